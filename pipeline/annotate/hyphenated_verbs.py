"""Verbs of two words that a hyphen joins ("tear-gassed the crowd", "pepper-sprayed her"), whose subject the parser took for a part of the
first word ("police pepper | - | sprayed protesters"). Called by `misreadings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import has_child, join_to, make_root

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_FORMS = {"VBN", "VBD"}
_WITHIN = {"compound", "amod", "det", "nummod", "nmod:poss"}
"""Relations of words to the noun behind them."""


def read_hyphenated_verb(hyphen: Token) -> None:
    """Joins the first part of such a verb, and what stands before it as the subject, to the second, where that has an object and nothing
    else says who does it."""
    doc = hyphen.doc
    if hyphen.i < 2 or hyphen.i + 1 >= len(doc) or hyphen.whitespace_ or doc[hyphen.i - 1].whitespace_:
        return
    part, verb, who = doc[hyphen.i - 1], doc[hyphen.i + 1], doc[hyphen.i - 2]
    if verb.tag_ not in _FORMS or verb.pos_ != "VERB" or part.is_punct or who.pos_ not in ("NOUN", "PROPN", "PRON") or who.sent != verb.sent:
        return
    if verb.dep_ == "amod" and verb.head.dep_ == "root" and verb.i < verb.head.i and who.head is verb.head:
        _make_predicate(verb)
    if not has_child(verb, "obj") or has_child(verb, "aux", "aux:pass") or any(c.dep_ in SUBJECTS and c is not part for c in verb.children) or verb.dep_ in ("amod", "acl"):
        return
    if part.dep_ == "root":
        make_root(verb)
    name = who.head if who.dep_ == "flat" else who
    told = [t for t in (*part.children, *name.head.children) if t.i < name.i and t.dep_ in _WITHIN and t is not part]
    for word, relation in ((part, "compound"), (hyphen, "punct"), (name, "nsubj")):
        join_to(word, verb)
        word.dep_ = relation
    for word in reversed(told):
        if word.i == name.left_edge.i - 1:
            join_to(word, name)
    verb.tag_ = "VBD"


def _make_predicate(verb: Token) -> None:
    """Makes a verb that the parser took for an adjective of the only noun of a sentence the head of it, with that noun as its object."""
    noun = verb.head
    before = [c for c in noun.children if c.i < verb.i and has_child(c, "case")]
    make_root(verb)
    noun.dep_ = "obj"
    for phrase in before:
        join_to(phrase, verb)
        phrase.dep_ = "obl"
