"""How often Python looks for garbage: rarely while reports are worked on, whose objects nearly all live until they are written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECTED_AFTER = 50_000
"""New objects after which garbage is looked for. Nearly all that a run loads stays, and looking at every 700th took a tenth of
the time until it has loaded."""


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage: what is made of a report goes at once when its facts are there."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def rarely_collected() -> Iterator[None]:
    """A search for garbage only after `COLLECTED_AFTER` new objects."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
