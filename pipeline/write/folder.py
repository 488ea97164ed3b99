"""Files → the output folder, so that a reader never sees a half-written one.

A run writes all its files beside the old ones, in `.staging`, marks them complete, and only then renames each into its
place. A run that was cut off before the mark leaves the old output as it was; one cut off after it is finished by the
next command that opens the folder.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.records import TABLES, Row
from pipeline.write.formats import FORMATS
from pipeline.write.tables import from_csv

STAGING = ".staging"
WORK = ".work"
_COMPLETE = "COMPLETE"
OWNED = ("text/*", *(pattern for kind in FORMATS.values() for pattern in kind.files))
"""Files that belong to the run, as patterns: what matches and is not written by a new run is of an older one, and is removed."""


Content = str | bytes | Iterable[str]
"""What a file is to hold, whole or piece by piece."""


class OutputError(OSError):
    """The output folder cannot be written; the message names it and says why."""


def cannot_be_written(folder: Path, error: Exception) -> OutputError:
    """The error to raise for one of the system or of the archive."""
    return OutputError(f"the output folder {folder} cannot be written: {getattr(error, 'strerror', None) or error}")


def create(folder: Path) -> None:
    """Create the folder where needed. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_be_written(folder, error) from error


def open_folder(folder: Path) -> None:
    """Finish a run that was cut off while renaming, or clear away what it left before. Raises OutputError."""
    create(folder)
    try:
        staging = folder / STAGING
        if (staging / _COMPLETE).exists():
            _move(folder, staging)
        elif staging.exists():
            shutil.rmtree(staging)
        if (folder / WORK).exists():
            shutil.rmtree(folder / WORK)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise cannot_be_written(folder, error) from error


@contextmanager
def workspace(folder: Path) -> Iterator[Path]:
    """A folder inside the output folder for what a run needs only while it lasts. Raises OutputError where it is full."""
    work = folder / WORK
    try:
        work.mkdir(exist_ok=True)
        yield work
    except (OSError, sqlite3.OperationalError) as error:
        if isinstance(error, OutputError):
            raise
        raise cannot_be_written(folder, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def write(folder: Path, files: Iterable[tuple[str, Content]]) -> list[str]:
    """Replace the output by `files` (path inside the folder, content); returns their paths.

    What stands there already with the same bytes is left alone. Raises OutputError; the old output then stays.
    """
    staging = folder / STAGING
    names = []
    try:
        staging.mkdir(exist_ok=True)
        for name, content in files:
            names.append(name)
            target = staging / name
            if "/" in name:
                target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as handle:
                for piece in [content] if isinstance(content, str | bytes) else content:
                    handle.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
                handle.flush()
                if _same_bytes(target, folder / name):
                    target.unlink()
                else:
                    os.fsync(handle.fileno())
        beside = staging / f"{_COMPLETE}.part"
        beside.write_text("\n".join(sorted(names)), encoding="utf-8")
        os.replace(beside, staging / _COMPLETE)
        _move(folder, staging)
    except OSError as error:
        if not (staging / _COMPLETE).exists():
            shutil.rmtree(staging, ignore_errors=True)
        raise cannot_be_written(folder, error) from error
    return sorted(names)


def _same_bytes(new: Path, old: Path) -> bool:
    return old.is_file() and old.stat().st_size == new.stat().st_size and filecmp.cmp(new, old, shallow=False)


def read_tables(folder: Path) -> tuple[dict[str, list[Row]], dict[str, str]]:
    """The typed rows of every table of an output folder, and the canonical texts by report_id. Raises OutputError."""
    try:
        tables = {table.name: from_csv(table, (folder / f"{table.name}.csv").read_bytes().decode("utf-8")) for table in TABLES}
        texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    except OSError as error:
        raise OutputError(f"{folder} does not hold the tables of a run: {error.filename}: {error.strerror}") from error
    except ValueError as error:
        raise OutputError(f"the tables in {folder} cannot be read: {error}") from error
    return tables, texts


def _move(folder: Path, staging: Path) -> None:
    listed = set((staging / _COMPLETE).read_text(encoding="utf-8").split("\n"))
    for name in sorted(listed):
        source = staging / name
        if source.exists():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, target)
    for pattern in OWNED:
        for file in folder.glob(pattern):
            if file.relative_to(folder).as_posix() not in listed:
                file.unlink()
    shutil.rmtree(staging)
