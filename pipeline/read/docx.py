"""A Word document → a `Document`: paragraphs, table rows and footnotes, headings by style or outline level."""

from __future__ import annotations

import io
import re
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from pipeline.read.document import Blocks, Document
from pipeline.read.text import ReadError

MAX_UNPACKED = 200_000_000
"""Most bytes that the parts of a document may have unpacked, pictures included."""

_STYLE = re.compile(r"(?:heading|berschrift|titre|заголовок)\s*(\d)", re.I)
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


def read(raw: bytes) -> Document:
    """Raises ReadError where the file is no Word document, is damaged, locked, or unpacks to too much."""
    _check_size(raw)
    try:
        word = docx.Document(io.BytesIO(raw))
        blocks, title = _blocks(word)
    except (KeyError, ValueError, AttributeError, BadZipFile, etree.XMLSyntaxError, OSError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"the Word document is damaged: {error}") from error
    document = blocks.document()
    document.title = title
    return document


def _check_size(raw: bytes) -> None:
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("the file is an old or password-protected Word document; save it as an open .docx")
    try:
        with ZipFile(io.BytesIO(raw)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except BadZipFile as error:
        raise ReadError(f"the Word document is damaged: {error}") from error
    if unpacked > MAX_UNPACKED:
        raise ReadError(f"the Word document unpacks to {unpacked / 1e6:.0f} MB; the limit is {MAX_UNPACKED / 1e6:.0f} MB")


def _blocks(word: WordDocument) -> tuple[Blocks, str]:
    blocks, title = Blocks(), ""
    levels = _levels(word)
    rows: set[etree._Element] = set()
    if next(word.element.iter(etree.Entity), None) is not None:
        raise ReadError("the Word document refers to entities, which no word processor writes; they are not followed")
    for paragraph in word.element.body.iter(qn("w:p")):
        if any(a.tag in _SKIPPED or a.tag == qn("w:p") for a in paragraph.iterancestors()):
            continue
        row = next(paragraph.iterancestors(qn("w:tr")), None)
        if row is not None:
            if row not in rows:
                rows.add(row)
                blocks.add(" | ".join(filter(None, (" ".join(_text(p) for p in cell.iter(qn("w:p"))).strip() for cell in row.iterchildren(qn("w:tc"))))))
            continue
        words = _text(paragraph)
        level = _level(paragraph, levels)
        if level == 1 and not title:
            title = re.sub(r"\s+", " ", words).strip()
        for line in words.split("\n"):
            blocks.add(line, level, bold=not level and _is_bold(paragraph))
    for note in _notes(word):
        blocks.add_note(note)
    return blocks, title


def _levels(word: WordDocument) -> dict[str, int]:
    """Heading level of every paragraph style that has one: title 1, subtitle none, heading n one below n."""
    levels: dict[str, int] = {}
    for style in word.styles.element.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        words = name.get(qn("w:val"), "") if name is not None else ""
        outline = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if words.lower() == "title":
            levels[style.get(qn("w:styleId"), "")] = 1
        elif match := _STYLE.match(words):
            levels[style.get(qn("w:styleId"), "")] = int(match.group(1)) + 1
        elif outline is not None and outline.get(qn("w:val"), "9").isdigit() and int(outline.get(qn("w:val"), "9")) < 9:
            levels[style.get(qn("w:styleId"), "")] = int(outline.get(qn("w:val"), "9")) + 2
    return levels


def _level(paragraph: etree._Element, levels: dict[str, int]) -> int:
    outline = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if outline is not None and outline.get(qn("w:val"), "9").isdigit() and int(outline.get(qn("w:val"), "9")) < 9:
        return int(outline.get(qn("w:val"), "9")) + 2
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return levels.get(style.get(qn("w:val"), ""), 0) if style is not None else 0


def _is_bold(paragraph: etree._Element) -> bool:
    """Whether every run with words is set in bold by itself; python-docx cannot be asked, as it passes over tracked runs."""
    runs = [run for run in paragraph.iter(qn("w:r")) if any((t.text or "").strip() for t in run.iter(qn("w:t")))]
    return bool(runs) and all(_has_bold(run) for run in runs)


def _has_bold(run: etree._Element) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val"), "1") not in {"0", "false"}


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph as they stand with all tracked changes accepted."""
    out: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED or node.tag == qn("w:p"):
            continue
        if node.tag == qn("w:t"):
            out.append(node.text or "")
        elif node.tag in {qn("w:br"), qn("w:cr")}:
            out.append("\n")
        elif node.tag == qn("w:tab"):
            out.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            out.append("-")
        else:
            stack.extend(reversed(node))
    return "".join(out)


def _notes(word: WordDocument) -> list[str]:
    notes = []
    for relation in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES):
        try:
            part = word.part.part_related_by(relation)
        except KeyError:
            continue
        tree = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for note in tree:
            if note.get(qn("w:type")) is None:
                notes.append(" ".join(_text(p) for p in note.iter(qn("w:p"))))
    return notes
