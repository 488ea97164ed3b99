"""The words on which the cues of an event stand: its trigger, and the verb that carries it ("the inquiry | did not produce | results")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.triggers.carriers import light_verb_of


@remembered
def predicates(token: Token) -> list[Token]:
    """The trigger and its light verb: what a negation or hedge on the event itself modifies. A negated verb that merely
    has the event as subject denies something else ("the inquiry did not produce results")."""
    verb = light_verb_of(token) if token.pos_ in ("NOUN", "PROPN") else None
    return [token, verb[0]] if verb else [token]


@remembered
def carriers(token: Token) -> list[Token]:
    """The trigger and the verb whose time and place are its own: the light verb, or the verb it is subject or object of."""
    chain = [token]
    if token.dep_ == "acl" and (thing := clauses.causative_object(token)) is not None:
        chain.append(thing.head)  # "had his appeal denied"
    if lemma_of(token) == "refusal":
        chain = [*(c for c in clauses.children(token, "acl") if clauses.is_infinitive(c)), token]  # "its refusal to register X on 3 May"
    if token.pos_ in ("NOUN", "PROPN"):
        verb = light_verb_of(token)
        if verb:
            chain.append(verb[0])
        else:
            above = clauses.governor(token)
            if above and above[1] in ("object", "subject"):
                chain.append(above[0])
    return chain


def is_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is finite."""
    return any("Fin" in t.morph.get("VerbForm", []) for t in (verb, *clauses.children(verb, "aux", "aux:pass", "cop")))
