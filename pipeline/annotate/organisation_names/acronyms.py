"""Acronyms in brackets behind the name that they shorten ("the Bureau for Human Rights (BHR)"). Called by `names`, `names_in_context`,
`edges`, `joining` and `organisations`.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.annotate.name_forms import fold
from pipeline.annotate.parse import Doc, Span

LONGEST_ACRONYM = 10  # letters, figures and marks


def acronyms(doc: Doc, found: list[Span]) -> list[Span]:
    """Acronyms in brackets behind the name that they shorten, where the tagger missed them."""
    inside = [bracket(doc, span.end) for span in found if span.label_ == "ORG" and acronym_follows(doc, span.start, span.end)]
    return [Span(doc, span.start, span.end, label="ORG") for span in inside if span is not None]


def has_acronym(span: Span) -> bool:
    """Whether a bracket behind a name of two words or more holds an acronym of its letters."""
    return acronym_follows(span.doc, span.start, span.end)


def acronym_follows(doc: Doc, start: int, end: int) -> bool:
    """Whether brackets behind a name hold its acronym: "Ain o Salish Kendra (ASK)"."""
    inside = bracket(doc, end)
    return inside is not None and end - start > 1 and fits_acronym(doc[start:end].text, inside.text)


def bracket(doc: Doc, end: int) -> Span | None:
    """What stands in brackets right behind a name, up to the bracket or a comma: "(ASK)", "(NTF-ELCAC)"."""
    if doc[end : end + 1].text != "(":
        return None
    stop = next((i for i in range(end + 1, min(len(doc), end + 7)) if doc[i].text in (")", ",", ";")), None)
    return doc[end + 1 : stop] if stop is not None and stop > end + 1 else None


def fits_acronym(name: str, acronym: str) -> bool:
    """Whether the capitals of an acronym are first letters of a name's words, in their order, the first one first; in any order where
    another language puts them so ("National Council for Audiovisual Regulation (CNRA)")."""
    letters = fold(acronym).replace(" ", "")
    if not re.fullmatch(r"[A-Z][A-Z0-9-]{1,9}", acronym) or not letters:
        return False
    initials = "".join(word[0] for word in fold(name).split())
    if len(letters) > 2 and Counter(letters) <= Counter(initials):
        return True
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if at == 0:
            return False
    return initials[0] == letters[0]


def is_acronym(text: str) -> bool:
    """Whether a name is an acronym ("KIBHR", "LCHR-U")."""
    if not text[:1].isupper() or len(text) > LONGEST_ACRONYM:
        return False
    if re.fullmatch(r"[A-Z]{1,3}\d{1,2}", text):
        return True
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9/.&-]{1,9}", text)) and sum(c.isupper() for c in text) >= 2
