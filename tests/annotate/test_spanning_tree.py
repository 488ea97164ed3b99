"""Heads that make one tree, checked against every possible tree of small sentences."""

from itertools import product

import numpy as np
import pytest

from pipeline.annotate.spanning_tree import best_heads, is_tree


@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_no_tree_scores_higher(words: int) -> None:
    generator = np.random.default_rng(words)
    rows = np.arange(words)
    for _ in range(40):
        scores = generator.normal(scale=2, size=(words, words + 1)).astype(np.float32)
        heads = best_heads(scores)
        assert is_tree(heads)
        trees = (np.array(choice) for choice in product(range(words + 1), repeat=words))
        logs = scores.astype(np.float64)
        logs[rows, rows + 1] = -np.inf
        logs -= np.logaddexp.reduce(logs, axis=1, keepdims=True)
        best = max(logs[rows, tree].sum() for tree in trees if is_tree(tree))
        assert logs[rows, heads].sum() == pytest.approx(best)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [([0], True), ([0, 1], True), ([2, 1], False), ([0, 0], False), ([3, 3, 0], True), ([2, 3, 2, 0], False)],
)
def test_what_a_tree_is(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected
