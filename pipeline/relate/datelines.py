"""The place and day at the head of a press release ("Nairobi, 10 September 2020 – …"): where and when it was written, not where and when what it
tells happened."""

from __future__ import annotations

from pipeline.annotate.chronicles import parts_of_head
from pipeline.annotate.doc_text import paragraph_start, starting_in, text_of
from pipeline.annotate.parse import Doc


def is_in_dateline(offset: int, doc: Doc) -> bool:
    """Whether a character stands in such a head: its day is that on which the report came out."""
    report, start = doc._.report, paragraph_start(doc, offset)
    parts = parts_of_head(text_of(doc), start)
    if report is None or len(parts) < 2 or offset >= parts[-1]:
        return False
    return any(t.kind == "date" and t.date_start == report.published_on for t in starting_in(doc._.times, start, parts[-1]))
