"""The offence and the provision of a penalty, as printed with it ("was fined 500 euros by a court in X on 3 May for libel")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.index import index_of, trigger_span
from pipeline.relate.offences.lists import TERMS, UNLAWFUL, about_provisions, is_being, is_offence, quoted
from pipeline.relate.offences.phrases import (
    CHARGE_NOUNS,
    HEDGE,
    NO_OFFENCE,
    complements_of,
    is_body,
    names_offence,
    phrase_of,
    up_to,
    with_names,
)
from pipeline.vocabulary import word_list

_ASKING = word_list("demands.asking")
_OF_VERDICTS = word_list("of_penalties.of_verdicts")


def offence_after(doc: Doc, event: Event) -> str:
    """What a penalty was imposed for: the "for" or "of" complement of its trigger."""
    span = trigger_span(doc, event)
    if span is None:
        return ""
    alone = span.root.pos_ == "VERB" and span.root.dep_ in ("conj", "parataxis", "ccomp") and clauses.has_child(span.root, *clauses.SUBJECTS)
    passed = clauses.children(span.root, "acl") if span.root.pos_ == "NOUN" else []  # "the term handed to X for sedition"
    passed += with_names(t for verb in passed for t in clauses.oblique(verb, "on", "to"))
    gone_on = [t for t in clauses.children(span.root, "conj") if t.pos_ == "VERB" and t.i > span.root.i and not clauses.has_child(t, *clauses.SUBJECTS, "obj")]  # "jailed for a week and fined for riot"
    for token in (span.root, *passed, *gone_on) if alone else (span.root, *passed, span.root.head, *gone_on):
        found = complements_of(token, ("for",)) if lemma_of(token) not in _ASKING else []  # of prosecutors: the penalty
        if not found and token.lemma_ in _OF_VERDICTS:
            found = [c for t in (token, *clauses.children(token, "xcomp")) for c in complements_of(t, ("of", "over"))]  # "found X guilty of libel and fined her"
        if not found:
            measured = [t for t in token.subtree if t.i > token.i and t.lemma_.lower() in TERMS]
            found = [c for t in measured for c in complements_of(t, ("for",))]
        found = [t for t in found if t.i > token.i or "for" in clauses.prepositions(t)]
        found = [c for t in found for c in (complements_of(t, ("of", "for")) if lemma_of(t) == "conviction" else [t])]
        found = found or [c for t in token.subtree if t.i > token.i and lemma_of(t) in CHARGE_NOUNS and clauses.prepositions(t) & {"on", "for"} for c in complements_of(t, ("of",))]
        found = [t for t in found if _is_reason(t)] or (_below_others(token) if lemma_of(token) not in _ASKING else [])
        if found:
            start, end = _with_list(found[0])
            return HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, end))])
    about = about_provisions(doc, event)
    return text_of(doc)[slice(*about[0])] if len(about) == 1 else ""


def _is_reason(complement: Token) -> bool:
    """Whether what stands behind the "for" of a penalty may be what it was imposed for."""
    return (complement.ent_type_ not in ("DATE", "MONEY", "PERSON") and complement.pos_ in ("VERB", "NOUN", "PROPN") and complement.lemma_ not in NO_OFFENCE
            and (lemma_of(complement) not in TERMS or any(c.lower_ in UNLAWFUL for c in complement.lefts))
            and (complement.pos_ == "VERB" or is_being(complement) or lemma_of(complement) not in word_classes()["person"].lemmas) and complement.idx not in index_of(complement.doc).amounts
            and not any(m.start < complement.idx < m.end for m in complement.doc._.mentions or []))


def _below_others(trigger: Token) -> list[Token]:
    """What a penalty was imposed for, where the parser joined that to the sum, the term, the court or the day before it ("was fined 500
    euros by a court in X on 3 May for libel", "jailed X for a year over a post")."""
    found: list[Token] = []
    rows = [trigger]
    for token in rows:
        below = [t for t in token.children if t.i > trigger.i and lemma_of(t) not in _ASKING and (t.dep_ in _PHRASES or t.dep_ == "xcomp" and lemma_of(t) == "pay")]
        found += [c for c in complements_of(token, ("for", "over")) if c.i > trigger.i and _is_reason(c) and is_offence(c) and names_offence(c) and not is_body(c)]
        rows += below
    return found[:1]


_PHRASES = {"obl", "obl:agent", "obl:unmarked", "nmod", "nmod:unmarked", "nmod:poss", "obj", "iobj"}
_OWN_OFFENCE = re.compile(r"(?: \([^()]*\))?(?: each| apiece)?(?: (?:in|of|with|behind) (?:[\w-]+ ){0,2}?[\w-]+|[’']? imprisonment)? (?:for|(?:on|for) (?:(?:the|a) )?(?:charges?|counts?|offence|crime) of) ", re.I)


def _with_list(offence: Token, limit: int | None = None) -> tuple[int, int]:
    """Characters of an offence with those that are joined to it ("riot and damage to property"), before `limit`."""
    start, end = phrase_of(offence)
    for joined in offence.conjuncts:
        if joined.i > offence.i and joined.dep_ == "conj" and is_offence(joined) and not is_body(joined) and _JOINED.fullmatch(text_of(offence.doc), end, phrase_of(joined)[0]) and phrase_of(joined)[1] <= (limit or offence.sent.end_char):
            end = phrase_of(joined)[1]
    return start, end


_JOINED = re.compile(r"[”’\"]?(?:,| and| or|, and|, or)(?: of| for| with)? [“‘\"]?")


def offences_of_terms(doc: Doc, event: Event, terms: list[tuple[int, int, set[int | str]]]) -> list[str | None]:
    """The offence told with each of the terms of one event, given as (start, end, recipients): its own, that of another term of the
    same people, or none where it is told behind those of others ("six months for riot, and B and C three months"). None where no
    term has an offence of its own: that of the event's verb."""
    limits = [*(start for start, _, _ in terms[1:]), event.end]
    own = [offence_behind(doc, end, limit) for (_, end, _), limit in zip(terms, limits, strict=True)] if len(terms) > 1 else []
    if not any(own):
        return [None] * len(terms)
    if not any(own[:-1]):  # told behind the last, of all
        return [own[-1] if ";" not in text_of(doc)[end : terms[-1][0]] else "" for _, end, _ in terms]
    of: dict[int | str, str] = {}
    for (_, _, recipients), offence in zip(terms, own, strict=True):
        of |= {one: offence for one in recipients if offence and one not in of}
    return [offence or next((of[one] for one in recipients if one in of), "") for (_, _, recipients), offence in zip(terms, own, strict=True)]


def offence_behind(doc: Doc, end: int, limit: int) -> str:
    """The offence told right behind one of several terms, before `limit`: "six years for riot and one year for libel"."""
    opening = _OWN_OFFENCE.match(text_of(doc), end, limit)
    span = doc.char_span(opening.end() - 1, limit, alignment_mode="contract") if opening else None
    if span is None:
        return ""
    mark = doc[span.start - 1]
    head = mark.head if mark.head.i > mark.i else span[0]
    if head.i >= span.end or not is_offence(head) or not names_offence(head) or is_body(head) or head.lemma_ in NO_OFFENCE:
        return ""
    start, stop = span[0].idx, _with_list(head, limit)[1]
    stop = up_to(text_of(doc), start, limit) if stop > limit else stop
    return HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, stop))])
