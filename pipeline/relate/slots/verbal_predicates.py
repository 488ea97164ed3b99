"""The slots of a verb: subject, object, by-agent, recipient, complements and obliques, as Universal Dependencies has them, and those that the
type of the event opens: in what is said, whose premises, before whom ("ordered that X remain in prison").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import TriggerRule, event_roles, word_classes
from pipeline.relate.authorities import is_authority, is_state_organ
from pipeline.relate.deciders import ORDERS, deciders, requesters
from pipeline.relate.doers import through_whom, to_whom_taken, who_did_like, who_says_why, whose_violence
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.protest_slots import would_be_holders
from pipeline.relate.slots.obliques import from_whom, prepositional
from pipeline.relate.slots.passive_agents import ON_REQUEST, agents_before, agents_below, announcers
from pipeline.relate.slots.patients import (
    hurt_by,
    judged,
    ordered_by,
    owner_who_has,
    protected_by,
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
OF_COMPLEMENT = "object of the complement"


def verb_slots(verb: Token, rule: TriggerRule, roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """The slots of a verb. `roles`: slot → role of its type; `own`: preposition → role of the trigger's own row."""
    passive = clauses.is_passive(verb)
    agents = _agents(verb, rule, roles)
    objects, how, kept_role = _objects(verb, rule)
    slots = with_role(roles["subject"], agents, "by-agent" if passive else "subject")
    slots += with_role(roles["subject"], clauses.partners(verb), "in partnership with", True)
    if rule.event_type in ("attack", "torture"):
        slots += with_role("target", hurt_by(verb), "hurt by it")
    if rule.event_type == "killing" and rule.roles.get("subject") == "target":
        slots += with_role("actor", whose_violence(verb), "whose violence")
    slots += with_role(roles["subject"], through_whom(verb, agents), "“through”", True)
    slots += with_role(roles["object"] or (event_roles()[rule.event_type]["object"] if kept_role else ""), objects, how)
    if rule.event_type == "extradition" and "xcomp" in _asked(rule) and objects and how != OF_COMPLEMENT:  # "asked Germany to extradite X"
        slots += with_role("target", [t for child in clauses.children(verb, "xcomp") for t in clauses.patients_of(child)], OF_COMPLEMENT)
    speaking = _speaking(verb, agents) if rule.event_type == "statement" else []
    if rule.event_type == "statement":
        slots += _of_statement(verb, roles, objects, speaking)
    if rule.event_type == "vilification" and (said := [clause for clause in clauses.children(verb, "ccomp") if clause.i > verb.i]):
        if lemma_of(verb) in clauses.TELLING:  # whom it is told to is not who is called names
            slots = [slot for slot in slots if slot.token not in objects]
            objects = []
        if not objects:  # "said that the activists were spies"
            slots += with_role("target", [t for clause in said for t in clauses.own_subjects(clause) if t.i > verb.i and (is_concerned(t) or lemma_of(t) in word_classes()["body"].lemmas)], "in what is said", True)
    company = _company(verb, rule)
    if company and slots:
        beside_object = not passive and any(t.i > verb.i and t.i < company[0].i for t in objects)
        slots += with_role(roles["object"] if (passive or beside_object) and roles["object"] else roles["subject"], company, "together with", True)
    slots += owner_who_has(verb, roles)
    slots = _with_those_of_type(slots, verb, rule, roles, agents, objects)
    slots += prepositional([verb], roles, own)
    slots += _on_whose_word(slots, verb, rule, roles, own, agents)
    slots += _against_whom(slots, verb, roles, own, objects)
    if rule.event_type == "statement":
        slots = [slot for slot in slots if slot.role != "affected" or slot.token not in speaking]
        if lemma_of(verb) in ADDRESSING:  # who is asked is not concerned
            slots = [slot for slot in slots if slot.role != "affected" or not is_authority(slot.token)]
    return slots


def _is_bid(verb: Token, event_type: str) -> bool:
    """Whether somebody was told to do it ("the site was told to take down two articles")."""
    return event_type == "censorship" and verb.dep_ == "xcomp" and lemma_of(verb.head) in clauses.BIDDING and clauses.is_passive(verb.head)


def _asked(rule: TriggerRule) -> set[str]:
    """The relations of the clauses that a trigger asks for."""
    return {condition.relation for condition in rule.conditions if not condition.negated} & {"xcomp", "advcl", "ccomp"}


def _company(verb: Token, rule: TriggerRule) -> list[Token]:
    """Those with whom somebody did or suffered it."""
    company = clauses.comitatives(verb)
    if not company and rule.event_type in SHARED and clauses.is_passive(verb):
        return [t for t in clauses.oblique(verb, "with") if is_somebody(t)]
    return company


