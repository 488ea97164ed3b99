"""Whether a word names or tells an organ of the state or its officials ("the regulator", "a police commander")."""

from __future__ import annotations

from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Participant
from pipeline.relate.index import index_of, is_authority_word, kinds_of
from pipeline.vocabulary import word_list

OFFICES = word_list("slots.offices")
REGULATORS = word_list("authorities.regulators")
OF_THE_STATE = {"government", "court", "police"}


def is_authority(token: Token) -> bool:
    """Whether a word tells unnamed officials or organs of the state."""
    return not kinds_of(token) and (is_authority_word(token) or lemma_of(token) in ("regime", "parliament"))


def is_state_organ(token: Token) -> bool:
    """Whether a word names or tells an organ of the state."""
    named = [token.doc._.entities[m.entity].subkind for m in index_of(token.doc).named(token) if m.kind == "organisation"]
    return bool(set(named) & OF_THE_STATE) or is_authority_word(token) or is_authority(token) or not named and lemma_of(token) in word_classes()["local_authority"].lemmas | REGULATORS


def holds_office(token: Token) -> bool:
    """Whether a word names somebody who holds an office of the state."""
    entities = token.doc._.entities
    return lemma_of(token) in OFFICES or any(words.split()[-1].lower() in OFFICES for m in index_of(token.doc).named(token) if m.kind == "person" for words in entities[m.entity].occupations)


def tells_police(p: Participant) -> bool:
    """Whether the words for a participant hold one for the police or other officials."""
    return not {word.removesuffix("s") for word in p.text.lower().split()}.isdisjoint(word_classes()["police"].lemmas)
