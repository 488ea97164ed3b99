"""What the parser may join to another word than the one it goes with, in hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from pipeline.annotate.parse import Token, parse_of
from tests.parsed import parsed

_LEMMAS = {"ordered": "order", "reported": "report", "alleging": "allege", "students": "student", "towns": "town"}
_TAGS = {"who": "WP", "’s": "POS", "director": "NN"}

# tree, words and label of a name or nothing, word, the head that it is given, by which relation
TREES = [
    ("officers NOUN nsubj:pass 3\nwere AUX aux:pass 3\nhurt VERB root 0 pp\nand CCONJ cc 5\ndozens NOUN conj 3\nwere AUX aux:pass 7\nheld VERB conj 3 pp", "", "dozens", "held", "nsubj:pass"),
    ("ministers NOUN nsubj 2\naccused VERB root 0 past\nthe DET det 4\nparty NOUN obj 2\nled VERB acl 4 pp\nby ADP case 7\nMutua PROPN obj 2\nof ADP case 9\nfraud NOUN obl 2",
     "", "Mutua", "led", "obl:agent"),
    ("police NOUN nsubj 2\nheld VERB root 0 past\nstudents NOUN obj 2\n– PUNCT punct 5\nsix NUM appos 3\nof ADP case 7\nthem PRON nmod 5\nwere AUX aux:pass 9\ncharged VERB advcl 2 pp",
     "", "six", "charged", "nsubj:pass"),
    ("police NOUN nsubj 2\ngassed VERB root 0 past\nstudents NOUN obj 2\nwho PRON nsubj 5\ntried VERB acl:relcl 3 past\nto PART mark 7\nflee VERB xcomp 5 inf\nand CCONJ cc 9\n"
     "arrested VERB conj 5 past\nsix NUM obj 9\nof ADP case 12\nthem PRON nmod 10", "", "arrested", "gassed", "conj"),
    ("judge NOUN nsubj 2\nordered VERB root 0 past\nPaz PROPN obj 2\nto PART mark 6\nbe AUX aux:pass 6\nheld VERB advcl 2 pp", "", "held", "ordered", "xcomp"),
    ("union NOUN nsubj 2\nreported VERB root 0 past\nteachers NOUN nsubj 4\nattacked VERB ccomp 2 past", "", "teachers", "attacked", "nsubj:pass"),
    ("the DET det 2\nBoard PROPN appos 5\nsued VERB root 0 past\neditor NOUN nmod:desc 5\nAli PROPN obj 3", "", "Board", "sued", "nsubj"),
    ("charities NOUN nsubj 2\nworked VERB root 0 past\nabroad ADV advmod 2\nand CCONJ cc 5\nmisused VERB conj 2 past\ngrants NOUN obj 2", "", "grants", "misused", "obj"),
    ("They PRON nsubj:pass 3\nwere AUX aux:pass 3\nheld VERB root 0 pp\nin ADP case 5\nriots NOUN obl 3\nsparked VERB acl 5 pp\nby ADP case 8\neviction NOUN obl:agent 6\nof ADP case 10\n"
     "traders NOUN nmod 8\nby ADP case 12\nsoldiers NOUN obl:agent 3", "", "soldiers", "eviction", "nmod"),
    ("court NOUN nsubj 4\nin ADP case 3\nChad PROPN obl 4\nfined VERB root 0 past\nreporters NOUN obj 4\n. PUNCT punct 4", "LOC Chad", "Chad", "court", "nmod"),
    ("nurses NOUN nsubj 2\nheld VERB root 0 past\nprotests NOUN obj 2\nin ADP case 6\nthe DET det 6\ncapital NOUN nmod 3\n, PUNCT punct 8\nLima PROPN nmod 3\n, PUNCT punct 8",
     "LOC Lima", "Lima", "capital", "appos"),
    ("councils NOUN nsubj 7\nin ADP case 3\ntowns NOUN nmod 1\n— PUNCT punct 5\nArusha PROPN appos 1\n— PUNCT punct 5\nbarred VERB root 0 past\nmarches NOUN obj 7", "LOC Arusha", "Arusha", "towns", "appos"),
    ("nurses NOUN nsubj 2\nmet VERB root 0 past\nat ADP case 5\nthe DET det 5\nhall NOUN obl 2\nin ADP case 7\ntown NOUN nmod 5\nLima PROPN nmod 5", "LOC Lima", "in", "Lima", "case"),
    ("men NOUN nsubj 2\nshot VERB root 0 past\nhim PRON obj 2\nnear ADP case 5\nMbeya PROPN obl 2\n, PUNCT punct 8\nin ADP case 8\nRungwe PROPN nmod:unmarked 5\n. PUNCT punct 2",
     "LOC Rungwe", "Rungwe", "shot", "obl"),
    ("group NOUN nsubj 5\nAssociation PROPN appos 1\nof ADP case 4\nNurses PROPN appos 1\nmet VERB root 0 past", "ORG Association of Nurses", "Nurses", "Association", "nmod"),
    ("board NOUN nsubj 2\nsaid VERB root 0 past\nindicating VERB advcl 2 ing\nthat SCONJ mark 7\nmayors NOUN nsubj 3\nhave AUX aux 7\nopened VERB acl 1 pp\ninquiries NOUN obj 7",
     "", "mayors", "opened", "nsubj"),
    ("said VERB root 0 past\nReem PROPN nsubj 1\n, PUNCT punct 6\nLumo PROPN conj 2\n’s PART case 4\ndirector NOUN appos 2\n. PUNCT punct 1", "ORG Lumo", "Lumo", "director", "nmod:poss"),
    ("police NOUN nsubj 2\narrested VERB root 0 past\nreporter NOUN obj 2\nAli PROPN appos 3\n, PUNCT punct 6\npresenter NOUN nmod:desc 7\nSami PROPN appos 13\nand CCONJ cc 10\n"
     "driver NOUN nmod:desc 10\nRana PROPN conj 7\nafter SCONJ mark 12\nleaving VERB advcl 2 ing\nlawyers NOUN obj 12\n. PUNCT punct 2", "PERSON Ali", "Sami", "reporter", "conj"),
    ("Okello PROPN nsubj 2\ndefended VERB root 0 past\nplans NOUN obj 2\nto PART mark 5\nban VERB acl 3 inf\nstrikes NOUN obj 5\n, PUNCT punct 8\nalleging VERB advcl 5 ing\nfraud NOUN obj 8\n"
     ". PUNCT punct 2", "", "alleging", "defended", "advcl"),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "name", "word", "head", "relation"), TREES)
def test_joined_anew(tree: str, name: str, word: str, head: str, relation: str) -> None:
    doc = parsed(tree)
    for token in doc:
        token.lemma_ = _LEMMAS.get(token.text, token.lemma_)
        token.tag_ = _TAGS.get(token.text) or ("NNS" if token.pos_ == "NOUN" and token.text.endswith("s") else token.tag_)
    if name:
        label, words = name.split(" ", 1)
        start = next(token.i for token in doc if token.text == words.split()[0])
        doc.ents = [Span(doc, start, start + len(words.split()), label), *(Span(doc, other.i, other.i + 1, label) for other in doc if label == "PERSON" and other.text in ("Sami", "Rana"))]
    token = next(token for token in parse_of(doc) if token.text == word)
    assert (token.head.text, token.dep_) == (head, relation)


def word(tokens: list[Token], text: str) -> Token:
    return next(token for token in tokens if token.text == text)


def test_in_what_state_somebody_stays() -> None:
    doc = parse_of(parsed("""
