"""The events told before that belong to the story which an event goes on with ("planned a rally. The governor declared it unlawful")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, TriggerRule
from pipeline.annotate.triggers.matching import THINGS
from pipeline.layers import Event
from pipeline.relate import specificity
from pipeline.relate.event_nouns import DEFINITE
from pipeline.relate.index import in_overview
from pipeline.relate.lending import entities_of
from pipeline.relate.when.scenes import day_of_scene
from pipeline.relate.when.tense import is_present_perfect, looks_back
from pipeline.relate.when.words import ON_THE_SPOT

CONTINUATION = 2  # sentences back in which somebody's words, or a verdict, go on
STORY_REACH = 3  # sentences back in which the people, or the day, were told of which a story goes on
NARRATED = 0.75  # least weight of a verb that continues a story without naming anybody
ASSEMBLY_REACH = 3  # sentences back in which an assembly that something befell was told
OF_ACCUSED = {"detention", "sentence", "trial", "charge", "search", "summons", "acquittal", "release"}
"""Types of what befalls the accused: "they were accused" right behind one tells their charge, whoever brought it."""
IN_CUSTODY = {"charge", "torture", "prisoner_treatment"}
BEFALLING = {"attack", "torture", "harassment", "censorship", "investigation", "search", "assembly_disrupted", "assembly_denied", "surveillance", "registration_denied"}
"""Types of what befalls those of whom a story tells."""
OF_THINGS = {"censorship", "search", "surveillance", "attack"}
"""Types of what befalls things, which may stand for whom it befell ("Two computers were carried off")."""
OTHERS = {"other", "others"}
"""Words that add people to those of whom a story told."""
OF_SOMEBODY_TOLD = {"his", "her", "their", "its", "he", "she", "him", "it", "they", "them", "both"}
"""First words of descriptions of people told before."""
OF_ONE_SCENE = BEFALLING - {"harassment", "assembly_denied"}
LOOKED_INTO = {"attack", "killing", "torture", "harassment", "prisoner_treatment", "assembly_disrupted"}
"""Types of deeds into which an inquiry told without more ("An investigation was opened") is made."""


def _are_those_told(event: Event) -> bool:
    """Whether a pronoun of people told before says whom it befell ("They were accused of …")."""
    return any(p.role == "target" and p.stands_for for p in event.participants)


def of_one_story(event: Event, context: list[tuple[Event, int]], number: int, doc: Doc, pluperfect: bool) -> list[tuple[Event, int]]:
    """The events told before from which one may have its date and place: none that earlier sentences told as what had happened
    before, unless it had, too; of an overview, where each sentence tells another story, those of its sentence and of its people."""
    if not pluperfect:
        before = [(told, at, at != number and looks_back(told, doc)) for told, at in context]
        back = {at for _, at, earlier in before if earlier}
        current = [(told, at) for told, at, earlier in before if not earlier or _befell_it(event, told, number - at) or _is_step_after(event, told, number - at)]
        context = current if any(told.date for told, at in current if at not in back and at != number) else context  # else the story itself is told so
    if not in_overview(doc, event.start):
        return context
    people = entities_of(event)
    return [(told, at) for told, at in context if at == number or people & entities_of(told)]


def past_asides(story: list[tuple[Event, int]], context: list[tuple[Event, int]], number: int, silent: bool = False) -> list[tuple[Event, int]]:
    """The events of a story as if the sentences between, all of whose events are none of it, were not there ("A court jailed X. He had been
    arrested in May. A fourth defendant was acquitted"); with `silent` also those that tell no event."""
    told = {at for _, at in story}
    asides = {at for _, at in context} - told | (set(range(max(told, default=number) + 1, number)) if silent else set())
    return [(event, at + sum(at < aside < number for aside in asides)) for event, at in story] if asides else story


def _is_step_after(event: Event, told: Event, back: int) -> bool:
    """Whether what befell somebody in custody is told right behind their arrest, in whatever tense that stands."""
    if back != 1 or told.event_type != "detention" or event.event_type not in IN_CUSTODY:
        return False
    people = entities_of(told, "target")
    return bool(people & {p.entity for p in event.participants if p.role == "target"})


def _befell_it(event: Event, told: Event, back: int) -> bool:
    """Whether what befalls people on the spot is told right behind a protest of a printed day, in whatever tense that stands."""
    if back != 1 or told.event_type != "protest" or event.event_type not in ON_THE_SPOT:
        return False
    basis = told.basis.get("date", "")
    return any(sign.isdigit() for sign in basis) and " earlier" not in basis


def goes_on_with_story(event: Event, token: Token, rule: TriggerRule, context: list[tuple[Event, int]], number: int, befell_nobody: bool) -> bool:
    """Whether an event that names nobody, no date and no place goes on with what the sentences just before told."""
    if not context:
        return False
    last, at = context[-1]
    if _goes_on_with_people(event, token, rule) and (number - at <= 1 or number - at <= STORY_REACH and _is_of_those_told(event)):
        return True
    if number - at <= 1 and (
        (token.pos_ == "VERB" and rule.weight >= (NARRATED if at == number else 0.9) and specificity.is_indefinite_group(event))
        or (rule.weight >= NARRATED and specificity.befell_others_too(token, event))
        or (specificity.is_told_as_done(token) and specificity.is_said_by_a_body(event))
        or (event.event_type == "charge" and last.event_type in OF_ACCUSED and specificity.is_told_as_done(token) and _are_those_told(event))
        or (rule.weight >= NARRATED and event.status == "planned" and specificity.is_about_somebody(event))
        or (event.status == "not_occurred" and specificity.is_about_somebody(event, "target"))
        or (specificity.counts_people(token, event.event_type) and specificity.is_told_as_done(token))
        or befell_nobody
    ):  # fmt: skip
        return True
    if event.event_type == "investigation" and specificity.is_opened(token) and any(told.event_type in LOOKED_INTO and number - back <= STORY_REACH for told, back in context):
        return True
    if number - at > ASSEMBLY_REACH or not specificity.is_narrated(token):
        return False
    if event.event_type == "assembly_disrupted" and any(told.event_type == "protest" for told, back in context if number - back <= ASSEMBLY_REACH):
        return True
    return rule.weight >= NARRATED and (event.event_type in OF_THINGS or specificity.befell_an_assembly(token, event.event_type) or _befell_what_was_told(token, rule))


def _goes_on_with_people(event: Event, token: Token, rule: TriggerRule) -> bool:
    """Whether a verb tells what people of whom the story told, some of them, or people that are definite or counted did or suffered."""
    if rule.weight < NARRATED:
        return False
    if not specificity.is_told_as_done(token, event.event_type):
        return False
    new = token.pos_ == "VERB" or not any(c.lower_ in DEFINITE for c in token.children)  # not "those who had ordered the attack"
    return new and specificity.is_about_somebody(event) or specificity.is_of_those_told(event)


def _is_of_those_told(event: Event) -> bool:
    """Whether it is done by, or to, people whom the words show to have been told ("them", "several of them", "his brother"), or is of a type
    that goes on with a scene whoever does it ("gunmen opened fire")."""
    return event.event_type in OF_ONE_SCENE or specificity.is_of_those_told(event) or any(
        p.role in ("actor", "target") and (p.stands_for or p.text.lower().split()[0] in OF_SOMEBODY_TOLD) for p in event.participants)


def _befell_what_was_told(verb: Token, rule: TriggerRule) -> bool:
    """Whether a pronoun of things stands for the assembly that the row asks for ("planned a rally. The governor declared it unlawful")."""
    asked = any(c.relation == "obj" and not c.negated and c.classes & ASSEMBLIES for c in rule.conditions)
    return asked and any(t.lower_ in THINGS for t in clauses.patients_of(verb))


def goes_on_from_a_day(event: Event, token: Token, rule: TriggerRule, context: list[tuple[Event, int]], sentences: list[Span], number: int, doc: Doc) -> bool:
    """Whether an event that names nobody, no date and no place goes on with a sentence that told of a day, but no event of its own
    ("The station broadcast the interview on 9 April. The ministry took it off the air")."""
    if context and number - context[-1][1] <= CONTINUATION or number == 0 or rule.weight < NARRATED or in_overview(doc, event.start):
        return False
    before = sentences[max(0, number - STORY_REACH)]
    start = max(before.start_char, text_of(doc).rfind("\n", 0, event.start) + 1)
    if not specificity.is_told_as_done(token, event.event_type):
        return False
    dated = any(time.kind == "date" and time.date_precision == "day" and start <= time.start < event.start for time in doc._.times or [])
    return dated and event.event_type in BEFALLING and (specificity.is_about_somebody(event) or _is_of_one_thing(token))


def _is_of_one_thing(token: Token) -> bool:
    """Whether it befell a thing told before or one that is new ("pulled it", "struck the song", "vetoed an exhibition")."""
    return any(t.pos_ == "PRON" or clauses.has_child(t, "det", "nmod:poss") for t in clauses.patients_of(token))


def goes_on_with_scene(event: Event, token: Token, rule: TriggerRule, sentences: list[Span], number: int, paragraph: int,
                       context: list[tuple[Event, int]], doc: Doc) -> bool:
    """Whether a verb tells what happened on the spot on the day of which the sentence before only sets the scene ("On 12 April, a
    conference opened. Police pulled the plug on it")."""
    narrated = event.status == "occurred" and rule.weight >= NARRATED and specificity.is_narrated(token, event.event_type)
    return narrated and day_of_scene(event, sentences, number, paragraph, context, doc, elsewhere=False) is not None


def goes_on_from_paragraph(sentence: Span, context: list[tuple[Event, int]], number: int, doc: Doc) -> bool:
    """Whether the first sentence of a paragraph goes on with what the last one before it told: by the name of somebody of whom
    that told, by words that stand for such people ("A judge fined her"), or by adding others ("Other defendants got terms of two years")."""
    if not context or number - context[-1][1] > CONTINUATION or is_present_perfect(sentence.root):
        return False
    if any(t.lower_ in OTHERS for t in sentence[:2]):
        return True
    told = {entity for event, at in context if at == context[-1][1] for entity in entities_of(event)}
    named = any(m.kind == "person" and m.entity in told for m in starting_in(doc._.mentions, sentence.start_char, sentence.end_char))
    return named or any(meant.group is not None and meant.group[0] < sentence.start_char or told.intersection(meant.entities)
               for meant in starting_in(doc._.anaphors, sentence.start_char, sentence.end_char))
