"""Reports and results at addresses instead of folders, with a store in memory in the place of a remote one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import pipeline.extract
from pipeline import run
from pipeline.cli import main
from pipeline.layers import Report, ReportFacts
from pipeline.location import location
from pipeline.write.folder import OutputError
from tests.cluster_workers import line_by_line
from tests.test_output import rows, snapshot

fsspec = pytest.importorskip("fsspec", reason="needs the extra remote")
pytest.importorskip("upath", reason="needs the extra remote")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty store at memory://, and a cache of this test's own; no language model."""
    monkeypatch.setattr(pipeline.extract, "facts_of", line_by_line)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]
    yield memory
    memory.store.clear()


def archive(folder: Path, store: Any, reports: int = 4, word: str = "Held") -> None:
    """The same reports in a folder and at memory://raw."""
    for number in range(reports):
        text = f"Published: 0{number + 1} June 2024\n" + "".join(f"{word} {number} line {n}.\n" for n in range(9))
        for name, content in ((f"sub/r{number}.txt", text), (f"sub/r{number}.meta.toml", f"title = 'Update {number}'\n"), (f"x_files/{number}.txt", "part")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
            store.pipe_file(f"/raw/{name}", content.encode())


def stored(store: Any, folder: str) -> dict[str, bytes]:
    return {name.removeprefix(f"/{folder}/"): store.cat_file(name) for name in store.find(f"/{folder}")}


def extract(raw: str, out: str, **options: Any) -> run.Outcome:
    return run.extract([location(raw)], run.Options(location(out), workers=1, **options))


def test_reports_at_an_address_give_the_same_bytes_as_in_a_folder(tmp_path: Path, store: Any) -> None:
    archive(tmp_path / "raw", store)
    extract(str(tmp_path / "raw"), str(tmp_path / "a"))
    outcome = extract("memory://raw", str(tmp_path / "b"))
    assert (outcome.reports, outcome.rejected) == (4, [])
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b")
    assert {r["title"] for r in rows(tmp_path / "b", "reports")} == {f"Update {n}" for n in range(4)}
    assert extract("memory://raw", str(tmp_path / "b")).unchanged
    assert extract(f"file://{tmp_path / 'raw'}", str(tmp_path / "b")).unchanged
    assert not (tmp_path / "b" / ".work").exists()


def test_only_the_new_report_at_an_address_is_read_and_what_is_gone_leaves_no_row(tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path / "raw", store)
    extract("memory://raw", str(tmp_path / "out"))
    read = []

    def counted(report: Report, model: str) -> ReportFacts:
        read.append(report.source_path)
        return line_by_line(report, model)

    monkeypatch.setattr(pipeline.extract, "facts_of", counted)
    store.pipe_file("/raw/new.txt", b"Kenya\nHeld again.\n")
    store.rm_file("/raw/sub/r0.txt")
    extract("memory://raw", str(tmp_path / "out"))
    assert read == ["new.txt"]
    assert {r["source_path"] for r in rows(tmp_path / "out", "reports")} == {"new.txt", "sub/r1.txt", "sub/r2.txt", "sub/r3.txt"}


def test_bad_files_at_an_address_cost_only_themselves(tmp_path: Path, store: Any) -> None:
    archive(tmp_path / "raw", store)
    store.pipe_file("/raw/empty.txt", b"")
    store.pipe_file("/raw/sub/r1.meta.toml", b"colour = 'red'\n")
    outcome = extract("memory://raw", str(tmp_path / "out"))
    assert [r.source_path for r in outcome.rejected] == ["empty.txt", "sub/r1.txt"]
    assert len(rows(tmp_path / "out", "reports")) == 3


def test_a_store_out_of_reach_leaves_the_output_as_it_was(tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    archive(tmp_path / "raw", store)
    extract("memory://raw", str(tmp_path / "out"))
    before = snapshot(tmp_path / "out")
    broken = store._open

    def out_of_reach(path: str, *args: Any, **more: Any) -> Any:
        if path.endswith("r2.txt"):
            raise ConnectionError("connection reset")
        return broken(path, *args, **more)

    monkeypatch.setattr(type(store), "_open", staticmethod(out_of_reach))
    assert main(["extract", "memory://raw", "--output", str(tmp_path / "out")]) == 2
    assert "r2.txt" in capsys.readouterr().err
    assert snapshot(tmp_path / "out") == before


def test_results_at_an_address_are_those_of_a_folder_and_a_manifest_says_that_they_are_whole(tmp_path: Path, store: Any) -> None:
    archive(tmp_path / "raw", store)
    extract(str(tmp_path / "raw"), str(tmp_path / "out"), formats=("sqlite",), public=True)
    extract(str(tmp_path / "raw"), "memory://box/out", formats=("sqlite",), public=True)
    for name, folder in (("box/out", tmp_path / "out"), ("box/out-public", run.public_folder(tmp_path / "out"))):
        found = stored(store, name)
        manifest = json.loads(found.pop("MANIFEST.json"))
        assert found == snapshot(folder) and set(manifest) == set(found)
    assert not [name for name in store.find("/box") if "/." in name]  # neither state nor key nor facts


def test_a_second_run_sends_only_what_has_changed_and_removes_what_is_gone(tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(tmp_path / "raw", store)
    extract(str(tmp_path / "raw"), "memory://box")
    store.pipe_file("/box/notes.txt", b"mine")
    sent: list[str] = []
    put = type(store).put_file

    def counted(self: Any, lpath: str, rpath: str, *args: Any, **more: Any) -> None:
        sent.append(rpath.partition(".incoming/")[2])
        put(self, lpath, rpath, *args, **more)

    monkeypatch.setattr(type(store), "put_file", counted)
    assert extract(str(tmp_path / "raw"), "memory://box").unchanged and sent == []
    (tmp_path / "raw" / "sub" / "r3.txt").unlink()
    extract(str(tmp_path / "raw"), "memory://box")
    assert "events.csv" in sent and not [name for name in sent if name.startswith("text/")]
    found = stored(store, "box")
    assert len([name for name in found if name.startswith("text/")]) == 3 and found["notes.txt"] == b"mine"


@pytest.mark.parametrize("step", ["put_file", "cp_file", "pipe_file"])
def test_an_upload_that_breaks_leaves_the_old_output_or_no_manifest_and_the_next_run_ends_it(
    tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    archive(tmp_path / "raw", store)
    extract(str(tmp_path / "raw"), "memory://box")
    before = stored(store, "box")
    archive(tmp_path / "raw", store, word="Freed")
    calls = []
    whole = getattr(type(store), step)

    def breaks(self: Any, *args: Any, **more: Any) -> None:
        calls.append(args)
        if len(calls) == (1 if step == "pipe_file" else 3):
            raise ConnectionError("connection reset")
        whole(self, *args, **more)

    with monkeypatch.context() as patched:
        patched.setattr(type(store), step, breaks)
        with pytest.raises(OutputError, match="memory://box.* cannot be written: connection reset"):
            extract(str(tmp_path / "raw"), "memory://box")
    broken = {name: content for name, content in stored(store, "box").items() if not name.startswith(".incoming")}
    assert broken == before if step == "put_file" else "MANIFEST.json" not in broken
    extract(str(tmp_path / "raw"), "memory://box")
    extract(str(tmp_path / "raw"), str(tmp_path / "out"))
    found = stored(store, "box")
    assert found.pop("MANIFEST.json") and found == snapshot(tmp_path / "out")


@pytest.mark.parametrize(
    ("address", "words"),
    [("zz://box/raw", "zz://box/raw: "), ("memory://nothing", "there is no such file or folder")],
)
def test_an_address_that_cannot_be_used_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str, words: str) -> None:
    assert main(["extract", address, "--output", str(tmp_path / "out")]) in {2, 3}
    assert words in capsys.readouterr().err


def test_a_store_whose_driver_is_not_installed_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(import_module("fsspec.registry")._registry, "s3", raising=False)  # loaded by another test
    assert main(["extract", "s3://box/raw", "--output", str(tmp_path / "out")]) == 2
    assert "civic-event-tables[s3]" in capsys.readouterr().err
