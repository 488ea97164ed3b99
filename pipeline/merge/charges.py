"""Charges over the tellings of one event: of a verdict on a group, those of its members whose penalties another telling gives ("found all five
guilty of riot", then "A got a year, B and C six months")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.layers import Charge, Event
from pipeline.merge.recipients import under_names

_ALSO = re.compile(r"\b(?:also|additionally|in addition)\W+(?:been )?$", re.I)
"""In front of a trigger that adds to what was told."""


def complete_charges(event: Event, told: Event) -> None:
    """The charges of another telling, where the main one tells no offence, or where that telling adds to them ("they were also charged with
    sedition")."""
    offences = [c for c in event.charges if c.offence]
    more = [c for c in told.charges if c.offence]
    if more and not offences:
        event.charges = under_names(event, told, more)
    elif more and event.event_type == "sentence" and _people(told) < _people(event):  # "convicted both of breaking the law; A was found guilty of libel"
        words = {word for c in offences for word in c.offence.lower().split()}
        event.charges = [*event.charges, *(c for c in more if c.recipient is not None and words.isdisjoint(c.offence.lower().split()))]
    elif more and event.event_type == "charge" and _ALSO.search(told.text[: told.trigger_start - told.start]):
        known = {(c.offence.lower(), c.recipient, c.recipient_text) for c in offences}
        event.charges = [*event.charges, *(c for c in under_names(event, told, more) if (c.offence.lower(), c.recipient, c.recipient_text) not in known)]
    elif not event.charges:
        event.charges = under_names(event, told, told.charges)


def _people(event: Event) -> set[int | None]:
    """Those whom an event befell, where all of them are named."""
    return {p.entity for p in event.participants if p.role == "target"}


_ALL = {"All", "all", "All of them", "all of them", "Both", "both", "They", "they", "them"}
"""Words for a whole group told before."""


def charge_members(event: Event) -> None:
    """Tells the charges of a group of each of its members punished by name ("found all five guilty of riot", then "A got a year,
    B and C six months"). Where anybody is charged by name, or a penalty has an offence of its own, who did what stays as told."""
    offences = {c.start: c for c in event.charges if c.offence}
    if event.event_type != "sentence" or not offences or any(c.recipient is not None for c in event.charges):
        return
    groups = {c.recipient_text for c in offences.values()}
    unnamed = [p for p in event.participants if p.role == "target" and p.entity is None]
    charged = [p for p in unnamed if p.text in groups] or (unnamed if groups <= _ALL else [])
    if len(groups) != 1 or len(charged) != 1 or not _of_several(charged[0].text, charged[0].count_min):
        return
    if any(p.recipient is None and p.recipient_text == charged[0].text for p in event.penalties):
        return
    known = {c.offence for c in offences.values()}
    targets = {p.entity for p in event.participants if p.role == "target"}
    punished = {p.recipient: p for p in event.penalties if p.recipient_kind == "person" and p.status == "imposed" and p.recipient in targets}
    if any(p.offence and p.offence not in known for p in event.penalties) or len(punished) > (charged[0].count_max or len(punished)):
        return
    event.charges = [*event.charges, *(_against(c, p.recipient, p.recipient_text) for p in punished.values() for c in offences.values())]


def _of_several(text: str, count: int | None) -> bool:
    return count > 1 if count is not None else text.split()[0].lower() in ("all", "them", "they", "both", "these", "those")


def _against(charge: Charge, person: int | None, text: str) -> Charge:
    return replace(charge, recipient_kind="person", recipient=person, recipient_text=text)
