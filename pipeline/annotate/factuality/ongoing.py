"""States that go on ("has been in custody since"), or are over ("was no longer held")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.factuality.performatives import PERMITTING
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token


def is_state(noun: Token) -> bool:
    """Whether the present or perfect tells a state that goes on ("is under house arrest", "has been in custody since")."""
    copula = next(iter(clauses.children(noun, "cop")), None)
    if copula is None or not clauses.prepositions(noun) & {"under", "in", "on"}:
        return False
    auxiliaries = {c.lower_ for c in clauses.children(noun, "aux")}
    return copula.lower_ in ("is", "are", "'s", "’s") and not auxiliaries or copula.lower_ == "been" and bool(auxiliaries & {"has", "have"})


def is_over(token: Token) -> bool:
    """Whether a state is told to have ended ("was no longer under arrest", "were no longer held")."""
    held = token.pos_ in ("NOUN", "PROPN") and clauses.has_child(token, "cop") or clauses.is_passive(token) and lemma_of(token) not in PERMITTING
    return held and any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in token.children)


def goes_on_since(verb: Token) -> bool:
    """Whether a verb tells what has gone on since a time ("has refused food since 2 June")."""
    since = any("since" in clauses.prepositions(c) or c.lower_ == "since" for c in verb.children)
    return since and any(c.lower_ in ("has", "have") for c in clauses.children(verb, "aux", "aux:pass"))


def goes_on_now(verb: Token) -> bool:
    """Whether a verb tells what is being done to somebody now ("is being kept in isolation")."""
    auxiliaries = {c.lower_ for c in clauses.children(verb, "aux", "aux:pass")}
    return "being" in auxiliaries and bool(auxiliaries & {"is", "are"})


def goes_on_still(verb: Token) -> bool:
    """Whether a verb tells what is still so ("three are still being held")."""
    return any(c.lower_ in ("is", "are") for c in clauses.children(verb, "aux", "aux:pass", "cop")) and any(c.lower_ == "still" for c in verb.children)


def stays_so(verb: Token) -> bool:
    """Whether a verb tells in what state somebody or something remains ("remains blocked")."""
    return any(c.lemma_ == "remain" for c in clauses.children(verb, "aux:pass"))


def is_under_way(verb: Token) -> bool:
    """Whether a verb tells what somebody is doing, or what is being done ("police are investigating", "is being investigated")."""
    return goes_on_now(verb) or verb.tag_ == "VBG" and any(c.lower_ in ("is", "are") for c in clauses.children(verb, "aux"))
