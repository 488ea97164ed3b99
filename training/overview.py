"""Weights of what an overview tells: a logistic regression on annotated reports → pipeline/vocabulary/overview_weights.csv.

    python -m training.overview [--dry]

Every case is a sentence of an overview and an event of a section that share words; it is right where the gold lists the
sentence among the tellings of that event. Fitted on the open reports of every folder in `tests/gold`. How many pairs are found,
and how many of these are right, is printed for the open reports (each predicted by a fit on the others) and for those held out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import gold, quality
from pipeline.extract import facts_of
from pipeline.layers import Event
from pipeline.merge.candidates import candidate_of
from pipeline.merge.overview_tellings import ALWAYS, LEAST, least, read_overviews
from pipeline.merge.own_entities import own_links
from pipeline.read import load, report_of
from training import logistic

TARGET = Path(__file__).parents[1] / "pipeline" / "vocabulary" / "overview_weights.csv"
HEAD = ("# How much each observation on an overview's sentence and a section's event speaks for the one telling the other; "
        "README_triggers.md explains. Written by training.overview.\n")  # fmt: skip


class Case(NamedTuple):
    """A pair, what was observed of it, whether it is right, and the report that it is from."""

    observed: dict[str, float]
    right: bool
    report: str
    held_out: bool


def cases(folders: Sequence[Path]) -> Iterator[Case]:
    """The pairs of all annotated reports whose event is one of the gold; a report of several folders counts once, in the first."""
    read: set[str] = set()
    for folder in folders:
        for name, held_out in gold.split(folder).items():
            if name in read:
                continue
            read.add(name)
            for observed, right in _cases(folder / f"{name}.json"):
                yield Case(observed, right, name, held_out)


def _cases(path: Path) -> Iterator[tuple[dict[str, float], bool]]:
    wanted, text = gold.load(path), path.with_suffix(".txt")
    report = report_of(load(text), text.name, {})
    wanted.lay_on(report.text)
    told = [(g, wanted.span(g["trigger"]), [wanted.span(ref) for ref in (g["evidence"], *g["tellings"])]) for g in wanted.data["events"]]

    def tellings_of(event: Event) -> list[gold.Span]:
        """Those of the gold event of its type with its trigger, or else in its sentence."""
        alike = [(trigger, spans) for g, trigger, spans in told if g["event_type"] == event.event_type]
        of_trigger = [spans for (start, end), spans in alike if start < event.trigger_end and event.trigger_start < end]
        in_sentence = [spans for _, spans in alike if spans[0][0] < event.end and event.start < spans[0][1]]
        return next(iter(of_trigger or in_sentence), [])

    facts = facts_of(report)
    link = own_links(facts.entities, report.country)
    candidates = [candidate_of(event, facts, link) for event in facts.events]
    read = read_overviews(candidates, facts, link)
    for pair in read[1].pairs() if read is not None else ():
        spans = tellings_of(candidates[pair.number].event)
        if spans:
            yield pair.seen, any(start < pair.reference.end and pair.reference.start < end for start, end in spans)


def crossed(given: Sequence[Case]) -> NDArray[np.float64]:
    """The probability of every case under the weights fitted on other reports."""
    out = np.zeros(len(given))
    for name in sorted({case.report for case in given}):
        known = fit([case for case in given if case.report != name])
        there = [i for i, case in enumerate(given) if case.report == name]
        out[there] = logistic.probabilities(known, [given[i].observed for i in there])
    return out


SECOND = ("another date", "others of the type are told")
"""Observations that mostly mean another event: their weights are fitted after the others', on the pairs that have them, so that the
many plain pairs do not pull them to zero."""

FREELY = 0.1
"""Strength of the pull of these to zero: few weights, fitted on few pairs."""


def fit(given: Sequence[Case]) -> dict[str, float]:
    """The weights of what is observed."""
    has = [any(case.observed.get(name) for name in SECOND) for case in given]
    known = _fitted([case for case, other in zip(given, has, strict=True) if not other], {})
    return known | _fitted([case for case, other in zip(given, has, strict=True) if other], known, FREELY)


def _fitted(given: Sequence[Case], known: dict[str, float], shrink: float = logistic.SHRINK) -> dict[str, float]:
    seen = [{name: value for name, value in case.observed.items() if value or name not in SECOND} for case in given]
    return logistic.fit(seen, [case.right for case in given], ALWAYS, known, shrink)


def line(name: str, given: Sequence[Case], sure: NDArray[np.float64]) -> str:
    """In words: how many pairs are told, how many are found, and how many of these are right, at several bounds."""
    right = np.array([case.right for case in given])
    at = [(bound, sure >= bound) for bound in (0.2, 0.3, least(), 0.4, 0.5, 0.6)]
    shares = [f"from {bound:g}: {100 * right[found].mean():.1f} % of {found.sum()} right, {100 * right[found].sum() / right.sum():.1f} % found" for bound, found in at]
    return f"{name}: {len(given)} pairs, {right.sum()} told; " + "; ".join(shares)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of what an overview tells on annotated reports.")
    parser.add_argument("--dry", action="store_true", help="print the figures of the fit, write nothing")
    parser.add_argument("--gold", type=Path, action="append", default=[], metavar="FOLDER", help="default: every folder of annotated reports in tests/gold")
    arguments = parser.parse_args()
    found = list(cases(arguments.gold or list(quality.SETS)))
    tuning, unseen = [c for c in found if not c.held_out], [c for c in found if c.held_out]
    known = fit(tuning)
    print(line("fit", tuning, crossed(tuning)))
    print(line("unseen", unseen, logistic.probabilities(known, [case.observed for case in unseen])))
    if not arguments.dry:
        logistic.write(TARGET, HEAD, {LEAST: least(), ALWAYS: known[ALWAYS]}, known)
        print(f"written to {TARGET}")


if __name__ == "__main__":
    main()
