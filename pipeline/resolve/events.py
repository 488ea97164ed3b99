"""Tellings of one event in one report → one event; `pipeline.resolve.over_reports` does the same over reports.

Two candidates are the same event where type, participants, time and place agree as far as both state them, and where
something specific is shared: a named participant, a counted group, or day and place. Events that differ in day, in
named target or in place are never merged. Candidates are compared only inside blocks of one type that share a named
participant, or a date and country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.layers import Event, Participant, ReportFacts, Telling
from pipeline.resolve.retellings import add_retellings, content, sibling_types

ACTED_ON = {
    "detention", "release", "summons", "search", "surveillance", "movement_restriction", "extradition", "asset_freeze",
    "prisoner_treatment", "torture", "attack", "killing", "charge", "trial", "sentence", "appeal_ruling", "acquittal",
    "registration_denied", "designation", "assembly_denied", "assembly_disrupted", "harassment", "vilification", "censorship",
    "investigation",
}  # fmt: skip
"""Types whose identity is who it was done to; for the others it is who did it."""

REPEATABLE = {"statement", "protest", "vilification", "harassment", "legislation", "complaint", "other", "prisoner_treatment"}
"""Types of which one person has many: without an agreeing date only the overview is merged into the section."""

PASSAGE = 1500
"""Characters: as far before the fullest telling its first telling may stand and still be the main one."""


@dataclass
class MergedEvent:
    """One real-world event: the main telling's values completed from the others, and every telling."""

    event: Event
    report: int
    tellings: list[tuple[int, Telling]] = field(default_factory=list)  # (report, telling), main telling first
    conflicts: list[str] = field(default_factory=list)
    origin: tuple[int, Event] | None = None  # the telling that names the event: earliest report's main one


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


def merge_events(report: ReportFacts, link: Sequence[int]) -> list[MergedEvent]:
    """One `MergedEvent` per real-world event of a report, in order of place in the text; `report` numbers in it are 0.

    `link[entity]` is the number under which an entity is known; two entities that are one have the same.
    """
    facts = [report]
    candidates = [candidate_of(event, report, link) for event in report.events]
    order = sorted(range(len(candidates)), key=lambda i: (candidates[i].published, candidates[i].report, candidates[i].event.start, candidates[i].event.trigger_start))
    blocks: dict[tuple[object, ...], list[int]] = {}
    clusters: list[list[int]] = []
    for i in order:
        candidate = candidates[i]
        best: tuple[int, int] | None = None
        seen: set[int] = set()
        for key in _blocks(candidate, facts[candidate.report]):
            for number in blocks.get(key, ())[-40:]:
                if number in seen:
                    continue
                seen.add(number)
                scores = [same(candidate, candidates[j]) for j in clusters[number]]
                if min(scores) < 0:
                    continue
                score = max(scores)
                if score >= 3 and (best is None or score >= best[0]):
                    best = (score, number)
        number = best[1] if best else len(clusters)
        if best:
            clusters[number].append(i)
        else:
            clusters.append([i])
        for key in _blocks(candidate, facts[candidate.report]):
            block = blocks.setdefault(key, [])
            if number not in block[-40:]:
                block.append(number)
    merged = [_merge([candidates[i] for i in cluster], facts) for cluster in clusters]
    add_retellings(merged, facts)
    return sorted(merged, key=lambda m: (m.report, m.event.start, m.event.trigger_start, m.event.event_type))


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


def _blocks(c: Candidate, report: ReportFacts) -> Iterable[tuple[object, ...]]:
    kind = c.event.event_type
    for number in sorted(c.who | c.others):
        yield (kind, "who", number)
        yield ("report", c.report, number)
    if not c.who:
        yield (kind, "report", c.report)
        if c.event.date:
            yield (kind, c.event.date, c.event.country)


def same(a: Candidate, b: Candidate) -> int:
    """How surely two candidates are one event: below 0 they cannot be, from 3 on they are."""
    x, y = a.event, b.event
    same_report = a.report == b.report
    siblings = x.event_type != y.event_type
    if siblings and not ((x.event_type, y.event_type) in sibling_types() and same_report and a.summary != b.summary):
        return -1
    if same_report and a.sentence == b.sentence:
        return -1
    if (x.status == "not_occurred") != (y.status == "not_occurred"):
        return -1
    if {x.status, y.status} == {"planned", "occurred"} and x.date != y.date:
        return -1
    dates = dates_agree(x, y)
    places = places_agree(a, b)
    if dates < 0 or places < 0 or _penalties_differ(x, y):
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
        agree = _groups_agree(a.groups, b.groups)
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


def _penalties_differ(x: Event, y: Event) -> bool:
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


def _groups_agree(a: tuple[tuple[str, int | None], ...], b: tuple[tuple[str, int | None], ...]) -> int:
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


