"""Names of organisations → organisations: long names with their acronyms, "the Ministry" as the one last meant."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.name_forms import fold
from pipeline.annotate.organisation_names.acronyms import fits_acronym, is_acronym
from pipeline.annotate.organisation_names.head_words import begins_as_body, heads, known_bodies
from pipeline.annotate.organisation_names.translated import acronym_behind, is_translated
from pipeline.annotate.parse import Span
from pipeline.annotate.places import place_entity
from pipeline.annotate.registry import Registry
from pipeline.layers import Entity
from pipeline.vocabulary import rows, word_list

_SMALL = {"of", "for", "on", "the", "and", "in", "to", "s", "a"}
_SPELLINGS = {"organization": "organisation", "center": "centre", "labor": "labour", "defense": "defence", "organizations": "organisations",
              "program": "programme", "theater": "theatre"}  # fmt: skip
_GENERAL = word_list("organisations.general")
"""First words of bodies that are whole by themselves: "the Supreme Court" is not the "… Supreme Court" of another name."""


@lru_cache(maxsize=200_000)
def key_words(name: str) -> tuple[str, ...]:
    """Words by which two names of one organisation are compared: folded, one spelling, without small words."""
    plain = fold(name).replace("presidential administration", "administration")
    return tuple(_SPELLINGS.get(word, word) for word in plain.split() if word not in _SMALL)


def link_organisations(registry: Registry, spans: list[Span]) -> None:
    """Add the organisations of a report and their mentions; `spans` are in text order."""
    full_names = _acronyms(registry, spans)
    told: list[int] = []
    for span in spans:
        number = _organisation(registry, span, full_names, told)
        registry.mention(span, number)
        told.append(number)


def _acronyms(registry: Registry, spans: list[Span]) -> dict[str, str]:
    """Acronym → full name, where brackets or the initials of one name alone say so."""
    text = text_of(registry.doc)
    out: dict[str, str] = {}
    for full, short in zip(spans, spans[1:], strict=False):
        between = text[full.end_char : short.start_char]
        if is_translated(full, short):
            out.setdefault(short.text, full.text)
            if (acronym := acronym_behind(short)) is not None:
                out.setdefault(acronym.text, full.text)
            continue
        closed = text[short.end_char : short.end_char + 1] in (")", ",", ";")
        if not re.fullmatch(r"[”’\"']? ?\((?:or |the )?", between) or not closed:
            continue
        shorter = is_acronym(short.text) or _short_name(full, short) or bool(set(key_words(short.text)) & set(key_words(full.text)))
        if shorter and (len(full.text) > len(short.text) or begins_as_body(short.text)):
            out.setdefault(short.text, full.text)
        elif is_acronym(full.text) and (fits_acronym(short.text, full.text) or _explained(full, short)):
            out.setdefault(full.text, short.text)
    long = {span.text for span in spans if len(span.text.split()) > 2}
    worldwide = {name for name, row in known_bodies().items() if not row["country"]}
    for short_form in sorted({span.text for span in spans if is_acronym(span.text)} - set(out) - worldwide):
        fits = {name for name in long if fold(short_form) in _initials(name)}
        if len({key_words(name) for name in fits}) == 1:
            out[short_form] = min(fits)
    return out


def _short_name(full: Span, short: Span) -> bool:
    """Whether brackets hold a single word behind a name of two words or more, or the name in another language:
    "Ayacucho People's Defence Front (Fredepa)", "Ombudsman's Office (Defensoría del Pueblo)"."""
    known = known_bodies().get(short.text)
    if short.doc[short.end : short.end + 1].text != ")" or known is not None and not known["country"]:
        return False  # "… (Reuters)" is a source
    return (len(short) == 1 or short[-1].is_upper) and len(full.text.split()) > 1 or begins_as_body(short.text) and not begins_as_body(full.text)


def _explained(acronym: Span, name: Span) -> bool:
    """Whether brackets behind an acronym hold nothing but a name of three words or more, be it a translation:
    "PASTEF (African Patriots of Senegal for Work, Ethics and Fraternity)"."""
    after = name.doc[name.end : name.end + 1].text
    return after == ")" and len(name.text.split()) > 2 and acronym.text.isupper()


def _organisation(registry: Registry, span: Span, full_names: dict[str, str], told: list[int]) -> int:
    text = full_names.get(span.text, span.text)
    row = known_bodies().get(text) or known_bodies().get(span.text) if span.text not in full_names else None
    name = row["name"] if row else ""
    keys = {key_words(text), key_words(span.text)} | ({key_words(name)} if name else set())
    for number, entity in registry.of_kind("organisation"):
        if keys & {key_words(form) for form in (entity.name, *entity.aliases)} - {()}:
            if len(text) > len(entity.name) and is_acronym(entity.name):
                registry.rename(number, text)
            return number
    if not row:
        earlier = _shorter_or_longer(registry, text, told)
        if earlier is not None:
            return earlier
    entity = Entity("organisation", name or text)
    if row:
        entity.subkind, entity.country = row["kind"], row["country"]
    return registry.add(entity)


def _shorter_or_longer(registry: Registry, text: str, told: list[int]) -> int | None:
    """An organisation told before under a longer or shorter form of the name, the last one first."""
    mine = key_words(text)
    if not mine or is_acronym(text):
        return None
    for number in dict.fromkeys(reversed(told)):
        other = key_words(registry.found[number].name)
        if len(mine) == 1:
            if len(other) > 1 and mine[0] in (other[-1], _head(registry.found[number].name)):
                return number
            if len(other) == 2 and mine[0] == other[0] and other[1] in heads() and mine[0] not in _GENERAL:
                return number  # without the word for its kind: "the Kilele Foundation … Kilele"
        elif _same_body(mine, other, registry.home) or _goes_on(text, registry.found[number].name) and not _of_another_place(mine, other, registry.home):
            if len(mine) > len(other):
                registry.rename(number, text)
            return number
    return None


def _head(name: str) -> str:
    """The folded word before the first "of"/"for"/"on" of a name, else the last one."""
    before = re.split(r" (?:of|for|on|against) ", name, maxsplit=1)[0]
    words = key_words(before)
    return words[-1] if words else ""


def _same_body(a: tuple[str, ...], b: tuple[str, ...], home: str) -> bool:
    """Whether one name is the other with the country, or is its last words and no general name ("City Court")."""
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long):
        return False
    if long[-len(short) :] == short:
        rest = long[: -len(short)]
        return _names_country(rest, home) or short[0] not in _GENERAL
    return long[: len(short)] == short and _names_country(long[len(short) :], home)


def _goes_on(a: str, b: str) -> bool:
    """Whether one name is the other with its field behind it: "UN Special Rapporteur" and "… on Torture"."""
    short, long = sorted((fold(a), fold(b)), key=len)
    return " " in short and long.startswith(f"{short} ") and long[len(short) + 1 :].startswith(("of ", "for ", "on ", "against "))


def _of_another_place(a: tuple[str, ...], b: tuple[str, ...], home: str) -> bool:
    """Whether the longer of two names of a court adds a place that is not the country: "Supreme Court", "Supreme Court of the Republic of
    Karelia"."""
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    if short[-1] not in _COURTS or short[0] not in _HIGH or _names_country(rest, home):
        return False
    return any(gazetteer.candidates(" ".join(rest[at:]).title()) for at in range(len(rest)))


