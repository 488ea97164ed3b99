"""Lengths of time in words and figures → ISO 8601 durations with both bounds ("one year and six months": P1Y6M)."""

from __future__ import annotations

import re
from typing import NamedTuple

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {word: number for number, word in enumerate(_ONES)}
WORDS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
WORDS |= {f"{t}{by}{o}": 10 * n + WORDS[o] for n, t in enumerate(_TENS, 2) for o in _ONES[1:10] for by in "- "}
WORDS |= {"a": 1, "an": 1, "half a dozen": 6, "a dozen": 12, "dozen": 12}

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
ORDINALS |= {"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17}
ORDINALS |= {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "thirty-first": 31}
ORDINALS |= {f"twenty-{ordinal}": 20 + number for ordinal, number in list(ORDINALS.items())[:9]}
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"


def spelt(*left_out: str, capitals: bool = False) -> str:
    """A pattern of the numbers in words, but for some; with `capitals` also with a capital in front."""
    simple = sorted((word for word in WORDS if word not in left_out and not word.startswith(tuple(_TENS))), key=len, reverse=True)
    first, rest = ([f"[{word[0]}{word[0].upper()}]{word[1:]}" if capitals else word for word in words] for words in (_TENS, simple))
    return f"(?:(?:{'|'.join(first)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(rest)})"


NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d+)?|{spelt('a', 'an', 'zero', 'dozen', capitals=True)})"
UNIT = r"(?:year|month|week|day|hour|minute|night|decade|fortnight)"
HALF = r"(?:(?:[ -]and[ -](?:(?:a|one)[ -])?half)|½| 1/2)"
KIND = r"(?:(?:additional|further|more|consecutive|straight|full|whole|working|calendar|business)[ -])?"
_NO_YEAR = r"(?!(?:19|20)\d\d(?:,? and| to| or)? (?!(?:19|20)\d\d))"  # not "in 2012 to fifteen years", "in 2019 and two years later"
TO = r"(?:\s?[–—-]\s?|-?[ -]to[ -]|-? and |-? or )"
LENGTH = rf"(?:(?:between )?{_NO_YEAR}{NUMBER}{TO}(?:{NUMBER}){HALF}?|{NUMBER}{HALF}?|an? half|half an?|one[- ]and[- ]one[- ]half|an?|(?:(?<=by )|(?<=for ))another|another(?=[ -]{UNIT} (?:(?:in|of|behind) (?:prison|jail|bars|imprisonment|detention|custody|probation)\b|for [a-z]+ing\b)))(?: ?\({NUMBER}\))?[ -]{KIND}{UNIT}s?\b(?:[ -]and[ -]a[ -]half|-long\b)?"
LENGTH = rf"(?:(?:an?|three)[ -]quarters?[ -]of[ -]an[ -]hour\b|{LENGTH})"
LENGTH += rf"(?:(?<=year)(?:, |,? and |-and-| ){NUMBER}-month\b(?=(?: [a-z]+)? (?:sentence|term|ban|imprisonment|suspension|detention)\b)|(?:(?<=year)|(?<=years))(?: and |, | )(?!1[2-9]\b|[2-9]\d|1\d\d){NUMBER} months?\b(?:(?:,? and |, ){NUMBER} days?\b)?(?! and \d| of (?:which|them|it)\b| suspended)|(?:(?<=month)|(?<=months)) and {NUMBER} days?\b)?"
_PART = re.compile(
    rf"(?:between )?(?P<low>{NUMBER}|half an|half a|another|an|a)(?P<half>{HALF})?(?:{TO}(?P<high>{NUMBER})(?P<half2>{HALF})?)?(?: ?\({NUMBER}\))?[ -]{KIND}(?P<unit>{UNIT})(?:s|’s|'s)?[’']?(?P<half3>[ -]and[ -]a[ -]half)?",
    re.I,
)


class Duration(NamedTuple):
    """ISO 8601 durations, at least and at most; `life` for life; empty where the words give no figure."""

    shortest: str
    longest: str


def number(words: str) -> float | None:
    """The number that figures or words name."""
    words = words.lower().strip().replace("another", "a")
    if words in WORDS:
        return float(WORDS[words])
    try:
        return float(words.replace(",", "." if re.fullmatch(r"\d+,\d{1,2}", words) else ""))
    except ValueError:
        return None


def _iso(amount: float, unit: str, half: bool) -> dict[str, float]:
    amount += 0.5 if half else 0
    if unit == "night":
        unit = "day"
    if unit == "decade":
        amount, unit = amount * 10, "year"
    if unit == "fortnight":
        amount, unit = amount * 2, "week"
    if amount != int(amount):
        if unit == "year":
            return {"year": int(amount), "month": round((amount % 1) * 12)}
        if unit == "month":
            return {"month": int(amount), "day": round((amount % 1) * 30)}
        if unit == "week":
            return {"day": round(amount * 7)}
        if unit == "day":
            return {"day": int(amount), "hour": round((amount % 1) * 24)}
        if unit == "hour":
            return {"hour": int(amount), "minute": round((amount % 1) * 60)}
    return {unit: int(amount)}


def iso(parts: dict[str, float]) -> str:
    """`{"year": 2, "month": 6}` → `P2Y6M`."""
    day = "".join(f"{int(parts[u])}{c}" for u, c in (("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D")) if parts.get(u))
    time = "".join(f"{int(parts[u])}{c}" for u, c in (("hour", "H"), ("minute", "M")) if parts.get(u))
    return f"P{day}{'T' + time if time else ''}" if day or time else ""


def parse_duration(text: str) -> Duration | None:
    """The length that a phrase states, or None where it states none.

    >>> parse_duration("seven-year")
    Duration(shortest='P7Y', longest='P7Y')
    >>> parse_duration("5–20 days")
    Duration(shortest='P5D', longest='P20D')
    >>> parse_duration("one year and six months")
    Duration(shortest='P1Y6M', longest='P1Y6M')
    """
    words = text.strip().lower()
    if re.fullmatch(r"(?:a )?(?:whole )?life(?:time)?(?:[- ](?:imprisonment|sentence|term|in prison))?", words):
        return Duration("life", "life")
    if re.fullmatch(rf"(?:(?:for )?(?:several|many|some|a few|few|a couple of|numerous|long) )?{UNIT}s?", words) and not re.match(r"an? ", words):
        return Duration("", "")
    if quarters := re.fullmatch(r"(an?|three)[ -]quarters?[ -]of[ -]an[ -]hour", words):
        length = iso({"minute": 45 if quarters[1] == "three" else 15})
        return Duration(length, length)
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for match in _PART.finditer(words):
        first = match["low"]
        half = bool(match["half"] or match["half3"])
        amount = 0.5 if first.startswith("half a") else number(first)
        if amount is None:
            continue
        for key, value in _iso(amount, match["unit"].lower(), half and not match["high"]).items():
            low[key] = low.get(key, 0) + value
        top = number(match["high"]) if match["high"] else amount
        for key, value in _iso(top or 0, match["unit"].lower(), half or bool(match["half2"])).items():
            high[key] = high.get(key, 0) + value
    if not low:
        return None
    return Duration(iso(low), iso(high))
