"""Sentences in which the language model found no verb, since it stands between two bare nouns ("On 3 May, two men on a motorcycle beat
journalist X in Y."): it took the whole for one long noun phrase. The words in their order tell how it is meant: what opens the sentence,
the subject, a verb in the past, a name with its title, and the rest. The tree is made anew from these parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotate.clause_repairs import PAST_LIKE_NOUNS
from pipeline.annotate.reported_clauses import REPORTING
from pipeline.annotate.tree import has_child, make_past, settle

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_NOMINALS = {"NOUN", "PROPN"}
_OF_TITLES = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}
_ATTRIBUTES = {"amod", "compound", "acl", "nmod:desc", "nmod", "conj", "appos"}
_WITHIN_NAME = {"conj", "appos", "acl", "acl:relcl", "flat"}
_CLOSING = {",", ":", "–", "—"}
_WHEN_AND_WHERE = {"DATE", "LOC", "GPE"}
_LONGEST_TITLE = 7
"""Words between a verb and the name of whom it befell."""


class _Parts(NamedTuple):
    """Where the parts of a sentence begin and end, and the words on which they hang."""

    start: int
    """The first word of the subject."""
    subject: Token
    verb: Token
    name: Token
    behind: int
    """The word behind the name."""
    end: int
    """The word behind all of it: the end of the sentence, or the comma before who says so."""


def read_without_verb(sentence: Span) -> bool:
    """Makes a clause of a sentence, or of what somebody says, that was read as a noun phrase; whether it was one."""
    top = sentence.root
    end = _end_of_what_is_said(top) if top.lemma_ in REPORTING else sentence.end if _may_be_noun_phrase(top) else 0
    if not end or not ends_as_sentence(sentence):
        return False
    for token in sentence.doc.tokens[sentence.start + 1:end - 2]:
        if token.pos_ == "AUX" or token.dep_ == "aux":
            return False
        if (parts := _parts(token, sentence, end)) is not None:
            participle = top.pos_ == "VERB" and end == sentence.end
            if participle and parts.subject not in top.children:
                return False
            _build(parts, sentence)
            if participle:
                top.dep_, top.tag_, top.pos_ = "amod", "VBN", "ADJ"
            return True
    return False


def _may_be_noun_phrase(top: Token) -> bool:
    """Whether the word on which a sentence hangs is a noun that it says nothing of, or a participle before the subject ("masked | men")."""
    if top.pos_ == "VERB":
        return top.tag_ in ("VBD", "VBN") and top.i + 1 < top.sent.end and top.nbor().head is top and top.nbor().tag_ == "NNS" and not any(
            c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass") for c in top.children)
    return top.pos_ in ("NOUN", "PROPN", "NUM") and not has_child(top, "cop")


def _end_of_what_is_said(saying: Token) -> int:
    """The comma before the speaker with whose verb a sentence ends, where nothing that is said is a clause ("…, the union said"); else 0."""
    speaker = next((c for c in reversed(saying.children) if c.dep_ == "nsubj" and c.i < saying.i), None)
    if saying.pos_ != "VERB" or speaker is None or any(c.pos_ == "VERB" and c.i < saying.i for c in saying.children):
        return 0
    comma = saying.doc[max(speaker.left_edge.i - 1, 0)]
    return comma.i if comma.text == "," and comma.i > saying.sent.start else 0


def ends_as_sentence(sentence: Span) -> bool:
    """Whether a full stop or a quotation mark ends the words, as in no heading."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space), None)
    return last is not None and last.text in ".”\""


def _parts(verb: Token, sentence: Span, end: int) -> _Parts | None:
    """The parts of the sentence around a word, if it can be its verb."""
    if verb.tag_ not in ("VBN", "VBD") and verb.lower_ not in PAST_LIKE_NOUNS or verb.dep_ not in _ATTRIBUTES:
        return None
    doc, before = verb.doc, verb.doc[verb.i - 1]
    if before.ent_type_ == "PERSON" or (before.pos_ not in _NOMINALS or before.ent_type_ == "DATE") and not _is_behind_day(verb, sentence):
        return None
    first = verb.i + 1
    if doc[first].lower_ == "and" and first + 1 < end and doc[first + 1].tag_ in ("VBN", "VBD"):
        first += 2  # "shot and wounded the lawyer X"
    aimed_at = doc[first].head if first < end and doc[first].lower_ == "at" and doc[first].dep_ == "case" else None
    if aimed_at is not None and aimed_at.pos_ == "NOUN" and verb.lower_ == "shot":
        subject = _subject(verb, sentence)
        return None if subject is None else _Parts(_start_of_subject(verb, sentence), subject, verb, aimed_at, aimed_at.right_edge.i + 1, end)
    while first < end and first - verb.i < _LONGEST_TITLE and doc[first].ent_type_ != "PERSON":
        if doc[first].pos_ not in _OF_TITLES or doc[first].tag_ in ("VBN", "VBD"):
            return None
        first += 1
    if first >= end or doc[first].ent_type_ != "PERSON":
        return None
    start, subject = _start_of_subject(verb, sentence), _subject(verb, sentence)
    if subject is None:
        return None
    behind = first + 1
    while behind < end and doc[behind].ent_type_ == "PERSON" and doc[behind].ent_iob_ == "I":
        behind += 1
    return _Parts(start, subject, verb, doc[first], behind, end)


