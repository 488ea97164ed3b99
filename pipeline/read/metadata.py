"""What a report says of itself: authors, day of publication, period covered, country."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from functools import cache

from pipeline.calendar_words import MONTHS, month_number
from pipeline.vocabulary import rows

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_FULL = [
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), "ymd"),
    (re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b"), "dmy"),
    (re.compile(rf"\b{_DAY} ({_MONTH}),? (\d{{4}})\b", re.I), "dmy"),
    (re.compile(rf"\b({_MONTH}) {_DAY},? (\d{{4}})\b", re.I), "mdy"),
]
_MONTH_YEAR = re.compile(rf"(?:{_DAY} )?({_MONTH})(?: {_DAY}(?!\d))?,? ?(\d{{4}})?", re.I)
_PERIOD = re.compile(
    rf"\b(?:cover(?:s|ed|ing)?|period|developments|events|between|review)\b[^.\n]{{0,160}}?\b(?:from|between)\s+"
    rf"((?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?)\s+(?:to|and|until|through|[–—-])\s+"
    rf"((?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}})",
    re.I,
)
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
    """Whether a date at the head of a line dates the text: alone, or set off by a stop or dash, behind a place at most."""
    place = re.fullmatch(r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*, ?)?(?:[A-Z][a-z]+day,? )?", before)
    return place is not None and re.match(r"\s*(?:$|[.|:–—]|-\s)", after) is not None


def period(text: str) -> tuple[str, str]:
    """First and last day of the period that the opening says is covered; empty strings where it says none."""
    match = _PERIOD.search(text[:6000])
    if not match:
        return "", ""
    first, last = _MONTH_YEAR.search(match.group(1)), _MONTH_YEAR.search(match.group(2))
    if not first or not last or not last.group(4):
        return "", ""
    year = int(last.group(4))
    end_month, end_day = month_number(last.group(2)), last.group(1) or last.group(3)
    start_month, start_day = month_number(first.group(2)), first.group(1) or first.group(3)
    start_year = int(first.group(4)) if first.group(4) else year - (start_month > end_month)
    day = int(end_day) if end_day else monthrange(year, end_month)[1]
    return f"{start_year:04}-{start_month:02}-{int(start_day or 1):02}", f"{year:04}-{end_month:02}-{day:02}"


def authors(text: str) -> list[str]:
    """Authors from the byline: a `By …` line, or a short first line that is a list of names and nothing else."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:4]
    for line in lines:
        if match := _AUTHORS.match(line):
            return [name.strip() for name in re.split(r",|;| and | & ", match.group(1).rstrip(".")) if name.strip()]
    if lines and is_byline(lines[0]):
        return [name.strip() for name in lines[0].split(",")]
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
        and all(word[0].isupper() or word in {"and", "for", "of", "the", "de", "la"} for n in names for word in n.split())
    )


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
    names = sorted(country_names(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def countries_in(text: str) -> list[str]:
    """The country of every name or demonym in `text`, in reading order."""
    return [country_names()[match.group()] for match in _country_pattern().finditer(text)]


OPENING = 600
"""Characters in which a report says what it is about."""


def main_country(text: str, file_name: str = "", title: str = "") -> str:
    """The country that title, file name or text speak of: the title first, then the file name, then the one that the first
    lines name and the text again, then the most frequent."""
    for words in (title, re.sub(r"[-_.\d]+", " ", file_name).title()):
        if named := set(countries_in(words)):
            if len(named) == 1:
                return named.pop()
    counts = Counter(countries_in(text))
    first = set(countries_in(text[:OPENING]))
    if len(first) == 1 and counts[next(iter(first))] > 1:
        return first.pop()
    return min(counts, key=lambda code: (-counts[code], code)) if counts else ""
