"""Penalties and charges of sentences from many countries, through the whole pipeline.

outcome_cases.tsv holds sentences written for the purpose. A language model errs on some trees, so the rows are held to a
share that is found and a share of what is found that is right; a failure lists what went wrong.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report, ReportFacts

CASES = Path(__file__).with_name("outcome_cases.tsv")
LITTLE = {"the", "a", "an", "of", "for", "and", "to", "in", "on"}


class Told(NamedTuple):
    sentence: str
    expected: list[tuple[str, ...]]
    found: list[tuple[str, ...]]


def words(text: str) -> set[str]:
    return set(re.sub(r"\W+", " ", text.lower()).split()) - LITTLE


def same_recipient(expected: str, found: str) -> bool:
    return bool(words(expected) & words(found))


def same_penalty(expected: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return (expected[0], *expected[2:]) == (found[0], *found[2:]) and same_recipient(expected[1], found[1])


def same_charge(expected: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return same_recipient(expected[0], found[0]) and 2 * len(words(expected[1]) & words(found[1])) >= len(words(expected[1]))


@pytest.fixture(scope="module")
def told() -> tuple[list[Told], list[Told]]:
    """(sentences with their penalties, sentences with their charges)."""
    penalties, charges = [], []
    with CASES.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            report = Report("x-2025-07-01", "", "", row["sentence"], country=row["country"], published_on="2025-07-01",
                            period_start="2025-01-01", period_end="2025-07-01")  # fmt: skip
            facts = facts_of(report)

            def name(entity: int | None, text: str, facts: ReportFacts = facts) -> str:
                return facts.entities[entity].name if entity is not None else text

            found = [
                (p.kind, name(p.recipient, p.recipient_text), "" if p.amount_min is None else f"{p.amount_min:.0f}", p.currency, p.duration_min)
                for event in facts.events for p in event.penalties
            ]  # fmt: skip
            penalties.append(Told(row["sentence"], [tuple(part.split("|")) for part in row["penalties"].split(";") if part], found))
            accused = [(name(c.recipient, c.recipient_text), c.offence) for event in facts.events for c in event.charges if c.offence]
            charges.append(Told(row["sentence"], [tuple(part.split("|")) for part in row["charges"].split(";") if part], accused))
    return penalties, charges


def compared(cases: list[Told], same) -> tuple[float, float, list[str]]:
    """Share of the expected that is found, share of the found that is expected, and what differs, in words."""
    hits = expected = found = 0
    wrong = []
    for case in cases:
        left = list(case.found)
        for gold in case.expected:
            match = next((p for p in left if same(gold, p)), None)
            if match is None:
                wrong.append(f"not found: {gold} | {case.sentence}")
            else:
                left.remove(match)
                hits += 1
        wrong += [f"too much: {p} | {case.sentence}" for p in left]
        expected, found = expected + len(case.expected), found + len(case.found)
    return hits / expected, hits / found, wrong


def test_penalties_of_many_countries(told) -> None:
    recall, precision, wrong = compared(told[0], same_penalty)
    assert recall >= 0.82 and precision >= 0.85, "\n".join(wrong)


def test_charges_of_many_countries(told) -> None:
    recall, precision, wrong = compared(told[1], same_charge)
    assert recall >= 0.7 and precision >= 0.8, "\n".join(wrong)


@pytest.mark.parametrize("words_of_it", ["bail", "punishable by", "Under the amendments", "“ten years in prison”", "licence was suspended", "from house arrest"])
def test_what_nobody_imposed_is_no_penalty(told, words_of_it: str) -> None:
    cases = [case for case in told[0] if words_of_it in case.sentence and not case.expected]
    assert cases
    assert all(not case.found for case in cases), [(case.sentence, case.found) for case in cases]


@pytest.mark.parametrize(("text", "recipients"), [
    ("Ana Silva and her sister Rita Silva were held in Luanda. A judge remanded both women in custody on 3 May.", {"Ana Silva", "Rita Silva"}),
    ("On 3 May, Peter Otieno, Mary Auma and Jane Kamau were arrested in Kisumu.\nOn 5 May, a court sentenced Otieno to ten months, while the "
     "two women were fined 400 US dollars each.", {"Peter Otieno", "Mary Auma", "Jane Kamau"}),
    ("Ivan Petrenko complained to the police, who arrested Oleh Shevchuk at his flat. He was released 12 days later and fined 300 US dollars.",
     {"Oleh Shevchuk"}),
    ("Oleh Shevchuk was arrested on 3 May. He was charged with libel.\nOn 11 June, the Kyiv court sentenced him to six months in prison.", {"Oleh Shevchuk"}),
])  # fmt: skip
def test_who_is_told_of_in_other_words_receives_the_penalty(text: str, recipients: set[str]) -> None:
    facts = facts_of(Report("x-2025-07-01", "", "", text, published_on="2025-07-01"))
    assert {facts.entities[p.recipient].name for event in facts.events for p in event.penalties if p.recipient is not None} == recipients


def test_a_term_confirmed_in_the_same_sentence_is_upheld() -> None:
    text = "Oleh Shevchuk was sentenced to five years’ imprisonment on 9 December 2022, and an appeal court confirmed the term in July 2023."
    facts = facts_of(Report("x-2025-07-01", "", "", text, published_on="2025-07-01"))
    assert [(p.status, p.duration_min) for event in facts.events for p in event.penalties] == [("imposed", "P5Y"), ("upheld", "P5Y")]


def test_an_appeal_that_changes_the_term_may_leave_the_fine() -> None:
    text = "In August, Hiba Saleh was given three months in prison and a fine of 900 US dollars. In October, an appeal court raised the term of Saleh to six months, leaving the fine untouched."
    facts = facts_of(Report("x-2025-07-01", "", "", text, published_on="2025-07-01"))
    appeal = next(event for event in facts.events if event.event_type == "appeal_ruling")
    assert {(p.kind, p.status, p.duration_min, p.amount_min) for p in appeal.penalties} == {("imprisonment", "imposed", "P6M", None), ("fine", "upheld", "", 900.0)}


VERDICT = "On 3 March 2025, a court in Salta sentenced Ana Robles to two years in prison and fined her 50,000 pesos"
TWO = "On 3 March 2025, a court in Salta jailed Ana Robles for two years and Luis Vega for three years"


@pytest.mark.parametrize(("text", "rows"), [
    (f"{VERDICT}. On 5 May, the Supreme Court replaced her prison term with community service and left the fine untouched.",
     {"community_service imposed", "imprisonment P2Y overturned", "fine 50000 upheld"}),
    (f"{VERDICT}. On 5 May, the Supreme Court quashed the prison term and upheld the fine.", {"imprisonment P2Y overturned", "fine 50000 upheld"}),
    (f"{VERDICT}. On 5 May, the Supreme Court upheld the verdict but waived the fine.", {"imprisonment P2Y upheld", "fine 50000 overturned"}),
    (f"{VERDICT}. On 5 May, the Supreme Court confirmed the prison term, merely lowering the fine to 20,000 pesos.", {"imprisonment P2Y upheld", "fine 20000 imposed"}),
    (f"{TWO}. On 5 May, the Supreme Court cut Vega’s term to one year but left that of his colleague unchanged.",
     {"imprisonment P1Y Luis Vega imposed", "imprisonment P2Y Ana Robles upheld"}),
    (f"{TWO}. On 5 May, the Supreme Court upheld the prison terms, although that of Vega was reduced to 18 months.",
     {"imprisonment P18M Luis Vega imposed", "imprisonment P2Y Ana Robles upheld"}),
    ("On 3 March 2025, a court in Salta ordered Ana Robles to pay 90,000 pesos in damages to a senator. On 5 May, the Supreme Court reduced the sum to 35,000 pesos.",
     {"compensation 35000 imposed"}),
    ("On 3 March 2025, a court in Salta fined Ana Robles 90,000 pesos. An appeal lodged in April was dismissed on 5 May.", {"fine 90000 upheld"}),
    ("On 3 March 2025, a court in Salta fined Ana Robles 90,000 pesos. In April the ministry refused to register the Pampa Centre; an appeal was dismissed on 5 May.", set()),
])  # fmt: skip
def test_an_appeal_treats_the_parts_of_a_verdict_differently(text: str, rows: set[str]) -> None:
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="ARG", published_on="2025-07-01"))
    several = any(" Vega " in row for row in rows)

    def words_of(row) -> str:
        name = facts.entities[row.recipient].name if several and row.recipient is not None else ""
        return " ".join(filter(None, (row.kind, f"{row.amount_min:.0f}" if row.amount_min else row.duration_min, name, row.status)))

    assert {words_of(row) for event in facts.events if event.event_type == "appeal_ruling" for row in event.penalties} == rows


@pytest.mark.parametrize(("text", "rows"), [
    ("On 3 March 2025, a court in Salta gave Ana Robles three years in prison and Luis Vega two years. The prosecution had sought five years for each.",
     {"Ana Robles P3Y imposed", "Luis Vega P2Y imposed", "Ana Robles P5Y sought", "Luis Vega P5Y sought"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to 16 months in prison, half the term of 32 months requested by the prosecutor.",
     {"Ana Robles P16M imposed", "Ana Robles P32M sought"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to 16 months in prison, while a boy was acquitted. The prosecutor had asked for three years for Robles.",
     {"Ana Robles P16M imposed", "Ana Robles P3Y sought"}),
    ("On 3 March 2025, a court in Salta ordered Ana Robles to pay the senator, who had claimed 5,000,000 pesos, damages of 300,000 pesos.",
     {"Ana Robles 5000000 sought", "Ana Robles 300000 imposed"}),
    ("At the trial on 3 March 2025, the prosecutor asked for a one-year sentence for Ana Robles and a fine of 100,000 pesos for the company Pampa Press.",
     {"Ana Robles P1Y sought", "Pampa Press 100000 sought"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to 18 months in prison. The term was suspended, but she must pay the senator, Luis Vega, 20,000 pesos in damages.",
     {"Ana Robles P18M imposed", "Ana Robles 20000 imposed"}),
    ("On 3 March 2025, a court in Salta convicted Ana Robles of libel and gave her four years in prison. The same verdict gave her deputy, Luis Vega, seven years in absentia.",
     {"Ana Robles P4Y imposed", "Luis Vega P7Y imposed"}),
    ("On 3 March 2025, a court in Salta fined Ana Robles 3.4 million pesos; her deputy, Luis Vega, and the treasurer, Eva Sosa, had to pay 1.1 million each.",
     {"Ana Robles 3400000 imposed", "Luis Vega 1100000 imposed", "Eva Sosa 1100000 imposed"}),
    ("On 3 March 2025, the Inter-American Court held that the arrest of Ana Robles had been unlawful and ordered the state to pay her 10 million pesos.",
     {"the state 10000000 imposed"}),
    ("On 3 March 2025, a court in Salta gave Ana Robles 30 hours of community service, Luis Vega a fine of 1,500 pesos, and a schoolgirl of 17 a reprimand.",
     {"Ana Robles PT30H imposed", "Luis Vega 1500 imposed", "a schoolgirl of 17  imposed"}),
    ("On 3 March 2025, a court in Salta sent Ana Robles to SIZO-1 for two months.", {"Ana Robles P2M imposed"}),
    ("On 3 March 2025, a court in Salta gave Ana Robles a sentence of 3 years 2 months and 10 days.", {"Ana Robles P3Y2M10D imposed"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to a year in prison. She will remain on probation for two years after her release.",
     {"Ana Robles P1Y imposed", "Ana Robles P2Y imposed"}),
    ("On 3 March 2025, a court in Salta convicted Ana Robles.\n\nShe will be on probation for two years following her release.", {"Ana Robles P2Y imposed"}),
    ("On 3 March 2025, Ana Robles and Luis Vega were placed under probation for two years.", {"Ana Robles P2Y imposed", "Luis Vega P2Y imposed"}),
    ("On 3 March 2025, Professor Ana Robles was sentenced to six years in prison, teacher Luis Vega and the priest Hugo Sosa to five years each.",
     {"Ana Robles P6Y imposed", "Luis Vega P5Y imposed", "Hugo Sosa P5Y imposed"}),
    ("Five teachers were sentenced on 3 March 2025: Ana Robles (18 months), Luis Vega (two years) and three others (one year each).",
     {"Ana Robles P18M imposed", "Luis Vega P2Y imposed", "three others P1Y imposed"}),
    ("On 3 March 2025, Ana Robles was jailed for five years for “insulting the flag,” two years for “insulting the founder,” and one year for “contempt.”",
     {"Ana Robles P5Y imposed", "Ana Robles P2Y imposed", "Ana Robles P1Y imposed"}),
    ("On 3 March 2025, Ana Robles’s sentence was reduced from nine years in prison to four, while Luis Vega’s was reduced from four years to three.",
     {"Ana Robles P4Y imposed", "Luis Vega P3Y imposed"}),
    ("On 3 March 2025, the Court of Appeal abolished the five-year prison term handed to Ana Robles.", {"Ana Robles P5Y overturned"}),
    ("On 3 March 2025, a court in Salta convicted Ana Robles of libel, jailing her for a year and ordering her to pay 3,000 pesos.",
     {"Ana Robles P1Y imposed", "Ana Robles 3000 imposed"}),
    ("The heaviest sentence was handed to Ana Robles on 3 March 2025, who received seven years in prison.", {"Ana Robles P7Y imposed"}),
    ("It should be noted that on 3 March 2025, a court in Salta sentenced Ana Robles to two years in prison.", {"Ana Robles P2Y imposed"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to two years in prison, her lawyer said.\n\nProsecutors had sought six years in prison for her.",
     {"Ana Robles P2Y imposed", "Ana Robles P6Y sought"}),
    ("On 3 March 2025, the High Court upheld the lower court’s sentencing of Ana Robles to 20 months in prison.", {"Ana Robles P20M upheld"}),
    ("On 3 March 2025, the prosecutor asked that Ana Robles be jailed for ten years.", {"Ana Robles P10Y sought"}),
    ("Prosecutors on 3 March 2025 recommended that Ana Robles be sentenced to six years in prison and fined 5,000 pesos.",
     {"Ana Robles P6Y sought", "Ana Robles 5000 sought"}),
    ("On 3 March 2025, the public prosecutor urged the court to jail Ana Robles for two years.", {"Ana Robles P2Y sought"}),
    ("On 3 March 2025, the High Court rejected the appeal of Ana Robles and increased her sentence from three to five years.", {"Ana Robles P5Y imposed"}),
    ("On 3 March 2025, the Court of Appeal cut the six-year prison term given to Ana Robles last year to four years.",
     {"Ana Robles P6Y imposed", "Ana Robles P4Y imposed"}),
    ("On 3 March 2025, the Supreme Court converted a six-year prison sentence imposed on Ana Robles to a five-year suspended term.",
     {"Ana Robles P6Y imposed", "Ana Robles P6Y overturned", "Ana Robles P5Y imposed"}),
    ("On 3 March 2025, the Court of Appeal upheld a ruling ordering Ana Robles to pay 5,000 pesos in damages.", {"Ana Robles 5000 upheld", "Ana Robles 5000 imposed"}),
    ("On 3 March 2025, the High Court confirmed an order that Ana Robles pay a fine of 5,000 pesos.", {"Ana Robles 5000 upheld", "Ana Robles 5000 imposed"}),
    ("On 3 March 2025, a court found Ana Robles and Luis Vega guilty of riot. Robles was given ten months in prison and Vega eight.",
     {"Ana Robles P10M imposed", "Luis Vega P8M imposed"}),
    ("On 3 March 2025, the council imposed fines of 2,000 pesos each on 117 nurses.", {"117 nurses 2000 imposed"}),
    ("On 3 March 2025, the court fined three students of a teachers’ college 500 pesos each.", {"three students of a teachers’ college 500 imposed"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to five years in prison. Her landlord must pay 3,000 pesos for a new roof.", {"Ana Robles P5Y imposed"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to two years in prison and fined her 5,000 pesos. If she fails to pay, she will have to serve another six months.",
     {"Ana Robles P2Y imposed", "Ana Robles 5000 imposed"}),
    ("On 3 March 2025, a court in Salta fined editor Ana Robles 5,000 pesos. She is also prohibited from working as a journalist for two years.",
     {"Ana Robles 5000 imposed", "Ana Robles P2Y imposed"}),
    ("On 3 March 2025, a court in Salta sentenced Ana Robles to three years in prison. Her lawyer called the verdict unfair. The prosecution had asked for five years in prison.",
     {"Ana Robles P3Y imposed", "Ana Robles P5Y sought"}),
    ("On 3 March 2025, a court in Salta jailed Ana Robles for two years. On 5 May, the Supreme Court confirmed the sentence. She must also pay a senator 9,000 pesos in damages.",
     {"Ana Robles P2Y imposed", "Ana Robles P2Y upheld", "Ana Robles 9000 imposed"}),
    ("On 3 March 2025, a court in Salta jailed Ana Robles and Luis Vega for a year. Both were also deprived of political rights, for four and three years respectively.",
     {"Ana Robles P1Y imposed", "Luis Vega P1Y imposed", "Ana Robles P4Y imposed", "Luis Vega P3Y imposed"}),
    ("The Supreme Court on 16 March 2025 sentenced lawyer Ana Robles to eleven years in prison.", {"Ana Robles P11Y imposed"}),
    ("The Salta City Court on 3 March 2025 sentenced editor Ana Robles to five years in prison and camera operators Luis Vega and Hugo Sosa to 18 months each.",
     {"Ana Robles P5Y imposed", "Luis Vega P18M imposed", "Hugo Sosa P18M imposed"}),
    ("On 3 March 2025, the media council suspended Radio Pampa for a week. It also warned the channel Tele Andes.", {"Radio Pampa P1W imposed", "Tele Andes  imposed"}),
    ("On 3 March 2025, a court in Salta fined Ana Robles 5,000 pesos for blocking a road. Four others received warnings.", {"Ana Robles 5000 imposed", "Four others  imposed"}),
    ("On 3 March 2025, a court in Salta jailed Luis Vega for a year. His assistant, Ana Robles, was fined 500 pesos and stripped of her licence.",
     {"Luis Vega P1Y imposed", "Ana Robles 500 imposed", "Ana Robles  imposed"}),
    ("On 3 March 2025, Ana Robles was charged with riot and ordered to be held in Salta prison.", {"Ana Robles  imposed"}),
    ("On 3 March 2025, Ana Robles was charged with being a nuisance and remanded to Salta prison.", {"Ana Robles  imposed"}),
    ("On 3 March 2025, the government stripped the poet Ana Robles of her nationality.", {"Ana Robles  imposed"}),
    ("On 3 March 2025, the regulator withdrew the licence of Radio Pampa for 30 days.", {"Radio Pampa P30D imposed"}),
    ("On 3 March 2025, the media council suspended reporter Ana Robles for three months.", {"Ana Robles P3M imposed"}),
    ("On 3 March 2025, Ana Robles was given a community order and told to do 120 hours of unpaid work.", {"Ana Robles PT120H imposed"}),
    ("On 3 March 2025, a court in Salta sentenced a trader to six months in prison for attacking a journalist. He must also pay 1,500 pesos.",
     {"a trader P6M imposed", "a trader 1500 imposed"}),
    ("On 3 March 2025, a court in Salta sentenced the trader Luis Vega to a suspended prison sentence of one year for threatening investigative reporter Ana Robles.",
     {"Luis Vega P1Y imposed"}),
    ("On 3 March 2025, a court in Salta jailed Ana Robles for five months. Prosecutors had demanded eight months.", {"Ana Robles P5M imposed", "Ana Robles P8M sought"}),
    ("On 3 March 2025, a court in Salta jailed Ana Robles for a year. She was ordered not to approach the senator.", {"Ana Robles P1Y imposed", "Ana Robles  imposed"}),
    ("On 3 March 2025, a court in Salta handed Ana Robles a two-year sentence, six months of which to be served.", {"Ana Robles P2Y imposed"}),
    ("On 3 March 2025, a court in Salta jailed Ana Robles for six years and ordered that her assets be seized.", {"Ana Robles P6Y imposed", "Ana Robles  imposed"}),
    ("On 3 March 2025, a court in Salta fined Luis Vega 500 pesos. The other accused, Ana Robles, was bound over to keep the peace for a year.",
     {"Luis Vega 500 imposed", "Ana Robles P1Y imposed"}),
    ("On 3 March 2025, a court in Salta fined Luis Vega 500 pesos. His colleague, reporter Ana Robles, pleaded guilty and was admonished.",
     {"Luis Vega 500 imposed", "Ana Robles  imposed"}),
    ("On 3 March 2025, the editor Ana Robles was banned from working as a journalist for three months.", {"Ana Robles P3M imposed"}),
])  # fmt: skip
def test_what_was_asked_for_and_what_a_later_sentence_adds_to_a_verdict(text: str, rows: set[str]) -> None:
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="ARG", published_on="2025-07-01"))
    found = [p for event in facts.events for p in event.penalties]
    names = [facts.entities[p.recipient].name if p.recipient is not None else p.recipient_text for p in found]
    assert {f"{name} {f'{p.amount_min:.0f}' if p.amount_min else p.duration_min} {p.status}" for name, p in zip(names, found, strict=True)} == rows


@pytest.mark.parametrize(("behind", "kind"), [
    ("The term was suspended.", "suspended_sentence"), ("Robles’s sentence was suspended.", "suspended_sentence"), ("The sentence was suspended pending her appeal.", "imprisonment"),
    ("Her licence was suspended.", "imprisonment"),
    ("She had shared a poem. The term was suspended for two years.", "suspended_sentence"),
])  # fmt: skip
def test_a_term_is_said_to_be_suspended_by_the_sentence_behind(behind: str, kind: str) -> None:
    text = f"On 3 March 2025, a court in Salta sentenced Ana Robles to 18 months in prison. {behind}"
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="ARG", published_on="2025-07-01"))
    assert [p.kind for event in facts.events for p in event.penalties if p.duration_min] == [kind]


@pytest.mark.parametrize("behind", ["The editor is also barred from social media for the same period.", "She was also forbidden to use the internet for the same period."])
def test_a_ban_lasts_as_long_as_the_term_told_before(behind: str) -> None:
    text = f"On 3 March 2025, a court in Salta sentenced editor Ana Robles to three years of restricted freedom. {behind}"
    facts = facts_of(Report("x-2025-07-01", "", "", text, country="ARG", published_on="2025-07-01"))
    assert sorted((p.kind, p.duration_min) for event in facts.events for p in event.penalties) == [("activity_ban", "P3Y"), ("restricted_freedom", "P3Y")]
