"""The event that a trigger tells: type, status, participants, date and place, and whether it is specific enough to be one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import printed, starting_in
from pipeline.annotate.factuality import read_status
from pipeline.annotate.factuality.plans import PUTTING_OFF
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
from pipeline.relate.case_roles import OF_CASE
from pipeline.relate.concerned import concerned
from pipeline.relate.confidence import observe
from pipeline.relate.dated import Dated, from_then_on, set_date
from pipeline.relate.events.assemblies import (
    assembly_asked_for,
    day_called_for,
    forbids_one_told,
    is_demand_of_assembled,
    is_of_permission,
    is_of_refused_assembly,
    is_refused_request,
    those_assembled,
)
from pipeline.relate.events.carried_out import tells_of_holding
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
    pleads,
    reviews_a_measure,
    reviews_a_ruling,
    suit_for_damages,
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
    OF_THE_KNOWN,
    are_told_by,
    decided_on,
    goes_on,
    known_by_noun,
    named_again,
    noun_told_before,
    reference_of,
)
from pipeline.relate.events.self_harm import befell_the_doer
from pipeline.relate.events.story import (
    goes_on_from_a_day,
    goes_on_with_scene,
    goes_on_with_story,
    of_one_story,
    past_asides,
)
from pipeline.relate.events.told_by_head import told_by_head
from pipeline.relate.index import SCENE
from pipeline.relate.lending import lend
from pipeline.relate.located import Located
from pipeline.relate.sources import established_by
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when import own_dates, planned_days
from pipeline.relate.when.inherited import is_before_what_followed
from pipeline.relate.when.occasions import is_tried_with_others
from pipeline.relate.when.postponed import PUT_OFF, day_of
from pipeline.relate.when.tense import is_pluperfect, is_present_perfect
from pipeline.relate.when.words import REPORTED
from pipeline.relate.where import own_places
from pipeline.vocabulary import word_list

STATES = {"charge", "trial", "movement_restriction", "prisoner_treatment"}
NOBODY = {"no", "nobody", "none"}
NOT_DONE = {"detention", "charge", "investigation", "court_ruling", "release", "summons", "trial", "sentence"}
"""Types of what is told, right behind a story, to have been done to nobody ("Nobody was arrested", "No inquiry has been opened")."""
BY_REQUEST = {"assembly_denied", "court_ruling", "registration_denied"}
ACCUSED = word_list("events.accused")
OF_SOME = {"person", "counted group"}
ANCHORS = {*OF_SOME, "organisation", "date", "place"}
"""What an event that did not happen is told of."""
TOLD_BY_THEIR_NOUN = {"legislation", "assembly_denied", "assembly_disrupted"}
"""Types whose law or assembly a later sentence means by the noun alone ("the law", "the march")."""
STORY_REACH = 3  # sentences back in which a story was told on which somebody comments
HARMING = word_list("candidate.harming")
LAW_REACH = 2  # sentences back in which a law was told of which a step was not taken
DROPPING = word_list("events.dropping")
"""Verbs that tell what prosecutors do with a case."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a trigger stands: its token and rule, the sentences with the number of its own, where its paragraph begins, what each token triggers,
    and the events told before in the paragraph (`context`) and in the section (`of_section`), with the numbers of their sentences."""

    trigger: Trigger
    token: Token
    rule: TriggerRule
    doc: Doc
    sentences: list[Span]
    number: int
    paragraph: int
    types: dict[int, str]
    context: list[tuple[Event, int]]
    of_section: list[tuple[Event, int]]

    @property
    def sentence(self) -> Span:
        """The sentence of the trigger."""
        return self.sentences[self.number]


def candidate_of(setting: Setting) -> Event | None:
    """The event that a trigger tells, None where it tells none."""
    token, rule, doc, number, context = setting.token, setting.rule, setting.doc, setting.number, setting.context
    reading = read_status(token, rule.event_type, refused=_is_refusal(rule.name))
    if _tells_none(setting, reading):
        return None
    event = _event_of(setting, reading)
    _correct_type(event, setting)
    if only_went_home(event, token, context, number) or is_demand_of_assembled(event, token, context, number) or pleads(event, token, context):
        return None
    refuses = event.event_type in BY_REQUEST and is_refused_request(token) or forbids_one_told(event, token)
    asked_for = assembly_asked_for(context, number) if refuses else None
    if asked_for is not None:
        _make_refusal(event, asked_for, setting.trigger)
    elif event.event_type == "assembly_denied" and is_refused_request(token) and not is_of_permission(token):
        return None
    dated = _own_date(event, setting)
    if (day := day_called_for(event, token)) is not None:
        dated = day
        _make_announced(event, setting.trigger)
    own_date = dated is not None
    if not own_date and is_of_refused_assembly(event, token, context, number):
        return None
    only_says_when = _only_says_when(token) or dated is not None and dated.basis.startswith(OF_THE_KNOWN)  # and its place is where the main event was
    told_as = "protest" if day is not None else rule.event_type
    located = None if only_says_when else own_places.own_place(token, doc.span_of(setting.trigger), told_as, setting.sentence, doc)
    own_place = located is not None
    generic = _generic(event, dated, setting)
    if dated and event.status == "planned" and dated.precision == "before" and dated.basis.endswith(REPORTED):
        dated = from_then_on(dated)  # "said on D that it would close the paper": not by D
    generic = _set_own_date(event, dated, generic, token, doc)
    if asked_for is not None:
        located = _take_from_request(event, asked_for, dated, located)
    if located:
        event.place, event.basis["place"] = located.entity, located.basis
    _set_reference(event, own_date, own_place, setting)
    if (suit := suit_for_damages(event, token, context, number)) is not None:
        generic = ""
        event.participants = with_more(event.participants, [lend(p, "target", f"{OF_CASE} (“{suit.trigger}”)") for p in suit.participants if p.role == "target"])
    event.participants = with_more(event.participants, concerned(event, token, context, number) or concerned(event, token, setting.of_section, number))
    found = specificity.anchors(event, own_date, own_place, doc)
    if not generic:
        _add_assembled(event, setting)
    if not generic and (event.status != "not_occurred" or _is_put_off(event, token)) and _add_of_case(event, own_date, setting):
        found = specificity.anchors(event, own_date, own_place, doc)
    by_somebody = event.event_type == "protest" and not generic and specificity.is_one_by_somebody(token, event)
    befell_nobody = _befell_nobody(event, reading, setting) or _is_law_not_made(event, setting)
    called_off = event.event_type == "protest" and reading.cue == "called off" and any(
        told.event_type in ("protest", "assembly_denied") and number - at <= 1 for told, at in context)
    if event.status == "not_occurred" and not (by_somebody or befell_nobody or called_off or _is_anchored(event, found) or event.event_type == "legislation" and light_verb_of(token) is not None):
        return None
    went_ahead = _went_ahead(event, setting)
    if went_ahead:
        event.basis.pop("reference", None)
    continued = asked_for is not None or called_off or went_ahead or not generic and (
        goes_on_with_story(event, token, rule, context, number, befell_nobody) or goes_on_with_scene(event, token, rule, setting.sentences, number, setting.paragraph, context, doc))
    if _are_of_the_story(setting):
        found.append("group told before")
    if generic == "present tense" and _tells_how_they_stand(event, found, setting):
        generic = ""  # "two of them face charges", "stands trial": how their case, or they, stand, no habit
    continued = continued or not generic and goes_on_from_a_day(event, token, rule, context, setting.sentences, number, doc)
    if not (continued or by_somebody) and not specificity.is_specific(found, generic, rule.event_type, token):
        return None
    if asks_alone(rule) and not own_date and not context and not (setting.of_section and number - setting.of_section[-1][1] <= STORY_REACH):
        return None  # where no story is told, what somebody says tells how things are
    _inherit(event, dated, located, only_says_when, asked_for, setting)
    if suit is not None and not own_date:
        event.date, event.date_start, event.date_end, event.date_precision = suit.date, suit.date_start, suit.date_end, suit.date_precision
        event.basis["date"] = f"of the suit told before (“{suit.trigger}”)"
    event.observed = observe(event, token, rule, found, continued) | ({"not done in the story": 1.0} if befell_nobody and event.event_type in ("investigation", "legislation") else {})
    return event


def _tells_none(setting: Setting, reading: Reading) -> bool:
    """Whether the words before and above a trigger say that it tells no event of its own: a possibility, a part of another, a reason, an
    offence."""
    token, event_type, types = setting.token, setting.rule.event_type, setting.types
    if event_type in SPOKEN and (reading.status == "not_occurred" or reading.cue.lower().rstrip("s") in ACCUSED):
        return True
    if reading.status == "drop" or inside_content(token, types) or only_denied(token, event_type, types) or only_a_reason(token, types):
        return True
    if befell_the_doer(token, event_type) or told_by_head(token, types) or is_offence(token, event_type, types):
        return True
    if reading.status == "not_occurred" and event_type == "attack" and lemma_of(token) in HARMING:
        return True  # "he was not injured" denies no attack
    return reading.status == "not_occurred" and (is_presupposed(token) or is_not_joined(token))


def _event_of(setting: Setting, reading: Reading) -> Event:
    """The event with type, status and participants as the words of the trigger tell them."""
    trigger, token, rule = setting.trigger, setting.token, setting.rule
    start, end, text = printed(setting.sentence)
    event = Event(event_type=rule.event_type, status=cast(Status, reading.status), section=0, trigger_start=trigger.start,
                  trigger_end=trigger.end, trigger=trigger.text, start=start, end=end, text=text)
    event.basis = {"event_type": trigger.rule}
    if event.event_type in MOMENTARY and event.status == "ongoing":
        event.status = "occurred"  # "continued to serve a sentence" tells of a sentence passed
    elif reading.cue:
        event.basis["status"] = reading.basis()
    participants = participants_of(token, rule)
    doers = {(p.start, p.end) for p in participants if p.role == "actor"}
    said = [p for p in _sources(reading) if (p.start, p.end) not in doers] if reading.status == "alleged" or reading.official and reading.status in ("occurred", "ongoing") else []
    befell = {p.entity for p in participants if p.role == "target" and p.entity is not None}
    found_out = [p for p in established_by(token, rule.event_type) if p.entity not in befell] if not said else []  # who finds his own telephone tapped states nothing
    event.participants = unique(participants + said + found_out)
    return event


def _correct_type(event: Event, setting: Setting) -> None:
    """Gives an event the type that follows from who did it and from what was told before, where the trigger alone tells another."""
    token, context, number = setting.token, setting.context, setting.number

    def become(event_type: str, why: str) -> None:
        event.event_type, event.basis["event_type"] = event_type, f"{setting.trigger.rule}; {why}"

    if dealt_by_no_official(event, token):
        become("attack", "by others than officials")
    elif ill_treated(event, token, context, number) or dealt_at_dispersal(event, token, context, number):
        become("torture", "by officials or in custody")
    if event.event_type == "appeal_ruling" and reviews_a_measure(token, context, number):
        become("court_ruling", "on a measure of an authority")
    if left_custody(event, token, context, number):
        become("release", "after an arrest")
    if event.event_type == "court_ruling" and reviews_a_ruling(event, token, context, number):
        become("appeal_ruling", HIGHER_INSTANCE)
    if event.event_type == "court_ruling" and decides_on_extradition(token, context, number):
        become("extradition", "on the extradition told before")


def _make_refusal(event: Event, asked_for: Event, trigger: Trigger) -> None:
    """Makes a refused request the refusal of the assembly told before, at the cost of those who planned it."""
    event.event_type, event.basis["event_type"] = "assembly_denied", f"{trigger.rule}; of the “{asked_for.trigger}” told before"
    event.participants = with_more([p for p in event.participants if p.role != "target"], [
        lend(p, "target", f"those who planned the “{asked_for.trigger}” told before") for p in asked_for.participants if p.role == "actor"])


def _make_announced(event: Event, trigger: Trigger) -> None:
    """Makes the call for an assembly on a day its announcement."""
    event.event_type, event.basis["event_type"] = "protest", f"{trigger.rule}; calls for it on a day"
    event.status, event.basis["status"] = "planned", f"“{trigger.text}”"
    event.participants = [p for p in event.participants if p.role == "actor"]


def _own_date(event: Event, setting: Setting) -> Dated | None:
    """The date that the clause of a trigger tells."""
    token, doc = setting.token, setting.doc
    dated = own_dates.own_date(token, setting.rule.event_type, setting.sentence, doc, setting.types)
    if event.event_type in PUT_OFF:
        dated = day_of(token, doc) or dated
    if dated and (known := named_again(event, token, setting.context, dated)) is not None:
        return _day_of(known)
    return dated and (planned_days.on_that_day(dated, setting.context, setting.number) or dated)


def _day_of(known: Event) -> Dated:
    return Dated(known.date, known.date_start, known.date_end, "day", f"{OF_THE_KNOWN} (“{known.trigger}”)", True)


def _generic(event: Event, dated: Dated | None, setting: Setting) -> str:
    """Why a clause tells how things are rather than what happened, empty where it tells an event."""
    generic = specificity.is_generic_clause(setting.token, setting.rule.event_type)
    if generic == "present tense" and (event.status in ("planned", "ongoing") or dated and (_dates_the_noun(dated, setting.token) or _is_of_one_day(dated))):
        return ""
    if generic == "practice" and dated and dated.precision in ("day", "after"):
        return ""  # "protests turned violent on 4 May"
    return generic


def _set_own_date(event: Event, dated: Dated | None, generic: str, token: Token, doc: Doc) -> str:
    """Dates an event by its own clause, as planned where that is later than the report; why the clause is still generic."""
    if dated is None:
        return generic
    set_date(event, dated)
    if event.event_type == "protest" and event.status == "occurred" and event.date_precision == "after" and "“since " in dated.basis.lower() and any(
            is_present_perfect(carrier) for carrier in carriers(token)):
        event.status, event.basis["status"] = "ongoing", "in the perfect, since a day"
    published = doc._.report.published_on if doc._.report else ""
    if event.status == "occurred" and published and event.date_start > published and (event.date_precision == "day" or event.event_type == "trial" and event.date_precision in ("part_of_month", "month")):
        event.status, event.basis["status"] = "planned", "its date is later than the report"
        return "" if generic == "present tense" else generic
    return generic


def _take_from_request(event: Event, asked_for: Event, dated: Dated | None, located: Located | None) -> Located | None:
    """Dates a refusal before the assembly that was asked for; its place, that of the assembly where it has none of its own."""
    if dated is None and asked_for.date_end and asked_for.date_precision == "day":
        event.date, event.date_end, event.date_precision = f"../{asked_for.date_end}", asked_for.date_end, "before"
        event.basis["date"] = f"before the “{asked_for.trigger}” told before"
    if located is None and asked_for.place is not None:
        return Located(asked_for.place, f"of the “{asked_for.trigger}” told before", False)
    return located


def _set_reference(event: Event, own_date: bool, own_place: bool, setting: Setting) -> None:
    """Notes by which words an event is one told before."""
    token, rule = setting.token, setting.rule
    reference = DECIDED_ON if decided_on(token, rule.event_type, setting.types) else (
        reference_of(token, rule, event, own_date, own_place) or ("" if own_date else goes_on(event, token, setting.context, setting.number)))
    if reference:
        event.basis["reference"] = reference
    elif event.event_type in TOLD_BY_THEIR_NOUN and (known := noun_told_before(token)) is not None:
        event.basis["known"] = f"“the {known.text}” was told before"


def _add_assembled(event: Event, setting: Setting) -> None:
    """Makes those who had assembled the targets of what was done to their assembly, where the clause tells none."""
    the_march = event.event_type == "assembly_denied" and any(c.lower_ == "the" for t in clauses.patients_of(setting.token) for c in clauses.children(t, "det"))
    if (event.event_type == "assembly_disrupted" or the_march) and not _has_target(event):
        event.participants = with_more(event.participants, those_assembled(setting.context, setting.number))


def _add_of_case(event: Event, own_date: bool, setting: Setting) -> bool:
    """Adds those whose case an event is a step of, and whom the measure befell that it is about; whether there may be such."""
    token, rule, context, number = setting.token, setting.rule, setting.context, setting.number
    is_step = is_step_of_case(event, event.event_type if event.event_type == "appeal_ruling" else rule.event_type) and not (
        rule.event_type != "trial" and is_on_another(token) and not passed_on_convicted(event, context, number) or not own_date and are_of_many(token))
    if is_step:
        target_of_case(event, token, context, number)
        if not context and rule.event_type in CASE_REACH or event.event_type == "appeal_ruling" and not _has_target(event):
            target_of_case(event, token, setting.of_section, number)
    whom = whom_the_measure_befell(event, token, context, number)
    event.participants = with_more(event.participants, whom) if whom else event.participants
    return is_step or bool(whom)


def _has_target(event: Event) -> bool:
    return any(p.role == "target" for p in event.participants)


def _is_put_off(event: Event, token: Token) -> bool:
    """Whether a hearing is only told not to have been held ("The trial was postponed"): on what day it was to be, nobody says."""
    return event.event_type == "trial" and event.status == "not_occurred" and lemma_of(token) in PUTTING_OFF and f"“{token.text}”" in event.basis.get("status", "")


def _is_anchored(event: Event, found: list[str]) -> bool:
    """Whether something that did not happen is told of somebody, of a day or of a place."""
    return specificity.is_about_somebody(event, "target") or not ANCHORS.isdisjoint(found)


def _befell_nobody(event: Event, reading: Reading, setting: Setting) -> bool:
    """Whether what did not happen is told of nobody right behind a story ("Nobody was arrested", "the police have not opened an inquiry",
    "have not made any arrests")."""
    if event.status != "not_occurred" or event.event_type not in NOT_DONE or not _follows_a_story(setting):
        return False
    not_done = reading.cue.lower() in ("not", "n't", "n’t")
    not_opened = event.event_type == "investigation" and not_done and any(p.role == "actor" for p in event.participants)
    not_any = not_done and any(c.lower_ == "any" for c in clauses.children(setting.token, "det"))
    return not_opened or not_any or reading.cue.lower() in NOBODY


def _went_ahead(event: Event, setting: Setting) -> bool:
    """Whether an assembly forbidden just before is told to have been held ("The march took place peacefully")."""
    verb = carriers(setting.token)[-1]
    if event.event_type != "protest" or event.status != "occurred" or not tells_of_holding(verb) or not any(c.lower_ == "the" for c in clauses.children(setting.token, "det")):
        return False
    return any(told.event_type == "assembly_denied" and setting.number - at <= STORY_REACH for told, at in setting.context)


def _is_law_not_made(event: Event, setting: Setting) -> bool:
    """Whether a sentence behind one on a law tells a step that was not taken with it ("The bill has not been adopted yet")."""
    if event.event_type != "legislation" or event.status != "not_occurred" or clauses.first_conjunct(carriers(setting.token)[-1]).dep_ != "root":
        return False
    of_law = [at for told, at in setting.context if told.event_type == "legislation"]
    return bool(of_law) and 1 <= setting.number - of_law[-1] <= LAW_REACH


def _follows_a_story(setting: Setting) -> bool:
    return bool(setting.context) and setting.number - setting.context[-1][1] <= 1


def _are_of_the_story(setting: Setting) -> bool:
    """Whether those who face charges are those told of right before."""
    if setting.rule.event_type != "charge" or lemma_of(setting.token) != "face" or not _follows_a_story(setting):
        return False
    return are_told_by(setting.token, setting.context[-1][0].event_type, setting.types)


def _tells_how_they_stand(event: Event, found: list[str], setting: Setting) -> bool:
    """Whether a present tells how the case of somebody, or of those of the story, stands ("two of them face charges", "stands trial")."""
    if setting.rule.event_type not in STATES or not _has_target(event):
        return False
    if not OF_SOME.isdisjoint(found):
        return True
    return setting.rule.event_type == "charge" and _follows_a_story(setting) and (
        "group told before" in found and lemma_of(setting.token) == "face" or any(p.stands_for for p in event.participants))


def _inherit(event: Event, dated: Dated | None, located: Located | None, only_says_when: bool, asked_for: Event | None, setting: Setting) -> None:
    """Gives an event the date, place and participants that it has from what was told before."""
    token, rule, doc, number, sentences = setting.token, setting.rule, setting.doc, setting.number, setting.sentences
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    pluperfect = any(is_pluperfect(carrier) for carrier in carriers(token))
    context = of_one_story(event, setting.context, number, doc, pluperfect)
    if (verdict := event.event_type in VERDICTS and is_tried_with_others(token)) or event.event_type in SCENE:
        context = past_asides(context, setting.context, number, silent=verdict)
    if dated and is_before_what_followed(dated, rule.event_type):
        narrow_date(event, dated, token, context, number)
    if not dated and (asked_for is None or not event.date) and lemma_of(token) not in CONTINUING and not (carried and carried[1].presupposes) and not _is_put_off(event, token):
        known = known_by_noun(event, token, context) if carried is None and event.basis.get("reference", "").startswith("definite") else None
        if known is not None:
            set_date(event, _day_of(known))
        else:
            take_date(event, token, sentences, number, setting.paragraph, doc, context, bool(located), pluperfect)
    if not located and not only_says_when:
        take_place(event, token, sentences, number, setting.paragraph, doc, context, setting.of_section)
    if event.event_type == "search" and event.status == "occurred" and not _has_target(event):
        target_of_case(event, token, context, number)
    if lemma_of(token) not in DROPPING and not pluperfect:
        event.participants = with_more(event.participants, who_ruled(event, context, number))


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
