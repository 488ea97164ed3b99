"""What is told with a penalty, which the parser hung at the term or sum before it: what it is for ("jailed for two years in prison | for
insulting X"), on whom it is imposed, of what somebody was convicted, and that a term is suspended ("handed X | suspended terms")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tree import has_child, join_to, make_passive, take_place_of
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

FORBIDDEN = word_list("offences.forbidden")
_MEASURES = word_list("penal_phrases.measures")
_TERMS = word_list("penal_words.terms")
_IMPOSING = word_list("penal_phrases.imposing")
_NOUNS = {"NOUN", "PROPN", "NUM"}
_OPENING = {"“", "‘", '"', "'"}
_CLAUSES = {"acl", "amod", "advcl", "nmod", "obl", "conj"}


def read_reason(mark: Token) -> None:
    """Joins what a penalty is for, behind "for", to the verb that imposes it."""
    reason = mark.head
    if _read_as_gerund(mark, reason):
        return
    if mark.dep_ not in ("mark", "case") or reason.i < mark.i or reason.dep_ not in _CLAUSES or (verb := _imposing(reason)) is None or not _is_deed(mark, reason):
        return
    join_to(reason, verb)
    if reason.pos_ == "NOUN":
        reason.dep_ = "obl"
        return
    reason.dep_, reason.pos_, reason.tag_, mark.dep_ = "advcl", "VERB", "VBG", "mark"
    for child in reason.children:
        if child.dep_ == "obl" and child.i > reason.i and not has_child(child, "case"):
            child.dep_ = "obj"


def _read_as_gerund(mark: Token, noun: Token) -> bool:
    """Makes a word in -ing between "for" and a noun the verb of which this is the object, where the parser took it for an adjective
    ("demanded a year in prison for | insulting | officials"); whether it was that."""
    gerund = mark.nbor()
    if noun is gerund and gerund.dep_ == "amod":
        noun = gerund.head
    if gerund.head is not noun or gerund.dep_ != "amod" or gerund.lower_ not in FORBIDDEN:
        return False
    verb = noun.head if noun.head.pos_ == "VERB" and noun.dep_ in ("obl", "obj") and noun.head.i < mark.i else _verb_above(noun.head) if noun.dep_ == "nmod" and noun.head.lemma_ in _TERMS | _MEASURES else None
    if verb is None:
        return False
    take_place_of(gerund, noun)
    join_to(gerund, verb)
    join_to(mark, gerund)
    gerund.dep_, gerund.pos_, gerund.tag_, mark.dep_, noun.dep_ = "advcl", "VERB", "VBG", "mark", "obj"
    return True


def read_punished(mark: Token) -> None:
    """Joins those on whom a penalty is imposed to the verb that does so ("imposed a fine of 500 euros | on X")."""
    person = mark.head
    verb = _verb_above(person.head)
    if person.dep_ == "nmod" and mark.i < person.i and verb is not None and verb.lemma_ in _IMPOSING:
        join_to(person, verb)
        person.dep_ = "obl"


def read_conviction(participle: Token) -> None:
    """Joins "convicted" behind a term to the verb that imposes this ("was given two years in prison, | convicted of theft")."""
    if participle.dep_ == "acl" and (verb := _imposing(participle)) is not None:
        join_to(participle, verb)
        participle.dep_ = "advcl"
        make_passive(participle)


def read_hedge(allegedly: Token) -> None:
    """Joins "allegedly" right before the reason of a punishment to that, where the parser joined it to the verb before ("was held, | allegedly for
    damaging a car")."""
    mark = allegedly.nbor() if allegedly.i + 1 < allegedly.sent.end else allegedly
    reason = mark.head
    if allegedly.dep_ == "advmod" and mark.lower_ == "for" and mark.dep_ in ("mark", "case") and reason.head is allegedly.head and allegedly.head.i < allegedly.i < reason.i:
        join_to(allegedly, reason)


def read_pending(mark: Token) -> None:
    """Makes "pending" the preposition of what somebody awaits, and the noun before it, which the parser took for a part of that, the object
    ("was granted bail | pending appeal")."""
    awaited, before = mark.head, mark.nbor(-1)
    if mark.dep_ != "amod" or awaited.i < mark.i or awaited.dep_ not in ("obj", "xcomp") or awaited.head.pos_ != "VERB":
        return
    if before.head is awaited and before.dep_ == "compound":
        join_to(before, awaited.head)
        before.dep_ = "obj"
    awaited.dep_, mark.dep_, mark.pos_ = "obl", "case", "ADP"


def read_suspended(participle: Token) -> None:
    """Makes "suspended" before the terms that somebody is given describe these, where the parser took it for a verb of which they are the object."""
    terms = next((c for c in participle.children if c.dep_ == "obj" and c.i > participle.i and c.lemma_ in _TERMS), None)
    if terms is None or participle.dep_ != "ccomp" or any(c.dep_.startswith(("nsubj", "aux")) for c in participle.children):
        return
    verb = participle.head
    if not any(c.dep_ in ("obj", "iobj") and verb.i < c.i < participle.i for c in verb.children):
        return
    for child in [c for c in participle.children if c is not terms]:
        join_to(child, verb)
    take_place_of(terms, participle)
    terms.dep_, participle.dep_, participle.pos_, participle.tag_ = "obj", "amod", "ADJ", "JJ"


def _imposing(phrase: Token) -> Token | None:
    """The verb before a phrase that the parser hung at a term or sum behind that verb."""
    measure = phrase.head.head if phrase.head.lower_ == "each" else phrase.head  # "to 18 months each | for …"
    return _verb_above(measure) if measure.i < phrase.i and (measure.lemma_ in _MEASURES or measure.ent_type_ == "MONEY") else None


def _verb_above(measure: Token) -> Token | None:
    """The verb of whose object or phrase a noun is part."""
    above = measure
    while above.pos_ in _NOUNS and above.head.i < above.i:
        above = above.head
    return above if above.pos_ == "VERB" and above.i < measure.i else None


def _is_deed(mark: Token, reason: Token) -> bool:
    """Whether a penalty can be for it: a gerund, or what is quoted."""
    return reason.tag_ == "VBG" or reason.lower_.endswith("ing") and mark.dep_ == "mark" or mark.nbor().text in _OPENING
