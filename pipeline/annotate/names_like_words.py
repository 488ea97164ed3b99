"""People whose given name is a word of English ("Gift Banda", "Memory Chirwa"), which the tagger takes for the word."""

from __future__ import annotations

from pipeline.annotate import gazetteer
from pipeline.annotate.inflection import is_known_noun
from pipeline.annotate.organisation_names.head_words import head_word, heads, known_bodies
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.places import place_types, venue_words
from pipeline.vocabulary import word_list

_GIVEN = word_list("names_like_words.given")
_LONGEST = 2  # family names that may follow


def named_like_words(doc: Doc, found: list[Span]) -> list[Span]:
    """A given name of the list with the family names behind it, where these are no words of English and the whole is no part of the
    name of a body or place."""
    bodies = {t.i for span in found if span.label_ == "ORG" and (span.text in known_bodies() or head_word(doc, span.start, span.end) in heads()) for t in span}
    out: list[Span] = []
    for token in doc:
        if token.text not in _GIVEN or token.i in bodies or token.i and doc[token.i - 1].text.istitle() and doc[token.i - 1].pos_ == "PROPN":
            continue
        end = token.i + 1
        while end < min(len(doc), token.i + 1 + _LONGEST) and doc[end - 1].whitespace_ == " " and _is_family_name(doc[end]):
            end += 1
        follows = doc[end] if end < len(doc) else None
        goes_on = follows is not None and doc[end - 1].whitespace_ == " " and (
            follows.text[0].isupper() and follows.pos_ in ("PROPN", "NOUN") or follows.lower_ in heads() | venue_words())
        if end > token.i + 1 and not goes_on:
            out.append(Span(doc, token.i, end, label="PERSON"))
    return out


def _is_family_name(token: Token) -> bool:
    word = token.lower_
    plain = is_known_noun(word) or word in heads() or word in place_types() or word in venue_words()
    return (token.text.istitle() and token.is_alpha and token.pos_ == "PROPN" and not plain and token.text not in gazetteer.demonyms()
            and gazetteer.country(token.text) is None)
