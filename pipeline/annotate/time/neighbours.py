"""Dates that stand beside an expression and give it its value: in apposition, right behind it, or a named day just before it.

Called by the readers of expressions that count from a date (`publication`, `weekdays`, `counted_units`, `from_told`, `from_event`,
`words_for_a_time`) and by `lengths`.
"""

from __future__ import annotations

import re

from pipeline.annotate.time import calendar_days, months, occasions, years
from pipeline.annotate.time.discourse import Discourse, Match, Reading
from pipeline.annotate.time.values import Point, Value

DAY_RULES = ("full", "full_us")


def date_beside(d: Discourse, m: Match) -> Reading | None:
    """A date in apposition gives a vague relative expression its value: "a few days later, on 3 March"."""
    if d.index + 1 == len(d.matches):
        return None
    rule, following = d.matches[d.index + 1]
    if rule not in (*DAY_RULES, "month", *(("year",) if m.groupdict().get("u") in ("year", "decade") else ())) or not re.fullmatch(r",? ?(?:on |in )?", d.text[m.end() : following.start()]):
        return None
    reader = {"month": months.month_of_year, "year": years.year}.get(rule, calendar_days.day)
    reading = reader(d, following)
    if reading is None or reading.value is None:
        return None
    return Reading("date", reading.value, anchor="event", basis="the date beside it")


def in_apposition(d: Discourse, start: int, end: int) -> Reading | None:
    """What stands behind a day and a comma says how far that day is from another: "On 25 January, two days after the vote, …"."""
    told = d.told[-1] if d.told else None
    if told is None or d.text[told.end : start] != ", " or told.value.start != told.value.end or not (told.value.start and told.value.start.day):
        return None
    return Reading("date", told.value, anchor="event", basis="the date beside it", end=end, remember=False)


def day_behind(d: Discourse, end: int, words: int = 6) -> Point | None:
    """The day that the event counted from is dated by: "two days after his release on 31 July", "the day after the 24 June vote"."""
    for rule, following in d.matches[d.index + 1 : d.index + 2]:
        if rule == "named" and re.fullmatch(r" (?:the )?", d.text[end : following.start()]):
            named = occasions.named_day(d, following)
            return named.value.start if named and named.value else None
        between = d.text[end : following.start()]
        if rule in DAY_RULES and (re.fullmatch(rf"(?: ?(?!(?:and|but)\b)[\w’'-]++){{0,{words}}} ?", between) or re.fullmatch(r",? (?:of |on )?", between)):
            reading = calendar_days.day(d, following)
            return reading.value.start if reading and reading.value else None
    return None


def named_day_before(d: Discourse, m: Match) -> Value | None:
    """The named day told just before in the line, where no date stands between."""
    for rule, other in reversed(d.matches[max(0, d.index - 4) : d.index]):
        if d.line(other.start()) == d.line(m.start()) and m.start() - other.end() < 400:
            if rule in ("named", "day_name"):
                reading = occasions.named_day(d, other) if rule == "named" else occasions.day_of_calendar(d, other)
                return reading.value if reading else None
            if rule in DAY_RULES:
                return None
    return None
