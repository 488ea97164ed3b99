"""Years, decades and centuries: "2021", "since 2021", "2012–14", "the ’80s", "490 BC".

Called by `resolution`; `this_year` by whatever says "the year" and means one told or covered.
"""

from __future__ import annotations

import re

from pipeline.annotate.time.discourse import SENTENCE_END, Discourse, Match, Reading, Told, bounded, unresolved
from pipeline.annotate.time.durations import number
from pipeline.annotate.time.printed import EVENT, digits, full_year, is_reference, part
from pipeline.annotate.time.values import SEASONS, Point, Value, single, valid
from pipeline.calendar_words import month_number

_SAID_OF_EVENT = re.compile(r"\b(?:the|its|their|his|her|since|after|before|during|mass|nationwide)\s$|[’']s?\s$", re.I)
_OTHER_CALENDAR = re.compile(r" ?(?:\((?:BS|EC|AH|BE|SH)\)|(?:BS|B\.S\.|E\.C\.|AH|A\.H\.|B\.E\.|SH)(?![A-Za-z]))")
_WHOLE_YEAR = 300
"""Days covered from which on a report is one on the whole year."""
_BEFORE_OR_AFTER = re.compile(r"\b(pre|post)[-–]$", re.I)
_EARLY_YEAR = re.compile(r"(?:\b(?:in|of|for|since|by|until|from|to|or|during|year|after|before|around|and|early|late|the|as|c\.)\s|\(|\b\d{4} ?[–-] ?)$", re.I)
_BEFORE_SHORT_YEAR = re.compile(r"\b(?:in|of|since|by|until|from|to|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December) [’']$")


def year(d: Discourse, m: Match) -> Reading | None:
    """Four figures that are a year and no number of people, article, law, price or telephone."""
    before, after = d.before(m.start(), 24), d.after(m.end(), 2)
    if is_reference(d, m) and not (_SAID_OF_EVENT.search(before) and EVENT.match(d.after(m.end(), 40))):
        return None
    if int(m["y"]) < 1800 and not _EARLY_YEAR.search(before):
        return None
    if int(m["y"]) < 1800 and re.search(r"\bthe $", before, re.I) and re.match(r" [a-z-]+s\b", d.after(m.end(), 20)):
        return None
    if re.search(r"(?:^|[^\d–-])\d{1,3}[-/]$", before):
        return None  # "Decree 9-2025"
    if prefix := _BEFORE_OR_AFTER.search(before):
        value = Value(None, Point(int(m["y"]))) if prefix[1].lower() == "pre" else Value(Point(int(m["y"])), None)
        return Reading("interval", value, basis=f"“{prefix[1]}-” opens the other end", remember=False, start=m.start() - len(prefix.group()))
    if re.search(r"\+\d[\d -]*[ -]$", before) or re.match(r"[-–]\d", after):
        return None
    if re.search(r"(?:more than|over|at least|about|around|some|approximately|nearly|than) $", before) and re.match(r" [a-z]", after):
        return None
    if _OTHER_CALENDAR.match(d.after(m.end(), 8)):
        return unresolved("", "of another calendar")
    return Reading("date", single(Point(int(m["y"]))))


def bounded_year(d: Discourse, m: Match) -> Reading | None:
    """since 2021, by 2024."""
    return bounded(single(Point(int(m["y"]))), m["bound"], "explicit", "as printed")


def spelt_year(d: Discourse, m: Match) -> Reading | None:
    """nineteen ninety-six, as in transcripts of speech."""
    century, years = number(m["century"]), number(m["years"])
    return Reading("date", single(Point(100 * int(century) + int(years)))) if century and years else None


def year_short(d: Discourse, m: Match) -> Reading | None:
    """the spring of ’71: two figures behind an apostrophe and a word that leads to a year."""
    if not _BEFORE_SHORT_YEAR.search(d.before(m.start(), 16)):
        return None
    return Reading("date", single(Point(full_year(m["y"]))), start=m.start() - 1)


