"""Component `names`: the tagger's entities → clean names of people, organisations and places.

Reads `doc.ents`; sets `doc.spans["names"]` with labels PERSON, ORG and PLACE. Titles, determiners and possessives are
cut off, labels that the words beside a name contradict are changed, and what only looks like a name is dropped. Word
lists are in vocabulary/titles.csv, organisation_kinds.csv, place_types.csv, peoples.csv and not_names.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import spacy.tokens
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import in_headline, text_of
from pipeline.annotate.inflection import is_known_noun
from pipeline.annotate.money import is_code
from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.annotate.organisation_names import (
    CLOSING_QUOTES,
    FOREIGN,
    LEGAL,
    OPENING_QUOTES,
    POSSESSIVE,
    acronyms,
    authors_as_bodies,
    begins_as_body,
    begins_sum,
    bracket,
    described_as_body,
    edges,
    foreign_names,
    has_acronym,
    head_word,
    heads,
    introduced,
    is_kind_of_body,
    join_organisations,
    known_bodies,
    missed_bodies,
    short_forms,
    signatures,
    state_bodies,
    trim,
    without_their_kind,
)
from pipeline.annotate.other_names import nickname_in, other_name
from pipeline.annotate.parse import Doc, Span, parse_of
from pipeline.annotate.places import (
    NUMBER_MARKS,
    NUMBERED_ROADS,
    PENAL_WORDS,
    called_region,
    is_mission,
    is_street,
    missed_places,
    opens_as_venue,
    parts_of_towns,
    place_types,
    plurals,
    roads,
    sure_words,
    venue_words,
)
from pipeline.annotate.provisions import is_cited
from pipeline.calendar_words import MONTHS
from pipeline.layers import register_extensions
from pipeline.vocabulary import rows, word_list, words

register_extensions()

_KINDS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "FAC": "PLACE"}
_NAME_SHORTENED = {"Md.", "Md", "Mohd", "Mohd.", "Mst.", "Abd.", "Hj."}
"""Given names that are commonly written short before the name by which a person goes."""
_OF_TOWNS = word_list("names.of_towns")
_OF_BODIES = word_list("names.of_bodies")
_NAMES_LIKE_WORDS = {"Ngo", "Than", "So", "An", "My", "Do", "No", "To", "May"}
"""Given names of Burma and Vietnam that are spelt like small words of English."""
_FOREIGN_WORDS = FOREIGN | {"da", "do", "la", "el"}
"""Type words that belong to the body behind them ("a Minsk district court")."""
_POSTS = word_list("names.posts")
_DONE_TO = word_list("names.done_to")
_DONE_BY = word_list("names.done_by")
_OUT_OF_REACH = word_list("names.out_of_reach")
"""What is done to a platform, what it does, as a body, and what it is then."""
_LEADERS = word_list("names.leaders")
_AND = word_list("names.and")
_UNITS = word_list("names.units")
"""Nouns before a name that no gazetteer knows, which make it a body: "the police unit Dircote"."""
_OFFICES = word_list("names.offices")
_NAMED_BEHIND = word_list("names.named_behind")
"""Kinds of bodies that stand before a name of their own."""
_OPENERS = {"including", "namely", "like", "among", "them"}
"""Words between a description of people and the list of their names."""
_PUT_IN = word_list("names.put_in")
_SEAT = re.compile(r", the (?:headquarters|seat|residence|\S+ headquarters|\S+ office) of\b")
_ACTS = {"Act", "Acts", "Code", "Bill", "Ordinance", "Decree"}
_NAMED_PLACES = {"LOC", "FAC", "GPE"}
_INDEFINITE = {"a", "an", "this", "that", "another", "one", "any", "his", "her", "their"}
_TOWN = 15_000  # least people of one whose name another use may have
_LARGE = 200_000  # people of a town whose name, alone, is not taken for a person's
METROPOLIS = 1_000_000  # people of a town whose squares and stations are named with it abroad too
_LOCATED = {"in", "near", "from", "at", "to", "across", "outside", "throughout"}
_AT_VENUES = {"inside", "into", "by", "around", "opposite"}


@cache
def _titles(position: str) -> dict[str, frozenset[str]]:
    """Title before a name, in lower case, or letters behind one → countries where it is part of the name instead."""
    out = {}
    for row in rows("titles"):
        if row["position"] == position:
            out[row["title"].lower() if position == "before" else row["title"]] = frozenset(row["name_in"].split(";")) - {""}
    if position == "before":
        out |= {f"former {title}": names for title, names in out.items()}
    return out


@cache
def _peoples() -> frozenset[str]:
    return frozenset(fold(form) for row in rows("peoples") for form in (row["name"], f"{row['name']}s"))


@cache
def _people_words() -> frozenset[str]:
    return words("occupations", "occupation") | {row["noun"] for row in rows("group_nouns") if row["number"] == "people"}


@cache
def _areas() -> frozenset[str]:
    return frozenset(word for word, kind in place_types().items() if kind in ("region", "city")) - {"division", "department", "state", "territory", "commune", "republic"}


def names(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc.spans["names"]`: non-overlapping Spans in text order, labels PERSON, ORG, PLACE."""
    doc.spans["names"] = [spacy.tokens.Span(doc, name.start, name.end, label=name.label_) for name in _names(parse_of(doc))]
    return doc


