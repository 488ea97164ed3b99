"""The text of a Doc, put together once; what of a layer lies in a stretch of it, and the name around a span, found by their place.

`Doc.text` joins all tokens anew at every access and `Doc.ents` makes all names anew, which a long report feels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

import spacy.tokens

from pipeline.annotate.parse import Doc, Span, text_of_source


class _Placed(Protocol):
    start: int


P = TypeVar("P", bound=_Placed)


def text_of(doc: spacy.tokens.Doc | Doc) -> str:
    """`doc.text`, put together once."""
    return doc.text if isinstance(doc, Doc) else text_of_source(doc)


def country_of(doc: spacy.tokens.Doc | Doc) -> str:
    """The country of the report, ISO alpha-3, or ""."""
    return doc._.report.country if doc._.report else ""


def paragraph_start(doc: spacy.tokens.Doc | Doc, offset: int) -> int:
    """The character at which the paragraph of an offset begins."""
    return text_of(doc).rfind("\n", 0, offset) + 1


def printed(sentence: Span) -> tuple[int, int, str]:
    """Where the words of a sentence begin and end, and the words, without the white space that belongs to it."""
    whole = sentence.text
    words = whole.strip()
    start = sentence.start_char + len(whole) - len(whole.lstrip())
    return start, start + len(words), words


_START = attrgetter("start")


def starting_in(layer: Sequence[P] | None, start: int, end: int) -> Sequence[P]:
    """The items of a layer in text order that begin at characters `start` to `end`, the latter excluded."""
    if not layer:
        return ()
    first = last = bisect_left(layer, start, key=_START)
    while last < len(layer) and layer[last].start < end:
        last += 1
    return layer[first:last]


def name_around(span: Span) -> Span | None:
    """The name of `doc.ents` that holds the whole span."""
    doc, start = span.doc, span.start
    if doc[start].ent_iob_ not in ("B", "I"):
        return None
    while doc[start].ent_iob_ == "I":
        start -= 1
    end = start + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Span(doc, start, end, doc[start].ent_type_) if span.end <= end else None


SHORT = 3
"""Letters of words that headlines leave in small letters ("and", "for")."""


def in_headline(span: spacy.tokens.Span | Span) -> bool:
    """Whether the line of a span has no word of four letters and more in small letters, and no full stop."""
    doc, text = span.doc, text_of(span.doc)
    before, behind = text.rfind("\n", 0, span.start_char), text.find("\n", span.end_char)
    last = _token_at(doc, behind) if behind >= 0 else len(doc)
    if doc[last - 1].text == ".":
        return False
    first = _token_at(doc, before) + 1 if before >= 0 else 0
    return not any(token.is_lower and len(token) > SHORT for token in doc[first:last])


def _token_at(doc: spacy.tokens.Doc | Doc, offset: int) -> int:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    assert span is not None
    return span.start
