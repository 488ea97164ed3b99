"""Which events of the sections does a sentence of an overview tell, besides those that its own events are?

Most of what an overview says has no event of its own there ("spent months behind bars", "a verdict that drew criticism").
Each sentence is held against each event of the sections, by the clause that is nearest to it. `observe` notes what is seen of
such a pair ("type in the sentence", "words"), each under the name of its row in vocabulary/overview_weights.csv; the weights
of all that is seen are added and squashed. They are those of a logistic regression on the annotated reports of tests/gold,
made by `python -m training.overview`; an analyst may change any. Other people or another stage ("arrested", "remanded") exclude an
event. Another date only speaks against it where the clause tells something that may be of that date ("organisers of a blockade were
convicted in August"), and so does another event of its type, since one sentence tells what happened to several people on several
days. A sentence without an event of its own, a date or a name must be surer.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.layers import Reference, ReportFacts
from pipeline.merge.candidates import ACTED_ON, Candidate, named_in, tells_of_more_than_one, told_anew
from pipeline.merge.overview import Assigned, agree_with, are_many, assign, heads_of, in_earlier_years, likeness
from pipeline.merge.passages import Passages, Shared
from pipeline.merge.wording import akin, same_type, stems
from pipeline.relate.stages import is_of_stage
from pipeline.vocabulary import rows

_WORD = re.compile(r"\b\w")
ALWAYS = "every pair"
LEAST = "left out below"
SOME, MANY = 0.3, 1.0
"""Shared words below which a sentence tells nothing of an event, and from which it may where it has neither its type nor its people."""
MOST_WORDS, MOST_LIKE, MOST_PEOPLE = 8.0, 6.0, 4
"""Beyond these, more tells nothing."""
GENERAL = 0.45
"""Probability from which a sentence that tells nothing in particular ("the authorities continued to detain people") tells an event."""
LIST = 25
"""Content words beyond which a clause lists so much that it tells no event in particular."""
MERGED = 0.5
"""Probability from which an overview's event of the type is the section's."""
MORE = 3
"""So many times as many people are others."""
EVEN = 0.25
"""How far out of order an event is where no other sentence tells one."""
NAMED, OF_TYPE = 2.0, 1.0
"""What a clause that names the people, or tells the type or has words of it, gains in words over the others of its sentence."""


@cache
def weights() -> dict[str, float]:
    """Observation → weight."""
    return {row["observation"]: float(row["weight"]) for row in rows("overview_weights") if row["observation"] != LEAST}


@cache
def least() -> float:
    """The probability below which a pair is no telling."""
    return next(float(row["weight"]) for row in rows("overview_weights") if row["observation"] == LEAST)


@cache
def _words_of_types() -> dict[str, list[tuple[str, str, bool]]]:
    """The words of vocabulary/overview_words.csv by their first two letters: each with its event type, and whether nothing may go on behind it."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for row in rows("overview_words"):
        for one in row["words"].lower().split(";"):
            found.setdefault(one[:2], []).append((one.rstrip(), row["event_type"], one.endswith(" ")))
    return found


def types_meant(text: str) -> set[str]:
    """The types of events of which an overview's sentence has words."""
    lower, known, found = text.lower(), _words_of_types(), set[str]()
    for word in _WORD.finditer(lower):
        start = word.start()
        for words, event_type, whole in known.get(lower[start : start + 2], ()):
            if event_type not in found and lower.startswith(words, start) and not (whole and lower[start + len(words) : start + len(words) + 1].isalnum()):
                found.add(event_type)
    return found


@dataclass
class Clause:
    """A clause of an overview's sentence with what is found in it."""

    stems: frozenset[str]
    shared: Shared
    types: set[str]  # of its triggers
    events: list[tuple[int, Candidate]]  # its events, with their numbers among the candidates
    people: set[int]  # linked people and bodies that it names or means
    dates: list[tuple[str, str]]
    meant: set[str]  # types of which it has words
    single: list[int]  # where its triggers stand that tell of one thing


