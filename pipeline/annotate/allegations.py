"""Verbs of allegation that the language model took for an adjective of those whom they accuse ("the group alleged officials had
threatened it")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import FINITE
from pipeline.annotate.tree import has_child, join_to, make_past, take_place_of
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

ALLEGING = word_list("allegations.alleging")
_OF_SPEAKER = {"compound", "nsubj", "nmod", "nmod:desc"}
_BEFORE = {"obl", "obl:unmarked", "advmod", "punct", "nmod", "nmod:unmarked", "cc", "mark"}


def read_as_allegation(adjective: Token) -> None:
    """Makes a word between a speaker and those accused the verb whose content the clause behind it is."""
    accused = adjective.head
    verb = accused.head
    speaker = _speaker(adjective)
    auxiliary = any(c.dep_ in ("aux", "aux:pass") and c.i > accused.i for c in verb.children)
    if accused.dep_ not in ("nsubj", "nsubj:pass") or not adjective.i < accused.i < verb.i or not (verb.tag_ in FINITE or auxiliary) or speaker is None:
        return
    own = [c for c in (*accused.children, *verb.children) if c.i < adjective.i and c is not speaker]
    join_to(adjective, verb)
    take_place_of(adjective, verb)
    verb.dep_ = "ccomp"
    join_to(speaker, adjective)
    speaker.dep_ = "nsubj"
    adjective.pos_, adjective.tag_ = "VERB", "VBD"
    make_past(adjective)
    for child in own:
        join_to(child, adjective if child.dep_ in _BEFORE else speaker)
    for child in [c for c in verb.children if c.dep_ == "punct" and c.i > verb.i and c is verb.children[-1] and c.text in ".!?"]:
        join_to(child, adjective)


def _speaker(adjective: Token) -> Token | None:
    """The noun right before a verb of allegation, or the head of the name that ends there."""
    before = adjective.doc[adjective.i - 1] if adjective.i > adjective.sent.start else adjective
    while before.dep_ in ("flat", "appos") and before.head.i < before.i:
        before = before.head
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.dep_ not in _OF_SPEAKER or has_child(before, "case"):
        return None
    return before if before.head in (adjective, adjective.head, adjective.head.head) else None
