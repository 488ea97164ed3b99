"""Clauses behind "and" that leave out the verb of the clause before them: "police held nine nurses in X on 3 May and eleven in Y two days
later", "A was beaten by officers in X and B by unknown men in Y". Each tells an event of its own.

The parser hangs their parts on any word before. They are read by their order: people, and what is set against a part of the clause before.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.time.durations import ORDINALS
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.layers import Event, Mention, Participant, Role, TimeExpression
from pipeline.relate.arguments.counts import figure_of
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.dated import exact
from pipeline.relate.index import Index, index_of, is_authority_word

BEFALLING = {"detention", "release", "summons", "search", "attack", "torture", "killing", "protest", "hunger_strike", "movement_restriction", "harassment",
             "surveillance", "extradition", "prisoner_treatment", "charge", "trial", "assembly_disrupted", "registration_denied", "asset_freeze"}
"""Types of what befalls people at a place on a day, or what they do there."""
PRECISE = {"day", "month", "part_of_month", "year"}
_JOINING = {"and", "while", "but", "whereas"}
_MARKS = {",", ";"}
_AT = {"in", "at", "near", "outside"}
_ANOTHER = {"another", "one"}
_APART = {"former", "latter", "other", "older", "elder", "younger"}
_FIRST = {"former", "first", "one", "older", "elder"}
"""Words for the first of several of whom a clause before tells together."""
_BEFORE_PEOPLE = {"to", "against", "at", "on", "for", "of"}
"""Prepositions with which the people of such a clause may open, as those of the clause before."""
_TO = {"to", "from"}
_ON = {"on", "in"}
_OWN_CLAUSE = {"conj", "parataxis", "ccomp"}
_WORDS_OF_PEOPLE = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}
_OPENING_A_PHRASE = {"DET", "NUM", "PRON"}
_WITHIN = {"of", "more", "than", "another", "about", "around", "over", "nearly", "almost", "at", "least"}
_BEHIND = {"ADP", "SCONJ", "CCONJ", "PUNCT", "SPACE"}
"""What may stand behind such a clause."""


class Gap(NamedTuple):
    """A clause without its verb: its words, and who and what is told in it."""

    first: Token
    end: int
    people: list[Token]
    agents: list[Token]
    place: Mention | None
    time: TimeExpression | None
    place_first: bool


def in_gapped_clauses(event: Event, token: Token, doc: Doc) -> list[Event]:
    """The events that the clauses behind an event tell without its verb; takes from it what is told in them."""
    if event.event_type not in BEFALLING:
        return []
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    verb = carried[0] if carried and event.event_type == "protest" else token
    if verb.pos_ not in ("VERB", "NOUN"):
        return []
    found: list[Event] = []
    for gap in _gaps(verb, doc):
        role = _role(verb, bool(carried), event)
        people = [_within(p, gap, doc) for t in gap.people for p in _told(role, t)]
        before = found[-1] if found else event
        again = carried is not None and any(t.lower_ in _ANOTHER for t in gap.people)
        if not (people or again) or not _is_set_against(gap, verb, [event, *found], doc):
            if people and not found and any(t.lower_ in _FIRST and not _describes_name(t) for t in gap.people) and any(p.role == role for p in event.participants):
                _narrow(event, gap, role, people)
            continue
        _leave(event, gap, verb, doc)
        found.append(_of_gap(event, before, gap, role, people if not again else [p for p in event.participants if p.role == role], doc))
    return found


def _gaps(verb: Token, doc: Doc) -> Iterator[Gap]:
    """The clauses without a verb behind a verb or a noun that tells a deed, in text order."""
    tokens, end = doc.tokens, verb.sent.end
    times: dict[int, TimeExpression] = {}
    at = verb.i + 1
    while at < end:
        token = tokens[at]
        if token.pos_ == "VERB" and token.dep_ in _OWN_CLAUSE and not token.head.i > token.i:
            return
        if token.lower_ in _JOINING or token.text in _MARKS:
            if not times:
                times = {t.start: t for t in starting_in(doc._.times, verb.sent.start_char, verb.sent.end_char) if t.kind == "date"}
            first = at + 1
            while first < end and tokens[first].lower_ in _JOINING:
                first += 1
            gap = _gap_at(first, end, verb, times, index_of(doc), token.text in _MARKS and first == at + 1)
            if gap is not None:
                yield gap
                at = gap.end
                continue
        at += 1


def _gap_at(first: int, end: int, verb: Token, times: dict[int, TimeExpression], index: Index, bare: bool) -> Gap | None:
    """The clause that begins at a word; `bare`: behind a comma alone."""
    tokens = index.doc.tokens
    people: list[Token] = []
    agents: list[Token] = []
    place: Mention | None = None
    time: TimeExpression | None = None
    place_first = False
    at_place = _AT if verb.pos_ == "NOUN" or not any(c.lower_ in _TO for t in clauses.children(verb, *clauses.OBLIQUES) for c in t.children) else _AT | _TO
    at = first
    if verb.pos_ == "NOUN" and at < end and tokens[at].lower_ != "of":
        return None
    if at < end and tokens[at].lower_ in _BEFORE_PEOPLE and _time_at(at, end, tokens, times) is None and _place_at(at + 1, min(at + 2, end), index) is None:
        at += 1
    while at < end:
        token = tokens[at]
        if token.text == "," and (at == first if not people and time is None else bool(people) == (place is None and time is None)) and at + 1 < end:
            at += 1
            continue
        if (after := _time_at(at, end, tokens, times)) is not None:
            if time is not None:
                break
            time, at = after
        elif token.lower_ in at_place and (where := _place_at(at + 1, end, index)) is not None:
            if place is not None:
                break
            place, at = where
            place_first = not people
        elif token.lower_ == "by" and people and not agents and (after_people := _people_at(at + 1, end, times, index)) is not None:
            agents, at = after_people
        elif not people and (after_people := _people_at(at, end, times, index)) is not None:
            people, at = after_people
        else:
            break
    if not people or place is None and time is None and not agents:
        return None
    if at < end and tokens[at].pos_ not in _BEHIND and tokens[at].dep_ != "advmod" and not (verb.pos_ == "NOUN" and tokens[at].pos_ in ("VERB", "AUX")):
        return None
    if bare and not (at >= end - 1 or tokens[at].text in ".;," or tokens[at].lower_ in _JOINING):
        return None
    return Gap(tokens[first], at, people, agents, place, time, place_first)


def _time_at(at: int, end: int, tokens: list[Token], times: dict[int, TimeExpression]) -> tuple[TimeExpression, int] | None:
    """The day told at a word, and the word behind it."""
    start = at + 1 if tokens[at].lower_ in _ON and at + 1 < end else at
    time = times.get(tokens[at].idx) or times.get(tokens[start].idx)
    if time is None:
        return None
    while start < end and tokens[start].idx < time.end:
        start += 1
    return time, start


def _place_at(at: int, end: int, index: Index) -> tuple[Mention, int] | None:
    """The place told within a few words, and the word behind it."""
    tokens = index.doc.tokens
    for start in range(at, min(at + 4, end)):
        place = next((m for m in index.mentions.get(start, ()) if m.kind == "place"), None)
        if place is not None:
            behind = start
            while behind < end and tokens[behind].idx < place.end:
                behind += 1
            return place, behind
        if tokens[start].pos_ not in ("DET", "ADJ", "NOUN") and tokens[start].lower_ != "of":
            return None
    return None


def _people_at(at: int, end: int, times: dict[int, TimeExpression], index: Index) -> tuple[list[Token], int] | None:
    """The words for people told at a word, and the word behind them."""
    tokens = index.doc.tokens
    last = at
    while last < end:
        token = tokens[last]
        joined = last > at and (token.lower_ in _JOINING or token.text == ",") and last + 1 < end and _is_person(tokens[last + 1], index)
        if not joined and (token.pos_ not in _WORDS_OF_PEOPLE and token.tag_ != "POS" and token.lower_ not in _WITHIN or _time_at(last, end, tokens, times) is not None):
            break
        if last > at and token.pos_ in _OPENING_A_PHRASE and tokens[last - 1].pos_ in ("NOUN", "PROPN") and not _continues(token, tokens[last - 1]):
            break
        last += 1
    found = [t for t in tokens[at:last] if _is_head(t, index)]
    return (found, last) if found else None


def _continues(token: Token, before: Token) -> bool:
    return token.head is before or before.head is token and before.dep_ == "compound"


def _is_person(token: Token, index: Index) -> bool:
    """Whether a word begins a name, also behind what somebody is."""
    return any(m.kind == "person" and m.start == token.idx for m in index.mentions.get(token.i, ()))


def _is_head(token: Token, index: Index) -> bool:
    """Whether a word tells people: the first of a name, a noun for a group, or a number by itself."""
    named = [m for m in index.mentions.get(token.i, ()) if m.kind != "place"]
    if named:
        return any(m.start == token.idx for m in named)
    if token.i in index.groups:
        return not any(index.named(t) for t in token.doc.tokens[token.i + 1:token.i + 3] if t.pos_ == "PROPN")
    if token.lower_ in _ANOTHER:
        return token.dep_ != "det"
    if token.lower_ in ORDINALS or token.lower_ in _APART:
        return token.nbor(-1).lower_ in ("a", "the") and not (token.dep_ == "amod" and token.head.i > token.i)
    return token.pos_ == "NUM" and token.dep_ not in ("nummod", "compound", "nmod:unmarked") and token.tag_ == "CD"


def _describes_name(one: Token) -> bool:
    """Whether "one of the candidates" tells who somebody named before it is."""
    return one.dep_ == "appos" and bool(index_of(one.doc).named(one.head)) and any(t.pos_ == "NOUN" for t in clauses.oblique(one, "of"))


def _told(role: Role, token: Token) -> list[Participant]:
    """Those whom a word tells."""
    bare = token.pos_ == "NUM" or token.lower_ in ORDINALS or token.lower_ in _ANOTHER or token.lower_ in _APART
    index = index_of(token.doc)
    found = participants_at(role, token, "in a clause without its verb") if not bare or token.i in index.groups or token.i in index.anaphors else []
    if not found and bare:
        first = next((c for c in token.children if c.dep_ in ("det", "amod") and c.i < token.i), token)
        words, count = token.doc[first.i:token.i + 1], figure_of(token) if token.pos_ == "NUM" else 1
        found = [Participant(role, "group", None, words.start_char, words.end_char, words.text, count, count, basis="in a clause without its verb")]
    return found


def _role(verb: Token, carried: bool, event: Event) -> Role:
    """The role of those told in a clause without its verb: that of the subject of a passive, or of the object."""
    if verb.pos_ == "NOUN" or clauses.is_passive(verb):
        return "target"
    befalls = any(p.role == "target" for p in event.participants) or clauses.has_child(verb, "obj")
    return "target" if not carried and befalls else "actor"


def _is_set_against(gap: Gap, verb: Token, told: list[Event], doc: Doc) -> bool:
    """Whether the clause before tells another of what the clause without a verb tells: a place, a day or who did it."""
    fronted = [c.left_edge.idx for c in clauses.children(verb, *clauses.OBLIQUES) if c.i < verb.i]  # "On 3 May, police held A, and B on 5 May"
    start = verb.sent.start_char if gap.place_first else min([verb.idx, *fronted])
    places = [m for m in starting_in(doc._.mentions, start, gap.first.idx) if m.kind == "place" and (gap.place is None or m.entity != gap.place.entity)]
    times = [t for t in starting_in(doc._.times, start, gap.first.idx) if t.kind == "date" and not (gap.time is not None and _holds(t, gap.time))]
    against = [gap.place is not None and bool(places), gap.time is not None and bool(times), bool(gap.agents) and clauses.is_passive(verb)]
    if any(_tells_others(t, told) for t in doc.tokens[verb.i + 1:gap.first.i]):
        return False  # "arrested two people, a student in X and a nurse in Y"
    own = any(is_authority_word(t) for t in gap.people) and not clauses.is_passive(verb)
    return any(against) and not own and not (gap.agents and not clauses.is_passive(verb))


def _holds(time: TimeExpression, other: TimeExpression) -> bool:
    """Whether a time is another or holds it ("in May … on 4 May")."""
    return bool(time.date_end and other.date_start) and time.date_start <= other.date_start and bool(other.date_end) and other.date_end <= time.date_end


def _tells_others(token: Token, told: list[Event]) -> bool:
    """Whether a word tells people who take no part in the events told so far."""
    index = index_of(token.doc)
    people = token.i in index.groups or any(m.kind == "person" for m in index.mentions.get(token.i, ()))
    behind = token.idx + len(token.text_with_ws)
    return people and not any(p.start <= token.idx < p.end or p.start == behind for event in told for p in event.participants)


def _leave(event: Event, gap: Gap, verb: Token, doc: Doc) -> None:
    """Takes from an event what a clause without a verb behind it tells of another."""
    start, end = gap.first.idx, doc.tokens[gap.end - 1].idx
    event.participants = [p for p in event.participants if not start <= p.start <= end]
    places = [m for m in starting_in(doc._.mentions, verb.sent.start_char, start) if m.kind == "place"]
    if gap.place is not None and event.place == gap.place.entity and places:
        event.place, event.basis["place"] = places[-1].entity, "before a clause without its verb"
    times = [t for t in starting_in(doc._.times, verb.sent.start_char, start) if t.kind == "date" and t.date_precision in PRECISE]
    if gap.time is not None and times and event.date == gap.time.edtf:
        _date(event, times[-1], f"“{times[-1].text}”, before a clause without its verb")


def _narrow(event: Event, gap: Gap, role: Role, people: list[Participant]) -> None:
    """Makes an event that of the first of those of whom it is told ("were arrested, one in X on 3 May and the other in Y")."""
    event.participants = [*(p for p in event.participants if p.role != role), *people]
    if gap.place is not None:
        event.place, event.basis["place"] = gap.place.entity, f"“{gap.place.text}”, in a clause without its verb"
    if gap.time is not None:
        _date(event, gap.time, f"“{gap.time.text}”, in a clause without its verb")


def _within(p: Participant, gap: Gap, doc: Doc) -> Participant:
    """A participant without what the parser took for a part of who it is: the day of the clause, and what stands beyond that."""
    last = doc[gap.end - 1]
    end = last.idx + len(last)
    if gap.time is not None and p.start < gap.time.start < p.end:
        end = min(end, p.start + len(p.text[: gap.time.start - p.start].rstrip(" ,")))
    return replace(p, end=end, text=p.text[:end - p.start]) if p.start < end < p.end else p


def _of_gap(event: Event, before: Event, gap: Gap, role: Role, people: list[Participant], doc: Doc) -> Event:
    """The event of a clause without a verb, with what it has in common with the one before it."""
    other = copy.copy(event)
    other.basis, other.observed, other.penalties, other.charges = dict(event.basis), dict(event.observed), [], []
    told = {p.start for p in people}
    agents = [_within(p, gap, doc) for t in gap.agents for p in participants_at("actor", t, "by-agent") if p.start not in told]
    place = before.place if gap.place is None else gap.place.entity
    shared = [p for p in event.participants if p.role != role and not (p.role == "actor" and (agents or gap.place is not None and _is_of_place(p, event)))]
    other.participants = [*shared, *agents, *people]
    if place is not None:
        other.place = place
    if gap.place is not None:
        other.basis["place"] = f"“{gap.place.text}”, in a clause without its verb"
    if gap.time is not None:
        _date(other, gap.time, f"“{gap.time.text}”, in a clause without its verb")
    return other


def _is_of_place(actor: Participant, event: Event) -> bool:
    """Whether who acted is told with a place ("police in Kitale")."""
    return actor.kind == "group" and " in " in actor.text


def _date(event: Event, time: TimeExpression, basis: str) -> None:
    dated = exact(time, basis)
    event.date, event.date_start, event.date_end, event.date_precision = dated[:4]
    event.basis["date"] = dated.basis
