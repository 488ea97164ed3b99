"""Days counted from another day: "three days after they had complained on D", "two days after his arrest", "a week before the march"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Span, Token
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import AFTER, BEFORE, Dated
from pipeline.relate.index import index_of

COUNTING = {"after", "before"}
COMING = {"come", "happen", "occur", "follow"}


def is_origin(span: Span, trigger: Token) -> bool:
    """Whether a day is counted from the event itself, so that it is not that of it: "two days before the march"."""
    if span[-1].lower_ not in BEFORE | AFTER or span.end >= len(span.doc) or trigger.i < span.end or clauses.has_child(trigger, "cop"):
        return False
    if span[-1].dep_ == "mark" and span[-1].head in carriers(trigger):
        return True
    return trigger.left_edge.i <= span.end and all(t.pos_ not in ("VERB", "AUX", "PUNCT") for t in trigger.doc[span.end:trigger.i])


def is_counted_from(time: TimeExpression, times: list[TimeExpression], trigger: Token) -> bool:
    """Whether a day only says from when another one is counted ("was held two weeks before the election on D", "three days after
    they had complained on D"), unless the trigger stands between the two."""
    for other in times:
        between = trigger.doc.char_span(other.end, time.start, alignment_mode="expand") if other.end < time.start else None
        if between is None or other.text.lower().split()[-1] not in BEFORE | AFTER or len(between) > 12 or any(t.pos_ == "PUNCT" for t in between):
            continue
        origin = trigger.doc[between.start - 1].head
        if trigger not in between and (origin in between or not any(t.pos_ in ("VERB", "AUX") for t in between)):
            return True
    return False


def moved_by(time: TimeExpression, root: Token, trigger: Token) -> Dated | None:
    """The day that lies a told number of days before or after a day: "three days after they had complained on D"."""
    doc = root.doc
    for length in starting_in(doc._.times, root.sent.start_char, time.start) if time.date_precision == "day" else ():
        span = doc.char_span(length.start, length.end, alignment_mode="expand")
        if span is None or span.end >= len(doc) or (relation := doc[span.end].lower_) not in COUNTING:
            continue
        if span.start and doc[span.start - 1].lower_ == "for":
            continue  # how long it lasted
        top = doc[span.end].head
        within = top is root or top in root.ancestors and trigger is not top and top not in trigger.ancestors
        main_clause = trigger.i > root.i and _has_comma(doc[root.i:trigger.i]) and not _has_comma(doc[span.end:root.left_edge.i])
        day = _shifted(time.date_start, _days_of(length), relation) if within or main_clause else ""
        if day:
            return Dated(day, day, day, "day", f"“{length.text}” {relation} “{time.text}”", True, 2, time.start)
    return None


def counted_from_told(trigger: Token, earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day counted from an event told before in the paragraph: "two days after his arrest", "a week before the verdict"."""
    doc = trigger.doc
    chain = {c.i for c in carriers(trigger)}
    for time in starting_in(doc._.times, trigger.sent.start_char, trigger.sent.end_char):
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        counted = span and (_came(time, span, chain, earlier) or _of_a_told_noun(time, span, chain, earlier))
        if counted:
            return counted
    return None


def _of_a_told_noun(time: TimeExpression, span: Span, chain: set[int], earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day counted from an event told before, which a word behind the length names again: "two days after his arrest"."""
    doc, types = span.doc, index_of(span.doc).types
    if time.kind != "duration" or span.end >= len(doc) or (relation := doc[span.end].lower_) not in COUNTING:
        return None
    told = doc[span.end].head
    if told.i in chain or told.i < span.end or not any(node.i in chain for node in clauses.enclosing_clauses(told)):
        return None
    for previous, _ in reversed(earlier):
        if previous.date_precision == "day" and (types.get(told.i) == previous.event_type or _names(told, previous)):
            day = _shifted(previous.date_start, _days_of(time), relation)
            return Dated(day, day, day, "day", f"“{time.text}” {relation} the {_told(previous)}", True) if day else None
    return None


def _came(time: TimeExpression, span: Span, chain: set[int], earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day of what the event told last came a number of days after: "the ban came two days after police raided the office"."""
    mark = span[-1] if span[-1].lower_ in COUNTING or span.end >= len(span.doc) else span.doc[span.end]
    told = re.match(r"(\w{1,12}) (day|week)s?\b", time.text.lower())
    if told is None or mark.lower_ not in COUNTING or mark.head.i not in chain or lemma_of(mark.head.head) not in COMING:
        return None
    number = WORDS.get(told[1], int(told[1]) if told[1].isdecimal() else 0)
    previous = next((event for event, _ in reversed(earlier) if event.date), None)
    if not number or previous is None or previous.date_precision != "day":
        return None
    day = _shifted(previous.date_start, int(number) * (7 if told[2] == "week" else 1), "before" if mark.lower_ == "after" else "after")
    return Dated(day, day, day, "day", f"the {_told(previous)} came “{time.text}” {mark.lower_} it", True) if day else None


def _told(event: Event) -> str:
    return f"{event.event_type.replace('_', ' ')} of {event.date}"


def _has_comma(span: Span) -> bool:
    return any(t.text == "," for t in span)


def _days_of(length: TimeExpression) -> int:
    """The days of an exact length in days or weeks; 0 for any other."""
    told = re.fullmatch(r"P(\d{1,5})([DW])", length.duration_min) if length.duration_min == length.duration_max else None
    return int(told[1]) * (7 if told[2] == "W" else 1) if told else 0


def _shifted(day: str, days: int, relation: str) -> str:
    """The day that lies so many days before or after a day; empty where there is none."""
    try:
        return (date.fromisoformat(day) + timedelta(days if relation == "after" else -days)).isoformat() if days else ""
    except OverflowError:
        return ""


def _names(noun: Token, event: Event) -> bool:
    """Whether a noun is made of the word that told an event: "the shooting" of "shot dead", "the raid" of "raided"."""
    span = noun.doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
    return span is not None and noun.pos_ == "NOUN" and noun.lower_.startswith(lemma_of(span.root))
