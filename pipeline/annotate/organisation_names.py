"""Names of organisations: where they begin and end, by their head words, and those that the tagger leaves out.

Functions of the component `names`. Head words are in vocabulary/organisation_kinds.csv, worldwide bodies in
organisations.csv. Every function takes and returns Spans of one Doc; token positions are end-exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.money import sums_in
from pipeline.annotate.name_forms import fold, is_full_name
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.places import NUMBER_MARKS
from pipeline.calendar_words import MONTHS, WEEKDAYS
from pipeline.vocabulary import rows, word_list, words

POSSESSIVE = {"’s", "'s", "’", "'"}
EDGE = set("“”\"'‘’«»()[],.;:–—-*#_/")
_DETERMINERS = {"the", "a", "an", "this", "that", "its", "his", "her", "their", "some"}
_LINKS = {"of", "for", "on", "and", "against", "in", "the", "to", "de", "del", "des", "du", "la", "les", "at", "by", "with", "from"}
_AT_END = EDGE | POSSESSIVE | _LINKS
_INNER = {"of", "for", "against", "without"}
_FOREIGN_LINKS = {"de", "del", "du", "des", "da", "do", "dos", "das", "di", "della"}
_OWNED = word_list("organisation_names.owned")
_BODIES_ONLY = word_list("organisation_names.bodies_only")
_STAFF = word_list("organisation_names.staff")
_LOWER_KINDS = {"party", "media", "ngo", "informal", "company"}
_SEATED = word_list("organisation_names.seated")
"""Courts of which a country has many, named by their seat ("Higher Court in Belgrade")."""
MASTHEADS = word_list("organisation_names.mastheads")
"""First words of outlets' names that are no name by themselves."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_COURTS = {"court", "tribunal", "chamber", "division", "battalion", "brigade", "precinct"}
"""Bodies that are told apart by number."""
_NAMED = {"PERSON", "LOC", "FAC"}
_AREAS = {"region", "province", "oblast", "district", "county", "governorate", "prefecture", "department", "canton"}
_UNIONS = {"UN", "EU", "AU", "U.N.", "OSCE"}
_CALENDAR_NAMES = {*MONTHS, *WEEKDAYS}
OPENING_QUOTES = {"“", "‘", '"', "'", "«"}
CLOSING_QUOTES = {"”", "’", '"', "'", "»"}
LEGAL = word_list("organisation_names.legal")
"""Head words of rights and laws, which are no organisations."""
_TIMES = {"DATE", "MONEY", "NORP", "LAW"}


@cache
def known_bodies() -> dict[str, dict[str, str]]:
    """Form of a body whose name alone does not tell what it is → its row of vocabulary/organisations.csv."""
    forms = ((form, row) for row in rows("organisations") for form in (row["name"], *row["aliases"].split(";")) if form)
    return {shown: row for form, row in forms for shown in (form, form.removeprefix("The "))}


@cache
def _places_of(*values: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("organisation_kinds") if row["place"] in values)


def heads() -> frozenset[str]:
    """Words that make a capitalised phrase the name of an organisation."""
    return _places_of("name", "both")


def _linking_heads() -> frozenset[str]:
    """Words whose name goes on behind "of", "for", "on": heads and offices ("UN Special Rapporteur on …")."""
    return _places_of("name", "both", "office")


@cache
def _describing() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("organisation_kinds")) - {
        "court", "police", "office", "service", "group", "channel", "prosecutor", "board", "project", "news", "post", "times", "press", "media",
        "authority", "army", "military", "commissioner", "magistrate", "bench", "registrar", "defenders", "ombudsman", "ombudsperson",
    } | {"group"}  # fmt: skip


@cache
def _kind() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("organisation_kinds")}


def is_kind_of_body(word: str) -> bool:
    """Whether a common noun behind a name says that it is a party, outlet, association, movement or firm."""
    return _kind().get(word) in _LOWER_KINDS


def begins_as_body(name: str) -> bool:
    """Whether the first word of a name means an organisation in another language ("Observatoire …", "Fundación …")."""
    return name.split()[0].lower() in _places_of("first")


