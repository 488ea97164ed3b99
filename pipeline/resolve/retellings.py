"""Sentences of the sections that tell a known event again without being a candidate of their own.

Three ways: another section refers to the same people by a trigger of the same type; the next sentence of the section takes
the event up ("The protest …", "They stressed …"); a later one presupposes it ("The arrest was condemned by …"). What an
overview tells is found by `pipeline.resolve.overview`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.layers import Reference, ReportFacts, Telling
from pipeline.resolve.overview import agree_with

if TYPE_CHECKING:
    from pipeline.resolve.events import MergedEvent

REACH = 2
"""Characters between a sentence and the one that takes it up."""

BACK = 900
"""Characters back in which a definite noun ("the arrest") finds its event."""


def add_retellings(merged: Sequence[MergedEvent], report: ReportFacts) -> None:
    """Adds to `tellings` of every event the sentences of its report's sections that tell it again."""
    summaries = {s.ordinal for s in report.sections if s.kind == "summary"}
    of_sections = [reference for reference in report.references if reference.event_type and reference.section not in summaries]
    _referred_to(of_sections, merged)
    _taken_up(of_sections, merged)
    _presupposed(of_sections, merged)


def tell(one: MergedEvent, reference: Reference) -> None:
    """Adds a sentence to the tellings of an event, unless it is one of them."""
    if all(t.start != reference.start for _, t in one.tellings):
        one.tellings.append((one.report, Telling(reference.section, reference.start, reference.end, reference.text)))


def _referred_to(references: Sequence[Reference], merged: Sequence[MergedEvent]) -> None:
    """Same type, the same people, no other date, told in another section: the event that fits best."""
    by_entity: dict[tuple[str, int], list[MergedEvent]] = {}
    for one in merged:
        for entity in {p.entity for p in one.event.participants if p.entity is not None and p.role in ("target", "actor")}:
            by_entity.setdefault((one.event.event_type, entity), []).append(one)
    for reference in references:
        named = set(reference.entities)
        fits = []
        for one in {id(one): one for entity in reference.entities for one in by_entity.get((reference.event_type, entity), [])}.values():
            dates = agree_with(one.event, reference.dates)
            if one.event.section != reference.section and dates >= 0:
                shared = len({p.entity for p in one.event.participants} & named)
                fits.append((2 * dates + shared, -one.event.start, one))
        if fits:
            tell(max(fits, key=lambda fit: fit[:2])[2], reference)


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


def _presupposed(references: Sequence[Reference], merged: Sequence[MergedEvent]) -> None:
    """"The arrest was condemned by …": of the last event of the type that the section told before, unless the noun's own
    phrase names others or the sentence another date."""
    told = sorted(((t.start, one) for one in merged for _, t in one.tellings), key=lambda item: item[0])
    for reference in references:
        if not reference.definite:
            continue
        for start, one in reversed(told):
            event = one.event
            if not reference.start - BACK < start < reference.start or event.event_type != reference.event_type or event.section != reference.section:
                continue
            people = {p.entity for p in event.participants if p.entity is not None}
            if not reference.of or people & set(reference.of):
                tell(one, reference)
                break
