"""Days, months, seasons, quarters, years and decades that are named by their numbers or names."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.annotate.time import occasions
from pipeline.annotate.time.discourse import SET_FOR, Discourse, Match, Reading, Year, bounded, unresolved
from pipeline.annotate.time.durations import ORDINALS as ORDINAL_NUMBERS
from pipeline.annotate.time.durations import number
from pipeline.annotate.time.values import SEASONS, Point, Value, coarse, point_of, shift, single, valid
from pipeline.calendar_words import WEEKDAYS, month_number

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1, "latter": -1, "final": -1, "closing": -1}
QUARTERS = {"quarter": 3, "half": 6, "trimester": 4, "semester": 6}
_MONTH_BEFORE_DAY = {"USA", "PHL", "FSM", "PLW", "MHL", "LBR"}  # how 3/4/2025 is written there
_NOT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:Resolution|Article|Art\.|Section|Sec\.|No\.?|Nos\.|Number|Law|Act|Code|Regulations?|Bill|Ordinance|Decree|Rules|Order|"
    r"Constitution|Agenda|Vision|Chapter|Clause|Directive|Convention|Protocol|Room|Flight|Highway|Route|USD|EUR|GBP|KES|UGX|"
    r"Rs\.?|RM|SR|N)|[#$€£/]|\bNo\.? ?[\w/-]{1,8} of)\s?$"
)
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?:%|(?:people|persons|protest\w+|demonstrators|activists|journalists|members|participants|workers|students|women|"
    r"men|children|families|detainees|prisoners|police|officers|soldiers|euros?|dollars?|pounds?|shillings?|rupees|som|tenge|"
    r"lari|roubles|rubles|metres|meters|kilomet\w+|km|miles|hectares|cases|votes|signatures|supporters|USD|EUR|GBP)\b)"
)
_CLOSE = r"[”’\"')]{0,3}"
_EVENT = re.compile(rf"{_CLOSE} (?:mass |popular |violent |anti-\w+ )?{occasions.EVENT_NOUN}\b")
_PREPOSITION = re.compile(
    r"\b(?:in|into|on|since|until|till|by|from|to|towards?|and|or|during|following|amid|before|after|of|for|the|through|between|throughout|last|next|this|that|around|an?|"
    r"early|late|mid|as of|both|–|-|,)\s*[‘’“\"'(]*$",
    re.I,
)
_MONTH_AFTER = re.compile(
    r"\b(?:in|since|until|by|of|from|to|and|last|early|late|mid|during|between|through|before|after|as of)\s*-?$", re.I
)
_SAID_OF_EVENT = re.compile(r"\b(?:the|its|their|his|her|since|after|before|during|mass|nationwide)\s$|[’']s?\s$", re.I)
_PUT_OFF = re.compile(r"\b(?:put off|postponed|moved|adjourned|rescheduled|brought forward|delayed|deferred|shifted|changed)\b[^.;]{0,25} from $")
_PART_OF_DAY = re.compile(r"\b(?:morning|evening|night|afternoon|hours) of $")
_OTHER_CALENDAR = re.compile(r" ?(?:\((?:BS|EC|AH|BE|SH)\)|(?:BS|B\.S\.|E\.C\.|AH|A\.H\.|B\.E\.|SH)(?![A-Za-z]))")
_BEFORE_OR_AFTER = re.compile(r"\b(pre|post)[-–]$", re.I)
_EARLY_YEAR = re.compile(r"(?:\b(?:in|of|for|since|by|until|from|to|or|during|year|after|before|around|and|early|late|the|as|c\.)\s|\(|\b\d{4} ?[–-] ?)$", re.I)
_BEFORE_SHORT_YEAR = re.compile(r"\b(?:in|of|since|by|until|from|to|spring|summer|autumn|fall|winter|January|February|March|April|May|June|July|August|September|October|November|December) [’']$")
_MONTHS_ONLY = {"January", "February", "July", "September", "October", "November", "December"}
_NAMES_TOO = {"April", "May", "June", "August"}  # given names and surnames


def part(words: str | None) -> str:
    """`early`, `mid`, `late`, `early to mid` or `mid to late` for the words that narrow a month or year, or nothing."""
    words = (words or "").strip(" -").lower().removeprefix("the ").replace("-", " ")
    return {"end": "late", "beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}.get(words, words)


def _digits(words: str) -> int:
    match = re.match(r"\d+", words)
    assert match is not None
    return int(match.group())


def _at(point: Point, year: Year | None = None, bound: str | None = None, basis: str = "as printed") -> Reading | None:
    """The reading of a calendar point, None where the calendar has no such day or month."""
    if not valid(point.year, point.month, point.day):
        return None
    return bounded(single(point), bound, year.anchor if year else "explicit", year.basis if year else basis)


def numbered_day(d: Discourse, m: Match) -> Reading | None:
    """2025-07-14, 14.07.2025, 14-07-2025, 14.07.25."""
    if _is_reference(d, m):
        return None
    return _at(Point(full_year(m["y"]), int(m["m"]), int(m["d"])))


def day_of_list(d: Discourse, m: Match) -> Reading | None:
    """The 3 of "3, 14 and 25 May", whose month is printed once for all."""
    month, of_month = month_number(m["m"]), _digits(m["d"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start("m"), m.end("m"))
    return _at(Point(year.year, month, of_month), year) if year else unresolved("", "no year in the text before it")


def days_of_list_us(d: Discourse, m: Match) -> Reading | None:
    """June 18, 19, and 20: one interval where the days follow each other, else a day each."""
    places = [m.span("d1"), *((m.start("list") + p.start(), m.start("list") + p.end()) for p in re.finditer(r"\d+(?:st|nd|rd|th)?", m["list"])), m.span("d2")]
    listed = [_digits(d.text[start:end]) for start, end in places]
    month = month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, listed[0], m.start(), m.end())
    if year is None or not all(valid(year.year, month, one) for one in listed):
        return None
    first, last = Point(year.year, month, listed[0]), Point(year.year, month, listed[-1])
    if listed != list(range(listed[0], listed[-1] + 1)):
        readings = [Reading("date", single(Point(year.year, month, one)), anchor=year.anchor, basis=year.basis, start=start, end=end) for one, (start, end) in zip(listed, places, strict=True)]
        readings[0].start, readings[-1].end = m.start(), m.end()
        for reading, following in pairwise(readings):
            reading.also = following
        return readings[0]
    return Reading("interval", Value(first, last, "interval"), anchor=year.anchor, basis=year.basis)


def half_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first half of May: to the 15th, the second from the 16th."""
    month = month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    first, last = (1, 15) if m["o"] == "first" else (16, monthrange(year.year, month)[1])
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "interval")
    return Reading("interval", value, anchor=year.anchor, basis=year.basis)


