"""Penalties of verdicts: one row per recipient, sums and lengths, the sentences that continue a verdict."""

from __future__ import annotations

import pytest

from pipeline.annotate.money import find_money
from pipeline.annotate.parse import Doc, parse_of
from pipeline.extract import facts_of
from pipeline.layers import Event, Participant, Penalty, Report, TimeExpression
from pipeline.relate.penalties import attach_penalties
from tests.parsed import parsed


def flat(*sentences: str) -> Doc:
    """A Doc whose sentences are flat trees under their last word: enough where only words and order count."""
    rows, done = [], 0
    for sentence in sentences:
        words = sentence.split()
        last = done + len(words)
        rows += [f"{word} X dep {last if done + i + 1 != last else 0}" for i, word in enumerate(words)]
        done = last
    doc = parsed("\n".join(rows))
    doc._.money = find_money(doc.text, "KEN")
    return parse_of(doc)


def duration(doc: Doc, words: str, low: str, high: str = "") -> None:
    start = doc.text.index(words)
    doc._.times.append(TimeExpression(start, start + len(words), words, "duration", duration_min=low, duration_max=high or low))


def verdict(doc: Doc, trigger: str, *recipients: str, kind: str = "sentence", sentence: int = 0) -> Event:
    span = list(doc.sents)[sentence]
    at = doc.text.index(trigger, span.start_char)
    people = [Participant("target", "person", n, doc.text.index(r), doc.text.index(r) + len(r), r) for n, r in enumerate(recipients)]
    return Event(kind, "occurred", 1, at, at + len(trigger), trigger, span.start_char, span.end_char, span.text, participants=people)


def shown(penalties: list[Penalty]) -> list[tuple]:
    return [(p.kind, p.recipient_text, p.amount_min, p.currency, p.duration_min, p.status) for p in penalties]


def test_one_row_for_each_recipient() -> None:
    doc = flat("Wanjiru and Otieno were fined about KES 5,000 each .")
    event = verdict(doc, "fined", "Wanjiru", "Otieno")
    attach_penalties(doc, [event])
    assert shown(event.penalties) == [("fine", w, 5000, "KES", "", "imposed") for w in ("Wanjiru", "Otieno")]
    assert event.penalties[0].approximate and event.penalties[0].basis == "each"


def test_a_fine_without_a_figure() -> None:
    doc = flat("Wanjiru was fined for loitering .")
    event = verdict(doc, "fined", "Wanjiru")
    attach_penalties(doc, [event])
    assert shown(event.penalties) == [("fine", "Wanjiru", None, "", "", "imposed")]


@pytest.mark.parametrize(
    ("sentence", "length", "value", "kind"),
    [
        ("Otieno was sentenced to three years in prison .", "three years", "P3Y", "imprisonment"),
        ("Otieno was sentenced to ten days of administrative detention .", "ten days", "P10D", "administrative_detention"),
        ("Otieno was sentenced to a suspended term of two years in prison .", "two years", "P2Y", "suspended_sentence"),
        ("Otieno was sentenced to 40 hours of community service .", "40 hours", "PT40H", "community_service"),
        ("Otieno was sentenced to one year of house arrest .", "one year", "P1Y", "house_arrest"),
        ("Otieno was sentenced to 15 days .", "15 days", "P15D", "administrative_detention"),
    ],
)
def test_kinds_of_terms(sentence: str, length: str, value: str, kind: str) -> None:
    doc = flat(sentence)
    duration(doc, length, value)
    event = verdict(doc, "sentenced", "Otieno")
    attach_penalties(doc, [event])
    assert (kind, value) in [(p.kind, p.duration_min) for p in event.penalties]
    assert len([p for p in event.penalties if p.duration_min]) == 1


def test_years_and_months_are_one_term() -> None:
    doc = flat("Otieno was sentenced to two years and six months in prison .")
    duration(doc, "two years", "P2Y")
    duration(doc, "six months", "P6M")
    event = verdict(doc, "sentenced", "Otieno")
    attach_penalties(doc, [event])
    assert [p.duration_min for p in event.penalties] == ["P2Y6M"]


def test_terms_told_respectively_go_to_one_person_each() -> None:
    doc = flat("Wanjiru and Otieno were sentenced to 30 and 20 months in jail respectively .")
    duration(doc, "20 months", "P20M")
    event = verdict(doc, "sentenced", "Wanjiru", "Otieno")
    attach_penalties(doc, [event])
    assert [(p.recipient_text, p.duration_min) for p in event.penalties] == [("Wanjiru", "P30M"), ("Otieno", "P20M")]


