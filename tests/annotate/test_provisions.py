"""Legal provisions as printed, with the law they belong to."""

from pathlib import Path

import pytest
import spacy

from pipeline.annotate.provisions import find_provisions
from pipeline.layers import Mention

CASES = [line.split("\t") for line in (Path(__file__).parent / "provision_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_provisions(text: str, expected: str) -> None:
    found = find_provisions(text)
    assert [p.text for p in found] == [e for e in expected.split(" ; ") if e]
    assert all(text[p.start : p.end] == p.text for p in found)


def test_an_organisation_named_like_an_article_is_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("provisions")
    doc = nlp.make_doc("Article 19 criticised Article 20 of the Penal Code.")
    doc._.mentions = [Mention(0, 10, "Article 19", "organisation", 0)]
    assert [p.text for p in nlp(doc)._.provisions] == ["Article 20 of the Penal Code"]


def test_the_accused_are_no_part_of_a_provision() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("provisions")
    doc = nlp.make_doc("The court heard charges under Article 5 of the Penal Code against Ana Soto and under the Law against Corruption.")
    doc._.mentions = [Mention(66, 74, "Ana Soto", "person", 0)]
    assert [p.text for p in nlp(doc)._.provisions] == ["Article 5 of the Penal Code", "Law against Corruption"]
