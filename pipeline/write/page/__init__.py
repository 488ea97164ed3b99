"""Tables and texts → one HTML file to read, filter and review them with; it needs no server and opens no connection.

The sources beside this file are put together into that page: `page.html` holds the frame, `style.css` the looks, the scripts in
`SCRIPTS` run as one module in that order. Whatever comes from a report travels in one JSON block and reaches the document as
text nodes only; a content security policy admits the page's own script and style by their hashes and nothing else.
"""

from __future__ import annotations

import json
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

from pipeline.records import TABLES, Column, Row, Table
from pipeline.version import VERSION
from pipeline.vocabulary import rows as vocabulary
from pipeline.write.tables import plain

SCRIPTS = (
    "data", "dom", "words", "filters", "facets", "timeline", "map", "list", "passage", "review", "event", "people", "penalties", "reports", "app",
)  # fmt: skip
_OFFSETS = {"start", "end", "trigger_start", "trigger_end"}
_SLICES = {"text": ("start", "end"), "trigger": ("trigger_start", "trigger_end")}


def page(tables: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> str:
    """The page as text. `tables` as in `records.TABLES`, their rows in written order; `texts` the canonical texts by report_id."""
    style = _source("style.css")
    script = "\n".join(_source(f"{name}.js") for name in SCRIPTS)
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; connect-src 'none'; "
        "form-action 'none'; base-uri 'none'; object-src 'none'"
    )
    parts = {"policy": policy, "style": style, "data": _data(tables, texts), "outlines": _source("outlines.json"), "script": script}
    made = []
    for piece in _source("page.html").split("{{"):
        name, closed, rest = piece.partition("}}")
        made += [parts[name], rest] if closed else [piece]
    return "".join(made)


def _source(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8").rstrip("\n")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _data(tables: Mapping[str, Sequence[Row]], texts: Mapping[str, str]) -> str:
    """The archive as JSON that may stand inside a script element."""
    reports = {row["event_id"]: row["report_id"] for row in tables["events"]}
    content = {
        "version": VERSION,
        "schema": {table.name: _schema(table) for table in TABLES},
        "tables": {table.name: _columns(table, tables.get(table.name, []), texts, reports) for table in TABLES},
        "texts": texts,
        "types": {row["event_type"]: row["definition"] for row in vocabulary("event_types")},
        "countries": {row["iso3"]: row["name"] for row in vocabulary("countries")},
    }
    packed = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return packed.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _schema(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "columns": {c.name: {"type": c.type, "allowed": c.allowed, "required": c.required, "description": c.description} for c in table.columns},
    }


def _columns(table: Table, rows: Sequence[Row], texts: Mapping[str, str], reports: Mapping[str, str]) -> dict[str, Any]:
    """A table by columns. Words that the text has at the row's offsets are left out: the page reads them there."""
    wide = {name: _astral(text) for name, text in texts.items()}
    report_of = [row.get("report_id") or reports.get(row.get("event_id") or "", "") for row in rows]
    made: dict[str, Any] = {}
    for column in table.columns:
        values = [plain(row[column.name], column) for row in rows]
        if column.name in _OFFSETS:
            values = [v + bisect_left(wide.get(report, []), v) if isinstance(v, int) else v for v, report in zip(values, report_of, strict=True)]
        elif column.name in _SLICES and set(_SLICES[column.name]) <= set(table.header):
            first, last = _SLICES[column.name]
            values = [
                None if v == texts.get(report, "")[row[first] : row[last]] else v
                for v, row, report in zip(values, rows, report_of, strict=True)
            ]  # fmt: skip
        made[column.name] = _packed(values, column)
    return {"rows": len(rows), "columns": made}


def _astral(text: str) -> list[int]:
    """Offsets of the characters that count twice in the page's language (UTF-16)."""
    return [] if max(text, default="") <= "\uffff" else [at for at, letter in enumerate(text) if letter > "\uffff"]


def _packed(values: list[Any], column: Column) -> Any:
    """A column as a list; as `{"of": values, "at": indexes}` where few values repeat; as null where all cells are empty."""
    if all(value is None for value in values):
        return None
    if column.type in ("string", "date") and len(distinct := dict.fromkeys(values)) * 2 < len(values):
        place = {value: at for at, value in enumerate(distinct)}
        return {"of": list(distinct), "at": [place[value] for value in values]}
    return values
