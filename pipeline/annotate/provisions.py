"""Component `provisions`: legal provisions as printed.

Reads `doc.text` and, where names were found before, `doc._.mentions` (the organisation Article 19 is no provision);
sets `doc._.provisions`. A provision is an article, section, paragraph or law number with the law that
it belongs to, where that is named; the words on which names of laws are built are in vocabulary/law_names.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.doc_text import text_of
from pipeline.calendar_words import MONTHS, WEEKDAYS
from pipeline.layers import Provision, register_extensions
from pipeline.vocabulary import rows

register_extensions()

_NUMBER = r"\d+[A-Za-z]?(?:[.-](?:\d+[a-z]?|[A-Z]\b))*(?: (?:bis|ter|quater)\b)?(?:\s?\([\dA-Za-z]{1,4}\))*"
_WHAT_IT_PUNISHES = r"(?:(?: \([a-z‘“'\"][^()\n]{2,100}\)| [“\"][^“”\"\n]{2,100}[”\"])(?=,? (?:and |or )?\d|,? of (?:the )?[A-Z]))?"
"""What a monitor adds in brackets or quotation marks to an article, between it and the next or its law ("Sections 147 (rioting) and 353 (assault) of the Penal Code")."""
_NUMBERS = rf"{_NUMBER}{_WHAT_IT_PUNISHES}(?:(?:, | and | or |, and |–|-| to )(?:\(?[\da-z]{{1,3}}\)|{_NUMBER}{_WHAT_IT_PUNISHES}))*"
_UNIT = r"(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]ecs?\.|[Pp]aragraphs?|[Pp]aras?\.|[Cc]lauses?|[Rr]egulations?|[Rr]ules?|[Cc]hapters?|[Pp]art|§§?)"


_CITED_BEFORE = re.compile(rf"{_UNIT} {_NUMBERS} of (?:the )?$")


def is_cited(text: str, at: int) -> bool:
    """Whether a numbered part of a law stands right before an offset: "Sections 191 and 132 of the | X"."""
    return _CITED_BEFORE.search(text, max(0, at - 80), at) is not None


_OF_A_YEAR = re.compile(r"(?:Act|Law|Ordinance) (?:19|20)\d\d")
_NAME_BEFORE = re.compile(r"(?!The\b)[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|\([A-Z][\w .’-]*\)|of|on|and|for|the|against|to)){0,6} $")
"""The words of a law in front of its kind and year ("the Media and Publishing | Act 2013")."""


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(row["word"] for row in rows("law_names"))
    capital = r"(?:[A-Z][\w’'-]*|\([A-Z][\w .’-]*\)|of|on|and|for|the|against|to)"
    day = "|".join((*MONTHS, *WEEKDAYS))
    law = rf"(?:[A-Z][\w’'-]*(?: {capital}){{0,8}}? )?(?:{words})\b(?! (?:(?:[A-Z]\w+|\([A-Z]{{2,}}\)) ){{0,3}}(?:Act|Code|Law|Ordinance|Decree)\b)(?: (?:on|of|against|for) (?:the )?(?!(?:{day})\b(?! [A-Z]))[A-Z][\w’'-]*(?:(?:,? (?:and|of|or|the|for))* [A-Z][\w’'-]*)*)?(?:,? (?:No\.? ?\d+(?:[/-][\dA-Z]+)*(?: of \d{{4}})?|(?:of )?\d{{4}}\b))?"
    dated = rf"(?:\d{{4}} )?{law}"
    named = r"(?=[A-Z])(?:(?:Decree|Organic|Federal|Supreme)[- ]|(?:Legislative|Government|Presidential|Executive|Emergency|Ministerial|Royal) )?(?:Law|Decree|Act|Ordinance|Order|Resolution|Decision) (?:(?:No\.?|Number|Nº|№) ?)?\d[\d,]*[\w/-]*\b(?: of \d{4})?"
    behind = rf"[Uu]nder (?:(?:the|its|an?|their) )?(?:[a-z][\w’'-]* ){{0,3}}(?:(?:law|legislation|act|ordinance|decree), (?:the )?)?(?P<law>{named}|{dated}(?:,? and (?:the )?{dated})?)"
    article = rf"(?=[AaCcPpRrSs§])(?<!\bsee )(?<!\bSee ){_UNIT} {_NUMBERS}(?:(?:,? | of ){_UNIT} {_NUMBERS})*(?! of (?:this|the present|our|the) (?:report|update|document|series|article)\b)(?:,? of (?:the )?(?:[a-z]+(?:[’']s)? )?(?:{named}|{dated}|(?:\d{{4}} )?(?:[A-Z]?[a-z]+ ){{0,2}}(?:code|law|constitution)\b)| {law})?"
    return re.compile(rf"{article}|\b{behind}|{named}|(?<= )(?:(?<=violating the ){law}|(?<=contrary to the ){law}|(?<=of the ){law}(?=\W))")


def find_provisions(text: str) -> list[Provision]:
    """Every provision of a text in reading order; offsets are characters of `text`.

    >>> [p.text for p in find_provisions("fined under Article 489 of the Administrative Code")]
    ['Article 489 of the Administrative Code']
    """
    out = []
    for match in _pattern().finditer(text):
        start = match.start("law" if match["law"] else 0)
        if _OF_A_YEAR.fullmatch(text, start, match.end()) and (name := _NAME_BEFORE.search(text, max(0, start - 80), start)):
            start = name.start()
        words = text[start : match.end()].rstrip(" ,")
        words = words[:-1] if words.endswith(")") and "(" not in words else words
        out.append(Provision(start, start + len(words), words))
    return out


def _before_accused(provision: Provision, accused: list[int]) -> Provision:
    """A provision without the accused whose names look like more of a law's ("under Article 5 of the Code against Ana Soto")."""
    at = next((start for start in accused if provision.start < start < provision.end), None)
    if at is None:
        return provision
    words = provision.text[: at - provision.start].removesuffix(" against ")
    return Provision(provision.start, provision.start + len(words), words)


def provisions(doc: Doc) -> Doc:
    """Set `doc._.provisions` in text order."""
    text, mentions = text_of(doc), doc._.mentions or []
    named = [(m.start, m.end) for m in mentions if m.kind == "organisation"]
    accused = [m.start for m in mentions if m.kind == "person" and text.endswith(" against ", 0, m.start)]
    found = [p for p in find_provisions(text) if not any(a <= p.start and p.end <= b for a, b in named)]
    doc._.provisions = [_before_accused(p, accused) for p in found]
    return doc


@Language.factory("provisions", assigns=["doc._.provisions"])
def make_provisions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, as a spaCy factory."""
    return provisions