def slashed_day(d: Discourse, m: Match) -> Reading | None:
    """14/07/2025: which is the month, is told by the numbers, else by the country, else by nothing."""
    a, b, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    if a > 12 >= b or a == b:
        return _at(Point(year, b, a))
    if b > 12 >= a:
        return _at(Point(year, a, b))
    if a > 12 or (len(m["y"]) == 2 and not (len(m["a"]) == len(m["b"]) == 2)):
        return None
    if not d.country:
        return unresolved("explicit", "day and month cannot be told apart")
    month, day = (a, b) if d.country in _MONTH_BEFORE_DAY else (b, a)
    return _at(Point(year, month, day), basis="order of day and month as in the country")


def slashed_short(d: Discourse, m: Match) -> Reading | None:
    """(01/22), without a year: the order of day and month is the one that all such dates of the text allow, else the country's."""
    a, b = int(m["a"]), int(m["b"])
    month_first = d.month_before_day()
    if month_first is None and a != b and max(a, b) <= 12:
        month_first = d.country in _MONTH_BEFORE_DAY if d.country else None
        if month_first is None:
            return None
    month, of_month = (a, b) if (month_first or b > 12) else (b, a)
    if not valid(2024, month, of_month) or not month:
        return None
    year = d.year_for(month, of_month, m.start(), m.end())
    return _at(Point(year.year, month, of_month), year) if year else None


