"""Days that are told by an event: "two days after the arrest", "the day after", "the eve of the march", "the day of his release".

Called by `resolution`, and by `lengths` where a length is counted from a named day. Which of the days told before is that of the event
is decided in `_day_of`, from the words for it (`event_words`).
"""

from __future__ import annotations

import re
from datetime import timedelta

from pipeline.annotate.time import calendar_days, event_words, occasions
from pipeline.annotate.time.discourse import SENTENCE_END, Discourse, Match, Reading, Told, unresolved
from pipeline.annotate.time.durations import number, parse_duration
from pipeline.annotate.time.from_told import PARTS_OF_DAY
from pipeline.annotate.time.neighbours import DAY_RULES, date_beside, day_behind, in_apposition
from pipeline.annotate.time.planned import day_set_for
from pipeline.annotate.time.values import Point, coarse, shift, single, week_of

_EVENT_AFTER = re.compile(r" (?:(?:the|his|her|their|its|that) (?P<noun>[a-z]+)|[A-Z][a-z]+\b|(?:he|she|it|they)\b)")
_OF_EVENT = re.compile(r" of (?:the|his|her|their|its|that|this) (?P<words>[a-z]+(?: [a-z]+){0,2})\b")
_RULED = re.compile(r"\b(?:at least|at most|no (?:more|later|less) than|within|for|up to|for (?:more than|over|nearly|almost|about)|a maximum of|a minimum of)\s$", re.I)
_EVENT_TO_DAY = re.compile(r" (?:the|this|that|his|her|their|its) (?:[\w’'-]+ ){0,4}[\w’'-]+, (?:on )?")
_OWN = re.compile(r" (?:its|their|his|her) (?P<words>[a-z]+(?: [a-z]+){0,3})")
_CLAUSE_TO_DAY = re.compile(r"(?: [\w’'/-]+){1,18} (?:on )?")
_CLOSES_WITH_EVENT = re.compile(r" (?:the|his|her|their|that) \w+(?:\.(?:\s|$))")


def eve(d: Discourse, m: Match) -> Reading | None:
    """On the eve of a day that is named after it, of an event told before ("the eve of the march"), or of the last day told."""
    for rule, following in d.matches[d.index + 1 : d.index + 3]:
        if following.start() - m.end() > 25 or rule not in ("named", *DAY_RULES):
            break
        reading = occasions.named_day(d, following) if rule == "named" else calendar_days.day(d, following)
        point = reading.value.point if reading and reading.value else None
        if point and (before := shift(point, -1, "day")):
            anchor = "holiday" if rule == "named" else "context"
            return Reading("date", single(before), anchor=anchor, basis=f"the day before {following.group()}")
    of = _OF_EVENT.match(d.after(m.end(), 60))
    if of is None and d.after(m.end(), 3) == " of":
        return None
    words = of["words"].split() if of else [""]
    noun = next((word for word in words if event_words.types_of(word)), words[0])
    point = noun and _day_of(d, m.start(), noun, None) or _latest_day(d, m.start(), in_line=True)
    if point and (before := shift(point, -1, "day")):
        end = m.end() + of.start("words") + of["words"].index(noun) + len(noun) if of else m.end()
        return Reading("date", single(before), anchor="event", basis=f"the day before {point.edtf()}, told before it", end=end, remember=not of)
    return None


def day_itself(d: Discourse, m: Match) -> Reading | None:
    """The day itself: the one for which something was planned, the latest of those told before."""
    point = _latest_day(d, m.start(), in_line=True) or _latest_day(d, m.start(), in_line=False)
    return Reading("date", single(point), anchor="event", basis=f"{point.edtf()}, told before it") if point else None


def _latest_day(d: Discourse, offset: int, in_line: bool) -> Point | None:
    """The latest of the days told before in the paragraph, or in the section."""
    told = [t.value.start for t in d.told if t.value.start and t.value.start.day and d.section(t.start) == d.section(offset)
            and (not in_line or d.line(t.start) == d.line(offset))]
    return max(told, key=lambda point: point.bounds()[0], default=None)


