"""What prosecutors ask for is a step of the trial, not a verdict: "At the hearing on 3 May, the prosecution asked for five years". It
belongs to the hearing or the verdict that tells it beside, and is a hearing of its own where there is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Penalty
from pipeline.relate.arguments.dropped import each_told
from pipeline.relate.index import trigger_root
from pipeline.relate.lending import befallen
from pipeline.relate.penalties.words import is_respectively
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when.tense import is_pluperfect
from pipeline.vocabulary import word_list

VERDICT_REACH = 4  # events before
ASKING = word_list("demands.asking")
_TOLD = {"occurred", "alleged"}
_EACH = re.compile(r"(?:each|all|both)(?: (?:of them|one|of the \w+|\w+))?|them", re.I)


def settle_demands(doc: Doc, events: Sequence[Event]) -> list[Event]:
    """Joins the penalties that prosecutors ask for to the hearing or verdict told beside; those told alone tell a hearing."""
    kept: list[Event] = []
    for number, event in enumerate(events):
        verb = _demand(doc, event)
        if verb is None:
            kept.append(event)
            continue
        beside = [e for e in [*kept[-3:], *events[number + 1 : number + 3]] if e.status in _TOLD and not _demand(doc, e)]
        told = _told_with(event, [e for e in beside if e.start == event.start]) or _told_with(
            event, [e for e in beside if _follows(doc, e, event) and (e.event_type == "trial" or is_pluperfect(verb))])
        if told is None and is_pluperfect(verb):
            told = _verdict_before(doc, event, kept)
        if told is not None:
            told.penalties += _for_each(doc, event, told)
            told.charges = told.charges or event.charges
            if not befallen(told):
                told.participants += [p for p in event.participants if p.role == "target"]
            continue
        event.event_type, event.status = "trial", "occurred"
        event.basis["event_type"] += "; asked for at the trial"
        event.basis.pop("status", None)
        kept.append(event)
    return kept


def is_demand(doc: Doc, event: Event) -> bool:
    """Whether an event tells what prosecutors ask for."""
    return _demand(doc, event) is not None


def _for_each(doc: Doc, demand: Event, told: Event) -> list[Penalty]:
    """The penalties asked for, in turn for those of the verdict where they are told "respectively", or for all of them ("four years for each"); without any words for whom, the only one of the verdict."""
    punished = list({p.recipient: p for p in told.penalties if p.recipient is not None and p.status == "imposed"}.values())
    asked = list({(p.kind, p.duration_min, p.amount_min): p for p in demand.penalties}.values())

    def of(row: Penalty, p: Penalty) -> Penalty:
        return replace(row, recipient_kind=p.recipient_kind, recipient=p.recipient, recipient_text=p.recipient_text,
                       recipient_count_min=p.recipient_count_min, recipient_count_max=p.recipient_count_max)

    if len(asked) > 1 and len(asked) == len(punished) and is_respectively(text_of(doc), max(p.end for p in asked), demand.end):
        asked.sort(key=lambda p: p.end)
        return [of(row, p) for row, p in zip(asked, punished, strict=True)]
    cleared = [] if punished else [p for p in each_told(told.participants) if p.role == "target"]
    alone = len(punished) + len(cleared) == 1
    whole = [p for p in asked if p.recipient is None and (_EACH.fullmatch(p.recipient_text) or alone and not p.recipient_text)]
    rows = [of(row, p) for row in whole for p in punished] + [replace(row, recipient_kind=p.kind, recipient=p.entity, recipient_text=p.text, recipient_count_min=p.count_min,
                                                                      recipient_count_max=p.count_max) for row in whole for p in cleared]
    return [p for p in demand.penalties if p not in whole] + rows if rows else demand.penalties


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
    same = [e for e in told if not people or not befallen(e) or people & befallen(e) or e.event_type == "trial" and e.start == demand.start]
    hearings = [e for e in same if e.event_type == "trial" and (not own_date or not e.date or e.date == demand.date)]
    verdicts = [e for e in same if e.event_type == "sentence" and not own_date]
    return next(iter(hearings + verdicts), None)


def _verdict_before(doc: Doc, demand: Event, told: Sequence[Event]) -> Event | None:
    """The last verdict before, in the paragraph, of those for whom all the same had been demanded ("had sought four years for each")."""
    people = {p.entity for p in demand.participants if p.role == "target" and p.entity is not None}
    before = [e for e in reversed(told[-VERDICT_REACH:]) if e.event_type in VERDICTS and e.status in _TOLD and e.end <= demand.start
              and people <= befallen(e) and "\n" not in text_of(doc)[e.end : demand.start]]
    return next((e for e in before if e.event_type == "sentence"), next(iter(before), None))


def _follows(doc: Doc, told: Event, demand: Event) -> bool:
    """Whether the sentence of the demand comes right behind that of the event, also as a paragraph of its own."""
    return told.end <= demand.start and not text_of(doc)[told.end : demand.start].strip()