def head_word(doc: Doc, start: int, end: int) -> str:
    """The noun that an organisation's name is built on: before its first "of"/"for", else the last word."""
    for before, word in pairwise(doc.tokens[start:end]):
        if word.lower_ in ("of", "for", "on", "against"):
            return before.lower_
    return doc[end - 1].lower_


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without determiners, marks, possessives and dangling prepositions at its ends."""
    while start < end and (doc[start].text in EDGE or doc[start].lower_ in _DETERMINERS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _AT_END or doc[end - 1].is_space):
        end -= 1
    return start, end


def begins_sum(doc: Doc, start: int, end: int) -> int:
    """The first token of these at which a sum of money begins behind a space, 0 where none does."""
    if not any(t.text[-1].isdigit() for t in doc.tokens[start : end + 1]):
        return 0
    sums = sums_in(text_of(doc))
    return next((i for i in range(start, end) if doc[i].idx in sums and doc[i - 1].whitespace_), 0)


def edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The whole name around a tagged part: "the General’s | Office", "… Party of | Kazakhstan", "Lawyers for | Liberty"."""
    end = _forward(doc, start, end)
    end = begins_sum(doc, start + 1, end) or end  # "Radio Nuru of Kigoma | TZS 10 million"
    start = _backward(doc, start, end)
    end = next((i for i in range(start + 2, end - 1) if doc[i].text == "for" and _is_known_body(doc, i + 1, end)), end)
    end = without_kind(doc, start, end)
    if doc[start].text in ("office", "offices") and doc[start + 1 : start + 2].text == "of":
        start, end = trim(doc, start + 2, end)  # "the office of the Daily Monitor" is none of its name
    if start > 0 and _ORDINAL.match(doc[start - 1].text) and doc[start].sent is doc[start - 1].sent and head_word(doc, start, end) in _COURTS:
        start -= 1  # "the 13th | Civil Court of Porto Alegre"
    if _is_one_of_many_courts(doc, start, end):
        end = _with_seat(doc, end)
    end = _with_area(doc, start, _numbered(doc, end))
    if end - start == 2 and doc[start].text in gazetteer.demonyms() and doc[start + 1].lower_ in ("ombudsperson", "ombudsman", "parliament"):
        start += 1
    for i in range(start + 1, end):
        if doc[i].text in ("co", "co-founder", "founder", "activist", "leader"):
            return start, i
    if doc[start].text in _UNIONS and any(t.lower_ in ("rapporteurs", "experts", "envoys") for t in doc.tokens[start + 1 : end + 1]):
        return start, start + 1  # "two UN Special Rapporteurs" are people of that body
    if doc[start].text in gazetteer.demonyms() and end - start > 2 and (inside := bracket(doc, end)) is not None:
        if not fits_acronym(doc[start:end].text, inside.text) and fits_acronym(doc[start + 1 : end].text, inside.text):
            return start + 1, end  # "the British Trades Union Congress (TUC)"
    if end - start > 3 and doc[end - 2].lower_ == "in" and gazetteer.country(doc[end - 1].text) and doc[start].text in ("UN", "EU", "OSCE", "Office"):
        end -= 2
    return start, end


def _is_one_of_many_courts(doc: Doc, start: int, end: int) -> bool:
    """Whether a name says what kind of court is meant, but not which ("Senior Resident Magistrate’s Court")."""
    return end - start > 1 and doc[end - 1].text in ("Court", "Tribunal") and all(t.text in _SEATED or t.text in POSSESSIVE for t in doc.tokens[start : end - 1])


def _with_seat(doc: Doc, end: int) -> int:
    """End of the name of a court with its seat: "Higher Court | in Belgrade", "Basic Court | Strumica"."""
    at = end + (doc[end : end + 1].text in ("in", "at"))
    placed = at < len(doc) and doc[at - 1].whitespace_ == " " and doc[at].text.istitle() and doc[at].ent_type_ in (("LOC",) if at > end else ("LOC", "PERSON"))
    if not placed or at == end and gazetteer.country(doc[at].text) is not None:
        return end
    end = at + 1
    while end < len(doc) and doc[end].ent_type_ == doc[at].ent_type_ and doc[end].ent_iob_ == "I":
        end += 1
    return end


def _numbered(doc: Doc, end: int) -> int:
    """End of the name of a court or unit with its number or instance and the town behind it: "Criminal Court | No. 3 of Salta", "Court
    of First | Instance of Cotonou"."""
    instance = doc[end - 1].text == "First" and doc[end : end + 1].text == "Instance"
    number = doc[end - 1].lower_ in _COURTS and doc[end : end + 1].text in NUMBER_MARKS and doc[end + 1 : end + 2].text.isdigit()
    if not instance and not number:
        return end
    end += 1 if instance else 2
    if doc[end : end + 1].text == "of" and doc[end + 1 : end + 2].text[:1].isupper() and doc[end + 1].ent_type_ == "LOC":
        end += 2
        while end < len(doc) and doc[end].ent_type_ == "LOC" and doc[end].ent_iob_ == "I":
            end += 1
    return end


