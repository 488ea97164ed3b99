"""Doc → event candidates, one per telling: who did what to whom, when, where, and whether it happened.

`relate` reads the layers that the components of `pipeline.annotate` set and returns `Event` objects with participants,
date, place, status, confidence and, in `basis`, the words and rules behind each value. Tellings of one event are merged
later, by `pipeline.merge`.
"""

import spacy.tokens

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc, parse_of
from pipeline.layers import Charge, Event
from pipeline.relate import confidence
from pipeline.relate.events import event_candidates
from pipeline.relate.offences import attach_charges
from pipeline.relate.penalties import attach_penalties
from pipeline.relate.penalties.demands import settle_demands
from pipeline.relate.penalties.parts_of_verdicts import fold_verdicts, join_shares
from pipeline.relate.type_sets import OFFENDING

__all__ = ["relate"]


def relate(annotated: spacy.tokens.Doc) -> list[Event]:
    """Event candidates of a fully annotated Doc, with their penalties and charges, in text order."""
    doc = parse_of(annotated)
    found = fold_verdicts(doc, event_candidates(doc))
    _resolve_groups(doc, found)
    attach_penalties(doc, found)
    attach_charges(doc, found)
    found = settle_demands(doc, join_shares(doc, found))
    for event in found:
        confidence.settle(event)
    listed = [(event.start, c) for event in found if event.event_type == "charge" for c in event.charges if ":" in event.text[: c.start - event.start]]
    offences = [(event, c) for event in found for c in event.charges if c.offence]
    return [event for event in found if event.event_type == "charge" or not (_is_offence(event, listed) or _is_undated_deed(event, offences))]


def _is_offence(event: Event, listed: list[tuple[int, Charge]]) -> bool:
    """Whether an event is only what somebody is charged with in a list of charges ("three charges: insulting X, …"). `listed`:
    where the sentences of such charges begin, and these."""
    return any(start == event.start and c.start <= event.trigger_start < c.end for start, c in listed)


def _is_undated_deed(event: Event, offences: list[tuple[Event, Charge]]) -> bool:
    """Whether an event is a deed without a day of its own inside the offence that another event tells ("a closed trial for contempt of
    court and insulting an official")."""
    return event.event_type in OFFENDING and "in the clause" not in event.basis.get("date", "") and any(
        other is not event and c.start <= event.trigger_start < c.end for other, c in offences)


def _resolve_groups(doc: Doc, found: list[Event]) -> None:
    """Tell of every group that a pronoun or description names which group it stands for, with that group's count."""
    meant = {a.start: a.group for a in doc._.anaphors if a.group and not a.entities}
    counted = {(g.start, g.end): g for g in doc._.groups}
    for event in found:
        for p in event.participants:
            span = meant.get(p.start)
            if p.entity is None and span and (p.start, p.end) != span:
                p.stands_for = text_of(doc)[span[0] : span[1]]
                group = counted.get(span)
                if p.count_min is None and p.count_max is None and group is not None:
                    p.count_min, p.count_max, p.approximate = group.count_min, group.count_max, group.approximate
