"""A saved web page → a `Document`: the article, without navigation, share buttons, related items and comments.

Which part of a page is the article is decided by trafilatura, working on the file alone; nothing is ever fetched.
"""

from __future__ import annotations

import re

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document as TrafilaturaDocument

from pipeline.read.document import Blocks, Document
from pipeline.read.text import ReadError, decode

MAX_ELEMENTS = 100_000
"""Largest page that is read; it takes some ten seconds. The longest country reports on the web have some 5,000."""

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML has no place for them
_NOTE_MARK = re.compile(r"\[\s*(?:\d{1,3}|[*†‡]|[ivx]{1,5})\s*\]|\d{1,3}|[*†‡]")
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,60}$")


def read(raw: bytes) -> Document:
    """Raises ReadError where the page cannot be parsed, is too large or too deep, or holds no article."""
    declared = _CHARSET.search(raw[:4096])
    decoded, encoding = decode(raw, declared.group(1).decode("ascii") if declared else "")
    tree = _parse(decoded)
    heading = _heading_of_page(tree)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, TrafilaturaDocument) or found.body is None or not "".join(found.body.itertext()).strip():
        raise ReadError("the page holds no article, only navigation or scripts; save it from a browser once it has loaded")
    title = heading or _SITE.sub("", found.title or "")
    blocks = Blocks()
    if heading and all(_squeezed(head) != _squeezed(heading) for head in map(_text, found.body.iter("head"))):
        blocks.add(heading, 1)
    for element in found.body:
        _add(blocks, element)
    document = blocks.document()
    document.title = re.sub(r"\s+", " ", title).strip()
    document.authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    document.published_on = found.date or ""
    document.source_url = found.url or ""
    document.encoding = encoding
    return document


def _parse(decoded: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_CONTROL.sub("", decoded).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"the page cannot be parsed: {error}") from error
    for entry in parser.error_log:
        if "depth" in entry.message:
            raise ReadError("the page is nested more than 256 elements deep; what lies deeper would be lost")
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise ReadError("a single text or script of the page has more than 10 MB")
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise ReadError(f"the page has {elements} elements; the limit is {MAX_ELEMENTS}")
    for mark in tree.xpath("//sup[.//a] | //a[starts-with(@href, '#')]"):
        if _NOTE_MARK.fullmatch("".join(mark.itertext()).strip()) and _inside_words(mark):
            mark.drop_tree()
    return tree


def _inside_words(mark: HtmlElement) -> bool:
    """Whether the mark of a note stands behind words, and not in front of the note itself."""
    parent = mark.getparent()
    return parent is not None and (mark.getprevious() is not None or bool((parent.text or "").strip()) or parent.tag == "sup")


def _heading_of_page(tree: HtmlElement) -> str:
    """The words of the only first-level heading, if there is just one: pages with more use them for their logo, too."""
    headings = [_text(h) for h in tree.iter("h1") if _text(h)]
    return headings[0] if len(headings) == 1 else ""


def _text(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _squeezed(words: str) -> str:
    return re.sub(r"\W", "", words).lower()


def _add(blocks: Blocks, element: etree._Element) -> None:
    """Add one element of trafilatura's simple tree: head, p, list of item, quote, table of row of cell."""
    if element.tag == "head":
        blocks.add(_text(element), int(element.get("rend", "h2")[1:] or 2))
    elif element.tag == "row":
        blocks.add(" | ".join(filter(None, map(_text, element))))
    elif element.tag in {"list", "table"} or element.tag in {"quote", "item", "div"} and len(element) and _holds_blocks(element):
        _add_lines(blocks, [(element.text or "", False)])
        for child in element:
            _add(blocks, child)
            _add_lines(blocks, [(child.tail or "", False)])
    else:
        _add_lines(blocks, _runs(element))


def _holds_blocks(element: etree._Element) -> bool:
    return any(child.tag in {"p", "list", "head", "quote", "table", "item", "div"} for child in element)


def _runs(element: etree._Element) -> list[tuple[str, bool]]:
    """Words and whether they are bold, in reading order; a line break is the run "\\n"."""
    runs: list[tuple[str, bool]] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        bold = any(a.get("rend") == "#b" for a in (node, *node.iterancestors()))
        if event == "start":
            runs.append(("\n" if node.tag == "lb" else re.sub(r"\s+", " ", node.text or ""), bold))
        elif node is not element:
            runs.append((re.sub(r"\s+", " ", node.tail or ""), any(a.get("rend") == "#b" for a in node.iterancestors())))
    return runs


def _add_lines(blocks: Blocks, runs: list[tuple[str, bool]]) -> None:
    line: list[tuple[str, bool]] = []
    for words, bold in [*runs, ("\n", False)]:
        if words == "\n":
            blocks.add("".join(w for w, _ in line), bold=all(b for w, b in line if w.strip()))
            line = []
        else:
            line.append((words, bold))
