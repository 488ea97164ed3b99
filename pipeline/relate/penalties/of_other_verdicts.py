"""Penalties told by those of another verdict: a "similar sentence", an appeal that upholds, overturns or halves, a measure that is lifted."""

from __future__ import annotations

import copy
import re

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Penalty
from pipeline.relate.index import trigger_root
from pipeline.relate.penalties.recipients import targets_of
from pipeline.relate.penalties.rows import one_per_recipient
from pipeline.relate.penalties.status import CHANGED, OVERTURNED
from pipeline.vocabulary import word_list

_LEFT = re.compile(
    r"\b(?:upholding|leaving|maintaining|confirming|(?:but|and) (?:upheld|left|maintained|confirmed|kept)) (?:the|his|her|their) (?:\w+ )?(?P<what>fines?|prison (?:term|sentence)s?)\b", re.I)
"""An appeal that changed one penalty and left another ("cut the term to nine months, upholding the fine")."""
_SIMILAR = re.compile(r"\b(?:(?:a|the) (?:similar|same|identical|equal)|similar|identical) (?:\w+ )?(?:sentences?|fines?|terms?|penalt(?:y|ies)|punishments?|prison terms?)\b", re.I)
SIMILAR_REACH = 1200
"""Characters: as far back the verdict may stand to which a "similar sentence" is similar."""
_LIFTING = word_list("penalties.lifting")
_LIFTED = {
    ("freeze", "freezing", "account", "asset", "fund"): {"asset_freeze"},
    ("ban", "prohibition", "suspension"): {"travel_ban", "activity_ban"},
    ("measure", "restriction"): {"travel_ban", "activity_ban", "asset_freeze", "house_arrest", "other"},
    ("arrest",): {"house_arrest"},
}
"""Nouns of what is lifted, and the kinds of penalties that they name."""
_DEFINITE = {"the", "this", "that", "these", "those", "both", "his", "her", "its", "their"}
_HALVED = re.compile(r"\bhalv(?:e|es|ed|ing)\b", re.I)


def take_similar(doc: Doc, events: list[Event]) -> None:
    """"She was handed a similar sentence": the penalties of the verdict told just before, for the new recipients."""
    last: Event | None = None
    for event in sorted(events, key=lambda e: e.trigger_start):
        if event.event_type != "sentence":
            continue
        said = _SIMILAR.search(event.text)
        if said and not any(p.amount_min or p.duration_min for p in event.penalties) and last is not None and last.section == event.section and 0 < event.start - last.start < SIMILAR_REACH:
            start = event.start + said.start()
            event.penalties = []
            for p in {(p.kind, p.amount_min, p.duration_min): p for p in last.penalties}.values():
                base = copy.copy(p)
                base.recipient_kind, base.recipient, base.recipient_text = "", None, ""
                base.recipient_count_min = base.recipient_count_max = None
                base.offence, base.provision, base.status, base.in_absentia = "", "", "imposed", False
                base.start, base.end, base.text = start, start + len(said.group()), said.group()
                event.penalties += one_per_recipient(base, targets_of(doc, event))
            event.basis["penalties"] = f"“{said.group()}”: as “{last.trigger}” before it"
        if event.penalties:
            last = event


def take_of_lifted(doc: Doc, events: list[Event]) -> None:
    """Gives what ends a measure ("the ban was lifted", "the court lifted the freeze") the rows of the measure told last before, as
    overturned."""
    for event in events:
        verb = trigger_root(doc, event) if event.event_type in ("court_ruling", "other", "appeal_ruling") and not event.penalties and event.status == "occurred" else None
        if verb is None or lemma_of(verb) not in _LIFTING:
            continue
        what = {lemma_of(t) for t in clauses.patients_of(verb) if clauses.is_relative_clause(verb) or any(c.lower_ in _DEFINITE for c in clauses.children(t, "det", "nmod:poss"))}
        kinds = set().union(*(measured for nouns, measured in _LIFTED.items() if what & set(nouns)))
        before = [e for e in events if e.section == event.section and 0 < event.trigger_start - e.trigger_start < SIMILAR_REACH and any(p.kind in kinds and p.status == "imposed" for p in e.penalties)]
        for p in max(before, key=lambda e: e.trigger_start).penalties if before else ():
            if p.kind in kinds and p.status == "imposed":
                row = copy.copy(p)
                row.status, row.start, row.end, row.text = "overturned", event.trigger_start, event.trigger_end, event.trigger
                event.penalties.append(row)


def take_of_appeals(events: list[Event]) -> None:
    """Give an appeal ruling the penalties of the decision it is about, as upheld or overturned; one that changed a penalty, the
    fine or the term that it left as it was."""
    for event in events:
        left = _LEFT.search(event.text) if event.event_type == "appeal_ruling" and CHANGED.search(event.trigger) else None
        kinds = set() if left is None else {"fine"} if "fine" in left["what"] else {"imprisonment"}
        if event.event_type != "appeal_ruling" or not any(p.role == "target" for p in event.participants):
            continue
        halved = _HALVED.search(event.trigger) is not None
        if kinds & {p.kind for p in event.penalties} or not kinds and (event.penalties or CHANGED.search(event.trigger) and not halved):
            continue
        named = {p.entity for p in event.participants if p.role == "target" and p.entity is not None}
        if not named and any(p.role == "target" and p.count_min is not None and not p.stands_for and p.start >= event.start for p in event.participants):
            continue  # of others than those told before
        options = [
            e for e in events
            if e.event_type == "sentence" and e.penalties and e.trigger_start < event.trigger_start
            and (named & {p.entity for p in e.participants if p.role == "target"} if named else e.section == event.section)
        ]  # fmt: skip
        if not options:
            continue
        status = "imposed" if halved else "overturned" if OVERTURNED.search(event.trigger) and not kinds else "upheld"
        section = [e for e in options if e.section == event.section] or options
        if len(section) > 1 and not named and any(p.role == "target" and p.count_min is not None and not p.stands_for for p in event.participants):
            continue  # which of them it is about is not told
        decision = max(section, key=lambda e: e.trigger_start)
        for p in decision.penalties:
            if named and p.recipient not in named or kinds and p.kind not in kinds or p.status == "sought":
                continue
            row = copy.copy(p)
            if halved and not _halve(row):
                continue
            row.status, row.start, row.end, row.text = status, event.trigger_start, event.trigger_end, event.trigger
            event.penalties.append(row)
            event.basis["penalties"] = f"those of “{decision.trigger}” in the same case"


def _halve(row: Penalty) -> bool:
    """Halves the figure of a penalty ("halved the fine"); whether it has one that can be halved."""
    years = re.fullmatch(r"P(\d+)([YMD])", row.duration_min)
    if years:
        count, unit = int(years[1]), years[2]
        half = f"P{count // 2}{unit}" if count % 2 == 0 else f"P{count // 2}Y6M".replace("P0Y", "P") if unit == "Y" else ""
        row.duration_min = row.duration_max = half
        return bool(half)
    if row.amount_min is None or row.amount_min != row.amount_max:
        return False
    row.amount_min = row.amount_max = row.amount_min / 2
    row.converted_amount, row.converted_currency = None, ""
    return True
