"""Sentences of which the parser gives one tree or another, by the last digit of a number: whichever it is, they tell the same."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Event, Report, ReportFacts

# country, sentence, "type role words" that its events must have, those that they must not have
PARTICIPANTS = [
    # lists
    ("GEO", "Police arrested two editors, one photographer and the station's director.",
     {"detention target two editors", "detention target one photographer", "detention target the station's director"}, set()),
    ("LAO", "Laos detained hundreds of migrants, including children and Hmong refugees, after it closed the border.", {"detention target Hmong refugees"}, set()),
    ("PAK", "Human rights lawyer Saima Noor-Khan and her brother were also charged with ‘acts of terrorism’.", {"charge target Saima Noor-Khan", "charge target her brother"}, set()),
    ("NGA", "Fines of 300 naira each were handed down to Senior Sergeant John Eze, Sergeant Musa Bello and officers Ada Obi and Chidi Nwosu.",
     {"sentence target John Eze", "sentence target Musa Bello", "sentence target Ada Obi", "sentence target Chidi Nwosu"}, set()),
    ("MMR", "Police arrested Thura, Moe, Hnin and Lwin in Insein on 3 May.", {"detention target Thura", "detention target Lwin"}, set()),
    # participles behind a noun
    ("ZMB", "On 3 May, fears grew for the jailed politicians Peter Zulu and Mary Banda, both convicted of sedition in 2022.",
     {"sentence target both"}, {"sentence actor both"}),
    ("ZMB", "Lawyers visited Peter Zulu and Mary Banda, both detained since May.", {"detention target both"}, {"detention actor both"}),
    ("ZMB", "Police stopped Peter Zulu, Mary Banda and Ann Tembo, all charged with libel in March.", {"charge target all"}, {"charge target Police"}),
    ("BDI", "On 4 June, police arrested two members of the Green Party and three nurses accused of spying.",
     {"detention target three nurses", "charge target three nurses"}, {"charge target two members of the Green Party"}),
    ("CUB", "The five bakers charged with contempt for taking part in a march in Holguin heard that prosecutors sought 10 years in prison.", {"charge target The five bakers"}, set()),
    ("CMR", "The six traders previously charged with tax evasion for joining a strike in Buea said that they would appeal.", {"charge target The six traders"}, set()),
    ("LSO", "Another three potters tried in the scope of the same case were acquitted.", {"acquittal target Another three potters"}, set()),
    ("THA", "The court granted her bail, covered by the Hope Fund, a bail fund for people facing charges for taking part in rallies.", set(), {"charge target a bail fund"}),
    # subjects behind what opens a clause
    ("PAK", "Following talks with officers, Noor and her sister were allowed to leave the station.", {"release target Noor", "release target her sister"}, set()),
    ("RWA", "Council bans street rallies in Huye; Jean Mugabo, the deputy head of the Farmers League, was detained over a leaflet.",
     {"detention target Jean Mugabo"}, {"assembly_denied target Jean Mugabo"}),
    # names
    ("UGA", "Police in Gulu arrested one Okello James over a Facebook post.", {"detention target Okello James"}, {"detention target one"}),
    ("KAZ", "Police detained one of the organisers of the rally on 5 June, Asel Nurova, in Almaty.", {"detention target Asel Nurova"}, set()),
    ("TUR", "The union's treasurer and the holder of its bank account, Can Demir, was questioned.", {"summons target Can Demir"}, {"summons target The union"}),
    # what goes on with the main verb
    ("PER", "Two miners had vanished after the rally, the union said, and were held at an army base.", {"detention target Two miners"}, {"detention target the union"}),
    ("KEN", "The editors were detained on 3 May after police searched their office and homes on a charge of \"inciting riot\" over the paper's reporting.",
     {"search actor police", "detention actor police"}, {"search actor The editors"}),
    ("KEN", "The union's rally in Mombasa on 3 May was prevented from taking place by unidentified gunmen and local officials.",
     {"assembly_disrupted actor unidentified gunmen", "assembly_disrupted actor local officials"}, set()),
    ("PER", "Amnesty International called on Peru to promptly release nurse Eva Sosa and 12 other arbitrarily arrested opposition supporters in a May 3 statement.",
     set(), {"detention actor Amnesty International"}),
    ("PER", "The expert Eva Sosa called on Peru to “end the culture of fear brought about by criminal trials”.", {"statement actor Eva Sosa"}, {"vilification actor Eva Sosa"}),
    ("JOR", "On 3 May, Reem Haddad, the head of a club in Irbid, was summoned and questioned by police following her participation in a march against a raid on the club.",
     {"protest actor her"}, set()),
    # who tells of it
    ("HTI", "The mine's owners said that three miners were beaten, adding that the Labour Council has opened an investigation.",
     {"investigation actor Labour Council"}, {"investigation source three miners"}),
    ("JOR", "Detentions began to rise with the start of the vote with at least 90 people rounded up between 3 and 9 May, according to defence lawyers and the Desert League for the Rights of "
     "Workers (DLRW, Ligue du Desert).", {"detention source defence lawyers", "detention source Desert League for the Rights of Workers"}, set()),
    ("JOR", "A similar raid was reported on 3 May by the Network of Jordanian NGOs: soldiers searched the office of the Lumo Trust in Irbid.",
     {"search target Lumo Trust"}, {"search target Network of Jordanian"}),
    ("KEN", "Nairobi police have arrested nine Somali traders for theft or “smuggling” in Eastleigh, reports Rift Times.", {"detention actor Nairobi police", "detention source Rift Times"}, set()),
    ("KEN", "Mombasa police arrested nine Somali traders in Eastleigh, reports the Rift Times.", {"detention source Rift Times"}, set()),
    ("NPL", "On 3 May, a court in Pokhara fined blogger Hari Lama 500 rupees for a post about the king, according to his brother Gopal Lama.", {"sentence source Gopal Lama"}, set()),
    ("NPL", "The writer Mina Rai, a monk until 2019, was sentenced by a military court inside Kathmandu's Nakkhu prison on 3 May to six years in prison under Section 9 of the Secrets Act, "
     "according to the League of Editors (LE).", {"sentence source League of Editors"}, set()),
    ("TZA", "His family and friends heard nothing until 6 May, when they learned that he had been convicted, allegedly for insulting a policeman, and sentenced to 10 days in detention.",
     {"sentence target he"}, {"sentence source friends"}),
    ("NGA", "Police dispersed a vigil that relatives planned to hold at the gate and detained five mourners.", {"detention actor Police", "detention target five mourners"}, set()),
    ("ZMB", "Police stormed a vigil held on a beach to denounce a murder, quickly arresting nine cleaners.", {"detention target nine cleaners"}, set()),
    ("KEN", "The prosecutor said at a press briefing that officers had detained the driver Ali Noor.", {"detention source The prosecutor"}, set()),
    ("IND", "The Press Council said that six agents from the Economic Crime Division (ECD) stormed the flat of 27-year-old Meera Nair, a singer who often "
            "shared clips about the reform movement, and arrested her for spreading rumours.", {"search target Meera Nair", "detention target her"}, {"detention actor Meera Nair"}),
    ("MEX", "The colleagues of murdered Riodoce weekly reporter Jairo Díaz protested in Culiacán.", set(), {"killing target The colleagues"}),
    # what a phrase or clause goes with
    ("GHA", "The trader was summoned to a barracks where he was kicked and robbed of his phone, according to Radio Volta.", {"summons source Radio Volta"}, set()),
    ("PER", "Two farmers were shot dead by guards who were never charged, according to the Land League.", {"killing source Land League"}, set()),
    ("KEN", "Officials denied entry for the activist Boniface Muli at the airport.", {"movement_restriction target Boniface Muli"}, set()),
]

# country, sentence, what each offence begins with
CHARGES = [
    ("EGY", "A court charged Mona Adel with joining the city's dissolved Workers League.", {"joining the city's dissolved Workers League"}),
    ("KGZ", "Ruslan Asanov was charged with illegal trading and deliberate false denunciation.", {"illegal trading", "deliberate false denunciation"}),
    ("TUN", "A Sfax court on Friday sentenced the baker to six months in prison for insulting Tunisian President Kais Saied in a poem read in a café.",
     {"insulting Tunisian President Kais Saied"}),
]


@pytest.mark.parametrize(("country", "text", "told", "untold"), PARTICIPANTS)
def test_participants(country: str, text: str, told: set[str], untold: set[str]) -> None:
    facts = facts_of(Report("r", "note.txt", "0", f"{text}\n", country=country, published_on="2024-06-20"))
    found = {f"{event.event_type} {p.role} {p.text}" for event in facts.events for p in event.participants}
    assert told <= found
    assert not untold & found


# country, sentence, type, date
DATES = [
    ("HND", "As of August 2023, four river defenders, including Ana Lobo, head of the Committee of Growers of Tela (Comité de Productores de Tela), remain in prison.",
     "detention", "2023-08"),
]

# country, sentence, terms of whom
TERMS = [
    ("KAZ", "A court in Almaty upheld the three-year term of Asel Nurova and the two-year term of Ivan Kim.", {("P3Y", "Asel Nurova"), ("P2Y", "Ivan Kim")}),
]


@pytest.mark.parametrize(("country", "text", "event_type", "date"), DATES)
def test_dates(country: str, text: str, event_type: str, date: str) -> None:
    facts = facts_of(Report("r", "note.txt", "0", f"{text}\n", country=country, published_on="2024-06-20"))
    assert {event.date for event in facts.events if event.event_type == event_type} == {date}


@pytest.mark.parametrize(("country", "text", "terms"), TERMS)
def test_terms(country: str, text: str, terms: set[tuple[str, str]]) -> None:
    facts = facts_of(Report("r", "note.txt", "0", f"{text}\n", country=country, published_on="2024-06-20"))
    assert {(p.duration_min, p.recipient_text) for event in facts.events for p in event.penalties} == terms


@pytest.mark.parametrize(("country", "text", "offences"), CHARGES)
def test_offences(country: str, text: str, offences: set[str]) -> None:
    facts = facts_of(Report("r", "note.txt", "0", f"{text}\n", country=country, published_on="2024-06-20"))
    found = {charge.offence for event in facts.events for charge in event.charges}
    assert len(found) == len(offences)
    assert all(any(offence.startswith(words) for offence in found) for words in offences)


def facts(text: str) -> ReportFacts:
    return facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-20"))


def people(told: ReportFacts, event: Event) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in event.participants:
        found.setdefault(one.role, set()).add(told.entities[one.entity].name if one.entity is not None else one.text)
    return found


@pytest.mark.parametrize(("text", "kind", "status", "who"), [
    # a body with its abbreviation before the title of a person
    ("Police arrested Shore Rights Group (SRG) chair Peter Otieno on 3 May 2024.", "detention", "occurred", {"actor": {"Police"}, "target": {"Peter Otieno"}}),
    ("Agents detained Civic Alliance (CA) spokesperson Ruth Njeri and her driver.", "detention", "occurred", {"actor": {"Agents"}, "target": {"Ruth Njeri", "her driver"}}),
    ("Police fined Lake Watch (LW) director Daniel Mutua 500 shillings.", "sentence", "occurred", {"actor": {"Police"}, "target": {"Daniel Mutua"}}),
    # a number before "more"
    ("Two more were arrested at the same rally the next day.", "detention", "occurred", {"target": {"Two more"}}),
    ("Police arrested five more at the funeral.", "detention", "occurred", {"actor": {"Police"}, "target": {"five more"}}),
    # "with" before a passive that has its own subject
    ("Three cooks were charged with trespass, with Achieng and two others being remanded in custody.", "detention", "occurred", {"target": {"Achieng", "two others"}}),
    ("Ten cooks were charged with “aiding an armed group”, with Achieng and five others being held in custody.", "detention", "occurred",
     {"target": {"Achieng", "five others"}}),
    # "shot" before another verb
    ("A 25-year-old soldier shot and wounded a cook during a march on 3 May 2024.", "attack", "occurred", {"actor": {"A 25-year-old soldier"}, "target": {"a cook"}}),
    ("Two men on a motorcycle shot and killed a cook on 3 May 2024.", "killing", "occurred", {"actor": {"Two men"}, "target": {"a cook"}}),
    # what a law is used for
    ("The council used provisions of the penal code that protect officials to arrest the editor on 3 May 2024.", "detention", "occurred",
     {"actor": {"The council"}, "target": {"the editor"}}),
    # the second of two plans
    ("Otieno planned to travel to Nairobi and petition the president to release his son.", "statement", "planned",
     {"actor": {"Otieno"}, "target": {"the president"}, "affected": {"his son"}}),
    # the part that somebody has in something, and against whom a case is
    ("Prosecutors are investigating the role of two officers in the killing of Peter Otieno.", "investigation", "ongoing", {"actor": {"Prosecutors"}, "target": {"two officers"}}),
    ("A judge dismissed the case against the editor for joining a march.", "protest", "occurred", {"actor": {"the editor"}}),
    # a state that goes on
    ("Access to Facebook remained blocked in Garissa.", "censorship", "ongoing", {"target": {"Facebook"}}),
    ("Three editors remain detained.", "detention", "ongoing", {"target": {"Three editors"}}),
    # another name in brackets behind a name
    ("A poet and founder of the Lake Forum, Ruth Njeri (Mama Ru), was arrested on 3 May 2024.", "detention", "occurred", {"target": {"Ruth Njeri"}}),
    # what is put off
    ("The court adjourned sentencing three editors until 5 June 2024.", "sentence", "not_occurred", {"actor": {"The court"}, "target": {"three editors"}}),
    # the court before which somebody is put on trial
    ("In May 2023, 40 cooks were put on a new trial before the Nairobi High Court for founding a secret group.", "trial", "occurred",
     {"actor": {"Nairobi High Court"}, "target": {"40 cooks"}}),
])  # fmt: skip
def test_who_takes_part(text: str, kind: str, status: str, who: dict[str, set[str]]) -> None:
    told = facts(text)
    assert [(event.status, people(told, event)) for event in told.events if event.event_type == kind] == [(status, who)]


@pytest.mark.parametrize(("text", "offence"), [
    ("Two editors were tried by a military court for sedition on 3 May 2024.", "sedition"),
    ("The unionist was arraigned before a special court for terrorism.", "terrorism"),
    ("Ruth Njeri was tried by a court for serious crimes on 3 May 2024.", ""),
])  # fmt: skip
def test_the_offence_behind_the_court(text: str, offence: str) -> None:
    assert [row.offence for event in facts(text).events for row in event.charges] == ([offence] if offence else [])


def test_what_a_call_is_for_is_no_offence() -> None:
    told = facts("On 27 May 2024, two potters were placed under house arrest after a call by a singer for peaceful rallies to protest a tax law.")
    assert [(row.kind, row.offence) for event in told.events for row in event.penalties] == [("house_arrest", "")]


def test_a_city_behind_what_it_is_called() -> None:
    told = facts("Police arrested Amina Sow from her home in the capital, Maputo.")
    [event] = told.events
    assert event.place is not None and told.entities[event.place].name == "Maputo"
