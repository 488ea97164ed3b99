"""Groups that the text divides after telling of them: "Nine were held. Six were freed; the other three, A, B and C, were charged".

Those named as the rest of a group, or as all whom it counts beside others without a name, are members of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Group, Mention, Participant
from pipeline.relate.arguments import MEMBER_LATER
from pipeline.relate.index import Index, index_of, is_authority_word

REST = {"remaining", "other"}
THE_REST = {"others", "rest"}
DEFINITE = {"the", "these", "those", "all", "both"}
REACH = 3
"""Sentences behind a group in which its members are named."""
COUNTED_REACH = 2
"""Sentences behind a group in which as many names as it counts are those of its members."""
MOST_COUNTED = 12
OPENING = (",", ":", "–", "—", "-", "(", "including", "among")
"""Signs and words behind which those are named who are the rest."""
NAMED_SUBJECTS = (*clauses.SUBJECTS, "nmod:desc", "compound", "appos")


class Told(NamedTuple):
    """A group in an event, with its sentence and paragraph."""

    event: Event
    participant: Participant
    sentence: int
    paragraph: int
    group: Group | None


def named_rests(doc: Doc, told: list[Told]) -> Iterator[tuple[Told, list[Mention]]]:
    """Groups whose rest is named, with the people named: "32 were held, 27 of whom … The five others, including A and B, …"."""
    for rest in told:
        if not _is_rest(rest, doc):
            continue
        people = _named_with(rest, doc)
        whole = _whole_of(rest, told, doc) if people else None
        if whole is not None:
            yield whole, people


def _is_rest(one: Told, doc: Doc) -> bool:
    """Whether a participant is told as what is left of a group, or as a number of "them"."""
    words = doc.char_span(one.participant.start, one.participant.end, alignment_mode="expand")
    if words is None:
        return False
    head = words.root
    low = one.participant.text.lower()
    rest = any(c.lower_ in REST for c in head.children) or head.lower_ in THE_REST or head.lower_ == "other"
    return rest and any(t.lower_ in ("the", "all") for t in words) or " of them" in low and not low.startswith(("one ", "each ", "both "))


def _named_with(rest: Told, doc: Doc) -> list[Mention]:
    """The people named as the rest beside it in its event: behind a comma, a dash or "including"."""
    p = rest.participant
    beside = [q for q in rest.event.participants if q.kind == "person" and q.role == p.role and q.start >= p.end and MEMBER_LATER not in q.basis]
    between = text_of(doc)[p.end : min((q.start for q in beside), default=p.end)].split()
    if not beside or not between or not (between[0].startswith(OPENING) or p.text[-1:] in ",–—"):
        return []
    spans = {(q.start, q.end) for q in beside}
    return [m for m in doc._.mentions or [] if (m.start, m.end) in spans]


def _whole_of(rest: Told, told: list[Told], doc: Doc) -> Told | None:
    """The group told before of which somebody is the rest: the one that its number and that of another part add up to, else the
    nearest larger one that a noun tells."""
    least = rest.participant.count_min or 1
    before = [one for one in told if one.paragraph == rest.paragraph and 0 <= rest.sentence - one.sentence <= REACH and one.participant.end <= rest.participant.start
              and one.participant.role == "target" and not _is_rest(one, doc) and (one.participant.count_min is None or one.participant.count_min > least)]
    if " of them" in rest.participant.text:
        inner = doc.char_span(rest.participant.start, rest.participant.end, alignment_mode="expand")
        meant = [a.group for t in inner or () if t.lower_ == "them" and (a := index_of(doc).anaphors.get(t.i)) is not None and a.group]
        return next((one for one in reversed(before) if (one.participant.start, one.participant.end) in meant), None)
    counts = {one.participant.count_min for one in before if one.participant.count_min}
    sums = [one for one in before if one.participant.count_min and one.participant.count_min - least in counts]
    nouns = [one for one in before if one.group is not None and doc[one.group.head].pos_ == "NOUN"]
    found = sums or nouns
    return found[-1] if found else None


def all_named(one: Told, sentences: list[Span], events: list[Event], index: Index) -> list[Mention]:
    """As many people as the group counts, named for the first time in the paragraph in one of the next sentences, or behind a colon
    in its own, as those whom it tells of, maybe beside others of them without a name: "warrants for five activists. A, B and C live
    in Norway, D and E in Canada"; "three were held: A was fined, B and a student were freed"."""
    p, doc = one.participant, index.doc
    if one.group is None or p.count_min is None or p.count_min != p.count_max or not 2 <= p.count_min <= MOST_COUNTED or any(q.kind == "person" and q.role == p.role for q in one.event.participants):
        return []
    head = doc[one.group.head]
    if lemma_of(head) not in word_classes()["person"].lemmas and head.pos_ != "NUM":
        return []
    here = sentences[one.sentence]
    colon = next((t.i for t in doc.tokens[head.i + 1 : here.end] if t.text == ":"), None)
    opening = doc[colon].idx if colon is not None else here.end_char
    before = {m.entity for m in doc._.mentions or [] if one.paragraph <= m.start < opening}
    passages = [doc.tokens[colon + 1 : here.end]] if colon is not None else []
    for sentence in sentences[one.sentence + 1 : one.sentence + 1 + COUNTED_REACH]:
        if paragraph_start(doc, sentence.start_char + 1) != one.paragraph:
            break
        passages.append(list(sentence))
    for passage in passages if head.pos_ != "NUM" or colon is not None else []:
        found = _new_people(passage, before, index)
        if not found:
            continue
        start, end = passage[0].idx, passage[-1].idx
        told_there = [(event, q) for event in events if start <= event.trigger_start <= end for q in event.participants]
        befallen = {q.entity for event, q in told_there if q.role == "target" and event.event_type != "statement"}
        subjects = all(m.entity in befallen or _is_subject(t) for t, m in found.values())
        acting = any(q.entity in found and (q.role == "actor" and event.event_type != "protest" or q.role == "source") for event, q in told_there)
        unnamed = sum(_unnamed(t, index) for t in passage)
        if subjects and not acting and p.count_min in (len(found), len(found) + unnamed if len(found) > 1 else 0):
            return [m for _, m in found.values()]
        return []
    return []


