"""Words that mean an event told before are found, with the types, people and number that they tell."""

from __future__ import annotations

import pytest

from pipeline.annotate.pipeline import annotate, build
from pipeline.layers import BackReference, Report
from pipeline.relate import relate
from pipeline.relate.back_references import back_references_of
from pipeline.segment import segment

OPENING = "Association\n\nPolice arrested Amina Diallo and Ibrahim Keita in Conakry on 3 May 2024. "


@pytest.fixture(scope="module")
def found():
    nlp = build()

    def read(sentence: str) -> list[BackReference]:
        text = f"{OPENING}{sentence}\n"
        report = Report("x", "x.txt", "x", text, country="GIN", published_on="2024-06-30")
        doc = annotate(nlp, report, segment(report))
        names = [entity.name for entity in doc._.entities]
        references = [r for r in back_references_of(doc, relate(doc)) if r.text == sentence]
        for reference in references:
            reference.words = [*reference.words, *(names[number] for number in reference.of)]
        return references

    return read


@pytest.mark.parametrize(("sentence", "kind", "who", "number"), [
    ("The arrest was filmed by passers-by.", "detention", [], 1),
    ("Both verdicts drew criticism from the Bar Association.", "sentence", [], 2),
    ("The ministry confirmed these arrests.", "detention", [], 0),
    ("Diallo's imprisonment alarmed colleagues.", "detention", ["Amina Diallo"], 1),
    ("The conviction of the nurse shocked the town.", "sentence", ["nurse"], 1),
    ("Those detained were taken to a barracks.", "detention", [], 0),
    ("Diallo has appealed against the withdrawal of the visa.", "movement_restriction", ["visa"], 1),
    ("The station challenged the injunction.", "court_ruling", [], 1),
    ("The guild contested the suspension before the Conakry Labour Court.", "registration_denied", [], 1),
    ("The guild contested the conviction of Ibrahim Keita before the High Court.", "sentence", ["Ibrahim Keita"], 1),
])  # fmt: skip
def test_words_for_an_event_told_before(found, sentence: str, kind: str, who: list[str], number: int) -> None:
    references = [r for r in found(sentence) if kind in r.kinds]
    assert references, sentence
    assert (references[0].words, references[0].number) == (who, number)


@pytest.mark.parametrize("sentence", [
    "The prosecution asked the court for two years.",
    "In June 2024, an appeals court upheld the sentence.",  # tells how it was ruled on
    "The arrest was condemned by the Bar Association.",  # tells what was said of it
    "The lawyers denounced these arrests.",
    "After the arrest, a crowd gathered at the gates.",  # says only when
    "Another arrest was announced by the ministry.",
    "The previous verdict had been criticised.",
    "Prisoners should serve their sentences near their families.",  # a rule
    "An arrest warrant is needed under the law.",
])  # fmt: skip
def test_what_means_no_event_told_before(found, sentence: str) -> None:
    assert not [r for r in found(sentence) if not r.next_to]


def test_a_speaker_who_goes_on(found) -> None:
    assert [r.kinds for r in found("They stressed that the detainees had not seen a lawyer.") if r.next_to] == [["statement", "vilification"]]
    assert not [r for r in found("They called the police.") if r.next_to]


def test_a_march_broken_up_was_held_that_day_and_where_its_noun_says(found) -> None:
    [march] = [r for r in found("On 10 May 2024, police dispersed the march in Kindia with tear gas.") if "protest" in r.kinds]
    assert march.dates == [("2024-05-10", "2024-05-10")] and len(march.places) == 1
