"""What the parser may join to another word than the one it goes with, in hand-made trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from pipeline.annotate.parse import parse_of
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
