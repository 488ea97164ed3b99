"""What one verb tells of several days: "was summoned on 3 May and again on 9 May", "A was held on 3 May and B on 9 May"."""

from __future__ import annotations

import copy
import re
from datetime import date

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.triggers import light_verb_of
from pipeline.layers import Event, Participant, Role, TimeExpression
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.dated import Dated, exact

ONE_CASE = {"sentence", "charge", "acquittal", "appeal_ruling", "court_ruling", "legislation", "trial", "killing", "other"}
"""Types of which several days in one clause tell a course or a total rather than the same once more."""
PRECISE = {"day", "month", "part_of_month"}
_AND = re.compile(r",? ?(?:(?:and|then),? ?)*(?P<again>(?:again|once more|once again|anew|(?:for )?a second time|(?:for )?a third time),? ?)?(?:(?:on|in|for) )?", re.I)


def on_further_days(event: Event, token: Token, doc: Doc) -> list[Event]:
    """The same once more for every further day that the clause gives: of the same people, or of those told beside the day. Where
    the text says "respectively", each befell one of those listed."""
    carried = light_verb_of(token) if token.pos_ == "NOUN" and event.event_type == "protest" else None
    verb = carried[0] if carried else token
    if event.event_type in ONE_CASE or "“" not in event.basis.get("date", "") or verb.pos_ != "VERB":
        return []
    precise = PRECISE | ({"year"} if _respectively(verb) else set())
    if event.date_precision not in precise:
        return []
    times = [t for t in starting_in(doc._.times, verb.sent.start_char, verb.sent.end_char) if t.kind == "date" and t.date_precision in precise]
    first = next((t for t in times if t.edtf == event.date and f"“{t.text}”" in event.basis["date"]), None)
    if first is None:
        return []
    found: list[Event] = []
    before = first
    for time in times[times.index(first) + 1:]:
        if time.date_start <= before.date_start:
            break
        joined = _AND.fullmatch(text_of(doc)[before.end:time.start])
        if joined is not None and _is_of(time, before, verb, doc) and (joined["again"] or not _next_day(before, time)):
            found.append(_copy(event, time, list(event.participants), "once more"))
        elif (rest := _rest(before, time, verb, doc)) is not None and (others := _beside(event, rest, verb)) is not None:
            found.append(_copy(event, time, others, "of others"))
            _part(event, found[-1], verb, rest, doc)
        else:
            break
        before = time
    _share(event, found, verb)
    return found


def _is_of(time: TimeExpression, before: TimeExpression, verb: Token, doc: Doc) -> bool:
    """Whether a day belongs to the verb, or is joined to the day before it."""
    span, first = (doc.char_span(t.start, t.end, alignment_mode="expand") for t in (time, before))
    if span is None or first is None:
        return False
    head = span.root.head
    return head.i == verb.i or head.i in {t.i for t in first} or head.dep_ == "conj" and head.head.i in {verb.i, *(t.i for t in first)} and head.pos_ != "VERB"


def _next_day(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second is the day after the first: one thing that went on ("on 3 and 4 May")."""
    days = [date.fromisoformat(t.date_start) for t in (first, second) if t.date_precision == "day"]
    return len(days) == 2 and (days[1] - days[0]).days == 1


def _rest(before: TimeExpression, time: TimeExpression, verb: Token, doc: Doc) -> Token | None:
    """Those told beside a further day without a verb ("… and B on 9 May"); None where the day stands otherwise."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    joined = [*clauses.children(verb, "conj"), *(t for thing in clauses.children(verb, "obj") for t in clauses.children(thing, "conj") if t.ent_type_ == "PERSON")]
    rest = next((t for t in joined if t.pos_ in clauses.NOMINALS and t.i > verb.i and t.idx > before.end), None)
    if span is None or rest is None or not rest.i < span.start <= rest.i + 6 or span.root.head.i not in (rest.i, verb.i):
        return None
    if any(t.pos_ in ("VERB", "AUX") or t.text in ";:" for t in doc.tokens[rest.i + 1:span.start]):
        return None
    return rest


def _beside(event: Event, rest: Token, verb: Token) -> list[Participant] | None:
    """The participants of what befell, or was done by, those told beside a further day."""
    role: Role = "target" if clauses.is_passive(verb) or rest.head is not verb or clauses.has_child(verb, "obj") and rest.ent_type_ == "PERSON" else "actor"
    others = participants_at(role, rest, "beside its day")
    return [p for p in event.participants if p.role != role] + others if others else None


def _part(first: Event, second: Event, verb: Token, rest: Token, doc: Doc) -> None:
    """Takes those told beside the further day from the first one, and gives each the place told with it ("A in X on 3 May and B in Y on
    9 May")."""
    first.participants = [p for p in first.participants if not any(o.start == p.start and o.role == p.role for o in second.participants) or p.start < rest.left_edge.idx]
    end = verb.sent.end_char
    places = [m for m in starting_in(doc._.mentions, verb.idx, end) if m.kind == "place"]
    with_first, with_rest = ([m.entity for m in places if (m.start > rest.idx) is behind] for behind in (False, True))
    if with_rest and second.basis.get("place", "").startswith("“"):
        second.place, second.basis["place"] = with_rest[0], "beside its day"
        if first.place in with_rest and with_first:
            first.place, first.basis["place"] = with_first[0], "beside its day"


def _copy(event: Event, time: TimeExpression, participants: list[Participant], how: str) -> Event:
    other = copy.copy(event)
    other.participants, other.basis, other.observed = participants, dict(event.basis), dict(event.observed)
    dated: Dated = exact(time, f"“{time.text}”, {how}")
    other.date, other.date_start, other.date_end, other.date_precision = dated[:4]
    other.basis["date"] = dated.basis
    return other


def _respectively(verb: Token) -> bool:
    return any(t.lower_ == "respectively" for t in verb.sent)


def _share(event: Event, others: list[Event], verb: Token) -> None:
    """Gives each of the days one of those whom it befell where the text says "respectively"."""
    told = [event, *others]
    targets = [p for p in event.participants if p.role == "target"]
    if len(targets) != len(told) or len(told) < 2 or not _respectively(verb):
        return
    for one, target in zip(told, targets, strict=True):
        one.participants = [p for p in one.participants if p.role != "target" or p is target]
