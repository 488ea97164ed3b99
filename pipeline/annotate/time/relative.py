"""Expressions that count from a date told before ("the next day"), from publication ("last week") or from their neighbours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.annotate.time import absolute, event_words, occasions
from pipeline.annotate.time.discourse import LAST_AFTER, SENTENCE_END, Discourse, Match, Reading, Told, unresolved
from pipeline.annotate.time.durations import ORDINALS, number, parse_duration
from pipeline.annotate.time.values import Point, Value, coarse, point_of, shift, single
from pipeline.calendar_words import MONTHS, WEEKDAYS

BACK = ("earlier", "beforehand", "before", "before that", "previously", "prior")
_DAY_RULES = ("full", "full_us")
_FORWARD = ("next", "the next", "the coming", "the following", "following", "subsequent")
_OF_SOMETHING = re.compile(r" of (?!\d)")
_HABIT_AFTER = re.compile(r" (?:prayers?|sermons?|mass|worship|mosque|market)\b", re.I)
_EVENT_AFTER = re.compile(r" (?:(?:the|his|her|their|its|that) (?P<noun>[a-z]+)|[A-Z][a-z]+\b|(?:he|she|it|they)\b)")
_MODAL = re.compile(r"\b(?:may|can|could|will|would|might|must|to|not|often|usually|sometimes|typically)\s$")
_OF_EVENT = re.compile(r" of (?:the|his|her|their|its|that|this) (?P<words>[a-z]+(?: [a-z]+){0,2})\b")
_IN_YEAR = re.compile(r" (?:in|of) ((?:19|20)\d\d)\b")
_RULED = re.compile(r"\b(?:at least|at most|no (?:more|later|less) than|within|for|up to|for (?:more than|over|nearly|almost|about)|a maximum of|a minimum of)\s$", re.I)
_CLAUSE_TO_DAY = re.compile(r"(?: [\w’'/-]+){1,18} (?:on )?")
_PARTS_OF_DAY = ("morning", "evening", "night", "afternoon")
_OF_WEEK = re.compile(r" (?:of )?(last|this|next) week\b")
_DAY_BEFORE_WEEKDAY = re.compile(
    r"\b(?:on|since|until|by|from|late|early|before|after|of|and|to|for|last|next)\s$|[,(]\s?$", re.I
)


# -- publication and the period covered


def at_writing(d: Discourse, m: Match) -> Reading | None:
    """At the time of writing."""
    return absolute.publication(d, 0)


def spoken_day(d: Discourse, m: Match) -> Reading | None:
    """yesterday, tomorrow: from publication; today only in news, since in a report it means nowadays."""
    word = (m["q"] or m.group().split()[0]).lower()
    if word == "today" and not d.news:
        return Reading("date", None, anchor="publication", basis="PRESENT_REF", remember=False) if d.references else None
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in _DAY_RULES and re.fullmatch(r",? ?(?:on )?", d.text[m.end() : following.start()]) and (beside := absolute.day(d, following)) and beside.value:
            return Reading("date", beside.value, anchor="context", basis="the day named beside it", remember=False)
    return absolute.publication(d, {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0))


def part_of_today(d: Discourse, m: Match) -> Reading | None:
    """this morning, in news."""
    return absolute.publication(d, 0) if d.news else None


def last_night(d: Discourse, m: Match) -> Reading | None:
    return absolute.publication(d, -1)


def weekend(d: Discourse, m: Match) -> Reading | None:
    """The weekend, this weekend: the one nearest to publication in news; in a report its day is not known."""
    start = m.start("q")
    if not d.published or not (d.news or m["q"].lower() == "this"):
        return unresolved("publication", kind="interval", start=start)
    future = d.future(m.start(), m.end())
    saturday = d.published - timedelta(days=(d.published.weekday() - 5) % 7)
    if future or (m["q"].lower() == "this" and d.published.weekday() < 5 and not d.news):
        saturday += timedelta(weeks=1) if d.published.weekday() < 5 else timedelta()
    return _weekend(saturday, start)


def _weekend(saturday: date, start: int = -1) -> Reading:
    value = Value(point_of(saturday), point_of(saturday + timedelta(days=1)), "interval")
    return Reading("interval", value, anchor="publication", basis="the weekend nearest to publication", start=start)


def period_covered(d: Discourse, m: Match) -> Reading | None:
    """The reporting period: as stated behind it in brackets, else the one that the report says it covers."""
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in ("months", "span", "days", "between_months") and re.fullmatch(r",? ?[(:–—-] ?(?:from |between )?", d.text[m.end() : following.start()]):
            stated = absolute.months(d, following) if "months" in rule else absolute.days(d, following) if rule == "days" else absolute.days_of_months(d, following)
            if stated and stated.value:
                return Reading("interval", stated.value, anchor="context", basis="the period stated beside it", remember=False)
    if not d.period:
        return unresolved("context", kind="interval")
    first, last = d.period
    start = Point(first.year, first.month, 0 if first.day == 1 else first.day)
    whole = (last + timedelta(days=1)).day == 1
    value = Value(start, Point(last.year, last.month, 0 if whole and not start.day else last.day), "interval")
    return Reading("interval", value, anchor="context", basis="the period that the report covers", remember=False)


def year_covered(d: Discourse, m: Match) -> Reading | None:
    """During the year, in a report that covers one."""
    covered = d.period or d.window
    if covered and covered[0].year == covered[1].year:
        point = Point(covered[0].year)
        return Reading("date", single(point), anchor="context", basis="year of the period covered")
    return unresolved("context", "the year is not stated")


# -- the neighbours in the sentence


def eve(d: Discourse, m: Match) -> Reading | None:
    """On the eve of a day that is named after it, of an event told before ("the eve of the march"), or of the last day told."""
    for rule, following in d.matches[d.index + 1 : d.index + 3]:
        if following.start() - m.end() > 25 or rule not in ("named", *_DAY_RULES):
            break
        reading = occasions.named_day(d, following) if rule == "named" else absolute.day(d, following)
        point = reading.value.point if reading and reading.value else None
        if point and (before := shift(point, -1, "day")):
            anchor = "holiday" if rule == "named" else "context"
            return Reading("date", single(before), anchor=anchor, basis=f"the day before {following.group()}")
    of = _OF_EVENT.match(d.after(m.end(), 60))
    if of is None and d.after(m.end(), 3) == " of":
        return None
    words = of["words"].split() if of else [""]
    noun = next((word for word in words if event_words.types_of(word)), words[0])
    point = noun and _day_of(d, m.start(), noun, None) or _latest_day(d, m.start(), in_line=True)
    if point and (before := shift(point, -1, "day")):
        end = m.end() + of.start("words") + of["words"].index(noun) + len(noun) if of else m.end()
        return Reading("date", single(before), anchor="event", basis=f"the day before {point.edtf()}, told before it", end=end, remember=not of)
    return None


def day_itself(d: Discourse, m: Match) -> Reading | None:
    """The day itself: the one for which something was planned, the latest of those told before."""
    point = _latest_day(d, m.start(), in_line=True) or _latest_day(d, m.start(), in_line=False)
    return Reading("date", single(point), anchor="event", basis=f"{point.edtf()}, told before it") if point else None


def _latest_day(d: Discourse, offset: int, in_line: bool) -> Point | None:
    """The latest of the days told before in the paragraph, or in the section."""
    told = [t.value.start for t in d.told if t.value.start and t.value.start.day and d.section(t.start) == d.section(offset)
            and (not in_line or d.line(t.start) == d.line(offset))]
    return max(told, key=lambda point: point.bounds()[0], default=None)


def both_days(d: Discourse, m: Match) -> Reading | None:
    """Both days: the two that follow in the line, else the interval told last."""
    found: list[Point] = []
    line = d.line(m.start())
    for rule, other in d.matches[d.index + 1 : d.index + 12]:
        if d.line(other.start()) != line or rule not in _DAY_RULES:
            continue
        reading = absolute.day(d, other)
        if reading and reading.value and reading.value.start and reading.value.start not in found:
            found.append(reading.value.start)
    if len(found) >= 2 and found[1].bounds()[0] - found[0].bounds()[0] == timedelta(days=1):
        value = Value(found[0], found[1], "interval")
        return Reading("interval", value, anchor="event", basis="the two days told after it", remember=False)
    near = d.last(m.start(), want_day=True)
    if near and near.start and near.end and near.start != near.end:
        return Reading("interval", near, anchor="event", basis="the days told before it", remember=False)
    return unresolved("event", kind="interval")


def _beside(d: Discourse, m: Match) -> Reading | None:
    """A date in apposition gives a vague relative expression its value: "a few days later, on 3 March"."""
    if d.index + 1 == len(d.matches):
        return None
    rule, following = d.matches[d.index + 1]
    if rule not in (*_DAY_RULES, "month", *(("year",) if m.groupdict().get("u") in ("year", "decade") else ())) or not re.fullmatch(r",? ?(?:on |in )?", d.text[m.end() : following.start()]):
        return None
    reader = {"month": absolute.month_of_year, "year": absolute.year}.get(rule, absolute.day)
    reading = reader(d, following)
    if reading is None or reading.value is None:
        return None
    return Reading("date", reading.value, anchor="event", basis="the date beside it")


# -- counted


def counted(d: Discourse, m: Match) -> Reading | None:
    """Two weeks later, a month earlier (from the date told last); five years ago (from publication)."""
    reading = _counted(d, m)
    if reading.value is not None:
        d.remember(m.start(), m.end(), reading.value)
    beside = _beside(d, m)
    if reading.value is not None:
        d.told.pop()
    found = beside or reading
    if m["dir"] in BACK and (not d.opens_sentence(m.start()) or d.told_as_past_before(m.end())):
        found = replace(found, remember=False)  # an aside ("a banner unfurled four days earlier"): the story does not go on from there
    return found


def _counted(d: Discourse, m: Match) -> Reading:
    unit, direction, words = m["u"], m["dir"], m["n"].lower()
    count = number(words)
    if m["years"] and unit == "month" and count is not None and (years := number(m["years"])):
        count += 12 * years  # a year and three months later
    if m["half"] or m["half2"]:
        unit, count = _with_half(unit, count)
    if unit in ("hour", "minute"):
        if unit == "minute" or count is None or count < 12:
            near = d.last(m.start(), want_day=True) if direction in ("later", "earlier") else None
            if near is None:
                return unresolved("event")
            return Reading("date", near, anchor="event", basis="hours from the day told", remember=False)
        if count % 24:
            return unresolved("event", "the same day or another")
        unit, count = "day", count // 24
    if unit == "night":
        unit = "day"
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if direction == "ago":
        return _ago(d, m, unit, count)
    near = d.last(m.start(), want_month=unit not in ("year", "decade"))
    if direction == "beforehand":
        near = d.pointed_at(m.start()) or near
    if near is None and direction not in BACK:
        near = d.had_been(m.start())
    if near is None and direction in BACK:
        near = d.pointed_at(m.start())  # "had planned to march on 22 May. Two days before, the ministry forbade it"
    if count is None or words.startswith("half"):
        return unresolved("event", "the words give no figure")
    if (near is None or near.point is None) and d.news and d.published and direction in ("earlier", "prior", "previously"):
        return _ago(d, m, unit, count)
    if near is None or near.point is None:
        return unresolved("event", "no date told before it")
    sign = 1 if direction in ("later", "on", "after", "afterward", "afterwards", "after that") else -1
    moved = shift(near.point, sign * int(count), unit)
    if moved is None:
        return unresolved("event", f"{m.group()} from {near.edtf()}")
    if (m["hedge"] or "").lower() == "less than " and sign > 0 and near.point.day and moved.day:
        return Reading("interval", Value(near.point, moved, "interval"), anchor="event", basis=f"{m.group()} from {near.edtf()}", remember=False)
    return Reading("date", single(moved), anchor="event", basis=f"{m.group()} from {near.edtf()}")


def vague_shift(d: Discourse, m: Match) -> Reading | None:
    """Months later, years ago: no figure; the date beside it where one stands there."""
    return _beside(d, m) or unresolved("event", "the words give no figure")


def _with_half(unit: str, count: float | None) -> tuple[str, float | None]:
    """"Two and a half years" in whole months, "six and a half months" in months; no figure where a day would have to be invented."""
    if count is None:
        return unit, None
    return {"year": ("month", 12 * count + 6), "decade": ("year", 10 * count + 5), "month": ("month", count)}.get(unit, (unit, None))


def _ago(d: Discourse, m: Match, unit: str, count: float | None) -> Reading:
    if not d.published:
        return unresolved("publication")
    base = point_of(d.published)
    if count is None:
        open_end = Point(base.year) if unit in ("year", "decade") else Point(base.year, base.month)
        return Reading("date", Value(None, open_end), anchor="publication", basis="before publication", remember=False)
    moved = shift(base, -int(count), unit)
    if moved is None:
        return unresolved("publication")
    if unit in ("year", "decade"):
        moved = Point(moved.year, approximate=True)
    elif unit == "month":
        moved = replace(moved, approximate=bool(m["half"] or m["half2"]))
    return Reading("date", single(moved), anchor="publication", basis=f"{m['n']} {unit} before publication")


def past_span(d: Discourse, m: Match) -> Reading | None:
    """Over the past five years: an interval up to publication."""
    if m["q"] == "last" and _MODAL.search(d.before(m.start())):  # proceedings may last several months
        length = parse_duration(m.group()[len("last ") :]) if number(m["n"]) else None
        return Reading("duration", None, length or ("", ""), start=m.start("n"))
    preposition = re.match(r"(?:over|in|during|for|within|across|throughout) ", m.group(), re.I)
    start = m.start() + (preposition.end() if preposition else 0)
    count, unit = number(m["n"]), m["u"]
    if m["half"]:
        unit, count = _with_half(unit, count)
    if unit == "hour" and count is not None and not count % 24:
        unit, count = "day", count // 24
    if _OF_SOMETHING.match(d.after(m.end(), 12)):  # the last three months of her term
        length = parse_duration(f"{m['n']} {m['u']}s")
        return Reading("duration", None, length or ("", ""), start=start)
    told_on = m["q"] == "next" and not d.future(m.start(), m.end()) and not (d.news and not d.of_another_time(m.start()))
    if m["q"] == "following" or (told_on and d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")):
        return _span_from_told(d, m, count, unit, start)
    if m["q"] in ("next", "coming"):
        return _span_ahead(d, count, unit, start)
    first = shift(point_of(d.published), -int(count), unit) if d.published and count is not None else None
    if d.published is None or first is None:
        return unresolved("publication", kind="interval", start=start)
    last = point_of(d.published)
    if first.month:
        first = replace(first, approximate=False)
    end = last if first.day else Point(last.year, last.month)
    return Reading("interval", Value(first, end, "interval"), anchor="publication", basis="up to publication", start=start, remember=False)


def _span_ahead(d: Discourse, count: float | None, unit: str, start: int) -> Reading:
    """Over the next two years: from publication on."""
    last = shift(point_of(d.published), int(count), unit) if d.published and count is not None else None
    if d.published is None or last is None:
        return unresolved("publication", kind="interval", start=start)
    first = point_of(d.published)
    if last.month:
        last = replace(last, approximate=False)
    value = Value(first if last.day else Point(first.year, first.month), last, "interval")
    return Reading("interval", value, anchor="publication", basis="from publication on", start=start, remember=False)


def _span_from_told(d: Discourse, m: Match, count: float | None, unit: str, start: int) -> Reading:
    """In the following two weeks: from the date told last."""
    near = d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")
    last = shift(near.point, int(count), unit) if near and near.point and count is not None else None
    if near is None or near.point is None or last is None:
        return unresolved("event", kind="interval", start=start)
    first = near.point if last.day or not near.point.month else Point(near.point.year, near.point.month)
    if m["u"] == "day" and first.day:
        first = shift(first, 1, "day") or first  # "over the next two days" begins on the day after
    value = Value(first, replace(last, approximate=False), "interval")
    return Reading("interval", value, anchor="event", basis=f"from {near.edtf()}", start=start, remember=False)


def in_time(d: Discourse, m: Match) -> Reading | None:
    """In two weeks' time: from publication."""
    count = number(m["n"])
    if not d.published or count is None:
        return unresolved("publication")
    moved = shift(point_of(d.published), int(count), m["u"])
    if moved and m["u"] == "year":
        moved = Point(moved.year, approximate=True)
    return Reading("date", single(moved) if moved else None, anchor="publication", basis="after publication", remember=False)


