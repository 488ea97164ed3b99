"""Linked tables → files of the output folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.records import TABLES, Row
from pipeline.write import datapackage, formats, tables
from pipeline.write.folder import Content


def output_files(
    archive: Mapping[str, Sequence[Row]],
    texts: Mapping[str, str] | Iterable[tuple[str, str]],
    safe_cells: bool = True,
    more_formats: Sequence[str] = (),
) -> Iterator[tuple[str, Content]]:
    """Every file of a run: path inside the output folder, content. Tables and texts come piece by piece."""
    for table in TABLES:
        yield f"{table.name}.csv", tables.csv_lines(table, archive.get(table.name, []), safe_cells)
    more = formats.files(archive, more_formats) if more_formats else {}
    yield from more.items()
    yield "datapackage.json", datapackage.descriptor(more)
    for report_id, text in texts.items() if isinstance(texts, Mapping) else texts:
        yield f"text/{report_id}.txt", text
