"""Every event type and every context in which other vocabularies tell it apart has codes that these vocabularies know."""

from __future__ import annotations

import pytest

from pipeline.layers import Event, Participant, Penalty
from pipeline.resolve.crosswalk import codes, contexts_of
from pipeline.vocabulary import rows

PEOPLE = ("target:journalist", "target:protester", "target:human_rights_defender")
BEFALLS_PEOPLE = {
    "assembly_disrupted", "detention", "release", "summons", "search", "surveillance", "movement_restriction", "extradition",
    "asset_freeze", "prisoner_treatment", "torture", "attack", "killing", "investigation", "charge", "trial", "sentence",
    "appeal_ruling", "acquittal", "designation", "vilification", "harassment", "censorship",
}  # fmt: skip
BY_ANYBODY = {
    "assembly_denied", "assembly_disrupted", "detention", "release", "search", "surveillance", "movement_restriction", "attack",
    "killing", "complaint", "vilification", "harassment", "censorship",
}  # fmt: skip
"""Types that others than the state may do."""
PLOVER = {
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"},
    "ASSAULT": {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "crowd-control", "firearms"},
    "CONCEDE": set(),
}  # fmt: skip
ACLED = {
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {"Arrests", "Looting/property destruction", "Change to group/activity", "Other"},
}  # fmt: skip
HURIDOCS = {f"{n:02}" for n in (*range(1, 18), *range(30, 39), *range(50, 57), *range(70, 74), 90)}
"""Top categories of the types of acts; longer codes lie under them."""
CIVICUS = {
    "harassment", "prevention of protest", "surveillance", "non state actors", "attack on journalist", "negative court ruling",
    "internet restriction", "restrictive law", "protestor(s) detained", "HRD prosecuted", "bureaucratic restriction", "censorship",
    "CSO closure", "excessive force", "funding restriction", "HRD acquitted", "HRD detained", "HRD killed", "HRD threatened",
    "HRD attacked", "intimidation", "journalist detained", "killing of journalist", "office raid", "protest", "protest disruption",
    "public vilification", "torture/ill-treatment", "travel ban",
}  # fmt: skip


def test_every_type_and_context_has_one_row() -> None:
    have = [(row["event_type"], row["context"]) for row in rows("crosswalk")]
    assert len(have) == len(set(have))
    types = {row["event_type"] for row in rows("event_types")}
    wanted = {(t, "") for t in types} | {(t, c) for t in BEFALLS_PEOPLE for c in PEOPLE} | {(t, "actor:non_state") for t in BY_ANYBODY}
    assert wanted <= set(have) and {t for t, _ in have} == types


def test_every_context_can_hold() -> None:
    known = {row["context"] for row in rows("crosswalk_contexts")}
    for context in {row["context"] for row in rows("crosswalk")} - {""}:
        assert context in known or context.split(":")[0] in ("penalty", "status"), context


@pytest.mark.parametrize("row", rows("crosswalk"), ids=lambda row: f"{row['event_type']} {row['context']}")
def test_codes_are_known(row: dict[str, str]) -> None:
    assert set(filter(None, row["civicus_tags"].split(";"))) <= CIVICUS
    if row["plover"]:
        kind, _, mode = row["plover"].partition(":")
        assert not mode or mode in PLOVER[kind]
        assert kind in PLOVER
    if row["acled"]:
        kind, _, sub = row["acled"].partition("/")
        assert sub in ACLED[kind]
    for code in filter(None, row["huridocs"].split(";")):
        assert code[:2] in HURIDOCS and code.isdigit() and len(code) % 2 == 0


def event(kind: str, *participants: tuple[str, str]) -> Event:
    people = [Participant(role, "group", None, 0, 1, text) for role, text in participants]  # type: ignore[arg-type]
    return Event(kind, "occurred", 1, 0, 1, "x", 0, 1, "x", participants=people)


def test_men_are_no_state_and_officers_are() -> None:
    assert codes(event("attack", ("actor", "a group of masked men"), ("target", "two journalists")))["civicus_tags"] == [
        "HRD attacked", "attack on journalist", "non state actors"
    ]  # fmt: skip
    assert "actor:non_state" not in contexts_of(event("attack", ("actor", "a group of officers")), lambda p: ())
    assert "actor:non_state" not in contexts_of(event("attack", ("actor", "supporters"), ("actor", "police")), lambda p: ())
    assert "actor:non_state" not in contexts_of(event("attack", ("target", "two men")), lambda p: ())


def test_what_is_known_of_a_named_participant_counts() -> None:
    one = event("detention", ("target", "Achieng Otieno"))
    assert codes(one, lambda p: ["radio reporter"])["civicus_tags"] == ["HRD detained", "journalist detained"]
    assert codes(one, lambda p: ["farmer"])["acled"] == ["Strategic developments/Arrests"]


def test_the_penalty_gives_the_code() -> None:
    fined = event("sentence", ("target", "protesters"))
    fined.penalties = [Penalty("house_arrest", "group", None, "protesters")]
    assert codes(fined)["huridocs"] == ["03010500"]
