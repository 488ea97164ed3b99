"""Mending heads in a parse."""

from pipeline.annotate.clause_repairs import join_to
from pipeline.annotate.parse import parse_of
from tests.parsed import parsed


def test_a_word_is_not_joined_below_itself() -> None:
    title, name, verb = parse_of(parsed("nurse NOUN nsubj 3\nWambui PROPN appos 1\nfled VERB root 0 past"))
    join_to(title, name)
    join_to(verb, verb)
    assert (title.head, name.head, verb.head) == (verb, title, verb)
