"""Groups that the text divides after telling of them: "Nine were held. Six were freed; the other three, A, B and C, were charged".

Those named as the rest of a group are members of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Group, Mention, Participant
from pipeline.relate.arguments.counts import REST
from pipeline.relate.arguments.dropped import MEMBER_LATER, MEMBER_LISTED
from pipeline.relate.index import index_of

THE_REST = {"others", "rest"}
DEFINITE = {"the", "these", "those", "all", "both"}
REACH = 3
"""Sentences behind a group in which its members are named."""
OPENING = (",", ":", "–", "—", "-", "(", "including", "among")
"""Signs and words behind which those are named who are the rest."""
NAMED_SUBJECTS = (*clauses.SUBJECTS, "nmod:desc", "compound", "appos")


class Told(NamedTuple):
    """A group in an event, with its sentence and paragraph."""

    event: Event
    participant: Participant
    sentence: int
    paragraph: int
    group: Group | None


def named_rests(doc: Doc, told: list[Told]) -> Iterator[tuple[Told, list[Mention]]]:
    """Groups whose rest is named, with the people named: "32 were held, 27 of whom … The five others, including A and B, …"."""
    for rest in told:
        if not is_rest(rest, doc):
            continue
        people = _named_with(rest, doc)
        whole = _whole_of(rest, told, doc) if people else None
        if whole is not None:
            yield whole, people


def is_rest(one: Told, doc: Doc) -> bool:
    """Whether a participant is told as what is left of a group, or as a number of "them"."""
    words = doc.span_of(one.participant)
    if words is None:
        return False
    head = words.root
    low = one.participant.text.lower()
    rest = any(c.lower_ in REST for c in head.children) or head.lower_ in THE_REST or head.lower_ == "other"
    return rest and any(t.lower_ in ("the", "all") for t in words) or " of them" in low and not low.startswith(("one ", "each ", "both "))


def has_own_names(one: Told) -> bool:
    """Whether a group is told with its names ("four nurses, A, B, C and D, were held"), so that "the three others" are no part of it."""
    return sum(q.kind == "person" and q.start > one.participant.start and MEMBER_LISTED in q.basis for q in one.event.participants) > 1


def _named_with(rest: Told, doc: Doc) -> list[Mention]:
    """The people named as the rest beside it in its event: behind a comma, a dash or "including"."""
    p = rest.participant
    beside = [q for q in rest.event.participants if q.kind == "person" and q.role == p.role and q.start >= p.end and MEMBER_LATER not in q.basis]
    between = text_of(doc)[p.end : min((q.start for q in beside), default=p.end)].split()
    opened = between and between[0].startswith(OPENING) or "," in p.text or p.text[-1:] in ("–", "—")
    if not beside or not opened:
        return []
    spans = {(q.start, q.end) for q in beside}
    return [m for m in doc._.mentions or [] if (m.start, m.end) in spans]


def _whole_of(rest: Told, told: list[Told], doc: Doc) -> Told | None:
    """The group told before of which somebody is the rest: the one that its number and that of another part add up to, else the
    nearest larger one that a noun tells."""
    least = rest.participant.count_min or 1
    before = [one for one in told if one.paragraph == rest.paragraph and 0 <= rest.sentence - one.sentence <= REACH and one.participant.end <= rest.participant.start
              and one.participant.role == "target" and not is_rest(one, doc) and not has_own_names(one) and (one.participant.count_min is None or one.participant.count_min > least)]
    if " of them" in rest.participant.text:
        inner = doc.span_of(rest.participant)
        meant = [a.group for t in inner or () if t.lower_ == "them" and (a := index_of(doc).anaphors.get(t.i)) is not None and a.group]
        return next((one for one in reversed(before) if (one.participant.start, one.participant.end) in meant), None)
    counts = {one.participant.count_min for one in before if one.participant.count_min}
    sums = [one for one in before if one.participant.count_min and one.participant.count_min - least in counts]
    nouns = [one for one in before if one.group is not None and doc[one.group.head].pos_ == "NOUN"]
    found = sums or nouns or _adding_up(rest, least, told)
    return found[-1] if found else None


def _adding_up(rest: Told, least: int, told: list[Told]) -> list[Told]:
    """Groups of the paragraph before, as large as the rest and another part of them that is told ("took away 41 of them, 38 of whom were
    freed. … The other three, …")."""
    near = [one for one in told if one.event.section == rest.event.section and 0 < rest.sentence - one.sentence <= REACH and one.participant.role == "target"]
    counts = {one.participant.count_min for one in near}
    return [one for one in near if (one.participant.count_min or 0) - least in counts and one.participant.count_min != least]
