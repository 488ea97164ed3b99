"""What a reviewer decides on the page is what the next run applies: from reports to the page, its export, and back."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.annotate.pipeline import SHIPPED
from tests.write.test_page import browser, edit  # noqa: F401

pytestmark = pytest.mark.skipif(not (SHIPPED / "config.cfg").exists(), reason="the language model is not in the package")

REPORT = """Alpha Watch
03.04.2024. This report covers developments in Kenya from October 2023 to February 2024.
Expression
Journalist fined
On 12 January 2024, police in Nairobi arrested journalist Jane Wanjiru after she filmed a rally. She was released the next day. On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 for publishing false news.
"""


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture()
def workplace(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "kenya.txt").write_text(REPORT, encoding="utf-8")
    yield tmp_path


def run(workplace: Path) -> None:
    assert cli.main(["extract", str(workplace / "raw"), "--output", str(workplace / "output"), "--workers", "1"]) == 0
    assert cli.main(["page", "--output", str(workplace / "output")]) == 0


def test_an_export_of_the_page_is_applied_by_the_next_run(workplace: Path, browser: Any) -> None:  # noqa: F811
    run(workplace)
    out = workplace / "output"
    by_type = {event["event_type"]: event["event_id"] for event in rows(out, "events")}
    arrest, release, fined = by_type["detention"], by_type["release"], by_type["sentence"]
    (fine,) = rows(out, "penalties")
    target = next(p for p in rows(out, "participants") if p["event_id"] == fined and p["entity_id"] == "person:jane-wanjiru")
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    tab = context.new_page()
    tab.goto((out / "page.html").as_uri())
    tab.get_by_label("Your name, for the file").fill("A. Reader, editor")
    tab.locator(f'.row[data-event="{arrest}"]').click()
    tab.get_by_role("button", name="✓ Right").click()
    tab.locator(f'.row[data-event="{release}"]').click()
    tab.get_by_role("button", name="✗ Wrong").click()
    tab.locator(f'.row[data-event="{fined}"]').click()
    edit(tab, "Date", "2024-02-16")
    edit(tab, "Status", "alleged")
    edit(tab, "Amount min", "45000.5")
    tab.locator("#detail .rows li", has_text="to whom").first.get_by_role("button", name="This row is wrong").click()
    with tab.expect_download() as download:
        tab.locator("#export").click()
    download.value.save_as(workplace / "raw" / "corrections.csv")
    context.close()

    run(workplace)
    report = rows(out, "corrections_report")
    assert {row["outcome"] for row in report} == {"applied"}, report
    events = {event["event_id"]: event for event in rows(out, "events")}
    assert release not in events
    assert events[arrest]["confidence"] == "1"
    assert [events[fined][c] for c in ("date", "date_start", "date_end", "status")] == ["2024-02-16", "2024-02-16", "2024-02-16", "alleged"]
    assert [p["amount_min"] for p in rows(out, "penalties")] == ["45000.5"] != [fine["amount_min"]]
    assert not [p for p in rows(out, "participants") if (p["event_id"], p["role"], p["entity_id"]) == (fined, target["role"], target["entity_id"])]
    assert any("A. Reader, editor" in row["basis"] for row in rows(out, "basis") if row["event_id"] == fined)
