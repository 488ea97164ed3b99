"""The chain of spaCy components, in the one place where their order is written down."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from pipeline.annotate.inflection import nouns_with_particle
from pipeline.annotate.tokeniser import RememberingTokeniser
from pipeline.layers import ModelError, Report, Section, register_extensions

SHIPPED = Path(__file__).parent.parent / "model"

MODULES = (
    "sentences", "encoder", "consistent_names", "time", "names", "entities", "groups", "coreference", "money",
    "provisions", "triggers",
)  # fmt: skip
"""Modules of this package that register factories."""

LAYERS = ("time_expressions", "names", "entities", "groups", "coreference", "money", "provisions", "triggers")
"""Components added behind the model's own, in this order: each reads only what stands before it."""


EMPTY_TOKENISER = "civic_event_tables.EmptyTokeniser.v1"


@spacy.registry.tokenizers(EMPTY_TOKENISER)
def make_empty_tokeniser() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, for a model that brings them all: the English ones would be made only to be thrown away."""
    return lambda nlp: RememberingTokeniser(nlp.vocab)


def register() -> None:
    """Import every module that registers a factory (also done by the entry points of an installed package)."""
    register_extensions()
    for module in MODULES:
        importlib.import_module(f"pipeline.annotate.{module}")


def build(model: str = "") -> Language:
    """The whole annotation pipeline on the shipped model or on another installed spaCy English pipeline (name or path).

    Raises ModelError where the model is missing, damaged, or has no dependency parse.
    """
    register()
    name = model or str(SHIPPED)
    try:
        nlp = spacy.load(name, config={} if model else {"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENISER}}})
    except (OSError, ValueError) as error:
        raise ModelError(f"the language model {name!r} cannot be loaded: {error}") from error
    missing = {"DEP", "POS"} - {attribute.upper() for attribute in _sets(nlp)}
    if missing:
        raise ModelError(f"the language model {name!r} has no dependency parser and tagger; choose another with --model")
    tokeniser = nlp.tokenizer
    if isinstance(tokeniser, Tokenizer):
        for noun in nouns_with_particle():
            for word in (noun, noun.capitalize()):
                tokeniser.add_special_case(word, [{ORTH: word}])
        tokeniser.add_special_case("X.", [{ORTH: "X"}, {ORTH: "."}])  # of the platform, hardly ever an initial: "wrote on X. He was arrested"
    nlp.max_length = 50_000_000
    for layer in LAYERS:
        nlp.add_pipe(layer)
    return nlp


def _sets(nlp: Language) -> set[str]:
    found = set()
    for name in nlp.pipe_names:
        for attribute in nlp.get_pipe_meta(name).assigns:
            found.add(attribute.removeprefix("token."))
    return found


def begin(nlp: Language, report: Report, sections: list[Section]) -> Doc:
    """One report's Doc with its tokens and its layout, to be passed through the components."""
    doc = nlp.make_doc(report.text)
    doc._.report = report
    doc._.sections = sections
    doc._.boundaries = sorted(
        {edge for s in sections for edge in (s.start, s.heading_start, s.heading_end, s.end)}
    )
    return doc


def annotate(nlp: Language, report: Report, sections: list[Section]) -> Doc:
    """One report's Doc with every layer set."""
    return nlp(begin(nlp, report, sections))
