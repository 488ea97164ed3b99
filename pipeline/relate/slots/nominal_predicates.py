"""The slots of a noun that tells an event, as in NomBank: possessor, "of", "by" and other phrases of the noun itself, then what
the verb around it lends ("after a trial, the court sentenced X").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import light_verbs, word_classes
from pipeline.annotate.triggers.carriers import joined_to, light_verb_of, measured
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.deciders import requesters
from pipeline.relate.deeds_told_as_nouns import agents_beyond, whose_holding
from pipeline.relate.index import index_of, is_participant_noun, kinds_of, tells_a_stand
from pipeline.relate.nouns_of_refusal import wanted_to_hold, what_is_refused, who_refuses
from pipeline.relate.slots.light_verbs import light_verb_slots
from pipeline.relate.slots.obliques import prepositional, within_object
from pipeline.relate.slots.passive_agents import BY_THE_SAME
from pipeline.relate.slots.proceedings import DECIDED_THERE, courts_before, courts_below, courts_of_judges
from pipeline.relate.slots.reported_content import ABOUT
from pipeline.relate.slots.slot import Slot, is_concerned, is_somebody, with_role
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list, words

MEASURES = {"with", "under", "to", "on", "after", "following", "during", "given"}
UPON_COMPLAINT = {"detention", "charge", "summons", "investigation", "search"}
"""Types of what befalls somebody of whom another complained."""
OF_ORGANS = {"summons", "search", "detention", "surveillance"}
"""Types of deeds that are those of the organ of the state behind "of"."""
SPEAKING_THERE = word_list("slots.speaking_there")
WATCHING = word_list("slots.watching")
"""Those who are held at a protest without taking part in it."""
DONE_THERE = word_list("slots.done_there")
BEFALLING = {"detention", "attack", "torture", "killing", "harassment", "surveillance", "prisoner_treatment", "summons", "sentence", "trial", "charge", "release",
             "vilification", "movement_restriction", "extradition"}
"""Types of deeds that befall the people behind "of"."""
HELD_ON_CHARGES = {"detention", "extradition", "movement_restriction", "summons"}
"""Types of what befalls the accused on the charges against them."""
CLAIMING = word_list("slots.claiming")
BEARERS = word_list("slots.bearers")
STRETCHES = word_list("nominal_predicates.stretches")


def noun_slots(noun: Token, roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """The slots of a noun. `roles`: slot → role of its type; `own`: preposition → role of the trigger's own row."""
    event_type = index_of(noun.doc).types.get(noun.i)
    if event_type == "charge" and noun.dep_ == "obl" and (accused := _accused_above(noun)):
        return accused
    agent, patient = roles["subject"], roles["object"]
    carried = light_verb_of(noun)
    verbs = [carried[0]] if carried else []
    slots = light_verb_slots(noun, *carried, roles) if carried else []
    slots = slots + with_role(patient or agent, _bearers(noun), "the one it befell")
    slots = _with_those_of_clause(slots, noun, roles)
    slots += _of_own_phrases(noun, roles)
    slots = _with_those_told_of_noun(slots, noun, roles)
    slots += prepositional([noun, *verbs], roles, own)
    if event_type == "summons" and not any(slot.role == patient and slot.token.pos_ != "VERB" for slot in slots):
        slots += with_role(patient, _who_is_to_come(noun, verbs), "who is to come")
    slots = _with_those_it_is_about(slots, noun, verbs, roles, own)
    slots += with_role(agent, [t for t in clauses.children(noun, "compound", "amod") if "organisation" in kinds_of(t) and not tells_a_stand(t)], "named before the noun")
    return slots


def _accused_above(charges: Token) -> list[Slot]:
    """Those whom the verb tells that goes on with the charges ("went on trial on charges of …", "was arrested on charges of violence against a
    policeman")."""
    verb = charges.head
    if any(lemma_of(t) == "trial" for t in clauses.oblique(verb, "on", "to")):
        return with_role("target", clauses.surface_subjects(verb), "on trial")
    held = index_of(verb.doc).types.get(verb.i) in HELD_ON_CHARGES and "on" in clauses.prepositions(charges)
    return with_role("target", clauses.patients_of(verb), f"object of “{verb.text}”") if held else []


