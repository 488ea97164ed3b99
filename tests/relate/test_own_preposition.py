"""Names that stand behind a preposition of their own, which the parser takes for a part of another name, or for the subject of the verb, in front."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report


@pytest.mark.parametrize(("text", "kind", "role", "name"), [
    ("The Bago Forum was added to the register of foreign agents by the Ministry of Justice on 5 April 2025.", "designation", "actor", "Ministry of Justice"),
    ("Trade union leader Ana Kos was acquitted by the Celje District Court in Celje on 3 May 2025.", "acquittal", "actor", "Celje District Court"),
    ("The Media Council condemned the travel ban imposed on Luis Vera by the High Court on 17 April 2025.", "movement_restriction", "actor", "High Court"),
    ("The refusal to register the Banda Forum by the Ministry of Law on 3 March 2025 drew criticism.", "registration_denied", "actor", "Ministry of Law"),
    ("Three youths were jailed on 3 May for their attack on the journalist Kofi Badu.", "attack", "target", "Kofi Badu"),
    ("On 3 May, a court in Ankara imposed a travel ban on journalist Ayşe Demir.", "movement_restriction", "target", "Ayşe Demir"),
])  # fmt: skip
def test_who_stands_behind_a_preposition(text: str, kind: str, role: str, name: str) -> None:
    facts = facts_of(Report("x-2025-07-20", "", "", text, country="KEN", published_on="2025-07-20"))
    told = {(e.event_type, p.role, facts.entities[p.entity].name) for e in facts.events for p in e.participants if p.entity is not None}
    assert (kind, role, name) in told
