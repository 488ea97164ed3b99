"""How a report tells what it tells: who says so, what nobody did, and what was said to be untrue."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report

# country, sentence, type, status, participants by role
TOLD = [
    # Asides between a subject and its verb.
    ("UGA", "The farmer Moses Kato, his brother said, was arrested by soldiers in Gulu on 3 May 2024.", "detention", "alleged",
     {"actor": ["soldiers"], "target": ["Moses Kato"], "source": ["his brother"]}),
    ("PHL", "Two reporters, the news site Bayan Ngayon reported on 4 May, were beaten by guards in Davao on 2 May 2024.", "torture", "alleged",
     {"target": ["Two reporters"], "source": ["Bayan Ngayon"]}),
    ("BOL", "Nurse Elena Choque was, according to lawyer Pablo Rojas, acquitted by a judge in Potosí on 3 May 2024.", "acquittal", "alleged",
     {"actor": ["a judge"], "target": ["Elena Choque"], "source": ["Pablo Rojas"]}),
    ("UKR", "In May 2024, according to his wife, editor Taras Bondar was beaten by police in Odesa.", "torture", "alleged",
     {"actor": ["police"], "target": ["Taras Bondar"], "source": ["his wife"]}),
    ("TZA", "The singer Neema Juma was detained in Mwanza on 3 May 2024, her mother and two neighbours said.", "detention", "alleged",
     {"target": ["Neema Juma"], "source": ["her mother", "two neighbours"]}),
    ("MWI", "The farmer John Phiri, Grace Banda, his lawyer, said, was threatened with a gun by unknown men in Zomba on 3 May 2024.", "harassment", "alleged",
     {"actor": ["unknown men"], "target": ["John Phiri"], "source": ["Grace Banda"]}),
    ("KAZ", "Police beat six nurses in Aktobe, Astana-based lawyer Dana Omarova said on 3 May 2024.", "torture", "alleged",
     {"actor": ["Police"], "target": ["six nurses"], "source": ["Dana Omarova"]}),
    ("KAZ", "Two days before the vote, the authorities had detained at least 26 nurses, Almaty-based human rights activist Baurzhan Toregeldin said on 4 May 2024.",
     "detention", "alleged", {"target": ["at least 26 nurses"], "source": ["Baurzhan Toregeldin"]}),
    ("CMR", "The singer Paul Mbarga, it is alleged, was arrested by soldiers in Douala on 3 May 2024.", "detention", "alleged",
     {"actor": ["soldiers"], "target": ["Paul Mbarga"], "source": []}),
    ("MLI", "Fatou Keita is understood to have been fined by a court in Ségou on 3 May 2024.", "sentence", "alleged", {"actor": ["a court"], "target": ["Fatou Keita"]}),
    ("PNG", "There were reports on 4 May that soldiers had killed a villager in Wabag on 3 May 2024.", "killing", "alleged", {"actor": ["soldiers"]}),
    # Whoever denounces that others did something tells of it; what is denounced as a deed is told flatly.
    ("PRY", "On 3 May 2024, the nurse Elsa Benítez denounced that guards had beaten two growers in Luque.", "torture", "alleged",
     {"actor": ["guards"], "target": ["two growers"], "source": ["Elsa Benítez"]}),
    ("PRY", "On 3 May 2024, the guild denounced the arrest of the nurse Elsa Benítez.", "detention", "occurred", {"target": ["Elsa Benítez"], "source": []}),
    # Whoever comes upon a body did not kill.
    ("PRY", "On 3 May 2024, soldiers discovered the body of the nurse Elsa Benítez near Luque.", "killing", "occurred", {"actor": [], "target": ["Elsa Benítez"]}),
    ("PRY", "On 3 May 2024, the remains of the nurse Elsa Benítez were located by rangers near Luque.", "killing", "occurred", {"actor": [], "target": ["Elsa Benítez"]}),
    # He or she, in a clause on what was done meanwhile.
    ("PRY", "On 3 May 2024, a bus driver hit and killed the nurse Elsa Benítez while she was taking part in a picket in Luque.", "protest", "occurred", {"actor": ["Elsa Benítez"]}),
    ("PRY", "On 3 May 2024, a guard struck a nurse while he was taking part in a picket in Luque.", "protest", "occurred", {"actor": ["a nurse"]}),
    ("PRY", "On 3 May 2024, a man attacked Elsa Benítez while she was marching in Luque.", "protest", "occurred", {"actor": ["Elsa Benítez"]}),
    ("PRY", "On 3 May 2024, two nurses were asleep when three strangers entered the flat and stabbed them.", "attack", "occurred", {"actor": ["three strangers"], "target": ["two nurses"]}),
    # Those whose own hearing it is, and those who only sit there.
    ("PRY", "Both Elsa Benítez and Rubén Ayala attended a hearing in Luque on 3 May 2024.", "trial", "occurred", {"target": ["Elsa Benítez", "Rubén Ayala"]}),
    ("PRY", "Ambassador Elsa Benítez came to attend a hearing in Luque on 3 May 2024.", "trial", "occurred", {"target": []}),
    ("PRY", "Elsa Benítez, president of the Growers’ League, was arrested in Luque on 2 May 2024. Benítez attended a hearing on 3 May 2024.", "trial", "occurred", {"target": ["Elsa Benítez"]}),
    # Those whose participation, or whose blockade, it is.
    ("PRY", "On 9 May 2024, police in Luque arrested Elsa Benítez and Rubén Ayala. The charges relate to their participation in a picket on 3 May.", "protest", "occurred",
     {"actor": ["Elsa Benítez", "Rubén Ayala"]}),
    ("PRY", "On 9 May 2024, a court in Luque convicted Elsa Benítez over her involvement in a picket in Luque on 3 May.", "protest", "occurred", {"actor": ["Elsa Benítez"]}),
    ("PRY", "On 9 May 2024, growers maintained blockades on the road to Luque.", "protest", "occurred", {"actor": ["growers"], "source": []}),
    ("PRY", "On 9 May 2024, the reporters Elsa Benítez, a writer for La Tarde and Rubén Ayala from El Sol, were beaten by police in Luque. They were also insulted.", "harassment", "occurred",
     {"target": ["Elsa Benítez", "Rubén Ayala"]}),
    # Who rejects a verdict speaks of it.
    ("PRY", "On 3 May 2024, the Legal Aid Programme rejected the sentence imposed on Elsa Benítez.", "statement", "occurred", {"actor": ["Legal Aid Programme"]}),
    ("PRY", "On 3 May 2024, bus drivers rejected the sentence imposed on Elsa Benítez.", "statement", "occurred", {"actor": ["bus drivers"]}),
    # Accounts, allegations and counts.
    ("IDN", "By the account of local media, the student Dewi Lestari was questioned by police in Medan on 3 May 2024.", "summons", "alleged",
     {"actor": ["police"], "target": ["Dewi Lestari"], "source": ["local media"]}),
    ("SEN", "By her own account, Awa Ndiaye was beaten by gendarmes in Thiès on 3 May 2024.", "torture", "alleged", {"target": ["Awa Ndiaye"]}),
    ("MEX", "Allegations by Ana Torres that the teacher Luis Soto was beaten by police in Puebla on 3 May 2024 were not investigated.", "torture", "alleged",
     {"target": ["Luis Soto"], "source": ["Ana Torres"]}),
    ("BGD", "The Odhikar Network counted at least 43 people detained in Sylhet on 3 May 2024.", "detention", "occurred", {"source": ["Odhikar Network"]}),
    ("ARM", "Allegations by Ani Grigoryan that Levon Petrosyan was beaten by police in Gyumri on 3 May 2024 were not investigated.", "torture", "alleged",
     {"target": ["Levon Petrosyan"], "source": ["Ani Grigoryan"]}),
    ("IND", "Police dispute the claim by the Kerala Rights Network that the activist Meera Nair was beaten in Kochi on 3 May 2024.", "attack", "alleged",
     {"target": ["Meera Nair"], "source": ["Kerala Rights Network"]}),
    # What a court or prosecutors decide in a case is done by that.
    ("KEN", "On 3 May 2024, the judge decided to release the weaver Ann Chebet on bail.", "release", "occurred", {"actor": ["the judge"], "target": ["Ann Chebet"]}),
    ("KEN", "On 3 May 2024, prosecutors decided to charge the weaver Ann Chebet with libel.", "charge", "occurred", {"actor": ["prosecutors"], "target": ["Ann Chebet"]}),
    ("KEN", "On 3 May 2024, police decided to arrest the weaver Ann Chebet.", "detention", "planned", {"actor": ["police"], "target": ["Ann Chebet"]}),
    # What police or ministries say of their own measures is their account, not hearsay; what unions say of them, or police of others, is.
    ("TGO", "Police said that 14 vendors had been detained in Kara on 3 May 2024.", "detention", "occurred", {"target": ["14 vendors"], "source": ["Police"]}),
    ("TGO", "According to a spokesperson for the gendarmerie, the baker Issa Lawson was released in Kara on 3 May 2024.", "release", "occurred", {"target": ["Issa Lawson"]}),
    ("TGO", "The vendors’ union said that 14 vendors had been detained in Kara on 3 May 2024.", "detention", "alleged", {"target": ["14 vendors"]}),
    ("TGO", "Police claim that the baker Issa Lawson was released in Kara on 3 May 2024.", "release", "alleged", {"target": ["Issa Lawson"]}),
    ("TGO", "Police said that vendors had beaten the baker Issa Lawson in Kara on 3 May 2024.", "attack", "alleged", {"target": ["Issa Lawson"]}),
    ("TGO", "An inquiry into the beating of the baker Issa Lawson is under way, according to the Kara prosecutor.", "investigation", "ongoing", {}),
    ("TGO", "The baker Issa Lawson was followed in May 2024, according to his sister.", "surveillance", "alleged", {"source": ["his sister"]}),
    ("TGO", "Police said that 14 vendors had been detained during a march in Kara on 3 May 2024.", "protest", "occurred", {}),
    # An inquiry that is being made goes on; one that is opened some sentences behind the deed is into that.
    ("TGO", "On 3 May 2024, strangers beat the baker Issa Lawson in Kara. He was not hurt. The vendors’ union condemned the assault. Police said that an inquiry had been opened.",
     "investigation", "occurred", {}),
    ("TGO", "The baker Issa Lawson called for a march on Labour Day 2024, which did not take place.", "protest", "not_occurred", {"actor": ["Issa Lawson"]}),
    ("TGO", "On 3 May 2024, strangers beat the baker Issa Lawson in Kara. Gendarmes are investigating the incident.", "investigation", "ongoing", {"affected": ["Issa Lawson"]}),
    ("TGO", "On 3 May 2024, strangers beat the baker Issa Lawson in Kara. The assault is being investigated.", "investigation", "ongoing", {"affected": ["Issa Lawson"]}),
    # What was not done with a law, or to anybody, right behind what was told of it.
    ("LSO", "On 3 May 2024, the cabinet tabled a bill on trade unions. It has not been adopted yet.", "legislation", ["occurred", "not_occurred"], {}),
    ("LSO", "In May 2024, the ministry drafted a decree on charities. The decree has not been submitted to parliament.", "legislation", ["occurred", "not_occurred"], {}),
    ("LSO", "On 3 May 2024, soldiers beat the nurse Palesa Mokoena in Leribe. No soldier has been questioned.", "summons", "not_occurred", {}),
    ("LSO", "On 3 May 2024, soldiers beat the nurse Palesa Mokoena in Leribe. The police have not made any arrests.", "detention", "not_occurred", {}),
    ("LSO", "On 3 May 2024, soldiers beat the nurse Palesa Mokoena in Leribe. No soldier has been put on trial.", "trial", "not_occurred", {}),
    ("LSO", "On 3 May 2024, guards in Leribe beat two nurses. Three officers were disciplined on 9 May.", "sentence", "occurred", {"target": ["Three officers"]}),
    # A call for an assembly on a day announces it; what a relative clause or the next sentence tells came of it.
    ("PAN", "The Teachers’ League called for a march in Colón on 9 May 2024.", "protest", "planned", {"actor": ["Teachers’ League"]}),
    ("PAN", "On 3 May 2024, the nurse Rosa Batista called for a picket in Colón on 9 May, which did not take place.", "protest", "not_occurred", {"actor": ["Rosa Batista"]}),
    ("PAN", "The Teachers’ League called for a reform on 9 May 2024.", "statement", "occurred", {"actor": ["Teachers’ League"]}),
    ("PAN", "On 3 May 2024, the mayor banned a rally in Colón. The rally took place peacefully.", "protest", "occurred", {}),
    ("PAN", "On 3 May 2024, demonstrators in Colón demanded lower fares.", "protest", "occurred", {"actor": ["demonstrators in Colón"]}),
    ("PAN", "Police had no plans to fine those who had spoken at a vigil held in Colón on 3 May 2024.", "protest", "occurred", {}),
    # What nobody did, or only threatened to do.
    ("ZMB", "Neither Ruth Banda nor her brother was charged with sedition in Ndola on 3 May 2024.", "charge", "not_occurred", {}),
    ("LKA", "Prosecutors blocked the release of Ruwan Silva in Galle on 3 May 2024.", "release", "not_occurred", {}),
    ("LKA", "Not one of the six fishermen was released in Galle on 3 May 2024.", "release", "not_occurred", {}),
    ("LKA", "Not only the captain but also six fishermen were released in Galle on 3 May 2024.", "release", "occurred", {}),
    ("HUN", "The march went ahead, nor was the organiser Eszter Varga fined.", "sentence", "not_occurred", {}),
    ("GHA", "Police in Tamale stopped short of arresting the cleric Yusif Alhassan on 3 May 2024.", "detention", "not_occurred",
     {"actor": ["Police"], "target": ["Yusif Alhassan"]}),
    ("GHA", "Guards in Tamale refrained from beating the cleric Yusif Alhassan.", "torture", "not_occurred", {"actor": ["Guards"], "target": ["Yusif Alhassan"]}),
    ("KAZ", "Rather than detaining the poet Asel Nurlan, officers drove her home on 3 May 2024.", "detention", "not_occurred", {"actor": ["officers"], "target": ["Asel Nurlan"]}),
    ("KEN", "On 4 May 2024 the three men in Kitale were fined rather than being jailed.", "detention", "not_occurred", {"target": ["the three men in Kitale"]}),
    ("SLV", "Police in Santa Ana said that there were no plans to arrest the priest Óscar Melara.", "detention", "not_occurred", {"target": ["Óscar Melara"]}),
    ("EGY", "A judge failed to sentence the student leader Karim Adel to two years in prison on 3 May 2024.", "sentence", "not_occurred",
     {"actor": ["A judge"], "target": ["Karim Adel"]}),
    ("MDG", "A hearing in the case of the priest Hery Rakoto was due on 3 May 2024 but was adjourned.", "trial", "not_occurred", {}),
    ("SSD", "His trial, which was due to open before the Juba High Court on 3 May 2024, was adjourned because the prosecutor failed to appear.", "trial", "not_occurred", {}),
    ("NIC", "Luis Rivas narrowly escaped being detained in León on 3 May 2024.", "detention", "not_occurred", {"target": ["Luis Rivas"]}),
    ("NIC", "Luis Rivas escaped arrest in León on 3 May 2024.", "detention", "not_occurred", {"target": ["Luis Rivas"]}),
    ("NIC", "Luis Rivas escaped an attack on his home in León on 3 May 2024.", "attack", "occurred", {"target": ["Luis Rivas"]}),
    ("ECU", "On 3 May 2024, police were unable to arrest the mayor Jorge Vera.", "detention", "not_occurred", {"actor": ["police"], "target": ["Jorge Vera"]}),
    ("LBN", "On 3 May 2024, the minister ruled out deporting the singer Rami Haddad.", "movement_restriction", "not_occurred", {"target": ["Rami Haddad"]}),
    ("MNE", "Until now, neither Marko Vuković nor his colleagues have been charged with theft.", "charge", "not_occurred", {}),
    ("LBR", "Not for the first time, police in Buchanan arrested the reporter Mary Toe on 3 May 2024.", "detention", "occurred", {"target": ["Mary Toe"]}),
    ("AGO", "The Ministry of Justice refused to comment on the killing of the nurse Ana Tchipa in Lobito on 3 May 2024.", "killing", "occurred", {"target": ["Ana Tchipa"]}),
    ("AGO", "Police gave no reason for the arrest of the nurse Ana Tchipa in Lobito on 3 May 2024.", "detention", "occurred", {"target": ["Ana Tchipa"]}),
    # What was said to be untrue.
    ("NPL", "Reports that the activist Sita Gurung had been abducted in Pokhara on 3 May 2024 proved false.", "detention", "not_occurred", {"target": ["Sita Gurung"]}),
    ("TGO", "Rumours that soldiers had arrested Issa Keita turned out to be untrue.", "detention", "not_occurred", {"actor": ["soldiers"], "target": ["Issa Keita"]}),
    ("TGO", "Local reports that police had detained the imam Issa Traoré in Lomé on 3 May 2024 turned out to be false.", "detention", "not_occurred", {}),
    # Who was freed and then spoke.
    ("BOL", "Elena Choque was arrested in Potosí on 1 May 2024. She was freed on 3 May and told reporters that she had been beaten by guards.", "torture", "alleged",
     {"actor": ["guards"], "target": ["Elena Choque"], "source": ["Elena Choque"]}),
    # What was done after all.
    ("MKD", "Police in Bitola went on to arrest the reporter Goran Petkov on 3 May 2024.", "detention", "occurred", {"actor": ["Police"], "target": ["Goran Petkov"]}),
    ("CHL", "The poet Marta Vidal became the first person to be fined by the court in Talca on 3 May 2024.", "sentence", "occurred", {"target": ["Marta Vidal"]}),
    # What an authority makes known of its own acts is no mere claim; what others say of them, or it says of others, is.
    ("BWA", "The regulator said that it had revoked the licence of Kalahari FM on 3 May 2024.", "registration_denied", "occurred", {"actor": ["regulator"], "source": []}),
    ("BWA", "Police said they had arrested the editor Neo Moeti in Maun on 3 May 2024.", "detention", "occurred", {"target": ["Neo Moeti"], "source": []}),
    ("BWA", "Prosecutors said that the editor Neo Moeti had been charged with fraud on 3 May 2024.", "charge", "occurred", {"target": ["Neo Moeti"]}),
    ("BWA", "The union said that the editor Neo Moeti had been charged with fraud on 3 May 2024.", "charge", "alleged", {"source": ["union"]}),
    ("BWA", "The editor Neo Moeti said that he had been arrested by soldiers in Maun on 3 May 2024.", "detention", "alleged", {"source": ["Neo Moeti"]}),
    # Who finds his own telephone tapped states nothing.
    ("BWA", "The editor Neo Moeti discovered in May 2024 that his phone had been infected with spyware.", "surveillance", "occurred", {"target": ["Neo Moeti"], "source": []}),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "event_type", "status", "who"), TOLD)
def test_who_says_so_and_whether_it_happened(country: str, text: str, event_type: str, status: str | list[str], who: dict[str, list[str]]) -> None:
    facts = facts_of(Report("x", "", "", text, country=country, published_on="2024-06-30"))
    events = [event for event in facts.events if event.event_type == event_type]
    assert {event.status for event in events} == ({status} if isinstance(status, str) else set(status))
    for role, expected in who.items():
        found = [facts.entities[p.entity].name if p.entity is not None else p.text for event in events for p in event.participants if p.role == role]
        assert len(found) == len(expected) and all(words in text for words, text in zip(expected, found, strict=True)), (role, found)


@pytest.mark.parametrize("text", [
    "Jelena Petrović’s trial has yet to begin.",
    "There is no evidence that the reporter Mary Toe was arrested by police in Buchanan.",
    "In the event of the arrest of the reporter Mary Toe, her union will hire a lawyer.",
    "Nothing suggests that Mary Toe was threatened.",
    "Mary Toe would rather be jailed than silenced, she said.",
    "Mary Toe has been advised to leave Buchanan before she is arrested.",
    "Mary Toe is not afraid of being arrested.",
    "Courts would rather fine reporters than acquit them.",
    "It would be the first law to ban foreign funds.",
])
def test_what_has_not_begun_tells_no_event(text: str) -> None:
    assert not facts_of(Report("x", "", "", text, country="SRB", published_on="2024-06-30")).events
