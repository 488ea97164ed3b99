"""Whom it befalls what is done to a measure told before: "the ban was lifted", "it was extended by a month", "the request was refused"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Event, Participant
from pipeline.relate.concerned import types_meant
from pipeline.relate.event_nouns import is_definite
from pipeline.relate.lending import lend

MEASURES = frozenset({"movement_restriction", "asset_freeze", "registration_denied", "censorship", "extradition", "designation", "detention"})
"""Types of what is imposed on somebody until it is ended or changed."""
ENDED_OR_CHANGED = MEASURES | {"release", "other"}
"""Types as which it is told that a measure ends or is changed."""
BY_NOUN = {"request": {"extradition"}, "warrant": {"extradition", "detention"}, "freeze": {"asset_freeze"}, "block": {"asset_freeze", "censorship"}, "arrest": {"movement_restriction"}, "order": MEASURES, "measure": MEASURES, "restriction": MEASURES,
           "licence": {"registration_denied"}, "license": {"registration_denied"}}
"""Nouns that may mean a measure told before, though too wide to tell it again."""
REACH = 4
"""Sentences back in which the measure was told that a noun means; that which a pronoun means was told just before."""


def whom_the_measure_befell(event: Event, trigger: Token, context: list[tuple[Event, int]], number: int) -> list[Participant]:
    """The targets of the measure told before that ends or is changed, where its sentence tells none."""
    if event.event_type not in ENDED_OR_CHANGED or trigger.pos_ != "VERB" or any(p.role in ("target", "affected") for p in event.participants):
        return []
    for types, reach in _meant(trigger):
        for told, at in reversed(context):
            if number - at > reach:
                break
            whom = [p for p in told.participants if p.role == "target"] if told.event_type in types and told.status != "not_occurred" else []
            if whom:
                return [lend(p, "target", f"target of “{told.trigger}” told before") for p in whom]
    return []


def _meant(trigger: Token) -> Iterator[tuple[Set[str], int]]:
    """The types that the measure may have which a trigger ends or changes, and how many sentences back it may have been told."""
    for thing in clauses.patients_of(trigger):
        if thing.lower_ in ("it", "this"):
            yield MEASURES, 1
        elif thing.pos_ == "NOUN" and is_definite(thing) and not clauses.oblique(thing, "of", "on", "against"):
            types = MEASURES & types_meant(thing) | BY_NOUN.get(lemma_of(thing), set())
            if types:
                yield types, REACH
