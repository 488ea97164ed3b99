"""Neighbours of the tagger’s that are one name ("Forum | Penjaga Akidah"). Called by `names` when all of them have their ends."""

from __future__ import annotations

from pipeline.annotate.organisation_names.acronyms import acronym_follows
from pipeline.annotate.organisation_names.head_words import (
    MASTHEADS,
    begins_as_body,
    head_word,
    known_bodies,
    linking_heads,
)
from pipeline.annotate.organisation_names.marks import CLOSING_QUOTES, OPENING_QUOTES
from pipeline.annotate.parse import Doc, Span


def join_organisations(doc: Doc, spans: list[Span]) -> list[Span]:
    """Joins neighbours that are one name: "UN" + "Special Rapporteur", "People’s Party of" + "Kazakhstan"."""
    out: list[Span] = []
    for span in spans:
        if out and span.label_ == "PERSON" and (split := _station_and_person(out[-1], span)):
            out[-1:] = split
            continue
        if out and out[-1].label_ == "ORG" and _is_namesake(out[-1], span):
            out[-1] = Span(doc, out[-1].start, span.end + 1, label="ORG")
            continue
        if out and out[-1].label_ == "ORG" and out[-1].end <= span.start and not any(t.is_space for t in doc.tokens[out[-1].end : span.start]):
            gap = doc[out[-1].end : span.start].text.strip().lower()
            last = out[-1][-1]
            part = span.text in known_bodies() and (gap == "for" and len(out[-1]) > 1 or any(t.text in ("of", "on") for t in out[-1]))  # "Committee of Ministers" of a body
            link = span.label_ != "PERSON" and not part and gap in ("of", "for", "on", "against", "of the") and head_word(doc, out[-1].start, out[-1].end) in linking_heads()
            close = gap in ("", "/") and span.label_ == "ORG" and (last.whitespace_ == " " or gap == "/") and span.start - out[-1].end == len(gap)
            if link or close or span.start - out[-1].end < 4 and not set("().") & set(gap) and acronym_follows(doc, out[-1].start, span.end) and not acronym_follows(doc, span.start, span.end):
                out[-1] = Span(doc, out[-1].start, span.end, label="ORG")
                continue
        if out and span.start < out[-1].end:
            if span.end - span.start > out[-1].end - out[-1].start:
                out[-1] = span
            continue
        out.append(_with_quote_closed(span))
    return out


def _with_quote_closed(span: Span) -> Span:
    """The name of a body that ends in inverted commas with the mark that closes these ("Red “Ana Ruiz” | ”")."""
    doc = span.doc
    if span.label_ != "ORG" or len(span) < 3 or span.end >= len(doc) or doc[span.end].text not in CLOSING_QUOTES:
        return span
    return Span(doc, span.start, span.end + 1, label="ORG") if any(t.text in OPENING_QUOTES for t in span[1:-1]) else span


def _is_namesake(body: Span, name: Span) -> bool:
    """Whether a name stands in inverted commas right behind that of a body of several words, which is called after it ("Colectivo de Abogados “Ana
    Ruiz”")."""
    doc = body.doc
    quoted = name.start == body.end + 1 and doc[body.end].text in OPENING_QUOTES and name.end < len(doc) and doc[name.end].text in CLOSING_QUOTES
    return quoted and len(body) > 1


def _station_and_person(body: Span, person: Span) -> list[Span]:
    """The name of a body whose first word alone was taken for one and the rest for a person ("Forum | Penjaga Akidah"); of three
    words or more behind "Radio" the last ones are a person all the same ("director of Radio Costeñísima Kimberly León")."""
    doc, alone = body.doc, len(body) == 1 and body.label_ == "ORG" and body.end == person.start and body[-1].whitespace_ == " "
    if not alone or body.text not in MASTHEADS and not begins_as_body(body.text):
        return []
    stop = person.start + 1 if body.text in MASTHEADS and len(person) > 2 else person.end
    return [Span(doc, body.start, stop, label="ORG"), *([Span(doc, stop, person.end, label="PERSON")] if stop < person.end else [])]
