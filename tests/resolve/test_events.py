"""Tellings of one event become one row; different events stay apart."""

from __future__ import annotations

from pipeline.layers import Entity, Event, Participant, Penalty, Reference, Report, ReportFacts, Section, Telling
from pipeline.resolve.events import MergedEvent, merge_events

OVERVIEW, BODY = 1, 2


def target(entity: int | None, words: str = "", count: int | None = None) -> Participant:
    return Participant("target", "group" if entity is None else "person", entity, 0, 1, words or f"P{entity}", count, count)


def event(start: int, *participants: Participant, kind: str = "detention", date: str = "", section: int = BODY, text: str = "", **more: object) -> Event:
    text = text or f"sentence at {start}"
    one = Event(event_type=kind, status="occurred", section=section, trigger_start=start, trigger_end=start + 4, trigger="held",
                start=start, end=start + len(text), text=text, country="KEN", participants=list(participants), **more)  # type: ignore[arg-type]
    if date:
        one.date, one.date_start, one.date_end, one.date_precision = date, date, date, "day"
    if len(date) == 7:
        one.date_start, one.date_end, one.date_precision = date + "-01", date + "-28", "month"
    one.tellings = [Telling(section, one.start, one.end, text)]
    return one


def report(*events: Event, name: str = "ken-2024-01-01", references: tuple[Reference, ...] = ()) -> ReportFacts:
    sections = [Section(OVERVIEW, 1, "", "summary", "", 0, 1000, 0, 0), Section(BODY, 1, "Body", "body", "", 1000, 9000, 1000, 1004)]
    entities = [Entity("person", f"Person {n}") for n in range(6)]
    entities += [Entity("place", "Nakuru", subkind="city", country="KEN"), Entity("place", "Kisumu", subkind="city", country="KEN")]
    facts = Report(name, "", "", "", country="KEN", published_on=name[4:])
    return ReportFacts(facts, sections=sections, entities=entities, events=list(events), references=list(references))


def merged(facts: ReportFacts) -> list[MergedEvent]:
    return merge_events(facts, list(range(8)))


def test_overview_and_section_are_one_event_told_twice() -> None:
    [one] = merged(report(event(100, target(0), section=OVERVIEW, date="2024-03"), event(2000, target(0), date="2024-03-05")))
    assert one.event.section == BODY and one.event.date == "2024-03-05"
    assert [t.start for _, t in one.tellings] == [2000, 100]


def test_the_same_person_on_two_days_is_two_events() -> None:
    assert len(merged(report(event(2000, target(0), date="2024-03-05"), event(3000, target(0), date="2024-04-05")))) == 2


def test_two_people_on_one_day_are_two_events() -> None:
    assert len(merged(report(event(2000, target(0), date="2024-03-05"), event(3000, target(1), date="2024-03-05")))) == 2


def test_two_towns_are_two_events() -> None:
    first, second = event(2000, target(0), date="2024-03-05", place=6), event(3000, target(0), date="2024-03-05", place=7)
    assert len(merged(report(first, second))) == 2


def test_two_types_are_two_events() -> None:
    assert len(merged(report(event(2000, target(0), date="2024-03-05"), event(3000, target(0), date="2024-03-05", kind="charge")))) == 2


def test_an_overview_may_use_a_sibling_type() -> None:
    overview = event(100, target(0), kind="summons", section=OVERVIEW, date="2024-03-05")
    assert len(merged(report(overview, event(2000, target(0), date="2024-03-05")))) == 1


def test_groups_of_different_size_stay_apart() -> None:
    first = event(2000, target(None, "five students", 5), date="2024-03-05")
    second = event(3000, target(None, "nine students", 9), date="2024-03-05")
    assert len(merged(report(first, second))) == 2


def test_a_missing_place_is_taken_from_the_other_telling_and_says_so() -> None:
    [one] = merged(report(event(100, target(0), section=OVERVIEW, place=6), event(2000, target(0), date="2024-03-05")))
    assert one.event.place == 6 and "another telling" in one.event.basis["place_id"]


def fine(amount: float | None, recipient: int = 0) -> Penalty:
    return Penalty("fine", "person", recipient, "P", amount_min=amount, amount_max=amount, currency="KES" if amount else "")


def test_a_sum_is_taken_from_the_telling_that_states_it() -> None:
    overview = event(100, target(0), kind="sentence", section=OVERVIEW, penalties=[fine(500)])
    [one] = merged(report(overview, event(2000, target(0), kind="sentence", date="2024-03-05", penalties=[fine(None)])))
    assert [p.amount_min for p in one.event.penalties] == [500]


def test_two_sums_are_two_fines() -> None:
    first = event(2000, target(0), kind="sentence", penalties=[fine(500)])
    assert len(merged(report(first, event(3000, target(0), kind="sentence", penalties=[fine(900)])))) == 2


def test_the_first_telling_of_a_passage_is_the_main_one() -> None:
    first = event(2000, target(0), kind="sentence", date="2024-03-05")
    [one] = merged(report(first, event(2100, target(0), kind="sentence", date="2024-03-05", penalties=[fine(500)])))
    assert one.event.start == 2000 and one.event.penalties[0].amount_min == 500


def test_the_next_sentence_takes_the_event_up() -> None:
    march = event(2000, target(0), kind="protest", text="Traders marched through the old market.")
    after = Reference("protest", BODY, march.end + 1, march.end + 40, "The protest called for lower fees.", [], continues=True)
    far = Reference("protest", BODY, 4000, 4040, "The protest called for lower fees.", [], continues=True)
    [one] = merged(report(march, references=(after, far)))
    assert [t.start for _, t in one.tellings] == [2000, march.end + 1]


def test_a_noun_that_presupposes_an_event_tells_it_again() -> None:
    arrest = event(2000, target(0), text="Person 0 was held by the police at home.")
    condemned = Reference("detention", BODY, 2300, 2350, "The arrest was condemned by lawyers.", [3], definite=True)
    of_another = Reference("detention", BODY, 2400, 2450, "The arrest of Person 4 was condemned.", [4], definite=True, of=[4])
    [one] = merged(report(arrest, references=(condemned, of_another)))
    assert [t.start for _, t in one.tellings] == [2000, 2300]


def test_an_overview_retells_in_the_same_uncommon_words() -> None:
    words = "Fishermen blockaded the harbour of Kilifi over confiscated nets and unpaid compensation."
    told = event(2000, target(None, "fishermen"), kind="protest", text=words)
    others = tuple(Reference("", BODY, 5000 + 100 * n, 5050 + 100 * n, f"{w} spoke quietly.", []) for n, w in enumerate(
        ["lawyers", "teachers", "nurses", "bakers", "drivers", "farmers", "students", "clerks", "guards", "judges"] * 4))  # fmt: skip
    again = Reference("", OVERVIEW, 50, 130, "Unpaid compensation and confiscated nets led fishermen to close a harbour in Kilifi.", [])
    other = Reference("", OVERVIEW, 200, 240, "Courts heard several petitions on tariffs.", [])
    [one] = merged(report(told, references=(again, other, *others)))
    assert [t.start for _, t in one.tellings] == [2000, 50]
    wrong_year = Reference("", OVERVIEW, 50, 130, again.text, [], dates=[("2020-01-01", "2020-12-31")])
    dated = event(2000, target(None, "fishermen"), kind="protest", text=words, date="2024-03-05")
    [one] = merged(report(dated, references=(wrong_year, *others)))
    assert len(one.tellings) == 1
