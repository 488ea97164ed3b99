"""Whole updates: an overview's clause and the section that tells it in other words make one row, neighbours do not."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline import run

FOLDER = Path(__file__).parent / "updates"
Event = tuple[set[int], str]


def pairs() -> list[dict[str, str]]:
    with (FOLDER / "together.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("updates")
    assert not run.extract(sorted(FOLDER.glob("*.txt")), run.Options(folder)).rejected
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def told_at(output: Path, update: str, words: str) -> Mapping[str, str]:
    """Event → type of all events told by the sentence that holds the words."""
    [report] = [row["report_id"] for row in rows(output, "reports") if Path(row["source_path"]).stem == update]
    text = (output / "text" / f"{report}.txt").read_text(encoding="utf-8")
    assert text.count(words) == 1, words
    at = text.index(words)
    types = {row["event_id"]: row["event_type"] for row in rows(output, "events")}
    told = [t for t in rows(output, "tellings") if t["report_id"] == report and int(t["start"]) <= at < int(t["end"])]
    return {t["event_id"]: types[t["event_id"]] for t in told}


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: f"{pair['first']} / {pair['second']}")
def test_told_together_or_apart(output: Path, pair: dict[str, str]) -> None:
    first, second = (told_at(output, pair["update"], pair[which]) for which in ("first", "second"))
    assert bool(set(first) & set(second)) == (pair["together"] == "true")
