"""What a reader of any format hands on: blocks of words put together to one canonical text, with its headings.

Every block becomes one line, so that a report gives the same canonical text whichever format it came in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.layers import BOLD_LINE, Heading
from pipeline.read.metadata import full_dates, is_byline
from pipeline.read.text import ReadError, canonical

MAX_CHARACTERS = 5_000_000
"""Longest text that a document of any format but plain text may hold. The longest of 1,748 country reports has 0.9 million."""

MAX_HEADING_WORDS = 30
_END_OF_SENTENCE = re.compile(r"[.;,:!…]$")
_NOTE = re.compile(r"\[\d{1,3}\]\s")


@dataclass
class Document:
    """Canonical text of one input and what its format says of it. Offsets as everywhere: characters of `text`."""

    text: str = ""
    headings: list[Heading] = field(default_factory=list)
    notes_start: int | None = None  # where the footnotes begin, which stand behind the text
    title: str = ""
    authors: list[str] = field(default_factory=list)
    published_on: str = ""  # as the format's own metadata state it
    source_url: str = ""
    encoding: str = ""
    left_out: list[str] = field(default_factory=list)  # in words: parts of the input that could not be read

    @property
    def headings_marked(self) -> bool:
        """Whether the format marks headings beside the title, so that none need be guessed."""
        return any(self.text[h.start : h.end] != self.title for h in self.headings)


class Blocks:
    """Collects headings, paragraphs and footnotes in reading order."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, int]] = []
        self._notes: list[str] = []
        self._size = 0

    def __bool__(self) -> bool:
        return any(line for line, _ in self._lines)

    def add(self, words: str, level: int = 0, bold: bool = False) -> None:
        """One block; `level` from 1 for a heading. White space inside it has no meaning.

        A paragraph set wholly in bold (`bold`) that is short and no sentence is taken for a heading without depth.
        """
        line = re.sub(r"\s+", " ", canonical(words)).strip()
        if not line:
            return
        self._size += len(line) + 1
        if self._size > MAX_CHARACTERS:
            raise ReadError(f"the document holds more than {MAX_CHARACTERS / 1e6:.0f} million characters of text")
        if bold and not level and is_bold_heading(line):
            level = BOLD_LINE
        self._lines.append((line, level))

    def add_note(self, words: str) -> None:
        """A footnote or endnote: kept, but behind the text, where it breaks no sentence."""
        if line := re.sub(r"\s+", " ", canonical(words)).strip():
            self._notes.append(line)

    def document(self) -> Document:
        """The blocks as one text, a line each."""
        lines, notes = list(self._lines), list(self._notes)
        while lines and not lines[-1][1] and _NOTE.match(lines[-1][0]):
            notes.insert(0, lines.pop()[0])
        headings, parts, position = [], [], 0
        for line, level in lines:
            if level:
                headings.append(Heading(position, position + len(line), level))
            parts.append(line + "\n")
            position += len(line) + 1
        return Document("".join(parts) + "".join(note + "\n" for note in notes), headings, position if notes else None)


def is_bold_heading(line: str) -> bool:
    """Whether a line set in bold is a heading, and not a sentence, byline or dateline that is stressed."""
    return (
        len(line.split()) <= MAX_HEADING_WORDS
        and line[0].isalnum() | (line[0] in "“‘\"'(")
        and not line[0].islower()
        and not _END_OF_SENTENCE.search(line)
        and not is_byline(line)
        and not re.match(r"By\b", line)
        and not (full_dates(line) and len(line.split()) <= 8)
    )
