"""`withhold.csv` as people write it: who is withheld from the public tables, or shown in spite of the kinds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = "withhold.csv"


class WithholdError(ValueError):
    """The list of persons to withhold cannot be read; the message says why. Nothing is written then."""


@dataclass(frozen=True)
class Choice:
    """A row of withhold.csv: a person_id or a name, and whether that person is withheld or, whatever the kinds say, shown."""

    who: str
    withhold: bool


def read(paths: Iterable[Path]) -> list[Choice]:
    """The rows of all lists. Columns: `who`, `action` (`withhold`, also when empty, or `show`), `why`. Raises WithholdError."""
    found = []
    for path in paths:
        try:
            lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise WithholdError(f"{path}: {error}") from error
        for number, row in enumerate(lines, 2):
            who, action = (row.get("who") or "").strip(), (row.get("action") or "withhold").strip()
            if not who or action not in {"withhold", "show"}:
                raise WithholdError(f"{path}: row {number} needs a name or person_id in `who`, and `withhold` or `show` in `action`")
            found.append(Choice(who, action == "withhold"))
    return found
