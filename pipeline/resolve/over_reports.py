"""The same event told by several reports: which events of which reports are one, and what they make together.

Events of one report stay apart here, since `pipeline.merge.events` has told them apart with the whole report at hand.
Over reports two events are one where type and named people agree and, besides, the day, a narrower date inside a wider
one, or the figures of the penalty; of only some of the people, a day inside a month. A sentence that says it was covered
before ("as reported in our previous update"), or only refers to it ("his arrest"), needs no more than type and people, if
they had one such event. Where nobody is named, as many people of one description and a day inside a month are enough, or
the same day or month told in much the same words, as in reports that carry a case on from year to year. What the reports then tell differently is kept in `conflicts`. An event is compared only with
those of its own type that share a named participant, or day and country, and with the last `REACH` of these, so the cost
grows with the archive and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from zlib import crc32

from pipeline.layers import Event, MergedEvent, Penalty
from pipeline.merge.candidates import (
    REPEATABLE,
    Candidate,
    Heads,
    dates_agree,
    groups_agree,
    once_only,
    penalties_differ,
    places_agree,
    same,
)
from pipeline.merge.events import detail
from pipeline.relate.stages import same_stage, stages_differ
from pipeline.vocabulary import rows

REACH = 40
"""Events of one block, counted back in time, with which an event is compared."""

MISDATED = 92
"""The same where the sentence says that it was covered before."""

NEAR = 10
"""Days by which two reports may differ on the day of one sentence, if its figures are the same."""

LONGEST = 31
"""Days that a date may hold to tell unnamed people, or some of those named, from others."""

CARRIED_ON = ("day", "part_of_month", "month")
"""Precisions of a date on which an event of unnamed people can be known again."""

ENOUGH, COPIED = 7, 0.8
"""Content words of a sentence, and the share of them that another report's must have to be its copy."""

VERBATIM = 4
"""Content words that are enough where all are the same, and the date too."""

SAME_WORDS = "words"
"""Marks the keys of those who may be told of in the very same words."""

RELATIVE = re.compile(r"\b(?:who|whom|which|whose)\b[^.,;–—()]{0,40}$", re.I)
"""What stands before a trigger in a relative clause, which tells what is known."""

CERTAIN = 6
"""Score from which an event may join though another one fits as well."""


@dataclass
class Told:
    """One event of one report, as far as the comparison over reports needs it: without texts, so that all fit into memory."""

    report: int
    number: int  # of the event in that report
    candidate: Candidate
    detail: int
    refers_back: bool
    in_passing: bool  # told by a word that only refers to it
    report_id: str = ""
    of_several: bool = False  # tells in one what are events of their own people elsewhere


@cache
def _earlier_coverage() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["phrase"].lower(), re.compile(rf"\b{re.escape(row['phrase'].lower())}\b")) for row in rows("earlier_coverage")]


def _refers_to_earlier_coverage(text: str) -> bool:
    words = " ".join(text.lower().split())
    return any(phrase in words and pattern.search(words) for phrase, pattern in _earlier_coverage())


def told(report: int, number: int, one: MergedEvent, candidate: Candidate) -> Told | None:
    """The event in short, or nothing where no other report could be known to tell it too."""
    event = one.event
    known = event.date_precision == "day" and (candidate.others or candidate.groups or candidate.chain)
    relative = RELATIVE.search(event.text[: event.trigger_start - event.start])
    in_passing = bool(relative) or "reference" in event.basis or event.date_precision == "before"  # "the three charged with it were freed"
    counted = (in_passing or event.date_precision == "after") and _heads(candidate)
    if not (candidate.who or known or event.date_precision in CARRIED_ON or counted or _long_enough(event, candidate)):
        return None
    back = any(_refers_to_earlier_coverage(telling.text) for _, telling in one.tellings)
    penalties = [
        Penalty(p.kind, "", None, "", amount_min=p.amount_min, amount_max=p.amount_max, currency=p.currency,
                duration_min=p.duration_min, duration_max=p.duration_max)
        for p in event.penalties
    ]  # fmt: skip
    short = Event(
        event.event_type, event.status, event.section, event.trigger_start, 0, event.trigger, event.start, event.end, "", date=event.date,
        date_start=event.date_start, date_end=event.date_end, date_precision=event.date_precision, place=event.place,
        country=event.country, penalties=penalties,
    )  # fmt: skip
    content = frozenset() if candidate.who else candidate.content
    return Told(report, number, replace(candidate, event=short, content=content), detail(event), back, in_passing)


