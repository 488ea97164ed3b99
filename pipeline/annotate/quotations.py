"""Quotations: where they stand, what is said or called by them, and words that stand in inverted commas alone ("called them “vultures”")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.parse import Token

QUOTATION = re.compile(r"“[^“”\n]{1,600}”|‘’[^\n]{1,600}?’’|''[^\n]{1,600}?''|\"[^\"\n]{1,600}\"")
SPEECH_MARKS = {"“", "”", "«", "»", "``", "''", '"'}
OPENING_QUOTES = {"“", "‘", "‘’", "''", "``", '"', "«"}
CLOSING_QUOTES = {"”", "’", "’’", "''", '"', "»"}
NAMED_WITHIN = 14  # words behind a verb of naming within which the quotation opens
QUOTED_WORDS = 4  # shorter quotations are words the report itself uses, put in inverted commas
QUOTES = {"“", "”", "‘", "’", "‘’", "’’", "''", "``", '"', "'"}


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Character spans of quotations long enough to be somebody else's words."""
    return [match.span() for match in QUOTATION.finditer(text) if len(match.group().split()) >= QUOTED_WORDS]


def in_inverted_commas(token: Token) -> bool:
    """Whether the word alone is quoted: said by somebody else, or not meant literally ("‘threatened’ him")."""
    around = [token.doc[i].text for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return len(around) == 2 and all(text in QUOTES for text in around)


def quotation_behind(verb: Token) -> list[Token]:
    """The mark that opens the quotation in which a verb of naming says what somebody is ("called them “vultures”")."""
    for right in verb.doc.tokens[verb.i + 1:min(verb.i + 1 + NAMED_WITHIN, verb.sent.end)]:
        if right.text in OPENING_QUOTES:
            return [right]
        if right.text in (";", ":") or right.pos_ == "VERB" and "Fin" in right.morph.get("VerbForm", []) and right.dep_ == "conj":
            return []
    return []


def words_quoted(verb: Token) -> list[Token]:
    """The words of the quotation behind a verb of naming."""
    words = []
    for mark in quotation_behind(verb):
        for word in verb.doc.tokens[mark.i + 1:verb.sent.end]:
            if word.text in CLOSING_QUOTES:
                break
            words.append(word)
    return words


def quoted_content(verb: Token) -> list[Token]:
    """The clauses said that hold, or are, a quotation, before or behind the verb (“the term is too long”, said his wife)."""
    return [clause for clause in clauses.children(verb, "ccomp", "parataxis", "obj") if any(t.text in SPEECH_MARKS for t in clause.subtree)]


def quotation_announced(verb: Token) -> list[Token]:
    """The mark that opens the quotation behind the colon that ends the clause of a verb of speech, in its sentence or as a paragraph of its own
    ("X said: “…”", "X declared that:", and the quotation below)."""
    tokens = verb.doc.tokens
    colon = next((t for t in tokens[verb.i + 1:min(verb.i + 1 + NAMED_WITHIN, verb.sent.end)] if t.text == ":"), None)
    behind = next((t for t in tokens[colon.i + 1:colon.i + 3] if not t.is_space), None) if colon is not None else None
    return [behind] if behind is not None and behind.text in OPENING_QUOTES else []
