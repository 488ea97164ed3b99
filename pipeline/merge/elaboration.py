"""Does a sentence go on with the event that the one before it told ("The court found them guilty of …", "Both were also
ordered to pay …", "They urged …")?

It tells no day of its own, adds what the first telling left open, and is about the same people or some of them. A word for
another occasion ("again", "previously") makes it another event. Types whose events follow one another, such as detentions,
are never joined in this way.

News begins with somebody unnamed and then says who and when ("An activist has been sentenced to seven years. A court convicted
X on 16 May …"): such a second sentence goes on with the first too, whatever the type. So does one that names some of many
("Among those detained were …", "Those detained included …").

"The same march" is one told before in the section, whoever else is said to have been there.

A verdict on several people may be followed by what some of them got ("X received the longest term", "Two others were fined"): it is
the same verdict where the sentence tells no day, court, place or offence of its own.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence

import msgspec

from pipeline.annotate.coreference.several_people import ONE_OF_THEM
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.layers import Event, Penalty, ReportFacts
from pipeline.merge.candidates import (
    Candidate,
    dates_agree,
    described,
    head_of,
    of_different_kinds,
    penalties_differ,
    places_agree,
)
from pipeline.vocabulary import word_list

TYPES = {"sentence", "statement", "acquittal", "appeal_ruling", "court_ruling", "charge", "attack", "vilification"}
OF_THE_DEAD = {"attack", "torture"}
"""Types of what the next sentence may tell of somebody whose killing a paragraph opens with."""
POSTS = word_list("elaboration.posts")
_BODIES = class_lemmas(frozenset(("body", "outlet")))
REACH = 350
"""Characters between the two sentences."""
OTHER_OCCASION = re.compile(
    r"\b(?:again|another|previously|earlier|separate(?:ly)?|second|third|before|later|subsequently|formerly|previous|similar(?:ly)?|meanwhile|"
    r"in turn|a new|the following|further|in a different|years? ago)\b", re.I)  # fmt: skip
ALSO = re.compile(r"\b(?:also|additionally|in addition|as well|too)\b", re.I)
AMONG = re.compile(r"(?:Among|Amongst|One of|Two of|Some of) (?:all )?(?:the|those)(?: \w+){0,2} ")
THOSE_INCLUDE = re.compile(r"Those \w+ (?:\w+ ){0,5}?includ(?:e|es|ed)\b")
SERVING = re.compile(r"\bserv(?:e|es|ed|ing)\b", re.I)
INDEFINITE = re.compile(r"(?:An?|Another) ")
UNNAMED = re.compile(r"(?:An?|Another) ", re.I)
SAME = re.compile(r"\b(?:the|that|this) same(?: [\w’'-]+){0,4}$", re.I)
KNOWN = {"he", "she", "they", "them", "him", "her", "it", "both", "each", "all", "those", "these", "the"}


def continued(later: Candidate, before: Sequence[Candidate], report: ReportFacts) -> Candidate | None:
    """The candidate of the nearest sentence before, of those told before, nearest first, if the later one goes on with it."""
    one = next((one for one in before if one.event.start != later.event.start), None)
    if one is None:
        return None
    text = report.report.text
    if _goes_on(one, later, text) or tells_deed(one, later, text) or _marches_on(one, later, text) or names_whom(one, later, report) or _names_some(one, later, text):
        return one
    if _says_same(later):
        return next((one for one in before if _may_be_meant(one, later)), None)
    return next((one for one in before if gives_share(one, later) and "\n" not in text[one.event.end : later.event.start]), None)


def _goes_on(first: Candidate, later: Candidate, text: str) -> bool:
    """Whether the later sentence adds to what the first one tells of the same people."""
    x, y = first.event, later.event
    if x.event_type != y.event_type or x.event_type not in TYPES or x.status != y.status or x.section != y.section:
        return False
    if not x.end <= y.start <= x.end + REACH or "\n" in text[x.end : y.start] or OTHER_OCCASION.search(y.text):
        return False
    told = y.basis.get("date", "")
    another_day = x.date_precision == y.date_precision == "day" and not told.startswith(("inherited", "bound"))
    if ("in the clause" in told or another_day) and y.date != x.date or places_agree(first, later) < 0:
        return False
    if x.date and not y.date.startswith(x.date) and _dated_by_its_sentence(y):
        return False
    return _same_people(first, later) and _adds(x.penalties, y.penalties, bool(ALSO.search(y.text)))


def tells_deed(first: Candidate, later: Candidate, text: str) -> bool:
    """Whether the very next sentence tells by what violence somebody died whose killing the first one told ("X was shot dead. Two men had
    fired at her from a van"): of the same people, with no day, place or other occasion of its own."""
    x, y = first.event, later.event
    if x.event_type != "killing" or y.event_type not in OF_THE_DEAD or x.section != y.section or x.status == "not_occurred":
        return False
    apart = "\n" in text[x.end : y.start] or not x.end <= y.start <= x.end + REACH or OTHER_OCCASION.search(y.text)
    lent = not y.date or y.date == x.date and "in the clause" not in y.basis.get("date", "")
    return not apart and lent and places_agree(first, later) >= 0 and later.who == first.who and bool(later.who) and not first.groups and not later.groups


_PROTEST = "protest|demonstrat|march|rall|strik|sit-in|vigil|picket|gathering|procession"
_THE_PROTEST = re.compile(rf"\b(?:the|this|these|that) (?:[\w’'-]+ ){{0,2}}(?:{_PROTEST})[\w-]*$", re.I)
_THE_PROTESTERS = re.compile(r"(?:the |these |those |)(?:protest[eo]rs|demonstrators|marchers|strikers|participants)\b|they$", re.I)


def _marches_on(first: Candidate, later: Candidate, text: str) -> bool:
    """Whether a sentence tells more of the protest of which the one before it told and whose day it has, or of which that told no day: it
    names that, or those there, as known ("The protesters marched to the ministry", "fined for a picket. The picket was held on D")."""
    x, y = first.event, later.event
    if not x.event_type == y.event_type == "protest" or not x.status == y.status == "occurred" or not x.end <= y.start <= x.end + REACH or "\n" in text[x.end : y.start]:
        return False
    if OTHER_OCCASION.search(text, y.start, y.trigger_end):
        return False
    before, first_word = max(y.start, y.trigger_start - 30), y.trigger_start + len(y.trigger.split()[0])
    named = any(_THE_PROTEST.search(text, before, end) is not None for end in (first_word, y.trigger_end))  # "the strike | took place"
    if named and says_when_it_was(x, y):
        return dates_agree(x, y) >= 0
    if named and x.date_precision == "day" and x.date == y.date:
        return places_agree(first, later) >= 0
    if x.date != y.date or not y.basis.get("date", "").startswith("inherited from the protest") or places_agree(first, later) < 0:
        return False
    doers = [p for p in y.participants if p.role == "actor"]
    return named or bool(doers) and all(_THE_PROTESTERS.match(p.text) for p in doers)


def says_when_it_was(first: Event, later: Event) -> bool:
    """Whether a protest has a date in a later telling only, the first having named it as the ground of something else."""
    return first.event_type == "protest" and (not first.date or ".." in first.date) and bool(later.date) and ".." not in later.date


def without_its_place(event: Event) -> Event:
    """A copy of an event without the place that its sentence tells, which is that of what it was the ground of."""
    bare = copy.copy(event)
    bare.place, bare.basis = None, {column: why for column, why in event.basis.items() if column != "place"}
    return bare


def names_whom(first: Candidate, later: Candidate, report: ReportFacts) -> bool:
    """Whether a paragraph opens with what befell somebody unnamed, and the next sentence names them, without a day of its own where the
    first told one, and calls them nothing else."""
    x, y, text = first.event, later.event, report.report.text
    opens = x.start == text.rfind("\n", 0, x.start) + 1
    fatal = x.event_type == "killing" and y.event_type in OF_THE_DEAD  # "a nurse was killed … Eva Paz was shot at her door"
    if not opens or not _next_tells(first, later, text, fatal) or OTHER_OCCASION.search(y.text):
        return False
    unnamed = [p for p in x.participants if p.role == "target"]
    named = [p for p in y.participants if p.role == "target"]
    if len(unnamed) != 1 or len(named) != 1 or unnamed[0].entity is not None or named[0].kind != "person":
        return False
    if not UNNAMED.match(unnamed[0].text) or x.date and "in the clause" in y.basis.get("date", ""):
        return False
    called = {word for title in report.entities[named[0].entity or 0].occupations for word in described(title)} - POSTS
    return not called or bool(called & described(unnamed[0].text))


def _names_some(first: Candidate, later: Candidate, text: str) -> bool:
    """Whether the next sentence names some of the many to whom it happened ("Among those detained were A and B")."""
    x, y = first.event, later.event
    opening = AMONG.match(y.text) or THOSE_INCLUDE.match(y.text)
    if not opening or y.start + opening.end() < y.trigger_start or not later.who or not _next_tells(first, later, text):
        return False
    return any(group.low is None or group.low > 1 for group in first.groups) and dates_agree(x, y) >= 0


def _says_same(later: Candidate) -> bool:
    """Whether a noun tells the event as known ("was fined over the same rally", "at that same march")."""
    event = later.event
    words = event.text[: event.trigger_end - event.start]
    return " same" in words and SAME.search(words) is not None


def _may_be_meant(first: Candidate, later: Candidate) -> bool:
    """Whether "the same" may mean an event told before in the section: nothing that the sentence tells of it speaks against it."""
    x, y = first.event, later.event
    dated = bool(y.date) and ".." not in y.date
    return x.event_type == y.event_type and x.status == y.status and dates_agree(x, y) >= dated and places_agree(first, later) >= 0


def gives_share(first: Candidate, later: Candidate) -> bool:
    """Whether a verdict tells what some got of the many whom one told before is about. It has no day, place, court, offence or
    occasion of its own."""
    x, y = first.event, later.event
    if not x.event_type == y.event_type == "sentence" or x.status != y.status or not x.end <= y.start <= x.end + REACH or not y.penalties:
        return False
    lent = not y.date or y.date_start == x.date_start and y.basis.get("date", "").startswith(("inherited", "bound"))
    court = any(p.role == "actor" and INDEFINITE.match(p.text) for p in y.participants)
    if not lent or y.place not in (None, x.place) or court or y.charges or _is_other_occasion(y) or SERVING.search(y.trigger):
        return False
    kinds = {p.kind for p in x.penalties}
    alike = not kinds or not kinds.isdisjoint(p.kind for p in y.penalties) or ALSO.search(y.text)
    return bool(alike) and later.who.isdisjoint(first.who) and _are_fewer(later, first)


def _is_other_occasion(event: Event) -> bool:
    """Whether words besides those for whom it befell tell of another occasion: not "the second"."""
    words = event.text
    for p in event.participants:
        words = words.replace(p.text, "") if p.role == "target" else words
    return OTHER_OCCASION.search(words) is not None


def _are_fewer(some: Candidate, many: Candidate) -> bool:
    """Whether an event befell fewer people than the unnamed ones of another, or each of them by themselves ("the first … the second")."""
    most = max((group.low or 0 for group in many.groups), default=0)
    heads = len(some.who) + sum(group.low or 1 for group in some.groups)
    apart = any(ONE_OF_THEM in p.basis for p in some.event.participants)
    return heads > 0 and (most > heads or most == heads > 1 and apart or most == 0 and any(group.many for group in many.groups))


def with_share(first: Event, later: Event) -> tuple[Event, Event]:
    """Copies of a verdict with the people and penalties of one that tells what some of them got, and of the latter without them."""
    whole, share = copy.copy(first), copy.copy(later)
    whole.participants = [*first.participants, *(p for p in later.participants if p.role == "target")]
    heads = sum(p.recipient_count_min or 1 for p in later.penalties)
    whole.penalties = [*(p for p in first.penalties if _figured(p) or p.recipient_count_min != heads), *later.penalties]
    share.participants, share.penalties = [], []
    return whole, share


def _next_tells(first: Candidate, later: Candidate, text: str, fatal: bool = False) -> bool:
    """Whether the very next sentence of the paragraph tells what may be the same event: its type, or a deed that was `fatal`, and its status,
    no other place or penalties."""
    x, y = first.event, later.event
    next_to = x.end <= y.start and not text[x.end : y.start].strip(" ")
    alike = (fatal or x.event_type == y.event_type) and x.status == y.status
    return next_to and alike and places_agree(first, later) >= 0 and not penalties_differ(x, y)


def identified(first: Event, later: Event) -> Event:
    """A copy of the event of somebody unnamed, in which those words stand for the person whom the later telling names."""
    event = copy.copy(first)
    unnamed = next(p for p in first.participants if p.role == "target")
    person = next(p.entity for p in later.participants if p.role == "target")

    counts: dict[str, None] = {"recipient_count_min": None, "recipient_count_max": None}
    is_person = {"recipient_kind": "person", "recipient": person}
    known = msgspec.structs.replace(unnamed, kind="person", entity=person, count_min=None, count_max=None)
    event.participants = [known if p is unnamed else p for p in first.participants]
    event.penalties = [msgspec.structs.replace(p, **is_person, **counts) if p.recipient_text == unnamed.text else p for p in first.penalties]
    event.charges = [msgspec.structs.replace(c, **is_person) if c.recipient_text == unnamed.text else c for c in first.charges]
    return event


def _dated_by_its_sentence(event: Event) -> bool:
    """Whether the date comes from another event of the sentence."""
    source = re.search(r"told before \(“([^”]+)”\)", event.basis.get("date", ""))
    return source is not None and source[1] in event.text


_OWNED = re.compile(r"[’']s? \w")
"""In the words for somebody: somebody else's ("the victim's uncle")."""


def _same_people(first: Candidate, later: Candidate) -> bool:
    if later.event.event_type == "vilification" and not _actors(later) & _actors(first):
        return False
    if later.who:
        return later.who <= first.who
    known = [p for p in later.event.participants if p.role in ("target", "actor") and p.entity is None and p.text.lower().split()[0] in KNOWN and p.text[1:].islower() and not _OWNED.search(p.text)]
    if len(first.who) == 1 and not first.groups and any(group.many for group in later.groups):
        return False  # "X was shot. … pelted the women with stones"
    if first.who and all(p.kind == "person" for p in first.event.participants if p.role == "target") and any(
            p.role == "target" and p.entity is None and head_of(p.text).removesuffix("s") in _BODIES for p in later.event.participants):
        return False  # "fined the journalist X. The newspaper was fined 500 euros"
    if first.who and not first.groups and any(p.role == "target" and p.entity is None and (p.count_min or 0) > len(first.who) and not p.text.lower().startswith(("the ", "all "))
                                              for p in later.event.participants):
        return False  # "fined X. Her two co-defendants got off with reprimands"
    if first.groups and any(all(of_different_kinds(told, group) for told in first.groups) for group in later.groups):
        return False  # "left 20 people injured. Protesters threw stones at the police"
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
