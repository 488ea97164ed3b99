"""What the words beside a name, and its other mentions, say that it is: a body, a place or somebody ("X Y, which runs a shelter", "the Nadia
Ruiz case")."""

from __future__ import annotations

import re
from functools import cache

from pipeline.annotate import gazetteer
from pipeline.annotate.constituencies import is_behind_member
from pipeline.annotate.counted_phrases import people_words
from pipeline.annotate.doc_text import country_of, in_headline
from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.annotate.names_by_deed import is_done_to_bodies
from pipeline.annotate.openings import opening_mark
from pipeline.annotate.organisation_names.acronyms import has_acronym
from pipeline.annotate.organisation_names.described import described_as_body
from pipeline.annotate.organisation_names.head_words import (
    begins_as_body,
    head_word,
    heads,
    is_kind_of_body,
    known_bodies,
)
from pipeline.annotate.organisation_names.marks import POSSESSIVE
from pipeline.annotate.parse import Doc, Span
from pipeline.annotate.places import (
    opens_as_venue,
    place_types,
    plurals,
    venue_words,
)
from pipeline.annotate.tree import has_child
from pipeline.vocabulary import word_list, words

_POSTS = word_list("names_in_context.posts")
_LEADERS = word_list("names_in_context.leaders")
_AND = word_list("names_in_context.and")
_UNITS = word_list("names_in_context.units")
"""Nouns before a name that no gazetteer knows, which make it a body: "the police unit Dircote"."""
_OPENERS = {"including", "namely", "like", "among", "them"}
"""Words between a description of people and the list of their names."""
_LICENCES = word_list("names_in_context.licences")
_PUT_IN = word_list("names_in_context.put_in")
_SEAT = re.compile(r", the (?:headquarters|seat|residence|\S+ headquarters|\S+ office) of\b")
_TOWN = 15_000  # least people of one whose name another use may have
_LARGE = 200_000  # people of a town whose name, alone, is not taken for a person's
LOCATED = {"in", "near", "from", "at", "to", "across", "outside", "throughout"}
_NO_AREAS = word_list("names_in_context.no_areas")


def by_context(doc: Doc, found: list[Span]) -> list[Span]:
    """Relabels a name that the words beside it describe: "the movement X", "X’s registration", "the X administration".

    A label holds for all mentions of a name in the report. A lone word that is a town of the country is a place.
    """
    home = country_of(doc)
    labels: dict[str, str] = {}
    people = {token for span in found if span.label_ == "PERSON" and is_full_name(span.text) for token in span.text.split()}
    listed = {span.text for position, span in enumerate(found) if span.label_ == "PLACE" and len(span) > 1 and not is_behind_member(doc, span.start) and _among_people(found, position)}
    surnames = {span[-1].text for span in found if (span.label_ == "PERSON" or span.text in listed) and is_full_name(span.text)}
    alone = {span.text for span in found if span.label_ == "PERSON" and len(span) == 1}
    buildings = {span[:-1].text for span in found if span.label_ == "PLACE" and len(span) > 1 and span[-1].lower_ in venue_words()} | _seats(found)
    out = []
    for position, span in enumerate(found):
        lone = len(span) == 1 and span.text not in people
        headless = len(span) == 1 or "-" in span.text or head_word(doc, span.start, span.end) not in heads()
        if span.label_ in ("ORG", "PERSON") and span.text in buildings and not _is_at_home(span.text, home) or _shortens_area(found, position):
            labels[span.text] = "PLACE"
        elif span.label_ != "ORG" and not (len(span) == 1 and span.text in people) and _stands_as_body(span):
            labels[span.text] = "ORG"
        elif span.label_ == "PERSON" and (_opens_as_town(span, home) or lone and (_stands_for_place(span, home) or _inside(span) or _is_home(span, home) or is_town(span.text, home, _LARGE))):
            labels[span.text] = "PLACE"
        elif span.label_ == "ORG" and (len(span) == 1 and span.text in surnames or headless and _names_one_told_alone(span, alone)):
            labels[span.text] = "PERSON"
        elif span.label_ == "ORG" and headless and not span.text.isupper() and span.text not in known_bodies() and (
                is_town(span.text, home) or is_region(span.text, home)) and not described_as_body(span):
            labels[span.text] = "PLACE"
        elif span.label_ == "PERSON" and (len(span) == 1 or span[-1].is_upper) and position and _short_for(found[position - 1], span):
            labels[span.text] = "ORG"
        elif span.label_ == "PERSON" and (len(span) > 1 and _stands_for_place(span, home) or (len(span) > 1 or span.text not in people) and _among_places(found, position, home, labels)):
            labels[span.text] = "PLACE"
        elif span.label_ == "PERSON" and len(span) > 1 and _takes_article(span):
            labels[span.text] = "ORG"
        elif span.label_ == "PLACE" and (span.text in listed or _is_rather_surname(span, surnames, home)) or span.label_ == "ORG" and len(span) > 1 and (_listed_as_person(found, position) or _described_as_person(span)):
            labels[span.text] = "PERSON"
        out.append(_administration(span))
    return [
        span if labels.get(span.text, span.label_) == span.label_ else Span(doc, span.start, span.end, label=labels[span.text])
        for span in out
    ]


