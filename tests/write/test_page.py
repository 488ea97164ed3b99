"""The page in a real browser: what a reader and a reviewer see and do. Skipped where Chromium is not installed."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import cli
from pipeline.write import folder as output_folder
from pipeline.write import output_files
from pipeline.write.page import page
from tests.write.archive import HOSTILE, HOSTILE_NAME, KENYA, TEXTS, archive, large

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
Browser = Any
Page = Any


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    with api.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as the command writes it, from an output folder."""
    out = tmp_path_factory.mktemp("out")
    output_folder.open_folder(out)
    output_folder.write(out, output_files(archive(), TEXTS))
    assert cli.main(["page", "--output", str(out)]) == 0
    return out / "page.html"


@pytest.fixture()
def tab(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    opened.wait_for_selector(".row")
    yield opened
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == [], "the page asked something of a network"
    context.close()


def listed(tab: Page) -> list[str]:
    return [row.get_attribute("data-event") for row in tab.query_selector_all(".row")]


def facet(tab: Page, name: str, value: str) -> None:
    group = tab.locator("#filters details", has=tab.locator("summary", has_text=re.compile(f"^{name}")))
    if not group.evaluate("node => node.open"):
        group.locator("summary").click()
    group.get_by_role("button", name=value).click()


def test_the_page_is_one_file_that_may_open_no_connection() -> None:
    made = page(archive(), TEXTS)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy and "default-src 'none'" in policy[1] and "connect-src 'none'" in policy[1] and "unsafe" not in policy[1]
    assert not re.findall(r"<(?:link|img|iframe|object|embed)\b", made.partition('<script type="application/json"')[0])
    assert made.count("<script") == 3 and made.count("</script") == 3, "no script from a report's text"
    assert page(archive(), TEXTS) == made


def test_every_word_is_read_at_its_offsets_though_the_browser_counts_otherwise() -> None:
    """The second report has a character outside the basic plane before its events."""
    made = page(archive(), TEXTS)
    data = json.loads(made.partition('id="data">')[2].partition("</script>")[0])
    events = data["tables"]["events"]["columns"]
    assert events["text"] is None, "no sentence is stored twice"
    units = HOSTILE.encode("utf-16-le")
    row = next(n for n, i in enumerate(events["event_id"]) if i == "event:beating")
    assert units[2 * events["trigger_start"][row] : 2 * events["trigger_end"][row]].decode("utf-16-le") == "beat"


def test_words_that_the_tables_changed_are_shown_as_the_tables_have_them() -> None:
    tables = archive()
    tables["participants"][1]["text"] = "[withheld]"
    data = json.loads(page(tables, TEXTS).partition('id="data">')[2].partition("</script>")[0])
    column = data["tables"]["participants"]["columns"]["text"]
    assert [column["of"][at] for at in column["at"]] == [None, "[withheld]", None, None, None, None, None]


def test_filters_narrow_the_list_and_count_what_is_left(tab: Page) -> None:
    assert len(listed(tab)) == 5
    facet(tab, "Status", "Alleged")
    assert listed(tab) == ["event:march"]
    facet(tab, "Status", "Alleged")
    facet(tab, "Country", "Peru")
    assert listed(tab) == ["event:beating"]
    tab.get_by_role("button", name="Clear all").click()
    facet(tab, "Person or organisation", "Jane Wanjiru")
    facet(tab, "Type", "Sentence")
    assert listed(tab) == ["event:fine"]
    tab.reload()
    tab.wait_for_selector(".row")
    assert listed(tab) == ["event:fine"], "the address keeps the filters"


def test_free_text_finds_words_names_and_places_without_their_accents(tab: Page) -> None:
    for words, found in (("nunez", ["event:beating"]), ("kisumu", ["event:march"]), ("wanjiru fined", ["event:fine"]), ("zebra", [])):
        tab.fill("#query", words)
        tab.wait_for_function("words => Boolean(location.hash.includes('query=' + words.split(' ')[0]))", arg=words)
        assert listed(tab) == found


def test_time_filters_hold_whole_dates_unless_asked_otherwise(tab: Page) -> None:
    tab.get_by_label("From", exact=True).fill("2024-01-01")
    tab.get_by_label("To", exact=True).fill("2024-03-15")
    tab.keyboard.press("Tab")
    assert listed(tab) == ["event:arrest", "event:fine"]
    tab.get_by_label("also dates that only may fall in it").check()
    assert listed(tab) == ["event:arrest", "event:fine", "event:bloggers"]


def test_a_column_of_the_timeline_leads_to_its_events(tab: Page) -> None:
    bar = tab.locator('.bar[aria-label^="January 2024"]')
    assert bar.get_attribute("aria-label") == "January 2024: 1 event"
    bar.click()
    assert listed(tab) == ["event:arrest"]
    tab.locator('.bar[aria-label^="January 2024"]').click()
    tab.get_by_role("button", name=re.compile("events whose date is less exact")).click()
    assert listed(tab) == ["event:march"]


def test_a_circle_on_the_map_leads_to_its_events_over_outlines_that_ship(tab: Page) -> None:
    assert tab.locator(".land path").count() > 200
    circle = tab.get_by_role("button", name="Nairobi: 2 events")
    kenya, lima = circle.bounding_box(), tab.get_by_role("button", name="Lima: 1 event").bounding_box()
    assert lima["x"] < kenya["x"] and lima["y"] > kenya["y"], "west is left, south is down"
    circle.focus()
    tab.keyboard.press("Enter")
    assert listed(tab) == ["event:arrest", "event:fine"]
    tab.get_by_role("button", name="Clear all").click()
    tab.get_by_role("button", name=re.compile("events without a place")).click()
    assert listed(tab) == ["event:bloggers"]


def test_the_sentence_has_its_spans_and_every_row_leads_to_its_words(tab: Page) -> None:
    tab.locator('.row[data-event="event:fine"]').click()
    marks = [(mark.get_attribute("data-kind"), mark.inner_text()) for mark in tab.query_selector_all("blockquote mark")]
    assert marks == [
        ("actor", "a Nairobi court"), ("trigger", "fined"), ("penalty", " "), ("target", "Wanjiru"), ("penalty", " KES 50,000"), ("charge", "for false news"),
    ]  # fmt: skip
    assert "penalty" in tab.locator('blockquote mark[data-kind="trigger"]').get_attribute("data-more"), "the penalty's words begin with the trigger"
    assert tab.locator("blockquote").inner_text() == "On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 for false news."
    tab.get_by_role("button", name="“fined Wanjiru KES 50,000”").click()
    assert "".join(tab.locator("mark.flash").all_inner_texts()) == "fined Wanjiru KES 50,000"
    tab.get_by_role("button", name="In its section").click()
    whole = tab.locator(".section-text").inner_text()
    assert whole.startswith("Journalist fined") and "ten bloggers" in whole
    tab.locator(".told", has_text="arrested journalist").first.click()
    assert tab.locator("#detail").get_attribute("data-event") == "event:arrest"


def test_a_case_file_is_told_in_time_order(tab: Page) -> None:
    tab.get_by_role("button", name="Case files").click()
    tab.get_by_role("button", name="Jane Wanjiru", exact=True).click()
    case = tab.locator(".case")
    assert case.locator("h2").inner_text() == "Jane Wanjiru"
    assert case.locator(".step-title").all_inner_texts() == ["Detention", "Sentence"]
    assert "34 days later" in case.inner_text() and "sentenced" in case.inner_text()
    assert case.locator(".penalty").all_inner_texts() == ["Fine 50,000 KES"]
    case.get_by_role("button", name=re.compile("2: show events of Jane")).click()
    assert listed(tab) == ["event:arrest", "event:fine"]


def test_penalties_are_summed_without_averages(tab: Page) -> None:
    tab.get_by_role("button", name="Penalties").click()
    card = tab.locator(".card")
    assert card.count() == 1 and "KES" in card.locator("h4").inner_text()
    assert card.locator(".sum").inner_text() == "50,000 KES"
    assert "average, not added: about 20,000 KES on average for ten bloggers" in card.locator(".beside").inner_text()
    card.get_by_role("button", name=re.compile("^about 20,000")).click()
    row = tab.locator("#picked .line")
    assert row.count() == 1 and "ten bloggers" in row.inner_text()
    row.click()
    assert tab.locator("#detail").get_attribute("data-event") == "event:bloggers"
    assert "average" in "".join(tab.locator("mark.flash").all_inner_texts())


def test_the_page_can_be_used_by_keyboard(tab: Page) -> None:
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "list"
    tab.keyboard.press("j")
    tab.keyboard.press("ArrowDown")
    selected = tab.locator('.row[aria-selected="true"]')
    assert selected.get_attribute("data-event") == "event:arrest"
    assert tab.locator("#list").get_attribute("aria-activedescendant") == selected.get_attribute("id")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "detail"
    tab.keyboard.press("r")
    assert tab.locator(".verdict.right").get_attribute("aria-pressed") == "true"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "list"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "query"
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    assert tab.locator("dialog").is_visible()
    unnamed = tab.evaluate("[...document.querySelectorAll('button, input, select')].filter(n => !(n.getAttribute('aria-label') || n.textContent || n.title || n.labels?.length)).map(n => n.outerHTML)")
    assert unnamed == []


def test_hostile_text_stays_text(tab: Page) -> None:
    for view in ("Reports", "Case files", "Penalties", "Events"):
        tab.get_by_role("button", name=view, exact=True).click()
    tab.locator('.row[data-event="event:beating"]').click()
    tab.get_by_role("button", name="In its section").click()
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("#centre img, #detail img, #detail script, #centre script").count() == 0
    shown = tab.locator(".section-text").inner_text()
    assert "</script><script>window.hacked = 1</script>" in shown and HOSTILE_NAME in shown
    assert "\u202e" not in shown and "⟨U+202E⟩evil" in shown, "an override of direction is shown, not obeyed"
    assert tab.locator("a[href^='javascript:']").count() == 0
    tab.get_by_role("button", name=HOSTILE_NAME).first.click()
    assert tab.locator(".case h2").inner_text() == HOSTILE_NAME
    assert tab.evaluate("window.hacked") is None


def exported(tab: Page) -> list[dict[str, str]]:
    with tab.expect_download() as download:
        tab.locator("#export").click()
    assert download.value.suggested_filename == "corrections.csv"
    return list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8"))))


def edit(tab: Page, what: str, value: str) -> None:
    tab.get_by_role("button", name=f"Edit {what}", exact=True).first.click()
    field = tab.locator(".edit-form select, .edit-form input").first
    field.select_option(value) if field.evaluate("n => n.tagName") == "SELECT" else field.fill(value)
    tab.get_by_role("button", name="Save").click()


def test_a_review_is_kept_and_exported(tab: Page) -> None:
    tab.get_by_label("Your name, for the file").fill("A. Reader")
    tab.locator('.row[data-event="event:arrest"]').click()
    tab.get_by_role("button", name="✓ Right").click()
    tab.locator('.row[data-event="event:march"]').click()
    tab.get_by_role("button", name="✗ Wrong").click()
    tab.locator('.row[data-event="event:fine"]').click()
    edit(tab, "Date", "2024-02-16")
    edit(tab, "Status", "alleged")
    edit(tab, "Amount min", "45000")
    tab.reload()
    tab.wait_for_selector(".row")
    assert [mark for mark in tab.locator(".mark").all_inner_texts() if mark] == ["✗", "✓", "✎"]
    rows = {(row["action"], row["table"], row["id"], row["column"]): row for row in exported(tab)}
    assert set(rows) == {
        ("set", "events", "event:arrest", "confidence"), ("delete", "events", "event:march", ""), ("set", "events", "event:fine", "date"),
        ("set", "events", "event:fine", "status"), ("set", "penalties", "penalty:1", "amount_min"),
    }  # fmt: skip
    date = rows["set", "events", "event:fine", "date"]
    assert (date["value"], date["was"], date["who"]) == ("2024-02-16", "2024-02-15", "A. Reader")
    assert date["evidence"] == "On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 for false news." and date["evidence"] in KENYA
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date["when"]) and date["why"]
    tab.locator('.row[data-event="event:fine"]').click()
    tab.get_by_role("button", name="Undo all").click()
    assert len(exported(tab)) == 2


