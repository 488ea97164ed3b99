"""Fourth stage: a checkpoint -> int8 graphs -> a spaCy pipeline folder.

Run: python -m training.export [--work FOLDER] [--weights FILE] [--to pipeline/model]
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

import pipeline.annotate.consistent_names
import pipeline.annotate.encoder
import pipeline.annotate.sentences  # noqa: F401  (registers the component)
from pipeline.annotate.encoder import FILES, SUMS
from pipeline.annotate.tokeniser import report_tokeniser
from pipeline.annotate.word_pieces import WordPieces
from training import WORK
from training.fixed_scales import fix_scales
from training.network import JointNetwork, LabelScorer, last_weights, load_network
from training.pretrained import encoder_folder

RUN_TIME_HEADS = ("ner", "upos", "xpos", "feats", "lemma", "deprel")
Sentences = tuple[list[dict[str, list]], WordPieces]
CONFIG = Path(__file__).with_name("pipeline.cfg")


class ByteTable(nn.Module):
    """An embedding table in int8 with a scale for each row; the quantiser would give one scale to all rows."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scales = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("bytes", torch.round(weight / scales).to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, rows: Tensor) -> Tensor:
        """Numbers of rows -> their vectors."""
        return self.bytes[rows].to(torch.float32) * self.scales[rows]


def joined(layers: list[nn.Linear]) -> nn.Linear:
    """One layer that computes the outputs of several, side by side."""
    layer = nn.Linear(layers[0].in_features, sum(part.out_features for part in layers))
    layer.weight.data = torch.cat([part.weight.data for part in layers])
    layer.bias.data = torch.cat([part.bias.data for part in layers])
    return layer


class EncoderGraph(nn.Module):
    """What `encoder.onnx` computes: scores of names and arcs, the best class of the other heads, label vectors.

    Layers that read the same vectors are joined, which is the same arithmetic in fewer passes over memory.
    """

    TAGS = ("upos", "xpos", "feats", "lemma")

    def __init__(self, network: JointNetwork) -> None:
        super().__init__()
        self.network = network
        heads = [network.linear[name] for name in self.TAGS]
        vectors = [network.arc_dependent, network.arc_head, network.label_dependent, network.label_head]
        self.tags = joined(heads)
        self.tag_widths = [layer.out_features for layer in heads]
        self.vectors = joined(vectors)
        self.vector_widths = [layer.out_features for layer in vectors]

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """See `JointNetwork.encode` for the shapes."""
        network = self.network
        words = network.encode(pieces, cases, mask, firsts)
        own = words[:, 1:]
        best = [scores.argmax(-1) for scores in self.tags(own).split(self.tag_widths, dim=-1)]
        vectors = functional.gelu(self.vectors(words)).split(self.vector_widths, dim=-1)
        arc_dependents, arc_heads, label_dependents, label_heads = vectors
        arcs = network.arc_scores(arc_dependents[:, 1:], arc_heads)
        return (network.linear["ner"](own), *best, arcs, label_dependents[:, 1:], label_heads)


