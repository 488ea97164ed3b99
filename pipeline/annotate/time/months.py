"""Months that are named, whole or in part, and from one to another: "June 2025", "early May", "the first week of June".

Called by `resolution`; `from_to` by `calendar_days` too, `relative_month` by `publication`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import timedelta

from pipeline.annotate.time import occasions
from pipeline.annotate.time.discourse import Discourse, Match, Reading, Year, bounded, unresolved
from pipeline.annotate.time.durations import number
from pipeline.annotate.time.printed import EVENT, ORDINALS, at, digits, part
from pipeline.annotate.time.values import Point, Value, coarse, shift, single, valid, week_of
from pipeline.calendar_words import month_number

_PREPOSITION = re.compile(
    r"\b(?:in|into|on|since|until|till|by|from|to|towards?|and|or|during|following|amid|before|after|of|for|the|through|between|throughout|last|next|this|that|around|an?|"
    r"early|late|mid|as of|both|–|-|,)\s*[‘’“\"'(]*$",
    re.I,
)
_MONTH_AFTER = re.compile(
    r"\b(?:in|since|until|by|of|from|to|and|last|early|late|mid|during|between|through|before|after|as of)\s*-?$", re.I
)
_MONTHS_ONLY = {"January", "February", "July", "September", "October", "November", "December"}
_NAMES_TOO = {"April", "May", "June", "August"}  # given names and surnames


def month_of_year(d: Discourse, m: Match) -> Reading | None:
    """June 2025, since June 2025."""
    reading = at(Point(int(m["y"]), month_number(m["m"])), bound=m["bound"])
    if reading and m["rel"]:
        reading.start = m.start("m")
    return reading


def month(d: Discourse, m: Match) -> Reading | None:
    """A month alone, told from names ("Theresa May") by what stands around it."""
    of_year, before = month_number(m["m"]), d.before(m.start())
    event = EVENT.match(d.after(m.end(), 40))
    if not m["bound"] and not m["rel"] and not event:
        if not _PREPOSITION.search(before) and (m["m"] not in _MONTHS_ONLY or not re.search(r"(?:\b[a-z]+|^|\n)\s?$", before)):
            return None
        if m["m"] in _NAMES_TOO and re.match(r"(?:’s|'s)? ?[A-Z][a-z]+(?! and)", d.after(m.end(), 40)):
            return None
        if m["m"] in ("May", "March") and not _MONTH_AFTER.search(before):
            return None
    relation = (m["rel"] or "").strip().lower()
    if relation in ("last", "next"):
        reading = relative_month(d, of_year, relation)
        return bounded(reading.value, m["bound"], reading.anchor, reading.basis) if reading.value else reading
    if event and (told := occasions.nickname_year(d, of_year)):
        return Reading(
            "date", single(Point(told, of_year)), anchor="context", basis="the event is dated elsewhere in the report", start=m.start("m")
        )
    year = (_year_of_that(d, of_year, m.start()) if relation.startswith("that") else None) or d.year_for(of_year, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    return at(Point(year.year, of_year), year, m["bound"])


def _year_of_that(d: Discourse, month: int, offset: int) -> Year | None:
    """The year of "that November": of the date told last in the paragraph, the next where the month lies before that date."""
    near = d.last_told(offset, reach=400)
    told = near.value.point if near is not None and d.line(near.start) == d.line(offset) else None
    if told is None:
        return None
    return Year(told.year + (0 < month < told.month), "context", "counted from the date told before")


def relative_month(d: Discourse, month: int, relation: str) -> Reading:
    """last October, next March: counted from publication."""
    if not d.published:
        return unresolved("", "no day of publication")
    limit = d.published
    year = limit.year + ((-1 if month >= limit.month else 0) if relation == "last" else (0 if month > limit.month else 1))
    return Reading("date", single(Point(year, month)), anchor="publication", basis=f"counted from publication on {limit}")


def in_year_told(d: Discourse, m: Match) -> Reading | None:
    """August of that year, on 3 May the following year, March this year."""
    word = m["q"]
    if word in ("this", "last", "next"):
        told = d.published.year if d.published else None
        anchor, basis = "publication", f"{word} year, counted from publication"
    else:
        near = d.year_pointed_at(m.start()) if word in ("that", "the same") else d.last(m.start())
        told = near.point.year if near and near.point else None
        anchor, basis = "context", f"{word} year, counted from the date told before"
    if told is None:
        return unresolved(anchor, "no year told before it")
    year = told + {"last": -1, "next": 1, "the following": 1, "the next": 1, "the previous": -1}.get(word, 0)
    day_of_month = digits(m["d"] or m["d_us"]) if m["d"] or m["d_us"] else 0
    return at(Point(year, month_number(m["m"]), day_of_month, part=part(m["p"])), Year(year, anchor, basis))


def part_of(d: Discourse, m: Match) -> Reading | None:
    """early June 2025, mid-March, late 2022, by the end of March."""
    which, bound = part(m["p"]), m["bound"]
    if bound and which == "late" and "end" in m["p"]:
        which, bound = "", f"{bound}the end of"
    if m["y0"]:
        return at(Point(int(m["y0"]), part=which), bound=bound)
    month = month_number(m["m"])
    if m["y"]:
        return at(Point(int(m["y"]), month, part=which), bound=bound)
    year = d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    return at(Point(year.year, month, part=which), year, bound)


def part_of_relative(d: Discourse, m: Match) -> Reading | None:
    """late last year, early this month, the end of next year: counted from publication; "early that month" from the text."""
    which, unit = part(m["p"]), m["u"]
    word = m["q"].lower()
    if word in ("last", "this", "next"):
        if not d.published:
            return unresolved("publication")
        limit, step = d.published, {"last": -1, "this": 0, "next": 1}[word]
        if unit not in ("year", "month", "week"):
            of_year = month_number(unit)
            reading = relative_month(d, of_year, word) if step else None
            base = reading.value.point if reading and reading.value else Point(limit.year, of_year)
        elif unit == "week":
            return Reading("interval", week_of(limit + timedelta(weeks=step)), anchor="publication", basis="counted from publication")
        else:
            base = shift(Point(limit.year) if unit == "year" else Point(limit.year, limit.month), step, unit)
        anchor, basis = "publication", "counted from publication"
    else:
        near = d.last(m.start())
        if near is None or near.point is None or unit not in ("year", "month"):
            return unresolved("event")
        step = {"the following": 1, "the next": 1, "the previous": -1}.get(word, 0)
        told = coarse(near.point, unit)
        base = shift(told, step, unit) if told else None
        anchor, basis = "event", f"the {unit} of {near.edtf()}"
    if base is None:
        return unresolved(anchor)
    return Reading("date", single(replace(base, part=which)), anchor=anchor, basis=basis)


def half_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first half of May: to the 15th, the second from the 16th."""
    month = month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    first, last = (1, 15) if m["o"] == "first" else (16, monthrange(year.year, month)[1])
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "interval")
    return Reading("interval", value, anchor=year.anchor, basis=year.basis)


