"""Whose relative somebody is to whom something was done for their sake ("searched the flat of X's mother", "his cousin was detained"), and
which prisoner is not to be seen by their lawyer or relatives."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Participant, Role
from pipeline.relate.owners import owners
from pipeline.relate.slots.proceedings import COUNSEL
from pipeline.relate.slots.slot import PEOPLE, Slot
from pipeline.vocabulary import word_list

KIN = word_list("kin.kin")
BEFALLING = {"detention", "summons", "search", "attack", "harassment", "surveillance", "torture", "movement_restriction", "prisoner_treatment", "asset_freeze"}
KEEPING_AWAY = word_list("kin.keeping_away")
VISITS = word_list("kin.visits")
STEPS = 2
"""From a thing to those whose it is ("the windows of his mother's shop")."""


def relatives_behind(event_type: str, slots: list[Slot], found: list[Participant], named: Callable[[Role, Token, str], list[Participant]]) -> list[Participant]:
    """Those for whose sake the event befell their relatives, as concerned, where it befell none but these. `named`: who a token names."""
    if event_type not in BEFALLING or any(p.role == "affected" for p in found):
        return []
    hit = [slot for slot in slots if slot.role == "target"]
    relatives = [_relative(slot.token) for slot in hit]
    whose = [t for one in relatives if one is not None for t in (clauses.possessors(one) or clauses.oblique(one, "of"))]
    if not whose or None in relatives:
        return []
    told = {p.entity for p in found}
    return [p for t in whose for p in named("affected", t, "whose relative it befell") if p.kind == "person" and p.entity not in told]


def _relative(token: Token, depth: int = 0) -> Token | None:
    """The word for a relative that a slot tells, itself or as whose the thing is."""
    if lemma_of(token) in KIN:
        return token
    described = [t for t in clauses.children(token, "nmod:desc", "compound") if lemma_of(t) in KIN and clauses.possessors(t)]
    if described:
        return described[0]
    for owner in owners(token, "target") if depth < STEPS else ():
        if (found := _relative(owner, depth + 1)) is not None:
            return found
    return None


def kept_apart(trigger: Token, event_type: str, slots: list[Slot]) -> list[Slot]:
    """The slots of what is denied to those who want to see a prisoner ("his lawyer was denied access"): it befalls the prisoner."""
    if event_type != "prisoner_treatment" or lemma_of(trigger) not in KEEPING_AWAY:
        return slots
    denied = {lemma_of(t) for t in clauses.children(trigger, "obj")}
    slots = [slot for slot in slots if not (
        slot.role == "actor" and lemma_of(slot.token) in KIN | COUNSEL and VISITS & (denied | {lemma_of(slot.token.head)}))]
    visitors = [slot for slot in slots if slot.role == "target" and lemma_of(slot.token) in KIN | COUNSEL]
    whose = {slot.token.i: clauses.possessors(slot.token) or clauses.oblique(slot.token, "of", "for") or _sought(trigger) for slot in visitors}
    out: list[Slot] = []
    for slot in slots:
        prisoner = whose.get(slot.token.i, []) if slot in visitors else []
        out += [Slot("target", t, f"whose “{slot.token.text}” it was denied to", True) for t in prisoner] + [slot._replace(role="affected")] if prisoner else [slot]
    return out


def _sought(trigger: Token) -> list[Token]:
    """Whom those who are kept away want to see ("lawyers were prevented from meeting them", "were denied access to them")."""
    seeing = [t for clause in clauses.children(trigger, "xcomp", "advcl", "ccomp") for t in (*clauses.children(clause, "obj"), *clauses.oblique(clause, "to", "with"))]
    access = [t for noun in clauses.children(trigger, "obj") for t in clauses.oblique(noun, "to")]
    return [t for t in (*seeing, *access) if t.pos_ in ("PRON", "PROPN") or lemma_of(t) in PEOPLE]
