"""Vocabulary as data: CSV and TOML files that an analyst edits, and the one way to read them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `vocabulary/<name>.csv`. Lines that begin with `#` are comments. Raises ValueError on a ragged row."""
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(line for line in handle if not line.startswith("#"))
        found = list(reader)
    for number, row in enumerate(found, 2):
        if None in row or None in row.values():
            raise ValueError(f"{path.name}: row {number} does not have the columns of the header")
    return tuple(found)


@cache
def words(name: str, column: str) -> frozenset[str]:
    """The values of one column, in lower case."""
    return frozenset(row[column].lower() for row in rows(name) if row[column])


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split(";")) for row in rows("word_lists")}


def word_list(name: str) -> frozenset[str]:
    """The words of one list of `vocabulary/word_lists.csv`. Raises KeyError for a name that has no row."""
    return _word_lists()[name]


def with_particles(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """The verbs of a list → the words of which one must stand beside each ("give up", "go ahead", "go off"), none for a verb alone ("end")."""
    found: dict[str, set[str]] = {}
    for word in words:
        verb, _, particle = word.partition(" ")
        found.setdefault(verb, set()).update([particle] if particle else [])
    return {verb: frozenset(particles) for verb, particles in found.items()}


def any_of(words: Iterable[str]) -> str:
    """The regular expression of any of many words, of those that fit the longest. It holds them by their first letters, so that a
    search compares at each place only those that begin with the letter there; where case is ignored, words in lower case."""
    behind: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        behind.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in behind.items()) + ")"
