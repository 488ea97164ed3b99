"""A PDF with a text layer → a `Document`: reading order, paragraphs and headings from where and how lines are printed.

Running heads and page numbers are dropped, columns read one after the other, words broken at a line's end put together,
footnotes set behind the text. All figures are points or shares of the size of the body's font.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from pipeline.read import pdf_lines
from pipeline.read.document import MAX_HEADING_WORDS, Blocks, Document, is_bold_heading
from pipeline.read.pdf_lines import Line, Page
from pipeline.read.text import ReadError
from pipeline.vocabulary import word_list

MAX_SECONDS = 180
_HEADING = 1.12  # of the body's font size, at least
_SMALL = 0.93  # of the body's font size, at most: footnotes
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.I)
_NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡])\s*\S")
_BULLET = re.compile(r"[•●▪■◦‣·–—*-]\s|\(?[a-z0-9]{1,3}[.)]\s")
_MARK = re.compile(r"[•●▪■◦‣\ue000-\uf8ff]\s+")
_ENDED = re.compile(r"[.!?:;…][”’\"')\]]*\d{0,3}$")
_CONTENTS = re.compile(r"(?:\.\s?){5,}\s*\d{1,4}$")
_BROKEN = re.compile(r"(\w+)[-‐]$")
_KEPT_HYPHEN = word_list("pdf.kept_hyphen")
"""First parts of compounds that English prints with a hyphen, so that one at a line's end is taken for their own."""


def read(raw: bytes) -> Document:
    """Raises ReadError where the file is no PDF that can be opened, or has no text layer."""
    pages = pages_of(raw)
    scans = [number for number, page in enumerate(pages, 1) if page.pictures and sum(len(line.text) for line in page.lines) < 20]
    letters = " ".join(line.text for page in pages for line in page.lines)
    if len(re.sub(r"\W", "", letters)) < 20:
        raise ReadError("the PDF has no text layer: it is a scan, or empty; run text recognition on it first (OCRmyPDF does)")
    if sum(not (c.isprintable() and unicodedata.category(c) != "Co") or c == "\ufffd" for c in letters) > 0.1 * len(letters):
        raise ReadError("the letters of the PDF cannot be told: its fonts do not say which they are; run text recognition on it")
    body = _body_size(pages)
    running = _running_lines(pages, body)
    blocks, document_words = Blocks(), Counter(re.findall(r"\w+(?:-\w+)*", letters.lower()))
    flow: list[list[Line]] = []
    for page in pages:
        lines = [line for line in page.lines if id(line) not in running and not _CONTENTS.search(line.text)]
        notes = _footnotes(lines, body)
        flow += _columns([line for line in lines if id(line) not in {id(note) for note in notes}])
        for note in _joined_notes(notes):
            blocks.add_note(_join(note, document_words))
    paragraphs = _paragraphs(flow)
    sizes = _heading_sizes(paragraphs, body)
    for paragraph in paragraphs:
        words = _MARK.sub("", _join(paragraph, document_words), count=1) if _MARK.match(paragraph[0].text) else _join(paragraph, document_words)
        level = sizes.get(_rounded(paragraph[0].size), 0) if len(words.split()) <= MAX_HEADING_WORDS and re.search(r"[^\W\d]", words) else 0
        blocks.add(words, level, bold=all(line.bold for line in paragraph))
    document = blocks.document()
    top = [h for h in document.headings if h.level == 1]
    if len(top) == 1 and top[0] is document.headings[0]:
        document.title = document.text[top[0].start : top[0].end]
    if scans:
        document.left_out.append(f"no text layer on page{'s' * (len(scans) > 1)} {', '.join(map(str, scans))}: what is printed there was not read")
    return document


