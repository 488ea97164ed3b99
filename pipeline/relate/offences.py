"""Offences and charges as printed: the complement of a charge, conviction or penalty, one per coordinated part."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.annotate.doc_text import text_of
from pipeline.layers import Charge, Event, Participant

QUOTE_REACH = 160
"""Characters behind a phrase within which its closing quotation mark is looked for."""
_TERMS = {"year", "month", "day", "imprisonment", "prison", "jail", "detention", "arrest", "sentence", "term", "fine"}
_HEDGE = re.compile(r"^(?:allegedly|purportedly|supposedly|reportedly|the alleged|alleged)\s+", re.I)
_CHARGE_NOUNS = {"charge", "accusation", "count", "offence", "offense"}
_CHARGED = {"charge": ("with", "for"), "accuse": ("of",), "convict": ("of",), "guilty": ("of",), "indict": ("on", "for"), "suspect": ("of",)}
_PLAIN = {"charge", "criminal", "administrative", "false", "new", "multiple", "several", "various", "similar", "additional", "other", "these", "serious", "politically", "motivated", "the", "same", "spurious", "trumped", "fabricated", "unsubstantiated", "dubious", "pending", "vague", "broadly", "worded", "all"}
_CIRCUMSTANCE = {"after", "following", "during", "because", "over", "amid", "under"}
_NEXT_OFFENCE = re.compile(r"(?:, and|, or|,| and| or) (?:of |for |with )?((?:allegedly )?[a-z‘“\"’][^,.;():]{3,110}?)(?=,|\.|;|\)| (?:and|or) [a-z]+ing\b|$)")


def _phrase(token: Token) -> tuple[int, int]:
    """Characters of a complement without its coordination, trailing clauses and brackets."""
    left, right = token.left_edge.i, token.i
    for child in token.rights:
        if child.dep_ == "conj" or child.dep_ in ("advcl", "parataxis", "cc", "punct", "acl:relcl", "appos"):
            if child.dep_ == "punct":
                continue
            break
        if child.dep_ == "obl" and any(c.lower_ in _CIRCUMSTANCE and c.dep_ == "case" for c in child.children):
            break
        right = max(right, child.right_edge.i)
    doc = token.doc
    while left < token.i and (doc[left].dep_ in ("case", "mark", "cc") or doc[left].is_punct and doc[left].text not in "“‘\"" or doc[left].pos_ in ("ADP", "SCONJ")):
        left += 1
    for i in range(token.i, right + 1):
        if doc[i].text in "(;":
            right = i - 1
            break
    while right > token.i and doc[right].is_punct and doc[right].text not in "”’\"":
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without space and full stop at its ends, and with both of its quotation marks or neither."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    if text[start] in "“‘\"":
        closing = {"“": "”", "‘": "’", '"': '"'}[text[start]]
        if closing not in text[start + 1 : end]:
            at = text.find(closing, end, end + QUOTE_REACH)
            return (start, at + 1) if at >= 0 and "\n" not in text[end:at] else (start + 1, end)
    return start, end


def _complements(token: Token, cases: tuple[str, ...]) -> list[Token]:
    """Nouns or verbs under a token that one of the prepositions introduces, with their coordination."""
    out: list[Token] = []
    for child in token.children:
        marks = {c.lower_ for c in child.children if c.dep_ in ("case", "mark")}
        if child.dep_ in ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:arg") and marks & set(cases):
            out.append(child)
            out += [t for t in child.conjuncts if t.i > child.i and (t.dep_ == "conj")]
    return out


def _tokens_of(doc: Doc, event: Event) -> list[Token]:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    return list(span) if span is not None else []


def offence_after(doc: Doc, event: Event) -> str:
    """What a penalty was imposed for: the "for" or "of" complement of its trigger."""
    span = doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
    if span is None:
        return ""
    for token in (span.root, span.root.head):
        found = _complements(token, ("for",)) or _complements(token, ("of", "over")) if token.lemma_ in ("convict", "guilty", "find", "fine", "sentence") else _complements(token, ("for",))
        if not found:
            measured = [t for t in token.subtree if t.i > token.i and t.lemma_.lower() in _TERMS]
            found = [c for t in measured for c in _complements(t, ("for",))]
        found = [t for t in found if t.ent_type_ not in ("DATE", "MONEY") and t.pos_ in ("VERB", "NOUN", "PROPN") and t.lemma_ not in ("year", "month", "day", "week", "hour", "time", "prison", "example", "instance")]
        if found:
            start, end = _phrase(found[0])
            return _HEDGE.sub("", text_of(doc)[slice(*_quoted(text_of(doc), start, end))])
    return ""


def provision_near(doc: Doc, event: Event) -> str:
    """The provision named in the event's sentence, where it names one only."""
    found = {p.text for p in doc._.provisions if event.start <= p.start < event.end}
    return found.pop() if len(found) == 1 else ""


