"""Which events of the sections does an overview tell?

Nearly everything in an overview is told again, in full, further down, so the question is less whether than where. Each
clause of the overview is first held against the passages of the report (a paragraph with the heading above it) by the
words they share, every word weighted by how few passages have it. Then every event that the clause tells is assigned to
the event of a section that it fits best: type, people, heads, day, place and words speak for it, and that it stands in the
passage the clause is about. Something excludes it where both name people and none is shared, where both state their dates
or sums and these differ, or where one is negated. A clause of which no event could be assigned tells the event of its
passage that is nearest to it in words, if people, day or rare words agree.

The weights were set by hand on updates written for the purpose and on the open half of the annotated reports in tests/gold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from pipeline.annotate.doc_text import starting_in
from pipeline.layers import Entity, Event, Reference, ReportFacts
from pipeline.resolve.candidates import (
    Candidate,
    Heads,
    dates_agree,
    groups_agree,
    is_of_stage,
    named_in,
    once_only,
    penalties_differ,
    places_agree,
    same_stage,
    stages_differ,
    told_of_before,
)
from pipeline.resolve.wording import akin, rarity, same_type, stems, weigh

SAME_TYPE = 1.5
DATES = 0.8
"""For each step of `dates_agree`: 1 where one date holds the other, 2 where both are one day."""
PLACES = 0.7
SAME_PEOPLE = 3.0
SAME_NAME = 2.0
"""A name shared, but not by those who carry the identity of the event."""
NAMED_BESIDE = 1.0
"""The section names the body in the sentence, though the event befell another ("stormed X House, the office of the X Union")."""
GROUPS = 0.8
OCCUPATION = 1.2
"""The overview says what somebody is ("a reporter"), the section who."""
HEADS = 1.0
"""The overview counts as many people as the section names; taken off where it counts more than those named alone."""
CUSTODY_LENGTH = re.compile(
    r"\b(?:held|detained|kept|imprisoned|jailed|spent)\b[^,;.]*\b(?:hours|days|weeks|months|years)\b"
    r"|\b(?:hours|days|weeks|months|years)\b(?: \w+)? (?:in (?:\S+ )?(?:custody|detention|prison|jail)|behind bars)\b", re.I)  # fmt: skip
"""How long somebody was held: that tells of the arrest and of the release."""
MEANT = {"them", "they", "which", "whom"}
"""Words for people told before, however many."""
MANY = 3
"""So many times as many people as are named are hardly these."""
SAME_TRIGGER = 0.6
STAGE = 1.0
"""Taken off where the words name another stage of it ("arrested" and "remanded")."""
ONLY_ONE, CLEARLY = 0.7, 2.0
"""No other event of the sections may be meant, or every other one scores so much less."""
WORD = 0.5
"""A word that the clause and the event's sentence share and no other passage has."""
MOST_WORDS = 3.0
NEARBY = 0.4
"""Share of a word's weight where it stands in the rest of the overview's sentence, or in the rest of the passage."""
HEADING = 0.7
"""The same where it stands in the heading, which says what the passage is about."""
PASSAGE = 1.0
"""The event stands in the passage that the clause is about; taken off where it stands in one with far fewer shared words.
Less where not even one word tells the passages apart."""
SURE = 1.5
"""Shared words from which a clause without an event of its own tells one, though neither names nor dates agree."""
FEW = 0.7
"""Shared words below which a clause without an event of its own tells nothing, though names or dates agree."""
ALMOST, FAR_LESS = 0.75, 0.4
"""Shares of the best passage's words from which another may be meant as well, and below which it is not meant."""
CONFLICT = -2.0
"""Dates or places that exclude each other, of which one at least was inherited and not stated in its clause."""
LENT = -0.5
"""The same for dates that the overview's clause has from another one ("were arrested in April and convicted")."""
TOLD_AGAIN = 2.5
MONTH = 31
"""Days: a longer time in an overview ("between May and July") tells nothing of a single event in it."""
SAME_SENTENCE = 0.8
"""The section tells it in the sentence that tells another event of the overview's sentence ("was arrested after a rally")."""
HELD, STEPS = {"detention", "release"}, 3
"""Types of the steps of a custody, and as many as one has at most: the arrest, the remand, the release."""
NAMED_ABOVE = 1.0
"""The section's passage names them before it tells the event of "him" or "the broadcaster"."""
SEVERAL = -1.5
"""The overview tells of many without a count, the section of one named."""
REWORDED = 4.0
"""Shared words from which a clause tells every event of the section's sentence."""
BY_WORDS = 2.5
"""The same for a clause that names no event of a type that the section tells."""


