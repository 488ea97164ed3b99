"""How sure an event is, between 0 and 1, from simple observations on the telling.

`observe` notes what is seen ("date in the clause", "type statement"), each under the name of its row in
vocabulary/confidence_weights.csv; the weights of all that is seen are added and squashed. They are those of a logistic
regression on annotated sentences and reports, made by `python -m training.confidence`; an analyst may change any.
"""

from __future__ import annotations

import math
from functools import cache

from pipeline.annotate import clauses
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import TriggerRule
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.layers import Event
from pipeline.vocabulary import rows

ALWAYS = "every event"


@cache
def weights() -> dict[str, float]:
    """Observation → weight."""
    return {row["observation"]: float(row["weight"]) for row in rows("confidence_weights")}


def observe(event: Event, token: Token, rule: TriggerRule, anchors: list[str], continued: bool) -> dict[str, float]:
    """What is seen of a telling: observation → 1, or its size. `anchors` as in
    `pipeline.relate.specificity`; `continued`: it is specific only because it goes on from the event before."""
    told = [p for p in event.participants if p.role != "source"]
    noun = token.pos_ != "VERB"
    auxiliaries = {child.lower_ for child in clauses.children(token, "aux", "aux:pass")}
    of_its_own = not noun and (clauses.causative_object(token) is not None or clauses.comments_on_clause(token.head) or _ends_in(token))  # "had his phone taken"; "a move condemned by X"
    date = event.basis.get("date", "")
    in_clause = "in the clause" in date or "it was set for" in date or "it was put off" in date
    seen: dict[str, float | bool] = {
        ALWAYS: 1.0,
        "weight of the trigger": rule.weight - 0.5,
        "conditions on the trigger": any(not c.negated for c in rule.conditions),
        "somebody named": any(p.entity is not None for p in told),
        "a person named": any(p.entity is not None and p.kind == "person" for p in told),
        "an actor": any(p.role == "actor" for p in told),
        "a target": any(p.role == "target" for p in told),
        "a counted group": "counted group" in anchors,
        "date in the clause": in_clause,
        "date of another sentence": bool(event.date) and not in_clause,
        "only a year": in_clause and event.date_precision == "year",
        "a day": in_clause and event.date_precision == "day",
        "place in the clause": "place" in anchors,
        f"status {event.status}": event.status != "occurred",
        "refers back": "reference" in event.basis,
        "goes on from the event before": continued,
        "a noun": noun,
        "a noun carried by a verb": noun and light_verb_of(token) is not None,
        "in the passive": not noun and clauses.is_passive(token),
        "in the perfect": bool(auxiliaries & {"has", "have", "had"}),
        "in the present": bool(token.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are"}),
        "participle": not noun and token.tag_ in ("VBG", "VBN") and not auxiliaries and not of_its_own,
        "infinitive": not noun and token.tag_ == "VB",
        "in an adverbial clause": token.dep_ in ("advcl", "acl") and not of_its_own,
        "in a complement": token.dep_ in ("ccomp", "xcomp"),
        "several": "Plur" in token.morph.get("Number", []),
        f"type {event.event_type}": True,
    }  # fmt: skip
    return {name: float(value) for name, value in seen.items() if value}


def _ends_in(participle: Token) -> bool:
    """Whether a participle behind some people tells how it ended for them ("ended with 14 people injured", "left dozens hurt")."""
    people = participle.head
    if participle.dep_ != "acl" or people.i > participle.i or not clauses.has_child(people, "nummod", "advmod"):
        return False
    return people.dep_ == "obl" and "with" in clauses.prepositions(people) and people.right_edge.i >= participle.i and not clauses.has_child(participle, "obl", "obl:agent")


def settle(event: Event) -> None:
    """Set the confidence of an event and, in its basis, what speaks for and against it."""
    known = weights()
    seen = event.observed | {name: 1.0 for name, found in (("a penalty", event.penalties), ("a charge", event.charges)) if found}
    event.observed = seen
    parts = {name: known.get(name, 0.0) * value for name, value in seen.items()}
    event.confidence = round(1 / (1 + math.exp(-sum(parts.values()))), 2)
    event.basis["confidence"] = "; ".join(
        f"{name} {part:+.1f}" for name, part in sorted(parts.items(), key=lambda one: (-abs(one[1]), one[0])) if abs(part) >= 0.15
    )
