"""What stands around an expression: its sentence, line and section, the dates told before it, the report's own dates.

Here a missing year is found. It comes from the dates beside the expression, the period covered (of a yearly report without
dates: `reported_year`; of another one, the year up to the latest date printed in it), the nearest date told before it in the section, and last from publication; the tense of the sentence says on which side of publication to look.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pipeline.annotate.time.reported_year import OF_THE_YEAR, is_yearly, year_reported_on
from pipeline.annotate.time.values import Value, point_of, valid
from pipeline.calendar_words import MONTHS, month_number
from pipeline.layers import Report, Section

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 3 or name == "May"), key=len, reverse=True))
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
FUTURE = re.compile(
    r"(?:\b|(?=[’']))(?:will|won[’']t|shall|expect(?:s|ed)?|(?:is|are|was|were|been) (?:set|fixed|listed) for|set to|scheduled|due to (?:be|start|begin|take|appear|stand|face|expire|end|go|meet|open|vote|return|come|resume|enter|run|hear|rule|decide|consider|examine|deliver|issue|hand|announce|publish|debate|sit|reconvene|convene|testify|answer|review|pronounce|arrive|leave|report|host|hold|launch|give|deal|look)\b|decided to (?:hold|open|start|begin|resume|postpone|adjourn|extend|prolong|renew)|due (?:in|on|back)|(?:is|are) due to (?=[a-z]+ (?:on|the|a|an|it|its|his|her|their|before|for|back|judgment)\b)|plans|(?<![’']s )(?<!the )(?<!a )(?<!its )(?<!their )(?<!his )(?<!her )(?<!new )plan(?= to\b)|planned(?= (?:for|on|in|to)\b)|is to|are to|upcoming|would|deadline|rescheduled|postponed|"
    r"intends?|going to|hopes? to|aims? to|likely to|slated|resumes|begins|starts|expires|takes place|(?:faces?|stands?|go(?:es)? on) trial|forthcoming|must|ha(?:s|ve) (?:to|until)|(?:is|are) (?:required|obliged) to|looks? forward|[’']ll|gonna|gon na|by the end of (?:the|this|next) (?:year|month|week))\b"
)
_TOLD_BEFORE = re.compile(
    r"\b(?:said|told|announced|reported|added|warned|confirmed|stated|wrote|declared|explained|insisted|claimed|noted)(?: (?!that\b|for\b)[\w’'.-]+){0,4}?,? (?:(?:on|in|late|early|of|the|since) )*$"
)
SET_FOR = re.compile(
    r"\b(?:set|fixed|listed|called|convened|summoned|summonsed|invited|scheduled|adjourned|postponed|moved|deferred|remanded|rescheduled|put off|brought forward|due)\b[^.;:]{0,60}?\b(?:for|to|until|till) $"
    r"|\b(?:prolonged|extended|renewed|suspended|barred|banned|valid|in force|granted|given|allowed|remanded)\b[^.;:]{0,60}?\b(?:to|until|till) $"
    r"|\b(?:announced|announcing|called|calling|planned|planning|summon(?:s|ed|ing)?|summonsed|subpoenaed)\b[^.;:]{0,60}?\bfor (?:\w+day,? )?$"
    r"|\bcall(?:ed|s|ing)? for (?:[\w-]+ ){0,4}(?:protest|strike|march|rally|demonstration|vigil|day of [\w-]+)e?s? (?:[^.;:,]{0,40} )?on (?:\w+day,? )?$"
    r"|\b(?:until|till|pending|ahead of|awaiting) (?:an?|the|its|his|her|their) (?:next |first |final |new |further )?(?:\w+ )?(?:hearing|trial|session|sitting|ruling|verdict|decision|appeal|vote|election)s? (?:on|in|of) $"
)
_FIXED = re.compile(r"\b(?:set|sets|setting|fixed|fixes|fixing|named|reserved) (?:\w+day,? )?(?:the )?$")  # "fixed 24 June for mention"
_PLANNED = re.compile(r"\b(?:scheduled|planned|slated|due)\b[^.;,]*$")
_WILL = re.compile(r"\b(?:will|shall)\b(?![^.;]*\b(?:said|announced|told)\b)")
_PAST_VERB = re.compile(r"(?<!\bbe )(?<!\bbeen )(?<!\bto )\b(?:was|were|had|said|told|met|began|took|gave|held|found|made|did|went|(?!need|exceed|proceed|speed|feed|seed)[a-z]{3,}ed)\b")
_ITEM = (
    rf"(?:[,;/–—-]|\b(?:and|or|to|until|through)\b)\s?(?:(?:and|or) )?(?:(?:on|in|the|of|from|by) )*(?:(?:early|mid|late)[ -])?"
    rf"(?:{_DAY}(?: of)? (?:{_MONTH})\b|(?:{_MONTH})\b(?: {_DAY}\b)?|{_DAY})\s?"
)
_FOLLOW = 100  # days by which the last events of a report may follow the latest date that is printed with its year
_BARE_TO_PRINTED = 10  # dates without a year for each one printed with it, at most, where the printed ones tell of which time a report is
_RECENT = 3  # one in how many of these lies in that time, at least, or the report tells of several times
_SOON = 62  # days within which what somebody must do follows the day on which that was told
_BACK = 200  # days by which a date told in passing lies before the one of its sentence
_SINCE = re.compile(r"(?:(?:^|\n|[.!?][”\"’')]* )(?:Ever )?S|, (?:ever )?s)ince (?!then\b|19\d\d|20\d\d)[^,.;:\n]*$")
"""A clause with "since" that leads to a date: "Since the fall of the government on 3 May 2019, …"."""
_NEAR = 300
"""Characters on each side of an expression up to which its sentence is read."""
_SENTENCE_START = re.compile(r"[.!?][”\"’')]* |\n|(?=\b(?:On|In|During|By|Since|Late|Early)\s)")
SENTENCE_END = re.compile(r"[.!?][”\"’')]* |\n")
_HAD = re.compile(r"\bhad (?:\w+ )?(?:been )?\w+(?:ed|en|n|t|ung|ld|id)\b[^,;.]{0,40}$")
_PLUPERFECT = re.compile(
    r"\bhad (?!(?:an?|the|his|her|its|their|no|to|some|several|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"(?:\w+ly )?(?:been |already |previously )?\w+(?:ed|en|n|t|ung|ld|id)?\b(?!.*, (?:was|were|\w+ed)\b)")  # no "had her licence revoked"
_RESUMED = re.compile(r"\b(?:who|which|that) had\b(?:(?!\b(?:who|which|that|when|while|after|before|because|where|if)\b).)*? (?:was|were) ")
"""The main clause that goes on behind a relative one: "organisers of a parade which had drawn thousands were indicted on"."""
_AHEAD_OF_WRITING = re.compile(r"\b(?:will|shall|won[’']t|(?:is|are|remains?|has been|have been|has|have)\b(?: \w+)? (?:set|fixed|listed|scheduled|due|expected|planned|slated|to)|expects?|plans|plan to|intends?|hopes?|aims?|likely|upcoming|forthcoming|takes place|begins|starts|expires|must|ha(?:s|ve) until|(?:is|are) (?:required|obliged) to)\b|[’']ll\b")
_DUE_NOW = re.compile(r"\b(?:is|are|remains?) (?:now |still |currently |next |also )?(?:due|expected|scheduled|set|slated|planned|listed)\b[^.;:]*$")
_BACKSHIFT = re.compile(r"\bwould\b|\b(?:was|were|been|be) (?:\w+ )?(?:set|fixed|listed|scheduled|due|expected|planned|slated|to)\b")
_CLOSES_SENTENCE = re.compile(r"(?:,? (?:at|in|near|outside|on|from|of) (?:(?!(?:and|but|when|after|before|while)\b)[^.;:!?\n]){0,120})?[.!?][”\"’')]* ")
"""What may stand behind the last day of a sentence that tells nothing else: a place."""
_BACK_TO = re.compile(r"\b(?:(?:went|go(?:es)?|going|dat(?:es?|ed|ing)) back|stem(?:s|med|ming)? from|relat(?:es?|ed|ing) to)\b[^.;:\n]*$")
"""Words before the time of what a matter goes back to, from which the story does not go on."""
_IN_BRACKETS = re.compile(r"\((\d{1,2})/(\d{1,2})\)")
_RELATIVE = re.compile(r"\b(?:that (?=(?:began|was|were|had|took|led|came|broke|[a-z]+ed)\b)|which|who|whose)\b[^,;]*$")
_RELATIVE_CLAUSE = re.compile(r"\b(?:who|whose|which)\b")
_SUBORDINATE = re.compile(r"\b(?:that|which|who)\b")
_WHO_WAS = re.compile(r"\b(?:who|whose)\b(?!.*\b(?:released|freed|acquitted|cleared|bailed|died|would|will|could|may|must|to)\b)[^,;]*\b(?:was|were|[a-z]+ed|held|took|gave|began|led|made|wrote)\b[^,;]* (?:on|in) (?:early |mid-|late )?$")
_DONE_IN = re.compile(
    r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe)(?<!\band)(?<!\bor)(?<!\bhad)(?<!\bhas)(?<!\bhave)(?<!\bthen)(?<!\blater)(?<!\bbeing)(?<!\bto)"
    r" (?!scheduled|planned|released|freed|postponed|deferred|expected)(?:[a-z]+ed|held|given|made|taken|handed down|brought|begun|written|drawn|sung)(?: by [^,;]{1,60})? (?:on|in) (?:early |mid-|late )?$")
"""A participle that tells of something of before the day of its sentence ("jailed X, arrested in | July", "for a rally held in | June")."""
_OF_RELATIVE = re.compile(r"\b(?:that|which|who) $")
_GOES_ON = re.compile(r"(?!.*\b(?:that|which|who|when|after|before|if)\b).*?[a-z] (?:was|were|passed|cleared|drew|met|came|went|failed|fell|won|lost) ")
"""The past verb of the main clause behind a relative one."""
_ANOTHER_CLAUSE = re.compile(r"[,;:]|\b(?:who|whose|whom|which|that|when|where|while|after|before|because|since|for|over|planned|due|scheduled)\b")
_CLAUSES = re.compile(r"; |, (?:and|but|while|whereas) ")
_LIST_AHEAD = re.compile(rf"\s?(?:{_ITEM})+?,?\s?(?:(?P<year>(?:19|20)\d\d)|(?P<relative>last|this|next) year)\b")
_IN_LIST = re.compile(rf"\b(?:{_MONTH})\b")
_MOVES = {"last": -1, "this": 0, "next": 1}
_YEARS = re.compile(r"(?<![\d/.,-])(?:1[5-9]|20)\d\d(?![\d/]|[.,]\d)")
_AS_OF = re.compile(r"\bas (?:of|at) (?:the end of )?$", re.I)
_OF_A_TIME = re.compile(
    r"\b(?:morning|afternoon|evening|night|nights|day|days|hours|week|weekend|month|months|end|beginning|start|middle|eve|spring|summer|autumn|winter|half|quarter|as) of (?:the )?$", re.I
)
_MODIFIES = re.compile(r"\b(?:of|from|the|its|their|his|her|an?)(?: [Ee]arly| [Ll]ate)? $|[’']s? $", re.I)
_MODIFIED = re.compile(
    r"(?:[-–]\w+)?[”’\"')]{0,3} (?!(?:and|or|but|by|when|while|as|in|at|on|to|for|from|with|after|before|until|because|where|which|who|that|over|under|of|during|near|against|"
    r"if|is|was|were|are|had|has|have|he|she|it|they|police|about|amid|via|through|since|following|despite|without|alone|also|only|onwards?|inclusive|respectively)\b)[a-zA-Z][a-z-]+"
)
_RELATIVE_YEAR = re.compile(r" (last|this|next) year\b")
PAGE, HEAD = 4000, 300
"""Characters of a notice at most, and of what comes before its first sentence."""
LAST_AFTER = re.compile(r" last(?=[,.;)]|$| [a-z]+ed )")
_FRONT = re.compile(
    r"(?:^|[.!?:;][”’\")]*\s+|[”’\")]\s+(?=[A-Z])|\n)(?:(?:Later|Then|Again|Earlier|Also|But|And|Finally|Meanwhile|However|Subsequently),? )?"
    r"(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ss]ince|[Ff]rom|[Dd]uring|[Aa]fter|[Bb]efore|[Aa]s of|[Bb]etween|[Ee]arly on|[Ll]ate on|[Ll]ate in|[Ee]arly in) )?(?:the )?$"
)


class Told(NamedTuple):
    """A date of the discourse: where it stands, what it means, whether its words state the year, whether it opens its sentence."""

    start: int
    end: int
    value: Value
    section: int
    fronted: bool


class Year(NamedTuple):
    """A year for a day or month that has none: what it was taken from (`anchor`) and why, in words (`basis`)."""

    year: int
    anchor: str
    basis: str


@dataclass
class Reading:
    """What words mean: a value, a duration or a frequency, and why. `start` and `end` narrow the span; -1 keeps the match's."""

    kind: str
    value: Value | None = None
    duration: tuple[str, str] = ("", "")
    anchor: str = "explicit"
    basis: str = "as printed"
    approximate: bool = False
    remember: bool = True
    start: int = -1
    end: int = -1
    also: Reading | None = None  # the next of several expressions that one match holds


