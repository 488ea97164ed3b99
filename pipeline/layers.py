"""The typed layers that the stages exchange, and the extensions under which a Doc carries them.

Every offset in this module is a character offset into the report's canonical text, start inclusive, end exclusive.
`text[start:end]` is always exactly the words meant. Identifiers inside one report are plain integers (the position in
the list of that layer); identifiers that users see are made by `pipeline.resolve`.

Way of the data:

    Report (read) -> sections (segment) -> Doc with times, mentions, entities, anaphors, quantities, triggers (annotate)
    -> Event candidates, one per telling (relate) -> one event for all tellings of a report (merge): MergedReport, the serialisable
    result of one report.
"""

from __future__ import annotations

from typing import Literal

import msgspec

EntityKind = Literal["person", "organisation", "place"]
ParticipantKind = Literal["person", "organisation", "group"]
Role = Literal["actor", "target", "source", "affected"]
Status = Literal["occurred", "ongoing", "planned", "alleged", "not_occurred"]


BOLD_LINE = 7
"""Level of a heading that is marked only by being set in bold: the format does not tell its depth."""


class Heading(msgspec.Struct):
    """A heading that the input format itself marks (HTML, PDF, DOCX, Markdown): offsets of its words, level from 1."""

    start: int
    end: int
    level: int


class Report(msgspec.Struct):
    """One input document after reading. Dates are ISO strings, empty where the document does not state them."""

    report_id: str
    source_path: str
    source_sha256: str
    text: str
    source_url: str = ""
    title: str = ""
    authors: list[str] = []
    country: str = ""  # ISO 3166-1 alpha-3
    published_on: str = ""
    period_start: str = ""
    period_end: str = ""
    encoding: str = "utf-8"
    headings: list[Heading] = []
    headings_marked: bool = False  # the format states which lines are headings, so none is guessed
    notes_start: int | None = None  # where footnotes begin, which stand behind the text
    left_out: list[str] = []  # in words: parts of the input that could not be read


class Section(msgspec.Struct):
    """A node of the section tree, in reading order; `parent` is the ordinal of the parent section or 0."""

    ordinal: int
    level: int
    heading: str
    kind: Literal["front_matter", "summary", "body", "back_matter"]
    civic_freedom: str
    start: int
    end: int
    heading_start: int
    heading_end: int  # equal to heading_start where there is no heading; the body starts after it
    parent: int = 0


class TimeExpression(msgspec.Struct):
    """A time expression with its value. EDTF in `edtf` (empty for durations), ISO durations in duration_*."""

    start: int
    end: int
    text: str
    kind: Literal["date", "interval", "duration", "frequency"]
    edtf: str = ""
    date_start: str = ""
    date_end: str = ""
    date_precision: str = ""
    duration_min: str = ""
    duration_max: str = ""
    anchor: str = ""  # explicit | context | publication | holiday | event
    approximate: bool = False
    basis: str = ""  # in words: what it was resolved against and by which rule


class Entity(msgspec.Struct):
    """A person, organisation or place as far as one report tells it. Lists of entity numbers refer to the same list."""

    kind: EntityKind
    name: str
    aliases: list[str] = []
    subkind: str = ""  # organisations: ngo, media, court ...; places: country, region, city, venue
    country: str = ""  # organisations and places
    nationality: str = ""  # people
    occupations: list[str] = []
    affiliations: list[int] = []  # people: organisations
    gazetteer_id: str = ""  # places: "geonames:<id>" or "" where the gazetteer has none
    admin1: str = ""
    latitude: float | None = None
    longitude: float | None = None
    part_of: int | None = None  # places: the city or region that holds it
    located_in: int | None = None  # organisations: place named inside the name ("Almaty City Court" -> Almaty)
    evidence: dict[str, list[tuple[int, int]]] = {}  # attribute -> spans of the words that state it
    note: str = ""  # how it was resolved, where that is not plain ("nearest spelling of Kostanay")


class Mention(msgspec.Struct):
    """Words that name an entity (never a pronoun)."""

    start: int
    end: int
    text: str
    kind: EntityKind
    entity: int


class Anaphor(msgspec.Struct):
    """A pronoun or definite description and what it stands for. `entities` may be empty: then `group` tells the words
    of the group meant ("The activists" -> span of "five civil society activists")."""

    start: int
    end: int
    text: str
    entities: list[int] = []
    group: tuple[int, int] | None = None
    basis: str = ""


class Quantity(msgspec.Struct):
    """A sum of money: amounts as plain numbers, ISO 4217 currency; the second figure where the text converts."""

    start: int
    end: int
    text: str
    amount_min: float | None
    amount_max: float | None
    currency: str
    approximate: bool = False
    basis: str = ""  # each | total | average
    converted_amount: float | None = None
    converted_currency: str = ""
    unit: str = ""  # where the text counts in a unit of account instead of a currency ("base units")


class Provision(msgspec.Struct):
    """A legal provision as printed ("Article 489 of the Administrative Code")."""

    start: int
    end: int
    text: str


class Group(msgspec.Struct):
    """An unnamed group or unnamed single person, with its count where the text gives one."""

    start: int
    end: int
    text: str
    head: int  # token index of the head noun
    count_min: int | None = None
    count_max: int | None = None
    approximate: bool = False


class Trigger(msgspec.Struct):
    """A word or phrase that may name an event. `token` is the index of its syntactic head in the Doc."""

    start: int
    end: int
    text: str
    token: int
    event_type: str
    rule: str = ""  # the vocabulary row that matched


class Participant(msgspec.Struct):
    """Who was in the event. `entity` is None for a group; text holds the words at the telling, a pronoun too."""

    role: Role
    kind: ParticipantKind
    entity: int | None
    start: int
    end: int
    text: str
    count_min: int | None = None
    count_max: int | None = None
    approximate: bool = False
    basis: str = ""
    stands_for: str = ""  # words of the group that a pronoun or description means


