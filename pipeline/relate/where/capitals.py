"""The capital: by its noun, and as where parliament, ministries and the highest courts sit ("protested in the capital", "outside parliament")."""

from __future__ import annotations

from pipeline.annotate import clauses, gazetteer
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.places import capital_meant
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Entity, Mention
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.located import Located
from pipeline.relate.where.distance import distance_between
from pipeline.relate.where.words import AROUND, BESIDE, CENTRES, ENTERING, GATHERING, GOAL, REACHED
from pipeline.vocabulary import word_list

NATIONAL = word_list("where.national")
_OF_SEATS = word_list("capitals.of_seats") | word_classes()["national_seat"].lemmas
_OF_STATE_BY_NAME = word_list("capitals.by_name")


def in_the_capital(chain: list[Token], event_type: str, home: str, entities: list[Entity]) -> Located | None:
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
        if taken or (in_front or clauses.prepositions(host) & beside) and distance_between(host.head, chain) is not None:
            place = _numbered_capital(home, entities)
            return Located(place, f"“{noun.text}”, in the capital", True) if place is not None else None
    return None


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
    if lemma in _OF_STATE_BY_NAME:
        return bool(named) and len(named[0].text.split()) > 1 and _of_the_state(named[0], home, entities)
    return lemma in word_classes()["national_seat"].lemmas and (not named or _of_the_state(named[0], home, entities))


def _of_the_state(mention: Mention, home: str, entities: list[Entity]) -> bool:
    """Whether a name is that of the country's parliament, of its highest court or of one of its ministries, with no place of its own."""
    entity = entities[mention.entity]
    if entity.kind != "organisation" or entity.country not in ("", home) or entity.located_in is not None:
        return False
    words = {word.lower() for word in entity.name.split()}
    return entity.subkind == "government" and " of " in entity.name or words <= NATIONAL | word_classes()["national_seat"].lemmas


def in_its_midst(noun: Token) -> bool:
    """Whether a noun for a part of a town lies before "of the capital": what happens there, or leads there, happens in the town."""
    return lemma_of(noun.head) in CENTRES and "of" in clauses.prepositions(noun)


def capital_meant_by(noun: Token, home: str, entities: list[Entity]) -> int | None:
    """The number of the place that "the capital" means."""
    code = capital_meant([t.text for t in noun.doc], noun.i, home)
    return _numbered_capital(code, entities) if code else None


def _numbered_capital(code: str, entities: list[Entity]) -> int | None:
    name = gazetteer.capital(code)
    return next((n for n, e in enumerate(entities) if e.kind == "place" and e.subkind == "city" and e.country == code and name in (e.name, *e.aliases)), None)
