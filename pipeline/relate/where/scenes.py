"""The place that a sentence before sets as the scene, or gave the rooms that are named again ("they were holding a workshop at a hotel in X.
Police …")."""

from __future__ import annotations

from datetime import date

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Event
from pipeline.relate.index import SCENE, in_overview, index_of, section_at
from pipeline.relate.located import Located
from pipeline.relate.where import seats
from pipeline.relate.where.locating import is_reached, locates
from pipeline.relate.where.routes import is_carried_to
from pipeline.relate.where.words import AROUND, BOUNDS, CASE, IN_CUSTODY, SPECIFIC
from pipeline.vocabulary import word_list

HOLDING = word_list("events.holding")
RETURNING = word_list("scenes.returning")
COMING = word_list("scenes.coming")
RUMOURS = word_list("where.rumours")
SITES_BEFORE = ("outside", "front", "near", "opposite", "inside", "at", "in")
BUILDINGS = ("premises", "court", "police", "prison", "national_seat", "local_authority")
NOT_SEEN = {"summons", "harassment"}  # come by telephone or letter, whatever was told before
ROOMS_REACH = 4  # sentences
SCENE_REACH = 10  # sentences
SCENE_DAYS = 1  # between what befell the same people, or others
DATED_SCENE = ("day", "part_of_month", "month")


def of_rooms_told(trigger: Token, sentences: list[Span], number: int, paragraph_start: int, doc: Doc) -> Located | None:
    """The place that an earlier sentence of the paragraph gave the rooms named again: "was arrested at his flat in X. Police searched
    the flat"."""
    rooms = word_classes()["premises"].lemmas
    nouns = [t for c in carriers(trigger) for t in c.children if t.dep_ in ("obj", "nsubj:pass", "obl") and lemma_of(t) in rooms and any(
        d.lower_ in ("the", "that") for d in t.children)]
    if not nouns:
        return None
    for sentence in reversed(sentences[max(number - ROOMS_REACH, 0):number]):
        if sentence.start_char < paragraph_start:
            return None
        for mention in starting_in(doc._.mentions, sentence.start_char, sentence.end_char):
            span = doc.span_of(mention) if mention.kind == "place" else None
            located = locates(span.root) if span is not None else None
            if located and any(lemma_of(located[0]) in (lemma_of(noun), *(rooms if lemma_of(noun) == "premise" else ())) for noun in nouns):
                return Located(mention.entity, f"inherited: the {lemma_of(located[0])} told before, “{mention.text}”", False)
    return None


def elsewhere(trigger: Token, doc: Doc) -> bool:
    """Whether the clause names a place that is in no gazetteer ("were picked up in X"): then it is none told before."""
    for carrier in carriers(trigger):
        for name in clauses.oblique(carrier, "in", "near"):
            if name.pos_ == "PROPN" and name.text[:1].isupper() and not clauses.has_child(name, "det") and name.idx not in index_of(doc).times:
                if all(m.kind == "person" for m in index_of(doc).named(name)):
                    return True
    return False


def said_to_live(trigger: Token, doc: Doc) -> int | None:
    """The town in which the description of who an event befell puts them: "his cousin, a farmer in X, was detained"."""
    people = word_classes()["person"].lemmas
    for person in clauses.patients_of(trigger):
        for noun in clauses.children(person, "appos"):
            for place in clauses.oblique(noun, "in", "from") if lemma_of(noun) in people else ():
                mention = next((m for m in index_of(doc).mentions.get(place.i, []) if m.kind == "place"), None)
                if mention is not None:
                    return mention.entity
    return None


def at_another_site(trigger: Token, venue: Entity) -> bool:
    """Whether the clause says before which building something happened, so that it did not at the square or building told before:
    "went ahead in front of the ministry"."""
    words = word_classes()
    for carrier in carriers(trigger):
        for noun in clauses.oblique(carrier, *SITES_BEFORE):
            inner = clauses.oblique(noun, "of") if lemma_of(noun) in AROUND else [noun]
            for site in inner:
                named = any(m.kind == "organisation" for m in index_of(trigger.doc).named(site))
                building = named or any(lemma_of(site) in words[name].lemmas for name in BUILDINGS)
                if building and lemma_of(site).lower() not in venue.name.lower().split():
                    return True
    return False


