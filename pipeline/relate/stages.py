"""Stages of an event ("arrested", "remanded in custody"): vocabulary/stages.csv."""

from __future__ import annotations

from collections.abc import Set
from functools import cache, lru_cache

from pipeline.layers import Event
from pipeline.vocabulary import rows


def stages_differ(x: Event, y: Event) -> bool:
    """A bill tabled and a bill passed are two events, though of one bill."""
    return x.event_type == y.event_type and bool(_stages(x)) and bool(_stages(y)) and not _stages(x) & _stages(y)


def is_of_stage(event: Event, words: Set[str]) -> bool:
    """Whether words, of those that name stages, name none but others than the event's ("arrested" and "was remanded")."""
    stages = _stages(event)
    told = _named_by(event.event_type, frozenset(words)) if stages else stages
    return not told or bool(told & stages)


def same_stage(x: Event, y: Event) -> bool:
    """Whether both words name one stage ("arrested", "held since his arrest")."""
    return x.event_type == y.event_type and bool(_stages(x) & _stages(y))


def _stages(event: Event) -> frozenset[str]:
    return _stages_of(event.event_type, event.trigger)


@lru_cache(maxsize=4096)
def _stages_of(event_type: str, trigger: str) -> frozenset[str]:
    return _named_by(event_type, frozenset(trigger.lower().split()))


@lru_cache(maxsize=4096)
def _named_by(event_type: str, words: frozenset[str]) -> frozenset[str]:
    return frozenset(stage for stage, stem in _stems_of_stages().get(event_type, ()) if any(word.startswith(stem) for word in words))


@cache
def _stems_of_stages() -> dict[str, list[tuple[str, str]]]:
    """By type of event its stages and the beginnings of words that name them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows("stages"):
        found.setdefault(row["event_type"], []).append((row["stage"], row["stem"]))
    return found
