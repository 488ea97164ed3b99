"""The same person, organisation or place under one identity over all reports: the rules; `linking` applies them.

Linking is blocked by name, so its cost grows with the number of entities and not with its square. Two people are one
where a full name of one folds to a name of the other, or, in reports on one country, is another spelling of it or lacks
only some of its names; a surname alone never joins two reports. Bodies of a state are one only within a country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from pipeline.annotate.genders import are_unlike
from pipeline.annotate.name_forms import coarse, is_full_name, parts, same_full_name, similar
from pipeline.layers import Entity, MergedReport, Report
from pipeline.resolve.identifiers import slug


class Outline(msgspec.Struct):
    """What linking must know of a report; texts, events and evidence stay behind."""

    report: Report  # without its text
    entities: list[Entity]  # without their evidence
    mentions: list[int]  # of each entity
    same: list[int]  # for each entity the number of the first that is the same
    known_by: list[frozenset[str]]  # for each, what may tell that a like name is the same


def outline(facts: MergedReport) -> Outline:
    """The outline of a report."""
    counts = [0] * len(facts.entities)
    for mention in facts.mentions:
        counts[mention.entity] += 1
    entities = [msgspec.structs.replace(entity, evidence={}) for entity in facts.entities]
    return Outline(msgspec.structs.replace(facts.report, text="", headings=[]), entities, counts, facts.same, facts.known_by)


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
