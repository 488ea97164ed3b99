"""Sentences that may tell an event again: those with a trigger, whatever else they say."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.annotate.doc_text import text_of
from pipeline.layers import Event, Reference
from pipeline.relate.events import section_at


def references_of(doc: Doc, events: list[Event]) -> list[Reference]:
    """One `Reference` per sentence and event type that a trigger names there and no candidate does, in text order."""
    told = {(event.event_type, event.start) for event in events}
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    starts = [start for start, _ in sentences]
    about: dict[int, set[int]] = {}
    for mention in doc._.mentions:
        if mention.kind != "place":
            about.setdefault(bisect_right(starts, mention.start) - 1, set()).add(mention.entity)
    for anaphor in doc._.anaphors:
        about.setdefault(bisect_right(starts, anaphor.start) - 1, set()).update(anaphor.entities)
    found: dict[tuple[int, str], Reference] = {}
    for trigger in doc._.triggers:
        number = bisect_right(starts, trigger.start) - 1
        start, end = sentences[number]
        text = text_of(doc)[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if (trigger.event_type, start) in told or (number, trigger.event_type) in found:
            continue
        section = section_at(doc._.sections, start)
        dates = [(t.date_start, t.date_end) for t in doc._.times if start <= t.start < end and (t.date_start or t.date_end)]
        found[number, trigger.event_type] = Reference(
            trigger.event_type, section.ordinal if section else 0, start, start + len(text), text, sorted(about.get(number, ())), dates
        )
    return list(found.values())
