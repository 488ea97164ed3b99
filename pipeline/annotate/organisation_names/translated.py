"""Names in brackets that give a body's name in another language, with its acronym: "Comité Campesino del Norte (Peasant Committee of the
North, CCN)". Called by `names` and `organisations`.
"""

from __future__ import annotations

from pipeline.annotate.organisation_names.acronyms import is_acronym
from pipeline.annotate.organisation_names.marks import FOREIGN, LINKS, POSSESSIVE
from pipeline.annotate.parse import Span

_SMALL = FOREIGN | {"da", "do", "la", "el", "los", "las", "e", "y", "et"}
_BEFORE_ACRONYM = {",", ";", "-", "–", "—"}
_LONGEST = 20


def is_translated(name: Span, other: Span) -> bool:
    """Whether brackets behind a name hold it in another language, alone or before its acronym: one of the two names has small words of
    another language than English."""
    if other.start - 1 != _opening(name) or min(len(name), len(other)) < 2 or _is_foreign(name) == _is_foreign(other):
        return False
    return other.doc[other.end : other.end + 1].text == ")" or acronym_behind(other) is not None


def acronym_behind(translation: Span) -> Span | None:
    """The acronym that ends the brackets with a translation: "(Peasant Committee of the North, CCN)", "(… – CCN)"."""
    doc, at = translation.doc, translation.end
    if doc[at : at + 1].text not in _BEFORE_ACRONYM:
        return None
    stop = next((i for i in range(at + 2, min(len(doc), at + 6)) if doc[i].text == ")"), None)
    return Span(doc, at + 1, stop, label="ORG") if stop is not None and is_acronym(doc[at + 1 : stop].text) else None


def translations(found: list[Span]) -> list[Span]:
    """The English names in brackets behind names in another language, whole, and the acronyms behind names in brackets that translate one."""
    bodies = {span.start: span for span in found if span.label_ == "ORG"}
    out = []
    for name in bodies.values():
        opening = _opening(name)
        if opening is None:
            continue
        other = bodies.get(opening + 1)
        inside = _in_brackets(name, opening) if _is_foreign(name) else other if other is not None and is_translated(name, other) else None
        if inside is not None:
            out += [inside, *([acronym] if (acronym := acronym_behind(inside)) is not None else [])]
    return out


def _in_brackets(name: Span, opening: int) -> Span | None:
    """The capitalised words of an English name that brackets behind a name hold, but for an acronym at their end."""
    doc = name.doc
    stop = next((i for i in range(opening + 1, min(len(doc), opening + _LONGEST)) if doc[i].text in (")", "(")), None)
    if stop is None or doc[stop].text == "(":
        return None
    comma = next((i for i in range(stop - 1, opening, -1) if doc[i].text in _BEFORE_ACRONYM and is_acronym(doc[i + 1 : stop].text)), stop)
    inside = Span(doc, opening + 1, comma, label="ORG")
    plain = all(t.text[0].isupper() or t.text in LINKS or t.text in POSSESSIVE or t.text == "," for t in inside)
    return inside if plain and len(inside) > 2 and inside[0].text[0].isupper() and not _is_foreign(inside) else None


def _opening(name: Span) -> int | None:
    """Where the bracket behind a name opens, be it behind a comma."""
    at = name.end + (name.doc[name.end : name.end + 1].text == ",")
    return at if name.doc[at : at + 1].text == "(" else None


def _is_foreign(name: Span) -> bool:
    return any(token.text in _SMALL for token in name)
