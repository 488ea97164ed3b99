"""Counts that noun phrases of unnamed people state."""

import pytest

from pipeline.annotate.groups import groups
from pipeline.extract import doc_of
from pipeline.layers import Report
from pipeline.relate import relate
from tests.parsed import parsed

CASES = [
    ("Over ADV advmod 2\nten NUM nummod 3\npeople NOUN nsubj 4\nleft VERB root 0 past", "Over ten people", (11, None, False)),
    ("around ADV advmod 2\ntwelve NUM nummod 3\nactivists NOUN nsubj 4\nleft VERB root 0 past", "around twelve activists", (12, 12, True)),
    ("three NUM nummod 3\nmigrant NOUN compound 3\nworkers NOUN nsubj 4\nleft VERB root 0 past", "three migrant workers", (3, 3, False)),
    ("a DET det 2\nlawyer NOUN nsubj 3\nleft VERB root 0 past", "a lawyer", (1, 1, False)),
    ("thousands NOUN nsubj 4\nof ADP case 3\nstudents NOUN nmod 1\nleft VERB root 0 past", "thousands of students", (None, None, False)),
    ("a DET det 2\ndelegation NOUN nsubj 6\nof ADP case 5\nfive NUM nummod 5\nsenators NOUN nmod 2\nleft VERB root 0 past", "a delegation of five senators", (5, 5, False)),
    ("between ADP case 5\n30 NUM nummod 5\nand CCONJ cc 4\n40 NUM conj 2\nnurses NOUN nsubj 6\nleft VERB root 0 past", "between 30 and 40 nurses", (30, 40, False)),
    ("a DET det 4\nUnit PROPN compound 4\n9 NUM nummod 2\nofficer NOUN nsubj 5\nleft VERB root 0 past", "a Unit 9 officer", (1, 1, False)),
    ("the DET det 2\npolice NOUN nsubj 3\nleft VERB root 0 past", "the police", (None, None, False)),
    # the phrase behind the noun is nothing but a penalty, whose term the parser hung below it
    ("jailed VERB root 0 past\na DET det 3\nman NOUN obj 1\nto ADP case 6\none NUM nummod 6\nyear NOUN nmod 8\nin ADP case 8\nprison NOUN nmod 3", "a man", (1, 1, False)),
]


@pytest.mark.parametrize(("rows", "text", "count"), CASES, ids=[case[1] for case in CASES])
def test_groups_and_their_counts(rows: str, text: str, count: tuple[int | None, int | None, bool]) -> None:
    doc = parsed(rows)
    for token in doc:
        token.lemma_ = token.text.lower().removesuffix("s") if token.pos_ == "NOUN" else token.text.lower()
        if token.pos_ == "NOUN" and token.text.endswith("s"):
            token.set_morph("Number=Plur")
    found = {g.text: (g.count_min, g.count_max, g.approximate) for g in groups(doc)._.groups}
    assert found.get(text) == count, found


@pytest.mark.parametrize(("words", "low", "high"), [
    ("half a dozen protesters", 6, 6),
    ("a couple of protesters", 2, 2),
    ("two or three protesters", 2, 3),
    ("between 20 and 30 protesters", 20, 30),
    ("not less than 15 protesters", 15, None),
    ("fewer than 20 protesters", None, 19),
    ("a maximum of 30 protesters", None, 30),
    ("upwards of 30 protesters", 30, None),
    ("in excess of 30 protesters", 31, None),
    ("both protesters", 2, 2),
    ("2 000 protesters", 2000, 2000),
    ("a 17-year-old protester", 1, 1),
])  # fmt: skip
def test_how_many_were_arrested(words: str, low: int | None, high: int | None) -> None:
    doc = doc_of(Report("r", "", "", f"On 3 May 2024, police arrested {words}.", country="KEN", published_on="2024-06-20"))
    [counts] = [(p.count_min, p.count_max) for event in relate(doc) for p in event.participants if p.role == "target"]
    assert counts == (low, high)