def full_year(figures: str) -> int:
    """The year of four figures or of the last two: 30 to 99 of the twentieth century, 00 to 29 of this."""
    return int(figures) if len(figures) > 2 else int(figures) + (1900 if int(figures) >= 30 else 2000)


def day(d: Discourse, m: Match) -> Reading | None:
    """13th February 2025, February 13, Thursday 13 February."""
    of_month, month = _digits(m["d"]), month_number(m["m"])
    if not valid(2024, month, of_month):
        return None
    year = None if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    if not m["y"] and year is None:
        return unresolved("", "no year in the text before it")
    reading = _at(Point(year.year if year else int(m["y"]), month, of_month), year, m["bound"])
    if reading and m.group().lower().startswith("the ") and " of " not in m.group():
        reading.start = m.start() + len("the ")  # "the 9 May riots"
    return reading


def day_in_capitals(d: Discourse, m: Match) -> Reading | None:
    """3 MARCH 2025, in a heading; 3-Mar-2025."""
    return _at(Point(int(m["y"] or m["y_us"]), month_number(m["m"] or m["m_hyphen"] or m["m_us"]), _digits(m["d"] or m["d_us"])))


def days(d: Discourse, m: Match) -> Reading | None:
    """12–14 May 2023, 3 and 4 March, the night of 5 to 6 January."""
    first, last, month = _digits(m["d1"]), _digits(m["d2"]), month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, first, m.start(), m.end())
    if year is None or not valid(year.year, month, first) or not valid(year.year, month, last) or last <= first:
        return None
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "interval")
    if m.groupdict().get("list") and last > first + 1 and not re.search(r"between $", d.before(m.start(), 8), re.I):  # 11 and 18 April: not the days between
        second = Reading("date", single(Point(year.year, month, last)), anchor=year.anchor, basis=year.basis, start=m.start("d2"))
        return Reading("date", single(Point(year.year, month, first)), anchor=year.anchor, basis=year.basis, end=m.end("d1"), also=second)
    return Reading("interval", value, anchor=year.anchor, basis=year.basis)


def days_of_months(d: Discourse, m: Match) -> Reading | None:
    """28 March to 3 April 2023, between 28 March and 3 April; two days where something was put off from one to the other, or
    prolonged on one until the other."""
    if _PUT_OFF.search(d.before(m.start(), 60)):
        return _put_off(d, m)
    until = re.search(r"\b(?:until|till)\b", m.group())
    if until and d.before(m.start(), 3).lower() == "on " and (two := _put_off(d, m)) and two.also and two.also.value:
        two.also = replace(two.also, value=Value(None, two.also.value.start), start=m.start() + until.start())
        return two
    return _from_to(d, m, (month_number(m["m1"]), _digits(m["d1"])), (month_number(m["m2"]), _digits(m["d2"])))


def _put_off(d: Discourse, m: Match) -> Reading | None:
    """The two days of "put off from 24 April to 16 June"."""
    points, years = [], []
    for which in ("1", "2"):
        month, of_month = month_number(m[f"m{which}"]), _digits(m[f"d{which}"])
        year = Year(int(m[f"y{which}"]), "explicit", "as printed") if m[f"y{which}"] else d.year_for(month, of_month, m.start(), m.end())
        if year is None or not valid(year.year, month, of_month):
            return None
        points.append(Point(year.year, month, of_month))
        years.append(year)
    if years[1].anchor != "explicit" and points[1].bounds() < points[0].bounds():
        points[1] = replace(points[1], year=points[0].year + (replace(points[1], year=points[0].year).bounds() < points[0].bounds()))
    second = Reading("date", single(points[1]), anchor=years[1].anchor, basis=years[1].basis, start=m.start("d2"))
    return Reading("date", single(points[0]), anchor=years[0].anchor, basis=years[0].basis, end=m.end("y1") if m["y1"] else m.end("m1"), also=second)