def test_terms_that_cannot_be_told_apart_are_given_to_nobody() -> None:
    doc = flat("Wanjiru , Otieno and Kamau were sentenced to 30 and 20 months in jail respectively .")
    duration(doc, "20 months", "P20M")
    event = verdict(doc, "sentenced", "Wanjiru", "Otieno", "Kamau")
    attach_penalties(doc, [event])
    assert {p.duration_min for p in event.penalties} == {""}


@pytest.mark.parametrize(
    ("sentence", "length", "value"),
    [
        ("Otieno was fined or , in default , three months in prison .", "three months", "P3M"),
        ("Otieno was fined after he had spent five weeks behind bars .", "five weeks", "P5W"),
        ("Otieno was fined under a law that carries up to five years in prison .", "five years", "P5Y"),
    ],
)
def test_terms_that_nobody_imposed(sentence: str, length: str, value: str) -> None:
    doc = flat(sentence)
    duration(doc, length, value)
    event = verdict(doc, "fined", "Otieno")
    attach_penalties(doc, [event])
    assert [(p.kind, p.duration_min) for p in event.penalties] == [("fine", "")]


def test_a_travel_ban_has_its_length() -> None:
    doc = flat("Otieno was banned from leaving the country for nine months .")
    duration(doc, "nine months", "P9M")
    event = verdict(doc, "banned from leaving", "Otieno", kind="movement_restriction")
    attach_penalties(doc, [event])
    assert shown(event.penalties) == [("travel_ban", "Otieno", None, "", "P9M", "imposed")]


def test_a_sentence_in_absentia_and_bail() -> None:
    doc = flat("Otieno was sentenced in absentia to six years in prison and had forfeited bail of KES 5,000 .")
    duration(doc, "six years", "P6Y")
    event = verdict(doc, "sentenced", "Otieno")
    attach_penalties(doc, [event])
    assert [p.in_absentia for p in event.penalties if p.kind == "imprisonment"] == [True]
    assert not [p for p in event.penalties if p.amount_min]


def test_the_length_of_a_trial_is_no_penalty() -> None:
    doc = flat("After a two-day trial Otieno was sentenced to one year in prison .")
    duration(doc, "two-day", "P2D")
    duration(doc, "one year", "P1Y")
    event = verdict(doc, "sentenced", "Otieno")
    attach_penalties(doc, [event])
    assert [p.duration_min for p in event.penalties] == ["P1Y"]


def test_what_prosecutors_ask_for_is_sought() -> None:
    doc = flat("The prosecutor requested that Otieno be sentenced to one year in prison .")
    duration(doc, "one year", "P1Y")
    event = verdict(doc, "sentenced", "Otieno")
    attach_penalties(doc, [event])
    assert [p.status for p in event.penalties] == ["sought"]


def test_a_similar_sentence_is_that_of_the_verdict_before() -> None:
    doc = flat("Otieno was sentenced to one year in prison .", "Wanjiru was handed a similar sentence .")
    duration(doc, "one year", "P1Y")
    first, second = verdict(doc, "sentenced", "Otieno"), verdict(doc, "handed", "Wanjiru", sentence=1)
    attach_penalties(doc, [first, second])
    assert [(p.recipient_text, p.duration_min, p.text) for p in second.penalties] == [("Wanjiru", "P1Y", "a similar sentence")]


def test_an_appeal_upholds_the_penalty() -> None:
    doc = flat("Otieno was sentenced to one year in prison .", "The verdict on Otieno was upheld .")
    duration(doc, "one year", "P1Y")
    first, second = verdict(doc, "sentenced", "Otieno"), verdict(doc, "upheld", "Otieno", kind="appeal_ruling", sentence=1)
    attach_penalties(doc, [first, second])
    assert [(p.kind, p.duration_min, p.status) for p in second.penalties] == [("imprisonment", "P1Y", "upheld")]


def test_a_pretrial_facility_is_no_penalty() -> None:
    doc = flat("Otieno was moved to the pre-trial detention facility .")
    event = verdict(doc, "moved", "Otieno", kind="detention")
    attach_penalties(doc, [event])
    assert event.penalties == []


