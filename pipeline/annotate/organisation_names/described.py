"""What the words beside a name say: that it is a body ("head of the electoral commission X Y"). Called by `names_in_context`, `is_registered`
by `name_labels` too."""

from __future__ import annotations

from pipeline.annotate.name_forms import is_full_name
from pipeline.annotate.organisation_names.head_words import OF_NEWS, describing, heads
from pipeline.annotate.organisation_names.marks import OPENING_QUOTES, POSSESSIVE
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.vocabulary import word_list

_OWNED = word_list("organisation_names.owned")
_BODIES_ONLY = word_list("organisation_names.bodies_only")
_SIZES = word_list("organisation_names.sizes")
"""Words that say of a group that it is one of people, not what body it is."""
_KINDS_IN_CAPITALS = word_list("organisation_names.kinds_in_capitals")
_GRANTED = word_list("organisation_names.granted")
_GRANTING = word_list("organisation_names.granting")
_OF_CHANNELS = word_list("organisation_names.of_channels")
_RUN = word_list("organisation_names.run")
_APPOSED = word_list("organisation_names.apposed")
"""Nouns that say of a name behind which they stand, but not of one before which they do, that it is a body's."""
_OF_STATE = word_list("organisation_names.of_state")
_ENDING_KIND = {"of", "in", "for", "that", "which", "who", ",", ".", "from", "at", "and", "with", "on", "by", "to", "against"}
"""Words that end what an apposition calls a name ("X, a journalist | with the newspaper Y")."""
_PLACING = ("In", "At", "On", "Near", "Outside", "Across", "Around")
"""Prepositions that open a sentence with its place ("In Luanda, the municipality …")."""


def described_as_body(span: Span) -> bool:
    """Whether the words beside a name call it a body, or give it what only a body has."""
    doc = span.doc
    if span[-1].lower_ in heads() and len(span) > 1 and span.label_ != "PLACE":
        return True
    before = [doc[i] for i in range(max(span.sent.start, span.start - 3), span.start)]
    before = [t for t in before if t.text not in POSSESSIVE | {"-"}] if before and before[-1].is_lower else before  # "the vendors’ association X", "far-right group X"
    plain = [t for t in before if not t.is_punct]
    quoted = bool(before) and before[-1].text in (*OPENING_QUOTES, ",")
    if span.label_ == "PERSON" and is_full_name(span.text) and _ends_post(span):
        return False
    if plain and (plain[-1].text in _KINDS_IN_CAPITALS or plain[-1].is_lower and plain[-1].pos_ in ("NOUN", "ADJ", "PROPN") and _describes(plain)) and (len(before) == len(plain) or quoted):
        owned = any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in plain[-1].children)
        return span.label_ != "PLACE" and (owned or not (span.label_ == "PERSON" and is_full_name(span.text) and before[-1].text == ","))
    if _apposed_as_body(span) or is_registered(doc, span.start, span.end):
        return True
    if span.label_ == "PERSON" and not is_full_name(span.text):
        after = [doc[i] for i in range(span.end, min(len(doc), span.end + 4))]
        if len(after) > 1 and after[0].text in POSSESSIVE:
            return after[1].lemma_.lower() in _BODIES_ONLY or _is_co_founder(doc, after[1].i)
        if after and (after[0].lemma_.lower() in _OWNED - {"office", "account"} or _is_co_founder(doc, span.end)):
            return not after[0].text[0].isupper() and len(span) == 1
    return False


def _ends_post(span: Span) -> bool:
    """Whether what stands right before a name is what its bearer's post is for ("member of parliament X Y", "head of the electoral
    commission X Y")."""
    before = [t.lower_ for t in span.doc.tokens[max(0, span.start - 4) : span.start]]
    return bool(before) and before[-1] in _OF_STATE and "of" in before


def _describes(words_: list[Token]) -> bool:
    """Whether the last of the words before a name calls it a body; "group" does so only behind a word of its own ("the student group"),
    "site" behind "news", "channel" behind "television"."""
    noun = words_[-1]
    if noun.lower_ in ("site", "channel"):
        return len(words_) > 1 and words_[-2].lower_ in (OF_NEWS if noun.lower_ == "site" else OF_NEWS | _OF_CHANNELS)
    if noun.lower_ != "group":
        return noun.lower_ in describing()
    return len(words_) > 1 and words_[-2].is_lower and words_[-2].pos_ in ("NOUN", "ADJ") and words_[-2].lower_ not in _SIZES


def _apposed_as_body(span: Span) -> bool:
    """Whether an apposition behind a name calls it a body: "Sagip Bukid, a farmers’ organisation in …"."""
    doc, at = span.doc, span.end
    if doc[at : at + 1].text != "," or doc[at + 1 : at + 2].text not in ("a", "an", "the") or span.start and (
            doc[span.start - 1].text in _PLACING or span.label_ == "PLACE" and doc[span.start - 1].text in ("in", "near")):  # "on 3 May in X, a group of men …"
        return False
    for i in range(at + 2, min(len(doc), at + 9)):
        if doc[i].lower_ in _ENDING_KIND or doc[i].pos_ in ("VERB", "AUX"):
            noun = doc[i - 2] if doc[i - 1].lower_ in _RUN else doc[i - 1]
            if span.start and doc[span.start - 1].text.capitalize() in _PLACING and noun.dep_ in ("nsubj", "nsubj:pass") and noun.i < noun.head.i:
                return False  # "on 3 May in Medan, a group of men …"
            return noun.is_lower and noun.pos_ == "NOUN" and noun.lower_ in describing() | _APPOSED or noun.text in ("NGO", "CSO")
    return False


def is_registered(doc: Doc, start: int, end: int) -> bool:
    """Whether somebody grants, refuses or takes away the registration of what a name of several words names."""
    of = start - 1
    if of < 2 or end - start < 2 or doc[of].text != "of" or doc[of - 1].lower_ not in _GRANTED:
        return False
    noun = doc[of - 1]
    return noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in _GRANTING


def _is_co_founder(doc: Doc, start: int) -> bool:
    return doc[start : start + 3].text.lower().startswith("co-founder")
