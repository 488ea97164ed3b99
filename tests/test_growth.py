"""The archive that benchmarks/growth.py makes of a few reports is one of other people, countries and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.growth import SERIES, Grown, measure
from pipeline.cache import Cache
from pipeline.layers import Report
from pipeline.merge import merge
from tests.cluster_workers import NAMES, line_by_line

TEXT = "Held one.\nHeld two.\nHeld three.\n"


def made(folder: Path) -> Cache:
    cache = Cache(folder)
    for country in ("KEN", "PER"):
        cache.put(country, merge(line_by_line(Report(country, country, country, TEXT, country=country, published_on="2024-04-01"), "")))
    return cache


def test_every_series_has_people_of_its_own_and_linking_finds_them_again(tmp_path: Path) -> None:
    made(tmp_path)
    series = 3
    found = measure(tmp_path, 2 * SERIES * series)
    assert found["people_rows"] == 2 * series * len(NAMES)
    assert found["events_rows"] == 2 * SERIES * series * 3


def test_countries_and_days_change_and_stay_what_they_are(tmp_path: Path) -> None:
    grown = Grown(made(tmp_path), ["KEN", "PER"], 40)
    again = Grown(made(tmp_path), ["KEN", "PER"], 40)
    assert [one.report.report_id for one in grown] == [one.report.report_id for one in again]
    assert len({(one.report.country, one.report.published_on) for one in grown}) == 40
    for one in grown:
        assert date.fromisoformat(one.report.published_on) and all(date.fromisoformat(event.event.date) for event in one.events)
    assert all(event.event.country == one.report.country for one in list(grown)[::2] for event in one.events)
