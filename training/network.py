"""The joint network: a six-layer MiniLM encoder with case embeddings and one head for each kind of annotation.

Shapes: B sentences, P pieces, W words, D = 384. Position 0 of the pieces is [CLS], which stands for the root of the tree.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
LAYERS = 6
ARC_WIDTH = 256
LABEL_WIDTH = 96
DROPOUT = 0.1


class EncoderLayer(nn.Module):
    """Self-attention and feed-forward, normalised after each (BERT)."""

    def __init__(self, width: int = WIDTH, epsilon: float = 1e-12) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, eps=epsilon)
        self.inner = nn.Linear(width, 4 * width)
        self.outer = nn.Linear(4 * width, width)
        self.outer_norm = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """(B, P, D) and an additive attention bias that broadcasts to (B, HEADS, P, P) -> (B, P, D)."""
        batch, pieces, width = hidden.shape
        split = self.query_key_value(hidden).view(batch, pieces, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        scores = torch.matmul(query, key.transpose(-1, -2)) * (width // HEADS) ** -0.5 + bias
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value).transpose(1, 2).reshape(batch, pieces, width)
        hidden = self.attended_norm(hidden + self.dropout(self.attended(mixed)))
        inner = functional.gelu(self.inner(hidden))
        return self.outer_norm(hidden + self.dropout(self.outer(inner)))


class Encoder(nn.Module):
    """Pieces and their case classes -> one vector for each piece."""

    def __init__(self, vocabulary: int, cases: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH, sparse=True)
        self.positions = nn.Embedding(512, WIDTH)
        self.cases = nn.Embedding(cases, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """(B, P) identifiers, classes and 1/0 mask -> (B, P, D)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(places)[None] + self.cases(cases)
        hidden = self.dropout(self.norm(hidden))
        bias = ((1.0 - mask.to(torch.float32)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def load_pretrained(self, folder: Path) -> None:
        """Copies the weights of a BERT checkpoint (`model.safetensors`); the first token type is added to the positions."""
        given = load_file(folder / "model.safetensors")
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            kind = given["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(given["embeddings.position_embeddings.weight"] + kind)
        state = {f"norm.{part}": given[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
        for number in range(LAYERS):
            source, target = f"encoder.layer.{number}.", f"layers.{number}."
            for part in ("weight", "bias"):
                parts = [given[f"{source}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                state[f"{target}query_key_value.{part}"] = torch.cat(parts)
                for new, old in (
                    ("attended", "attention.output.dense"),
                    ("attended_norm", "attention.output.LayerNorm"),
                    ("inner", "intermediate.dense"),
                    ("outer", "output.dense"),
                    ("outer_norm", "output.LayerNorm"),
                ):
                    state[f"{target}{new}.{part}"] = given[f"{source}{old}.{part}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or set(missing) != {"words.weight", "positions.weight", "cases.weight"}:
            raise ValueError(f"{folder} holds another kind of encoder: {missing} {unexpected}")


class LabelScorer(nn.Module):
    """Biaffine scores of dependency labels for chosen pairs of word and head."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(labels, LABEL_WIDTH + 1, LABEL_WIDTH + 1))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """(N, 96) and (N, 96) -> (N, labels)."""
        ones = torch.ones_like(dependents[:, :1])
        dependents = torch.cat([dependents, ones], dim=1)
        heads = torch.cat([heads, ones], dim=1)
        labels, width, _ = self.weight.shape
        flat = self.weight.permute(1, 0, 2).reshape(width, labels * width)
        halves = torch.matmul(dependents, flat).view(-1, labels, width)
        return torch.matmul(halves, heads[:, :, None]).squeeze(-1)


class JointNetwork(nn.Module):
    """Encoder and heads. `labels` maps each linear head, and "deprel", to its classes; `width` is the encoder's."""

    LINEAR = ("ner", "upos", "xpos", "feats", "lemma", "silver")

    def __init__(self, labels: dict[str, list[str]], encoder: nn.Module, width: int = WIDTH) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPOUT)
        self.linear = nn.ModuleDict({name: nn.Linear(width, len(labels[name])) for name in self.LINEAR})
        self.arc_dependent = nn.Linear(width, ARC_WIDTH)
        self.arc_head = nn.Linear(width, ARC_WIDTH)
        self.arc_weight = nn.Parameter(torch.zeros(ARC_WIDTH + 1, ARC_WIDTH))
        nn.init.xavier_uniform_(self.arc_weight)
        self.label_dependent = nn.Linear(width, LABEL_WIDTH)
        self.label_head = nn.Linear(width, LABEL_WIDTH)
        self.label_scorer = LabelScorer(len(labels["deprel"]))
        self.wide_dropout = nn.Dropout(0.2)

    def encode(self, pieces: Tensor, cases: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Vectors of the root and the words, (B, 1 + W, D); `firsts` (B, W) points at each word's first piece."""
        hidden = self.encoder(pieces, cases, mask)
        roots = torch.zeros_like(firsts[:, :1])
        places = torch.cat([roots, firsts], dim=1)
        places = places[:, :, None].expand(-1, -1, hidden.shape[-1])
        return self.dropout(torch.gather(hidden, 1, places))

    def arcs(self, words: Tensor) -> Tensor:
        """Scores of each head (root first) for each word, (B, W, 1 + W)."""
        dependents = self.wide_dropout(functional.gelu(self.arc_dependent(words[:, 1:])))
        heads = self.wide_dropout(functional.gelu(self.arc_head(words)))
        return self.arc_scores(dependents, heads)

    def arc_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Biaffine scores, (B, W, 256) and (B, 1 + W, 256) -> (B, W, 1 + W)."""
        dependents = torch.cat([dependents, torch.ones_like(dependents[:, :, :1])], dim=2)
        return torch.matmul(torch.matmul(dependents, self.arc_weight), heads.transpose(1, 2))

    def label_vectors(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors for `label_scorer`: as dependent (B, W, 96), as head (B, 1 + W, 96)."""
        dependents = self.wide_dropout(functional.gelu(self.label_dependent(words[:, 1:])))
        return dependents, self.wide_dropout(functional.gelu(self.label_head(words)))


def load_network(folder: Path, state: dict[str, Tensor]) -> JointNetwork:
    """The network with `labels.json` of the prepared data in `folder` and the given weights."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    encoder = Encoder(state["encoder.words.weight"].shape[0], state["encoder.cases.weight"].shape[0])
    network = JointNetwork(labels, encoder)
    network.load_state_dict(state)
    return network


def last_weights(work: Path, stem: str) -> Path:
    """The weights of the last epoch of a run of training.train in the work folder: `stem` is "epoch", "teacher", "taught" or "mixed". Raises
    FileNotFoundError where there are none."""
    found = sorted(work.glob(f"{stem}[0-9]*.pt"), key=lambda path: int(path.stem.removeprefix(stem)))
    if not found:
        raise FileNotFoundError(f"no weights {stem}N.pt in {work}; run training.train first")
    return found[-1]
