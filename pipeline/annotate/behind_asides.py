"""Phrases and sums behind the comma that closes an aside, which the language model joined to the aside ("arrested X, who writes for Y, | at a
hotel in Z"), mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import FINING
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

PHRASES = {"obl", "obl:unmarked", "nmod", "nmod:unmarked"}
ASIDES = {"acl", "acl:relcl", "appos", "advcl", "advcl:relcl"}
_WITHIN_NAMES = {"appos", "flat", "nmod:desc", "compound", "conj", "nmod"}
_OF_A_CLAUSE = {"aux", "aux:pass", "nsubj", "nsubj:pass", "obj"}
_OF_THE_ASIDE = {"of", "by"}
_QUOTES = {"“", "”", "‘", "’", "'", '"', "''", "``", "»", "«"}
ALIASING = word_list("behind_asides.aliasing")
"""Participles behind a name that open another name of its bearer."""
_AREAS = word_list("behind_asides.areas")
_MOVING = word_list("behind_asides.moving")
"""Verbs that say whither somebody is brought."""


def behind_aside(phrase: Token) -> tuple[Token, list[Token]] | None:
    """The verb that a phrase behind the comma that closes an aside on its object goes with, though the parser joined it to the aside
    ("arrested X, who writes for Y, at a hotel in Z on 5 May"), and with it all that follows there."""
    if phrase.dep_ not in PHRASES:
        return None
    doc, first = phrase.doc, phrase.left_edge
    comma = first if first.text == "," else doc[first.i - 1] if first.i else first
    if comma.text != "," or doc[comma.i + 1].pos_ != "ADP" or doc[comma.i + 1].lower_ in _OF_THE_ASIDE:
        return None
    if phrase.lower_ in _AREAS and comma.i and doc[comma.i - 1].ent_type_ in OF_PLACE:
        return None  # "who was shot in X, in the Y region"
    for aside in phrase.ancestors:
        if aside.dep_ in (*ASIDES, "conj") and aside.i < comma.i and (verb := _verb_before_aside(aside)) is not None:
            break
    else:
        return None
    if doc[comma.i + 1].lower_ == "to" and verb.lemma_ not in _MOVING:
        return None
    behind = [t for t in doc.tokens[comma.i + 1 : aside.right_edge.i + 1] if t.head.i < comma.i and not t.is_punct]
    if any(t.dep_ not in PHRASES and not _goes_on(t) for t in behind):
        return None
    return verb, behind


def read_behind_alias(known: Token) -> None:
    """Joins what stands behind the other name of somebody to the word above the name, where the parser took it for part of the aside ("barred X,
    known as Y, | from speaking and | beat his driver")."""
    alias = next((c for c in known.children if c.i > known.i and c.dep_ in ("obl", "xcomp", "obj") and any(m.lower_ == "as" and m.i < c.i for m in c.children)), None)
    if known.dep_ != "acl" or known.head.i > known.i or alias is None:
        return
    doc, last = known.doc, alias
    while last.i + 1 < known.sent.end and (doc[last.i + 1].ent_type_ == alias.ent_type_ != "" or doc[last.i + 1].dep_ == "flat" or doc[last.i + 1].text in _QUOTES):
        last = doc[last.i + 1]
    noun = known.head
    while noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in _WITHIN_NAMES and noun.head.i < noun.i:
        noun = noun.head
    closed = last.i + 1 < known.sent.end and doc[last.i + 1].text == ","
    for stray in doc.tokens[last.i + 1 : known.right_edge.i + 1]:
        if stray.is_punct or not known.i <= stray.head.i <= last.i:
            continue
        if stray.dep_ == "acl:relcl" or stray.dep_ == "conj" and stray.pos_ in ("NOUN", "PROPN"):
            join_to(stray, known.head)  # "X, known as Y, | Z and their daughter were killed"
        elif closed and noun.head is not noun and noun.head.i < noun.i:
            join_to(stray, noun.head)
            stray.dep_ = "obl" if stray.dep_ == "nmod" else stray.dep_


def read_sum_behind_aside(amount: Token) -> None:
    """Makes a sum behind the comma that closes an aside on whoever was fined the object of that verb, with the phrases behind it, where the
    parser joined them to the aside ("fined X, a portal that covers strikes, 500 euros on 3 March")."""
    doc, first = amount.doc, amount.left_edge
    comma = first if first.text == "," else doc[first.i - 1]
    aside = next((t for t in amount.ancestors if t.dep_ in ASIDES and t.i < comma.i and _verb_before_aside(t) is not None), None)
    verb = _verb_before_aside(aside) if aside is not None else None
    if comma.text != "," or verb is None or verb.lower_ not in FINING:
        return
    behind = [t for t in doc.tokens[amount.i + 1 : verb.sent.end] if t.dep_ in PHRASES and (t.head.i < comma.i or t.head is amount) and t not in amount.children]
    for recipient in verb.children:
        if recipient.dep_ == "obj":
            recipient.dep_ = "iobj"
    join_to(amount, verb)
    amount.dep_ = "obj"
    for phrase in behind:
        join_to(phrase, verb)
        phrase.dep_ = "obl"


def across_object(phrase: Token) -> Token | None:
    """The verb whose object stands between a phrase and the clause before that object to which the parser joined the phrase ("fined X, a group
    that helps migrants, 500 euros | on 3 March")."""
    clause = phrase.head
    if phrase.dep_ not in ("obl", "obl:unmarked") or clause.i > phrase.i or clause.dep_ not in ASIDES:
        return None
    return next((t.head for t in phrase.doc.tokens[clause.i + 1 : phrase.left_edge.i] if t.dep_ == "obj" and t.head.i < clause.i and t.head in clause.ancestors), None)


def _goes_on(deed: Token) -> bool:
    """Whether a verb behind "and" has no subject of its own ("moved X, who is ill, to a hospital and released Y")."""
    return deed.dep_ == "conj" and deed.tag_ in ("VBD", "VBN") and not has_child(deed, "nsubj", "nsubj:pass", "aux")


def _verb_before_aside(aside: Token) -> Token | None:
    """The verb of whose object an aside between commas tells more, a participle behind what somebody is too ("X, an editor wanted for Y",
    "X, once a deputy and wanted for Y")."""
    opening, noun = aside.left_edge, aside.head
    participle = aside.tag_ in ("VBN", "VBD") and not any(c.dep_ in _OF_A_CLAUSE for c in aside.children)
    if aside.dep_ == "conj":
        noun = next((c for c in noun.children if c.dep_ == "obj"), noun)
    if participle and (being := next((c for c in noun.children if c.dep_ == "appos" and noun.i < c.i and c.right_edge.i + 1 == opening.i), None)) is not None:
        opening = being.left_edge
    elif aside.dep_ == "conj":
        return None
    if not opening.i or "," not in (opening.text, aside.doc[opening.i - 1].text):
        return None
    while noun.pos_ in ("NOUN", "PROPN", "PRON") and noun.dep_ in _WITHIN_NAMES and noun.head.i < opening.i:
        noun = noun.head
    verb = noun.head
    whose = noun.dep_ == "obl" and noun.left_edge.lower_ == "of"  # "withdrew the permit | of X"
    told = verb.pos_ == "VERB" and verb.i < noun.i < opening.i and (noun.dep_ in ("obj", "obl:agent", "iobj") or whose) and verb.tag_ in ("VBD", "VBN")
    return verb if told else None
