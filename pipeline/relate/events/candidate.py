"""The event that a trigger tells: type, status, participants, date and place, and whether it is specific enough to be one."""

from __future__ import annotations

from functools import cache
from typing import cast

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import printed, starting_in
from pipeline.annotate.factuality import read_status
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.status_cues import Reading
from pipeline.annotate.trigger_vocabulary import TriggerRule, rules_by_name
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.annotate.triggers.matching import asks_alone
from pipeline.layers import Event, Participant, Status, Trigger
from pipeline.relate import specificity
from pipeline.relate.arguments.dropped import unique, with_more
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.arguments.of_triggers import participants_of
from pipeline.relate.concerned import concerned
from pipeline.relate.confidence import observe
from pipeline.relate.dated import Dated, from_then_on, set_date
from pipeline.relate.events.assemblies import (
    assembly_asked_for,
    is_of_permission,
    is_of_refused_assembly,
    is_refused_request,
    those_assembled,
)
from pipeline.relate.events.cases import (
    CASE_REACH,
    HIGHER_INSTANCE,
    are_of_many,
    dealt_at_dispersal,
    dealt_by_no_official,
    decides_on_extradition,
    ill_treated,
    is_on_another,
    is_step_of_case,
    left_custody,
    only_went_home,
    passed_on_convicted,
    reviews_a_measure,
    reviews_a_ruling,
    target_of_case,
    who_ruled,
)
from pipeline.relate.events.content import SPOKEN, inside_content, is_offence, only_a_reason
from pipeline.relate.events.denied import is_not_joined, is_presupposed, only_denied
from pipeline.relate.events.inheriting import narrow_date, take_date, take_place
from pipeline.relate.events.of_measures import whom_the_measure_befell
from pipeline.relate.events.referred_to import MOMENTARY
from pipeline.relate.events.referring import (
    CONTINUING,
    DECIDED_ON,
    DEFINITE,
    are_told_by,
    decided_on,
    goes_on,
    noun_told_before,
    reference_of,
)
from pipeline.relate.events.self_harm import befell_the_doer
from pipeline.relate.events.story import goes_on_from_a_day, goes_on_with_scene, goes_on_with_story, of_one_story
from pipeline.relate.events.told_by_head import told_by_head
from pipeline.relate.lending import lend
from pipeline.relate.located import Located
from pipeline.relate.sources import established_by
from pipeline.relate.when import own_dates, planned_days
from pipeline.relate.when.inherited import is_before_what_followed
from pipeline.relate.when.postponed import PUT_OFF, day_of
from pipeline.relate.when.tense import is_pluperfect
from pipeline.relate.when.words import REPORTED
from pipeline.relate.where import own_places
from pipeline.vocabulary import word_list

STATES = {"charge", "trial", "movement_restriction", "prisoner_treatment"}
NOBODY = {"no", "nobody", "none"}
NOT_DONE = {"detention", "charge", "investigation", "court_ruling", "release"}
"""Types of what is told, right behind a story, to have been done to nobody ("Nobody was arrested", "No inquiry has been opened")."""
BY_REQUEST = {"assembly_denied", "court_ruling", "registration_denied"}
ACCUSED = word_list("events.accused")
TOLD_BY_THEIR_NOUN = {"legislation", "assembly_denied", "assembly_disrupted"}
"""Types whose law or assembly a later sentence means by the noun alone ("the law", "the march")."""
STORY_REACH = 3  # sentences back in which a story was told on which somebody comments
DROPPING = word_list("events.dropping")
"""Verbs that tell what prosecutors do with a case."""


