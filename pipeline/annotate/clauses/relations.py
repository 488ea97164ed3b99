"""Words of a Universal Dependencies tree and the relations between them: children, prepositions, heads, forms of verbs."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.tree import has_child as has_child
from pipeline.annotate.tree import is_infinitive as is_infinitive

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
OBLIQUES = ("obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod", "nmod:unmarked", "nmod:desc", "nmod:tmod")
OBLIQUES_AND_CLAUSES = {*OBLIQUES, "xcomp", "advcl", "acl"}
RELATIVE = {"who", "whom", "which", "that", "whose"}
NOMINALS = {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"}


def children(token: Token, *relations: str) -> list[Token]:
    """Children of the token that stand in one of the relations, in text order."""
    found = []
    for child in token.children:  # nearly always few, for which a comprehension takes longer
        if child.dep_ in relations:
            found.append(child)
    return found


@remembered
def prepositions(token: Token) -> Set[str]:
    """Lower-case prepositions and conjunctions that mark a nominal or a clause ("because of" gives both words), also where
    they hang on the description of a name ("to activist X") or on its second word."""
    marks: set[str] = set()
    for child in token.children:
        relation = child.dep_
        if relation in ("case", "mark") or relation == "advmod" and child.lower_ == "as" and token.dep_ == "advcl" and child.i + 1 == token.i:
            cases = [child]  # "described it as unacceptable", with what the parser took for an adverb
        elif relation == "flat" or relation in ("nmod:desc", "compound") and child.i < token.i:
            own = children(child, "case") or [case for part in children(child, "compound") for case in children(part, "case")]
            cases = [case for case in own if case.i < token.i]
        else:
            continue
        for case in cases:
            marks.add(case.lower_)
            marks.update(part.lower_ for part in children(case, "fixed"))
    if not marks and token.dep_ in ("nmod", "obl") and (first := token.left_edge.i) > token.sent.start:
        before = token.doc[first - 1]
        if before.pos_ == "ADP":
            marks.add(before.lower_)  # joined to another word by the parser
    return marks


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token belongs to, or the token itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def enclosing_clauses(token: Token) -> Iterator[Token]:
    """The token and its heads up to the root of the sentence."""
    while True:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def left_modifiers(noun: Token) -> str:
    """The words between the start of the noun phrase and the noun, lower case, hyphens closed ("pre-trial")."""
    start = noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod", "nmod:desc", "nmod:poss", "nummod", "det", "advmod", "punct", "nmod:unmarked"):
            start = min(start, child.left_edge.i)
    text = "".join(token.text_with_ws for token in noun.doc.tokens[start:noun.i]).lower().strip()
    return text.replace(" - ", "-").replace("‐", "-").replace("‑", "-")


def is_participle(token: Token) -> bool:
    """Whether a verb is a participle, of the present or the past, or a gerund."""
    return "Part" in token.morph.get("VerbForm", []) or "Ger" in token.morph.get("VerbForm", [])


def is_past_participle(token: Token) -> bool:
    """Whether a verb is a participle of the past ("held", "detained")."""
    return token.tag_ == "VBN" or ("Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []))
