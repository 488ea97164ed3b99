"""How clauses hang together: frames, contrasts, what somebody is told to do, what goes on with what was said ("when they met in X, men broke
in", "declined in May to register the union")."""

from __future__ import annotations

from pipeline.annotate.clauses.relations import (
    SUBJECTS,
    children,
    first_conjunct,
    has_child,
    is_infinitive,
    prepositions,
)
from pipeline.annotate.clauses.subjects_and_objects import BIDDING, own_subjects
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.vocabulary import word_list

UNDERTAKING = word_list("clauses.undertaking")
_TOLD_TO = BIDDING | UNDERTAKING
"""Verbs whose subject does, or does not, what the infinitive after it says."""
SIMULTANEOUS = {"while", "as", "when"}
CITING = word_list("clauses.citing")
"""Verbs of words and wishes about something, which went on at another time and place."""
COMMENTING = word_list("clauses.commenting")
# Verbs of speech that do not report content with "that" and so continue "said that …" rather than what was said.
SPEECH = word_list("clauses.speech")


def framed_by(clause: Token) -> Token | None:
    """The verb of the main clause behind a clause that says what went on at the time ("When they met in X, men broke in", "Arriving
    in X, he was arrested")."""
    if clause.dep_ != "advcl" or clause.i > clause.head.i:
        return None
    opened = prepositions(clause) | {t.lower_ for t in children(clause, "advmod") if t.i < clause.i}
    return clause.head if opened & SIMULTANEOUS or is_frame(clause) else None


def is_frame(clause: Token) -> bool:
    """Whether a gerund in front says what its subject was doing then ("On leaving the court, she …"), not what words are about."""
    done = any(t.lower_ == "having" for t in clause.children) or own_subjects(clause)
    return clause.dep_ == "advcl" and clause.i < clause.head.i and clause.tag_ == "VBG" and prepositions(clause) <= {"on", "upon", "in"} and not done and lemma_of(clause) not in CITING


def continues(verb: Token, main: Token) -> bool:
    """Whether a verb is the main one, is coordinated with it, or is a participle of what else its subject did."""
    node = verb
    while node.i != main.i:
        if node.dep_ not in ("conj", "advcl") or own_subjects(node) or node.dep_ == "advcl" and (prepositions(node) or node.i < main.i):
            return False
        node = node.head
    return main.pos_ == "VERB"


def is_contrast(clause: Token) -> bool:
    """Whether a clause with "while" or "whereas" behind the main one only sets something else beside it: "two were jailed, while
    in X a third was shot"."""
    behind = clause.dep_ == "advcl" and bool({"while", "whereas"} & prepositions(clause)) and clause.i > clause.head.i
    first = clause.left_edge
    return behind and "," in (first.text, first.i and clause.doc[first.i - 1].text) and bool(own_subjects(clause))


def semicolon_between(first: Token, second: Token) -> bool:
    """Whether a semicolon stands somewhere between two words of a sentence, the first before the second."""
    return any(t.text == ";" for t in first.doc.tokens[first.i:second.i])


def behind_semicolon(clause: Token) -> bool:
    """Whether a semicolon parts a clause from the one before, to which the parser joined it: it goes on with nothing that is said
    there."""
    if clause.pos_ not in ("VERB", "AUX") or clause.i < clause.head.i:
        return False
    return semicolon_between(clause.head, clause)


def comments_on_clause(noun: Token) -> bool:
    """Whether a noun sums up the clause before it, to say more of that ("banned the rally, a decision condemned by X")."""
    return noun.dep_ == "parataxis" and noun.pos_ == "NOUN" and lemma_of(noun) in COMMENTING


def told_to_do(verb: Token) -> list[Token]:
    """Infinitives of what somebody is told to do, or refuses or tries to do, that the parser joined as adverbial clauses or to
    their object ("ordered four stations, among them X, to cease broadcasting", "declined in May to register the union")."""
    if verb.pos_ != "VERB" or lemma_of(verb) not in _TOLD_TO or has_child(verb, "xcomp"):
        return []
    below = children(verb, "advcl") + [t for thing in children(verb, "obj", "iobj") for t in children(thing, "acl")]
    return [t for t in below if t.i > verb.i and is_infinitive(t)]


def speech_joined_to_content(verb: Token) -> Token | None:
    """The verb of saying above a coordinated verb of speech that has no subject of its own and that the parser joined to
    the content of what was said: "said that it was unlawful and urged the court to act" gives "said"."""
    if verb.dep_ != "conj" or lemma_of(verb) not in SPEECH or children(verb, *SUBJECTS, "aux"):
        return None
    content = first_conjunct(verb)
    if content.head.i + 1 < len(verb.doc.tokens) and content.head.nbor().text == ",":
        return None  # "two officers, she says, came and warned her"
    return content.head if content.dep_ == "ccomp" and content.head.pos_ == "VERB" else None