def _names(doc: Doc) -> list[Span]:
    found = [span for ent in doc.ents for span in _clean(doc, ent.start, ent.end, ent.label_)]
    tail = [(s.start, s.end) for s in doc._.sections or [] if s.kind == "back_matter"]
    found = [span for span in found if span.label_ == "ORG" or not any(a <= span.start_char < b for a, b in tail)]
    found = _by_context(doc, _without_laws(doc, join_organisations(doc, _join_regions(_whole_people(found)))))
    found = _rather(_without_openings(found), _other_names(doc, found))
    found = _rather(found, [*authors_as_bodies(doc, found), *without_their_kind(doc, found)])
    found += _surnames(doc, found)
    found += state_bodies(doc, found)
    found += missed_bodies(doc, found)
    found += signatures(doc, found)
    found += foreign_names(doc, found)
    found += introduced(doc, found)
    found += acronyms(doc, found)
    found += [Span(doc, t.i, t.i + 1, label="ORG") for t in doc if not t.ent_type_ and t.text[0].isupper() and _is_party(doc, t.i, t.i + 1)]
    found += short_forms(doc, found) + _countries(doc, found)
    found += missed_places(doc, found)
    found = parts_of_towns(doc, found + roads(doc, found))
    return _without_overlaps([piece for span in found for piece in _split_places(span)])


def _without_openings(found: list[Span]) -> list[Span]:
    """The names, without plain nouns that are capital letters' because they open a sentence or a headline ("Stones flew", "Exile
    killed in Bogotá"), where no full name has them."""
    people = {token.text for span in found if span.label_ == "PERSON" and len(span) > 1 for token in span}
    return [
        span for span in found
        if not (span.label_ == "PERSON" and len(span) == 1 and span.text.istitle() and span.start == span.sent.start and span.text not in people
                and is_known_noun(span.text.lower()) and fold(span.text) not in words("given_names", "name"))
    ]  # fmt: skip


def _home(doc: Doc) -> str:
    return doc._.report.country if doc._.report else ""


def _clean(doc: Doc, start: int, end: int, label: str) -> list[Span]:
    """The name inside a tagged stretch of words, none where it is no name, two where it joins two."""
    start, end = trim(doc, start, end)
    line_end = next((i for i in range(start, end) if "\n" in doc[i].text_with_ws or doc[i].is_space), None)
    if line_end is not None:
        start, end = trim(doc, start, line_end + (not doc[line_end].is_space))
    if start >= end or not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in doc.tokens[start:end]):
        return []
    if start > 1 and doc[start - 1].text == "(" and ")" in doc[start:end].text and doc[start - 2].text[0].isupper():
        start -= 2  # "Marmara (Silivri) Prison"
        while start and doc[start - 1].text[0].isupper() and doc[start - 1].ent_type_ and not doc[start - 1].is_punct:
            start -= 1
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].text[0].isupper() and not doc[start - 2].ent_type_:
        start -= 2  # "Pan- | American Highway"
    if end - start > 1 and start > 1 and doc[start - 1].text in "-–" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].ent_type_ in _NAMED_PLACES and (
            doc[end - 1].lower_ in heads() | venue_words()):
        start -= 2  # "Warszawa- | Śródmieście District Court"
        while start and doc[start - 1].ent_type_ == doc[start].ent_type_ and doc[start - 1].whitespace_ and doc[start - 1].text[0].isupper():
            start -= 1
    if label in ("PERSON", "ORG", "MISC") and (sum_at := begins_sum(doc, start + 1, end)):
        end = sum_at  # "fined Ruiz | 340 UAH"
        label = _label_beside_sum(doc, start, end, label)
    text = doc[start:end].text
    if end - start == 1 and is_code(text) and (start and doc[start - 1].like_num or doc[end : end + 1].text[:1].isdigit()):
        return []  # "fined 2,000 | PLN"
    if start and doc[start - 1].text == "#" and not doc[start - 1].whitespace_:
        return []
    if end - start == 1 and called_region(doc, start, end) and (
            label == "LOC" and place_types().get(doc[end : end + 1].text) == "region" or _is_region(text, _home(doc))):
        return [Span(doc, *_place_edges(doc, start, end), label="PLACE")]
    if text in gazetteer.demonyms() and gazetteer.country(text) is None:
        return []
    if text.lower() in words("not_names", "word") and not (label == "ORG" and _stands_for_body(doc, text) or _is_party(doc, start, end)):
        return []
    if text[0].isupper() and fold(text) in _peoples() and not (label == "ORG" and text.isupper()):
        return []
    if end - start == 1 and label in ("ORG", "MISC") and (_shortens_a_term(doc, start) or _owns_a_group(doc, start)):
        return []
    label = "ORG" if end - start == 1 and text.lower() in _platforms() else _label(doc, start, end, label)
    kind = _KINDS.get(label)
    if kind is None or kind == "ORG" and (head_word(doc, start, end) in LEGAL or end - start > 1 and doc[end - 1].text in _ACTS) and text not in known_bodies() and not doc[end - 1].is_upper:
        return []
    if kind == "ORG" and end + 1 < len(doc) and doc[end].text in _OFFICES and doc[end + 1].ent_type_ == "PERSON":
        return []  # "Interior Cabinet | Secretary Jane Doe"
    if kind == "PERSON":
        return _person(doc, start, end)
    if kind == "PLACE":
        if end - start == 2 and doc[end - 1].text == "State" and doc[start].text in gazetteer.demonyms():
            return []  # "the Honduran State"
        if _is_adjective(doc, start, end) or doc[end : end + 1].text.startswith("$") or end < len(doc) and doc[end].text in POSSESSIVE and doc[end + 1 : end + 2].text in ("disease", "syndrome"):
            return []
        return [Span(doc, *_place_edges(doc, start, end), label=kind)]
    while end - start > 2 and doc[start].is_lower and doc[start].pos_ == "ADJ" and doc[start + 1].text[0].isupper():
        start += 1  # "parliamentary | Standing Committee"
    if end - start > 1 and all(token.is_lower for token in doc.tokens[start + 1 : end]) and _is_place_only(doc[start].text, doc, start + 1):
        return [Span(doc, start, start + 1, label="PLACE")]
    return [Span(doc, *edges(doc, first, last), label=kind) for first, last in _two_bodies(doc, start, end)]


