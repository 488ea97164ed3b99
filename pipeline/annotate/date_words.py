"""The words of a date in the parse: a year, a month and a preposition hang on their own date, a number behind its comma on the noun that it
counts, and a gerund behind "the" and a date is the noun of what happened then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.annotate.tree import has_child, join_to
from pipeline.calendar_words import MONTHS

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = "DATE"
_BEFORE_DATES = {"in", "on", "since", "by", "during", "until", "as"}
_PARTS = {"early", "late", "mid", "-"}
_WITHIN_SUBJECT = {"compound", "flat", "nmod:desc", "amod", "nummod"}
_COUNTED_WITHIN = 5
"""Tokens from a number to the noun that it counts ("23 civil society groups")."""


def read_dates(sentence: Span) -> None:
    """Joins the words of every date that names its month to each other, the preposition in front of it to the date, and makes an object of
    a gerund behind it that has an article ("condemned the April 2024 beating of X")."""
    tokens = sentence.doc.tokens
    for month in sentence:
        if month.ent_type_ == _DATE and _YEAR.fullmatch(month.text):
            _read_before_subject([month])
        if month.text not in MONTHS or month.ent_type_ != _DATE:
            continue
        day = month.nbor(-1) if month.i > sentence.start and month.nbor(-1).like_num and month.nbor(-1).ent_type_ == _DATE else month
        year = month.nbor() if month.i + 1 < sentence.end and _YEAR.fullmatch(month.nbor().text) else None
        words = [t for t in (day, month, year) if t is not None]
        for word in words[1:]:
            if word.head not in words and word is not day and day not in (word, word.head) and word not in day.ancestors:
                join_to(word, month if word is year else day)
                word.dep_ = "nmod:unmarked"
        behind = words[-1].i + 1
        if behind < sentence.end and tokens[behind].pos_ == "NOUN" and month.head not in words and month.head.ent_type_ == _DATE and any(
                t.ent_type_ != _DATE for t in tokens[month.head.i : day.i]):
            join_to(month, tokens[behind])  # "on 5 May, X challenged a 2 | April | ruling"
            month.dep_ = "nmod:unmarked"
        first = next((i for i in range(day.i - 1, sentence.start - 1, -1) if tokens[i].ent_type_ != _DATE or tokens[i].pos_ == "ADP"), -1)
        if first >= sentence.start and tokens[first].dep_ == "case" and tokens[first].head.i > words[-1].i and tokens[first].head.ent_type_ == _DATE:
            join_to(tokens[first], day)
        _read_before_subject(words)
        if behind + 2 < sentence.end and tokens[behind].text == ",":
            _read_as_count(tokens[behind + 1])
        if behind < sentence.end and tokens[behind].tag_ == "VBG":
            _read_as_noun(tokens[behind], words, first)


def _read_before_subject(date: list[Token]) -> None:
    """Gives a date with a preposition to the verb, where the parser made it a part of the subject right behind it ("In September | police
    charged X")."""
    top = next((word for word in date if word.head not in date), date[0])
    first = next(i for i in range(date[0].i - 1, -2, -1) if i < top.sent.start or top.doc[i].lower_ not in _PARTS)
    mark, subject = top.doc[max(first, top.sent.start)], top.head
    if mark.lower_ == "of" and mark.i > top.sent.start and mark.nbor(-1).lower_ == "as":
        mark = mark.nbor(-1)
    if subject is mark:
        subject = mark.head
    while subject.dep_ in _WITHIN_SUBJECT and subject.head.i > subject.i:
        subject = subject.head
    if mark.lower_ not in _BEFORE_DATES or mark.pos_ != "ADP" or subject.dep_ not in ("nsubj", "nsubj:pass") or not date[-1].i < subject.i < subject.head.i:
        return
    join_to(top, subject.head)
    top.dep_ = "obl"
    join_to(mark, top)


def _read_as_count(number: Token) -> None:
    """Gives a number behind the comma of a day to the noun in the plural that it counts ("On 3 May, 12 activists …")."""
    if number.pos_ != "NUM" or _YEAR.fullmatch(number.text):
        return
    for word in number.doc.tokens[number.i + 1 : number.i + _COUNTED_WITHIN]:
        if word.tag_ == "NNS":
            if number.head.i < number.i or number.dep_ == "compound" and number.head is word:
                join_to(number, word)
                number.dep_ = "nummod"
            return
        if word.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return


def _read_as_noun(gerund: Token, date: list[Token], before: int) -> None:
    """Makes a gerund the object of the verb in front of its article, where the parser took it for a verb."""
    doc = gerund.doc
    article = doc[before] if before > 0 else gerund
    verb = doc[article.i - 1] if article.i > gerund.sent.start else article
    of = doc[gerund.i + 1] if gerund.i + 1 < gerund.sent.end else gerund
    if article.pos_ != "DET" or of.lower_ != "of" or verb.pos_ != "VERB" or has_child(verb, "obj"):
        return
    if gerund.head is not verb:
        return
    join_to(article, gerund)
    for word in [w for w in date if w.head not in date]:
        join_to(word, gerund)
        word.dep_ = "nmod:unmarked"
    for child in gerund.children:
        if child.dep_ in ("obl", "obj") and child.i > gerund.i:
            child.dep_ = "nmod"
    article.dep_ = "det"
    gerund.dep_, gerund.pos_, gerund.tag_, gerund.lemma_, gerund.morph = "obj", "NOUN", "NN", gerund.lower_, {"Number": ["Sing"]}
