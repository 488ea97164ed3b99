"""One telling of an event as the merging sees it, and how two of them compare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import AnnotatedReport, Entity, Event, Participant
from pipeline.merge.wording import akin, content
from pipeline.relate.stages import stages_differ
from pipeline.vocabulary import rows, word_list

ACTED_ON = {
    "detention", "release", "summons", "search", "surveillance", "movement_restriction", "extradition", "asset_freeze",
    "prisoner_treatment", "torture", "attack", "killing", "charge", "trial", "sentence", "appeal_ruling", "acquittal",
    "registration_denied", "designation", "assembly_denied", "assembly_disrupted", "harassment", "vilification", "censorship",
    "investigation",
}  # fmt: skip
"""Types whose identity is who it was done to; for the others it is who did it."""

REPEATABLE = {"statement", "protest", "vilification", "harassment", "legislation", "complaint", "other", "prisoner_treatment"}
"""Types of which one person has many: without an agreeing date only the overview is merged into the section."""


APPROXIMATELY = 0.15
"""Share by which two counts may differ where one is said to be about right."""


PAIR = 2
"""Heads above which a bare number means the same people as a number with their description."""

CUSTODY = {"imprisonment", "administrative_detention", "restricted_freedom", "suspended_sentence", "house_arrest"}

OF_FORCE = "police"
"""The kind of people who are none of those told of without a kind."""

_BEHIND_HEAD = re.compile(r",|\b(?:of|in|from|at|who|whom|which|that|with|for|on|near|and|including|outside|during|affiliated|linked|belonging|working|accused|suspected|arrested|detained|charged|held)\b")
_UNCOUNTED = {"the", "a", "an", "of", "some", "around", "about", "over", "more", "than", "at", "least", "those", "these", "other", "all", "both", *(w for w in WORDS if w.isalpha())}

_PREVIOUSLY = re.compile(r"\b(?:previously|formerly)(?: been| also)? $", re.I)


_ALREADY = re.compile(r"\b(?:previously|formerly|already|once)(?: been| also)? $", re.I)


_ANEW = re.compile(r"\b(?:again|anew|afresh|once more|another|a new|a (?:second|third|fourth|fifth|further)|for the (?:second|third|fourth|fifth) time)\b", re.I)

_OCCASIONS = re.compile(
    r"\b(?:twice|repeatedly|(?:two|three|four|five|several|multiple|many) (?:separate )?(?:times|occasions|incidents)|on (?:both|each|all) (?:days|occasions))\b", re.I
)

BESIDE = 30
"""Characters on both sides of a trigger in which such words belong to it."""

_ENDS_AGAIN = re.compile(r"[^,;.]* (?:again|anew|once more|as well|too)(?= on | in |[,;.])", re.I)
"""Behind a trigger: its clause ends in such a word ("searched the office of the union again")."""


@dataclass(frozen=True)
class Heads:
    """An unnamed group: its words without number, and its count as far as stated."""

    words: frozenset[str]
    low: int | None
    high: int | None
    approximate: bool = False
    kind: str = ""  # of people, where the head noun tells one ("students")
    many: bool = False  # a plural without a count


@dataclass
class Candidate:
    """A telling of an event with what it is compared by."""

    report: int
    event: Event
    summary: bool
    published: str
    who: frozenset[int]  # linked entities that carry the event's identity
    others: frozenset[int]
    groups: tuple[Heads, ...]
    sentence: tuple[int, int]
    content: frozenset[str]  # content words of the sentence
    chain: tuple[str, ...] = ()  # names of the place and of all that hold it
    region: str = ""  # the name of the place itself, where it is a region, as cities in it have it in their `chain`
    somewhere: bool = False  # the place is a venue of which the text does not say where it stands


def candidate_of(event: Event, report: AnnotatedReport, link: Sequence[int], chains: dict[int, tuple[str, ...]] | None = None) -> Candidate:
    """An event of a report as it is compared with others. `chains`: those found so far, by place."""
    kind = next((s.kind for s in report.sections if s.ordinal == event.section), "body")
    role = "target" if event.event_type in ACTED_ON else "actor"
    named: dict[str, set[int]] = {p.role: set() for p in event.participants}
    for p in event.participants:
        if p.entity is not None:
            named[p.role].add(link[p.entity])
    who = frozenset(named.get(role, ()))
    others = frozenset(n for r_, numbers in named.items() if r_ != role and r_ != "source" for n in numbers)
    groups = tuple(_group_key(p) for p in event.participants if p.entity is None and p.role == role)
    place = event.place
    if event.event_type == "legislation" and place is not None and report.entities[place].subkind == "country":
        place = None  # holds for every law of the report
    chains = {} if chains is None else chains
    if place is not None and place not in chains:
        chains[place] = tuple(chain_of(place, report))
    return Candidate(0, event, kind == "summary", report.report.published_on, who, others, groups, (event.start, event.end),
                     content(event.text), chains[place] if place is not None else (), _region(place, report), _unlocated(place, report))  # fmt: skip


def named_in(report: AnnotatedReport, start: int, end: int) -> set[int]:
    """Numbers of the report's entities whose names begin at characters `start` to `end`, the latter excluded."""
    return {mention.entity for mention in starting_in(report.mentions, start, end)}


