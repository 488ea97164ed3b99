"""Calendar values: EDTF strings, their bounds and precision, and arithmetic that keeps precision.

EDTF is ISO 8601-2:2019, level 1: `2025-02-13`, `2025-06~`, `2025-21` (spring), `2024-11/2025-06`, `../2025-04`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.calendar_words import PART_OF_MONTH, PART_OF_YEAR

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True)
class Point:
    """A day, month, season or year, or the early, mid or late part of a month or year."""

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    part: str = ""
    approximate: bool = False

    @property
    def precision(self) -> str:
        if self.day:
            return "day"
        if self.season:
            return "season"
        if self.month:
            return "part_of_month" if self.part else "month"
        return "year"

    def edtf(self) -> str:
        if not -10000 < self.year < 10000:
            return ""
        text = f"{self.year:04}" if self.year >= 0 else f"-{-self.year:04}"
        if self.season:
            return f"{text}-{self.season}"
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + ("~" if self.part or self.approximate else "")

    def bounds(self) -> tuple[date, date]:
        """First and last day."""
        if self.season:
            first, last = _SEASON_MONTHS[self.season]
            end_year = self.year + (last < first)
            return date(self.year, first, 1), date(end_year, last, monthrange(end_year, last)[1])
        if self.day:
            day = date(self.year, self.month, self.day)
            return day, day
        if self.month:
            length = monthrange(self.year, self.month)[1]
            low, high = PART_OF_MONTH.get(self.part, (1, 31))
            return date(self.year, self.month, low), date(self.year, self.month, min(high, length))
        low, high = PART_OF_YEAR.get(self.part, (1, 12))
        return date(self.year, low, 1), date(self.year, high, monthrange(self.year, high)[1])


def point_of(day: date) -> Point:
    """A day as a point of the calendar."""
    return Point(day.year, day.month, day.day)


def valid(year: int, month: int = 0, day: int = 0) -> bool:
    """Whether the numbers name a day, month or year of the calendar."""
    if not 1000 <= year <= 2999 or not 0 <= month <= 12:
        return False
    return not day or (month > 0 and 1 <= day <= monthrange(year, month)[1])


def shift(point: Point, count: int, unit: str) -> Point | None:
    """`point` moved by `count` units, at the precision that the move allows.

    Days and weeks need a day. Months from a day give a month, years from a day an approximate one; from a month
    they give a month, from a year a year. Days and weeks from a part of a month give an approximate month where all of the
    part comes to lie in one. None where the move would invent a precision or leave the calendar.
    """
    try:
        if unit in ("day", "week"):
            if point.part and point.month:
                first, last = (day + timedelta(days=count * (7 if unit == "week" else 1)) for day in point.bounds())
                return Point(first.year, first.month, approximate=True) if (first.year, first.month) == (last.year, last.month) else None
            if not point.day:
                return None
            return point_of(point.bounds()[0] + timedelta(days=count * (7 if unit == "week" else 1)))
        if unit in ("month", "year", "decade"):
            months = count * {"month": 1, "year": 12, "decade": 120}[unit]
            if not point.month:
                if unit == "month":
                    return None
                moved = Point(point.year + months // 12)
            else:
                index = point.year * 12 + point.month - 1 + months
                moved = Point(index // 12, index % 12 + 1, approximate=bool(point.day) and unit != "month")
            return moved if 1000 <= moved.year <= 2999 else None
    except (ValueError, OverflowError):
        return None
    return None


@dataclass(frozen=True)
class Value:
    """A resolved date or interval; `start` or `end` None means open."""

    start: Point | None
    end: Point | None
    kind: str = "date"  # date | interval

    @property
    def point(self) -> Point | None:
        """The last point told, against which a later expression is resolved."""
        return self.end or self.start

    def edtf(self) -> str:
        if self.start is not None and self.start == self.end:
            return self.start.edtf()
        left = self.start.edtf() if self.start else ".."
        right = self.end.edtf() if self.end else ".."
        return f"{left}/{right}"

    def bounds(self) -> tuple[str, str]:
        """First and last day, ISO; empty where open or before the year 1."""
        first = self.start.bounds()[0].isoformat() if self.start and self.start.year > 0 else ""
        last = self.end.bounds()[1].isoformat() if self.end and self.end.year > 0 else ""
        return first, last

    def precision(self) -> str:
        if self.start is not None and self.start == self.end:
            return self.start.precision
        if self.start is None:
            return "before"
        return "interval" if self.end else "after"


def single(point: Point) -> Value:
    """The value of one point."""
    return Value(point, point)


def coarse(point: Point, unit: str) -> Point | None:
    """The month, year or day that holds a point; None where the point is coarser than that."""
    if unit == "year":
        return Point(point.year)
    if unit == "month":
        return Point(point.year, point.month) if point.month else None
    return replace(point) if point.day else None


def week_of(day: date) -> Value:
    """The week from Monday to Sunday that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Value(point_of(monday), point_of(monday + timedelta(days=6)), "interval")
