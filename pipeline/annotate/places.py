"""Names of places → places of the gazetteer, by type words, containment, the report's country and size ("Plaza San Martín", "the Ashanti and
Bono regions")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.annotate import gazetteer
from pipeline.annotate.chronicles import parts_of_head
from pipeline.annotate.doc_text import country_of, name_around, text_of
from pipeline.annotate.inflection import noun_forms
from pipeline.annotate.name_forms import fold
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.registry import Registry, text_of_name
from pipeline.calendar_words import MONTHS
from pipeline.layers import Entity
from pipeline.vocabulary import rows, word_list, words

_GAP_TO_HOLDER = re.compile(r",? in (?:the )?|, (?:the )?| \(|,? in the (?:northern|southern|eastern|western|central) (?:region of |province of |state of )?"
                            r"|,? (?:an? )?(?:\w+ ){0,2}(?:suburb|district|neighbou?rhood|area|quarter|ward|borough|settlement|slum|estate|section|sector|commune|township|town|village|part|outskirts) (?:of|in|near) (?:the )?"
                            r"|, an? (?:\w+ ){0,2}(?:suburb|district|neighbou?rhood|area|town|village|city) (?:of|in|near|outside|on the outskirts of) (?:the )?"
                            r"|,? in (?:the )?(?:state|province|region|department|district|county|governorate) of ")  # fmt: skip
_TYPE_BEFORE = re.compile(r"\b([A-Za-z]+) of (?:the )?(?:(?:[A-Z][\w’'-]+, )*[A-Z][\w’'-]+,? and )?$")
_ACCOUNT = re.compile("[a-z][A-Z][a-z]|[A-Z]{3}[a-z]")  # names of accounts and tags are written so, those of places are not
_OCCASION = re.compile(r" (?:March|Parade|Festival|Marathon|Summit|Rally|Games)$")
_NUMBER_BEHIND = re.compile(r" (?:(?:No\.|Nr\.|no\.|№) ?)?[0-9]+$")
_CITY_WORD = re.compile(r" (?:[Cc]ity|[Tt]own|[Vv]illage|[Mm]unicipality|[Ss]ettlement|[Tt]ownship)$")


@cache
def place_types() -> dict[str, str]:
    """Word that says what kind of place a name is → the kind."""
    return {row["word"]: row["kind"] for row in rows("place_types")}


@cache
def plurals() -> dict[str, str]:
    """Plural of the word for a place → the kind."""
    return {form: kind for word, kind in place_types().items() for form in noun_forms(word) - {word}}


@cache
def sure_words(*kinds: str) -> frozenset[str]:
    """Last words of names that are no bodies', but those of prisons, streets or sites, as `kinds` says."""
    return frozenset(row["word"] for row in rows("place_types") if row["sure"] and row["sure"] in kinds)


@cache
def venue_words() -> frozenset[str]:
    """Words that say that a name is a building's or street's."""
    return frozenset(word for word, kind in place_types().items() if kind == "venue")


@cache
def _one_or_many() -> dict[str, str]:
    return place_types() | plurals()


def called_region(doc: Doc, start: int, end: int) -> bool:
    """Whether the words beside a name, or beside a list of two that it opens or ends, say that it is a region ("the Ashanti and
    Bono regions", "the counties of Kisii and Migori")."""
    behind, before = end, start - 1
    if doc[behind : behind + 1].text == "and" and doc[behind + 1 : behind + 2].text[:1].isupper():
        behind += 2
        if plurals().get(doc[behind : behind + 1].text.lower()) == "region":
            return True
    elif _one_or_many().get(doc[behind : behind + 1].text.lower()) == "region":
        return True
    if before > 1 and doc[before].text == "and" and doc[before - 1].text[:1].isupper():
        before -= 2
    return before > 0 and doc[before].text == "of" and plurals().get(doc[before - 1].text.lower()) == "region"


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(re.escape(row["word"]) for row in rows("venue_openings")) + r")(?: |(?<=[’'])).", re.I)


def opens_as_venue(name: str) -> bool:
    """Whether a name's first words say in another language that it is a square, street or stadium ("Plaza San Martín")."""
    return _openings().match(name) is not None