@pytest.mark.parametrize(("sentence", "offence"), [
    ("Ana Kos was fined 900 euros by a court in Celje on 3 May 2025 for libel.", "libel"),
    ("On 3 May 2025, a court in Celje jailed Ana Kos for six months over insulting a judge.", "insulting a judge"),
    ("On 3 May 2025, Ana Kos was imprisoned for ten years for incitement to commit a felony.", "incitement to commit a felony"),
    ("On 3 May 2025, Ana Kos got two years of probation for sedition.", "sedition"),
    ("On 3 May 2025, a court in Celje found Ana Kos guilty of sedition and sentenced her to a year in prison.", "sedition"),
    ("On 3 May 2025, a court in Celje sentenced Ana Kos to two years in prison on charges of sedition.", "sedition"),
    ("On 3 May 2025, a court in Celje fined the Centre for Human Rights 900 euros.", ""),
    ("Ana Kos was fined 900 euros on 3 May 2025 for the second time.", ""),
])
def test_what_a_penalty_was_imposed_for(sentence: str, offence: str) -> None:
    facts = facts_of(Report("x-2025-07-01", "", "", sentence, country="SVN", published_on="2025-07-01"))
    assert [p.offence for event in facts.events for p in event.penalties] == [offence]


def test_a_dismissed_appeal_upholds_the_penalty_told_with_it() -> None:
    text = "On 3 May 2025, the Higher Court dismissed Ana Kos’s appeal against her two-year prison sentence."
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="SVN", published_on="2025-07-01"))
    rulings = [event for event in facts.events if event.event_type == "appeal_ruling"]
    assert [(p.kind, p.duration_min, p.status) for event in rulings for p in event.penalties] == [("imprisonment", "P2Y", "upheld")]


