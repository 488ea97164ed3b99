"""Event type and context → codes of other vocabularies, from vocabulary/crosswalk.csv."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.layers import Event, Participant, Penalty
from pipeline.records import Row
from pipeline.vocabulary import rows

COLUMNS = ("civicus_tags", "plover", "acled", "huridocs")
_CONTEXT_WORDS = {
    "target:journalist": {"journalist", "reporter", "editor", "blogger", "media", "correspondent", "broadcaster"},
    "target:protester": {"protester", "protestor", "demonstrator", "protesters", "protestors", "demonstrators", "participants"},
    "target:human_rights_defender": {"activist", "activists", "defender", "defenders", "lawyer"},
}


def codes(event: Event, occupations: Iterable[str]) -> dict[str, list[str]]:
    """Lists of codes by column. `occupations` are those of the named targets, in the words of the text."""
    contexts = {f"penalty:{p.kind}" for p in event.penalties} | {f"status:{event.status}"}
    described = {word for text in occupations for word in text.lower().split()}
    described |= {word for p in event.participants if p.role == "target" for word in p.text.lower().split()}
    contexts |= {context for context, words in _CONTEXT_WORDS.items() if described & words}
    found: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for row in rows("crosswalk"):
        if row["event_type"] != event.event_type or (row["context"] and row["context"] not in contexts):
            continue
        for column in COLUMNS:
            values = [value for value in row[column].split(";") if value]
            if values:
                old = found[column] if column == "civicus_tags" or not row["context"] else []
                found[column] = old + [value for value in values if value not in old]
    return found


def codes_of_rows(event: Row, participants: Sequence[Row], penalties: Sequence[Row]) -> dict[str, list[str]]:
    """The same for a row of events.csv and its parts, after a person has changed it."""
    made = Event(
        event["event_type"], event["status"], 0, 0, 0, "", 0, 0, "",
        participants=[Participant(p["role"], p["kind"], None, p["start"], p["end"], p["text"]) for p in participants],
        penalties=[Penalty(p["kind"], "", None, "") for p in penalties],
    )  # fmt: skip
    return codes(made, ())