def day_after(d: Discourse, m: Match) -> Reading | None:
    """The day after, a week before: beside the date told last."""
    unit, step = "day" if m["u"] in PARTS_OF_DAY else m["u"], 1 if m["q"] == "after" else -1
    if m["u"] in PARTS_OF_DAY and d.before(m.start(), 4).lower().endswith("in "):
        return None  # "were let go in the evening after their names had been taken"
    if unit in ("day", "week") and (day := _day_behind_event(d, m.end("q"))):
        return Reading("date", single(day), anchor="event", basis="the date beside it", remember=False)
    told = d.told[-1] if d.told else None
    between = d.text[told.end : m.start()] if told else "."
    if unit in ("day", "week") and d.matches[d.index + 1 : d.index + 2] and d.matches[d.index + 1][0] == "named" and (named := day_behind(d, m.end())) and (moved := shift(named, step, unit)):
        return Reading("date", single(moved), anchor="event", basis=f"beside {named.edtf()}, told after it", remember=False)
    if unit in ("day", "week") and (beside := in_apposition(d, m.start(), m.end("q"))):
        return beside
    if m.group()[0] in "ao" and "\n" not in between and not re.search(r"[.!?][”’\"')]* |[.]$", between):  # "on 25 January, a day after he had gone missing"
        length = parse_duration(f"one {unit}")
        return Reading("duration", None, length) if length else None
    if m.group()[0] in "aoAO" and _RULED.search(d.before(m.start())):
        length = parse_duration(f"one {unit}")
        return Reading("duration", None, length, end=m.start("q") - 1) if length else None
    if unit in ("day", "week") and (named := day_behind(d, m.end())) and (moved := shift(named, step, unit)):
        return Reading("date", single(moved), anchor="event", basis=f"beside {named.edtf()}, told after it", remember=False)
    if beside := date_beside(d, m):
        return beside
    if m.group()[0] in "aoAO" and told and d.line(told.start) != d.line(m.start()) and re.match(r" [A-Za-z]", d.after(m.end(), 2)):
        return unresolved("event", "counted from what is told behind it")  # "X is missing a day after he was arrested"
    if m.group()[0] in "tT" and _RULED.search(d.before(m.start())):
        return None  # "no later than the day after the arrest", in a law
    near = d.last(m.start(), want_day=unit in ("day", "week"), want_month=unit == "month")
    if near is None or near.point is None:
        return unresolved("event", f"no {unit} told before it")
    point = near.point
    if unit in ("day", "week") and point.day and (event := _EVENT_AFTER.match(d.after(m.end(), 40))):
        named = _day_of(d, m.start(), event["noun"] or "", point)
        if named is None:
            return unresolved("event", "which of the days told before is not known")
        point = named
    if unit == "week" and m.group().lower().startswith("the"):
        week = week_of(point.bounds()[0] + timedelta(weeks=step))
        return Reading("interval", week, anchor="event", basis=f"beside {point.edtf()}", remember=False)
    base = point if unit == "week" else coarse(point, unit)
    moved = shift(base, step, unit) if base else None
    goes_on = moved is not None and step > 0 and unit in ("day", "week") and _dates_the_sentence(d, m)
    return Reading("date", single(moved) if moved else None, anchor="event", basis=f"beside {point.edtf()}", remember=goes_on)


def _day_behind_event(d: Discourse, end: int) -> Point | None:
    """The day behind the comma that closes the words for an event from which another is counted: "the day before the march, on 3 July"."""
    for rule, following in d.matches[d.index + 1 : d.index + 2]:
        if rule in DAY_RULES and _EVENT_TO_DAY.fullmatch(d.text, end, following.start()):
            reading = calendar_days.day(d, following)
            return reading.value.start if reading and reading.value else None
    return None


