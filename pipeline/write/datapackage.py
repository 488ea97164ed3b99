"""The Frictionless Data Package that describes the tables, generated from the records."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from pipeline.records import TABLES, Column, Table
from pipeline.write.formats import media_type

_TYPES = {"list": "string"}


def descriptor(more: Mapping[str, bytes] | None = None) -> str:
    """`datapackage.json` as text: a resource per table, and one per file in another format, with its size and hash."""
    package = {
        "profile": "tabular-data-package",
        "name": "civic-space-events",
        "title": "Events, people, places and penalties extracted from human-rights reports",
        "resources": [
            *(_resource(table) for table in TABLES),
            *(_copy(path, content) for path, content in sorted((more or {}).items())),
        ],
    }
    return msgspec.json.format(msgspec.json.encode(package), indent=2).decode() + "\n"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = [table.key]
    keys = []
    for column in table.columns:
        if column.refers_to:
            resource, _, field = column.refers_to.partition(".")
            keys.append(
                {"fields": [column.name],
                 "reference": {"resource": "" if resource == table.name else resource, "fields": [field]}}
            )  # fmt: skip
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "description": table.description,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def _copy(path: str, content: bytes) -> dict[str, Any]:
    """A file that holds the same rows as the CSV tables."""
    return {
        "name": path.replace("/", "-").replace(".", "-"),
        "description": "the same rows in another format",
        "path": path,
        "profile": "data-resource",
        "format": path.rpartition(".")[2],
        "mediatype": media_type(path),
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.description,
    }
    if constraints:
        field["constraints"] = constraints
    return field
