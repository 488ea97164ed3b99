"""Courts, and parties of a case: before whom somebody was called, tried or freed, whose case it is, and into whose conduct an inquiry is made
("their trial opened in the X Court").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.relate.index import index_of, is_acting_place, is_authority_word, kinds_of
from pipeline.relate.slots.slot import PEOPLE
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list

OF_CASES = {"trial", "sentence", "appeal_ruling", "acquittal", "summons"}
BY_COURTS = {"charge", "trial", "sentence", "acquittal", "release", "detention", "appeal_ruling", "court_ruling"}
"""Types whose doer is the court before which, or in which, they are told to happen."""
DECIDED_THERE = {"sentence", "acquittal", "detention", "release", "charge", "appeal_ruling", "court_ruling", "movement_restriction", "asset_freeze"}
"""Types of what is decided on somebody at a hearing."""
COUNSEL = word_list("slots.counsel")
CONDUCT = word_list("slots.conduct")
BEFOREHAND = {"after", "since"}  # "the court freed X after she had been arrested": not by it
DECIDED_BESIDE = VERDICTS | {"movement_restriction", "detention", "release"}
"""Types of what a court decides on one of several, told beside what it decides on the others ("sent A to prison, while B was put under house arrest")."""
DECISIONS = word_list("misreadings.decisions")
"""What a court or the police do themselves ("convicted of disobeying an order by police")."""


def trying(trigger: Token, noun: bool) -> list[Token]:
    """The court in which a trial is told to happen, behind the trial or the verb that carries it ("their trial opened in the X Court")."""
    carried = light_verb_of(trigger) if noun else None
    found = [t for head in (trigger, *([carried[0]] if carried else [])) for t in clauses.oblique(head, "in") if is_court(t)]
    hearings = [trigger] if noun else [t for t in (*clauses.patients_of(trigger), *clauses.oblique(trigger, "on")) if t.pos_ == "NOUN"]  # "put on trial"
    return found or [t for hearing in hearings for one in _phrases_of(hearing) for t in clauses.oblique(one, "before", "at", "in") if is_court(t)]


def _phrases_of(noun: Token) -> list[Token]:
    """A noun and what its phrases with "of" and "for" tell ("the hearing of an appeal", "the trial of X for libel")."""
    parts = [t for t in (*clauses.oblique(noun, "of", "for"), *clauses.possessors(noun)) if t.pos_ in clauses.NOMINALS]
    return [noun, *parts]


def before_whom(verb: Token, event_type: str) -> list[Token]:
    """The authority before which somebody was called, tried or freed."""
    if event_type == "summons":
        return _summoning(verb)
    return courts_before(verb, event_type) if event_type in BY_COURTS | DECIDED_BESIDE else []


def _summoning(verb: Token) -> list[Token]:
    """The body to which somebody is called, or at which they are questioned: itself, or whose premises ("called to the offices
    of the X")."""
    found = [t for t in clauses.oblique(verb, "to", "before", "at", "by", "in") if t.pos_ != "VERB"] or _where(verb)
    premises = [t for t in found if lemma_of(t) in word_classes()["premises"].lemmas and "organisation" not in kinds_of(t) and not is_acting_place(t)]
    found = [owner for t in found for owner in ((clauses.oblique(t, "of") or clauses.possessors(t)) if t in premises else [t])]
    return [t for t in found if t.pos_ != "PRON" and ("organisation" in kinds_of(t) or is_authority_word(t) or is_acting_place(t))]


def _where(verb: Token) -> list[Token]:
    """The noun that a clause with "where" modifies."""
    return [verb.head] if verb.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in verb.children) else []


