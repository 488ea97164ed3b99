"""What carries an event noun: the light verb ("held a hunger strike"), the noun that counts or groups it ("a wave of arrests"), the verb to which a
preposition joins it."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import LightVerb, light_verbs
from pipeline.vocabulary import word_list

JOINED_BY = {"on-of": "on", "in-of": "in"}
"""Relations of a noun to the verb to which a preposition joins it."""

MEASURE_NOUNS = word_list("triggers.measure_nouns")


def measured(noun: Token) -> Token:
    """The noun that heads the phrase where one only counts or groups ("a wave of arrests" gives "wave")."""
    return noun.head if noun.dep_ == "nmod" and "of" in clauses.prepositions(noun) and lemma_of(noun.head) in MEASURE_NOUNS else noun


def joined_to(noun: Token) -> Token:
    """The word to which a preposition joins the noun; where that is a span of time beside a verb, the verb ("held for 40 days in
    solitary confinement")."""
    above = clauses.first_conjunct(noun).head
    return above.head if above.pos_ == "NOUN" and above.dep_ in clauses.OBLIQUES and above.head.pos_ == "VERB" else above


@remembered
def light_verb_of(noun: Token) -> tuple[Token, LightVerb] | None:
    """The light verb that carries an event noun, with its vocabulary row: "held a hunger strike", "the trial began"."""
    beside = noun.head if noun.dep_ in clauses.OBLIQUES and noun.head.pos_ == "ADV" else noun  # "was out on bail"
    copula = next(iter(clauses.children(beside, "cop")), None)
    if copula is not None:  # "has been on hunger strike"
        for case in clauses.prepositions(noun):
            row = light_verbs().get((lemma_of(copula), case))
            if row is not None:
                return copula, row
    above = clauses.governor(noun)
    if above is not None:
        verb, relation = above
        relation = "object" if relation == "recipient" else relation
        if relation == "subject" and clauses.is_passive(verb):
            relation = "object"
        lemma = lemma_of(verb)
        row = None if relation == "object" and _calls_it_something(verb, noun) else light_verbs().get((lemma, relation)) or (
            light_verbs().get((lemma, "subject")) if clauses.first_conjunct(noun).dep_ == "nsubj:pass" else None)
        if row is None and relation not in ("object", "subject"):
            for case in clauses.prepositions(clauses.first_conjunct(noun)):
                row = row or light_verbs().get((lemma, case))
        if row is not None:
            return verb, row
    if measured(noun) is not noun:
        return light_verb_of(noun.head)
    clause = next((child for child in noun.children if child.dep_ in ("acl", "acl:relcl")), None)
    if clause is not None and clause.pos_ == "VERB" and not (lemma_of(clause) == "call" and clauses.has_child(clause, "compound:prt")):
        relation = "object" if clauses.is_passive(clause) or clauses.own_subjects(clause) not in ([], [noun]) else "subject"
        row = light_verbs().get((lemma_of(clause), relation))
        if row is not None:
            return clause, row
    return None


def _calls_it_something(verb: Token, noun: Token) -> bool:
    """Whether a verb only says of what kind its object is ("declared the strike illegal")."""
    return any(c.dep_ == "xcomp" and c.pos_ == "ADJ" and c.i > noun.i for c in verb.children)


def pos_is_noun(token: Token) -> bool:
    """Whether a word is a noun or a name."""
    return token.pos_ in ("NOUN", "PROPN")
