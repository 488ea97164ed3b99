"""Runs that are killed, crowded or cheated: the previous output stays whole, the others are complete, the truth is told.

The language model is left out: what is told of a report is one event per line, so that hundreds of runs take seconds. Each
run is a process of its own, forked from this one, and really killed.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pipeline.extract
from pipeline import run
from pipeline.archive import Archive
from pipeline.cache import LATER
from pipeline.layers import Report, ReportFacts
from pipeline.merge import merge
from pipeline.resolve import resolve
from pipeline.write import folder as output_folder
from tests.cluster_workers import NAMES, line_by_line
from tests.test_output import rows, snapshot


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.extract, "facts_of", line_by_line)


def archive(folder: Path, word: str, reports: int = 6) -> Path:
    folder.mkdir()
    for number in range(reports):
        (folder / f"r{number}.txt").write_text(f"Published: {number + 1:02} June 2024\n" + "".join(f"{word} {number} line {n}.\n" for n in range(30)), encoding="utf-8")
    return folder


def extract(raw: Path, out: Path, **options: object) -> run.Outcome:
    return run.extract([raw], run.Options(out, **{"workers": 1, **options}))  # type: ignore[arg-type]


def forked(work: Callable[[], object]) -> int:
    """The process that does `work`; its exit code is 0, or 2 where another run holds the folder or it cannot be written."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except (run.BusyError, output_folder.OutputError):
            code = 2
        finally:
            os._exit(code)
    return pid