def place_entity(place: gazetteer.Place, text: str, note: str) -> Entity:
    """An entity for a place of the gazetteer that the text calls `text`."""
    return Entity(
        "place", place.name, aliases=[text] if text != place.name else [], subkind=place.kind, country=place.country,
        gazetteer_id=place.id, admin1=place.admin1 if place.kind == "city" else "", latitude=place.latitude,
        longitude=place.longitude, note=note,
    )  # fmt: skip


def link_places(registry: Registry, spans: list[Span]) -> None:
    """Add the places of a report and their mentions; `spans` are in text order. One name in one report is one place.

    A capital that the report only calls so ("in the capital", "the Polish capital") is one of its places without a mention.
    """
    near = {place.country for span in spans if (place := gazetteer.country(span.text))}
    keys: dict[tuple[str, str], int] = {}
    for position, span in enumerate(spans):
        kind = _kind_in_name(span.text)
        kind = kind or ("venue" if opens_as_venue(span.text) and not gazetteer.candidates(span.text) else "")
        kind = kind or _kind_of_list(spans, position)
        if position and (number := _told_with_type(registry, span, kind)) is not None:
            registry.mention(span, number)
            continue
        told = kind or _type_before(registry, span) or _region_behind(registry, spans, position)
        key = (fold(text_of_name(span)), kind or _type_before(registry, span))
        if key not in keys and (number := _shortened(registry, spans, position)) is not None:
            keys[key] = number
        if key not in keys:
            keys[key] = _place(registry, span, kind, told, near, _holder(registry, spans, position))
        if keys[key] >= 0:
            registry.mention(span, keys[key])
    _contain(registry)
    for token in registry.doc:
        if token.lower_ == "capital" and (code := capital_meant([t.text for t in registry.doc], token.i, registry.home)):
            place, _ = gazetteer.best(gazetteer.capital(code), code)
            if place is not None and place.country == code:
                _known(registry, place_entity(place, place.name, ""))


def _kind_in_name(name: str) -> str:
    """What the last words of a name say that the place is, "" for a country ("United Kingdom") and where they say nothing."""
    plain = _NUMBER_BEHIND.sub("", name)
    parts = re.split("[ -]", plain.lower())
    if plain == name and len(parts) < 2 or gazetteer.country(name) is not None:
        return ""
    if parts[-1] in _BUILDINGS or parts[0] in sure_words("prison") and parts[1:2] == ["of"]:
        return "venue"
    return place_types().get(" ".join(parts[-2:]), "") or place_types().get(parts[-1], "")


def _told_with_type(registry: Registry, span: Span, kind: str) -> int | None:
    """The place told before with its type word, that a name which no gazetteer knows in the country is short for ("La Modelo
    prison … La Modelo", "Morowali regency … Morowali")."""
    if kind or any(place.country == registry.home or place.population >= _LARGE and place.kind == "city" for place in gazetteer.candidates(span.text)):
        return None  # "Almaty airport … Almaty"
    for number, place in registry.of_kind("place"):
        name, _, last = place.name.rpartition(" ")
        if not place.gazetteer_id and name == span.text and last.lower() in place_types():
            return number
    return None


def _shortened(registry: Registry, spans: list[Span], position: int) -> int | None:
    """The area right before whose name capitals in brackets shorten ("Gorno-Badakhshan Autonomous Region (GBAO)")."""
    if position == 0 or not spans[position].text.isupper() or gazetteer.country(spans[position].text) is not None:
        return None
    before, text = spans[position - 1], text_of(registry.doc)
    in_brackets = text[before.end_char : spans[position].start_char] == " (" and text[spans[position].end_char : spans[position].end_char + 1] == ")"
    if not in_brackets or len(before) < 2:
        return None
    return next((m.entity for m in registry.mentions if m.start == before.start_char), None)