@cache
def areas() -> frozenset[str]:
    """Kinds of regions and towns that end the name of one."""
    return frozenset(word for word, kind in place_types().items() if kind in ("region", "city")) - _NO_AREAS


def is_region(name: str, home: str) -> bool:
    """Whether a region of the country has the name."""
    return any(p.country == home and p.kind == "region" for form in (name, f"{name} region") for p in gazetteer.candidates(form))


def _takes_article(span: Span) -> bool:
    """Whether "the" stands right before a name of several words and no noun behind it, as people's names have it nowhere ("the Lok
    Adhikar Manch said", but "the Nadia Ruiz case")."""
    doc = span.doc
    if span.start == 0 or doc[span.start - 1].lower_ != "the" or in_headline(span):
        return False
    after = doc[span.end] if span.end < len(doc) else None
    return after is None or after.text in {",", ".", ")", ";"} or after.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ")


def _names_one_told_alone(span: Span, alone: set[str]) -> bool:
    """Whether what was tagged a body is the full name of somebody who is elsewhere called by its last word ("Nato Gegelia … Gegelia")."""
    plain = 1 < len(span) < 5 and all(token.is_alpha and token.text.istitle() for token in span)
    return plain and span[-1].text in alone and not span.text.isupper() and not has_acronym(span) and not described_as_body(span)


def _stands_as_body(span: Span) -> bool:
    """Whether the words beside a name make it a body's."""
    if gazetteer.country(span.text) is not None:
        return False
    named = has_acronym(span) and span[-1].lower_ not in areas()
    return described_as_body(span) or named or _unknown_body(span) or _edited(span) or _spoken_of_as_thing(span) or is_done_to_bodies(span)


def _spoken_of_as_thing(span: Span) -> bool:
    """Whether the tree makes a "person" of several words a body: by a clause with "which" ("X Y, which runs a shelter"), or as the name
    of what acts ("another citizen movement, X Y, called for it")."""
    name = span.root
    if span.label_ != "PERSON" or len(span) < 2:
        return False
    if any(child.dep_ == "acl:relcl" and any(t.lower_ == "which" and t.dep_ in ("nsubj", "nsubj:pass") for t in child.children)
           and span.doc[span.end : span.end + 2].text == ", which" for child in name.children):  # fmt: skip
        return True
    noun = name.head
    return name.dep_ == "appos" and noun.tag_ != "NNS" and noun.dep_ in ("nsubj", "nsubj:pass") and noun.is_lower and is_kind_of_body(noun.lower_) and not has_child(noun, "case")


def _is_at_home(name: str, home: str) -> bool:
    """Whether the gazetteer knows a place of the name in the report's country."""
    return any(place.country == home for place in gazetteer.candidates(name))


def is_town(name: str, home: str, population: int = 0) -> bool:
    """Whether a name is that of a town of the report's country; with `population` the very name of one of so many people."""
    towns = gazetteer.towns(name, home)
    if population:
        return any(town.population >= population and fold(town.name) == fold(name) for town in towns)
    return any(town.population >= _TOWN for town in towns)


def _opens_as_town(span: Span, home: str) -> bool:
    """Whether a sentence opens with a town of the country and a day before what it tells ("Gweru, 3 May – Police …")."""
    mark = opening_mark(span.sent)
    return mark is not None and span.end <= mark.i and bool(gazetteer.towns(span.text, home))


def _short_for(before: Span, span: Span) -> bool:
    """Whether a lone name, or one that ends in an acronym, is all that brackets behind the name of a body hold: "Ayacucho Defence
    Front (Fredepa)", "National Commission on Human Rights (Komnas HAM)"."""
    return before.label_ == "ORG" and len(before) > 1 and _alone_in_brackets(before, span)