@dataclass
class Told:
    """What one clause of an overview says: an event, a trigger that is none of its own, or only words."""

    near: frozenset[str]  # stems of the clause
    far: frozenset[str]  # of the rest of the sentence
    candidate: Candidate | None
    reference: Reference | None
    places: frozenset[str] = frozenset()  # where the clause lists several ("in Brest, Gomel and Pinsk"), as in `Candidate.chain`

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        told = self.candidate.event if self.candidate else self.reference
        assert told is not None
        return told.start

    @property
    def event_type(self) -> str:
        """Empty where the clause has neither an event nor a trigger."""
        return self.candidate.event.event_type if self.candidate else self.reference.event_type if self.reference else ""

    def names(self, event_type: str) -> bool:
        """Whether the event or trigger may be of the type itself."""
        return same_type(self.event_type, self.candidate.event.trigger if self.candidate else "", event_type)


@dataclass
class Assigned:
    """Numbers of candidates: an overview's → the section's that is the same event; (section's, the sentence of an
    overview that tells it too)."""

    merged: dict[int, int]
    tellings: list[tuple[int, Reference]]


Both = tuple[frozenset[str], frozenset[str]]
"""Words of a clause, and of the rest of its sentence."""


class Passages:
    """The paragraphs that tell events, each with the heading above it, as sets of stems."""

    def __init__(self, report: ReportFacts, details: Sequence[Candidate]) -> None:
        self._report = report
        text = report.report.text
        headings = {s.ordinal: stems(text[s.heading_start : s.heading_end]) for s in report.sections}
        self._of: list[tuple[int, int]] = []
        self.types = Counter(detail.event.event_type for detail in details)
        self._own = [stems(detail.event.text) for detail in details]
        self._told = [(detail.event.start, detail.event.event_type) for detail in details]
        self._together = Counter(self._told)
        self._words: dict[tuple[int, int], frozenset[str]] = {}
        self._named: dict[tuple[int, int], set[int]] = {}
        self._shared: dict[Both, dict[tuple[int, int], Both]] = {}
        self._headings: dict[tuple[int, int], frozenset[str]] = {}
        for detail, own in zip(details, self._own, strict=True):
            event = detail.event
            place = (event.section, text.rfind("\n", 0, event.start) + 1)
            if place not in self._words:
                end = text.find("\n", event.start)
                self._headings[place] = headings.get(event.section, frozenset())
                self._words[place] = stems(text[place[1] : end if end >= 0 else None]) | self._headings[place]
            self._words[place] |= own
            self._of.append(place)
        home = [e.name for e in report.entities if e.subkind == "country" and e.country == report.report.country]
        self._weight = rarity(list(self._words.values())) | dict.fromkeys(stems(" ".join(home)), 0.0)

    def _sharing(self, told: Told) -> dict[tuple[int, int], Both]:
        """By passage the words that a clause shares with it; every event of the passage asks for them."""
        both = told.near, told.far
        if both not in self._shared:
            self._shared[both] = {place: (told.near & words, told.far & words) for place, words in self._words.items()}
        return self._shared[both]

    def words(self, told: Told, number: int) -> float:
        """Words that a clause shares with an event's sentence, each as 1 where no other passage has it; less for those
        around either."""
        near, far = self._sharing(told)[self._of[number]]
        if not near and not far:
            return 0.0
        own, heading = self._own[number], self._headings[self._of[number]]
        around = near - own
        weight = weigh(near & own, self._weight) + NEARBY * weigh(around, self._weight)
        weight += (HEADING - NEARBY) * weigh(around & heading, self._weight)
        return weight + NEARBY * weigh(far & own, self._weight)

    def is_alone(self, number: int) -> bool:
        """Whether an event's sentence tells no other one of its type."""
        return self._together[self._told[number]] == 1

    def named_before(self, number: int, link: Sequence[int]) -> set[int]:
        """Those whom the passage of an event names before its sentence."""
        start, end = self._of[number][1], self._told[number][0]
        if (start, end) not in self._named:
            self._named[start, end] = {link[entity] for entity in named_in(self._report, start, end)}
        return self._named[start, end]

    def are_together(self, first: int, second: int) -> bool:
        """Whether two events stand in one passage."""
        return self._of[first] == self._of[second]

    def covers(self, told: Told, number: int) -> bool:
        """Whether a clause has half of what an event's sentence says, each word by how few passages have it."""
        own = self._own[number]
        return 2 * weigh(told.near & own, self._weight) >= weigh(own, self._weight)

    def around(self, words: frozenset[str], of: int, number: int) -> float:
        """Words, those of an event in another passage, that the passage of an event shares; 0 in one and the same passage."""
        return weigh(words & self._words[self._of[number]], self._weight) if self._of[of] != self._of[number] else 0.0

    def standing(self, told: Told) -> list[float]:
        """By number of the event: `PASSAGE` where it stands in the passage that a clause is about, less than 0 where in
        quite another."""
        shared = {
            place: weigh(near, self._weight) + NEARBY * weigh(far, self._weight) for place, (near, far) in self._sharing(told).items()
        }
        best = max(shared.values())
        weight = PASSAGE * min(1.0, best)
        return [weight if shared[p] >= ALMOST * best else -weight if shared[p] < FAR_LESS * best else 0.0 for p in self._of]


