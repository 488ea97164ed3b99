"""Where names begin and end, and what they name."""

import pytest

from pipeline.annotate.names import names
from pipeline.extract import doc_of, facts_of
from pipeline.layers import Report
from tests.annotate.tagged import found
from tests.parsed import parsed

CASES = [
    # titles, letters behind a name, and forms of address
    ("Home Minister [PERSON Datuk Seri Azman Rashid] spoke.", "MYS", [("Azman Rashid", "PERSON")]),
    ("They met [ORG Tan Sri Lim Bee Lian].", "MYS", [("Lim Bee Lian", "PERSON")]),
    ("[PERSON President Adama Sow] left.", "SEN", [("Adama Sow", "PERSON")]),
    ("Lawyer [PERSON Ngozi Eze SAN] appealed.", "NGA", [("Ngozi Eze", "PERSON")]),
    ("[PERSON Truong Huy San] wrote.", "VNM", [("Truong Huy San", "PERSON")]),  # San is a name, SAN a rank
    ("[PERSON Sheikh Omar] was held.", "BHR", [("Omar", "PERSON")]),
    ("Former Prime Minister Sheikh [PERSON Rokeya] fled.", "BGD", [("Sheikh Rokeya", "PERSON")]),  # a name in Bangladesh
    ("Md. [PERSON Kamal Hossain] was freed.", "BGD", [("Md. Kamal Hossain", "PERSON")]),
    ("[PERSON Ana Ruiz's] lawyer", "MEX", [("Ana Ruiz", "PERSON")]),
    # organisations: edges
    ("He joined [ORG Lawyers for Liberty].", "MYS", [("Lawyers for Liberty", "ORG")]),
    ("They backed Lawyers for [ORG Liberty].", "MYS", [("Lawyers for Liberty", "ORG")]),
    ("The [ORG Georgian Dream party] won.", "GEO", [("Georgian Dream", "ORG")]),
    ("The [ORG Prosecutor General’s] Office said.", "KGZ", [("Prosecutor General’s Office", "ORG")]),
    ("The [ORG UN] Special Rapporteur on Torture came.", "TUN", [("UN Special Rapporteur on Torture", "ORG")]),
    ("The [ORG NGO Amazon Friends] left.", "PER", [("Amazon Friends", "ORG")]),
    ("The NGO [ORG Coordination Board] met.", "KEN", [("NGO Coordination Board", "ORG")]),
    ("It was sent by the [ORG Haki Network] for the [ORG CIVICUS Monitor].", "TZA", [("Haki Network", "ORG"), ("CIVICUS Monitor", "ORG")]),
    ("They were beaten on [MISC University Way].", "UGA", [("University Way", "PLACE")]),
    ("A man was shot in the [LOC Budongo] forest.", "UGA", [("Budongo forest", "PLACE")]),
    ("The [ORG NGO Coalition Against Torture] met.", "KAZ", [("NGO Coalition Against Torture", "ORG")]),
    ("[ORG Radio Free Europe/][ORG Radio Liberty] reported.", "ARM", [("Radio Free Europe/Radio Liberty", "ORG")]),
    ("[ORG DENIVA and LAW] reported.", "UGA", [("DENIVA", "ORG"), ("LAW", "ORG")]),
    ("The [LOC US] presidential administration cut aid.", "KEN", [("US presidential administration", "ORG")]),
    ("Under the Clean Media law ([ORG CML]), he was tried. They marched against the [ORG CML].", "GHA", []),  # a law's short form
    ("The law society ([ORG LSG]) sued.", "GHA", [("LSG", "ORG")]),
    # organisations that the words around them introduce
    ("an unregistered party, Our Way, was named.", "KAZ", [("Our Way", "ORG")]),
    ("the daily [MISC Le Jour] closed.", "SEN", [("Le Jour", "ORG")]),
    ("The newspaper Ka Leo closed.", "USA", [("Ka Leo", "ORG")]),
    ("journalists of N1 and Danas were hit.", "SRB", [("N1", "ORG"), ("Danas", "ORG")]),
    ("[PERSON Ain o Salish Kendra] (ASK) counted them.", "BGD", [("Ain o Salish Kendra", "ORG"), ("ASK", "ORG")]),
    ("The [LOC Karapatan] alliance spoke.", "PHL", [("Karapatan", "ORG")]),
    ("[PERSON Fundación Luz del Sur] was raided.", "COL", [("Fundación Luz del Sur", "ORG")]),
    ("the Sverdlov district police department was open.", "KGZ", [("Sverdlov district police department", "ORG")]),
    ("Boko Haram attacked.", "NGA", [("Boko Haram", "ORG")]),
    ("the police unit [LOC Dircote] came.", "PER", [("Dircote", "ORG")]),
    ("The [ORG Puno People's Defence Front] ([PERSON Fredep]) met.", "PER", [("Puno People's Defence Front", "ORG"), ("Fredep", "ORG")]),
    ("the [LOC Defensoría del Pueblo] said.", "PER", [("Defensoría del Pueblo", "ORG")]),
    ("[ORG Amnesty International and Transparency Niger] spoke.", "NER", [("Amnesty International", "ORG"), ("Transparency Niger", "ORG")]),
    ("the [ORG Ministry of Justice and Public Order]", "NER", [("Ministry of Justice and Public Order", "ORG")]),
    ("at [ORG City Hall Court] on Wednesday", "UGA", [("City Hall Court", "ORG")]),
    ("the offices of [LOC CIDEP]", "NIC", [("CIDEP", "ORG")]),
    ("editor of [PERSON Lango Katha]", "UGA", [("Lango Katha", "ORG")]),
    ("[PERSON Imran Okello] spoke. Police dispersed [ORG Okello] supporters.", "UGA", [("Imran Okello", "PERSON"), ("Okello", "PERSON")]),
    ("a union calling itself [ORG Barisan] [PERSON Nelayan Timur] marched.", "MYS", [("Barisan Nelayan Timur", "ORG")]),
    ("two [ORG UN] Special Rapporteurs wrote.", "LKA", [("UN", "ORG")]),
    ("[PERSON Panu] “[PERSON Mike” Jaideewong] spoke.", "THA", [("Panu “Mike” Jaideewong", "PERSON")]),
    ("[PERSON Guy] [PERSON Hervé Sanou] spoke.", "BFA", [("Guy Hervé Sanou", "PERSON")]),
    ("They held Than [PERSON Htay Win] again.", "MMR", [("Than Htay Win", "PERSON")]),
    ("[PERSON Observatório Mulher Livre] wrote.", "AGO", [("Observatório Mulher Livre", "ORG")]),
    ("the [ORG Municipal Court] in [LOC Travnik] ruled.", "BIH", [("Municipal Court in Travnik", "ORG")]),
    ("the [ORG Senior Resident Magistrate’s Court] in [LOC Zomba] ruled.", "MWI", [("Senior Resident Magistrate’s Court in Zomba", "ORG")]),
    ("the [ORG Third Penal Court] in [LOC Colón] ruled.", "PAN", [("Third Penal Court in Colón", "ORG")]),
    ("the [ORG Basic Court] [LOC Bitola] ruled.", "MKD", [("Basic Court Bitola", "ORG")]),
    ("the [ORG Supreme Court] in [LOC Lusaka] ruled.", "ZMB", [("Supreme Court", "ORG"), ("Lusaka", "PLACE")]),
    ("[ORG Kilele Foundation] was fined. They blocked [PERSON Kilele]’s accounts.", "KEN", [("Kilele Foundation", "ORG"), ("Kilele", "ORG")]),
    ("[ORG Kilele Foundation] was fined. [PERSON Mary Kilele] left. [PERSON Kilele] spoke.", "KEN", [("Kilele Foundation", "ORG"), ("Mary Kilele", "PERSON"), ("Kilele", "PERSON")]),
    ("the [ORG Court of First] Instance of [LOC Abomey] ruled.", "BEN", [("Court of First Instance of Abomey", "ORG")]),
    ("the [ORG Labour Court] No. 3 of [LOC Arequipa] ruled.", "PER", [("Labour Court No. 3 of Arequipa", "ORG")]),
    ("the [ORG Tax Department of] [LOC Turkistan] region", "KAZ", [("Tax Department of Turkistan region", "ORG")]),
    ("Ngo [PERSON Duc Thinh] was freed.", "VNM", [("Ngo Duc Thinh", "PERSON")]),
    ("[ORG Rift Rights Monitor], [PERSON Amani Yetu]\nText by [PERSON Amani Yetu].", "KEN", [("Rift Rights Monitor", "ORG"), ("Amani Yetu", "ORG"), ("Amani Yetu", "ORG")]),
    ("[ORG Rift Rights Monitor], [PERSON Mary Wanja]\nText.", "KEN", [("Rift Rights Monitor", "ORG"), ("Mary Wanja", "PERSON")]),
    ("the weekly [ORG La Voz] de Loreto closed.", "PER", [("La Voz de Loreto", "ORG")]),
    ("the journalist [ORG Milena Savova], was freed.", "BGR", [("Milena Savova", "PERSON")]),
    ("Its director, [ORG Milena Savova], was freed.", "BGR", [("Milena Savova", "PERSON")]),
    ("[PERSON Olha Bondar] left. The court fined [MISC Bondar 340 UAH].", "UKR", [("Olha Bondar", "PERSON"), ("Bondar", "PERSON")]),
    ("Three [ORG YouTubers] were held.", "KEN", []),
    ("the 7th [ORG Civil Court of Campinas] ruled.", "BRA", [("7th Civil Court of Campinas", "ORG")]),
    ("On 3 May Kyaukse township court sentenced two.", "MMR", [("Kyaukse township court", "ORG")]),
    ("the [ORG office of Jua Daily] was searched.", "KEN", [("Jua Daily", "ORG")]),
    ("the [FAC prison] of [LOC Natitingou] and the central prison of [LOC Parakou]", "BEN", [("prison of Natitingou", "PLACE"), ("central prison of Parakou", "PLACE")]),
    ("in [LOC Largo] 4 de Fevereiro they sang.", "AGO", [("Largo 4 de Fevereiro", "PLACE")]),
    ("in [LOC Sistan] and [LOC Baluchestan] province", "IRN", [("Sistan and Baluchestan province", "PLACE")]),
    ("in the [LOC Dadaab] refugee camp", "KEN", [("Dadaab refugee camp", "PLACE")]),
    ("the [ORG Kenyan Teachers Congress] ([ORG TC]) met.", "UGA", [("Teachers Congress", "ORG"), ("TC", "ORG")]),
    ("The [ORG Regional Office for Kenya] and [LOC Tanzania] closed.", "KEN", [("Regional Office for Kenya and Tanzania", "ORG")]),
    ("The Give Us Water Campaign marched.", "ZAF", [("Give Us Water Campaign", "ORG")]),
    ("a reporter of [ORG Radio] [PERSON Caribe Ana Ruiz] was held.", "HND", [("Radio Caribe", "ORG"), ("Ana Ruiz", "PERSON")]),
    ("the [ORG Council on Torture] ([PERSON Dewan HAM]) met.", "IDN", [("Council on Torture", "ORG"), ("Dewan HAM", "ORG")]),
    ("[PERSON Alianza Roja] lost.", "CHL", [("Alianza Roja", "ORG")]),
    ("a report by the [FAC Savanna Legal Centre] for the [ORG CIVICUS Monitor]", "KEN", [("Savanna Legal Centre", "ORG"), ("CIVICUS Monitor", "ORG")]),
    ("the [ORG Coalition] for the [ORG International Criminal Court]", "KEN", [("Coalition for the International Criminal Court", "ORG")]),
    ("in the studios of [FAC Radio Nuru] today", "TZA", [("Radio Nuru", "ORG")]),
    ("[LOC Milan Lamu] and [PERSON Ana Ruiz] left. [LOC Lamu] came back.", "SRB", [("Milan Lamu", "PERSON"), ("Ana Ruiz", "PERSON"), ("Lamu", "PERSON")]),
    ("the director of [PERSON Vent et Marée] spoke.", "TGO", [("Vent et Marée", "ORG")]),
    ("[PERSON Roshni Ghar], an NGO in the north, closed.", "PAK", [("Roshni Ghar", "ORG")]),
    ("the [ORG Public Prosecutor’s Office] ([ORG MP]). The [ORG MP] denied it.", "GTM", [("Public Prosecutor’s Office", "ORG"), ("MP", "ORG"), ("MP", "ORG")]),
    ("A vote of the [ORG MP] counts.", "KEN", []),
    ("asked the Attorney-General to act", "FJI", [("Attorney-General", "ORG")]),
    ("asked the Attorney General, Ana Ruiz, to act", "FJI", []),
    ("Members of the Mouvement pour la relance du [LOC Togo] (MRT) met.", "TGO", [("Mouvement pour la relance du Togo", "ORG"), ("MRT", "ORG")]),
    ("[PERSON Carlos de la Cruz] ([ORG PAN]) spoke.", "MEX", [("Carlos de la Cruz", "PERSON"), ("PAN", "ORG")]),
    ("the NGO [PERSON Cumbre] moved.", "SLV", [("Cumbre", "ORG")]),
    ("[ORG Green Steppe Centre and Asia Rights Watch] wrote.", "MNG", [("Green Steppe Centre", "ORG"), ("Asia Rights Watch", "ORG")]),
    ("the [ORG Committee of Ministers of the Council of Europe]", "ALB", [("Committee of Ministers", "ORG"), ("Council of Europe", "ORG")]),
    ("[PERSON Human Rights Centre Vesna] wrote.", "BLR", [("Human Rights Centre Vesna", "ORG")]),
    ("[ORG Nino Kapanadze] was held. Later [PERSON Kapanadze] was freed.", "GEO", [("Nino Kapanadze", "PERSON"), ("Kapanadze", "PERSON")]),
    ("The [PERSON Ganga Mukti Dal], too, spoke.", "NPL", [("Ganga Mukti Dal", "ORG")]),
    ("The [PERSON Nadia Ruiz] case went on.", "MEX", [("Nadia Ruiz", "PERSON")]),
    ("[ORG Forest Watch, Amnesty International] ([ORG AI]) spoke.", "BRA", [("Forest Watch", "ORG"), ("Amnesty International", "ORG"), ("AI", "ORG")]),
    ("the [ORG Democratic Republic of the Congo] ([ORG DRC])", "COD", [("Democratic Republic of the Congo", "PLACE"), ("DRC", "PLACE")]),
    # no names
    ("[ORG Interior Cabinet] Secretary [PERSON Jane Doe] left.", "KEN", [("Jane Doe", "PERSON")]),
    ("Before [PERSON Diwali] all was quiet.", "IND", []),
    ("On safety at work (SAW) little was done. [ORG SAW] rules are few.", "ZMB", []),
    ("under Sections 12 and 14 of the [ORG Dandanam Sanhita] ([ORG DS]). The [ORG DS] is new.", "IND", []),
    ("critics in [LOC Western Europe] and [LOC Latin America]", "TUR", []),
    ("the [LOC Honduran State]", "HND", []),
    ("access to information ([ORG ATI]) campaigners", "GHA", []),
    ("a fine of 90 million riels ([LOC U.S.] $22,000)", "KHM", []),
    ("[ORG Instagram] and [PERSON Hausa] and [LOC Igbo] speakers.", "NGA", []),
    ("[ORG Freedom of Assembly] is a right.", "KEN", []),
    ("[NORP Kenyan] and [LOC Ugandan] students", "KEN", []),
    ("They marched under #[ORG EndBadRule] banners.", "NGA", []),
    # people and places
    ("[PERSON Kisumu] was quiet.", "KEN", [("Kisumu", "PLACE")]),
    ("the court of [ORG Dar El Beida] today", "DZA", [("Dar El Beida", "PLACE")]),
    ("a march on the [ORG Palace of Culture] today", "MDA", [("Palace of Culture", "PLACE")]),
    ("held in the [ORG Yerevan Pre-trial Detention Centre] today", "ARM", [("Yerevan Pre-trial Detention Centre", "PLACE")]),
    ("the prisons of [PERSON Nakuru] and [PERSON Kitale]", "KEN", [("Nakuru", "PLACE"), ("Kitale", "PLACE")]),
    ("They raided [ORG Unity House], the headquarters of the party.", "ZMB", [("Unity House", "PLACE")]),
    ("in [FAC El Pozo prison]. Guards of [ORG El Pozo] came.", "VEN", [("El Pozo prison", "PLACE"), ("El Pozo", "PLACE")]),
    ("the [NORP Amhara] and [LOC Afar] regions", "ETH", [("Amhara", "PLACE"), ("Afar", "PLACE")]),
    ("outside the [NORP Iranian] embassy today", "SWE", [("Iranian embassy", "PLACE")]),
    ("sent to [ORG Women’s Colony] No. 4 in May", "BLR", [("Women’s Colony No. 4", "PLACE")]),
    ("in [FAC Detention Centre] No. 1 today", "BLR", [("Detention Centre No. 1", "PLACE")]),
    ("in [LOC Ngaragba] central prison today", "CAF", [("Ngaragba central prison", "PLACE")]),
    ("in [PERSON Tora] prison in May", "EGY", [("Tora prison", "PLACE")]),
    ("in a [LOC Bukavu] prison today", "COD", [("Bukavu", "PLACE")]),
    ("in [PERSON Bungoma] county today", "KEN", [("Bungoma county", "PLACE")]),
    ("at the [LOC Juja] roundabout.", "KEN", [("Juja roundabout", "PLACE")]),
    ("held by [PERSON Sungai Deras] police", "MYS", [("Sungai Deras", "PLACE")]),
    ("in the prison of [LOC Izalco] today", "SLV", [("prison of Izalco", "PLACE")]),
    ("at the [LOC Kapchorwa] detention facility", "UGA", [("Kapchorwa detention facility", "PLACE")]),
    ("a court in [PERSON Sidi Bel Abbès].", "DZA", [("Sidi Bel Abbès", "PLACE")]),
    ("her house in [PERSON Muthaiga].", "KEN", [("Muthaiga", "PLACE")]),
    ("to [LOC Gulu] regional prison", "UGA", [("Gulu regional prison", "PLACE")]),
    ("in the [LOC Gitega] prison today", "BDI", [("Gitega prison", "PLACE")]),
    ("at [LOC Nairobi] airport today", "KEN", [("Nairobi airport", "PLACE")]),
    ("to the [LOC Kisumu] police station", "KEN", [("Kisumu police station", "PLACE")]),
    ("The [LOC Kisumu] police station replied.", "KEN", [("Kisumu", "PLACE")]),
    ("in [LOC Marmara] ([FAC Silivri) Prison] today", "TUR", [("Marmara (Silivri) Prison", "PLACE")]),
    ("in [LOC Kerala’s Wayanad district] today", "IND", [("Kerala", "PLACE"), ("Wayanad district", "PLACE")]),
    ("to the [ORG Maison d’arrêt de Thiès] ([ORG MAT]) today", "SEN", [("Maison d’arrêt de Thiès", "PLACE"), ("MAT", "PLACE")]),
    ("I [PERSON Made Sudira] spoke.", "IDN", [("I Made Sudira", "PERSON")]),
    ("Police in [PERSON Zugdidi] came.", "GEO", [("Zugdidi", "PLACE")]),
    ("[PERSON Eswatini] joined. [PERSON Jordan] spoke.", "SWZ", [("Eswatini", "PLACE"), ("Jordan", "PERSON")]),
    ("[PERSON Tabasco] state police", "MEX", [("Tabasco", "PLACE")]),
    ("[LOC Marat Abdiev], [PERSON Olzhas Bek], and [PERSON Aidar Nur] left.", "KAZ", [("Marat Abdiev", "PERSON"), ("Olzhas Bek", "PERSON"), ("Aidar Nur", "PERSON")]),
    ("The [ORG Republic of Serbia] joined.", "SRB", [("Republic of Serbia", "PLACE")]),
    ("an [ORG Almaty] court", "KAZ", [("Almaty", "PLACE")]),
    ("a [NORP Mombasa] court fined [NORP Luo] elders", "KEN", [("Mombasa", "PLACE")]),
    ("a [LOC Minsk] district court", "BLR", [("Minsk", "PLACE")]),
    ("in [LOC Kyiv, Ukraine].", "KAZ", [("Kyiv", "PLACE"), ("Ukraine", "PLACE")]),
    ("in [ORG KP] province", "PAK", [("KP province", "PLACE")]),
    ("They blocked [MISC National Road] 4 today", "KHM", [("National Road 4", "PLACE")]),
    ("on [ORG Federal Route 40] near [LOC Esquel]", "ARG", [("Federal Route 40", "PLACE"), ("Esquel", "PLACE")]),
    ("He was put in [MISC Colony No. 6] in May", "BLR", [("Colony No. 6", "PLACE")]),
    ("He went on hunger strike in Penal Colony No. 17 in May.", "RUS", [("Penal Colony No. 17", "PLACE")]),
    ("She left [PERSON Luzira] prison the same day.", "UGA", [("Luzira prison", "PLACE")]),
    ("to the [LOC Oran] department of the [ORG Security Directorate]", "DZA", [("Oran", "PLACE"), ("Security Directorate", "ORG")]),
    ("in the [LOC Pando] department of the [LOC Oriente] today", "BOL", [("Pando department", "PLACE"), ("Oriente", "PLACE")]),
    ("fined by a [ORG Makadara] court today", "KEN", [("Makadara", "PLACE")]),
    ("fined by an [ORG NSS] court today", "SSD", [("NSS", "ORG")]),
    ("near [LOC Uromi, in Edo], today", "NGA", [("Uromi", "PLACE"), ("Edo", "PLACE")]),
    ("They met at [ORG Kalerwe Market] and the [MISC Heroes Monument] today", "UGA", [("Kalerwe Market", "PLACE"), ("Heroes Monument", "PLACE")]),
    ("held at [LOC Istanbul's Taksim Square] in May", "GEO", [("Istanbul", "PLACE"), ("Taksim Square", "PLACE")]),
    ("in the [LOC Sidama] zone", "ETH", [("Sidama zone", "PLACE")]),
    ("[PERSON Saravanan] s/o [PERSON Muthu] and [PERSON Ravi] a/l [PERSON Kumar] were held", "SGP", [("Saravanan s/o Muthu", "PERSON"), ("Ravi a/l Kumar", "PERSON")]),
    ("before the [LOC Warszawa]-[ORG Śródmieście District Court] today", "POL", [("Warszawa-Śródmieście District Court", "ORG")]),
    ("on the [LOC Second Thai]–[FAC Lao Friendship Bridge] today", "LAO", [("Second Thai–Lao Friendship Bridge", "PLACE")]),
    ("under the [MISC Administration of Justice (Protection) Act]. The [ORG Prisons Department] agreed", "SGP", [("Prisons Department", "ORG")]),
    ("[PERSON Stones] flew. [PERSON Gendarmes] fired at [PERSON Awa Diop]. [PERSON Diop] fell", "SEN", [("Awa Diop", "PERSON"), ("Diop", "PERSON")]),
    ("the [ORG Ligue du Nord and the Forum des Lacs] said that the [ORG Ligue du Nord] was closed", "TGO", [("Ligue du Nord", "ORG"), ("Forum des Lacs", "ORG"), ("Ligue du Nord", "ORG")]),
    ("In [ORG Luanda], an association of vendors was fined", "AGO", [("Luanda", "PLACE")]),
    ("They were fined 2,000 [ORG PLN] each, and the [ORG PLN] 500 of [PERSON Jan Nowak] was waived", "POL", [("Jan Nowak", "PERSON")]),
]