@pytest.mark.parametrize(("country", "text", "rows"), [
    # what a court orders of somebody
    ("PER", "A judge ordered the mayor, Rosa Quispe, placed under house arrest for six months.", {"house_arrest Rosa Quispe P6M imposed"}),
    ("TUR", "On 3 May 2025, an Izmir court ordered the editor Ayla Demir arrested pending trial.", {"pretrial_detention Ayla Demir  imposed"}),
    ("BOL", "Judge Ana Rojas ordered Pedro Choque and two other leaders detained for 90 days.",
     {"pretrial_detention Pedro Choque P90D imposed", "pretrial_detention two other leaders P90D imposed"}),
    ("SEN", "On 3 May 2025, an investigating judge placed Awa Ndiaye under a committal order.", {"pretrial_detention Awa Ndiaye  imposed"}),
    ("GMB", "On 6 May 2025, Modou Jallow was ordered to surrender all documents to the court and pay a fine of 10,000 dalasis.", {"fine Modou Jallow 10000 imposed"}),
    # custody that courts extend or impose for months
    ("AZE", "On 3 May 2025, a court extended the arrest period of activist Ilgar Aliyev for another 20 days.", {"pretrial_detention Ilgar Aliyev P20D imposed"}),
    ("AZE", "On 3 May 2025, Ilgar Aliyev was arrested for four months in a drug trafficking case.", {"pretrial_detention Ilgar Aliyev P4M imposed"}),
    ("AZE", "On 3 May 2025, a court sentenced Ilgar Aliyev to two months of pre-trial detention.", {"pretrial_detention Ilgar Aliyev P2M imposed"}),
    # no penalty: what people or an outlet are known to be, another name of a penalty
    ("RWA", "On 3 May 2025, the Supreme Court sentenced the exiled editor Jean Habimana to two years in prison.", {"imprisonment Jean Habimana P2Y imposed"}),
    ("BLR", "On 3 May 2025, a court sentenced Alena Karpova to 18 months of restricted freedom, a type of home confinement.",
     {"restricted_freedom Alena Karpova P18M imposed"}),
    # terms told in other words
    ("VNM", "The group welcomed the release of Le Minh, who served more than 19 months of a four-year jail term.", {"imprisonment Le Minh P19M served", "imprisonment Le Minh P4Y imposed"}),
    ("LSO", "Thabo Moeti was convicted of theft in November 2023 and sentenced to a prison term of two years in March 2025.", {"imprisonment Thabo Moeti P2Y imposed"}),
    ("ZMB", "The minister ended the appointment of Clement Daka, a singer previously pardoned after serving one year of a nine-year sentence for theft.",
     {"imprisonment Clement Daka P1Y served", "imprisonment Clement Daka P9Y imposed"}),
    ("TUR", "Ayla Demir was handed a suspended prison sentence of 21 months earlier.", {"suspended_sentence Ayla Demir P21M imposed"}),
    ("KAZ", "On 3 May 2025, Alnur Ilyasov was sentenced to three years of restricted movement, 300 hours of forced labour and a five-year ban on entering Almaty.",
     {"restricted_freedom Alnur Ilyasov P3Y imposed", "community_service Alnur Ilyasov PT300H imposed", "travel_ban Alnur Ilyasov P5Y imposed"}),
    ("IRN", "On 3 May 2025, Leila Ahmadi was sentenced to an additional 33 years after a second trial.", {"imprisonment Leila Ahmadi P33Y imposed"}),
    ("SEN", "On 3 May 2025, the court imposed a three-month suspension on the newspaper.", {"activity_ban the newspaper P3M imposed"}),
    ("MAR", "A court in Rabat handed Nasser Fadl and Ali Saad suspended two-year jail terms.", {"suspended_sentence Nasser Fadl P2Y imposed", "suspended_sentence Ali Saad P2Y imposed"}),
    # custody and bans of other countries
    ("BGD", "A Dhaka court placed Rafiq Islam and two others on remand for three days.",
     {"pretrial_detention Rafiq Islam P3D imposed", "pretrial_detention two others P3D imposed"}),
    ("UKR", "A court in Kyiv imposed a 60-day pretrial detention on Oleh Bondar.", {"pretrial_detention Oleh Bondar P60D imposed"}),
    ("ALB", "The court in Tirana left opposition leader Arben Hoxha under house arrest.", {"house_arrest Arben Hoxha  imposed"}),
    ("VEN", "A court imposed precautionary measures on María Pérez, including a ban on leaving the country.", {"travel_ban María Pérez  imposed"}),
    ("ESP", "Jordi Puig was sentenced to nine months in prison and six years of disqualification from public employment.",
     {"imprisonment Jordi Puig P9M imposed", "activity_ban Jordi Puig P6Y imposed"}),
    ("EGY", "The court sentenced Omar Fathi to three years in prison and two years of police surveillance.",
     {"imprisonment Omar Fathi P3Y imposed", "other Omar Fathi P2Y imposed"}),
    ("TUR", "The court gave Ayla Demir a deferred prison sentence of ten months.", {"suspended_sentence Ayla Demir P10M imposed"}),
    ("KHM", "The Supreme Court upheld the conviction of Sok Dara and ordered her to pay 400 dollars in damages to the party.", {"compensation Sok Dara 400 imposed"}),
    ("SEN", "The court ruled for a sentence of six months' imprisonment, three of them suspended, and a fine of 600,000 XOF (USD 1,085) on 17 June, 2023.",
     {"imprisonment  P6M imposed", "suspended_sentence  P3M imposed", "fine  600000 imposed"}),
    ("SEN", "On 17 June 2025, Diagne Fall lost the case. He will have to pay 5,000 dollars in damages to the judge.", {"compensation He 5000 imposed"}),
    # for life
    ("KEN", "On 3 May 2025, John Otieno was sentenced to life imprisonment.", {"imprisonment John Otieno life imposed"}),
    ("KEN", "On 3 May 2025, a court jailed John Otieno for life for murder.", {"imprisonment John Otieno life imposed"}),
    ("SYR", "On 3 May 2025, the court commuted Rami Darwish’s sentence to life in prison.", {"imprisonment Rami Darwish life imposed"}),
    # who is punished: not the owner of a place
    ("KHM", "On 3 May 2025, a court convicted Sok Vanny of assault during a protest at Chea Rith’s home, sentencing her to 30 months in prison.",
     {"imprisonment Sok Vanny P30M imposed"}),
    ("HKG", "On 3 May 2025, Wu Chi-wai and ex-district councillor Tsang Kin-shing were each handed a 10-month jail term.",
     {"imprisonment Wu Chi-wai P10M imposed", "imprisonment Tsang Kin-shing P10M imposed"}),
    ("KEN", "On 3 May 2025, three nurses, Mary Achieng, Ann Chebet and Rose Wafula, were jailed for two years. The two other nurses, Jane Otieno and Lucy Njeri, were jailed for a year.",
     {"imprisonment Mary Achieng P2Y imposed", "imprisonment Ann Chebet P2Y imposed", "imprisonment Rose Wafula P2Y imposed",
      "imprisonment Jane Otieno P1Y imposed", "imprisonment Lucy Njeri P1Y imposed"}),
    # what prosecutors ask for in a clause
    ("MDA", "Prosecutors asked for nine years in prison for Ion Rusu.", {"imprisonment Ion Rusu P9Y sought"}),
    ("TUR", "Prosecutors demanded 11 years in prison for Ayla Demir for insulting state officials.", {"imprisonment Ayla Demir P11Y sought"}),
    # a part that is suspended
    ("HRV", "On 3 May 2025, a court sentenced Ana Horvat to 18 months in prison with six months suspended and fined her 1,000 euros.",
     {"imprisonment Ana Horvat P18M imposed", "suspended_sentence Ana Horvat P6M imposed", "fine Ana Horvat 1000 imposed"}),
    ("HRV", "On 3 May 2025, a court sentenced Ana Horvat to 20 months in prison. Five months of the sentence were suspended.",
     {"imprisonment Ana Horvat P20M imposed", "suspended_sentence Ana Horvat P5M imposed"}),
    ("HRV", "On 3 May 2025, Ana Horvat was jailed for 12 months but four months of the 12 months were suspended.",
     {"imprisonment Ana Horvat P12M imposed", "suspended_sentence Ana Horvat P4M imposed"}),
    ("MAC", "On 3 May 2025, Ho Wai got 18 months, while Martin Cheong and Mary Iao got nine months each, both terms suspended.",
     {"imprisonment Ho Wai P18M imposed", "suspended_sentence Martin Cheong P9M imposed", "suspended_sentence Mary Iao P9M imposed"}),
    ("MAC", "On 3 May 2025, Ho Wai was found guilty of defamation. The sentence has been deferred for five years.", set()),
    # the same in other money
    ("NER", "On 3 May 2025, Issa Garba was fined 500,000 francs CFA each, or about $800.", {"fine Issa Garba 500000 imposed"}),
    # to whom it is paid
    ("NER", "On 3 May 2025, a court fined Issa Garba 50,000 francs CFA and ordered him to pay 300,000 francs CFA to the plaintiff.",
     {"fine Issa Garba 50000 imposed", "compensation Issa Garba 300000 imposed"}),
    ("NER", "On 3 May 2025, Issa Garba was ordered to pay the importer who had sued him 500,000 francs CFA.", {"compensation Issa Garba 500000 imposed"}),
    # prison that words alone tell, and its length
    ("OMN", "On 3 May 2025, a court sentenced Salim Harthy to jail and revoked his citizenship.", {"imprisonment Salim Harthy  imposed", "other Salim Harthy  imposed"}),
    ("OMN", "On 3 May 2025, a court sentenced Salim Harthy to prison terms ranging from 3 to 15 years after a mass trial.", {"imprisonment Salim Harthy P3Y imposed"}),
    ("OMN", "On 3 May 2025, a court sent Salim Harthy to Samail prison for three months for libel.", {"imprisonment Salim Harthy P3M imposed"}),
    ("OMN", "On 3 May 2025, Salim Harthy was sentenced to carry out 40 hours of community service and pay a fine of 500 rials.",
     {"community_service Salim Harthy PT40H imposed", "fine Salim Harthy 500 imposed"}),
    ("OMN", "On 3 May 2025, Salim Harthy and eight others faced charges and Ali Habsi was handed a prison term of two years.", {"imprisonment Ali Habsi P2Y imposed"}),
    # what an appeal leaves, of several
    ("ZMB", "On 3 May 2025, a court in Kitwe sentenced Mutale Phiri to two years in prison and two other men to one year. The High Court upheld the verdict on 9 June.",
     {"imprisonment Mutale Phiri P2Y imposed", "imprisonment two other men P1Y imposed", "imprisonment Mutale Phiri P2Y upheld", "imprisonment two other men P1Y upheld"}),
    ("ZMB", "On 3 May 2025, a court in Kitwe fined the nurse Joyce Banda 60,000 kwacha and banned her from travel for a year. On 3 June the High Court annulled the fine but kept the travel ban in force.",
     {"fine Joyce Banda 60000 imposed", "travel_ban her P1Y imposed", "fine Joyce Banda 60000 overturned", "travel_ban her P1Y upheld"}),
    ("ZMB", "On 3 May 2025, a court in Kitwe sentenced Mutale Phiri to six years in prison. His appeal against the sentence was turned down by the High Court.",
     {"imprisonment Mutale Phiri P6Y imposed", "imprisonment Mutale Phiri P6Y upheld"}),
    ("ZMB", "On 3 May 2025, a court sentenced nine people to administrative arrest: Mutale Phiri received 20 days and Chanda Zulu five, while Joyce Banda and six others were each given ten days. "
            "In June, the High Court cut Phiri’s term to 15 days and dismissed the appeals of the other eight.",
     {"administrative_detention Mutale Phiri P20D imposed", "administrative_detention Chanda Zulu P5D imposed", "administrative_detention Joyce Banda P10D imposed",
      "administrative_detention six others P10D imposed", "administrative_detention Phiri P15D imposed", "administrative_detention Chanda Zulu P5D upheld",
      "administrative_detention Joyce Banda P10D upheld", "administrative_detention six others P10D upheld"}),
    # one of a nation, of a post; somebody with two titles; somebody's relative
    ("XKX", "On 3 May 2025, a court jailed two Afghans and a Pakistani for six months.", {"imprisonment two Afghans P6M imposed", "imprisonment a Pakistani P6M imposed"}),
    ("XKX", "On 3 May 2025, a court sentenced the former CEO of the national lottery company to four years in prison.",
     {"imprisonment the former CEO of the national lottery company P4Y imposed"}),
    ("XKX", "On 3 May 2025, a court sentenced the ex-chairman of a mining firm to a year in prison.", {"imprisonment the ex-chairman of a mining firm P1Y imposed"}),
    ("XKX", "On 3 May 2025, a court fined Arben Hoxha, the director of Prizren Watch and a member of parliament, 500 euros.", {"fine Arben Hoxha 500 imposed"}),
    # for bribes, behind a threat
    ("XKX", "On 3 May 2025, Arben Hoxha was sentenced to a year in prison and fined 3,500 euros for accepting bribes.",
     {"imprisonment Arben Hoxha P1Y imposed", "fine Arben Hoxha 3500 imposed"}),
    ("XKX", "On 3 May 2025, Arben Hoxha, who threatened a reporter over an article on land, was fined 500 euros.", {"fine Arben Hoxha 500 imposed"}),
    # lengths
    ("XKX", "On 3 May 2025, a court sentenced Arben Hoxha to three and half years in prison.", {"imprisonment Arben Hoxha P3Y6M imposed"}),
    ("XKX", "On 3 May 2025, two men were sentenced to two years and 15 months in prison.", {"imprisonment two men P2Y imposed", "imprisonment two men P15M imposed"}),
    ("XKX", "On 3 May 2025, Arben Hoxha was sentenced to five years in prison and barred from public office for three years after the end of his term.",
     {"imprisonment Arben Hoxha P5Y imposed", "activity_ban Arben Hoxha P3Y imposed"}),
    ("XKX", "On 3 May 2025, a court cut the sentence of Arben Hoxha, jailed in April for assault, from 31 to 22 years’ imprisonment.",
     {"imprisonment Arben Hoxha P22Y imposed", "imprisonment Arben Hoxha  imposed"}),
    ("XKX", "Following four years in prison, Arben Hoxha was freed on 3 May 2025, after a court reduced his 32-year sentence to one year.", {"imprisonment his P1Y imposed"}),
    ("XKX", "On 3 May 2025, a court convicted Arben Hoxha, sentencing him to death, and sentenced two others to ten years in prison.",
     {"other Arben Hoxha  imposed", "imprisonment two others P10Y imposed"}),
    ("XKX", "On 3 May 2025, Arben Hoxha and Luan Krasniqi were sentenced to 20 months in prison and a 2 million dinar fine each, or about $500.",
     {"imprisonment Arben Hoxha P20M imposed", "imprisonment Luan Krasniqi P20M imposed", "fine Arben Hoxha 2000000 imposed", "fine Luan Krasniqi 2000000 imposed"}),
    ("XKX", 'On 3 May 2025, Arben Hoxha was sentenced under the terrorism law to eight years in prison for "supporting those who strike," 10 years for "providing support to those who seek to disrupt the public order, undermine the security of the society, and the calm of the state by posting," five years for "opening an account to commit any of the acts," and five years for "spreading rumours."',
     {"imprisonment Arben Hoxha P8Y imposed", "imprisonment Arben Hoxha P10Y imposed", "imprisonment Arben Hoxha P5Y imposed"}),
    # a fine that another verb gives to others
    ("MWI", "On 3 May 2025, a court in Zomba jailed Joyce Banda for a year and fined three nurses.", {"imprisonment Joyce Banda P1Y imposed", "fine three nurses  imposed"}),
    ("MWI", "On 3 May 2025, a court in Zomba jailed Joyce Banda for a year and ordered Grace Phiri to pay a fine.", {"imprisonment Joyce Banda P1Y imposed", "fine Grace Phiri  imposed"}),
    ("MWI", "On 3 May 2025, a court in Zomba jailed Joyce Banda for a year and fined her.", {"imprisonment Joyce Banda P1Y imposed", "fine Joyce Banda  imposed"}),
    # how long a court orders somebody to stay in custody
    ("MWI", "On 3 May 2025, a court in Zomba ordered Joyce Banda to remain in custody for two months.", {"pretrial_detention Joyce Banda P2M imposed"}),
    # bans on programmes and presenters, administrative detention and house arrest, damages claimed in the sentence behind
    ("MWI", "On 3 May 2025, the regulator suspended the programme Zokoma for one month. Its host, Joyce Banda, was suspended for two months.",
     {"activity_ban Zokoma P1M imposed", "activity_ban Joyce Banda P2M imposed"}),
    ("MWI", "On 3 May 2025, a military court placed Joyce Banda in administrative detention for four months.", {"administrative_detention Joyce Banda P4M imposed"}),
    ("MWI", "On 3 May 2025, a court in Zomba sent Joyce Banda to 14 days of judicial custody.", {"pretrial_detention Joyce Banda P14D imposed"}),
    ("MWI", "On 3 May 2025, Joyce Banda was placed in administrative detention for 15 days by a court in Zomba.", {"administrative_detention Joyce Banda P15D imposed"}),
    ("MWI", "On 3 May 2025, Judge Grace Phiri ordered the house arrest of Joyce Banda.", {"house_arrest Joyce Banda  imposed"}),
    ("MWI", "The minister Grace Phiri sued the editor Joyce Banda and the daily Zomba Post on 3 May 2025. She is seeking 500 dollars in damages.",
     {"compensation Joyce Banda 500 sought", "compensation Zomba Post 500 sought"}),
    ("MWI", "Two traders sued the editor Joyce Banda on 3 May 2025. They want 500 dollars in compensation.", {"compensation Joyce Banda 500 sought"}),
])  # fmt: skip
def test_penalties_by_recipient(country: str, text: str, rows: set[str]) -> None:
    facts = facts_of(Report("x-2025-07-01", "", "", text, country=country, published_on="2025-07-01"))
    assert {f"{p.kind} {p.recipient_text} {f'{p.amount_min:.0f}' if p.amount_min else p.duration_min} {p.status}" for event in facts.events for p in event.penalties} == rows


