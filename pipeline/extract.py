"""One report → its facts: read, segment, annotate, relate. Knows nothing of other reports, files or clocks."""

from __future__ import annotations

import gc
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.parse import parse_of, release
from pipeline.annotate.pipeline import annotate, build
from pipeline.garbage import uncollected
from pipeline.layers import Report, ReportFacts
from pipeline.relate import relate
from pipeline.relate.back_references import back_references_of
from pipeline.relate.references import references_of
from pipeline.segment import segment


@cache
def language(model: str) -> Language:
    """The annotation pipeline of a model, built once per process."""
    nlp = build(model)
    gc.freeze()  # it stays as long as the process: nothing of it needs to be looked through for garbage
    return nlp


@cache
def _name_of(model: str) -> str:
    meta = language(model).meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def doc_of(report: Report, model: str = "") -> Doc:
    """The annotated Doc of a report."""
    return annotate(language(model), report, segment(report))


def facts_of(report: Report, model: str = "") -> ReportFacts:
    """All that one report yields before it is linked with the others."""
    with uncollected():
        doc = doc_of(report, model)
        facts = facts_from(doc, model)
        release(doc)
        return facts


def facts_from(doc: Doc, model: str = "") -> ReportFacts:
    """The same from the report's annotated Doc."""
    events = relate(doc)
    return ReportFacts(
        report=doc._.report,
        sections=doc._.sections,
        times=doc._.times or [],
        entities=doc._.entities or [],
        mentions=doc._.mentions or [],
        events=events,
        references=references_of(doc, events),
        back_references=back_references_of(doc, events),
        words=sum(not (token.is_space or token.is_punct) for token in parse_of(doc)),
        model=_name_of(model),
    )
