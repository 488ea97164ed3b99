"""Participants that one event lends to another, and by what those of two events are known as the same."""

from __future__ import annotations

import msgspec

from pipeline.layers import Event, Participant, Role


def lend(participant: Participant, role: Role, basis: str) -> Participant:
    """The same one in an event that another sentence, or none, tells of them."""
    return msgspec.structs.replace(participant, role=role, basis=basis)


def identity(participant: Participant) -> int | str:
    """The number of the entity, or the words of a group."""
    return participant.entity if participant.entity is not None else participant.stands_for or participant.text


def befallen(event: Event) -> set[int | str]:
    """The identities of those to whom it was done."""
    return {identity(p) for p in event.participants if p.role == "target"}


def entities_of(event: Event, role: Role | None = None) -> set[int]:
    """The numbers of the entities that take part in an event, in any role or in one."""
    return {p.entity for p in event.participants if p.entity is not None and (role is None or p.role == role)}
