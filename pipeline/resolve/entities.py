"""The same person, organisation or place under one identity over all reports.

Linking is blocked by name, so its cost grows with the number of entities and not with its square. Two people are one
where a full name of one folds to a name of the other, or, in reports on one country, is another spelling of it; a surname
alone never joins two reports. Bodies of a state are one only within a country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from pipeline.annotate.name_forms import fold, is_full_name, parts, same_full_name, sound
from pipeline.annotate.organisations import is_acronym, key_words
from pipeline.layers import Entity, Report, ReportFacts
from pipeline.resolve.identifiers import Names, slug


@dataclass
class Outline:
    """What linking must know of all reports at once; texts, events and evidence stay on disk."""

    report: Report  # without its text
    entities: list[Entity]  # without their evidence
    mentions: list[int]  # of each entity


def outline(facts: ReportFacts) -> Outline:
    """The outline of a report."""
    counts = [0] * len(facts.entities)
    for mention in facts.mentions:
        counts[mention.entity] += 1
    entities = [msgspec.structs.replace(entity, evidence={}) for entity in facts.entities]
    return Outline(msgspec.structs.replace(facts.report, text="", headings=[]), entities, counts)


@dataclass
class Linked:
    """One real-world entity: its identifier, the merged facts, and where it is mentioned."""

    id: str
    kind: str
    name: str
    forms: list[str] = field(default_factory=list)
    members: list[tuple[int, int]] = field(default_factory=list)  # (report, entity number in that report)
    mentions: int = 0


class _Sets:
    """Disjoint sets over (report, entity) pairs."""

    def __init__(self) -> None:
        self.parent: dict[tuple[int, int], tuple[int, int]] = {}

    def find(self, item: tuple[int, int]) -> tuple[int, int]:
        root = item
        while self.parent.setdefault(root, root) != root:
            root = self.parent[root]
        while self.parent[item] != root:
            self.parent[item], item = root, self.parent[item]
        return root

    def join(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        self.parent[second] = first


_STATE = {"government", "court", "police", "party"}
"""Kinds of bodies whose names recur from country to country ("Ministry of Justice")."""


def _keys(entity: Entity, report: int, home: str) -> list[str]:
    """Blocking keys: entities that share one are the same. `home` is the country of the report."""
    if entity.kind == "place":
        if entity.gazetteer_id:
            return [entity.gazetteer_id]
        return [f"place:{entity.subkind}:{entity.country}:{fold(entity.name)}"]
    names = [entity.name, *entity.aliases]
    if entity.kind == "person":
        full = [f"person:{fold(name)}" for name in names if is_full_name(name)]
        return full or [f"person:{report}:{fold(entity.name)}"]
    scope = entity.country or home
    words = {name: " ".join(key_words(name)) for name in names}
    if entity.subkind in ("media", "international"):
        return [f"org:{words[name]}" for name in names]
    everywhere = [f"org:{words[name]}" for name in names if len(words[name].split()) > 2 and entity.subkind not in _STATE]
    acronyms = [f"org:{scope}:{name}" for name in names if is_acronym(name)]
    return [*everywhere, *acronyms, f"org:{scope}:{words[entity.name]}"]


def _similar_people(outlines: Sequence[Outline], sets: _Sets) -> None:
    """Joins people of reports on one country whose full names are spellings of one ("Zhanar"/"Janar Sekerbayeva").

    Two people whom one report tells apart stay two. Names are compared within blocks of one first letter of the given
    name and three of the surname, as they sound.
    """
    blocks: dict[tuple[str, str, str], list[tuple[list[str], tuple[int, int]]]] = {}
    for r, report in enumerate(outlines):
        for e, entity in enumerate(report.entities):
            if entity.kind == "person" and is_full_name(entity.name):
                name = parts(entity.name)
                blocks.setdefault((report.report.country, sound(name[0])[:1], sound(name[-1])[:3]), []).append((name, (r, e)))
    reports: dict[tuple[int, int], set[int]] = {}
    for item in list(sets.parent):
        reports.setdefault(sets.find(item), set()).add(item[0])
    for block in blocks.values():
        for i, (name, one) in enumerate(block):
            for other_name, other in block[i + 1 :]:
                first, second = sets.find(one), sets.find(other)
                if first != second and not reports[first] & reports[second] and same_full_name(name, other_name):
                    sets.join(first, second)
                    reports[sets.find(first)] = reports[first] | reports[second]


def link_entities(reports: Sequence[Outline]) -> tuple[list[list[int]], list[Linked]]:
    """For every report the number of the linked entity of each of its entities, and the linked entities by number.

    An entity is called after the report that was published first, so that a later report renames nobody.
    """
    sets = _Sets()
    owners: dict[tuple[str, str], tuple[int, int]] = {}
    for r, report in enumerate(reports):
        for e, entity in enumerate(report.entities):
            sets.find((r, e))
            for key in _keys(entity, r, report.report.country):
                owner = owners.setdefault((entity.kind, key), (r, e))
                sets.join(owner, (r, e))
    _similar_people(reports, sets)
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for r, report in enumerate(reports):
        for e in range(len(report.entities)):
            groups.setdefault(sets.find((r, e)), []).append((r, e))
    linked = [_merge(reports, members) for members in groups.values()]
    linked.sort(key=lambda entity: (entity.kind, entity.id, *_age(reports[entity.members[0][0]]), entity.name))
    names = Names()
    numbers: list[list[int]] = [[0] * len(report.entities) for report in reports]
    for number, one in enumerate(linked):
        one.id = names.unique(one.id)
        for r, e in one.members:
            numbers[r][e] = number
            one.mentions += reports[r].mentions[e]
    return numbers, linked


def _age(report: Outline) -> tuple[str, str]:
    """Sorts reports by publication, those without a day last."""
    return report.report.published_on or "9999", report.report.report_id


def _merge(reports: Sequence[Outline], members: list[tuple[int, int]]) -> Linked:
    members = sorted(members, key=lambda member: (*_age(reports[member[0]]), *member))
    entities = [reports[r].entities[e] for r, e in members]
    oldest = [entity for entity, (r, _) in zip(entities, members, strict=True) if r == members[0][0]]
    kind = entities[0].kind
    name, first = _fullest(entities), _fullest(oldest)
    if kind == "place":
        name, first = min(entity.name for entity in entities), min(entity.name for entity in oldest)
        identifier = next((entity.gazetteer_id for entity in entities if entity.gazetteer_id), f"place:{slug(first)}")
    else:
        identifier = f"{'person' if kind == 'person' else 'org'}:{slug(first)}"
    forms = sorted({form for entity in entities for form in (entity.name, *entity.aliases)} - {name})
    return Linked(identifier, kind, name, forms, members)


def _fullest(entities: Sequence[Entity]) -> str:
    return min((entity.name for entity in entities), key=lambda n: (-len(n.split()), -len(n), n))