def pages_of(raw: bytes) -> list[Page]:
    """The pages of a PDF. Raises ReadError where it cannot be opened, is too long, or takes too much time or memory."""
    command = [sys.executable, "-P", pdf_lines.__file__]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=MAX_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"the PDF takes more than {MAX_SECONDS} seconds to read") from error
    if done.returncode == pdf_lines.REFUSED:
        raise ReadError(done.stderr.decode("utf-8", "replace").strip())
    if done.returncode:
        raise ReadError("the PDF is damaged, or takes more memory than is allowed: its reader gave up")
    return msgspec.msgpack.decode(done.stdout, type=list[Page])


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _body_size(pages: Iterable[Page]) -> float:
    """The size in which most letters are set."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[_rounded(line.size)] += len(line.text)
    return max(letters.items(), key=lambda item: (item[1], item[0]))[0]


def _running_lines(pages: Sequence[Page], body: float) -> set[int]:
    """`id`s of the lines at the head or foot of a page that other pages repeat, and of page numbers."""
    edges: dict[int, list[Line]] = {}
    seen: Counter[tuple[str, int]] = Counter()
    for number, page in enumerate(pages):
        rows = sorted({round(line.y) for line in page.lines})
        edge = set(rows[:2] + rows[-2:])
        edges[number] = [line for line in page.lines if round(line.y) in edge]
        seen.update({_shape(line, page) for line in edges[number]})
    running: set[int] = set()
    for number, page in enumerate(pages):
        outermost = {min((line.y for line in page.lines), default=0), max((line.y for line in page.lines), default=0)}
        for line in edges[number]:
            times = 2 if line.y in outermost else max(2, len(pages) / 4)
            repeated = seen[_shape(line, page)] >= times and line.size < body * _HEADING * 1.3
            if repeated or line.y in outermost and _PAGE_NUMBER.fullmatch(line.text):
                running.add(id(line))
    return running


def _shape(line: Line, page: Page) -> tuple[str, int]:
    """A line with its digits made alike, and where on the page it stands (in twentieths of the height)."""
    return re.sub(r"\d+", "#", line.text), round(20 * line.y / (page.height or 1))


def _footnotes(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines in small type below all of the body on a page, if they begin like notes."""
    lowest = min((line.y for line in lines if line.size > body * _SMALL), default=0.0)
    small = sorted((line for line in lines if line.size <= body * _SMALL and line.y < lowest), key=lambda n: (-round(n.y), n.x0))
    return small if small and _NOTE.match(small[0].text) else []


def _joined_notes(lines: Sequence[Line]) -> list[list[Line]]:
    notes: list[list[Line]] = []
    for line in lines:
        if notes and not (_NOTE.match(line.text) and line.x0 <= notes[0][0].x0 + 3):
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a page in reading order, a list for each column or part of one between lines over the full width."""
    cut = _gutter(lines)
    if cut is None:
        return [_rows(lines)] if lines else []
    out: list[list[Line]] = []
    wide: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda n: (-round(n.y), n.x0)):
        if line.x0 < cut < line.x1 or wide and _ends(wide[-1], line, lines):
            out += [*_columns(left), *_columns(right)]
            wide.append(line)
            left, right = [], []
            continue
        if wide:
            out.append(_rows(wide))
            wide = []
        (left if line.x1 <= cut else right).append(line)
    return [column for column in [*out, _rows(wide), *_columns(left), *_columns(right)] if column]


def _ends(wide: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line that would fit into the first column is the short last one of a paragraph over the full width."""
    close = 0 < wide.y - line.y < 1.6 * line.size and abs(wide.x0 - line.x0) < 3
    alone = not any(abs(other.y - line.y) < 0.5 * line.size for other in lines if other is not line)
    return close and alone and abs(wide.size - line.size) < 0.5 and wide.bold == line.bold


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where an upright white strip parts the lines into two columns, or nothing."""
    if len(lines) < 8:
        return None
    first, last = min(line.x0 for line in lines), max(line.x1 for line in lines)
    best: tuple[int, float] | None = None
    for cut in sorted({line.x0 - 2 for line in lines if first + 0.2 * (last - first) < line.x0 < first + 0.8 * (last - first)}):
        left = [line for line in lines if line.x1 <= cut]
        right = [line for line in lines if line.x0 >= cut]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < 4 or crossing > 0.3 * len(lines) or best and crossing >= best[0]:
            continue
        wide = statistics.median(line.x1 - line.x0 for line in left) > 0.5 * (cut - first)
        also = statistics.median(line.x1 - line.x0 for line in right) > 0.5 * (last - cut)
        if wide and also:
            best = crossing, cut
    return best[1] if best else None


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom; pieces on one base line are put together with a space."""
    out: list[Line] = []
    for line in sorted(lines, key=lambda n: -n.y):
        before = out[-1] if out else None
        if before and abs(before.y - line.y) < 0.3 * line.size and abs(before.size - line.size) < 0.2 * line.size:
            first, second = sorted((before, line), key=lambda n: n.x0)
            out[-1] = Line(f"{first.text} {second.text}", first.x0, second.x1, first.y, first.size, first.bold and second.bold)
        else:
            out.append(line)
    return out


