"""What prosecutors ask for is a step of the trial, not a verdict: "At the hearing on 3 May, the prosecution asked for five years". It
belongs to the hearing or the verdict that tells it beside, and is a hearing of its own where there is neither."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event
from pipeline.relate.index import trigger_root
from pipeline.relate.lending import befallen
from pipeline.relate.when.tense import is_pluperfect
from pipeline.vocabulary import word_list

VERDICT_REACH = 4  # events before
ASKING = word_list("demands.asking")


def settle_demands(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Joins the penalties that prosecutors ask for to the hearing or verdict told beside; those told alone tell a hearing."""
    kept: list[Event] = []
    for number, event in enumerate(events):
        verb = _demand(doc, event)
        if verb is None:
            kept.append(event)
            continue
        beside = [e for e in [*kept[-3:], *events[number + 1 : number + 3]] if e.status == "occurred" and not _demand(doc, e)]
        told = _told_with(event, [e for e in beside if e.start == event.start]) or _told_with(
            event, [e for e in beside if _follows(doc, e, event) and (e.event_type == "trial" or is_pluperfect(verb))])
        if told is None and is_pluperfect(verb):
            told = _verdict_before(doc, event, kept)
        if told is not None:
            told.penalties += event.penalties
            told.charges = told.charges or event.charges
            if not befallen(told):
                told.participants += [p for p in event.participants if p.role == "target"]
            continue
        event.event_type, event.status = "trial", "occurred"
        event.basis["event_type"] += "; asked for at the trial"
        event.basis.pop("status", None)
        kept.append(event)
    return kept


def _demand(doc: Doc, event: Event) -> Token | None:
    """The verb by which prosecutors ask for a penalty, where the event tells that."""
    if event.event_type != "sentence":
        return None
    verb = trigger_root(doc, event)
    return verb if verb is not None and lemma_of(verb) in ASKING else None


def _told_with(demand: Event, told: Sequence[Event]) -> Event | None:
    """The hearing of that day, else the verdict, of the same people, at which or before which something was demanded."""
    own_date = "in the clause" in demand.basis.get("date", "")
    people = befallen(demand)
    same = [e for e in told if not people or not befallen(e) or people & befallen(e)]
    hearings = [e for e in same if e.event_type == "trial" and (not own_date or not e.date or e.date == demand.date)]
    verdicts = [e for e in same if e.event_type == "sentence" and not own_date]
    return next(iter(hearings + verdicts), None)


def _verdict_before(doc: Doc, demand: Event, told: Sequence[Event]) -> Event | None:
    """The last verdict before, in the paragraph, of those for whom all the same had been demanded ("had sought four years for each")."""
    people = [p for p in demand.participants if p.role == "target"]
    if any(p.entity is not None for p in people):
        return None
    return next((e for e in reversed(told[-VERDICT_REACH:]) if e.event_type == "sentence" and e.status == "occurred" and e.end <= demand.start
                 and "\n" not in text_of(doc)[e.end : demand.start]), None)


def _follows(doc: Doc, told: Event, demand: Event) -> bool:
    """Whether the sentence of the demand comes right behind that of the event."""
    between = text_of(doc)[told.end : demand.start]
    return told.end <= demand.start and "\n" not in between and not between.strip()
