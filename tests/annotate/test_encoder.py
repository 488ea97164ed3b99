"""The shipped model: what it sets on a Doc, and what it says when its weights are missing or damaged."""

import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline.annotate.consistent_names
import pipeline.annotate.encoder
import pipeline.annotate.sentences
from pipeline.annotate.encoder import WeightsError

MODEL = Path(pipeline.annotate.encoder.__file__).parents[1] / "model"

pytestmark = pytest.mark.skipif(not (MODEL / "config.cfg").exists(), reason="pipeline/model is not built")

TEXTS = [
    "On 13th February, police in Nairobi detained Wanjiru Kamau, a reporter of the Daily Nation, for two hours.",
    "The High Court fined her 20,000 shillings. She appealed, but the ruling was upheld on 2 May 2023!",
    "PEACEFUL ASSEMBLY\nProtesters from Uralsk, Callao and Kuching marched; ’’nobody was hurt,’’ the ministry said.",
    "",
    " \n ",
    "((( ... --- !!!",
    "Yes",
    "ONE HUNDRED PEOPLE GATHERED IN LIMA",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.dep_, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


def assert_one_tree_each(doc: Doc) -> None:
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "root"
        assert {token.i for token in roots[0].subtree} == set(range(sentence.start, sentence.end))


@pytest.mark.parametrize("text", TEXTS)
def test_every_sentence_is_one_tree(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert_one_tree_each(doc)


def test_names_and_grammar_of_a_plain_sentence(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    names = {(name.text, name.label_) for name in doc.ents}
    assert {("Nairobi", "LOC"), ("Wanjiru Kamau", "PERSON"), ("Daily Nation", "ORG")} <= names
    verb = next(token for token in doc if token.text == "detained")
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "detain", "root")
    relations = {child.dep_: child.text for child in verb.children}
    assert relations["nsubj"] == "police"
    assert relations["obj"] == "Wanjiru"


def test_a_passive_has_a_passive_subject(nlp: Language) -> None:
    doc = nlp("The activist was arrested by soldiers.")
    assert [token.dep_ for token in doc] == ["det", "nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"]


def test_sentences_in_one_batch_and_one_by_one_agree(nlp: Language) -> None:
    together = [annotations(doc) for doc in nlp.pipe(TEXTS)]
    assert together == [annotations(nlp(text)) for text in TEXTS]
    assert together == [annotations(doc) for doc in nlp.pipe(TEXTS)]


def test_a_sentence_is_read_the_same_in_any_company(nlp: Language) -> None:
    alone = [nlp(text) for text in TEXTS[:2]]
    others = " ".join(f"Rain fell for {days} days, and the river rose above its banks again." for days in range(2, 60))
    for doc in alone:
        length = len(doc)
        in_company = nlp(f"{doc.text} {others}")
        assert annotations(in_company)[:length] == annotations(doc)
        for name in doc.ents:
            assert in_company[name.start : name.end]._.label_scores == pytest.approx(name._.label_scores, abs=1e-3)


def test_a_very_long_sentence_is_read_to_its_end(nlp: Language) -> None:
    doc = nlp("They met " + ", ".join(["Amina Yusuf of the Teachers’ Union in Kano"] * 60) + " and left.")
    assert len(list(doc.sents)) == 1
    assert_one_tree_each(doc)
    assert sum(name.label_ == "PERSON" for name in doc.ents) > 50
    assert all(token.tag_ for token in doc)


def test_saved_and_read_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    copy = spacy.load(tmp_path / "copy")
    assert annotations(copy(TEXTS[1])) == annotations(nlp(TEXTS[1]))
    again = spacy.blank("en")
    again.add_pipe("report_sentences")
    again.add_pipe("joint_encoder")
    again.get_pipe("joint_encoder").from_bytes(nlp.get_pipe("joint_encoder").to_bytes())
    doc = Doc(again.vocab, words=["She", "left", "."])
    assert [token.pos_ for token in again(doc)] == ["PRON", "VERB", "PUNCT"]


def test_without_weights_it_says_so() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("report_sentences")
    nlp.add_pipe("joint_encoder")
    with pytest.raises(WeightsError, match="has no weights"):
        nlp("Some text.")


@pytest.mark.parametrize("name", ["encoder.onnx", "inventory.json", "sums.json"])
@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_missing_or_damaged_weights_say_so_in_one_line(tmp_path: Path, name: str, harm: str) -> None:
    shutil.copytree(MODEL, tmp_path / "model")
    file = tmp_path / "model" / "joint_encoder" / name
    if harm == "missing":
        file.unlink()
    else:
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 255
        file.write_bytes(bytes(content))
    with pytest.raises(WeightsError, match=name) as caught:
        spacy.load(tmp_path / "model")
    assert "\n" not in str(caught.value)


def test_several_spaces_within_a_name_belong_to_it(nlp: Language) -> None:
    doc = nlp("Police arrested Mary   Wanjiku  Otieno in the  Port  of   Mombasa on 3 May.")
    assert "Mary   Wanjiku  Otieno" in [ent.text for ent in doc.ents]
    assert not any(ent[0].is_space or ent[-1].is_space for ent in doc.ents)
