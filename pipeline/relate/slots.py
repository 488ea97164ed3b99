"""The tokens in each syntactic slot of a trigger, and the role that each slot gives.

The slots come from the clause grammar (`pipeline.annotate.clauses`); the role of a slot comes from
vocabulary/event_roles.csv or, where a trigger differs from its type, from the trigger's own row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import (
    LightVerb,
    TriggerRule,
    class_lemmas,
    event_roles,
    light_verbs,
    word_classes,
)
from pipeline.annotate.triggers import joined_to, light_verb_of, measured
from pipeline.layers import Role
from pipeline.relate.authorities import holds_office, is_authority, is_state_organ
from pipeline.relate.deciders import ORDERS, deciders, requesters
from pipeline.relate.deeds_told_as_nouns import agents_beyond
from pipeline.relate.doers import through_whom, to_whom_taken, who_did_like, who_says_why
from pipeline.relate.index import Index, index_of, is_acting_place, is_authority_word, is_participant_noun, kinds_of
from pipeline.relate.injured import DAMAGES, injured
from pipeline.relate.nouns_of_refusal import wanted_to_hold, what_is_refused, who_refuses
from pipeline.relate.protest_slots import attending, callers, of_demands, taking_part, who_gave_notice, would_be_holders
from pipeline.vocabulary import word_list, words

ABOUT = ("against", "on", "at", "over", "about", "concerning", "regarding", "towards", "toward")
MEASURES = {"with", "under", "to", "on", "after", "following", "during"}
SAYINGS = word_classes()["content"].lemmas | word_classes()["report"].lemmas | {"speech", "interview", "tweet", "comment", "remark", "campaign"}
HURTING = {"attack", "torture", "prisoner_treatment"}
BODY_PARTS = word_list("slots.body_parts")
AT_PLACES = {"harassment", "attack", "surveillance"}
"""Types that befall those whose home or office they are told of ("slogans were sprayed on the door of her flat")."""
PLACES_OF_PEOPLE = word_classes()["premises"].lemmas | word_list("slots.parts_of_places")
PEOPLE = word_classes()["person"].lemmas | {"colleague", "relative", "wife", "husband", "brother", "sister", "son", "daughter", "friend"}
OF_CASES = {"trial", "sentence", "appeal_ruling", "acquittal", "summons"}
BY_COURTS = {"charge", "trial", "sentence", "acquittal", "release", "detention", "appeal_ruling", "court_ruling"}
"""Types whose doer is the court before which, or in which, they are told to happen."""
DECIDED_THERE = {"sentence", "acquittal", "detention", "release", "charge", "appeal_ruling", "court_ruling", "movement_restriction", "asset_freeze"}
"""Types of what is decided on somebody at a hearing."""
RECEIVING = {"receive", "get", "accept"}
UPON_COMPLAINT = {"detention", "charge", "summons", "investigation", "search"}
"""Types of what befalls somebody of whom another complained."""
PHYSICAL = {"detention", "search", "attack", "torture", "killing"}
"""Types whose doer is no court that the sentence names for a later step."""
ON_REQUEST = {"censorship", "asset_freeze", "registration_denied", "movement_restriction", "assembly_denied", "detention"}
"""Types of measures that others carry out for an authority ("taken down at the request of the ministry")."""
ANNOUNCED = ON_REQUEST | {"release", "extradition", "investigation", "designation"}
"""Types of measures that who announces them also takes."""
ANNOUNCING = word_list("slots.announcing")
CARRIERS = word_list("slots.carriers")
INFORMING = word_list("slots.informing")
WITH_BODIES = {"complaint", "legislation"}
"""Types of what is brought before a court or parliament ("challenged the ban before the X Court", "tabled a bill in the X Assembly")."""
OF_ORGANS = {"summons", "search", "detention", "surveillance"}
"""Types of deeds that are those of the organ of the state behind "of"."""
BY_THE_SAME = {"attack", "torture", "killing"}
"""Types whose doer is that of the deed told just before with the same subject."""
SPEAKING_THERE = word_list("slots.speaking_there")
WATCHING = word_list("slots.watching")
"""Those who are held at a protest without taking part in it."""
DONE_THERE = word_list("slots.done_there")
WISHED = word_list("slots.wished")
SERVED = {"sentence", "term"}
SERVING = word_list("slots.serving")
SHARED = {"detention", "release"}
"""Types whose passive tells with "with" who shared the fate ("was arrested with two colleagues")."""
ATTENDING = {"attend", "observe"}
CLAIMING = word_list("slots.claiming")
FORBIDDING = word_list("slots.forbidding")
CALLING = {"call", "declare"}
REFUSING = {"refuse", "deny"}
COUNSEL = word_list("slots.counsel")
CHARGES = word_classes()["accusation"].lemmas
CONDUCT = word_list("slots.conduct")
KIN = word_list("slots.kin")
DECIDING = {"sentence", "acquittal"}
DECIDED_BESIDE = DECIDING | {"movement_restriction", "detention", "release"}
"""Types of what a court decides on one of several, told beside what it decides on the others ("sent A to prison, while B was put under house arrest")."""
DECISIONS = word_list("misreadings.decisions")
"""What a court or the police do themselves ("convicted of disobeying an order by police")."""
ADDRESSING = word_list("slots.addressing")
BEARERS = word_list("slots.bearers")


class Slot(NamedTuple):
    """A token in a syntactic slot of a trigger, the role it gets, how it was found, and whether only the words
    themselves may name the participant (`direct`), not the owner of a thing they name."""

    role: Role
    token: Token
    how: str
    direct: bool = False


def _with_role(role: str, tokens: Iterable[Token], how: str, direct: bool = False) -> list[Slot]:
    return [Slot(cast(Role, role), token, how, direct) for token in tokens] if role else []


def slots_of(token: Token, rule: TriggerRule) -> list[Slot]:
    """All filled slots of a trigger, agents first."""
    roles = {**event_roles()[rule.event_type], **{k: v for k, v in rule.roles.items() if k in ("subject", "object")}}
    own = {case: role for case, role in rule.roles.items() if case not in ("subject", "object")}
    noun = token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and rule.pos == "noun")
    if rule.pos == "adj":
        asked = [t for child in clauses.children(token, "xcomp") for t in clauses.patients_of(child)] if rule.event_type == "censorship" else []  # "were unable to open the site"
        ordered = requesters(token) if rule.event_type in ON_REQUEST and clauses.has_child(token, "cop") else []  # "is inaccessible on the orders of X"
        found = _with_role(event_roles()[rule.event_type]["subject"], ordered, "at whose request", True)
        found += _with_role(roles["object"], asked or clauses.surface_subjects(token) or clauses.controllers(token) or [t for t in (token.head,) if token.dep_ == "acl"], "object of the complement" if asked else "subject")
    elif noun:
        found = _noun_slots(token, roles, own)
    else:
        found = _verb_slots(token, rule, roles, own) if rule.pos != "noun" else _split_word_slots(token, roles)
    if noun and rule.roles.get("subject") and clauses.has_child(token, "cop") and not any(slot.role == rule.roles["subject"] for slot in found):
        found += _with_role(rule.roles["subject"], clauses.surface_subjects(token), "subject")  # "has been off the air"
    if rule.event_type == "protest":
        there = attending(token)
        found = [*(slot for slot in found if slot.token not in there), *_with_role("actor", [*taking_part(token), *there], "taking part")]
        if noun:
            acted = any(slot.role == "actor" for slot in found)
            found += _with_role("actor", ([] if acted else would_be_holders(token)) or who_gave_notice(token), "who announced it")
        told = {slot.token.i for slot in found}
        found += _with_role("actor", [t for t in callers(token) if t.i not in told], "at whose call")
        concerned = [t for t in of_demands(token) if t.i not in told and (kinds_of(t) or _is_concerned(t))]
        found += _with_role("affected", concerned, "whom the demand concerns", True)
    if rule.event_type == "trial" and not any(slot.role == "actor" for slot in found):
        found += _with_role("actor", _trying(token, noun), "“in”", True)
    if rule.event_type == "investigation":
        found += _with_role("target", _whose_conduct(token), "whose conduct")
        if not noun and not any(slot.role == "target" for slot in found):
            found += _with_role("target", _looked_into(token), "whom the inquiry is on")
    if rule.event_type == "sentence":
        wronged = injured(token)
        found = [slot for slot in found if lemma_of(token) != "pay" or slot.token not in wronged]  # who pays, not who is paid
        told = {slot.token.i for slot in found}
        found += _with_role("affected", [t for t in wronged if t.i not in told], "injured")
    if rule.event_type in OF_CASES and "in" not in own:
        decisions = [joined_to(token)] if noun else [t for t in clauses.patients_of(token) if t.pos_ == "NOUN"]  # "a verdict in his case is expected"
        cases = [t for one in (token, *decisions) for t in clauses.oblique(one, "in") if lemma_of(t) == "case"]
        found += _with_role("target", [t for case in cases for t in _parties_of(case)], "“in the case of”")
    return _without_own_pronouns(found)


def _verb_slots(verb: Token, rule: TriggerRule, roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    passive = clauses.is_passive(verb)
    company = clauses.comitatives(verb)
    if passive and not company and rule.event_type in SHARED:
        company = [t for t in clauses.oblique(verb, "with") if _is_somebody(t)]
    agents = _speakers(verb) if rule.event_type == "statement" else []
    agents = agents or clauses.agents_of(verb)
    bid = rule.event_type == "censorship" and verb.dep_ == "xcomp" and lemma_of(verb.head) in clauses.BIDDING and clauses.is_passive(verb.head)
    if bid:  # "the site was told to take down two articles"
        agents = [t for t in clauses.agents_of(verb.head) if t.pos_ in clauses.NOMINALS] or who_did_like(verb.head, rule.event_type) or to_whom_taken(verb.head, rule.event_type)
    if passive and rule.event_type in PHYSICAL:  # "was arrested in May and sentenced by a court"
        agents = [t for t in agents if not _is_court(t) or index_of(verb.doc).types.get(clauses.first_conjunct(t).head.i) not in DECIDING]
    if passive and not agents and verb.dep_ in ("xcomp", "ccomp") and lemma_of(verb.head) == "order":
        agents = clauses.agents_of(verb.head)  # "ordered the site blocked"
    if passive and not agents:
        agents = _announcers(verb, rule.event_type)
    if passive and not agents:
        agents = _agents_below(verb, rule.event_type) or _agents_before(verb, rule.event_type) or who_says_why(verb, rule.event_type)
    if passive and not agents:
        agents = who_did_like(verb, rule.event_type) or to_whom_taken(verb, rule.event_type)
    if rule.event_type in DECIDING and roles["subject"] == "actor" and not passive and verb.dep_ == "conj" and not any(_is_court(t) for t in agents):
        # "sentenced A to a year and B to two, fined C and acquitted D": the parser takes B for a subject
        agents = [t for t in clauses.agents_of(clauses.first_conjunct(verb)) if _is_court(t)] or agents
    if rule.event_type in DECIDED_THERE or rule.event_type in BY_COURTS:
        agents = [*agents, *_courts_of_judges(agents)]
    recipients = _recipients(verb)
    objects = recipients or clauses.patients_of(verb)
    objects = clauses.surface_subjects(verb.head) if bid else [t for t in objects if t.lower_ != "more"]  # "refused once more to register"
    if rule.event_type == "charge" and verb.dep_ == "acl" and _is_court(verb.head) and verb.head.dep_ == "obl":  # "appeared before a judge charged with …"
        objects = clauses.agents_of(verb.head.head) or clauses.surface_subjects(verb.head.head)
    how = "recipient" if recipients else "subject of the passive" if passive else "object"
    slots = _with_role(roles["subject"], agents, "by-agent" if passive else "subject")
    slots += _with_role(roles["subject"], clauses.partners(verb), "in partnership with", True)
    slots += _with_role(roles["subject"], through_whom(verb, agents), "“through”", True)
    asked = {condition.relation for condition in rule.conditions if not condition.negated} & {"xcomp", "advcl", "ccomp"}
    carriers = bool(objects) and all(lemma_of(t) in CARRIERS for t in objects)
    voided = rule.event_type in ("censorship", "sentence") and "xcomp" in asked and (rule.roles.get("object") == "" or carriers)  # "ordered providers to block the site"
    if (not objects or voided) and asked and rule.event_type != "statement":
        objects = [t for child in (*clauses.children(verb, *asked), *clauses.told_to_do(verb)) for t in clauses.patients_of(child) or clauses.recipients_of(child) or _judged(child, rule.event_type)]
        how = "object of the complement"
    slots += _with_role(roles["object"] or (event_roles()[rule.event_type]["object"] if recipients or voided else ""), objects, how)
    if rule.event_type == "statement":
        slots += _with_role("affected", _told_of(verb), "in what is said", True)
        speaking = [*_speaking_for(verb), *(t for t in _who_did_so(verb) if t not in agents)]
        slots += _with_role(roles["subject"], speaking, "speaks for it")
        # "expressed concern over the threats against X"
        asked_for = [t for thing in clauses.oblique(verb, "for") for t in clauses.oblique(thing, "for") if _is_concerned(t)]
        slots += _with_role("affected", asked_for, "for whom it is asked")  # "called for protection for X"
        things = [*objects, *(t for t in clauses.children(verb, "xcomp") if t.pos_ == "ADJ" or clauses.is_past_participle(t))]  # "declared itself shocked at …"
        slots += _with_role("affected", [t for thing in things for t in clauses.oblique(thing, *ABOUT, "by") if t.pos_ in ("NOUN", "PROPN")], "about")
    said = [clause for clause in clauses.children(verb, "ccomp") if clause.i > verb.i] if rule.event_type == "vilification" else []
    if said and lemma_of(verb) in clauses.TELLING:  # whom it is told to is not who is called names
        slots = [slot for slot in slots if slot.token not in objects]
        objects = []
    if said and not objects:  # "said that the activists were spies"
        slots += _with_role("target", [t for clause in said for t in clauses.own_subjects(clause) if t.i > verb.i and (_is_concerned(t) or lemma_of(t) in word_classes()["body"].lemmas)], "in what is said", True)
    if company and slots:
        beside_object = not passive and any(t.i > verb.i and t.i < company[0].i for t in objects)
        slots += _with_role(roles["object"] if (passive or beside_object) and roles["object"] else roles["subject"], company, "together with", True)
    slots += _owner_who_has(verb, roles)
    if rule.event_type in ("appeal_ruling", "court_ruling"):
        slots += _with_role("target", _who_went_there(verb), "who went to the court", True)
    if rule.event_type == "acquittal" and not passive and objects and all(lemma_of(t) in CHARGES and not clauses.possessors(t) and not clauses.oblique(t, "against") for t in objects):
        slots += _with_role("target", [t for c in clauses.children(verb, "conj") for t in clauses.patients_of(c) if t.i > c.i and _is_concerned(t)], "object of the verb beside")  # "dropped one charge and sent the four to trial"
    if rule.event_type == "search" and not any(slot.role == "target" and kinds_of(slot.token) for slot in slots):
        slots += _with_role("target", _whose_rooms(verb), "whose rooms")
    if rule.event_type == "complaint":
        wished = [t for t in clauses.oblique(verb, "for") if lemma_of(t) in WISHED]
        slots += _with_role("affected", [t for one in wished for t in clauses.possessors(one) or clauses.oblique(one, "of")], "for whom")
        counsel = [t for t in agents if lemma_of(t) in COUNSEL | KIN]
        slots += _with_role("affected", [t for one in counsel for t in clauses.possessors(one) or clauses.oblique(one, "of", "for")], "client", True)
    if rule.event_type in AT_PLACES and not any(slot.role == "target" and kinds_of(slot.token) for slot in slots):
        places = clauses.oblique(verb, "on", "at", "into", "outside", "against", "to", "through", "over")
        slots += _with_role("target", [t for t in places if lemma_of(t) in PLACES_OF_PEOPLE], "place of theirs")
    if rule.event_type == "assembly_disrupted" and not passive and not _tells_target(slots):  # "fired tear gas to disperse X"
        aims = [c for c in clauses.children(verb, "advcl", "xcomp") if "to" in clauses.prepositions(c) and c.pos_ == "VERB"]
        slots += _with_role(roles["object"], [t for c in aims for t in clauses.patients_of(c)], "object of the purpose")
    if rule.event_type in HURTING and (parts := [t for t in objects if lemma_of(t) in BODY_PARTS and _whose_body(t)]):
        slots = [slot for slot in slots if slot.token not in parts]
        slots += _with_role("target", [t for part in parts for t in _whose_body(part)], "whose body")
    if rule.event_type == "court_ruling":
        slots += _with_role("target", [t for order in objects for t in _ordered_by(verb, order)], "whom the order binds", True)
    if rule.event_type == "assembly_denied":
        slots += _with_role(roles["object"], [t for thing in objects for t in would_be_holders(thing)], "who wanted to hold it")
    slots += _prepositional([verb], roles, own)
    if rule.roles.get("subject") in ("target", "affected") and "from" not in own and not passive:  # "received a summons from X", "came under attack from X"
        borne = [*clauses.children(verb, "obj"), *clauses.oblique(verb, "under")]
        slots += _with_role(event_roles()[rule.event_type]["subject"], [t for thing in borne for t in _from_whom(thing, verb)], "“from”", True)
    if rule.event_type in ON_REQUEST and not any(is_state_organ(t) for t in agents):
        decided = [] if rule.event_type in PHYSICAL else deciders(verb)
        slots += _with_role(event_roles()[rule.event_type]["subject"], [t for t in (*requesters(verb), *decided) if is_state_organ(t)], "at whose request", True)
    if passive or rule.event_type == "search":  # "was held on the orders of the minister"
        orders = [t for t in clauses.oblique(verb, "on", "by", "under", "upon") if lemma_of(t) in ORDERS - {"request"}]
        owners = [t for order in orders for t in (*clauses.oblique(order, "of", "from", "by"), *clauses.possessors(order))]
        slots += _with_role(roles["subject"], [t for t in owners if t.pos_ in ("NOUN", "PROPN")], "by whose order", True)
    if not agents and not any(slot.role == roles["subject"] for slot in slots):
        slots += _with_role(roles["subject"], _before_whom(verb, rule.event_type), "before whom", True)
    told_about = any(slot.role == roles["about"] and slot.token not in objects for slot in slots) or any(own.get(case) == roles["about"] for case in (*ABOUT, "to"))
    if roles["about"] and not told_about and not any(_is_somebody(t) or kinds_of(t) for t in objects):
        brought = [t for t in objects if lemma_of(t) in word_classes()["complaint"].lemmas]
        found = [t for head in (verb, *brought) for t in clauses.oblique(head, "against") if t.pos_ != "VERB"]
        slots += _with_role(roles["about"], found, "“against”")
    if rule.event_type == "statement":
        slots = [slot for slot in slots if slot.role != "affected" or slot.token not in speaking]
    if rule.event_type == "statement" and lemma_of(verb) in ADDRESSING:  # who is asked is not concerned
        slots = [slot for slot in slots if slot.role != "affected" or not is_authority(slot.token)]
    return slots


def _ordered_by(verb: Token, order: Token) -> list[Token]:
    """Those whom an order of a court binds, told in a clause on it ("an injunction that forbids the union to picket")."""
    told = [*clauses.children(order, "acl", "acl:relcl"), *(c for c in clauses.children(verb, "advcl") if c.tag_ == "VBG" and c.i > order.i)]
    types = index_of(verb.doc).types
    told += [c for c in clauses.children(verb, "conj") if c.i > order.i and c.i not in types and not clauses.own_subjects(c)]  # "granted a writ and barred the army from …"
    return [t for clause in told if lemma_of(clause) in FORBIDDING and not clauses.is_passive(clause) for t in clauses.patients_of(clause) or clauses.recipients_of(clause) if t is not order and (kinds_of(t) or _is_somebody(t) or is_participant_noun(t))]


def _whose_body(part: Token) -> list[Token]:
    """The person of whose body a noun tells a part ("broke the arm of a student"), but not who is led ("attacked the head of the union")."""
    return [t for t in clauses.possessors(part) or clauses.oblique(part, "of") if t.pos_ == "PRON" or _is_somebody(t) or "person" in kinds_of(t)]


def _whose_rooms(verb: Token) -> list[Token]:
    """The premises that were entered or closed by those who then took something away ("sealed the office of X and took away two
    computers", "turned up at its office, searched it and carried off files")."""
    if verb.dep_ != "conj" or clauses.is_passive(verb) or clauses.children(verb, *clauses.SUBJECTS):
        return []
    first = clauses.first_conjunct(verb)
    series = [t for t in (first, *clauses.children(first, "conj"), clauses.previous_conjunct(verb)) if t.i < verb.i and t.pos_ == "VERB" and not clauses.is_passive(t)]
    rooms = [t for one in series for t in (*clauses.patients_of(one), *clauses.oblique(one, "at", "in", "into", "to")) if one.i < t.i < verb.i]
    return [t for t in rooms if lemma_of(t) in word_classes()["premises"].lemmas][-1:]


def _judged(clause: Token, event_type: str) -> list[Token]:
    """Of whom a verdict says what they are ("ruled that X was guilty")."""
    return clauses.surface_subjects(clause) if event_type == "sentence" and lemma_of(clause) == "guilty" else []


def _trying(trigger: Token, noun: bool) -> list[Token]:
    """The court in which a trial is told to happen, behind the trial or the verb that carries it ("their trial opened in the X Court")."""
    carried = light_verb_of(trigger) if noun else None
    found = [t for head in (trigger, *([carried[0]] if carried else [])) for t in clauses.oblique(head, "in") if _is_court(t)]
    hearings = [trigger] if noun else [t for t in clauses.patients_of(trigger) if t.pos_ == "NOUN"]
    return found or [t for hearing in hearings for one in _phrases_of(hearing) for t in clauses.oblique(one, "before", "at", "in") if _is_court(t)]


def _phrases_of(noun: Token) -> list[Token]:
    """A noun and what its phrases with "of" and "for" tell ("the hearing of an appeal", "the trial of X for libel")."""
    parts = [t for t in (*clauses.oblique(noun, "of", "for"), *clauses.possessors(noun)) if t.pos_ in clauses.NOMINALS]
    return [noun, *parts]


def _before_whom(verb: Token, event_type: str) -> list[Token]:
    """The authority before which somebody was called, tried or freed."""
    if event_type == "summons":
        return _summoning(verb)
    return _courts(verb, event_type) if event_type in BY_COURTS | DECIDED_BESIDE else []


def _summoning(verb: Token) -> list[Token]:
    """The body to which somebody is called, or at which they are questioned: itself, or whose premises ("called to the offices
    of the X")."""
    found = [t for t in clauses.oblique(verb, "to", "before", "at", "by", "in") if t.pos_ != "VERB"] or _where(verb)
    premises = [t for t in found if lemma_of(t) in word_classes()["premises"].lemmas and "organisation" not in kinds_of(t) and not is_acting_place(t)]
    found = [owner for t in found for owner in ((clauses.oblique(t, "of") or clauses.possessors(t)) if t in premises else [t])]
    return [t for t in found if t.pos_ != "PRON" and ("organisation" in kinds_of(t) or is_authority_word(t) or is_acting_place(t))]


def _where(verb: Token) -> list[Token]:
    """The noun that a clause with "where" modifies."""
    return [verb.head] if verb.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in verb.children) else []


