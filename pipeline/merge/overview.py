"""Which event of the sections is an event that an overview tells?

Nearly everything in an overview is told again, in full, further down, so the question is less whether than where ("a blogger and four
reporters were charged"). Each event of an overview is assigned to the event of a section that it fits best: type, people, heads, day, place
and words speak for it, and that it stands in the passage that the clause is about. Something excludes it where both name people and none is
shared, where both state their dates or sums and these differ, or where one is negated. What a sentence of the overview tells besides is
found by `pipeline.merge.overview_tellings`.

The weights were set by hand on updates written for the purpose and on the open half of the annotated reports in tests/gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipeline.annotate.doc_text import starting_in
from pipeline.layers import Event, Reference, ReportFacts
from pipeline.merge.candidates import (
    Candidate,
    Heads,
    dates_agree,
    groups_agree,
    named_in,
    once_only,
    penalties_differ,
    places_agree,
    tells_of_more_than_one,
    told_anew,
    told_of_before,
)
from pipeline.merge.passages import Passages
from pipeline.merge.wording import akin, same_type, stems
from pipeline.relate.stages import same_stage, stages_differ

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
MEANT = {"them", "they", "which", "whom"}
"""Words for people told before, however many."""
MANY = 3
"""So many times as many people as are named are hardly these."""
SAME_TRIGGER = 0.6
ONLY_ONE, CLEARLY = 0.7, 2.0
"""No other event of the sections may be meant, or every other one scores so much less."""
FEW = 0.7
"""Shared words without which an event of the overview is not meant, though no other one comes near."""
WORD = 0.5
"""A word that the clause and the event's sentence share and no other passage has."""
MOST_WORDS = 3.0
CONFLICT = -2.0
"""Dates or places that exclude each other, of which one at least was inherited and not stated in its clause."""
LENT = -0.5
"""The same for dates that the overview's clause has from another one ("were arrested in April and convicted")."""
TOLD_AGAIN = 2.5
MONTH = 31
"""Days: a longer time in an overview ("between May and July") tells nothing of a single event in it."""
SAME_SENTENCE = 0.8
"""The section tells it in the sentence that tells another event of the overview's sentence ("was arrested after a rally")."""
NAMED_ABOVE = 1.0
"""The section's passage names them before it tells the event of "him" or "the broadcaster"."""
ANEW = -1.0
"""The section says that it was not the first time, the overview does not."""
SEVERAL = -1.5
"""The overview tells of many without a count, the section of one named."""


@dataclass
class Told:
    """An event that an overview tells, and the stems of its clause and of the rest of its sentence."""

    candidate: Candidate
    near: frozenset[str]
    far: frozenset[str]
    places: frozenset[str] = frozenset()  # where the clause lists several ("in Brest, Gomel and Pinsk"), as in `Candidate.chain`

    def names(self, event_type: str) -> bool:
        """Whether the event may be of the type itself."""
        return same_type(self.candidate.event.event_type, self.candidate.event.trigger, event_type)


@dataclass
class Assigned:
    """Numbers of candidates: an overview's → the section's that is the same event; (section's, the sentence of an
    overview that tells it too)."""

    merged: dict[int, int]
    tellings: list[tuple[int, Reference]]


def assign(candidates: Sequence[Candidate], numbers: Sequence[int], passages: Passages, report: ReportFacts, link: Sequence[int]) -> Assigned:
    """What the overviews' events are of those that the sections tell, which are `numbers` among `candidates`; `link` as in
    `merge_events`."""
    details = [candidates[number] for number in numbers]
    clauses = list(_told(candidates, report))
    scores_of = cache(lambda place: _scores(clauses[place][1], details, report, link, passages))
    found = Assigned({}, [])
    met: set[int] = set()
    matched: dict[int, set[int]] = {}
    for siblings in (False, True):
        for place, (number, told) in enumerate(clauses):
            if number in found.merged:
                continue
            scores, words = scores_of(place)
            start = told.candidate.event.start
            starts = {details[n].event.start for n in matched.get(start, ())}
            scores = {
                n: score + SAME_SENTENCE * (details[n].event.start in starts) for n, score in scores.items()
                if (not told.names(details[n].event.event_type) and n not in met) == siblings
            }  # fmt: skip
            if not scores:
                continue
            best, negative = max((score, -n) for n, score in scores.items())
            first = -negative
            alone = all(score <= best - CLEARLY for n, score in scores.items() if n != first) and words[first] >= FEW
            if best + (ONLY_ONE if alone else 0) < TOLD_AGAIN:
                continue
            met.add(first)
            matched.setdefault(start, set()).add(first)
            found.merged[number] = numbers[first]
            found.tellings += [(numbers[n], _sentence(told.candidate)) for n in _told_with(told, first, details, scores)]
    return found


def _told_with(told: Told, first: int, details: Sequence[Candidate], scores: Mapping[int, float]) -> list[int]:
    """The other events that an overview's event, which is `first`, tells as well."""
    one = told.candidate
    return [
        *_shares(one.who, first, details, scores), *_rest_of_count(one, first, details, scores), *_in_its_time(one, first, details),
        *_of_one_act(one, first, details), *_each_of_many(one, first, details), *_in_each_place(told, first, details, scores),
    ]  # fmt: skip


def _told(candidates: Sequence[Candidate], report: ReportFacts) -> Iterator[tuple[int, Told]]:
    """The events of the overviews with their numbers, each in its clause."""
    text = report.report.text
    summaries = {s.ordinal for s in report.sections if s.kind == "summary"}
    clauses: dict[int, list[tuple[int, int]]] = {}
    for reference in report.references:
        if reference.section in summaries and not reference.event_type:
            clauses.setdefault(reference.start, []).append(reference.clause)
    for number, candidate in enumerate(candidates):
        if candidate.summary:
            event = candidate.event
            clause = next((c for c in clauses.get(event.start, ()) if c[0] <= event.trigger_start < c[1]), (event.start, event.end))
            near = stems(text[clause[0] : clause[1]]) or stems(event.text)
            yield number, Told(candidate, near, stems(text[event.start : event.end]) - near, _places_listed(clause, report))


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


