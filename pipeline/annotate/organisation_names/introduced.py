"""Bodies that a noun before them introduces: "the party Our Right", "journalists of N1 and Danas". Called by `names`."""

from __future__ import annotations

from functools import cache

from pipeline.annotate.name_forms import is_full_name
from pipeline.annotate.organisation_names.edges import begins_sum
from pipeline.annotate.organisation_names.head_words import OF_NEWS, describing
from pipeline.annotate.organisation_names.marks import CLOSING_QUOTES, INNER, OPENING_QUOTES
from pipeline.annotate.organisation_names.told_again import again
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.vocabulary import word_list, words

_STAFF = word_list("organisation_names.staff")
_CALLING = word_list("organisation_names.calling")
_GROUPS = word_list("organisation_names.groups")
_TIMES = {"DATE", "MONEY", "NORP", "LAW"}


def introduced(doc: Doc, found: list[Span]) -> list[Span]:
    """Names that a noun before them introduces as bodies: "the party Our Right", "journalists of N1 and Danas"."""
    label = {i: span for span in found for i in range(span.start, span.end)}
    out: list[Span] = []
    for token in doc:
        start = _introduces(token) if token.lower_ in _openers() or token.pos_ in ("NOUN", "ADJ") and token.lemma_.lower() in _openers() else 0
        while start:
            sure = _calls_itself(token) or _tells_several(token) and start > token.i or start > token.i + 2 and _listed_from(doc, token.i + 1) == start
            span = _run(doc, start, {} if sure else label)
            if span is None:
                break
            known = label.get(span.start)
            if known is None or known.label_ != "ORG" or known.end < span.end:
                out.append(span)
            out += again(doc, span)
            start = span.end + 1 if doc[span.end : span.end + 1].text.lower() in ("and", ",") and "Plur" in token.morph.get("Number", []) else 0
    return out


@cache
def _openers() -> frozenset[str]:
    return describing() | _CALLING | _STAFF | {"site", "project"}


def _introduces(token: Token) -> int:
    """Where the name begins that a noun introduces, 0 where it introduces none."""
    doc, start = token.doc, token.i + 1
    if _calls_itself(token):
        return start + 1
    if token.pos_ not in ("NOUN", "ADJ") or token.text[0].isupper() or start + 1 >= len(doc):
        return 0
    lemma = token.lemma_.lower()
    if lemma == "site" and token.i and doc[token.i - 1].lower_ in OF_NEWS:
        return start if doc[start].text[0].isupper() or doc[start].text in OPENING_QUOTES else 0
    if lemma in describing() and token.tag_ == "NNS" and (listed := _listed_from(doc, start)):
        return listed
    if lemma in describing() or token.lower_ in describing() or lemma == "project":
        indefinite = any(t.lower_ in ("a", "an") for t in doc.tokens[max(token.sent.start, token.i - 4) : token.i])
        if doc[start].text == "," and indefinite or doc[start].lower_ in ("called", "named"):
            return start + 1
        return start if doc[start].text[0].isupper() or doc[start].text in OPENING_QUOTES else 0
    if (lemma in _STAFF or token.lower_ in _STAFF) and doc[start].lower_ in ("of", "for", "at", "with"):
        return start + 1 + (doc[start + 1].lower_ in ("the", "newspaper", "newspapers"))
    return 0


def _tells_several(token: Token) -> bool:
    """Whether a plural noun right before names tells that each of them is a body ("the groups X Y and Z")."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    counted = before.lower_ in ("the", "both", "opposition", "civic", "armed", "banned") or before.pos_ in ("NUM", "ADJ")
    return token.tag_ == "NNS" and token.lemma_.lower() in _GROUPS and counted and token.nbor().text[0].isupper()


def _listed_from(doc: Doc, at: int) -> int:
    """Where the list begins that names some of several bodies ("six organisations, among them X"), 0 where none does."""
    at += doc[at].text == ","
    for opening in (("including",), ("namely",), ("among", "them"), ("such", "as")):
        behind = at + len(opening)
        if behind < len(doc) and doc[at:behind].text.lower() == " ".join(opening):
            return behind if doc[behind].text[0].isupper() else 0
    return 0


def _calls_itself(token: Token) -> bool:
    """Whether a group gives itself a name: "a group calling itself Forum Penjaga Akidah"."""
    return token.lower_ in _CALLING and token.doc[token.i + 1 : token.i + 2].text in ("itself", "themselves")


def _run(doc: Doc, start: int, label: dict[int, Span]) -> Span | None:
    """The capitalised words at `start`, or what stands there in quotation marks; None where they name something else."""
    quoted = start < len(doc) and doc[start].text in OPENING_QUOTES
    start += quoted
    stop = start
    while stop < len(doc) and stop - start < 7:
        token = doc[stop]
        inner = stop > start and token.text in INNER | {"-"} and stop + 1 < len(doc) and doc[stop + 1].text[0].isupper()
        if token.ent_type_ in _TIMES or stop > start and begins_sum(doc, stop, stop + 1) or not (token.text[0].isupper() or inner or stop > start and token.text[0].isdigit()):
            break
        stop += 1
        if "\n" in doc[stop - 1].text_with_ws:
            break
    if stop == start or quoted and not (stop < len(doc) and doc[stop].text in CLOSING_QUOTES):
        return None
    if len(doc[start].text) < 2 or doc[start].lower_ in words("not_names", "word") or doc[start].lower_ in words("titles", "title"):
        return None
    if stop - start == 1 and doc[start].pos_ in ("PRON", "DET", "ADV", "SCONJ"):
        return None
    for i in range(start, stop):
        span = label.get(i)
        if span is None:
            continue
        if span.label_ == "PLACE" or span.label_ == "PERSON" and (is_full_name(span.text) or _is_surname(span, label)):
            return None
        stop = max(stop, span.end)
    return Span(doc, start, stop, label="ORG")


def _is_surname(span: Span, label: dict[int, Span]) -> bool:
    return any(other.label_ == "PERSON" and len(other) > 1 and span.text in other.text.split() for other in label.values())
