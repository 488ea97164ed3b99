"""Which of several people is charged with, or convicted of, what; the sentences are of several countries and written for the purpose."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge import merge


def told_by_number(country: str, text: str) -> list[tuple[str, list[str]]]:
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-20"))
    return [(event.event_type, [c.offence for c in event.charges]) for event in facts.events]


def charged(country: str, text: str) -> set[tuple[str, str]]:
    """(accused, offence) of all events of a report, over their tellings."""
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-20"))
    return {(facts.entities[c.recipient].name if c.recipient is not None else c.recipient_text, c.offence) for told in merge(facts).events for c in told.event.charges if c.offence}


@pytest.mark.parametrize(("country", "text", "expected"), [
    # told again without their names, in another sentence
    ("KEN", "In March 2024, the nurse Ann Chebet was charged with sedition and riot. On 3 May 2024, a judge in Kisumu threw out all charges.",
     {("Ann Chebet", "sedition"), ("Ann Chebet", "riot")}),
    ("KEN", "On 3 May 2024, a court found Ann Chebet guilty of bribery and fraud and sent her to prison for three years. Her driver, Peter Otieno, who pleaded guilty to the same charges, received one year in prison.",
     {("Ann Chebet", "bribery"), ("Ann Chebet", "fraud"), ("Peter Otieno", "bribery"), ("Peter Otieno", "fraud")}),
    ("GTM", "Juan Reyes was sentenced to 18 months in prison on 3 May 2024. The court found him guilty of riot.", {("Juan Reyes", "riot")}),
    ("GTM", "Juan Reyes was fined 500 dollars on 3 May 2024. The court found him guilty of a disturbance of public order.", set()),
    ("KEN", "On 3 May 2024, a court convicted Ann Chebet of “libel by electronic means,” according to Peter Otieno and court documents seen by the union.",
     {("Ann Chebet", "“libel by electronic means,”")}),
    # of some of those convicted, told of once more
    ("KEN", "On 3 May 2024, a court in Mombasa convicted Peter Otieno and Ann Chebet of violating the cybercrime law. The court convicted Ann Chebet of defamation.",
     {("Peter Otieno", "violating the cybercrime law"), ("Ann Chebet", "violating the cybercrime law"), ("Ann Chebet", "defamation")}),
    # whose the accusation is
    ("KEN", "On 3 May 2024, the lawyer Ann Chebet appeared before the Kisumu Magistrate’s Court, accused of riot and arson.",
     {("Ann Chebet", "riot"), ("Ann Chebet", "arson")}),
    ("KEN", "The publisher of The Lake, Peter Otieno, suffered a setback on 3 May 2024: convicted of libel, he was ordered by the High Court to pay KES 5,000 to the importer.",
     {("Peter Otieno", "libel")}),
    ("POL", "On 3 May 2024, a court in Gdynia sentenced the editor Ewa Nowak, who heads the paper, and two colleagues to five years in prison for arson, and Nowak to a further year for incitement.",
     {("Ewa Nowak", "arson"), ("two colleagues", "arson"), ("Ewa Nowak", "incitement")}),
    # what belongs to the offence
    ("KEN", "On 3 May 2024, Ann Chebet was charged with calling on miners to resume a strike.", {("Ann Chebet", "calling on miners to resume a strike")}),
    ("KEN", "On 3 May 2024, a court in Mombasa sentenced Ann Chebet to six years in prison for “wilfully false statements” about the police.",
     {("Ann Chebet", "“wilfully false statements” about the police")}),
    ("KEN", "On 3 May 2024, the court acquitted five doctors of negligence and fraud, finding that treating protesters was no crime.",
     {("five doctors", "negligence"), ("five doctors", "fraud")}),
    ("KEN", "On 3 May 2024, a judge in Nairobi sentenced Ann Chebet to two years in prison under Section 9 of the Tree Act, which penalises the felling of mangroves, according to her union and a court clerk.",
     {("Ann Chebet", "the felling of mangroves")}),
    ("KEN", "On 3 May 2024, officials charged two foresters with theft, according to a neighbour who is familiar with the matter.", {("two foresters", "theft")}),
    ("KEN", "On 3 May 2024, the guard Peter Otieno was charged with attempted murder for firing a rifle at ranger Ann Chebet, of the Lake Forest Service (LFS), during a raid.",
     {("Peter Otieno", "attempted murder")}),
    ("KEN", "On 3 May 2024, a court found Ann Chebet guilty of violating Article 55 (B) of the media law, which bans rumours.",
     {("Ann Chebet", "violating Article 55 (B) of the media law")}),
    ("KEN", "On 3 May 2024, Ann Chebet was sentenced on charges of resisting the police according to the Code of Petty Offences, Article 35.",
     {("Ann Chebet", "resisting the police")}),
    ("KEN", "On 3 May 2024, Ann Chebet was sentenced to 15 years in prison on robbery and attempted murder charges.",
     {("Ann Chebet", "robbery"), ("Ann Chebet", "attempted murder charges")}),
    ("KEN", "On 3 May 2024, Ann Chebet was remanded on drug trafficking, fraud, and money laundering charges.",
     {("Ann Chebet", "drug trafficking"), ("Ann Chebet", "fraud"), ("Ann Chebet", "money laundering charges")}),
    ("KEN", "Ann Chebet now faces blasphemy and incitement charges.", {("Ann Chebet", "blasphemy"), ("Ann Chebet", "incitement charges")}),
    # somebody else's
    ("KEN", "On 3 May 2024, a court sentenced Ann Chebet to six years in prison for arson. The victim’s uncle was sentenced to a year in prison for complicity.",
     {("Ann Chebet", "arson"), ("The victim’s uncle", "complicity")}),
    ("KEN", "Three divers face charges of obstructing officials, hindering traffic and injuring a nurse.",
     {("Three divers", "obstructing officials"), ("Three divers", "hindering traffic"), ("Three divers", "injuring a nurse")}),
    ("KEN", "Three divers are expected to be brought for remand hearings at the criminal court in Kisumu on 30 June 2024.", set()),
    # told of all of them
    ("KEN", "On 3 May 2024, police detained Ann Chebet, Peter Otieno and Mary Achieng in Nairobi. All three face charges of arson.",
     {("Ann Chebet", "arson"), ("Peter Otieno", "arson"), ("Mary Achieng", "arson")}),
    ("KEN", "On 3 May 2024, police detained Ann Chebet, Peter Otieno and Mary Achieng in Nairobi. All of them now face charges of arson.",
     {("Ann Chebet", "arson"), ("Peter Otieno", "arson"), ("Mary Achieng", "arson")}),
    ("KEN", "Critics face charges of arson.", set()),
    # one of them is accused of more
    ("KEN", "On 3 May 2024, prosecutors in Nairobi charged Mary Achieng and John Otieno with riot; Otieno is additionally accused of theft.",
     {("Mary Achieng", "riot"), ("John Otieno", "riot"), ("John Otieno", "theft")}),
    ("PER", "On 3 May 2024, a Lima court charged Rosa Quispe and Luis Mamani with riot; Mamani faces an additional charge of arson.",
     {("Rosa Quispe", "riot"), ("Luis Mamani", "riot"), ("Luis Mamani", "arson")}),
    ("PER", "On 3 May 2024, Rosa Quispe and Luis Mamani were charged with riot, and Mamani, in addition, with arson.",
     {("Rosa Quispe", "riot"), ("Luis Mamani", "riot"), ("Luis Mamani", "arson")}),
    ("PER", "On 3 May 2024, Rosa Quispe and Luis Mamani were charged with riot and, in Mamani’s case, arson.",
     {("Rosa Quispe", "riot"), ("Luis Mamani", "riot"), ("Luis Mamani", "arson")}),
    ("KEN", "On 3 May 2024, Mary Achieng and John Otieno were charged with riot; both are also accused of theft.",
     {("Mary Achieng", "riot"), ("John Otieno", "riot"), ("Mary Achieng", "theft"), ("John Otieno", "theft")}),
    ("BRA", "On 4 June 2024 Iara Prado and Davi Batista left the station, the former charged with criminal damage and the latter with contempt of an official.",
     {("Iara Prado", "criminal damage"), ("Davi Batista", "contempt of an official")}),
    ("TZA", "Arraigned before the Magistrate’s Court on 11 December 2023, Neema Lyimo and Juma Hamisi pleaded not guilty to publishing false information; Hamisi faced an extra count of theft.",
     {("Neema Lyimo", "publishing false information"), ("Juma Hamisi", "publishing false information"), ("Juma Hamisi", "theft")}),
    ("KHM", "On 9 May 2024 ten environmentalists were convicted of plotting against the government; three of them were also found guilty of insulting the king.",
     {("ten environmentalists", "plotting against the government"), ("three of them", "insulting the king")}),
    # an offence is of those before it, not of those whose penalties follow
    ("BFA", "On 3 May 2024, the High Court sentenced the ringleader, Awa Traoré, to six months in prison for rebellion, and Fatou Ouattara and Salif Konaté to three months suspended.",
     {("Awa Traoré", "rebellion")}),
    ("AGO", "On 17 May 2024, the Huambo District Court handed down its verdict: Valdemiro Chipa received eight months’ imprisonment for disobedience and damage to public property, João Ngue five months, suspended for two years.",
     {("Valdemiro Chipa", "disobedience"), ("Valdemiro Chipa", "damage to public property")}),
    ("POL", "On 3 May 2024, Igor Bran was given six months in prison, Lena Stach a suspended sentence of a year, and Ola Wrona two years, all for obstructing justice.",
     {("Igor Bran", "obstructing justice"), ("Lena Stach", "obstructing justice"), ("Ola Wrona", "obstructing justice")}),
    ("UGA", "On 3 May 2024, a court in Gulu gave Peter Okello two years in prison for a poem.", set()),
    ("ZMB", "On 3 May 2024, the court fined Chileshe Banda 500 kwacha for a song about the mayor.", set()),
    ("ALB", "On 4 May 2024, Ardit Hoxha was found guilty by a court in the town of obstructing transport and fined 2,000 lek.", {("Ardit Hoxha", "obstructing transport")}),
    # whom an accused is said to have helped or harmed is not the accused
    ("ZMB", "On 3 May 2024, a judge found Chanda Mwila guilty of helping the pilot Brian Phiri. The defendant was cleared of abuse of power.",
     {("Chanda Mwila", "helping the pilot Brian Phiri"), ("Chanda Mwila", "abuse of power")}),
    # what the convicted got is no offence
    ("MUS", "On 3 May 2024, a court convicted Anil Ramgoolam of assaulting two officers at a rally, sentencing him to a month in prison and making him pay 9,000 rupees.",
     {("Anil Ramgoolam", "assaulting two officers at a rally")}),
    ("MUS", "On 3 May 2024, a court convicted two bakers of incitement, jailing them for a year and fining each 300 dollars.", {("two bakers", "incitement")}),
    ("PRY", "On 3 May 2024, Lucía Franco and Hugo Duarte were found responsible for the crime of usurpation.", {("Lucía Franco", "usurpation"), ("Hugo Duarte", "usurpation")}),
    ("PRY", "On 3 May 2024, a court sentenced Lucía Franco to six years in prison for treason. Hugo Duarte was given four years on the same charges.",
     {("Lucía Franco", "treason"), ("Hugo Duarte", "treason")}),
    # proceedings
    ("GHA", "The trial of Kojo Mensah for sedition was postponed until 6 July 2024.", {("Kojo Mensah", "sedition")}),
    ("GHA", "On 5 May 2024 prosecutors in Accra opened a tax evasion case against Kojo Mensah.", {("Kojo Mensah", "tax evasion")}),
    ("GEO", "On 5 May 2024 a protocol for petty hooliganism was drawn up against Nino Beridze.", {("Nino Beridze", "petty hooliganism")}),
    ("NPL", "Chairman Hari Thapa and treasurer Sita Rai stand charged with money laundering since 5 May 2024.", {("Hari Thapa", "money laundering"), ("Sita Rai", "money laundering")}),
    ("MWI", "On 5 May 2024, police charged Peter Phiri with assault for the beating of a student at a rally.", {("Peter Phiri", "assault")}),
    ("MWI", "On 5 May 2024, the court acquitted Peter Phiri and Grace Banda, two lawyers who had been charged in January with spreading false rumours.",
     {("Peter Phiri", "spreading false rumours"), ("Grace Banda", "spreading false rumours")}),
    # told by their number
    ("IRN", "On 5 May 2024 Babak Karimi was charged with riot and forgery. His trial on 30 May ended in his conviction on both counts.",
     {("Babak Karimi", "riot"), ("Babak Karimi", "forgery")}),
    ("AGO", "On 5 May 2024 Domingas Kafuxi was charged with rebellion and forgery. On 30 May the District Court cleared her of both but convicted her of disobedience.",
     {("Domingas Kafuxi", "rebellion"), ("Domingas Kafuxi", "forgery"), ("Domingas Kafuxi", "disobedience")}),
    # words between the accused and the offence, and what carries it
    ("BEN", "On 5 May 2024 the court cleared Aïcha Moussa, better known as Madame Vérité, of inciting rebellion.", {("Aïcha Moussa", "inciting rebellion")}),
    ("PRT", "Police in Lisbon detained the blogger Rui Amaral on 5 May 2024 on a warrant for sedition.", {("Rui Amaral", "sedition")}),
    ("KEN", "On 5 May 2024 a warrant for the arrest of Mary Achieng was issued.", set()),
    ("HUN", "In proceedings for libel, Máté Kelec was given a suspended sentence of eight months on 5 May 2024.", {("Máté Kelec", "libel")}),
    ("VEN", "Marlyn Ovied was handed a two-year suspended term on 5 May 2024, having admitted to offending the president.", {("Marlyn Ovied", "offending the president")}),
    ("HUN", "Bence Fülöp was arrested on 3 May 2024. He was charged with insulting a minister two days later.", {("Bence Fülöp", "insulting a minister")}),
    ("HUN", "On 3 May 2024 Bence Fülöp was arrested. Suspected of vandalism under Section 371 of the Criminal Code, he was placed under house arrest two days later.", {("Bence Fülöp", "vandalism")}),
    ("KEN", "On 5 May 2024 Mary Achieng appeared in court and pleaded not guilty to sedition.", {("Mary Achieng", "sedition")}),
    ("KEN", "The five-year term handed to Mary Achieng on 24 May 2024 for sedition was a blow.", {("Mary Achieng", "sedition")}),
    ("UGA", "Police arrested Peter Okello in Gulu on 9 May 2024 for alleged incitement to violence.", {("Peter Okello", "incitement to violence")}),
    ("UGA", "Peter Okello was arrested on 9 May 2024 for allegedly posting a video.", set()),
    ("UGA", "Peter Okello was arrested in Gulu on 9 May 2024 on allegations of cyberstalking.", {("Peter Okello", "cyberstalking")}),
    ("UGA", "On 9 May 2024 police opened an investigation into allegations of torture against officer Peter Okello.", set()),
    ("VEN", "On 9 May 2024 the court remanded Luis Pérez for the crimes of terrorism, incitement to hatred and conspiracy.",
     {("Luis Pérez", "terrorism"), ("Luis Pérez", "incitement to hatred"), ("Luis Pérez", "conspiracy")}),
    ("IND", "On 9 May 2024 an FIR was registered against Meena Rao for promoting enmity between groups.", {("Meena Rao", "promoting enmity between groups")}),
    ("MEX", "On 9 May 2024 a judge linked Pedro Cruz to trial for riot and damage to property.", {("Pedro Cruz", "riot"), ("Pedro Cruz", "damage to property")}),
    ("MWI", "On 9 May 2024 Chisomo Banda pleaded guilty to publishing false news and was fined 200,000 kwacha.", {("Chisomo Banda", "publishing false news")}),
    # by the name that the law has for it, not by the deed
    ("LAO", "Pho Thong was fined 500,000 kip on 5 May 2024 for “collecting signatures without permission”.", {("Pho Thong", "“collecting signatures without permission”")}),
    ("LAO", "A court fined Pho Thong 5,000 kip on 5 May 2024 for calling the governor “a thief”.", set()),
    ("ARG", "On 28 May 2024 a court in Salta handed down suspended sentences to Domingo Tol (two years) and Sixto Cruz (18 months) for having cut a road.", set()),
    # where one offence ends and the next begins
    ("ARG", "Ana Quiroga was indicted on 4 June 2024 for extortion and fraudulent administration.", {("Ana Quiroga", "extortion"), ("Ana Quiroga", "fraudulent administration")}),
    ("VNM", "On 5 May 2024 Gia Huy was charged with “producing, possessing, and distributing seditious material”.", {("Gia Huy", "“producing, possessing, and distributing seditious material”")}),
    ("KEN", "On 5 May 2024 John Otieno was charged with misuse of office and his wife with theft.", {("John Otieno", "misuse of office"), ("his wife", "theft")}),
    ("ZMB", "On 5 May 2024 John Banda was charged with riot on 3 May 2024 in Ndola.", {("John Banda", "riot")}),
    ("POL", "Robert Ćwik was sentenced to four months in prison on 5 May 2024 for fraud and must pay the girl 3,000 PLN.", {("Robert Ćwik", "fraud")}),
    ("FJI", "On 3 May 2024, Mere Vuki was charged before the Suva Magistrates’ Court with organising and taking part in mass riots.", {("Mere Vuki", "organising and taking part in mass riots")}),
    ("COL", "Camila Rojas was found guilty of theft and incitement to hatred on 3 May 2024.", {("Camila Rojas", "theft"), ("Camila Rojas", "incitement to hatred")}),
    # who accuses, between the accused and the offence or behind it
    ("TUR", "On 3 May 2024, Zeynep Kaya and Elif Arslan were charged by the Izmir Chief Public Prosecutor’s Office with hooliganism and tax evasion.",
     {("Zeynep Kaya", "hooliganism"), ("Zeynep Kaya", "tax evasion"), ("Elif Arslan", "hooliganism"), ("Elif Arslan", "tax evasion")}),
    ("BOL", "On 3 May 2024, Luis Vargas was accused by the Departmental Prosecutor’s Office of arson and obstruction of justice.", {("Luis Vargas", "arson"), ("Luis Vargas", "obstruction of justice")}),
    ("KEN", "Two students were charged with obstructing a police officer by the Director of Public Prosecutions on 3 May 2024.", {("Two students", "obstructing a police officer")}),
    ("SRB", "On 3 May 2024, seven protesters were charged with inciting national discord by the Higher Public Prosecutor’s Office.", {("seven protesters", "inciting national discord")}),
    ("AGO", "Amélia Neto is accused of slander following a complaint by the provincial government on 3 May 2024.", {("Amélia Neto", "slander")}),
    ("KEN", "On 3 May 2024, the student union was accused by the head of state.", set()),
    # told by a noun, with the accused behind the offence
    ("PHL", "On 3 May 2024, the city prosecutor filed charges of unlawful assembly and contempt of court under Articles 142 and 148 against the organiser Rico Cruz and two others.",
     {("Rico Cruz", "unlawful assembly"), ("Rico Cruz", "contempt of court"), ("two others", "unlawful assembly"), ("two others", "contempt of court")}),
    ("BLR", "On 3 May 2024, prosecutors pressed charges of taking part in a rally and leading an unregistered group against Iryna Drozd.",
     {("Iryna Drozd", "taking part in a rally"), ("Iryna Drozd", "leading an unregistered group")}),
    ("FJI", "On 3 May 2024, Mere Vuki was charged with one count each of sedition and theft.", {("Mere Vuki", "sedition"), ("Mere Vuki", "theft")}),
    ("SRB", "On 3 May 2024, Ana Ilić, Marko Savić and Jovan Pop were charged with riot, theft and arson, respectively.",
     {("Ana Ilić", "riot"), ("Marko Savić", "theft"), ("Jovan Pop", "arson")}),
    # what somebody is investigated or tried for
    ("IND", "Meena Rao is being investigated under section 153A of the Penal Code for obstruction of justice.", {("Meena Rao", "obstruction of justice")}),
    ("GEO", "On 3 May 2024, criminal proceedings were opened against Nino Beridze for violation of the rules on public assemblies.", {("Nino Beridze", "violation of the rules on public assemblies")}),
    ("MYS", "On 3 May 2024, the trial of Nurul Hassan and Azlan Omar for spreading false news began in Ipoh.", {("Nurul Hassan", "spreading false news"), ("Azlan Omar", "spreading false news")}),
    ("MYS", "On 3 May 2024, Nurul Hassan was investigated for a post on Facebook.", set()),
    ("TUR", "Zeynep Kaya, an editor, is due to stand trial on 3 May 2024 for publishing false news.", {("Zeynep Kaya", "publishing false news")}),
    ("MYS", "Artist Nurul Hassan is due to stand trial on 3 May 2024 for sedition.", {("Nurul Hassan", "sedition")}),
    ("CAN", "On 3 May 2024, the trial of Daniel Moreau and five others for trespass began in Regina.", {("Daniel Moreau", "trespass"), ("five others", "trespass")}),
    ("COL", "Camila Rojas appeared before a judge in Cali on 3 May 2024, charged with sedition and incitement to violence.", {("Camila Rojas", "sedition"), ("Camila Rojas", "incitement to violence")}),
    ("TUN", "Sami Gharbi is being prosecuted for conspiracy to commit fraud under Article 24 of the Penal Code.", {("Sami Gharbi", "conspiracy to commit fraud")}),
    ("IND", "On 3 May 2024, Meena Rao was arraigned on two counts of violation of the rules under section 153A of the Penal Code.", {("Meena Rao", "violation of the rules")}),
    ("KEN", "On 3 May 2024, the Director of Public Prosecutions accused Mary Achieng of forgery.", {("Mary Achieng", "forgery")}),
    ("KEN", "On 3 May 2024, the Director of Public Works accused Mary Achieng of forgery.", set()),
    ("FJI", "On 3 May 2024, the student Mere Vuki was accused by the attorney general’s office of theft, damage to public property and assault on a police officer.",
     {("Mere Vuki", "theft"), ("Mere Vuki", "damage to public property"), ("Mere Vuki", "assault on a police officer")}),
    ("PHL", "On 3 May 2024, police named Jun Villanueva as a suspect in a case of sedition.", {("Jun Villanueva", "sedition")}),
    # the subject of a clause behind “after”
    ("KEN", "The march was held after Mary Achieng and two others were charged with incitement to violence on 3 May 2024.",
     {("Mary Achieng", "incitement to violence"), ("two others", "incitement to violence")}),
    ("KEN", "The march was held after union leader Mary Achieng was charged with theft on 3 May 2024.", {("Mary Achieng", "theft")}),
    ("PAN", "Roberto Ruiz fled to Peru after the arson but was charged with riot on 3 May 2024.", {("Roberto Ruiz", "riot")}),
    ("LBR", "In May 2024 the bank investigated three managers: two were demoted for forgery.", set()),
    ("HUN", "On 3 May 2024 Márton Bíró was set free after six hours, Nóra Kiss was charged with riot.", {("Nóra Kiss", "riot")}),
    # participles before an offence
    ("KEN", "On 3 May 2024, Mary Achieng and two colleagues were indicted for alleged fraud and aggravated coercion.",
     {("Mary Achieng", "fraud"), ("Mary Achieng", "aggravated coercion"), ("two colleagues", "fraud"), ("two colleagues", "aggravated coercion")}),
    ("KEN", "On 3 May 2024, Mary Achieng was charged with rioting and repeated disobedience.", {("Mary Achieng", "rioting"), ("Mary Achieng", "repeated disobedience")}),
    # what a sentence is for, hung at its term
    ("TUR", "On 3 May 2024, Ayla Demir was sentenced to ten months in prison for insulting Erdoğan.", {("Ayla Demir", "insulting Erdoğan")}),
    ("VNM", "On 3 May 2024, a court in Hanoi sentenced Tran Minh to five years in prison for advocating democracy online.", {("Tran Minh", "advocating democracy online")}),
    ("GTM", "On 3 May 2024, a judge jailed Pedro Choc for four months for “illegal detention”.", {("Pedro Choc", "“illegal detention”")}),
    ("GMB", "On 3 May 2024, Modou Jallow was sentenced to six months in prison for giving false information to an officer.", {("Modou Jallow", "giving false information to an officer")}),
    ("GTM", "On 3 May 2024, Ana Tzul and Rosa Choc were sentenced to two years in prison convicted of land usurpation.",
     {("Ana Tzul", "land usurpation"), ("Rosa Choc", "land usurpation")}),
    ("GTM", "On 3 May 2024, a judge linked Ana Tzul to proceedings for illicit association.", {("Ana Tzul", "illicit association")}),
    ("UGA", "On 3 May 2024, the students were charged with common nuisance at Buganda Road and Nakawa Chief Magistrate Courts.", {("the students", "common nuisance")}),
    ("BGD", "Two editors were charged on 3 May 2024 for releasing a report on killings, centring around the protests.", {("Two editors", "releasing a report on killings")}),
    # what the court did besides is no offence
    ("KHM", "On 3 May 2024, the court convicted Sok Vanny of assaulting two guards during a protest, sentencing her to 30 months in prison and making her pay 9 million riels (USD 2,250) to the guards.",
     {("Sok Vanny", "assaulting two guards")}),
    # members of a convicted group, named with their penalties in the next sentence
    ("MYS", "On 3 May 2024, a court in Ipoh found all five guilty of unlawful assembly. Siti Rahman received three years in prison and Azlan Omar eighteen months.",
     {("all five", "unlawful assembly"), ("Siti Rahman", "unlawful assembly"), ("Azlan Omar", "unlawful assembly")}),
    # what somebody is said to be
    ("KEN", "On 3 May 2024, a court in Nakuru found Amina Odhiambo guilty of spreading rumours, evading taxes, and being a member of an illegal party.",
     {("Amina Odhiambo", "spreading rumours"), ("Amina Odhiambo", "evading taxes"), ("Amina Odhiambo", "being a member of an illegal party")}),
    ("KEN", "On 3 May 2024, Amina Odhiambo was jailed in Nakuru for being the leader of a banned movement.", {("Amina Odhiambo", "being the leader of a banned movement")}),
    # against whom the deed was
    ("KEN", "On 3 May 2024, Amina Odhiambo was arrested in Nakuru on charges of violence against a guard.", {("Amina Odhiambo", "violence against a guard")}),
    ("KEN", "On 3 May 2024, Amina Odhiambo was held in Nakuru on charges of “threat or insult against a mayor”.", {("Amina Odhiambo", "“threat or insult against a mayor”")}),
    # without any
    ("KEN", "Amina Odhiambo, arrested on 3 May 2024, has been held without charge for two weeks.", set()),
])  # fmt: skip
def test_who_is_charged_with_what(country: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert charged(country, text) == expected


@pytest.mark.parametrize(("verdict", "expected"), [
    ("On 20 May a court in Nakuru found her guilty on both counts.", ("sentence", ["theft", "riot"])),
    ("The latter charge was dropped on 20 May.", ("acquittal", ["riot"])),
    ("On 20 May a court acquitted her of all charges.", ("acquittal", ["theft", "riot"])),
    ("On 20 May a court acquitted her of all three charges.", ("acquittal", [])),
    ("On 20 May a court cleared John Otieno of both charges.", ("acquittal", [])),
])  # fmt: skip
def test_charges_told_by_their_number_are_those_of_the_accusation_before(verdict: str, expected: tuple[str, list[str]]) -> None:
    assert told_by_number("KEN", f"On 5 May 2024 Mary Achieng was charged with theft and riot. {verdict}")[-1] == expected


@pytest.mark.parametrize(("country", "text", "expected"), [
    # each its own
    ("BLR", "On 3 May 2024, Ales Karatkevich was charged with rioting (Part 1 of Article 342 of the Criminal Code) and extortion (Article 208).",
     {("rioting", "Part 1 of Article 342 of the Criminal Code"), ("extortion", "Article 208")}),
    ("CAN", "On 3 May 2024, Emily Tran was charged with trespass under section 129 of the Criminal Code and mischief under section 430 of the Criminal Code.",
     {("trespass", "section 129 of the Criminal Code"), ("mischief", "section 430 of the Criminal Code")}),
    ("MAR", "On 3 May 2024, a court in Agadir found Salma Idrissi guilty of taking part in a banned rally and of insulting officials (Article 263 of the Penal Code).",
     {("taking part in a banned rally", ""), ("insulting officials", "Article 263 of the Penal Code")}),
    ("TGO", "On 3 May 2024, Ama Mensah was charged with spreading false news (Article 497 of the Penal Code) and insulting the army.",
     {("spreading false news", "Article 497 of the Penal Code"), ("insulting the army", "")}),
    # several, or one that “under” joins to the list, of all
    ("SSD", "On 3 May 2024, Awet Deng was charged with treason and with undermining the authority of the president (sections 64 and 76).",
     {("treason", "sections 64 and 76"), ("undermining the authority of the president", "sections 64 and 76")}),
    ("MDG", "On 3 May 2024, Lala Rakoto was charged with defamation and insulting an official under Article 20 of Law No. 2014-006.",
     {("defamation", "Article 20 of Law No. 2014-006"), ("insulting an official", "Article 20 of Law No. 2014-006")}),
    ("TUN", "On 3 May 2024, Leila Mansour was charged under Article 24 of Decree-Law 54 with slander and terrorism.",
     {("slander", "Article 24 of Decree-Law 54"), ("terrorism", "Article 24 of Decree-Law 54")}),
    # what the provision is about, between its number and its law
    ("KAZ", "On 3 May 2024, a court in Atyrau found Aliya Omarova guilty under article 174 “Incitement to strife” of the Criminal Code.", {("“Incitement to strife”", "article 174 “Incitement to strife” of the Criminal Code")}),
    ("KAZ", "On 3 May 2024, Aliya Omarova was convicted under section 5 (insulting a judge) of the Public Order Act.", {("insulting a judge", "section 5 (insulting a judge) of the Public Order Act")}),
])  # fmt: skip
def test_under_which_provision_each_charge_is(country: str, text: str, expected: set[tuple[str, str]]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-20"))
    assert {(c.offence, c.provision) for event in facts.events for c in event.charges} == expected


def test_provisions_told_together_are_those_of_a_charge() -> None:
    text = "On 3 May 2024, police in Nairobi charged Ann Chebet under Section 55A and Section 55(b) of Kenya’s Penal Code.\n"
    facts = facts_of(Report("x", "", "", text, country="KEN", published_on="2024-06-20"))
    assert [c.provision for event in facts.events for c in event.charges] == ["Section 55A and Section 55(b) of Kenya’s Penal Code"]