def days_beside(d: Discourse, m: Match) -> Reading | None:
    """Two days after the shooting: from the day told before in the section; beside a date ("On 25 January, two days after the
    vote") that date; a length where a date stands elsewhere before it in its sentence.

    Of several days told before it is the one of whose event the same noun or its kin tells, else none.
    """
    words = m.group("n", "u")
    end = m.start("q") - 1
    named = day_behind(d, m.end())
    if named and d.after(m.end(), 2) == ", ":  # "two days after the vote, on 25 January, police …"
        return Reading("date", single(named), anchor="event", basis="the date beside it", end=m.end("q"), remember=False)
    if _RULED.search(d.before(m.start())):  # "held for ten days after his arrest on 3 May"
        return Reading("duration", None, parse_duration(" ".join(words)) or ("", ""), end=end)
    if named and (moved := _moved(m, named)):
        return Reading("date", single(moved), anchor="event", basis=f"{d.text[m.start() : m.end('q')]} {named.edtf()}, told after it", end=m.end("q"), remember=False)
    length = Reading("duration", None, parse_duration(" ".join(words)) or ("", ""), end=end)
    near = d.last(m.start(), want_day=m["u"] in ("day", "week", "fortnight"), want_month=m["u"] == "month", reach=500)
    told = d.told[-1] if d.told else None
    if beside := in_apposition(d, m.start(), m.end("q")):
        return beside
    if not number(m["n"]) or told is None or d.line(told.start) == d.line(m.start()) and not re.search(r"[.!?;][”’\"')]* ", d.text[told.end : m.start()]):
        return length
    own = _OWN.match(d.after(m.end("q"), 60))
    if own is not None and not any(event_words.types_of(word) for word in own["words"].split()):  # "three weeks before its expiry"
        return Reading("date", None, anchor="event", basis="the day of the event is not told before", end=m.end("q"), remember=False)
    same_line = near is not None and near.start == near.end and d.line(told.start) == d.line(m.start())
    point = _day_of(d, m.start(), m["noun"], near.point if near and same_line else None)
    if point is None and not same_line:
        return length
    moved = _moved(m, point) if point else None
    if point is None:
        return Reading("date", None, anchor="event", basis="which of the days told before is not known", end=m.end("q"), remember=False)
    if moved is None:
        return length
    return Reading("date", single(moved), anchor="event", basis=f"{d.text[m.start() : m.end('q')]} it, counted from {point.edtf()}", end=m.end("q"), remember=_dates_the_sentence(d, m))


def after_clause(d: Discourse, m: Match) -> Reading | None:
    """Three days after a group had lodged a complaint on 10 February: counted from the day of that clause."""
    for rule, following in d.matches[d.index + 1 : d.index + 2]:
        if _RULED.search(d.before(m.start())) or rule not in DAY_RULES or not _CLAUSE_TO_DAY.fullmatch(d.text[m.end() : following.start()]):
            break
        between = d.text[m.end() : following.start()]
        told = " had " in between or d.opens_sentence(m.start()) and d.after(following.end(), 1) == ","
        reading = calendar_days.day(d, following) if told else None
        if reading and reading.value and reading.value.start and (moved := _moved(m, reading.value.start)):
            return Reading("date", single(moved), anchor="event", basis=f"{m.group()} {reading.value.edtf()}, told after it", remember=False)
    length = parse_duration(f"{m['n']} {m['u']}s") if m["n"].lower() not in ("a", "an") else None
    return Reading("duration", None, length, end=m.start("q") - 1) if length else None


def before_named(d: Discourse, m: Match, counted: Match) -> Reading | None:
    """Three days before Christmas: counted from the named day or the date right behind it."""
    between = re.match(r" (?P<q>before|after) (?:the )?", d.text[m.end() : m.end() + 12])
    if not between or d.index + 1 >= len(d.matches) or d.matches[d.index + 1][1].start() != m.end() + between.end():
        return None
    rule, following = d.matches[d.index + 1]
    reading = occasions.named_day(d, following) if rule == "named" else calendar_days.day(d, following) if rule in DAY_RULES else None
    count, point = number(counted["n"]), reading.value.start if reading and reading.value else None
    if not count or point is None or not point.day:
        return None
    moved = shift(point, int(count) * (1 if between["q"] == "after" else -1), counted["u"])
    return Reading("date", single(moved), anchor="event", basis=f"beside {point.edtf()}", end=m.end() + between.end("q"), remember=False) if moved else None


