"""The stand-off rows of annotated events, the shorthand they are written in, and the figures made of them."""

import csv

import pytest

from benchmarks.event_annotations import compare
from training.annotations.events import rows
from training.annotations.events.rows import Annotated, AnnotationError, Argument, Sentence

TEXT = "On May 3, police arrested two editors; police denied it."
SENTENCE = Sentence(7, "2020/nowhere", 100, 100 + len(TEXT), "dated", TEXT)


@pytest.mark.parametrize("hand", rows.hands())
def test_rows_fit_the_sample(hand):
    annotated = rows.read(hand)
    assert list(rows.faults(rows.sample(), annotated)) == []
    assert any(annotated.values()) and not all(annotated.values()), "sentences with and without events belong to the set"


def test_rows_hold_no_text_and_no_reserved_year():
    for path in rows.FOLDER.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                assert max(len(cell.split()) for cell in row.values()) <= 1
                assert not row.get("report", "").startswith("2022/")


def test_many_countries_are_read_and_a_tenth_twice():
    sentences = {s.number: s for s in rows.sample()}
    first, second = rows.read("a"), rows.read("a_again")
    assert len(first) >= 1500
    assert len(rows.by_country(sentences[n] for n in first)) >= 40
    assert len(second) * 10 >= len(first)
    assert set(second) <= set(first)


def test_shorthand_becomes_offsets_in_the_report():
    read = rows.from_shorthand(["# a comment", "7 detention arrested; a police; t two editors || statement!no? denied; a police#2"], [SENTENCE])
    arrest, denial = read[7]
    assert (arrest.event_type, arrest.status, arrest.core) == ("detention", "occurred", True)
    assert TEXT[arrest.start - 100 : arrest.end - 100] == "arrested"
    assert [(a.role, TEXT[a.start - 100 : a.end - 100]) for a in arrest.arguments] == [("actor", "police"), ("target", "two editors")]
    assert (denial.status, denial.core) == ("not_occurred", False)
    assert denial.arguments[0].start == 100 + TEXT.rindex("police")


def test_ranges_of_sentences_without_events_leave_out_those_that_have_some():
    read = rows.from_shorthand(["- 6-8", "7 detention arrested"], [SENTENCE])
    assert [bool(read[n]) for n in (6, 7, 8)] == [False, True, False]


def test_words_that_are_not_in_the_sentence_are_refused():
    with pytest.raises(AnnotationError, match="sentence 7 has 0x 'three editors'"):
        rows.from_shorthand(["7 detention arrested; t three editors"], [SENTENCE])


def test_faults_are_found():
    wrong = {
        7: [Annotated("arrest", "occurred", True, 110, 116), Annotated("detention", "occurred", True, 111, 116)],
        8: [],
        9: [Annotated("detention", "occurred", True, 0, 5)],
    }
    other = Sentence(9, "2020/nowhere", 300, 340, "other")
    found = "; ".join(rows.faults([SENTENCE, other], wrong))
    assert "unknown code arrest" in found
    assert "'olice' cuts a word" in found
    assert "sentence 8 is not in the sample" in found
    assert "sentence 9: 0–5 is outside it" in found


def test_rows_are_read_as_they_were_written(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "FOLDER", tmp_path)
    written = {1: [], 7: [Annotated("detention", "alleged", False, 118, 126, [Argument("actor", 111, 117)])]}
    rows.write("b", written)
    assert rows.hands() == ["b"]
    assert rows.read("b") == written


def test_figures_leave_out_what_is_not_core():
    gold = [Annotated("detention", "alleged", True, 10, 18, [Argument("target", 20, 25)]), Annotated("protest", "occurred", False, 30, 35)]
    found = [
        Annotated("detention", "occurred", True, 10, 18, [Argument("target", 20, 29), Argument("actor", 0, 5)]),
        Annotated("protest", "occurred", True, 30, 35),
        Annotated("attack", "occurred", True, 40, 45),
    ]
    figures = compare([(gold, found)])
    assert figures["triggers"] == (1, 2, 1)
    assert figures["status"].value == 50
    assert figures["arguments"] == (1, 2, 1)
    assert compare([(gold, [])])["arguments"] == (0, 0, 1)
