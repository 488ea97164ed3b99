"""Subjects in front of a finite verb that the parser gave to another word ("as the crowd read the declaration, | police and the army fired")."""

from __future__ import annotations

from pipeline.annotate.clauses.coordination import coordinated
from pipeline.annotate.clauses.relations import NOMINALS, SUBJECTS, children, has_child, prepositions
from pipeline.annotate.parse import Token


def objects_end(verb: Token) -> list[Token]:
    """The nominals right before a coordinated finite verb that the parser took for the end of an object's list: behind a list
    of objects "and" would stand before the verb ("read the declaration, police and the army fired")."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or has_child(verb, "aux", "aux:pass", "cc"):
        return []
    last = verb.doc[verb.i - 1]
    while last.dep_ in ("flat", "compound") and last.head.i < last.i:
        last = last.head
    if last.dep_ != "conj" or last.pos_ not in NOMINALS or last.right_edge.i != verb.i - 1 or last.head.i < verb.head.i:
        return []
    first = last
    while first.dep_ == "conj" and has_child(first, "cc") and first.head.dep_ == "conj":
        first = first.head
    return [first, *(t for t in coordinated(first) if t is not first)]


def name_before(verb: Token) -> list[Token]:
    """The name right before a finite verb without a subject, which the parser took for an adverbial phrase ("on 10 May
    pensioner X stood alone")."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in ("root", "conj", "parataxis", "ccomp"):
        return []
    if verb.tag_ == "VBN" and not has_child(verb, "aux", "aux:pass") or verb.dep_ == "conj" and verb.head.i > verb.i - 4:
        return []
    before = [t for t in verb.children if t.i < verb.i and t.dep_ not in ("punct", "aux", "aux:pass", "advmod", "cc", "mark")]
    crossing = [t for child in verb.children if child.i > verb.i for t in child.children if t.i < verb.i and t.pos_ == "PROPN"]
    if crossing and crossing[-1].right_edge.i >= verb.i - 2:  # "MP X tabled amendments", joined to "amendments"
        return coordinated(crossing[-1])
    name = before[-1] if before else None
    if name is None or name.dep_ not in ("obl", "obl:unmarked") or name.pos_ != "PROPN" or prepositions(name) or name.ent_type_ == "DATE" or name.right_edge.i < verb.i - 3:
        return []
    return coordinated(name)


def behind_opening(verb: Token) -> list[Token]:
    """The noun phrase behind the comma that closes the opening phrase or clause, which the parser took for a description of a
    noun in it ("in a letter sent to the mayor, the Campaign, a coalition, asked …"): the subject, where the verb has no other."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("root", "parataxis", "ccomp") or children(verb, *SUBJECTS, "aux"):
        return []
    before = [t for t in verb.children if t.i < verb.i and (t.dep_ in ("obl", "obl:unmarked") and prepositions(t) or t.dep_ == "advcl")]
    found = [t for t in before[-1].subtree if t.dep_ == "appos" and t.i < verb.i and "," in (t.left_edge.text, t.doc[t.left_edge.i - 1].text)] if before else []
    found = [t for t in found if t.right_edge.i >= verb.i - 3 and (t.pos_ == "PROPN" or has_child(t, "det", "nummod") or "Plur" in t.morph.get("Number", []))]
    return coordinated(found[0]) if found else []


def list_before(verb: Token) -> list[Token]:
    """The list of names right before the auxiliary of a passive without a subject, whose head the parser gave to another verb
    ("employed by X, one of the outlets of freely reported news, journalists A and B were held")."""
    auxiliaries = children(verb, "aux:pass", "aux")
    if not auxiliaries or auxiliaries[0].i == 0 or auxiliaries[0].i == verb.sent.start:
        return []
    nominal = verb.doc[auxiliaries[0].i - 1]
    if nominal.dep_ == "punct" and nominal.head.right_edge.i == nominal.i:  # "87 people, among them X, were held"
        nominal = nominal.head
    while nominal.head.i != nominal.i and nominal.dep_ in ("flat", "conj", "appos") and nominal.head.i < nominal.i and nominal.head.pos_ in ("PROPN", "NOUN"):
        nominal = nominal.head
    plural = nominal.pos_ == "PROPN" or "Plur" in nominal.morph.get("Number", [])
    return [nominal] if plural and nominal.dep_ in (*SUBJECTS, "parataxis") and nominal.head.i < nominal.i and nominal.right_edge.i == auxiliaries[0].i - 1 else []
