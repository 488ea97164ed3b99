"""Bodies behind those who act: the one to which counted or single unnamed members belong ("two deputies of the party Y tabled a bill"),
and the one that somebody named speaks for ("X, the director of Y")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Mention, Participant
from pipeline.relate.index import Index, index_of
from pipeline.relate.slots.slot import Slot
from pipeline.vocabulary import word_list

SPEAKING_FOR = word_list("bodies.speaking_for")
BELONGING = word_list("bodies.belonging")
OF_BODY = ("of", "at", "for", "with", "from")
BESIDE_NAME = ("appos", "nmod:desc", "compound", "flat", "nmod:unmarked")
FORMER = {"former", "ex", "late", "outgoing"}
LEADING = word_list("bodies.leading")


def bodies_behind(slots: list[Slot], found: list[Participant]) -> list[Participant]:
    """The bodies behind the unnamed actors of an event, as further actors."""
    added: list[Participant] = []
    for slot in slots:
        if slot.role != "actor":
            continue
        own = [p for p in found if p.role == "actor" and p.basis.startswith(slot.how)]
        unnamed = any(p.kind == "group" and p.start <= slot.token.idx < p.end for p in own)
        bodies = _belonging_to(slot.token, index_of(slot.token.doc)) if unnamed else []
        added += [Participant("actor", "organisation", m.entity, m.start, m.end, m.text, basis=f"{slot.how}, body behind “{slot.token.text}”") for m in bodies]
    return added


def spoken_for(speaker: Token, index: Index) -> list[Mention]:
    """The bodies for which somebody speaks, told by the post beside the name or by the name alone ("X of the institute Y", "Y's X")."""
    leading = [t for clause in clauses.children(speaker, "acl:relcl") if lemma_of(clause) in LEADING for t in clauses.patients_of(clause)]
    if led := [m for thing in leading for t in (thing, *_owners(thing)) for m in _named_bodies(t, index)]:
        return led[:1]
    posts = [t for t in (speaker, speaker.head, *clauses.children(speaker, *BESIDE_NAME)) if lemma_of(t) in SPEAKING_FOR and (t is not speaker.head or speaker.dep_ in BESIDE_NAME)]
    posts = [t for t in posts if not any(c.lower_ in FORMER for c in t.children)]
    for post in posts:
        if bodies := [m for t in (*_owners(post), *clauses.children(post, "compound", "amod")) for m in _named_bodies(t, index)]:
            return bodies[:1]
    if any(m.kind == "person" for m in index.named(speaker)):
        titled = bool(posts)
        return [m for t in (*_owners(speaker), *(clauses.children(speaker, "compound") if titled else ())) for m in _named_bodies(t, index)][:1]
    return []


def _belonging_to(member: Token, index: Index) -> list[Mention]:
    """The body to which unnamed people belong, also told of a part of them ("an official of Y", "some of its members")."""
    people = [member, *(clauses.oblique(member, "of") if member.pos_ in ("NUM", "DET", "PRON") else ())]
    found = [m for one in people if lemma_of(one) in BELONGING | SPEAKING_FOR for t in (*_owners(one), *clauses.children(one, "compound")) for m in _named_bodies(t, index)][:1]
    return found if lemma_of(member) != "supporter" or any(" " in m.text for m in found) else []  # "Lula supporters"


def _owners(noun: Token) -> list[Token]:
    return [*clauses.possessors(noun), *clauses.oblique(noun, *OF_BODY)]


def _named_bodies(token: Token, index: Index) -> list[Mention]:
    """The body that a token names, or that a pronoun or a description means."""
    if named := index.named(token):
        return [m for m in named[:1] if m.kind == "organisation"]
    anaphor = index.anaphors.get(token.i)
    numbers = anaphor.entities if anaphor is not None else []
    apposed = [m for t in clauses.children(token, *BESIDE_NAME) for m in index.named(t)[:1] if m.kind == "organisation"]
    if apposed or len(numbers) != 1 or token.doc._.entities[numbers[0]].kind != "organisation":
        return apposed[:1]
    return [m for m in token.doc._.mentions or [] if m.entity == numbers[0]][:1]