def _courts(verb: Token, event_type: str, depth: int = 0) -> list[Token]:
    """The court or judge before whom it happened, also told with the verb before in the same coordination or with the noun that
    a clause with "where" modifies ("appeared before the X Court, where they were charged and freed on bail")."""
    arrest = event_type == "detention" and lemma_of(verb) != "remand"  # "arrested at the court" is not by it
    there = clauses.oblique(verb, "before") if arrest else clauses.oblique(verb, "before", "at", "in")
    judges = [t for t in there if "person" in kinds_of(t) and "before" in clauses.prepositions(clauses.first_conjunct(t))]
    found = [t for t in there if _is_court(t) or t in judges]
    found += [t for judge in found if "person" in kinds_of(judge) for t in clauses.oblique(judge, "of", "at") if _is_court(t)]
    if found or depth > 2:
        return found
    if event_type not in ("charge", "detention") and any(_is_court(place) for place in _where(verb)):
        return _where(verb)
    previous = clauses.previous_conjunct(verb)
    types = index_of(verb.doc).types
    if verb.dep_ in ("advcl", "conj", "parataxis") and clauses.is_passive(verb) and event_type in DECIDED_BESIDE and types.get(verb.head.i) in DECIDED_BESIDE:
        judges = [t for t in clauses.agents_of(verb.head) if _is_court(t)]  # "the court sentenced X, while Y was acquitted"
        if judges:
            return judges
    if verb.dep_ == "conj" and clauses.is_passive(verb) and types.get(previous.i, "") in BY_COURTS:
        return _courts(previous, types[previous.i], depth + 1)
    return []


