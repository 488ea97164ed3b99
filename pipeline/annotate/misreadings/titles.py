"""Posts and other descriptions before a name (`nmod:desc`, `compound`) that the parser took for words of the clause ("beat reporter | X and
two others")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.misreadings.clause_heads import OF_THE_CLAUSE
from pipeline.annotate.tree import has_child, join_to, take_place_of_title

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token


_OF_VERBS = {"nsubj", "nsubj:pass", "obj", "iobj", "appos", "dep"}


def noun_before_phrase(noun: Token) -> Token | None:
    """The noun right before a phrase with "of", whose noun the parser took for a part of the name behind it ("two leaders | of the movement, | X and
    Y, …"), or for anything but a phrase ("the killing | of 19-year-old | X | by the police")."""
    opening = next((c for c in noun.children if c.dep_ == "case" and c.i < noun.i), noun)
    before = opening.doc[opening.i - 1] if opening.i else opening
    return before if opening.lower_ == "of" and before.pos_ == "NOUN" and before is not noun and noun not in before.ancestors else None


def deed_done_by(doer: Token) -> Token | None:
    """The deed of which a phrase with "by" tells who did it, where the parser took that for one more of those whom it befell ("the killing of X
    | by the police")."""
    victim = doer.head
    by = any(c.dep_ == "case" and c.lower_ == "by" for c in doer.children) and not has_child(doer, "cc")
    return victim.head if by and victim.dep_ == "nmod" and victim.i < doer.i and victim.left_edge.lower_ == "of" else None


def title_before(name: Token) -> Token | None:
    """The post right before a name that the parser took for another object of the verb ("beat reporter X and two others")."""
    title = name.doc[name.i - 1] if name.i else name
    return title if title.dep_ == "obj" and title.pos_ == "NOUN" and title.head is name.head and "Sing" in title.morph.get("Number", []) and not any(
        c.dep_ in ("det", "nmod:poss") for c in title.children) else None


def read_behind_one(name: Token) -> bool:
    """Gives a person's name the place of "one" right before it, where the parser took that for the one who is told of ("arrested | one | X");
    whether it did."""
    one = name.doc[name.i - 1] if name.i > name.sent.start else name
    if one.lower_ != "one" or one.dep_ == "nummod" or name.ent_iob_ != "B":
        return False
    if name.head is one and name.dep_ in ("flat", "appos", "nmod", "compound"):
        take_place_of_title(name, one, [c for c in one.children if c is not name])
    elif name.head is one.head and name.dep_ == one.dep_:
        for child in one.children:
            join_to(child, name)
        join_to(one, name)
    else:
        return False
    one.dep_ = "nummod"
    return True


def name_before_alias(alias: Token) -> Token | None:
    """The head of the name of a body right before the bracket that its abbreviation opens, where the parser joined that to a noun before the name ("the
    lawyers and the League of Nurses | (LN)")."""
    bracket = alias.doc[alias.i - 1] if alias.i > alias.sent.start + 1 else alias
    last = bracket.nbor(-1) if bracket.text == "(" else alias
    if last is alias or last.ent_type_ != "ORG" or alias.ent_iob_ != "B":
        return None
    first = last
    while first.ent_iob_ == "I" and first.i > first.sent.start:
        first = first.nbor(-1)
    head = last
    while first.i <= head.head.i < head.i:
        head = head.head
    return head if alias.head.i < first.i and head is not alias and alias not in head.ancestors else None


def first_of_titled(name: Token) -> Token | None:
    """The first of a list of people with titles, where the parser joined the next to a word behind the next verb ("arrested reporter A, | driver B | and
    camera operator C, hours after they met their lawyer")."""
    doc, title = name.doc, name.doc[name.i - 1] if name.i > name.sent.start + 2 else name
    if title.pos_ != "NOUN" or name.ent_iob_ != "B":
        return None
    start = title
    while start.nbor(-1).pos_ in ("NOUN", "ADJ") and start.i > name.sent.start + 1 and not start.nbor(-1).ent_type_:
        start = start.nbor(-1)
    last = start.nbor(-2)
    if start.nbor(-1).text != "," or last.ent_type_ != "PERSON":
        return None
    before = last
    while before.dep_ == "flat" and before.head.i < before.i and before.head.ent_type_ == "PERSON":
        before = before.head
    astray = name.head.i > name.i and any(t.pos_ == "VERB" for t in doc.tokens[name.i : name.head.i])
    end = next((t for t in doc.tokens[name.i + 1 : name.sent.end] if t.ent_iob_ != "I"), name)
    if not astray or end.text not in (",", "and") or not any(t.lower_ == "and" and t.dep_ == "cc" for t in doc.tokens[end.i : end.i + 3]):
        return None
    first = before.head if before.dep_ in ("appos", "flat") and before.head.i == before.i - 1 and before.head.pos_ == "NOUN" else before
    return first if name not in first.ancestors else None


def bearer_of_alias(alias: Token) -> Token | None:
    """The name of the person right before brackets that hold nothing but a name, where the parser made that tell of a noun before both ("the director of
    the Y station, X | (Z), was held")."""
    first, doc = alias.left_edge, alias.doc
    opening = first if first.text == "(" else doc[first.i - 1]
    name = doc[opening.i - 1] if opening.i else alias
    if opening.text != "(" or name.ent_type_ != "PERSON" or alias.right_edge.text != ")" or not alias.ent_type_:
        return None
    while name.dep_ == "flat" and name.head.ent_type_ == "PERSON":
        name = name.head
    return name if name is not alias.head and alias not in name.ancestors else None


def noun_named_by(name: Token) -> Token | None:
    """The noun right before a name that tells what bears it, where the parser made the name tell of what stands behind the next verb ("held the
    editor of the portal | X and searched the homes of two reporters")."""
    noun = name.doc[name.i - 1] if name.i else name
    if noun.pos_ != "NOUN" or noun.dep_ not in ("nmod", "obl", "obj") or name.head.i < name.i or name.ent_iob_ != "B" or any(c.i < name.i for c in name.children):
        return None
    return noun if any(t.pos_ == "VERB" for t in name.doc.tokens[name.i : name.head.i]) else None


def last_described(name: Token) -> Token | None:
    """The last of several people, whose description ends right before the comma and a name, where the parser gave the name to the first of them ("X and
    the holder of the licence, | Y, were held")."""
    first, comma = name.head, name.doc[name.left_edge.i - 1] if name.left_edge.text != "," else name.left_edge
    if name.ent_type_ != "PERSON" or comma.text != "," or first.i > name.i:
        return None
    last = next((c for c in first.children if c.dep_ == "conj" and first.i < c.i < name.i and c.right_edge.i == comma.i - 1), None)
    described = last is not None and last.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ == "the" for c in last.children) and has_child(last, "cc")
    return last if described else None


