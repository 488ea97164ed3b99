"""The whole run, on reports written for the purpose: what every user relies on, whatever the text."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.annotate.pipeline import SHIPPED
from pipeline.codebook import codebook
from pipeline.records import BY_NAME, TABLES
from pipeline.write import folder as output_folder
from pipeline.write.tables import cell

pytestmark = pytest.mark.skipif(not (SHIPPED / "config.cfg").exists(), reason="the language model is not in the package")

KENYA = """Alpha Watch, Beta Forum
03.04.2024. This report covers developments in Kenya from October 2023 to February 2024. In January 2024, journalist Jane Wanjiru was arrested and later fined.
Expression
Journalist fined
On 12 January 2024, police in Nairobi arrested journalist Jane Wanjiru after she filmed a rally. She was released the next day. On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 (USD 390) for publishing false news under Section 23 of the Computer Misuse Act.
Assembly
On 5 February 2024, officers reportedly detained three students, Ali Hassan, Mary Otieno and Peter Kamau, in Kisumu. They were each sentenced to 10 days’ detention.
"""
MALAYSIA = """20 May 2024
Assembly
Police in Kuala Lumpur detained activist Siti binti Ahmad on 1 May 2024 during a Labour Day march. The planned march on 9 May 2024 in Penang did not take place.
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("raw")
    (raw / "kenya.txt").write_text(KENYA, encoding="utf-8")
    (raw / "malaysia.txt").write_text(MALAYSIA, encoding="utf-8")
    (raw / "broken.txt").write_bytes(b"\x00\x01\x02" * 900)
    return raw


def run(raw: Path | list[Path], out: Path, *more: str) -> int:
    paths = [raw] if isinstance(raw, Path) else raw
    return cli.main(["extract", *map(str, paths), "--output", str(out), "--workers", "1", *more])


@pytest.fixture(scope="module")
def out(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    assert run(reports, folder) == 3
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and not any(part.startswith(".") for part in p.relative_to(folder).parts)}


def test_every_offset_points_at_its_words(out: Path) -> None:
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (out / "text").glob("*.txt")}
    report_of = {e["event_id"]: e["report_id"] for e in rows(out, "events")}
    checked = 0
    for table in TABLES:
        if not {"start", "end", "text"} <= set(table.header):
            continue
        for row in rows(out, table.name):
            text = texts[row.get("report_id") or report_of[row["event_id"]]]
            words = row["text"].removeprefix("'") if row["text"][:2] in ("'=", "'+", "'-", "'@") else row["text"]
            assert text[int(row["start"]) : int(row["end"])] == words, (table.name, row)
            checked += 1
    for event in rows(out, "events"):
        assert texts[event["report_id"]][int(event["trigger_start"]) : int(event["trigger_end"])] == event["trigger"]
    assert checked > 50


def test_the_refused_input_has_a_row_and_costs_only_itself(out: Path) -> None:
    assert [(r["source_path"], r["stage"]) for r in rows(out, "rejected")] == [("broken.txt", "read")]
    assert {r["report_id"] for r in rows(out, "reports")} == {"ken-2024-04-03", "mys-2024-05-20"}


def test_a_fine_is_read_whole(out: Path) -> None:
    fines = [p for p in rows(out, "penalties") if p["kind"] == "fine"]
    assert len(fines) == 1
    fine = fines[0]
    assert (fine["amount_min"], fine["currency"], fine["converted_amount"], fine["converted_currency"]) == ("50000", "KES", "390", "USD")
    assert fine["recipient_id"] == "person:jane-wanjiru"
    assert "Section 23 of the Computer Misuse Act" in fine["provision"]


def test_the_overview_and_the_section_tell_one_arrest(out: Path) -> None:
    mine = {p["event_id"] for p in rows(out, "participants") if p["entity_id"] == "person:jane-wanjiru" and p["role"] == "target"}
    arrests = [e for e in rows(out, "events") if e["event_type"] == "detention" and e["event_id"] in mine]
    assert [(e["date"], e["tellings"]) for e in arrests] == [("2024-01-12", "2")]


def test_status_tells_apart_what_happened_from_what_did_not(out: Path) -> None:
    by_date = {e["date"]: e["status"] for e in rows(out, "events") if e["event_type"] in ("detention", "protest")}
    assert by_date["2024-02-05"] == "alleged"
    assert by_date["2024-05-09"] == "not_occurred"
    assert by_date["2024-01-12"] == "occurred"


def test_headers_data_package_and_codebook_agree(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    page = codebook()
    for resource in package["resources"]:
        table = BY_NAME[resource["name"]]
        header = (out / resource["path"]).read_text(encoding="utf-8").split("\n")[0]
        assert header == ",".join(table.header) == ",".join(f["name"] for f in resource["schema"]["fields"])
        section = page.split(f"\n## {table.name}.csv\n")[1].split("\n## ")[0]
        assert [line.split("|")[1].strip() for line in section.split("\n") if line.startswith("| ")][2:] == table.header
    assert (Path(__file__).parent.parent / "docs" / "codebook.md").read_text(encoding="utf-8") == page


def test_frictionless_accepts_the_package(out: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])[:5]


def test_two_runs_any_order_and_any_number_of_workers_give_the_same_bytes(reports: Path, out: Path, tmp_path: Path) -> None:
    files = sorted(reports.glob("*.txt"), reverse=True)
    assert run(files, tmp_path / "a", "--fresh") == 3
    assert cli.main(["extract", *map(str, files[::-1]), "--output", str(tmp_path / "b"), "--workers", "2"]) == 3
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "b") == snapshot(out)


