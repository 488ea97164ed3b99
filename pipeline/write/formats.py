"""The other file formats of a run, beside CSV: SQLite, Parquet, XLSX and FollowTheMoney.

Each format is a function of the ordered tables that yields its files (path inside the output folder → bytes), the same
bytes for the same tables and library version. A format whose library is not installed is refused before any work starts.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from pipeline.records import TABLES, Row
from pipeline.write.tables import ordered

CSV = "csv"


class FormatError(ValueError):
    """A format that is not known, or whose library is not installed; the message says what to do."""


@dataclass(frozen=True)
class Format:
    """One format: the module of this package that writes it, the library it needs, and what its files are called."""

    module: str
    files: tuple[str, ...]  # as glob patterns in the output folder
    library: str = ""
    extra: str = ""


FORMATS: Mapping[str, Format] = {
    "sqlite": Format("pipeline.write.sqlite", ("tables.sqlite", "metadata.json")),
    "parquet": Format("pipeline.write.parquet", ("parquet/*.parquet",), "pyarrow", "parquet"),
    "xlsx": Format("pipeline.write.xlsx", ("tables.xlsx",), "xlsxwriter", "xlsx"),
    "ftm": Format("pipeline.write.followthemoney", ("entities.ftm.json",)),
}
MEDIA_TYPES = {
    ".sqlite": "application/vnd.sqlite3",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ftm.json": "application/json+ftm",
    ".json": "application/json",
}


def chosen(names: Iterable[str]) -> tuple[str, ...]:
    """The formats named, in the order of `FORMATS`, CSV left out because it is always written. Raises FormatError."""
    wanted = {name.strip() for name in names if name.strip()}
    unknown = sorted(wanted - {CSV, *FORMATS})
    if unknown:
        raise FormatError(f"no format {', '.join(unknown)}; there are {', '.join((CSV, *FORMATS))}")
    for name in wanted - {CSV}:
        library = FORMATS[name].library
        if library and importlib.util.find_spec(library) is None:
            raise FormatError(f"--format {name} needs {library}: python -m pip install 'civic-event-tables[{FORMATS[name].extra}]'")
    return tuple(name for name in FORMATS if name in wanted)


def files(archive: Mapping[str, Sequence[Row]], names: Iterable[str]) -> dict[str, bytes]:
    """The files of the formats named, path inside the output folder → bytes."""
    tables = {table.name: ordered(table, archive.get(table.name, [])) for table in TABLES}
    made: dict[str, bytes] = {}
    for name in names:
        write: Callable[[Mapping[str, Sequence[Row]]], dict[str, bytes]] = import_module(FORMATS[name].module).files
        made.update(write(tables))
    return made


def media_type(path: str) -> str:
    """The media type of a file that one of the formats wrote."""
    return next(kind for ending, kind in MEDIA_TYPES.items() if path.endswith(ending))
