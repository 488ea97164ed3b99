"""The rows of the event annotations and the texts that they stand off from: read, check, turn shorthand into rows."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import STATUSES
from pipeline.vocabulary import rows as vocabulary

FOLDER = Path(__file__).parent
COLUMNS = ("sentence", "event", "kind", "label", "status", "core", "start", "end")
ROLES = {"a": "actor", "t": "target", "s": "source", "x": "affected"}
SHORT_STATUS = {"al": "alleged", "pl": "planned", "on": "ongoing", "no": "not_occurred"}


class AnnotationError(ValueError):
    """Rows or shorthand that do not fit the texts or the codes; the message names the sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the sample: report `<year>/<country>`, character offsets in its file (end-exclusive)."""

    number: int
    report: str
    start: int
    end: int
    stratum: str
    text: str = field(default="", compare=False)


@dataclass
class Argument:
    """A participant's words (offsets in the report's file) and role."""

    role: str
    start: int
    end: int


@dataclass
class Annotated:
    """One event of one sentence."""

    event_type: str
    status: str
    core: bool
    start: int
    end: int
    arguments: list[Argument] = field(default_factory=list)


def sample(corpus: Path | None = None) -> list[Sentence]:
    """The sentences of sample.csv in the order in which they are annotated, with their text if `corpus` (the unpacked
    state_dept_hr_reports) is given. Raises AnnotationError where a report differs from the one that was sampled."""
    texts: dict[str, str] = {}
    if corpus:
        for row in _read(FOLDER / "reports.csv"):
            raw = (corpus / f"{row['report']}.txt").read_bytes()
            if hashlib.sha256(raw).hexdigest() != row["sha256"]:
                raise AnnotationError(f"{row['report']}.txt is not the text that was sampled: its SHA-256 differs")
            texts[row["report"]] = raw.decode("utf-8")
    return [
        Sentence(int(row["sentence"]), row["report"], int(row["start"]), int(row["end"]), row["stratum"],
                 texts.get(row["report"], "")[int(row["start"]) : int(row["end"])])
        for row in _read(FOLDER / "sample.csv")
    ]  # fmt: skip


def hands() -> list[str]:
    """The annotators, by the names of their files."""
    return sorted(path.stem.removeprefix("hand_") for path in FOLDER.glob("hand_*.csv"))


def read(hand: str) -> dict[int, list[Annotated]]:
    """Sentence number → events, of one annotator; a sentence without events has an empty list."""
    out: dict[int, list[Annotated]] = {}
    of_event: dict[tuple[int, str], Annotated] = {}
    for row in _read(FOLDER / f"hand_{hand}.csv"):
        number = int(row["sentence"])
        events = out.setdefault(number, [])
        if row["kind"] == "trigger":
            event = Annotated(row["label"], row["status"], row["core"] == "true", int(row["start"]), int(row["end"]))
            of_event[number, row["event"]] = event
            events.append(event)
        elif row["kind"] == "argument":
            of_event[number, row["event"]].arguments.append(Argument(row["label"], int(row["start"]), int(row["end"])))
    return out


def write(hand: str, annotated: dict[int, list[Annotated]]) -> None:
    """Write one annotator's rows, sorted by sentence."""
    with (FOLDER / f"hand_{hand}.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, events in sorted(annotated.items()):
            if not events:
                writer.writerow([number, "", "none", "", "", "", "", ""])
            for i, event in enumerate(events, 1):
                core = "true" if event.core else "false"
                writer.writerow([number, i, "trigger", event.event_type, event.status, core, event.start, event.end])
                writer.writerows([number, i, "argument", a.role, "", "", a.start, a.end] for a in event.arguments)


def faults(sentences: Iterable[Sentence], annotated: dict[int, list[Annotated]]) -> Iterator[str]:
    """What is wrong with one annotator's rows: unknown codes, spans outside their sentence or cutting words."""
    by_number = {s.number: s for s in sentences}
    types = {row["event_type"] for row in vocabulary("event_types")}
    for number, events in annotated.items():
        sentence = by_number.get(number)
        if sentence is None:
            yield f"sentence {number} is not in the sample"
            continue
        for event in events:
            if event.event_type not in types or event.status not in STATUSES:
                yield f"sentence {number}: unknown code {event.event_type} or {event.status}"
            if any(argument.role not in ROLES.values() for argument in event.arguments):
                yield f"sentence {number}: unknown role"
            parts: list[Annotated | Argument] = [event, *event.arguments]
            for part in parts:
                if not sentence.start <= part.start < part.end <= sentence.end:
                    yield f"sentence {number}: {part.start}–{part.end} is outside it"
                elif sentence.text and _cuts_words(sentence, part.start, part.end):
                    yield f"sentence {number}: {sentence.text[part.start - sentence.start : part.end - sentence.start]!r} cuts a word"


def from_shorthand(lines: Iterable[str], sentences: Iterable[Sentence]) -> dict[int, list[Annotated]]:
    """Annotations from their shorthand (README.md): `NUMBER type[!status][?] trigger; role words; … || …`
    for a sentence with events, `- NUMBER FIRST-LAST …` for sentences without (a range leaves out those that have a line).

    Raises AnnotationError for words that are not in the sentence.
    """
    by_number = {s.number: s for s in sentences}
    out: dict[int, list[Annotated]] = {}
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        number, _, rest = line.strip().partition(" ")
        if number == "-":
            for numbers in rest.split():
                first, _, last = numbers.partition("-")
                for n in range(int(first), int(last or first) + 1):
                    out.setdefault(n, [])
        else:
            out[int(number)] = [_event(by_number[int(number)], part.strip()) for part in rest.split("||")]
    return out


def _event(sentence: Sentence, shorthand: str) -> Annotated:
    head, *arguments = [part.strip() for part in shorthand.split(";")]
    code, _, trigger = head.partition(" ")
    event_type, _, status = code.rstrip("?").partition("!")
    start, end = _find(sentence, trigger)
    event = Annotated(event_type, SHORT_STATUS[status] if status else "occurred", not code.endswith("?"), start, end)
    for argument in arguments:
        if argument:
            role, _, words = argument.partition(" ")
            event.arguments.append(Argument(ROLES[role], *_find(sentence, words.strip())))
    return event


def _find(sentence: Sentence, words: str) -> tuple[int, int]:
    words, _, nth = words.partition("#")
    pattern = rf"(?<!\w){re.escape(words.strip())}(?!\w)"
    found = list(re.finditer(pattern, sentence.text))
    wanted = int(nth or 1)
    if len(found) < wanted:
        raise AnnotationError(f"sentence {sentence.number} has {len(found)}x {words!r}: {sentence.text}")
    match = found[wanted - 1]
    return sentence.start + match.start(), sentence.start + match.end()


def _cuts_words(sentence: Sentence, start: int, end: int) -> bool:
    text, a, b = sentence.text, start - sentence.start, end - sentence.start
    return (a > 0 and text[a - 1].isalnum() and text[a].isalnum()) or (b < len(text) and text[b - 1].isalnum() and text[b].isalnum())


def by_country(sentences: Iterable[Sentence]) -> dict[str, int]:
    """Country (as its file is named) → number of sentences."""
    out: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        out[sentence.report.split("/")[1].split("__")[0]] += 1
    return dict(out)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
