"""Charges told again without their names: "convicted on both counts", "acquitted of all three charges", "the latter charge was
dropped", "found guilty as charged", "threw out the charge against her" mean those of the accusation before; "pleaded guilty to the
same charges" those that were told last of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import Charge, Event
from pipeline.relate.lending import befallen, identity

_NOUN = r"(?:counts?|charges?|offen[cs]es|accusations)\b"
_COUNTED = re.compile(
    rf"\b(?:(?:on|of) (?P<both>both)(?: (?:of )?(?:the )?{_NOUN}| of them|(?=[,.;]| but\b| and\b))|(?:on|of) (?P<all>all)(?: (?:of )?the)? {_NOUN}"
    rf"|(?:on|of) (?:all|the) (?P<number>two|three|four|five|six) {_NOUN}|(?P<which>first|second|third|latter|former) (?:count|charge)\b"
    rf"|(?:the|this|that|these|those|all(?: the)?|his|her|their|its) (?P<left>remaining )?(?P<charges>charges?|counts?|accusations)\b(?! that\b| which\b| of\b)"
    r"|(?P<as>as charged)\b|the (?P<same>same) (?:charges?|offen[cs]es?|counts?|crimes?|accusations?)\b)(?! of\b)", re.I)
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2}
_OUTCOMES = {"convict": "sentence", "find": "sentence", "guilty": "sentence", "conviction": "sentence", "acquit": "acquittal", "clear": "acquittal", "absolve": "acquittal", "drop": "acquittal",
             "dismiss": "acquittal", "withdraw": "acquittal", "throw": "acquittal", "quash": "acquittal"}  # fmt: skip
_OF_SAME = {"sentence": "sentence", "jail": "sentence", "imprison": "sentence", "fine": "sentence", "send": "sentence", "give": "sentence", "get": "sentence", "receive": "sentence", "hand": "sentence", "charge": "charge", "face": "charge", "accuse": "charge", "indict": "charge"}
"""What else may be told of the same charges as those of somebody before."""
_ACCUSING = {"charge", "detention", "trial"}
_PLEADED = re.compile(r"\bplead(?:ed|s|ing)? guilty\b(?! to)|\bpled guilty\b(?! to)|\bplea (?:to|of) guilty\b|\bguilty plea\b(?! to)", re.I)
"""A plea that does not tell to what, which then is to all charges told before in the sentence."""
_NEAR = 12
"""Words before the number of the charges in which the verdict on them is told."""
_REACH = 1500
"""Characters behind an accusation in which its charges are told by their number."""
_SAME_REACH = 200
"""Characters between charges and a verdict on others for the same."""


def charge_by_number(doc: Doc, events: list[Event]) -> None:
    """Fill the charges of verdicts that tell them without their names, from the last accusation of the same people in the section, and
    of verdicts and accusations "on the same charges" from what was told last."""
    for event in events:
        if event.event_type not in ("sentence", "acquittal", "charge") or event.status == "not_occurred" or any(c.offence for c in event.charges):
            continue
        told = next((m for m in _COUNTED.finditer(text_of(doc), event.start, event.end) if event.event_type in _outcomes(doc, m)), None)
        if told is None and event.event_type == "sentence" and _PLEADED.search(text_of(doc), event.start, event.end) and (beside := _accused_beside(event, events)) is not None:
            event.charges = _of_all(event, {c.offence: c for c in beside.charges if c.offence}.values()) or event.charges
            continue
        accusation = (_charges_before(event, events) if told["same"] else _accusation_before(event, events)) if told else None
        if told is None or accusation is None:
            continue
        offences = _meant(told, sorted({c.start: c for c in accusation.charges if c.offence}.values(), key=lambda c: c.start), _settled(event, accusation, events))
        if any(p.role == "target" for p in event.participants):
            event.charges = _of_all(event, offences) or event.charges
        else:
            event.charges = [c for c in accusation.charges if any(c.start == o.start for o in offences)]


def _of_all(event: Event, offences: Iterable[Charge]) -> list[Charge]:
    """Charges against all whom an event befalls."""
    people = {identity(p): p for p in event.participants if p.role == "target"}.values()
    return [replace(c, recipient_kind=p.kind, recipient=p.entity, recipient_text=p.text) for c in offences for p in people]


def _outcomes(doc: Doc, told: re.Match[str]) -> list[str]:
    """The types of event that may be told of the charges: by the last verb or adjective before them, or else the one above them; of
    "the same charges" by any of these."""
    span = doc.char_span(*told.span(), alignment_mode="expand")
    token: Token | None = span.root if span is not None else None
    if token is None:
        return []
    outcomes = _OUTCOMES | _OF_SAME if told["same"] else _OUTCOMES
    before = reversed(doc.tokens[max(token.sent.start, token.i - _NEAR) : token.i])
    found = [outcomes[lemma_of(node)] for node in (*before, token, *clauses.enclosing_clauses(token)) if lemma_of(node) in outcomes]
    return found if told["same"] else found[:1]


def _accusation_before(event: Event, events: list[Event]) -> Event | None:
    """The last event of the section before a verdict that tells the charges against the same people, or, of people without a name, the
    one of the sentence before."""
    before = [e for e in events if e.event_type in _ACCUSING and e.section == event.section and 0 < event.start - e.start < _REACH and any(c.offence for c in e.charges)]
    same = next((e for e in reversed(before) if befallen(event) & befallen(e)), None)
    unnamed = all(p.entity is None for p in event.participants if p.role == "target")
    return same or next((e for e in before if unnamed and 0 <= event.start - e.end < 2), None)


def _accused_beside(event: Event, events: list[Event]) -> Event | None:
    """The accusation of the same people told in the sentence of a verdict."""
    beside = [e for e in events if e.event_type == "charge" and e.start == event.start and any(c.offence for c in e.charges)]
    return next((e for e in beside if befallen(e) & befallen(event) or not befallen(event)), None)


def _charges_before(event: Event, events: list[Event]) -> Event | None:
    """The last event in the sentence or the one before that tells charges, whoever they are against."""
    before = [e for e in events if e.section == event.section and e.trigger_start < event.trigger_start and event.start - e.end < _SAME_REACH and any(c.offence for c in e.charges)]
    return max(before, key=lambda e: e.trigger_start, default=None)


def _settled(event: Event, accusation: Event, events: list[Event]) -> set[str]:
    """The offences of which the same people were acquitted or found guilty between an accusation and a verdict."""
    between = [e for e in events if e.event_type in ("sentence", "acquittal") and accusation.start <= e.start < event.start and befallen(e) & befallen(event)]
    return {c.offence for e in between for c in e.charges}


def _meant(told: re.Match[str], charges: list[Charge], settled: set[str]) -> list[Charge]:
    """Those of the charges that a number, "all" or an ordinal means; none where these are more or fewer."""
    if which := told["which"]:
        at = _PLACES[which.lower()]
        return charges[at : at + 1] if len(charges) > at and (which.lower() not in ("latter", "former") or len(charges) == 2) else []
    if told["same"] or told["as"]:
        return charges
    if told["charges"]:
        left = [c for c in charges if not any(c.offence.startswith(s) or s.startswith(c.offence) for s in settled if s)] if told["left"] else charges
        return left if len(left) == 1 or told["charges"].endswith("s") else []
    number = 2 if told["both"] else WORDS.get(told["number"].lower(), 0) if told["number"] else len(charges)
    return charges if len(charges) == number and number > 1 else []
