"""Facts of reports kept between runs, keyed by all that they depend on.

The key of an input is a hash of its bytes, the path shown, its sidecar and the stated metadata, and of the fingerprint of
the model, the vocabulary and the code that reads one report, so that no row of an older rule survives. Entries are written
beside and renamed; a damaged one is taken for absent.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline.layers import MergedReport, Rejection, Report

_CODE = Path(__file__).parent
LATER = ("resolve", "write", "run.py", "cli.py", "__main__.py", "cache.py", "records.py", "explain.py", "codebook.py", "archive.py",
         "corrections.py", "correction_file.py", "edtf.py", "fetch.py", "diff.py", "public.py", "withhold_list.py", "cluster.py")  # fmt: skip
"""Code that works on the facts of reports and is no part of making them: a change to it spares the cache."""

_CHECKSUM = 16  # bytes


@cache
def fingerprint(model: str, whole: bool = True) -> str:
    """Hash of the package's code and vocabulary and of the model's files (of its name and version where installed).

    With `whole` false without the modules in `LATER`, which only see the facts of reports.
    """
    digest = hashlib.sha256(model.encode())
    for path, content in _files(_CODE).items():
        if whole or path.parts[0] not in LATER:
            digest.update(f"{path.as_posix()}\0{content}\0".encode())
    if model and Path(model).is_dir():
        for path, content in _files(Path(model)).items():
            digest.update(f"{path.as_posix()}\0{content}\0".encode())
    return digest.hexdigest()


@cache
def _files(folder: Path) -> dict[Path, str]:
    """Path inside the folder and SHA-256 of every file there, in the order of their names, but what Python compiled."""
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(folder): content_hash(path) for path in found}


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, or what stands for it where it cannot be read."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror or type(error).__name__}"


def key(content: str, sidecar: str, shown: str, metadata: Mapping[str, Any], model: str) -> str:
    """The cache key of an input: hashes of its content and of its sidecar, path shown, metadata stated for the run, model."""
    parts = (fingerprint(model, whole=False), content, sidecar, shown, dict(sorted(metadata.items())))
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]


class Head(msgspec.Struct):
    """The document of a report and what was refused of it, without what was found in it."""

    report: Report
    rejections: list[Rejection] = []

    def refusals(self) -> list[Rejection]:
        return [*self.rejections, *(Rejection(self.report.source_path, "read", words) for words in self.report.left_out)]


encoded = msgspec.msgpack.Encoder().encode
_facts = msgspec.msgpack.Decoder(MergedReport)
_head = msgspec.msgpack.Decoder(Head)


class Cache:
    """A folder of facts, one file per report: a checksum, then the facts as MessagePack."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.msgpack"

    def __contains__(self, name: str) -> bool:
        """Whether there is a whole entry of this name."""
        try:
            return bool(self._content(name))
        except (OSError, ValueError):
            return False

    def _content(self, name: str) -> bytes:
        raw = self._file(name).read_bytes()
        content = raw[_CHECKSUM:]
        if hashlib.sha256(content).digest()[:_CHECKSUM] != raw[:_CHECKSUM]:
            raise ValueError(f"damaged: {self._file(name)}")
        return content

    def get(self, name: str) -> MergedReport:
        """The facts of that name. Raises OSError or ValueError where there is no whole entry."""
        return _facts.decode(self._content(name))

    def head(self, name: str) -> Head:
        """The document alone. Raises as `get` does."""
        return _head.decode(self._content(name))

    def put(self, name: str, facts: MergedReport | bytes) -> None:
        """Keep facts, as they are or as `encoded` has made them, under a name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        content = facts if isinstance(facts, bytes) else encoded(facts)
        beside = self._file(name).with_suffix(f".{os.getpid()}")
        beside.write_bytes(hashlib.sha256(content).digest()[:_CHECKSUM] + content)
        os.replace(beside, self._file(name))

    def keep_only(self, names: set[str]) -> None:
        """Remove every entry that no report of this run uses."""
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if file.stem not in names or file.suffix != ".msgpack":
                    file.unlink(missing_ok=True)
