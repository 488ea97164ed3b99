"""Where an event happened: a place of its clause, the seat of the court, police or prison in it, or the place of the scene.

Residence and origin locate nothing (ruling 5): "a resident of X", "from X", "X activists". A court, a police department,
a prison or a venue does, also through the place inside its name. Of several places the most specific wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.annotate import clauses, gazetteer
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.factuality import REPORTING, carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.places import capital_meant, sure_words
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Event, Mention
from pipeline.relate import borders, seats
from pipeline.relate.index import SCENE, befallen_by, in_overview, index_of
from pipeline.relate.located import Located, country_number
from pipeline.relate.places_again import named_again
from pipeline.vocabulary import word_list

LOCATING = {"in", "at", "on", "near", "outside", "inside", "across", "throughout", "within", "around", "along", "into",
            "front", "by", "opposite", "through"}
WIDE = {"in", "across", "throughout", "around", "inside", "within"}
NATIONAL = word_list("event_places.national")
NATIONWIDE = word_list("event_places.nationwide")
GOAL = {"to", "into"}
BEHIND_COMMA = {"at", "in", "outside", "near", "inside", "on"}
BESIDE = {"at", "outside", "near", "inside", "towards", "toward", "opposite", "front", "around"}
TRANSFERS = word_list("event_places.transfers")
IN_FORCE = word_list("event_places.in_force")
IN_PARLIAMENT = word_list("event_places.in_parliament")
BEGINNING = {"initiate", "begin", "start", "launch"}  # of work on a law that is no bill yet
KEPT_ROOMS = word_list("event_places.kept_rooms")
IN_CUSTODY = {"prisoner_treatment", "hunger_strike"}
ROOMS_REACH = 4  # sentences
SCENE_REACH = 10  # sentences
PRISON_LEFT = re.compile(r"\b(?:prison|jail|gaol|custody|detention)\b")
SCENE_DAYS = 1  # between what befell the same people, or others
SEATED = ("court", "police", "custody", "prison", "premises", "site", "assembly", "gathering")
AGAINST_AN_ORGANISATION = {"registration_denied", "asset_freeze", "search"}  # befall it where it sits
SPECIFIC = {"venue": 0, "city": 1, "region": 2, "country": 3, "": 2}
UNPLACED = {"statement", "legislation", "vilification", "designation", "asset_freeze", "registration_denied", "extradition",
            "censorship", "other", "appeal_ruling", "court_ruling"}
SPOKEN = {"statement", "vilification", "legislation"}  # the places they name are mostly those of what they are about
WITNESSING = word_list("event_places.witnessing")
GRIPPING = word_list("event_places.gripping")
BODIES_IN_TOWNS = word_list("event_places.bodies_in_towns")
ENTERING = word_list("event_places.entering")
REACHED = word_list("event_places.reached")
GATHERING = word_list("event_places.gathering")
MARCHES = word_list("event_places.marches")
ARRIVALS = word_list("event_places.arrivals")
TAKEN_TO = {"prisoner_treatment", "detention"}  # happen where somebody is taken
CARRYING = word_list("event_places.carrying")
WAYS_IN = word_list("event_places.ways_in")
LISTED = 4  # towns named together: it happened all over the country
NEAR_HOLDER = 40  # characters between a place and what the text says to hold it
NEAR_BEHIND = 7  # words between a trigger and a place behind it that is the trigger's, whatever the parser chose
CLOSE = 6  # words between coordinated verbs that share the place behind the last
CENTRES = word_list("places_again.centres")
AROUND = word_list("event_places.around")
ASSEMBLED = {"protest", "assembly_denied", "assembly_disrupted"}
MANY = {"several", "many", "various", "numerous"}
FRAMED = {"protest", "assembly_disrupted"}
MARCHING = {"protest", "assembly_disrupted", "assembly_denied"}
FRAMING = {"during", "at", "amid"}
PARTS_OF_TOWNS = word_list("event_places.parts_of_towns")
BOUNDS = {"before", "after"}
AFTER_CUSTODY = {"sentence", "release"}  # happen where somebody was taken the day before
LATER_ELSEWHERE = {"release", "summons"}  # happen where those taken from the scene were brought
CASE = {"charge", "trial", "sentence", "acquittal"}  # steps of one case, told one after the other at one place
COURT_ACTS = CASE | {"release", "detention", "court_ruling"}


def locates(root: Token) -> tuple[Token, str] | None:
    """The token whose clause a place mention locates, with the words of the basis; None for residence and origin."""
    words = word_classes()
    node = clauses.first_conjunct(root)
    marks = clauses.prepositions(node)
    head = node.head
    if lemma_of(head) in WAYS_IN and "to" in marks and clauses.prepositions(head) & LOCATING:
        return head.head, f"“{sorted(clauses.prepositions(head) & LOCATING)[0]}”"
    if node.dep_ in ("compound", "nmod:poss") and any(lemma_of(t) in words["police"].lemmas for t in clauses.children(head, "compound") if t.i > node.i):
        return head, f"named before “{head.text}”"  # "the X police department"
    if _is_place_word(head) and (node.dep_ in ("compound", "nmod:desc", "nmod:poss", "amod", "flat") or "of" in marks):
        return locates(head)
    if node.dep_ in ("compound", "nmod:desc", "nmod:poss", "amod") and head.i != node.i:
        head = head.head if lemma_of(head) in PARTS_OF_TOWNS and head.dep_ == "compound" else head
        lemma = lemma_of(head)
        if (rooms := _rooms_of_body(head)) is not None:
            return rooms, f"named before “{head.text}”"
        if any(lemma in words[name].lemmas for name in SEATED) and (lemma not in words["person"].lemmas or _judges(head)):
            return head, f"named before “{head.text}”"
        return None
    if lemma_of(head) in ARRIVALS and head.pos_ == "NOUN" and marks & {"to", "in", "at", "from"} and clauses.prepositions(head) & {"on", "upon", "at", "after"}:
        return (head.head, f"“{lemma_of(head)}”") if "from" not in marks else None
    if node.dep_ in ("nmod", "obl", "obl:unmarked", "advmod", "nmod:unmarked", "obl:agent", "appos", "acl"):
        if node.dep_ == "appos":
            return locates(head) if head.i != node.i else None
        if "from" in marks or ("of" in marks and lemma_of(head) in words["person"].lemmas and not _judges(head)):
            return None
        holder = head.head if head.dep_ == "appos" else head
        if "of" in marks and lemma_of(head) in words["official"].lemmas and holder.dep_ in ("nsubj:pass", "obj", "conj"):
            return None  # where somebody is mayor, not where they were arrested
        if marks & (LOCATING | GOAL | {"of"}):
            return head, f"“{sorted(marks)[0]}”"
    return None


def _rooms_of_body(body: Token) -> Token | None:
    """The rooms of a body named with its town: "the office of the X branch of Y", "the offices of Z, an X newspaper"."""
    if lemma_of(body) not in BODIES_IN_TOWNS:
        return None
    owner = body.head if body.dep_ == "appos" else body
    rooms = owner.head
    return rooms if "of" in clauses.prepositions(owner) and lemma_of(rooms) in word_classes()["premises"].lemmas else None


def _is_ground(token: Token, trigger: Token) -> bool:
    """Whether a word of a trigger is only what it was done for or about: "booked for holding a rally"."""
    path = []
    for node in clauses.enclosing_clauses(token):
        if node.i == trigger.i:
            break
        path.append(node)
    return any(clauses.prepositions(node) & {"for", "over", "with", "of"} for node in path)


def _is_place_word(noun: Token) -> bool:
    """Whether a noun only says what a place named with it is: "Embu town", "the outskirts of X", "Y's capital X"."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma_of(noun) in word_classes()["area"].lemmas


