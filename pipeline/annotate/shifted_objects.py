"""People or deeds of which a verb or noun tells behind a phrase that parts them from it ("freed on bail | the editor X", "banned on 4 May |
a march", "the arrest in absentia | of X"), or who stand behind the second of two
verbs, of which one has a preposition ("clashed with and arrested marchers"), joined to their verb in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import has_child, join_to, make_past
from pipeline.annotate.trigger_vocabulary import class_lemmas, trigger_rules
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

ASTRAY = {"ccomp", "appos", "nsubj", "iobj", "obj", "parataxis", "nmod", "obl", "obl:unmarked", "list", "dep", "vocative", "conj", "nsubj:pass"}
_PEOPLE = class_lemmas(frozenset(("person",)))
_COUNTING = {"det", "nummod", "nmod:poss"}
_ARTICLES = {"det", "nmod:poss"}
_MANNERS = word_list("shifted_objects.manners")
_IN_MANNER = {"ADJ", "NUM"}
_LONG_MANNER = 3
"""Tokens at most between the preposition of a manner and its noun."""
_SOME = {"several", "many", "some", "dozens", "hundreds"}
_TAKEN = {"obj", "iobj", "ccomp", "xcomp", "aux:pass", "mark"}
_ENDS_PHRASE = {"NOUN", "PROPN", "ADV", "NUM"}
_ON_SOMEBODY = {"at", "on"}


def read_shifted_object(people: Token) -> bool:
    """Makes people without a preposition, who stand right behind a phrase, the object of the verb in front of that phrase, where this has none;
    whether it did."""
    if people.dep_ == "obj" and people.head.lower_ == "questioning" and _read_behind_questioning(people):
        return True
    if people.pos_ not in ("NOUN", "PROPN"):
        return False
    deed = is_deed(people)
    if not deed and (not (names_somebody(people) or people.lemma_ in _PEOPLE) or _reads_on(people)):
        return False
    first, doc = people.left_edge, people.doc
    if first.is_punct or first.i - people.sent.start < 3 or people.head.i > first.i or doc[first.i - 1].pos_ not in _ENDS_PHRASE and doc[first.i - 1].tag_ != "NN":
        return False
    if has_child(people, "case", "cc", "cop") or not (deed or names_somebody(people) or _is_counted(people)):
        return False
    verb = _verb_before(first)
    if verb is None or people.head is not verb and not {verb, verb.head} & {people.head, *people.head.ancestors}:
        return False
    for phrase in [c for c in verb.head.children if verb.dep_ == "conj" and verb.i < c.i < people.i]:
        join_to(phrase, verb)
    _take_object(verb, people)
    return True


def _read_behind_questioning(people: Token) -> bool:
    """Makes what the parser took for the object of "questioning" that of the verb in front of "for questioning" ("detained for questioning |
    the director"), where this has none; whether it did."""
    gerund = people.head
    mark, verb = gerund.left_edge, gerund.head
    if mark.lower_ != "for" or mark.i != gerund.i - 1 or verb.pos_ != "VERB" or any(c.dep_ in _TAKEN for c in verb.children):
        return False
    gerund.pos_, gerund.tag_, gerund.dep_, mark.dep_ = "NOUN", "NN", "obl", "case"
    for phrase in [c for c in gerund.children if c.i > people.i]:
        join_to(phrase, verb)
    _take_object(verb, people)
    return True


def read_behind_manner(people: Token) -> bool:
    """Joins people with "of" to the deed whose manner or length parts them from it ("the arrest in absentia | of X", "the detention
    for two months | of X"); whether it did."""
    of, doc = people.left_edge, people.doc
    last = doc[of.i - 1] if of.i > people.sent.start else of
    if of.lower_ != "of" or of.dep_ != "case" or last.lower_ not in _MANNERS or not (names_somebody(people) or people.lemma_ in _PEOPLE):
        return False
    preposition = next((t for t in reversed(doc.tokens[max(people.sent.start, last.i - _LONG_MANNER) : last.i]) if t.pos_ not in _IN_MANNER), last)
    deed = doc[preposition.i - 1] if preposition.i else preposition
    if preposition.pos_ != "ADP" or deed.i < people.sent.start or deed.pos_ != "NOUN" or (lemma_of(deed), "noun") not in trigger_rules() or people is deed:
        return False
    join_to(people, deed)
    people.dep_ = "nmod"
    return True


def is_deed(token: Token) -> bool:
    """Whether a token is a deed or decision with its article ("a march", "the five-year sentence"), no time and nothing named."""
    return token.pos_ == "NOUN" and token.dep_ != "obj" and not token.ent_type_ and (token.lemma_, "noun") in trigger_rules() and any(c.dep_ in _ARTICLES for c in token.children)


def _take_object(verb: Token, people: Token) -> None:
    join_to(people, verb)
    people.dep_ = "obj"
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"
        make_past(verb)


def _is_counted(people: Token) -> bool:
    return any(c.i < people.i and (c.dep_ in _COUNTING or c.lower_ in _SOME) for c in people.children)


def _reads_on(people: Token) -> bool:
    """Whether the word in front is the post of somebody named, or of the same name."""
    before = people.doc[people.left_edge.i - 1] if people.left_edge.i else people
    return people.dep_ == "obj" and people.head.pos_ == "VERB" or people.dep_ == "conj" and not people.head.i < before.i or (
        before.ent_type_ in ("PERSON", "ORG") or before.lemma_ in _PEOPLE and not _is_counted(people)) and people.dep_ in ("appos", "nmod", "conj", "list")


def _verb_before(first: Token) -> Token | None:
    """The active verb without an object that a phrase parts from a word, if the words between are only that phrase."""
    for token in reversed(first.doc.tokens[first.sent.start : first.i]):
        if token.is_punct or token.pos_ in ("AUX", "SCONJ", "PRON", "CCONJ", "DET") and token.dep_ not in ("det", "nmod:poss"):
            return None
        if token.pos_ != "VERB" or token.dep_ in ("amod", "compound") or token.tag_ == "NN":  # "without charge"
            continue
        behind = token.nbor()
        active = token.tag_ in ("VBD", "VBN", "VBZ", "VB") and any(c.dep_ in SUBJECTS and c.i < verb.i for verb in (token, token.head) for c in verb.children)
        if not active or behind.pos_ not in ("ADP", "ADV") or (lemma_of(token), "verb") not in trigger_rules() or any(c.dep_ in _TAKEN and c.i < first.i for c in token.children):
            return None
        passive = token.dep_ == "conj" and has_child(token.head, "aux:pass")
        return None if passive or has_child(token, "compound:prt") else token
    return None


def read_shared_object(people: Token) -> bool:
    """Joins people right behind the second of two verbs to that one: as its object, where the preposition before "and" is the first verb's
    ("clashed with and arrested | marchers"), else with their own ("beat and shot at | a reporter"); whether it did."""
    first_verb = people.head
    case = people.left_edge if people.left_edge.dep_ == "case" else None
    verb = next((c for c in first_verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and first_verb.i < c.i < people.i), None)
    if people.dep_ not in ("obl", "obj") or case is None or verb is None or any(c.dep_ in _TAKEN for c in verb.children):
        return False
    start = min(t.i for t in people.subtree if t.i > case.i)
    if case.i == first_verb.i + 1 and case.i < verb.i == start - 1:
        join_to(case, first_verb)
        _take_object(verb, people)
        return True
    if case.i == verb.i + 1 and case.lower_ in _ON_SOMEBODY and (names_somebody(people) or people.lemma_ in _PEOPLE):
        join_to(people, verb)
        return True
    return False
