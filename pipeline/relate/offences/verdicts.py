"""What somebody is convicted of, tried for, investigated for or acquitted of ("found guilty of libel", "an investigation into X for fraud")."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import takewhile

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event
from pipeline.relate.index import index_of, trigger_span
from pipeline.relate.offences.lists import TERMS, about_provisions, is_offence
from pipeline.relate.offences.phrases import (
    AMONG,
    CHARGE_NOUNS,
    CUSTODIAL,
    NO_OFFENCE,
    by_name,
    complements_of,
    crime_names,
    is_body,
    names_offence,
    phrase_of,
    with_names,
)
from pipeline.vocabulary import word_list

_PROCEEDINGS_FOR = dict.fromkeys(("investigation", "inquiry", "enquiry", "probe"), ("for",)) | dict.fromkeys(("case", "fir", "report", "proceeding", "proceedings", "prosecution"), ("for", "over"))
"""Nouns of an investigation, with the prepositions of what it is for."""
_PROCEEDINGS = word_list("verdicts.proceedings")
_CUSTODY = word_classes()["prison"].lemmas | word_list("verdicts.custody")
_CAPTURE = word_list("verdicts.capture")


def case_for(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What a criminal case is brought for or somebody investigated for ("opened a criminal case against X for incitement", "an
    investigation into X for fraud", "is being investigated under Article 5 for fraud")."""
    trigger = _trigger_of(doc, event)
    brought = [t for verb in trigger for t in clauses.children(verb, "nsubj:pass", "obj") if lemma_of(t) in _PROCEEDINGS_FOR and t not in trigger]
    for token in (*trigger, *brought):
        lemma = lemma_of(token)
        if lemma in _PROCEEDINGS_FOR:
            marks, heads = _PROCEEDINGS_FOR[lemma], [token, token.head] if token.dep_ in ("obj", "nsubj:pass") else [token]
            heads += with_names(t for head in heads for t in clauses.oblique(head, "into", "against", "of"))
        elif lemma == "investigate":
            marks, heads = ("for",), [token, *with_names(clauses.children(token, "obj"))]
        else:
            continue
        heads += [t for t in token.subtree if t.i > token.i and _is_in_provision(t)]
        found: list[Token] = []
        for c in (c for t in heads for c in complements_of(t, marks) if c.i > token.i and is_offence(c) and not is_body(c) and ":" not in text_of(doc)[token.idx : c.idx]):
            if c not in found and (by_name(c) or found and c.dep_ == "conj" and names_offence(c)):
                found.append(c)
        if found or lemma == "investigate":
            return [phrase_of(c) for c in found]
        about = [c for c in complements_of(token, ("into", "concerning", "on", "of")) if crime_names(c) & word_classes()["offence"].lemmas]
        if about or (described := _described(token)):
            return [phrase_of(c) for c in about] or described
    return []


def _described(noun: Token) -> list[tuple[int, int]]:
    """The offence that stands before a noun for proceedings ("a tax evasion case", "criminal defamation proceedings")."""
    before = [t for t in noun.lefts if t.dep_ in ("compound", "amod") and crime_names(t) & word_classes()["offence"].lemmas]
    return [(_first_of(t, noun).idx, t.idx + len(t)) for t in before if t.i == noun.i - 1]


def _first_of(crime: Token, noun: Token) -> Token:
    """The first word of an offence before a noun, also where the parser joined each of its nouns to that one."""
    first = crime.left_edge
    while first.i > noun.sent.start and first.nbor(-1).head is noun and first.nbor(-1).dep_ == "compound" and first.nbor(-1).pos_ == "NOUN":
        first = first.nbor(-1).left_edge
    return first


def _trigger_of(doc: Doc, event: Event) -> list[Token]:
    span = trigger_span(doc, event)
    return list(span) if span is not None else []


_GUILTY = word_list("verdicts.guilty")
_ANYBODY = {"anyone", "anybody", "those", "whoever", "persons", "a person", "individuals", "people", "someone", "offenders"}