def capital_meant(words: Sequence[str], at: int, home: str) -> str:
    """The country whose capital the word "capital" at a place among the words of a text means ("the capital", "the Polish
    capital"); "" where a name stands beside it or it is no town."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    if behind == "," and at + 2 < len(words):
        behind = words[at + 2]
    nation = gazetteer.demonyms().get(words[at - 1], "") if at else ""
    article = words[at - 2].lower() == "the" if nation and at > 1 else at > 0 and words[at - 1].lower() == "the"
    return (nation or home) if article and not behind[:1].isupper() and behind not in ("city", "punishment", "markets", "of") else ""
_TOWN = 10_000  # least population of a town that only the gazetteer vouches for
_LARGE = 150_000
_BUILDINGS = word_list("places.buildings")
"""Last words of places that are buildings, though they do not make a name a place."""
PENAL_WORDS = word_list("places.penal_words")
"""Words before "prison" that are part of the name ("Makala central prison")."""
NUMBERED_ROADS = sure_words("street") | {"route"}
"""Words of roads that have a number for a name."""
_MISSIONS = word_list("places.missions")
_WAY = word_list("places.way")
_PARTS = word_list("places.parts_of_towns")
_BEFORE_TOWNS = {"the", "central", "northern", "southern", "eastern", "western"}
NUMBER_MARKS = {"No.", "Nr.", "no.", "№"}
_DASHES = {"–", "-", "—"}
_AT = {"outside", "at", "near", "inside", "opposite", "to", "from", "by", "before", "around"}
_IN = {"in", "of", "at", "near", "from", "to", "outside", "around"}


def is_street(name: str) -> bool:
    """Whether a name of several words ends as those of streets and squares do ("Libertad Avenue")."""
    return " " in name and name.rpartition(" ")[2].lower() in sure_words("street") and name.istitle()


def missed_places(doc: Doc, found: list[Span]) -> list[Span]:
    """Places that the tagger missed and that their form gives away: streets and squares ("Libertad Avenue"), numbered prisons
    ("Colony No. 4"), and towns and regions of the report's country behind "in" or before "-based"."""
    taken = {i for span in found for i in range(span.start, span.end)}
    home = country_of(doc)
    out: list[Span] = [span for token in doc if token.lower_ in _MISSIONS and (span := _mission(doc, token.i)) is not None]
    for token in doc:
        if token.i in taken or not token.text[:1].isupper():
            continue
        numbered = token.lower_ in sure_words("prison") and doc[token.i + 1 : token.i + 2].text in NUMBER_MARKS and doc[token.i + 2 : token.i + 3].text.isdigit()
        if not numbered and token.i + 1 < len(doc) and _is_capital(doc[token.i + 1]):
            continue
        first = token.i
        while first > 0 and first - 1 not in taken and token.i - first < 3 and _is_capital(doc[first - 1]) and doc[first - 1].whitespace_ == " " and not doc[first].is_sent_start:
            first -= 1
        if first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_ and _is_capital(doc[first - 2]):
            first -= 2  # "the Pan-|American Highway"
        if any(t.ent_type_ not in ("", "NORP") for t in doc.tokens[first : token.i + 1]):
            continue
        street = first < token.i and token.lower_ in sure_words("street") and not doc[first].is_sent_start
        based = doc[token.i + 1 : token.i + 3].text.lower() == "-based"
        behind = first > 0 and doc[first - 1].lower_ in _IN and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.text not in MONTHS
        if street or numbered or (based or behind) and _is_town_of(doc[first : token.i + 1].text, home):
            out.append(Span(doc, first, token.i + 3 if numbered else token.i + 1, label="PLACE"))
    return out


def places_of_entries(doc: Doc) -> list[Span]:
    """Towns and regions of the report's country that head the entry of a chronicle beside its day ("GOMA, 3 May – …")."""
    out, home, text = [], country_of(doc), text_of(doc)
    for sentence in doc.sents:
        parts = parts_of_head(text, sentence.start_char)
        for first, end in pairwise([sentence.start_char, *parts] if len(parts) == 2 else []):
            span = doc.char_span(first, end, alignment_mode="contract")
            names = [t for t in span or () if t.text[0].isalpha()]
            if names and not any(t.ent_type_ == "DATE" or t.like_num for t in span or ()) and _is_town_of(doc[names[0].i : names[-1].i + 1].text, home):
                out.append(Span(doc, names[0].i, names[-1].i + 1, label="PLACE"))
    return out


