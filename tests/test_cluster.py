"""Reports read by a Dask cluster of several processes: the same bytes, also where a process is killed in mid-run.

But for the first test the language model is left out (`tests/cluster_workers.py`), so that processes start in seconds.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline.extract
from pipeline import cluster, run
from pipeline.cli import main
from tests import cluster_workers
from tests.test_output import rows, snapshot

dask = pytest.importorskip("dask", reason="needs the extra dask")
distributed = pytest.importorskip("distributed", reason="needs the extra dask")


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """A cluster of two processes of one thread each, which start anew when they are killed."""
    how = {"processes": True, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0", "silence_logs": 50}
    with dask.config.set(cluster.SETTINGS), distributed.LocalCluster(n_workers=2, preload=[cluster_workers.__file__], **how) as started:
        yield started


@pytest.fixture
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.extract, "facts_of", cluster_workers.line_by_line)


def archive(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for number, name in enumerate(names):
        text = f"Published: 0{number % 9 + 1} June 2024\n" + "".join(f"Held {number} line {n}.\n" for n in range(20))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def extract(raw: Path, out: Path, **options: Any) -> run.Outcome:
    return run.extract([raw], run.Options(out, **{"workers": 1, **options}))


def on(started: Any) -> dict[str, str]:
    return {"engine": "dask", "scheduler": started.scheduler_address}


@pytest.mark.usefixtures("_no_model")
def test_a_worker_killed_in_mid_run_changes_no_byte(tmp_path: Path, workers: Any) -> None:
    raw = archive(tmp_path / "raw", *(f"slow{n}" for n in range(16)))
    extract(raw, tmp_path / "local")
    killed: list[int] = []

    def kill() -> None:
        done = tmp_path / "out" / ".cache"
        while not done.is_dir() or len(list(done.iterdir())) < 3:
            time.sleep(0.02)
        busy = next(one for one in list(workers.scheduler.workers.values()) if one.processing)
        [pid] = [nanny.pid for nanny in workers.workers.values() if nanny.worker_address == busy.address]
        killed.append(pid)
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome = extract(raw, tmp_path / "out", **on(workers))
    killer.join()
    assert killed and len(list((tmp_path / "out" / ".cache").iterdir())) == 16
    assert (outcome.reports, outcome.reused, outcome.rejected) == (16, 0, [])
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "local")
    assert extract(raw, tmp_path / "out").unchanged  # who worked on the reports does not matter afterwards


@pytest.mark.usefixtures("_no_model")
def test_a_report_that_cannot_be_read_costs_only_itself_on_a_cluster_too(tmp_path: Path, workers: Any) -> None:
    raw = archive(tmp_path / "raw", "a", "b")
    (raw / "bad.txt").write_bytes(b"\0\1\2" * 500)
    (raw / "odd.txt").write_text("Words.\n", encoding="utf-8")
    (raw / "odd.meta.toml").write_text("colour = 'red'\n", encoding="utf-8")
    found = [extract(raw, tmp_path / name, **how).rejected for name, how in (("out", on(workers)), ("local", {}))]
    assert found[0] == found[1] and [r.source_path for r in found[0]] == ["bad.txt", "odd.txt"]
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "local")


def test_workers_with_other_code_are_refused_and_the_output_stays(tmp_path: Path, workers: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    raw = archive(tmp_path / "raw", "a")
    monkeypatch.setattr(run, "fingerprint", lambda model, whole=True: "other")
    assert main(["extract", str(raw), "--output", str(tmp_path / "out"), "--engine", "dask", "--scheduler", workers.scheduler_address]) == 2
    assert "another version" in capsys.readouterr().err
    assert not (tmp_path / "out" / "reports.csv").exists()


@pytest.mark.usefixtures("_no_model")
def test_a_report_that_kills_every_worker_is_named_and_costs_only_itself(tmp_path: Path, workers: Any) -> None:
    workers.scheduler.allowed_failures = 0
    raw = archive(tmp_path / "raw", "a", "b", "poison", "c", "d")
    outcome = extract(raw, tmp_path / "out", **on(workers))
    assert [(r.source_path, r.stage) for r in outcome.rejected] == [("poison.txt", "process")]
    assert {r["source_path"] for r in rows(tmp_path / "out", "reports")} == {"a.txt", "b.txt", "c.txt", "d.txt"}
    (raw / "poison.txt").unlink()
    extract(raw, tmp_path / "local")
    assert extract(raw, tmp_path / "out").reused == 4
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "local")


def test_without_an_address_a_cluster_of_this_machine_reads_with_the_language_model(tmp_path: Path) -> None:
    from pipeline.annotate.pipeline import SHIPPED

    if not (SHIPPED / "config.cfg").exists():
        pytest.skip("the language model is not in the package")
    raw = tmp_path / "raw"
    raw.mkdir()
    for day in (3, 9):
        (raw / f"{day}.txt").write_text(f"Kenya\nPublished: {day + 20} May 2024\nOn {day} May 2024, police in Nairobi detained journalist Jane Wanjiru.\n", encoding="utf-8")
    extract(raw, tmp_path / "local")
    assert len(rows(tmp_path / "local", "events")) == 2
    assert main(["extract", str(raw), "--output", str(tmp_path / "out"), "--engine", "dask", "--workers", "1"]) == 0
    assert snapshot(tmp_path / "out") == snapshot(tmp_path / "local")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere"])
def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    raw = archive(tmp_path / "raw", "a")
    assert main(["extract", str(raw), "--output", str(tmp_path / "out"), "--engine", "dask", "--scheduler", address]) == 2
    assert f"no Dask scheduler answers at {address}" in capsys.readouterr().err