def candidate_of(trigger: Trigger, token: Token, rule: TriggerRule, sentences: list[Span], number: int, paragraph: int, doc: Doc,
               types: dict[int, str], context: list[tuple[Event, int]], of_section: list[tuple[Event, int]]) -> Event | None:
    """The event that a trigger tells, None where it tells none. `context` and `of_section`: the events told before in the
    paragraph and in the section, with their sentences."""
    sentence = sentences[number]
    reading = read_status(token, rule.event_type, refused=_is_refusal(rule.name))
    if rule.event_type in SPOKEN and (reading.status == "not_occurred" or reading.cue.lower().rstrip("s") in ACCUSED):
        return None
    if reading.status == "drop" or inside_content(token, types) or only_denied(token, rule.event_type, types) or only_a_reason(token, types):
        return None
    if befell_the_doer(token, rule.event_type) or told_by_head(token, types) or is_offence(token, rule.event_type, types) or (reading.status == "not_occurred" and (is_presupposed(token) or is_not_joined(token))):
        return None
    start, end, text = printed(sentence)
    event = Event(event_type=rule.event_type, status=cast(Status, reading.status), section=0, trigger_start=trigger.start,
                  trigger_end=trigger.end, trigger=trigger.text, start=start, end=end, text=text)
    event.basis = {"event_type": trigger.rule}
    if event.event_type in MOMENTARY and event.status == "ongoing":
        event.status = "occurred"  # "continued to serve a sentence" tells of a sentence passed
    elif reading.cue:
        event.basis["status"] = reading.basis()
    participants = participants_of(token, rule)
    doers = {(p.start, p.end) for p in participants if p.role == "actor"}
    said = [p for p in _sources(reading) if (p.start, p.end) not in doers] if reading.status == "alleged" else []
    event.participants = unique(participants + said + (established_by(token, rule.event_type) if not said else []))
    if dealt_by_no_official(event, token):
        event.event_type, event.basis["event_type"] = "attack", f"{trigger.rule}; by others than officials"
    elif ill_treated(event, token, context, number) or dealt_at_dispersal(event, token, context, number):
        event.event_type, event.basis["event_type"] = "torture", f"{trigger.rule}; by officials or in custody"
    if event.event_type == "appeal_ruling" and reviews_a_measure(token, context, number):
        event.event_type, event.basis["event_type"] = "court_ruling", f"{trigger.rule}; on a measure of an authority"
    if left_custody(event, token, context, number):
        event.event_type, event.basis["event_type"] = "release", f"{trigger.rule}; after an arrest"
    if event.event_type == "court_ruling" and reviews_a_ruling(event, token, context, number):
        event.event_type, event.basis["event_type"] = "appeal_ruling", f"{trigger.rule}; {HIGHER_INSTANCE}"
    if only_went_home(event, token, context, number):
        return None
    if event.event_type == "court_ruling" and decides_on_extradition(token, context, number):
        event.event_type, event.basis["event_type"] = "extradition", f"{trigger.rule}; on the extradition told before"
    asked_for = None
    if event.event_type in BY_REQUEST and is_refused_request(token):
        asked_for = assembly_asked_for(context, number)
        if asked_for is not None:
            event.event_type, event.basis["event_type"] = "assembly_denied", f"{trigger.rule}; of the “{asked_for.trigger}” told before"
            event.participants = with_more([p for p in event.participants if p.role != "target"], [
                lend(p, "target", f"those who planned the “{asked_for.trigger}” told before") for p in asked_for.participants if p.role == "actor"])
        elif event.event_type == "assembly_denied" and not is_of_permission(token):
            return None
    dated = own_dates.own_date(token, rule.event_type, sentence, doc, types)
    if event.event_type in PUT_OFF:
        dated = day_of(token, doc) or dated
    dated = dated and (planned_days.on_that_day(dated, context, number) or dated)
    own_date = dated is not None
    if not own_date and is_of_refused_assembly(event, token, context, number):
        return None
    located = own_places.own_place(token, doc.char_span(trigger.start, trigger.end, alignment_mode="expand"), rule.event_type, sentence, doc)
    only_says_when = _only_says_when(token)
    if located and only_says_when:
        located = None  # it is where the main event was
    own_place = located is not None
    generic = specificity.is_generic_clause(token, rule.event_type)
    if generic == "present tense" and (event.status in ("planned", "ongoing") or dated and (_dates_the_noun(dated, token) or _is_of_one_day(dated))):
        generic = ""
    if generic == "practice" and dated and dated.precision in ("day", "after"):
        generic = ""  # "protests turned violent on 4 May"
    if dated and event.status == "planned" and dated.precision == "before" and dated.basis.endswith(REPORTED):
        dated = from_then_on(dated)  # "said on D that it would close the paper": not by D
    if dated:
        set_date(event, dated)
        published = doc._.report.published_on if doc._.report else ""
        if event.status == "occurred" and published and event.date_start > published and event.date_precision == "day":
            event.status, event.basis["status"] = "planned", "its date is later than the report"
            generic = "" if generic == "present tense" else generic
    if asked_for is not None:
        if dated is None and asked_for.date_end and asked_for.date_precision == "day":
            event.date, event.date_end, event.date_precision = f"../{asked_for.date_end}", asked_for.date_end, "before"
            event.basis["date"] = f"before the “{asked_for.trigger}” told before"
        if located is None and asked_for.place is not None:
            located = Located(asked_for.place, f"of the “{asked_for.trigger}” told before", False)
    if located:
        event.place, event.basis["place"] = located.entity, located.basis
    reference = DECIDED_ON if decided_on(token, rule.event_type, types) else (
        reference_of(token, rule, event, own_date, own_place) or ("" if own_date else goes_on(event, token, context, number)))
    if reference:
        event.basis["reference"] = reference
    elif event.event_type in TOLD_BY_THEIR_NOUN and (known := noun_told_before(token)) is not None:
        event.basis["known"] = f"“the {known.text}” was told before"
    event.participants = with_more(event.participants, concerned(event, token, context, number) or concerned(event, token, of_section, number))
    found = specificity.anchors(event, own_date, own_place, doc)
    the_march = event.event_type == "assembly_denied" and any(c.lower_ == "the" for t in clauses.patients_of(token) for c in clauses.children(t, "det"))
    if (event.event_type == "assembly_disrupted" or the_march) and not generic and not any(p.role == "target" for p in event.participants):
        event.participants = with_more(event.participants, those_assembled(context, number))
    if not generic and event.status != "not_occurred" and is_step_of_case(event, event.event_type if event.event_type == "appeal_ruling" else rule.event_type) and not (rule.event_type != "trial" and is_on_another(token) and not passed_on_convicted(event, context, number) or not own_date and are_of_many(token)):
        target_of_case(event, token, context, number)
        if not context and rule.event_type in CASE_REACH or event.event_type == "appeal_ruling" and not any(p.role == "target" for p in event.participants):
            target_of_case(event, token, of_section, number)
        found = specificity.anchors(event, own_date, own_place, doc)
    if not generic and event.status != "not_occurred" and (whom := whom_the_measure_befell(event, token, context, number)):
        event.participants = with_more(event.participants, whom)
        found = specificity.anchors(event, own_date, own_place, doc)
    anchored = specificity.is_about_somebody(event, "target") or {"person", "organisation", "counted group", "date", "place"} & set(found)
    by_somebody = event.event_type == "protest" and not generic and specificity.is_one_by_somebody(token, event)
    not_opened = event.event_type == "investigation" and reading.cue.lower() in ("not", "n't", "n’t") and any(p.role == "actor" for p in event.participants)  # "the police have not opened an inquiry"
    befell_nobody = event.status == "not_occurred" and (reading.cue.lower() in NOBODY or not_opened) and event.event_type in NOT_DONE and bool(context) and number - context[-1][1] <= 1
    called_off = event.event_type == "protest" and reading.cue == "called off" and any(
        told.event_type in ("protest", "assembly_denied") and number - at <= 1 for told, at in context)
    if event.status == "not_occurred" and not (anchored or by_somebody or befell_nobody or called_off or event.event_type == "legislation" and light_verb_of(token) is not None):
        return None
    continued = asked_for is not None or called_off or not generic and (
        goes_on_with_story(event, token, rule, context, number, befell_nobody) or goes_on_with_scene(event, token, rule, sentences, number, paragraph, context, doc))
    behind_story = rule.event_type == "charge" and bool(context) and number - context[-1][1] <= 1
    if behind_story and lemma_of(token) == "face" and are_told_by(token, context[-1][0].event_type, types):
        found.append("group told before")
    of_some = {"person", "counted group"} & set(found) or behind_story and (
        "group told before" in found and lemma_of(token) == "face" or any(p.stands_for for p in event.participants))
    if generic == "present tense" and rule.event_type in STATES and of_some and any(p.role == "target" for p in event.participants):
        generic = ""  # "two of them face charges", "stands trial": how their case, or they, stand, no habit
    continued = continued or not generic and goes_on_from_a_day(event, token, rule, context, sentences, number, doc)
    if not (continued or by_somebody) and not specificity.is_specific(found, generic, rule.event_type, token):
        return None
    if asks_alone(rule) and not own_date and not context and not (of_section and number - of_section[-1][1] <= STORY_REACH):
        return None  # where no story is told, what somebody says tells how things are
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    pluperfect = any(is_pluperfect(carrier) for carrier in carriers(token))
    context = of_one_story(event, context, number, doc, pluperfect)
    if dated and is_before_what_followed(dated, rule.event_type):
        narrow_date(event, dated, token, context, number)
    if not dated and (asked_for is None or not event.date) and lemma_of(token) not in CONTINUING and not (carried and carried[1].presupposes):
        take_date(event, token, sentences, number, paragraph, doc, context, bool(located), pluperfect)
    if not located and not only_says_when:
        take_place(event, token, sentences, number, paragraph, doc, context, of_section)
    if event.event_type == "search" and event.status == "occurred" and not any(p.role == "target" for p in event.participants):
        target_of_case(event, token, context, number)
    if lemma_of(token) not in DROPPING:
        event.participants = with_more(event.participants, who_ruled(event, context, number))
    event.observed = observe(event, token, rule, found, continued) | ({"not investigated": 1.0} if befell_nobody and event.event_type == "investigation" else {})
    return event


