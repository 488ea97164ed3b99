"""Sentences that tell a known event again without being a candidate of their own.

Three ways: an overview or another section refers to the same people by a trigger of the same type; an overview says it
in the same uncommon words; the next sentence of the section takes the event up ("The protest …", "They stressed …").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from pipeline.layers import Event, Reference, ReportFacts, Telling
from pipeline.resolve.wording import akin, content, information, stems, weigh

if TYPE_CHECKING:
    from pipeline.resolve.events import MergedEvent

SAME_WORDS = 20.0
"""Information (natural logarithms) of the shared words from which an overview sentence retells a section's sentence.
Chosen by hand on one report; its precision on others is not measured."""

SAME_WORDS_AND_TYPE = 12.0
"""The same where the overview sentence also holds a trigger of the event's type."""

REACH = 2
"""Characters between a sentence and the one that takes it up."""


def add_retellings(merged: Sequence[MergedEvent], facts: Sequence[ReportFacts]) -> None:
    """Adds to `tellings` of every event the sentences of its report that tell it again."""
    of_report: dict[int, list[MergedEvent]] = {}
    for one in merged:
        of_report.setdefault(one.report, []).append(one)
    for r, report in enumerate(facts):
        own = of_report.get(r, [])
        _referred_to(r, report, own)
        _taken_up(r, report, own)
        _in_same_words(r, report, own)


def _tell(one: MergedEvent, r: int, reference: Reference) -> None:
    if all(t.start != reference.start or at != r for at, t in one.tellings):
        one.tellings.append((r, Telling(reference.section, reference.start, reference.end, reference.text)))


def _summaries(report: ReportFacts) -> set[int]:
    return {s.ordinal for s in report.sections if s.kind == "summary"}


def _referred_to(r: int, report: ReportFacts, own: Sequence[MergedEvent]) -> None:
    """Same or sibling type, the same people, no other date, one best fit; inside one section nothing is added."""
    summaries = _summaries(report)
    by_entity: dict[int, list[MergedEvent]] = {}
    by_type: dict[str, list[MergedEvent]] = {}
    for one in own:
        by_type.setdefault(one.event.event_type, []).append(one)
        for p in one.event.participants:
            if p.entity is not None and p.role in ("target", "actor"):
                by_entity.setdefault(p.entity, []).append(one)
    for reference in report.references:
        if not reference.event_type:
            continue
        fits: list[tuple[int, int, MergedEvent]] = []
        for entity in reference.entities:
            for one in by_entity.get(entity, []):
                event = one.event
                same = event.event_type == reference.event_type
                crosses = (event.section in summaries) != (reference.section in summaries)
                if not akin(event.event_type, reference.event_type) or (not crosses and (event.section == reference.section or not same)):
                    continue
                agreement = _agree_with(event, reference.dates)
                if agreement >= 0:
                    shared = len({p.entity for p in event.participants} & set(reference.entities))
                    fits.append((4 * same + 2 * agreement + shared + crosses, -event.start, one))
        if not fits:
            of_kin = [one for kind, found in by_type.items() if akin(kind, reference.event_type) for one in found]
            fits = _alike(reference, of_kin, summaries)
        if fits:
            best = max(fits, key=lambda fit: fit[:2])
            if best[0] >= 3:
                _tell(best[2], r, reference)


def _alike(reference: Reference, of_kin: Sequence[MergedEvent], summaries: Set[int]) -> list[tuple[int, int, MergedEvent]]:
    """The event of a section that a sentence of the overview, or the other way about, tells in much the same words."""
    words = content(reference.text)
    found = []
    for one in of_kin:
        event = one.event
        if (event.section in summaries) == (reference.section in summaries):
            continue
        if _agree_with(event, reference.dates) < 0:
            continue
        other = content(event.text)
        share = len(words & other) / max(1, min(len(words), len(other)))
        if share >= 0.3:
            found.append((3 + int(10 * share), -event.start, one))
    return found


def _taken_up(r: int, report: ReportFacts, own: Sequence[MergedEvent]) -> None:
    """"The protest called for …", "They stressed …": the sentence after a telling, of the same type and no other date.

    A chain of such sentences belongs to one event; where the sentence names people, they are the event's.
    """
    text_ends: dict[tuple[int, str], MergedEvent] = {}
    for one in own:
        for at, telling in one.tellings:
            if at == r:
                text_ends[telling.end, one.event.event_type] = one
    for reference in report.references:
        if not reference.continues:
            continue
        for gap in range(REACH + 1):
            before = text_ends.get((reference.start - gap, reference.event_type))
            if before is None or before.event.section != reference.section or _agree_with(before.event, reference.dates) < 0:
                continue
            people = {p.entity for p in before.event.participants if p.entity is not None}
            if people and reference.entities and not people & set(reference.entities):
                continue
            _tell(before, r, reference)
            text_ends[reference.end, reference.event_type] = before


def _in_same_words(r: int, report: ReportFacts, own: Sequence[MergedEvent]) -> None:
    """An overview sentence and the section's sentence (with the next, if that tells no event itself) that share many
    uncommon words: all events of the best matching sentence that agree in date are told there."""
    summaries = _summaries(report)
    overview: dict[int, list[Reference]] = {}
    for reference in report.references:
        if reference.section in summaries:
            overview.setdefault(reference.start, []).append(reference)
    if not overview:
        return
    details: dict[int, list[MergedEvent]] = {}
    for one in own:
        if one.event.section not in summaries:
            details.setdefault(one.event.start, []).append(one)
    untold = {f.start: f.text for f in report.references if not f.event_type and f.section not in summaries}
    texts = {start: stems(found[0].event.text) for start, found in details.items()}
    following = {start: stems(_next(untold, found[0].event.end)) - texts[start] for start, found in details.items()}
    plain = {start: stems(found[0].text) for start, found in overview.items()}
    weight = information([*plain.values(), *texts.values(), *(stems(t) for t in untold.values())])
    for start, references in overview.items():
        scored = {at: weigh(plain[start] & words, weight) + 0.7 * weigh(plain[start] & following[at], weight) for at, words in texts.items()}
        best = max(scored.values(), default=0.0)
        types = {f.event_type for f in references if f.event_type}
        for at, score in scored.items():
            for one in details[at]:
                named = any(akin(one.event.event_type, t) for t in types)
                if score < (SAME_WORDS_AND_TYPE if named else SAME_WORDS) or score < 0.8 * best:
                    continue
                if _agree_with(one.event, references[0].dates) >= 0:
                    _tell(one, r, references[0])


def _next(untold: Mapping[int, str], end: int) -> str:
    return next((untold[end + gap] for gap in range(REACH + 1) if end + gap in untold), "")


def _agree_with(event: Event, dates: Sequence[tuple[str, str]]) -> int:
    """1 where a date of the sentence holds the event's, 0 where either tells none, -1 where all exclude it."""
    if not dates or not (event.date_start or event.date_end):
        return 0
    for first, last in dates:
        if (event.date_start or "0000") <= (last or "9999") and (first or "0000") <= (event.date_end or "9999"):
            return 1
    return -1
