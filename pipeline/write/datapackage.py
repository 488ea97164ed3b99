"""The Frictionless Data Package that describes the tables, generated from the records."""

from __future__ import annotations

import json
from typing import Any

from pipeline.records import TABLES, Column, Table

_TYPES = {"list": "string"}


def descriptor() -> str:
    """`datapackage.json` as text."""
    package = {
        "profile": "tabular-data-package",
        "name": "civic-space-events",
        "title": "Events, people, places and penalties extracted from human-rights reports",
        "resources": [_resource(table) for table in TABLES],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


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
