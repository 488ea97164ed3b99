"""What was only refused, prevented or not done: the object of another event, or nothing that happened ("threw out a request to dissolve the
party", "gave no reason for the arrest")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.relate import specificity
from pipeline.relate.event_nouns import types_of_noun
from pipeline.relate.events.referring import DEFINITE
from pipeline.vocabulary import word_list

PREVENTED = {"movement_restriction", "harassment", "assembly_disrupted", "assembly_denied", "censorship", "registration_denied"}
REFUSALS = word_list("events.refusals")
ENDING = word_list("denied.ending")
HELD = word_list("events.held")
ASKED = word_list("events.requests") | word_list("denied.asked")
TURNING_DOWN = word_list("denied.turning_down")


def only_denied(token: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether something is only what was refused, or a protest only what was denied or disrupted: the object of such an
    event, not one of its own."""
    if event_type != "complaint" and token.dep_ in ("obj", "nsubj:pass", "xcomp") and token.head.i in types and lemma_of(token.head) in REFUSALS:
        return True
    if token.pos_ == "VERB" and types.get(token.head.i) in PREVENTED and token.dep_ in ("advcl", "xcomp", "obl") and "from" in clauses.prepositions(token):
        return True
    if token.pos_ == "VERB" and token.dep_ == "acl" and types.get(token.head.i) in PREVENTED and clauses.prepositions(token):
        return True  # "a ban on leaving the country"
    if token.pos_ == "VERB" and _only_asked_for(token):
        return True
    if event_type != "protest":
        return False
    node = token
    for _ in range(5):
        if node.head.i == node.i:
            return False
        if types.get(node.head.i) == "assembly_disrupted" and (node is token and (_took_place(token) or _was_under_way(token)) or _tells_what_they_did(token, node)):
            return False
        if types.get(node.head.i) in ("assembly_denied", "assembly_disrupted") and node.dep_ in ("obj", "nsubj:pass", "nmod", "acl", "obl", "xcomp"):
            return not clauses.prepositions(node) & {"after", "during", "at", "following", "before", "ahead"}
        node = node.head
    return False


def _only_asked_for(verb: Token) -> bool:
    """Whether a verb tells what a request asked for that was turned down ("threw out a request to dissolve the party")."""
    thing = clauses.causative_object(verb) if verb.dep_ == "acl" else None
    clause = thing.head if thing is not None else verb
    if clause.dep_ in ("xcomp", "ccomp") and lemma_of(clause.head) in ("have", "get"):
        clause = clause.head
    if clause.dep_ != "acl" or "to" not in clauses.prepositions(clause) or lemma_of(clause.head) not in ASKED:
        return False
    above = clauses.governor(clause.head)
    return above is not None and above[1] == "object" and lemma_of(above[0]) in REFUSALS | TURNING_DOWN


def _tells_what_they_did(verb: Token, people: Token) -> bool:
    """Whether a relative clause tells of those who were dispersed that they protested ("members who prayed outside were dispersed")."""
    first = clauses.first_conjunct(verb)
    return first.dep_ == "acl:relcl" and first.head.i == people.i and specificity.is_narrated(verb)


def _was_under_way(protest: Token) -> bool:
    """Whether one protest, new to the reader, was ended by what befell it ("broke up a picket by seven people")."""
    new = protest.pos_ == "NOUN" and any(c.lower_ in ("a", "an", "another") for c in clauses.children(protest, "det"))
    ended = protest.head
    return new and protest.dep_ in ("obj", "nsubj:pass") and lemma_of(ended) in ENDING and (
        specificity.is_told_as_done(ended) or clauses.is_infinitive(ended) and specificity.is_told_as_done(ended.head))


def _took_place(protest: Token) -> bool:
    """Whether a clause of its own tells that a protest was held or began ("the protests that broke out on 1 July were dispersed")."""
    return any(specificity.is_narrated(clause) and lemma_of(clause) in HELD for clause in clauses.children(protest, "acl:relcl")) or any(
        clauses.is_past_participle(clause) and lemma_of(clause) in HELD for clause in clauses.children(protest, "acl"))


def is_presupposed(noun: Token) -> bool:
    """Whether a definite noun stands inside the phrase of another one: what is denied there is not the event ("gave no reason
    for the arrest")."""
    return noun.pos_ == "NOUN" and noun.dep_ == "nmod" and any(c.dep_ in ("det", "nmod:poss") and c.lower_ in DEFINITE for c in noun.children)


def is_not_joined(token: Token) -> bool:
    """Whether somebody only had no part in what went on all the same ("did not take part in the protests")."""
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    joined = [token] if carried and carried[1].noun == "in" else [t for t in clauses.oblique(token, "in") if "protest" in types_of_noun(t)]
    return any(c.dep_ in ("det", "nmod:poss") and c.lower_ in DEFINITE for noun in joined for c in noun.children)
