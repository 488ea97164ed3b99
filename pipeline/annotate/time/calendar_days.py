"""Days that are printed, alone or several: "13th February 2025", "14/07/2025", "12–14 May", "the 29th", "the week of 18 May".

Called by `resolution`, and by the readers of expressions beside which such a day may stand.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.annotate.time.discourse import SET_FOR, Discourse, Match, Reading, Year, unresolved
from pipeline.annotate.time.durations import ORDINALS as ORDINAL_NUMBERS
from pipeline.annotate.time.months import from_to
from pipeline.annotate.time.printed import ORDINALS, at, digits, full_year, is_reference
from pipeline.annotate.time.values import Point, Value, point_of, shift, single, valid, week_of
from pipeline.calendar_words import WEEKDAYS, month_number

_MONTH_BEFORE_DAY = {"USA", "PHL", "FSM", "PLW", "MHL", "LBR"}  # how 3/4/2025 is written there
_PUT_OFF = re.compile(r"\b(?:put off|postponed|moved|adjourned|rescheduled|brought forward|delayed|deferred|shifted|changed)\b[^.;]{0,25} from $")
_PART_OF_DAY = re.compile(r"\b(?:morning|evening|night|afternoon|hours) of $")


def numbered_day(d: Discourse, m: Match) -> Reading | None:
    """2025-07-14, 14.07.2025, 14-07-2025, 14.07.25."""
    if is_reference(d, m):
        return None
    return at(Point(full_year(m["y"]), int(m["m"]), int(m["d"])))


def slashed_day(d: Discourse, m: Match) -> Reading | None:
    """14/07/2025: which is the month, is told by the numbers, else by the country, else by nothing."""
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    if a > 12 >= b or a == b:
        return at(Point(year, b, a))
    if b > 12 >= a:
        return at(Point(year, a, b))
    if a > 12 or (len(m["y"]) == 2 and not (len(m["a"]) == len(m["b"]) == 2)):
        return None
    if not d.country:
        return unresolved("explicit", "day and month cannot be told apart")
    month, day = (a, b) if d.country in _MONTH_BEFORE_DAY else (b, a)
    return at(Point(year, month, day), basis="order of day and month as in the country")


def slashed_short(d: Discourse, m: Match) -> Reading | None:
    """(01/22), without a year: the order of day and month is the one that all such dates of the text allow, else the country's."""
    a, b = int(m["a"]), int(m["b"])
    month_first = d.month_before_day()
    if month_first is None and a != b and max(a, b) <= 12:
        month_first = d.country in _MONTH_BEFORE_DAY if d.country else None
        if month_first is None:
            return None
    month, of_month = (a, b) if (month_first or b > 12) else (b, a)
    if not valid(2024, month, of_month) or not month:
        return None
    year = d.year_for(month, of_month, m.start(), m.end())
    return at(Point(year.year, month, of_month), year) if year else None


def day(d: Discourse, m: Match) -> Reading | None:
    """13th February 2025, February 13, Thursday 13 February."""
    of_month, month = digits(m["d"]), month_number(m["m"])
    if not valid(2024, month, of_month):
        return None
    year = None if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    if not m["y"] and year is None:
        return unresolved("", "no year in the text before it")
    if year and m["w"] and not d.published:
        year = _year_of_weekday(year, month, of_month, m["w"])
    reading = at(Point(year.year if year else int(m["y"]), month, of_month), year, m["bound"])
    if reading and m.group().lower().startswith("the ") and " of " not in m.group():
        reading.start = m.start() + len("the ")  # "the 9 May riots"
    return reading


def _year_of_weekday(year: Year, month: int, of_month: int, weekday: str) -> Year:
    """The year beside which the day falls on the weekday printed with it, within two years; else the one given."""
    wanted = next(number for name, number in WEEKDAYS.items() if name.startswith(weekday[:3]))
    for near in (year.year + step for step in (0, -1, 1, -2, 2)):
        if valid(near, month, of_month) and date(near, month, of_month).weekday() == wanted:
            return year if near == year.year else Year(near, year.anchor, f"{year.basis}; a {weekday}")
    return year


