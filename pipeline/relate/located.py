"""Places of events as the tables have them, and the numbers of countries among a report's entities."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.layers import Entity


class Located(NamedTuple):
    """A place of an event: its entity, why, whether its own clause tells it, and how near."""

    entity: int
    basis: str
    own: bool
    rank: int = 0


def country_number(code: str, entities: list[Entity]) -> int | None:
    """The number of the country with this ISO code, None where the report names it nowhere."""
    return next((n for n, e in enumerate(entities) if e.kind == "place" and e.subkind == "country" and e.country == code), None)
