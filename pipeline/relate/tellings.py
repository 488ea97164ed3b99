"""The sentences in which an event is told, each once."""

from __future__ import annotations

from pipeline.annotate.doc_text import printed
from pipeline.annotate.parse import Span
from pipeline.layers import Event, Telling


def add_telling(event: Event, sentence: Span) -> None:
    """Adds a sentence to the tellings of an event."""
    start, end, text = printed(sentence)
    if all(t.start != start for t in event.tellings):
        event.tellings.append(Telling(event.section, start, end, text))


def take_tellings(event: Event, other: Event) -> None:
    """Adds the tellings of another event, which is the same."""
    event.tellings += [t for t in other.tellings if all(t.start != told.start for told in event.tellings)]
