"""Whether a told event happened (event factuality): cues of vocabulary/status_cues.csv and the scope of each over the tree.

Negation, hedges ("reportedly"), attribution ("according to", "he said that"), plans, requests, cancellations,
conditions and possibilities. `read_status` returns the status with the cue that decides it and the tokens that name
who says so; `drop` means that the passage tells no event at all (a duty, a possibility, a condition).

Cues stand on the trigger and its light verb (`predicates`, `modifiers`), above it (`governing_cues`), or are verbs of `plans`
and states that go on (`ongoing`); what is done by being said or decided (`performatives`) needs no more to have happened.

Order of precedence where several cues bear on one trigger: no event, not occurred, planned, alleged, ongoing.
"""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.attribution import attribution_of, speakers
from pipeline.annotate.factuality.governing_cues import DEFINITE, clause_cues, cues_above
from pipeline.annotate.factuality.modifiers import (
    accessible,
    is_nobody,
    modifier_cues,
    negated_in_place,
    only_later,
    possible,
    reported_future,
    shared_adjectives,
    shares_negation,
    threatened,
)
from pipeline.annotate.factuality.ongoing import goes_on_since, goes_on_still, is_over, is_state
from pipeline.annotate.factuality.performatives import PERMITTING, decision_on, notice_of, ruling_on, speaks_by
from pipeline.annotate.factuality.plans import (
    ANNOUNCED,
    ANNOUNCING,
    OF_WHAT_IS_OFF,
    PUTTING_OFF,
    SCHEDULING,
    is_called_off,
    is_missed,
    is_put_off,
    is_scheduled,
    is_to_come,
    is_yet_to_be,
    main_verbs,
    notifying,
    still_to_come,
)
from pipeline.annotate.factuality.predicates import carriers, predicates
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.status_cues import NEGATIONS, Reading, cue_of
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.vocabulary import word_list

REFUSED = re.compile(r"(?:refus|declin|reject|den[iy])\w*", re.I)
PRECEDENCE = ("drop", "not_occurred", "planned", "alleged", "ongoing")
# Types that a verb such as "cancel" or "postpone" says not to have happened: the event itself is cancelled.
CALLED_OFF = {"", "trial", "protest", "statement", "hunger_strike"}
DECISIONS_AWAITED = {"sentence", "court_ruling"}  # "a verdict is expected in May"
GOING_ON = word_list("factuality.going_on")
LASTING = {"hunger_strike", "prisoner_treatment", "censorship"}
STATES = LASTING | {"detention", "movement_restriction", "asset_freeze"}
AIMS = word_list("factuality.aims")
ASKING = word_list("factuality.asking")
ASKED_FOR = {"sentence", "detention"}  # "prosecutors sought five years"; a statement that demands something is made
SPOKEN = {"statement", "vilification"}
ESCAPED = {"attack", "killing", "movement_restriction"}  # what somebody escapes had been tried or imposed
DECIDED = {"movement_restriction", "assembly_denied", "registration_denied", "asset_freeze", "designation"}
"""Types of what an authority decides on somebody, who is told of it."""
BEGINNING = word_list("factuality.beginning")
GROUNDS = word_list("factuality.grounds")


