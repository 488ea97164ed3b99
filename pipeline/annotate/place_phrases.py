"""Phrases of places that the parser joined to a day, to another place or to the subject, though what stands beside them tells what they go
with ("on 3 May | in X, police …"); mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_TIMES = {"DATE", "TIME"}
_LOCATING = {"in", "at", "on", "near", "outside", "inside", "across", "along", "through", "opposite"}
_PARTS_OF_DAY = word_list("place_phrases.parts_of_day")
_KINDS_OF_PLACE = word_list("place_phrases.kinds_of_place")
_PARTING = {",", "—", "–"}


def described_place(name: Token) -> Token | None:
    """The noun before the comma or dash in front of the name of a place, which it describes ("in the capital, Jakarta, armed men …", "in two cities—Osh
    and Naryn—")."""
    parts = [name, *(c for c in name.children if c.dep_ in ("compound", "flat", "amod"))]
    first, last, doc = min(t.i for t in parts), max(t.i for t in parts), name.doc
    if name.pos_ != "PROPN" or first < 2 or doc[first - 1].text not in _PARTING or has_child(name, "case"):
        return None
    noun, closed = doc[first - 2], last + 1 < len(doc) and doc[last + 1].is_punct
    return noun if closed and noun.lemma_.lower() in _KINDS_OF_PLACE and noun.dep_ in ("obl", "nmod") and name.head is not noun and name not in noun.ancestors else None


def place_called(name: Token) -> Token | None:
    """The kind of place right before the name of one, which the parser took for another phrase and gave the preposition of both ("a hall in down
    town | Lima")."""
    noun = name.doc[name.i - 1] if name.i else name
    beside = noun.head is name.head and noun.dep_ in ("nmod", "obl", "compound") and noun.lemma_ in _KINDS_OF_PLACE and noun.right_edge is noun
    return noun if beside and has_child(noun, "case") and not has_child(name, "case") else None


def read_with_preposition(name: Token) -> None:
    """Gives the name of a place the preposition in front of it, where the parser gave that to the place behind the comma, which holds it
    ("in | Wamena, Highland Papua province")."""
    place = name.head
    for mark in name.children:
        if mark.dep_ == "case" and mark.i < place.i < name.i and name.i > place.right_edge.i - 1 and not has_child(place, "case"):
            join_to(mark, place)


def read_with_holder(name: Token) -> None:
    """Makes the name of a place before a comma, which the parser took for a part of the name behind it, the one that the other holds
    ("was arrested in | Savar, Dhaka Division")."""
    holder, marks = name.head, [c for c in name.children if c.dep_ == "case" and c.i < name.i]
    if holder.i < name.i or holder.ent_type_ not in OF_PLACE or not marks or name.doc[name.i + 1].text != ",":
        return
    before = name.doc[marks[0].i - 1] if marks[0].i > name.sent.start else holder.head
    above = before if before.pos_ in ("VERB", "NOUN") and before is not holder else holder.head
    if above is holder or holder in above.ancestors:
        return
    join_to(name, above)
    join_to(holder, name)
    name.dep_, holder.dep_ = "obl" if above.pos_ in ("VERB", "AUX") else "nmod", "appos"


def beside_day(phrase: Token) -> Token | None:
    """The word that a day goes with and so does the place behind it, which the parser joined to the day ("on 3 May | in X, police …")."""
    day = phrase.head
    if phrase.i < day.i or phrase.ent_type_ in _TIMES or not any(c.dep_ == "case" and c.lower_ in _LOCATING for c in phrase.children):
        return None
    while day.ent_type_ in _TIMES or day.lower_ in _PARTS_OF_DAY and day.dep_ in ("advmod", "obl", "nmod"):
        if day.head is day:
            return None
        day = day.head
    return day if day is not phrase.head else None


def verb_of_place_apart(place: Token) -> Token | None:
    """The verb of the clause in which commas set a place apart, which the parser joined to a noun before it ("broke up a march against the bill on
    the council, | in X, | and beat two")."""
    noun, last = place.head, place.right_edge
    mark = next((c for c in place.children if c.dep_ == "case"), None)
    if mark is None or mark.lower_ not in _LOCATING or place.dep_ == "nmod" and (noun.pos_ != "NOUN" or noun.ent_type_ in OF_PLACE) or not noun.i < mark.i - 1 or mark.nbor(-1).text != ",":
        return None
    if last.text != "," and last.nbor().text not in ",.;":
        return None
    above = next((t for t in noun.ancestors if t.pos_ == "VERB" and t.dep_ != "acl"), None)
    return above if above is not None and above.i < noun.i and above.dep_ in ("root", "conj", "parataxis") else None
