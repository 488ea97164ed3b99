"""Durations and frequencies in a text: what is a length of time and what an age, a habit or a name."""

from __future__ import annotations

import re

from pipeline.annotate.time import from_event, neighbours
from pipeline.annotate.time.discourse import Discourse, Match, Reading
from pipeline.annotate.time.durations import NUMBER, UNIT, number, parse_duration

_COUNTED = re.compile(rf"(?P<n>{NUMBER}) (?P<u>day|week)s?")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s?$", re.I)
_AGE_AFTER = re.compile(r"[ -](?:old|of age)\b")
_RELATIVE_AFTER = re.compile(r"(?:’s|'s)? (?:later|earlier|ago)\b")
_FROM_EVENT = re.compile(r" (?:before|after|following|prior to|ahead of)\b")
_ONE_UNIT = re.compile(r"an? (?:day|week|month|year|hour|minute)$", re.I)
_RATE_BEFORE = re.compile(r"(?:times|once|twice|hours|days) $")
_LENGTH_BEFORE = re.compile(r"\b(?:for|of|to|within|than|over|about|nearly|almost|in|after|half|up to)\s$", re.I)
_TERM_AFTER = re.compile(
    r"(?:[’']s)? (?:in (?:an? )?(?:[\w-]+ )?(?:prison|jail|custody|detention|colony)\b|behind bars\b|under house arrest\b"
    r"|(?:of )?(?:[\w-]+ ){0,2}?(?:imprisonment|detention|arrest|probation|custody|community service|labou?r)\b)", re.I)
"""Behind "a year" that is a term ("was given a year in prison", "got a month of probation")."""
_HEDGE_BEFORE = re.compile(r"\b(?:about|around|approximately|nearly|almost|some|over|more than|at least|up to|roughly)\s$", re.I)
_NAMED_BY_RATE = re.compile(r" (?:newspaper|paper|life|lives|basis|magazine|report|update|publication|bulletin)s?\b")
_OUTLET = re.compile(r"\b(?:the|an?|its|his|her|their|of|and|for)(?: [a-z-]+)? $", re.I)
"""Before a rate that names an outlet, with capitals behind it: "the weekly La Brújula", "a local daily, Nation"."""
_PAPER = re.compile(r"\b(?:an?|the|its|his|her|their|this|that|local|regional|national|independent|private|opposition|another) $|(?:^|\n)$", re.I)
_NO_RATE = re.compile(r"[’']s\b|[,.;)]| (?:in|of|from|on|for|at|based|was|were|is|has|had|which|that|whose|and|run|owned)\b")
"""Before and behind a rate that is a noun for an outlet: "the editor of a weekly in Huaraz", "its daily, which …"."""
_CHANGED = "cut|reduced|lowered|shortened|commuted|slashed|raised|increased|lengthened|extended"
_CHANGED_BEFORE = re.compile(rf"\bfrom $|\b(?:{_CHANGED}|reduces?|reducing|cutting|lowering|raising|raises?|increas(?:es?|ing))\b[^.;:\n]{{0,50}}$", re.I)
_OF_A_TERM = r"(?: (?:in|of) (?:prison|jail|imprisonment|custody|detention|a (?:penal )?colony)| behind bars)?(?:[’'])?(?: imprisonment)?(?: (?:prison |jail )?(?:term|sentence))?"
_NO_UNIT = rf"(?P<n>{NUMBER})(?= ?[.,;:)]| (?:in|on|after|by|and|at|with|following|when|because|for|while|as|upon|but)\b(?! {NUMBER}| a half)|$)(?![.,]\d)"
_TO_BARE = re.compile(rf"{_OF_A_TERM}(?P<by>,? (?:(?:and|but|then|later|subsequently|was|were|had been|being|which was) )*(?:{_CHANGED})(?: (?:on|upon|after) appeal)?)? to {_NO_UNIT}")
_MOST = 99  # of a unit; a larger figure may be a year or a sum
_PEOPLE_BEFORE = re.compile(r"(?P<word>\w+),? (?:the|all|the other|the remaining) $", re.I)
_OF_TIME = {"in", "over", "for", "during", "within", "of", "after", "through", "throughout", "about", "by", "than", "between", "into", "is", "was", "were", "be"}
"""Words before "the two to three years" that make it a length; behind others "the two" are people, who get one ("jailed the two to three years")."""
_FALLING = re.compile(rf"(?P<n>{NUMBER}) to (?P<length>(?P<low>{NUMBER})[ -](?P<unit>{UNIT})s?)$")