def read_over_title(name: Token) -> None:
    """Makes a name the head of what its bearer is, right before it, where the parser had it the other way round ("… and members A
    and B" at the end of a list)."""
    title = name.head
    if title.i != name.i - 1 or not title.is_lower or title.dep_ != "conj" or title.head.pos_ != "PROPN" or title.tag_ != "NNS":
        return
    take_place_of_title(name, title, [c for c in title.children if c.i > name.i or c.dep_ in ("cc", "punct")])
    title.pos_ = "NOUN"


def read_behind_body_of_title(name: Token) -> bool:
    """Gives a name behind a title the place of the noun in front of both, which only says of which body the title is ("the killing of ruling
    party MP | X and his driver"); whether it did."""
    noun = name.head
    title = next((c for c in name.children if c.dep_ == "nmod:desc" and c.left_edge.i == noun.i + 1 and c.right_edge.i == name.i - 1), None)
    if title is None or noun.pos_ != "NOUN" or noun.tag_ != "NN" or noun.ent_type_ or noun.head is noun or has_child(noun, "det", "nmod:poss", "nummod"):
        return False
    take_place_of_title(name, noun, [c for c in noun.children if c.dep_ in ("case", "cc", "mark", "punct") or c.i > name.i])
    return True


def read_behind_of(name: Token) -> bool:
    """Joins a name behind "of" and the title of its bearer to the noun in front of both, where the parser gave it to a verb ("rallied against the killing
    of the reporter | X"); whether it did."""
    first, doc = name.left_edge, name.doc
    title = next((c for c in name.children if c.dep_ == "nmod:desc" and c.i == name.i - 1), None)
    noun = doc[first.i - 1] if first.i > name.sent.start else name
    if title is None or first.lower_ != "of" or noun.pos_ != "NOUN" or name.dep_ not in _OF_VERBS or name in noun.ancestors:
        return False
    for child in [c for c in title.children if c.dep_ in ("case", "det", "nmod:poss") or c.i > name.i]:
        join_to(child, name)
    join_to(name, noun)
    name.dep_ = "nmod"
    return True


