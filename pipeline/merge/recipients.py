"""Whom another telling only describes ("a podcaster was given …"), under the names that the main telling has for as many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from pipeline.layers import Charge, Event, Penalty

Row = TypeVar("Row", Penalty, Charge)
_OF_ONE = {"a", "an", "the", "its", "his", "her", "their"}


def under_names(event: Event, told: Event, rows: Iterable[Row]) -> list[Row]:
    """The rows of another telling, those of unnamed recipients once for each target that the main one names, where these are as many."""
    named = [p for p in event.participants if p.role == "target" and p.entity is not None]
    unnamed = any(p.role == "target" and p.entity is None for p in event.participants)
    out: list[Row] = []
    for row in rows:
        if row.recipient is None and row.recipient_text and named and not unnamed and _heads(told, row.recipient_text) == len(named):
            out += [replace(row, recipient_kind=p.kind, recipient=p.entity, recipient_text=p.text) for p in named]
        else:
            out.append(row)
    return out


def _heads(told: Event, words: str) -> int | None:
    """How many the words for somebody without a name tell; None where they do not say."""
    group = next((p for p in told.participants if p.entity is None and p.text == words), None)
    if group is not None and group.count_min is not None:
        return group.count_min if group.count_max == group.count_min else None
    first, last = words.split()[0].lower(), words.split()[-1].lower()
    return 1 if first in _OF_ONE and not last.endswith("s") else None
