"""A sum or a length of time that measures a penalty, on its way from the words to its recipients."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.layers import Event, Quantity, TimeExpression


@dataclass
class Figure:
    """A sum or a length of time that measures a penalty, before it is given to its recipients."""

    kind: str
    start: int
    end: int
    quantity: Quantity | None = None
    length: TimeExpression | None = None
    owner: Event | None = None
