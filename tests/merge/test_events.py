"""Tellings of one event become one row; different events stay apart."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.layers import (
    BackReference,
    Entity,
    Event,
    Mention,
    MergedEvent,
    Participant,
    Penalty,
    Reference,
    Report,
    ReportFacts,
    Section,
    Telling,
)
from pipeline.merge.events import merge_events

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


def test_a_month_that_the_overview_tells_is_no_less_exact_than_what_the_section_s_day_lies_between() -> None:
    between = event(2000, target(0), date="2024-03-05", basis={"date": "bound from the search told before (“search”), until “sentenced”"})
    between.date, between.date_start, between.date_end, between.date_precision = "2024-03-05/2024-06-11", "2024-03-05", "2024-06-11", "interval"
    [one] = merged(report(event(100, target(0), section=OVERVIEW, date="2024-03"), between))
    assert (one.event.section, one.event.date) == (BODY, "2024-03")


@pytest.mark.parametrize(("length", "events"), [("P30D", 1), ("P1M", 1), ("P60D", 2), ("P15D", 2)])
def test_thirty_days_may_be_a_month(length: str, events: int) -> None:
    told = [[Penalty("imprisonment", "person", 0, "P", duration_min=words, duration_max=words)] for words in ("P1M", length)]
    overview = event(100, target(0), kind="sentence", section=OVERVIEW, date="2024-03-05", penalties=told[0])
    assert len(merged(report(overview, event(2000, target(0), kind="sentence", date="2024-03-05", penalties=told[1])))) == events


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


def test_as_many_people_of_another_kind_stay_apart() -> None:
    first = event(2000, target(None, "four students", 4), date="2024-03-05")
    assert len(merged(report(first, event(3000, target(None, "four journalists", 4), date="2024-03-05")))) == 2
    reworded = event(3000, target(None, "four reporters", 4), date="2024-03-05")
    assert len(merged(report(event(2000, target(None, "four journalists", 4), date="2024-03-05"), reworded))) == 1


def test_what_came_later_the_same_day_is_another_event() -> None:
    first, again, later = (event(at, target(None, "nine students", 9), date="2024-03-05", text=f"{opening}olice held nine students.") for at, opening in ((2000, "P"), (2100, "P"), (2100, "Later the same day, p")))
    assert len(merged(report(first, later))) == 2
    assert len(merged(report(first, again))) == 1


def test_a_missing_place_is_taken_from_the_other_telling_and_says_so() -> None:
    [one] = merged(report(event(2000, target(0), date="2024-03-05", penalties=[fine(9)]), event(3000, target(0), date="2024-03-05", place=6)))
    assert (one.event.start, one.event.place) == (2000, 6) and "another telling" in one.event.basis["place_id"]


def test_an_overview_gives_a_section_s_event_no_place_and_a_date_only_of_people_whom_it_names() -> None:
    for told, date in ((target(0), "2024-03"), (target(None, "four journalists", 4), "")):
        journalists = event(2000, told, text="The journalists were held over a story.")
        [one] = merged(report(event(100, told, section=OVERVIEW, place=6, date="2024-03", text="Journalists were held over a story."), journalists))
        assert (one.event.section, one.event.place, one.event.date) == (BODY, None, date)


def test_a_march_told_with_its_organiser_and_without_is_one() -> None:
    def march(start: int, *participants: Participant, **more: object) -> Event:
        return event(start, *participants, kind="protest", date="2024-03-05", place=6, text=f"A march in Nakuru, told at {start}.", **more)

    organiser, others = Participant("actor", "person", 0, 0, 1, "P0"), Participant("actor", "group", None, 0, 1, "nurses")
    assert len(merged(report(march(2000), march(3000, organiser)))) == 1
    assert len(merged(report(march(2000, others), march(3000, organiser)))) == 2


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


def test_penalties_of_the_named_are_not_lost_to_the_overview_s_one_of_the_group() -> None:
    group = Penalty("fine", "group", None, "two traders", amount_min=900, amount_max=900, currency="KES")
    overview = event(100, target(None, "two traders", 2), kind="sentence", section=OVERVIEW, date="2024-03-05", penalties=[group])
    first = event(2000, target(0), target(1), kind="sentence", date="2024-03-05")
    told = event(2100, target(0), target(1), kind="sentence", date="2024-03-05", penalties=[fine(900), fine(300, 1)])
    [one] = merged(report(overview, first, told))
    assert sorted((p.recipient, p.amount_min) for p in one.event.penalties) == [(0, 900), (1, 300)]


def test_hostages_of_armed_men_are_not_those_whom_police_arrest() -> None:
    armed, police = (Participant("actor", "group", None, 0, 1, words) for words in ("armed men", "Police"))
    taken = event(2000, armed, target(None, "staff"), date="2024-03-05", place=6)
    arrested = event(2030, police, target(None, "13 people", 13), date="2024-03-05", place=6)
    assert len(merged(report(taken, arrested))) == 2
    assert len(merged(report(taken, event(2030, target(None, "13 people", 13), date="2024-03-05", place=6)))) == 1


def test_people_hurt_in_an_attack_on_premises_are_among_its_targets() -> None:
    outlet = Participant("target", "organisation", 5, 0, 1, "Radio X")
    [one] = merged(report(event(2000, outlet, kind="attack", date="2024-03-05"), event(2030, outlet, target(None, "two reporters", 2), kind="attack", date="2024-03-05")))
    assert [p.text for p in one.event.participants] == ["Radio X", "two reporters"]


def test_the_next_sentence_takes_the_event_up() -> None:
    march = event(2000, target(0), kind="protest", text="Traders marched through the old market.")
    after = Reference("protest", BODY, march.end + 1, march.end + 40, "The protest called for lower fees.", [], continues=True)
    far = Reference("protest", BODY, 4000, 4040, "The protest called for lower fees.", [], continues=True)
    [one] = merged(report(march, references=(after, far)))
    assert [t.start for _, t in one.tellings] == [2000, march.end + 1]


def back(start: int, text: str, *kinds: str, of: tuple[int, ...] = (), **more: object) -> BackReference:
    return BackReference(list(kinds or ("detention",)), BODY, start, start + len(text), text, list(of), **more)  # type: ignore[arg-type]


def starts(one: MergedEvent) -> list[int]:
    return [telling.start for _, telling in one.tellings]


def test_a_noun_that_presupposes_an_event_tells_it_again() -> None:
    arrest = event(2000, target(0), text="Person 0 was held by the police at home.")
    facts = report(arrest)
    facts.back_references = [
        back(2300, "The arrest was condemned by lawyers."),
        back(2400, "The arrest of Person 4 was condemned.", of=(4,)),
        back(2500, "The arrest of two nurses was condemned.", words=["nurse"]),
        back(2600, "The arrest on 9 May was condemned.", dates=[("2024-05-09", "2024-05-09")]),
    ]
    arrest.date, arrest.date_start, arrest.date_end, arrest.date_precision = "2024-03-05", "2024-03-05", "2024-03-05", "day"
    [one] = merged(facts)
    assert starts(one) == [2000, 2300]


def test_both_are_the_last_two_and_one_is_the_last() -> None:
    facts = report(*(event(2000 + 100 * n, target(n), date=f"2024-03-0{n + 1}", text=f"Person {n} was held.") for n in range(3)))
    facts.back_references = [back(2300, "Both arrests were condemned.", number=2), back(2400, "The arrest was filmed.")]
    assert [starts(one) for one in merged(facts)] == [[2000], [2100, 2300], [2200, 2300, 2400]]


def test_an_event_elsewhere_is_not_meant() -> None:
    facts = report(event(2000, target(0), date="2024-03-05", place=6), event(2100, target(1), date="2024-03-06", place=7))
    facts.back_references = [back(2300, "The arrest in Nakuru was filmed.", places=[6])]
    assert [starts(one) for one in merged(facts)] == [[2000, 2300], [2100]]


def test_their_arrests_are_those_of_two_told_one_by_one() -> None:
    police = Participant("actor", "group", None, 0, 1, "police")
    facts = in_paragraph(*(event(2000 + 100 * n, police, target(n), date=f"2024-03-0{n + 1}", text=f"Police held Person {n}.") for n in range(2)))
    facts.back_references = [back(2300, "Their arrests were condemned.", number=0)]
    assert [starts(one) for one in merged(facts)] == [[2000, 2300], [2100, 2300]]


def test_several_mean_those_whom_the_sentence_names() -> None:
    facts = report(*(event(2000 + 100 * n, target(n), date=f"2024-03-0{n + 1}", text=f"Person {n} was held.") for n in range(3)))
    facts.back_references = [back(2300, "Person 1 asked why these arrests were made.", number=0)]
    facts.mentions = [Mention(2300, 2308, "Person 1", "person", 1)]
    assert [starts(one) for one in merged(facts)] == [[2000], [2100, 2300], [2200]]


def test_a_speaker_goes_on_in_the_next_sentence_only() -> None:
    said = event(2000, Participant("actor", "person", 0, 0, 1, "P0"), kind="statement", text="Person 0 urged restraint.")
    facts = report(said)
    first, second = "They added that the law is clear.", "They stressed the need for dialogue."
    facts.back_references = [
        back(said.end + 1, first, "statement", next_to=True),
        back(said.end + 2 + len(first), second, "statement", next_to=True),
        back(4000, "They noted that rain fell.", "statement", next_to=True),
    ]
    [one] = merged(facts)
    assert starts(one) == [2000, said.end + 1, said.end + 2 + len(first)]


def in_paragraph(*events: Event) -> ReportFacts:
    facts = report(*events)
    facts.report.text = " " * 9000
    return facts


def test_the_next_sentence_adds_to_a_verdict() -> None:
    verdict = event(2000, target(0), target(1), kind="sentence", date="2024-03-05", text="Person 0 and Person 1 were convicted.")
    guilty = event(2040, target(0), kind="sentence", text="Person 0 was given a fine.", penalties=[fine(500)])
    [one] = merged(in_paragraph(verdict, guilty))
    assert starts(one) == [2000, 2040] and [p.amount_min for p in one.event.penalties] == [500]


def test_an_earlier_verdict_or_that_of_others_adds_nothing() -> None:
    verdict = event(2000, target(0), kind="sentence", date="2024-03-05", text="Person 0 was convicted of trespass.")
    earlier = event(2040, target(0), kind="sentence", text="He had previously been held liable.", date="2023-03-05")
    assert len(merged(in_paragraph(verdict, earlier))) == 2
    assert len(merged(in_paragraph(verdict, event(2040, target(1), kind="sentence", text="Person 1 was fined.", penalties=[fine(500)])))) == 2


def _on_nine(share: Event) -> int:
    """How many verdicts these are: on nine people, and a share in the next sentence."""
    verdict = event(2000, target(None, "nine people", 9), kind="sentence", date="2024-03-05", text="Nine people were fined.", penalties=[fine(None)])
    verdict.penalties[0].recipient = None
    return len(merged(in_paragraph(verdict, share)))


def test_what_one_of_many_got_is_part_of_their_verdict() -> None:
    text = "Person 1 received 500."
    assert _on_nine(event(2040, target(1), kind="sentence", text=text, penalties=[fine(500, 1)])) == 1
    assert _on_nine(event(2040, target(None, "two", 2), kind="sentence", text=text, penalties=[fine(500)])) == 1


def test_what_another_day_or_place_or_as_many_others_saw_is_another_verdict() -> None:
    text = "Person 1 received 500."
    other_day = event(2040, target(1), kind="sentence", text=text, date="2024-03-06", penalties=[fine(500, 1)])
    other_day.basis["date"] = "“6 March” in the clause"
    assert _on_nine(other_day) == 2
    assert _on_nine(event(2040, target(1), kind="sentence", text=text, place=7, penalties=[fine(500, 1)])) == 2
    assert _on_nine(event(2040, target(None, "ten", 10), kind="sentence", text=text, penalties=[fine(500)])) == 2
    assert _on_nine(event(2040, target(1), kind="sentence", text="Person 1 received 500 again.", penalties=[fine(500, 1)])) == 2
    assert _on_nine(event(2600, target(1), kind="sentence", text=text, penalties=[fine(500, 1)])) == 2


def test_a_sentence_on_two_people_tells_what_befell_each() -> None:
    both = event(2000, target(0), target(1), kind="sentence", text="Person 0 and Person 1 were each held guilty.")
    first, second = (event(5000 + 300 * n, target(n), kind="sentence", date=f"2024-03-0{n + 1}") for n in range(2))
    assert [starts(one) for one in merged(report(both, first, second))] == [[5000, 2000], [5300, 2000]]
    assert len(merged(report(both, first))) == 2


def test_a_fine_is_no_term_of_custody() -> None:
    fined = event(2000, target(0), kind="sentence", penalties=[fine(None)])
    term = Penalty("administrative_detention", "person", 0, "P", duration_min="P10D", duration_max="P10D")
    assert len(merged(report(fined, event(3000, target(0), kind="sentence", penalties=[term])))) == 2


def test_an_overview_retells_in_the_same_uncommon_words() -> None:
    words = "Fishermen blockaded the harbour of Kilifi over confiscated nets and unpaid compensation."
    told = event(2000, target(None, "fishermen"), kind="protest", text=words)
    others = tuple(Reference("", BODY, 5000 + 100 * n, 5050 + 100 * n, f"{w} spoke quietly.", []) for n, w in enumerate(
        ["lawyers", "teachers", "nurses", "bakers", "drivers", "farmers", "students", "clerks", "guards", "judges"] * 4))  # fmt: skip
    again = Reference("", OVERVIEW, 50, 130, "Unpaid compensation and confiscated nets led fishermen to blockade a harbour in Kilifi.", [])
    other = Reference("", OVERVIEW, 200, 240, "Courts heard several petitions on tariffs.", [])
    [one] = merged(report(told, references=(again, other, *others)))
    assert [t.start for _, t in one.tellings] == [2000, 50]
    wrong_year = Reference("", OVERVIEW, 50, 130, again.text, [], dates=[("2020-01-01", "2020-12-31")])
    dated = event(2000, target(None, "fishermen"), kind="protest", text=words, date="2024-03-05")
    [one] = merged(report(dated, references=(wrong_year, *others)))
    assert len(one.tellings) == 1


def test_a_verdict_of_another_day_in_the_next_sentence_is_another() -> None:
    verdict = event(2000, target(0), kind="sentence", date="2024-12-19", text="Person 0 was convicted of trespass.")
    words = "He has been imprisoned since 2023, when he was sentenced."
    before = event(2040, target(0), kind="sentence", text=words, date="2023-09-26/..", basis={"date": "bound from the detention told before (“imprisoned”)"})
    before.date_start, before.date_precision = "2023-09-26", "after"
    assert len(merged(in_paragraph(verdict, before))) == 2


def test_a_sentence_on_two_occasions_tells_both() -> None:
    twice = event(2000, target(0), kind="sentence", text="Person 0 was fined twice under the law.")
    first, second = (event(2100 + 100 * n, target(0), kind="sentence", date=f"2024-0{3 + n}-05", penalties=[fine(500 + n)]) for n in range(2))
    assert [starts(one) for one in merged(report(twice, first, second))] == [[2100, 2000], [2200, 2000]]
    assert len(merged(report(twice, first))) == 2
    other = event(2200, target(1), kind="sentence", date="2024-04-05", penalties=[fine(501)])
    assert len(merged(report(twice, first, other))) == 3


def test_attacks_on_both_days_of_an_event_are_those_told_behind() -> None:
    both = event(2000, target(None, "participants"), kind="attack", date="2024-03", text="On both days, participants were attacked.")
    both.date, both.date_start, both.date_end, both.date_precision = "2024-03-05/2024-03-06", "2024-03-05", "2024-03-06", "interval"
    stormed = [event(2100 + 100 * n, Participant("actor", "person", n, 0, 1, "P"), kind="assembly_disrupted", date=f"2024-03-0{5 + n}") for n in range(2)]
    assert [starts(one) for one in merged(report(both, *stormed))] == [[2100, 2000], [2200, 2000]]
    later = event(2300, Participant("actor", "person", 1, 0, 1, "P"), kind="assembly_disrupted", date="2024-03-09")
    assert starts(merged(report(both, *stormed, later))[-1]) == [2300]


def test_what_happened_again_is_another_event_unless_the_dates_agree() -> None:
    first = event(2000, target(0), kind="summons", date="2024-03-05", text="held Person 0 for questions.")
    again = event(3000, target(0), kind="summons", text="held Person 0 again over it.")
    assert len(merged(report(first, again))) == 2
    dated = event(3000, target(0), kind="summons", date="2024-03", text="held Person 0 again over it.")
    assert len(merged(report(first, dated))) == 1


def test_what_is_said_to_stand_above_is_the_event_told_in_most_of_its_words() -> None:
    many = event(2000, target(None, "several hawkers"), kind="sentence", date="2024-03-05", text="Several hawkers were sentenced over a banner against highway tolls.")
    four = event(2100, target(None, "four of them", 4), kind="sentence", date="2024-03-09", text="Four of them got fines.")
    other = event(3000, target(None, "several nurses"), kind="sentence", date="2024-04-05", text="Several nurses were fined over a blockade of a clinic.")
    words = "Person 0 had been held liable over the hawkers banner against highway tolls (see above)."
    again = event(5000, target(0), kind="sentence", text=words)
    facts = in_paragraph(many, four, other, again)
    facts.report.text = "".join(" " * 2000 + many.text + " " * (100 - len(many.text)) + four.text + "\n" + other.text + "\n" + words)
    for one in (many, four, other, again):
        moved = facts.report.text.index(one.text)
        one.trigger_start, one.trigger_end, one.start, one.end = moved, moved + 4, moved, moved + len(one.text)
        one.tellings = [Telling(BODY, one.start, one.end, one.text)]
    found = merged(facts)
    assert [len(one.tellings) for one in found] == [2, 1, 1]
    again.text, again.start = words.replace(" (see above)", ""), again.start
    assert len(merged(facts)) == 4


def test_as_many_people_in_one_section_are_one_where_nothing_differs() -> None:
    first, again = (event(at, target(None, words, 9), kind="release", text=f"{words} were let out.") for at, words in ((2000, "nine students"), (2100, "the nine students")))
    again.date, again.date_start, again.date_precision = "2024-03-05/..", "2024-03-05", "after"
    assert len(merged(report(first, again))) == 1
    dated = event(2000, target(None, "nine students", 9), kind="release", date="2024-01-05")
    before = event(2100, target(None, "nine students", 9), kind="release", date="2024-01-09")
    assert len(merged(report(dated, before))) == 2


def news(opening: str, following: str, gap: str = " ") -> ReportFacts:
    """A report whose paragraph opens with `opening`, about "A teacher", and goes on with `following`, about Person 0 on 5 March."""
    words = opening[: opening.index(" was")]
    first = event(2000, target(None, words, 1), text=opening, penalties=[Penalty("pretrial_detention", "group", None, words, duration_min="P2M")])
    second = event(2000 + len(opening) + len(gap), target(0), date="2024-03-05", text=following)
    facts = report(first, second)
    facts.report = msgspec.structs.replace(facts.report, text="\n" * 2000 + opening + gap + following)
    return facts


def test_the_next_sentence_names_whom_the_paragraph_opens_with() -> None:
    [one] = merged(news("A teacher was held.", "Police held Person 0 on 5 March."))
    assert [(p.entity, p.kind, p.text, p.count_min) for p in one.event.participants] == [(0, "person", "A teacher", None)]
    assert one.event.date == "2024-03-05" and len(one.tellings) == 2
    assert [(p.recipient, p.recipient_text, p.duration_min) for p in one.event.penalties] == [(0, "A teacher", "P2M")]


def test_whoever_is_killed_on_a_day_is_named_by_the_next_sentence_that_tells_none() -> None:
    for kind in ("killing", "attack"):
        facts = news("A teacher was shot dead on 5 March.", "Person 0 was shot at the door of a shop.")
        for number, event_type in enumerate(("killing", kind)):
            facts.events[number] = msgspec.structs.replace(facts.events[number], event_type=event_type, penalties=[], date="2024-03-05", basis={"date": "told in the clause"} if not number else {})
        facts.entities[0].occupations = ["founder"]
        [one] = merged(facts)
        assert (one.event.event_type, len(one.tellings)) == ("killing", 2)
        assert [(p.entity, p.kind) for p in one.event.participants] == [(0, "person")]


def test_another_calling_another_occasion_or_another_paragraph_is_of_somebody_else() -> None:
    facts = news("A teacher was held.", "Police held Person 0 on 5 March.")
    facts.entities[0].occupations = ["journalist"]
    assert len(merged(facts)) == 2
    assert len(merged(news("A teacher was held.", "Person 0 was held later, on 5 March."))) == 2
    assert len(merged(news("A teacher was held.", "Police held Person 0 on 5 March.", gap="\n"))) == 2
    assert len(merged(news("The teacher was held.", "Police held Person 0 on 5 March."))) == 2


@pytest.mark.parametrize("following", ["Among those held were Person 0 and Person 1.", "Those held included Person 0 and Person 1."])
def test_the_next_sentence_names_some_of_many(following: str) -> None:
    opening = "Police held 30 people."
    first = event(2000, target(None, "30 people", 30), text=opening, date="2024-03-05")
    second = event(2001 + len(opening), target(0), target(1), text=following)
    second.trigger_start += following.index("held")
    facts = report(first, second)
    facts.report = msgspec.structs.replace(facts.report, text="\n" * 2000 + f"{opening} {following}")
    [one] = merged(facts)
    assert [(p.entity, p.text) for p in one.event.participants] == [(None, "30 people"), (0, "P0"), (1, "P1")]
    assert one.event.date == "2024-03-05" and len(one.tellings) == 2


def test_those_whom_the_next_sentence_names_keep_their_penalties() -> None:
    opening, following = "A court convicted 30 people.", "Among those convicted were Person 0 and Person 1."
    first = event(2000, target(None, "30 people", 30), kind="sentence", text=opening, date="2024-03-05", penalties=[fine(None)])
    first.penalties[0].recipient = None
    second = event(2001 + len(opening), target(0), target(1), kind="sentence", text=following, penalties=[fine(500, 0), fine(900, 1)])
    second.trigger_start += following.index("convicted")
    facts = report(first, second)
    facts.report = msgspec.structs.replace(facts.report, text="\n" * 2000 + f"{opening} {following}")
    [one] = merged(facts)
    assert {(p.recipient, p.amount_min) for p in one.event.penalties} >= {(1, 900)}


def test_the_same_march_is_the_one_told_before_unless_its_month_is_another() -> None:
    marchers, drummer = Participant("actor", "group", None, 0, 1, "teachers"), Participant("actor", "person", 1, 0, 1, "P1")
    again = "P1 was fined for joining the same march"
    march = event(2000, marchers, kind="protest", date="2024-03-03")
    over_it = event(2400, drummer, kind="protest", text=again)
    over_it.trigger_start, over_it.trigger_end = 2400 + again.index("march"), 2400 + len(again)
    [one] = merged(report(march, over_it))
    assert [t.start for _, t in one.tellings] == [2000, 2400]
    later = event(2400, drummer, kind="protest", text=again, date="2024-05")
    later.trigger_start, later.trigger_end = over_it.trigger_start, over_it.trigger_end
    assert len(merged(report(march, later))) == 2


def test_what_befell_relatives_is_not_what_befell_somebody() -> None:
    hers = Participant("affected", "person", 0, 0, 1, "Her")
    [first, second] = merged(report(event(2000, target(0), date="2024-03-05"), event(2400, hers, target(None, "Her husband", 1), date="2024-03-05")))
    assert [p.text for p in first.event.participants] == ["P0"] and [p.text for p in second.event.participants] == ["Her", "Her husband"]
