"""Hearings, protests and votes put off to another day: none was held on the old day, one is planned for the new one by ruling 3 of the
data contract ("was due in court on 3 May, but the hearing was adjourned until 9 May")."""

from __future__ import annotations

import copy
import re
from datetime import date, timedelta

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.plans import PUTTING_OFF, TO_A_DAY
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import Dated, exact, set_date
from pipeline.relate.index import trigger_root
from pipeline.vocabulary import word_list

SET_FOR = word_list("postponed.set_for")
ANNOUNCING = word_list("postponed.announcing")
AHEAD = {"for", "on", "from"}
PUT_OFF = {"trial", "protest", "legislation"}


def other_day(event: Event, token: Token, doc: Doc) -> list[Event]:
    """Gives what was put off its new day, and returns the hearing, protest or vote that was not held on the old day, or the one
    that was adjourned, where the text tells its day."""
    if event.event_type not in PUT_OFF:
        return []
    old, new, sat = _days(token, doc)
    if new is not None:
        set_date(event, new)
        event.status, event.basis["status"] = "planned", "put off"
    if sat is not None and new is not None and old is None:
        held = copy.copy(event)
        held.participants, held.basis = list(event.participants), dict(event.basis)
        held.status, held.basis["status"] = "occurred", "adjourned that day"
        set_date(held, sat)
        return [held]
    if old is None:
        return []
    if new is None:
        set_date(event, old)
        event.status, event.basis["status"] = "not_occurred", "put off"
        return []
    cancelled = copy.copy(event)
    cancelled.participants, cancelled.basis = list(event.participants), dict(event.basis)
    cancelled.status, cancelled.basis["status"] = "not_occurred", "put off"
    set_date(cancelled, old)
    return [cancelled]


def not_held(events: list[Event], doc: Doc) -> None:
    """Tells of what was due on a day that it was not held then, where the same sentence says that it was put off ("was due in court
    on 3 May, but the hearing was adjourned until 9 May")."""
    for number, event in enumerate(events):
        verb = trigger_root(doc, event) if event.event_type in PUT_OFF else None
        if verb is None or lemma_of(verb) not in PUTTING_OFF:
            continue
        due = next((e for e in reversed(events[:number]) if e.start == event.start and e.event_type == event.event_type and e.status == "planned"), None)
        if due is not None and due.date_precision == "day" and (not event.date or due.date < event.date_start):
            due.status, due.basis["status"] = "not_occurred", f"“{verb.text}”, told behind it"


def day_of(token: Token, doc: Doc) -> Dated | None:
    """The day to which a hearing, protest or vote was put off, the one it was put off from, or the one for which a clause on it says that it
    is set."""
    old, new, _ = _days(token, doc)
    return new or old or _set_for(token, doc) or _announced_for(token, doc)


def _announced_for(token: Token, doc: Doc) -> Dated | None:
    """The day for which an assembly is announced, where the day of the announcement stands before it ("on 1 October, the union announced a march
    for 24 October")."""
    verb = token if token.pos_ == "VERB" else token.head
    if lemma_of(verb) not in ANNOUNCING:
        return None
    noun = next((t for t in clauses.children(verb, "obj") if t.i > verb.i and lemma_of(t) in word_classes()["assembly"].lemmas), None)
    days = [t for t in starting_in(doc._.times, verb.sent.start_char, verb.sent.end_char) if t.kind == "date" and t.date_precision == "day"]
    if noun is None or not days or days[0].start > verb.idx:
        return None
    for time in days:
        span = doc.span_of(time)
        if time.start > noun.idx and span is not None and clauses.prepositions(span.root) & AHEAD and (
                span.root.head in (noun, verb) or span.root.head in clauses.children(noun, "acl") and clauses.is_participle(span.root.head)):
            return exact(time, f"“{time.text}”, the day it was announced for")
    return None


