"""One label for one name over a document."""

import spacy
from spacy.tokens import Doc, Span

import pipeline.annotate.encoder  # noqa: F401  (declares span._.label_scores)
from pipeline.annotate.consistent_names import consistent_names


def document(text: str, names: list[tuple[str, str, dict[str, float] | None]]) -> Doc:
    """A Doc with the given names, in the order of the text, and their probabilities."""
    doc = spacy.blank("en")(text)
    spans, place = [], 0
    for words, label, scores in names:
        start = text.index(words, place)
        place = start + len(words)
        span = doc.char_span(start, place, label=label)
        assert isinstance(span, Span)
        span._.label_scores = scores
        spans.append(span)
    doc.ents = spans
    return doc


def labels(doc: Doc) -> list[tuple[str, str]]:
    return [(name.text, name.label_) for name in consistent_names(doc).ents]


def test_the_label_with_more_evidence_wins() -> None:
    doc = document(
        "Azadi reported it. Police searched Azadi. Azadi was closed.",
        [
            ("Azadi", "ORG", {"ORG": 0.9, "LOC": 0.1}),
            ("Azadi", "LOC", {"LOC": 0.6, "ORG": 0.4}),
            ("Azadi", "LOC", {"LOC": 0.55, "ORG": 0.45}),
        ],
    )
    assert labels(doc) == [("Azadi", "ORG")] * 3


def test_a_surname_alone_is_the_person() -> None:
    doc = document("Awa Ndiaye left. Ndiaye is a lawyer.", [("Awa Ndiaye", "PERSON", None), ("Ndiaye", "LOC", None)])
    assert labels(doc) == [("Awa Ndiaye", "PERSON"), ("Ndiaye", "PERSON")]


def test_a_missed_full_name_is_found_again() -> None:
    doc = document("Awa Ndiaye left. Then Awa Ndiaye came back.", [("Awa Ndiaye", "PERSON", None)])
    assert labels(doc) == [("Awa Ndiaye", "PERSON")] * 2


def test_nationalities_and_dates_stay() -> None:
    doc = document(
        "May spoke. In May the Mayan May fell.",
        [("May", "PERSON", None), ("May", "DATE", None), ("Mayan", "NORP", None)],
    )
    assert labels(doc) == [("May", "PERSON"), ("May", "DATE"), ("Mayan", "NORP")]


def test_no_names_no_change() -> None:
    assert labels(document("Nothing here.", [])) == []


def test_a_headline_adds_no_word_to_a_name() -> None:
    found = [("Asha Mwita Freed", "PERSON", None), ("Asha Mwita", "PERSON", None)]
    assert labels(document("Court Sees Asha Mwita Freed\n\nOn Monday Asha Mwita was released.", found)) == [("Asha Mwita", "PERSON")] * 2
    others = [("Asha Mwita Moshi", "PERSON", None), ("Asha Mwita", "PERSON", None)]
    text = "The court saw Asha Mwita Moshi.\n\nOn Monday Asha Mwita was released."
    assert labels(document(text, others))[0] == ("Asha Mwita Moshi", "PERSON")
    surname = [("Mwita Freed", "PERSON", None), ("Asha Mwita", "PERSON", None)]
    assert labels(document("Court Sees Mwita Freed\n\nOn Monday Asha Mwita was released.", surname))[0] == ("Mwita", "PERSON")
