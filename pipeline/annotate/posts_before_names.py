"""Posts and participles right before a name, which the parser made its head ("detained member of parliament X") or a verb of its own
("detained sitting lawmaker X"): the name is who is told of, the post its title; mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.name_forms import fold
from pipeline.annotate.tree import has_child, join_to, make_title, take_place_of, take_place_of_title
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.vocabulary import word_list, words

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

ATTRIBUTIVE = word_list("posts_before_names.attributive")
_POSTS = class_lemmas(frozenset(("person", "official")))
_BODIES = class_lemmas(frozenset(("body", "civil_society", "outlet")))
_IN_A_BODY = {"of", "for", "at", "with", "from", "in"}
_BELOW = {"nmod", "appos", "nmod:unmarked", "nmod:desc", "flat"}
_BESIDE = {"nsubj", "nsubj:pass"}
_JOINED = {"conj", "appos", "flat", *_BESIDE}
_LONGEST_TITLE = 5
_BEFORE = {"case", "cc", "mark"}
_COLLECTIVES = word_list("posts_before_names.collectives")
_PERSON = "PERSON"
_OF_MANY = {"were", "have", "are"}
_DETERMINERS = {"the", "a", "an", "his", "her", "its", "their"}


def read_behind_posts(name: Token) -> bool:
    """Gives a person's name the place of the post with "of" right before it, without an article ("questioned head of mission X", "members of
    the union X and Y"); whether it was such."""
    last = name.doc[name.i - 1] if name.i else name
    post = _post_ending(name, last)
    if post is None:
        return False
    if post.dep_ == "conj" and _is_bare_post(post.head):  # "spokesperson and member of parliament | X"
        post = post.head
    others = [c for c in last.children if c is not name and c.i > name.i and c.dep_ in ("appos", "conj") and c.ent_type_ == name.ent_type_]
    take_place_of_title(name, post, [c for c in post.children if c.dep_ in _BEFORE and c.i < post.i or c.i > name.right_edge.i])
    for other in others:
        join_to(other, name)
        other.dep_ = "conj"
    return True


def read_with_two_titles(name: Token) -> bool:
    """Gives a person's name the place of the first of two titles in front of it, where the parser took that for another person ("a lawyer and
    activist | X was held"), or hung the name on either ("detained journalist and human | rights | defender | X"); whether it did."""
    joint = _joint_of_titles(name)
    if joint is None:
        return False
    title = name.head if name.dep_ == "conj" else name.doc[joint.i - 1]
    second = name.doc.tokens[joint.i + 1 : name.i]
    if title.tag_ != "NN" or not _is_post(title) or not second or second[-1].lemma_.lower() not in _POSTS or any(
            t.dep_ in ("det", "nummod", "punct") or t.dep_ == "nmod:poss" and t.pos_ == "PRON" or t.tag_ == "NNS" and t is second[-1] for t in second):
        return False
    while title.dep_ == "conj" and title.head.i < title.i and title.head.tag_ == "NN" and _is_post(title.head):
        title = title.head  # "the singer, poet and activist | X"
    beside = {title, name, *second, *(c for c in title.children if c.dep_ == "conj" and c.i < joint.i)}
    within = [c for c in title.children if c.dep_ not in ("conj", "case", "cc", "punct") and c not in beside]
    if any(c.ent_type_ == _PERSON or c.dep_ in ("nummod", "nmod:poss", "appos") for c in within) or any(c.lower_ in _OF_MANY and c.dep_ in ("aux", "aux:pass", "cop") for c in title.head.children):
        return False
    take_place_of_title(name, title, [c for c in title.children if c not in beside and c.i > name.i or c.dep_ == "case"])
    for word in second:
        if word.head not in second:
            join_to(word, name if word is second[-1] else second[-1])
            word.dep_ = "nmod:desc" if word is second[-1] else "compound"
    return True


def _joint_of_titles(name: Token) -> Token | None:
    """The "and" between two titles in front of a name that the parser joined to one of them."""
    last = name.doc[name.i - 1] if name.i else name
    if name.ent_iob_ != "B" or name.dep_ not in _JOINED or name.head.i > name.i and name.dep_ not in _BESIDE:
        return None
    if name.dep_ == "conj":
        return next((c for c in name.children if c.dep_ == "cc" and c.lower_ == "and" and c.i < name.i), None)
    joint = next((t for t in reversed(name.doc.tokens[max(name.sent.start, name.i - _LONGEST_TITLE) : name.i]) if t.lower_ == "and"), None)
    title = name.doc[joint.i - 1] if joint is not None and joint.i else name
    joined = last.head is name and name.head is title or name.head is last and (last.head is title or last.head is title.head and last.dep_ == title.dep_) or (
        last.head is title and name.head is title.head and name.dep_ == title.dep_)
    return joint if title is not name and joined else None


