"""Who has a part in a step of a case that its own sentence leaves out: the court before which a hearing goes on, those whom an
inquiry is about, the authority whose measure a court annuls, the officers in whose hands somebody is beaten."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Participant
from pipeline.relate.applicants import WANTED, applicants, organisers
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.authorities import tells_police
from pipeline.relate.dated import precedes
from pipeline.relate.index import trigger_root
from pipeline.relate.lending import befallen, entities_of, lend
from pipeline.relate.parties import SUITS
from pipeline.vocabulary import word_list

HEARD = {"trial", "sentence", "acquittal"}
HEARING_BEFORE = {"trial": {"trial", "charge", "complaint"}, "sentence": {"trial"}, "acquittal": {"trial"}}
"""Steps whose court goes on with the case, by the step that leaves it out."""
COURT_REACH = 5
"""Sentences back in which the court of a case was told."""
DEEDS = {"attack", "killing", "torture", "harassment", "vilification"}
DEED_REACH = 2
"""Sentences back in which the deed was told that is looked into."""
FORCE = {"assembly_disrupted", "attack", "torture", "killing"}
FORCE_REACH = 1
"""Sentences back in which the force was used by which others are hurt."""
HARMED = word_list("case_roles.harmed")
MEASURES = {"assembly_denied", "registration_denied", "movement_restriction", "censorship", "designation", "asset_freeze"}
MEASURE_REACH = 3
ANNULLING = word_list("case_roles.annulling")
ANY_ASSEMBLY = re.compile(r"\b(?:all|any|every|no|public|political|unauthori[sz]ed|street) (?:\w+ ){0,2}(?:protests|demonstrations|assembl(?:y|ies)|gatherings?|rall(?:y|ies)|marches|meetings)\b", re.I)
UNLAWFUL = re.compile(r"\b(?:unlawful|illegal|unconstitutional|no (?:legal )?basis in law)\b")
DECLINING = word_list("case_roles.declining")
SUIT_REACH = 3
"""Sentences back in which the suit was told that a court then dismisses."""
DENIED_REACH = 2
"""Sentences back in which a protest was told that an authority then forbids."""
DEFENCE = word_list("case_roles.defence")
OF_COURTS = {"sentence", "detention", "trial", "charge", "appeal_ruling", "court_ruling"}
IN_CUSTODY = {"detention", "search", "torture"}
HELD_BY = {"detention", "summons"}
COURTS = word_classes()["court"].lemmas
PARTIES = {"the plaintiff": "actor", "the complainant": "actor", "the claimant": "actor", "the petitioner": "actor", "the respondent": "target"}
"""Words for a party of a suit, with the role that it has in it."""
OF_CASE = "of the case told before"


class Told(NamedTuple):
    """An event with the numbers of its sentence and paragraph."""

    event: Event
    sentence: int
    paragraph: int


def complete(told: Sequence[Told], doc: Doc) -> None:
    """Adds the participants that steps of cases take from what the paragraph told before."""
    of_paragraph: dict[int, list[Told]] = {}
    for number, one in enumerate(told):
        event = one.event
        told_before = of_paragraph.setdefault(one.paragraph, [])
        before = told_before[::-1]
        _name_parties(one, before)
        if event.status != "not_occurred" or event.event_type == "protest":
            told_before.append(one)
        if event.event_type in HEARD and not _having(event, "actor"):
            _add(event, _court(one, before) or _court_behind(one, told[number + 1:number + 3]))
        elif event.event_type == "investigation":
            _looked_into(one, before)
        elif event.event_type == "court_ruling":
            _reviewed(one, before, doc)
            _add_petitioners(one, told, number)
        elif event.event_type == "complaint":
            _defended(one, before)
            _sued(one, before, doc)
        elif event.event_type in WANTED and not ANY_ASSEMBLY.search(event.text):
            _refused(one, before, doc)
        elif event.event_type == "attack" and not _having(event, "actor"):
            _add(event, _harmed_by(one, before))
        if event.event_type in IN_CUSTODY and event.status != "not_occurred" and not _having(event, "actor"):
            _add(event, _captors(one, before))


def _name_parties(one: Told, before: list[Told]) -> None:
    """Gives those whom an event calls the plaintiff or the respondent the name that the suit told before has for them, where it has one."""
    for number, p in enumerate(one.event.participants):
        role = PARTIES.get(p.text.lower()) if p.entity is None else None
        suit = next((other.event for other in before if other.event.event_type == "complaint" and one.sentence - other.sentence <= SUIT_REACH), None) if role else None
        if suit is None:
            continue
        named = [q for q in suit.participants if q.role == role]
        if len(named) == 1 and named[0].entity is not None:
            one.event.participants[number] = replace(p, kind=named[0].kind, entity=named[0].entity, count_min=None, count_max=None, basis=f"{p.basis}; party of “{suit.trigger}” told before")


def _harmed_by(one: Told, before: list[Told]) -> list[Participant]:
    """Those who used force in the same sentence or the one before, where others are then told to be hurt; not of officers who are hurt."""
    if HARMED.isdisjoint(one.event.trigger.lower().split()) or any(map(tells_police, _having(one.event, "target"))):
        return []
    force = next((other for other in before if one.sentence - other.sentence <= FORCE_REACH and other.event.event_type in FORCE and other.event.trigger_start < one.event.trigger_start), None)
    return [lend(p, "actor", f"used force in “{force.event.trigger}”") for p in _having(force.event, "actor")] if force is not None else []


def _refused(one: Told, before: list[Told], doc: Doc) -> None:
    """Those who applied for what is refused; unnamed doers of a protest told before give way to the body that did."""
    lent = [p for p in _having(one.event, "target") if p.kind == "group" and "told before" in p.basis]
    if len(lent) < len(_having(one.event, "target")):
        return
    found = applicants(doc, one.event)
    if lent:
        found = [p for p in found or organisers(doc, one.event) if p.entity is not None]
        if found:
            one.event.participants = [p for p in one.event.participants if p not in lent]
        _add(one.event, found)
        return
    _add(one.event, found or _forbidden_holders(one, before) or organisers(doc, one.event))


def _forbidden_holders(one: Told, before: list[Told]) -> list[Participant]:
    """The doers of the protest told before that an authority then forbids."""
    for other in before:
        if one.event.event_type == "assembly_denied" and other.event.event_type == "protest" and one.sentence - other.sentence <= DENIED_REACH and _having(other.event, "actor"):
            return [lend(p, "target", f"doers of “{other.event.trigger}”, which is forbidden") for p in _having(other.event, "actor")]
    return []


def _having(event: Event, role: str) -> list[Participant]:
    return [p for p in event.participants if p.role == role]


def _add(event: Event, people: list[Participant]) -> None:
    event.participants = unique(event.participants + people)


def _court(one: Told, before: list[Told]) -> list[Participant]:
    for other in before:
        if one.sentence - other.sentence > COURT_REACH or other.event.event_type not in HEARING_BEFORE[one.event.event_type]:
            continue
        role = "affected" if other.event.event_type == "complaint" else "actor"
        courts = [p for p in _having(other.event, role) if set(p.text.lower().split()) & COURTS]
        if not courts or precedes(one.event, other.event) or other.event.event_type != "complaint" and not befallen(one.event) & befallen(other.event):
            continue
        return [lend(p, "actor", f"court of “{other.event.trigger}” told before") for p in courts]
    return []


def _court_behind(one: Told, behind: Sequence[Told]) -> list[Participant]:
    """The court whose verdict ends, in the same sentence, the hearing told before it ("when the trial opened, he pleaded guilty and the
    X Court fined him")."""
    for other in behind:
        if one.event.event_type == "trial" and other.sentence == one.sentence and other.event.event_type in ("sentence", "acquittal") and befallen(one.event) & befallen(other.event):
            return [lend(p, "actor", f"court of “{other.event.trigger}” told with it") for p in _having(other.event, "actor")]
    return []


def _looked_into(one: Told, before: list[Told]) -> None:
    """Those who did the deed that an inquiry is about, if they are named, else those whom it befell; where somebody only speaks ill of those
    looked into before, these again."""
    lent = [p for p in _having(one.event, "target") if p.basis.startswith(OF_CASE)]
    if len(lent) < len(_having(one.event, "target")) or _having(one.event, "affected") or " against " in one.event.trigger:
        return
    told = next((other for other in before if one.sentence - other.sentence <= DEED_REACH and other.event.event_type in DEEDS), None)
    if told is None or lent and told.sentence == one.sentence:
        return
    deed = told.event
    inquiry = next((other.event for other in before if other.event.event_type == "investigation" and one.sentence - other.sentence <= DEED_REACH and _having(other.event, "target")), None)
    if deed.event_type == "vilification" and inquiry is not None:
        _add(one.event, [lend(p, "target", f"looked into in “{inquiry.trigger}” told before") for p in _having(inquiry, "target")])
        return
    doers = [p for p in _having(deed, "actor") if p.kind == "person"]
    found = [lend(p, "target", f"did “{deed.trigger}”, which is looked into") for p in doers] or [
        lend(p, "affected", f"befallen by “{deed.trigger}”, which is looked into") for p in _having(deed, "target")]
    if found:
        one.event.participants = [p for p in one.event.participants if p not in lent]
        _add(one.event, found)


def _reviewed(one: Told, before: list[Told], doc: Doc) -> None:
    """The authority whose measure a court annuls as the one whom the ruling befalls, those whom the measure befell as concerned."""
    words = one.event.trigger.lower().split()
    sentence = text_of(doc)[one.event.trigger_start:one.event.end].lower().split(". ")[0]
    if not (set(words) & ANNULLING or UNLAWFUL.search(sentence)):
        _of_suit(one, before, doc)
        return
    lent = [p for p in _having(one.event, "target") if "of the case" in p.basis]
    if len(lent) < len(_having(one.event, "target")):
        return
    measure = _measure_before(one, before)
    if measure is None:
        return
    one.event.participants = [p for p in one.event.participants if p not in lent]
    known = entities_of(one.event)
    if any(set(p.text.lower().split()) & COURTS for p in _having(measure, "actor")):  # "a court froze the accounts … the freeze was lifted"
        _add(one.event, [lend(p, "target", f"befallen by “{measure.trigger}”, which is annulled") for p in _having(measure, "target")])
        return
    _add(one.event, [lend(p, "target", f"did “{measure.trigger}”, which is annulled") for p in _having(measure, "actor") if p.entity is None or p.entity not in known]
         + [lend(p, "affected", f"befallen by “{measure.trigger}”, which is annulled") for p in _having(measure, "target")])


def _measure_before(one: Told, before: list[Told]) -> Event | None:
    """The measure of an authority told right before a ruling."""
    return next((other.event for other in before if one.sentence - other.sentence <= MEASURE_REACH and other.event.event_type in MEASURES), None)


def _of_suit(one: Told, before: list[Told], doc: Doc) -> None:
    """Those who brought the suit that a court dismisses, told before ("threw the suit out"), and those whom it is against; those whom
    the measure befell that it declines to lift."""
    trigger = trigger_root(doc, one.event)
    if trigger is None or _having(one.event, "target"):
        return
    if lemma_of(trigger) in DECLINING and clauses.children(trigger, "xcomp"):
        measure = _measure_before(one, before)
        if measure is not None:
            _add(one.event, [lend(p, "target", f"befallen by “{measure.trigger}”, which is not lifted") for p in _having(measure, "target")])
        return
    if not any(lemma_of(t) in SUITS and any(c.lower_ in ("the", "this") for c in t.children) for t in clauses.patients_of(trigger)):
        return
    suit = next((other.event for other in before if other.event.event_type == "complaint" and one.sentence - other.sentence <= SUIT_REACH), None)
    if suit is not None:
        _add(one.event, [lend(p, "target", f"whose is “{suit.trigger}”") for p in _having(suit, "actor")] + [lend(p, "affected", f"against whom “{suit.trigger}” is") for p in _having(suit, "target")])


def _add_petitioners(one: Told, told: Sequence[Told], number: int) -> None:
    """Those on whose complaint, told in the same sentence, a court rules ("on a petition by X, the court suspended the order")."""
    known = entities_of(one.event)
    for other in told[max(0, number - 3):number + 4]:
        if other is not one and other.sentence == one.sentence and other.event.event_type == "complaint" and other.event.status == "occurred" and not _having(one.event, "affected"):
            _add(one.event, [lend(p, "affected", f"whose is “{other.event.trigger}”") for p in _having(other.event, "actor") if p.entity not in known or p.entity is None])


def _defended(one: Told, before: list[Told]) -> None:
    """Those for whom "the defence" appeals: the target of what was told just before."""
    actors = _having(one.event, "actor")
    if len(actors) != 1 or actors[0].text.lower() not in DEFENCE or _having(one.event, "affected") or _having(one.event, "target"):
        return
    told = next((other.event for other in before if one.sentence - other.sentence <= DEED_REACH and other.event.event_type in OF_COURTS and _having(other.event, "target")), None)
    if told is not None:
        _add(one.event, [lend(p, "affected", f"defended after “{told.trigger}”") for p in _having(told, "target")])


def _sued(one: Told, before: list[Told], doc: Doc) -> None:
    """Those against whom somebody goes to court over what they did just before ("X was dismissed by the Y; she intends to sue")."""
    trigger = trigger_root(doc, one.event)
    if trigger is None or lemma_of(trigger) != "sue" or _having(one.event, "target") or clauses.patients_of(trigger):
        return
    suitors = {p.entity for p in _having(one.event, "actor") if p.entity is not None}
    done = next((other.event for other in before if one.sentence - other.sentence <= 1 and suitors & befallen(other.event)), None)
    if done is not None:
        _add(one.event, [lend(p, "target", f"did “{done.trigger}”, over which the suit is") for p in _having(done, "actor")])


def _captors(one: Told, before: list[Told]) -> list[Participant]:
    """Those who held or called in the same people in the same sentence: they did to them what is told next."""
    for other in before:
        if other.sentence != one.sentence:
            return []
        if other.event.event_type in HELD_BY and other.event.trigger_start < one.event.trigger_start and befallen(one.event) & befallen(other.event):
            return [lend(p, "actor", f"in whose hands by “{other.event.trigger}”") for p in _having(other.event, "actor") if not set(p.text.lower().split()) & COURTS]
    return []