def _several(noun: Token) -> bool:
    """Whether a noun tells of places all over a country: "in ten cities across X"."""
    return lemma_of(noun) in word_classes()["area"].lemmas and "Plur" in noun.morph.get("Number", [])


def own_place(trigger: Token, words: Span | None, event_type: str, sentence: Span, doc: Doc) -> Located | None:
    """The place that the trigger's sentence gives the event, or None; `words` are those that name the event."""
    entities = doc._.entities or []
    chain = carriers(trigger)
    if event_type not in SPOKEN:
        chain += [t for t in words or () if t.pos_ in ("VERB", "NOUN", "ADJ") and t not in chain and not _is_ground(t, trigger)]
    tokens = {c.i for c in chain}
    home = doc._.report.country if doc._.report else ""
    options: list[tuple[int, int, int, int, str]] = []
    later: dict[int, int] = {}  # places of what only says when it happened
    inside = starting_in(doc._.mentions, sentence.start_char, sentence.end_char)
    if event_type not in SPOKEN and (again := named_again(doc, sentence.start_char, sentence.end_char)):
        inside = sorted([*inside, *again], key=lambda mention: mention.start)
    narrower = narrowed(inside, entities, doc)
    places = {t.i for m in inside if m.kind == "place" for t in doc.char_span(m.start, m.end, alignment_mode="expand") or ()}
    for mention in inside:
        number = narrower.get(mention.start, mention.entity)
        entity = entities[number]
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            continue
        root = span.root
        if parted(trigger, root, event_type):
            continue
        if mention.kind == "organisation":
            if event_type in SPOKEN or event_type == "release" and _leaves_prison(chain):
                continue
            place = seats.seat(entity, entities, event_type in CASE)
            if place is None and clauses.prepositions(root) & BESIDE and "from" not in clauses.prepositions(root):
                place = entity.located_in  # "a rally near Tbilisi State University"
            if place is None:
                continue
            distance = _distance(root, chain)
            if distance is not None:
                options.append((1, distance, mention.start, place, f"seat of “{mention.text}”"))
            continue
        if mention.kind != "place":
            continue
        if event_type == "other" and lemma_of(trigger) in ("flee", "leave") and root.head.i in tokens and root.dep_ == "obj":
            options.append((0, 0, mention.start, number, f"“{mention.text}”"))
            continue
        if event_type == "release" and lemma_of(trigger) == "leave" and root.head.i in tokens and root.dep_ == "obj":
            options.append((0, 0, mention.start, number, f"“{mention.text}”"))
            continue
        if borders.put_out_of(root, event_type, tokens):
            options.append((SPECIFIC.get(entity.subkind, 2) - 4, 0, mention.start, number, f"from “{mention.text}”"))
            continue
        if borders.shut_country(event_type, root, entity, tokens):
            options.append((3, 1, mention.start, number, f"“{mention.text}”, whose border was shut"))
            continue
        if event_type in SCENE and entity.subkind == "venue" and _taken(root, tokens):
            options.append((0, 1, mention.start, number, f"“{mention.text}”"))
            continue
        if event_type in SCENE and entity.subkind == "venue" and root.dep_ == "obj" and lemma_of(root.head) in REACHED and (near := _distance(root.head, chain)) is not None:
            options.append((0, near, mention.start, number, f"“{root.head.text}” “{mention.text}”"))
            continue
        if event_type in MARCHING and (far := _leg_of_march(root, tokens, entity, places)) is not None:
            options.append((SPECIFIC.get(entity.subkind, 2), far, abs(mention.start - trigger.idx), number, f"the march from or to “{mention.text}”"))
            continue
        located = (sentence.root, "“in” in front") if _is_fronted(span, sentence) else locates(root)
        if located is None:
            continue
        host, how = located
        if host.dep_ == "nmod" and "of" in clauses.prepositions(host) and host.head.pos_ in ("NUM", "PRON"):
            host = host.head  # "two of their cars near X"
        if host.dep_ == "acl:relcl" and lemma_of(host) in KEPT_ROOMS and lemma_of(host.head) in word_classes()["premises"].lemmas:
            host = host.head  # "the office that the group rents in X"
        if (main := _behind_relative(root, host)) is not None:
            host = main
        if entity.subkind == "country" and (how == "“by”" or entity.country != home and clauses.prepositions(clauses.first_conjunct(root)) == {"of"}):
            continue  # "a visit by US President X", "the embassy of X"
        if host.dep_ == "obj" and host.pos_ == "NOUN" and host.head.pos_ == "VERB" and how.strip("“”") in BESIDE and event_type in SCENE:
            host = host.head  # "stopped two cars near X and confiscated …"
        if how != "“in” in front" and _of_the_telling(host, root, trigger):
            continue
        if _behind_conjunct(host, root, trigger) or _right_behind(host, root, trigger) or event_type == "sentence" and lemma_of(host) == "suspend" and trigger in host.ancestors:
            host = trigger  # the latter: "to a year, half of it suspended, in X"
        prison = host.pos_ != "VERB" and lemma_of(host) in word_classes()["prison"].lemmas | word_classes()["custody"].lemmas
        if prison and "to" in clauses.prepositions(host) and lemma_of(trigger) not in TRANSFERS:
            continue
        if prison:
            how = f"prison {how}"
        goal = clauses.prepositions(clauses.first_conjunct(root)) & ({"to", "into"} if entity.subkind == "country" else {"to"})
        arrived = lemma_of(clauses.first_conjunct(root).head) in WAYS_IN or how.strip("“”") in ARRIVALS
        if goal and not arrived and (host.i not in tokens or event_type not in TAKEN_TO):
            continue
        if event_type in SPOKEN and (host.i not in tokens or clauses.prepositions(clauses.first_conjunct(root)) == {"on"}):
            continue
        if _of_other_subject(host, trigger) or _by_authorities(trigger, event_type) and _of_the_arrest(host, trigger):
            continue
        seated = _judges(host) and (how.startswith("named before") or "before" in clauses.prepositions(host) and trigger.dep_ == "acl")
        distance = _distance(host, chain, seated=seated)
        if distance is None or (entity.subkind == "country" and entity.country == home and host.i not in tokens and not _several(host)):
            continue
        if root.dep_ == "nmod:poss" and _is_place_word(root.head):
            options.append((3, distance, mention.start, number, f"{how} “{mention.text}”"))  # only holds the place named behind it
            continue
        if root.dep_ == "conj" and clauses.first_conjunct(root).i in places:
            continue  # the first of several places stands for them
        listed = [t for t in clauses.coordinated(root) if t.i in places]
        if len(listed) > 1 and entity.subkind == "country":
            continue  # in several countries
        holder = _holder_of_list(listed, inside, narrower, doc) if len(listed) > 1 else None
        if holder is not None:
            options.append((SPECIFIC.get(entities[holder.entity].subkind, 2) - 1, distance, mention.start, holder.entity, f"{how} “{holder.text}”, which holds several"))
            continue
        others = any(_several(t) for noun in clauses.coordinated(root) if noun.i not in places for t in (noun, *clauses.oblique(noun, "of")))  # "in X, Y, Z and several smaller towns"
        if len(listed) + others >= LISTED and event_type in SCENE and entity.subkind == "city" and (whole := country_number(entity.country, entities)) is not None:
            options.append((SPECIFIC["city"], distance, abs(mention.start - trigger.idx), whole, f"{how} several towns (country)"))
            continue
        part = how.startswith("named before") and any(t.lower_ in PARTS_OF_TOWNS for t in doc.tokens[span.start:host.i])
        if any(node.pos_ == "NOUN" and clauses.prepositions(node) & {"after", "before", "following", "since"} for node in (host, *host.ancestors) if node is not trigger):
            later[abs(mention.start - trigger.idx)] = number
        named = entity.name if number != mention.entity else mention.text
        options.append((2 if part else SPECIFIC.get(entity.subkind, 2), distance, abs(mention.start - trigger.idx), number, f"{how} “{named}”"))
    placed = _where(chain, inside, doc)
    if placed is not None:
        within = next((m for m in inside if m.kind == "place" and 0 <= placed.start - m.end < NEAR_HOLDER and entities[m.entity].part_of == placed.entity), placed)
        return Located(within.entity, f"“{within.text}, where”", True)
    there = _there(chain, doc)
    if there is not None:
        return Located(there.entity, f"“there”: “{there.text}”", True)
    moved = _moved_to(trigger, inside, entities, doc) or (_brought_to_court(trigger, inside, entities, doc) if event_type in COURT_ACTS else None)
    if moved is not None:
        return Located(moved.entity, f"moved to “{moved.text}” before it", True)
    for noun in sentence:
        if noun.lower_ == "capital" and (place := _capital(noun, home, entities)) is not None and (_in_its_midst(noun) or clauses.prepositions(noun) & (LOCATING - {"on"})):
            distance = _distance(noun.head.head if _in_its_midst(noun) else noun.head, chain)
            if distance is not None:
                options.append((1, distance, noun.idx, place, f"“{noun.text}”"))
    if any("“in” in front" in o[4] for o in options):
        options = [o for o in options if o[2] not in later or o[3] != later[o[2]]] or options
    border = borders.at_own_border(trigger, event_type, tokens, home, entities) if all(o[0] >= SPECIFIC["country"] for o in options) else None
    if border is not None:
        return border
    if not options and event_type in ASSEMBLED:
        gripped = _gripped(chain, inside, doc)
        if gripped is not None:
            return Located(gripped.entity, f"“{gripped.text}”, which saw it", True)
    if not options:
        return (_whole_country(chain, home, entities) or _in_the_capital(chain, event_type, home, entities)
                or (_named_for_town(sentence, entities) or _in_several(chain, home, entities) if event_type in ASSEMBLED else None))
    near = min(o[1] for o in options)
    best = min((o for o in options if o[1] <= near + 1), key=lambda o: o[:3])
    country = " (country)" if entities[best[3]].subkind == "country" else ""
    return Located(best[3], best[4] + country, True, best[1])