Match = re.Match[str]


def unresolved(anchor: str, basis: str = "", kind: str = "date", start: int = -1) -> Reading:
    """A time expression whose value the text does not give."""
    return Reading(kind, None, anchor=anchor, basis=basis, remember=False, start=start)


def bounded(value: Value, bound: str | None, anchor: str, basis: str) -> Reading:
    """ "since" opens the end of a value, "by" and "until" its start; the end of a month or year is its last day."""
    if not bound:
        return Reading("date", value, anchor=anchor, basis=basis)
    if bound.split()[0].lower() == "since":
        return Reading("interval", Value(value.start, None), anchor=anchor, basis=f"{basis}; “{bound.strip()}” opens the end")
    end = point_of(value.end.bounds()[1]) if value.end and "end of" in bound else value.end
    return Reading("date", Value(None, end), anchor=anchor, basis=f"{basis}; “{bound.strip()}” opens the start")


def iso_day(text: str) -> date | None:
    """The day of an ISO string, None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Discourse:
    """One text read from left to right, with the dates told so far. Offsets are characters of `text`.

    `references`: words for a time without a date ("now", "recently", a time of day) are wanted.
    `news`: bare weekdays, days and months count from publication, as in newswire, and not from the date told before.
    """

    def __init__(
        self, text: str, report: Report | None, sections: Sequence[Section] | None, matches: list[tuple[str, Match]], news: bool = False, references: bool = False
    ) -> None:
        self.text = text
        self.matches = matches
        self.index = 0  # of the match being read
        self.told: list[Told] = []
        self.asides: list[Told] = []  # from which the story does not go on ("had been arrested the day before")
        self.news = news
        self.references = references
        self.country = report.country if report else ""
        self.published = iso_day(report.published_on) if report else None
        first, last = (iso_day(report.period_start), iso_day(report.period_end)) if report else (None, None)
        self.period = (first, last) if first and last else None
        self._why_covered = "within the period covered" if self.period else "within the year before publication"
        self.yearly = report is not None and not news and is_yearly(text)
        if report and self.yearly and not self.period and not self.published and (year := year_reported_on(report, matches)):
            self.period, self._why_covered = (date(year, 1, 1), date(year, 12, 31)), "within the year that the report is on"
        self.window = self.period or self._year_up_to_publication() or self._year_up_to_last_printed()
        self._lines = [0, *(m.end() for m in re.finditer("\n", text))]
        self._section_starts = [section.start for section in sections or ()]

    @cached_property
    def is_notice(self) -> bool:
        """Whether the text is a notice of the day: newswire, or a page at whose head the day of publication is printed."""
        if self.news or self.published is None or self.period or len(self.text) > PAGE:
            return self.news
        head = (match for rule, match in self.matches[:3] if match.start() < HEAD and rule in ("full", "full_us") and match["y"])
        return any((int(m["y"]), month_number(m["m"]), int(m["d"].rstrip("stndrh "))) == (self.published.year, self.published.month, self.published.day) for m in head)

    def month_before_day(self) -> bool | None:
        """Which comes first in dates such as (01/22), by those in brackets that leave no doubt, else by the months covered; None in doubt."""
        pairs = [(int(a), int(b)) for a, b in _IN_BRACKETS.findall(self.text)]
        day_first, month_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
        if day_first != month_first:
            return month_first
        if day_first or not self.period or not pairs or (self.period[1] - self.period[0]).days > 200:
            return None
        months = {(self.period[0] + timedelta(days=days)).month for days in range(0, (self.period[1] - self.period[0]).days + 1, 7)} | {self.period[1].month}
        first, second = all(a in months for a, _ in pairs), all(b in months for _, b in pairs)
        return first if first != second else None

    @property
    def year_of_writing(self) -> int:
        """The year that "this year" means: of publication, but of the year covered in a yearly report that came out after it; 0 where unknown."""
        if self.period and (self.period[1] - self.period[0]).days > 300 and self.published and self.period[1].year < self.published.year:
            return self.period[1].year
        return self.published.year if self.published else 0

    def _year_up_to_publication(self) -> tuple[date, date] | None:
        """The time that a report with no period told is taken to cover: the year before, where it came out in the first half of a year and keeps
        saying "during the year"; else the year up to publication, where few years are told or a good part of them are those of publication."""
        if self.published is None or self.news:
            return None
        if self.published.month <= 6 and self.yearly:
            return date(self.published.year - 1, 1, 1), date(self.published.year - 1, 12, 31)
        years = [int(year) for year in _YEARS.findall(self.text)]
        recent = sum(self.published.year - 1 <= year <= self.published.year + 1 for year in years)
        return (self.published - timedelta(days=365), self.published) if 5 * recent >= len(years) or len(years) < 4 else None

    def _year_up_to_last_printed(self) -> tuple[date, date] | None:
        """The time that a report which states no day of its own is taken to cover: the year up to the latest date printed in it,
        which the last events may follow by some weeks; none where it calls another time "the year"."""
        if self.published is not None or self.news or self.yearly or OF_THE_YEAR.search(self.text):
            return None
        ends, bare = [], 0
        for rule, m in self.matches:
            if _printed(rule, m):
                follow = 0 if self.future(m.start(), m.end()) else _FOLLOW
                ends.append(date(int(m["y"]), month_number(m["m"]), 15) + timedelta(days=follow))
            elif rule in ("full", "full_us", "month_alone"):
                bare += 1
            elif m.group()[:5].lower() == "since" and (year := _YEARS.search(m.group())):
                ends.append(date(int(year.group()), 12, 31))
        if len(ends) < 2 or bare > _BARE_TO_PRINTED * len(ends):
            return None
        first, last = max(ends) - timedelta(days=365), max(ends)
        return (first, last) if _RECENT * sum(end >= first for end in ends) >= len(ends) else None

    # -- surroundings

    def section(self, offset: int) -> int:
        return bisect_right(self._section_starts, offset)

    def line(self, offset: int) -> int:
        return bisect_right(self._lines, offset)

    def before(self, offset: int, size: int = 30) -> str:
        return self.text[max(0, offset - size) : offset]

    def after(self, offset: int, size: int = 30) -> str:
        return self.text[offset : offset + size]

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence around an expression begins and ends, not far from it."""
        left = max(start - _NEAR, 0)
        left = max((m.end() for m in _SENTENCE_START.finditer(self.text, left, start)), default=left)
        right = min(x for x in (self.text.find(". ", end), self.text.find("\n", end), len(self.text)) if x >= 0)
        return left, min(right, end + _NEAR)

    def future(self, start: int, end: int) -> bool:
        """Whether the sentence speaks of what is to come, the clauses joined to it by "and", "but", "while" or a semicolon apart."""
        left, right = self._sentence(start, end)
        before = _CLAUSES.split(self.text[left:start])[-1]
        after = _CLAUSES.split(self.text[end:right])[0]
        if re.search(r", (?:on|in) $", before) and re.match(r", ", after):
            before = ""  # a clause of its own begins: "… to rescind the law, on 20 September, police raided …"
        if _TOLD_BEFORE.search(before):
            return False  # "… will close, officials said on Tuesday"
        bound = "until " if self.text[start : start + 5].lower() in ("until", "till ") else ""
        if any(not self._closed(told, before) for told in FUTURE.finditer(before + bound)) or SET_FOR.search(self.before(start, 90) + bound):
            return True
        if _FIXED.search(before) and re.match(r" (?:for|as) ", after):
            return True
        if _PAST_VERB.search(_SUBORDINATE.split(before)[-1]):
            return False  # "… adopted on 30 March a law that would allow …"
        ahead = FUTURE.search(after)
        return ahead is not None and all(FUTURE.fullmatch(past.group()) for past in _PAST_VERB.finditer(after, 0, ahead.start()))

    @staticmethod
    def _closed(told: Match, before: str) -> bool:
        """Whether what is to come is told in a relative clause behind which the sentence goes on in the past: "a bill that would
        double the term passed its first reading on"."""
        return bool(_OF_RELATIVE.search(before, 0, told.start())) and bool(_GOES_ON.match(before, told.end()))

    def _backshifted(self, start: int, end: int) -> bool:
        """Whether what was to come is told from the past, so that it may be over: "the march was planned for", "would open on"."""
        left, right = self._sentence(start, end)
        clause = self.text[left:right]
        return not _AHEAD_OF_WRITING.search(clause) and bool(_BACKSHIFT.search(clause) or _PAST_VERB.search(clause))

    def past(self, start: int, end: int) -> bool:
        """Whether the sentence tells, in a past tense, of what is over."""
        left, right = self._sentence(start, end)
        return bool(_PAST_VERB.search(self.text[left:right])) and not self.future(start, end)

    def told_as_past_before(self, end: int) -> bool:
        """Whether the clause behind an expression tells what had happened before the story ("The Sunday before, he had been …")."""
        stop = SENTENCE_END.search(self.text, end)
        return bool(re.search(r"\bhad\b", self.text[end : min(stop.start() if stop else len(self.text), end + 80)]))

    def sentence_start(self, offset: int) -> int:
        """Where the sentence of an offset begins, at most 400 characters before it."""
        first = max(0, offset - 400)
        return max((end.end() for end in SENTENCE_END.finditer(self.text, first, offset)), default=first)

    def opens_sentence(self, start: int) -> bool:
        """Whether an expression opens its sentence and so sets the time of the story ("On 3 March, police …")."""
        return bool(_FRONT.search(self.before(start, 40)))

    # -- dates told

    def remember_aside(self, start: int, end: int, value: Value) -> None:
        """Notes a day from which the story does not go on, though a noun may name what happened on it again."""
        if value.point is not None and value.point.day:
            self.asides.append(Told(start, end, value, self.section(start), False))

    def remember(self, start: int, end: int, value: Value) -> None:
        if value.point is not None:
            self.told.append(Told(start, end, value, self.section(start), self.opens_sentence(start)))

    def last_told(self, offset: int, want_day: bool = False, want_month: bool = False, reach: int = 0) -> Told | None:
        """The last date told before `offset` in its section, at least as exact as wanted and at most `reach` characters before it."""
        section = self.section(offset)
        for told in reversed(self.told):
            if told.section != section or (reach and offset - told.start > reach):
                return None
            point = told.value.point
            if point is None or (want_day and not point.day) or (want_month and not point.month):
                continue
            return told
        return None

    def last(self, offset: int, want_day: bool = False, want_month: bool = False, reach: int = 0) -> Value | None:
        """Value of the date that the story has reached, else of `last_told`.

        "Until 6 August" and "since 2020" do not move the story, nor does a day after publication where the clause tells of the past.
        """
        section, ahead = self.section(offset), None
        for told in reversed(self.told):
            if told.section != section or (reach and offset - told.start > reach):
                break
            point = told.value.point
            if point is None or (want_day and not point.day) or (want_month and not point.month) or self._is_bound(told) or self._in_passing(told, offset):
                continue
            if self.published and point.year > 0 and point.bounds()[0] > self.published and not (ahead := ahead or self.future(offset, offset)):
                continue
            return told.value
        near = self.last_told(offset, want_day, want_month, reach=reach)
        return near.value if near and self._is_bound(near) and not self._is_planned(near) else None

    def pointed_at(self, offset: int) -> Value | None:
        """The day that "that day" points at: the one told last in the paragraph, a planned one too, no bound."""
        near = self.last_told(offset, want_day=True, reach=400)
        if near and self._is_flashback(near.start) and (main := self._opening_day(near)):
            near = main  # "On 8 April he was taken in after a warrant had been issued on 31 March. That day …"
        if near is None or self.line(near.start) != self.line(offset):
            return None
        next_to = re.fullmatch(r"[.!?][”\"’')]* (?:On )?", self.text[near.end : offset])  # "was put off until 5 May. On that day …"
        return near.value if next_to or not self._opens_as_bound(near) else None

    def had_been(self, offset: int) -> Value | None:
        """The day that closes a sentence before in the paragraph that tells nothing else than what had happened then: "She had reported threats
        on 2 March. She was shot dead eight days later"."""
        near = self.last_told(offset, want_day=True, reach=200)
        if near is None or self.line(near.start) != self.line(offset) or self._is_bound(near) or not _CLOSES_SENTENCE.match(self.text, near.end):
            return None
        clause = self.text[self.sentence_start(near.start) : near.start]
        return near.value if _PLUPERFECT.search(clause) and not _ANOTHER_CLAUSE.search(clause) else None

    def year_pointed_at(self, offset: int) -> Value | None:
        """The date whose year "that year" means: the one told last in the paragraph, in passing too, else the one that the story has reached."""
        near = self.last_told(offset, reach=400)
        return near.value if near and self.line(near.start) == self.line(offset) else self.last(offset)

    def _opening_day(self, told: Told) -> Told | None:
        """The day that opened the sentence of a date told in it later."""
        first = self.sentence_start(told.start)
        return next((t for t in self.told if first <= t.start < told.start and t.fronted and t.value.point is not None and t.value.point.day), None)

    def in_relative_clause(self, offset: int) -> bool:
        """Whether an offset stands in a relative clause that nothing has closed before it: "a trial that began on 29 May"."""
        clause = self.text[self.sentence_start(offset) : offset]
        return bool(_RELATIVE.search(clause))

    def day_of_sentence(self, offset: int) -> Value | None:
        """The day that opened the sentence, where dates without a day were told in it since ("On 15 April, X, arrested in May, …")."""
        for told in reversed(self.told):
            if told.section != self.section(offset) or SENTENCE_END.search(self.text, told.end, offset):
                return None
            if told.value.point is not None and told.value.point.day:
                return told.value if told.fronted and not self._is_bound(told) else None
        return None

    def reached(self, offset: int) -> Value | None:
        """The day or month that the story has reached; None where the one told last was told in passing and no other stands before it."""
        section = self.section(offset)
        for told in reversed(self.told):
            if told.section != section:
                break
            point = told.value.point
            if point and point.month and not self._is_bound(told) and not self._in_passing(told, offset):
                return told.value
        return None

    def latest(self, offset: int) -> Value | None:
        """The latest day or month told before in the section, up to publication."""
        section, found = self.section(offset), None
        for told in reversed(self.told):
            if told.section != section:
                break
            point = told.value.point
            if point and point.month and not (self.published and point.bounds()[0] > self.published) and (found is None or found.point is None or point.bounds() > found.point.bounds()):
                found = told.value
        return found

    def _is_bound(self, told: Told) -> bool:
        """Whether a date says only how long something lasted or lasts, or for when something had been planned."""
        return self._is_planned(told) or self._opens_as_bound(told)

    def _opens_as_bound(self, told: Told) -> bool:
        opening = self.text[told.start : told.start + 5].lower()
        return opening in ("until", "till ", "since") or bool(_SINCE.search(self.text, max(0, told.start - 150), told.start))

    def _is_planned(self, told: Told) -> bool:
        return bool(_PLANNED.search(self.text, max(0, told.start - 60), told.start))

    # -- years

    def year_for(self, month: int, day: int, start: int, end: int) -> Year | None:
        """The year of a day (or of a month, `day` 0) printed without one at `start` to `end`; None where nothing gives it."""
        if ahead := self._year_ahead(month, end):
            return ahead
        if (relative := _RELATIVE_YEAR.match(self.after(end, 12))) and self.published:
            return Year(self.year_of_writing + _MOVES[relative.group(1)], "publication", f"{relative.group(1)} year, counted from publication")
        if LAST_AFTER.match(self.after(end, 8)) and self.published:
            this = date(self.published.year, month, min(day or 1, 28)) <= self.published
            return Year(self.published.year - (not this), "publication", "the last one before publication")
        future = self.future(start, end)
        will_be = self.published is not None and bool(_WILL.search(self.text, max(0, start - 60), start)) and future
        if self.published and ((self.news and not self.of_another_time(start)) or (will_be and self._told_long_ago(start))):
            return self._nearest_publication(month, day, start, end)
        near = self._last_of_story(start)
        if near is not None and near.value.point is not None and not near.value.point.month:
            near = self._story(start, near, month, day)
        if near is not None and not future and self._tells_back(near, start):
            return self._nearest_told(month, day, start, near, 0, future)
        backshifted = future and self._backshifted(start, end)
        covered = self._covered_year(month, day)
        if future and not self.opens_sentence(start) and not (backshifted and self.period):
            covered = 0
        if backshifted and not covered and self.published and not self._is_beside(start, near):
            limit = self.published
            nearest = min((limit.year - 1, limit.year, limit.year + 1), key=lambda y: abs((date(y, month, min(day or 15, 28)) - limit).days))
            return Year(nearest, "publication", f"nearest to publication on {limit.isoformat()}")
        if not self.period and not self._is_beside(start, near) and (heading := self._in_heading(start)):
            near, covered = heading, 0
        if self.yearly and not (covered or self.published or self._is_dated_beside(start, near)):
            return None  # no stray date of another matter gives the year
        if covered and (self._prints_other_years or _AS_OF.search(self.before(start)) or not (self._is_beside(start, near) or self._goes_on(start, near, month, day))):
            return Year(covered, "context", self._why_covered)
        if near is not None and near.value.point is not None:
            if future and not backshifted and self.published and (ahead := self._first_ahead(month, day, near, start)):
                return ahead
            return self._between_told(month, day, start, near) or self._nearest_told(month, day, start, near, covered, future)
        if covered:
            return Year(covered, "context", self._why_covered)
        if self.published:
            limit = self.published
            year = limit.year if date(limit.year, month, min(day or 1, 28)) <= limit else limit.year - 1
            if future and year < limit.year:
                year = limit.year
            return Year(year, "publication", f"last before publication on {limit.isoformat()}")
        return None

    def _story(self, start: int, near: Told, month: int, day: int) -> Told:
        """The date that the story has reached, where the last one is a bare year: one told in passing does not move it.

        A year is in passing where it is far from the exact date told shortly before, or where this day or month goes on
        from that date and the year did not open its sentence.
        """
        exact = self.last_told(start, want_month=True, reach=1500)
        if exact is None or exact.value.point is None or near.value.point is None or self.in_relative_clause(exact.start):
            return near
        point, year = exact.value.point, near.value.point.year
        if abs(point.year - year) > 2 and start - exact.start < 600:
            return exact
        goes_on = 0 <= (date(point.year, month, min(day or 28, 28)) - point.bounds()[0]).days <= 60
        return exact if goes_on and not near.fronted else near

    def of_another_time(self, start: int) -> bool:
        """Whether the date told last is beside the expression, or moved the story to another year than that of publication."""
        near = self.last_told(start)
        if near is None or near.value.point is None or self.published is None:
            return False
        far = abs(near.value.point.year - self.published.year) > 1
        return start - near.start < ((1500 if near.value.point.month else 300) if far else 60 if near.value.point.month else 0)

    def _last_of_story(self, start: int) -> Told | None:
        """The date told last; one that "since" or "until" leads to only where nothing else gives a year, or right before a list goes on."""
        section = self.section(start)
        for told in reversed(self.told):
            if told.section != section:
                break
            beside = re.fullmatch(r",? ?(?:(?:and|or|to|until|on|in) ){0,2}", self.text[told.end : start]) or self._counts_since(told, start)
            if beside or not (self._is_bound(told) or self._in_passing(told, start)):
                return told
        return None if self.period or self.published else self.last_told(start)

    def _counts_since(self, told: Told, start: int) -> bool:
        """Whether a sentence that a year with "since" opens names one of the days since then ("Since 2016, six were killed, one on 4 May")."""
        return bool(told.value.point and not told.value.point.month and told.fronted and not SENTENCE_END.search(self.text, told.end, start))

    def _in_passing(self, told: Told, start: int) -> bool:
        """Whether a date of an earlier sentence only went back in time from the later one that had opened that sentence
        ("In January 2025, a court jailed two men for the protests of January 2023. On 27 March …"), or far back from a day before it."""
        if told.fronted or told.value.point is None or not _SENTENCE_START.search(self.text, told.end, start):
            return False
        if _BACK_TO.search(self.text, max(0, told.start - 120), told.start):
            return True
        if not told.value.point.month and self.line(told.start) != self.line(start) and self.opens_sentence(start):
            return True  # "… the last strike was in 1962.\n\nIn July, police …"
        if self._is_flashback(told.start) and not self._is_flashback(start):
            return True
        for other in reversed(self.told):
            if other.start >= told.start:
                continue
            if other.section != told.section or _SENTENCE_START.search(self.text, other.end, told.start):
                return False
            if other.value.point is None or not other.value.point.month:
                continue
            back = (other.value.point.bounds()[0] - told.value.point.bounds()[0]).days
            if other.fronted:
                return back > (0 if _RELATIVE_CLAUSE.search(self.text, other.end, told.start) else _BACK)
            if other.value.point.day and back > _BACK and not self._is_bound(other):
                return True  # "was fined on 9 May 2024 for a post of 3 May 2022. A week later …"
        return False

    def _is_flashback(self, offset: int) -> bool:
        """Whether the clause up to an offset tells what had happened before ("They had been detained in August 2022")."""
        left = max((m.end() for m in _SENTENCE_START.finditer(self.text, max(0, offset - 200), offset)), default=max(0, offset - 200))
        clause = _CLAUSES.split(self.text[left:offset])[-1]
        return bool(_PLUPERFECT.search(clause)) and not _RESUMED.search(clause)

    def _told_long_ago(self, start: int) -> bool:
        """Whether the date told last lies more than a year before publication, so that what "will" be is not counted from it."""
        near = self.last_told(start)
        return bool(near and near.value.point and self.published and near.value.point.year < self.published.year - 1)

    def _year_ahead(self, month: int, end: int) -> Year | None:
        """The year that closes a list: "3 March, 5 April and 9 May 2023"; months that run down belong to the year before."""
        ahead = _LIST_AHEAD.match(self.after(end, 120))
        if not ahead:
            return None
        months = [month, *(MONTHS[name] for name in _IN_LIST.findall(ahead.group()))]
        if ahead["relative"] and not self.published:
            return None
        stated = int(ahead["year"]) if ahead["year"] else self.published.year + _MOVES[ahead["relative"]] if self.published else 0
        year = stated - sum(later < earlier for earlier, later in pairwise(months))
        return Year(year, "context", "year of the date that follows")

    def _first_ahead(self, month: int, day: int, near: Told, start: int) -> Year | None:
        """The first year after publication for what a present tense says is to come, where the story has come up to the last year."""
        assert self.published is not None and near.value.point is not None
        limit, told = self.published, near.value.point.bounds()[0]
        soon = date(told.year, month, min(day or told.day, 28))
        soon = soon if soon >= told else soon.replace(year=told.year + 1)
        if (limit - told).days > 365 and not _DUE_NOW.search(self.before(start, 80)) or soon <= limit and (soon - told).days <= _SOON:
            return None  # "On 20 January, the ministry ruled that they must leave by 3 February"
        year = limit.year + (date(limit.year, month, min(day or 28, 28)) < limit)
        if (date(year, month, min(day or 1, 28)) - limit).days >= 300:
            return None
        return Year(year, "publication", f"first after publication on {limit.isoformat()}")

    def _between_told(self, month: int, day: int, start: int, near: Told) -> Year | None:
        """The one year that puts a month between the day or month told before and the next one printed with its year in the
        paragraph: "On 6 March 2024 he was arrested. A charge was added in December. The trial opened on 17 January 2025"."""
        line, point = self.line(start), near.value.point
        behind = (match for rule, match in self.matches[self.index + 1 : self.index + 4] if _printed(rule, match))
        ahead = next((match for match in behind if self.line(match.start()) == line), None)
        if point is None or not point.month or ahead is None or self.line(near.start) != line or self._is_flashback(start):
            return None
        first, last = point.bounds()[0], date(int(ahead["y"]), month_number(ahead["m"]), 28)
        years = range(first.year, last.year + 1)
        found = [y for y in years if first <= date(y, month, min(day or 28, 28)) and date(y, month, min(day or 1, 28)) < last]
        return Year(found[0], "context", f"between {near.value.edtf()} and {ahead.group()}") if len(found) == 1 else None

    def _nearest_told(self, month: int, day: int, start: int, near: Told, covered: int, future: bool) -> Year:
        point = near.value.point
        assert point is not None
        if not point.month and not point.season:
            return Year(point.year, "context", f"year of {near.value.edtf()} told before")
        reference = point.bounds()[0]
        candidates = [y for y in (point.year - 1, point.year, point.year + 1) if valid(y, month, min(day, 28) if day else 0)]
        days = {y: date(y, month, min(day or 1, 28)) for y in candidates}
        allowed = [y for y, on in days.items() if self.published is None or future or on <= self.published or self._just_ahead(on, near, start)]
        flashback = self.line(near.start) == self.line(start) and self._had(start) and not self._had(near.start) and not SET_FOR.search(self.before(start, 90)) or self._tells_back(near, start)
        if flashback:
            allowed = [y for y in allowed if (days[y] - reference).days <= 31] or allowed
        best = min(allowed or candidates, key=lambda y: (_distance(date(y, month, min(day or 15, 28)), reference), -y))
        if covered and best != covered and not flashback and point.month != month and not self._story_goes_on(near, date(best, month, min(day or 15, 28)), start):
            return Year(covered, "context", self._why_covered)
        return Year(best, "context", f"nearest to {near.value.edtf()} told before")

    @cached_property
    def _prints_other_years(self) -> bool:
        """Whether a date without a year is of the year covered, whatever was told before it, as in a yearly report."""
        return self.yearly and self.window is not None and self.window[0].year == self.window[1].year

    def _tells_back(self, near: Told, start: int) -> bool:
        """Whether an expression tells when something was of which the clause of a day or month before it in the sentence speaks."""
        point, between = near.value.point, self.text[near.end : start]
        if not near.fronted or point is None or not point.month or SENTENCE_END.search(between):
            return False
        done = _DONE_IN.search(between)
        return bool(done and not _SUBORDINATE.search(between, 0, done.start()) or _WHO_WAS.search(between))

    def _had(self, offset: int) -> bool:
        """Whether the words right before an offset tell what had been done."""
        return bool(_HAD.search(self.before(offset, 90)))

    def _just_ahead(self, day: date, near: Told, start: int) -> bool:
        """Whether a day soon after publication follows one told in the same sentence within a month of it."""
        assert near.value.point is not None and self.published is not None
        last = near.value.point.bounds()[1]
        return not SENTENCE_END.search(self.text, near.end, start) and 0 <= (day - last).days <= 31 and (day - self.published).days <= 31

    def _story_goes_on(self, near: Told, day: date, start: int) -> bool:
        """Whether a day follows, in the same paragraph, a date outside the period that opened its sentence and so set the time, or in
        that sentence."""
        assert near.value.point is not None
        told = near.value.point.bounds()[0]
        if self.window and self.window[0] <= told <= self.window[1]:
            return False
        long_ago = self.published is not None and self.published.year - told.year > 2 and self.line(near.start) == self.line(start)
        same_line = self.line(near.start) == self.line(start) and 0 <= (day - told).days < 100
        opens = self.opens_sentence(start) or near.fronted and ";" not in self.text[near.end : start] and not SENTENCE_END.search(self.text, near.end, start)
        return (near.fronted or same_line) and opens and (-200 if long_ago else -1) < (day - told).days < 200

    def _in_heading(self, start: int) -> Told | None:
        """The year or month that the heading of the section begins or ends with ("2023: A year of trials", "Arrests, March 2023")."""
        section = self.section(start)
        for told in reversed(self.told):
            if told.section != section:
                return None
            line = self.line(told.start)
            first = self._lines[line - 1]
            last = self._lines[line] if line < len(self._lines) else len(self.text)
            words = self.text[first:last].strip()
            if line != self.line(start) and len(words) < 90 and words[-1:] not in ".;,?!" and not self._says_which(told):
                if told.start - first < 3 or not self.text[told.end : last].strip(" \n:)"):
                    return told
        return None

    def _nearest_publication(self, month: int, day: int, start: int, end: int) -> Year:
        assert self.published is not None
        limit, future = self.published, self.future(start, end)
        middle = day or 15
        years = [y for y in (limit.year - 1, limit.year, limit.year + 1) if valid(y, month, min(day, 28) if day else 0)]
        if day == 0 and month == limit.month:
            return Year(limit.year, "publication", "month of publication")

        def cost(year: int) -> int:
            days = (date(year, month, min(middle, 28)) - limit).days
            wrong_side = days < 0 if future else days > 0
            return abs(days) + (150 if wrong_side else 0)

        return Year(min(years, key=cost), "publication", f"nearest to publication on {limit.isoformat()}")

    def _covered_year(self, month: int, day: int) -> int:
        """The one year in which a month lies within the period covered, else between it and publication, or 0; of a year up to publication, the last."""
        if not self.window:
            return 0
        first, last = self.window
        years = [y for y in range(first.year, last.year + 1) if (first.year, first.month) <= (y, month) <= (last.year, last.month)]
        if not self.period and len(years) == 2:
            years = [last.year if (day or 1) <= last.day else first.year]
        if self.period and not years and self.published:  # told after the period, before publication
            years = [y for y in range(last.year, self.published.year + 1) if last < date(y, month, min(day or 1, 28)) <= self.published][-1:]
        return years[0] if len(years) == 1 else 0

    def _is_beside(self, start: int, near: Told | None) -> bool:
        """Whether the last date told stands close enough to set the year: a month or day some words before, in the same line.

        A year told in passing ("the 2018 report", "jailed in 2016.") and a month that only says which event is meant
        ("the protests of June 2019") do not.
        """
        if near is None or near.value.point is None or self.line(near.start) != self.line(start):
            return False
        exact = near.value.point.month
        if start - near.start >= (400 if exact else 60) or (not near.value.point.day and self._says_which(near)):
            return False
        return near.fronted or bool(exact)

    def _is_dated_beside(self, start: int, near: Told | None) -> bool:
        """Whether the last date told is a month or day close before, or any one in the same sentence."""
        if near is None or near.value.point is None:
            return False
        return self._is_beside(start, near) if near.value.point.month else not SENTENCE_END.search(self.text, near.end, start)

    def _goes_on(self, start: int, near: Told | None, month: int, day: int) -> bool:
        """Whether a day comes within two weeks of the one told last in the same paragraph: the story goes on in its year."""
        if near is None or near.value.point is None or not near.value.point.day or not day or self.line(near.start) != self.line(start):
            return False
        first = near.value.point.bounds()[0]
        return start - near.start < 1500 and 0 <= (date(first.year, month, min(day, 28)) - date(first.year, first.month, min(first.day, 28))).days <= 14

    def _says_which(self, told: Told) -> bool:
        """Whether a date belongs to a noun and tells which event, law or report is meant: "the 2018 report", "the protests of June 2019"."""
        before = self.before(told.start)
        if _MODIFIES.search(before) and _MODIFIED.match(self.after(told.end)):
            return True
        return bool(re.search(r"\b(?:of|from|dating from) $", before)) and not _OF_A_TIME.search(before)


def _printed(rule: str, match: Match) -> bool:
    """Whether a match is a day or month with its year."""
    return rule in ("full", "full_us", "month") and bool(match["y"])


def _distance(day: date, reference: date) -> int:
    """Days between, those backwards counted double: a report mostly tells on in time."""
    days = (day - reference).days
    return days if days >= 0 else -2 * days if days < -31 else -days
