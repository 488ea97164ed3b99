"""The name inside a stretch of words that the tagger marked: none where it is no name, two where it joins two ("Amnesty International and
Transparency Kenya").

`clean` is called by `names` for every entity; `is_party` for platforms that the tagger missed.
"""

from __future__ import annotations

from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.annotate import gazetteer
from pipeline.annotate.constituencies import body_end, seat_end
from pipeline.annotate.counted_phrases import people_words
from pipeline.annotate.doc_text import country_of, text_of
from pipeline.annotate.money import is_code
from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.annotate.name_labels import is_place_only, label_of
from pipeline.annotate.names_in_context import is_region
from pipeline.annotate.organisation_names.edges import begins_sum, edges
from pipeline.annotate.organisation_names.head_words import LEGAL, head_word, heads, known_bodies
from pipeline.annotate.organisation_names.marks import POSSESSIVE, trim
from pipeline.annotate.parse import Doc, Span
from pipeline.annotate.person_names import person
from pipeline.annotate.place_names import behind_direction, place_edges
from pipeline.annotate.places import called_region, place_types, venue_words
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.vocabulary import rows, word_list, words

_KINDS = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "PLACE", "FAC": "PLACE"}
_DONE_TO = word_list("tagged_names.done_to")
_DONE_BY = word_list("tagged_names.done_by")
_OUT_OF_REACH = word_list("tagged_names.out_of_reach")
_MEASURES = word_list("tagged_names.measures")
"""What is done to a platform, what it does, as a body, and what it is then."""
_OFFICES = word_list("tagged_names.offices")
_ACTS = word_list("tagged_names.acts")


def clean(doc: Doc, start: int, end: int, label: str) -> list[Span]:
    """The name inside a tagged stretch of words, none where it is no name, two where it joins two."""
    start, end = trim(doc, start, end)
    line_end = next((t.i for t in doc.tokens[start:end] if t.is_space or "\n" in t.text), None)
    if line_end is not None:
        start, end = trim(doc, start, line_end + (not doc[line_end].is_space))
    if start >= end or not any(token.text[:1].isupper() or token.text[:1].isdigit() for token in doc.tokens[start:end]):
        return []
    if start > 1 and doc[start - 1].text == "(" and ")" in doc[start:end].text and doc[start - 2].text[0].isupper():
        start -= 2  # "Marmara (Silivri) Prison"
        while start and doc[start - 1].text[0].isupper() and doc[start - 1].ent_type_ and not doc[start - 1].is_punct:
            start -= 1
    if label == "PERSON" and end - start > 2:
        start = _behind_what_is_no_name(doc, start, end)
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].text[0].isupper() and not doc[start - 2].ent_type_:
        start -= 2  # "Pan- | American Highway"
    if end - start > 1 and start > 1 and doc[start - 1].text in "-–" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].ent_type_ in OF_PLACE and (
            doc[end - 1].lower_ in heads() | venue_words()):
        start -= 2  # "Warszawa- | Śródmieście District Court"
        while start and doc[start - 1].ent_type_ == doc[start].ent_type_ and doc[start - 1].whitespace_ and doc[start - 1].text[0].isupper():
            start -= 1
    if label in ("PERSON", "ORG", "MISC") and (sum_at := begins_sum(doc, start + 1, end)):
        end = sum_at  # "fined Ruiz | 340 UAH"
        label = _label_beside_sum(doc, start, end, label)
    text = doc[start:end].text
    if end - start == 1 and is_code(text) and (start and doc[start - 1].like_num or doc[end : end + 1].text[:1].isdigit()):
        return []  # "fined 2,000 | PLN"
    if start and doc[start - 1].text == "#" and not doc[start - 1].whitespace_:
        return []
    if end - start == 1 and called_region(doc, start, end) and (
            label == "LOC" and place_types().get(doc[end : end + 1].text) == "region" or is_region(text, country_of(doc))):
        return [Span(doc, *place_edges(doc, start, end), label="PLACE")]
    if text in gazetteer.demonyms() and gazetteer.country(text) is None:
        return []
    if text.lower() in words("not_names", "word") and not (label == "ORG" and _stands_for_body(doc, text) or is_party(doc, start, end)):
        return []
    if text[0].isupper() and fold(text) in _peoples() and not (label == "ORG" and text.isupper()):
        return []
    if end - start == 1 and label in ("ORG", "MISC") and (_shortens_a_term(doc, start) or _owns_a_group(doc, start)):
        return []
    label = "ORG" if end - start == 1 and text.lower() in _platforms() else label_of(doc, start, end, label)
    kind = _KINDS.get(label)
    if kind is None or kind == "ORG" and (head_word(doc, start, end) in LEGAL or end - start > 1 and doc[end - 1].text in _ACTS) and text not in known_bodies() and not doc[end - 1].is_upper:
        return []
    if kind == "ORG" and end + 1 < len(doc) and doc[end].text in _OFFICES and doc[end + 1].ent_type_ == "PERSON":
        return []  # "Interior Cabinet | Secretary Jane Doe"
    if kind != "PLACE" and (stop := seat_end(doc, start, end, kind == "PERSON")):
        seat = [Span(doc, start, stop, label="PLACE")]
        return seat + (person(doc, stop, end) if stop < end and kind == "PERSON" else [])
    if kind == "PERSON" and (stop := body_end(doc, start, end)):
        return [Span(doc, start, stop, label="ORG"), *person(doc, stop, end)]
    if kind == "PERSON":
        return person(doc, start, end)
    if kind == "PLACE":
        if end - start == 2 and doc[end - 1].text == "State" and doc[start].text in gazetteer.demonyms():
            return []  # "the Honduran State"
        if _is_adjective(doc, start, end) or doc[end : end + 1].text.startswith("$") or end < len(doc) and doc[end].text in POSSESSIVE and doc[end + 1 : end + 2].text in ("disease", "syndrome"):
            return []
        return [Span(doc, *place_edges(doc, behind_direction(doc, start, end), end), label=kind)]
    while end - start > 2 and doc[start].is_lower and doc[start].pos_ == "ADJ" and doc[start + 1].text[0].isupper():
        start += 1  # "parliamentary | Standing Committee"
    if end - start > 1 and all(token.is_lower for token in doc.tokens[start + 1 : end]) and is_place_only(doc[start].text, doc, start + 1):
        return [Span(doc, start, start + 1, label="PLACE")]
    return [Span(doc, *edges(doc, first, last), label=kind) for first, last in _two_bodies(doc, start, end)]