def _group_key(p: Participant) -> Heads:
    text = p.stands_for or p.text
    many = p.count_min is None and head_of(text).endswith(("s", "men", "people", "children"))
    return Heads(described(text), p.count_min, p.count_max, p.approximate, kind_of(text), many)


_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def described(text: str) -> frozenset[str]:
    """The words that say what an unnamed group is, without its number."""
    return frozenset(w.removesuffix("s") for w in _WORDS.findall(text.lower()) if w not in _UNCOUNTED)


def head_of(text: str) -> str:
    """The last word before what describes the people behind their noun."""
    words = _WORDS.findall(_BEHIND_HEAD.split(text.lower(), maxsplit=1)[0])
    return words[-1] if words else ""


def kind_of(text: str) -> str:
    """The kind of people that the head noun of a group tells, from vocabulary/kinds_of_people.csv, or nothing."""
    head, kinds = head_of(text), _kinds_of_people()
    return kinds.get(head) or kinds.get(head.removesuffix("s")) or kinds.get(head.removesuffix("men") + "man", "")


@cache
def _kinds_of_people() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in rows("kinds_of_people")}


_GENERIC = word_list("candidates.generic")
_OUTLAWS = word_list("candidates.outlaws")
_CHANGING = tuple(word_list("candidates.changing"))
_GOING_ON = tuple(word_list("candidates.going_on"))


def _is_region(region: Entity, admin1: str) -> bool:
    """Whether a region is the one that the gazetteer gives a city: "Ucayali" and "Ucayali Region"."""
    named = [set(name.lower().split()) - _GENERIC for name in (region.name, *region.aliases)]
    return any(words and words == set(admin1.lower().split()) - _GENERIC for words in named)


def _region(place: int | None, facts: AnnotatedReport) -> str:
    entity = facts.entities[place] if place is not None else None
    return _of_region(entity.country, entity.name) if entity is not None and entity.subkind == "region" else ""


def _of_region(country: str, name: str) -> str:
    return f"{country}: {' '.join(word for word in name.lower().split() if word not in _GENERIC)}"


def _unlocated(place: int | None, facts: AnnotatedReport) -> bool:
    return place is not None and facts.entities[place].subkind == "venue" and facts.entities[place].part_of is None


def chain_of(place: int | None, facts: AnnotatedReport) -> list[str]:
    """Names of a place and of all that hold it."""
    out: list[str] = []
    while place is not None and len(out) < 5:
        entity = facts.entities[place]
        out.append(entity.gazetteer_id or entity.name)
        if entity.subkind == "city" and entity.admin1:
            out.append(_of_region(entity.country, entity.admin1))
            alike = [e for e in facts.entities if e.kind == "place" and e.country == entity.country and e is not entity and _is_region(e, entity.admin1)]
            out += [(e.gazetteer_id or e.name) if e.subkind == "region" else f"perhaps {e.gazetteer_id or e.name}" for e in alike]
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
    if "planned" in (x.status, y.status) and x.status != y.status and x.date != y.date:
        return -1
    if once_only(a, b) or named_by_time(a, b):
        return 5
    if same_report and not (a.summary or b.summary) and x.date != y.date and _of_before(x) != _of_before(y):
        return -1
    dates = dates_agree(x, y)
    places = places_agree(a, b)
    if same_report and a.summary != b.summary and not (x.date and y.date) and told_of_before(x) != told_of_before(y):
        return -1
    if dates == 0 and same_report and a.summary == b.summary and told_anew(x) != told_anew(y):
        return -1
    if dates < 0 or places < 0 or penalties_differ(x, y) or stages_differ(x, y):
        return -1
    alike = len(a.content & b.content) / max(1, min(len(a.content), len(b.content)))
    score = 0
    if siblings:
        everyone, all_others = a.who | a.others, b.who | b.others
        if not everyone & all_others or dates < 1:
            return 0
        score += 2
    elif not (a.who and b.who) and (a.who & b.others or b.who & a.others):
        return -1  # "X was arrested. Her husband was arrested as well"
    elif a.who and b.who:
        if not a.who & b.who:
            return -1
        score += 3 if a.who == b.who else 2
    elif a.groups and b.groups:
        if same_report and not (a.summary or b.summary) and _goes_on(max(x, y, key=lambda event: event.start)) or _of_outlaws(x) != _of_outlaws(y) and OF_FORCE in _kinds_of_doers(x) | _kinds_of_doers(y):
            return -1
        agree = groups_agree(a.groups, b.groups)
        if agree < 0 and alike >= 0.5 and a.summary != b.summary:
            agree = 0
        if agree < 0:
            return -1
        score += agree
    if a.others & b.others:
        score += 1
    score += dates + places
    retold = False
    if a.summary != b.summary and same_report:
        retold = alike >= 0.3
        score += 1 + retold + (alike >= 0.4)
    if tells_known(x, y):
        score += 1
    counted = same_report and x.section == y.section and not a.who and not b.who and _same_heads(a.groups, b.groups)
    specific = retold or counted or bool(a.who & b.who) or bool(a.others & b.others) or dates == 2 or (places == 1 and dates >= 1)
    if not specific and not (a.summary != b.summary and score >= 3):
        return 0
    if x.event_type in REPEATABLE and dates < 1 and a.summary == b.summary:
        return 0
    if not same_report and dates < 2:
        return 0
    return score


