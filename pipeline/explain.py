"""One event in words: its row, its sentence with the spans marked, and what each value was derived from."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from pipeline.records import Row


def _rows(folder: Path, table: str, event_id: str) -> list[Row]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if row["event_id"] == event_id]


def explain(folder: Path, event_id: str) -> int:
    """Print an event of an output folder; 2 where the folder or the event is not there."""
    try:
        found = _rows(folder, "events", event_id)
        parts = {table: _rows(folder, table, event_id) for table in ("participants", "penalties", "charges", "tellings", "basis")}
    except OSError as error:
        print(f"pipeline: {folder} holds no tables: {error.strerror}", file=sys.stderr)
        return 2
    if not found:
        print(f"pipeline: there is no event {event_id} in {folder}", file=sys.stderr)
        return 2
    event = found[0]
    print(f"{event['event_id']}  {event['event_type']}  {event['status']}  confidence {event['confidence']}")
    for column in ("date", "place_id", "country", "civic_freedom", "conflicts"):
        if event[column]:
            print(f"  {column:14} {event[column]}")
    print("\n" + _marked(event, parts["participants"]) + "\n")
    for p in parts["participants"]:
        count = f" ({p['count_min']}–{p['count_max']})" if p["count_min"] or p["count_max"] else ""
        print(f"  {p['role']:9} {p['kind']:13} {p['entity_id'] or p['text']}{count}   “{p['text']}”")
    for p in parts["penalties"]:
        size = " ".join(x for x in (p["amount_min"], p["currency"], p["duration_min"]) if x)
        print(f"  penalty   {p['kind']} {size} {p['status']}: {p['recipient_id'] or p['recipient_text']}   “{p['text']}”")
    for c in parts["charges"]:
        print(f"  charge    {c['recipient_id'] or c['recipient_text']}: {c['offence']}")
    print("\nderived from")
    for row in parts["basis"]:
        print(f"  {row['column']:14} {row['basis']}")
    print(f"\ntold {event['tellings']} times")
    for telling in parts["tellings"]:
        print(f"  {telling['report_id']} {telling['start']}–{telling['end']}: {telling['text']}")
    return 0


def _marked(event: Row, participants: list[Row]) -> str:
    """The evidence sentence with the trigger in double and the participants in single square brackets."""
    start, end, text = int(event["start"]), int(event["end"]), event["text"].removeprefix("'")
    spans = [(int(event["trigger_start"]), int(event["trigger_end"]), "[[", "]]")]
    spans += [(int(p["start"]), int(p["end"]), "[", f"|{p['role']}]") for p in participants]
    kept: list[tuple[int, int, str, str]] = []
    for span in spans:
        if start <= span[0] and span[1] <= end and not any(a < span[1] and span[0] < b for a, b, _, _ in kept):
            kept.append(span)
    for a, b, left, right in sorted(kept, reverse=True):
        text = text[: a - start] + left + text[a - start : b - start] + right + text[b - start :]
    return text
