"""Docs with names as a tagger would give them, on a blank tokeniser, so that tests of names need no trained model."""

from __future__ import annotations

import re

import spacy
from spacy.tokens import Doc, Span

import pipeline.annotate.encoder  # noqa: F401  (declares span._.label_scores)
from pipeline.annotate.entities import entities
from pipeline.annotate.names import names
from pipeline.annotate.tokeniser import report_tokeniser
from pipeline.layers import Entity, Report, register_extensions

register_extensions()
_NLP = spacy.blank("en")
_NLP.tokenizer = report_tokeniser(_NLP)
_NLP.add_pipe("sentencizer")
_TAG = re.compile(r"\[(PERSON|ORG|LOC|FAC|MISC|NORP|DATE) ([^\]]+)\]")
_NOUNS = {"agency", "site", "union", "unit", "party", "newspaper", "organisation", "project", "alliance", "movement", "leader", "journalist", "lawyer", "president", "chair", "founder",
          "journalists", "lawyers", "reporters", "daily", "court", "residents", "police", "editor", "citizen", "musician", "director", "student", "blogger", "activist", "reporter"}  # fmt: skip


def tagged(text: str, country: str = "KEN") -> Doc:
    """A Doc of a report on `country`, with `[LABEL words]` as `doc.ents`. Nouns, names and prepositions have their part of speech."""
    plain, marks, at = "", [], 0
    for match in _TAG.finditer(text):
        plain += text[at : match.start()]
        marks.append((len(plain), len(plain) + len(match.group(2)), match.group(1)))
        plain += match.group(2)
        at = match.end()
    doc = _NLP(plain + text[at:])
    for token in doc:
        token.pos_ = ("NOUN" if token.lower_ in _NOUNS else "DET" if token.lower_ in ("the", "a", "an") else "ADP" if token.lower_ in ("of", "for", "in", "from", "at", "with", "on")
                      else "ADJ" if token.lower_ in ("executive", "former") else "AUX" if token.lower_ in ("is", "was", "were") else "PUNCT" if token.is_punct else "PROPN" if token.text[0].isupper() else "VERB"
                      if token.text.endswith("ed") else "X")  # fmt: skip
        if token.pos_ == "NOUN" and token.text.endswith("s"):
            token.set_morph("Number=Plur")
        token.lemma_ = "be" if token.lower_ in ("is", "was", "were") else token.lower_.removesuffix("s") if token.pos_ == "NOUN" else token.lower_
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in marks]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    doc._.report = Report(f"{country.lower()}-2025-01-01", "", "", doc.text, country=country, published_on="2025-01-01")
    doc._.sections = []
    return doc


def found(text: str, country: str = "KEN") -> list[tuple[str, str]]:
    """(words, kind) of the names that the component `names` makes of a tagged text."""
    doc = names(tagged(text, country))
    return [(span.text, span.label_) for span in doc.spans["names"]]


def linked(text: str, country: str = "KEN") -> list[Entity]:
    """The entities of a tagged text."""
    doc = entities(names(tagged(text, country)))
    return list(doc._.entities)


def of_kind(text: str, kind: str, country: str = "KEN") -> dict[str, Entity]:
    """Name → entity of one kind."""
    return {entity.name: entity for entity in linked(text, country) if entity.kind == kind}
