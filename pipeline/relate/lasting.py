"""Times between two days that are told: of a strike, a fast or another protest from its first day to the one on which the next
sentences end it ("On 3 May she went on hunger strike … She gave it up ten days later"), and of what befell somebody in custody
from the arrest to the release."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.dated import Dated
from pipeline.relate.index import behind_trigger, index_of, trigger_root
from pipeline.relate.lending import entities_of
from pipeline.relate.tellings import take_tellings
from pipeline.relate.when.own_dates import own_date
from pipeline.relate.when.tense import looks_back
from pipeline.vocabulary import with_particles, word_list

LASTING = {"hunger_strike", "protest"}
ENDING = with_particles(word_list("lasting.ending"))
"""Verbs that end what people do, with the particle that they need for it."""
FASTS = word_list("lasting.fasts")
CUSTODIAL = {"prisoner_treatment", "torture"}
DECISIONS = {"court_ruling", "appeal_ruling", "assembly_denied", "registration_denied", "acquittal"}
NEXT_STEPS = {"charge": {"release", "sentence", "acquittal"}, "complaint": {"court_ruling", "appeal_ruling"}}
EXACT = {"day", "month", "part_of_month"}
ABOUT = 700  # characters back in which what a complaint is about was told
REACH = 8  # sentences behind the one that tells the beginning


def until_ended(events: list[Event], doc: Doc) -> None:
    """Gives protests and hunger strikes with a first day the day on which they ended, and takes in the events that only tell the end."""
    for event in [e for e in events if e.event_type in LASTING and e.status in ("occurred", "ongoing") and e.date_precision in ("day", "after")]:
        if not any(event is one for one in events):
            continue  # it only told the end of one before
        verb, ended = _end(event, doc)
        if verb is None or ended is None or any(e.event_type in LASTING and event.trigger_end < e.trigger_start and e.trigger_end <= verb.idx for e in events):
            continue  # of several it is the last
        event.date, event.date_end, event.date_precision = f"{event.date_start}/{ended.end}", ended.end, "interval"
        event.basis["date"] = f"{event.basis['date']}; ended (“{verb.text}”): {ended.basis}"
        if event.status == "ongoing":
            event.status, event.basis["status"] = "occurred", f"“{verb.text}”"
        for other in [e for e in events if e is not event and e.event_type in LASTING and e.trigger_start <= verb.idx < e.trigger_end]:
            events[:] = [one for one in events if one is not other]
            take_tellings(event, other)


def _end(event: Event, doc: Doc) -> tuple[Token | None, Dated | None]:
    """The verb that tells the end of a protest in its paragraph, and the day of it."""
    for token in behind_trigger(doc, event, REACH):
        if token.pos_ == "VERB" and _ends(token, event):
            day = own_date(token, event.event_type, token.sent, doc, index_of(doc).types)
            if day is not None and day.exact and day.precision == "day" and day.start > event.date_start:
                return token, day
    return None, None


def _ends(verb: Token, event: Event) -> bool:
    """Whether a verb ends what was told: "gave up her protest", "ended it", "the strike ended", of its people "she gave up"."""
    particles = ENDING.get(lemma_of(verb))
    if index_of(verb.doc).types.get(verb.i, event.event_type) not in LASTING:
        return False  # "police stopped the march"
    if particles is None or particles and not any(c.lower_ in particles for c in verb.children) or clauses.has_child(verb, "xcomp"):
        return False
    things = clauses.children(verb, "obj", "nsubj:pass")
    subjects = clauses.own_subjects(verb)
    if things:
        return any(thing.lower_ == "it" or _is_action(thing) for thing in things)
    return any(_is_action(subject) for subject in subjects) or event.event_type == "hunger_strike" and (
        not subjects or any(s.pos_ == "PRON" or any(p.start <= s.idx < p.end for p in event.participants) for s in subjects))


def _is_action(noun: Token) -> bool:
    definite = any(c.lower_ in ("the", "this", "that") or c.dep_ == "nmod:poss" for c in noun.children)
    return definite and lemma_of(noun) in word_classes()["assembly"].lemmas | FASTS


def while_held(events: list[Event]) -> None:
    """Gives what befell somebody in custody, where no more is known of its time, the time between their arrest and their release."""
    held = [(e, entities_of(e, "target")) for e in events if e.event_type in ("detention", "release") and e.date_precision in EXACT and e.status == "occurred"]
    for event in events:
        if event.event_type in CUSTODIAL and event.basis.get("date", "").startswith("“until ") and event.date == f"../{event.date_end}":
            _since_arrest(event, events)
        if event.event_type not in CUSTODIAL or event.date and not event.basis["date"].startswith("bound"):
            continue
        steps = [e for e, people in held if e.section == event.section and people & entities_of(event, "target")]
        end = next((e for e in steps if e.event_type == "release"), None)
        begun = [e for e in steps if e.event_type == "detention" and end is not None and e.date_end < end.date_start]
        if end is None or not begun:
            continue
        start = max(begun, key=lambda e: e.date_start)
        event.date, event.date_start, event.date_end = f"{_plain(start.date)}/{_plain(end.date)}", start.date_start, end.date_end
        event.date_precision, event.basis["date"] = "interval", f"in custody: from “{start.trigger}” to “{end.trigger}”"


def _since_arrest(event: Event, events: list[Event]) -> None:
    """Gives what lasted until a day the day of the arrest told before it in the sentence: "was picked up on D1 and held incommunicado
    until D2"."""
    arrest = next((e for e in reversed(events) if e.start == event.start and e.event_type == "detention" and e.trigger_start < event.trigger_start), None)
    if arrest is not None and arrest.date_precision == "day" and arrest.date < event.date_end:
        event.date, event.date_start, event.date_precision = f"{arrest.date}/{event.date_end}", arrest.date_start, "interval"
        event.basis["date"] = f"since “{arrest.trigger}”, {event.basis['date']}"


