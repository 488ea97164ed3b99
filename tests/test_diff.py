"""`diff` lists what came, went and changed between two outputs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.archive import Archive
from pipeline.records import Row
from pipeline.write import folder as output_folder
from pipeline.write import output_files

EVENT: Row = {
    "event_id": "event:1", "report_id": "ken-2024-06-01", "section_id": "", "event_type": "detention", "civic_freedom": "", "civicus_tags": [], "plover": [],
    "acled": [], "huridocs": [], "status": "occurred", "date": "2024-03-01", "date_start": "2024-03-01", "date_end": "2024-03-01", "date_precision": "day",
    "place_id": "", "country": "KEN", "trigger": "held", "trigger_start": 9, "trigger_end": 13, "text": "Jane was held.", "start": 0, "end": 14,
    "tellings": 1, "conflicts": [], "confidence": 0.8,
}  # fmt: skip


def folder(path: Path, *events: Row) -> Path:
    archive = Archive()
    archive.add("events", events)
    path.mkdir()
    output_folder.write(path, output_files(archive, []))
    return path


def test_rows_that_came_went_and_changed_are_listed_and_moved_ones_only_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = {"trigger_start": 19, "trigger_end": 23, "start": 10, "end": 24}
    old = folder(tmp_path / "old", EVENT, EVENT | {"event_id": "event:2"}, EVENT | {"event_id": "event:3"})
    new = folder(tmp_path / "new", EVENT | {"date": "2024-03-02"} | moved, EVENT | {"event_id": "event:3"} | moved, EVENT | {"event_id": "event:4"})
    assert cli.main(["diff", str(old), str(new)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "events.csv: 1 added, 1 changed, 1 gone, 1 moved"
    assert printed[1] == "  ~ event:1  date: 2024-03-01 → 2024-03-02"
    assert printed[2].startswith("  - event:2  detention · occurred · 2024-03-01")
    assert printed[3].startswith("  + event:4  detention")
    assert len(printed) == 4


def test_the_same_list_as_csv(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "old", EVENT), folder(tmp_path / "new", EVENT | {"status": "alleged"}, EVENT | {"event_id": "event:2"})
    assert cli.main(["diff", str(old), str(new), "--csv", str(tmp_path / "d.csv")]) == 0
    with (tmp_path / "d.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [(r["table"], r["id"], r["change"], r["column"], r["old"], r["new"]) for r in rows][0] == ("events", "event:1", "changed", "status", "occurred", "alleged")
    assert [(r["id"], r["change"]) for r in rows][1:] == [("event:2", "added")]


def test_equal_outputs_have_no_differences_and_a_folder_without_tables_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = folder(tmp_path / "old", EVENT), folder(tmp_path / "new", EVENT)
    assert cli.main(["diff", str(old), str(new)]) == 0
    assert capsys.readouterr().out == "no differences\n"
    assert cli.main(["diff", str(old), str(tmp_path)]) == 2
    assert "does not hold the tables" in capsys.readouterr().err