def assign(candidates: Sequence[Candidate], report: ReportFacts, link: Sequence[int]) -> Assigned:
    """What the overviews of a report tell of the events in its sections; `link` as in `merge_events`."""
    numbers = [number for number, one in enumerate(candidates) if not one.summary]
    found = Assigned({}, [])
    if not numbers:
        return found
    details = [candidates[number] for number in numbers]
    passages = Passages(report, details)
    of_candidate = {id(candidate): number for number, candidate in enumerate(candidates)}
    clauses = list(_told(candidates, report, link))
    scores_of = cache(lambda place: _scores(clauses[place][1], details, report, link, passages))
    types: dict[int, set[str]] = {}
    for _, told in clauses:
        types.setdefault(told.start, set()).add(told.event_type)
    done: set[tuple[int, int]] = set()
    met: set[int] = set()
    matched: dict[int, set[int]] = {}
    for siblings in (False, True):
        for place, (clause, told) in enumerate(clauses):
            untyped = not told.event_type
            if untyped and (clause in done or not siblings) or told.candidate is not None and of_candidate[id(told.candidate)] in found.merged:
                continue
            scores = scores_of(place)
            if not untyped:
                scores = {n: score for n, score in scores.items() if (not told.names(details[n].event.event_type) and n not in met) == siblings}
            if not scores:
                continue
            starts = {details[n].event.start for n in matched.get(told.start, ())}
            scores = {n: score + SAME_SENTENCE * (details[n].event.start in starts) for n, score in scores.items()}
            best, negative = max((score, -n) for n, score in scores.items())
            first = -negative
            alone = not untyped and all(score <= best - CLEARLY for n, score in scores.items() if n != first) and passages.words(told, first) >= FEW
            if best + (ONLY_ONE if alone else 0) < (BY_WORDS if untyped else TOLD_AGAIN):
                continue
            done.add(clause)
            met.add(first)
            matched.setdefault(told.start, set()).add(first)
            if told.candidate is not None:
                found.merged[of_candidate[id(told.candidate)]] = numbers[first]
                sentence = _sentence(told.candidate)
                found.tellings += [(numbers[n], sentence) for n in _shares(told.candidate.who, first, details, scores)]
                found.tellings += [(numbers[n], sentence) for n in _rest_of_count(told.candidate, first, details, scores)]
                found.tellings += [(numbers[n], sentence) for n in _in_its_time(told.candidate, first, details)]
                found.tellings += [(numbers[n], sentence) for n in _of_one_act(told.candidate, first, details)]
                found.tellings += [(numbers[n], sentence) for n in _each_of_many(told.candidate, first, details)]
                found.tellings += [(numbers[n], sentence) for n in _in_each_place(told, first, details, scores)]
                if CUSTODY_LENGTH.search(sentence.text[clause[0] - sentence.start : clause[1] - sentence.start]):
                    found.tellings += [(numbers[n], sentence) for n in _of_the_custody(first, details, passages)]
            elif told.reference is not None:
                sentence = told.reference
                found.tellings.append((numbers[first], sentence))
                found.tellings += [(numbers[n], sentence) for n in _shares(frozenset(sentence.entities), first, details, scores)]
            if passages.words(told, first) >= REWORDED:
                found.tellings += [(numbers[n], sentence) for n in _of_sentence(first, details, told, types[sentence.start], passages.covers(told, first))]
    for _, told in clauses:
        of_type = any(told.names(details[n].event.event_type) for n in matched.get(told.start, ()))
        if told.reference is not None and told.event_type and not of_type:
            fits = _beside_matched(told.reference, matched.get(told.start, set()), details, passages)
            if len(fits) == 1:
                found.tellings.append((numbers[fits[0]], told.reference))
    return found


