"""`corrections.csv` as people write it → corrections in the order in which they apply. docs/corrections.md has the format."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = "corrections.csv"
ACTIONS = ("set", "merge", "split", "delete", "add")
REQUIRED = ("table", "id", "value", "who", "when", "why")
COLUMNS = ("action", "table", "id", "column", "value", "was", "evidence", "who", "when", "why")


class CorrectionError(ValueError):
    """The file of corrections cannot be read; the message names it and says why. Nothing is written then."""


@dataclass(frozen=True)
class Correction:
    """One row of the file; `line` is its number among the rows, the header being 1."""

    source: str
    line: int
    action: str
    table: str
    id: str
    column: str
    value: str
    was: str
    evidence: str
    who: str
    when: str
    why: str

    @property
    def moment(self) -> datetime | None:
        """When it was made, or nothing where `when` is no ISO date or time."""
        try:
            moment = datetime.fromisoformat(self.when)
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read(paths: Iterable[Path]) -> list[Correction]:
    """The corrections of all files in the order in which they apply. Raises CorrectionError."""
    found = [one for path in paths for one in _rows(path)]
    earliest = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda one: one.moment or earliest)


def _rows(path: Path) -> list[Correction]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorrectionError(f"{path}: cannot be opened: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path}: is not UTF-8 (byte {error.start})") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in reader.fieldnames or []]
        missing = [name for name in REQUIRED if name not in header]
        unknown = [name for name in header if name not in COLUMNS]
        if missing or unknown:
            wrong = [f"lacks the column {name}" for name in missing] + [f"has an unknown column {name!r}" for name in unknown]
            raise CorrectionError(f"{path}: {'; '.join(wrong)}")
        reader.fieldnames = header
        return [_correction(path.name, line, row) for line, row in enumerate(reader, 2) if any(row.values())]
    except csv.Error as error:
        raise CorrectionError(f"{path}: row {reader.line_num}: {error}") from error


def _correction(source: str, line: int, row: dict[str, str]) -> Correction:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    cells["evidence"] = row.get("evidence") or ""
    return Correction(source, line, **{**cells, "action": cells["action"] or "set"})
