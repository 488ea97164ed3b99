"""Facts of all reports → the rows of every table.

Two passes over the reports, one report in memory at a time: the first takes from each what linking must know of all, and
merges the tellings of each report by itself; then entities and events are linked; the second pass makes the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from pipeline.archive import Archive
from pipeline.layers import Event, ReportFacts, Section
from pipeline.records import Row
from pipeline.resolve.candidates import candidate_of
from pipeline.resolve.cases import cases
from pipeline.resolve.crosswalk import codes
from pipeline.resolve.entities import Linked, Outline, link_entities, outline
from pipeline.resolve.events import MergedEvent, merge_events
from pipeline.resolve.identifiers import Names, short_hash
from pipeline.resolve.over_reports import Told, groups_by_member, linked_told, main_of, told, told_again, unite
from pipeline.version import VERSION

Tables = dict[str, list[Row]]


def resolve(facts: Sequence[ReportFacts], archive: Archive) -> list[str]:
    """Put the rows of every table into `archive`; returns the report_id of each of `facts`, in their order.

    The order of `facts` does not matter. It may load each report when it is asked for: none is kept.
    """
    stored = _Events(archive)
    reports, comparable = [], []
    for number in range(len(facts)):
        one = facts[number]
        reports.append(outline(one))
        merged = merge_events(one, link_entities(reports[-1:])[0][0])
        stored.put(number, merged)
        own = range(len(one.entities))
        comparable += [told(number, n, m, candidate_of(m.event, one, own)) for n, m in enumerate(merged)]
    order = sorted(range(len(reports)), key=lambda n: (reports[n].report.report_id, reports[n].report.source_sha256, reports[n].report.source_path))
    _unique_report_ids([reports[number] for number in order])
    links, linked = link_entities(reports)
    report_ids = [one.report.report_id for one in reports]
    groups = groups_by_member(told_again([linked_told(one, links[one.report], report_ids) for one in comparable if one is not None]))
    names = Names()
    for number in order:
        one = facts[number]
        one.report.report_id = report_ids[number]
        _add_own_rows(archive, one, links[number], linked)
        events = stored.united(number, groups, report_ids)
        _add_events(archive, names, events, one, reports, [linked[n] for n in links[number]])
    for entity in linked:
        _add_entity(archive, entity, reports, links, linked)
    return report_ids


def add_cases(archive: Archive) -> None:
    """Make cases.csv from the events as they stand, corrections included."""
    names = {row[f"{key}_id"]: row["name"] for name, key in (("people", "person"), ("organisations", "organisation")) for row in archive[name]}
    published = {row["report_id"]: row["published_on"] for row in archive["reports"]}
    archive.add("cases", cases(archive["events"], archive["participants"], names, published))


class _Events:
    """The merged events of every report, on disk between the two passes."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(MergedEvent).decode
        archive.execute("CREATE TEMP TABLE told (report INTEGER, number INTEGER, event BLOB, PRIMARY KEY (report, number)) WITHOUT ROWID")

    def put(self, report: int, events: Sequence[MergedEvent]) -> None:
        for number, one in enumerate(events):
            one.report = report
            one.origin = (report, one.origin[1] if one.origin else one.event)
            one.tellings = [(report, telling) for _, telling in one.tellings]
            self._archive.execute("INSERT INTO told VALUES (?, ?, ?)", (report, number, self._encode(one)))

    def _get(self, report: int, number: int) -> MergedEvent:
        [blob] = self._archive.execute("SELECT event FROM told WHERE report = ? AND number = ?", (report, number)).fetchone()
        return self._decode(blob)

    def united(self, report: int, groups: Mapping[tuple[int, int], Sequence[Told]], report_ids: Sequence[str]) -> Iterator[MergedEvent]:
        """The events whose row is that of `report`, with what other reports tell of them."""
        found = self._archive.execute("SELECT number, event FROM told WHERE report = ? ORDER BY number", (report,)).fetchall()
        for number, blob in found:
            group = groups.get((report, number))
            if group is None:
                yield self._decode(blob)
                continue
            main = main_of(group)
            if (main.report, main.number) == (report, number):
                yield unite(group, [self._get(one.report, one.number) for one in group], report_ids)


