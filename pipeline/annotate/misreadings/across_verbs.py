"""Parts of names and phrases that the parser joined to a word across a verb, of which they can be no part ("police | have held two editors, reports
the Times | ")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.reported_clauses import REPORTING
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to, lacks_subject, subject_relation, take_place_of

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_PREDICATES = ("VERB", "AUX")
_OF_VERB = ("aux", "aux:pass")
_WITHIN_NAMES = ("compound", "flat", "nummod", "nmod:unmarked", "compound:prt", "advmod")


def read_across_verb(word: Token) -> bool:
    """Joins a word that was joined across a verb to the noun of its phrase, to the verb behind it that lacks a subject, or to the verb before it that lacks
    its object or who says what it reports; whether it did."""
    if (done := _of_deed(word)) is not None:
        join_to(word, done)
        word.dep_ = "obl:agent" if done.pos_ == "VERB" else "nmod"
        return True
    first, last = sorted((word.i, word.head.i))
    if not any(t.pos_ in _PREDICATES and t.dep_ not in ("amod", "compound") for t in word.doc.tokens[first + 1 : last]):
        return False
    head, relation = _of_phrase(word) or _of_subject(word) or _of_what_follows(word) or (None, "")
    if head is None:
        return False
    join_to(word, head)
    word.dep_ = relation
    if word.ent_type_ in OF_PLACE and (noun := next((c for c in word.children if c.dep_ == "flat" and c.pos_ == "NOUN" and c.i == word.i + 1), None)) is not None:
        take_place_of(noun, word)  # "Lagos | police"
        word.dep_ = "compound"
    return True


def _of_deed(word: Token) -> Token | None:
    """The participle right before a phrase with "by", or the noun of a deed that goes on with "of" and the name before that phrase, of which the parser
    took the phrase for a part ("X was detained | by soldiers", "the arrest of X | by soldiers")."""
    by, name = word.left_edge, word.head
    if by.lower_ != "by" or by.head is not word or by.dep_ != "case" or word.i < name.i:
        return None
    before = by.nbor(-1)
    if before.tag_ == "VBN" and before.pos_ == "VERB":
        return None if has_child(before, "obl:agent") else before
    noun = name.head
    of = any(c.dep_ == "case" and c.lower_ == "of" for c in name.children)
    return noun if of and name.dep_ == "nmod" and noun.pos_ == "NOUN" and noun.i < name.i else None


def read_behind_preposition(word: Token) -> bool:
    """Joins a name with a preposition of its own to the word before that, where the parser took the name for a part of another before the preposition, or
    for the subject of a verb there; one behind "by" to the passive before it ("the Lake Club | was listed by | the Ministry of Law")."""
    case = word.left_edge
    titled = case.head.head is word and case.head.dep_ == "nmod:desc"  # "on | journalist X"
    if case.dep_ != "case" or case.head is not word and not titled or case.i <= word.head.i or has_child(word, "cc"):
        return False
    before = next((t for t in reversed(word.doc.tokens[word.head.i : case.i]) if t.dep_ != "punct"), word.head)
    above = [t for t in (before, *before.ancestors) if t is not word and t.i < case.i]
    if word in before.ancestors:
        return False
    by = case.lower_ == "by"
    told = [t for t in above if by and t.tag_ == "VBN" and t.dep_ != "amod"]
    told += [c for t in above for c in t.children if by and c.tag_ == "VBN" and c.dep_ == "acl" and c.i < case.i]
    passive = max(told, key=lambda t: t.i, default=None)
    head = passive or next((t for t in above if t.dep_ not in _WITHIN_NAMES), before)
    while by and not passive and head.dep_ in ("nmod", "appos", "conj") and head.head.pos_ in ("NOUN", "PROPN") and head.head is not word:
        head = head.head  # "the closure | of Radio Chaco, a station, | by the Ministry"
    join_to(word, head)
    word.dep_ = "obl:agent" if passive else "obl" if head.pos_ in _PREDICATES else "nmod"
    return True


def _of_phrase(word: Token) -> tuple[Token, str] | None:
    """The noun or gerund right before the preposition of a phrase ("six agents | from the Task Force | stormed")."""
    case = word.left_edge
    noun = word.doc[case.i - 1] if case.i > word.sent.start else case
    told = word.i < word.head.i and case.dep_ == "case" and case.head is word and (noun.pos_ == "NOUN" or noun.tag_ == "VBG") and word not in noun.ancestors
    return (noun, "nmod" if noun.pos_ == "NOUN" else "obl") if told else None


def _of_subject(word: Token) -> tuple[Token, str] | None:
    """The verb right behind a word without preposition, which lacks a subject."""
    if word.i > word.head.i or word.right_edge.i + 1 >= word.sent.end or has_child(word, "case", "cc"):
        return None
    behind = word.right_edge.nbor()
    verb = behind.head if behind.dep_ in _OF_VERB else behind
    finite = behind is not verb or verb.tag_ in ("VBD", "VBZ", "VBP")
    return (verb, subject_relation(verb)) if verb.pos_ == "VERB" and finite and lacks_subject(verb) else None


def _of_what_follows(word: Token) -> tuple[Token, str] | None:
    """The verb right before a word without preposition: one that reports what stands in front of it, or the gerund of a phrase ("with joining | the
    League")."""
    verb = word.doc[word.left_edge.i - 1] if word.left_edge.i > word.sent.start else word
    if word.i < word.head.i or verb.pos_ != "VERB" or has_child(word, "case", "cc") or has_child(verb, "obj", "ccomp", "xcomp") and verb.tag_ == "VBG":
        return None
    if verb.tag_ == "VBG":
        return (verb, "obj") if has_child(verb, "mark", "case") else None
    reporting = verb.tag_ in ("VBD", "VBZ") and verb.lemma_ in REPORTING and verb.nbor(-1).text in ",”\"" and lacks_subject(verb)
    return (verb, "nsubj") if reporting else None
