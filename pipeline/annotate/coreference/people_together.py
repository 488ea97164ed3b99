""""The group" → people told of together before it, where what is told of it befalls people and no body."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.coreference.cases import befalls_accused, is_case, tells_of_undergone
from pipeline.annotate.coreference.discourse import REACH, SECTION_REACH, Discourse
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Group
from pipeline.vocabulary import word_list

_OF_PEOPLE = word_classes()["person"].lemmas | word_list("coreference.of_people")
_PEOPLE = word_classes()["person"].lemmas | word_list("coreference.any_people")


def people_together(discourse: Discourse, token: Token, number: int) -> Group | None:
    """The people whom "the group" means: those so called in its paragraph ("a group of nurses"), else those who were held or tried, or
    did what people are held for, there or in the paragraphs above ("12 members of X were arrested. The group was charged")."""
    start, block = token.left_edge.idx, discourse.block(token.idx)
    for back in range(REACH + 1):
        for g in discourse.groups_of.get(number - back, [])[::-1]:
            if g.end <= start and discourse.block(g.start) == block and lemma_of(discourse.doc[g.head]) == "group":
                return g
    befalls = token.dep_ in ("obj", "iobj", "nsubj:pass") and lemma_of(token.head) in _OF_PEOPLE
    if not (befalls or tells_of_undergone(token)):
        return None
    for back in range(SECTION_REACH + 1):
        told = [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and discourse.block(g.start)[1] == block[1] and are_held(discourse, g)]
        if told:
            return told[-1]
    return None


def are_held(discourse: Discourse, group: Group) -> bool:
    """Whether several people are told of to whom a case befalls, or who did what people are held for."""
    head = discourse.doc[group.head]
    if not discourse.is_plural(group) or lemma_of(head) not in _PEOPLE and head.pos_ != "NUM" and head.lower_ != "others":
        return False
    head = clauses.first_conjunct(head)
    if head.dep_ == "nmod" and "of" in clauses.prepositions(head):
        head = head.head
        if is_case(head):
            return True  # "the trial of 14 students"
    return befalls_accused(head) or tells_of_undergone(head) and (group.count_min or 0) > 1
