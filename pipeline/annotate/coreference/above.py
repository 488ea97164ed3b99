"""Pronouns and descriptions in the first sentence of a paragraph → those of whom the paragraph above tells, if they are the only ones ("Their
families …", "He was freed in May")."""

from __future__ import annotations

from pipeline.annotate.coreference.cases import (
    is_befallen,
    is_of_accused,
    is_official_deed,
    is_struck,
    is_struck_by_others,
    tells_of_case,
    tells_of_patient,
    tells_of_undergone,
)
from pipeline.annotate.coreference.discourse import OFFICIALS, Discourse, meaning
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Anaphor, Group


def alone_above(discourse: Discourse, token: Token, number: int, gender: str = "") -> Anaphor | None:
    """The only person, of the gender if one is given, whom the paragraph above names, for words in the first sentence of the next; for
    words that tell what befalls somebody, of several the only one whom something of a case befell."""
    people = [m for n in discourse.paragraph_above(number) for m in discourse.by_sentence.get(n, []) if m.kind == "person" and not discourse.only_a_source(m)]
    people = [m for m in people if not gender or discourse.gender.get(m.entity, gender) == gender]
    if len({m.entity for m in people}) > 1 and (tells_of_case(token) or tells_of_patient(token) or is_struck_by_others(token)):
        people = [m for m in people if is_struck(discourse, m)]
    if len({m.entity for m in people}) != 1:
        return None
    return meaning(token, [people[0].entity], None, f"“{token.text}” is “{people[0].text}”, alone in the paragraph above")


def those_above(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """The only people, named together or not, of whom the paragraph above tells in the plural, for a pronoun in the first sentence of
    the next; of several those whom a deed befell, where it tells what befalls somebody."""
    above = discourse.paragraph_above(number)
    if not above or is_official_deed(token) and not tells_of_undergone(token):
        return None
    meant = {(a.start, a.end): a for a in discourse.found if a.start >= discourse.starts[above[0]]}
    told: dict[tuple[frozenset[int], tuple[int, int] | None], tuple[list[int], bool]] = {}  # those named, and whether a deed befell them
    for n in above:
        people = [m for m in discourse.by_sentence.get(n, []) if m.kind == "person"]
        for run in discourse.runs(people):
            first = next(m for m in people if m.entity == run[0])
            if len(run) > 1:
                _note(told, run, None, is_befallen(discourse.first_head_of(first.start, first.end)))
        for group in discourse.groups_of.get(n, []):
            head, span = discourse.doc[group.head], (group.start, group.end)
            if not _may_be_several(discourse, group) or any(group.end <= m.start <= group.end + len(" – ") for m in people):
                continue
            anaphor = meant.get(span)  # "the two", told of those before
            if anaphor is None or anaphor.group is not None or len(anaphor.entities) > 1:
                _note(told, anaphor.entities if anaphor is not None else [], anaphor.group if anaphor is not None else span, is_befallen(head))
    if len(told) > 1 and (tells_of_patient(token) or is_of_accused(token) or tells_of_undergone(token)):
        told = {key: one for key, one in told.items() if one[1]}
    if len(told) != 1:
        return None
    ((_, group_meant), (named, _)), = told.items()
    return meaning(token, named, group_meant, f"“{token.text}” are those told of in the paragraph above")


def _note(told: dict[tuple[frozenset[int], tuple[int, int] | None], tuple[list[int], bool]], named: list[int], group: tuple[int, int] | None, befallen: bool) -> None:
    key = frozenset(named), group
    told[key] = named, befallen or key in told and told[key][1]


def _may_be_several(discourse: Discourse, group: Group) -> bool:
    """Whether a group is one of several people who do not act for the state, nor only somebody's kin or a place."""
    head = discourse.doc[group.head]
    plural = (group.count_min is None or group.count_min > 1) and discourse.is_plural(group)
    return plural and lemma_of(head) not in OFFICIALS | body_nouns() and not is_related(discourse, group) and not is_where(discourse, group)


def is_where(discourse: Discourse, group: Group) -> bool:
    """Whether a noun for bodies tells a place ("at the station's offices")."""
    head = discourse.doc[group.head]
    located = any(c.dep_ == "case" and c.lower_ in ("at", "in", "near", "outside") for c in head.children)
    return located and head.lemma_.lower() in body_nouns() and head.dep_ in ("obl", "nmod")


def is_related(discourse: Discourse, group: Group) -> bool:
    """Whether a group is told as somebody's kin or lawyers ("their families")."""
    return any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in discourse.doc[group.head].children)


def so_called_above(discourse: Discourse, number: int, lemma: str, start: int, end: int) -> Anaphor | None:
    """"the activists" in the first sentence of a paragraph: the only people whom the paragraph above calls so, named together or not."""
    named: dict[frozenset[int], list[int]] = {}
    unnamed: dict[tuple[int, int], None] = {}
    for n in discourse.paragraph_above(number):
        people = [m for m in discourse.by_sentence.get(n, []) if m.kind == "person"]
        named |= {frozenset(run): run for run in discourse.runs(people) if len(run) > 1 and all(is_called(discourse, person, lemma) for person in run)}
        unnamed |= dict.fromkeys(
            (g.start, g.end) for g in discourse.groups_of.get(n, []) if discourse.doc[g.head].lemma_.lower() == lemma and (g.count_min is None or g.count_min > 1)
            and discourse.is_plural(g) and not any(a.start <= g.start < a.end for a in discourse.found) and not any(g.end <= m.start <= g.end + len(" – ") for m in people))
    if len(named) + len(unnamed) != 1:
        return None
    people_named = [person for run in named.values() for person in run]
    return Anaphor(start, end, text_of(discourse.doc)[start:end], people_named, next(iter(unnamed), None), f"the only {lemma}s of the paragraph above")


def is_called(discourse: Discourse, person: int, lemma: str) -> bool:
    """Whether the text says of somebody named that they are what a noun says."""
    return any(lemma in o.lower().split() for o in discourse.entities[person].occupations)


def of_gender_above(discourse: Discourse, number: int, gender: str, start: int, end: int) -> Anaphor | None:
    """"the men" in the first sentence of a paragraph: those of the last sentence of the paragraph above that names people together,
    or women and men, if it is known of all who they are."""
    for n in reversed(discourse.paragraph_above(number)):
        people = list(dict.fromkeys(m.entity for m in discourse.by_sentence.get(n, []) if m.kind == "person"))
        fitting = [p for p in people if discourse.gender.get(p) == gender]
        if len(people) > 1:
            known = len(fitting) > 1 and all(p in discourse.gender for p in people)
            return Anaphor(start, end, text_of(discourse.doc)[start:end], fitting, None, "those of that gender in the paragraph above") if known else None
    return None