def _label_beside_sum(doc: Doc, start: int, end: int, label: str) -> str:
    """The label of a name on which the tagger drew over the sum behind it, which it took for anything."""
    plain = label == "MISC" and is_full_name(doc[start:end].text) and all(t.is_alpha and t.text.istitle() for t in doc.tokens[start:end])
    return "PERSON" if plain and head_word(doc, start, end) not in heads() else label


def _owns_a_group(doc: Doc, at: int) -> bool:
    """Whether a word of a headline that means people is a plain word: "Women’s group loses its permit"."""
    return doc[at].lemma_.lower() in _people_words() and doc[at + 1 : at + 2].text in POSSESSIVE


def _is_region(name: str, home: str) -> bool:
    return any(p.country == home and p.kind == "region" for form in (name, f"{name} region") for p in gazetteer.candidates(form))


def _label(doc: Doc, start: int, end: int, label: str) -> str:
    """The tagger's label, or another that the name itself or the word after it calls for."""
    text = doc[start:end].text
    if label in ("ORG", "PERSON", "MISC", "PRODUCT") and text not in known_bodies() and _names_venue(doc, start, end):
        return "FAC"
    if label in ("NORP", "ORG", "MISC", "PRODUCT") and doc[end : end + 2].text == "-based" and gazetteer.candidates(text):
        return "LOC"
    if label == "PERSON" and end - start > 2 and doc[end - 2].text in _NAMED_BEHIND and doc[start].lower_ not in _titles("before"):
        return "ORG"  # "Human Rights Centre Viasna"
    if text in known_bodies() or end - start > 1 and begins_as_body(text) and label in ("PERSON", "LOC", "MISC", "PRODUCT", "FAC"):
        return "ORG"
    if label == "ORG" and end - start == 2 and doc[end - 1].text in ("Division", "Department", "Territory") and start and doc[start - 1].lower_ in _LOCATED | {"of"}:
        if doc[start].pos_ == "PROPN" and doc[start - 2 : start - 1].text in _OF_TOWNS | {"residents"} or any(p.country == _home(doc) for p in gazetteer.candidates(doc[start].text)):
            return "LOC"
    if label in ("ORG", "MISC") and end - start > 2 and (head := head_word(doc, start, end)) in venue_words() and head not in heads() and doc[end - 1].lower_ not in heads():
        return "FAC"  # "Palace of Justice"
    if head_word(doc, start, end) in heads() and label in ("ORG", "LOC", "MISC", "FAC", "PRODUCT") and end - start > 1:
        if not (label in ("LOC", "FAC") and (doc[end - 1].lower_ in place_types() or doc[end - 2 : end].text.lower() in place_types())):
            label = "ORG"
    if label == "LOC" and end < len(doc) and doc[end].lower_ in heads() and doc[end].lower_ not in ("administration", "council", "office", "service") and doc[end].text[0].isupper():
        label = "ORG"
    if label == "NORP" and (gazetteer.country(text) is not None or end - start <= 2 and _is_place_only(text, doc, end)):
        label = "LOC"
    if label == "ORG" and (end - start <= 2 and _is_place_only(text, doc, end) or gazetteer.country(text) is not None):
        label = "LOC"
    if label in ("ORG", "MISC") and _honorific(doc, start, end) and head_word(doc, start, end) not in heads():
        return "PERSON"
    if label in ("ORG", "MISC") and text.isupper() and any(p.country == _home(doc) for p in gazetteer.exonyms(text)):
        return "LOC"
    if label == "ORG" and end - start > 1 and doc[end - 1].text.istitle() and doc[end - 1].lower_ in _areas() and doc[end - 1].lower_ not in heads():
        return "LOC"
    if label == "ORG" and (doc[end - 1].text in ("State", "Republic", "Territory") and _is_region(text, _home(doc)) or is_mission(doc, start, end)):
        return "LOC"
    following = doc[end : end + 1].text
    if (label in ("ORG", "MISC", "FAC") or label == "NORP" and gazetteer.candidates(text)) and end - start == 1 and text.istitle():
        if following == "court" and start and doc[start - 1].lower_ in ("a", "an"):
            return "LOC"  # "a Westlands court"
    if label == "PERSON" and following == "police" and not _honorific(doc, start, end):
        return "LOC"  # "the Dang Wangi police"
    if label == "PERSON" and following in sure_words("prison") and (end - start == 1 or start > 0 and _lies_at(doc, start)):
        if end + 1 < len(doc) and doc[end + 1].pos_ in ("ADP", "AUX", "VERB", "PUNCT", "CCONJ", "DET"):
            return "LOC"
    if label == "PERSON" and following in place_types() and following not in ("island", "park", "church", "school"):
        if any(place.country == _home(doc) for place in gazetteer.candidates(text)):
            label = "LOC"
    return label


def _names_venue(doc: Doc, start: int, end: int) -> bool:
    """Whether the words of a name alone make it that of a building or street."""
    text = doc[start:end].text
    if "-" in text and place_types().get(text.lower().rpartition("-")[2]) == "venue":
        return True  # "D-Chowk"
    if end - start > 1 and doc[end - 1].lower_ in sure_words("prison", "street", "site"):
        return True
    if end - start > 2 and doc[end - 2 : end].text.lower() in place_types():
        return True  # "Baku Pre-trial Detention Centre"
    if end - start > 1 and _numbers_road(doc, end - 1 if doc[end - 1].text.isdigit() else end):
        return True  # "National Route 9"
    if end - start > 2 and doc[end - 1].text.isdigit() and doc[end - 2].text in NUMBER_MARKS and doc[end - 3].lower_ in sure_words("prison"):
        return True  # "Prison No. 5"
    return opens_as_venue(text) and head_word(doc, start, end) not in heads() or is_street(text)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(row["title"] for row in rows("titles") if row["position"] == "before" and row["occupation"] == "no" and len(row["title"]) > 1)


