"""The forms of English time expressions, as one table of named patterns in order of precedence.

`scan` tries, at each word, the rules that the word may open and yields the first one's name and its match; what a match
means is decided in `resolution`. Month names are matched with a capital only, so that "may" and "march" stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.annotate.time import durations, named_days
from pipeline.calendar_words import MONTHS, WEEKDAYS

_LONG = [name for name in MONTHS if len(name) > 4 or name in ("May", "June", "July")]
MONTH = "(?:" + "|".join(sorted(_LONG, key=len, reverse=True)) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
MONTH_CAPITALS = "(?:" + "|".join(name.upper() for name in _LONG) + ")"
MONTH_ONLY = "(?:" + "|".join(sorted(_LONG, key=len, reverse=True)) + ")"
YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?\b"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
WEEKDAY_SHORT = r"(?:(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.)"
PART = r"(?:[Ee]nd(?=-)|[Ee]arly[- ]to[- ]mid|[Mm]id[- ]to[- ]late|[Ee]arly|[Mm]id|[Ll]ate|(?:[Tt]he )?(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd) of)"
TO = r"\s?(?:[–—-]|\bto\b|\buntil\b|\bthrough\b|\btill\b)\s?"
BOUND = r"(?:[Bb]y|[Uu]ntil|[Uu]p until|[Tt]ill|[Ss]ince)(?: (?:at least|the (?:end|(?:early |late )?(?:morning|afternoon|evening|night)) of))? "
UNIT = r"(?:day|week|fortnight|weekend|month|year|decade|century)"
COUNT = rf"(?:{durations.NUMBER}|an?|several|many|some|a few|a couple of|half a)"
SPECIFIC = r"(?:[Tt]he|[Tt]hat|[Tt]his)"

DIGITS = "0"


def words(listed: str) -> frozenset[str]:
    """Words written in one string."""
    return frozenset(listed.split())


class Rule(NamedTuple):
    """A form of time expression: its name, the lower-case words that may open it (`DIGITS` for a figure), its pattern."""

    name: str
    openers: frozenset[str]
    pattern: str


DIGIT = words(DIGITS)
NUMBER = DIGIT | {word.split("-")[0].split()[0] for word in durations.WORDS}
VAGUE = words("a an several many some few couple half")
BOUND_WORDS = words("by until up till since")
PART_WORDS = words("early mid late the beginning start middle end")
MONTH_WORDS = frozenset(name.lower() for name in MONTHS)
WEEKDAY_WORDS = frozenset(name.lower() for name in WEEKDAYS) | words("mon tue tues wed thu thur thurs fri sat sun")
CENTURY = "(?:[Tt]enth|[Ee]leventh|[Tt]welfth|[Tt]hirteenth|[Ff]ourteenth|[Ff]ifteenth|[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|[Tt]wenty-first)"
CENTURY_WORDS = words("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty")
PLURAL_WEEKDAYS = frozenset(f"{name.lower()}s" for name in WEEKDAYS)
SEASON_WORDS = words("spring summer autumn fall winter")
TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
ORDINAL_WORDS = words("first second third fourth last latter final 0")

RULES: tuple[Rule, ...] = (
    Rule("before_christ", DIGIT | MONTH_WORDS | SEASON_WORDS | words("the early mid late"), rf"(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?:(?:the )?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:of )?|(?P<m>{MONTH}) (?:of )?)?(?P<y>\d{{1,4}})(?:{TO}(?P<y2>\d{{1,4}}))? ?(?:BCE?\b|B\.C\.(?:E\.)?)"),
    Rule("anno_domini", DIGIT | MONTH_WORDS | words("ad"), rf"(?:(?P<d>{DAY}) )?(?:(?P<m>{MONTH}) (?:of )?)?(?:AD ?(?P<y>\d{{1,4}})|(?P<y2>\d{{1,4}}) ?(?:AD|A\.D\.|CE)\b|(?<=[a-z] )(?P<y3>[1-9]\d\d)(?:(?=\))|(?<=of \d{{3}})\b(?! [a-z])))"),
    Rule("iso", DIGIT, r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:\b|(?=T\d))"),
    Rule("iso", DIGIT, r"(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})\b(?!/)"),
    Rule("dotted", DIGIT, r"(?P<d>\d{1,2})(?P<sep>[.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)\b(?![.-]\d)"),
    Rule("dotted", DIGIT, r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{2})\b(?!\.?\d)"),
    Rule("slashed", DIGIT, r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)\b(?!/)"),
    Rule("slashed_short", DIGIT, r"(?:(?<=\()|(?<=[Oo]n )|(?<=\d, )|(?<=\d; ))(?P<a>\d{1,2})/(?P<b>\d{1,2})\b(?=[);,.]| [a-z])(?!\.\d)"),
    Rule("capitals", DIGIT | MONTH_WORDS, rf"(?:(?P<d>{DAY})(?: (?P<m>{MONTH_CAPITALS}),? |-(?P<m_hyphen>{MONTH}|{MONTH_CAPITALS})-)(?P<y>{YEAR})|(?P<m_us>{MONTH_CAPITALS}) (?P<d_us>{DAY}),? (?P<y_us>{YEAR}))"),
    Rule("month", MONTH_WORDS, rf"(?P<bound>)(?P<rel>)(?P<m>{MONTH_CAPITALS}),? (?P<y>{YEAR})"),
    Rule("named", named_days.openers() | BOUND_WORDS, rf"(?P<bound>{BOUND})?(?P<name>{named_days.pattern()})(?:,? (?P<y>{YEAR}))?(?= |\W|$)"),
    Rule("night", words("the night"), rf"(?:the )?night of (?P<d1>{DAY})(?:{TO}| and )(?P<d2>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("day_of_list", DIGIT, rf"(?P<d>{DAY})(?=(?:, (?:the )?{DAY})+,? (?:and|or|&) (?:the )?{DAY}(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?)"),
    Rule("days_of_list_us", MONTH_WORDS, rf"(?P<m>{MONTH}) (?P<d1>{DAY})(?P<list>(?:, {DAY})+),? (?:and|or|&) (?P<d2>{DAY})(?:,? (?P<y>{YEAR}))?"),
    Rule("days", DIGIT | BOUND_WORDS | words("the"), rf"(?P<bound>{BOUND})?(?:the )?(?P<d1>{DAY})(?:{TO}|/|\s?(?P<list>,|and|or|&)\s)(?:the )?(?P<d2>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("days_us", MONTH_WORDS, rf"(?P<m>{MONTH}) (?P<d1>{DAY})(?:{TO}|\s?(?:and|or|&)\s)(?:the )?(?P<d2>{DAY})(?!\s{MONTH}|[ -](?:and a half )?(?:years?|months?|weeks?|days?|hours?)\b)(?:,? (?P<y>{YEAR}))?"),
    Rule("span", DIGIT, rf"(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?{TO}(?P<d2>{DAY})(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>{YEAR}))?"),
    Rule("between_days", DIGIT, rf"(?:(?<=between )|(?<=Between ))(?P<d1>{DAY})(?: of)? (?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))? and (?P<d2>{DAY})(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>{YEAR}))?"),
    Rule("between_days_us", MONTH_WORDS, rf"(?:(?<=between )|(?<=Between ))(?P<m1>{MONTH}) (?P<d1>{DAY})(?:,? (?P<y1>{YEAR}))? and (?P<m2>{MONTH}) (?P<d2>{DAY})(?:,? (?P<y2>{YEAR}))?"),
    Rule("span_us", MONTH_WORDS, rf"(?P<m1>{MONTH}) (?P<d1>{DAY})(?:,? (?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH}) (?P<d2>{DAY})(?:,? (?P<y2>{YEAR}))?"),
    Rule("between_months", MONTH_WORDS | PART_WORDS, rf"(?:(?<=between )|(?<=Between ))(?P<p1>{PART}[ -])?(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))? and (?P<p2>{PART}[ -])?(?P<m2>{MONTH})(?! \d{{1,2}}\b)(?:(?:,| in| of)? (?P<y2>{YEAR}))?"),
    Rule("months", MONTH_WORDS | PART_WORDS, rf"(?P<p1>{PART}[ -])?(?P<m1>{MONTH})(?:,? (?P<y1>{YEAR}))?(?:{TO}|/)(?P<p2>{PART}[ -])?(?P<m2>{MONTH})(?! \d{{1,2}}\b)(?:(?:,| in| of)? (?P<y2>{YEAR}))?"),
    Rule("month_of_told", MONTH_WORDS | DIGIT | words("the early mid late"), rf"(?:(?P<p>{PART})[ -])?(?:(?:the )?(?P<d>{DAY})(?: of)? )?(?P<m>{MONTH_ONLY})(?: (?P<d_us>{DAY}))?,? (?:of |in )?(?P<q>that|the same|the following|the next|the previous|this|last|next) (?:same )?year\b"),
    Rule("full", DIGIT | BOUND_WORDS | WEEKDAY_WORDS | words("the"), rf"(?P<bound>{BOUND})?(?:(?P<w>{WEEKDAY}|{WEEKDAY_SHORT}),? )?(?:the )?(?P<d>{DAY})(?: (?:day )?of)? (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("full_us", MONTH_WORDS | BOUND_WORDS | WEEKDAY_WORDS, rf"(?P<bound>{BOUND})?(?:(?P<w>{WEEKDAY}|{WEEKDAY_SHORT}),? )?(?P<m>{MONTH}) (?P<d>{DAY})(?!\s?[%$€£])(?:,? (?P<y>{YEAR}))?"),
    Rule("part", PART_WORDS | BOUND_WORDS, rf"(?P<bound>{BOUND})?(?P<p>{PART})[ -](?:(?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?|(?P<y0>{YEAR})(?!s))"),
    Rule("month", MONTH_WORDS | BOUND_WORDS | words("that the last next this"), rf"(?P<bound>{BOUND})?(?P<rel>(?:[Tt]hat same|[Tt]he same|[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|[Tt]he following) )?(?P<m>{MONTH})(?: of)?,? (?P<y>{YEAR})"),
    Rule("part_relative", PART_WORDS, rf"(?P<p>{PART})[ -](?P<q>[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]he (?:same|following|next|previous)) (?P<u>year|month|week|{MONTH_ONLY})\b"),
    Rule("years", DIGIT, rf"(?:(?<=from )|(?<=between )|(?<=From )|(?<=Between ))(?P<y1>{YEAR})(?:{TO}| and )(?P<y2>{YEAR})"),
    Rule("years_dash", DIGIT, rf"(?P<y1>{YEAR})(?:[–/-](?P<y2>{YEAR}|\d\d)|(?<=\(\d{{4}}) [–-] (?P<y3>{YEAR}|\d\d)(?=[,)]))\b(?![-–/]\d)"),
    Rule("decade", DIGIT | words("since the early mid late"), r"(?P<bound>[Ss]ince )?(?:the )?(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?:the )?(?P<y>(?:1[5-9]|20)\d0)(?:[’']?s)\b"),
    Rule("decade_short", DIGIT | words("the early mid late eighties nineties seventies sixties fifties"), r"(?:the )?(?:(?P<p>[Ee]arly|[Mm]id|[Ll]ate)[ -])?(?:the ?)?(?:(?:[’'‘]|(?<=[’'‘]))(?P<y>[1-9]0)[’']?s|(?<=[Tt]he )(?P<y2>[1-9]0)s|(?<=[Tt]he early )(?P<y3>[1-9]0)s|(?<=[Tt]he late )(?P<y4>[1-9]0)s|(?P<w>[Ff]ifties|[Ss]ixties|[Ss]eventies|[Ee]ighties|[Nn]ineties))\b"),
    Rule("century", DIGIT | words("the early mid late since") | CENTURY_WORDS, rf"(?P<bound>[Ss]ince )?(?:the )?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -](?:the )?)?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{CENTURY})(?:(?: to | through | and |[–-])(?:the )?(?:(?:early|mid|late)[ -])?(?P<n2>\d{{1,2}}(?:st|nd|rd|th)|{CENTURY}) [Cc]entur(?:y|ies)|[ -][Cc]entury)\b"),
    Rule("spelt_day", words("the"), rf"[Tt]he (?P<o>{durations.ORDINAL}) (?:day )?of (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("nth_day", words("the"), rf"(?<=[Oo]n )the (?:very )?(?P<o>{durations.ORDINAL}) day\b(?! of {MONTH})"),
    Rule("days_beside", NUMBER | words("a several"), rf"(?P<n>an?|{durations.NUMBER}) (?P<u>day|week|fortnight|month|year)s? (?P<q>after|before|following|prior to) (?:the|his|her|their|that|this|its|[A-Z][\w’'-]*[’']s?) (?:(?:first-instance|initial|original|fatal|deadly|appeal|court|police|mass) (?=[a-z]+))?(?P<noun>[a-z]+)"),
    Rule("after_clause", NUMBER | words("a"), rf"(?P<n>an?|{durations.NUMBER}) (?P<u>day|week|month|year)s? (?P<q>after)\b(?= [^.,;:\n]{{3,120}}? (?:on )?(?:the )?(?:{DAY} (?:of )?{MONTH}|{MONTH} {DAY})\b)"),
    Rule("day_of_event", words("the that"), r"[Tt]h(?:e|at) (?:very |same )?(?P<u>day|morning|evening|night|afternoon)(?P<q>) of (?:the|his|her|their|its) (?!next|following|previous|same|first|second|third|last|day\b|week|month|year)(?P<noun>[a-z]+)\b"),
    Rule("day_of_event", NUMBER | words("a several hours minutes some"), rf"(?P<u>)(?:(?:[Aa] few|[Ss]everal|[Ss]ome|[Aa]n?|(?!1[2-9]|[2-9]\d){durations.NUMBER}) )?(?:[Hh]ours?|[Mm]inutes?) (?P<q>after|before) (?:the|his|her|their|its) (?P<noun>[a-z]+)\b"),
    Rule("spelt_day_us", MONTH_WORDS, rf"(?P<m>{MONTH_ONLY}) (?:the )?(?P<o>{durations.ORDINAL})\b(?:,? (?P<y>{YEAR})|(?=[,.;)]))"),
    Rule("day_instant", DIGIT | words("the"), rf"(?:the )?(?P<d>{DAY}) (?P<q>instant|inst\b|ultimo|ult\b|proximo|prox\b)"),
    Rule("week_of", words("the"), rf"[Tt]he week (?:of|(?P<ends>ending(?: on)?)|(?:starting|beginning|commencing)(?: on)?) (?:{WEEKDAY},? )?(?:the )?(?:(?P<d>{DAY})(?: of)? (?P<m>{MONTH})|(?P<m_us>{MONTH}) (?P<d_us>{DAY}))(?:,? (?P<y>{YEAR}))?"),
    Rule("weekday_of_month", words("the"), rf"[Tt]he (?P<o>first|second|third|fourth|last) (?P<w>{WEEKDAY}) (?:of|in) (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("last_day", words("the"), r"[Tt]he (?P<o>first|last|final) day of (?P<u>the month|the year|that month|that year)\b"),
    Rule("half_of_month", words("the"), rf"[Tt]he (?P<o>first|second|latter) half of (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("quarter_short", words("q h"), rf"(?P<u>[QH])(?P<n>[1-4]),? (?:of )?(?P<y>{YEAR})"),
    Rule("edge_of_month", words("the"), rf"[Tt]he (?P<o>first|second|third|fourth|last|final|opening|closing) (?:(?P<n>{durations.NUMBER}) )?(?P<u>day|week|fortnight)(?P<s>s)? of (?P<m>{MONTH})(?:,? (?P<y>{YEAR}))?"),
    Rule("quarter", words("the") | ORDINAL_WORDS, rf"(?:[Tt]he )?(?P<o>first|second|third|fourth|last|latter|final|1st|2nd|3rd|4th) (?P<u>quarter|half|trimester|semester)(?: of (?:(?P<y>{YEAR})|(?P<this>the year|last year|this year)))"),
    Rule("ordinal_months", words("the first last final"), rf"(?:[Tt]he )?(?P<o>first|last|final) (?P<n>{durations.NUMBER}) months of (?:(?P<y>{YEAR})|the year)"),
    Rule("quarter_alone", ORDINAL_WORDS | words("the that this last"), r"(?:(?:[Tt]he|[Tt]hat|[Tt]his|[Ll]ast) )?(?:year[’']s )?(?P<o>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[- ]quarter\b(?! final)(?P<year> (?:last|this|next) year)?"),
    Rule("quarter_named", words("the this last next current latest"), r"(?:[Tt]he )?(?P<q>[Tt]his|[Ll]ast|[Nn]ext|[Cc]urrent|[Ll]atest|[Pp]revious) quarter\b"),
    Rule("season", BOUND_WORDS | words("early late mid the") | SEASON_WORDS, rf"(?P<bound>{BOUND})?(?:(?P<p>[Ee]arly|[Ll]ate|[Mm]id)[ -])?(?:the )?(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<y>{YEAR})"),
    Rule("season_rel", words("last this next that in by during over throughout through for since until the early late"), r"(?:(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]he (?:following|next|previous)|[Ii]n|[Bb]y)|(?:(?:[Ii]n|[Bb]y|[Dd]uring|[Oo]ver|[Tt]hroughout|[Tt]hrough|[Ff]or|[Ss]ince|[Uu]ntil) )?[Tt]he|[Ii]n) (?:(?:early|late|mid)[ -])?(?P<s>spring|summer|autumn|winter|(?:(?<=last )|(?<=Last )|(?<=this )|(?<=This )|(?<=next )|(?<=in the ))fall)\b(?! of| \d{4}|[ -](?:camp|school|house|job|offensive|quarter|break|coat|cloth|olympic|games|universit|semester)|time)"),
    Rule("writing", words("at"), r"[Aa]t (?:the )?time of (?:writing|publication|this writing|this report|reporting)"),
    Rule("period", words("the this"), r"(?:[Tt]he|[Tt]his) (?:reporting period|period under review|period covered(?: by this (?:report|update))?|review(?:ed)? period)\b"),
    Rule("eve", words("on the"), r"(?:[Oo]n )?[Tt]he eve\b"),
    Rule("day_itself", words("the"), r"[Tt]he day itself\b"),
    Rule("at_time", words("at since around about ever"), r"(?:(?P<then>(?:[Ee]ver )?[Ss]ince then|[Ee]ver since(?=[,.;:)]| until|$))|(?:[Aa]t (?:the|that)|(?:[Aa]round|[Aa]bout) (?P<about>the same|that|this)|(?P<since>[Ss]ince that)) time\b(?! (?:of|they|he|she|it|the|when|that|an?|his|her|their|its)\b))"),
    Rule("appointed_day", words("the"), r"(?<=[Oo]n )the (?:appointed |planned |scheduled |announced |agreed |chosen )?day\b(?=[,.;]| (?:some|around|about|nearly|over|more|several|hundreds|thousands|dozens|all the same|nevertheless|nonetheless|\d))"),
    Rule("both_days", words("both the those"), r"(?:[Bb]oth|[Tt]he two|[Tt]hose (?:two )?) ?days\b"),
    Rule("every", NUMBER | words("once twice several many every each daily weekly monthly annual annually yearly quarterly bi biweekly bimonthly biannual biannually nightly hourly on") | PLURAL_WEEKDAYS, rf"(?:(?:{durations.NUMBER}|once|twice|several|many) (?:times )?(?:a|per|each|every) {UNIT}\b(?! (?:earlier|later|ago|before|after)\b)|(?:[Ee]very|[Ee]ach) (?:(?:other|second|{durations.NUMBER}) )?(?:{UNIT}s?\b|{WEEKDAY}|{MONTH_ONLY}\b|morning|evening|night)|(?:(?:[Oo]n )?{WEEKDAY}s\b)|\b(?:[Dd]aily|[Nn]ightly|[Hh]ourly|[Ww]eekly|[Mm]onthly|[Aa]nnual(?:ly)?|[Yy]early|[Qq]uarterly|[Bb]i-?(?:weekly|monthly|annual(?:ly)?))\b)"),
    Rule("shifted", NUMBER | VAGUE | words("about around almost nearly over more less some just only"), rf"(?P<hedge>(?:[Aa]bout|[Aa]round|[Aa]lmost|[Nn]early|[Oo]ver|[Mm]ore than|[Ll]ess than|[Ss]ome|[Jj]ust|[Oo]nly) )?(?:(?P<years>[Aa]|{durations.NUMBER}) years? and (?=(?:[Aa]|{durations.NUMBER}) months? ))?(?P<n>[Aa]n?|[Hh]alf a|[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Aa] couple of|{durations.NUMBER})(?P<half>{durations.HALF})?[ -](?P<u>year|month|week|fortnight|day|night|decade|hour|minute)s?(?P<half2> and a half)? (?P<dir>later|earlier|beforehand|afterwards?|ago|on(?=[,.;])|previously|prior(?! to\b)|after that|before that|before(?=, (?:the|an?|his|her|their|its|[a-z]+s|[A-Z])|[.;]))\b"),
    Rule("vague_shift", words("years months weeks days hours minutes decades"), r"(?:[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours|[Mm]inutes|[Dd]ecades) (?:later|earlier|ago)\b"),
    Rule("over_past", words("over in during for within across throughout the these past last next"), rf"(?:(?:[Oo]ver|[Ii]n|[Dd]uring|[Ff]or|[Ww]ithin|[Aa]cross|[Tt]hroughout) )?(?<!\w)(?:the |these )?(?P<q>past|last|next|coming|following) (?:(?P<n>{COUNT})(?P<half>{durations.HALF})? )(?P<u>year|month|week|day|decade|hour)s?\b(?! of (?:\d{{4}}|the year)\b)"),
    Rule("same", words("the that this same very"), rf"(?:{SPECIFIC} )?(?P<q>same|very same|[Ss]ame) (?P<u>day|date|week|month|year|weekend|night|evening|morning|afternoon)\b"),
    Rule("next", words("the"), r"[Tt]he (?:very )?(?P<q>next|following|subsequent|previous|preceding|prior) (?:calendar )?(?P<u>day|week|month|year|weekend|morning|evening|night|afternoon)\b"),
    Rule("day_after", words("the one a"), r"(?:[Tt]he|[Oo]ne|[Aa]) (?P<u>day|week|month|year|(?<=[Tt]he )(?:night|evening|morning|afternoon)) (?P<q>after|before)\b(?=[,.;]| (?:his|her|their|the|an?|it|he|she|they|that|[A-Z])| (?:and|but|outside|because|while|over)\b)"),
    Rule("this_part", words("this"), r"[Tt]his (?P<u>morning|afternoon|evening)\b"),
    Rule("weekend", words("over at during the on this"), r"(?:(?:[Oo]ver|[Aa]t|[Dd]uring|[Oo]n) )?(?P<q>[Tt]he|[Tt]his) weekend\b(?! of)"),
    Rule("that", words("that this"), r"(?P<q>[Tt]hat|[Tt]his) (?P<same>same )?(?P<u>day|(?<=[Oo]n that )date|week|month|year|weekend|night|evening|morning|afternoon)\b"),
    Rule("last_night", words("last"), r"[Ll]ast night\b"),
    Rule("last_unit", words("last next the past this"), rf"(?P<q>[Ll]ast(?! {MONTH} \d{{1,2}}\b)|[Nn]ext|[Tt]his past|[Tt]his last|[Tt]he past|[Tt]he last|[Tt]he coming|[Pp]ast) (?P<u>week|month|year|weekend|{MONTH_ONLY}|{WEEKDAY}|decade|century)\b"),
    Rule("later_year", words("later earlier"), r"(?P<q>[Ll]ater|[Ee]arlier) (?P<w>that|this|in the|the same) (?P<u>day|week|month|year)\b"),
    Rule("in_time", words("in"), rf"[Ii]n (?P<n>{durations.NUMBER}|an?) (?P<u>day|week|month|year)(?:s[’']?|[’']s) time\b"),
    Rule("day_of_month", words("the"), r"(?:(?<=[Oo]n )|(?<=for )|(?<=to )|(?<=until )|(?<=till )|(?<=[a-z] of )|(?<=[Bb]y ))the (?P<d>\d{1,2})(?:st|nd|rd|th)(?: of (?:that|the same) month)?(?=[,.;:)]|$|\n| (?:and|but|as|when|while|after|before|in|at|by|to|with|without|for|from|because|that|over|during|outside|near|he|she|it|they|police|the|a|an|his|her|their|its|another|two|three|several|[a-z]+ed)\b)"),
    Rule("end_year", words("by at since until till before the end year beginning start"), r"(?:[Bb]y |[Bb]efore |[Ss]ince |[Uu]ntil |[Tt]ill )?(?:the )?(?P<q>end of the year|year[’']s end|year[- ]end\b|end of the month|beginning of the year|start of the year)"),
    Rule("during_year", words("the"), r"(?:(?<=[Dd]uring )|(?<=[Tt]hroughout ))the year\b"),
    Rule("from_year", BOUND_WORDS, rf"(?P<bound>{BOUND})(?P<y>{YEAR})\b"),
    Rule("spelt_year", words("fifteen sixteen seventeen eighteen nineteen twenty"), rf"(?P<century>[Nn]ineteen|(?:(?<=[Ii]n )|(?<=of )|(?<=and )|(?<=since ))(?:fifteen|sixteen|seventeen|eighteen|twenty)) (?P<years>ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{TENS}(?:[- ]{ONES})?)\b(?! ?-|[- ](?:year|people))"),
    Rule("month_alone", MONTH_WORDS | BOUND_WORDS | words("that the last next this"), rf"(?P<bound>{BOUND})?(?P<rel>(?:[Tt]hat same|[Tt]he same|[Ll]ast(?! {MONTH} \d{{1,2}}\b)|[Nn]ext|[Tt]his|[Tt]hat|[Tt]he previous|[Tt]he following) )?(?P<m>{MONTH_ONLY}\b|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"),
    Rule("weekday_beside", words("the"), rf"[Tt]he (?P<w>{WEEKDAY}) (?P<q>before|after)\b(?=[,.;])"),
    Rule("weekday", WEEKDAY_WORDS | words("last this next that the"), rf"(?P<q>(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]hat|[Tt]he following|[Tt]he previous|[Tt]his past|[Tt]his coming) )?(?P<w>{WEEKDAY}\b|{WEEKDAY_SHORT})(?!s)(?: (?:morning|evening|night|afternoon))?"),
    Rule("spoken", words("yesterday tomorrow tonight today the"), r"(?:[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]oday|[Tt]he (?P<q>day before yesterday|day after tomorrow))\b(?: (?:morning|afternoon|evening|night))?"),
    Rule("shared_unit", NUMBER, rf"(?<!between )(?P<n>{durations.NUMBER})-?(?=(?:, {durations.NUMBER}-?)* and {durations.NUMBER}[ -](?P<unit>(?:year|month|week|day)s?)\b(?! (?:later|earlier|ago|old)))"),
    Rule("length", NUMBER | words("between another"), rf"(?!{YEAR} {UNIT}\b)(?P<text>{durations.LENGTH})(?:[’'](?:s)?)?(?![ -]?old\b)"),
    Rule("long", words("day days week weeks month months year years hour hours decade decades daylong weeklong monthlong yearlong"), r"(?:(?P<n>(?:[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Hh]our|[Dd]ecade))(?P<s>s)?-long|(?P<w>[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)long)\b"),
    Rule("vague", VAGUE | words("numerous the recent previous prior past dozens hundreds coming following preceding subsequent intervening decades years months weeks days hours"), r"(?:(?:[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Aa] couple of|[Nn]umerous|[Tt]he (?:past|last|next|following|coming|first|final|early|preceding|previous|intervening|subsequent) few|(?:[Tt]he )?(?:[Rr]ecent|[Cc]oming|[Ff]ollowing|[Pp]receding|[Pp]revious|[Pp]rior|[Pp]ast|[Ss]ubsequent|[Ii]ntervening)|[Tt]he (?:past|last|next) (?:several|many|couple of)|[Dd]ozens of|[Hh]undreds of) (?:hours|days|weeks|months|years|decades|minutes)\b|(?:(?<=[Ff]or )|(?<=[Aa]fter )|(?<=[Oo]ver )|(?<=[Ff]aced )|(?<=[Ss]erved )|(?<=[Ss]pent )|(?<= in )|(?<=within )|(?<=ithin ))(?:decades|years|months|weeks|days|hours)\b|(?:[Dd]ecades|[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours)(?= of [a-z]+))"),
    Rule("year_short", DIGIT, r"(?<=[’'])(?P<y>\d\d)\b(?![’'])"),
    Rule("year", DIGIT, rf"(?P<y>{YEAR})\b(?!s\b)"),
    Rule("day_name", words("day"), r"Day\b"),
)  # fmt: skip

REFERENCES: tuple[Rule, ...] = (
    Rule("clock", DIGIT | words("noon midnight"), r"(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?(?::\d\d)? ?(?P<half>[ap])\.?m\b\.?(?: [A-Z]{2,4}\b)?|(?P<h24>[01]?\d|2[0-3]):(?P<min24>[0-5]\d)\b(?: ?(?:hrs|hours|GMT|UTC)\b)?|(?P<word>[Nn]oon|[Mm]idnight)\b"),
    Rule("bare_units", words("years months weeks days hours decades"), r"(?:[Yy]ears|[Mm]onths|[Ww]eeks|[Dd]ays|[Hh]ours|[Dd]ecades)\b(?! (?:old|of age)\b)"),
    Rule("present", words("now currently nowadays presently at these right the"), r"(?:[Nn]ow|[Cc]urrently|[Nn]owadays|[Pp]resently|[Aa]t present|[Aa]t the moment|[Tt]hese days|[Rr]ight now|[Tt]he (?:present|time being)|[Aa]t this time)\b"),
    Rule("past", words("recently previously formerly former lately recent the"), r"(?:[Rr]ecently|[Pp]reviously|[Ff]ormerly|[Ll]ately|[Tt]he past(?! \w+ (?:years|months|weeks|days))|[Tt]he recent past)\b"),
    Rule("future", words("soon the"), r"(?:[Ss]oon\b(?! (?:after|as|afterwards?)\b)|[Tt]he (?:near |foreseeable )?future\b)"),
)  # fmt: skip
"""Words for a time without a date, which a report's table of dates leaves out and TIMEX3 has."""

_OPENER = re.compile(r"(?<![\w$€£¥₸#/])(?<!\d[.,])(?:\d|[^\W\d_]+)")


def _by_opener(rules: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for opener in rule.openers:
            found.setdefault(opener, []).append(rule)
    return found


_BY_OPENER = {False: _by_opener(RULES), True: _by_opener(RULES + REFERENCES)}


@cache
def _opened_by(opener: str, references: bool) -> list[tuple[str, re.Pattern[str]]]:
    """Names and patterns of the rules that a word may open. They are compiled when a text first has it: all of them take a
    good part of a second, and most texts need few."""
    return [(rule.name, re.compile(rule.pattern)) for rule in _BY_OPENER[references].get(opener, ())]


def scan(text: str, references: bool = False) -> Iterator[tuple[str, re.Match[str]]]:
    """(rule, match) of every candidate in `text`, left to right, without overlaps; `references` adds `REFERENCES`."""
    known, end = _BY_OPENER[references], 0
    for word in _OPENER.finditer(text):
        start, opener = word.start(), DIGITS if word.group().isdigit() else word.group().lower()
        if start < end or opener not in known:
            continue
        for name, pattern in _opened_by(opener, references):
            if match := pattern.match(text, start):
                end = match.end()
                yield name, match
                break
