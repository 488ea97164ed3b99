"""Clauses that tell what people did although it was forbidden ("met all the same", "marched despite the ban") or on the day for which it
was planned ("on the appointed day")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.vocabulary import word_list

ASSEMBLIES = word_classes()["assembly"].lemmas
ALL_THE_SAME = word_list("defiance.all_the_same")
DEFYING = word_list("defiance.defying")
FORBIDDEN = word_list("defiance.forbidden")
APPOINTED = word_list("defiance.appointed")
AGAINST = word_list("defiance.against")


def all_the_same(verbs: list[Token]) -> bool:
    """Whether people are told to have met although it was forbidden."""
    for verb in verbs:
        if any(c.lower_ in ALL_THE_SAME or c.lower_ == "ahead" and lemma_of(verb) == "go" for c in clauses.children(verb, "advmod")):
            return True
        if any(t.lower_ == "same" and t.doc[t.i - 2].lower_ in ("all", "just") and t.head is verb for t in verb.doc.tokens[verb.i + 3:verb.sent.end]):
            return True
        if any(t.lower_ == "less" and t.doc[t.i - 2].lower_ == "none" for t in verb.doc.tokens[verb.i + 3:verb.sent.end]):
            return True  # "none the less"
        if verb.dep_ == "conj" and any(c.lower_ == "yet" for c in clauses.children(verb, "cc")):
            return True  # "permission was refused, yet some 60 people turned up"
        if lemma_of(verb) in DEFYING and any(lemma_of(o) in FORBIDDEN for o in clauses.children(verb, "obj")):
            return True
        for noun in clauses.children(verb, *clauses.OBLIQUES):
            against = clauses.oblique(noun, "of") if lemma_of(noun) in AGAINST else [noun] if clauses.prepositions(noun) & AGAINST else []
            if any(lemma_of(t) in FORBIDDEN for t in against):
                return True
    return False


def on_the_day(verbs: list[Token]) -> bool:
    """Whether "on the day", "on the appointed day" or "on the day of the march" stands in a clause, with nothing else that says of which day."""
    for verb in verbs:
        for noun in clauses.oblique(verb, "on"):
            held = [t for t in clauses.oblique(noun, "of") if lemma_of(t) in ASSEMBLIES and clauses.has_child(t, "det")]
            if noun.lower_ == "day" and {c.lower_ for c in noun.children if c not in held} <= {"on", "the", "itself", ",", *APPOINTED} and clauses.has_child(noun, "det"):
                return True
    return False
