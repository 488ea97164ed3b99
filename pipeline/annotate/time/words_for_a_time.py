"""Words for a time without a date, as TIMEX3 has them: "now", "recently", "at 3 p.m."

Called by `resolution`, and found only where `find_times` is asked for references.
"""

from __future__ import annotations

import re

from pipeline.annotate.time import calendar_days
from pipeline.annotate.time.discourse import Discourse, Match, Reading
from pipeline.annotate.time.neighbours import DAY_RULES
from pipeline.annotate.time.publication import spoken_day
from pipeline.annotate.time.weekdays import weekday


def clock(d: Discourse, m: Match) -> Reading | None:
    """at 3 p.m.: the day told last in the line, else none; `basis` is the time of day as TIMEX3 has it."""
    if m["word"]:
        hour, minute = (12, 0) if m["word"].lower() == "noon" else (0, 0)
    else:
        hour, minute = int(m["h"] or m["h24"]), int(m["min"] or m["min24"] or 0)
        if m["half"]:
            hour = hour % 12 + (12 if m["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    value, end = d.last(m.start(), want_day=True, reach=200), -1
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in (*DAY_RULES, "weekday", "spoken") and re.fullmatch(r",? ?(?:on )?", d.text[m.end() : following.start()]):
            d.index += 1
            reading = {"weekday": weekday, "spoken": spoken_day}.get(rule, calendar_days.day)(d, following)
            if reading and reading.value:
                value, end = reading.value, following.end()
    return Reading("date", value, anchor="event", basis=f"T{hour:02}:{minute:02}", remember=end > 0, end=end)


def present(d: Discourse, m: Match) -> Reading | None:
    """The present: "now", "currently"."""
    return _reference("PRESENT_REF")


def past(d: Discourse, m: Match) -> Reading | None:
    """What is past: "recently", "in the past"."""
    return _reference("PAST_REF")


def future(d: Discourse, m: Match) -> Reading | None:
    """What is to come: "soon", "in future"."""
    return _reference("FUTURE_REF")


def _reference(value: str) -> Reading:
    return Reading("date", None, anchor="", basis=value, remember=False)
