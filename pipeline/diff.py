"""Two output folders → the rows that came, went and changed, for reading and as CSV.

A row is known by its key; one of a table without a key by the columns in `KEYS`. A row that only stands elsewhere in its
report (an edit before it moved its offsets) counts as moved and is not listed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import TABLES, Table
from pipeline.write.folder import OutputError

KEYS: Mapping[str, tuple[str, ...]] = {
    "participants": ("event_id", "role", "entity_id", "text"),
    "tellings": ("event_id", "report_id", "text"),
    "cases": ("case_id", "event_id"),
    "basis": ("event_id", "column"),
    "corrections_report": ("source", "line"),
    "rejected": ("source_path", "stage", "error"),
}
OFFSETS = frozenset({"start", "end", "trigger_start", "trigger_end"})
HEADER = ("table", "id", "change", "column", "old", "new")
SHOWN = 60
"""Characters of a cell in the readable list."""

Cells = dict[str, str]


@dataclass(frozen=True)
class Change:
    """One row of the list: `change` is added, gone or changed; `column`, `old` and `new` are those of a changed cell."""

    table: str
    id: str
    change: str
    column: str = ""
    old: str = ""
    new: str = ""


def changes(old: Path, new: Path) -> Iterator[Change]:
    """Every difference between two output folders, table by table, by identifier. Raises OutputError."""
    for table in TABLES:
        before, after = _rows(old, table), _rows(new, table)
        for identifier in sorted(before.keys() | after.keys()):
            if identifier not in before:
                yield Change(table.name, identifier, "added", new=_in_short(after[identifier]))
            elif identifier not in after:
                yield Change(table.name, identifier, "gone", old=_in_short(before[identifier]))
            elif before[identifier] != after[identifier]:
                yield from _cells(table.name, identifier, before[identifier], after[identifier])


def _cells(table: str, identifier: str, before: Cells, after: Cells) -> Iterator[Change]:
    columns = [c for c in dict.fromkeys((*before, *after)) if before.get(c, "") != after.get(c, "")]
    if OFFSETS.issuperset(columns):
        yield Change(table, identifier, "moved")
        return
    for column in columns:
        if column not in OFFSETS:
            yield Change(table, identifier, "changed", column, before.get(column, ""), after.get(column, ""))


def _rows(folder: Path, table: Table) -> dict[str, Cells]:
    columns = KEYS.get(table.name) or (table.key,)
    path = folder / f"{table.name}.csv"
    found: dict[str, Cells] = {}
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                identifier = name = "|".join(row[column] for column in columns)
                count = 1
                while name in found:
                    count += 1
                    name = f"{identifier}|{count}"
                found[name] = row
    except FileNotFoundError as error:
        if not (folder / f"{TABLES[0].name}.csv").exists():
            raise OutputError(f"{folder} does not hold the tables of a run") from error
    except (OSError, UnicodeDecodeError, csv.Error, KeyError, TypeError) as error:
        raise OutputError(f"{path} cannot be read: {error}") from error
    return found


def _in_short(row: Cells) -> str:
    """What tells a row to a reader, besides its identifier."""
    named = ("event_type", "status", "date", "kind", "role", "name", "heading", "edtf", "amount_min", "currency", "duration_min", "outcome", "text")
    return " · ".join(row[column] for column in named if row.get(column))


def as_csv(found: Iterator[Change]) -> str:
    """The list as CSV; moved rows are left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows((c.table, c.id, c.change, c.column, c.old, c.new) for c in found if c.change != "moved")
    return out.getvalue()


def as_text(found: Iterator[Change]) -> str:
    """The list for reading: per table the counts, then a line for each row that came or went and each changed cell."""
    by_table: dict[str, list[Change]] = {}
    for one in found:
        by_table.setdefault(one.table, []).append(one)
    lines = []
    for table, listed in by_table.items():
        rows = {kind: len({c.id for c in listed if c.change == kind}) for kind in ("added", "changed", "gone", "moved")}
        lines.append(f"{table}.csv: " + ", ".join(f"{count} {kind}" for kind, count in rows.items() if count))
        for one in listed:
            if one.change == "changed":
                lines.append(f"  ~ {one.id}  {one.column}: {_cut(one.old)} → {_cut(one.new)}")
            elif one.change != "moved":
                lines.append(f"  {'+' if one.change == 'added' else '-'} {one.id}  {_cut(one.new or one.old)}")
    return "\n".join(lines) + "\n" if lines else "no differences\n"


def _cut(words: str) -> str:
    plain = " ".join(words.split()) or "(empty)"
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