def edge_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first week of June, the last two weeks of May 2024: days of the month, counted in sevens."""
    month, count = month_number(m["m"]), number(m["n"]) if m["n"] else 1
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None or not count or not valid(year.year, month):
        return None
    if m["s"] and not m["n"]:  # the first days of May: how many is not said
        return at(Point(year.year, month, part="late" if ORDINALS.get(m["o"]) == -1 else "early"), year)
    length, size = monthrange(year.year, month)[1], int(count) * {"day": 1, "week": 7, "fortnight": 14}[m["u"]]
    order = ORDINALS.get(m["o"], 1)
    first = length - size + 1 if order == -1 else size * (order - 1) + 1
    last = first + size - 1
    if not 1 <= first <= last <= length:
        return None
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "date" if first == last else "interval")
    return Reading(value.kind, value, anchor=year.anchor, basis=year.basis)


def months(d: Discourse, m: Match) -> Reading | None:
    """November 2024 to June 2025, between March and May, early May to late June."""
    groups = m.groupdict()
    parts = part(groups.get("p1")), part(groups.get("p2"))
    return from_to(d, m, (month_number(m["m1"]), 0), (month_number(m["m2"]), 0), parts)


def from_to(
    d: Discourse, m: Match, first: tuple[int, int], last: tuple[int, int], parts: tuple[str, str] = ("", "")
) -> Reading | None:
    """An interval between two (month, day); the year of one end serves both, a year's turn between them respected."""
    anchor, basis = "explicit", "as printed"
    if m["y2"]:
        y2 = int(m["y2"])
    elif m["y1"]:
        y2 = int(m["y1"]) + (last < first)
    else:
        year = d.year_for(last[0], last[1], m.start(), m.end())
        if year is None:
            return None
        y2, anchor, basis = year
    y1 = int(m["y1"]) if m["y1"] else y2 - (first > last)
    if not valid(y1, *first) or not valid(y2, *last):
        return None
    value = Value(Point(y1, *first, part=parts[0]), Point(y2, *last, part=parts[1]), "interval")
    if value.bounds()[0] > value.bounds()[1]:
        return None
    return Reading("interval", value, anchor=anchor, basis=basis)
