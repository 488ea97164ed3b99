"""The rows of every table on their way from linking to the files, on disk, so that memory does not grow with the archive.

An `Archive` reads like a mapping from a table's name to its rows in the order in which they are written. Values come back
in the types of `pipeline.records`; a cell that is not stated is `""`, `[]` or, where the column holds numbers, `None`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

import msgspec

from pipeline.records import BY_NAME, TABLES, Row, Table

_to_json = msgspec.json.Encoder().encode
_from_json = msgspec.json.Decoder().decode


class Rows(Sequence[Row]):
    """The rows of one table in written order, read from disk as they are asked for."""

    def __init__(self, archive: Archive, table: Table) -> None:
        self._archive, self._table = archive, table

    def __len__(self) -> int:
        return int(self._archive.execute(f'SELECT count(*) FROM "{self._table.name}"').fetchone()[0])

    def __iter__(self) -> Iterator[Row]:
        return self._archive.select(self._table.name)

    def values(self) -> Iterator[list[Any]]:
        """The same without the names of the columns."""
        return self._archive.values_of(self._table.name)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return list(self)[index]


class Archive(Mapping[str, Rows]):
    """All tables in one SQLite file, or in memory where no path is given."""

    def __init__(self, path: Path | None = None) -> None:
        self._database = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._indexed: set[tuple[str, str]] = set()
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16384", "temp_store=FILE"):
            self.execute(f"PRAGMA {pragma}")
        self.execute("BEGIN")
        for table in TABLES:
            self.execute(f'CREATE TABLE "{table.name}" ({", ".join(_quoted(table.header))})')

    def execute(self, statement: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        return self._database.execute(statement, tuple(values))

    def execute_all(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        self._database.executemany(statement, values)

    def create(self, tables: Iterable[str]) -> None:
        """Make working tables beside those of the output, each declared as SQL does: its name, and columns in brackets."""
        for table in tables:
            self.execute(f"CREATE TABLE {table}")

    def drop(self, tables: Iterable[str]) -> None:
        """Give up working tables and their space."""
        for table in tables:
            self.execute(f"DROP TABLE {table.split()[0]}")

    def __getitem__(self, name: str) -> Rows:
        return Rows(self, BY_NAME[name])

    def __iter__(self) -> Iterator[str]:
        return iter(BY_NAME)

    def __len__(self) -> int:
        return len(TABLES)

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Append rows. Raises ValueError on a row that breaks the table's declaration."""
        table = BY_NAME[name]
        marks = ", ".join("?" * len(table.columns))
        self.execute_all(f'INSERT INTO "{name}" VALUES ({marks})', (_stored(table, row) for row in rows))

    def select(self, name: str, **cells: Any) -> Iterator[Row]:
        """Rows whose cells are as stated, in written order."""
        header = BY_NAME[name].header
        return (dict(zip(header, values, strict=True)) for values in self.values_of(name, **cells))

    def values_of(self, name: str, **cells: Any) -> Iterator[list[Any]]:
        """The values of these rows in the order of the columns."""
        table = BY_NAME[name]
        order = ", ".join(_quoted(dict.fromkeys((*table.order, *table.header))))
        where = " AND ".join(f'"{column}" = ?' for column in cells)
        for column in cells:
            self.index(name, column)
        cursor = self.execute(f'SELECT * FROM "{name}" {"WHERE " + where if where else ""} ORDER BY {order}', cells.values())
        return (_values(table, stored) for stored in cursor)

    def count(self, name: str, **cells: Any) -> int:
        """How many rows have the cells stated."""
        for column in cells:
            self.index(name, column)
        where = " AND ".join(f'"{column}" = ?' for column in cells)
        return int(self.execute(f'SELECT count(*) FROM "{name}" {"WHERE " + where if where else ""}', cells.values()).fetchone()[0])

    def delete(self, name: str, **cells: Any) -> None:
        """Remove the rows whose cells are as stated."""
        where = " AND ".join(f'"{column}" = ?' for column in cells)
        for column in cells:
            self.index(name, column)
        self.execute(f'DELETE FROM "{name}"' + (f" WHERE {where}" if where else ""), cells.values())

    def holding(self, name: str, column: str, item: str) -> Iterator[Row]:
        """Rows in whose list `column` stands `item`."""
        found = self.execute(f'SELECT * FROM "{name}" WHERE instr("{column}", ?) ORDER BY rowid', (_to_json(item).decode(),))
        header = BY_NAME[name].header
        return (dict(zip(header, _values(BY_NAME[name], stored), strict=True)) for stored in found)

    def remove(self, name: str, row: Row) -> None:
        """Remove one row that equals `row`."""
        self.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (self._rowid(name, row),))

    def replace(self, name: str, old: Row, new: Row) -> None:
        """Put `new` in the place of the row that equals `old`. Raises ValueError where `new` breaks the declaration."""
        table = BY_NAME[name]
        change = ", ".join(f'"{column}" = ?' for column in table.header)
        self.execute(f'UPDATE "{name}" SET {change} WHERE rowid = ?', (*_stored(table, new), self._rowid(name, old)))

    def _rowid(self, name: str, row: Row) -> int:
        table = BY_NAME[name]
        self.index(name, table.key or table.header[0])
        same = " AND ".join(f'"{column}" IS ?' for column in table.header)
        found = self.execute(f'SELECT rowid FROM "{name}" WHERE {same} LIMIT 1', _stored(table, row, checked=False)).fetchone()
        if found is None:
            raise KeyError(f"{name}: no such row")
        return int(found[0])

    def index(self, name: str, column: str) -> None:
        """Make looking up rows by a column quick. Not while rows of the table are being read."""
        if (name, column) not in self._indexed:
            self._indexed.add((name, column))
            self.execute(f'CREATE INDEX "{name}:{column}" ON "{name}" ("{column}")')

    def close(self) -> None:
        self._database.close()


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _stored(table: Table, row: Row, checked: bool = True) -> list[Any]:
    if checked:
        table.check(row)
    values = [value if value or value == 0 else None for value in table.cells(row)]
    for place, kind in table.converted:
        value = values[place]
        if value is not None and kind == "list":
            values[place] = _to_json(value if isinstance(value, list) else str(value).split(";")).decode()
        elif value is not None:
            values[place] = int(bool(value))
    return values


def _values(table: Table, stored: Sequence[Any]) -> list[Any]:
    values = [empty if value is None else value for value, empty in zip(stored, table.empty, strict=True)]
    for place, kind in table.converted:
        value = stored[place]
        if kind == "list":
            values[place] = _from_json(value) if value is not None else []
        elif value is not None:
            values[place] = bool(value)
    return values