def apart_from_scene(event: Event, trigger: Token) -> bool:
    """Whether the words around a trigger keep it apart from the scene told before: nobody "has been arrested" for it since, it "had
    been going on for weeks", or there are only rumours of it."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    auxiliaries = {c.lower_ for c in clauses.children(verb, "aux", "aux:pass")}
    if event.event_type == "detention" and event.status == "not_occurred" and auxiliaries & {"has", "have"}:
        return True
    if verb.tag_ == "VBG" and verb.dep_ != "acl:relcl" and {"had", "been"} <= auxiliaries:
        return True
    return any(node.dep_ in ("acl", "ccomp") and lemma_of(node.head) in RUMOURS and node.head.pos_ == "NOUN" for node in (trigger, *trigger.ancestors))


def is_the_assembly(event: Event, trigger: Token) -> bool:
    """Whether a protest is told by a bare definite noun, so that it is one told before: "the rally took place on 7 May"."""
    if event.event_type != "protest":
        return False
    nouns = [t for t in (trigger, *clauses.surface_subjects(trigger)) if lemma_of(t) in word_classes()["assembly"].lemmas]
    return any(any(c.lower_ == "the" for c in t.children) and not clauses.has_child(t, "amod", "nmod", "acl", "acl:relcl", "compound", "nmod:poss") for t in nouns)


def _agreement(event: Event, sentence: Span, doc: Doc, days: int, closely: bool = False) -> str:
    """How the dates of a sentence, no longer than a month each, lie to the event's: "same" where one overlaps it or lies
    within so many days, "none" where there is nothing to compare, else "other". `closely`: a month tells nothing of a day."""
    dates = [t for t in starting_in(doc._.times, sentence.start_char, sentence.end_char) if t.date_precision in DATED_SCENE
             and not (closely and t.date_precision == "month" and event.date_precision == "day")]
    if event.date_precision in BOUNDS:
        return "other"
    if not dates or not (event.date_start and event.date_end):
        return "none"
    if event.date_precision not in DATED_SCENE:
        return "none" if any(event.date_start <= t.date_end and t.date_start <= event.date_end for t in dates) else "other"
    first, last = (date.fromisoformat(d).toordinal() for d in (event.date_start, event.date_end))
    return "same" if any(date.fromisoformat(t.date_start).toordinal() <= last + days
                         and first - days <= date.fromisoformat(t.date_end).toordinal() for t in dates) else "other"


def place_of_scene(event: Event, sentences: list[Span], number: int, paragraph_start: int, doc: Doc) -> Located | None:
    """The city or venue that an earlier sentence of the paragraph sets as the scene ("while holding a workshop at a hotel
    in X"), for events that happen on the spot. That sentence must name a participant of the event, give a date that
    agrees with the event's, or stand right before an event without named participants."""
    if event.event_type in NOT_SEEN or event.event_type not in SCENE and (event.status != "not_occurred" or event.event_type in CASE):
        return None
    named = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
    entities = doc._.entities or []
    overview, section = in_overview(doc, event.start), section_at(doc._.sections or [], event.start)
    apart = section is not None and section.kind == "summary"  # each of its sentences tells another matter
    for back in range(number - 1, max(number - SCENE_REACH, -1), -1):
        sentence = sentences[back]
        if sentence.start_char < paragraph_start:
            return None
        if seats.by_a_court(event) and not any(index_of(doc).types.get(t.i) in CASE for t in sentence):
            continue
        mentions = starting_in(doc._.mentions, sentence.start_char, sentence.end_char)
        inside = {m.entity for m in mentions}
        if number - back > 1 and (overview or event.date_precision in BOUNDS) or event.event_type in IN_CUSTODY | {"torture"}:
            continue
        if apart and not named & inside:
            continue
        only_time = not (named & inside) and (bool(named) or number - back > 1)
        agreement = _agreement(event, sentence, doc, SCENE_DAYS, only_time and overview)
        if agreement == "other" or only_time and agreement != "same":
            continue
        found = []
        for mention in mentions:
            if mention.kind != "place":
                continue
            if entities[mention.entity].subkind not in (("city",) if only_time else ("city", "venue")):
                continue
            span = doc.span_of(mention)
            located = locates(span.root) or is_reached(span.root) if span is not None and not is_carried_to(span.root) else None
            if span is not None and located and lemma_of(located[0]) not in word_classes()["person"].lemmas and not _of_a_topic(located[0]) and not _is_prison_of_somebody(span.root, located[0]):
                found.append((SPECIFIC[entities[mention.entity].subkind], mention))
        if found:
            best = min(found, key=lambda option: option[0])[1]
            return Located(best.entity, f"inherited: the paragraph's scene, “{best.text}”", False)
    return None


def where_they_came_back(event: Event, trigger: Token, context: list[tuple[Event, int]], number: int) -> Located | None:
    """The place of what was told last on the spot, for what those do who come back there ("searched the office in X. A week later they
    returned and arrested its head")."""
    if event.event_type not in SCENE or not any(_comes_back(verb) for c in carriers(trigger) for verb in (c, clauses.first_conjunct(c))):
        return None
    told = next((e for e, at in reversed(context) if at < number and e.event_type in SCENE), None)
    return Located(told.place, f"inherited: they came back to where “{told.trigger}”", False) if told is not None and told.place is not None else None


def _comes_back(verb: Token) -> bool:
    """Whether a verb tells that somebody comes back, without saying to which place."""
    back = lemma_of(verb) in RETURNING or lemma_of(verb) in COMING and any(c.lower_ == "back" for c in verb.children)
    return back and not clauses.oblique(verb, "to", "from")


def _is_prison_of_somebody(place: Token, host: Token) -> bool:
    """Whether a place is only the prison in which somebody is held: "has been held at X prison since May"."""
    prisons = word_classes()["prison"].lemmas
    return lemma_of(host) in HOLDING and any(lemma_of(t) in prisons for t in (place, place.head)) and bool(clauses.prepositions(place) & {"in", "at"})


def _of_a_topic(host: Token) -> bool:
    """Whether what lies at a place is only what something is about: "a story on a landfill near X"."""
    return host.pos_ == "NOUN" and host.dep_ == "nmod" and bool(clauses.prepositions(host) & {"on", "about", "over", "into", "against", "concerning"}) and host.head.pos_ == "NOUN"
