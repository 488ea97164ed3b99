"""How sure an event is, between 0 and 1: a sum of simple observations on the telling, squashed.

The weights were set by hand and checked by ranking the events of annotated reports; they are not probabilities, but rows
below 0.5 are right less often than rows above.
"""

from __future__ import annotations

import math

from pipeline.layers import Event

BIAS = -2.3
WEIGHT = 2.4  # of the trigger's own weight in the vocabulary
NAMED = 0.7
TARGET = 0.5
OWN_DATE = 0.6
OWN_PLACE = 0.3
VERB = 0.4
BACK_REFERENCE = -1.3
WEAK_TYPES = {"statement": -0.5, "other": -1.0, "vilification": -0.3, "harassment": -0.3, "complaint": -0.2, "investigation": -0.2}


def confidence(event: Event, weight: float, verbal: bool, anchors: list[str], generic: bool) -> float:
    """A figure to two decimals; see the module for what enters it."""
    score = BIAS + WEIGHT * weight + (VERB if verbal else 0.0)
    score += NAMED if {"person", "organisation"} & set(anchors) else 0.0
    score += TARGET if any(p.role in ("target", "actor") for p in event.participants) else 0.0
    score += OWN_DATE if "date" in anchors else 0.0
    score += OWN_PLACE if "place" in anchors else 0.0
    score += BACK_REFERENCE if "reference" in event.basis else 0.0
    score -= 0.6 if generic else 0.0
    score -= 0.3 if event.status not in ("occurred", "alleged") else 0.0
    score += WEAK_TYPES.get(event.event_type, 0.0)
    return round(1 / (1 + math.exp(-score)), 2)