def read_status(token: Token, event_type: str = "", *, refused: bool = False) -> Reading:
    """The status of the event that the token triggers. `event_type`: its type, where known. `refused`: the negation of the
    word is what happened ("was not allowed to see her son")."""
    readings: list[Reading] = []
    for carrier in predicates(token):
        for form in accessible(carrier):
            for status, cue in modifier_cues(form):
                if form is not carrier and cue.dep_ != "aux" and cue.i > carrier.i:
                    continue
                if form is not carrier and status == "not_occurred" and not shares_negation(carrier):
                    continue
                rather = any(c.lower_ == "rather" for c in form.children)  # "would rather be jailed than silenced"
                if cue.lower_ in ("would", "'d", "’d") and not rather and reported_future(form, event_type):
                    status = "planned"
                readings.append(Reading(status, cue.text))
        readings += [Reading(status, cue.text) for status, cue in shared_adjectives(carrier)]
        # Negated subjects and objects: "no activist was detained", "detained nobody", "none was tried or convicted".
        shared = clauses.surface_subjects(carrier) if carrier.dep_ == "conj" else []
        for argument in (*clauses.children(carrier, "nsubj", "nsubj:pass", "obj"), *shared):
            if is_nobody(argument):
                readings.append(Reading("not_occurred", "no"))
    if event_type == "release" and is_to_come(token):
        readings.append(Reading("drop", "will"))
    if any(is_yet_to_be(carrier) for carrier in carriers(token)):
        readings.append(Reading("drop", "yet"))
    if event_type in STATES and is_over(token):
        readings.append(Reading("drop", "no longer"))
    if any(child.lower_ == "be" for child in clauses.children(token, "aux:pass")) and not clauses.has_child(token, "aux") and not clauses.is_infinitive(token):
        readings.append(Reading("drop", "be"))  # "the request that she be released"
    opening = [token.head] if token.dep_ in ("nsubj", "nsubj:outer") and token.head.pos_ == "ADJ" else []  # "the trial was due to open", as the parser reads it
    for carrier in [*predicates(token), *opening]:
        if is_scheduled(carrier) or carrier.dep_ == "xcomp" and lemma_of(carrier.head) in BEGINNING and is_scheduled(carrier.head):
            named = {lemma_of(t) for t in clauses.children(carrier, *clauses.SUBJECTS, "nsubj:outer")}
            missed = any(lemma_of(c) == "have" for c in clauses.children(carrier, "aux")) or any(  # "was to have opened on 5 May"
                lemma_of(c) in PUTTING_OFF for verb in (carrier, carrier.head) for c in clauses.children(verb, "conj"))
            readings.append(Reading("drop" if named & AIMS else "not_occurred" if missed else "planned", "is to"))
    if token.dep_ == "nsubj" and "under" in clauses.prepositions(token.head):
        readings.append(Reading("ongoing", f"under {token.head.text}"))
    if token.pos_ in ("NOUN", "PROPN"):
        if is_state(token):
            readings.append(Reading("ongoing", next(c.text for c in clauses.children(token, "cop"))))
        if possibility := possible(token):
            readings.append(Reading("drop", possibility))
        if event_type == "sentence" and (threat := threatened(token)):
            readings.append(Reading("drop", threat))
        if lemma_of(token.head) in GROUNDS and "for" in clauses.prepositions(token) and not any(c.lower_ in DEFINITE for c in token.children) and any(c.lower_ == "no" for c in token.head.children):
            readings.append(Reading("not_occurred", "no"))  # "saw no grounds for an inquiry"
        if negated_in_place(token):
            readings.append(Reading("not_occurred", negated_in_place(token)))
        verb = light_verb_of(token)
        if verb and verb[0].tag_ == "VBD":
            readings = [r for r in readings if r.status != "ongoing" or r.cue not in GOING_ON]  # "faced ongoing threats": then
        if verb and verb[1].status and not (lemma_of(verb[0]) == "escape" and event_type in ESCAPED):
            readings.append(Reading(verb[1].status, verb[0].text, speakers(verb[0]) if verb[1].status == "alleged" else []))
        if verb and verb[1].noun not in ("object", "subject") or verb and lemma_of(verb[0]) in ("join", "attend"):
            # Who did not take part in something says nothing on whether it took place.
            readings = [Reading("drop", r.cue) if r.status == "not_occurred" else r for r in readings]
    if token.pos_ == "NOUN" and token.dep_ == "nsubj" and token.head.lower_ == "due" and token.head.pos_ == "ADJ":
        readings.append(Reading("not_occurred" if is_missed(token.head, event_type) else "planned", "due"))  # "the second reading is due on 18 June"
    if token.dep_ == "conj" and lemma_of(token) in PUTTING_OFF and lemma_of(token.head) in SCHEDULING and not is_put_off(token):
        readings.append(Reading("not_occurred", token.text))  # "was due on 3 May but was adjourned"
    can_be_called_off = event_type in CALLED_OFF or event_type == "legislation" and token.pos_ == "NOUN"  # a vote; a law "cancelled" is repealed
    if can_be_called_off and any(is_put_off(carrier) for carrier in carriers(token)):
        readings.append(Reading("planned", "until"))
    above = cues_above(token)
    if event_type in SPOKEN and speaks_by(token):
        above = [r for r in above if r.cue != "to"]
    readings += above
    carrier = carriers(token)[-1]
    above_noun = clauses.governor(token) if token.pos_ == "NOUN" else None
    verbs = [carrier, *main_verbs(carrier), *([above_noun[0]] if above_noun and above_noun[1] in OF_WHAT_IS_OFF else [])]
    if can_be_called_off and any(is_called_off(verb, event_type) or lemma_of(verb) == "drop" and event_type == "protest" for verb in verbs):
        readings.append(Reading("not_occurred", "called off"))
    if event_type in ANNOUNCED and lemma_of(carrier) == "suspend" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl", "acl:relcl", "amod")):
        readings.append(Reading("not_occurred", carrier.text))
    if event_type in ANNOUNCED and token.pos_ == "NOUN" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl:relcl")):
        readings = [Reading("planned", r.cue) if r.status == "drop" and lemma_of(carrier) in PERMITTING else r for r in readings]  # "has not yet been authorised"
    if event_type in ANNOUNCED and (day := still_to_come(token, carrier)) is not None:
        readings.append(Reading("planned", day.text))
    if event_type in ANNOUNCED and (told_by := notifying(token)) is not None:
        readings.append(Reading("planned", told_by.text))
    if event_type in ANNOUNCED | {"legislation"} and lemma_of(carriers(token)[-1]) == "announce" and token.pos_ == "NOUN":
        readings.append(Reading("planned", carriers(token)[-1].text))
    if event_type in LASTING and goes_on_since(token):
        readings.append(Reading("ongoing", "since"))
    if event_type in STATES and goes_on_still(token):
        readings.append(Reading("ongoing", "still"))
    own = cue_of("trigger", token)
    told_of = ASKED_FOR if lemma_of(token) in ASKING else {"trial", "court_ruling"} if lemma_of(token) in SCHEDULING else CALLED_OFF
    if lemma_of(token) == "expect":
        told_of = told_of | DECISIONS_AWAITED
    if own and event_type in told_of:
        missed = lemma_of(token) in SCHEDULING and is_missed(token, event_type)
        readings.append(Reading("not_occurred" if missed else own, token.text))
    readings += clause_cues(token)
    attribution = attribution_of(token)
    if attribution:
        readings.append(attribution)
    if any(r.status == "not_occurred" for r in readings) and (any(r.cue == "until" for r in readings) or any(only_later(carrier) for carrier in carriers(token))):
        readings = [r for r in readings if r.status != "not_occurred"]
    if told := (notice_of(token) or decision_on(token)) if event_type in DECIDED | {"censorship"} else ruling_on(token, event_type):
        readings = [r for r in readings if r.cue != told]
    if event_type == "extradition":  # whose refusal is a decision on it
        readings = [r for r in readings if r.status != "not_occurred" or not REFUSED.fullmatch(r.cue)]
    if refused:
        readings = [r for r in readings if r.cue.lower() not in NEGATIONS | {"would", "could", "can", "may", "decided", "chose", "opted"}]
    for status in PRECEDENCE:
        for reading in readings:
            if reading.status == status:
                sources = [s for r in readings if r.status in ("alleged", "fact") for s in r.sources]
                return Reading(status, reading.cue, sources)
    sources = [s for r in readings for s in r.sources]
    return Reading("occurred", "", sources, any(r.factive for r in readings))
