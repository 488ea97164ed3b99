"""Who made an arrest, or hurt people, where the clause itself leaves it open: the police that the same sentence tells at work.

"Police fired tear gas and 14 were arrested", "was arrested after officers raided the studio", "troops opened fire; two were
killed": where one sentence tells of one force searching, dispersing, beating or arresting, what is told without a doer is
that force's.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.parse import Doc
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Participant
from pipeline.relate.index import trigger_span
from pipeline.relate.lending import befallen, lend

AT_WORK = {"search", "assembly_disrupted", "detention", "attack"}
DONE_TO_PEOPLE = {"detention", "killing", "attack"}


def add_arresting(events: Sequence[Event], doc: Doc) -> None:
    """Adds the actor to arrests, killings and attacks without one that share their sentence with a deed of one force of police; not where
    a clause only sets that deed beside them ("two were held in X, while in Y police dispersed a rally")."""
    for event in events:
        if event.event_type not in DONE_TO_PEOPLE or event.status != "occurred" or any(p.role in ("actor", "source") for p in event.participants):
            continue
        if event.event_type != "detention" and not befallen(event):
            continue  # "clashes broke out when police charged": not by them
        at_work = AT_WORK if event.event_type == "detention" else AT_WORK - {"detention"}  # "police arrested two men over the killing"
        if event.event_type == "killing":
            at_work = at_work - {"search"}  # "lost his life after police seized his goods"
        forces = [p for other in events if other is not event and other.start == event.start and other.event_type in at_work
                  and other.status == "occurred" and not _is_set_beside(other, event, doc) and not ("reference" in event.basis and other.date != event.date)
                  for p in other.participants if p.role == "actor" and _is_police(p)]
        if forces and len({p.entity if p.entity is not None else p.text.lower() for p in forces}) == 1:
            p = forces[0]
            event.participants.append(lend(p, "actor", f"“{p.text}” at work in the same sentence"))


def _is_set_beside(other: Event, event: Event, doc: Doc) -> bool:
    """Whether one of two events is told in a clause of contrast to the other."""
    told, beside = (trigger_span(doc, e) for e in (event, other))
    if told is None or beside is None:
        return False
    above = {told.root, *told.root.ancestors} ^ {beside.root, *beside.root.ancestors}
    return any(clauses.is_contrast(node) for node in above)


def _is_police(p: Participant) -> bool:
    words = p.text.lower().split()
    return bool(({w.removesuffix("s") for w in words} | set(words)) & (word_classes()["police"].lemmas - {"authority", "ministry", "government", "administration"}))
