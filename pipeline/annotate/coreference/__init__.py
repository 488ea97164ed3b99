"""Component `coreference`: pronouns and definite descriptions → the entities or groups they stand for.

Reads the parse, `doc._.entities`, `doc._.mentions`, `doc._.groups`; sets `doc._.anaphors`. A pronoun takes the subject
of the sentence before or the nearest fitting name, by number, and by gender only where the text itself has used a
gendered word of the person. Where two candidates are as good, nothing is set: the words stay as they are.

`discourse` holds what the text has told so far, `cases` what verbs and nouns tell of those held or tried; each kind of
words has a module: `one_person`, `several_people`, `bodies`, `relations`, `descriptions`.
"""

from __future__ import annotations

from collections.abc import Callable

import spacy.tokens
from spacy.language import Language

from pipeline.annotate.coreference.bodies import it
from pipeline.annotate.coreference.descriptions import definite, is_where_it_was_done
from pipeline.annotate.coreference.discourse import COUNTS, PLURAL, SUBJECTS, Discourse
from pipeline.annotate.coreference.one_person import he_or_she
from pipeline.annotate.coreference.several_people import (
    both,
    first_or_last,
    latter_or_former,
    one_told_apart,
    part_of,
    so_many,
    the_others,
    they,
)
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_PRONOUN
from pipeline.annotate.parse import Token, parse_of
from pipeline.annotate.tree import has_child
from pipeline.layers import Anaphor, register_extensions
from pipeline.vocabulary import word_list

register_extensions()

_NEUTER = {"it", "its", "itself"}
_PAIRS = word_list("coreference.pairs")
_LISTING = {",", ";", "and", "but", "while", "whereas"}
_PARTS = {"some", "others", "many", "most", "all", "both", "each", "none", "several", "neither"}
_APART = {"first", "second", "third", "fourth", "fifth", "other", "elder", "older", "eldest", "oldest", "younger", "youngest"}
"""What tells, behind "the", one of several apart."""
_MEANING = _PARTS | _APART | OF_PRONOUN.keys() | PLURAL | _NEUTER | _PAIRS | COUNTS.keys() | {"latter", "former", "client"}
"""Words besides nouns and figures that may mean somebody told before."""


def coreference(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc._.anaphors` in text order."""
    discourse = Discourse(parse_of(doc))
    groups: dict[tuple[int, int], Anaphor] = {}
    for number, sentence in enumerate(discourse.sentences):
        for token in sentence:
            if token.pos_ not in ("NOUN", "PROPN") and token.lower_ not in _MEANING and not token.like_num:
                continue
            anaphor = _anaphor(discourse, token, number)
            if anaphor is None:
                continue
            told = groups.get(anaphor.group) if anaphor.group is not None else None
            if told is not None:  # a description of a group told before stands for that group
                anaphor.group, anaphor.entities = told.group, told.entities
            if (anaphor.start, anaphor.end) != anaphor.group and not text_of(discourse.doc)[anaphor.start : anaphor.end].lower().endswith("of them"):
                groups[anaphor.start, anaphor.end] = anaphor
            discourse.found.append(anaphor)
    doc._.anaphors = discourse.found
    return doc


def _anaphor(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """What a word of the sentence of that number stands for."""
    low = token.lower_
    pronoun = token.pos_ in ("PRON", "DET")
    if low in OF_PRONOUN and pronoun:
        return he_or_she(discourse, token, number, OF_PRONOUN[low])
    if low in PLURAL and pronoun:
        return they(discourse, token, number)
    if low in _NEUTER and pronoun and token.dep_ != "expl":
        return it(discourse, token, number)
    if low == "all" and token.i + 1 < len(discourse.doc) and discourse.doc[token.i + 1].lower_ == "but":
        return None  # "all but four"
    if low in ("each", "all", "none") and pronoun and token.dep_ in SUBJECTS and not has_child(token, "nmod", "det", "nummod"):
        if any(c.dep_ in SUBJECTS and c.i < token.i and c.pos_ in ("NOUN", "NUM", "PROPN", "PRON") for c in token.head.children):
            return None  # "the other three were each fined", "they were each fined"
        if any("Fin" in t.morph.get("VerbForm", []) for t in (token.head, *token.head.children)):
            return they(discourse, token, number)
    if low == "neither" and pronoun and token.dep_ in SUBJECTS and not any(True for _ in token.children):
        return both(discourse, token, number)
    if low == "both" and (token.pos_ in ("DET", "PRON", "CCONJ", "NUM") or token.dep_ == "obj") and (
            token.dep_ in (*SUBJECTS, "obj", "obl", "nmod:poss", "root") or token.dep_ == "nmod" and has_child(token, "case")):
        return both(discourse, token, number)
    before = discourse.doc.tokens[token.i - 1].lower_ if token.i else ""
    if low in ("latter", "former") and before == "the" and (token.dep_ not in ("amod", "compound") or _stands_before_figure(token)):
        return latter_or_former(discourse, token, number, low)
    if (low == "two" or low in _PAIRS) and before == "the" and token.dep_ in (*SUBJECTS, "obj", "obl", "nmod"):
        pair = both(discourse, token, number)
        if pair is not None and not any(child.dep_ == "nmod" and not is_where_it_was_done(child, token) for child in token.children):
            pair.start = discourse.doc[token.i - 1].idx
            pair.text = text_of(discourse.doc)[pair.start : token.idx + len(token)]
            return pair
    if low in _APART and before == "the" and (token.dep_ in (*SUBJECTS, "obj", "iobj") or _stands_before_figure(token)):
        return one_told_apart(discourse, token, number)
    if low in COUNTS and before in ("other", "remaining") and token.i > 1 and discourse.doc[token.i - 2].lower_ == "the":
        return the_others(discourse, token, number, COUNTS[low])
    if low in COUNTS and before in ("first", "last") and token.i > 1 and discourse.doc[token.i - 2].lower_ == "the":
        return first_or_last(discourse, token, number, COUNTS[low])
    told_again = before in ("the", "all", "these") or before == "those" and not has_child(token, "acl", "acl:relcl")
    count = COUNTS.get(low, int(low) if low.isdecimal() and len(low) < 4 else 0)
    if count and told_again and token.dep_ in (*SUBJECTS, "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss") and not any(
            child.dep_ == "nmod" and not is_where_it_was_done(child, token) for child in token.children):
        return so_many(discourse, token, number, count)
    if token.pos_ in ("NOUN", "PROPN") and (described := definite(discourse, token, number)) is not None:
        return described
    if token.like_num or low in _PARTS:
        return part_of(discourse, token, number)
    return None


def _stands_before_figure(token: Token) -> bool:
    """Whether a word that tells one of several apart stands before what they got, in a list without its verb ("the second 2,000")."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.i > 1 and token.nbor(-2).lower_ in _LISTING and (behind.pos_ == "NUM" or behind.lower_ in ("a", "an", "to", "with", "for"))


@Language.factory("coreference", requires=["token.dep"], assigns=["doc._.anaphors"])
def make_coreference(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return coreference
