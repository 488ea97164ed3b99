"""Whether a sentence told an event already, in other words ("detained and taken to the police")."""

from __future__ import annotations

import re

from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.arguments.counts import FLOATING
from pipeline.relate.case_roles import OF_CASE
from pipeline.relate.events.assemblies import DOERS
from pipeline.relate.events.content import SPOKEN
from pipeline.relate.events.referring import OF_THE_KNOWN
from pipeline.relate.lending import befallen, entities_of, identity
from pipeline.relate.stages import stages_differ
from pipeline.relate.when import own_dates
from pipeline.vocabulary import word_list

NAMED_BEFORE = {"legislation", "investigation"}  # whose subject is a noun of their own type
GIVEN_WAY_TO = {*NAMED_BEFORE, "detention", "attack", "torture"}
"""Types of event to which one before it in the sentence may give way."""
OTHER_CASE = re.compile(r"\bin (?:a|another|two|three)(?: (?:separate|different|second|third|further|other))? (?:case|trial|prosecution)s?\b|\bseparately\b", re.I)
UNNAMED = {"them", "they", "those", "him", "her", "he", "she"}  # a pronoun of whom the sentence told before
PERFECT = "in the perfect"
_ARTICLE = re.compile(r"^(?:the|these|those) ")
HARM = tuple(word_list("events.harm"))
CUSTODY_ORDERED = word_list("events.custody_ordered")
ON_REMAND = re.compile(r"\b(?:pre-?trial|preventive|provisional) detention\b|\bon remand\b|\b(?:sent|committed) to (?:[\w’'-]+ )*(?:custody|prison|jail)\b", re.I)
COURTS = word_classes()["court"].lemmas
_AFTERWARDS = re.compile(r"\bafter (?:\w+ ){0,2}(?:was|were|being|had been|having been) (?:\w+ )?$")
KEPT = word_list("told_again.kept")  # "was arrested and remained in custody for four months"


def repeats(event: Event, events: list[Event]) -> bool:
    """Whether the same sentence told this event already, in other words ("detained and taken to the police")."""
    for other in reversed(events):
        if other.start != event.start:
            return False
        if other.basis.get("date", "").startswith(OF_THE_KNOWN) and other.trigger_end < event.trigger_start:
            continue  # "the conviction came a year after he had been fined"
        if gives_way(other, event) or other.event_type == event.event_type == "other" or _is_second_measure(other, event) or _is_further_treatment(other, event):
            continue
        if _is_deed_of_killing(other, event):
            return True
        if event.event_type in SPOKEN and PERFECT in other.observed and PERFECT not in event.observed and event.text[:event.trigger_start - event.start].endswith(", "):
            continue  # "had earlier accused the mayor of theft, called the case an act of revenge"
        alike = other.event_type == event.event_type and (compatible(other, event) or _only_inherits(other, event)) and not _elsewhere(other, event)
        if alike and not (event.event_type in NAMED_BEFORE and stages_differ(other, event)) and not _other_people(other, event) and not _later(other, event) and not _of_another_case(other, event):
            if _are_those_assembled(other, event):
                other.participants = [q for q in other.participants if q.role != "target"]
            roles = {q.role for q in other.participants if not (q.role == "actor" and q.basis == "by-agent" and event.event_type in ("attack", "torture"))}
            known = entities_of(other)
            spans = {(q.start, q.end) for q in other.participants}
            if event.event_type == "statement":
                roles.discard("affected")  # "condemned the arrest and asked the minister to free X"
            other.participants += [p for p in event.participants if p.role not in roles and p.entity not in known and (p.start, p.end) not in spans]
            if event.date and (not other.date or _only_inherits(other, event)):
                other.date, other.date_start, other.date_end, other.date_precision = (
                    event.date, event.date_start, event.date_end, event.date_precision)
                other.basis["date"] = event.basis.get("date", "")
            if event.place is not None and "inherited" not in event.basis["place"] and (other.place is None or "inherited" in other.basis["place"]):
                other.place, other.country, other.basis["place"] = event.place, event.country, event.basis["place"]
            return True
    return False


