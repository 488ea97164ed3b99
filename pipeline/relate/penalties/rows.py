"""The rows of a penalty: one for each recipient who can receive it."""

from __future__ import annotations

import copy
import re

from msgspec.structs import replace

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import Event, Participant, Penalty
from pipeline.relate.offences.citing import provision_near
from pipeline.relate.offences.of_penalties import offence_after
from pipeline.relate.offences.phrases import up_to
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.imposing import PENAL
from pipeline.relate.penalties.status import status_of
from pipeline.relate.penalties.words import is_respectively, lengths_in_turn

_ABSENT = re.compile(r"\bin absentia\b|\bin (?:his|her|their) absence\b", re.I)
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|not? (?:less|fewer) than|minimum of|in excess of) (?:a |an )?$", re.I)
_FURTHER = re.compile(r"\b(?:additional|a further|another) $")
"""What stands before a term as long as the one told before it."""
_ARTICLES = {"a", "an", "another", "the", "his", "her", "their", *(word for word in WORDS if word.isalpha())}
OF_ANYBODY = {"fine", "compensation", "confiscation", "asset_freeze", "activity_ban", "warning", "other"}
"""Kinds of penalties that a body may receive as well as a person."""
_STATE = re.compile(r"(?:the |a |an )?(?:[\w-]+ )?(?:police|courts?|tribunal|judiciary|authorities|government|regime|ministry|prosecution|parliament)", re.I)
_PRONOUNS = {"he", "him", "his", "she", "her", "they", "them", "their", "both", "both of them", "each", "each of them", "all", "all of them", "who", "whom"}
_BARE = {"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"}
"""Pronouns in whose place the words that they stand for are printed."""


def add_rows(doc: Doc, event: Event, figure: Figure, recipients: list[Participant], offence: str | None = None) -> None:
    """Adds one row per recipient; each its own length where they are told "respectively", or are as many as the lengths. People who receive it are among those whom
    the event befalls. `offence`: that of this one of several figures, empty where only others have one; None where the verb of the
    event tells it."""
    text = text_of(doc)
    first, last = min(figure.start, event.trigger_start), max(figure.end, event.trigger_end)
    if last - first > 160 or "\n" in text[first:last]:
        first, last = figure.start, figure.end
    base = Penalty(kind=figure.kind, recipient_kind="", recipient=None, recipient_text="", offence=offence_after(doc, event) if offence is None else offence,
                   provision=provision_near(doc, event), status=status_of(doc, event, figure.start, figure.end), start=first, end=last, text=text[first:last])  # fmt: skip
    base.in_absentia = bool(_ABSENT.search(text, event.trigger_start, min(event.end, event.trigger_end + 60)) or _ABSENT.search(text, figure.end, min(event.end, figure.end + 60)))
    if figure.quantity is not None:
        q = figure.quantity
        base.amount_min, base.amount_max, base.currency, base.unit = q.amount_min, q.amount_max, q.currency, q.unit
        base.converted_amount, base.converted_currency = q.converted_amount, q.converted_currency
        base.approximate, base.basis = q.approximate, q.basis
    if figure.length is not None:
        base.duration_min, base.duration_max = figure.length.duration_min, figure.length.duration_max
        base.approximate = figure.length.approximate
        if _AT_LEAST.search(text, max(0, figure.start - 20), figure.start):
            base.duration_max = ""
    if (figured := base.offence.find(text[figure.start : figure.end])) > 0:  # "for his role in the riot | to two years"
        base.offence = base.offence[: up_to(base.offence, 0, figured)]
    rows = one_per_recipient(base, _fitting(figure.kind, recipients))
    listed = lengths_in_turn(figure.length.text) if figure.length is not None else []
    if figure.length is not None and len(recipients) != 1 and (is_respectively(text, figure.end) or len(rows) == len(listed) > 1 and len({length[-1] for length in listed}) == 1):
        _lengths_in_turn(text, figure, rows)
    for row in rows:
        alike = [p for p in event.penalties if _measure(p) == _measure(row)]
        if not alike or _FURTHER.search(text, event.trigger_end, figure.start) or offence and all(p.offence and p.offence != offence for p in alike):
            event.penalties.append(row)
    if event.event_type in PENAL:
        event.participants += [replace(p, role="target") for p in recipients if p.entity is None and _is_unnamed(p, event.participants)]
    known = {p.entity for p in event.participants}
    event.participants += [replace(p, role="target") for p in recipients if p.kind == "person" and p.entity not in known and p.entity in {row.recipient for row in rows}]


def _is_unnamed(recipient: Participant, known: list[Participant]) -> bool:
    """Whether somebody without a name is told by words of their own, not by a pronoun, and is none of those known."""
    words = recipient.text.lower()
    told = words in _PRONOUNS or _STATE.fullmatch(recipient.text) or any(p.text.lower() == words or recipient.start < p.end and p.start < recipient.end for p in known)
    return not told and recipient.text.split()[0].lower() in _ARTICLES


def _fitting(kind: str, recipients: list[Participant]) -> list[Participant]:
    """Those who can receive a penalty of a kind: organs of the state only pay, and a pronoun that was taken for a body, or the
    member of one ("the head of the X"), is told by the words alone where only people are punished so."""
    if kind not in ("fine", "compensation"):
        recipients = [p for p in recipients if p.kind != "group" or not _STATE.fullmatch(p.stands_for or p.text)]
    if kind in OF_ANYBODY:
        return recipients
    if any(p.kind == "person" for p in recipients):
        recipients = [p for p in recipients if p.kind != "organisation"]  # "party member X"
    return [replace(p, kind="group", entity=None) if p.kind == "organisation" and (p.text.lower() in _PRONOUNS or p.text[0].islower()) else p for p in recipients]


def one_per_recipient(base: Penalty, recipients: list[Participant]) -> list[Penalty]:
    """A copy of a penalty for each recipient; itself where nobody is told."""
    if not recipients:
        return [base]
    out = []
    for p in recipients:
        row = copy.copy(base)
        row.recipient_kind, row.recipient, row.recipient_text = p.kind, p.entity, p.stands_for or p.text if p.text.lower() in _BARE else p.text
        row.recipient_count_min, row.recipient_count_max = p.count_min, p.count_max
        out.append(row)
    return out


def _lengths_in_turn(text: str, figure: Figure, rows: list[Penalty]) -> None:
    """"30 and 20 months respectively": each recipient the own length where the counts agree, else a length for nobody."""
    if len({(row.recipient, row.recipient_text) for row in rows}) < len(rows):
        return
    lengths = lengths_in_turn(text[max(0, figure.start - 25) : figure.end])
    for number, row in enumerate(rows):
        row.duration_min = row.duration_max = lengths[number] if len(lengths) == len(rows) else ""


def _measure(p: Penalty) -> tuple[object, ...]:
    """Kind, recipient and figures of a penalty: what no two rows of an event share."""
    return p.kind, p.recipient, p.recipient_text if p.recipient is None else "", p.amount_min, p.duration_min
