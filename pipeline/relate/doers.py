"""Who does what a passive tells, where the by-agent is wanting: the authority that says why, that takes a like measure in the clause beside
it, or to which somebody was taken ("was detained as, according to police, he …")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.authorities import holds_office, is_state_organ
from pipeline.relate.index import index_of, is_acting_place, is_authority_word, is_participant_noun, kinds_of
from pipeline.vocabulary import word_list

REASONS = word_list("slots.reasons")
OF_AUTHORITIES = {"assembly_denied", "registration_denied", "censorship", "movement_restriction", "asset_freeze", "detention", "release", "search", "extradition"}
"""Types of measures whose reasons are those of the authority that takes them."""
OF_REGULATORS = {"registration_denied", "censorship", "asset_freeze", "sentence"}
"""Types of measures on bodies and outlets, of which one authority may take several."""
OF_THOSE_WHO_HOLD = {"summons", "harassment", "censorship", "charge"}
"""Types of what befalls somebody at the office to which they were taken or called."""
VIOLENCE = {"attack", "torture"}
TAKING = word_list("doers.taking")
FOLLOWED_BY = {"after", "when"}
CONTRASTS = {"while", "whereas"}


def who_says_why(verb: Token, event_type: str) -> list[Token]:
    """The authority that gives the reason of its measure in a clause of its own ("was refused permission, the mayor saying that …", "was
    barred from leaving, with border guards citing a debt")."""
    if event_type not in OF_AUTHORITIES:
        return []
    reasons = [c for c in clauses.children(verb, "advcl") if c.tag_ == "VBG" and c.i > verb.i and lemma_of(c) in REASONS]
    found = [t for reason in reasons for t in clauses.own_subjects(reason) or _in_front_of(reason, verb)]
    return [t for t in found if is_state_organ(t) or holds_office(t)]


def _in_front_of(participle: Token, verb: Token) -> list[Token]:
    """The noun between "with" and a participle, which the parser may join to the verb above."""
    opening = next((c for c in participle.children if c.lower_ == "with" and c.dep_ in ("mark", "case")), None)
    return [t for t in verb.children if opening is not None and opening.i < t.i < participle.i and t.pos_ in clauses.NOMINALS]


def who_did_like(verb: Token, event_type: str) -> list[Token]:
    """The authority of the measure in the clause before a passive with a subject of its own ("the council suspended the station, and its
    editor was fined", "the court fined X, whereas the site was told to take down two articles")."""
    above = verb.head
    types = index_of(verb.doc).types
    beside = verb.dep_ == "conj" or verb.dep_ == "advcl" and bool(CONTRASTS & clauses.prepositions(verb))
    if not beside or event_type not in OF_REGULATORS or types.get(above.i) not in OF_REGULATORS or clauses.is_passive(above) or clauses.semicolon_between(above, verb):
        return []
    if not any(kinds_of(t) or is_participant_noun(t) for t in clauses.own_subjects(verb)):
        return []
    return [t for t in clauses.agents_of(above) if is_state_organ(t)]


def to_whom_taken(verb: Token, event_type: str) -> list[Token]:
    """The authority to whose office those were taken or called to whom the next verb happens ("was taken to the X Department and
    questioned")."""
    if event_type not in OF_THOSE_WHO_HOLD or verb.dep_ != "conj" or clauses.own_subjects(verb):
        return []
    first = clauses.first_conjunct(verb)
    series = [first, *(c for c in clauses.children(first, "conj") if c.i < verb.i)]
    took = next((c for c in reversed(series) if lemma_of(c) in TAKING and clauses.is_passive(c)), None)
    if took is None:
        return []
    if event_type != "charge" and (agents := [t for t in clauses.agents_of(took) if is_state_organ(t)]):
        return agents  # "was picked up by detectives and questioned"
    offices = clauses.oblique(took, "to", "before")
    premises = word_classes()["premises"].lemmas
    return [t for t in offices if is_acting_place(t) or "organisation" in kinds_of(t) and is_state_organ(t) or is_authority_word(t) and lemma_of(t) not in premises]


def whose_violence(death: Token) -> list[Token]:
    """Those by whom somebody was hurt who died of it, as the verb before or the clause below tells ("was shot by police and died", "died
    after guards had beaten him")."""
    types = index_of(death.doc).types
    deeds = [clauses.previous_conjunct(death)] if death.dep_ == "conj" and not clauses.own_subjects(death) else []
    deeds += [c for c in clauses.children(death, "advcl") if clauses.prepositions(c) & FOLLOWED_BY]
    return [t for deed in deeds if types.get(deed.i) in VIOLENCE for t in clauses.agents_of(deed) if t.pos_ in clauses.NOMINALS]


def through_whom(verb: Token, agents: list[Token]) -> list[Token]:
    """The organ by which the state does something ("the government, acting through the X Ministry, banned it")."""
    if not any(is_state_organ(t) for t in agents):
        return []
    hosts = [verb, *agents, *(c for t in agents for c in clauses.children(t, "acl") if lemma_of(c) == "act")]
    return [t for host in hosts for t in clauses.oblique(host, "through") if "organisation" in kinds_of(t) and is_state_organ(t)]
