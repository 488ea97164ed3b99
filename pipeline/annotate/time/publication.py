"""Expressions that count from the day of publication: "yesterday", "last night", "this weekend", "last year", "next week".

Called by `resolution`; by `words_for_a_time` for the day of "at 3 p.m. yesterday", by `from_told` for "this month" and weekends.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate.time import calendar_days, months
from pipeline.annotate.time.discourse import Discourse, Match, Reading, unresolved
from pipeline.annotate.time.neighbours import DAY_RULES
from pipeline.annotate.time.values import Point, Value, coarse, point_of, shift, single, week_of
from pipeline.annotate.time.weekdays import day_of_week
from pipeline.calendar_words import MONTHS, WEEKDAYS

FORWARD = ("next", "the next", "the coming", "the following", "following", "subsequent")
OF_SOMETHING = re.compile(r" of (?!\d)")


def at_writing(d: Discourse, m: Match) -> Reading | None:
    """At the time of writing."""
    return days_from_publication(d, 0)


def spoken_day(d: Discourse, m: Match) -> Reading | None:
    """yesterday, tomorrow: from publication; today only in a notice of the day, since in a report it means nowadays."""
    word = (m["q"] or m.group().split()[0]).lower()
    if word == "today" and not d.is_notice:
        return Reading("date", None, anchor="publication", basis="PRESENT_REF", remember=False) if d.references else None
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in DAY_RULES and re.fullmatch(r",? ?(?:on )?", d.text[m.end() : following.start()]) and (beside := calendar_days.day(d, following)) and beside.value:
            return Reading("date", beside.value, anchor="context", basis="the day named beside it", remember=False)
    return days_from_publication(d, {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0))


def part_of_today(d: Discourse, m: Match) -> Reading | None:
    """this morning, in a notice of the day."""
    return days_from_publication(d, 0) if d.is_notice else None


def last_night(d: Discourse, m: Match) -> Reading | None:
    """The day before the report."""
    return days_from_publication(d, -1)


def weekend(d: Discourse, m: Match) -> Reading | None:
    """The weekend, this weekend: the one nearest to publication in news; in a report its day is not known."""
    start = m.start("q")
    if not d.published or not (d.news or m["q"].lower() == "this"):
        return unresolved("publication", kind="interval", start=start)
    future = d.future(m.start(), m.end())
    saturday = d.published - timedelta(days=(d.published.weekday() - 5) % 7)
    if future or (m["q"].lower() == "this" and d.published.weekday() < 5 and not d.news):
        saturday += timedelta(weeks=1) if d.published.weekday() < 5 else timedelta()
    return weekend_of(saturday, start)


def last_unit(d: Discourse, m: Match) -> Reading | None:
    """Last year, next week, last Friday, last October: counted from publication."""
    word, unit = m["q"].lower(), m["u"]
    if unit in WEEKDAYS or unit in MONTHS:
        word = word.removeprefix("this ")
    if unit in MONTHS:
        return months.relative_month(d, MONTHS[unit], "next" if word in FORWARD else "last")
    if unit in WEEKDAYS and m["q"].lower() == "the last" and OF_SOMETHING.match(d.after(m.end(), 12)):
        return unresolved("context")  # "the last Friday of Ramadan"
    if unit in WEEKDAYS:
        return day_of_week(d, WEEKDAYS[unit], m, {"past": "last"}.get(word, word))
    if not d.published:
        return unresolved("publication")
    limit, sign = d.published, 1 if word in FORWARD else -1
    if unit == "year":
        if word in ("the past", "the last", "this past", "this last"):
            value = Value(Point(limit.year - 1, limit.month), Point(limit.year, limit.month), "interval")
            return Reading("interval", value, anchor="publication", basis="up to publication", remember=False)
        return Reading("date", single(Point(d.year_of_writing + sign)), anchor="publication", basis="counted from publication")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        ends = sorted((limit.year, limit.year + sign * size))
        value = Value(Point(ends[0]), Point(ends[1]), "interval")
        return Reading("interval", value, anchor="publication", basis="counted from publication", remember=False)
    if unit == "month":
        moved = shift(Point(limit.year, limit.month), sign, "month")
        return Reading("date", single(moved) if moved else None, anchor="publication", basis="counted from publication")
    if unit == "week":
        value = week_of(limit + timedelta(weeks=sign))
        basis = "the week before publication" if sign < 0 else "the week after publication"
        return Reading("interval", value, anchor="publication", basis=basis)
    if unit == "weekend":
        saturday = limit - timedelta(days=(limit.weekday() - 5) % 7 or 7)
        return weekend_of(saturday + timedelta(weeks=(1 if limit.weekday() == 5 else 2) if sign > 0 else 0))
    return unresolved("publication")


def weekend_of(saturday: date, start: int = -1) -> Reading:
    """The weekend that begins on a Saturday."""
    value = Value(point_of(saturday), point_of(saturday + timedelta(days=1)), "interval")
    return Reading("interval", value, anchor="publication", basis="the weekend nearest to publication", start=start)


def of_publication(d: Discourse, unit: str) -> Reading:
    """The week, month or year in which the report was published."""
    if not d.published:
        return unresolved("publication")
    if unit == "week":
        return Reading("interval", week_of(d.published), anchor="publication", basis="the week of publication")
    point = Point(d.year_of_writing) if unit == "year" else coarse(point_of(d.published), unit)
    return Reading("date", single(point) if point else None, anchor="publication", basis="of publication")


def days_from_publication(d: Discourse, days: int) -> Reading:
    """The day of publication, moved by days."""
    if not d.published:
        return unresolved("publication")
    moved = point_of(date.fromordinal(d.published.toordinal() + days))
    return Reading("date", single(moved), anchor="publication", basis="day of publication", remember=False)