def _honorific(doc: Doc, start: int, end: int) -> bool:
    """Whether a name begins with a form of address, which only people have ("Datuk Seri Azam Baki")."""
    return any(doc[start : start + size].text in _honorifics() for size in (1, 2, 3) if size < end - start)


def _person(doc: Doc, start: int, end: int) -> list[Span]:
    start = _without_titles(doc, start, end)
    if start >= end or not doc[start].text[0].isalpha() and not doc[start].text[0].isupper():
        return []
    if doc[start:end].text.lower() in _titles("before") or end - start == 1 and doc[start].lower_ in words("occupations", "occupation"):
        return []
    end = _person_end(doc, start, end)
    while end - start > 2 and doc[end - 1].text in _titles("after"):
        end -= 1
    before = doc[start - 1] if start else None
    if before is not None and before.whitespace_ == " " and before.text[0].isupper():
        if _home(doc) in _titles("before").get(before.lower_, ()) or before.text in _NAME_SHORTENED:
            start -= 1
    return [Span(doc, start, end, label="PERSON")]


@cache
def _platforms() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_names") if row["platform"])


def _is_party(doc: Doc, start: int, end: int) -> bool:
    """Whether a platform acts or is acted upon: "Telegram was blocked", "access to X was restricted", "Facebook removed the post"."""
    token = doc[start]
    if end - start > 1 or token.lower_ not in _platforms():
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ in ("nmod", "obl"):
        token = next((above for above in (token.head, token.head.head) if above.lower_ == "access"), token)
    verb = token.head
    if token.dep_ == "nsubj":
        return verb.lower_ in _OUT_OF_REACH or verb.lemma_.lower() in _DONE_BY and verb.pos_ == "VERB"
    return token.dep_ in ("nsubj:pass", "obj") and verb.lemma_.lower() in _DONE_TO


def _stands_for_body(doc: Doc, text: str) -> bool:
    """Whether a report gives capitals that are often a common word a meaning of their own: "Public Prosecutor’s Office (MP)"."""
    if not text.isupper() or len(text) < 2:
        return False
    at = text_of(doc).find(f"({text})")
    before = text_of(doc)[:at].rstrip().rsplit(" ", 1)[-1].lower() if at > 0 else ""
    return before in heads()


def _shortens_a_term(doc: Doc, at: int) -> bool:
    """Whether an acronym, in brackets at its first place, has the initials of the common words before it, which name no body ("right
    to information (RTI)", "human rights defenders (HRDs)")."""
    letters = doc[at].text.removesuffix("s").lower()
    if not letters.isalpha() or len(letters) < 2 or not doc[at].text.removesuffix("s").isupper() or doc[at].text in known_bodies():
        return False
    if doc[at - 1 : at].text != "(":
        opened = text_of(doc).find(f"({doc[at].text})")
        where = doc.char_span(opened + 1, opened + 1 + len(doc[at].text)) if opened >= 0 else None
        return where is not None and _shortens_a_term(doc, where.start)
    if at < 3:
        return False
    before = [t for t in doc.tokens[max(0, at - 2 - 2 * len(letters)) : at - 1] if t.is_alpha]
    for size in range(len(letters), min(len(before), len(letters) + 3) + 1):
        term = before[-size:]
        initials = ("".join(t.lower_[0] for t in term), "".join(t.lower_[0] for t in term if t.lower_ not in STOP_WORDS))
        if letters in initials and all(t.is_lower for t in term[1:]):
            return term[0].is_lower and term[-1].lemma_.lower() not in heads()
    return False


