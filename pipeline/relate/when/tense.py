"""What the tense of an event's verb says of its time: before the story, up to now, to come ("two days earlier she had been fined")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.status_cues import cue_of
from pipeline.layers import Event
from pipeline.relate.index import index_of
from pipeline.relate.when.words import ADDING


def is_present_perfect(token: Token) -> bool:
    """Whether a verb is told with "has" or "have"."""
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in token.children)


def is_present(token: Token) -> bool:
    """Whether a verb is in the present: "is charged", "remain"."""
    helping = {child.lower_ for child in token.children if child.dep_ in ("aux", "aux:pass", "cop")}
    return bool(helping & {"is", "are", "'s", "’s"}) or not helping and token.tag_ in ("VBZ", "VBP")


def is_to_come(token: Token) -> bool:
    """Whether a verb is told with "will" or "would"."""
    return any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in token.children)


def is_pluperfect(token: Token) -> bool:
    """Whether a verb tells what had happened before, also as the second of two with one auxiliary ("had arrested X and searched the house")."""
    first = clauses.first_conjunct(token)
    if first is not token and _is_joined(token) and not clauses.has_child(token, "aux", "aux:pass") and not clauses.own_subjects(token):
        token = first
    under_way = token.tag_ == "VBG" and any(child.lower_ == "been" for child in token.children)  # "had been filming them": at the time
    return not under_way and any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in token.children)


def is_reported(token: Token) -> bool:
    """Whether a pluperfect is only what somebody then said of what had been going on ("witnesses said that police had opened fire")."""
    first = clauses.first_conjunct(token)
    return first.dep_ == "ccomp" and first.head.tag_ == "VBD" and cue_of("complement", first.head) in ("alleged", "fact")


def _is_joined(verb: Token) -> bool:
    """Whether "and" alone joins a verb to what stands before it, not a comma behind an aside."""
    joint = next(iter(clauses.children(verb, "cc")), None)
    return joint is not None and joint.i > 0 and joint.nbor(-1).text != ","


def is_added(verb: Token) -> bool:
    """Whether an adverb says that a verb tells something on top of what was told ("was also detained", "were fined as well")."""
    return verb.pos_ == "VERB" and any(c.dep_ == "advmod" and (c.lower_ in ADDING or c.lower_ == "as" and any(w.lower_ == "well" for w in c.children)) for c in verb.children)


def looks_back(event: Event, doc: Doc) -> bool:
    """Whether an event was told as what had happened before the story ("two days earlier she had been fined"). Every later event
    of its paragraph asks again."""
    known, trigger = index_of(doc).looking_back, (event.trigger_start, event.trigger_end)
    if trigger not in known:
        span = doc.char_span(*trigger, alignment_mode="expand")
        known[trigger] = span is not None and _looks_back(span.root)
    return known[trigger]


def _looks_back(token: Token) -> bool:
    verb = next((node for node in clauses.enclosing_clauses(token) if node.pos_ == "VERB"), token) if token.pos_ == "NOUN" else token
    return any(is_pluperfect(carrier) for carrier in (verb, *carriers(token)))