def _beside_matched(reference: Reference, matched: Set[int], details: Sequence[Candidate], passages: Passages) -> list[int]:
    """The events of its type in the passages that tell the others of the overview's sentence: such may be meant by a clause that
    says hardly anything ("…, which drew criticism")."""
    named = set(reference.entities)
    return [
        n for n, detail in enumerate(details) if n not in matched and detail.event.event_type == reference.event_type
        and any(passages.are_together(n, other) for other in matched) and detail.event.status != "not_occurred"
        and agree_with(detail.event, reference.dates) >= 0 and not (named and detail.who and not named & (detail.who | detail.others))
    ]  # fmt: skip


def _told(candidates: Sequence[Candidate], report: ReportFacts, link: Sequence[int]) -> Iterator[tuple[tuple[int, int], Told]]:
    """Clause and what it says: first all events of the overviews, then triggers, then clauses by their words alone."""
    summaries = {s.ordinal for s in report.sections if s.kind == "summary"}
    text = report.report.text
    of_overview = [r for r in report.references if r.section in summaries]
    clauses: dict[int, list[tuple[int, int]]] = {}
    for reference in of_overview:
        if not reference.event_type:
            clauses.setdefault(reference.start, []).append(reference.clause)

    def said(sentence: tuple[int, int], clause: tuple[int, int], candidate: Candidate | None, reference: Reference | None) -> Told:
        near = stems(text[clause[0] : clause[1]]) or stems((candidate.event if candidate else reference).text)  # type: ignore[union-attr]
        return Told(near, stems(text[sentence[0] : sentence[1]]) - near, candidate, reference, _places_listed(clause, report))

    for candidate in candidates:
        if candidate.summary:
            event = candidate.event
            whole = (event.start, event.end)
            clause = next((c for c in clauses.get(event.start, ()) if c[0] <= event.trigger_start < c[1]), whole)
            yield clause, said(whole, clause, candidate, None)
    for reference in sorted(of_overview, key=lambda r: not r.event_type):
        clause = reference.clause if reference.clause[1] else (reference.start, reference.end)
        linked = msgspec.structs.replace(reference, entities=[link[number] for number in reference.entities])
        yield clause, said((reference.start, reference.end), clause, None, linked)


