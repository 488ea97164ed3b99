"""One input document → a `Report`: canonical text and what the document says of itself.

A reader is a module of this package with `read`, from raw bytes to a `Document`; `READERS` names the one for each suffix.

Precedence of metadata: command-line options, then the sidecar `<name>.meta.toml`, then the document, then its file name.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import msgspec

from pipeline.layers import Report
from pipeline.location import files
from pipeline.read import metadata, text
from pipeline.read.document import Document
from pipeline.read.main_country import main_country
from pipeline.read.text import ReadError

READERS = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
"""Suffix of a file → the module of this package that reads it."""

MAX_PACKED_BYTES = 100_000_000
"""Longest PDF or Word document, which hold pictures too; their text is bounded as that of any other format."""

SIDECAR = ".meta.toml"
FIELDS = ("title", "authors", "country", "published_on", "period_start", "period_end", "source_url")

RECORD = ("sha256", "retrieved_on")
"""What `fetch` adds to a sidecar: hash of the file, and the day on which it was fetched."""

__all__ = ["FIELDS", "READERS", "ReadError", "Source", "find", "load", "read_report", "report_of"]


def find(paths: Iterable[Path]) -> tuple[list[tuple[Path, str]], list[tuple[str, str]]]:
    """Input files under `paths`, as (file, path to show), sorted by the shown path, and (path, reason) of what is none.

    A folder is searched for files of the known kinds; notes called README, sidecars, hidden files and the folders of
    parts that browsers save beside a page are passed over. Paths may be addresses (`pipeline.location`).
    """
    found: dict[Path, str] = {}
    refused: list[tuple[str, str]] = []
    for path in paths:
        if path.is_dir():
            for file, below in files(path):
                hidden = any(part.startswith(".") or part.endswith("_files") for part in below.split("/"))
                if not hidden and file.suffix.lower() in READERS and file.stem.upper() != "README":
                    found.setdefault(file.resolve(), below)
        elif path.exists():
            found.setdefault(path.resolve(), path.name)
        else:
            refused.append((str(path), "there is no such file or folder"))
    named = ((file, _plain(shown)) for file, shown in found.items())
    return sorted(named, key=lambda item: (item[1], str(item[0]))), [(_plain(shown), reason) for shown, reason in refused]


def _plain(name: str) -> str:
    """A file name that can be printed and written as UTF-8: every odd byte and control character as U+FFFD."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", "\ufffd", name)


def _stated(source: Source) -> dict[str, Any]:
    """Metadata stated in the sidecar. Raises ReadError where it is malformed."""
    if source.sidecar is None:
        return {}
    name = PurePath(source.name).stem + SIDECAR
    try:
        stated = tomllib.loads(source.sidecar.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(f"{name}: {error}") from error
    record = {key: str(stated.pop(key)) for key in RECORD if key in stated}
    return check_fields(stated, name) | {key: value for key, value in record.items() if key == "sha256"}


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


class Source(msgspec.Struct):
    """One input as it lies in its folder: file name, bytes, and those of its sidecar where it has one."""

    name: str
    raw: bytes
    sidecar: bytes | None = None


def load(path: Path) -> Source:
    """The bytes of one input. Raises ReadError where they cannot be read, are none or too many."""
    packed = path.suffix.lower() in {".pdf", ".docx"}
    raw = text.load(path, MAX_PACKED_BYTES if packed else text.MAX_BYTES)
    beside = path.with_name(path.stem + SIDECAR)
    try:
        return Source(path.name, raw, beside.read_bytes() if beside.is_file() else None)
    except OSError as error:
        raise ReadError(f"{beside.name}: {error}") from error


def read_report(path: Path, shown: str | None = None, options: Mapping[str, Any] | None = None) -> Report:
    """Read one document. Raises ReadError with the reason where it cannot be read."""
    return report_of(load(path), shown, options)


def report_of(source: Source, shown: str | None = None, options: Mapping[str, Any] | None = None) -> Report:
    """The report that an input holds. Raises ReadError with the reason where it holds none."""
    path, raw = PurePath(source.name), source.raw
    suffix = path.suffix.lower()
    digest = hashlib.sha256(raw).hexdigest()
    stated = _stated(source)
    fetched = stated.pop("sha256", digest)
    if fetched != digest:
        raise ReadError(
            f"the file was changed after it was fetched: {path.stem + SIDECAR} states another SHA-256; "
            "fetch it again, or take the line sha256 out if the change is meant"
        )
    document = _document(suffix, raw)
    if not document.text.strip():
        raise ReadError("the file holds no text")
    body = document.text.replace(document.title, "", 1) if document.title and document.text.startswith(document.title) else document.text
    days = (*metadata.full_dates(document.published_on), metadata.published_on(body), *metadata.full_dates(path.stem))
    published = next(filter(None, days), "")
    start, end = metadata.period(body, document.title, published)
    facts: dict[str, Any] = {
        "title": document.title,
        "authors": metadata.authors(body) or document.authors,
        "published_on": published,
        "period_start": start,
        "period_end": end,
        "source_url": document.source_url,
    }
    facts |= stated
    facts |= {key: value for key, value in (options or {}).items() if value}
    facts.setdefault("country", main_country(document.text, path.stem, facts["title"]))
    base = f"{facts['country'].lower() or 'und'}-{facts['published_on'] or digest[:8]}"
    return Report(
        report_id=base,
        source_path=shown or path.name,
        source_sha256=digest,
        text=document.text,
        encoding=document.encoding,
        headings=document.headings,
        headings_marked=document.headings_marked,
        notes_start=document.notes_start,
        left_out=document.left_out,
        **facts,
    )


def _document(suffix: str, raw: bytes) -> Document:
    """What the reader of a suffix makes of raw bytes; a file of an unknown kind is read as plain text."""
    reader = importlib.import_module(f"pipeline.read.{READERS.get(suffix, 'plain')}")  # each loads a library of its own
    document: Document = reader.read(raw)
    return document
