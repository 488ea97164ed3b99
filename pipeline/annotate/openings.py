"""What opens a sentence before a colon or dash: the day and the place of what it tells ("3 May 2024: police …", "Sfax, 9 April –
Armed men …"), which the parser takes for the main thing said; also before a comma, where a day and a town of the country come first
("2 June, Semey, the court …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate import gazetteer
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to, make_root, subject_relation

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_MARKS = {":", "–", "—", "-"}
_LONGEST = 14
"""Tokens of an opening with its mark."""
_WORDS = 4
"""More words than the name of a town has."""


def opening_mark(sentence: Span) -> Token | None:
    """The colon or dash behind an opening that has nothing but days and places, and before a clause; None where there is none."""
    first = sentence[0]
    while first.is_space and first.i + 1 < sentence.end:
        first = first.nbor()
    if first.is_space or not (first.ent_type_ or first.pos_ in ("ADP", "PROPN", "NUM")):
        return None
    dated = placed = bracketed = False
    unknown = 0
    for token in sentence.doc.tokens[first.i:min(first.i + _LONGEST, sentence.end - 1)]:
        if token.text in _MARKS and (token.text in ":—" or token.i > first.i and token.nbor(-1).whitespace_):  # not "X-led"
            goes_on = token.nbor().ent_type_ == "DATE" or any(t.text == ":" for t in sentence.doc.tokens[token.i + 1 : min(token.i + _WORDS, sentence.end - 1)])
            if token.text != ":" and (dated or placed) and goes_on:  # "3 May – 5 May: …", "3 May – Sfax: …"
                continue
            dated = dated or token.text == ":" and _is_day(token)
            told = unknown < _WORDS if dated else placed and not unknown  # beside a day, a town may be one that the model does not know
            return token if told and not token.nbor().is_punct else None
        if token.text == "," and dated and not token.ent_type_ and (comma := _behind_town(token, sentence)) is not None:
            return comma
        bracketed = token.text == "(" or bracketed and token.text != ")"  # "NAIROBI (Agence X) –"
        if token.ent_type_ == "DATE":
            dated = True
        elif token.ent_type_ in OF_PLACE:
            placed = True
        elif token.pos_ == "PROPN" and not dated and not bracketed:
            unknown += 1
        elif not bracketed and token.text not in (",", ")", "/") and token.lower_ not in ("on", "in"):
            return None
    return None


def _behind_town(comma: Token, sentence: Span) -> Token | None:
    """The comma behind the name of a town of the report's country, all that stands between it and another comma."""
    doc, report = sentence.doc, sentence.doc._.report
    second = next((t for t in doc.tokens[comma.i + 2 : min(comma.i + 2 + _WORDS, sentence.end - 1)] if t.text == ","), None)
    if second is None or second.nbor().is_punct or report is None:
        return None
    return second if gazetteer.towns(doc[comma.i + 1 : second.i].text, report.country) else None


def _is_day(colon: Token) -> bool:
    """Whether a day stands right behind a colon."""
    behind = colon.nbor()
    return (behind.nbor() if behind.pos_ == "ADP" and behind.i + 1 < len(colon.doc) else behind).ent_type_ == "DATE"


def clause_start(token: Token) -> int:
    """Where the clause begins that the opening of a sentence goes with, for a word of that opening; else the place of the word."""
    mark = opening_mark(token.sent)
    return mark.i + 1 if mark is not None and token.i < mark.i else token.i


def read_opening(sentence: Span) -> None:
    """Makes the clause behind an opening the main one, and what the opening names when and where that was."""
    mark = opening_mark(sentence)
    if mark is None:
        return
    top = sentence.root
    if top.i < mark.i:
        behind = [c for c in top.children if c.i > mark.i and not c.is_punct]
        main = next((c for c in behind if c.pos_ == "VERB" and c.dep_ == "parataxis"), None) or next((c for c in behind if c.pos_ in ("VERB", "NOUN", "PROPN")), None)
        if main is None:
            return
        make_root(main)
        top.dep_ = "obl:unmarked"
        top = main
    opening = [t for t in sentence.doc.tokens[sentence.start:mark.i] if not t.is_punct and not t.is_space]
    for token in sentence.doc.tokens[mark.i + 1:sentence.end]:
        if token.head.i < mark.i and token is not top:
            join_to(token, top)
            if token.dep_ == "appos" and not any(c.dep_ in ("nsubj", "nsubj:pass") and c.i > mark.i for c in top.children):
                token.dep_ = subject_relation(top)
    for token in opening:
        if token.head.i > mark.i or token.ent_type_ == "DATE" and token.head.ent_type_ != "DATE":
            if token.head is not top:
                join_to(token, top)
            token.dep_ = "obl" if has_child(token, "case") else "obl:unmarked"
