"""Words as the shipped model cuts them."""

import pytest

from pipeline.extract import language


@pytest.mark.parametrize(("text", "words"), [
    ("his co-founder, re-arrested.", ["his", "co-founder", ",", "re-arrested", "."]),
    ("2024-05-06, and after", ["2024-05-06", ",", "and", "after"]),
    ("nine people (Article 488): he", ["nine", "people", "(", "Article", "488", ")", ":", "he"]),
    ("groups (NGOs)–with", ["groups", "(", "NGOs", ")", "–", "with"]),
    ("the mission (OSCE)/Office, (NGO)-led", ["the", "mission", "(", "OSCE", ")", "/", "Office", ",", "(", "NGO", ")", "-", "led"]),
    ("a party (“Hope”)—said", ["a", "party", "(", "“", "Hope", "”", ")", "—", "said"]),
    ("member(s)-only", ["member(s)", "-", "only"]),
    ("a sit-in; foreign-funded", ["a", "sit-in", ";", "foreign", "-", "funded"]),
])  # fmt: skip
def test_marks_do_not_stay_on_words_with_a_hyphen(text: str, words: list[str]) -> None:
    assert [token.text for token in language("").make_doc(text)] == words
