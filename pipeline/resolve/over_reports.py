"""The same event told by several reports: which events of which reports are one, and what they make together.

Events of one report stay apart here, since `pipeline.resolve.events` has told them apart with the whole report at hand.
Over reports two events are one where type and named people agree and, besides, the day, a narrower date inside a wider
one, or the figures of the penalty; a sentence that says it was covered before ("as reported in our previous update") needs
no more than type and people. Where nobody is named, the same day or month told in much the same words is enough, as in
reports that carry a case on from year to year. What the reports then tell differently is kept in `conflicts`. An event is compared only with
those of its own type that share a named participant, or day and country, and with the last `REACH` of these, so the cost
grows with the archive and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pipeline.layers import Event, Penalty
from pipeline.resolve.candidates import REPEATABLE, Candidate, dates_agree, groups_agree, once_only, places_agree, same
from pipeline.resolve.events import MergedEvent, detail
from pipeline.vocabulary import rows

REACH = 40
"""Events of one block, counted back in time, with which an event is compared."""

NEAR = 10
"""Days by which two reports may differ on the day of one sentence, if its figures are the same."""

CARRIED_ON = ("day", "part_of_month", "month")
"""Precisions of a date on which an event of unnamed people can be known again."""

ENOUGH, COPIED = 7, 0.8
"""Content words of a sentence, and the share of them that another report's must have to be its copy."""

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
    report_id: str = ""


@cache
def _earlier_coverage() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in rows("earlier_coverage")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + r")\b", re.I)


def told(report: int, number: int, one: MergedEvent, candidate: Candidate) -> Told | None:
    """The event in short, or nothing where no other report could be known to tell it too."""
    event = one.event
    known = event.date_precision == "day" and (candidate.others or candidate.groups or candidate.chain)
    if not candidate.who and not known and event.date_precision not in CARRIED_ON:
        return None
    back = any(_earlier_coverage().search(telling.text) for _, telling in one.tellings)
    penalties = [
        Penalty(p.kind, "", None, "", amount_min=p.amount_min, amount_max=p.amount_max, currency=p.currency,
                duration_min=p.duration_min, duration_max=p.duration_max)
        for p in event.penalties
    ]  # fmt: skip
    short = Event(
        event.event_type, event.status, event.section, event.trigger_start, 0, "", event.start, event.end, "", date=event.date,
        date_start=event.date_start, date_end=event.date_end, date_precision=event.date_precision, place=event.place,
        country=event.country, penalties=penalties,
    )  # fmt: skip
    content = frozenset() if candidate.who else candidate.content
    return Told(report, number, replace(candidate, event=short, content=content), detail(event), back)


def linked_told(one: Told, link: Sequence[int], report_ids: Sequence[str]) -> Told:
    """The same with linked entities in the place of the report's own, and the final identifier of the report."""
    who = frozenset(link[number] for number in one.candidate.who)
    others = frozenset(link[number] for number in one.candidate.others)
    return replace(one, candidate=replace(one.candidate, who=who, others=others), report_id=report_ids[one.report])


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
            if any(other.report == one.report or _excluded(one, other) for other in group):
                continue
            score = max(_agreement(one, other) for other in group)
            if score >= 3:
                scored.append((score, number))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        unsure = len(scored) > 1 and scored[0][0] == scored[1][0] < CERTAIN
        if scored and not unsure:
            number = scored[0][1]
            groups[number].append(one)
        else:
            number = len(groups)
            groups.append([one])
        for key in _kept_under(one):
            block = kept.setdefault(key, [])
            if number not in block:
                block.append(number)
                del block[:-REACH]
    return [group for group in groups if len(group) > 1]


def _kept_under(one: Told) -> Iterator[tuple[object, ...]]:
    kind, event = one.candidate.event.event_type, one.candidate.event
    for number in sorted(one.candidate.who):
        yield (kind, number)
    if event.date_precision == "day":
        for number in sorted(one.candidate.who | one.candidate.others):
            yield (kind, number, event.date)
    if not one.candidate.who and event.date:
        yield (kind, event.country, event.date)


def _sought(one: Told) -> Iterator[tuple[object, ...]]:
    if one.candidate.event.event_type in REPEATABLE and not one.refers_back:
        yield from (key for key in _kept_under(one) if len(key) == 3)
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
    if dates_agree(a.event, b.event) >= 0 or one.refers_back:
        return False
    return not (_same_figures(a.event, b.event) and _near(a.event, b.event))


def _agreement(one: Told, other: Told) -> int:
    """How surely two events of two reports are one: from 3 on they are."""
    a, b = one.candidate, other.candidate
    if once_only(a, b):
        return CERTAIN
    dates = dates_agree(a.event, b.event)
    if dates == 2:
        alike = same(a, b)
        if alike >= 3:
            return CERTAIN + alike
    if dates > 0 and not a.who and not b.who and a.event.date == b.event.date and _copied(a, b):
        return CERTAIN
    if not a.who or not a.who & b.who:
        return 0
    if one.refers_back:
        return 4 + dates + (a.who == b.who)
    if a.event.event_type in REPEATABLE or a.who != b.who:
        return 0
    if dates == 2:
        return 4  # the same people on the same day, but other figures: one event with a conflict
    if {a.event.status, b.event.status} == {"planned", "occurred"}:
        return 0
    if dates == 1 or _same_figures(a.event, b.event) and (dates == 0 or _near(a.event, b.event)):
        return 3 + dates + _same_figures(a.event, b.event)
    return 0


def _copied(a: Candidate, b: Candidate) -> bool:
    """Whether both are told in much the same, and enough, words, and no count of heads speaks against it."""
    fewest = min(len(a.content), len(b.content))
    agree = groups_agree(a.groups, b.groups) if a.groups and b.groups else 0
    return fewest >= ENOUGH and len(a.content & b.content) >= COPIED * max(len(a.content), len(b.content)) and agree >= 0


def _figures(event: Event) -> set[tuple[object, ...]]:
    return {
        (p.kind, p.amount_min, p.amount_max, p.currency, p.duration_min, p.duration_max)
        for p in event.penalties
        if p.amount_min or p.amount_max or p.duration_min
    }


def _same_figures(x: Event, y: Event) -> bool:
    return bool(_figures(x)) and _figures(x) == _figures(y)


def _near(x: Event, y: Event) -> bool:
    if x.date_precision != "day" or y.date_precision != "day":
        return False
    return abs((date.fromisoformat(x.date_start) - date.fromisoformat(y.date_start)).days) <= NEAR


def main_of(group: Sequence[Told]) -> Told:
    """The fullest telling, which gives the row; of equals the one published first."""
    return min(group, key=lambda t: (t.candidate.summary, -t.detail, t.candidate.published, t.report_id))


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
            conflicts += [*one.conflicts, *_complete(united.event, one.event)]
    return MergedEvent(united.event, main.report, tellings, sorted(set(conflicts)), origin)


def _complete(event: Event, told: Event) -> list[str]:
    """Fill what the main telling leaves open from another report's; returns where they disagree."""
    conflicts = []
    agree = dates_agree(event, told)
    if told.date and (not event.date or agree == 1 and _days(told) < _days(event)):
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