# -- the same, that, the next


def at_that_time(d: Discourse, m: Match) -> Reading | None:
    near = d.last(m.start(), want_month=bool(m["then"]), reach=400 if m["then"] else 0)
    if near is None or m["then"] and near.point is None:
        return None
    if m["about"]:
        month = coarse(near.point, "month") if near.point else None
        return Reading("date", single(month) if month else near, anchor="event", basis=f"about the time of {near.edtf()}", remember=False)
    if m["since"] or m["then"]:
        return Reading("interval", Value(near.start or near.end, None), anchor="event", basis=f"from {near.edtf()} on", remember=False)
    return Reading("date", near, anchor="event", basis=f"the time of {near.edtf()}", remember=False)


def same(d: Discourse, m: Match) -> Reading | None:
    """The same day, that same month."""
    unit = m["u"]
    if unit in ("day", *_PARTS_OF_DAY) and (holiday := _named_day_in_reach(d, m)):
        return Reading("date", holiday, anchor="event", basis="the named day told before it")
    near = d.last(m.start(), want_month=unit in ("month", "day", *_PARTS_OF_DAY), want_day=unit in ("week", "weekend"))
    if unit in ("day", *_PARTS_OF_DAY):
        near = (d.pointed_at(m.start()) if m.group().lower().startswith("that") else None) or d.day_of_sentence(m.start()) or d.reached(m.start()) or near
        near = _day_before_flashback(d, m.start(), near) or near
    if near is None or near.point is None or unit == "weekend" and not near.point.day:
        return unresolved("event")
    if unit == "weekend":
        day = near.point.bounds()[0]
        saturday = day - timedelta(days=1) if day.weekday() == 6 else day + timedelta(days=5 - day.weekday())
        return replace(_weekend(saturday), anchor="event", basis=f"the weekend on or after {near.edtf()}", remember=False)
    if unit == "week":
        week = absolute.week_of(near.point.bounds()[0])
        return Reading("interval", week, anchor="event", basis=f"the week of {near.edtf()}", remember=False)
    if unit in ("month", "year"):
        point = coarse(near.point, unit)
        if point and unit == "month" and (year := _IN_YEAR.match(d.after(m.end(), 10))):
            point = replace(point, year=int(year[1]))  # "compared with the same month in 2022"
        return Reading("date", single(point) if point else None, anchor="event", basis=f"the {unit} of {near.edtf()}")
    return Reading("date", single(near.point), anchor="event", basis=f"the day of {near.edtf()}")