def tells_known(x: Event, y: Event) -> bool:
    """Whether one of two events of a section and day tells of what the text told before by a noun alone ("the law, which was adopted")."""
    return ("known" in x.basis or "known" in y.basis) and x.section == y.section and x.date_precision == "day" and x.date == y.date


def once_only(a: Candidate, b: Candidate) -> bool:
    """Whether both tell the killing of one and the same named person, which happens once: what they then tell differently
    is a conflict. Years or countries apart, the name is that of another."""
    x, y = a.event, b.event
    if not x.event_type == y.event_type == "killing" or len(a.who) != 1 or a.who != b.who:
        return False
    if "not_occurred" in (x.status, y.status) or "planned" in (x.status, y.status) or x.country and y.country and x.country != y.country:
        return False
    return not (x.date_start and y.date_end and x.date_start[:4] > y.date_end[:4] or y.date_start and x.date_end and y.date_start[:4] > x.date_end[:4])


def named_by_time(a: Candidate, b: Candidate) -> bool:
    """Whether both call protests by when they were ("the January 2019 protests", "the fatal January 2019 protests")."""
    x, y = a.event, b.event
    if not x.event_type == y.event_type == "protest" or a.report != b.report or not x.date or x.date != y.date or places_agree(a, b) < 0:
        return False
    return all("” before “" in e.basis.get("date", "") for e in (x, y)) and not (a.who and b.who)


def dates_agree(x: Event, y: Event) -> int:
    """-1 where the dates exclude each other, 0 where one is open, 1 where one holds the other, 2 where both are one day."""
    if not x.date or not y.date:
        return 0
    if x.date == y.date:
        return 2 if x.date_precision == "day" else int(".." not in x.date)
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
    if a.chain[0] in b.chain or b.chain[0] in a.chain or a.region and a.region in b.chain or b.region and b.region in a.chain:
        return 1
    if a.summary != b.summary and (f"perhaps {a.chain[0]}" in b.chain or f"perhaps {b.chain[0]}" in a.chain):
        return 0  # an overview's "in Gafsa" may mean the region of that name
    return 0 if a.somewhere or b.somewhere else -1


def penalties_differ(x: Event, y: Event) -> bool:
    """Two fines of different sums or two terms of different length are two penalties; so are a fine and a term."""
    if x.event_type == y.event_type == "appeal_ruling" and any(word.startswith(_CHANGING) for e in (x, y) for word in e.trigger.lower().split()):
        return False  # one may tell the old term ("a 20-year term was cut"), the other the new one
    kinds = [{p.kind for p in e.penalties} for e in (x, y)]
    if {"fine"} in kinds and any(k and k <= CUSTODY for k in kinds):
        return True
    stated = [{p.kind for p in e.penalties if p.amount_min or p.amount_max or p.duration_min} for e in (x, y)]
    if all(stated) and not stated[0] & stated[1]:
        return True
    for p in x.penalties:
        for q in y.penalties:
            if p.kind == q.kind:
                if p.amount_min and q.amount_min and p.currency == q.currency and p.amount_min != q.amount_min:
                    return True
                if p.duration_min and q.duration_min and _lengths_differ(p.duration_min, q.duration_min):
                    return True
    return False


