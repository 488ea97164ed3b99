"""Triggers and arguments of the pipeline against the annotated sentences of training/annotations/events.

    python -m benchmarks.event_annotations CORPUS [--hand X] [--misses]

CORPUS is the unpacked folder state_dept_hr_reports. Every sentence is given to the pipeline by itself, as a report of one
sentence. Figures:

  triggers            overlapping span and right type; events that are not core neither help nor hurt
  triggers.untyped    overlapping span
  status              of the triggers right in type, how many have the right status
  arguments           role and an overlapping span, over the events whose trigger is right in type and over missed core events
  arguments.found     the same over events whose trigger is right alone
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.scoring import Count, match
from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge.events import least
from pipeline.read.metadata import country_names
from training.annotations.events import rows
from training.annotations.events.rows import Annotated, Argument, Sentence

Pair = tuple[list[Annotated], list[Annotated]]


def report_of(sentence: Sentence) -> Report:
    """A report that is this sentence alone."""
    year, name = sentence.report.split("/")
    country = country_names().get(name.split("__")[0].replace("-", " ").title(), "")
    return Report(sentence.report, "", "", sentence.text, country=country, published_on=f"{int(year) + 1}-03-01",
                  period_start=f"{year}-01-01", period_end=f"{year}-12-31")  # fmt: skip


def predicted(sentence: Sentence) -> list[Annotated]:
    """What the pipeline finds in a sentence standing alone and is sure enough of, with the offsets of the sentence's report."""
    report, at = report_of(sentence), sentence.start
    return [
        Annotated(
            event.event_type, event.status, True, at + event.trigger_start, at + event.trigger_end,
            [Argument(p.role, at + p.start, at + p.end) for p in event.participants],
        )
        for event in facts_of(report).events if event.confidence >= least()
    ]  # fmt: skip


def compare(pairs: Iterable[Pair]) -> dict[str, Count]:
    """Figures over pairs of (gold, predicted) events of one sentence each."""
    total = {name: Count(0, 0, 0) for name in ("triggers", "triggers.untyped", "arguments", "arguments.found")}
    total["status"] = Count(0, 0)
    for gold, found in pairs:
        for name, alike in (("triggers.untyped", _overlap), ("triggers", _same)):
            matched = match(gold, found, alike, lambda g, p: (g.event_type == p.event_type) + 2 * (g.start == p.start))
            core = sum(gold[i].core for i, _ in matched)
            total[name] += Count(core, len(found) - (len(matched) - core), sum(g.core for g in gold))
        total["status"] += Count(sum(gold[i].status == found[j].status for i, j in matched), len(matched))
        partner = {i: found[j] for i, j in matched}
        for i, event in enumerate(gold):
            if not event.core and i not in partner:
                continue
            theirs = partner[i].arguments if i in partner else []
            hits = match(event.arguments, theirs, lambda g, p: g.role == p.role and _overlap(g, p))
            counts = Count(len(hits), len(theirs), len(event.arguments))
            total["arguments"] += counts
            if i in partner:
                total["arguments.found"] += counts
    return total


def _overlap(a: Annotated | Argument, b: Annotated | Argument) -> bool:
    return min(a.end, b.end) > max(a.start, b.start)


def _same(a: Annotated, b: Annotated) -> bool:
    return a.event_type == b.event_type and _overlap(a, b)


def report_lines(figures: dict[str, Count]) -> Iterator[str]:
    """One line per figure: F1 or share, precision and recall in per cent, and the counts."""
    for name, count in figures.items():
        if count.gold is None:
            yield f"{name:18}{count.value:6.1f}                 ({count.hits} of {count.predicted})"
        else:
            yield (f"{name:18}{count.value:6.1f}  P {100 * count.precision:5.1f}  R {100 * count.recall:5.1f}"
                   f"  ({count.hits} right, {count.predicted} found, {count.gold} in the gold)")  # fmt: skip


def misses(sentence: Sentence, gold: list[Annotated], found: list[Annotated]) -> Iterator[str]:
    """In words: core triggers missed and triggers too many in one sentence."""
    matched = match(gold, found, _same)
    for side, events, seen in (("missed", gold, {i for i, _ in matched}), ("extra", found, {j for _, j in matched})):
        for i, event in enumerate(events):
            if i not in seen and event.core:
                words = sentence.text[event.start - sentence.start : event.end - sentence.start]
                yield f"{sentence.number} {side} {event.event_type}: {words} | {sentence.text}"


def main() -> None:
    parser = argparse.ArgumentParser(description="The pipeline's triggers and arguments against annotated sentences.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--hand", default="a", help="whose annotations; default: a")
    parser.add_argument("--misses", action="store_true", help="print missed and superfluous triggers (the tuning half only)")
    arguments = parser.parse_args()
    annotated = rows.read(arguments.hand)
    sentences = [s for s in rows.sample(arguments.corpus) if s.number in annotated]
    found = {s.number: predicted(s) for s in sentences}
    for name, part in (("all", sentences), ("tuning half (even numbers)", [s for s in sentences if s.number % 2 == 0]),
                       ("test half (odd numbers)", [s for s in sentences if s.number % 2])):  # fmt: skip
        print(f"{name}: {len(part)} sentences of {len(rows.by_country(part))} countries")
        print("\n".join(report_lines(compare([(annotated[s.number], found[s.number]) for s in part]))))
    if arguments.misses:
        for sentence in sentences:
            if sentence.number % 2 == 0:
                print("\n".join(misses(sentence, annotated[sentence.number], found[sentence.number])))


if __name__ == "__main__":
    main()