def _day_before_flashback(d: Discourse, offset: int, near: Value | None) -> Value | None:
    """The day of the paragraph, where a month or year told behind it lies before it ("On 14 May, the mayor was arrested. He is accused
    of fraud in October 2024. The same day, …")."""
    if near is None or near.point is None or near.point.day:
        return None
    told = d.last_told(offset, want_day=True)
    if told is None or told.value.point is None or d.line(told.start) != d.line(offset):
        return None
    return told.value if near.point.bounds()[1] < told.value.point.bounds()[0] else None


def that(d: Discourse, m: Match) -> Reading | None:
    """That day (told before it), this year (of publication)."""
    unit, this = m["u"], m["q"].lower() == "this"
    if this and unit in ("year", "month", "week"):
        return _of_publication(d, unit)
    if this and unit in (*_PARTS_OF_DAY, "weekend"):
        return None
    if this and unit == "day" and d.news and not d.of_another_time(m.start()):
        return absolute.publication(d, 0)
    reading = same(d, m)
    if reading and (this or reading.basis.startswith("the named day")):
        reading.anchor = "context"
    return reading


def _of_publication(d: Discourse, unit: str) -> Reading:
    if not d.published:
        return unresolved("publication")
    if unit == "week":
        return Reading("interval", absolute.week_of(d.published), anchor="publication", basis="the week of publication")
    point = Point(d.year_of_writing) if unit == "year" else coarse(point_of(d.published), unit)
    return Reading("date", single(point) if point else None, anchor="publication", basis="of publication")