def _behind_what_is_no_name(doc: Doc, start: int, end: int) -> int:
    """Where the name of a person begins on which the tagger drew the end of a body before a dash or behind a hyphen, or an acronym for what
    several are ("TLP- | Guinée X Y", "Page Guinée – X Y", "HRDs X Y")."""
    dash = next((t.i for t in doc.tokens[start : end - 2] if t.text in "–—-" and t.whitespace_ and doc[t.i - 1].whitespace_), None)
    if dash is not None:
        return dash + 1
    hyphened = start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and doc[start - 2].is_upper and len(doc[start - 2]) > 1
    several = doc[start].text.endswith("s") and len(doc[start]) > 2 and doc[start].text[:-1].isupper()
    return start + 1 if hyphened or several else start


@cache
def _peoples() -> frozenset[str]:
    """Names of peoples, which name nobody."""
    return frozenset(fold(form) for row in rows("peoples") for form in (row["name"], f"{row['name']}s"))


def _label_beside_sum(doc: Doc, start: int, end: int, label: str) -> str:
    """The label of a name on which the tagger drew over the sum behind it, which it took for anything."""
    plain = label == "MISC" and is_full_name(doc[start:end].text) and all(t.is_alpha and t.text.istitle() for t in doc.tokens[start:end])
    return "PERSON" if plain and head_word(doc, start, end) not in heads() else label


def _owns_a_group(doc: Doc, at: int) -> bool:
    """Whether a word of a headline that means people is a plain word: "Women’s group loses its permit"."""
    return doc[at].lemma_.lower() in people_words() and doc[at + 1 : at + 2].text in POSSESSIVE


@cache
def _platforms() -> frozenset[str]:
    """Names of platforms, which are parties only where they do something or something is done to them."""
    return frozenset(row["word"] for row in rows("not_names") if row["platform"])


def is_party(doc: Doc, start: int, end: int) -> bool:
    """Whether a platform acts or is acted upon: "Telegram was blocked", "access to X was restricted", "a ban on TikTok", "Facebook removed the
    post"."""
    token = doc[start]
    if end - start > 1 or token.lower_ not in _platforms():
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ in ("nmod", "obl"):
        token = next((above for above in (token.head, token.head.head) if above.lower_ == "access"), token)
    verb = token.head
    if token.dep_ == "nmod" and verb.lemma_.lower() in _MEASURES:
        return True
    if token.dep_ == "nsubj":
        return verb.lower_ in _OUT_OF_REACH or verb.lemma_.lower() in _DONE_BY and verb.pos_ == "VERB"
    return token.dep_ in ("nsubj:pass", "obj") and verb.lemma_.lower() in _DONE_TO


