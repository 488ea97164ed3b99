"""Every time expression of a text with its value: forms are found (`grammar`), each is read where it stands, in order.

`READERS` says which module reads what: printed dates `calendar_days`, `months`, `years` and `seasons_and_quarters`, named days
`occasions`; what counts from a date told, an event or publication `from_told`, `from_event`, `publication`, `weekdays`, `period` and
`counted_units`; lengths and habits `lengths`. Nothing is taken that would invent a day: "the next day" after a bare month has no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.annotate.time import (
    calendar_days,
    counted_units,
    from_event,
    from_told,
    lengths,
    months,
    occasions,
    period,
    planned,
    publication,
    seasons_and_quarters,
    weekdays,
    words_for_a_time,
    years,
)
from pipeline.annotate.time.discourse import Discourse, Match, Reading
from pipeline.annotate.time.grammar import scan
from pipeline.annotate.time.values import Value
from pipeline.embedded_posts import embedded_posts
from pipeline.layers import Report, Section, TimeExpression

READERS: dict[str, Callable[[Discourse, Match], Reading | None]] = {
    "iso": calendar_days.numbered_day, "dotted": calendar_days.numbered_day, "slashed": calendar_days.slashed_day, "slashed_short": calendar_days.slashed_short,
    "capitals": calendar_days.day_in_capitals,
    "full": calendar_days.day, "full_us": calendar_days.day, "days": calendar_days.days, "days_us": calendar_days.days, "night": calendar_days.days,
    "span": calendar_days.days_of_months, "span_us": calendar_days.days_of_months, "between_days": calendar_days.days_of_months, "between_days_us": calendar_days.days_of_months,
    "months": months.months, "between_months": months.months, "part": months.part_of, "month": months.month_of_year,
    "month_alone": months.month, "years": years.years, "years_dash": years.years, "decade": years.decade, "decade_short": years.decade_short,
    "quarter": seasons_and_quarters.quarter, "edge_of_month": months.edge_of_month, "month_of_told": months.in_year_told,
    "before_christ": years.before_christ, "ordinal_months": seasons_and_quarters.first_months, "season": seasons_and_quarters.season,
    "season_rel": seasons_and_quarters.season_alone, "from_year": years.bounded_year, "spelt_year": years.spelt_year, "year": years.year, "year_short": years.year_short,
    "anno_domini": years.anno_domini, "day_of_month": calendar_days.day_of_month, "spelt_day": calendar_days.spelt_day, "spelt_day_us": calendar_days.spelt_day, "day_instant": calendar_days.day_instant,
    "week_of": calendar_days.week_with, "weekday_of_month": calendar_days.weekday_of_month, "quarter_short": seasons_and_quarters.quarter_short, "in_time": counted_units.in_time, "day_name": occasions.day_of_calendar,
    "quarter_alone": seasons_and_quarters.quarter_alone, "quarter_named": seasons_and_quarters.quarter_named, "century": years.century,
    "part_relative": months.part_of_relative,
    "named": occasions.named_day,
    "writing": publication.at_writing, "weekday_beside": weekdays.weekday_beside, "spoken": publication.spoken_day, "period": period.period_covered,
    "during_year": period.year_covered, "eve": from_event.eve, "day_itself": from_event.day_itself, "nth_day": from_told.nth_day, "vague_shift": counted_units.vague_shift, "day_of_list": calendar_days.day_of_list, "days_of_list_us": calendar_days.days_of_list_us, "half_of_month": months.half_of_month, "days_beside": from_event.days_beside, "after_clause": from_event.after_clause, "day_of_event": from_event.day_of_event, "both_days": from_told.both_days, "appointed_day": planned.appointed_day, "at_time": from_told.at_that_time,
    "shifted": counted_units.counted, "over_past": counted_units.past_span, "same": from_told.same, "that": from_told.that,
    "next": from_told.next_unit, "day_after": from_event.day_after, "later_year": from_told.later_that, "last_day": from_told.edge_day,
    "end_year": from_told.end_of_unit, "last_unit": publication.last_unit, "weekday": weekdays.weekday,
    "weekend": publication.weekend, "last_night": publication.last_night, "this_part": publication.part_of_today,
    "long": lengths.long_lasting, "shared_unit": lengths.shared_unit, "length": lengths.length, "vague": lengths.vague_length, "every": lengths.frequency,
    "clock": words_for_a_time.clock, "bare_units": lengths.vague_length, "present": words_for_a_time.present, "past": words_for_a_time.past, "future": words_for_a_time.future,
}  # fmt: skip
"""What reads the match of each rule of `grammar.RULES`."""


_TO_PRESENT = re.compile(r"(?:\s?[–—-]\s?| (?:up )?(?:to|until|till) )(?:the )?(?:present(?: day)?\b(?! [a-z])|date\b|now\b|today\b)")  # 2019–present
_NOT_UNTIL = re.compile(r"\bnot until $", re.I)
_PUT_OFF = re.compile(r"\b(?:put (?:\w+ ){0,6}?(?:off|back)|pushed (?:\w+ ){0,3}?back|postponed|adjourned|deferred|rescheduled|moved)\b[^.;:,]{0,50}?\b(?:until|till) $")
"""What is put off until a day is to be on that day, and not up to it."""
_BOUND_BEFORE = re.compile(r"\b(since|until) $", re.I)
_COUNTED = {"next", "last_unit", "part_relative", "month_of_told", "iso", "dotted", "slashed"}  # the forms that do not take "since" and "until" in
_FROM = re.compile(r"(?:(?<=\n)|(?<=[.!?;,] )|(?<=[.!?][”\"] )|^)[Ff]rom $")
_TO = re.compile(r"(?:,? (?:up )?(?:to|until|till|through|and)\b|\s?[–—-])")
_ONWARDS = re.compile(r" on(?:wards?)?(?=[,.;)]| [a-z]+ (?:was|were|is|are)\b)| onwards?\b")  # from May 2023 on


def find_times(
    text: str,
    report: Report | None = None,
    sections: Sequence[Section] | None = None,
    *,
    news: bool = False,
    references: bool = False,
) -> list[TimeExpression]:
    """Every time expression of a text with its value, in reading order. Offsets are characters of `text`.

    `news`: days, weekdays and months without a year count from publication, as in newswire, not from the date told before.
    `references`: also the words for a time without a date that TIMEX3 has ("now", "recently", "at 3 p.m."); their `edtf` is
    empty or the day, and `basis` gives the TIMEX3 value (`PRESENT_REF`, `T15:00`).

    >>> [(t.text, t.edtf) for t in find_times("Detained on 13th February 2025, she was released the next day.")]
    [('13th February 2025', '2025-02-13'), ('the next day', '2025-02-14')]
    """
    discourse = Discourse(text, report, sections, list(scan(text, references)), news, references)
    posts = embedded_posts(text)
    found: list[TimeExpression] = []
    for index, (rule, match) in enumerate(discourse.matches):
        if found and match.start() < found[-1].end:
            continue
        discourse.index = index
        planned.went_ahead(discourse, match.start())
        reading = READERS[rule](discourse, match)
        if reading is None:
            continue
        start = match.start() if reading.start < 0 else reading.start
        end = match.end() if reading.end < 0 else reading.end
        if reading.value and reading.value.start is None and (only := _NOT_UNTIL.search(text, max(0, start - 4), start + 6)):
            start, reading.value = only.end(), Value(reading.value.end, reading.value.end)  # not before it, but on it
        elif reading.value and reading.value.start is None and (only := _PUT_OFF.search(text, max(0, start - 80), start + 6)):
            start, reading.value = only.end(), Value(reading.value.end, reading.value.end)
        if (onwards := _ONWARDS.match(text, end)) and reading.kind == "date" and text[max(0, start - 5) : start].lower() == "from ":
            start, end = start - 5, onwards.end()
            reading.kind, reading.value = "interval", reading.value and Value(reading.value.start, None)
        elif reading.kind == "date" and reading.value and reading.value.point and (opened := _FROM.search(text, max(0, start - 8), start)) and not _TO.match(text, end):
            start, point = opened.start(), reading.value  # "From 4 May, people protested every night"
            reading.kind, reading.value = "interval", Value(point.start, None)
        elif rule in _COUNTED and reading.kind == "date" and reading.value and (bound := _BOUND_BEFORE.search(text, max(0, start - 6), start)):
            start, point = bound.start(), reading.value
            reading.value = Value(point.start, None) if bound[1].lower() == "since" else Value(None, point.end)
            reading.kind = "interval" if point.start and not reading.value.end else "date"
        elif (present := _TO_PRESENT.match(text, end)) and reading.kind == "date" and reading.value and reading.value.start:
            end = present.end()
            reading.kind, reading.value = "interval", Value(reading.value.start, None)
        is_of_post = any(post.start <= start < post.end for post in posts)
        if reading.value is not None and not is_of_post:
            (discourse.remember if reading.remember else discourse.remember_aside)(start, end, reading.value)
        found.append(_expression(text, start, end, reading))
        following = reading.also
        while following is not None and (following.value or following.kind == "duration"):
            end = match.end() if following.end < 0 else following.end
            if following.value:
                discourse.remember(following.start, end, following.value)
            found.append(_expression(text, following.start, end, following))
            following = following.also
    return _joined(found, text)


def _joined(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """The expressions, with two of different forms as one interval where words say from when until when it lasts ("from January | until
    10 June 2023", "between the start of 2023 and | 10 June")."""
    joined: list[TimeExpression] = []
    for one in found:
        first = joined[-1] if joined else None
        if first is not None and first.kind == one.kind == "date" and one.start - first.end < 12 and one.date_end and first.date_start:
            opening = text[max(0, first.start - 40) : first.start].lower()
            joint = _UNTIL.match(text, first.end) if opening.endswith("from ") and not _MOVED_FROM.search(opening) else _AND.match(text, first.end) if opening.endswith("between ") else None
            begins = first.date_start if first.date_start <= one.date_end else _in_year(first, one.date_end[:4], text)
            if joint is not None and joint.end() in (one.start, one.start + len("until ")) and begins <= one.date_end:
                edtf = f"{begins[:len(first.edtf.rstrip('~'))]}/{one.edtf.removeprefix('../')}"
                joined[-1] = TimeExpression(
                    first.start, one.end, text[first.start : one.end], "interval", edtf=edtf, date_start=begins, date_end=one.date_end, date_precision="interval",
                    anchor=one.anchor, approximate=first.approximate or one.approximate, basis=f"from {first.edtf} to {one.edtf}",
                )  # fmt: skip
                continue
        joined.append(one)
    return joined


def _in_year(expression: TimeExpression, year: str, text: str) -> str:
    """The first day of an expression without a year of its own, in another year; as it is where the year is printed."""
    printed = expression.date_start[:4] in text[expression.start : expression.end]
    return expression.date_start if printed else f"{year}{expression.date_start[4:]}"


_MOVED_FROM = re.compile(r"\b(?:put (?:off|back)|postponed|moved|adjourned|deferred|rescheduled|brought forward|changed|shifted) (?:[\w’]+ ){0,3}from $")
_UNTIL = re.compile(r" (?:up )?(?:until|till|to|through) ")
_AND = re.compile(r" and ")


def _expression(text: str, start: int, end: int, reading: Reading) -> TimeExpression:
    value = reading.value
    first, last = value.bounds() if value else ("", "")
    return TimeExpression(
        start, end, text[start:end], reading.kind,  # type: ignore[arg-type]
        edtf=value.edtf() if value else "", date_start=first, date_end=last, date_precision=value.precision() if value else "",
        duration_min=reading.duration[0], duration_max=reading.duration[1], anchor=reading.anchor,
        approximate=reading.approximate, basis=reading.basis,
    )  # fmt: skip
