"""What pronouns and definite descriptions stand for, on hand-made trees."""

import pytest
from spacy.tokens import Doc

from pipeline.annotate.coreference import coreference
from pipeline.layers import Mention
from tests.parsed import group, name, parsed

PAIR = """
Juliet PROPN nsubj:pass 4
Nankya PROPN flat 1
was AUX aux:pass 4
held VERB root 0 pp
and CCONJ cc 6
Peter PROPN conj 1
Okello PROPN flat 6
. PUNCT punct 4
"""


def read(doc: Doc) -> dict[str, list[str]]:
    """Words of an anaphor → names of its entities, or the words of its group."""
    coreference(doc)
    return {a.text: [doc._.entities[n].name for n in a.entities] or ([doc.text[a.group[0] : a.group[1]]] if a.group else []) for a in doc._.anaphors}


def then(first: str, second: str) -> str:
    """Two sentences of `word POS relation head` lines in one Doc; heads of the second count from its own first word."""
    size = len(first.strip().splitlines())
    moved = []
    for line in second.strip().splitlines():
        word, part, relation, head, *form = line.split()
        moved.append(" ".join([word, part, relation, str(int(head) + size) if head != "0" else "0", *form]))
    return first.strip() + "\n" + "\n".join(moved)


def test_the_latter_and_the_two() -> None:
    rows = then(PAIR, "The DET det 2\nlatter ADJ nsubj:pass 4\nwas AUX aux:pass 4\nfreed VERB root 0 pp\n. PUNCT punct 4")
    doc = parsed(rows)
    name(doc, "person", "Juliet Nankya")
    name(doc, "person", "Peter Okello")
    assert read(doc) == {"The latter": ["Peter Okello"]}
    rows = then(PAIR, "The DET det 2\ntwo NUM nsubj 3\nleft VERB root 0 past\n. PUNCT punct 3")
    doc = parsed(rows)
    name(doc, "person", "Juliet Nankya")
    name(doc, "person", "Peter Okello")
    assert read(doc) == {"The two": ["Juliet Nankya", "Peter Okello"]}


def test_a_pronoun_does_not_take_a_person_of_the_other_gender() -> None:
    rows = then(
        "Okello PROPN nsubj 2\nleft VERB root 0 past\n. PUNCT punct 2",
        "His PRON nmod:poss 2\nwife NOUN nsubj 5\nGrace PROPN appos 2\nAkello PROPN flat 3\nsaid VERB root 0 past\nhe PRON nsubj 7\ncame VERB ccomp 5 past\n. PUNCT punct 5",
    )
    doc = parsed(rows)
    name(doc, "person", "Okello")
    name(doc, "person", "Grace Akello")
    assert read(doc) == {"His": ["Okello"], "he": ["Okello"]}


def test_the_blogger_is_who_was_called_one() -> None:
    rows = then(PAIR, "The DET det 2\nblogger NOUN nsubj 3\nleft VERB root 0 past\n. PUNCT punct 3")
    doc = parsed(rows)
    name(doc, "person", "Juliet Nankya", occupations=["blogger"])
    name(doc, "person", "Peter Okello", occupations=["lawyer"])
    assert read(doc) == {"The blogger": ["Juliet Nankya"]}


def test_in_doubt_nobody_is_named() -> None:
    rows = then(PAIR, "The DET det 2\nblogger NOUN nsubj 3\nleft VERB root 0 past\n. PUNCT punct 3")
    doc = parsed(rows)
    name(doc, "person", "Juliet Nankya")
    name(doc, "person", "Peter Okello")
    assert read(doc) == {}


def test_its_leader_is_the_person_with_that_post() -> None:
    rows = then(
        "Horizons PROPN nsubj 2\nmet VERB root 0 past\nSamuel PROPN obj 2\nOpio PROPN flat 3\n. PUNCT punct 2",
        "The DET det 2\ngroup NOUN nsubj 3\nsaid VERB root 0 past\nits PRON nmod:poss 5\nleader NOUN nsubj 6\nleft VERB ccomp 3 past\n. PUNCT punct 3",
    )
    doc = parsed(rows)
    body = name(doc, "organisation", "Horizons", subkind="informal")
    name(doc, "person", "Samuel Opio", occupations=["leader"], affiliations=[body])
    assert read(doc) == {"The group": ["Horizons"], "its": ["Horizons"], "its leader": ["Samuel Opio"]}


def test_a_group_told_again_stays_that_group() -> None:
    rows = then(
        "Five NUM nummod 2\nstudents NOUN nsubj:pass 4\nwere AUX aux:pass 4\nheld VERB root 0 pp\n. PUNCT punct 4",
        "They PRON nsubj 2\nsang VERB root 0 past\n. PUNCT punct 2",
    )
    doc = parsed(rows)
    group(doc, "Five students", "students", 5, 5)
    for token in doc:
        if token.text == "students":
            token.set_morph("Number=Plur")
    assert read(doc) == {"They": ["Five students"]}


def test_a_determiner_behind_its_noun_does_no_harm() -> None:
    doc = parsed("blogger NOUN nsubj 3\nthe DET det 1\nleft VERB root 0 past")
    assert read(doc) == {}


def test_they_are_those_who_work_for_two_bodies_not_the_bodies() -> None:
    rows = then(
        "Seven NUM nsubj 6\nof ADP case 3\nAlpha PROPN nmod 1\nand CCONJ cc 5\nBeta PROPN conj 3\nleft VERB root 0 past\n. PUNCT punct 6",
        "They PRON nsubj 2\nfled VERB root 0 past\n. PUNCT punct 2",
    )
    doc = parsed(rows)
    group(doc, "Seven", "Seven", 7, 7)
    name(doc, "organisation", "Alpha")
    name(doc, "organisation", "Beta")
    assert read(doc) == {"They": ["Seven"]}


