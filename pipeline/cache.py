"""Facts of reports kept between runs, keyed by all that they depend on.

The key of a report is a hash of its bytes, path and metadata and of the fingerprint of code, vocabulary and model, so
that no row of an older rule survives. Entries are written beside and renamed; a damaged one is taken for absent.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import msgspec

from pipeline.layers import Report, ReportFacts

_CODE = Path(__file__).parent
_decode = msgspec.msgpack.Decoder(ReportFacts)
_encode = msgspec.msgpack.Encoder()


@cache
def fingerprint(model: str) -> str:
    """Hash of the package's code and vocabulary and of the model's files (of its name and version where installed)."""
    digest = hashlib.sha256(model.encode())
    for path in sorted(_CODE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(_CODE).as_posix().encode())
            digest.update(path.read_bytes())
    if model and Path(model).is_dir():
        for path in sorted(Path(model).rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def key(report: Report, model: str) -> str:
    """The cache key of a report."""
    return hashlib.sha256(fingerprint(model).encode() + _encode.encode(report)).hexdigest()[:32]


class Cache:
    """A folder of facts, one file per report."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.msgpack"

    def get(self, name: str) -> ReportFacts | None:
        try:
            return _decode.decode(self._file(name).read_bytes())
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, name: str, facts: ReportFacts) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self._file(name).with_suffix(f".{os.getpid()}")
        beside.write_bytes(_encode.encode(facts))
        os.replace(beside, self._file(name))

    def keep_only(self, names: set[str]) -> None:
        """Remove every entry that no report of this run uses."""
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if file.stem not in names or file.suffix != ".msgpack":
                    file.unlink(missing_ok=True)
