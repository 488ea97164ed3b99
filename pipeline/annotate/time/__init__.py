"""Time expressions: found by form (`grammar`), valued from words and context (`resolution`), carried by the Doc.

The component works on a blank English pipeline; it needs no parse:

    >>> import spacy, pipeline.annotate.time
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("time_expressions")
    >>> [(t.text, t.edtf) for t in nlp("He was held from 3 to 5 May 2023.")._.times]
    [('3 to 5 May 2023', '2023-05-03/2023-05-05')]
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.time.durations import Duration, parse_duration
from pipeline.annotate.time.resolution import find_times
from pipeline.layers import register_extensions

__all__ = ["Duration", "TimeExpressions", "find_times", "parse_duration"]

register_extensions()


class TimeExpressions:
    """The component. Reads `doc.text`, `doc._.report` and `doc._.sections`; without a report nothing is resolved against publication.

    Sets `doc._.times` (exact character offsets) and `doc.spans["time"]` (widened to tokens). `news` and `references` as in `find_times`.
    """

    def __init__(self, news: bool = False, references: bool = False) -> None:
        self.news = news
        self.references = references

    def __call__(self, doc: Doc) -> Doc:
        doc._.times = find_times(text_of(doc), doc._.report, doc._.sections, news=self.news, references=self.references)
        spans = [doc.char_span(t.start, t.end, label=t.kind.upper(), alignment_mode="expand") for t in doc._.times]
        doc.spans["time"] = [span for span in spans if span is not None]
        return doc


@Language.factory("time_expressions", assigns=["doc._.times"], default_config={"news": False, "references": False})
def make_time_expressions(nlp: Language, name: str, news: bool = False, references: bool = False) -> TimeExpressions:
    """The component, as a spaCy factory with its settings."""
    return TimeExpressions(news, references)
