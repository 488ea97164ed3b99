"""What a matched form means: values from the words, the discourse before them, and the report's dates.

A missing year or month comes from the nearest dated context of the section, else the heading, the period covered, and
last the publication; relative expressions count from the last date told. Nothing is taken that would invent a day:
"the next day" after a bare month has no value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pipeline.annotate.time import named_days
from pipeline.annotate.time.durations import number, parse_duration
from pipeline.annotate.time.grammar import MONTHS, ORDINALS, WEEKDAYS, scan
from pipeline.annotate.time.values import SEASONS, Point, Value, coarse, point_of, shift, single, valid
from pipeline.layers import Report, Section, TimeExpression

_NOT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:Resolution|Article|Art\.|Section|Sec\.|No\.?|Nos\.|Number|Law|Act|Code|Regulations?|Bill|Ordinance|Decree|Rules|Order|"
    r"Constitution|Agenda|Vision|Chapter|Clause|Directive|Convention|Protocol|Room|Flight|Highway|Route|USD|EUR|GBP|KES|UGX|"
    r"Rs\.?|RM|SR|N)|[#$€£/])\s?$"
)
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?:%|(?:people|persons|protest\w+|demonstrators|activists|journalists|members|participants|workers|students|women|"
    r"men|children|families|detainees|prisoners|police|officers|soldiers|euros?|dollars?|pounds?|shillings?|rupees|som|tenge|"
    r"lari|roubles|rubles|metres|meters|kilomet\w+|km|miles|hectares|cases|votes|signatures|supporters|USD|EUR|GBP)\b)"
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s?$", re.I)
_AGE_AFTER = re.compile(r"[ -](?:old|of age)\b")
_EVENT_NOUN = r"(?:events?|protests?|unrest|uprising|massacre|crisis|revolution|demonstrations?|killings?|elections?|riots?|crackdown|coup|attacks?|earthquake|movement|rebellion)"
_CLOSE = r"[”’\"')]{0,3}"
_PREPOSITION = re.compile(r"\b(?:in|on|since|until|till|by|from|to|and|or|during|before|after|of|for|the|through|between|throughout|last|next|this|that|around|early|late|mid|around|as of|both|–|-|,)\s*[‘’“\"'(]*$", re.I)
_FUTURE = re.compile(r"\b(?:will|expected|set to|scheduled|due to|planned|is to|are to|upcoming|would|deadline|rescheduled|postponed)\b")
_LETTERED = re.compile(r"^[\s,]*(?:and |or |to |[–—-] ?)?(?:on )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(" + "|".join(m for m in MONTHS if len(m) > 3 or m == "May") + r")(?: \d{1,2}(?:st|nd|rd|th)?)?,? ((?:19|20)\d\d)\b")
_SPANISH_MONTH_FIRST = {"USA", "PHL", "FSM", "PLW", "MHL", "LBR"}


@dataclass
class _Told:
    """A date of the discourse."""

    start: int
    value: Value
    section: int
    explicit: bool


@dataclass
class Context:
    """What the report says of itself, as far as time needs it."""

    published: date | None = None
    period: tuple[date, date] | None = None
    country: str = ""
    sections: Sequence[Section] = ()
    told: list[_Told] = field(default_factory=list)

    @classmethod
    def of(cls, report: Report | None, sections: Sequence[Section] | None) -> Context:
        day = _day(report.published_on) if report else None
        first, last = (_day(report.period_start), _day(report.period_end)) if report else (None, None)
        return cls(day, (first, last) if first and last else None, report.country if report else "", sections or ())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@dataclass
class _Reading:
    """What the words mean: a value, a duration or a frequency, and why."""

    kind: str
    value: Value | None = None
    duration: tuple[str, str] = ("", "")
    anchor: str = "explicit"
    basis: str = "as printed"
    approximate: bool = False
    remember: bool = True
    start: int = -1
    end: int = -1


def find_times(text: str, report: Report | None = None, sections: Sequence[Section] | None = None) -> list[TimeExpression]:
    """Every time expression of a text with its value, in reading order. Offsets are characters of `text`.

    >>> [(t.text, t.edtf) for t in find_times("Detained on 13th February 2025, she was released the next day.")]
    [('13th February 2025', '2025-02-13'), ('the next day', '2025-02-14')]
    """
    return Resolver(text, Context.of(report, sections)).run()


class Resolver:
    """Reads one text from left to right, keeping the dates told so far."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.lines = [m.start() for m in re.finditer(r"(?<=\n)|^", text)]
        self.deferred: list[tuple[int, str, re.Match[str], int]] = []
        self.section_starts = [section.start for section in context.sections]

    def run(self) -> list[TimeExpression]:
        found: list[tuple[int, TimeExpression]] = []
        matches = list(scan(self.text))
        self._matches = matches
        for index, (rule, match) in enumerate(matches):
            self.index = index
            reading = getattr(self, f"_{rule}")(match)
            if reading is None:
                continue
            start = match.start() if reading.start < 0 else reading.start
            end = match.end() if reading.end < 0 else reading.end
            if reading.value is not None and reading.remember and reading.value.point is not None:
                self.context.told.append(_Told(start, reading.value, self._section(start), reading.anchor == "explicit"))
            found.append((start, self._expression(start, end, reading)))
        return [expression for _, expression in found]

    def _expression(self, start: int, end: int, reading: _Reading) -> TimeExpression:
        value = reading.value
        first, last = value.bounds() if value else ("", "")
        return TimeExpression(
            start, end, self.text[start:end], reading.kind,  # type: ignore[arg-type]
            edtf=value.edtf() if value else "", date_start=first, date_end=last,
            date_precision=value.precision() if value else "", duration_min=reading.duration[0],
            duration_max=reading.duration[1], anchor=reading.anchor, approximate=reading.approximate, basis=reading.basis,
        )  # fmt: skip

    # -- context ---------------------------------------------------------------------------------------------------

    def _section(self, offset: int) -> int:
        return bisect_right(self.section_starts, offset)

    def _line(self, offset: int) -> int:
        return bisect_right(self.lines, offset)

    def _before(self, offset: int, size: int = 30) -> str:
        return self.text[max(0, offset - size) : offset]

    def _sentence(self, start: int, end: int) -> str:
        left = max(self.text.rfind(". ", 0, start), self.text.rfind("\n", 0, start)) + 1
        right = min(x for x in (self.text.find(". ", end), self.text.find("\n", end), len(self.text)) if x >= 0)
        return self.text[max(left, start - 300) : min(right, end + 300)]

    def _last(
        self, offset: int, want_day: bool = False, want_month: bool = False, same_section: bool = True, reach: int = 0
    ) -> Value | None:
        """The last date told before `offset`, at least as exact as wanted and at most `reach` characters before it."""
        section = self._section(offset)
        for told in reversed(self.context.told):
            if (same_section and told.section != section) or (reach and offset - told.start > reach):
                return None
            point = told.value.point
            if point is None or (want_day and not point.day) or (want_month and not point.month):
                continue
            return told.value
        return None

    def _year_for(self, month: int, day: int, start: int, end: int) -> tuple[int, str, str] | None:
        """(year, anchor, basis) for a day or month without a year."""
        ahead = _LETTERED.match(self.text[end : end + 60])
        if ahead and MONTHS.get(ahead.group(1), 0) >= month:
            return int(ahead.group(2)), "context", "year of the date that follows"
        if (relative := re.match(r" (last|this|next) year\b", self.text[end : end + 10])) and self.context.published:
            move = {"last": -1, "this": 0, "next": 1}[relative.group(1)]
            return self.context.published.year + move, "publication", f"{relative.group(1)} year, counted from publication"
        future = bool(_FUTURE.search(self._sentence(start, end)))
        near = self._last(start)
        if near is None:
            near = self._last(start, same_section=False) if not (self.context.period or self.context.published) else None
        candidates: list[int] = []
        if near is not None and near.point is not None and not near.point.month:
            exact = self._last(start, want_month=True)  # a far-off year told in passing does not move the story
            if exact is not None and exact.point is not None and abs(exact.point.year - near.point.year) > 2:
                near = exact
        covered = self._covered_year(month)
        if covered and not future and not self._is_beside(start, near):
            return covered, "context", "within the period covered"
        if near is not None and near.point is not None:
            point = near.point
            reference = point.bounds()[0]
            if not point.month and not point.season:
                return point.year, "context", f"year of {near.edtf()} told before"
            candidates = [y for y in (point.year - 1, point.year, point.year + 1) if valid(y, month, min(day, 28) if day else 0)]
            limit = self.context.published
            allowed = [y for y in candidates if limit is None or future or date(y, month, 1) <= limit]
            best = min(allowed or candidates, key=lambda y: (_distance(date(y, month, min(day or 15, 28)), reference), -y))
            if covered and best != covered and point.month != month and not future:
                return covered, "context", "within the period covered"
            return best, "context", f"nearest to {near.edtf()} told before"
        if covered:
            return covered, "context", "within the period covered"
        if self.context.published:
            limit = self.context.published
            year = limit.year if date(limit.year, month, min(day or 1, 28)) <= limit else limit.year - 1
            if future and year < limit.year:
                year = limit.year
            return year, "publication", f"last before publication on {limit.isoformat()}"
        return None

    def _covered_year(self, month: int) -> int:
        """The one year in which a month lies within the period covered, or 0."""
        if not self.context.period:
            return 0
        first, last = self.context.period
        years = [y for y in range(first.year, last.year + 1) if (first.year, first.month) <= (y, month) <= (last.year, last.month)]
        return years[0] if len(years) == 1 else 0

    def _is_beside(self, start: int, near: Value | None) -> bool:
        """Whether the last date told stands close enough to set the year: a month or day some words before, in the same line."""
        if near is None or near.point is None or not self.context.told:
            return False
        told = next((t for t in reversed(self.context.told) if t.value == near), None)
        if told is None or self._line(told.start) != self._line(start):
            return False
        reach = 400 if near.point.month else 60
        return start - told.start < reach

    # -- absolute forms --------------------------------------------------------------------------------------------

    def _single(self, point: Point, anchor: str = "explicit", basis: str = "as printed", bound: str | None = None, **more: object) -> _Reading | None:
        if point.day and not valid(point.year, point.month, point.day) or not valid(point.year, point.month):
            return None
        return self._bounded(single(point), bound, anchor, basis)

    def _bounded(self, value: Value, bound: str | None, anchor: str, basis: str) -> _Reading:
        if not bound:
            return _Reading("date", value, anchor=anchor, basis=basis)
        word = bound.split()[0].lower()
        if word == "since":
            return _Reading("interval", Value(value.start, None), anchor=anchor, basis=f"{basis}; “{bound.strip()}” opens the end")
        return _Reading("date", Value(None, value.end), anchor=anchor, basis=f"{basis}; “{bound.strip()}” opens the start")

    def _iso(self, m: re.Match[str]) -> _Reading | None:
        return self._single(Point(int(m["y"]), int(m["m"]), int(m["d"])))

    _dotted = _iso

    def _slashed(self, m: re.Match[str]) -> _Reading | None:
        a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
        first_is_month = self.context.country in _SPANISH_MONTH_FIRST
        if a > 12 >= b or (a == b):
            return self._single(Point(year, b, a))
        if b > 12 >= a:
            return self._single(Point(year, a, b))
        if a > 12 or not self.context.country:
            return _Reading("date", None, basis="day and month cannot be told apart") if a <= 12 and b <= 12 else None
        return self._single(Point(year, *((a, b) if first_is_month else (b, a))), basis="order of day and month as in the country")

    def _full(self, m: re.Match[str]) -> _Reading | None:
        day, month = int(re.match(r"\d+", m["d"]).group()), MONTHS[m["m"].rstrip(".")]  # type: ignore[union-attr]
        if not m["y"] and re.match(r"\s?\d", self.text[m.end() : m.end() + 2]) and not m["d"][-1].isalpha():
            pass
        if m["y"]:
            return self._single(Point(int(m["y"]), month, day), bound=m["bound"])
        if not valid(2024, month, day):
            return None
        year = self._year_for(month, day, m.start(), m.end())
        if year is None:
            return _Reading("date", None, anchor="", basis="no year in the text before it")
        return self._single(Point(year[0], month, day), year[1], year[2], m["bound"])

    _full_us = _full

    def _days(self, m: re.Match[str]) -> _Reading | None:
        first, last = (int(re.match(r"\d+", m[g]).group()) for g in ("d1", "d2"))  # type: ignore[union-attr]
        month = MONTHS[m["m"].rstrip(".")]
        year = (int(m["y"]), "explicit", "as printed") if m["y"] else self._year_for(month, first, m.start(), m.end())
        if year is None or not valid(year[0], month, first) or not valid(year[0], month, last) or last <= first:
            return None
        value = Value(Point(year[0], month, first), Point(year[0], month, last), "interval")
        return _Reading("interval", value, anchor=year[1], basis=year[2])

    def _days_us(self, m: re.Match[str]) -> _Reading | None:
        return self._days(m)

    def _night(self, m: re.Match[str]) -> _Reading | None:
        return self._days(m)

    def _span(self, m: re.Match[str]) -> _Reading | None:
        d1, d2 = (int(re.match(r"\d+", m[g]).group()) for g in ("d1", "d2"))  # type: ignore[union-attr]
        m1, m2 = MONTHS[m["m1"].rstrip(".")], MONTHS[m["m2"].rstrip(".")]
        return self._from_to((m1, d1, m["y1"]), (m2, d2, m["y2"]), m)

    _span_us = _span
    _between_days = _span

    def _from_to(self, a: tuple[int, int, str | None], b: tuple[int, int, str | None], m: re.Match[str], parts: tuple[str, str] = ("", "")) -> _Reading | None:
        anchor, basis = "explicit", "as printed"
        if b[2]:
            y2 = int(b[2])
        elif a[2]:
            y2 = int(a[2]) + (b[:2] < a[:2])
        else:
            year = self._year_for(b[0], b[1], m.start(), m.end())
            if year is None:
                return None
            y2, anchor, basis = year
        y1 = int(a[2]) if a[2] else y2 - (a[:2] > b[:2])
        if not valid(y1, a[0], a[1]) or not valid(y2, b[0], b[1]):
            return None
        value = Value(Point(y1, a[0], a[1], part=parts[0]), Point(y2, b[0], b[1], part=parts[1]), "interval")
        if value.bounds()[0] > value.bounds()[1]:
            return None
        return _Reading("interval", value, anchor=anchor, basis=basis)

    def _months(self, m: re.Match[str]) -> _Reading | None:
        m1, m2 = MONTHS[m["m1"].rstrip(".")], MONTHS[m["m2"].rstrip(".")]
        return self._from_to((m1, 0, m["y1"]), (m2, 0, m["y2"]), m, (_part(m["p1"]), _part(m["p2"])))

    def _between_months(self, m: re.Match[str]) -> _Reading | None:
        return self._from_to((MONTHS[m["m1"].rstrip(".")], 0, m["y1"]), (MONTHS[m["m2"].rstrip(".")], 0, m["y2"]), m)

    def _part(self, m: re.Match[str]) -> _Reading | None:
        part = _part(m["p"])
        if m["bound"] and part == "late" and "end" in m["p"]:
            part = ""  # a bound at the end of a month or year is the month or year itself
        if m["y0"]:
            return self._single(Point(int(m["y0"]), part=part), bound=m["bound"])
        month = MONTHS[m["m"].rstrip(".")]
        year = (int(m["y"]), "explicit", "as printed") if m["y"] else self._year_for(month, 0, m.start(), m.end())
        if year is None:
            return _Reading("date", None, anchor="", basis="no year in the text before it")
        return self._single(Point(year[0], month, part=part), year[1], year[2], m["bound"])

    def _month(self, m: re.Match[str]) -> _Reading | None:
        reading = self._single(Point(int(m["y"]), MONTHS[m["m"].rstrip(".")]), bound=m["bound"])
        if reading and m["rel"]:
            reading.start = m.start("m")
        return reading

    def _years(self, m: re.Match[str]) -> _Reading | None:
        first, last = int(m["y1"]), int(m["y2"]) if len(m["y2"]) == 4 else int(m["y1"][:2] + m["y2"])
        if last <= first or self._is_reference(m):
            return None
        return _Reading("interval", Value(Point(first), Point(last), "interval"))

    _years_dash = _years

    def _decade(self, m: re.Match[str]) -> _Reading | None:
        year = int(m["y"])
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((m["p"] or "").lower(), (0, 9))
        last = None if m["bound"] else Point(year + high)
        return _Reading("interval", Value(Point(year + low), last, "interval"), remember=False)

    def _quarter(self, m: re.Match[str]) -> _Reading | None:
        year = int(m["y"]) if m["y"] else self._this_year(m.start(), -1 if m["this"] == "last year" else 0)
        if not year:
            return None
        size = {"quarter": 3, "half": 6, "trimester": 4, "semester": 6}[m["u"]]
        order = ORDINALS[m["o"].lower()]
        order = 12 // size if order == -1 else order
        if order * size > 12:
            return None
        value = Value(Point(year, (order - 1) * size + 1), Point(year, order * size), "interval")
        return _Reading("interval", value, anchor="explicit" if m["y"] else "context")

    def _ordinal_months(self, m: re.Match[str]) -> _Reading | None:
        count, year = number(m["n"]), int(m["y"]) if m["y"] else self._this_year(m.start())
        if not year or not count or not 1 < count < 12:
            return None
        return _Reading("interval", Value(Point(year, 1), Point(year, int(count)), "interval"), anchor="explicit" if m["y"] else "context")

    def _this_year(self, offset: int, move: int = 0) -> int:
        near = self._last(offset)
        if near and near.point and move == 0:
            return near.point.year
        return self.context.published.year + move if self.context.published else 0

    def _season(self, m: re.Match[str]) -> _Reading | None:
        return self._single(Point(int(m["y"]), season=SEASONS[m["s"].lower()]), bound=m["bound"])

    def _season_rel(self, m: re.Match[str]) -> _Reading | None:
        season = SEASONS[m["s"]]
        near = self._last(m.start())
        preposition = re.match(r"(?:in|by) ", m.group(), re.I)
        start = m.start() + (preposition.end() if preposition else 0)
        if near and near.point:
            return _Reading("date", single(Point(near.point.year, season=season)), anchor="context", basis=f"year of {near.edtf()}", start=start)
        if self.context.published:
            year = self.context.published.year
            point = Point(year, season=season)
            if point.bounds()[0] > self.context.published:
                point = Point(year - 1, season=season)
            return _Reading("date", single(point), anchor="publication", basis="last before publication", start=start)
        return _Reading("date", None, anchor="", start=start)

    def _from_year(self, m: re.Match[str]) -> _Reading | None:
        return self._bounded(single(Point(int(m["y"]))), m["bound"], "explicit", "as printed")

    def _is_reference(self, m: re.Match[str]) -> bool:
        return bool(_NOT_YEAR_BEFORE.search(self._before(m.start())) or _NOT_YEAR_AFTER.match(self.text[m.end() : m.end() + 24]))

    def _year(self, m: re.Match[str]) -> _Reading | None:
        before = self._before(m.start(), 24)
        early = int(m["y"]) < 1800 and not re.search(r"\b(?:in|of|since|by|until|from|to|during|year|after|before|and|early|late)\s$", before, re.I)
        if re.search(r"\d[ -]$", before) and re.search(r"\+\d[\d -]*$", before):
            return None  # a telephone number
        if self._is_reference(m) or early or self.text[m.end() : m.end() + 1] in "-–" and self.text[m.end() + 1 : m.end() + 2].isdigit():
            return None
        if re.search(r"(?:more than|over|at least|about|around|some|approximately|nearly|than) $", before) and re.match(r" [a-z]", self.text[m.end() : m.end() + 2]):
            return None
        return _Reading("date", single(Point(int(m["y"]))))

    def _month_alone(self, m: re.Match[str]) -> _Reading | None:
        month, after, before = MONTHS[m["m"]], self.text[m.end() : m.end() + 40], self._before(m.start())
        event = re.match(rf"{_CLOSE} (?:mass |popular |violent |anti-\w+ )?{_EVENT_NOUN}\b", after)
        if not m["bound"] and not m["rel"] and not event:
            if not _PREPOSITION.search(before) or re.match(r"(?:’s|'s)? ?[A-Z][a-z]+(?! and)", after) and m["m"] in ("April", "May", "June", "August"):
                return None
            if m["m"] in ("May", "March") and not re.search(r"\b(?:in|since|until|by|of|from|to|and|last|early|late|mid|during|between|through|before|after)\s*-?$", before, re.I):
                return None
        rel = (m["rel"] or "").strip().lower()
        if rel in ("last", "next"):
            return self._relative_month(m, month, rel)
        if event and (year := self._nickname_year(month, m)):
            return _Reading("date", single(Point(year, month)), anchor="context", basis="the event is dated elsewhere in the report", start=m.start("m"))
        year_found = self._year_for(month, 0, m.start(), m.end())
        if year_found is None:
            return _Reading("date", None, anchor="", basis="no year in the text before it")
        return self._single(Point(year_found[0], month), year_found[1], year_found[2], m["bound"])

    def _relative_month(self, m: re.Match[str], month: int, rel: str) -> _Reading | None:
        if not self.context.published:
            return _Reading("date", None, anchor="")
        limit = self.context.published
        year = limit.year + ((-1 if month >= limit.month else 0) if rel == "last" else (0 if month > limit.month else 1))
        return _Reading("date", single(Point(year, month)), anchor="publication", basis=f"counted from publication on {limit}")

    def _nickname_year(self, month: int, m: re.Match[str]) -> int:
        """Year of an event that the report names by its month, told with its year elsewhere in the text."""
        name = next(n for n, number_ in MONTHS.items() if number_ == month)
        for pattern in (rf"{name}{_CLOSE} ((?:19|20)\d\d) (?:\w+ ){{0,2}}?{_EVENT_NOUN}", rf"{_EVENT_NOUN}\b[^.\n]{{0,30}}? (?:in|of) {name} ((?:19|20)\d\d)"):
            years = re.findall(pattern, self.text)
            if years:
                return int(max(set(years), key=years.count))
        for words in re.findall(rf"\b[A-Z][a-z]+{_CLOSE} {name}\b", self.text):
            point = named_days.value_of(re.sub(r"[”’\"']", "", words), self.context.country, 0)
            if point:
                return point.year
        return 0

    def _named(self, m: re.Match[str]) -> _Reading | None:
        words, country = m["name"], self.context.country
        if named_days.is_fixed(words, country):
            point = named_days.value_of(words, country, 0)
            assert point is not None
            return _Reading("date", single(point), anchor="holiday", basis="named event", remember=False)
        year, basis = self._holiday_year(m)
        point = named_days.value_of(words, country, year) if year else None
        if point is None:
            known = any(w.fullmatch(words) for w, _, _ in named_days.named())
            return _Reading("date", None, anchor="holiday", basis="the day is not known") if known else None
        return _Reading("date", single(point), anchor="holiday", basis=f"named day; {basis}", remember=False)

    def _holiday_year(self, m: re.Match[str]) -> tuple[int, str]:
        after = self.text[m.end() : m.end() + 60]
        if beside := re.match(r"[,–—-]?\s*(?:\(?(?:on|in|of)?\s*)?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]+ )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?((?:19|20)\d\d)\b", after):
            return int(beside.group(1)), "year beside it"
        if before := re.search(r"((?:19|20)\d\d)[\s,–—(-]*(?:the )?$", self._before(m.start(), 16)):
            return int(before.group(1)), "year before it"
        for rule, other in self._matches[self.index + 1 : self.index + 3]:
            if rule in ("full", "full_us") and other["y"] and other.start() - m.end() < 60 and "\n" not in self.text[m.end() : other.start()]:
                beside_it = getattr(self, f"_{rule}")(other)
                year = int(other["y"])
                if beside_it and beside_it.value and beside_it.value.start == named_days.value_of(m["name"], self.context.country, year):
                    return year, "the same day told after it"
        reference: date | None = None
        near = self._last(m.start())
        limit = self.context.published
        if near and near.point:
            reference = near.point.bounds()[0]
        point_years = (reference.year - 1, reference.year, reference.year + 1) if reference else (limit.year - 1, limit.year) if limit else ()
        best: tuple[int, int] | None = None
        for year in point_years:
            point = named_days.value_of(m["name"], self.context.country, year)
            if point is None:
                continue
            day = point.bounds()[0]
            if limit and day > limit and not _FUTURE.search(self._sentence(m.start(), m.end())):
                continue
            inside = bool(self.context.period and self.context.period[0] <= day <= self.context.period[1])
            distance = abs((day - (reference or limit or day)).days) - (400 if inside else 0)
            if best is None or distance < best[0]:
                best = (distance, year)
        return (best[1], "the nearest one told or covered") if best else (0, "")

    # -- relative forms --------------------------------------------------------------------------------------------

    def _writing(self, m: re.Match[str]) -> _Reading | None:
        return self._publication(m, 0)

    def _publication(self, m: re.Match[str], days: int) -> _Reading:
        if not self.context.published:
            return _Reading("date", None, anchor="publication", remember=False)
        day = point_of(self.context.published + timedelta(days=days))
        return _Reading("date", single(day), anchor="publication", basis="day of publication", remember=False)

    def _spoken(self, m: re.Match[str]) -> _Reading | None:
        return self._publication(m, {"yesterday": -1, "tomorrow": 1}.get(m.group().lower(), 0))

    def _period(self, m: re.Match[str]) -> _Reading | None:
        if not self.context.period:
            return _Reading("interval", None, anchor="context", remember=False)
        first, last = self.context.period
        start = Point(first.year, first.month, 0 if first.day == 1 else first.day)
        whole = (last + timedelta(days=1)).day == 1
        value = Value(start, Point(last.year, last.month, 0 if whole and not start.day else last.day), "interval")
        return _Reading("interval", value, anchor="context", basis="the period that the report covers", remember=False)

    def _eve(self, m: re.Match[str]) -> _Reading | None:
        for rule, following in self._matches[self.index + 1 : self.index + 3]:
            if following.start() - m.end() > 20 or rule not in ("named", "full", "full_us"):
                break
            told = list(self.context.told)
            reading = getattr(self, f"_{rule}")(following)
            self.context.told[:] = told
            point = reading.value.point if reading and reading.value else None
            if point and (before := shift(point, -1, "day")):
                return _Reading("date", single(before), anchor="holiday" if rule == "named" else "context", basis=f"the day before {following.group()}")
        return None

    def _at_time(self, m: re.Match[str]) -> _Reading | None:
        near = self._last(m.start())
        return _Reading("date", near, anchor="event", basis=f"the time of {near.edtf()}", remember=False) if near else None

    def _both_days(self, m: re.Match[str]) -> _Reading | None:
        days: list[Point] = []
        line = self._line(m.start())
        for rule, other in self._matches[self.index + 1 : self.index + 12]:
            if self._line(other.start()) != line or rule not in ("full", "full_us"):
                continue
            reading = getattr(self, f"_{rule}")(other)
            if reading and reading.value and reading.value.start not in days:
                days.append(reading.value.start)
        if len(days) >= 2 and days[1].bounds()[0] - days[0].bounds()[0] == timedelta(days=1):
            return _Reading("interval", Value(days[0], days[1], "interval"), anchor="event", basis="the two days told after it", remember=False)
        near = self._last(m.start(), want_day=True)
        if near and near.start and near.end and near.start != near.end:
            return _Reading("interval", near, anchor="event", basis="the days told before it", remember=False)
        return _Reading("interval", None, anchor="event", remember=False)

    def _every(self, m: re.Match[str]) -> _Reading | None:
        if re.match(r" (?:newspaper|paper|life|lives|basis|magazine|report|update|publication|bulletin)s?\b", self.text[m.end() : m.end() + 14]) and m.group().lower() in ("daily", "weekly", "annual"):
            return None
        return _Reading("frequency", None, basis="how often")

    def _follows(self, m: re.Match[str]) -> _Reading | None:
        """A date in apposition gives a vague relative expression its value: "a few days later, on 3 March"."""
        for rule, following in self._matches[self.index + 1 : self.index + 2]:
            gap = self.text[m.end() : following.start()]
            if rule in ("full", "full_us", "month") and re.fullmatch(r",? ?(?:on |in )?", gap):
                reading = getattr(self, f"_{rule}")(following)
                if reading and reading.value:
                    return _Reading("date", reading.value, anchor="event", basis="the date beside it", remember=False)
        return None

    def _shifted(self, m: re.Match[str]) -> _Reading | None:
        unit, direction, words = m["u"], m["dir"], m["n"].lower()
        if beside := self._follows(m):
            return beside
        count = number(words)
        sign = 1 if direction in ("later", "after", "afterward", "afterwards", "after that") else -1
        if unit in ("hour", "minute"):
            near = self._last(m.start(), want_day=True) if direction in ("later", "earlier") else None
            return _Reading("date", near, anchor="event", basis="hours from the day told", remember=False) if near else _Reading("date", None, anchor="event", remember=False)
        if direction == "ago":
            if not self.context.published:
                return _Reading("date", None, anchor="publication", remember=False)
            base = point_of(self.context.published)
            if count is None:
                value = Value(None, Point(base.year) if unit in ("year", "decade") else Point(base.year, base.month))
                return _Reading("date", value, anchor="publication", basis="before publication", remember=False)
            moved = shift(base, -int(count), unit)
            if moved and unit in ("year", "decade"):
                moved = Point(moved.year, approximate=True)
            elif moved and unit == "month":
                moved = replace(moved, approximate=False)
            return _Reading("date", single(moved) if moved else None, anchor="publication", basis=f"{m['n']} {unit} before publication")
        near = self._last(m.start(), want_month=unit != "year")
        if count is None or words.startswith("half") or near is None or near.point is None:
            return _Reading("date", None, anchor="event", basis="the words give no figure" if count is None else "no date told before it", remember=False)
        moved = shift(near.point, sign * int(count), unit)
        return _Reading("date", single(moved) if moved else None, anchor="event", basis=f"{m.group()} from {near.edtf()}", remember=moved is not None)

    def _over_past(self, m: re.Match[str]) -> _Reading | None:
        count = number(m["n"])
        start = m.start() + len(re.match(r"(?:(?:over|in|during|for|within|across|throughout) )?", m.group(), re.I).group())  # type: ignore[union-attr]
        if not self.context.published or count is None:
            return _Reading("interval", None, anchor="publication", start=start, remember=False)
        end = point_of(self.context.published)
        first = shift(end, -int(count), m["u"])
        if first is None:
            return _Reading("interval", None, anchor="publication", start=start, remember=False)
        first = replace(first, approximate=False) if first.month else first
        value = Value(first, coarse(end, "month") if not first.day else end, "interval")
        return _Reading("interval", value, anchor="publication", basis="up to publication", start=start, remember=False)

    def _same(self, m: re.Match[str]) -> _Reading | None:
        near = self._last(m.start())
        unit = m["u"]
        if near is None or near.point is None:
            return _Reading("date", None, anchor="event", remember=False)
        if unit == "weekend":
            return _Reading("date", None, anchor="event", remember=False)
        if unit in ("month", "year"):
            point = coarse(near.point, unit)
            return _Reading("date", single(point) if point else None, anchor="event", basis=f"the {unit} of {near.edtf()}")
        return _Reading("date", single(near.point), anchor="event", basis=f"the day of {near.edtf()}")

    def _that(self, m: re.Match[str]) -> _Reading | None:
        unit, this = m["u"], m["q"].lower() == "this"
        if this and unit in ("year", "month", "week"):
            if not self.context.published:
                return _Reading("date", None, anchor="publication", remember=False)
            point = coarse(point_of(self.context.published), unit)
            return _Reading("date", single(point) if point and unit != "week" else None, anchor="publication", basis="of publication")
        if this and unit in ("morning", "evening", "night", "afternoon", "weekend"):
            return None
        reading = self._same(m)
        if reading and unit == "day":
            holiday = self._holiday_in_reach(m)
            if holiday is not None:
                return _Reading("date", holiday, anchor="context", basis="the named day told before it")
        if reading and this:
            reading.anchor = "context"
        return reading

    def _holiday_in_reach(self, m: re.Match[str]) -> Value | None:
        for rule, other in reversed(self._matches[max(0, self.index - 4) : self.index]):
            if self._line(other.start()) == self._line(m.start()) and m.start() - other.end() < 400:
                if rule == "named":
                    reading = self._named(other)
                    return reading.value if reading else None
                if rule in ("full", "full_us"):
                    return None
        return None

    def _next(self, m: re.Match[str]) -> _Reading | None:
        unit, forward = m["u"], m["q"] in ("next", "following", "subsequent")
        sign = 1 if forward else -1
        if unit in ("morning", "evening", "night", "afternoon"):
            unit = "day"
        near = (self._last(m.start(), want_day=True, reach=400) if unit == "day" else None) or self._last(m.start())
        if near is None:
            if unit == "year" and not forward and self.context.published:
                return _Reading("date", single(Point(self.context.published.year - 1)), anchor="publication", basis="the year before publication")
            return _Reading("date", None, anchor="event", basis="no date told before it", remember=False)
        assert near.point is not None
        if unit == "day":
            moved = shift(near.point, sign, "day")
        elif unit in ("month", "year"):
            base = coarse(near.point, unit)
            moved = shift(base, sign, unit) if base else None
        else:
            moved = None
        return _Reading("date", single(moved) if moved else None, anchor="event" if unit != "year" else "context", basis=f"{m.group()} after {near.edtf()}" if forward else f"before {near.edtf()}", remember=moved is not None)

    def _day_after(self, m: re.Match[str]) -> _Reading | None:
        near = self._last(m.start(), want_day=True)
        moved = shift(near.point, 1 if m["q"] == "after" else -1, "day") if near and near.point else None
        end = m.end("q") - len(m["q"]) - 1
        return _Reading("date", single(moved) if moved else None, anchor="event", basis=f"beside {near.edtf()}" if near else "", remember=False, end=end + 1 + len(m["q"]))

    def _last_unit(self, m: re.Match[str]) -> _Reading | None:
        word, unit = m["q"].lower(), m["u"]
        if unit in MONTHS:
            return self._relative_month(m, MONTHS[unit], "next" if word in ("next", "the coming") else "last")
        if unit in WEEKDAYS:
            return self._on_weekday(WEEKDAYS[unit], m, word)
        if not self.context.published:
            return _Reading("date", None, anchor="publication", remember=False)
        limit = self.context.published
        sign = 1 if word in ("next", "the coming") else -1
        if unit == "year":
            if word.startswith("the past") or word == "the last":
                value = Value(Point(limit.year - 1, limit.month), Point(limit.year, limit.month), "interval")
                return _Reading("interval", value, anchor="publication", basis="up to publication", remember=False)
            return _Reading("date", single(Point(limit.year + sign)), anchor="publication", basis="counted from publication")
        if unit == "month":
            moved = shift(Point(limit.year, limit.month), sign, "month")
            return _Reading("date", single(moved) if moved else None, anchor="publication", basis="counted from publication")
        if unit == "week":
            monday = limit - timedelta(days=limit.weekday()) + timedelta(weeks=sign)
            value = Value(point_of(monday), point_of(monday + timedelta(days=6)), "interval")
            return _Reading("interval", value, anchor="publication", basis="the week before publication" if sign < 0 else "the week after publication")
        return _Reading("date", None, anchor="publication", remember=False)

    def _later_year(self, m: re.Match[str]) -> _Reading | None:
        near = self._last(m.start())
        start = m.start("w") if m["w"] != "in the" else m.start("w") + 3
        this = m["w"] == "this"
        if this and self.context.published and m["u"] in ("month", "year"):
            point = coarse(point_of(self.context.published), m["u"])
            return _Reading("date", single(point) if point else None, anchor="publication", basis="of publication", start=start)
        if near is None or near.point is None or m["u"] == "week":
            return _Reading("date", None, anchor="event", start=start, remember=False)
        point = coarse(near.point, m["u"])
        return _Reading("date", single(point) if point else None, anchor="event", basis=f"of {near.edtf()}", start=start)

    def _end_year(self, m: re.Match[str]) -> _Reading | None:
        near = self._last(m.start())
        point = near.point if near and near.point else point_of(self.context.published) if self.context.published else None
        if point is None:
            return _Reading("date", None, anchor="context", remember=False)
        month = "month" in m["q"]
        if month and not point.month:
            return _Reading("date", None, anchor="context", remember=False)
        part = "early" if re.match("beginning|start", m["q"]) else "late"
        value = single(Point(point.year, point.month if month else 0, part=part))
        if m.group().lower().startswith("by "):
            return _Reading("date", Value(None, replace(value.end, part="") if value.end and part == "late" else value.end), anchor="context", basis="end of the year told")
        return _Reading("date", value, anchor="context", basis="of the year told")

    def _during_year(self, m: re.Match[str]) -> _Reading | None:
        if self.context.period and self.context.period[0].year == self.context.period[1].year:
            return _Reading("date", single(Point(self.context.period[0].year)), anchor="context", basis="year of the period covered", remember=False)
        return _Reading("date", None, anchor="context", basis="the year is not stated", remember=False)

    def _weekday(self, m: re.Match[str]) -> _Reading | None:
        return self._on_weekday(WEEKDAYS[m["w"]], m, (m["q"] or "").strip().lower())

    def _on_weekday(self, weekday: int, m: re.Match[str], word: str) -> _Reading | None:
        if not word and not re.search(r"\b(?:on|since|until|by|from|late|early|before|after|of|and|to|for|last|next)\s$|[,(]\s?$", self._before(m.start(), 12), re.I):
            return None
        near = self._last(m.start(), want_day=True)
        if near and near.point and word not in ("last", "next"):
            base = near.point.bounds()[0]
            step = (weekday - base.weekday()) % 7
            if word == "the previous":
                step = step - 7
            return _Reading("date", single(point_of(base + timedelta(days=step))), anchor="context", basis=f"the one after {near.edtf()}")
        if not self.context.published:
            return _Reading("date", None, anchor="", remember=False)
        limit = self.context.published
        future = word == "next" or bool(_FUTURE.search(self._sentence(m.start(), m.end())))
        step = (weekday - limit.weekday()) % 7 or 7 if future else -((limit.weekday() - weekday) % 7)
        return _Reading("date", single(point_of(limit + timedelta(days=step))), anchor="publication", basis="the one nearest to publication")

    # -- durations -------------------------------------------------------------------------------------------------

    def _length(self, m: re.Match[str]) -> _Reading | None:
        words, after, before = m["text"], self.text[m.end() : m.end() + 12], self._before(m.start(), 16)
        end = m.start() + len(words)
        if _AGE_AFTER.match(self.text[end : end + 10]) or _AGE_BEFORE.search(before) or re.match(r"(?:’s|'s)? (?:later|earlier|ago)\b", after):
            return None
        if re.match(r"an? (?:day|week|month|year|hour|minute)$", words, re.I) and (
            re.search(r"(?:times|once|twice|hours|days) $", before) or not re.search(r"\b(?:for|of|to|within|than|over|about|nearly|almost|in|after|half|up to)\s$", before, re.I)
        ):
            return None
        duration = parse_duration(words)
        if duration is None or not duration.shortest:
            return None
        approximate = bool(re.search(r"\b(?:about|around|approximately|nearly|almost|some|over|more than|at least|up to|roughly)\s$", before, re.I))
        return _Reading("duration", None, (duration.shortest, duration.longest), basis="as printed", approximate=approximate, end=end)

    def _vague(self, m: re.Match[str]) -> _Reading | None:
        return _Reading("duration", None, ("", ""), basis="the words give no figure", approximate=True)


def _distance(day: date, reference: date) -> int:
    """Days between, those backwards counted double: a report mostly tells on in time."""
    days = (day - reference).days
    return days if days >= 0 else -2 * days if days < -31 else -days


def _part(words: str | None) -> str:
    words = (words or "").strip(" -").lower().removeprefix("the ")
    return {"beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}.get(words, words)