def _two_bodies(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"DENIVA and LAW" are two, and so is what "and" or a comma joins to a well-known body ("Amnesty International and Transparency
    Kenya") or to one that the text names alone elsewhere, two names that end as those of bodies do, and a part of a well-known body and that body ("Committee of Ministers of the
    Council of Europe")."""
    of = next((i for i in range(start + 2, end - 2) if doc[i].text == "of" and doc[trim(doc, i + 1, end)[0] : end].text in known_bodies()), None)
    if of is not None and doc[start:end].text not in known_bodies() and any(t.text == "of" or t.text == "on" for t in doc.tokens[start:of]):
        return [(start, of), trim(doc, of + 1, end)]
    for link in range(start + 1, end - 1):
        if doc[link].lower_ not in ("and", ","):
            continue
        parts = [(start, link), trim(doc, link + 1, end)]
        texts = [doc[a:b].text for a, b in parts]
        whole = end - start > 3 and doc[start:end].text not in known_bodies() and all(text[:1].isupper() for text in texts)
        both = all(b - a > 1 and doc[b - 1].lower_ in heads() and doc[b - 1].text[0].isupper() and doc[a].text[0].isupper() for a, b in parts)
        if both and not any(t.lower_ in ("of", "for") for t in doc.tokens[start:link]) or all(b - a == 1 and doc[a].is_upper for a, b in parts) or whole and (
                set(texts) & known_bodies().keys() or all(b - a > 1 for a, b in parts) and any(ent.text in texts and ent.label_ == "ORG" for ent in doc.ents)):
            return [parts[0], *_two_bodies(doc, *parts[1])]
    return [(start, end)]


def _is_adjective(doc: Doc, start: int, end: int) -> bool:
    """Whether an unknown word before a common noun only describes it ("a Zapotec land defender")."""
    if end - start > 1 or end >= len(doc) or gazetteer.country(doc[start].text) is not None:
        return False
    noun = doc[start].head
    plain = noun.i >= end and noun.pos_ == "NOUN" and doc[start].dep_ in ("amod", "compound") and not noun.text[0].isupper()
    return plain and doc[end].lower_ not in place_types() and not gazetteer.candidates(doc[start].text) and doc[start].pos_ == "ADJ"


def _by_context(doc: Doc, found: list[Span]) -> list[Span]:
    """Relabels a name that the words beside it describe: "the movement X", "X’s registration", "the X administration".

    A label holds for all mentions of a name in the report. A lone word that is a town of the country is a place.
    """
    home = _home(doc)
    labels: dict[str, str] = {}
    people = {token for span in found if span.label_ == "PERSON" and is_full_name(span.text) for token in span.text.split()}
    surnames = {span[-1].text for span in found if span.label_ == "PERSON" and is_full_name(span.text)}
    alone = {span.text for span in found if span.label_ == "PERSON" and len(span) == 1}
    buildings = {span[:-1].text for span in found if span.label_ == "PLACE" and len(span) > 1 and span[-1].lower_ in venue_words()} | _seats(found)
    out = []
    for position, span in enumerate(found):
        lone = len(span) == 1 and span.text not in people
        headless = len(span) == 1 or "-" in span.text or head_word(doc, span.start, span.end) not in heads()
        if span.label_ in ("ORG", "PERSON") and span.text in buildings and not _is_at_home(span.text, home) or _shortens_area(found, position):
            labels[span.text] = "PLACE"
        elif span.label_ != "ORG" and _stands_as_body(span):
            labels[span.text] = "ORG"
        elif span.label_ == "PERSON" and lone and (_stands_for_place(span, home) or _inside(span) or _is_home(span, home) or _is_town(span.text, home, _LARGE)):
            labels[span.text] = "PLACE"
        elif span.label_ == "ORG" and (len(span) == 1 and span.text in surnames or headless and _names_one_told_alone(span, alone)):
            labels[span.text] = "PERSON"
        elif span.label_ == "ORG" and headless and not span.text.isupper() and span.text not in known_bodies() and (
                _is_town(span.text, home) or _is_region(span.text, home)) and not described_as_body(span):
            labels[span.text] = "PLACE"
        elif span.label_ == "PERSON" and (len(span) == 1 or span[-1].is_upper) and position and _short_for(found[position - 1], span):
            labels[span.text] = "ORG"
        elif span.label_ == "PERSON" and (len(span) > 1 and _stands_for_place(span, home) or (len(span) > 1 or span.text not in people) and _among_places(found, position, home, labels)):
            labels[span.text] = "PLACE"
        elif span.label_ == "PERSON" and len(span) > 1 and _takes_article(span):
            labels[span.text] = "ORG"
        elif span.label_ == "PLACE" and len(span) > 1 and _among_people(found, position) or span.label_ == "ORG" and len(span) > 1 and (_listed_as_person(found, position) or _described_as_person(span)):
            labels[span.text] = "PERSON"
        out.append(_administration(span))
    return [
        span if labels.get(span.text, span.label_) == span.label_ else Span(doc, span.start, span.end, label=labels[span.text])
        for span in out
    ]


def _without_laws(doc: Doc, found: list[Span]) -> list[Span]:
    """Drops the names of which a numbered section or article is cited somewhere ("Section 152 of the Bharatiya Nyaya Sanhita (BNS)"), with
    the short form behind them: they are laws."""
    laws: set[str] = set()
    for span in found:
        if span.label_ == "PLACE" or head_word(doc, span.start, span.end) in heads() or not is_cited(text_of(doc), span.start_char):
            continue
        laws.add(span.text)
        if (short := bracket(doc, span.end)) is not None:
            laws.add(short.text)
    return [span for span in found if span.text not in laws]


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
    named = has_acronym(span) and span[-1].lower_ not in _areas()
    return described_as_body(span) or named or _unknown_body(span) or _edited(span) or _spoken_of_as_thing(span)


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
    return name.dep_ == "appos" and noun.dep_ in ("nsubj", "nsubj:pass") and noun.is_lower and is_kind_of_body(noun.lower_) and not any(t.dep_ == "case" for t in noun.children)


def _is_at_home(name: str, home: str) -> bool:
    """Whether the gazetteer knows a place of the name in the report's country."""
    return any(place.country == home for place in gazetteer.candidates(name))


def _is_town(name: str, home: str, population: int = 0) -> bool:
    """Whether a name is that of a town of the report's country; with `population` the very name of one of so many people."""
    towns = (place for place in gazetteer.candidates(name) if place.country == home and place.kind == "city")
    if population:
        return any(town.population >= population and fold(town.name) == fold(name) for town in towns)
    return any(town.population >= _TOWN for town in towns)


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
    if gazetteer.country(span.text) is None and any(place.country == _home(doc) or span.label_ == "PLACE" for place in gazetteer.candidates(span.text)):
        return span
    return Span(doc, span.start, stop + 1, label="ORG")


def _unknown_body(span: Span) -> bool:
    """Whether a "place" that no gazetteer knows stands where a body does: "the Karapatan alliance", "secretary general of
    Karapatan", "the police unit Dircote"."""
    doc = span.doc
    if span.label_ != "PLACE" or gazetteer.country(span.text) or gazetteer.candidates(span.text) or span[-1].lower_ in place_types():
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
    if not before or before[-1] not in _LOCATED and not of_places and not (before[-1] == "(" and after == ")") or after in POSSESSIVE:
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
    return before[-1].lower_ in _areas() or opens_as_venue(before.text)


def _alone_in_brackets(before: Span, span: Span) -> bool:
    """Whether a name is all that brackets right behind another hold."""
    doc = span.doc
    return before.end + 1 == span.start and doc[before.end].text == "(" and doc[span.end : span.end + 1].text == ")"


def _among_places(found: list[Span], position: int, home: str, labels: dict[str, str]) -> bool:
    """Whether a name of a town of the country, tagged a person, stands in a list of places ("Swat, and Dera Ismail Khan")."""
    span = found[position]
    beside = [other for other in found[max(0, position - 1) : position + 2] if other is not span and _listed(span, other)]
    return _is_town(span.text, home) and any(labels.get(other.text, other.label_) == "PLACE" for other in beside)


def _listed(span: Span, other: Span) -> bool:
    first, second = sorted((span, other), key=lambda s: s.start)
    gap = [t.lower_ for t in span.doc.tokens[first.end : second.start]]
    return 0 < len(gap) <= 3 and set(gap) <= {",", "and", "&"}


def _among_people(found: list[Span], position: int) -> bool:
    """Whether an unknown "place" of two words stands in a list of people ("X Y, Z W and …")."""
    span = found[position]
    if gazetteer.country(span.text) is not None or gazetteer.candidates(span.text) or span[-1].lower_ in place_types():
        return False
    if not all(token.text[0].isupper() for token in span if token.is_alpha):
        return False
    near = [other for other in found[max(0, position - 1) : position + 2] if other is not span]
    return any(other.label_ == "PERSON" and is_full_name(other.text) and _listed(span, other) for other in near)


def _listed_as_person(found: list[Span], position: int) -> bool:
    """Whether a "body" of two or three capitalised words stands in a list of people that a description in the plural opens
    ("the four activists, A, B and C")."""
    span = found[position]
    plain = len(span) <= 3 and all(token.is_alpha and token.text.istitle() for token in span) and span.text not in known_bodies()
    if not plain or head_word(span.doc, span.start, span.end) in heads() or has_acronym(span) or described_as_body(span):
        return False
    first = last = position
    while first and _listed(found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _listed(found[last], found[last + 1]):
        last += 1
    people = sum(other.label_ == "PERSON" and is_full_name(other.text) for other in found[first : last + 1])
    before = next((t for t in reversed(span.doc.tokens[max(0, found[first].start - 3) : found[first].start]) if t.is_alpha and t.lower_ not in _OPENERS), None)
    return people * 2 >= last - first + 1 > 1 and before is not None and before.tag_ == "NNS" and before.lemma_.lower() in _people_words()


def _described_as_person(span: Span) -> bool:
    """Whether a "body" of two or three capitalised words stands right behind what one person is ("ombudsman A B", "its director, A B,")."""
    doc, at = span.doc, span.start - 1
    plain = len(span) <= 3 and all(token.is_alpha and token.text.istitle() for token in span) and span.text not in known_bodies()
    if not plain or at < 1 or head_word(doc, span.start, span.end) in heads() or has_acronym(span) or begins_as_body(span.text) or described_as_body(span):
        return False
    if doc[at].text == "," and doc[span.end : span.end + 1].text == ",":
        at -= 1
    noun = doc[at]
    return noun.is_lower and noun.pos_ == "NOUN" and noun.lower_ in words("occupations", "occupation") and not doc[span.end : span.end + 1].text[:1].isupper()


def _other_names(doc: Doc, found: list[Span]) -> list[Span]:
    """Names by which people are also known, which the tagger cut, missed or took for bodies, at every place from the first on
    ("X, known as Junior … Junior said")."""
    first: dict[tuple[str, ...], int] = {}
    for span in found:
        if span.label_ != "PERSON":
            continue
        also = other_name(text_of(doc), span.end_char)
        told = doc.char_span(*also, alignment_mode="expand") if also is not None else None
        if told is not None:
            first.setdefault(tuple(token.text for token in told), told.start)
        elif inside := nickname_in(span.text):
            first.setdefault((inside,), span.end)
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for name in first:
        by_word.setdefault(name[0], []).append(name)
    out = []
    for token in doc if by_word else ():
        for name in by_word.get(token.text, ()):
            end = token.i + len(name)
            begins = token.is_sent_start and token.i > first[name] and token.pos_ != "PROPN" and len(name) == 1
            if token.i >= first[name] and not begins and tuple(t.text for t in doc.tokens[token.i : end]) == name:
                out.append(Span(doc, token.i, end, label="PERSON"))
                break
    return out


def _rather(found: list[Span], sure: list[Span]) -> list[Span]:
    """`sure` spans and what of `found` neither crosses them nor lies in them; a longer name around one stays, without it."""
    kept = [s for s in found if not any(s.start < other.end and other.start < s.end and not _has_within(s, other) for other in sure)]
    return kept + [s for s in sure if not any(_has_within(other, s) for other in kept)]


def _has_within(longer: Span, shorter: Span) -> bool:
    """Whether a name of a person or body has another within it and more beside."""
    return longer.start <= shorter.start and shorter.end <= longer.end and len(longer) > len(shorter)


def _surnames(doc: Doc, found: list[Span]) -> list[Span]:
    """People called by the last word of a full name told before, which the tagger missed ("fined Ruiz 340 soles")."""
    taken = {i for span in found for i in range(span.start, span.end)}
    first: dict[str, int] = {}
    for span in found:
        last = span[-1]
        if span.label_ == "PERSON" and is_full_name(span.text) and last.text.istitle() and len(last) > 2 and not in_headline(span):
            first.setdefault(last.text, span.end)
    out = []
    for token in doc if first else ():
        if token.text not in first or token.i < first[token.text] or token.i in taken or token.pos_ != "PROPN" or token.ent_type_ not in ("", "MONEY", "MISC", "PERSON"):
            continue
        around = (doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc))
        if not any(t.text[0].isupper() and t.pos_ == "PROPN" or t.text == "-" for t in around):
            out.append(Span(doc, token.i, token.i + 1, label="PERSON"))
    return out


def _countries(doc: Doc, found: list[Span]) -> list[Span]:
    """Names of countries that the tagger missed."""
    taken = {i for span in found for i in range(span.start, span.end)}
    out = []
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or gazetteer.country(token.text) is None or token.ent_type_ in ("PERSON", "ORG", "MISC"):
            continue
        if doc[token.i + 1 : token.i + 2].text.startswith("$"):
            continue
        if token.i + 1 < len(doc) and doc[token.i + 1].text[0].isupper() and doc[token.i + 1].pos_ == "PROPN" and doc[token.i + 1].ent_type_ not in ("PERSON", ""):
            continue
        out.append(Span(doc, token.i, token.i + 1, label="PLACE"))
    return out


def _is_place_only(text: str, doc: Doc, end: int) -> bool:
    """Whether what was tagged an organisation or people is the name of a place before a common noun ("an Almaty court")."""
    if gazetteer.country(text) is not None:
        return True
    noun = next((t for t in doc.tokens[end : end + 3] if not (t.is_lower and t.pos_ in ("ADJ", "NOUN") and t.lower_ not in heads())), None)
    if noun is not None and noun.is_lower and (noun.i == end or noun.lower_ in ("court", "police")) and (noun.lower_ in heads() or noun.lower_ in _OF_TOWNS):
        return any(p.country == _home(doc) for p in gazetteer.candidates(text))
    return False


def _without_titles(doc: Doc, start: int, end: int) -> int:
    titles, home = _titles("before"), _home(doc)
    moved = True
    if end - start > 2 and doc[start].is_sent_start and doc[start].lower_ in words("occupations", "occupation"):
        start += 1  # "Freelancer Jane Doe"
    while moved and start < end:
        moved = False
        for size in (4, 3, 2, 1):
            title = doc[start : start + size].text.lower()
            if start + size < end and title in titles and home not in titles[title]:
                start, moved = start + size, True
                break
        if start + 1 < end and doc[start].text == ".":
            start, moved = start + 1, True
    return start


_CHILD_OF = {"s/o", "d/o", "a/l", "a/p", "b/o"}
"""Son of, daughter of (also "anak lelaki", "anak perempuan"), between a name and the father's."""


def _person_end(doc: Doc, start: int, end: int) -> int:
    """A personal name stops before a comma or conjunction, and takes in a hyphen's second half."""
    for i in range(start, end):
        if doc[i].text == "/" and start < i - 1 and doc[i - 1 : i + 2].text in _CHILD_OF:
            continue
        if doc[i].text in {",", ";", "(", "/"} or doc[i].lower_ in {"and", "or", "with"}:
            return max(i, start + 1)
    while end < len(doc) and not in_headline(doc[start:end]) and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN" and doc[end].text.istitle() and start <= doc[end].head.i < end and (
            doc[end - 1].whitespace_ == " " and doc[end].ent_type_ in ("", "PERSON")):
        end += 1  # the tagger left out a part of the name
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].text[0].isupper():
        end += 2
    while end + 3 < len(doc) and doc[end + 1].text == "/" and doc[end : end + 3].text in _CHILD_OF and doc[end + 3].text[0].isupper():
        end += 4
    return end