def _is_second_measure(first: Event, second: Event) -> bool:
    """Whether a court's custody measure follows the arrest of the same sentence ("were arrested and remanded in custody", "was remanded in
    custody after he was arrested at a march")."""
    def ordered(event: Event) -> bool:
        return event.basis["event_type"].split()[0] in CUSTODY_ORDERED | KEPT or ON_REMAND.search(event.trigger) is not None
    apart = first.trigger_end <= second.trigger_start  # not so "his detention was prolonged"
    by_court = any(p.role == "actor" and p.end < second.trigger_start and COURTS & set(p.text.lower().split()) for p in first.participants)  # "was arrested by a court and sent to prison"
    if not first.event_type == second.event_type == "detention" or not apart or ordered(first) == ordered(second):
        return False
    return not by_court if ordered(second) else _AFTERWARDS.search(second.text[first.trigger_end - first.start : second.trigger_start - second.start]) is not None


def _is_further_treatment(first: Event, second: Event) -> bool:
    """Whether another clause tells what else befell a prisoner ("was transferred to X, where she is kept in shackles"), not only
    another verb ("was kept in the dark and refused water")."""
    if not first.event_type == second.event_type == "prisoner_treatment":
        return False
    spans = [{(p.start, p.end) for p in e.participants if p.role == "target"} for e in (first, second)]
    return all(spans) and spans[0].isdisjoint(spans[1])


def _only_inherits(other: Event, event: Event) -> bool:
    """Whether violence told with its day goes on from violence of the same sentence and victims that has its day from elsewhere
    ("was beaten by three men and dragged along the road on 3 May")."""
    def victims(e: Event) -> set:
        return {(p.start, p.end) for p in e.participants if p.role == "target"}
    return (event.event_type in ("attack", "torture", "harassment") and "in the clause" in event.basis.get("date", "")
            and "in the clause" not in other.basis.get("date", "") and bool(victims(event)) and victims(other) == victims(event)
            and other.status == event.status and (other.place is None or event.place is None or other.place == event.place))


def _is_deed_of_killing(killing: Event, event: Event) -> bool:
    """Whether violence told behind a killing of the same sentence is how it was done ("was killed by men who shot her")."""
    if killing.event_type != "killing" or event.event_type not in ("attack", "torture"):
        return False

    def people(e: Event, role: str) -> set:
        return {p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == role}
    return bool(people(event, "actor")) and people(killing, "actor") == people(event, "actor") and people(event, "target") <= people(killing, "target")


def gives_way(other: Event, event: Event) -> bool:
    """Whether an event before another one of its sentence tells no more than that one."""
    return other.start == event.start and (_only_names_it(other, event) or _is_what_followed(other, event) or _is_harm_of(other, event))


def hand_on(given_way: Event, event: Event) -> None:
    """Gives the event that stays the day and place of the one that gives way to it, where it has none of its own."""
    if given_way.date and (not event.date or "in the clause" in given_way.basis.get("date", "") and "in the clause" not in event.basis.get("date", "")):
        event.date, event.date_start, event.date_end, event.date_precision = given_way.date, given_way.date_start, given_way.date_end, given_way.date_precision
        event.basis["date"] = f"of the same, “{given_way.trigger}”: {given_way.basis.get('date', '')}"
    if event.place is None and given_way.place is not None:
        event.place, event.basis["place"] = given_way.place, f"of the same, “{given_way.trigger}”: {given_way.basis.get('place', '')}"


def _is_harm_of(harm: Event, deed: Event) -> bool:
    """Whether people are told as injured, and behind it by what ("was injured when an officer struck him")."""
    if harm.event_type != "attack" or deed.event_type not in ("attack", "torture") or harm.trigger_end > deed.trigger_start:
        return False
    told = any(word.startswith(HARM) for word in harm.trigger.lower().split())
    done = [{identity(p) for p in e.participants if p.role == "actor"} for e in (harm, deed)]
    return told and done[0] <= done[1] and befallen(harm) == befallen(deed) != set() and compatible(harm, deed)


