"""Counted units of time: "two weeks later", "five years ago", "over the past five years", "in two weeks’ time".

Called by `resolution`. "Later" and "earlier" count from the date told last, "ago", "past" and "in … time" from publication; what is
counted from an event ("two days after the arrest") is in `from_event`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.time.discourse import Discourse, Match, Reading, unresolved
from pipeline.annotate.time.durations import number, parse_duration
from pipeline.annotate.time.neighbours import date_beside
from pipeline.annotate.time.publication import OF_SOMETHING
from pipeline.annotate.time.values import Point, Value, point_of, shift, single

_TERM_BEFORE = re.compile(r"\b(?:sentence|term|imprisonment|detention|prison|jail|ban) of $", re.I)
_BACK = ("earlier", "beforehand", "before", "before that", "previously", "prior")
_MODAL = re.compile(r"\b(?:may|can|could|will|would|might|must|to|not|often|usually|sometimes|typically)\s$")


def counted(d: Discourse, m: Match) -> Reading | None:
    """Two weeks later, a month earlier (from the date told last); five years ago (from publication); of "a term of 21 months earlier" the length."""
    if m["dir"] == "earlier" and _TERM_BEFORE.search(d.before(m.start(), 16)) and (term := parse_duration(f"{m['n']} {m['u']}s")):
        return Reading("duration", None, term, end=m.start("dir") - 1)
    reading = _counted(d, m)
    if reading.value is not None:
        d.remember(m.start(), m.end(), reading.value)
    beside = date_beside(d, m)
    if reading.value is not None:
        d.told.pop()
    found = beside or reading
    if m["dir"] in _BACK and (not d.opens_sentence(m.start()) or d.told_as_past_before(m.end())):
        found = replace(found, remember=False)  # an aside ("a banner unfurled four days earlier"): the story does not go on from there
    return found


def _counted(d: Discourse, m: Match) -> Reading:
    """The day that the words alone give, whatever date stands beside them."""
    unit, direction, words = m["u"], m["dir"], m["n"].lower()
    count = number(words)
    if m["years"] and unit == "month" and count is not None and (years := number(m["years"])):
        count += 12 * years  # a year and three months later
    if m["half"] or m["half2"]:
        unit, count = _with_half(unit, count)
    if unit in ("hour", "minute"):
        if unit == "minute" or count is None or count < 12:
            near = d.last(m.start(), want_day=True) if direction in ("later", "earlier") else None
            if near is None:
                return unresolved("event")
            return Reading("date", near, anchor="event", basis="hours from the day told", remember=False)
        if count % 24:
            return unresolved("event", "the same day or another")
        unit, count = "day", count // 24
    if unit == "night":
        unit = "day"
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if direction == "ago":
        return _ago(d, m, unit, count)
    near = d.last(m.start(), want_month=unit not in ("year", "decade"))
    if direction == "beforehand":
        near = d.pointed_at(m.start()) or near
    if near is None and direction not in _BACK:
        near = d.had_been(m.start())
    if near is None and direction in _BACK:
        near = d.pointed_at(m.start())  # "had planned to march on 22 May. Two days before, the ministry forbade it"
    if count is None or words.startswith("half"):
        return unresolved("event", "the words give no figure")
    if (near is None or near.point is None) and d.news and d.published and direction in ("earlier", "prior", "previously"):
        return _ago(d, m, unit, count)
    if near is None or near.point is None:
        return unresolved("event", "no date told before it")
    sign = 1 if direction in ("later", "on", "after", "afterward", "afterwards", "after that") else -1
    moved = shift(near.point, sign * int(count), unit)
    if moved is None:
        return unresolved("event", f"{m.group()} from {near.edtf()}")
    if (m["hedge"] or "").lower() == "less than " and sign > 0 and near.point.day and moved.day:
        return Reading("interval", Value(near.point, moved, "interval"), anchor="event", basis=f"{m.group()} from {near.edtf()}", remember=False)
    return Reading("date", single(moved), anchor="event", basis=f"{m.group()} from {near.edtf()}")


def vague_shift(d: Discourse, m: Match) -> Reading | None:
    """Months later, years ago: no figure; the date beside it where one stands there."""
    return date_beside(d, m) or unresolved("event", "the words give no figure")


def _ago(d: Discourse, m: Match, unit: str, count: float | None) -> Reading:
    if not d.published:
        return unresolved("publication")
    base = point_of(d.published)
    if count is None:
        open_end = Point(base.year) if unit in ("year", "decade") else Point(base.year, base.month)
        return Reading("date", Value(None, open_end), anchor="publication", basis="before publication", remember=False)
    moved = shift(base, -int(count), unit)
    if moved is None:
        return unresolved("publication")
    if unit in ("year", "decade"):
        moved = Point(moved.year, approximate=True)
    elif unit == "month":
        moved = replace(moved, approximate=bool(m["half"] or m["half2"]))
    return Reading("date", single(moved), anchor="publication", basis=f"{m['n']} {unit} before publication")


def past_span(d: Discourse, m: Match) -> Reading | None:
    """Over the past five years: an interval up to publication."""
    if m["q"] == "last" and _MODAL.search(d.before(m.start())):  # proceedings may last several months
        length = parse_duration(m.group()[len("last ") :]) if number(m["n"]) else None
        return Reading("duration", None, length or ("", ""), start=m.start("n"))
    preposition = re.match(r"(?:over|in|during|for|within|across|throughout) ", m.group(), re.I)
    start = m.start() + (preposition.end() if preposition else 0)
    count, unit = number(m["n"]), m["u"]
    if m["half"]:
        unit, count = _with_half(unit, count)
    if unit == "hour" and count is not None and not count % 24:
        unit, count = "day", count // 24
    if OF_SOMETHING.match(d.after(m.end(), 12)):  # the last three months of her term
        length = parse_duration(f"{m['n']} {m['u']}s")
        return Reading("duration", None, length or ("", ""), start=start)
    told_on = m["q"] == "next" and not d.future(m.start(), m.end()) and not (d.news and not d.of_another_time(m.start()))
    if m["q"] == "following" or (told_on and d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")):
        return _span_from_told(d, m, count, unit, start)
    if m["q"] in ("next", "coming"):
        return _span_ahead(d, count, unit, start)
    first = shift(point_of(d.published), -int(count), unit) if d.published and count is not None else None
    if d.published is None or first is None:
        return unresolved("publication", kind="interval", start=start)
    last = point_of(d.published)
    if first.month:
        first = replace(first, approximate=False)
    end = last if first.day else Point(last.year, last.month)
    return Reading("interval", Value(first, end, "interval"), anchor="publication", basis="up to publication", start=start, remember=False)


def _with_half(unit: str, count: float | None) -> tuple[str, float | None]:
    """"Two and a half years" in whole months, "six and a half months" in months; no figure where a day would have to be invented."""
    if count is None:
        return unit, None
    return {"year": ("month", 12 * count + 6), "decade": ("year", 10 * count + 5), "month": ("month", count)}.get(unit, (unit, None))


def _span_ahead(d: Discourse, count: float | None, unit: str, start: int) -> Reading:
    """Over the next two years: from publication on."""
    last = shift(point_of(d.published), int(count), unit) if d.published and count is not None else None
    if d.published is None or last is None:
        return unresolved("publication", kind="interval", start=start)
    first = point_of(d.published)
    if last.month:
        last = replace(last, approximate=False)
    value = Value(first if last.day else Point(first.year, first.month), last, "interval")
    return Reading("interval", value, anchor="publication", basis="from publication on", start=start, remember=False)


def _span_from_told(d: Discourse, m: Match, count: float | None, unit: str, start: int) -> Reading:
    """In the following two weeks: from the date told last."""
    near = d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")
    last = shift(near.point, int(count), unit) if near and near.point and count is not None else None
    if near is None or near.point is None or last is None:
        return unresolved("event", kind="interval", start=start)
    first = near.point if last.day or not near.point.month else Point(near.point.year, near.point.month)
    if m["u"] == "day" and first.day:
        first = shift(first, 1, "day") or first  # "over the next two days" begins on the day after
    value = Value(first, replace(last, approximate=False), "interval")
    return Reading("interval", value, anchor="event", basis=f"from {near.edtf()}", start=start, remember=False)


def in_time(d: Discourse, m: Match) -> Reading | None:
    """In two weeks' time: from publication."""
    count = number(m["n"])
    if not d.published or count is None:
        return unresolved("publication")
    moved = shift(point_of(d.published), int(count), m["u"])
    if moved and m["u"] == "year":
        moved = Point(moved.year, approximate=True)
    return Reading("date", single(moved) if moved else None, anchor="publication", basis="after publication", remember=False)