class Penalty(msgspec.Struct):
    """One penalty of one recipient; kinds and statuses as in the data contract."""

    kind: str
    recipient_kind: ParticipantKind | Literal[""]
    recipient: int | None
    recipient_text: str
    recipient_count_min: int | None = None
    recipient_count_max: int | None = None
    amount_min: float | None = None
    amount_max: float | None = None
    currency: str = ""
    converted_amount: float | None = None
    converted_currency: str = ""
    approximate: bool = False
    basis: str = ""
    duration_min: str = ""
    duration_max: str = ""
    offence: str = ""
    provision: str = ""
    status: str = "imposed"
    unit: str = ""  # of the amount, where it is no currency
    in_absentia: bool = False
    start: int = 0
    end: int = 0
    text: str = ""


class Charge(msgspec.Struct):
    """One charge against one accused."""

    recipient_kind: ParticipantKind | Literal[""]
    recipient: int | None
    recipient_text: str
    offence: str
    provision: str
    start: int
    end: int
    text: str


class Telling(msgspec.Struct):
    """A passage (one sentence) that tells an event; `section` is the ordinal of its section."""

    section: int
    start: int
    end: int
    text: str


class Event(msgspec.Struct):
    """An event as told; after `resolve` one row per real-world event, before it one candidate per telling."""

    event_type: str
    status: Status
    section: int
    trigger_start: int
    trigger_end: int
    trigger: str
    start: int  # evidence: the sentence of the main telling
    end: int
    text: str
    civic_freedom: str = ""
    date: str = ""
    date_start: str = ""
    date_end: str = ""
    date_precision: str = ""
    place: int | None = None
    country: str = ""
    participants: list[Participant] = []
    penalties: list[Penalty] = []
    charges: list[Charge] = []
    tellings: list[Telling] = []
    confidence: float = 0.5
    observed: dict[str, float] = {}  # what `confidence` rests on, by the names of vocabulary/confidence_weights.csv
    basis: dict[str, str] = {}  # column -> in words: from which words and by which rule ("date": "inherited from ...")


class Reference(msgspec.Struct):
    """A sentence that may tell an event again that another sentence tells in full, and whom it is about.

    With an event type it holds a trigger of that type which is no event candidate of its own; in a section it takes up what was
    told just before. Without one it is any clause of an overview's sentence. `start` and `end` are those of the sentence, `clause`
    those of the clause that the reference is about.
    """

    event_type: str
    section: int
    start: int
    end: int
    text: str
    entities: list[int]
    dates: list[tuple[str, str]] = []  # ISO bounds of the dates in the sentence
    continues: bool = False  # its subject is "the protest", "they", "the organisation": what was told just before
    clause: tuple[int, int] = (0, 0)
    single: list[int] = []  # where the triggers of the sentence's events stand that tell of one thing ("a website was blocked")


class BackReference(msgspec.Struct):
    """Words that mean an event told before ("the arrest", "both verdicts", "those detained", "They added that …").

    `start` and `end` are those of the sentence.
    """

    kinds: list[str]  # types of event that may be meant
    section: int
    start: int
    end: int
    text: str
    of: list[int]  # entities in the phrase
    words: list[str] = []  # lemmas of unnamed people in the phrase
    dates: list[tuple[str, str]] = []  # ISO bounds of dates in the phrase, or of what the sentence tells of the event
    places: list[int] = []  # entities of the places in the phrase
    number: int = 1  # how many events; 0: several
    next_to: bool = False  # only the sentence just before can tell it


class ModelError(ValueError):
    """The language model cannot be used; the message says why."""


class Rejection(msgspec.Struct):
    """An input, or a part of one, that was refused."""

    source_path: str
    stage: str
    error: str


class AnnotatedReport(msgspec.Struct):
    """What is known of a report besides its events."""

    report: Report
    sections: list[Section] = []
    times: list[TimeExpression] = []
    entities: list[Entity] = []
    mentions: list[Mention] = []
    rejections: list[Rejection] = []
    words: int = 0
    model: str = ""


class ReportFacts(AnnotatedReport):
    """All that one report yields before the tellings of its events are merged."""

    events: list[Event] = []
    references: list[Reference] = []
    back_references: list[BackReference] = []


class MergedEvent(msgspec.Struct):
    """One real-world event: the main telling's values completed from the others, and every telling."""

    event: Event
    report: int
    tellings: list[tuple[int, Telling]] = []  # (report, telling), main telling first
    conflicts: list[str] = []
    origin: tuple[int, Event] | None = None  # the telling that names the event: earliest report's main one


class MergedReport(AnnotatedReport):
    """A report whose tellings are merged, before it is linked with the others; the unit of the cache and of parallel work."""

    same: list[int] = []  # for each entity the number of the first that is the same
    known_by: list[frozenset[str]] = []  # for each entity, what may tell that one of a like name in another report is the same
    events: list[MergedEvent] = []  # `report` is 0 in all of them


def register_extensions() -> None:
    """Declare the Doc extensions once; safe to call again."""
    from spacy.tokens import Doc  # only here: a run with nothing new must not wait for spaCy

    for name, default in (
        ("report", None),  # Report
        ("sections", None),  # list[Section]
        ("boundaries", None),  # list[int]: offsets where a sentence must start (section and heading edges)
        ("times", None),  # list[TimeExpression]
        ("entities", None),  # list[Entity]
        ("mentions", None),  # list[Mention]
        ("anaphors", None),  # list[Anaphor]
        ("groups", None),  # list[Group]
        ("money", None),  # list[Quantity]
        ("provisions", None),  # list[Provision]
        ("triggers", None),  # list[Trigger]
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
