"""Who did it and whom it befell where a phrase, a subject or a member of a list may hang on either of two words."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report

# country, text, type, actors, targets
CASES = [
    # what "of", "by" and the town of a court go with
    ("KEN", "On 3 May 2024 residents blocked the road to protest the arrest of a suspected dealer by the Anti-Drugs Squad.",
     "detention", {"Anti-Drugs Squad"}, {"a suspected dealer"}),
    ("KEN", "Marches were held in Kisumu after the killing of 19-year-old Otieno Odhiambo by the police.", "killing", {"the police"}, {"Otieno Odhiambo"}),
    ("KEN", "Two of the drivers arrested on 3 May 2024 were fined by a court in Nakuru.", "sentence", {"a court in Nakuru"}, {"Two of the drivers"}),
    # members of a list
    ("KEN", "The union condemned the beating of nine tailors and a cook by a special unit in Kisumu.", "torture", {"a special unit in Kisumu"}, {"nine tailors", "a cook"}),
    ("KEN", "Farmers, trade union members, and nurses from the Highland Health Union (HHU) held a march in Nakuru on 3 May 2024.",
     "protest", {"Farmers", "trade union members", "nurses"}, set()),
    # passives of a list
    ("KEN", "Amina Otieno was arrested on 3 May 2024 by officers of the Special Crimes Unit and held for two days over a radio programme and accused of incitement.",
     "charge", set(), {"Amina Otieno"}),
    ("KEN", "Otieno and Mwangi were arrested on 3 May 2024 for union activism, beaten in a police cell, and released a week later.", "torture", set(), {"Otieno", "Mwangi"}),
    # subjects that look like phrases, and phrases that look like subjects
    ("KEN", "As a small group of nurses gathered for a vigil in support of the two drivers in Nakuru on 23rd April, the organisers were detained.",
     "protest", {"a small group of nurses"}, set()),
    ("KEN", "According to reports, the driver resisted officers and as a result was fined 500 shillings for obstruction.", "sentence", set(), {"the driver"}),
    ("FRA", "On 3 May 2024, the ministry issued an order dissolving the movement Terra Nova after Labour Minister Amos Tirop accused the group of violence.",
     "vilification", {"Amos Tirop"}, {"the group"}),
    # those who did it, of whom a participle tells
    ("KEN", "The driver's family was subjected to blackmail by men demanding money for his release.", "harassment", {"men"}, {"The driver's family"}),
    ("KEN", "The charges stem from a banned march held in the main square of Nakuru on 3 May 2024 by dozens of nurses angered by what they called low pay.",
     "protest", {"dozens of nurses"}, set()),
    # those among others
    ("KEN", "At least five lawyers were among those arrested on 3 May 2024.", "detention", set(), {"At least five lawyers"}),
    ("KEN", "The union said Joel Mwangi, a driver who took part in the strike, is among those currently detained.", "detention", set(), {"Joel Mwangi"}),
    # names behind a counted subject, members behind "including", people before "living"
    ("KEN", "Two leaders of Kenya's Linda protest movement, Joel Mwangi and Amina Otieno, will soon be released by presidential pardon, an opposition party said this week.",
     "release", set(), {"Two leaders of Kenya's Linda protest movement", "Joel Mwangi", "Amina Otieno"}),
    ("KEN", "On 3 May 2024, a march organised by tea workers near Kericho Airport ended with 12 people injured, including three police officers.",
     "attack", set(), {"12 people", "three police officers"}),
    ("KEN", "Reporters held during the march included Amina Otieno, Joel Mwangi and Peter Kamau, as well as blogger Mary Wanjiru.",
     "detention", set(), {"Amina Otieno", "Joel Mwangi", "Peter Kamau", "Mary Wanjiru"}),
    ("KEN", "The five girls said that they were beaten by a Ugandan national living in Busia.", "attack", {"a Ugandan national"}, {"The five girls"}),
    ("KEN", "On 3 May 2024, other charges were directed at all detained union members in Kisumu.", "charge", set(), {"all detained union members in Kisumu"}),
    ("KEN", "In early May, two union leaders who took part in the march were arrested and now face prosecution.", "charge", set(), {"two union leaders"}),
    ("IND", "Critics are being targeted, while in Assam and Manipur activists remain in detention.", "detention", set(), {"activists"}),
    ("KEN", "Kenya's Supreme Court on Tuesday upheld the two-year jail sentence of an opposition activist for writing posts.",
     "appeal_ruling", {"Supreme Court"}, {"an opposition activist"}),
    ("KEN", "The judge also sentenced Otieno and Mwangi to seven years in prison each for \"plotting and working against the state\".",
     "sentence", {"The judge"}, {"Otieno", "Mwangi"}),
    # what a colon or comma parts from people
    ("KEN", "On 3 May 2024, a court in Kenya gave ten days in jail to seven nurses: four in Nakuru and three in Kisumu.", "sentence", {"a court in Kenya"}, {"seven nurses"}),
    ("ZWE", "The 30-year-old, in the last month of her pregnancy, was arrested on 3 May 2024 by the Harare police.", "detention", {"the Harare police"}, {"The 30-year-old"}),
]


@pytest.mark.parametrize(("country", "text", "kind", "actors", "targets"), CASES)
def test_who_and_whom(country: str, text: str, kind: str, actors: set[str], targets: set[str]) -> None:
    facts = facts_of(Report("x", "", "", text, country=country, published_on="2024-06-20"))
    told = [event for event in facts.events if event.event_type == kind]
    assert told
    assert [({p.text for p in e.participants if p.role == "actor"}, {p.text for p in e.participants if p.role == "target"}) for e in told] == [(actors, targets)]
