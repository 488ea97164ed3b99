"""Markdown (CommonMark with tables) → a `Document`: words without marks, headings as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from pipeline.read.document import Blocks, Document
from pipeline.read.text import decode

_FIELD = re.compile(r"""^(title|date|authors?|url)\s*[:=]\s*["']?(.*?)["']?\s*$""", re.I)


def read(raw: bytes) -> Document:
    """Raises ReadError where the bytes are no text."""
    decoded, encoding = decode(raw)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").use(front_matter_plugin)
    blocks = Blocks()
    stated: dict[str, str] = {}
    level, title = 0, ""
    row: list[str] | None = None
    for token in parser.parse(decoded):
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
            words, bold = _words(token.children or [])
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
