"""Reads the event vocabulary: triggers with their conditions, word classes, roles per type and light verbs.

The files are CSV with a comment line in front (`#`), under pipeline/vocabulary; README_triggers.md there explains the
columns. Everything is read once per process.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.vocabulary import rows


class Condition(NamedTuple):
    """One condition of a trigger row: `relation:values`, negated by a leading `!`. `any` stands for `*`. `words` are its lemmas and
    those of its classes, `entities` what names of its classes may be."""

    relation: str
    lemmas: frozenset[str]
    classes: frozenset[str]
    any: bool
    negated: bool
    words: frozenset[str]
    entities: frozenset[str]


class TriggerRule(NamedTuple):
    """A row of triggers.csv for one of its lemmas. `name` is unique and is what `Trigger.rule` holds. An empty type blocks the word."""

    name: str
    lemma: str
    pos: str
    event_type: str
    conditions: tuple[Condition, ...]
    roles: dict[str, str]
    weight: float


class LightVerb(NamedTuple):
    """A row of light_verbs.csv: `subject` and `recipient` are `agent`, `patient` or empty; `presupposes`: the event was told before."""

    verb: str
    noun: str
    subject: str
    recipient: str
    status: str
    presupposes: bool


class WordClass(NamedTuple):
    """Words that a condition may ask for by one name: lemmas, and labels of the tagger."""

    lemmas: frozenset[str]
    entities: frozenset[str]


def _condition(text: str) -> Condition:
    negated = text.startswith("!")
    relation, _, values = text.lstrip("!").partition(":")
    names = [value.strip() for value in values.split("|") if value.strip()]
    lemmas = frozenset(name.replace("_", " ") for name in names if not name.startswith("@") and name != "*")
    classes = frozenset(name[1:] for name in names if name.startswith("@"))
    unknown = classes - set(word_classes())
    if unknown:
        raise ValueError(f"triggers.csv: no word class {', '.join(sorted(unknown))} in trigger_classes.csv")
    entities = frozenset(kind for name in classes for kind in word_classes()[name].entities)
    return Condition(relation, lemmas, classes, "*" in names or not values, negated, lemmas | class_lemmas(classes), entities)


@cache
def word_classes() -> dict[str, WordClass]:
    """The classes of vocabulary/trigger_classes.csv, by name."""
    return {row["class"]: WordClass(frozenset(word.replace("_", " ") for word in row["lemmas"].split())
                                    | frozenset(word for name in row["lists"].split() for word in _listed(name)),
                                    frozenset(row["entities"].split()))
            for row in rows("trigger_classes")}


ASSEMBLIES = frozenset(("assembly", "gathering"))
"""Classes of the nouns for assemblies of any kind. As the head of a name they tell no event but a body ("the Teachers’ Assembly", "the Indigenous
Congress")."""


@cache
def class_lemmas(names: frozenset[str]) -> frozenset[str]:
    """Lemmas of several word classes together."""
    return frozenset(lemma for name in names for lemma in word_classes()[name].lemmas)


def _listed(name: str) -> set[str]:
    """Words of another vocabulary file that a class takes in: `occupations` (last words before "of") or `people` (group nouns)."""
    if name == "occupations":
        return {row["occupation"].lower().split(" of ")[0].split()[-1] for row in rows("occupations")}
    if name == "people":
        return {row["noun"].lower() for row in rows("group_nouns") if row["number"] == "people"}
    raise ValueError(f"trigger_classes.csv: no list {name!r}; known are occupations and people")


@cache
def trigger_rules() -> dict[tuple[str, str], list[TriggerRule]]:
    """Rules by lemma and part of speech: first those that name no event, then those with most positive conditions, else in the
    order of the file."""
    rules: dict[tuple[str, str], list[TriggerRule]] = {}
    for row in rows("triggers"):
        conditions = tuple(_condition(part) for part in row["conditions"].split(";") if part)
        roles = dict(pair.split("=", 1) for pair in row["roles"].split(";") if pair)
        for lemma in row["lemma"].split("|"):
            name = f"{lemma} ({row['pos']}) → {row['event_type'] or 'no event'}"
            if row["conditions"]:
                name += f" if {row['conditions']}"
            rules.setdefault((lemma, row["pos"]), []).append(
                TriggerRule(name, lemma, row["pos"], row["event_type"], conditions, roles, float(row["weight"] or 0.5)))
    for of_word in rules.values():
        of_word.sort(key=lambda rule: (bool(rule.event_type), -sum(not condition.negated for condition in rule.conditions)))
    return rules


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that tell an event."""
    return frozenset(lemma for (lemma, pos), rules in trigger_rules().items() if pos == "noun" and any(rule.event_type for rule in rules))


@cache
def lent_rules() -> dict[tuple[str, str], list[TriggerRule]]:
    """Rules that a verb borrows from commoner ones of its meaning (lent_rows.csv), those with most positive conditions first; none that it
    has itself, that has one condition or that hangs on a particle."""
    own = trigger_rules()
    lent: dict[tuple[str, str], list[TriggerRule]] = {}
    for row in rows("lent_rows"):
        for verb in row["borrowers"].split():
            rules = lent.setdefault((verb, "verb"), [])
            known = {(rule.event_type, rule.conditions) for rule in (*own.get((verb, "verb"), ()), *rules)}
            for rule in (rule for lender in row["lenders"].split() for rule in own.get((lender, "verb"), ())):
                asked = [c.relation for c in rule.conditions if not c.negated]
                if rule.event_type and len(asked) > 1 and "prt" not in asked and (rule.event_type, rule.conditions) not in known:
                    rules.append(rule._replace(name=f"{verb}, as {rule.name}", lemma=verb))
                    known.add((rule.event_type, rule.conditions))
    for rules in lent.values():
        rules.sort(key=lambda rule: -sum(not condition.negated for condition in rule.conditions))
    return lent


@cache
def phrasal_verbs() -> set[tuple[str, str]]:
    """Verbs with the particles that rows ask of them, where the row asks an object too ("strike", "down")."""
    return {(rule.lemma, particle) for rules in trigger_rules().values() for rule in rules
            if any(c.relation == "obj" for c in rule.conditions)
            for c in rule.conditions if c.relation == "prt" and not c.negated for particle in c.lemmas}


@cache
def verbs_with_object() -> set[str]:
    """The verbs of which rows ask an object."""
    return {lemma for (lemma, pos), rules in trigger_rules().items() if pos == "verb"
            for rule in rules if any(c.relation == "obj" and not c.negated for c in rule.conditions)}


@cache
def rules_by_name() -> dict[str, TriggerRule]:
    """All rules by their names, the lent ones too."""
    return {rule.name: rule for rules in (*trigger_rules().values(), *lent_rules().values()) for rule in rules}


@cache
def light_verbs() -> dict[tuple[str, str], LightVerb]:
    """Light verbs by lemma and the relation in which the event noun stands to them."""
    return {(row["verb"], row["noun"]): LightVerb(row["verb"], row["noun"], row["subject"], row["recipient"], row["status"],
                                                    row["told"] == "before")
            for row in rows("light_verbs")}


@cache
def event_roles() -> dict[str, dict[str, str]]:
    """Role of each syntactic argument, by event type: subject, object, possessor, of, by, about."""
    return {row["event_type"]: {key: value for key, value in row.items() if key != "event_type"}
            for row in rows("event_roles")}
