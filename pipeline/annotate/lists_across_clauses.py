"""Lists of people that go on behind a relative clause: "arrested X, who edits a website, her brother Y and a driver"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import has_who, names_somebody
from pipeline.annotate.tree import join_to
from pipeline.annotate.trigger_vocabulary import word_classes

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token


def read_across_clause(person: Token) -> bool:
    """Joins the next of a list of people to the first, of whom a relative clause tells more, where the parser drew him into that clause or
    took him for another name of the first; with him those behind him. Whether it did."""
    first = _first_across_clause(person) if names_somebody(person) and _closes(person) else None
    if first is None:
        return False
    above = person.head
    followers = [c for name in person.children if name.dep_ in ("appos", "flat") for c in name.children if c.dep_ == "conj"]
    followers += [c for c in above.children if c.dep_ == "conj" and c.i > person.i and above is not first]
    for one in (person, *followers):
        join_to(one, first)
        one.dep_ = "conj"
    return True


def _first_across_clause(person: Token) -> Token | None:
    """Of whom a relative clause tells that ends at the comma before a person."""
    start, above = person.left_edge, person.head
    if start.i == 0 or "," not in (start.text, person.doc[start.i - 1].text):
        return None
    if person.dep_ != "appos":
        objects = any(c.dep_ == "obj" and above.i < c.i < person.i for c in above.children)
        clause = above if person.dep_ == "nsubj" or objects else None
    elif above.dep_ in ("obj", "obl") and not above.ent_type_ and above.lemma_ not in word_classes()["person"].lemmas:
        clause = above.head  # "who edits a website, Y"
    else:
        whole = above.head if above.dep_ == "flat" else above
        clause = next((c for c in whole.children if c.dep_ == "acl:relcl" and c.i < person.i), None)
    if clause is None or clause.dep_ != "acl:relcl" or not clause.head.i < clause.i < person.i or not has_who(clause):
        return None
    return clause.head if names_somebody(clause.head) else None


def _closes(person: Token) -> bool:
    """Whether "and" with the last of the list follows."""
    joint = next((t for t in person.doc.tokens[person.i + 1 : person.sent.end] if t.lower_ == "and"), None)
    return joint is not None and joint.dep_ == "cc" and joint.head.dep_ == "conj"
