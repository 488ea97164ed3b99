"""EDTF values as people write them → the days that they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date


def bounds(value: str) -> tuple[str, str, str] | None:
    """First day, last day (ISO, inclusive, empty where open) and precision of a day, month, year or interval of these.

    Nothing for any other value: what "early June" holds is for the time component to say.
    """
    if "/" not in value:
        return _single(value)
    left, right = value.split("/", 1)
    first = ("", "", "") if left in {"", ".."} else _single(left)
    last = ("", "", "") if right in {"", ".."} else _single(right)
    if first is None or last is None or not (first[0] or last[1]):
        return None
    if first[0] and last[1] and first[0] > last[1]:
        return None
    return first[0], last[1], "interval" if first[0] and last[1] else "after" if first[0] else "before"


def _single(value: str) -> tuple[str, str, str] | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat(), "day" if day else "month" if month else "year"
