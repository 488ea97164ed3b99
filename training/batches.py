"""Sentences -> padded tensors, sorted so that a batch holds sentences of like length."""

import random
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.annotate.word_pieces import WordPieces

Record = dict[str, Any]

MAX_PIECES = 160
"""Longer sentences are cut to their first words while training; at run time they are read in windows."""

PIECES_PER_BATCH = 1600
SENTENCES_PER_BATCH = 64
IGNORED = -100
TREE_COLUMNS = ("upos", "xpos", "feats", "lemma", "deprel")
KNOWN_COLUMNS = {"ner": ("ner",), "silver": ("silver",), "tree": TREE_COLUMNS, "taught": (), "read": ()}
"""Task -> the columns of its records that are targets; "taught" has those of the teacher alone, "read" none."""

TAUGHT_HEADS = ("ner", "upos", "xpos", "head", "deprel")
"""What the teacher knows better than the network that it teaches; its lemmas and features are no better."""


class Batch:
    """Tensors of one batch: `inputs` for `JointNetwork.encode`, `words` (1/0 mask, B, W), and `targets`: classes (B, W) by head, and
    of what a teacher read "<head>_classes" and "<head>_shares", the likeliest classes and their probabilities, (B, W, BEST)."""

    def __init__(self, task: str, inputs: tuple[Tensor, ...], targets: dict[str, Tensor], words: Tensor) -> None:
        self.task = task
        self.inputs = inputs
        self.targets = targets
        self.words = words

    def to(self, device: str) -> "Batch":
        """The same batch in the memory of `device`."""
        targets = {name: values.to(device) for name, values in self.targets.items()}
        return Batch(self.task, tuple(part.to(device) for part in self.inputs), targets, self.words.to(device))


class BatchMaker:
    """Turns records into batches, with the class numbers of `labels`."""

    def __init__(self, labels: dict[str, list[str]], pieces: WordPieces) -> None:
        self.numbers = {name: {label: place for place, label in enumerate(values)} for name, values in labels.items()}
        self.pieces = pieces

    def batches(
        self, task: str, records: list[Record], generator: random.Random | None
    ) -> list[tuple[list[int], Batch]]:
        """Batches with the places of their records; shuffled lengths where a generator is given."""
        lengths = [self.length(record) for record in records]
        noise = generator or random.Random(0)
        order = sorted(
            range(len(records)), key=lambda place: lengths[place] * (noise.uniform(0.9, 1.1) if generator else 1)
        )
        made: list[tuple[list[int], Batch]] = []
        group: list[int] = []
        for place in [*order, -1]:
            longest = max([lengths[place], *(lengths[member] for member in group)]) if place >= 0 else 0
            full = longest * (len(group) + 1) > PIECES_PER_BATCH or len(group) == SENTENCES_PER_BATCH
            if group and (full or place < 0):
                made.append((group, self.batch(task, [records[member] for member in group])))
                group = []
            group.append(place)
        return made

    def length(self, record: Record) -> int:
        """Pieces of a sentence with [CLS] and [SEP], as cut."""
        return min(MAX_PIECES, 2 + sum(len(self.pieces.read(word)[0]) for word in record["words"]))

    def batch(self, task: str, records: list[Record]) -> Batch:
        """One padded batch; words beyond `MAX_PIECES` get no target."""
        read = []
        for record in records:
            ids, cases, firsts = [self.pieces.cls], [0], []
            hidden = record.get("hidden") or [False] * len(record["words"])
            for word, unseen in zip(record["words"], hidden, strict=True):
                word_ids, case = self.pieces.read(word)
                if unseen:
                    word_ids = (self.pieces.mask,) * len(word_ids)
                if len(ids) + len(word_ids) + 1 > MAX_PIECES:
                    break
                firsts.append(len(ids))
                ids += word_ids
                cases += [case] * len(word_ids)
            ids.append(self.pieces.sep)
            cases.append(0)
            read.append((ids, cases, firsts))
        width = max(len(ids) for ids, _, _ in read)
        words = max(len(firsts) for _, _, firsts in read)
        mask = torch.zeros(len(read), width, dtype=torch.int64)
        filled = torch.zeros(len(read), words, dtype=torch.int64)
        for row, (ids, _, firsts) in enumerate(read):
            mask[row, : len(ids)] = 1
            filled[row, : len(firsts)] = 1
        inputs = (
            padded([ids for ids, _, _ in read], width, 0),
            padded([cases for _, cases, _ in read], width, 0),
            mask,
            padded([firsts for _, _, firsts in read], words, 0),
        )
        targets = {}
        for name in KNOWN_COLUMNS[task]:
            numbers = self.numbers[name]
            rows = [[numbers.get(value, IGNORED) for value in record[name][:words]] for record in records]
            targets[name] = masked(padded(rows, words, IGNORED), filled)
        if task == "tree":
            heads = masked(padded([record["head"][:words] for record in records], words, IGNORED), filled)
            beyond = heads > filled.sum(dim=1, keepdim=True)
            targets["head"] = heads.masked_fill(beyond, IGNORED)
        for name in records[0].get("taught", ()):
            classes, shares = (
                torch.stack([padded_rows(record["taught"][name][part], words) for record in records]) for part in (0, 1)
            )
            shares = shares.float() * filled[:, :, None]
            if name == "head":
                beyond = classes > filled.sum(dim=1)[:, None, None]
                classes, shares = classes.masked_fill(beyond, 0), shares.masked_fill(beyond, 0.0)
            targets[f"{name}_classes"], targets[f"{name}_shares"] = classes.long(), shares
        return Batch(task, inputs, targets, filled)


def padded(rows: list[list[int]], width: int, fill: int) -> Tensor:
    """Rows of numbers as one (B, width) tensor."""
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows], dtype=torch.int64)


def padded_rows(values: NDArray, width: int) -> Tensor:
    """(W, BEST) as a tensor of `width` rows, zeros behind the last."""
    rows = torch.from_numpy(values[:width])
    return functional.pad(rows, (0, 0, 0, width - len(rows)))


def masked(values: Tensor, filled: Tensor) -> Tensor:
    """Targets of padding set to IGNORED."""
    return values.masked_fill(filled == 0, IGNORED)
