"""Penalties told by those of another event: a "similar sentence", a measure that is lifted."""

from __future__ import annotations

import copy
import re

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Penalty
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import trigger_root
from pipeline.relate.penalties.recipients import targets_of
from pipeline.relate.penalties.rows import one_per_recipient
from pipeline.relate.penalties.words import MEASURED, terms
from pipeline.vocabulary import word_list

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
        if _take_told_beside(event, verb):
            continue
        before = [e for e in events if e.section == event.section and 0 < event.trigger_start - e.trigger_start < SIMILAR_REACH and any(p.kind in kinds and p.status == "imposed" for p in e.penalties)]
        for p in max(before, key=lambda e: e.trigger_start).penalties if before else ():
            if p.kind in kinds and p.status == "imposed":
                row = copy.copy(p)
                row.status, row.start, row.end, row.text = "overturned", event.trigger_start, event.trigger_end, event.trigger
                event.penalties.append(row)


def _take_told_beside(event: Event, verb: Token) -> bool:
    """Gives what ends a measure the rows of those on whom its own words say that it was imposed ("lifted the travel ban imposed on X in
    2020", "lifted X’s asset freeze"); whether it had any."""
    things = clauses.patients_of(verb) if not clauses.is_passive(verb) else []
    owners = [t for thing in things for clause in (thing, *clauses.children(thing, "acl", "acl:relcl")) for t in clauses.oblique(clause, "on", "against")]
    owners += [t for thing in things for t in clauses.possessors(thing)]
    told = [p for t in owners for p in participants_at("target", t, "whose measure it was")]
    for kind in dict.fromkeys(kind for thing in things for kind in _measure_told(thing)) if any(p.entity is not None for p in told) else ():
        base = Penalty(kind=kind, recipient_kind="", recipient=None, recipient_text="", status="overturned",
                       start=event.trigger_start, end=event.trigger_end, text=event.trigger)
        event.penalties += one_per_recipient(base, told)
    known = {p.entity for p in event.participants}
    event.participants += [p for p in told if event.penalties and p.entity is not None and p.entity not in known]
    return bool(event.penalties)


def _measure_told(noun: Token) -> list[str]:
    """The kind of measure that a noun with the words before it names ("the travel ban", "an asset freeze")."""
    words = f"{clauses.left_modifiers(noun)} {noun.lower_}"
    return [term.kind for term in terms() if term.kind in MEASURED and term.pattern.search(words)][:1]
