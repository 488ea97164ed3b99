"""Sentences that may tell an event again are cut into clauses, so that each clause of an overview finds its own event."""

from __future__ import annotations

import pytest

from pipeline.annotate.pipeline import annotate, build
from pipeline.layers import Reference, Report
from pipeline.relate import relate
from pipeline.relate.references import clauses_of, references_of
from pipeline.segment import segment
from tests.parsed import parsed


def clauses(rows: str) -> list[str]:
    doc = parsed(rows)
    return [doc.text[start:end].strip() for start, end in clauses_of(doc[:])]


def test_coordinated_clauses_are_told_apart() -> None:
    found = clauses("""
        Police NOUN nsubj 2
        detained VERB root 0 past
        her PRON obj 2
        and CCONJ cc 5
        searched VERB conj 2 past
        the DET det 7
        office NOUN obj 5
        . PUNCT punct 2
    """)
    assert found == ["Police detained her", "and searched the office."]


def test_a_clause_set_against_another_is_told_apart_wherever_it_stands() -> None:
    found = clauses("""
        While SCONJ mark 4
        two NUM nsubj:pass 4
        were AUX aux:pass 4
        freed VERB advcl 8 pp
        , PUNCT punct 4
        one NUM nsubj:pass 8
        was AUX aux:pass 8
        fined VERB root 0 pp
        . PUNCT punct 8
    """)
    assert found == ["While two were freed,", "one was fined."]


def test_a_relative_clause_inside_its_sentence_is_left_in() -> None:
    found = clauses("""
        The DET det 2
        man NOUN nsubj:pass 7
        who PRON nsubj 4
        filmed VERB acl:relcl 2 past
        it PRON obj 4
        was AUX aux:pass 7
        fined VERB root 0 pp
        . PUNCT punct 7
    """)
    assert found == ["The man who filmed it was fined."]


def test_a_list_of_verbs_whose_first_was_read_as_what_the_second_says_is_told_apart() -> None:
    found = clauses("""
        They PRON nsubj 2
        blocked VERB ccomp 6 past
        the DET det 4
        port NOUN obj 2
        , PUNCT punct 6
        burned VERB root 0 past
        tyres NOUN obj 6
        and CCONJ cc 9
        sang VERB conj 6 past
        . PUNCT punct 6
    """)
    assert found == ["They blocked the port,", "burned tyres", "and sang."]


@pytest.fixture(scope="module")
def typed():
    nlp = build()

    def read(overview: str) -> dict[str, Reference]:
        text = f"{overview}\nAssembly\nOn 3 May 2024, police dispersed a march of teachers in Lusaka and arrested four of them."
        report = Report("x", "x.txt", "x", text, country="ZMB", published_on="2024-06-30")
        doc = annotate(nlp, report, segment(report))
        return {r.event_type: r for r in references_of(doc, relate(doc)) if r.section == 1}

    return read


@pytest.mark.parametrize(("overview", "told"), [
    ("Officials went on turning down requests to hold marches, and the media were harassed.", False),
    ("The police warned the unions ahead of planned marches.", False),
    ("The authorities met marches of teachers with force.", True),
])  # fmt: skip
def test_a_protest_that_is_only_asked_for_is_none(typed, overview: str, told: bool) -> None:
    assert ("protest" in typed(overview)) == told


@pytest.mark.parametrize(("overview", "event_type"), [
    ("Two drivers were tried over a roadblock near Kabwe.", "protest"),
    ("A nurse was fined over an encampment in Kitwe.", "protest"),
    ("A cartoon earned a columnist a prison term.", "sentence"),
    ("Lawyers of the jailed nurses were turned away.", "detention"),
])  # fmt: skip
def test_a_noun_or_participle_of_an_overview_means_an_event(typed, overview: str, event_type: str) -> None:
    assert event_type in typed(overview)


def test_what_somebody_speaks_of_has_not_the_day_of_speaking(typed) -> None:
    assert typed("A UN expert voiced concern in March 2024 over the dissolution of hundreds of associations.")["registration_denied"].dates == []
    spoken = typed("A UN expert voiced concern over the dissolution of hundreds of associations in January 2024.")["registration_denied"]
    assert spoken.dates == [("2024-01-01", "2024-01-31")]


@pytest.mark.parametrize(("sentence", "told"), [
    ("It was prepared by the Lusaka Forum.", False),
    ("This update covers events in Zambia.", False),
    ("It was welcomed by the Lusaka Forum.", True),
    ("Ongoing concerns include the arrest of critics and attacks on marches.", False),
    ("Civil society has documented the harassment of lawyers.", False),
    ("Civil society has documented the harassment of 14 lawyers.", True),
])  # fmt: skip
def test_what_a_report_says_of_itself_tells_nothing(typed, sentence: str, told: bool) -> None:
    assert ("" in typed(sentence)) == told
