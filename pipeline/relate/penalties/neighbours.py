"""Those told right before or right behind a penalty, by the words between alone: "A got six years, B four, and the trainee a
warning", "two years for A and one for B".

In a list that leaves its verb out the parser seldom joins every figure to its own people; what stands between the two is
short and closed all the same: a verb of receiving, "to" or "for", the noun that the figure measures, an aside between commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event, Mention, Participant
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.lending import entities_of
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.recipients import AND, BODIES, in_reason, is_paid, told_with, unnamed

LONGEST_TITLE = 5
_TAIL = (
    r"(?: (?:to|for|with|under))?(?: (?:an?|another))?"
    r"(?: (?:additional|further|suspended|conditional|prison|jail|custodial|lesser|shorter|longer|lighter))*"
    r"(?: (?:sentences?|terms?|fines?|penalt(?:y|ies)) of(?: (?:about|around|some|up to))?)? ?"
)
_RECEIVING = (
    r" (?:(?:each|both|all|also|later|only|instead) )*(?:received|receives|got|gets|(?:got|gets) (?:away|off) with|escaped with|drew"
    r"|(?:must|has to|have to|will have to|is to|are to) (?:serve|spend|pay|perform|do)"
    r"|(?:was|were|being|is|are) (?:\w+ )?(?:given|handed|sentenced|condemned|jailed|imprisoned|fined)|given|handed|receiving|getting)(?: (?:no more than|nothing (?:but|more than)|only|merely|just))?"
)
_GAP = re.compile(rf"(?:,[^,;:]{{2,90}},)?(?:(?:{_RECEIVING})?{_TAIL})")
"""What stands between somebody and a figure behind."""
_MEASURE = re.compile(r"(?: (?:in (?:prison|jail)|behind bars|imprisonment|(?:of|under|on) [a-z]+(?:[ -][a-z]+)?)|[’'] [a-z]+(?: [a-z]+)?)?(?: (?:sentences?|terms?|fines?))?(?: \([^()]{2,40}\))? (?:to|for|on|against) (?:each of |both |all (?:of )?)?")
"""What stands between a figure and somebody behind."""
_WORD = r"(?!(?:the|his|her|their|its|to|for|and|an?|got|gets|received?|was|were|each|with|of)\b)[a-z][\w’'-]*"
_NUMBER = "|".join(sorted((word for word in WORDS if word.isalpha() and word not in ("a", "an")), key=len, reverse=True))
_WHO = re.compile(
    rf"\b(?P<who>(?:the|an?|another|his|her|their|its|{_NUMBER}|\d+|several|some) {_WORD}(?: {_WORD}){{0,4}}(?: (?:of|aged) (?:\d+|{_NUMBER}))?)"
    rf"(?={_RECEIVING}|[,.;]| (?:an?|and|to|for|each) | (?:\d|(?:{_NUMBER})\b)| ?$)")
"""Somebody without a name."""
_PRONOUN = re.compile(r"(?<!\bof )\b(?:he|she|they|him|her|them)\b", re.I)
_SAME = re.compile(r"[^;:]{0,40}?(?:,? (?:and|plus)|, with) (?:to )?(?:an? )?(?:(?:fined?|additional|further|suspended|another)\b[\w ]{0,14})?(?:of )?")
"""What stands between two figures of the same people ("two years in prison and a fine of 500")."""
_PEOPLE_AND_BODIES = class_lemmas(BODIES | {"person"})


def listed(doc: Doc, event: Event, figures: Sequence[Figure], every: Sequence[Figure]) -> list[list[Participant]]:
    """The recipients of each figure of an event in a list whose members have people of their own; empty where they are not told apart.
    `every`: all the figures of the sentence."""
    if len(figures) < 2:
        return []
    low = [max((f.end for f in every if f.end <= figure.start), default=event.start) for figure in figures]
    high = [min((f.start for f in every if f.start >= figure.end), default=event.end) for figure in figures]
    before: list[list[Participant]] = []
    for number, figure in enumerate(figures):
        people = right_before(doc, event, low[number], figure.start)
        if not people and number and low[number] == figures[number - 1].end and _SAME.fullmatch(text_of(doc), low[number], figure.start):
            people = before[-1]
        before.append(people)
    behind = [right_behind(doc, figure.end, end) for figure, end in zip(figures, high, strict=True)]
    for told in (before, behind):
        if all(told) and len({(p.entity, p.start) for people in told for p in people[:1]}) > 1:
            return told
    return []


def right_before(doc: Doc, event: Event, low: int, start: int, pronouns: bool = True) -> list[Participant]:
    """Those told right before a penalty at `start`, not before `low`."""
    text = text_of(doc)
    told = _people(doc, event, low, start, pronouns)
    last = next((n for n in range(len(told) - 1, -1, -1) if _GAP.fullmatch(text, told[n].end, start)), None)
    if last is None or is_paid(text, told[last].start):
        return []
    first = last
    while first and _is_beside(doc, told[first - 1], told[first]):
        first -= 1
    return told[first : last + 1]


def right_behind(doc: Doc, end: int, high: int) -> list[Participant]:
    """Those told right behind a penalty that ends at `end`, not behind `high`."""
    text = text_of(doc)
    opening = _MEASURE.match(text, end, high)
    told = [p for p in _people(doc, None, opening.end(), high) if p.end <= high] if opening else []
    if opening is None or not told or text[opening.end() : told[0].start] and not _is_title(doc, opening.end(), told[0].start):
        return []
    last = 0
    while last + 1 < len(told) and _is_beside(doc, told[last], told[last + 1]):
        last += 1
    return told[: last + 1]


def _holder(doc: Doc, body: Mention, low: int) -> Participant | None:
    """Somebody without a name whom a phrase tells by the body that closes it ("the editor of X")."""
    group = next((g for g in starting_in(doc._.groups or [], low, body.start) if g.end == body.end), None) if body.kind == "organisation" else None
    if group is None or lemma_of(doc[group.head]) not in word_classes()["person"].lemmas:
        return None
    return Participant("target", "group", None, group.start, group.end, group.text, group.count_min, group.count_max, group.approximate, "told with the figure")


def _is_beside(doc: Doc, one: Participant, other: Participant) -> bool:
    """Whether two are told together: joined by "and" or a comma, also before a title ("lawyer A and the priest B"), or by the same words ("the
    two women")."""
    joint = AND.match(text_of(doc), one.end, other.start)
    return one.start == other.start or joint is not None and (joint.end() == other.start or _is_title(doc, joint.end(), other.start))


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """Whether the words between an offset and a name only say what its bearer is ("for video blogger A")."""
    span = doc.char_span(start, end, alignment_mode="contract")
    words = [t for t in span or () if t.text != ","]
    return bool(words) and len(words) < LONGEST_TITLE and (words[0].pos_ == "DET" or words[0].tag_ == "PRP$" or lemma_of(words[-1]) in _PEOPLE_AND_BODIES) and all(t.pos_ in ("NOUN", "ADJ", "DET", "PROPN") or t.tag_ == "PRP$" for t in words)


def _people(doc: Doc, event: Event | None, low: int, high: int, pronouns: bool = True) -> list[Participant]:
    """Those told in a stretch by name, pronoun or description who may receive a penalty, in text order."""
    text = text_of(doc)
    actors = entities_of(event, "actor") if event else set()
    found = [_holder(doc, m, low) or told_with(m) for m in starting_in(doc._.mentions or [], low, high) if m.kind != "place" and m.end <= high and m.entity not in actors]
    for match in _WHO.finditer(text, low, high):
        found += [p for p in unnamed(doc, match) if not any(p.start < q.end and q.start < p.end for q in found)]
    for match in _PRONOUN.finditer(text, low, high) if pronouns else ():
        span = doc.char_span(*match.span())
        found += participants_at("target", span.root, "told with the figure") if span is not None and span.root.tag_ != "PRP$" else []
    spans = {p.start: doc.char_span(p.start, p.end, alignment_mode="contract") for p in found}
    return sorted((p for p in found if (span := spans[p.start]) is not None and not (event is not None and in_reason(span.root)) and "from" not in clauses.prepositions(span.root)), key=lambda p: p.start)