@pytest.mark.parametrize(("verb", "obj", "who"), [("searched", "homes", "Officers"), ("denied", "charges", "nurses"), ("marched", "", "nurses")])
def test_they_are_the_officials_or_those_they_met_by_what_they_do(verb: str, obj: str, who: str) -> None:
    then_did = f"They PRON nsubj 2\n{verb} VERB root 0 past" + (f"\n{obj} NOUN obj 2" if obj else "")
    doc = parsed(then("Officers NOUN nsubj 2\nstopped VERB root 0 past\nnurses NOUN obj 2\n. PUNCT punct 2", then_did))
    group(doc, "Officers", "Officers", None, None)
    group(doc, "nurses", "nurses", None, None)
    for token in (doc[0], doc[2]):
        token.set_morph("Number=Plur")
    assert read(doc) == {"They": [who]}


def test_they_are_not_those_of_whom_others_are_relatives() -> None:
    doc = parsed(then(
        "Nine NUM nummod 2\nrelatives NOUN obj 5\nof ADP case 4\nprisoners NOUN nmod 2\nstopped VERB root 0 past\n. PUNCT punct 5",
        "They PRON nsubj 2\nmarched VERB root 0 past\n. PUNCT punct 2",
    ))  # fmt: skip
    group(doc, "Nine relatives", "relatives", 9, 9)
    group(doc, "prisoners", "prisoners", None, None)
    for token in (doc[1], doc[3]):
        token.set_morph("Number=Plur")
    assert read(doc) == {"They": ["Nine relatives"]}


def test_those_whose_home_officers_search_are_others() -> None:
    doc = parsed(then(
        "Workers NOUN nsubj 2\nmarched VERB root 0 past\n. PUNCT punct 2",
        "Officers NOUN nsubj 2\nsearched VERB root 0 past\ntheir PRON nmod:poss 4\nhomes NOUN obj 2\n. PUNCT punct 2",
    ))  # fmt: skip
    group(doc, "Workers", "Workers", None, None)
    group(doc, "Officers", "Officers", None, None)
    for token in (doc[0], doc[3]):
        token.set_morph("Number=Plur")
    assert read(doc) == {"their": ["Workers"]}


def test_them_both_are_two_named_in_two_sentences() -> None:
    rows = then("Juliet PROPN nsubj:pass 4\nNankya PROPN flat 1\nwas AUX aux:pass 4\nheld VERB root 0 pp\n. PUNCT punct 4",
                then("Peter PROPN nsubj:pass 4\nOkello PROPN flat 1\nwas AUX aux:pass 4\ncharged VERB root 0 pp\n. PUNCT punct 4",
                     "Judges NOUN nsubj 2\nfined VERB root 0 past\nthem PRON obj 2\nboth DET det 3\n. PUNCT punct 2"))  # fmt: skip
    doc = parsed(rows)
    name(doc, "person", "Juliet Nankya")
    name(doc, "person", "Peter Okello")
    assert sorted(read(doc)["them"]) == ["Juliet Nankya", "Peter Okello"]


def test_the_first_two_are_those_named_first() -> None:
    doc = parsed(then(
        "Ann PROPN nsubj:pass 8\n, PUNCT punct 3\nBob PROPN conj 1\n, PUNCT punct 6\nand CCONJ cc 6\nCid PROPN conj 1\nwere AUX aux:pass 8\nheld VERB root 0 pp\n. PUNCT punct 8",
        "The DET det 3\nfirst ADJ amod 3\ntwo NUM nsubj:pass 5\nwere AUX aux:pass 5\nfreed VERB root 0 pp\n. PUNCT punct 5",
    ))  # fmt: skip
    for who in ("Ann", "Bob", "Cid"):
        name(doc, "person", who)
    assert read(doc) == {"The first two": ["Ann", "Bob"]}


def test_he_is_not_whom_he_arrests_and_the_man_is_who_did_it() -> None:
    rows = then("Okello PROPN nsubj:pass 3\nwas AUX aux:pass 3\nheld VERB root 0 pp\n. PUNCT punct 3",
                "A DET det 2\nguard NOUN nsubj 3\nsaid VERB root 0 past\nhe PRON nsubj 5\narrested VERB ccomp 3 past\nOkello PROPN obj 5\n. PUNCT punct 3")  # fmt: skip
    doc = parsed(rows)
    number, again = name(doc, "person", "Okello"), doc.text.rindex("Okello")
    doc._.mentions.append(Mention(again, again + len("Okello"), "Okello", "person", number))
    group(doc, "A guard", "guard", 1, 1)
    assert read(doc).get("he") != ["Okello"]
    doc = parsed(then(
        "Okello PROPN nsubj:pass 3\nwas AUX aux:pass 3\nhit VERB root 0 pp\nby ADP case 6\na DET det 6\nneighbour NOUN obl:agent 3\n. PUNCT punct 3",
        "Police NOUN nsubj 2\nheld VERB root 0 past\nthe DET det 4\nman NOUN obj 2\n. PUNCT punct 2",
    ))  # fmt: skip
    name(doc, "person", "Okello")
    group(doc, "a neighbour", "neighbour", 1, 1)
    assert read(doc)["the man"] == ["a neighbour"]