def _with_area(doc: Doc, start: int, end: int) -> int:
    """End of the name of a body with the kind of area that its last word names: "Economic Court of Khatlon | region"."""
    of = next((i for i in range(end - 1, max(start, end - 5), -1) if doc[i].text == "of"), 0)
    following = doc[end + 1] if end + 1 < len(doc) else None
    alone = following is None or following.pos_ not in ("NOUN", "PROPN") or following.is_sent_start
    return end + 1 if of and doc[end : end + 1].text in _AREAS and alone and gazetteer.candidates(doc[of + 1 : end].text) else end


def _forward(doc: Doc, start: int, end: int) -> int:
    moved = True
    while moved and end < len(doc):
        moved = False
        token = doc[end]
        if "\n" in doc[end - 1].text_with_ws:
            break
        office = _office_after(doc, end) if doc[end - 1].text in _UNIONS else 0
        if end - start == 1 and doc[start].text in MASTHEADS:
            office = _capitalised_after(doc, end)
        if office:
            end, moved = office, True
        elif token.text in POSSESSIVE and end + 1 < len(doc) and doc[end + 1].text[0].isupper() and doc[end + 1].lower_ in heads():
            end, moved = end + 2, True
        elif token.text[:1].isupper() and token.lower_ in (_linking_heads() if doc[start].text in _UNIONS else heads()) and doc[end - 1].whitespace_:
            end, moved = end + 1, True
        elif stop := _second_country(doc, start, end):
            end, moved = stop, True
        elif token.lower_ in _FOREIGN_LINKS and doc[end - 1].whitespace_ and end + 1 < len(doc) and doc[end + 1].text[0].isupper() and doc[end + 1].ent_type_ != "PERSON":
            end, moved = end + 2, True  # "El Faro | de Chiriquí"
        elif token.text == "-" and doc[end - 1].is_upper and end + 1 < len(doc) and doc[end + 1].is_upper and not token.whitespace_:
            end, moved = end + 2, True
        elif _slash(token) or doc[end - 1].lower_ in _linking_heads() and token.lower_ in ("of", "for", "on", "against"):
            stop = _capitalised_after(doc, end + 1)
            if stop and doc[end + 1].text not in _CALENDAR_NAMES and not (token.text == "for" and end - start > 1 and _is_known_body(doc, end + 1, stop)):
                end, moved = stop, True
            elif not stop and token.lower_ == "on" and doc[end - 1].lower_ in _places_of("office"):
                end = _field(doc, end)
    if end < len(doc) and doc[end].text == "!" and not doc[end].is_sent_end and end + 1 < len(doc) and not doc[end + 1].text[0].isupper():
        end += 1
    return end


def _is_known_body(doc: Doc, start: int, end: int) -> bool:
    """Whether these words are the name of a worldwide body, behind an article perhaps."""
    return doc[start + (doc[start].lower_ == "the") : end].text in known_bodies()


def _field(doc: Doc, at: int) -> int:
    """End of the field of an office, told in small letters behind "on": "UN Special Rapporteur | on the right to privacy"."""
    last = max(t.i for t in doc[at].head.subtree) if doc[at].head.i > at else at
    closing = (t.i for t in doc.tokens[at + 1 : last + 1] if t.is_punct or t.pos_ in ("VERB", "AUX", "PRON") or t.ent_type_ == "PERSON" or t.is_sent_start)
    stop = next(closing, last + 1)
    while stop > at and (doc[stop - 1].pos_ in ("ADP", "DET", "CCONJ", "SCONJ", "PART") or doc[stop - 1].is_space):
        stop -= 1
    return stop


def _second_country(doc: Doc, start: int, end: int) -> int:
    """End of a second place that an office is for ("Regional Delegation for Mexico | and Central America"), 0 where there is none."""
    if doc[end].text != "and" or end + 1 >= len(doc) or doc[end + 1].ent_type_ != "LOC" or doc[end - 1].ent_type_ not in ("LOC", "ORG"):
        return 0
    link = next((i for i in range(end - 1, start + 1, -1) if doc[i].text == "for"), 0)
    if not link or doc[link - 1].lower_ not in _linking_heads() or gazetteer.country(doc[link + 1 : end].text) is None:
        return 0
    stop = end + 2
    while stop < len(doc) and doc[stop].ent_type_ == "LOC" and doc[stop].ent_iob_ == "I":
        stop += 1
    return stop


