"""Verbs in the past that the parser took for attributes or nouns, made the heads of their clauses ("masked men tailed lawyer X through the
city")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.tree import has_child, join_to, make_past, make_root, settle
from pipeline.annotate.verbless import ends_as_sentence

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

OF_THE_CLAUSE = {"obl", "obl:unmarked", "obl:agent", "obl:arg", "advcl", "advmod", "punct", "parataxis", "cc", "xcomp"}
"""Relations of what hangs on a verb rather than on its object."""


def read_as_clause(sentence: Span) -> None:
    """Makes a verb with an object, which the parser took for an attribute, the head of its sentence."""
    top = sentence.root
    finite = _participle_with_object(top) if top.pos_ in ("NOUN", "PROPN") and ends_as_sentence(sentence) else None
    if finite is not None:
        obj = next(t for t in finite.children if t.dep_ == "obj")
        _head_of_clause(finite, top, obj, [t for t in top.children if t.i > finite.i or t.i < top.i and t.dep_ in OF_THE_CLAUSE])


def _participle_with_object(noun: Token) -> Token | None:
    """The verb in the past behind a noun that the parser took for an attribute of it, or of its "of", though it has an object ("Masked
    men tailed lawyer X through the city.", "A group of men beat reporter Y")."""
    of = [t for t in noun.children if t.dep_ == "nmod" and t.i > noun.i and any(c.lower_ == "of" for c in t.children)]
    for part in (noun, *of):
        for verb in part.children:
            if verb.i < part.i or verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("amod", "acl"):
                continue
            obj = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
            if obj is not None and (verb.dep_ == "amod" or names_somebody(obj) and not has_child(noun, "case")):
                if part is not noun:
                    join_to(verb, noun)
                return verb
    return None


def read_as_shooting(dead: Token) -> None:
    """Makes "shot" the verb of "armed men on a motorcycle shot dead the lawyer X", which the parser took for a noun."""
    doc, shot, top = dead.doc, dead.doc[dead.i - 1], dead.sent.root
    subject = shot.head
    ride = next((c for c in shot.children if c.dep_ == "compound" and c.i < shot.i), None)
    if shot.lower_ != "shot" or ride is None or not subject.i < shot.i or top not in (dead, subject):
        return
    victim = next((t for t in doc.tokens[dead.i + 1 : dead.sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and t.head in (dead, subject, top)), None)
    if victim is None or has_child(victim, "case"):
        return
    for child in [c for c in shot.children if c.i < ride.i]:
        join_to(child, ride)
    join_to(ride, subject)
    ride.dep_, shot.pos_ = "nmod", "VERB"
    others = [c for c in (*dead.children, *top.children) if c not in (shot, dead, subject, victim) and (c.i > dead.i or c.i < subject.left_edge.i)]
    _head_of_clause(shot, subject, victim, others)
    join_to(dead, shot)
    dead.dep_ = "xcomp"


def read_as_first_of_two(shot: Token) -> None:
    """Makes "shot" before another verb in the past with an object a verb, which the parser took for a noun ("a guard | shot and killed two men",
    "men on a motorcycle | shot and wounded X")."""
    doc = shot.doc
    if shot.i + 2 >= shot.sent.end or shot.i == shot.sent.start or doc[shot.i + 1].lower_ != "and":
        return
    second, before = doc[shot.i + 2], doc[shot.i - 1]
    if second.tag_ not in ("VBN", "VBD") or not has_child(second, "obj") or before.pos_ != "NOUN" or before.head is not shot:
        return
    rider = shot.head if shot.dep_ == "nmod" and shot.head.i < shot.i and has_child(shot, "case") else None
    subject = rider or before
    if shot is not shot.sent.root and (rider is None or shot.sent.root not in (rider, second)):
        return
    for child in [c for c in shot.children if c.i < shot.i and c is not before]:
        if child.dep_ in ("det", "amod", "nummod", "compound", "case"):
            join_to(child, before)
    if rider is not None:
        join_to(before, rider)
        before.dep_ = "nmod"
        make_root(shot)
    if second.head is not shot:
        join_to(second, shot)
    join_to(subject, shot)
    shot.pos_, shot.tag_, subject.dep_, second.dep_ = "VERB", "VBD", "nsubj", "conj"
    make_past(shot)
    victim = next(c for c in second.children if c.dep_ == "obj")
    for child in [c for c in (*shot.children, *(rider.children if rider is not None else ())) if c.i > second.i or c.ent_type_ == "DATE"]:
        join_to(child, victim if child.dep_ == "appos" else shot)
        child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_


def _head_of_clause(verb: Token, subject: Token, obj: Token, moved: list[Token]) -> None:
    """Makes a participle the finite verb of its sentence, with these below it."""
    below = {*moved, obj, subject}
    for token in {verb.head, obj, subject, *(t.head for t in below)}:
        token.children = tuple(t for t in token.children if t is not verb and t not in below)
    for token in below:
        token.head = verb
    for token in moved:
        token.dep_ = "obl" if token.dep_ == "nmod" else token.dep_
    verb.head, verb.dep_, verb.tag_, obj.dep_, subject.dep_ = verb, "root", "VBD", "obj", "nsubj"
    make_past(verb)
    verb.children = tuple(sorted({*(t for t in verb.children if t not in below), *below}, key=lambda t: t.i))
    for token in (obj, subject, verb):
        settle(token)
