"""The same person, organisation or place under one identity over all reports.

Linking is blocked by folded name, so its cost grows with the number of entities and not with its square. Two entities
are one where a full name of one folds to a name of the other; a surname alone never joins two reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.layers import Entity, ReportFacts
from pipeline.resolve.identifiers import Names, slug


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


def link_entities(facts: Sequence[ReportFacts]) -> tuple[list[list[int]], list[Linked]]:
    """For every report the number of the linked entity of each of its entities, and the linked entities by number."""
    sets = _Sets()
    owners: dict[tuple[str, str], tuple[int, int]] = {}
    for r, report in enumerate(facts):
        for e, entity in enumerate(report.entities):
            sets.find((r, e))
            for key in _keys(entity, r):
                owner = owners.setdefault((entity.kind, key), (r, e))
                sets.join(owner, (r, e))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for r, report in enumerate(facts):
        for e in range(len(report.entities)):
            groups.setdefault(sets.find((r, e)), []).append((r, e))
    linked = [_merge(facts, members) for members in groups.values()]
    linked.sort(key=lambda entity: (entity.kind, entity.id, entity.forms, min(facts[r].report.report_id for r, _ in entity.members)))
    names = Names()
    numbers: list[list[int]] = [[0] * len(report.entities) for report in facts]
    for number, one in enumerate(linked):
        one.id = names.unique(one.id)
        for r, e in one.members:
            numbers[r][e] = number
    for r, report in enumerate(facts):
        for mention in report.mentions:
            linked[numbers[r][mention.entity]].mentions += 1
    return numbers, linked


def _merge(facts: Sequence[ReportFacts], members: list[tuple[int, int]]) -> Linked:
    entities = [facts[r].entities[e] for r, e in members]
    kind = entities[0].kind
    name = min((entity.name for entity in entities), key=lambda n: (-len(n.split()), -len(n), n))
    forms = sorted({form for entity in entities for form in (entity.name, *entity.aliases)} - {name})
    if kind == "place":
        name = min(entity.name for entity in entities)
        forms = sorted({form for entity in entities for form in (entity.name, *entity.aliases)} - {name})
        identifier = entities[0].gazetteer_id or f"place:{slug(name)}"
    else:
        identifier = f"{'person' if kind == 'person' else 'org'}:{slug(name)}"
    return Linked(identifier, kind, name, forms, members)
