"""Builds the event candidates of one Doc, in text order.

`candidate` makes an event of a trigger. Before that, `content`, `told_by_head` and `denied` say where a trigger tells none of
its own; `referring` says where it only refers to one. `assemblies` and `cases` give it what the text told before of the protest
or the case that it belongs to; `story` says from which events told before it may have its date and place, and `inheriting`
takes them. Then `told_again` drops what the sentence told already, `carried_out` says what came of plans, `attended` who joined a protest, `referred_to` joins
what refers back to its event, and `mentioned_before` adds sentences that had only mentioned it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from pipeline.annotate.doc_text import country_of, text_of
from pipeline.annotate.parse import Doc, Span
from pipeline.annotate.trigger_vocabulary import rules_by_name
from pipeline.layers import Event, Section, Telling
from pipeline.relate import lasting
from pipeline.relate.case_roles import Told, complete
from pipeline.relate.chambers import in_chambers
from pipeline.relate.deaths import add_killers, date_deaths, fold_deaths
from pipeline.relate.events.attended import add_attendance
from pipeline.relate.events.candidate import Setting, candidate_of
from pipeline.relate.events.carried_out import settle_planned
from pipeline.relate.events.mentioned_before import tell_mentions_before
from pipeline.relate.events.referred_to import fold_references
from pipeline.relate.events.story import goes_on_from_paragraph
from pipeline.relate.events.told_again import GIVEN_WAY_TO, gives_way, hand_on, repeats
from pipeline.relate.gapped import in_gapped_clauses
from pipeline.relate.index import index_of, section_at
from pipeline.relate.members import add_members
from pipeline.relate.police import add_arresting
from pipeline.relate.repeated import on_further_days
from pipeline.relate.when.postponed import not_held, other_day
from pipeline.relate.where.courts import at_the_court_of_the_case, at_the_same_court, hearings_of_one_trial
from pipeline.relate.where.prisons import in_custody
from pipeline.relate.where.seats_of_actors import at_seats
from pipeline.vocabulary import rows

FREEDOM_OF_GROUP = {"assembly": "peaceful_assembly", "association": "association", "expression": "expression"}


def event_candidates(doc: Doc) -> list[Event]:
    """Event candidates of a fully annotated Doc, one per telling, in text order.

    Offsets are those of the Doc's text, which is the report's canonical text. A candidate without a specific
    participant, date or place is left out; so are possibilities, duties, conditions, quoted words and all that stands
    in the back matter, where the titles of sources tell what the report has told.
    """
    events, places_in_text = _told_one_by_one(doc)
    entities = doc._.entities or []
    date_deaths(events)
    settle_planned(events, doc)
    not_held(events, doc)
    add_attendance(events, doc)
    lasting.until_ended(events, doc)
    lasting.while_held(events)
    lasting.until_decided(events, doc)
    lasting.until_next_step(events, doc)
    in_custody(events, entities)
    told = [(event, *places_in_text[id(event)]) for event in events]
    at_the_court_of_the_case(told, doc)
    hearings_of_one_trial(told, entities)
    at_the_same_court(events, doc)
    at_seats(events, doc)
    for event in events:
        event.country = entities[event.place].country if event.place is not None else event.country
    add_arresting(events, doc)
    add_killers(events)
    complete([Told(event, *places_in_text[id(event)]) for event in events], doc)
    in_chambers(events, doc)
    add_members(doc, events, {section.ordinal: (section.start, section.end) for section in doc._.sections or []})
    events = fold_references(fold_deaths(events))
    tell_mentions_before(doc, events)
    return events


def _told_one_by_one(doc: Doc) -> tuple[list[Event], dict[int, tuple[int, int]]]:
    """The events that the triggers tell, each from its sentence and those told before it; with the numbers of the sentence and the paragraph
    of each, by its id."""
    sections: list[Section] = doc._.sections or []
    rules, types = rules_by_name(), index_of(doc).types
    sentences: list[Span] = list(doc.sents)
    starts = [sentence.start for sentence in sentences]
    events: list[Event] = []
    places_in_text: dict[int, tuple[int, int]] = {}
    by_section: dict[int, list[tuple[Event, int]]] = {}
    context: list[tuple[Event, int]] = []  # of the current paragraph
    line = paragraph = -1
    for trigger in doc._.triggers or []:
        token = doc[trigger.token]
        section = section_at(sections, trigger.start)
        if section and section.kind == "back_matter":
            continue
        number = bisect_right(starts, token.i) - 1
        start_of_paragraph = text_of(doc).rfind("\n", 0, sentences[number].start_char + 1)
        if start_of_paragraph != line:
            line = start_of_paragraph
            if not goes_on_from_paragraph(sentences[number], context, number, doc):
                paragraph, context = line, []
        of_section = by_section.setdefault(section.ordinal, []) if section else []
        event = candidate_of(Setting(trigger, token, rules[trigger.rule], doc, sentences, number, paragraph, types, context, of_section))
        if event is None:
            continue
        on_other_days = other_day(event, token, doc) + on_further_days(event, token, doc) + in_gapped_clauses(event, token, doc)
        _set_section(event, section, doc)
        if not repeats(event, events):
            if event.event_type in GIVEN_WAY_TO and (given_way := [e for e in events if gives_way(e, event)]):
                events[:] = [e for e in events if not gives_way(e, event)]
                of_section[:] = [(e, at) for e, at in of_section if not gives_way(e, event)]
                for other in given_way:
                    hand_on(other, event)
            events.append(event)
            of_section.append((event, number))
            places_in_text[id(event)] = (number, paragraph)
            context.append((event, number))
        for other in on_other_days:
            other.section, other.civic_freedom, other.country, other.tellings = event.section, event.civic_freedom, event.country, list(event.tellings)
            if not repeats(other, events):
                events.append(other)
                of_section.append((other, number))
                places_in_text[id(other)] = (number, paragraph)
    return events, places_in_text


def _set_section(event: Event, section: Section | None, doc: Doc) -> None:
    """Gives an event its section, with the freedom and the country that follow from that or from its type and place."""
    event.section = section.ordinal if section else 0
    event.civic_freedom = (section.civic_freedom if section else "") or FREEDOM_OF_GROUP.get(_groups()[event.event_type], "")
    report_country = country_of(doc)
    event.country = doc._.entities[event.place].country if event.place is not None else event.country or report_country
    event.tellings = [Telling(event.section, event.start, event.end, event.text)]


@cache
def _groups() -> dict[str, str]:
    """Event type → its group."""
    return {row["event_type"]: row["group"] for row in rows("event_types")}
