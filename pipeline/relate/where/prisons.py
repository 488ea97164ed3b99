"""The places of what befalls people in prison ("was moved to X prison. He was beaten there")."""

from __future__ import annotations

from pipeline.annotate.places import sure_words
from pipeline.layers import Entity, Event
from pipeline.relate.where.words import CASE, IN_CUSTODY, PRISON_LEFT


def in_a_prison(event: Event, entities: list[Entity]) -> bool:
    """Whether an event's place is the prison, or lies where the prison does, that its own words name."""
    basis = event.basis.get("place", "")
    if event.place is None or "inherited" in basis:
        return False
    words = set(entities[event.place].name.lower().split())
    return basis.startswith("prison") or entities[event.place].subkind == "venue" and bool(words & sure_words("prison"))


def in_custody(events: list[Event], entities: list[Entity]) -> None:
    """Gives events in prison the prison's place where another sentence of the section says where the person is held."""
    prisons = [event for event in events if in_a_prison(event, entities) and (event.event_type not in CASE or event.basis["place"].startswith("prison"))]
    for event in events if prisons else ():
        leaves = event.event_type == "release" and event.place is None and PRISON_LEFT.search(event.trigger)
        if event.event_type not in IN_CUSTODY and not leaves or (event.place is not None and "inherited" not in event.basis.get("place", "")):
            continue
        people = {p.entity for p in event.participants if p.entity is not None and p.role in ("target", "actor")}
        for other in prisons:
            if other.trigger.startswith("transfer") or other.trigger.startswith(("moved", "taken")) and other.trigger_start > event.trigger_start:
                continue  # where somebody was taken afterwards
            if other is not event and other.section == event.section and any(p.entity in people for p in other.participants if p.role in ("target", "actor")):
                event.place, event.country = other.place, other.country
                event.basis["place"] = f"inherited: the prison of “{other.trigger}”"
                break
    for event in events:
        if event.event_type == "sentence" and event.basis.get("place", "").startswith("prison"):
            event.place = None  # where a sentence is served is not where it was passed
            del event.basis["place"]
