"""The event that a noun refers back to ("the protest", "his detention"), which has it as a telling."""

from __future__ import annotations

import re

from pipeline.layers import Event
from pipeline.relate.arguments.counts import FLOATING
from pipeline.relate.case_roles import OF_CASE
from pipeline.relate.events.referring import DECIDED_ON, DEFINITE, OF_THE_KNOWN, TELLS_APART
from pipeline.relate.events.told_again import compatible
from pipeline.relate.lending import entities_of
from pipeline.relate.stages import stages_differ

REACH = 900  # characters back in which a noun without names finds its event
TOLD_BY_NOUN = {"protest", "killing", "attack", "search", "assembly_disrupted", "assembly_denied", "trial", "legislation"}
"""Types that a bare noun with a date tells ("the 5 May rally")."""
ANEW = re.compile(r"^\W*(?:\w+\W+){0,2}(?:again|anew|afresh|once more)\b", re.I)
BESIDE = 30  # characters behind a trigger in which such words belong to it
MOMENTARY = {"sentence", "charge", "appeal_ruling", "acquittal", "release", "killing"}


def fold_references(events: list[Event]) -> list[Event]:
    """Turns nouns that only refer back ("the protest", "his detention") into tellings of the event they refer to.

    That event has the same type, no other date or place, and a participant in common; where the noun names no
    participant, it is the nearest one before in the same section. Nouns that name nobody and fit no event are dropped.
    """
    kept: list[Event] = []
    for i, event in enumerate(events):
        if "reference" not in event.basis:
            kept.append(event)
            continue
        named = {p.entity for p in event.participants
                 if p.entity is not None and p.role != "source"
                 and not (p.basis.startswith(OF_CASE) and event.basis["reference"].startswith("definite"))}
        options = []
        for j, other in enumerate(events):
            if not _akin(other, event) or "reference" in other.basis or not (compatible(other, event) or _tells_part(event)) or stages_differ(other, event):
                continue
            if _tells_more_of_one(event, other):
                continue
            if j > i and ANEW.search(other.text[other.trigger_end - other.start:][:BESIDE]):
                continue  # "learned of its suspension … was suspended anew"
            if event.place is not None and event.place != other.place and not _lent_place(event) and (not named or other.place is not None):
                continue
            shared = named & entities_of(other)
            if shared or (not named and j < i and other.section == event.section and event.start - other.start < REACH):
                options.append((not shared, j > i, abs(other.trigger_start - event.trigger_start), other))
        if options:
            target = min(options, key=lambda option: option[:3])[3]
            if all(t.start != event.start for t in target.tellings):
                target.tellings += event.tellings
            roles = {p.role for p in target.participants}
            if "actor" not in roles:
                pronouns = FLOATING | {"he", "she", "they", "it"}
                target.participants += [p for p in event.participants if p.role == "actor" and p.kind != "person" and p.text.lower() not in pronouns]
            if event.status == "ongoing" and target.status == "occurred" and target.event_type not in MOMENTARY:
                target.status, target.basis["status"] = "ongoing", f"“{event.trigger}”, another telling"
            if target.place is None and event.place is not None and "inherited" not in event.basis["place"]:
                target.place, target.country = event.place, event.country
                target.basis["place"] = f"from “{event.trigger}”, another telling: {event.basis['place']}"
            if event.date and (not target.date or _says_when_it_was(event, target)):
                target.date, target.date_start, target.date_end, target.date_precision = (
                    event.date, event.date_start, event.date_end, event.date_precision)
                target.basis["date"] = f"from “{event.trigger}”, another telling: {event.basis['date']}"
        elif event.basis["reference"] == DECIDED_ON:
            continue
        elif named or _introduces(event) or (event.event_type in TOLD_BY_NOUN and event.date_precision in ("day", "month") and not event.basis["date"].startswith(OF_THE_KNOWN)) or _is_theirs_on_a_day(event):
            kept.append(event)
    return kept


def _akin(told: Event, noun: Event) -> bool:
    """Whether a noun may mean an event by its type; "the attack" also means what officials did."""
    return told.event_type == noun.event_type or (told.event_type, noun.event_type) == ("torture", "attack")


def _says_when_it_was(event: Event, target: Event) -> bool:
    """Whether a noun tells the day of a protest that was only told to lie before something else."""
    exact = event.event_type == "protest" and event.status == "occurred" and event.date_precision == "day"
    return exact and target.date_precision == "before" and event.date_end <= target.date_end


def _tells_part(event: Event) -> bool:
    """Whether a participle tells some of the people whom an event befell apart ("three of those arrested")."""
    return event.basis["reference"].endswith(TELLS_APART)


def _tells_more_of_one(event: Event, told: Event) -> bool:
    """Whether an event tells when, or to how much, one of several people was sentenced of whom another only tells that they were ("A and B,
    both convicted, … A goes on serving a seven-year term")."""
    own, those_told = ({p.entity for p in one.participants if p.role == "target"} for one in (event, told))
    more = event.date and not told.date or _LENGTH.search(event.trigger) and not _LENGTH.search(told.trigger)
    return event.event_type == "sentence" and bool(more and own) and own < those_told


_LENGTH = re.compile(r"\b(?:hour|day|week|month|year)s?\b", re.I)


def _lent_place(event: Event) -> bool:
    """Whether an event has its place from another one or from the seat of a body beside it ("a week after the protest, the
    court …")."""
    return event.basis.get("place", "").startswith(("inherited", "seat"))


def _is_theirs_on_a_day(event: Event) -> bool:
    """Whether a noun tells, with a day of its own, what befell people told before ("their arrest the previous day")."""
    return event.date_precision == "day" and "in the clause" in event.basis.get("date", "") and any(p.role == "target" for p in event.participants)


def _introduces(event: Event) -> bool:
    """Whether a definite noun, or a plural of violence, tells whom it befell by an indefinite count, as what is new to the
    reader ("the deaths of five civilians", "documented attacks on at least 40 reporters")."""
    return (event.basis["reference"].startswith("definite") or event.event_type in TOLD_BY_NOUN) and any(
        p.role == "target" and p.count_min is not None and event.start <= p.start < event.end and p.text.split()[0].lower() not in DEFINITE for p in event.participants)
