"""Those who hold a protest, or wanted to, and those whom its demands concern, where no slot of the verb or noun tells them ("went on strike,
called out by X")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import light_verbs
from pipeline.relate.index import index_of, kinds_of
from pipeline.vocabulary import word_list

DEMANDED_FOR = word_list("protest_slots.demanded_for")
DEMANDING = word_list("protest_slots.demanding")
INTENDING = word_list("protest_slots.intending")
NOTIFYING = word_list("protest_slots.notifying")
NOTICE_DEPTH = 4
"""Steps from an assembly to the verb that gives notice of it ("applied for permission to hold a march")."""
JOINING = word_list("protest_slots.joining")
ATTENDEES = word_list("protest_slots.attendees")
ANSWERING = word_list("protest_slots.answering")
CALLING_OUT = word_list("protest_slots.calling_out")
CALLS = word_list("protest_slots.calls")
PARTICIPATIONS = word_list("protest_slots.participations")


def taking_part(trigger: Token) -> list[Token]:
    """Those told in "with 300 people taking part", "in which 300 people took part", "their participation in the march"."""
    part = trigger.head
    if trigger.pos_ == "NOUN" and lemma_of(part) in PARTICIPATIONS and clauses.prepositions(trigger) & {"in", "at"}:
        return clauses.possessors(part) or clauses.oblique(part, "of", "by")
    above = clauses.governor(trigger) if trigger.pos_ == "NOUN" else None
    verb = above[0] if above is not None else trigger
    for clause in trigger.doc.tokens[trigger.i + 1 : trigger.sent.end]:
        if clause.dep_ == "acl:relcl" and lemma_of(clause) in (*JOINING, "participate") and trigger in (clause.head, *(clauses.own_subjects(verb) if verb in clause.ancestors else ())):
            if any(t.lower_ == "which" and "in" in clauses.prepositions(t) for t in clauses.children(clause, "obl")):
                return clauses.own_subjects(clause)
    for clause in clauses.children(verb, "advcl", "acl"):
        if clause.tag_ != "VBG" or lemma_of(clause) not in JOINING or clause.i < trigger.i:
            continue
        told = clauses.own_subjects(clause) or [t for t in verb.children if t.right_edge.i == clause.i - 1 and t.pos_ in clauses.NOMINALS
                                                and "with" in clauses.prepositions(t) | clauses.prepositions(clause)]
        if told:
            return told
    return []


def attending(trigger: Token) -> list[Token]:
    """Those told in "took place with 300 participants"."""
    above = clauses.governor(trigger) if trigger.pos_ == "NOUN" else None
    heads = [trigger, *([above[0]] if above is not None and above[0].pos_ == "VERB" else [])]
    return [t for head in heads for t in clauses.oblique(head, "with") if t.i > head.i and lemma_of(t) in ATTENDEES and clauses.has_child(t, "nummod", "amod") and not ended_for(t)]


def ended_for(people: Token) -> bool:
    """Whether a participle behind a noun tells what befell those people, not that they protested ("ended with 14 people injured")."""
    types = index_of(people.doc).types
    return any(clauses.is_past_participle(c) and types.get(c.i, "protest") != "protest" for c in clauses.children(people, "acl", "amod") if c.i > people.i)


def callers(trigger: Token) -> list[Token]:
    """Those at whose call people protest, or who organised or backed it ("marched at the call of X", "answered a call by X and took to
    the streets", "went on strike, called out by X")."""
    above = clauses.governor(trigger) if trigger.pos_ == "NOUN" else None
    verb = above[0] if above is not None else trigger
    calls = [t for t in clauses.oblique(verb, "at", "on", "to", "following", "upon") if lemma_of(t) in CALLS]
    calls += [t for response in clauses.oblique(verb, "in") if lemma_of(response) in ("response", "answer") for t in clauses.oblique(response, "to") if lemma_of(t) in CALLS]
    series = [t for t in (clauses.previous_conjunct(verb), *clauses.children(verb, "conj", "advcl")) if t is not verb]
    answered = [(one, t) for one in series if lemma_of(one) in ANSWERING for t in clauses.patients_of(one) if lemma_of(t) in CALLS]
    calls += [t for _, t in answered]
    told = [t for call in calls for t in (*clauses.possessors(call), *clauses.oblique(call, "of", "by", "from"))]
    told += [t for one, call in answered for t in clauses.oblique(one, "by", "from") if t.i > call.i]
    backed = [c for c in clauses.children(verb, "advcl", "acl") if c.i > verb.i and clauses.is_past_participle(c) and lemma_of(c) in CALLING_OUT and not clauses.own_subjects(c)]
    return [t for t in (*told, *(t for c in backed for t in clauses.oblique(c, "by"))) if t.pos_ in clauses.NOMINALS]


def would_be_holders(assembly: Token) -> list[Token]:
    """Those who wanted to hold an assembly ("a march that the union had planned", "a vigil announced by students")."""
    places = clauses.oblique(assembly, "at", "outside", "in", "near", "before", "on")  # "a sit-in at the town hall that the union had announced"
    planned = [t for noun in (assembly, *places) for t in clauses.children(noun, "acl:relcl", "advcl:relcl", "acl") if lemma_of(t) in INTENDING]
    aims = [t for noun in (assembly, *places) for t in clauses.children(noun, "nmod") if t.i > noun.i and t not in places]
    planned += [t for noun in aims for t in clauses.children(noun, "acl:relcl") if lemma_of(t) in INTENDING and _has_day(t)]  # "a march for peace that X had called for 5 May"
    return [t for clause in planned for t in clauses.agents_of(clause) if t is not assembly and t not in places]


def _has_day(clause: Token) -> bool:
    """Whether a clause tells for which day something is meant."""
    return any(t.idx in index_of(clause.doc).times for t in clauses.oblique(clause, "for", "on"))


def who_gave_notice(assembly: Token) -> list[Token]:
    """Those who gave notice of an assembly or applied for leave to hold it ("X notified the city of a vigil", "X applied for a permit
    for a march")."""
    node = assembly
    for _ in range(NOTICE_DEPTH):
        above = node.head
        if above.i == node.i or node.dep_ not in (*clauses.OBLIQUES, "obj", "iobj", "acl", "xcomp"):
            return []
        if above.pos_ == "VERB" and lemma_of(above) in NOTIFYING and not clauses.is_passive(above) and node.i > above.i:
            return clauses.agents_of(above) if clauses.prepositions(assembly) & {"of", "for", "about"} or node is not assembly else []
        node = above
    return []


def of_demands(trigger: Token) -> list[Token]:
    """People and bodies named, or told of by a pronoun, in what a protest demands or is in support, memory or protest of: "marched to
    demand the resignation of X", "gathered in support of X", "to demand that she be freed"."""
    above = clauses.governor(trigger) if trigger.pos_ == "NOUN" else None
    heads = [trigger, *([above[0]] if above is not None and above[0].pos_ == "VERB" and (lemma_of(above[0]), "object") in light_verbs() else [])]
    aims = [c for head in heads for c in clauses.children(head, "advcl", "acl", "xcomp") if c.i > head.i and lemma_of(c) in DEMANDING]
    things = [t for head in heads for t in clauses.oblique(head, "in", "for", "over", "after", "against") if t.i > head.i and lemma_of(t) in DEMANDED_FOR]
    things += [t for aim in aims for t in (*clauses.patients_of(aim), *clauses.oblique(aim, "for")) if t.i > aim.i and t.pos_ == "NOUN"]
    found = [t for thing in things for t in (*clauses.possessors(thing), *clauses.oblique(thing, "of", "for", "against"), *(clauses.oblique(thing, "with") if lemma_of(thing) == "solidarity" else ()))]
    found += [t for aim in aims for clause in clauses.children(aim, "ccomp", "xcomp") if clause.i > aim.i
              for t in (*clauses.own_subjects(clause), *clauses.patients_of(clause)) if t.i > aim.i]
    return [t for t in found if kinds_of(t) or t.pos_ == "PRON" or t.i in index_of(trigger.doc).anaphors]