def _is_court(token: Token) -> bool:
    courts = word_classes()["court"].lemmas
    return lemma_of(token) in courts or any(courts & set(m.text.lower().split()) for m in index_of(token.doc).named(token) if m.kind == "organisation")


def _split_word_slots(part: Token, roles: dict[str, str]) -> list[Slot]:
    """Doers of an event noun with a hyphen whose last part the parser took for a particle ("held a sit-in")."""
    first = part.doc[part.i - 2] if part.i > 1 and part.nbor(-1).text == "-" else part
    verb = next((t.head for t in (part, first) if t.head.pos_ == "VERB"), None)
    row = light_verbs().get((lemma_of(verb), "object")) if verb is not None else None
    return _with_role(roles["subject"], clauses.agents_of(verb), f"subject of “{verb.text}”") if verb is not None and row is not None else []


def _who_went_there(verb: Token) -> list[Token]:
    """Those who took a case to the court whose ruling a relative clause tells ("X challenged the fine before the tribunal, which
    overturned it")."""
    clause = clauses.first_conjunct(verb)
    court = clauses.antecedent(clause) if clause.dep_ == "acl:relcl" else None
    above = clauses.governor(court) if court is not None and _is_court(court) else None
    return clauses.agents_of(above[0]) if above is not None and index_of(verb.doc).types.get(above[0].i) == "complaint" else []


