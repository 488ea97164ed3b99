"""Named days and nicknamed events in a text: which year is meant ("the 9 June elections")."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.annotate.time import named_days
from pipeline.annotate.time.discourse import Discourse, Match, Reading, bounded
from pipeline.annotate.time.values import Point, Value, shift, single, valid
from pipeline.calendar_words import MONTHS, month_number

EVENT_NOUN = (
    r"(?:events?|protests?|unrest|uprising|massacre|crisis|revolution|demonstrations?|killings?|elections?|riots?|crackdown|coup|attacks?|"
    r"earthquake|movement|rebellion)"
)
_CLOSE = r"[”’\"')]{0,3}"
_YEAR_BESIDE = re.compile(
    r"[,–—-]?\s*(?:\(?(?:on|in|of)?\s*)?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?((?:19|20)\d\d)\b"
)
_HOLY_WEEK = re.compile(r"(?:Holy|Passion) Week|Semana Santa")
_VOTE = r"(?:elections?|vote|polls?|referendum|run-?off)"
_VOTE_AFTER = re.compile(rf" (?:[a-z]+ ){{0,2}}{_VOTE}\b")
_VOTE_BEFORE = re.compile(rf"\b{_VOTE} (?:held |scheduled |set |planned |due )?(?:of|on|for) $")
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]+ (?:(?:[A-Z][\w’'.-]+|of|for|the|and) )*$")
_YEAR_JOINED = re.compile(r",? (?:19|20)\d\d\b")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)[\s,–—(-]*(?:the )?$")


def nickname_year(d: Discourse, month: int) -> int:
    """Year of an event that the report names by its month, told with its year elsewhere in the text; else 0."""
    name = next(name for name, of_year in MONTHS.items() if of_year == month)
    for pattern in (
        rf"{name}{_CLOSE} ((?:19|20)\d\d) (?:\w+ ){{0,2}}?{EVENT_NOUN}",
        rf"{EVENT_NOUN}\b[^.\n]{{0,30}}? (?:in|of) {name} ((?:19|20)\d\d)",
    ):
        if years := re.findall(pattern, d.text):
            return int(max(set(years), key=years.count))
    for words in re.findall(rf"\b[A-Z][a-z]+{_CLOSE} {name}\b", d.text):
        if point := named_days.value_of(re.sub(r"[”’\"']", "", words), d.country, 0):
            return point.year
    return 0


def named_day(d: Discourse, m: Match) -> Reading | None:
    """Independence Day, Bloody January: the day of the report's country, in the year that the text means."""
    words = m["name"]
    if named_days.is_fixed(words, d.country):
        point = named_days.value_of(words, d.country, 0)
        assert point is not None
        return Reading("date", single(point), anchor="holiday", basis="named event", remember=False)
    year, basis = _year(d, m)
    if _HOLY_WEEK.fullmatch(words):
        friday = named_days.value_of("Good Friday", d.country, year) if year else None
        first, last = (shift(friday, -5, "day"), shift(friday, 1, "day")) if friday else (None, None)
        return Reading("interval", Value(first, last, "interval") if first else None, anchor="holiday", basis=f"the week before Easter; {basis}", remember=False)
    point = named_days.value_of(words, d.country, year) if year else None
    if point is None:
        if not any(pattern.fullmatch(words) for pattern, _, _ in named_days.named()):
            return None
        told = _beside(d, m) or (_day_of_vote(d) if words.lower().endswith(("election day", "polling day")) else None)
        return Reading("date", told, anchor="holiday", basis="told beside it or with what it names" if told else "the day is not known", remember=False)
    reading = bounded(single(point), m["bound"], "holiday", f"named day; {basis}")
    return replace(reading, remember=False)


def _beside(d: Discourse, m: Match) -> Value | None:
    """The day in apposition to a name: "26 November, Constitution Day", "election day, 5 March", "Eid al-Fitr on 10 April"."""
    near = d.told[-1] if d.told else None
    if near and near.value.point and near.value.point.day and re.fullmatch(r",? \(?(?:the )?", d.text[near.end : m.start()]):
        return single(near.value.point)
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in ("full", "full_us") and re.fullmatch(r",? \(?(?:on )?", d.text[m.end() : following.start()]):
            day = _day_printed(d, following)
            return single(day) if day is not None else None
    return None


