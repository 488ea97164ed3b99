"""A small, fixed share of `python -m benchmarks.fuzz`, and texts of any characters."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import check, check_text, inputs
from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.read import ReadError, find, read_report
from pipeline.read.text import canonical


def test_hostile_inputs_are_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    done = [check(tmp_path, suffix, raw, sidecar) for suffix, raw, sidecar in inputs(150, seed=1)]
    assert True in done and False in done


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_segmented_and_its_times_hold_their_words(text: str) -> None:
    check_text(Report("x", "x", "x", canonical(text), country="KEN", published_on="2024-06-01"))


def test_a_report_may_end_at_any_word_of_a_sentence() -> None:
    sentences = (
        "On 3 May 2024, a court in Lima fined the union’s editor Ana Lee and four colleagues 500 euros (some USD 540) each for libel, and police held her brother’s driver",
        "According to the Daily Voi, pro-government groups shot at two of the 120 herders, among them Ali Juma, who were brought to the High Court’s cells for",
        "Police closed National Route 9 after the arrest of two suspects, due to be tried on 5 June; one of them, Ann Lee, remains",
    )
    for sentence in sentences:
        words = sentence.split(" ")
        for last in range(1, len(words) + 1):
            facts_of(Report("x", "x", "x", " ".join(words[:last]), country="KEN", published_on="2024-06-01"))


def test_a_name_that_is_not_utf_8_or_holds_control_characters_is_shown_in_plain_characters(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("Words.", encoding="utf-8")
    with open(bytes(tmp_path) + b"/c\xff.txt", "wb") as handle:
        handle.write(b"Words.")
    found, _ = find([tmp_path])
    assert [shown for _, shown in found] == ["a\ufffd[31m\ufffdb.txt", "c\ufffd.txt"]
    assert all(read_report(path, shown).text == "Words." for path, shown in found)


def test_a_page_with_control_characters_is_refused_or_read_but_breaks_nothing(tmp_path: Path) -> None:
    assert check(tmp_path, ".html", b"\xff\xfe\x1c  \xff\xfe\xff\xfe\xfe\xff\x00\xfe\xff", "") is False


def test_a_file_of_100_mb_in_one_line_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as handle:
        handle.truncate(100_000_000)
    try:
        read_report(path)
    except ReadError as error:
        assert "100 MB" in str(error)
    else:
        raise AssertionError("it was read")
