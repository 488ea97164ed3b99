"""Time expressions in TIMEX3's terms, the common ground of corpora and systems."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pipeline.annotate.time import parse_duration
from pipeline.layers import TimeExpression

SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
PARTS_OF_DAY = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
VAGUE = {"year": "PXY", "month": "PXM", "week": "PXW", "day": "PXD", "decade": "PXDE", "hour": "PTXH", "minute": "PTXM"}


class Marked(NamedTuple):
    """A time expression of a corpus or of a system: offsets into the text and a TIMEX3 value."""

    start: int
    end: int
    value: str


def timex(t: TimeExpression) -> list[Marked]:
    """An expression of ours in TIMEX3's terms. A closed interval is its two ends, since corpora mark each."""
    words = t.text.lower()
    if t.kind == "frequency":
        unit = re.search(r"dai|day|night|week|month", words)
        often = {"dai": "XXXX-XX-XX", "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "month": "XXXX-XX"}
        return [Marked(t.start, t.end, often[unit.group()] if unit else "XXXX")]
    if t.kind == "duration":
        unit = re.search("|".join(VAGUE), words)
        return [Marked(t.start, t.end, t.duration_min or (VAGUE[unit.group()] if unit else "PX"))]
    if reference := re.match(r"(PAST|PRESENT|FUTURE)_REF$", t.basis):
        return [Marked(t.start, t.end, reference.group())]
    ends = [_point(end) for end in t.edtf.split("/") if end not in ("", "..")]
    if len(ends) == 2:
        if whole := _unit(words, t):
            return [Marked(t.start, t.end, whole)]
        middle = t.start + max(1, (t.end - t.start) // 2)
        return [Marked(t.start, middle, ends[0]), Marked(middle, t.end, ends[1])]
    if not ends and t.kind == "interval" and (unit := re.search("|".join(VAGUE), words)):
        return [Marked(t.start, t.end, VAGUE[unit.group()])]
    value = ends[0] if ends else ""
    if clock := re.search(r"T\d\d:\d\d$", t.basis):
        value += clock.group()
    elif len(value) == 10 and (part := re.search("|".join(PARTS_OF_DAY), words)):
        value += PARTS_OF_DAY[part.group()]
    return [Marked(t.start, t.end, value)]


def _point(edtf: str) -> str:
    edtf = edtf.rstrip("~")
    edtf = f"BC{int(edtf[1:5]) + 1:04}{edtf[5:]}" if edtf.startswith("-") else edtf  # the year 0 is 1 BC
    match = re.fullmatch(r"(.*\d{4})-(2[1-4])", edtf)
    return f"{match.group(1)}-{SEASONS[match.group(2)]}" if match else edtf


def _unit(words: str, t: TimeExpression) -> str:
    """An interval that TIMEX3 writes as one value: a decade, century, quarter, half, week, or a length up to publication."""
    first = t.edtf[:7]
    if re.search(r"\d0s$|ties$", words):
        return t.edtf[:3]
    if "century" in words:
        return t.edtf[:2]
    if "quarter" in words:
        return f"{first[:4]}-Q{(int(first[5:7]) + 2) // 3}"
    if re.search(r"\bhalf\b", words):
        return f"{first[:4]}-H{(int(first[5:7]) + 5) // 6}"
    if "weekend" in words or "week" in words and t.date_start and not parse_duration(words):
        year, week, _ = date.fromisoformat(t.date_start).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if "weekend" in words else "")
    if re.search(r"\b(?:past|last|next|coming|following)\b", words) and (length := parse_duration(words)):
        return length.shortest
    return ""
