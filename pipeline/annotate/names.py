"""Component `names`: the tagger's entities → clean names of people, organisations and places.

Reads `doc.ents`; sets `doc.spans["names"]` with labels PERSON, ORG and PLACE. Titles, determiners and possessives are
cut off, the parts of one organisation's name are joined, and what only looks like a name is dropped. Word lists are in
vocabulary/titles.csv, organisation_kinds.csv, place_types.csv and not_names.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.annotate import gazetteer
from pipeline.layers import register_extensions
from pipeline.vocabulary import rows, words

register_extensions()

_KINDS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "FAC": "PLACE"}
_EDGE = set("“”\"'‘’«»()[],.;:–—-*#_")
_DETERMINERS = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "some"}
_LINKS = {"of", "for", "on", "and", "against", "in", "the", "to", "de", "del", "des", "du", "la", "les"}
_POSSESSIVE = {"’s", "'s", "’", "'"}


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"].lower() for row in rows("titles")) | {f"former {r['title'].lower()}" for r in rows("titles")}


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("organisation_kinds") if row["place"] in ("name", "both"))


def names(doc: Doc) -> Doc:
    """Set `doc.spans["names"]`: non-overlapping Spans in text order, labels PERSON, ORG, PLACE."""
    raw = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    found = [span for start, end, label in raw if (span := _clean(doc, start, end, label)) is not None]
    tail = [(s.start, s.end) for s in doc._.sections or [] if s.kind == "back_matter"]
    found = [span for span in found if span.label_ == "ORG" or not any(a <= span.start_char < b for a, b in tail)]
    found = _by_context(doc, _join_organisations(doc, found))
    found += _missed_organisations(doc, found)
    found += _short_forms(doc, found) + _countries(doc, found)
    doc.spans["names"] = _without_overlaps(doc, [piece for span in found for piece in _split_places(span)])
    return doc


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].text in _EDGE or doc[start].lower_ in _DETERMINERS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _EDGE or doc[end - 1].text in _POSSESSIVE or doc[end - 1].is_space or doc[end - 1].lower_ in _LINKS):
        end -= 1
    return start, end


def _clean(doc: Doc, start: int, end: int, label: str) -> Span | None:
    start, end = _trim(doc, start, end)
    if start >= end:
        return None
    first_line = next((i for i in range(start, end) if "\n" in doc[i].text_with_ws or doc[i].is_space), None)
    if first_line is not None:
        start, end = _trim(doc, start, first_line + (not doc[first_line].is_space))
        if start >= end:
            return None
    text = doc[start:end].text
    if not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in doc[start:end]):
        return None
    if text.lower() in words("not_names", "word") or text in gazetteer.demonyms():
        return None
    head = _head_word(doc, start, end)
    if head in _heads() and label in ("ORG", "LOC", "PERSON", "MISC", "FAC", "PRODUCT") and end - start > 1 and label != "PERSON":
        label = "ORG"
    if label == "LOC" and end < len(doc) and doc[end].text in _heads() - {"administration", "council", "office", "service"} and doc[end].text[0].isupper():
        label = "ORG"
    if label == "NORP" and (gazetteer.country(text) is not None):
        label = "LOC"
    if label == "ORG" and end - start <= 2 and _is_place_only(text, doc, end):
        label = "LOC"
    kind = _KINDS.get(label)
    if kind is None:
        return None
    if kind == "PERSON":
        start = _without_titles(doc, start, end)
        if start >= end or not doc[start:end].text[0].isalpha() and not doc[start].text[0].isupper():
            return None
        if doc[start:end].text.lower() in _titles() or end - start == 1 and doc[start].lower_ in words("occupations", "occupation"):
            return None
        end = _person_end(doc, start, end)
    if kind == "ORG":
        start, end = _organisation_edges(doc, start, end)
        if end - start == 2 and doc[start].text in gazetteer.demonyms() and doc[start + 1].lower_ in ("ombudsperson", "ombudsman", "parliament"):
            start += 1
        for i in range(start + 1, end):
            if doc[i].lower_ in ("co", "co-founder", "founder", "activist", "leader") and not doc[i].text[0].isupper():
                end = i
                break
    if kind == "PLACE":
        start, end = _place_edges(doc, start, end)
    return Span(doc, start, end, label=kind)


_OWNED = {"co-founder", "founder", "chair", "chairperson", "chairman", "leader", "member", "activist", "registration", "account", "director",
          "spokesperson", "employee", "staff", "headquarters", "office", "newsroom", "editor", "journalist", "supporter", "secretary"}  # fmt: skip


def _by_context(doc: Doc, found: list[Span]) -> list[Span]:
    """Relabels a name that the words beside it describe: "the movement X", "X’s registration", "the X administration".

    A label holds for all mentions of a name in the report. A lone word that is a town of the country is a place.
    """
    organisations: set[str] = set()
    places: set[str] = set()
    home = doc._.report.country if doc._.report else ""
    out = []
    for span in found:
        if span.label_ != "ORG" and _described_as_body(span):
            organisations.add(span.text)
        if span.label_ == "ORG" and "-" in span.text or len(span) == 1:
            same = [p for p in gazetteer.candidates(span.text) if p.country == home and p.kind == "city" and p.population >= 15_000]
            if span.label_ == "ORG" and same and not span.text.isupper() and not _described_as_body(span):
                places.add(span.text)
        following = doc[span.end] if span.end < len(doc) else None
        stop = span.end
        while stop < len(doc) and stop - span.end < 2 and doc[stop].lower_ in ("presidential", "administration"):
            stop += 1
            if doc[stop - 1].lower_ == "administration":
                break
        if following is not None and stop > span.end and doc[stop - 1].lower_ == "administration" and span.label_ in ("PERSON", "PLACE") and len(gazetteer.candidates(span.text)) == 0:
            out.append(Span(doc, span.start, stop, label="ORG"))
        else:
            out.append(span)
    relabelled = []
    for span in out:
        label = "ORG" if span.text in organisations and span.label_ != "ORG" else "PLACE" if span.text in places else span.label_
        relabelled.append(span if label == span.label_ else Span(doc, span.start, span.end, label=label))
    return relabelled


def _described_as_body(span: Span) -> bool:
    """Whether the words beside a name call it a body, or give it what only a body has."""
    doc = span.doc
    if span[-1].lower_ in _heads() and len(span) > 1 and span.label_ != "PLACE":
        return True
    beside = {row["word"] for row in rows("organisation_kinds")} - {"court", "police", "office", "service", "group", "channel", "prosecutor", "board"}
    before = [doc[i] for i in range(max(span.sent.start, span.start - 3), span.start)]
    words_before = [t for t in before if not t.is_punct]
    quoted = bool(before) and before[-1].text in ("“", "‘", '"', ",")
    if words_before and words_before[-1].pos_ == "NOUN" and words_before[-1].lower_ in beside and (len(before) == len(words_before) or quoted):
        owned = any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in words_before[-1].children)
        return span.label_ != "PLACE" and (owned or not (span.label_ == "PERSON" and is_full(span) and before[-1].text == ","))
    if span.label_ == "PERSON" and not is_full(span):
        after = [doc[i] for i in range(span.end, min(len(doc), span.end + 4))]
        if after and after[0].text in _POSSESSIVE and len(after) > 1:
            head = after[1]
            return head.lemma_.lower() in {"registration", "headquarters", "newsroom", "co", "membership"} or doc[head.i : head.i + 3].text.lower().startswith("co-founder")
        if after and (after[0].lemma_.lower() in _OWNED - {"office", "account"} or doc[span.end : span.end + 3].text.lower().startswith("co-founder")):
            return not after[0].text[0].isupper() and len(span) == 1
    return False


def is_full(span: Span) -> bool:
    """Whether a name has a given name and a surname."""
    return len([token for token in span if token.text[0].isupper()]) > 1


def _short_forms(doc: Doc, found: list[Span]) -> list[Span]:
    """"the Ministry", "the Coalition": a capitalised head word after a full name that holds it."""
    seen: dict[str, int] = {}
    for span in found:
        if span.label_ == "ORG" and len(span) > 1:
            for token in span:
                if token.lower_ in _heads():
                    seen.setdefault(token.text, span.start)
    taken = {i for span in found for i in range(span.start, span.end)}
    return [
        Span(doc, token.i, token.i + 1, label="ORG")
        for token in doc
        if token.text in seen and token.i > seen[token.text] and token.i not in taken and not token.is_sent_start
        and doc[token.i - 1].lower_ in ("the", "this", "that")
        and not (token.i + 1 < len(doc) and (doc[token.i + 1].text[0].isupper() or doc[token.i + 1].lower_ in ("of", "for")))
    ]  # fmt: skip


def _countries(doc: Doc, found: list[Span]) -> list[Span]:
    """Names of countries that the tagger missed."""
    taken = {i for span in found for i in range(span.start, span.end)}
    out = []
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or gazetteer.country(token.text) is None or token.ent_type_ in ("PERSON", "ORG", "MISC"):
            continue
        if token.i + 1 < len(doc) and doc[token.i + 1].text[0].isupper() and doc[token.i + 1].pos_ == "PROPN" and doc[token.i + 1].ent_type_ not in ("PERSON", ""):
            continue
        out.append(Span(doc, token.i, token.i + 1, label="PLACE"))
    return out


def _head_word(doc: Doc, start: int, end: int) -> str:
    """The noun that an organisation's name is built on: before its first "of"/"for", else the last word."""
    for i in range(start, end):
        if doc[i].lower_ in ("of", "for", "on", "against") and i > start:
            return doc[i - 1].lower_
    return doc[end - 1].lower_


