"""The date that an event without one has from the events told before it in its paragraph: their day, or a bound ("Police shot at crowds on 13
May. Five people were hurt")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from pipeline.annotate import clauses
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event
from pipeline.relate.beside_hearings import hearing_beside
from pipeline.relate.dated import AFTER, BEFORE, Dated
from pipeline.relate.event_nouns import is_definite, types_of_noun
from pipeline.relate.index import SCENE, befallen_by, in_overview, trigger_span
from pipeline.relate.lending import befallen, entities_of, identity
from pipeline.relate.topics import answered_by
from pipeline.relate.type_sets import OFFENDING, VERDICTS
from pipeline.relate.when import counted_days, planned_days
from pipeline.relate.when.clauses_above import COORDINATED
from pipeline.relate.when.occasions import (
    IN_COURT,
    Undated,
    are_separate,
    at_told_assembly,
    befell_another,
    follows_a_cause,
    is_after_midnight,
    is_at_once,
    is_on_its_day,
    is_outside_court,
    is_shortly,
    is_soon,
    is_spelt_out,
    on_the_same_occasion,
)
from pipeline.relate.when.syntax import tells_a_day
from pipeline.relate.when.tense import is_pluperfect, is_present_perfect, is_reported
from pipeline.relate.when.words import HOURS, LATER_ADVERBS, ON_THE_SPOT, PROTEST_TOLD, REASON, RELEASED_FROM
from pipeline.vocabulary import word_list

SAYING = word_list("when.saying")
STEPS = {"charge", "trial", "sentence", "acquittal", "appeal_ruling", "release"}
AT_ASSEMBLIES = {*ON_THE_SPOT, "protest", "surveillance", "harassment"}
IN_CUSTODY = {"torture", "prisoner_treatment"}
OPEN_SCENES = SCENE - {"detention", "summons", "harassment", "surveillance"}
"""Types of what went on in the open, where more befell people at the time."""
FOLLOWING = re.compile(r"“the (?:next|following) (?:day|morning|evening|night|afternoon)”")
AT_COURT = {*IN_COURT, *VERDICTS, "charge"}
GATHERING = word_list("inherited.gathering")
CALLING_OUT = word_list("protest_slots.calling_out")
_EARLIER_COVERAGE = re.compile(r"As (?:was )?(?:(?:previously|already|earlier) )?(?:reported|documented|covered|mentioned|noted)\b")
GROUNDS = word_list("when.grounds")
EARLIER_ADVERBS = word_list("when.earlier_adverbs")
SPANS = word_list("when.spans")
SIDES = {**dict.fromkeys(word_list("when.earlier_spans"), "earlier"), **dict.fromkeys(word_list("when.later_spans"), "later")}


def _main_first(earlier: list[tuple[Event, int]], doc: Doc) -> Iterator[tuple[Event, int]]:
    """The events told before, the nearest sentence first, and in it what its main clause tells before what only a
    relative clause, a reason, the description of somebody or a noun for what is known mentions."""
    def depth(event: Event) -> int:
        span = trigger_span(doc, event)
        if span is None:
            return 0
        within = span.root.pos_ in ("NOUN", "PROPN") and span.root.dep_ in ("nmod", "compound")  # "participants of the 19 May protest"
        return within + ("reference" in event.basis) + sum(is_aside(node) for node in clauses.enclosing_clauses(span.root))

    def is_aside(node: Token) -> bool:
        return node.dep_ in ("acl:relcl", "acl") or node.dep_ == "advcl" and bool(clauses.prepositions(node) & (REASON | AFTER | BEFORE))

    for _, told in groupby(reversed(earlier), key=lambda one: one[1]):
        of_sentence = list(told)
        yield from sorted(of_sentence, key=lambda one: depth(one[0])) if len(of_sentence) > 1 else of_sentence


def inherited_date(event: Event, trigger: Token, earlier: list[tuple[Event, int]], sentence_number: int) -> Dated | None:
    """A date from the nearest dated event before this one in its paragraph.

    `earlier` holds the paragraph's previous events with the numbers of their sentences, in text order.
    """
    counted = (counted_days.on_numbered_day(trigger, earlier, sentence_number) or counted_days.counted_from_told(trigger, earlier) or counted_days.counted_from_named(trigger, earlier)
               or counted_days.counted_in_custody(event, trigger, earlier))
    if counted is not None or event.event_type in ("registration_denied", "other", "designation"):
        return counted
    earlier = _without_flashbacks(earlier, sentence_number, trigger.doc)
    adverbs = {child.lower_ for node in (*carriers(trigger), *clauses.enclosing_clauses(trigger)) for child in node.children
               if child.dep_ == "advmod"} | {side for node in (*carriers(trigger), *clauses.enclosing_clauses(trigger)) for side in _sides_told(node)}
    entities = entities_of(event)
    struck = befallen_by(event)
    undergone = {identity(p) for p in event.participants if p.role == "target" and p.stands_for}
    soon = event.event_type == "release" and (is_soon(trigger) or bool(HOURS.search(trigger.sent.text[:trigger.idx - trigger.sent.start_char]))) and any(e.event_type in RELEASED_FROM for e, n in earlier if sentence_number - n <= 2)
    undated = Undated(event, trigger, adverbs, soon, on_the_same_occasion(trigger))
    scene_told = event.event_type in SCENE and any(
        e.event_type in SCENE and e.date_precision == "day" and sentence_number - n <= 2 for e, n in earlier)
    if event.event_type in SCENE and at_told_assembly(trigger) and (protests := [(e, n) for e, n in earlier if e.event_type == "protest"]):
        earlier, undated = protests, undated._replace(same_occasion=True)
    at_court = is_outside_court(event.event_type, trigger) or hearing_beside(event, trigger, earlier, sentence_number) is not None
    planned = planned_days.planned_day(event, trigger, earlier, sentence_number) if event.event_type in AT_ASSEMBLIES else None
    if planned is not None:
        return planned
    for previous, number in _main_first(earlier, trigger.doc):
        back = sentence_number - number
        if at_court and not (previous.event_type in AT_COURT and previous.date_precision == "day") or back == 0 and befell_another(event, previous, trigger):
            continue
        if event.event_type in VERDICTS and previous.event_type in OFFENDING and previous.date_precision != "day":
            continue  # what somebody else was convicted of ("jailed X for arson. Her two co-defendants were acquitted")
        if are_separate(event, previous, trigger) and not is_spelt_out(event, previous, trigger):
            return None
        at_once = at_court or is_at_once(event, previous, trigger)
        if scene_told and previous.event_type not in SCENE and not at_once or soon and previous.event_type not in RELEASED_FROM:
            continue
        ahead = previous.status == "planned" and (previous.event_type in AT_COURT or event.event_type in ("statement", "assembly_denied"))
        if ahead and event.event_type == "assembly_denied":
            return None
        if not previous.date or back > 4 or ahead:
            continue
        if back == 0 and previous.basis.get("date", "").startswith("inherited") and not (
                {event.event_type, previous.event_type} <= VERDICTS or at_once or event.event_type in ON_THE_SPOT and previous.event_type in PROTEST_TOLD):
            continue
        shared = bool(entities & entities_of(previous) or undergone & befallen(previous))
        if back and not shared and in_overview(trigger.doc, event.start):
            return None
        goes_on = scene_told and back == 2 and (not struck or previous.event_type == "protest" and _nothing_between(trigger, earlier, sentence_number))
        let_go = soon and back == 2 and previous.event_type == "detention" and not entities
        if not shared and back > 1 and not goes_on and not let_go and not undated.same_occasion and not at_court or undated.same_occasion and previous.date_precision in ("before", "after"):
            continue
        if previous.date_precision == "before" and (back or previous.basis.get("date", "").startswith("bound")):
            continue  # told only in passing
        return _after_what_is_named(_from_told(previous, back, undated, shared, at_once), trigger, earlier)
    return None


def _after_what_is_named(dated: Dated | None, trigger: Token, earlier: list[tuple[Event, int]]) -> Dated | None:
    """The bound that comes from the event that the clause names as that after which it happened, for one from another event told before
    ("Following his arrest, his colleagues …", told behind what happened later)."""
    if dated is None or dated.precision != "after":
        return dated
    nouns = [noun for c in carriers(trigger) for noun in clauses.oblique(c, "after", "following") if is_definite(noun) and not counted_days.is_counted(noun)]
    for noun in nouns:
        types = types_of_noun(noun)
        told = next((e for e, _ in reversed(earlier) if e.event_type in types and e.date_precision == "day" and "reference" not in e.basis), None)
        if told is not None:
            return Dated(f"{told.date}/..", told.date_start, "", "after", f"bound from the {told.event_type.replace('_', ' ')} told before (“{told.trigger}”)", False)
    return dated


def _sides_told(node: Token) -> list[str]:
    """On which side of what was told before a clause stands, by the weeks or months that it gives ("in previous months", "over the
    following weeks"), as an adverb."""
    spans = [t for t in clauses.children(node, *clauses.OBLIQUES) if lemma_of(t) in SPANS and "Plur" in t.morph.get("Number", [])]
    return [SIDES[word.lower_] for span in spans for word in clauses.children(span, "amod") if word.lower_ in SIDES]


def _without_flashbacks(earlier: list[tuple[Event, int]], sentence_number: int, doc: Doc) -> list[tuple[Event, int]]:
    """The events told before, without the sentences that only look back from a day told before them ("Police shot at crowds on 13 May. The seat had
    been vacant since the killing of X in April. Five people were hurt"): the text then goes on where it had stopped."""
    days = [(event.date_start, number) for event, number in earlier if event.date_precision == "day"]
    if not days or all(number == sentence_number for _, number in earlier):
        return earlier
    back: set[int] = set()
    for number, told in groupby(earlier, key=lambda one: one[1]):
        of_sentence = [event for event, _ in told]
        before = [day for day, at in days if at < number and at not in back]
        if number < sentence_number and before and all(event.date_end and event.date_end < before[-1] and _looks_back(event, doc) for event in of_sentence):
            back.add(number)
    if not back:
        return earlier
    return [(event, number + sum(number < at for at in back)) for event, number in earlier if number not in back]


def _looks_back(event: Event, doc: Doc) -> bool:
    """Whether an event is only told as what something came after ("since the killing of X"), or as told in an earlier report."""
    span = trigger_span(doc, event)
    if span is None:
        return False
    noun = span.root
    while noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("conj", "nmod"):
        if clauses.prepositions(noun) & AFTER:
            return True
        noun = noun.head
    after = noun.pos_ in ("NOUN", "PROPN") and bool(clauses.prepositions(noun) & AFTER)
    return after or _EARLIER_COVERAGE.match(noun.sent.text) is not None


def _nothing_between(trigger: Token, earlier: list[tuple[Event, int]], sentence_number: int) -> bool:
    """Whether the sentence before tells no event of its own and no day."""
    before = trigger.doc[max(trigger.sent.start - 1, 0)].sent
    return not any(at == sentence_number - 1 for _, at in earlier) and not tells_a_day(before, before.end_char, trigger.doc)


def _from_told(previous: Event, back: int, undated: Undated, shared: bool, at_once: bool) -> Dated | None:
    """The date that a dated event so many sentences back gives an event: its day, or a bound. `shared`: they have somebody in
    common; `at_once`: it came of that event on the spot."""
    event, trigger, adverbs = undated.event, undated.trigger, undated.adverbs
    exact_date = previous.date_precision not in ("before", "after", "interval") and bool(previous.date_start)
    what = f"from the {previous.event_type.replace('_', ' ')} told before (“{previous.trigger}”)"
    looks_back = any(is_pluperfect(c) for c in carriers(trigger)) and not _told_afterwards(event, previous, back, trigger)
    if adverbs & EARLIER_ADVERBS or looks_back and not (event.event_type in ON_THE_SPOT and is_shortly(trigger) or _has_gathered(event, trigger) or _says_who_called(event, previous, trigger)):
        if exact_date and (shared or back <= 1 and not befallen_by(event)) and event.event_type in IN_CUSTODY and previous.event_type == "detention":
            return Dated(f"{previous.date.rstrip('~')}/..", previous.date_start, "", "after", f"bound {what}: in custody", False)
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False) if exact_date else None
    if exact_date and back <= 1 and previous.date_precision == "day" and event.event_type in ON_THE_SPOT | RELEASED_FROM | {"release"} and is_after_midnight(trigger):
        day = (date.fromisoformat(previous.date_start) + timedelta(days=1)).isoformat()
        return Dated(day, day, day, "day", "inherited, “after midnight”, " + what, True)
    if exact_date and event.event_type not in ON_THE_SPOT and _came_before_main(trigger):
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False)
    if exact_date and shared and event.event_type == "charge" and previous.event_type in VERDICTS and _led_to_verdict(trigger, adverbs):
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False)
    if exact_date and event.event_type == "protest" and previous.event_type not in PROTEST_TOLD and _is_ground(trigger):
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False)
    if back == 0 and exact_date and (response := answered_by(trigger)) is not None and previous.trigger_start <= response.idx < previous.trigger_end:
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", f"bound: what the {previous.event_type} is about", False)
    follows = follows_a_cause(trigger)
    if back == 0 and is_spelt_out(event, previous, trigger) and exact_date and not follows and not adverbs & LATER_ADVERBS:
        return Dated(previous.date, previous.date_start, previous.date_end, previous.date_precision, "inherited, behind a colon, " + what, True)
    up_to_now = any(is_present_perfect(c) for c in carriers(trigger)) and not undated.same_occasion
    near = back <= 1 or at_once or undated.same_occasion or previous.date_precision == "day" and back <= 2
    if exact_date and near and not up_to_now and (undated.soon or not adverbs & LATER_ADVERBS) and (
            at_once or is_on_its_day(previous, back, undated, shared, follows)):
        return Dated(previous.date, previous.date_start, previous.date_end, previous.date_precision, "inherited " + what, True)
    if back == 0 and exact_date and event.event_type in SCENE and (previous.event_type == "trial" or _did_it_before(event, previous, trigger)) and _says_who_it_was(trigger, previous):
        return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False)
    if previous.date_precision == "after":
        return Dated(previous.date, previous.date_start, "", "after", "bound " + what, False)
    if exact_date and event.event_type != "legislation":
        return Dated(f"{previous.date.rstrip('~')}/..", previous.date_start, "", "after", "bound " + what, False)
    return None


