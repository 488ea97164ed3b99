"""The day for which an assembly was planned, where people met on it although it was forbidden, or "on the day"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.annotate.inflection import noun_forms
from pipeline.annotate.time.discourse import SENTENCE_END, Discourse, Match, Reading, Told
from pipeline.annotate.time.values import single
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.vocabulary import word_list

FAR = 62  # days between a ban and the day of what it forbids
_SET_FOR = re.compile(r"\b(?:set|planned|scheduled|called|announced|due|slated|meant) (?:for|on) (?:the )?$")
FAR_BEFORE = 600  # characters


@cache
def _assembly() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted({form for lemma in word_classes()['assembly'].lemmas for form in noun_forms(lemma)}))})\b", re.I)


@cache
def _all_the_same() -> re.Pattern[str]:
    adverbs, bans = "|".join(sorted(word_list("defiance.all_the_same"))), "|".join(sorted(word_list("defiance.forbidden")))
    return re.compile(rf"\b(?:(?:all|just) the same|none the less|ahead|{adverbs}|(?:despite|in spite of|in defiance of) the (?:{bans}))\b", re.I)


@cache
def _met() -> re.Pattern[str]:
    verbs = "|".join(sorted(word_list("planned_days.met")))
    return re.compile(rf"\b(?:{verbs})\b")


def planned_day(d: Discourse, offset: int) -> Told | None:
    """The latest day told before in the paragraph, if it is that of an assembly."""
    days = [t for t in d.told if t.start < offset and d.line(t.start) == d.line(offset) and t.value.start == t.value.end and t.value.point is not None and t.value.point.day]
    last = max(days, key=lambda t: t.value.bounds(), default=None)
    if last is None:
        return None
    clause = max(d.sentence_start(last.start), d.text.rfind(";", 0, last.start))
    return last if _assembly().search(d.text, clause, last.start) or _SET_FOR.search(d.text, clause, last.start) else None


def day_set_for(d: Discourse, offset: int, noun: str) -> Told | None:
    """The day of the paragraph for which the assembly that a noun names was set: "the march", behind "a march planned for 5 May"."""
    if not _assembly().fullmatch(noun):
        return None
    return next((t for t in reversed(d.told) if t.start < offset and d.line(t.start) == d.line(offset) and t.value.start and t.value.start.day
                 and t.value.start == t.value.end and _SET_FOR.search(d.before(t.start))), None)


def went_ahead(d: Discourse, offset: int) -> None:
    """Moves the story to the planned day where a sentence since the last date told, before an offset, tells that people met although it
    was forbidden."""
    first = max(d.told[-1].end, offset - FAR_BEFORE) if d.told else offset
    told = _all_the_same().search(d.text, first, offset)
    end = SENTENCE_END.search(d.text, told.end(), offset) if told else None
    if told is None or end is None:
        return
    begins = d.sentence_start(told.start())
    day, reached = planned_day(d, told.start()), d.last(told.start(), want_day=True)
    if day is None or day.value.point is None or reached is None or reached.point is None or begins < first:
        return
    later = (day.value.point.bounds()[0] - reached.point.bounds()[0]).days
    if 0 < later <= FAR and _met().search(d.text, begins, end.start()):
        d.told.append(Told(told.start(), told.end(), day.value, d.section(told.start()), False))


def appointed_day(d: Discourse, m: Match) -> Reading | None:
    """On the day, on the appointed day: that for which the assembly of the paragraph was planned."""
    day = planned_day(d, m.start())
    if day is None or day.value.point is None:
        return None
    return Reading("date", single(day.value.point), anchor="event", basis="the day for which the assembly was planned")
