"""Whom it befell where neither the object nor the passive's subject says so: recipients, owners ("had his camera confiscated"),
parts of the body, premises, and those whom an order binds.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, light_verbs, word_classes
from pipeline.relate.authorities import holds_office, is_state_organ
from pipeline.relate.index import index_of, is_participant_noun, kinds_of
from pipeline.relate.slots.slot import Slot, is_concerned, is_somebody, with_role
from pipeline.vocabulary import word_list

PROTECTING = word_list("slots.protecting")
FORBIDDING = word_list("slots.forbidding")
REFUSING = word_list("patients.refusing")
THINGS = class_lemmas(frozenset(("weapon", "thing")))
HURTING = {"attack", "torture"}
IN_CUSTODY = class_lemmas(frozenset(("prison", "custody")))


def recipients_of(verb: Token) -> list[Token]:
    """Indirect objects, also with "to" ("granted bail to X", "handed down a fine to X")."""
    found = clauses.recipients_of(verb)
    if lemma_of(verb) in REFUSING and not (found or clauses.is_passive(verb) and clauses.has_child(verb, "obj")) and (
            to := [t for head in (verb, *clauses.patients_of(verb)) for t in clauses.oblique(head, "to") if kinds_of(t) or is_somebody(t)]):
        return to  # "entry was refused to X", "denied a visa to X"
    row = light_verbs().get((lemma_of(verb), "object"))
    if found or row is None or row.recipient != "patient":
        return found
    given = clauses.patients_of(verb)
    if not given or any(t.pos_ == "PRON" or is_somebody(t) for t in given):
        return []  # "handed him over to the police"
    to = clauses.oblique(verb, "to") or [t for thing in given for t in clauses.oblique(thing, "to")]  # "gave permission to X"
    return [t for t in to if t.pos_ in clauses.NOMINALS and lemma_of(t) not in IN_CUSTODY]


def owner_who_has(verb: Token, roles: dict[str, str]) -> list[Slot]:
    """Whom it befell in "X had his camera confiscated", who had it done in "the minister had Y arrested"."""
    thing = clauses.causative_object(verb) if verb.dep_ == "acl" else None
    if thing is not None and (clauses.has_child(thing, "nmod:poss") or not is_concerned(thing)):
        had_it_done = [t for t in clauses.surface_subjects(thing.head) if is_state_organ(t) or holds_office(t)] if not clauses.has_child(thing, "nmod:poss") else []
        if had_it_done:  # "the regulator had the page taken down"
            return with_role(roles["subject"], had_it_done, f"subject of “{thing.head.text}”")
        if clauses.has_child(thing, "nmod:poss") or not clauses.has_child(thing, "det"):  # "had three fingernails pulled out"
            return with_role(roles["object"], clauses.surface_subjects(thing.head), f"subject of “{thing.head.text}”")
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and lemma_of(head) == "have" and head.pos_ == "VERB" and clauses.is_past_participle(verb):
        whom = [t for t in clauses.children(head, "obj") if is_concerned(t)]
        if whom:
            owned = any(clauses.possessors(t) for t in whom)  # "had their son arrested"
            return [] if owned else with_role(roles["subject"], clauses.surface_subjects(head), f"subject of “{head.text}”")
        return with_role(roles["object"], clauses.surface_subjects(head), f"subject of “{head.text}”")
    return []


def whose_body(part: Token) -> list[Token]:
    """The person of whose body a noun tells a part ("broke the arm of a student"), but not who is led ("attacked the head of the union")."""
    return [t for t in clauses.possessors(part) or clauses.oblique(part, "of") if t.pos_ == "PRON" or is_somebody(t) or "person" in kinds_of(t)]


def whose_rooms(verb: Token) -> list[Token]:
    """The premises that were entered or closed by those who then took something away ("sealed the office of X and took away two
    computers", "turned up at its office, searched it and carried off files")."""
    if verb.dep_ != "conj" or clauses.is_passive(verb) or clauses.children(verb, *clauses.SUBJECTS):
        return []
    first = clauses.first_conjunct(verb)
    series = [t for t in (first, *clauses.children(first, "conj"), clauses.previous_conjunct(verb)) if t.i < verb.i and t.pos_ == "VERB" and not clauses.is_passive(t)]
    rooms = [t for one in series for t in (*clauses.patients_of(one), *clauses.oblique(one, "at", "in", "into", "to")) if one.i < t.i < verb.i]
    return [t for t in rooms if lemma_of(t) in word_classes()["premises"].lemmas][-1:]


def ordered_by(verb: Token, order: Token) -> list[Token]:
    """Those whom an order of a court binds, told in a clause on it ("an injunction that forbids the union to picket")."""
    told = [*clauses.children(order, "acl", "acl:relcl"), *(c for c in clauses.children(verb, "advcl") if c.tag_ == "VBG" and c.i > order.i)]
    types = index_of(verb.doc).types
    told += [c for c in clauses.children(verb, "conj") if c.i > order.i and c.i not in types and not clauses.own_subjects(c)]  # "granted a writ and barred the army from …"
    return [t for clause in told if lemma_of(clause) in FORBIDDING and not clauses.is_passive(clause) for t in clauses.patients_of(clause) or clauses.recipients_of(clause) if t is not order and (kinds_of(t) or is_somebody(t) or is_participant_noun(t))]


def protected_by(verb: Token, order: Token) -> list[Token]:
    """Those for whose good a court orders something ("issued precautionary measures to protect X")."""
    told = [*clauses.children(order, "acl"), *(c for c in clauses.children(verb, "advcl", "xcomp") if c.i > order.i)]
    return [t for clause in told if lemma_of(clause) in PROTECTING and clauses.is_infinitive(clause) for t in clauses.patients_of(clause)]


def hurt_by(verb: Token) -> list[Token]:
    """Those whom a participle tells as hurt by an attack ("attacked the marchers, injuring X and two others"), and that is no event of its own."""
    types = index_of(verb.doc).types
    clauses_behind = [c for c in clauses.children(verb, "advcl") if c.i > verb.i and c.tag_ == "VBG" and types.get(c.i) in HURTING]
    hurt = [t for clause in clauses_behind if not clauses.own_subjects(clause) for t in clauses.patients_of(clause)]
    return [t for t in hurt if not any(clauses.possessors(part) for part in clauses.oblique(t, "of"))]  # "smashing two of his fingers"


def judged(clause: Token, event_type: str) -> list[Token]:
    """Of whom a verdict says what they are ("ruled that X was guilty")."""
    return clauses.surface_subjects(clause) if event_type == "sentence" and lemma_of(clause) == "guilty" else []


def tells_target(slots: list[Slot]) -> bool:
    """Whether a slot with the target's role holds people or bodies, not only means ("fired tear gas")."""
    return any(slot.role == "target" and lemma_of(slot.token) not in THINGS for slot in slots)