def _places_listed(clause: tuple[int, int], report: ReportFacts) -> frozenset[str]:
    """The towns, or else the regions, that a clause names, where these are several."""
    named = {m.entity for m in starting_in(report.mentions, *clause) if m.kind == "place"}
    for kind in ("city", "region"):
        listed = [report.entities[n] for n in named if report.entities[n].subkind == kind]
        if len(listed) > 1:
            return frozenset(one.gazetteer_id or one.name for one in listed)
    return frozenset()


def _sentence(told: Candidate) -> Reference:
    event = told.event
    return Reference(event.event_type, event.section, event.start, event.end, event.text, [])


def _scores(told: Told, details: Sequence[Candidate], report: ReportFacts, link: Sequence[int], passages: Passages) -> dict[int, float]:
    standing = passages.standing(told)
    event_type = told.event_type
    fitting = {kind for kind in passages.types if not event_type or told.names(kind) or akin(kind, event_type)}
    only = passages.types[event_type] == 1
    scores = {}
    for n, detail in enumerate(details):
        if detail.event.event_type not in fitting:
            continue
        if told.candidate is not None:
            score = likeness(told.candidate, detail, report, link)
            words = passages.words(told, n) if score is not None else 0.0
            if score is not None and _are_many(told.candidate) and len(detail.who) == 1 and not detail.groups and passages.is_alone(n):
                score += SEVERAL
            if score is not None and told.places & set(detail.chain) and places_agree(told.candidate, detail) < 0:
                score += PLACES - _excluded(told.candidate.event, "place")
            if score is not None and told.candidate.who and not detail.who and told.candidate.who & passages.named_before(n, link):
                score += NAMED_ABOVE
        elif told.reference is not None:
            words = passages.words(told, n)
            score = _referred(told.reference, detail, words, only and standing[n] > 0, report, link)
            if score is not None and event_type == detail.event.event_type and not is_of_stage(detail.event, told.near):
                score -= STAGE
        if score is not None:
            scores[n] = score + standing[n] + min(MOST_WORDS, WORD * words)
    return scores


def _shares(people: frozenset[int], first: int, details: Sequence[Candidate], scores: Mapping[int, float]) -> list[int]:
    """The other events in which the overview's "both" or "each" met one of its people: of the same type, each of others
    of those that the overview names."""
    met, found = set(details[first].who), []
    for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        who = details[n].who
        if n != first and score >= TOLD_AGAIN and who and who < people and not who & met and details[n].event.event_type == details[first].event.event_type:
            met |= who
            found.append(n)
    return found


def _rest_of_count(told: Candidate, first: int, details: Sequence[Candidate], scores: Mapping[int, float]) -> list[int]:
    """The other events in which the rest of those met it whom the overview only counts ("a blogger and four reporters were
    charged"): together with those of the first one as many as it counts."""
    counts = [group.low for group in told.groups if group.low and group.low == group.high]
    rest, met, found = sum(counts) - (_heads(details[first]) or sum(counts)), set(details[first].who), []
    if told.who or len(counts) < len(told.groups):
        return []
    for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        heads = _heads(details[n])
        if n != first and score >= TOLD_AGAIN and heads and heads <= rest and not details[n].who & met and (len(counts) == 1 or heads in counts):
            rest, met = rest - heads, met | details[n].who
            found.append(n)
    return [] if rest else found