def _stands_for_body(doc: Doc, text: str) -> bool:
    """Whether a report gives capitals that are often a common word a meaning of their own: "Public Prosecutor’s Office (MP)"."""
    if not text.isupper() or len(text) < 2:
        return False
    at = text_of(doc).find(f"({text})")
    before = text_of(doc)[:at].rstrip().rsplit(" ", 1)[-1].lower() if at > 0 else ""
    return before in heads()


def _shortens_a_term(doc: Doc, at: int) -> bool:
    """Whether an acronym, in brackets at its first place, has the initials of the common words before it, which name no body ("right
    to information (RTI)", "human rights defenders (HRDs)")."""
    letters = doc[at].text.removesuffix("s").lower()
    if not letters.isalpha() or len(letters) < 2 or not doc[at].text.removesuffix("s").isupper() or doc[at].text in known_bodies():
        return False
    if doc[at - 1 : at].text != "(":
        opened = text_of(doc).find(f"({doc[at].text})")
        where = doc.char_span(opened + 1, opened + 1 + len(doc[at].text)) if opened >= 0 else None
        return where is not None and _shortens_a_term(doc, where.start)
    if at < 3:
        return False
    before = [t for t in doc.tokens[max(0, at - 2 - 2 * len(letters)) : at - 1] if t.is_alpha]
    for size in range(len(letters), min(len(before), len(letters) + 3) + 1):
        term = before[-size:]
        initials = ("".join(t.lower_[0] for t in term), "".join(t.lower_[0] for t in term if t.lower_ not in STOP_WORDS))
        if letters in initials and all(t.is_lower for t in term[1:]):
            return term[0].is_lower and term[-1].lemma_.lower() not in heads()
    return False


def _is_adjective(doc: Doc, start: int, end: int) -> bool:
    """Whether an unknown word before a common noun only describes it ("a Zapotec land defender")."""
    if end - start > 1 or end >= len(doc) or gazetteer.country(doc[start].text) is not None:
        return False
    noun = doc[start].head
    plain = noun.i >= end and noun.pos_ == "NOUN" and doc[start].dep_ in ("amod", "compound") and not noun.text[0].isupper()
    return plain and doc[end].lower_ not in place_types() and not gazetteer.candidates(doc[start].text) and doc[start].pos_ == "ADJ"


def _two_bodies(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"DENIVA and LAW" are two, and so is what "and" or a comma joins to a well-known body ("Amnesty International and Transparency
    Kenya") or to one that the text names alone elsewhere, two names that end as those of bodies do, and a part of a well-known body and that body ("Committee of Ministers of the
    Council of Europe")."""
    of = next((i for i in range(start + 2, end - 2) if doc[i].text == "of" and doc[trim(doc, i + 1, end)[0] : end].text in known_bodies()), None)
    if of is not None and doc[start:end].text not in known_bodies() and any(t.text == "of" or t.text == "on" for t in doc.tokens[start:of]):
        return [(start, of), trim(doc, of + 1, end)]
    for link in range(start + 1, end - 1):
        if doc[link].lower_ not in ("and", ","):
            continue
        parts = [(start, link), trim(doc, link + 1, end)]
        texts = [doc[a:b].text for a, b in parts]
        whole = end - start > 3 and doc[start:end].text not in known_bodies() and all(text[:1].isupper() for text in texts)
        both = all(b - a > 1 and doc[b - 1].lower_ in heads() and doc[b - 1].text[0].isupper() and doc[a].text[0].isupper() for a, b in parts)
        apart = doc[link + 1].lower_ == "the" and doc[start:end].text not in known_bodies() and all(
            b - a > 1 and any(t.lower_ in heads() and t.text[0].isupper() for t in doc.tokens[a:b]) for a, b in parts)  # "Writers Association of X | and the Y Union of Nurses"
        if apart or both and not any(t.lower_ in ("of", "for") for t in doc.tokens[start:link]) or all(b - a == 1 and doc[a].is_upper for a, b in parts) or whole and (
                set(texts) & known_bodies().keys() or all(b - a > 1 for a, b in parts) and any(ent.text in texts and ent.label_ == "ORG" for ent in doc.ents)):
            return [parts[0], *_two_bodies(doc, *parts[1])]
    return [(start, end)]