def day_in_capitals(d: Discourse, m: Match) -> Reading | None:
    """3 MARCH 2025, in a heading; 3-Mar-2025."""
    return at(Point(int(m["y"] or m["y_us"]), month_number(m["m"] or m["m_hyphen"] or m["m_us"]), digits(m["d"] or m["d_us"])))


def spelt_day(d: Discourse, m: Match) -> Reading | None:
    """the fifth of January 2025, July sixteenth."""
    of_month, month = ORDINAL_NUMBERS[m["o"]], month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    return at(Point(year.year, month, of_month), year) if year else unresolved("", "no year in the text before it")


def day_instant(d: Discourse, m: Match) -> Reading | None:
    """the 3rd instant, of the month of publication; the 3rd ultimo, of the month before; the 3rd proximo, of the next."""
    if not d.published:
        return unresolved("publication")
    month = shift(Point(d.published.year, d.published.month), {"u": -1, "p": 1}.get(m["q"][0], 0), "month")
    return at(replace(month, day=digits(m["d"])), Year(month.year, "publication", f"day {m['q']}, counted from publication")) if month else None


def day_of_month(d: Discourse, m: Match) -> Reading | None:
    """on the 29th: of the month told last, or of the next one where that day had passed."""
    near, of_month = d.last(m.start(), want_month=True), int(m["d"])
    before = d.before(m.start(), 60)
    set_for, by = bool(SET_FOR.search(before)), before.lower().endswith(" by ")
    if not by and not re.search(r"\bon $", before, re.I):
        if not (set_for or _PART_OF_DAY.search(before) or "month" in m.group()):
            return None
        near = near if not set_for else d.latest(m.start()) or near  # what is put off goes on from the latest day, not from one told between
    if near is None or near.point is None:
        return unresolved("", "no month told before it")
    again = next((t.value for t in reversed(d.told) if m.start() - t.start < 800 and d.section(t.start) == d.section(m.start()) and t.value.start and t.value.start == t.value.end and t.value.start.day == of_month), None)
    if again and "month" not in m.group():
        return Reading("date", again, anchor="context", basis="the day of that number told before")
    month = Point(near.point.year, near.point.month)
    if near.point.day > of_month and "month" not in m.group():
        backwards = not set_for and 2 * (near.point.day - of_month) < 30 + of_month - near.point.day and not d.future(m.start(), m.end())
        month = month if backwards else shift(month, 1, "month") or month
        if d.published and month.bounds()[0] > d.published and not d.future(m.start(), m.end()):
            month = Point(near.point.year, near.point.month)  # what is told as past is not later than the report
    if not valid(month.year, month.month, of_month):
        return unresolved("context", "the month has no such day")
    point, basis = Point(month.year, month.month, of_month), f"day of {month.edtf()} told before"
    if by:
        return Reading("date", Value(None, point), anchor="context", basis=basis, start=m.start() - len("by "))
    return Reading("date", single(point), anchor="context", basis=basis)


def day_of_list(d: Discourse, m: Match) -> Reading | None:
    """The 3 of "3, 14 and 25 May", whose month is printed once for all."""
    month, of_month = month_number(m["m"]), digits(m["d"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start("m"), m.end("m"))
    return at(Point(year.year, month, of_month), year) if year else unresolved("", "no year in the text before it")


def days_of_list_us(d: Discourse, m: Match) -> Reading | None:
    """June 18, 19, and 20: one interval where the days follow each other, else a day each."""
    places = [m.span("d1"), *((m.start("list") + p.start(), m.start("list") + p.end()) for p in re.finditer(r"\d+(?:st|nd|rd|th)?", m["list"])), m.span("d2")]
    listed = [digits(d.text[start:end]) for start, end in places]
    month = month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, listed[0], m.start(), m.end())
    if year is None or not all(valid(year.year, month, one) for one in listed):
        return None
    first, last = Point(year.year, month, listed[0]), Point(year.year, month, listed[-1])
    if listed != list(range(listed[0], listed[-1] + 1)):
        readings = [Reading("date", single(Point(year.year, month, one)), anchor=year.anchor, basis=year.basis, start=start, end=end) for one, (start, end) in zip(listed, places, strict=True)]
        readings[0].start, readings[-1].end = m.start(), m.end()
        for reading, following in pairwise(readings):
            reading.also = following
        return readings[0]
    return Reading("interval", Value(first, last, "interval"), anchor=year.anchor, basis=year.basis)


