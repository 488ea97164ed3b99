"""Those who state what an event is told from: "experts found that his telephone had been infected"."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Participant
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import is_authority_word, kinds_of
from pipeline.vocabulary import word_list

FINDING = word_list("sources.finding")
COUNTING = word_list("sources.counting")
STEPS = 3
"""Steps from the trigger up to the verb of finding or counting."""
ACTING = {"statement", "complaint", "court_ruling", "sentence", "appeal_ruling", "acquittal", "legislation", "investigation"}
"""Types of what those do themselves who find something."""


def established_by(trigger: Token, event_type: str) -> list[Participant]:
    """Those who established, by an inquiry of their own, what the clause of a trigger tells."""
    if event_type in ACTING:
        return []
    found: list[Participant] = []
    for token in _finders(trigger):
        bodies = [t for t in clauses.oblique(token, "from", "of", "at", "with", "by") if "organisation" in kinds_of(t)]
        for one in [token] if kinds_of(token) else bodies or [token]:
            found += participants_at("source", one, "established it")
    return [p for p in found if not set(p.text.lower().split()) & word_classes()["court"].lemmas]


def _finders(trigger: Token) -> list[Token]:
    """Subjects of the verb of finding in whose content a trigger stands, of the verb of counting whose object it is or tells of
    ("counted 43 people detained"), or of an "as" clause beside it."""
    node = trigger
    for _ in range(STEPS):
        counted = node.head if node.dep_ == "acl" and clauses.is_past_participle(node) else node
        if counted.dep_ == "obj" and lemma_of(counted.head) in COUNTING and clauses.has_child(counted, "nummod"):
            return _investigators(counted.head)
        aside = [c for c in clauses.children(node, "advcl", "parataxis") if lemma_of(c) in FINDING and "as" in clauses.prepositions(c) and not clauses.is_passive(c)]
        if aside:
            return _investigators(aside[0])
        if node.head is node or node.dep_ not in ("ccomp", "nsubj:pass", "nsubj", "obj", "conj", "obl") or node.dep_ != "ccomp" and node.head.pos_ != "VERB":
            return []
        above = node.head
        if node.dep_ == "ccomp" and lemma_of(above) in FINDING and not clauses.is_passive(above) and not any(c.lower_ in ("not", "no") for c in above.children):
            return _investigators(above)
        node = above
    return []


def _investigators(verb: Token) -> list[Token]:
    return [t for t in clauses.agents_of(verb) if not is_authority_word(t) and t.pos_ in ("NOUN", "PROPN")]
