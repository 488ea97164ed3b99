"""One report in every format, built for the tests: a list of (level, words), level 0 for a paragraph, 1 for the title."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

Block = tuple[int, str]

UPDATE: list[Block] = [
    (1, "Protesters detained as new law on associations is debated"),
    (0, "14.03.2025. This report covers developments in Kenya from November 2024 to February 2025. Several protesters were detained in Nairobi, and a new law on associations is being debated."),
    (2, "Association"),
    (3, "New bill on public benefit organisations"),
    (0, "On 4th February 2025, members of parliament debated a bill that would oblige foreign-funded organisations to register anew. Civil society groups criticised the bill."),
    (2, "Peaceful Assembly"),
    (3, "Protest over taxes dispersed"),
    (0, "On 12th January 2025, police in Nairobi detained 14 people at a protest over taxes, among them the activist Boniface Otieno. He was released the next day."),
    (0, "On 20th January 2025, a court in Kisumu fined Mary Wanjiku 20,000 KES for taking part in an unlawful assembly. She was also banned from leaving the country."),
    (2, "Expression"),
    (3, "Editor attacked and charged"),
    (0, "On 2nd February 2025, the journalist Peter Kamau was attacked in Mombasa by unknown men. On 10th February 2025, prosecutors charged Kamau with publishing false information."),
]  # fmt: skip


def as_text(blocks: Sequence[Block]) -> bytes:
    return "".join(words + "\n" for _, words in blocks).encode()


def as_markdown(blocks: Sequence[Block]) -> bytes:
    return "\n\n".join(("#" * level + " " if level else "") + words for level, words in blocks).encode()


def as_html(blocks: Sequence[Block]) -> bytes:
    """A page of the kind that monitors publish, with all that stands round a report."""
    parts = [f"<h{level}>{html.escape(words)}</h{level}>" if level else f"<p>{html.escape(words)}</p>" for level, words in blocks]
    title = html.escape(blocks[0][1])
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Monitor</title>
<link rel="canonical" href="https://monitor.example.org/updates/one/"><style>p {{ color: red }}</style></head><body>
<div class="cookie-banner"><p>We use cookies to improve our site for everybody. Accept all cookies?</p></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<main><article>{parts[0]}<ul class="share"><li><a href="#">Share on Facebook</a></li><li><a href="#">Tweet this</a></li></ul>
{"".join(parts[1:])}</article>
<aside class="related"><h2>Related updates</h2><ul><li><a href="/x">Tanzania: opposition leader on trial</a></li></ul></aside>
<section id="comments" class="comments"><h3>2 comments</h3><div class="comment"><p>On 5 May 2024 police beat my cousin in Lagos.</p></div></section></main>
<footer><p>Copyright 2025 Monitor. All rights reserved.</p></footer><script>var police = "arrested";</script></body></html>""".encode()


def as_docx(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    for level, words in blocks:
        if level == 1:
            document.add_paragraph(words, style="Title")
        elif level:
            document.add_heading(words, level - 1)
        else:
            document.add_paragraph(words)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class Press:
    """Prints lines on pages, as a word processor does that knows nothing of paragraphs."""

    def __init__(self, head: str = "", foot: str = "") -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.head, self.foot, self.number = head, foot, 0
        self.new_page()

    def new_page(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        if self.head:
            self.line(self.head, 72, 805, 9)
        if self.foot:
            self.line(f"{self.foot} {self.number}", 280, 30, 9)
        self.y = 760.0

    def line(self, words: str, x: float, y: float, size: float, bold: bool = False) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, y, words)

    def wrapped(self, words: str, x: float, width: float, size: float = 11, bold: bool = False, bottom: float = 90) -> None:
        """A paragraph, broken to `width` points and over pages, with space below it."""
        for row in simpleSplit(words, "Helvetica-Bold" if bold else "Helvetica", size, width):
            if self.y < bottom:
                self.new_page()
            self.line(row, x, self.y, size, bold)
            self.y -= size * 1.25
        self.y -= size * 0.7

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def as_pdf(blocks: Sequence[Block]) -> bytes:
    press = Press(foot="Page")
    for level, words in blocks:
        press.wrapped(words, 72, 450, {0: 11, 1: 20, 2: 15, 3: 12.5}[level], bold=level > 0)
    return press.bytes()


FORMATS = {"txt": as_text, "md": as_markdown, "html": as_html, "docx": as_docx, "pdf": as_pdf}