def _agents(verb: Token, rule: TriggerRule, roles: dict[str, str]) -> list[Token]:
    """Those who do what a verb tells, where the clause leaves it out those of the clauses beside and above it."""
    event_type, passive = rule.event_type, clauses.is_passive(verb)
    agents = speakers(verb) if event_type == "statement" else []
    agents = agents or clauses.agents_of(verb)
    if _is_bid(verb, event_type):
        agents = [t for t in clauses.agents_of(verb.head) if t.pos_ in clauses.NOMINALS] or who_did_like(verb.head, event_type) or to_whom_taken(verb.head, event_type)
    if passive and event_type in PHYSICAL:  # "was arrested in May and sentenced by a court"
        agents = [t for t in agents if not is_court(t) or index_of(verb.doc).types.get(clauses.first_conjunct(t).head.i) not in VERDICTS]
    if passive and not agents and verb.dep_ in ("xcomp", "ccomp") and lemma_of(verb.head) == "order":
        agents = clauses.agents_of(verb.head)  # "ordered the site blocked"
    if passive and not agents:
        agents = (announcers(verb, event_type) or agents_below(verb, event_type) or agents_before(verb, event_type) or who_says_why(verb, event_type)
                  or who_did_like(verb, event_type) or to_whom_taken(verb, event_type))
    if event_type in VERDICTS and roles["subject"] == "actor" and not passive and verb.dep_ == "conj" and not any(is_court(t) for t in agents):
        # "sentenced A to a year and B to two, fined C and acquitted D": the parser takes B for a subject
        agents = [t for t in clauses.agents_of(clauses.first_conjunct(verb)) if is_court(t)] or agents
    return [*agents, *courts_of_judges(agents)] if event_type in DECIDED_THERE or event_type in BY_COURTS else agents


def _objects(verb: Token, rule: TriggerRule) -> tuple[list[Token], str, bool]:
    """Those to whom it is done, how they stand to the verb, and whether they have the role of an object even where the trigger's own row gives
    its object none."""
    event_type = rule.event_type
    recipients = recipients_of(verb)
    objects = clauses.surface_subjects(verb.head) if _is_bid(verb, event_type) else [
        t for t in recipients or clauses.patients_of(verb) if t.lower_ != "more"]  # "refused once more to register"
    types = index_of(verb.doc).types
    objects = [t for t in objects if t.dep_ != "conj" or types.get(t.i, event_type) == event_type]  # "ordered the closure of X | and the arrest of Y"
    if event_type == "charge" and verb.dep_ == "acl" and is_court(verb.head) and verb.head.dep_ == "obl":  # "appeared before a judge charged with …"
        objects = clauses.agents_of(verb.head.head) or clauses.surface_subjects(verb.head.head)
    how = "recipient" if recipients else "subject of the passive" if clauses.is_passive(verb) else "object"
    asked = _asked(rule)
    carriers = bool(objects) and all(lemma_of(t) in CARRIERS for t in objects)
    voided = event_type in ("censorship", "sentence", "asset_freeze") and "xcomp" in asked and (rule.roles.get("object") == "" or carriers)  # "ordered providers to block the site"
    if (not objects or voided) and asked and event_type != "statement":
        objects = [t for child in (*clauses.children(verb, *asked), *clauses.told_to_do(verb)) for t in _stays(child, event_type) or clauses.patients_of(child) or clauses.recipients_of(child) or judged(child, event_type)]
        how = OF_COMPLEMENT
    told = event_type == "statement"  # "told reporters" gives them no role
    return objects, how, bool(recipients) and not told or voided


def _speaking(verb: Token, agents: list[Token]) -> list[Token]:
    """Those who speak for whoever makes a statement."""
    return [*speaking_for(verb), *(t for t in who_did_so(verb) if t not in agents)]


def _of_statement(verb: Token, roles: dict[str, str], objects: list[Token], speaking: list[Token]) -> list[Slot]:
    """Those who speak in a statement and those whom it is about ("expressed concern over the threats against X")."""
    slots = with_role("affected", told_of(verb), "in what is said", True)
    slots += with_role(roles["subject"], speaking, "speaks for it")
    asked_for = [t for thing in clauses.oblique(verb, "for") for t in clauses.oblique(thing, "for") if is_concerned(t)]
    slots += with_role("affected", asked_for, "for whom it is asked")  # "called for protection for X"
    things = [*objects, *(t for t in clauses.children(verb, "xcomp") if t.pos_ == "ADJ" or clauses.is_past_participle(t))]  # "declared itself shocked at …"
    return slots + with_role("affected", [t for thing in things for t in clauses.oblique(thing, *ABOUT, "by") if t.pos_ in ("NOUN", "PROPN")], "about")