def verb_behind_title(title: Token) -> Token | None:
    """The verb between a noun and the name behind that verb, for whose title the parser took the noun and for whose subject maybe the name ("X |
    police | arrested the teacher Y")."""
    verb = next((a for a in title.ancestors if a.pos_ == "VERB"), None)
    if verb is None or not title.right_edge.i + 1 == verb.i < title.head.i:
        return None
    return None if any(c.dep_ in ("nsubj", "nsubj:pass", "csubj", "expl") and c is not title.head for c in verb.children) else verb


def is_next_titled(title: Token) -> bool:
    """Whether a title behind "and" is that of the next of several people ("student leader A and first-year student B")."""
    if title.i > title.head.i and title.head.ent_type_ == "PERSON" and "," in (title.left_edge.text, title.doc[title.left_edge.i - 1].text):
        return any(c.dep_ == "flat" and c.i > title.i and c.ent_type_ == "PERSON" for c in title.children)  # "Sergeant A, Major | B"
    return title.i > title.head.i and any(c.dep_ == "cc" and title.head.i < c.i < title.i for c in title.children) and any(
        c.dep_ == "flat" and c.i == title.i + 1 and c.ent_type_ == "PERSON" for c in title.children)


def body_led(title: Token) -> Token | None:
    """The body whose leader is named right behind it, or what their post is for, where the parser joined both to the same word ("the
    arrest of Party for Change leader X", "of human rights defender Y", "accused University of X law professor Z")."""
    name = title.head
    if name.pos_ != "PROPN" or name.i < title.i or name.dep_ not in ("nmod", "obj") or name.head.i > title.i or has_child(name, "case", "det"):
        return None
    before = title.left_edge.i - 1
    beside = [c for c in name.head.children if c is not name and c.dep_ == name.dep_ and c.right_edge.i == before]
    if name.dep_ == "obj":
        return next((c for c in beside if c.ent_type_ == "ORG" and not has_child(c, "case", "det")), None)
    return next((c for c in beside if c.pos_ in ("PROPN", "NOUN") and has_child(c, "case")), None)


def read_as_suspect(token: Token) -> None:
    """Makes "suspect" the noun before a name that the parser read as a verb with the name as subject ("arrested robbery suspect
    X")."""
    name = next((c for c in token.children if c.dep_ == "nsubj" and c.i == token.i + 1 and c.pos_ == "PROPN"), None)
    kind = next((c for c in token.children if c.dep_ in ("compound", "amod") and c.i == token.i - 1), None)
    verb = token.head
    if name is None or kind is None or token.dep_ not in ("advcl", "xcomp", "obj", "ccomp") or verb.pos_ != "VERB" or verb.i > token.i:
        return
    if any(c.pos_ == "VERB" and c.i > token.i for c in token.children) or any(c.dep_ == "obj" and c is not token for c in verb.children):
        return
    token.pos_, token.tag_, token.dep_, token.lemma_, name.dep_ = "NOUN", "NN", "obj", "suspect", "appos"
    for child in token.children:
        if child.i > name.i and child.dep_ in OF_THE_CLAUSE:
            join_to(child, verb)