def courts_before(verb: Token, event_type: str, depth: int = 0) -> list[Token]:
    """The court or judge before whom it happened, also told with the verb before in the same coordination or with the noun that
    a clause with "where" modifies ("appeared before the X Court, where they were charged and freed on bail")."""
    arrest = event_type == "detention" and lemma_of(verb) != "remand"  # "arrested at the court" is not by it
    there = clauses.oblique(verb, "before") if arrest else clauses.oblique(verb, "before", "at", "in")
    judges = [t for t in there if "person" in kinds_of(t) and "before" in clauses.prepositions(clauses.first_conjunct(t))]
    found = [t for t in there if is_court(t) or t in judges]
    found += courts_of_judges(found)
    if found or depth > 2:
        return found
    if event_type not in ("charge", "detention") and any(is_court(place) for place in _where(verb)):
        return _where(verb)
    previous = clauses.previous_conjunct(verb)
    types = index_of(verb.doc).types
    if verb.dep_ in ("advcl", "conj", "parataxis") and clauses.is_passive(verb) and event_type in DECIDED_BESIDE and types.get(verb.head.i) in DECIDED_BESIDE and not clauses.prepositions(verb) & BEFOREHAND:
        judges = [t for t in clauses.agents_of(verb.head) if is_court(t)]  # "the court sentenced X, while Y was acquitted"
        if judges:
            return judges
    if verb.dep_ == "conj" and clauses.is_passive(verb) and types.get(previous.i, "") in BY_COURTS:
        return courts_before(previous, types[previous.i], depth + 1)
    return []


def is_court(token: Token) -> bool:
    """Whether a word is a noun for a court or stands in the name of one."""
    courts = word_classes()["court"].lemmas
    return lemma_of(token) in courts or any(courts & set(m.text.lower().split()) for m in index_of(token.doc).named(token) if m.kind == "organisation")


def who_went_there(verb: Token) -> list[Token]:
    """Those who took a case to the court whose ruling a relative clause tells ("X challenged the fine before the tribunal, which
    overturned it")."""
    clause = clauses.first_conjunct(verb)
    court = clauses.antecedent(clause) if clause.dep_ == "acl:relcl" else None
    above = clauses.governor(court) if court is not None and is_court(court) else None
    return clauses.agents_of(above[0]) if above is not None and index_of(verb.doc).types.get(above[0].i) == "complaint" else []


def courts_of_judges(agents: list[Token]) -> list[Token]:
    """The courts of those who act by name ("Judge X of the High Court")."""
    return [court for judge in agents if "person" in kinds_of(judge) for court in clauses.oblique(judge, "of", "at") if is_court(court)]


def courts_below(noun: Token) -> list[Token]:
    """The court of a verdict told in a noun, which the parser joined to what it says ("the sentencing of X to two years in prison by a
    court", "the conviction of X for libel by a court")."""
    return [t for t in noun.subtree if t.i > noun.i and t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t) and is_court(t)
            and lemma_of(t.head) not in DECISIONS and not (t.head.dep_ in ("acl", "acl:relcl", "advcl") and clauses.is_past_participle(t.head))]


def whose_conduct(trigger: Token) -> list[Token]:
    """Those into whose conduct an inquiry is made ("opened a probe into the finances of X")."""
    things = [t for head in (trigger, *clauses.patients_of(trigger)) for t in clauses.oblique(head, "into") if lemma_of(t) in CONDUCT]
    things = things or [t for t in clauses.oblique(trigger.head, "into") if lemma_of(t) in CONDUCT and trigger.dep_ == "obj"]
    return [owner for thing in things for owner in (*clauses.possessors(thing), *clauses.oblique(thing, "of"))]


def looked_into(verb: Token) -> list[Token]:
    """The people, named or counted, of whom what a verb opens, goes on with or ends is the inquiry ("closed the investigation of two captains")."""
    inquiries = [t for t in clauses.patients_of(verb) if lemma_of(t) in word_classes()["case"].lemmas]
    return [t for inquiry in inquiries for t in clauses.oblique(inquiry, "of") if "person" in kinds_of(t) or lemma_of(t) in PEOPLE and clauses.has_child(t, "nummod")]


def parties_of(case: Token) -> list[Token]:
    """Those whose case it is, or against whom."""
    return clauses.possessors(case) or clauses.oblique(case, "against") or clauses.oblique(case, "of")
