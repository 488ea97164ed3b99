"""Values of GUM's dates on given spans: how GUM's conventions and ours are put on common ground, and what is left.

GUM gives every date its first and last day and dates what no calendar word dates: its annotators knew the wars, the lives
and the day on which a video was made. Its spans are given, so words are read at their place in the running text and, where
a report would leave them, alone. A value counts where first and last day are the same, and by these conventions:

- *part*: GUM has halves of months where we have thirds, or the month alone; it counts where the month or year is the same;
- *season*, *decade*, *century*: by first month, leading figures (GUM: 1970-01-01/1979-01-01, 1600/1699; ours: 1970/1979, 1601/1700);
- *week*: GUM's weeks start on Sunday or Monday and may end on the day of writing; it counts where they start within a day of ours;
- *counted* ("three years ago", "the past nine months"): at the coarser precision of the two, one unit off, since GUM counts
  with or without the day of writing and we invent no day;
- *open* ("by 1900", "several years ago"): the closed end at the coarser precision; the last of a range ("776 BCE to 394 AD"),
  whose start GUM leaves open;
- *length* ("for twelve years"): a length of time of ours where GUM's first and last day, or its first day and the day of
  writing, are as far apart, within one unit; a length without figures ("recent years") where GUM leaves the start open;
- *nested*: GUM marks the year inside a day and each end of a range; it counts where ours is the whole that holds it;
- *figures*: a given span of two to four figures is a year, of the century of the year before it in the text, else the last
  such year before the day of writing; an ordinal is a day of the month of writing.

What no convention reaches is printed by kind. *No calendar word*: things that GUM's annotators could date ("World War II", "the
Crusades") and days that are only said to be days ("the morning", "day four"); a report's dates are none of these, since a value
must come from the words or from a date told. *No value*: a calendar word that its words do not date ("our last day", "his
freshman year", "the whole year"). *Another day of writing*: "today" dated to another day than GUM's metadata give for the text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.time_corpora import GumDate, read_gum
from pipeline.annotate.time import find_times, parse_duration
from pipeline.calendar_words import MONTHS
from pipeline.layers import Report, TimeExpression

_DAYS_OF = {"day": 1, "week": 7, "month": 30.44, "year": 365.25, "decade": 3652.5}
_COUNTED = re.compile(r"\b(?:ago|past|last|next|coming|prior|earlier|later|previous)\b", re.I)
_UNIT = re.compile(r"\b(day|week|month|year|decade)s?\b", re.I)
_SPOKEN = re.compile(r"today|tonight|yesterday|tomorrow|last night", re.I)
_CALENDAR_WORD = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS)}|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|yesterday|today|tomorrow|tonight|spring|summer|"
    r"autumn|winter|century|centuries|christmas|thanksgiving|halloween|last|next|past|ago|coming|this|that|year|years|month|months|weeks?|decades?)\b",
    re.I,
)


def measure(folder: Path, misses: bool) -> None:
    """Print the share of right values over all given spans, by convention, and what is left, by kind."""
    outcome: Counter[str] = Counter()
    worded: Counter[bool] = Counter()  # right and wrong ones among those with a calendar word
    read: dict[tuple[str, str], list[TimeExpression]] = {}
    for gold in read_gum(folder):
        key = (gold.text, gold.created)
        if key not in read:
            read[key] = _find(gold.text, gold.created)
        over = [t for t in read[key] if t.start < gold.end and gold.start < t.end]
        found = judge(gold, over)
        outcome[found] += 1
        worded[found not in KINDS] += bool(_CALENDAR_WORD.search(_words(gold)))
        if misses and found in KINDS:
            around = f"{gold.text[max(0, gold.start - 60) : gold.start]}[{_words(gold)}]{gold.text[gold.end : gold.end + 30]}"
            print(f"{found}: {gold.first}/{gold.last}, read {[(t.text, t.edtf) for t in over]}, created {gold.created} … {around}")
    total = sum(outcome.values())
    right = total - sum(outcome[kind] for kind in KINDS)
    valued = right + outcome["another value"] + outcome["another day of writing"]
    print(f"{total} dates with a year, spans given: {100 * right / total:.1f} % of values right; of the {valued} with a value, {100 * right / valued:.1f} %;")
    print(f"of the {worded.total()} with a calendar word, {100 * worded[True] / worded.total():.1f} %.")
    print("right by:", ", ".join(f"{name} {count}" for name, count in outcome.most_common() if name not in KINDS))
    print("not right:", ", ".join(f"{name} {outcome[name]}" for name in KINDS))


KINDS = ("another value", "another day of writing", "no value", "no calendar word")


def judge(gold: GumDate, over: list[TimeExpression]) -> str:
    """The convention by which one of the expressions found has GUM's value, else which of `KINDS` the miss is."""
    candidates = [over] if any(t.edtf for t in over) else [over, *_alone(gold)]
    for found in candidates:
        for t in found:
            if convention := _same(gold, t):
                return convention
        if any(t.edtf for t in found):
            return "another day of writing" if _at_odds(gold) else "another value"
    if not _CALENDAR_WORD.search(_words(gold)):
        return "no calendar word"
    return "no value"


