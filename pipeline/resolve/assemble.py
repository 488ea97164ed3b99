"""Merged reports → the rows of every table.

Two passes over the reports, one report in memory at a time: the first puts aside on disk what linking must know of all; then
entities and events are linked; the second pass makes the rows.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import starmap

import msgspec

from pipeline.archive import Archive
from pipeline.layers import Event, MergedEvent, MergedReport, Participant, Section
from pipeline.records import Row
from pipeline.resolve.cases import chain, states
from pipeline.resolve.crosswalk import codes
from pipeline.resolve.entities import Linked, outline
from pipeline.resolve.event_store import PARTITION, EventStore
from pipeline.resolve.groups import Heads, known_again
from pipeline.resolve.identifiers import Names, short_hash
from pipeline.resolve.linking import Linking
from pipeline.version import VERSION

Tables = dict[str, list[Row]]


class Source(msgspec.Struct, gc=False):
    """What of a report is needed as long as linking lasts."""

    report_id: str
    source_sha256: str
    source_path: str
    country: str
    published_on: str


def resolve(merged: Sequence[MergedReport], archive: Archive, at_once: int = PARTITION) -> list[str]:
    """Put the rows of every table into `archive`; returns the report_id of each of `merged`, in their order.

    The order of `merged` does not matter. It may load each report when it is asked for: none is kept. `at_once` is how many
    events of several reports are compared with one another at once, at least; it changes no row.
    """
    linking, store, reports = Linking(archive), EventStore(archive), []
    for number in range(len(merged)):
        one = merged[number]
        linking.add(outline(one))
        store.put(number, one, alone=len(merged) == 1)
        reports.append(Source(*(getattr(one.report, name) for name in Source.__struct_fields__)))
    order = sorted(range(len(reports)), key=lambda n: (reports[n].report_id, reports[n].source_sha256, reports[n].source_path))
    _unique_report_ids([reports[number] for number in order])
    report_ids = [one.report_id for one in reports]
    linking.link(_ages(reports))
    store.link(linking.links, report_ids, at_once)
    names = _EventNames(archive)
    for number in order:
        one = merged[number]
        one.report.report_id = report_ids[number]
        ids = linking.ids(number)
        _add_own_rows(archive, one, ids)
        _add_events(archive, names, store.united(number, report_ids), one, reports, ids)
    for identifier, entity in linking:
        _add_entity(archive, identifier, entity, report_ids, linking)
    for used in (linking, store, names):
        used.close()
    return report_ids


def _ages(reports: Sequence[Source]) -> array[int]:
    """For each report how many were published before it; those without a day come last."""
    ages = array("q", bytes(8 * len(reports)))
    for age, number in enumerate(sorted(range(len(reports)), key=lambda n: (reports[n].published_on or "9999", reports[n].report_id))):
        ages[number] = age
    return ages


def add_cases(archive: Archive) -> None:
    """Make cases.csv from the events as they stand, corrections included; one person, organisation or group in memory at a time."""
    for table, column in (("participants", "entity_id"), ("events", "event_id"), ("reports", "report_id"), ("people", "person_id"), ("organisations", "organisation_id")):
        archive.index(table, column)
    targets = archive.execute(
        "SELECT entity_id FROM participants WHERE role = 'target' AND entity_id IS NOT NULL GROUP BY entity_id HAVING count(DISTINCT event_id) > 1"
    )
    for (entity,) in targets:
        events = {event for (event,) in archive.execute("SELECT event_id FROM participants WHERE entity_id = ? AND role = 'target'", (entity,))}
        tables = ("SELECT name FROM organisations WHERE organisation_id = ?", "SELECT name FROM people WHERE person_id = ?")
        name = next((name for table in tables for (name,) in archive.execute(table, (entity,))), entity)
        _add_chain(archive, entity, name, events)
    [(size,)] = archive.execute("SELECT ifnull(max(rowid), 0) + 1 FROM participants")
    told = archive.execute(
        "SELECT r.country, t.report_id, p.rowid, iif(t.report_id = e.report_id AND t.start = e.start, p.start, t.start), t.report_id = e.report_id AND t.start = e.start,"
        " p.text, p.count_min FROM participants p JOIN events e USING (event_id) JOIN tellings t USING (event_id)"
        " JOIN reports r ON r.report_id = t.report_id"
        " WHERE p.role = 'target' AND p.kind = 'group' AND p.count_min = p.count_max AND p.count_min > 1 AND NOT ifnull(p.approximate, 0)"
        " ORDER BY 1, r.published_on, 2, 4, 3"
    )
    for members in known_again(starmap(Heads, told), size):
        rows = [row for member in members for row in archive.execute("SELECT event_id, text FROM participants WHERE rowid = ?", (member,))]
        _add_chain(archive, "", max((text for _, text in rows), key=lambda text: (len(text), text)), {event for event, _ in rows})


def _add_chain(archive: Archive, entity: str, name: str, of: Iterable[str]) -> None:
    events = [row for event in sorted(of) for row in archive.select("events", event_id=event)]
    days = "SELECT ifnull(published_on, '') FROM reports WHERE report_id = ?"
    published = {report: day for report in {e["report_id"] for e in events} for (day,) in archive.execute(days, (report,))}
    first = min((e for e in events if e["event_type"] in states()), key=lambda e: (published[e["report_id"]], e["report_id"], e["start"]), default=None)
    if first is not None:
        archive.add("cases", chain(f"case:{entity or first['event_id']}", entity, name, events, published))


class _EventNames:
    """Hands out identifiers of events and tells apart what would collide, as `Names` does, on disk."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        archive.execute("CREATE TABLE event_name (id TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID")

    def unique(self, identifier: str) -> str:
        known = "INSERT INTO event_name VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET count = count + 1 RETURNING count"
        [(count,)] = self._archive.execute(known, (identifier,)).fetchall()
        return identifier if count == 1 else f"{identifier}-{count}"

    def close(self) -> None:
        self._archive.execute("DROP TABLE event_name")


def _unique_report_ids(reports: Sequence[Source]) -> None:
    """A short hash of the content goes to every report whose identifier another report shares."""
    counts = Counter(one.report_id for one in reports)
    for one in reports:
        if counts[one.report_id] > 1:
            mark = short_hash(one.source_sha256, one.source_path, length=6)
            one.report_id = f"{one.report_id}-{mark}"


def _add_own_rows(archive: Archive, facts: MergedReport, ids: Sequence[str]) -> None:
    archive.add("reports", [_report_row(facts)])
    archive.add("sections", _section_rows(facts))
    archive.add("dates", _date_rows(facts))
    archive.add("mentions", _mention_rows(facts, ids))
    archive.add("rejected", [{"source_path": x.source_path, "stage": x.stage, "error": x.error} for x in facts.rejections])


def section_id(report_id: str, ordinal: int) -> str:
    """The identifier of a section, empty for none."""
    return f"{report_id}:s{ordinal}" if ordinal else ""


def _deepest(sections: Sequence[Section], offset: int) -> int:
    found = 0
    for section in sections:
        if section.start <= offset < section.end:
            found = section.ordinal
    return found


def _report_row(facts: MergedReport) -> Row:
    report = facts.report
    return {
        "report_id": report.report_id, "source_path": report.source_path, "source_sha256": report.source_sha256,
        "source_url": report.source_url, "title": report.title, "authors": report.authors, "country": report.country,
        "published_on": report.published_on, "period_start": report.period_start, "period_end": report.period_end,
        "words": facts.words, "pipeline_version": VERSION, "model": facts.model,
    }  # fmt: skip


def _section_rows(facts: MergedReport) -> list[Row]:
    return [
        {
            "section_id": section_id(facts.report.report_id, s.ordinal), "report_id": facts.report.report_id,
            "parent_id": section_id(facts.report.report_id, s.parent), "ordinal": s.ordinal, "level": s.level, "heading": s.heading,
            "kind": s.kind, "civic_freedom": s.civic_freedom, "start": s.start, "end": s.end,
        }
        for s in facts.sections
    ]  # fmt: skip


def _date_rows(facts: MergedReport) -> list[Row]:
    names = Names()
    return [
        {
            "date_id": names.unique(f"{facts.report.report_id}:d{short_hash(*_near(facts, t.start, t.end), length=10)}"),
            "report_id": facts.report.report_id, "section_id": section_id(facts.report.report_id, _deepest(facts.sections, t.start)),
            "text": t.text, "start": t.start, "end": t.end, "kind": t.kind, "edtf": t.edtf, "date_start": t.date_start,
            "date_end": t.date_end, "date_precision": t.date_precision, "duration_min": t.duration_min,
            "duration_max": t.duration_max, "anchor": t.anchor, "basis": t.basis,
        }
        for t in facts.times
    ]  # fmt: skip


def _near(facts: MergedReport, start: int, end: int) -> tuple[str, str, str]:
    """The words and some of their line on both sides: what an identifier rests on instead of offsets."""
    text = facts.report.text
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = len(text) if right < 0 else right
    return text[max(left, start - 40) : start], text[start:end], text[end : min(right, end + 40)]


def _mention_rows(facts: MergedReport, ids: Sequence[str]) -> list[Row]:
    names = Names()
    return [
        {
            "mention_id": names.unique(f"{facts.report.report_id}:m{short_hash(m.kind, *_near(facts, m.start, m.end), length=10)}"),
            "report_id": facts.report.report_id, "section_id": section_id(facts.report.report_id, _deepest(facts.sections, m.start)),
            "kind": m.kind, "entity_id": ids[m.entity], "text": m.text, "start": m.start, "end": m.end,
        }
        for m in facts.mentions
    ]  # fmt: skip


def _add_entity(archive: Archive, identifier: str, one: Linked, report_ids: Sequence[str], linking: Linking) -> None:
    entity = one.entity
    named_in = sorted(report_ids[report] for report in one.reports)
    shared = {"name": one.name, "aliases": sorted(one.forms - {one.name}), "mentions": one.mentions, "reports": named_in}
    if entity.kind == "person":
        archive.add("people", [{
            "person_id": identifier, **shared, "occupations": one.occupations, "nationality": entity.nationality,
            "affiliations": sorted(map(linking.id, one.affiliations)),
        }])  # fmt: skip
    elif entity.kind == "organisation":
        archive.add("organisations", [{
            "organisation_id": identifier, **shared, "kind": entity.subkind or "other", "country": entity.country,
        }])  # fmt: skip
    else:
        holder = linking.id(one.part_of) if one.part_of is not None else ""
        archive.add("places", [{
            "place_id": identifier, **shared, "kind": entity.subkind, "admin1": entity.admin1, "country": entity.country,
            "latitude": entity.latitude, "longitude": entity.longitude, "part_of": holder if holder != identifier else "",
            "note": entity.note,
        }])  # fmt: skip


def _add_events(
    archive: Archive, names: _EventNames, events: Iterable[MergedEvent], facts: MergedReport, reports: Sequence[Source], ids: Sequence[str]
) -> None:
    """Rows of the events whose main telling is in one report; `ids` identifies each of its entities."""
    tables: Tables = {name: [] for name in ("events", "participants", "penalties", "charges", "tellings", "basis")}
    report_id = facts.report.report_id

    def described(p: Participant) -> list[str]:
        return [] if p.entity is None else [*facts.entities[p.entity].occupations, facts.entities[p.entity].subkind]

    for one in events:
        event, event_id = one.event, names.unique(_event_id(one, reports))
        tables["events"].append({
            "event_id": event_id, "report_id": report_id, "section_id": section_id(report_id, event.section),
            "event_type": event.event_type, "civic_freedom": event.civic_freedom, **codes(event, described),
            "status": event.status, "date": event.date, "date_start": event.date_start, "date_end": event.date_end,
            "date_precision": event.date_precision, "place_id": ids[event.place] if event.place is not None else "",
            "country": event.country, "trigger": event.trigger, "trigger_start": event.trigger_start,
            "trigger_end": event.trigger_end, "text": event.text, "start": event.start, "end": event.end,
            "tellings": len(one.tellings), "conflicts": sorted(set(one.conflicts)), "confidence": round(event.confidence, 3),
        })  # fmt: skip
        _child_rows(tables, event_id, event, ids)
        for r, telling in one.tellings:
            tables["tellings"].append({
                "event_id": event_id, "report_id": reports[r].report_id,
                "section_id": section_id(reports[r].report_id, telling.section), "text": telling.text, "start": telling.start,
                "end": telling.end,
            })  # fmt: skip
        for column, words in sorted(event.basis.items()):
            if words:
                tables["basis"].append({"event_id": event_id, "column": column, "basis": words})
    for name, rows in tables.items():
        archive.add(name, rows)


def _child_rows(tables: Tables, event_id: str, event: Event, ids: Sequence[str]) -> None:
    for p in event.participants:
        tables["participants"].append({
            "event_id": event_id, "role": p.role, "kind": p.kind,
            "entity_id": ids[p.entity] if p.entity is not None else "", "text": p.text, "start": p.start,
            "end": p.end, "count_min": p.count_min, "count_max": p.count_max, "approximate": p.approximate,
        })  # fmt: skip
    names = Names()
    for q in event.penalties:
        recipient = ids[q.recipient] if q.recipient is not None else ""
        mark = short_hash(event_id, q.kind, recipient or q.recipient_text, q.amount_min, q.duration_min, length=10)
        tables["penalties"].append({
            "penalty_id": names.unique(f"penalty:{mark}"), "event_id": event_id, "kind": q.kind,
            "recipient_kind": q.recipient_kind, "recipient_id": recipient, "recipient_text": q.recipient_text,
            "recipient_count_min": q.recipient_count_min, "recipient_count_max": q.recipient_count_max,
            "amount_min": q.amount_min, "amount_max": q.amount_max, "currency": q.currency, "unit": q.unit,
            "converted_amount": q.converted_amount, "converted_currency": q.converted_currency,
            "approximate": q.approximate, "basis": q.basis, "duration_min": q.duration_min, "duration_max": q.duration_max,
            "offence": q.offence, "provision": q.provision, "status": q.status, "in_absentia": q.in_absentia, "text": q.text, "start": q.start, "end": q.end,
        })  # fmt: skip
    for c in event.charges:
        recipient = ids[c.recipient] if c.recipient is not None else ""
        mark = short_hash(event_id, recipient or c.recipient_text, c.offence, length=10)
        tables["charges"].append({
            "charge_id": names.unique(f"charge:{mark}"), "event_id": event_id, "recipient_kind": c.recipient_kind,
            "recipient_id": recipient, "recipient_text": c.recipient_text, "offence": c.offence, "provision": c.provision,
            "text": c.text, "start": c.start, "end": c.end,
        })  # fmt: skip


def _event_id(one: MergedEvent, reports: Sequence[Source]) -> str:
    """`event:<hash>` of the telling that named the event first: its report's country and day, type, sentence, trigger."""
    r, event = one.origin or (one.report, one.event)
    report = reports[r]
    return f"event:{short_hash(report.country, report.published_on, event.event_type, event.text, event.trigger, event.trigger_start - event.start)}"