def _day_printed(d: Discourse, m: Match) -> Point | None:
    """A printed day, of the year that stands with it or that the text gives it."""
    month, of_month = month_number(m["m"]), int(re.sub(r"\D", "", m["d"]))
    told = d.year_for(month, of_month, m.start(), m.end()) if not m["y"] else None
    year = int(m["y"]) if m["y"] else told.year if told else 0
    return Point(year, month, of_month) if valid(year, month, of_month) else None


def _day_of_vote(d: Discourse) -> Value | None:
    """The one day that the text gives an election ("the 9 June elections", "the vote of 12 May"), if any."""
    days = set()
    for rule, other in d.matches:
        if rule in ("full", "full_us") and (_VOTE_AFTER.match(d.after(other.end(), 60)) or _VOTE_BEFORE.search(d.before(other.start(), 60))):
            if (day := _day_printed(d, other)) is not None:
                days.add(day)
    return single(days.pop()) if len(days) == 1 else None


def day_of_calendar(d: Discourse, m: Match) -> Reading | None:
    """Heroes’ Day: a holiday of the report's country that the vocabulary has not; the longest name that its calendar knows."""
    before = _CAPITALISED.search(d.before(m.start(), 70))
    if not before or not d.country:
        return None
    words = before.group().split()
    for first in range(len(words)):
        name = " ".join([*words[first:], "Day"])
        reading = None if words[first] in ("of", "for", "the", "and") else _in_calendar(d, m, name)
        if reading:
            reading.start = m.start() - len(name) + len("Day")
            if year := _YEAR_JOINED.match(d.after(m.end(), 6)):
                reading.end = m.end() + year.end()
            return reading
    return None


def _in_calendar(d: Discourse, m: Match, name: str) -> Reading | None:
    beside = _YEAR_BESIDE.match(d.after(m.end(), 60))
    year, basis = (int(beside.group(1)), "year beside it") if beside else _nearest_year(d, m, name)
    point = named_days.value_of(name, d.country, year) if year else None
    return Reading("date", single(point), anchor="holiday", basis=f"named day; {basis}", remember=False) if point else None


def _year(d: Discourse, m: Match) -> tuple[int, str]:
    """(year, why) of a day that comes every year; (0, "") where nothing gives it."""
    if m["y"]:
        return int(m["y"]), "year printed with it"
    if beside := _YEAR_BESIDE.match(d.after(m.end(), 60)):
        return int(beside.group(1)), "year beside it"
    if before := _YEAR_BEFORE.search(d.before(m.start(), 16)):
        return int(before.group(1)), "year before it"
    for rule, other in d.matches[d.index + 1 : d.index + 3]:
        if rule in ("full", "full_us") and other["y"] and other.start() - m.end() < 60 and "\n" not in d.text[m.end() : other.start()]:
            point = named_days.value_of(m["name"], d.country, int(other["y"]))
            if point and (point.month, point.day) == (month_number(other["m"]), int(re.sub(r"\D", "", other["d"]))):
                return point.year, "the same day told after it"
    if (told := _beside(d, m)) and told.start and (point := named_days.value_of(m["name"], d.country, told.start.year)) and (point.month, point.day) == (told.start.month, told.start.day):
        return point.year, "the same day told beside it"
    return _nearest_year(d, m, "Good Friday" if _HOLY_WEEK.fullmatch(m["name"]) else m["name"])


def _nearest_year(d: Discourse, m: Match, name: str) -> tuple[int, str]:
    near = d.last(m.start())
    limit = d.published
    if near and near.point:
        reference = near.point.bounds()[0]
        years = [reference.year - 1, reference.year, reference.year + 1]
    elif limit:
        reference, years = limit, [limit.year - 1, limit.year]
    else:
        return 0, ""
    future = d.future(m.start(), m.end())
    beside = d.last_told(m.start(), reach=200)
    if d.window and not (beside and d.line(beside.start) == d.line(m.start())):  # far from any date, the day is one of the period
        years = sorted({*years, *range(d.window[0].year, d.window[1].year + 1)})
        reference = min(max(reference, d.window[0]), d.window[1])
    costs: dict[int, int] = {}
    for year in years:
        point = named_days.value_of(name, d.country, year)
        if point is None:
            continue
        day = point.bounds()[0]
        if limit and day > limit and not future:
            continue
        inside = bool(d.window and d.window[0] <= day <= d.window[1])
        costs[year] = abs((day - reference).days) - (400 if inside else 0)
    return (min(costs, key=lambda year: costs[year]), "the nearest one told or covered") if costs else (0, "")
