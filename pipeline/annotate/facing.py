"""The verb "face" behind a number or "those arrested", which the language model took for a noun before what is faced ("the three | face
charges of theft", "those held | face trial"), made the verb of its clause in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tree import join_to, take_place_of

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_COUNTING = {"nummod", "det", "det:predet", "advmod"}


def read_facing(face: Token) -> None:
    """Makes "face" a verb, with those before it for subject and what it stood before for object."""
    thing = face.head
    if face.dep_ != "compound" or thing.i < face.i or not face.i:
        return
    before = face.doc[face.i - 1]
    if thing.dep_ == "conj" and thing.head.pos_ == "VERB" and all(c is face or c.dep_ in ("cc", "advmod") for c in thing.children if c.i < face.i):
        _make_verb(face, thing, [c for c in thing.children if c is not face and c.i < face.i])  # "were arrested and now | face prosecution"
        return
    subject, top = before, thing
    if before.tag_ == "VBN" and before.i and face.doc[before.i - 1].lower_ == "those":
        subject = face.doc[before.i - 1]
        top = before if thing.head is before else thing
    elif before.dep_ != "nummod":
        return
    if subject.head is not top or before.head is not thing and before is not top:
        return
    others = [c for c in thing.children if c.i < face.i and c not in (before, subject)]
    if top is not thing:
        take_place_of(thing, top)
    take_place_of(face, thing)
    for other in others:
        join_to(other, subject if other.dep_ in _COUNTING else face)
    join_to(subject, face)
    if before is not subject:
        join_to(before, subject)
        before.dep_ = "acl"
    subject.dep_, thing.dep_ = "nsubj", "obj"
    _make_finite(face)


def _make_verb(face: Token, thing: Token, others: list[Token]) -> None:
    """Makes "face" a verb in the place of its object, with the words before it."""
    take_place_of(face, thing)
    for other in others:
        join_to(other, face)
    thing.dep_ = "obj"
    _make_finite(face)


def _make_finite(face: Token) -> None:
    face.pos_, face.tag_, face.lemma_, face.morph = "VERB", "VBP", "face", {"Mood": ["Ind"], "Tense": ["Pres"], "VerbForm": ["Fin"]}
