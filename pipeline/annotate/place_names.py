"""Names of places: with their type word and number, two joined or one split, and countries that the tagger missed ("to the Kota Baru police
station").

`place_edges` is called by `tagged_names`, `lies_at` and `numbers_road` by `name_labels`, the others by `names`.
"""

from __future__ import annotations

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of
from pipeline.annotate.names_in_context import LOCATED, is_town
from pipeline.annotate.organisation_names.head_words import heads
from pipeline.annotate.organisation_names.marks import FOREIGN, POSSESSIVE, trim
from pipeline.annotate.parse import Doc, Span
from pipeline.annotate.places import (
    NUMBER_MARKS,
    NUMBERED_ROADS,
    PENAL_WORDS,
    opens_as_venue,
    place_types,
    sure_words,
    venue_words,
)
from pipeline.calendar_words import MONTHS
from pipeline.vocabulary import word_list

OF_TOWNS = word_list("place_names.of_towns")
_OF_BODIES = word_list("place_names.of_bodies")
"""Type words that belong to the body behind them ("a Minsk district court")."""
_FOREIGN_WORDS = FOREIGN | {"da", "do", "la", "el"}
_INDEFINITE = {"a", "an", "this", "that", "another", "one", "any", "his", "her", "their"}
_DIRECTIONS = word_list("place_names.directions")
_METROPOLIS = 1_000_000  # people of a town whose squares and stations are named with it abroad too
_AT_VENUES = {"inside", "into", "by", "around", "opposite"}


def place_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
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
    elif place_types().get(doc[end : end + 2].text) == "venue" and start > 0 and lies_at(doc, start) and gazetteer.country(doc[start:end].text) is None:
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


def behind_direction(doc: Doc, start: int, end: int) -> int:
    """Where the name of a place begins behind the part of a country in which it lies, on which the tagger drew ("Mali's northern | Mopti Region", "northern
    province of | Nam Dinh")."""
    at = next((i for i in range(start, min(start + 4, end - 1)) if doc[i].text in _DIRECTIONS), None)
    if at is None or at > start and doc[at - 1].text not in POSSESSIVE | {"-"}:
        return start
    return at + 3 if at + 3 < end and doc[at + 1].text in place_types() and doc[at + 2].text == "of" else at + 1


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


def lies_at(doc: Doc, start: int) -> bool:
    """Whether a name stands where one is or goes ("to the Kota Baru police station")."""
    return doc[start - 1 - (start > 1 and doc[start - 1].lower_ == "the")].lower_ in LOCATED | _AT_VENUES


def numbers_road(doc: Doc, at: int) -> bool:
    """Whether a number stands right behind the capitalised word of a road: "National Route | 9", "Highway | 61"."""
    if not 0 < at < len(doc):
        return False
    word = doc[at - 1]
    return doc[at : at + 1].text.isdigit() and word.text[0].isupper() and word.lower_ in NUMBERED_ROADS


def _numbered(doc: Doc, start: int, end: int) -> int:
    """End of a name with its number: "Detention Centre | No. 1", "Colony | 4", "National Route | 9"."""
    if numbers_road(doc, end):
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


def join_regions(spans: list[Span]) -> list[Span]:
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


def join_towns(spans: list[Span]) -> list[Span]:
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


def split_places(span: Span) -> list[Span]:
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
    if any(p.kind == "city" and p.population >= _METROPOLIS for p in gazetteer.candidates(before)) and not gazetteer.candidates(span.text):
        return len(rest) > 0 and rest[0].text[0].isupper()  # "London's Hyde Park"
    return home and len(rest) > 0 and rest[0].text[0].isupper() and (len(rest) > 1 or bool(gazetteer.candidates(rest.text))) and rest[0].lower_ not in place_types()


def missed_countries(doc: Doc, found: list[Span]) -> list[Span]:
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
