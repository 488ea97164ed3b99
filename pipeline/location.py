"""Where reports lie and results go: a path of this machine, or an address such as `s3://bucket/folder`.

Addresses are those of fsspec, which with universal-pathlib makes the extra `remote`; the driver of a store is an extra of its
own (`s3`, `gcs`). Nothing is fetched from or sent to another machine unless the user names such an address.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import url2pathname

_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gcs", "gcs": "gcs"}


class LocationError(ValueError):
    """An address that cannot be used; the message says what is missing."""


def location(name: str) -> Path:
    """The path that a user named. An address gives an object that is used like a path. Raises LocationError."""
    scheme, separator, _ = name.partition("://")
    if not separator:
        return Path(name)
    if scheme == "file":
        return Path(url2pathname(urlsplit(name).path))
    try:
        from upath import UPath
    except ImportError:
        raise LocationError(f"{name} needs universal-pathlib: python -m pip install 'civic-event-tables[{_EXTRAS.get(scheme, 'remote')}]'") from None
    try:
        found = UPath(name)
        found.fs  # noqa: B018  loads the driver
    except ImportError as error:
        hint = f": python -m pip install 'civic-event-tables[{_EXTRAS[scheme]}]'" if scheme in _EXTRAS else ""
        raise LocationError(f"{name}: the driver for {scheme}:// is not installed ({error}){hint}") from None
    except ValueError as error:
        raise LocationError(f"{name}: {error}") from None
    return cast(Path, found)


def is_remote(path: Path) -> bool:
    """Whether a path is an address, not a path of this machine."""
    return not isinstance(path, Path)


def store(path: Path) -> tuple[Any, str]:
    """The fsspec file system of an address, and the address as that file system writes it."""
    remote = cast(Any, path)
    return remote.fs, str(remote.path).rstrip("/")


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file below a folder, and its path in it with slashes, sorted."""
    if not is_remote(folder):
        yield from ((file, file.relative_to(folder).as_posix()) for file in sorted(folder.rglob("*")) if file.is_file())
        return
    system, root = store(folder)
    for name in sorted(system.find(root)):
        below = name[len(root) :].lstrip("/")
        yield folder / below, below
