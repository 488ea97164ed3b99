"""The chain of events around one person or organisation, in time order, with the state it has reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pipeline.records import Row
from pipeline.vocabulary import rows

MIN_STEPS = 2
_KEPT = ("event_id", "event_type", "date", "date_start", "date_end", "status", "report_id", "start", "trigger_start")


@cache
def states() -> Mapping[str, str]:
    """Event type → state of the person after it, from vocabulary/case_states.csv."""
    return {row["event_type"]: row["state"] for row in rows("case_states")}


def cases(events: Iterable[Row], participants: Iterable[Row], names: Mapping[str, str], published: Mapping[str, str]) -> Iterator[Row]:
    """Rows of cases.csv: one per step, for every named target of two or more coercive or judicial events.

    `published` gives the day of publication of each report. A step without a date stands where its report tells it: after
    the dated step before it in the text, or, if there is none, at the day of publication.
    """
    after = states()
    by_id = {event["event_id"]: {column: event[column] for column in _KEPT} for event in events if event["event_type"] in after}
    chains: dict[str, dict[str, Row]] = {}
    for participant in participants:
        event = by_id.get(participant["event_id"])
        if event and participant["entity_id"] and participant["role"] == "target":
            chains.setdefault(participant["entity_id"], {})[event["event_id"]] = event
    for entity, members in chains.items():
        if len(members) < MIN_STEPS:
            continue
        chain = in_time(members.values(), published)
        happened = [e for e in chain if e["status"] in {"occurred", "ongoing"} and after[e["event_type"]]]
        state = after[happened[-1]["event_type"]] if happened else ""
        for step, event in enumerate(chain, 1):
            yield {
                "case_id": f"case:{entity}", "entity_id": entity, "name": names.get(entity, entity), "step": step,
                "event_id": event["event_id"], "event_type": event["event_type"], "date": event["date"],
                "status": event["status"], "current_state": state,
            }  # fmt: skip


def in_time(events: Iterable[Row], published: Mapping[str, str]) -> list[Row]:
    """Events in the order in which they happened, as far as dates and the order of telling say."""
    told = sorted(events, key=lambda e: (published.get(e["report_id"], ""), e["report_id"], e["start"], e["trigger_start"], e["event_id"]))
    keyed: list[tuple[str, int, Row]] = []
    before: dict[str, str] = {}
    for position, event in enumerate(told):
        day = event["date_start"] or event["date_end"]
        if day:
            before[event["report_id"]] = day
        else:
            day = before.get(event["report_id"]) or published.get(event["report_id"]) or "9999"
        keyed.append((day, position, event))
    return [event for _, _, event in sorted(keyed, key=lambda item: item[:2])]