def convicted_of(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What somebody is found guilty of, or is sent to prison for where that is an offence by name, not only what was done ("for
    a post")."""
    span = trigger_span(doc, event)
    if span is None or not any(p.role == "target" and p.text.lower() not in _ANYBODY for p in event.participants):
        return []
    near = [span.root, *span.root.children, *(t for t in span.sent if t.lower_ == "guilty" and t.i > span.root.i and not _of_others(t, span.root)), span.root.head]
    guilty = [c for t in near if lemma_of(t) in _GUILTY or t.lower_ == "absentia" for c in complements_of(t, ("of",)) if c.i > t.i]
    guilty += [c for t in span if t.lower_ == "responsible" for c in complements_of(t, ("for",)) if c.i > t.i]
    if found := [c for c in guilty if is_offence(c) and names_offence(c) and not is_body(c)] or _behind_accused(near):
        return list(dict.fromkeys(phrase_of(c) for c in found))
    if span.root.pos_ == "NOUN" and lemma_of(span.root) in ("conviction", "verdict") and (reasons := _of_conviction(span.root)):
        return reasons
    if reasons := [span for t in clauses.oblique(span.root, "following", "after", "upon", "on", "over", "for") if lemma_of(t) == "conviction" for span in _of_conviction(t)]:
        return reasons
    custodial = CUSTODIAL & {p.kind for p in event.penalties} or any("death" in p.text for p in event.penalties if p.kind == "other")
    if (custodial or any(t.lower_ == "guilty" for t in span.sent)) and (admitted := _admitted(span.root)):
        return [phrase_of(c) for c in admitted]
    own = list(dict.fromkeys(p.offence for p in event.penalties if p.offence))
    if len(own) > 1:  # each term with its own offence
        starts = [text_of(doc).find(offence, event.start, event.end) for offence in own]
        return sorted((at, at + len(offence)) for at, offence in zip(starts, own, strict=True) if at >= 0)
    if (about := about_provisions(doc, event)) and not any(c.i > span.root.i and is_offence(c) for c in complements_of(span.root, ("for",))):
        return about
    alone = lemma_of(span.root) == "sentence" and span.root.pos_ == "VERB" and not event.penalties
    if not custodial and not alone and lemma_of(span.root) != "convict":
        return []
    for case in ("for", "on"):
        for token in _reason_heads(span.root):
            told = [c for c in map(_so_called, complements_of(token, (case,))) if c.i > token.i and is_offence(c) and c.pos_ in ("VERB", "NOUN", "PROPN") and c.lemma_ not in NO_OFFENCE and (case == "for" or lemma_of(c) not in CHARGE_NOUNS)]
            if told and any(by_name(c) for c in told):
                return [phrase_of(c) for c in told]
            if told and case == "for":
                return []
    return []


def guilty_in(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """What another telling of a verdict says that somebody is guilty or was convicted of ("She was found guilty of libel")."""
    told = doc.char_span(start, end, alignment_mode="contract")
    guilty = [t for t in told or () if lemma_of(t) in ("convict", "guilty") and not any(c.lower_ in ("not", "n't") for head in (t, t.head) for c in head.children)]
    guilty += [c for t in guilty for head in (t, t.head) for c in complements_of(head, ("of", "on")) if lemma_of(c) in CHARGE_NOUNS]  # "guilty of the charges of libel"
    return [phrase_of(c) for t in guilty for c in complements_of(t, ("of",)) if c.i > t.i and is_offence(c) and names_offence(c) and not is_body(c)]


def _of_others(guilty: Token, verdict: Token) -> bool:
    """Whether somebody else is found guilty than those on whom a verdict is: by another verb with a subject of its own."""
    return guilty.head.pos_ == "VERB" and guilty.head.i != verdict.i and clauses.is_passive(guilty.head) and bool(clauses.own_subjects(guilty.head)) and not any(
        t.pos_ == "PRON" for t in clauses.own_subjects(guilty.head))


def _of_conviction(noun: Token) -> list[tuple[int, int]]:
    """The offence of a conviction or verdict told by its noun, with it or with the verb that carries it ("his conviction for libel",
    "returned a guilty verdict against X for libel")."""
    carrying = [noun.head] if noun.dep_ == "obj" else []
    heads = (noun, *with_names(clauses.children(noun, "nmod")), *carrying)
    return [phrase_of(c) for t in heads for c in complements_of(t, ("for", "on", "of")) if c.i > noun.i and is_offence(c) and by_name(c) and not is_body(c)]


def _behind_accused(near: list[Token], verbs: Set[str] = _GUILTY) -> list[Token]:
    """The offence of a conviction that the convicted, a law, a court or a day parts from its verb: "convicted A, the mayor of X, and
    B of fraud", "convicted him under the Press Act of publishing lies", "was convicted by a court in May of fraud"."""
    for told in near:
        if lemma_of(told) not in verbs or told.pos_ == "NOUN":
            continue
        for mark in told.subtree:
            offence = mark.head
            if mark.lower_ != "of" or mark.dep_ not in ("case", "mark") or not told.i < mark.i < offence.i or mark.nbor(-1).text != "," and any(
                    a.pos_ == "VERB" for a in takewhile(lambda a: a.i != told.i, clauses.enclosing_clauses(offence.head))):
                continue
            of_name = offence.pos_ == "NOUN" and any(m.kind == "person" for m in index_of(told.doc).named(offence.head))
            named = offence.tag_ == "VBG" or offence.lower_.endswith("ing") and not clauses.has_child(offence, "det") or of_name or by_name(offence)
            if named and is_offence(offence) and names_offence(offence) and not is_body(offence):
                return [offence, *(c for c in complements_of(offence.head, ("of",)) if c.i > offence.i)]
    return []


def _admitted(verdict: Token) -> list[Token]:
    """What the one who is sentenced in the same sentence pleaded guilty to, or admitted."""
    admitting = [t for t in verdict.sent if t.pos_ == "VERB" and lemma_of(t) in ("admit", "confess") and not clauses.is_passive(t)]
    if admitted := [c for t in admitting for c in (*complements_of(t, ("to",)), *clauses.children(t, "obj", "xcomp")) if is_offence(c) and not is_body(c) and by_name(c)]:
        return admitted
    pleas = [t for t in verdict.sent if lemma_of(t) == "plead" and any(c.lower_ == "guilty" for c in t.children)]
    return [c for plea in pleas for t in (plea, *plea.children) for c in complements_of(t, ("to",)) if is_offence(c) and not is_body(c) and lemma_of(c) not in CHARGE_NOUNS]


def _reason_heads(verb: Token) -> list[Token]:
    """Where the reason of a penalty hangs: at its verb, at the noun or length that measures it, at those on whom it is imposed, or at
    what says that there are more ("among other things for treason")."""
    measured = [t for t in verb.subtree if t.i > verb.i and (
        t.lemma_.lower() in TERMS or t.ent_type_ == "MONEY" or lemma_of(t) in _CUSTODY | AMONG | _LABOUR or t.lower_ == "suspended" or _is_in_provision(t))]
    objects = clauses.children(verb, "obj", "iobj")
    measured += [t for t in clauses.oblique(verb, "to") if t.lower_ == "death"]
    measured += [t for t in clauses.children(verb, "nsubj:pass") if lemma_of(t) in TERMS]  # "a two-year sentence for libel was handed to X"
    proceedings = [t for t in clauses.oblique(verb, "in", "after", "following") if lemma_of(t) in _PROCEEDINGS]
    return [verb, verb.head, *measured, *proceedings, *with_names([*objects, *(t for head in (verb, *objects) for t in clauses.oblique(head, "on"))])]


_LABOUR = word_list("verdicts.labour")
_PROVISIONS = word_list("verdicts.provisions")


def _is_in_provision(token: Token) -> bool:
    """Whether a word belongs to the provision under which somebody is punished ("jailed under Section 505A for incitement")."""
    return (lemma_of(token) in _PROVISIONS or token.pos_ in ("NUM", "PROPN") and lemma_of(token.head) in _PROVISIONS) and any(
        p.start <= token.idx < p.end for p in token.doc._.provisions or [])


def _so_called(complement: Token) -> Token:
    """The offence that somebody calls a deed ("for what the court described as incitement"); else the complement itself."""
    if complement.lower_ != "what":
        return complement
    calling = clauses.children(complement, "acl:relcl", "acl")
    named = [t for verb in calling for t in (*clauses.children(verb, "xcomp", "obj"), *clauses.oblique(verb, "as")) if t.i > verb.i]
    return named[0] if named else complement


_ALLEGED = re.compile(r"\b(?:for|over) (?:(?:his|her|their|its) )?(?:alleged|allegedly|supposed|purported)\b")
def _is_of_a_body(complement: Token) -> bool:
    """Whether a complement, or the first of the list it is in, stands right behind a noun for a body: "head of a coalition of unions"."""
    start = clauses.first_conjunct(complement).left_edge.i
    return start > 0 and lemma_of(complement.doc[start - 1]) in _BODIES


_BODIES = class_lemmas(frozenset(("body", "civil_society", "outlet")))
_CLEARING = word_list("verdicts.clearing")


def _of_warrant(token: Token) -> list[Token]:
    """What the warrant is for on which somebody is arrested or sought ("detained on a warrant for sedition", "a warrant issued against X
    for fraud")."""
    warrants = [t for t in (token, *clauses.oblique(token, "on", "under"), *clauses.children(token, "obj", "nsubj:pass")) if lemma_of(t) == "warrant"]
    warrants += [t for warrant in warrants for arrest in clauses.oblique(warrant, "for") if lemma_of(arrest) in _CAPTURE for t in (arrest, *with_names(clauses.oblique(arrest, "of")))]
    carrying = [t for warrant in warrants for t in (warrant, *clauses.children(warrant, "acl"), *([warrant.head] if warrant.dep_ in ("obj", "nsubj:pass") else []))]
    heads = [*carrying, *with_names(t for head in carrying for t in clauses.oblique(head, "against"))]
    return [c for t in heads for c in complements_of(t, ("for", "over")) if is_offence(c) and names_offence(c) and not is_body(c)]


def tried_for(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What somebody stands trial for, is remanded for, is acquitted of, or is reported to the authorities for."""
    span = trigger_span(doc, event)
    beside = [c for t in span or () for c in clauses.children(t, "conj") if lemma_of(c) in _CLEARING] if event.event_type == "acquittal" else []
    for token in (*(span or ()), *beside):  # "discharged and acquitted X of libel"
        alleged = False
        marks: tuple[str, ...] = ("for",) if event.event_type == "trial" or lemma_of(token) in ("remand", "want", "wanted") else ("of",) if lemma_of(token) in ("acquit", "clear", "absolve") else ()
        held = not marks and event.event_type == "detention" and any(p.kind == "pretrial_detention" for p in event.penalties)
        if held:
            marks = ("for",)
        elif not marks and event.event_type == "detention" and _ALLEGED.search(event.text, event.trigger_end - event.start):
            marks, held, alleged = ("for", "over"), True, True
        if event.event_type == "acquittal" and any(t.lower_ == "guilty" for t in span or ()):  # "found X not guilty of libel"
            marks = ("of",)
        if event.event_type == "complaint":
            marks = ("for",)
        if event.event_type == "movement_restriction":
            marks, held = ("for",), True
        heads = [token, *(c for c in token.children if marks and lemma_of(c) in word_classes()["custody"].lemmas)]
        if event.event_type == "trial":
            carried = [t for t in clauses.children(token, *clauses.SUBJECTS, "obj") if lemma_of(t) in _PROCEEDINGS]  # "his trial for libel was adjourned"
            heads += [*carried, *with_names(t for trial in (token, *carried) for t in clauses.oblique(trial, "of")), *([token.head] if token.dep_ == "nsubj" else [])]
        if event.event_type in ("acquittal", "complaint") and marks:
            objects = clauses.children(token, "obj", "iobj")
            heads += with_names(t for t in (*objects, *(t for head in (token, *objects) for t in clauses.oblique(head, "against"))) if t.i > token.i)
        found = [t for head in heads for t in complements_of(head, marks) if t.pos_ in ("VERB", "NOUN") and not _is_of_a_body(t) and is_offence(t) and names_offence(t) and not is_body(t) and lemma_of(t) not in NO_OFFENCE | _PROCEEDINGS]
        if not found and event.event_type == "acquittal":
            found = _behind_accused([token], _CLEARING)
        if not found and event.event_type in ("detention", "extradition"):
            found, held = _of_warrant(token), True
        if alleged:  # a deed that is only told by what was done is no offence
            found = [t for t in found if t.pos_ == "NOUN"]
        if found and (not (held or event.event_type == "complaint") or any(by_name(t) for t in found)):
            return [phrase_of(t) for t in found]
    return []