def _subject(verb: Token, sentence: Span) -> Token | None:
    """The noun before the verb that is its subject, if somebody who may act is told there."""
    doc, start = verb.doc, _start_of_subject(verb, sentence)
    subject = next((t for t in doc.tokens[start:verb.i] if t.pos_ in _NOMINALS and (t.i + 1 == verb.i or doc[t.i + 1].pos_ not in _NOMINALS)), None)
    return None if subject is None or subject.ent_type_ in ("PERSON", *_WHEN_AND_WHERE) or doc[start].pos_ == "ADP" else subject


def _is_behind_day(verb: Token, sentence: Span) -> bool:
    """Whether a time stands between a noun and the word ("Unknown gunmen on 3 May | shot the lawyer X", "the City Court in March | jailed …")."""
    day = verb.i - 1
    while day > sentence.start and verb.doc[day].ent_type_ == "DATE":
        day -= 1
    return day + 1 < verb.i and day > sentence.start and verb.doc[day].lower_ in ("on", "in") and verb.doc[day - 1].pos_ in _NOMINALS


def _start_of_subject(verb: Token, sentence: Span) -> int:
    """Where the subject begins: behind the last comma before the verb and the days and places there."""
    tokens = verb.doc.tokens
    start = next((t.i + 1 for t in reversed(tokens[sentence.start:verb.i]) if t.text in _CLOSING), sentence.start)
    if tokens[start].pos_ == "ADP":
        while start < verb.i and (tokens[start].pos_ == "ADP" or tokens[start].ent_type_ in _WHEN_AND_WHERE):
            start += 1
    return start


def _build(parts: _Parts, sentence: Span) -> None:
    """Hangs all words of the clause on the verb, part by part; within a part they stay as they were."""
    start, subject, verb, name, behind, end = parts
    tokens, top = verb.doc.tokens, sentence.root
    verb.tag_, verb.pos_ = "VBD", "VERB"
    for first, last, head in ((sentence.start, start, verb), (start, verb.i, subject), (verb.i + 1, behind, name), (behind, end, verb)):
        for token in tokens[first:last]:
            if token is subject or token is name or first <= token.head.i < last and token.head is not token:
                continue
            if first == behind and token.head.i in range(verb.i + 1, behind) and (token.dep_ in _WITHIN_NAME or token.dep_ == "nmod" and _mark(token) == "of"):
                token.head = name
                continue
            _hang(token, head, tokens[token.i + 1:last])
    verb.head, verb.dep_ = (verb, "root") if end == sentence.end else (top, "ccomp")
    subject.head, subject.dep_, name.head, name.dep_ = verb, "nsubj", verb, "obl" if has_child(name, "case") else "obj"
    make_past(verb)
    title = tokens[name.i - 1]
    if title.i > verb.i and title.pos_ == "NOUN":
        title.head, title.dep_ = name, "nmod:desc"
    for token in tokens[end:sentence.end]:
        if sentence.start <= token.head.i < end:
            token.head = top
    _relink(sentence)


def _hang(token: Token, head: Token, following: list[Token]) -> None:
    """Hangs a word that lost its head on the head of its part: a preposition or article on the next noun."""
    if token.pos_ in ("ADP", "DET", "ADJ") or token.dep_ in ("case", "det", "amod", "compound") and head.pos_ != "VERB":
        token.head = next((t for t in following if t.pos_ in (*_NOMINALS, "NUM") and t.dep_ != "compound" and t.head is not token), head)
        token.dep_ = {"ADP": "case", "DET": "det", "ADJ": "amod"}.get(token.pos_, "compound")
    else:
        token.head = head
        if token.pos_ in (*_NOMINALS, "NUM") and token.i != head.i:
            token.dep_ = "obl" if head.pos_ == "VERB" else "nmod" if token.i > head.i else "nummod" if token.pos_ == "NUM" else "compound"


def _mark(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _relink(sentence: Span) -> None:
    """Finds anew the children of all words of a sentence, and where what hangs on them begins and ends."""
    below: dict[int, list[Token]] = {}
    for token in sentence:
        if token.head is not token:
            below.setdefault(token.head.i, []).append(token)
    order = [sentence.root]
    for token in sentence:
        token.children = tuple(below.get(token.i, ()))
    for token in order:
        order += token.children
    for token in reversed(order):
        settle(token)
