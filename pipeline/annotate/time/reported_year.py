"""The year that a yearly report is on, where it states neither its day of publication nor the time it covers.

Such a report says "during the year" and prints a year only with what lies in another one, mostly the year before. Called by `discourse`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.layers import Report

OF_THE_YEAR = re.compile(r"\b(?:[Dd]uring|[Tt]hroughout|[Oo]ver|(?:[Aa]t|[Bb]y) the end of) the year\b(?! (?:19|20)\d\d)|\b(?:[Aa]t|[Bb]y|[Aa]s of) year[’']s end\b")
"""What a report on a whole year calls that year."""
SAYINGS = 3
"""How often a report must say so to be taken for one on a whole year."""
_YEAR = re.compile(r"(?<!\d)(?<!\d[-_.])(?:19|20)\d\d(?!\d|[-_.]\d)")
_MENTIONS = 5  # of the year before, at least
_OVER_OTHERS = 1.5  # times as often as any other year but the one before it
_OVER_NEXT = 3  # times as often as the year reported on
_BARE = 0.8  # dates without a year for each mention of it, at least
_LATER = 2  # mentions of years to come, at most,
_SHARE_LATER = 0.2  # or this share of its own


def is_yearly(text: str) -> bool:
    """Whether a text keeps saying "during the year"."""
    return len(OF_THE_YEAR.findall(text)) >= SAYINGS


def year_reported_on(report: Report, matches: Iterable[tuple[str, re.Match[str]]]) -> int:
    """The year behind the one that a yearly report prints most, else the only year in its title, file name or folder, or 0."""
    return _behind_the_year_printed_most(matches) or _labelled(report.title) or _labelled(report.source_path)


def _behind_the_year_printed_most(matches: Iterable[tuple[str, re.Match[str]]]) -> int:
    printed: Counter[int] = Counter()
    months: Counter[int] = Counter()
    bare = 0
    for rule, match in matches:
        if rule == "year":
            printed[int(match["y"])] += 1
        elif rule in ("month", "full", "full_us", "month_alone"):
            year = int(match.groupdict().get("y") or 0)
            months[year] += bool(year)
            bare += not year
    printed += months
    before, often = max(printed.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    others = max((count for year, count in printed.items() if year not in (before, before - 1)), default=0)
    later = sum(count for year, count in printed.items() if year > before + 1)
    clear = often >= max(_MENTIONS, _OVER_OTHERS * others, _OVER_NEXT * printed[before + 1], printed[before - 1] + 1)
    clear = clear and months[before] == max(months.values(), default=0) > 0  # not of a report that prints its own year, but hardly its months
    return before + 1 if clear and bare >= _BARE * often and later <= max(_LATER, _SHARE_LATER * often) else 0


def _labelled(label: str) -> int:
    """The only year of a title or path ("Nepal 2019", "2019/nepal.txt"), no month of it, or 0."""
    years = set(_YEAR.findall(label))
    return int(years.pop()) if len(years) == 1 else 0
