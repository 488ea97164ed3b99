"""The slots of the light verb that carries a noun of an event ("held a sit-in", "faced threats from X"): which of its subject and
recipient is the noun's agent or patient says vocabulary/light_verbs.csv.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import LightVerb, light_verbs
from pipeline.relate.authorities import OFFICES
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.slots.obliques import from_whom
from pipeline.relate.slots.patients import recipients_of
from pipeline.relate.slots.slot import Slot, with_role
from pipeline.vocabulary import word_list

RECEIVING = word_list("light_verbs.receiving")
SERVED = word_list("light_verbs.served")
SERVING = word_list("slots.serving")
ATTENDING = word_list("light_verbs.attending")
CALLING = word_list("light_verbs.calling")
DEFENDANTS = word_list("headcounts.held")


def light_verb_slots(noun: Token, verb: Token, row: LightVerb, roles: dict[str, str]) -> list[Slot]:
    """Subject and recipient of the verb that carries the noun, and whom its prepositional phrase names."""
    agent, patient = roles["subject"], roles["object"]
    slots: list[Slot] = []
    subjects = clauses.surface_subjects(noun) if verb.dep_ == "cop" else clauses.agents_of(verb)
    role = {"agent": agent, "patient": patient or roles["about"], "bearer": patient or agent}.get(row.subject, "")  # "faces a lawsuit"
    if lemma_of(verb) in ATTENDING and index_of(noun.doc).types.get(noun.i) == "trial":
        role, subjects = patient, _heard_there(verb, subjects)  # not who "came to observe the trial"
    if patient == "target" and lemma_of(verb) in CALLING and (clauses.has_child(verb, "xcomp") or clauses.oblique(noun, "of", "on", "against", "by")):
        role = ""  # "called the arrest of X arbitrary"
    if lemma_of(noun) in SERVED and lemma_of(verb) in SERVING:
        role = patient  # "completed his sentence"
    if row.subject == "patient" and index_of(noun.doc).types.get(noun.i) == "complaint" and lemma_of(verb) in RECEIVING:
        role = "affected"  # to whom it goes, not of whom it is
    if row.subject == "bearer" and verb.dep_ != "cop" and clauses.is_passive(verb):
        subjects = clauses.surface_subjects(verb)
    if row.subject == "patient" and row.status == "alleged":  # who reports arrests of others is not the one arrested
        others = clauses.oblique(noun, "of", "against", "on") or clauses.possessors(noun)
        subjects = [] if others else [t for t in subjects if "organisation" not in kinds_of(t)]
    slots += with_role(role, subjects, f"subject of “{verb.text}”")
    if role == agent:
        slots += with_role(role, clauses.partners(verb), "in partnership with", True)
    if role and subjects:
        slots += with_role(role, clauses.comitatives(verb), "together with", True)
    if row.subject == "patient":
        slots += with_role(agent, clauses.at_the_hands_of(verb), "“at the hands of”")
    if row.subject in ("patient", "bearer") and patient:
        slots += with_role(agent, from_whom(noun, verb), "“from”", True)
    recipients = recipients_of(verb)
    if not recipients and row.noun not in ("object", "subject") and row.recipient:
        recipients = clauses.patients_of(verb)
    if row.noun == "subject" and row.recipient == "agent":  # "the march drew 300 people"
        slots += with_role(agent, clauses.patients_of(verb), f"object of “{verb.text}”", True)
    slots += with_role(patient, recipients, f"recipient of “{verb.text}”")
    if roles["about"]:
        slots += with_role(roles["about"], clauses.oblique(verb, "against"), "“against”")
        if patient == "target" and not any(slot.role == "target" for slot in slots):
            slots += with_role(patient, clauses.oblique(verb, "on"), "“on”", True)
    return slots


def _heard_there(verb: Token, subjects: list[Token]) -> list[Token]:
    """Those whose own hearing it is that a verb says somebody attended: people named without an office, and defendants."""
    if lemma_of(verb) != "attend" or clauses.has_child(verb, "mark") and verb.tag_ == "VB":
        return []
    return [t for t in subjects if "person" in kinds_of(t) and OFFICES.isdisjoint(lemma_of(c) for c in t.subtree) or lemma_of(t) in DEFENDANTS]


def split_word_slots(part: Token, roles: dict[str, str]) -> list[Slot]:
    """Doers of an event noun with a hyphen whose last part the parser took for a particle ("held a sit-in")."""
    first = part.doc[part.i - 2] if part.i > 1 and part.nbor(-1).text == "-" else part
    verb = next((t.head for t in (part, first) if t.head.pos_ == "VERB"), None)
    row = light_verbs().get((lemma_of(verb), "object")) if verb is not None else None
    return with_role(roles["subject"], clauses.agents_of(verb), f"subject of “{verb.text}”") if verb is not None and row is not None else []