@dataclass
class Sentence:
    """An overview's sentence; `words`: by number of the section's event, the most that a clause of it shares."""

    reference: Reference  # without a type
    stems: frozenset[str]
    clauses: list[Clause]
    types: set[str]
    meant: set[str]
    people: set[int]
    is_particular: bool  # it tells an event of its own, a date, or somebody who is no body of the state
    words: list[float]


@dataclass
class Pair:
    """A sentence of an overview its nearest clause, and the number of a section's event that it may tell, with what is seen of the two."""

    reference: Reference
    clause: Clause
    number: int
    bound: float  # the probability from which it is held to tell it
    seen: dict[str, float]


class Overview:
    """The overviews of a report beside the events of its sections; arguments as in `pipeline.merge.overview.assign`, and
    `merged`: which of the overviews' events is which of the sections'."""

    def __init__(
        self, candidates: Sequence[Candidate], numbers: Sequence[int], merged: Mapping[int, int], passages: Passages, report: ReportFacts, link: Sequence[int]
    ) -> None:
        self._report, self._link, self._passages, self._numbers, self._candidates = report, link, passages, numbers, candidates
        self._details = [candidates[number] for number in numbers]
        self._place = {number: n for n, number in enumerate(numbers)}
        self._merged = {number: self._place[of] for number, of in merged.items()}
        self._sentences = list(self._read(candidates))
        self._most = _most_of([one.words for one in self._sentences]) or [0.0] * len(numbers)
        self._of_type: dict[str, list[int]] = {}
        for n, detail in enumerate(self._details):
            self._of_type.setdefault(detail.event.event_type, []).append(n)
        self._triggers = [stems(detail.event.trigger) for detail in self._details]
        self._first = {place: min(self._details[n].event.start for n in members) for place, members in passages.members.items()}
        self._people = [detail.who | detail.others for detail in self._details]
        self._named: dict[int, set[int]] = {}
        self._like: dict[tuple[int, int], float | None] = {}
        self._second = [self._is_second(n) for n in range(len(self._details))]
        self._anchors = [(candidates[number].event.start, self._details[n].event.start) for number, n in self._merged.items()]
        self._anchored: dict[int, list[int]] = {}  # of an event of a section, where overviews' events that are it stand
        for number, n in self._merged.items():
            self._anchored.setdefault(n, []).append(candidates[number].event.start)

    def told(self) -> Assigned:
        """What the overviews likely tell besides `merged`: their events that are those of the sections after all, and sentences
        that tell others."""
        found, known = Assigned({}, []), weights()
        sure = [(pair, 1 / (1 + math.exp(-sum(known.get(name, 0.0) * value for name, value in pair.seen.items())))) for pair in self.pairs()]
        likely = self._within_heads([(pair, chance) for pair, chance in sure if chance >= pair.bound])
        found.tellings = [(pair.number, pair.reference) for pair, _ in likely]
        of_sentence: dict[int, list[tuple[float, int]]] = {}
        for pair, chance in likely:
            if chance >= MERGED:
                of_sentence.setdefault(pair.reference.start, []).append((chance, -pair.number))
        for number, told in enumerate(self._candidates):
            if told.summary and number not in self._merged:
                fitting = [one for one in of_sentence.get(told.event.start, ()) if self._may_be(told, self._candidates[-one[1]])]
                if fitting:
                    found.merged[number] = -max(fitting)[1]
        return found

    def _within_heads(self, likely: Sequence[tuple[Pair, float]]) -> list[tuple[Pair, float]]:
        """Those pairs, surest first, for which a clause tells people enough: "a student was questioned" is not the questioning of
        two others as well of which the section tells then."""
        kept: list[tuple[Pair, float]] = []
        told: dict[tuple[int, str], list[int]] = {}
        for pair, chance in sorted(likely, key=lambda one: (-one[1], one[0].number)):
            n = self._place[pair.number]
            before = told.setdefault((id(pair.clause), self._details[n].event.event_type), [])
            if self._has_room(pair.clause, n, before):
                before.append(n)
                kept.append((pair, chance))
        return sorted(kept, key=lambda one: (one[0].reference.start, one[0].number))

    def _has_room(self, clause: Clause, n: int, told: Sequence[int]) -> bool:
        """Whether a clause that tells certain events of a section may tell another one of their type too."""
        detail, heads = self._details[n], _heads_told(clause, self._details[n].event.event_type)
        met = {i for m in told for i in self._details[m].who}
        befell_same = detail.event.event_type in ACTED_ON and not met.isdisjoint(detail.who)
        if heads is None or befell_same or not clause.people.isdisjoint(self._people[n]):
            return True
        enough = sum(heads_of(self._details[m]) or 1 for m in (*told, n)) <= heads
        return enough or not any(self._is_before(m, n) for m in told) or self._describes(clause, detail, met)

    def _is_second(self, n: int) -> bool:
        """Whether the section says that an event was not the first of its type, and tells one before ("eight more were detained")."""
        return told_anew(self._details[n].event) and any(self._is_before(m, n) for m in self._of_type[self._details[n].event.event_type])

    def _is_before(self, one: int, other: int) -> bool:
        """Whether a section tells one event before another."""
        x, y = self._details[one].event, self._details[other].event
        return x.section == y.section and x.start < y.start

    def _describes(self, clause: Clause, detail: Candidate, met: set[int]) -> bool:
        """Whether a clause has words for what those are whom an event befell, and not for others that met the like."""
        entities = self._report.entities
        own, others = (
            {word for i in people for title in entities[i].occupations for word in stems(title)} for people in (detail.who, met)
        )  # fmt: skip
        return bool((own - others) & clause.stems)

    def _may_be(self, told: Candidate, detail: Candidate) -> bool:
        """Whether an overview's event may be one of a section of its very type."""
        alike = same_type(told.event.event_type, told.event.trigger, detail.event.event_type)
        return alike and likeness(told, detail, self._report, self._link) is not None

    def _likeness(self, number: int, n: int) -> float | None:
        """How much but words speaks for an overview's event being one of a section; the clauses of a sentence ask the same."""
        if (number, n) not in self._like:
            self._like[number, n] = likeness(self._candidates[number], self._details[n], self._report, self._link)
        return self._like[number, n]

    def pairs(self) -> Iterator[Pair]:
        """The pairs that share some words and that nothing excludes."""
        for sentence in self._sentences:
            most = {kind: max(map(sentence.words.__getitem__, of_type)) for kind, of_type in self._of_type.items()}
            into = {self._merged[i] for clause in sentence.clauses for i, _ in clause.events if i in self._merged}
            fitting = {kind for kind in self._passages.types if kind in sentence.meant or any(akin(kind, one) for one in sentence.types)}
            of_several, alone = tells_of_more_than_one(sentence.reference.text), sentence.clauses[0] if len(sentence.clauses) == 1 else None
            bound = least() if sentence.is_particular else GENERAL
            start = sentence.reference.start
            around = (sorted(place for told, place in self._anchors if told < start), sorted(place for told, place in self._anchors if told > start))
            for n, detail in enumerate(self._details):
                shared = sentence.words[n]
                if shared < SOME or detail.event.status == "not_occurred":
                    continue
                event, people = detail.event, self._people[n]
                if shared < MANY and event.event_type not in fitting and sentence.people.isdisjoint(people):
                    continue
                if not of_several and self._second[n]:
                    continue
                clause = alone or max(sentence.clauses, key=lambda one: self._nearness(one, n))
                if len(clause.stems) > LIST or not is_of_stage(event, clause.stems) or self._tells_of_others(clause, detail):
                    continue
                dates = agree_with(event, clause.dates)
                if not clause.types and dates < 0:
                    continue
                another = self._tells_another(sentence, n)
                seen = self._observe(sentence, clause, n, another, dates) | {
                    "no sentence shares more words": shared >= self._most[n],
                    "no event of the type shares more words": shared >= most[event.event_type],
                    "others of the type are told": another,
                    "only other passages are told": bool(into) and all(self._passages.of[m] != self._passages.of[n] for m in into),
                    "another sentence's event is it": any(told != start for told in self._anchored.get(n, ())),
                    "out of order": self._out_of_order(start, n, *around),
                }
                yield Pair(sentence.reference, clause, self._numbers[n], bound, {name: float(value) for name, value in seen.items() if value})

    def _nearness(self, clause: Clause, n: int) -> float:
        """How much of an event a clause of a sentence has."""
        of_type = self._details[n].event.event_type
        return clause.shared.words[n] + NAMED * (not clause.people.isdisjoint(self._people[n])) + OF_TYPE * (of_type in clause.types) + OF_TYPE * (of_type in clause.meant)

    def _read(self, candidates: Sequence[Candidate]) -> Iterator[Sentence]:
        summaries = {s.ordinal for s in self._report.sections if s.kind == "summary"}
        untyped: dict[int, list[Reference]] = {}
        typed: dict[int, list[Reference]] = {}
        told: dict[int, list[tuple[int, Candidate]]] = {}
        for reference in self._report.references:
            if reference.section in summaries:
                (typed if reference.event_type else untyped).setdefault(reference.start, []).append(reference)
        for number, candidate in enumerate(candidates):
            if candidate.summary:
                told.setdefault(candidate.event.start, []).append((number, candidate))
        text = self._report.report.text
        for start, parts in untyped.items():
            whole = stems(parts[0].text)
            clauses = []
            for part in parts:
                first, last = part.clause
                events = [(i, one) for i, one in told.get(start, ()) if first <= one.event.trigger_start < last]
                types = {one.event.event_type for _, one in events} | {one.event_type for one in typed.get(start, ()) if first <= one.clause[0] < last}
                said = text[first:last] or parts[0].text
                near = stems(said) or whole
                shared, people = self._passages.shared(near, whole - near), {self._link[i] for i in part.entities}
                clauses.append(Clause(near, shared, types, events, people, part.dates, types_meant(said), part.single))
            words = _most_of([clause.shared.words for clause in clauses])
            types_of, meant, people = set[str](), set[str](), set[int]()
            for clause in clauses:
                types_of, meant, people = types_of | clause.types, meant | clause.meant, people | clause.people
            is_particular = any(clause.events or clause.dates for clause in clauses) or not all(map(self._is_authority, people))
            yield Sentence(parts[0], whole, clauses, types_of, meant, people, is_particular, words)

    def _tells_of_others(self, clause: Clause, detail: Candidate) -> bool:
        """Whether a clause names people, the event befell others, and the section's sentence names none of the clause's."""
        people = {i for i in clause.people if self._is_person(i)}
        if not people or not people.isdisjoint(detail.who) or not people.isdisjoint(detail.others) or not any(self._is_person(i) for i in detail.who):
            return False
        event = detail.event
        if event.start not in self._named:
            self._named[event.start] = {self._link[i] for i in named_in(self._report, event.start, event.end)}
        return not people & self._named[event.start]

    def _tells_another(self, sentence: Sentence, n: int) -> bool:
        """Whether every event of a sentence that has the type of an event is another one: that befell all whom the
        sentence tells, or the sentence tells of many more people."""
        alike = [i for clause in sentence.clauses for i, one in clause.events if one.event.event_type == self._details[n].event.event_type]
        return bool(alike) and all(self._merged[i] != n and self._has_all(i) if i in self._merged else self._tells_of_more(i, n) for i in alike)

    def _out_of_order(self, start: int, n: int, before: Sequence[int], behind: Sequence[int]) -> float:
        """The share of what other sentences tell that stands before the event of a section though they stand behind the sentence,
        or the other way round: an overview mostly tells events in the order of the sections. `before` and `behind`: where the events
        stand that are told before and behind the sentence, in order."""
        event, own = self._details[n].event.start, [told for told in self._anchored.get(n, ()) if told != start]
        others = len(before) + len(behind) - len(own)
        astray = len(before) - bisect_left(before, event) - sum(told < start for told in own) + bisect_left(behind, event)
        return astray / others if others else EVEN

    def _tells_of_more(self, number: int, n: int) -> bool:
        """Whether an overview's event befell many times as many people as an event of a section."""
        told, detail = heads_of(self._candidates[number]), heads_of(self._details[n])
        return told is not None and detail is not None and told > MORE * detail

    def _has_all(self, number: int) -> bool:
        """Whether the section's event that an overview's event is befell as many people as the overview counts, or all that it names."""
        told, detail = self._candidates[number], self._details[self._merged[number]]
        return told.who <= detail.who if told.who else heads_of(told) is not None and heads_of(told) == heads_of(detail)

    def _is_authority(self, entity: int) -> bool:
        return self._report.entities[entity].subkind in ("government", "court", "police")

    def _is_person(self, entity: int) -> bool:
        return self._report.entities[entity].kind == "person"

    def _observe(self, sentence: Sentence, clause: Clause, n: int, another: bool, dates: int) -> dict[str, float | bool]:
        """What is seen of a sentence, its clause nearest to an event, and the event. `another`: the sentence tells others of its type; `dates`: how
        the clause's agree with the event's."""
        detail, shared, passage = self._details[n], clause.shared, self._passages.of[n]
        event = detail.event
        is_akin = any(akin(event.event_type, one) for one in clause.types)
        alike = [(i, one) for i, one in clause.events if akin(one.event.event_type, event.event_type) or same_type(one.event.event_type, one.event.trigger, event.event_type)]
        others = [one for i, one in alike if self._merged.get(i, n) != n]
        of_before = not clause.dates and in_earlier_years(event, self._report)
        fitting = [score for i, _ in alike if (score := self._likeness(i, n)) is not None]
        return {
            ALWAYS: 1.0,
            f"type {event.event_type}": True,
            "type in the sentence": event.event_type in sentence.types,
            "words of the type": event.event_type in (clause if another else sentence).meant and not of_before,
            "type in the clause": event.event_type in clause.types,
            "only other types in the clause": bool(clause.types) and not is_akin,
            "no type in the clause": not clause.types,
            "words in the clause": min(MOST_WORDS, shared.own[n]),
            "words of the heading": shared.heading[n],
            "the trigger's word": not self._triggers[n].isdisjoint(sentence.stems),
            "the passage": shared.standing[n],
            "first of its passage": event.start == self._first[passage],
            "date agrees": dates > 0,
            "another date": dates < 0,
            "in earlier years": of_before,
            "a day": event.date_precision == "day",
            "participants": min(len(event.participants), MOST_PEOPLE),
            "confidence": event.confidence,
            "likeness to an event of the clause": max(0.0, min(MOST_LIKE, max(fitting))) if fitting else 0.0,
            "an event of the clause is it": any(self._merged.get(i) == n for i, _ in alike),
            "an event of the clause is another": bool(others),
            "many of the clause are another": any(are_many(one) for one in others),
        }


def _heads_told(clause: Clause, event_type: str) -> int | None:
    """How many people, bodies and things the events of a type befell that a clause tells, where all of them say so."""
    told = [heads_of(one) or int(one.event.trigger_start in clause.single) or None for _, one in clause.events if one.event.event_type == event_type]
    return None if None in told or not told else sum(filter(None, told))


def _most_of(lists: Sequence[list[float]]) -> list[float]:
    """The greatest of the numbers in each place of lists."""
    return list(map(max, *lists)) if len(lists) > 1 else [one for only in lists for one in only]


def read_overviews(candidates: Sequence[Candidate], report: ReportFacts, link: Sequence[int]) -> tuple[Assigned, Overview] | None:
    """What the overviews' own events are of those in the sections, and what else may be told; None for a report without either."""
    numbers = [number for number, one in enumerate(candidates) if not one.summary]
    if not numbers or all(section.kind != "summary" for section in report.sections):
        return None
    passages = Passages(report, [candidates[number] for number in numbers])
    assigned = assign(candidates, numbers, passages, report, link)
    return assigned, Overview(candidates, numbers, assigned.merged, passages, report, link)
