"""Doc → event candidates, one per telling: who did what to whom, when, where, and whether it happened.

`relate` reads the layers that the components of `pipeline.annotate` set and returns `Event` objects with participants,
date, place, status, confidence and, in `basis`, the words and rules behind each value. Tellings of one event are merged
later, by `pipeline.resolve`.
"""

from spacy.tokens import Doc

from pipeline.layers import Event
from pipeline.relate import events as candidates
from pipeline.relate.offences import attach_charges
from pipeline.relate.penalties import attach_penalties

__all__ = ["relate"]


def relate(doc: Doc) -> list[Event]:
    """Event candidates of a fully annotated Doc, with their penalties and charges, in text order."""
    found = candidates.relate(doc)
    attach_charges(doc, found)
    attach_penalties(doc, found)
    return found
