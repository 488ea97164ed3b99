"""Expressions that point at the date told last, or at what lies beside it: "that day", "the same month", "the next year", "the end of
the year", "both days". Called by `resolution`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.annotate.time import calendar_days, years
from pipeline.annotate.time.discourse import SENTENCE_END, Discourse, Match, Reading, unresolved
from pipeline.annotate.time.durations import ORDINALS
from pipeline.annotate.time.neighbours import DAY_RULES, date_beside, named_day_before
from pipeline.annotate.time.publication import FORWARD, days_from_publication, of_publication, weekend_of
from pipeline.annotate.time.values import Point, Value, coarse, point_of, shift, single, week_of

PARTS_OF_DAY = ("morning", "evening", "night", "afternoon")
_IN_YEAR = re.compile(r" (?:in|of) ((?:19|20)\d\d)\b")


def at_that_time(d: Discourse, m: Match) -> Reading | None:
    """The last date told, for "then", "at that time" and "since then"."""
    near = d.last(m.start(), want_month=bool(m["then"]), reach=400 if m["then"] else 0)
    if near is None or m["then"] and near.point is None:
        return None
    if m["about"]:
        month = coarse(near.point, "month") if near.point else None
        return Reading("date", single(month) if month else near, anchor="event", basis=f"about the time of {near.edtf()}", remember=False)
    if m["since"] or m["then"]:
        return Reading("interval", Value(near.start or near.end, None), anchor="event", basis=f"from {near.edtf()} on", remember=False)
    return Reading("date", near, anchor="event", basis=f"the time of {near.edtf()}", remember=False)


def that(d: Discourse, m: Match) -> Reading | None:
    """That day (told before it), this year (of publication)."""
    unit, this = m["u"], m["q"].lower() == "this"
    if this and unit in ("year", "month", "week"):
        return of_publication(d, unit)
    if this and unit in (*PARTS_OF_DAY, "weekend"):
        return None
    if this and unit == "day" and d.news and not d.of_another_time(m.start()):
        return days_from_publication(d, 0)
    reading = same(d, m)
    if reading and (this or reading.basis.startswith("the named day")):
        reading.anchor = "context"
    return reading


def same(d: Discourse, m: Match) -> Reading | None:
    """The same day, that same month."""
    unit = "day" if m["u"] == "date" else m["u"]
    if unit == "day" and (beside := date_beside(d, m)) and beside.value and beside.value.point and beside.value.point.day:
        return beside  # "on the same day, 17 December 2021, …"
    if unit in ("day", *PARTS_OF_DAY) and (holiday := named_day_before(d, m)):
        return Reading("date", holiday, anchor="event", basis="the named day told before it")
    near = d.last(m.start(), want_month=unit in ("month", "day", *PARTS_OF_DAY), want_day=unit in ("week", "weekend"))
    if unit in ("day", *PARTS_OF_DAY):
        near = (d.pointed_at(m.start()) if m.group().lower().startswith("that") else None) or d.day_of_sentence(m.start()) or d.reached(m.start()) or near
        near = _day_before_flashback(d, m.start(), near) or near
    if near is None or near.point is None or unit == "weekend" and not near.point.day:
        return unresolved("event")
    if unit == "weekend":
        day = near.point.bounds()[0]
        saturday = day - timedelta(days=1) if day.weekday() == 6 else day + timedelta(days=5 - day.weekday())
        return replace(weekend_of(saturday), anchor="event", basis=f"the weekend on or after {near.edtf()}", remember=False)
    if unit == "week":
        week = week_of(near.point.bounds()[0])
        return Reading("interval", week, anchor="event", basis=f"the week of {near.edtf()}", remember=False)
    if unit in ("month", "year"):
        point = coarse(near.point, unit)
        if point and unit == "month" and (year := _IN_YEAR.match(d.after(m.end(), 10))):
            point = replace(point, year=int(year[1]))  # "compared with the same month in 2022"
        return Reading("date", single(point) if point else None, anchor="event", basis=f"the {unit} of {near.edtf()}")
    return Reading("date", single(near.point), anchor="event", basis=f"the day of {near.edtf()}")


def _day_before_flashback(d: Discourse, offset: int, near: Value | None) -> Value | None:
    """The day of the paragraph, where a month or year told behind it lies before it ("On 14 May, the mayor was arrested. He is accused
    of fraud in October 2024. The same day, …")."""
    if near is None or near.point is None or near.point.day:
        return None
    told = d.last_told(offset, want_day=True)
    if told is None or told.value.point is None or d.line(told.start) != d.line(offset):
        return None
    return told.value if near.point.bounds()[1] < told.value.point.bounds()[0] else None


def next_unit(d: Discourse, m: Match) -> Reading | None:
    """The following day, the previous month: beside the date told last."""
    unit, forward = m["u"], m["q"] in FORWARD
    if unit in PARTS_OF_DAY:
        unit = "day"
    near = (d.last(m.start(), want_day=True, reach=400) if unit in ("day", "week") else None) or d.last(m.start(), want_month=unit == "month")
    near = (named_day_before(d, m) if unit == "day" else None) or near
    if near is None or near.point is None:
        if unit == "year" and not forward and d.published:
            value = single(Point(d.year_of_writing - 1))
            return Reading("date", value, anchor="publication", basis="the year before publication")
        return (None if forward else _before_the_main_date(d, m, unit)) or unresolved("event", "no date told before it")
    if unit == "week" and near.point.day:
        week = week_of(near.point.bounds()[0] + timedelta(weeks=1 if forward else -1))
        return Reading("interval", week, anchor="event", basis=f"{m.group()} beside {near.edtf()}", remember=False)
    base = coarse(near.point, unit) if unit in ("month", "year", "day") else None
    moved = shift(base, 1 if forward else -1, unit) if base else None
    basis = f"{m.group()} after {near.edtf()}" if forward else f"before {near.edtf()}"
    anchor = "event" if unit != "year" else "context"
    return Reading("date", single(moved) if moved else None, anchor=anchor, basis=basis, remember=moved is not None)


def _before_the_main_date(d: Discourse, m: Match, unit: str) -> Reading | None:
    """Beside the first day that the rest of the sentence tells, where none stands before: "Acting on a complaint lodged the
    previous month, a judge had the premises searched on 13 May"."""
    for rule, following in d.matches[d.index + 1 :]:
        between = d.text[m.end() : following.start()]
        if SENTENCE_END.search(between) or ";" in between or "," not in between:
            return None
        if rule in DAY_RULES:
            reading = calendar_days.day(d, following)
            base = coarse(reading.value.start, unit) if reading and reading.value and reading.value.start and unit in ("day", "month") else None
            moved = shift(base, -1, unit) if base else None
            return Reading("date", single(moved), anchor="event", basis=f"before {base.edtf()}, told after it", remember=False) if base and moved else None
    return None


def later_that(d: Discourse, m: Match) -> Reading | None:
    """Later that year, earlier this month, later in the day."""
    start = m.start("w") if m["w"] != "in the" else m.start("w") + 3
    if m["w"] == "this" and d.published and m["u"] != "day":
        reading = of_publication(d, m["u"])
        reading.start = start
        return reading
    near = d.last(m.start())
    if near is None or near.point is None or m["u"] == "week":
        return unresolved("event", start=start)
    point = coarse(near.point, m["u"])
    return Reading("date", single(point) if point else None, anchor="event", basis=f"of {near.edtf()}", start=start)


def end_of_unit(d: Discourse, m: Match) -> Reading | None:
    """The end of the year, by year's end: of the year told, else of publication."""
    month, near = "month" in m["q"], d.last(m.start())
    if month:
        point = near.point if near else point_of(d.published) if d.published else None
    else:
        year = years.this_year(d, m.start())
        point = Point(year) if year else None
    if point is None or (month and not point.month):
        return unresolved("context")
    which = "early" if re.match("beginning|start", m["q"]) else "late"
    base = Point(point.year, point.month if month else 0)
    if m.group().lower().startswith(("by ", "before ", "until ", "till ")):
        end = replace(base, part="early") if which == "early" else point_of(base.bounds()[1])
        return Reading("date", Value(None, end), anchor="context", basis="end of the year told")
    value = single(replace(base, part=which))
    if m.group().lower().startswith("since "):
        return Reading("interval", Value(value.start, None), anchor="context", basis="from the year told on")
    return Reading("date", value, anchor="context", basis="of the year told")


def edge_day(d: Discourse, m: Match) -> Reading | None:
    """The last day of the month: of the month told."""
    near = d.last(m.start(), want_month="month" in m["u"])
    if near is None or near.point is None:
        return unresolved("context")
    base = Point(near.point.year, near.point.month if "month" in m["u"] else 0)
    day = base.bounds()[0 if m["o"] == "first" else 1]
    return Reading("date", single(point_of(day)), anchor="context", basis=f"of {base.edtf()}")


def nth_day(d: Discourse, m: Match) -> Reading | None:
    """On the third day, of what was told to last from one day to another."""
    near = d.last(m.start(), want_day=True, reach=600)
    if beside := date_beside(d, m):
        return beside
    if near is None or near.start is None or near.end is None or not near.start.day or near.start == near.end:
        return None
    day = shift(near.start, ORDINALS[m["o"]] - 1, "day")
    if day is None or day.bounds()[0] > near.end.bounds()[0]:
        return None
    return Reading("date", single(day), anchor="event", basis=f"day of {near.edtf()}", remember=False)


def both_days(d: Discourse, m: Match) -> Reading | None:
    """Both days: the two that follow in the line, else the interval told last."""
    found: list[Point] = []
    line = d.line(m.start())
    for rule, other in d.matches[d.index + 1 : d.index + 12]:
        if d.line(other.start()) != line or rule not in DAY_RULES:
            continue
        reading = calendar_days.day(d, other)
        if reading and reading.value and reading.value.start and reading.value.start not in found:
            found.append(reading.value.start)
    if len(found) >= 2 and found[1].bounds()[0] - found[0].bounds()[0] == timedelta(days=1):
        value = Value(found[0], found[1], "interval")
        return Reading("interval", value, anchor="event", basis="the two days told after it", remember=False)
    near = d.last(m.start(), want_day=True)
    if near and near.start and near.end and near.start != near.end:
        return Reading("interval", near, anchor="event", basis="the days told before it", remember=False)
    return unresolved("event", kind="interval")