def _administration(span: Span) -> Span:
    """"the Trump administration", "the US presidential administration": the body, not the person or country."""
    doc, stop = span.doc, span.end
    if stop < len(doc) and doc[stop].lower_ == "presidential":
        stop += 1
    if span.label_ == "ORG" or stop >= len(doc) or doc[stop].lower_ != "administration" or len(span) > 2:
        return span
    if gazetteer.country(span.text) is None and any(place.country == country_of(doc) or span.label_ == "PLACE" for place in gazetteer.candidates(span.text)):
        return span
    return Span(doc, span.start, stop + 1, label="ORG")


def _unknown_body(span: Span) -> bool:
    """Whether a "place" that no gazetteer knows stands where a body does: "the Karapatan alliance", "secretary general of
    Karapatan", "the police unit Dircote", "the licence of Horizon Bridge"."""
    doc = span.doc
    if span.label_ != "PLACE" or gazetteer.country(span.text) or gazetteer.candidates(span.text):
        return False
    if span.start > 1 and doc[span.start - 1].lower_ == "of" and doc[span.start - 2].lower_ in _LICENCES:
        return True
    if span[-1].lower_ in place_types():
        return False
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.is_lower and is_kind_of_body(after.lower_):
        return True
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.is_lower and (before.lower_ in _UNITS or is_kind_of_body(before.lower_)):
        return True
    of = span.start - 1 - (span.start > 0 and doc[span.start - 1].lower_ == "the")
    return of > 0 and doc[of].lower_ in ("of", "for") and doc[of - 1].is_lower and doc[of - 1].lower_ in _POSTS


def _edited(span: Span) -> bool:
    """Whether a name of two words or more has an editor, director or members ("director of X Y"), or joins two words by a foreign
    "and" ("Terre et Dignité")."""
    doc, of = span.doc, span.start - 1 - (span.start > 0 and span.doc[span.start - 1].lower_ == "the")
    led = of > 0 and doc[of].lower_ == "of" and doc[of - 1].lemma_.lower() in _LEADERS
    joined = span.label_ == "PERSON" and any(token.lower_ in _AND for token in span[1:-1])
    return len(span) > 1 and (joined or led and not (span.label_ == "PLACE" and gazetteer.candidates(span.text)))


def _stands_for_place(span: Span, home: str) -> bool:
    """Whether a lone name stands where a place does ("police in Ariana") and is one of the country's towns or regions."""
    before = [t.lower_ for t in span.doc.tokens[max(0, span.start - 2) : span.start]]
    after = span.doc[span.end : span.end + 1].text
    of_places = before[1:] == ["of"] and before[0] in plurals()  # "the prisons of Kuje and …"
    if not before or before[-1] not in LOCATED and not of_places and not (before[-1] == "(" and after == ")") or after in POSSESSIVE:
        return False
    return _is_at_home(span.text, home)


def _inside(span: Span) -> bool:
    """Whether somebody is or something happens "in" what a lone name names: "her house in Karen.", but "trust in Karen"."""
    doc, stop = span.doc, span.end
    if span.start < 2 or doc[span.start - 1].text != "in" or doc[span.start - 2].lemma_.lower() in _PUT_IN:
        return False
    return stop >= len(doc) or doc[stop].text in {",", ".", ";", ")"} or doc[stop].pos_ in ("ADP", "CCONJ", "VERB", "AUX")


def _is_home(span: Span, home: str) -> bool:
    """Whether a name is that of the report's own country."""
    country = gazetteer.country(span.text)
    return country is not None and country.country == home


def _seats(found: list[Span]) -> set[str]:
    """Names of buildings that an apposition calls the seat of a body: "Labour House, the headquarters of the union"."""
    out = set()
    for span in found:
        after = span.doc[span.end : span.end + 20].text.lower()
        if span.label_ == "ORG" and span.text not in known_bodies() and _SEAT.match(after):
            out.add(span.text)
    return out


def _shortens_area(found: list[Span], position: int) -> bool:
    """Whether capitals alone in brackets shorten the name of an area: "Gorno-Badakhshan Autonomous Region (GBAO)"."""
    span, before = found[position], found[position - 1] if position else None
    if before is None or before.label_ != "PLACE" or len(before) < 2 or not _alone_in_brackets(before, span):
        return False
    if not span.text.isupper() or gazetteer.country(span.text) or span.text in known_bodies():
        return False
    return before[-1].lower_ in areas() or opens_as_venue(before.text)


