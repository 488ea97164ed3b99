"""A description whose bearer is named behind a participle ("a man known only as Baraka"): the name is who is told of, the noun its title;
mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tree import join_to, take_place_of_title
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

NAMING = word_list("names_given.naming")
_BEFORE = {"case", "cc", "mark"}
_WITHIN = {"flat", "compound", "amod"}
_REACH = 4
"""Tokens behind the participle within which the name begins."""


def read_named(participle: Token) -> None:
    """Gives the name behind a participle the place that the noun before it has in the sentence."""
    noun = participle.head
    if participle.dep_ != "acl" or noun.i != participle.i - 1 or noun.tag_ != "NN" or noun.head is noun:
        return
    name = _named_behind(participle)
    if name is None:
        return
    for child in name.children:
        if child.i < name.i and child.dep_ in (*_BEFORE, "advmod"):
            join_to(child, participle)
    take_place_of_title(name, noun, [c for c in noun.children if c.dep_ in _BEFORE or c.i > name.right_edge.i])


def _named_behind(participle: Token) -> Token | None:
    """The head of the person's name that stands behind a participle and, at most, "only as"."""
    for token in participle.doc.tokens[participle.i + 1 : min(participle.i + 1 + _REACH, participle.sent.end)]:
        if token.ent_type_ == "PERSON":
            name = token
            while name.dep_ in _WITHIN and name.head.ent_type_ == "PERSON":
                name = name.head
            return name if participle in name.ancestors else None
        if token.pos_ != "ADV" and token.lower_ != "as":
            return None
    return None
