"""Names behind the post that their bearers have, with what the post is for between them ("member of parliament Ana Ruiz"), which the
language model joined to the post, or to what it is for, as if it were another phrase of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import join_to, take_place_of
from pipeline.annotate.trigger_vocabulary import word_classes

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_BELOW = {"nmod", "appos", "flat", "nmod:desc", "compound"}
_LONGEST = 4
"""Words of what a post is for: "of the city electoral commission"."""


def read_behind_post(name: Token) -> bool:
    """Makes a full name the head of the post right before it; whether it did."""
    post = _post_before(name)
    if post is None:
        return False
    purpose = name.doc[name.i - 1]
    above = post.head if post.dep_ == "conj" and name.head is post.head else post
    for mark in [c for c in name.children if c.dep_ == "case" and post.i < c.i < name.i]:
        join_to(mark, purpose)
    if purpose.head is not post:
        join_to(purpose, post)
        purpose.dep_ = "nmod"
    join_to(name, above)
    for child in [c for c in above.children if c.i > name.i or c.dep_ == "case"]:
        join_to(child, name)
    take_place_of(name, above)
    above.dep_ = "nmod:desc"
    return True


def _post_before(name: Token) -> Token | None:
    """The post of the bearer of a name that the parser hung on the post, or on the noun between them."""
    if name.dep_ not in _BELOW or name.i < 3 or not any(c.dep_ == "flat" for c in name.children):
        return None
    people, officials = word_classes()["person"].lemmas, word_classes()["official"].lemmas
    purpose = name.doc[name.i - 1]
    if purpose.pos_ not in ("NOUN", "PROPN") or purpose.ent_type_ == "PERSON" or purpose.lemma_.lower() in people | officials:
        return None
    of = next((t for t in reversed(name.doc.tokens[max(name.i - 2 - _LONGEST, 1) : name.i - 1]) if t.pos_ not in ("NOUN", "ADJ", "DET")), purpose)
    post = name.doc[of.i - 1]
    if of.lower_ != "of" or post.lemma_.lower() not in people | officials or "Plur" in post.morph.get("Number", []):
        return None
    joined = name.head is post or name.head is purpose or post.dep_ == "conj" and name.head is post.head
    return post if joined else None