def _with_those_of_clause(slots: list[Slot], noun: Token, roles: dict[str, str]) -> list[Slot]:
    """The slots with those whom the verb lends that the noun dates or places ("after a trial, the court sentenced X")."""
    agent, patient, slots = roles["subject"], roles["object"], list(slots)
    types = index_of(noun.doc).types
    event_type = types.get(noun.i)
    ended = noun.head if noun.dep_ == "nmod" and lemma_of(noun.head) in STRETCHES else noun  # "at the end of a trial"
    verb = ended.head
    if not slots and ended.dep_ in clauses.OBLIQUES and event_type == "trial" and verb.pos_ == "VERB" and (
            types.get(verb.i) in VERDICTS or types.get(verb.i) in DECIDED_THERE and clauses.prepositions(ended) & {"at", "during", "in"}):
        slots += _of_decision(verb, agent, patient)  # "after a trial, the court sentenced X", "at a hearing, a judge barred X from leaving"
    if not slots and ended.dep_ == "obl" and event_type == "trial" and verb.pos_ == "VERB" and lemma_of(verb) in SPEAKING_THERE:
        slots += with_role(patient, [t for t in clauses.agents_of(verb) if is_concerned(t)], f"subject of “{verb.text}”")  # "at a hearing in May, X declared …"
    if event_type == "complaint" and noun.dep_ == "obl" and types.get(verb.i) in UPON_COMPLAINT and clauses.prepositions(noun) & {"after", "following", "upon", "on"} and (
            not clauses.possessors(noun)):
        slots += with_role(roles["about"], clauses.patients_of(verb), f"object of “{verb.text}”")  # "was arrested following a complaint by X"
    if event_type == "protest" and noun.dep_ == "obl" and types.get(verb.i) == "sentence" and "for" in clauses.prepositions(noun) and any(
            t.lower_ in ("a", "an") for t in clauses.children(noun, "det")):
        slots += with_role(agent, [t for t in clauses.patients_of(verb) if is_concerned(t)], f"object of “{verb.text}”")  # "were fined for a protest"
    if not slots and event_type == "protest" and noun.dep_ == "obl" and types.get(verb.i) == "detention" and clauses.is_passive(verb) and (
            clauses.prepositions(noun) & {"during", "at"} and not clauses.oblique(noun, "by") and (verb.dep_ != "advcl" or clauses.own_subjects(verb))):
        slots += with_role(agent, [t for t in clauses.patients_of(verb) if lemma_of(t) not in WATCHING], "held there")
    if not slots and patient == "affected" and noun.dep_ in clauses.OBLIQUES and noun.head.pos_ == "VERB" and (
            "in" in clauses.prepositions(noun) or clauses.prepositions(noun) & {"at", "during"} and _is_speech(noun.head)):
        slots += with_role(agent, clauses.agents_of(noun.head), f"subject of “{noun.head.text}”")  # "joined others in a statement", "said at a press conference"
    if not slots and event_type == "protest" and noun.dep_ == "obl" and lemma_of(verb) in DONE_THERE and clauses.prepositions(noun) & {"during", "at"}:
        done = [] if clauses.is_passive(verb) else clauses.agents_of(verb)
        slots += with_role(agent, [t for t in done if not is_state_organ(t) and lemma_of(t) not in WATCHING], f"subject of “{verb.text}”")  # "at a rally, students carried banners"
    return slots


