"""Those of one accusation or verdict who have offences of their own: "charged A with arson and B with theft", "B is also accused of
theft"."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Participant, Penalty
from pipeline.relate.arguments.dropped import each_told
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import index_of, kinds_of, trigger_span
from pipeline.relate.lending import befallen, identity
from pipeline.relate.offences.lists import is_offence, quoted, spelled_out
from pipeline.relate.offences.phrases import (
    BEARING,
    CHARGED,
    CUSTODIAL,
    NO_OFFENCE,
    by_name,
    complements_of,
    is_body,
    is_named,
    names_offence,
    phrase_of,
    tokens_of,
)
from pipeline.vocabulary import word_list

_TURNING = {",", "and", ";", "while", "whereas", "but"}
_BESIDES = re.compile(r"(?:in addition|additionally|also|too|alone|as well|moreover|separately|besides)\b,?", re.I)
"""Words between somebody and a further offence ("and B, in addition, with theft")."""
_FACING = word_list("turns.facing")
"""Verbs whose subject bears the accusation that is their object."""


class Turn(NamedTuple):
    """Further accused of a list that leaves its verb out, and their own offences."""

    start: int
    accused: list[Participant]
    spans: list[tuple[int, int]]


def in_turn(doc: Doc, event: Event) -> list[Turn]:
    """The further accused of "charged A with arson, B with riot and the others with theft", "found A guilty of theft and B of libel"."""
    trigger = trigger_span(doc, event)
    if event.event_type == "charge":
        verb = next((t for t in trigger or () if t.pos_ == "VERB" and (lemma_of(t) in CHARGED or any(lemma_of(c) in BEARING for c in t.children))), None)
    elif event.event_type == "sentence":
        verb = next((t for t in trigger or () if lemma_of(t) == "convict" or lemma_of(t) == "find" and clauses.has_child(t, "xcomp")), None)
    elif event.event_type == "acquittal":
        verb = next((t for t in trigger or () if lemma_of(t) in ("acquit", "clear")), None)
    else:
        verb = None
    if verb is None:
        return []
    turns: list[Turn] = []
    cases = ("of",) if event.event_type != "charge" else CHARGED.get(lemma_of(verb), ("for",))
    marks = [t for t in doc.tokens[verb.i + 1 : verb.sent.end] if t.lower_ in cases and t.dep_ in ("case", "mark")]
    for before, mark in zip(marks, marks[1:], strict=False):
        start, accused = _accused_before(mark, before)
        offence = mark.head
        in_aside = mark.nbor(-1).text != "," and any(t.dep_ == "acl:relcl" and t.i > before.i for t in offence.ancestors)
        if in_aside:  # "according to a relative who is familiar with the case"
            continue
        if accused and offence.i > mark.i and is_offence(offence) and not is_body(offence):
            turns.append(Turn(start, accused, [quoted(text_of(doc), *phrase_of(offence))]))
    return turns


def accused_by(doc: Doc, token: Token, event: Event) -> list[Participant]:
    """Those whom a further verb or noun of the sentence accuses, where they are not all of those told with the event: "charged A and B
    with riot; B is also accused of theft", "her brother is accused of concealment". Empty where it accuses the same, or nobody."""
    if event.trigger_start <= token.idx < event.trigger_end:
        return []
    if token.pos_ == "VERB" and (not clauses.is_passive(token) or clauses.own_subjects(token)):
        whom = clauses.patients_of(token)
    elif token.dep_ == "obj" and lemma_of(token.head) in _FACING:
        whom = clauses.surface_subjects(token.head)
    else:
        return []
    accused = [p for t in whom if t.pos_ in ("NOUN", "PROPN", "NUM") or t.i in index_of(doc).anaphors for p in participants_at("target", t, "told with the offence")]
    theirs = befallen(event)
    if not accused or {identity(p) for p in accused} >= theirs:
        return []
    return accused if all(p.entity is not None or p.count_min is not None for p in accused) and any(t.pos_ != "PRON" for t in whom) else []


_IN_CASE = re.compile(r",? and,? in (?:the case of (?P<of>[^,]{2,60}?)|(?P<whose>[^,]{2,60}?)[’']s? case)(?: alone| only)?,? (?:with |of |for )?(?=[a-z“])")


def found_of_part(doc: Doc, event: Event, told: list[Event]) -> list[Turn]:
    """Those of the people of a verdict whom the sentence says to be guilty of something else, too ("were convicted of plotting; two of
    them were also found guilty of libel")."""
    turns = []
    for token in tokens_of(doc, event) if event.event_type == "sentence" else ():
        if lemma_of(token) not in ("find", "convict") or token.pos_ != "VERB" or token.idx < event.trigger_end or any(e.trigger_start <= token.idx < e.trigger_end for e in told):
            continue
        heads = [token, *(t for t in token.children if t.lower_ == "guilty")]
        offences = [c for t in heads for c in complements_of(t, ("of",)) if is_offence(c) and names_offence(c) and not is_body(c)]
        if offences and (accused := accused_by(doc, token, event)):
            turns.append(Turn(token.idx, accused, [phrase_of(c) for c in offences]))
    return turns


_RESPECTIVELY = re.compile(r"[”’\"]?,? respectively\b")


def respectively(doc: Doc, event: Event, spans: list[tuple[int, int]]) -> list[Turn]:
    """Each of the accused with one of as many offences, told in the same order ("A and B were charged with riot and theft respectively")."""
    accused = sorted((p for p in each_told(event.participants) if p.role == "target"), key=lambda p: p.start)
    if len(spans) < 2 or len(accused) != len(spans) or not _RESPECTIVELY.match(text_of(doc), max(end for _, end in spans), event.end):
        return []
    return [Turn(span[0], [one], [span]) for one, span in zip(accused, sorted(spans), strict=True)]


