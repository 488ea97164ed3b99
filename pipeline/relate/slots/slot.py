"""A slot that a token fills, and whether a token names people who may fill one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Role
from pipeline.relate.authorities import is_authority
from pipeline.relate.index import Index, index_of, kinds_of
from pipeline.vocabulary import word_list

PEOPLE = word_classes()["person"].lemmas | word_list("slots.people")


class Slot(NamedTuple):
    """A token in a syntactic slot of a trigger, the role it gets, how it was found, and whether only the words
    themselves may name the participant (`direct`), not the owner of a thing they name."""

    role: Role
    token: Token
    how: str
    direct: bool = False


def with_role(role: str, tokens: Iterable[Token], how: str, direct: bool = False) -> list[Slot]:
    """The tokens as slots of a role; none where the type gives the slot no role."""
    return [Slot(cast(Role, role), token, how, direct) for token in tokens] if role else []


def is_concerned(token: Token) -> bool:
    """Whether a word names people or a body that is no organ of the state: by name, pronoun or noun."""
    named = index_of(token.doc).named(token)
    if named:
        subkind = token.doc._.entities[named[0].entity].subkind
        return named[0].kind == "person" or subkind not in ("government", "court", "police")
    if token.lower_ in ("he", "she", "him", "her", "his", "they", "them", "their"):
        anaphor = index_of(token.doc).anaphors.get(token.i)
        if anaphor is not None and anaphor.group is not None and not anaphor.entities:
            return _is_of_people(*anaphor.group, index_of(token.doc))
        return anaphor is not None and any(token.doc._.entities[n].kind == "person" for n in anaphor.entities)
    if (anaphor := index_of(token.doc).anaphors.get(token.i)) is not None and anaphor.entities:  # "the two", "the station"
        entities = [token.doc._.entities[n] for n in anaphor.entities]
        return all(e.kind == "person" or e.kind == "organisation" and e.subkind not in ("government", "court", "police") for e in entities)
    return token.pos_ == "NOUN" and lemma_of(token) in word_classes()["person"].lemmas and not is_authority(token)


def _is_of_people(start: int, end: int, index: Index) -> bool:
    """Whether the words tell unnamed people who are no officials."""
    group = next((g for g in index.groups.values() if (g.start, g.end) == (start, end)), None)
    head = index.doc[group.head] if group is not None else None
    return head is not None and lemma_of(head) in word_classes()["person"].lemmas and not is_authority(head)


def is_somebody(token: Token) -> bool:
    """Whether a word names people: a name, a personal pronoun, a noun for people."""
    return token.lower_ in ("him", "her", "them") or lemma_of(token) in PEOPLE or "person" in kinds_of(token)
