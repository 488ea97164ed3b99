"""Reading: encodings, canonical text, what a report says of itself, and clear refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import ReadError, find, read_report, text
from pipeline.read import metadata as meta

UPDATE = (
    "Alpha Watch, Beta Forum\n03.04.2024. This report covers developments in Kenya from October 2023 to February 2024. "
    "Kenyan police dispersed a march in Nairobi.\n"
)


def write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_report_tells_its_authors_day_period_and_country(tmp_path: Path) -> None:
    report = read_report(write(tmp_path, "update.txt", UPDATE))
    assert report.authors == ["Alpha Watch", "Beta Forum"]
    assert (report.published_on, report.period_start, report.period_end) == ("2024-04-03", "2023-10-01", "2024-02-29")
    assert (report.country, report.report_id) == ("KEN", "ken-2024-04-03")


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"\xef\xbb\xbf" + UPDATE.encode(), "utf-8-sig"),
        (UPDATE.encode("utf-16"), "utf-16"),
        (UPDATE.encode(), "utf-8"),
    ],
)
def test_encodings_give_the_same_text(tmp_path: Path, raw: bytes, encoding: str) -> None:
    report = read_report(write(tmp_path, "a.txt", raw))
    assert report.text == UPDATE
    assert report.encoding == encoding


def test_western_european_bytes_are_detected(tmp_path: Path) -> None:
    words = "La policía detuvo a José Muñoz en Perú después de la manifestación. Él pidió un abogado. " * 5
    assert "José Muñoz" in read_report(write(tmp_path, "a.txt", words.encode("cp1252"))).text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("fine of\u00a0800\u202fEUR", "fine of 800 EUR"),
        ("zero\u200bwidth\ufeff and \u202eright-to-left\u202c", "zerowidth and right-to-left"),
        ("‘’false’’ stays", "‘’false’’ stays"),
        ("nul\x00byte", "nulbyte"),
        ("John   Smith\t of the\u00a0 Port", "John Smith of the Port"),
    ],
)
def test_canonical_text(raw: str, expected: str) -> None:
    assert text.canonical(raw) == expected


@given(st.text())
def test_canonical_text_is_a_fixed_point_without_control_characters(words: str) -> None:
    once = text.canonical(words)
    assert text.canonical(once) == once
    assert not any(ord(c) < 32 and c != "\n" for c in once)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "empty"), (b"  \n ", "empty"), (b"\x00\x01\x02\x03" * 400, "binary")],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, raw: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_report(write(tmp_path, "a.txt", raw))


def test_a_file_that_may_not_be_opened_is_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", UPDATE)

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(ReadError, match="cannot be opened: Permission denied"):
        read_report(path)


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the limit is 20 MB"):
        read_report(write(tmp_path, "a.txt", b"x" * (text.MAX_BYTES + 1)))


def test_the_sidecar_wins_over_the_text_and_options_over_both(tmp_path: Path) -> None:
    path = write(tmp_path, "update.txt", UPDATE)
    write(tmp_path, "update.meta.toml", 'country = "Uganda"\npublished_on = 2024-05-01\nauthors = "Gamma"\n')
    report = read_report(path)
    assert (report.country, report.published_on, report.authors) == ("UGA", "2024-05-01", ["Gamma"])
    assert read_report(path, options={"country": "TZA"}).country == "TZA"


@pytest.mark.parametrize(
    ("toml", "words"),
    [("published_on = 'soon'", "must be a date"), ("authors = 5", "list of names"), ("colour = 'red'", "unknown field"), ("x = [", "meta.toml")],
)
def test_a_wrong_sidecar_is_named(tmp_path: Path, toml: str, words: str) -> None:
    path = write(tmp_path, "update.txt", UPDATE)
    write(tmp_path, "update.meta.toml", toml)
    with pytest.raises(ReadError, match=words):
        read_report(path)


def test_a_folder_gives_its_reports_and_passes_over_notes(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "b")
    write(tmp_path, "a.txt", "a")
    write(tmp_path, "README.txt", "notes")
    write(tmp_path, ".hidden.txt", "h")
    found, refused = find([tmp_path, tmp_path / "missing"])
    assert [shown for _, shown in found] == ["a.txt", "b.txt"]
    assert refused[0][1] == "there is no such file or folder"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14.07.2025. This report covers", "2025-07-14"), ("Published: 3 May 2024", "2024-05-03"), ("July 9, 2023 | Lima", "2023-07-09"),
        ("Nairobi, 12 March 2024 –", "2024-03-12"), ("On the whole, the situation worsened.", ""), ("31.02.2024. Text", ""), ("(Nairobi, 12 March 2024) Nurses marched.", "2024-03-12"),
        ("On 14 August 2023, the bureau suspended twelve groups.", ""), ("14 August 2023", "2023-08-14"), ("14 juillet 2025", "2025-07-14"), ("3 de mayo de 2024", "2024-05-03"),
    ],
)  # fmt: skip
def test_day_of_publication(line: str, day: str) -> None:
    assert meta.published_on(line) == day


@pytest.mark.parametrize(
    ("title", "text", "first", "last"),
    [
        ("Malawi: civic space, January–March 2025", "", "2025-01-01", "2025-03-31"),
        ("Quarterly bulletin, Q2 2024", "", "2024-04-01", "2024-06-30"),
        ("Monthly bulletin – May 2025", "", "2025-05-01", "2025-05-31"),
        ("Violations in the Levant - April 2025", "", "2025-04-01", "2025-04-30"),
        ("Arrests in April 2025", "", "2025-04-01", "2025-04-30"),
        ("Country update, June 2025", "", "", ""),
        ("Weekly round-up, 3–9 March 2025", "", "2025-03-03", "2025-03-09"),
        ("Bolivia", "This update describes arrests in the first five months of 2025.", "2025-01-01", "2025-05-31"),
        ("Bolivia", "The reporting period (November 2024 – March 2025) was tense.", "2024-11-01", "2025-03-31"),
        ("Bolivia", "Period covered: 15 January to 30 April 2025", "2025-01-15", "2025-04-30"),
        ("Bolivia", "This bulletin covers the months of March and April 2025.", "2025-03-01", "2025-04-30"),
        ("Bolivia", "This update covers events from 1 March to 15 May.", "2025-03-01", "2025-05-15"),
        ("Bolivia", "Between December 2024 and March 2025, " + "the authorities tightened their hold over groups of all kinds. " * 2, "2024-12-01", "2025-03-31"),
        ("Bolivia", "Between May 2012 and March 2014, " + "the authorities tightened their hold over groups of all kinds. " * 2, "", ""),
        ("Bolivia", "He was held from 3 May to 6 June 2025, when a court in the capital freed him on bail, and he has not been seen in public since then.", "", ""),
        ("Bolivia", "This update, made by two groups, covers the months from January to mid-April 2025.", "2025-01-01", "2025-04-20"),
        ("Bolivia", "Covering late October 2024 to early May 2025, this update looks back at a hard winter.", "2024-10-21", "2025-05-10"),
        ("Bolivia", "Covering the first five months of the year, this update looks back.", "2025-01-01", "2025-05-31"),
        ("Arrests after the 2020 election", "The law was in force from May 2020 to June 2021.", "", ""),
    ],
)
def test_the_period_covered_is_read_where_the_report_says_it(title: str, text: str, first: str, last: str) -> None:
    assert meta.period(text, title, "2025-06-12") == (first, last)
