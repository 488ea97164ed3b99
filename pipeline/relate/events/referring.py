"""Why a trigger only refers to an event told elsewhere: what a ruling is on, a definite noun, a clause in passing, further words ("upheld the
conviction", "the trial drew criticism")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import TriggerRule
from pipeline.annotate.triggers.carriers import JOINED_BY, light_verb_of, measured
from pipeline.layers import Event
from pipeline.relate import specificity
from pipeline.relate.dated import Dated
from pipeline.relate.event_nouns import is_definite
from pipeline.relate.events.content import MEASURES_TAKEN, SPOKEN
from pipeline.relate.events.story import CONTINUATION
from pipeline.relate.lending import entities_of
from pipeline.relate.type_sets import RULINGS
from pipeline.relate.when.counted_days import COUNTING
from pipeline.relate.when.own_dates import BEHIND
from pipeline.vocabulary import word_list

DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}
OF_THE_KNOWN = "of the event told before"
TELLS_APART = "only tells people apart"
DECIDED_ON = "what the ruling is on"
RULED_ON = {"sentence", "acquittal", "complaint", "court_ruling"}  # what a ruling or an appeal is on was told before, or is told nowhere
LIFTING = word_list("events.lifting")
PASSED = {"sentence", "charge"}
CONTINUING = word_list("referring.continuing")
CASES = word_list("events.cases")
PUBLISHING = word_list("events.publishing")
CONVICTING = word_list("referring.convicting")


def decided_on(token: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether the token names only what a ruling or an appeal is on, or what was ended ("upheld the conviction", "the appeal lodged
    by X", "lifted the ban")."""
    if event_type in MEASURES_TAKEN and token.pos_ == "NOUN" and (above := clauses.governor(token)) and above[1] == "object":
        if lemma_of(above[0]) in LIFTING or event_type == "detention" and types.get(above[0].i) in RULINGS | {"release"}:
            return True  # "lifted the suspension of three groups", "found the detention of X unlawful"
    if event_type not in RULED_ON or token.pos_ == "NOUN" and any(c.ent_type_ == "DATE" and "of" in clauses.prepositions(c) for c in clauses.children(token, "nmod")):
        return False  # "the sentence of July 2023 was cut" tells the sentence with its date
    if token.pos_ == "VERB":
        return event_type == "complaint" and token.dep_ == "acl" and types.get(token.head.head.i) in RULINGS
    above = clauses.governor(token)
    if above is None or above[1] not in ("object", "against"):
        return False
    if event_type == "complaint" and types.get(above[0].i) == "acquittal":
        return True  # "withdrew his complaint"
    return types.get(above[0].i) in RULINGS or types.get(above[0].i) == "complaint" and event_type != "complaint"


