"""Clauses of what is reported without "that" ("media reported soldiers shot a boy"), and of what somebody is believed to be, of which the language
model made objects, clauses on a noun or the main verb; mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import (
    has_child,
    is_infinitive,
    join_to,
    lacks_subject,
    make_past,
    subject_relation,
    take_place_of,
)
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

REPORTING = word_list("misreadings.reporting")
_FINITE = {"VBD", "VBN", "VBZ", "VBP"}
_BELIEVED = word_list("reported_clauses.believed")
_BETWEEN = {"obj", "iobj", "nsubj"}
"""Relations that the parser gives the subject of what is reported."""


def saying_on_occasion(clause: Token) -> Token | None:
    """The verb of saying whose content a clause with "that" is, though the parser joined it to the occasion before it ("said at a press
    conference | that police were looking into X")."""
    occasion = clause.head
    verb = occasion.head
    if occasion.dep_ != "obl" or verb.lemma_ not in REPORTING or not verb.i < occasion.i < clause.i or has_child(verb, "ccomp", "obj"):
        return None
    return verb if clause.left_edge.lower_ == "that" and any(c.dep_ in SUBJECTS for c in clause.children) else None


def described_before(verb: Token) -> Token | None:
    """The subject of a verb whom a participle right behind it says to be believed something, where the parser took that for the main verb
    ("a man | believed to be an officer | threatened her")."""
    belief = verb.head
    if belief.lower_ not in _BELIEVED or belief.i > verb.i or verb.tag_ not in _FINITE or belief.nbor().lower_ != "to":
        return None
    if has_child(belief, "aux", "aux:pass") or any(c.dep_ == "mark" or c.dep_ in SUBJECTS and c.i < verb.i and not is_infinitive(c) for c in verb.children):
        return None
    return next((c for c in belief.children if c.dep_ in SUBJECTS and c.right_edge.i == belief.i - 1), None)


def read_as_described(verb: Token, subject: Token) -> None:
    """Makes what somebody is believed to be a clause on them, and them the subject of the verb behind."""
    belief = verb.head
    take_place_of(verb, belief)
    for child in belief.children:
        if child.i < subject.i or child.i > verb.i:
            join_to(child, verb)
    for child in verb.children:
        if belief.i < child.i < verb.i and is_infinitive(child):
            join_to(child, belief)
            child.dep_ = "xcomp"
        elif child.dep_ in SUBJECTS and child.i > verb.i:
            child.dep_ = "obj"
    join_to(subject, verb)
    join_to(belief, subject)
    subject.dep_, belief.dep_ = subject_relation(verb), "acl"


def read_said_along(saying: Token) -> None:
    """Joins a participle of saying behind a comma to the verb above, where the parser joined it to the passive that is reported ("said that two guards
    had been moved, | adding that …") or to what a noun is for ("defended the plan to sign the bill, | alleging that …")."""
    reported = saying.head
    if saying.lemma_ not in REPORTING or not saying.i or saying.nbor(-1).text != ",":
        return
    if reported.dep_ == "ccomp" and has_child(reported, "aux:pass"):
        while reported.dep_ == "ccomp" and reported.head.i < saying.i:
            reported = reported.head
    elif reported.dep_ == "acl" and reported.tag_ == "VB" and reported.head.dep_ == "obj" and has_child(reported.head.head, "nsubj"):
        reported = reported.head.head
    join_to(saying, reported)


def subject_of_content(verb: Token) -> Token | None:
    """The noun in front of a verb that tells what is reported without "that", which the parser took for what is reported, for the object of
    that verb, or for a part of who reports it ("media reported soldiers shot a boy", "the outlet X reported rangers were beaten")."""
    reporting = verb.head if verb.dep_ != "acl" else verb.head.head
    if reporting.lemma_ not in REPORTING or reporting.pos_ != "VERB" or reporting.i > verb.i or verb.tag_ not in _FINITE:
        return None
    passive = has_child(verb, "aux:pass")
    behind = [c for c in verb.children if c.i > verb.i and c.dep_ in ("obj", "nsubj:pass", "nsubj")] or _coordinated_content(verb, reporting)
    if not (behind or passive) or any(c.dep_ == "mark" or c.lower_ == "to" or c.i < verb.i and c.dep_ in ("nsubj", "nsubj:pass", "expl") for c in verb.children):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod") and c.i < verb.i), default=verb.i)
    options = [c for c in verb.children if c.dep_ == "obj" and c.i < verb.i]
    options += [verb.head] if verb.dep_ == "acl" else [c for c in reporting.children if c.dep_ in _BETWEEN and reporting.i < c.i < verb.i]
    options += [t for t in verb.doc.tokens[reporting.i + 1:first] if t.dep_ == "appos" and t.head.i < reporting.i]
    for noun in options:
        last = max((c.right_edge.i for c in noun.children if c is not verb), default=noun.i)
        if noun.i > reporting.i and noun.dep_ in (*_BETWEEN, "appos") and noun.pos_ in ("NOUN", "PROPN") and max(last, noun.i) == first - 1:
            return noun
    return None


def _coordinated_content(verb: Token, reporting: Token) -> list[Token]:
    """The verb with an object that goes on with what is reported, though the parser joined it to the verb of reporting ("reported the force
    arrested | and beat six people")."""
    joined = [c for c in (*reporting.children, *verb.children) if c.dep_ == "conj" and c.i > verb.i and c.left_edge.i <= verb.i + 1]
    return [c for c in joined if lacks_subject(c) and has_child(c, "obj")]


def read_as_reported(verb: Token, subject: Token) -> None:
    """Makes a verb with a noun in front of it a clause of what is reported."""
    reporting = subject.head if verb.dep_ == "acl" else verb.head
    if verb.dep_ == "acl":
        join_to(verb, reporting)
    for other in _coordinated_content(verb, reporting):
        join_to(other, verb)
    join_to(subject, verb)
    subject.dep_ = subject_relation(verb)
    verb.dep_ = "ccomp"
    if subject.dep_ == "nsubj:pass":
        return
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("nsubj", "nsubj:pass"):
            child.dep_ = "obj"
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    make_past(verb)
