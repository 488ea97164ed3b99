"""The benchmark of speed measures everything on a tiny input and prints whole tables. No figure is asserted here."""

from __future__ import annotations

import re

import pytest

from benchmarks import speed, speed_peers, variations

SHORT = variations.originals()[0].path


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measurements that mean nothing need no process of their own."""
    monkeypatch.setattr(speed, "apart", lambda work, *arguments: work(*arguments))
    monkeypatch.setattr(speed_peers, "_annotated", lambda: [SHORT.with_suffix(".json")])


@pytest.mark.parametrize("part", speed.PARTS)
def test_every_part_prints_whole_tables(part: str) -> None:
    tables = list(speed.measure([part], speed.TINY, SHORT))
    assert tables
    for table in tables:
        assert table.rows and all(len(row) == len(table.header) for row in table.rows)
        lines = str(table).split("\n")
        assert lines[0] == f"**{table.title}**" and len(lines) == 4 + len(table.rows)
        assert len({len(line) for line in lines[2:]}) == 1
        for name, *cells in table.rows:
            assert re.search(r"\d|not installed", " ".join(cells)), name


def test_shares_name_every_stage_and_component_and_add_up() -> None:
    from pipeline.extract import language

    [first, _] = speed.measure(["shares"], speed.TINY, SHORT)
    named = [row[0] for row in first.rows]
    assert {f"annotate: {name}" for name in language("").pipe_names} < set(named)
    assert {"read", "segment", "relate", "resolve and write", "whole"} < set(named)
    assert sum(float(row[2].split()[0]) for row in first.rows[:-1]) == pytest.approx(100, abs=1.5)


def test_copies_are_of_other_people_and_years_and_of_the_same_length() -> None:
    first, copy = variations.originals()[0].copy(0), variations.originals()[0].copy(3)
    assert first.text() == SHORT.read_text(encoding="utf-8")
    assert len(copy.text()) == len(first.text())
    assert not any(re.search(rf"\b{name}\b", copy.text()) for name in copy.original.names)
    assert set(re.findall(r"\b20\d\d\b", copy.text())) == {str(int(year) - 3) for year in re.findall(r"\b20\d\d\b", first.text())}
