"""Marks and small words at the ends of a name and inside it. Called by the other modules of the package and by `tagged_names`, `person_names` and `place_names`."""

from __future__ import annotations

from pipeline.annotate.parse import Doc, Span
from pipeline.vocabulary import word_list

POSSESSIVE = {"’s", "'s", "’", "'"}
EDGE = set("“”\"'‘’«»()[],.;:–—-*#_/")
OPENING_QUOTES = {"“", "‘", '"', "'", "«"}
CLOSING_QUOTES = {"”", "’", '"', "'", "»"}
DETERMINERS = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "some"}
LINKS = {"of", "for", "on", "and", "against", "in", "the", "to", "de", "del", "des", "du", "la", "les", "at", "by", "with", "from"}
INNER = {"of", "for", "against", "without"}
FOREIGN = word_list("organisation_names.foreign")
"""Small words of other languages that names of bodies have inside."""
_AT_END = EDGE | POSSESSIVE | LINKS


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without determiners, marks, possessives and dangling prepositions at its ends."""
    tokens = doc.tokens
    while start < end and (tokens[start].text in EDGE or tokens[start].lower_ in DETERMINERS or tokens[start].is_space):
        start += 1
    while end > start and (tokens[end - 1].text in _AT_END or tokens[end - 1].is_space):
        end -= 1
    return start, end


def in_bodies(found: list[Span]) -> set[int]:
    """The tokens of the names of bodies."""
    return {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