def this_year(d: Discourse, offset: int, move: int = 0) -> int:
    """The year that "the year" means: told beside it, else covered, else told last, else of publication, or 0.

    `move` counts from publication ("last year").
    """
    if move:
        return d.published.year + move if d.published else 0
    near, beside = d.last(offset), d.last_told(offset, reach=200)
    if d.news and d.published and not d.of_another_time(offset):
        return d.published.year
    if d.period and d.period[0].year == d.period[1].year and not (beside and _is_near(d, beside, offset)):
        return d.period[0].year
    if near and near.point and not (d.yearly and not d.window):
        return near.point.year
    return d.published.year if d.published else 0


def _is_near(d: Discourse, told: Told, offset: int) -> bool:
    """Whether a date stands in the paragraph; in a report on a whole year, which is what "the year" means there, in the sentence."""
    assert d.period is not None
    of_a_year = (d.period[1] - d.period[0]).days > _WHOLE_YEAR
    return not SENTENCE_END.search(d.text, told.end, offset) if of_a_year else d.line(told.start) == d.line(offset)


def years(d: Discourse, m: Match) -> Reading | None:
    """from 2019 to 2021, 2012–14."""
    to = m["y2"] or m["y3"]
    first, last = int(m["y1"]), int(to) if len(to) == 4 else int(m["y1"][:2] + to)
    if last <= first or is_reference(d, m):
        return None
    return Reading("interval", Value(Point(first), Point(last), "interval"))


def decade(d: Discourse, m: Match) -> Reading | None:
    """the 1990s, the late 2010s, since the 1960s; "the 1700s" are a century."""
    year = int(m["y"])
    if year % 100 == 0 and year < 2000:
        return Reading("interval", Value(Point(year), None if m["bound"] else Point(year + 99), "interval"), remember=False)
    return _decade(year, m["p"], bool(m["bound"]))


def decade_short(d: Discourse, m: Match) -> Reading | None:
    """the ’80s, the nineties: of the twentieth century."""
    spelt = {"fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
    figures = m["y"] or m["y2"] or m["y3"] or m["y4"]
    reading = _decade(1900 + (int(figures) if figures else spelt[m["w"].lower()]), m["p"])
    if m["y"] and m.start() == m.start("y"):
        reading.start = m.start() - 1  # the apostrophe
    return reading


def _decade(year: int, which: str | None, onwards: bool = False) -> Reading:
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((which or "").lower(), (0, 9))
    return Reading("interval", Value(Point(year + low), None if onwards else Point(year + high), "interval"), remember=False)


def century(d: Discourse, m: Match) -> Reading | None:
    """the 20th century, the twelfth to sixteenth centuries."""
    spelt = {"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
    order = spelt.get(m["n"].lower()) or digits(m["n"])
    to = (spelt.get(m["n2"].lower()) or digits(m["n2"])) if m["n2"] else order
    if not 10 <= order <= to <= 22:
        return None
    last = None if m["bound"] else Point(100 * to)
    return Reading("interval", Value(Point(100 * order - 99), last, "interval"), remember=False)


def before_christ(d: Discourse, m: Match) -> Reading | None:
    """490 BC: the year -489 of ISO 8601, which has a year 0."""
    which = SEASONS[m["s"].lower()] if m["s"] else 0
    first = Point(1 - int(m["y"]), month_number(m["m"]) if m["m"] else 0, season=which, part=part(m["p"]))
    if not m["y2"]:
        return Reading("date", single(first), remember=False)
    return Reading("interval", Value(first, Point(1 - int(m["y2"])), "interval"), remember=False)


def anno_domini(d: Discourse, m: Match) -> Reading | None:
    """AD 842, 394 CE, 30 September 420 AD, December of 384."""
    if m["y3"] and not m["m"]:
        return None
    year, month = int(m["y"] or m["y2"] or m["y3"]), month_number(m["m"]) if m["m"] else 0
    of_month = digits(m["d"]) if m["d"] else 0
    if not year or (m.group().endswith("CE") and year < 100) or (of_month and (not month or not valid(2000 + year % 400, month, of_month))):
        return None
    return Reading("date", single(Point(year, month, of_month)), remember=False)
