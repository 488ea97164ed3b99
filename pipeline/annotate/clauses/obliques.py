"""What depends on a word by a preposition, and the verb that a noun depends on ("charges of treason against X")."""

from __future__ import annotations

from collections.abc import Set

from pipeline.annotate.clauses.coordination import expand
from pipeline.annotate.clauses.relations import (
    NOMINALS,
    OBLIQUES,
    OBLIQUES_AND_CLAUSES,
    SUBJECTS,
    children,
    first_conjunct,
    has_child,
    prepositions,
)
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.vocabulary import word_list

ACCOUNTS = word_list("clauses.accounts")
PARTNERSHIPS = word_list("clauses.partnerships")


def oblique(token: Token, *cases: str) -> list[Token]:
    """Obliques and nominal modifiers of the token that one of the prepositions marks, coordination expanded."""
    if not token.children:
        return []
    found = [child for child, marks in _marked(token) if not marks.isdisjoint(cases)]
    if not found and "against" in cases:
        found = _accused_below(token)
    if not found and "by" in cases:
        found = at_the_hands_of(token)
    return expand(found) if found else []


def at_the_hands_of(token: Token) -> list[Token]:
    """Those at whose hands somebody suffers it, who did it ("died at the hands of officers")."""
    hands = [child for child in token.children if child.dep_ in OBLIQUES and child.lower_ == "hands" and "at" in prepositions(child)]
    return [child for noun in hands for child in noun.children if "of" in prepositions(child)]


@remembered
def _marked(token: Token) -> tuple[tuple[Token, Set[str]], ...]:
    """All obliques and nominal modifiers of the token that prepositions mark, with these."""
    return tuple(
        (child, marks) for child in token.children
        if child.dep_ in OBLIQUES_AND_CLAUSES
        and not (child.dep_ == "advcl" and any(subject.i < child.i for subject in children(child, *SUBJECTS)))
        and (marks := prepositions(child)) and "according" not in marks)


def _accused_below(token: Token) -> list[Token]:
    """Against whom a charge is that tells its offence first: the parser joins them to the offence ("charges of treason
    against X", "brought charges of inciting hatred and insulting the president against X")."""
    accusations = word_classes()["accusation"].lemmas
    for noun in [token] if token.pos_ == "NOUN" else children(token, "obj", "nsubj:pass"):
        if lemma_of(noun) in accusations and not any("against" in prepositions(child) for child in noun.children):
            offences = [child for child in children(noun, "acl", *OBLIQUES) if child.i > noun.i]
            found = [t for offence in offences for t in offence.subtree if t.dep_ in OBLIQUES and "against" in prepositions(t) and _is_named_or_counted(t)]
            if found:
                return found[-1:]
    return []


def _is_named_or_counted(nominal: Token) -> bool:
    """Whether a nominal is a name, or a number or noun of people: not "the state" or "public order"."""
    return nominal.pos_ == "PROPN" or has_child(nominal, "nummod") or lemma_of(nominal) in word_classes()["person"].lemmas


def is_account(nominal: Token) -> bool:
    """Whether a phrase beside a verb tells by whose words it is known ("by her own account", "in the words of his lawyer")."""
    return lemma_of(nominal) in ACCOUNTS and nominal.dep_ in OBLIQUES and bool(prepositions(nominal) & {"by", "in"}) and (
        has_child(nominal, "nmod:poss") or any("of" in prepositions(child) for child in nominal.children))


@remembered
def governor(noun: Token) -> tuple[Token, str] | None:
    """The verb that a noun depends on, with the noun's relation: object, subject, or its preposition. Control verbs
    between are passed ("began to hold a protest" gives "hold")."""
    noun = first_conjunct(noun)
    head = noun.head
    if noun.dep_ == "obj":
        return head, "object"
    if noun.dep_ == "nsubj:pass":
        return head, "object" if not has_child(head, "obj") else "recipient"
    if noun.dep_ == "nsubj" or noun.dep_ == "nsubj:outer" and head.pos_ == "VERB":  # "the trial was to start"
        return head, "subject"
    if noun.dep_ in OBLIQUES and head.pos_ in ("VERB", "AUX"):
        cases = prepositions(noun)
        return (head, sorted(cases)[0]) if cases else (head, "")
    return None


_TOGETHER = {"along", "together", "alongside"}


def comitatives(verb: Token) -> list[Token]:
    """Those who shared the part of the subject or object: "detained along with two others", "together with X"."""
    found = []
    for subject in children(verb, *SUBJECTS):  # "X, along with Y, was arrested"
        joined = [t for t in subject.children if t.lower_ in _TOGETHER]
        found += expand(t for mark in joined for t in (*children(mark, *OBLIQUES), *([mark.head] if mark.dep_ == "case" and mark.head is not subject else [])))
        found += [t for t in oblique(subject, "with", "alongside") if _TOGETHER & {c.lower_ for c in first_conjunct(t).children if c.dep_ in ("case", "advmod")}]
    for mark in children(verb, "advmod"):  # "seized him on 3 May, together with X"
        if mark.lower_ in _TOGETHER:
            found += expand(t for t in children(mark, *OBLIQUES) if "with" in prepositions(t))
    for other in children(verb, "advcl", "obl"):  # "X was arrested, as was Y"
        if other.pos_ in NOMINALS and has_child(other, "cop") and prepositions(other) == {"as"} and not has_child(other, *SUBJECTS):
            found += expand([other])
    for child in oblique(verb, "with", "alongside", "along"):
        marks = prepositions(first_conjunct(child)) | {t.lower_ for t in first_conjunct(child).children if t.dep_ in ("advmod", "case")}
        beside = {t.lower_ for t in verb.children if t.dep_ == "advmod" and 0 < first_conjunct(child).left_edge.i - t.i < 3}
        if child not in found and ("alongside" in marks or (marks | beside) & {"along", "together"}):
            found.append(child)
    return found


def partners(verb: Token) -> list[Token]:
    """Those who do it with the subject, whatever is done ("in cooperation with X", "issued a joint statement with X")."""
    hosts = (verb, *children(verb, *SUBJECTS, "obj", "obl:agent"))
    shared = [t for host in hosts for t in host.children if t.dep_ in OBLIQUES and t.lower_ in PARTNERSHIPS and "in" in prepositions(t)]
    joint = [t for t in children(verb, "obj", "nsubj:pass") if any(c.lower_ == "joint" for c in t.children)]
    return [t for one in (*shared, *joint, *((verb,) if joint else ())) for t in oblique(one, "with")]
