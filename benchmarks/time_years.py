"""Years of days and months printed without one, and whether anything breaks, on yearly reports without gold.

A yearly report prints the year of a day where it is not the year that it covers, so a day without a year is of that year. That
holds but for stories that go on from another year, which count as misses here. The corpus is a folder of text files, each in a
folder named by its year; lines that begin with # are headings. Every year is run three times: with the period covered given, with the
last day of the year as day of publication and nothing else, and with neither.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from pipeline.annotate.time import find_times
from pipeline.calendar_words import MONTHS
from pipeline.layers import Report, Section

_NAMES_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_STATES_YEAR = re.compile(r"\d{4}|\b(?:last|next|this)\b", re.I)
_HEADING = re.compile(r"^#+ .*$", re.M)


def measure(folder: Path, without: set[str], misses: bool) -> None:
    """Print, for either way, how many such days and months were read and how many got the year of their report."""
    for name, period, publication in (("period given", True, "{after}-03-15"), ("publication alone", False, "{year}-12-31"), ("neither given", False, "")):
        right: Counter[bool] = Counter()
        files = 0
        for path in sorted(folder.glob("[12][0-9][0-9][0-9]/*.txt")):
            if path.parent.name in without:
                continue
            files += 1
            for expression, around, of_year in _without_year(path, period, publication):
                right[of_year] += 1
                if misses and not of_year:
                    print(f"{path.parent.name}/{path.name}: {expression} … {around}")
        print(f"{files} reports, {name}: {right.total()} days and months without a year, {100 * right[True] / max(1, right.total()):.1f} % of the year of their report")


def _without_year(path: Path, covered: bool, publication: str) -> list[tuple[str, str, bool]]:
    """(words and value, what stands around, whether of the report's year) of each such day or month."""
    text, year = path.read_text(encoding="utf-8"), path.parent.name
    published = publication.format(year=year, after=int(year) + 1)
    first, last = (f"{year}-01-01", f"{year}-12-31") if covered else ("", "")
    report = Report(path.stem, path.name, "", text, published_on=published, period_start=first, period_end=last)
    starts = [m.start() for m in _HEADING.finditer(text)] or [0]
    sections = [Section(n, 1, "", "body", "", start, end, start, start) for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1)]
    return [
        (f"{t.text} = {t.edtf} ({t.basis})", text[max(0, t.start - 200) : t.end + 60].replace("\n", " "), t.date_start[:4] == year)
        for t in find_times(text, report, sections)
        if t.date_start and t.anchor in ("context", "publication") and _NAMES_MONTH.search(t.text) and not _STATES_YEAR.search(t.text)
    ]