def _speaking_for(verb: Token) -> list[Token]:
    """Somebody of the speaking body who adds words of their own: "called for his release, with its director, X, describing …"."""
    for opening in verb.doc.tokens[verb.i + 1:verb.sent.end]:
        if opening.lower_ != "with" or opening.dep_ not in ("case", "mark") or opening.nbor(-1).text != ",":
            continue
        clause = next((t for t in verb.doc.tokens[opening.i + 1:opening.sent.end] if t.tag_ == "VBG"), None)
        if clause is not None and lemma_of(clause) in words("reporting_verbs", "verb") | clauses.SPEECH:
            return clauses.own_subjects(clause) or [opening.head]
    return []


def _who_did_so(verb: Token) -> list[Token]:
    """Others who said the same: "X condemned the arrest, as did Y"."""
    return [t for c in clauses.children(verb, "advcl") if lemma_of(c) == "do" and c.i > verb.i and "as" in clauses.prepositions(c) for t in clauses.own_subjects(c)]


def _told_of(verb: Token) -> list[Token]:
    """People and bodies, other than authorities, that the content of a statement is about: subjects and objects of its verbs, and
    owners of these ("urged the ministry to free X", "warned that X's health was failing")."""
    found: list[Token] = []
    for clause in (*_content(verb), *_content_of_things(verb)):
        for token in (*clauses.own_subjects(clause), *clauses.patients_of(clause)):
            if token.i < verb.i:
                continue
            owners = clauses.possessors(token) or clauses.oblique(token, "against", "of")
            found += [t for t in ([token] if _is_concerned(token) else owners) if _is_concerned(t) and t not in found]
    return found