def months(d: Discourse, m: Match) -> Reading | None:
    """November 2024 to June 2025, between March and May, early May to late June."""
    groups = m.groupdict()
    parts = part(groups.get("p1")), part(groups.get("p2"))
    return _from_to(d, m, (month_number(m["m1"]), 0), (month_number(m["m2"]), 0), parts)


def _from_to(
    d: Discourse, m: Match, first: tuple[int, int], last: tuple[int, int], parts: tuple[str, str] = ("", "")
) -> Reading | None:
    """An interval between two (month, day); the year of one end serves both, a year's turn between them respected."""
    anchor, basis = "explicit", "as printed"
    if m["y2"]:
        y2 = int(m["y2"])
    elif m["y1"]:
        y2 = int(m["y1"]) + (last < first)
    else:
        year = d.year_for(last[0], last[1], m.start(), m.end())
        if year is None:
            return None
        y2, anchor, basis = year
    y1 = int(m["y1"]) if m["y1"] else y2 - (first > last)
    if not valid(y1, *first) or not valid(y2, *last):
        return None
    value = Value(Point(y1, *first, part=parts[0]), Point(y2, *last, part=parts[1]), "interval")
    if value.bounds()[0] > value.bounds()[1]:
        return None
    return Reading("interval", value, anchor=anchor, basis=basis)


