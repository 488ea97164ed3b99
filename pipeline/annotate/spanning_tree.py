"""The best tree over the words of a sentence, from scores for each pair of word and head.

Scores are a matrix of shape (words, 1 + words): row = word, column = head, column 0 = the root. Heads are given in the
same way: 0 for the root, otherwise the place of the head among the words, from 1.
"""

import numpy as np
from numpy.typing import NDArray

ROOTS_TRIED = 4
"""Where a greedy choice gives no tree with one root, so many of the best roots are tried."""


def best_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """One head for each word, so that all of them make one tree with exactly one root.

    Takes the best head of each word where these form such a tree; otherwise the maximum spanning tree (Chu and Liu,
    Edmonds) under each of the `ROOTS_TRIED` best roots, and of these the best.
    """
    words = scores.shape[0]
    own = scores.astype(np.float64)
    own[np.arange(words), np.arange(1, words + 1)] = -np.inf
    greedy = own.argmax(axis=1)
    if is_tree(greedy):
        return greedy
    own -= np.logaddexp.reduce(own, axis=1, keepdims=True)
    best: NDArray[np.int64] | None = None
    best_total = -np.inf
    highest = own[:, 1:].max(axis=1)
    for root in np.argsort(-own[:, 0], kind="stable")[:ROOTS_TRIED]:
        bound = highest.copy()
        bound[root] = own[root, 0]
        if best is not None and float(bound.sum()) <= best_total:
            continue  # no tree under this root can be better
        square = np.full((words + 1, words + 1), -np.inf)
        square[1:, 1:] = own[:, 1:]
        square[root + 1, 0] = own[root, 0]
        heads = _spanning(square)[1:]
        total = float(own[np.arange(words), heads].sum())
        if best is None or total > best_total:
            best, best_total = heads, total
    assert best is not None
    return best


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether the heads make one tree with exactly one root."""
    parents = heads.tolist()
    if parents.count(0) != 1:
        return False
    state = [0] * (len(parents) + 1)
    state[0] = -1
    for start in range(1, len(parents) + 1):
        place = start
        while state[place] == 0:
            state[place] = start
            place = parents[place - 1]
        if state[place] == start:
            return False
        place = start
        while state[place] == start:
            state[place] = -1
            place = parents[place - 1]
    return True


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the maximum spanning tree out of node 0; scores[dependent, head], -inf where there is no arc."""
    size = scores.shape[0]
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), dtype=np.int64)
    if not len(cycle):
        return heads
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = scores[outside[:, None], outside]
    from_cycle = scores[outside[:, None], cycle]
    smaller[:merged, merged] = from_cycle.max(axis=1)
    leaves_by = from_cycle.argmax(axis=1)
    into_cycle = scores[cycle[:, None], outside] - kept[:, None]
    smaller[merged, :merged] = into_cycle.max(axis=0)
    enters_at = into_cycle.argmax(axis=0)
    smaller[merged, merged] = -np.inf
    smaller[0, :] = -np.inf
    solved = _spanning(smaller)
    result = heads.copy()
    for place in range(1, merged):
        head = solved[place]
        result[outside[place]] = cycle[leaves_by[place]] if head == merged else outside[head]
    entry = solved[merged]
    result[cycle[enters_at[entry]]] = outside[entry]
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """The nodes of one cycle, or none."""
    parents = heads.tolist()
    seen = [0] * len(parents)
    for start in range(1, len(parents)):
        place = start
        while place and seen[place] == 0:
            seen[place] = start
            place = parents[place]
        if place and seen[place] == start:
            cycle = [place]
            following = parents[place]
            while following != place:
                cycle.append(following)
                following = parents[following]
            return cycle
    return []
