"""The annotated reports: that they are sound, and that the pipeline is still as good on them as recorded."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gold import GoldError, load, place_of, split
from benchmarks.quality import (
    BEGIN,
    END,
    FOLDER,
    FURTHER,
    LONGER,
    ORDER,
    README,
    SETS,
    evaluate,
    overall,
    readme_tables,
    recorded,
    worse,
)
from benchmarks.scoring import Count, match

REPORTS = sorted(path.stem for path in FOLDER.glob("*.json"))
ALL = [path.with_suffix("") for folder in SETS for path in sorted(folder.glob("*.json"))]
WORDS = {FOLDER: (200, 700), LONGER: (800, 1100), FURTHER: (1000, 2100)}
REFERENCE = Path(os.environ.get("REFERENCE_SCORER", Path(__file__).parents[2] / "shared" / "score.py"))


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory):
    """Folder → output folder and scores by report."""
    outputs = {folder: tmp_path_factory.mktemp("evaluated") for folder in SETS}
    return {folder: (output, evaluate(folder, output)) for folder, output in outputs.items()}


@pytest.mark.parametrize("report", ALL, ids=lambda report: report.name)
def test_gold_is_sound(report):
    gold = load(report.with_suffix(".json"))
    fewest, most = WORDS[report.parent]
    assert fewest < len(" ".join(gold.lines).split()) < most
    freedoms = {section["civic_freedom"] for section in gold.data["sections"]}
    assert {"association", "peaceful_assembly", "expression"} <= freedoms
    assert sum(event["core"] for event in gold.data["events"]) >= 8


def test_reports_are_from_many_countries_and_a_fifth_or_more_are_held_out():
    countries = {load(FOLDER / f"{name}.json").data["report"]["country"] for name in REPORTS}
    assert len(countries) >= 14
    assert all(5 * sum(split(folder).values()) >= len(split(folder)) for folder in SETS)
    assert sorted(name for folder in SETS for name in split(folder)) == sorted(report.name for report in ALL)


def test_faults_in_gold_are_named(tmp_path):
    path = tmp_path / "x-2024-01-01.json"
    data = json.loads((FOLDER / f"{REPORTS[0]}.json").read_text(encoding="utf-8"))
    data["mentions"][0]["entity"] = "Nobody"
    data["events"][0]["trigger"]["text"] = "no such words"
    path.write_text(json.dumps(data), encoding="utf-8")
    path.with_suffix(".txt").write_text((FOLDER / f"{REPORTS[0]}.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"x-2024-01-01\.json: .*no such words.*Nobody"):
        load(path)


@pytest.mark.parametrize("folder", SETS, ids=SETS.get)
def test_no_figure_has_fallen_by_more_than_a_point(evaluated, folder):
    """Where a fall is wanted (a rule that is right, a mended gold file), record anew: make evaluate RECORD=1."""
    _, by_report = evaluated[folder]
    fallen = worse(overall(by_report, split(folder))["all"], recorded(folder))
    assert not fallen, "; ".join(fallen) + " (make evaluate MISSES=1 lists them; make evaluate RECORD=1 records)"


@pytest.mark.parametrize("folder", SETS, ids=SETS.get)
def test_every_figure_is_recorded(folder):
    assert list(recorded(folder)) == list(ORDER)
    with (folder / "recorded.csv").open(encoding="utf-8", newline="") as handle:
        assert all(0 <= float(row["all"]) <= 100 for row in csv.DictReader(handle))


def test_readme_shows_what_is_recorded():
    assert readme_tables() == README.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


@pytest.mark.skipif(not REFERENCE.exists(), reason="no reference scorer beside the repository (REFERENCE_SCORER)")
@pytest.mark.parametrize("report", ALL, ids=lambda report: report.name)
def test_same_figures_as_the_reference_scorer(evaluated, report):
    output, by_report = evaluated[report.parent]
    command = [sys.executable, REFERENCE, output, report.with_suffix(".json"), report.with_suffix(".txt"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = {figure: count.value for figure, count in by_report[report.name].counts.items() if figure in theirs}
    assert ours == pytest.approx({figure: values[0] for figure, values in theirs.items()}, abs=0.0501)


def test_a_ref_counts_occurrences_in_its_line():
    lines = ["on and on", "on"]
    assert place_of({"line": 1, "text": "on", "nth": 2}, lines) == 7
    assert place_of({"line": 2, "text": "on", "nth": 2}, lines) == -1
    assert place_of({"line": 3, "text": "on"}, lines) == -1


def test_the_likest_pairs_are_matched_first():
    def likeness(g, p):
        return 10 - abs(g - p)

    assert match([1, 5], [4, 2], lambda g, p: True, likeness) == [(0, 1), (1, 0)]
    assert match([1, 5], [5], lambda g, p: True) == [(0, 0)]


def test_counts_add_up_to_micro_averages():
    count = Count(1, 2, 4) + Count(3, 3, 4)
    assert (count.precision, count.recall) == (0.8, 0.5)
    assert round(count.value, 1) == 61.5
    assert (Count(1, 4) + Count(2, 2)).value == 50


def test_a_fall_is_reported_and_a_rise_is_not():
    now = {"events": Count(70, 100, 100), "duplicates": Count(5, 100)}
    assert worse(now, {"events": 70.9, "duplicates": 4.5}) == []
    assert worse(now, {"events": 71.5, "duplicates": 3.0}) == ["events: 70.0, recorded 71.5", "duplicates: 5.0, recorded 3.0"]
    assert worse(now, {"events": 20.0}) == []
