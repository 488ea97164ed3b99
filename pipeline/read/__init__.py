"""One input document → a `Report`: canonical text and what the document says of itself.

Precedence of metadata: command-line options, then the sidecar `<name>.meta.toml`, then the document, then its file name.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.layers import Report
from pipeline.read import metadata, text
from pipeline.read.text import ReadError

SUFFIXES = frozenset({".txt", ".text"})
SIDECAR = ".meta.toml"
FIELDS = ("title", "authors", "country", "published_on", "period_start", "period_end", "source_url")

__all__ = ["FIELDS", "ReadError", "find", "read_report"]


def find(paths: Iterable[Path]) -> tuple[list[tuple[Path, str]], list[tuple[str, str]]]:
    """Input files under `paths`, as (file, path to show), sorted by the shown path, and (path, reason) of what is none.

    A folder is searched for files of the known kinds; notes called README, sidecars and hidden files are passed over.
    """
    found: dict[Path, str] = {}
    refused: list[tuple[str, str]] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
                if file.is_file() and not hidden and file.suffix.lower() in SUFFIXES and file.stem.upper() != "README":
                    found.setdefault(file.resolve(), file.relative_to(path).as_posix())
        elif path.exists():
            found.setdefault(path.resolve(), path.name)
        else:
            refused.append((str(path), "there is no such file or folder"))
    return sorted(((file, shown) for file, shown in found.items()), key=lambda item: (item[1], str(item[0]))), refused


def sidecar(path: Path) -> dict[str, Any]:
    """Metadata stated in `<name>.meta.toml` beside `path`. Raises ReadError where it is malformed."""
    file = path.with_name(path.stem + SIDECAR)
    if not file.is_file():
        return {}
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(f"{file.name}: {error}") from error
    return check_fields(stated, file.name)


def check_fields(stated: Mapping[str, Any], where: str) -> dict[str, Any]:
    """`stated` with dates as ISO strings and authors as a list. Raises ReadError naming `where` and the field."""
    out: dict[str, Any] = {}
    for key, value in stated.items():
        if key == "period" and isinstance(value, list) and len(value) == 2:
            out |= check_fields({"period_start": value[0], "period_end": value[1]}, where)
            continue
        if key not in FIELDS:
            raise ReadError(f"{where}: unknown field {key!r}; known are {', '.join(FIELDS)} and period")
        if key == "authors":
            value = [value] if isinstance(value, str) else value
            if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
                raise ReadError(f"{where}: authors must be a list of names")
        elif key in {"published_on", "period_start", "period_end"}:
            try:
                value = date.fromisoformat(str(value)).isoformat()
            except ValueError:
                raise ReadError(f"{where}: {key} must be a date such as 2025-07-14, not {value!r}") from None
        elif not isinstance(value, str):
            raise ReadError(f"{where}: {key} must be text, not {value!r}")
        if key == "country":
            value = value.strip()
            value = metadata.country_names().get(value, value).upper()
            if not re.fullmatch(r"[A-Z]{3}", value):
                raise ReadError(f"{where}: country must be an ISO 3166-1 alpha-3 code or a country's name, not {value!r}")
        out[key] = value
    return out


def read_report(path: Path, shown: str | None = None, options: Mapping[str, Any] | None = None) -> Report:
    """Read one document. Raises ReadError with the reason where it cannot be read."""
    raw = text.load(path)
    decoded, encoding = text.decode(raw)
    canonical = text.canonical(decoded)
    if not canonical.strip():
        raise ReadError("the file holds no text")
    start, end = metadata.period(canonical)
    facts: dict[str, Any] = {
        "authors": metadata.authors(canonical),
        "published_on": metadata.published_on(canonical) or (metadata.full_dates(path.stem) or [""])[0],
        "period_start": start,
        "period_end": end,
    }
    facts |= sidecar(path)
    facts |= {key: value for key, value in (options or {}).items() if value}
    facts.setdefault("country", metadata.main_country(canonical, path.stem, facts.get("title", "")))
    digest = hashlib.sha256(raw).hexdigest()
    base = f"{facts['country'].lower() or 'und'}-{facts['published_on'] or digest[:8]}"
    return Report(
        report_id=base, source_path=shown or path.name, source_sha256=digest, text=canonical, encoding=encoding, **facts
    )