def linked_told(one: Told, link: Sequence[int], report_ids: Sequence[str]) -> Told:
    """The event, now with linked entities in the place of the report's own, and the final identifier of the report."""
    one.candidate.who = frozenset(link[number] for number in one.candidate.who)
    one.candidate.others = frozenset(link[number] for number in one.candidate.others)
    one.report_id = report_ids[one.report]
    return one


def blocks(one: Told) -> set[tuple[object, ...]]:
    """What an event must share with another one to be compared with it."""
    return {*_kept_under(one), *_sought(one)}


def told_again(found: Sequence[Told]) -> list[list[Told]]:
    """Groups of two and more that are one event, each in order of publication."""
    kept: dict[tuple[object, ...], list[int]] = {}
    groups: list[list[Told]] = []
    for one in sorted(found, key=lambda t: (t.candidate.published, t.report_id, t.candidate.event.start, t.candidate.event.trigger_start, t.number)):
        scored: list[tuple[int, int]] = []
        for number in dict.fromkeys(n for key in _sought(one) for n in kept.get(key, ())):
            group = groups[number]
            if any(other.report == one.report or (other is group[0] or not _undated(other)) and _excluded(one, other) for other in group):
                continue
            score = max(_agreement(one, other) for other in group)
            if score >= 3:
                scored.append((score, number))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        unsure = len(scored) > 1 and scored[0][0] == scored[1][0] < CERTAIN
        if scored and not unsure:
            number = scored[0][1]
            groups[number].append(one)
        elif parts := _parts(one, groups, [n for key in _sought(one) for n in kept.get(key, ())]):
            for number in parts:
                groups[number].append(replace(one, of_several=True))
            continue
        else:
            number = len(groups)
            groups.append([one])
        for key in _kept_under(one):
            block = kept.setdefault(key, [])
            if number not in block:
                block.append(number)
                del block[:-REACH]
    return [group for group in groups if len(group) > 1]


def _parts(one: Told, groups: Sequence[Sequence[Told]], numbers: Sequence[int]) -> list[int]:
    """Groups, two and more, each about some of the people whom a sentence tells together ("A and B were sentenced in July"),
    if they are about all of them, each on a day inside its month."""
    a, found = one.candidate, {}
    if len(a.who) < 2 or a.event.date_precision == "day" or not _month(a.event):
        return []
    for number in dict.fromkeys(numbers):
        of = groups[number][0].candidate
        if of.who and of.who < a.who and all(other.report != one.report for other in groups[number]) and dates_agree(a.event, of.event) == 1 and (
            of.event.status == a.event.status and places_agree(a, of) >= 0 and not stages_differ(a.event, of.event)
        ):
            found[number] = of.who
    told = [who for people in found.values() for who in people]
    return list(found) if len(found) > 1 and len(told) == len(set(told)) and set(told) == a.who else []


def _kept_under(one: Told) -> Iterator[tuple[object, ...]]:
    kind, event = one.candidate.event.event_type, one.candidate.event
    for number in sorted(one.candidate.who):
        yield (kind, number)
    if event.date_precision == "day":
        for number in sorted(one.candidate.who | one.candidate.others):
            yield (kind, number, event.date)
    if not one.candidate.who and event.date:
        yield (kind, event.country, event.date)
    if not one.candidate.who:
        yield from ((kind, event.country, "heads", heads) for heads in _heads(one.candidate))
        yield (kind, event.country, SAME_WORDS, crc32(" ".join(sorted(one.candidate.content)).encode()))


def _sought(one: Told) -> Iterator[tuple[object, ...]]:
    if one.candidate.event.event_type in REPEATABLE and not (one.refers_back or one.in_passing):
        yield from (key for key in _kept_under(one) if len(key) == 3 or SAME_WORDS in key)  # with a day
    else:
        yield from _kept_under(one)


def _excluded(one: Told, other: Told) -> bool:
    """Whether the two cannot be one event, whatever a third tells."""
    a, b = one.candidate, other.candidate
    if once_only(a, b):
        return False
    if a.who and b.who and not a.who & b.who:
        return True
    if (a.event.status == "not_occurred") != (b.event.status == "not_occurred") or places_agree(a, b) < 0:
        return True
    if stages_differ(a.event, b.event):
        return True
    if dates_agree(a.event, b.event) >= 0 or one.refers_back and _near(a.event, b.event, MISDATED):
        return False
    return not (_same_figures(a.event, b.event) and _near(a.event, b.event, NEAR))


