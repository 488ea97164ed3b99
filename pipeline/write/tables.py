"""Rows → CSV text as RFC 4180 has it, safe to open in a spreadsheet; and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pipeline.archive import Rows
from pipeline.records import Column, Row, Table

AT_ONCE = 100
"""Rows of a piece of a table."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object, column: Column, safe: bool = True) -> str:
    """One value as a cell. With `safe`, text that a spreadsheet would take for a formula gets a leading apostrophe.

    Only columns of type string and list are changed; numbers keep their sign. The evidence columns stay checkable: the
    apostrophe stands before the words, which follow unchanged.
    """
    if not value and value != 0:
        return ""
    if column.type == "boolean":
        return "true" if value else "false"
    if column.type == "number" and isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if column.type == "list":
        value = ";".join(str(item).replace(";", ",") for item in value) if isinstance(value, list) else value
    text = str(value)
    if safe and column.type in {"string", "list"} and text.startswith(_FORMULA):
        return "'" + text
    return text


def plain(value: object, column: Column) -> str | int | float | bool | list[str] | None:
    """One value in the type of its column; what is not stated is None. A date stays ISO text."""
    if value is None or value == "" or value == []:
        return None
    if column.type == "list":
        return [str(item) for item in value] if isinstance(value, list) else str(value).split(";")
    if column.type == "boolean":
        return value in (True, "true")
    if column.type == "integer":
        return int(value)  # type: ignore[call-overload]
    if column.type == "number":
        return float(value)  # type: ignore[arg-type]
    return str(value)


def from_csv(table: Table, text: str) -> list[Row]:
    """The rows of a CSV text that `to_csv` wrote, typed by the declaration. Raises ValueError where it is another table's.

    An apostrophe before a character that would begin a formula is taken for the one that `cell` puts there.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if list(reader.fieldnames or []) != table.header:
        raise ValueError(f"{table.name}.csv does not have the columns of this version; extract again")
    return [{column.name: plain(_unescaped(row[column.name], column), column) for column in table.columns} for row in reader]


def _unescaped(text: str, column: Column) -> str:
    escaped = column.type in {"string", "list"} and text[:1] == "'" and text[1:2] in _FORMULA and text[1:2] != ""
    return text[1:] if escaped else text


def csv_lines(table: Table, rows: Iterable[Row], safe: bool = True) -> Iterator[str]:
    """The CSV text of a table piece by piece. Rows that are no `Archive`'s are checked, and sorted by the table's order.

    Raises ValueError on a row that breaks the contract.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(table.header)
    written = rows.values() if isinstance(rows, Rows) else (list(table.cells(row)) for row in _checked(table, rows))
    while some := list(islice(written, AT_ONCE)):
        writer.writerows(_cells(values, table, safe) for values in some)
        yield lines.getvalue()
        lines.seek(0)
        lines.truncate()
    yield lines.getvalue()


def _cells(values: list[Any], table: Table, safe: bool) -> list[Any]:
    """The cells of a row, those left as they are that `csv` writes as `cell` would."""
    for place, column in table.formatted:
        value = values[place]
        if column.type != "string" or type(value) is str and value[:1] in _FORMULA:
            values[place] = cell(value, column, safe)
    return values


def _checked(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    for row in ordered(table, rows):
        table.check(row)
        yield row


def to_csv(table: Table, rows: Iterable[Row], safe: bool = True) -> str:
    """The CSV text of a table, rows sorted by the table's order. Raises ValueError on a row that breaks the contract."""
    return "".join(csv_lines(table, rows, safe))


def ordered(table: Table, rows: Iterable[Row]) -> list[Row]:
    """Rows in the order in which they are written."""

    def rank(row: Row) -> tuple[tuple[int, float, str], ...]:
        keys = []
        for name in (*table.order, *table.header):
            value = row[name]
            keys.append((1, float(value), "") if isinstance(value, int | float) else (0, 0.0, str(value or "")))
        return tuple(keys)

    return sorted(rows, key=rank)