def spelt_day(d: Discourse, m: Match) -> Reading | None:
    """the fifth of January 2025, July sixteenth."""
    of_month, month = ORDINAL_NUMBERS[m["o"]], month_number(m["m"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    return _at(Point(year.year, month, of_month), year) if year else unresolved("", "no year in the text before it")


def edge_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first week of June, the last two weeks of May 2024: days of the month, counted in sevens."""
    month, count = month_number(m["m"]), number(m["n"]) if m["n"] else 1
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None or not count or not valid(year.year, month):
        return None
    if m["s"] and not m["n"]:  # the first days of May: how many is not said
        return _at(Point(year.year, month, part="late" if ORDINALS.get(m["o"]) == -1 else "early"), year)
    length, size = monthrange(year.year, month)[1], int(count) * {"day": 1, "week": 7, "fortnight": 14}[m["u"]]
    order = ORDINALS.get(m["o"], 1)
    first = length - size + 1 if order == -1 else size * (order - 1) + 1
    last = first + size - 1
    if not 1 <= first <= last <= length:
        return None
    value = Value(Point(year.year, month, first), Point(year.year, month, last), "date" if first == last else "interval")
    return Reading(value.kind, value, anchor=year.anchor, basis=year.basis)


def week_with(d: Discourse, m: Match) -> Reading | None:
    """the week of 18 May 2024, the week starting on 4 February: from Monday to Sunday; the week ending on 10 May: the days up to it."""
    month, of_month = month_number(m["m"] or m["m_us"]), _digits(m["d"] or m["d_us"])
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, of_month, m.start(), m.end())
    if year is None or not valid(year.year, month, of_month):
        return None
    day = date(year.year, month, of_month)
    week = Value(point_of(day - timedelta(days=6)), point_of(day), "interval") if m["ends"] else week_of(day)
    return Reading("interval", week, anchor=year.anchor, basis=year.basis)


def weekday_of_month(d: Discourse, m: Match) -> Reading | None:
    """the first Friday of July 2024, the last Sunday of May."""
    month, order = month_number(m["m"]), ORDINALS[m["o"]]
    year = Year(int(m["y"]), "explicit", "as printed") if m["y"] else d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return None
    days = [day for day in range(1, monthrange(year.year, month)[1] + 1) if date(year.year, month, day).weekday() == WEEKDAYS[m["w"]]]
    return _at(Point(year.year, month, days[order - 1 if order > 0 else -1]), year)


def quarter_short(d: Discourse, m: Match) -> Reading | None:
    """Q3 2024, H1 of 2025."""
    size, order = (3 if m["u"] == "Q" else 6), int(m["n"])
    if order * size > 12:
        return None
    return Reading("interval", Value(Point(int(m["y"]), (order - 1) * size + 1), Point(int(m["y"]), order * size), "interval"))


def in_year_told(d: Discourse, m: Match) -> Reading | None:
    """August of that year, on 3 May the following year, March this year."""
    word = m["q"]
    if word in ("this", "last", "next"):
        told = d.published.year if d.published else None
        anchor, basis = "publication", f"{word} year, counted from publication"
    else:
        near = d.year_pointed_at(m.start()) if word in ("that", "the same") else d.last(m.start())
        told = near.point.year if near and near.point else None
        anchor, basis = "context", f"{word} year, counted from the date told before"
    if told is None:
        return unresolved(anchor, "no year told before it")
    year = told + {"last": -1, "next": 1, "the following": 1, "the next": 1, "the previous": -1}.get(word, 0)
    day_of_month = _digits(m["d"] or m["d_us"]) if m["d"] or m["d_us"] else 0
    return _at(Point(year, month_number(m["m"]), day_of_month, part=part(m["p"])), Year(year, anchor, basis))


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
    of_month = _digits(m["d"]) if m["d"] else 0
    if not year or (m.group().endswith("CE") and year < 100) or (of_month and (not month or not valid(2000 + year % 400, month, of_month))):
        return None
    return Reading("date", single(Point(year, month, of_month)), remember=False)


def part_of(d: Discourse, m: Match) -> Reading | None:
    """early June 2025, mid-March, late 2022, by the end of March."""
    which, bound = part(m["p"]), m["bound"]
    if bound and which == "late" and "end" in m["p"]:
        which, bound = "", f"{bound}the end of"
    if m["y0"]:
        return _at(Point(int(m["y0"]), part=which), bound=bound)
    month = month_number(m["m"])
    if m["y"]:
        return _at(Point(int(m["y"]), month, part=which), bound=bound)
    year = d.year_for(month, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    return _at(Point(year.year, month, part=which), year, bound)


def part_of_relative(d: Discourse, m: Match) -> Reading | None:
    """late last year, early this month, the end of next year: counted from publication; "early that month" from the text."""
    which, unit = part(m["p"]), m["u"]
    word = m["q"].lower()
    if word in ("last", "this", "next"):
        if not d.published:
            return unresolved("publication")
        limit, step = d.published, {"last": -1, "this": 0, "next": 1}[word]
        if unit not in ("year", "month", "week"):
            of_year = month_number(unit)
            reading = relative_month(d, of_year, word) if step else None
            base = reading.value.point if reading and reading.value else Point(limit.year, of_year)
        elif unit == "week":
            return Reading("interval", week_of(limit + timedelta(weeks=step)), anchor="publication", basis="counted from publication")
        else:
            base = shift(Point(limit.year) if unit == "year" else Point(limit.year, limit.month), step, unit)
        anchor, basis = "publication", "counted from publication"
    else:
        near = d.last(m.start())
        if near is None or near.point is None or unit not in ("year", "month"):
            return unresolved("event")
        step = {"the following": 1, "the next": 1, "the previous": -1}.get(word, 0)
        told = coarse(near.point, unit)
        base = shift(told, step, unit) if told else None
        anchor, basis = "event", f"the {unit} of {near.edtf()}"
    if base is None:
        return unresolved(anchor)
    return Reading("date", single(replace(base, part=which)), anchor=anchor, basis=basis)


def month_of_year(d: Discourse, m: Match) -> Reading | None:
    """June 2025, since June 2025."""
    reading = _at(Point(int(m["y"]), month_number(m["m"])), bound=m["bound"])
    if reading and m["rel"]:
        reading.start = m.start("m")
    return reading


def month(d: Discourse, m: Match) -> Reading | None:
    """A month alone, told from names ("Theresa May") by what stands around it."""
    of_year, before = month_number(m["m"]), d.before(m.start())
    event = _EVENT.match(d.after(m.end(), 40))
    if not m["bound"] and not m["rel"] and not event:
        if not _PREPOSITION.search(before) and (m["m"] not in _MONTHS_ONLY or not re.search(r"(?:\b[a-z]+|^|\n)\s?$", before)):
            return None
        if m["m"] in _NAMES_TOO and re.match(r"(?:’s|'s)? ?[A-Z][a-z]+(?! and)", d.after(m.end(), 40)):
            return None
        if m["m"] in ("May", "March") and not _MONTH_AFTER.search(before):
            return None
    relation = (m["rel"] or "").strip().lower()
    if relation in ("last", "next"):
        reading = relative_month(d, of_year, relation)
        return bounded(reading.value, m["bound"], reading.anchor, reading.basis) if reading.value else reading
    if event and (told := occasions.nickname_year(d, of_year)):
        return Reading(
            "date", single(Point(told, of_year)), anchor="context", basis="the event is dated elsewhere in the report", start=m.start("m")
        )
    year = (_year_of_that(d, of_year, m.start()) if relation.startswith("that") else None) or d.year_for(of_year, 0, m.start(), m.end())
    if year is None:
        return unresolved("", "no year in the text before it")
    return _at(Point(year.year, of_year), year, m["bound"])


def _year_of_that(d: Discourse, month: int, offset: int) -> Year | None:
    """The year of "that November": of the date told last in the paragraph, the next where the month lies before that date."""
    near = d.last_told(offset, reach=400)
    told = near.value.point if near is not None and d.line(near.start) == d.line(offset) else None
    if told is None:
        return None
    return Year(told.year + (0 < month < told.month), "context", "counted from the date told before")


def relative_month(d: Discourse, month: int, relation: str) -> Reading:
    """last October, next March: counted from publication."""
    if not d.published:
        return unresolved("", "no day of publication")
    limit = d.published
    year = limit.year + ((-1 if month >= limit.month else 0) if relation == "last" else (0 if month > limit.month else 1))
    return Reading("date", single(Point(year, month)), anchor="publication", basis=f"counted from publication on {limit}")


def years(d: Discourse, m: Match) -> Reading | None:
    """from 2019 to 2021, 2012–14."""
    to = m["y2"] or m["y3"]
    first, last = int(m["y1"]), int(to) if len(to) == 4 else int(m["y1"][:2] + to)
    if last <= first or _is_reference(d, m):
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
    order = spelt.get(m["n"].lower()) or _digits(m["n"])
    to = (spelt.get(m["n2"].lower()) or _digits(m["n2"])) if m["n2"] else order
    if not 10 <= order <= to <= 22:
        return None
    last = None if m["bound"] else Point(100 * to)
    return Reading("interval", Value(Point(100 * order - 99), last, "interval"), remember=False)


def quarter(d: Discourse, m: Match) -> Reading | None:
    """the first quarter of 2025, the second half of last year."""
    year = int(m["y"]) if m["y"] else this_year(d, m.start(), -1 if m["this"] == "last year" else 0)
    if not year:
        return None
    size, order = QUARTERS[m["u"]], ORDINALS[m["o"].lower()]
    order = 12 // size if order == -1 else order
    if order * size > 12:
        return None
    value = Value(Point(year, (order - 1) * size + 1), Point(year, order * size), "interval")
    return Reading("interval", value, anchor="explicit" if m["y"] else "context")


def quarter_alone(d: Discourse, m: Match) -> Reading | None:
    """the third quarter: of the year told or of publication, whichever the sentence means."""
    order = ORDINALS[m["o"].lower()]
    if m["year"] and d.published:
        year = d.published.year + {"last": -1, "this": 0, "next": 1}[m["year"].split()[0]]
        return _quarter(year, order, "publication")
    near = d.last(m.start())
    if d.published and (d.news or near is None):
        year = d.published.year - (3 * order - 2 > d.published.month and not d.future(m.start(), m.end()) and order - (d.published.month + 2) // 3 > 1)
        return _quarter(year, order, "publication")
    if near and near.point:
        return _quarter(near.point.year, order, "context")
    return None


def _quarter(year: int, order: int, anchor: str) -> Reading:
    value = Value(Point(year, 3 * order - 2), Point(year, 3 * order), "interval")
    return Reading("interval", value, anchor=anchor, basis=f"quarter {order} of {year}")


def quarter_named(d: Discourse, m: Match) -> Reading | None:
    """this quarter, the latest quarter: of publication."""
    if not d.published:
        return unresolved("publication", kind="interval")
    step = {"last": -1, "previous": -1, "latest": -1, "next": 1}.get(m["q"].lower(), 0)
    index = d.published.year * 4 + (d.published.month - 1) // 3 + step
    return _quarter(index // 4, index % 4 + 1, "publication")


def first_months(d: Discourse, m: Match) -> Reading | None:
    """the first six months of 2025, the last three months of the year."""
    count, year = number(m["n"]), int(m["y"]) if m["y"] else this_year(d, m.start())
    if not year or not count or not 1 < count < 12:
        return None
    value = Value(Point(year, 1), Point(year, int(count)), "interval") if m["o"] == "first" else Value(Point(year, 13 - int(count)), Point(year, 12), "interval")
    return Reading("interval", value, anchor="explicit" if m["y"] else "context")


def this_year(d: Discourse, offset: int, move: int = 0) -> int:
    """The year that "the year" means: told beside it, else covered, else told last, else of publication, or 0.

    `move` counts from publication ("last year").
    """
    if move:
        return d.published.year + move if d.published else 0
    near, beside = d.last(offset), d.last_told(offset, reach=200)
    if d.news and d.published and not d.of_another_time(offset):
        return d.published.year
    if d.period and d.period[0].year == d.period[1].year and not (beside and d.line(beside.start) == d.line(offset)):
        return d.period[0].year
    if near and near.point:
        return near.point.year
    return d.published.year if d.published else 0


def season(d: Discourse, m: Match) -> Reading | None:
    """spring 2025, the summer of 2024."""
    return _at(Point(int(m["y"]), season=SEASONS[m["s"].lower()]), bound=m["bound"])


def season_alone(d: Discourse, m: Match) -> Reading | None:
    """last summer (from publication), in the spring, the following winter (from the year told)."""
    which, near, words = SEASONS[m["s"]], d.last(m.start()), m.group().lower()
    lead = re.match(r"(?:in|by|during|over|throughout|through|for|since|until) (?:early |late |mid[- ])?", words)
    start = m.start() + (lead.end() if lead else 0)
    counted = re.match(r"(last|this|next) ", words)
    if d.published and (counted or not (near and near.point)):
        found = _counted_season(which, d.published, counted.group(1) if counted else "", d.past(m.start(), m.end()))
        return Reading("date", single(found), anchor="publication", basis="counted from publication", start=start)
    if near and near.point:
        point = near.point if re.search(r"following|next|previous", words) else Point(this_year(d, m.start()))
        return Reading("date", single(_season_told(which, point, words)), anchor="context", basis="of the year told or covered", start=start)
    return unresolved("", start=start)


def _season_told(season: int, point: Point, words: str) -> Point:
    """The season of the year told; with "following" and "previous" the one after or before the point told."""
    found = Point(point.year, season=season)
    if "following" in words or "the next" in words:
        return found if found.bounds()[0] > point.bounds()[0] else Point(point.year + 1, season=season)
    if "previous" in words:
        return found if found.bounds()[1] < point.bounds()[0] else Point(point.year - 1, season=season)
    return found


def _counted_season(season: int, limit: date, word: str, past: bool) -> Point:
    """The season that `word` means on a day: "last" the one that ended last, "this" and "next" by the year, else the one begun last.

    What is told as past of "this summer" in winter is of the summer that is over, where that is the nearer one.
    """
    if word in ("this", "next"):
        found, over = Point(limit.year + (word == "next"), season=season), Point(limit.year - 1, season=season)
        nearer = found.bounds()[0] - limit > limit - over.bounds()[1]
        return over if word == "this" and past and nearer else found
    found = Point(limit.year, season=season)
    begun = found.bounds()[1] < limit if word == "last" else found.bounds()[0] <= limit
    return found if begun else Point(limit.year - 1, season=season)


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


def day_instant(d: Discourse, m: Match) -> Reading | None:
    """the 3rd instant, of the month of publication; the 3rd ultimo, of the month before; the 3rd proximo, of the next."""
    if not d.published:
        return unresolved("publication")
    month = shift(Point(d.published.year, d.published.month), {"u": -1, "p": 1}.get(m["q"][0], 0), "month")
    return _at(replace(month, day=_digits(m["d"])), Year(month.year, "publication", f"day {m['q']}, counted from publication")) if month else None


def day_of_month(d: Discourse, m: Match) -> Reading | None:
    """on the 29th: of the month told last, or of the next one where that day had passed."""
    near, of_month = d.last(m.start(), want_month=True), int(m["d"])
    before = d.before(m.start(), 60)
    set_for, by = bool(SET_FOR.search(before)), before.lower().endswith(" by ")
    if not by and not re.search(r"\bon $", before, re.I):
        if not (set_for or _PART_OF_DAY.search(before) or "month" in m.group()):
            return None
        near = near if not set_for else d.latest(m.start()) or near  # what is put off goes on from the latest day, not from one told between
    if near is None or near.point is None:
        return unresolved("", "no month told before it")
    again = next((t.value for t in reversed(d.told) if m.start() - t.start < 800 and d.section(t.start) == d.section(m.start()) and t.value.start and t.value.start == t.value.end and t.value.start.day == of_month), None)
    if again and "month" not in m.group():
        return Reading("date", again, anchor="context", basis="the day of that number told before")
    month = Point(near.point.year, near.point.month)
    if near.point.day > of_month and "month" not in m.group():
        backwards = not set_for and 2 * (near.point.day - of_month) < 30 + of_month - near.point.day and not d.future(m.start(), m.end())
        month = month if backwards else shift(month, 1, "month") or month
        if d.published and month.bounds()[0] > d.published and not d.future(m.start(), m.end()):
            month = Point(near.point.year, near.point.month)  # what is told as past is not later than the report
    if not valid(month.year, month.month, of_month):
        return unresolved("context", "the month has no such day")
    point, basis = Point(month.year, month.month, of_month), f"day of {month.edtf()} told before"
    if by:
        return Reading("date", Value(None, point), anchor="context", basis=basis, start=m.start() - len("by "))
    return Reading("date", single(point), anchor="context", basis=basis)


def year(d: Discourse, m: Match) -> Reading | None:
    """Four figures that are a year and no number of people, article, law, price or telephone."""
    before, after = d.before(m.start(), 24), d.after(m.end(), 2)
    if _is_reference(d, m) and not (_SAID_OF_EVENT.search(before) and _EVENT.match(d.after(m.end(), 40))):
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


def _is_reference(d: Discourse, m: Match) -> bool:
    return bool(_NOT_YEAR_BEFORE.search(d.before(m.start())) or _NOT_YEAR_AFTER.match(d.after(m.end(), 24)))


def week_of(day: date) -> Value:
    """The week from Monday to Sunday that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Value(point_of(monday), point_of(monday + timedelta(days=6)), "interval")


def publication(d: Discourse, days: int) -> Reading:
    """The day of publication, moved by days."""
    if not d.published:
        return unresolved("publication")
    moved = point_of(date.fromordinal(d.published.toordinal() + days))
    return Reading("date", single(moved), anchor="publication", basis="day of publication", remember=False)