@cache
def _is_refusal(rule: str) -> bool:
    """Whether a row of the vocabulary, by its name, tells what somebody was denied ("was not allowed to see her son")."""
    conditions = rules_by_name()[rule].conditions
    return any(c.relation in ("not", "no", "longer") or c.relation == "xcomp" and "not" in c.lemmas or c.relation in ("within", "obj") and "no" in c.lemmas
               for c in conditions if not c.negated)


def _sources(reading: Reading) -> list[Participant]:
    """Who says what is only alleged."""
    found: list[Participant] = []
    for token in reading.sources:
        found += participants_at("source", token, f"says so (“{reading.cue}”)" if reading.cue else "says so")
    return found


def _only_says_when(noun: Token) -> bool:
    """Whether a noun with an article, and with no place of its own, only dates what its clause tells ("a week after the protest,
    the court …")."""
    dates = noun.pos_ == "NOUN" and clauses.prepositions(noun) & {"after", "before", "since", "following", "until", "till"} and any(c.lower_ in DEFINITE for c in noun.children)
    return bool(dates) and not any(m.kind == "place" for m in starting_in(noun.doc._.mentions, noun.left_edge.idx, noun.right_edge.idx + 1))


def _dates_the_noun(dated: Dated, noun: Token) -> bool:
    """Whether a day stands inside the phrase of a noun, whatever its clause tells ("the case concerns a protest on 5 May")."""
    return noun.pos_ == "NOUN" and light_verb_of(noun) is None and noun.left_edge.idx <= dated.offset < noun.right_edge.idx + len(noun.right_edge.text)


def _is_of_one_day(dated: Dated) -> bool:
    """Whether a printed day dates what is told in the present: no habit, but a chronicle ("On 3 May the council bans the march")."""
    return dated.exact and dated.precision == "day"
