"""Asides with another name of somebody ("X, also known as A, was held") that the parser took for the main verb; mended in the tokens of a
`parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import join_to, subject_relation, take_place_of
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_HOW = word_list("asides_with_aliases.how_known")
_OF_A_CLAUSE = {"aux", "aux:pass", "cop"}


def read_as_aside(known: Token) -> None:
    """Makes "also known as A" an aside on the name before it, where the parser took it for the verb of the sentence ("X, also known as A, was
    held")."""
    if not any(c.i == known.i - 1 and c.lower_ in _HOW for c in known.children) or any(c.dep_ in _OF_A_CLAUSE for c in known.children):
        return
    subject = next((c for c in known.children if c.dep_ in SUBJECTS and c.i < known.i), None)
    main = next((c for c in known.children if c.dep_ in ("conj", "parataxis", "ccomp") and c.i > known.i and c.pos_ == "VERB"), None)
    if subject is None or main is None:
        return
    next_name = next((c for c in main.children if c.dep_ in SUBJECTS), None)
    name = _name_before(known, subject)
    if next_name is not None and (name is None or next_name.ent_type_ != "PERSON" or not any(c.dep_ == "cc" and c.i < next_name.i for c in (*main.children, *next_name.children))):
        return
    take_place_of(main, known)
    for child in [c for c in known.children if c is subject or c.i > main.i or c.i < subject.left_edge.i]:
        join_to(child, main)
    subject.dep_ = subject_relation(main)
    if next_name is not None and name is not None:
        join_to(next_name, name)
        next_name.dep_ = "conj"
    join_to(known, name or subject)
    known.dep_ = "acl"


def _name_before(known: Token, described: Token) -> Token | None:
    """The name of a person before an aside, that of whom it tells more or in apposition to it."""
    if described.i > known.i or described.ent_type_ == "PERSON":
        return described if described.i < known.i else None
    return next((c for c in described.children if c.ent_type_ == "PERSON" and c.i < known.i), None)