def _named_day_in_reach(d: Discourse, m: Match) -> Value | None:
    for rule, other in reversed(d.matches[max(0, d.index - 4) : d.index]):
        if d.line(other.start()) == d.line(m.start()) and m.start() - other.end() < 400:
            if rule in ("named", "day_name"):
                reading = occasions.named_day(d, other) if rule == "named" else occasions.day_of_calendar(d, other)
                return reading.value if reading else None
            if rule in _DAY_RULES:
                return None
    return None


def next_unit(d: Discourse, m: Match) -> Reading | None:
    """The following day, the previous month: beside the date told last."""
    unit, forward = m["u"], m["q"] in _FORWARD
    if unit in _PARTS_OF_DAY:
        unit = "day"
    near = (d.last(m.start(), want_day=True, reach=400) if unit in ("day", "week") else None) or d.last(m.start(), want_month=unit == "month")
    near = (_named_day_in_reach(d, m) if unit == "day" else None) or near
    if near is None or near.point is None:
        if unit == "year" and not forward and d.published:
            value = single(Point(d.year_of_writing - 1))
            return Reading("date", value, anchor="publication", basis="the year before publication")
        return (None if forward else _before_the_main_date(d, m, unit)) or unresolved("event", "no date told before it")
    if unit == "week" and near.point.day:
        week = absolute.week_of(near.point.bounds()[0] + timedelta(weeks=1 if forward else -1))
        return Reading("interval", week, anchor="event", basis=f"{m.group()} beside {near.edtf()}", remember=False)
    base = coarse(near.point, unit) if unit in ("month", "year", "day") else None
    moved = shift(base, 1 if forward else -1, unit) if base else None
    basis = f"{m.group()} after {near.edtf()}" if forward else f"before {near.edtf()}"
    anchor = "event" if unit != "year" else "context"
    return Reading("date", single(moved) if moved else None, anchor=anchor, basis=basis, remember=moved is not None)