def test_an_unchanged_folder_is_not_done_again(reports: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {p: p.stat().st_mtime_ns for p in out.glob("*.csv")}
    assert run(reports, out) == 3
    assert "nothing has changed" in capsys.readouterr().out
    assert {p: p.stat().st_mtime_ns for p in out.glob("*.csv")} == before


def test_an_edit_in_one_report_renames_nothing_in_the_other_and_a_deleted_one_leaves_no_rows(tmp_path: Path) -> None:
    raw, folder = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "kenya.txt").write_text(KENYA, encoding="utf-8")
    (raw / "malaysia.txt").write_text(MALAYSIA, encoding="utf-8")
    assert run(raw, folder) == 0
    before = {e["event_id"] for e in rows(folder, "events") if e["country"] == "KEN"}
    (raw / "malaysia.txt").write_text(MALAYSIA + "Nothing else was reported from Johor.\n", encoding="utf-8")
    (raw / "kenya.txt").write_text(KENYA.replace("Assembly\n", "Assembly\nSeveral meetings were calm.\n"), encoding="utf-8")
    assert run(raw, folder) == 0
    assert {e["event_id"] for e in rows(folder, "events") if e["country"] == "KEN"} == before
    (raw / "malaysia.txt").unlink()
    assert run(raw, folder) == 0
    assert {e["report_id"] for e in rows(folder, "events")} == {"ken-2024-04-03"}
    assert [p.stem for p in (folder / "text").iterdir()] == ["ken-2024-04-03"]


def test_a_paragraph_more_at_the_end_changes_no_event_told_before_it(tmp_path: Path) -> None:
    told = []
    weather = "Weather\nRain fell for three days in the north, and rivers rose above their banks.\n"
    gold = sorted(Path(__file__).with_name("gold").glob("*.txt"))[:4]
    for name, more in (("before", ""), ("after", weather)):
        raw, folder = tmp_path / name / "raw", tmp_path / name / "out"
        raw.mkdir(parents=True)
        for report in gold:
            (raw / report.name).write_text(report.read_text(encoding="utf-8") + more, encoding="utf-8")
        assert run(raw, folder) == 0
        told.append([rows(folder, table) for table in ("events", "participants", "penalties", "charges", "tellings")])
    assert all(told[0])
    assert told[0] == told[1]


def test_explain_prints_the_event_with_its_words(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = next(e for e in rows(out, "events") if e["date"] == "2024-01-12")
    assert cli.main(["explain", event["event_id"], "--output", str(out)]) == 0
    printed = capsys.readouterr().out
    assert f"[[{event['trigger']}]]" in printed
    assert "derived from" in printed
    assert cli.main(["explain", "event:none", "--output", str(out)]) == 2


def test_wrong_usage_and_an_unwritable_output_are_told_apart(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        cli.main(["extract"])
    assert wrong.value.code == 2
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert run(reports, blocked / "out") == 2
    assert "cannot be written" in capsys.readouterr().err
    assert run(tmp_path / "nowhere", tmp_path / "out") == 3
    assert run(reports, tmp_path / "out2", "--country", "Atlantis") == 2


def test_a_folder_in_use_says_who_holds_it_and_a_dead_run_holds_nothing(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold = "import sys; from pathlib import Path; from pipeline.run import _lock\nwith _lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
    assert run(reports, tmp_path) == 2
    assert f"process {holder.pid} is writing" in capsys.readouterr().err
    holder.kill()
    holder.wait()
    assert run(reports, tmp_path) == 3


@pytest.mark.parametrize("moment", [0.3, 1.0, 2.0, 3.0])
def test_a_killed_run_leaves_the_previous_output_whole(reports: Path, out: Path, tmp_path: Path, moment: float) -> None:
    run(reports, tmp_path)
    before = snapshot(tmp_path)
    process = subprocess.Popen([sys.executable, "-m", "pipeline", "extract", str(reports), "--output", str(tmp_path), "--fresh"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    output_folder.open_folder(tmp_path)
    assert snapshot(tmp_path) == before
    assert run(reports, tmp_path) == 3


def test_a_full_disk_leaves_the_previous_output_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output_folder.open_folder(tmp_path)
    output_folder.write(tmp_path, {"a.csv": "old"}.items())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output_folder.os, "fsync", full)
    with pytest.raises(output_folder.OutputError, match="No space left"):
        output_folder.write(tmp_path, {"a.csv": "new", "b.csv": "new"}.items())
    assert snapshot(tmp_path) == {"a.csv": b"old"}


def test_a_failing_component_costs_only_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pipeline.extract

    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "kenya.txt").write_text(KENYA, encoding="utf-8")
    (raw / "malaysia.txt").write_text(MALAYSIA, encoding="utf-8")
    relate = pipeline.extract.relate

    def fails(doc):  # type: ignore[no-untyped-def]
        if doc._.report.country == "MYS":
            raise RuntimeError("boom")
        return relate(doc)

    monkeypatch.setattr(pipeline.extract, "relate", fails)
    assert run(raw, tmp_path / "out") == 3
    assert [r["report_id"] for r in rows(tmp_path / "out", "reports")] == ["ken-2024-04-03"]
    assert "boom" in rows(tmp_path / "out", "rejected")[0]["error"]


def test_no_connection_is_opened(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert run(reports, tmp_path) == 3
    assert rows(tmp_path, "events")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("=1+1", "'=1+1"), ("@cmd", "'@cmd"), ("-5 people", "'-5 people"), ("plain", "plain"), (None, ""), ([], "")],
)
def test_no_cell_becomes_a_formula(value: object, expected: str) -> None:
    column = next(c for c in BY_NAME["people"].columns if c.name == "name")
    assert cell(value, column) == expected
    assert cell("=1+1", column, safe=False) == "=1+1"
