"""Dictionary forms of the words that the event vocabulary knows, independent of the model's lemmatiser.

A statistical lemmatiser errs on rare words ("gaoled", "red-tagged"), and a trigger that is not recognised is an event
lost. The inflected forms of every vocabulary word are therefore generated once (regular English spelling rules, plus
vocabulary/irregular_forms.csv); `lemma_of` falls back on the model's lemma for all other words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.annotate.trigger_vocabulary import light_verbs, trigger_rules, word_classes
from pipeline.vocabulary import rows

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

VOWELS = "aeiou"
_FORMS_OF = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun"}
"""The part of speech of a token → that of the forms that it may have."""


def _sibilant(word: str) -> bool:
    return word.endswith(("s", "x", "z", "ch", "sh"))


def verb_forms(lemma: str) -> set[str]:
    """Regular forms of an English verb, with and without doubling of a final consonant."""
    if lemma.endswith("e"):
        ing = lemma[:-2] + "ying" if lemma.endswith("ie") else lemma + "ing" if lemma.endswith("ee") else lemma[:-1] + "ing"
        return {lemma, lemma + "s", lemma + "d", ing}
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    forms = {lemma, lemma + ("es" if _sibilant(lemma) else "s"), lemma + "ed", lemma + "ing"}
    if len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and (
            lemma[-3] not in VOWELS or lemma[-4:-2] == "qu"):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


def noun_forms(lemma: str) -> set[str]:
    """Singular and regular plural of an English noun."""
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return {lemma, lemma[:-1] + "ies"}
    return {lemma, lemma + ("es" if _sibilant(lemma) else "s")}


@cache
def _forms() -> dict[str, dict[str, str]]:
    """By part of speech (`verb`, `noun`) the lemma of each form."""
    words: set[tuple[str, str]] = {key for key in trigger_rules() if key[1] in ("verb", "noun")}
    words |= {(verb, "verb") for verb, _ in light_verbs()}
    words |= {(row["cue"], row["pos"]) for row in rows("status_cues") if row["pos"] in ("verb", "noun")}
    own = set(words)  # before the words of conditions, of which some are no verbs ("noted" is no form of "not")
    for rules in trigger_rules().values():
        for rule in rules:
            for condition in rule.conditions:
                for word in condition.lemmas:
                    if " " not in word:
                        words.add((word, "verb" if condition.relation in ("xcomp", "advcl", "obj-of", "subj-of", "on-of", "in-of") else "noun"))
    for word_class in word_classes().values():
        words |= {(word, "noun") for word in word_class.lemmas if " " not in word}
    table: dict[str, dict[str, str]] = {"verb": {}, "noun": {}}
    for lemma, pos in sorted(words, key=lambda word: (word not in own, len(word[0]), word)):
        for form in verb_forms(lemma) if pos == "verb" else noun_forms(lemma):
            table[pos].setdefault(form, lemma)
    for row in rows("irregular_forms"):
        for form in row["forms"].split():
            table[row["pos"]][form] = row["lemma"]
    return table


def is_known_noun(word: str) -> bool:
    """Whether a word, in lower case, is a form of a noun of the vocabulary."""
    return word in _forms()["noun"]


PARTICLES = {"in", "out", "off", "up", "down", "away", "back"}


def nouns_with_particle() -> set[str]:
    """Forms of the nouns of the vocabulary that a hyphen joins to a particle ("sit-in", "break-ins"): one word each, not three."""
    nouns = {lemma for lemma, pos in trigger_rules() if pos == "noun"}
    nouns |= {word for word_class in word_classes().values() for word in word_class.lemmas}
    return {form for noun in nouns if "-" in noun and noun.rsplit("-", 1)[1] in PARTICLES for form in noun_forms(noun)}


def hyphenated_lemma(token: Token) -> str:
    """The dictionary form with a part that a hyphen joins in front ("ill - treated" gives "ill-treat"), or ""."""
    tokens = token.doc.tokens
    if token.i < 2 or tokens[token.i - 1].text != "-" or tokens[token.i - 2].whitespace_:
        return ""
    return f"{tokens[token.i - 2].lower_}-{lemma_of(token)}"


def lemma_of(token: Token) -> str:
    """The lower-case dictionary form: from the vocabulary's own forms, else the model's lemma. Nothing is asked more often."""
    if not token.form:
        token.form = _form_of(token)
    return token.form


def _form_of(token: Token) -> str:
    pos = _FORMS_OF.get(token.pos_)
    if pos is None and token.pos_ == "ADJ" and token.tag_ in ("VBN", "VBD", "VBG"):
        pos = "verb"
    found = _forms()[pos].get(token.lower_) if pos else None
    if found is None and token.lower_.endswith("ings"):
        found = _forms()["noun"].get(token.lower_)  # "subjected to beatings", taken for a verb
    if found is None and pos == "noun" and token.lower_.endswith("men") and token.tag_ == "NNS":
        return f"{token.lower_[:-2]}an"  # "businessmen", "councilwomen"
    if found is None and token.lower_.startswith("ex-") and pos == "noun":
        return _forms()["noun"].get(token.lower_[3:], token.lemma_.lower())  # "the ex-chairman"
    return found or token.lemma_.lower()
