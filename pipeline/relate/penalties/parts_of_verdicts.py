"""Events that are part of a verdict of their sentence, no verdicts of their own: its fine, its conditions, the share of others ("found the
three guilty of theft: A got a year, B and C six months")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.dropped import MEMBER_LATER, unique
from pipeline.relate.index import in_overview, trigger_root, trigger_span
from pipeline.relate.penalties.demands import ASKING
from pipeline.relate.penalties.recipients import targets_of
from pipeline.vocabulary import word_list

UNDER_A_SENTENCE = {"sentence", "movement_restriction", "detention"}
"""Types whose noun below the verb of a verdict is part of that verdict ("sentenced to a fine and to house arrest")."""
CONDITIONS = {"summons", "statement", "other"}
"""Types of what is told as a condition or a duty that comes with a verdict or a release."""
_CONDITION = word_list("penalties.condition")
_TAKING = word_list("penalties.taking")
_CHANGING = word_list("penalties.changing")
_JUDGMENTS = word_list("parts_of_verdicts.judgments")
_PAID = re.compile(r"(?:paid|paying|pay|settled) (?:the|his|her|their|its|both) (?:\w+ )?(?:fines?|penalt(?:y|ies))\b", re.I)


def fold_verdicts(doc: Doc, events: list[Event]) -> list[Event]:
    """Drops what is part of another verdict: nouns below its verb ("… and a fine of 500"), and the paying of a fine,
    which becomes a telling of the verdict that imposed it."""
    kept: list[Event] = []
    verdicts: dict[int, list[Event]] = {}
    appeals: dict[int, list[Event]] = {}
    told: dict[int, list[Event]] = {}
    for event in events:
        told.setdefault(event.start, []).append(event)
        if event.event_type == "sentence":
            verdicts.setdefault(event.start, []).append(event)
        if event.event_type == "appeal_ruling":
            appeals.setdefault(event.start, []).append(event)
    for event in events:
        if event.event_type == "sentence" and _PAID.match(event.trigger):
            before = [e for e in kept if e.event_type == "sentence" and e.section == event.section and e.start < event.start]
            if before:
                if all(t.start != event.start for t in before[-1].tellings):
                    before[-1].tellings += event.tellings
                continue
        if event.event_type == "court_ruling" and _only_announces(doc, event, told[event.start]):
            continue
        if event.event_type in CONDITIONS and any(e.event_type in ("sentence", "release") and _is_condition(doc, event, e) for e in told.get(event.start, ())):
            continue
        verdict = next((e for e in verdicts.get(event.start, ()) if e is not event and (
            _is_part_of(doc, event, e) or _is_ordered_with(doc, event, e) or _goes_on(doc, event, e))), None)
        verdict = verdict or next((e for e in appeals.get(event.start, ()) if e is not event and _is_by_appeal(doc, event, e)), None)
        if verdict is None:
            kept.append(event)
            continue
        roles = {p.role for p in verdict.participants}
        targets = targets_of(doc, event)
        verdict.participants += [p for p in event.participants if p.role not in roles and (p.role != "target" or p in targets)]
    return kept


def join_shares(doc: Doc, events: list[Event]) -> list[Event]:
    """Joins to a verdict, with penalties and charges, what the same sentence tells that others got in the one case."""
    kept: list[Event] = []
    verdicts: dict[int, Event] = {}
    first: list[Participant] = []  # on whom the verdict was, before the others
    for event in events:
        verdict = verdicts.get(event.start) if event.event_type == "sentence" and not in_overview(doc, event.start) else None  # it tells of other cases
        if verdict is not None and _is_on_others(doc, event, verdict, first):
            verdict.participants = unique(verdict.participants + targets_of(doc, event))
            verdict.penalties += event.penalties
            verdict.charges += event.charges
            continue
        if event.event_type == "sentence":
            verdicts[event.start], first = event, targets_of(doc, event)
        kept.append(event)
    for event in verdicts.values():
        _charge_each(event)
    return kept


def _only_announces(doc: Doc, event: Event, beside: list[Event]) -> bool:
    """Whether a judgment is only told to have been given, before a colon behind which it stands ("Judgment was given on 4 May: A …")."""
    span = trigger_span(doc, event)
    if span is None or not any(t.pos_ == "NOUN" and lemma_of(t) in _JUDGMENTS for t in span):
        return False
    return any(e.event_type in ("sentence", "acquittal") and ":" in event.text[event.trigger_end - event.start : max(0, e.trigger_start - event.start)] for e in beside)


def _charge_each(verdict: Event) -> None:
    """Tells the charges of a counted group of each of those whose penalties are told behind a colon, where they are as many ("found the
    three guilty of theft: A got a year, B and C six months")."""
    colon = verdict.start + verdict.text.find(":")
    group = next((p for p in verdict.participants if p.role == "target" and p.entity is None and (p.count_min or 0) > 1 and p.count_min == p.count_max and p.end <= colon), None)
    told = {(p.recipient, p.recipient_text if p.recipient is None else ""): p for p in verdict.penalties if p.status == "imposed" and p.end > colon}
    if group is None or colon < verdict.trigger_start or (None, "") in told or group.text in {p.recipient_text for p in told.values()}:
        return
    if sum(1 if p.recipient is not None else p.recipient_count_min or 1 for p in told.values()) != group.count_min:
        return
    offences = {c.start: c for c in verdict.charges if c.recipient is None and c.recipient_text == group.text}
    verdict.charges = [replace(c, recipient_kind=p.recipient_kind, recipient=p.recipient, recipient_text=p.recipient_text) for c in offences.values() for p in told.values()] + [
        c for c in verdict.charges if c.start not in offences]


def _is_condition(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether what an event tells is what somebody was ordered to do with a verdict, or on condition of which he was let go
    ("ordered the paper to publish an apology and to pay", "released on condition that she report to the police")."""
    part, whole = trigger_root(doc, event), trigger_root(doc, verdict)
    if part is None or whole is None or part.i <= whole.i:
        return False
    for node in (part, *clauses.enclosing_clauses(part)):
        if node.dep_ == "xcomp" and node.head.i == whole.i and verdict.event_type == "sentence" and lemma_of(whole) in clauses.BIDDING:
            return True
        if node.dep_ in ("acl", "ccomp", "xcomp", "advcl") and lemma_of(node.head) in _CONDITION and node.head.i > whole.i:
            return True
    return False


def _is_part_of(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether an event is part of a verdict of the same sentence."""
    if event.event_type not in UNDER_A_SENTENCE or "reference" in event.basis:
        return False
    part, whole = trigger_root(doc, event), trigger_root(doc, verdict)
    if part is None or whole is None or part.pos_ != "NOUN" or part.i == whole.i:
        return False
    own = {p.entity for p in targets_of(doc, event) if p.entity is not None}
    theirs = {p.entity for p in verdict.participants if p.role == "target"}
    if own - theirs and theirs:
        return False
    node = part
    while node.i != whole.i:
        reason = node.dep_ in ("advcl", "acl", "obl", "nmod") and not (node.head.i == whole.i and lemma_of(whole) in ASKING) and clauses.prepositions(node) & {"for", "after", "following", "over", "because", "during"}
        if node.head.i == node.i or node.dep_ in ("acl:relcl", "ccomp") or reason:
            return False
        if node is not part and node.pos_ == "VERB" and clauses.children(node, *clauses.SUBJECTS):
            return False
        node = node.head
    return True


def _goes_on(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether a verdict only tells what came of the one before it, of the same people ("found A and B guilty and fined them")."""
    verb, whole = trigger_root(doc, event), trigger_root(doc, verdict)
    if event.event_type != "sentence" or verb is None or whole is None or verb.dep_ != "conj" or verb.pos_ != "VERB" or clauses.own_subjects(verb):
        return False
    things = clauses.patients_of(verb)
    return clauses.first_conjunct(verb).i == whole.i and not clauses.is_passive(whole) and bool(targets_of(doc, verdict)) and bool(things) and all(
        t.lower_ in ("them", "him", "her", "it", "both") and t.dep_ in ("obj", "iobj") for t in things)


def _is_by_appeal(doc: Doc, event: Event, appeal: Event) -> bool:
    """Whether an event is what an appeal put in the place of a penalty ("commuted his term to house arrest"), or is told by a
    participle as a consequence of that appeal ("quashed the verdict, reducing the term")."""
    part, whole = trigger_root(doc, event), trigger_root(doc, appeal)
    if part is None or whole is None or part.i <= whole.i or "reference" in event.basis or event.status != appeal.status:
        return False
    if event.event_type == "appeal_ruling" and part.dep_ == "conj":  # "cut X’s term and upheld Y’s"
        dated = "in the clause" in event.basis.get("date", "") and event.date != appeal.date
        return not dated and part.pos_ == "VERB" and clauses.first_conjunct(part).i == clauses.first_conjunct(whole).i and not clauses.has_child(part, *clauses.SUBJECTS)
    if event.event_type == "appeal_ruling":
        return part.tag_ == "VBG" and part.dep_ == "advcl" and clauses.first_conjunct(part.head).i in (whole.i, clauses.first_conjunct(whole).i) and not clauses.own_subjects(part)
    if event.event_type not in UNDER_A_SENTENCE or part.pos_ != "NOUN" or lemma_of(whole) not in _CHANGING:
        return False
    return any(t.i == part.i for t in clauses.oblique(whole, "to", "with", "by", "into"))


def _is_on_others(doc: Doc, event: Event, verdict: Event, people: list[Participant]) -> bool:
    """Whether a verdict of the same sentence tells what others than the `people` of the first one got in the one case ("A was jailed
    for a year, while B received a fine"): it has no other day or place, and no judge of its own."""
    if event.event_type != "sentence" or event.status != verdict.status or event.trigger_start < verdict.trigger_start or event.tellings != verdict.tellings:
        return False
    verb = trigger_root(doc, event)
    if verb is None or verb.dep_ == "acl:relcl" or _PAID.match(event.trigger):
        return False
    own = any("in the clause" in event.basis.get(value, "") and getattr(event, value) != getattr(verdict, value) for value in ("date", "place"))
    judges, own_judges = ({p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == "actor"} for e in (verdict, event))
    others = targets_of(doc, event)
    known = {(p.entity, p.start, p.end) if p.entity is None else p.entity for p in people if MEMBER_LATER not in p.basis}
    own_judges -= {p.entity for p in people if p.entity is not None}
    return not own and own_judges <= judges and bool(people) and any(((p.entity, p.start, p.end) if p.entity is None else p.entity) not in known for p in others)


def _is_ordered_with(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether an event is the confiscation that a court orders in the same breath ("convicted X and ordered the seizure of
    his assets")."""
    verb, whole = trigger_root(doc, event), trigger_root(doc, verdict)
    if verb is None or whole is None or event.event_type not in ("court_ruling", "asset_freeze") or verb.dep_ != "conj" or clauses.own_subjects(verb):
        return False
    things = clauses.patients_of(verb)
    return clauses.first_conjunct(verb).i == clauses.first_conjunct(whole).i and bool(things) and all(lemma_of(t) in _TAKING for t in things)
