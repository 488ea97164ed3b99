"""Weekdays without a date: "on Friday", "this past Friday", "the Sunday before".

Called by `resolution`; by `publication` for "last Friday", by `words_for_a_time` for the day of "at 3 p.m. on Friday".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate.time import calendar_days
from pipeline.annotate.time.discourse import LAST_AFTER, Discourse, Match, Reading, unresolved
from pipeline.annotate.time.neighbours import DAY_RULES
from pipeline.annotate.time.values import point_of, single, week_of
from pipeline.calendar_words import WEEKDAYS

_HABIT_AFTER = re.compile(r" (?:prayers?|sermons?|mass|worship|mosque|market)\b", re.I)
_OF_WEEK = re.compile(r" (?:of )?(last|this|next) week\b")
_DAY_BEFORE_WEEKDAY = re.compile(
    r"\b(?:on|since|until|by|from|late|early|before|after|of|and|to|for|last|next)\s$|[,(]\s?$", re.I
)


def weekday(d: Discourse, m: Match) -> Reading | None:
    """On Friday, this past Friday, Friday last."""
    word = (m["q"] or "").strip().lower()
    if d.index + 1 < len(d.matches) and not word:
        rule, following = d.matches[d.index + 1]
        if rule in DAY_RULES and re.fullmatch(r"(?: \(|, )(?:on )?", d.text[m.end() : following.start()]) and (beside := calendar_days.day(d, following)) and beside.value:
            return Reading("date", beside.value, anchor="context", basis="the day named beside it", remember=False)
    if LAST_AFTER.match(d.after(m.end(), 8)):
        word = "last"
    if d.published and (week := _OF_WEEK.match(d.after(m.end(), 20))):
        day = week_of(d.published + timedelta(weeks={"last": -1, "this": 0, "next": 1}[week.group(1)])).bounds()[0]
        value = single(point_of(date.fromisoformat(day) + timedelta(days=_weekday_number(m["w"]))))
        return Reading("date", value, anchor="publication", basis=f"of {week.group(1)} week, counted from publication", end=m.end() + week.end())
    word = {"this past": "last", "this coming": "next"}.get(word, word)
    return day_of_week(d, _weekday_number(m["w"]), m, word)


def weekday_beside(d: Discourse, m: Match) -> Reading | None:
    """The Sunday before, the Friday after: beside the day told last."""
    near = d.last(m.start(), want_day=True, reach=600)
    if near is None or near.point is None:
        return unresolved("event", "no day told before it")
    base, wanted = near.point.bounds()[0], _weekday_number(m["w"])
    day = base - timedelta(days=(base.weekday() - wanted) % 7 or 7) if m["q"] == "before" else base + timedelta(days=(wanted - base.weekday()) % 7 or 7)
    return Reading("date", single(point_of(day)), anchor="event", basis=f"{m['q']} {near.edtf()}", remember=False)


def _weekday_number(name: str) -> int:
    return next(number for full, number in WEEKDAYS.items() if full.startswith(name[:3]))


def day_of_week(d: Discourse, wanted: int, m: Match, word: str) -> Reading | None:
    """The day that a weekday means: beside the day told last, else beside publication; None where it is no day at all."""
    if _HABIT_AFTER.match(d.after(m.end(), 12)) and not word:
        return None  # after Friday prayers
    if not word and not (d.is_notice or _DAY_BEFORE_WEEKDAY.search(d.before(m.start(), 12))):
        return None
    near = d.last(m.start(), want_day=True, reach=40 if d.news else 600)
    close = d.last(m.start(), want_day=True, reach=200)
    if near and near.point and word not in ("last", "next", "this") and (not d.news or word):
        base = near.point.bounds()[0]
        if not close and d.window and d.published and (d.published - base).days > 300 and not d.window[0] <= base <= d.window[1]:
            return unresolved("", "the day told before it is of another time")
        step = (wanted - base.weekday()) % 7 - (7 if word == "the previous" else 0)
        if step == 6 and not word and near.kind == "date" and not d.future(m.start(), m.end()):
            step = -1  # "on Sunday police arrested two, and on Saturday night …"
        if word == "the following":
            step = step or 7
        day, side = base + timedelta(days=step), "after"
        if not word and d.published and base <= d.published < day and not d.future(m.start(), m.end()):
            day, side = day - timedelta(weeks=1), "before"  # what is told as past is not later than the report
        aside = word == "the previous" and d.told_as_past_before(m.end())
        return Reading("date", single(point_of(day)), anchor="context", basis=f"the one {side} {near.edtf()}", remember=not aside)
    if not d.published or not (d.is_notice or word):
        return unresolved("", "no day told before it")  # in a report a bare weekday is as often a habit ("work on Sunday")
    if word == "this":
        day = date.fromisoformat(week_of(d.published).bounds()[0]) + timedelta(days=wanted)
        return Reading("date", single(point_of(day)), anchor="publication", basis="of the week of publication")
    future = word == "next" or (word != "last" and d.future(m.start(), m.end()))
    nearest = _nearest_weekday(d.published, wanted, future)
    if word == "last" and nearest == d.published:
        nearest -= timedelta(weeks=1)
    value = single(point_of(nearest))
    return Reading("date", value, anchor="publication", basis="the one nearest to publication")


def _nearest_weekday(limit: date, wanted: int, future: bool) -> date:
    step = (wanted - limit.weekday()) % 7 or 7 if future else -((limit.weekday() - wanted) % 7)
    return limit + timedelta(days=step)
