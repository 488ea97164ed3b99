"""The same person, organisation or place under one identity over all reports.

Linking is blocked by folded name, so its cost grows with the number of entities and not with its square. Two entities
are one where a full name of one folds to a name of the other; a surname alone never joins two reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from pipeline.annotate.name_forms import fold, is_full_name
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


def _keys(entity: Entity, report: int) -> list[str]:
    """Blocking keys: entities that share one are the same."""
    if entity.kind == "place":
        if entity.gazetteer_id:
            return [entity.gazetteer_id]
        return [f"place:{entity.subkind}:{entity.country}:{fold(entity.name)}"]
    names = [entity.name, *entity.aliases]
    if entity.kind == "person":
        full = [f"person:{fold(name)}" for name in names if is_full_name(name)]
        return full or [f"person:{report}:{fold(entity.name)}"]
    scope = entity.country or "-"
    long = [f"org:{fold(name)}" for name in names if len(name.split()) > 2 or entity.subkind in ("media", "international")]
    return [*long, f"org:{scope}:{fold(entity.name)}"]


def link_entities(reports: Sequence[Outline]) -> tuple[list[list[int]], list[Linked]]:
    """For every report the number of the linked entity of each of its entities, and the linked entities by number.

    An entity is called after the report that was published first, so that a later report renames nobody.
    """
    sets = _Sets()
    owners: dict[tuple[str, str], tuple[int, int]] = {}
    for r, report in enumerate(reports):
        for e, entity in enumerate(report.entities):
            sets.find((r, e))
            for key in _keys(entity, r):
                owner = owners.setdefault((entity.kind, key), (r, e))
                sets.join(owner, (r, e))
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
