"""Names that stand behind a description or a post without being joined to it: right behind, in brackets, at its end, behind "was".

Called by `of_tokens`.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.organisation_names.head_words import is_kind_of_body
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Mention
from pipeline.relate.arguments.counts import MEMBER_REACH, heads_told
from pipeline.relate.index import Index

POST_WORDS = 3
"""Most words of a post between a body and the name of who holds it."""


def named_next(token: Token, index: Index) -> list[Mention]:
    """The person named right behind a description ("his companion X"), or the people behind a plural one ("journalists X, Y
    and Z"), if the parser left the names unattached."""
    if token.pos_ not in ("NOUN", "PROPN") or token.i + 1 >= len(token.doc):
        return []
    of_body = is_kind_of_body(token.lower_) or token.i in index.groups and lemma_of(token) in body_nouns()
    if of_body and (named := [m for m in index.named(token.nbor()) if m.kind == "organisation"]):
        return named[:1]  # "the newspaper X", "the news site X"
    if is_kind_of_body(token.lower_) and token.pos_ == "NOUN" and (named := [m for m in index.named(token.doc[token.i - 1]) if m.kind == "organisation" and token.i]):
        return named[:1]  # "the X party"
    if named := _in_brackets(token, index) or _closing_name(token, index) or _predicate(token, index):
        return named  # one person, or as many as the noun counts
    if "Plur" not in token.morph.get("Number", []):
        return [m for m in index.named(token.nbor()) if m.kind == "person"][:1]
    name = token.nbor()
    people = [[m for m in index.named(t) if m.kind == "person"][:1] for t in clauses.coordinated(name)]
    return [m for found in people for m in found] if len(people) > 1 and all(people) and name.dep_ in ("obj", "iobj", "obl", "nmod", "dep") else []


def _in_brackets(noun: Token, index: Index) -> list[Mention]:
    """The person whose name opens the brackets behind the description of one ("the leader of a party (X, its founder)")."""
    if "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas:
        return []
    opening = next((t for t in noun.doc.tokens[noun.i + 1:noun.right_edge.i] if t.text == "(" or t.pos_ == "VERB"), None)
    return [m for m in index.named(opening.nbor()) if m.kind == "person"][:1] if opening is not None and opening.text == "(" else []


def _closing_name(noun: Token, index: Index) -> list[Mention]:
    """The person whose name closes the description of one: "the head of the opposition party Y, X, was held", "activist of
    the movement Y X"."""
    if "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas or is_title(noun):
        return []
    comma = False
    for t in noun.doc.tokens[noun.i + 1:min(noun.i + MEMBER_REACH, noun.sent.end)]:
        people = [m for m in index.named(t) if m.kind == "person"]
        if people and not comma and not any(m.kind == "organisation" for m in index.named(t.nbor(-1))):
            continue  # "the wife of activist X, Y"
        if people:
            behind = noun.doc.span_of(people[0])
            after = noun.doc[behind.end] if behind is not None and behind.end < len(noun.doc) else None
            listed = after is not None and (after.lower_ in ("and", "of", "’", "'", "’s", "'s") or comma and (after.pos_ in ("VERB", "AUX") or after.pos_ == "ADV" and after.nbor().pos_ in ("VERB", "AUX")))
            indefinite = any(c.lower_ in ("a", "an", "another") for c in noun.children)
            return [] if listed or people[0].start != t.idx or not comma and indefinite else people[:1]
        titled = comma and (t.text == "-" or t.pos_ == "ADJ" or t.pos_ in ("NOUN", "PROPN") and (t.dep_ == "compound" or lemma_of(t) in word_classes()["person"].lemmas))
        if comma and not titled or t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") and t.dep_ not in ("compound", "amod"):
            return []
        comma = comma or t.text == ","
    return []


def is_title(token: Token) -> bool:
    """A bare singular noun for a person: the title or description of a name that stands elsewhere ("and editor of X")."""
    one_of_two = any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in token.children)  # "editor of X and correspondent of Y, Z, was held"
    return (token.pos_ == "NOUN" and "Sing" in token.morph.get("Number", []) and (one_of_two or token.dep_ in ("conj", "appos", "nmod:desc", "compound"))
            and lemma_of(token) in word_classes()["person"].lemmas
            and not clauses.has_child(token, "det", "nummod", "nmod:poss"))


def _predicate(noun: Token, index: Index) -> list[Mention]:
    """The person who somebody is said to be: "the man detained was X"."""
    if noun.dep_ == "nmod" and lemma_of(noun.head) == "name" and noun.head.dep_ in clauses.SUBJECTS:  # "the names of those held are A and B"
        top = noun.head.head
        listed = [m for t in clauses.coordinated(top) for m in index.named(t)[:1] if m.kind == "person"]
        return listed if clauses.has_child(top, "cop") and noun.i < top.i else []
    top = noun.head
    if noun.dep_ not in clauses.SUBJECTS or noun.i > top.i or not clauses.has_child(top, "cop") or lemma_of(noun) not in word_classes()["person"].lemmas:
        return []
    first = [m for m in index.named(top) if m.kind == "person" and m.start == top.left_edge.idx or m.start == top.idx][:1]
    count = heads_told(noun) or 1
    if not first or count == 1:
        return first if "Sing" in noun.morph.get("Number", []) else []
    listed = [m for m in noun.doc._.mentions or [] if m.kind == "person" and first[0].start <= m.start < noun.sent.end_char]
    return listed if len(listed) == count else []


def name_behind_titles(noun: Token, index: Index) -> Mention | None:
    """The person whose name closes a subject that opens with posts without an article ("Journalist and director of Radio Y X was
    held", "party vice chair for the north X said")."""
    verb = noun.head
    if noun.dep_ not in clauses.SUBJECTS or verb.i < noun.i or "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas:
        return None
    if clauses.has_child(noun, "det", "nmod:poss", "nummod"):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod") and noun.i < c.i < verb.i), default=verb.i)
    if noun.right_edge.i != first - 1:
        return None
    return next((m for m in index.named(noun.right_edge) if m.kind == "person"), None)


def post_holder(mention: Mention, index: Index) -> list[Mention]:
    """Who holds a post in a body and is named right behind it, however the parser joined them ("Refuge for Girls founder X")."""
    body = index.doc.span_of(mention) if mention.kind == "organisation" else None
    last = None
    for token in index.doc.tokens[body.end : body.end + POST_WORDS + 1] if body is not None else ():
        held = next((m for m in index.named(token) if m.kind == "person" and m.start == token.idx), None)
        if held is not None:
            return [held] if last is not None and lemma_of(last) in word_classes()["person"].lemmas else []
        if not token.is_lower or token.pos_ not in ("NOUN", "ADJ"):
            return []
        last = token
    return []
