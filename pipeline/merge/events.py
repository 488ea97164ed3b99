"""Tellings of one event in one report → one event; `pipeline.resolve.over_reports` does the same over reports ("was fined", then "fined about
340 EUR").

Two candidates are the same event where type, participants, time and place agree as far as both state them, and where
something specific is shared: a named participant, a counted group, or day and place. Events that differ in day, in
named target or in place are never merged. Candidates are compared only inside blocks of one type that share a named
participant, or a date and country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from pipeline.layers import Event, MergedEvent, Participant, Reference, ReportFacts, Telling
from pipeline.merge.candidates import (
    Candidate,
    candidate_of,
    dates_agree,
    penalties_differ,
    places_agree,
    same,
    tells_occasions,
)
from pipeline.merge.charges import charge_members, complete_charges
from pipeline.merge.elaboration import (
    OF_THE_DEAD,
    continued,
    gives_share,
    identified,
    names_whom,
    says_when_it_was,
    with_share,
    without_its_place,
)
from pipeline.merge.overview import Assigned
from pipeline.merge.overview_tellings import read_overviews
from pipeline.merge.passages import Passages
from pipeline.merge.recipients import under_names
from pipeline.merge.retellings import add_retellings, tell
from pipeline.merge.wording import akin, stems
from pipeline.relate.events.told_again import HARM
from pipeline.relate.stages import stages_differ
from pipeline.vocabulary import rows

SEE_ABOVE = re.compile(r"\b(?:see (?:also |details |more )?above|(?:mentioned|described|noted|reported|covered|discussed|detailed|documented) above)\b", re.I)

SURE = 1.5
"""Words shared with a paragraph from which a sentence may mean an event told there ("see above")."""

PASSAGE = 1500
"""Characters: as far before the fullest telling its first telling may stand and still be the main one."""


LEAST = "left out below"
_IN_BLOCK = 40
"""Clusters of a block, the last ones, with which a candidate is compared."""
_SAME_FROM = 3
"""From which score of `same` on two candidates are one event."""


@cache
def least() -> float:
    """The confidence below which an event gets no row."""
    return next(float(row["weight"]) for row in rows("confidence_weights") if row["observation"] == LEAST)


def merge_events(report: ReportFacts, link: Sequence[int]) -> list[MergedEvent]:
    """One `MergedEvent` per real-world event of a report that is sure enough, in order of place in the text; `report`
    numbers in it are 0. What is too unsure for a row may still be a telling of another event.

    `link[entity]` is the number under which an entity is known; two entities that are one have the same.
    """
    chains: dict[int, tuple[str, ...]] = {}
    candidates = [candidate_of(event, report, link, chains) for event in report.events]
    assigned = _of_overviews(candidates, report, link)
    clusters = _clustered(candidates, assigned.merged, report, link, chains)
    for i, detail_of in sorted(assigned.merged.items()):
        next(cluster for cluster in clusters if detail_of in cluster).append(i)
    merged = [_merge([candidates[i] for i in cluster]) for cluster in clusters]
    of_candidate = {i: one for cluster, one in zip(clusters, merged, strict=True) for i in cluster}
    for again, first in _seen_above(clusters, candidates, report):
        tell(of_candidate[clusters[first][0]], _sentence_of(candidates[clusters[again][0]].event))
        merged.remove(of_candidate[clusters[again][0]])
        of_candidate[clusters[again][0]] = of_candidate[clusters[first][0]]
    for whole, parts in [*_told_together(clusters, candidates), *_on_occasions(clusters, candidates)]:
        merged.remove(of_candidate[clusters[whole][0]])
        for number in parts:
            of_candidate[clusters[number][0]].tellings += of_candidate[clusters[whole][0]].tellings
    for i, sentence in assigned.tellings:
        tell(of_candidate[i], sentence)
    add_retellings(merged, report)
    sure = [one for one in merged if one.event.confidence >= least()]
    return sorted(sure, key=lambda m: (m.event.start, m.event.trigger_start, m.event.event_type))


def _clustered(candidates: list[Candidate], in_overviews: Mapping[int, int], report: ReportFacts, link: Sequence[int], chains: dict[int, tuple[str, ...]]) -> list[list[int]]:
    """The numbers of the candidates that tell the same event, cluster by cluster, without those of `in_overviews`. A candidate that goes on
    with another, and names whom that leaves unnamed or shares its figures, takes from it what it lacks, and gives it its own."""
    clusters: list[list[int]] = []
    blocks: dict[tuple[object, ...], list[int]] = {}
    told_before: dict[tuple[int, str], list[int]] = {}
    for i in sorted(range(len(candidates)), key=lambda i: (candidates[i].event.start, candidates[i].event.trigger_start)):
        if i in in_overviews:
            continue
        candidate = candidates[i]
        gone_on = _gone_on_with(candidate, candidates, told_before, report)
        told_before.setdefault((candidate.event.section, candidate.event.event_type), []).append(i)
        if gone_on is not None:
            number, told_first = next((n, j) for n, cluster in enumerate(clusters) for j in cluster if candidates[j] is gone_on)
            clusters[number].append(i)
            if says_when_it_was(gone_on.event, candidate.event) and places_agree(gone_on, candidate) < 0:
                candidates[told_first] = candidate_of(without_its_place(gone_on.event), report, link, chains)
            elif names_whom(gone_on, candidate, report):
                candidates[told_first] = candidate_of(identified(gone_on.event, candidate.event), report, link, chains)
            elif gives_share(gone_on, candidate):
                candidates[told_first], candidates[i] = (candidate_of(event, report, link, chains) for event in with_share(gone_on.event, candidate.event))
            if candidate.event.event_type != gone_on.event.event_type:  # the deed of a killing
                candidates[i] = candidate_of(replace(candidate.event, event_type=gone_on.event.event_type), report, link, chains)
            continue
        likest = _likest(candidate, candidates, clusters, blocks)
        number = len(clusters) if likest is None else likest
        if likest is None:
            clusters.append([i])
        else:
            clusters[number].append(i)
        for key in [*_blocks(candidate), _day_of(candidate)]:
            block = blocks.setdefault(key, [])
            if number not in block[-_IN_BLOCK:]:
                block.append(number)
    return clusters


def _gone_on_with(candidate: Candidate, candidates: Sequence[Candidate], told_before: Mapping[tuple[int, str], list[int]], report: ReportFacts) -> Candidate | None:
    """The candidate told before in the section that another goes on with."""
    if candidate.summary or _on_several(candidate):
        return None
    before = told_before.get((candidate.event.section, candidate.event.event_type), [])
    killed = told_before.get((candidate.event.section, "killing"), []) if candidate.event.event_type in OF_THE_DEAD else []
    told_so_far = sorted((*before, *killed), key=lambda j: candidates[j].event.start) if killed else before
    return continued(candidate, [candidates[j] for j in reversed(told_so_far) if not _on_several(candidates[j])], report)


def _likest(candidate: Candidate, candidates: Sequence[Candidate], clusters: Sequence[list[int]], blocks: Mapping[tuple[object, ...], list[int]]) -> int | None:
    """The number of the cluster, of those with which a candidate shares a block, that is most surely the same event."""
    best: tuple[int, int] | None = None
    seen: set[int] = set()
    for key in [*_blocks(candidate), *([_day_of(candidate)] if "known" in candidate.event.basis else [])]:
        for number in blocks.get(key, ())[-_IN_BLOCK:]:
            if number in seen:
                continue
            seen.add(number)
            scores = [same(candidate, candidates[j]) for j in clusters[number]]
            if min(scores) < 0 or any(_on_several(candidate) != _on_several(candidates[j]) for j in clusters[number]):
                continue
            score = max(scores)
            if score >= _SAME_FROM and (best is None or score >= best[0]):
                best = (score, number)
    return best[1] if best else None


def _of_overviews(candidates: Sequence[Candidate], report: ReportFacts, link: Sequence[int]) -> Assigned:
    """What the overviews of a report tell of the events in its sections."""
    read = read_overviews(candidates, report, link)
    if read is None:
        return Assigned({}, [])
    assigned, more = read[0], read[1].told()
    return Assigned(assigned.merged | more.merged, assigned.tellings + more.tellings)


def _told_together(clusters: Sequence[Sequence[int]], candidates: Sequence[Candidate]) -> list[tuple[int, list[int]]]:
    """Sentences that sum up what befell each of several people ("A and B were each sentenced to ten days"): the number of
    such a cluster and of those, told elsewhere and in full, that are about its people one by one. Nobody is left over, each
    has a date, none is excluded by day, place or penalty."""
    found = []
    taken: set[int] = set()
    for whole, cluster in enumerate(clusters):
        one = candidates[cluster[0]]
        if len(cluster) > 1 or one.summary or len(one.who) < 2 or one.groups or one.event.date_precision == "day":
            continue
        parts: list[int] = []
        met: set[int] = set()
        for number, other in enumerate(clusters):
            first = candidates[other[0]]
            about = {who for i in other for who in candidates[i].who}
            if number == whole or number in taken or not about or not about < one.who or met & about or first.event.event_type != one.event.event_type:
                continue
            if any(candidates[i].event.start == one.event.start or same(one, candidates[i]) < 0 for i in other) or not first.event.date:
                continue
            parts.append(number)
            met |= about
        if met == one.who and len(parts) > 1:
            found.append((whole, parts))
            taken.add(whole)
    return found


def _on_occasions(clusters: Sequence[Sequence[int]], candidates: Sequence[Candidate]) -> list[tuple[int, list[int]]]:
    """The same for a sentence that sums up what happened more than once ("was fined twice") and the events that the section
    tells behind it: of its people, or on the days that it tells."""
    found = []
    for whole, cluster in enumerate(clusters):
        heads = [candidates[i] for i in cluster if not candidates[i].summary]
        if len(heads) != 1 or not _on_several(heads[0]):
            continue
        one = heads[0]
        parts = [
            number for number, other in enumerate(clusters)
            if number != whole and (first := next((candidates[i] for i in other if not candidates[i].summary), None)) is not None
            and first.event.section == one.event.section and 0 < first.event.start - one.event.start <= PASSAGE and _is_occasion(one, first)
        ]  # fmt: skip
        if len({candidates[clusters[number][0]].event.date for number in parts}) > 1:
            found.append((whole, parts))
    return found


def _seen_above(clusters: Sequence[Sequence[int]], candidates: Sequence[Candidate], report: ReportFacts) -> list[tuple[int, int]]:
    """Events of which the sentence says that they were told above ("was fined for picketing (see above)"), and the one of
    their type whose paragraph has most of its words: nothing excludes it, and nobody named there is another."""
    numbers = [n for n, cluster in enumerate(clusters) if not candidates[cluster[0]].summary]
    again = [n for n in numbers if len(clusters[n]) == 1 and not candidates[clusters[n][0]].event.date and _says_above(candidates[clusters[n][0]].event)]
    if not again:
        return []
    passages = Passages(report, [candidates[clusters[n][0]] for n in numbers])
    found = []
    for number in again:
        one = candidates[clusters[number][0]]
        words, own = stems(one.event.text), numbers.index(number)
        fits = [
            (passages.around(words, own, place), _holds_people(candidates[clusters[n][0]], one), -place) for place, n in enumerate(numbers)
            if n not in again and (first := candidates[clusters[n][0]].event).end <= one.event.start and first.event_type == one.event.event_type
            and first.status == one.event.status and all(_may_be(one, candidates[i]) for i in clusters[n])
        ]  # fmt: skip
        if fits and max(fits)[0] >= SURE:
            found.append((number, numbers[-max(fits)[2]]))
    return found


def _holds_people(first: Candidate, one: Candidate) -> int:
    """How likely people named later are among those of an event: 2 they are named, 1 of an uncounted group."""
    return 2 if first.who & one.who else int(any(group.low is None for group in first.groups))


def _says_above(event: Event) -> bool:
    match = SEE_ABOVE.search(event.text)
    return match is not None and match.start() >= event.trigger_end - event.start


def _may_be(one: Candidate, other: Candidate) -> bool:
    strangers = one.who and other.who and not one.who & other.who
    return not strangers and places_agree(one, other) >= 0 and not penalties_differ(one.event, other.event) and not stages_differ(one.event, other.event)


def _sentence_of(event: Event) -> Reference:
    return Reference(event.event_type, event.section, event.start, event.end, event.text, [])


def _on_several(one: Candidate) -> bool:
    return not one.summary and one.event.date_precision != "day" and tells_occasions(one.event.text)


def _is_occasion(whole: Candidate, part: Candidate) -> bool:
    x, y = whole.event, part.event
    if not akin(x.event_type, y.event_type) or x.status != y.status or not y.date or dates_agree(x, y) < 0 or places_agree(whole, part) < 0:
        return False
    within = bool(x.date_start and x.date_end) and ".." not in x.date and dates_agree(x, y) > 0
    if whole.who and part.who:
        return bool(whole.who & part.who)
    return within


def _blocks(c: Candidate) -> Iterable[tuple[object, ...]]:
    kind = c.event.event_type
    for number in sorted(c.who | c.others):
        yield (kind, "who", number)
        yield ("report", c.report, number)
    if not c.who:
        yield (kind, "report", c.report)
        if c.event.date:
            yield (kind, c.event.date, c.event.country)
    if kind == "protest" and c.event.date_precision == "day" and not c.groups:
        yield (kind, "of one day", c.event.date, c.event.country)


def _day_of(c: Candidate) -> tuple[object, ...]:
    """The block in which a telling of something known ("the law, which was adopted on 3 May") finds the one before."""
    return (c.event.event_type, "day", c.event.section, c.event.date)


def _merge(cluster: list[Candidate]) -> MergedEvent:
    """One event of its tellings: the fullest, or the first of its passage, completed by the others."""
    main = _introduced(max(cluster, key=lambda c: (not c.summary, detail(c.event), -c.event.start)), cluster)
    rest = sorted((c for c in cluster if c is not main), key=lambda c: (c.summary, c.event.start))
    event = main.event
    conflicts: list[str] = []
    for other in rest:
        beside = main.summary or not other.summary
        _complete(event, other.event, conflicts, lends_date=beside or bool(main.who & other.who), lends_place=beside)
    charge_members(event)
    tellings: list[tuple[int, Telling]] = []
    for candidate in [main, *rest]:
        for telling in candidate.event.tellings or [
            Telling(candidate.event.section, candidate.event.start, candidate.event.end, candidate.event.text)
        ]:
            if not any(t.start == telling.start for _, t in tellings):
                tellings.append((0, telling))
    first = min(cluster, key=lambda c: (c.summary, c.event.start))
    return MergedEvent(event, 0, tellings, conflicts, (0, first.event))


def _introduced(fullest: Candidate, cluster: Sequence[Candidate]) -> Candidate:
    """The first telling of the passage that holds the fullest one: what follows ("These officers all received …") adds to
    it. It must name somebody or something, and the fullest must not date it otherwise."""
    passage = [
        c for c in cluster
        if c.report == fullest.report and c.event.section == fullest.event.section and c.event.event_type == fullest.event.event_type
        and 0 <= fullest.event.start - c.event.start <= PASSAGE and any(p.role != "source" for p in c.event.participants)
        and (not fullest.event.date or c.event.date == fullest.event.date or not c.event.date or ".." in fullest.event.date and dates_agree(c.event, fullest.event) >= 0)
    ]  # fmt: skip
    return min(passage, key=lambda c: c.event.start, default=fullest)


def detail(event: Event) -> int:
    """How much a telling says: date, place, who, penalties, charges."""
    return (
        2 * bool(event.date) + bool(event.date_precision == "day") + 2 * (event.place is not None)
        + 2 * len([p for p in event.participants if p.entity is not None]) + len(event.participants)
        + 3 * len(event.penalties) + 2 * len(event.charges)
    )  # fmt: skip


FIGURED = {"fine", "imprisonment", "administrative_detention", "compensation"}
"""Kinds of penalties that are as a rule told with a sum or a length."""


def _complete_penalties(event: Event, told: Event) -> None:
    """Figures that another telling states ("was fined", then "fined about 340 EUR"), and kinds that only it tells, of the same
    people and not only in passing ("were fined" beside ten days of detention is another verdict)."""
    known, kinds, punished = list(event.penalties), {p.kind for p in event.penalties}, {p.recipient for p in event.penalties}
    met = {p.entity for p in event.participants if p.role == "target"}
    verdicts = ("sentence", "appeal_ruling")
    for q in under_names(event, told, told.penalties) if told.event_type not in verdicts or event.event_type in verdicts else ():  # an arrest told as "was jailed" imposes none
        open_ = [p for p in event.penalties if p.kind == q.kind and p.amount_min is None and p.amount_max is None and not p.duration_min and (p.recipient == q.recipient or p.recipient is None or q.recipient is None)]
        if open_ and (q.amount_min is not None or q.amount_max is not None or q.duration_min):
            for p in open_:
                p.amount_min, p.amount_max, p.currency, p.unit = q.amount_min, q.amount_max, q.currency, q.unit
                p.converted_amount, p.converted_currency, p.basis = q.converted_amount, q.converted_currency, q.basis
                p.duration_min, p.duration_max, p.approximate = q.duration_min, q.duration_max, q.approximate
                p.start, p.end, p.text = q.start, q.end, q.text
        elif q.recipient is None and q.recipient_text and (q.duration_min or q.amount_min) and all(p.recipient is not None and p.recipient_text.lower() != q.recipient_text.lower() and (p.kind, p.duration_min, p.amount_min) != (q.kind, q.duration_min, q.amount_min) for p in known):
            event.penalties.append(q)  # "she was given six years, while the others received five"
        elif not kinds or (q.recipient is not None and q.recipient not in punished and q.recipient in met) or (q.kind not in kinds and q.recipient in punished and (q.kind not in FIGURED or q.amount_min is not None or q.duration_min)):
            event.penalties.append(q)


PRONOUNS = {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "both", "each", "all", "others", "one", "those", "some"}


def _complete_participants(event: Event, told: Event) -> None:
    """Participants of another telling in roles that the main one leaves open, the names of those whom it tells as a group only, and people
    hurt where it tells whose premises were attacked ("stormed the office of Radio X. They beat two reporters") or how many were hurt."""
    of_role: dict[str, list[Participant]] = {}
    for mine in event.participants:
        of_role.setdefault(mine.role, []).append(mine)
    for other in told.participants:
        same_role = of_role.get(other.role, [])
        named = other.kind == "person" and other.role == "target" and bool(same_role) and all(p.entity is None for p in same_role)
        people_too = event.event_type in OF_THE_DEAD and other.role == "target" and other.count_min is not None and (
            all(p.kind == "organisation" for p in same_role) or _tells_harm(told) and other.count_min > 1 and all(p.count_min != other.count_min for p in same_role))
        if other.entity is None and (same_role and not people_too or other.text.lower() in PRONOUNS):
            continue
        if not same_role or named or people_too:
            event.participants.append(other)


def _tells_harm(told: Event) -> bool:
    """Whether a telling of an attack only tells how many it left hurt ("More than 100 people were injured")."""
    return any(word.startswith(HARM) for word in told.trigger.lower().split())


def _is_bounded(event: Event) -> bool:
    """Whether an event's date only says what it lies between or on which side of another it lies."""
    return ".." in event.date or event.basis.get("date", "").startswith("bound from")