def _in_its_time(told: Candidate, first: int, details: Sequence[Candidate]) -> list[int]:
    """The other events of the same people within the months that the overview tells of them together ("received three sentences
    between May and July"), one of each sentence."""
    event, starts, found = told.event, {details[first].event.start}, []
    if not told.who or event.date_precision != "interval" or ".." in event.date:
        return []
    for n, other in enumerate(details):
        alike = other.event.event_type == event.event_type == details[first].event.event_type and other.who == told.who and other.event.status == event.status
        if alike and other.event.start not in starts and other.event.date and ".." not in other.event.date and (
                event.date_start <= other.event.date_start and other.event.date_end <= event.date_end):
            starts.add(other.event.start)
            found.append(n)
    return found


def _of_one_act(told: Candidate, first: int, details: Sequence[Candidate]) -> list[int]:
    """The other events of the section's sentence that tell, under a type akin, the same act against the same people ("overturned
    the verdict and acquitted him")."""
    one = details[first]
    if told.event.event_type != one.event.event_type:
        return []
    return [
        n for n, other in enumerate(details) if n != first and other.event.start == one.event.start and other.who == one.who
        and other.event.event_type != one.event.event_type and akin(other.event.event_type, one.event.event_type)
        and other.event.status == one.event.status and other.event.date == one.event.date
    ]  # fmt: skip


def _are_many(told: Candidate) -> bool:
    return not told.who and bool(told.groups) and all(group.many for group in told.groups)


def _each_of_many(told: Candidate, first: int, details: Sequence[Candidate]) -> list[int]:
    """The other events of the section's sentence that tell one by one what the overview tells of many ("villagers were fined"),
    each of others."""
    one = details[first]
    if not _are_many(told) or len(one.who) + sum(group.low == 1 for group in one.groups) != 1:
        return []
    return [
        n for n, other in enumerate(details) if n != first and other.event.start == one.event.start
        and other.event.event_type == one.event.event_type and other.event.status == one.event.status and not other.who & one.who
    ]  # fmt: skip


def _in_each_place(told: Told, first: int, details: Sequence[Candidate], scores: Mapping[int, float]) -> list[int]:
    """The other events of the type in the places that the overview lists ("reporters were jailed in Brest, Gomel and Pinsk"), one
    in each."""
    if told.candidate is None or told.candidate.who:
        return []
    met, found = set(details[first].chain), []
    for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        at = told.places & set(details[n].chain)
        if n != first and score > 0 and details[n].event.event_type == details[first].event.event_type and at - met:
            met |= at
            found.append(n)
    return found


def _of_the_custody(first: int, details: Sequence[Candidate], passages: Passages) -> list[int]:
    """The steps of a custody whose length the overview tells, from the arrest to the release, as far as the passage tells no second
    one of the same people."""
    one = details[first]
    if one.event.event_type not in HELD or not one.who:
        return []
    steps = [
        n for n, other in enumerate(details) if other.event.event_type in HELD and other.who == one.who and other.event.status == "occurred"
        and passages.are_together(n, first) and not told_of_before(other.event)
    ]  # fmt: skip
    once = sum(details[n].event.event_type == "release" for n in steps) == 1
    return [n for n in steps if n != first] if once and len(steps) <= STEPS else []


def _heads(one: Candidate) -> int | None:
    """How many people a candidate names or counts exactly, where it does only one of both."""
    if one.who and one.groups or any(group.low is None or group.low != group.high for group in one.groups):
        return None
    return len(one.who) or sum(group.low or 0 for group in one.groups) or None


def _of_sentence(first: int, details: Sequence[Candidate], told: Told, types: Set[str], covered: bool) -> list[int]:
    """The other events of a section's sentence that a clause of the overview says again in much the same words, those that
    name them too or others for an event of the type, or most of them. `types`: those that the overview's sentence tells."""
    start, dates = details[first].event.start, told.reference.dates if told.reference else []
    return [
        n for n, other in enumerate(details) if n != first and other.event.start == start and agree_with(other.event, dates) >= 0
        and (covered or other.event.event_type in types or stems(other.event.trigger) & (told.near | told.far))
    ]  # fmt: skip


