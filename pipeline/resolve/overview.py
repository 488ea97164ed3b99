"""Which event of a section does an event of the overview tell?

Nearly everything in an overview is told again, in full, further down, so little evidence is needed: the type and one thing
shared (a name, a head count, an occupation, a day, uncommon words) suffice where nothing speaks against it. Something does
where both name people and none is shared, where both state their dates or sums and these differ, or where one is negated.

Weights and threshold were set on the sample report and on the open half of the annotated reports in tests/gold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.layers import Event, ReportFacts
from pipeline.resolve.candidates import Candidate, dates_agree, groups_agree, penalties_differ, places_agree
from pipeline.resolve.wording import akin, information, stems, weigh

SAME_TYPE = 1.5
DATES = 0.8
"""For each step of `dates_agree`: 1 where one date holds the other, 2 where both are one day."""
PLACES = 0.7
SAME_PEOPLE = 3.0
SAME_NAME = 2.0
"""A name shared, but not by those who carry the identity of the event."""
GROUPS = 0.8
OCCUPATION = 1.2
"""The overview says what somebody is ("a reporter"), the section who."""
HEADS = 1.0
"""The overview counts as many people as the section names."""
SAME_TRIGGER = 1.0
ONLY_ONE = 0.7
"""No other event of the sections may be meant."""
INFORMATION = 5.0
"""So much information of shared words (natural logarithms) counts 1."""
MOST_WORDS = 3.0
CONFLICT = -2.0
"""Dates or places that exclude each other, of which one at least was inherited and not stated in its clause."""
TOLD_AGAIN = 2.5


def told_in_sections(candidates: Sequence[Candidate], report: ReportFacts) -> dict[int, int]:
    """Number of an overview's candidate → number of the section's candidate that is the same event, of one report."""
    overview = [number for number, candidate in enumerate(candidates) if candidate.summary]
    details = [number for number, candidate in enumerate(candidates) if not candidate.summary]
    sentences = {e.start: e.text for e in report.events} | {r.start: r.text for r in report.references}
    weight = information([stems(text) for text in sentences.values()])
    found = {}
    for number in overview:
        scores = [(likeness(candidates[number], candidates[other], report, weight), -other) for other in details]
        possible = [(score, place) for score, place in scores if score is not None]
        if possible:
            best, place = max(possible)
            if best + (ONLY_ONE if len(possible) == 1 else 0) >= TOLD_AGAIN:
                found[number] = -place
    return found


def likeness(told: Candidate, detail: Candidate, report: ReportFacts, weight: Mapping[str, float]) -> float | None:
    """How much speaks for one event, None where something excludes it; `weight` is the information of each stem."""
    x, y = told.event, detail.event
    if not akin(x.event_type, y.event_type) or (x.status == "not_occurred") != (y.status == "not_occurred"):
        return None
    dates, places = dates_agree(x, y), places_agree(told, detail)
    if dates < 0 and _dated_itself(x) and _dated_itself(y) or penalties_differ(x, y):
        return None
    score = SAME_TYPE * (x.event_type == y.event_type)
    score += SAME_TRIGGER * bool(stems(x.trigger) & stems(y.trigger))
    score += CONFLICT if dates < 0 else DATES * dates
    score += CONFLICT if places < 0 else PLACES * places
    share_names = bool((told.who | told.others) & (detail.who | detail.others))
    if told.who and detail.who:
        if not share_names:
            return None
        score += SAME_PEOPLE if told.who & detail.who else SAME_NAME
    elif share_names:
        score += SAME_NAME
    elif told.groups and detail.groups:
        score += GROUPS * groups_agree(told.groups, detail.groups)
    if told.groups and detail.who:
        score += OCCUPATION * _occupation_told(told, y, report) + HEADS * _as_many(told, y)
    return score + min(MOST_WORDS, weigh(stems(x.text) & stems(y.text), weight) / INFORMATION)


def _dated_itself(event: Event) -> bool:
    return "in the clause" in event.basis.get("date", "")


def _occupation_told(told: Candidate, detail: Event, report: ReportFacts) -> bool:
    words = {word for group, _ in told.groups for word in group.split()}
    named = [report.entities[p.entity] for p in detail.participants if p.entity is not None]
    return any(word.lower().rstrip("s") in words for one in named for title in one.occupations for word in title.split())


def _as_many(told: Candidate, detail: Event) -> bool:
    role = "target" if any(p.role == "target" for p in told.event.participants) else "actor"
    named = sum(p.role == role and p.entity is not None for p in detail.participants)
    return bool(named) and any(count == named for _, count in told.groups)
