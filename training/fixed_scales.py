"""Fixed scales for the activations of the int8 graph, found once on training sentences.

`quantize_dynamic` looks for the range of each layer's input anew in every batch, so that a sentence is read differently from
batch to batch: on a report of 7,500 words 128 heads hung on the sentences that came along. With one range a layer, found
once, a sentence is read the same in any company, and reading saves the search.

The range of a layer is the one whose 256 steps lie nearest to the values it stands for (least mean square error); it leaves out
the farthest outliers where that makes the other steps finer.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

from pipeline.annotate.word_pieces import WordPieces

SENTENCES = 1000
VALUES = 1500
"""Values kept of each layer and sentence."""

SHARES = np.linspace(0.1, 1, 46)
"""Shares of the observed extremes that are tried as the ends of a range."""

Feed = dict[str, NDArray[np.int64]]
Range = tuple[float, float]


@dataclass(frozen=True)
class Layer:
    """One matrix product of the graph that `quantize_dynamic` wrote, with the nodes that stand around it."""

    quantiser: NodeProto
    product: NodeProto
    rest: tuple[NodeProto, ...]  # cast, product of the scales, scaling; the bias comes last
    weight_scales: str

    @property
    def input(self) -> str:
        """Name of the activations that are quantised."""
        return str(self.quantiser.input[0])


def sentence_feeds(records: Iterable[dict[str, list]], pieces: WordPieces) -> Iterator[Feed]:
    """Inputs of the graph, sentence by sentence, for records with "words" (`training.prepare`)."""
    for record in records:
        ids, cases, firsts = [pieces.cls], [0], []
        for word in record["words"]:
            word_ids, case = pieces.read(word)
            firsts.append(len(ids))
            ids += word_ids
            cases += [case] * len(word_ids)
        own = np.array([[*ids, pieces.sep]], dtype=np.int64)
        yield {
            "pieces": own,
            "cases": np.array([[*cases, 0]], dtype=np.int64),
            "mask": np.ones_like(own),
            "firsts": np.array([firsts], dtype=np.int64),
        }


def fix_scales(path: Path, records: list[dict[str, list]], pieces: WordPieces) -> None:
    """Give the graph of `quantize_dynamic` at `path` fixed scales, found on `records` (a sample, seeded).

    Raises ValueError where a quantised product is not followed by scaling and bias, as `training.export` writes them.
    """
    graph = onnx.load(path)
    layers = list(quantised_layers(graph))
    sample = random.Random(0).sample(records, min(SENTENCES, len(records)))
    ranges = observed_ranges(graph, sorted({layer.input for layer in layers}), sentence_feeds(sample, pieces))
    for layer in layers:
        replace(graph, layer, ranges[layer.input])
    graph.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    drop_unused(graph)
    onnx.checker.check_model(graph)
    onnx.save(graph, path)


def quantised_layers(graph: ModelProto) -> Iterator[Layer]:
    """The matrix products in whole numbers, in the order of the graph."""
    made_by = {output: node for node in graph.graph.node for output in node.output}
    used_by: dict[str, list[NodeProto]] = {}
    for node in graph.graph.node:
        for name in node.input:
            used_by.setdefault(name, []).append(node)
    for product in graph.graph.node:
        if product.op_type != "MatMulInteger":
            continue
        quantiser = made_by[product.input[0]]
        chain = [product]
        for kind in ("Cast", "Mul", "Add"):
            (following,) = used_by[chain[-1].output[0]]
            if following.op_type != kind:
                raise ValueError(f"{product.name}: {kind} expected behind {chain[-1].name}, found {following.op_type}")
            chain.append(following)
        cast, scaling, bias = chain[1:]
        scales = made_by[next(name for name in scaling.input if name != cast.output[0])]
        weight_scales = next(name for name in scales.input if name != quantiser.output[1])
        yield Layer(quantiser, product, (cast, scales, scaling, bias), weight_scales)


def observed_ranges(graph: ModelProto, names: list[str], feeds: Iterable[Feed]) -> dict[str, Range]:
    """The best range of each of the named activations over the sentences."""
    watched = ModelProto()
    watched.CopyFrom(graph)
    watched.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    choose = np.random.default_rng(0)
    seen: dict[str, list[NDArray[np.float32]]] = {name: [] for name in names}
    extremes = dict.fromkeys(names, (0.0, 0.0))
    for feed in feeds:
        for name, values in zip(names, session.run(names, feed), strict=True):
            low, high = extremes[name]
            extremes[name] = min(low, float(values.min())), max(high, float(values.max()))
            seen[name].append(choose.choice(values.ravel(), min(values.size, VALUES), replace=False))
    return {name: best_range(np.concatenate(seen[name]), extremes[name]) for name in names}


def best_range(values: NDArray[np.float32], extremes: Range) -> Range:
    """The range within `extremes` whose 256 steps stand for the values with the least square error; one end after the other."""
    low, high = extremes
    high = min((high * share for share in SHARES), key=lambda end: rounding_error(values, (low, end)))
    low = min((low * share for share in SHARES), key=lambda end: rounding_error(values, (end, high)))
    return low, high


def rounding_error(values: NDArray[np.float32], ends: Range) -> float:
    """Mean square of what is lost when the values are rounded to the 256 steps between the ends."""
    step, zero = step_and_zero(ends)
    steps = np.clip(np.rint(values / step) + int(zero), 0, 255) - int(zero)
    return float(np.square(steps * step - values).mean())


def step_and_zero(ends: Range) -> tuple[np.float32, np.uint8]:
    """Width of a step, and the step that stands for 0."""
    low, high = ends
    step = np.float32((high - low) / 255)
    return step, np.uint8(np.clip(np.rint(-low / step), 0, 255))


def replace(graph: ModelProto, layer: Layer, ends: Range) -> None:
    """Put a fixed quantiser and one product with scales and bias in the place of the layer's nodes."""
    step, zero = step_and_zero(ends)
    name = layer.product.name
    values = {f"{name}_step": np.array(step), f"{name}_zero": np.array(zero)}
    graph.graph.initializer.extend(numpy_helper.from_array(value, key) for key, value in values.items())
    weights, bias = layer.product.input[1], layer.rest[-1]
    offsets = next(part for part in bias.input if part != layer.rest[-2].output[0])
    quantised = f"{name}_input"
    quantiser = helper.make_node("QuantizeLinear", [layer.input, *values], [quantised], name=f"{name}_quantise")
    inputs = [quantised, weights, f"{name}_step", layer.weight_scales, f"{name}_zero", "", offsets]
    product = helper.make_node(
        "MatMulIntegerToFloat", inputs, list(bias.output), name=name, domain="com.microsoft"
    )
    nodes = graph.graph.node
    at = list(nodes).index(bias)
    nodes[at].CopyFrom(product)
    nodes.insert(at, quantiser)
    for node in (layer.product, *layer.rest[:-1]):
        nodes.remove(node)


def drop_unused(graph: ModelProto) -> None:
    """Remove nodes and constants that nothing reads any more."""
    read = {name for node in graph.graph.node for name in node.input} | {value.name for value in graph.graph.output}
    for node in [node for node in graph.graph.node if not any(name in read for name in node.output)]:
        graph.graph.node.remove(node)
    read = {name for node in graph.graph.node for name in node.input}
    for constant in [constant for constant in graph.graph.initializer if constant.name not in read]:
        graph.graph.initializer.remove(constant)
