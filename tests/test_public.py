"""The public profile: who is withheld is named nowhere, offsets stay true, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive import Archive
from pipeline.merge import merge
from pipeline.public import Edits, is_of_kind, publish
from pipeline.records import BY_NAME, TABLES, Row
from pipeline.resolve import add_cases, resolve
from pipeline.withhold_list import Choice, WithholdError, read
from tests.test_corrections import TEXT, facts

SECRET = b"kept with the full tables"


def published(text: str = TEXT, choices: tuple[Choice, ...] = (), secret: bytes = SECRET) -> tuple[dict[str, list[Row]], str]:
    full, public = Archive(), Archive()
    resolve([merge(facts(text))], full)
    add_cases(full)
    shown = publish(full, public, choices, secret, lambda _: text)
    return {name: list(rows) for name, rows in public.items()}, shown("ken-2024-06-01")


def everything(tables: dict[str, list[Row]], text: str) -> str:
    return json.dumps(tables, ensure_ascii=False) + text


def test_a_listed_person_is_named_nowhere_and_the_others_everywhere_as_before() -> None:
    tables, text = published(choices=(Choice("Jane Wanjiru", True),))
    said = everything(tables, text).casefold()
    assert "wanjiru" not in said and "jane" not in said
    assert "ali hassan" in said
    [person] = [p for p in tables["people"] if p["name"].startswith("Person-")]
    assert person["person_id"] in {p["entity_id"] for p in tables["participants"]}
    assert person["name"] in text


def test_offsets_point_at_the_words_of_the_text_that_is_shown() -> None:
    tables, text = published(choices=(Choice("person:jane-wanjiru", True), Choice("Ali Hassan", True)))
    checked = 0
    for table in TABLES:
        for row in tables[table.name]:
            if "text" in table.header and "start" in table.header:
                assert text[row["start"] : row["end"]] == row["text"]
                checked += 1
            if "trigger_start" in row:
                assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
            for column in BY_NAME[table.name].columns:
                if column.refers_to and row[column.name]:
                    target, key = column.refers_to.split(".")
                    assert row[column.name] in {other[key] for other in tables[target]}
    assert checked > 15


def test_who_is_named_with_sexual_violence_or_as_a_minor_is_withheld_without_being_listed() -> None:
    tables, text = published(TEXT.replace("Jane was held in Nakuru.", "Jane was held in Nakuru and raped.").replace("Ali was freed.", "Ali, aged 15, was freed."))
    assert "Jane" not in text and "Ali" not in text
    assert sum(p["name"].startswith("Person-") for p in tables["people"]) >= 2


def test_a_person_may_be_shown_in_spite_of_the_kinds() -> None:
    text = TEXT.replace("Ali was freed.", "Ali, aged 15, was freed.")
    assert "Ali" in published(text, (Choice("Ali Hassan", False),))[1]


def test_without_anybody_to_withhold_the_tables_are_the_full_ones() -> None:
    full = Archive()
    resolve([merge(facts())], full)
    add_cases(full)
    tables, text = published()
    assert text == TEXT
    assert tables == {name: list(rows) for name, rows in full.items()}


def test_a_pseudonym_is_stable_and_needs_the_secret() -> None:
    choice = (Choice("Jane Wanjiru", True),)
    assert published(choices=choice)[1] == published(choices=choice)[1]
    assert published(choices=choice)[1] != published(choices=choice, secret=b"another")[1]


def test_an_identifier_that_hashes_a_withheld_name_is_keyed_and_the_others_stay() -> None:
    full, _ = published()
    tables, _ = published(choices=(Choice("Jane Wanjiru", True),))
    before, after = {e["event_id"] for e in full["events"]}, {e["event_id"] for e in tables["events"]}
    assert len(before & after) == 3 and len(after - before) == 1
    assert next(iter(after - before)).startswith("event:p")
    assert {t["event_id"] for t in tables["tellings"]} == after


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A 15-year-old was held.", True), ("She is 17 years old.", True), ("He is 18 years old.", False), ("aged 16", True), ("aged 61", False),
        ("a fourteen-year-old student", True), ("Two minors were held.", True), ("A minority was held.", False), ("She was raped.", True),
        ("He was fined.", False), ("an 8-month-old", True), ("sentenced to 15 years in prison", False),
    ],
)  # fmt: skip
def test_kinds(sentence: str, expected: bool) -> None:
    assert is_of_kind(sentence) is expected


def test_a_wrong_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "withhold.csv").write_text("who,action,why\nJane,hide,no\n", encoding="utf-8")
    with pytest.raises(WithholdError, match="row 2"):
        read([tmp_path / "withhold.csv"])
    (tmp_path / "withhold.csv").write_text("who,action,why\nJane,,family asked\nAli,show,official\n", encoding="utf-8")
    assert read([tmp_path / "withhold.csv"]) == [Choice("Jane", True), Choice("Ali", False)]


@given(st.text("ab ", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6), st.text("XY", max_size=8)), max_size=5), st.integers(0, 40), st.integers(1, 20))
def test_a_span_keeps_its_words_whatever_is_replaced_before_in_or_around_it(text: str, wanted: list[tuple[int, int, str]], start: int, length: int) -> None:
    made, at = [], 0
    for first, size, words in sorted(wanted):
        if first >= at and first + size <= len(text):
            made.append((first, first + size, words))
            at = first + size
    if not text:
        return
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    edits = Edits(made)
    new_start, new_end = edits.moved(start, end)
    assert edits.apply(text)[new_start:new_end] == edits.words(start, end, text[start:end])
