"""Over reports one person, body or place is one row, and what a report tells apart stays apart."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive import Archive
from pipeline.layers import Entity, Event, Mention, Participant, Report, ReportFacts
from pipeline.merge import merge
from pipeline.resolve.entities import Linked, Outline, outline
from pipeline.resolve.identifiers import slug
from pipeline.resolve.linking import Linking


def report(country: str, month: int, *entities: Entity, events: tuple[Event, ...] = ()) -> Outline:
    name = f"{country.lower()}-2024-{month:02}-01"
    facts = ReportFacts(Report(name, f"{name}.txt", "0", "", country=country, published_on=name[4:]), entities=list(entities), events=list(events))
    facts.mentions = [Mention(0, 1, entity.name, entity.kind, number) for number, entity in enumerate(entities)]
    return outline(merge(facts))


def person(name: str, *aliases: str) -> Entity:
    return Entity("person", name, list(aliases))


def body(name: str, subkind: str, country: str = "", *aliases: str) -> Entity:
    return Entity("organisation", name, list(aliases), subkind=subkind, country=country)


def named(*reports: Outline) -> list[tuple[str, Linked]]:
    linking = Linking(Archive())
    for one in reports:
        linking.add(one)
    by_age = sorted(range(len(reports)), key=lambda n: reports[n].report.published_on)
    linking.link([by_age.index(n) for n in range(len(reports))])
    return list(linking)


def linked(*reports: Outline) -> list[Linked]:
    return [one for _, one in named(*reports)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zhanar Sekerbayeva", "Janar Sekerbaeva"),
        ("Yevgeny Zhovtis", "Evgeniy Zhovtis"),
        ("Lucía Quispe", "Lucia Quispe"),
        ("Nakato Mirembe", "Nakato Mirembe"),
        ("Elnara Gasimova", "Elnara Qasimova"),
        ("Sevinj Aghayeva", "Sevinc Ağayeva"),
        ("Taeif Goran", "Taif Goran"),
        ("Mohammed Rashid", "Muhammad Rasheed"),
        ("Hussein Al-Taie", "Husayn Taie"),
        ("Majd Al-Farraj", "Majd Alfarraj"),
        ("Soulaimane Raissouni", "Souleiman Raissouni"),
        ("Stanis Bujakera Tshiamala", "Stanislas Bujakera Tshiamala"),
        ("Heba Abu-Taha", "Hiba Abu Taha"),
    ],
)
def test_a_person_spelt_another_way_in_the_next_update_is_one(first: str, second: str) -> None:
    [(identifier, one)] = named(report("KAZ", 1, person(first)), report("KAZ", 6, person(second)))
    assert one.reports == {0, 1} and one.mentions == 2
    assert identifier == f"person:{slug(first)}"  # a later report renames nobody
    assert one.forms == {first, second}


@pytest.mark.parametrize(("first", "second"), [("Simon Rossi", "Simona Rossi"), ("Mario Lopez", "Maria Lopez"), ("Karim Nasr", "Karam Nasri"), ("Alan Kim", "Lan Kim")])
def test_names_of_other_people_stay_apart(first: str, second: str) -> None:
    assert len(linked(report("KAZ", 1, person(first)), report("KAZ", 6, person(second)))) == 2


def called(name: str, *occupations: str) -> Entity:
    return Entity("person", name, occupations=list(occupations))


def test_a_second_surname_may_be_left_out_where_the_bearer_is_called_the_same() -> None:
    fuller = called("Wilmer Paz Andino", "radio journalist")
    assert len(linked(report("HND", 1, fuller), report("HND", 6, called("Wilmer Paz", "journalist")))) == 1
    assert len(linked(report("HND", 1, fuller), report("HND", 6, called("Wilmer Paz", "mayor")))) == 2


def arrested(date: str) -> tuple[Event, ...]:
    one = Event("detention", "occurred", 1, 0, 4, "held", 0, 4, "held", date=date, date_precision="day" if len(date) == 10 else "month")
    one.participants = [Participant("target", "person", 0, 0, 4, "held")]
    return (one,)


def test_a_second_surname_may_be_left_out_where_the_same_befell_them_in_a_month() -> None:
    fuller = report("HND", 5, person("Wilmer Paz Andino"), events=arrested("2024-04-12"))
    assert len(linked(fuller, report("HND", 6, person("Wilmer Paz"), events=arrested("2024-04")))) == 1
    assert len(linked(fuller, report("HND", 6, person("Wilmer Paz"), events=arrested("2024-03")))) == 2


def test_a_name_that_lacks_one_of_two_bearers_is_neither() -> None:
    both = [called("Wilmer Paz Andino", "journalist"), called("Wilmer Paz Rivera", "journalist"), called("Wilmer Paz", "journalist")]
    assert len(linked(*(report("HND", month, one) for month, one in enumerate(both, 1)))) == 3


def test_a_father_is_not_his_daughter_in_the_next_update() -> None:
    assert len(linked(report("BHR", 1, person("Sarah Ali Salman")), report("BHR", 6, person("Ali Salman")))) == 2


def test_two_spellings_that_one_report_tells_apart_stay_two_people() -> None:
    both = report("KAZ", 1, person("Zhanar Sekerbayeva"), person("Janar Sekerbaeva"))
    assert len(linked(both, report("KAZ", 6, person("Zhanar Sekerbayeva")))) == 2


def test_like_spellings_in_two_countries_stay_two_people() -> None:
    assert len(linked(report("KAZ", 1, person("Zhanar Sekerbayeva")), report("PER", 6, person("Janar Sekerbaeva")))) == 2


def test_a_surname_alone_never_joins_two_reports() -> None:
    assert len(linked(report("UGA", 1, person("Okello")), report("UGA", 6, person("Okello")))) == 2


def test_an_alias_of_one_update_is_the_name_in_the_next() -> None:
    [one] = linked(report("UGA", 1, person("Robert Kyagulanyi", "Robert Ssentamu")), report("UGA", 6, person("Robert Ssentamu")))
    assert one.mentions == 2


def test_a_ministry_is_one_within_its_country_only() -> None:
    ministry = [body("Ministry of Justice", "government") for _ in range(3)]
    found = named(report("KEN", 1, ministry[0]), report("KEN", 6, ministry[1]), report("PER", 6, ministry[2]))
    assert sorted(one.mentions for _, one in found) == [1, 2]
    assert len({identifier for identifier, _ in found}) == 2


def test_the_country_in_a_name_tells_no_bodies_of_it_apart() -> None:
    found = named(report("NER", 1, body("Radio Sahara Niger", "media")), report("NER", 6, body("Radio Sahara", "media")), report("MLI", 7, body("Radio Sahara", "ngo")))
    assert sorted(one.mentions for _, one in found) == [1, 2]
    assert len(named(report("SRB", 1, body("Democratic Party", "party")), report("SRB", 6, body("Democratic Party of Serbia", "party")))) == 2


def test_an_international_body_is_one_everywhere() -> None:
    found = linked(report("KEN", 1, body("Human Rights Watch", "international")), report("PER", 6, body("Human Rights Watch", "international")))
    assert len(found) == 1


def test_a_worldwide_ngo_of_two_words_is_one_in_all_countries() -> None:
    rows = named(report("KEN", 1, body("Amnesty International", "ngo")), report("PER", 2, body("Amnesty International", "ngo")),
                 report("KEN", 3, body("Village Voice", "ngo")), report("PER", 4, body("Village Voice", "ngo")))  # fmt: skip
    assert sorted({entity_id for entity_id, _ in rows}) == ["org:amnesty-international", "org:village-voice", "org:village-voice-2"]


def test_the_order_of_reports_changes_no_identifier() -> None:
    outlines = [
        report("KAZ", 1, person("Zhanar Sekerbayeva"), body("Ministry of Justice", "government")),
        report("KAZ", 6, person("Janar Sekerbaeva")),
        report("KEN", 3, person("Wanjiru Kamau"), body("Ministry of Justice", "government")),
    ]
    names = [sorted((identifier, one.name, one.mentions) for identifier, one in named(*order)) for order in itertools.permutations(outlines)]
    assert all(found == names[0] for found in names)


SPELT = st.sampled_from(["Zhanar Sekerbayeva", "Janar Sekerbaeva", "Zhanar Sekerbaeva", "Janar Sekerbayeva", "Sekerbayeva", "Zhanar K. Sekerbayeva"])
REPORTS = st.lists(st.tuples(st.sampled_from(["KAZ", "KGZ"]), st.lists(SPELT, min_size=1, max_size=3, unique=True)), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_spellings_that_could_be_joined_in_several_ways_are_joined_in_one_whatever_the_order(
    archive: list[tuple[str, list[str]]], shuffler: random.Random
) -> None:
    outlines = [report(country, month, *map(person, names)) for month, (country, names) in enumerate(archive, 1)]
    shuffled = shuffler.sample(outlines, len(outlines))
    first, second = (sorted((identifier, one.name, sorted(one.forms), one.mentions) for identifier, one in named(*order)) for order in (outlines, shuffled))
    assert first == second
    assert sum(mentions for *_, mentions in first) == sum(len(names) for _, names in archive)
