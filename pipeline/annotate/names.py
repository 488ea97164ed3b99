"""Component `names`: the tagger's entities → clean names of people, organisations and places.

Reads `doc.ents`; sets `doc.spans["names"]` with labels PERSON, ORG and PLACE. Titles, determiners and possessives are
cut off, labels that the words beside a name contradict are changed, and what only looks like a name is dropped. Word
lists are in vocabulary/titles.csv, organisation_kinds.csv, place_types.csv, peoples.csv and not_names.csv.
"""

from __future__ import annotations

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
from pipeline.annotate.names_in_context import LOCATED, areas, by_context, country_of, is_region, is_town, people_words
from pipeline.annotate.names_like_words import named_like_words
from pipeline.annotate.organisation_names.acronyms import acronyms, bracket
from pipeline.annotate.organisation_names.described import is_registered
from pipeline.annotate.organisation_names.edges import begins_sum, edges
from pipeline.annotate.organisation_names.head_words import (
    LEGAL,
    MASTHEADS,
    begins_as_body,
    head_word,
    heads,
    known_bodies,
)
from pipeline.annotate.organisation_names.introduced import introduced
from pipeline.annotate.organisation_names.joining import join_organisations
from pipeline.annotate.organisation_names.marks import CLOSING_QUOTES, FOREIGN, OPENING_QUOTES, POSSESSIVE, trim
from pipeline.annotate.organisation_names.missed import (
    authors_as_bodies,
    foreign_names,
    missed_bodies,
    signatures,
    state_bodies,
)
from pipeline.annotate.organisation_names.told_again import short_forms, without_their_kind
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
_DONE_TO = word_list("names.done_to")
_DONE_BY = word_list("names.done_by")
_OUT_OF_REACH = word_list("names.out_of_reach")
"""What is done to a platform, what it does, as a body, and what it is then."""
_OFFICES = word_list("names.offices")
_NAMED_BEHIND = word_list("names.named_behind")
"""Kinds of bodies that stand before a name of their own."""
_ACTS = {"Act", "Acts", "Code", "Bill", "Ordinance", "Decree"}
_NAMED_PLACES = {"LOC", "FAC", "GPE"}
_INDEFINITE = {"a", "an", "this", "that", "another", "one", "any", "his", "her", "their"}
METROPOLIS = 1_000_000  # people of a town whose squares and stations are named with it abroad too
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


def names(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc.spans["names"]`: non-overlapping Spans in text order, labels PERSON, ORG, PLACE."""
    doc.spans["names"] = [spacy.tokens.Span(doc, name.start, name.end, label=name.label_) for name in _names(parse_of(doc))]
    return doc


def _names(doc: Doc) -> list[Span]:
    found = [span for ent in doc.ents for span in _clean(doc, ent.start, ent.end, ent.label_)]
    tail = [(s.start, s.end) for s in doc._.sections or [] if s.kind == "back_matter"]
    found = [span for span in found if span.label_ == "ORG" or not any(a <= span.start_char < b for a, b in tail)]
    found = by_context(doc, _without_laws(doc, join_organisations(doc, _join_towns(_join_regions(_whole_people(found))))))
    found = _rather(_without_openings(found), _other_names(doc, found))
    found = _rather(found, named_like_words(doc, found))
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


def _clean(doc: Doc, start: int, end: int, label: str) -> list[Span]:
    """The name inside a tagged stretch of words, none where it is no name, two where it joins two."""
    start, end = trim(doc, start, end)
    line_end = next((t.i for t in doc.tokens[start:end] if t.is_space or "\n" in t.text), None)
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
            label == "LOC" and place_types().get(doc[end : end + 1].text) == "region" or is_region(text, country_of(doc))):
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
    return doc[at].lemma_.lower() in people_words() and doc[at + 1 : at + 2].text in POSSESSIVE


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
    if label in ("FAC", "LOC") and end - start > 1 and doc[start].text in MASTHEADS and doc[end - 1].lower_ not in venue_words():
        return "ORG"  # "the studios of Radio Nuru"
    if label in ("MISC", "PRODUCT") and is_registered(doc, start, end):
        return "ORG"
    if label == "ORG" and end - start == 2 and doc[end - 1].text in ("Division", "Department", "Territory") and start and doc[start - 1].lower_ in LOCATED | {"of"}:
        if doc[start].pos_ == "PROPN" and doc[start - 2 : start - 1].text in _OF_TOWNS | {"residents"} or any(p.country == country_of(doc) for p in gazetteer.candidates(doc[start].text)):
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
    if label in ("ORG", "MISC") and text.isupper() and any(p.country == country_of(doc) for p in gazetteer.exonyms(text)):
        return "LOC"
    if label == "ORG" and end - start > 1 and doc[end - 1].text.istitle() and doc[end - 1].lower_ in areas() and doc[end - 1].lower_ not in heads():
        return "LOC"
    if label == "ORG" and (doc[end - 1].text in ("State", "Republic", "Territory") and is_region(text, country_of(doc)) or is_mission(doc, start, end)):
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
        if any(place.country == country_of(doc) for place in gazetteer.candidates(text)):
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
        if country_of(doc) in _titles("before").get(before.lower_, ()) or before.text in _NAME_SHORTENED:
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
        return any(p.country == country_of(doc) for p in gazetteer.candidates(text))
    return False


def _without_titles(doc: Doc, start: int, end: int) -> int:
    titles, home = _titles("before"), country_of(doc)
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
    if start > 0 and doc[start - 1].text == "An" and not doc[start - 1].is_sent_start and (country_of(doc) == "VNM" or gazetteer.candidates(doc[start - 1 : end].text)):
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
    return doc[start - 1 - (start > 1 and doc[start - 1].lower_ == "the")].lower_ in LOCATED | _AT_VENUES


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


def _join_towns(spans: list[Span]) -> list[Span]:
    """Two names side by side, or around a possessive, that are one town of the report's country: "Johor | Bahru", "Qacha | ’s | Nek"."""
    out: list[Span] = []
    for span in spans:
        beside = bool(out) and out[-1].label_ == "PLACE" and span.start == out[-1].end and len(span) == 1
        owned = bool(out) and len(out[-1]) == len(span) == 1 and span.start == out[-1].end + 1 and span.doc[out[-1].end].text in POSSESSIVE
        if (beside or owned) and is_town(span.doc[out[-1].start : span.end].text, country_of(span.doc)):
            out[-1] = Span(span.doc, out[-1].start, span.end, label="PLACE")
        else:
            out.append(span)
    return out


def _split_places(span: Span) -> list[Span]:
    """"Kyiv, Ukraine" is two places, and so is "Chhattisgarh’s Bijapur district"."""
    commas = [t.i for t in span if t.text == "," or t.text in POSSESSIVE and _holds(span, t.i)] if span.label_ == "PLACE" and not is_town(span.text, country_of(span.doc)) else []
    if not commas:
        return [span]
    doc, pieces, start = span.doc, [], span.start
    for i in [*commas, span.end]:
        first, last = trim(doc, start, i)
        while first < last and doc[first].lower_ in LOCATED:
            first += 1
        if first < last:
            pieces.append(Span(doc, first, last, label="PLACE"))
        start = i + 1
    return pieces


def _holds(span: Span, at: int) -> bool:
    """Whether a possessive inside the name of a place ends the name of a region or country that holds the rest."""
    before, rest = span.doc[span.start : at].text, span.doc[at + 1 : span.end]
    home = gazetteer.country(before) is not None or any(p.country == country_of(span.doc) and p.kind in ("region", "city") for p in gazetteer.candidates(before))
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
