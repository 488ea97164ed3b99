"""Whether a tagged name is a person’s, a body’s or a place’s, by its own words and the one behind it ("an Almaty court": a place; "X Y, a
young reporter who …": a person). Called by `tagged_names`."""

from __future__ import annotations

from functools import cache

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of
from pipeline.annotate.names_by_deed import is_done_to_people
from pipeline.annotate.names_in_context import LOCATED, areas, is_region, people_words
from pipeline.annotate.organisation_names.described import is_registered
from pipeline.annotate.organisation_names.head_words import MASTHEADS, begins_as_body, head_word, heads, known_bodies
from pipeline.annotate.parse import Doc
from pipeline.annotate.person_names import titles_at
from pipeline.annotate.place_names import OF_TOWNS, lies_at, numbers_road
from pipeline.annotate.places import (
    NUMBER_MARKS,
    is_mission,
    is_street,
    opens_as_venue,
    place_types,
    sure_words,
    venue_words,
)
from pipeline.vocabulary import rows, word_list, words

_NAMED_BEHIND = word_list("name_labels.named_behind")
"""Kinds of bodies that stand before a name of their own."""
_BEHIND_PLACES = word_list("name_labels.behind_places")
_NAMED_FOR_PEOPLE = word_list("name_labels.named_for_people")


def label_of(doc: Doc, start: int, end: int, label: str) -> str:
    """The tagger's label, or another that the name itself or the word after it calls for."""
    text = doc[start:end].text
    if label in ("ORG", "PERSON", "MISC", "PRODUCT") and text not in known_bodies() and _names_venue(doc, start, end):
        return "FAC"
    if label in ("NORP", "ORG", "MISC", "PRODUCT", "PERSON") and doc[end : end + 2].text == "-based" and text[0].isupper() and text.lower() not in words("not_names", "word"):
        return "LOC"
    if label == "PERSON" and end - start > 2 and doc[end - 2].text in _NAMED_BEHIND and doc[start].lower_ not in titles_at("before"):
        return "ORG"  # "Human Rights Centre Viasna"
    if text in known_bodies() or end - start > 1 and begins_as_body(text) and label in ("PERSON", "LOC", "MISC", "PRODUCT", "FAC"):
        return "ORG"
    if label in ("FAC", "LOC") and end - start > 1 and doc[start].text in MASTHEADS and doc[end - 1].lower_ not in venue_words():
        return "ORG"  # "the studios of Radio Nuru"
    if label in ("MISC", "PRODUCT") and is_registered(doc, start, end):
        return "ORG"
    if label == "ORG" and end - start == 2 and doc[end - 1].text in ("Division", "Department", "Territory") and start and doc[start - 1].lower_ in LOCATED | {"of"}:
        if doc[start].pos_ == "PROPN" and doc[start - 2 : start - 1].text in OF_TOWNS | {"residents"} or any(p.country == country_of(doc) for p in gazetteer.candidates(doc[start].text)):
            return "LOC"
    if label in ("ORG", "MISC") and end - start > 2 and (head := head_word(doc, start, end)) in venue_words() and head not in heads() and doc[end - 1].lower_ not in heads():
        return "FAC"  # "Palace of Justice"
    if head_word(doc, start, end) in heads() and label in ("ORG", "LOC", "MISC", "FAC", "PRODUCT") and end - start > 1:
        if not (label in ("LOC", "FAC") and (doc[end - 1].lower_ in place_types() or doc[end - 2 : end].text.lower() in place_types())):
            label = "ORG"
    if label == "LOC" and end < len(doc) and doc[end].lower_ in heads() and doc[end].lower_ not in _BEHIND_PLACES and doc[end].text[0].isupper():
        label = "ORG"
    if label == "NORP" and (gazetteer.country(text) is not None or end - start <= 2 and is_place_only(text, doc, end)):
        label = "LOC"
    if label == "ORG" and (end - start <= 2 and is_place_only(text, doc, end) or gazetteer.country(text) is not None):
        label = "LOC"
    if label in ("ORG", "MISC") and _honorific(doc, start, end) and head_word(doc, start, end) not in heads():
        return "PERSON"
    if label in ("ORG", "MISC") and _is_somebody(doc, start, end) or label in ("ORG", "MISC", "PRODUCT", "LOC", "FAC") and is_done_to_people(doc, start, end):
        return "PERSON"
    if label in ("ORG", "MISC") and text.isupper() and any(p.country == country_of(doc) for p in gazetteer.exonyms(text)):
        return "LOC"
    if label == "ORG" and end - start > 1 and doc[end - 1].text.istitle() and doc[end - 1].lower_ in areas() and doc[end - 1].lower_ not in heads():
        return "LOC"
    if label == "ORG" and (doc[end - 1].text in ("State", "Republic", "Territory") and is_region(text, country_of(doc)) or is_mission(doc, start, end)):
        return "LOC"
    following = doc[end : end + 1].text
    if (label in ("ORG", "MISC", "FAC") or label == "NORP" and gazetteer.candidates(text)) and end - start == 1 and text.istitle():
        if following == "court" and start and doc[start - 1].lower_ in ("a", "an", "the"):
            return "LOC"  # "a Westlands court"
    if label == "PERSON" and (following == "police" or following == "court" and start and doc[start - 1].lower_ in ("a", "an", "the")) and not _honorific(doc, start, end):
        return "LOC"  # "the Dang Wangi police"
    if label == "PERSON" and following in sure_words("prison") and (end - start == 1 or start > 0 and lies_at(doc, start)):
        if end + 1 < len(doc) and doc[end + 1].pos_ in ("ADP", "AUX", "VERB", "PUNCT", "CCONJ", "DET"):
            return "LOC"
    if label == "PERSON" and following in place_types() and following not in _NAMED_FOR_PEOPLE:
        if any(place.country == country_of(doc) for place in gazetteer.candidates(text)):
            label = "LOC"
    return label


