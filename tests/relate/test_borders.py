"""The country of what the authorities of another state did."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Event, Report


def told(text: str) -> list[Event]:
    return facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2025-06-30")).events


@pytest.mark.parametrize(("text", "country"), [
    ("Aisha Otieno was detained by Turkish authorities on 3 May 2025.", "TUR"),
    ("On 4 May 2025, Ugandan police arrested blogger Aisha Otieno.", "UGA"),
    ("A Tanzanian court sentenced Aisha Otieno to two years in prison on 4 May 2025.", "TZA"),
    ("The arrest of Aisha Otieno by Rwandan soldiers on 4 May 2025 caused an outcry.", "RWA"),
    ("Ethiopia charged Aisha Otieno with espionage on 4 May 2025.", "ETH"),
    ("Kenyan police arrested Aisha Otieno on 4 May 2025.", "KEN"),
    ("The arrest of Aisha Otieno was criticised by Canada on 4 May 2025.", "KEN"),
    ("Canada condemned the arrest of Aisha Otieno on 4 May 2025.", "KEN"),
    ("Police arrested the Ugandan lawyer Aisha Otieno on 4 May 2025.", "KEN"),
])  # fmt: skip
def test_what_a_foreign_state_does_happens_there(text: str, country: str) -> None:
    assert [event.country for event in told(text)][:1] == [country]


def test_a_town_told_before_is_not_where_a_foreign_state_acts() -> None:
    _, arrest = told("Police in Kisumu searched the flat of Aisha Otieno on 3 May 2025. On 4 May 2025, Ugandan police arrested Aisha Otieno.")
    assert (arrest.place, arrest.country) == (None, "UGA")
