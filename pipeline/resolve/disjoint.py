"""Disjoint sets of numbers, four bytes for each, so that hundreds of millions fit into memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Sets:
    """Disjoint sets over 0 … size-1; a set is called after its smallest number."""

    def __init__(self, size: int) -> None:
        self._parent = array("i", range(size))

    def find(self, item: int) -> int:
        parent = self._parent
        while parent[item] != item:
            parent[item] = item = parent[parent[item]]
        return item

    def join(self, a: int, b: int) -> tuple[int, int]:
        """Make the sets of both one; returns its number and the one that is no more."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parent[second] = first
        return first, second

    def join_equal(self, keyed: Iterable[tuple[object, int]]) -> None:
        """Join all numbers that stand with one key; equal keys must follow each other."""
        last: tuple[object, int] | None = None
        for key, item in keyed:
            if last and last[0] == key:
                self.join(last[1], item)
            last = key, item
