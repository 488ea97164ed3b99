"""Posts of social media that a web page embeds in a report: somebody else's words, signed with a name, a handle and a day.

    Police have started arresting protesters downtown. #EndTheLevy pic.twitter.com/abc123
    — Amina Otieno (@aminaotieno) July 23, 2024

What a post tells is no event of the report, who wrote it no participant, and its day no day that the text around it counts from.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_SIGNATURE = re.compile(r"[—–-] ?[^\n@]{1,80}\(@\w{1,30}\) ?(?:\w{3,9}\.? \d{1,2}, ?\d{4}|\d{1,2} \w{3,9}\.? \d{4})?")
_MARKS = re.compile(r"https?://|pic\.twitter\.com|[#@]\w")
"""What tells a line of a post: a link, a hashtag, a handle."""
LONGEST = 600
"""Characters of a post, its links included, beyond which lines above belong to the report."""


class Post(NamedTuple):
    """Character offsets: the whole post, and where its signature begins."""

    start: int
    signature: int
    end: int


@lru_cache(maxsize=8)
def embedded_posts(text: str) -> tuple[Post, ...]:
    """The posts in a text, in reading order."""
    if "(@" not in text:
        return ()
    found: list[Post] = []
    for signature in _SIGNATURE.finditer(text):
        start = _beginning(text, signature.start(), found[-1].end if found else 0)
        found.append(Post(start, signature.start(), signature.end()))
    return tuple(found)


def _beginning(text: str, signature: int, earliest: int) -> int:
    """Where the post begins: with the line that its signature ends or follows, and the lines above that have marks of a post."""
    start = max(text.rfind("\n", 0, signature) + 1, earliest)
    if text[start:signature].strip():
        return start
    above = len(text[:start].rstrip())
    while above > earliest:
        line = max(text.rfind("\n", 0, above) + 1, earliest)
        is_first = not text[start:signature].strip()
        if signature - line > LONGEST or not is_first and (text[above:start].count("\n") > 1 or not _MARKS.search(text[line:above])):
            break
        start, above = line, len(text[:line].rstrip())
    return start