def _place_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Takes in the type word of a place: "Akmola | region", "Almaty-Bishkek | highway", "Makala | central prison", "Colony | No. 4";
    and "An" inside a sentence, which is no article there ("An | Giang")."""
    if start > 0 and doc[start - 1].text == "An" and not doc[start - 1].is_sent_start and (_home(doc) == "VNM" or gazetteer.candidates(doc[start - 1 : end].text)):
        start -= 1
    if start > 1 and doc[start - 1].text == "of" and doc[start - 2].text in sure_words("prison") and not (end < len(doc) and doc[end].lower_ in place_types()):
        return start - 2 - (start > 2 and doc[start - 3].lower_ in PENAL_WORDS), end  # "the prison of Izalco", "the central prison of Cotonou"
    if opens_as_venue(f"{doc[start:end].text} x") and end - start == 1:
        end = _foreign_end(doc, end)
    if end + 1 < len(doc) and doc[end].lower_ in PENAL_WORDS and doc[end + 1].lower_ in sure_words("prison"):
        end += 2
    elif (doc[end : end + 1].text in sure_words("prison", "site") or _ends_as_street(doc, end)) and (start == 0 or doc[start - 1].lower_ not in _INDEFINITE) and gazetteer.country(doc[start:end].text) is None:
        end += 1
    elif place_types().get(doc[end : end + 2].text) == "venue" and start > 0 and _lies_at(doc, start) and gazetteer.country(doc[start:end].text) is None:
        end += 2
    if end < len(doc) and doc[end].lower_ in place_types() and doc[end - 1].whitespace_ == " ":
        venue = place_types()[doc[end].lower_]
        capital = doc[end].text[0].isupper() or doc[end - 1].is_lower
        if not capital and (doc[end].lower_ in _OF_BODIES and doc[end + 1 : end + 2].text in heads() or _part_of_body(doc, end)):
            return start, end
        if capital or venue == "region" or (venue == "venue" and gazetteer.country(doc[start:end].text) is None
                                            and not gazetteer.candidates(doc[start:end].text)):  # fmt: skip
            end += 1
    return start, _numbered(doc, start, end)


def _part_of_body(doc: Doc, at: int) -> bool:
    """Whether a word for an area is that of a body's branch: "the Izmir | department of the Security Directorate"."""
    return doc[at].lower_ in ("department", "division") and doc[at + 1 : at + 3].text == "of the" and any(t.ent_type_ == "ORG" for t in doc[at + 3 : at + 4])


