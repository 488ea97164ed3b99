"""Phrases that the language model joined to a word with which they cannot go: counted ones, places behind a name or title of which it made
them a part, the court behind an accusation; joined anew in the tokens of a `parse.Doc`, before its clauses are read anew ("charged with
incitement | before the X Court")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.annotate.counted_phrases import (
    PENALTIES,
    read_as_aged,
    read_as_antecedent,
    read_as_article_of_owner,
    read_as_counted_object,
    read_as_given,
    read_as_head_of_more,
    read_as_meted_out,
    read_as_owned,
    read_as_recipient,
)
from pipeline.annotate.nearest_nouns import PHRASES, rejoin_to_nearest
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import join_to
from pipeline.annotate.trigger_vocabulary import event_nouns
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_PARTS = {"flat", "compound"}
_BEHIND = {"appos", "nmod", "nmod:unmarked"}
_COURTS = word_list("misreadings.courts")


def rejoin_phrases(tokens: Sequence[Token]) -> None:
    """Joins phrases anew, word by word."""
    for token in tokens:
        relation = token.dep_
        if token.tag_ in ("NNS", "NN") and token.lemma_ in PENALTIES:
            read_as_meted_out(token)
            relation = token.dep_
        if relation == "nummod" or relation == "compound" and token.like_num:
            read_as_recipient(token)
            read_as_counted_object(token)
            read_as_head_of_more(token)
        elif relation == "det":
            read_as_article_of_owner(token)
        elif relation == "advmod":
            read_as_owned(token)
        elif relation in _PARTS and token.ent_type_ in OF_PLACE:
            _rejoin_place(token)
        elif relation == "flat" and token.i < token.head.i:
            _rejoin_to_word_before(token)
        elif relation == "amod" and token.ent_type_ == "PERSON" and token.i > token.head.i:
            token.dep_ = "appos"  # "unionists Mere X and Y"
        elif token.lower_ == "who":
            read_as_antecedent(token)
        elif token.lower_ == "old":
            read_as_aged(token)
        elif relation == "obl:agent":
            _rejoin_doer(token)
        elif relation == "nmod" and token.left_edge.lower_ == "before":
            _rejoin_court(token)
        elif relation in _BEHIND and (token.pos_ == "NOUN" or token.tag_ == "$"):
            read_as_given(token)
        if token.dep_ in PHRASES:
            rejoin_to_nearest(token)


def _rejoin_place(name: Token) -> None:
    """Joins a place that the parser made a part of somebody's name or title before it, though a preposition stands between them
    ("attacked student leader X in | Johor Bahru"), to the verb above, or with "of" to the noun right before that."""
    parts = (name, *(c for c in name.children if c.dep_ == "compound"))
    case = next((c for part in parts for c in part.children if c.dep_ == "case" and c.i < name.i), None)
    if name.head.i > name.i or case is None or case.i <= name.head.i:
        return
    noun = name.doc[case.i - 1]
    verb = next((t for t in name.ancestors if t.pos_ == "VERB"), None)
    if case.lower_ == "of" and noun.pos_ == "NOUN" and name not in noun.ancestors:
        join_to(name, noun)
        name.dep_ = "nmod"
    elif verb is not None:
        join_to(name, verb)
        name.dep_ = "obl"


def _rejoin_to_word_before(name: Token) -> None:
    """Joins a name with a preposition that the parser made a part of a name behind it to the verb or noun in front of both ("men belonging | to the
    Y Agency | kidnapped X")."""
    case = next((c for c in name.children if c.dep_ == "case" and c.i < name.i), None)
    before = name.doc[case.i - 1] if case is not None and case.i > name.sent.start else name
    if before.pos_ in ("VERB", "NOUN") and name not in before.ancestors and before is not name:
        join_to(name, before)
        name.dep_ = "obl" if before.pos_ == "VERB" else "nmod"


def _rejoin_doer(doer: Token) -> None:
    """Joins a second phrase with "by" to the deed right before it, where the parser joined both to one passive ("were held by police during a
    sit-in | by teachers"), or to the one whose place or people stand between them ("were held during the razing of huts in X | by the army")."""
    passive, noun = doer.head, doer.doc[doer.left_edge.i - 1]
    while noun.dep_ in ("nmod", "flat", "compound") and noun.head.i < doer.i:
        noun = noun.head
    beside = noun.dep_ == "obl" and noun.head is passive and noun.pos_ == "NOUN" and any(c.dep_ == "obl:agent" and c.i < noun.i for c in passive.children)
    if beside or passive in noun.ancestors and noun.head is not passive and _tells_what_befell(noun):
        join_to(doer, noun)
        doer.dep_ = "nmod"


def _tells_what_befell(noun: Token) -> bool:
    """Whether a noun tells a deed and, behind "of", whom it befell ("the eviction of the traders")."""
    deed = noun.dep_ in ("obl", "obl:agent", "obj") and noun.lemma_.lower() in event_nouns()
    return deed and any(c.dep_ == "nmod" and c.left_edge.lower_ == "of" for c in noun.children)


def _rejoin_court(court: Token) -> None:
    """Joins "before the court", of which the parser made a part of an accusation, to the verb of that ("charged with incitement | before
    the X Court")."""
    noun, verb = court.head, court.head.head
    accused = noun.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ in ("with", "of", "for") for c in noun.children)
    if accused and verb.pos_ == "VERB" and court.lemma_.lower() in _COURTS and court.left_edge.dep_ == "case":
        join_to(court, verb)
        court.dep_ = "obl"
