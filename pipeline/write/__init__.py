"""Linked tables → files of the output folder."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import TABLES, Row
from pipeline.write import datapackage, tables


def output_files(archive: Mapping[str, list[Row]], texts: Mapping[str, str], safe_cells: bool = True) -> dict[str, str]:
    """Every file of a run, path inside the output folder → content."""
    files = {f"{table.name}.csv": tables.to_csv(table, archive.get(table.name, []), safe_cells) for table in TABLES}
    files["datapackage.json"] = datapackage.descriptor()
    for report_id, text in texts.items():
        files[f"text/{report_id}.txt"] = text
    return files
