"""Days counted from another day: "three days after they had complained on D", "the ban came two days after police raided the office"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.time import event_words
from pipeline.annotate.time.durations import ORDINALS, WORDS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import AFTER, BEFORE, Dated
from pipeline.relate.index import index_of
from pipeline.relate.lending import entities_of
from pipeline.relate.when.syntax import phrase_start
from pipeline.vocabulary import word_list

LASTING = {"protest", "hunger_strike"}
CUSTODY = {"detention"}
LAST = {"last", "final"}
LAST_NUMBERED = 10  # the last day that is told by its number
NUMBERED = "on a numbered day"
COUNTING = {"after", "before"}
DEFINITE = {"the", "that", "this", "these", "those"}
COMING = word_list("counted_days.coming")
HOLDING = word_list("counted_days.holding")
BEHIND = word_list("counted_days.behind")


def is_origin(span: Span, trigger: Token) -> bool:
    """Whether a day is counted from the event itself, so that it is not that of it: "two days before the march"."""
    if span[-1].lower_ not in BEFORE | AFTER or span.end >= len(span.doc) or trigger.i < span.end or clauses.has_child(trigger, "cop"):
        return False
    if span[-1].dep_ == "mark" and span[-1].head in carriers(trigger):
        return True
    if any(span.end < subject.left_edge.i < trigger.i for subject in clauses.own_subjects(trigger)):
        return False  # "ten days after the refusal | a judge lifted it"
    return trigger.left_edge.i <= span.end and all(t.pos_ not in ("VERB", "AUX", "PUNCT") for t in trigger.doc.tokens[span.end:trigger.i])


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
        span = doc.span_of(length)
        if span is None or span.end >= len(doc) or (relation := doc[span.end].lower_) not in COUNTING:
            continue
        if span.start and doc[span.start - 1].lower_ == "for":
            continue  # how long it lasted
        top = doc[span.end].head
        within = top is root or top in root.ancestors and trigger is not top and top not in trigger.ancestors
        main_clause = trigger.i > root.i and _has_comma(doc[root.i:trigger.i]) and not _has_comma(doc[span.end:phrase_start(root)])
        day = _shifted(time.date_start, _days_of(length), relation) if within or main_clause else ""
        if day:
            return Dated(day, day, day, "day", f"“{length.text}” {relation} “{time.text}”", True, 2, time.start)
    return None


def counted_from_told(trigger: Token, earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day of what the event told last came a number of days after: "the ban came two days after police raided the office"."""
    doc = trigger.doc
    chain = {verb.i for c in carriers(trigger) for verb in (c, clauses.first_conjunct(c))}
    for time in starting_in(doc._.times, trigger.sent.start_char, trigger.sent.end_char):
        span = doc.span_of(time)
        counted = span and _came(time, span, chain, earlier)
        if counted:
            return counted
    return None


def _came(time: TimeExpression, span: Span, chain: set[int], earlier: list[tuple[Event, int]]) -> Dated | None:
    mark = _mark(span)
    if mark.lower_ not in COUNTING or mark.head.i not in chain or lemma_of(mark.head.head) not in COMING:
        return None
    days = _counted(time, span.doc)
    previous = next((event for event, _ in reversed(earlier) if event.date and event.trigger_start < time.start), None)
    if not days or previous is None or previous.date_precision != "day":
        return None
    day = _shifted(previous.date_start, days, "before" if mark.lower_ == "after" else "after")
    return Dated(day, day, day, "day", f"the {_told(previous)} came “{time.text}” {mark.lower_} it", True) if day else None


def _mark(span: Span) -> Token:
    """The word that says whether a length of time counts on or back: its last one, or the one behind it."""
    return span[-1] if span[-1].lower_ in COUNTING or span.end >= len(span.doc) else span.doc[span.end]


