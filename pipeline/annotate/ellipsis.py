"""Ordinals that stand for a noun told before: "passed its first reading; the second is due in May", "a rally was held; another one,
planned for Monday, was called off". They are read as that noun. And ordinals that only count how often: "refused for the third time
to accept the file"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

BEFALLING = word_list("ellipsis.befalling")
COUNTED = word_list("ellipsis.counted")
ORDINALS = {"next": 0, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "final": 9, "last": 9}
OTHERS = {"another", "other", "further", "similar", "new", "later", "rival"}
ELLIPTICAL = frozenset(ORDINALS) | {"one", "another"}
ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "conj"}
REACH = 60  # words


def fill(token: Token) -> None:
    """Gives an elliptical ordinal, or "one" behind an ordinal, the part of speech and the lemma of its noun."""
    noun = _noun_meant(token)
    if noun is not None:
        token.pos_, token.tag_, token.form = "NOUN", "NN", noun.form or noun.lemma_.lower()


def _noun_meant(token: Token) -> Token | None:
    if token.pos_ not in ("ADJ", "NOUN", "NUM") and token.lower_ != "another" or token.dep_ not in ARGUMENTS:
        return None
    beside = {child.lower_ for child in token.children if child.dep_ in ("det", "amod")}
    if token.lower_ == "one" and not beside & (ORDINALS.keys() | OTHERS) or token.lower_ in ORDINALS and not beside & {"a", "the"}:
        return None
    of = [child for child in token.children if child.dep_ == "nmod" and any(c.lower_ == "of" for c in child.children)]
    if of:
        return of[0] if of[0].lemma_.lower() in COUNTED else None
    if token.dep_ != "conj" and token.head.lemma_.lower() not in BEFALLING:
        return None  # "the second was released": one of those at it
    one_of_a_series = token.lower_ in ORDINALS and token.lower_ != "next" and "the" in beside
    for i in range(token.i - 1, max(-1, token.i - REACH), -1):
        noun = token.doc.tokens[i]
        if "\n" in noun.whitespace_ or noun.is_space:
            break
        if noun.pos_ == "NOUN" and (noun.form or noun.lemma_.lower()) in COUNTED and (not one_of_a_series or _is_numbered(noun)):
            return noun
    return None


def _is_numbered(noun: Token) -> bool:
    """Whether the noun is the first, or another, of several ("its first reading", "three debates")."""
    return noun.lower_ in ORDINALS or any(c.lower_ in ORDINALS or c.dep_ == "nummod" for c in noun.children)


def infinitive_behind_times(time: Token) -> Token | None:
    """The infinitive that the parser joined to "for the third time", though it belongs to the verb before ("refused … to accept")."""
    if time.head.pos_ != "VERB" or not any(c.lower_ in ORDINALS for c in time.children) or not any(c.lower_ == "for" for c in time.children):
        return None
    return next((c for c in time.children if c.dep_ == "acl" and c.i > time.i and any(m.lower_ == "to" for m in c.children)), None)
