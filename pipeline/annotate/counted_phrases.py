"""Phrases with figures and articles that the language model joined to the wrong noun: people right before what they get ("fined her 500
euros", "sentenced the two to 15 days"), a sum right behind who pays it, and the article of a possessor ("the man’s lawyer")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import join_to
from pipeline.vocabulary import rows, word_list, words

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_OBJECTS = {"obj", "iobj"}
_COUNTED = {"obj", "iobj", "obl", "obl:unmarked"}
_ARTICLES = {"the", "all", "both", "each", "this", "that"}
_GIVING = word_list("counted_phrases.giving")


@cache
def _people() -> frozenset[str]:
    """Nouns by which people are told of, in the singular."""
    return words("occupations", "occupation") | {row["noun"] for row in rows("group_nouns") if row["number"] == "people"}


def read_as_recipient(figure: Token) -> None:
    """Makes the words between a verb and a figure its object where they tell people and the parser took them for a part of what these get
    ("fined her 500 euros", "fined the activist 500 euros", "sentenced the two to 15 days")."""
    noun, verb = figure.head, figure.head.head
    linked = figure.nbor(-1).lower_ == "to" if figure.i else False
    last = figure.doc[figure.i - 1 - linked] if figure.i > linked else figure
    if verb.pos_ != "VERB" or noun.dep_ not in _COUNTED or not verb.i < last.i < figure.i or noun.left_edge.i != verb.i + 1:
        return
    told = figure.doc.tokens[verb.i + 1:last.i + 1]
    if any(t.head is not noun and t.head not in told for t in told) or not _tells_people(told, verb):
        return
    join_to(last, verb)
    for other in told[:-1]:
        if other.head is noun:
            join_to(other, last)
    last.dep_, noun.dep_ = ("obj", "obl") if linked else ("iobj", "obj")
    if last.pos_ == "ADJ":
        last.pos_, last.tag_ = "NOUN", "NN"


def _tells_people(told: Sequence[Token], verb: Token) -> bool:
    """Whether words between a verb and a figure are a phrase of their own: "her" behind a verb of giving, "all three", "the man"."""
    first, last = told[0], told[-1]
    if first is last:
        return last.tag_ == "PRP$" and verb.lemma_ in _GIVING
    return (first.lower_ in _ARTICLES or first.tag_ == "PRP$") and (last.pos_ == "NUM" and last.text.isalpha() or last.lemma_.lower() in _people() or last.lower_ == "old")


def read_as_given(noun: Token) -> None:
    """Joins a counted noun without a preposition right behind the object of a verb to that verb: what is taken from, or given to, whom the
    object tells ("fined both teachers 500 euros")."""
    person = noun.head
    counted = [c for c in noun.children if c.dep_ == "nummod" and c.i < noun.i]
    if person.dep_ in _OBJECTS and person.pos_ == "NOUN" and counted and noun.left_edge is counted[0] and counted[0].i == person.i + 1 and person.head.pos_ == "VERB":
        join_to(noun, person.head)
        noun.dep_ = "obl:unmarked"


def read_as_article_of_owner(article: Token) -> None:
    """Gives a singular noun for somebody that owns what follows the article before it, without which it cannot stand ("the man’s lawyer")."""
    owner = article.doc[article.i + 1] if article.i + 1 < len(article.doc) else article
    if owner.dep_ == "nmod:poss" and owner.head is article.head and owner.pos_ == "NOUN" and owner.tag_ == "NN":
        join_to(article, owner)
