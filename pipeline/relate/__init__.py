"""Doc → event candidates, one per telling: who did what to whom, when, where, and whether it happened.

`relate` reads the layers that the components of `pipeline.annotate` set and returns `Event` objects with participants,
date, place, status, confidence and, in `basis`, the words and rules behind each value. Tellings of one event are merged
later, by `pipeline.resolve`.
"""

from pipeline.relate.events import relate

__all__ = ["relate"]
