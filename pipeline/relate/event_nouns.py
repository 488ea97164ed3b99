"""Nouns and participles that may mean an event told before, and the types it may have (vocabulary/back_references.csv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.vocabulary import rows, word_list

DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "their", "its"}
OTHERS = word_list("event_nouns.others")
"""Beside a noun: it means other events than those told before."""


@cache
def _types() -> Mapping[tuple[str, str], tuple[str, ...]]:
    return {(row["word"], row["pos"]): tuple(row["event_types"].split(";")) for row in rows("back_references")}


def types_of_noun(noun: Token) -> set[str]:
    """Types by the noun's lemma, or by it and the compound before it where the vocabulary has both as one ("hunger strike")."""
    return set(_types_of_noun(noun))


def main_type_of_noun(noun: Token) -> str:
    """The type that a noun means before others, or nothing."""
    return next(iter(_types_of_noun(noun)), "")


def _types_of_noun(noun: Token) -> tuple[str, ...]:
    before = [child.lower_ for child in noun.children if child.dep_ == "compound"]
    both = " ".join([*before, lemma_of(noun)])
    return _types().get((both, "noun")) or _types().get((lemma_of(noun), "noun")) or ()


def types_of_participle(participle: Token) -> set[str]:
    """Types of the event by which a participle tells people apart ("those convicted")."""
    return set(_types().get((participle.lower_, "participle"), ()))


def is_definite(noun: Token) -> bool:
    """Whether the noun has an article or owner that makes it known, and no word beside it that means another."""
    determined = any(c.dep_ in ("det", "nmod:poss", "det:predet") and c.lower_ in DEFINITE for c in noun.children) or bool(clauses.possessors(noun))
    return determined and not any(c.lower_ in OTHERS or lemma_of(c) in OTHERS for c in noun.children)
