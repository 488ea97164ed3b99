"""Which of several people is charged with, or convicted of, what; the sentences are of several countries and written for the purpose."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge import merge


def charged(country: str, text: str) -> set[tuple[str, str]]:
    """(accused, offence) of all events of a report, over their tellings."""
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-20"))
    return {(facts.entities[c.recipient].name if c.recipient is not None else c.recipient_text, c.offence) for told in merge(facts).events for c in told.event.charges if c.offence}


@pytest.mark.parametrize(("country", "text", "expected"), [
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
    # an offence is of those before it, not of those whose penalties follow
    ("BFA", "On 3 May 2024, the High Court sentenced the ringleader, Awa Traoré, to six months in prison for rebellion, and Fatou Ouattara and Salif Konaté to three months suspended.",
     {("Awa Traoré", "rebellion")}),
    ("AGO", "On 17 May 2024, the Huambo District Court handed down its verdict: Valdemiro Chipa received eight months’ imprisonment for disobedience and damage to public property, João Ngue five months, suspended for two years.",
     {("Valdemiro Chipa", "disobedience"), ("Valdemiro Chipa", "damage to public property")}),
    ("POL", "On 3 May 2024, Igor Bran was given six months in prison, Lena Stach a suspended sentence of a year, and Ola Wrona two years, all for obstructing justice.",
     {("Igor Bran", "obstructing justice"), ("Lena Stach", "obstructing justice"), ("Ola Wrona", "obstructing justice")}),
    ("UGA", "On 3 May 2024, a court in Gulu gave Peter Okello two years in prison for a poem.", set()),
    # members of a convicted group, named with their penalties in the next sentence
    ("MYS", "On 3 May 2024, a court in Ipoh found all five guilty of unlawful assembly. Siti Rahman received three years in prison and Azlan Omar eighteen months.",
     {("all five", "unlawful assembly"), ("Siti Rahman", "unlawful assembly"), ("Azlan Omar", "unlawful assembly")}),
])  # fmt: skip
def test_who_is_charged_with_what(country: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert charged(country, text) == expected
