"""Those of one accusation or verdict who have offences of their own: "charged A with arson and B with theft"."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Participant
from pipeline.relate.arguments import each_told, participants_at
from pipeline.relate.index import kinds_of, trigger_span
from pipeline.relate.offences.lists import is_offence, quoted
from pipeline.relate.offences.phrases import CHARGED, NO_OFFENCE, by_name, is_body, phrase_of, tokens_of

_TURNING = {",", "and", ";", "while", "whereas", "but"}


class _Turn(NamedTuple):
    """Further accused of a list that leaves its verb out, and their own offences."""

    start: int
    accused: list[Participant]
    spans: list[tuple[int, int]]


def in_turn(doc: Doc, event: Event) -> list[_Turn]:
    """The further accused of "charged A with arson, B with riot and the others with theft"."""
    trigger = trigger_span(doc, event)
    verb = next((t for t in trigger or () if t.pos_ == "VERB" and lemma_of(t) in CHARGED), None)
    if verb is None or event.event_type != "charge":
        return []
    turns: list[_Turn] = []
    marks = [t for t in doc.tokens[verb.i + 1 : verb.sent.end] if t.lower_ in CHARGED[lemma_of(verb)] and t.dep_ in ("case", "mark")]
    for before, mark in zip(marks, marks[1:], strict=False):
        accused = _accused_before(mark, before)
        offence = mark.head
        if accused and offence.i > mark.i and is_offence(offence) and not is_body(offence):
            turns.append(_Turn(min(p.start for p in accused), accused, [quoted(text_of(doc), *phrase_of(offence))]))
    return turns


def verdicts_in_turn(doc: Doc, event: Event) -> list[_Turn]:
    """Those of one verdict who were punished for something else than the ones told before: "sentenced A to two years for sedition and
    B to four for contempt"."""
    people = [p for p in each_told(event.participants) if p.role == "target"]
    if event.event_type != "sentence" or len(people) < 2:
        return []
    told = [c.head for c in tokens_of(doc, event) if c.lower_ == "for" and c.dep_ in ("case", "mark") and c.idx > event.trigger_start and c.head.i > c.i]
    named = [t for t in told if t.pos_ in ("VERB", "NOUN", "PROPN") and is_offence(t) and lemma_of(t) not in NO_OFFENCE and by_name(t)]
    reasons = [[phrase_of(part) for part in (t, *(c for c in clauses.children(t, "conj") if is_offence(c)))] for t in named]
    turns: list[_Turn] = []
    for before, spans in zip(reasons, reasons[1:], strict=False):
        punished = [p for p in people if before[0][1] <= p.start < spans[0][0]]
        if punished:
            turns.append(_Turn(min(p.start for p in punished), punished, [quoted(text_of(doc), *span) for span in spans]))
    return turns if reasons and any(p.start < reasons[0][0][0] for p in people) else []


def _accused_before(mark: Token, before: Token) -> list[Participant]:
    """People told between a comma or "and" and the preposition of their offence, behind the offence told before."""
    found: list[Participant] = []
    last = mark.i
    for i in range(mark.i - 1, before.i + 1, -1):
        if mark.doc[i].lower_ not in _TURNING:
            continue
        part = mark.doc[i + 1 : last]
        if len(part):
            told = participants_at("target", part.root, "told with the offence") if part.root.pos_ in clauses.NOMINALS else []
            told = [p for p in told if part.start_char <= p.start < part.end_char]
            if not told or mark.lower_ == "of" and "person" not in kinds_of(part.root):
                break
            found = [p for p in told if not any(q.start <= p.start < q.end for q in found)] + found
        last = i
    return found