def _merge(cluster: list[Candidate], facts: Sequence[ReportFacts]) -> MergedEvent:
    fullest = max(cluster, key=lambda c: (not c.summary, detail(c.event), -len(cluster) if c.summary else 0, [-ord(x) for x in c.published], -c.event.start))
    main = _introduced(fullest, cluster)
    rest = sorted((c for c in cluster if c is not main), key=lambda c: (c.published, c.report, c.event.start))
    event = main.event
    conflicts: list[str] = []
    for other in rest:
        _complete(event, other, same_report=other.report == main.report, conflicts=conflicts)
    tellings: list[tuple[int, Telling]] = []
    for candidate in [main, *rest]:
        for telling in candidate.event.tellings or [
            Telling(candidate.event.section, candidate.event.start, candidate.event.end, candidate.event.text)
        ]:
            if not any(r == candidate.report and t.start == telling.start for r, t in tellings):
                tellings.append((candidate.report, telling))
    first = min(cluster, key=lambda c: (c.published, facts[c.report].report.report_id, c.summary, c.event.start))
    return MergedEvent(event, main.report, tellings, conflicts, (first.report, first.event))


def _introduced(fullest: Candidate, cluster: Sequence[Candidate]) -> Candidate:
    """The first telling of the passage that holds the fullest one: what follows ("These officers all received …") adds to
    it. It must name somebody or something, and the fullest must not date it otherwise."""
    passage = [
        c for c in cluster
        if c.report == fullest.report and c.event.section == fullest.event.section and c.event.event_type == fullest.event.event_type
        and 0 <= fullest.event.start - c.event.start <= PASSAGE and any(p.role != "source" for p in c.event.participants)
        and (not fullest.event.date or c.event.date == fullest.event.date or not c.event.date)
    ]  # fmt: skip
    return min(passage, key=lambda c: c.event.start, default=fullest)


def detail(event: Event) -> int:
    return (
        2 * bool(event.date) + bool(event.date_precision == "day") + 2 * (event.place is not None)
        + 2 * len([p for p in event.participants if p.entity is not None]) + len(event.participants)
        + 3 * len(event.penalties) + 2 * len(event.charges)
    )  # fmt: skip


def _complete_penalties(event: Event, told: Event) -> None:
    """Figures that another telling states ("was fined", then "fined about 340 EUR"), and kinds that only it tells."""
    kinds = {p.kind for p in event.penalties}
    for q in told.penalties:
        open_ = [p for p in event.penalties if p.kind == q.kind and p.amount_min is None and p.amount_max is None and not p.duration_min and (p.recipient == q.recipient or p.recipient is None or q.recipient is None)]
        if open_ and (q.amount_min is not None or q.amount_max is not None or q.duration_min):
            for p in open_:
                p.amount_min, p.amount_max, p.currency = q.amount_min, q.amount_max, q.currency
                p.converted_amount, p.converted_currency, p.basis = q.converted_amount, q.converted_currency, q.basis
                p.duration_min, p.duration_max, p.approximate = q.duration_min, q.duration_max, q.approximate
                p.start, p.end, p.text = q.start, q.end, q.text
        elif q.kind not in kinds:
            event.penalties.append(q)


def _complete(event: Event, other: Candidate, same_report: bool, conflicts: list[str]) -> None:
    """Fill what the main telling leaves open, and note where the tellings disagree."""
    told = other.event
    if told.date and (not event.date or (".." in event.date and ".." not in told.date)):
        event.date, event.date_start, event.date_end, event.date_precision = told.date, told.date_start, told.date_end, told.date_precision
        event.basis["date"] = f"from another telling ({told.basis.get('date', told.date)})"
    elif told.date and told.date != event.date and told.date_precision == event.date_precision == "day":
        conflicts.append(f"date: {told.date}")
    if same_report and event.place is None and told.place is not None:
        event.place, event.country = told.place, told.country or event.country
        event.basis["place_id"] = "from another telling"
    for p in event.penalties:
        for q in told.penalties:
            if p.kind == q.kind and p.recipient == q.recipient and q.amount_min and p.amount_min and (q.currency, q.amount_min) != (p.currency, p.amount_min):
                conflicts.append(f"amount: {q.amount_min:g} {q.currency}")
    if same_report:
        _complete_penalties(event, told)
        offences = [c for c in event.charges if c.offence]
        more = [c for c in told.charges if c.offence]
        if more and not offences:
            event.charges = more
        elif not event.charges:
            event.charges = told.charges
    if same_report and event.status == "alleged" and told.status == "occurred":
        event.status = "occurred"
        event.basis["status"] = "another telling states it flatly"
    known = {(p.role, p.entity) for p in event.participants}
    if same_report:
        for other_one in told.participants:
            role_open = not any(mine.role == other_one.role for mine in event.participants)
            if other_one.entity is not None and (other_one.role, other_one.entity) not in known and role_open:
                event.participants.append(other_one)
    event.confidence = min(0.99, event.confidence + 0.1)