def test_two_terms_as_long_are_two_penalties_where_one_is_additional() -> None:
    text = "On 3 May 2025, Sami Gharbi received six months in prison for libel and an additional six months for riot."
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="TUN", published_on="2025-07-01"))
    assert [(p.duration_min, p.offence) for event in facts.events for p in event.penalties] == [("P6M", "libel"), ("P6M", "riot")]


def test_a_term_that_an_appeal_is_about_was_given_in_absentia() -> None:
    text = "On 3 May 2025, the Supreme Court rejected an appeal by Alena Karpova against a five-year prison term she was handed in absentia."
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="BLR", published_on="2025-07-01"))
    assert [p.in_absentia for event in facts.events for p in event.penalties if p.status == "upheld"] == [True]


def test_two_terms_as_long_are_two_penalties_where_each_has_its_offence() -> None:
    text = "On 3 May 2025, Sami Gharbi was sentenced to four years for membership in a banned group, one year for insulting the president and to another year for resisting the police."
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="TUN", published_on="2025-07-01"))
    assert [(p.duration_min, p.offence) for event in facts.events for p in event.penalties] == [
        ("P4Y", "membership in a banned group"), ("P1Y", "insulting the president"), ("P1Y", "resisting the police")]
    assert [c.offence for event in facts.events for c in event.charges] == ["membership in a banned group", "insulting the president", "resisting the police"]


