"""Bans for a time: from an activity, of an outlet or association from its work, for as long as the term told before ("the council suspended
Judge X for six months")."""

from __future__ import annotations

import copy
import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.layers import Event, Participant, TimeExpression
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import trigger_root
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.imposing import owner_of
from pipeline.relate.penalties.recipients import BODIES, targets_of
from pipeline.relate.penalties.words import BANS, terms
from pipeline.vocabulary import word_list

_BANNING = word_list("penalties.banning")
_STOPPING = re.compile(r"\bsuspen(?!d\w* (?:the |a |its )?law)|\b(?:stop|ceas)|\boff (?:the )?(?:air|airwaves|screens?)\b|\bbann?|\bbarr|\bclos|\bshut|\bhalt|\bblock|\bwithdr|\brevok", re.I)
_SUSPENDING = word_list("bans.suspending")
STOPPED = {"registration_denied", "censorship"}
"""Types that keep an outlet or a programme from its work; a penalty where they tell for how long."""
_BANNED_BY = {"sentence", "court_ruling", "censorship", "registration_denied"}
_PERMIT = re.compile(r"\b(?:licen[cs]|approval|registration|accreditation|affiliation|permit|certificate)", re.I)
_PROGRAMME = re.compile(r"\b(?:programmes?|programs?|shows?|broadcasts?|series)\b", re.I)
_SAME_LENGTH = re.compile(r"\b(?:of|for|with) (?:an?|the) (?:same|equal|identical|similar) (?:length|duration|period|term|time)(?: of time)?\b|\bof equal (?:length|duration)\b", re.I)


def is_ban(verb: Token, event: Event) -> bool:
    """Whether the verb of a verdict keeps somebody from an activity ("banned X, the leader of the party, from politics")."""
    return event.event_type in _BANNED_BY and lemma_of(verb) in _BANNING and bool(clauses.oblique(verb, "from"))


def is_kept_from_work(doc: Doc, event: Event) -> bool:
    """Whether a verdict suspends somebody from what they do ("the council suspended Judge X for six months"), not their term."""
    verb = trigger_root(doc, event) if event.event_type == "sentence" else None
    if verb is None or verb.pos_ != "VERB" or lemma_of(verb) not in _SUSPENDING:
        return False
    suspended = clauses.patients_of(verb)
    return bool(suspended) and all(participants_at("target", t, "suspended") for t in suspended)


def suspensions(doc: Doc, lengths: list[TimeExpression], told: list[Event]) -> list[Figure]:
    """Bans on the work of outlets and associations for a time: "suspended the station for three months", "a suspension of six months", "was taken off
    air for 15 days"."""
    stopped = [e for e in told if e.status != "planned" and (e.event_type in STOPPED and any(_is_stopped(doc, e, p) for p in targets_of(doc, e)) or is_kept_from_work(doc, e))]
    out: list[Figure] = []
    for length in lengths if stopped else ():
        span = doc.span_of(length)
        if span is None or span.root.dep_ not in ("nummod", "amod", "compound") and not clauses.prepositions(span.root) & {"for", "of"}:
            continue
        node = span.root.head
        while node.head.i != node.i and not any(e.trigger_start <= node.idx < e.trigger_end for e in stopped) and (
                node.pos_ not in ("VERB", "AUX") or node.dep_ in ("acl", "xcomp", "ccomp") and _STOPPING.match(node.lower_)):  # "an order suspending X for …"
            node = node.head
        owner = next((e for e in stopped if e.trigger_start <= node.idx < e.trigger_end), None)
        said = text_of(doc)[owner.trigger_start : max(owner.trigger_end, length.end)] if owner is not None else ""
        if owner is not None and _STOPPING.search(said) and not _goes_back(node):
            out.append(Figure("activity_ban", length.start, length.end, length=length, owner=owner))
    return out


def _is_stopped(doc: Doc, event: Event, p: Participant) -> bool:
    """Whether somebody can be kept from work for a time: a body of the media, a person whose show or page it is, a programme by its
    name, and any other body that is itself suspended, not only its licence; also some unnamed ones."""
    programme = event.event_type == "censorship" and _PROGRAMME.search(event.trigger) is not None
    if p.entity is not None and (p.kind == "person" or programme or doc._.entities[p.entity].subkind == "media"):
        return True
    bodies = class_lemmas(BODIES)
    named = p.entity is not None or any(word in bodies or word.removesuffix("s") in bodies for word in p.text.lower().split())
    return named and event.event_type == "registration_denied" and not _PERMIT.search(text_of(doc), max(event.start, event.trigger_start - 60), event.trigger_end + 40)


def _goes_back(verb: Token) -> bool:
    """Whether a length tells since when something has lasted ("has been suspended for three years")."""
    return any(c.lower_ in ("has", "have", "’s", "’ve") for c in clauses.children(verb, "aux")) and any(c.lower_ == "been" for c in verb.children)


def bans_of_same_length(text: str, lengths: list[TimeExpression], kinds: list[str], told: list[Event], end: int) -> list[Figure]:
    """Bans as long as the term told before them: "ten years in prison and a travel ban of the same length"."""
    out: list[Figure] = []
    for length, kind in list(zip(lengths, kinds, strict=True))[::-1]:
        said = _SAME_LENGTH.search(text, length.end, end) if kind else None
        bans = [(m, term.kind) for term in terms() if term.kind in BANS and said for m in term.pattern.finditer(text, length.end, said.start())]
        if said is None or not bans or out:
            continue
        ban, banned = max(bans, key=lambda found: found[0].start())
        owner = owner_of(banned, *ban.span(), told, text)
        if owner is not None:
            measured = copy.copy(length)
            measured.start, measured.end, measured.text = ban.start(), said.end(), text[ban.start() : said.end()]
            out.append(Figure(banned, ban.start(), said.end(), length=measured, owner=owner))
    return out


def bans_as_long_as_told(text: str, told: list[Event], start: int, end: int) -> list[Figure]:
    """Bans as long as the one term of the verdict that the sentence text[start:end] goes on with: "She is also banned from X for the same period"."""
    verdict = told[0] if len(told) == 1 and told[0].end <= start else None
    lengths = {(p.duration_min, p.duration_max) for p in verdict.penalties if p.duration_min and not p.kind.endswith("ban")} if verdict is not None else set()
    said = _SAME_LENGTH.search(text, start, end) if len(lengths) == 1 else None
    ban = next(((m, term.kind) for term in terms() if term.kind in BANS and said for m in term.pattern.finditer(text, start, said.start())), None)
    if ban is None or said is None:
        return []
    [(low, high)] = lengths
    first = ban[0].start()
    measured = TimeExpression(first, said.end(), text[first : said.end()], "duration", duration_min=low, duration_max=high)
    return [Figure(ban[1], first, said.end(), length=measured, owner=verdict)]
