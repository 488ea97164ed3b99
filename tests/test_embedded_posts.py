"""Posts of social media that stand between the paragraphs of a report."""

from pipeline.embedded_posts import embedded_posts
from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.read import read_report
from pipeline.segment import segment

POST = "Soldiers are beating nurses outside the clinic in Mombasa. #Shame pic.twitter.com/ab12\n— Amina Otieno (@aotieno) June 7, 2021"
BEFORE = "On 5 May 2023, police in Nakuru detained the editor Daudi Mwangi."
BEHIND = "Mwangi was released on 6 May."


def test_a_post_is_its_words_and_its_signature():
    text = f"{BEFORE}\n{POST}\n{BEHIND}\n"
    [post] = embedded_posts(text)
    assert text[post.start : post.end] == POST
    assert text[post.signature : post.end].startswith("— Amina Otieno")


def test_a_post_of_several_lines_and_one_in_a_single_line():
    long = "WATCH: @police clear the square\nThe march goes on #Levy\n— Kenya Watch (@kwatch) June 7, 2023"
    short = "Police clear the square — Kenya Watch (@kwatch) June 8, 2023"
    text = f"{BEFORE}\n\n{long}\n\n{short}\n"
    assert [text[post.start : post.end] for post in embedded_posts(text)] == [long, short]


def test_a_report_without_posts_has_none():
    assert embedded_posts("She wrote to press@example.org on 3 May (see @ below).") == ()


def test_what_a_post_tells_is_no_event_and_its_day_and_writer_are_nobodys():
    report = Report("x-2023-07-20", "", "", f"{BEFORE}\n{POST}\n{BEHIND}\n", country="KEN", published_on="2023-07-20")
    facts = facts_of(report)
    assert [(event.event_type, event.date) for event in facts.events] == [("detention", "2023-05-05"), ("release", "2023-05-06")]
    assert [entity.name for entity in facts.entities if entity.kind == "person"] == ["Daudi Mwangi"]


def test_a_post_is_neither_title_nor_heading():
    text = f"{POST}\n{BEFORE}\nExpression\nSoldiers leave the square\n— Amina Otieno (@aotieno) June 7, 2021\n{BEHIND}\n"
    report = Report("x-2023-07-20", "", "", text, country="KEN", published_on="2023-07-20")
    assert [section.heading for section in segment(report)] == ["", "Expression"]
    assert report.title == ""


def test_a_post_of_a_saved_page_is_found_in_its_text(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Kenya: nurses beaten</title></head><body><article><h1>Kenya: nurses beaten</h1>"
        f"<p>{BEFORE} He had written about a strike of nurses at the county hospital, which went on for a month.</p>"
        '<blockquote class="twitter-tweet"><p>Soldiers beat nurses. <a href="https://t.co/a">#Shame</a></p>&mdash; Amina (@ao) '
        '<a href="https://twitter.com/ao/status/1">June 7, 2021</a></blockquote>'
        f"<p>{BEHIND} His lawyer said that he had not been allowed to see him.</p></article></body></html>",
        encoding="utf-8",
    )
    text = read_report(page).text
    assert [text[post.start : post.end] for post in embedded_posts(text)] == ["Soldiers beat nurses. #Shame\n— Amina (@ao) June 7, 2021"]
