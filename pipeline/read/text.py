"""Raw bytes of a plain-text report → canonical text.

The canonical text keeps every printed character and changes only what has no words of its own: byte-order marks, line
ends, odd spaces, several spaces between two words, zero-width and direction marks, control characters. Every offset of every table counts in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from charset_normalizer import from_bytes

MAX_BYTES = 20_000_000
"""Longest input that is read. The longest of 1,748 country reports has 0.9 MB."""

_LATIN_PAGES = {"cp1250", "cp1254", "cp1257", "cp1258", "latin_1", "iso8859_15", "mac_roman", "cp850", "cp437", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_9", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_16", "hp_roman8"}
"""Pages that differ in few letters and cannot be told apart on an English text with some names: the commonest is taken."""

_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]")
_RUNS = re.compile(r"(?<=\S) {2,}(?=\S)")
_NOTHING = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


class ReadError(ValueError):
    """An input that cannot be read; the message says why in plain words."""


def load(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The raw bytes of a file. Raises ReadError where it cannot be opened, is empty or has more than `limit` bytes."""
    try:
        size = path.stat().st_size
        if size > limit:
            raise ReadError(f"the file has {size / 1e6:.0f} MB; the limit is {limit / 1e6:.0f} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise ReadError(f"the file cannot be opened: {error.strerror or error}") from error
    if not raw.strip():
        raise ReadError("the file is empty")
    return raw


def decode(raw: bytes, declared: str = "") -> tuple[str, str]:
    """Text and encoding of raw bytes. Raises ReadError on binary.

    A byte-order mark wins, then UTF-8, then the encoding that the document declares, then detection.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ReadError(f"the byte-order mark says {encoding}, but byte {error.start} does not fit") from error
    control = sum(raw.count(bytes([code])) for code in (0, 1, 2, 3, 4, 5, 6, 14, 15, 16))
    if control > len(raw) / 1000 + 2:
        raise ReadError("the file is binary, not text")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if declared and (text := _as_declared(raw, declared)) is not None:
            return text, declared.lower()
        best = from_bytes(raw[:200_000]).best()
        if best is None:
            raise ReadError("the encoding of the file cannot be told") from None
        encoding = best.encoding
        if encoding in _LATIN_PAGES:
            encoding = "cp1252"
        return raw.decode(encoding, errors="replace"), encoding


def _as_declared(raw: bytes, declared: str) -> str | None:
    try:
        return raw.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def canonical(text: str) -> str:
    """The canonical form of a decoded text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return _RUNS.sub(" ", _SPACES.sub(" ", _NOTHING.sub("", text)))
