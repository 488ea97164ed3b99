"""Expressions that mean the time a report covers: "the reporting period", "during the year". Called by `resolution`."""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.annotate.time import calendar_days, months
from pipeline.annotate.time.discourse import Discourse, Match, Reading, unresolved
from pipeline.annotate.time.values import Point, Value, single


def period_covered(d: Discourse, m: Match) -> Reading | None:
    """The reporting period: as stated behind it in brackets, else the one that the report says it covers."""
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in ("months", "span", "days", "between_months") and re.fullmatch(r",? ?[(:–—-] ?(?:from |between )?", d.text[m.end() : following.start()]):
            stated = months.months(d, following) if "months" in rule else calendar_days.days(d, following) if rule == "days" else calendar_days.days_of_months(d, following)
            if stated and stated.value:
                return Reading("interval", stated.value, anchor="context", basis="the period stated beside it", remember=False)
    if not d.period:
        return unresolved("context", kind="interval")
    first, last = d.period
    start = Point(first.year, first.month, 0 if first.day == 1 else first.day)
    whole = (last + timedelta(days=1)).day == 1
    value = Value(start, Point(last.year, last.month, 0 if whole and not start.day else last.day), "interval")
    return Reading("interval", value, anchor="context", basis="the period that the report covers", remember=False)


def year_covered(d: Discourse, m: Match) -> Reading | None:
    """During the year, in a report that covers one."""
    covered = d.period or d.window
    if covered and covered[0].year == covered[1].year:
        point = Point(covered[0].year)
        return Reading("date", single(point), anchor="context", basis="year of the period covered")
    return unresolved("context", "the year is not stated")