def attach_charges(doc: Doc, events: list[Event]) -> None:
    """Fill `event.charges` of charges, and of verdicts and arrests that name their charges."""
    for event in events:
        if event.event_type not in ("charge", "sentence", "investigation", "trial"):
            continue
        found = _charges_in(doc, event)
        recipients: list[Participant | None] = [p for p in event.participants if p.role == "target"] or [None]
        provision = provision_near(doc, event)
        for start, end in found:
            words = text_of(doc)[start:end]
            shift = _HEDGE.match(words)
            if shift:
                start, words = start + shift.end(), words[shift.end() :]
            for p in recipients:
                event.charges.append(Charge(p.kind if p else "", p.entity if p else None, p.text if p else "", words, provision, start, end, text_of(doc)[start:end]))
        if not found and event.event_type == "charge":
            for p in recipients:
                if p is not None:
                    event.charges.append(Charge(p.kind, p.entity, p.text, "", provision, event.trigger_start, event.trigger_end, event.trigger))


def _charges_in(doc: Doc, event: Event) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    near = [t for t in _tokens_of(doc, event) if event.event_type == "charge" or abs(t.idx - event.trigger_start) < 220]
    trigger = doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
    for token in near:
        lemma = token.lemma_.lower()
        inside = trigger is not None and (trigger.start <= token.i < trigger.end or token.is_ancestor(trigger.root) or trigger.root.is_ancestor(token))
        if not inside and event.event_type != "charge":
            continue
        if token.pos_ in ("VERB", "ADJ") and lemma in _CHARGED and (event.event_type == "charge" or lemma == "charge"):
            for complement in _complements(token, _CHARGED[lemma]):
                if complement.lemma_.lower() not in _CHARGE_NOUNS:
                    spans.append(_phrase(complement))
        elif token.pos_ == "NOUN" and lemma in _CHARGE_NOUNS:
            complements = _complements(token, ("of", "for", "related to", "with"))
            if complements:
                spans += [_phrase(c) for c in complements]
            else:
                described = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod:desc") and c.lemma_.lower() not in _PLAIN]
                if described:
                    start = min(c.left_edge.idx for c in described)
                    spans.append((start, token.idx + len(token)))
    if spans and event.event_type in ("charge", "sentence"):
        spans += _listed(doc, spans[-1][1], event.end)
    if len(spans) > 1:
        spans = [part for start, end in spans for part in _last_of_list(doc, start, end)]
    unique: list[tuple[int, int]] = []
    for start, end in (_quoted(text_of(doc), a, b) for a, b in spans):
        if start < end and not any(a < end and start < b for a, b in unique):
            unique.append((start, end))
    return unique


def _last_of_list(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """A part of a list and, behind ", and", the last part that the parse hung under it."""
    joint = re.search(r", (?:and|or) ", text_of(doc)[start:end])
    if not joint:
        return [(start, end)]
    return [(start, start + joint.start()), (start + joint.end(), end)]


def _listed(doc: Doc, offset: int, end: int) -> list[tuple[int, int]]:
    """Further offences of a list that the parse cut off: gerunds, and a last noun phrase after "and"."""
    out: list[tuple[int, int]] = []
    closed = False  # the list has reached its "and"; without one, what follows a comma is no list
    while match := _NEXT_OFFENCE.match(text_of(doc), offset, end):
        span = doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
        words = match.group(1)
        if span is None or span[0].tag_ in ("VBD", "VBN") or any("Fin" in t.morph.get("VerbForm", []) for t in span):
            break
        gerund = re.match(r"(?:allegedly )?\w+ing\b", words) is not None
        last = bool(out) and re.match(r",? (?:and|or) ", match.group()) is not None
        if not gerund and not last:
            break
        out.append((match.start(1), match.end(1)))
        closed = closed or re.match(r",? (?:and|or)\b", match.group()) is not None
        offset = match.end(1)
    return out if closed else []