def _is_made_known(trigger: Token) -> bool:
    """Whether a clause is what somebody says, the tense of which only tells that it had happened by then."""
    return any(c.dep_ == "ccomp" and lemma_of(c.head) in SAYING for c in (trigger, *clauses.enclosing_clauses(trigger)))


def _told_afterwards(event: Event, previous: Event, back: int, trigger: Token) -> bool:
    """Whether somebody said right behind a scene what had been done there, or what had come of it ("witnesses said that police had opened
    fire", "police said that an inquiry had been opened")."""
    if back and event.event_type in STEPS and _is_made_known(trigger):
        return True
    on_the_spot = back <= 1 and event.event_type in ON_THE_SPOT and previous.event_type in OPEN_SCENES
    return (on_the_spot or event.event_type == "investigation") and any(is_reported(c) for c in carriers(trigger))


def _led_to_verdict(charged: Token, adverbs: set[str]) -> bool:
    """Whether a charge of those of whose verdict was told before is told without more, so that it led to that ("He was prosecuted for
    riot"; not "He was charged again", "After the hearing he was charged")."""
    plain = any(c.lower_ in ("was", "were") for c in clauses.children(charged, "aux:pass")) and not clauses.has_child(charged, "aux")
    return plain and not adverbs & (LATER_ADVERBS | {"again", "now"}) and not charged.sent.text.lower().startswith(("after", "following", "in a", "on "))


