"""What one verb tells of several days: "was summoned on 3 May and again on 9 May"."""

from __future__ import annotations

import copy
import re
from datetime import date

from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.layers import Event, Participant, TimeExpression
from pipeline.relate.dated import Dated, exact

ONE_CASE = {"sentence", "charge", "acquittal", "appeal_ruling", "court_ruling", "legislation", "trial", "killing", "other"}
"""Types of which several days in one clause tell a course or a total rather than the same once more."""
PRECISE = {"day", "month", "part_of_month"}
_AND = re.compile(r",? ?(?:(?:and|then),? ?)*(?P<again>(?:again|once more|once again|anew|(?:for )?a second time|(?:for )?a third time),? ?)?(?:(?:on|in|for) )?", re.I)


def on_further_days(event: Event, token: Token, doc: Doc) -> list[Event]:
    """The same once more for every further day that the clause gives. Where the text says "respectively", each befell one of those
    listed."""
    carried = light_verb_of(token) if token.pos_ == "NOUN" and event.event_type == "protest" else None
    verb = carried[0] if carried else token
    together = _befell_many(event)
    if event.event_type in ONE_CASE and not (event.event_type == "killing" and together) or "“" not in event.basis.get("date", "") or verb.pos_ != "VERB":
        return []
    precise = PRECISE | ({"year"} if _respectively(verb) or together else set())
    if event.date_precision not in precise:
        return []
    times = [t for t in starting_in(doc._.times, verb.sent.start_char, verb.sent.end_char) if t.kind == "date" and t.date_precision in precise]
    first = next((t for t in times if t.edtf == event.date and f"“{t.text}”" in event.basis["date"]), None)
    if first is None:
        return []
    found: list[Event] = []
    before, again = first, False
    joined_to = {verb.i}
    for time in times[times.index(first) + 1:]:
        if time.date_start <= before.date_start:
            break
        joined = _AND.fullmatch(text_of(doc)[before.end:time.start])
        joined_to |= {t.i for t in doc.span_of(before) or ()}
        if joined is not None and _is_of(time, joined_to, doc) and (joined["again"] or not _next_day(before, time)):
            found.append(_copy(event, time, list(event.participants), "once more"))
            again = again or bool(joined["again"])
        else:
            break
        before = time
    if found and not again and not _respectively(verb) and together:
        event.date, event.date_start, event.date_end, event.date_precision = f"{first.edtf}/{before.edtf}", first.date_start, before.date_end, "interval"
        event.basis["date"] += f" to “{before.text}”, of all together"
        return []
    if event.event_type in ONE_CASE:
        return []
    _share(event, found, verb)
    return found


def _befell_many(event: Event) -> bool:
    """Whether those whom an event befell are only counted: the days are then those of all of them together ("nine were detained in May and
    June")."""
    return any(p.role == "target" and p.entity is None and (p.count_min or 0) > 1 for p in event.participants)


def _is_of(time: TimeExpression, joined_to: set[int], doc: Doc) -> bool:
    """Whether a day belongs to one of these words, the verb's and those of the days before it, or is joined to what does."""
    span = doc.span_of(time)
    if span is None:
        return False
    head = span.root.head
    return head.i in joined_to or head.dep_ == "conj" and head.head.i in joined_to and head.pos_ != "VERB"


def _next_day(first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the second is the day after the first: one thing that went on ("on 3 and 4 May")."""
    days = [date.fromisoformat(t.date_start) for t in (first, second) if t.date_precision == "day"]
    return len(days) == 2 and (days[1] - days[0]).days == 1


def _copy(event: Event, time: TimeExpression, participants: list[Participant], how: str) -> Event:
    other = copy.copy(event)
    other.participants, other.basis, other.observed = participants, dict(event.basis), dict(event.observed)
    other.penalties, other.charges = [], []
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