def _alone_in_brackets(before: Span, span: Span) -> bool:
    """Whether a name is all that brackets right behind another hold."""
    doc = span.doc
    return before.end + 1 == span.start and doc[before.end].text == "(" and doc[span.end : span.end + 1].text == ")"


def _among_places(found: list[Span], position: int, home: str, labels: dict[str, str]) -> bool:
    """Whether a name of a town of the country, tagged a person, stands in a list of places ("Swat, and Dera Ismail Khan")."""
    span = found[position]
    beside = [other for other in found[max(0, position - 1) : position + 2] if other is not span and _listed(span, other)]
    return is_town(span.text, home) and any(labels.get(other.text, other.label_) == "PLACE" for other in beside)


def _listed(span: Span, other: Span) -> bool:
    first, second = sorted((span, other), key=lambda s: s.start)
    gap = [t.lower_ for t in span.doc.tokens[first.end : second.start]]
    return 0 < len(gap) <= 3 and set(gap) <= {",", "and", "&"}


_OPENING_MARKS = (",", "—", "–", "-", ":", "(")


def _among_people(found: list[Span], position: int) -> bool:
    """Whether an unknown "place" of two words stands in a list of people ("X Y, Z W and …"), or opens one behind who they are."""
    span = found[position]
    if gazetteer.country(span.text) is not None or gazetteer.candidates(span.text) or span[-1].lower_ in place_types():
        return False
    if not all(token.text[0].isupper() for token in span if token.is_alpha):
        return False
    opener = span.doc[span.start - 1] if span.start > 2 else span[0]
    described = span.doc[opener.i - 1 - (span.doc[opener.i - 1].text == ",")] if opener.lower_ in ("including", "namely", *_OPENING_MARKS) else None
    if described is not None and described.tag_ == "NNS" and described.lemma_.lower() in people_words() and (opener.text not in _OPENING_MARKS or has_child(described, "nummod")):
        return True  # "six farmers, including X Y", "two farmers – X Y and Z W –"
    near = [other for other in found[max(0, position - 1) : position + 2] if other is not span]
    if near and near[0].end < span.start and near[0].label_ == "PLACE" and _listed(near[0], span) and _among_people(found, position - 1):
        return True
    return any(other.label_ == "PERSON" and is_full_name(other.text) and _listed(span, other) for other in near)


def _is_rather_surname(span: Span, surnames: set[str], home: str) -> bool:
    """Whether a "place" that the country does not have, and in which nothing happens, is the last word of somebody's full name."""
    if span.text not in surnames or gazetteer.country(span.text) is not None or _is_at_home(span.text, home):
        return False
    return span.start == 0 or span.doc[span.start - 1].lower_ not in LOCATED


def _may_be_person(span: Span) -> bool:
    """Whether up to three capitalised words that no vocabulary has for a body may be a name of somebody."""
    return len(span) <= 3 and all(token.is_alpha and token.text.istitle() for token in span) and span.text not in known_bodies()


def _listed_as_person(found: list[Span], position: int) -> bool:
    """Whether a "body" of two or three capitalised words stands in a list of people that a description in the plural opens
    ("the four activists, A, B and C")."""
    span = found[position]
    if not _may_be_person(span) or head_word(span.doc, span.start, span.end) in heads() or has_acronym(span) or described_as_body(span):
        return False
    first = last = position
    while first and _listed(found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _listed(found[last], found[last + 1]):
        last += 1
    people = sum(other.label_ == "PERSON" and is_full_name(other.text) for other in found[first : last + 1])
    before = next((t for t in reversed(span.doc.tokens[max(0, found[first].start - 3) : found[first].start]) if t.is_alpha and t.lower_ not in _OPENERS), None)
    return people * 2 >= last - first + 1 > 1 and before is not None and before.tag_ == "NNS" and before.lemma_.lower() in people_words()


def _described_as_person(span: Span) -> bool:
    """Whether a "body" of two or three capitalised words stands right behind what one person is ("ombudsman A B", "its director, A B,")."""
    doc, at = span.doc, span.start - 1
    if not _may_be_person(span) or at < 1 or head_word(doc, span.start, span.end) in heads() or has_acronym(span) or begins_as_body(span.text) or described_as_body(span):
        return False
    if doc[at].text == "," and doc[span.end : span.end + 1].text in (",", ".", ";"):
        at -= 1
    noun = doc[at]
    return noun.is_lower and noun.pos_ == "NOUN" and noun.lower_ in words("occupations", "occupation") and not doc[span.end : span.end + 1].text[:1].isupper()
