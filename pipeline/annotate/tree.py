"""What every repair of the parse asks of the tree and does to it: whether a word has a child of some relation; a word is joined to another head,
takes the place of the one above it, or gets the form of a passive. The children and edges of the tokens of a `parse.Doc` follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token


def join_to(token: Token, head: Token) -> None:
    """Joins a token, with all that hangs on it, to another head; one that hangs on the token itself can be none."""
    if head is token or token in head.ancestors:
        return
    above = token.head
    above.children = tuple(child for child in above.children if child is not token)
    token.head = head
    head.children = tuple(sorted([*head.children, token], key=lambda child: child.i))
    for changed in (above, *above.ancestors, head, *head.ancestors):
        settle(changed)


def settle(token: Token) -> None:
    """Finds anew where what hangs on a token begins and ends."""
    edges = [token, *(edge for child in token.children for edge in (child.left_edge, child.right_edge))]
    token.left_edge, token.right_edge = min(edges, key=lambda edge: edge.i), max(edges, key=lambda edge: edge.i)


def make_root(token: Token) -> None:
    """Makes a token the head of its sentence, with the one that was it below."""
    root, above = token.sent.root, token.head
    above.children = tuple(child for child in above.children if child is not token)
    for changed in (above, *above.ancestors):
        settle(changed)
    token.head, token.dep_ = token, "root"
    root.head = token
    token.children = tuple(sorted((*token.children, root), key=lambda child: child.i))
    settle(token)


def take_place_of(token: Token, above: Token) -> None:
    """Makes a token stand where the one above it stood, with that below it."""
    if above.head is above:
        make_root(token)
        return
    head = above.head
    above.children = tuple(child for child in above.children if child is not token)
    head.children = tuple(token if child is above else child for child in head.children)
    token.head, token.dep_, above.head = head, above.dep_, token
    token.children = tuple(sorted((*token.children, above), key=lambda child: child.i))
    for changed in (above, token, *token.ancestors):
        settle(changed)


def make_title(noun: Token, name: Token) -> None:
    """Makes a noun the title of the name behind it."""
    join_to(noun, name)
    noun.dep_ = "nmod:desc"


def take_place_of_title(name: Token, title: Token, along: Iterable[Token]) -> None:
    """Makes a name stand where the title in front of it stood, with that for its title; what else hangs on the title comes along where it is
    no part of it ("and", "of", what stands behind the name)."""
    above, name.dep_ = title.head, title.dep_
    join_to(name, above)
    for word in along:
        join_to(word, name)
    make_title(title, name)


def subject_relation(verb: Token) -> str:
    """The relation in which a subject stands to a verb: by its auxiliaries that of a passive or not."""
    return "nsubj:pass" if has_child(verb, "aux:pass") else "nsubj"


def has_child(token: Token, *relations: str) -> bool:
    """Whether a child of the token stands in one of the relations."""
    for child in token.children:  # noqa: SIM110 (any() takes twice as long, and nothing is asked more often)
        if child.dep_ in relations:
            return True
    return False


def is_infinitive(verb: Token) -> bool:
    """Whether the verb stands in a "to" clause: a purpose, a plan, a right, not something done."""
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)


def lacks_subject(verb: Token) -> bool:
    """Whether nothing stands in a subject's place below a verb."""
    return not has_child(verb, "nsubj", "nsubj:pass", "csubj", "expl")


def make_passive(verb: Token) -> None:
    """Gives a verb in -ed the form of a participle of the passive."""
    verb.tag_, verb.morph = "VBN", {"Tense": ["Past"], "VerbForm": ["Part"], "Voice": ["Pass"]}


def make_past(verb: Token) -> None:
    """Gives a verb the features of the past tense of a finite verb; its tag stays."""
    verb.morph = {"Mood": ["Ind"], "Tense": ["Past"], "VerbForm": ["Fin"]}


def make_reduced_relative(participle: Token) -> None:
    """Makes a word in -ed a passive clause on the noun above it."""
    participle.dep_, participle.pos_ = "acl", "VERB"
    make_passive(participle)