def _paragraphs(flow: Sequence[Sequence[Line]]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    before_right = 0.0
    for column in flow:
        gaps = [(a.y - b.y) / a.size for a, b in zip(column, column[1:], strict=False) if abs(a.size - b.size) < 0.5 and a.y - b.y < 2.5 * a.size]
        leading = statistics.median_low(gaps) if gaps else 1.3
        common = statistics.mode([_rounded(line.size) for line in column])
        left, right = min(line.x0 for line in column), max(line.x1 for line in column if _rounded(line.size) == common)
        for number, line in enumerate(column):
            before = column[number - 1] if number else None
            if paragraphs and (_goes_on(before, line, leading, left, right) if before else _runs_over(paragraphs[-1][-1], line, left, before_right)):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        before_right = right
    return paragraphs


def _goes_on(before: Line, line: Line, leading: float, left: float, right: float) -> bool:
    """Whether `line` belongs to the paragraph of the line above it in the same column; `leading` in font sizes."""
    gap = (before.y - line.y) / before.size
    if abs(before.size - line.size) > 0.6 or gap > leading * 1.25 + 0.05 or before.bold != line.bold and _apart(before, line):
        return False
    if _BULLET.match(line.text) and (_ENDED.search(before.text) or not _is_full(before, line, right)):
        return False
    indented = line.x0 > left + 0.8 * line.size and before.x0 < line.x0 - 0.8 * line.size
    return not (_ENDED.search(before.text) and (indented or not _is_full(before, line, right)))


def _is_full(before: Line, line: Line, right: float) -> bool:
    """Whether the first word of `line` would not have fitted behind `before`, so that the line had to be broken there."""
    first = line.text.split(" ", 1)[0]
    return before.x1 + (line.x1 - line.x0) * (len(first) + 1) / max(len(line.text), 1) > right


def _apart(before: Line, line: Line) -> bool:
    """Whether a change between bold and not is one of block, and no stressed words that end with the line."""
    if before.bold:
        return is_bold_heading(before.text) and not line.text[:1].islower()
    return bool(_ENDED.search(before.text))


def _runs_over(last: Line, line: Line, left: float, right: float) -> bool:
    """Whether a paragraph goes on in the next column or on the next page, whose first line is `line`."""
    if abs(last.size - line.size) > 0.6 or last.bold or line.bold or _BULLET.match(line.text):
        return False
    return not _ENDED.search(last.text) or line.x0 < left + 0.8 * line.size and _is_full(last, line, right)


def _heading_sizes(paragraphs: Iterable[Sequence[Line]], body: float) -> dict[float, int]:
    """Level of every size of heading: the largest is 1."""
    sizes = {_rounded(p[0].size) for p in paragraphs if p[0].size >= body * _HEADING}
    return {size: rank for rank, size in enumerate(sorted(sizes, reverse=True), 1)}


def _join(lines: Sequence[Line], words: Counter[str]) -> str:
    """One line of text from the lines of a paragraph; `words` counts those of the document, for hyphens at line ends."""
    out = ""
    for line in lines:
        text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in line.text)
        broken = _BROKEN.search(out)
        if not out:
            out = text
        elif broken and text[:1].isalnum():
            out = (out if _keeps_hyphen(broken.group(1), text, words) else out[:-1]) + text
        else:
            out = f"{out} {text}"
    return out


def _keeps_hyphen(first: str, rest: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word: the document prints it so elsewhere, or its form says so."""
    match = re.match(r"\w+", rest)
    second = match.group() if match else ""
    if not second[:1].islower() or first[-1].isdigit():
        return True
    whole, hyphened = words[(first + second).lower()], words[f"{first}-{second}".lower()]
    return hyphened > whole or whole == hyphened and first.lower() in _KEPT_HYPHEN


