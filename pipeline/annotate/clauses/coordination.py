"""Coordination of nominals and of verbs, also where the parser hung a member elsewhere ("A, B and C", "arrested the elders but not the
youths")."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.annotate.clauses.relations import NOMINALS, SUBJECTS, children, first_conjunct, has_child
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import word_classes


@remembered
def coordinated(token: Token) -> list[Token]:
    """The nominal and those coordinated with it ("A, B and C"), also where the coordination hangs on a part of its name
    ("film director A and producer B")."""
    if not token.children:
        return [token]
    heads = [token, *children(token, "flat")]
    conjuncts = [child for head in heads for child in head.children if child.dep_ == "conj" and _is_nominal(child) and not _is_across_colon(head, child)]
    if token.pos_ == "PROPN":
        conjuncts += [child for part in children(token, "compound") for child in part.children if child.dep_ == "conj" and child.pos_ == "PROPN" and child.i > token.i]
    for one in conjuncts:  # and those that the parser joined to these
        conjuncts += [child for child in one.children if child.dep_ == "conj" and _is_nominal(child) and one.dep_ == "conj"]
    conjuncts += [c for c in (*_behind_apposition(token), *_counted_behind(token), *_listed_as_apposition(token), *_behind_semicolons(token)) if c not in conjuncts]
    return [token, *sorted((c for c in conjuncts if verb_before(c) is None and not _is_left_out(c)), key=lambda c: c.i)] if conjuncts else [token]


def expand(tokens: Iterable[Token]) -> list[Token]:
    """Every token with its coordinated nominals, without repetition."""
    out: list[Token] = []
    for token in tokens:
        members = coordinated(token) if token.children else [token]
        out += [member for member in members if member not in out] if out else members
    return out


def _is_left_out(member: Token) -> bool:
    """Whether a member is told only to say that it is not meant ("arrested the elders but not the youths")."""
    return any(c.lower_ == "not" and c.i < member.i and c.nbor().lower_ not in ("only", "just", "least") for c in children(member, "advmod"))


def _is_across_colon(head: Token, member: Token) -> bool:
    """Whether a colon, behind which a list opens, parts a word from one that the parser took for coordinated with it."""
    return member.i - head.i > 2 and any(t.text == ":" for t in head.doc.tokens[head.i + 1:member.i])


def _is_nominal(token: Token) -> bool:
    """Whether a word stands as a noun, also an adjective with an article of its own ("a Briton and a Nigerian")."""
    return token.pos_ in NOMINALS or token.pos_ == "ADJ" and any(c.lower_ in ("a", "an", "another") for c in children(token, "det"))


def _counted_behind(people: Token) -> list[Token]:
    """A counted group of people that the parser joined to a thing within the phrase of the group before it ("59 prisoners held
    in cells and another 163 prisoners")."""
    nouns = word_classes()["person"].lemmas
    if people.pos_ != "NOUN" or not has_child(people, "nummod") or lemma_of(people) not in nouns:
        return []
    return [t for t in people.subtree if t.dep_ == "conj" and t.pos_ == "NOUN" and lemma_of(t) in nouns and has_child(t, "nummod") and t.head != people
            and first_conjunct(t).pos_ == "NOUN" and lemma_of(first_conjunct(t)) not in nouns][:1]


def _behind_apposition(name: Token) -> list[Token]:
    """The last member of a list that the parser joined to the description of the first: "X, leader of the Y, and her
    husband"; a comma closes the description before "and"."""
    if name.pos_ != "PROPN":
        return []
    found = []
    for description in children(name, "appos"):
        if name.doc[description.left_edge.i - 1].text != "," and description.left_edge.text != ",":
            continue
        for t in description.subtree:
            if t.dep_ != "conj" or t.pos_ not in NOMINALS or t.head.i < description.i:
                continue
            joint = next((c for c in t.children if c.dep_ == "cc"), None)
            if joint is not None and name.doc[joint.i - 1].text == "," and (t.pos_ == "PROPN" or has_child(t, "det", "nmod:poss", "nummod")):
                found.append(t)
    return found[:1]


def _listed_as_apposition(name: Token) -> list[Token]:
    """The other members of a list that the parser took for descriptions of the first ("A, who heads X, his brother B and two others",
    "A, B and 11 other groups"): another name of the same kind in apposition, or in apposition to a noun there, with an "and" behind it."""
    if name.pos_ != "PROPN" or name.ent_type_ not in ("PERSON", "ORG"):
        return []
    joint = max((t.i for t in name.subtree if t.dep_ == "cc"), default=name.i)
    found: list[Token] = []
    for description in children(name, "appos"):
        within = [t for t in description.subtree if t.dep_ in ("appos", "conj") and t.head.dep_ == "nmod" and t.head.ent_type_ == "ORG" and t.ent_type_ == "PERSON"]  # "A, of the Y, B, who …, and C"
        for t in (description, *children(description, "appos"), *within):
            alike = t.ent_type_ == name.ent_type_ or not t.ent_type_ and has_child(t, "conj")
            if t.pos_ == "PROPN" and alike and name.i < t.left_edge.i < joint and name.doc[t.left_edge.i - 1].text != "(":
                found += [t, *(c for c in children(t, "conj") if _is_nominal(c))]
            elif t.pos_ == "NOUN" and name.ent_type_ == "PERSON" and name.i < t.left_edge.i < joint and not has_child(t, "det"):  # "A, former minister B and two others"
                found += [c for c in children(t, "flat", "appos") if c.pos_ == "PROPN" and c.ent_type_ == "PERSON" and c.i == t.i + 1]
    return found


def _behind_semicolons(name: Token) -> list[Token]:
    """The other people of a list whose members, each with a description, semicolons part ("X, head of the Y; Z, its secretary; and W")."""
    if name.ent_type_ != "PERSON" or name.dep_ == "conj":
        return []
    behind = [t for t in name.subtree if t.text == ";"]
    firsts = [t.doc[t.i + 2] if t.nbor().dep_ == "cc" else t.nbor() for t in behind if t.i + 2 < len(t.doc)]
    return [t for t in firsts if t.ent_type_ == "PERSON" and t.dep_ in ("appos", "conj") and t.head.ent_type_ != "PERSON"]


def verb_before(nominal: Token) -> Token | None:
    """The verb right before a noun phrase, without an object of its own: what follows is its object, not a member of an
    earlier list ("killing two people and injuring others")."""
    first = nominal.left_edge
    while first.i > 0 and first.i > nominal.sent.start and nominal.doc[first.i - 1].pos_ in ("ADV", "PART", "ADP") and (
            nominal.doc[first.i - 1].lower_ in ("at", "about", "around", "over", "some", "nearly", "almost")):
        first = nominal.doc[first.i - 1]
    if first.i == nominal.sent.start:
        return None
    before = nominal.doc[first.i - 1]
    if before.pos_ != "VERB" or before.dep_ == "amod" or has_child(before, "obj") or before.i < nominal.head.i:
        return None
    return before


def previous_conjunct(token: Token) -> Token:
    """The verb just before in the same coordination ("was freed but taken back and charged": "taken" for "charged")."""
    above = _finite_above(token)
    if above is not None:
        return above
    head = token.head
    before = [c for c in head.children if c.dep_ == "conj" and c.i < token.i and c.pos_ == token.pos_]
    nearest = before[-1] if before else head
    gerund = nearest.tag_ == "VBG" and nearest.dep_ in ("advcl", "acl") and nearest.head.pos_ == "VERB"
    return nearest.head if gerund and token.tag_ in ("VBD", "VBN") else nearest  # "was held for taking part and fined"


def _finite_above(verb: Token) -> Token | None:
    """The finite verb that a coordinated passive with an auxiliary of its own continues, where the parser joined it to an
    infinitive or participle ("were charged over a report accusing X, and were remanded")."""
    first = first_conjunct(verb)
    finite = any("Fin" in c.morph.get("VerbForm", []) for c in children(verb, "aux:pass", "aux"))
    if not finite or first.pos_ != "VERB" or has_child(first, "aux", "aux:pass", *SUBJECTS) or not set(first.morph.get("VerbForm", [])) & {"Part", "Ger", "Inf"}:
        return None
    node = first
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX") and (has_child(node, *SUBJECTS) or node.dep_ == "root"):
            return node
    return None