def _foreign_end(doc: Doc, end: int) -> int:
    """End of the name of a square or street in another language, of which the tagger took the first word alone: "Largo | 1º de Maio"."""
    at = last = end
    while at < len(doc) and doc[at - 1].whitespace_ == " " and (doc[at].text[0].isupper() or doc[at].text[0].isdigit() or doc[at].lower_ in _FOREIGN_WORDS):
        at += 1
        last = at if doc[at - 1].text[0].isupper() else last
    return last


def _ends_as_street(doc: Doc, end: int) -> bool:
    """Whether the word of a street or crossing stands behind a name and describes no noun ("Lat Phrao intersection", but "Kabul street
    vendors")."""
    return doc[end : end + 1].text in sure_words("street") and not (end + 1 < len(doc) and doc[end + 1].pos_ in ("NOUN", "PROPN", "ADJ"))


def _lies_at(doc: Doc, start: int) -> bool:
    """Whether a name stands where one is or goes ("to the Kota Baru police station")."""
    return doc[start - 1 - (start > 1 and doc[start - 1].lower_ == "the")].lower_ in _LOCATED | _AT_VENUES


def _numbers_road(doc: Doc, at: int) -> bool:
    """Whether a number stands right behind the capitalised word of a road: "National Route | 9", "Highway | 61"."""
    word = doc[at - 1]
    return doc[at : at + 1].text.isdigit() and word.text[0].isupper() and word.lower_ in NUMBERED_ROADS