def _content_of_things(verb: Token) -> list[Token]:
    """Verbs of what somebody is accused of, warned against or alarmed at: gerunds behind a preposition ("accused the police of beating
    X"), and clauses that say what a noun behind the verb is ("voiced alarm at reports that X was beaten", "criticised the way in which …")."""
    gerunds = [c for c in clauses.children(verb, "advcl") if c.tag_ == "VBG" and c.i > verb.i and clauses.prepositions(c) & {"of", "for", "against", "from", "over", "about"}]
    things = [t for t in (*clauses.children(verb, "obj"), *clauses.oblique(verb, *ABOUT, "by")) if t.i > verb.i and t.pos_ == "NOUN" and not kinds_of(t)
              and lemma_of(t) not in word_classes()["person"].lemmas]
    things += [t for thing in things for t in clauses.oblique(thing, *ABOUT)]
    return gerunds + [c for thing in things for c in clauses.children(thing, "acl", "acl:relcl") if c.pos_ == "VERB" and (
        "that" in clauses.prepositions(c) or any(t.lower_ == "which" and clauses.prepositions(t) for t in c.children))]


def _content(verb: Token, depth: int = 0) -> list[Token]:
    """Verbs of the clauses that complete a verb of speech, and those coordinated with them."""
    clause = [t for t in clauses.children(verb, "ccomp", "xcomp", *(("conj",) if depth else ())) if t.i > verb.i]
    clause += [t for t in clauses.children(verb, "advcl") if not depth and "to" in clauses.prepositions(t) or depth and clauses.prepositions(t) & {"whether", "if", "that"}]
    clause += [t for asked in clauses.children(verb, "advmod") if depth and asked.i > verb.i for t in clauses.children(asked, "advcl:relcl")]  # "to say where she was"
    return [t for one in clause for t in (one, *(_content(one, depth + 1) if depth < 3 else ()))]


def _is_of_people(start: int, end: int, index: Index) -> bool:
    """Whether the words tell unnamed people who are no officials."""
    group = next((g for g in index.groups.values() if (g.start, g.end) == (start, end)), None)
    head = index.doc[group.head] if group is not None else None
    return head is not None and lemma_of(head) in word_classes()["person"].lemmas and not is_authority(head)


def _is_concerned(token: Token) -> bool:
    named = index_of(token.doc).named(token)
    if named:
        subkind = token.doc._.entities[named[0].entity].subkind
        return named[0].kind == "person" or subkind not in ("government", "court", "police")
    if token.lower_ in ("he", "she", "him", "her", "his", "they", "them", "their"):
        anaphor = index_of(token.doc).anaphors.get(token.i)
        if anaphor is not None and anaphor.group is not None and not anaphor.entities:
            return _is_of_people(*anaphor.group, index_of(token.doc))
        return anaphor is not None and any(token.doc._.entities[n].kind == "person" for n in anaphor.entities)
    if (anaphor := index_of(token.doc).anaphors.get(token.i)) is not None and anaphor.entities:  # "the two", "the station"
        entities = [token.doc._.entities[n] for n in anaphor.entities]
        return all(e.kind == "person" or e.kind == "organisation" and e.subkind not in ("government", "court", "police") for e in entities)
    return token.pos_ == "NOUN" and lemma_of(token) in word_classes()["person"].lemmas and not is_authority(token)


def _whose_conduct(trigger: Token) -> list[Token]:
    """Those into whose conduct an inquiry is made ("opened a probe into the finances of X")."""
    things = [t for head in (trigger, *clauses.patients_of(trigger)) for t in clauses.oblique(head, "into") if lemma_of(t) in CONDUCT]
    things = things or [t for t in clauses.oblique(trigger.head, "into") if lemma_of(t) in CONDUCT and trigger.dep_ == "obj"]
    return [owner for thing in things for owner in (*clauses.possessors(thing), *clauses.oblique(thing, "of"))]


def _looked_into(verb: Token) -> list[Token]:
    """The people, named or counted, of whom what a verb opens, goes on with or ends is the inquiry ("closed the investigation of two captains")."""
    inquiries = [t for t in clauses.patients_of(verb) if lemma_of(t) in word_classes()["case"].lemmas]
    return [t for inquiry in inquiries for t in clauses.oblique(inquiry, "of") if "person" in kinds_of(t) or lemma_of(t) in PEOPLE and clauses.has_child(t, "nummod")]


def _parties_of(case: Token) -> list[Token]:
    """Those whose case it is, or against whom."""
    return clauses.possessors(case) or clauses.oblique(case, "against") or clauses.oblique(case, "of")


def _is_somebody(token: Token) -> bool:
    """Whether a word names people: a name, a personal pronoun, a noun for people."""
    return token.lower_ in ("him", "her", "them") or lemma_of(token) in PEOPLE or "person" in kinds_of(token)


def _tells_target(slots: list[Slot]) -> bool:
    """Whether a slot with the target's role holds people or bodies, not only means ("fired tear gas")."""
    things = word_classes()["weapon"].lemmas | word_classes()["thing"].lemmas
    return any(slot.role == "target" and lemma_of(slot.token) not in things for slot in slots)


_COURT_AND_POLICE = frozenset(("court", "police"))


def _agents_below(verb: Token, event_type: str) -> list[Token]:
    """The by-agent of a passive that the parser joined to its object or to what the object is for ("was given a sentence for
    defamation by a court"), or to where it happened ("was stopped at a roundabout by men in plain clothes"), or that made the words in which something was
    said ("was labelled a traitor in a post by X")."""
    things = clauses.children(verb, "obj", "xcomp", "obl", "advcl") if event_type in DECIDING | {"charge"} else clauses.children(verb, "obj", "xcomp")
    found = [] if event_type in DECIDING | {"charge"} else [t for thing in things for t in clauses.oblique(thing, "by")]
    if event_type == "summons":  # "was called in for questioning by detectives"
        found = found or [t for aim in clauses.oblique(verb, "for") for t in clauses.oblique(aim, "by")]
    authorities = class_lemmas(_COURT_AND_POLICE)
    below = (t for thing in things for t in thing.subtree if t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t)
             and lemma_of(t.head) not in DECISIONS and not (t.head.dep_ in ("acl", "acl:relcl", "advcl") and clauses.is_past_participle(t.head)))  # "for words interpreted by the police as …"
    found = found or [t for t in below if lemma_of(t) in authorities or _is_court(t)]
    times = index_of(verb.doc).times
    where = clauses.oblique(verb, "at", "in", "on", "outside", "near", "from", "to", "into", "as", "with")
    when = [t for t in clauses.children(verb, *clauses.OBLIQUES) if t.idx in times]  # "was held for 30 days by a court"
    found = found or [t for place in (*where, *when) for t in clauses.oblique(place, "by") if _is_somebody(t) or is_participant_noun(t) or t.i in index_of(t.doc).groups or lemma_of(t) in authorities or "organisation" in kinds_of(t)]
    found = found or [t for thing in (*where, *_kept_from(verb)) for t in thing.subtree if t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t)
                      and is_state_organ(t) and not clauses.is_past_participle(t.head)]  # "was added to the list of foreign agents by the ministry"
    return found or [t for words in clauses.oblique(verb, "in", "during", "on") if lemma_of(words) in SAYINGS for t in clauses.oblique(words, "by")]


