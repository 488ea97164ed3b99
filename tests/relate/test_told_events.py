"""What sentences of reports from many countries tell, through the whole pipeline: types, statuses, participants.

The tables hold sentences written for the purpose. A language model errs on some trees, so a table is held to a share of
its rows, and a failure lists the rows that are wrong.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.annotate.pipeline import annotate, build
from pipeline.layers import Report
from pipeline.relate import relate
from pipeline.segment import segment


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.fixture(scope="module")
def told(nlp):
    def read(text: str, country: str = "KEN", published_on: str = "2024-06-30") -> list[tuple[str, str, dict[str, list[str]]]]:
        report = Report("x", "x.txt", "x", text, country=country, published_on=published_on)
        doc = annotate(nlp, report, segment(report))
        names = [entity.name for entity in doc._.entities]
        out = []
        for event in relate(doc):
            who: dict[str, list[str]] = {}
            for p in event.participants:
                who.setdefault(p.role, []).append(names[p.entity] if p.entity is not None else p.text)
            out.append((event.event_type, event.status, who))
        return out

    return read


def held(wrong: list[str], rows: list, share: float) -> None:
    assert len(wrong) <= (1 - share) * len(rows), "\n".join(wrong)


# sentence, type of an event it tells
TYPES = [
    ("On 3 May 2024, the court found singer John Otieno, who was not in the room, guilty of theft.", "sentence"),
    ("On 3 May 2024, the court found singer John Otieno not guilty.", "acquittal"),
    ("A UN expert spoke out on 3 May 2024 about the closure of sixty groups.", "statement"),
    ("The press council documented attacks on at least 30 reporters who covered the vote in May 2024.", "attack"),
    ("On 3 May 2024, the Supreme Court struck down the appeals of the three clerks.", "appeal_ruling"),
    ("To disperse the crowd, guards blasted water cannons on 3 May 2024.", "assembly_disrupted"),
    ("On 3 May 2024, Amnesty International condemned the deportation of singer John Otieno to Chad.", "statement"),
    ("Three students were jailed again in trials on 3 May 2024.", "sentence"),
    ("On 3 May 2024, campaigners blocked a railway line in Voi.", "protest"),
    ("On 3 May 2024, the court subjected Mary Achieng to administrative arrest.", "sentence"),
    ("On 3 May 2024, the parliament approved on second reading a bill on charities.", "legislation"),
    ("Deputies adopted in the third reading the bill on the media on 3 May 2024.", "legislation"),
    ("Guards disbanded a gathering of pensioners on 3 May 2024.", "assembly_disrupted"),
    ("The attempted murder of singer John Otieno on 3 May 2024 shocked the town.", "attack"),
    ("On 3 May 2024, the regulator suspended dozens of newspapers.", "registration_denied"),
    ("Several of the union's stewards were summoned by the police on 3 May 2024.", "summons"),
    ("On 3 May 2024, the police said that eleven students were wanted for taking part in the march.", "extradition"),
    ("On 3 May 2024, the High Court dismissed the allegations of the company.", "court_ruling"),
    ("On 3 May 2024, unemployed graduates blocked the railway at Gafsa.", "protest"),
    ("Doctors in Nairobi walked out on 3 May 2024 and marched to the ministry.", "protest"),
    ("On 3 May 2024, a pensioner stood alone with a poster in front of the parliament.", "protest"),
    ("On 3 May 2024, the governor extended the ban on assemblies in the capital.", "assembly_denied"),
    ("Organisers were refused a permit for the march on 3 May 2024.", "assembly_denied"),
    ("Police fired tear gas at the crowd in Kisumu on 3 May 2024.", "assembly_disrupted"),
    ("Riot police blocked a rally by the National Unity Platform on 3 May 2024.", "assembly_disrupted"),
    ("Mary Achieng was bundled into a car by armed men on 3 May 2024.", "detention"),
    ("Mary Achieng was taken into custody on 3 May 2024.", "detention"),
    ("On 3 May 2024, a judge ordered the detention of Mary Achieng.", "detention"),
    ("John Otieno walked free from prison on 3 May 2024.", "release"),
    ("A court granted bail to John Otieno on 3 May 2024.", "release"),
    ("On 3 May 2024, police questioned cartoonist John Otieno over a drawing.", "summons"),
    ("On 3 May 2024, officers combed the office of lawyer John Otieno.", "search"),
    ("On 3 May 2024, unknown men photographed the home of lawyer John Otieno.", "surveillance"),
    ("The phone of journalist John Otieno was infected with Pegasus spyware in May 2024.", "surveillance"),
    ("John Otieno was expelled from Uganda on 3 May 2024.", "movement_restriction"),
    ("Mary Achieng was placed under house arrest on 3 May 2024.", "movement_restriction"),
    ("Mary Achieng was put on a wanted list on 3 May 2024.", "extradition"),
    ("On 3 May 2024, the directorate attached the properties of the Haki Foundation.", "asset_freeze"),
    ("In May 2024, John Otieno was denied his insulin in Luzira Prison.", "prisoner_treatment"),
    ("John Otieno was subjected to electric shocks and torture at a police station on 3 May 2024.", "torture"),
    ("On 3 May 2024, a man spat at reporter Mary Achieng in Kisumu.", "attack"),
    ("Reporter Mary Achieng was knocked to the ground by masked men on 3 May 2024.", "attack"),
    ("John Otieno succumbed to his injuries on 3 May 2024.", "killing"),
    ("Mary Achieng began a hunger strike on 3 May 2024.", "hunger_strike"),
    ("On 3 May 2024, police registered a case against lawyer John Otieno.", "investigation"),
    ("On 3 May 2024, prosecutors filed charges against lawyer John Otieno.", "charge"),
    ("Police booked sixty farmers for rioting on 3 May 2024.", "charge"),
    ("John Otieno was produced before a magistrate on 3 May 2024.", "trial"),
    ("On 3 May 2024, the court found John Otieno guilty.", "sentence"),
    ("Radio Tana was slapped with a fine on 3 May 2024.", "sentence"),
    ("On 3 May 2024, the Court of Appeal quashed the conviction of John Otieno.", "appeal_ruling"),
    ("On 3 May 2024, the court cleared John Otieno of all charges.", "acquittal"),
    ("On 3 May 2024, the High Court ruled that the ban was unlawful.", "court_ruling"),
    ("On 3 May 2024, the Supreme Court refused to hear the petition.", "court_ruling"),
    ("On 3 May 2024, John Otieno sued the ministry.", "complaint"),
    ("On 3 May 2024, the ruling party tabled a bill on associations.", "legislation"),
    ("On 3 May 2024, the president declared a state of emergency.", "legislation"),
    ("On 3 May 2024, the registrar suspended the licence of Radio Tana.", "registration_denied"),
    ("On 3 May 2024, the ministry designated the Haki Foundation as an extremist organisation.", "designation"),
    ("On 3 May 2024, President John Otieno described the Haki Foundation as traitors.", "vilification"),
    ("Mary Achieng was the target of a smear campaign in May 2024.", "vilification"),
    ("Mary Achieng received death threats on 3 May 2024.", "harassment"),
    ("On 3 May 2024, the words “We see you” were sprayed on the door of Mary Achieng.", "harassment"),
    ("On 3 May 2024, the regulator blocked access to the website of Radio Tana.", "censorship"),
    ("On 3 May 2024, police seized copies of a book by Mary Achieng.", "censorship"),
    ("On 3 May 2024, the Haki Foundation condemned the arrest.", "statement"),
    ("On 3 May 2024, the Haki Foundation called on the government to repeal the law.", "statement"),
    ("Writer Mary Achieng fled the country on 3 May 2024.", "other"),
    ("On 3 May 2024, the NGO Board struck the Haki Foundation off the register.", "registration_denied"),
    ("The council refused to extend the licence of Radio Tana on 3 May 2024.", "registration_denied"),
    ("The Film Board barred cinemas from showing the documentary on 3 May 2024.", "censorship"),
    ("Seven soldiers were held by villagers near Kisumu on 3 May 2024.", "detention"),
    ("Mary Achieng left prison on 3 May 2024.", "release"),
    ("French reporter Paul Martin was put on a flight to Paris on 3 May 2024.", "movement_restriction"),
    ("On 3 May 2024, the Supreme Court ordered a retrial of John Otieno.", "appeal_ruling"),
    ("On 3 May 2024, the High Court suspended the implementation of the Public Order Act.", "court_ruling"),
    ("On 3 May 2024, the cabinet endorsed a draft law on charities.", "legislation"),
    ("A screening in Kisumu was called off on 3 May 2024 after threats.", "assembly_disrupted"),
    ("On 3 May 2024, gunmen opened fire on the car of journalist John Otieno.", "attack"),
    ("John Otieno refused to eat from 3 May 2024.", "hunger_strike"),
    ("John Otieno was beaten in a police van on 3 May 2024.", "torture"),
    ("The editor reported the threats to the police on 3 May 2024.", "complaint"),
    ("On 3 May 2024, the Directorate of Criminal Investigations asked reporter Mary Achieng to appear for an interview.", "summons"),
    ("Two co-defendants, John Otieno and Mary Achieng, received three and four years on 3 May 2024.", "sentence"),
    ("On 3 May 2024, reporter Mary Achieng was grilled for six hours by military intelligence.", "summons"),
    ("John Otieno was ordered to present himself at the police headquarters on 3 May 2024.", "summons"),
    ("On 3 May 2024, officers lobbed tear gas canisters at students in Kisumu.", "assembly_disrupted"),
    ("Farmers marching in Kisumu were met with tear gas on 3 May 2024.", "assembly_disrupted"),
    ("On 3 May 2024, police sealed off the square in Kisumu.", "assembly_disrupted"),
    ("On 3 May 2024, police banned the union from marching past the palace.", "assembly_denied"),
    ("On 3 May 2024, the city forbade teachers to march to the parliament.", "assembly_denied"),
    ("On 3 May 2024, a man drove a car into a group of students in Kisumu.", "attack"),
    ("Mary Achieng is due in court on 5 August 2024.", "trial"),
    ("John Otieno was hauled before a court in Kisumu on 3 May 2024.", "trial"),
    ("John Otieno has been behind bars since 3 May 2024.", "detention"),
    ("Mary Achieng was led away in handcuffs on 3 May 2024.", "detention"),
    ("On 3 May 2024, the court admitted John Otieno to bail.", "release"),
    ("Officers turned the office of the Haki Foundation upside down on 3 May 2024 and carted away two laptops.", "search"),
    ("On 3 May 2024, John Otieno was ordered to perform 100 hours of community service.", "sentence"),
    ("On 3 May 2024, the Attorney General laid charges against Mary Achieng.", "charge"),
    ("On 3 May 2024, John Otieno was found not guilty.", "acquittal"),
    ("On 3 May 2024, the Court of Appeal doubled the sentence of John Otieno.", "appeal_ruling"),
    ("On 3 May 2024, the High Court set aside the conviction of John Otieno.", "appeal_ruling"),
    ("On 3 May 2024, the Senate voted down the bill on associations.", "legislation"),
    ("On 3 May 2024, the associations bill passed its second reading.", "legislation"),
    ("On 3 May 2024, the ministry withdrew the press pass of reporter Mary Achieng.", "registration_denied"),
    ("On 3 May 2024, a court issued a freeze order against the Haki Foundation.", "asset_freeze"),
    ("Reporter Paul Martin was given 48 hours to leave the country on 3 May 2024.", "movement_restriction"),
    ("On 3 May 2024, villagers set up a roadblock near Kisumu.", "protest"),
    ("On 3 May 2024, three students were fatally shot by police in Kisumu.", "killing"),
    ("Clashes in Kisumu left four people dead on 3 May 2024.", "killing"),
    ("On 3 May 2024, officers were posted outside the home of Mary Achieng.", "surveillance"),
    ("Access to the news site Tana Online has been blocked by the provider since 3 May 2024.", "censorship"),
    ("On 3 May 2024, a funeral wreath was delivered to the home of Mary Achieng.", "harassment"),
    ("Officers paid Mary Achieng a visit on 3 May 2024.", "harassment"),
    ("On 3 May 2024, the Lawyers’ Union rejected the bill on associations.", "statement"),
    ("On 3 May 2024, President John Otieno used a speech to brand Mary Achieng a spy.", "vilification"),
]


def test_types(told) -> None:
    wrong = [f"{text} — not {event_type}: {told(text)}" for text, event_type in TYPES if event_type not in {t for t, *_ in told(text)}]
    held(wrong, TYPES, 0.92)


# sentence, type, status of the event of that type; None where there must be no such event
STATUSES = [
    # what was tried or nearly done
    ("On 3 May 2024, police in Kisumu tried to arrest Mary Achieng.", "detention", "not_occurred"),
    ("Soldiers attempted to deport John Otieno on 3 May 2024.", "movement_restriction", "not_occurred"),
    ("Students tried to march in Kisumu on 3 May 2024.", "protest", "occurred"),
    ("Mary Achieng was nearly detained in Kisumu on 3 May 2024.", "detention", "not_occurred"),
    ("Nearly 50 students were detained in Kisumu on 3 May 2024.", "detention", "occurred"),
    ("Mary Achieng was nearly run over by two men in a van in Kisumu on 3 May 2024.", "attack", "occurred"),
    ("Had police arrested Mary Achieng, she would have gone on hunger strike.", "detention", None),
    # an accusation against a force is not one in court
    ("The security forces have been accused of abducting John Otieno on 3 May 2024.", "detention", "alleged"),
    ("The army was accused of killing three herders near Isiolo on 3 May 2024.", "killing", "alleged"),
    ("The army was accused of killing three herders near Isiolo on 3 May 2024.", "charge", None),
    ("Two soldiers were accused of theft on 3 May 2024.", "charge", "occurred"),
    ("The Kisumu High Court was due to begin hearing the case of Mary Achieng on 3 June 2024.", "trial", "planned"),
    ("On 3 May 2024, a court in Vienna refused to extradite John Otieno.", "extradition", "occurred"),
    ("John Otieno has not been extradited.", "extradition", "not_occurred"),
    ("Two of the nurses are still being held at Kamiti prison, to which they were taken on 3 May 2024.", "detention", "ongoing"),
    ("His wife added that John Otieno had been beaten by guards on 3 May 2024.", "torture", "alleged"),
    ("On 3 May 2024, prosecutors added two charges against John Otieno.", "charge", "occurred"),
    ("On 3 May 2024, the Kisumu prosecutor saw no grounds for an inquiry into the charity Jamii.", "investigation", "not_occurred"),
    ("On 3 May 2024, the president signed Decree no. 2024-54 on charities.", "legislation", "occurred"),
    ("John Otieno was sentenced on 3 May 2024 for assaulting a guard.", "attack", None),
    ("The union was outlawed on 3 May 2024 and its leader, Mary Achieng, jailed.", "detention", "occurred"),
    ("Two nurses were driven to a police station on 3 May 2024 and let go the same day.", "release", "occurred"),
    ("A rally by opposition supporters passed off peacefully.", "protest", "occurred"),
    ("Students who marched to parliament on 3 May 2024 were dispersed by police in Voi.", "protest", "occurred"),
    ("The Press Union joined the Bar Association in condemning the raids on 3 May 2024.", "statement", "occurred"),
    ("A counter-rally announced by a religious party did not materialise.", "protest", "not_occurred"),
    ("Protests by nurses were held.", "protest", None),
    ("Borrowers marched in Voi on 3 May 2024. Police broke it up with tear gas.", "assembly_disrupted", "occurred"),
    ("A second rally, which the union had announced for 4 May 2024, was called off.", "protest", "not_occurred"),
    ("Nurses announced a strike for 20 May 2024. The strike was called off two days earlier.", "protest", "not_occurred"),
    ("A walkout announced by dockers for 20 May 2024 was suspended after talks with the ministry.", "protest", "not_occurred"),
    ("A letter appeared on 3 May 2024, whereupon callers threatened Mary Achieng with death.", "harassment", "occurred"),
    ("On 3 May 2024, the court threw out the ministry’s request to have the Haki Foundation dissolved.", "registration_denied", None),
    ("Mary Achieng said that she has not been allowed to see her son in Kamiti prison since 3 May 2024.", "prisoner_treatment", "alleged"),
    ("John Otieno is in prison in Voi. The Press Union considers him a prisoner of conscience.", "designation", "occurred"),
    ("The Fishers’ Union called a strike for 20 May 2024. It was cancelled after talks.", "protest", "not_occurred"),
    ("Nurses planned a march in Voi for 9 May 2024, but the county office refused; it took place all the same.", "protest", "occurred"),
    ("Rumours that John Otieno had been arrested on 3 May 2024 proved untrue.", "detention", "not_occurred"),
    ("Reports that John Otieno had been beaten by guards on 3 May 2024 could not be confirmed.", "torture", "alleged"),
    ("On 3 May 2024, Mary Achieng was told at the airport that she was not allowed to leave Kenya.", "movement_restriction", "occurred"),
    ("On 3 May 2024, Mary Achieng was told by a neighbour that her husband had been arrested.", "detention", "alleged"),
    ("According to his lawyer, John Otieno was beaten on 3 May 2024; the police released him on 5 May.", "release", "occurred"),
    ("On 3 May 2024, prosecutors found no grounds to investigate the beating of John Otieno.", "investigation", "occurred"),
    ("Charged with sedition, John Otieno was remanded in custody on 3 May 2024.", "charge", "occurred"),
    ("A Kisumu court fined some students on 3 May 2024. They were accused of violating assembly rules.", "charge", "occurred"),
    ("Students marched in Kisumu on 3 May 2024. They were accused of being spies.", "charge", None),
    ("John Otieno announced on 3 May 2024 that he would begin a hunger strike unless he was released.", "hunger_strike", "planned"),
    ("Nine students were led away in a bus on 3 May 2024, to be freed the next morning.", "release", "occurred"),
    ("Mary Achieng was arrested in Voi on 3 May 2024 at a rally which the police had called off.", "protest", "occurred"),
    ("The case of Mary Achieng is listed for 9 July 2024.", "trial", "planned"),
    ("An appeals court in Voi was scheduled to resume hearings on 9 July 2024.", "trial", "planned"),
    ("A minister said that the vote was fair; a union leader beat John Otieno on 3 May 2024.", "attack", "occurred"),
    ("Mary Achieng could face three years in prison and fines of KES 50,000.", "sentence", None),
    ("Amnesty International condemns the arrest of Mary Achieng.", "statement", "occurred"),
    ("On 3 May 2024, the appeals court upheld a lower court ruling that had fined a farmer.", "court_ruling", None),
    ("Mary Achieng was not only beaten by guards on 3 May 2024 but also robbed.", "attack", "occurred"),
    ("On 3 May 2024, police took Mary Achieng away and gave no grounds for her arrest.", "detention", "occurred"),
    ("John Otieno was accused of threatening public order on 3 May 2024.", "harassment", None),
    ("The prison did not let Mary Achieng go until the evening of 3 May 2024.", "release", "occurred"),
    ("On 3 May 2024, officers combed the town in search of blogger John Otieno.", "search", None),
    ("Mary Achieng reported to the police with her lawyer on 3 May 2024.", "complaint", None),
    ("Mary Achieng was killed on 3 May 2024 by bandits who stopped her car and shot her.", "attack", None),
    ("On 3 May 2024, the court did not find John Otieno guilty and released him.", "release", "occurred"),
    ("John Otieno was not charged but was fined on 3 May 2024.", "sentence", "occurred"),
    ("John Otieno was not arrested or fined on 3 May 2024.", "sentence", "not_occurred"),
    ("The march of 3 May 2024 in Kisumu did not go ahead.", "protest", "not_occurred"),
    ("The Supreme Court refused to hear a petition filed by John Otieno on 3 May 2024.", "complaint", "occurred"),
    ("Police refused to investigate the killing of John Otieno in May 2024.", "killing", "occurred"),
    ("Police refused to investigate the killing of John Otieno in May 2024.", "investigation", None),
    ("Had he insisted, John Otieno would have been arrested.", "detention", None),
    ("If John Otieno were arrested, the union would protest.", "detention", None),
    ("John Otieno fled on 3 May 2024 after being threatened with arrest.", "detention", None),
    ("On 3 May 2024, the ministry cancelled the licence of Radio Tana.", "registration_denied", "occurred"),
    ("On 3 May 2024, the minister announced that the ministry would appeal the ruling against John Otieno.", "complaint", "planned"),
    ("The trial of John Otieno is scheduled to begin on 5 August 2024.", "trial", "planned"),
    ("The hearing of John Otieno was adjourned until 5 August 2024.", "trial", "planned"),
    ("According to his lawyer, John Otieno was beaten on 3 May 2024.", "attack", "alleged"),
    ("John Otieno was reportedly arrested on 3 May 2024.", "detention", "alleged"),
    ("John Otieno has been on hunger strike since 3 May 2024.", "hunger_strike", "occurred"),
    ("On 3 May 2024, the lawyers’ request that John Otieno be released was turned down.", "release", None),
    ("On 3 May 2024, the Haki Foundation demanded the release of John Otieno.", "release", None),
    ("The law punishes protesters with prison.", "sentence", None),
    ("Journalists are frequently prosecuted.", "charge", None),
    ("John Otieno was barred from leaving the country on 3 May 2024.", "other", None),
    ("On 3 May 2024, the bureau suspended the Haki Foundation, accusing it of fraud.", "vilification", None),
    ("On 3 May 2024, a court ordered John Otieno to pay a fine.", "sentence", "occurred"),
    ("The trial of Mary Achieng begins on 5 August 2024.", "trial", "planned"),
    ("John Otieno was shot and killed in Kisumu on 3 May 2024.", "attack", None),
    ("John Otieno refused to answer questions during his detention on 3 May 2024.", "detention", "occurred"),
    ("Mary Achieng resigned on 3 May 2024 in protest at the law.", "protest", None),
    ("The court found on 3 May 2024 that Radio Tana had defamed the minister.", "vilification", None),
    ("On 3 May 2024, the ministry ordered Radio Tana to cease publication.", "registration_denied", "occurred"),
    ("On 3 May 2024, the Teachers’ Union demanded the release of John Otieno.", "statement", "occurred"),
    ("The planned rally in Kisumu on 3 May 2024 was called off by the organisers.", "protest", "not_occurred"),
    ("Mary Achieng is due in court on 5 August 2024.", "trial", "planned"),
    ("On 3 May 2024, the High Court granted an injunction barring the police from arresting John Otieno.", "detention", None),
    ("If found guilty, John Otieno would be the third reporter convicted in Kisumu since 2022.", "sentence", None),
    ("Men believed to be loyal to the governor attacked Radio Tana on 3 May 2024.", "attack", "occurred"),
    ("State television aired a report portraying Mary Achieng as a spy on 3 May 2024.", "vilification", "occurred"),
    ("On 3 May 2024, the Court of Appeal upheld the conviction of John Otieno.", "sentence", None),
    ("On 3 May 2024, the Court of Appeal rejected the appeal lodged by John Otieno.", "complaint", None),
    ("The law requires a widow to leave the house when the husband dies.", "killing", None),
    ("Legislation passed by parliament requires the consent of the county.", "legislation", None),
    ("The observatory recorded 220 protests in April 2024.", "protest", None),
    ("The city refused its consent for a march. On 4 March 2024, the organisers called the walk off.", "protest", "not_occurred"),
    ("The union shelved its march on 3 June 2024 after a warning by the police.", "protest", "not_occurred"),
    ("A first rally was held in Kisumu on 4 May 2024. A second one, planned for 18 May 2024, was called off.", "protest", "not_occurred"),
    ("The union called off the rally that it had announced for 8 May 2024.", "protest", "not_occurred"),
    ("A candlelight rally scheduled for 8 June 2024 in Kisumu fell through because of rain.", "protest", "not_occurred"),
    ("A march planned for 8 May 2024 in Kisumu was dropped.", "protest", "not_occurred"),
    ("The bill sailed through its first reading on 15 May 2024; the second is due on 18 July 2024.", "trial", None),
    ("A final vote on the bill is foreseen for September 2024.", "legislation", "planned"),
    ("Mary Achieng, kidnapped by armed men in Kisumu on 3 May 2024, denies any wrongdoing.", "detention", "occurred"),
]


def test_statuses(told) -> None:
    wrong = []
    for text, event_type, status in STATUSES:
        found = [s for t, s, _ in told(text) if t == event_type]
        if found != ([status] if status else []):
            wrong.append(f"{text} — {event_type} should be {status}: {told(text)}")
    held(wrong, STATUSES, 0.87)


# sentence, type, role, those who must have it
PARTICIPANTS = [
    # verbs of two words with a hyphen, and who fired what hit somebody
    ("On 3 May 2024, police tear-gassed students in Kisumu.", "assembly_disrupted", "actor", {"police"}),
    ("Riot police baton-charged marchers in Kisumu on 3 May 2024.", "assembly_disrupted", "actor", {"Riot police"}),
    ("Soldiers strip-searched Mary Achieng on 3 May 2024.", "search", "actor", {"Soldiers"}),
    ("Mary Achieng was hit by a rubber bullet fired by police on 3 May 2024.", "torture", "actor", {"police"}),
    ("John Otieno was killed by a bullet fired by soldiers on 3 May 2024.", "killing", "actor", {"soldiers"}),
    # what somebody saw or filmed others do
    ("On 3 May 2024, Mary Achieng filmed officers beating a hawker.", "torture", "actor", {"officers"}),
    ("Mary Achieng saw police dragging a student into a van on 3 May 2024.", "detention", "actor", {"police"}),
    # a participle inside the clause on somebody
    ("On 3 May 2024, John Otieno, a lawyer who represents protesters arrested in March, was fined.", "detention", "target", {"protesters"}),
    ("On 3 May 2024, the site Tana Times was told to take down two articles about the mayor.", "censorship", "target", {"Tana Times"}),
    ("Online news site Tana Times was fined on 3 May 2024 for an article about the mayor.", "sentence", "target", {"Tana Times"}),
    ("Interpol issued red notices for Mary Achieng and her colleague John Otieno on 3 May 2024.", "extradition", "target", {"John Otieno", "Mary Achieng"}),
    ("A second march, which the Kenya Medical Union had announced for 9 May 2024, was called off.", "protest", "actor", {"Kenya Medical Union"}),
    ("On 3 May 2024, the Haki Foundation condemned the arrest of Mary Achieng and demanded that John Otieno be freed.", "statement", "affected",
     {"John Otieno", "Mary Achieng"}),
    ("On 3 May 2024, as she was leaving a meeting with editor Peter Okello, armed men, some of them masked, pushed Mary Achieng into a car.", "attack", "actor",
     {"armed men"}),
    ("At a hearing on 3 May 2024, Mary Achieng told the court that she was innocent.", "trial", "target", {"Mary Achieng"}),
    ("Four nurses were arrested on 3 May 2024 during a demonstration in Kisumu.", "protest", "actor", {"Four nurses"}),
    ("On 3 May 2024, Mary Achieng and her driver were called in for questioning by detectives at a Kisumu police station.", "summons", "actor", {"detectives"}),
    ("On 3 May 2024, the Haki Foundation declared itself appalled at the treatment of Mary Achieng.", "statement", "affected", {"Mary Achieng"}),
    ("Some 60 fishers marched in Kisumu on 3 May 2024, although the mayor had banned the march.", "assembly_denied", "target", {"Some 60 fishers"}),
    ("On 3 May 2024, the governor prohibited gatherings of more than four people in Kisumu.", "assembly_denied", "target", set()),
    ("Police reportedly tried to arrest Mary Achieng on 3 May 2024.", "detention", "source", set()),
    ("The charity was fined 300 dollars on 3 May 2024, and its director, Mary Achieng, a further 90.", "sentence", "target", {"Mary Achieng", "The charity"}),
    ("On 3 May 2024, a Kisumu court jailed Mary Achieng for a year, while John Otieno received a fine.", "sentence", "target", {"John Otieno", "Mary Achieng"}),
    ("According to Mary Achieng, a guard beat John Otieno on 3 May 2024.", "torture", "actor", {"a guard"}),
    ("Inspectors of the Kenya Revenue Authority raided the bookshop of Mary Achieng on 3 May 2024.", "search", "actor", {"Kenya Revenue Authority"}),
    ("On 3 May 2024, most were let go and several were taken into custody.", "detention", "target", {"several"}),
    ("On 3 May 2024, the Haki Foundation urged the police to free him, with its lawyer, Mary Achieng, calling the arrest unlawful.", "statement", "actor",
     {"Haki Foundation", "Mary Achieng"}),
    ("The film was taken down from YouTube on 3 May 2024 at the request of the Ministry of Culture.", "censorship", "actor", {"Ministry of Culture"}),
    ("On 3 May 2024, Judge Peter Okello of the High Court in Kisumu sentenced Mary Achieng to two years.", "sentence", "actor", {"High Court", "Peter Okello"}),
    ("Senator Peter Okello said on 3 May 2024 that the nurses were “traitors in white”.", "vilification", "target", {"the nurses"}),
    ("Poet and editor of Tana Times Mary Achieng was denied entry to Uganda on 3 May 2024.", "movement_restriction", "target", {"Mary Achieng"}),
    ("On 3 May 2024, soldiers detained 15 farmers and fishers.", "detention", "target", {"15 farmers and fishers"}),
    ("On 3 May 2024, Mary Achieng was stopped in the street by masked men, dragged from her car and beaten.", "attack", "actor", {"masked men"}),
    ("Soldiers opened fire on 3 May 2024; two fishers were killed.", "killing", "actor", {"Soldiers"}),
    ("In a letter sent on 3 May 2024, the Nairobi Law Forum, a network of jurists, condemned the arrest of Mary Achieng.", "statement", "actor",
     {"Nairobi Law Forum"}),
    ("Mary Achieng challenged the fine before the High Court, which quashed the decision on 3 May 2024.", "appeal_ruling", "target", {"Mary Achieng"}),
    ("On 3 May 2024, the governor banned a rally that the Kenya Medical Union had planned.", "assembly_denied", "target", {"Kenya Medical Union"}),
    ("Mary Achieng was found guilty of slander on 3 May 2024 and ordered to do 90 days of service for insult by the Kisumu Law Court.", "sentence", "actor",
     {"Kisumu Law Court"}),
    ("The Prosecutor General, Peter Okello, charged Mary Achieng with libel on 3 May 2024.", "charge", "actor", {"Peter Okello"}),
    ("On 3 May 2024, Peter Okello, a nurse, had his appeal of his two-year sentence denied.", "appeal_ruling", "target", {"Peter Okello"}),
    ("On 3 May 2024, the appeal court increased the term imposed on Mary Achieng by the county court.", "appeal_ruling", "target", {"Mary Achieng"}),
    ("On 3 May 2024, the prosecutor freed on bail two cartoonists.", "release", "target", {"two cartoonists"}),
    ("The march called by the Kenya Medical Union was held on 3 May 2024.", "protest", "actor", {"Kenya Medical Union"}),
    ("On 3 May 2024, officers broke into the flat of Mary Achieng.", "search", "target", {"Mary Achieng"}),
    ("Reporters were insulted, kicked and beaten by soldiers at a checkpoint in Garissa on 3 May 2024.", "attack", "actor", {"soldiers"}),
    ("On 3 May 2024, the High Court ruled in favour of Mary Achieng and John Otieno.", "court_ruling", "affected", {"Mary Achieng", "John Otieno"}),
    ("Nine nurses came before the court on 19 May 2024 after their arrest the previous day.", "detention", "target", {"Nine nurses"}),
    ("On 3 May 2024, border guards denied re-entry to Mary Achieng, a reporter who lives abroad.", "movement_restriction", "target", {"Mary Achieng"}),
    ("Police threw stun grenades to disperse a rally of the Kenya Medical Union on 3 May 2024.", "assembly_disrupted", "target", {"Kenya Medical Union"}),
    ("Film director Mary Achieng and producer John Otieno were charged on 3 May 2024.", "charge", "target", {"Mary Achieng", "John Otieno"}),
    ("John Otieno was detained along with 120 others on 3 May 2024.", "detention", "target", {"John Otieno", "120 others"}),
    ("John Otieno was detained on 3 May 2024 and released two days later.", "release", "target", {"John Otieno"}),
    ("A court granted bail to journalist John Otieno on 3 May 2024.", "release", "target", {"John Otieno"}),
    ("The Court of Appeal dismissed an appeal by activist John Otieno on 3 May 2024.", "appeal_ruling", "target", {"John Otieno"}),
    ("President John Otieno threatened to sue Mary Achieng on 3 May 2024.", "harassment", "target", {"Mary Achieng"}),
    ("Mary Achieng was the target of a smear campaign in May 2024.", "vilification", "target", {"Mary Achieng"}),
    ("John Otieno has been on hunger strike since 3 May 2024.", "hunger_strike", "actor", {"John Otieno"}),
    ("Three journalists had their cameras confiscated by officers on 3 May 2024.", "search", "target", {"Three journalists"}),
    ("Police fired at the crowd on 3 May 2024, killing two people and injuring five others.", "killing", "target", {"two people"}),
    ("John Otieno was given a suspended sentence by a court in Kisumu on 3 May 2024.", "sentence", "actor", {"a court in Kisumu"}),
    ("On 3 May 2024, officers of the National Security Agency arrested John Otieno.", "detention", "actor", {"National Security Agency"}),
    ("On 3 May 2024, unemployed graduates blocked the railway.", "protest", "actor", {"unemployed graduates"}),
    ("Police arrested 14 on 3 May 2024.", "detention", "target", {"14"}),
    ("Police detained the journalist and human rights defender Mary Achieng on 3 May 2024.", "detention", "target", {"Mary Achieng"}),
    ("On 3 May 2024, officers searched the home of nurse and civil rights campaigner Mary Achieng.", "search", "target", {"Mary Achieng"}),
    ("A court on 3 May 2024 upheld the term of prominent rights lawyer and dissident John Otieno, held since May.", "appeal_ruling", "target", {"John Otieno"}),
    ("A court on 3 May 2024 issued sentences to three dockers for a march.", "sentence", "target", {"three dockers"}),
    ("The harshest sentence fell on John Otieno on 3 May 2024.", "sentence", "target", {"John Otieno"}),
    ("On 3 May 2024, a court jailed four nurses over links to a banned group.", "sentence", "target", {"four nurses"}),
    ("The raids of 3 May 2024 were condemned by the UN Special Rapporteur Mary Achieng.", "statement", "actor", {"Mary Achieng"}),
    ("John Otieno told prosecutors that he had been slapped on 3 May 2024.", "attack", "source", {"John Otieno"}),
    ("On 3 May 2024, John Otieno and Mary Achieng were each fined for protesting.", "protest", "actor", {"John Otieno", "Mary Achieng"}),
    ("The tabloid published a list of students on 3 May 2024 and labelled them foreign agents.", "vilification", "target", {"students"}),
    ("Eleven people, among them student leader John Otieno, were arrested on 3 May 2024.", "detention", "target", {"Eleven people", "John Otieno"}),
    ("On 3 May 2024, a court imposed a fine on Mary Achieng.", "sentence", "target", {"Mary Achieng"}),
    ("Tens of thousands of people demonstrated in Kisumu on 3 May 2024.", "protest", "actor", {"Tens of thousands of people"}),
    ("Mary Achieng, whose passport had been revoked, was expelled on 3 May 2024.", "movement_restriction", "target", {"Mary Achieng"}),
    ("John Otieno was convicted on 3 May 2024 and fined 20,000 shillings.", "sentence", "target", {"John Otieno"}),
    ("Two reporters were pushed to the ground by his bodyguards on 3 May 2024.", "attack", "actor", {"his bodyguards"}),
    ("On 3 May 2024, reporter John Otieno was hit by a tear gas canister.", "attack", "target", {"John Otieno"}),
    ("On 3 May 2024, the prefect of Kisumu banned a march by the Haki Foundation.", "assembly_denied", "actor", {"the prefect of Kisumu"}),
    ("On 3 May 2024, the Haki Foundation announced that it had filed a complaint against the governor.", "complaint", "actor",
     {"Haki Foundation"}),
    ("On 3 May 2024, the Haki Foundation reported a raid on the home of John Otieno.", "search", "target", {"John Otieno"}),
    ("On 3 May 2024, the Haki Foundation expressed concern over death threats against Mary Achieng.", "statement", "affected",
     {"Mary Achieng"}),
    ("In 2023 prosecutors indicted members of a smuggling network.", "charge", "target", {"members of a smuggling network"}),
    ("Police detained a 38-year-old activist in Kisumu on 3 May 2024.", "detention", "target", {"a 38-year-old activist in Kisumu"}),
    ("On 3 May 2024, officers arrested nine people, among them poet Mary Achieng and painter John Otieno.", "detention", "target",
     {"nine people", "Mary Achieng", "John Otieno"}),
    ("On 3 May 2024, marchers were beaten by a group of men, among them a county councillor, John Otieno.", "attack", "actor",
     {"a group of men", "John Otieno"}),
    ("On 3 May 2024, Mary Achieng was handed a two-year prison term for libel by a court in Kisumu.", "sentence", "actor", {"a court in Kisumu"}),
    ("On 3 May 2024, Mary Achieng was labelled a traitor in a Facebook post by John Otieno.", "vilification", "actor", {"John Otieno"}),
    ("The woman arrested on 3 May 2024 was Mary Achieng.", "detention", "target", {"Mary Achieng"}),
    ("Among those arrested on 3 May 2024 were lawyer John Otieno and reporter Mary Achieng.", "detention", "target", {"John Otieno", "Mary Achieng"}),
    ("On 3 May 2024, police arrested the chair of the opposition Lake Party, John Otieno, at his office.", "detention", "target", {"John Otieno"}),
    ("On 3 May 2024, a court fined activist of the Lake Movement John Otieno.", "sentence", "target", {"John Otieno"}),
    ("Police used water cannon to disperse teachers on 3 May 2024.", "assembly_disrupted", "target", {"teachers"}),
    ("Police fired tear gas at strikers on 3 May 2024.", "assembly_disrupted", "target", {"strikers"}),
    ("On 3 May 2024, John Otieno went on trial before the High Court in Kisumu.", "trial", "actor", {"High Court"}),
    ("On 3 May 2024, a ruling party senator called for the Haki Foundation to be banned.", "vilification", "actor", {"senator"}),
    ("On 3 May 2024, the court heard the case. The hearing in the case of John Otieno was adjourned.", "trial", "target", {"John Otieno"}),
    ("On 3 May 2024, a court sentenced John Otieno and Mary Achieng to two years in prison for blocking a road.", "protest", "actor",
     {"John Otieno", "Mary Achieng"}),
    ("On 3 May 2024, the court ordered Radio Tana to pay 300 dollars in damages to a trader.", "sentence", "affected", {"a trader"}),
    ("On 3 May 2024, officers used tear gas to disperse marchers; 14 were arrested.", "detention", "actor", {"officers"}),
    ("On 3 May 2024, police detained John Otieno along with another man.", "detention", "target", {"John Otieno", "another man"}),
    ("Three of the accused, John Otieno, Mary Achieng and Peter Okello, were fined on 3 May 2024.", "sentence", "target",
     {"John Otieno", "Mary Achieng", "Peter Okello"}),
    ("On 3 May 2024, officers arrested John Otieno, Mary Achieng, student leaders Peter Okello and Ann Wanjiku, and Brian Mwangi.", "detention",
     "target", {"John Otieno", "Mary Achieng", "Peter Okello", "Ann Wanjiku", "Brian Mwangi"}),
    ("On 3 May 2024, officers with the National Security Agency arrested John Otieno.", "detention", "actor", {"National Security Agency"}),
    ("The Haki Foundation joined five other bodies in a joint statement on 3 May 2024.", "statement", "actor", {"Haki Foundation"}),
    ("A court gave a guilty verdict to brothers John Otieno and Peter Okello, arrested on 3 May 2024.", "detention", "target",
     {"John Otieno", "Peter Okello"}),
    ("Editor John Otieno was one of the journalists arrested on 3 May 2024.", "detention", "target", {"John Otieno"}),
    ("On 3 May 2024, a case was registered against the marching teachers by the city police.", "investigation", "target", {"the marching teachers"}),
    ("On 3 May 2024, the court dismissed treason charges brought against several minors.", "acquittal", "target", {"several minors"}),
    ("On 3 May 2024, the union condemned the beating of reporter Mary Achieng by unknown men.", "statement", "affected", {"Mary Achieng"}),
    ("Blogger Mary Achieng, handed a six-month suspended sentence, was freed on 3 May 2024.", "sentence", "target", {"Mary Achieng"}),
    ("On 3 May 2024, agents detained Mary Achieng, the leader of the Lake Movement, and her husband, lawyer John Otieno, in Kisumu.", "detention",
     "target", {"Mary Achieng", "John Otieno"}),
    ("John Otieno, a researcher known for his criticism, was sentenced on 3 May 2024 over an article, the source said.", "sentence", "target",
     {"John Otieno"}),
    ("On 3 May 2024, police summoned the website editor, journalist John Otieno, for questioning.", "summons", "target", {"John Otieno"}),
    ("After the chair read the declaration, police and the army fired warning shots on 3 May 2024 to disperse the crowd.", "assembly_disrupted",
     "actor", {"police", "the army"}),
    ("The three women convicted on 3 May 2024 are Mary Achieng, a poet, Ann Wanjiku, a clerk, and Grace Okello, a film director.", "sentence",
     "target", {"Mary Achieng", "Ann Wanjiku", "Grace Okello"}),
    ("At least 40 students were detained in Ankara on 3 May 2024, among them union leader Deniz Kaya.", "detention", "target",
     {"At least 40 students", "Deniz Kaya"}),
    ("Six protesters were killed in Nairobi on 3 May 2024, including trader Brian Otieno and Mary Wambui.", "killing", "target",
     {"Six protesters", "Brian Otieno", "Mary Wambui"}),
    ("At least 40 students were detained in Ankara on 3 May 2024, including at a campus where Deniz Kaya spoke.", "detention", "target",
     {"At least 40 students"}),
    ("Gunmen kidnapped a priest and two parishioners in Kaduna on 3 May 2024.", "detention", "target", {"a priest", "two parishioners"}),
    ("Agents kept activist Yoani Díaz under house arrest on 3 May 2024.", "movement_restriction", "target", {"Yoani Díaz"}),
    ("On 3 May 2024, police used batons in Kisumu; 40 people, among them poet Mary Achieng, were arrested.", "detention", "target",
     {"40 people", "Mary Achieng"}),
    ("The names of the women arrested on 3 May 2024 are Mary Achieng and Ann Wanjiku.", "detention", "target", {"Mary Achieng", "Ann Wanjiku"}),
    ("On 3 May 2024, Judge John Otieno granted Mary Achieng bail, but she remained in prison.", "detention", "target", {"Mary Achieng"}),
    ("Mary Achieng was arrested on 3 May 2024 with two friends.", "detention", "target", {"Mary Achieng", "two friends"}),
    ("On 3 May 2024, the Bar Association called for the release of John Otieno.", "statement", "affected", {"John Otieno"}),
    ("Mary Achieng was summoned to the offices of the Anti-Fraud Bureau on 3 May 2024.", "summons", "actor", {"Anti-Fraud Bureau"}),
    ("On 3 May 2024, eight clerks were arraigned before Justice Peter Okello of the High Court.", "charge", "actor", {"Peter Okello", "High Court"}),
    ("John Otieno was charged with libel in a magistrate’s court on 3 May 2024 and was remanded until 9 June.", "detention", "actor",
     {"a magistrate’s court"}),
    ("John Otieno came before the Kisumu High Court on 3 May 2024, where he was charged with libel.", "charge", "actor", {"Kisumu High Court"}),
    ("On 3 May 2024, soldiers fired tear gas into a crowd of pensioners in Kisumu.", "assembly_disrupted", "target", {"a crowd of pensioners in Kisumu"}),
    ("Nine were arrested on 3 May 2024, among them the union's treasurer, Mary Achieng, and John Otieno, a nurse.", "detention", "target",
     {"Nine", "Mary Achieng", "John Otieno"}),
    ("Six men who had been held in Kisumu over the strike – among them John Otieno, known as Jota, and Peter Okello – were charged on 3 May 2024.", "charge",
     "target", {"Six men", "John Otieno", "Peter Okello"}),
    ("On 3 May 2024, Mary Achieng was struck by a guard and thrown into a van.", "detention", "target", {"Mary Achieng"}),
    ("John Otieno, head of the Haki Foundation, which was denied registration in 2023, was arrested on 3 May 2024.", "registration_denied", "target",
     {"Haki Foundation"}),
    ("In Homa Bay, a town in the west, some 60 fishers blocked the main road on 3 May 2024.", "protest", "actor", {"some 60 fishers"}),
    ("On 3 May 2024, MP Peter Okello tabled amendments to the Media Act that would ban satire.", "legislation", "actor", {"Peter Okello"}),
    ("On 3 May 2024, officials refused Mary Achieng entry to the country.", "movement_restriction", "target", {"Mary Achieng"}),
    ("On 3 May 2024, police made two reporters take down their articles.", "censorship", "target", {"two reporters"}),
    ("Officers of the Kenya Revenue Authority searched the flat of John Otieno on 3 May 2024.", "search", "actor", {"Kenya Revenue Authority"}),
    ("On 3 May 2024, Freedom House urged the government to disclose the whereabouts of Mary Achieng and to let her go.", "statement", "affected",
     {"Mary Achieng"}),
    ("On 3 May 2024, the Press Council called on the authorities to free John Otieno.", "statement", "affected", {"John Otieno"}),
    ("On 3 May 2024, Mary Achieng’s lawyers filed an appeal.", "complaint", "affected", {"Mary Achieng"}),
    ("On 3 May 2024, prosecutors launched an investigation under Article 5 of the Code against Mary Achieng.", "investigation", "target", {"Mary Achieng"}),
    ("On 3 May 2024, soldiers fired tear gas at marchers in Kisumu: John Otieno and a boy of 15 were killed.", "killing", "target", {"John Otieno", "a boy of 15"}),
    ("On 3 May 2024, soldiers fired tear gas at marchers in Kisumu and nine of them were killed.", "killing", "actor", {"soldiers"}),
    ("On 3 May 2024, a court sentenced John Otieno, head of the Weavers’ Union, and four colleagues to five years in prison.", "sentence", "target",
     {"John Otieno", "four colleagues"}),
    ("On 3 May 2024, a court jailed John Otieno for a year and ordered him to pay the mayor 5,000 dollars.", "sentence", "affected", {"the mayor"}),
    ("On 3 May 2024, after a closed trial, the High Court sentenced John Otieno to five years in prison.", "trial", "target", {"John Otieno"}),
    ("On 3 May 2024, the High Court sentenced John Otieno to a year in prison, while two others were acquitted.", "acquittal", "actor", {"High Court"}),
    ("Some 40 nurses backed by the Tana Union marched in Kisumu on 3 May 2024.", "protest", "actor", {"Some 40 nurses", "Tana Union"}),
    ("On 3 May 2024, officers searched the flat of John Otieno’s mother and questioned her for six hours.", "summons", "target", {"John Otieno’s mother"}),
    ("Some 60 fishers blocked the road on 3 May 2024 until police dispersed them with tear gas.", "assembly_disrupted", "target", {"them"}),
    ("On 3 May 2024, police arrested nine nurses, among them Mary Achieng; all were freed the next day.", "release", "target", {"all", "Mary Achieng"}),
    ("On 3 May 2024, police arrested nine nurses, among them Mary Achieng, and they were freed the next day.", "release", "target",
     {"nine nurses", "Mary Achieng"}),
    ("On 3 May 2024, two reporters of Tana Times, Mary Achieng and Ann Wanjiku, said that officers had beaten them.", "torture", "target",
     {"Mary Achieng", "Ann Wanjiku"}),
    ("The authorities did not give local groups permission to rally on 3 May 2024.", "assembly_denied", "target", {"local groups"}),
    ("On 3 May 2024, a group calling itself Kenya First filed a complaint against Mary Achieng.", "complaint", "actor", {"a group", "Kenya First"}),
    ("On 3 May 2024, men stormed Unity House, the headquarters of the Kenya Labour Union.", "attack", "target", {"Kenya Labour Union"}),
    ("Mary Achieng has been missing since July 2023, while John Otieno left the country after police began to harass him in June 2023.", "harassment", "target",
     {"John Otieno"}),
    ("A protest in Kisumu on 3 May 2024 was put down by force.", "assembly_disrupted", "actor", set()),
    ("A march on 3 May 2024 drew some 300 people.", "protest", "actor", {"some 300 people"}),
    ("A rally was held in Kisumu on 3 May 2024 with 300 people taking part.", "protest", "actor", {"300 people"}),
    ("John Otieno, who his wife said had been tortured, was freed on 3 May 2024.", "torture", "target", {"John Otieno"}),
    ("On 3 May 2024, Mary Achieng was driven to the Kisumu Regional Police, where she was questioned for nine hours.", "summons", "actor",
     {"Kisumu Regional Police"}),
    ("On 3 May 2024, a source said that John Otieno, a nurse and the deputy chair of the Tana Union, had been arrested.", "detention", "source", {"a source"}),
    ("On 3 May 2024, a source said that John Otieno, a nurse and the deputy chair of the Tana Union, had been arrested.", "detention", "target",
     {"John Otieno"}),
    ("On 3 May 2024, while John Otieno was at church, strangers broke into his house.", "attack", "target", {"John Otieno"}),
]

# paragraph, type, role, those who must have it: names and pronouns of earlier sentences
CONTINUED = [
    ("Four people were freed in May 2024. Three of them – Mary Achieng, John Otieno and Ann Wanjiku – are nurses. They were arrested in January 2023.", "detention", "target",
     {"Ann Wanjiku", "John Otieno", "Mary Achieng"}),
    ("Green Tana Watch, a group in Kisumu, was founded in 2010. On 3 May 2024, the group’s bank account was frozen.", "asset_freeze", "target",
     {"Green Tana Watch"}),
    ("The trial of Mary Achieng opened before the Nakuru District Court on 3 May 2024. On 9 May 2024, Achieng was found guilty of slander.", "sentence", "actor",
     {"Nakuru District Court"}),
    ("On 3 May 2024, a Kisumu court sentenced Mary Achieng to a year in prison; her colleague John Otieno received two years. The judgment was upheld on 9 May 2024.", "appeal_ruling", "target",
     {"John Otieno", "Mary Achieng"}),
    ("Mary Achieng sued editor John Otieno, whom police arrested at his flat on 3 May 2024. He was released on 9 May 2024.", "release", "target",
     {"John Otieno"}),
    ("On 3 May 2024, police searched the home of Mary Achieng. Officers also took away two laptops.", "search", "target", {"Mary Achieng"}),
    ("Mary Achieng was held on 3 May 2024. John Otieno was held a day later. The Haki Foundation called for the release of both reporters.", "statement", "affected",
     {"John Otieno", "Mary Achieng"}),
    ("On 3 May 2024, police closed the office of the association Tana Weavers. The association was fined on 9 May 2024.", "sentence", "target",
     {"Tana Weavers"}),
    ("Brothers John Otieno and Peter Otieno were seized on 3 May 2024. On 9 May 2024, both men were charged with theft.", "charge", "target",
     {"John Otieno", "Peter Otieno"}),
    ("President Peter Okello visited Kisumu. On 3 May 2024, the president signed the law on charities.", "legislation", "actor", {"Peter Okello"}),
    ("On 3 May 2024, a Kisumu court sentenced Mary Achieng and two nurses to a year in prison, while a fourth was acquitted. The Haki Foundation condemned the verdict.", "statement", "affected",
     {"Mary Achieng", "two nurses"}),
    ("On 3 May 2024, the Kisumu Law Court sentenced Mary Achieng to a year in prison. Two nurses were acquitted.", "acquittal", "actor", {"Kisumu Law Court"}),
    ("Mary Achieng was sentenced to two years in prison in March 2024 – a term upheld on appeal three months later.", "appeal_ruling", "target", {"Mary Achieng"}),
    ("Peter Okello, a member of the Fishers' Union, was fined on 3 May 2024. The fishers' rights defender was arrested on 9 May 2024.",
     "detention", "target", {"Peter Okello"}),
    ("Nine farmers were held on 3 May 2024. The police said that most of them will be fined on 9 May 2024.", "sentence", "target", {"them"}),
    ("Freelance reporters Mary Achieng and John Otieno were arrested after a mayor filed a complaint. They were released on bail the next day.",
     "release", "target", {"Mary Achieng", "John Otieno"}),
    ("On 3 May 2024, the ministry revoked the registration of the Haki Foundation. Its offices were searched a day later.",
     "search", "target", {"Haki Foundation"}),
    ("On 3 May 2024, the ministry revoked the registration of the Haki Foundation and froze its accounts.",
     "asset_freeze", "target", {"Haki Foundation"}),
    ("On 3 May 2024, a court jailed John Otieno. Mary Achieng and Brian Mwangi were fined. All three had been arrested in April 2024.",
     "detention", "target", {"John Otieno", "Mary Achieng", "Brian Mwangi"}),
    ("On 3 May 2024, police detained John Otieno, Mary Achieng and Brian Mwangi in Kisumu. All were released the next day.",
     "release", "target", {"John Otieno", "Mary Achieng", "Brian Mwangi"}),
    ("Reporter Mary Achieng and her cameraman were filming in Kisumu on 3 May 2024. Police beat them with batons.",
     "torture", "target", {"Mary Achieng", "them"}),
    ("Blogger John Otieno lives in Kisumu.\nOn 3 May 2024, the blogger was summoned by the police.",
     "summons", "target", {"John Otieno"}),
    ("On 3 May 2024, a cameraman was struck by a police officer in Kisumu and his equipment was confiscated.",
     "search", "target", {"a cameraman"}),
    ("On 3 May 2024, police arrested Mary Achieng. The Haki Foundation condemned the arrest.", "statement", "affected", {"Mary Achieng"}),
    ("On 3 May 2024, a court jailed John Otieno for libel. The prosecution will appeal against the verdict.", "complaint", "target", {"John Otieno"}),
    ("On 3 May 2024, the mayor sued reporter John Otieno because he had filmed her house. According to Otieno’s lawyer, her client was beaten.",
     "attack", "target", {"John Otieno"}),
    ("Lawyer Mary Achieng went on trial in May 2024. On 4 June 2024, mayor John Otieno called her a spy.", "vilification", "target", {"Mary Achieng"}),
    ("Police arrested John Otieno on 3 May 2024. They told his lawyer Peter Okello nothing. He was released a day later.", "release", "target",
     {"John Otieno"}),
    ("The union hailed blogger Mary Achieng and poet John Otieno. The two student leaders were arrested on 3 May 2024.", "detention", "target",
     {"Mary Achieng", "John Otieno"}),
    ("John Otieno is a student. He was one of six people arrested in Kisumu on 3 May 2024.", "detention", "target", {"John Otieno"}),
    ("The union praised John Otieno and Mary Achieng. The lawyers condemned the law on 3 May 2024.", "statement", "actor", {"The lawyers"}),
    ("A suspect was arrested in May 2024. But according to Achieng’s sister, he was soon released.", "release", "target", {"he"}),
    ("Mary Achieng of Radio Tana was arrested on 3 May 2024 after officers raided the newsroom.", "search", "target", {"Radio Tana"}),
    ("In May 2024, thieves beat Mary Achieng, editor of Tana Times. On 9 May 2024, the journalist was summoned by the police.", "summons", "target",
     {"Mary Achieng"}),
    ("The National Media Commission met in Kisumu. On 3 May 2024, the commission suspended Radio Tana.", "registration_denied", "actor",
     {"National Media Commission"}),
    ("It was a busy week.\nOn 3 May 2024, Mary Achieng was arrested in Kisumu.\nThe trial opened at the Kisumu High Court on 9 May 2024.", "trial", "target",
     {"Mary Achieng"}),
    ("On 3 May 2024, Mary Achieng, John Otieno and Ann Wanjiku were held. All three were charged over a report on mayor Peter Okello. Police made them "
     "take down their articles.", "censorship", "target", {"Mary Achieng", "John Otieno", "Ann Wanjiku"}),
    ("Mary Achieng, John Otieno and Ann Wanjiku were held on 3 May 2024. Mary Achieng went home, but the two others were charged on 9 May 2024.", "charge",
     "target", {"John Otieno", "Ann Wanjiku"}),
    ("On 3 May 2024, Mary Achieng and John Otieno were brought before Judge Peter Okello, who remanded both in custody.", "detention", "target",
     {"Mary Achieng", "John Otieno"}),
    ("Some 90 people marched on 3 May 2024. Police arrested 23 of them, among them Mary Achieng.", "detention", "target",
     {"23 of them", "Mary Achieng"}),
    ("On 3 May 2024, the Economic Affairs Division turned down a request by the Haki Foundation. Its account was frozen on 9 May 2024.", "asset_freeze",
     "target", {"Haki Foundation"}),
    ("Some 60 fishers blocked the road on 3 May 2024. Officers used tear gas the same day.", "assembly_disrupted", "target", {"Some 60 fishers"}),
    ("John Otieno was jailed on 3 May 2024. Mary Achieng was fined a day later. Both had been arrested in 2023.", "detention", "target",
     {"John Otieno", "Mary Achieng"}),
    ("On 3 May 2024, a court convicted John Otieno and Mary Achieng. All of them were fined on 9 May 2024.", "sentence", "target", {"John Otieno", "Mary Achieng"}),
    ("Justice Peter Okello heard the case. On 3 May 2024, the judge freed Mary Achieng on bail.", "release", "actor", {"Peter Okello"}),
    ("It was a busy week.\nOn 3 May 2024, police arrested Mary Achieng in Kisumu.\nThe Haki Foundation condemned the arrest.", "statement", "affected", {"Mary Achieng"}),
    ("Prime Minister John Otieno leads the cabinet. On 3 May 2024, the Prime Minister called Mary Achieng a traitor.", "vilification", "actor",
     {"John Otieno"}),
]


@pytest.mark.parametrize(("rows", "share"), [(PARTICIPANTS, 0.85), (CONTINUED, 0.8)], ids=["sentences", "paragraphs"])
def test_participants(told, rows, share) -> None:
    wrong = []
    for text, event_type, role, people in rows:
        found = [set(who.get(role, [])) for t, _, who in told(text) if t == event_type]
        if people not in found:
            wrong.append(f"{text} — {role} should be {people}: {found}")
    held(wrong, rows, share)


def test_a_few_days_are_a_date_and_half_a_year_is_none(told):
    short, long = (f"Thousands of people took to the streets from {days}." for days in ("1 August to 10 August 2023", "January to August 2023"))
    assert [kind for kind, _, _ in told(short)] == ["protest"]
    assert told(long) == []


def test_titles_of_sources_in_the_notes_tell_nothing(nlp):
    text = "On 3 May 2024, police detained Mary Achieng in Kisumu.\n\n1 John Otieno was arrested in Mombasa on 5 May 2024, Daily Paper.\n"
    report = Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-30", notes_start=text.index("1 John"))
    assert [event.text for event in relate(annotate(nlp, report, segment(report)))] == ["On 3 May 2024, police detained Mary Achieng in Kisumu."]


def test_the_title_tells_nothing_that_the_text_does_not(nlp) -> None:
    text = "Kenya: blogger jailed for two years\n\nOn 3 May 2024, police detained Mary Achieng in Kisumu.\n"
    report = Report("x", "x.txt", "x", text, title="Kenya: blogger jailed for two years", country="KEN", published_on="2024-06-30")
    assert [event.event_type for event in relate(annotate(nlp, report, segment(report)))] == ["detention"]


def test_a_coordinated_participle_keeps_its_patient(told) -> None:
    events = told("Mary Achieng was arrested on 3 May 2024 after a rally, handed nine days in jail and charged with arson.")
    assert {kind: who for kind, _, who in events if kind in ("sentence", "charge")} == {
        "sentence": {"target": ["Mary Achieng"]}, "charge": {"target": ["Mary Achieng"]}}


def test_those_told_by_a_number_are_who_they_are(told) -> None:
    events = told("Fourteen of their elders were arrested. They were charged with trespass.")
    assert [(kind, who) for kind, _, who in events] == [
        ("detention", {"target": ["Fourteen of their elders"]}), ("charge", {"target": ["They"]})]


def test_a_pardon_goes_to_those_named_behind_their_description(told) -> None:
    events = told("The president granted full pardons to forest defender Mary Achieng and two others on 3 May 2024.")
    assert [(kind, who["target"]) for kind, _, who in events] == [("release", ["Mary Achieng", "two others"])]


def test_a_ruling_on_a_decision_new_to_the_reader_is_not_on_the_case_before(told) -> None:
    events = told("Mary Achieng was fined on 3 May 2024. On 10 May 2024 an appeals court upheld a ban that had closed the weekly Lira Star.")
    assert ("appeal_ruling", "occurred", {"actor": ["an appeals court"]}) in events


def test_a_pronoun_that_opens_a_paragraph_is_the_only_person_of_the_one_above(told) -> None:
    events = told("Blogger John Otieno was arrested on 3 May 2024.\n\nHe was released on 6 May 2024.")
    assert [(kind, who) for kind, _, who in events] == [("detention", {"target": ["John Otieno"]}), ("release", {"target": ["John Otieno"]})]
    told_apart = told("Blogger John Otieno was arrested with Mary Achieng on 3 May 2024.\n\nHe was released on 6 May 2024.")
    assert told_apart[-1] == ("release", "occurred", {"target": ["John Otieno"]})
    two = told("Bloggers John Otieno and James Achieng were arrested on 3 May 2024.\n\nHe was released on 6 May 2024.")
    assert two[-1] == ("release", "occurred", {"target": ["He"]})


def test_the_same_three_in_the_next_paragraph(told) -> None:
    events = told("Police arrested Mary Achieng, John Otieno and Peter Okello.\n\nThe three were charged with trespass on 6 May 2024.")
    assert events[-1] == ("charge", "occurred", {"target": ["Mary Achieng", "John Otieno", "Peter Okello"]})


def test_numbered_bodies_are_specific(told) -> None:
    events = told("The assembly cancelled the legal recognition of nine charities.")
    assert [(kind, who["target"]) for kind, _, who in events] == [("registration_denied", ["nine charities"])]


def test_who_is_handed_over_is_no_recipient_of_the_police(told) -> None:
    events = told("Guards handed John Otieno over to the police on 3 May 2024.")
    assert [(kind, who) for kind, _, who in events] == [("detention", {"actor": ["Guards"], "target": ["John Otieno"]})]


def test_a_name_before_a_finite_clause_is_its_subject(told) -> None:
    events = told("The arrest of Mary Achieng comes only days after Peter Okello, editor of the weekly Lira Star, was arrested on 2 May 2024.")
    assert any(kind == "detention" and who == {"target": ["Peter Okello"]} for kind, _, who in events)


def test_according_to_names_a_source_alone(told) -> None:
    events = told("According to the Daily Kisumu, the complaint filed against Mary Achieng was made in May 2024.")
    assert [(kind, status, who) for kind, status, who in events] == [
        ("complaint", "alleged", {"target": ["Mary Achieng"], "source": ["Daily Kisumu"]})]


def test_who_did_it_is_not_named_behind_those_it_befell(told) -> None:
    events = told("On 3 May 2024, a woman drove into the crowd in Kisumu, injuring student Mary Achieng; she was arrested.")
    assert [who for kind, _, who in events if kind == "detention"] == [{"target": ["a woman"]}]


def test_what_is_charged_behind_a_colon_is_no_deed(told) -> None:
    events = told("On 3 May 2024, police brought two charges against Mary Achieng: insulting the president and organising riots.")
    assert [kind for kind, *_ in events] == ["charge"]


def test_those_told_with_a_figure_only_are_targets_too(told) -> None:
    events = told("On 3 May 2024, a court fined John Otieno 200 dollars, Peter Okello 300 dollars and Mary Achieng 100 dollars.")
    assert events[0][2]["target"] == ["John Otieno", "Peter Okello", "Mary Achieng"]


def test_who_completed_a_sentence_passed_none(told) -> None:
    events = told("After completing his sentence, John Otieno was released on 3 May 2024.")
    assert all(who == {"target": ["John Otieno"]} for _, _, who in events)


def test_what_was_said_of_a_client_is_not_of_the_lawyer(told) -> None:
    events = told("Lawyer Peter Okello said his client was released on 3 May 2024 but will be barred from travelling.")
    assert ("movement_restriction", "planned", {"target": ["his client"]}) in events


def test_an_arrest_told_behind_the_custody_that_followed_it(told) -> None:
    events = told("A court in Kisumu remanded John Otieno in custody on 3 June 2024 after he was arrested on 31 May.")
    assert [kind for kind, *_ in events] == ["detention", "detention"]


def test_another_name_of_a_person(told) -> None:
    events = told("Jackson Mwenda, known as Junior, spoke on 2 May 2024. On 3 May 2024, police arrested Junior in Kisumu.")
    assert events[-1][2]["target"] == ["Jackson Mwenda"]


def test_a_verb_in_the_plural_has_all_the_people_named_before_it(told) -> None:
    events = told("On 1 May 2024, Kisumu Mirror's News Editor Peter Okello, Staff Reporter Mary Achieng and publisher and editor of the portal "
                  "Nyanza Pratidin, John Otieno, were arrested over a news report.")
    assert [(kind, who["target"]) for kind, _, who in events] == [("detention", ["Peter Okello", "Mary Achieng", "John Otieno"])]


def test_coordinated_verbs_share_the_object_behind_the_last(told) -> None:
    events = told("On 2 June 2024, officers slapped, kicked and punched reporter Mary Achieng.")
    assert events[0] == ("torture", "occurred", {"actor": ["officers"], "target": ["Mary Achieng"]})


def test_what_something_was_used_for_was_done(told) -> None:
    events = told("Officers used a baton to beat reporter Mary Achieng.")
    assert ("torture", "occurred", {"actor": ["Officers"], "target": ["Mary Achieng"]}) in events


def test_the_name_in_brackets_is_who_was_sentenced(told) -> None:
    events = told("The court sentenced the leader of an opposition party (Peter Okello, founder of the Lira Movement) to two years in prison, "
                  "bringing the number of those detained as of 25 January to 40.")
    assert [(kind, who["target"]) for kind, _, who in events] == [("sentence", ["Peter Okello"])]


def test_an_outlet_named_behind_its_kind(told) -> None:
    events = told("On 12 May 2024, soldiers raided the offices of local broadcaster NTV in Kisumu.")
    assert events[0] == ("search", "occurred", {"actor": ["soldiers"], "target": ["NTV"]})


# passage, type, how many events of that type it tells
COUNTS = [
    ("On 3 May 2024, the Haki Foundation condemned the arrest of John Otieno. It called on the government to release him.", "statement", 1),
    ("On 3 May 2024, three experts condemned the law. They urged the parliament to repeal it.", "statement", 1),
    ("On 3 May 2024, the Haki Foundation condemned the arrest of John Otieno. The Lawyers’ Union called on the government to release him.",
     "statement", 2),
    ("On 3 May 2024, John Otieno was fined for holding a sign. The court found him guilty of disturbing public order.", "sentence", 1),
    ("Dockers in Mombasa, who have been on strike since 3 May 2024, blocked the port on 17 May 2024.", "protest", 2),
    ("On 3 May 2024, police entered the office of the Haki Foundation. The raid was ordered by a prosecutor.", "search", 1),
]


def test_what_goes_on_is_one_event(told) -> None:
    wrong = [f"{text} — {number} × {event_type}: {told(text)}" for text, event_type, number in COUNTS
             if sum(t == event_type for t, *_ in told(text)) != number]
    held(wrong, COUNTS, 0.8)


# sentence, the types of all events it tells
ALL_TOLD = [
    ("On 3 May 2024, strangers shot at Mary Achieng in Kisumu. She was not injured.", ["attack"]),
    ("On 3 May 2024, guards beat Mary Achieng in Kisumu. A prison spokesman dismissed the allegation.", ["torture", "statement"]),
    ("On 3 May 2024, the police turned down a request by the Haki Foundation for a permit to march in Kisumu.", ["assembly_denied"]),
    ("On 3 May 2024, police arrested Mary Achieng in Kisumu. She had reported on protests in the capital.", ["detention"]),
    ("On 3 May 2024, strangers beat Mary Achieng while she was reporting on a vigil in Kisumu.", ["attack", "protest"]),
    ("On 3 May 2024, police arrested Mary Achieng in Kisumu. In recent years, dozens of bakers have been forced into exile.", ["detention"]),
    ("On 3 May 2024, police arrested Mary Achieng in Kisumu. The authorities have not acknowledged her detention.", ["detention"]),
    ("On 3 May 2024, police arrested Mary Achieng in Kisumu. Organisers must inform the police three days before a protest.", ["detention"]),
    ("On 3 May 2024, three masked men tried to abduct Mary Achieng in Kisumu.", ["attack"]),
    ("On 3 May 2024, the High Court stayed the deportation of Mary Achieng.", ["court_ruling"]),
    ("On 3 May 2024, a judge in Kisumu ordered an inquest into the beating.", ["investigation"]),
    ("On 3 May 2024, the county banned a vigil in Kisumu. The organisers went to court, which suspended it on 5 May.", ["assembly_denied", "complaint", "court_ruling"]),
    ("On 3 May 2024, police arrested Mary Achieng in Kisumu. Her lawyer said that she was being held incommunicado.", ["detention", "prisoner_treatment"]),
    ("Libel laws are strict in Kenya. No reporter has been convicted under them.", []),
    ("On 3 May 2024, a draft law on archives was registered in parliament.", ["legislation"]),
    ("On 3 May 2024, eleven miners were killed in a landslide near Kisumu.", []),
    ("On 3 May 2024, a cyclist was killed by a bus in Kisumu.", []),
    ("On 3 May 2024, eleven miners were killed in clashes near Kisumu.", ["killing"]),
    ("In May 2024, the inspectorate was charged with enforcing the labour code.", []),
    ("On 3 May 2024, John Otieno was charged with enforcing a boycott.", ["charge"]),
    ("On 3 May 2024, John Otieno was tried and sentenced to ten months in prison.", ["sentence"]),
    ("On 3 May 2024, two men tried to kill journalist John Otieno.", ["attack"]),
    ("On 3 May 2024, a court in Kisumu issued a warrant for the arrest of John Otieno.", ["extradition"]),
    ("On 3 May 2024, police arrested John Otieno for refusing to condemn the coup.", ["detention"]),
    ("As of 3 May 2024, some 40 percent of the inmates in Kisumu were in pretrial detention.", []),
    ("On 3 May 2024, the police carried out an operation in Kisumu that resulted in the deaths of five traders.", ["killing"]),
    ("On 3 May 2024, tenants gathered on Uhuru Square in Nairobi.", ["protest"]),
    ("On 3 May 2024, the regulator shut down the page of John Otieno.", ["censorship"]),
    ("On 3 May 2024, two men set fire to a radio station in Kisumu.", ["attack"]),
    ("On 3 May 2024, police fired tear gas into the newsroom of a daily in Kisumu.", ["attack"]),
    ("On 3 May 2024, a criminal case for incitement was brought against John Otieno.", ["investigation"]),
    ("On 3 May 2024, the regulator suspended the licence of Radio Ziwa on accusations that it published false reports.", ["registration_denied"]),
    ("On 3 May 2024, John Otieno was found guilty of insulting the governor.", ["sentence"]),
    ("On 3 May 2024, police in Kisumu blocked the roads to the rally.", ["assembly_disrupted"]),
    ("On 3 May 2024, the Haki Foundation said that the regulator should reverse its decision.", ["statement"]),
    ("On 3 May 2024, a reporter was kicked by three men and dragged along the road in Kisumu.", ["attack"]),
    ("On 3 May 2024, a Kisumu court jailed John Otieno for a year, fined Mary Achieng 900 shillings and acquitted Peter Kamau.", ["sentence", "acquittal"]),
    ("Police opened an inquiry on 3 May 2024, only to close it in June.", ["investigation", "investigation"]),
    ("On 3 May 2024, police arrested twelve students in Voi, nine of whom went home the next day.", ["detention", "release"]),
    ("Peter Kamau, detained in Voi on 3 May 2024, returned home on 9 May.", ["detention", "release"]),
    ("On 3 May 2024, Peter Kamau left a meeting in Voi and went home.", []),
    ("On 3 May 2024, men pelted marchers with stones in Voi, breaking the arm of a boy.", ["attack"]),
    ("On 3 May 2024, detectives raided the office of Radio Tana, carried off two computers and sealed the premises.", ["search"]),
    ("On 3 May 2024, John Otieno was charged with organising an illegal rally.", ["charge"]),
    ("On 3 May 2024, the king called Mary Achieng to pardon her.", []),
    ("Judgment was given on 3 May 2024: John Otieno received a two-month sentence, and Mary Achieng was acquitted.", ["sentence", "acquittal"]),
    ("On 3 May 2024, a Kisumu court jailed John Otieno for a year. The prosecution had sought four years.", ["sentence"]),
    ("On 3 May 2024, John Otieno was sentenced to twelve months in prison, eight of them suspended.", ["sentence"]),
    ("On 3 May 2024, families in Voi gathered to save money for a wedding.", []),
    ("It should be recalled that John Otieno was arrested in Voi on 3 May 2024.", ["detention"]),
    ("It must be ensured that those arrested in Voi on 3 May 2024 are released.", ["detention"]),
    ("On 3 May 2024, auditors arrived at the airport in Voi.", []),
]


def test_what_is_told_and_nothing_else(told) -> None:
    wrong = [f"{text} — {kinds}: {told(text)}" for text, kinds in ALL_TOLD if [kind for kind, *_ in told(text)] != kinds]
    held(wrong, ALL_TOLD, 0.8)


def test_whom_a_warrant_is_for(told) -> None:
    [(_, _, who)] = told("On 3 May 2024, a court in Kisumu issued a warrant for the arrest of John Otieno.")
    assert who["target"] == ["John Otieno"]


def test_the_trigger_holds_the_thing_that_gives_its_type(nlp) -> None:
    def triggers(text: str) -> list[str]:
        report = Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-30")
        return [event.trigger for event in relate(annotate(nlp, report, segment(report)))]

    assert triggers("On 3 May 2024, the company filed a lawsuit against John Otieno.")[0].startswith("filed a lawsuit")
    assert triggers("On 3 May 2024, criminal charges were filed against John Otieno.")[0].startswith("charges were filed")


STATED = [
    ("John Otieno is to appear before the High Court.", "planned"),
    ("Mary Achieng was to be deported on 5 May 2024.", "planned"),
    ("Mary Achieng was deported on 5 May 2024.", "occurred"),
    ("Mary Achieng was granted bail on 5 May 2024 under strict conditions: she must report to the police every Sunday.", "occurred"),
    ("A rally of the Haki Foundation is to be held in Nairobi on 5 August 2024.", "planned"),
    ("Mary Achieng has been in pretrial detention since 5 May 2024.", "ongoing"),
    ("Mary Achieng is under house arrest in Kisumu.", "ongoing"),
    ("Mary Achieng had been in pretrial detention since 5 May 2024.", "occurred"),
    ("Mary Achieng is being held in a camp near Kisumu.", "ongoing"),
    ("John Otieno is being tried in absentia by the High Court.", "ongoing"),
]


@pytest.mark.parametrize(("text", "status"), STATED)
def test_what_is_to_happen_is_planned_and_a_state_goes_on(told, text: str, status: str) -> None:
    assert [how for _, how, _ in told(text)] == [status]


def test_a_trial_in_a_month_to_come_is_planned(told) -> None:
    assert [(kind, how) for kind, how, _ in told("A court in Kisumu remanded John Otieno in custody until his trial in March 2025.")] == [("detention", "occurred"), ("trial", "planned")]


def test_an_aim_is_no_event(told) -> None:
    assert told("The aim is to arrest Mary Achieng in Nairobi.") == []


def test_whom_a_court_keeps_in_custody(told) -> None:
    [(kind, status, who)] = told("On 17 May 2024, the High Court ordered that John Otieno be kept in custody.")
    assert (kind, status, who["target"]) == ("detention", "occurred", ["John Otieno"])


def test_nobody_is_the_subject_of_every_verb_that_shares_it(told) -> None:
    none = told("Six guards of Kisumu prison were charged on 3 May 2024, but none had been detained, tried, or convicted.")
    assert {status for kind, status, _ in none if kind != "charge"} <= {"not_occurred"}
    assert ("charge", "occurred") in [(kind, status) for kind, status, _ in none]
    assert [(kind, status) for kind, status, _ in told("Nobody was hurt, but six men were arrested in Kisumu on 3 May 2024.")] == [("detention", "occurred")]


def test_the_many_ways_to_tell_each_type(told) -> None:
    text = Path(__file__).with_name("type_cases.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader([line for line in text.splitlines() if not line.startswith("#")], delimiter="\t"))
    wrong = []
    for row in rows:
        types = {kind for kind, _, _ in told(row["sentence"], row["country"], "2025-12-20")}
        if row["type"] not in types and (row["type"] != "-" or types):
            wrong.append(f"{row['sentence']} tells {types or 'nothing'}, not {row['type']}")
    held(wrong, rows, 0.9)


def test_what_was_due_and_was_put_off_was_not_held_that_day(told) -> None:
    found = told("John Otieno was due before a judge on 3 May 2024, but the hearing was adjourned until 9 September 2024.")
    assert [(kind, status) for kind, status, _ in found] == [("trial", "not_occurred"), ("trial", "planned")]


def test_a_protest_called_off_is_not_the_one_planned_elsewhere(told) -> None:
    found = told("Nurses announced a strike for 20 May 2024. A rally in Kisumu was called off.")
    assert [(kind, status) for kind, status, _ in found] == [("protest", "planned"), ("protest", "not_occurred")]


def test_a_protest_put_off_has_its_old_and_its_new_day(told) -> None:
    events = told("The march in Kisumu scheduled for 3 May 2024 was postponed to 10 May 2024.")
    assert sorted((kind, status) for kind, status, _ in events) == [("protest", "not_occurred"), ("protest", "planned")]


def test_what_a_court_permits_the_police_it_orders(told) -> None:
    [(kind, status, who)] = told("On 3 May 2024, a magistrate in Kisumu allowed detectives to hold Mary Achieng for five days.")
    assert (kind, status, who["target"]) == ("detention", "occurred", ["Mary Achieng"])
    assert told("The law of 3 May 2024 allows detectives to hold suspects for five days.") == []


def test_a_suspect_is_no_verb_before_a_name(told) -> None:
    [(kind, _, who)] = told("On 3 May 2024, police in Kisumu shot dead robbery suspect John Otieno.")
    assert (kind, who["target"]) == ("killing", ["John Otieno"])


def test_a_term_partly_suspended_suspends_nobody(told) -> None:
    events = told("On 3 May 2024, a court in Kisumu sentenced Mary Achieng to 24 months in prison, twelve of them suspended, for unlawful assembly.")
    assert [kind for kind, _, _ in events] == ["sentence"]


def test_what_is_not_allowed_is_a_measure_taken(told) -> None:
    [(kind, status, who)] = told("Mary Achieng was not allowed to see her lawyer until 5 May 2024.")
    assert (kind, status, who["target"]) == ("prisoner_treatment", "occurred", ["Mary Achieng"])


def test_statements_of_two_bodies_in_one_sentence_are_two(told) -> None:
    events = told("On 3 May 2024, Amnesty International condemned the arrest, and the Law Society of Kenya deplored the raid.")
    assert [kind for kind, _, _ in events if kind == "statement"] == ["statement", "statement"]


def test_a_ban_behind_a_sentence_is_part_of_it(told) -> None:
    events = told("On 3 May 2024, a court sentenced Mary Achieng to two years in prison, banning her from publishing for five years.")
    assert [kind for kind, _, _ in events] == ["sentence"]


def test_names_called_in_inverted_commas_are_a_smear_and_what_is_called_so_a_statement(told) -> None:
    assert [kind for kind, _, _ in told("Deputy John Otieno called the petitioners “hyenas of the embassies” on 3 May 2024.")] == ["vilification"]
    assert [kind for kind, _, _ in told("Amnesty International called the verdict “a warning to all” on 3 May 2024.")] == ["statement"]


def test_what_is_asked_for_in_a_march_is_no_event(told) -> None:
    assert [kind for kind, _, _ in told("On 3 May 2024, students marched in Kisumu for the release of Mary Achieng.")] == ["protest"]


def test_an_arrest_and_the_custody_that_a_court_orders_are_two(told) -> None:
    kinds = [kind for kind, _, _ in told("John Otieno was arrested in Kisumu on 3 May 2024 and remanded in custody by a court.")]
    assert kinds == ["detention", "detention"]


def test_a_court_that_lets_a_march_take_place_rules_on_a_measure(told) -> None:
    events = told("On 3 May 2024, the governor banned a march in Kisumu. The High Court set his decision aside on 5 May 2024.")
    assert [kind for kind, _, _ in events] == ["assembly_denied", "court_ruling"]


def test_a_hedge_behind_and_is_of_what_follows(told) -> None:
    [(_, status, _)] = told("On 3 May 2024, police used tear gas and, according to residents, rubber bullets in Kisumu.")
    assert status == "occurred"


def test_a_noun_that_only_dates_a_court_hearing_is_not_told_where_the_court_sits(told) -> None:
    text = "On 3 May 2024, workers marched in Lusaka. A week after the protest, the Magistrates Court in Ndola fined four of them."
    assert [kind for kind, _, _ in told(text, "ZMB")] == ["protest", "sentence"]


PUT_OFF = [
    "The hearing of 5 March 2024 was adjourned to 7 May 2024.",
    "A hearing in Nakuru scheduled for 5 March 2024 was postponed until 7 May 2024.",
    "The trial of John Otieno, which was set for 5 March 2024, has been put off to 7 May 2024.",
]


@pytest.mark.parametrize("text", [
    "On 19 May 2024, the case of Mary Achieng was adjourned to 9 July 2024.",
    "On 19 May 2024, the judge adjourned the trial of Mary Achieng until 9 July 2024.",
    "The case of Mary Achieng was adjourned on 19 May 2024 for eight weeks.",
])  # fmt: skip
def test_a_hearing_adjourned_that_day_was_held(told, text: str) -> None:
    assert sorted(status for kind, status, _ in told(text) if kind == "trial") == ["occurred", "planned"]


def test_an_inquiry_goes_on_with_the_deed_told_before_it(told) -> None:
    for text in ("Police are investigating.", "An inquiry has been opened.", "Police said that an investigation was under way."):
        assert "investigation" in [kind for kind, _, _ in told(f"Mary Achieng was beaten by two men on 3 May 2024. {text}")]
    assert not told("Police are investigating.")


def test_an_inquiry_goes_on_with_a_deed_across_a_sentence_that_tells_none(told) -> None:
    for text in ("The army set up a commission of inquiry into her murder.", "Police said that they had launched an investigation."):
        found = told(f"Mary Achieng was shot dead in Voi on 3 May 2024. She ran a page on fishing. {text}")
        assert [kind for kind, _, _ in found].count("investigation") == 1, text


def test_a_sentence_ends_with_the_name_of_a_platform(told) -> None:
    found = told("John Otieno was held on 3 May 2024 over a post on X. Police searched his home.")
    assert ("search", "occurred", {"actor": ["Police"], "target": ["John Otieno"]}) in found


def test_supporters_of_a_person_are_not_that_person(told) -> None:
    [(_, _, who)] = told("Otieno supporters harassed reporter Mary Achieng on 3 May 2024.")
    assert who["actor"] == ["Otieno supporters"]


def test_a_press_conference_is_the_occasion_of_what_is_said_there(told) -> None:
    for text in ("called reporters liars at a press conference in Voi on 3 May 2024.", "accused the Voi Post of serving foreign interests at a press conference on 3 May 2024."):
        assert [kind for kind, _, _ in told(f"Minister John Otieno {text}")] == ["vilification"], text


def test_what_a_search_came_upon_is_of_the_search(told) -> None:
    searched = told("On 3 May 2024, officers entered the premises of the Voi Women Union, from which they carried off computers.")
    assert [kind for kind, _, _ in searched] == ["search"]


def test_verdicts_in_two_cases_and_rulings_of_two_courts_are_two(told) -> None:
    verdicts = told("On 3 May 2024, John Otieno was sentenced to six years for extortion; in a separate case he was fined KES 9,000 for slander.")
    assert [kind for kind, _, _ in verdicts] == ["sentence", "sentence"]
    rulings = told("The Appeal Court increased the damages, and the Supreme Court upheld the verdict on John Otieno in February 2024.")
    assert [kind for kind, _, _ in rulings] == ["appeal_ruling", "appeal_ruling"]


def test_bans_in_two_towns_are_two(told) -> None:
    banned = told("The governor of Voi banned a march on 2 May 2024; in Lamu, a sit-in was forbidden by telephone.")
    assert [kind for kind, _, _ in banned].count("assembly_denied") == 2


@pytest.mark.parametrize("text", PUT_OFF)
def test_a_hearing_put_off_was_not_held_and_is_planned(told, text: str) -> None:
    assert sorted((kind, status) for kind, status, _ in told(text)) == [("trial", "not_occurred"), ("trial", "planned")]


def test_what_came_of_a_gathering_happened(told) -> None:
    events = told("On 3 May 2024, hundreds rallied in Kisumu, only to be driven away with tear gas.")
    assert [(kind, status) for kind, status, _ in events] == [("protest", "occurred"), ("assembly_disrupted", "occurred")]


def test_a_noun_with_a_particle_is_one_word(told) -> None:
    events = told("Police in Kisumu broke up a sit-in of teachers on 3 May 2024.")
    assert [(kind, who) for kind, _, who in events] == [
        ("assembly_disrupted", {"actor": ["Police in Kisumu"], "target": ["teachers"]}), ("protest", {"actor": ["teachers"]})]


def test_the_dead_are_no_doers(told) -> None:
    for text in ("Two welders died at the scene on 3 May 2024.", "A striker died in Voi on 4 May 2024.", "John Otieno died when police opened fire on 3 May 2024."):
        killed = [who for kind, _, who in told(text) if kind == "killing"]
        assert killed and all("target" in who and who.get("actor") in (None, ["police"]) for who in killed), text


def test_hearings_of_anybody_are_not_in_the_case_told_before(told) -> None:
    for text in ("Several pretrial hearings took place in detention centres.", "Judges kept foreign groups from observing some trials.",
                 "For other offences tried by military courts, the period is two years."):
        trials = [who for kind, _, who in told(f"Mary Achieng was jailed on 3 May 2024. {text}") if kind == "trial"]
        assert not any("Mary Achieng" in who.get("target", ()) for who in trials), text
    assert not [kind for kind, _, _ in told("In cases in which the defendant was charged with theft, a lawyer was assigned.") if kind == "charge"]


def test_who_read_the_words_is_no_judge(told) -> None:
    text = "John Otieno was sentenced to two years on 3 May 2024 over remarks interpreted by the police as support for the rebels."
    assert ["actor" in who for kind, _, who in told(text) if kind == "sentence"] == [False]


def test_who_did_something_after_arrests_at_a_rally_did_not_hold_it(told) -> None:
    text = "After being arrested during union demonstrations on 3 May 2024, Lieutenant John Otieno injected him with a drug."
    assert not any("actor" in who for kind, _, who in told(text) if kind == "protest")


def test_an_offence_in_quotes_is_no_deed_of_the_convicted(told) -> None:
    text = "John Otieno was arrested in Voi, convicted of “possession of leaflets” and “insulting the judiciary” on 3 May 2024, and sentenced to a year in prison."
    assert "vilification" not in [kind for kind, _, _ in told(text)]


def test_whom_a_second_verb_befell_did_not_meet_the_first(told) -> None:
    text = ("Police searched the offices of unions in Voi and Lamu and detained Mary Achieng in Voi on 12 March 2024, John Otieno in Lamu on 23 March, "
            "and Grace Mutua in Lamu on 29 March.")
    assert not any("Grace Mutua" in who.get("target", ()) for kind, _, who in told(text) if kind == "search")


def test_a_deed_and_the_death_that_came_of_it_are_one_killing(told) -> None:
    text = "On 12 May 2024, John Otieno was shot in the back by a policeman in Voi. He died in hospital."
    assert [kind for kind, _, _ in told(text)] == ["killing"]


def test_the_death_of_one_of_several_is_told_apart(told) -> None:
    text = "On 12 May 2024, soldiers beat John Otieno and Mary Achieng in Voi. Otieno died in hospital."
    assert len([kind for kind, _, _ in told(text) if kind in ("attack", "torture", "killing")]) == 2


def test_a_road_blocked_without_a_day_is_only_what_somebody_was_fined_for(told) -> None:
    assert [kind for kind, _, _ in told("Two students were fined in Kisumu on 3 May 2024 for blocking the road.")] == ["sentence"]


def test_a_participle_behind_a_gerund_goes_on_with_the_passive_above_it(told) -> None:
    events = told("On 3 May 2024, John Otieno was charged with having insulted a judge and released on bail.")
    assert [(kind, who["target"]) for kind, _, who in events] == [("charge", ["John Otieno"]), ("release", ["John Otieno"])]


def test_what_is_told_of_several_days_is_several_events(told) -> None:
    assert [kind for kind, _, _ in told("John Otieno was summoned on 17 February 2024 and again on 24 February.")] == ["summons", "summons"]
    assert [kind for kind, _, _ in told("Teachers marched in Nakuru on 3 May 2024 and nurses on 9 May.")] == ["protest", "protest"]
    each = told("John Otieno and Mary Achieng were arrested on 3 and 9 May 2024 respectively.")
    assert [who["target"] for _, _, who in each] == [["John Otieno"], ["Mary Achieng"]]
    assert [kind for kind, _, _ in told("Teachers went on strike in Nakuru on 3 and 4 May 2024.")] == ["protest"]
    assert [kind for kind, _, _ in told("John Otieno was arrested on 3 May 2024 and on 9 May his lawyer gave a talk.")] == ["detention"]


@pytest.mark.parametrize(("text", "number"), [
    ("John Otieno was questioned on 3 May, 9 May and 2 June 2024.", 3),
    ("Nine traders were detained in Nakuru in May and June 2024.", 1),
    ("Nine traders were questioned on 3 and 9 May 2024.", 1),
    ("In May 2024 and again in June, nine traders were detained in Nakuru.", 2),
    ("John Otieno was questioned on 3 and 9 May 2024.", 2),
])  # fmt: skip
def test_a_count_of_people_over_several_days_is_one_event(nlp, text: str, number: int) -> None:
    report = Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-30")
    events = [e for e in relate(annotate(nlp, report, segment(report))) if e.event_type in ("detention", "summons")]
    assert len(events) == number and (number > 1 or "/" in events[0].date)


@pytest.mark.parametrize(("text", "span"), [
    ("Nine traders were detained in Nakuru in January, February and March 2024.", "2024-01/2024-03"),
    ("In 2022 and 2023, nine traders were detained in Nakuru.", "2022/2023"),
])  # fmt: skip
def test_a_count_of_people_goes_from_the_first_to_the_last_time(nlp, text: str, span: str) -> None:
    report = Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-30")
    assert [e.date for e in relate(annotate(nlp, report, segment(report)))] == [span]


@pytest.mark.parametrize(("text", "kinds"), [
    ("On 3 May 2024, a reporter was injured when an officer struck him on the head in Nakuru.", ["torture"]),
    ("Six students were hurt after they were beaten by guards in Nakuru on 3 May 2024.", ["torture"]),
    ("The nurse suffered injuries after being attacked by unknown men on 3 May 2024.", ["attack"]),
    ("On 3 May 2024, John Otieno was injured and his driver was beaten by unknown men.", ["attack", "attack"]),
])  # fmt: skip
def test_harm_and_the_deed_that_did_it_are_one_event(told, text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in told(text)] == kinds


def test_a_bare_number_counts_those_whom_it_befell(told) -> None:
    events = told("Six people were killed, 40 injured and 120 arrested in Nairobi on 4 May 2024.")
    assert [kind for kind, _, _ in events] == ["killing", "attack", "detention"]


def test_a_sentence_that_only_names_members_tells_the_event_of_the_group(nlp) -> None:
    arrest, said = "On 4 May 2024, police arrested nine students in Nakuru.", "One of them, John Otieno, said that they had only sung."
    for following, tellings in (("Among them were John Otieno and Mary Achieng.", 2), ("They included John Otieno.", 2), (said, 1)):
        report = Report("x", "x.txt", "x", f"{arrest} {following}", country="KEN", published_on="2024-06-30")
        [event] = [e for e in relate(annotate(nlp, report, segment(report))) if e.event_type == "detention"]
        assert len(event.tellings) == tellings, following


def test_a_detention_extended_is_another_than_the_one_ordered(told) -> None:
    ordered = "On 3 May 2024, a court ordered the detention of John Otieno."
    assert [kind for kind, _, _ in told(f"{ordered} His detention was extended twice.")] == ["detention", "detention"]
    assert [kind for kind, _, _ in told(f"{ordered} His detention was met with dismay.")] == ["detention"]


def test_custody_since_an_arrest_told_with_it_is_no_detention_of_its_own(told) -> None:
    for when in ("she was arrested at the border", "police took her from her flat"):
        [(kind, status, _)] = told(f"Mary Achieng has been in custody since March 2024, when {when}.")
        assert (kind, status) == ("detention", "occurred")
    assert len(told("Three students have been in custody since March 2024, when they were arrested in Nakuru.")) == 1
    assert len(told("Mary Achieng has been in custody since March 2024, when her husband was arrested in Nakuru.")) == 2


def test_a_sentence_that_only_mentions_what_the_next_one_tells_is_a_telling_of_it(nlp) -> None:
    mention = "On 3 March 2024, a court in Kumasi convicted Ama Boateng of taking part in a prohibited march."
    for following, tellings in (("On 8 March, Kofi Asante was fined for the same January march, which was held against a mine.", 2),
                                ("On 8 March, Kofi Asante was fined for a February march, which was held against a mine.", 1)):  # fmt: skip
        report = Report("x", "x.txt", "x", f"{mention} {following}", country="GHA", published_on="2024-06-30")
        [event] = [e for e in relate(annotate(nlp, report, segment(report))) if e.event_type == "protest"]
        assert len(event.tellings) == tellings, following


def test_plain_sentences_of_news_tell_whom_what_befell(told) -> None:
    """Who, where, what and a title before a name in all combinations: the parser takes some of these verbs for attributes."""
    doers = {
        "arrest": (["police in Osh", "security forces in Gulu", "gendarmes"], [("arrested", "", "detention"), ("beat", "", "torture attack")]),
        "court": (["a court in Osh", "the Osh City Court"], [("fined", " 900 USD", "sentence"), ("freed", "", "release acquittal"), ("remanded", " in custody", "detention")]),
        "crime": (["unknown men", "armed men on a motorcycle", "gunmen in a car"], [("abducted", "", "detention disappearance"), ("stabbed", "", "attack")]),
    }
    whom = ["reporter Aida Bekova", "the lawyer Aida Bekova", "student leader Aida Bekova", "Aida Bekova"]
    rows, wrong = [], []
    for subjects, verbs in doers.values():
        for subject in subjects:
            for verb, rest, kinds in verbs:
                for name in whom:
                    clause = f"{subject} {verb} {name}{rest}"
                    for sentence in (f"On 3 May 2024, {clause}.", f"{clause[0].upper()}{clause[1:]} on 3 May 2024."):
                        rows.append(sentence)
                        if not any(kind in kinds.split() and "Aida Bekova" in who.get("target", ()) for kind, _, who in told(sentence)):
                            wrong.append(sentence)
    held(wrong, rows, 0.95)


@pytest.mark.parametrize("text", [
    "Jane Wambui says that she was beaten. The prosecutor’s office declined to open a case into these claims on 14 May for lack of evidence.",
    "A search of Jane Wambui’s flat on 3 May, during which two laptops were seized, lasted for six hours.",
])  # fmt: skip
def test_what_a_refusal_or_a_search_is_told_with_is_no_second_one(told, text):
    types = [event_type for event_type, _, _ in told(text)]
    assert len(types) == len(set(types))


def test_a_blocked_road_is_a_protest_and_a_blocked_page_censorship(told) -> None:
    assert [t for t, *_ in told("On 26 March 2024, miners blocked access to the port of Mombasa.")] == ["protest"]
    assert [t for t, *_ in told("On 26 March 2024, access to the mine in Kilifi was blocked by residents.")] == ["protest"]
    assert [t for t, *_ in told("On 26 March 2024, access was blocked by the provider in Kilifi.")] == ["censorship"]
    assert [t for t, *_ in told("On 26 March 2024, truckers lifted their blockade of the bridge in Kilifi.")] == ["protest"]
    assert [t for t, *_ in told("On 26 March 2024, road blocks were set up in Kilifi by drivers.")] == ["protest"]
    assert not told("On 26 March 2024, soldiers set up road blocks in Kilifi.")


def test_barricades_put_up_on_a_day_are_not_put_off_to_it(told) -> None:
    assert [status for _, status, _ in told("Dockers in Iquique put up barricades on 12 April 2024 to protest against the concession.")] == ["occurred"]


def test_what_happens_on_the_spot_goes_on_from_a_sentence_that_only_sets_the_scene(told) -> None:
    found = told("On 12 April 2024, a conference opened in Kisumu. Police pulled the plug on it after one speech.")
    assert [(kind, status) for kind, status, _ in found] == [("assembly_disrupted", "occurred")]


def test_a_court_that_rules_to_do_something_does_it(told) -> None:
    assert [kind for kind, _, _ in told("A court in Kisumu ruled to expel the priest John Otieno on 3 May 2024.")] == ["movement_restriction"]
    assert [kind for kind, _, _ in told("On 3 May 2024, a court in Kisumu ruled to fine each of the nine marchers 500 shillings.")] == ["sentence"]


def test_a_fine_that_others_pay_is_none_of_theirs(told) -> None:
    assert [kind for kind, _, _ in told("Five charities that paid the fines of traders had their accounts frozen on 3 May 2024.")] == ["asset_freeze"]
    assert [kind for kind, _, _ in told("On 3 May 2024, John Otieno asked traders in Kisumu for money to help pay a fine.")] == []
    assert [kind for kind, _, _ in told("On 3 May 2024, John Otieno had to pay a fine of 500 shillings for blocking a road in Kisumu.")] == ["sentence"]


def test_deeds_told_together_befell_the_same_people(told) -> None:
    found = told("The lawyers condemned the arrest and beating of three students in Kisumu on 3 May 2024.")
    assert {kind: who for kind, _, who in found if kind in ("detention", "torture")} == dict.fromkeys(("detention", "torture"), {"target": ["three students in Kisumu"]})
    found = told("The lawyers denounced Jane Njeri's abduction and murder in Kisumu on 3 May 2024.")
    assert [who["target"] for kind, _, who in found if kind in ("detention", "killing")] == [["Jane Njeri"], ["Jane Njeri"]]
    found = told("The lawyers denounced the strike and arrest of nurses in Kisumu on 3 May 2024.")
    assert "nurses" not in [name for kind, _, who in found if kind == "protest" for name in who.get("actor", [])]


def test_a_relative_clause_tells_by_its_number_of_whom_in_a_list(told) -> None:
    found = told("On 3 May 2024, guards in Kisumu took away Jane Njeri, an editor of the Mwanga, and her brother, who were beaten.")
    assert next(who["target"] for kind, _, who in found if kind == "torture" or kind == "attack") == ["Jane Njeri", "her brother"]
    found = told("On 3 May 2024, the court freed Paul Oloo and Jane Njeri, who has been on hunger strike.")
    assert next(who["actor"] for kind, _, who in found if kind == "hunger_strike") == ["Jane Njeri"]


def test_those_whose_rights_a_member_defends_are_no_members(told) -> None:
    [(_, _, who)] = told("On 3 May 2024, police arrested nine nurses, including women’s rights defender Jane Njeri, in Kisumu.")
    assert who["target"] == ["nine nurses", "Jane Njeri"]


def test_the_words_of_a_trigger_end_before_a_date(nlp) -> None:
    report = Report("x", "x.txt", "x", "Mary Achieng left the country on 3 May 2024.", country="KEN", published_on="2024-06-30")
    [event] = relate(annotate(nlp, report, segment(report)))
    assert event.trigger == "left the country"


@pytest.mark.parametrize(("text", "kind", "status", "who"), [
    # named behind somebody who is described between commas
    ("On 4 May 2024, soldiers arrested and beat Ali Juma, an editor with the Voi Herald, and freelance reporter Mary Achieng.", "detention", "occurred",
     {"actor": ["soldiers"], "target": ["Ali Juma", "Mary Achieng"]}),
    ("On 4 May 2024, a court fined Ali Juma, head of the miners’ union, and union clerk Mary Achieng 500 shillings each.", "sentence", "occurred",
     {"actor": ["a court"], "target": ["Ali Juma", "Mary Achieng"]}),
    ("On 4 May 2024, police rearrested activist Ali Juma in Voi just after he was granted bail.", "detention", "occurred", {"actor": ["police"], "target": ["Ali Juma"]}),
    ("The seat fell vacant after the killing of ruling party councillor Ali Juma and his driver in June 2023.", "killing", "occurred", {"target": ["Ali Juma", "his driver"]}),
    # what people of a kind are held to have done, and what people named are charged with
    ("Guards are accused of killing two herders in Voi on 4 May 2024.", "killing", "alleged", {"actor": ["Guards"], "target": ["two herders"]}),
    ("Members of the militia are accused of killing the nurse Mary Achieng in Voi on 4 May 2024.", "killing", "alleged", {"actor": ["Members of the militia"], "target": ["Mary Achieng"]}),
    ("On 4 May 2024, men in plain clothes took the nurse Mary Achieng to an unknown destination.", "detention", "occurred", {"actor": ["men in plain clothes"], "target": ["Mary Achieng"]}),
    ("Two clerks were reportedly taken to an undisclosed location.", "detention", "alleged", {"target": ["Two clerks"]}),
    ("On 4 May 2024, two men on a scooter shot at the house of the nurse Mary Achieng.", "attack", "occurred", {"actor": ["two men"], "target": ["Mary Achieng"]}),
    ("The mayor warned on 4 May 2024 that participants would be arrested.", "harassment", "occurred", {"actor": ["The mayor"], "target": ["participants"]}),
    ("The nurse Mary Achieng was warned by telephone that her office would be searched.", "harassment", "occurred", {"target": ["Mary Achieng"]}),
    ("On 4 May 2024, her lawyers applied for bail. The application was refused on 9 May.", "court_ruling", "occurred", {"target": ["her lawyers"]}),
    ("On 4 May 2024, the ministry refused to issue a receipt to the group Lake Forum.", "registration_denied", "occurred", {"actor": ["the ministry"]}),
    ("On 4 May 2024, police issued a warning to the nurse Mary Achieng.", "sentence", "occurred", {"actor": ["police"], "target": ["Mary Achieng"]}),
    ("On 4 May 2024, the nurse Mary Achieng was interviewed at Voi Police Station.", "summons", "occurred", {"actor": ["Voi Police Station"], "target": ["Mary Achieng"]}),
    ("On 4 May 2024, police executed a search warrant at the home of the nurse Mary Achieng.", "search", "occurred", {"actor": ["police"], "target": ["Mary Achieng"]}),
    ("On 4 May 2024, officers deleted the photographs on the phone of the nurse Mary Achieng.", "censorship", "occurred", {"actor": ["officers"], "target": ["Mary Achieng"]}),
    ("On 4 May 2024, police threw grenades. A reporter from the Voi Herald, Mary Achieng, was struck on the leg.", "attack", "occurred", {"target": ["Mary Achieng"]}),
    # a passive told again behind the place
    ("On 4 May 2024, police searched the flat of the nurse Ali Juma. The nurse was found two days later in a detention centre in Kisumu, charged with treason.", "charge", "occurred",
     {"target": ["Ali Juma"]}),
])  # fmt: skip
def test_who_did_what_to_whom(told, text: str, kind: str, status: str, who: dict[str, list[str]]) -> None:
    assert [(s, w) for k, s, w in told(text) if k == kind] == [(status, who)]


@pytest.mark.parametrize(("text", "kind"), [
    ("On 4 May 2024, the Press Union said that the lawsuit was intended to intimidate the newsroom.", "harassment"),
    ("Two guards are accused of beating inmates in Voi prison in May 2024.", "torture"),
    ("The archive was taken to an undisclosed location.", "detention"),
    ("Police arrested 16 women on 4 May 2024. All of them were brought before the State Security Prosecution.", "legislation"),
])  # fmt: skip
def test_what_was_not_done(told, text: str, kind: str) -> None:
    assert kind not in [k for k, _, _ in told(text)]


def test_they_are_those_told_of_and_not_those_told_of_beside_them(told) -> None:
    events = told("On 4 May 2024, police detained two nurses near Voi who were bringing food to migrants. They were fined 500 shillings each.")
    assert [who["target"] for kind, _, who in events if kind == "sentence"] == [["They"]]


def test_a_case_that_is_closed_is_of_those_looked_into_and_not_of_who_spoke_ill_of_them(told) -> None:
    events = told("The prosecutor opened an inquiry into the institute Green Lake on 4 May 2024. Deputy Ali Juma accused it of serving “foreign interests”. The prosecutor closed the case on 9 June.")
    assert [who.get("target") for kind, _, who in events if kind == "investigation"] == [["institute Green Lake"], ["institute Green Lake"]]
