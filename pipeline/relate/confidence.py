"""How sure an event is, between 0 and 1: a sum of simple observations on the telling, squashed.

The weights are those of a logistic regression, rounded, on the tuning half of `training/annotations/events` (even numbers)
and the open annotated reports; every one has the sign that one would expect. The figure ranks and is no probability: 0.5
is where a telling was right in some three of five cases, and the share of right rows below it is half that above it.
"""

from __future__ import annotations

import math

from pipeline.layers import Event

BIAS = -1.0
WEIGHT = 2.2  # of the trigger's own weight in the vocabulary, above 0.5
NAMED = 0.3  # a person or organisation
SOMEBODY = 0.6  # an actor or target, named or not
OWN_DATE = 0.8
OTHER_DATE = 0.3  # taken from another sentence
OWN_PLACE = 0.6
NEGATED = -1.3  # what is told not to have happened is often the want of something, and no event
BACK_REFERENCE = -0.4
GENERAL = -0.6  # the clause tells a habit or a rule
WEAK = -0.6
WEAK_TYPES = {"statement", "vilification", "harassment", "complaint", "investigation", "court_ruling"}
"""Types whose words also tell much that is no event of theirs."""
UNFIT = -1.2  # the type for what fits no other


def confidence(event: Event, weight: float, anchors: list[str], generic: bool) -> float:
    """A figure to two decimals; see the module for what enters it. `anchors` as in `pipeline.relate.specificity`."""
    score = BIAS + WEIGHT * (weight - 0.5)
    score += NAMED * any(p.entity is not None and p.role != "source" for p in event.participants)
    score += SOMEBODY * any(p.role in ("target", "actor") for p in event.participants)
    score += OWN_DATE if "in the clause" in event.basis.get("date", "") else OTHER_DATE if event.date else 0.0
    score += OWN_PLACE * ("place" in anchors)
    score += NEGATED * (event.status == "not_occurred")
    score += BACK_REFERENCE * ("reference" in event.basis)
    score += GENERAL * generic
    score += WEAK * (event.event_type in WEAK_TYPES) + UNFIT * (event.event_type == "other")
    return round(1 / (1 + math.exp(-score)), 2)
