"""Plain text whose lines were broken at a width, as in e-mail: its paragraphs put together again.

A break is undone where the next word would not have fitted on the line; shorter lines end paragraphs, headings and list items.
"""

from __future__ import annotations

import re
from itertools import pairwise

WIDEST, NARROWEST = 130, 40
"""Characters of the longest line of a text that was broken at a width."""
FEWEST = 5
"""Breaks within paragraphs below which nothing is put together."""
_ITEM = re.compile(r"\s*(?:[-*•·] |[>#|])")
"""How a line begins that is an item of a list, a quotation, a heading mark or a row of a table."""
_NUMBERED = re.compile(r"\s*(?:[–—] |\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})[.)] )")
"""How an item may begin, and the middle of a sentence too: an item where the line before ends one."""


def unwrapped(text: str) -> str:
    """The text with its paragraphs on one line each where its lines were broken at a width, else the text as it is."""
    lines = text.split("\n")
    filled = [line.rstrip() for line in lines]
    sizes = [len(line) for line in filled if line]
    width = max(sizes, default=0)
    inner = [(line, following) for line, following in pairwise(filled) if line and following]
    if not NARROWEST <= width <= WIDEST or len(inner) < FEWEST:
        return text
    full = [(line, following) for line, following in inner if _was_full(line, following, width)]
    midway = sum(following.lstrip()[:1].islower() for _, following in full)
    if 2 * len(full) < len(inner) or 4 * midway < len(full):
        return text  # short lines, or lines that end where sentences do
    out = filled[:1]
    for line, following in pairwise(filled):
        if line and following and _was_full(line, following, width) and not _begins_item(line, following) and not line.startswith("#"):
            hyphen = line[-1:] == "-" and line[-2:-1].isalpha()
            out[-1] += ("" if hyphen else " ") + following.lstrip()
        else:
            out.append(following)
    return "\n".join(out)


def _was_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on the line."""
    words = following.split(None, 1)
    return bool(words) and len(line) + 1 + len(words[0]) > width


def _begins_item(line: str, following: str) -> bool:
    return _ITEM.match(following) is not None or line[-1] in ".:;!?" and _NUMBERED.match(following) is not None
