"""What a report says of itself: authors, day of publication, period covered; the countries that words name."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from pipeline.calendar_words import MONTHS, PART_OF_MONTH, month_number
from pipeline.vocabulary import any_of, rows

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_FULL = [
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), "ymd"),
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), "dmy"),
    (re.compile(r"\b(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})\b"), "dmy"),  # no month has so many days before it
    (re.compile(r"\b(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})\b"), "mdy"),
    (re.compile(rf"\b{_DAY} ({_MONTH}),? (\d{{4}})\b", re.I), "dmy"),
    (re.compile(rf"\b({_MONTH}) {_DAY},? (\d{{4}})\b", re.I), "mdy"),
]
_TO = r"\s?(?:[–—-]|\bto\b|\band\b|\buntil\b|\bthrough\b|/|&)\s?"
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_PART = r"(?:(?:the )?{}(?:[- ]| of ))?"
_RANGE = (
    rf"{_PART.format('(?P<part1>early|mid|late|beginning|start|middle|end)')}"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<m1>{_MONTH})(?: (?P<d1us>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:,? (?P<y1>\d{{4}}))?{_TO}"
    rf"{_PART.format('(?P<part2>early|mid|late|beginning|start|middle|end)')}"
    rf"(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<m2>{_MONTH})(?: (?P<d2us>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:,? (?P<y2>\d{{4}}))?"
    rf"|(?P<da>\d{{1,2}})(?:st|nd|rd|th)?{_TO}(?P<db>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH}),? (?P<y>\d{{4}})"
    rf"|(?:the )?first (?P<count>{'|'.join(_NUMBERS)}) months of (?:(?P<yc>\d{{4}})|(?:the|this) year)"
    r"|(?:the )?(?P<order>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<unit>quarter|half) of (?P<yo>\d{4})"
    r"|(?P<short>[QH])(?P<n>[1-4]),? (?P<yq>\d{4})"
)
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_ORDERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_STATED = re.compile(
    rf"(?:\bthis (?:update|report|bulletin|briefing|brief|newsletter|digest|review|issue|edition)\b|\b(?:cover(?:s|ed|ing)?|reporting period|review period|under review|developments|period)\b)"
    rf"(?:,? (?:the (?:period|months)(?: from| of)? )?|[^.\n]{{0,160}}?(?:\b(?:from|between|in|during|for|over|of|the period|cover(?:s|ing)?)\s+(?:the )?(?:months of )?|[:(–—-]\s?(?:from |between )?))(?:{_RANGE})",
    re.I,
)
_PERIOD_IN_TITLE = re.compile(_RANGE, re.I)
_MONTH_IN_TITLE = re.compile(rf"\bmonthly\b.{{0,60}}?\b({_MONTH}),? (\d{{4}})\b", re.I)
_MONTH_CLOSES_TITLE = re.compile(rf"\w.*(?:\bin|[–—:,(-])\s?(?<!\d )({_MONTH}),? (\d{{4}})\)?$", re.I)
_YEAR_IN_TITLE = re.compile(r"\b(?:annual|yearly|year in review|country) report\b.{0,40}?\b((?:19|20)\d\d)$|\byear in review:? ((?:19|20)\d\d)\b|\b((?:19|20)\d\d):? (?:the )?(?:year in review|annual report|yearly report)\b", re.I)
_OPENING = re.compile(rf"(?:[|–—:]\s?)?(?:[^.\n]{{0,200}}?(?:\b(?:between|from|in|during|over)|,)\s+)?(?:{_RANGE})", re.I)
_FOREIGN = re.compile(r"^\W*(?:[^\W\d]+,? )?\d{1,2}[.ºª]?\s?(?:[^\W\d]+[.,]?\s?){1,4}(?:19|20)\d\d\b")  # (Mardi) 14 juillet 2025
_LANGUAGES = ["fr", "es", "pt", "ru", "ar", "de", "it", "uk", "tr", "az", "ka", "hy", "ky", "kk", "uz", "ro", "sr", "hr", "bs", "mk", "bg", "pl", "id", "vi", "fa", "hi", "bn", "ur", "sw", "am", "nl", "sq", "el", "hu", "cs"]
_AUTHORS = re.compile(r"^(?:By|Authors?:|Prepared by|Published by)\s+(.{3,200})$", re.I)


def full_dates(text: str) -> list[str]:
    """ISO days of every full date in `text`, in order of position."""
    found = []
    for pattern, order in _FULL:
        for match in pattern.finditer(text):
            parts = dict(zip(order, match.groups(), strict=True))
            month = int(parts["m"]) if parts["m"].isdigit() else month_number(parts["m"])
            year, day = int(parts["y"]), int(parts["d"])
            if 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
                found.append((match.start(), f"{year:04}-{month:02}-{day:02}"))
    return [day for _, day in sorted(found)]


def published_on(text: str) -> str:
    """Day of publication from the dateline: a full date at the very start of one of the first lines, or labelled."""
    seen = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        head = line.strip()[:60]
        labelled = re.search(r"\b(?:published|updated?|posted|date|issued)\b[^.\n]{0,20}", line[:200], re.I)
        if labelled and (days := full_dates(line[labelled.start() : labelled.end() + 40])):
            return days[0]
        for pattern, _ in _FULL:
            match = pattern.search(head)
            if match and _is_dateline(head[: match.start()], line.strip()[match.end() :]):
                return full_dates(match.group())[0] if full_dates(match.group()) else ""
        if len(line) < 90 and not line.rstrip().endswith(".") and re.match(r"^[\w\s,.()’'/-]+[,|–—-] *", line) and (days := full_dates(line)):
            return days[-1]
        if len(line) < 45 and _FOREIGN.search(line) and (day := _in_another_language(line)):
            return day
        seen += 1
        if seen == 5 or len(line) > 200:
            break
    return ""


def _in_another_language(line: str) -> str:
    """ISO day of a short line that is a full date in another language ("14 juillet 2025"), or nothing.

    Languages are listed, since dateparser needs four seconds to try all of its two hundred.
    """
    import dateparser  # only here: most reports never need it, and it is slow to load

    found = dateparser.parse(line.strip(" .|–—-"), languages=_LANGUAGES, settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True})
    return found.date().isoformat() if found else ""


def _is_dateline(before: str, after: str) -> bool:
    """Whether a date at the head of a line dates the text: alone, in brackets, or set off by a stop or dash, behind a place at most."""
    place = re.fullmatch(r"\(?(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, ?)?(?:[A-Z][a-z]+day,? )?", before)
    return place is not None and re.match(r"\s*(?:$|[.|:–—]|-\s)" if before[:1] != "(" else r"\)", after) is not None


def period(text: str, title: str = "", published: str = "") -> tuple[str, str]:
    """First and last day of the period that a report says it covers; empty strings where it says none.

    It is told in so many words ("This update covers …", "Reporting period: …"), in the title or another line of the head, or by
    the months over which the first sentence sums up, where they lie within two years before publication.
    """
    if stated := _STATED.search(text[:6000]):
        return _bounds(stated, published)
    lines = [line.strip() for line in text[:6000].split("\n") if line.strip()]
    for line in [title, *(line for line in lines[:4] if len(line) < 110 and not line.endswith("."))]:
        if found := _PERIOD_IN_TITLE.search(line):
            return _bounds(found, "")
        if (month := _MONTH_IN_TITLE.search(line)) and (number := month_number(month[1])):
            return _days(int(month[2]), number, 0, int(month[2]), number, 0)
        if (month := _MONTH_CLOSES_TITLE.search(line)) and (number := month_number(month[1])):
            first, last = _days(int(month[2]), number, 0, int(month[2]), number, 0)
            if last < published:  # a month that is over is the one covered, else the one of publication
                return first, last
        if year := _YEAR_IN_TITLE.search(line):
            return _days(int(next(filter(None, year.groups()))), 1, 0, int(next(filter(None, year.groups()))), 12, 0)
    opening = next((line for line in lines if len(line) >= 110), "")
    dateline = full_dates(opening[:60])
    start = re.search(r"\d{4}[.:]?\s?[–—-]?\s*", opening[:60]) if dateline else None
    if (found := _OPENING.match(opening, start.end() if start else 0)) and not found["da"] and published:
        first, last = _bounds(found, "")
        recent = f"{int(published[:4]) - 2}{published[4:]}"
        if first and (found["part1"] or first[8:] == "01") and recent <= first < last <= published:
            return first, last
    return "", ""


def _bounds(found: re.Match[str], published: str) -> tuple[str, str]:
    """First and last day, ISO, of what `_RANGE` matched; months without a year are the last ones before publication."""
    if found["m2"]:
        first, last = month_number(found["m1"]), month_number(found["m2"])
        if not (found["y2"] or published):
            return "", ""
        year = int(found["y2"] or found["y1"] or 0) or int(published[:4]) - (last > int(published[5:7]))
        start_year = int(found["y1"]) if found["y1"] else year - (first > last)
        first_day = int(found["d1"] or found["d1us"] or 0) or _days_of_part(found["part1"])[0]
        return _days(start_year, first, first_day, year, last, int(found["d2"] or found["d2us"] or 0) or _days_of_part(found["part2"])[1])
    if found["m"]:
        month, year = month_number(found["m"]), int(found["y"])
        return _days(year, month, int(found["da"]), year, month, int(found["db"]))
    if found["count"]:
        year = int(found["yc"] or published[:4] or 0)
        return _days(year, 1, 0, year, _NUMBERS.index(found["count"].lower()) + 1, 0)
    year = int(found["yo"] or found["yq"])
    size = 3 if (found["unit"] or found["short"]).lower().startswith("q") else 6
    order = int(found["n"]) if found["n"] else _ORDERS[found["order"].lower()] or 12 // size
    return _days(year, (order - 1) * size + 1, 0, year, order * size, 0)


def _days_of_part(told: str | None) -> tuple[int, int]:
    """The days with which a part of a month begins and ends, 0 for the month's own end and where none is told."""
    part = (told or "").lower()
    first, last = PART_OF_MONTH[_PARTS.get(part, part)] if part else (0, 0)
    return first, 0 if last == 31 else last


