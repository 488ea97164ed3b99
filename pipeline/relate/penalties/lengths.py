"""Lengths of time imposed in a sentence: the kind of penalty that each measures, and the event that it belongs to ("A to nine years in prison,
B to five")."""

from __future__ import annotations

import itertools
import re

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import Event, Participant, TimeExpression
from pipeline.relate.penalties.bans import bans_as_long_as_told, bans_of_same_length, is_ban, suspensions
from pipeline.relate.penalties.custody import arrest_of, is_remand
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.imposing import owner_of
from pipeline.relate.penalties.lists_of_lengths import joined, without_replaced, without_totals
from pipeline.relate.penalties.neighbours import right_before, right_behind
from pipeline.relate.penalties.recipients import is_bracketed, is_suspended_part, punished_beside, told_beside
from pipeline.relate.penalties.status import CHANGED
from pipeline.relate.penalties.words import (
    CHANGED_TO,
    SENTENCED_TO,
    is_replaced,
    is_respectively,
    is_under_law,
    kind_by_tree,
    kind_of_length,
    measures_no_penalty,
    suspended_halves,
    units_left_out,
)

LONGEST_OFFENCE = 150
REACH_OF_LIST = 120
"""Characters in which the people of the next figure of a list stand."""
_BEHIND_COLON = re.compile(r": (?:(?:[\w’'-]+ ){1,6}(?:and|plus) )?(?:an? |another )?$")
_LISTED = re.compile(r": [^:;.]{2,160} (?:to|for|got|received) (?:an? )?$")
"""What stands between a verdict and a length of a list behind a colon ("five were sentenced: A to two years, B to one")."""
_IMPOSED_BEHIND = re.compile(r": (?:it|he|she|the (?:[\w’'-]+ ){0,6}?[\w’'-]+|judge [\w’' -]{3,40}?) (?:also )?(?:impos(?:ed|ing)|hand(?:ed|ing) down|order(?:ed|ing)|pass(?:ed|ing)|pronounc(?:ed|ing)) [^:;.]{0,110}$", re.I)
"""What stands between a verdict and a penalty that the clause behind its colon imposes on the same ("ended in his conviction: the court
imposed")."""
_ANOTHER = re.compile(r"\band (?:another|a further|an additional|an extra) $", re.I)
_FURTHER_TERM = re.compile(
    r"(?: (?:in|of) [a-z]+)? (?:(?:for|on (?:(?:the|a) )?charges? of) (?:[“\"][^”\"]+[”\"]|[^,;:]+)|(?:on|for|under) (?:the )?(?:\w+ )?(?:counts?|charges?)(?: \w+)?)(?:,? and |, |(?<=,[”\"]) )")
"""What stands between two terms of one verdict, each with its offence."""
_ASKED_ONLY = re.compile(r"\b(?:sought|requested|demanded|asked for)(?: only| just)?$")
"""What stands before a length without its unit that the prosecution asked for ("ten months, although the prosecution had sought only six")."""
_TO_NEW = re.compile(r"[^.;:]{0,80}\bto (?:(?:just|only) )?(?:an? )?(?:\w+ of )?")
"""What stands between the old term that an appeal changed, with those who received it, and the new one."""
_FROM_OLD = re.compile(r"\bfrom (?:an? )?[\w-]+(?: (?:years?|months?|weeks?|days?))?(?: (?:in|of) (?:prison|jail|imprisonment))? to (?:(?:an?|just|only) )?$")
"""What stands before the new term of a ruling that tells the old one ("cut the term of X, jailed in May for riot, from ten years to")."""
_HELD_FOR = re.compile(r"\b(?:held|detained|arrested|jailed|imprisoned)\b[^,;:.]{0,40} for $", re.I)