def length(d: Discourse, m: Match) -> Reading | None:
    """Five years, a seven-year term, 10–15 days; no age, no rate."""
    words, before = m["text"], d.before(m.start(), 16)
    end = m.start() + len(words)
    if _AGE_AFTER.match(d.after(end, 10)) or _AGE_BEFORE.search(before) or _RELATIVE_AFTER.match(d.after(m.end(), 12)):
        return None
    if _ONE_UNIT.match(words) and (_RATE_BEFORE.search(before) or not _LENGTH_BEFORE.search(before) and not _TERM_AFTER.match(d.after(end, 40))):
        return None
    duration = parse_duration(words)
    if duration is None or not duration.shortest:
        return None
    if (counted := _COUNTED.fullmatch(words)) and (beside := from_event.before_named(d, m, counted)):
        return beside
    if (event := _FROM_EVENT.match(d.after(end, 20))) and (beside := neighbours.in_apposition(d, m.start(), end + event.end())):
        return beside
    reading = Reading("duration", None, (duration.shortest, duration.longest), approximate=bool(_HEDGE_BEFORE.search(before)), end=end)
    return _from_one_to_another(d, m, reading)


def _from_one_to_another(d: Discourse, m: Match, reading: Reading) -> Reading:
    """The reading, with the length that another was changed to and that shares its unit: "from nine years to four", "cut a nine-year
    sentence to four", "from nine to four years"."""
    words, start = m["text"], m.start()
    falling = _FALLING.fullmatch(words)
    if falling and falling["n"].isalpha() and (people := _PEOPLE_BEFORE.search(d.before(start, 32))) and people["word"].lower() not in _OF_TIME and (
            length_of_each := parse_duration(falling["length"])):
        return Reading("duration", None, length_of_each, start=start + falling.start("length"), end=start + falling.end("length"))
    if falling and d.before(start, 5).lower() == "from " and (number(falling["n"]) or 0) > (number(falling["low"]) or 0):
        old, new = parse_duration(f"{falling['n']} {falling['unit']}s"), parse_duration(falling["length"])
        if old and new:
            also = Reading("duration", None, new, start=start + falling.start("length"), end=start + falling.end("length"))
            return Reading("duration", None, old, end=start + falling.end("n"), also=also)
    bare = _TO_BARE.match(d.text, reading.end)
    unit = re.search(UNIT, words) if bare else None
    if bare and unit and (number(bare["n"]) or 0) <= _MOST and (bare["by"] or _CHANGED_BEFORE.search(d.before(start, 80))):
        new = parse_duration(f"{bare['n']} {unit.group()}s")
        if new and new.shortest:
            reading.also = Reading("duration", None, new, basis=f"in {unit.group()}s, as the length before it", start=bare.start("n"), end=bare.end("n"))
    return reading


def shared_unit(d: Discourse, m: Match) -> Reading | None:
    """The six of "six and five years": the unit is printed once for both."""
    duration = parse_duration(f"{m['n']} {m['unit']}")
    return Reading("duration", None, duration, end=m.end("n")) if duration and duration.shortest else None


def long_lasting(d: Discourse, m: Match) -> Reading | None:
    """a week-long protest; a months-long one has no figure."""
    if m["s"]:
        return vague_length(d, m)
    duration = parse_duration(f"one {(m['n'] or m['w']).lower()}")
    return Reading("duration", None, duration) if duration else None


def vague_length(d: Discourse, m: Match) -> Reading | None:
    """Several hours, for years: no figure, so empty bounds."""
    return Reading("duration", None, ("", ""), basis="the words give no figure", approximate=True)


def frequency(d: Discourse, m: Match) -> Reading | None:
    """Every Friday, twice a year, monthly; no "daily newspaper"."""
    if m.group().lower() in ("daily", "weekly", "annual") and _NAMED_BY_RATE.match(d.after(m.end(), 14)):
        return None
    if m.group() in ("daily", "weekly", "monthly") and d.after(m.end(), 3).lstrip(" ,“")[:1].isupper() and _OUTLET.search(d.before(m.start())):
        return None
    if m.group().lower() in ("daily", "weekly", "monthly") and _PAPER.search(d.before(m.start())) and _NO_RATE.match(d.after(m.end(), 10)):
        return None
    return Reading("frequency", None, basis="how often")
