"""The same person, organisation or place under one identity over all reports: the rules; `linking` applies them.

Linking is blocked by name, so its cost grows with the number of entities and not with its square. Two people are one
where a full name of one folds to a name of the other, or, in reports on one country, is another spelling of it or lacks
only some of its names; a surname alone never joins two reports. Bodies of a state are one only within a country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from pipeline.annotate.genders import are_unlike
from pipeline.annotate.name_forms import coarse, fold, is_full_name, parts, same_full_name, similar
from pipeline.annotate.organisation_names import known_bodies
from pipeline.annotate.organisations import country_words, is_acronym, key_words
from pipeline.layers import Entity, Report, ReportFacts
from pipeline.resolve.identifiers import slug


@dataclass
class Outline:
    """What linking must know of a report; texts, events and evidence stay behind."""

    report: Report  # without its text
    entities: list[Entity]  # without their evidence
    mentions: list[int]  # of each entity
    known_by: list[frozenset[str]] = field(default_factory=list)  # for each, what may tell that a like name is the same


def outline(facts: ReportFacts) -> Outline:
    """The outline of a report."""
    counts = [0] * len(facts.entities)
    for mention in facts.mentions:
        counts[mention.entity] += 1
    entities = [msgspec.structs.replace(entity, evidence={}) for entity in facts.entities]
    known_by = [{word for words in entity.occupations for word in words.lower().split()} for entity in entities]
    for event in facts.events:
        if event.date_precision in ("day", "month") and event.status == "occurred":
            for p in event.participants:
                if p.entity is not None and p.role == "target":
                    known_by[p.entity].add(f"{event.event_type}:{event.date[:7]}")
    return Outline(msgspec.structs.replace(facts.report, text="", headings=[]), entities, counts, list(map(frozenset, known_by)))


class Linked(msgspec.Struct):
    """One real-world entity with what all reports say of it. References to other entities are linked numbers."""

    entity: Entity  # as the oldest member tells it, with what that leaves open from the next that tells it
    name: str
    called: str  # its name in the report that was published first, so that a later report renames nobody
    forms: set[str]
    occupations: list[str]
    reports: set[int]
    mentions: int = 0
    affiliations: set[int] = set()
    part_of: int | None = None

    @property
    def id(self) -> str:
        """The identifier, before others of the same one are told apart."""
        if self.entity.kind == "place":
            return self.entity.gazetteer_id or f"place:{slug(self.called)}"
        return f"{'person' if self.entity.kind == 'person' else 'org'}:{slug(self.called)}"


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


@dataclass(frozen=True)
class FullName:
    """A full name that reports on one country give, with what they call its bearer and what befell them when."""

    name: str
    known_by: frozenset[str]
    number: int  # of the first entity that has it


def sound_blocks(entity: Entity) -> list[tuple[str, str]]:
    """First letter of the given name and three of each further one, as they sound; nothing where it is no full name of a
    person.

    Only names that share a block may be spellings of one.
    """
    if entity.kind != "person" or not is_full_name(entity.name):
        return []
    given, *further = (coarse(part) for part in parts(entity.name))
    return list(dict.fromkeys((given[:1], name[:3]) for name in further))


def spellings(names: Sequence[FullName]) -> Iterator[tuple[int, int]]:
    """Pairs of places in a block of names that may be spellings of one person's ("Zhanar"/"Janar Sekerbayeva").

    A name that lacks one of the other's ("Ana Paz" for "Ana Paz Ruiz") must fit nobody else; where the last is lacking, both
    must be called the same besides, or the same befell them in one month.
    """
    split = [parts(one.name) for one in names]
    fits = [
        [j for j in range(len(names)) if j != i and same_full_name(split[i], split[j]) and not are_unlike(names[i].name, names[j].name)]
        for i in range(len(names))
    ]
    for i, found in enumerate(fits):
        longer = [j for j in found if len(split[j]) > len(split[i])]
        unsure = any(k not in fits[j] for j in longer for k in longer if k != j)
        for j in found:
            alike = similar(split[i][-1], split[j][-1]) or bool(names[i].known_by & names[j].known_by)
            if i < j if len(split[i]) == len(split[j]) else j in longer and alike and not unsure:
                yield i, j


def first_member(entity: Entity, report: int) -> Linked:
    """The linked entity that an entity of the oldest report is by itself."""
    return Linked(entity, entity.name, entity.name, set(), [], {report})


def add_member(one: Linked, entity: Entity, report: int, mentions: int) -> None:
    """Add what a report says. Members come in order of publication; nothing is kept of one but what differs."""
    choose = min if entity.kind == "place" else _fuller
    one.name = choose(one.name, entity.name)
    if one.reports == {report}:
        one.called = choose(one.called, entity.name)
    one.forms.update((entity.name, *entity.aliases))
    one.occupations += [words for words in dict.fromkeys(entity.occupations) if words not in one.occupations]
    one.reports.add(report)
    one.mentions += mentions
    for name in _FILLED:
        if not getattr(one.entity, name):
            setattr(one.entity, name, getattr(entity, name))
    if one.entity.latitude is None:
        one.entity.latitude, one.entity.longitude = entity.latitude, entity.longitude


_FILLED = ("subkind", "country", "nationality", "gazetteer_id", "admin1", "note")


def _fuller(first: str, second: str) -> str:
    return min(first, second, key=lambda n: (-len(n.split()), -len(n), n))
