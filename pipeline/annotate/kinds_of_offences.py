"""Participles that say of what kind an offence is ("aggravated trespass", "attempted murder"), which the parser takes for verbs with the
offence as their object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.inflection import verb_forms
from pipeline.annotate.tree import join_to, take_place_of
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

KINDS = word_list("kinds_of_offences.kinds")
BEFORE_NOUN = {"of", "for", "with", "on"}
_ACCUSED_BY = {form for verb in word_list("kinds_of_offences.accusing") for form in verb_forms(verb)} | {"guilty"} | word_classes()["accusation"].lemmas
"""Words behind which offences are listed."""
_LISTED = {"obl", "nmod", "advcl", "acl", "conj"}
_BELOW = {"obj", "nmod", "obl", "conj", "appos"}
_DETERMINED = {"det", "nummod", "nmod:poss"}


def read_as_kind(participle: Token) -> bool:
    """Makes a participle describe the offence behind it; whether it did."""
    before = participle.nbor(-1)
    if before.lower_ in BEFORE_NOUN:
        return _read_behind_preposition(participle, before)
    return participle.lower_ in KINDS and _read_in_list(participle)


def _read_behind_preposition(participle: Token, mark: Token) -> bool:
    """The first offence ("guilty of | aggravated | usurpation", "jailed for | attempted | murder")."""
    if mark.head is not participle:
        return False
    noun = _object_behind(participle)
    if noun is None:
        return participle.dep_ == "amod" and _read_as_modifier(participle, mark)
    relation = "nmod" if participle.head.pos_ in ("NOUN", "PROPN") else "obl"
    for child in [c for c in participle.children if c.i > noun.i]:
        join_to(child, noun)
    take_place_of(noun, participle)
    join_to(mark, noun)
    noun.dep_, mark.dep_ = relation, "case"
    _make_modifier(participle)
    return True


def _read_as_modifier(participle: Token, mark: Token) -> bool:
    """An offence beside whose kind the parser hung the preposition ("guilty of | aggravated trespass")."""
    above = participle.head
    noun = next((t for t in (above, *above.children) if t.i > participle.i and t.dep_ in ("nmod", "obl")), None)
    if noun is None:
        return False
    join_to(participle, noun)
    join_to(mark, noun)
    mark.dep_ = "case"
    return True


def _read_in_list(participle: Token) -> bool:
    """A further offence ("charged with theft and | attempted | murder", "accused of riot, | aggravated | usurpation and threats")."""
    further = _object_behind(participle) or _next_beside(participle)
    if further is None or participle.dep_ != "conj" or not further.text.islower() or any(c.dep_.startswith(("nsubj", "aux")) for c in participle.children):
        return False
    first = participle.left_edge
    joint = first if first.text in (",", "and", "or") else first.nbor(-1)
    offence = joint.nbor(-2 if joint.nbor(-1).text == "," else -1) if joint.i > participle.sent.start + 1 else participle
    while offence is not participle.head and offence.head is not participle.head and offence.dep_ in _BELOW and offence.head.i < offence.i:
        offence = offence.head
    accusing = offence.head if offence.head.i < offence.i else offence
    if offence.i >= participle.i or offence.dep_ not in _LISTED or not {accusing.lower_, accusing.lemma_} & _ACCUSED_BY:
        return False
    join_to(further, offence)
    further.dep_ = "conj"
    for stray in [c for c in participle.children if c is not further]:
        join_to(stray, further)
    join_to(participle, further)
    _make_modifier(participle)
    for last in [c for c in further.children if c.dep_ == "conj"]:
        join_to(last, offence)
    return True


def _object_behind(participle: Token) -> Token | None:
    """The noun without an article right behind a participle that the parser took for its object."""
    behind = participle.nbor() if participle.i + 1 < participle.sent.end else participle
    noun = next((c for c in participle.children if c.dep_ == "obj" and c.i > participle.i and c in (behind, *behind.ancestors)), None)
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in _DETERMINED for c in noun.children) else None


def _next_beside(participle: Token) -> Token | None:
    """The noun right behind a participle, where the parser took both for further offences."""
    noun = participle.nbor() if participle.i + 1 < participle.sent.end else participle
    return noun if noun.pos_ == "NOUN" and noun.dep_ == "conj" and noun.head is participle.head else None


def _make_modifier(participle: Token) -> None:
    participle.dep_, participle.pos_, participle.tag_ = "amod", "ADJ", "JJ"
