"""What makes a telling surer raises its confidence, whatever else is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.layers import Event, Participant
from pipeline.relate.confidence import confidence

KINDS = st.sampled_from(["detention", "statement", "other", "sentence", "protest"])
WEIGHTS = st.floats(0.3, 1.0)


def event(kind: str, entity: int | None = None, date: str = "", status: str = "occurred", people: bool = True) -> Event:
    somebody = [Participant("target", "group" if entity is None else "person", entity, 0, 1, "x")] if people else []
    one = Event(kind, status, 1, 0, 1, "x", 0, 1, "x", participants=somebody, date="2024-05" if date else "")  # type: ignore[arg-type]
    one.basis = {"date": date} if date else {}
    return one


@given(KINDS, WEIGHTS, WEIGHTS)
def test_a_surer_trigger_never_lowers_it(kind: str, first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert 0 <= confidence(event(kind), low, [], False) <= confidence(event(kind), high, [], False) <= 1


@given(KINDS, WEIGHTS)
def test_who_when_and_where_raise_it(kind: str, weight: float) -> None:
    def of(one: Event, *anchors: str, generic: bool = False) -> float:
        return confidence(one, weight, list(anchors), generic)

    assert of(event(kind, people=False)) < of(event(kind)) < of(event(kind, entity=1))
    assert of(event(kind)) < of(event(kind, date="from another sentence")) < of(event(kind, date="“May” in the clause"))
    assert of(event(kind)) < of(event(kind), "place")
    assert of(event(kind, status="not_occurred")) < of(event(kind)) and of(event(kind), generic=True) < of(event(kind))


def test_a_named_person_on_a_stated_day_is_above_the_middle_and_a_vague_telling_below() -> None:
    assert confidence(event("detention", entity=1, date="“3 May” in the clause"), 1.0, ["person", "date"], False) > 0.7
    assert confidence(event("statement"), 0.6, [], False) < 0.4
