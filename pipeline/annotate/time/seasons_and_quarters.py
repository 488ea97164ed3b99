"""Seasons, quarters and halves of a year: "spring 2025", "last summer", "the second half of 2024", "Q3". Called by `resolution`."""

from __future__ import annotations

import re
from datetime import date

from pipeline.annotate.time.discourse import Discourse, Match, Reading, unresolved
from pipeline.annotate.time.durations import number
from pipeline.annotate.time.printed import ORDINALS, at
from pipeline.annotate.time.values import SEASONS, Point, Value, single
from pipeline.annotate.time.years import this_year

QUARTERS = {"quarter": 3, "half": 6, "trimester": 4, "semester": 6}


def season(d: Discourse, m: Match) -> Reading | None:
    """spring 2025, the summer of 2024."""
    return at(Point(int(m["y"]), season=SEASONS[m["s"].lower()]), bound=m["bound"])


def season_alone(d: Discourse, m: Match) -> Reading | None:
    """last summer (from publication), in the spring, the following winter (from the year told)."""
    which, near, words = SEASONS[m["s"]], d.last(m.start()), m.group().lower()
    lead = re.match(r"(?:in|by|during|over|throughout|through|for|since|until) (?:early |late |mid[- ])?", words)
    start = m.start() + (lead.end() if lead else 0)
    counted = re.match(r"(last|this|next) ", words)
    if d.published and (counted or not (near and near.point)):
        found = _counted_season(which, d.published, counted.group(1) if counted else "", d.past(m.start(), m.end()))
        return Reading("date", single(found), anchor="publication", basis="counted from publication", start=start)
    if near and near.point:
        year = this_year(d, m.start())
        if not year:
            return unresolved("context", start=start)
        point = near.point if re.search(r"following|next|previous", words) else Point(year)
        return Reading("date", single(_season_told(which, point, words)), anchor="context", basis="of the year told or covered", start=start)
    return unresolved("", start=start)


def _season_told(season: int, point: Point, words: str) -> Point:
    """The season of the year told; with "following" and "previous" the one after or before the point told."""
    found = Point(point.year, season=season)
    if "following" in words or "the next" in words:
        return found if found.bounds()[0] > point.bounds()[0] else Point(point.year + 1, season=season)
    if "previous" in words:
        return found if found.bounds()[1] < point.bounds()[0] else Point(point.year - 1, season=season)
    return found


def _counted_season(season: int, limit: date, word: str, past: bool) -> Point:
    """The season that `word` means on a day: "last" the one that ended last, "this" and "next" by the year, else the one begun last.

    What is told as past of "this summer" in winter is of the summer that is over, where that is the nearer one.
    """
    if word in ("this", "next"):
        found, over = Point(limit.year + (word == "next"), season=season), Point(limit.year - 1, season=season)
        nearer = found.bounds()[0] - limit > limit - over.bounds()[1]
        return over if word == "this" and past and nearer else found
    found = Point(limit.year, season=season)
    begun = found.bounds()[1] < limit if word == "last" else found.bounds()[0] <= limit
    return found if begun else Point(limit.year - 1, season=season)


def quarter(d: Discourse, m: Match) -> Reading | None:
    """the first quarter of 2025, the second half of last year."""
    year = int(m["y"]) if m["y"] else this_year(d, m.start(), -1 if m["this"] == "last year" else 0)
    if not year:
        return None
    size, order = QUARTERS[m["u"]], ORDINALS[m["o"].lower()]
    order = 12 // size if order == -1 else order
    if order * size > 12:
        return None
    value = Value(Point(year, (order - 1) * size + 1), Point(year, order * size), "interval")
    return Reading("interval", value, anchor="explicit" if m["y"] else "context")


def quarter_short(d: Discourse, m: Match) -> Reading | None:
    """Q3 2024, H1 of 2025."""
    size, order = (3 if m["u"] == "Q" else 6), int(m["n"])
    if order * size > 12:
        return None
    return Reading("interval", Value(Point(int(m["y"]), (order - 1) * size + 1), Point(int(m["y"]), order * size), "interval"))


def quarter_alone(d: Discourse, m: Match) -> Reading | None:
    """the third quarter: of the year told or of publication, whichever the sentence means."""
    order = ORDINALS[m["o"].lower()]
    if m["year"] and d.published:
        year = d.published.year + {"last": -1, "this": 0, "next": 1}[m["year"].split()[0]]
        return _quarter(year, order, "publication")
    near = d.last(m.start())
    if d.published and (d.news or near is None):
        year = d.published.year - (3 * order - 2 > d.published.month and not d.future(m.start(), m.end()) and order - (d.published.month + 2) // 3 > 1)
        return _quarter(year, order, "publication")
    if near and near.point:
        return _quarter(near.point.year, order, "context")
    return None


def quarter_named(d: Discourse, m: Match) -> Reading | None:
    """this quarter, the latest quarter: of publication."""
    if not d.published:
        return unresolved("publication", kind="interval")
    step = {"last": -1, "previous": -1, "latest": -1, "next": 1}.get(m["q"].lower(), 0)
    index = d.published.year * 4 + (d.published.month - 1) // 3 + step
    return _quarter(index // 4, index % 4 + 1, "publication")


def _quarter(year: int, order: int, anchor: str) -> Reading:
    value = Value(Point(year, 3 * order - 2), Point(year, 3 * order), "interval")
    return Reading("interval", value, anchor=anchor, basis=f"quarter {order} of {year}")


def first_months(d: Discourse, m: Match) -> Reading | None:
    """the first six months of 2025, the last three months of the year."""
    count, year = number(m["n"]), int(m["y"]) if m["y"] else this_year(d, m.start())
    if not year or not count or not 1 < count < 12:
        return None
    value = Value(Point(year, 1), Point(year, int(count)), "interval") if m["o"] == "first" else Value(Point(year, 13 - int(count)), Point(year, 12), "interval")
    return Reading("interval", value, anchor="explicit" if m["y"] else "context")