def test_the_length_of_a_penalty_ends_what_it_is_for() -> None:
    text = "On 3 May 2025, a court sentenced a man for his role in a brawl to two years’ imprisonment."
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="TUN", published_on="2025-07-01"))
    assert [p.offence for event in facts.events for p in event.penalties] == ["his role in a brawl"]


@pytest.mark.parametrize(("told", "low", "high"), [
    ("was sentenced to 15 (fifteen) days in jail", "P15D", "P15D"),
    ("was sentenced to 13 years, four months and five days in prison", "P13Y4M5D", "P13Y4M5D"),
    ("got ten days behind bars", "P10D", "P10D"),
    ("was given 72 hours in jail", "PT72H", "PT72H"),
    ("was handed a life prison sentence", "life", "life"),
    ("received a year-long jail term", "P1Y", "P1Y"),
    ("was sentenced to at least ten years in prison", "P10Y", ""),
    ("was jailed for more than ten years", "P10Y", ""),
    ("was sentenced to between two and five years in prison", "P2Y", "P5Y"),
])  # fmt: skip
def test_how_long_a_term_is(told: str, low: str, high: str) -> None:
    report = Report("x", "x.txt", "x", f"On 3 May 2024, Ana Lee {told}.", country="KEN", published_on="2024-06-20")
    [row] = [row for event in facts_of(report).events for row in event.penalties]
    assert (row.duration_min, row.duration_max) == (low, high)


