"""Reports and results in S3, with a server of this machine that speaks its protocol: `pip install 'moto[server]' s3fs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

import pipeline.extract
from pipeline import run
from pipeline.cli import main
from pipeline.location import location
from tests.cluster_workers import line_by_line
from tests.test_output import rows, snapshot

s3fs = pytest.importorskip("s3fs", reason="needs the extra s3")
server = pytest.importorskip("moto.server", reason="needs moto[server], a local S3")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A file system of an empty bucket "box" and of four reports in the bucket "reports"; no language model."""
    monkeypatch.setattr(pipeline.extract, "facts_of", line_by_line)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    s3 = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    s3.start()
    address, port = s3.get_host_and_port()
    for name, value in (("ENDPOINT_URL", f"http://{address}:{port}"), ("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    urlopen(Request(f"http://{address}:{port}/moto-api/reset", method="POST")).close()  # its buckets outlive the server
    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.mkdir("box")
    system.mkdir("reports")
    (tmp_path / "raw" / "sub").mkdir(parents=True)
    for number in range(4):
        text = f"Published: 0{number + 1} June 2024\n" + "".join(f"Held {number} line {n}.\n" for n in range(9))
        (tmp_path / "raw" / "sub" / f"r{number}.txt").write_text(text, encoding="utf-8")
        system.pipe_file(f"reports/raw/sub/r{number}.txt", text.encode())
    yield system
    s3fs.S3FileSystem.clear_instance_cache()
    s3.stop()


def stored(store: Any, folder: str) -> dict[str, bytes]:
    return {name.removeprefix(f"{folder}/"): store.cat_file(name) for name in store.find(folder)}


def extract(raw: str, out: str) -> run.Outcome:
    s3fs.S3FileSystem.clear_instance_cache()  # as in a process of its own, which has listed nothing yet
    return run.extract([location(raw)], run.Options(location(out), workers=1))


def test_tables_in_s3_of_reports_in_s3_have_the_bytes_of_those_in_folders(tmp_path: Path, store: Any) -> None:
    extract(str(tmp_path / "raw"), str(tmp_path / "out"))
    outcome = extract("s3://reports/raw", "s3://box/tables")
    assert (outcome.reports, outcome.rejected) == (4, [])
    found = stored(store, "box/tables")
    manifest = json.loads(found.pop("MANIFEST.json"))
    assert found == snapshot(tmp_path / "out") and set(manifest) == set(found)
    assert extract("s3://reports/raw", "s3://box/tables").unchanged


def test_what_is_gone_from_s3_is_gone_from_the_tables_and_other_files_stay(tmp_path: Path, store: Any) -> None:
    extract("s3://reports/raw", "s3://box/tables")
    store.pipe_file("box/tables/notes.txt", b"mine")
    store.rm_file("reports/raw/sub/r2.txt")
    store.pipe_file("reports/raw/new.txt", b"Published: 9 June 2024\nHeld again.\n")
    extract("s3://reports/raw", "s3://box/tables")
    store.invalidate_cache()
    found = stored(store, "box/tables")
    extract("s3://reports/raw", str(tmp_path / "out"))
    assert found.pop("notes.txt") == b"mine" and found.pop("MANIFEST.json")
    assert found == snapshot(tmp_path / "out")
    assert {r["source_path"] for r in rows(tmp_path / "out", "reports")} == {"new.txt", "sub/r0.txt", "sub/r1.txt", "sub/r3.txt"}


def test_a_bucket_that_does_not_exist_is_named(tmp_path: Path, store: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "s3://nowhere/raw", "--output", str(tmp_path / "out")]) in {2, 3}
    assert "nowhere" in capsys.readouterr().err
    assert main(["extract", str(tmp_path / "raw"), "--output", "s3://nowhere/tables", "--workers", "1"]) == 2
    assert "s3://nowhere/tables cannot be written" in capsys.readouterr().err
