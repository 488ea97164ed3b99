"""Words that may name one event: "arrest" after "was detained", "verdict" after "was sentenced", by the event vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from pipeline.annotate.inflection import noun_forms, verb_forms
from pipeline.annotate.trigger_vocabulary import Condition, trigger_rules
from pipeline.vocabulary import rows

_SURE = 0.8  # weight from which a row's word stands for its type
_TOO_WIDE = {"other", "statement", "legislation", "harassment", "assembly_disrupted"}
_SPECIAL = {"prt", "into", "subj", "to", "xcomp", "ccomp", "content", "away"}
"""Relations on which a reading hangs that the word alone has not ("led to the death of", "was led away")."""
_PLAIN = {"obj", "passive"}
"""Relations of a reading that tells what the word usually means: whom or what it befalls."""
_STEM = 5  # letters that a noun and its verb have in common ("arraignment", "arraigned")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _types(verbs: bool) -> dict[str, frozenset[str]]:
    """Inflected form → the event types that most of the sure rows of its word name, those apart that hang on other
    words. `verbs`: only the forms that no noun has."""
    found: dict[str, frozenset[str]] = {}
    irregular = {(row["lemma"], row["pos"]): row["forms"].split() for row in rows("irregular_forms")}
    for (lemma, pos), rules in trigger_rules().items():
        sure = [rule for rule in rules if rule.event_type and rule.weight >= _SURE and not any(map(_is_apart, rule.conditions))]
        plain = [rule for rule in sure if all(condition.relation in _PLAIN for condition in rule.conditions)]
        types = Counter(rule.event_type for rule in plain or sure)
        usual = frozenset(kind for kind, count in types.items() if count == max(types.values())) - _TOO_WIDE
        if not usual or pos not in (("verb",) if verbs else ("verb", "noun")):
            continue
        forms = {*(verb_forms(lemma) if pos == "verb" else noun_forms(lemma)), *irregular.get((lemma, pos), ())}
        for form in forms - ({lemma, f"{lemma}s"} if verbs else set()):
            found[form] = found.get(form, frozenset()) | usual
    return found


def _is_apart(condition: Condition) -> bool:
    """Whether a condition gives a word a reading of its own: a special relation, or an object that is one of certain words."""
    certain_object = condition.relation == "obj" and not condition.classes and not condition.any
    return not condition.negated and (condition.relation in _SPECIAL or certain_object)


def types_of(noun: str) -> frozenset[str]:
    """The event types that a noun names, by the triggers, else as a word that means an event told before."""
    return _types(verbs=False).get(noun) or _types_told_before().get(noun, frozenset())


@cache
def _types_told_before() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["event_types"].split(";")) for row in rows("back_references") if row["pos"] == "noun"}


@cache
def _phrasal_types() -> dict[str, frozenset[str]]:
    """Form of a verb with its particle ("turned down") → the event types that its sure rows name."""
    found: dict[str, set[str]] = {}
    for (lemma, pos), rules in trigger_rules().items():
        for rule in rules if pos == "verb" else ():
            particles = {word for condition in rule.conditions if condition.relation == "prt" and not condition.negated for word in condition.lemmas}
            if rule.event_type and rule.event_type not in _TOO_WIDE and rule.weight >= _SURE:
                for form in verb_forms(lemma) if particles else ():
                    for particle in particles:
                        found.setdefault(f"{form} {particle}", set()).add(rule.event_type)
    return {form: frozenset(types) for form, types in found.items()}


def places_of(noun: str, text: str, first: int, stop: int, how: str) -> list[int]:
    """Offsets from `first` to `stop` of the words that name the noun's event: by its `stem`, or by a `verb`, any `word` or a verb with
    its particle (`phrase`) of its type."""
    types, stem = types_of(noun), noun[:_STEM]
    words = [(word.start(), word.group().lower()) for word in _WORD.finditer(text, first, stop)]
    if how == "stem":
        return [start for start, word in words if word.startswith(stem)]
    if how == "phrase":
        return [start for (start, word), (_, behind) in pairwise(words) if types & _phrasal_types().get(f"{word} {behind}", frozenset())]
    kinds = _types(verbs=how == "verb")
    return [start for start, word in words if types & kinds.get(word, frozenset())]
