"""Somebody told by what they are to another ("her brother", "his deputy") → the person whom the text named so before."""

from __future__ import annotations

import re

from pipeline.annotate.coreference.discourse import SECTION_REACH, Discourse
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Anaphor, Mention
from pipeline.vocabulary import word_list

_RELATIONS = word_list("coreference.relations")
_OWNERS = {"his", "her", "their", "its"}
_OWNER = r"(?:\b(?:his|her|their|its)|\w[’']s?) (?:[a-z-]+ ){0,2}"
_REACH = 60


def related(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"her brother", "his deputy", "the nephew": the only person named before in the section as "her brother X", "X, her brother" or "A’s
    brother X"."""
    lemma = lemma_of(token)
    if lemma not in _RELATIONS or token.i == 0 or token.left_edge.i != token.i - 1 or token.nbor(-1).lower_ not in _OWNERS | {"the"} or token.tag_ == "NNS" or any(
            c.dep_ in ("appos", "flat", "acl:relcl", "conj") for c in token.rights):
        return None
    section, start = discourse.block(token.idx)[1], token.nbor(-1).idx
    named = {m.entity for back in range(SECTION_REACH) for m in discourse.by_sentence.get(number - back, [])
             if m.kind == "person" and m.end <= start and discourse.block(m.start)[1] == section and _is_named_so(text_of(discourse.doc), m, lemma, start)}
    if len(named) != 1 or token.nbor(-1).lower_ == "the" and _are_several(discourse, lemma, start):
        return None
    end, entity = token.idx + len(token), named.pop()
    text = text_of(discourse.doc)[start:end]
    return Anaphor(start, end, text, [entity], None, f"“{text}” is “{discourse.entities[entity].name}”")


def _are_several(discourse: Discourse, lemma: str, start: int) -> bool:
    """Whether the text has called more than one person so up to a character."""
    called = {m.entity for m in discourse.mentions if m.kind == "person" and m.end <= start and any(lemma in o.lower().split() for o in discourse.entities[m.entity].occupations)}
    return len(called) > 1


def _is_named_so(text: str, mention: Mention, lemma: str, until: int) -> bool:
    """Whether somebody is named, before a character, as standing in that relation to another."""
    before, behind = text[max(0, mention.start - _REACH) : mention.start], text[mention.end : min(until, mention.end + _REACH)]
    return bool(re.search(rf"{_OWNER}{lemma},? $", before) or re.match(rf", {_OWNER}{lemma}\b", behind))
