"""The day that heads an entry of a chronicle, and the place beside it ("• 7 May 2024: …", "Goma, 3 May – …", a line "Tuesday, 7 May"), apart from
the sentence that they date."""

from __future__ import annotations

import re

from pipeline.calendar_words import MONTHS, WEEKDAYS

_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = (rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?(?: ?[–-] ?\d{{1,2}}(?:st|nd|rd|th)?)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
        r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)")
_BULLET = r"(?:[•●▪·*–—-] ?)?"
_NAME = r"(?=[^\W\d_])[^a-zß-öø-ÿ][\w’'-]*"  # a word with a capital
_PLACE = rf"{_NAME}(?:[ -](?:(?:de|del|la|las|los|el|al|du|da|do|dos|of|the|and|y|e)[ -])?{_NAME}){{0,3}}?"
_SET_OFF = r"(?:(?::| \||;|(?: ?[–—]| -)(?! \d)) |—)"
_WITH_PLACE = rf"{_PLACE}, |{_PLACE} \("
_PLACE_BEHIND = rf"(?:[,;] | [–—] | \(){_PLACE}\)?"
_HEAD = re.compile(rf"{_BULLET}(?:On {_DAY}|(?P<before>\(?(?:{_WITH_PLACE})){_DAY}\)?|{_DAY}(?P<behind>{_PLACE_BEHIND})?){_SET_OFF}(?=\S)")
_ALONE = re.compile(rf"\s*{_BULLET}(?:{_WITH_PLACE})?{_DAY}(?:{_PLACE_BEHIND})?[:.)]?\s*")


def parts_of_head(text: str, start: int) -> list[int]:
    """Where the parts end that head the entry with which a sentence begins that starts there, what sets them off included: the day alone, or
    the day and a place in either order. Nothing where it begins otherwise."""
    head = _HEAD.match(text, start)
    if head is None:
        return []
    middle = head.end("before") if head["before"] else head.start("behind")
    return [head.end()] if middle < 0 else [middle, head.end()]


def is_head(words: str) -> bool:
    """Whether a line or sentence is a day, alone or beside a place, and nothing else."""
    return _ALONE.fullmatch(words) is not None
