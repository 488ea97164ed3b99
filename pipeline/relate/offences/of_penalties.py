"""The offence and the provision of a penalty, as printed with it."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.index import trigger_span
from pipeline.relate.offences.lists import TERMS, about_provisions, is_offence, quoted
from pipeline.relate.offences.phrases import HEDGE, NO_OFFENCE, complements_of, is_body, names_offence, phrase_of
from pipeline.vocabulary import word_list

_ASKING = word_list("demands.asking")


def offence_after(doc: Doc, event: Event) -> str:
    """What a penalty was imposed for: the "for" or "of" complement of its trigger."""
    span = trigger_span(doc, event)
    if span is None:
        return ""
    for token in (span.root, span.root.head):
        found = complements_of(token, ("for",)) if lemma_of(token) not in _ASKING else []  # of prosecutors: the penalty
        if not found and token.lemma_ in ("convict", "guilty", "find", "fine", "sentence"):
            found = complements_of(token, ("of", "over"))
        if not found:
            measured = [t for t in token.subtree if t.i > token.i and t.lemma_.lower() in TERMS]
            found = [c for t in measured for c in complements_of(t, ("for",))]
        found = [t for t in found if t.i > token.i or "for" in clauses.prepositions(t)]
        found = [t for t in found if t.ent_type_ not in ("DATE", "MONEY", "PERSON") and t.pos_ in ("VERB", "NOUN", "PROPN") and t.lemma_ not in NO_OFFENCE
                 and lemma_of(t) not in word_classes()["person"].lemmas]
        if found:
            start, end = phrase_of(found[0])
            return HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, end))])
    about = about_provisions(doc, event)
    return text_of(doc)[slice(*about[0])] if len(about) == 1 else ""


_OWN_OFFENCE = re.compile(r"(?: (?:in|of|with|behind) (?:[\w-]+ ){0,2}?[\w-]+|[’']? imprisonment)? (?:for|(?:on|for) (?:(?:the|a) )?(?:charges?|counts?|offence|crime) of) ", re.I)


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
    start, stop = span[0].idx, phrase_of(head)[1]
    return HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, stop))]) if stop <= limit else ""


def provision_near(doc: Doc, event: Event) -> str:
    """The provision named in the event's sentence, where it names one only."""
    found = {p.text for p in doc._.provisions if event.start <= p.start < event.end}
    return found.pop() if len(found) == 1 else ""
