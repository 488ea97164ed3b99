"""What is told of one protest in several sentences: who held it, who joined it, how the police met it, what came of a plan."""

from __future__ import annotations

import pytest

from pipeline.annotate.pipeline import annotate, build
from pipeline.layers import Event, Report
from pipeline.relate import relate
from pipeline.segment import segment


def events_of(text: str, country: str = "KEN") -> tuple[list[Event], list[str]]:
    report = Report("x", "x.txt", "x", text, country=country, published_on="2024-12-31")
    doc = annotate(build(), report, segment(report))
    return relate(doc), [entity.name for entity in doc._.entities]


def roles(text: str, event_type: str, role: str, country: str = "KEN") -> list[list[str]]:
    """Who has the role in each event of the type."""
    events, names = events_of(text, country)
    return [[names[p.entity] if p.entity is not None else p.text for p in event.participants if p.role == role] for event in events if event.event_type == event_type]


@pytest.mark.parametrize(("text", "met"), [
    ("Residents blocked a highway in Voi on 2 May 2024. The police fired rubber bullets at them.", ["them"]),
    ("Students demonstrated in Voi on 2 May 2024. Police fired live rounds at the demonstrators, killing three people.", ["the demonstrators"]),
    ("Nurses staged a sit-in in Voi on 6 May 2024 to demand better pay. Soldiers blocked the road to the assembly.", ["Nurses"]),
    ("Weavers marched to the town hall in Voi on 3 May 2024. Police stopped them at a bridge.", ["them"]),
    ("Teachers set off on foot for Voi on 1 May 2024. On 6 May 2024, police prevented them from continuing their walk.", ["them"]),
    ("Students marched in Voi on 2 May 2024. Police fired tear gas into the crowd.", ["the crowd"]),
    ("Students marched in Voi on 2 May 2024. Police responded with pepper spray.", ["Students"]),
    ("Students marched in Voi on 2 May 2024. Officers pushed back the first rows of marchers.", ["marchers"]),
    ("Some 300 students marched in Voi on 4 May 2024. Officers blocked the street and sprayed gas into the crowd.", ["the crowd"]),
])  # fmt: skip
def test_how_the_police_met_a_protest_is_told_once(text: str, met: list[str]) -> None:
    assert roles(text, "assembly_disrupted", "target") == [met]


@pytest.mark.parametrize(("text", "event_type", "hurt"), [
    ("On 20 January 2024, armed men attacked the marchers, injuring the singer Mary Achieng and four others.", "attack", ["the marchers", "Mary Achieng", "four others"]),
    ("On 20 January 2024, officers beat the singer John Otieno in Voi, smashing two of his fingers.", "torture", ["John Otieno"]),
])  # fmt: skip
def test_whom_an_attack_injured(text: str, event_type: str, hurt: list[str]) -> None:
    told, = roles(text, event_type, "target")
    assert sorted(told) == sorted(hurt)


@pytest.mark.parametrize(("text", "held"), [
    ("The group Ruda organised a march in Voi on 4 May 2024. Some 900 people took part.", ["Ruda", "Some 900 people"]),
    ("A vigil was held in Voi on 4 May 2024. It was attended by about 400 people.", ["about 400 people"]),
    ("On 4 May 2024, dockers held a rally in Voi. Students also joined the protest.", ["dockers", "Students"]),
    ("On 4 May 2024, dockers held a rally in Voi. The rally drew 200 people.", ["dockers", "200 people"]),
    ("On 4 May 2024, dockers held a rally in Voi. The protesters attended a meeting.", ["dockers"]),
])  # fmt: skip
def test_who_held_a_protest_is_told_behind_it(text: str, held: list[str]) -> None:
    assert roles(text, "protest", "actor")[0] == held


def test_what_a_protest_is_for_is_no_statement() -> None:
    events, _ = events_of("On 4 May 2024, dockers protested in Voi. The demonstrators called for the release of Mary Achieng.")
    assert [event.event_type for event in events] == ["protest"]


@pytest.mark.parametrize(("told", "expected"), [
    ("The strike was later postponed.", [("not_occurred", "2024-05-20")]),
    ("The strike was put off to allow for talks.", [("not_occurred", "2024-05-20")]),
    ("The strike was postponed to 27 May 2024.", [("not_occurred", "2024-05-20"), ("planned", "2024-05-27")]),
])  # fmt: skip
def test_a_plan_put_off_was_not_carried_out(told: str, expected: list[tuple[str, str]]) -> None:
    events, _ = events_of(f"Nurses announced a strike for 20 May 2024. {told}")
    assert [(event.status, event.date) for event in events if event.event_type == "protest"] == expected


@pytest.mark.parametrize(("told", "befell"), [
    ("Among those arrested were two journalists.", ["16 women", "two journalists"]),
    ("Two minors were among those detained.", ["16 women", "Two minors"]),
    ("The journalist Mary Achieng was among those arrested.", ["16 women", "Mary Achieng"]),
    ("Among the detainees was the lawyer Mary Achieng.", ["16 women", "Mary Achieng"]),
    ("Hundreds rallied in support of those arrested.", ["16 women"]),
])  # fmt: skip
def test_some_of_those_arrested(told: str, befell: list[str]) -> None:
    assert roles(f"On 23 April 2024, police arrested 16 women in Voi. {told}", "detention", "target") == [befell]


def test_some_of_the_injured() -> None:
    assert roles("On 23 April 2024, 20 people were injured in Voi. Among the injured was the journalist Mary Achieng.", "attack", "target") == [["20 people", "Mary Achieng"]]


@pytest.mark.parametrize(("text", "fined"), [
    ("On 12 September 2024, police in Voi fined six of the participants 200 euros each.", ["six of the participants"]),
    ("On 12 September 2024, a court in Voi fined one of the marchers, Ivana Jurić, 200 euros for disturbing the peace.", ["Ivana Jurić"]),
])  # fmt: skip
def test_some_of_those_fined(text: str, fined: list[str]) -> None:
    assert roles(text, "sentence", "target") == [fined]


def test_who_was_hurt_at_a_protest_and_who_only_fell() -> None:
    assert roles("Pensioners marched in Voi on 6 March 2024. One of them, Mary Achieng, suffered a broken wrist.", "attack", "target") == [["Mary Achieng"]]
    assert roles("Pensioners marched in Voi on 6 March 2024. A woman of 79 fell and broke her hip.", "attack", "actor") == []


@pytest.mark.parametrize(("text", "event_type", "status", "date"), [
    ("Since 24 March 2024, thousands of people have protested every night in Voi.", "protest", "ongoing", "2024-03-24/.."),
    ("On 27 January 2024, police in Voi stopped a march. The march had been organised by the group Ruda.", "protest", "occurred", "2024-01-27"),
    ("On 26 August 2024, the union Ruda called for a sit-in in Voi, but the governor forbade it.", "assembly_denied", "occurred", "2024-08-26"),
    ("Doctors in Voi announced a strike for 15 August 2024. The ministry warned that the strike would be illegal.", "statement", "occurred", ""),
])  # fmt: skip
def test_what_is_told_of_a_protest_and_when_it_was(text: str, event_type: str, status: str, date: str) -> None:
    events, _ = events_of(text)
    assert [(event.status, event.date) for event in events if event.event_type == event_type] == [(status, date)]