def _office_after(doc: Doc, start: int) -> int:
    """End of the capitalised words up to a head word behind "UN", "EU" ("UN | Special Rapporteur"), 0 where there is none."""
    for stop in range(start, min(len(doc), start + 4)):
        if not doc[stop].text[0].isupper():
            return 0
        if doc[stop].lower_ in _linking_heads():
            return stop + 1
    return 0


def _slash(token: Token) -> bool:
    return token.text == "/" and not token.whitespace_ and not token.nbor(-1).whitespace_


def _capitalised_after(doc: Doc, start: int) -> int:
    """End of the capitalised words that begin at `start` (behind an article), 0 where there are none."""
    first = start + (start < len(doc) and doc[start].lower_ == "the")
    if first >= len(doc) or not doc[first].text[0].isupper() or doc[first].is_sent_start or doc[first].ent_type_ in ("DATE", "PERSON"):
        return 0
    stop = first + 1
    while stop < len(doc) and doc[stop - 1].whitespace_ == " ":
        of = stop + 1 + (doc[stop + 1 : stop + 2].text == "the") if doc[stop].text == "of" else stop
        if of >= len(doc) or not doc[of].text[0].isupper() or doc[of].pos_ not in ("PROPN", "NOUN", "ADJ") or doc[of].ent_type_ == "PERSON":
            break
        stop = of + 1
    return stop


def _backward(doc: Doc, start: int, end: int) -> int:
    """Takes in what stands before the tagged part: "NGO |", "Lawyers for |", "Office of the |"."""
    while start > 0 and doc[start - 1].text in ("NGO", "UN", "EU", "AU", "U.N.") and doc[start - 1].whitespace_ == " " and doc[start].text[0].isupper():
        if doc[start - 1].text == "NGO" and doc[start].lower_ not in heads():
            break
        start -= 1
    if start > 0 and doc[start - 1].text == "NGO" and doc[end - 1].lower_ in _OVER_NGOS and doc[start - 1].whitespace_ == " ":
        start -= 1  # "the NGO | Coordination Board"
    elif doc[start].text == "NGO" and end - start > 1 and doc[start + 1].lower_ not in heads() and doc[end - 1].lower_ not in _OVER_NGOS:
        start += 1
    link = start - 1
    if link > 0 and doc[link].lower_ == "the":
        link -= 1
    if link < 1 or doc[link].text not in _INNER:
        return start
    before = doc[link - 1]
    if doc[link].text == "for" and doc[link - 2].text[:1].isupper() and doc[start:end].text in known_bodies():
        return start  # "Wayra Legal Centre for the | CIVICUS Monitor"
    if not before.text[0].isupper() or before.ent_type_ in ("PERSON", "DATE", "NORP") or before.lower_ in words("titles", "title") - {"justice"}:
        return start
    office = before.lower_ in ("office", "bureau", "mission", "special") and doc[start].text in ("UN", "United", "High", "EU", "Prosecutor", "Ombudsman")
    plural = "Plur" in before.morph.get("Number", []) and link == start - 1 and before.lower_ not in words("group_nouns", "noun")
    purpose = doc[link].text == "for" and not before.is_sent_start and before.ent_type_ not in ("LOC", "FAC")
    headed = before.lower_ in heads()
    if not (office or headed or purpose or plural and not before.is_sent_start or plural and doc[start].pos_ == "PROPN" and doc[link].text != "of"):
        return start
    first = link - 1
    while first > 0 and doc[first - 1].text[0].isupper() and not doc[first - 1].is_sent_start and doc[first - 1].whitespace_ == " " and doc[first - 1].pos_ in ("PROPN", "ADJ"):
        first -= 1
    return first


def without_kind(doc: Doc, start: int, end: int) -> int:
    """Cuts a common noun off a name that is whole without it: "Georgian Dream | party", "Danas | newspaper"."""
    if end - start < 2 or not doc[end - 1].text.islower() or _kind().get(doc[end - 1].lower_) not in _LOWER_KINDS:
        return end
    rest = doc[start : end - 1]
    named = [t for t in rest if t.text[0].isupper() and t.text not in gazetteer.demonyms()]
    if not named or len(named) == 1 and named[0].pos_ == "ADJ" or rest[-1].lower_ in _LINKS or not rest[-1].text[0].isupper():
        return end
    return end - 1


