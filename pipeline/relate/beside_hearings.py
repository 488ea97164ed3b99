"""Whether a clause tells what happened beside a hearing told before: to those who had come to it, or outside the building ("two colleagues
who had come to the hearing were arrested", "supporters who had gathered outside were beaten")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.index import SCENE
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when.words import HEARINGS
from pipeline.vocabulary import word_list

COURTHOUSES = word_classes()["court"].lemmas | word_list("occasions.courthouses")
HEARD = HEARINGS | word_list("beside_hearings.heard") | COURTHOUSES
AT_DOORS = word_list("beside_hearings.at_doors")
TOLD = {"trial", "charge", *VERDICTS}


def hearing_beside(event: Event, trigger: Token, told: list[tuple[Event, int]], number: int) -> Event | None:
    """The hearing or verdict of a day, told in the sentence before, beside which something happened on the spot. `told`: the events
    told before, with the numbers of their sentences; `number`: that of the event's."""
    if event.event_type not in SCENE or not told or not number - 1 <= told[-1][1] <= number:
        return None
    before = [e for e, at in told if at == number - 1]
    last = next((e for e in reversed(before) if e.date), None)
    if last is None or last.event_type not in TOLD or last.date_precision != "day" or last.status != "occurred":
        return None
    return last if event.date in ("", last.date) and _tells_of_those_there(trigger) else None


def _tells_of_those_there(trigger: Token) -> bool:
    """Whether the people of a clause, or its circumstances, are told by the hearing, its building or its doors."""
    for carrier in carriers(trigger):
        people = [*clauses.patients_of(carrier), *clauses.surface_subjects(carrier)]
        circumstances = clauses.children(carrier, *clauses.OBLIQUES, "advmod", "xcomp", "advcl")
        if any(_is_there(t) for phrase in (*people, *circumstances) for t in phrase.subtree):
            return True
    return False


def _is_there(word: Token) -> bool:
    if word.lower_ in AT_DOORS and word.pos_ in ("ADV", "ADP", "SCONJ"):
        return word.pos_ == "ADV" or any(c.lower_ == "the" for c in word.head.children)
    return lemma_of(word) in HEARD and word.pos_ == "NOUN" and any(c.lower_ in ("the", "that", "this") for c in word.children)