def _of_own_phrases(noun: Token, roles: dict[str, str]) -> list[Slot]:
    """The slots of the phrases of the noun itself: possessor, "of" and "by" ("the ministry's closure of X")."""
    agent, patient = roles["subject"], roles["object"]
    event_type = index_of(noun.doc).types.get(noun.i)
    joined = _joined_deeds(noun)
    owners = clauses.possessors(noun) or (clauses.possessors(joined[0]) if joined else [])
    shared = [t for deed in joined for t in clauses.oblique(deed, "of") if t.i > joined[-1].i] if not owners else []
    of = [t for t in clauses.oblique(noun, "of") or shared if t.pos_ != "NUM" or clauses.oblique(t, "of")]  # "the arrest of five of them"
    doing = roles["possessor"] == roles["of"] == patient and any(is_somebody(t) or kinds_of(t) or is_participant_noun(t) for t in (*of, *clauses.oblique(noun, "on", "against")))
    slots = with_role(agent if doing else roles["possessor"], owners, "possessor")  # "the ministry's closure of X"
    by_organs = [t for t in of if is_state_organ(t) and lemma_of(t) not in word_classes()["premises"].lemmas and not _are_held(t, noun)] if event_type in OF_ORGANS else []  # "a summons of the security service"
    slots += with_role(agent, by_organs, "“of”") + with_role(roles["of"], [t for t in of if t not in by_organs], "“of”")
    by = clauses.oblique(noun, "by") or (courts_below(noun) if event_type in VERDICTS else []) or (agents_beyond(noun) if patient or event_type == "legislation" else [])
    by = by or (whose_holding(noun) if event_type == "protest" else [])
    wanted = [t for t in by if wanted_to_hold(t, noun)]
    slots += with_role(roles["by"] or agent, [t for t in by if t not in wanted], "“by”") + with_role(patient, wanted, "who wanted to hold it")
    return slots


def _with_those_told_of_noun(slots: list[Slot], noun: Token, roles: dict[str, str]) -> list[Slot]:
    """The slots with those whom clauses on the noun tell: who claims something in a complaint, who was convicted of it, who held it."""
    agent, patient, slots = roles["subject"], roles["object"], list(slots)
    event_type = index_of(noun.doc).types.get(noun.i)
    if event_type == "complaint":
        claims = [c for c in clauses.children(noun, "acl:relcl") if lemma_of(c) in CLAIMING and not clauses.is_passive(c)]
        slots += with_role(agent, [t for c in claims for t in clauses.agents_of(c) if t is not noun], "who claims something in it")
    if event_type in BY_THE_SAME and not any(slot.role == agent for slot in slots):
        slots += with_role(agent, _found_to_have_done(noun), "who was convicted of it")
    if lemma_of(noun) == "refusal":
        slots = [slot for slot in slots if slot.how.startswith("subject of")]
        slots += with_role(agent, who_refuses(noun), "who refuses") + with_role(patient, what_is_refused(noun), "what is refused")
    held = [part for part in clauses.children(noun, "acl") if (row := light_verbs().get((lemma_of(part), "object"))) and row.subject == "agent"]
    slots += with_role(agent, [t for part in held if clauses.is_passive(part) for t in clauses.agents_of(part) or requesters(part)], "who held it")
    return slots


def _with_those_it_is_about(slots: list[Slot], noun: Token, verbs: list[Token], roles: dict[str, str], own: dict[str, str]) -> list[Slot]:
    """The slots with those behind "against" and "on", and those of the same measure where it tells nobody. `verbs`: the one that carries the noun."""
    patient, slots = roles["object"], list(slots)
    if roles["about"] and not set(own) & set(ABOUT):
        brought = [part for part in clauses.children(noun, "acl") if clauses.is_past_participle(part) and (lemma_of(part), "object") in light_verbs()]
        against = [*clauses.oblique(noun, "against", "on"), *(t for part in brought for t in clauses.oblique(part, "against", "on") if t.idx not in index_of(t.doc).times)]
        slots += with_role(roles["about"], against, "“against”")
    if patient == "target" and not own and not any(slot.role == patient and slot.token.pos_ != "VERB" for slot in slots):
        slots += with_role(patient, _patients_of_measure(noun), "of the same measure")
    if roles["about"] == "target" and not any(slot.role == "target" and (kinds_of(slot.token) or is_somebody(slot.token)) for slot in slots):
        phrases = [part for head in (noun, *verbs) for part in clauses.children(head, "obl", "nmod")]  # "a case under Section 5 against X"
        below = [t for part in phrases for t in part.subtree if t.dep_ in clauses.OBLIQUES and kinds_of(t) and "against" in clauses.prepositions(t)]
        slots += with_role("target", below[:1], "“against”")
    return slots


def _are_held(officials: Token, noun: Token) -> bool:
    """Whether "of" tells of several officials whom their arrest befell, not of the organ that held somebody ("arrests of party officials")."""
    return index_of(noun.doc).types.get(noun.i) == "detention" and officials.tag_ == "NNS" and lemma_of(officials) in word_classes()["person"].lemmas


