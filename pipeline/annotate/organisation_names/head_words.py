"""The words that names of organisations are built on, and the bodies whose names do not tell that they are any.

Head words are in vocabulary/organisation_kinds.csv, worldwide bodies in organisations.csv. Called by the other modules of the package,
and from wherever a name is to be told for a body’s.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from pipeline.annotate.parse import Doc
from pipeline.vocabulary import rows, word_list

LOWER_KINDS = {"party", "media", "ngo", "informal", "company"}
MASTHEADS = word_list("organisation_names.mastheads")
"""First words of outlets' names that are no name by themselves."""
LEGAL = word_list("organisation_names.legal")
"""Head words of rights and laws, which are no organisations."""
OF_NEWS = word_list("organisation_names.of_news")
_NOT_DESCRIBING = word_list("organisation_names.not_describing")


@cache
def known_bodies() -> dict[str, dict[str, str]]:
    """Form of a body whose name alone does not tell what it is → its row of vocabulary/organisations.csv."""
    forms = ((form, row) for row in rows("organisations") for form in (row["name"], *row["aliases"].split(";")) if form)
    return {shown: row for form, row in forms for shown in (form, form.removeprefix("The "))}


def heads() -> frozenset[str]:
    """Words that make a capitalised phrase the name of an organisation."""
    return words_placed("name", "both")


def linking_heads() -> frozenset[str]:
    """Words whose name goes on behind "of", "for", "on": heads and offices ("UN Special Rapporteur on …")."""
    return words_placed("name", "both", "office")


@cache
def describing() -> frozenset[str]:
    """Nouns that call what is named behind them a body; "group" only with a word of its own."""
    return frozenset(row["word"] for row in rows("organisation_kinds")) - _NOT_DESCRIBING


def is_kind_of_body(word: str) -> bool:
    """Whether a common noun behind a name says that it is a party, outlet, association, movement or firm."""
    return kinds().get(word) in LOWER_KINDS


@cache
def kinds() -> dict[str, str]:
    """Head word of a body → its kind."""
    return {row["word"]: row["kind"] for row in rows("organisation_kinds")}


def begins_as_body(name: str) -> bool:
    """Whether the first word of a name means an organisation in another language ("Observatoire …", "Fundación …")."""
    return name.split()[0].lower() in words_placed("first")


@cache
def words_placed(*values: str) -> frozenset[str]:
    """Head words that stand in one of these places of a name."""
    return frozenset(row["word"] for row in rows("organisation_kinds") if row["place"] in values)


def head_word(doc: Doc, start: int, end: int) -> str:
    """The noun that an organisation's name is built on: before its first "of"/"for", else the last word."""
    for before, word in pairwise(doc.tokens[start:end]):
        if word.lower_ in ("of", "for", "on", "against"):
            return before.lower_
    return doc[end - 1].lower_