@pytest.mark.parametrize(("text", "who"), [
    ("The court handed Ana Lee a $500 fine on 3 May 2024.", {"Ana Lee"}),
    ("The council gave the broadcaster a 700 dollar fine on 3 May 2024.", {"the broadcaster"}),
    ("On 3 May 2024, the court gave the two a 500 euro fine each.", {"the two"}),
    ("The court handed Ana Lee and Tom Otieno a KES 20,000 fine on 3 May 2024.", {"Ana Lee", "Tom Otieno"}),
])  # fmt: skip
def test_whom_a_fine_with_its_sum_before_it_is_given(text: str, who: set[str]) -> None:
    facts = facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-20"))
    rows = [row for event in facts.events for row in event.penalties]
    assert {facts.entities[row.recipient].name if row.recipient is not None else row.recipient_text for row in rows} == who
    assert all(row.kind == "fine" and row.amount_min for row in rows)


def test_the_second_of_two_penalties_with_an_article_of_its_own_is_told() -> None:
    text = "Ana Lee was arrested on 15 May. The verdict came on 15 July: two years’ imprisonment and a fine of 500 dollars."
    facts = facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2024-10-20"))
    assert {row.kind for event in facts.events if event.event_type == "sentence" for row in event.penalties} == {"imprisonment", "fine"}


