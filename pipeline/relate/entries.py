"""The day and place of an entry of a chronicle that stand apart from its sentences: in a line above them, or as a sentence before them."""

from __future__ import annotations

from pipeline.annotate.chronicles import is_head, parts_of_head
from pipeline.annotate.doc_text import paragraph_start, starting_in, text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import Dated, exact
from pipeline.relate.index import in_dateline
from pipeline.relate.located import Located
from pipeline.relate.where.words import UNPLACED

_LINES = 6
"""Lines of an entry at most, below the line of its day."""


def day_of_entry(event: Event, doc: Doc) -> Dated | None:
    """The day that opens the paragraph of an event as a sentence of its own, or the nearest line of nothing else above it in its
    section or as the heading of that; never the day on which the report came out."""
    day = _day_above(event, doc)
    return exact(day, f"“{day.text}” at the head of the entry") if day is not None else None


def place_of_entry(event: Event, doc: Doc) -> Located | None:
    """The place beside that day, or beside the day that heads the sentences of its paragraph."""
    if event.event_type in UNPLACED:
        return None
    text, start = text_of(doc), paragraph_start(doc, event.start)
    parts = parts_of_head(text, start)
    if len(parts) == 2 and not in_dateline(doc, start):
        end = parts[-1]
    elif (day := _day_above(event, doc)) is not None:
        start, end = paragraph_start(doc, day.start), day.end
        end = max([end, *(m.end for m in starting_in(doc._.mentions, end, text.find("\n", end)) if m.kind == "place" and is_head(text[start : m.end]))])
    else:
        return None
    beside = next((m for m in starting_in(doc._.mentions, start, end) if m.kind == "place"), None)
    return Located(beside.entity, f"“{beside.text}” at the head of the entry", False) if beside is not None else None


def _day_above(event: Event, doc: Doc) -> TimeExpression | None:
    """The day that heads the entry of an event."""
    section = max((section.start for section in doc._.sections or [] if section.start <= event.start < section.end), default=0)
    start = paragraph_start(doc, event.start)
    day = _day_within(start, event.start, doc)
    for _ in range(_LINES):
        if day is not None or start <= section:
            break
        end, start = start, paragraph_start(doc, start - 1)
        day = _day_within(start, end, doc)
    return day


def _day_within(start: int, end: int, doc: Doc) -> TimeExpression | None:
    """The day that is all there is between two characters, but for a place, up to the end of its sentence."""
    report = doc._.report
    time = next((t for t in starting_in(doc._.times, start, end) if t.kind == "date"), None)
    if time is None or time.date_precision != "day" or report is None or time.date_start == report.published_on:
        return None
    text = text_of(doc)[start:end]
    stop = text.find(". ", time.end - start)
    return time if is_head(text) or stop >= 0 and is_head(text[: stop + 1]) else None
