"""Markdown (CommonMark with tables) → a `Document`: words without marks, headings as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from pipeline.read.document import Blocks, Document
from pipeline.read.text import ReadError, decode

MAX_NESTING = 40
MAX_MARKS = 5_000
"""Most marks in one paragraph: the time that a parser takes for unpaired ones grows with their square."""

_FIELD = re.compile(r"""^(title|date|authors?|url)\s*[:=]\s*["']?(.*?)["']?\s*$""", re.I)


def read(raw: bytes) -> Document:
    """Raises ReadError where the bytes are no text."""
    decoded, encoding = decode(raw)
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").use(front_matter_plugin)
    parser.core.ruler.disable("inline")
    blocks = Blocks()
    stated: dict[str, str] = {}
    level, title = 0, ""
    row: list[str] | None = None
    for token in parser.parse(decoded):
        if token.level >= MAX_NESTING - 1:
            raise ReadError(f"the document is nested more than {MAX_NESTING - 1} levels deep; what lies deeper would be lost")
        if token.type == "front_matter":
            matches = map(_FIELD.match, token.content.splitlines())
            stated = {match.group(1).lower(): match.group(2) for match in matches if match}
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.add(" | ".join(row))
            row = None
        elif token.type in {"fence", "code_block"}:
            blocks.add(token.content)
        elif token.type == "inline":
            words, bold = _words(_inline(parser, token.content))
            if row is not None:
                row.append(words)
                continue
            title = title or (words if level == 1 else "")
            for line in words.split("\n"):
                blocks.add(line, level, bold)
    document = blocks.document()
    document.title = stated.get("title", "") or title
    document.published_on = stated.get("date", "")[:10]
    names = stated.get("authors", stated.get("author", "")).strip("[]")
    document.authors = [name.strip(" \"'") for name in names.split(",") if name.strip(" \"'")]
    document.source_url = stated.get("url", "")
    document.encoding = encoding
    return document


def _inline(parser: MarkdownIt, content: str) -> list[Token]:
    marks = sum(map(content.count, "[]*_`<!"))
    if marks > MAX_MARKS:
        raise ReadError(f"a paragraph has {marks} Markdown marks; the limit is {MAX_MARKS}")
    children: list[Token] = []
    parser.inline.parse(content, parser, {}, children)
    return children


def _words(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The words of inline tokens, and whether all of them are set in bold."""
    out: list[str] = []
    strong, loose = 0, False
    for token in tokens:
        if token.type == "strong_open":
            strong += 1
        elif token.type == "strong_close":
            strong -= 1
        elif token.type == "softbreak":
            out.append(" ")
        elif token.type == "hardbreak":
            out.append("\n")
        elif token.type in {"text", "code_inline"}:
            out.append(token.content)
            loose |= not strong and bool(token.content.strip())
    return "".join(out), not loose
