"""Second stage: trains the joint network on newswire names, treebanks and silver names, batch by batch in random order.

Run: python -m training.train [--work FOLDER] [--epochs N] [--teacher | --taught --start FILE]

Every epoch ends with a checkpoint in the work folder; a run that was stopped goes on from the last one. The same seed and
number of threads give the same batches. `--teacher` trains the large network instead, and `--taught` the small one on what that read
(`training.teach`), too. Weights are kept in fp32; `--bf16` computes the matrix products in bfloat16.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.annotate.word_pieces import CASES, WordPieces
from training import WORK
from training.batches import IGNORED, Batch, BatchMaker, Record
from training.network import Encoder, JointNetwork, last_weights
from training.pretrained import encoder_folder, teacher_folder
from training.read_corpora import spans
from training.teach import load_taught
from training.teacher_network import TEACHER_WIDTH, TeacherEncoder, TeacherPieces
from training.vary import NameSwapper, hide_words, rename, swap_names, vary_closing, vary_surface

ENCODER_RATE = 2e-4
TEACHER_RATE = 7e-5
HEAD_RATE = 1e-3
WARM_UP = 0.06
WEIGHT_DECAY = 0.01
WEIGHTS = {"ner": 2.5, "silver": 0.5, "upos": 1.0, "xpos": 0.5, "feats": 0.7, "lemma": 0.7}
"""Of the losses of the linear heads; heads and labels of the tree count 1."""

SWAPPED = 0.4
"""Share of the newswire sentences whose personal names are swapped in an epoch; they have no tree of the teacher's."""

SILVER_SENTENCES = 1500
"""Silver sentences in one epoch, the next ones in each."""


def losses(network: JointNetwork, batch: Batch) -> Tensor:
    """The loss of one batch, a mean over its words; the heads compute in fp32."""
    words = network.encode(*batch.inputs).float()
    with torch.autocast(words.device.type, enabled=False):
        return head_losses(network, batch, words)


def head_losses(network: JointNetwork, batch: Batch, words: Tensor) -> Tensor:
    """The weighted sum of the losses of the heads that `batch` has targets for."""
    total = words.new_zeros(())
    targets = batch.targets
    for name, weight in WEIGHTS.items():
        if name in targets:
            total = total + weight * cross_entropy(network.linear[name](words[:, 1:]), targets[name])
        elif f"{name}_shares" in targets:
            total = total + weight * soft_cross_entropy(network.linear[name](words[:, 1:]), batch, name)
    if "head" not in targets and "head_shares" not in targets:
        return total
    blocked = torch.cat([torch.ones_like(batch.words[:, :1]), batch.words], dim=1)[:, None, :] == 0
    arcs = network.arcs(words).masked_fill(blocked, -1e4)
    dependents, governors = network.label_vectors(words)
    if "head" not in targets:
        heads = targets["head_classes"][:, :, 0]
        row = torch.arange(heads.shape[0], device=heads.device)[:, None].expand_as(heads)
        scores = network.label_scorer(dependents.flatten(0, 1), governors[row, heads].flatten(0, 1))
        return (
            total
            + soft_cross_entropy(arcs, batch, "head")
            + soft_cross_entropy(scores.view(*heads.shape, -1), batch, "deprel")
        )
    heads = targets["head"]
    total = total + cross_entropy(arcs, heads)
    known = heads != IGNORED
    row = torch.arange(heads.shape[0], device=heads.device)[:, None].expand_as(heads)[known]
    scores = network.label_scorer(dependents[known], governors[row, heads[known]])
    return total + functional.cross_entropy(scores, targets["deprel"][known], ignore_index=IGNORED)


def cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """Mean over the targets that count."""
    return functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED)


def soft_cross_entropy(scores: Tensor, batch: Batch, name: str) -> Tensor:
    """Mean over the words of the cross entropy with the teacher's probabilities for head `name`."""
    shares = batch.targets[f"{name}_shares"]
    found = torch.log_softmax(scores, dim=-1).gather(-1, batch.targets[f"{name}_classes"])
    return -(shares * found).sum() / shares.sum().clamp(min=1.0)


def mean(begun: dict[str, Tensor], taught: dict[str, Tensor]) -> dict[str, Tensor]:
    """Half way between the weights before and after the teacher's lessons (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"): nearly
    all that was gained stays, and what the teacher reads worse than the network did is not unlearnt."""
    return {name: (weight + begun[name]) / 2 if name in begun else weight for name, weight in taught.items()}