def _new_people(passage: list[Token], before: set[int], index: Index) -> dict[int, tuple[Token, Mention]]:
    """The people named first in a passage, by number."""
    found: dict[int, tuple[Token, Mention]] = {}
    for token in passage:
        for m in index.named(token)[:1]:
            if m.kind == "person" and m.entity not in before and m.entity not in found:
                found[m.entity] = token, m
    return found


def _is_subject(name: Token) -> bool:
    top = clauses.first_conjunct(name if name.dep_ != "flat" else name.head)
    return top.dep_ in NAMED_SUBJECTS


def _unnamed(token: Token, index: Index) -> int:
    """How many people without a name a subject tells of: "six were freed", "the other four", "a student"."""
    if token.dep_ not in clauses.SUBJECTS and not (token.dep_ == "conj" and clauses.first_conjunct(token).dep_ in clauses.SUBJECTS) or index.named(token):
        return 0
    if token.i in index.anaphors and token.pos_ != "NUM" and token.lower_ not in THE_REST:
        return 0
    if token.pos_ == "NUM":
        return WORDS.get(token.lower_, 0)
    group = index.groups.get(token.i)
    if group is None or group.count_min is None or group.count_min != group.count_max or is_authority_word(token) or lemma_of(token) not in word_classes()["person"].lemmas:
        return 0
    if group.count_min == 1 and not any(c.lower_ in ("a", "an", "another") for c in token.children) or any(index.named(c) for c in clauses.children(token, "appos", "flat")):
        return 0  # "the lawyer X", "another presenter of the station, X"
    return group.count_min