Achieng PROPN nsubj:pass 3
was AUX aux:pass 3
taken VERB root 0 pp
to ADP case 6
the DET det 6
office NOUN obl 3
where ADV advmod 9
they PRON nsubj 9
remain VERB acl:relcl 6 pres
held VERB acl 6 pp
"""))
    remain = word(list(doc), "remain")
    assert (remain.head.text, remain.dep_, remain.head.head.text) == ("held", "aux:pass", "office")


def test_who_is_told_of_right_before_who() -> None:
    doc = parse_of(parsed("""
Police NOUN nsubj 2
raided VERB root 0 past
party NOUN obj 2
at ADP case 5
request NOUN obl 2
of ADP case 7
prosecutor NOUN nmod 5
, PUNCT punct 10
who PRON nsubj 10
resigned VERB acl:relcl 3 past
"""))
    assert word(list(doc), "resigned").head.text == "prosecutor"


def test_what_became_of_an_object() -> None:
    doc = parse_of(parsed("""
They PRON nsubj 2
set VERB root 0 past
ablaze VERB xcomp 2 pp
the DET det 5
office NOUN obj 3
"""))
    assert word(list(doc), "office").head.text == "set"


def test_what_the_subject_did_behind_a_comma() -> None:
    doc = parse_of(parsed("""
