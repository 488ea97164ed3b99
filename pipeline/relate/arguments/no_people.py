"""Whether a token tells people at all: none do that are part of a date or sum, or nouns for things ("the charges" of "held on charges")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.arguments.counts import figure_of
from pipeline.relate.index import index_of

# Nouns that are never people, though they stand where the doer or the one it befell stands ("was hit by a canister").
THINGS = frozenset(word for name in ("accusation", "weapon", "thing", "legal", "case", "content", "possession", "penalty", "decision") for word in word_classes()[name].lemmas)


def tells_people(token: Token) -> bool:
    """Whether a noun or number that is no participant by itself may tell people."""
    if is_amount(token) or is_time(token):
        return False
    if lemma_of(token) in THINGS or lemma_of(token) in word_classes()["assembly"].lemmas - word_classes()["person"].lemmas:
        return False
    if token.pos_ == "NUM":
        return figure_of(token) is not None and not clauses.has_child(token, "nmod")
    if token.pos_ == "PROPN":
        return not index_of(token.doc).place(token)
    return token.pos_ == "NOUN" and (
        "Plur" in token.morph.get("Number", []) or any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in token.children))


def is_time(token: Token) -> bool:
    """Whether a token is part of a date or length of time."""
    return token.idx in index_of(token.doc).times


def is_amount(token: Token) -> bool:
    """Whether a token is part of a sum of money."""
    return token.idx in index_of(token.doc).amounts
