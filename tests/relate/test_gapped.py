"""Events told in clauses that leave out the verb of the one before them."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report

CASES = [
    ("KEN", "Pastor Joel Kibet was abducted by masked men in Molo on 5 May 2024 and farmer Ezra Rono by soldiers in Bomet two weeks later.",
     [("2024-05-05", "Molo", {"Joel Kibet", "masked men in Molo"}), ("2024-05-19", "Bomet", {"Ezra Rono", "soldiers in Bomet"})]),
    ("KEN", "On 22 May 2024, police arrested nine nurses in Kitale and eleven in Bungoma.",
     [("2024-05-22", "Kitale", {"police", "nine nurses in Kitale"}), ("2024-05-22", "Bungoma", {"police", "eleven in Bungoma"})]),
    ("KEN", "On 5 May 2024 police beat up photographer Eric Otieno in Kisumu, and on 7 May his colleague Rose Akoth in Siaya.",
     [("2024-05-05", "Kisumu", {"police", "Eric Otieno"}), ("2024-05-07", "Siaya", {"police", "Rose Akoth"})]),
    ("LKA", "Three monks were freed in Matara on 6 June 2024, a fourth in Badulla on 9 June.",
     [("2024-06-06", "Matara", {"Three monks"}), ("2024-06-09", "Badulla", {"a fourth"})]),
    ("LKA", "The homes of the activists Sunil Rajan and Malar Devi were raided, the former on 15 June 2024 and the latter on 17 June.",
     [("2024-06-15", "", {"Sunil Rajan"}), ("2024-06-17", "", {"Malar Devi"})]),
    ("LKA", "The ministry refused a visa to the researcher Anna Schmidt on 11 June 2024 and to the photographer Luc Moreau on 13 June.",
     [("2024-06-11", "", {"The ministry", "Anna Schmidt"}), ("2024-06-13", "", {"The ministry", "Luc Moreau"})]),
    ("AUT", "On 14 March 2024, police detained five nurses in Wels, and seven more on 18 March in Graz.",
     [("2024-03-14", "Wels", {"police", "five nurses"}), ("2024-03-18", "Graz", {"police", "seven"})]),
    ("AUT", "On 15 March 2024, police in Linz arrested the singer Bo Lim and, on 17 March, the poet Al Ree.",
     [("2024-03-15", "Linz", {"police in Linz", "Bo Lim"}), ("2024-03-17", "Linz", {"police in Linz", "Al Ree"})]),
    ("KEN", "Police detained two men and a woman in Nakuru on 5 May 2024.",
     [("2024-05-05", "Nakuru", {"Police", "two men", "a woman"})]),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "expected"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_each_clause_without_a_verb_tells_an_event_of_its_own(country: str, text: str, expected: list) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-30"))

    def name(entity: int | None, text: str) -> str:
        return facts.entities[entity].name if entity is not None else text

    found = [(event.date, name(event.place, ""), {name(p.entity, p.text) for p in event.participants}) for event in facts.events]
    assert found == expected
