"""Ways: from where to where people marched, where somebody was taken before it happened, "where" and "there"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start, starting_in
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Mention
from pipeline.relate.index import index_of
from pipeline.relate.where import seats
from pipeline.relate.where.attachment import of_conjunct_before
from pipeline.relate.where.words import PRISONS
from pipeline.vocabulary import word_list

MARCHES = word_list("where.marches")
HOLDING = word_list("routes.holding")
AT_GOAL = {"summons", "release", "torture", "prisoner_treatment", "detention", "search"}  # befall people where they were taken
STATIONS = word_list("where.stations")
CARRYING = word_list("where.carrying")


def leaves_prison(chain: list[Token]) -> bool:
    """Whether somebody comes out of a prison, which is hardly where the court sits that let them go."""
    return any(lemma_of(t) in PRISONS for verb in chain for t in clauses.oblique(verb, "from", "of"))


def leg_of_march(place: Token, tokens: set[int], entity: Entity, places: set[int]) -> int | None:
    """How near the square or quarter from which a march set off, or the square or building to which it went, is: "marched from X towards
    Y"; None for a place that is none, and for marches from town to town."""
    node = clauses.first_conjunct(place)
    marks = clauses.prepositions(node)
    if node.head.i not in tokens or not marks & {"from", "to"} or lemma_of(node.head) not in MARCHES:
        return None
    legs = [t for t in clauses.children(node.head, *clauses.OBLIQUES) if clauses.prepositions(t) & {"from", "to", "towards", "toward"}]
    if "from" in marks:
        in_town = entity.subkind == "venue" or entity.subkind == "city" and not entity.gazetteer_id
        return 1 if in_town or entity.subkind != "country" and not any(t.i in places for t in legs if t is not node) else None
    return 1 if entity.subkind == "venue" and not any("from" in clauses.prepositions(t) and t.i in places for t in legs) else None


