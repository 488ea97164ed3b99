"""Entities of all reports → linked ones, on disk: what is kept in memory is one number for each entity.

Entities are first sorted by their names, which brings together those of all reports that share one; then the full names of
people are compared for other spellings, country by country and sound by sound; then the members of each linked entity are
read one after the other and only what differs is kept. Sorting is SQLite's, so an archive need not fit into memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from pipeline.archive import Archive
from pipeline.layers import Entity
from pipeline.merge.own_entities import keys
from pipeline.resolve.disjoint import Sets
from pipeline.resolve.entities import (
    FullName,
    Linked,
    Outline,
    add_member,
    first_member,
    sound_blocks,
    spellings,
)

_TABLES = (
    "entity (id INTEGER PRIMARY KEY, report INTEGER, number INTEGER, kind TEXT, mentions INTEGER, linked INTEGER, age INTEGER, facts BLOB)",
    "name (name TEXT, id INTEGER)",
    "full_name (country TEXT, given TEXT, surname TEXT, name TEXT, known_by TEXT, id INTEGER)",
    "named_in (linked INTEGER, report INTEGER, PRIMARY KEY (linked, report)) WITHOUT ROWID",
    "linked (linked INTEGER PRIMARY KEY, id TEXT, kind TEXT, name TEXT, age INTEGER, number INTEGER, facts BLOB)",
)


class Linking:
    """The entities of reports, numbered in the order in which the reports are added, and what `link` makes of them."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._encode = msgspec.msgpack.Encoder().encode
        self._entity = msgspec.msgpack.Decoder(Entity).decode
        self._linked = msgspec.msgpack.Decoder(Linked).decode
        self._begin = array("q", [0])  # the first entity of every report, and the end of the last
        archive.create(_TABLES)

    def add(self, outline: Outline) -> None:
        """Add a report."""
        report, begin, country = len(self._begin) - 1, self._begin[-1], outline.report.country
        entities, names, full_names = [], [], []
        for number, (entity, mentions) in enumerate(zip(outline.entities, outline.mentions, strict=True)):
            first = begin + outline.same[number]
            entities.append((begin + number, report, number, entity.kind, mentions, first, self._encode(entity)))
            names += [(f"{entity.kind} {key}", first) for key in keys(entity, country)]
            for block in sound_blocks(entity):
                known_by = " ".join(sorted(outline.known_by[number]))
                full_names.append((country, *block, entity.name, known_by, first))
        self._archive.execute_all("INSERT INTO entity (id, report, number, kind, mentions, linked, facts) VALUES (?, ?, ?, ?, ?, ?, ?)", entities)
        self._archive.execute_all("INSERT INTO name VALUES (?, ?)", names)
        self._archive.execute_all("INSERT INTO full_name VALUES (?, ?, ?, ?, ?, ?)", full_names)
        self._begin.append(begin + len(outline.entities))

    def link(self, ages: Sequence[int]) -> None:
        """Link the entities of all reports. `ages` ranks the reports by publication, all ranks different."""
        sets = Sets(self._begin[-1])
        for first, link in self._archive.execute("SELECT id, linked FROM entity WHERE id != linked"):
            sets.join(first, link)
        sets.join_equal(self._archive.execute("SELECT name, id FROM name ORDER BY name, id"))
        self._join_spellings(sets)
        for report, (begin, end) in enumerate(zip(self._begin, self._begin[1:], strict=False)):
            linked = [(sets.find(entity), ages[report], entity) for entity in range(begin, end)]
            self._archive.execute_all("UPDATE entity SET linked = ?, age = ? WHERE id = ?", linked)
        self._unite(sets)
        self._name()

    def _join_spellings(self, sets: Sets) -> None:
        """Join people of reports on one country whose full names are spellings of one, unless one report tells them apart."""
        pairs = array("q")
        names = self._archive.execute(
            "SELECT country, given, surname, name, group_concat(known_by, ' '), min(id) FROM full_name GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        )
        for _, block in groupby(names, key=lambda row: row[:3]):
            found = [FullName(name, frozenset(known_by.split()), first) for *_, name, known_by, first in block]
            for i, j in spellings(found):
                if sets.find(found[i].number) != sets.find(found[j].number):
                    pairs.extend((found[i].number, found[j].number))
        concerned = {sets.find(one) for one in pairs}
        people = self._archive.execute("SELECT id, report FROM entity WHERE kind = 'person'") if concerned else ()
        for one, report in people:
            if (linked := sets.find(one)) in concerned:
                self._archive.execute("INSERT OR IGNORE INTO named_in VALUES (?, ?)", (linked, report))
        for one, other in zip(pairs[::2], pairs[1::2], strict=True):
            both = sets.find(one), sets.find(other)
            together = "SELECT 1 FROM named_in a JOIN named_in b ON a.report = b.report WHERE a.linked = ? AND b.linked = ? LIMIT 1"
            if both[0] != both[1] and self._archive.execute(together, both).fetchone() is None:
                self._archive.execute("UPDATE named_in SET linked = ? WHERE linked = ?", sets.join(*both))

    def _unite(self, sets: Sets) -> None:
        members = self._archive.execute("SELECT linked, age, report, number, mentions, facts FROM entity ORDER BY linked, age, number")
        for linked, rows in groupby(members, key=lambda row: row[0]):
            one: Linked | None = None
            for _, age, report, number, mentions, facts in rows:
                entity = self._entity(facts)
                if one is None:
                    one, oldest = first_member(entity, report), (age, number)
                add_member(one, entity, report, mentions)
                begin = self._begin[report]
                one.affiliations.update(sets.find(begin + other) for other in entity.affiliations)
                if one.part_of is None and entity.part_of is not None:
                    one.part_of = sets.find(begin + entity.part_of)
            assert one is not None
            row = (linked, one.id, one.entity.kind, one.name, *oldest, self._encode(one))
            self._archive.execute("INSERT INTO linked VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _name(self) -> None:
        """Tell apart the linked entities that would have one identifier, the oldest first."""
        found = self._archive.execute("SELECT id, linked FROM linked ORDER BY kind, id, age, name, number")
        for identifier, same in groupby(found, key=lambda row: row[0]):
            for count, (_, linked) in enumerate(same, 1):
                if count > 1:
                    self._archive.execute("UPDATE linked SET id = ? WHERE linked = ?", (f"{identifier}-{count}", linked))

    def close(self) -> None:
        """Give up the space of what is no longer needed."""
        self._archive.drop(_TABLES)

    def links(self, report: int) -> list[int]:
        """The number of the linked entity of each entity of a report."""
        found = self._archive.execute("SELECT linked FROM entity WHERE id >= ? AND id < ? ORDER BY id", self._begin[report : report + 2])
        return [linked for (linked,) in found]

    def ids(self, report: int) -> list[str]:
        """The identifier of the linked entity of each entity of a report."""
        return [self.id(linked) for linked in self.links(report)]

    def id(self, linked: int) -> str:
        """The identifier of a linked entity."""
        return str(self._archive.execute("SELECT id FROM linked WHERE linked = ?", (linked,)).fetchone()[0])

    def __iter__(self) -> Iterator[tuple[str, Linked]]:
        """All linked entities with their identifiers."""
        found = self._archive.execute("SELECT id, facts FROM linked ORDER BY linked")
        return ((identifier, self._linked(facts)) for identifier, facts in found)
