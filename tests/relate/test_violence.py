"""Deaths, injuries and clashes: one event with the deed that brought them about, with who did it and on the day it was done."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge import merge

# country, text, "type date actors > targets" of each event that gets a row, in text order
CASES = [
    # who had hurt somebody who died of it
    ("ZMB", "On 2 March 2024, the driver Mwape Banda was shot by soldiers in Ndola and died on the way to hospital.",
     ["killing 2024-03-02 soldiers in Ndola > Mwape Banda"]),
    ("ZMB", "The nurse Ruth Phiri died on 4 March 2024 in Kitwe after guards had beaten her.", ["killing 2024-03-04 guards > Ruth Phiri"]),
    ("ZMB", "On 5 March 2024, a stranger fired two shots at the councillor Ruth Phiri in Kitwe, who died at the scene.", ["killing 2024-03-05 a stranger > Ruth Phiri"]),
    ("ZMB", "On 7 March 2024, the imam Mwape Banda was ambushed by armed men as he left the mosque in Ndola; he died at the scene.",
     ["killing 2024-03-07 armed men > Mwape Banda"]),
    ("ZMB", "The editor Mwape Banda passed away on 6 March 2024 in Ndola from gunshot wounds.", ["killing 2024-03-06  > Mwape Banda"]),
    ("ZMB", "The editor Mwape Banda passed away on 6 March 2024 at the age of 80.", []),
    # the deed behind the killing
    ("PRY", "On 3 March 2024, the union organiser Luis Acuña was shot dead in Areguá. According to neighbours, two men on a motorcycle fired at him outside his office.",
     ["killing 2024-03-03 two men > Luis Acuña"]),
    ("PRY", "On 3 March 2024, the union organiser Luis Acuña was killed in Areguá. He had been attacked in 2021 by two men.",
     ["killing 2024-03-03  > Luis Acuña", "attack 2021 two men > Luis Acuña"]),
    # how an assembly ended for some
    ("LKA", "On 5 March 2024, a march organised by teachers in Galle ended with 14 people injured, including three officers.",
     ["protest 2024-03-05 teachers > ", "attack 2024-03-05  > 14 people, three officers"]),
    ("LKA", "On 16 July 2024, a mob attacked students in Kandy. More than 100 people were injured.",
     ["attack 2024-07-16 a mob > students, More than 100 people"]),
    ("LKA", "On 9 March 2024, police broke up a rally in Kandy, leaving at least four students injured.",
     ["assembly_disrupted 2024-03-09 police > ", "protest 2024-03-09  > ", "attack 2024-03-09 police > at least four students"]),
    ("LKA", "On 18 May 2024, marches in Galle left more than 180 people injured. In addition, strikers used violence, throwing rocks at the police.",
     ["protest 2024-05-18  > ", "attack 2024-05-18  > more than 180 people", "attack 2024-05-18 strikers > the police"]),
    ("LKA", "On 19 May 2024, a group of Haitians held a vigil in Galle to denounce the brutal repression in Haiti that left more than 300 people killed.",
     ["protest 2024-05-19 a group of Haitians > ", "killing ../2024-05-19  > more than 300 people"]),
    # clashes
    ("LKA", "On 9 March 2024, rival groups of students clashed on the campus in Jaffna.", ["attack 2024-03-09 rival groups of students > "]),
    ("LKA", "On 9 March 2024, the two parties clashed over the budget in Colombo.", []),
    ("LKA", "On 13 March 2024, there were clashes in Galle between strikers and guards.", ["attack 2024-03-13  > strikers, guards"]),
    ("LKA", "Clashes erupted in Galle on 17 March 2024 when police tried to break up a sit-in.", ["attack 2024-03-17  > ", "assembly_disrupted 2024-03-17 police > ", "protest 2024-03-17  > "]),
]  # fmt: skip


@pytest.mark.parametrize(("country", "text", "expected"), CASES, ids=[text[-40:] for _, text, _ in CASES])
def test_violence_is_told_once_with_who_did_it(country: str, text: str, expected: list[str]) -> None:
    facts = facts_of(Report("x", "", "", text + "\n", country=country, published_on="2024-06-30"))
    told = []
    for one in merge(facts).events:
        who = {role: ", ".join(facts.entities[p.entity].name if p.entity is not None else p.text for p in one.event.participants if p.role == role) for role in ("actor", "target")}
        told.append(f"{one.event.event_type} {one.event.date} {who['actor']} > {who['target']}")
    assert told == expected
