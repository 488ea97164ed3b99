"""Names of people: without titles, whole where the tagger cut them, and again where a surname or another name stands for them ("X, known as
Junior … Junior said").

`person` is called by `tagged_names`, `titles_at` by `name_labels`, the others by `names`.
"""

from __future__ import annotations

from functools import cache

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of, in_headline, text_of
from pipeline.annotate.name_forms import is_full_name
from pipeline.annotate.organisation_names.marks import CLOSING_QUOTES, OPENING_QUOTES
from pipeline.annotate.other_names import nickname_in, other_name
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.vocabulary import rows, word_list, words

_NAME_SHORTENED = word_list("person_names.shortened")
"""Given names that are commonly written short before the name by which a person goes."""
_NAMES_LIKE_WORDS = word_list("person_names.like_words")
"""Given names of Burma and Vietnam that are spelt like small words of English."""
_CHILD_OF = word_list("person_names.child_of")
"""Son of, daughter of (also "anak lelaki", "anak perempuan"), between a name and the father's."""

_LISTED = 3
"""Names that a list must have beside the one that the tagger missed."""


def person(doc: Doc, start: int, end: int) -> list[Span]:
    """The name of a person inside these words, none where they are a title or an occupation."""
    start = _without_titles(doc, start, end)
    if start >= end or not doc[start].text[0].isalpha() and not doc[start].text[0].isupper():
        return []
    if doc[start:end].text.lower() in titles_at("before") or end - start == 1 and doc[start].lower_ in words("occupations", "occupation"):
        return []
    end = _person_end(doc, start, end)
    while end - start > 2 and doc[end - 1].text in titles_at("after"):
        end -= 1
    before = doc[start - 1] if start else None
    if before is not None and before.whitespace_ == " " and before.text[0].isupper():
        if country_of(doc) in titles_at("before").get(before.lower_, ()) or before.text in _NAME_SHORTENED:
            start -= 1
    return [Span(doc, start, end, label="PERSON")]


@cache
def titles_at(position: str) -> dict[str, frozenset[str]]:
    """Title before a name, in lower case, or letters behind one → countries where it is part of the name instead."""
    out = {}
    for row in rows("titles"):
        if row["position"] == position:
            out[row["title"].lower() if position == "before" else row["title"]] = frozenset(row["name_in"].split(";")) - {""}
    if position == "before":
        out |= {f"former {title}": names for title, names in out.items()}
    return out


def _without_titles(doc: Doc, start: int, end: int) -> int:
    """Where the name begins behind titles and occupations."""
    titles, home = titles_at("before"), country_of(doc)
    moved = True
    if end - start > 2 and doc[start].is_sent_start and doc[start].lower_ in words("occupations", "occupation"):
        start += 1  # "Freelancer Jane Doe"
    while moved and start < end:
        moved = False
        for size in (4, 3, 2, 1):
            title = doc[start : start + size].text.lower()
            if start + size < end and title in titles and home not in titles[title]:
                start, moved = start + size, True
                break
        if start + 1 < end and doc[start].text == ".":
            start, moved = start + 1, True
    return start


def _person_end(doc: Doc, start: int, end: int) -> int:
    """A personal name stops before a comma or conjunction, and takes in a hyphen's second half."""
    for i in range(start, end):
        if doc[i].text == "/" and start < i - 1 and doc[i - 1 : i + 2].text in _CHILD_OF:
            continue
        if doc[i].text in {",", ";", "(", "/"} or doc[i].lower_ in {"and", "or", "with"}:
            return max(i, start + 1)
    while end < len(doc) and not in_headline(doc[start:end]) and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN" and doc[end].text.istitle() and start <= doc[end].head.i < end and (
            doc[end - 1].whitespace_ == " " and doc[end].ent_type_ in ("", "PERSON")):
        end += 1  # the tagger left out a part of the name
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].text[0].isupper():
        end += 2
    while end + 3 < len(doc) and doc[end + 1].text == "/" and doc[end : end + 3].text in _CHILD_OF and doc[end + 3].text[0].isupper():
        end += 4
    return end


