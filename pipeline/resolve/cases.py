"""The chain of events around one person or organisation, in time order, with the state it has reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.records import Row
from pipeline.vocabulary import rows

MIN_STEPS = 2


def states() -> dict[str, str]:
    """Event type → state of the person after it, from vocabulary/case_states.csv."""
    return {row["event_type"]: row["state"] for row in rows("case_states")}


def cases(events: Sequence[Row], participants: Sequence[Row], names: Mapping[str, str]) -> list[Row]:
    """Rows of cases.csv: one per step, for every named target of two or more coercive or judicial events."""
    after = states()
    by_id = {event["event_id"]: event for event in events}
    chains: dict[str, list[Row]] = {}
    for participant in participants:
        event = by_id[participant["event_id"]]
        if participant["entity_id"] and participant["role"] == "target" and event["event_type"] in after:
            chain = chains.setdefault(participant["entity_id"], [])
            if event not in chain:
                chain.append(event)
    out: list[Row] = []
    for entity, chain in chains.items():
        if len(chain) < MIN_STEPS:
            continue
        chain.sort(key=lambda e: (e["date_start"] or e["date_end"] or "9999", e["report_id"], e["start"], e["trigger_start"]))
        happened = [e for e in chain if e["status"] in {"occurred", "ongoing"} and after[e["event_type"]]]
        state = after[happened[-1]["event_type"]] if happened else ""
        for step, event in enumerate(chain, 1):
            out.append({
                "case_id": f"case:{entity}", "entity_id": entity, "name": names.get(entity, entity), "step": step,
                "event_id": event["event_id"], "event_type": event["event_type"], "date": event["date"],
                "status": event["status"], "current_state": state,
            })  # fmt: skip
    return out
