"""Sentences in which the language model found no verb, since it stands between two bare nouns ("On 3 May, two men on a motorcycle beat
journalist X in Y."): it took the whole for one long noun phrase. The words in their order tell how it is meant: what opens the sentence,
the subject, a verb in the past, a name with its title, and the rest. The tree is made anew from these parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.annotate.clause_repairs import settle
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_PAST_LIKE_NOUNS = word_list("verbless.past_like_nouns")
_NOMINALS = {"NOUN", "PROPN"}
_OF_TITLES = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}
_ATTRIBUTES = {"amod", "compound", "acl", "nmod:desc", "nmod", "conj", "appos"}
_WITHIN_NAME = {"conj", "appos", "acl", "acl:relcl", "flat"}
_CLOSING = {",", ":", "–", "—"}
_WHEN_AND_WHERE = {"DATE", "LOC", "GPE"}
_LONGEST_TITLE = 7
"""Words between a verb and the name of whom it befell."""


class _Parts(NamedTuple):
    """Where the parts of a sentence begin, and the words on which they hang."""

    start: int
    subject: Token
    verb: Token
    name: Token
    behind: int
    """The word behind the name."""


def read_without_verb(sentence: Span) -> bool:
    """Makes a clause of a sentence that was read as a noun phrase; whether it was one."""
    top = sentence.root
    if top.pos_ not in ("NOUN", "PROPN", "NUM") or not ends_as_sentence(sentence) or any(c.dep_ == "cop" for c in top.children):
        return False
    for token in sentence.doc.tokens[sentence.start + 1:sentence.end - 2]:
        if token.pos_ == "AUX" or token.dep_ == "aux":
            return False
        if (parts := _parts(token, sentence)) is not None:
            _build(parts, sentence)
            return True
    return False


def ends_as_sentence(sentence: Span) -> bool:
    """Whether a full stop or a quotation mark ends the words, as in no heading."""
    last = next((t for t in reversed(list(sentence)) if not t.is_space), None)
    return last is not None and last.text in ".”\""


def _parts(verb: Token, sentence: Span) -> _Parts | None:
    """The parts of the sentence around a word, if it can be its verb."""
    if verb.tag_ not in ("VBN", "VBD") and verb.lower_ not in _PAST_LIKE_NOUNS or verb.dep_ not in _ATTRIBUTES:
        return None
    doc, before = verb.doc, verb.doc[verb.i - 1]
    if before.pos_ not in _NOMINALS or before.ent_type_ in ("PERSON", "DATE"):
        return None
    first = verb.i + 1
    while first < sentence.end and first - verb.i < _LONGEST_TITLE and doc[first].ent_type_ != "PERSON":
        if doc[first].pos_ not in _OF_TITLES or doc[first].tag_ in ("VBN", "VBD"):
            return None
        first += 1
    if first >= sentence.end or doc[first].ent_type_ != "PERSON":
        return None
    start = _start_of_subject(verb, sentence)
    subject = next((t for t in doc.tokens[start:verb.i] if t.pos_ in _NOMINALS and doc[t.i + 1].pos_ not in _NOMINALS), None)
    if subject is None or subject.ent_type_ in ("PERSON", *_WHEN_AND_WHERE) or doc[start].pos_ == "ADP":
        return None
    behind = first + 1
    while behind < sentence.end and doc[behind].ent_type_ == "PERSON" and doc[behind].ent_iob_ == "I":
        behind += 1
    return _Parts(start, subject, verb, doc[first], behind)


def _start_of_subject(verb: Token, sentence: Span) -> int:
    """Where the subject begins: behind the last comma before the verb and the days and places there."""
    tokens = verb.doc.tokens
    start = next((t.i + 1 for t in reversed(tokens[sentence.start:verb.i]) if t.text in _CLOSING), sentence.start)
    if tokens[start].pos_ == "ADP":
        while start < verb.i and (tokens[start].pos_ == "ADP" or tokens[start].ent_type_ in _WHEN_AND_WHERE):
            start += 1
    return start


def _build(parts: _Parts, sentence: Span) -> None:
    """Hangs all words of the sentence on the verb, part by part; within a part they stay as they were."""
    start, subject, verb, name, behind = parts
    tokens = verb.doc.tokens
    verb.dep_, verb.tag_, verb.pos_ = "root", "VBD", "VERB"
    for first, last, head in ((sentence.start, start, verb), (start, verb.i, subject), (verb.i + 1, behind, name), (behind, sentence.end, verb)):
        for token in tokens[first:last]:
            if token is subject or token is name or first <= token.head.i < last and token.head is not token:
                continue
            if first == behind and token.head.i in range(verb.i + 1, behind) and (token.dep_ in _WITHIN_NAME or token.dep_ == "nmod" and _mark(token) == "of"):
                token.head = name
                continue
            _hang(token, head, tokens[token.i + 1:last])
    verb.head, subject.head, name.head = verb, verb, verb
    subject.dep_, name.dep_ = "nsubj", "obj"
    verb.morph = {"Mood": ["Ind"], "Tense": ["Past"], "VerbForm": ["Fin"]}
    title = tokens[name.i - 1]
    if title.i > verb.i and title.pos_ == "NOUN":
        title.head, title.dep_ = name, "nmod:desc"
    _relink(sentence)


def _hang(token: Token, head: Token, following: list[Token]) -> None:
    """Hangs a word that lost its head on the head of its part: a preposition or article on the next noun."""
    if token.pos_ in ("ADP", "DET", "ADJ") or token.dep_ in ("case", "det", "amod", "compound") and head.pos_ != "VERB":
        token.head = next((t for t in following if t.pos_ in (*_NOMINALS, "NUM") and t.dep_ != "compound"), head)
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
