"""Mending heads in a parse."""

from collections.abc import Sequence

from pytest import MonkeyPatch

from pipeline.annotate.parse import Token, parse_of
from pipeline.annotate.tree import join_to
from tests.parsed import parsed


def test_a_word_is_not_joined_below_itself() -> None:
    title, name, verb = parse_of(parsed("nurse NOUN nsubj 3\nWambui PROPN appos 1\nfled VERB root 0 past"))
    join_to(title, name)
    join_to(verb, verb)
    assert (title.head, name.head, verb.head) == (verb, title, verb)


def test_a_sentence_that_is_no_tree_any_more_has_the_heads_of_the_parser(monkeypatch: MonkeyPatch) -> None:
    def spoil(tokens: Sequence[Token], sentences: object) -> None:
        nurse, _, fled = tokens
        nurse.head, fled.head = fled, nurse
        nurse.dep_, fled.children = "obj", (nurse,)

    monkeypatch.setattr("pipeline.annotate.parse.reread", spoil)
    nurse, name, fled = parse_of(parsed("nurse NOUN nsubj 3\nWambui PROPN appos 1\nfled VERB root 0 past"))
    assert (nurse.head, name.head, fled.head) == (fled, nurse, fled)
    assert nurse.dep_ == "nsubj" and nurse.children == (name,) and fled.left_edge is nurse
