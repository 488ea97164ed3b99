"""The day of an entry of a chronicle that stands apart from its sentences: in a line above them, or as a sentence before them."""

from __future__ import annotations

from pipeline.annotate.chronicles import is_day
from pipeline.annotate.doc_text import paragraph_start, starting_in, text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event
from pipeline.relate.dated import Dated, exact

_LINES = 6
"""Lines of an entry at most, below the line of its day."""


def day_of_entry(event: Event, doc: Doc) -> Dated | None:
    """The day that opens the paragraph of an event as a sentence of its own, or the nearest line of nothing else above it in its
    section or as the heading of that; never the day on which the report came out."""
    section = max((section.start for section in doc._.sections or [] if section.start <= event.start < section.end), default=0)
    start = paragraph_start(doc, event.start)
    day = _day_within(start, event.start, doc)
    for _ in range(_LINES):
        if day is not None or start <= section:
            break
        end, start = start, paragraph_start(doc, start - 1)
        day = _day_within(start, end, doc)
    return day


def _day_within(start: int, end: int, doc: Doc) -> Dated | None:
    """The day that is all there is between two characters, up to the end of its sentence."""
    report = doc._.report
    time = next((t for t in starting_in(doc._.times, start, end) if t.kind == "date"), None)
    if time is None or time.date_precision != "day" or report is None or time.date_start == report.published_on:
        return None
    text = text_of(doc)
    behind = text[time.end : end].lstrip()
    alone = is_day(text[start:end]) or behind.startswith(".") and is_day(text[start : time.end])
    return exact(time, f"“{time.text}” at the head of the entry") if alone else None