def _names_country(words: tuple[str, ...], home: str) -> bool:
    """Whether folded words are the name or adjective of the report's country."""
    return bool(home) and " ".join(words) in country_words(home)


@cache
def country_words(code: str) -> frozenset[str]:
    """The names and adjectives of a country, folded."""
    row = next((row for row in rows("countries") if row["iso3"] == code), None)
    if row is None:
        return frozenset()
    forms = {" ".join(key_words(form)) for form in (row["name"], *row["aliases"].split(";"), *row["demonyms"].split(";")) if form}
    return frozenset(forms | {f"republic {form}" for form in forms})


_COURTS = word_list("organisations.courts")
_HIGH = word_list("organisations.high")
_DIRECTIONS = word_list("organisations.directions")
_STREETS = word_list("organisations.streets")
_OF_COURTS = {word.lower() for word in word_list("organisation_names.seated") | word_list("where.national")}


def locate(registry: Registry, entity: Entity, seated: bool = False) -> None:
    """Country of an organisation, and the place that its name holds ("Almaty City Court", "University of Nairobi");
    `seated`: whether it is a court or a police body, which is where its name says."""
    for form in (entity.name, *entity.aliases):
        tokens = form.split()
        for size in (3, 2, 1):
            for i in range(len(tokens) - size + 1):
                words = re.sub(r"[’']s?$", "", " ".join(tokens[i : i + size]))
                place = gazetteer.country(words)
                code = place.country if place else gazetteer.demonyms().get(words, "")
                if code and entity.subkind != "international":
                    entity.country = entity.country or code
                    return
    tokens = entity.name.split()
    if len(tokens) < 2 or entity.subkind in ("international", "media") or entity.country not in ("", registry.home):
        return
    behind = [name for name in re.split(r" (?:of|in|for) " if seated else r" (?:of|in) ", entity.name)[1:] if name[:1].isupper()]
    ends = [" ".join(tokens[-size:]) for size in (2, 1) if seated and len(tokens) > size]  # "Basic Court Tetovo"
    before = [" ".join(tokens[:size]) for size in (3, 2, 1) if size < len(tokens) and tokens[size].lower() not in _STREETS]
    if seated and tokens[0].lower() in _DIRECTIONS and len(tokens) > 2:
        before.append(tokens[1])  # "South Bangkok Criminal Court"
    for words_ in [*reversed(behind), *before, *ends]:
        entity.located_in = _place_in_name(registry, words_, seated, seated and f" in {words_}" in entity.name)
        if entity.located_in is not None:
            entity.country = registry.found[entity.located_in].country
            return


