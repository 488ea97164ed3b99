"""Which of the recipients of an event each of its figures goes to: told "respectively", in a clause beside the trigger, or all to all."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.penalties.demands import is_demand
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.neighbours import listed, right_before, right_behind
from pipeline.relate.penalties.recipients import (
    is_suspended_part,
    named_beside,
    named_together,
    only_other,
    punished_before,
    punished_beside,
    shared_out,
    targets_of,
    told_beside,
)
from pipeline.relate.penalties.words import is_respectively, terms
from pipeline.vocabulary import word_list

_BARE = re.compile(r"[\w-]+")
_RESPECTIVE = re.compile(r"\brespective (?:[\w-]+ ){0,3}(?:sentences|terms|fines) of $")
_NEAR = 40
"""Characters between a term and the part of it that is suspended."""
_SINGULAR = {"he", "she", "him", "her"}
_PLURAL = {"they", "them"}
_LISTED = re.compile(r"[’']?(?:, |,? and )")
_ALL = re.compile(r"all(?: (?:of (?:them|whom)|two|three|four|five|six|seven|eight|nine|ten))?|they all|(?:each|every(?: single)?)(?: one)?(?: of (?:them|whom))?|both(?: of (?:them|whom))?", re.I)
_FOLLOWING = re.compile(r",? (?:to be )?(?:followed by|plus|as well as|in addition to|with) (?:an? )?(?:\w+ )?$")
"""What stands before a penalty that comes on top of those told before it."""
_EACH_BEHIND = re.compile(r"[^,.;:]{0,40}? (?:each|apiece)\b")


def recipients_of(doc: Doc, event: Event, figures: list[Figure], told: list[Event], every: list[Figure]) -> list[list[Participant]]:
    """Recipients of every figure of an event. Told "respectively" each figure has one; then figures that are told as one
    ("30 and 20 months") are split in `add_rows`. `every`: the figures of the whole sentence."""
    everyone = targets_of(doc, event)
    if not figures:
        return []
    if everyone and all(p.start > figures[0].end and ";" in text_of(doc)[figures[0].end : p.start] for p in everyone):
        everyone = named_beside(doc, event, figures[0].start, figures[0].end) or everyone  # "ended with fines of 500 for two pickets; a third was cautioned"
    if not everyone:
        everyone = [p for f in figures[:1] for p in named_beside(doc, event, f.start, f.end) or right_behind(doc, f.end, event.end)] or punished_before(doc, event, told) or only_other(doc, event)
    if len(figures) == 1 and is_demand(doc, event) and (asked := right_behind(doc, figures[0].end, event.end)):
        return [asked]  # "asked for a five-year term for X", whoever else is told of
    if len(figures) == 1 and event.event_type == "complaint" and (paying := _claimed_from(doc, figures[0])):
        return [paying]
    if len(figures) == 1 and (others := _told_behind_another(doc, event, figures[0], everyone)):
        return [others]
    in_turn = _in_turn(doc, event, figures, everyone)
    if in_turn:
        return in_turn
    if members := listed(doc, event, figures, every):
        return _all_as_told(members)
    beside = [told_beside_trigger(doc, event, f.start, f.end) for f in figures]
    beside = [[] if people and all(p.start > f.end and _ALL.fullmatch(p.text) for p in people) else people for f, people in zip(figures, beside, strict=True)]
    for n in range(len(figures) - 1, 0, -1):  # "the former was sentenced to two years, the latter to six months"
        if beside[n] and beside[n] == beside[n - 1]:
            beside[n] = told_beside(doc, figures[n - 1].end, figures[n].start) or beside[n]
    shared = iter(shared_out(doc, event, [(f.start, f.end) for f, own in zip(figures, beside, strict=True) if not own]))
    rest = [own or next(shared) for own in beside]
    return _as_before(doc, figures, _all_as_told([people if people is not None else everyone for people in rest]))


def _claimed_from(doc: Doc, figure: Figure) -> list[Participant]:
    """Those from whom a sum is claimed ("is claiming 500 dollars from X")."""
    span = doc.span_of(figure)
    node = span.root if span is not None else None
    while node is not None and node.pos_ != "VERB" and node.head.i != node.i:
        node = node.head
    if node is None or lemma_of(node) not in _CLAIMING:
        return []
    return [p for t in clauses.oblique(node, "from") for p in participants_at("target", t, "from whom it is claimed")]


_CLAIMING = word_list("slots.claiming")


def _as_before(doc: Doc, figures: list[Figure], received: list[list[Participant]]) -> list[list[Participant]]:
    """With the part of a term that is suspended given to those who received the term, and what all those before received besides to them
    ("A to six years and B to five, followed by two of probation each")."""
    text = text_of(doc)
    for n in range(1, len(figures)):
        if is_suspended_part(text, figures[n].end) and figures[n].start - figures[n - 1].end < _NEAR:
            received[n] = received[n - 1]
        elif _FOLLOWING.search(text, figures[n - 1].end, figures[n].start) and _EACH_BEHIND.match(text, figures[n].end):
            received[n] = unique([p for people in received[:n] for p in people])
    return received


def _told_behind_another(doc: Doc, event: Event, figure: Figure, everyone: list[Participant]) -> list[Participant]:
    """Those told right before the only figure of a list, where those before them received something without a figure ("A got a suspended
    sentence and B a fine of 500")."""
    if len(everyone) < 2:
        return []
    told = right_before(doc, event, event.trigger_start, figure.start)
    first = [p for p in everyone if told and p.start < told[0].start and all(p.entity != q.entity or p.entity is None for q in told)]
    if not first:
        return []
    low, high = max(p.end for p in first), told[0].start
    return told if any(term.kind != figure.kind and term.pattern.search(text_of(doc), low, high) for term in terms()) else []


def _all_as_told(shared: list[list[Participant]]) -> list[list[Participant]]:
    """With those who received the figures before, where a figure goes to "all of them" or to "them"."""
    out: list[list[Participant]] = []
    for people in shared:
        before = unique([p for told in out for p in told])
        everybody = len(people) == 1 and _ALL.fullmatch(people[0].text) or people and all(p.text.lower() in _PLURAL for p in people) and len(before) >= len(people)
        out.append(before if everybody and _are_several(before) else people)
    return out


def _are_several(people: list[Participant]) -> bool:
    """Whether people are more than one, by their number or as a group."""
    return len(people) > 1 or any(p.entity is None and (p.count_min or 0) > 1 for p in people)


def told_beside_trigger(doc: Doc, event: Event, start: int, end: int) -> list[Participant]:
    """Recipients told in a clause beside that of the trigger; "all of them" there means those told before, a pronoun, where the event
    has one target, that one ("X was placed under supervision: he may not leave")."""
    found, targets = punished_beside(doc, event, start, end), targets_of(doc, event)
    if len(found) > 0 and _ALL.fullmatch(found[0].text) and _are_several(before := [p for p in targets if event.start <= p.start < found[0].start]):
        return before
    alone = all(p.entity is None for p in found)
    if found and targets and all(p.text.lower() in _PLURAL for p in found) and (alone or len(targets) >= len(found)) and (before := [p for p in targets if event.start <= p.start < found[0].start]):
        return before  # "were released on condition that they stay at home"
    if len(targets) == len(found) == 1 and found[0].text.lower() in _SINGULAR and _is_one(targets[0]) and targets[0].start < found[0].start and targets[0].start >= event.start:
        return targets
    return found


def _is_one(p: Participant) -> bool:
    """Whether a participant is one person, named or not."""
    return p.kind == "person" or p.kind == "group" and p.count_min == p.count_max == 1


def _in_turn(doc: Doc, event: Event, figures: list[Figure], everyone: list[Participant]) -> list[list[Participant]]:
    """Recipients of figures told "respectively" or in a list as long as that of the people before it: the first of each of those, others
    of the people told beside them ("A and B were given six and five years respectively, C four"). Empty where the counts differ."""
    text = text_of(doc)
    ends = [*(f.start for f in figures[1:]), len(text)]
    told_before = _RESPECTIVE.search(text, max(event.start, figures[0].start - 60), figures[0].start)
    last = len(figures) if told_before else next((n for n, (f, end) in enumerate(zip(figures, ends, strict=True), 1) if is_respectively(text, f.end, end)), 0)
    if not last and all(_LISTED.fullmatch(text, a.end, b.start) for a, b in zip(figures, figures[1:], strict=False)) and all(p.start < figures[0].start for p in everyone):
        last = len(figures)  # "A, B and C to ten, eight and six months"
    last = last or _without_unit(text, figures, everyone)
    first = everyone if last == len(figures) else [p for p in everyone if p.start < figures[0].start]
    if len(first) != last > 1:
        first = named_together(doc, figures[0].start, last)
    if not len(first) == last > 1 or len({f.kind for f in figures[:last]}) > 1:
        return []
    others = [told_beside(doc, before.end, f.start) for before, f in zip(figures[last - 1 :], figures[last:], strict=False)]
    return [*([p] for p in first), *others] if all(others) else []


def _without_unit(text: str, figures: list[Figure], everyone: list[Participant]) -> int:
    """How many lengths one unit is told of, where as many people are told before them ("A and B were jailed for six and four years"); 0
    where that is not so."""
    count = next((n for n, f in enumerate(figures, 1) if f.length is None or not _BARE.fullmatch(f.length.text)), 0)
    people = [p for p in everyone if p.end <= figures[0].start and p.kind == "person"]
    if count < 2 or figures[count - 1].length is None or len(people) != count or any(p.kind == "group" for p in everyone):
        return 0
    together = all(text[a.end : b.start] in (", ", " and ", ", and ") for a, b in zip(figures[: count - 1], figures[1:count], strict=True))
    return count if together else 0
