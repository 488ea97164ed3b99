"""Charges told again by their number alone: "convicted on both counts", "acquitted of all three charges", "the latter charge was
dropped" mean those of the accusation before."""

from __future__ import annotations

import re

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
    rf"|(?:on|of) (?:all|the) (?P<number>two|three|four|five|six) {_NOUN}|(?P<which>first|second|third|latter|former) (?:count|charge)\b)(?! of\b)", re.I)
_PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2}
_OUTCOMES = {"convict": "sentence", "find": "sentence", "guilty": "sentence", "conviction": "sentence", "acquit": "acquittal", "clear": "acquittal", "absolve": "acquittal", "drop": "acquittal",
             "dismiss": "acquittal", "withdraw": "acquittal"}  # fmt: skip
_ACCUSING = {"charge", "detention", "trial"}
_NEAR = 12
"""Words before the number of the charges in which the verdict on them is told."""
_REACH = 1500
"""Characters behind an accusation in which its charges are told by their number."""


def charge_by_number(doc: Doc, events: list[Event]) -> None:
    """Fill the charges of verdicts that tell them by their number, from the last accusation of the same people in the section."""
    for event in events:
        if event.event_type not in ("sentence", "acquittal") or event.status == "not_occurred" or any(c.offence for c in event.charges):
            continue
        told = next((m for m in _COUNTED.finditer(text_of(doc), event.start, event.end) if _outcome(doc, m) == event.event_type), None)
        accusation = _accusation_before(event, events) if told else None
        if told is None or accusation is None:
            continue
        offences = _meant(told, sorted({c.start: c for c in accusation.charges if c.offence}.values(), key=lambda c: c.start))
        if people := {identity(p): p for p in event.participants if p.role == "target"}.values():
            event.charges = [replace(c, recipient_kind=p.kind, recipient=p.entity, recipient_text=p.text) for c in offences for p in people] or event.charges
        else:
            event.charges = [c for c in accusation.charges if any(c.start == o.start for o in offences)]


def _outcome(doc: Doc, told: re.Match[str]) -> str:
    """The type of the verdict that is told of the charges: by the last verb or adjective before them, or else the one above them."""
    span = doc.char_span(*told.span(), alignment_mode="expand")
    token: Token | None = span.root if span is not None else None
    if token is None:
        return ""
    before = reversed(doc.tokens[max(token.sent.start, token.i - _NEAR) : token.i])
    return next((_OUTCOMES[lemma_of(node)] for node in (*before, token, *clauses.enclosing_clauses(token)) if lemma_of(node) in _OUTCOMES), "")


def _accusation_before(event: Event, events: list[Event]) -> Event | None:
    """The last event of the section before a verdict that tells the charges against the same people, or, of people without a name, the
    one of the sentence before."""
    before = [e for e in events if e.event_type in _ACCUSING and e.section == event.section and 0 < event.start - e.start < _REACH and any(c.offence for c in e.charges)]
    same = next((e for e in reversed(before) if befallen(event) & befallen(e)), None)
    unnamed = all(p.entity is None for p in event.participants if p.role == "target")
    return same or next((e for e in before if unnamed and 0 <= event.start - e.end < 2), None)


def _meant(told: re.Match[str], charges: list[Charge]) -> list[Charge]:
    """Those of the charges that a number, "all" or an ordinal means; none where these are more or fewer."""
    if which := told["which"]:
        at = _PLACES[which.lower()]
        return charges[at : at + 1] if len(charges) > at and (which.lower() not in ("latter", "former") or len(charges) == 2) else []
    number = 2 if told["both"] else WORDS.get(told["number"].lower(), 0) if told["number"] else len(charges)
    return charges if len(charges) == number and number > 1 else []
