"""Countries that act: "Kenya deported him", "a warrant issued by Morocco"."""

from __future__ import annotations

from pipeline.annotate.parse import Token
from pipeline.layers import Mention, Participant
from pipeline.relate.index import index_of
from pipeline.relate.slots.slot import Slot

MEASURES = {"extradition", "movement_restriction", "designation", "censorship", "release", "detention", "legislation", "asset_freeze", "statement"}
"""Types of what states are said to do by their names."""


def states_acting(event_type: str, slots: list[Slot], found: list[Participant]) -> list[Participant]:
    """The countries in the doer's slots, where nobody else is told as the doer."""
    if event_type not in MEASURES or any(p.role == "actor" for p in found):
        return []
    named = [(slot, state) for slot in slots if slot.role == "actor" and (state := _state(slot.token)) is not None]
    return [Participant(role="actor", kind="group", entity=None, start=m.start, end=m.end, text=m.text, basis=slot.how) for slot, m in named]


def _state(token: Token) -> Mention | None:
    entities = token.doc._.entities or []
    return next((m for m in index_of(token.doc).mentions.get(token.i, []) if m.kind == "place" and entities[m.entity].subkind == "country"), None)
