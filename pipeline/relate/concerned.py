"""Whom a statement or an appeal concerns that is about an event told just before: "condemned the arrest", "appealed the
verdict" concern those who were arrested or convicted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Event, Participant
from pipeline.relate.event_nouns import is_definite, types_of_noun

REACH = 6
"""Sentences back in which the event meant is told."""
ABOUT = {"statement", "complaint"}
LOOSELY = {"case": {"sentence", "charge", "trial", "detention"}, "seizure": {"search", "asset_freeze"}, "measure": {"registration_denied", "censorship", "designation"},
           "eviction": {"other"}, "harassment": {"harassment"}, "persecution": {"detention", "charge", "sentence"}}
"""Nouns that may mean an event, though too wide to tell it again."""
PATH = {"obj", "obl", "nmod", "conj"}
"""Relations between the trigger and a noun that it is about."""


def concerned(event: Event, trigger: Token, context: Sequence[tuple[Event, int]], number: int) -> list[Participant]:
    """The targets of the event that the nouns beside the trigger mean; empty where the trigger tells of somebody already.
    `context`: events told before in the paragraph with their sentence; `number`: the sentence of this one."""
    if event.event_type not in ABOUT or any(p.role in ("affected", "target") for p in event.participants):
        return []
    for noun in _nouns(trigger):
        types = types_of_noun(noun) or LOOSELY.get(lemma_of(noun), set())
        for told, at in reversed(context):
            if number - at > REACH or told.event_type not in types or told.status == "not_occurred":
                continue
            targets = [p for p in told.participants if p.role == "target" and not any(p.entity is not None and p.entity == q.entity for q in event.participants)]
            against = event.event_type == "complaint" and any("prosecut" in p.text.lower() for p in event.participants)
            return [Participant("target" if against else "affected", p.kind, p.entity, p.start, p.end, p.text, p.count_min, p.count_max, p.approximate,
                                basis=f"target of “{told.trigger}”, meant by “{noun.text}”") for p in targets]  # fmt: skip
    return []


def _nouns(trigger: Token) -> Iterator[Token]:
    """Definite nouns in the object and the phrases of a trigger, no clause between."""
    open_ = [trigger, *([trigger.head] if trigger.dep_ == "obj" else [])]
    while open_:
        node = open_.pop(0)
        for child in node.children:
            if child.dep_ in PATH and child.pos_ == "NOUN" and not clauses.prepositions(child) & {"after", "during", "before", "since", "in"}:
                if is_definite(child):
                    yield child
                open_.append(child)
