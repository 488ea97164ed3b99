"""Where organisations sit: the place in a name ("X City Court", "Governorate of X"), or the one that the report gives
them ("Y, a charity based in X", "its premises in X").

A court, a police department or a local authority acts where it sits (ruling 5 of the data contract). A measure against
an organisation, or a search of its rooms, befalls it there.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Event
from pipeline.relate.index import index_of
from pipeline.relate.where.words import CASE, COURT_ACTS
from pipeline.vocabulary import word_list

SEATED_KINDS = {"court", "police"}
JUDGED = CASE | {"investigation", "appeal_ruling", "court_ruling"}
SEAT_WORDS = word_list("seats.seat_words")
AT = {"in", "at", "near"}


def seat(entity: Entity, entities: list[Entity], judging: bool = False) -> int | None:
    """The city or region in the name of a court, a police body or a local authority, None for other organisations but
    state bodies that take part in a case (`judging`: "the Appeals Chamber of X")."""
    words = {word.removesuffix("'s").removesuffix("’s") for word in entity.name.lower().split()}
    seated = entity.subkind in SEATED_KINDS or judging and entity.subkind == "government"
    if not seated and not words & ({"court", "tribunal", "police"} | word_classes()["local_authority"].lemmas):
        return None
    if entity.located_in is not None:
        return entity.located_in
    for number, place in enumerate(entities):
        if place.kind == "place" and place.subkind in ("city", "region") and (
                entity.name.startswith(place.name) and entity.name.startswith((" ", "-", "'s ", "’s "), len(place.name)) or entity.name.endswith(f" of {place.name}")):
            return number
    return None


def by_a_court(event: Event) -> bool:
    """Whether a court or judge does it: not on the spot, whatever was told before."""
    courts = word_classes()["court"].lemmas
    return event.trigger.lower().startswith("remand") or any(p.role == "actor" and courts & set(p.text.lower().split()) for p in event.participants)


def is_by_the_court(event: Event, entities: list[Entity]) -> bool:
    """Whether the actor is a court or judge told before: "the court acquitted two", "the judges", "Justice X"."""
    courts = word_classes()["court"].lemmas
    return any(p.role == "actor" and (p.text.lower().split()[:1] == ["the"] and p.text.lower().split()[-1].removesuffix("s") in courts
                                      or p.entity is not None and bool(courts & set(entities[p.entity].occupations))) for p in event.participants)


def is_told_of_a_court(event: Event) -> bool:
    """Whether an event's place is that of the court that it tells of."""
    basis = event.basis.get("place", "")
    named = event.event_type in CASE and basis.startswith(("seat of", "named before")) or basis.startswith("inherited: the court")
    return named or (event.event_type == "trial" or event.event_type in COURT_ACTS and by_a_court(event)) and not basis.endswith("(country)")


def told_seats(doc: Doc) -> dict[int, int]:
    """Organisation → the town or region that the report says it sits in, the first told."""
    entities: list[Entity] = doc._.entities or []
    found: dict[int, int] = {}
    for mention in doc._.mentions or []:
        if mention.kind != "place" or entities[mention.entity].subkind == "country":
            continue
        span = doc.span_of(mention)
        for number in _sitting(span.root) if span is not None else ():
            found.setdefault(number, mention.entity)
    return found


def _sitting(place: Token) -> list[int]:
    """Numbers of the organisations that a place says the seat of."""
    place = clauses.first_conjunct(place)
    host = place.head
    based = host.lower_ == "based" and host.dep_ == "amod"  # "a Delhi-based charity"
    if not (based or clauses.prepositions(place) & AT):
        return []
    if based or host.pos_ == "VERB" and host.dep_ == "acl" and lemma_of(host) in SEAT_WORDS:
        host = host.head
    if host.pos_ not in ("NOUN", "PROPN"):
        return []
    owners = [host]
    if lemma_of(host) in word_classes()["premises"].lemmas:
        owners = [*clauses.possessors(host), *clauses.oblique(host, "of"), *clauses.children(host, "nmod:poss")]
    elif based or lemma_of(host) not in word_classes()["person"].lemmas:
        owners = [host, *clauses.children(host, "appos", "flat", "nmod:desc"), *([host.head] if host.dep_ in ("appos", "nmod:desc") else [])]
    else:
        return []
    return [number for owner in owners for number in _organisations(owner)]


def _organisations(token: Token) -> list[int]:
    index = index_of(token.doc)
    named = [m.entity for m in index.named(token) if m.kind == "organisation"]
    anaphor = index.anaphors.get(token.i)
    entities: list[Entity] = token.doc._.entities or []
    return named or [number for number in (anaphor.entities if anaphor else []) if entities[number].kind == "organisation"]


def of_target(event: Event, told: dict[int, int]) -> tuple[int, int] | None:
    """The organisation that a measure is directed against and its seat, where the report tells it and all targets share it."""
    pairs = [(p.entity, told[p.entity]) for p in event.participants if p.role == "target" and p.entity in told]
    return pairs[0] if pairs and len({place for _, place in pairs}) == 1 else None
