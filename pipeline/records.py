"""The tables: one declaration per table, the single source of columns, types, keys and descriptions.

CSV headers, `datapackage.json` and the codebook are generated from `TABLES`; rows are plain dictionaries that
`Table.check` holds against the declaration. `None`, `""` and an empty list all become an empty cell (not stated).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "list"]
Row = dict[str, Any]

STATUSES = ("occurred", "ongoing", "planned", "alleged", "not_occurred")
FREEDOMS = ("association", "peaceful_assembly", "expression")
PARTICIPANT_KINDS = ("person", "organisation", "group")
PRECISIONS = ("day", "part_of_month", "month", "season", "year", "interval", "before", "after")
PENALTY_KINDS = (
    "fine", "administrative_detention", "imprisonment", "restricted_freedom", "suspended_sentence", "house_arrest",
    "pretrial_detention", "travel_ban", "activity_ban", "community_service", "compensation", "confiscation",
    "asset_freeze", "deportation", "warning", "other",
)  # fmt: skip

CORRECTION_OUTCOMES = ("applied", "value_changed", "agreed", "superseded", "evidence_changed", "row_gone", "invalid")


@dataclass(frozen=True)
class Column:
    """One column: `type` as in a Frictionless schema, `list` meaning a `;` list in a string cell."""

    name: str
    type: ColumnType
    description: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    refers_to: str = ""  # "table.column"


@dataclass(frozen=True)
class Table:
    """One table of the output folder. `order` names the columns by which rows are sorted before they are written."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: str = ""
    order: tuple[str, ...] = ()

    @cached_property
    def header(self) -> list[str]:
        return [column.name for column in self.columns]

    @cached_property
    def cells(self) -> Callable[[Row], tuple[Any, ...]]:
        """The values of a row in the order of the columns."""
        return itemgetter(*self.header)

    @cached_property
    def empty(self) -> list[str | None]:
        """What stands for a value that is not stated, by column; for a list a new one."""
        return [None if column.type in ("integer", "number", "boolean") else "" for column in self.columns]

    @cached_property
    def converted(self) -> list[tuple[int, str]]:
        """Places and types of the columns that hold lists and truth values, which are text and numbers where rows are kept."""
        return [(place, column.type) for place, column in enumerate(self.columns) if column.type in ("list", "boolean")]

    @cached_property
    def formatted(self) -> list[tuple[int, Column]]:
        """Places of the columns whose values may stand otherwise in a cell; of the others they stand as they are."""
        return [(place, column) for place, column in enumerate(self.columns) if column.type not in ("integer", "date")]

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.header)

    @cached_property
    def _restricted(self) -> list[Column]:
        return [column for column in self.columns if column.required or column.allowed]

    def check(self, row: Row) -> None:
        """Raise ValueError where a row has other columns, a missing required cell or a code that is not allowed."""
        if row.keys() != self._names:
            odd = sorted(set(row) ^ set(self.header))
            raise ValueError(f"{self.name}: columns {odd} do not agree with the declaration")
        for column in self._restricted:
            value = row[column.name]
            empty = value is None or value == "" or value == []
            if column.required and empty:
                raise ValueError(f"{self.name}.{column.name}: empty, but required ({row})")
            if column.allowed and not empty and value not in column.allowed:
                raise ValueError(f"{self.name}.{column.name}: {value!r} is none of {column.allowed}")


def _text_columns(what: str, required: bool = True) -> tuple[Column, ...]:
    return (
        Column("text", "string", f"{what}, exactly as printed: the canonical text from `start` to `end`", required),
        Column("start", "integer", "first character of `text` in the canonical text, counted from 0", required),
        Column("end", "integer", "character after the last one of `text`", required),
    )


REPORT_ID = Column("report_id", "string", "report it stands in", True, refers_to="reports.report_id")
SECTION_ID = Column("section_id", "string", "section it stands in", False, refers_to="sections.section_id")
EVENT_ID = Column("event_id", "string", "event it belongs to", True, refers_to="events.event_id")
MENTIONS = Column("mentions", "integer", "how many mentions by name, over all reports", True)
REPORTS = Column("reports", "list", "report_id of every report that names it")