def _unique_report_ids(reports: Sequence[Outline]) -> None:
    """A short hash of the content goes to every report whose identifier another report shares."""
    counts = Counter(one.report.report_id for one in reports)
    for one in reports:
        if counts[one.report.report_id] > 1:
            mark = short_hash(one.report.source_sha256, one.report.source_path, length=6)
            one.report.report_id = f"{one.report.report_id}-{mark}"


def _add_own_rows(archive: Archive, facts: ReportFacts, link: Sequence[int], linked: Sequence[Linked]) -> None:
    archive.add("reports", [_report_row(facts)])
    archive.add("sections", _section_rows(facts))
    archive.add("dates", _date_rows(facts))
    archive.add("mentions", _mention_rows(facts, link, linked))
    archive.add("rejected", [{"source_path": x.source_path, "stage": x.stage, "error": x.error} for x in facts.rejections])


def section_id(report_id: str, ordinal: int) -> str:
    return f"{report_id}:s{ordinal}" if ordinal else ""


def _deepest(sections: Sequence[Section], offset: int) -> int:
    found = 0
    for section in sections:
        if section.start <= offset < section.end:
            found = section.ordinal
    return found


def _report_row(facts: ReportFacts) -> Row:
    report = facts.report
    return {
        "report_id": report.report_id, "source_path": report.source_path, "source_sha256": report.source_sha256,
        "source_url": report.source_url, "title": report.title, "authors": report.authors, "country": report.country,
        "published_on": report.published_on, "period_start": report.period_start, "period_end": report.period_end,
        "words": facts.words, "pipeline_version": VERSION, "model": facts.model,
    }  # fmt: skip


def _section_rows(facts: ReportFacts) -> list[Row]:
    return [
        {
            "section_id": section_id(facts.report.report_id, s.ordinal), "report_id": facts.report.report_id,
            "parent_id": section_id(facts.report.report_id, s.parent), "ordinal": s.ordinal, "level": s.level, "heading": s.heading,
            "kind": s.kind, "civic_freedom": s.civic_freedom, "start": s.start, "end": s.end,
        }
        for s in facts.sections
    ]  # fmt: skip


def _date_rows(facts: ReportFacts) -> list[Row]:
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


def _near(facts: ReportFacts, start: int, end: int) -> tuple[str, str, str]:
    """The words and some of their line on both sides: what an identifier rests on instead of offsets."""
    text = facts.report.text
    left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    right = len(text) if right < 0 else right
    return text[max(left, start - 40) : start], text[start:end], text[end : min(right, end + 40)]


def _mention_rows(facts: ReportFacts, link: Sequence[int], linked: Sequence[Linked]) -> list[Row]:
    names = Names()
    return [
        {
            "mention_id": names.unique(f"{facts.report.report_id}:m{short_hash(m.kind, *_near(facts, m.start, m.end), length=10)}"),
            "report_id": facts.report.report_id, "section_id": section_id(facts.report.report_id, _deepest(facts.sections, m.start)),
            "kind": m.kind, "entity_id": linked[link[m.entity]].id, "text": m.text, "start": m.start, "end": m.end,
        }
        for m in facts.mentions
    ]  # fmt: skip


def _add_entity(
    archive: Archive, entity: Linked, reports: Sequence[Outline], links: Sequence[Sequence[int]], linked: Sequence[Linked]
) -> None:
    members = [reports[r].entities[e] for r, e in entity.members]
    named_in = sorted({reports[r].report.report_id for r, _ in entity.members})
    shared = {"name": entity.name, "aliases": entity.forms, "mentions": entity.mentions, "reports": named_in}
    if entity.kind == "person":
        affiliations = {linked[links[r][o]].id for r, e in entity.members for o in reports[r].entities[e].affiliations}
        archive.add("people", [{
            "person_id": entity.id, **shared, "occupations": _union(m.occupations for m in members),
            "nationality": _first(m.nationality for m in members), "affiliations": sorted(affiliations),
        }])  # fmt: skip
    elif entity.kind == "organisation":
        archive.add("organisations", [{
            "organisation_id": entity.id, **shared, "kind": _first(m.subkind for m in members) or "other",
            "country": _first(m.country for m in members),
        }])  # fmt: skip
    else:
        holder = next((links[r][number] for r, e in entity.members if (number := reports[r].entities[e].part_of) is not None), None)
        archive.add("places", [{
            "place_id": entity.id, **shared, "kind": _first(m.subkind for m in members),
            "admin1": _first(m.admin1 for m in members), "country": _first(m.country for m in members),
            "latitude": next((m.latitude for m in members if m.latitude is not None), None),
            "longitude": next((m.longitude for m in members if m.longitude is not None), None),
            "part_of": linked[holder].id if holder is not None and linked[holder].id != entity.id else "",
            "note": _first(m.note for m in members),
        }])  # fmt: skip