def _courts_below(noun: Token) -> list[Token]:
    """The court of a verdict told in a noun, which the parser joined to what it says ("the sentencing of X to two years in prison by a
    court", "the conviction of X for libel by a court")."""
    return [t for t in noun.subtree if t.i > noun.i and t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t) and _is_court(t)
            and lemma_of(t.head) not in DECISIONS and not (t.head.dep_ in ("acl", "acl:relcl", "advcl") and clauses.is_past_participle(t.head))]


def _kept_from(verb: Token) -> list[Token]:
    """What somebody was kept from doing ("was prevented from boarding a flight by police")."""
    return [c for c in clauses.children(verb, "advcl", "acl") if c.tag_ == "VBG" and "from" in clauses.prepositions(c)]


def _announcers(verb: Token, event_type: str) -> list[Token]:
    """The organ or holder of an office that announces or orders a measure told in the passive ("the ministry announced that X would
    be released")."""
    above = verb.head
    if event_type not in ANNOUNCED or verb.dep_ != "ccomp" or not (lemma_of(above) in ANNOUNCING or _informs(above)) or clauses.is_passive(above):
        return []
    who = clauses.agents_of(above)
    if event_type == "detention":
        return [t for t in who if lemma_of(t) in word_classes()["police"].lemmas - word_classes()["court"].lemmas]
    return [t for t in who if is_state_organ(t) or holds_office(t)]


def _informs(verb: Token) -> bool:
    """Whether a verb lets those know whom a measure concerns ("officers informed her that she was barred from leaving")."""
    return lemma_of(verb) in INFORMING and any(t.pos_ == "PRON" for t in clauses.children(verb, "obj", "iobj"))


def _agents_before(verb: Token, event_type: str) -> list[Token]:
    """The by-agent of the violence before it in the same coordination ("was stopped by masked men, pulled from her car and
    whipped")."""
    types = index_of(verb.doc).types
    if event_type in DECIDING and verb.dep_ in ("parataxis", "conj") and verb.head.pos_ == "VERB":  # "the court dealt with five of them: A was fined …"
        return [t for t in clauses.agents_of(verb.head) if _is_court(t)]
    if event_type not in BY_THE_SAME and event_type != "detention":
        return []
    if shots := [t for t in verb.doc.tokens[verb.sent.start:verb.i] if lemma_of(t) == "open" and any(lemma_of(c) == "fire" for c in clauses.children(t, "obj"))]:
        return clauses.agents_of(shots[-1])  # "troops opened fire; two men were killed"
    if verb.dep_ != "conj" or clauses.children(verb, *clauses.SUBJECTS):
        return []
    first = clauses.first_conjunct(verb)
    series = [first, *(c for c in clauses.children(first, "conj", "advcl") if c.i < verb.i)]
    before = [c for c in series if c.i < verb.i and types.get(c.i, "") in {*BY_THE_SAME, "detention", "harassment", ""} and clauses.is_passive(c)]
    found = next((agents for c in reversed(before) if (agents := clauses.agents_of(c) or _agents_below(c, event_type))), [])
    return [t for t in found if is_authority(t)] if event_type == "detention" else found  # "was attacked by a mob and arrested"


def _is_speech(verb: Token) -> bool:
    return lemma_of(verb) in words("reporting_verbs", "verb") | clauses.SPEECH | SPEAKING_THERE


