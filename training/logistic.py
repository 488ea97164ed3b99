"""Logistic regression on named observations, and its weights as a vocabulary file."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SHRINK = 3.0
"""Strength of the pull of every weight to zero."""
STEPS, STILL = 50, 1e-6
"""Steps at most, and the step below which the weights stand still."""


def fit(seen: Sequence[Mapping[str, float]], right: Sequence[bool], constant: str, known: Mapping[str, float] | None = None, shrink: float = SHRINK) -> dict[str, float]:
    """Weights by observation, with ridge penalty `shrink` on all but the constant, by Newton's method. `known` weights stay as they are."""
    fixed = known or {}
    names = sorted({name for one in seen for name in one} - fixed.keys())
    offset = np.array([sum(fixed.get(name, 0.0) * value for name, value in one.items()) for one in seen])
    x = np.array([[one.get(name, 0.0) for name in names] for one in seen])
    y = np.array(right, dtype=float)
    pull = np.diag([0.0 if name == constant else shrink for name in names])
    found = np.zeros(len(names))
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-x @ found - offset))
        step = np.linalg.solve(x.T * (sure * (1 - sure)) @ x + pull, x.T @ (y - sure) - pull @ found)
        found += step
        if np.abs(step).max() < STILL:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, found, strict=True)}


def probabilities(known: Mapping[str, float], seen: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """The probability of every case under the weights."""
    sums = [sum(known.get(name, 0.0) * value for name, value in one.items()) for one in seen]
    return 1 / (1 + np.exp(-np.array(sums)))


def write(path: Path, head: str, first: Mapping[str, float], known: Mapping[str, float]) -> None:
    """The weights as a vocabulary file below the line `head`, `first` before the others, which stand in order of name."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write(head)
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("observation", "weight"))
        writer.writerows((name, f"{weight:g}") for name, weight in first.items())
        writer.writerows((name, known[name]) for name in sorted(known) if name not in first)
