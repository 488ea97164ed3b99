"""The words of two sentences compared, and the types under which two sentences may tell one event."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from pipeline.vocabulary import rows

COMMON = frozenset(["about", "after", "against", "also", "although", "because", "been", "before", "between", "could", "despite", "during", "from", "have", "however", "including", "into", "more", "other", "over", "same", "some", "such", "than", "that", "their", "these", "they", "this", "those", "under", "were", "when", "which", "while", "with", "would"])  # fmt: skip

STEM = 6
"""Letters by which two words are held to be one: "protesters" and "protested"."""


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Content words of a text in lower case."""
    return frozenset(w for w in re.findall(r"[^\W\d_]{4,}", text.lower()) if w not in COMMON)


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the content words of a text, and the kinds of its nouns, which an overview may tell in another word."""
    return frozenset(w.removesuffix("s")[:STEM] for w in content(text)) | kinds_of_nouns(text)


@lru_cache(maxsize=1024)
def kinds_of_nouns(text: str) -> frozenset[str]:
    """The kinds of the nouns of a text, as they stand among its stems."""
    words = {w.removesuffix("s") for w in re.findall(r"[^\W\d_]{3,}", text.lower())}
    return frozenset(f"a kind of {kind}" for kind in map(_kinds().get, words) if kind)


@cache
def _kinds() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in rows("wider_nouns")}


@cache
def sibling_types() -> frozenset[tuple[str, str]]:
    """Pairs of types, in both orders, by which an overview and a section may name one event."""
    pairs = {(row["first"], row["second"]) for row in rows("sibling_types") if not row["words"]}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def akin(first: str, second: str) -> bool:
    """Whether two types are the same, or may tell one event."""
    return first == second or (first, second) in sibling_types()


def same_type(told: str, trigger: str, event_type: str) -> bool:
    """Whether an overview's trigger of the type `told` may name an event of a section of `event_type`: the same type, or one
    that the trigger's words mean as well ("jailed" is a detention or a sentence)."""
    if told == event_type or (told, event_type) not in _two_meanings():
        return told == event_type
    words, unless = _two_meanings()[told, event_type]
    trigger = trigger.lower()
    return any(word in trigger for word in words) and not any(word in trigger for word in unless)


@cache
def _two_meanings() -> dict[tuple[str, str], tuple[list[str], list[str]]]:
    return {(row["first"], row["second"]): (row["words"].split(), row["unless"].split()) for row in rows("sibling_types") if row["words"]}


def rarity(passages: Sequence[frozenset[str]]) -> dict[str, float]:
    """How telling each word is: 1 where only one of the passages has it, less the more have it."""
    count = Counter(word for passage in passages for word in passage)
    most = math.log(len(passages) + 1)
    return {word: math.log((len(passages) + 1) / n) / most for word, n in count.items()}


def weigh(words: Set[str], weight: Mapping[str, float]) -> float:
    """The weights of words together, exactly, whatever their order; each must have one."""
    return math.fsum(map(weight.__getitem__, words)) if words else 0.0
