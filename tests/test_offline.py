"""A run over every format: it opens no connection, and finds the same events in each."""

from __future__ import annotations

import csv
import socket
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.annotate.pipeline import SHIPPED
from tests.read.documents import FORMATS, UPDATE


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (SHIPPED / "config.cfg").exists():
        pytest.skip("the language model is not in the package")
    folder = tmp_path_factory.mktemp("offline")
    (folder / "raw").mkdir()
    for suffix, make in FORMATS.items():
        (folder / "raw" / f"{suffix}.{suffix}").write_bytes(make(UPDATE))
    opened: list[object] = []

    def forbidden(*arguments: object, **_: object) -> None:
        opened.append(arguments)
        raise AssertionError(f"a connection was opened: {arguments}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto", "bind"):
            patch.setattr(socket.socket, name, forbidden)
        for name in ("create_connection", "getaddrinfo", "gethostbyname"):
            patch.setattr(socket, name, forbidden)
        with pytest.raises(AssertionError, match="a connection was opened"):
            socket.create_connection(("127.0.0.1", 9))
        opened.clear()
        code = cli.main(["extract", str(folder / "raw"), "--output", str(folder / "output"), "--workers", "1"])
    assert (code, opened) == (0, [])
    return folder / "output"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_format_yields_the_same_tables(output: Path) -> None:
    reports = {row["report_id"]: Path(row["source_path"]).suffix[1:] for row in rows(output, "reports")}
    assert set(reports.values()) == set(FORMATS)
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(output, "tellings"):
        found[reports[row["report_id"]]].append((row["text"], row["start"]))
    assert len(found["txt"]) >= 5
    assert all(sorted(tellings) == sorted(found["txt"]) for tellings in found.values()), found
    sections: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in rows(output, "sections"):
        sections[reports[row["report_id"]]].append((row["ordinal"], row["level"], row["heading"], row["kind"], row["civic_freedom"]))
    assert all(tree == sections["txt"] for tree in sections.values())


def test_the_same_event_in_five_files_is_one_row(output: Path) -> None:
    attacks = [row for row in rows(output, "events") if row["event_type"] == "attack"]
    assert [(row["date"], row["country"], row["tellings"]) for row in attacks] == [("2025-02-02", "KEN", "5")]