def parts_of_towns(doc: Doc, found: list[Span]) -> list[Span]:
    """The names found, with those of parts of a town: "the Nima quarter of Accra" adds "Nima", "the Ratoma district of Conakry" is
    named without its type word, and so is what "Accra's Nima district" names."""
    taken = {i: span for span in found for i in range(span.start, span.end)}
    home = country_of(doc)
    cut: dict[int, Span] = {}
    for token in doc:
        if token.lower_ not in _PARTS or token.i == 0 or not _is_capital(doc[token.i - 1]):
            continue
        named = taken.get(token.i - 1)
        first = named.start if named is not None and named.label_ == "PLACE" and named.end <= token.i + 1 else token.i
        while first == token.i or named is None and first > 0 and first - 1 not in taken and token.i - first < 4 and _is_capital(doc[first - 1]):
            first -= 1
        opened = doc[first - 1].lower_ if first else ""
        holder = taken.get(first - 2) if opened in ("'s", "’s") else None
        if opened == "the" and doc[token.i + 1 : token.i + 2].text in ("of", "in"):
            holder = taken.get(token.i + 2) or (taken.get(token.i + 3) if doc[token.i + 2 : token.i + 3].text in _BEFORE_TOWNS else None)
        if holder is None or holder.label_ != "PLACE" or named is not None and named.label_ != "PLACE" or not _is_large_town(holder.text, home):
            continue
        cut[first] = Span(doc, first, token.i, label="PLACE")
    return [span for span in found if span.start not in cut] + list(cut.values())


def roads(doc: Doc, found: list[Span]) -> list[Span]:
    """Roads named by the two towns that they join ("the Accra–Kumasi highway"), where the towns are found apart."""
    ends = {span.end: span for span in found if span.label_ == "PLACE"}
    return [Span(doc, first.start, span.end, label="PLACE") for span in found
            if span.label_ == "PLACE" and span[-1].text in sure_words("street") and span.start and doc[span.start - 1].text in _DASHES
            and (first := ends.get(span.start - 1)) is not None]


def _mission(doc: Doc, at: int) -> Span | None:
    """An embassy or consulate at which something happens, named by its country: "outside the Tajik embassy in Berlin"."""
    named = [(at - size, doc[at - size : at].text) for size in (2, 1) if at >= size]
    first = next((begins for begins, name in named if gazetteer.demonyms().get(name) or gazetteer.country(name)), 0)
    return Span(doc, first, at + 1, label="PLACE") if first and is_mission(doc, first, at + 1) else None