def in_case_of(doc: Doc, event: Event) -> list[Turn]:
    """One of the accused to whose case alone an offence at the end of the list belongs ("with riot and, in B's case, theft")."""
    text = text_of(doc)
    found = _IN_CASE.search(text, event.trigger_end, event.end) if event.event_type in ("charge", "sentence") else None
    if found is None:
        return []
    name = "of" if found["of"] else "whose"
    named = [m for m in doc._.mentions or [] if m.kind == "person" and found.start(name) <= m.start < found.end(name)]
    accused = [p for p in event.participants if p.role == "target" and p.entity in {m.entity for m in named}]
    spans = spelled_out(doc, found.end(), event.end)
    return [Turn(found.start(), list({p.entity: p for p in accused}.values()), [quoted(text, *span) for span in spans])] if accused and spans else []


_QUOTATION = re.compile(r"[“\"][^“”\"]+ [^“”\"]+[”\"]")


def punished_in_turn(doc: Doc, event: Event) -> list[Turn]:
    """The people of a verdict, each with the offence told with the penalty ("A received a year for theft, B two years for riot"), where
    it is one by name and somebody is sent to prison for it."""
    imposed = [p for p in event.penalties if p.status == "imposed" and p.offence] if event.event_type == "sentence" else []
    turns = []
    for offence in dict.fromkeys(p.offence for p in imposed):
        start = text_of(doc).find(offence, event.start, event.end)
        span = doc.char_span(start, start + len(offence), alignment_mode="contract") if start >= 0 else None
        theirs = {_received(p) for p in imposed if p.offence == offence}
        people = [p for p in event.participants if p.role == "target" and (p.entity if p.entity is not None else p.text) in theirs]
        jailed = any(p.kind in CUSTODIAL for p in imposed if p.offence == offence) or _QUOTATION.fullmatch(offence) is not None
        if people and jailed and span is not None and is_named(span):
            listed = [span.root, *(t for t in span.root.conjuncts if t.dep_ == "conj" and span.root.i < t.i < span.end)]
            turns.append(Turn(start, people, [(start, phrase_of(span.root)[1]), *map(phrase_of, listed[1:])] if len(listed) > 1 else [(start, start + len(offence))]))
    return turns


def _received(penalty: Penalty) -> int | str:
    return penalty.recipient if penalty.recipient is not None else penalty.recipient_text


def not_of_all(event: Event) -> bool:
    """Whether somebody is punished in a verdict without an offence of his own, beside others who have one."""
    imposed = [p for p in event.penalties if p.status == "imposed"]
    with_offence = {_received(p) for p in imposed if p.offence}
    return bool(with_offence) and any(_received(p) not in with_offence for p in imposed)


def verdicts_in_turn(doc: Doc, event: Event) -> list[Turn]:
    """Those of one verdict who were punished for something else than the ones told before: "sentenced A to two years for sedition and
    B to four for contempt"."""
    people = [p for p in each_told(event.participants) if p.role == "target"]
    if event.event_type != "sentence" or len(people) < 2:
        return []
    told = [c.head for c in tokens_of(doc, event) if c.lower_ == "for" and c.dep_ in ("case", "mark") and c.idx > event.trigger_start and c.head.i > c.i]
    named = [t for t in told if t.pos_ in ("VERB", "NOUN", "PROPN") and is_offence(t) and lemma_of(t) not in NO_OFFENCE and by_name(t)]
    reasons = [[phrase_of(part) for part in (t, *(c for c in clauses.children(t, "conj") if is_offence(c)))] for t in named]
    turns: list[Turn] = []
    for before, spans in zip(reasons, reasons[1:], strict=False):
        again = {m.entity: m.start for m in doc._.mentions or [] if m.kind == "person" and before[0][1] <= m.start < spans[0][0]}
        starts = {i: again.get(p.entity, p.start) if p.kind == "person" and p.entity is not None else p.start for i, p in enumerate(people)}
        punished = [(people[i], start) for i, start in starts.items() if before[0][1] <= start < spans[0][0]]
        if punished:
            turns.append(Turn(min(start for _, start in punished), [p for p, _ in punished], [quoted(text_of(doc), *span) for span in spans]))
    return turns if reasons and any(p.start < reasons[0][0][0] for p in people) else []


def _accused_before(mark: Token, before: Token) -> tuple[int, list[Participant]]:
    """People told between a comma or "and" and the preposition of their offence, behind the offence told before, and where their words
    begin."""
    start, found = mark.idx, list[Participant]()
    last = mark.i
    for i in range(mark.i - 1, before.i + 1, -1):
        if mark.doc[i].lower_ not in _TURNING:
            continue
        part = mark.doc[i + 1 : last]
        if len(part) and not _BESIDES.fullmatch(part.text):
            told = participants_at("target", part.root, "told with the offence") if part.root.i in index_of(mark.doc).anaphors or part.root.pos_ in clauses.NOMINALS and part.root.pos_ != "PRON" else []
            told = [p for p in told if part.start_char <= p.start < part.end_char]
            if not told or mark.lower_ == "of" and "person" not in kinds_of(part.root) and not (all(p.kind != "organisation" for p in told) and lemma_of(part.root) in word_classes()["person"].lemmas and mark.head.pos_ in ("NOUN", "VERB") and by_name(mark.head)):
                break
            start, told = part.start_char, [_up_to(p, part.end_char) for p in told]
            found = [p for p in told if not any(q.start <= p.start < q.end for q in found)] + found
        last = i
    return start, found


def _up_to(p: Participant, end: int) -> Participant:
    """A participant without the offence that the parser took for a part of who it is ("her brother | of theft")."""
    return replace(p, end=end, text=p.text[: end - p.start]) if p.end > end else p
