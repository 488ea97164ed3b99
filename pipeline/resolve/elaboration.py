"""Does a sentence go on with the event that the one before it told ("The court found them guilty of …", "Both were also
ordered to pay …", "They urged …")?

It tells no day of its own, adds what the first telling left open, and is about the same people or some of them. A word for
another occasion ("again", "previously") makes it another event. Types whose events follow one another, such as detentions,
are never joined in this way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.layers import Event, Penalty
from pipeline.resolve.candidates import Candidate, places_agree

TYPES = {"sentence", "statement", "acquittal", "appeal_ruling", "court_ruling", "charge", "attack", "vilification"}
REACH = 350
"""Characters between the two sentences."""
OTHER_OCCASION = re.compile(
    r"\b(?:again|another|previously|earlier|separate(?:ly)?|second|third|before|later|subsequently|formerly|previous|similar(?:ly)?|meanwhile|"
    r"in turn|a new|the following|further|in a different|years? ago)\b", re.I)  # fmt: skip
ALSO = re.compile(r"\b(?:also|additionally|in addition|as well|too)\b", re.I)
KNOWN = {"he", "she", "they", "them", "him", "her", "it", "both", "each", "all", "those", "these", "the"}


def continued(later: Candidate, before: Sequence[Candidate], text: str) -> Candidate | None:
    """The candidate among those told before, nearest first, that the later one goes on with."""
    for one in before:
        if one.event.start != later.event.start and goes_on(one, later, text):
            return one
        if one.event.start != later.event.start:
            return None
    return None


def goes_on(first: Candidate, later: Candidate, text: str) -> bool:
    x, y = first.event, later.event
    if x.event_type != y.event_type or x.event_type not in TYPES or x.status != y.status or x.section != y.section:
        return False
    if not x.end <= y.start <= x.end + REACH or "\n" in text[x.end : y.start] or OTHER_OCCASION.search(y.text):
        return False
    if "in the clause" in y.basis.get("date", "") and y.date != x.date or places_agree(first, later) < 0:
        return False
    if x.date and not y.date.startswith(x.date) and _dated_by_its_sentence(y):
        return False
    return _same_people(first, later) and _adds(x.penalties, y.penalties, bool(ALSO.search(y.text)))


def _dated_by_its_sentence(event: Event) -> bool:
    """Whether the date comes from another event of the sentence."""
    source = re.search(r"told before \(“([^”]+)”\)", event.basis.get("date", ""))
    return source is not None and source[1] in event.text


def _same_people(first: Candidate, later: Candidate) -> bool:
    if later.event.event_type == "vilification" and not _actors(later) & _actors(first):
        return False
    if later.who:
        return later.who <= first.who
    known = [p for p in later.event.participants if p.role in ("target", "actor") and p.entity is None and p.text.lower().split()[0] in KNOWN and p.text[1:].islower()]
    counts = [{group.low for group in one.groups if group.low} for one in (first, later)]
    return bool(later.groups and known) and not (all(counts) and not counts[0] & counts[1])


def _actors(one: Candidate) -> set[int | None]:
    return {p.entity for p in one.event.participants if p.role == "actor" and p.entity is not None}


def _adds(told: Sequence[Penalty], more: Sequence[Penalty], also: bool) -> bool:
    """Whether what is told later is of people of whom no penalty was told, of the same figures, or said to come on top."""
    for q in more:
        for p in told:
            if p.recipient != q.recipient or not _figured(p) or not _figured(q):
                continue
            same = p.kind == q.kind and (p.amount_min, p.duration_min) == (q.amount_min, q.duration_min)
            if not same and not (also and p.kind != q.kind):
                return False
    return True


def _figured(penalty: Penalty) -> bool:
    return bool(penalty.amount_min or penalty.amount_max or penalty.duration_min)


