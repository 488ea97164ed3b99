"""One telling of an event as the merging sees it, and how two of them compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layers import Event, Participant, ReportFacts
from pipeline.resolve.wording import akin, content

ACTED_ON = {
    "detention", "release", "summons", "search", "surveillance", "movement_restriction", "extradition", "asset_freeze",
    "prisoner_treatment", "torture", "attack", "killing", "charge", "trial", "sentence", "appeal_ruling", "acquittal",
    "registration_denied", "designation", "assembly_denied", "assembly_disrupted", "harassment", "vilification", "censorship",
    "investigation",
}  # fmt: skip
"""Types whose identity is who it was done to; for the others it is who did it."""

REPEATABLE = {"statement", "protest", "vilification", "harassment", "legislation", "complaint", "other", "prisoner_treatment"}
"""Types of which one person has many: without an agreeing date only the overview is merged into the section."""


@dataclass
class Candidate:
    report: int
    event: Event
    summary: bool
    published: str
    who: frozenset[int]  # linked entities that carry the event's identity
    others: frozenset[int]
    groups: tuple[tuple[str, int | None], ...]
    sentence: tuple[int, int]
    content: frozenset[str]  # content words of the sentence
    chain: tuple[str, ...] = ()  # names of the place and of all that hold it


def candidate_of(event: Event, report: ReportFacts, link: Sequence[int], r: int = 0) -> Candidate:
    kind = next((s.kind for s in report.sections if s.ordinal == event.section), "body")
    role = "target" if event.event_type in ACTED_ON else "actor"
    named: dict[str, set[int]] = {p.role: set() for p in event.participants}
    for p in event.participants:
        if p.entity is not None:
            named[p.role].add(link[p.entity])
    who = frozenset(named.get(role, ()))
    others = frozenset(n for r_, numbers in named.items() if r_ != role and r_ != "source" for n in numbers)
    groups = tuple(_group_key(p) for p in event.participants if p.entity is None and p.role == role)
    return Candidate(r, event, kind == "summary", report.report.published_on, who, others, groups, (event.start, event.end),
                     content(event.text), tuple(_chain(event.place, report)))  # fmt: skip


def _group_key(p: Participant) -> tuple[str, int | None]:
    words = re.findall(r"[a-z]+", (p.stands_for or p.text).lower())
    heads = [w for w in words if w not in {"the", "a", "an", "of", "some", "around", "about", "over", "more", "than", "at", "least", "those", "these", "other"}]
    return (" ".join(sorted(w.rstrip("s") for w in heads)), p.count_min)


def _chain(place: int | None, facts: ReportFacts) -> list[str]:
    """Names of a place and of all that hold it."""
    out: list[str] = []
    while place is not None and len(out) < 5:
        entity = facts.entities[place]
        out.append(entity.gazetteer_id or entity.name)
        if entity.part_of is None and entity.country and entity.subkind != "country":
            out += [e.gazetteer_id or e.name for e in facts.entities if e.subkind == "country" and e.country == entity.country]
        place = entity.part_of
    return out


def same(a: Candidate, b: Candidate) -> int:
    """How surely two candidates are one event: below 0 they cannot be, from 3 on they are."""
    x, y = a.event, b.event
    same_report = a.report == b.report
    siblings = x.event_type != y.event_type
    if siblings and not (akin(x.event_type, y.event_type) and same_report and a.summary != b.summary):
        return -1
    if same_report and a.sentence == b.sentence:
        return -1
    if (x.status == "not_occurred") != (y.status == "not_occurred"):
        return -1
    if {x.status, y.status} == {"planned", "occurred"} and x.date != y.date:
        return -1
    dates = dates_agree(x, y)
    places = places_agree(a, b)
    if dates < 0 or places < 0 or penalties_differ(x, y):
        return -1
    alike = len(a.content & b.content) / max(1, min(len(a.content), len(b.content)))
    score = 0
    if siblings:
        everyone, all_others = a.who | a.others, b.who | b.others
        if not everyone & all_others or dates < 1:
            return 0
        score += 2
    elif a.who and b.who:
        if not a.who & b.who:
            return -1
        score += 3 if a.who == b.who else 2
    elif a.groups and b.groups:
        agree = groups_agree(a.groups, b.groups)
        if agree < 0 and alike >= 0.5 and a.summary != b.summary:
            agree = 0
        if agree < 0:
            return -1
        score += agree
    elif (a.who and b.groups) or (b.who and a.groups):
        score += 0
    if a.others & b.others:
        score += 1
    score += dates + places
    retold = False
    if a.summary != b.summary and same_report:
        retold = alike >= 0.3
        score += 1 + retold + (alike >= 0.4)
    specific = retold or bool(a.who & b.who) or bool(a.others & b.others) or dates == 2 or (places == 1 and dates >= 1)
    if not specific and not (a.summary != b.summary and score >= 3):
        return 0
    if x.event_type in REPEATABLE and dates < 1 and a.summary == b.summary:
        return 0
    if not same_report and dates < 2:
        return 0
    return score


def dates_agree(x: Event, y: Event) -> int:
    """-1 where the dates exclude each other, 0 where one is open, 1 where one holds the other, 2 where both are one day."""
    if not x.date or not y.date:
        return 0
    if x.date == y.date:
        return 2 if x.date_precision == "day" else 1
    if not (x.date_start or x.date_end) or not (y.date_start or y.date_end):
        return 0
    if (x.date_start or "0000") > (y.date_end or "9999") or (y.date_start or "0000") > (x.date_end or "9999"):
        return -1
    return 0 if ".." in x.date or ".." in y.date else 1


def places_agree(a: Candidate, b: Candidate) -> int:
    """-1 where the places exclude each other, 0 where one is open, 1 where one is or holds the other."""
    if not a.chain or not b.chain:
        return 0
    if a.event.country and b.event.country and a.event.country != b.event.country:
        return -1
    return 1 if a.chain[0] in b.chain or b.chain[0] in a.chain else -1


def penalties_differ(x: Event, y: Event) -> bool:
    """Two fines of different sums or two terms of different length are two penalties; so are a fine and a term."""
    stated = [{p.kind for p in e.penalties if p.amount_min or p.amount_max or p.duration_min} for e in (x, y)]
    if all(stated) and not stated[0] & stated[1]:
        return True
    for p in x.penalties:
        for q in y.penalties:
            if p.kind == q.kind:
                if p.amount_min and q.amount_min and p.currency == q.currency and p.amount_min != q.amount_min:
                    return True
                if p.duration_min and q.duration_min and p.duration_min != q.duration_min:
                    return True
    return False


def groups_agree(a: tuple[tuple[str, int | None], ...], b: tuple[tuple[str, int | None], ...]) -> int:
    best = 0
    for words, count in a:
        for other, number in b:
            shared = set(words.split()) & set(other.split())
            if count is not None and number is not None:
                if count == number == 1:
                    best = max(best, 2 if shared else 0)
                elif count == number:
                    best = max(best, 3 if shared else 2)
                elif best == 0:
                    best = -1
            elif shared:
                best = max(best, 2 if len(shared) > 1 else 1)
    return best
