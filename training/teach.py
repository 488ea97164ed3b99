"""Third stage: the teacher reads sentences, and what it makes of them becomes targets for the small network.

Run: python -m training.teach [--work FOLDER]

Read are the unlabelled sentences, those of the newswire (whose names are known, but no trees) and those of the treebanks
(trees, but no names). `taught.npz` holds, for each head and each word of all these sentences in this order, the `BEST` classes of
highest probability and these probabilities; a head of the tree counts from 1, 0 is the root, and dependency labels are those of the
likeliest head.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.annotate.word_pieces import CASES
from training import WORK
from training.batches import TAUGHT_HEADS, BatchMaker, Record
from training.network import JointNetwork, last_weights
from training.pretrained import teacher_folder
from training.teacher_network import TEACHER_WIDTH, TeacherEncoder, TeacherPieces

BEST = 4
SOURCES = ("unlabelled", "newswire_train", "trees_train")


def readings(network: JointNetwork, vectors: Tensor, words: Tensor) -> dict[str, tuple[Tensor, Tensor]]:
    """Of each head, the best classes and their probabilities, (B, W, BEST) each, from the vectors (B, 1 + W, D) of root and words;
    `words` is the 1/0 mask (B, W)."""
    scores = {name: network.linear[name](vectors[:, 1:]) for name in TAUGHT_HEADS if name in network.linear}
    blocked = torch.cat([torch.ones_like(words[:, :1]), words], dim=1)[:, None, :] == 0
    scores["head"] = network.arcs(vectors).masked_fill(blocked, -1e4)
    dependents, governors = network.label_vectors(vectors)
    chosen = scores["head"].argmax(-1)
    row = torch.arange(chosen.shape[0])[:, None].expand_as(chosen)
    labels = network.label_scorer(dependents.flatten(0, 1), governors[row, chosen].flatten(0, 1))
    scores["deprel"] = labels.view(*chosen.shape, -1)
    found = {}
    for name, values in scores.items():
        shares, classes = torch.softmax(values, dim=-1).topk(min(BEST, values.shape[-1]), dim=-1)
        missing = BEST - shares.shape[-1]
        found[name] = (functional.pad(classes, (0, missing)), functional.pad(shares, (0, missing)))
    return found


def read_all(network: JointNetwork, maker: BatchMaker, sentences: list[list[str]]) -> dict[str, NDArray]:
    """The arrays of `taught.npz`; words that were cut have probabilities of zero."""
    starts = np.cumsum([0, *map(len, sentences)])
    arrays: dict[str, NDArray] = {"starts": starts}
    for name in TAUGHT_HEADS:
        arrays[f"{name}_classes"] = np.zeros((starts[-1], BEST), dtype=np.int16)
        arrays[f"{name}_shares"] = np.zeros((starts[-1], BEST), dtype=np.float16)
    records = [{"words": words} for words in sentences]
    network.eval()
    with torch.no_grad():
        for number, (places, batch) in enumerate(maker.batches("read", records, None)):
            with torch.autocast("cpu", torch.bfloat16):
                vectors = network.encode(*batch.inputs)
            found = readings(network, vectors.float(), batch.words)
            counts = batch.words.sum(dim=1).tolist()
            for name, (classes, shares) in found.items():
                for row, (place, count) in enumerate(zip(places, counts, strict=True)):
                    at = slice(starts[place], starts[place] + count)
                    arrays[f"{name}_classes"][at] = classes[row, :count].numpy()
                    arrays[f"{name}_shares"][at] = shares[row, :count].numpy()
            if number % 200 == 0:
                print(number, flush=True)
    return arrays


def load_taught(work: Path, data: dict[str, Any]) -> dict[str, list[Record]]:
    """The records of each of `SOURCES` with what the teacher made of them as "taught": head -> (classes, probabilities), (W, BEST) each."""
    with np.load(work / "taught.npz") as arrays:
        starts = arrays["starts"]
        columns = {name: (arrays[f"{name}_classes"], arrays[f"{name}_shares"]) for name in TAUGHT_HEADS}
    records: dict[str, list[Record]] = {}
    place = 0
    for source in SOURCES:
        records[source] = []
        for record in data[source]:
            known = record if isinstance(record, dict) else {"words": record}
            at = slice(starts[place], starts[place + 1])
            found = {name: (classes[at], shares[at]) for name, (classes, shares) in columns.items()}
            records[source].append({**known, "taught": found})
            place += 1
    return records


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK, help="folder of training.prepare")
    parser.add_argument("--weights", type=Path, help="a checkpoint of training.train --teacher, by itself the last")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    data = {name: json.loads((arguments.work / f"{name}.json").read_text(encoding="utf-8")) for name in ("labels", *SOURCES)}
    network = JointNetwork(data["labels"], TeacherEncoder(len(CASES)), TEACHER_WIDTH)
    weights = arguments.weights or last_weights(arguments.work, "teacher")
    network.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    sentences = data["unlabelled"] + [record["words"] for name in SOURCES[1:] for record in data[name]]
    pieces = TeacherPieces(teacher_folder(arguments.work) / "tokenizer.json")
    arrays = read_all(network, BatchMaker(data["labels"], pieces), sentences)
    np.savez(arguments.work / "taught.npz", **arrays)
    print(f"{len(sentences)} sentences, {arrays['starts'][-1]} words")


if __name__ == "__main__":
    main()
