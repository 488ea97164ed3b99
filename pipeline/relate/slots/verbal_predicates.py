"""The slots of a verb: subject, object, by-agent, recipient, complements and obliques, as Universal Dependencies has them, and
those that the type of the event opens (in what is said, whose premises, before whom).
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import TriggerRule, event_roles, word_classes
from pipeline.relate.authorities import is_authority, is_state_organ
from pipeline.relate.deciders import ORDERS, deciders, requesters
from pipeline.relate.doers import through_whom, to_whom_taken, who_did_like, who_says_why
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.protest_slots import would_be_holders
from pipeline.relate.slots.obliques import from_whom, prepositional
from pipeline.relate.slots.passive_agents import ON_REQUEST, agents_before, agents_below, announcers
from pipeline.relate.slots.patients import (
    judged,
    ordered_by,
    owner_who_has,
    recipients_of,
    tells_target,
    whose_body,
    whose_rooms,
)
from pipeline.relate.slots.proceedings import (
    BY_COURTS,
    COUNSEL,
    DECIDED_THERE,
    before_whom,
    courts_of_judges,
    is_court,
    who_went_there,
)
from pipeline.relate.slots.reported_content import ABOUT, speakers, speaking_for, told_of, who_did_so
from pipeline.relate.slots.slot import Slot, is_concerned, is_somebody, with_role
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list

HURTING = {"attack", "torture", "prisoner_treatment"}
BODY_PARTS = word_list("slots.body_parts")
AT_PLACES = {"harassment", "attack", "surveillance"}
"""Types that befall those whose home or office they are told of ("slogans were sprayed on the door of her flat")."""
PLACES_OF_PEOPLE = word_classes()["premises"].lemmas | word_list("slots.parts_of_places")
PHYSICAL = {"detention", "search", "attack", "torture", "killing"}
"""Types whose doer is no court that the sentence names for a later step."""
CARRIERS = word_list("slots.carriers")
WISHED = word_list("slots.wished")
SHARED = {"detention", "release"}
"""Types whose passive tells with "with" who shared the fate ("was arrested with two colleagues")."""
CHARGES = word_classes()["accusation"].lemmas
KIN = word_list("slots.kin")
ADDRESSING = word_list("slots.addressing")


def verb_slots(verb: Token, rule: TriggerRule, roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """The slots of a verb. `roles`: slot → role of its type; `own`: preposition → role of the trigger's own row."""
    passive = clauses.is_passive(verb)
    company = clauses.comitatives(verb)
    if passive and not company and rule.event_type in SHARED:
        company = [t for t in clauses.oblique(verb, "with") if is_somebody(t)]
    agents = speakers(verb) if rule.event_type == "statement" else []
    agents = agents or clauses.agents_of(verb)
    bid = rule.event_type == "censorship" and verb.dep_ == "xcomp" and lemma_of(verb.head) in clauses.BIDDING and clauses.is_passive(verb.head)
    if bid:  # "the site was told to take down two articles"
        agents = [t for t in clauses.agents_of(verb.head) if t.pos_ in clauses.NOMINALS] or who_did_like(verb.head, rule.event_type) or to_whom_taken(verb.head, rule.event_type)
    if passive and rule.event_type in PHYSICAL:  # "was arrested in May and sentenced by a court"
        agents = [t for t in agents if not is_court(t) or index_of(verb.doc).types.get(clauses.first_conjunct(t).head.i) not in VERDICTS]
    if passive and not agents and verb.dep_ in ("xcomp", "ccomp") and lemma_of(verb.head) == "order":
        agents = clauses.agents_of(verb.head)  # "ordered the site blocked"
    if passive and not agents:
        agents = announcers(verb, rule.event_type)
    if passive and not agents:
        agents = agents_below(verb, rule.event_type) or agents_before(verb, rule.event_type) or who_says_why(verb, rule.event_type)
    if passive and not agents:
        agents = who_did_like(verb, rule.event_type) or to_whom_taken(verb, rule.event_type)
    if rule.event_type in VERDICTS and roles["subject"] == "actor" and not passive and verb.dep_ == "conj" and not any(is_court(t) for t in agents):
        # "sentenced A to a year and B to two, fined C and acquitted D": the parser takes B for a subject
        agents = [t for t in clauses.agents_of(clauses.first_conjunct(verb)) if is_court(t)] or agents
    if rule.event_type in DECIDED_THERE or rule.event_type in BY_COURTS:
        agents = [*agents, *courts_of_judges(agents)]
    recipients = recipients_of(verb)
    objects = recipients or clauses.patients_of(verb)
    objects = clauses.surface_subjects(verb.head) if bid else [t for t in objects if t.lower_ != "more"]  # "refused once more to register"
    if rule.event_type == "charge" and verb.dep_ == "acl" and is_court(verb.head) and verb.head.dep_ == "obl":  # "appeared before a judge charged with …"
        objects = clauses.agents_of(verb.head.head) or clauses.surface_subjects(verb.head.head)
    how = "recipient" if recipients else "subject of the passive" if passive else "object"
    slots = with_role(roles["subject"], agents, "by-agent" if passive else "subject")
    slots += with_role(roles["subject"], clauses.partners(verb), "in partnership with", True)
    slots += with_role(roles["subject"], through_whom(verb, agents), "“through”", True)
    asked = {condition.relation for condition in rule.conditions if not condition.negated} & {"xcomp", "advcl", "ccomp"}
    carriers = bool(objects) and all(lemma_of(t) in CARRIERS for t in objects)
    voided = rule.event_type in ("censorship", "sentence", "asset_freeze") and "xcomp" in asked and (rule.roles.get("object") == "" or carriers)  # "ordered providers to block the site"
    if (not objects or voided) and asked and rule.event_type != "statement":
        objects = [t for child in (*clauses.children(verb, *asked), *clauses.told_to_do(verb)) for t in _stays(child, rule.event_type) or clauses.patients_of(child) or clauses.recipients_of(child) or judged(child, rule.event_type)]
        how = "object of the complement"
    slots += with_role(roles["object"] or (event_roles()[rule.event_type]["object"] if recipients or voided else ""), objects, how)
    if rule.event_type == "extradition" and "xcomp" in asked and objects and how != "object of the complement":  # "asked Germany to extradite X"
        slots += with_role("target", [t for child in clauses.children(verb, "xcomp") for t in clauses.patients_of(child)], "object of the complement")
    if rule.event_type == "statement":
        slots += with_role("affected", told_of(verb), "in what is said", True)
        speaking = [*speaking_for(verb), *(t for t in who_did_so(verb) if t not in agents)]
        slots += with_role(roles["subject"], speaking, "speaks for it")
        # "expressed concern over the threats against X"
        asked_for = [t for thing in clauses.oblique(verb, "for") for t in clauses.oblique(thing, "for") if is_concerned(t)]
        slots += with_role("affected", asked_for, "for whom it is asked")  # "called for protection for X"
        things = [*objects, *(t for t in clauses.children(verb, "xcomp") if t.pos_ == "ADJ" or clauses.is_past_participle(t))]  # "declared itself shocked at …"
        slots += with_role("affected", [t for thing in things for t in clauses.oblique(thing, *ABOUT, "by") if t.pos_ in ("NOUN", "PROPN")], "about")
    said = [clause for clause in clauses.children(verb, "ccomp") if clause.i > verb.i] if rule.event_type == "vilification" else []
    if said and lemma_of(verb) in clauses.TELLING:  # whom it is told to is not who is called names
        slots = [slot for slot in slots if slot.token not in objects]
        objects = []
    if said and not objects:  # "said that the activists were spies"
        slots += with_role("target", [t for clause in said for t in clauses.own_subjects(clause) if t.i > verb.i and (is_concerned(t) or lemma_of(t) in word_classes()["body"].lemmas)], "in what is said", True)
    if company and slots:
        beside_object = not passive and any(t.i > verb.i and t.i < company[0].i for t in objects)
        slots += with_role(roles["object"] if (passive or beside_object) and roles["object"] else roles["subject"], company, "together with", True)
    slots += owner_who_has(verb, roles)
    if rule.event_type in ("appeal_ruling", "court_ruling"):
        slots += with_role("target", who_went_there(verb), "who went to the court", True)
    if rule.event_type == "acquittal" and not passive and objects and all(lemma_of(t) in CHARGES and not clauses.possessors(t) and not clauses.oblique(t, "against") for t in objects):
        slots += with_role("target", [t for c in clauses.children(verb, "conj") for t in clauses.patients_of(c) if t.i > c.i and is_concerned(t)], "object of the verb beside")  # "dropped one charge and sent the four to trial"
    if rule.event_type == "search" and not any(slot.role == "target" and kinds_of(slot.token) for slot in slots):
        slots += with_role("target", whose_rooms(verb), "whose rooms")
    if rule.event_type == "complaint":
        wished = [t for t in clauses.oblique(verb, "for") if lemma_of(t) in WISHED]
        slots += with_role("affected", [t for one in wished for t in clauses.possessors(one) or clauses.oblique(one, "of")], "for whom")
        counsel = [t for t in agents if lemma_of(t) in COUNSEL | KIN]
        slots += with_role("affected", [t for one in counsel for t in clauses.possessors(one) or clauses.oblique(one, "of", "for")], "client", True)
    if rule.event_type in AT_PLACES and not any(slot.role == "target" and kinds_of(slot.token) for slot in slots):
        places = clauses.oblique(verb, "on", "at", "into", "outside", "against", "to", "through", "over")
        slots += with_role("target", [t for t in places if lemma_of(t) in PLACES_OF_PEOPLE], "place of theirs")
    if rule.event_type == "assembly_disrupted" and not passive and not tells_target(slots):  # "fired tear gas to disperse X"
        aims = [c for c in clauses.children(verb, "advcl", "xcomp") if "to" in clauses.prepositions(c) and c.pos_ == "VERB"]
        slots += with_role(roles["object"], [t for c in aims for t in clauses.patients_of(c)], "object of the purpose")
    if rule.event_type in HURTING and (parts := [t for t in objects if lemma_of(t) in BODY_PARTS and whose_body(t)]):
        slots = [slot for slot in slots if slot.token not in parts]
        slots += with_role("target", [t for part in parts for t in whose_body(part)], "whose body")
    if rule.event_type == "court_ruling":
        slots += with_role("target", [t for order in objects for t in ordered_by(verb, order)], "whom the order binds", True)
    if rule.event_type == "assembly_denied":
        slots += with_role(roles["object"], [t for thing in objects for t in would_be_holders(thing)], "who wanted to hold it")
    slots += prepositional([verb], roles, own)
    if rule.roles.get("subject") in ("target", "affected") and "from" not in own and not passive:  # "received a summons from X", "came under attack from X"
        borne = [*clauses.children(verb, "obj"), *clauses.oblique(verb, "under")]
        slots += with_role(event_roles()[rule.event_type]["subject"], [t for thing in borne for t in from_whom(thing, verb)], "“from”", True)
    if rule.event_type in ON_REQUEST and not any(is_state_organ(t) for t in agents):
        decided = [] if rule.event_type in PHYSICAL else deciders(verb)
        slots += with_role(event_roles()[rule.event_type]["subject"], [t for t in (*requesters(verb), *decided) if is_state_organ(t)], "at whose request", True)
    if passive or rule.event_type == "search":  # "was held on the orders of the minister"
        orders = [t for t in clauses.oblique(verb, "on", "by", "under", "upon") if lemma_of(t) in ORDERS - {"request"}]
        owners = [t for order in orders for t in (*clauses.oblique(order, "of", "from", "by"), *clauses.possessors(order))]
        slots += with_role(roles["subject"], [t for t in owners if t.pos_ in ("NOUN", "PROPN")], "by whose order", True)
    if not agents and not any(slot.role == roles["subject"] for slot in slots):
        slots += with_role(roles["subject"], before_whom(verb, rule.event_type), "before whom", True)
    told_about = any(slot.role == roles["about"] and slot.token not in objects for slot in slots) or any(own.get(case) == roles["about"] for case in (*ABOUT, "to"))
    if roles["about"] and not told_about and not any(is_somebody(t) or kinds_of(t) for t in objects):
        brought = [t for t in objects if lemma_of(t) in word_classes()["complaint"].lemmas]
        found = [t for head in (verb, *brought) for t in clauses.oblique(head, "against") if t.pos_ != "VERB"]
        slots += with_role(roles["about"], found, "“against”")
    if rule.event_type == "statement":
        slots = [slot for slot in slots if slot.role != "affected" or slot.token not in speaking]
    if rule.event_type == "statement" and lemma_of(verb) in ADDRESSING:  # who is asked is not concerned
        slots = [slot for slot in slots if slot.role != "affected" or not is_authority(slot.token)]
    return slots


_STAYING = word_list("verbal_predicates.staying")


def _stays(verb: Token, event_type: str) -> list[Token]:
    """Those who have to stay in custody ("ordered that X remain in prison")."""
    return clauses.own_subjects(verb) if event_type == "detention" and lemma_of(verb) in _STAYING and not clauses.is_passive(verb) else []
