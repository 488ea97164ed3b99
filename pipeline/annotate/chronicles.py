"""The day that heads an entry of a chronicle ("• 7 May 2024: …", "3 May – …", a line "Tuesday, 7 May"), apart from the sentence that it dates."""

from __future__ import annotations

import re

from pipeline.calendar_words import MONTHS, WEEKDAYS

_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = (rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?(?: ?[–-] ?\d{{1,2}}(?:st|nd|rd|th)?)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
        r"|\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}-\d\d-\d\d)")
_BULLET = r"(?:[•●▪·*–—-] ?)?"
_HEAD = re.compile(rf"{_BULLET}(?:On )?{_DAY}(?::| \||(?: ?[–—]| -)(?! \d)) (?=\S)")
_ALONE = re.compile(rf"\s*{_BULLET}{_DAY}[:.]?\s*")


def end_of_head(text: str, start: int) -> int:
    """The character behind the day, and what sets it off, with which a sentence begins that starts there; `start` where it begins otherwise."""
    head = _HEAD.match(text, start)
    return head.end() if head else start


def is_day(words: str) -> bool:
    """Whether a line or sentence is a day and nothing else."""
    return _ALONE.fullmatch(words) is not None
