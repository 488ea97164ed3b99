"""The annotated reports of tests/gold: that they are sound, and that the pipeline is still as good on them as recorded."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gold import GoldError, load, place_of, split
from benchmarks.quality import BEGIN, END, FOLDER, ORDER, README, evaluate, overall, readme_table, recorded, worse
from benchmarks.scoring import Count, match

REPORTS = sorted(path.stem for path in FOLDER.glob("*.json"))
REFERENCE = Path(os.environ.get("REFERENCE_SCORER", Path(__file__).parents[2] / "shared" / "score.py"))


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory):
    output = tmp_path_factory.mktemp("evaluated")
    return output, evaluate(FOLDER, output)


@pytest.mark.parametrize("name", REPORTS)
def test_gold_is_sound(name):
    gold = load(FOLDER / f"{name}.json")
    assert 200 < len(" ".join(gold.lines).split()) < 700
    freedoms = {section["civic_freedom"] for section in gold.data["sections"]}
    assert {"association", "peaceful_assembly", "expression"} <= freedoms
    assert sum(event["core"] for event in gold.data["events"]) >= 8


def test_reports_are_from_many_countries_and_half_are_held_out():
    countries = {load(FOLDER / f"{name}.json").data["report"]["country"] for name in REPORTS}
    held_out = split(FOLDER)
    assert len(countries) >= 14
    assert sorted(held_out) == REPORTS
    assert 2 * sum(held_out.values()) == len(REPORTS)


def test_faults_in_gold_are_named(tmp_path):
    path = tmp_path / "x-2024-01-01.json"
    data = json.loads((FOLDER / f"{REPORTS[0]}.json").read_text(encoding="utf-8"))
    data["mentions"][0]["entity"] = "Nobody"
    data["events"][0]["trigger"]["text"] = "no such words"
    path.write_text(json.dumps(data), encoding="utf-8")
    path.with_suffix(".txt").write_text((FOLDER / f"{REPORTS[0]}.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"x-2024-01-01\.json: .*no such words.*Nobody"):
        load(path)


def test_no_figure_has_fallen_by_more_than_a_point(evaluated):
    """Where a fall is wanted (a rule that is right, a mended gold file), record anew: make evaluate RECORD=1."""
    _, by_report = evaluated
    fallen = worse(overall(by_report, split(FOLDER))["all"], recorded(FOLDER))
    assert not fallen, "; ".join(fallen) + " (make evaluate MISSES=1 lists them; make evaluate RECORD=1 records)"


def test_every_figure_is_recorded():
    assert list(recorded(FOLDER)) == list(ORDER)
    with (FOLDER / "recorded.csv").open(encoding="utf-8", newline="") as handle:
        assert all(0 <= float(row["all"]) <= 100 for row in csv.DictReader(handle))


def test_readme_shows_what_is_recorded():
    assert readme_table(FOLDER) == README.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


@pytest.mark.skipif(not REFERENCE.exists(), reason="no reference scorer beside the repository (REFERENCE_SCORER)")
@pytest.mark.parametrize("name", REPORTS)
def test_same_figures_as_the_reference_scorer(evaluated, name):
    output, by_report = evaluated
    command = [sys.executable, REFERENCE, output, FOLDER / f"{name}.json", FOLDER / f"{name}.txt", "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours = {figure: count.value for figure, count in by_report[name].counts.items() if figure in theirs}
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
