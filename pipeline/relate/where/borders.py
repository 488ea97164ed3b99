"""Countries in which something happened because a state put people out, kept them out or in, or acted abroad ("X deported him", "an inquiry by
Ukrainian prosecutors")."""

from __future__ import annotations

from pipeline.annotate import clauses, gazetteer
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Event
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.located import Located, country_number
from pipeline.vocabulary import word_list

CROSSING = word_list("borders.crossing")
BORDER = {"movement_restriction", "extradition"}  # befall people where they are put out, or kept out or in
BY_COUNTRIES = BORDER | {"detention", "release", "investigation", "charge", "trial", "sentence"}  # told of a country as the one that does it
STATE_ACTS = SCENE | BORDER | {"charge", "trial", "sentence", "acquittal", "release", "prisoner_treatment", "investigation"}
STATE_FORCES = ("police", "court", "prosecution", "body")
LET_IN = word_list("borders.let_in")


def shut_country(event_type: str, root: Token, entity: Entity, tokens: set[int]) -> bool:
    """Whether a place is the country that somebody was kept out of or in, or put out of, or the region: "banned from entering X"."""
    verb = root.head
    entered = entity.subkind == "region" and lemma_of(verb) == "enter"
    if event_type != "movement_restriction" or not (entered or entity.subkind == "country"):
        return False
    if root.dep_ == "obj" and lemma_of(verb) in CROSSING:
        return any(node.i in tokens or clauses.first_conjunct(node).i in tokens for node in clauses.enclosing_clauses(verb))
    return verb.i in tokens and "from" in clauses.prepositions(root)


def put_out_of(root: Token, event_type: str, tokens: set[int]) -> bool:
    """Whether a place is where somebody was deported or extradited from."""
    node = clauses.first_conjunct(root)
    above = node.head.head if node.head.dep_ in clauses.OBLIQUES and "to" in clauses.prepositions(node.head) else node.head
    return event_type in BORDER and above.i in tokens and "from" in clauses.prepositions(node)


def at_own_border(trigger: Token, event_type: str, tokens: set[int], home: str, entities: list[Entity]) -> Located | None:
    """The report's country, where people are put out of "the country", kept out or in, or leave it: "expelled from the
    country", "denied entry", "fled abroad"."""
    leaving = event_type == "other" and lemma_of(trigger) in CROSSING
    if event_type != "movement_restriction" and not leaving:
        return None
    noun = next((t for t in trigger.sent if _tells_of_border(t, tokens, leaving)), None)
    number = country_number(home, entities) if noun is not None else None
    return Located(number, f"“{noun.text}” (country)", True) if noun is not None and number is not None else None


def _tells_of_border(noun: Token, tokens: set[int], leaving: bool) -> bool:
    """Whether a word beside the trigger tells which border is meant; `leaving`: whether the trigger itself tells that
    somebody left."""
    verb = noun.head
    if noun.lower_ == "abroad":
        return leaving and verb.i in tokens
    if noun.lower_ in ("entry", "re-entry"):
        return verb.i in tokens and noun.dep_ in ("obj", "nsubj:pass", "obl") and not clauses.has_child(noun, "nmod")
    if noun.lower_ != "country" or not tokens & {verb.i, verb.head.i} or clauses.has_child(noun, "amod", "nmod", "compound"):
        return False
    marks = clauses.prepositions(noun)
    crossed = noun.dep_ == "obj" and lemma_of(verb) in CROSSING and (leaving or lemma_of(verb) not in ("leave", "exit"))
    let_in = "to" in marks and lemma_of(verb) in LET_IN
    return any(c.lower_ == "the" for c in noun.children) and (crossed or let_in or bool(marks & {"from", "into"}))


def acting_state(event: Event, trigger: Token, doc: Doc) -> tuple[str, Token] | None:
    """The ISO code of the state whose police, courts or government do it, and the word for the doer ("the Polish authorities",
    "an inquiry by Ukrainian prosecutors", "X deported him"); None where nothing tells one."""
    if event.event_type not in STATE_ACTS:
        return None
    types = index_of(doc).types
    doers = [t for carrier in carriers(trigger) if carrier.pos_ == "VERB" and (carrier is trigger or types.get(carrier.i) != "statement") for t in (*clauses.children(carrier, "nsubj"), *clauses.oblique(carrier, "by"))]
    doers += [t for t in clauses.children(trigger, "nmod") if trigger.pos_ == "NOUN" and "by" in clauses.prepositions(t)]
    for doer in doers:
        state = _state_of(doer, event.event_type, doc._.entities or [])
        if state:
            return state, doer
    return None


def in_state(state: str, found: Located | None, doc: Doc) -> Located | None:
    """The place of what a foreign state did: one found there, none elsewhere."""
    return found if found is not None and (doc._.entities or [])[found.entity].country == state else None


def _state_of(doer: Token, event_type: str, entities: list[Entity]) -> str:
    """The ISO code of the state for which somebody acts: the country itself, a force that its adjective describes, or a named body
    of it; else empty."""
    named = [entities[m.entity] for m in index_of(doer.doc).mentions.get(doer.i, [])]
    country = next((e.country for e in named if e.kind == "place" and e.subkind == "country"), "")
    if country and event_type in BY_COUNTRIES:
        return country
    if any(lemma_of(doer) in word_classes()[name].lemmas for name in STATE_FORCES):
        adjectives = (c.text for c in doer.children if c.i < doer.i and c.dep_ in ("amod", "compound"))
        if code := next((gazetteer.demonyms()[word] for word in adjectives if word in gazetteer.demonyms()), ""):
            return code
    return next((e.country for e in named if e.kind == "organisation" and e.subkind in ("police", "court", "government")), "")
