"""The same report in every format, and what each format does to the words around it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layers import Report
from pipeline.read import READERS, ReadError, find, html, pdf, read_report
from pipeline.read import document as parts
from pipeline.read import docx as word
from pipeline.read.pdf_lines import Line
from pipeline.segment import segment
from tests.read.documents import FORMATS, UPDATE, Press, as_docx, as_html, as_pdf, as_text, saved


def read(folder: Path, name: str, content: bytes) -> Report:
    path = folder / name
    path.write_bytes(content)
    return read_report(path)


def outline(report: Report) -> list[tuple[int, str, str, str]]:
    return [(s.level, s.kind, s.civic_freedom, s.heading) for s in segment(report)]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_report_reads_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    report = read(tmp_path, f"kenya.{suffix}", FORMATS[suffix](UPDATE))
    assert report.text == as_text(UPDATE).decode()
    sections = outline(report)
    assert report.title == UPDATE[0][1]
    assert (report.country, report.published_on, report.period_start) == ("KEN", "2025-03-14", "2024-11-01")
    assert sections == [
        (1, "front_matter", "", ""),
        (1, "summary", "", ""),
        (1, "body", "association", "Association"),
        (2, "body", "association", "New bill on public benefit organisations"),
        (1, "body", "peaceful_assembly", "Peaceful Assembly"),
        (2, "body", "peaceful_assembly", "Protest over taxes dispersed"),
        (1, "body", "expression", "Expression"),
        (2, "body", "expression", "Editor attacked and charged"),
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_sidecars_win_over_every_format(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "kenya.meta.toml").write_text('title = "Another"\ncountry = "UGA"\nsource_url = "https://example.org/a"\n')
    report = read(tmp_path, f"kenya.{suffix}", FORMATS[suffix](UPDATE))
    assert (report.title, report.country, report.source_url) == ("Another", "UGA", "https://example.org/a")


def test_every_suffix_has_a_reader_and_a_folder_gives_all_of_them(tmp_path: Path) -> None:
    for suffix in READERS:
        (tmp_path / f"a{suffix}").write_text("x")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "advertisement.html").write_text("x")
    assert {Path(shown).suffix for _, shown in find([tmp_path])[0]} == set(READERS)
    assert len(find([tmp_path])[0]) == len(READERS)


# --- saved pages ----------------------------------------------------------------------------------------------------

NEWS = """<html><head><title>Peru: Activists Charged | Example Watch</title><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-05-03T08:00:00-0400"></head><body>
<main><article><header><h1>Peru: Activists Charged</h1><time datetime="2024-05-03">May 3, 2024 8:00AM EDT</time>
<ul class="social-share"><li>Share this via Facebook</li><li>Share this via Email</li></ul></header>
<figure><img src="a.jpg"><figcaption>Police in Lima. © 2024 Example</figcaption></figure>
<p>(Lima) – Prosecutors in Peru <strong>charged</strong> three activists on April 30, 2024.<a href="#_ftn1">[1]</a> A judge agreed.</p>
<h4>Detentions in Cusco</h4><div>On April 12, 2024, police detained Rosa&nbsp;Mamani<br>in Cusco.</div>
<p>The 4<sup>th</sup> hearing was postponed.</p><p>[1] Interview with a lawyer, Lima.</p></article>
<section class="donate"><h2>Your gift can help</h2><p>Donate now to support our work everywhere, every gift counts.</p></section></main></body></html>"""

BRIEFING = """<html><body><div id="header"><ul class="menu"><li>About</li></ul></div><div id="content">
<h2 class="page-title">Uganda: arrests of opposition supporters</h2><div class="date">18 November 2024</div>
<div>Spokesperson: <b>A. Name</b><br><br>We are concerned by the arrest of 36 supporters in Kisumu on 23 July 2024.<br><br>
<b>Trials before military courts</b><br><br>On 12 November 2024 a court in Kampala sentenced a lawyer to nine months in prison.</div>
</div></body></html>"""

BOLD_HEADINGS = """<html><body><div class="post"><h1>Student leader charged</h1><p>3 June 2023</p>
<p>Freedom of association in Malaysia is under pressure, and student groups are refused registration.</p>
<p><strong>Association</strong></p><p><b>Student group refused registration</b></p>
<p>On 2 May 2023, the registrar refused to register a student group in Penang.</p>
<p><strong>Peaceful Assembly</strong></p><p><b>Wong Li</b> was detained at a rally in Kuala Lumpur on 9 May 2023.</p></div>
<div class="sidebar"><h3>Latest</h3><p>Another update on Indonesia: three people arrested at a march</p></div></body></html>"""


def test_a_news_release_is_read_without_its_furniture(tmp_path: Path) -> None:
    report = read(tmp_path, "a.html", NEWS.encode())
    assert report.text.split("\n")[:-1] == [
        "Peru: Activists Charged",
        "(Lima) – Prosecutors in Peru charged three activists on April 30, 2024. A judge agreed.",
        "Detentions in Cusco",
        "On April 12, 2024, police detained Rosa Mamani",
        "in Cusco.",
        "The 4th hearing was postponed.",
        "[1] Interview with a lawyer, Lima.",
    ]
    assert (report.title, report.authors, report.published_on, report.country) == ("Peru: Activists Charged", ["Jane Doe"], "2024-05-03", "PER")
    assert report.notes_start == report.text.index("[1] Interview")
    assert outline(report)[-1][1] == "back_matter"


def test_breaks_part_the_paragraphs_of_a_briefing(tmp_path: Path) -> None:
    report = read(tmp_path, "a.html", BRIEFING.encode())
    assert "We are concerned by the arrest of 36 supporters in Kisumu on 23 July 2024." in report.text.split("\n")
    assert [s[3] for s in outline(report)][-1] == "Trials before military courts"
    assert report.published_on == "2024-11-18"


def test_bold_paragraphs_are_headings_and_bold_names_are_not(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "a.html", BOLD_HEADINGS.encode())) == [
        (1, "front_matter", "", ""),
        (1, "summary", "", ""),
        (1, "body", "association", "Association"),
        (2, "body", "association", "Student group refused registration"),
        (1, "body", "peaceful_assembly", "Peaceful Assembly"),
    ]


def test_a_day_in_the_story_is_not_taken_for_the_day_of_publication(tmp_path: Path) -> None:
    page = BOLD_HEADINGS.replace("<p>3 June 2023</p>", "")
    assert read(tmp_path, "a.html", page.encode()).published_on == ""


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><article><p>Active in Алматы, the group was fined on 3 May 2024.</p></article></body></html>"
    report = read(tmp_path, "a.html", page.encode("cp1251"))
    assert "Алматы" in report.text
    assert report.encoding == "windows-1251"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body><p>start</p>" + "<div>" * 400 + "On 4 May police detained ten.", "256 elements deep"),
        ("<html><body>" + "<i>x</i>" * (html.MAX_ELEMENTS + 1), "the limit is"),
        ("<html><body><script>" + "x" * 11_000_000 + "</script><p>Police detained ten people.</p>", "more than 10 MB"),
        ("<html><head><script>var a</script></head><body></body></html>", "no article"),
        ("<!-- nothing -->", "cannot be parsed|no article"),
    ],
)
def test_pages_that_cannot_be_read_whole_are_refused(page: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=reason):
        read(tmp_path, "a.html", page.encode())


# --- Markdown -------------------------------------------------------------------------------------------------------


def test_markdown_gives_words_without_marks(tmp_path: Path) -> None:
    source = (
        '---\ntitle: "On Kenya"\ndate: 2024-05-03\nauthor: A. Name\n---\n\nPolice *beat* [a lawyer](https://x.example) and '
        "**two others**\nin `Nairobi`.\n\n**Radio closed**\n\n- One was fined.\n- One was freed.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    report = read(tmp_path, "a.md", source.encode())
    assert report.text == "Police beat a lawyer and two others in Nairobi.\nRadio closed\nOne was fined.\nOne was freed.\na | b\n1 | 2\n"
    assert (report.title, report.published_on, report.authors) == ("On Kenya", "2024-05-03", ["A. Name"])
    assert [report.text[h.start : h.end] for h in report.headings] == ["Radio closed"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [("[" * 6000, "6000 Markdown marks; the limit is 5000"), ("\n".join(" " * 2 * n + "- a" for n in range(60)), "levels deep"), (">" * 100 + " a", "levels deep")],
)
def test_markdown_that_would_take_hours_or_lose_words_is_refused(source: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=reason):
        read(tmp_path, "a.md", source.encode())


# --- Word -----------------------------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Police ")
    namespace = f'xmlns:w="{qn("w:p")[1:].split("}")[0]}"'
    paragraph._p.append(parse_xml(f"<w:ins {namespace}><w:r><w:t>detained</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {namespace}><w:r><w:delText>killed</w:delText></w:r></w:del>"))
    paragraph.add_run(" three people.")
    document.element.body.append(parse_xml(f"<w:sdt {namespace}><w:sdtContent><w:p><w:r><w:t>They were freed.</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Detained", "14"
    assert read(tmp_path, "a.docx", saved(document)).text == "Police detained three people.\nDetained | 14\nThey were freed.\n"


def test_bold_paragraphs_of_a_document_without_styles_are_headings(tmp_path: Path) -> None:
    document = docx.Document()
    for words, bold in (("Expression", True), ("Radio station closed", True), ("On 3 May 2024 a radio station in Lima was closed.", False)):
        document.add_paragraph().add_run(words).bold = bold
    assert [s[:1] + s[2:] for s in outline(read(tmp_path, "a.docx", saved(document)))] == [(1, "expression", "Expression"), (2, "expression", "Radio station closed")]


def test_damaged_locked_and_swollen_documents_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = as_docx(UPDATE)
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "a.docx", good[: len(good) // 2])
    with pytest.raises(ReadError, match="password-protected"):
        read(tmp_path, "b.docx", b"\xd0\xcf\x11\xe0" + b"x" * 600)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 3_000_000)
    monkeypatch.setattr(word, "MAX_UNPACKED", 2_000_000)
    assert len(packed.getvalue()) < 10_000
    with pytest.raises(ReadError, match="unpacks to 3 MB; the limit is 2 MB"):
        read(tmp_path, "c.docx", packed.getvalue())


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "<w:p><w:r><w:t>hello &a; there</w:t></w:r></w:p>", "refers to entities"),
        ("", "<w:sdt>" * 2000 + "<w:p/>" + "</w:sdt>" * 2000, "depth"),
        ("", "<w:p><w:r><w:t>Ten were detained.</w:t></w:r></w:p>" * 60, "more than 0 million characters"),
    ],
)
def test_documents_made_to_harm_are_refused(head: str, body: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_CHARACTERS", 1000)
    source, made = zipfile.ZipFile(io.BytesIO(as_docx([]))), io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in source.namelist():
            content = f'{head}<w:document xmlns:w="{qn("w:p")[1:].split("}")[0]}"><w:body>{body}</w:body></w:document>'.encode()
            package.writestr(name, content if name == "word/document.xml" else source.read(name))
    with pytest.raises(ReadError, match=reason):
        read(tmp_path, "a.docx", made.getvalue())


def test_a_pdf_that_unpacks_to_gigabytes_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content of its one page unpacks twice, to 120 MB of operators; the reader's process may take 300 MB."""
    script = tmp_path / "bounded.py"
    script.write_text(Path(pdf.pdf_lines.__file__).read_text().replace("MAX_MEMORY = 3_000_000_000", "MAX_MEMORY = 300_000_000"))
    monkeypatch.setattr(pdf.pdf_lines, "__file__", str(script))
    stream = zlib.compress(zlib.compress(b"q " * 60_000_000, 1), 1)
    bomb = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>" % (len(stream), stream)
    )
    assert len(bomb) < 100_000
    with pytest.raises(ReadError, match="its reader gave up|no text layer"):
        read(tmp_path, "a.pdf", bomb)