def _is_place_only(text: str, doc: Doc, end: int) -> bool:
    """Whether what was tagged an organisation is the name of a place before a common noun ("an Almaty court")."""
    if gazetteer.country(text) is not None:
        return True
    if end < len(doc) and doc[end].pos_ == "NOUN" and doc[end].lower_ in _heads() | {"resident", "residents", "police", "authorities", "activist"}:
        home = doc._.report.country if doc._.report else ""
        return any(p.country == home for p in gazetteer.candidates(text))
    return False


def _without_titles(doc: Doc, start: int, end: int) -> int:
    moved = True
    while moved and start < end:
        moved = False
        for size in (3, 2, 1):
            if start + size < end and doc[start : start + size].text.lower() in _titles():
                start, moved = start + size, True
                break
        if start < end and doc[start].text == "." and start + 1 < end:
            start, moved = start + 1, True
    return start


def _person_end(doc: Doc, start: int, end: int) -> int:
    """A personal name stops before a comma or conjunction, and takes in a hyphen's second half."""
    for i in range(start, end):
        if doc[i].text in {",", ";", "(", "/"} or doc[i].lower_ in {"and", "or", "with"}:
            return max(i, start + 1)
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].text[0].isupper():
        end += 2
    return end


def _organisation_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Takes in what belongs to the name: "the General’s | Office", "… Party of | Kazakhstan", "NGO | Coalition …"."""
    while start > 0 and doc[start - 1].text in ("NGO", "UN", "EU", "AU") and doc[start - 1].whitespace_ and doc[start].text[0].isupper():
        start -= 1
    moved = True
    while moved and end < len(doc):
        moved = False
        token = doc[end]
        if token.text in _POSSESSIVE and end + 1 < len(doc) and doc[end + 1].text[0].isupper() and doc[end + 1].lower_ in _heads():
            end, moved = end + 2, True
        elif token.text[:1].isupper() and token.lower_ in _heads() and doc[end - 1].whitespace_ and "\n" not in doc[end - 1].whitespace_:
            end, moved = end + 1, True
        elif doc[start:end].text.split()[-1].lower() in _heads() and token.lower_ in ("of", "for", "on", "against") and end + 1 < len(doc):
            after = end + 1 + (doc[end + 1].lower_ == "the")
            if after < len(doc) and doc[after].text[0].isupper() and not doc[after].is_sent_start:
                stop = after + 1
                while stop < len(doc) and doc[stop].text[0].isupper() and doc[stop].pos_ in ("PROPN", "NOUN", "ADJ") and doc[stop - 1].whitespace_:
                    stop += 1
                end, moved = stop, True
    if end < len(doc) and doc[end].text == "!" and not doc[end].is_sent_end and end + 1 < len(doc) and not doc[end + 1].text[0].isupper():
        end += 1
    return start, end


def _place_edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Takes in the type word of a place: "Akmola | region", "Almaty-Bishkek | highway", "Republic | Square"."""
    types = words("place_types", "word")
    if end < len(doc) and doc[end].lower_ in types and doc[end - 1].whitespace_ == " ":
        venue = next(row["kind"] for row in rows("place_types") if row["word"] == doc[end].lower_)
        capital = doc[end].text[0].isupper()
        if capital or venue == "region" or (venue == "venue" and gazetteer.country(doc[start:end].text) is None
                                            and not gazetteer.candidates(doc[start:end].text)):  # fmt: skip
            end += 1
    return start, end


