"""Bodies that the tagger missed, found by the form of their names, in the vocabulary, or in a byline or signature. Called by `names`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.name_forms import fold
from pipeline.annotate.organisation_names.edges import CALENDAR_NAMES, numbered
from pipeline.annotate.organisation_names.head_words import begins_as_body, head_word, heads, known_bodies
from pipeline.annotate.organisation_names.marks import DETERMINERS, FOREIGN, LINKS, in_bodies, trim
from pipeline.annotate.organisation_names.told_again import again
from pipeline.annotate.parse import Doc, Span
from pipeline.vocabulary import any_of, words

_LOCAL = re.compile(
    r"(?<![\w’'-])(?<!\b[Aa] )(?<!\b[Aa]n )(?:[A-Z][\w’'-]+ ){1,3}(?:district|city|regional|provincial|town|township|county|municipal) "
    r"(?:police department|police station|police directorate|court|administration|prosecutor[’']s office|council)\b"
)
"""A state body that is named by its place, the rest in small letters: "the Sverdlov district police department"; not "a Minsk district court"."""
_BUILT = re.compile(
    r"(?=[A-Z])\b(?:(?:[A-Z][\w’'-]+ ){0,3}(?:Ministry|Department|Office|Commission|Committee|Council|Court|Directorate|Bureau|Agency|Board) "
    r"(?:of|for|on) (?:the )?[A-Z][\w’'-]+(?:(?: and| of| for|,)? (?:the )?[A-Z][\w’'-]+)*"
    r"|(?:[A-Z][\w’'-]+ ){1,4}(?:Court|Ministry|Police Department|Police Service|Party|Prosecution|Directorate|Inspectorate|Gendarmerie|Ombudsman|Ombudsperson)\b"
    r"|(?<=[Tt]he )(?:[A-Z][\w’'-]+ ){2,5}(?:Movement|Network|Coalition|Alliance|Association|Foundation|Federation|Campaign|Initiative|Institute|Syndicate|Collective)\b"
    r"|(?<=[Tt]he )NGOs? (?:[A-Z][\w’'-]+ ){0,2}(?:Bureau|Board|Commission|Authority|Registrar|Registry|Directorate|Secretariat|Office)\b"
    r"|(?<=[Tt]he )(?:(?:Prosecutor|Attorney|Auditor|Procurator)[ -]General|General Prosecutor|Director of Public Prosecutions)\b(?!,? [A-Z]|[’']s? Office|’s? office)"
    r"|(?:Constitutional|Supreme|High|Appeals?|Criminal|Military) Court\b|\bOmbuds(?:person|man)\b)"
)


def state_bodies(doc: Doc, found: list[Span]) -> list[Span]:
    """State bodies that the tagger missed, by the form of their names."""
    taken = in_bodies(found)
    out = []
    for match in (*_BUILT.finditer(text_of(doc)), *_LOCAL.finditer(text_of(doc))):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is None:
            continue
        start, end = trim(doc, span.start, span.end)
        while start < end and (doc[start].text in gazetteer.demonyms() and doc[start + 1 : end].text or doc[start].is_sent_start and doc[start].pos_ in ("ADP", "SCONJ", "ADV", "CCONJ")):
            if doc[start].text in gazetteer.demonyms() and head_word(doc, start, end) not in ("ombudsperson", "ombudsman"):
                break
            start += 1
        while start < end and (doc[start].text in CALENDAR_NAMES or doc[start].ent_type_ == "DATE"):
            start += 1
        if start < end and not any(i in taken for i in range(start, end)):
            out.append(Span(doc, start, numbered(doc, end), label="ORG"))
    return out


_ENGLISH = {"of", "and", "with", "by", "from", "to"}
"""Small words behind which a name in another language may begin."""
_IN_BRACKETS = re.compile(r"(?<![\w’'-])((?:[\w’'-]++ ){2,12})\(([A-Z][\w-]{1,11})\)")
_BRACKETS = re.compile(r"\([A-Z][\w-]{1,11}\)")
_WORDS_REACH = 400
"""Characters before a bracket within which the twelve words stand."""


def foreign_names(doc: Doc, found: list[Span]) -> list[Span]:
    """Names in another language that go on in small letters up to their acronym in brackets: "Mouvement pour la renaissance du
    Cameroun (MRC)"."""
    whole = {(span.start, span.end) for span in found if span.label_ == "ORG"}
    out = []
    for match in _before_brackets(text_of(doc)):
        span, inside = doc.char_span(*match.span(1), alignment_mode="contract"), doc.char_span(*match.span(2))
        if span is None or inside is None:
            continue
        last = max((t.i for t in span if t.text in FOREIGN), default=None)
        if last is None:
            continue
        english = max((t.i for t in doc.tokens[span.start : last] if t.lower_ in DETERMINERS | _ENGLISH), default=span.start - 1)
        foreign = next(t.i for t in doc.tokens[english + 1 : last + 1] if t.text in FOREIGN)
        words_ = doc[english + 1 : span.end]
        first = next((t.i for t in words_ if t.i < foreign and t.text[0] == inside.text[0] or t.text[0].isupper() and begins_as_body(t.text)), None)
        if first is None or (first, span.end) in whole:
            continue
        inner = [t for t in doc.tokens[first + 1 : span.end] if t.is_alpha and t.text not in FOREIGN and t.text not in LINKS]
        if inner and (any(t.is_lower for t in inner) or begins_as_body(doc[first].text)):
            out += [Span(doc, first, span.end, label="ORG"), Span(doc, inside.start, inside.end, label="ORG")]
    return out


