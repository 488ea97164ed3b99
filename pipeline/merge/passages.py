"""The paragraphs of a report that tell events, as sets of words, and what a clause of an overview shares with them.

Words are stems (`pipeline.merge.wording`). A word weighs 1 where only one of the passages has it, and less the more have
it; the name of the report's own country weighs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.layers import ReportFacts
from pipeline.merge.candidates import Candidate, named_in
from pipeline.merge.wording import kinds_of_nouns, rarity, stems, weigh

NEARBY = 0.4
"""Share of a word's weight where it stands in the rest of the overview's sentence, or in the rest of the passage."""
HEADING = 0.7
"""The same where it stands in the heading, which says what the passage is about."""
PASSAGE = 1.0
"""The event stands in the passage that the clause is about; taken off where it stands in one with far fewer shared words.
Less where not even one word tells the passages apart."""
ALMOST, FAR_LESS = 0.75, 0.4
"""Shares of the best passage's words from which another may be meant as well, and below which it is not meant."""

Place = tuple[int, int]
"""A passage: the ordinal of its section, and the character at which the paragraph begins."""


@dataclass
class Shared:
    """What a clause shares with the events, each list by number of the event."""

    words: list[float]  # of the clause with the event's sentence; less for those around either
    own: list[float]  # of the clause with the event's sentence alone
    heading: list[float]  # of the clause with the heading of the passage, beyond `own`
    standing: list[float]  # `PASSAGE` where the event stands in the passage that the clause is about, less than 0 where in quite another


class Passages:
    """The paragraphs that tell `details`, each with the heading above it."""

    def __init__(self, report: ReportFacts, details: Sequence[Candidate]) -> None:
        self._report = report
        text = report.report.text
        headings = {s.ordinal: stems(text[s.heading_start : s.heading_end]) for s in report.sections}
        self.of: list[Place] = []
        self.members: dict[Place, list[int]] = {}
        self.types = Counter(detail.event.event_type for detail in details)
        self._own = [stems(detail.event.text) | _kinds_of(detail, report) for detail in details]
        self._told = [(detail.event.start, detail.event.event_type) for detail in details]
        self._together = Counter(self._told)
        self._words: dict[Place, frozenset[str]] = {}
        self._named: dict[Place, set[int]] = {}
        self._shared: dict[tuple[frozenset[str], frozenset[str]], Shared] = {}
        beyond: list[frozenset[str]] = []
        for number, (detail, own) in enumerate(zip(details, self._own, strict=True)):
            event = detail.event
            place = (event.section, text.rfind("\n", 0, event.start) + 1)
            heading = headings.get(event.section, frozenset())
            if place not in self._words:
                end = text.find("\n", event.start)
                self._words[place] = stems(text[place[1] : end if end >= 0 else None]) | heading
            self._words[place] |= own
            self.of.append(place)
            self.members.setdefault(place, []).append(number)
            beyond.append(heading - own)
        home = [e.name for e in report.entities if e.subkind == "country" and e.country == report.report.country]
        self._weight = rarity(list(self._words.values())) | dict.fromkeys(stems(" ".join(home)), 0.0)
        self._by_word = _index(enumerate(self._own))
        self._by_heading_word = _index(enumerate(beyond))
        places = {place: number for number, place in enumerate(self._words)}
        self._numbers = [places[place] for place in self.of]
        self._by_passage_word = _index(enumerate(self._words.values()))

    def shared(self, near: frozenset[str], far: frozenset[str]) -> Shared:
        """What a clause with the stems `near`, in a sentence with `far` besides, shares with every event."""
        if (near, far) not in self._shared:
            self._shared[near, far] = self._share(near, far)
        return self._shared[near, far]

    def _share(self, near: frozenset[str], far: frozenset[str]) -> Shared:
        events, places = len(self.of), len(self._words)
        own, heading = self._sums(near, self._by_word, events), self._sums(near, self._by_heading_word, events)
        around, rest = self._sums(near, self._by_passage_word, places), self._sums(far, self._by_word, events)
        words = [
            mine + NEARBY * (around[p] - mine) + (HEADING - NEARBY) * above + NEARBY * others
            for mine, p, above, others in zip(own, self._numbers, heading, rest, strict=True)
        ]
        of_passage = [a + NEARBY * b for a, b in zip(around, self._sums(far, self._by_passage_word, places), strict=True)]
        best = max(of_passage)
        weight = PASSAGE * min(1.0, best)
        stand = [weight if one >= ALMOST * best else -weight if one < FAR_LESS * best else 0.0 for one in of_passage]
        return Shared(words, own, heading, [stand[p] for p in self._numbers])

    def _sums(self, words: frozenset[str], index: Mapping[str, Sequence[int]], size: int) -> list[float]:
        """The weights of those of the words that each of `size` sets has."""
        found = [0.0] * size
        for word in sorted(words & index.keys()):
            weight = self._weight[word]
            for number in index[word]:
                found[number] += weight
        return found

    def is_alone(self, number: int) -> bool:
        """Whether an event's sentence tells no other one of its type."""
        return self._together[self._told[number]] == 1

    def named_before(self, number: int, link: Sequence[int]) -> set[int]:
        """Those whom the passage of an event names before its sentence."""
        start, end = self.of[number][1], self._told[number][0]
        if (start, end) not in self._named:
            self._named[start, end] = {link[entity] for entity in named_in(self._report, start, end)}
        return self._named[start, end]

    def around(self, words: frozenset[str], of: int, number: int) -> float:
        """Words, those of an event in another passage, that the passage of an event shares; 0 in one and the same passage."""
        return weigh(words & self._words[self.of[number]], self._weight) if self.of[of] != self.of[number] else 0.0


_KINDS = {"ngo": "organisation", "media": "outlet"}
"""Kinds of organisations, each with the noun by which an overview means one."""


def _kinds_of(detail: Candidate, report: ReportFacts) -> frozenset[str]:
    """The stems of what those are whom an event befell or who did it, wherever the report says so."""
    named = [report.entities[p.entity] for p in detail.event.participants if p.entity is not None and p.role != "source"]
    return kinds_of_nouns(" ".join(word for one in named for word in (*one.occupations, _KINDS.get(one.subkind, ""))))


def _index(sets: Iterable[tuple[int, frozenset[str]]]) -> dict[str, list[int]]:
    """Word → numbers of the sets that have it, in order."""
    found: dict[str, list[int]] = {}
    for number, words in sets:
        for word in words:
            found.setdefault(word, []).append(number)
    return found