def _split_places(span: Span) -> list[Span]:
    """"Kyiv, Ukraine" is two places."""
    if span.label_ != "PLACE" or "," not in span.text:
        return [span]
    doc, pieces, start = span.doc, [], span.start
    for i in [*(t.i for t in span if t.text == ","), span.end]:
        first, last = _trim(doc, start, i)
        if first < last:
            pieces.append(Span(doc, first, last, label="PLACE"))
        start = i + 1
    return pieces


def _join_organisations(doc: Doc, spans: list[Span]) -> list[Span]:
    """Joins neighbours that are one name: "UN" + "Special Rapporteur", "People’s Party of" + "Kazakhstan"."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].label_ == "ORG" and span.label_ in ("ORG", "PLACE") and out[-1].end <= span.start:
            gap = doc[out[-1].end : span.start].text.strip().lower()
            last = out[-1][-1]
            link = gap in ("of", "for", "on", "against", "of the") and _head_word(doc, out[-1].start, out[-1].end) in _heads() | {"rapporteur"}
            close = gap in ("", "/") and span.label_ == "ORG" and (last.whitespace_ == " " or gap == "/") and span.start - out[-1].end == len(gap)
            if link or close:
                out[-1] = Span(doc, out[-1].start, span.end, label="ORG")
                continue
        if out and span.start < out[-1].end:
            if span.end - span.start > out[-1].end - out[-1].start:
                out[-1] = span
            continue
        out.append(span)
    return out


_BUILT = re.compile(
    r"\b(?:(?:[A-Z][\w’'-]+ ){0,3}(?:Ministry|Department|Office|Commission|Committee|Council|Court|Directorate|Bureau|Agency|Board) "
    r"(?:of|for|on) (?:the )?[A-Z][\w’'-]+(?:(?: and| of| for|,)? (?:the )?[A-Z][\w’'-]+)*"
    r"|(?:[A-Z][\w’'-]+ ){1,4}(?:Court|Ministry|Police Department|Police Service|Party|Ombudsman|Ombudsperson)\b"
    r"|(?:Constitutional|Supreme|High|Appeals?|Criminal|Military) Court\b|\bOmbuds(?:person|man)\b)"
)


def _missed_organisations(doc: Doc, found: list[Span]) -> list[Span]:
    """State bodies that the tagger missed, by the form of their names."""
    taken = {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
    out = []
    for match in _BUILT.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is None:
            continue
        start, end = _trim(doc, span.start, span.end)
        while start < end and (doc[start].text in gazetteer.demonyms() and doc[start + 1 : end].text or doc[start].is_sent_start and doc[start].pos_ in ("ADP", "SCONJ", "ADV", "CCONJ")):
            if doc[start].text in gazetteer.demonyms() and _head_word(doc, start, end) not in ("ombudsperson", "ombudsman"):
                break
            start += 1
        if start < end and not any(i in taken for i in range(start, end)):
            out.append(Span(doc, start, end, label="ORG"))
    return out


def _without_overlaps(doc: Doc, spans: list[Span]) -> list[Span]:
    """Longest first, organisations before places before people where equally long; result in text order."""
    order = {"ORG": 0, "PLACE": 1, "PERSON": 2}
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, order[s.label_], s.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)


def is_name_token(token: Token) -> bool:
    """Whether a token may be part of a name by its form."""
    return token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")


@Language.factory("names", requires=["doc.ents"], assigns=["doc.spans"])
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, as a spaCy factory."""
    return names
