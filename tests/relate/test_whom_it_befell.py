"""Whom an event befell where the text calls people a group, lists somebody's relatives, adds people or tells that nobody was meant."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report

# country, text, type, status, date ("" for any), targets
CASES = [
    # "the group": people told of together, not the body to which they belong
    ("ECU", "On 6 June 2024, police in Loja detained 15 members of the Agua Viva movement, including its leader Rosa Chimbo. The group was charged with riot.",
     "charge", "occurred", "", {"15 members", "Rosa Chimbo"}),
    ("NPL", "Seven porters who support the Himal Union were held in Pokhara on 3 May 2024.\n\nA lawyer said they had not been fed.\n\nThe group was released on 5 May 2024.",
     "release", "occurred", "2024-05-05", {"Seven porters"}),
    ("ECU", "Agua Viva published a report in May 2024. Police arrested two of its members. The group was banned on 9 June 2024.",
     "registration_denied", "occurred", "2024-06-09", {"Agua Viva"}),
    # those named and the others told with them
    ("NPL", "On 3 May 2024, police in Pokhara detained Hari Thapa and six others. The group was charged with riot.", "charge", "occurred", "", {"Hari Thapa", "six others"}),
    ("NPL", "On 3 May 2024, police in Pokhara detained Hari Thapa and 14 others. All 15 were charged with riot.", "charge", "occurred", "", {"Hari Thapa", "14 others"}),
    ("NPL", "On 3 May 2024, police in Pokhara detained Hari Thapa and others. They were charged with riot.", "charge", "occurred", "", {"Hari Thapa", "others"}),
    ("NPL", "On 3 May 2024, Hari Thapa was detained along with two porters in Pokhara. The three were charged with riot.", "charge", "occurred", "", {"Hari Thapa", "two porters"}),
    # those whom others may not see, whoever is kept away
    ("NPL", "On 3 May 2024, police in Pokhara arrested six porters. Lawyers were prevented from meeting them.", "prisoner_treatment", "occurred", "", {"six porters"}),
    ("NPL", "On 3 May 2024, police in Pokhara arrested the potter Hari Thapa. On 5 May, officers stopped lawyers from seeing him.",
     "prisoner_treatment", "occurred", "2024-05-05", {"Hari Thapa"}),
    # a name of which nothing else tells that it is somebody's
    ("NPL", "On 3 May 2024, police in Pokhara held Hari Thapa for six hours.", "detention", "occurred", "2024-05-03", {"Hari Thapa"}),
    ("NGA", "On 3 May 2024, agents whisked away Chinedu Okoro in Enugu.", "detention", "occurred", "2024-05-03", {"Chinedu Okoro"}),
    ("UZB", "Human rights defender Gulnora Yusupova was stopped at Nukus airport on 27 May 2024 and prevented from boarding her flight.",
     "movement_restriction", "occurred", "2024-05-27", {"Gulnora Yusupova"}),
    # by which part of the body, and whom somebody charges
    ("SYR", "He told the Syrian Network for Justice (SNJ) that Yaser Khalil had been hung by his wrists in May 2024.", "torture", "alleged", "2024-05", {"Yaser Khalil"}),
    ("ZAF", "On 14 May 2024, Sipho Dlamini laid a charge of assault against two officers.", "complaint", "occurred", "2024-05-14", {"two officers"}),
    # those left of the ones held, let go soon
    ("ARM", "Yerevan police detained 28 students on 4 June 2024, including Tigran Hakobyan. Hakobyan was punched by an officer. The others were released within three hours.",
     "release", "occurred", "2024-06-04", {"The others"}),
    ("HTI", "On 3 May 2024, gunmen abducted Father Jean Pierre in Jacmel. The priest was freed on 10 May.", "release", "occurred", "2024-05-10", {"Jean Pierre"}),
    # what somebody is to another, and one of two
    ("NGA", "On 3 May 2024, police in Enugu arrested Chinedu Okoro and his lawyer, Ngozi Eze. The lawyer was freed after six hours.", "release", "occurred", "", {"Ngozi Eze"}),
    ("NGA", "On 3 May 2024, police in Enugu arrested Chinedu Okoro and his brother, Emeka Okoro. The brother was freed after six hours.", "release", "occurred", "", {"Emeka Okoro"}),
    ("NGA", "On 3 May 2024, the potters Chinedu Okoro and Ngozi Eze were arrested in Enugu. The former was let go. The latter was charged with riot.", "charge", "occurred", "", {"Ngozi Eze"}),
    # participles that the parser joined to a noun before or behind them
    ("NGA", "On 3 May 2024, the potter Chinedu Okoro was charged with theft and remanded for two weeks.", "detention", "occurred", "2024-05-03", {"Chinedu Okoro"}),
    ("NGA", "Those arrested include the potter Chinedu Okoro and the nurse Ngozi Eze.", "detention", "occurred", "", {"Chinedu Okoro", "Ngozi Eze"}),
    # relatives, colleagues … in a list
    ("GEO", "On 4 June 2024 officers arrested Nino Beridze, her driver and two guards in Batumi.", "detention", "occurred", "", {"Nino Beridze", "her driver", "two guards"}),
    ("GEO", "Levan Maisuradze, his deputy and the union's treasurer were beaten on 6 June 2024.", "attack", "occurred", "", {"Levan Maisuradze", "his deputy", "the union's treasurer"}),
    ("GEO", "Levan Maisuradze, her husband and a baker, was arrested on 6 June 2024.", "detention", "occurred", "", {"Levan Maisuradze"}),
    # nobody of those told before
    ("LAO", "On 9 June 2024 police arrested Kham Sida and Noy Vong in Pakse. Neither was charged.", "charge", "not_occurred", "", {"Kham Sida", "Noy Vong"}),
    ("LAO", "On 9 June 2024 police arrested four weavers in Pakse. None were charged.", "charge", "not_occurred", "", {"four weavers"}),
    # others to whom it happened, too
    ("HND", "On 5 May 2024 residents protested in Tela over water. Police used tear gas. Opposition figures were also detained.", "detention", "occurred", "2024-05-05", {"Opposition figures"}),
    # a name described before a place
    ("HND", "On 7 May 2024, at least 20 peasants were arrested during a rally held by Juan Mejía, one of the candidates, in Tela.", "detention", "occurred", "2024-05-07", {"at least 20 peasants"}),
    ("HND", "On 7 May 2024, four nurses were beaten by guards of Ana Mejía, the former head of the union, in Tela.", "attack", "occurred", "2024-05-07", {"four nurses"}),
    # whom somebody judges to have been wronged
    ("MDG", "The arrest of the potter Hery Rakoto on 3 June 2024 violates his rights, the union said.", "detention", "occurred", "2024-06-03", {"Hery Rakoto"}),
    # the only person of whom the paragraph above tells, or to whom its words refer
    ("SWZ", "Expression\n\nSipho Dube, director of Rights Watch, was arrested on 5 March 2024 in Manzini after a march against the new mine.\n\n"
            "The activist, who had joined the march, was beaten while officers led him to a van in front of the town hall.", "torture", "occurred", "2024-03-05", {"Sipho Dube"}),
    ("SWZ", "Expression\n\nOn 8 March 2024 guards beat Sipho Dube, a reporter with the Daily Mirror newspaper, when he took pictures of the gate of the mine.\n\n"
            "The reporter was treated in hospital in Manzini. Police accused the journalist of trespass on the land of the company.", "charge", "occurred", "", {"Sipho Dube"}),
    # a person who works with a newspaper is none
    ("SWZ", "On 9 March 2024 guards beat Sipho Dube, a reporter with the Daily Mirror newspaper, in Manzini.", "torture", "occurred", "2024-03-09", {"Sipho Dube"}),
    # what came before the main clause, and a day behind two verbs
    ("SWZ", "On 3 May 2024 a councillor slapped the reporter Ann Dlamini in Manzini. He pushed her after accusing her of spreading lies.",
     "vilification", "occurred", "../2024-05-03", {"Ann Dlamini"}),
    ("SWZ", "The farmer Zodwa Nkosi was arrested and charged on 3 May 2024.", "detention", "occurred", "2024-05-03", {"Zodwa Nkosi"}),
    # who had called an assembly that was refused
    ("TCD", "On 8 May 2024 the prefect of Moundou refused to authorise a march. The march was called by the nurses' union over unpaid wages.",
     "assembly_denied", "occurred", "2024-05-08", {"the nurses' union"}),
    ("TCD", "On 5 May 2024, authorities cancelled a demonstration in Sarh. The demonstration, organised by the Youth Forum, was to demand water.",
     "assembly_denied", "occurred", "2024-05-05", {"Youth Forum"}),
    # "held" of people
    ("MDG", "On 3 May 2024 the potter Hery Rakoto was held over a post.", "detention", "occurred", "2024-05-03", {"Hery Rakoto"}),
    # what had happened before, told by two verbs with one auxiliary
    ("MDG", "On 11 May 2024 a judge acquitted Hery Rakoto. The police had arrested him and searched his house.", "search", "occurred", "../2024-05-11", {"Hery Rakoto"}),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "kind", "status", "date", "expected"), CASES, ids=[text[-40:] for _, text, *_ in CASES])
def test_whom_it_befell(country: str, text: str, kind: str, status: str, date: str, expected: set[str]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-30"))
    told = [event for event in facts.events if event.event_type == kind]
    assert len(told) == 1, [event.event_type for event in facts.events]
    names = [p.stands_for or p.text if p.entity is None else facts.entities[p.entity].name for p in told[0].participants if p.role == "target"]
    missing = {words for words in expected if not any(words in name for name in names)}
    assert not missing and len(names) == len(expected), names
    assert told[0].status == status
    assert date in ("", told[0].date)


def test_who_was_held_responsible_was_not_detained() -> None:
    text = "On 4 May 2024 the mayor of Tela was held responsible for the flood, and elections were held in June 2024."
    assert not [event for event in facts_of(Report("x", "", "", text + "\n", country="HND", published_on="2024-06-30")).events if event.event_type == "detention"]


def test_where_commas_set_the_place_apart() -> None:
    text = "On 9 January 2024 police cracked down against a march against the candidacy for the presidency of the council, in Thika, leaving five hurt."
    facts = facts_of(Report("x", "", "", text + "\n", country="KEN", published_on="2024-06-30"))
    assert {facts.entities[event.place].name for event in facts.events if event.event_type == "assembly_disrupted" and event.place is not None} == {"Thika"}


@pytest.mark.parametrize("said", ["In response, the Nurses Alliance declared that:\n\n“Holding her for doing her job is an outrage.”",
                                  "The Nurses Alliance wrote: “Holding her for doing her job is an outrage.”"])
def test_a_quotation_behind_a_colon_is_a_statement(said: str) -> None:
    facts = facts_of(Report("x", "", "", f"On 3 May 2024 police arrested the reporter Ann Otieno in Embu. {said}\n", country="KEN", published_on="2024-06-30"))
    told = [[facts.entities[p.entity].name for p in event.participants if p.role == "actor"] for event in facts.events if event.event_type == "statement"]
    assert told == [["Nurses Alliance"]]


def test_who_called_an_assembly_that_was_refused_held_none() -> None:
    text = "On 8 May 2024 the prefect of Moundou banned a march. The march was called by the nurses' union over unpaid wages."
    assert [event.event_type for event in facts_of(Report("x", "", "", text + "\n", country="TCD", published_on="2024-06-30")).events] == ["assembly_denied"]


def test_a_post_is_no_part_of_the_name_of_a_worldwide_body() -> None:
    text = "Ann Otieno, Amnesty International Campaigner for East Africa, condemned the raid on 9 May 2024."
    facts = facts_of(Report("x", "", "", text + "\n", country="KEN", published_on="2024-06-30"))
    assert [entity.name for entity in facts.entities if entity.kind == "organisation"] == ["Amnesty International"]


def test_a_court_that_frees_somebody_had_not_arrested_them() -> None:
    facts = facts_of(Report("x", "", "", "On 5 March 2024, a court in Tela acquitted the lawyer Ana Mejía after she had been arrested in a raid on her office.\n",
                            country="HND", published_on="2024-06-30"))
    assert {event.event_type: [p.text for p in event.participants if p.role == "actor"] for event in facts.events}["detention"] == []


def test_a_name_does_not_go_on_in_the_next_paragraph() -> None:
    text = "Account for the force used against porters – NMF\n\nThe Nurses Mutual Fund (NMF) deplored the beating of porters in Embu on 9 May 2024."
    facts = facts_of(Report("x", "", "", text + "\n", country="KEN", published_on="2024-06-30"))
    assert [entity.name for entity in facts.entities if entity.kind == "organisation"] == ["Nurses Mutual Fund"]


@pytest.mark.parametrize(("text", "people", "bodies"), [
    ("The MP for Gweru North, Tom Banda, was arrested on 9 May 2024.", ["Tom Banda"], []),
    ("On 9 May 2024, it was reported that NDP MP for Harare West, Ann Moyo, had been held.", ["Ann Moyo"], ["NDP"]),
    ("The member of parliament for Embakasi East Tom Banda was arrested on 9 May 2024.", ["Tom Banda"], []),
    ("On 9 May 2024 police held four men, including the secretary of ZINAFU Tom Banda.", ["Tom Banda"], ["ZINAFU"]),
    ("The arrest was condemned on 9 May 2024 by the Sports Writers Association of Sierra Leone and the Sierra Leone Association of Bakers (SLAB).", [],
     ["Sports Writers Association of Sierra Leone", "Sierra Leone Association of Bakers"]),
])
def test_names_beside_seats_and_bodies(text: str, people: list[str], bodies: list[str]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country="ZWE", published_on="2024-06-30"))
    assert [e.name for e in facts.entities if e.kind == "person"] == people
    assert [e.name for e in facts.entities if e.kind == "organisation"] == bodies


@pytest.mark.parametrize(("text", "kind", "expected"), [
    # a participle told with "with" has a subject of its own
    ("On 3 May 2024 the court closed the station, with Article 19 denouncing the decision as censorship.", "statement", {("actor", "ARTICLE 19")}),
    ("On 3 May 2024 police arrested two potters in Tela, with Amnesty International demanding their release.", "statement", {("actor", "Amnesty International")}),
    ("The bill passed on 8 May 2024, with Human Rights Watch describing it as a blow to free speech.", "statement", {("actor", "Human Rights Watch")}),
    # the last of several nouns is the subject of the clause behind it
    ("On 6 May 2024, over 40 women's groups organised direct actions and hundreds of potters joined vigils in Tela.", "protest", {("actor", "hundreds of potters")}),
    ("On 7 May 2024, police closed the offices and a crowd of residents gathered in Tela.", "protest", {("actor", "a crowd of residents")}),
    # who held an assembly of which a noun tells that
    ("In reaction to the organisation of a sit-in by a group of nurses, the judge asked police to close the street on 14 May 2024.", "protest", {("actor", "a group of nurses")}),
    # for whom a court or commission orders something
    ("On 4 May 2024, the Inter-American Commission on Human Rights issued precautionary measures to protect the potter Ana Mejía.", "court_ruling", {("affected", "Ana Mejía")}),
    ("On 4 May 2024, the Inter-American Commission on Human Rights granted precautionary measures in favour of Ana Mejía.", "court_ruling", {("affected", "Ana Mejía")}),
    # by whom somebody is subjected to something, who spreads falsehoods, and whole sectors
    ("On 4 May 2024, the lawyer Ana Mejía was subjected to extortion by a gang.", "harassment", {("actor", "a gang"), ("target", "Ana Mejía")}),
    ("On 6 May 2024, the federation spread false information about the lawyer Ana Mejía.", "vilification", {("actor", "the federation"), ("target", "Ana Mejía")}),
    ("On 9 May 2024, the heavy transport sector blocked roads in Tela.", "protest", {("actor", "the heavy transport sector")}),
    # a body called after somebody
    ("On 3 May 2024, the Colectivo de Abogados “Juan Mejía” held a vigil in Tela.", "protest", {("actor", "Colectivo de Abogados “Juan Mejía”")}),
], ids=lambda value: value[-40:] if isinstance(value, str) else "")  # fmt: skip
def test_who_takes_part(text: str, kind: str, expected: set[tuple[str, str]]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country="HND", published_on="2024-06-30"))
    told = {(p.role, facts.entities[p.entity].name if p.entity is not None else p.text) for event in facts.events if event.event_type == kind for p in event.participants}
    assert expected <= told
    assert len([role for role, _ in told if role == "actor"]) == 1, told


def test_visitors_deny_no_visits_and_men_act_for_the_body_they_belong_to() -> None:
    for text, kind, actors in (
        ("On 3 May 2024, four children were arrested in Tela. They were denied visits by their parents.", "prisoner_treatment", []),
        ("On 3 May 2024, armed men belonging to the Tela Security Agency kidnapped the nurse Ana Mejía.", "detention", ["Tela Security Agency"]),
    ):
        facts = facts_of(Report("x", "", "", text + "\n", country="HND", published_on="2024-06-30"))
        [event] = [event for event in facts.events if event.event_type == kind]
        assert [facts.entities[p.entity].name if p.entity is not None else p.text for p in event.participants if p.role == "actor"] == actors


@pytest.mark.parametrize(("text", "kinds"), [
    ("On 3 May 2024, Ana Mejía was jailed in Tela. Her request for a retrial was rejected.", ["detention", "court_ruling"]),
    ("On 3 May 2024, Ana Mejía was jailed in Tela. Her request for release on parole was rejected on 5 May.", ["detention", "court_ruling"]),
    ("On 3 May 2024, Ana Mejía was moved to Tela Prison, where she is kept in shackles.", ["prisoner_treatment", "prisoner_treatment"]),
    ("On 3 May 2024, Ana Mejía was kept in the dark and refused water at Tela Prison.", ["prisoner_treatment"]),
    ("Ana Mejía was arrested on 3 May 2024 and held for a week without access to a lawyer.", ["detention", "prisoner_treatment"]),
    ("In May 2024, the nurse Ana Mejía was placed under residential surveillance in Tela.", ["detention"]),
    ("On 3 May 2024, Ana Mejía was sent to Tela Prison for six months of preventive detention.", ["detention"]),
    ("On 3 May 2024, Ana Mejía was freed in Tela. She is subject to a travel ban.", ["release", "movement_restriction"]),
    ("On 3 May 2024, Ana Mejía began a hunger strike at Tela Prison and was hospitalised eight days later.", ["hunger_strike", "prisoner_treatment"]),
])  # fmt: skip
def test_what_is_done_in_custody(text: str, kinds: list[str]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country="HND", published_on="2024-06-30"))
    assert [event.event_type for event in facts.events] == kinds