def described_as_body(span: Span) -> bool:
    """Whether the words beside a name call it a body, or give it what only a body has."""
    doc = span.doc
    if span[-1].lower_ in heads() and len(span) > 1 and span.label_ != "PLACE":
        return True
    before = [doc[i] for i in range(max(span.sent.start, span.start - 3), span.start)]
    before = [t for t in before if t.text not in POSSESSIVE | {"-"}] if before and before[-1].is_lower else before  # "the vendors’ association X", "far-right group X"
    plain = [t for t in before if not t.is_punct]
    quoted = bool(before) and before[-1].text in (*OPENING_QUOTES, ",")
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


def _describes(words_: list[Token]) -> bool:
    """Whether the last of the words before a name calls it a body; "group" does so only behind a word of its own ("the student group"),
    "site" behind "news", "channel" behind "television"."""
    noun = words_[-1]
    if noun.lower_ in ("site", "channel"):
        return len(words_) > 1 and words_[-2].lower_ in (_OF_NEWS if noun.lower_ == "site" else _OF_NEWS | _OF_CHANNELS)
    if noun.lower_ != "group":
        return noun.lower_ in _describing()
    return len(words_) > 1 and words_[-2].is_lower and words_[-2].pos_ in ("NOUN", "ADJ") and words_[-2].lower_ not in _SIZES


_SIZES = word_list("organisation_names.sizes")
"""Words that say of a group that it is one of people, not what body it is."""
_KINDS_IN_CAPITALS = {"NGO", "CSO"}
_OVER_NGOS = word_list("organisation_names.over_ngos")
"""Last words of the names of authorities that register and watch NGOs."""
_GRANTED = word_list("organisation_names.granted")
_GRANTING = word_list("organisation_names.granting")
_OF_NEWS = word_list("organisation_names.of_news")
_OF_CHANNELS = word_list("organisation_names.of_channels")
_RUN = word_list("organisation_names.run")
_APPOSED = word_list("organisation_names.apposed")
"""Nouns that say of a name behind which they stand, but not of one before which they do, that it is a body's."""


_PLACING = ("In", "At", "On", "Near", "Outside", "Across", "Around")
"""Prepositions that open a sentence with its place ("In Luanda, the municipality …")."""


def _apposed_as_body(span: Span) -> bool:
    """Whether an apposition behind a name calls it a body: "Sagip Bukid, a farmers’ organisation in …"."""
    doc, at = span.doc, span.end
    if doc[at : at + 1].text != "," or doc[at + 1 : at + 2].text not in ("a", "an", "the") or span.start and (
            doc[span.start - 1].text in _PLACING or span.label_ == "PLACE" and doc[span.start - 1].text in ("in", "near")):  # "on 3 May in X, a group of men …"
        return False
    for i in range(at + 2, min(len(doc), at + 9)):
        if doc[i].lower_ in ("of", "in", "for", "that", "which", "who", ",", ".", "from", "at", "and") or doc[i].pos_ in ("VERB", "AUX"):
            noun = doc[i - 2] if doc[i - 1].lower_ in _RUN else doc[i - 1]
            if span.start and doc[span.start - 1].text.capitalize() in _PLACING and noun.dep_ in ("nsubj", "nsubj:pass") and noun.i < noun.head.i:
                return False  # "on 3 May in Medan, a group of men …"
            return noun.is_lower and noun.pos_ == "NOUN" and noun.lower_ in _describing() | _APPOSED or noun.text in ("NGO", "CSO")
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


def join_organisations(doc: Doc, spans: list[Span]) -> list[Span]:
    """Joins neighbours that are one name: "UN" + "Special Rapporteur", "People’s Party of" + "Kazakhstan"."""
    out: list[Span] = []
    for span in spans:
        if out and span.label_ == "PERSON" and (split := _station_and_person(out[-1], span)):
            out[-1:] = split
            continue
        if out and out[-1].label_ == "ORG" and out[-1].end <= span.start:
            gap = doc[out[-1].end : span.start].text.strip().lower()
            last = out[-1][-1]
            part = span.text in known_bodies() and (gap == "for" and len(out[-1]) > 1 or any(t.text in ("of", "on") for t in out[-1]))  # "Committee of Ministers" of a body
            link = span.label_ != "PERSON" and not part and gap in ("of", "for", "on", "against", "of the") and head_word(doc, out[-1].start, out[-1].end) in _linking_heads()
            close = gap in ("", "/") and span.label_ == "ORG" and (last.whitespace_ == " " or gap == "/") and span.start - out[-1].end == len(gap)
            if link or close or span.start - out[-1].end < 4 and not set("().") & set(gap) and _bracketed(doc, out[-1].start, span.end):
                out[-1] = Span(doc, out[-1].start, span.end, label="ORG")
                continue
        if out and span.start < out[-1].end:
            if span.end - span.start > out[-1].end - out[-1].start:
                out[-1] = span
            continue
        out.append(span)
    return out


