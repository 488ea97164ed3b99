"""What is told right behind a protest of it: permission refused to those who planned it, force against those assembled ("applied to hold a
march; the governor refused")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, word_classes
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.layers import Event, Participant
from pipeline.relate.dated import Dated, exact
from pipeline.relate.events.story import CONTINUATION
from pipeline.relate.lending import lend
from pipeline.relate.protest_slots import ATTENDEES, DEMANDING
from pipeline.vocabulary import word_list

REQUESTS = word_list("events.requests")
PERMISSIONS = word_list("assemblies.permissions")
CALLING = word_list("assemblies.calling")
REFUSING = word_list("assemblies.refusing")
DOERS = "doers of"
DISPERSED_REACH = 1
"""Sentences back in which a protest was told that is then broken up."""
DECIDERS = word_classes()["local_authority"].lemmas | word_list("assemblies.deciders")


def is_refused_request(verb: Token) -> bool:
    """Whether an authority refuses a request that the sentence says nothing more of ("the mayor turned down their application", "the
    mayor refused")."""
    asked = [t for v in (verb, *clauses.children(verb, "xcomp")) for t in clauses.patients_of(v) if lemma_of(t) in REQUESTS]
    if not (asked or _says_no(verb)) or verb.pos_ != "VERB" or any(lemma_of(t) in word_classes()["court"].lemmas for t in clauses.agents_of(verb)):
        return False
    gathered = class_lemmas(ASSEMBLIES)
    told = any(c.dep_ in ("acl", "acl:relcl") or c.dep_ == "nmod" and c.pos_ != "PRON" or c.dep_ == "compound" for t in asked for c in t.children)
    return not told and not any(lemma_of(t) in gathered for t in verb.subtree)


def _says_no(verb: Token) -> bool:
    return lemma_of(verb) in REFUSING and not clauses.is_passive(verb) and not clauses.has_child(verb, "obj", "xcomp", "ccomp", "conj")


def forbids_one_told(event: Event, verb: Token) -> bool:
    """Whether an authority forbids an assembly that the text has told of ("The police prohibited the march", "The mayor banned it")."""
    forbidden = clauses.patients_of(verb) if event.event_type == "assembly_denied" and verb.pos_ == "VERB" else []
    return bool(forbidden) and all(t.lower_ == "it" or lemma_of(t) in word_classes()["assembly"].lemmas and clauses.has_child(t, "det") and not any(
        c.lower_ in ("a", "an", "all", "any") or c.dep_ in ("nmod", "acl", "acl:relcl") for c in t.children) for t in forbidden)


def is_of_permission(verb: Token) -> bool:
    """Whether what is refused can hardly be but a protest: permission, or what those ask of who decides on protests."""
    asked = {lemma_of(t) for t in clauses.patients_of(verb)}
    if _says_no(verb):
        return False
    return lemma_of(verb) in REFUSING and bool(asked & PERMISSIONS) or any(lemma_of(t) in DECIDERS for t in clauses.agents_of(verb))


def day_called_for(event: Event, verb: Token) -> Dated | None:
    """The day for which a verb calls people to assemble ("called for a march on 7 June")."""
    if event.event_type != "statement" or event.status != "occurred" or lemma_of(verb) != "call":
        return None
    called = [t for t in clauses.oblique(verb, "for") if lemma_of(t) in word_classes()["assembly"].lemmas or lemma_of(t) == "day" and clauses.oblique(t, "of")]
    for noun in called:
        for day in (*clauses.oblique(noun, "on"), *clauses.oblique(verb, "on")):
            time = next((t for t in starting_in(verb.doc._.times, day.left_edge.idx, day.idx + 1) if t.date_precision == "day"), None)
            if time is not None and day.i > noun.i:
                return exact(time, f"“{time.text}” in the clause, for which it was called")
    return None


def assembly_asked_for(context: list[tuple[Event, int]], number: int) -> Event | None:
    """The planned protest told just before, for which what an authority refuses was asked."""
    for previous, at in reversed(context):
        if number - at > CONTINUATION:
            return None
        if previous.event_type == "protest":
            return previous if previous.status in ("planned", "not_occurred") else None
        if previous.event_type != "statement":
            return None
    return None


def is_of_refused_assembly(event: Event, noun: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether right behind the refusal of an assembly only who had called it is told ("banned a march. The march was organised by X"): they are
    those to whom it was refused, and no assembly took place."""
    if event.event_type != "protest" or not context or number - context[-1][1] != 1 or context[-1][0].event_type != "assembly_denied":
        return False
    carrier = light_verb_of(noun) if noun.pos_ == "NOUN" else None
    calls = any(lemma_of(t) in CALLING for t in (noun.head, *clauses.children(noun, "acl"), *((carrier[0],) if carrier else ())))
    if not calls or not any(c.lower_ in ("the", "this") for c in clauses.children(noun, "det")):
        return False
    refused = context[-1][0]
    if not any(p.role == "target" for p in refused.participants):
        refused.participants += [lend(p, "target", f"who called the “{noun.text}”") for p in event.participants if p.role == "actor"]
    return True


def is_demand_of_assembled(event: Event, verb: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether somebody told as a participant of the protest just told demands something: that is what the protest was for ("The demonstrators
    called for new elections")."""
    if event.event_type not in ("statement", "protest") or lemma_of(verb) not in DEMANDING or not any(told.event_type == "protest" and number - at <= 1 for told, at in context):
        return False
    agents = clauses.agents_of(verb)
    return bool(agents) and all(lemma_of(t) in ATTENDEES and clauses.has_child(t, "det") for t in agents)


def those_assembled(context: list[tuple[Event, int]], number: int) -> list[Participant]:
    """The doers of the protest told just before, whom force used to end it befell: "Residents blocked the road. Police broke up
    the blockade"."""
    for previous, at in reversed(context):
        if number - at > DISPERSED_REACH:
            return []
        if previous.event_type == "protest" and previous.status in ("occurred", "ongoing"):
            return [lend(p, "target", f"{DOERS} “{previous.trigger}” told before") for p in previous.participants if p.role == "actor"]
    return []