def test_a_value_of_the_wrong_form_is_not_taken(tab: Page) -> None:
    tab.locator('.row[data-event="event:fine"]').click()
    edit(tab, "Date", "next week")
    assert "2024-02-15" in tab.locator(".edit-form .wrong").inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator("#export").is_disabled()


def test_a_row_of_an_event_can_be_marked_wrong(tab: Page) -> None:
    tab.locator('.row[data-event="event:fine"]').click()
    tab.locator(".rows li", has_text="Jane Wanjiru").first.get_by_role("button", name="This row is wrong").click()
    (row,) = exported(tab)
    assert (row["action"], row["table"], row["id"], row["value"]) == ("delete", "participants", "event:fine|target|person:jane-wanjiru", "")


def test_a_phone_shows_list_filters_and_event_without_sideways_scrolling(browser: Browser, file: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.get_by_role("button", name="Filters").tap()
    tab.get_by_role("button", name="Alleged").tap()
    tab.get_by_role("button", name="Close the filters").tap()
    tab.locator('.row[data-event="event:march"]').tap()
    assert tab.locator("#detail blockquote").is_visible()
    tab.get_by_role("button", name="Close the event").tap()
    for view in ("Case files", "Penalties", "Reports", "Events"):
        tab.get_by_role("button", name=view, exact=True).tap()
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth && document.querySelector('#centre').scrollWidth <= innerWidth"), view
    context.close()


def test_many_events_leave_few_rows_in_the_document(browser: Browser, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text(page(*large(5000)), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1300, "height": 800})
    tab.goto(target.as_uri())
    tab.wait_for_selector(".row")
    assert tab.locator(".row").count() < 60
    tab.locator("#list").focus()
    tab.keyboard.press("End")
    last = tab.locator('.row[aria-selected="true"]')
    assert (last.get_attribute("aria-posinset"), last.get_attribute("aria-setsize")) == ("5000", "5000")
    assert last.is_visible()
    tab.close()


def test_a_folder_without_tables_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["page", "--output", str(tmp_path)]) == 2
    assert "does not hold the tables of a run" in capsys.readouterr().err