def until_decided(events: list[Event], doc: Doc) -> None:
    """Gives a complaint the time between what it is about, told right before, and the decision that a relative clause behind it
    tells: "was fined on D1. He appealed to the court, which upheld the fine on D2"."""
    for number, event in enumerate(events):
        if event.event_type != "complaint" or event.date and ".." not in event.date:
            continue
        decided = next((e for e in events[number + 1:] if e.start == event.start and e.event_type in DECISIONS and e.date_precision in EXACT
                        and _in_relative_clause(e, doc)), None)
        begun = next((e for e in reversed(events[:number]) if e.section == event.section and e.start < event.start and e.date_precision in EXACT
                      and event.start - e.start < ABOUT and not looks_back(e, doc)), None)
        if decided is None or begun is None or begun.date_end >= decided.date_start:
            continue
        event.date, event.date_start, event.date_end = f"{_plain(begun.date)}/{_plain(decided.date)}", begun.date_start, decided.date_end
        event.date_precision, event.basis["date"] = "interval", f"between “{begun.trigger}” and “{decided.trigger}”"


def until_next_step(events: list[Event], doc: Doc) -> None:
    """Gives a charge that is only known to have come after an arrest, and a complaint after a measure, the time up to the next step of
    the case in the paragraph: the release or verdict of those charged, the decision on the complaint."""
    for number, event in enumerate(events):
        if event.event_type not in NEXT_STEPS or event.status != "occurred" or event.date_precision != "after" or not event.basis.get("date", "").startswith("bound") or len(event.date) != 13:
            continue
        people = {p.entity for p in event.participants if p.entity is not None and p.role != "source"}
        step = next((e for e in events[number + 1:] if "\n" not in text_of(doc)[event.end : e.start] and e.event_type in NEXT_STEPS[event.event_type] and e.status == "occurred" and e.start >= event.start
                     and people & entities_of(e)), None)
        if step is None or step.date_precision != "day" or step.date_start <= event.date_start:
            continue
        event.date, event.date_end, event.date_precision = f"{event.date_start}/{step.date}", step.date_end, "interval"
        event.basis["date"] = f"{event.basis['date']}, until “{step.trigger}”"


def _in_relative_clause(event: Event, doc: Doc) -> bool:
    trigger = trigger_root(doc, event)
    return trigger is not None and clauses.is_relative_clause(clauses.first_conjunct(trigger))


def _plain(edtf: str) -> str:
    return edtf.rstrip("~")
