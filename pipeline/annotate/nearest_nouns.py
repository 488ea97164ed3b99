"""Phrases that go with the noun right before them, which the language model joined to a verb or to another noun: "of", "by" whom a deed was done,
the town of a court ("three | of the town's main roads", "after the killing of X | by the police"); joined anew in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.accusing_verbs import TAKES
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to
from pipeline.annotate.trigger_vocabulary import event_nouns, trigger_rules, word_classes
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

PHRASES = frozenset(("nmod", "obl", "obl:agent"))
"""Relations of the phrases that may go with the noun right before them."""
_COURTS = word_list("misreadings.courts")
_PEOPLE = word_classes()["person"].lemmas
_COUNTING = word_list("nearest_nouns.counting")
_WITHIN = {"flat", "compound", "nmod:desc"}
_BELOW = {"nmod", "nmod:poss", "appos", "conj"}
_UPON_PEOPLE = {"detention", "killing", "torture", "abduction", "release"}
"""Types of events that befall people, whatever word tells of them."""
_JOURNEYS = word_list("where.journeys")
_CONFINEMENT = word_list("attachments.confinement")
_AIMS = word_list("topics.aims")
_ABOUT = {"against", "over", "into", "about", "before"}
_AFTER = {"after", "following", "over", "against", "amid", "despite", "since"}


def rejoin_to_nearest(phrase: Token) -> None:
    """Joins a phrase to the noun right before it, where its preposition tells that it goes with that."""
    opening = phrase.left_edge if phrase.left_edge.text != "," else phrase.left_edge.nbor()
    if opening.dep_ != "case" or opening.head is not phrase or opening.is_sent_start or opening.i == 0:
        return
    before = phrase.doc[opening.i - 1]
    noun = None
    if opening.lower_ == "of":
        noun = _whole_noun(before)
        noun = noun if noun is not None and _is_counting(noun, phrase) or noun is not None and _is_misled(noun, phrase) else None
    elif opening.lower_ == "by":
        noun = _deed_before(before, phrase)
    elif opening.lower_ == "including" and phrase.head.dep_ == "acl" and phrase.head.head.i < phrase.head.i < opening.i:
        noun = phrase.head.head  # "60 people injured, including two nurses"
    elif opening.lower_ == "from" and phrase.head.pos_ == "VERB" and phrase.head.i > phrase.i and before.lemma_.lower() in _PEOPLE:
        noun = before  # "X, a student | from the Y school, spent a night in jail"
    elif opening.lower_ == "in" and phrase.ent_type_ in OF_PLACE and before.pos_ in ("NOUN", "PROPN") and before.lemma_.lower() in _COURTS:
        noun = before
    elif phrase.ent_type_ in OF_PLACE and phrase.dep_ == "obl" and phrase.head.i < before.i:
        noun = _told_before(before, phrase)
    if noun is None or noun is phrase.head or noun is phrase or phrase in noun.ancestors:
        return
    join_to(phrase, noun)
    phrase.dep_ = "nmod"


def _told_before(last: Token, place: Token) -> Token | None:
    """What happened at a place, or lies there, where the parser joined the place to a verb before ("denounced the killing of X | in Y", "opened an
    inquiry into the killing of X | in Y", "to a year in the prison | in Y", "came from a visit | to Y")."""
    mark, told = place.left_edge.lower_, last
    if mark == "to" and last.lemma_ in _JOURNEYS or mark == "in" and last.lemma_ in _CONFINEMENT:
        return last if last.pos_ == "NOUN" else None
    if mark not in ("in", "at", "near"):
        return None
    while told.head.i < told.i or told.dep_ in _WITHIN:
        happened = told.pos_ == "NOUN" and told.lemma_.lower() in event_nouns()
        if happened and (told.left_edge.lower_ in _ABOUT or told.dep_ == "obj" and told.head is place.head and told.head.lemma_ in _AIMS):
            return told
        if told.dep_ not in _WITHIN | _BELOW:
            break
        told = told.head
    return None


def _whole_noun(last: Token) -> Token | None:
    """The head of the name or noun whose last word a token is."""
    while last.dep_ in _WITHIN and last.head.i < last.i:
        last = last.head
    return last if last.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ") else None


def _is_counting(part: Token, whole: Token) -> bool:
    """Whether a word tells how many are meant of those behind "of" ("found two | of the drivers guilty")."""
    verb = whole.head
    if part.pos_ != "NUM" and part.lower_ not in _COUNTING:
        return False
    return part.ent_type_ != "DATE" and (whole.tag_ in ("NNS", "NNPS") or whole.lower_ in ("them", "whom", "those")) and (verb.lower_ not in TAKES or whole.lemma_ in _PEOPLE)


def _is_misled(noun: Token, phrase: Token) -> bool:
    """Whether the parser joined what tells of a noun to a verb behind both, or set it beside the phrase with "of" whose last noun that is
    ("Chamber 4 | of the Military Court, headed by X", "one of the leaders | of the union")."""
    head = phrase.head
    if noun.pos_ not in ("NOUN", "PROPN", "NUM") or noun.ent_type_ == "DATE":
        return False
    if head.i > phrase.i:
        return head.pos_ == "VERB"
    return noun.dep_ == "nmod" and noun.head is head and phrase.dep_ == "nmod" and noun.left_edge.lower_ == "of" and head.pos_ == "NUM"


def _deed_before(last: Token, doer: Token) -> Token | None:
    """The deed done to those right before "by", where the parser made the phrase one of theirs or of a verb that tells what happened after
    the deed ("the arrest of a nurse | by the unit", "marches were held after the killing of X | by the police")."""
    head, deed = doer.head, last
    while deed.lemma_.lower() not in event_nouns():
        if deed.dep_ not in _WITHIN | _BELOW or deed.head.i > deed.i and deed.dep_ != "nmod:poss":
            return None
        deed = deed.head
    if deed is last or deed.pos_ != "NOUN" or has_child(deed, "nmod:poss") or any(c.left_edge.lower_ == "by" and c is not doer for c in deed.children):
        return None
    if deed in head.ancestors or head is deed:
        upon = head.lemma_.lower() in _PEOPLE or any(rule.event_type in _UPON_PEOPLE for rule in trigger_rules()[deed.lemma_.lower(), "noun"])
        return deed if head.pos_ == "PROPN" or head.pos_ == "NOUN" and upon and head.lemma_.lower() not in event_nouns() else None
    told = head.pos_ == "VERB" and head.i < deed.i and deed.dep_ == "obl" and deed.left_edge.lower_ in _AFTER
    return deed if told and doer.lemma_.lower() not in _COURTS else None