def _before_brackets(text: str) -> Iterator[re.Match[str]]:
    """`_IN_BRACKETS.finditer`, which would try at every word, for the few that stand before a bracket."""
    end = 0
    for bracket in _BRACKETS.finditer(text):
        match = _IN_BRACKETS.search(text, max(end, bracket.start() - _WORDS_REACH), bracket.end())
        if match is not None:
            end = match.end()
            yield match


_NAME_ALONE = re.compile(r"(?m)^(?:By )?((?:[A-Z][\w’'-]+ )(?:(?:[A-Z][\w’'-]+|of|for|and|the) ){0,6}[A-Z][\w’'-]+)$")


def signatures(doc: Doc, found: list[Span]) -> list[Span]:
    """Bodies whose names fill a line of the byline or signature, of which the tagger saw a part at most."""
    text, whole = text_of(doc), {(span.start_char, span.end_char) for span in found if span.label_ == "ORG"}
    out = []
    for section in doc._.sections or []:
        if section.kind not in ("front_matter", "back_matter"):
            continue
        for match in _NAME_ALONE.finditer(text, section.start, section.end):
            words_ = match[1].lower()
            span = doc.char_span(match.start(1), match.end(1), label="ORG")
            if span is not None and words_.split()[-1] in heads() and words_ not in words("not_names", "word") and match.span(1) not in whole:
                out.append(span)
    return out


_BETWEEN_AUTHORS = re.compile(r"\s*(?:[,;]| [–—-] )\s*")
_AUTHOR = re.compile(r"(?:The )?([A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|of|for|and|the|de|del|la|du|des|et|y))* [A-Z][\w’'-]*)(?: \([A-Z][\w-]+\))?")


def authors_as_bodies(doc: Doc, found: list[Span]) -> list[Span]:
    """The bodies of a first line that lists several authors and nothing else, one of them known as a body ("Rights Monitor, Erkin
    Soz"), at every place. Who bears a given name is a person."""
    text = text_of(doc)
    line = text[: text.index("\n") if "\n" in text else len(text)].rstrip()
    pieces = [_AUTHOR.fullmatch(piece) for piece in _BETWEEN_AUTHORS.split(line)]
    if len(line) > 160 or len(pieces) < 2 or not all(pieces):
        return []
    spans, at = [], 0
    for piece in pieces:
        assert piece is not None
        at = line.index(piece[1], at)
        span = doc.char_span(at, at + len(piece[1]), label="ORG")
        if span is not None:
            spans.append(span)
        at += len(piece[1])
    known = in_bodies(found)
    if not any(known.issuperset(range(span.start, span.end)) for span in spans):
        return []
    bodies = [span for span in spans if fold(span[0].text) not in words("given_names", "name")]
    return [one for span in bodies for one in (span, *again(doc, span))]


def missed_bodies(doc: Doc, found: list[Span]) -> list[Span]:
    """Bodies of vocabulary/organisations.csv that the tagger missed. "Article 19" is one only where no law is meant."""
    taken = in_bodies(found)
    text, out = text_of(doc), []
    for match in _known_pattern().finditer(text):
        if match.group() == "Article 19" and re.match(r"(?: of| \(|,? para|, sub|\.\d)", text[match.end() :]):
            continue
        span = doc.char_span(match.start(), match.end(), label="ORG")
        if span is None or any(i in taken for i in range(span.start, span.end)):
            continue
        if match.group() == "Article 19" and span.start and doc[span.start - 1].lower_ in ("under", "of", "by", "and", "with", "in", "to", "violated"):
            continue
        out.append(span)
    return out


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = [form for form in known_bodies() if len(form) > 3]
    first = "".join(sorted({re.escape(form[0]) for form in forms}))  # most characters of a text are none of these
    return re.compile(rf"(?=[{first}])(?<![\w-]){any_of(forms)}(?![\w-])")
