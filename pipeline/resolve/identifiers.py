"""Identifiers that users see: readable slugs for entities, content hashes for everything else.

An identifier depends on nothing but the content it names, so an edit elsewhere, another order of files or another
machine leaves it as it is. Where two things would get the same one, a number is appended in order of content.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(name: str) -> str:
    """Lower-case ASCII form of a name, words joined by hyphens; a short hash where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", re.sub("[–—‑]", "-", plain).encode("ascii", "ignore").decode().lower().replace("'", ""))
    return "-".join(words)[:80] or short_hash(name)


def short_hash(*parts: object, length: int = 12) -> str:
    """Hexadecimal digest of the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:length]


class Names:
    """Hands out identifiers and tells apart what would collide."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, identifier: str) -> str:
        count = self._seen.get(identifier, 0) + 1
        self._seen[identifier] = count
        return identifier if count == 1 else f"{identifier}-{count}"
