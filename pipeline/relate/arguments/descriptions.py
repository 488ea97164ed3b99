"""Names that an apposition, a description or a clause gives for a noun: "blogger X", "a student named X", "X, a well-known musician".

Called by `of_tokens`, and by `named_members` for the descriptions of members.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Mention
from pipeline.relate.arguments.counts import figure_of, heads_told
from pipeline.relate.arguments.listed import ALIAS
from pipeline.relate.index import Index
from pipeline.vocabulary import word_list

NAMES_GIVEN = word_list("members.naming")
"""Verbs of giving the names of people."""
NAMING = ("appos", "flat", "nmod:desc", "compound", "list", "parataxis", "dep")


def apposed(token: Token, index: Index, depth: int = 0) -> list[Mention]:
    """Named people that an apposition or description gives for a noun: "co-founders, A and B", "blogger X", also a
    description within one ("human resources head X"); and the body that a noun without an article calls one ("news site X")."""
    names = []
    of_people = lemma_of(token) in word_classes()["person"].lemmas
    acting: list[Token] | None = None
    joined = next((c.i for c in clauses.children(token, "conj") if c.i > token.i and not index.named(c) and clauses.has_child(c, "det", "nmod:poss")), len(token.doc))
    for child in token.children:
        if child.dep_ in NAMING and child.pos_ in ("PROPN", "NOUN", "X") and child.i < joined:  # behind "the firm and its head", of the latter
            if acting is None:
                acting = clauses.behind_opening(token.sent.root) if token.i < token.sent.root.i else []
            if child in acting or child.dep_ == "compound" and child.i < token.i:
                continue  # "Okello supporters" are not Okello
            for member in clauses.coordinated(child):
                found = [m for m in index.named(member)[:1] if m.kind == "person" or (m.kind == "organisation" and (child.dep_ == "appos" or child.dep_ == "flat" and not of_people))]
                if not found and depth == 0 and child.dep_ == "appos" and (child.i - token.i == 1 or member.pos_ == "NOUN" and not clauses.has_child(token, "conj")):
                    found = apposed(member, index, 1)
                names += found
    unique = []
    for mention in names:
        if mention not in unique:
            unique.append(mention)
    return unique


def named_part(number: Token, index: Index) -> list[Mention]:
    """The people named behind a part of a group, as many as it counts, whom the parser joined to the whole: "two of her musicians, A and B"."""
    count = figure_of(number) if number.pos_ == "NUM" else None
    named = [m for t in clauses.oblique(number, "of") for m in apposed(t, index) if m.kind == "person"] if count and count > 1 else []
    return named if len(named) == count else []


def unnamed_behind(token: Token, index: Index) -> list[Token]:
    """Unnamed people who close a list of names behind their descriptions, joined to the last of these ("the activists A and B, the lawyer C and
    a student") or to its name."""
    last = [d for child in clauses.children(token, "appos") for d in clauses.children(child, "appos") if d.pos_ == "NOUN"]
    found = [t for d in last for t in clauses.children(d, "conj") if t.i in index.groups and not index.named(t) and clauses.has_child(t, "det", "nummod") and not apposed(t, index)]
    one = clauses.children(token, "appos") if "Sing" in token.morph.get("Number", []) else []  # "the teacher A and three others"
    return found + [t for name in one if any(m.kind == "person" for m in index.named(name)[:1]) for t in clauses.children(name, "conj")
                    if (t.i in index.groups or t.lower_ == "others" or t.pos_ == "NUM" and clauses.oblique(t, "of")) and not index.named(t) and (t.pos_ == "NUM" or clauses.has_child(t, "nummod")) and not apposed(t, index)]


def known_as(token: Token, index: Index) -> list[Mention]:
    """The person of whom a noun tells with a clause that gives the name: "a man known online as X", "a student named X", "the man arrested was identified as X"; and the
    one whose name stands behind the whole: "another of the organisers, the farmer X"."""
    if token.lower_ in ("one", "another"):
        named = [m for t in clauses.oblique(token, "of") for m in apposed(t, index) if m.kind == "person"]
        return named if len(named) == 1 else []
    if token.pos_ != "NOUN" or "Sing" not in token.morph.get("Number", []) or lemma_of(token) not in word_classes()["person"].lemmas:
        return []
    given = [t for clause in clauses.children(token, "acl") if lemma_of(clause) in ALIAS
             for t in (*clauses.oblique(clause, "as"), *clauses.children(clause, "obj", "xcomp"))]
    if not given and token.dep_ == "nsubj:pass" and lemma_of(token.head) in NAMES_GIVEN:
        given = clauses.oblique(token.head, "as")
    return [m for t in given[:1] for m in (index.named(t) or apposed(t, index))[:1] if m.kind == "person"]


def names_of_itself(token: Token, index: Index) -> list[Mention]:
    """The name that a group gives itself: "a group calling itself X", "a movement known as Y"."""
    for clause in clauses.children(token, "acl"):
        if lemma_of(clause) in ALIAS:
            for t in token.doc.tokens[clause.i + 1:min(clause.i + 4, token.sent.end)]:
                if named := index.named(t):
                    return named[:1]
                if t.lower_ not in ("itself", "themselves", "as", "the"):
                    break
    return []


def described(token: Token, index: Index) -> list[Mention]:
    """The person whom an apposition describes: "X, a well-known musician", by the tree or by the words in front."""
    if token.pos_ != "NOUN":
        return []
    if "Plur" in token.morph.get("Number", []):
        return _described_together(token, index)
    if token.dep_ == "appos":
        found = [m for m in index.named(token.head) if m.kind == "person"][:1]
        if found:
            return found
    first = min([token.i, *(c.left_edge.i for c in token.children if c.i < token.i)])
    if first < 2 or token.doc[first].lower_ not in ("a", "an") or token.doc[first - 1].text not in (",", "–", "—"):
        return []
    name = token.doc[first - 2]
    while name.dep_ == "flat":
        name = name.head
    if "according" in clauses.prepositions(name):
        return []  # "according to X, an officer hit her"
    return [m for m in index.named(name) if m.kind == "person"][:1]


def _described_together(noun: Token, index: Index) -> list[Mention]:
    """The people named right before a plural apposition, as many as it counts: "A and B, two lawyers who had been charged"."""
    if noun.dep_ != "appos" or lemma_of(noun) not in word_classes()["person"].lemmas or noun.head.i > noun.i:
        return []
    names = [m for t in clauses.coordinated(clauses.first_conjunct(noun.head)) for m in index.named(t)[:1]]
    people = all(m.kind == "person" and m.end < noun.idx for m in names)
    return names if people and len(names) > 1 and heads_told(noun) in (None, len(names)) else []
