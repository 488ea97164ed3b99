"""Deaths told behind the deed: "was shot in the back. He died in hospital" is one killing, told by the deed first, and the
death is the deed of whoever did that."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layers import Event
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.lending import befallen, lend
from pipeline.relate.tellings import take_tellings
from pipeline.vocabulary import word_list

DEEDS = {"attack", "torture"}
SCENE_REACH = 4
"""Events back in which the violence is told of which somebody died."""
REACH = 250  # characters between the two sentences
DYING = tuple(word_list("deaths.dying"))


def add_killers(events: Sequence[Event]) -> None:
    """Adds the actor to a death that follows violence against the same person ("was shot by a guard. He died in hospital")."""
    for number, event in enumerate(events):
        if event.event_type != "killing" or event.status != "occurred" or any(p.role in ("actor", "source") for p in event.participants):
            continue
        for told in reversed(events[max(0, number - SCENE_REACH):number]):
            done = [p for p in told.participants if p.role == "actor"]
            if told.event_type in DEEDS and told.status == "occurred" and told.section == event.section and done and befallen(told) & befallen(event):
                event.participants += [lend(p, "actor", f"doer of “{told.trigger}” told before") for p in done]
                break


def date_deaths(events: Sequence[Event]) -> None:
    """Gives a killing that a noun names the day and place of the deed that its sentence tells behind it: "the murder of X, who was
    stabbed in Y on D"."""
    for number, event in enumerate(events):
        if event.event_type != "killing" or event.date and not event.date.endswith("/..") and not event.date.startswith("../"):
            continue
        for deed in events[number + 1 : number + 3]:
            if deed.event_type not in DEEDS or deed.start != event.start or not deed.date or ".." in deed.date or not befallen(deed) & befallen(event):
                continue
            event.date, event.date_start, event.date_end, event.date_precision = deed.date, deed.date_start, deed.date_end, deed.date_precision
            event.basis["date"] = f"of the deed, “{deed.trigger}”: {deed.basis['date']}"
            if event.place is None and deed.place is not None:
                event.place, event.basis["place"] = deed.place, f"of the deed, “{deed.trigger}”: {deed.basis['place']}"
            break


def fold_deaths(events: list[Event]) -> list[Event]:
    """The events in text order, a deed and the death of the same people that came of it as one."""
    out: list[Event] = []
    for event in events:
        if (death := next((e for e in out if _is_death_by(event, e)), None)) is not None:
            death.participants = unique(death.participants + [p for p in event.participants if p.role == "actor"])
            continue
        deed = next((e for e in reversed(out) if _is_deed_of(e, event)), None) if _tells_death(event) else None
        if deed is None:
            out.append(event)
            continue
        deed.event_type = "killing"
        deed.basis["event_type"] = f"{deed.basis['event_type']}; they died of it (“{event.trigger}”)"
        take_tellings(deed, event)
    return out


def _tells_death(event: Event) -> bool:
    return event.event_type == "killing" and event.status == "occurred" and event.trigger.lower().startswith(DYING)


def _is_death_by(deed: Event, death: Event) -> bool:
    """Whether a sentence tells a death and behind it, with no other day, the deed that killed ("the deaths of two men, who were shot")."""
    if deed.event_type not in DEEDS or death.event_type != "killing" or death.start != deed.start or death.trigger_start > deed.trigger_start:
        return False
    return deed.status == death.status == "occurred" and deed.date in ("", death.date) and befallen(deed) == befallen(death) != set()


def _is_deed_of(deed: Event, death: Event) -> bool:
    behind = deed.start == death.start and deed.trigger_end <= death.trigger_start  # "fired at X, who died on the way to hospital"
    if deed.event_type not in DEEDS or deed.status != "occurred" or deed.section != death.section or not (behind or 0 <= death.start - deed.end <= REACH):
        return False
    if death.date and death.date != deed.date and not death.basis.get("date", "").startswith(("inherited", "bound")):
        return False
    hit, dead = ({p.entity for p in e.participants if p.role == "target"} for e in (deed, death))
    return bool(hit) and None not in hit and hit == dead
