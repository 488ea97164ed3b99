"""Deaths told behind the deed: "was shot in the back. He died in hospital" is one killing, told by the deed first."""

from __future__ import annotations

from pipeline.layers import Event
from pipeline.vocabulary import word_list

DEEDS = {"attack", "torture"}
REACH = 250  # characters between the two sentences
DYING = tuple(word_list("deaths.dying"))


def fold_deaths(events: list[Event]) -> list[Event]:
    """The events in text order, a deed and the death of the same people that came of it as one."""
    out: list[Event] = []
    for event in events:
        deed = next((e for e in reversed(out) if _is_deed_of(e, event)), None) if _tells_death(event) else None
        if deed is None:
            out.append(event)
            continue
        deed.event_type = "killing"
        deed.basis["event_type"] = f"{deed.basis['event_type']}; they died of it (“{event.trigger}”)"
        deed.tellings += [t for t in event.tellings if all(t.start != told.start for told in deed.tellings)]
    return out


def _tells_death(event: Event) -> bool:
    own = event.basis.get("date", "")
    dated = bool(event.date) and not own.startswith(("inherited", "bound"))
    return event.event_type == "killing" and event.status == "occurred" and not dated and event.trigger.lower().startswith(DYING)


def _is_deed_of(deed: Event, death: Event) -> bool:
    if deed.event_type not in DEEDS or deed.status != "occurred" or deed.section != death.section or not 0 <= death.start - deed.end <= REACH:
        return False
    hit, dead = ({p.entity for p in e.participants if p.role == "target"} for e in (deed, death))
    return bool(hit) and None not in hit and hit == dead
