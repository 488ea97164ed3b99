"""Other mentions of a body that was named before, in full or shorter: "the Ministry", "Kilele’s accounts".

Called by `names`; `again` by `missed` and `introduced`, for the other places of what they found.
"""

from __future__ import annotations

from pipeline.annotate import gazetteer
from pipeline.annotate.name_forms import fold
from pipeline.annotate.organisation_names.head_words import head_word, heads
from pipeline.annotate.organisation_names.marks import in_bodies
from pipeline.annotate.parse import Doc, Span
from pipeline.vocabulary import words

_NAMED = {"PERSON", "LOC", "FAC"}


def short_forms(doc: Doc, found: list[Span]) -> list[Span]:
    """"the Ministry", "the Coalition": a capitalised head word after a full name that is built on it."""
    seen: dict[str, int] = {}
    for span in found:
        if span.label_ == "ORG" and len(span) > 1:
            for token in span:
                if token.lower_ in heads() or len(span) > 2 and token.is_alpha and token.lower_ == head_word(doc, span.start, span.end):
                    seen.setdefault(token.text, span.start)
    taken = {i for span in found for i in range(span.start, span.end)}
    return [
        Span(doc, token.i, token.i + 1, label="ORG")
        for token in doc
        if token.text in seen and token.i > seen[token.text] and token.i not in taken and token.i and token.text[0].isupper()
        and (doc[token.i - 1].text in ("the", "this", "that") or doc[token.i - 1].text == "The" and token.lower_ in heads())
        and not (token.i + 1 < len(doc) and (doc[token.i + 1].text[0].isupper() or doc[token.i + 1].lower_ in ("of", "for")))
        and token.text not in gazetteer.demonyms() and gazetteer.country(token.text) is None
    ]  # fmt: skip


def without_their_kind(doc: Doc, found: list[Span]) -> list[Span]:
    """Bodies told again without the word for their kind, which the tagger took for people or places: "the Kilele Foundation …
    Kilele’s accounts". The word is no place, no people, no part of anybody's name and no plain word of the text."""
    people = {token.text for span in found if span.label_ == "PERSON" and len(span) > 1 for token in span}
    first: dict[str, int] = {}
    for span in found:
        name = span[0].text
        plain = span.label_ == "ORG" and len(span) == 2 and span[1].lower_ in heads() and name.istitle() and len(name) > 3 and name not in people
        if plain and span[0].pos_ == "PROPN" and not gazetteer.candidates(name) and name not in gazetteer.demonyms() and fold(name) not in words("given_names", "name"):
            first.setdefault(name, span.end)
    if first:
        plain_words = {token.text for token in doc if token.is_lower}
        first = {name: end for name, end in first.items() if name.lower() not in plain_words}
    if not first:
        return []
    bodies = in_bodies(found)
    return [
        Span(doc, token.i, token.i + 1, label="ORG") for token in doc
        if token.i >= first.get(token.text, len(doc)) and token.i not in bodies and token.ent_type_ in _NAMED and not doc[token.i + 1 : token.i + 2].text[:1].isupper()
    ]  # fmt: skip


def again(doc: Doc, span: Span) -> list[Span]:
    """The other places of a name of two words or more."""
    if len(span) < 2:
        return []
    wanted = [token.text for token in span]
    starts = [token.i for token in doc if token.text == wanted[0] and token.i != span.start]
    return [Span(doc, i, i + len(wanted), label="ORG") for i in starts if [token.text for token in doc.tokens[i : i + len(wanted)]] == wanted]
