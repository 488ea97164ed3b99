"""What people have decided, applied to the tables after every run. docs/corrections.md has the format and its promises.

No correction is dropped without a word: each gets a row in `corrections_report`, with what became of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pipeline.archive import Archive
from pipeline.correction_file import ACTIONS, Correction
from pipeline.edtf import bounds
from pipeline.records import BY_NAME, Column, Row, Table
from pipeline.resolve.crosswalk import codes_of_rows
from pipeline.vocabulary import words
from pipeline.write.tables import cell

ENTITIES = {"people": "person_id", "organisations": "organisation_id", "places": "place_id"}
EVENT_PARTS = ("participants", "penalties", "charges", "tellings", "basis")
CORRECTABLE = ("events", *ENTITIES, "participants", "penalties", "charges", "dates", "mentions", "reports", "sections")
FIXED = frozenset({"report_id", "event_id", "text", "start", "end", "trigger", "trigger_start", "trigger_end", "tellings", "mentions", "reports"})
"""Columns that say where the words stand or are counted from other rows."""
POINTERS = (("participants", "entity_id"), ("penalties", "recipient_id"), ("charges", "recipient_id"), ("mentions", "entity_id"),
            ("events", "place_id"), ("places", "part_of"))  # fmt: skip
"""Cells that hold an entity's identifier; `people.affiliations` holds a list of them."""


class _Refused(Exception):
    def __init__(self, outcome: str, note: str) -> None:
        super().__init__(note)
        self.outcome, self.note = outcome, note


def apply(archive: Archive, corrections: Sequence[Correction], text_of: Callable[[str], str]) -> int:
    """Apply corrections in their order and report on each in `corrections_report`; returns how many were not applied.

    `text_of` gives the canonical text of a report by its `report_id`.
    """
    run = _Run(archive, text_of)
    last = {(c.table, c.id, c.column): c for c in corrections if c.action == "set"}
    refused = 0
    for one in corrections:
        try:
            if one.action == "set" and last[one.table, one.id, one.column] is not one:
                outcome, note = "superseded", f"row {last[one.table, one.id, one.column].line} sets the same cell later"
            else:
                outcome, note = run.apply(one)
        except _Refused as refusal:
            outcome, note = refusal.outcome, refusal.note
            refused += 1
        archive.add("corrections_report", [{
            "source": one.source, "line": one.line, "action": one.action, "table": one.table, "id": one.id, "column": one.column,
            "value": one.value, "who": one.who, "when": one.when, "why": one.why, "outcome": outcome, "note": note,
        }])  # fmt: skip
    return refused


