"""The assembly that an authority refuses, forbids or restricts, below the word that tells so: it lies where that was to be ("banned a march in
X")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas
from pipeline.relate.index import kinds_of
from pipeline.vocabulary import word_list

ASSEMBLING = word_list("applicants.assembling")
BELOW = {"obj", "iobj", "nsubj:pass", "xcomp", "ccomp", "acl", "nmod", "conj"}
"""Relations that lead from what is refused to the assembly ("refused permission to hold a march", "turned down a request for a rally")."""
JOINING = {"from", "for", "on", "of", "to"}
"""Prepositions that do ("banned from holding a march", "a ban on rallies")."""


def refused_assemblies(trigger: Token) -> list[Token]:
    """The nouns and verbs below a trigger that tell of the assembly, the nearest first."""
    found: list[Token] = []
    layer = [trigger]
    while layer:
        layer = [child for token in layer for child in token.children if _leads_on(child)]
        found += [t for t in layer if t.pos_ == "NOUN" and lemma_of(t) in class_lemmas(ASSEMBLIES) and not kinds_of(t) or t.pos_ == "VERB" and lemma_of(t) in ASSEMBLING]
    return found


def _leads_on(token: Token) -> bool:
    return token.dep_ in BELOW or token.dep_ in ("advcl", "obl") and bool(clauses.prepositions(token) & JOINING)