def _at_odds(gold: GumDate) -> bool:
    """Whether GUM's "today" is no day beside the one on which, by its metadata, the text was written."""
    return bool(_SPOKEN.fullmatch(_words(gold))) and _apart(gold.first, gold.created, "day") != {"today": 0, "tonight": 0}.get(_words(gold).lower(), 1)


def _find(text: str, created: str) -> list[TimeExpression]:
    return find_times(text, Report("x", "x", "", text, country="USA", published_on=created), news=True)


def _words(gold: GumDate) -> str:
    return gold.text[gold.start : gold.end]


def _alone(gold: GumDate) -> list[list[TimeExpression]]:
    """The given words read by themselves: behind a preposition, in lower case, and figures as a year or day."""
    words = _words(gold).strip(" .,").replace(" - ", "-")
    texts = [f"In {words}", f"On {words}", f"In the {words.lower()}", words.lower(), words.title(), f"In {_words(gold)}"]
    if figures := re.fullmatch(r"(?:the )?[’'‘]?(\d{2,4})(s?)(?:[’']s)?", words):
        texts = [f"In {'the ' if figures[2] else ''}{_year(gold, figures[1])}{figures[2]}"]
    elif ordinal := re.fullmatch(r"(?:[Tt]he )?(\d{1,2}(?:st|nd|rd|th))", words):
        month = next(name for name, number in MONTHS.items() if number == int(gold.created[5:7]))
        texts = [f"On {ordinal[1]} {month} {gold.created[:4]}", f"In the {ordinal[1]} century"]
    return [
        [TimeExpression(gold.start, gold.end, t.text, t.kind, t.edtf, t.date_start, t.date_end, t.date_precision, t.duration_min, t.duration_max) for t in _find(text, gold.created)]
        for text in texts
    ]


def _year(gold: GumDate, figures: str) -> str:
    if len(figures) > 2:
        return f"AD {figures}" if len(figures) < 4 or figures < "1500" else figures
    if before := re.findall(r"\b(1[5-9]|20)\d\d\b", gold.text[max(0, gold.start - 40) : gold.start]):
        return before[-1] + figures
    century = int(gold.created[:2]) - (figures > gold.created[2:4])
    return f"{century}{figures}"