def _place_in_name(registry: Registry, words: str, seated: bool = False, anywhere: bool = False) -> int | None:
    """The place, told or in the gazetteer, that some words of an organisation's name are; courts and police bodies
    (`seated`) have regions and quarters ("Warsaw-Mokotów") too, and towns spelt in another way. `anywhere`: whether it may be a town
    abroad that is not told otherwise."""
    words = re.sub(r"[’']s?$", "", words)
    forms = {fold(words), *(fold(words.split("-")[0]) for _ in range(seated and len(words.split()) == 1))}
    for number, place in registry.of_kind("place"):
        if place.subkind in ("city", "region") and forms & {fold(form) for form in (place.name, *place.aliases)}:
            return number
    best, _ = gazetteer.best(words, registry.home) if len(words) > 3 - anywhere and words.lower() not in _OF_COURTS else (None, "")
    if best is None or best.country != registry.home and not (anywhere and best.kind == "city"):
        return None
    respelt = seated and best in gazetteer.candidates(words)
    if fold(best.name) != fold(words) and not respelt:
        return None
    if not (best.kind == "city" and best.population > 10_000 or seated and best.kind == "region"):
        return None
    return registry.add(place_entity(best, words, ""))


def _initials(name: str) -> set[str]:
    """Acronyms that a name may have, with and without its small words."""
    capital = [word for word in re.split(r"[\s/-]+", name) if word]
    return {
        fold("".join(w[0] for w in capital if w[0].isupper())),
        fold("".join(w[0] for w in capital)),
        fold("".join(w[0] for w in capital if w.lower() not in _SMALL)),
    } - {""}