def lengths_imposed(doc: Doc, start: int, end: int, told: list[Event]) -> list[Figure]:
    """The lengths of text[start:end] that measure a penalty of an event told there."""
    text = text_of(doc)
    told_whole = joined([t for t in starting_in(doc._.times, start, end) if t.kind == "duration" and t.duration_min], text)
    if not told_whole:
        return bans_as_long_as_told(text, told, start, end)
    told_whole += suspended_halves(text, told_whole, start, end)
    named = {x.end for x in (*(doc._.mentions or []), *(doc._.groups or [])) if start <= x.start < end}
    bare = units_left_out(text, told_whole, named, start, end)
    bare = [t for t in bare if _is_of_list(doc, t, [*told_whole, *bare], start)]
    for event in told if bare else ():
        event.participants = [p for one in event.participants for p in _without_lengths(one, bare)]
    lengths = [t for t in sorted([*told_whole, *bare], key=lambda t: t.start) if not measures_no_penalty(text, t.start, t.end, start, end)]
    kinds = []
    for length in lengths:
        days = not re.search(r"\d[YM]", length.duration_min.split("T")[0])
        kind = kind_of_length(text, length.start, length.end, start, end, days=days) or kind_by_tree(doc, length.start, length.end, days)
        kinds.append(kind or _kind_of_measure(doc, length, told) or _kind_by_law(text, length, start, end) or _kind_of_change(text, length, told, days))
    for n in range(1, len(lengths)):
        if not kinds[n] and kinds[n - 1] and _told_alike(doc, lengths[n - 1], lengths[n]):
            kinds[n] = kinds[n - 2] if n > 1 and kinds[n - 2] and is_suspended_part(text, lengths[n - 1].end) else kinds[n - 1]
            if kinds[n] == "suspended_sentence" and _SUSPENDED_ALONE.match(text, lengths[n - 1].end, lengths[n].start):
                kinds[n] = _unsuspended(lengths[n])
    for n in range(len(lengths) - 1, 0, -1):
        if kinds[n] and not kinds[n - 1] and _told_alike(doc, lengths[n - 1], lengths[n]):
            kinds[n - 1] = _unsuspended(lengths[n - 1]) if kinds[n] == "suspended_sentence" and _EACH_ITS_OWN.match(text, lengths[n].end) else kinds[n]
    if lengths and not any(kinds) and all(is_bracketed(doc, t.start) for t in lengths) and any(e.event_type == "sentence" for e in told):
        kinds = [_unsuspended(t) for t in lengths]
    if lengths and not any(kinds) and any(e.event_type == "sentence" and ":" in text[e.trigger_end : lengths[0].start] for e in told) and all(right_behind(doc, t.end, end) for t in lengths):
        kinds = [_unsuspended(t) for t in lengths]  # "gave its verdict: ten years for A and seven for B"
    suspended = suspensions(doc, [*told_whole, *bare], told)
    found = bans_of_same_length(text, lengths, kinds, told, end) + suspended
    for length, kind in zip(lengths, kinds, strict=True):
        if any(length.start == ban.start for ban in suspended):
            continue
        owner = (_ordered_for(doc, length, told) if kind == "administrative_detention" else None) or (owner_of(kind, length.start, length.end, told, text) if kind else None)
        if owner is not None and owner.event_type == "sentence" and _FROM_OLD.search(text, start, length.start):
            owner = next((e for e in told if e.event_type == "appeal_ruling" and e.trigger_start < owner.trigger_start and CHANGED.search(e.trigger)), owner)
        if owner is None and kind == "administrative_detention" and _kind_of_measure(doc, length, told) == "pretrial_detention":
            kind = "pretrial_detention"  # "ordered X to remain in custody for two months"
            owner = owner_of(kind, length.start, length.end, told, text)
        if owner is None and kind == "administrative_detention":
            by_law = is_under_law(text[length.end : end])
            owner = arrest_of(doc, length, told) or next((e for e in told if e.event_type == "detention" and (by_law or "administrative" in e.trigger)), None)
        if owner is not None and _is_served_already(doc, owner, length):
            continue
        if kind == "pretrial_detention" and owner is not None and owner.event_type == "sentence" and not SENTENCED_TO.search(text, owner.trigger_start, length.start):
            continue  # "was sentenced after two years in pre-trial detention"
        if owner is not None and (":" not in text[owner.trigger_end : length.start] or _LISTED.search(text, owner.trigger_end, length.start) or _IMPOSED_BEHIND.search(text, owner.trigger_end, length.start) or kind and right_behind(doc, length.end, end) or _BEHIND_COLON.search(text, owner.trigger_end, length.start) or is_bracketed(doc, length.start)
                                  or punished_beside(doc, owner, length.start, length.end) or right_before(doc, owner, owner.trigger_end, length.start)):
            found.append(Figure(kind, length.start, length.end, length=length, owner=owner))
    found.sort(key=lambda figure: figure.start)
    _give_to_appeal(found, text)
    return without_replaced(without_totals(doc, found), text, told)