def _is_what_followed(custody: Event, event: Event) -> bool:
    """Whether an arrest is told as the beginning of a custody told before it in the sentence ("in custody since May, when she was
    arrested")."""
    if not (custody.event_type == event.event_type == "detention" and custody.date_precision == "after"):
        return False
    begins = custody.date_start == event.date_start and own_dates.BEGINNING in event.basis.get("date", "")
    held, arrested = ({p.entity if p.entity is not None else (p.stands_for or p.text).lower() for p in e.participants if p.role == "target"} for e in (custody, event))
    return begins and bool(held & arrested)


def _only_names_it(noun: Event, event: Event) -> bool:
    """Whether a definite noun before the verb of the same sentence names what the verb tells ("the bill passed its second
    reading", "the inquiry was reopened")."""
    return noun.event_type == event.event_type in NAMED_BEFORE and "reference" in noun.basis and "reference" not in event.basis


def _later(first: Event, second: Event) -> bool:
    """Whether the second is a day within the open span of the first ("on strike since 3 March, blocked the road on 17 March")."""
    return first.date_precision == "after" and second.date_precision == "day" and second.date_start > first.date_start


def _elsewhere(first: Event, second: Event) -> bool:
    """Whether two events of one sentence have places of their own ("in Gafsa a march was banned, in Kef a sit-in")."""
    own = all("inherited" not in e.basis.get("place", "") and not e.basis.get("place", "").startswith("seat") for e in (first, second))
    return own and None not in (first.place, second.place) and first.place != second.place and first.event_type in ("assembly_denied", "assembly_disrupted")


def _of_another_case(first: Event, second: Event) -> bool:
    """Whether words between two verdicts of one sentence say that the second was passed in another case."""
    return first.event_type in ("sentence", "charge", "acquittal") and bool(
        OTHER_CASE.search(second.text[max(0, first.trigger_end - first.start) : max(0, second.trigger_start - second.start)]))


def _other_people(first: Event, second: Event) -> bool:
    """Whether two protests or statements of one sentence are of different people ("relatives held a vigil, while unions marched"),
    or two rulings of different courts."""
    if first.event_type not in ("protest", "hunger_strike", "appeal_ruling", *SPOKEN):
        return False
    actors = [{p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == "actor"} for e in (first, second)]
    return bool(actors[0] and actors[1]) and not actors[0] & actors[1]


def _are_those_assembled(first: Event, second: Event) -> bool:
    """Whether whom force befell is told only by the protest before it, and behind it by a definite noun ("seized their banners and told the women
    to leave")."""
    lent, told = ([p for p in e.participants if p.role == "target"] for e in (first, second))
    return bool(lent and told) and all(p.basis.startswith(DOERS) for p in lent) and all(p.entity is None and p.text.lower().startswith("the ") for p in told)


def compatible(first: Event, second: Event) -> bool:
    """No contradiction in target, date, place or status."""
    def targets(e: Event) -> set:
        return {p.entity if p.entity is not None else _ARTICLE.sub("", p.text.lower()) for p in e.participants
                if p.role == "target" and p.text.lower() not in FLOATING and not (e.event_type == "search" and "reference" in e.basis and p.basis.startswith(OF_CASE)) and (p.entity is not None or p.text.lower() not in UNNAMED)}
    if targets(first) and targets(second) and not targets(first) & targets(second) and not _are_those_assembled(first, second):
        return False
    bounds = {"before", "after"}
    if first.date and second.date and not {first.date_precision, second.date_precision} & bounds:
        if first.date_start > second.date_end or second.date_start > first.date_end:
            return False
    return first.status == second.status or "reference" in second.basis
