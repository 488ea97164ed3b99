"""Words that may name one event: "arrest" after "was detained", "verdict" after "was sentenced", by the event vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline.annotate.inflection import noun_forms, verb_forms
from pipeline.annotate.trigger_vocabulary import trigger_rules, vocabulary_rows

_SURE = 0.8  # weight from which a row's word stands for its type
_TOO_WIDE = {"other", "statement", "legislation", "harassment", "assembly_disrupted"}
_STEM = 5  # letters that a noun and its verb have in common ("arraignment", "arraigned")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _types() -> dict[str, frozenset[str]]:
    """Inflected form → the event types that most of the sure rows of its word name, those of phrasal verbs and certain subjects apart."""
    found: dict[str, frozenset[str]] = {}
    irregular = {(row["lemma"], row["pos"]): row["forms"].split() for row in vocabulary_rows("irregular_forms.csv")}
    for (lemma, pos), rules in trigger_rules().items():
        apart = [rule for rule in rules if any(c.relation in ("prt", "into", "subj") and not c.negated for c in rule.conditions)]
        types = Counter(rule.event_type for rule in rules if rule.event_type and rule.weight >= _SURE and rule not in apart)
        usual = frozenset(kind for kind, count in types.items() if count == max(types.values())) - _TOO_WIDE
        if usual and pos in ("verb", "noun"):
            for form in {*(verb_forms(lemma) if pos == "verb" else noun_forms(lemma)), *irregular.get((lemma, pos), ())}:
                found[form] = found.get(form, frozenset()) | usual
    return found


def places_of(noun: str, text: str, first: int, stop: int, same: bool) -> list[int]:
    """Offsets from `first` to `stop` of the words that share the noun's stem (`same`), else of those that name an event of its type."""
    types, stem = _types().get(noun, frozenset()), noun[:_STEM]
    words = ((word.start(), word.group().lower()) for word in _WORD.finditer(text, first, stop))
    return [start for start, word in words if (word.startswith(stem) if same else types & _types().get(word, frozenset()))]
