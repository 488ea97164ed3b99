"""Plain text with lines broken at a width, as a mail program leaves it."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.plain import read
from pipeline.read.unwrapped import unwrapped

PARAGRAPHS = [
    "Lake Forum, Hill Rights Centre",
    "14 June 2025. This update covers developments from January to May 2025. Police dispersed three marches, and a court in the capital jailed a 67-year-old teacher for a poem. "
    "Two newspapers lost their licences, and the law on foreign funding, which the president had promised to drop, was adopted on its third reading by a wide majority.",
    "Association",
    "On 3 May, the registrar refused for the third time to register the Women’s League of the Lakes, a group of market traders who want to be heard on taxes. The league has appealed. "
    "Its chair, Rosa Quispe, said that she had been told by a clerk to come back after the election, when all of this would be forgotten.",
    "• Two of its members were fined 200 each on 9 May for having met in a private house without leave.",
    "Expression",
    "On 12 May, plain-clothes officers searched the newsroom of Radio Lakes and took its director, Ana Reyes, to the central police station, where she was questioned for six hours. "
    "She was let go at midnight, without her telephone, and told not to leave the district before her case had been heard by a judge.",
]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_paragraphs_broken_at_a_width_are_put_together(width: int) -> None:
    mail = "\n\n".join(textwrap.fill(words, width) for words in PARAGRAPHS)
    assert [line for line in read(mail.encode()).text.split("\n") if line] == PARAGRAPHS


def test_lines_that_were_not_broken_at_a_width_stay() -> None:
    whole = "\n\n".join(PARAGRAPHS)
    poem = "\n".join(["The lake is wide,", "The hill is steep,", "And those who sang", "Are fast asleep."] * 4)
    table = "\n".join(f"{day} May 2025, a rally of nurses in town number {day} was banned." for day in range(10, 30))
    for text in (whole, poem, table):
        assert unwrapped(text) == text


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=90), max_size=30))
def test_no_word_is_lost_and_nothing_is_put_together_twice(lines: list[str]) -> None:
    once = unwrapped("\n".join(lines))
    assert "".join(once.split()) == "".join("".join(lines).split())
    assert unwrapped(once) == once
