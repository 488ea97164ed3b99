"""The chain of events around one person, organisation or unnamed group, in time order, with the state it has reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pipeline.records import Row
from pipeline.vocabulary import rows

MIN_STEPS = 2
_KEPT = ("event_id", "event_type", "trigger", "date", "date_start", "date_end", "date_precision", "status", "report_id", "start", "trigger_start")


class State(NamedTuple):
    """What becomes of somebody to whom an event happened, and how early in a case events of its kind come."""

    name: str
    stage: int
    stems: tuple[str, ...]  # of the trigger; none for any trigger


@cache
def states() -> Mapping[str, tuple[State, ...]]:
    """Event type → states after it, from vocabulary/case_states.csv; the first whose stem the trigger has holds."""
    found: dict[str, tuple[State, ...]] = {}
    for row in rows("case_states"):
        found[row["event_type"]] = (*found.get(row["event_type"], ()), State(row["state"], int(row["stage"]), tuple(row["stems"].split())))
    return found


def state_after(event: Row) -> State:
    """The state of a person or body to whom the event happened."""
    words = str(event["trigger"]).lower().split()
    options = states()[event["event_type"]]
    return next(one for one in options if not one.stems or any(word.startswith(stem) for word in words for stem in one.stems))


def chain(case_id: str, entity: str, name: str, events: Iterable[Row], published: Mapping[str, str]) -> Iterator[Row]:
    """Rows of cases.csv, one per step: the coercive and judicial events among `events`, if these are two or more.

    `published` gives the day of publication of each report. A step without a date stands where its report tells it: after
    the dated step before it in the text, or, if there is none, at the day of publication.
    """
    members = {event["event_id"]: {column: event[column] for column in _KEPT} for event in events if event["event_type"] in states()}
    if len(members) < MIN_STEPS:
        return
    steps = in_time(members.values(), published)
    reached = [state for e in steps if e["status"] in {"occurred", "ongoing"} and (state := state_after(e).name)]
    for step, event in enumerate(steps, 1):
        yield {
            "case_id": case_id, "entity_id": entity, "name": name, "step": step, "event_id": event["event_id"],
            "event_type": event["event_type"], "date": event["date"], "status": event["status"],
            "current_state": reached[-1] if reached else "",
        }  # fmt: skip


def in_time(events: Iterable[Row], published: Mapping[str, str]) -> list[Row]:
    """Events in the order in which they happened, as far as dates, the usual course of a case and the order of telling say.

    On one day the usual course holds. One of which only the month or year is known stands behind the last one of that time
    which comes earlier in a case.
    """
    told = sorted(events, key=lambda e: (published.get(e["report_id"], ""), e["report_id"], e["start"], e["trigger_start"], e["event_id"]))
    on_day = sorted((e["date_start"], state_after(e).stage, position) for position, e in enumerate(told) if e["date_precision"] == "day")
    keyed: list[tuple[tuple[str, int, int, int, int, int], Row]] = []
    before: dict[str, tuple[str, int]] = {}
    for position, event in enumerate(told):
        first, last, stage = event["date_start"], event["date_end"], state_after(event).stage
        behind = int(event["date_precision"] == "after")  # not earlier than what is told of the day itself
        if first or last:
            before[event["report_id"]] = first or last, behind
        if first and last and event["date_precision"] != "day":
            earlier = [one for one in on_day if first <= one[0] <= last and one[1] <= stage]
            key = (earlier[-1][0], 0, *earlier[-1][1:], stage, position) if earlier else (first, -1, stage, 0, -1, position)
        elif first or last:
            key = (first or last, behind if first else -1, stage, position, -1, position)
        else:
            day, behind = before.get(event["report_id"]) or (published.get(event["report_id"]) or "9999", 0)
            key = (day, behind, stage, position, -1, position)
        keyed.append((key, event))
    return [event for _, event in sorted(keyed, key=lambda item: item[0])]
