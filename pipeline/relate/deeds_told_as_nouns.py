"""Who did what a noun tells ("the killing of X, a farmer, on 3 May by gunmen"), where the parser joined them to another word than the noun."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.relate.index import index_of, is_participant_noun, kinds_of
from pipeline.vocabulary import word_list

HOLDING = word_list("deeds_told_as_nouns.holding")
_WITHIN = {"nmod", "appos", "flat", "conj", "nmod:desc", "nmod:unmarked", "obl", "compound"}
"""Relations of what stands below a noun without a verb between."""


def agents_beyond(noun: Token) -> list[Token]:
    """The people or body behind "by" that follow the deed and whom it befell, though the parser joined them to these or to the verb of
    which the deed is subject or object ("condemned the murder of X by unknown men")."""
    if not clauses.possessors(noun) and not any(t.dep_ == "nmod" and clauses.prepositions(t) & {"of", "on", "against"} for t in noun.children):
        return []
    for by in noun.doc.tokens[noun.i + 1:noun.sent.end]:
        if by.lower_ != "by" or by.dep_ != "case" or by.head.i < by.i:
            continue
        agent = by.head
        if _acts(agent) and _follows(noun, agent, by):
            return clauses.expand([agent])
        return []
    return []


def whose_holding(assembly: Token) -> list[Token]:
    """Those by whom an assembly is held of which a noun tells that ("the organisation of a march by X", "X's staging of a sit-in")."""
    holding = assembly.head
    if assembly.dep_ != "nmod" or lemma_of(holding) not in HOLDING or "of" not in clauses.prepositions(assembly):
        return []
    return clauses.oblique(holding, "by") or clauses.possessors(holding)


def _follows(noun: Token, agent: Token, by: Token) -> bool:
    """Whether nothing stands between the noun and the phrase with "by" but what is told of the noun, when and where it was."""
    above = agent.head
    while above is not noun and above.dep_ in _WITHIN and noun in above.ancestors:
        above = above.head
    if above is noun:
        return True
    verb = clauses.first_conjunct(noun).head
    if above is not verb or verb.pos_ != "VERB" or noun.dep_ not in ("obj", "nsubj", "nsubj:pass", "conj"):
        return False
    if noun.dep_ != "obj" and verb.i < by.i or noun.dep_ == "obj" and clauses.is_passive(verb):
        return False
    index = index_of(noun.doc)
    for token in noun.doc.tokens[noun.i + 1:by.i]:
        if token.head is verb and not token.is_punct and not (token.dep_ in clauses.OBLIQUES and (
                token.idx in index.times or index.place(token) or "as" in clauses.prepositions(token))):  # "the designation of X as an agent by Y"
            return False
    return True


def _acts(agent: Token) -> bool:
    """Whether a noun is a name of people or bodies, or a word for them."""
    return bool(kinds_of(agent)) or is_participant_noun(agent) or agent.i in index_of(agent.doc).groups
