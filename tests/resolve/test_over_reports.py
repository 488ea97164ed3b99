"""One event in several reports: joined where it is surely one, with what they tell differently kept; else apart."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive import Archive
from pipeline.layers import Entity, Event, Mention, Participant, Penalty, Report, ReportFacts, Section, Telling
from pipeline.merge import merge
from pipeline.records import Row
from pipeline.resolve import add_cases, resolve

PEOPLE = ("Jane Wanjiru", "Ali Hassan", "Mary Otieno")


def event(sentence: str, who: int, date: str = "", kind: str = "detention", status: str = "occurred", **more: object) -> Event:
    one = Event(kind, status, 1, 0, 4, sentence[:4], 0, len(sentence), sentence, country="KEN", **more)  # type: ignore[arg-type]
    one.participants = [Participant("target", "person", who, 0, 4, sentence[:4])]
    if date:
        first, last, precision = {10: (date, date, "day"), 7: (date + "-01", date + "-28", "month"), 4: (date + "-01-01", date + "-12-31", "year")}[len(date)]
        one.date, one.date_start, one.date_end, one.date_precision = date, first, last, precision
    return one


def report(day: str, *events: Event, people: tuple[str, ...] = PEOPLE) -> ReportFacts:
    text, moved = "", []
    for one in events:
        at = len(text)
        one.start, one.end, one.trigger_start, one.trigger_end = at, at + len(one.text), at, at + 4
        one.tellings = [Telling(1, one.start, one.end, one.text)]
        for p in one.participants:
            p.start, p.end = at, at + 4
        moved.append(one)
        text += one.text + "\n"
    facts = Report(f"ken-{day}", f"{day}.txt", f"sha-{day}", text, country="KEN", published_on=day)
    sections = [Section(1, 1, "", "body", "", 0, len(text), 0, 0)]
    mentions = [Mention(one.start, one.start + 4, one.text[:4], "person", p.entity) for one in moved for p in one.participants if p.entity is not None]
    return ReportFacts(facts, sections=sections, entities=[Entity("person", name) for name in people], mentions=mentions, events=moved, model="m")


def tables(*reports: ReportFacts, **how: int) -> dict[str, list[Row]]:
    archive = Archive()
    resolve([merge(one) for one in reports], archive, **how)
    add_cases(archive)
    return {name: list(rows) for name, rows in archive.items()}


def fined(amount: float, currency: str = "KES") -> Penalty:
    return Penalty("fine", "person", 0, "Jane", amount_min=amount, amount_max=amount, currency=currency, text="Jane", end=4)


def test_the_same_day_and_person_in_two_updates_is_one_event_told_twice() -> None:
    found = tables(report("2024-04-01", event("held A", 0, "2024-03-05")), report("2024-09-01", event("held B", 0, "2024-03-05")))
    assert [e["tellings"] for e in found["events"]] == [2]
    assert {t["report_id"] for t in found["tellings"]} == {"ken-2024-04-01", "ken-2024-09-01"}


def test_undated_events_of_one_person_in_two_updates_stay_apart() -> None:
    assert len(tables(report("2024-04-01", event("held A", 0)), report("2024-09-01", event("held B", 0)))["events"]) == 2


def test_a_day_inside_the_month_that_a_later_update_gives_is_the_same_sentence() -> None:
    found = tables(
        report("2024-04-01", event("sentenced A", 0, "2024-03-05", kind="sentence")), report("2024-09-01", event("sentenced B", 0, "2024-03", kind="sentence"))
    )
    assert [(e["date"], e["conflicts"]) for e in found["events"]] == [("2024-03-05", [])]


def test_a_month_that_fits_two_events_is_joined_to_neither() -> None:
    first = report("2024-04-01", event("held A", 0, "2024-03-05"), event("held again", 0, "2024-03-20"))
    assert len(tables(first, report("2024-09-01", event("held B", 0, "2024-03")))["events"]) == 3


def test_a_statement_in_the_same_month_is_not_the_same_statement() -> None:
    first, second = event("said A", 0, "2024-03-05", kind="statement"), event("said B", 0, "2024-03", kind="statement")
    for one in (first, second):
        one.participants[0].role = "actor"
    assert len(tables(report("2024-04-01", first), report("2024-09-01", second))["events"]) == 2


@pytest.mark.parametrize(
    "words",
    ["held, as covered in our previous update", "held, as previously reported", "held (see the last update)"],
)
def test_a_retelling_that_refers_back_joins_even_where_the_day_differs_and_both_days_are_kept(words: str) -> None:
    found = tables(report("2024-04-01", event("held A", 0, "2024-03-05")), report("2024-09-01", event(words, 0, "2024-04-06")))
    [one] = found["events"]
    assert (one["date"], one["tellings"], one["conflicts"]) == ("2024-03-05", 2, ["date: 2024-04-06"])


def test_without_such_words_another_day_is_another_event() -> None:
    assert len(tables(report("2024-04-01", event("held A", 0, "2024-03-05")), report("2024-09-01", event("held B", 0, "2024-04-06")))["events"]) == 2


def test_two_sums_for_one_fine_of_one_day_are_one_event_with_both_kept() -> None:
    found = tables(
        report("2024-04-01", event("fined A", 0, "2024-03-05", kind="sentence", penalties=[fined(500)])),
        report("2024-09-01", event("fined B", 0, "2024-03-05", kind="sentence", penalties=[fined(900)])),
    )
    [one] = found["events"]
    assert one["conflicts"] == ["amount: 900 KES"]
    assert [p["amount_min"] for p in found["penalties"]] == [500]


def test_the_same_figures_some_days_apart_are_one_sentence_with_two_days() -> None:
    found = tables(
        report("2024-04-01", event("fined A", 0, "2024-03-05", kind="sentence", penalties=[fined(500)])),
        report("2024-09-01", event("fined B", 0, "2024-03-07", kind="sentence", penalties=[fined(500)])),
    )
    assert [(e["tellings"], e["conflicts"]) for e in found["events"]] == [(2, ["date: 2024-03-07"])]


def test_what_one_report_only_claims_and_another_states_flatly_occurred() -> None:
    found = tables(report("2024-04-01", event("held A", 0, "2024-03-05", status="alleged")), report("2024-09-01", event("held B", 0, "2024-03-05")))
    assert [e["status"] for e in found["events"]] == ["occurred"]


def test_two_people_on_one_day_stay_two_events() -> None:
    assert len(tables(report("2024-04-01", event("held A", 0, "2024-03-05")), report("2024-09-01", event("held B", 1, "2024-03-05")))["events"]) == 2


def test_a_later_report_renames_neither_the_event_nor_the_person() -> None:
    first = [report("2024-04-01", event("held A", 0, "2024-03-05"))]
    alone = tables(*first)
    fuller = report("2024-09-01", event("held B", 0, "2024-03-05"), people=("Jane Akinyi Wanjiru", *PEOPLE[1:]))
    fuller.entities[0].aliases = ["Jane Wanjiru"]
    both = tables(report("2024-04-01", event("held A", 0, "2024-03-05")), fuller)
    assert [e["event_id"] for e in both["events"]] == [e["event_id"] for e in alone["events"]]
    assert {p["person_id"] for p in both["people"]} == {p["person_id"] for p in alone["people"]}
    assert next(p for p in both["people"] if p["person_id"] == "person:jane-wanjiru")["name"] == "Jane Akinyi Wanjiru"


def test_a_case_is_a_chain_in_time_with_its_current_state() -> None:
    chain = report(
        "2024-09-01",
        event("sentenced", 0, "2024-05-10", kind="sentence"),
        event("detained", 0, "2024-03-05"),
        event("charged", 0, kind="charge"),
        event("will be released", 0, "2024-12-01", kind="release", status="planned"),
    )
    steps = tables(chain)["cases"]
    assert [(s["step"], s["event_type"]) for s in steps] == [(1, "detention"), (2, "charge"), (3, "sentence"), (4, "release")]
    assert {s["current_state"] for s in steps} == {"sentenced"}


DAYS = st.sampled_from(["", "2024-03", "2024-03-05", "2024-03-06", "2024-04-06", "2024"])
KINDS = st.sampled_from(["detention", "sentence", "statement", "release"])
TOLD = st.lists(st.tuples(st.sampled_from(["held A", "held B, as previously reported", "taken"]), st.integers(0, 2), DAYS, KINDS), min_size=0, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(TOLD, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_neither_order_nor_partition_of_reports_changes_anything_and_no_telling_is_lost(archive: list[list[tuple[str, int, str, str]]], shuffler: random.Random) -> None:
    def built() -> list[ReportFacts]:
        return [report(f"2024-{month:02}-01", *(event(f"{words} {n}", who, day, kind) for n, (words, who, day, kind) in enumerate(told)))
                for month, told in enumerate(archive, 5)]  # fmt: skip

    ordered, shuffled = built(), built()
    shuffler.shuffle(shuffled)
    first, second = tables(*ordered), tables(*shuffled, at_once=1)
    assert first == second
    assert {t["text"] for t in first["tellings"]} == {one.text for facts in built() for one in facts.events}
    assert sum(e["tellings"] for e in first["events"]) == len(first["tellings"])


def of_group(sentence: str, date: str, heads: int | None = None) -> Event:
    one = event(sentence, 0, date)
    one.participants = [Participant("target", "group", None, 0, 4, "students", heads, heads)]
    return one


CARRIED = "Officers beat several students during night raids on hostels near the harbour, destroying furniture and laptops."


def test_a_case_of_unnamed_people_carried_on_word_by_word_is_one() -> None:
    again = CARRIED.replace("several", "some").replace(" and laptops", "")
    assert len(tables(report("2024-01-01", of_group(CARRIED, "2023-05")), report("2025-01-01", of_group(again, "2023-05")))["events"]) == 1


@pytest.mark.parametrize("other", [
    of_group(CARRIED, "2023-06"), of_group(CARRIED, ""), of_group(CARRIED, "2023"), of_group(CARRIED, "2023-05", 9),
    of_group("Officers beat several students at a march.", "2023-05"),
], ids=["another month", "no date", "only a year", "another count", "other words"])  # fmt: skip
def test_unnamed_people_are_others_unless_all_of_it_agrees(other: Event) -> None:
    first = of_group(CARRIED, "2023-05", 4 if other.participants[0].count_min else None)
    assert len(tables(report("2024-01-01", first), report("2025-01-01", other))["events"]) == 2


SHORT = "Guards beat several students in custody."


@pytest.mark.parametrize(("first", "second", "rows"), [
    (of_group(CARRIED, ""), of_group(CARRIED, ""), 1),
    (of_group(SHORT, "2023-05"), of_group(SHORT, "2023-05"), 1),
    (of_group(SHORT, ""), of_group(SHORT, ""), 2),  # may come up again
    (of_group(SHORT, "2023-05"), of_group(SHORT, "2023-06"), 2),
    (of_group(CARRIED, "", 4), of_group(CARRIED, "", 9), 2),
], ids=["long", "of one month", "short, without a date", "of two months", "other heads"])  # fmt: skip
def test_what_two_updates_tell_in_the_very_same_words(first: Event, second: Event, rows: int) -> None:
    assert len(tables(report("2024-01-01", first), report("2024-07-01", second))["events"]) == rows


def test_a_state_of_one_person_since_one_day_is_one_event() -> None:
    def starving() -> Event:
        one = event("refuses food A", 0, kind="hunger_strike")
        one.date, one.date_start, one.date_precision = "2024-02-20/..", "2024-02-20", "after"
        one.participants[0].role = "actor"
        return one

    assert len(tables(report("2024-03-01", starving()), report("2024-05-01", starving()))["events"]) == 1


def test_a_bare_number_is_of_the_people_that_another_update_describes() -> None:
    def freed(sentence: str, words: str, date: str) -> Event:
        one = of_group(sentence, date, 12)
        one.event_type, one.participants[0].text = "release", words
        return one

    first, second = freed("let 12 vendors out", "twelve vendors", "2024-02-07"), freed("let the 12 out in February", "the twelve", "2024-02")
    assert len(tables(report("2024-03-01", first), report("2024-06-01", second))["events"]) == 1


@pytest.mark.parametrize(("kind", "words"), [("release", "let out, as previously reported"), ("sentence", "sentenced, as covered in our previous update")])
def test_events_of_different_years_stay_apart_whatever_refers_back(kind: str, words: str) -> None:
    first, second = event("told A", 0, "2022-03-05", kind=kind), event(words, 0, "2024-04-06", kind=kind)
    assert len(tables(report("2024-05-01", first), report("2024-09-01", second))["events"]) == 2


def mentioned(sentence: str, who: int | None, kind: str = "detention") -> Event:
    one = event(sentence, who or 0, kind=kind)
    one.basis["reference"] = "definite noun"
    return one


def test_a_mention_without_date_is_of_the_only_such_event() -> None:
    arrest, again = event("held A", 0, "2024-03-05"), event("held twice", 0, "2024-03-20")
    assert len(tables(report("2024-04-01", arrest), report("2024-09-01", mentioned("his arrest", 0)))["events"]) == 1
    both = report("2024-04-01", event("held A", 0, "2024-03-05"), again)
    assert len(tables(both, report("2024-09-01", mentioned("his arrest", 0)))["events"]) == 3


def test_a_mention_is_of_nothing_that_happened_after_it() -> None:
    later = event("held A", 0, "2024-08-05")
    assert len(tables(report("2024-04-01", mentioned("his arrest", 0)), report("2024-09-01", later))["events"]) == 2


def test_one_of_two_detained_on_a_day_was_detained_in_that_month() -> None:
    both = event("held A and B", 0, "2024-03-05")
    both.participants.append(Participant("target", "person", 1, 0, 4, "held"))
    assert len(tables(report("2024-04-01", both), report("2024-09-01", event("held in March", 1, "2024-03")))["events"]) == 1
    assert len(tables(report("2024-04-01", both), report("2024-09-01", event("held that year", 1, "2024")))["events"]) == 2


def test_an_arrest_and_remand_of_one_month_are_two_events() -> None:
    arrest, remand = event("arrested A", 0, "2024-03-05"), event("remanded A", 0, "2024-03")
    for one in (arrest, remand):
        one.trigger = one.text.split()[0]
    assert len(tables(report("2024-04-01", arrest), report("2024-09-01", remand))["events"]) == 2


def heads(sentence: str, date: str, people: str, count: int) -> Event:
    one = event(sentence, 0, date)
    one.participants = [Participant("target", "group", None, 0, 4, people, count, count)]
    return one


def test_as_many_people_of_one_description_are_known_again_by_the_month() -> None:
    first = heads("Four students were arrested.", "2024-03-05", "four students of the college", 4)
    again = heads("The four students held in March walked free.", "2024-03", "the four students", 4)
    assert len(tables(report("2024-04-01", first), report("2024-09-01", again))["events"]) == 1


@pytest.mark.parametrize("other", [
    heads("Four journalists were held in March.", "2024-03", "four journalists", 4),
    heads("Five students were held in March.", "2024-03", "five students", 5),
    heads("Four students were held in April.", "2024-04", "four students", 4),
    heads("Four journalists were held.", "2024-03-05", "four journalists", 4),
], ids=["other people", "another count", "another month", "other people on the day"])  # fmt: skip
def test_other_unnamed_people_stay_apart(other: Event) -> None:
    first = heads("Four students were arrested.", "2024-03-05", "four students of the college", 4)
    assert len(tables(report("2024-04-01", first), report("2024-09-01", other))["events"]) == 2


def test_a_town_lies_in_the_region_of_another_report() -> None:
    first, second = (report(day, event(words, 0, "2024-03-05", place=3)) for day, words in (("2024-04-01", "held A"), ("2024-09-01", "held B")))
    for facts, name, kind in ((first, "Kaduna", "city"), (second, "Kaduna State", "region")):
        facts.entities.append(Entity("place", name, subkind=kind, country="KEN", admin1="Kaduna"))
    assert len(tables(first, second)["events"]) == 1
    second.entities[3].name = "Kano State"
    assert len(tables(first, second)["events"]) == 2


def test_held_since_a_day_is_the_arrest_of_that_month() -> None:
    held = event("held since then", 0, "2024-03-05")
    held.date, held.date_end, held.date_precision = "2024-03-05/..", "", "after"
    assert len(tables(report("2024-04-01", held), report("2024-09-01", event("arrested A", 0, "2024-03")))["events"]) == 1
    assert len(tables(report("2024-04-01", held), report("2024-09-01", event("arrested A", 0, "2024-04")))["events"]) == 2


def years(*recipients: int) -> list[Penalty]:
    return [Penalty("imprisonment", "person", number, "P", duration_min=f"P{5 + number}Y", duration_max=f"P{5 + number}Y", text="P", end=4) for number in recipients]


def test_one_of_two_sentenced_after_a_day_is_known_by_month_and_term() -> None:
    def both() -> Event:
        one = event("sentenced A and B", 0, "2024-03-05", kind="sentence", penalties=years(0, 1))
        one.participants.append(Participant("target", "person", 1, 0, 4, "sent"))
        one.date, one.date_end, one.date_precision = "2024-03-05/..", "", "after"
        return one

    def again(month: str, number: int) -> Event:
        return event("sentenced B", 1, month, kind="sentence", penalties=years(number))

    [one] = tables(report("2024-04-01", both()), report("2024-09-01", again("2024-03", 1)))["events"]
    assert (one["date"], one["conflicts"]) == ("2024-03", [])
    assert len(tables(report("2024-04-01", both()), report("2024-09-01", again("2024-04", 1)))["events"]) == 2
    assert len(tables(report("2024-04-01", both()), report("2024-09-01", again("2024-03", 2)))["events"]) == 2


def test_those_charged_before_are_the_group_charged() -> None:
    first = heads("Four students were charged.", "2024-03-05", "four students of the college", 4)
    before = heads("The four students charged with it walked free.", "2024-08-05", "the four students", 4)
    before.date, before.date_start, before.date_precision = "../2024-08-05", "", "before"
    assert len(tables(report("2024-04-01", first), report("2024-09-01", before))["events"]) == 1


def test_a_sentence_on_two_tells_what_befell_each_elsewhere() -> None:
    def first() -> ReportFacts:
        return report("2024-04-01", event("sentenced A", 0, "2024-03-05", kind="sentence", penalties=years(0)),
                      event("sentenced B", 1, "2024-03-19", kind="sentence"))  # fmt: skip

    def both(month: str) -> Event:
        one = event("sentenced A and B", 0, month, kind="sentence", penalties=years(0, 1))
        one.participants.append(Participant("target", "person", 1, 0, 4, "sent"))
        return one

    found = tables(first(), report("2024-09-01", both("2024-03")))
    assert [(e["date"], e["tellings"], e["conflicts"]) for e in found["events"]] == [("2024-03-05", 2, []), ("2024-03-19", 2, [])]
    assert [p["duration_min"] for p in found["penalties"]] == ["P5Y"]
    assert len(tables(first(), report("2024-09-01", both("2024-04")))["events"]) == 3


def test_what_a_relative_clause_tells_is_known_even_where_it_recurs() -> None:
    def threatened(words: str, date: str) -> Event:
        one = event(words, 0, date, kind="harassment")
        one.trigger_start = words.index("threatened")
        return one

    def told(sentence: str, date: str = "2024-03") -> int:
        again = report("2024-09-01", threatened(sentence, date))
        again.events[0].trigger_start = again.events[0].start + sentence.index("threatened")
        return len(tables(report("2024-04-01", threatened("threatened A", "2024-03-05")), again)["events"])

    assert told("Jane, who was threatened in March, has left.") == 1
    assert told("Jane was threatened in March.") == 2
    assert told("Jane, who was threatened in April, has left.", "2024-04") == 2