def _set_for(token: Token, doc: Doc) -> Dated | None:
    """The day for which a relative clause on a noun, or on the object of a verb, sets what that tells ("awaits trial, which is set to begin
    on 5 May")."""
    nouns = [token] if token.pos_ == "NOUN" else [t for t in clauses.patients_of(token) if t.pos_ == "NOUN" and t.i > token.i]
    clause = next((c for noun in nouns for c in clauses.children(noun, "acl:relcl") if lemma_of(c) in SET_FOR), None)
    if clause is None:
        return None
    for time in starting_in(doc._.times, clause.idx, token.sent.end_char):
        span = doc.span_of(time)
        if time.kind == "date" and span is not None and (span.root.head is clause or span.root.head in clauses.children(clause, "xcomp")):
            return _day(time, last=False)
    return None


def _days(token: Token, doc: Doc) -> tuple[Dated | None, Dated | None, Dated | None]:
    """The old and the new day of what was put off, told by that verb or by the noun, and the day on which a court
    adjourned it."""
    verb = token if token.pos_ == "VERB" else (clauses.governor(token) or (token, ""))[0]
    old = new = sat = None
    if lemma_of(verb) not in PUTTING_OFF:
        return old, new, sat
    put_off, later = clauses.patients_of(verb), ""
    for time in starting_in(doc._.times, verb.sent.start_char, verb.sent.end_char):
        span = doc.span_of(time)
        if span is None:
            continue
        day = span.root
        marks = clauses.prepositions(day) | {t.lower_ for t in span if t.pos_ == "ADP"}
        if time.kind == "interval" and day.head == verb and {"from", "to"} <= marks:
            old, new = _ends(time)
        elif time.kind == "date" and day.head == verb and marks & TO_A_DAY:
            new = _day(time, last=True)
        elif time.kind == "date" and (day.head == verb and "from" in marks or _is_day_of(day, put_off)):
            old = _day(time, last=False)
        elif time.kind == "date" and day.head == verb and lemma_of(verb) == "adjourn" and not marks - {"on"}:
            sat = exact(time, f"“{time.text}”, when it was adjourned")
        elif time.kind == "duration" and day.head == verb and marks & {"by", "for"}:
            later = time.duration_min
    if new is None and later:
        new = _later(old or sat, later)
    return old, new, sat


def _later(day: Dated | None, duration: str) -> Dated | None:
    """The day that lies a number of days or weeks behind another."""
    counted = re.fullmatch(r"P(\d+)([DW])", duration)
    if day is None or counted is None or len(day.edtf) != len("2025-01-01"):
        return None
    new = (date.fromisoformat(day.edtf) + timedelta(days=int(counted[1]) * (7 if counted[2] == "W" else 1))).isoformat()
    return Dated(new, new, new, "day", f"{duration} after “{day.edtf}”, to which it was put off", True, 0, day.offset)


def _is_day_of(day: Token, hearings: list[Token]) -> bool:
    """Whether a hearing was to be held that day ("the hearing of 5 May", "a hearing set for 5 May", "scheduled to be held on 5 May")."""
    above = day.head
    if above in hearings:
        return bool(clauses.prepositions(day) & {"of", "on", "for"})
    above = above.head if above.dep_ == "xcomp" and "to" in clauses.prepositions(above) else above
    told = lemma_of(above) in SET_FOR and (above.pos_ in ("VERB", "ADJ") and above.dep_ in ("acl", "acl:relcl") or
                                           any(c.lower_ == "due" for c in clauses.children(above, "case", "advmod")))
    return told and any(above.head in hearing.subtree for hearing in hearings)


def _day(time: TimeExpression, *, last: bool) -> Dated:
    """The day itself, also where "until" makes the expression a bound."""
    if not time.edtf.startswith("../"):
        return exact(time, f"“{time.text}”, to which it was put off" if last else f"“{time.text}”, the day it was set for")
    return Dated(time.edtf[3:], time.date_end, time.date_end, "day", f"“{time.text}”, to which it was put off", True, 0, time.start)


def _ends(time: TimeExpression) -> tuple[Dated | None, Dated | None]:
    ends = time.edtf.split("/")
    if len(ends) != 2 or not time.date_start or not time.date_end or any(len(end) != 10 for end in ends):
        return None, None
    basis = f"“{time.text}”, from which and to which it was put off"
    return (Dated(ends[0], time.date_start, time.date_start, "day", basis, True, 0, time.start),
            Dated(ends[1], time.date_end, time.date_end, "day", basis, True, 0, time.start))