def exit_code(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_killed_at_twenty_random_moments_leaves_one_whole_output_or_the_other(tmp_path: Path, workers: int) -> None:
    old, new, out = archive(tmp_path / "old", "Held"), archive(tmp_path / "new", "Freed"), tmp_path / "out"
    extract(old, out)
    before = snapshot(out)
    began = time.monotonic()
    extract(new, out, workers=workers)
    length = time.monotonic() - began
    after = snapshot(out)
    assert before != after
    moments = random.Random(7)
    seen = []
    for number in range(20):
        raw = (old, new)[number % 2]
        pid = forked(lambda raw=raw: extract(raw, out, workers=workers))
        time.sleep(moments.uniform(0, 1.1 * length))
        os.kill(pid, signal.SIGKILL)
        seen.append(exit_code(pid))
        output_folder.open_folder(out)
        found = snapshot(out)
        assert found in (before, after), f"kill {number} left a mixture"
    assert -signal.SIGKILL in seen
    extract(new, out)
    assert snapshot(out) == after


def test_of_two_runs_at_once_none_spoils_the_other(tmp_path: Path) -> None:
    old, new, out = archive(tmp_path / "old", "Held"), archive(tmp_path / "new", "Freed"), tmp_path / "out"
    extract(old, tmp_path / "a")
    extract(new, tmp_path / "b")
    for _ in range(5):
        codes = [exit_code(pid) for pid in [forked(lambda: extract(old, out, fresh=True)), forked(lambda: extract(new, out, fresh=True))]]
        assert 0 in codes and set(codes) <= {0, 2}
        assert snapshot(out) in (snapshot(tmp_path / "a"), snapshot(tmp_path / "b"))


def test_an_output_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"
    extract(raw, out)
    before = snapshot(out)
    for path in (out, *out.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    def as_nobody() -> None:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        extract(raw, out, fresh=True)

    try:
        assert exit_code(forked(as_nobody)) == 2
        assert snapshot(out) == before
    finally:
        for path in (out, *out.rglob("*")):
            path.chmod(0o755)


def test_a_report_deleted_in_mid_run_is_rejected_and_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"

    def deletes_another(report: Report, model: str) -> ReportFacts:
        (raw / "r3.txt").unlink(missing_ok=True)
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", deletes_another)
    outcome = extract(raw, out)
    assert [(r.source_path, r.stage) for r in outcome.rejected] == [("r3.txt", "read")]
    assert "cannot be opened" in rows(out, "rejected")[0]["error"]
    assert len(rows(out, "reports")) == 5
    assert extract(raw, out).rejected == []


def test_a_report_changed_in_mid_run_is_not_taken_for_the_one_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"

    def changes_another(report: Report, model: str) -> ReportFacts:
        (raw / "r3.txt").write_text("Other words.\n", encoding="utf-8")
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", changes_another)
    assert ["changed during the run" in r.error for r in extract(raw, out).rejected] == [True]
    assert extract(raw, out).rejected == [] and len(rows(out, "reports")) == 6


def test_a_component_that_crashes_on_one_report_costs_only_that_and_the_next_run_still_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"

    def crashes(report: Report, model: str) -> ReportFacts:
        if report.source_path == "r2.txt":
            raise RuntimeError("boom")
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", crashes)
    for unchanged in (False, True):
        outcome = extract(raw, out)
        assert (outcome.unchanged, [(r.source_path, r.stage) for r in outcome.rejected]) == (unchanged, [("r2.txt", "extract")])
    assert len(rows(out, "reports")) == 5


def test_a_worker_that_dies_costs_only_its_report_which_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = archive(tmp_path / "raw", "Held", reports=12), tmp_path / "out"

    def dies(report: Report, model: str) -> ReportFacts:
        if report.source_path == "r2.txt":
            os._exit(9)
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", dies)
    outcome = extract(raw, out, workers=2)
    assert [(r.source_path, r.stage) for r in outcome.rejected] == [("r2.txt", "process")]
    assert len(rows(out, "reports")) == 11
    monkeypatch.setattr(pipeline.extract, "facts_of", line_by_line)
    healed = extract(raw, out)
    assert (healed.rejected, healed.reused, len(rows(out, "reports"))) == ([], 11, 12)


def test_workers_that_are_started_anew_make_the_same_tables(tmp_path: Path) -> None:
    """As on macOS and Windows, where a worker is no copy of the process that starts it and has none of its open files."""
    raw = archive(tmp_path / "raw", "Police detained", reports=3)
    program = tmp_path / "program.py"
    program.write_text(
        "import multiprocessing, sys\nfrom pipeline.cli import main\n"
        "if __name__ == '__main__':\n    multiprocessing.set_start_method('spawn')\n    others = [open(__file__) for _ in range(64)]\n    sys.exit(main(sys.argv[1:]))\n", encoding="utf-8"
    )  # fmt: skip
    for workers in ("1", "2"):
        subprocess.run([sys.executable, program, "extract", raw, "--output", tmp_path / workers, "--workers", workers], check=True, capture_output=True)
    assert rows(tmp_path / "2", "rejected") == []
    assert len(rows(tmp_path / "2", "reports")) == 3
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "2")


def test_a_damaged_entry_of_the_cache_is_made_anew(tmp_path: Path) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"
    extract(raw, out)
    before = snapshot(out)
    entry = sorted((out / ".cache").iterdir())[0]
    entry.write_bytes(entry.read_bytes()[:-20] + b"x" * 20)
    (raw / "note.txt").write_text("One more.\n", encoding="utf-8")
    assert extract(raw, out).reused == 5
    (raw / "note.txt").unlink()
    extract(raw, out)
    assert snapshot(out) == before


def test_one_more_report_is_the_only_one_that_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"
    extract(raw, out)
    read = []

    def counted(report: Report, model: str) -> ReportFacts:
        read.append(report.source_path)
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", counted)
    (raw / "z.txt").write_text("One more.\n", encoding="utf-8")
    assert extract(raw, out).reused == 6 and read == ["z.txt"]
    (raw / "r0.txt").unlink()
    extract(raw, out)
    assert read == ["z.txt"] and "r0.txt" not in {r["source_path"] for r in rows(out, "reports")}


def test_a_correction_is_kept_over_runs_and_its_failure_too(tmp_path: Path) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"
    extract(raw, out)
    event = rows(out, "events")[3]
    (raw / "corrections.csv").write_text(
        f"table,id,column,value,who,when,why\nevents,{event['event_id']},status,alleged,A,2025-07-20,read it\nevents,event:none,status,alleged,A,2025-07-20,x\n",
        encoding="utf-8",
    )
    for unchanged in (False, True):
        outcome = extract(raw, out)
        assert (outcome.corrections_not_applied, outcome.unchanged) == (1, unchanged)
    (raw / "r5.txt").write_text("Another text.\n", encoding="utf-8")
    extract(raw, out)
    assert next(e for e in rows(out, "events") if e["event_id"] == event["event_id"])["status"] == "alleged"
    assert [r["outcome"] for r in rows(out, "corrections_report")] == ["applied", "row_gone"]


def test_the_public_tables_are_written_beside_the_full_ones(tmp_path: Path) -> None:
    raw, out = archive(tmp_path / "raw", "Held"), tmp_path / "out"
    (raw / "withhold.csv").write_text("who,action,why\nAli Hassan,withhold,family asked\n", encoding="utf-8")
    extract(raw, out, public=True)
    public = run.public_folder(out)
    assert {p["name"] for p in rows(out, "people")} == set(NAMES)
    assert "Ali Hassan" not in {p["name"] for p in rows(public, "people")}
    assert not [p.name for p in public.iterdir() if p.name.startswith(".") and p.name != ".lock"]
    assert extract(raw, out, public=True).unchanged
    (public / "people.csv").unlink()
    assert not extract(raw, out, public=True).unchanged and (public / "people.csv").exists()


def test_nothing_of_a_report_depends_on_the_code_that_comes_later() -> None:
    """What `cache.LATER` leaves out of the key is not imported by what makes the facts."""
    listed = "import sys, pipeline.extract, pipeline.read; print('\\n'.join(m for m in sys.modules if m.startswith('pipeline.')))"
    modules = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True).stdout.split()
    later = {f"pipeline.{name.removesuffix('.py')}" for name in LATER}
    assert not [m for m in modules if m in later or any(m.startswith(f"{name}.") for name in later)]


def test_an_unchanged_run_waits_for_neither_spacy_nor_the_model() -> None:
    listed = "import sys; from pipeline import cli, run; print('\\n'.join(sys.modules))"
    modules = set(subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True).stdout.split())
    assert not modules & {"spacy", "onnxruntime", "pandas", "numpy"}


def test_the_rows_of_an_archive_come_back_as_they_went_in(tmp_path: Path) -> None:
    raw = archive(tmp_path / "raw", "Held", reports=1)
    report = pipeline.extract.facts_of(Report("x", "x", "x", (raw / "r0.txt").read_text(encoding="utf-8"), country="KEN"), "")
    first, second = Archive(), Archive(tmp_path / "a.sqlite")
    resolve([merge(report)], first)
    for name, found in first.items():
        second.add(name, reversed(list(found)))
    assert {name: list(found) for name, found in first.items()} == {name: list(found) for name, found in second.items()}
