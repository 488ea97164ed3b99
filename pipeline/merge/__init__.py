"""Tellings of one event in one report → one event. Knows nothing of other reports; `pipeline.resolve` links them."""

from __future__ import annotations

from pipeline.layers import MergedReport, ReportFacts
from pipeline.merge.events import merge_events
from pipeline.merge.own_entities import known_by, own_links

__all__ = ["merge"]


def merge(facts: ReportFacts) -> MergedReport:
    """The report with one event for all tellings. The events of `facts` are completed in place: they belong to the result."""
    same, known = own_links(facts.entities, facts.report.country), known_by(facts)
    return MergedReport(
        facts.report, facts.sections, facts.times, facts.entities, facts.mentions, facts.rejections, facts.words, facts.model,
        same=same, known_by=known, events=merge_events(facts, same),
    )  # fmt: skip
