"""The parties of suits and rulings that no slot of the trigger tells: against whom a suit is, whom a court rules to have done wrong or orders
to make it good, for whose body its head went to court, whose counsel brought an appeal ("the group’s chair, X, challenged the refusal")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Participant
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.bodies import spoken_for
from pipeline.relate.index import index_of
from pipeline.relate.slots.proceedings import COUNSEL
from pipeline.relate.slots.slot import Slot
from pipeline.relate.type_sets import RULINGS
from pipeline.vocabulary import word_list

SUITS = word_list("parties.suits")
ORDERING = word_list("parties.ordering")
REFUSING = word_list("parties.refusing")
STATES = word_list("parties.states")


def party_slots(trigger: Token, event_type: str, slots: list[Slot]) -> list[Slot]:
    """The slots of a suit or ruling, with those of its other parties."""
    if event_type == "complaint":
        noun = trigger.head if trigger.dep_ in ("acl", "acl:relcl") and trigger.pos_ == "VERB" and lemma_of(trigger.head) in SUITS else None
        against = clauses.oblique(noun, "against") if noun is not None and not any(slot.role == "target" for slot in slots) else []
        return [*slots, *(Slot("target", t, "“against”") for t in against)]
    if event_type not in RULINGS:
        return slots
    suits = [slot.token for slot in slots if slot.role == "target" and lemma_of(slot.token) in SUITS]
    found = slots
    counsel = [(suit, t) for suit in suits for t in _counsel_of(suit)]
    if counsel:  # "an appeal lodged by X's lawyer, Y": of X
        found = [slot for slot in slots if slot.token not in suits]
        found += [Slot("target", t, f"client of “{lawyer.text}”", True) for _, lawyer in counsel for t in _clients(lawyer)]
        found += [Slot("affected", lawyer, "counsel") for _, lawyer in counsel]
    found = [*found, *(Slot("affected", t, "“against”", True) for suit in suits for t in clauses.oblique(suit, "against"))]
    if event_type == "court_ruling" and trigger.pos_ == "VERB" and lemma_of(trigger) not in REFUSING and not suits:
        found += [Slot("target", t, "found to have done it") for t in _found_wrong(trigger)] or [Slot("target", t, "ordered to make it good") for t in _ordered(trigger)]
    return found


def bodies_of_complainants(event_type: str, slots: list[Slot], found: list[Participant]) -> list[Participant]:
    """The bodies whose head or lawyer complains ("the group's chair, X, challenged the refusal"), as concerned; not those of officials,
    nor of who sues somebody."""
    if event_type != "complaint" or any(p.role == "target" and p.kind != "organisation" for p in found):
        return []
    known = {p.entity for p in found if p.entity is not None}
    added = []
    for slot in slots:
        index = index_of(slot.token.doc)
        if slot.role == "actor" and any(p.role == "actor" and p.kind == "person" and p.basis.startswith(slot.how) for p in found):
            for m in spoken_for(slot.token, index):
                if m.entity not in known and slot.token.doc._.entities[m.entity].subkind not in ("government", "court", "police"):
                    added.append(Participant("affected", "organisation", m.entity, m.start, m.end, m.text, basis=f"{slot.how}, body behind “{slot.token.text}”"))
    return added


def _counsel_of(suit: Token) -> list[Token]:
    """The lawyers by whom a suit or appeal was brought."""
    brought = [t for clause in clauses.children(suit, "acl") if clauses.is_passive(clause) for t in clauses.agents_of(clause)]
    return [t for t in (*brought, *clauses.oblique(suit, "by", "from")) if lemma_of(t) in COUNSEL and _clients(t)]


def _clients(lawyer: Token) -> list[Token]:
    return clauses.possessors(lawyer) or clauses.oblique(lawyer, "of", "for")


def _found_wrong(ruling: Token) -> list[Token]:
    """The organ of the state of which a court finds that it did something ("ruled that the state had violated …")."""
    content = [c for c in clauses.children(ruling, "ccomp") if c.i > ruling.i and c.pos_ == "VERB" and not clauses.is_passive(c)]
    return [t for c in content for t in clauses.own_subjects(c) if t.i > ruling.i and _is_of_state(t)]


def _ordered(ruling: Token) -> list[Token]:
    """The organ of the state that the same court orders to do something."""
    joined = [*clauses.children(ruling, "conj"), *(d for c in clauses.children(ruling, "ccomp") for d in clauses.children(c, "conj"))]
    orders = [c for c in joined if lemma_of(c) in ORDERING and not clauses.is_passive(c) and not clauses.own_subjects(c)]
    return [t for c in orders for t in clauses.patients_of(c) if t.i > c.i and _is_of_state(t)]


def _is_of_state(token: Token) -> bool:
    return (is_state_organ(token) or lemma_of(token) in STATES | word_classes()["local_authority"].lemmas) and lemma_of(token) not in word_classes()["court"].lemmas