def _post_ending(name: Token, last: Token) -> Token | None:
    """The post without an article that ends right before a name joined to it or to what it is the post of."""
    if last.ent_type_ == "ORG" and name.ent_iob_ == "B":
        return _post_at_body(name, last)
    if name.ent_iob_ != "B" or last is name or last.dep_ != "nmod" or last.pos_ not in ("NOUN", "PROPN") or last.ent_type_ or any(c.i < name.i for c in name.children):
        return None
    if not any(c.dep_ == "case" and c.lower_ in ("of", "for") for c in last.children) or _is_title(last):
        return None
    if last.lemma_ in _BODIES and fold(name.text) not in words("given_names", "name"):
        return None  # "supporters of the group X"
    post = last.head
    below = name.head in (last, post) and name.dep_ in _BELOW or name.head is post.head and name.dep_ == "vocative"
    if not below or post.head is post or not post.i < last.i or not _is_post(post):
        return None
    first = post.head.i if post.head.i < post.i else -1
    return None if any(c.dep_ in ("det", "nmod:poss", "nummod") and first < c.i < post.i for c in post.children) else post


def _post_at_body(name: Token, last: Token) -> Token | None:
    """The post at a body whose name ends right before the one of a person joined to it ("editor of the newspaper Y | X")."""
    body = last
    while body.ent_type_ == "ORG" and body.head is not body and body.head.i != name.i:
        body = body.head
    post = body.head
    joined = name.head in (body, last, post) and name.dep_ in _BELOW
    if not joined or body.dep_ != "nmod" or body.lemma_.lower() not in _BODIES or not post.i < body.i or not _is_bare_post(post):
        return None
    return post if any(c.dep_ == "case" and c.lower_ in ("of", "for", "at", "with") for c in body.children) else None


def read_behind_body(name: Token) -> bool:
    """Gives a person's name behind a comma to the post in front, where the parser joined it to the body that the post is in ("activist and
    coordinator for the Green Front | , X"); whether it did."""
    body = name.head if name.dep_ != "vocative" else _before_comma(name)
    if name.dep_ not in ("appos", "conj", "vocative") or name.ent_iob_ != "B" or body.i > name.i or has_child(name, "cc", "case"):
        return False
    if "," not in (name.left_edge.text, name.doc[name.left_edge.i - 1].text):
        return False
    while body.dep_ in ("appos", "flat", "compound") and body.head.i < body.i:
        body = body.head
    while body.dep_ == "nmod" and body.head.dep_ == "nmod" and body.head.i < body.i and not _is_post(body.head):
        body = body.head  # "co-organiser of the march in X"
    post = body.head
    if body.dep_ != "nmod" or body.ent_type_ == "PERSON" or not post.i < body.i or not _is_post(post) or not any(c.dep_ == "case" and c.lower_ in _IN_A_BODY for c in body.children):
        return False
    further = [c for c in (*name.children, *body.children) if c.dep_ == "conj" and c.i > name.i and c.ent_type_ == "PERSON"]
    if _names_its_bearer(post) or post.tag_ == "NNS" and not further:
        return False
    first = post
    while first.dep_ in ("conj", "appos") and first.head.i < first.i and _is_post(first.head) and (first.head.tag_ == "NNS") is (post.tag_ == "NNS") and not _names_its_bearer(first.head):
        first = first.head
    behind = [c for c in body.children if c.i > name.right_edge.i and c.dep_ == "nmod"]
    join_to(name, first)
    name.dep_ = "appos"
    if first is not post:
        post.dep_ = "appos"
    for other in further:
        join_to(other, name if post.tag_ == "NNS" else first)
    for phrase in behind if first.head.pos_ == "VERB" else ():
        join_to(phrase, first.head)
        phrase.dep_ = "obl"
    return True


def read_behind_abbreviation(name: Token) -> bool:
    """Gives a person's name the place of the body whose abbreviation in brackets stands before the title, where the parser took the body for who
    is told of ("arrested Lake Union (LU) | chair X"); whether it did."""
    doc, first = name.doc, name.i
    while name.i - first < _LONGEST_TITLE and first > name.sent.start + 3 and doc[first - 1].pos_ in ("NOUN", "ADJ") and not doc[first - 1].ent_type_:
        first -= 1
    title = doc[name.i - 1]
    if first == name.i or name.ent_iob_ != "B" or doc[first - 1].text != ")" or title.lemma_.lower() not in _POSTS:
        return False
    opening = next((t for t in reversed(doc.tokens[max(name.sent.start + 1, first - _LONGEST_TITLE) : first - 1]) if t.text == "("), name)
    last = doc[opening.i - 1] if opening is not name else name
    if last.ent_type_ != "ORG":
        return False
    body = last
    while body.ent_iob_ == "I" and body.head.ent_type_ == "ORG" and body.head.i < first:
        body = body.head
    if body.head is body or body.i < body.head.i <= name.i or name in body.ancestors:
        return False
    before = [c for c in body.children if c.i < body.i and c.dep_ in (*_BEFORE, "det")]
    behind = [c for part in (body, title) for c in part.children if c.i > name.i]
    join_to(name, body.head)
    name.dep_ = body.dep_
    make_title(title, name)
    for part in doc.tokens[first : title.i]:
        if not first <= part.head.i <= title.i:
            join_to(part, title)
    for part in (*before, *behind):
        join_to(part, name)
    join_to(body, title)
    body.dep_ = "compound"
    return True


