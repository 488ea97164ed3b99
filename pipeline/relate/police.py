"""Who made an arrest, or hurt people, where the clause itself leaves it open: the police that the same sentence tells at work.

"Police fired tear gas and 14 were arrested", "was arrested after officers raided the studio", "troops opened fire; two were
killed": where one sentence tells of one force searching, dispersing, beating or arresting, what is told without a doer is
that force's. A death is the deed of those whose violence against the same person was told just before.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Participant

AT_WORK = {"search", "assembly_disrupted", "detention", "attack"}
DONE_TO_PEOPLE = {"detention", "killing", "attack"}
VIOLENCE = {"attack", "torture"}
SCENE_REACH = 4
"""Events back in which the violence is told of which somebody died."""


def add_arresting(events: Sequence[Event]) -> None:
    """Adds the actor to arrests, killings and attacks without one that share their sentence with a deed of one force of police."""
    for event in events:
        if event.event_type not in DONE_TO_PEOPLE or event.status != "occurred" or any(p.role in ("actor", "source") for p in event.participants):
            continue
        forces = [p for other in events if other is not event and other.start == event.start and other.event_type in AT_WORK and other.status == "occurred"
                  for p in other.participants if p.role == "actor" and _is_police(p)]
        if forces and len({p.entity if p.entity is not None else p.text.lower() for p in forces}) == 1:
            p = forces[0]
            event.participants.append(Participant("actor", p.kind, p.entity, p.start, p.end, p.text, p.count_min, p.count_max, p.approximate,
                                                  basis=f"“{p.text}” at work in the same sentence"))  # fmt: skip


def add_killers(events: Sequence[Event]) -> None:
    """Adds the actor to a death that follows violence against the same person ("was shot by a guard. He died in hospital")."""
    for number, event in enumerate(events):
        if event.event_type != "killing" or event.status != "occurred" or any(p.role in ("actor", "source") for p in event.participants):
            continue
        for told in reversed(events[max(0, number - SCENE_REACH):number]):
            done = [p for p in told.participants if p.role == "actor"]
            if told.event_type in VIOLENCE and told.status == "occurred" and told.section == event.section and done and _victims(told) & _victims(event):
                event.participants += [Participant("actor", p.kind, p.entity, p.start, p.end, p.text, p.count_min, p.count_max, p.approximate,
                                                   basis=f"doer of “{told.trigger}” told before") for p in done]  # fmt: skip
                break


def _victims(event: Event) -> set[int | str]:
    return {p.entity if p.entity is not None else p.stands_for or p.text for p in event.participants if p.role == "target"}


def _is_police(p: Participant) -> bool:
    words = p.text.lower().split()
    return bool(({w.removesuffix("s") for w in words} | set(words)) & (word_classes()["police"].lemmas - {"authority", "ministry", "government", "administration"}))
