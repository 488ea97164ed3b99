"""The forms of English time expressions, as one table of named patterns in order of precedence.

`scan` runs them as a single alternation over the text and yields the rule's name and its match; what a match means is
decided in `resolution`. Month names are matched with a capital only, so that "may" and "march" stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.time import durations, named_days
from pipeline.calendar_words import MONTHS, WEEKDAYS

_LONG = [name for name in MONTHS if len(name) > 4 or name in ("May", "June", "July")]
MONTH = "(?:" + "|".join(sorted(_LONG, key=len, reverse=True)) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
MONTH_ONLY = "(?:" + "|".join(sorted(_LONG, key=len, reverse=True)) + ")"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?\b"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
PART = r"(?:[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd) of)"
TO = r"\s?(?:[–—-]|\bto\b|\buntil\b|\bthrough\b|\btill\b)\s?"
BOUND = r"(?:[Bb]y|[Uu]ntil|[Uu]p until|[Tt]ill|[Ss]ince)(?: (?:at least|the end of))? "
UNIT = r"(?:day|week|weekend|month|year|decade|century)"
COUNT = rf"(?:{durations.NUMBER}|an?|several|many|some|a few|a couple of|half a)"
SPECIFIC = r"(?:[Tt]he|[Tt]hat|[Tt]his)"

RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})\b"),
    ("dotted", r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"),
    ("slashed", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})\b"),
    ("named", rf"(?P<name>{named_days.pattern()})(?= |\W|$)"),
    ("night", rf"(?:the )?night of (?P<d1>{DAY})(?:{TO}| and )(?P<d2>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    ("days", rf"(?P<bound>{BOUND})?(?P<d1>{DAY})(?:{TO}|\s?(?:,|and|or|&)\s)(?:the )?(?P<d2>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    ("days_us", rf"(?P<m>{MONTH}) (?P<d1>{DAY})(?:{TO}|\s?(?:and|or|&)\s)(?:the )?(?P<d2>{DAY})(?!\s{MONTH})(?:,? (?P<y>{YEAR}))?"),
    ("span", rf"(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?{TO}(?P<d2>{DAY})(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>{YEAR}))?"),
    ("between_days", rf"(?:(?<=between )|(?<=Between ))(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))? and (?P<d2>{DAY})(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>{YEAR}))?"),
    ("span_us", rf"(?P<m1>{MONTH}) (?P<d1>{DAY})(?:,? (?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH}) (?P<d2>{DAY})(?:,? (?P<y2>{YEAR}))?"),
    ("between_months", rf"(?:(?<=between )|(?<=Between ))(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))? and (?P<m2>{MONTH})(?! \d{{1,2}}\b)(?:,? (?P<y2>{YEAR}))?"),
    ("months", rf"(?P<p1>{PART}[ -])?(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?{TO}(?P<p2>{PART}[ -])?(?P<m2>{MONTH})(?! \d{{1,2}}\b)(?:,? (?P<y2>{YEAR}))?"),
    ("full", rf"(?P<bound>{BOUND})?(?:(?P<w>{WEEKDAY}),? )?(?:the )?(?P<d>{DAY})(?: (?:day )?of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    ("full_us", rf"(?P<bound>{BOUND})?(?:(?P<w>{WEEKDAY}),? )?(?P<m>{MONTH}) (?P<d>{DAY})(?!\s?[%$€£])(?:,? (?P<y>{YEAR}))?"),
    ("part", rf"(?P<bound>{BOUND})?(?P<p>{PART})[ -](?:(?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?|(?P<y0>{YEAR})(?!s))"),
    ("month", rf"(?P<bound>{BOUND})?(?P<rel>(?:[Tt]hat same|[Tt]he same|[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|[Tt]he following) )?(?P<m>{MONTH})(?: of)?,? (?P<y>{YEAR})"),
    ("years", rf"(?:(?<=from )|(?<=between )|(?<=From )|(?<=Between ))(?P<y1>{YEAR})(?:{TO}| and )(?P<y2>{YEAR})"),
    ("years_dash", rf"(?P<y1>{YEAR})[–/-](?P<y2>{YEAR}|\d\d)\b(?![-–/]\d)"),
    ("decade", r"(?P<bound>[Ss]ince )?(?:the )?(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?P<y>(?:1[89]|20)\d0)s\b"),
    ("quarter", rf"(?:[Tt]he )?(?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<u>quarter|half|trimester|semester)(?: of (?:(?P<y>{YEAR})|(?P<this>the year|last year|this year)))"),
    ("ordinal_months", rf"(?:[Tt]he )?first (?P<n>{durations.NUMBER}) months of (?:(?P<y>{YEAR})|the year)"),
    ("season", rf"(?P<bound>{BOUND})?(?:(?P<p>[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?:the )?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<y>{YEAR})"),
    ("season_rel", r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Ii]n the|[Ii]n|[Bb]y the|[Bb]y) (?:early |late )?(?P<s>spring|summer|autumn|winter)\b(?! of| \d{4})"),
    ("writing", r"[Aa]t (?:the )?time of (?:writing|publication|this writing|this report|reporting)"),
    ("period", r"(?:[Tt]he|[Tt]his) (?:reporting period|period under review|period covered(?: by this (?:report|update))?|review(?:ed)? period)"),
    ("eve", r"[Oo]n the eve\b"),
    ("at_time", r"[Aa]t (?:the|that) time\b(?! of)"),
    ("both_days", r"(?:[Bb]oth|[Tt]he two|[Tt]hose (?:two )?) ?days\b"),
    ("every", rf"(?:(?:{durations.NUMBER}|once|twice|several|many) (?:times )?(?:a|per|each|every) {UNIT}\b|(?:[Ee]very|[Ee]ach) (?:(?:other|second|{durations.NUMBER}) )?(?:{UNIT}s?\b|{WEEKDAY}|{MONTH_ONLY}\b|morning|evening|night)|\b(?:[Dd]aily|[Ww]eekly|[Mm]onthly|[Aa]nnual(?:ly)?|[Yy]early|[Qq]uarterly|[Bb]i-?(?:weekly|monthly|annual(?:ly)?))\b)"),
    ("shifted", rf"(?P<hedge>(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Oo]ver|[Mm]ore than|[Ll]ess than|[Ss]ome|[Jj]ust|[Oo]nly) )?(?P<n>[Aa]n?|[Hh]alf a|[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Aa] couple of|{durations.NUMBER}|{durations.NUMBER}){durations.HALF}?[ -](?P<u>year|month|week|day|decade|hour|minute)s? (?P<dir>later|earlier|afterwards?|ago|previously|prior|after that|before that)\b"),
    ("over_past", rf"(?:(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Aa]cross|[Tt]hroughout) )?(?<!\w)(?:the |these )?(?:past|last) (?:(?P<n>{COUNT}) )(?P<u>year|month|week|day|decade)s?\b"),
    ("same", rf"(?:{SPECIFIC} )?(?P<q>same|very same|[Ss]ame) (?P<u>day|week|month|year|weekend|night|evening|morning|afternoon)\b"),
    ("next", r"[Tt]he (?P<q>next|following|subsequent|previous|preceding|prior) (?:calendar )?(?P<u>day|week|month|year|weekend|morning|evening|night|afternoon)\b"),
    ("day_after", r"(?:[Tt]he|[Oo]ne|[Aa]) day (?P<q>after|before)\b(?=[,.;]| (?:his|her|their|the|it|he|she|they|that|[A-Z]))"),
    ("that", r"(?P<q>[Tt]hat|[Tt]his) (?P<same>same )?(?P<u>day|week|month|year|weekend|night|evening|morning|afternoon)\b"),
    ("last_unit", rf"(?P<q>[Ll]ast|[Nn]ext|[Tt]he past|[Tt]he last|[Tt]he coming|[Pp]ast) (?P<u>week|month|year|weekend|{MONTH_ONLY}|{WEEKDAY}|night)\b"),
    ("later_year", r"(?P<q>[Ll]ater|[Ee]arlier) (?P<w>that|this|in the|the same) (?P<u>day|week|month|year)\b"),
    ("end_year", r"(?:[Bb]y |[Aa]t )?(?:the )?(?P<q>end of the year|year[’']s end|year-end|end of the month|beginning of the year|start of the year)"),
    ("during_year", r"(?<=[Dd]uring )the year\b"),
    ("from_year", rf"(?P<bound>{BOUND})(?P<y>{YEAR})\b"),
    ("month_alone", rf"(?P<bound>{BOUND})?(?P<rel>(?:[Tt]hat same|[Tt]he same|[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|[Tt]he previous|[Tt]he following) )?(?P<m>{MONTH_ONLY})\b"),
    ("weekday", rf"(?P<q>(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]he following|[Tt]he previous) )?(?P<w>{WEEKDAY})\b(?!s)(?: (?:morning|evening|night|afternoon))?"),
    ("spoken", r"(?:[Yy]esterday|[Tt]omorrow|[Tt]onight)\b"),
    ("length", rf"(?P<text>{durations.LENGTH})(?:[’'](?:s)?)?(?![ -]?old\b)"),
    ("vague", r"(?:(?:[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Aa] couple of|[Nn]umerous|[Tt]he past few|[Rr]ecent|[Dd]ozens of|[Hh]undreds of) (?:hours|days|weeks|months|years|decades|minutes)\b|(?:(?<=[Ff]or )|(?<=[Aa]fter )|(?<=[Oo]ver )|(?<=[Ff]aced )|(?<=[Ss]erved )|(?<=[Ss]pent )|(?<=within )|(?<=ithin ))(?:decades|years|months|weeks|days|hours)\b|(?:[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours)(?= of [a-z]+))"),
    ("year", rf"(?P<y>{YEAR})\b(?!s\b)"),
)  # fmt: skip

_PATTERNS = {name: re.compile(pattern) for name, pattern in RULES}
_ANY = re.compile(
    r"(?<![\w$€£¥₸#/])(?<!\d[.,])(?:"
    + "|".join(f"(?P<_{name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)})" for name, pattern in RULES)
    + ")"
)


def scan(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """(rule, match) of every candidate in `text`, left to right, without overlaps."""
    for found in _ANY.finditer(text):
        rule = (found.lastgroup or "")[1:]
        match = _PATTERNS[rule].match(text, found.start())
        if match is not None and match.end() > match.start():
            yield rule, match
