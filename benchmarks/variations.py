"""Archives of any size from the annotated reports of tests/gold: each copy with other people and other years.

A copy has every person's name replaced, letter by letter, and every year moved, so that its words keep their lengths. Bodies
and places stay. Copy 0 is the report as it is.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GOLD = Path(__file__).parents[1] / "tests" / "gold"
YEARS = 12
"""Copies after which a year comes again."""

_CONSONANTS, _VOWELS = "bdfgjklmnprstvz", "aeiou"
_YEAR = re.compile(r"(?<![\d:.,])20[012]\d(?![\d.]\d|\d)")


@dataclass(frozen=True)
class Original:
    """A report of tests/gold, and the words of people's names in it that name nothing else."""

    path: Path
    names: frozenset[str]

    def copy(self, number: int) -> Copy:
        return Copy(self, number)


@cache
def originals() -> tuple[Original, ...]:
    found = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        words = {kind: {word for one in gold[kind] for name in (one["name"], *one["aliases"]) for word in re.findall(r"\w+", name)}
                 for kind in ("people", "organisations", "places")}  # fmt: skip
        names = frozenset(word for word in words["people"] - words["organisations"] - words["places"] if len(word) > 2 and word.istitle())
        found.append(Original(path.with_suffix(".txt"), names))
    return tuple(found)


class Copy:
    """The same report of other people in other years."""

    def __init__(self, original: Original, number: int) -> None:
        self.original, self.number = original, number
        self.name = f"{original.path.stem}-{number:06}"
        self._names = re.compile(r"\b(?:" + "|".join(sorted(original.names)) + r")\b") if original.names and number else None

    def words(self, text: str) -> str:
        """The text with names and years changed; its length is that of the original."""
        if self._names is not None:
            text = self._names.sub(lambda match: self._renamed(match.group()), text)
        return _YEAR.sub(lambda match: str(int(match.group()) - self.number % YEARS), text)

    def _renamed(self, name: str) -> str:
        chance = random.Random(f"{self.number} {name}")
        return "".join(self._letter(letter, chance) for letter in name)

    @staticmethod
    def _letter(letter: str, chance: random.Random) -> str:
        for letters in (_CONSONANTS, _VOWELS):
            if letter.lower() in letters:
                other = chance.choice(letters)
                return other.upper() if letter.isupper() else other
        return letter

    def text(self) -> str:
        return self.words(self.original.path.read_text(encoding="utf-8"))


def copies(count: int) -> Iterator[Copy]:
    """`count` different reports, those of tests/gold as they are first."""
    reports = originals()
    return (reports[number % len(reports)].copy(number // len(reports)) for number in range(count))


def write(folder: Path, count: int) -> list[Path]:
    """`count` reports as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for copy in copies(count):
        paths.append(folder / f"{copy.name}.txt")
        paths[-1].write_text(copy.text(), encoding="utf-8")
    return paths
