"""Sentences of the sections that tell a known event again without being a candidate of their own.

Two ways: the next sentence of the section takes the event up ("The protest …", "They stressed …"), or a later one presupposes
it ("The arrest came after …"). What an overview tells is found by `pipeline.merge.overview`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layers import BackReference, MergedEvent, Reference, ReportFacts, Telling
from pipeline.merge.candidates import chain_of, named_in
from pipeline.merge.overview import agree_with

REACH = 2
"""Characters between a sentence and the one that takes it up."""

BACK = 900
"""Characters back in which a definite noun ("the arrest") finds its event."""


def add_retellings(merged: Sequence[MergedEvent], report: ReportFacts) -> None:
    """Adds to `tellings` of every event the sentences of its report's sections that tell it again."""
    summaries = {s.ordinal for s in report.sections if s.kind == "summary"}
    of_sections = [reference for reference in report.references if reference.event_type and reference.section not in summaries]
    _taken_up(of_sections, merged)
    _presupposed(report.back_references, merged, report)


def tell(one: MergedEvent, reference: Reference | BackReference) -> None:
    """Adds a sentence to the tellings of an event, unless it is one of them."""
    if all(t.start != reference.start for _, t in one.tellings):
        one.tellings.append((one.report, Telling(reference.section, reference.start, reference.end, reference.text)))


def _taken_up(references: Sequence[Reference], merged: Sequence[MergedEvent]) -> None:
    """"The protest called for …", "They stressed …": the sentence after a telling, of the same type and no other date.

    A chain of such sentences belongs to one event; where the sentence names people, they are the event's.
    """
    ends: dict[tuple[int, str], MergedEvent] = {(t.end, one.event.event_type): one for one in merged for _, t in one.tellings}
    for reference in references:
        if not reference.continues:
            continue
        for gap in range(REACH + 1):
            before = ends.get((reference.start - gap, reference.event_type))
            if before is None or before.event.section != reference.section or agree_with(before.event, reference.dates) < 0:
                continue
            people = {p.entity for p in before.event.participants if p.entity is not None}
            if people and reference.entities and not people & set(reference.entities):
                continue
            tell(before, reference)
            ends[reference.end, reference.event_type] = before


def _presupposed(references: Sequence[BackReference], merged: Sequence[MergedEvent], report: ReportFacts) -> None:
    """"The arrest came after …", "Both verdicts …": of the last events of a fitting type that the section told before,
    unless the phrase names others or another date. With a name, the only such event of the report is meant too."""
    told = sorted(((t.start, t.end, one) for one in merged for _, t in one.tellings), key=lambda item: item[:2])
    for reference in references:
        fits: list[tuple[int, MergedEvent]] = []
        for start, end, one in reversed(told):
            if start < reference.start and _may_mean(reference, one, report) and all(one is not other for _, other in fits):
                fits.append((end, one))
        if reference.next_to:
            near = [one for end, one in fits if 0 <= reference.start - end <= REACH and one.event.section == reference.section]
            if near:
                tell(near[0], reference)
                told = sorted([*told, (reference.start, reference.end, near[0])], key=lambda item: item[:2])
            continue
        here = [one for end, one in fits if one.event.section == reference.section and reference.start - end < BACK]
        if not here and reference.of and len(fits) == 1:
            here = [fits[0][1]]
        if not reference.number and here:
            named = named_in(report, reference.start, reference.end)
            here = _together(here, named, report.report.text)
        for one in here[: reference.number or None]:
            tell(one, reference)


def _together(found: Sequence[MergedEvent], named: set[int], text: str) -> list[MergedEvent]:
    """What a plural may mean, last event first: those of the people whom its sentence names, else the last one if it befell
    several, else all that the last one's paragraph tells."""
    of_named = [one for one in found if any(p.entity in named for p in one.event.participants if p.role in ("target", "actor"))]
    if of_named:
        return of_named
    last = found[0].event
    met = [p for p in last.participants if p.role == "target"] or last.participants
    if len(met) > 1 or any(p.count_min != 1 for p in met if p.entity is None):
        return [found[0]]
    begins = text.rfind("\n", 0, last.start)
    return [one for one in found if begins < one.event.start <= last.start]


def _may_mean(reference: BackReference, one: MergedEvent, report: ReportFacts) -> bool:
    event = one.event
    if event.event_type not in reference.kinds or agree_with(event, reference.dates) < 0 or event.status == "not_occurred":
        return False
    if event.place is not None and reference.places and not any(_lie_together(event.place, place, report) for place in reference.places):
        return False
    people = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
    if reference.of:
        return bool(people & set(reference.of))
    said = [event.trigger, *(words for p in event.participants for words in (p.text, p.stands_for))]
    return not reference.words or any(word in words.lower() for word in reference.words for words in said)


def _lie_together(one: int, other: int, report: ReportFacts) -> bool:
    """Whether one of two places is or holds the other."""
    first, second = chain_of(one, report), chain_of(other, report)
    return first[0] in second or second[0] in first