def is_mission(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is that of an embassy or consulate that is told as a place."""
    before = [t.lower_ for t in doc.tokens[max(0, start - 3) : start] if t.lower_ != "the"]
    return doc[end - 1].lower_ in _MISSIONS and bool(before) and (before[-1] in _AT or before[-2:] == ["front", "of"])


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN")


def _is_town_of(text: str, home: str) -> bool:
    """Whether the gazetteer has a town of some size, or a region, of that very name in the country."""
    if text.lower() in words("not_names", "word") or len(text) < 4:
        return False
    return any(p.country == home and fold(p.name) == fold(text) and (p.kind == "region" or p.population >= _TOWN) for p in gazetteer.candidates(text))


def _is_large_town(text: str, home: str) -> bool:
    """Whether a name is that of a town in the country large enough to have districts, not of a region that a small town is named like."""
    return any(town.population >= _LARGE for town in gazetteer.towns(text, home))


_DIRECTION = re.compile(r"(?:north|south|east|west|central)(?:east|west)?(?:ern)?$")


def _kind_of_list(spans: list[Span], position: int) -> str:
    """What the plural behind a list says that each place in it is: "Kano, Jigawa and Niger states"."""
    text = text_of(spans[position].doc)
    while position + 1 < len(spans) and re.fullmatch(r", |,? (?:and|or) ", text[spans[position].end_char : spans[position + 1].start_char]):
        position += 1
    if position == 0 or not re.fullmatch(r",? (?:and|or) ", text[spans[position - 1].end_char : spans[position].start_char]):
        return ""
    kind = plurals().get(spans[position].doc[spans[position].end : spans[position].end + 1].text.lower(), "")
    return kind if kind != "venue" else ""


def _type_before(registry: Registry, span: Span) -> str:
    """What "the state of X", "the city of X" say the place is."""
    match = _TYPE_BEFORE.search(text_of(registry.doc)[max(0, span.start_char - 60) : span.start_char])
    kind = _one_or_many().get(match.group(1).lower(), "") if match else ""
    return kind if kind in ("region", "city") else ""


def _region_behind(registry: Registry, spans: list[Span], position: int) -> str:
    """"Kota Kinabalu, Sabah": a name behind a town that lies in a region of that name."""
    if position == 0:
        return ""
    before, span = spans[position - 1], spans[position]
    if text_of(registry.doc)[before.end_char : span.start_char] != ", " or before.text == span.text:
        return ""
    regions = {place.country for place in gazetteer.candidates(span.text) if place.kind == "region"}
    towns = gazetteer.candidates(before.text)
    return "region" if any(t.country in regions and _same_region(t.admin1, span.text) for t in towns) else ""


def _same_region(admin1: str, name: str) -> bool:
    plain = re.compile(r"\b(?:region|province|state|department|governorate|county|district|oblast|prefecture|division)\b", re.I)
    first, second = fold(plain.sub("", admin1)), fold(plain.sub("", name))
    return bool(first) and bool(second) and (first == second or first[:5] == second[:5] and abs(len(first) - len(second)) < 4)


def _holder(registry: Registry, spans: list[Span], position: int) -> str:
    """A region, city or country told right after the place as what holds it: "Taldykorgan, Jetisu region"."""
    if position + 1 < len(spans):
        after = spans[position + 1]
        gap = text_of(registry.doc)[spans[position].end_char : after.start_char]
        listed = gap == ", " and position + 2 < len(spans) and re.fullmatch(r",? and |, ", text_of(registry.doc)[after.end_char : spans[position + 2].start_char])
        if _GAP_TO_HOLDER.fullmatch(gap) and not (listed and gazetteer.country(after.text) is None):
            return after.text
    return ""


def _is_area(name: str) -> bool:
    """Whether a name that no gazetteer knows is that of an area: "Northern Honduras", "Madhesh Province of Nepal"."""
    words = name.lower().split()
    return len(words) > 1 and (bool(_DIRECTION.match(words[0])) or any(place_types().get(word) == "region" for word in words))


def _place(registry: Registry, span: Span, kind: str, told: str, near: set[str], holder: str) -> int:
    """The number of a span's place, or -1 where it is none. `kind` is what its own words say, `told` also those beside it."""
    text, home = text_of_name(span), registry.home
    country = gazetteer.country(text)
    if country is not None and not kind:
        return _known(registry, place_entity(country, text, ""))
    if kind == "venue":
        named = _city_in_name(registry, text)
        nation = registry.found[named].country if named is not None else _abroad_in_name(text, home)
        return _known(registry, Entity("place", text, subkind="venue", country=nation or home, part_of=None if holder else named if named is not None else _city_beside(registry, span)))
    name = text if gazetteer.candidates(text) else _CITY_WORD.sub("", text) if kind == "city" else text.removeprefix("City of ")
    place, note = gazetteer.best(name, home, near, told if told == "region" else "", holder, _nations(span))
    if place is None and kind == "region":
        place, note = gazetteer.best(re.sub(r" \w+$", "", text), home, near, "region", holder)
    elif place is None and told == "region":
        place, note = gazetteer.best(name, home, near, "", holder)
        if place is not None and place.kind == "city" and fold(place.name) != fold(name):
            place, kind = None, "region"  # "the department of X", of which the gazetteer has only a town by another name
    owner = _owner(registry, span)
    if place is not None and owner is not None and place.country != registry.found[owner].country:
        place, note = None, ""  # "Tegucigalpa’s Kennedy district" is not Kennedy abroad
    article = (span.start > 0 and span.doc[span.start - 1].lower_ == "the" and span.doc[span.end : span.end + 1].text not in _PARTS
               and span.doc[span.end : span.end + 2].text != "-based")
    if article and not kind and len(span) == 1 and (place is None or place.kind == "city" and place.country != home):
        return -1
    if place is not None:
        return _known(registry, place_entity(place, text, note))
    if text.lower() in words("not_names", "word") or _ACCOUNT.search(text) or _OCCASION.search(text):
        return -1
    tagged = name_around(span)
    facility = tagged is not None and tagged.label_ == "FAC"
    within = _number_of(registry, holder)
    part_of = owner if owner is not None and registry.found[owner].subkind == "city" else _city_beside(registry, span) if facility else within if within is not None and registry.found[within].subkind != "country" else None
    abroad = gazetteer.best(holder, home, near)[0] if holder else None
    state = gazetteer.country(holder) or abroad
    return _known(registry, Entity(
        "place", text, subkind="venue" if facility else kind or ("region" if _is_area(text) else "city"), part_of=part_of,
        country=registry.found[owner].country if owner is not None else state.country if state else home,
        note="not in the gazetteer"))  # fmt: skip


def _owner(registry: Registry, span: Span) -> int | None:
    """The city, region or country of whose parts a name is told ("Nairobi’s | Kibera district")."""
    if span.start < 2 or span.doc[span.start - 1].tag_ != "POS":
        return None
    end = span.doc[span.start - 2].idx + len(span.doc[span.start - 2])
    return next((m.entity for m in registry.mentions if m.kind == "place" and m.end == end), None)


def _nations(span: Span) -> set[str]:
    """The countries whose adjectives the sentence of a place has."""
    words = [token.text for token in span.sent]
    names = [*(word for word in words if word[:1].isupper()), *(f"{one} {two}" for one, two in zip(words, words[1:], strict=False) if two[:1].isupper())]
    return {code for name in names if (code := gazetteer.demonyms().get(name))}


def _number_of(registry: Registry, name: str) -> int | None:
    return next((n for n, place in registry.of_kind("place") if name and name in (place.name, *place.aliases)), None)


def _city_in_name(registry: Registry, name: str) -> int | None:
    """The city told before whose name a venue's begins with ("Delhi airport")."""
    return next((n for n, place in registry.of_kind("place") if place.subkind == "city" and any(name.startswith(f"{form} ") for form in (place.name, *place.aliases))), None)


def _abroad_in_name(name: str, home: str) -> str:
    """The country of the large town abroad whose name a venue's begins with, where there is none such at home ("Belgrade airport")."""
    words = name.split()
    for size in range(len(words) - 1, 0, -1):
        town, _ = gazetteer.best(" ".join(words[:size]), home)
        if town is not None and town.kind == "city" and fold(town.name) == fold(" ".join(words[:size])):
            return town.country if town.population >= _LARGE and words[size][:1].islower() else ""
    return ""


def _city_beside(registry: Registry, span: Span) -> int | None:
    """The city told in the sentence, which a venue is part of."""
    left, right = span.sent.start_char, span.sent.end_char
    for mention in sorted(registry.mentions, key=lambda m: abs(m.start - span.start_char)):
        if mention.kind == "place" and left <= mention.start < right and registry.found[mention.entity].subkind == "city" and not _elsewhere(registry, mention.start):
            return mention.entity
    return None


def _elsewhere(registry: Registry, offset: int) -> bool:
    """Whether a place is where people went, or came from ("tried to reach X", "a flight to X"): not where the rest of the sentence is."""
    before = text_of(registry.doc)[max(0, offset - 20) : offset].lower().split()
    return bool(before) and before[-1] in _WAY


def _known(registry: Registry, entity: Entity) -> int:
    for number, other in registry.of_kind("place"):
        if (other.subkind, other.name, other.country, other.admin1) == (entity.subkind, entity.name, entity.country, entity.admin1):
            for alias in entity.aliases:
                registry.alias(number, alias)
            return number
    return registry.add(entity)


def _contain(registry: Registry) -> None:
    """Sets the town or region told right behind a venue or an unknown place ("Session Road in Baguio"), and the region that
    holds a town where the report names that region too."""
    told = sorted((m for m in registry.mentions if m.kind == "place"), key=lambda m: m.start)
    for first, second in zip(told, told[1:], strict=False):
        place, holder = registry.found[first.entity], registry.found[second.entity]
        if place.part_of is None and not place.gazetteer_id and holder.subkind in ("city", "region") and first.entity != second.entity:
            if _GAP_TO_HOLDER.fullmatch(text_of(registry.doc)[first.end : second.start]) and holder.part_of != first.entity:
                place.part_of = second.entity
                if place.subkind == "venue":
                    place.country = holder.country  # an embassy abroad
    regions = [(number, place) for number, place in registry.of_kind("place") if place.subkind == "region"]
    for number, place in registry.of_kind("place"):
        if place.subkind == "city" and place.part_of is None and place.admin1:
            place.part_of = next((n for n, r in regions if n != number and r.country == place.country and _same_region(place.admin1, r.name)), None)
