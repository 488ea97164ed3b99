"""Event type and context → codes of other vocabularies, from vocabulary/crosswalk.csv."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from pipeline.layers import Event, Participant, Penalty
from pipeline.records import Row
from pipeline.vocabulary import rows

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
COLUMNS = ("civicus_tags", "plover", "acled", "huridocs")


@cache
def _words() -> dict[str, frozenset[str]]:
    """Context → its words, from vocabulary/crosswalk_contexts.csv."""
    contexts = {row["context"] for row in rows("crosswalk_contexts")}
    return {context: frozenset(row["word"] for row in rows("crosswalk_contexts") if row["context"] == context) for context in contexts}


@cache
def _of_type() -> dict[str, list[tuple[str, dict[str, list[str]]]]]:
    """Event type → context and codes by column of its rows of vocabulary/crosswalk.csv."""
    found: dict[str, list[tuple[str, dict[str, list[str]]]]] = {}
    for row in rows("crosswalk"):
        by_column = {column: [value for value in row[column].split(";") if value] for column in COLUMNS}
        found.setdefault(row["event_type"], []).append((row["context"], by_column))
    return found


def contexts_of(event: Event, described: Callable[[Participant], Iterable[str]]) -> set[str]:
    """The contexts that hold for an event. `described` gives what is known of a named participant beside the words of
    the telling: occupations of a person, the kind of an organisation."""
    found = {f"penalty:{p.kind}" for p in event.penalties} | {f"status:{event.status}"}
    said = [(p.role, set(_singular([p.text, p.stands_for, *described(p)]))) for p in event.participants if p.role in ("target", "actor")]
    targets = {word for role, words in said if role == "target" for word in words}
    found |= {context for context, words in _words().items() if context.startswith("target:") and targets & words}
    actors = [words for role, words in said if role == "actor"]
    state, others = _words()["actor:state"], _words()["actor:non_state"]
    if actors and all(words & others and not words & state for words in actors):
        found.add("actor:non_state")
    return found


def _singular(texts: Iterable[str]) -> Iterator[str]:
    for word in _WORDS.findall(" ".join(texts).lower()):
        yield word
        yield word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def codes(event: Event, described: Callable[[Participant], Iterable[str]] = lambda p: ()) -> dict[str, list[str]]:
    """Lists of codes by column; `described` as in `contexts_of`."""
    of_type = _of_type().get(event.event_type, ())
    contexts = contexts_of(event, described) if any(context for context, _ in of_type) else set()
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for context, by_column in of_type:
        if context and context not in contexts:
            continue
        for column, values in by_column.items():
            if values:
                old = found[column] if column == "civicus_tags" or not context else []
                found[column] = old + [value for value in values if value not in old]
    return found


def codes_of_rows(event: Row, participants: Sequence[Row], penalties: Sequence[Row]) -> dict[str, list[str]]:
    """The same for a row of events.csv and its parts, after a person has changed it."""
    made = Event(
        event["event_type"], event["status"], 0, 0, 0, "", 0, 0, "",
        participants=[Participant(p["role"], p["kind"], None, p["start"], p["end"], p["text"]) for p in participants],
        penalties=[Penalty(p["kind"], "", None, "") for p in penalties],
    )  # fmt: skip
    return codes(made)