def _union(lists: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(value for values in lists for value in values))


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _add_events(
    archive: Archive, names: Names, events: Iterable[MergedEvent], facts: ReportFacts, reports: Sequence[Outline], entity_of: Sequence[Linked]
) -> None:
    """Rows of the events whose main telling is in one report; `entity_of` gives the linked entity of each of its own."""
    tables: Tables = {name: [] for name in ("events", "participants", "penalties", "charges", "tellings", "basis")}
    report_id = facts.report.report_id
    for one in events:
        event, event_id = one.event, names.unique(_event_id(one, reports))
        occupations = [
            word
            for p in event.participants
            if p.role == "target" and p.entity is not None
            for word in facts.entities[p.entity].occupations
        ]
        tables["events"].append({
            "event_id": event_id, "report_id": report_id, "section_id": section_id(report_id, event.section),
            "event_type": event.event_type, "civic_freedom": event.civic_freedom, **codes(event, occupations),
            "status": event.status, "date": event.date, "date_start": event.date_start, "date_end": event.date_end,
            "date_precision": event.date_precision, "place_id": entity_of[event.place].id if event.place is not None else "",
            "country": event.country, "trigger": event.trigger, "trigger_start": event.trigger_start,
            "trigger_end": event.trigger_end, "text": event.text, "start": event.start, "end": event.end,
            "tellings": len(one.tellings), "conflicts": sorted(set(one.conflicts)), "confidence": round(event.confidence, 3),
        })  # fmt: skip
        _child_rows(tables, event_id, event, entity_of)
        for r, telling in one.tellings:
            tables["tellings"].append({
                "event_id": event_id, "report_id": reports[r].report.report_id,
                "section_id": section_id(reports[r].report.report_id, telling.section), "text": telling.text, "start": telling.start,
                "end": telling.end,
            })  # fmt: skip
        for column, words in sorted(event.basis.items()):
            if words:
                tables["basis"].append({"event_id": event_id, "column": column, "basis": words})
    for name, rows in tables.items():
        archive.add(name, rows)


def _child_rows(tables: Tables, event_id: str, event: Event, entity_of: Sequence[Linked]) -> None:
    for p in event.participants:
        tables["participants"].append({
            "event_id": event_id, "role": p.role, "kind": p.kind,
            "entity_id": entity_of[p.entity].id if p.entity is not None else "", "text": p.text, "start": p.start,
            "end": p.end, "count_min": p.count_min, "count_max": p.count_max, "approximate": p.approximate,
        })  # fmt: skip
    names = Names()
    for q in event.penalties:
        recipient = entity_of[q.recipient].id if q.recipient is not None else ""
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
        recipient = entity_of[c.recipient].id if c.recipient is not None else ""
        mark = short_hash(event_id, recipient or c.recipient_text, c.offence, length=10)
        tables["charges"].append({
            "charge_id": names.unique(f"charge:{mark}"), "event_id": event_id, "recipient_kind": c.recipient_kind,
            "recipient_id": recipient, "recipient_text": c.recipient_text, "offence": c.offence, "provision": c.provision,
            "text": c.text, "start": c.start, "end": c.end,
        })  # fmt: skip


def _event_id(one: MergedEvent, reports: Sequence[Outline]) -> str:
    """`event:<hash>` of the telling that named the event first: its report's country and day, type, sentence, trigger."""
    r, event = one.origin or (one.report, one.event)
    report = reports[r].report
    return f"event:{short_hash(report.country, report.published_on, event.event_type, event.text, event.trigger, event.trigger_start - event.start)}"
