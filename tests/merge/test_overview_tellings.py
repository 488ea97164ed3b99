"""What an overview's sentence tells besides its own events, by weights that an analyst may edit."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.merge import overview_tellings
from pipeline.merge.overview_tellings import ALWAYS, LEAST, least, weights
from pipeline.vocabulary import rows
from tests.merge.test_overview import BODY, clause, merge, named, told

WORDS = "Ruth Wekesa spent weeks behind bars over a march in Nakuru."


def _tellings() -> list[int]:
    jailed = told(BODY, "On 3 May, Ruth Wekesa was arrested at a march in Nakuru.", "arrested", named(2), day="2024-05-03")
    other = told(BODY, "Musa Barasa was arrested at the border on 9 May over a debt that he had denied for years.", "arrested", named(1), day="2024-05-09")
    return [len(one.tellings) for one in merge(jailed, other, references=clause(WORDS, 2, kind="detention"))]


def test_a_clause_without_an_event_tells_the_one_of_its_people_and_words() -> None:
    assert _tellings() == [2, 1]


def test_a_clause_that_lists_all_that_goes_on_tells_no_event_in_particular() -> None:
    jailed = told(BODY, "On 3 May, Ruth Wekesa was arrested at a march in Nakuru.", "arrested", named(2), day="2024-05-03")
    wrongs = ("beaten, detained, tortured, evicted, censored, silenced, harassed, exiled, trafficked, exploited, starved, displaced, disappeared, "
              "robbed, burned, bombed, looted, besieged, conscripted, deported, extorted, flogged, stoned")  # fmt: skip
    for words, tellings in (("At a march in Nakuru, people were arrested.", 2), (f"At a march in Nakuru, people were arrested, {wrongs}.", 1)):
        assert [len(one.tellings) for one in merge(jailed, references=clause(words, 2, kind="detention"))] == [tellings]


def test_words_of_a_type_speak_for_its_events() -> None:
    closed = told(BODY, "On 3 May, the Media Board closed Lwanda FM, a village radio in Busia.", "closed", kind="registration_denied", day="2024-05-03")
    for words, tellings in (("A village radio in Busia went off the air.", 2), ("A village radio in Busia went on.", 1)):
        assert [len(one.tellings) for one in merge(closed, references=clause(words))] == [tellings]


def test_every_type_but_the_catch_all_has_words() -> None:
    assert [row["event_type"] for row in rows("overview_words")] == [row["event_type"] for row in rows("event_types") if row["event_type"] != "other"]


def test_weights_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview_tellings, "weights", lambda: weights() | {ALWAYS: -50.0})
    assert _tellings() == [1, 1]


def test_every_observation_has_one_weight() -> None:
    names = [row["observation"] for row in rows("overview_weights")]
    assert len(names) == len(set(names)) and {LEAST, ALWAYS} <= set(names)
    assert 0 < least() < 1


def test_the_date_of_a_verdict_does_not_exclude_the_blockade_that_it_was_about() -> None:
    blocked = told(BODY, "Fishermen set up a blockade of the harbour road in Kilifi on 3 May 2024.", "blockade", kind="protest", day="2024-05-03")
    for words, kind, tellings in (
        ("Two organisers of a harbour blockade in Kilifi were convicted in March 2024.", "protest", 2),
        ("Two organisers of a harbour regatta in Kilifi were convicted in March 2024.", "sentence", 1),
    ):
        dated = tuple(msgspec.structs.replace(one, dates=[("2024-03-01", "2024-03-31")]) for one in clause(words, kind=kind))
        assert [len(one.tellings) for one in merge(blocked, references=dated)] == [tellings]


@pytest.mark.parametrize(("words", "event_type"), [
    ("A nurse went to prison over a song.", "sentence"),
    ("The station of the islands was cut off.", "censorship"),
    ("Two suspects have been caught at the border.", "detention"),
    ("Good news was the liberation of a priest.", "release"),
    ("Fishers were hauled before the court.", "charge"),
    ("A blogger resurfaced after nine days.", "release"),
    ("Two boys did not survive the night.", "killing"),
    ("The case against a printer collapsed.", "acquittal"),
    ("A choir failed to obtain official recognition.", "registration_denied"),
])  # fmt: skip
def test_words_by_which_an_overview_means_an_event(words: str, event_type: str) -> None:
    assert event_type in overview_tellings.types_meant(words)
