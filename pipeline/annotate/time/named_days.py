"""Named days and nicknamed events: vocabulary/named_days.csv first, then the public holidays of the report's country."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipeline.annotate.time.values import Point, shift
from pipeline.vocabulary import rows

_FEAST = re.compile(r"(?:eid|idd|aid|id)\s?(?:al|ul|el|i)?\s?(?:(?P<fitr>fitri?)|adha|azha|adzha)\b|\bidul (?:(?P<fitri>fitri)|adha)")
_FROM_OTHERS = {"easter sunday": (("good friday", 2), ("easter monday", -1)), "easter": (("easter sunday", 0), ("good friday", 2), ("easter monday", -1)), "easter monday": (("good friday", 3),), "good friday": (("easter monday", -3),)}
_HIDDEN = {"MAR": "MA"}  # the library's own name of the month of March hides Morocco's code


@cache
def named() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """(pattern, country or empty, value) of every row; value is `MM-DD`, a full EDTF date, or empty (known, no value)."""
    return tuple((re.compile(row["pattern"]), row["country"], row["value"]) for row in rows("named_days"))


@cache
def pattern() -> str:
    """One alternation over all names that may open a match."""
    return "|".join(sorted((row["pattern"] for row in rows("named_days")), key=len, reverse=True))


@cache
def openers() -> frozenset[str]:
    """The words of the names in lower case, every word that may open a match among them."""
    found: set[str] = set()
    for row in rows("named_days"):
        plain = re.sub(r"\[(\w)\w\]", r"\1", row["pattern"])
        found.update("0" if word.isdigit() else word.lower() for word in re.findall(r"[^\W\d_]+|\d", plain))
    return frozenset(found)


@cache
def _calendar(country: str, year: int) -> dict[str, list[Point]]:
    import holidays  # only here: most reports never need it, and it is slow to load

    found: dict[date, str] = {}
    for language in ("en_US", None):
        try:
            found = holidays.country_holidays(_HIDDEN.get(country, country), years=year, language=language)
            break
        except Exception:  # no such country, language or year, and faults of single calendars: the day is then not known
            continue
    days: dict[str, list[Point]] = {}
    for day, names in found.items():
        for name in names.split("; "):
            point = Point(day.year, day.month, day.day, approximate="estimated" in name)  # feasts that wait for the moon
            kept = days.setdefault(_plain(name), [])
            kept.insert(0 if "observed" not in name and all(other.bounds()[0] > day for other in kept) else len(kept), point)
    return days


def _plain(name: str) -> str:
    plain = re.sub(r"[^a-z ]", "", re.sub(r"\([^)]*\)", "", name.lower()).replace("the ", "").replace("’", "'")).strip()
    return _FEAST.sub(lambda m: "eid alfitr" if m["fitr"] or m["fitri"] else "eid aladha", plain)


def value_of(words: str, country: str, year: int) -> Point | None:
    """The day that a name means in a country and year, or None where that is not known."""
    for match, where, value in named():
        if match.fullmatch(words) and where in ("", country):
            if not value:
                break
            numbers = [int(part) for part in value.split("-")]
            if len(numbers) == 2 and numbers[0] < 13:
                return Point(year, numbers[0], numbers[1])
            numbers += [0, 0]
            return Point(numbers[0], numbers[1], numbers[2])
    if country and year:
        calendar, name = _calendar(country, year), _plain(words)
        longer = {full for full in calendar if full.endswith(f" {name}")}
        if name not in calendar and len(longer) == 1:  # "Heroes’ Day" where one "National Heroes’ Day" is kept
            name = longer.pop()
        if days := calendar.get(name):
            return days[0]
        for other, step in _FROM_OTHERS.get(name, ()):
            if days := calendar.get(other):
                return shift(days[0], step, "day")
    return None


def is_fixed(words: str, country: str) -> bool:
    """Whether the name means one occasion in history and not a day of every year."""
    return any(
        match.fullmatch(words) and where in ("", country) and re.match(r"\d{4}", value) for match, where, value in named()
    )
