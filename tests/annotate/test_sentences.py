"""Where sentences begin and how words are cut, on prose written for the purpose."""

import pytest
import spacy
from spacy.language import Language

from pipeline.annotate.sentences import LONGEST
from pipeline.annotate.tokeniser import RememberingTokeniser, report_tokeniser


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = report_tokeniser(nlp)
    nlp.add_pipe("report_sentences")
    return nlp


SENTENCES = [
    # plain prose, question and exclamation marks
    ["The court fined her.", "She appealed.", "Why?", "Nobody answered!", "The case goes on."],
    # initials and titles
    ["Judge A. B. Otieno heard Dr. Ana M. Quispe and Mr. Lim on Monday.", "Gen. Sow was absent."],
    # abbreviations inside a sentence, also before a name or a figure
    ["Under Art. 15 and No. 7 of the law, ca. 300 people, e.g. Ms. Rahman, were held at 5 p.m. Friday."],
    # abbreviations that end a sentence, before a function word
    ["The bank moved its seat to the U.S.", "The minister objected."],
    ["The U.S. Embassy protested."],
    ["They met at 6 p.m.", "The rally ended soon after."],
    ["It was sold to Acme Ltd.", "In May the paper closed."],
    # ordinals and dates with full stops
    ["On 13th February and 1st May they marched.", "On 14.07.2025 police came."],
    ["03.02.2021.", "This note covers January."],
    # decimal numbers and sums
    ["They paid 2.5 million (USD 4,300.50) in fines.", "Others paid nothing."],
    # quotation marks of all kinds close with their sentence
    ["“We will stay.”", "He left."],
    ["He said, “We will stay.”", "Then he left."],
    ["They called it ‘’alien’’.", "No one agreed."],
    ["The guards ''did nothing.''", "Residents fled."],
    ["The minister said: ‘’We tolerate no lies.’’", "‘’This is wrong,’’ the editor replied."],
    # a question inside quotes goes on
    ["“Who sent you?” asked the officer.", "Nobody replied."],
    # an exclamation mark inside a name goes on
    ["Members of Vamos! party were questioned."],
    # brackets
    ["The editor (born 1971. Wrote for Daily Sun) was freed.", "She thanked readers."],
    ["Ten were hurt.", "(Two died later.)", "The police denied it."],
    # numbered references belong to the sentence before
    ["The union was banned.[3] [4]", "Its leader fled.[12]", "He is in Lima."],
    # ellipses
    ["They waited… and waited.", "Then… nothing."],
    # list items
    ["1. The law was adopted."],
    # a missing space after the full stop
    ["They were released.", "Charges remain."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0][:30])
def test_sentences_of_a_paragraph(nlp: Language, sentences: list[str]) -> None:
    doc = nlp(" ".join(sentences))
    assert [sentence.text.strip() for sentence in doc.sents] == sentences


def test_a_line_break_always_ends_a_sentence(nlp: Language) -> None:
    doc = nlp("PEACEFUL ASSEMBLY\nPolice broke up a vigil in\nNairobi. It rained.\n\n• Two were held\n• One fled")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "PEACEFUL ASSEMBLY", "Police broke up a vigil in", "Nairobi.", "It rained.", "• Two were held", "• One fled",
    ]  # fmt: skip


def test_given_boundaries_start_sentences(nlp: Language) -> None:
    text = "Association Two groups were closed on 3 May"
    doc = nlp.make_doc(text)
    doc._.boundaries = [0, text.index("Two")]
    nlp.get_pipe("report_sentences")(doc)
    assert [sentence.text for sentence in doc.sents] == ["Association", "Two groups were closed on 3 May"]


def test_a_text_without_full_stops_is_cut_behind_commas(nlp: Language) -> None:
    doc = nlp("Jane was held, then Ali, " * 400)
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST
    assert all(sentence.text.rstrip().endswith(",") for sentence in doc.sents)
    assert max(len(sentence) for sentence in nlp("word " * 3000).sents) <= LONGEST


def test_white_space_and_nothing_at_all(nlp: Language) -> None:
    assert list(nlp("").sents) == []
    assert "".join(token.text_with_ws for token in nlp("\n\n ")) == "\n\n "
    doc = nlp("  Leading space. And more.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Leading space.", "And more."]


WORDS = [
    ("foreign-funded NGOs", "foreign - funded NGOs"),
    ("a 10-day strike, 40–50 people", "a 10 - day strike , 40 – 50 people"),
    ("pre-trial and non-governmental", "pre-trial and non-governmental"),
    ("the group’s and Lima's", "the group ’s and Lima 's"),
    ("she can’t, they cannot", "she ca n’t , they can not"),
    ("‘’alien’’ or ''alien''", "‘’ alien ’’ or '' alien ''"),
    ("Dr. Vega vs. No. 7", "Dr. Vega vs. No. 7"),
    ("on 2024-05-16 at https://example.org/a-b", "on 2024-05-16 at https://example.org/a-b"),
    ("Yau Ma Tei-Mong Kok", "Yau Ma Tei - Mong Kok"),
    ("and/or", "and / or"),
    ("they left—quietly", "they left — quietly"),
    ("KZT 3,692 (US$7.10)", "KZT 3,692 ( US$ 7.10 )"),
]


@pytest.mark.parametrize(("text", "words"), WORDS, ids=[text for text, _ in WORDS])
def test_words(nlp: Language, text: str, words: str) -> None:
    doc = nlp(text)
    assert " ".join(token.text for token in doc) == words
    assert doc.text == text


def test_words_seen_before_are_cut_as_words_seen_first(nlp: Language) -> None:
    remembering = RememberingTokeniser(nlp.vocab).from_bytes(nlp.tokenizer.to_bytes())
    text = "The U.S. Embassy doesn't know why (or when) Gen. Sow's pre-trial hearing, set for 5 p.m., wasn't held.  “It's off.”[2][3]\nDon't."
    for _ in range(2):
        assert [(t.text, t.whitespace_, t.norm_) for t in remembering(text)] == [(t.text, t.whitespace_, t.norm_) for t in nlp.tokenizer(text)]
