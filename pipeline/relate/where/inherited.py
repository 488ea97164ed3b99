"""The place that an event without one has from the events told before it in its paragraph ("gathered in X. The rally was broken up")."""

from __future__ import annotations

import re
from datetime import date

from pipeline.annotate import clauses
from pipeline.annotate.parse import Token
from pipeline.layers import Entity, Event
from pipeline.relate.index import SCENE, befallen_by
from pipeline.relate.lending import entities_of
from pipeline.relate.located import Located
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when.counted_days import NUMBERED
from pipeline.relate.where import seats
from pipeline.relate.where.words import BOUNDS, CASE, COURT_ACTS, IN_CUSTODY, PRISON_LEFT, UNPLACED

TAKEN_TO = re.compile(r"^(?:taken|took|driven|drove|brought|bundled)\b.* to\b")  # some way off
FRAMED = {"protest", "assembly_disrupted"}
AFTER_CUSTODY = {"sentence", "release"}  # happen where somebody was taken the day before
LATER_ELSEWHERE = {"release", "summons"}  # happen where those taken from the scene were brought


def _next_day(first: Event, second: Event) -> bool:
    """Whether two events of known day follow each other by a day at most."""
    if not first.date_precision == second.date_precision == "day":
        return False
    return abs((date.fromisoformat(second.date_start) - date.fromisoformat(first.date_start)).days) <= 1


def _timing(event: Event, previous: Event) -> str:
    """How the times of two events lie to each other: "same" (day or period), "next" day, "open" where the later one has
    no date, "after" where it is only known to follow, else "other"."""
    if not event.date:
        return "open"
    if event.basis.get("date", "").startswith(NUMBERED):
        return "same"
    if event.date_precision in BOUNDS:
        return "after" if event.basis.get("date", "").startswith("bound") and event.date_precision == "after" else "other"
    if previous.date_precision in BOUNDS or not previous.date:
        return "other"
    if (event.date_start, event.date_end) == (previous.date_start, previous.date_end):
        return "same"
    return "next" if _next_day(previous, event) else "other"


def inherited_place(event: Event, earlier: list[tuple[Event, int]], sentence_number: int, abroad: bool, home: str, places: list[Entity],
                    refers_back: bool = False) -> Located | None:
    """The place of the nearest event before this one in its paragraph, where both are of one time and occasion.

    One occasion are events of one day, or of the next for what follows on the spot, with a participant in common or
    unnamed ones (somebody named comes after a scene that names nobody); what a court does in consecutive sentences; and what is told without a date right after a scene.
    A venue is passed on to what happens on the spot, to other events the town that holds it.
    `refers_back`: whether the words name an assembly told before ("the rally took place"); `abroad`: whether a bare country may be passed on, true for the cases of people abroad; `home`: the report's country; `places`: the report's entities.
    """
    by_the_court = event.event_type in COURT_ACTS and seats.is_by_the_court(event, places)
    if event.event_type in UNPLACED and not by_the_court:
        return None
    entities = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
    befallen = befallen_by(event)
    for previous, number in reversed(earlier):
        back = sentence_number - number
        if back > 3:
            break
        basis = previous.basis.get("place", "")
        if previous.place is None or previous.trigger.startswith("transfer"):
            continue
        if previous.event_type == "extradition" and basis.startswith("from "):
            continue  # the state that asks for somebody
        shared = bool(entities & entities_of(previous))
        shared = shared or event.event_type == "release" and previous.event_type == "detention" and previous.start == event.start
        if basis.startswith("“to”") and not shared and event.event_type != "release":
            continue  # where others were taken
        if by_the_court and seats.is_told_of_a_court(previous):
            return Located(previous.place, f"inherited: the court of “{previous.trigger}”", False)
        if event.event_type in UNPLACED:
            continue
        if (event.event_type == "assembly_disrupted" or refers_back) and previous.event_type in (FRAMED | {"assembly_denied"} if refers_back else FRAMED) and not basis.endswith("(country)"):
            return Located(previous.place, f"inherited: the assembly of “{previous.trigger}”", False)
        on_the_spot = event.event_type in SCENE and previous.event_type in SCENE
        one_occasion = back <= 1 and event.basis.get("date", "").startswith(("inherited", NUMBERED)) and event.date_precision not in BOUNDS
        goes_on = not befallen and back == 2 and on_the_spot
        forbidden = event.event_type == "assembly_denied" and previous.event_type == "protest" and _next_day(event, previous)  # whoever forbade it was not there
        if not shared:
            nobody = not entities_of(previous)
            verdicts = {event.event_type, previous.event_type} <= VERDICTS and _timing(event, previous) in ("same", "open", "after") and _passed_by_none_else(event, places)
            strangers = bool(befallen if on_the_spot or forbidden else entities) and not one_occasion and not (nobody and on_the_spot) and not verdicts
            if strangers or back > 1 and not goes_on:
                continue
        in_country = basis.endswith("(country)")
        if in_country and not abroad or not _is_where_it_was(event, previous, back, goes_on, abroad and in_country and previous.country != home):
            continue
        place = previous.place
        let_go = event.event_type == "release" and previous.event_type in ("detention", *FRAMED) and one_occasion
        if (not on_the_spot and not let_go or TAKEN_TO.search(event.trigger)) and places[place].subkind == "venue":
            held_by = places[place].part_of if places[place].part_of is not None else _town_told(previous, earlier, places)
            if held_by is None:
                continue
            place = held_by
        return Located(place, f"inherited from “{previous.trigger}” told before{' (country)' if in_country else ''}", False)
    return None


