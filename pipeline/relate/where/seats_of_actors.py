"""Where those sit who did it or whom it befell: courts, police, authorities, organisations ("a court in X")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.layers import Entity, Event
from pipeline.relate.located import Located
from pipeline.relate.where import seats
from pipeline.relate.where.locating import is_authority
from pipeline.relate.where.words import SPOKEN
from pipeline.vocabulary import word_list

GOVERNING = word_list("where.governing")
OFFICES = class_lemmas(frozenset(("official", "local_authority"))) | GOVERNING | {"council"}
AGAINST_AN_ORGANISATION = {"search"}  # befalls it where it sits; what is decided about it does not


def seat_of_actor(event: Event, entities: list[Entity], doc: Doc) -> Located | None:
    """The place inside the name of the court or police that acts, also where a pronoun stands for it, or named behind one
    without a name ("a court in X"), whatever noun the parser attached that to."""
    for p in event.participants:
        if p.role == "actor" and p.entity is not None:
            place = seats.seat(entities[p.entity], entities, event.event_type in seats.JUDGED)
            if place is not None:
                return Located(place, f"seat of “{entities[p.entity].name}”", True)
        if p.role == "actor" and p.kind == "group":
            for mention in starting_in(doc._.mentions, p.start, p.end) if event.event_type not in SPOKEN else ():
                span = doc.span_of(mention)
                if (mention.kind == "place" and entities[mention.entity].subkind != "country" and span is not None
                        and is_authority(span.root.head) and clauses.prepositions(span.root) & {"in", "at"}):
                    return Located(mention.entity, f"seat of “{p.text}”", True)
    return None


def where_they_govern(event: Event, entities: list[Entity], doc: Doc) -> Located | None:
    """The town or region in the title of the official, or in the name of the office, that forbids an assembly: "X Regional Commissioner
    N. N. banned a rally", "the X mayor's office"."""
    if event.event_type != "assembly_denied":
        return None
    for p in event.participants:
        span = doc.span_of(p) if p.role == "actor" else None
        if span is None:
            continue
        first = span.start
        while first > span.sent.start and doc[first - 1].pos_ in ("PROPN", "ADJ", "NOUN"):
            first -= 1
        if not any(lemma_of(t).lower() in OFFICES for t in doc.tokens[first:span.end]):
            continue
        if p.entity is not None and (seat := entities[p.entity].located_in) is not None:
            return Located(seat, f"seat of “{doc[first:span.end].text}”", True)
        office = next((t for t in reversed(doc.tokens[first:span.end]) if lemma_of(t).lower() in OFFICES), span.root)
        behind = max((t.right_edge.idx for t in clauses.oblique(office, "of")), default=p.end)  # "the administrator of X"
        for mention in starting_in(doc._.mentions, doc[first].idx, max(p.end, behind + 1)):
            if mention.kind == "place" and entities[mention.entity].subkind in ("city", "region"):
                return Located(mention.entity, f"seat of “{doc[first:span.end].text}”", True)
    return None


def of_assembly_called_off(event: Event, context: list[tuple[Event, int]], number: int) -> Located | None:
    """The place of the assembly told before it in the sentence, of its refusal: "a march in X was called off after the mayor had refused
    the use of the park"."""
    if event.event_type != "assembly_denied":
        return None
    met = next((e for e, at in reversed(context) if at == number and e.event_type == "protest" and e.trigger_start < event.trigger_start and e.place is not None), None)
    if met is None or met.place is None or met.basis.get("place", "").startswith("inherited") or met.basis.get("place", "").endswith("(country)"):
        return None
    return Located(met.place, f"inherited: the assembly of “{met.trigger}”", False)


def town_of_refusal(context: list[tuple[Event, int]], entities: list[Entity]) -> int | None:
    """The town or district whose office refused the assembly that the paragraph told last."""
    refusal = next((e for e, _ in reversed(context) if e.event_type == "assembly_denied"), None)
    seats_of = {entities[p.entity].located_in for p in refusal.participants if p.role == "actor" and p.entity is not None} if refusal is not None else set()
    return seats_of.pop() if len(seats_of) == 1 else None


def at_seats(events: list[Event], doc: Doc) -> None:
    """Gives measures against an organisation that have no place of their own the place where the report says it sits."""
    entities = doc._.entities or []
    told = seats.told_seats(doc)
    for event in events:
        found = seats.of_target(event, told) if event.place is None and event.event_type in AGAINST_AN_ORGANISATION else None
        if found:
            event.place, event.basis["place"] = found[1], f"seat of “{entities[found[0]].name}”, as told"
