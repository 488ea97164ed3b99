"""Whom a statement or an appeal concerns that is about an event told just before: "condemned the arrest", "appealed the
verdict" concern those who were arrested or convicted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.dropped import unique
from pipeline.relate.authorities import tells_police
from pipeline.relate.event_nouns import is_definite, types_of_noun
from pipeline.relate.lending import entities_of, lend
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list

REACH = 6
"""Sentences back in which the event meant is told."""
INQUIRIES = word_list("concerned.inquiries")
DEEDS = {"attack", "killing", "torture", "harassment", "prisoner_treatment"}
"""What somebody calls for an inquiry into, or for justice, where the text told it just before."""
NEAR = 1
"""Sentences back in which the event was told that "it" or a call for an inquiry is about."""
ABOUT = {"statement", "complaint"}
VERDICT = {"sentence", "acquittal", "appeal_ruling", "court_ruling"}
PROCEEDINGS = {"trial", "charge", "investigation", "sentence"}
LOOSELY = {"proceedings": PROCEEDINGS, "process": PROCEEDINGS, "prosecution": PROCEEDINGS, "ruling": VERDICT, "verdict": VERDICT, "judgment": VERDICT, "judgement": VERDICT,
           "outcome": VERDICT, "punishment": {"sentence"}, "handover": {"extradition", "movement_restriction"}, "return": {"extradition", "movement_restriction"},
           "case": {"sentence", "charge", "trial", "detention"}, "proceeding": {"trial", "charge", "investigation", "sentence"},
           "news": {"release", "acquittal", "sentence", "detention"},
           "move": {"registration_denied", "censorship", "designation", "release", "movement_restriction", "assembly_denied", "detention"},
           "charge": {"charge", "detention"}, "allegation": {"charge", "vilification"}, "treatment": {"torture", "prisoner_treatment", "detention"}, "seizure": {"search", "asset_freeze"}, "measure": {"registration_denied", "censorship", "designation"},
           "raid": {"search", "attack"}, "violence": {"attack", "torture", "assembly_disrupted", "killing"}, "beating": {"attack", "torture"}, "crime": {"killing", "attack"},
           "tragedy": {"killing"}, "abuse": {"torture", "prisoner_treatment"}, "intimidation": {"harassment", "attack", "summons"},
           "decision": {"registration_denied", "assembly_denied", "censorship", "designation", "sentence", "court_ruling", "movement_restriction", "appeal_ruling", "acquittal",
                        "release"},
           "ban": {"assembly_denied", "registration_denied", "censorship", "movement_restriction"}, "incident": {"attack", "harassment", "torture", "killing", "search"},
           "revocation": {"registration_denied"}, "withdrawal": {"registration_denied", "censorship"}, "cancellation": {"registration_denied"},
           "eviction": {"other"}, "harassment": {"harassment"}, "persecution": {"detention", "charge", "sentence"}}
"""Nouns that may mean an event, though too wide to tell it again."""
BEFALLING = {"detention", "charge", "sentence", "search", "censorship", "registration_denied", "assembly_denied", "movement_restriction", "extradition", "designation",
             "killing", "attack", "torture", "harassment", "vilification", "asset_freeze", "summons", "trial"}
"""Types that a pronoun behind a verb of speech may mean ("called it an attack on the press")."""
PATH = {"obj", "obl", "nmod", "conj"}
"""Relations between the trigger and a noun that it is about."""
CONTENT = {"xcomp", "ccomp", "advcl"}
"""Relations of the clauses that say what is asked or said ("called on the court to quash the verdict", "said that the arrest …")."""


def concerned(event: Event, trigger: Token, context: Sequence[tuple[Event, int]], number: int) -> list[Participant]:
    """The targets of the event that the nouns beside the trigger mean; empty where the trigger tells of somebody already.
    `context`: events told before in the paragraph with their sentence; `number`: the sentence of this one."""
    if event.event_type not in ABOUT or any(p.role in ("affected", "target") for p in event.participants):
        return []
    for noun, types, reach in _meanings(trigger):
        told = _meant(types, context, number, reach)
        if told:
            known = entities_of(event)
            against = event.event_type == "complaint" and any("prosecut" in p.text.lower() for p in event.participants)
            return unique([lend(p, "target" if against else "affected", f"target of “{one.trigger}”, meant by “{noun.text}”")
                           for one in told for p in one.participants if p.role == "target" and p.entity not in known and not (p.kind == "group" and tells_police(p))])  # fmt: skip
    return []


def _meanings(trigger: Token) -> Iterator[tuple[Token, Collection[str], int]]:
    """Words beside a trigger that may mean an event told before, with its types and how many sentences back it may stand."""
    if clauses.is_relative_clause(trigger) and (noun := clauses.antecedent(trigger)) is not None and noun.dep_ in ("appos", "parataxis"):
        yield noun, types_meant(noun), 0  # "was jailed, a decision which X denounced"
    for noun in _nouns(trigger):
        yield noun, types_meant(noun), REACH
    if clauses.is_passive(trigger):
        yield from ((t, BEFALLING, NEAR) for t in clauses.own_subjects(trigger) if t.lower_ == "it")
    else:
        yield from ((t, BEFALLING, NEAR) for t in clauses.children(trigger, "obj") if t.lower_ in ("it", "this", "that") and t.i > trigger.i)
    yield from ((t, DEEDS, NEAR) for t in clauses.oblique(trigger, "for") if lemma_of(t) in INQUIRIES and not clauses.oblique(t, "into", "for", "on"))


def types_meant(noun: Token) -> set[str]:
    """The types of the events that a noun may mean, also one that is too wide to tell an event again."""
    return types_of_noun(noun) | (LOOSELY.get(lemma_of(noun)) or LOOSELY.get(noun.lower_, set()))


def _meant(types: Collection[str], context: Sequence[tuple[Event, int]], number: int, reach: int) -> list[Event]:
    """The last event of one of the types; of verdicts all that its sentence tells, and acquittals only where it tells no other."""
    near = [(event, at) for event, at in context if number - at <= reach and event.event_type in types and event.status != "not_occurred"]
    if not near:
        return []
    last, place = near[-1]
    if last.event_type not in VERDICTS:
        return [last]
    together = [event for event, at in near if at == place and event.event_type in VERDICTS]
    return [event for event in together if event.event_type == "sentence"] or together


def _nouns(trigger: Token) -> Iterator[Token]:
    """Definite nouns in the object and the phrases of a trigger, then in what is asked or said."""
    open_ = [trigger, *([trigger.head] if trigger.dep_ == "obj" else [])]
    for clause in clauses.children(trigger, *CONTENT):
        if clause.i > trigger.i and (clause.dep_ != "advcl" or "to" in clauses.prepositions(clause)):
            yield from (t for t in clauses.own_subjects(clause) if t.pos_ == "NOUN" and is_definite(t))
            open_.append(clause)
    while open_:
        node = open_.pop(0)
        for child in node.children:
            if child.dep_ in PATH and child.pos_ == "NOUN" and not clauses.prepositions(child) & {"after", "during", "before", "since", "in"}:
                if is_definite(child):
                    yield child
                open_.append(child)