class _Run:
    """One pass over the corrections: what has been merged into what, and the tables they change."""

    def __init__(self, archive: Archive, text_of: Callable[[str], str]) -> None:
        self.archive, self.text_of = archive, text_of
        self.merged: dict[tuple[str, str], str] = {}

    def apply(self, one: Correction) -> tuple[str, str]:
        if one.action not in ACTIONS:
            raise _Refused("invalid", f"no action {one.action!r}; there are {', '.join(ACTIONS)}")
        if one.table not in CORRECTABLE:
            raise _Refused("invalid", f"the table {one.table!r} is not corrected; these are: {', '.join(CORRECTABLE)}")
        empty = [name for name in ("id", "who", "when", "why") if not getattr(one, name)]
        if empty:
            raise _Refused("invalid", f"{', '.join(empty)} must be filled in")
        if one.moment is None:
            raise _Refused("invalid", f"when must be an ISO date or time, not {one.when!r}")
        table = BY_NAME[one.table]
        if one.action == "add":
            return self.add(one, table)
        row = self.find(one, table)
        self.check_evidence(one, table, row)
        return getattr(self, one.action)(one, table, row)  # type: ignore[no-any-return]

    def find(self, one: Correction, table: Table, identifier: str = "") -> Row:
        """The row that a correction is about. A row that was merged away is the one that it was merged into."""
        identifier = identifier or one.id
        identifier = self.merged.get((table.name, identifier), identifier)
        if table.name == "participants":
            event, _, rest = identifier.partition("|")
            role, _, who = rest.partition("|")
            event = self.merged.get(("events", event), event)
            rows = [row for row in self.archive.select(table.name, event_id=event, role=role) if (row["entity_id"] or row["text"]) == who]
        else:
            rows = list(self.archive.select(table.name, **{table.key: identifier}))
        if len(rows) > 1:
            raise _Refused("invalid", f"{len(rows)} rows answer to this id")
        if not rows:
            raise _Refused("row_gone", self.hint(one, table))
        return rows[0]

    def hint(self, one: Correction, table: Table) -> str:
        """Where the words of a row that is gone stand now, if that is plain."""
        if one.evidence and "text" in table.header:
            now = list(self.archive.select(table.name, text=one.evidence))
            if len(now) == 1:
                return f"there is no row {one.id}; these words are now those of {row_id(table, now[0])}"
        return f"there is no row {one.id}"

    def check_evidence(self, one: Correction, table: Table, row: Row) -> None:
        if not one.evidence:
            return
        known = {row[column] for column in ("text", "name", "title", "heading") if row.get(column)} | set(row.get("aliases") or ())
        event = row.get("event_id")
        if event and one.evidence not in known:
            known |= {telling["text"] for telling in self.archive.select("tellings", event_id=event)}
        if one.evidence not in known:
            now = row.get("text") or row.get("name") or row.get("title") or ""
            raise _Refused("evidence_changed", f"the row's words are now: {now}")

    def set(self, one: Correction, table: Table, row: Row) -> tuple[str, str]:
        column = next((c for c in table.columns if c.name == one.column), None)
        if column is None:
            raise _Refused("invalid", f"{table.name} has no column {one.column!r}")
        if column.name in FIXED or column.name == table.key:
            raise _Refused("invalid", f"{table.name}.{column.name} cannot be set")
        value = self.typed(table, column, one.value)
        before = cell(row[column.name], column, safe=False)
        if before == cell(value, column, safe=False):
            return "agreed", "the table has this value without the correction"
        self.store(table, row, {column.name: value} | self.implied(table, column, row, value), one)
        if one.was and before != one.was:
            return "value_changed", f"the program now says {before or 'nothing'}"
        return "applied", ""

    def store(self, table: Table, row: Row, cells: Row, one: Correction) -> None:
        """Change cells of a row; those of an event get the correction as their basis."""
        self.archive.replace(table.name, row, row | cells)
        if table.name == "events":
            for column in cells:
                self.archive.delete("basis", event_id=row["event_id"], column=column)
            words_ = f"corrected by {one.who} on {one.when}: {one.why}"
            self.archive.add("basis", ({"event_id": row["event_id"], "column": column, "basis": words_} for column in cells))

    def implied(self, table: Table, column: Column, row: Row, value: Any) -> Row:
        """Cells that follow from the one that is set."""
        if (table.name, column.name) in {("events", "date"), ("dates", "edtf")}:
            found = bounds(value) if value else ("", "", "")
            return dict(zip(("date_start", "date_end", "date_precision"), found, strict=True)) if found else {}
        if (table.name, column.name) == ("participants", "entity_id"):
            kind = "group" if not value else "person" if self.archive.count("people", person_id=value) else "organisation"
            return {"kind": kind}
        if table.name == "events" and column.name in {"event_type", "status"}:
            changed = row | {column.name: value}
            return codes_of_rows(changed, *(list(self.archive.select(t, event_id=row["event_id"])) for t in ("participants", "penalties")))
        return {}

    def typed(self, table: Table, column: Column, value: str) -> Any:
        """The value in the type of its column. Refuses what the declaration does not allow."""
        try:
            typed = _typed(column, value)
            if column.required and typed in (None, "", []):
                raise ValueError("must not be empty")
            if column.allowed and typed and typed not in column.allowed:
                raise ValueError(f"must be one of {', '.join(column.allowed)}")
        except ValueError as error:
            raise _Refused("invalid", f"{table.name}.{column.name}: {error}") from None
        if (table.name, column.name) == ("events", "event_type") and value not in words("event_types", "event_type"):
            raise _Refused("invalid", f"there is no event type {value!r}")
        target = [tuple(column.refers_to.split("."))] if column.refers_to else []
        if column.name in {"entity_id", "recipient_id"}:
            target = [(name, key) for name, key in ENTITIES.items() if name != "places" or table.name == "mentions"]
        if target and typed and not any(self.archive.count(name, **{key: typed}) for name, key in target):
            raise _Refused("invalid", f"{table.name}.{column.name}: there is no {value!r}")
        return typed

    def merge(self, one: Correction, table: Table, row: Row) -> tuple[str, str]:
        if table.name not in ENTITIES and table.name != "events":
            raise _Refused("invalid", f"rows of {table.name} are not merged")
        gone = [self.find(one, table, name.strip()) for name in one.value.split(";") if name.strip()]
        gone = [other for other in gone if other[table.key] != row[table.key]]
        if not gone:
            raise _Refused("invalid", "value must list the rows that go")
        for other in gone:
            row = self.merge_events(row, other) if table.name == "events" else self.merge_entities(table, row, other)
            self.merged[table.name, other[table.key]] = row[table.key]
        return "applied", ""

    def merge_entities(self, table: Table, row: Row, gone: Row) -> Row:
        old, new = gone[table.key], row[table.key]
        united = dict(row)
        for column in table.columns:
            if column.type == "list":
                united[column.name] = list(dict.fromkeys([*row[column.name], *gone[column.name]]))
            elif not row[column.name]:
                united[column.name] = gone[column.name]
        united["aliases"] = sorted({*united["aliases"], gone["name"]} - {row["name"]})
        united["reports"] = sorted(united["reports"])
        united["mentions"] = row["mentions"] + gone["mentions"]
        self.archive.replace(table.name, row, united)
        self.archive.delete(table.name, **{table.key: old})
        self.repoint(old, new)
        return united

    def repoint(self, old: str, new: str) -> None:
        """Whatever points at one entity points at another, or, where `new` is empty, at none."""
        for name, column in POINTERS:
            for row in list(self.archive.select(name, **{column: old})):
                changed = row | {column: new}
                if not new and name == "mentions":
                    self.archive.delete(name, mention_id=row["mention_id"])
                    continue
                if not new and name == "participants":
                    changed["kind"] = "group"
                if not new and "recipient_kind" in row:
                    changed["recipient_kind"] = "group"
                if new and name == "participants" and any(
                    other["role"] == row["role"] for other in self.archive.select(name, event_id=row["event_id"], entity_id=new)
                ):
                    self.archive.remove(name, row)
                    continue
                self.archive.replace(name, row, changed)
        for row in list(self.archive.holding("people", "affiliations", old)):
            kept = dict.fromkeys(new if name == old else name for name in row["affiliations"])
            self.archive.replace("people", row, row | {"affiliations": sorted(name for name in kept if name)})

    def merge_events(self, row: Row, gone: Row) -> Row:
        old, new = gone["event_id"], row["event_id"]
        for name in EVENT_PARTS:
            same_report = gone["report_id"] == row["report_id"]
            for part in list(self.archive.select(name, event_id=old)):
                known = list(self.archive.select(name, event_id=new))
                self.archive.remove(name, part)
                if name == "basis" or name != "tellings" and not same_report or any(_alike(part, other) for other in known):
                    continue
                self.archive.add(name, [part | {"event_id": new}])
        united = dict(row)
        for column in BY_NAME["events"].columns:
            mine, theirs = row[column.name], gone[column.name]
            if column.name in {"date", "place_id", "event_type", "status"} and mine and theirs and mine != theirs:
                united["conflicts"] = sorted({*united["conflicts"], f"{column.name}: {theirs}"})
            elif column.name in {"date", "place_id", "country"} and theirs and not mine:
                copied = ("date", "date_start", "date_end", "date_precision") if column.name == "date" else (column.name,)
                united |= {name: gone[name] for name in copied}
        united["tellings"] = self.archive.count("tellings", event_id=new)
        self.archive.replace("events", row, united)
        self.archive.delete("events", event_id=old)
        return united

    def delete(self, one: Correction, table: Table, row: Row) -> tuple[str, str]:
        if table.name in {"reports", "sections"}:
            raise _Refused("invalid", f"rows of {table.name} are not deleted; take the report out of the folder")
        self.archive.remove(table.name, row)
        if table.name == "events":
            for part in EVENT_PARTS:
                self.archive.delete(part, event_id=row["event_id"])
        if table.name in ENTITIES:
            self.repoint(row[table.key], "")
        return "applied", ""

    def split(self, one: Correction, table: Table, row: Row) -> tuple[str, str]:
        wanted = _object(one.value)
        identifier = str(wanted.get("id") or "")
        if not identifier or (table.key and self.archive.count(table.name, **{table.key: identifier})):
            raise _Refused("invalid", "value must name an id for the new row that is not in use")
        if table.name == "events":
            self.split_event(row, identifier, _strings(wanted, "tellings"), one)
        elif table.name in ENTITIES:
            name = str(wanted.get("name") or "")
            if not name:
                raise _Refused("invalid", "value must hold the name of the new row")
            self.split_entity(table, row, identifier, name, _strings(wanted, "mentions"))
        else:
            raise _Refused("invalid", f"rows of {table.name} are not split")
        return "applied", ""

    def split_event(self, row: Row, identifier: str, sentences: Sequence[str], one: Correction) -> None:
        tellings = list(self.archive.select("tellings", event_id=row["event_id"]))
        moved = [t for t in tellings if t["text"] in sentences]
        stay = [t for t in tellings if t["text"] not in sentences]
        if {t["text"] for t in moved} != set(sentences) or not moved:
            raise _Refused("evidence_changed", "not all of these sentences tell the event")
        if not stay:
            raise _Refused("invalid", "one telling at least must stay")
        evidence = moved[0]
        for telling in moved:
            self.archive.remove("tellings", telling)
            self.archive.add("tellings", [telling | {"event_id": identifier}])
        split = row | _evidence(row, evidence) | {"event_id": identifier, "tellings": len(moved), "confidence": 1.0}
        old = row | {"tellings": len(stay)}
        if any(_evidence(row, t)["start"] == row["start"] and t["report_id"] == row["report_id"] for t in moved):
            old |= _evidence(row, stay[0])
        self.archive.replace("events", row, old)
        self.archive.add("events", [split])
        for name in ("participants", "penalties", "charges"):
            key = BY_NAME[name].key
            for part in list(self.archive.select(name, event_id=row["event_id"])):
                inside = any(t["report_id"] == row["report_id"] and t["start"] <= part["start"] and part["end"] <= t["end"] for t in moved)
                if inside:
                    self.archive.remove(name, part)
                    if split["report_id"] == row["report_id"]:
                        self.archive.add(name, [part | {"event_id": identifier} | ({key: part[key]} if key else {})])
        self.archive.add("basis", [{"event_id": identifier, "column": "event_type", "basis": f"split off by {one.who} on {one.when}: {one.why}"}])

    def split_entity(self, table: Table, row: Row, identifier: str, name: str, ids: Sequence[str]) -> None:
        mentions = [m for m in self.archive.select("mentions", entity_id=row[table.key])]
        moved = [m for m in mentions if m["mention_id"] in ids]
        stay = [m for m in mentions if m["mention_id"] not in ids]
        if len(moved) != len(set(ids)) or not moved:
            raise _Refused("evidence_changed", "not all of these mentions mean the row")
        if not stay:
            raise _Refused("invalid", "one mention at least must stay")
        self.archive.add(table.name, [row | {
            table.key: identifier, "name": name, "aliases": sorted({m["text"] for m in moved} - {name}), "mentions": len(moved),
            "reports": sorted({m["report_id"] for m in moved}),
        }])  # fmt: skip
        self.archive.replace(table.name, row, row | {"mentions": len(stay), "reports": sorted({m["report_id"] for m in stay})})
        spans = {(m["report_id"], m["start"], m["end"]) for m in moved}
        for mention in moved:
            self.archive.replace("mentions", mention, mention | {"entity_id": identifier})
        for column_table, column in (("participants", "entity_id"), ("penalties", "recipient_id"), ("charges", "recipient_id")):
            for part in list(self.archive.select(column_table, **{column: row[table.key]})):
                report = next(self.archive.select("events", event_id=part["event_id"]))["report_id"]
                within = {(s, e) for r, s, e in spans if r == report and part["start"] <= s and e <= part["end"]}
                if within and not any(m["report_id"] == report and part["start"] <= m["start"] and m["end"] <= part["end"] for m in stay):
                    self.archive.replace(column_table, part, part | {column: identifier})
        for event in list(self.archive.select("events", place_id=row[table.key])):
            if _inside(event, moved) and not _inside(event, stay):
                self.archive.replace("events", event, event | {"place_id": identifier})

    def add(self, one: Correction, table: Table) -> tuple[str, str]:
        stated = _object(one.value)
        unknown = sorted(set(stated) - set(table.header))
        if unknown:
            raise _Refused("invalid", f"{table.name} has no column {', '.join(unknown)}")
        row: Row = {column.name: [] if column.type == "list" else False if column.type == "boolean" else None for column in table.columns}
        if table.name == "participants":
            row["event_id"] = one.id
        elif self.archive.count(table.name, **{table.key: one.id}):
            raise _Refused("invalid", f"there is a row {one.id} already")
        row |= {"confidence": 1.0, "tellings": 1} if table.name == "events" else {"mentions": 0} if table.name in ENTITIES else {}
        columns = {column.name: column for column in table.columns}
        for name, value in stated.items():
            row[name] = self.typed(table, columns[name], _as_cell(value))
        if table.key:
            row[table.key] = one.id
        if "date" in row and row["date"] and not row["date_start"] and (found := bounds(row["date"])):
            row |= dict(zip(("date_start", "date_end", "date_precision"), found, strict=True))
        if "text" in row:
            self.locate(table, row)
        try:
            table.check(row)
        except ValueError as error:
            raise _Refused("invalid", str(error).partition(" ({")[0]) from None
        if table.name == "events":
            row |= codes_of_rows(row, [], [])
            self.archive.add("tellings", [{name: row[name] for name in BY_NAME["tellings"].header}])
            self.archive.add("basis", [{"event_id": one.id, "column": "event_type", "basis": f"added by {one.who} on {one.when}: {one.why}"}])
        self.archive.add(table.name, [row])
        return "applied", ""

    def locate(self, table: Table, row: Row) -> None:
        """Fill `start` and `end` (and the trigger's) from the words, which must stand in the report exactly once."""
        report = row.get("report_id")
        if not report:
            event = next(self.archive.select("events", event_id=row["event_id"]), None)
            if event is None:
                raise _Refused("row_gone", f"there is no event {row['event_id']}")
            report = event["report_id"]
        if not self.archive.count("reports", report_id=report):
            raise _Refused("row_gone", f"there is no report {report}")
        text, said = self.text_of(str(report)), str(row["text"] or "")
        start = row["start"]
        if start is None:
            if not said or text.count(said) != 1:
                raise _Refused("evidence_changed", f"the words stand {text.count(said) if said else 0} times in {report}")
            start = text.index(said)
        if text[start : start + len(said)] != said:
            raise _Refused("evidence_changed", f"other words stand at {start} in {report}")
        row |= {"start": start, "end": start + len(said)}
        if "trigger" in row and row["trigger_start"] is None:
            trigger = str(row["trigger"] or "")
            if not trigger or trigger not in said:
                raise _Refused("invalid", "the trigger must be words of the text")
            at = start + said.index(trigger)
            row |= {"trigger_start": at, "trigger_end": at + len(trigger)}


