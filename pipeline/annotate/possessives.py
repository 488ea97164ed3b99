"""Possessors before what is theirs ("the lawyer X’s killing", "A and B’s arrest by police"), which the parser takes for a subject, an
object or a noun of its own, with what is theirs as an aside of it or as a verb; mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tree import has_child, join_to, make_root, make_title, take_place_of
from pipeline.annotate.trigger_vocabulary import event_nouns

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_WITHIN = {"conj", "appos", "flat"}
_BETWEEN = {"ADJ", "ADV", "NUM"}
_NOMINALS = ("NOUN", "PROPN")
_CLAUSES = {"csubj": "nsubj", "ccomp": "obj", "xcomp": "obj", "advcl": "obj", "acl": "nmod", "parataxis": "obj"}
"""Relations of a gerund read as a clause -> those of a noun."""


def read_possessive(mark: Token) -> None:
    """Makes the name before "’s" the possessor of the noun behind it, with its title and those coordinated with it."""
    participle = mark.nbor()
    if participle.tag_ == "VBN" and (mark.head is participle and mark.dep_ in ("aux", "aux:pass") or mark.head.head is participle and mark.dep_ == "case"):
        _read_attribute(mark, participle)
    owned = _owned(mark)
    if mark.dep_ == "aux" and mark.i > mark.sent.start and mark.head is owned:
        _read_as_mark(mark)
    owner = mark.head
    if owned is not None and owner.dep_ == "nmod:poss" and owner.head is owned and mark.dep_ == "case":
        for case in [c for c in owner.children if c.dep_ == "case" and c.i < owner.i]:
            join_to(case, owned)  # "residents | of | X’s district"
    if owned is not None and mark.dep_ == "case" and owner.i < mark.i and owner.ent_type_ == "ORG":
        _give_to_body(owner, owned)
    if owned is None or mark.dep_ != "case" or owner.i > mark.i or owner.ent_type_ != "PERSON":
        return
    both = owned.lower_ in event_nouns()
    top = _top(owner, both)
    if owner.dep_ == "nmod:poss":
        if owner.head is owned and owned.dep_ in ("nsubj", "nsubj:pass", "obj"):
            _read_as_noun(owned)
        if both and owner.head is owned and owned.dep_ == "conj" and owned.head.ent_type_ == "PERSON" and owned.head.i < owner.i:
            _read_as_both(owner, owned)  # "A and B’s murder", with the murder as the second of two
        title = owned.head
        if owner.head is owned and owned.dep_ == "appos" and title.pos_ == "NOUN" and title.i == owner.left_edge.i - 1 and title.head is not title:
            _give(title, owned)  # "editor X’s arrest", with the arrest as an aside of the editor
            make_title(title, owner)
        return
    astray = top.head.i > owned.i and owned in top.head.ancestors  # a title that hangs on a word behind
    if astray or top.head is owned or owned.head is top.head or owned.head is top or top in owned.head.ancestors:
        _give(top, owned)


def _read_attribute(mark: Token, participle: Token) -> None:
    """Makes a participle right behind "’s" an attribute of the noun behind both, and what stands before the mark its owner, where the parser took the
    participle for a verb ("met the country's | banned | Hope Party")."""
    owner = next((c for c in participle.children if c.dep_ in ("nsubj", "nsubj:pass") and c.right_edge.i in (mark.i - 1, mark.i)), None)
    owned = next((c for c in participle.children if c.dep_ == "obj" and c.i > participle.i), None)
    if owner is None or owned is None or participle.head is participle or owned.left_edge.i < participle.i or has_child(owned, "det", "case"):
        return
    relation = "obl" if has_child(participle, "mark", "case") else "obj"
    take_place_of(owned, participle)
    clause = next((t for t in owned.ancestors if has_child(t, "nsubj", "nsubj:pass")), owned)
    for child in [c for c in participle.children if c is not mark and c is not owner]:
        join_to(child, clause if child.dep_ == "conj" and child.pos_ == "VERB" else owned)
        child.dep_ = "case" if child.dep_ == "mark" else "conj" if child.dep_ == "obj" else child.dep_
    join_to(owner, owned)
    join_to(mark, owner)
    join_to(participle, owned)
    for case in [c for c in owner.children if c.dep_ == "case" and c.i < owner.i]:
        join_to(case, owned)
        relation = "obl"
    before = owned.doc[owned.left_edge.i - 1] if owned.left_edge.i else owned
    if before.pos_ == "VERB" and owned.head in before.ancestors:
        join_to(owned, before)
    owned.dep_, owner.dep_, mark.dep_, mark.pos_ = relation, "nmod:poss", "case", "PART"
    participle.dep_, participle.pos_ = "amod", "ADJ"


def _read_as_mark(verb: Token) -> None:
    """Makes "’s", which the parser took for "is", the mark of the name before it."""
    name = verb.doc[verb.i - 1]
    while name.dep_ == "flat" and name.ent_type_ == name.head.ent_type_:
        name = name.head
    join_to(verb, name)
    verb.dep_, verb.pos_, verb.tag_ = "case", "PART", "POS"


def read_own_gerund(pronoun: Token) -> None:
    """Makes a gerund behind "his" or "her" and before who did it a noun ("since her beating by soldiers"), which the parser took for a clause
    with the pronoun as its subject."""
    gerund = pronoun.head
    if gerund.tag_ != "VBG" or pronoun.i > gerund.i or has_child(gerund, "obj", "aux", "aux:pass"):
        return
    if not any(c.dep_ in ("obl", "obl:agent", "nmod") and c.i > gerund.i and c.left_edge.lower_ == "by" for c in gerund.children):
        return
    _read_as_noun(gerund)
    pronoun.dep_ = "nmod:poss"
    for mark in gerund.children:
        if mark.dep_ == "mark":
            mark.dep_, gerund.dep_ = "case", "obl"
    gerund.dep_ = _CLAUSES.get(gerund.dep_, gerund.dep_)


def read_own_participle(pronoun: Token) -> None:
    """Makes a participle between "his" and what is his an attribute of that ("inside his vandalised | car"), which the parser took for a verb
    with the noun as its object."""
    participle = pronoun.head
    if participle.tag_ not in ("VBD", "VBN") or participle.pos_ != "VERB" or participle.i != pronoun.i + 1 or participle.head is participle:
        return
    owned = next((c for c in participle.children if c.dep_ == "obj" and c.pos_ == "NOUN" and c.left_edge.i in (participle.i + 1, c.i, pronoun.i - 1)), None)
    if owned is None or has_child(participle, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark"):
        return
    take_place_of(owned, participle)
    owned.dep_ = "obl" if has_child(owned, "case") else "obj" if owned.dep_ in _CLAUSES else owned.dep_
    participle.dep_ = "amod"
    for child in participle.children:
        join_to(child, owned)


def _owned(mark: Token) -> Token | None:
    """The noun or gerund behind "’s"."""
    doc = mark.doc
    for token in doc.tokens[mark.i + 1:min(mark.i + 4, mark.sent.end)]:
        if token.pos_ in _BETWEEN:
            continue
        while token.dep_ == "compound" and token.head.i > token.i:
            token = token.head
        return token if token.tag_ in ("NN", "NNS", "VBG") else None
    return None


def _top(owner: Token, both: bool) -> Token:
    """The word on which all of the possessor hangs: its title, or the first of several names."""
    top = owner
    while top.dep_ in _WITHIN and top.head.i < top.i and top.head.pos_ in _NOMINALS:
        if top.dep_ == "conj" and not both or top.dep_ != "conj" and top.doc[top.left_edge.i - 1].text == ",":
            break
        top = top.head
    title = top.doc[top.left_edge.i - 1] if top.left_edge.i > top.sent.start else top
    if title is not top and title.pos_ == "NOUN" and title.head is top.head and title.dep_ == top.dep_ == "obj":
        make_title(title, top)  # "condemned | the lawyers | A and B’s arrest"
    return top


def _give_to_body(name: Token, owned: Token) -> None:
    """Makes the name of a body the possessor of what is theirs, where the parser took it for a part of that ("the weekly X’s | licence",
    "the X Union of Teachers’ | office") or of a noun across the verb ("the mayor rejected the X Council’s | request")."""
    while name.dep_ in ("nmod", "flat", "compound") and name.head.i < name.i and name.head.ent_type_ == "ORG":
        name = name.head
    if owned.i < name.i or owned.pos_ not in _NOMINALS:
        return
    verb = name.head.head
    if name.dep_ == "compound" and name.head is owned:
        name.dep_ = "nmod:poss"
    elif name.dep_ == "nmod" and name.head.i < verb.i < name.left_edge.i and verb.pos_ == "VERB" and owned.head is verb:
        join_to(name, owned)
        name.dep_ = "nmod:poss"
    elif name.dep_ == "conj" and owned.dep_ == "appos" and owned.head is name.head and not has_child(name, "cc"):
        join_to(name, owned)  # "said X, | the Y Society’s | director"
        name.dep_ = "nmod:poss"


def _read_as_both(second: Token, owned: Token) -> None:
    first = owned.head
    join_to(second, first)
    second.dep_ = "conj"
    for child in [c for c in owned.children if c.i < second.left_edge.i]:
        join_to(child, second)
    _give(_top(first, True), owned)


def _give(top: Token, owned: Token) -> None:
    """Makes the whole possessor hang on what is theirs, which takes its place in the clause."""
    if owned.head is top or top in owned.head.ancestors:
        relation = top.dep_
        if top.head is top:
            make_root(owned)
        else:
            join_to(owned, top.head)
            owned.dep_ = relation
    if top.head is not owned:
        join_to(top, owned)
    top.dep_ = "nmod:poss"
    if owned.pos_ != "NOUN":
        _read_as_noun(owned)
        owned.dep_ = _CLAUSES.get(owned.dep_, owned.dep_)
        finite = next((c for c in owned.children if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ") and not any(
            t.dep_ in ("nsubj", "nsubj:pass") for t in c.children)), None)
        if owned.head is owned and finite is not None:  # "X’s beating by police | drew criticism"
            make_root(finite)
            owned.dep_ = "nsubj"


def _read_as_noun(owned: Token) -> None:
    if owned.pos_ != "NOUN":
        owned.pos_, owned.tag_, owned.morph, owned.lemma_ = "NOUN", "NN", {"Number": ["Sing"]}, owned.lower_