def with_teacher(read: dict[str, list[Record]], maker: BatchMaker) -> dict[str, list[Record]]:
    """Training data in which the teacher fills what is not known: all of the unlabelled sentences, the trees of the newswire, the
    names of the treebanks."""
    names = sorted(maker.numbers["ner"], key=maker.numbers["ner"].__getitem__)
    unlabelled = [
        {**record, "ner": [names[number] for number in record["taught"]["ner"][0][:, 0]]} for record in read["unlabelled"]
    ]
    newswire = []
    for record in read["newswire_train"]:
        classes = np.zeros_like(record["taught"]["ner"][0])
        classes[:, 0] = [maker.numbers["ner"][label] for label in record["ner"]]
        shares = np.zeros(classes.shape, dtype=np.float16)
        shares[:, 0] = 1
        newswire.append({**record, "taught": {**record["taught"], "ner": (classes, shares)}})
    trees = [{**record, "taught": {"ner": record["taught"]["ner"]}} for record in read["trees_train"]]
    return {"taught": unlabelled, "newswire_train": newswire, "trees_train": trees}


def epoch_batches(data: dict[str, Any], maker: BatchMaker, epoch: int, seed: int) -> list[Batch]:
    """The batches of one epoch, varied and shuffled by seed and epoch alone."""
    generator = random.Random(f"{seed}-{epoch}")
    swapper = NameSwapper(data["names"])
    newswire = []
    taught = [rename(record, swapper, generator) for record in data.get("taught", ())]
    for record in data["newswire_train"]:
        if generator.random() < SWAPPED:
            swapped = swap_names(record, swapper, generator)
        elif "taught" in record:
            taught.append(rename(record, swapper, generator))
            continue
        else:
            swapped = record
        newswire.append(hide_words(vary_closing(vary_surface(swapped, generator), generator), generator))
    taught = [hide_words(vary_surface(record, generator), generator) for record in taught]
    trees = [vary_surface(record, generator) for record in data["trees_train"]]
    silver = data["silver_train"]
    start = epoch * SILVER_SENTENCES % len(silver)
    chosen = (silver[start:] + silver[:start])[:SILVER_SENTENCES]
    made = [
        batch
        for task, records in (("ner", newswire), ("tree", trees), ("silver", chosen), ("taught", taught))
        for _, batch in maker.batches(task, records, generator)
    ]
    generator.shuffle(made)
    return made