@pytest.mark.parametrize(("text", "rows"), [
    ("On 3 May 2024, Ana Lee was handed a suspended one-year term for libel by a court in Voi and fined KES 400.",
     {("suspended_sentence", "Ana Lee", "libel"), ("fine", "Ana Lee", "libel")}),
    ("On 3 May 2024, a court in Voi sentenced Ana Lee and four others to five years in prison and fines of KES 900 each for storming a bank, and Lee to two more years for sedition.",
     {("imprisonment", "Ana Lee", "storming a bank"), ("imprisonment", "four others", "storming a bank"), ("fine", "Ana Lee", "storming a bank"), ("fine", "four others", "storming a bank"),
      ("imprisonment", "Lee", "sedition")}),
    ("On 2 April 2024 a court in Voi placed the baker Ana Lee in preventive detention and the driver Tom Obi under house arrest.",
     {("pretrial_detention", "Ana Lee", ""), ("house_arrest", "Tom Obi", "")}),
    ("On 3 May 2024, the Voi Court of Appeal sent the case of Ana Lee back for retrial.", set()),
    ("On 3 May 2024, a court in Voi acquitted Ana Lee of theft. Prosecutors had sought a three-year sentence.", {("imprisonment", "Ana Lee", "")}),
    ("On 3 May 2024, a court in Voi acquitted Ana Lee and Tom Obi of theft. Prosecutors had sought a three-year sentence.", {("imprisonment", "", "")}),
])  # fmt: skip
def test_whose_penalty_it_is_and_for_what(text: str, rows: set[tuple[str, str, str]]) -> None:
    facts = facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-20"))
    assert {(row.kind, row.recipient_text, row.offence) for event in facts.events for row in event.penalties} == rows