def _before_the_main_date(d: Discourse, m: Match, unit: str) -> Reading | None:
    """Beside the first day that the rest of the sentence tells, where none stands before: "Acting on a complaint lodged the
    previous month, a judge had the premises searched on 13 May"."""
    for rule, following in d.matches[d.index + 1 :]:
        between = d.text[m.end() : following.start()]
        if SENTENCE_END.search(between) or ";" in between or "," not in between:
            return None
        if rule in _DAY_RULES:
            reading = absolute.day(d, following)
            base = coarse(reading.value.start, unit) if reading and reading.value and reading.value.start and unit in ("day", "month") else None
            moved = shift(base, -1, unit) if base else None
            return Reading("date", single(moved), anchor="event", basis=f"before {base.edtf()}, told after it", remember=False) if base and moved else None
    return None


def day_after(d: Discourse, m: Match) -> Reading | None:
    """The day after, a week before: beside the date told last."""
    unit, step = "day" if m["u"] in _PARTS_OF_DAY else m["u"], 1 if m["q"] == "after" else -1
    if m["u"] in _PARTS_OF_DAY and d.before(m.start(), 4).lower().endswith("in "):
        return None  # "were let go in the evening after their names had been taken"
    told = d.told[-1] if d.told else None
    between = d.text[told.end : m.start()] if told else "."
    if unit in ("day", "week") and d.matches[d.index + 1 : d.index + 2] and d.matches[d.index + 1][0] == "named" and (named := _named_after(d, m.end())) and (moved := shift(named, step, unit)):
        return Reading("date", single(moved), anchor="event", basis=f"beside {named.edtf()}, told after it", remember=False)
    if unit in ("day", "week") and (beside := in_apposition(d, m.start(), m.end("q"))):
        return beside
    if m.group()[0] in "ao" and "\n" not in between and not re.search(r"[.!?][”’\"')]* |[.]$", between):  # "on 25 January, a day after he had gone missing"
        length = parse_duration(f"one {unit}")
        return Reading("duration", None, length) if length else None
    if m.group()[0] in "aoAO" and _RULED.search(d.before(m.start())):
        length = parse_duration(f"one {unit}")
        return Reading("duration", None, length, end=m.start("q") - 1) if length else None
    if unit in ("day", "week") and (named := _named_after(d, m.end())) and (moved := shift(named, step, unit)):
        return Reading("date", single(moved), anchor="event", basis=f"beside {named.edtf()}, told after it", remember=False)
    if beside := _beside(d, m):
        return beside
    if m.group()[0] in "tT" and _RULED.search(d.before(m.start())):
        return None  # "no later than the day after the arrest", in a law
    near = d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")
    if near is None or near.point is None:
        return unresolved("event", f"no {unit} told before it")
    point = near.point
    if unit in ("day", "week") and point.day and (event := _EVENT_AFTER.match(d.after(m.end(), 40))):
        named = _day_of(d, m.start(), event["noun"] or "", point)
        if named is None:
            return unresolved("event", "which of the days told before is not known")
        point = named
    if unit == "week" and m.group().lower().startswith("the"):
        week = absolute.week_of(point.bounds()[0] + timedelta(weeks=step))
        return Reading("interval", week, anchor="event", basis=f"beside {point.edtf()}", remember=False)
    base = point if unit == "week" else coarse(point, unit)
    moved = shift(base, step, unit) if base else None
    goes_on = moved is not None and step > 0 and unit in ("day", "week") and _dates_the_sentence(d, m)
    return Reading("date", single(moved) if moved else None, anchor="event", basis=f"beside {point.edtf()}", remember=goes_on)


_CLOSES_WITH_EVENT = re.compile(r" (?:the|his|her|their|that) \w+(?:\.(?:\s|$))")


def days_beside(d: Discourse, m: Match) -> Reading | None:
    """Two days after the shooting: from the day told before in the section; beside a date ("On 25 January, two days after the
    vote") that date; a length where a date stands elsewhere before it in its sentence.

    Of several days told before it is the one of whose event the same noun or its kin tells, else none.
    """
    words = m.group("n", "u")
    end = m.start("q") - 1
    if (named := _named_after(d, m.end())) and (moved := _moved(m, named)):
        return Reading("date", single(moved), anchor="event", basis=f"{d.text[m.start() : m.end('q')]} {named.edtf()}, told after it", end=m.end("q"), remember=False)
    if _RULED.search(d.before(m.start())):
        return Reading("duration", None, parse_duration(" ".join(words)) or ("", ""), end=end)
    length = Reading("duration", None, parse_duration(" ".join(words)) or ("", ""), end=end)
    near = d.last(m.start(), want_day=m["u"] in ("day", "week", "fortnight"), want_month=m["u"] == "month", reach=500)
    told = d.told[-1] if d.told else None
    if beside := in_apposition(d, m.start(), m.end("q")):
        return beside
    if not number(m["n"]) or told is None or d.line(told.start) == d.line(m.start()) and not re.search(r"[.!?;][”’\"')]* ", d.text[told.end : m.start()]):
        return length
    same_line = near is not None and near.start == near.end and d.line(told.start) == d.line(m.start())
    point = _day_of(d, m.start(), m["noun"], near.point if near and same_line else None)
    if point is None and not same_line:
        return length
    moved = _moved(m, point) if point else None
    if point is None:
        return Reading("date", None, anchor="event", basis="which of the days told before is not known", end=m.end("q"), remember=False)
    if moved is None:
        return length
    return Reading("date", single(moved), anchor="event", basis=f"{d.text[m.start() : m.end('q')]} it, counted from {point.edtf()}", end=m.end("q"), remember=_dates_the_sentence(d, m))


