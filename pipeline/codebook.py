"""The records → the codebook page."""

from __future__ import annotations

from pipeline.records import TABLES
from pipeline.vocabulary import rows

_HEAD = """# Codebook

Generated from `pipeline/records.py` by `make codebook`; do not edit.

All tables are UTF-8 CSV with a header row. An empty cell means *not stated in the text*. A list in a cell is separated
by `;`. Booleans are `true` and `false`. Offsets (`start`, `end`) count characters of `text/<report_id>.txt` from 0, end
exclusive: `text[start:end]` is the row's `text`. A leading apostrophe before `=`, `+`, `-` or `@` keeps spreadsheets
from taking a cell for a formula; `--raw-cells` switches it off. Dates are EDTF (ISO 8601-2), durations ISO 8601; a
sentence for life has the duration `life`.
"""


def codebook() -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    for table in TABLES:
        parts.append(f"\n## {table.name}.csv\n\n{table.description}.\n")
        parts.append("| column | type | meaning |\n| --- | --- | --- |")
        for column in table.columns:
            notes = [column.description]
            if column.allowed:
                notes.append("one of " + ", ".join(f"`{code}`" for code in column.allowed))
            if column.refers_to:
                notes.append(f"→ `{column.refers_to}`")
            required = "" if column.required else ", may be empty"
            parts.append(f"| {column.name} | {column.type}{required} | {'; '.join(notes)} |")
    parts.append("\n## Event types\n\n| event_type | group | definition |\n| --- | --- | --- |")
    parts += [f"| {row['event_type']} | {row['group']} | {row['definition']} |" for row in rows("event_types")]
    return "\n".join(parts) + "\n"