def reference_of(token: Token, rule: TriggerRule, event: Event, own_date: bool, own_place: bool) -> str:
    """Why a trigger only refers back to an event, or an empty string.

    A definite noun that no verb carries ("his detention"), a definite noun whose verb adds nothing to the event ("the
    trial drew criticism"), a bare noun beside another event, and a relative clause without date or place ("the
    blogger, who was prosecuted").
    """
    if event.status == "not_occurred" or any(condition.relation in JOINED_BY for condition in rule.conditions):
        return ""
    if token.pos_ == "VERB":
        passing = token.dep_ == "acl:relcl" and clauses.is_passive(token) and not (own_date or own_place) and not clauses.agents_of(token)
        passing = passing and (lemma_of(token.head) in CASES or all(t.pos_ in ("PRON", "DET") and not clauses.has_child(t, "nmod") for t in clauses.children(token, "nsubj:pass")))
        if lemma_of(token) in CONTINUING:
            return f"“{token.text}” continues what was told before"
        if event.event_type in PASSED and not (own_date or own_place) and (passed := next((t for t in clauses.patients_of(token) if _is_passed(t, token, rule)), None)):
            return f"definite noun “{passed.text}” refers back"
        dated = own_date and event.date_precision not in ("before", "after")  # not by what then befell them
        if token.dep_ == "nmod" and _are_those_told(token) or _are_told_apart(token) and not (dated or own_place):
            return f"“{token.text}” {TELLS_APART}"
        return f"relative clause “{token.text}” tells it in passing" if passing else ""
    if token.pos_ == "ADJ":
        return ""
    if clauses.has_child(token, "cop") and any(c.relation in ("case", "subj") and not c.negated for c in rule.conditions):
        return ""  # "has been off the air", "was the target of insults": said of its subject here
    if clauses.has_child(token, "cop") and any(c.lower_ == "still" for c in token.children) and event.event_type == "detention":
        return f"“still {token.text}” goes on"
    phrase = measured(token)
    determiner = next((c.lower_ for t in (phrase, clauses.first_conjunct(phrase)) for c in t.children if c.dep_ in ("det", "nmod:poss")), "")  # "the arrest and beating of X"
    definite = determiner in DEFINITE or bool(clauses.possessors(token) or not determiner and clauses.possessors(clauses.first_conjunct(token)))
    carried = light_verb_of(token)
    if carried:
        empty = carried[1].presupposes or (carried[1].noun == "subject" and not own_date and event.status == "occurred")
        empty = empty or clauses.first_conjunct(token).dep_ == "nsubj:pass"  # "the raids were ordered by the prosecutor"
        return f"definite noun “{token.text}” refers back" if definite and empty else ""
    if definite:
        return f"definite noun “{token.text}” refers back"
    if any(c.relation == "subj-of" and not c.negated for c in rule.conditions):
        return ""  # "threatening letters reached her"
    short = event.date_precision in ("day", "part_of_month") or event.event_type in specificity.COUNTED and event.date_precision in ("month", "before", "interval")
    counted = own_date and short and clauses.has_child(phrase, "nummod")  # "spoke of 47 arrests on 23 May", "counted 39 arrests in July"
    return "" if determiner in ("a", "an", "another") or counted else "noun beside the main event"


def _are_told_apart(participle: Token) -> bool:
    """Whether people of whom a part is meant are told by what befell them ("three of those arrested")."""
    return participle.dep_ == "acl" and participle.head.lower_ == "those" and not clauses.agents_of(participle)


def are_told_by(verb: Token, told: str, types: dict[int, str]) -> bool:
    """Whether those of whom a verb tells are told by what befell them just before ("Those arrested face …", behind an arrest)."""
    return any(types.get(c.i) == told and _are_told_apart(c) for t in clauses.surface_subjects(verb) for c in t.children)


def _are_those_told(participle: Token) -> bool:
    """The same of a participle with an article ("eleven of the detained")."""
    return "of" in clauses.prepositions(participle) and any(c.lower_ == "the" for c in clauses.children(participle, "det"))


def noun_told_before(verb: Token) -> Token | None:
    """The bare definite noun of whose matter a passive tells ("the law, which was adopted", "the march was banned")."""
    if verb.pos_ != "VERB" or not clauses.is_passive(verb):
        return None
    return next((t for t in clauses.patients_of(verb) if t.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that") for c in clauses.children(t, "det"))
                 and not clauses.has_child(t, "nmod", "nmod:poss", "amod", "compound", "appos", "nummod", "conj")), None)


def named_again(event: Event, noun: Token, context: list[tuple[Event, int]], dated: Dated) -> Event | None:
    """The event of another day, told before in the paragraph, that a definite noun names again, so that a day behind it is that of its verb
    ("obtained permission for the march on D", "protested against his arrest the following day")."""
    if not (dated.basis.endswith(BEHIND) or _stands_loosely_behind(dated, noun) or _is_counted_from_another(dated, noun)):
        return None
    told = known_by_noun(event, noun, context)
    return told if told is not None and told.date != dated.edtf else None