Guards NOUN nsubj 2
intervened VERB root 0 past
at ADP case 5
a DET det 5
protest NOUN obl 2
about ADP case 8
a DET det 8
mine NOUN nmod 5
, PUNCT punct 10
detain VERB acl 8 ing
six NUM obj 10
"""))
    detained = word(list(doc), "detain")
    assert (detained.head.text, detained.dep_) == ("intervened", "advcl")


def test_others_of_a_kind() -> None:
    doc = parse_of(parsed("""
Ekai PROPN nsubj 6
and CCONJ cc 4
other ADJ amod 5
Samburu PROPN compound 5
elders NOUN appos 1
marched VERB root 0 past
"""))
    elders = word(list(doc), "elders")
    assert (elders.head.text, elders.dep_) == ("Ekai", "conj")


def test_who_was_among_those_held() -> None:
    doc = parse_of(parsed("""
Among ADP case 2
those PRON root 0
held VERB acl 5 pp
be AUX cop 2
editor NOUN nsubj 2
Ekai PROPN flat 5
. PUNCT punct 2
"""))
    editor, held = word(list(doc), "editor"), word(list(doc), "held")
    assert (editor.dep_, held.head.text, held.head.head.text) == ("root", "those", "editor")


def test_two_deeds_of_one_subject() -> None:
    doc = parse_of(parsed("""
Robbers NOUN nsubj:pass 2
ambushed VERB root 0 past
and CCONJ cc 4
killed VERB conj 2 past
Ekai PROPN obj 4
"""))
    assert word(list(doc), "Robbers").dep_ == "nsubj"


def test_what_is_granted() -> None:
    doc = parse_of(parsed("""
They PRON nsubj:pass 3
were AUX aux:pass 3
grant VERB root 0 pp
bail NOUN xcomp 3
"""))
    assert word(list(doc), "bail").dep_ == "obj"


def test_where_two_sides_clash() -> None:
    source = parsed("""
They PRON nsubj 2
saw VERB root 0 past
clashes NOUN obj 2
between ADP case 5
herders NOUN nmod 3
and CCONJ cc 7
soldiers NOUN conj 5
in ADP case 9
Garissa PROPN nmod 7
""")
    source.ents = [Span(source, 8, 9, label="LOC")]
    assert word(list(parse_of(source)), "Garissa").head.text == "clashes"


def test_the_preposition_before_a_possessor() -> None:
    source = parsed("""
residents NOUN nsubj 6
of ADP case 3
Kenya PROPN nmod:poss 5
’s PART case 3
district NOUN nmod 1
fled VERB root 0 past
""")
    source[3].tag_, source[4].tag_ = "POS", "NN"
    assert word(list(parse_of(source)), "of").head.text == "district"


def test_the_last_of_a_list_before_the_verb() -> None:
    doc = parse_of(parsed("""
Amina PROPN nsubj 7
, PUNCT punct 3
Ekai PROPN conj 1
, PUNCT punct 6
and CCONJ cc 7
Otieno PROPN conj 1
spoke VERB root 0 past
"""))
    assert word(list(doc), "and").head.text == "Otieno"
