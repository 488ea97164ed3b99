"""Who takes part in the event that a trigger names: the participants of all its slots, and those whom the parser left out of them.

A noun that tells people by its place alone ("canvassers were beaten") is a participant of the types that befall people or are done by them.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.groups import count_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import TriggerRule, word_classes
from pipeline.layers import Participant
from pipeline.relate.among import some_of_group
from pipeline.relate.arguments.counts import heads_told, is_counted_with_first
from pipeline.relate.arguments.dropped import fitting, unique
from pipeline.relate.arguments.no_people import tells_people
from pipeline.relate.arguments.of_tokens import OWNERS, members_beside, participants_at
from pipeline.relate.bodies import bodies_behind
from pipeline.relate.index import index_of, noun_phrase
from pipeline.relate.kin import kept_apart, relatives_behind
from pipeline.relate.parties import bodies_of_complainants, party_slots
from pipeline.relate.refused import DENIALS, whose_is_refused
from pipeline.relate.slots import slots_of
from pipeline.relate.slots.slot import Slot
from pipeline.relate.states import states_acting

# Types that befall people, so that an unknown noun in the target's place names people ("canvassers were beaten").
PERSONAL = {"detention", "charge", "summons", "torture", "attack", "killing", "release", "sentence", "acquittal", "vilification"}
# Types in which a bare number tells people, too ("eleven were deported").
OF_NUMBERS = {"movement_restriction", "trial", "surveillance", "prisoner_treatment", "extradition"}
DONE_BY_PEOPLE = {"protest", "hunger_strike", "attack", "killing", "assembly_disrupted"}


def participants_of(token: Token, rule: TriggerRule) -> list[Participant]:
    """Participants of the event that the trigger names, without repetition; actors first, in text order within a role."""
    found: list[Participant] = []
    slots = kept_apart(token, rule.event_type, party_slots(token, rule.event_type, slots_of(token, rule)))
    named: dict[int, list[Participant]] = {}
    for number, slot in enumerate(slots):
        deed = slot.role == "actor" and rule.event_type in DONE_BY_PEOPLE and slot.how in ("subject", "by-agent")
        named[number] = participants_at(slot.role, slot.token, slot.how, OWNERS if slot.direct or deed else 0)
        found += named[number]
    for number, slot in enumerate(slots):
        if named[number] or slot.direct or not tells_people(slot.token) or _is_asked_thing(slot.token, rule):
            continue
        befell = PERSONAL | OF_NUMBERS if slot.token.pos_ == "NUM" else PERSONAL
        personal = rule.event_type in (befell if slot.role == "target" else DONE_BY_PEOPLE if slot.role == "actor" else ())
        first = clauses.first_conjunct(slot.token)
        alone = not any(p.role == slot.role for p in found) or not is_counted_with_first(slot.token) and any(
            named[other] and one is not slot and one.role == slot.role and clauses.first_conjunct(one.token) == first for other, one in enumerate(slots))
        if personal and alone and (slot.role == "actor" or not clauses.possessors(slot.token)):
            found += [_of_people(slot), *members_beside(slot.role, slot.token, slot.how)]
    if rule.event_type in DENIALS and not any(p.role == "target" for p in fitting(rule.event_type, found)):
        found += [p for t in whose_is_refused(token) for p in participants_at("target", t, "whose is refused")]
    found += [*_rest_of_lists(token.doc, found), *_of_plural_verb(token, found)]
    found += some_of_group(token.doc, found)
    found += relatives_behind(rule.event_type, slots, found, participants_at)
    found += [*bodies_behind(slots, found), *states_acting(rule.event_type, slots, found), *bodies_of_complainants(rule.event_type, slots, found)]
    return fitting(rule.event_type, unique(found))


def _is_asked_thing(token: Token, rule: TriggerRule) -> bool:
    """Whether the trigger's row asks for this very noun as its object, and it is none for people ("smashed the windows")."""
    lemma = lemma_of(token)
    return lemma not in word_classes()["person"].lemmas and any(c.relation == "obj" and not c.negated and lemma in c.lemmas for c in rule.conditions)


def _of_people(slot: Slot) -> Participant:
    """The unnamed people in a slot, with their count."""
    start, end = noun_phrase(slot.token)
    if slot.token.pos_ == "NUM":
        low, high, approximate = count_of(slot.token, start, end)
    else:
        low, approximate = heads_told(slot.token) or (1 if "Sing" in slot.token.morph.get("Number", []) else None), False
        high = low
    return Participant(role=slot.role, kind="group", entity=None, start=start, end=end, text=text_of(slot.token.doc)[start:end],
                       count_min=low, count_max=high, approximate=approximate, basis=slot.how)


def _rest_of_lists(doc: Doc, found: list[Participant]) -> list[Participant]:
    """People of the same list ("A, B and C") whom the parser left out of the coordination of two found ones."""
    added = []
    for role in {p.role for p in found}:
        spans = {p.start: p for p in found if p.role == role and p.kind == "person"}
        for people in index_of(doc).lists if len(spans) > 1 else ():
            known = [spans[m.start] for m in people if m.start in spans]
            if len(known) > 1:
                added += [Participant(role=role, kind="person", entity=m.entity, start=m.start, end=m.end, text=m.text,
                                      basis=f"{known[0].basis}, of the same list") for m in people if m.start not in spans]
    return added


def _of_plural_verb(verb: Token, found: list[Participant]) -> list[Participant]:
    """The other people named before a verb in the plural whose subject the parser cut to one name, and the one whose name
    closes the subject ("editor A, reporter B and the publisher of X, C, were arrested")."""
    finite = clauses.first_conjunct(verb) if not clauses.has_child(verb, *clauses.SUBJECTS, "aux", "aux:pass") else verb
    auxiliaries = [c for c in finite.children if c.dep_ in ("aux", "aux:pass") and c.lower_ in ("were", "are", "have")]
    told = [p for p in found if "subject" in p.basis or p.basis == "recipient"]
    if verb.pos_ != "VERB" or not auxiliaries or not told or {p.kind for p in told} != {"person"} or told[0].start > auxiliaries[0].idx:
        return []
    people = []
    for mention in verb.doc._.mentions or []:
        if mention.kind != "person" or not told[0].end < mention.start < auxiliaries[0].idx:
            continue
        span = verb.doc.span_of(mention)
        closing = span is not None and verb.doc[span.end].text == "," and span.end + 1 == auxiliaries[0].i
        between = verb.doc.char_span(told[0].end, mention.start, alignment_mode="contract")
        listed = not any(t.pos_ in ("VERB", "AUX", "PRON") and t.dep_ not in ("amod", "compound") for t in between or ())
        if span is not None and verb.doc[span.start - 1].pos_ != "ADP" and (len(told) == 1 or closing or listed):
            people.append(Participant(role=told[0].role, kind="person", entity=mention.entity, start=mention.start, end=mention.end, text=mention.text,
                                      basis=f"{told[0].basis}, before “{auxiliaries[0].text}”"))
    return people