def _agreement(one: Told, other: Told) -> int:
    """How surely two events of two reports are one: from 3 on they are."""
    a, b = one.candidate, other.candidate
    if once_only(a, b):
        return CERTAIN
    dates = max(dates_agree(a.event, b.event), _begun(a.event, b.event), _begun(b.event, a.event))
    if dates == 2:
        alike = same(a, b)
        if alike >= 3:
            return CERTAIN + alike
    if not a.who and not b.who:
        if dates > 0 and a.event.date == b.event.date and _copied(a, b):
            return CERTAIN
        if _verbatim(a, b):
            return CERTAIN
        return _of_group(one, other, dates)
    if not a.who & b.who:
        return 0
    if one.refers_back:
        return 4 + dates + (a.who == b.who)
    again = one.in_passing and a.who == b.who and dates == 1 and _month(a.event)
    if a.event.event_type in REPEATABLE and not again or {a.event.status, b.event.status} == {"planned", "occurred"} and dates < 2:
        return 0
    if _only_referred_to(one, other) or _only_referred_to(other, one):
        return 3
    if a.who != b.who:
        within = a.who < b.who or b.who < a.who
        few, many = (a, b) if a.who < b.who else (b, a)
        figures = _some_figures(a.event, b.event)
        known = figures and _soon(a.event, b.event) or dates == 1 and _month(few.event) and many.event.date_precision == "day"
        return 3 if within and known and (figures or not penalties_differ(a.event, b.event)) else 0
    if dates == 2:
        return 4  # the same people on the same day, but other figures: one event with a conflict
    if dates == 0 and a.event.date and a.event.date == b.event.date:
        return 3  # "has been on hunger strike since 3 May"
    if dates == 1 or _same_figures(a.event, b.event) and (dates == 0 or _near(a.event, b.event, NEAR)):
        return 3 + dates + _same_figures(a.event, b.event) + (dates == 1 and same_stage(a.event, b.event))
    return 0


def _some_figures(x: Event, y: Event) -> bool:
    """Whether the figures of one telling's penalties, which may be of fewer people, are among the other's."""
    few, many = sorted((_figures(x), _figures(y)), key=len)
    return bool(few) and few <= many


def _soon(x: Event, y: Event) -> bool:
    """Whether one is dated by a month or less and the other only as behind a day in that time."""
    behind, other = (x, y) if x.date_precision == "after" else (y, x)
    return behind.date_precision == "after" and _month(other) and other.date_start <= behind.date_start <= other.date_end


def _begun(whole: Event, start: Event) -> int:
    """1 where a detention told as lasting ("held since April") may have begun with one told of a day or month."""
    since = whole.date.removesuffix("/..")
    if whole.event_type != "detention" or not whole.date.endswith("/..") or start.date_precision not in ("day", "month"):
        return 0
    return int(start.date.startswith(since) or since.startswith(start.date))


def _only_referred_to(one: Told, other: Told) -> bool:
    """Whether one only mentions, without a date of its own, what the other tells: of the same people, and not later than one
    was published."""
    mentioned, event = one.candidate, other.candidate.event
    return _undated(one) and mentioned.who <= other.candidate.who and (event.date_start or "9999") <= mentioned.published


def _undated(one: Told) -> bool:
    """Whether it only mentions an event, without a date but a bound, which the sentence may give of something else."""
    return one.in_passing and (not one.candidate.event.date or ".." in one.candidate.event.date)


def _of_group(one: Told, other: Told, dates: int) -> int:
    """The same for unnamed people: as many of one description, a day inside a month."""
    a, b = one.candidate, other.candidate
    alike = [len(x.words & y.words) for x in a.groups for y in b.groups if _counted(x) and (x.low, x.high) == (y.low, y.high)]
    if not alike or groups_agree(a.groups, b.groups) < 3 or a.event.event_type in REPEATABLE or penalties_differ(a.event, b.event):
        return 0
    if dates == 1 and _month(a.event) and _month(b.event) or _soon(a.event, b.event):
        return 3 + (max(alike) > 1)
    return 3 * (_only_referred_to(one, other) or _only_referred_to(other, one))


def _heads(one: Candidate) -> list[int]:
    return sorted({group.low for group in one.groups if group.low and _counted(group)})


def _counted(group: Heads) -> bool:
    return group.low == group.high and (group.low or 0) > 1 and not group.approximate


def _month(event: Event) -> bool:
    """Whether the date is a month or less."""
    return bool(event.date_start and event.date_end) and ".." not in event.date and _days(event) <= LONGEST


