"""Blows and wounds that befell whoever is their subject: falls, accidents and harm to oneself are no attack by somebody ("shot himself",
"broke her leg while fleeing")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.authorities import is_authority

VIOLENT = {"attack", "torture", "killing"}
REFLEXIVE = {"himself", "herself", "itself", "themselves", "themself"}
OF_ONE = {"his", "her", "their"}


def befell_the_doer(verb: Token, event_type: str) -> bool:
    """Whether the object of a verb of violence is the subject itself, or a part of the subject's own body ("shot himself", "died
    after hitting his head", "broke her leg while fleeing"). Officials break the arms of others, and so does whoever hit somebody
    just before ("struck a student and broke his jaw")."""
    if event_type not in VIOLENT or verb.pos_ != "VERB" or clauses.is_passive(verb):
        return False
    objects = clauses.children(verb, "obj")
    if any(t.lower_ in REFLEXIVE for t in objects):
        return True
    owners = [c for t in objects if lemma_of(t) in word_classes()["body_part"].lemmas for c in clauses.children(t, "nmod:poss") if c.lower_ in OF_ONE]
    subjects = clauses.agents_of(verb)
    if not owners or len(subjects) != 1 or is_authority(subjects[0]) or _hit_somebody_before(verb):
        return False
    return _are_one(subjects[0], owners[0])


def _hit_somebody_before(verb: Token) -> bool:
    """Whether a verb that this one goes on from has an object of its own."""
    first = clauses.first_conjunct(verb)
    return first is not verb and any(t.i < verb.i for t in clauses.patients_of(first))


def _are_one(subject: Token, owner: Token) -> bool:
    """Whether a pronoun stands for the subject: both are the same pronoun's, or both mean the same entity."""
    pronouns = {"he": "his", "she": "her", "they": "their"}
    if pronouns.get(subject.lower_) == owner.lower_ or subject.pos_ == "NOUN" and any(c.lower_ in ("a", "an") for c in subject.children):
        return True  # "a woman fell and broke her hip"
    named = {p.entity for p in participants_at("actor", subject, "subject") if p.kind == "person"}
    return bool(named) and named == {p.entity for p in participants_at("target", owner, "owner")}
