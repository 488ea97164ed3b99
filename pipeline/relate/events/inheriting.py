"""Date and place of an event whose own clause gives none: from what the text told around it."""

from __future__ import annotations

from pipeline.annotate.doc_text import country_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Event
from pipeline.relate.beside_hearings import hearing_beside
from pipeline.relate.dated import Dated, set_date
from pipeline.relate.entries import day_of_entry, place_of_entry
from pipeline.relate.index import SCENE, trigger_span
from pipeline.relate.located import Located
from pipeline.relate.when.inherited import inherited_date
from pipeline.relate.when.occasions import at_told_assembly
from pipeline.relate.when.scenes import day_of_scene
from pipeline.relate.when.tense import is_present_perfect
from pipeline.relate.where import borders
from pipeline.relate.where.courts import at_a_local_court, near_the_court
from pipeline.relate.where.inherited import inherited_place, of_clause_above
from pipeline.relate.where.routes import on_the_move
from pipeline.relate.where.scenes import (
    apart_from_scene,
    at_another_site,
    elsewhere,
    is_the_assembly,
    of_rooms_told,
    place_of_scene,
    said_to_live,
    where_they_came_back,
)
from pipeline.relate.where.seats_of_actors import (
    of_assembly_called_off,
    seat_of_actor,
    town_of_refusal,
    where_they_govern,
)
from pipeline.relate.where.sole_places import sole_place
from pipeline.vocabulary import word_list

AGAIN = word_list("events.again")


def narrow_date(event: Event, dated: Dated, token: Token, context: list[tuple[Event, int]], number: int) -> None:
    """Takes the exact date of what was told before where it lies within the bound that the event's own clause gives."""
    told = inherited_date(event, token, context, number)
    if told is not None and told.exact and told.start and told.end <= dated.end:
        set_date(event, told)


def take_date(event: Event, token: Token, sentences: list[Span], number: int, paragraph: int, doc: Doc, context: list[tuple[Event, int]],
              located: bool, pluperfect: bool) -> None:
    """Takes the date of an event told before, else the day of the scene."""
    dated = inherited_date(event, token, context, number)
    if dated is None and not pluperfect and not elsewhere(token, doc):
        dated = day_of_scene(event, sentences, number, paragraph, context, doc, located) or (
            None if is_present_perfect(token) else day_of_entry(event, doc))
    if dated and dated.exact and dated.start and lemma_of(token) in AGAIN:
        dated = Dated(f"{dated.start}/..", dated.start, "", "after", f"{dated.basis}, and again after that", False)
    if dated:
        set_date(event, dated)


def _told_in_sentence(context: list[tuple[Event, int]], number: int, doc: Doc) -> list[Token]:
    """The words of what a sentence told before on the spot."""
    spans = [trigger_span(doc, event) for event, at in context if at == number and event.event_type in SCENE]
    return [span.root for span in spans if span is not None]


def take_place(event: Event, token: Token, sentences: list[Span], number: int, paragraph: int, doc: Doc, context: list[tuple[Event, int]],
               of_section: list[tuple[Event, int]]) -> None:
    """Takes the place beside the court of a case, the seat of who did it, the place of the scene or that of an event told before."""
    entities = doc._.entities or []
    home = country_of(doc)
    located: Located | None = None
    abroad = any(entities[e.place].country != home for e, _ in context if e.place is not None)
    beside = hearing_beside(event, token, context, number) or (near_the_court(event, token, of_section) if event.event_type in SCENE | {"release"} else None)
    if beside is not None and beside.place is not None:
        located = Located(beside.place, f"inherited: beside the court of “{beside.trigger}”", False)
        if (not event.date or event.basis["date"].startswith("bound")) and beside.date_precision == "day":
            event.date, event.date_start, event.date_end, event.date_precision = beside.date, beside.date_start, beside.date_end, "day"
            event.basis["date"] = f"beside the court of “{beside.trigger}”"
    moving = event.event_type == "protest" and on_the_move(token, sentences[number], doc) or elsewhere(token, doc)
    located = located or (None if moving else (
        seat_of_actor(event, entities, doc)
        or where_they_govern(event, entities, doc)
        or of_assembly_called_off(event, context, number)
        or of_clause_above(event, token, context, number)
        or sole_place(token, event.event_type, sentences[number], doc)
        or at_a_local_court(event, token, context, entities)
        or where_they_came_back(event, token, context, number)
        or of_rooms_told(token, sentences, number, paragraph, doc)
        or (None if apart_from_scene(event, token) else inherited_place(event, context, number, abroad, home, entities, is_the_assembly(event, token) or event.event_type in SCENE and at_told_assembly(token))
            or place_of_scene(event, sentences, number, paragraph, doc) or place_of_entry(event, doc))))
    if located and located.basis.startswith("inherited") and entities[located.entity].subkind == "venue" and any(
            at_another_site(t, entities[located.entity]) for t in (token, *_told_in_sentence(context, number, doc))):
        town = entities[located.entity].part_of if entities[located.entity].part_of is not None else town_of_refusal(context, entities)
        located = Located(town, f"{located.basis}, at another site", False) if town is not None else None
    if located and located.basis.startswith("inherited") and said_to_live(token, doc) not in (None, located.entity, entities[located.entity].part_of):
        located = None
    acting = borders.acting_state(event, token, doc)
    if acting is not None:  # "Ugandan police" do nothing in the town abroad that was told before
        located = borders.in_state(acting[0], located, doc)
        if acting[0] != home:
            event.country, event.basis["country"] = acting[0], f"“{acting[1].text}” of this country"
    if located:
        event.place, event.basis["place"] = located.entity, located.basis