def _noun_slots(noun: Token, roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    slots: list[Slot] = []
    agent, patient = roles["subject"], roles["object"]
    carried = light_verb_of(noun)
    verbs = [carried[0]] if carried else []
    if index_of(noun.doc).types.get(noun.i) == "charge" and noun.dep_ == "obl" and any(lemma_of(t) == "trial" for t in clauses.oblique(noun.head, "on", "to")):
        return _with_role("target", clauses.surface_subjects(noun.head), "on trial")  # "went on trial on charges of …"
    if carried:
        slots += _light_verb_slots(noun, *carried, roles)
    slots += _with_role(patient or agent, _bearers(noun), "the one it befell")
    types = index_of(noun.doc).types
    ended = noun.head if noun.dep_ == "nmod" and lemma_of(noun.head) in ("end", "close", "conclusion", "course", "start") else noun  # "at the end of a trial"
    verb = ended.head
    if not slots and ended.dep_ in clauses.OBLIQUES and types.get(noun.i) == "trial" and verb.pos_ == "VERB" and (
            types.get(verb.i) in DECIDING or types.get(verb.i) in DECIDED_THERE and clauses.prepositions(ended) & {"at", "during", "in"}):
        slots += _of_decision(verb, agent, patient)  # "after a trial, the court sentenced X", "at a hearing, a judge barred X from leaving"
    if not slots and ended.dep_ == "obl" and types.get(noun.i) == "trial" and verb.pos_ == "VERB" and lemma_of(verb) in SPEAKING_THERE:
        slots += _with_role(patient, [t for t in clauses.agents_of(verb) if _is_concerned(t)], f"subject of “{verb.text}”")  # "at a hearing in May, X declared …"
    if types.get(noun.i) == "complaint" and noun.dep_ == "obl" and types.get(verb.i) in UPON_COMPLAINT and clauses.prepositions(noun) & {"after", "following", "upon", "on"} and (
            not clauses.possessors(noun)):
        slots += _with_role(roles["about"], clauses.patients_of(verb), f"object of “{verb.text}”")  # "was arrested following a complaint by X"
    if types.get(noun.i) == "protest" and noun.dep_ == "obl" and types.get(verb.i) == "sentence" and "for" in clauses.prepositions(noun) and any(
            t.lower_ in ("a", "an") for t in clauses.children(noun, "det")):
        slots += _with_role(agent, [t for t in clauses.patients_of(verb) if _is_concerned(t)], f"object of “{verb.text}”")  # "were fined for a protest"
    if not slots and types.get(noun.i) == "protest" and noun.dep_ == "obl" and types.get(verb.i) == "detention" and clauses.is_passive(verb) and (
            clauses.prepositions(noun) & {"during", "at"} and (verb.dep_ != "advcl" or clauses.own_subjects(verb))):
        slots += _with_role(agent, [t for t in clauses.patients_of(verb) if lemma_of(t) not in WATCHING], "held there")
    if not slots and patient == "affected" and noun.dep_ in clauses.OBLIQUES and noun.head.pos_ == "VERB" and (
            "in" in clauses.prepositions(noun) or clauses.prepositions(noun) & {"at", "during"} and _is_speech(noun.head)):
        slots += _with_role(agent, clauses.agents_of(noun.head), f"subject of “{noun.head.text}”")  # "joined others in a statement", "said at a press conference"
    if not slots and types.get(noun.i) == "protest" and noun.dep_ == "obl" and lemma_of(verb) in DONE_THERE and clauses.prepositions(noun) & {"during", "at"}:
        done = [] if clauses.is_passive(verb) else clauses.agents_of(verb)
        slots += _with_role(agent, [t for t in done if not is_state_organ(t) and lemma_of(t) not in WATCHING], f"subject of “{verb.text}”")  # "at a rally, students carried banners"
    of = [t for t in clauses.oblique(noun, "of") if t.pos_ != "NUM" or clauses.oblique(t, "of")]  # "the arrest of five of them"
    doing = roles["possessor"] == roles["of"] == patient and any(_is_somebody(t) or kinds_of(t) or is_participant_noun(t) for t in (*of, *clauses.oblique(noun, "on", "against")))
    slots += _with_role(agent if doing else roles["possessor"], clauses.possessors(noun), "possessor")  # "the ministry's closure of X"
    by_organs = [t for t in of if is_state_organ(t) and lemma_of(t) not in word_classes()["premises"].lemmas] if types.get(noun.i) in OF_ORGANS else []  # "a summons of the security service"
    slots += _with_role(agent, by_organs, "“of”") + _with_role(roles["of"], [t for t in of if t not in by_organs], "“of”")
    by = clauses.oblique(noun, "by") or (_courts_below(noun) if types.get(noun.i) in DECIDING else []) or (agents_beyond(noun) if patient or types.get(noun.i) == "legislation" else [])
    wanted = [t for t in by if wanted_to_hold(t, noun)]
    slots += _with_role(roles["by"] or agent, [t for t in by if t not in wanted], "“by”") + _with_role(patient, wanted, "who wanted to hold it")
    if types.get(noun.i) == "complaint":
        claims = [c for c in clauses.children(noun, "acl:relcl") if lemma_of(c) in CLAIMING and not clauses.is_passive(c)]
        slots += _with_role(agent, [t for c in claims for t in clauses.agents_of(c) if t is not noun], "who claims something in it")
    if types.get(noun.i) in BY_THE_SAME and not any(slot.role == agent for slot in slots):
        slots += _with_role(agent, _found_to_have_done(noun), "who was convicted of it")
    if lemma_of(noun) == "refusal":
        slots = [slot for slot in slots if slot.how.startswith("subject of")]
        slots += _with_role(agent, who_refuses(noun), "who refuses") + _with_role(patient, what_is_refused(noun), "what is refused")
    held = [part for part in clauses.children(noun, "acl") if (row := light_verbs().get((lemma_of(part), "object"))) and row.subject == "agent"]
    slots += _with_role(agent, [t for part in held if clauses.is_passive(part) for t in clauses.agents_of(part) or requesters(part)], "who held it")
    slots += _prepositional([noun, *verbs], roles, own)
    if roles["about"] and not set(own) & set(ABOUT):
        brought = [part for part in clauses.children(noun, "acl") if clauses.is_past_participle(part) and (lemma_of(part), "object") in light_verbs()]
        against = [*clauses.oblique(noun, "against", "on"), *(t for part in brought for t in clauses.oblique(part, "against", "on") if t.idx not in index_of(t.doc).times)]
        slots += _with_role(roles["about"], against, "“against”")
    if patient == "target" and not own and not any(slot.role == patient for slot in slots):
        slots += _with_role(patient, _patients_of_measure(noun), "of the same measure")
    if roles["about"] == "target" and not any(slot.role == "target" and (kinds_of(slot.token) or _is_somebody(slot.token)) for slot in slots):
        phrases = [part for head in (noun, *verbs) for part in clauses.children(head, "obl", "nmod")]  # "a case under Section 5 against X"
        below = [t for part in phrases for t in part.subtree if t.dep_ in clauses.OBLIQUES and kinds_of(t) and "against" in clauses.prepositions(t)]
        slots += _with_role("target", below[:1], "“against”")
    slots += _with_role(agent, [t for t in clauses.children(noun, "compound", "amod") if "organisation" in kinds_of(t)], "named before the noun")
    return slots


def _of_decision(verb: Token, agent: str, patient: str) -> list[Slot]:
    """The court or prosecution that decides or demands something at a hearing, and on whom."""
    agents = [t for t in clauses.agents_of(verb) if lemma_of(t) not in word_classes()["police"].lemmas - word_classes()["prosecution"].lemmas]
    agents = [*agents, *_courts_of_judges(agents)] or _courts(verb, "trial")
    told = clauses.recipients_of(verb) or clauses.patients_of(verb)
    if not any(_is_concerned(t) for t in told):  # "demanded five years for X", "ordered X’s release"
        told = [*(t for t in (*clauses.oblique(verb, "for", "on", "against"), *_within_object(verb, "for")) if _is_concerned(t)), *(t for thing in told for t in (*clauses.possessors(thing), *clauses.oblique(thing, "of", "for", "on", "against")) if _is_concerned(t))]
    return [*_with_role(agent, agents, f"subject of “{verb.text}”"), *_with_role(patient, told, f"object of “{verb.text}”")]


def _courts_of_judges(agents: list[Token]) -> list[Token]:
    """The courts of those who act by name ("Judge X of the High Court")."""
    return [court for judge in agents if "person" in kinds_of(judge) for court in clauses.oblique(judge, "of", "at") if _is_court(court)]


def _light_verb_slots(noun: Token, verb: Token, row: LightVerb, roles: dict[str, str]) -> list[Slot]:
    """Subject and recipient of the verb that carries the noun, and whom its prepositional phrase names."""
    agent, patient = roles["subject"], roles["object"]
    slots: list[Slot] = []
    subjects = clauses.surface_subjects(noun) if verb.dep_ == "cop" else clauses.agents_of(verb)
    role = {"agent": agent, "patient": patient or roles["about"], "bearer": patient or agent}.get(row.subject, "")  # "faces a lawsuit"
    if lemma_of(verb) in ATTENDING and index_of(noun.doc).types.get(noun.i) == "trial":
        role = ""  # "came to observe the trial"
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
    slots += _with_role(role, subjects, f"subject of “{verb.text}”")
    if role == agent:
        slots += _with_role(role, clauses.partners(verb), "in partnership with", True)
    if role and subjects:
        slots += _with_role(role, clauses.comitatives(verb), "together with", True)
    if row.subject == "patient":
        slots += _with_role(agent, clauses.at_the_hands_of(verb), "“at the hands of”")
    if row.subject in ("patient", "bearer") and patient:
        slots += _with_role(agent, _from_whom(noun, verb), "“from”", True)
    recipients = _recipients(verb)
    if not recipients and row.noun not in ("object", "subject") and row.recipient:
        recipients = clauses.patients_of(verb)
    if row.noun == "subject" and row.recipient == "agent":  # "the march drew 300 people"
        slots += _with_role(agent, clauses.patients_of(verb), f"object of “{verb.text}”", True)
    slots += _with_role(patient, recipients, f"recipient of “{verb.text}”")
    if roles["about"]:
        slots += _with_role(roles["about"], clauses.oblique(verb, "against"), "“against”")
        if patient == "target" and not any(slot.role == "target" for slot in slots):
            slots += _with_role(patient, clauses.oblique(verb, "on"), "“on”", True)
    return slots


def _from_whom(noun: Token, verb: Token) -> list[Token]:
    """Those from whom somebody receives or faces what a noun tells ("received threats from X", "faced threats of closure from X")."""
    found = [t for head in (noun, *clauses.oblique(noun, "of"), verb) for t in clauses.oblique(head, "from")]
    return [t for t in found if t.pos_ in clauses.NOMINALS and (kinds_of(t) or is_participant_noun(t) or t.i in index_of(t.doc).groups)]


def _prepositional(heads: list[Token], roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """Phrases with the prepositions that the trigger's row (whole phrase) or its type (names and people only) gives a role."""
    slots: list[Slot] = []
    event_type = index_of(heads[0].doc).types.get(heads[0].i, "")
    for case, role in own.items():
        found = clauses.oblique(heads[0], case) or _within_object(heads[0], case) or _within_phrase(heads[0], case, own)
        slots += _with_role(role, found, f"“{case}”")
    for pair in filter(None, roles["prepositions"].split(";")):
        case, role = pair.split("=")
        if case not in own:
            found = [t for head in heads for t in clauses.oblique(head, case) or (_within_object(head, case) if event_type in WITH_BODIES else ()) if t.pos_ != "VERB" and t.idx not in index_of(t.doc).times]
            if event_type == "legislation":
                found = [t for t in found if "organisation" in kinds_of(t)]
            if event_type == "protest":  # "the picket ended with the arrest of two students"
                found = [t for t in found if t.i not in index_of(t.doc).types]
            slots += _with_role(role, found, f"“{case}”", role != "affected")
    return slots


def _within_object(verb: Token, case: str) -> list[Token]:
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


def _recipients(verb: Token) -> list[Token]:
    """Indirect objects, also with "to" ("granted bail to X", "handed down a fine to X")."""
    found = clauses.recipients_of(verb)
    if lemma_of(verb) in REFUSING and not (found or clauses.is_passive(verb) and clauses.has_child(verb, "obj")) and (
            to := [t for t in clauses.oblique(verb, "to") if kinds_of(t) or _is_somebody(t)]):
        return to  # "entry was refused to X", "denied a visa to X"
    row = light_verbs().get((lemma_of(verb), "object"))
    if found or row is None or row.recipient != "patient":
        return found
    given = clauses.patients_of(verb)
    if not given or any(t.pos_ == "PRON" or _is_somebody(t) for t in given):
        return []  # "handed him over to the police"
    places = word_classes()["custody"].lemmas | word_classes()["prison"].lemmas
    to = clauses.oblique(verb, "to") or [t for thing in given for t in clauses.oblique(thing, "to")]  # "gave permission to X"
    return [t for t in to if t.pos_ in clauses.NOMINALS and lemma_of(t) not in places]


def _owner_who_has(verb: Token, roles: dict[str, str]) -> list[Slot]:
    """Whom it befell in "X had his camera confiscated", who had it done in "the minister had Y arrested"."""
    thing = clauses.causative_object(verb) if verb.dep_ == "acl" else None
    if thing is not None and (clauses.has_child(thing, "nmod:poss") or not _is_concerned(thing)):
        had_it_done = [t for t in clauses.surface_subjects(thing.head) if is_state_organ(t) or holds_office(t)] if not clauses.has_child(thing, "nmod:poss") else []
        if had_it_done:  # "the regulator had the page taken down"
            return _with_role(roles["subject"], had_it_done, f"subject of “{thing.head.text}”")
        if clauses.has_child(thing, "nmod:poss") or not clauses.has_child(thing, "det"):  # "had three fingernails pulled out"
            return _with_role(roles["object"], clauses.surface_subjects(thing.head), f"subject of “{thing.head.text}”")
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and lemma_of(head) == "have" and head.pos_ == "VERB" and clauses.is_past_participle(verb):
        whom = [t for t in clauses.children(head, "obj") if _is_concerned(t)]
        if whom:
            owned = any(clauses.possessors(t) for t in whom)  # "had their son arrested"
            return [] if owned else _with_role(roles["subject"], clauses.surface_subjects(head), f"subject of “{head.text}”")
        return _with_role(roles["object"], clauses.surface_subjects(head), f"subject of “{head.text}”")
    return []


def _bearers(noun: Token) -> list[Token]:
    """Those of whom the text says that they were "the target of" the event."""
    top = clauses.first_conjunct(measured(clauses.first_conjunct(noun)))
    head = top.head
    if top.dep_ != "nmod" or "of" not in clauses.prepositions(top) or lemma_of(head) not in BEARERS:
        return []
    if clauses.has_child(head, "cop") or head.dep_ in ("xcomp", "conj"):
        return clauses.surface_subjects(head)
    if head.dep_ == "appos" and head.head.pos_ in clauses.NOMINALS:
        return [head.head]
    return []


def _speakers(verb: Token) -> list[Token]:
    """The subject of "said" for a coordinated verb of speech that the parser joined to what was said ("said the summons
    amounted to harassment and urged the government …")."""
    clause = clauses.speech_joined_to_content(verb)
    return clauses.agents_of(clause) if clause is not None else []


def _patients_of_measure(noun: Token) -> list[Token]:
    """Whom a measure told beside another befell: "released under a travel ban", "arrested after an interrogation"."""
    noun = clauses.first_conjunct(noun)
    verb = noun.head
    if index_of(noun.doc).types.get(noun.i) == "prisoner_treatment" and "in" in clauses.prepositions(noun):
        return clauses.patients_of(joined_to(noun))  # "detained since May, mostly in solitary confinement"
    if noun.dep_ in clauses.OBLIQUES and verb.pos_ == "VERB" and clauses.prepositions(noun) & MEASURES and clauses.is_passive(verb):
        return clauses.patients_of(verb)
    return []


def _found_to_have_done(noun: Token) -> list[Token]:
    """Those whom a verdict finds to have done what a noun tells ("were convicted of the killing of X")."""
    first = clauses.first_conjunct(noun)
    verb = first.head
    if first.dep_ not in clauses.OBLIQUES or not clauses.prepositions(first) & {"of", "for", "over"} or index_of(noun.doc).types.get(verb.i) != "sentence":
        return []
    return clauses.patients_of(verb) if verb.pos_ == "VERB" else []


OF_OTHERS = {"client", "for whom"}
"""Slots whose pronoun is not that of those told with the same role."""


def _without_own_pronouns(slots: list[Slot]) -> list[Slot]:
    """Drops a possessive pronoun where a noun other than of a date has the same role ("farmers resumed their march", "X had his phone
    taken", but "their trial opened on 12 March")."""
    named = {slot.role for slot in slots if slot.token.pos_ != "PRON" and slot.token.idx not in index_of(slot.token.doc).times}
    return [s for s in slots if s.how in OF_OTHERS or not (s.token.dep_ == "nmod:poss" and s.token.pos_ == "PRON" and s.role in named)]