def _scores(told: Told, details: Sequence[Candidate], report: ReportFacts, link: Sequence[int], passages: Passages) -> tuple[dict[int, float], list[float]]:
    """How well an overview's event fits those of the sections that nothing excludes, by number; and the words shared with all."""
    shared = passages.shared(told.near, told.far)
    fitting = {kind for kind in passages.types if told.names(kind) or akin(told.candidate.event.event_type, kind)}
    scores = {}
    for n, detail in enumerate(details):
        if detail.event.event_type not in fitting:
            continue
        score = likeness(told.candidate, detail, report, link)
        if score is None:
            continue
        if are_many(told.candidate) and len(detail.who) == 1 and not detail.groups and passages.is_alone(n):
            score += SEVERAL
        if told_anew(detail.event) and not tells_of_more_than_one(told.candidate.event.text):
            score += ANEW
        if told.places & set(detail.chain) and places_agree(told.candidate, detail) < 0:
            score += PLACES - _excluded(told.candidate.event, "place")
        if told.candidate.who and not detail.who and told.candidate.who & passages.named_before(n, link):
            score += NAMED_ABOVE
        scores[n] = score + shared.standing[n] + min(MOST_WORDS, WORD * shared.words[n])
    return scores, shared.words


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
    rest, met, found = sum(counts) - (heads_of(details[first]) or sum(counts)), set(details[first].who), []
    if told.who or len(counts) < len(told.groups):
        return []
    for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        heads = heads_of(details[n])
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


def are_many(told: Candidate) -> bool:
    """Whether an event is told of uncounted people only ("reporters were jailed")."""
    return not told.who and bool(told.groups) and all(group.many for group in told.groups)


def _each_of_many(told: Candidate, first: int, details: Sequence[Candidate]) -> list[int]:
    """The other events of the section's sentence that tell one by one what the overview tells of many ("villagers were fined"),
    each of others."""
    one = details[first]
    if not are_many(told) or len(one.who) + sum(group.low == 1 for group in one.groups) != 1:
        return []
    return [
        n for n, other in enumerate(details) if n != first and other.event.start == one.event.start
        and other.event.event_type == one.event.event_type and other.event.status == one.event.status and not other.who & one.who
    ]  # fmt: skip


def _in_each_place(told: Told, first: int, details: Sequence[Candidate], scores: Mapping[int, float]) -> list[int]:
    """The other events of the type in the places that the overview lists ("reporters were jailed in Brest, Gomel and Pinsk"), one
    in each."""
    if told.candidate.who:
        return []
    met, found = set(details[first].chain), []
    for n, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        at = told.places & set(details[n].chain)
        if n != first and score > 0 and details[n].event.event_type == details[first].event.event_type and at - met:
            met |= at
            found.append(n)
    return found


def heads_of(one: Candidate) -> int | None:
    """How many people a candidate names or counts exactly, where it does only one of both."""
    if one.who and one.groups or any(group.low is None or group.low != group.high for group in one.groups):
        return None
    return len(one.who) or sum(group.low or 0 for group in one.groups) or None


def likeness(told: Candidate, detail: Candidate, report: ReportFacts, link: Sequence[int]) -> float | None:
    """How much but words speaks for one event, None where something excludes it."""
    x, y = told.event, detail.event
    alike = same_type(x.event_type, x.trigger, y.event_type)
    if not (alike or akin(x.event_type, y.event_type)) or (x.status == "not_occurred") != (y.status == "not_occurred"):
        return None
    share_names, beside = _share_names(told, detail), 0.0
    if told.who and detail.who and not share_names:
        beside = HEADS if _all_told(told, detail) else NAMED_BESIDE if _are_bodies_beside(told, y, report, link) else 0.0
        if not beside:
            return None
    if once_only(told, detail):
        return SAME_TYPE + SAME_PEOPLE
    dates, places = dates_agree(x, y), places_agree(told, detail)
    if dates < 0 and _dated_itself(x) and _dated_itself(y) or penalties_differ(x, y) or stages_differ(x, y):
        return None
    if not _dated_itself(x) and in_earlier_years(y, report) and told_of_before(y):
        return None
    score = SAME_TYPE * alike
    score += SAME_TRIGGER * (bool(stems(x.trigger) & stems(y.trigger)) or same_stage(x, y))
    score += _excluded(x, "date") if dates < 0 else DATES * dates
    score += _excluded(x, "place") if places < 0 else PLACES * places
    if dates < 1 and not share_names and in_earlier_years(x, report) and not _dated_itself(y):
        return None  # what a section tells without a date of its own is of the time that the report covers
    if not share_names and not _dated_itself(x) and in_earlier_years(y, report) and not _GOES_ON.search(x.trigger):
        score += CONFLICT  # and so is what an overview tells without one
    if {x.status, y.status} == {"planned", "occurred"} and dates < 1:
        score += CONFLICT
    if told.who and detail.who:
        score += beside or (SAME_NAME if told.who.isdisjoint(detail.who) else SAME_PEOPLE)
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


def _share_names(told: Candidate, detail: Candidate) -> bool:
    return not all(some.isdisjoint(others) for some in (told.who, told.others) if some for others in (detail.who, detail.others))


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


def in_earlier_years(event: Event, report: ReportFacts) -> bool:
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