def _days(year1: int, month1: int, day1: int, year2: int, month2: int, day2: int) -> tuple[str, str]:
    """ISO days of both ends, whole months where a day is 0; empty strings where the calendar has none or they run backwards."""
    if not (1900 <= year1 <= 2100 and 1900 <= year2 <= 2100 and month1 <= 12 and month2 <= 12):
        return "", ""
    length1, length2 = monthrange(year1, month1)[1], monthrange(year2, month2)[1]
    if day1 > length1 or day2 > length2:
        return "", ""
    first, last = f"{year1:04}-{month1:02}-{day1 or 1:02}", f"{year2:04}-{month2:02}-{day2 or length2:02}"
    return (first, last) if first <= last else ("", "")


def authors(text: str) -> list[str]:
    """Authors from the byline: a `By …` line, or a short first line that is a list of names and nothing else."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:4]
    for line in lines:
        if match := _AUTHORS.match(line):
            return [name.strip() for name in re.split(r",|;| and | & ", match.group(1).rstrip(".")) if name.strip()]
    if lines and is_byline(lines[0]):
        return [name.strip() for name in re.split(r"[,;]", lines[0])]
    return []


def is_byline(line: str) -> bool:
    """Whether a line is nothing but a list of two or more names of organisations or people."""
    names = [name.strip() for name in re.split(r"[,;]", line)]
    return (
        1 < len(names) < 8
        and len(line) < 160
        and not line.rstrip().endswith((".", ":", "?", "!"))
        and not re.search(r"\d", line)
        and all(name and name[0].isupper() and len(name.split()) < 8 and not full_dates(name) for name in names)
        and all(word in _JOINING or word.lstrip("(“")[:1].isupper() for n in names for word in n.split())
    )


def is_dated_byline(line: str) -> bool:
    """Whether a line is nothing but names and a full date ("Lake Forum, Hill Watch | 3 April 2025")."""
    if len(line) >= 160:
        return False
    rest = line
    for pattern, _ in _FULL:
        rest = pattern.sub("", rest)
    return rest != line and is_named_only(rest.strip(" ,;|–—-·•"))


def is_named_only(line: str) -> bool:
    """Whether a line is nothing but two or more capitalised words and what joins names."""
    if not line or line[-1] in ".:?!":
        return False
    words = [word.strip("()“”,;|&") for word in line.split()]
    words = [word for word in words if word and word not in _JOINING and not re.fullmatch(r"[–—·•-]", word)]
    return 1 < len(words) < 20 and all(word[0].isupper() for word in words)


_JOINING = {"and", "for", "of", "the", "de", "la", "del", "y", "e", "et", "für", "in"}


@cache
def country_names() -> dict[str, str]:
    """Name, alias or demonym of a country → ISO 3166-1 alpha-3. A form of two countries is left out."""
    forms: dict[str, set[str]] = {}
    for row in rows("countries"):
        for form in [row["name"], *row["aliases"].split(";"), *row["demonyms"].split(";")]:
            if form:
                forms.setdefault(form, set()).add(row["iso3"])
    return {form: next(iter(codes)) for form, codes in forms.items() if len(codes) == 1}


@cache
def _country_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!New )\b{any_of(country_names())}\b(?!\$)")  # no Guinea in a misspelt "Papau New Guinea", no country in "US$20"


def countries_in(text: str) -> list[str]:
    """The country of every name or demonym in `text`, in reading order."""
    return [country_names()[match.group()] for match in _country_pattern().finditer(text)]