def counted_from_named(trigger: Token, earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day counted from the event that a definite noun names again, where the words alone do not tell which that is: "two
    days after the raid"."""
    doc = trigger.doc
    chain = {c.i for c in carriers(trigger)}
    for time in starting_in(doc._.times, trigger.sent.start_char, trigger.sent.end_char):
        span = doc.span_of(time) if not time.edtf else None
        mark = _mark(span) if span is not None else None
        if span is None or mark is None or mark.lower_ not in COUNTING or span.start and doc[span.start - 1].lower_ == "for" or not (trigger.i < span.start or not _has_verb(doc[span.end:trigger.i])):
            continue
        noun, days = mark.head, _counted(time, doc)
        named = noun.pos_ == "NOUN" and noun.i not in chain and any(c.lower_ in DEFINITE or c.dep_ == "nmod:poss" for c in noun.children)
        types = event_words.types_of(lemma_of(noun)) if named else frozenset()
        if noun.dep_ == "advcl" and noun.head.i in chain and any(c.lower_ == "being" for c in noun.children):
            types = frozenset({index_of(doc).types.get(noun.i, "")})  # "two weeks after being detained"
        told = next((event for event, _ in reversed(earlier) if event.event_type in types and event.date_precision == "day"), None)
        day = _shifted(told.date_start, days, mark.lower_) if told is not None and days else ""
        if told is not None and day:
            return Dated(day, day, day, "day", f"“{time.text}” the {_told(told)}", True)
    return None


def on_numbered_day(trigger: Token, earlier: list[tuple[Event, int]], number: int) -> Dated | None:
    """The day counted from the first of a protest or of custody told right before, or its last: "On the third day, police cleared the camp"."""
    for verb in {first for c in (*carriers(trigger), *clauses.enclosing_clauses(trigger)) for first in (c, clauses.first_conjunct(c))}:
        for noun in (*clauses.oblique(verb, "on"), *(inner for t in clauses.children(verb, *clauses.OBLIQUES) for inner in clauses.oblique(t, "on"))):
            if noun.lower_ != "day":
                continue
            words = {c.lower_ for c in clauses.children(noun, "amod")}
            nth = next((n for word in words if 1 < (n := ORDINALS.get(word, 0)) <= LAST_NUMBERED), 0)
            told = next((e for e, at in reversed(earlier) if number - at <= 1 and e.event_type in (LASTING if at == number else LASTING | CUSTODY)), None) if nth else None
            spell = next((e for e, at in reversed(earlier) if number - at <= 2 and e.date_precision == "interval"), None) if words & LAST else None
            if spell is not None and spell.date_end and spell.date_start:
                return Dated(spell.date_end, spell.date_end, spell.date_end, "day", f"{NUMBERED} (the last) of the {_told(spell)}", True)
            if told is not None and told.date_start and (told.date_precision == "day" or told.date_precision == "interval"):
                day = _shifted(told.date_start, nth - 1, "after")
                return Dated(day, day, day, "day", f"{NUMBERED} ({nth}) of the {_told(told)}", True)
    return None


def from_clause(verb: Token, time: TimeExpression) -> Dated | None:
    """The day of a clause, or of a noun, from which the day of its main clause is counted: "was charged on D, two days after police
    searched the house", "six days after her arrest, she was freed on D"."""
    if time.date_precision != "day" or verb.dep_ not in ("advcl", "acl", "parataxis", "obl", "nmod"):
        return None
    mark = next((t for t in verb.doc.tokens[verb.left_edge.i:verb.i] if t.lower_ in COUNTING), None)
    if mark is None or verb.left_edge.idx <= time.start <= verb.right_edge.idx or any(t.text == "," for t in verb.doc.tokens[mark.i:verb.i]):
        return None
    length = next((t for t in starting_in(verb.doc._.times, verb.sent.start_char, mark.idx) if mark.idx in (t.end + 1, t.end - len(mark.text))), None)
    days = _counted(length, verb.doc) if length is not None and length is not time else 0
    day = _shifted(time.date_start, days, "before" if mark.lower_ == "after" else "after")
    return Dated(day, day, day, "day", f"“{time.text}” came “{length.text}” {mark.lower_} it", True, 2, time.start) if day and length else None


def is_counted(clause: Token) -> bool:
    """Whether a length of time says how long after a clause, or a noun, something came: "a month after her arrest"."""
    mark = next((t for t in clause.doc.tokens[clause.left_edge.i:clause.i] if t.lower_ in COUNTING), None)
    return mark is not None and any(
        mark.idx in (t.end + 1, t.end - len(mark.text)) and (t.kind == "duration" or not t.edtf) for t in starting_in(clause.doc._.times, clause.sent.start_char, mark.idx))


def counted_in_custody(event: Event, trigger: Token, earlier: list[tuple[Event, int]]) -> Dated | None:
    """The day of a release counted from the arrest told before: "let go after 72 hours", "spent nine days in custody until a court
    released them"; the days up to it where they were let go "within 48 hours"."""
    if event.event_type != "release":
        return None
    told = next((e for e, _ in reversed(earlier) if e.event_type == "detention" and e.date_precision == "day" and not _others(event, e)), None)
    for length in starting_in(trigger.doc._.times, trigger.sent.start_char, trigger.sent.end_char) if told is not None else ():
        span = trigger.doc.span_of(length)
        days = _days_of(length) if span is not None and not _VAGUE_LENGTH.search(text_of(trigger.doc), max(0, length.start - 20), length.start) else 0
        day = _shifted(told.date_start, days, "after") if told is not None and span is not None and days and _is_custody(span.root, trigger) else ""
        if told is not None and day:
            return Dated(day, day, day, "day", f"“{length.text}” after the {_told(told)}", True)
        last = _shifted(told.date_start, _days_of(length), "after") if told is not None and span is not None and _is_limit(span.root, trigger) else ""
        if told is not None and last:
            return Dated(f"{told.date_start}/{last}", told.date_start, last, "interval", f"within “{length.text}” of the {_told(told)}", True)
    return None


def _is_limit(length: Token, release: Token) -> bool:
    """Whether somebody was let go before a length of time was over: "within two days"."""
    return "within" in clauses.prepositions(length) and length.head in (release, *carriers(release), *clauses.children(release, "xcomp"))


def _others(event: Event, told: Event) -> bool:
    """Whether two events befell named people, none of whom they share."""
    named = [entities_of(e, "target") for e in (event, told)]
    return bool(named[0] and named[1]) and not named[0] & named[1]


def _is_custody(length: Token, release: Token) -> bool:
    """Whether a length of time is that of the custody that a release ends, none of a hunger strike, say."""
    if any(lemma_of(t) not in word_classes()["custody"].lemmas and lemma_of(t) not in BEHIND for t in length.children if t.dep_ == "nmod"):
        return False
    verbs = {release, *carriers(release), *clauses.children(release, "xcomp")}
    if length.head in verbs:
        return "after" in clauses.prepositions(length)
    held = length.head
    if lemma_of(held) not in HOLDING or length.dep_ not in ("obj", "obl", "obl:unmarked"):
        return False
    ends = any(v.dep_ == "advcl" and v.head is held and clauses.prepositions(v) & {"before", "until", "till"} for v in verbs)
    begins = held.dep_ == "advcl" and held.head in verbs and ("after" in clauses.prepositions(held) or held.tag_ == "VBG")
    return ends or begins or any(v.dep_ == "conj" and clauses.first_conjunct(v) is held for v in verbs)


_HEDGES = "than|least|over|about|around|nearly|almost|some|within"
_VAGUE_LENGTH = re.compile(rf"\b(?:{_HEDGES}|every|up to|roughly|approximately) (?:the )?$", re.I)
_VAGUE = re.compile(rf"\b(?:for|{_HEDGES}) $", re.I)


def _counted(time: TimeExpression, doc: Doc) -> int:
    """The days of a told number of days or weeks; 0 for anything else, and for about so many or a time for which something lasted."""
    told = None if _VAGUE.search(text_of(doc), max(0, time.start - 12), time.start) else re.match(r"(\w{1,12}) (day|week)s?\b", time.text.lower())
    number = 1 if told and told[1] in ("a", "the") else WORDS.get(told[1], int(told[1]) if told[1].isdecimal() else 0) if told else 0
    return int(number) * (7 if told and told[2] == "week" else 1)


def _has_verb(span: Span) -> bool:
    return any(t.pos_ == "VERB" for t in span)


def _told(event: Event) -> str:
    return f"{event.event_type.replace('_', ' ')} of {event.date}"


def _has_comma(span: Span) -> bool:
    return any(t.text == "," for t in span)


def _days_of(length: TimeExpression) -> int:
    """The days of an exact length in days or weeks; 0 for any other."""
    told = re.fullmatch(r"P(?:(\d{1,5})([DW])|T(\d{1,3})H)", length.duration_min) if length.duration_min == length.duration_max else None
    if told is None:
        return 0
    if told[3]:
        return int(told[3]) // 24 if int(told[3]) % 24 == 0 else 0
    return int(told[1]) * (7 if told[2] == "W" else 1)


def _shifted(day: str, days: int, relation: str) -> str:
    """The day that lies so many days before or after a day; empty where there is none."""
    try:
        return (date.fromisoformat(day) + timedelta(days if relation == "after" else -days)).isoformat() if days else ""
    except OverflowError:
        return ""
