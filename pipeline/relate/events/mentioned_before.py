"""Sentences that only mention what the next one tells: "fined for taking part in a march. For the same march, X was …"."""

from __future__ import annotations

from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event
from pipeline.relate.index import sentences_before, trigger_root
from pipeline.relate.tellings import add_telling

POINTING = {"same", "that", "this", "those", "these"}
REACH = 2
"""Sentences before a noun in which the one that it points at is mentioned."""


def tell_mentions_before(doc: Doc, events: list[Event]) -> None:
    """Adds, to an event told by a noun with "same" or a demonstrative, the nearest sentence before it in the paragraph that has the
    same noun and does not tell an event by it."""
    told: set[int] | None = None
    for event in events:
        root = trigger_root(doc, event)
        if root is None or root.pos_ != "NOUN" or not any(c.lower_ in POINTING for c in root.children):
            continue
        if told is None:
            told = {at for other in events for at in range(other.trigger_start, other.trigger_end)}
        for sentence in sentences_before(root, REACH):
            if any(t.pos_ == "NOUN" and lemma_of(t) == lemma_of(root) and t.idx not in told for t in sentence):
                add_telling(event, sentence)
                break
