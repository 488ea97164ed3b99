"""Those whom a verdict tells of as injured: to whom somebody has to pay, who was defamed, beaten or killed ("must pay X 300 dollars",
"convicted of the murder of X")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.authorities import is_authority
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list

DAMAGES = word_list("injured.damages")
INJURING = word_list("injured.injuring")
INJURIES = word_list("injured.injuries")
PUBLIC = word_list("injured.public")


def injured(trigger: Token) -> list[Token]:
    """Who is paid and who was wronged, told behind the trigger of a verdict and before that of the next."""
    types = index_of(trigger.doc).types
    found: list[Token] = []
    for token in trigger.doc.tokens[trigger.i : trigger.sent.end]:
        if token is not trigger and types.get(token.i) in VERDICTS and clauses.own_subjects(token):
            break
        found += [t for t in (*_paid(token), *_wronged(token)) if t not in found]
    return found


def _paid(token: Token) -> list[Token]:
    """Those to whom a verdict makes somebody pay ("must pay X 300 dollars", "300 dollars in damages to X")."""
    lemma = lemma_of(token)
    if lemma == "pay" and token.pos_ == "VERB":
        objects = [t for t in clauses.children(token, "iobj", "obj") if t.i > token.i and (kinds_of(t) or t.dep_ == "iobj")]
        parts = [token, *clauses.children(token, "obj"), *clauses.oblique(token, "in", "as", "of")]
        payees = objects or [t for part in parts for t in clauses.oblique(part, "to")]
    elif lemma in DAMAGES and token.pos_ == "NOUN":
        payable = [c for c in token.children if c.lower_ in ("payable", "due", "owed")]
        payees = [t for part in (token, *payable) for t in clauses.oblique(part, "to")]
    else:
        return []
    return [t for t in payees if t.pos_ in clauses.NOMINALS and lemma_of(t) not in PUBLIC]


def _wronged(token: Token) -> list[Token]:
    """Those to whom the offence was done ("guilty of defaming X", "convicted of the murder of X"), other than offices that the law protects."""
    if token.pos_ == "VERB" and lemma_of(token) in INJURING and not clauses.is_passive(token):
        whom = clauses.children(token, "obj")
    elif token.pos_ == "NOUN" and lemma_of(token) in INJURIES:
        whom = [*clauses.oblique(token, "of", "on", "against"), *(t for t in clauses.possessors(token) if "person" in kinds_of(t))]
    else:
        return []
    return [person for t in whom if (person := _person(t)) is not None]


def _person(noun: Token) -> Token | None:
    """The name or the noun for one that tells whom it was done to; of unnamed people only "a" with a noun for no office of the state."""
    if any("person" in kinds_of(t) for t in (noun, *clauses.children(noun, "appos", "flat", "nmod:desc"))):
        return noun
    if noun.i + 1 < len(noun.doc) and "person" in kinds_of(noun.nbor()):  # "of the student X"
        return noun.nbor()
    unnamed = lemma_of(noun) in word_classes()["person"].lemmas and any(c.lower_ in ("a", "an") for c in noun.children) and not is_authority(noun)
    return noun if unnamed else None
