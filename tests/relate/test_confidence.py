"""What makes a telling surer raises its confidence, whatever else is told, and `basis` says what counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.layers import Event
from pipeline.merge.events import LEAST, least
from pipeline.relate.confidence import ALWAYS, settle, weights
from pipeline.vocabulary import rows

OBSERVATIONS = sorted(set(weights()) - {LEAST, ALWAYS})
SEEN = st.sets(st.sampled_from(OBSERVATIONS))


def told(*seen: str) -> Event:
    event = Event("detention", "occurred", 1, 0, 1, "x", 0, 1, "x", observed=dict.fromkeys((ALWAYS, *seen), 1.0))
    settle(event)
    return event


@given(SEEN)
def test_who_when_and_where_raise_it(seen: set[str]) -> None:
    for name in ("somebody named", "a person named", "an actor", "a counted group", "date in the clause", "place in the clause"):
        assert 0 <= told(*(seen - {name})).confidence <= told(*seen, name).confidence <= 1


@given(SEEN)
def test_what_did_not_happen_and_what_fits_no_type_are_less_sure(seen: set[str]) -> None:
    for name in ("status not_occurred", "type other", "participle"):
        assert told(*seen, name).confidence <= told(*(seen - {name})).confidence


def test_a_named_person_on_a_stated_day_is_above_the_middle_and_a_vague_telling_gets_no_row() -> None:
    assert told("somebody named", "a person named", "a target", "a day", "date in the clause").confidence > 0.8
    assert told("type other", "participle", "conditions on the trigger").confidence < least()


def test_the_basis_names_what_counted_most_first() -> None:
    basis = told("date in the clause", "type other").basis["confidence"]
    assert basis.startswith("type other -") and "date in the clause +" in basis


def test_an_observation_without_a_weight_counts_for_nothing() -> None:
    assert told("something new").confidence == told().confidence


def test_every_observation_has_one_weight() -> None:
    names = [row["observation"] for row in rows("confidence_weights")]
    assert len(names) == len(set(names)) and {LEAST, ALWAYS} <= set(names)
    assert 0 < least() < 0.5
