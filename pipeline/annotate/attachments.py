"""Phrases that the parser joined to another word than the one they go with, though what stands beside them tells which that is; mended in
the tokens of a `parse.Doc`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import join_to
from pipeline.vocabulary import rows

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_PERSON = "PERSON"


@cache
def _deeds_upon() -> frozenset[str]:
    """Nouns of what is done "on" somebody: "attack", "raid"."""
    return frozenset(lemma for row in rows("triggers") if row["pos"] == "noun" and "on:" in row["conditions"] for lemma in row["lemma"].split("|"))


def rejoin(phrase: Token) -> bool:
    """Joins a phrase to the noun or name right before it, where that is its head; whether it was."""
    if (noun := _deed_before(phrase) or _bearer_before(phrase)) is None:
        return False
    join_to(phrase, noun)
    phrase.dep_ = "nmod"
    return True


def _deed_before(phrase: Token) -> Token | None:
    """The object right before a phrase with "on" that names somebody, where it tells a deed done on people ("condemned the attack | on
    editor X")."""
    first = phrase.left_edge
    if phrase.dep_ not in ("obl", "obl:arg") or first.lower_ != "on" or not first.i or not names_somebody(phrase):
        return None
    noun = first.doc[first.i - 1]
    return noun if noun.dep_ == "obj" and noun.head is phrase.head and noun.lower_ in _deeds_upon() else None


def _bearer_before(phrase: Token) -> Token | None:
    """The name of a person right before a phrase with "of" that tells their body, where the parser joined both to the same noun ("the
    arrest of X | of the Y Association")."""
    first, noun = phrase.left_edge, phrase.head
    if phrase.dep_ != "nmod" or first.lower_ != "of" or phrase.pos_ != "PROPN" or noun.i > first.i or first.doc[first.i - 1].ent_type_ != _PERSON:
        return None
    last = first.doc[first.i - 1]
    name = last.head if last.dep_ == "flat" else last
    return name if name.head is noun and name.dep_ == "nmod" else None


def names_somebody(noun: Token) -> bool:
    """Whether a noun is the name of a person or stands right before one."""
    return noun.ent_type_ == _PERSON or any(c.ent_type_ == _PERSON and c.dep_ in ("flat", "appos") for c in noun.children)
