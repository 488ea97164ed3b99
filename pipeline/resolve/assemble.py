"""Linked entities and merged events → rows of every table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layers import Event, ReportFacts, Section
from pipeline.records import Row
from pipeline.resolve.cases import cases
from pipeline.resolve.crosswalk import codes
from pipeline.resolve.entities import Linked, link_entities
from pipeline.resolve.events import MergedEvent, merge_events
from pipeline.resolve.identifiers import Names, short_hash
from pipeline.version import VERSION

Tables = dict[str, list[Row]]


def resolve(facts: Sequence[ReportFacts]) -> Tables:
    """The rows of every table. The order of `facts` does not matter. `report.report_id` is made unique in place."""
    facts = sorted(facts, key=lambda f: (f.report.report_id, f.report.source_sha256, f.report.source_path))
    _unique_report_ids(facts)
    links, linked = link_entities(facts)
    merged = merge_events(facts, links)
    tables: Tables = {"reports": [_report_row(report) for report in facts]}
    tables["sections"] = [row for report in facts for row in _section_rows(report)]
    tables["dates"] = [row for report in facts for row in _date_rows(report)]
    tables["mentions"] = [row for r, report in enumerate(facts) for row in _mention_rows(report, links[r], linked)]
    tables |= _entity_rows(facts, links, linked)
    tables |= _event_rows(facts, links, linked, merged)
    names = {entity.id: entity.name for entity in linked}
    tables["cases"] = cases(tables["events"], tables["participants"], names)
    tables["rejected"] = [
        {"source_path": x.source_path, "stage": x.stage, "error": x.error} for report in facts for x in report.rejections
    ]
    return tables


def _unique_report_ids(facts: Sequence[ReportFacts]) -> None:
    """A short hash of the content goes to every report whose identifier another report shares."""
    counts: dict[str, int] = {}
    for report in facts:
        counts[report.report.report_id] = counts.get(report.report.report_id, 0) + 1
    for report in facts:
        if counts[report.report.report_id] > 1:
            mark = short_hash(report.report.source_sha256, report.report.source_path, length=6)
            report.report.report_id = f"{report.report.report_id}-{mark}"


def section_id(report: ReportFacts, ordinal: int) -> str:
    return f"{report.report.report_id}:s{ordinal}" if ordinal else ""


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
            "section_id": section_id(facts, s.ordinal), "report_id": facts.report.report_id,
            "parent_id": section_id(facts, s.parent), "ordinal": s.ordinal, "level": s.level, "heading": s.heading,
            "kind": s.kind, "civic_freedom": s.civic_freedom, "start": s.start, "end": s.end,
        }
        for s in facts.sections
    ]  # fmt: skip


def _date_rows(facts: ReportFacts) -> list[Row]:
    names = Names()
    return [
        {
            "date_id": names.unique(f"{facts.report.report_id}:d{short_hash(*_near(facts, t.start, t.end), length=10)}"),
            "report_id": facts.report.report_id, "section_id": section_id(facts, _deepest(facts.sections, t.start)),
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
            "report_id": facts.report.report_id, "section_id": section_id(facts, _deepest(facts.sections, m.start)),
            "kind": m.kind, "entity_id": linked[link[m.entity]].id, "text": m.text, "start": m.start, "end": m.end,
        }
        for m in facts.mentions
    ]  # fmt: skip


def _entity_rows(facts: Sequence[ReportFacts], links: Sequence[Sequence[int]], linked: Sequence[Linked]) -> Tables:
    tables: Tables = {"people": [], "organisations": [], "places": []}
    for entity in linked:
        members = [facts[r].entities[e] for r, e in entity.members]
        reports = sorted({facts[r].report.report_id for r, _ in entity.members})
        shared = {"name": entity.name, "aliases": entity.forms, "mentions": entity.mentions, "reports": reports}
        if entity.kind == "person":
            affiliations = {linked[links[r][o]].id for r, e in entity.members for o in facts[r].entities[e].affiliations}
            tables["people"].append({
                "person_id": entity.id, **shared, "occupations": _union(m.occupations for m in members),
                "nationality": _first(m.nationality for m in members), "affiliations": sorted(affiliations),
            })  # fmt: skip
        elif entity.kind == "organisation":
            tables["organisations"].append({
                "organisation_id": entity.id, **shared, "kind": _first(m.subkind for m in members) or "other",
                "country": _first(m.country for m in members),
            })  # fmt: skip
        else:
            holder = next((links[r][facts[r].entities[e].part_of] for r, e in entity.members if facts[r].entities[e].part_of is not None), None)  # type: ignore[index]
            tables["places"].append({
                "place_id": entity.id, **shared, "kind": _first(m.subkind for m in members),
                "admin1": _first(m.admin1 for m in members), "country": _first(m.country for m in members),
                "latitude": next((m.latitude for m in members if m.latitude is not None), None),
                "longitude": next((m.longitude for m in members if m.longitude is not None), None),
                "part_of": linked[holder].id if holder is not None and linked[holder].id != entity.id else "",
                "note": _first(m.note for m in members),
            })  # fmt: skip
    return tables


def _union(lists) -> list[str]:  # type: ignore[no-untyped-def]
    out: list[str] = []
    for values in lists:
        out += [value for value in values if value not in out]
    return out


def _first(values) -> str:  # type: ignore[no-untyped-def]
    return next((value for value in values if value), "")


def _event_rows(
    facts: Sequence[ReportFacts], links: Sequence[Sequence[int]], linked: Sequence[Linked], merged: Sequence[MergedEvent]
) -> Tables:
    tables: Tables = {name: [] for name in ("events", "participants", "penalties", "charges", "tellings", "basis")}
    ids = _event_ids(facts, merged)
    for event_id, one in zip(ids, merged, strict=True):
        report, event = facts[one.report], one.event
        entity_of = [linked[number] for number in links[one.report]]
        occupations = [
            word
            for p in event.participants
            if p.role == "target" and p.entity is not None
            for word in report.entities[p.entity].occupations
        ]
        tables["events"].append({
            "event_id": event_id, "report_id": report.report.report_id, "section_id": section_id(report, event.section),
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
                "event_id": event_id, "report_id": facts[r].report.report_id,
                "section_id": section_id(facts[r], telling.section), "text": telling.text, "start": telling.start,
                "end": telling.end,
            })  # fmt: skip
        for column, words in sorted(event.basis.items()):
            if words:
                tables["basis"].append({"event_id": event_id, "column": column, "basis": words})
    return tables


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
            "amount_min": q.amount_min, "amount_max": q.amount_max, "currency": q.currency,
            "converted_amount": q.converted_amount, "converted_currency": q.converted_currency,
            "approximate": q.approximate, "basis": q.basis, "duration_min": q.duration_min, "duration_max": q.duration_max,
            "offence": q.offence, "provision": q.provision, "status": q.status, "text": q.text, "start": q.start, "end": q.end,
        })  # fmt: skip
    for c in event.charges:
        recipient = entity_of[c.recipient].id if c.recipient is not None else ""
        mark = short_hash(event_id, recipient or c.recipient_text, c.offence, length=10)
        tables["charges"].append({
            "charge_id": names.unique(f"charge:{mark}"), "event_id": event_id, "recipient_kind": c.recipient_kind,
            "recipient_id": recipient, "recipient_text": c.recipient_text, "offence": c.offence, "provision": c.provision,
            "text": c.text, "start": c.start, "end": c.end,
        })  # fmt: skip


def _event_ids(facts: Sequence[ReportFacts], merged: Sequence[MergedEvent]) -> list[str]:
    """`event:<hash>` of the telling that named the event first: its report's country and day, type, sentence, trigger."""
    names = Names()
    out = []
    for one in merged:
        r, event = one.origin or (one.report, one.event)
        report = facts[r].report
        out.append(names.unique(f"event:{short_hash(report.country, report.published_on, event.event_type, event.text, event.trigger, event.trigger_start - event.start)}"))
    return out
