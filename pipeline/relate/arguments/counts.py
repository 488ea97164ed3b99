"""How many people a noun phrase tells of, and the words that count them ("all but three", "a lawmaker")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.groups import SCALES
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Group

REST = {"remaining", "other"}
FLOATING = {"each", "both", "all"}  # beside what they count ("A and B were each fined")
TENS = 20
"""The least number that another follows in its word ("thirty-one")."""
MEMBER_REACH = 12
"""Tokens between a group and the words that open the names of its members ("14 people in the square, among them X")."""


def heads_told(token: Token) -> int | None:
    """How many people a noun phrase tells of: its numeral, 1 for one unnamed person ("a lawmaker", "his wife")."""
    if token.pos_ == "NUM":
        return figure_of(token)
    for child in token.children:
        if child.dep_ == "nummod" and child.i < token.i:
            return figure_of(child)
    if token.pos_ != "NOUN" or "Sing" not in token.morph.get("Number", []):
        return None
    if lemma_of(token) not in word_classes()["person"].lemmas:
        return None
    return 1 if any(child.dep_ in ("det", "nmod:poss") and child.lower_ not in ("no", "every", "any") for child in token.children) else None


def figure_of(token: Token) -> int | None:
    """The number that a token and the words of its number stand for."""
    digits = token.text.replace(",", "")
    tens = next((WORDS[c.lower_] for c in clauses.children(token, "compound") if WORDS.get(c.lower_, 0) >= TENS), 0)
    if tens:
        return tens + WORDS.get(token.lower_, 0)
    if token.lower_ in SCALES and all(c.lower_ in ("a", "an", "one") for c in clauses.children(token, "det", "nummod", "compound")):
        return SCALES[token.lower_]
    return WORDS.get(token.lower_) or (int(digits) if digits.isdecimal() else None)


def joined(groups: list[Group]) -> Group | None:
    """Several groups told together as one, with the number of all where each is counted; None for fewer than two."""
    if len(groups) < 2:
        return None
    low, high = ([count for g in groups if (count := getattr(g, end)) is not None] for end in ("count_min", "count_max"))
    first, last = groups[0], groups[-1]
    return Group(first.start, last.end, first.text, first.head, sum(low) if len(low) == len(groups) else None,
                 sum(high) if len(high) == len(groups) else None, any(g.approximate for g in groups))


def is_of_several(token: Token) -> bool:
    """Whether a noun phrase tells of more than one."""
    return "Plur" in token.morph.get("Number", []) or token.pos_ == "NUM" or clauses.has_child(token, "nummod") or any(
        "Plur" in t.morph.get("Number", []) for t in clauses.oblique(token, "of"))


def is_counted_with_first(noun: Token) -> bool:
    """Whether a bare plural goes with the number of the noun before it: "15 villagers and activists" are one group."""
    first = clauses.first_conjunct(noun)
    return (noun.dep_ == "conj" and noun.pos_ == first.pos_ == "NOUN" and all("Plur" in t.morph.get("Number", []) for t in (noun, first))
            and clauses.has_child(first, "nummod") and not clauses.has_child(noun, "det", "nummod", "nmod:poss", "acl", "acl:relcl", "appos") and noun.i - first.i < MEMBER_REACH)


_WHOLE = {"all", "everyone", "everybody"}
_APART = {"except", "apart", "excepting"}
_EXCEPTING = {"but", "except", "save", "besides", "excepting"}


def excepted_from(token: Token) -> Token | None:
    """Those who are excepted from "all", "everyone" or a group ("all but three", "everyone except the two nurses", "the 30 detainees apart
    from four")."""
    if token.lower_ not in _WHOLE and (token.pos_ != "NOUN" or not any(t.lower_ in _APART for child in token.children for t in (child, *child.children))):
        return None
    for phrase in token.subtree:
        if phrase.i > token.i and (clauses.prepositions(phrase) & _EXCEPTING or "from" in clauses.prepositions(phrase) and token.doc[max(phrase.left_edge.i - 1, 0)].lower_ == "apart"):
            return phrase
    return None


def is_each_one(token: Token) -> bool:
    """Whether a word tells all by telling each: "every one of them"."""
    return token.lower_ == "one" and any(c.lower_ in ("every", "each") for c in token.children)


def heads_left(token: Token, excepted: Token) -> int | None:
    """How many of a group are meant by "all but three of the 40 students", "of the 40 students, all but three"; None where the text does not
    count the group or those excepted."""
    of = [token, *clauses.oblique(token, "of"), *clauses.oblique(excepted, "of"), *(t for t in token.head.children if t.i < token.i and "of" in clauses.prepositions(t))]
    whole = next((count for t in of if (count := heads_told(t)) is not None), None)
    fewer = heads_told(excepted)
    return whole - fewer if whole is not None and fewer is not None and whole > fewer else None