def _dates_the_sentence(d: Discourse, m: Match) -> bool:
    """Whether "two days after the arrest" opens a sentence, or closes a plain one, so that the story goes on from its day."""
    if d.opens_sentence(m.start()):
        return True
    closes = _CLOSES_WITH_EVENT.match(d.after(m.end("q"), 60)) is not None
    return closes and "," not in d.text[d.sentence_start(m.start()) : m.start()]


def in_apposition(d: Discourse, start: int, end: int) -> Reading | None:
    """What stands behind a day and a comma says how far that day is from another: "On 25 January, two days after the vote, …"."""
    told = d.told[-1] if d.told else None
    if told is None or d.text[told.end : start] != ", " or told.value.start != told.value.end or not (told.value.start and told.value.start.day):
        return None
    return Reading("date", told.value, anchor="event", basis="the date beside it", end=end, remember=False)


def after_clause(d: Discourse, m: Match) -> Reading | None:
    """Three days after a group had lodged a complaint on 10 February: counted from the day of that clause."""
    for rule, following in d.matches[d.index + 1 : d.index + 2]:
        if _RULED.search(d.before(m.start())) or rule not in _DAY_RULES or not _CLAUSE_TO_DAY.fullmatch(d.text[m.end() : following.start()]):
            break
        between = d.text[m.end() : following.start()]
        told = " had " in between or d.opens_sentence(m.start()) and d.after(following.end(), 1) == ","
        reading = absolute.day(d, following) if told else None
        if reading and reading.value and reading.value.start and (moved := _moved(m, reading.value.start)):
            return Reading("date", single(moved), anchor="event", basis=f"{m.group()} {reading.value.edtf()}, told after it", remember=False)
    length = parse_duration(f"{m['n']} {m['u']}s") if m["n"].lower() not in ("a", "an") else None
    return Reading("duration", None, length, end=m.start("q") - 1) if length else None


def day_of_event(d: Discourse, m: Match) -> Reading | None:
    """The day of the arraignment, a few hours after the arrest: the day of what the noun names again."""
    end = m.end("noun") if m["u"] else m.end("q")
    if named := _named_after(d, m.end(), words=0 if m["u"] else 6):
        return Reading("date", single(named), anchor="event", basis=f"{named.edtf()}, told after it", end=end, remember=False)
    day = _day_of(d, m.start(), m["noun"], None)
    if day is None:
        return unresolved("event", "the day of the event is not told before") if m["u"] else None
    return Reading("date", single(day), anchor="event", basis=f"the day of {day.edtf()}", remember=bool(m["u"]))


def before_named(d: Discourse, m: Match, counted: Match) -> Reading | None:
    """Three days before Christmas: counted from the named day or the date right behind it."""
    between = re.match(r" (?P<q>before|after) (?:the )?", d.text[m.end() : m.end() + 12])
    if not between or d.index + 1 >= len(d.matches) or d.matches[d.index + 1][1].start() != m.end() + between.end():
        return None
    rule, following = d.matches[d.index + 1]
    reading = occasions.named_day(d, following) if rule == "named" else absolute.day(d, following) if rule in _DAY_RULES else None
    count, point = number(counted["n"]), reading.value.start if reading and reading.value else None
    if not count or point is None or not point.day:
        return None
    moved = shift(point, int(count) * (1 if between["q"] == "after" else -1), counted["u"])
    return Reading("date", single(moved), anchor="event", basis=f"beside {point.edtf()}", end=m.end() + between.end("q"), remember=False) if moved else None


def _moved(m: Match, point: Point) -> Point | None:
    count, unit = number(m["n"]) if "n" in m.groupdict() else 1, m["u"]
    count, unit = (2 * count, "week") if count and unit == "fortnight" else (count, unit)
    return shift(point, int(count) * (1 if m["q"] in ("after", "following") else -1), unit) if count else None


def _named_after(d: Discourse, end: int, words: int = 6) -> Point | None:
    """The day that the event counted from is dated by: "two days after his release on 31 July", "the day after the 24 June vote"."""
    for rule, following in d.matches[d.index + 1 : d.index + 2]:
        if rule == "named" and re.fullmatch(r" (?:the )?", d.text[end : following.start()]):
            named = occasions.named_day(d, following)
            return named.value.start if named and named.value else None
        between = d.text[end : following.start()]
        if rule in _DAY_RULES and (re.fullmatch(rf"(?: ?(?!(?:and|but)\b)[\w’'-]++){{0,{words}}} ?", between) or re.fullmatch(r",? (?:of |on )?", between)):
            reading = absolute.day(d, following)
            return reading.value.start if reading and reading.value else None
    return None


def _day_of(d: Discourse, start: int, noun: str, last: Point | None) -> Point | None:
    """The day of the event that a noun names again: of one told in the paragraph that one, of several the one beside the same
    word, else beside a word of the same kind. Where the paragraph has told none, so in the section, else `last`."""
    told = [t for t in d.told if d.section(t.start) == d.section(start) and t.value.start and t.value.start.day and t.value.end in (t.value.start, None)]
    beside = [t for t in told if d.line(t.start) == d.line(start)]
    if last is not None and len({t.value.start for t in beside}) == 1:
        return beside[0].value.start
    first = min((t.start for t in beside or told), default=start)
    first = d.sentence_start(first)
    for how in ("stem", "verb", "word", "phrase") if noun else ():
        named = [day for day in (_day_beside(d, at, beside or told) for at in event_words.places_of(noun, d.text, first, start, how)) if day]
        if named and (how == "stem" or len(set(named)) == 1):
            return named[-1]
    printed = {t.value.start for t in beside if any(sign.isdigit() for sign in d.text[t.start : t.end])}
    return (printed.pop() if noun and len(printed) == 1 else None) if beside else last


