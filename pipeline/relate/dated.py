"""Dates of events as the tables have them: an EDTF value with its bounds, made of a time expression or of a bound it gives."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.annotate.time.values import Point
from pipeline.calendar_words import PART_OF_MONTH, PART_OF_YEAR
from pipeline.layers import Event, TimeExpression

BEFORE = {"before", "ahead", "prior", "until", "till", "pending"}
AFTER = {"after", "following", "since", "upon"}


class Dated(NamedTuple):
    """An EDTF value with its bounds and precision; `basis` says how it was found, `exact` that it is no mere bound."""

    edtf: str
    start: str
    end: str
    precision: str
    basis: str
    exact: bool
    rank: int = 0
    offset: int = -1


def is_told_on(time: TimeExpression) -> bool:
    """Whether a day is counted forward from one told before ("two days later", "the next day")."""
    return time.anchor == "event" and time.text.rsplit(maxsplit=1)[-1] not in ("earlier", "before", "previously")


def set_date(event: Event, dated: Dated) -> None:
    """Gives an event a date with the words behind it."""
    event.date, event.date_start, event.date_end, event.date_precision = dated[:4]
    event.basis["date"] = dated.basis


def precedes(event: Event, other: Event) -> bool:
    """Whether an event was over before another of which another sentence tells began, by dates that are no bounds."""
    bounds = {"before", "after", ""}
    return event.start != other.start and not {event.date_precision, other.date_precision} & bounds and event.date_end < other.date_start


def before(time: TimeExpression, basis: str, rank: int = 5) -> Dated | None:
    """The bound "not later than" this expression."""
    end = time.date_end or time.date_start
    if time.edtf.startswith("../"):
        return Dated(time.edtf, "", time.date_end, "before", basis, False, rank, time.start)
    if not end or time.edtf.endswith("/.."):
        return None
    return Dated(f"../{_point(time, last=True)}", "", end, "before", basis, False, rank, time.start)


def after(time: TimeExpression, basis: str, rank: int = 5) -> Dated | None:
    """The bound "not earlier than" this expression."""
    if time.edtf.endswith("/.."):
        return Dated(time.edtf, time.date_start, "", "after", basis, False, rank, time.start)
    if not time.date_start or time.edtf.startswith("../"):
        return None
    return Dated(f"{_point(time, last=False)}/..", time.date_start, "", "after", basis, False, rank, time.start)


def _point(time: TimeExpression, last: bool) -> str:
    parts = time.edtf.split("/")
    return (parts[-1] if last else parts[0]).rstrip("~")


def from_then_on(bound: Dated) -> Dated | None:
    """The bound "not earlier than" the day or month that a bound says is the last."""
    value = bound.edtf.removeprefix("../")
    first = {len("2024-05-03"): value, len("2024-05"): f"{value}-01"}.get(len(value))
    return None if first is None else Dated(f"{value}/..", first, "", "after", bound.basis, False, bound.rank, bound.offset)


def exact(time: TimeExpression, basis: str, rank: int = 0) -> Dated:
    """The date of an event that a time expression gives as it stands."""
    bounded = time.edtf.startswith("../") or time.edtf.endswith("/..")
    return Dated(time.edtf, time.date_start, time.date_end, time.date_precision, basis, not bounded, rank, time.start)


def beginning(time: TimeExpression, basis: str, rank: int = 0) -> Dated:
    """When the time since which something holds began: "since mid-2023, when …" tells of mid-2023."""
    told = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)/\.\.", time.edtf)
    if told is None and time.edtf == f"../{time.date_end}" and time.date_end:
        return Dated(time.date_end, time.date_end, time.date_end, "day", basis, True, rank, time.start)  # "not until 3 July, when"
    told = told or re.fullmatch(r"\.\./(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", time.edtf)  # "until May 2018, when"
    if told is None:
        return exact(time, basis, rank)
    year, month, day = (int(part or 0) for part in told.groups()[:3])
    season, month = (month, 0) if month > 12 else (0, month)
    parts, low = (PART_OF_MONTH, 8) if month else (PART_OF_YEAR, 5)
    starts = int(time.date_start[low:low + 2] or 0)
    part = next((name for name, (first, _) in parts.items() if first == starts), "") if told[4] else ""
    point = Point(year, month, day, season, part)
    first, last = point.bounds()
    return Dated(point.edtf(), first.isoformat(), last.isoformat(), point.precision, basis, True, rank, time.start)
