"""Comparable forms of names: folding of accents and of the romanisations of one name (Zhanar/Janar, Yensebek/Ensebek)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.vocabulary import word_list

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "e", "œ": "e", "ə": "a", "’": "", "'": "", "ʼ": "", "‘": "", "`": ""})
_ROMANISATION = (
    (r"^ye|^yo(?=[^u])", "e"), (r"kh", "h"), (r"gh", "g"), (r"zh|dzh|dj", "j"), (r"sch|sh", "s"), (r"tch|ch", "c"), (r"ph", "f"),
    (r"ou|oo", "u"), (r"ee|ie|iy|yi|ii", "i"), (r"y", "i"), (r"w", "v"), (r"ck|q", "k"), (r"(.)\1", r"\1"),
)  # fmt: skip
_PARTICLES = word_list("name_forms.particles")

_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|ul|ur|es|abu|bin|ibn)-(?=\w)", re.I)
_LEADING = word_list("name_forms.leading")
"""Particles that stay particles at the head of a name ("De la Cruz said"); "Le", "Do", "San" are names there."""


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


_CONSONANTS = str.maketrans({"q": "g", "c": "j", "x": "h"})
"""Letters that other alphabets in Latin script write for a sound: Azerbaijani and Kurdish, partly Arabic names."""
_CONSONANT = re.compile("[cqx]")
_DIPHTHONG = re.compile(r"a[ei]+|ei")
_SWAPPED = ({"a", "e"}, {"e", "i"}, {"o", "u"})
"""Vowels that romanisations swap (Ahmed/Ahmad, Heba/Hiba, Mohammed/Muhammad); a last one tells names apart (Simone/Simona)."""


_NAME = 4  # letters from which near vowels make no other name


@lru_cache(maxsize=200_000)
def _as_written_elsewhere(name: str) -> str:
    return sound(re.sub(r"c(?!h)|[qx]", lambda m: m[0].translate(_CONSONANTS), fold(name)))


def _near_vowels(first: str, second: str) -> bool:
    """Whether two names, as they sound, differ in nothing but such vowels."""
    first, second = (_DIPHTHONG.sub("ai", heard) for heard in (first, second))
    return len(first) == len(second) and first[-1:] == second[-1:] and all(x == y or {x, y} in _SWAPPED for x, y in zip(first, second, strict=True))


_COARSE = str.maketrans({"e": "a", "i": "a", "o": "u"})


@lru_cache(maxsize=200_000)
def coarse(name: str) -> str:
    """A form in which all spellings that `same_full_name` takes for one agree in the first letters, but for a slip."""
    heard = _DIPHTHONG.sub("ai", _as_written_elsewhere(name))
    return re.sub("^al(?=.{4})", "", heard).translate(_COARSE)


def parts(name: str) -> list[str]:
    """Words of a personal name in folded form, particles left out: "Le Van Dung" → le, dung; "De la Cruz" → cruz."""
    return list(_parts(name))


@lru_cache(maxsize=200_000)
def _parts(name: str) -> tuple[str, ...]:
    words = fold(_ARTICLE.sub("", name).replace("-", "")).split()
    return tuple(word for i, word in enumerate(words) if word not in _PARTICLES or i == 0 and word not in _LEADING and len(words) > 1)


@lru_cache(maxsize=200_000)
def is_full_name(name: str) -> bool:
    """Whether a personal name has a given name and a surname."""
    return len(parts(name.replace("/", ""))) > 1


def same_full_name(a: list[str], b: list[str]) -> bool:
    """Whether two full names, as `parts`, may be one person's.

    They may where all parts agree in any romanisation, one of them an initial at most, or a given name before two and more
    others a short form ("Stanis" for "Stanislas"); where one is the other without
    middle names; where one is a run of the other's words ("Martínez Zavala" of "Kristian Uriel Martínez Zavala"); or
    where family and given name have changed places. One slip of spelling is forgiven, not two.
    """
    if not a or not b:
        return False
    if len(a) == len(b):
        agreed = [_agree(x, y) for x, y in zip(a, b, strict=True)]
        if all(agreed) and agreed.count(1) <= 1:
            return True
        if len(a) > 2 and set(agreed[1:]) == {2} and len(min(a[0], b[0], key=len)) >= _NAME and (a[0].startswith(b[0]) or b[0].startswith(a[0])):
            return True
        return len(a) == 2 and sound(a[0]) == sound(b[1]) and sound(a[1]) == sound(b[0])
    if sound("".join(a)) == sound("".join(b)):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    if _agree(short[0], long[0]) and all(any(_agree(x, y) for y in long) for x in short) and (_agree(short[-1], long[-1]) or len(short[-1]) > 1):
        return any(len(x) > 1 for x in short[1:])
    runs = range(1, len(long) - len(short) + 1)
    return any(all(sound(x) == sound(y) for x, y in zip(short, long[i:], strict=False)) for i in runs)


@lru_cache(maxsize=200_000)
def _agree(a: str, b: str) -> int:
    """How well two single names agree: 0 not, 1 by one slip of spelling, 2 by sound; an initial agrees by slip."""
    if _same_sound(a, b):
        return 2
    if min(len(a), len(b)) == 1:
        return int(a[0] == b[0])
    return int(_one_slip(a, b))


def _same_sound(a: str, b: str) -> bool:
    """Whether two single names sound alike, an Arabic article before one or none ("Alfarraj")."""
    short, long = sorted((sound(a), sound(b)), key=len)
    if short == long or len(short) > _NAME and long == f"al{short}":
        return True
    return _CONSONANT.search(fold(a) + fold(b)) is not None and _as_written_elsewhere(a) == _as_written_elsewhere(b)


@lru_cache(maxsize=200_000)
def similar(a: str, b: str) -> bool:
    """Whether two single names are spellings of one: the same sound, near vowels, or one slip in a name of seven letters or
    more."""
    return _same_sound(a, b) or _one_slip(a, b)


def _one_slip(a: str, b: str) -> bool:
    """The same for names that do not sound alike."""
    first, second = sound(a), sound(b)
    if min(len(first), len(second)) >= _NAME and _near_vowels(first, second):
        return True
    if min(len(first), len(second)) < 6 or first[0] != second[0]:
        return False
    first, second = (_DIPHTHONG.sub("ai", heard) for heard in (first, second))
    return DamerauLevenshtein.distance(first, second) <= 1
