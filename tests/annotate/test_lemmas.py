"""Lemmas from the lexicon, from scripts, and from regular endings."""

import pytest

from pipeline.annotate.lemmas import KEEP, Lemmatiser, apply_script, script_for

SCRIPTS = [KEEP, "2|", "1|", "!go", "0|"]
LEXICON = {"VBD": {"said": "say"}, "NN": {"subject": "subject", "plan": "plan", "charge": "charge", "city": "city"}}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Walked", "walk"), ("went", "go"), ("Nairobi", "Nairobi"), ("The", "the"), ("cities", "city"), ("was", "be")],
)
def test_a_script_leads_from_its_word_to_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, script_for(form, lemma)) == lemma


@pytest.mark.parametrize(
    ("form", "tag", "script", "lemma"),
    [
        ("said", "VBD", 1, "say"),  # the lexicon knows it
        ("subjected", "VBN", 2, "subject"),  # the script gives no known word, a regular ending does
        ("planned", "VBD", 1, "plan"),  # with a doubled consonant
        ("charging", "VBG", 2, "charge"),
        ("cities", "NNS", 2, "city"),
        ("frobbed", "VBD", 1, "frobb"),  # nothing is known: the script's word
        ("went", "VBD", 3, "go"),
        ("Nairobi", "NNP", 0, "Nairobi"),
    ],
)
def test_lexicon_script_or_ending(form: str, tag: str, script: int, lemma: str) -> None:
    assert Lemmatiser(SCRIPTS, LEXICON).lemma(form, tag, script) == lemma
