"""Unnamed people known again: "the four students" of one sentence are the "four students of the college" of another.

Only groups of a stated number are followed. Within a report a definite mention ("the four students", "they") is of the
nearest group before it that has as many heads and, where it says what they are, is described alike. Over reports groups are
one where an event that both tell befell them, or where a report brings in with a definite article what only one group told
earlier in the country can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pipeline.merge.candidates import described, kind_of
from pipeline.resolve.disjoint import Sets

PRONOUNS = {"they", "them", "their", "who", "whom", "whose", "all", "both", "each", "theirs"}
DEFINITE = {"the", "these", "those", "all", "both"}


MANY = 10
"""Heads that hardly two groups of a paragraph share, so that the second needs no article ("a court convicted 25 drivers")."""
PARAGRAPH = 900
FEW = 3
"""Heads from which a group is known again in another report."""


class Heads(NamedTuple):
    """An unnamed group in an event, where one report tells it."""

    country: str
    report: str
    group: int  # number of the participant, the same in all reports that tell the event
    start: int
    own: bool  # the report has these words; else only the event is told in it
    text: str
    heads: int


def known_again(told: Iterable[Heads], size: int) -> Iterator[list[int]]:
    """Numbers of groups that are one, two and more. `told` comes by country, report in order of publication, and there in
    text order; numbers are below `size`."""
    sets = Sets(size)
    for _, of_country in groupby(told, key=lambda one: one.country):
        earlier: dict[int, list[Heads]] = {}
        for _, of_report in groupby(of_country, key=lambda one: one.report):
            before: list[Heads] = []
            for one in of_report:
                if one.own:
                    same = next((other for other in reversed(before) if _is(one, other)), None)
                    fits = {sets.find(other.group): other for other in earlier.get(one.heads, ())} if same is None and _brought_in(one) else {}
                    alike = [other for other in fits.values() if _alike(one, other)]
                    if same or len(alike) == 1:
                        sets.join(one.group, (same or alike[0]).group)
                before.append(one)
            for one in before:
                earlier.setdefault(one.heads, []).append(one)
    members: dict[int, list[int]] = {}
    for group in range(size):
        first = sets.find(group)
        if first != group:
            members.setdefault(first, [first]).append(group)
    yield from members.values()


def _is(one: Heads, other: Heads) -> bool:
    if one.heads != other.heads:
        return False
    if other.own and one.start == other.start:
        return True  # two events of one sentence, told of the same words
    words = one.text.lower().split()
    if words[0] in PRONOUNS and (len(words) == 1 or words[1:] == ["of", "them"]):
        return True
    if words[0] in DEFINITE or one.heads >= MANY and one.start - other.start < PARAGRAPH:
        return _alike(one, other)
    return False


def _brought_in(one: Heads) -> bool:
    return one.heads >= FEW and one.text.lower().split()[0] in ("the", "these", "those") and bool(described(one.text))


def _alike(one: Heads, other: Heads) -> bool:
    """Whether the two are told of in words that do not tell them apart, and share one."""
    mine, others = described(one.text), described(other.text)
    kinds = {kind_of(one.text), kind_of(other.text)} - {""}
    return len(kinds) < 2 and (not mine or bool(mine & others))
