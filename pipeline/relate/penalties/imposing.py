"""The event that imposes a penalty: of those told in the sentence the nearest whose type takes such measures ("sentenced X to a year, fined
Y")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event
from pipeline.relate.events.cases import HIGHER_INSTANCE
from pipeline.relate.index import trigger_root
from pipeline.relate.penalties.words import is_fine, is_imposed

PENAL = {"sentence", "appeal_ruling"}
MEASURES = {
    "detention": {"pretrial_detention", "house_arrest"},
    "movement_restriction": {"travel_ban", "house_arrest", "deportation", "confiscation", "activity_ban", "restricted_freedom", "other"},
    "release": {"travel_ban", "house_arrest", "warning", "activity_ban", "confiscation", "other"},
    "asset_freeze": {"asset_freeze", "confiscation", "travel_ban"},
    "court_ruling": {"warning", "fine", "compensation", "pretrial_detention", "house_arrest", "travel_ban", "activity_ban", "confiscation"},
    "registration_denied": {"fine", "confiscation"},
    "trial": {"pretrial_detention"},
    "complaint": {"compensation"},
    "other": {"other"},
}  # fmt: skip
_NEXT_CLAUSE = re.compile(r", |\band\b|\bbut\b|\bwhile\b|\bwhereas\b")
_LIFTS = re.compile(r"(?:was |were |has |had |been )*(?:lift|eas|remov|scrapp?|end|drop|cancel|revok|rescind)", re.I)
REACH_OF_DEMAND = 160
"""Characters before a penalty in which it is told that the prosecution asked for it."""
ASKED = re.compile(r"\bprosecut\w+ (?:\w+ ){0,3}?(?:request|s(?:ought|eek)|demand|ask|call)\w*", re.I)


def owner_of(kind: str, start: int, end: int, told: list[Event], text: str) -> Event | None:
    """The event that a penalty of this kind belongs to: the nearest that imposes such measures, else the nearest verdict."""
    measures, verdicts = _imposing(kind, told)
    owner = nearest_to(measures, start, end, text) or nearest_to(verdicts, start, end, text)
    if owner is None and told and ASKED.search(text, max(told[0].start, start - REACH_OF_DEMAND), start):  # "at the hearing, prosecutors asked for five years"
        return nearest_to([e for e in told if e.event_type == "trial"], start, end, text)
    return owner


def _imposing(kind: str, told: list[Event]) -> tuple[list[Event], list[Event]]:
    """The events that impose such measures as penalties of this kind are, and the verdicts that may."""
    verdicts = [e for e in told if e.event_type in PENAL and kind != "asset_freeze" and not _lifts_a_measure(e)]
    measures = [e for e in told if kind in MEASURES.get(e.event_type, set()) and not is_under_review(e, told) and not (verdicts and e.event_type == "other")]
    if len(measures) > 1:  # "lifted the travel ban imposed on X": imposed by the other
        measures = [e for e in measures if e.event_type != "court_ruling" or not _LIFTS.match(e.trigger)] or measures
    return measures, verdicts


def _lifts_a_measure(event: Event) -> bool:
    """Whether a higher court decides on a measure of another court rather than on a verdict."""
    return event.basis.get("event_type", "").endswith(HIGHER_INSTANCE)


def is_under_review(event: Event, told: list[Event]) -> bool:
    """Whether a sentence only refers to an event since an appeal decides on it."""
    return "reference" in event.basis and any(e.event_type == "appeal_ruling" and not _lifts_a_measure(e) for e in told)


def nearest_to(events: list[Event], start: int, end: int, text: str) -> Event | None:
    """The event whose trigger is nearest, one that stands before the expression preferred, none behind the end of a clause; one behind a
    comma or "and" only where none stands before ("sentenced X to a year, fined Y")."""
    first = min((e.trigger_start for e in events), default=0)

    def distance(event: Event) -> tuple[bool, bool, int]:
        gap = start - event.trigger_end if event.trigger_end <= start else max(0, event.trigger_start - end)
        after = event.trigger_start > end
        next_clause = after and first < start and _NEXT_CLAUSE.search(text, end, event.trigger_start) is not None
        return bool(";" in text[min(event.trigger_end, end) : max(event.trigger_start, start)]), next_clause, gap + (40 if after else 0)

    reachable = [e for e in events if e.trigger_start <= end or ";" not in text[end : e.trigger_start]]
    return min(reachable, key=distance) if reachable else None


def in_offence(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether a sum stands in what somebody was punished for ("fined for not declaring 200 USD")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_root(doc, event)
    before = text_of(doc)[max(event.start, start - 12) : start]
    if span is None or trigger is None or is_fine(before) or is_imposed(before):
        return False
    node = span.root
    while node.i != trigger.i and node.head.i != node.i:
        if node.pos_ == "VERB" and node.dep_ in ("advcl", "acl") and clauses.prepositions(node) & {"for", "over", "because", "after", "of", "by"}:
            return True
        node = node.head
    return False
