"""What the readers of printed dates share: figures, ordinals, words that narrow a month, and what makes a figure no year.

Called by `calendar_days`, `months`, `years` and `seasons_and_quarters`.
"""

from __future__ import annotations

import re

from pipeline.annotate.time import occasions
from pipeline.annotate.time.discourse import Discourse, Match, Reading, Year, bounded
from pipeline.annotate.time.values import Point, single, valid

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1, "latter": -1, "final": -1, "closing": -1}
_NOT_YEAR_BEFORE = re.compile(
    r"(?:\b(?:Resolution|Article|Art\.|Section|Sec\.|No\.?|Nos\.|Number|Law|Act|Code|Regulations?|Bill|Ordinance|Decree|Rules|Order|"
    r"Constitution|Agenda|Vision|Chapter|Clause|Directive|Convention|Protocol|Room|Flight|Highway|Route|USD|EUR|GBP|KES|UGX|"
    r"Rs\.?|RM|SR|N)|[#$€£/]|\bNo\.? ?[\w/-]{1,8} of)\s?$"
)
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?:%|(?:people|persons|protest\w+|demonstrators|activists|journalists|members|participants|workers|students|women|"
    r"men|children|families|detainees|prisoners|police|officers|soldiers|euros?|dollars?|pounds?|shillings?|rupees|som|tenge|"
    r"lari|roubles|rubles|metres|meters|kilomet\w+|km|miles|hectares|cases|votes|signatures|supporters|USD|EUR|GBP)\b)"
)
_CLOSE = r"[”’\"')]{0,3}"
EVENT = re.compile(rf"{_CLOSE} (?:mass |popular |violent |anti-\w+ )?{occasions.EVENT_NOUN}\b")


def at(point: Point, year: Year | None = None, bound: str | None = None, basis: str = "as printed") -> Reading | None:
    """The reading of a calendar point, None where the calendar has no such day or month."""
    if not valid(point.year, point.month, point.day):
        return None
    return bounded(single(point), bound, year.anchor if year else "explicit", year.basis if year else basis)


def digits(words: str) -> int:
    """The number with which these words begin."""
    match = re.match(r"\d+", words)
    assert match is not None
    return int(match.group())


def full_year(figures: str) -> int:
    """The year of four figures or of the last two: 30 to 99 of the twentieth century, 00 to 29 of this."""
    return int(figures) if len(figures) > 2 else int(figures) + (1900 if int(figures) >= 30 else 2000)


def part(words: str | None) -> str:
    """`early`, `mid`, `late`, `early to mid` or `mid to late` for the words that narrow a month or year, or nothing."""
    words = (words or "").strip(" -").lower().removeprefix("the ").replace("-", " ")
    return {"end": "late", "beginning of": "early", "start of": "early", "middle of": "mid", "end of": "late"}.get(words, words)


def is_reference(d: Discourse, m: Match) -> bool:
    """Whether a figure cites or counts something: an article, a law, a sum, people."""
    return bool(_NOT_YEAR_BEFORE.search(d.before(m.start())) or _NOT_YEAR_AFTER.match(d.after(m.end(), 24)))
