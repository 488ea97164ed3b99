"""The chamber of parliament through which a bill passes, where a stage is told without it ("passed its first reading in the Senate on
4 May; the second is due in June")."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.doc_text import paragraph_start
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Event, Group, Mention, Participant
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.index import index_of, sentences_before, trigger_span
from pipeline.vocabulary import word_list

CHAMBERS = word_list("chambers.chambers")
STAGES = word_list("chambers.stages")
REACH = 3
"""Sentences back in which the chamber was told."""


def in_chambers(events: Sequence[Event], doc: Doc) -> None:
    """Gives stages of bills that tell no actor the chamber told last before them in the paragraph, or where they take place."""
    for event in events:
        span = trigger_span(doc, event) if event.event_type == "legislation" else None
        if span is None or any(p.role == "actor" for p in event.participants) or not any(_is_stage(t) for t in span):
            continue
        if (house := _unnamed_there(doc, span)) is not None:
            event.participants = unique([*event.participants, Participant("actor", "group", None, house.start, house.end, house.text, basis="chamber behind “in”")])
            continue
        chamber = _chamber(doc, span)
        if chamber is not None:
            others = [p for p in event.participants if p.entity != chamber.entity]
            event.participants = unique([*others, Participant("actor", "organisation", chamber.entity, chamber.start, chamber.end, chamber.text, basis="chamber told last")])


def _is_stage(word: Token) -> bool:
    return lemma_of(word) in STAGES or lemma_of(word) == "put" and word.nbor().lower_ in ("off", "back")


def _unnamed_there(doc: Doc, trigger: Span) -> Group | None:
    """The chamber that a phrase with "in" right behind the trigger tells by its noun ("was voted down in parliament")."""
    groups = index_of(doc).groups
    behind = doc[trigger.end : min(trigger.end + 4, trigger.sent.end)]
    there = [t for t in behind if t.i in groups and lemma_of(t) in CHAMBERS] if len(behind) and behind[0].lower_ == "in" else []
    return groups[there[0].i] if there else None


def _chamber(doc: Doc, trigger: Span) -> Mention | None:
    """The chamber that a phrase right behind the trigger names, else the one told last before it."""
    sentence = trigger.sent
    entities = doc._.entities
    bodies = [m for m in doc._.mentions or [] if m.kind == "organisation" and entities[m.entity].subkind == "government" and not CHAMBERS.isdisjoint(m.text.lower().split())]
    behind = doc[trigger.end : min(trigger.end + 6, sentence.end)]
    there = [m for m in bodies if behind.start_char <= m.start < behind.end_char] if len(behind) and behind[0].lower_ in ("in", "by", "before") else []
    if there:
        return there[0]
    first = min([sentence.start_char, *(one.start_char for one in sentences_before(trigger[0], REACH))])
    return next((m for m in reversed(bodies) if max(first, paragraph_start(doc, sentence.start_char)) <= m.start < trigger.start_char), None)
