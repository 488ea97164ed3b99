"""Linked tables → files of the output folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.records import TABLES, Row
from pipeline.write import datapackage, formats, tables


def output_files(
    archive: Mapping[str, list[Row]], texts: Mapping[str, str], safe_cells: bool = True, more_formats: Sequence[str] = ()
) -> dict[str, str | bytes]:
    """Every file of a run, path inside the output folder → content."""
    files: dict[str, str | bytes] = {
        f"{table.name}.csv": tables.to_csv(table, archive.get(table.name, []), safe_cells) for table in TABLES
    }
    more = formats.files(archive, more_formats)
    files["datapackage.json"] = datapackage.descriptor(more)
    for report_id, text in texts.items():
        files[f"text/{report_id}.txt"] = text
    return files | more