def _town_told(scene: Event, earlier: list[tuple[Event, int]], places: list[Entity]) -> int | None:
    """The town of what was told right before a scene at a street or square of which nothing says in which town it lies."""
    at = next((i for i, (event, _) in enumerate(earlier) if event is scene), 0)
    for event, number in reversed(earlier[:at]):
        if event.event_type in SCENE and event.place is not None and places[event.place].subkind == "city":
            return event.place if earlier[at][1] - number <= 1 else None
    return None


def of_clause_above(event: Event, trigger: Token, context: list[tuple[Event, int]], number: int) -> Located | None:
    """The place of the deed that a participle with the same doer goes on with: "attacked the offices of the union in X, killing its leader"."""
    if event.event_type not in SCENE or trigger.dep_ != "advcl" or trigger.tag_ != "VBG" or clauses.prepositions(trigger) or clauses.own_subjects(trigger):
        return None
    main = trigger.head
    deed = next((e for e, at in context if at == number and e.trigger_start <= main.idx < e.trigger_end and e.event_type in SCENE and e.place is not None), None)
    return Located(deed.place, f"inherited: with “{deed.trigger}”", False) if deed is not None and deed.place is not None else None


def _is_where_it_was(event: Event, previous: Event, back: int, goes_on: bool, in_foreign_country: bool) -> bool:
    """Whether an event told so many sentences after another may, by their types and times, have been where that was. `goes_on`: the
    scene goes on two sentences behind it; `in_foreign_country`: all that is known is the other country."""
    near = back <= 1
    on_the_spot = event.event_type in SCENE and previous.event_type in SCENE
    in_country = previous.basis.get("place", "").endswith("(country)")
    if event.event_type in IN_CUSTODY and previous.event_type not in IN_CUSTODY:
        return False  # not where the arrest was
    if event.event_type == "release" and previous.event_type in COURT_ACTS and seats.by_a_court(previous) and PRISON_LEFT.search(event.trigger):
        return False  # "walked out of prison"
    if event.event_type in SCENE and seats.by_a_court(event) != seats.by_a_court(previous):
        return False
    time = _timing(event, previous)
    case = event.event_type in CASE and previous.event_type in CASE and near
    brought = event.event_type == "charge" and previous.event_type == "detention" and near and event.trigger.startswith(("arraign", "brought"))
    allowed = {
        "same": True,
        "next": on_the_spot or case or brought or near and event.event_type == "assembly_denied" and previous.event_type == "protest" or event.event_type in AFTER_CUSTODY,
        "open": (on_the_spot and (near or goes_on)) or case or near and _of_those_held(event, previous) or back == 0 and event.event_type == "release" and previous.event_type == "detention",
        "after": case,
        "other": False,
    }[time]
    if not (allowed or in_foreign_country):
        return False
    if event.event_type == "charge" and (not (case or brought) or in_country):
        return False
    return event.event_type not in LATER_ELSEWHERE or back == 0 and time in ("same", "open") or in_country or _of_those_held(event, previous)


def _passed_by_none_else(verdict: Event, entities: list[Entity]) -> bool:
    """Whether no other than a court is told to have passed a verdict."""
    actors = [p for p in verdict.participants if p.role == "actor"]
    return all(entities[p.entity].subkind == "court" if p.entity is not None else seats.by_a_court(verdict) for p in actors)


def _of_those_held(event: Event, previous: Event) -> bool:
    """Whether some of the people just taken are let go, none of them named."""
    targets = [p for p in event.participants if p.role == "target"]
    return event.event_type == "release" and previous.event_type in ("detention", "assembly_disrupted") and bool(targets) and all(p.entity is None for p in targets)
