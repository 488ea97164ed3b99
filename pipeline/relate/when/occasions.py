"""Whether an event happened on the day or occasion of one told before it: in the same scene or session, at once, soon after ("pleaded not
guilty and was remanded")."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.time.durations import ORDINALS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.beside_hearings import COURTHOUSES
from pipeline.relate.dated import AFTER
from pipeline.relate.index import SCENE, trigger_span
from pipeline.relate.lending import entities_of
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when.syntax import ARRIVALS, colon_between, tells_a_day, tells_what_went_on
from pipeline.relate.when.tense import is_added, is_pluperfect, is_present_perfect, is_to_come
from pipeline.relate.when.words import (
    ADDING,
    HEARINGS,
    HOURS,
    LATER_ADVERBS,
    MOMENTS,
    ON_THE_SPOT,
    PARTS_OF_DAY,
    PROTEST_TOLD,
    RELEASED_FROM,
    SPEECH,
)
from pipeline.relate.where import seats
from pipeline.vocabulary import word_list

IN_COURT = {"court_ruling", "appeal_ruling", "trial", "complaint"}  # what a verdict behind a colon spells out
CAUSING = word_list("when.causing")
AT_COURTS = {"statement", "harassment", "vilification", "attack", "detention", "release", "movement_restriction"}
BEFALLING_SEVERAL = SCENE - {"protest"} | VERDICTS | {"charge", "release", "movement_restriction"}
AT_BORDERS = {"search", "summons", "movement_restriction"}  # befall those who are stopped on their way
ASSAILED = {"attack", "harassment", "torture", "killing"}
DROPPING = word_list("events.dropping")
REST = word_list("when.rest")
TRIED_TOGETHER = tuple(word_list("occasions.tried_together"))
INDEFINITE = {"a", "an", "another"}
DEFENDANTS = word_list("occasions.defendants")
NAMED_AGAIN = word_list("when.named_again")
DECIDED = word_list("when.decisions")
CLOCK = re.compile(r"\b(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m|p\.m)|(?:before|around|at|towards) (?:midnight|dusk|noon|nightfall))\b")
QUESTIONING = word_list("when.questioning")
PLEDGES = word_list("occasions.pledges")
SEALED = tuple(word_list("occasions.sealed"))
IN_PARLIAMENT = word_list("occasions.in_parliament")
ANOTHER = {"second", "third", "further", "next", "new", "earlier", "previous", "later", "separate", "last", "final"}
SHORTLY = re.compile(r"\b(?:(?:shortly|soon) (?:after(?:wards?)?|thereafter)(?=[,.;]| (?:and|but|with|without|on|as)\b)|a (?:short|little) (?:while|time) later\b|(?:with)?in (?:an hour|half an hour|hours|minutes|moments|a matter of (?:hours|minutes))\b"
                     r"|(?:hours|minutes|moments) (?:later|afterwards)\b)", re.I)
SHORT = 8  # hours that hardly end on the next day
STRAIGHT = word_list("when.straight")
ARRIVING = word_list("occasions.arriving")
OCCASIONS = word_list("when.occasions")
CHARGES = word_list("occasions.charges")
PROMISING = word_list("occasions.promising")


def is_of_the_rest(trigger: Token) -> bool:
    """Whether the subject of a verdict is the same court, or others of those judged: "the remaining two were acquitted"."""
    return any({lemma_of(t).lower(), *(lemma_of(c).lower() for c in t.children)} & REST or any(
        word.lower_.startswith(TRIED_TOGETHER) for word in (t, *t.children)) for t in clauses.surface_subjects(trigger) if t.left_edge.lower_ not in ("a", "an"))


def _of_another_count(trigger: Token) -> bool:
    """Whether a charge is told to have been dropped or proven besides: "the charge of resisting arrest was dismissed"."""
    return any(lemma_of(t) in CHARGES and clauses.has_child(t, "det", "amod") for t in clauses.surface_subjects(trigger))


def _is_its_penalty(conviction: Event, trigger: Token) -> bool:
    """Whether a verb tells the penalty that came with a conviction told before: "were convicted on D. Two received a year"."""
    return lemma_of(trigger) in ("receive", "get") and conviction.trigger.lower().startswith(("convict", "found", "find"))


def _in_another_case(trigger: Token) -> bool:
    """Whether a court, or a case told to be another, stands in the sentence of a verdict: it is not of the trial told before."""
    courts = word_classes()["court"].lemmas
    return any(lemma_of(t) in courts or t.lower_ in ("separate", "separately", "another", "different") for t in trigger.sent)


def _of_those_convicted(event: Event, conviction: Event) -> bool:
    """Whether a verdict names some of the unnamed people of whose conviction it was told right before: "convicted 14 of them … X
    received two years"."""
    told, named = ([p for p in e.participants if p.role == "target"] for e in (conviction, event))
    group = bool(told) and all(p.kind == "group" and (p.count_min or 0) > 1 for p in told)
    return group and any(p.kind == "person" for p in named)