def _give_to_appeal(figures: list[Figure], text: str) -> None:
    """Gives the new term to the appeal, the old one to the verdict that is told with it ("cut the six-year term | handed to X in May | to
    four years")."""
    for old, new in itertools.pairwise(figures):
        appeal, verdict = old.owner, new.owner
        if appeal is None or verdict is None or appeal.event_type != "appeal_ruling" or verdict.event_type != "sentence" or verdict.start != appeal.start:
            continue
        if text[: old.start].endswith(" by "):
            continue  # "prolonged the term by a year"
        if appeal.trigger_start < old.end <= verdict.trigger_end <= new.start and "reference" not in appeal.basis and _TO_NEW.fullmatch(text, verdict.trigger_end, new.start):
            old.owner, new.owner = verdict, appeal


_SUSPENDED_ALONE = re.compile(r"[^,;]{0,25}, (?:all |both )?suspended(?=[,;]| and\b)")
"""What stands behind the one length of a list that is suspended ("A got a year, suspended, and B two")."""
_EACH_ITS_OWN = re.compile(r",? suspended\)")
"""What stands behind a length in brackets that alone is suspended ("A (two years) and B (one year, suspended)")."""


def _unsuspended(length: TimeExpression) -> str:
    """The kind of a term of which only the length is told."""
    return "imprisonment" if re.search(r"\d[YM]", length.duration_min.split("T")[0]) else "administrative_detention"


def _without_lengths(p: Participant, lengths: list[TimeExpression]) -> list[Participant]:
    """A participant without the length of a list that the grammar took for one, or for a part of it: "[four] for B", "the other five
    [two each]"."""
    length = next((t for t in lengths if p.start <= t.start < p.end), None)
    if length is None:
        return [p]
    if length.start == p.start:
        return []
    words = p.text[: length.start - p.start].rstrip()
    count = WORDS.get(words.split()[-1].lower())
    return [replace(p, end=p.start + len(words), text=words, count_min=int(count) if count else None, count_max=int(count) if count else None)]