def _lengths_differ(one: str, other: str) -> bool:
    """Whether two ISO 8601 durations are not one length; 30 days may be a month."""
    (months, hours), (further, more) = _length(one), _length(other)
    if (months, hours) == (further, more):
        return False
    whole, days = (months, more / 24) if not hours and not further else (further, hours / 24)
    return bool(months and further or hours and more) or not 28 * whole <= days <= 31 * whole


def _length(duration: str) -> tuple[int, int]:
    """An ISO 8601 duration in months and hours: a year and a half are 18 months, two weeks 14 days."""
    numbers = {unit: int(number) for number, unit in re.findall(r"(\d+)([YMWDH])", duration)}
    return 12 * numbers.get("Y", 0) + numbers.get("M", 0), 24 * (7 * numbers.get("W", 0) + numbers.get("D", 0)) + numbers.get("H", 0)


def _of_before(event: Event) -> bool:
    """Whether the verb itself says that it happened on an earlier occasion ("had previously been fined")."""
    return bool(_PREVIOUSLY.search(event.text[: event.trigger_start - event.start]))


def told_of_before(event: Event) -> bool:
    """Whether the verb says that it happened before what the section tells ("had already been arrested in 2019")."""
    return bool(_ALREADY.search(event.text[: event.trigger_start - event.start]))


def told_anew(event: Event) -> bool:
    """Whether words beside the trigger say that it was not the first time."""
    begins, ends = event.trigger_start - event.start, event.trigger_end - event.start
    return bool(_ANEW.search(event.text[max(0, begins - BESIDE) : ends + BESIDE]) or _ENDS_AGAIN.match(event.text, ends))


def _goes_on(event: Event) -> bool:
    """Whether a sentence opens with words for what came next ("Later the same day, officers held ten nurses"), and nobody is told to say so."""
    return event.text.lower().startswith(_GOING_ON) and not any(p.role == "source" for p in event.participants)


@lru_cache(maxsize=1024)
def tells_occasions(text: str) -> bool:
    """Whether words count the times that something happened ("was fined twice")."""
    return bool(_OCCASIONS.search(text))


def tells_of_more_than_one(text: str) -> bool:
    """Whether words say that something happened more than once."""
    return tells_occasions(text) or bool(_ANEW.search(text))


def of_different_kinds(one: Heads, other: Heads) -> bool:
    """Whether two groups are of different kinds of people; police are told from any others ("180 people", "the police")."""
    return one.kind != other.kind and (bool(one.kind and other.kind) or OF_FORCE in (one.kind, other.kind))


def _kinds_of_doers(event: Event) -> set[str]:
    return {kind_of(p.text) for p in event.participants if p.role == "actor" and p.entity is None}


def _of_outlaws(event: Event) -> bool:
    """Whether unnamed people did it who arrest nobody ("armed men took hostages. Police arrested 13 people")."""
    return any(_OUTLAWS & described(p.text) for p in event.participants if p.role == "actor" and p.entity is None)


def groups_agree(a: Sequence[Heads], b: Sequence[Heads]) -> int:
    """-1 where the counts exclude each other, else up to 3 for the same count and the same words."""
    best = 0
    for one in a:
        for other in b:
            shared = one.words & other.words
            if of_different_kinds(one, other):
                best = best or -1
            elif one.low is None or other.low is None:
                best = max(best, min(2, len(shared)))
            elif one.low == other.low and one.high == other.high:
                bare = (one.low or 0) > PAIR and not (one.words and other.words)  # "the twelve"
                best = max(best, (2 if shared else 0) if one.low == 1 else 3 if shared or bare else 2)
            elif _counts_agree(one, other):
                best = max(best, 2 if shared else 1)
            elif best == 0:
                best = -1
    return best


def _same_heads(a: Sequence[Heads], b: Sequence[Heads]) -> bool:
    """Whether both tell of as many people, three and more, in words that agree."""
    return groups_agree(a, b) >= 3 and bool({g.low for g in a if g.low == g.high and (g.low or 0) > 2} & {g.low for g in b if g.low == g.high})


def _counts_agree(a: Heads, b: Heads) -> bool:
    """Whether one count may be the other's: "more than 30" and 33, "some forty" and 43."""
    slack = APPROXIMATELY if a.approximate or b.approximate else 0.0
    low_a, low_b = a.low or 0, b.low or 0
    high_a = a.high if a.high is not None else 2 * low_a
    high_b = b.high if b.high is not None else 2 * low_b
    return low_a * (1 - slack) <= high_b and low_b * (1 - slack) <= high_a
