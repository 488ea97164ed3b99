"""Clauses behind "after", "before" and "since" whose subject the parser took for the object of a preposition ("the rally was held after X and two
others were charged"), mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.counted_phrases import people_words
from pipeline.annotate.tag_sets import FINITE, SUBJECTS
from pipeline.annotate.tree import has_child, join_to, subject_relation
from pipeline.annotate.trigger_vocabulary import class_lemmas, event_nouns

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

MARKS = {"after", "before", "since", "until"}
OPENING = MARKS | {"as"}
_ACTING = class_lemmas(frozenset(("person", "police", "court", "body")))
_AUXILIARIES = {"aux", "aux:pass"}
_TIMES = {"DATE", "TIME"}
_LONGEST = 24
"""Tokens of a subject with its titles and appositions."""


def read_time_clause(mark: Token) -> None:
    """Makes what follows "after" up to a finite verb the subject of that verb, where it has none of its own."""
    noun = next((t for t in mark.doc.tokens[mark.i + 1 : mark.i + _LONGEST] if t.left_edge.i in (mark.i, mark.i + 1) and t.pos_ in ("NOUN", "PROPN") and t.head.i not in range(mark.i, t.right_edge.i + 1)), mark)
    verb = _verb_behind(mark, noun) if mark.dep_ in ("case", "mark") else None
    if verb is None or noun.ent_type_ in _TIMES or noun.i <= mark.i or verb.dep_ == "root" or verb is noun or verb.head.i >= mark.i and verb.head is not noun and verb.head not in noun.ancestors:
        return
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if any(c.i < mark.i for c in subjects) or noun.i > verb.i or noun in subjects:
        return
    if verb.head is noun or noun in verb.ancestors:
        join_to(verb, noun.head)
    join_to(noun, verb)
    if mark.head is not verb:
        join_to(mark, verb)
    if subjects and subjects[0].left_edge.i == noun.i + 1:
        join_to(noun, subjects[0])  # "after union | leader X was charged"
        noun.dep_, subjects = "compound", []
    for further in subjects:
        for joint in [c for c in verb.children if c.dep_ == "cc" and noun.i < c.i < further.i]:
            join_to(joint, further)
        join_to(further, noun)
        further.dep_ = "conj"
    if noun.head is verb:
        noun.dep_ = subject_relation(verb)
    verb.dep_, mark.dep_ = "advcl", "mark"


def read_opened_clause(mark: Token) -> bool:
    """Makes people, a body or a deed behind "as" or the like the subject of the finite verb behind them that lacks one, where the parser took the
    word for their preposition ("as | dozens of nurses gathered, police came", "after | Minister X accused the union"); whether it did."""
    noun = mark.head
    if mark.dep_ == "mark":
        noun = next((c for c in mark.head.children if c.dep_ == "obl" and c.left_edge.i == mark.i + 1 and not has_child(c, "case")), mark)
    verb = noun.head
    if noun.dep_ not in ("obl", *SUBJECTS) or not mark.i < noun.i < verb.i or verb.tag_ not in FINITE | {"VBN"} or verb.pos_ != "VERB" or noun.left_edge.i not in (mark.i, mark.i + 1) or noun.ent_type_ in _TIMES:
        return False
    if any(c.dep_ in (*SUBJECTS, "csubj", "expl", "mark", "aux:pass") and c not in (noun, mark) for c in verb.children) or not _may_act(noun):
        return False
    if any(t.text != "," and t.pos_ != "ADV" for t in mark.doc.tokens[noun.right_edge.i + 1 : verb.i] if t.head is verb):
        return False
    noun.dep_ = subject_relation(verb)
    join_to(mark, verb)
    mark.dep_ = "mark"
    if verb.dep_ in ("ccomp", "conj", "parataxis", "acl"):
        verb.dep_ = "advcl"
    return True


def _may_act(noun: Token) -> bool:
    """Whether a noun is a name, people, a body or what happens."""
    lemma = noun.lemma_.lower()
    return noun.ent_type_ in ("PERSON", "ORG") or lemma in _ACTING or lemma in event_nouns() or noun.ent_type_ == "" and lemma in people_words()


def _verb_behind(mark: Token, noun: Token) -> Token | None:
    """The verb before whose auxiliary all words behind the mark are names, nouns and what belongs to them; behind a comma only the next of
    a list of people."""
    for token in mark.doc.tokens[mark.i + 1 : min(mark.i + _LONGEST, mark.sent.end)]:
        if token.text == "," and not (names_somebody(noun) and token.nbor().pos_ != "CCONJ"):
            return None
        if token.dep_ in _AUXILIARIES and token.head.i > token.i:
            return token.head if token.head.pos_ == "VERB" and token.nbor(-1).pos_ != "CCONJ" else None  # "fled after X but was caught"
        if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON"):
            return None
    return None