def quick_scores(network: JointNetwork, data: dict[str, Any], maker: BatchMaker, device: str) -> dict[str, float]:
    """Greedy scores on the dev sets: word accuracy of each tree head, UAS, LAS, and exact-span F1 of the names."""
    network.eval()
    right = dict.fromkeys(("upos", "feats", "lemma", "uas", "las"), 0)
    count = 0
    found = gold = hit = 0
    names = [label for label, _ in sorted(maker.numbers["ner"].items(), key=lambda item: item[1])]
    with torch.no_grad():
        for _, batch in maker.batches("tree", data["trees_dev"], None):
            batch = batch.to(device)
            words = network.encode(*batch.inputs)
            heads = batch.targets["head"]
            known = heads != IGNORED
            count += int(known.sum())
            for name in ("upos", "feats", "lemma"):
                right[name] += int((network.linear[name](words[:, 1:]).argmax(-1) == batch.targets[name])[known].sum())
            blocked = torch.cat([torch.ones_like(batch.words[:, :1]), batch.words], dim=1)[:, None, :] == 0
            chosen = network.arcs(words).masked_fill(blocked, -1e4).argmax(-1)
            dependents, governors = network.label_vectors(words)
            sentence = torch.arange(heads.shape[0], device=heads.device)[:, None].expand_as(heads)[known]
            labels = network.label_scorer(dependents[known], governors[sentence, chosen[known]]).argmax(-1)
            attached = chosen[known] == heads[known]
            right["uas"] += int(attached.sum())
            right["las"] += int((attached & (labels == batch.targets["deprel"][known])).sum())
        for _, batch in maker.batches("ner", data["newswire_dev"], None):
            batch = batch.to(device)
            guesses = network.linear["ner"](network.encode(*batch.inputs)[:, 1:]).argmax(-1)
            for row, length in enumerate(batch.words.sum(dim=1).tolist()):
                guessed = spans([names[number] for number in guesses[row, :length].tolist()])
                true = spans([names[number] for number in batch.targets["ner"][row, :length].tolist()])
                found, gold, hit = found + len(guessed), gold + len(true), hit + len(guessed & true)
    network.train()
    scores = {name: 100 * value / count for name, value in right.items()}
    return {"ner": 200 * hit / (found + gold), **scores}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK, help="folder of training.prepare; checkpoints go there")
    parser.add_argument(
        "--encoder", type=Path, help="folder with model.safetensors and tokenizer.json, if not the package"
    )
    parser.add_argument("--teacher", action="store_true", help="train the teacher instead: all-mpnet-base-v2 with the same heads")
    parser.add_argument("--taught", action="store_true", help="learn from taught.npz of training.teach, too")
    parser.add_argument("--start", type=Path, help="with --taught: the weights to begin with, by itself the last epochN.pt")
    parser.add_argument("--epochs", type=int, help="by itself 7; for the teacher and with --taught 3")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--device", default="cpu", help="where torch computes: cpu or cuda; figures differ a little")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)

    names = ("labels", "names", "unlabelled", "newswire_train", "newswire_dev", "trees_train", "trees_dev", "silver_train")
    data = {name: json.loads((arguments.work / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    if arguments.teacher:
        encoder_path = arguments.encoder or teacher_folder(arguments.work)
        maker = BatchMaker(data["labels"], TeacherPieces(encoder_path / "tokenizer.json"))
        network = JointNetwork(data["labels"], TeacherEncoder(len(CASES)), TEACHER_WIDTH)
        network.encoder.load_pretrained(encoder_path)
        stem, rate, epochs = "teacher", TEACHER_RATE, arguments.epochs or 3
    else:
        encoder_path = arguments.encoder or encoder_folder()
        maker = BatchMaker(data["labels"], WordPieces(encoder_path / "tokenizer.json"))
        network = JointNetwork(data["labels"], Encoder(30522, len(CASES)))
        network.encoder.load_pretrained(encoder_path)
        stem, rate, epochs = "epoch", ENCODER_RATE, arguments.epochs or 7
    if arguments.taught:
        stem, epochs = "taught", arguments.epochs or 3
        data |= with_teacher(load_taught(arguments.work, data), maker)
        path = arguments.start or last_weights(arguments.work, "epoch")
        begun = torch.load(path, weights_only=True, map_location=arguments.device)
        network.load_state_dict(begun, strict=False)
    network.to(arguments.device)

    fresh = [p for name, p in network.named_parameters() if not name.startswith("encoder.") or ".cases." in name]
    table = network.encoder.words.weight
    encoder = [
        p for name, p in network.named_parameters()
        if name.startswith("encoder.") and ".cases." not in name and p is not table
    ]  # fmt: skip
    dense = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": fresh, "lr": HEAD_RATE}],
        weight_decay=WEIGHT_DECAY,
        fused=True,
    )
    sparse = torch.optim.SparseAdam([table], lr=rate)
    rates = [rate, HEAD_RATE, rate]

    steps_each = len(epoch_batches(data, maker, 0, arguments.seed))
    total = steps_each * epochs
    start = 0
    checkpoint = arguments.work / f"{stem}_checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True, map_location=arguments.device)
        network.load_state_dict(saved["network"])
        dense.load_state_dict(saved["dense"])
        sparse.load_state_dict(saved["sparse"])
        start = saved["epoch"]
    groups = [*dense.param_groups, *sparse.param_groups]  # only now: loading a state replaces them
    print(f"{steps_each} steps an epoch, from epoch {start}", flush=True)
    network.train()
    for epoch in range(start, epochs):
        torch.manual_seed(arguments.seed * 1000 + epoch)
        began = time.monotonic()
        running = 0.0
        for number, batch in enumerate(epoch_batches(data, maker, epoch, arguments.seed)):
            step = min(epoch * steps_each + number, total - 1)
            factor = min((step + 1) / (WARM_UP * total), (total - step) / ((1 - WARM_UP) * total))
            for group, full in zip(groups, rates, strict=True):
                group["lr"] = full * factor
            with torch.autocast(arguments.device, torch.bfloat16, enabled=arguments.bf16):
                loss = losses(network, batch.to(arguments.device))
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *fresh], 1.0)
            for optimiser in (dense, sparse):
                optimiser.step()
                optimiser.zero_grad()
            running = 0.98 * running + 0.02 * loss.item()
            if number % 100 == 0:
                print(
                    f"{epoch} {number} loss {running:.3f} {(time.monotonic() - began) / (number + 1):.3f} s/step",
                    flush=True,
                )
        scores = quick_scores(network, data, maker, arguments.device)
        print(f"epoch {epoch + 1} " + " ".join(f"{name} {value:.2f}" for name, value in scores.items()), flush=True)
        states = {"network": network.state_dict(), "dense": dense.state_dict(), "sparse": sparse.state_dict()}
        unfinished = checkpoint.with_suffix(".part")
        torch.save({**states, "epoch": epoch + 1}, unfinished)
        unfinished.replace(checkpoint)
        torch.save(network.state_dict(), arguments.work / f"{stem}{epoch + 1}.pt")
    if arguments.taught:
        torch.save(mean(begun, network.state_dict()), arguments.work / f"mixed{epochs}.pt")


if __name__ == "__main__":
    main()