def _gripped(chain: list[Token], mentions: Sequence[Mention], doc: Doc) -> Mention | None:
    """The town that a protest filled or that saw it: "X saw a rally", "protests rocked X", "a march shut down the centre of X"."""
    for mention in mentions:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention.kind == "place" else None
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


def _leaves_prison(chain: list[Token]) -> bool:
    """Whether somebody comes out of a prison, which is hardly where the court sits that let them go."""
    prisons = word_classes()["prison"].lemmas | word_classes()["custody"].lemmas
    return any(lemma_of(t) in prisons for verb in chain for t in clauses.oblique(verb, "from", "of"))


def _leg_of_march(place: Token, tokens: set[int], entity: Entity, places: set[int]) -> int | None:
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


def _behind_relative(place: Token, host: Token) -> Token | None:
    """The verb of the main clause that goes on with a place behind the comma that closes a relative clause: "arrested X, whom police
    suspect of theft, at a hotel in Y"."""
    clause = next((t for t in (host, *host.ancestors) if clauses.is_relative_clause(t)), None)
    if clause is None or clause.i > place.i:
        return None
    phrase = next((t for t in (place, *place.ancestors) if t is clause or t.head is clause), clause)
    opening = phrase.left_edge
    if phrase is clause or opening.i == 0 or opening.doc[opening.i - 1].text != "," or opening.lower_ not in BEHIND_COMMA or not clauses.prepositions(phrase) & LOCATING:
        return None
    if clause.left_edge.i > 0 and clause.doc[clause.left_edge.i - 1].text != "," and clause.left_edge.text != ",":
        return None
    return next((t for t in clause.head.ancestors if t.pos_ == "VERB"), None) if clause.head.pos_ != "VERB" else clause.head


def _taken(root: Token, tokens: set[int]) -> bool:
    """Whether a venue is what was blocked, occupied, sealed off or stormed."""
    node = clauses.first_conjunct(root)
    return (node.dep_ in ("obj", "nsubj:pass") or clauses.prepositions(node) == {"off"}) and node.head.i in tokens


