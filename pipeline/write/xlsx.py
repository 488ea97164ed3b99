"""Tables → one workbook, a sheet per table: typed cells, header frozen, filters on. Text is never taken for a formula."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from pipeline.records import TABLES, Row, Table
from pipeline.write.tables import plain

_TIMELESS = datetime(2000, 1, 1)  # stated as the time of creation, so that equal tables give equal bytes
_LONGEST = 32_767  # characters of a cell, and
_MOST = 1_048_575  # rows below the header: limits of the format
_WIDTHS = {"integer": 9, "number": 11, "boolean": 11, "date": 12, "list": 24, "string": 20}
_WIDE = {"text": 70, "error": 70, "basis": 60, "title": 40, "description": 70}


def files(tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """`tables.xlsx`: a sheet `about` that lists the tables and every column, then a sheet per table."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": "Civic space events", "created": _TIMELESS})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E9EEF4", "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    _about(book, styles)
    for table in TABLES:
        _sheet(book, styles, table, tables[table.name])
    book.close()
    return {"tables.xlsx": out.getvalue()}


def _about(book: Any, styles: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet("about")
    rows = [(table.name, column.name, column.type, column.description) for table in TABLES for column in table.columns]
    for at, (name, width) in enumerate((("table", 16), ("column", 22), ("type", 10), ("description", 100))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, styles["head"])
    for line, row in enumerate(rows, 1):
        for at, words in enumerate(row):
            sheet.write_string(line, at, words)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), 3)


def _sheet(book: Any, styles: Mapping[str, Any], table: Table, rows: Sequence[Row]) -> None:
    if len(rows) > _MOST:
        raise ValueError(f"{table.name} has {len(rows)} rows, more than a sheet holds ({_MOST}); use parquet or sqlite")
    sheet = book.add_worksheet(table.name)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDE.get(column.name, _WIDTHS[column.type]))
        sheet.write_string(0, at, column.name, styles["head"])
    for line, row in enumerate(rows, 1):
        for at, column in enumerate(table.columns):
            value: Any = plain(row[column.name], column)
            if value is None:
                continue
            if column.type == "boolean":
                sheet.write_boolean(line, at, value)
            elif column.type in ("integer", "number"):
                sheet.write_number(line, at, value)
            elif column.type == "date" and value >= "1900-03-01":  # the format knows no earlier days
                sheet.write_datetime(line, at, date.fromisoformat(value), styles["date"])
            else:
                sheet.write_string(line, at, (";".join(value) if isinstance(value, list) else value)[:_LONGEST])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
