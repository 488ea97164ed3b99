"""Tables → one SQLite database with keys, indexes, full-text search and views, and the metadata that Datasette reads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from importlib.resources import files as resources

from pipeline.records import TABLES, Column, ColumnType, Row, Table
from pipeline.write.tables import plain

DATABASE = "tables.sqlite"
_TYPES: dict[ColumnType, str] = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT"}
_INDEXED = ("entity_id", "recipient_id", "event_type", "date_start", "kind", "case_id", "start")


def files(tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """`tables.sqlite`, and `metadata.json` for Datasette. Lists are JSON arrays, booleans 0 and 1, dates ISO text."""
    database = sqlite3.connect(":memory:")
    try:
        for table in TABLES:
            database.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            database.executemany(
                f'INSERT INTO "{table.name}" VALUES ({marks})',
                ([_value(row[c.name], c) for c in table.columns] for row in tables[table.name]),
            )
            for column in table.columns:
                if column.name != table.key and (column.refers_to or column.name in _INDEXED):
                    database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        database.executescript(views())
        database.commit()
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ValueError(f"rows that refer to nothing: {broken[:5]}")
        database.execute("VACUUM")
        return {DATABASE: database.serialize(), "metadata.json": metadata()}
    finally:
        database.close()


def views() -> str:
    """The SQL of the views and of the full-text index."""
    return (resources("pipeline.write") / "views.sql").read_text(encoding="utf-8")


def metadata() -> bytes:
    """Datasette's `metadata.json`: titles, descriptions of tables and columns, what to facet by."""
    described = {
        table.name: {
            "description": table.description,
            "columns": {column.name: column.description for column in table.columns},
            "facets": [column.name for column in table.columns if column.allowed or column.type == "boolean"],
        }
        for table in TABLES
    }
    described["events"]["facets"] = ["event_type", "civic_freedom", "status", "country"]
    described["events"]["fts_table"] = "events_search"
    page = {
        "title": "Civic space events",
        "description": "Events, people, places and penalties extracted from human-rights reports. Every row points at its words.",
        "databases": {DATABASE.partition(".")[0]: {"tables": described}},
    }
    return (json.dumps(page, indent=2, ensure_ascii=False) + "\n").encode()


def _create(table: Table) -> str:
    lines = []
    for column in table.columns:
        line = f'"{column.name}" {_TYPES[column.type]}'
        if column.name == table.key:
            line += " PRIMARY KEY"
        if column.required:
            line += " NOT NULL"
        if column.allowed:
            line += f' CHECK ("{column.name}" IN ({", ".join(repr(code) for code in column.allowed)}))'
        if column.type == "boolean":
            line += f' CHECK ("{column.name}" IN (0, 1))'
        if column.refers_to:
            other, _, key = column.refers_to.partition(".")
            line += f' REFERENCES "{other}" ("{key}")'
        lines.append(line)
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _value(value: object, column: Column) -> str | int | float | None:
    value = plain(value, column)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value  # type: ignore[return-value]
