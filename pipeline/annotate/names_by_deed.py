"""Names that only people or only bodies bear, as what is done to them or what is theirs says: "released Tran Huynh", "the home of Ou
Virak", "Ma Thida’s trial"; "shut down Vlast", "reporters from Vlast". The tagger takes many an Asian or African name for a place, a body
or a work, and many a body for somebody, where nothing else beside it tells. Called by `name_labels` and `names_in_context`."""

from __future__ import annotations

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of
from pipeline.annotate.inflection import is_known_noun
from pipeline.annotate.name_forms import fold
from pipeline.annotate.organisation_names.head_words import begins_as_body, head_word, heads, known_bodies
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.places import place_types
from pipeline.vocabulary import word_list, words

_DONE_TO_PEOPLE = word_list("names_by_deed.done_to_people")
_LET_GO = word_list("names_by_deed.let_go")
_LETTING_GO = word_list("names_by_deed.letting_go")
"""Verbs of what also happens to works, and nouns of those who do it to people."""
_HAD_BY_PEOPLE = word_list("names_by_deed.had_by_people")
_DONE_TO_BODIES = word_list("names_by_deed.done_to_bodies")
_SHUT = word_list("names_by_deed.shut")
"""Verbs of what is done to bodies where a particle is beside them ("shut down")."""
_HAD_BY_BODIES = word_list("names_by_deed.had_by_bodies")
_MEMBERS = word_list("names_by_deed.members")
_REPORTERS = word_list("names_by_deed.reporters")
"""Who belong to a body, and who among them come "from" it (activists come from a town)."""
_FROM = {"of", "from", "at", "with"}


def is_done_to_people(doc: Doc, start: int, end: int) -> bool:
    """Whether two to four capitalised words, none of a gazetteer or a body's, are the object of what is done to people alone, or the
    owner of what only people have."""
    if not _is_shaped_as_somebodys(doc[start:end].text.split()):
        return False
    root = doc[start:end].root
    return _tells_of_people(doc, root, start) and _may_be_somebodys(doc, start, end)


def _is_shaped_as_somebodys(name: list[str]) -> bool:
    """Whether two to four words may be a name of somebody: "Tran Huynh", "G. N. Saibaba", "Wanjiku wa Njoroge"."""
    if not 2 <= len(name) <= 4 or not name[0][0].isupper() or not name[-1][0].isupper():
        return False
    capitals = all(word[0].isupper() or len(word) <= 3 for word in name)
    return capitals and all(word.replace("-", "").rstrip(".").isalpha() and not word[1:].isupper() for word in name)


def _tells_of_people(doc: Doc, root: Token, start: int) -> bool:
    """Whether the word that the name hangs on is said of people alone."""
    while root.dep_ == "conj" and root.head.ent_type_ == "PERSON":
        root = root.head
    above = root.head
    if root.dep_ in ("obj", "nsubj:pass") and above.pos_ == "VERB":
        if above.lemma_.lower() in _DONE_TO_PEOPLE:
            return True
        return above.lemma_.lower() in _LET_GO and any(t.dep_ == "nsubj" and t.lemma_.lower() in _LETTING_GO for t in above.children)
    owns = root.dep_ == "nmod:poss" or root.dep_ == "nmod" and start > 0 and doc[start - 1].text == "of"
    return owns and above.lemma_.lower() in _HAD_BY_PEOPLE


def _may_be_somebodys(doc: Doc, start: int, end: int) -> bool:
    """Whether neither the gazetteer nor the vocabulary of bodies has it, and it neither begins nor ends as plain words do."""
    text = doc[start:end].text
    if text in known_bodies() or begins_as_body(text) or head_word(doc, start, end) in heads() or doc[end - 1].lower_ in place_types():
        return False
    if gazetteer.country(text) is not None or gazetteer.candidates(text):
        return False
    return not is_known_noun(doc[start].lower_) and not is_known_noun(doc[end - 1].lower_)


def is_done_to_bodies(span: Span) -> bool:
    """Whether a "person" or "place" that neither the gazetteer nor the list of given names knows is the object of what is done to bodies
    alone ("shut down Vlast"), or the owner of what only bodies have ("reporters from Vlast", "the licence of Vlast")."""
    doc, root = span.doc, span.root
    if span.label_ not in ("PERSON", "PLACE") or span.label_ == "PERSON" and fold(span[0].text) in words("given_names", "name"):
        return False
    named = gazetteer.candidates(span.text)
    if span[-1].lower_ in place_types() or gazetteer.country(span.text) is not None or any(span.label_ == "PLACE" or place.country == country_of(doc) for place in named):
        return False
    above = root.head
    lemma = above.lemma_.lower()
    if root.dep_ in ("obj", "nsubj:pass") and above.pos_ == "VERB":
        return lemma in _DONE_TO_BODIES or lemma in _SHUT and any(t.dep_ == "compound:prt" for t in above.children)
    if root.dep_ not in ("nmod", "nmod:poss") or above.pos_ != "NOUN":
        return False
    case = "of" if root.dep_ == "nmod:poss" else doc[span.start - 1].lower_ if span.start else ""
    if lemma in _REPORTERS and case in _FROM or lemma in _MEMBERS and case == "of":
        return True
    return case == "of" and lemma in _HAD_BY_BODIES and (len(span) == 1 or span.label_ == "PLACE")