# --- PDF ------------------------------------------------------------------------------------------------------------


def test_columns_heads_and_footnotes_of_a_pdf(tmp_path: Path) -> None:
    """Two columns under a title over both, a running head and numbered feet, footnotes in small type."""
    press = Press("Monitor of civic space", "Page")
    press.wrapped(UPDATE[0][1], 72, 450, 20, bold=True)
    top, x = press.y, 72.0
    for _ in range(3):
        for level, words in UPDATE[1:]:
            press.wrapped(words, x, 215, {0: 11, 2: 15, 3: 12.5}[level], bold=level > 0, bottom=-1000)
            if press.y < 180:
                if x == 72:
                    x, press.y = 310.0, top
                    continue
                press.line("1 Interview with a lawyer, held in Nairobi and in English, on 3", 72, 74, 8)
                press.line("March 2025.", 72, 64, 8)
                press.line("2 Order of the court.", 72, 54, 8)
                press.new_page()
                x, top = 72.0, press.y
    report = read(tmp_path, "a.pdf", press.bytes())
    lines = report.text.split("\n")
    assert lines[0] == report.title == UPDATE[0][1]
    assert lines[1 : 3 * len(UPDATE[1:]) + 1] == [words for _, words in UPDATE[1:]] * 3
    assert "Monitor of civic space" not in report.text
    assert report.notes_start is not None
    assert report.text[report.notes_start :] == "1 Interview with a lawyer, held in Nairobi and in English, on 3 March 2025.\n2 Order of the court.\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the organi-", "sation met", "the organisation met"),
        ("an anti-", "government rally", "an anti-government rally"),
        ("the Al-", "Jazeera office", "the Al-Jazeera office"),
        ("in 2020-", "2024 and", "in 2020-2024 and"),
        ("a court-", "appointed lawyer", "a court-appointed lawyer"),  # the document prints it so elsewhere
        ("he said –", "again –", "he said – again –"),
    ],
)
def test_words_broken_at_the_end_of_a_line(first: str, second: str, expected: str, tmp_path: Path) -> None:
    press = Press()
    for row in ("A court-appointed lawyer came and a long line follows it here", first, second):
        press.line(row, 72, press.y, 11)
        press.y -= 14
    assert expected in read(tmp_path, "a.pdf", press.bytes()).text


