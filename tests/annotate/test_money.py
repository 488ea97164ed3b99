"""Sums of money: amounts, currencies by country, ranges, hedges, conversions."""

from pathlib import Path

import pytest
import spacy

from pipeline.annotate.money import find_money, number
from pipeline.layers import Quantity, Report

CASES = [line.split("\t") for line in (Path(__file__).parent / "money_cases.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _shown(q: Quantity) -> str:
    return "|".join([q.text, _figure(q.amount_min), _figure(q.amount_max), q.currency, "~" if q.approximate else "", q.basis,
                     _figure(q.converted_amount), q.converted_currency])  # fmt: skip


@pytest.mark.parametrize(("text", "country", "expected"), CASES)
def test_sums_of_money(text: str, country: str, expected: str) -> None:
    found = find_money(text, country)
    assert [_shown(q) for q in found] == [e for e in expected.split(" ; ") if e]
    assert all(text[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(
    ("words", "value"),
    [("50,000", 50000), ("1.5 million", 1.5e6), ("two thousand", 2000), ("2 lakh", 2e5), ("10 000", 10000), ("2.000", 2000), ("3k", 3000)],
)
def test_numbers(words: str, value: float) -> None:
    assert number(words) == value


def test_words_that_are_no_number() -> None:
    assert number("many") is None


def test_the_component_reads_the_country_of_the_report() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("money")
    doc = nlp.make_doc("He was fined 2,000 pesos.")
    doc._.report = Report("chl-2024-01-01", "", "", doc.text, country="CHL")
    assert [q.currency for q in nlp(doc)._.money] == ["CLP"]


def test_a_shared_name_without_a_country_has_no_currency() -> None:
    assert [q.currency for q in find_money("a fine of 2,000 pesos")] == [""]
