"""Time expressions: a table of input, context and expected value, and what must hold for any text."""

from __future__ import annotations

import csv
import doctest
from datetime import date, timedelta
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.annotate import time
from pipeline.annotate.time import find_times, parse_duration
from pipeline.layers import Report, Section, TimeExpression

ROWS = list(csv.DictReader((Path(__file__).parent / "time_cases.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


def report(text: str, country: str = "KEN", published: str = "2024-06-15", period: str = "2024-01-01/2024-05-31") -> Report:
    start, _, end = period.partition("/")
    return Report("x", "x.txt", "0", text, country=country, published_on=published, period_start=start, period_end=end)


def shown(t: TimeExpression) -> str:
    """As in the column `expected`: the words, `=`, the EDTF value, or the bounds of a length, or `freq`, or TIMEX3's reference."""
    value = t.edtf or "/".join(dict.fromkeys([t.duration_min, t.duration_max])) or ("freq" if t.kind == "frequency" else "")
    return f"{t.text}={value or (t.basis if t.basis.endswith('_REF') else '')}"


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_value(row: dict[str, str]) -> None:
    """`context` is empty (published 2024-06-15, covering January to May 2024) or names settings, publication and period."""
    words = row["context"].split()
    settings_ = {name: True for name in ("news", "references") if name in words}
    days = [word for word in words if word[0].isdigit()] or ([] if words == ["news"] else ["2024-06-15", "2024-01-01/2024-05-31"])
    given = report(row["text"], row["country"] or "KEN", days[0], days[1] if len(days) > 1 else "")
    assert [shown(t) for t in find_times(row["text"], given, None, **settings_)] == [
        part for part in row["expected"].split(" | ") if part
    ]


def test_the_table_is_large_and_has_no_row_twice() -> None:
    assert len(ROWS) >= 400
    keys = [(row["text"], row["country"], row["context"]) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_a_year_of_another_section_is_not_lent_where_the_report_has_no_date() -> None:
    text = "Elections were held in 2018.\n\nUnrest\nIn June, police shot a man.\n"
    cut = text.index("Unrest")
    parts = [Section(1, 1, "", "body", "", 0, cut, 0, 0), Section(2, 1, "Unrest", "body", "", cut, len(text), cut, cut + len("Unrest"))]
    undated = Report("x", "x.txt", "0", text, country="SWZ")
    assert [shown(t) for t in find_times(text, undated, parts)] == ["2018=2018", "June="]
    assert [shown(t) for t in find_times(text, undated, None)] == ["2018=2018", "June=2018-06"]


def test_the_year_in_a_heading_is_that_of_its_section_where_no_period_is_told() -> None:
    text = "Trials in 2022\nOn 5 March, police held a man charged in 2019. On 7 May he was freed.\n"
    assert [shown(t) for t in find_times(text, report(text, period=""))] == ["2022=2022", "5 March=2022-03-05", "2019=2019", "7 May=2022-05-07"]
    assert [shown(t) for t in find_times(text, report(text))] == ["2022=2022", "5 March=2024-03-05", "2019=2019", "7 May=2024-05-07"]


PIECES = [*"aeot 0123456789,.–-/\n", "May ", "on ", " 2024", "the next day ", "years ", "since ", "from ", " to ", "early ", "Monday", "’"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_offsets_hold_for_any_text(text: str) -> None:
    found = find_times(text, report(text))
    for t in found:
        assert text[t.start : t.end] == t.text
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert found == find_times(text, report(text))


@pytest.mark.parametrize(
    ("words", "shortest", "longest"),
    [
        ("seven-year", "P7Y", "P7Y"), ("15 days’", "P15D", "P15D"), ("5–20 days", "P5D", "P20D"), ("life", "life", "life"),
        ("one year and six months", "P1Y6M", "P1Y6M"), ("two and a half years", "P2Y6M", "P2Y6M"), ("a month", "P1M", "P1M"),
        ("several hours", "", ""), ("48 hours", "PT48H", "PT48H"), ("three to five years", "P3Y", "P5Y"), ("twenty-one days", "P21D", "P21D"),
        ("half a year", "P6M", "P6M"), ("life imprisonment", "life", "life"), ("10-day", "P10D", "P10D"),
    ],
)  # fmt: skip
def test_durations(words: str, shortest: str, longest: str) -> None:
    assert parse_duration(words) == (shortest, longest)


def test_words_without_a_length_are_none() -> None:
    assert parse_duration("a fine") is None


def test_the_documented_examples_hold() -> None:
    page = Path(__file__).parents[2] / "docs" / "time.md"
    results = [doctest.testfile(str(page), module_relative=False)]
    results += [doctest.testmod(module) for module in (time, time.resolution, time.durations)]
    assert all(result.attempted and not result.failed for result in results)


def test_component_sets_spans_and_exact_offsets() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("time_expressions", config={"references": True})
    doc = nlp("It is now shut (from 3–5 May 2023).")
    assert [(t.text, doc.text[t.start : t.end]) for t in doc._.times] == [("now", "now"), ("3–5 May 2023", "3–5 May 2023")]
    assert [span.label_ for span in doc.spans["time"]] == ["DATE", "INTERVAL"]


@settings(deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y-%m-%d", "%A, %d %B %Y"]))
def test_a_day_in_any_style_is_that_day(day: date, style: str) -> None:
    text = f"He left on {day.strftime(style)}."
    assert [(t.edtf, t.date_precision) for t in find_times(text)] == [(day.isoformat(), "day")]


@settings(deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)), st.integers(min_value=2, max_value=90))
def test_days_later_are_counted_from_the_day_told(day: date, count: int) -> None:
    text = f"On {day.day} {day.strftime('%B %Y')} he left. {count} days later he came back."
    assert find_times(text)[1].edtf == (day + timedelta(days=count)).isoformat()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.booleans(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_values_are_ordered_and_expressions_apart(text: str, news: bool, references: bool) -> None:
    found = find_times(text, report(text), news=news, references=references)
    assert all(not (t.date_start and t.date_end) or t.date_start <= t.date_end for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_a_year_told_in_passing_is_not_that_of_the_next_paragraph() -> None:
    text = "No dockers have struck since the general strike of 1974, whose leaders were jailed in 1975.\n\nIn March police stopped a picket."
    assert shown(find_times(text, report(text, period=""))[-1]) == "March=2024-03"


YEARLY = (
    "In 2017 a court acquitted six farmers. Two more were tried in 2016 and 2017. In March 2017 a union was dissolved, and in May police held two men.\n\n"
    "During the year no officer was tried. As of August, 40 cases were open, compared with 60 in 2017. The law of 2004 was in force throughout the year.\n\n"
    "In 2017 a mayor was elected. On July 9, a clerk was fined. In April and June, three clinics closed. In February, September and October, four opened. A vote is planned for 2020. At year’s end she was in jail, as in November and early December 2016.\n"
)


def test_an_undated_yearly_report_is_on_the_year_behind_the_one_it_prints_most() -> None:
    told = {t.text: t.edtf for t in find_times(YEARLY, Report("x", "x.txt", "0", YEARLY), None)}
    assert (told["March 2017"], told["May"], told["August"], told["July 9"]) == ("2017-03", "2018-05", "2018-08", "2018-07-09")
    assert (told["the year"], told["November"]) == ("2018", "2016-11")


def test_a_season_of_an_undated_yearly_report_stays_open_where_nothing_gives_its_year() -> None:
    text = "In the spring of 2012 a law was passed.\n\nDuring the year nobody was tried. In the spring, police shot a man. At year’s end he was alive, as throughout the year."
    told = {t.text: t.edtf for t in find_times(text, Report("x", "x.txt", "0", text), None)}
    assert told["the spring of 2012"] == "2012-21" and not any(value for words, value in told.items() if words != "the spring of 2012")


@pytest.mark.parametrize(("path", "july"), [("2021/chad.txt", "2021-07-09"), ("chad-2021.txt", "2021-07-09"), ("chad.txt", ""), ("chad-2021-06.txt", "")])
def test_the_year_of_an_undated_yearly_report_may_be_in_its_path_or_stays_open(path: str, july: str) -> None:
    text = YEARLY.replace("2017", "2015", 3)
    told = {t.text: t.edtf for t in find_times(text, Report("x", path, "0", text), None)}
    assert told["July 9"] == july


def test_a_yearly_report_tells_of_the_year_before_it_came_out() -> None:
    text = "In July police held two men. During the year no one was tried. The law of 2009 was in force throughout the year.\n\nIn February a clerk was fined. At year’s end he was in jail."
    told = {t.text: t.edtf for t in find_times(text, report(text, published="2024-04-20", period=""))}
    assert (told["July"], told["the year"], told["February"]) == ("2023-07", "2023", "2023-02")
    autumn = {t.text: t.edtf for t in find_times(text, report(text, published="2024-10-20", period=""))}
    assert autumn["February"] == "2024-02"


def test_days_of_a_notice_count_from_the_day_at_its_head_and_those_of_a_report_do_not() -> None:
    text = "Guards held\n\n{}\n\nOn Tuesday, two guards were held in Kisumu this morning.\n"
    notice, undated = text.format("13 June 2024"), text.format("By Ann Chebet")
    days = {t.text: t.edtf for t in find_times(notice, report(notice, published="2024-06-13", period=""))}
    assert (days["Tuesday"], days["this morning"]) == ("2024-06-11", "2024-06-13")
    assert not any(t.edtf for t in find_times(undated, report(undated, published="2024-06-13", period="")))
    assert not any(t.edtf for t in find_times(notice, report(notice, published="2024-06-13")) if t.text == "this morning")


def undated(text: str) -> dict[str, str]:
    return {t.text: t.edtf for t in find_times(text, Report("x", "x.txt", "0", text), None)}


def test_a_report_without_a_day_of_its_own_is_of_the_time_that_it_prints() -> None:
    text = (
        "On 4 May 2021, two nurses were fined in Lima. A clerk had been held on 6 March 2021.\n\nOn 2 June, dockers struck. In December, a ban had been lifted."
        "\n\nMinister Rojas resigned in 2012.\n\nOn 9 June, a mayor was shot. A trial opens on 1 August."
    )
    told = undated(text)
    assert (told["2 June"], told["December"], told["9 June"], told["1 August"]) == ("2021-06-02", "2020-12", "2021-06-09", "2021-08-01")


def test_a_report_on_the_year_is_of_no_time_that_it_prints() -> None:
    text = "On 2 June, dockers struck.\n\nOn 4 May 2021, two nurses were fined in Lima. A clerk had been held on 6 March 2021."
    assert undated(text)["2 June"] == "2021-06-02"
    assert undated(f"{text} The court freed nobody during the year.")["2 June"] == ""


def test_one_printed_year_among_many_bare_days_dates_nothing_but_what_follows_it() -> None:
    days = "\n\n".join(f"On {day} March, police held {day} drivers." for day in range(2, 15))
    assert undated(f"{days}\n\nThe union was founded on 3 April 2014.")["5 March"] == ""


def test_what_lies_since_a_day_or_year_does_not_go_back_behind_it() -> None:
    told = undated("A clerk was shot on 17 March 2015. Since the beginning of 2016, six clerks have been shot, one of them on 28 May. On 7 July, troops took a house.")
    assert (told["28 May"], told["7 July"]) == ("2016-05-28", "2016-07-07")
    told = undated("Since the fall of a bridge in Pune on 1 November 2024, hundreds have marched. In the first week of July, 80 were held. On 30 July 2025, a judge freed them.")
    assert told["the first week of July"] == "2025-07-01/2025-07-07"


def test_a_weekday_tells_the_year_of_a_report_without_a_day_of_its_own() -> None:
    assert undated("A vote was held on 9 August 2020. On Wednesday, November 3, a court jailed two clerks.")["Wednesday, November 3"] == "2021-11-03"


def test_a_report_on_several_years_takes_a_year_from_the_date_before() -> None:
    text = "On 12 June 2021, a nurse was held. Earlier, on 24 May, two men had been shot.\n\nA judge was fined on 8 June 2022. On 3 May 2019 and 4 May 2020 two clerks were freed. On 2 July 2024, a mayor fled."
    assert undated(text)["24 May"] == "2021-05-24"


def test_a_day_after_what_is_told_behind_it_is_not_counted_from_another_paragraph() -> None:
    text = "Kisumu, 5 December 2023\n\nA poet is missing a day after he was arrested."
    assert [shown(t) for t in find_times(text, report(text, "KEN", "2023-12-05", ""), None)][1:] == ["a day after="]
