"""Gold annotations: one JSON file beside one report's text, read, checked and resolved to offsets.

A *ref* in the file is {"line": L, "text": T, "nth": N}: the Nth occurrence (1 when left out) of T in line L (from 1) of
the text. What the parts of the file mean is described in tests/gold/README.md.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.records import STATUSES
from pipeline.vocabulary import rows

Span = tuple[int, int]
KINDS = {"person": "people", "organisation": "organisations", "place": "places"}
ROLES = {"actor", "target", "source", "affected"}


class GoldError(ValueError):
    """A gold file that does not fit its text or the codes; the message lists every fault."""


@dataclass
class Gold:
    """The annotations of one report. `lines` are those of the annotated text file; spans are made by `span`."""

    name: str
    lines: list[str]
    data: dict[str, Any]
    starts: list[int] = field(default_factory=list)

    def lay_on(self, canonical: str) -> None:
        """Find where every line of the annotated file starts in the canonical text, whose spaces may differ."""
        self.starts, at = [], 0
        for line in self.lines:
            words = line.strip()
            found = canonical.find(words, at) if words else at
            if found < 0:
                found = canonical.find(words[:40], at)
            found = max(found, 0) if found >= 0 else at
            self.starts.append(found - (len(line) - len(line.lstrip())))
            at = found + len(words) if words else at

    def span(self, ref: dict[str, Any]) -> Span:
        """Character offsets (end-exclusive, canonical text) of a ref."""
        at = place_of(ref, self.lines)
        start = self.starts[ref["line"] - 1] + at
        return start, start + len(ref["text"])


def place_of(ref: dict[str, Any], lines: list[str]) -> int:
    """Offset of a ref in its line; -1 where it is not there."""
    if not 1 <= ref["line"] <= len(lines) or not ref["text"]:
        return -1
    at = -1
    for _ in range(ref.get("nth") or 1):
        at = lines[ref["line"] - 1].find(ref["text"], at + 1)
        if at < 0:
            return -1
    return at


def load(path: Path) -> Gold:
    """The gold of `path` (NAME.json) and its text (NAME.txt beside it), checked.

    Raises GoldError with every fault: a ref that is not in the text, an unknown code, an entity without an entry.
    """
    gold = read(path, path.with_suffix(".txt"))
    faults = list(_faults(gold))
    if faults:
        raise GoldError(f"{path.name}: " + "; ".join(faults))
    return gold


def read(path: Path, text: Path) -> Gold:
    """The gold of `path` for the report in `text`, unchecked."""
    return Gold(path.stem, text.read_text(encoding="utf-8").split("\n"), json.loads(path.read_text(encoding="utf-8")))


def split(folder: Path) -> dict[str, bool]:
    """Report → whether it is held out: a report whose misses nobody reads while rules are written."""
    with (folder / "split.csv").open(encoding="utf-8", newline="") as handle:
        return {row["report"]: row["held_out"] == "true" for row in csv.DictReader(handle)}


def _faults(gold: Gold):
    data, lines = gold.data, gold.lines
    names = {kind: [entity["name"] for entity in data[table]] for kind, table in KINDS.items()}
    types = {row["event_type"] for row in rows("event_types")}
    for kind, of_kind in names.items():
        yield from (f"two entries for the {kind} {name}" for name in sorted(set(of_kind)) if of_kind.count(name) > 1)
    for section in data["sections"]:
        if not 1 <= section["line"] <= len(lines) or section["heading"] not in lines[section["line"] - 1]:
            yield f"heading {section['heading']!r} is not in line {section['line']}"
    for number, ref in enumerate(_refs(data)):
        if place_of(ref, lines) < 0:
            yield f"ref {number}, line {ref['line']}, has no {ref['text']!r}"
    for mention in data["mentions"]:
        if mention["entity"] not in names[mention["kind"]]:
            yield f"no entry for the {mention['kind']} {mention['entity']}"
    for kind, of_kind in names.items():
        if kind == "place":
            continue  # a place of an event may be known from a court's name alone
        mentioned = {mention["entity"] for mention in data["mentions"] if mention["kind"] == kind}
        yield from (f"the {kind} {name} is mentioned nowhere" for name in of_kind if name not in mentioned)
    seen: set[str] = set()
    for event in data["events"]:
        label = event["id"]
        if label in seen:
            yield f"two events {label}"
        seen.add(label)
        if event["event_type"] not in types or event["status"] not in STATUSES:
            yield f"{label}: unknown code {event['event_type']} or {event['status']}"
        if event.get("place") and event["place"] not in names["place"]:
            yield f"{label}: no entry for the place {event['place']}"
        if event["trigger"]["line"] != event["evidence"]["line"] or event["trigger"]["text"] not in event["evidence"]["text"]:
            yield f"{label}: the trigger is outside the evidence"
        for part in event["participants"]:
            if part["role"] not in ROLES or (part["kind"] != "group" and part["entity"] not in names[part["kind"]]):
                yield f"{label}: participant {part['role']} {part['entity']}"
        for part in [*event["participants"], *event["penalties"], *event["charges"]]:
            words = part["text"] if "role" in part else part["recipient_text"]
            if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", "\n".join(lines)):
                yield f"{label}: the text has no {words!r}"
            if part.get("recipient") and part["recipient"] not in names["person"] + names["organisation"]:
                yield f"{label}: no entry for the recipient {part['recipient']}"


def _refs(data: dict[str, Any]):
    yield from (part["ref"] for table in ("dates", "mentions") for part in data[table])
    for event in data["events"]:
        yield from (event["trigger"], event["evidence"], *event["tellings"])
