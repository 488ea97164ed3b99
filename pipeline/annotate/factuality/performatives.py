"""What is done by being said, decided or ordered, so that the verb above it is no cue against it ("its decision to close the paper")."""

from __future__ import annotations

from collections.abc import Set

from pipeline.annotate import clauses
from pipeline.annotate.factuality.plans import NOTIFYING
from pipeline.annotate.factuality.predicates import is_finite
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.vocabulary import word_list

SPEAKING_BY = word_list("factuality.speaking_by")
PERMITTING = word_list("factuality.permitting")
RULED_ON = {"sentence", "acquittal", "appeal_ruling", "court_ruling", "release", "extradition", "charge", "detention", "investigation"}
"""Types of what is done in a case by being decided."""
PROSECUTORS = word_list("factuality.prosecutors")
PERMITTED = word_list("factuality.permitted")
OFFICIAL_ACTS = RULED_ON | {"trial", "search", "summons", "censorship", "registration_denied", "assembly_denied", "movement_restriction", "asset_freeze", "designation", "legislation"}
"""Types of what authorities do by their office, which they make known themselves."""
SPEAKERS_AGAIN = {"it", "they", "he", "she", "we"}
POLICE_OR_OFFICIALS = class_lemmas(frozenset(("police", "official")))
DECIDERS = class_lemmas(frozenset(("regulator", "court", "official")))


def notice_of(token: Token) -> str:
    """The verb by which somebody is told what an authority has decided about him ("was told that she could not leave"), which the
    decision needs to be known: no hearsay."""
    verb = token.head
    notified = token.dep_ == "ccomp" and lemma_of(verb) in NOTIFYING and clauses.is_passive(verb)
    told_by = {lemma_of(t) for t in clauses.oblique(verb, "by")} if notified else set()
    return verb.text if notified and told_by <= POLICE_OR_OFFICIALS else ""


def told_by_doers(carrier: Token) -> bool | None:
    """Whether the clause of what an authority says names that again as who did it ("the ministry said that it had opened an inquiry"), None
    where it names others."""
    doers = [] if carrier.pos_ != "VERB" else clauses.agents_of(carrier) if clauses.is_passive(carrier) else clauses.own_subjects(carrier)
    again = [t for t in doers if t.lower_ in SPEAKERS_AGAIN]
    return None if any(t not in again and lemma_of(t) not in POLICE_OR_OFFICIALS for t in doers) else bool(again)


def decision_on(token: Token) -> str:
    """The word by which an infinitive tells what an authority has decided ("its decision of 3 May to close the paper", "the court
    decided to suspend the party"): taken it is by that."""
    head = token.head
    if not clauses.is_infinitive(token):
        return ""
    if token.dep_ == "acl" and lemma_of(head) == "decision":
        return "to"
    return _decided_by(token, DECIDERS)


def ruling_on(token: Token, event_type: str) -> str:
    """The word by which an infinitive tells what a court has decided in a case ("the judge decided to remand X in custody"), prosecutors
    in theirs, those who lead an inquiry on its length, or a regulator on a penalty ("decided to fine the station")."""
    if event_type not in RULED_ON:
        return ""
    bodies = word_classes()["court"].lemmas
    if event_type == "investigation":
        bodies = bodies | word_classes()["prosecution"].lemmas
    elif event_type == "sentence":
        bodies = bodies | word_classes()["regulator"].lemmas
    elif event_type in ("charge", "acquittal"):
        bodies = bodies | PROSECUTORS
    return _decided_by(token, bodies)


def _decided_by(infinitive: Token, bodies: Set[str]) -> str:
    """The verb "decide" above an infinitive, where one of these bodies is its subject."""
    verb = infinitive.head
    by_them = infinitive.dep_ == "xcomp" and clauses.is_infinitive(infinitive) and lemma_of(verb) == "decide" and any(lemma_of(t) in bodies for t in clauses.own_subjects(verb))
    return verb.text if by_them else ""


def is_court_order(permitting: Token, permitted: Token) -> bool:
    """Whether a court permits a measure of force, which is its order ("the magistrate allowed police to hold him for a week")."""
    return lemma_of(permitted) in PERMITTED and any(lemma_of(t) in word_classes()["court"].lemmas for t in clauses.agents_of(permitting))


def speaks_by(verb: Token) -> bool:
    """Whether an infinitive of speech tells what was said by the deed above it ("used a speech to brand them traitors",
    "took to Facebook to accuse them"), no mere purpose."""
    deed = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    platform = lemma_of(deed) == "take" and any(lemma_of(t) in word_classes()["content"].lemmas for t in clauses.oblique(deed, "to"))
    return (clauses.is_infinitive(verb) and verb.dep_ in ("advcl", "xcomp", "acl") and is_finite(deed)
            and (lemma_of(deed) in SPEAKING_BY or platform))
