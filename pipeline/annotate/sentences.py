"""Sentence boundaries from punctuation, before anything is parsed.

Component `report_sentences`. Reads: tokens and `doc._.boundaries` (offsets where a sentence must start, or None). Sets:
`token.is_sent_start` of every token. White space belongs to the sentence before it.

A sentence starts at each boundary of the layout: the places in `doc._.boundaries` and after every line break. Elsewhere
it starts after a full stop, question mark, exclamation mark or ellipsis, with the quotes and brackets that close after
it, where the next word looks like a beginning. A full stop ends nothing after an initial ("A. Karimov"), an abbreviation
of `vocabulary/abbreviations.csv`, the number that opens a list item ("1. The"), nor inside brackets. An abbreviation that
may end a sentence (ends_sentence = yes, and letters with full stops such as "U.S.") ends it only before a capitalised
function word, since a name would follow it as well inside a sentence. A colon ends one only before a capitalised function
word ("… in the following cases: On 3 May, …").
"""

import csv
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import numpy as np
from spacy.attrs import SENT_START
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc, Token

import pipeline.layers  # noqa: F401  (declares doc._.boundaries)
from pipeline.vocabulary import word_list

TERMINALS = frozenset((".", "!", "?", "…", "...", "....", "?!", "!?", "!!", "!!!", "??", "???", "؟"))
ENDINGS = frozenset((":", *(mark[-1] for mark in TERMINALS)))
"""Last characters of the tokens with which a sentence may end."""
LINE_BREAKS = "\n\r\u2028\u2029\x0c"
CLOSERS = frozenset(("”", "’", ")", "]", "»", "}", "“”"))
OPENERS = frozenset(("“", "‘", "‘‘", "``", "(", "[", "«", "{", "„", "¿", "¡", "‘’", "''", '"', "'", "’’"))
BULLETS = frozenset(("•", "-", "–", "—", "*", "●", "▪", "·"))
STRAIGHT = {'"': '"', "'": "'", "''": "''", "‘’": "''", "’’": "''", "‘‘": "''", "``": "''"}
"""Quotation marks that open and close alike, or are mixed up in practice -> the pair; they close where one is open."""

NUMBERED = word_list("sentences.numbered")
"""Short forms before a number, in small letters ("Decree-Law no. 2022-54"); before anything else "no." ends a sentence."""

LONGEST = 1500
"""Tokens of a sentence; a longer one (a table or a text without full stops) is cut, since the parse grows with the square."""

SHORTEST_INTRODUCTION = 6
"""Tokens before a colon that make a sentence, more than a label or "The ministry said:"."""

LONGEST_BRACKET = 60
"""Tokens after which an opening bracket that never closed counts no more."""


@cache
def abbreviations() -> dict[str, bool]:
    """Abbreviation as printed, with its full stop -> whether it may end a sentence."""
    text = files("pipeline.vocabulary").joinpath("abbreviations.csv").read_text(encoding="utf-8")
    return {row["abbreviation"]: row["ends_sentence"] == "yes" for row in csv.DictReader(text.splitlines())}