def _station_and_person(body: Span, person: Span) -> list[Span]:
    """The name of a body whose first word alone was taken for one and the rest for a person ("Forum | Penjaga Akidah"); of three
    words or more behind "Radio" the last ones are a person all the same ("director of Radio Costeñísima Kimberly León")."""
    doc, alone = body.doc, len(body) == 1 and body.label_ == "ORG" and body.end == person.start and body[-1].whitespace_ == " "
    if not alone or body.text not in MASTHEADS and not begins_as_body(body.text):
        return []
    stop = person.start + 1 if body.text in MASTHEADS and len(person) > 2 else person.end
    return [Span(doc, body.start, stop, label="ORG"), *([Span(doc, stop, person.end, label="PERSON")] if stop < person.end else [])]


_LOCAL = re.compile(
    r"(?<![\w’'-])(?<!\b[Aa] )(?<!\b[Aa]n )(?:[A-Z][\w’'-]+ ){1,3}(?:district|city|regional|provincial|town|township|county|municipal) "
    r"(?:police department|police station|police directorate|court|administration|prosecutor[’']s office|council)\b"
)
"""A state body that is named by its place, the rest in small letters: "the Sverdlov district police department"; not "a Minsk district court"."""


def bracket(doc: Doc, end: int) -> Span | None:
    """What stands in brackets right behind a name, up to the bracket or a comma: "(ASK)", "(NTF-ELCAC)"."""
    if doc[end : end + 1].text != "(":
        return None
    stop = next((i for i in range(end + 1, min(len(doc), end + 7)) if doc[i].text in (")", ",", ";")), None)
    return doc[end + 1 : stop] if stop is not None and stop > end + 1 else None


def _bracketed(doc: Doc, start: int, end: int) -> bool:
    """Whether brackets behind a name hold its acronym: "Ain o Salish Kendra (ASK)"."""
    inside = bracket(doc, end)
    return inside is not None and end - start > 1 and fits_acronym(doc[start:end].text, inside.text)


def acronyms(doc: Doc, found: list[Span]) -> list[Span]:
    """Acronyms in brackets behind the name that they shorten, where the tagger missed them."""
    inside = [bracket(doc, span.end) for span in found if span.label_ == "ORG" and _bracketed(doc, span.start, span.end)]
    return [Span(doc, span.start, span.end, label="ORG") for span in inside if span is not None]


_BUILT = re.compile(
    r"(?=[A-Z])\b(?:(?:[A-Z][\w’'-]+ ){0,3}(?:Ministry|Department|Office|Commission|Committee|Council|Court|Directorate|Bureau|Agency|Board) "
    r"(?:of|for|on) (?:the )?[A-Z][\w’'-]+(?:(?: and| of| for|,)? (?:the )?[A-Z][\w’'-]+)*"
    r"|(?:[A-Z][\w’'-]+ ){1,4}(?:Court|Ministry|Police Department|Police Service|Party|Prosecution|Directorate|Inspectorate|Gendarmerie|Ombudsman|Ombudsperson)\b"
    r"|(?<=[Tt]he )(?:[A-Z][\w’'-]+ ){2,5}(?:Movement|Network|Coalition|Alliance|Association|Foundation|Federation|Campaign|Initiative|Institute|Syndicate|Collective)\b"
    r"|(?<=[Tt]he )(?:(?:Prosecutor|Attorney|Auditor|Procurator)[ -]General|General Prosecutor|Director of Public Prosecutions)\b(?!,? [A-Z]|[’']s? Office|’s? office)"
    r"|(?:Constitutional|Supreme|High|Appeals?|Criminal|Military) Court\b|\bOmbuds(?:person|man)\b)"
)


def has_acronym(span: Span) -> bool:
    """Whether a bracket behind a name of two words or more holds an acronym of its letters."""
    return _bracketed(span.doc, span.start, span.end)


