"""Sentences that tell an event of their section again: how many tellings it has, and which sentence is the main one."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import MergedEvent, Report
from pipeline.merge import merge


def told(text: str, event_type: str) -> list[MergedEvent]:
    """The events of a type in a section of that text."""
    facts = facts_of(Report("x", "x.txt", "x", f"Association\n\n{text}\n", country="KEN", published_on="2024-06-30"))
    return [one for one in merge(facts).events if one.event.event_type == event_type]


@pytest.mark.parametrize(("plan", "outcome", "status"), [
    ("Nurses in Kisumu announced a strike for 6 May 2024 over unpaid wages.", "The strike never happened.", "not_occurred"),
    ("Farmers in Eldoret had planned a sit-in for 3 May 2024.", "It was cancelled after the police threatened them with arrest.", "not_occurred"),
    ("John Otieno had hoped to lead a march in Voi on 17 May 2024.", "He called the gathering off two days earlier.", "not_occurred"),
    ("The union announced a march in Voi for 9 May 2024.", "The march went ahead with some 400 people taking part.", "occurred"),
    ("The guild gave notice of a rally in Voi on 9 May 2024.", "It took place without incident.", "occurred"),
])  # fmt: skip
def test_what_came_of_a_planned_protest_is_its_main_telling(plan: str, outcome: str, status: str) -> None:
    [one] = told(f"{plan} {outcome}", "protest")
    assert (one.event.status, one.event.text) == (status, outcome)
    assert {telling.text for _, telling in one.tellings} == {plan, outcome}


@pytest.mark.parametrize(("text", "status"), [
    ("The union notified the county authorities of a rally in Voi on 9 May 2024.", "planned"),
    ("The guild gave notice to the police of a vigil in Voi on 9 May 2024.", "planned"),
    ("The council notified the organisers of a rally in Voi on 9 May 2024 that it had no objections.", "occurred"),
    ("A priest notified the police of a rally held in Voi on 9 May 2024.", "occurred"),
    ("On 3 May 2024, police arrested John Otieno for organising a vigil scheduled for 9 May 2024.", "planned"),
    ("On 9 May 2024, nurses held a vigil scheduled for 3 May.", "occurred"),
])  # fmt: skip
def test_a_protest_of_which_notice_is_given_is_planned(text: str, status: str) -> None:
    assert [one.event.status for one in told(text, "protest")] == [status]


VERDICT = "On 3 May 2024, a court in Voi convicted John Otieno of sedition and jailed him for two years."


@pytest.mark.parametrize(("sentence", "tellings"), [
    ("The prosecution had asked for five.", 2),
    ("For Otieno prosecutors had sought five years.", 2),
    ("The prosecutor had demanded a fine.", 2),
    ("For Mary Achieng prosecutors had sought five years.", 1),
    ("The prosecutor had asked for his files.", 1),
    ("Prosecutors then asked for five more years.", 1),
])  # fmt: skip
def test_what_the_prosecution_had_asked_for_tells_the_verdict_again(sentence: str, tellings: int) -> None:
    assert [len(one.tellings) for one in told(f"{VERDICT} {sentence}", "sentence")] == [tellings]


@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "* ", "▪ "])
def test_an_item_of_a_list_is_read_like_any_sentence(mark: str) -> None:
    [one] = told(f"{mark}On 3 May 2024, unidentified men in a white car abducted blogger John Otieno in Voi.", "detention")
    assert one.event.date == "2024-05-03"


def test_a_term_told_with_its_year_is_its_own_event_beside_the_verdicts_on_several() -> None:
    verdicts = told(
        "Concerns persisted over imprisoned activists, including union leader Peter Otieno and journalist Mary Achieng, both convicted on dubious sedition charges. "
        "The leader of the union, Peter Otieno, continued to serve a five-year prison term, issued in 2022.", "sentence")  # fmt: skip
    assert [p.duration_min for one in verdicts for p in one.event.penalties] == ["P5Y"]


@pytest.mark.parametrize("text", [
    "On 3 May 2024, Musa Banda withdrew his complaint against Abel Otieno.",
    "On 3 May 2024, the mayor dropped his libel suit against the weekly Voice.",
])  # fmt: skip
def test_a_complaint_that_is_withdrawn_is_not_lodged_that_day(text: str) -> None:
    assert told(text, "complaint") == []
