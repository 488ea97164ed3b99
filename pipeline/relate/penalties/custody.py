"""Custody before trial and arrests as a penalty: whether a detention is one ("was remanded for two months")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, TimeExpression
from pipeline.relate.index import trigger_root
from pipeline.vocabulary import word_list

_REMAND = re.compile(
    r"\bremand|\bcommittal\b|\b(?:pre-?trial|preventive|provisional|judicial) (?:detention|custody|arrest)\b"
    r"|\b(?:detention|custody|arrest)\b.{0,40}\b(?:extended|renewed|prolonged)"
    r"|\b(?:extend|renew|prolong)\w*\b.{0,60}\b(?:detention|custody|arrest)\b",
    re.I,
)
_PENDING = re.compile(r"[^.;,]*\b(?:await(?:s|ed|ing)?|pending) (?:the |an? |his |her |their |further )?(?:\w+ )?(?:trial|investigation|inquir|hearing|appeal|outcome)", re.I)
_INTO_CUSTODY = re.compile(r"\b(?:detention|custody|jail|prison|detained|held|penitentiary|SIZO)\b", re.I)
_SINCE_HELD = re.compile(
    r"\bsince been (?:held|kept|detained|locked up)\b[^.,;:]{0,30} (?:in|at) (?:[^.,;:]{1,40} )?(?:custody|prison|jail|remand|SIZO|detention (?:cent\w+|facility))\b"
    r"|\b(?:held|kept|detained|locked up|remained|been|be|is|are|were|was)\b(?: [^.,;:]{0,40})? (?:in|at) (?:[^.,;:]{1,40} )?(?:custody|prison|jail|remand|SIZO|detention (?:cent\w+|facility))\b[^.;:]{0,40} (?:ever )?since\b"
    r"|\b(?:held|kept|detained) since [^.,;:]{1,40} (?:in|at) (?:[^.,;:]{1,40} )?(?:custody|prison|jail|remand|SIZO|detention (?:cent\w+|facility))\b", re.I)
"""Custody that has lasted since an arrest ("has since been held in X Prison", "had been in custody ever since")."""
_SERVING = re.compile(r"\b(?:serv(?:e|es|ed|ing)|sentenced?|convict\w*|conviction)\b", re.I)
_TO_PRISON = re.compile(r"\b(?:sent|sends|committed|transferred|moved|taken) (?:[^.,;:]{1,50} )?to (?:[^.,;:]{1,40} )?(?:prison|jail|penitentiary|SIZO)\b", re.I)
_ACCUSED = re.compile(r"\b(?:accused of|charge[ds]?|suspected of|on suspicion of|awaiting trial|await trial)\b", re.I)
"""What is said of those who go to prison before a verdict."""
_REACH = 40
"""Characters behind the trigger in which the words for custody stand; those of its own verb may stand further off, behind names."""
_PROLONGED = re.compile(r"[^.;,]{0,25}\b(?:(?:was|were|been) (?:\w+ )?(?:prolonged|extended|renewed)|await(?:s|ed|ing)? (?:(?:his|her|their) )?trial)\b")
"""What stands behind "detention" where custody goes on, or behind an order that sends somebody to prison until the trial."""
_AUTHORITIES = word_classes()["court"].lemmas | word_list("custody.authorities")


def is_remand(doc: Doc, event: Event) -> bool:
    """Whether a detention is custody before trial: said so, or ordered by a court or prosecutor."""
    text = text_of(doc)
    if _REMAND.search(event.trigger) or _PENDING.match(text[event.trigger_end : min(event.end, event.trigger_end + 90)]):
        return True
    if _PROLONGED.match(text, event.trigger_end, event.end):
        return True
    if _SINCE_HELD.search(text, max(event.start, event.trigger_start - _REACH), min(event.end, event.trigger_end + _REACH * 2)) and not _SERVING.search(text, event.start, event.end):
        return True
    if _TO_PRISON.search(text, event.trigger_start, min(event.end, event.trigger_end + _REACH)) and _ACCUSED.search(text, event.start, event.end):
        return True
    actors = {w for p in event.participants if p.role == "actor" for w in p.text.lower().replace("prosecutors", "prosecutor").split()}
    verb = trigger_root(doc, event)
    titles = {lemma_of(t) for subject in clauses.own_subjects(verb) for t in clauses.children(subject, "nmod:desc")} if verb is not None else set()
    ordered = verb is not None and lemma_of(verb) == "order" and clauses.is_passive(verb) and not actors
    if not (actors | titles) & _AUTHORITIES and not ordered:
        return False
    places = [*clauses.oblique(verb, "to", "in", "into"), *clauses.children(verb, "xcomp")] if verb is not None and verb.pos_ == "VERB" else []
    places += [t for place in places for t in clauses.oblique(place, "of")]  # "to 14 days of judicial custody"
    said = " ".join([event.trigger, text[event.trigger_end : min(event.end, event.trigger_end + _REACH)], *(t.text for t in places)])
    return _INTO_CUSTODY.search(said) is not None


def arrest_of(doc: Doc, length: TimeExpression, told: list[Event]) -> Event | None:
    """The arrest that a number of days measures: "was arrested for 15 days" is a penalty where that is what people say of it."""
    span = doc.span_of(length)
    node = span.root if span is not None else None
    if node is None or "for" not in clauses.prepositions(node) or not re.fullmatch(r"P\d+D", length.duration_min):
        return None
    while node.head.i != node.i and node.pos_ != "VERB":
        node = node.head
    return next((e for e in told if e.event_type == "detention" and e.trigger_start <= node.idx < e.trigger_end and "arrest" in e.trigger.lower()), None)
