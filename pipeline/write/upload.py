"""An output folder of this machine → the same files at an address, with the promise that a store without renames allows.

Everything is first sent beside the old files, to `.incoming`; a failure up to there leaves the old output as it was. Then the
manifest is removed, the new files are copied into their places inside the store, what the run no longer writes is removed,
and the new manifest is written: the files are those of one run where there is a manifest. A run that was cut off in between
is finished by the next one.
"""

from __future__ import annotations

import hashlib
import json
import os
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from pipeline.cache import content_hash
from pipeline.location import files, store
from pipeline.records import TABLES
from pipeline.resolve.identifiers import slug
from pipeline.write.folder import OWNED, OutputError

MANIFEST = "MANIFEST.json"
"""SHA-256 of every file of the output, by path."""

INCOMING = ".incoming"
_WRITTEN = (*(f"{table.name}.csv" for table in TABLES), "datapackage.json", *OWNED)


def local_folder(target: Path) -> Path:
    """Where the tables for an address are made, and what is known of its reports is kept, readable by this user alone."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    name = f"{slug(target.name)}-{hashlib.sha256(str(target).encode()).hexdigest()[:12]}"
    folder = base / "civic-event-tables" / name
    folder.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o700)
    return folder


def upload(folder: Path, target: Path) -> int:
    """Make the files at an address those of an output folder; returns how many were sent. Raises OutputError."""
    try:
        return _upload(folder, *store(target))
    except Exception as error:  # every driver has errors of its own
        words = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise OutputError(f"{target} cannot be written: {words or type(error).__name__}; the tables are in {folder}") from error


def _upload(folder: Path, system: Any, root: str) -> int:
    made = {name: content_hash(file) for file, name in files(folder) if _written(name)}
    bucket = root.partition("/")[0]
    if bucket and not system.exists(bucket):  # drivers would make it
        raise FileNotFoundError(f"there is no bucket {bucket}")
    known = _manifest(system, root)
    if known == made:
        return 0
    new = [name for name, digest in made.items() if known.get(name) != digest]
    incoming = f"{root}/{INCOMING}"
    _remove(system, incoming)
    for name in new:
        system.makedirs(f"{incoming}/{name}".rpartition("/")[0], exist_ok=True)
        system.put_file(str(folder / name), f"{incoming}/{name}")
    if system.exists(f"{root}/{MANIFEST}"):
        system.rm_file(f"{root}/{MANIFEST}")
    for name in new:
        system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
        system.cp_file(f"{incoming}/{name}", f"{root}/{name}")
    for path in system.find(root):
        name = path[len(root) :].lstrip("/")
        if _written(name) and name not in made:
            system.rm_file(path)
    _remove(system, incoming)
    system.pipe_file(f"{root}/{MANIFEST}", (json.dumps(made, indent=1, sort_keys=True) + "\n").encode())
    return len(new)


def _written(name: str) -> bool:
    """Whether a path in an output folder is that of a table, text or other file of a run, not of its cache or state."""
    return not name.startswith(".") and any(fnmatch(name, pattern) for pattern in _WRITTEN)


def _manifest(system: Any, root: str) -> dict[str, str]:
    try:
        stated = json.loads(system.cat_file(f"{root}/{MANIFEST}"))
    except (FileNotFoundError, ValueError):
        return {}
    return stated if isinstance(stated, dict) else {}


def _remove(system: Any, folder: str) -> None:
    if system.exists(folder):
        system.rm(folder, recursive=True)
