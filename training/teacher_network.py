"""The teacher's encoder: the twelve layers of all-mpnet-base-v2 (768 wide, uncased word pieces, relative positions).

It is too large to ship; what it reads in unlabelled reports trains the small network (`training.distil`).
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from pipeline.annotate.word_pieces import WordPieces
from training.network import DROPOUT, HEADS, EncoderLayer

TEACHER_WIDTH = 768
TEACHER_LAYERS = 12
VOCABULARY = 30527
BUCKETS = 32
FARTHEST = 128
FIRST_POSITION = 2
"""MPNet counts positions from here; 1 is padding."""


class TeacherPieces(WordPieces):
    """Word pieces of MPNet, whose special pieces have other names than BERT's."""

    CLS, SEP, UNKNOWN, MASK = "<s>", "</s>", "[UNK]", "<mask>"


class TeacherEncoder(nn.Module):
    """Pieces and their case classes -> one vector for each piece."""

    def __init__(self, cases: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, TEACHER_WIDTH, sparse=True)
        self.positions = nn.Embedding(514, TEACHER_WIDTH)
        self.cases = nn.Embedding(cases, TEACHER_WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(TEACHER_WIDTH, eps=1e-5)
        self.distances = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(EncoderLayer(TEACHER_WIDTH, 1e-5) for _ in range(TEACHER_LAYERS))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """(B, P) identifiers, classes and 1/0 mask -> (B, P, 768)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(places + FIRST_POSITION)[None] + self.cases(cases)
        hidden = self.dropout(self.norm(hidden))
        near = self.distances(buckets(places[None, :] - places[:, None])).permute(2, 0, 1)[None]
        bias = near + ((1.0 - mask.to(torch.float32)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def load_pretrained(self, folder: Path) -> None:
        """Copies the weights of an MPNet checkpoint (`model.safetensors`). Raises ValueError on another kind of encoder."""
        given = load_file(folder / "model.safetensors")
        given = {name.removeprefix("mpnet."): value for name, value in given.items()}
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "distances.weight": given["encoder.relative_attention_bias.weight"],
            **{f"norm.{part}": given[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")},
        }
        for number in range(TEACHER_LAYERS):
            source, target = f"encoder.layer.{number}.", f"layers.{number}."
            for part in ("weight", "bias"):
                state[f"{target}query_key_value.{part}"] = torch.cat(
                    [given[f"{source}attention.attn.{name}.{part}"] for name in "qkv"]
                )
                for new, old in (
                    ("attended", "attention.attn.o"),
                    ("attended_norm", "attention.LayerNorm"),
                    ("inner", "intermediate.dense"),
                    ("outer", "output.dense"),
                    ("outer_norm", "output.LayerNorm"),
                ):
                    state[f"{target}{new}.{part}"] = given[f"{source}{old}.{part}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        if unexpected or set(missing) != {"cases.weight"}:
            raise ValueError(f"{folder} holds another kind of encoder: {missing} {unexpected}")


def buckets(distances: Tensor) -> Tensor:
    """Numbers of the relative positions (key minus query) in MPNet's table: exact when near, by logarithm when far."""
    half = BUCKETS // 2
    near = half // 2
    side = (distances > 0).long() * half
    size = distances.abs()
    far = near + (torch.log(size.float().clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return side + torch.where(size < near, size, far.clamp(max=half - 1))