def whole_people(spans: list[Span]) -> list[Span]:
    """Names of people of which the tagger made two, or left a part out: "Guy | Hervé Kam", "Panupong “Mike” | Jadnok", "Than | Htike
    Myint"."""
    out: list[Span] = []
    for span in spans:
        doc, start = span.doc, span.start
        if span.label_ != "PERSON":
            out.append(span)
            continue
        before = out[-1] if out else None
        quoted = next((i for i in range(span.start, min(span.end, span.start + 4)) if doc[i].text in CLOSING_QUOTES), 0)
        if quoted and start > 1 and doc[start - 1].text in OPENING_QUOTES:
            start -= 1  # the tagger began inside the quotation marks
        elif doc[start - 1 : start].text in CLOSING_QUOTES:
            start = max((i for i in range(max(0, start - 5), start - 1) if doc[i].text in OPENING_QUOTES), default=start)
        opened = doc[start].text in OPENING_QUOTES and start > 0 and doc[start - 1].text.istitle() and doc[start - 1].pos_ == "PROPN"
        if opened and doc[start + 1].text[0].isupper():
            first = before.start if before is not None and before.end == start and before.label_ in ("PERSON", "PLACE") else start - 1
            out = [one for one in out if one.end <= first]
            out.append(Span(doc, first, span.end, label="PERSON"))
        elif before is not None and before.label_ == "PERSON" and before.end == span.start and len(before) == 1 and doc[span.start - 1].whitespace_ == " " and before.text.istitle():
            out[-1] = Span(doc, before.start, span.end, label="PERSON")
        elif span.start > 0 and doc[span.start - 1].text in _NAMES_LIKE_WORDS and (doc[span.start - 1].text == "Ngo" or not doc[span.start - 1].is_sent_start) and doc[span.start - 1].ent_type_ == "" and doc[span.start - 1].whitespace_ == " ":
            out.append(Span(doc, span.start - 1, span.end, label="PERSON"))
        else:
            out.append(span)
    return out


def other_names(doc: Doc, found: list[Span]) -> list[Span]:
    """Names by which people are also known, which the tagger cut, missed or took for bodies, at every place from the first on
    ("X, known as Junior … Junior said")."""
    first: dict[tuple[str, ...], int] = {}
    for span in found:
        if span.label_ != "PERSON":
            continue
        also = other_name(text_of(doc), span.end_char)
        told = doc.char_span(*also, alignment_mode="expand") if also is not None else None
        if told is not None:
            first.setdefault(tuple(token.text for token in told), told.start)
        elif inside := nickname_in(span.text):
            first.setdefault((inside,), span.end)
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for name in first:
        by_word.setdefault(name[0], []).append(name)
    out = []
    for token in doc if by_word else ():
        for name in by_word.get(token.text, ()):
            end = token.i + len(name)
            begins = token.is_sent_start and token.i > first[name] and token.pos_ != "PROPN" and len(name) == 1
            if token.i >= first[name] and not begins and tuple(t.text for t in doc.tokens[token.i : end]) == name:
                out.append(Span(doc, token.i, end, label="PERSON"))
                break
    return out


def listed_names(found: list[Span]) -> list[Span]:
    """People called by one word in a list of such, which the tagger missed or took for a place or people ("A, B, C and | Malis | were held")."""
    lists: dict[Token, set[Token]] = {}
    for span in found:
        if span.label_ == "PERSON" and len(span) == 1:
            lists.setdefault(span[0].head if span[0].dep_ == "conj" else span[0], set()).add(span[0])
    out = []
    for first, named in lists.items():
        missed = [t for t in (first, *first.children) if t not in named and (t is first or t.dep_ == "conj")] if len(named) >= _LISTED else []
        out += [Span(t.doc, t.i, t.i + 1, label="PERSON") for t in missed if len(missed) == 1 and _may_be_listed(t, named)]
    return out


def _may_be_listed(token: Token, named: set[Token]) -> bool:
    """Whether a word in a list of names may be one, and names no place that is known."""
    alone = token.pos_ == "PROPN" and token.text.istitle() and token.is_alpha and all(c in named or c.dep_ in ("punct", "cc") for c in token.children)
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    if not alone or token.ent_type_ not in ("", "NORP", "LOC", "GPE", "MISC") or any(t.text[0].isupper() for t in beside):
        return False
    known = gazetteer.towns(token.text, country_of(token.doc)) or gazetteer.country(token.text) or gazetteer.exonyms(token.text)
    return not known and token.text not in gazetteer.demonyms()


def surnames(doc: Doc, found: list[Span]) -> list[Span]:
    """People called by the last word of a full name told before, which the tagger missed ("fined Ruiz 340 soles")."""
    taken = {i for span in found for i in range(span.start, span.end)}
    first: dict[str, int] = {}
    for span in found:
        last = span[-1]
        if span.label_ == "PERSON" and is_full_name(span.text) and last.text.istitle() and len(last) > 2 and not in_headline(span):
            first.setdefault(last.text, span.end)
    out = []
    for token in doc if first else ():
        if token.text not in first or token.i < first[token.text] or token.i in taken or token.pos_ != "PROPN" or token.ent_type_ not in ("", "MONEY", "MISC", "PERSON"):
            continue
        around = (doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc))
        if not any(t.text[0].isupper() and t.pos_ == "PROPN" or t.text == "-" for t in around):
            out.append(Span(doc, token.i, token.i + 1, label="PERSON"))
    return out