@Language.factory("report_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_report_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return report_sentences


def report_sentences(doc: Doc) -> Doc:
    """Set the sentence boundaries of one Doc."""
    forced = sorted(doc._.boundaries or ())
    starts = [False] * len(doc)
    opened: set[str] = set()  # straight quotes that are open
    bracket = -1  # token of the bracket that is open
    first = 0
    ended = False
    next_forced = 0
    reference_end = 0  # token after a numbered reference such as "[21]", which belongs to the sentence before it
    broken = False  # whether the token before is white space with a line break
    for place, token in enumerate(doc):
        text = token.text
        layout = False
        while next_forced < len(forced) and forced[next_forced] <= token.idx:
            layout, next_forced = True, next_forced + 1
        if token.is_space:
            if layout and place:
                starts[place] = True
                first = place
            broken = any(mark in text for mark in LINE_BREAKS)
            continue
        layout, broken = layout or broken, False
        in_reference = place < reference_end or text == "[" and _reference_end(doc, place) > 0
        if place and (layout or (ended and not in_reference and _begins(token, opened))):
            starts[place] = True
            first, ended, bracket = place, False, -1
            if layout:
                opened.clear()
        if text in ("(", "["):
            bracket = place
        elif text in (")", "]"):
            bracket = -1
        pair = STRAIGHT.get(text)
        closes = text in CLOSERS if pair is None else _closes(token, opened)
        if ended and closes:
            opened.discard(pair or text)
            continue
        if ended and text == "[" and reference_end <= place:
            reference_end = _reference_end(doc, place)
        if place < reference_end:
            continue
        if pair is not None:
            (opened.discard if closes else opened.add)(pair)
        if text == ")" and place > first + 1 and doc[place - 1].text in TERMINALS:
            ended = True
            continue
        in_bracket = bracket >= 0 and place - bracket < LONGEST_BRACKET
        ended = text[-1] in ENDINGS and not in_bracket and _ends(token, first)
    if len(doc):
        starts[0] = True
        _cut_the_longest(doc, starts)
        doc.from_array([SENT_START], np.where(starts, 1, -1).astype(np.int64).view(np.uint64)[:, None])  # type: ignore[arg-type]
    return doc


def _cut_the_longest(doc: Doc, starts: list[bool]) -> None:
    """Start a new sentence wherever one would exceed `LONGEST`: behind its last comma or semicolon in reach, else anywhere."""
    first = 0
    for place in range(1, len(doc)):
        if starts[place]:
            first = place
        elif place - first >= LONGEST:
            cuts = (at for at in range(place, first + LONGEST // 2, -1) if doc[at - 1].text in {",", ";", "•", "|"})
            first = next(cuts, place)
            starts[first] = True


def _closes(token: Token, opened: set[str]) -> bool:
    """Whether a straight or mixed-up quotation mark closes: by the spaces around it, else if its pair is open."""
    spaced_before = token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space
    spaced_after = bool(token.whitespace_) or token.i + 1 == len(token.doc) or token.nbor(1).is_space
    if spaced_before != spaced_after:
        return spaced_after
    return STRAIGHT[token.text] in opened


def _reference_end(doc: Doc, place: int) -> int:
    """The place after a numbered reference that starts here, such as "[21]"; 0 where none does."""
    if doc[place].text != "[" or place + 2 >= len(doc) or doc[place + 2].text != "]":
        return 0
    return place + 3 if doc[place + 1].text.isdecimal() else 0


def _ends(token: Token, first: int) -> bool:
    """Whether a sentence may end with this token, as far as the words up to it tell."""
    text = token.text
    if text == ":":
        return token.i - first >= SHORTEST_INTRODUCTION and _introduces(token)
    if text in TERMINALS:
        if text != "." or token.i == first:
            return True
        before = token.nbor(-1)
        if before.is_space or token.idx != before.idx + len(before):
            return True
        if before.i == first and (before.is_digit or len(before) == 1):
            return False
        if len(before) == 1 and before.is_alpha and before.is_upper:
            return before.text == "I" or before.text == "X" and before.i > first and before.nbor(-1).is_lower  # "wrote on X."
        if before.lower_ in NUMBERED and token.i + 1 < len(token.doc) and token.nbor(1).text[0].isdigit():
            return False
        return abbreviations().get(before.text + ".", True)
    if len(text) < 2 or text[-1] not in ".!?…":
        return False
    if text[-1] != "." or text in abbreviations():
        return abbreviations().get(text, True)
    return len(text) > 2


def _introduces(colon: Token) -> bool:
    """Whether a colon introduces a sentence of its own: "The following were fined: On 3 May, A …"."""
    behind = colon.nbor(1) if colon.i + 1 < len(colon.doc) and colon.whitespace_ else None
    return behind is not None and behind.text.istitle() and behind.lower_ in STOP_WORDS


def _begins(token: Token, opened: set[str]) -> bool:
    """Whether a sentence may begin with this token, after one that may have ended."""
    text = token.text
    if _closes(token, opened) if text in STRAIGHT else text in CLOSERS:
        return False
    before = token.nbor(-1)
    while before.i and (
        before.is_space or before.text == "[" or before.is_digit or before.text in CLOSERS or before.text in STRAIGHT
    ):
        before = before.nbor(-1)
    word = _first_word(token)
    if before.text not in TERMINALS and before.text[-1] == "." and "." in before.text[:-1] + ".":
        return _after_abbreviation(before, word)
    if before.text == "." and before.i and abbreviations().get(before.nbor(-1).text + "."):
        return _after_abbreviation(before, word)
    if word is None:
        return text not in (",", ";", ":") and not token.is_punct
    first = word.text[0]
    if first.isdigit() or first.isupper() or not first.isalpha():
        return True
    return not first.islower()


def _after_abbreviation(before: Token, word: Token | None) -> bool:
    """After "U.S." or "etc.": only a capitalised function word begins a sentence."""
    return (
        word is not None and word.text[0].isupper() and word.lower_ in STOP_WORDS and before.text not in ("v.", "vs.")
    )


def _first_word(token: Token) -> Token | None:
    """The token, or the first one after opening quotes, brackets and bullets."""
    doc = token.doc
    for place in range(token.i, min(token.i + 5, len(doc))):
        candidate = doc[place]
        if candidate.text not in OPENERS and candidate.text not in BULLETS and not candidate.is_space:
            return None if candidate.is_punct and candidate.text not in OPENERS else candidate
    return None