def _day_beside(d: Discourse, offset: int, told: list[Told]) -> Point | None:
    """The day told nearest to an offset in its sentence, else the last one before it."""
    first = d.sentence_start(offset)
    stop = SENTENCE_END.search(d.text, offset)
    last = stop.start() if stop else len(d.text)
    here = [t for t in told if first <= t.start < last]
    if not here and not any(first <= t.start < last for t in d.told):  # not where it says only the year: "in 2014, he was arrested"
        here = [t for t in told if t.start < offset and not d.in_relative_clause(t.start)][-1:]
    main = [t for t in here if not d.in_relative_clause(t.start)]
    return min(main or here, key=lambda t: abs(t.start - offset)).value.start if here else None


def nth_day(d: Discourse, m: Match) -> Reading | None:
    """On the third day, of what was told to last from one day to another."""
    near = d.last(m.start(), want_day=True, reach=600)
    if beside := _beside(d, m):
        return beside
    if near is None or near.start is None or near.end is None or not near.start.day or near.start == near.end:
        return None
    day = shift(near.start, ORDINALS[m["o"]] - 1, "day")
    if day is None or day.bounds()[0] > near.end.bounds()[0]:
        return None
    return Reading("date", single(day), anchor="event", basis=f"day of {near.edtf()}", remember=False)


def later_that(d: Discourse, m: Match) -> Reading | None:
    """Later that year, earlier this month, later in the day."""
    start = m.start("w") if m["w"] != "in the" else m.start("w") + 3
    if m["w"] == "this" and d.published and m["u"] != "day":
        reading = _of_publication(d, m["u"])
        reading.start = start
        return reading
    near = d.last(m.start())
    if near is None or near.point is None or m["u"] == "week":
        return unresolved("event", start=start)
    point = coarse(near.point, m["u"])
    return Reading("date", single(point) if point else None, anchor="event", basis=f"of {near.edtf()}", start=start)


def end_of_unit(d: Discourse, m: Match) -> Reading | None:
    """The end of the year, by year's end: of the year told, else of publication."""
    month, near = "month" in m["q"], d.last(m.start())
    if month:
        point = near.point if near else point_of(d.published) if d.published else None
    else:
        year = absolute.this_year(d, m.start())
        point = Point(year) if year else None
    if point is None or (month and not point.month):
        return unresolved("context")
    which = "early" if re.match("beginning|start", m["q"]) else "late"
    base = Point(point.year, point.month if month else 0)
    if m.group().lower().startswith(("by ", "before ", "until ", "till ")):
        end = replace(base, part="early") if which == "early" else point_of(base.bounds()[1])
        return Reading("date", Value(None, end), anchor="context", basis="end of the year told")
    value = single(replace(base, part=which))
    if m.group().lower().startswith("since "):
        return Reading("interval", Value(value.start, None), anchor="context", basis="from the year told on")
    return Reading("date", value, anchor="context", basis="of the year told")


def edge_day(d: Discourse, m: Match) -> Reading | None:
    """The last day of the month: of the month told."""
    near = d.last(m.start(), want_month="month" in m["u"])
    if near is None or near.point is None:
        return unresolved("context")
    base = Point(near.point.year, near.point.month if "month" in m["u"] else 0)
    day = base.bounds()[0 if m["o"] == "first" else 1]
    return Reading("date", single(point_of(day)), anchor="context", basis=f"of {base.edtf()}")


# -- last, next, weekdays


def last_unit(d: Discourse, m: Match) -> Reading | None:
    """Last year, next week, last Friday, last October: counted from publication."""
    word, unit = m["q"].lower(), m["u"]
    if unit in WEEKDAYS or unit in MONTHS:
        word = word.removeprefix("this ")
    if unit in MONTHS:
        return absolute.relative_month(d, MONTHS[unit], "next" if word in _FORWARD else "last")
    if unit in WEEKDAYS and m["q"].lower() == "the last" and _OF_SOMETHING.match(d.after(m.end(), 12)):
        return unresolved("context")  # "the last Friday of Ramadan"
    if unit in WEEKDAYS:
        return _weekday(d, WEEKDAYS[unit], m, {"past": "last"}.get(word, word))
    if not d.published:
        return unresolved("publication")
    limit, sign = d.published, 1 if word in _FORWARD else -1
    if unit == "year":
        if word in ("the past", "the last", "this past", "this last"):
            value = Value(Point(limit.year - 1, limit.month), Point(limit.year, limit.month), "interval")
            return Reading("interval", value, anchor="publication", basis="up to publication", remember=False)
        return Reading("date", single(Point(d.year_of_writing + sign)), anchor="publication", basis="counted from publication")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        ends = sorted((limit.year, limit.year + sign * size))
        value = Value(Point(ends[0]), Point(ends[1]), "interval")
        return Reading("interval", value, anchor="publication", basis="counted from publication", remember=False)
    if unit == "month":
        moved = shift(Point(limit.year, limit.month), sign, "month")
        return Reading("date", single(moved) if moved else None, anchor="publication", basis="counted from publication")
    if unit == "week":
        value = absolute.week_of(limit + timedelta(weeks=sign))
        basis = "the week before publication" if sign < 0 else "the week after publication"
        return Reading("interval", value, anchor="publication", basis=basis)
    if unit == "weekend":
        saturday = limit - timedelta(days=(limit.weekday() - 5) % 7 or 7)
        return _weekend(saturday + timedelta(weeks=(1 if limit.weekday() == 5 else 2) if sign > 0 else 0))
    return unresolved("publication")