def _referred(reference: Reference, detail: Candidate, words: float, only: bool, report: ReportFacts, link: Sequence[int]) -> float | None:
    """The same for a clause without an event of its own, of a type that fits. `only`: no other event of its type is told, and its passage is the
    one that the clause is about."""
    event = detail.event
    only = only and words > 0 and reference.event_type == event.event_type
    if words < FEW and not only:
        return None
    dates = agree_with(event, reference.dates)
    if dates < 0 or event.status == "not_occurred":
        return None
    people = detail.who | detail.others
    shared = people & set(reference.entities)
    if any(not _is_authority(report.entities[n]) for n in reference.entities) and people and not shared and detail.who:
        named = named_in(report, event.start, event.end)
        if not any(link[number] in reference.entities for number in named):  # they may be named in no role
            return None
    if dates < 1 and not shared and words < SURE and not only:
        return None  # "officials continued to reject requests" tells of none in particular
    score = DATES * dates + (SAME_NAME if shared else 0.0)
    return score + SAME_TYPE * (event.event_type == reference.event_type)


def _is_authority(entity: Entity) -> bool:
    """Whether it is a body of the state, which many sentences name beside the one whom it befell."""
    return entity.kind == "organisation" and entity.subkind in ("government", "court", "police")


def likeness(told: Candidate, detail: Candidate, report: ReportFacts, link: Sequence[int]) -> float | None:
    """How much but words speaks for one event, None where something excludes it."""
    x, y = told.event, detail.event
    alike = same_type(x.event_type, x.trigger, y.event_type)
    if not (alike or akin(x.event_type, y.event_type)) or (x.status == "not_occurred") != (y.status == "not_occurred"):
        return None
    dates, places = dates_agree(x, y), places_agree(told, detail)
    if not once_only(told, detail) and (dates < 0 and _dated_itself(x) and _dated_itself(y) or penalties_differ(x, y) or stages_differ(x, y)):
        return None
    if once_only(told, detail):
        return SAME_TYPE + SAME_PEOPLE
    if not _dated_itself(x) and _in_earlier_years(y, report) and told_of_before(y):
        return None
    score = SAME_TYPE * alike
    score += SAME_TRIGGER * (bool(stems(x.trigger) & stems(y.trigger)) or same_stage(x, y))
    score += _excluded(x, "date") if dates < 0 else DATES * dates
    score += _excluded(x, "place") if places < 0 else PLACES * places
    share_names = bool((told.who | told.others) & (detail.who | detail.others))
    if dates < 1 and not share_names and _in_earlier_years(x, report) and not _dated_itself(y):
        return None  # what a section tells without a date of its own is of the time that the report covers
    if not share_names and not _dated_itself(x) and _in_earlier_years(y, report) and not _GOES_ON.search(x.trigger):
        score += CONFLICT  # and so is what an overview tells without one
    if {x.status, y.status} == {"planned", "occurred"} and dates < 1:
        score += CONFLICT
    if told.who and detail.who:
        if share_names:
            score += SAME_PEOPLE if told.who & detail.who else SAME_NAME
        elif _all_told(told, detail):
            score += HEADS
        elif _are_bodies_beside(told, y, report, link):
            score += NAMED_BESIDE
        else:
            return None
    elif share_names:
        score += SAME_NAME
    elif told.who and not detail.groups and _names_others(told, y, report, link):
        return None
    elif told.groups and detail.groups:
        score += GROUPS * groups_agree(told.groups, detail.groups)
    if not detail.who and any((group.low or 0) > MANY and not _may_hold(detail, group) for group in told.groups):
        score += CONFLICT  # many people are hardly told of as none
    if told.groups and detail.who:
        score += OCCUPATION * _occupation_told(told, y, report) + HEADS * _as_many(told, detail)
    return score


