"""Those for whom others act: at whose request, or after whose decision, something is done ("at the request of the ministry")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.vocabulary import word_list

ORDERS = word_list("slots.orders")
DECISIONS = word_list("slots.decisions_on_measures")


def requesters(verb: Token) -> list[Token]:
    """Those at whose request something is done."""
    requests = [t for t in clauses.oblique(verb, "at", *(("on",) if verb.pos_ == "ADJ" else ())) if lemma_of(t) in ORDERS]
    return [t for request in requests for t in (*clauses.oblique(request, "of"), *clauses.possessors(request))]


def deciders(verb: Token) -> list[Token]:
    """Those after whose decision something is done ("lost its licence after a decision by the regulator")."""
    thing = clauses.causative_object(verb) if verb.dep_ == "acl" else None
    decisions = [t for head in (verb, *([thing.head] if thing is not None else ())) for t in clauses.oblique(head, "after", "following", "under") if lemma_of(t) in DECISIONS]
    return [t for decision in decisions for t in (*clauses.oblique(decision, "of", "by"), *clauses.possessors(decision))]