def _told_alike(doc: Doc, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two lengths are members of one list: told "respectively", or each to people of its own ("A to nine years in
    prison, B to five", "A to nine years, B – five years")."""
    text = text_of(doc)
    if is_bracketed(doc, second.start):
        return True
    if re.match(r",? and |, ", text[first.end :]) and first.end + 12 > second.start and is_respectively(text, second.end):
        return True
    between = text[first.end : second.start]
    return bool(_ANOTHER.search(between) or _FURTHER_TERM.fullmatch(between)) and len(between) < LONGEST_OFFENCE * (2 if re.search("[“\"]", between) else 1) or bool(
        told_beside(doc, first.end, second.start) or right_behind(doc, first.end, second.start) and right_behind(doc, second.end, first.end + REACH_OF_LIST))


def _is_of_list(doc: Doc, bare: TimeExpression, lengths: list[TimeExpression], low: int) -> bool:
    """Whether a count without its unit is that of people of its own in a list, or replaces the length before it."""
    text = text_of(doc)
    before = max((t for t in lengths if t.end <= bare.start), key=lambda t: t.start, default=None)
    behind = min((t for t in lengths if t.start >= bare.end), key=lambda t: t.start, default=None)
    if before is None:
        return behind is not None and bool(told_beside(doc, bare.end, behind.start))
    if is_suspended_part(text, bare.end):
        return True  # "twelve months in prison, eight of them suspended"
    if _ASKED_ONLY.search(text, before.end, bare.start):
        return True
    between = text[before.end : bare.start]
    return between == " to " and is_replaced(text[low : before.start]) or CHANGED_TO.search(between) is not None or bool(
        told_beside(doc, before.end, bare.start) or right_behind(doc, before.end, bare.start) and right_behind(doc, bare.end, bare.end + REACH_OF_LIST))


def _kind_of_measure(doc: Doc, length: TimeExpression, told: list[Event]) -> str:
    """The kind of a measure whose own verb a length belongs to: "froze the accounts of X for 20 days", "sent X to judicial
    custody for 14 days", "to 14 days of judicial custody"."""
    span = doc.span_of(length)
    node = span.root if span is not None else None
    if node is None or not (clauses.prepositions(node) & {"for", "by", "of"} or "to" in clauses.prepositions(node) and clauses.oblique(node, "of")):
        return ""
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX"):
        node = node.head
    verbs = (node, node.head) if node.dep_ in ("xcomp", "ccomp") else (node,)  # "ordered X detained for 90 days", "ruled that X stay in custody for a week"
    event = next((e for verb in verbs for e in told if e.trigger_start <= verb.idx < e.trigger_end), None)
    if event is None:
        return ""
    if event.event_type == "detention":
        if "administrative" in event.trigger.lower():
            return "administrative_detention"
        for_months = "arrest" in event.trigger.lower() and re.fullmatch(r"P\d+M", length.duration_min) and "for" in clauses.prepositions(span.root if span is not None else node)
        return "pretrial_detention" if for_months or is_remand(doc, event) else "administrative_detention" if arrest_of(doc, length, [event]) else ""
    return "asset_freeze" if event.event_type == "asset_freeze" else "activity_ban" if is_ban(node, event) else ""


def _ordered_for(doc: Doc, length: TimeExpression, told: list[Event]) -> Event | None:
    """The detention that tells its own length ("a judge ordered ten days of detention for X and fined Y")."""
    span = doc.span_of(length)
    if span is None or span.root.dep_ != "obj":
        return None
    return next((e for e in told if e.event_type == "detention" and e.trigger_start <= span.root.head.idx < e.trigger_end), None)


def _kind_by_law(text: str, length: TimeExpression, start: int, end: int) -> str:
    """The detention that a law allows without a trial ("was held for 30 days under section 3 of …")."""
    return "administrative_detention" if is_under_law(text[length.end : end]) and _HELD_FOR.search(text, start, length.start) else ""


def _kind_of_change(text: str, length: TimeExpression, told: list[Event], days: bool) -> str:
    """The kind of the term to which an appeal changed another ("this was raised on appeal to 34 years")."""
    if not any(e.event_type == "appeal_ruling" and CHANGED_TO.search(text, e.trigger_start, length.start) for e in told):
        return ""
    return "administrative_detention" if days else "imprisonment"


def _is_served_already(doc: Doc, event: Event, length: TimeExpression) -> bool:
    """Whether a length is a term that is served already, told in passing ("fined X, who is serving seven years")."""
    span = doc.span_of(length)
    verb = next((t for t in (span.root.head, span.root.head.head) if t.lemma_ == "serve"), None) if span is not None else None
    return verb is not None and verb.dep_ == "acl:relcl" and not event.trigger_start <= verb.idx < event.trigger_end
