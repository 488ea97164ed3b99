"""Which of several words that the parser gave a verb as subjects are its subjects ("X, a journalist and the deputy chair of Y, had been
held")."""

from __future__ import annotations

from pipeline.annotate.clauses.relations import children, has_child
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import word_classes


def are_several(verb: Token) -> bool:
    """Whether the subjects that the parser gave a verb may be those of a list: an "and" between them, or a verb in the plural."""
    subjects = [child for child in children(verb, "nsubj", "nsubj:pass") if child.i < verb.i]
    if len(subjects) < 2:
        return True
    if subjects[0].pos_ == "PROPN":
        return not (_is_singular(verb) and has_child(subjects[0], "appos"))
    plural = any(c.lower_ in ("were", "are", "have") for c in children(verb, "aux", "aux:pass"))
    return plural or any(t.dep_ == "cc" and t.text.isalpha() for t in verb.doc.tokens[subjects[-2].i:subjects[-1].i])


def _is_singular(verb: Token) -> bool:
    """Whether an auxiliary of the verb tells that it has one subject."""
    return any(c.lower_ in ("was", "is", "has") for c in children(verb, "aux", "aux:pass"))


def without_descriptions(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects of a verb in the singular without what only describes the first ("X, head of the Y and wife of Z, was held")."""
    first = subjects[0]
    described = min((c.i for c in children(first, "appos")), default=None)
    if described is not None and len(subjects) == 2 and first.pos_ == "PROPN" and _closes_description(verb, subjects[1], described):
        return [first]
    if described is None or not _is_singular(verb):
        return subjects
    return [first, *(t for t in subjects[1:] if t.i < described or t.pos_ == "PROPN")]


def _closes_description(verb: Token, last: Token, described: int) -> bool:
    """Whether the second of two subjects is part of what describes the first: no comma before its "and", one behind it
    ("X, a journalist and the deputy chair of Y, had been held")."""
    joint = next((c for c in children(last, "cc")), None)
    behind = last.doc[last.right_edge.i + 1] if last.right_edge.i + 1 < verb.i else last.right_edge
    return last.pos_ == "NOUN" and joint is not None and joint.i > described and joint.nbor(-1).text != "," and behind.text == ","


def behind_place(subject: Token) -> Token:
    """The people behind the description of a place that the parser took for the subject ("in X, a town in the north, some
    60 residents blocked the road"), or the subject itself."""
    if subject.pos_ != "NOUN" or lemma_of(subject) not in word_classes()["area"].lemmas or not any(
            c.lower_ in ("a", "an") and c.i > 0 and c.nbor(-1).text == "," for c in children(subject, "det")):
        return subject
    people = [t for t in children(subject, "appos", "conj") if t.i > subject.i and (
        t.ent_type_ == "PERSON" or "Plur" in t.morph.get("Number", []) or lemma_of(t) in word_classes()["person"].lemmas)]
    return people[0] if people and not has_child(people[0], "cc") else subject


@remembered
def count_before(participle: Token) -> list[Token]:
    """The number right before a coordinated participle that counts those whom it befell ("six people were killed, 40 injured")."""
    if participle.dep_ != "conj" or participle.tag_ != "VBN" or participle.i == 0:
        return []
    count = participle.nbor(-1)
    counts = count.pos_ == "NUM" or count.lower_ in ("others", "more", "people") and has_child(count, "nummod")
    return [count] if counts and count.dep_ in ("obl:unmarked", "conj", "obl") and count.head.i in (participle.i, participle.head.i) else []