def _numbered(doc: Doc, start: int, end: int) -> int:
    """End of a name with its number: "Detention Centre | No. 1", "Colony | 4", "National Route | 9"."""
    if _numbers_road(doc, end):
        return end + 1
    two = doc[max(start, end - 2) : end].text.lower() in venue_words()
    last = doc[end - 1]
    if not two and last.lower_ not in venue_words() or not last.text[0].isupper() and last.lower_ not in sure_words("prison"):
        return end
    at = end + (doc[end : end + 1].text in NUMBER_MARKS)
    if at == end and doc[end : end + 2].text == "No.":
        at = end + 2
    number = doc[at : at + 1].text
    counts = at == end and doc[at + 1 : at + 2].text in MONTHS.keys() | {"people", "prisoners"}
    return at + 1 if number.isdigit() and len(number) < 4 and not counts else end


def _whole_people(spans: list[Span]) -> list[Span]:
    """Names of people of which the tagger made two, or left a part out: "Guy | Hervé Kam", "Panupong “Mike” | Jadnok", "Than | Htike
    Myint"."""
    out: list[Span] = []
    for span in spans:
        doc, start = span.doc, span.start
        if span.label_ != "PERSON":
            out.append(span)
            continue
        before = out[-1] if out else None
        quoted = next((i for i in range(span.start, min(span.end, span.start + 4)) if doc[i].text in CLOSING_QUOTES), 0)
        if quoted and start > 1 and doc[start - 1].text in OPENING_QUOTES:
            start -= 1  # the tagger began inside the quotation marks
        elif doc[start - 1 : start].text in CLOSING_QUOTES:
            start = max((i for i in range(max(0, start - 5), start - 1) if doc[i].text in OPENING_QUOTES), default=start)
        opened = doc[start].text in OPENING_QUOTES and start > 0 and doc[start - 1].text.istitle() and doc[start - 1].pos_ == "PROPN"
        if opened and doc[start + 1].text[0].isupper():
            first = before.start if before is not None and before.end == start and before.label_ in ("PERSON", "PLACE") else start - 1
            out = [one for one in out if one.end <= first]
            out.append(Span(doc, first, span.end, label="PERSON"))
        elif before is not None and before.label_ == "PERSON" and before.end == span.start and len(before) == 1 and doc[span.start - 1].whitespace_ == " " and before.text.istitle():
            out[-1] = Span(doc, before.start, span.end, label="PERSON")
        elif span.start > 0 and doc[span.start - 1].text in _NAMES_LIKE_WORDS and (doc[span.start - 1].text == "Ngo" or not doc[span.start - 1].is_sent_start) and doc[span.start - 1].ent_type_ == "" and doc[span.start - 1].whitespace_ == " ":
            out.append(Span(doc, span.start - 1, span.end, label="PERSON"))
        else:
            out.append(span)
    return out


def _join_regions(spans: list[Span]) -> list[Span]:
    """Two places that are one region by the gazetteer: "Sistan and Baluchestan province"."""
    out: list[Span] = []
    for span in spans:
        if out and span.label_ == out[-1].label_ == "PLACE" and span.start == out[-1].end + 1 and span.doc[out[-1].end].text == "and":
            whole = Span(span.doc, out[-1].start, span.end, label="PLACE")
            if any(" and " in place.name and place.kind == "region" for place in gazetteer.candidates(whole.text)):
                out[-1] = whole
                continue
        out.append(span)
    return out


def _split_places(span: Span) -> list[Span]:
    """"Kyiv, Ukraine" is two places, and so is "Chhattisgarh’s Bijapur district"."""
    commas = [t.i for t in span if t.text == "," or t.text in POSSESSIVE and _holds(span, t.i)] if span.label_ == "PLACE" else []
    if not commas:
        return [span]
    doc, pieces, start = span.doc, [], span.start
    for i in [*commas, span.end]:
        first, last = trim(doc, start, i)
        while first < last and doc[first].lower_ in _LOCATED:
            first += 1
        if first < last:
            pieces.append(Span(doc, first, last, label="PLACE"))
        start = i + 1
    return pieces


def _holds(span: Span, at: int) -> bool:
    """Whether a possessive inside the name of a place ends the name of a region or country that holds the rest."""
    before, rest = span.doc[span.start : at].text, span.doc[at + 1 : span.end]
    home = gazetteer.country(before) is not None or any(p.country == _home(span.doc) and p.kind in ("region", "city") for p in gazetteer.candidates(before))
    if any(p.kind == "city" and p.population >= METROPOLIS for p in gazetteer.candidates(before)) and not gazetteer.candidates(span.text):
        return len(rest) > 0 and rest[0].text[0].isupper()  # "London's Hyde Park"
    return home and len(rest) > 0 and rest[0].text[0].isupper() and (len(rest) > 1 or bool(gazetteer.candidates(rest.text))) and rest[0].lower_ not in place_types()


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """Longest first, organisations before places before people where equally long; result in text order."""
    order = {"ORG": 0, "PLACE": 1, "PERSON": 2}
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, order[s.label_], s.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)


@Language.factory("names", requires=["doc.ents"], assigns=["doc.spans"])
def make_names(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return names