def _copied(a: Candidate, b: Candidate) -> bool:
    """Whether both are told in much the same, and enough, words, and no count of heads speaks against it."""
    fewest = min(len(a.content), len(b.content))
    agree = groups_agree(a.groups, b.groups) if a.groups and b.groups else 0
    return fewest >= ENOUGH and len(a.content & b.content) >= COPIED * max(len(a.content), len(b.content)) and agree >= 0


def _verbatim(a: Candidate, b: Candidate) -> bool:
    """Whether both are told in the very same words: of one date, or of none in a sentence long enough not to come up again."""
    x, y = a.event, b.event
    same_trigger = x.trigger == y.trigger and x.trigger_start - x.start == y.trigger_start - y.start
    return same_trigger and x.date == y.date and a.content == b.content and a.groups == b.groups and _long_enough(x, a)


def _long_enough(event: Event, candidate: Candidate) -> bool:
    """Whether a sentence, with the date of the event, says so much that the same words mean the same event."""
    return len(candidate.content) >= (VERBATIM if event.date else ENOUGH)


def _figures(event: Event) -> set[tuple[object, ...]]:
    return {
        (p.kind, p.amount_min, p.amount_max, p.currency, p.duration_min, p.duration_max)
        for p in event.penalties
        if p.amount_min or p.amount_max or p.duration_min
    }


def _same_figures(x: Event, y: Event) -> bool:
    return bool(_figures(x)) and _figures(x) == _figures(y)


def _near(x: Event, y: Event, days: int) -> bool:
    if x.date_precision != "day" or y.date_precision != "day":
        return False
    return abs((date.fromisoformat(x.date_start) - date.fromisoformat(y.date_start)).days) <= days


def main_of(group: Sequence[Told]) -> Told:
    """The fullest telling, which gives the row; of equals the one published first."""
    return min(group, key=lambda t: (t.of_several, t.candidate.summary, -t.detail, t.candidate.published, t.report_id))


def unite(group: Sequence[Told], events: Sequence[MergedEvent], report_ids: Sequence[str]) -> MergedEvent:
    """The event that a group tells together. `events` are theirs, in the same order.

    What the main telling leaves open is filled, and what others tell differently is noted in `conflicts`. The name comes
    from the report published first, so that a later report renames nothing.
    """
    pairs = list(zip(group, events, strict=True))
    main = main_of(group)
    united = next(one for of, one in pairs if of is main)
    first, named = min(pairs, key=lambda pair: (pair[0].candidate.published, report_ids[pair[0].report]))
    origin = (first.report, named.origin[1] if named.origin else named.event)
    tellings, conflicts = list(united.tellings), list(united.conflicts)
    for of, one in pairs:
        if of is not main:
            tellings += one.tellings
            conflicts += [] if of.of_several else [*one.conflicts, *_complete(united.event, one.event)]
    return MergedEvent(united.event, main.report, tellings, sorted(set(conflicts)), origin)


def _complete(event: Event, told: Event) -> list[str]:
    """Fill what the main telling leaves open from another report's; returns where they disagree."""
    conflicts = []
    agree = dates_agree(event, told)
    if told.date and (not event.date or agree == 1 and _days(told) < _days(event) or agree == 0 and ".." in event.date and ".." not in told.date and not _begun(event, told)):
        event.date, event.date_start, event.date_end, event.date_precision = told.date, told.date_start, told.date_end, told.date_precision
        event.basis["date"] = f"from another report ({told.basis.get('date', told.date)})"
    elif agree < 0:
        conflicts.append(f"date: {told.date}")
    if event.status == "alleged" and told.status == "occurred":
        event.status = "occurred"
        event.basis["status"] = "another report states it flatly"
    for q in told.penalties:
        own = [p for p in event.penalties if p.kind == q.kind]
        if q.amount_min and own and all(p.amount_min and (p.currency, p.amount_min) != (q.currency, q.amount_min) for p in own):
            conflicts.append(f"amount: {q.amount_min:g} {q.currency}".rstrip())
        if q.duration_min and own and all(p.duration_min and p.duration_min != q.duration_min for p in own):
            conflicts.append(f"duration: {q.duration_min}")
    event.confidence = min(0.99, event.confidence + 0.1)
    return conflicts


def _days(event: Event) -> int:
    """Days that a date holds; an open one holds all."""
    if not event.date_start or not event.date_end or ".." in event.date:
        return 10**6
    return (date.fromisoformat(event.date_end) - date.fromisoformat(event.date_start)).days