def row_id(table: Table, row: Row) -> str:
    """The identifier by which a correction names a row."""
    if table.name == "participants":
        return f"{row['event_id']}|{row['role']}|{row['entity_id'] or row['text']}"
    return str(row[table.key])


def _alike(a: Row, b: Row) -> bool:
    """Whether two parts of two events that are merged say the same."""
    columns = ("report_id", "role", "entity_id", "recipient_id", "kind", "offence") if a.get("entity_id") or a.get("recipient_id") else ("report_id", "start", "end", "kind", "role")
    return all(a.get(column) == b.get(column) for column in columns)


def _evidence(row: Row, telling: Row) -> Row:
    """Cells of an event whose main telling is another: its words, and the trigger's, or the whole sentence for want of it."""
    at = telling["text"].find(row["trigger"])
    start = telling["start"] + max(at, 0)
    trigger = row["trigger"] if at >= 0 else telling["text"]
    return {
        "report_id": telling["report_id"], "section_id": telling["section_id"], "text": telling["text"], "start": telling["start"],
        "end": telling["end"], "trigger": trigger, "trigger_start": start, "trigger_end": start + len(trigger),
    }  # fmt: skip


def _inside(event: Row, mentions: Iterable[Row]) -> bool:
    return any(m["report_id"] == event["report_id"] and event["start"] <= m["start"] and m["end"] <= event["end"] for m in mentions)


def _object(value: str) -> dict[str, Any]:
    try:
        found = json.loads(value)
    except ValueError as error:
        raise _Refused("invalid", f"value must be a JSON object: {error}") from None
    if not isinstance(found, dict):
        raise _Refused("invalid", "value must be a JSON object")
    return found


def _strings(wanted: dict[str, Any], name: str) -> list[str]:
    found = wanted.get(name)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise _Refused("invalid", f"value must hold a list {name!r}")
    return found


def _as_cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


def _typed(column: Column, value: str) -> Any:
    if column.type == "list":
        return [item.strip() for item in value.split(";") if item.strip()]
    if column.type == "boolean":
        if value not in {"true", "false"}:
            raise ValueError("must be true or false")
        return value == "true"
    if not value:
        return None if column.type in {"integer", "number"} else ""
    if column.type == "integer":
        return int(value)
    if column.type == "number":
        return float(value)
    if column.type == "date" and bounds(value) != (value, value, "day"):
        raise ValueError("must be a day such as 2025-07-14")
    return value