def known_by_noun(event: Event, noun: Token, context: list[tuple[Event, int]]) -> Event | None:
    """The event of a day, told before in the paragraph, that a definite noun names again: the last one of its kind, if it is of the same people."""
    if noun.pos_ != "NOUN" or not is_definite(noun):
        return None
    people = {p.entity for p in event.participants if p.role == "target" and p.entity is not None}
    known = any(p.role == "target" and p.entity is None and not _refers_back(p.text) for p in event.participants)
    kinds = {event.event_type, "assembly_disrupted"} if event.event_type == "protest" else {event.event_type}
    for told, _ in reversed(context):
        if told.event_type in kinds and told.date_precision == "day" and told.status == "occurred":
            return told if not known and people <= entities_of(told) else None
    return None


def _stands_loosely_behind(dated: Dated, noun: Token) -> bool:
    """Whether a day stands without a preposition behind a noun that no verb carries ("ordered an inquiry into the killing the next day")."""
    if dated.offset <= noun.idx or not dated.exact or light_verb_of(noun) is not None:
        return False
    span = noun.doc.char_span(dated.offset, dated.offset + 1, alignment_mode="expand")
    return span is not None and span[0].lower_ in ("the", "that") and noun.dep_ in (*clauses.OBLIQUES, "nmod")


def _is_counted_from_another(dated: Dated, noun: Token) -> bool:
    """Whether a length of time behind a noun counts from what a clause or a noun behind it tells ("the raid came a week after …")."""
    length = next((t for t in starting_in(noun.doc._.times, dated.offset, dated.offset + 1)), None) if dated.offset > noun.idx else None
    span = noun.doc.span_of(length) if length is not None else None
    return span is not None and bool({span[-1].lower_, noun.doc[min(span.end, len(noun.doc) - 1)].lower_} & COUNTING)


def _is_passed(noun: Token, verb: Token, rule: TriggerRule) -> bool:
    """Whether a definite noun in front of a passive is the penalty or accusation itself ("the fines had been imposed")."""
    named = any(c.relation == "obj" and not c.negated and lemma_of(noun) in c.lemmas for c in rule.conditions)
    if any(c.tag_ == "JJS" for c in clauses.children(noun, "amod")):
        return False  # "the heaviest sentence was handed to X"
    return named and noun.i < verb.i and clauses.is_passive(verb) and any(c.lower_ in DEFINITE for c in clauses.children(noun, "det"))


def goes_on(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> str:
    """Why an undated deed told by a pronoun or a definite description is part of the one told just before, or "": the
    same speaker's further words, the verdict behind a penalty already told."""
    if token.pos_ != "VERB" or event.status != "occurred":
        return ""
    role = "actor" if event.event_type in SPOKEN else "target"
    if event.event_type not in SPOKEN and not (event.event_type == "sentence" and lemma_of(token) in CONVICTING):
        return ""
    if lemma_of(token) in PUBLISHING:
        return ""
    told = {p.entity for p in event.participants if p.role == role and p.entity is not None and _refers_back(p.text)}
    groups = {p.text.lower() for p in event.participants if p.role == role and p.entity is None and _refers_back(p.text)}
    for previous, at in reversed(context):
        if number - at > CONTINUATION or at == number:
            continue
        if previous.event_type != event.event_type or previous.status != "occurred":
            continue
        before = [p for p in previous.participants if p.role == role]
        if told & {p.entity for p in before} or groups & {"they", "them"} and len(before) + sum(p.kind == "group" for p in before) > 1:
            return f"goes on with “{previous.trigger}”"
    return ""


def _refers_back(words: str) -> bool:
    """Whether the words are a pronoun or a definite description, no name."""
    first = words.split()[0].lower() if words.split() else ""
    pronoun = first in ("he", "she", "they", "it", "him", "her", "them", "both")
    return pronoun or first in ("the", "these") and words[len(first):].islower()