def moved_to(trigger: Token, event_type: str, mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> Mention | None:
    """The town somebody was taken to in the coordinated clause before, if the sentence names no place behind it: "was arrested
    in X, flown to Y and charged"; the prison or the like too, for what befalls people there: "was driven to X prison, questioned
    and let go", "were taken to a station in X, two of whom were freed"."""
    carrying = _taken_before(trigger, event_type)
    if carrying is None or not (clauses.is_passive(clauses.first_conjunct(trigger)) or clauses.is_passive(carrying)) or clauses.has_child(carrying, "obj"):
        return None
    places = [m for m in mentions if m.kind == "place" and m.start > carrying.idx]
    within = entities[places[0].entity].part_of if places else None
    span = doc.span_of(places[0]) if places and all(m.entity == within for m in places[1:]) else None
    if span is None:
        return None
    goal, building = span.root, entities[places[0].entity].subkind == "venue"
    if goal.head.pos_ != "VERB" and event_type in AT_GOAL and goal.head.pos_ in ("NOUN", "PROPN") and clauses.prepositions(goal) & {"in", "of", "at", "near"}:
        goal = goal.head  # "to the police station in X"
    if of_conjunct_before(goal.head, goal) is not carrying or "to" not in clauses.prepositions(goal):
        return None
    return places[0] if entities[places[0].entity].subkind == "city" or building and event_type in AT_GOAL else None


def _taken_before(trigger: Token, event_type: str) -> Token | None:
    """The verb that tells that somebody was taken somewhere before, in the same coordination, or in the clause whose people the trigger's
    relative clause counts out."""
    counted = trigger.i > trigger.head.i and any(
        t.lower_ == "whom" for s in clauses.children(trigger, *clauses.SUBJECTS) for t in clauses.oblique(s, "of"))
    if counted and event_type in AT_GOAL:
        above = next((t for t in trigger.ancestors if t.pos_ == "VERB"), trigger)
        return above if lemma_of(above) in CARRYING else None
    first = clauses.first_conjunct(trigger)
    if event_type in AT_GOAL and _goes_on(first):
        first = first.head
    if first is trigger or clauses.own_subjects(trigger) or lemma_of(trigger) in CARRYING and not clauses.oblique(trigger, "before"):
        return None
    verbs = (first, *clauses.children(first, "conj", "advcl"), trigger.head)
    before = sorted({v for v in verbs if v.i < trigger.i and v.pos_ == "VERB"}, key=lambda v: v.i)
    while event_type in AT_GOAL and len(before) > 1 and index_of(trigger.doc).types.get(before[-1].i) in AT_GOAL and lemma_of(before[-1]) not in CARRYING:
        before.pop()
    return before[-1] if before and lemma_of(before[-1]) in CARRYING else None


def _goes_on(participle: Token) -> bool:
    """Whether a bare participle behind a verb tells what happened next: "was driven to a station, questioned and let go"."""
    return (participle.dep_ == "advcl" and participle.i > participle.head.i and clauses.is_past_participle(participle)
            and not clauses.prepositions(participle) and not clauses.has_child(participle, *clauses.SUBJECTS))


def taken_to_station(host: Token, trigger: Token) -> bool:
    """Whether a noun is the police station to which somebody was taken, or at which they were held, behind the trigger, which tells that
    they were taken: "was handcuffed, driven to a station in X", "picked her up and kept her at a station in X"."""
    verb = host.head
    marks = clauses.prepositions(host)
    brought = "to" in marks and lemma_of(verb) in CARRYING or bool(marks & {"at", "in"}) and lemma_of(verb) in HOLDING
    together = clauses.first_conjunct(verb) is clauses.first_conjunct(trigger) or verb.head is trigger and _goes_on(verb)
    return lemma_of(host).lower() in STATIONS and brought and verb.i > trigger.i and together and not clauses.own_subjects(verb)


def brought_to_court(trigger: Token, mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> Mention | None:
    """The one town somebody was taken to earlier in the sentence, of what befell them at a court told behind it: "was taken to X and
    appeared before the court, where he was charged"."""
    before = trigger.doc[trigger.sent.start:trigger.i]
    carrying = next((t for t in before if lemma_of(t) in CARRYING and clauses.is_passive(t)), None)
    courts = word_classes()["court"].lemmas
    if carrying is None or not any(lemma_of(t) in courts and t.i > carrying.i for t in before) or any(s.pos_ != "PRON" for s in clauses.surface_subjects(trigger)):
        return None
    places = [m for m in mentions if m.kind == "place" and m.start > carrying.idx]
    span = doc.span_of(places[0]) if len(places) == 1 else None
    taken = span is not None and entities[places[0].entity].subkind == "city" and span.root.head is carrying and "to" in clauses.prepositions(span.root)
    return places[0] if taken else None


def before_where(chain: list[Token], mentions: Sequence[Mention], doc: Doc) -> Mention | None:
    """The place, or the police body that has a seat, right before the "where" that opens the trigger's own clause ("flown to X the next
    day, where he was questioned"), wherever the parser attached the clause."""
    for verb in chain:
        words = [t for t in clauses.children(verb, "advmod") if t.lower_ == "where" and t.i < verb.i]
        if words and verb.dep_ in ("acl:relcl", "advcl", "advcl:relcl"):
            before = [m for m in mentions if _is_seated(m, doc) and m.end <= words[0].idx]
            if before and not any(t.pos_ == "VERB" for t in doc.char_span(
                    before[-1].end, words[0].idx, alignment_mode="contract") or []):
                return before[-1]
    return None


def meant_by_there(chain: list[Token], doc: Doc) -> Mention | None:
    """The place that "there" beside a trigger means: the last one named before it in its sentence or the one before."""
    for verb in chain:
        for word in (t for node in (verb, *clauses.children(verb, "obj"), *(o for x in clauses.children(verb, "xcomp", "advcl") for o in clauses.children(x, "obj")))
                     for t in clauses.children(node, "advmod")):
            if word.lower_ == "there":
                first = paragraph_start(doc, word.sent.start_char)
                told = [m for m in starting_in(doc._.mentions, first, word.idx) if _is_seated(m, doc)]
                return told[-1] if told else None
    return None


def _is_seated(mention: Mention, doc: Doc) -> bool:
    """Whether a mention is that of a place, or of a court or police body whose town or district is known."""
    entities: list[Entity] = doc._.entities or []
    return mention.kind == "place" or mention.kind == "organisation" and seats.seat(entities[mention.entity], entities, judging=True) is not None


def is_carried_to(place: Token) -> bool:
    """Whether somebody was only taken to a place ("was flown to X"): no scene of what others do next."""
    return "to" in clauses.prepositions(place) and place.head.pos_ == "VERB" and clauses.is_passive(place.head)


def on_the_move(trigger: Token, sentence: Span, doc: Doc) -> bool:
    """Whether the sentence says only where the event led from or to, so that it did not go on at the scene told before."""
    chain = {c.i for c in carriers(trigger)}
    for mention in starting_in(doc._.mentions, sentence.start_char, sentence.end_char):
        span = doc.span_of(mention) if mention.kind == "place" else None
        if span is not None and span.root.head.i in chain and clauses.prepositions(span.root) & {"from", "to", "towards", "toward"}:
            return True
    return False
