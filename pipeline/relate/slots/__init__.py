"""The tokens in each syntactic slot of a trigger, and the role that each slot gives.

The slots come from the clause grammar (`pipeline.annotate.clauses`), whose relations are those of Universal Dependencies; the
role of a slot comes from vocabulary/event_roles.csv or, where a trigger differs from its type, from the trigger's own row.
Verbs (`verbal_predicates`) and nouns (`nominal_predicates`, with the `light_verbs` that carry them) have slots of their own;
what both share stands below them: prepositional phrases (`obliques`), courts and parties (`proceedings`), those of whom a
statement speaks (`reported_content`), by-agents away from their verb (`passive_agents`), and whom it befell (`patients`).
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import TriggerRule, event_roles
from pipeline.annotate.triggers.carriers import joined_to
from pipeline.relate.deciders import requesters
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.injured import injured
from pipeline.relate.protest_slots import attending, callers, of_demands, taking_part, who_gave_notice, would_be_holders
from pipeline.relate.slots.light_verbs import split_word_slots
from pipeline.relate.slots.nominal_predicates import noun_slots
from pipeline.relate.slots.passive_agents import ON_REQUEST
from pipeline.relate.slots.proceedings import OF_CASES, looked_into, parties_of, trying, whose_conduct
from pipeline.relate.slots.slot import Slot, is_concerned, with_role
from pipeline.relate.slots.verbal_predicates import verb_slots

OF_OTHERS = {"client", "for whom"}
"""Slots whose pronoun is not that of those told with the same role."""


def slots_of(token: Token, rule: TriggerRule) -> list[Slot]:
    """All filled slots of a trigger, agents first."""
    roles = {**event_roles()[rule.event_type], **{k: v for k, v in rule.roles.items() if k in ("subject", "object")}}
    own = {case: role for case, role in rule.roles.items() if case not in ("subject", "object")}
    noun = token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and rule.pos == "noun")
    if rule.pos == "adj":
        asked = [t for child in clauses.children(token, "xcomp") for t in clauses.patients_of(child)] if rule.event_type == "censorship" else []  # "were unable to open the site"
        ordered = requesters(token) if rule.event_type in ON_REQUEST and clauses.has_child(token, "cop") else []  # "is inaccessible on the orders of X"
        found = with_role(event_roles()[rule.event_type]["subject"], ordered, "at whose request", True)
        found += with_role(roles["object"], asked or clauses.surface_subjects(token) or clauses.controllers(token) or [t for t in (token.head,) if token.dep_ == "acl"], "object of the complement" if asked else "subject")
    elif noun:
        found = noun_slots(token, roles, own)
    else:
        found = verb_slots(token, rule, roles, own) if rule.pos != "noun" else split_word_slots(token, roles)
    if noun and rule.roles.get("subject") and clauses.has_child(token, "cop") and not any(slot.role == rule.roles["subject"] for slot in found):
        found += with_role(rule.roles["subject"], clauses.surface_subjects(token), "subject")  # "has been off the air"
    if rule.event_type == "protest":
        there = attending(token)
        found = [*(slot for slot in found if slot.token not in there), *with_role("actor", [*taking_part(token), *there], "taking part")]
        if noun:
            acted = any(slot.role == "actor" for slot in found)
            found += with_role("actor", ([] if acted else would_be_holders(token)) or who_gave_notice(token), "who announced it")
        told = {slot.token.i for slot in found}
        found += with_role("actor", [t for t in callers(token) if t.i not in told], "at whose call")
        concerned = [t for t in of_demands(token) if t.i not in told and (kinds_of(t) or is_concerned(t))]
        found += with_role("affected", concerned, "whom the demand concerns", True)
    if rule.event_type == "trial" and not any(slot.role == "actor" for slot in found):
        found += with_role("actor", trying(token, noun), "“in”", True)
    if rule.event_type == "investigation":
        found += with_role("target", whose_conduct(token), "whose conduct")
        if not noun and not any(slot.role == "target" for slot in found):
            found += with_role("target", looked_into(token), "whom the inquiry is on")
    if rule.event_type == "sentence":
        wronged = injured(token)
        found = [slot for slot in found if lemma_of(token) != "pay" or slot.token not in wronged]  # who pays, not who is paid
        told = {slot.token.i for slot in found}
        found += with_role("affected", [t for t in wronged if t.i not in told], "injured")
    if rule.event_type in OF_CASES and "in" not in own:
        decisions = [joined_to(token)] if noun else [t for t in clauses.patients_of(token) if t.pos_ == "NOUN"]  # "a verdict in his case is expected"
        cases = [t for one in (token, *decisions) for t in clauses.oblique(one, "in") if lemma_of(t) == "case"]
        found += with_role("target", [t for case in cases for t in parties_of(case)], "“in the case of”")
    return _without_own_pronouns(found)


def _without_own_pronouns(slots: list[Slot]) -> list[Slot]:
    """Drops a possessive pronoun where a noun other than of a date has the same role ("farmers resumed their march", "X had his phone
    taken", but "their trial opened on 12 March")."""
    named = {slot.role for slot in slots if slot.token.pos_ != "PRON" and slot.token.idx not in index_of(slot.token.doc).times}
    return [s for s in slots if s.how in OF_OTHERS or not (s.token.dep_ == "nmod:poss" and s.token.pos_ == "PRON" and s.role in named)]