def _same(gold: GumDate, t: TimeExpression) -> str:
    """The convention by which an expression has GUM's value, empty where it has not."""
    words = _words(gold)
    if t.kind == "duration":
        return "length" if _same_length(gold, t) else ""
    if not t.edtf:
        return ""
    for value in dict.fromkeys([t.edtf, *t.edtf.split("/")]):
        if value == "..":
            continue
        first, _, last = (end.rstrip("~") for end in value.partition("/"))
        last = last or first
        if _days(gold.first)[0] == _days(first)[0] and _days(gold.last)[1] == _days(last)[1]:
            return "same days" if value == t.edtf and "~" not in t.edtf else "part" if "~" in t.edtf else "nested"
        if season := re.fullmatch(r"(\d{4})-(2[1-4])", first):
            if gold.first.startswith(f"{season.group(1)}-{(3, 6, 9, 12)[int(season.group(2)) - 21]:02}"):
                return "season"
            continue
        if re.search(r"centur|00[’']?s", t.text, re.I) and (
            gold.first[:2] == first[:2] or (words in t.text and gold.last[:2] == f"{int(last[:4]) - 1:04}"[:2])
        ):
            return "century"
        if re.search(r"\d0[’']?s\b|ties\b", words) and gold.first[:3] == first[:3]:
            return "decade"
        if re.search(r"\bweeks?\b", words) and "/" in t.edtf and _apart(gold.first, first, "day") <= 1:
            return "week"
        if "~" in t.edtf and gold.first.startswith(first) and gold.last.startswith(last):
            return "part"
        if not gold.first and gold.last == last and re.search(r"(?:\bto|[–-]) ?$", gold.text[max(0, gold.start - 4) : gold.start]):
            return "open"
        if ".." in value and gold.first == gold.last and gold.first in (_days(last)[1], first):
            return "open"  # GUM leaves "by" and "since" outside and marks the day
        if ".." in value and _agree(gold.first or "..", first) and _agree(gold.last or "..", last):
            return "open"
        if _COUNTED.search(t.text) and (unit := _UNIT.search(t.text)) and all(
            _apart(*ends, unit[1].lower()) <= 1.05 for ends in ((gold.first, first), (gold.last, last))
        ):
            return "counted"
        if len(words) < len(t.text) and first == last and (first.startswith(gold.first or "?") and gold.first == gold.last):
            return "nested"
    return ""


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _apart(one: str, other: str, unit: str) -> float:
    """Units between two ends at the coarser precision of the two, many where one of them is open."""
    if not re.match(r"\d{4}", one) or not re.match(r"\d{4}", other):
        return 0 if one == other else 99
    size = min(len(one), len(other))
    days = (date.fromisoformat(_days(one[:size])[0]) - date.fromisoformat(_days(other[:size])[0])).days
    return abs(days) / _DAYS_OF[unit] if unit in ("day", "week") or size > 4 else abs(days) / max(_DAYS_OF[unit], _DAYS_OF["year"])


def _same_length(gold: GumDate, t: TimeExpression) -> bool:
    if not t.duration_min:
        return not gold.first and _agree(gold.last, gold.created) and bool(re.search(r"\b(?:past|last|recent|back|ago)\b", _words(gold)))
    length = parse_duration(t.text)
    unit = _UNIT.search(t.text.replace("-", " "))
    first, last = gold.first, gold.last or gold.created
    if not length or not unit or not first:
        return False
    figures = re.fullmatch(r"P(\d+)([YMWD])", length.longest)
    if not figures:
        return False
    days = int(figures[1]) * {"Y": 365.25, "M": 30.44, "W": 7, "D": 1}[figures[2]]
    size = min(len(first), len(last))
    apart = (date.fromisoformat(_days(last[:size])[0]) - date.fromisoformat(_days(first[:size])[0])).days
    return abs(apart - days) <= 1.01 * _DAYS_OF[unit[1].lower()]


def _days(value: str) -> tuple[str, str]:
    """First and last day of a year, month or day; empty for an open end."""
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == 7 and 1 <= int(value[5:]) <= 12:
        return f"{value}-01", f"{value}-{monthrange(int(value[:4]), int(value[5:]))[1]}"
    return (value, value) if value != ".." else ("", "")