_GOES_ON = re.compile(r"\b(?:serv(?:e|es|ed|ing)|remain(?:s|ed|ing)?|still)\b", re.I)
"""In a trigger: what it tells began earlier ("was serving a five-year sentence")."""


def _names_others(told: Candidate, detail: Event, report: ReportFacts, link: Sequence[int]) -> bool:
    """Whether the sentence of an event that befell nobody told names people, none of whom the overview's clause does."""
    people = {link[n] for n in named_in(report, detail.start, detail.end) if report.entities[n].kind == "person"}
    return bool(people) and not people & (told.who | told.others)


def agree_with(event: Event, dates: Sequence[tuple[str, str]]) -> int:
    """1 where a day or month of a sentence holds the event's date, 0 where either tells none or a longer time holds it, -1
    where all exclude it."""
    if not dates or not (event.date_start or event.date_end):
        return 0
    holding = [
        (first, last) for first, last in dates
        if (event.date_start or "0000") <= (last or "9999") and (first or "0000") <= (event.date_end or "9999")
    ]  # fmt: skip
    if not holding:
        return -1
    return int(any(first and last and (date.fromisoformat(last) - date.fromisoformat(first)).days < MONTH for first, last in holding))


def _excluded(told: Event, column: str) -> float:
    """What it costs that dates or places exclude each other: little or nothing where an overview's event has its own from
    another."""
    basis = told.basis.get(column, "")
    lent = "coordinated verbs" in basis or column == "date" and "in the clause" not in basis
    return 0.0 if basis.startswith(("bound", "inherited")) else LENT if lent else CONFLICT


def _are_bodies_beside(told: Candidate, detail: Event, report: ReportFacts, link: Sequence[int]) -> bool:
    """Whether the overview names bodies only, and the section's sentence names them too."""
    bodies = all(report.entities[n].kind == "organisation" for n in told.who)
    return bodies and told.who <= {link[n] for n in named_in(report, detail.start, detail.end)}


def _may_hold(detail: Candidate, group: Heads) -> bool:
    """Whether a group of the section is counted or described like one of the overview."""
    return any(other.low is not None or other.words & group.words or other.words <= MEANT for other in detail.groups)


def _dated_itself(event: Event) -> bool:
    return "in the clause" in event.basis.get("date", "")


def _in_earlier_years(event: Event, report: ReportFacts) -> bool:
    """Whether the clause itself dates an event before the report's period."""
    return _dated_itself(event) and bool(event.date_end) and event.date_end < report.report.period_start


def _occupation_told(told: Candidate, detail: Event, report: ReportFacts) -> bool:
    words = {word for group in told.groups for word in group.words}
    named = [report.entities[p.entity] for p in detail.participants if p.entity is not None]
    return any(word.lower().rstrip("s") in words for one in named for title in one.occupations for word in title.split())


def _all_told(told: Candidate, detail: Candidate) -> bool:
    """Whether the overview counts as many, some of them named, as the section may name and count together: others may be
    the ones that it names ("three, including X" and "Y and the two women")."""
    counted = [group.low for group in detail.groups if group.low is not None and group.low == group.high]
    named = len(detail.who)
    return bool(counted) and any(group.low == group.high and named < (group.low or 0) <= named + sum(counted) for group in told.groups)


def _as_many(told: Candidate, detail: Candidate) -> int:
    """1 where the overview counts as many as the section names, less than 0 where it counts more and the section names no
    group besides."""
    role = "target" if any(p.role == "target" for p in told.event.participants) else "actor"
    named = sum(p.role == role and p.entity is not None for p in detail.event.participants)
    counts = [group.low or group.high or 0 for group in told.groups if group.low or group.high]
    if not named or not counts:
        return 0
    if named in counts:
        return int(named > 1)
    return 0 if detail.groups or min(counts) <= named else -1 if min(counts) <= MANY * named else -MANY
