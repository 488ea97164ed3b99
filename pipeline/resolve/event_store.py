"""The merged events of every report, on disk, and which of them several reports tell.

Events of two reports are compared only where they share a block, so the archive falls into partitions that share none:
mostly the events of one type around one person, or of one day in one country. Each is compared by itself, whatever the
others hold; how many of them are in memory at once changes nothing but the memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import msgspec

from pipeline.archive import Archive
from pipeline.layers import MergedEvent, MergedReport
from pipeline.merge.candidates import candidate_of
from pipeline.resolve.disjoint import Sets
from pipeline.resolve.over_reports import Told, blocks, linked_told, main_of, told, told_again, unite

PARTITION = 1_000
"""Events that are compared at once, at least; a partition is never cut."""

_TABLES = (
    "event (report INTEGER, number INTEGER, facts BLOB, PRIMARY KEY (report, number)) WITHOUT ROWID",
    "told (id INTEGER PRIMARY KEY, report INTEGER, facts BLOB)",
    "told_linked (id INTEGER PRIMARY KEY, facts BLOB)",
    "block (key INTEGER, id INTEGER)",
    "part (part INTEGER, id INTEGER)",
    "told_again (report INTEGER, number INTEGER, tellings BLOB, PRIMARY KEY (report, number)) WITHOUT ROWID",
)


class EventStore:
    """Events by report and number in it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._encode = msgspec.msgpack.Encoder().encode
        self._event = msgspec.msgpack.Decoder(MergedEvent).decode
        self._told = msgspec.msgpack.Decoder(Told).decode
        self._group = msgspec.msgpack.Decoder(list[Told]).decode
        self._comparable = 0
        archive.create(_TABLES)

    def put(self, report: int, facts: MergedReport, alone: bool = False) -> None:
        """Add the merged events of a report. `alone`: there is no other report that could tell them too."""
        own = range(len(facts.entities))
        chains: dict[int, tuple[str, ...]] = {}
        shorts, kept = [], []
        for number, one in enumerate(facts.events):
            short = None if alone else told(report, number, one, candidate_of(one.event, facts, own, chains))
            if short is not None:
                shorts.append((self._comparable, report, self._encode(short)))
                self._comparable += 1
            one.report = report
            one.origin = (report, one.origin[1] if one.origin else one.event)
            one.tellings = [(report, telling) for _, telling in one.tellings]
            kept.append((report, number, self._encode(one)))
        self._archive.execute_all("INSERT INTO told VALUES (?, ?, ?)", shorts)
        self._archive.execute_all("INSERT INTO event VALUES (?, ?, ?)", kept)

    def link(self, links: Callable[[int], Sequence[int]], report_ids: Sequence[str], at_once: int = PARTITION) -> None:
        """Find the events that several reports tell. `links` gives the linked number of each entity of a report."""
        for report, rows in groupby(self._archive.execute("SELECT report, id, facts FROM told ORDER BY id"), key=lambda row: row[0]):
            link, linked, keys = links(report), [], []
            for _, number, facts in rows:
                one = linked_told(self._told(facts), link, report_ids)
                linked.append((number, self._encode(one)))
                keys += [(_hashed(key), number) for key in blocks(one)]
            self._archive.execute_all("INSERT INTO told_linked VALUES (?, ?)", linked)
            self._archive.execute_all("INSERT INTO block VALUES (?, ?)", keys)
        sets = Sets(self._comparable)
        sets.join_equal(self._archive.execute("SELECT key, id FROM block ORDER BY key, id"))
        self._archive.execute_all("INSERT INTO part VALUES (?, ?)", ((sets.find(number), number) for number in range(self._comparable)))
        for found in self._partitions(at_once):
            for group in told_again(found):
                main = main_of(group)
                for one in group:
                    members = self._encode(group) if one is main else None
                    self._archive.execute("INSERT OR IGNORE INTO told_again VALUES (?, ?, ?)", (one.report, one.number, members))

    def _partitions(self, at_once: int) -> Iterator[list[Told]]:
        """Whole partitions, several where they are small. An event that is alone in its own has nothing to be compared with."""
        rows = self._archive.execute(
            "SELECT part, facts FROM part JOIN told_linked USING (id) WHERE part IN (SELECT part FROM part GROUP BY part HAVING count(*) > 1)"
            " ORDER BY part"
        )
        found: list[Told] = []
        for _, partition in groupby(rows, key=lambda row: row[0]):
            found += [self._told(facts) for _, facts in partition]
            if len(found) >= at_once:
                yield found
                found = []
        yield found

    def united(self, report: int, report_ids: Sequence[str]) -> Iterator[MergedEvent]:
        """The events whose row is that of `report`, with what other reports tell of them."""
        found = self._archive.execute(
            "SELECT facts, told_again.report IS NOT NULL, tellings FROM event LEFT JOIN told_again USING (report, number) WHERE report = ? ORDER BY number",
            (report,),
        ).fetchall()
        for facts, shared, tellings in found:
            if tellings is not None:
                group = self._group(tellings)
                yield unite(group, [self._get(one.report, one.number) for one in group], report_ids)
            elif not shared:
                yield self._event(facts)

    def close(self) -> None:
        """Give up the space of what is no longer needed."""
        self._archive.drop(_TABLES)

    def _get(self, report: int, number: int) -> MergedEvent:
        [facts] = self._archive.execute("SELECT facts FROM event WHERE report = ? AND number = ?", (report, number)).fetchone()
        return self._event(facts)


def _hashed(key: tuple[object, ...]) -> int:
    """A number for a key. Two keys of one number share a partition, which changes no result."""
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=7).digest())