def _came_before_main(trigger: Token) -> bool:
    """Whether a clause tells after what the main clause came ("pushed her after accusing her of theft")."""
    return any(node.dep_ == "advcl" and node.head.i < node.i and "after" in clauses.prepositions(node) for node in clauses.enclosing_clauses(trigger))


def _is_ground(trigger: Token) -> bool:
    """Whether an event is only named as that to which what was told before relates: "the arrest was in relation to the march in X"."""
    return trigger.pos_ == "NOUN" and trigger.dep_ in (*clauses.OBLIQUES, "nmod", "obj") and lemma_of(trigger.head) in GROUNDS


def _says_who_it_was(trigger: Token, previous: Event) -> bool:
    """Whether an event is only told of those of whom the main clause tells another, which so came after it ("the trial of X, who was arrested
    at a rally, opened on D")."""
    for node in clauses.enclosing_clauses(trigger):
        if node.dep_ in ("acl:relcl", "acl") and node.pos_ == "VERB":
            return not node.left_edge.idx <= previous.trigger_start <= node.right_edge.idx
    return False


def _did_it_before(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether what befell people may have come of what a clause on them tells that they did: "fined ten farmers who blocked a road"."""
    doers = {p.start for p in event.participants if p.role == "actor"}
    return previous.event_type in {"detention", "summons", "charge", *VERDICTS} and not clauses.is_passive(trigger) and any(
        p.role == "target" and p.start in doers for p in previous.participants)


def _says_who_called(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether the protest told just before is only told again with those who had called it ("The march had been organised by X")."""
    noun = trigger.pos_ == "NOUN" and any(c.lower_ in ("the", "this") for c in trigger.children)
    return noun and event.event_type == "protest" and previous.event_type in PROTEST_TOLD and lemma_of(trigger.head) in CALLING_OUT


def _has_gathered(event: Event, trigger: Token) -> bool:
    """Whether a relative clause tells of those whom something befell then that they had come together: still so at the time ("relatives
    who had gathered outside were pushed back")."""
    main = trigger.head.head
    return (event.event_type == "protest" and lemma_of(trigger) in GATHERING and clauses.is_relative_clause(trigger)
            and trigger.head.dep_ in ("nsubj:pass", "obj") and main.pos_ == "VERB" and not is_pluperfect(main))


def is_before_what_followed(dated: Dated, event_type: str) -> bool:
    """Whether an event on the spot is only told to have come before what happened on the day after what was told before: "was
    beaten before they were let go the next day"."""
    before = dated.precision == "before" and event_type in SCENE and dated.basis.startswith("before “")
    return before and (dated.basis.endswith(COORDINATED) or FOLLOWING.search(dated.basis) is not None)