def _of_the_telling(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place behind a verb of saying locates the saying, not what is said: "told a gathering in X that …"."""
    node = trigger
    while node.head.i != node.i:
        if node.dep_ == "ccomp" and lemma_of(node.head) in REPORTING and node.head.i < root.i < node.left_edge.i:
            return host is node.head or node.head in host.ancestors
        node = node.head
    return False


def _of_other_subject(host: Token, trigger: Token) -> bool:
    """Whether a place stands in the subject of another of several coordinated clauses, each with its own: "exiles in X
    were turned back, and teachers were beaten"."""
    if trigger.dep_ != "conj" or not clauses.own_subjects(trigger):
        return False
    first = clauses.first_conjunct(trigger)
    return first.pos_ == "VERB" and any(host is subject or subject in host.ancestors for subject in clauses.children(first, *clauses.SUBJECTS))


def _by_authorities(trigger: Token, event_type: str) -> bool:
    """Whether a charge, or a court's order of custody, is told, which is hardly made where the arrest was."""
    courts = word_classes()["court"].lemmas
    return event_type == "charge" or event_type == "detention" and any(lemma_of(s) in courts for s in clauses.own_subjects(trigger))


def _of_the_arrest(host: Token, trigger: Token) -> bool:
    """Whether a place is only where somebody was held before: "was arrested in X and charged with Y"."""
    first = clauses.first_conjunct(trigger)
    arrested = first is not trigger and index_of(host.doc).types.get(first.i) in ("detention", "search", "summons")
    return arrested and not _judges(host) and (host is first or first in host.ancestors) and not (host is trigger or trigger in host.ancestors)


def _behind_conjunct(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place right behind the trigger was attached to the verb before that it is coordinated with: "were charged
    and remanded to X Prison"."""
    return (trigger.dep_ == "conj" and host.i == clauses.first_conjunct(trigger).i and trigger.i < root.i
            and not any(t.pos_ in ("VERB", "PUNCT") for t in trigger.doc.tokens[trigger.i + 1:root.i]))


def _right_behind(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place right behind the trigger was attached to a participle behind it: "was summoned to the office in X, questioned
    for hours"."""
    later = next((t for t in (host, *host.ancestors) if t.pos_ == "VERB"), host)
    return (trigger.pos_ == "VERB" and 0 < root.i - trigger.i <= NEAR_BEHIND and later.i > root.i and later.head is trigger
            and not any(t.pos_ in ("VERB", "PUNCT") for t in trigger.doc.tokens[trigger.i + 1:root.i]))


def _moved_to(trigger: Token, mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> Mention | None:
    """The town somebody was taken to in the coordinated clause before, if the sentence names no place behind it: "was arrested
    in X, flown to Y and charged"."""
    first = clauses.first_conjunct(trigger)
    if trigger.dep_ != "conj" or clauses.own_subjects(trigger) or lemma_of(trigger) in CARRYING:
        return None
    verbs = (first, *clauses.children(first, "conj", "advcl"), trigger.head)
    before = sorted((v for v in verbs if v.i < trigger.i and v.pos_ == "VERB"), key=lambda v: v.i)
    if not before or lemma_of(before[-1]) not in CARRYING or not (clauses.is_passive(first) or clauses.is_passive(before[-1])) or clauses.has_child(before[-1], "obj"):
        return None
    places = [m for m in mentions if m.kind == "place" and m.start > before[-1].idx]
    span = doc.char_span(places[0].start, places[0].end, alignment_mode="expand") if len(places) == 1 else None
    if span is None or entities[places[0].entity].subkind != "city" or span.root.head.i != before[-1].i or "to" not in clauses.prepositions(span.root):
        return None
    return places[0]


def _brought_to_court(trigger: Token, mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> Mention | None:
    """The one town somebody was taken to earlier in the sentence, of what befell them at a court told behind it: "was taken to X and
    appeared before the court, where he was charged"."""
    before = trigger.doc[trigger.sent.start:trigger.i]
    carrying = next((t for t in before if lemma_of(t) in CARRYING and clauses.is_passive(t)), None)
    courts = word_classes()["court"].lemmas
    if carrying is None or not any(lemma_of(t) in courts and t.i > carrying.i for t in before) or any(s.pos_ != "PRON" for s in clauses.surface_subjects(trigger)):
        return None
    places = [m for m in mentions if m.kind == "place" and m.start > carrying.idx]
    span = doc.char_span(places[0].start, places[0].end, alignment_mode="expand") if len(places) == 1 else None
    taken = span is not None and entities[places[0].entity].subkind == "city" and span.root.head is carrying and "to" in clauses.prepositions(span.root)
    return places[0] if taken else None


def _where(chain: list[Token], mentions: Sequence[Mention], doc: Doc) -> Mention | None:
    """The place right before the "where" that opens the trigger's own clause ("flown to X the next day, where he was
    questioned"), wherever the parser attached the clause."""
    for verb in chain:
        words = [t for t in clauses.children(verb, "advmod") if t.lower_ == "where" and t.i < verb.i]
        if words and verb.dep_ in ("acl:relcl", "advcl", "advcl:relcl"):
            before = [m for m in mentions if m.kind == "place" and m.end <= words[0].idx]
            if before and not any(t.pos_ == "VERB" for t in doc.char_span(
                    before[-1].end, words[0].idx, alignment_mode="contract") or []):
                return before[-1]
    return None


def _there(chain: list[Token], doc: Doc) -> Mention | None:
    """The place that "there" beside a trigger means: the last one named before it in its sentence or the one before."""
    for verb in chain:
        for word in (t for node in (verb, *clauses.children(verb, "obj"), *(o for x in clauses.children(verb, "xcomp", "advcl") for o in clauses.children(x, "obj")))
                     for t in clauses.children(node, "advmod")):
            if word.lower_ == "there":
                first = text_of(doc).rfind("\n", 0, word.sent.start_char) + 1
                told = [m for m in starting_in(doc._.mentions, first, word.idx) if m.kind == "place"]
                return told[-1] if told else None
    return None


def narrowed(mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> dict[int, int]:
    """Starts of the regions and countries that only say where the town right before them lies ("X, Y region"), with the
    number of that place: they locate what it locates."""
    found: dict[int, int] = {}
    places = [m for m in mentions if m.kind == "place"]
    for first, second in zip(places, places[1:], strict=False):
        between = text_of(doc)[first.end:second.start].strip()
        one, two = (SPECIFIC.get(entities[m.entity].subkind, 2) for m in (first, second))
        holds = entities[first.entity].part_of == second.entity and second.start - first.end < NEAR_HOLDER
        if between in (",", "(", ", in", "in") and 0 < one < two or holds and one:
            found[second.start] = found.get(first.start, first.entity)
    return found


def _holder_of_list(listed: list[Token], mentions: Sequence[Mention], narrower: dict[int, int], doc: Doc) -> Mention | None:
    """The place right behind several listed ones that holds them all ("in X and Y, in Z")."""
    end = max(t.idx + len(t.text) for t in listed)
    behind = next((m for m in mentions if m.kind == "place" and m.start >= end), None)
    if behind is None or text_of(doc)[end:behind.start].strip() not in (", in", "in", "(") or behind.start not in narrower:
        return None
    return behind


def parted(trigger: Token, root: Token, event_type: str) -> bool:
    """Whether a colon or semicolon parts a place and a trigger. A place before a semicolon is also that of a scene told
    behind it, not of what followed ("in X, police used tear gas; 14 were arrested", not "; she is on trial")."""
    low, high = sorted((root.i, trigger.i))
    between = [t.text for t in trigger.doc.tokens[low:high]]
    if any(text[-1] == ":" for text in between):
        return True
    return ";" in between and (trigger.i < root.i or event_type not in SCENE)


def _is_fronted(span: Span, sentence: Span) -> bool:
    """Whether the sentence opens with "In X,", "In the village of X,": the place of all that it tells."""
    before = [t for t in sentence.doc.tokens[sentence.start:span.start] if not t.is_space]
    opened = 0 < len(before) < 7 and before[0].lower_ in ("in", "at", "on")
    described = opened and all(t.pos_ in ("ADP", "DET") or t.pos_ == "ADJ" and len(before) > 3 or t.lower_ in ("nearby", "neighbouring") or _is_place_word(t) for t in before)
    return described and span.end < sentence.end and sentence.doc[span.end].text == ","


def _in_the_capital(chain: list[Token], event_type: str, home: str, entities: list[Entity]) -> Located | None:
    """The capital, where the report names it, for what happens at parliament or at a ministry: "picketed outside the
    Ministry of Justice"."""
    if event_type not in SCENE:
        return None
    tokens = {c.i for c in chain}
    for noun in chain[0].sent:
        if not _is_national_seat(noun, home, entities):
            continue
        host = noun.head if noun.dep_ == "compound" else noun
        in_front = lemma_of(host.head) in AROUND and "of" in clauses.prepositions(host)
        host = host.head if in_front else host
        named = index_of(noun.doc).named(noun)
        beside = BESIDE if named and event_type != "protest" else BESIDE | GOAL  # not "attacks were traced to the Ministry of X"
        taken = host.dep_ in ("obj", "nsubj:pass") and host.head.i in tokens and lemma_of(host.head) in REACHED | ENTERING | GATHERING
        if taken or (in_front or clauses.prepositions(host) & beside) and _distance(host.head, chain) is not None:
            place = _numbered_capital(home, entities)
            return Located(place, f"“{noun.text}”, in the capital", True) if place is not None else None
    return None


_OF_SEATS = {"palace", "residence", "office", "embassy", "court", "tribunal", "assembly", "council", "house", "chamber"} | word_classes()["national_seat"].lemmas


def _is_national_seat(noun: Token, home: str, entities: list[Entity]) -> bool:
    """Whether a noun is that of parliament, a ministry or another body of which a country has one, in the capital."""
    lemma = lemma_of(noun)
    if lemma not in _OF_SEATS:
        return False
    named = index_of(noun.doc).named(noun)
    modifiers = {lemma_of(c).lower() for c in noun.children}
    owners = {lemma_of(c).lower() for child in noun.children for c in (child, *child.children)}
    if lemma in ("palace", "residence"):
        return bool(modifiers & {"presidential", "government"})
    if lemma == "office":
        return "minister" in owners and "prime" in owners
    if lemma == "embassy":
        return not index_of(noun.doc).place(noun)
    if lemma in ("court", "tribunal") and not modifiers & {"supreme", "constitutional"}:
        return False
    if lemma in ("court", "tribunal", "assembly", "council", "house", "chamber"):
        return bool(named) and len(named[0].text.split()) > 1 and _of_the_state(named[0], home, entities)
    return lemma in word_classes()["national_seat"].lemmas and (not named or _of_the_state(named[0], home, entities))


def _of_the_state(mention: Mention, home: str, entities: list[Entity]) -> bool:
    """Whether a name is that of the country's parliament, of its highest court or of one of its ministries, with no place of its own."""
    entity = entities[mention.entity]
    if entity.kind != "organisation" or entity.country not in ("", home) or entity.located_in is not None:
        return False
    words = {word.lower() for word in entity.name.split()}
    return entity.subkind == "government" and " of " in entity.name or words <= NATIONAL | word_classes()["national_seat"].lemmas


def _in_its_midst(noun: Token) -> bool:
    """Whether a noun for a part of a town lies before "of the capital": what happens there, or leads there, happens in the town."""
    return lemma_of(noun.head) in CENTRES and "of" in clauses.prepositions(noun)


def _capital(noun: Token, home: str, entities: list[Entity]) -> int | None:
    """The number of the place that "the capital" means."""
    code = capital_meant([t.text for t in noun.doc], noun.i, home)
    return _numbered_capital(code, entities) if code else None


def _numbered_capital(code: str, entities: list[Entity]) -> int | None:
    name = gazetteer.capital(code)
    return next((n for n, e in enumerate(entities) if e.kind == "place" and e.subkind == "city" and e.country == code and name in (e.name, *e.aliases)), None)


def _whole_country(chain: list[Token], home: str, entities: list[Entity]) -> Located | None:
    """The report's country where the words behind the trigger say "in the country", "across the country", or beside it
    "nationwide"."""
    wide = _said_nationwide(chain)
    number = country_number(home, entities) if wide else None
    return Located(number, f"“{wide}” (country)", True) if number is not None else None


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


def _in_several(chain: list[Token], home: str, entities: list[Entity]) -> Located | None:
    """The report's country where people assembled in several of its towns or regions, none of them named ("in ten provinces")."""
    for carrier in chain:
        for noun in clauses.oblique(carrier, "in", "across"):
            counted = any(c.dep_ == "nummod" or c.lower_ in MANY for c in noun.children)
            named = any(c.dep_ in ("nmod", "appos", "acl", "acl:relcl", "compound") for c in noun.children)
            number = country_number(home, entities) if counted and not named and _several(noun) else None
            if number is not None:
                return Located(number, f"“{noun.text}” (country)", True)
    return None


def _said_nationwide(chain: list[Token]) -> str:
    wide = [t for t in chain[0].sent if t.lower_ in NATIONWIDE or t.lower_ == "general" or t.lower_.startswith("countr")]
    if not wide:
        return ""
    own = {t.i for token in chain for t in (token, *clauses.children(token, "xcomp", "ccomp"))}
    for noun in wide:
        if noun.lower_ in NATIONWIDE and noun.head.i in own:
            return noun.text
        if noun.lower_ == "general" and lemma_of(noun.head) == "strike" and (noun.head.i in own or noun.head.head.i in own):
            return "general strike"
        if lemma_of(noun) != "country":
            continue
        phrase = {child.lower_ for child in noun.children}
        if "the" not in phrase or not clauses.prepositions(noun) & WIDE or any(c.dep_ in ("amod", "nmod", "compound") for c in noun.children):
            continue
        before = [i for i in index_of(noun.doc).types if chain[0].sent.start <= i < noun.i]
        of_argument = noun.dep_ == "nmod" and noun.head.head.i in own and noun.i < chain[0].i
        if of_argument or before and before[-1] in own:
            return f"{' '.join(sorted(phrase & WIDE)[:1])} the country"
    return ""


def _judges(host: Token) -> bool:
    words = word_classes()
    return lemma_of(host) in words["court"].lemmas | words["police"].lemmas | words["local_authority"].lemmas


def _distance(host: Token, chain: list[Token], seated: bool = False) -> int | None:
    """Steps between the token that a place locates and the trigger; None where another clause stands between. A court
    or police named with its place (`seated`) locates only what it does itself."""
    best: int | None = None
    for carrier in chain:
        up = _climb(host, carrier)
        if up is not None:
            best = min(up, best if best is not None else 99)
        down = 0 if _antecedent_acts(host, carrier) else None if seated else _climb(carrier, host, below=True)
        if down is not None:
            best = min(down + 2, best if best is not None else 99)
    if best is None and not seated:
        clause = _clause(host)
        for carrier in chain:
            down = _climb(carrier, clause, below=True)
            if down is not None and (not _inside_argument(host, clause) or _frames(host, clause)) and not _of_a_matter(host, clause):
                best = min(down + 3, best if best is not None else 99)
            if best is None and (main := clauses.framed_by(clause)) is not None and clauses.continues(carrier, main) and not (
                    clauses.is_frame(clause) and _inside_argument(host, clause)):
                best = 4
    if best is None and _court_behind(host, chain[0]) and (not seated or "by" in clauses.prepositions(host)):
        return 4
    return best


def _of_a_matter(host: Token, clause: Token) -> bool:
    """Whether a place stands in what the clause is about, or in what says who somebody is: "over a video about a prison in X"."""
    path = []
    for node in (host, *host.ancestors):
        if node is clause:
            break
        path.append(node)
    return any(_says_who(node) or node.pos_ == "NOUN" and clauses.prepositions(node) & {"over", "about", "concerning"} for node in path)


def _frames(host: Token, clause: Token) -> bool:
    """Whether a place stands inside the phrase of an occasion that frames the clause: "during a raid on an office in X"."""
    top = host
    while top.head.i not in (clause.i, top.i):
        top = top.head
    occasions = word_classes()["assembly"].lemmas | word_classes()["gathering"].lemmas
    return top.head.i == clause.i and bool(clauses.prepositions(top) & FRAMING) and (
        lemma_of(top) in occasions or top.i in index_of(top.doc).types)


def _court_behind(host: Token, trigger: Token) -> bool:
    """Whether a court follows its verdict with no other verb between, whatever noun it was attached to: "given a
    suspended sentence for defamation by a court in X"."""
    if lemma_of(host) not in word_classes()["court"].lemmas or not clauses.prepositions(host) & {"by", "before", "at", "in"}:
        return False
    return trigger.i < host.i and not any(t.pos_ == "VERB" and t.dep_ != "amod" or t.text == ";" for t in host.doc.tokens[trigger.i + 1:host.i])


def _clause(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i and token.dep_ not in ("acl:relcl", "advcl", "ccomp"):
        token = token.head
    return token


def _inside_argument(host: Token, clause: Token) -> bool:
    """Whether a place belongs to a noun that is no court, police or the like ("a summit in X was criticised")."""
    if host.dep_ == "obj" and host.head is clause and lemma_of(clause) in ENTERING:
        return False
    if host.i == clause.i or host.pos_ == "NOUN" and host.dep_ == "obl" and host.head.i == clause.i and clauses.prepositions(host) & BESIDE:
        return False
    words = word_classes()
    return not any(lemma_of(host) in words[name].lemmas for name in (*SEATED, "person"))


def _may_hold(noun: Token) -> bool:
    """Whether a place inside a noun's phrase is where the clause happens: people, courts, venues, not topics."""
    lemma, words = lemma_of(noun), word_classes()
    return any(lemma in words[name].lemmas for name in (*SEATED, "person", "civil_society")) or (
        bool(clauses.prepositions(noun) & {"by", "of"}) and lemma_of(noun.head) in words["assembly"].lemmas) or (
        bool(clauses.prepositions(noun) & {"by", "with", "via", "through"}) and lemma not in words["body"].lemmas)


def _antecedent_acts(host: Token, carrier: Token) -> bool:
    """Whether a court, police or authority located by a place is what a relative clause around the event tells of: "the
    court in X, which dismissed the appeal"."""
    beside = carrier.head is host or host.i < carrier.i and carrier.left_edge.i - host.right_edge.i <= 2
    return clauses.is_relative_clause(carrier) and beside and _judges(host) and bool(
        {t.lower_ for t in clauses.children(carrier, *clauses.SUBJECTS)} & {"which", "who", "that"})


def _climb(node: Token, top: Token, below: bool = False) -> int | None:
    """Steps from node up to top, None if a relative clause (or, going up from a place, any clause) lies between, unless
    it tells what goes on at the same spot."""
    steps = 0
    start = node
    while node.i != top.i:
        if not below and node is not start and node.pos_ == "NOUN" and not _may_hold(node) and lemma_of(node) not in ("front", "gate", "entrance"):
            return None
        if not below and node is not start and _says_who(node):
            return None
        if not below and node is not start and node.pos_ == "NOUN" and clauses.prepositions(node) & {"over", "for"}:
            return None  # what somebody was punished for
        if not below and (node.pos_ == "VERB" or node.dep_ == "acl:relcl") and _on_the_spot(node, top):
            steps += 1
        elif _another_clause(node, below):
            return None
        if below and node.dep_ == "advcl" and clauses.prepositions(node) & {"after", "following"} and index_of(node.doc).types.get(start.i) not in SCENE:
            return None
        if below and node.dep_ in ("advcl", "acl") and "for" in clauses.prepositions(node):
            return None  # what somebody was punished for happened elsewhere
        if node.head.i == node.i:
            return None
        node = node.head
        steps += 1
    return steps


def _says_who(node: Token) -> bool:
    """Whether a noun behind a name says who somebody is: "X, an employee of the office in Y"."""
    people = word_classes()["person"].lemmas - word_classes()["body"].lemmas
    return node.dep_ == "appos" and node.pos_ == "NOUN" and lemma_of(node) in people


def _another_clause(node: Token, below: bool) -> bool:
    if node.dep_ in ("acl:relcl", "advcl:relcl"):
        return not clauses.tells_of_occasion(node)
    if node.pos_ != "VERB" or node.dep_ == "acl" and lemma_of(node.head) in word_classes()["permission"].lemmas:
        return False
    if node.dep_ == "acl" and not clauses.prepositions(node):
        return clauses.is_past_participle(node) and node.i in index_of(node.doc).types
    return not below and node.dep_ in ("advcl", "ccomp", "conj", "acl")


def _on_the_spot(verb: Token, top: Token) -> bool:
    """Whether a verb below another tells what goes on at the same time and spot: "while covering a march in X", "as he
    left a church in X", "protesters who had gathered in X", "beaten and detained in X"."""
    if verb.dep_ == "advcl":
        if clauses.is_contrast(verb):
            return False
        marks = clauses.prepositions(verb) | {t.lower_ for t in clauses.children(verb, "advmod") if t.i < verb.i}
        gerund = not marks and verb.tag_ == "VBG"
        return bool(marks & clauses.SIMULTANEOUS or gerund) and not any(t.lower_ in ("had", "has", "have") for t in clauses.children(verb, "aux"))
    if verb.dep_ in ("acl:relcl", "acl"):
        if verb.dep_ == "acl:relcl" and verb.head.dep_ == "nmod" and lemma_of(verb.head.head) in word_classes()["person"].lemmas:
            return False  # "relatives of those who rallied in X"
        return index_of(verb.doc).types.get(verb.i) == "protest" or lemma_of(verb) in GATHERING or lemma_of(verb.head) in word_classes()["assembly"].lemmas
    if verb.dep_ == "conj":
        return (0 < verb.i - top.i < CLOSE and not clauses.own_subjects(verb)
                and all(t.pos_ in ("CCONJ", "VERB", "AUX", "PUNCT") for t in verb.doc.tokens[top.i + 1:verb.i]))
    return False


def _next_day(first: Event, second: Event) -> bool:
    """Whether two events of known day follow each other by a day at most."""
    if not first.date_precision == second.date_precision == "day":
        return False
    return abs((date.fromisoformat(second.date_start) - date.fromisoformat(first.date_start)).days) <= 1


def seat_of_actor(event: Event, entities: list[Entity], doc: Doc) -> Located | None:
    """The place inside the name of the court or police that acts, also where a pronoun stands for it, or named behind one
    without a name ("a court in X"), whatever noun the parser attached that to."""
    for p in event.participants:
        if p.role == "actor" and p.entity is not None:
            place = seats.seat(entities[p.entity], entities, event.event_type in CASE)
            if place is not None:
                return Located(place, f"seat of “{entities[p.entity].name}”", True)
        if p.role == "actor" and p.kind == "group":
            for mention in starting_in(doc._.mentions, p.start, p.end) if event.event_type not in SPOKEN else ():
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if (mention.kind == "place" and entities[mention.entity].subkind != "country" and span is not None
                        and _judges(span.root.head) and clauses.prepositions(span.root) & {"in", "at"}):
                    return Located(mention.entity, f"seat of “{p.text}”", True)
    return None


def where_they_govern(event: Event, entities: list[Entity], doc: Doc) -> Located | None:
    """The town or region in the title of the official, or in the name of the office, that forbids an assembly: "X Regional Commissioner
    N. N. banned a rally", "the X mayor's office"."""
    words = word_classes()["official"].lemmas | word_classes()["local_authority"].lemmas | {"council"}
    for p in event.participants if event.event_type == "assembly_denied" else ():
        span = doc.char_span(p.start, p.end, alignment_mode="expand") if p.role == "actor" else None
        if span is None:
            continue
        first = span.start
        while first > span.sent.start and doc[first - 1].pos_ in ("PROPN", "ADJ", "NOUN"):
            first -= 1
        if not any(lemma_of(t).lower() in words for t in doc.tokens[first:span.end]):
            continue
        for mention in starting_in(doc._.mentions, doc[first].idx, p.end):
            if mention.kind == "place" and entities[mention.entity].subkind in ("city", "region"):
                return Located(mention.entity, f"seat of “{doc[first:span.end].text}”", True)
    return None


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
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention.kind == "place" else None
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


def near_the_court(event: Event, trigger: Token, earlier: list[tuple[Event, int]]) -> Event | None:
    """The hearing or verdict told before at whose court it happened: "outside the courthouse", "on their way to the court"."""
    case = next((e for e, _ in reversed(earlier) if e.event_type in CASE and e.place is not None), None)
    if case is None or event.event_type == "release" and any(lemma_of(t) in ("courtroom", "dock") for t in clauses.oblique(trigger, "from")):
        return case
    courts = word_classes()["court"].lemmas
    for carrier in carriers(trigger):
        for noun in clauses.children(carrier, "obl"):
            way = clauses.oblique(noun, "to") if lemma_of(noun) == "way" else []
            for place in way or [noun]:
                word = next((t for t in (place, *clauses.children(place, "compound")) if lemma_of(t) in courts), None)
                definite = any(c.lower_ == "the" for c in place.children)
                if word is not None and definite and (way or clauses.prepositions(place) & BESIDE | {"around"} & clauses.prepositions(place)):
                    return case
    return None


def _the_court(event: Event, entities: list[Entity]) -> bool:
    """Whether the actor is a court or judge told before: "the court acquitted two", "the judges", "Justice X"."""
    courts = word_classes()["court"].lemmas
    return any(p.role == "actor" and (p.text.lower().split()[:1] == ["the"] and p.text.lower().split()[-1].removesuffix("s") in courts
                                      or p.entity is not None and bool(courts & set(entities[p.entity].occupations))) for p in event.participants)


def _told_of_a_court(event: Event) -> bool:
    """Whether an event's place is that of the court that it tells of."""
    basis = event.basis.get("place", "")
    named = event.event_type in CASE and basis.startswith(("seat of", "named before")) or basis.startswith("inherited: the court")
    return named or (event.event_type == "trial" or event.event_type in COURT_ACTS and seats.by_a_court(event)) and not basis.endswith("(country)")


def _timing(event: Event, previous: Event) -> str:
    """How the times of two events lie to each other: "same" (day or period), "next" day, "open" where the later one has
    no date, "after" where it is only known to follow, else "other"."""
    if not event.date:
        return "open"
    if event.date_precision in BOUNDS:
        return "after" if event.basis.get("date", "").startswith("bound") and event.date_precision == "after" else "other"
    if previous.date_precision in BOUNDS or not previous.date:
        return "other"
    if (event.date_start, event.date_end) == (previous.date_start, previous.date_end):
        return "same"
    return "next" if _next_day(previous, event) else "other"


def inherit(event: Event, earlier: list[tuple[Event, int]], sentence_number: int, abroad: bool, home: str, places: list[Entity]) -> Located | None:
    """The place of the nearest event before this one in its paragraph, where both are of one time and occasion.

    One occasion are events of one day, or of the next for what follows on the spot, with a participant in common or
    unnamed ones (somebody named comes after a scene that names nobody); what a court does in consecutive sentences; and what is told without a date right after a scene.
    A venue is passed on to what happens on the spot, to other events the town that holds it.
    `abroad`: whether a bare country may be passed on, true for the cases of people abroad; `home`: the report's country; `places`: the report's entities.
    """
    by_the_court = event.event_type in COURT_ACTS and _the_court(event, places)
    if event.event_type in UNPLACED and not by_the_court:
        return None
    entities = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
    befallen = befallen_by(event)
    for previous, number in reversed(earlier):
        if sentence_number - number > 3:
            break
        if previous.place is None or previous.trigger.startswith("transfer"):
            continue
        shared = bool(entities & {p.entity for p in previous.participants if p.entity is not None})
        shared = shared or event.event_type == "release" and previous.event_type == "detention" and previous.start == event.start
        near = sentence_number - number <= 1
        nobody = not {p.entity for p in previous.participants if p.entity is not None}
        one_occasion = near and event.basis.get("date", "").startswith("inherited") and event.date_precision not in BOUNDS
        on_the_spot = event.event_type in SCENE and previous.event_type in SCENE
        strangers = bool(befallen if on_the_spot else entities) and not one_occasion and not (nobody and on_the_spot)
        basis = previous.basis.get("place", "")
        if basis.startswith("“to”") and not shared and event.event_type != "release":
            continue  # where others were taken
        if by_the_court and _told_of_a_court(previous):
            return Located(previous.place, f"inherited: the court of “{previous.trigger}”", False)
        if event.event_type in UNPLACED:
            continue
        goes_on = not befallen and sentence_number - number == 2 and on_the_spot
        if not shared and (strangers or not near and not goes_on):
            continue
        in_country = basis.endswith("(country)")
        if in_country and not abroad or event.event_type in IN_CUSTODY and previous.event_type not in IN_CUSTODY:
            continue  # not where the arrest was
        if event.event_type == "release" and previous.event_type in COURT_ACTS and seats.by_a_court(previous) and PRISON_LEFT.search(event.trigger):
            continue  # "walked out of prison"
        time = _timing(event, previous)
        if seats.by_a_court(event) != seats.by_a_court(previous) and event.event_type in SCENE:
            continue
        case = event.event_type in CASE and previous.event_type in CASE and near
        brought = event.event_type == "charge" and previous.event_type == "detention" and near and event.trigger.startswith(("arraign", "brought"))
        allowed = {
            "same": True,
            "next": on_the_spot or case or brought or near and event.event_type == "assembly_denied" and previous.event_type == "protest" or event.event_type in AFTER_CUSTODY,
            "open": (on_the_spot and (near or goes_on)) or case,
            "after": case,
            "other": False,
        }[time]
        if not (allowed or abroad and in_country and previous.country != home):
            continue
        if event.event_type == "charge" and (not (case or brought) or in_country):
            continue
        if event.event_type in LATER_ELSEWHERE and not (number == sentence_number and time == "same") and not in_country:
            continue
        place = previous.place
        let_go = event.event_type == "release" and previous.event_type in ("detention", *FRAMED) and one_occasion
        if not on_the_spot and not let_go and places[place].subkind == "venue":
            held_by = places[place].part_of
            if held_by is None:
                continue
            place = held_by
        return Located(place, f"inherited from “{previous.trigger}” told before{' (country)' if in_country else ''}", False)
    return None


DATED_SCENE = ("day", "part_of_month", "month")


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


def scene(event: Event, sentences: list[Span], number: int, paragraph_start: int, doc: Doc) -> Located | None:
    """The city or venue that an earlier sentence of the paragraph sets as the scene ("while holding a workshop at a hotel
    in X"), for events that happen on the spot. That sentence must name a participant of the event, give a date that
    agrees with the event's, or stand right before an event without named participants."""
    if event.event_type not in SCENE and event.status != "not_occurred":
        return None
    named = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
    entities = doc._.entities or []
    overview = in_overview(doc, event.start)
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
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            located = locates(span.root) if span is not None and not _carried_to(span.root) else None
            if located and lemma_of(located[0]) not in word_classes()["person"].lemmas and not _of_a_topic(located[0]):
                found.append((SPECIFIC[entities[mention.entity].subkind], mention))
        if found:
            best = min(found, key=lambda option: option[0])[1]
            return Located(best.entity, f"inherited: the paragraph's scene, “{best.text}”", False)
    return None


def _of_a_topic(host: Token) -> bool:
    """Whether what lies at a place is only what something is about: "a story on a landfill near X"."""
    return host.pos_ == "NOUN" and host.dep_ == "nmod" and bool(clauses.prepositions(host) & {"on", "about", "over", "into", "against", "concerning"}) and host.head.pos_ == "NOUN"


def _carried_to(place: Token) -> bool:
    """Whether somebody was only taken to a place ("was flown to X"): no scene of what others do next."""
    return "to" in clauses.prepositions(place) and place.head.pos_ == "VERB" and clauses.is_passive(place.head)


def on_the_move(trigger: Token, sentence: Span, doc: Doc) -> bool:
    """Whether the sentence says only where the event led from or to, so that it did not go on at the scene told before."""
    chain = {c.i for c in carriers(trigger)}
    for mention in starting_in(doc._.mentions, sentence.start_char, sentence.end_char):
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention.kind == "place" else None
        if span is not None and span.root.head.i in chain and clauses.prepositions(span.root) & {"from", "to", "towards", "toward"}:
            return True
    return False


def _in_a_prison(event: Event, entities: list[Entity]) -> bool:
    """Whether an event's place is the prison, or lies where the prison does, that its own words name."""
    basis = event.basis.get("place", "")
    if event.place is None or "inherited" in basis:
        return False
    words = set(entities[event.place].name.lower().split())
    return basis.startswith("prison") or event.event_type not in CASE and entities[event.place].subkind == "venue" and bool(words & sure_words("prison"))


def in_custody(events: list[Event], entities: list[Entity]) -> None:
    """Gives events in prison the prison's place where another sentence of the section says where the person is held."""
    prisons = [event for event in events if _in_a_prison(event, entities)]
    for event in events if prisons else ():
        if event.event_type not in IN_CUSTODY or (event.place is not None and "inherited" not in event.basis.get("place", "")):
            continue
        people = {p.entity for p in event.participants if p.entity is not None and p.role in ("target", "actor")}
        for other in prisons:
            if other.trigger.startswith("transfer") or other.trigger.startswith(("moved", "taken")) and other.trigger_start > event.trigger_start:
                continue  # where somebody was taken afterwards
            if other is not event and other.section == event.section and any(p.entity in people for p in other.participants if p.role in ("target", "actor")):
                event.place, event.country = other.place, other.country
                event.basis["place"] = f"inherited: the prison of “{other.trigger}”"
                break
    for event in events:
        if event.event_type == "sentence" and event.basis.get("place", "").startswith("prison"):
            event.place = None  # where a sentence is served is not where it was passed
            del event.basis["place"]


def _acted_in_court(event: Event, entities: list[Entity]) -> bool:
    """Whether somebody was charged by or before a court, named or not."""
    return seats.by_a_court(event) or any(p.role == "actor" and p.entity is not None and entities[p.entity].subkind == "court" for p in event.participants)


def at_the_court_of_the_case(told: list[tuple[Event, int, int]], doc: Doc) -> None:
    """Gives a hearing in the case of somebody the town in which the report says that they were tried or sentenced, if it is
    one, and passes it on to what happens there in the same paragraph. `told`: events with the numbers of their sentence and
    paragraph, in text order."""
    entities = doc._.entities or []
    home = doc._.report.country if doc._.report else ""
    courts: dict[int, dict[int, str]] = {}
    for event, _, _ in told:
        held = event.event_type in ("trial", "sentence", "acquittal") or event.event_type == "charge" and _acted_in_court(event, entities)
        if held and event.place is not None and "inherited" not in event.basis["place"] and entities[event.place].subkind != "country":
            for p in event.participants:
                if p.role == "target" and p.entity is not None:
                    courts.setdefault(p.entity, {})[event.place] = event.trigger
    for hearing, at, paragraph in told:
        if hearing.place is not None:
            continue
        ends_it = hearing.event_type in ("sentence", "acquittal") and any(e.event_type == "trial" and e.place is not None and block == paragraph for e, _, block in told)
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
                found = inherit(event, context, number, False, home, entities)
            if found is not None:
                event.place, event.basis["place"] = found.entity, found.basis
                context.append((event, number))


def at_the_same_court(events: list[Event], doc: Doc) -> None:
    """Gives what "the same court" did the place of the last court told of before, where its name or description has one."""
    entities = doc._.entities or []
    for number, event in enumerate(events):
        if event.place is not None or not any(p.role == "actor" and p.text.lower().startswith("the same ") for p in event.participants) or not seats.by_a_court(event):
            continue
        for other in reversed(events[:number]):
            if other.start < event.start and seats.by_a_court(other):
                if other.place is not None and other.basis["place"].startswith("seat of"):
                    event.place, event.basis["place"] = other.place, f"inherited: the same court as that of “{other.trigger}”"
                    event.country = entities[other.place].country
                break


def at_seats(events: list[Event], doc: Doc) -> None:
    """Gives measures against an organisation that have no place of their own the place where the report says it sits."""
    entities = doc._.entities or []
    told = seats.told_seats(doc)
    for event in events:
        found = seats.of_target(event, told) if event.place is None and event.event_type in AGAINST_AN_ORGANISATION else None
        if found:
            event.place, event.basis["place"] = found[1], f"seat of “{entities[found[0]].name}”, as told"


def laws_in_force(events: list[Event], doc: Doc) -> None:
    """Gives a law or a bill the country, for which it holds or is to hold, unless a body of a town or region passed it."""
    entities = doc._.entities or []
    home = doc._.report.country if doc._.report else ""
    country = country_number(home, entities)
    local = word_classes()["local_authority"].lemmas
    for event in events:
        if event.event_type != "legislation" or event.status == "not_occurred" or event.place is not None or country is None:
            continue
        doers = [p for p in event.participants if p.role == "actor"]
        if any(entities[p.entity].located_in is not None for p in event.participants if p.entity is not None) or any(set(p.text.lower().split()) & local for p in doers):
            continue
        words = doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
        verb = words.root if words is not None else None
        step = verb is not None and (lemma_of(verb) in IN_FORCE or verb.pos_ == "VERB" and verb.dep_ not in ("acl", "amod") and lemma_of(verb) in IN_PARLIAMENT)
        begun = words is not None and any(lemma_of(t) in BEGINNING for t in (*words, words.root.head))
        begun = begun or verb is not None and "to" in clauses.prepositions(verb) and event.status == "occurred"  # "tasked to prepare a draft"
        if doers and not begun and event.status != "alleged" or step and event.status == "occurred":
            event.place, event.basis["place"] = country, f"“{event.trigger}”: a law holds for the country (country)"
