"""Who called a protest or took part in it, told only in the sentence right behind: "Some 200 people took part", "The march was organised by X"."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.events.carried_out import refers_to_assembly
from pipeline.relate.index import trigger_span
from pipeline.relate.specificity import is_narrated
from pipeline.relate.tellings import add_telling
from pipeline.vocabulary import with_particles, word_list

JOINING = word_list("attended.joining")
CALLING = word_list("protest_slots.calling_out")
DRAWING = word_list("attended.drawing")
PARTICLES = with_particles(word_list("attended.with_particles"))
"""Verbs that tell of taking part only with one of these words beside them."""
DEFINITE = {"the", "they", "these", "those", "their", "all", "both"}


def add_attendance(events: list[Event], doc: Doc) -> None:
    """Makes those whom the sentence behind a protest tells as its callers or participants its actors, and that sentence one of its tellings."""
    for event in events:
        if event.event_type != "protest" or event.status not in ("occurred", "ongoing"):
            continue
        span = trigger_span(doc, event)
        end = span.sent.end if span is not None else len(doc)
        if end >= len(doc) or "\n" in text_of(doc)[event.end : doc[end].idx]:
            continue
        verb = doc[end].sent.root
        told = [p for t in _who_came(verb) for p in participants_at("actor", t, "told behind it")] if verb.pos_ == "VERB" and is_narrated(verb) else []
        if told:
            event.participants += [p for p in told if not _is_known(p, event)]
            add_telling(event, verb.sent)


def _who_came(verb: Token) -> list[Token]:
    """Those whom a verb tells as participants or callers of the assembly told before it."""
    lemma, passive = lemma_of(verb), clauses.is_passive(verb)
    if passive and lemma in JOINING | CALLING and _mean_assembly(clauses.own_subjects(verb)):
        return clauses.oblique(verb, "by")
    if not passive and lemma in DRAWING and _mean_assembly(clauses.own_subjects(verb)):
        return clauses.children(verb, "obj")
    if passive or lemma not in JOINING:
        return []
    particle = PARTICLES.get(lemma)
    if particle is not None and not any(c.lower_ in particle for c in verb.children):
        return []
    joined = [t for t in (*clauses.children(verb, "obj"), *clauses.oblique(verb, "in", "at")) if particle is None or t.lower_ not in particle]
    return clauses.own_subjects(verb) if _mean_assembly(joined) or not joined else []


def _mean_assembly(things: list[Token]) -> bool:
    return bool(things) and all(refers_to_assembly(t) for t in things)


def _is_known(p: Participant, event: Event) -> bool:
    """Whether the protest has an actor of the name or number, or somebody is told by words that may mean those it has."""
    actors = [q for q in event.participants if q.role == "actor"]
    if p.entity is None and p.count_min is None:
        return bool(actors) and p.text.lower().split()[0] in DEFINITE
    return any(p.entity is not None and p.entity == q.entity or p.entity is None and p.count_min == q.count_min for q in actors)
