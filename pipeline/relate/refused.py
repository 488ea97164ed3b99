"""Those whose assembly, application or papers an authority turns down, where the slots of the trigger tell nobody: who submitted them, who
wanted to gather, to whom leave had been given ("refused X the use of the square")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.nouns_of_refusal import what_is_refused
from pipeline.relate.protest_slots import INTENDING, NOTIFYING, would_be_holders

DENIALS = {"assembly_denied", "registration_denied"}
"""Types of what an authority does to those who ask something of it."""
ASKED = word_classes()["permission"].lemmas | word_classes()["assembly"].lemmas | word_classes()["licence"].lemmas
BY_REACH = 8
"""Tokens between what is asked for and the phrase with "by" that tells who asks ("an application for registration by X")."""
NAME_REACH = 5
"""Tokens from "by" to the name behind a description ("by the youth movement X")."""


def whose_is_refused(trigger: Token) -> list[Token]:
    """The tokens that name those to whom something is refused: they themselves ("declined to register X", "refused X the use of the
    square"), who asked for it ("an application by X", "notifications that X submitted"), else the thing, whose owner it is."""
    things = of_refused(trigger)
    told = [t for t in things if lemma_of(t) not in ASKED and (kinds_of(t) or t.i in index_of(t.doc).groups) and not is_state_organ(t)]
    if told:
        return told
    for thing in things:
        if found := _by_whom(thing) or _wanted_by(thing, trigger):
            return found
    return things


def of_refused(trigger: Token) -> list[Token]:
    """What is refused: the objects of the verb and of its complement ("refused for the third time to accept the file")."""
    if trigger.pos_ != "VERB":
        return what_is_refused(trigger) or clauses.oblique(trigger, "of", "on", "to")
    found: list[Token] = []
    for verb in (trigger, *clauses.children(trigger, "xcomp", "ccomp")):
        found += [t for t in clauses.patients_of(verb) if t not in found and t.pos_ in clauses.NOMINALS]
    return found


def _by_whom(thing: Token) -> list[Token]:
    """The name or group right behind the "by" that follows a thing, whichever noun of its phrase the parser joined that to."""
    doc, index = thing.doc, index_of(thing.doc)
    opening = None
    for t in doc.tokens[thing.i + 1 : min(thing.i + BY_REACH, thing.sent.end)]:
        if t.lower_ == "by":
            opening = t
            break
        if t.pos_ in ("VERB", "AUX") and not clauses.is_past_participle(t) or t.is_punct and t.text not in "-’“”":
            return []
    if opening is None or opening.nbor(-1).pos_ == "AUX" or opening.nbor(-1) is not thing and opening.head.dep_ == "obl:agent" and opening.head.head.i < thing.i:
        return []
    group = None
    for t in doc.tokens[opening.i + 1 : min(opening.i + 1 + NAME_REACH, thing.sent.end)]:
        if kinds_of(t):
            return [t]
        if t.is_punct or t.pos_ in ("ADP", "VERB", "AUX", "PRON"):
            break
        group = t if t.i in index.groups else group
    return [group] if group is not None else []


def _wanted_by(thing: Token, trigger: Token) -> list[Token]:
    """Those who submitted the thing or wanted to hold the assembly within it, by a clause behind it."""
    nouns = [t for t in thing.subtree if t.i >= thing.i and lemma_of(t) in ASKED and t.pos_ == "NOUN"]
    return next((found for noun in nouns if (found := [t for t in (*would_be_holders(noun), *_submitting(noun)) if not is_state_organ(t)])), []) or [
        t for t in _beside(trigger, thing) if not is_state_organ(t)]


def _submitting(thing: Token) -> Iterator[Token]:
    """The subject of "the notification that X submitted"."""
    for clause in clauses.children(thing, "acl:relcl", "acl"):
        if lemma_of(clause) in NOTIFYING:
            yield from (t for t in clauses.agents_of(clause) if t is not thing)


def _beside(trigger: Token, thing: Token) -> Iterator[Token]:
    """The subject of a clause with "that" right behind the thing which the parser took for what the verb says ("refused to allow
    rallies that X had called")."""
    for verb in (trigger, *clauses.children(trigger, "xcomp")):
        for clause in clauses.children(verb, "ccomp"):
            if clause.left_edge.i == thing.right_edge.i + 1 and clause.left_edge.lower_ in ("that", "which") and lemma_of(clause) in INTENDING | NOTIFYING:
                yield from clauses.own_subjects(clause)
