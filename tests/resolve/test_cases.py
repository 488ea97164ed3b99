"""Cases: the chain of events around a person or an unnamed group, in the order of a case, with the state it has reached."""

from __future__ import annotations

import pytest

from pipeline.layers import Event, Participant, ReportFacts
from pipeline.records import Row
from tests.resolve.test_over_reports import event, report, tables


def of(kind: str, date: str, words: str, count: int | None) -> Event:
    one = event(f"{words} {kind}.", 0, date, kind=kind)
    one.participants = [Participant("target", "group", None, 0, 4, words, count, count)]
    return one


def chains(*reports: ReportFacts) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in tables(*reports)["cases"]:
        found.setdefault(row["case_id"], []).append(row)
    return list(found.values())


def test_a_definite_group_of_the_next_sentence_is_the_one_told_before() -> None:
    [steps] = chains(report("2024-04-01", of("detention", "2024-03-05", "four students of the college", 4), of("charge", "2024-03-06", "the four students", 4), of("release", "2024-03-09", "they", 4)))
    assert [s["event_type"] for s in steps] == ["detention", "charge", "release"]
    assert {(s["name"], s["entity_id"], s["current_state"]) for s in steps} == {("four students of the college", "", "released")}


@pytest.mark.parametrize(("words", "count"), [("four students", 4), ("the four nurses", 4), ("the five students", 5), ("the students", None)])
def test_other_groups_are_other_cases(words: str, count: int | None) -> None:
    assert not chains(report("2024-04-01", of("detention", "2024-03-05", "four students of the college", 4), of("charge", "2024-03-16", words, count)))


def test_a_group_is_followed_over_reports_by_an_event_that_both_tell() -> None:
    first = report("2024-04-01", of("detention", "2024-03-05", "two nurses", 2))
    later = report("2024-09-01", of("detention", "2024-03", "two nurses", 2), of("sentence", "2024-08-02", "the two nurses", 2))
    [steps] = chains(first, later)
    assert [(s["event_type"], s["date"]) for s in steps] == [("detention", "2024-03-05"), ("sentence", "2024-08-02")]


def test_a_group_brought_in_as_known_is_the_only_one_that_fits() -> None:
    first = report("2024-04-01", of("detention", "2024-03-05", "six miners", 6))
    later = report("2024-09-01", of("acquittal", "2024-08-02", "the six miners", 6))
    assert len(chains(first, later)) == 1
    assert not chains(report("2024-02-01", of("detention", "2024-01-05", "six miners of Kano", 6)), first, later)


def test_of_one_month_the_usual_course_of_a_case_holds() -> None:
    told = report(
        "2024-09-01", event("sentenced A", 0, "2024-03", kind="sentence"), event("held A", 0, "2024-03-05"), event("let out", 0, "2024-06-01", kind="release"),
        event("charged", 0, "2024", kind="charge"),
    )  # fmt: skip
    [steps] = chains(told)
    assert [s["event_type"] for s in steps] == ["detention", "charge", "sentence", "release"]


@pytest.mark.parametrize(("words", "state"), [
    ("overturned", "ruling overturned on appeal"), ("upheld", "ruling upheld on appeal"), ("reduced", "sentence reduced on appeal"), ("heard", "sentence reviewed"),
])  # fmt: skip
def test_the_outcome_of_an_appeal_is_the_state(words: str, state: str) -> None:
    ruling = event(f"{words} it", 0, "2024-06-01", kind="appeal_ruling")
    ruling.trigger = words
    [steps] = chains(report("2024-09-01", event("tried A", 0, "2024-03-05", kind="sentence"), ruling))
    assert {s["current_state"] for s in steps} == {state}


def test_what_came_after_a_day_follows_what_is_told_of_it() -> None:
    after = event("let out A", 0, "2024-03-05", kind="release")
    after.date, after.date_end, after.date_precision = "2024-03-05/..", "", "after"
    [steps] = chains(report("2024-09-01", after, event("tried A", 0, "2024-03-05", kind="trial")))
    assert [s["event_type"] for s in steps] == ["trial", "release"]


def test_on_one_day_the_usual_course_holds_but_for_a_new_arrest() -> None:
    freed = event("let out A", 0, "2024-03-05", kind="release")
    [steps] = chains(report("2024-09-01", freed, event("tried A", 0, "2024-03-05", kind="trial")))
    assert [s["event_type"] for s in steps] == ["trial", "release"]
    again = event("rearrested A", 0, "2024-03-05")
    again.trigger = "rearrested"
    [steps] = chains(report("2024-09-01", again, event("let out A", 0, "2024-03-05", kind="release")))
    assert [s["current_state"] for s in steps] == ["detained", "detained"]
