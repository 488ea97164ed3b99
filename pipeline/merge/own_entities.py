"""The entities of one report that are the same, and what tells later whether one of another report is the same too."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.annotate.organisation_names.acronyms import is_acronym
from pipeline.annotate.organisation_names.head_words import known_bodies
from pipeline.annotate.organisations import country_words, key_words
from pipeline.layers import Entity, ReportFacts

_STATE = {"government", "court", "police", "party"}
"""Kinds of bodies whose names recur from country to country ("Ministry of Justice")."""


def keys(entity: Entity, home: str) -> list[str]:
    """Blocking keys: entities of whatever reports that share one are the same. `home` is the country of the report."""
    if entity.kind == "place":
        if entity.gazetteer_id:
            return [entity.gazetteer_id]
        return [f"place:{entity.subkind}:{entity.country}:{fold(entity.name)}"]
    names = [entity.name, *entity.aliases]
    if entity.kind == "person":
        return [f"person:{fold(name)}" for name in names if is_full_name(name)]
    scope = entity.country or home
    words = {name: " ".join(key_words(name)) for name in names}
    at_home = [f"org:{scope}:{short}" for name in names if entity.subkind != "party" and (short := _without_country(words[name], scope))]
    worldwide = any(name in known_bodies() and not known_bodies()[name]["country"] for name in names)
    if worldwide or entity.subkind in ("media", "international"):
        return [*(f"org:{words[name]}" for name in names), *(f"org:{scope}:{words[name]}" for name in names if " " in words[name]), *at_home]
    everywhere = [f"org:{words[name]}" for name in names if len(words[name].split()) > 2 and entity.subkind not in _STATE]
    acronyms = [f"org:{scope}:{name}" for name in names if is_acronym(name)]
    return [*everywhere, *acronyms, f"org:{scope}:{words[entity.name]}", *at_home]


def _without_country(words: str, scope: str) -> str:
    """The words of a name without the country's before or behind them, if two remain ("Radio Sahel Niger"), else nothing."""
    for country in sorted(country_words(scope), key=len, reverse=True):
        rest = words.removeprefix(f"{country} ").removesuffix(f" {country}")
        if rest != words:
            return rest if " " in rest else ""
    return ""


def own_links(entities: Sequence[Entity], home: str) -> list[int]:
    """For every entity of one report the number of the first that is the same."""
    links = list(range(len(entities)))
    owners: dict[tuple[str, str], int] = {}
    for number, entity in enumerate(entities):
        shared = keys(entity, home) or [f"in this report:{fold(entity.name)}"]
        found = {links[owners[entity.kind, key]] for key in shared if (entity.kind, key) in owners}
        first = min(found, default=number)
        links = [first if link in found or at == number else link for at, link in enumerate(links)] if found else links
        for key in shared:
            owners.setdefault((entity.kind, key), number)
    return links


def known_by(facts: ReportFacts) -> list[frozenset[str]]:
    """For every entity the words of its occupations, and what befell it in which month."""
    found = [{word for words in entity.occupations for word in words.lower().split()} for entity in facts.entities]
    for event in facts.events:
        if event.date_precision in ("day", "month") and event.status == "occurred":
            for p in event.participants:
                if p.entity is not None and p.role == "target":
                    found[p.entity].add(f"{event.event_type}:{event.date[:7]}")
    return list(map(frozenset, found))
