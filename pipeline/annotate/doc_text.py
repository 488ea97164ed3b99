"""The text of a Doc, put together once, and the part of a layer that lies in a stretch of it, found without reading the layer.

`Doc.text` joins all tokens anew at every access, which a long report feels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc


class _Placed(Protocol):
    start: int


P = TypeVar("P", bound=_Placed)
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def text_of(doc: Doc) -> str:
    """`doc.text`, remembered as long as the Doc lives."""
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text


def starting_in(layer: Sequence[P] | None, start: int, end: int) -> Sequence[P]:
    """The items of a layer in text order that begin at characters `start` to `end`, the latter excluded."""
    if not layer:
        return ()
    first = bisect_left(layer, start, key=lambda item: item.start)
    return layer[first : bisect_left(layer, end, lo=first, key=lambda item: item.start)]