def _is_somebody(doc: Doc, start: int, end: int) -> bool:
    """Whether words behind the comma say that a name is that of a person ("X Y, a young reporter who")."""
    if end - start < 2 or doc[end : end + 1].text != "," or head_word(doc, start, end) in heads():
        return False
    told = next((c for c in doc[start:end].root.children if c.dep_ == "appos" and c.i > end), None)
    return told is not None and told.tag_ == "NN" and told.lemma_ in people_words() and any(t.lower_ == "who" for clause in told.children if clause.dep_ == "acl:relcl" for t in clause.children)


def _names_venue(doc: Doc, start: int, end: int) -> bool:
    """Whether the words of a name alone make it that of a building or street."""
    text = doc[start:end].text
    if "-" in text and place_types().get(text.lower().rpartition("-")[2]) == "venue":
        return True  # "D-Chowk"
    if end - start > 1 and doc[end - 1].lower_ in sure_words("prison", "street", "site"):
        return True
    if end - start > 2 and doc[end - 2 : end].text.lower() in place_types():
        return True  # "Baku Pre-trial Detention Centre"
    if end - start > 1 and numbers_road(doc, end - 1 if doc[end - 1].text.isdigit() else end):
        return True  # "National Route 9"
    if end - start > 2 and doc[end - 1].text.isdigit() and doc[end - 2].text in NUMBER_MARKS and doc[end - 3].lower_ in sure_words("prison"):
        return True  # "Prison No. 5"
    return opens_as_venue(text) and head_word(doc, start, end) not in heads() or is_street(text)


def _honorific(doc: Doc, start: int, end: int) -> bool:
    """Whether a name begins with a form of address, which only people have ("Datuk Seri Azam Baki")."""
    return any(doc[start : start + size].text in _honorifics() for size in (1, 2, 3) if size < end - start)


@cache
def _honorifics() -> frozenset[str]:
    """Forms of address, in capitals as before a name."""
    return frozenset(row["title"] for row in rows("titles") if row["position"] == "before" and row["occupation"] == "no" and len(row["title"]) > 1)


def is_place_only(text: str, doc: Doc, end: int) -> bool:
    """Whether what was tagged an organisation or people is the name of a place before a common noun ("an Almaty court")."""
    if gazetteer.country(text) is not None:
        return True
    noun = next((t for t in doc.tokens[end : end + 3] if not (t.is_lower and t.pos_ in ("ADJ", "NOUN") and t.lower_ not in heads())), None)
    if noun is not None and noun.is_lower and (noun.i == end or noun.lower_ in ("court", "police")) and (noun.lower_ in heads() or noun.lower_ in OF_TOWNS):
        return any(p.country == country_of(doc) for p in gazetteer.candidates(text))
    return False
