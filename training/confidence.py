"""Weights of the confidence: a logistic regression on annotated events → pipeline/vocabulary/confidence_weights.csv.

    python -m training.confidence CORPUS [--dry]

CORPUS is the unpacked folder state_dept_hr_reports. Fitted on the tuning half of `training/annotations/events` (even numbers)
and the open reports of `tests/gold`; both the rows that the pipeline makes and those that it leaves out as too unsure take
part. Figures of the fit (each report predicted by a fit on the others) and of the untouched data (odd numbers, held-out
reports) are printed. The weights rest on rules and words alone, so that a new encoder needs no new fit.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import event_annotations, gold, quality
from pipeline.extract import doc_of
from pipeline.layers import Event
from pipeline.merge.events import LEAST, least
from pipeline.read import load, report_of
from pipeline.relate import relate
from pipeline.relate.confidence import ALWAYS
from training import logistic
from training.annotations.events import rows

TARGET = Path(__file__).parents[1] / "pipeline" / "vocabulary" / "confidence_weights.csv"
HEAD = "# How much each observation on a telling speaks for the event; README_triggers.md explains. Written by training.confidence.\n"
FOLDS = 10


class Case(NamedTuple):
    """One event of the pipeline: what was observed, whether it is right, and the report that it is from."""

    observed: dict[str, float]
    right: bool
    report: str
    kind: str  # "sentences" or "reports"
    held_out: bool


def cases(corpus: Path) -> Iterator[Case]:
    """All events that the annotations judge; those that match only an event that is not core are left out."""
    annotated = rows.read("a")
    for sentence in rows.sample(corpus):
        here = annotated[sentence.number]
        for event in relate(doc_of(event_annotations.report_of(sentence))):
            start, end = sentence.start + event.trigger_start, sentence.start + event.trigger_end
            met = [g.core for g in here if g.event_type == event.event_type and g.start < end and start < g.end]
            yield from _case(event, met, sentence.report, "sentences", sentence.number % 2 == 1)
    held_out = gold.split(quality.FOLDER)
    for path in sorted(quality.FOLDER.glob("*.json")):
        wanted, text = gold.load(path), path.with_suffix(".txt")
        report = report_of(load(text), text.name, {})
        wanted.lay_on(report.text)
        told = [(g, [wanted.span(ref) for ref in (g["evidence"], *g["tellings"])]) for g in wanted.data["events"]]
        for event in relate(doc_of(report)):
            met = [
                g.get("core", True) for g, spans in told
                if g["event_type"] == event.event_type and any(a < event.end and event.start < b for a, b in spans)
            ]  # fmt: skip
            yield from _case(event, met, path.stem, "reports", held_out[path.stem])


def _case(event: Event, met: list[bool], report: str, kind: str, held_out: bool) -> Iterator[Case]:
    if any(met) or not met:
        yield Case(event.observed, bool(met), report, kind, held_out)


def fit(given: Sequence[Case]) -> dict[str, float]:
    """The weights of what is observed."""
    return logistic.fit([case.observed for case in given], [case.right for case in given], ALWAYS)


def sureness(known: dict[str, float], given: Sequence[Case]) -> NDArray[np.float64]:
    """The confidence of every case under the weights."""
    return logistic.probabilities(known, [case.observed for case in given])


def crossed(given: Sequence[Case]) -> NDArray[np.float64]:
    """The confidence of every case under the weights fitted on other reports."""
    names = sorted({case.report for case in given})
    place = np.random.default_rng(0).permutation(len(names))
    fold = dict(zip(names, (place % FOLDS).tolist(), strict=True))
    out = np.zeros(len(given))
    for number in range(FOLDS):
        there = [i for i, case in enumerate(given) if fold[case.report] == number]
        known = fit([case for case in given if fold[case.report] != number])
        out[there] = sureness(known, [given[i] for i in there])
    return out


def lines(name: str, given: Sequence[Case], sure: NDArray[np.float64]) -> Iterator[str]:
    """In words, for each kind of text: how well the confidence tells right from wrong, and the share right by tenths."""
    for kind in ("sentences", "reports"):
        here = np.array([case.kind == kind for case in given])
        right, p = np.array([case.right for case in given])[here], sure[here]
        pairs = (p[right][:, None] > p[~right][None, :]) + 0.5 * (p[right][:, None] == p[~right][None, :])
        loss = -np.log(np.where(right, p, 1 - p)).mean()
        yield (f"{name}, {kind}: {len(p)} events, {100 * right.mean():.0f} % right; ranks a right one above a wrong one in "
               f"{100 * pairs.mean():.0f} %; log loss {loss:.3f}; below {least():g}: {int((p < least()).sum())}, right {int(right[p < least()].sum())}")  # fmt: skip
        shares = []
        for tenth in range(10):
            of = (p >= tenth / 10) & (p < (tenth + 1) / 10 + (tenth == 9))
            if of.any():
                shares.append(f"0.{tenth} {100 * right[of].mean():.0f} % of {int(of.sum())}")
        yield "    " + "; ".join(shares)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of the confidence on annotated events.")
    parser.add_argument("corpus", type=Path, help="the unpacked folder state_dept_hr_reports")
    parser.add_argument("--dry", action="store_true", help="print the figures of the fit, write nothing")
    arguments = parser.parse_args()
    found = list(cases(arguments.corpus))
    tuning, unseen = [c for c in found if not c.held_out], [c for c in found if c.held_out]
    known = fit(tuning)
    print("\n".join(lines("fit", tuning, crossed(tuning))))
    print("\n".join(lines("unseen", unseen, sureness(known, unseen))))
    if not arguments.dry:
        logistic.write(TARGET, HEAD, {LEAST: least(), ALWAYS: known[ALWAYS]}, known)
        print(f"written to {TARGET}")


if __name__ == "__main__":
    main()
