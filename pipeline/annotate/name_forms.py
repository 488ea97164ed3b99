"""Comparable forms of names: folding of accents and of the romanisations of one name (Zhanar/Janar, Yensebek/Ensebek)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "e", "œ": "e", "ə": "a", "’": "", "'": "", "ʼ": "", "‘": "", "`": ""})
_ROMANISATION = (
    (r"^ye|^yo(?=[^u])", "e"), (r"kh", "h"), (r"zh|dzh|dj", "j"), (r"sch|sh", "s"), (r"tch|ch", "c"), (r"ph", "f"),
    (r"ou|oo", "u"), (r"ee|ie|iy|yi|ii", "i"), (r"y", "i"), (r"w", "v"), (r"ck|q", "k"), (r"(.)\1", r"\1"),
)  # fmt: skip
_PARTICLES = {"de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "van", "von", "der", "den", "bin", "bint",
              "ibn", "al", "el", "ul", "ur", "abu", "abd", "y", "e", "binti", "a/l", "a/p", "ould", "mint", "san", "ter"}  # fmt: skip


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Lower case, without accents, punctuation and spelling differences that carry no sound."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", " ", re.sub(r"[’']s\b", "", plain)).strip()


@lru_cache(maxsize=200_000)
def sound(name: str) -> str:
    """Folded form in which the usual romanisations of one name agree."""
    words = fold(name).split()
    for pattern, replacement in _ROMANISATION:
        words = [re.sub(pattern, replacement, word) for word in words]
    return " ".join(words)


def parts(name: str) -> list[str]:
    """Words of a personal name in folded form, particles left out."""
    return [word for word in fold(name.replace("-", "")).split() if word not in _PARTICLES]


def is_full_name(name: str) -> bool:
    """Whether a personal name has a given name and a surname."""
    return len([word for word in name.split() if word.strip(".").lower() not in _PARTICLES]) > 1


def similar(a: str, b: str) -> bool:
    """Whether two single names are spellings of one: the same sound, or one slip in a name of seven letters or more."""
    if sound(a) == sound(b):
        return True
    first, second = sound(a), sound(b)
    if min(len(first), len(second)) < 6 or first[0] != second[0]:
        return False
    return DamerauLevenshtein.distance(first, second) <= 1