DATE_COLUMNS = (
    Column("date_start", "date", "first day of the value, inclusive"),
    Column("date_end", "date", "last day of the value, inclusive"),
    Column("date_precision", "string", "how exact the value is", allowed=PRECISIONS),
)

TABLES: tuple[Table, ...] = (
    Table("reports", "One row per input document", (
        Column("report_id", "string", "`<country>-<published_on>` in lower case; a short hash is appended only where two would collide", True),
        Column("source_path", "string", "path of the input, relative to the folder that was read", True),
        Column("source_sha256", "string", "SHA-256 of the raw bytes", True),
        Column("source_url", "string", "address of the report, where a sidecar or the page states it"),
        Column("title", "string", "title as the document states it"),
        Column("authors", "list", "authors as the document states them"),
        Column("country", "string", "main country, ISO 3166-1 alpha-3"),
        Column("published_on", "date", "day of publication"),
        Column("period_start", "date", "first day of the period that the report says it covers"),
        Column("period_end", "date", "last day of that period, inclusive"),
        Column("words", "integer", "words of canonical text", True),
        Column("pipeline_version", "string", "version of this software", True),
        Column("model", "string", "name and version of the language model", True),
    ), "report_id", ("report_id",)),
    Table("sections", "One row per section, in reading order", (
        Column("section_id", "string", "`<report_id>:s<ordinal>`", True),
        REPORT_ID,
        Column("parent_id", "string", "section that holds it; empty at the top", refers_to="sections.section_id"),
        Column("ordinal", "integer", "reading order from 1", True),
        Column("level", "integer", "depth in the tree, 1 at the top", True),
        Column("heading", "string", "heading as printed, without a run-in label"),
        Column("kind", "string", "what the section is for", True, ("front_matter", "summary", "body", "back_matter")),
        Column("civic_freedom", "string", "the freedom that the section is about", allowed=FREEDOMS),
        Column("start", "integer", "first character of the section, heading included", True),
        Column("end", "integer", "character after its last one", True),
    ), "section_id", ("report_id", "ordinal")),
    Table("events", "One row per real-world event, however often it is told", (
        Column("event_id", "string", "stable identifier", True),
        Column("report_id", "string", "report of the main telling", True, refers_to="reports.report_id"),
        Column("section_id", "string", "section of the main telling", refers_to="sections.section_id"),
        Column("event_type", "string", "code of `event_types.csv`", True),
        Column("civic_freedom", "string", "of the section, else of the type", allowed=FREEDOMS),
        Column("civicus_tags", "list", "tags of the CIVICUS Monitor that the type maps to"),
        Column("plover", "list", "PLOVER type and mode"),
        Column("acled", "list", "ACLED sub-event type"),
        Column("huridocs", "list", "HURIDOCS micro-thesaurus codes of types of acts"),
        Column("status", "string", "whether it happened: told flatly, going on, announced, only claimed, or denied", True, STATUSES),
        Column("date", "string", "EDTF value of the event itself"),
        *DATE_COLUMNS,
        Column("place_id", "string", "most specific place of the event", refers_to="places.place_id"),
        Column("country", "string", "country where it happened, ISO 3166-1 alpha-3"),
        Column("trigger", "string", "word or phrase that names the event", True),
        Column("trigger_start", "integer", "first character of the trigger", True),
        Column("trigger_end", "integer", "character after its last one", True),
        *_text_columns("evidence: the sentence of the main telling"),
        Column("tellings", "integer", "rows of `tellings.csv` for this event", True),
        Column("conflicts", "list", "values on which the tellings disagree, as `column: value`"),
        Column("confidence", "number", "0 to 1; ranks the rows by how likely they are right, from the weight of the trigger word, whom it names, whether day and place are told in the clause, the clause, the type, negation, and how often it is told (weights: `confidence_weights.csv`; what counted: `basis.csv`); rows below 0.5 are right less often (`make evaluate` prints both shares), and what is below 0.4 is left out", True),
    ), "event_id", ("report_id", "start", "trigger_start", "event_id")),
    Table("participants", "Who was in the event, one row per event and participant", (
        EVENT_ID,
        Column("role", "string", "`actor` did it, `target` it was done to, `source` states it, `affected` is concerned otherwise", True, ("actor", "target", "source", "affected")),
        Column("kind", "string", "named person, named organisation, or unnamed group (also one unnamed person)", True, PARTICIPANT_KINDS),
        Column("entity_id", "string", "person_id or organisation_id; empty for a group"),
        *_text_columns("the words at the event's telling, a pronoun too"),
        Column("count_min", "integer", "heads of a group, at least"),
        Column("count_max", "integer", "heads of a group, at most"),
        Column("approximate", "boolean", "the words hedge the count", True),
    ), "", ("event_id", "role", "start", "entity_id", "text")),
    Table("people", "One row per named person", (
        Column("person_id", "string", "`person:<slug of the name>`", True),
        Column("name", "string", "fullest form in the reports", True),
        Column("aliases", "list", "all other forms"),
        Column("occupations", "list", "as the text gives them"),
        Column("nationality", "string", "ISO 3166-1 alpha-3 where the text states it"),
        Column("affiliations", "list", "organisation_id of each affiliation that the text states"),
        MENTIONS, REPORTS,
    ), "person_id", ("person_id",)),
    Table("organisations", "One row per named organisation", (
        Column("organisation_id", "string", "`org:<slug of the name>`", True),
        Column("name", "string", "fullest form in the reports", True),
        Column("aliases", "list", "all other forms, acronyms too"),
        Column("kind", "string", "kind of organisation", allowed=("ngo", "media", "government", "court", "police", "party", "international", "company", "informal", "other")),
        Column("country", "string", "ISO 3166-1 alpha-3 where known"),
        MENTIONS, REPORTS,
    ), "organisation_id", ("organisation_id",)),
    Table("places", "One row per place", (
        Column("place_id", "string", "`geonames:<id>`, or `place:<slug>` where the gazetteer has none", True),
        Column("name", "string", "name in the gazetteer", True),
        Column("aliases", "list", "forms in the text"),
        Column("kind", "string", "kind of place", allowed=("country", "region", "city", "venue")),
        Column("admin1", "string", "region that holds it"),
        Column("country", "string", "ISO 3166-1 alpha-3"),
        Column("latitude", "number", "WGS 84 decimal degrees; empty for a venue without its own"),
        Column("longitude", "number", "WGS 84 decimal degrees"),
        Column("part_of", "string", "city or region that holds it", refers_to="places.place_id"),
        MENTIONS, REPORTS,
        Column("note", "string", "how it was resolved, where that is not plain (a misspelling, say)"),
    ), "place_id", ("place_id",)),
    Table("dates", "Every time expression", (
        Column("date_id", "string", "stable identifier", True), REPORT_ID, SECTION_ID,
        *_text_columns("the expression"),
        Column("kind", "string", "kind of expression", True, ("date", "interval", "duration", "frequency")),
        Column("edtf", "string", "EDTF value (ISO 8601-2); empty for a duration"),
        *DATE_COLUMNS,
        Column("duration_min", "string", "ISO 8601 duration, at least; `life` for life"),
        Column("duration_max", "string", "ISO 8601 duration, at most"),
        Column("anchor", "string", "what it was resolved against", allowed=("explicit", "context", "publication", "holiday", "event")),
        Column("basis", "string", "the rule and the words behind the value"),
    ), "date_id", ("report_id", "start", "end")),
    Table("penalties", "One row per penalty and recipient", (
        Column("penalty_id", "string", "stable identifier", True), EVENT_ID,
        Column("kind", "string", "kind of penalty", True, PENALTY_KINDS),
        Column("recipient_kind", "string", "as in participants", allowed=PARTICIPANT_KINDS),
        Column("recipient_id", "string", "person_id or organisation_id; empty for a group"),
        Column("recipient_text", "string", "the recipient as printed"),
        Column("recipient_count_min", "integer", "heads, at least"),
        Column("recipient_count_max", "integer", "heads, at most"),
        Column("amount_min", "number", "amount in `currency`, at least"),
        Column("amount_max", "number", "amount, at most; equal where one figure is given"),
        Column("currency", "string", "ISO 4217"),
        Column("unit", "string", "unit of account in which the text counts instead of a currency (`base units`)"),
        Column("converted_amount", "number", "the second figure where the text converts the amount"),
        Column("converted_currency", "string", "ISO 4217 of that figure"),
        Column("approximate", "boolean", "the words hedge the figure", True),
        Column("basis", "string", "what the amount is per", allowed=("each", "total", "average")),
        Column("duration_min", "string", "ISO 8601 duration, at least; `life` for life"),
        Column("duration_max", "string", "ISO 8601 duration, at most"),
        Column("offence", "string", "offence as printed"),
        Column("provision", "string", "provision as printed"),
        Column("status", "string", "standing of the penalty", True, ("imposed", "sought", "upheld", "overturned", "served")),
        Column("in_absentia", "boolean", "passed on somebody who was not present", True),
        *_text_columns("evidence phrase"),
    ), "penalty_id", ("event_id", "start", "kind", "recipient_id", "recipient_text")),
    Table("charges", "One row per charge and accused", (
        Column("charge_id", "string", "stable identifier", True), EVENT_ID,
        Column("recipient_kind", "string", "as in participants", allowed=PARTICIPANT_KINDS),
        Column("recipient_id", "string", "person_id or organisation_id; empty for a group"),
        Column("recipient_text", "string", "the accused as printed"),
        Column("offence", "string", "offence as printed"),
        Column("provision", "string", "provision as printed"),
        *_text_columns("evidence phrase"),
    ), "charge_id", ("event_id", "start", "recipient_id", "recipient_text")),
    Table("mentions", "Every mention of a person, organisation or place by name", (
        Column("mention_id", "string", "stable identifier", True), REPORT_ID, SECTION_ID,
        Column("kind", "string", "kind of entity", True, ("person", "organisation", "place")),
        Column("entity_id", "string", "person_id, organisation_id or place_id", True),
        *_text_columns("the name"),
    ), "mention_id", ("report_id", "start", "end")),
    Table("tellings", "Every passage that tells an event", (
        EVENT_ID, REPORT_ID, SECTION_ID, *_text_columns("the sentence"),
    ), "", ("event_id", "report_id", "start")),
    Table("cases", "The chain of events around one person or group, in time order", (
        Column("case_id", "string", "`case:<entity or group>`", True),
        Column("entity_id", "string", "person_id or organisation_id"),
        Column("name", "string", "who the case is about", True),
        Column("step", "integer", "order in time from 1", True),
        EVENT_ID,
        Column("event_type", "string", "type of the step", True),
        Column("date", "string", "EDTF value of the step"),
        Column("status", "string", "status of the step", True, STATUSES),
        Column("current_state", "string", "state after the last step that occurred (detained, charged, on trial, sentenced, released ...)"),
    ), "", ("case_id", "step")),
    Table("basis", "What each value of an event was derived from, in words", (
        EVENT_ID,
        Column("column", "string", "the column of events.csv", True),
        Column("basis", "string", "the words and the rule", True),
    ), "", ("event_id", "column")),
    Table("corrections_report", "What became of every row of corrections.csv", (
        Column("source", "string", "name of the file", True),
        Column("line", "integer", "row of the file, its header being 1", True),
        Column("action", "string", "what was asked"),
        Column("table", "string", "table"),
        Column("id", "string", "identifier of the row"),
        Column("column", "string", "column"),
        Column("value", "string", "value asked for"),
        Column("who", "string", "who decided"),
        Column("when", "string", "when"),
        Column("why", "string", "why"),
        Column("outcome", "string", "what became of it; docs/corrections.md explains each", True, CORRECTION_OUTCOMES),
        Column("note", "string", "what is in the way, or what the program says now"),
    ), "", ("source", "line")),
    Table("rejected", "What could not be read, one row per input or part of an input", (
        Column("source_path", "string", "the input", True),
        Column("stage", "string", "stage that refused it", True),
        Column("error", "string", "the reason in plain words", True),
    ), "", ("source_path", "stage", "error")),
)  # fmt: skip

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