def _with_those_of_type(slots: list[Slot], verb: Token, rule: TriggerRule, roles: dict[str, str], agents: list[Token], objects: list[Token]) -> list[Slot]:
    """The slots with those that only events of the type have: whose rooms were searched, whom an order binds, whose body was hurt."""
    event_type, passive, slots = rule.event_type, clauses.is_passive(verb), list(slots)
    if event_type in ("appeal_ruling", "court_ruling"):
        slots += with_role("target", who_went_there(verb), "who went to the court", True)
    if event_type == "acquittal" and not passive and objects and all(lemma_of(t) in CHARGES and not clauses.possessors(t) and not clauses.oblique(t, "against") for t in objects):
        slots += with_role("target", [t for c in clauses.children(verb, "conj") for t in clauses.patients_of(c) if t.i > c.i and is_concerned(t)], "object of the verb beside")  # "dropped one charge and sent the four to trial"
    if event_type == "search" and not _has_target_of_kind(slots):
        slots += with_role("target", whose_rooms(verb), "whose rooms")
    if event_type == "complaint":
        wished = [t for t in clauses.oblique(verb, "for") if lemma_of(t) in WISHED]
        slots += with_role("affected", [t for one in wished for t in clauses.possessors(one) or clauses.oblique(one, "of")], "for whom")
        counsel = [t for t in agents if lemma_of(t) in COUNSEL | KIN]
        slots += with_role("affected", [t for one in counsel for t in clauses.possessors(one) or clauses.oblique(one, "of", "for")], "client", True)
    if event_type in AT_PLACES and not _has_target_of_kind(slots):
        places = clauses.oblique(verb, "on", "at", "into", "outside", "against", "to", "through", "over")
        slots += with_role("target", [t for t in places if lemma_of(t) in PLACES_OF_PEOPLE], "place of theirs")
    if event_type == "assembly_disrupted" and not passive and not tells_target(slots):  # "fired tear gas to disperse X"
        aims = [c for c in clauses.children(verb, "advcl", "xcomp") if "to" in clauses.prepositions(c) and c.pos_ == "VERB"]
        slots += with_role(roles["object"], [t for c in aims for t in clauses.patients_of(c)], "object of the purpose")
    if event_type in HURTING and (parts := [t for t in objects if lemma_of(t) in BODY_PARTS and whose_body(t)]):
        slots = [slot for slot in slots if slot.token not in parts]
        slots += with_role("target", [t for part in parts for t in whose_body(part)], "whose body")
    if event_type == "court_ruling":
        slots += with_role("target", [t for order in objects for t in ordered_by(verb, order)], "whom the order binds", True)
        slots += with_role("affected", [t for order in objects for t in protected_by(verb, order)], "whom the order protects", True)
    if event_type == "assembly_denied":
        slots += with_role(roles["object"], [t for thing in objects for t in would_be_holders(thing)], "who wanted to hold it")
    return slots


def _has_target_of_kind(slots: list[Slot]) -> bool:
    return any(slot.role == "target" and kinds_of(slot.token) for slot in slots)


def _on_whose_word(slots: list[Slot], verb: Token, rule: TriggerRule, roles: dict[str, str], own: dict[str, str], agents: list[Token]) -> list[Slot]:
    """Those from whom it came, at whose request or by whose order it was done, and before whom, where no other is told to have done it."""
    subject, passive = event_roles()[rule.event_type]["subject"], clauses.is_passive(verb)
    found: list[Slot] = []
    if rule.roles.get("subject") in ("target", "affected") and "from" not in own and not passive:  # "received a summons from X", "came under attack from X"
        borne = [*clauses.children(verb, "obj"), *clauses.oblique(verb, "under")]
        found += with_role(subject, [t for thing in borne for t in from_whom(thing, verb)], "“from”", True)
    if rule.event_type in ON_REQUEST and not any(is_state_organ(t) for t in agents):
        decided = [] if rule.event_type in PHYSICAL else deciders(verb)
        found += with_role(subject, [t for t in (*requesters(verb), *decided) if is_state_organ(t)], "at whose request", True)
    if passive or rule.event_type == "search":  # "was held on the orders of the minister"
        orders = [t for t in clauses.oblique(verb, "on", "by", "under", "upon") if lemma_of(t) in ORDERS - {"request"}]
        owners = [t for order in orders for t in (*clauses.oblique(order, "of", "from", "by"), *clauses.possessors(order))]
        found += with_role(roles["subject"], [t for t in owners if t.pos_ in ("NOUN", "PROPN")], "by whose order", True)
    if not agents and not any(slot.role == roles["subject"] for slot in (*slots, *found)):
        found += with_role(roles["subject"], before_whom(verb, rule.event_type), "before whom", True)
    return found


def _against_whom(slots: list[Slot], verb: Token, roles: dict[str, str], own: dict[str, str], objects: list[Token]) -> list[Slot]:
    """Whom a complaint or statement is about, behind "against", where no other slot tells it."""
    told_about = any(slot.role == roles["about"] and slot.token not in objects for slot in slots) or any(own.get(case) == roles["about"] for case in (*ABOUT, "to"))
    if not roles["about"] or told_about or any(is_somebody(t) or kinds_of(t) for t in objects):
        return []
    brought = [t for t in objects if lemma_of(t) in word_classes()["complaint"].lemmas]
    return with_role(roles["about"], [t for head in (verb, *brought) for t in clauses.oblique(head, "against") if t.pos_ != "VERB"], "“against”")


_STAYING = word_list("verbal_predicates.staying")


def _stays(verb: Token, event_type: str) -> list[Token]:
    """Those who have to stay in custody ("ordered that X remain in prison")."""
    return clauses.own_subjects(verb) if event_type == "detention" and lemma_of(verb) in _STAYING and not clauses.is_passive(verb) else []