def day_of_event(d: Discourse, m: Match) -> Reading | None:
    """The day of the arraignment, a few hours after the arrest: the day of what the noun names again."""
    end = m.end("noun") if m["u"] else m.end("q")
    if named := day_behind(d, m.end(), words=0 if m["u"] else 6):
        return Reading("date", single(named), anchor="event", basis=f"{named.edtf()}, told after it", end=end, remember=False)
    planned = day_set_for(d, m.start(), m["noun"])
    day = planned.value.start if planned else _day_of(d, m.start(), m["noun"], None)
    if day is None:
        return unresolved("event", "the day of the event is not told before") if m["u"] else None
    return Reading("date", single(day), anchor="event", basis=f"the day of {day.edtf()}", remember=bool(m["u"]))


def _dates_the_sentence(d: Discourse, m: Match) -> bool:
    """Whether "two days after the arrest" opens a sentence, or closes a plain one, so that the story goes on from its day."""
    if d.opens_sentence(m.start()):
        return True
    closes = _CLOSES_WITH_EVENT.match(d.after(m.end("q"), 60)) is not None
    return closes and "," not in d.text[d.sentence_start(m.start()) : m.start()]


def _moved(m: Match, point: Point) -> Point | None:
    count, unit = number(m["n"]) if "n" in m.groupdict() else 1, m["u"]
    count, unit = (2 * count, "week") if count and unit == "fortnight" else (count, unit)
    return shift(point, int(count) * (1 if m["q"] in ("after", "following") else -1), unit) if count else None


def _day_of(d: Discourse, start: int, noun: str, last: Point | None) -> Point | None:
    """The day of the event that a noun names again: of one told in the paragraph that one, of several the one beside the same
    word, else beside a word of the same kind. Where the paragraph has told none, so in the section, else `last`."""
    told = [t for t in d.told if d.section(t.start) == d.section(start) and t.value.start and t.value.start.day and t.value.end in (t.value.start, None)]
    beside = [t for t in told if d.line(t.start) == d.line(start)]
    if noun and (aside := _day_in_passing(d, start, noun)):
        return aside
    if last is not None and len({t.value.start for t in beside}) == 1:
        return beside[0].value.start
    first = min((t.start for t in beside or told), default=start)
    first = d.sentence_start(first)
    for how in ("stem", "verb", "word", "phrase") if noun else ():
        named = [day for day in (_day_beside(d, at, beside or told) for at in event_words.places_of(noun, d.text, first, start, how)) if day]
        if named and (how == "stem" or len(set(named)) == 1):
            return named[-1]
    printed = {t.value.start for t in beside if any(sign.isdigit() for sign in d.text[t.start : t.end])}
    return (printed.pop() if noun and len(printed) == 1 else None) if beside else last


def _day_in_passing(d: Discourse, start: int, noun: str) -> Point | None:
    """The day, counted from another one of the paragraph, of the last sentence that tells the event of a noun and no day from which the
    story goes on ("She had been arrested the day before. The day before her arrest …")."""
    for aside in reversed(d.asides):
        if d.line(aside.start) != d.line(start) or aside.end > d.sentence_start(start):
            continue
        first, stop = d.sentence_start(aside.start), SENTENCE_END.search(d.text, aside.end)
        last = stop.start() if stop else len(d.text)
        if not any(first <= t.start < last for t in d.told) and list(event_words.places_of(noun, d.text, first, last, "stem")):
            return aside.value.start
    return None


def _day_beside(d: Discourse, offset: int, told: list[Told]) -> Point | None:
    """The day told nearest to an offset in its sentence, else the last one before it."""
    first = d.sentence_start(offset)
    stop = SENTENCE_END.search(d.text, offset)
    last = stop.start() if stop else len(d.text)
    here = [t for t in told if first <= t.start < last]
    if not here and not any(first <= t.start < last for t in d.told):  # not where it says only the year: "in 2014, he was arrested"
        here = [t for t in told if t.start < offset and not d.in_relative_clause(t.start)][-1:]
    main = [t for t in here if not d.in_relative_clause(t.start)]
    return min(main or here, key=lambda t: abs(t.start - offset)).value.start if here else None
