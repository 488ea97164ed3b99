"""What the second and third sentence on a criminal case tell: of whom, of what, when and where; the sentences are of several countries and
written for the purpose."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge import merge


def steps(country: str, text: str) -> list[str]:
    """A line for every event of a report: its type, day, town, status where it did not simply occur, and those whom it befell; lines for
    its penalties and charges."""
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-12-20"))
    lines = []
    for told in merge(facts).events:
        event = told.event

        def name(entity: int | None, words: str) -> str:
            return facts.entities[entity].name if entity is not None else words

        status = "" if event.status == "occurred" else f" {event.status}"
        people = ", ".join(sorted(name(p.entity, p.text) for p in event.participants if p.role == "target"))
        lines.append(f"{event.event_type}{status} {event.date} @{name(event.place, '')}: {people}")
        lines += [f"{p.kind} {p.duration_min or ''}{' ' + p.status if p.status != 'imposed' else ''}: {name(p.recipient, p.recipient_text)}" for p in event.penalties]
        lines += [f"charged with {c.offence}: {name(c.recipient, c.recipient_text)}" for c in event.charges]
    return lines


@pytest.mark.parametrize(("country", "text", "expected"), [
    # where and when somebody was accused is no part of the offence
    ("NAM", "Prosecutors charged Tangeni Nujoma and Anna Shikongo with treason in Rundu on 3 May 2024.", ["charge 2024-05-03 @Rundu: Anna Shikongo, Tangeni Nujoma", "charged with treason: Anna Shikongo"]),
    ("NAM", "Investigators charged the singer Tangeni Nujoma with discrediting the army on 3 May 2024.", ["charge 2024-05-03 @: Tangeni Nujoma", "charged with discrediting the army: Tangeni Nujoma"]),
    ("NAM", "The singer Tangeni Nujoma was charged with taking part in an unlawful rally on 3 May 2024.", ["charge  @: Tangeni Nujoma"]),
    # a second custody measure behind the arrest or the charge
    ("NPL", "The porter Bishnu Thapa was arrested in Pokhara on 3 May 2024 and sent to judicial custody for 14 days.", ["detention 2024-05-03 @Pokhara: Bishnu Thapa", "pretrial_detention P14D: Bishnu Thapa"]),
    ("SRB", "The baker Nemanja Lukić was detained in Niš on 3 May 2024. The next day, he was ordered to remain in custody for 30 days.", ["pretrial_detention P30D: Nemanja Lukić"]),
    ("KAZ", "On 7 May 2024, a court in Shymkent placed the weaver Ainur Bekova under arrest for two months.", ["detention 2024-05-07 @Shymkent: Ainur Bekova", "pretrial_detention P2M: Ainur Bekova", "!sentence"]),
    ("UGA", "Police in Mbarara arrested the porters Peter Okot and Ruth Apio on 3 May 2024. The next day, both were charged with being a nuisance and remanded in custody.",
     ["charge 2024-05-04 @: Peter Okot, Ruth Apio", "detention 2024-05-04 @: Peter Okot, Ruth Apio", "pretrial_detention : Ruth Apio"]),
    ("ARG", "The baker Juan Sosa was arrested in Salta on 3 May 2024. A judge ordered that he remain in custody.", ["detention 2024-05-03/.. @: Juan Sosa", "!detention planned"]),
    # bail, and out of which prison
    ("MYS", "The baker Zul Rahim was charged in Ipoh on 3 May 2024. He pleaded not guilty and was allowed bail of RM4,000.", ["release 2024-05-03/.. @: Zul Rahim"]),
    ("UGA", "The porter Peter Okot was released from Luzira Prison on 6 June 2024.", ["release 2024-06-06 @Luzira Prison: Peter Okot"]),
    # hearings to come, and put off
    ("KEN", "The nurse Ann Chebet was charged with riot in Kisumu on 3 May 2024. The court set 10 June 2025 for the start of the trial.", ["trial planned 2025-06-10 @: Ann Chebet", "!charged with the start"]),
    ("NGA", "The nurse Ngozi Ude was arraigned in Enugu on 3 May 2024. Justice Emeka Obi fixed 4 July 2025 for hearing.", ["trial planned 2025-07-04 @: Ngozi Ude", "!charged with hearing"]),
    ("LKA", "The porter Nimal Perera was arrested in Galle on 3 May 2024. The case will be taken up again on 9 July 2025.", ["trial planned 2025-07-09 @: Nimal Perera"]),
    ("GHA", "The nurse Ama Serwaa appeared before the Accra Circuit Court on 3 May 2024. The case will be called again on 4 July 2025.", ["trial planned 2025-07-04 @: Ama Serwaa", "!statement"]),
    ("TZA", "The porter Juma Ali was charged in Dodoma on 3 May 2024. The matter was put off until 4 July 2025.", ["trial planned 2025-07-04 @: Juma Ali"]),
    ("COL", "Prosecutors charged the nurse Rosa Lasso with riot in Cali on 9 May 2024. The trial was postponed.", ["trial not_occurred  @Cali: Rosa Lasso"]),
    ("COL", "The nurse Rosa Lasso went on trial in Cali on 9 May 2024. The judge declined to adjourn the case.", ["!trial not_occurred"]),
    ("KEN", "The nurses Ann Chebet and Mary Achieng were arrested in Kisumu on 3 May 2024. Their case will be heard on 10 June 2025.", ["trial planned 2025-06-10 @: Ann Chebet, Mary Achieng"]),
    # a new trial is ordered
    ("POL", "A court in Lublin convicted the baker Ewa Bran on 7 May 2024. The Supreme Court ordered a retrial on 2 July 2024.", ["appeal_ruling 2024-07-02 @: Ewa Bran"]),
    ("POL", "A court in Lublin convicted the baker Ewa Bran on 7 May 2024. On 2 July, the appeal court quashed the conviction and sent the case back for a new trial.", ["appeal_ruling 2024-07-02 @: Ewa Bran", "!trial"]),
    # verdicts on others of the same trial
    ("CHL", "On 3 May 2024, a court in Temuco acquitted the baker Nahuel Curi of arson. His two co-defendants were found guilty.", ["sentence 2024-05-03 @Temuco: His two co-defendants"]),
    ("PER", "On 3 May 2024, a court in Cusco sentenced the weaver Hilario Quispe to seven years in prison. His nephew, Wilber Quispe, received five years.", ["sentence 2024-05-03 @Cusco: Wilber Quispe"]),
    ("GHA", "On 5 May 2024, the Accra Circuit Court acquitted the nurses Kojo Mensah and Ama Serwaa. They had been arrested in March. A third defendant, Yaw Darko, was convicted of assault.",
     ["sentence 2024-05-05 @Accra: Yaw Darko"]),
    ("GTM", "Two others accused in the case, Mateo Pop and Elena Tiul, were acquitted by a court in Cobán on 3 May 2024.", ["acquittal 2024-05-03 @Cobán: Elena Tiul, Mateo Pop, Two others", "!charge"]),
    ("PER", "A court in Cusco sentenced the weaver Hilario Quispe and his nephew, Wilber Quispe, to five years in prison on 8 January 2024. In June, the nephew’s sentence was reduced to three years.",
     ["appeal_ruling 2024-06 @: Wilber Quispe", "imprisonment P3Y: Wilber Quispe"]),
    # what a ruling leaves of several verdicts, and what had been asked for
    ("AZE", "On 8 May 2024, a court in Ganja sentenced the baker Elchin Mammadli to six years in prison. The nurse Sevda Aliyeva was given three years. On 30 July, the Court of Appeal upheld both sentences.",
     ["imprisonment P6Y upheld: Elchin Mammadli", "imprisonment P3Y upheld: Sevda Aliyeva"]),
    ("RUS", "A court in Kazan sentenced the baker Lyudmila Gareeva to four years in prison on 15 May 2024. The prosecutor had requested six years.", ["imprisonment P6Y sought: Lyudmila Gareeva"]),
    ("IND", "On 9 July 2024, a Delhi court acquitted the porter Nadeem Alam of riot. He had spent four years in jail. Three co-accused, Rahim Khan, Iqbal Sheikh and Tahir Ansari, were also cleared.",
     ["acquittal 2024-07-09 @Delhi: Iqbal Sheikh, Rahim Khan, Tahir Ansari, Three co-accused"]),
    ("GEO", "On 4 July 2024, Tbilisi City Court fined the baker Nino Beridze GEL 2,000. A second protester, Saba Meladze, was given five days of administrative detention.", ["sentence 2024-07-04 @Tbilisi: Saba Meladze"]),
    ("TUR", "A court in Diyarbakır acquitted eleven lawyers of terrorist propaganda on 14 March 2024. The prosecutor had requested three years in prison for each defendant.",
     ["acquittal 2024-03-14 @Diyarbakır: eleven lawyers", "imprisonment P3Y sought: eleven lawyers", "!trial"]),
    # an appeal against custody
    ("KHM", "The Battambang Provincial Court on 3 May 2024 ordered four students to be held in pre-trial detention. Their appeal against the order was rejected by the Court of Appeal on 12 June.",
     ["pretrial_detention  upheld: four students"]),
    ("RWA", "Prosecutors in Kigali charged the baker Eric Mugisha with fraud on 3 May 2024. The Nyarugenge Primary Court ruled that he should be remanded for 30 days. The Intermediate Court upheld the decision on 30 May.",
     ["detention 2024-05-03/.. @: Eric Mugisha", "appeal_ruling 2024-05-30 @: Eric Mugisha", "pretrial_detention P30D upheld: Eric Mugisha"]),
    # hearings told by verb and noun, or of a case
    ("CMR", "The trial of the baker Paul Essomba was postponed on 8 April 2024. The next hearing was set for 6 May 2025.", ["trial planned 2025-05-06 @: Paul Essomba", "!trial 2025"]),
    ("BLR", "On 14 May 2024, the Homiel Regional Court began hearing the case against the baker Alena Kavalchuk and her husband Siarhei Kavalchuk.", ["trial 2024-05-14 @Homyel': Alena Kavalchuk, Siarhei Kavalchuk"]),
    # when a charge was made known is not before the arrest; the murder is not the last that was told
    ("VEN", "The baker Carla Mendoza was arrested in Caracas on 9 February 2024. Days later, the Attorney General announced that she had been charged with treason.", ["charge 2024-02-09/.. @: Carla Mendoza"]),
    ("BRA", "On 24 March 2024, police in Recife arrested the brothers Chico and Domingos Barbosa over the murder of the nurse Luana Prado. They were charged with homicide.",
     ["charge 2024-03-24/.. @: Chico, Domingos Barbosa", "charged with homicide: Domingos Barbosa"]),
    ("BRA", "On 24 March 2024, police in Recife arrested the brothers Chico and Domingos Barbosa for the murder of the nurse Luana Prado. A police chief was also detained. The three were transferred to a prison in Brasília.",
     ["prisoner_treatment 2024-03-24/.. @Brasília: The three"]),
    ("NGA", "The Federal High Court in Abuja on 8 July 2024 discharged and acquitted the porter Musa Ibrahim of libel.", ["acquittal 2024-07-08 @Abuja: Musa Ibrahim", "charged with libel: Musa Ibrahim"]),
    ("NGA", "A court in Abuja tried and convicted the porter Musa Ibrahim of libel on 8 July 2024.", ["charged with libel: Musa Ibrahim"]),
    ("KEN", "On 12 May 2024, detectives in Mombasa arrested the porter Salim Juma and accused him of incitement to violence.", ["charge 2024-05-12 @Mombasa: Salim Juma", "!vilification"]),
    ("NZL", "Four porters were remanded on bail until 2 July by a Wellington court on 4 June 2024.", ["release 2024-06-04 @Wellington: Four porters", "!detention"]),
    ("MKD", "The baker Goran Iliev called the verdict an attack on the press on 4 June 2024.", ["!attack"]),
    ("BOL", "A judge in La Paz imposed house arrest on Rosa Mamani and a travel ban on Juan Quispe on 4 June 2024.", ["house_arrest : Rosa Mamani", "travel_ban : Juan Quispe", "!house_arrest : Juan", "!travel_ban : Rosa"]),
    # "the defendants": those told together before, named or not
    ("LKA", "The Colombo High Court indicted the porter Ruwan Silva and seven others on 22 March 2024. The defendants were released on bail.", ["release 2024-03-22/.. @: Ruwan Silva, The defendants"]),
    ("LKA", "Police in Galle arrested the porters Ruwan Silva and Nimal Perera on 22 March 2024. The accused were released on bail.", ["release 2024-03-22/.. @: Nimal Perera, Ruwan Silva"]),
    ("TUR", "The trial of 14 students opened in İzmir on 21 January 2024. The defendants are charged with riot.", ["charged with riot: The defendants"]),
    # of both; and a plea
    ("ECU", "Prosecutors in Quito opened an investigation into the baker Segundo Chimbo and the nurse Andrea Salazar on 3 May 2024. They froze the accounts of both.", ["asset_freeze 2024-05-03/.. @: Andrea Salazar, Segundo Chimbo"]),
    ("BOL", "Prosecutors charged the baker Freddy Condori with riot in La Paz on 3 May 2024. Condori denies the accusations.", ["!statement"]),
    ("BOL", "The baker Freddy Condori was detained in La Paz on 3 May 2024. The police denied the allegations of torture.", ["statement 2024-05-03/.. @: "]),
    # the story goes on behind what had been before
    ("KEN", "On 3 May 2024, police in Kisumu broke up a march. It had been banned the week before. Officers also beat a reporter, Ann Chebet.", ["torture 2024-05-03 @Kisumu: Ann Chebet"]),
    ("SRB", "On 12 May 2024, police in Niš detained five students. They had blocked a bridge the night before. The students were released after several hours.", ["release 2024-05-12/.. @: The students"]),
])  # fmt: skip
def test_steps_of_a_case(country: str, text: str, expected: list[str]) -> None:
    told = steps(country, text)
    missing = [line for line in expected if not line.startswith("!") and line not in told]
    invented = [line for line in expected if line.startswith("!") and any(one.startswith(line[1:]) for one in told)]
    assert not missing and not invented, "\n".join(told)


def test_the_words_of_a_trigger_do_not_begin_with_the_accused() -> None:
    facts = facts_of(Report("x", "", "", "The case against the baker Rosa Lasso was dismissed on 3 May 2024.\n", country="COL", published_on="2024-12-20"))
    assert [event.trigger for event in facts.events] == ["dismissed"]