def _joined_deeds(noun: Token) -> list[Token]:
    """The deeds of a list with nothing of their own between them, which befell the same people ("the arrest and beating of three
    students", "their abduction, torture and murder")."""
    first = clauses.first_conjunct(noun)
    deeds = [first, *clauses.children(first, "conj")]
    types = index_of(noun.doc).types
    one_list = len(deeds) > 1 and all(t.pos_ == "NOUN" and types.get(t.i) in BEFALLING for t in deeds) and not any(
        clauses.has_child(t, "det", "nmod:poss") for t in deeds[1:])
    return deeds if one_list else []


def _of_decision(verb: Token, agent: str, patient: str) -> list[Slot]:
    """The court or prosecution that decides or demands something at a hearing, and on whom."""
    agents = [t for t in clauses.agents_of(verb) if lemma_of(t) not in word_classes()["police"].lemmas - word_classes()["prosecution"].lemmas]
    agents = [*agents, *courts_of_judges(agents)] or courts_before(verb, "trial")
    told = clauses.recipients_of(verb) or clauses.patients_of(verb)
    if not any(is_concerned(t) for t in told):  # "demanded five years for X", "ordered X’s release"
        told = [*(t for t in (*clauses.oblique(verb, "for", "on", "against"), *within_object(verb, "for")) if is_concerned(t)), *(t for thing in told for t in (*clauses.possessors(thing), *clauses.oblique(thing, "of", "for", "on", "against")) if is_concerned(t))]
    return [*with_role(agent, agents, f"subject of “{verb.text}”"), *with_role(patient, told, f"object of “{verb.text}”")]


def _who_is_to_come(summons: Token, verbs: list[Token]) -> list[Token]:
    """Whom the aim of a summons tells ("summonses to question the nurses", "a summons for X to appear")."""
    aims = [c for head in (summons, *verbs) for c in clauses.children(head, "acl", "advcl", "xcomp") if c.i > summons.i and clauses.is_infinitive(c)]
    return [t for aim in aims for t in clauses.children(aim, "nsubj") or clauses.patients_of(aim)]


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


def _patients_of_measure(noun: Token) -> list[Token]:
    """Whom a measure told beside another befell: "released under a travel ban", "freed subject to conditions, including a travel ban",
    "arrested after an interrogation"."""
    noun = clauses.first_conjunct(noun)
    if noun.dep_ == "nmod" and "including" in clauses.prepositions(noun):
        noun = noun.head
    verb = noun.head.head if noun.head.lower_ == "subject" and noun.head.dep_ == "advcl" else noun.head
    if index_of(noun.doc).types.get(noun.i) == "prisoner_treatment" and "in" in clauses.prepositions(noun):
        return clauses.patients_of(joined_to(noun))  # "detained since May, mostly in solitary confinement"
    if noun.dep_ in clauses.OBLIQUES and verb.pos_ == "VERB" and clauses.prepositions(noun) & MEASURES and clauses.is_passive(verb):
        if index_of(noun.doc).types.get(noun.i) == "search" and any(c.lower_ in ("the", "that", "this") for c in clauses.children(noun, "det")):
            return []  # "was beaten during the raid", of which was told before
        taken = index_of(noun.doc).types.get(verb.i) == "search"  # "a phone was seized during the arrest"
        return [t for t in clauses.patients_of(verb) if not taken or is_concerned(t)]
    return []


def _found_to_have_done(noun: Token) -> list[Token]:
    """Those whom a verdict finds to have done what a noun tells ("were convicted of the killing of X")."""
    first = clauses.first_conjunct(noun)
    verb = first.head
    if first.dep_ not in clauses.OBLIQUES or not clauses.prepositions(first) & {"of", "for", "over"} or index_of(noun.doc).types.get(verb.i) != "sentence":
        return []
    return clauses.patients_of(verb) if verb.pos_ == "VERB" else []


def _is_speech(verb: Token) -> bool:
    return lemma_of(verb) in words("reporting_verbs", "verb") | clauses.SPEECH | SPEAKING_THERE