class LabelGraph(nn.Module):
    """What `labels.onnx` computes: the best dependency label of each arc."""

    def __init__(self, scorer: LabelScorer) -> None:
        super().__init__()
        self.scorer = scorer

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(N, 96) and (N, 96) -> (N,)."""
        return self.scorer(dependents, heads).argmax(-1)


def write_graphs(network: JointNetwork, folder: Path, sentences: Sentences | None) -> None:
    """`encoder.onnx` and `labels.onnx` of `network` in `folder`; matrix weights and embeddings in int8, the scales of
    activations found on `sentences`. All in fp32 without sentences.

    The matrix weights keep to seven bits (`reduce_range`): processors without VNNI add two products in 16 bits, which
    weights of eight bits overflow, so that the same file would read the same sentence differently from machine to machine.
    """
    network.eval()
    if sentences:
        network.encoder.words = ByteTable(network.encoder.words)
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "encoder.onnx"
        example = torch.ones(2, 7, dtype=torch.int64)
        sentence_pieces = {0: "sentences", 1: "pieces"}
        torch.onnx.export(
            EncoderGraph(network),
            (example, example, example, torch.tensor([[1, 2, 3], [1, 3, 5]])),
            str(whole),
            input_names=["pieces", "cases", "mask", "firsts"],
            output_names=["ner", "upos", "xpos", "feats", "lemma", "arcs", "dependents", "governors"],
            dynamic_axes={
                "pieces": sentence_pieces,
                "cases": sentence_pieces,
                "mask": sentence_pieces,
                **{
                    name: {0: "sentences", 1: "words"}
                    for name in ("firsts", "ner", "upos", "xpos", "feats", "lemma", "dependents")
                },
                "arcs": {0: "sentences", 1: "words", 2: "nodes"},
                "governors": {0: "sentences", 1: "nodes"},
            },
            opset_version=17,
            dynamo=False,
        )
        if sentences:
            kept = exact_nodes(whole)
            quantize_dynamic(
                whole, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                nodes_to_exclude=kept, op_types_to_quantize=["MatMul"],
            )  # fmt: skip
            fix_scales(folder / "encoder.onnx", *sentences)
        else:
            shutil.copy(whole, folder / "encoder.onnx")
    torch.onnx.export(
        LabelGraph(network.label_scorer),
        (torch.rand(3, 96), torch.rand(3, 96)),
        str(folder / "labels.onnx"),
        input_names=["dependents", "heads"],
        output_names=["labels"],
        dynamic_axes={"dependents": {0: "words"}, "heads": {0: "words"}, "labels": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )


def exact_nodes(path: Path) -> list[str]:
    """Names of the nodes that stay in fp32: all but the layers of the encoder and the heads of the tags."""
    nodes = onnx.load(path).graph.node
    return [n.name for n in nodes if n.op_type == "MatMul" and "/layers." not in n.name and "/tags/" not in n.name]


def write_pipeline(network: JointNetwork, work: Path, encoder: Path, target: Path, *, quantise: bool = True) -> None:
    """The spaCy pipeline of `training/pipeline.cfg` with the weights of `network`, in the folder `target`."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        tokenizer = json.loads((encoder / "tokenizer.json").read_text(encoding="utf-8"))
        tokenizer["truncation"] = tokenizer["padding"] = None
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
        records = [json.loads((work / f"{name}_train.json").read_text(encoding="utf-8")) for name in ("newswire", "trees")]
        write_graphs(network, folder, (sum(records, []), WordPieces(folder / "tokenizer.json")) if quantise else None)
        inventory = json.loads((work / "labels.json").read_text(encoding="utf-8"))
        kept = {name: inventory[name] for name in RUN_TIME_HEADS}
        kept["lexicon"] = json.loads((work / "lexicon.json").read_text(encoding="utf-8"))
        (folder / "inventory.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
        (folder / SUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
        nlp = spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)
        nlp.tokenizer = report_tokeniser(nlp)
        nlp.get_pipe("joint_encoder").from_disk(folder)
        nlp.meta.update(
            name="report_en",
            version="1.0.0",
            description="Sentences, names, tags, features, lemmas and dependencies of English report prose on one CPU thread",
            license="Weights: see MODEL_CARD.md and NOTICE",
        )
        if target.exists():
            for stale in ("joint_encoder", "vocab"):
                shutil.rmtree(target / stale, ignore_errors=True)
        nlp.to_disk(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK, help="folder of training.prepare")
    parser.add_argument("--encoder", type=Path, help="folder of the encoder that training began with")
    parser.add_argument("--weights", type=Path, help="a checkpoint of training.train, by itself mixedN.pt")
    parser.add_argument("--to", type=Path, default=Path("pipeline/model"), help="folder of the pipeline")
    parser.add_argument("--fp32", action="store_true", help="leave the weights as they were trained")
    arguments = parser.parse_args()
    encoder_path = arguments.encoder or encoder_folder()
    weights = arguments.weights or last_weights(arguments.work, "mixed")
    network = load_network(arguments.work, torch.load(weights, weights_only=True, map_location="cpu"))
    write_pipeline(network, arguments.work, encoder_path, arguments.to, quantise=not arguments.fp32)
    size = sum(file.stat().st_size for file in arguments.to.rglob("*") if file.is_file())
    print(f"{arguments.to}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