def _before_comma(name: Token) -> Token:
    """The head of the phrase that a comma parts from a name which the parser took for whom the sentence addresses."""
    comma = name.left_edge if name.left_edge.text == "," else name.doc[max(name.left_edge.i - 1, 0)]
    body = name.doc[max(comma.i - 1, 0)]
    while body.dep_ in ("flat", "compound") and body.head.i < name.i:
        body = body.head
    return body


def _names_its_bearer(post: Token) -> bool:
    return any(c.ent_type_ == "PERSON" and c.dep_ in ("appos", "flat") for c in post.children)


def _is_title(noun: Token) -> bool:
    """Whether a noun right before a name tells what its bearer is ("the wife of | activist X")."""
    return noun.lemma_.lower() in _POSTS - _COLLECTIVES and not has_child(noun, "det")


def _is_bare_post(noun: Token) -> bool:
    return _is_post(noun) and noun.tag_ == "NN" and not any(c.dep_ in ("det", "nummod", "nmod:poss", "appos", "flat") and c.i > noun.head.i for c in noun.children)


def _is_post(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and not noun.ent_type_ and (
        noun.lemma_.lower() in _POSTS or any(c.dep_ == "compound" and c.lemma_.lower() in _POSTS for c in noun.children))


def read_attributive(participle: Token) -> bool:
    """Makes a participle that only says of what kind a titled person is a part of the title, and that person the object of the verb in front,
    where the parser took the participle for a verb ("fined practising lawyer X", "jailed former X Managing Director Y"); whether it did."""
    person = next((c for c in participle.children if c.dep_ == "obj" and c.i > participle.i), None)
    below = _verb_below(participle) if person is not None else None
    verb = below or participle.head
    if below is None and participle.dep_ == "amod" and verb.head.pos_ == "VERB" and verb.i < verb.head.i == participle.i - 1:
        return _join_to_object(participle, verb.head)
    if person is None or not _is_part_of_title(participle, person, verb):
        return False
    if below is not None:
        take_place_of(below, participle)
    for child in [c for c in participle.children if c is not person]:
        join_to(child, person if verb.i < child.i < participle.i else verb)
    join_to(person, verb)
    join_to(participle, person)
    person.dep_, participle.dep_, participle.pos_ = "obj", "amod", "ADJ"
    return True


def _verb_below(participle: Token) -> Token | None:
    """The verb right before a participle that the parser took for a part of what the participle tells ("a court sentenced | noted lawyer X", as
    if the court's sentence were noted)."""
    if participle.tag_ not in ("VBD", "VBN"):
        return None
    return next((c for c in participle.children if c.dep_ == "ccomp" and c.i == participle.i - 1 and c.tag_ == "VBD"), None)


def _join_to_object(participle: Token, verb: Token) -> bool:
    """Joins a participle to the object of the verb in front that begins right behind it ("agents questioned | leading activist X"); whether there
    is one."""
    titled = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == participle.i + 1), None)
    if titled is not None:
        join_to(participle, titled)
    return titled is not None


def _is_part_of_title(participle: Token, person: Token, verb: Token) -> bool:
    """Whether a participle stands between a verb and the title of a person who is named."""
    if verb.pos_ != "VERB" or verb.i >= participle.i:
        return False
    title = next((c for c in person.children if c.dep_ in ("nmod:desc", "compound") and c.i < person.i), None)
    if person.left_edge.i != participle.i + 1 and not (title is not None and title.i == participle.i + 1):
        return False
    if not (person.ent_type_ == _PERSON and title is not None or person.lemma_ in _POSTS and any(c.ent_type_ == _PERSON for c in person.children)):
        return False
    own = [c for c in participle.children if c.i > verb.i]
    start = min([participle.i, *(c.left_edge.i for c in own)])
    first = min((c.left_edge.i for c in person.children if c.i < participle.i), default=start)
    if min(first, start) != verb.i + 1 and verb.doc[first - 1].lower_ not in _DETERMINERS:
        return False
    return not any(c.dep_ in ("aux", "mark") for c in own)
