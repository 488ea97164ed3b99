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
from pipeline.annotate.attribution import attribution_of, speakers, tells_officially
from pipeline.annotate.factuality.governing_cues import DEFINITE, clause_cues, cues_above
from pipeline.annotate.factuality.modifiers import (
    accessible,
    before_which,
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
from pipeline.annotate.factuality.ongoing import (
    goes_on_now,
    goes_on_since,
    goes_on_still,
    is_over,
    is_state,
    is_under_way,
    stays_so,
)
from pipeline.annotate.factuality.performatives import (
    OFFICIAL_ACTS,
    PERMITTING,
    decision_on,
    notice_of,
    ruling_on,
    speaks_by,
    told_by_doers,
)
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
PROCEEDINGS = {"charge", "investigation", "trial"}
AIMS = word_list("factuality.aims")
ASKING = word_list("factuality.asking")
ASKED_FOR = {"sentence", "detention"}  # "prosecutors sought five years"; a statement that demands something is made
SPOKEN = {"statement", "vilification"}
ESCAPED = {"attack", "killing", "movement_restriction"}  # what somebody escapes had been tried or imposed
TAKING_EFFECT = {"detention", "release", "charge", "summons", "sentence", "acquittal", "movement_restriction", "extradition", "designation", "asset_freeze"}
"""Types of what has not happened where it was only tried ("tried to arrest him"), as it has where protesters "tried to march"."""
TURNING_DOWN = word_list("appeals.refusing")
TRYING = word_list("factuality.trying")
DECIDED = {"movement_restriction", "assembly_denied", "registration_denied", "asset_freeze", "designation"}
"""Types of what an authority decides on somebody, who is told of it."""
BEGINNING = word_list("factuality.beginning")
GROUNDS = word_list("factuality.grounds")
NEARLY = {"nearly", "almost"}


def read_status(token: Token, event_type: str = "", *, refused: bool = False) -> Reading:
    """The status of the event that the token triggers. `event_type`: its type, where known. `refused`: the negation of the
    word is what happened ("was not allowed to see her son")."""
    readings = [*_cues_of_predicates(token, event_type), *_cues_of_time(token, event_type)]
    if token.pos_ in ("NOUN", "PROPN"):
        readings = _with_cues_of_noun(token, event_type, readings)
    readings += _cues_of_delay(token, event_type)
    above = cues_above(token)
    readings += [r for r in above if r.cue != "to"] if event_type in SPOKEN and speaks_by(token) else above
    readings = _with_cues_of_plan(token, event_type, readings)
    if event_type in LASTING and goes_on_since(token):
        readings.append(Reading("ongoing", "since"))
    if event_type in STATES | PROCEEDINGS and goes_on_now(token) or event_type == "investigation" and is_under_way(token):
        readings.append(Reading("ongoing", "being"))
    if event_type in STATES and goes_on_still(token):
        readings.append(Reading("ongoing", "still"))
    if stays_so(token):
        readings.append(Reading("ongoing", "remains"))
    readings += [*_own_cue(token, event_type), *clause_cues(token)]
    if event_type in TAKING_EFFECT and (tried := next((r for r in readings if r.status == "fact" and r.cue.lower() in TRYING), None)):
        readings.append(Reading("not_occurred", tried.cue))
    attribution = attribution_of(token)
    if attribution:
        readings.append(attribution)
    if event_type in OFFICIAL_ACTS or event_type == "protest" and token.pos_ == "NOUN":  # "had been arrested during protests"
        readings = [_as_official(r, carriers(token)[-1]) for r in readings]
    return _decisive(_without_overruled(token, event_type, refused, readings))


def _cues_of_predicates(token: Token, event_type: str) -> list[Reading]:
    """Cues on the words that tell the event: auxiliaries, adverbs and adjectives, negated subjects and objects ("no activist was detained",
    "detained nobody", "none was tried or convicted")."""
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
        shared = clauses.surface_subjects(carrier) if carrier.dep_ == "conj" else []
        for argument in (*clauses.children(carrier, "nsubj", "nsubj:pass", "obj"), *shared):
            if is_nobody(argument):
                readings.append(Reading("not_occurred", "no"))
    return readings


def _cues_of_time(token: Token, event_type: str) -> list[Reading]:
    """Cues by which an event is still to come, scheduled, over or going on."""
    readings: list[Reading] = []
    if event_type == "release" and is_to_come(token):
        readings.append(Reading("drop", "will"))
    if event_type in ("release", "trial") and (refusal := _turned_down(token)) is not None:
        readings.append(Reading("drop", refusal.text))
    if any(is_yet_to_be(carrier) for carrier in carriers(token)):
        readings.append(Reading("drop", "yet"))
    if event_type in STATES and is_over(token):
        readings.append(Reading("drop", "no longer"))
    if any(child.lower_ == "be" for child in clauses.children(token, "aux:pass")) and not clauses.has_child(token, "aux") and not clauses.is_infinitive(token):
        readings.append(Reading("drop", "be"))  # "the request that she be released"
    opening = [token.head] if token.dep_ in ("nsubj", "nsubj:outer") and token.head.pos_ == "ADJ" else []  # "the trial was due to open", as the parser reads it
    for carrier in [*predicates(token), *opening]:
        if is_scheduled(carrier) or carrier.dep_ == "xcomp" and lemma_of(carrier.head) in BEGINNING and is_scheduled(carrier.head):
            readings.append(Reading(_status_of_scheduled(carrier), "is to"))
    if token.dep_ == "nsubj" and "under" in clauses.prepositions(token.head):
        readings.append(Reading("ongoing", f"under {token.head.text}"))
    return readings


def _turned_down(noun: Token) -> Token | None:
    """The verb by which the request for what a noun tells was refused ("rejected her request for a retrial")."""
    request = noun.head if noun.pos_ == "NOUN" and noun.dep_ == "nmod" and cue_of("complement", noun.head) == "planned" else None
    above = clauses.governor(request) if request is not None else None
    return above[0] if above is not None and above[1] == "object" and lemma_of(above[0]) in TURNING_DOWN else None


def _status_of_scheduled(verb: Token) -> str:
    """The status of what is to happen: an aim is no event, and what "was to have" happened, or was put off, did not."""
    if AIMS & {lemma_of(t) for t in clauses.children(verb, *clauses.SUBJECTS, "nsubj:outer")}:
        return "drop"
    missed = any(lemma_of(c) == "have" for c in clauses.children(verb, "aux")) or any(  # "was to have opened on 5 May"
        lemma_of(c) in PUTTING_OFF for above in (verb, verb.head) for c in clauses.children(above, "conj"))
    return "not_occurred" if missed else "planned"


def _with_cues_of_noun(token: Token, event_type: str, readings: list[Reading]) -> list[Reading]:
    """The readings of a noun with those of its copula, its light verb and what denies or threatens it in its place."""
    readings = list(readings)
    if is_state(token):
        readings.append(Reading("ongoing", next(c.text for c in clauses.children(token, "cop"))))
    if possibility := possible(token):
        readings.append(Reading("drop", possibility))
    if event_type == "sentence" and (threat := threatened(token)):
        readings.append(Reading("drop", threat))
    if lemma_of(token.head) in GROUNDS and "for" in clauses.prepositions(token) and not any(c.lower_ in DEFINITE for c in token.children) and any(c.lower_ == "no" for c in token.head.children):
        readings.append(Reading("not_occurred", "no"))  # "saw no grounds for an inquiry"
    if duty := before_which(token):
        readings.append(Reading("drop", duty))
    if denial := negated_in_place(token):
        readings.append(Reading("not_occurred", denial))
    light = light_verb_of(token)
    if light is None:
        return readings
    verb, row = light
    if verb.tag_ == "VBD":
        readings = [r for r in readings if r.status != "ongoing" or r.cue not in GOING_ON]  # "faced ongoing threats": then
    if row.status and not (lemma_of(verb) == "escape" and event_type in ESCAPED):
        readings.append(Reading(row.status, verb.text, speakers(verb) if row.status == "alleged" else []))
    if row.noun not in ("object", "subject") or lemma_of(verb) in ("join", "attend"):
        # Who did not take part in something says nothing on whether it took place.
        return [Reading("drop", r.cue) if r.status == "not_occurred" else r for r in readings]
    return readings


def _cues_of_delay(token: Token, event_type: str) -> list[Reading]:
    """Cues by which something is due, or was put off."""
    readings: list[Reading] = []
    if token.pos_ == "NOUN" and token.dep_ == "nsubj" and token.head.lower_ == "due" and token.head.pos_ == "ADJ":
        readings.append(Reading("not_occurred" if is_missed(token.head, event_type) else "planned", "due"))  # "the second reading is due on 18 June"
    if token.dep_ == "conj" and lemma_of(token) in PUTTING_OFF and lemma_of(token.head) in SCHEDULING and not is_put_off(token):
        readings.append(Reading("not_occurred", token.text))  # "was due on 3 May but was adjourned"
    if _can_be_called_off(token, event_type) and any(is_put_off(carrier) for carrier in carriers(token)):
        readings.append(Reading("planned", "until"))
    return readings


def _can_be_called_off(token: Token, event_type: str) -> bool:
    """Whether "cancelled" says of an event that it was not held: of a vote it does, while a law is repealed."""
    return event_type in CALLED_OFF or event_type == "legislation" and token.pos_ == "NOUN"


def _with_cues_of_plan(token: Token, event_type: str, readings: list[Reading]) -> list[Reading]:
    """The readings with those by which something planned was called off, permitted, announced or notified."""
    carrier = carriers(token)[-1]
    above = clauses.governor(token) if token.pos_ == "NOUN" else None
    verbs = [carrier, *main_verbs(carrier), *([above[0]] if above and above[1] in OF_WHAT_IS_OFF else [])]
    if _can_be_called_off(token, event_type) and any(is_called_off(verb, event_type) or lemma_of(verb) == "drop" and event_type == "protest" for verb in verbs):
        readings = [*readings, Reading("not_occurred", "called off")]
    if event_type in ANNOUNCED:
        readings = _with_announcement(token, carrier, readings)
    if event_type in ANNOUNCED | {"legislation"} and lemma_of(carrier) == "announce" and token.pos_ == "NOUN":
        readings = [*readings, Reading("planned", carrier.text)]
    return readings


def _with_announcement(token: Token, carrier: Token, readings: list[Reading]) -> list[Reading]:
    """The readings of an assembly with those of its announcement. `carrier`: the verb that tells it."""
    readings = list(readings)
    if lemma_of(carrier) == "suspend" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl", "acl:relcl", "amod")):
        readings.append(Reading("not_occurred", carrier.text))
    if lemma_of(carrier) in PERMITTING and token.pos_ == "NOUN" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl:relcl")):
        readings = [Reading("planned", r.cue) if r.status == "drop" else r for r in readings]  # "has not yet been authorised"
    if (day := still_to_come(token, carrier)) is not None:
        readings.append(Reading("planned", day.text))
    if (told_by := notifying(token)) is not None:
        readings.append(Reading("planned", told_by.text))
    return readings


def _own_cue(token: Token, event_type: str) -> list[Reading]:
    """The cue that the trigger itself is, for what it asks for, schedules or cancels ("sought five years", "is expected in May")."""
    own = cue_of("trigger", token)
    if not own:
        return []
    told_of = ASKED_FOR if lemma_of(token) in ASKING else {"trial", "court_ruling"} if lemma_of(token) in SCHEDULING else CALLED_OFF
    if lemma_of(token) == "expect":
        told_of = told_of | DECISIONS_AWAITED
    if event_type not in told_of:
        return []
    missed = lemma_of(token) in SCHEDULING and is_missed(token, event_type)
    return [Reading("not_occurred" if missed else own, token.text)]


def _without_overruled(token: Token, event_type: str, refused: bool, readings: list[Reading]) -> list[Reading]:
    """The readings without those that another word of the sentence, or the type of the event, makes say something else."""
    if any(r.status == "not_occurred" for r in readings) and (any(r.cue == "until" for r in readings) or any(only_later(carrier) for carrier in carriers(token))):
        readings = [r for r in readings if r.status != "not_occurred"]
    if told := (notice_of(token) or decision_on(token)) if event_type in DECIDED | {"censorship"} else ruling_on(token, event_type):
        readings = [r for r in readings if r.cue != told]
    if event_type == "attack":
        readings = [r for r in readings if r.cue.lower() not in NEARLY]  # "was nearly run over"
    if event_type == "extradition":  # whose refusal is a decision on it
        readings = [r for r in readings if r.status != "not_occurred" or not REFUSED.fullmatch(r.cue)]
    if refused:
        readings = [r for r in readings if r.cue.lower() not in NEGATIONS | {"would", "could", "can", "may", "decided", "chose", "opted"}]
    return readings


def _as_official(reading: Reading, carrier: Token) -> Reading:
    """A claim as what it is where authorities make it of what was done by their office ("police said that 15 people had been arrested"): their
    account. They are named as its source, unless the clause names them again as those who did it."""
    if reading.status != "alleged" or not tells_officially(reading) or (again := told_by_doers(carrier)) is None:
        return reading
    return Reading("fact", reading.cue, [] if again else reading.sources, True, True)


def _decisive(readings: list[Reading]) -> Reading:
    """The reading that goes before the others, with all who say so."""
    official = any(r.official for r in readings)
    for status in PRECEDENCE:
        for reading in readings:
            if reading.status == status:
                sources = [s for r in readings if r.status in ("alleged", "fact") for s in r.sources]
                return Reading(status, reading.cue, sources, official=official)
    sources = [s for r in readings for s in r.sources]
    return Reading("occurred", "", sources, any(r.factive for r in readings), official)