def test_items_of_a_list_lose_their_bullets_only(tmp_path: Path) -> None:
    press = Press()
    for words in ("On 3 May 2024 three things happened:", "• Police detained ten people in Kisumu.", "• A court – in Nairobi – freed them."):
        press.line(words, 72, press.y, 11)
        press.y -= 14
    report = read(tmp_path, "a.pdf", press.bytes())
    assert report.text == "On 3 May 2024 three things happened:\nPolice detained ten people in Kisumu.\nA court – in Nairobi – freed them.\n"


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    words = " ".join(f"On {day} May 2024, police detained {day} people at a march in the old town." for day in range(1, 29)) * 4
    report = read(tmp_path, "a.pdf", as_pdf([(0, words)]))
    assert report.text == words + "\n"


def test_a_scan_is_refused_and_a_scanned_page_is_named(tmp_path: Path) -> None:
    scan, mixed = Press(), Press()
    picture = tmp_path / "scan.ppm"
    picture.write_bytes(b"P6 8 8 255\n" + b"\x80" * 192)
    scan.canvas.drawImage(str(picture), 0, 0, 590, 840)
    with pytest.raises(ReadError, match="no text layer"):
        read(tmp_path, "scan.pdf", scan.bytes())
    mixed.wrapped(UPDATE[1][1], 72, 450)
    mixed.new_page()
    mixed.canvas.drawImage(str(picture), 0, 0, 590, 840)
    report = read(tmp_path, "mixed.pdf", mixed.bytes())
    assert report.left_out == ["no text layer on page 2: what is printed there was not read"]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + b"garbage " * 50, as_pdf(UPDATE)[:700]])
def test_a_damaged_pdf_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "a.pdf", content)


def test_a_pdf_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.001)
    with pytest.raises(ReadError, match="more than 0.001 seconds"):
        read(tmp_path, "a.pdf", as_pdf(UPDATE))


lines = st.builds(
    Line, st.text("abc -.", min_size=1).filter(str.strip), st.floats(0, 300), st.floats(300, 600), st.floats(0, 800), st.sampled_from([8.0, 11.0, 14.0]), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=30))
def test_no_line_of_a_page_is_lost_or_doubled_by_ordering(page: Sequence[Line]) -> None:
    ordered = [line.text for column in pdf._columns(page) for line in column]
    assert sorted(" ".join(ordered).split()) == sorted(" ".join(line.text for line in page).split())


def test_html_of_a_page_holds_none_of_its_furniture(tmp_path: Path) -> None:
    text = read(tmp_path, "a.html", as_html(UPDATE)).text
    for words in ("Share", "Tweet", "cookies", "Related", "cousin", "Copyright", "About us", "var police"):
        assert words not in text