def days(d: Discourse, m: Match) -> Reading | None:
    """12–14 May 2023, 3 and 4 March, the night of 5 to 6 January."""
    first, last, month = digits(m["d1"]), digits(m["d2"]), month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, first, m.start(), m.end())
    if year is None or not valid(year.year, month, first) or not valid(year.year, month, last) or last <= first:
        return None
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "interval")
    if m.groupdict().get("list") and last > first + 1 and not re.search(r"between $", d.before(m.start(), 8), re.I):  # 11 and 18 April: not the days between
        second = Reading("date", single(Point(year.year, month, last)), anchor=year.anchor, basis=year.basis, start=m.start("d2"))
        return Reading("date", single(Point(year.year, month, first)), anchor=year.anchor, basis=year.basis, end=m.end("d1"), also=second)
    return Reading("interval", value, anchor=year.anchor, basis=year.basis)


def days_of_months(d: Discourse, m: Match) -> Reading | None:
    """28 March to 3 April 2023, between 28 March and 3 April; two days where something was put off from one to the other, or
    prolonged on one until the other."""
    if _PUT_OFF.search(d.before(m.start(), 60)):
        return _put_off(d, m)
    until = re.search(r"\b(?:until|till)\b", m.group())
    if until and d.before(m.start(), 3).lower() == "on " and (two := _put_off(d, m)) and two.also and two.also.value:
        two.also = replace(two.also, value=Value(None, two.also.value.start), start=m.start() + until.start())
        return two
    return from_to(d, m, (month_number(m["m1"]), digits(m["d1"])), (month_number(m["m2"]), digits(m["d2"])))


def _put_off(d: Discourse, m: Match) -> Reading | None:
    """The two days of "put off from 24 April to 16 June"."""
    points, years = [], []
    for which in ("1", "2"):
        month, of_month = month_number(m[f"m{which}"]), digits(m[f"d{which}"])
        year = Year(int(m[f"y{which}"]), "explicit", "as printed") if m[f"y{which}"] else d.year_for(month, of_month, m.start(), m.end())
        if year is None or not valid(year.year, month, of_month):
            return None
        points.append(Point(year.year, month, of_month))
        years.append(year)
    if years[1].anchor != "explicit" and points[1].bounds() < points[0].bounds():
        points[1] = replace(points[1], year=points[0].year + (replace(points[1], year=points[0].year).bounds() < points[0].bounds()))
    second = Reading("date", single(points[1]), anchor=years[1].anchor, basis=years[1].basis, start=m.start("d2"))
    return Reading("date", single(points[0]), anchor=years[0].anchor, basis=years[0].basis, end=m.end("y1") if m["y1"] else m.end("m1"), also=second)


def week_with(d: Discourse, m: Match) -> Reading | None:
    """the week of 18 May 2024, the week starting on 4 February: from Monday to Sunday; the week ending on 10 May: the days up to it."""
    month, of_month = month_number(m["m"] or m["m_us"]), digits(m["d"] or m["d_us"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    if year is None or not valid(year.year, month, of_month):
        return None
    day = date(year.year, month, of_month)
    week = Value(point_of(day - timedelta(days=6)), point_of(day), "interval") if m["ends"] else week_of(day)
    return Reading("interval", week, anchor=year.anchor, basis=year.basis)


def weekday_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first Friday of July 2024, the last Sunday of May."""
    month, order = month_number(m["m"]), ORDINALS[m["o"]]
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return None
    days = [day for day in range(1, monthrange(year.year, month)[1] + 1) if date(year.year, month, day).weekday() == WEEKDAYS[m["w"]]]
    return at(Point(year.year, month, days[order - 1 if order > 0 else -1]), year)
