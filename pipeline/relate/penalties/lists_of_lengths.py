"""Lengths that are one: "two years and nine months", "six months to two years", a total before its parts, a term that another replaced."""

from __future__ import annotations

import copy
import re
from functools import partial

from msgspec.structs import replace

from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, TimeExpression
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.words import CHANGED_TO, is_replaced

REACH_OF_TOTAL = 110
_REACH_OF_CHANGE = 160
"""Characters before a length in which it is told that it was changed ("reduced the sentence of X for … from | 31 to 22 years")."""
_OTHERS = re.compile(r"(?:,|;|\band\b|\bwhile\b) (?:the |an?)?(?:\w+ )?(?:others?|another|second|third|fourth|fifth|younger|elder|former|latter|rest)\b")
"""What stands between the terms of several people, of whom not all are named."""


def joined(lengths: list[TimeExpression], text: str) -> list[TimeExpression]:
    """"Two years and nine months" as one length, "six months to two years" as a range."""
    out: list[TimeExpression] = []
    for length in map(partial(_without_replaced_end, text=text), lengths):
        last = out[-1] if out else None
        between = text[last.end : length.start] if last is not None else ""
        if last is not None and re.fullmatch(r"P\d+Y", last.duration_min) and (
                re.fullmatch(r",? and | ", between) and re.fullmatch(r"P\d{1,3}D|P(?:\d|1[01])M", length.duration_min) or re.fullmatch(r",? (?:and )?", between) and re.fullmatch(r"P\d+M\d+D", length.duration_min)):
            joined = copy.copy(last)
            joined.end, joined.text = length.end, text[last.start : length.end]
            joined.duration_min = last.duration_min + length.duration_min[1:]
            joined.duration_max = last.duration_max + length.duration_max[1:] if last.duration_max and length.duration_max else ""
            out[-1] = joined
        elif last is not None and _is_range(text[max(0, last.start - 90) : last.start], between):
            ranged = copy.copy(last)
            ranged.end, ranged.text, ranged.duration_max = length.end, text[last.start : length.end], length.duration_max
            out[-1] = ranged
        else:
            out.append(length)
    return out


def _without_replaced_end(length: TimeExpression, text: str) -> TimeExpression:
    """The new term of "raised the sentence from 8 to 20 years", which reads like a range."""
    counts = re.match(r"\S+ to (?=\S+ \w+[’']?$)", length.text)
    if counts is None or length.duration_min == length.duration_max or not is_replaced(text[max(0, length.start - _REACH_OF_CHANGE) : length.start]):
        return length
    return replace(length, start=length.start + counts.end(), text=length.text[counts.end() :], duration_min=length.duration_max)


def _is_range(before: str, between: str) -> bool:
    """Whether two lengths are the ends of a range: "one to three years", "between one and three years"; not "cut from three years to one"."""
    ends = re.fullmatch(r"(?: in (?:prison|jail))? to | ?[–-] ?", between) or between == " and " and re.search(r"\bbetween $", before)
    return bool(ends) and not is_replaced(before)


def without_totals(doc: Doc, figures: list[Figure]) -> list[Figure]:
    """Without a term that is the sum of those told behind it ("to four years: two in prison and two of probation"), not the terms of
    others ("A received three years, B two and C one")."""
    months = [_months(figure.length.duration_min) if figure.length is not None else 0 for figure in figures]

    def is_total(n: int, last: int) -> bool:
        end = figures[last - 1].end
        return sum(months[n + 1 : last]) == months[n] and end - figures[n].end <= REACH_OF_TOTAL and not _OTHERS.search(text_of(doc), figures[n].end, end) and not any(
            m.kind == "person" for m in starting_in(doc._.mentions or [], figures[n].end, end))

    return [figure for n, figure in enumerate(figures) if not months[n] or not any(is_total(n, last) for last in range(n + 3, len(figures) + 1))]


def _months(length: str) -> int:
    """A length in months; 0 where it has days."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", length)
    return 12 * int(found[1] or 0) + int(found[2] or 0) if found else 0


def without_replaced(figures: list[Figure], text: str, told: list[Event]) -> list[Figure]:
    """Without a term that the next one replaced ("four years, reduced to two years"), whose kind that one has. Where an
    appeal is told that replaced it, the new term is that one's."""
    out: list[Figure] = []
    for figure in figures:
        changed = CHANGED_TO.search(text[out[-1].end : figure.start]) if out else None
        if changed is not None and " from " not in changed.group():
            at = out[-1].end + changed.start()
            appeal = next((e for e in told if e.event_type == "appeal_ruling" and e.trigger_start <= at < e.trigger_end), None)
            figure.kind, figure.owner = out[-1].kind, appeal or out[-1].owner
            if appeal is None or appeal is out[-1].owner and not CHANGED_TO.search(text, appeal.start, out[-1].start):
                out.pop()
        out.append(figure)
    return out