def _complete(event: Event, told: Event, conflicts: list[str], lends_date: bool, lends_place: bool) -> None:
    """Fill what the main telling leaves open, and note where the tellings disagree. A sentence of an overview, which sums up several
    events, gives a section's event no place, and a date only where it names the people."""
    if lends_date and told.date and (not event.date or _is_bounded(event) and not _is_bounded(told)):
        event.date, event.date_start, event.date_end, event.date_precision = told.date, told.date_start, told.date_end, told.date_precision
        event.basis["date"] = f"from another telling ({told.basis.get('date', told.date)})"
    elif told.date and told.date != event.date and told.date_precision == event.date_precision == "day":
        conflicts.append(f"date: {told.date}")
    if lends_place and event.place is None and told.place is not None and not told.basis.get("place", "").startswith("inherited"):
        event.place, event.country = told.place, told.country or event.country
        event.basis["place_id"] = "from another telling"
    for p in event.penalties:
        for q in told.penalties:
            if p.kind == q.kind and p.recipient == q.recipient and q.amount_min and p.amount_min and (q.currency, q.amount_min) != (p.currency, p.amount_min):
                conflicts.append(f"amount: {q.amount_min:g} {q.currency}")
    _complete_participants(event, told)
    _complete_penalties(event, told)
    complete_charges(event, told)
    if event.status == "alleged" and told.status == "occurred":
        event.status = "occurred"
        event.basis["status"] = "another telling states it flatly"
    event.confidence = min(0.99, event.confidence + 0.1)
