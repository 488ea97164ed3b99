"""Sentences that may tell an event again: those with a trigger, those of an overview, those that tell nothing else."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span, Token

from pipeline.layers import Event, Reference
from pipeline.relate.events import section_at

_DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}


def references_of(doc: Doc, events: list[Event]) -> list[Reference]:
    """References of a Doc in text order, typed ones first for each sentence.

    One per sentence and event type that a trigger names there and no candidate does; one without a type per sentence
    of a summary, and per sentence of the body that tells no candidate.
    """
    told = {(event.event_type, event.start) for event in events}
    telling = {event.start for event in events}
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    about: dict[int, set[int]] = {}
    for mention in doc._.mentions or []:
        if mention.kind != "place":
            about.setdefault(bisect_right(starts, mention.start) - 1, set()).add(mention.entity)
    for anaphor in doc._.anaphors or []:
        about.setdefault(bisect_right(starts, anaphor.start) - 1, set()).update(anaphor.entities)
    triggers: dict[int, dict[str, list[int]]] = {}
    for trigger in doc._.triggers or []:
        number = bisect_right(starts, trigger.start) - 1
        triggers.setdefault(number, {}).setdefault(trigger.event_type, []).append(trigger.token)
    found: list[Reference] = []
    for number, sentence in enumerate(sentences):
        text = sentence.text.strip()
        start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        end = start + len(text)
        section = section_at(doc._.sections or [], start)
        if section is None or not text or section.heading_start <= start < section.heading_end:
            continue
        dates = [(t.date_start, t.date_end) for t in doc._.times or [] if start <= t.start < end and (t.date_start or t.date_end)]
        entities = sorted(about.get(number, ()))
        for event_type, tokens in triggers.get(number, {}).items():
            if (event_type, start) not in told:
                continues = any(_takes_up(doc[token], sentence) for token in tokens)
                found.append(Reference(event_type, section.ordinal, start, end, text, entities, dates, continues))
        if section.kind == "summary" or (section.kind == "body" and start not in telling):
            found.append(Reference("", section.ordinal, start, end, text, entities, dates))
    return found


def _takes_up(trigger: Token, sentence: Span) -> bool:
    """Whether a trigger is "the protest" as subject of the sentence, or the main verb with a pronoun or definite subject."""
    subject = next((t for t in sentence.root.children if t.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is None or any(t.pos_ in ("NOUN", "PROPN") for t in sentence[: max(0, subject.left_edge.i - sentence.start)]):
        return False
    definite = subject.pos_ == "PRON" or any(t.dep_ in ("det", "nmod:poss") and t.lower_ in _DEFINITE for t in subject.children)
    return definite and subject.pos_ != "PROPN" and (trigger.i == subject.i or trigger.i == sentence.root.i)
