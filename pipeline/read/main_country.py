"""The country that a report is about, where its sidecar does not state it."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.read.metadata import countries_in

OPENING = 600
"""Characters in which a report says what it is about."""
_HEADLINE = re.compile(r"[^\n]{1,140}(?<![.!?])\n")
_AT_TOWN = re.compile(r"\b(?:in|near|from|across|around|outside|to|of)(?: (?:the (?:city|town|capital) of|(?:down)?town|central))? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\b(?!, [A-Z])")
_TOWN = 100_000
"""Least people of a town that speaks for its country, ..."""
_CLEAR = 5
"""... and how many times as many as any of its name elsewhere has."""


def main_country(text: str, file_name: str = "", title: str = "") -> str:
    """The country that title, file name or text speak of: the title (or else headline) first, or what it names before a colon
    ("Peru: …"), then the file name, then the one that the first lines name and the text again, then the one that is named, with its
    towns, most often, of several the first."""
    headline = _HEADLINE.match(text)
    about = title or (headline.group() if headline else "")
    for words in (about, about.partition(":")[0], re.sub(r"[-_.\d]+", " ", file_name).title()):
        if named := set(countries_in(words)):
            if len(named) == 1:
                return named.pop()
    counts = Counter(countries_in(text))
    first = set(countries_in(text[:OPENING]))
    if len(first) == 1 and counts[next(iter(first))] > 1:
        return first.pop()
    counts += _towns_in(text)
    return counts.most_common(1)[0][0] if counts else ""


def _towns_in(text: str) -> Counter[str]:
    """How often the text speaks of something at a town of each country."""
    from pipeline.annotate.gazetteer import (
        candidates,  # only here: few reports leave their country open, and it loads spaCy
    )

    counts: Counter[str] = Counter()
    for match in _AT_TOWN.finditer(text):
        words = match.group(1).split()
        for name in dict.fromkeys((" ".join(words), words[0])):
            largest: Counter[str] = Counter()
            for place in candidates(name):
                largest[place.country] = max(largest[place.country], place.population)
            ranked = largest.most_common(2)
            if ranked and ranked[0][1] >= max([_TOWN, *(_CLEAR * people for _, people in ranked[1:])]):
                counts[ranked[0][0]] += 1
                break
    return counts