@pytest.mark.parametrize(("text", "country", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_names(text: str, country: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, country) == expected


def test_short_forms_are_names_after_the_full_one_only() -> None:
    text = "The Commission met. The [ORG Human Rights Commission] spoke. Later the Commission left."
    assert found(text, "GHA") == [("Human Rights Commission", "ORG"), ("Commission", "ORG")]


def test_a_platform_is_a_body_where_something_is_done_to_it() -> None:
    blocked = parsed("""
        Telegram PROPN nsubj:pass 3
        was AUX aux:pass 3
        blocked VERB root 0 pp
    """)
    posted = parsed("""
        He PRON nsubj 2
        wrote VERB root 0 past
        on ADP case 4
        Telegram PROPN obl 2
    """)
    for doc, lemma in ((blocked, "block"), (posted, "write")):
        next(token for token in doc if token.dep_ == "root").lemma_ = lemma
    assert [(span.text, span.label_) for span in names(blocked).spans["names"]] == [("Telegram", "ORG")]
    assert not names(posted).spans["names"]


@pytest.mark.parametrize(("text", "country", "name"), [
    ("The authorities blocked the news site Oq Yol in May.", "UZB", "Oq Yol"),
    ("Police searched six organisations, among them Naya Sadak, in Kathmandu.", "NPL", "Naya Sadak"),
    ("The council suspended Samanta Ghar, which runs a shelter in Birgunj.", "NPL", "Samanta Ghar"),
    ("Another citizen movement, Sauti Yetu, called for their release.", "KEN", "Sauti Yetu"),
    ("Police in Lima denied the student group Sumaq Kawsay permission for a march.", "PER", "Sumaq Kawsay"),
    ("The court convicted Mira Salim, who leads the fishers’ association Doni Bahari, of disobedience.", "IDN", "Doni Bahari"),
    ("The registrar cancelled the registration of Maji Huru, which had opposed the port.", "KEN", "Maji Huru"),
    ("This update was prepared by Delta Rights Watch for the CIVICUS Monitor.", "KEN", "Delta Rights Watch"),
    ("He commented on the war on the Telegram channel Oq Kema for years.", "UZB", "Oq Kema"),
])  # fmt: skip
def test_a_noun_before_a_name_calls_it_a_body(text: str, country: str, name: str) -> None:
    doc = doc_of(Report("r", "", "", text, country=country, published_on="2025-07-20"))
    assert name in {text[m.start : m.end] for m in doc._.mentions if m.kind == "organisation"}


@pytest.mark.parametrize(("text", "country", "name", "kind"), [
    ("Police searched the home of Ho Duc Hoa on 3 May 2024.", "VNM", "Ho Duc Hoa", "person"),
    ("Police raided the flat of Ou Rithy on 3 May 2024.", "KHM", "Ou Rithy", "person"),
    ("The authorities released Tran Huynh on 3 May 2024.", "VNM", "Tran Huynh", "person"),
    ("Officers questioned Thin Thin Aung for three hours on 3 May 2024.", "MMR", "Thin Thin Aung", "person"),
    ("Police searched Wanjiku wa Njoroge’s home on 3 May 2024.", "KEN", "Wanjiku wa Njoroge", "person"),
    ("The trial of Htet Htet Khine began on 3 May 2024.", "MMR", "Htet Htet Khine", "person"),
    ("On 3 May 2024, soldiers killed Ma Thida near the market.", "MMR", "Ma Thida", "person"),
    ("Police detained two fishers, Rolan Abanes and Mila Corpuz, in the province of Capiz on 3 May 2024.", "PHL", "Rolan Abanes", "person"),
    ("Police detained two fishers, Rolan Abanes and Mila Corpuz, in the province of Capiz on 3 May 2024.", "PHL", "Mila Corpuz", "person"),
    ("On 3 May 2024, police in Quito arrested its coordinator, Yaku Shiguango.", "ECU", "Yaku Shiguango", "person"),
    ("The authorities shut down Vlast on 3 May 2024.", "KAZ", "Vlast", "organisation"),
    ("On 3 May 2024, two reporters from Politklinika were beaten.", "KGZ", "Politklinika", "organisation"),
    ("A court fined Kloop 5,000 som on 3 May 2024.", "KGZ", "Kloop", "organisation"),
    ("A court fined Codeca 5,000 dollars on 3 May 2024.", "GTM", "Codeca", "organisation"),
    ("On 3 May 2024, two activists from Githurai were detained.", "KEN", "Githurai", "place"),
    ("The Pattani court sentenced two activists on 3 May 2024.", "THA", "Pattani", "place"),
    ("On 3 May 2024, a Mathare-based journalist was summoned.", "KEN", "Mathare", "place"),
    ("Police dispersed the residents of Bir Zaitoun on 3 May 2024.", "PSE", "Bir Zaitoun", "place"),
    ("They were detained in Kampung Melor on 3 May 2024.", "MYS", "Kampung Melor", "place"),
])  # fmt: skip
def test_what_is_done_to_it_or_is_its_own_tells_whose_name_it_is(text: str, country: str, name: str, kind: str) -> None:
    doc = doc_of(Report("r", "", "", text, country=country, published_on="2025-07-20"))
    assert (name, kind) in {(text[m.start : m.end], m.kind) for m in doc._.mentions}


def test_a_day_in_a_body_s_name_is_no_date() -> None:
    doc = doc_of(Report("r", "", "", "On 4 May, the March 23 Movement (M23) took the town.", country="COD", published_on="2025-07-20"))
    assert [time.edtf for time in doc._.times] == ["2025-05-04"]


def test_a_possessive_in_the_name_of_a_town_parts_no_places() -> None:
    doc = doc_of(Report("r", "", "", "She was moved from Maseru to a prison in Qacha’s Nek.", country="LSO", published_on="2025-07-20"))
    assert [m.text for m in doc._.mentions if m.kind == "place"] == ["Maseru", "Qacha’s Nek"]


@pytest.mark.parametrize("text", [
    "On 7 May 2024, three Atyrau residents — Marat Seitov, Baurzhan Sarin, and Talgat Omarov — were each fined for protesting.",
    "On 7 May 2024, three Semey residents — Yerlan Seitov, Baurzhan Sarin, and Walikhan Omarov — were each fined for protesting a visit.",
])  # fmt: skip
def test_names_behind_a_dash_and_a_number_of_people_are_theirs(text: str) -> None:
    facts = facts_of(Report("x", "", "", text, country="KAZ", published_on="2024-07-20"))
    assert sum(entity.kind == "person" for entity in facts.entities) == 3
