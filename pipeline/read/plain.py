"""Plain text → a `Document`: the text as it is, lines broken at a width put together. Its headings are found later, by their form."""

from __future__ import annotations

from pipeline.read.document import Document
from pipeline.read.text import canonical, decode
from pipeline.read.unwrapped import unwrapped


def read(raw: bytes) -> Document:
    """Raises ReadError where the bytes are no text."""
    decoded, encoding = decode(raw)
    return Document(unwrapped(canonical(decoded)), encoding=encoding)
