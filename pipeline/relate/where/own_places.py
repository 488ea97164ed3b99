"""The place that the sentence of an event gives it ("following the march in X, police held ten")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import country_of, starting_in
from pipeline.annotate.factuality.plans import SCHEDULING
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Entity, Mention
from pipeline.relate.index import SCENE, in_dateline, index_of, is_participant_noun, kinds_of
from pipeline.relate.located import Located, country_number
from pipeline.relate.topics import ABOUT, ELSEWHERE, is_apart, is_of_model, is_of_topic, own_carriers
from pipeline.relate.where import borders, seats
from pipeline.relate.where.attachment import (
    host_of,
    is_behind_conjunct,
    is_by_authorities,
    is_ground,
    is_held_on_to,
    is_of_another_day,
    is_of_other_subject,
    is_of_the_arrest,
    is_of_the_court,
    is_of_the_telling,
    is_right_behind,
    is_taken,
    opens_contrast,
)
from pipeline.relate.where.capitals import capital_meant_by, in_its_midst, in_the_capital
from pipeline.relate.where.countrywide import in_several_towns, shut_off_in, whole_country
from pipeline.relate.where.distance import distance_between
from pipeline.relate.where.locating import (
    holder_of_list,
    is_authority,
    is_fronted,
    is_place_word,
    is_reached,
    is_several,
    locates,
    narrowed,
    parted,
)
from pipeline.relate.where.places_again import named_again
from pipeline.relate.where.refused_assemblies import refused_assemblies
from pipeline.relate.where.routes import (
    before_where,
    brought_to_court,
    leaves_prison,
    leg_of_march,
    meant_by_there,
    moved_to,
    taken_to_station,
)
from pipeline.relate.where.words import (
    ARRIVALS,
    BESIDE,
    CENTRES,
    COURT_ACTS,
    JOURNEYS,
    LOCATING,
    NEAR_HOLDER,
    PARTS_OF_TOWNS,
    PRISONS,
    SPECIFIC,
    SPOKEN,
    WAYS_IN,
)
from pipeline.vocabulary import word_list

TRANSFERS = word_list("where.transfers")
QUESTIONING = word_list("when.questioning")
WITNESSING = word_list("where.witnessing")
GRIPPING = word_list("where.gripping")
TAKEN_TO = {"prisoner_treatment", "detention", "summons"}  # happen where somebody is taken
TAKEN = 3  # the distance of where somebody was taken afterwards
SERVED = 3  # that of the town behind a term, where no court's is told
LISTED = 4  # towns named together: it happened all over the country
ASSEMBLED = {"protest", "assembly_denied", "assembly_disrupted"}
MARCHING = {"protest", "assembly_disrupted", "assembly_denied"}
HARM = {"attack", "killing"}
BY_FORCE = {"assembly_disrupted", "attack", "torture"}
OPENING = word_list("factuality.beginning")  # what a trial does
TIMING = {"after", "before", "following", "since", "prior", "until"}
"""Prepositions by which a noun only says when something was."""
PUNISHED = {"sentence", "acquittal", "appeal_ruling"}  # happen at a court, not where the deed was
ACCUSED = {*PUNISHED, "charge"}
TERMS = word_list("where.terms")
LEAVING = {"release": {"leave"}, **dict.fromkeys(("other", "movement_restriction", "harassment"), {"flee", "leave"})}  # where somebody was until then
FORCING = word_list("when.forcing")
KEPT_FROM = word_list("where.kept_from")


class _Sought(NamedTuple):
    """The event whose place is sought: its trigger with the words that carry it, its type, its sentence, and the places of that: their
    mentions, the numbers of those that only hold the one before them, and the tokens of all."""

    trigger: Token
    chain: list[Token]
    tokens: set[int]
    event_type: str
    sentence: Span
    mentions: Sequence[Mention]
    narrower: dict[int, int]
    places: set[int]
    entities: list[Entity]
    home: str


class _Option(NamedTuple):
    """A place that an event may have: how wide it is, how far from the event in the tree and in the text, and how it was found.
    `timed`: it stands in what only says when the event was."""

    width: int
    distance: int
    offset: int
    place: int
    basis: str
    timed: bool = False


def own_place(trigger: Token, words: Span | None, event_type: str, sentence: Span, doc: Doc) -> Located | None:
    """The place that the trigger's sentence gives the event, or None; `words` are those that name the event. A refused assembly is
    where it was to be held, if the refusal itself has no place; a verdict was not passed in the prison where the term is served."""
    if event_type == "sentence" and lemma_of(trigger) == "serve":
        return None
    chain = own_carriers(trigger, ELSEWHERE)
    located = _own_place(trigger, chain, words, event_type, sentence, doc)
    if located is None and event_type == "assembly_denied" and (refused := refused_assemblies(trigger)):
        located = _own_place(trigger, [*chain, *refused], words, event_type, sentence, doc)
    return located


def _own_place(trigger: Token, chain: list[Token], words: Span | None, event_type: str, sentence: Span, doc: Doc) -> Located | None:
    """The same for the words that carry the event."""
    entities = doc._.entities or []
    chain = chain.copy()
    if event_type not in SPOKEN:
        chain += [t for t in words or () if t.pos_ in ("VERB", "NOUN", "ADJ") and t not in chain and not is_ground(t, trigger)]
    if event_type == "summons":
        chain += [t for t in clauses.oblique(trigger, "for") if lemma_of(t) in QUESTIONING]  # "summoned for questioning in X"
    elif event_type in BY_FORCE:  # "used tear gas to disperse a rally in the capital, X"
        chain += [t for t in clauses.children(trigger, "advcl", "xcomp") if clauses.is_infinitive(t)]
    elif event_type in ("movement_restriction", "harassment"):  # "kept from leaving her house in X", "forced to flee X"
        chain += [t for t in clauses.children(trigger, "advcl", "xcomp") if lemma_of(t) in KEPT_FROM and "from" in clauses.prepositions(t)
                  or lemma_of(trigger) in FORCING and clauses.is_infinitive(t)]
    if event_type in HARM and trigger.dep_ in ("acl", "acl:relcl") and not (clauses.is_passive(trigger) or kinds_of(trigger.head) or is_participant_noun(trigger.head)):
        chain.append(trigger.head)  # "the operation in X that left two dead"
    elif event_type == "trial":  # "his trial, due to open in X, was put off"
        chain += [c for noun in clauses.children(trigger, *clauses.SUBJECTS) for c in clauses.children(noun, "acl", "acl:relcl")
                  if lemma_of(c) in OPENING or any(lemma_of(t) in SCHEDULING for t in (c, *c.children))]
    inside = [m for m in starting_in(doc._.mentions, sentence.start_char, sentence.end_char) if m.kind != "place" or not in_dateline(doc, m.start)]
    if event_type not in SPOKEN and (again := named_again(doc, sentence.start_char, sentence.end_char)):
        inside = sorted([*inside, *again], key=lambda mention: mention.start)
    places = {t.i for m in inside if m.kind == "place" for t in doc.span_of(m) or ()}
    home = country_of(doc)
    sought = _Sought(trigger, chain, {c.i for c in chain}, event_type, sentence, inside, narrowed(inside, entities, doc), places, entities, home)
    options: list[_Option] = []
    for mention in inside:
        span = doc.span_of(mention)
        if span is None or parted(trigger, span.root, event_type) or is_of_the_court(span.root, trigger, event_type):
            continue
        if is_of_topic(span.root, chain) or is_of_model(span.root, chain) or is_apart(span.root, trigger):
            continue
        option = _of_organisation(mention, span.root, sought) if mention.kind == "organisation" else _of_place(mention, span, sought) if mention.kind == "place" else None
        if option is not None:
            options.append(option)
    told = _told_apart(sought, doc)
    if told is not None:
        return told
    options += _of_the_capital(sought)
    if any("“in” in front" in o.basis for o in options):
        options = [o for o in options if not o.timed] or options
    border = borders.at_own_border(trigger, event_type, sought.tokens, home, entities) if all(o.width >= SPECIFIC["country"] for o in options) else None
    if border is not None:
        return border
    if not options and event_type in ASSEMBLED:
        gripped = _gripped(chain, inside, doc)
        if gripped is not None:
            return Located(gripped.entity, f"“{gripped.text}”, which saw it", True)
    if not options:
        return (whole_country(chain, event_type, home, entities) or in_the_capital(chain, event_type, home, entities)
                or (_named_for_town(sentence, entities) or in_several_towns(chain, home, entities) if event_type in ASSEMBLED else None))
    near = min(o.distance for o in options)
    done_at = [o for o in options if o.basis.startswith("“") and o.width < SPECIFIC["country"] and o.distance <= near + 2]
    if event_type in SCENE and done_at:  # not where those sit who did it
        options = [o for o in options if o in done_at or not o.basis.startswith(("named before", "seat of"))]
        near = min(o.distance for o in options)
    best = min((o for o in options if o.distance <= near + 1), key=lambda o: o[:3])
    country = " (country)" if entities[best.place].subkind == "country" else ""
    return Located(best.place, best.basis + country, True, best.distance)


def _of_organisation(mention: Mention, root: Token, sought: _Sought) -> _Option | None:
    """The seat of a court or the like that the sentence names, or where an organisation sits beside which it happened."""
    entity = sought.entities[mention.entity]
    if sought.event_type in SPOKEN or sought.event_type == "release" and leaves_prison(sought.chain):
        return None
    place = seats.seat(entity, sought.entities, sought.event_type in seats.JUDGED)
    if place is None and clauses.prepositions(root) & BESIDE and "from" not in clauses.prepositions(root):
        place = entity.located_in  # "a rally near Tbilisi State University"
    distance = distance_between(root, sought.chain) if place is not None else None
    if distance is None and place is not None and sought.event_type == "detention" and taken_to_station(root, sought.trigger):
        distance = TAKEN
    return _Option(1, distance, mention.start, place, f"seat of “{mention.text}”") if place is not None and distance is not None else None


def _of_place(mention: Mention, span: Span, sought: _Sought) -> _Option | None:
    """The place that a mention gives the event."""
    trigger, event_type, tokens = sought.trigger, sought.event_type, sought.tokens
    number = sought.narrower.get(mention.start, mention.entity)
    entity, root = sought.entities[number], span.root
    width = SPECIFIC.get(entity.subkind, 2)
    if event_type in LEAVING and root.head.i in tokens and root.dep_ == "obj" and lemma_of(root.head) in LEAVING[event_type]:
        return _Option(0, 0, mention.start, number, f"“{mention.text}”")
    if borders.put_out_of(root, event_type, tokens):
        return _Option(width - 4, 0, mention.start, number, f"from “{mention.text}”")
    if borders.shut_country(event_type, root, entity, tokens):
        return _Option(3, 1, mention.start, number, f"“{mention.text}”, whose border was shut")
    if entity.subkind == "country" and shut_off_in(root, event_type, tokens):
        return _Option(3, 0, mention.start, number, f"“{mention.text}”, where it could not be reached")
    if event_type in SCENE and entity.subkind == "venue":
        if is_taken(root, tokens) or is_held_on_to(root, event_type, tokens):
            return _Option(0, 1, mention.start, number, f"“{mention.text}”")
    if event_type in SCENE and entity.subkind in ("venue", "city"):
        reached = is_reached(root)
        if reached is not None and (near := distance_between(reached[0], sought.chain)) is not None:
            return _Option(0, near, mention.start, number, f"{reached[1]} “{mention.text}”")
    if event_type in MARCHING and (far := leg_of_march(root, tokens, entity, sought.places)) is not None:
        return _Option(width, far, abs(mention.start - trigger.idx), number, f"the march from or to “{mention.text}”")
    located = (sought.sentence.root, "“in” in front") if is_fronted(span, sought.sentence) else locates(root)
    if located is None:
        return None
    host, how = located
    if event_type == "detention" and any(taken_to_station(noun, trigger) for noun in (host, root)):
        return _Option(width, TAKEN, mention.start, number, f"taken to a station {how} “{mention.text}”")
    host = host_of(host, root, trigger, event_type)
    if entity.subkind == "country" and (how == "“by”" or entity.country != sought.home and clauses.prepositions(clauses.first_conjunct(root)) == {"of"}):
        return None  # "a visit by US President X", "the embassy of X"
    if host.dep_ == "obj" and host.pos_ == "NOUN" and host.head.pos_ == "VERB" and how.strip("“”") in BESIDE and event_type in SCENE:
        host = host.head  # "stopped two cars near X and confiscated …"
    if how != "“in” in front" and (is_of_the_telling(host, root, trigger) or opens_contrast(root, trigger)):
        return None
    if is_behind_conjunct(host, root, trigger) or is_right_behind(host, root, trigger) or event_type == "sentence" and lemma_of(host) == "suspend" and trigger in host.ancestors:
        host = trigger  # the latter: "to a year, half of it suspended, in X"
    served = event_type in PUNISHED and _is_bare_term(host, trigger)
    host = trigger if served else host  # "to two years in prison in X"
    prison = host.pos_ != "VERB" and lemma_of(host) in PRISONS
    if prison and "to" in clauses.prepositions(host) and lemma_of(trigger) not in TRANSFERS and event_type != "summons":
        return None
    how = f"prison {how}" if prison else how
    if _is_elsewhere(host, root, how, entity, sought):
        return None
    seated = is_authority(host) and sought.event_type != "complaint" and (how.startswith("named before") or "before" in clauses.prepositions(host) and trigger.dep_ == "acl")
    distance = distance_between(host, sought.chain, seated=seated)
    distance = distance + SERVED if served and distance is not None else distance
    if distance is None or (entity.subkind == "country" and entity.country == sought.home and host.i not in tokens and not is_several(host)):
        return None
    return _located(mention, span, host, how, distance, sought)


def _is_bare_term(noun: Token, verdict: Token) -> bool:
    """Whether a noun without an article is part of the penalty below a verdict, not where it is served ("two years in prison", "ten days of
    administrative detention")."""
    return lemma_of(noun) in TERMS and not clauses.has_child(noun, "det", "nmod:poss") and verdict in noun.ancestors and not any(
        t.text[0].isupper() for t in clauses.children(noun, "compound", "amod"))


def _is_elsewhere(host: Token, root: Token, how: str, entity: Entity, sought: _Sought) -> bool:
    """Whether a place is only where somebody was taken, what is spoken of, or where others were or the arrest was."""
    first = clauses.first_conjunct(root)
    if sought.event_type in PUNISHED and host.pos_ == "NOUN" and host.dep_ == "nmod" and "for" in clauses.prepositions(host) and not is_authority(host):
        return True  # "given a two-year sentence for a protest in X"
    if sought.event_type in ACCUSED and any("as" in clauses.prepositions(node) for node in _up_to(host, sought.tokens)):
        return True  # "convicted as the leader of a riot in X"
    if how == "“of”" and any(clauses.prepositions(node) & ABOUT for node in _up_to(host, sought.tokens)):
        return True  # "rallied against the pollution of the River X"
    first = first.head if first.dep_ == "compound" and is_place_word(first.head) else first  # "to Gulu town"
    goal = clauses.prepositions(first) & ({"to", "into"} if entity.subkind == "country" else {"to"})
    arrived = lemma_of(first.head) in WAYS_IN or how.strip("“”") in ARRIVALS | JOURNEYS
    if how.startswith("named before") and clauses.prepositions(clauses.first_conjunct(host)) == {"to"} and host.head.dep_ == "conj" and host.head not in sought.chain:
        return True  # "were beaten and brought to the X police headquarters"
    if goal and not arrived and (host.i not in sought.tokens or sought.event_type not in TAKEN_TO):
        return True
    if sought.event_type in SPOKEN and (host.i not in sought.tokens or clauses.prepositions(first) == {"on"}):
        return True
    if sought.event_type not in SCENE and _is_of_an_earlier_deed(host, sought.trigger):
        return True
    if is_of_other_subject(host, sought.trigger) or is_of_another_day(host, root, sought.trigger, sought.event_type):
        return True
    return is_by_authorities(sought.trigger, sought.event_type) and is_of_the_arrest(host, sought.trigger)


def _up_to(host: Token, tokens: set[int]) -> list[Token]:
    """A token and those above it, below the words of the event."""
    return list(takewhile(lambda node: node.i not in tokens, (host, *host.ancestors)))


def _is_of_an_earlier_deed(host: Token, step: Token) -> bool:
    """Whether a place lies where a search, an arrest or the like was after which somebody was charged or let go: "after his arrest in X"."""
    types = index_of(step.doc).types
    for node in (host, *host.ancestors):
        if node is step:
            return False
        if types.get(node.i) in SCENE and node.pos_ == "NOUN" and clauses.prepositions(node) & {"after", "following", "since"}:
            return True
    return False


def _located(mention: Mention, span: Span, host: Token, how: str, distance: int, sought: _Sought) -> _Option | None:
    """A mention that locates the event, alone or in a list, as a place that it may have."""
    trigger, places, entities, doc = sought.trigger, sought.places, sought.entities, span.doc
    number, root = sought.narrower.get(mention.start, mention.entity), span.root
    entity = entities[number]
    if root.dep_ == "nmod:poss" and is_place_word(root.head):
        return _Option(3, distance, mention.start, number, f"{how} “{mention.text}”")  # only holds the place named behind it
    if root.dep_ == "conj" and clauses.first_conjunct(root).i in places:
        return None  # the first of several places stands for them
    listed = [t for t in clauses.coordinated(root) if t.i in places]
    if len(listed) > 1 and entity.subkind == "country":
        return None  # in several countries
    holder = holder_of_list(listed, sought.mentions, sought.narrower, doc) if len(listed) > 1 else None
    if holder is not None:
        return _Option(SPECIFIC.get(entities[holder.entity].subkind, 2) - 1, distance, mention.start, holder.entity, f"{how} “{holder.text}”, which holds several")
    offset = abs(mention.start - trigger.idx)
    others = any(is_several(t) for noun in clauses.coordinated(root) if noun.i not in places for t in (noun, *clauses.oblique(noun, "of")))  # "in X, Y, Z and several smaller towns"
    if len(listed) + others >= LISTED and sought.event_type in SCENE and entity.subkind == "city" and (whole := country_number(entity.country, entities)) is not None:
        return _Option(SPECIFIC["city"], distance, offset, whole, f"{how} several towns (country)")
    part = how.startswith("named before") and any(t.lower_ in PARTS_OF_TOWNS for t in doc.tokens[span.start:host.i])
    timed = any(_tells_when(node, trigger) for node in (host, *host.ancestors))
    abroad = bool(sought.home) and entity.country not in ("", sought.home)
    if abroad and any(_tells_when(node, trigger) and node.i not in index_of(doc).types for node in root.ancestors):
        return None  # "was detained before a conference in Warsaw"
    named = entity.name if number != mention.entity else mention.text
    return _Option(2 if part else SPECIFIC.get(entity.subkind, 2), distance, offset, number, f"{how} “{named}”", timed)


def _tells_when(noun: Token, trigger: Token) -> bool:
    """Whether a noun other than the trigger only says when something was ("following the march in X", "ahead of a summit in X")."""
    return noun is not trigger and noun.pos_ == "NOUN" and bool(clauses.prepositions(noun) & TIMING or noun.head.lower_ == "ahead")


def _told_apart(sought: _Sought, doc: Doc) -> Located | None:
    """The place behind which "where" opens the event's clause, that "there" means, or to which somebody was moved before it."""
    chain, mentions, entities = sought.chain, sought.mentions, sought.entities
    placed = before_where(chain, mentions, doc)
    if placed is not None and placed.kind == "organisation":
        return _at_the_seat(placed, "where", entities)
    if placed is not None:
        within = next((m for m in mentions if m.kind == "place" and 0 <= placed.start - m.end < NEAR_HOLDER and entities[m.entity].part_of == placed.entity), placed)
        return Located(within.entity, f"“{within.text}, where”", True)
    there = meant_by_there(chain, doc)
    if there is not None and there.kind == "organisation":
        return _at_the_seat(there, "there", entities)
    if there is not None:
        return Located(there.entity, f"“there”: “{there.text}”", True)
    moved = moved_to(sought.trigger, sought.event_type, mentions, entities, doc) or (brought_to_court(sought.trigger, mentions, entities, doc) if sought.event_type in COURT_ACTS else None)
    return Located(moved.entity, f"moved to “{moved.text}” before it", True) if moved is not None else None


def _at_the_seat(body: Mention, word: str, entities: list[Entity]) -> Located | None:
    """The seat of the body that "where" or "there" means."""
    seat = seats.seat(entities[body.entity], entities, judging=True)
    return Located(seat, f"“{word}”: seat of “{body.text}”", True) if seat is not None else None


def _of_the_capital(sought: _Sought) -> list[_Option]:
    """The places that "the capital" in the sentence gives the event."""
    found = []
    for noun in sought.sentence:
        if noun.lower_ == "capital" and (place := capital_meant_by(noun, sought.home, sought.entities)) is not None and (in_its_midst(noun) or clauses.prepositions(noun) & (LOCATING - {"on"})):
            distance = distance_between(noun.head.head if in_its_midst(noun) else noun.head, sought.chain)
            if distance is not None:
                found.append(_Option(1, distance, noun.idx, place, f"“{noun.text}”"))
    return found


def _gripped(chain: list[Token], mentions: Sequence[Mention], doc: Doc) -> Mention | None:
    """The town that a protest filled or that saw it: "X saw a rally", "protests rocked X", "a march shut down the centre of X"."""
    for mention in mentions:
        span = doc.span_of(mention) if mention.kind == "place" else None
        if span is None:
            continue
        town = span.root
        if "of" in clauses.prepositions(town) and lemma_of(town.head) in CENTRES:
            town = town.head
        verb = town.head
        saw = town.dep_ == "nsubj" and lemma_of(verb) in WITNESSING and any(c.dep_ == "obj" and c in chain for c in verb.children)
        shook = lemma_of(verb) in GRIPPING and (town.dep_ == "obj" and (verb in chain or any(t in chain for s in clauses.own_subjects(verb) for t in (s, *clauses.oblique(s, "of"))))
                                                or town.dep_ == "nsubj:pass" and any(t in chain for t in clauses.oblique(verb, "by")))
        if saw or shook or town.dep_ == "obl" and "to" in clauses.prepositions(town) and lemma_of(verb) == "spread" and verb in chain:
            return mention
    return None


def _named_for_town(sentence: Span, entities: list[Entity]) -> Located | None:
    """The town in the name of a Pride: "Sofia Pride took place on 14 June"."""
    for noun in sentence:
        if noun.text == "Pride" and noun.i > sentence.start:
            for first in (noun.i - 2, noun.i - 1):
                name = sentence.doc[max(first, sentence.start) : noun.i].text
                place = next((n for n, e in enumerate(entities) if e.kind == "place" and e.subkind == "city" and name in (e.name, *e.aliases)), None)
                if place is not None:
                    return Located(place, f"“{name} Pride”", True)
    return None
