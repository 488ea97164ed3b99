"""Prepositional phrases of a trigger (`obl` and `nmod` of Universal Dependencies), also where the parser joined them to an object or to
another phrase ("received threats from X").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.relate.index import index_of, is_participant_noun, kinds_of
from pipeline.relate.injured import DAMAGES
from pipeline.relate.protest_slots import ended_for
from pipeline.relate.slots.slot import Slot, with_role

VIOLENCE = {"attack", "killing", "torture"}
WITH_BODIES = {"complaint", "legislation"}
"""Types of what is brought before a court or parliament ("challenged the ban before the X Court", "tabled a bill in the X Assembly")."""


def prepositional(heads: list[Token], roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """Phrases with the prepositions that the trigger's row (whole phrase) or its type (names and people only) gives a role."""
    slots: list[Slot] = []
    event_type = index_of(heads[0].doc).types.get(heads[0].i, "")
    for case, role in own.items():
        found = [t for t in clauses.oblique(heads[0], case) if t.idx not in index_of(t.doc).times and not (role == "target" and t.tag_ == "VBG")] or within_object(heads[0], case) or _within_phrase(heads[0], case, own) or _behind_measure(heads[0], case) or [
            t for carrying in heads[1:] for t in clauses.oblique(carrying, case) if t.idx not in index_of(t.doc).times]  # "staged raids at the offices of X"
        if case == "for" and role == "target":  # "ordered the detention of two men for the murder of X"
            found = [t for t in found if index_of(t.doc).types.get(t.i) not in VIOLENCE]
        slots += with_role(role, found, f"“{case}”")
    for pair in filter(None, roles["prepositions"].split(";")):
        case, role = pair.split("=")
        if case not in own:
            found = [t for head in heads for t in clauses.oblique(head, case) or (within_object(head, case) if event_type in WITH_BODIES else ()) if t.pos_ != "VERB" and t.idx not in index_of(t.doc).times]
            if event_type == "legislation":
                found = [t for t in found if "organisation" in kinds_of(t)]
            if event_type == "protest":  # "the picket ended with the arrest of two students"
                found = [t for t in found if t.i not in index_of(t.doc).types and not ended_for(t)]
            slots += with_role(role, found, f"“{case}”", role != "affected")
    return slots


def within_object(verb: Token, case: str) -> list[Token]:
    """The phrase that the parser joined to the object or its measure: "ordered nine months of detention for X"; of a noun,
    to what it is for: "a warrant for the arrest of X"."""
    if verb.pos_ != "VERB":
        return [t for purpose in clauses.oblique(verb, "for") for t in (*clauses.oblique(purpose, case), *clauses.possessors(purpose))] or [
            t for thing in clauses.oblique(verb, "of") for t in clauses.oblique(thing, case)]  # "the seizure of a phone from X"
    for thing in clauses.patients_of(verb):
        for part in (thing, *clauses.oblique(thing, "of", "in"), *(t for t in clauses.children(thing, "amod") if t.i > thing.i)):
            found = [t for t in clauses.oblique(part, case) if t.pos_ in clauses.NOMINALS and t.head.i == part.i]
            if found:
                return clauses.expand(found)
    sums = [t for t in clauses.oblique(verb, "in") if lemma_of(t) in DAMAGES]  # "awarded her 300 dollars in damages against the station"
    return [t for damages in sums for t in clauses.oblique(damages, case)]


def _within_phrase(verb: Token, case: str, own: dict[str, str]) -> list[Token]:
    """The phrase that the parser joined to one of another preposition of the trigger's row: "was met with anger by the churches"."""
    others = [t for other in own if other not in (case, "subject", "object") for t in clauses.oblique(verb, other)]
    return [t for other in others for t in clauses.oblique(other, case)]


def _behind_measure(verb: Token, case: str) -> list[Token]:
    """Those whom a second phrase of a preposition names that the parser joined to the length of the first ("asked for ten years | for X")."""
    lengths = [t for t in clauses.oblique(verb, case) if t.idx in index_of(t.doc).times]
    return [t for length in lengths for t in length.subtree if t.i > length.i and t.dep_ in clauses.OBLIQUES and case in clauses.prepositions(t) and kinds_of(t)]


def from_whom(noun: Token, verb: Token) -> list[Token]:
    """Those from whom somebody receives or faces what a noun tells ("received threats from X", "faced threats of closure from X")."""
    found = [t for head in (noun, *clauses.oblique(noun, "of"), verb) for t in clauses.oblique(head, "from")]
    return [t for t in found if t.pos_ in clauses.NOMINALS and (kinds_of(t) or is_participant_noun(t) or t.i in index_of(t.doc).groups)]