def weekday(d: Discourse, m: Match) -> Reading | None:
    """On Friday, this past Friday, Friday last."""
    word = (m["q"] or "").strip().lower()
    if d.index + 1 < len(d.matches) and not word:
        rule, following = d.matches[d.index + 1]
        if rule in _DAY_RULES and re.fullmatch(r"(?: \(|, )(?:on )?", d.text[m.end() : following.start()]) and (beside := absolute.day(d, following)) and beside.value:
            return Reading("date", beside.value, anchor="context", basis="the day named beside it", remember=False)
    if LAST_AFTER.match(d.after(m.end(), 8)):
        word = "last"
    if d.published and (week := _OF_WEEK.match(d.after(m.end(), 20))):
        day = absolute.week_of(d.published + timedelta(weeks={"last": -1, "this": 0, "next": 1}[week.group(1)])).bounds()[0]
        value = single(point_of(date.fromisoformat(day) + timedelta(days=_weekday_number(m["w"]))))
        return Reading("date", value, anchor="publication", basis=f"of {week.group(1)} week, counted from publication", end=m.end() + week.end())
    word = {"this past": "last", "this coming": "next"}.get(word, word)
    return _weekday(d, _weekday_number(m["w"]), m, word)


def weekday_beside(d: Discourse, m: Match) -> Reading | None:
    """The Sunday before, the Friday after: beside the day told last."""
    near = d.last(m.start(), want_day=True, reach=600)
    if near is None or near.point is None:
        return unresolved("event", "no day told before it")
    base, wanted = near.point.bounds()[0], _weekday_number(m["w"])
    day = base - timedelta(days=(base.weekday() - wanted) % 7 or 7) if m["q"] == "before" else base + timedelta(days=(wanted - base.weekday()) % 7 or 7)
    return Reading("date", single(point_of(day)), anchor="event", basis=f"{m['q']} {near.edtf()}", remember=False)


def _weekday_number(name: str) -> int:
    return next(number for full, number in WEEKDAYS.items() if full.startswith(name[:3]))


def _weekday(d: Discourse, wanted: int, m: Match, word: str) -> Reading | None:
    if _HABIT_AFTER.match(d.after(m.end(), 12)) and not word:
        return None  # after Friday prayers
    if not word and not (d.news or _DAY_BEFORE_WEEKDAY.search(d.before(m.start(), 12))):
        return None
    near = d.last(m.start(), want_day=True, reach=40 if d.news else 600)
    close = d.last(m.start(), want_day=True, reach=200)
    if near and near.point and word not in ("last", "next", "this") and (not d.news or word):
        base = near.point.bounds()[0]
        if not close and d.window and d.published and (d.published - base).days > 300 and not d.window[0] <= base <= d.window[1]:
            return unresolved("", "the day told before it is of another time")
        step = (wanted - base.weekday()) % 7 - (7 if word == "the previous" else 0)
        if step == 6 and not word and near.kind == "date" and not d.future(m.start(), m.end()):
            step = -1  # "on Sunday police arrested two, and on Saturday night …"
        if word == "the following":
            step = step or 7
        day, side = base + timedelta(days=step), "after"
        if not word and d.published and base <= d.published < day and not d.future(m.start(), m.end()):
            day, side = day - timedelta(weeks=1), "before"  # what is told as past is not later than the report
        aside = word == "the previous" and d.told_as_past_before(m.end())
        return Reading("date", single(point_of(day)), anchor="context", basis=f"the one {side} {near.edtf()}", remember=not aside)
    if not d.published or not (d.news or word):
        return unresolved("", "no day told before it")  # in a report a bare weekday is as often a habit ("work on Sunday")
    if word == "this":
        day = date.fromisoformat(absolute.week_of(d.published).bounds()[0]) + timedelta(days=wanted)
        return Reading("date", single(point_of(day)), anchor="publication", basis="of the week of publication")
    future = word == "next" or (word != "last" and d.future(m.start(), m.end()))
    nearest = _nearest_weekday(d.published, wanted, future)
    if word == "last" and nearest == d.published:
        nearest -= timedelta(weeks=1)
    value = single(point_of(nearest))
    return Reading("date", value, anchor="publication", basis="the one nearest to publication")


def _nearest_weekday(limit: date, wanted: int, future: bool) -> date:
    step = (wanted - limit.weekday()) % 7 or 7 if future else -((limit.weekday() - wanted) % 7)
    return limit + timedelta(days=step)


# -- words for a time without a date, as TIMEX3 has them


def clock(d: Discourse, m: Match) -> Reading | None:
    """at 3 p.m.: the day told last in the line, else none; `basis` is the time of day as TIMEX3 has it."""
    if m["word"]:
        hour, minute = (12, 0) if m["word"].lower() == "noon" else (0, 0)
    else:
        hour, minute = int(m["h"] or m["h24"]), int(m["min"] or m["min24"] or 0)
        if m["half"]:
            hour = hour % 12 + (12 if m["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    value, end = d.last(m.start(), want_day=True, reach=200), -1
    if d.index + 1 < len(d.matches):
        rule, following = d.matches[d.index + 1]
        if rule in (*_DAY_RULES, "weekday", "spoken") and re.fullmatch(r",? ?(?:on )?", d.text[m.end() : following.start()]):
            d.index += 1
            reading = {"weekday": weekday, "spoken": spoken_day}.get(rule, absolute.day)(d, following)
            if reading and reading.value:
                value, end = reading.value, following.end()
    return Reading("date", value, anchor="event", basis=f"T{hour:02}:{minute:02}", remember=end > 0, end=end)


def _reference(value: str) -> Reading:
    return Reading("date", None, anchor="", basis=value, remember=False)


def present(d: Discourse, m: Match) -> Reading | None:
    return _reference("PRESENT_REF")


def past(d: Discourse, m: Match) -> Reading | None:
    return _reference("PAST_REF")


def future(d: Discourse, m: Match) -> Reading | None:
    return _reference("FUTURE_REF")
