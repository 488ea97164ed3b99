"""Tables → one Parquet file each, lists as lists, dates as dates."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.records import TABLES, Column, ColumnType, Row, Table
from pipeline.write.tables import plain

ARROW: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}


def files(tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """`parquet/<table>.parquet` for every table."""
    return {f"parquet/{table.name}.parquet": _parquet(table, tables[table.name]) for table in TABLES}


def schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, descriptions as field metadata."""
    return pa.schema(
        [pa.field(c.name, ARROW[c.type], not c.required, {"description": c.description}) for c in table.columns],
        {"description": table.description},
    )


def _parquet(table: Table, rows: Sequence[Row]) -> bytes:
    columns = [pa.array([_value(row[c.name], c) for row in rows], ARROW[c.type]) for c in table.columns]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema(table)), out, compression="zstd")
    return out.getvalue()


def _value(value: object, column: Column) -> Any:
    value = plain(value, column)
    return date.fromisoformat(value) if column.type == "date" and isinstance(value, str) else value