def _of_one_trial(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether a verdict on somebody else is told right behind another and no court or case with it ("a court sentenced X to five years. Her
    brother Y received two")."""
    if not {event.event_type, previous.event_type} <= VERDICTS or lemma_of(trigger) in DROPPING or _in_another_case(trigger):
        return False
    return is_tried_with_others(trigger) or any(t.left_edge.lower_ not in INDEFINITE for t in clauses.surface_subjects(trigger))


def is_tried_with_others(trigger: Token) -> bool:
    """Whether a verdict is told of a defendant, or of somebody by what they are to another or in a row with others ("Three co-accused were
    acquitted", "His nephew got two years", "A third protester was fined")."""
    return any(lemma_of(t) in DEFENDANTS or t.lower_.startswith(TRIED_TOGETHER) or any(c.dep_ == "nmod:poss" or c.lower_ in ORDINALS for c in t.children)
               for t in clauses.surface_subjects(trigger))


def are_separate(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether two events of one type befell different people, each named: incidents told one after the other. What is added
    ("was also arrested") is of one occasion with what the sentence before tells, unless it was elsewhere."""
    if befell_too(event, previous, trigger):
        return False
    if event.event_type != previous.event_type or event.event_type in VERDICTS and is_of_the_rest(trigger) or on_the_same_occasion(trigger) or _of_one_trial(event, previous, trigger):
        return False
    named = [{p.entity for p in e.participants if p.role == "target" and p.kind == "person"} for e in (event, previous)]
    return all(named) and not named[0] & named[1]


def befell_too(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether an event is told to have befallen others besides those of whom the sentences before tell the same: "was also arrested"."""
    return (event.event_type == previous.event_type and event.start > previous.start and event.event_type in BEFALLING_SEVERAL
            and event.place in (None, previous.place) and is_added(trigger))


def is_outside_court(event_type: str, trigger: Token) -> bool:
    """Whether it happened as people came from the hearing or verdict told before: "told reporters outside the court", "on leaving
    the courtroom", "was taken straight from the dock"."""
    if event_type not in AT_COURTS:
        return False
    for verb in (trigger, *carriers(trigger), *(t.head for t in carriers(trigger) if t.dep_ in ("ccomp", "conj"))):
        places = clauses.oblique(verb, "outside", "front", "leaving")
        places += [o for clause in clauses.children(verb, "advcl", "obl") if lemma_of(clause) in ("leave", "exit") for o in clauses.children(clause, "obj")]
        steps = [t for noun in (verb, *clauses.children(verb, "obj", "iobj")) for t in clauses.oblique(noun, "on", "from") if lemma_of(t) in ("step", "stair")]
        rooms = [t for t in clauses.oblique(verb, "from") if lemma_of(t) in ("courtroom", "dock")]
        if rooms or any(lemma_of(t) in COURTHOUSES for t in places) or any(lemma_of(c) in COURTHOUSES for t in steps for c in t.children):
            return True
    return False


def _by_those_told(event: Event) -> bool:
    """Whether those who act are only named again: "they", "the men", "one of them"."""
    actors = [p for p in event.participants if p.role == "actor"]
    return bool(actors) and all(p.text.lower() in NAMED_AGAIN or p.text.lower().startswith(("one of the", "some of the")) for p in actors)


def is_spelt_out(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether a verdict stands behind the colon of what was told in court: "judgment fell on D: she received a year"."""
    told = trigger_span(trigger.doc, previous)
    return (event.event_type in VERDICTS and previous.event_type in IN_COURT | VERDICTS and told is not None and told.end <= trigger.i
            and colon_between(trigger, told.root))


class Undated(NamedTuple):
    """An event without a date of its own: its trigger, the adverbs of its clauses, whether a release came soon after, and whether it
    is told to have happened on the same occasion."""

    event: Event
    trigger: Token
    adverbs: set[str]
    soon: bool
    same_occasion: bool


def _in_the_course_of(previous: Event, trigger: Token) -> bool:
    """Whether a relative clause tells what went on during what its main clause tells: "were held for six hours, during which their
    phones were searched"."""
    clause = next((c for c in (*carriers(trigger), *clauses.enclosing_clauses(trigger)) if clauses.is_relative_clause(c)), None)
    if clause is None or is_pluperfect(clause) or not tells_what_went_on(clause):
        return False
    return _is_below(previous, clause)


def _is_below(previous: Event, token: Token) -> bool:
    """Whether a word depends on the trigger of an event told before."""
    return any(previous.trigger_start <= t.idx < previous.trigger_end for t in token.ancestors)


def befell_another(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether what befell an assembly befell another than that told before in the sentence: "the march went ahead, but a vigil was
    broken up"."""
    if event.event_type != "assembly_disrupted":
        return False
    met = [t for t in (*clauses.patients_of(trigger), *clauses.surface_subjects(trigger)) if lemma_of(t) in word_classes()["assembly"].lemmas]
    return any(t.left_edge.lower_ in ("a", "an", "another") and not previous.trigger_start <= t.idx < previous.trigger_end for t in met)


def follows_a_cause(trigger: Token) -> bool:
    """Whether an event is told to have come of, or after, another: "sparked protests", "was held after a rally"."""
    return any(lemma_of(c) in CAUSING or any(
        (child.pos_ in ("NOUN", "PROPN") or child.tag_ == "VBG" and child.dep_ == "advcl") and lemma_of(child) not in PARTS_OF_DAY | MOMENTS and clauses.prepositions(child) & AFTER
        for child in c.children) for c in carriers(trigger))


def is_on_its_day(previous: Event, back: int, undated: Undated, shared: bool, follows: bool) -> bool:
    """Whether an event told so many sentences after another goes on with it as one scene, speech, verdict or occasion."""
    event, trigger, adverbs = undated.event, undated.trigger, undated.adverbs
    near = back <= 1
    if undated.same_occasion:
        return True
    if back == 0:
        watched = event.event_type == "surveillance" and clauses.is_relative_clause(trigger) and not is_pluperfect(trigger)
        at_protest = (watched or event.event_type in ON_THE_SPOT) and previous.event_type in PROTEST_TOLD or (
            event.event_type == "protest" and previous.event_type == "assembly_disrupted" and clauses.is_relative_clause(trigger))
        if at_protest and not follows or _in_the_course_of(previous, trigger):
            return True
        if event.event_type == "charge" and previous.event_type == "trial" and trigger.doc[trigger.i - 1].text == "," and not clauses.has_child(trigger, "cc", *clauses.SUBJECTS):
            return True  # "was brought before a judge, charged with theft"
        if {event.event_type, previous.event_type} <= SPEECH and entities_of(event, "actor") & entities_of(previous, "actor") and clauses.is_relative_clause(trigger) and not is_pluperfect(trigger):
            return True  # "petitioned the office to examine the accounts of X, which it labelled a foreign agent"
    else:
        if {event.event_type, previous.event_type} <= SCENE and not follows and seats.by_a_court(event) == seats.by_a_court(previous):
            return True
        if near and befell_too(event, previous, trigger) and not follows:
            return True
        if near and {event.event_type, previous.event_type} <= SPEECH and entities_of(event, "actor") & entities_of(previous, "actor"):
            return True
        if near and (_goes_on_during(trigger, previous) or adverbs & STRAIGHT and not tells_a_day(trigger.sent, trigger.idx, trigger.doc)):
            return True
        if near and event.event_type in ON_THE_SPOT and previous.trigger.lower().startswith(SEALED) and not follows:
            return True
        if near and shared and previous.event_type == "movement_restriction" and event.event_type in AT_BORDERS and not follows:
            return True
        if near and event.event_type == "vilification" and previous.event_type in ASSAILED and _by_those_told(event):
            return True
        if near and previous.event_type == "other" and event.event_type in ON_THE_SPOT and not follows:
            return True
        if event.status == "not_occurred" and not any(is_present_perfect(c) or is_to_come(c) for c in carriers(trigger)):
            return True
    if near and previous.event_type == "trial" and previous.trigger.lower().startswith("tried") and event.status == "occurred" and event.event_type in VERDICTS and not follows and not _in_another_case(trigger):
        return True
    if not near or follows or not {event.event_type, previous.event_type} <= VERDICTS:
        return False
    if event.event_type == "sentence" and trigger.pos_ == "NOUN" and trigger.dep_ in clauses.SUBJECTS and not _in_another_case(trigger):
        return True  # "a suspended sentence went to the cameraman"
    if event.event_type == "acquittal" and previous.event_type == "sentence" and lemma_of(trigger) not in DROPPING and not _in_another_case(trigger):
        return True
    return (is_of_the_rest(trigger) or _of_another_count(trigger) or _is_its_penalty(previous, trigger) or _of_those_convicted(event, previous)
            or shared and bool(adverbs & ADDING) or back == 0 and clauses.is_contrast(trigger) or _of_one_trial(event, previous, trigger))


def is_at_once(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether somebody was let go, or sent to prison by a court, on the occasion told before: "was freed after questioning",
    "walked free from the courtroom", "pleaded not guilty and was remanded", "after a hearing of six hours, the judge …"."""
    if event.event_type in ("detention", "release", "movement_restriction") and previous.event_type in ("charge", "trial") and _at_the_hearing(trigger):
        return True
    if event.event_type in ON_THE_SPOT and previous.event_type in ("movement_restriction", "extradition") and _is_on_arrival(trigger):
        return True
    if previous.start == event.start and {event.event_type, previous.event_type} <= SCENE and _shares_subject(previous, trigger):
        return True
    if event.event_type in ("detention", "release") and previous.event_type in ("charge", "trial") and _by_that_court(event):
        return True
    if event.event_type == "detention":
        return previous.event_type in ("charge", "trial") and lemma_of(trigger) == "remand"
    if event.event_type == "release" and previous.event_type in ("summons", "detention") and HOURS.search(previous.text):
        return True
    let_go_beside = event.event_type == "release" and previous.event_type == "detention" and previous.start == event.start and clauses.is_contrast(trigger)
    return let_go_beside or event.event_type == "release" and previous.event_type in RELEASED_FROM and is_soon(trigger)


def _shares_subject(previous: Event, trigger: Token) -> bool:
    """Whether "and" alone joins a verb to one told before it in its sentence, of the same people ("was beaten and taken away")."""
    first = clauses.first_conjunct(trigger)
    joint = next(iter(clauses.children(trigger, "cc")), None)
    told = first is not trigger and previous.trigger_start <= first.idx < previous.trigger_end
    later = any(clauses.prepositions(c) & AFTER or c.dep_ == "advmod" and c.lower_ in LATER_ADVERBS for c in trigger.children)
    return told and joint is not None and joint.lower_ == "and" and not later and not clauses.has_child(trigger, *clauses.SUBJECTS, "aux")


def _by_that_court(event: Event) -> bool:
    """Whether a court or judge acts who is told as known ("She appeared before a court on D. The judge ordered her detention")."""
    return seats.by_a_court(event) and any(p.role == "actor" and p.entity is None and p.text.lower().startswith("the ") for p in event.participants)


def _is_on_arrival(trigger: Token) -> bool:
    """Whether it befell somebody as they arrived: "on landing", "as soon as she arrived"."""
    for verb in carriers(trigger):
        if any(lemma_of(t) in ARRIVALS for t in clauses.oblique(verb, "on", "upon")):
            return True
        soon = [c for c in clauses.children(verb, "advmod") if c.lower_ == "soon"]
        if any(lemma_of(c) in ARRIVING for node in (verb, *soon) for c in clauses.children(node, "advcl") if clauses.prepositions(c) & {"as", "when", "after"} or node is not verb):
            return True
    return False


def _at_the_hearing(trigger: Token) -> bool:
    """Whether it came of a hearing that no date tells apart from what was told before: "at the end of the hearing"."""
    for carrier in carriers(trigger):
        for noun in clauses.oblique(carrier, "at", "after", "during", "following"):
            named = [noun, *(clauses.oblique(noun, "of") if lemma_of(noun) in ("end", "close", "conclusion") else ())]
            if any(lemma_of(t) in HEARINGS and not any(c.dep_ == "amod" and c.lower_ in ANOTHER for c in t.children) for t in named):
                return True
    return False


def on_the_same_occasion(trigger: Token) -> bool:
    """Whether it happened at what was told before, or was decided by it: "in the same session", "during that same protest", "by the
    same ruling"."""
    return any(any(c.lower_ == "same" for c in t.children) and not any(time.start <= t.idx < time.end for time in starting_in(t.doc._.times, t.left_edge.idx, t.idx + 1))
               and lemma_of(t) in OCCASIONS | DECIDED | word_classes()["assembly"].lemmas
               for carrier in carriers(trigger) for t in (*clauses.oblique(carrier, "in", "at", "during", "on", "by"), *clauses.agents_of(carrier)))


def _goes_on_during(trigger: Token, previous: Event) -> bool:
    """Whether it happened while what the sentence before tells went on: "during the debate", "while the vote was taking place"."""
    for carrier in carriers(trigger):
        nouns = clauses.oblique(carrier, "during", "at")
        nouns += [subject for clause in clauses.children(carrier, "advcl") if clauses.prepositions(clause) & {"while", "as"} and not is_pluperfect(clause)
                  for subject in clauses.own_subjects(clause)]
        if any(previous.event_type in _types_of_occasion(noun) for noun in nouns if any(c.lower_ in ("the", "that", "this") for c in noun.children) and not any(
                c.dep_ == "amod" and c.lower_ in ANOTHER for c in noun.children)):
            return True
    return False


def at_told_assembly(trigger: Token) -> bool:
    """Whether it happened at an assembly that the words show to have been told: "during the march", "at the rally"."""
    verbs = [verb for carrier in carriers(trigger) for verb in {carrier.i: carrier, clauses.first_conjunct(carrier).i: clauses.first_conjunct(carrier)}.values()]
    nouns = [noun for verb in verbs for noun in clauses.oblique(verb, "during", "at")]
    nouns += [noun for verb in verbs for course in clauses.oblique(verb, "in") if course.lower_ == "course" for noun in clauses.oblique(course, "of")]
    return any(lemma_of(noun) in word_classes()["assembly"].lemmas and any(c.lower_ in ("the", "that", "this") for c in noun.children)
               and not any(c.dep_ in ("acl", "acl:relcl", "nmod") or c.dep_ == "amod" and c.lower_ in ANOTHER for c in noun.children) for noun in nouns)


def _types_of_occasion(noun: Token) -> set[str]:
    """Types of the events that a noun for an occasion may mean."""
    lemma = lemma_of(noun)
    found: set[str] = set()
    if lemma in IN_PARLIAMENT:
        found |= {"legislation"}
    if lemma in HEARINGS | DECIDED:
        found |= IN_COURT | VERDICTS | {"charge"}
    if lemma in word_classes()["assembly"].lemmas:
        found |= PROTEST_TOLD
    return found


def is_after_midnight(trigger: Token) -> bool:
    """Whether something happened "after midnight", on the next day of the calendar."""
    return any(lemma_of(t) == "midnight" for carrier in carriers(trigger) for t in clauses.oblique(carrier, "after"))


def is_shortly(trigger: Token) -> bool:
    """Whether words in the trigger's clause say that it came a short while later."""
    sentence = trigger.sent
    for match in SHORTLY.finditer(sentence.text):
        word = sentence.doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end(), alignment_mode="expand")
        if word is None:
            continue
        low, high = (word.end, trigger.i) if word.start < trigger.i else (trigger.i + 1, word.start)
        if not any(t.pos_ == "VERB" and t.dep_ not in ("xcomp", "amod") or t.text == ";" for t in sentence.doc.tokens[low:high]):
            return True
    return False


def is_soon(trigger: Token) -> bool:
    """Whether a release is told to have come after hours or some questioning, or on the spot in court."""
    if is_shortly(trigger):
        return True
    for node in (trigger, *carriers(trigger), *clauses.children(trigger, "xcomp")):
        if any(lemma_of(t) in ("courtroom", "dock") for t in clauses.oblique(node, "from", "in")):
            return True
        if any(c.lower_ == "soon" and c.i < node.i for c in clauses.children(node, "advmod")):
            return True
        for t in clauses.children(node, "obl", "advcl", "obl:unmarked", "obl:agent"):
            marks = clauses.prepositions(t)
            if t.dep_ == "advcl" and "after" in marks and lemma_of(t) in PROMISING and any(lemma_of(o) in QUESTIONING | PLEDGES for o in clauses.children(t, "obj")):
                return True
            if lemma_of(t) in ("afternoon", "evening") and marks & {"in", "by"} and not clauses.has_child(t, "amod") or marks & {"after", "following"} and lemma_of(t) in QUESTIONING:
                return True
            if CLOCK.search(t.sent.text[max(t.left_edge.idx - t.sent.start_char - 8, 0): t.right_edge.idx - t.sent.start_char + len(t.right_edge)]):
                return True
            hours = [time for time in starting_in(t.doc._.times, t.left_edge.idx, t.idx + 1) if re.fullmatch(r"PT\d+[HM]", time.duration_max)]
            if marks & {"after", "within"} and hours and (int(re.sub(r"\D", "", hours[0].duration_max)) <= SHORT or hours[0].duration_max.endswith("M")):
                return True
    return False