def state_bodies(doc: Doc, found: list[Span]) -> list[Span]:
    """State bodies that the tagger missed, by the form of their names."""
    taken = {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
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
        while start < end and (doc[start].text in _CALENDAR_NAMES or doc[start].ent_type_ == "DATE"):
            start += 1
        if start < end and not any(i in taken for i in range(start, end)):
            out.append(Span(doc, start, _numbered(doc, end), label="ORG"))
    return out


FOREIGN = word_list("organisation_names.foreign")
"""Small words of other languages that names of bodies have inside."""
_ENGLISH = {"of", "and", "with", "by", "from", "to"}
"""Small words behind which a name in another language may begin."""
_IN_BRACKETS = re.compile(r"(?<![\w’'-])((?:[\w’'-]++ ){2,12})\(([A-Z][\w-]{1,11})\)")
_BRACKETS = re.compile(r"\([A-Z][\w-]{1,11}\)")
_WORDS_REACH = 400
"""Characters before a bracket within which the twelve words stand."""


def _before_brackets(text: str) -> Iterator[re.Match[str]]:
    """`_IN_BRACKETS.finditer`, which would try at every word, for the few that stand before a bracket."""
    end = 0
    for bracket in _BRACKETS.finditer(text):
        match = _IN_BRACKETS.search(text, max(end, bracket.start() - _WORDS_REACH), bracket.end())
        if match is not None:
            end = match.end()
            yield match


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
        english = max((t.i for t in doc.tokens[span.start : last] if t.lower_ in _DETERMINERS | _ENGLISH), default=span.start - 1)
        foreign = next(t.i for t in doc.tokens[english + 1 : last + 1] if t.text in FOREIGN)
        words_ = doc[english + 1 : span.end]
        first = next((t.i for t in words_ if t.i < foreign and t.text[0] == inside.text[0] or t.text[0].isupper() and begins_as_body(t.text)), None)
        if first is None or (first, span.end) in whole:
            continue
        inner = [t for t in doc.tokens[first + 1 : span.end] if t.is_alpha and t.text not in FOREIGN and t.text not in _LINKS]
        if inner and (any(t.is_lower for t in inner) or begins_as_body(doc[first].text)):
            out += [Span(doc, first, span.end, label="ORG"), Span(doc, inside.start, inside.end, label="ORG")]
    return out


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
    known = {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
    if not any(known.issuperset(range(span.start, span.end)) for span in spans):
        return []
    bodies = [span for span in spans if fold(span[0].text) not in words("given_names", "name")]
    return [one for span in bodies for one in (span, *_again(doc, span))]


@cache
def _known_pattern() -> re.Pattern[str]:
    forms = sorted((form for form in known_bodies() if len(form) > 3), key=len, reverse=True)
    first = "".join(sorted({re.escape(form[0]) for form in forms}))  # most characters of a text are none of these
    return re.compile(rf"(?=[{first}])(?<![\w-])(?:" + "|".join(re.escape(form) for form in forms) + r")(?![\w-])")


def missed_bodies(doc: Doc, found: list[Span]) -> list[Span]:
    """Bodies of vocabulary/organisations.csv that the tagger missed. "Article 19" is one only where no law is meant."""
    taken = {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
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
def _openers() -> frozenset[str]:
    return _describing() | _CALLING | _STAFF | {"site", "project"}


def introduced(doc: Doc, found: list[Span]) -> list[Span]:
    """Names that a noun before them introduces as bodies: "the party Our Right", "journalists of N1 and Danas"."""
    label = {i: span for span in found for i in range(span.start, span.end)}
    out: list[Span] = []
    for token in doc:
        start = _introduces(token) if token.lower_ in _openers() or token.pos_ in ("NOUN", "ADJ") and token.lemma_.lower() in _openers() else 0
        while start:
            sure = _calls_itself(token) or start > token.i + 2 and _listed_from(doc, token.i + 1) == start
            span = _run(doc, start, {} if sure else label)
            if span is None:
                break
            known = label.get(span.start)
            if known is None or known.label_ != "ORG" or known.end < span.end:
                out.append(span)
            out += _again(doc, span)
            start = span.end + 1 if doc[span.end : span.end + 1].text.lower() in ("and", ",") and "Plur" in token.morph.get("Number", []) else 0
    return out


def _again(doc: Doc, span: Span) -> list[Span]:
    """The other places of a name of two words or more."""
    if len(span) < 2:
        return []
    wanted = [token.text for token in span]
    starts = [token.i for token in doc if token.text == wanted[0] and token.i != span.start]
    return [Span(doc, i, i + len(wanted), label="ORG") for i in starts if [token.text for token in doc.tokens[i : i + len(wanted)]] == wanted]


def _introduces(token: Token) -> int:
    """Where the name begins that a noun introduces, 0 where it introduces none."""
    doc, start = token.doc, token.i + 1
    if _calls_itself(token):
        return start + 1
    if token.pos_ not in ("NOUN", "ADJ") or token.text[0].isupper() or start + 1 >= len(doc):
        return 0
    lemma = token.lemma_.lower()
    if lemma == "site" and token.i and doc[token.i - 1].lower_ in _OF_NEWS:
        return start if doc[start].text[0].isupper() or doc[start].text in OPENING_QUOTES else 0
    if lemma in _describing() and token.tag_ == "NNS" and (listed := _listed_from(doc, start)):
        return listed
    if lemma in _describing() or token.lower_ in _describing() or lemma == "project":
        indefinite = any(t.lower_ in ("a", "an") for t in doc.tokens[max(token.sent.start, token.i - 4) : token.i])
        if doc[start].text == "," and indefinite or doc[start].lower_ in ("called", "named"):
            return start + 1
        return start if doc[start].text[0].isupper() or doc[start].text in OPENING_QUOTES else 0
    if (lemma in _STAFF or token.lower_ in _STAFF) and doc[start].lower_ in ("of", "for", "at", "with"):
        return start + 1 + (doc[start + 1].lower_ in ("the", "newspaper", "newspapers"))
    return 0


def _listed_from(doc: Doc, at: int) -> int:
    """Where the list begins that names some of several bodies ("six organisations, among them X"), 0 where none does."""
    at += doc[at].text == ","
    for opening in (("including",), ("namely",), ("among", "them"), ("such", "as")):
        behind = at + len(opening)
        if behind < len(doc) and doc[at:behind].text.lower() == " ".join(opening):
            return behind if doc[behind].text[0].isupper() else 0
    return 0


_CALLING = {"calling", "calls", "called", "styling", "naming"}


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
        inner = stop > start and token.text in _INNER | {"-"} and stop + 1 < len(doc) and doc[stop + 1].text[0].isupper()
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


def short_forms(doc: Doc, found: list[Span]) -> list[Span]:
    """"the Ministry", "the Coalition": a capitalised head word after a full name that is built on it."""
    seen: dict[str, int] = {}
    for span in found:
        if span.label_ == "ORG" and len(span) > 1:
            for token in span:
                if token.lower_ in heads() or len(span) > 2 and token.is_alpha and token.lower_ == head_word(doc, span.start, span.end):
                    seen.setdefault(token.text, span.start)
    taken = {i for span in found for i in range(span.start, span.end)}
    return [
        Span(doc, token.i, token.i + 1, label="ORG")
        for token in doc
        if token.text in seen and token.i > seen[token.text] and token.i not in taken and token.i and token.text[0].isupper()
        and (doc[token.i - 1].text in ("the", "this", "that") or doc[token.i - 1].text == "The" and token.lower_ in heads())
        and not (token.i + 1 < len(doc) and (doc[token.i + 1].text[0].isupper() or doc[token.i + 1].lower_ in ("of", "for")))
        and token.text not in gazetteer.demonyms() and gazetteer.country(token.text) is None
    ]  # fmt: skip


def without_their_kind(doc: Doc, found: list[Span]) -> list[Span]:
    """Bodies told again without the word for their kind, which the tagger took for people or places: "the Kilele Foundation …
    Kilele’s accounts". The word is no place, no people, no part of anybody's name and no plain word of the text."""
    people = {token.text for span in found if span.label_ == "PERSON" and len(span) > 1 for token in span}
    first: dict[str, int] = {}
    for span in found:
        name = span[0].text
        plain = span.label_ == "ORG" and len(span) == 2 and span[1].lower_ in heads() and name.istitle() and len(name) > 3 and name not in people
        if plain and span[0].pos_ == "PROPN" and not gazetteer.candidates(name) and name not in gazetteer.demonyms() and fold(name) not in words("given_names", "name"):
            first.setdefault(name, span.end)
    if first:
        plain_words = {token.text for token in doc if token.is_lower}
        first = {name: end for name, end in first.items() if name.lower() not in plain_words}
    if not first:
        return []
    bodies = {i for span in found if span.label_ == "ORG" for i in range(span.start, span.end)}
    return [
        Span(doc, token.i, token.i + 1, label="ORG") for token in doc
        if token.i >= first.get(token.text, len(doc)) and token.i not in bodies and token.ent_type_ in _NAMED and not doc[token.i + 1 : token.i + 2].text[:1].isupper()
    ]  # fmt: skip


def fits_acronym(name: str, acronym: str) -> bool:
    """Whether the capitals of an acronym are first letters of a name's words, in their order, the first one first."""
    letters = fold(acronym).replace(" ", "")
    if not re.fullmatch(r"[A-Z][A-Z0-9-]{1,9}", acronym) or not letters:
        return False
    initials = "".join(word[0] for word in fold(name).split())
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if at == 0:
            return False
    return initials[0] == letters[0]
