"""The places of what courts do: at the court told before, at that of the case, at the same one ("told reporters outside the court")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import country_of
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Event
from pipeline.relate.dated import precedes
from pipeline.relate.index import SCENE
from pipeline.relate.lending import befallen
from pipeline.relate.located import Located
from pipeline.relate.where import seats
from pipeline.relate.where.inherited import inherited_place
from pipeline.relate.where.prisons import in_a_prison
from pipeline.relate.where.words import AROUND, BESIDE, CASE, COURT_ACTS, UNPLACED
from pipeline.vocabulary import word_list

LEAVING = word_list("courts.leaving")
COMING_OUT = word_list("courts.coming_out")
LEAVING_AT = {"on", "upon", "as", "when", "while"}


def near_the_court(event: Event, trigger: Token, earlier: list[tuple[Event, int]]) -> Event | None:
    """The hearing or verdict told before at whose court it happened: "outside the courthouse", "on their way to the court"."""
    case = next((e for e, _ in reversed(earlier) if e.event_type in CASE and e.place is not None), None)
    if case is None or event.event_type == "release" and any(lemma_of(t) in ("courtroom", "dock") for t in clauses.oblique(trigger, "from", "in")):
        return case
    courts = word_classes()["court"].lemmas | {"courtroom"}
    for place, beside in _spots(trigger):
        word = next((t for t in (place, *clauses.children(place, "compound")) if lemma_of(t) in courts), None)
        if word is not None and beside and (any(c.lower_ == "the" for c in place.children) or beside == "left" and not clauses.has_child(place, "det")):
            return case
    return None


def _spots(trigger: Token) -> Iterator[tuple[Token, str]]:
    """The nouns that say beside what something happened, and how: "near" it, on the "way" to it, or when somebody "left" it."""
    for carrier in carriers(trigger):
        for noun in clauses.children(carrier, "obl"):
            inner = clauses.oblique(noun, "to") if lemma_of(noun) == "way" else clauses.oblique(noun, "of") if lemma_of(noun) in AROUND else []
            for place in inner:
                yield place, "way"
            if not inner:
                yield noun, "near" if clauses.prepositions(noun) & (BESIDE | {"around"}) else ""
        for clause in clauses.children(carrier, "advcl"):
            if (clauses.prepositions(clause) | {t.lower_ for t in clauses.children(clause, "advmod") if t.i < clause.i}) & LEAVING_AT:
                out = clauses.children(clause, "obj") if lemma_of(clause) in LEAVING else clauses.oblique(clause, "of", "from") if lemma_of(clause) in COMING_OUT else []
                for place in out:
                    yield place, "left"


def at_a_local_court(event: Event, trigger: Token, earlier: list[tuple[Event, int]], places: list[Entity]) -> Located | None:
    """The town of what the paragraph told last, for what "a local court" or judge did, or what happened before one."""
    if event.event_type not in COURT_ACTS | {"appeal_ruling"}:
        return None
    courts = word_classes()["court"].lemmas
    local = next((noun for noun in trigger.sent if lemma_of(noun) in courts and any(c.lower_ == "local" for c in noun.children)
                  and (noun.head in carriers(trigger) or any(noun is s for s in clauses.own_subjects(clauses.first_conjunct(trigger))))), None)
    found = next((e.place for e, _ in reversed(earlier) if e.place is not None), None) if local is not None else None
    if found is not None and places[found].subkind == "venue":
        found = places[found].part_of
    if local is None or found is None or places[found].subkind != "city":
        return None
    return Located(found, f"“local {local.text}”, of the town told before", False)


def _acted_in_court(event: Event, entities: list[Entity]) -> bool:
    """Whether somebody was charged by or before a court, named or not."""
    return seats.by_a_court(event) or any(p.role == "actor" and p.entity is not None and entities[p.entity].subkind == "court" for p in event.participants)


def at_the_court_of_the_case(told: list[tuple[Event, int, int]], doc: Doc) -> None:
    """Gives a hearing in the case of somebody the town in which the report says that they were tried or sentenced, if it is
    one, and passes it on to what happens there in the same paragraph. `told`: events with the numbers of their sentence and
    paragraph, in text order."""
    entities = doc._.entities or []
    home = country_of(doc)
    courts: dict[int, dict[int, str]] = {}
    for event, _, _ in told:
        held = event.event_type in ("trial", "sentence", "acquittal") or event.event_type == "charge" and _acted_in_court(event, entities)
        if held and event.place is not None and "inherited" not in event.basis["place"] and entities[event.place].subkind != "country" and not in_a_prison(event, entities):
            for p in event.participants:
                if p.role == "target" and p.entity is not None:
                    courts.setdefault(p.entity, {})[event.place] = event.trigger
    for hearing, at, paragraph in told:
        if hearing.place is not None:
            continue
        ends_it = hearing.event_type in ("sentence", "acquittal") and any(e.event_type == "trial" and e.place is not None and block == paragraph and not precedes(hearing, e) for e, _, block in told)
        if not (hearing.event_type == "trial" or ends_it) or hearing.status != "occurred":
            continue
        towns = {place: words for p in hearing.participants if p.role == "target" and p.entity is not None for place, words in courts.get(p.entity, {}).items()}
        if len(towns) != 1:
            continue
        (hearing.place, words), = towns.items()
        hearing.basis["place"] = f"inherited: the court of the case, told of “{words}”"
        context = [(hearing, at)]
        for event, number, block in told:
            if block != paragraph or number < at or event.place is not None or event.event_type in UNPLACED:
                continue
            if number == at and event.event_type in SCENE:
                found: Located | None = Located(hearing.place, hearing.basis["place"], False)
            else:
                found = inherited_place(event, context, number, False, home, entities)
            if found is not None:
                event.place, event.basis["place"] = found.entity, found.basis
                context.append((event, number))


def hearings_of_one_trial(told: list[tuple[Event, int, int]], entities: list[Entity]) -> None:
    """Gives a hearing that was put off, or is still to come, the place of the hearing of the same accused of which the sentence tells
    first: "the trial opened in X; a second hearing was put off"."""
    for at, (hearing, number, paragraph) in enumerate(told):
        if hearing.event_type != "trial" or hearing.place is not None or hearing.status == "occurred":
            continue
        accused = befallen(hearing)
        for other, before, block in reversed(told[:at]):
            if block != paragraph or before != number:
                break
            if other.event_type == "trial" and other.place is not None and entities[other.place].subkind != "country" and accused & befallen(other):
                hearing.place, hearing.basis["place"] = other.place, f"inherited: the trial of “{other.trigger}”"
                break


def at_the_same_court(events: list[Event], doc: Doc) -> None:
    """Gives what "the same court" did the place of the last court told of before, where its name or description has one."""
    entities = doc._.entities or []
    for number, event in enumerate(events):
        if event.place is not None or not any(p.role == "actor" and p.text.lower().startswith("the same ") for p in event.participants) or not seats.by_a_court(event):
            continue
        for other in reversed(events[:number]):
            if other.start < event.start and seats.by_a_court(other):
                if other.place is not None and (other.basis["place"].startswith("seat of") or any(
                        p.role == "actor" and entities[other.place].name in p.text for p in other.participants)):
                    event.place, event.basis["place"] = other.place, f"inherited: the same court as that of “{other.trigger}”"
                    event.country = entities[other.place].country
                break
