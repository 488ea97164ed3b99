"""The whole name around the part of it that was tagged: office, court, seat and number belong to it, a common noun behind it does not
("Regional Delegation for Mexico | and Central America").

`edges` is called by `tagged_names` for every organisation of the tagger; `numbered` by `missed`, `begins_sum` by `introduced` and `tagged_names`.
"""

from __future__ import annotations

import re

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.money import sums_in
from pipeline.annotate.organisation_names.acronyms import bracket, fits_acronym
from pipeline.annotate.organisation_names.head_words import (
    LOWER_KINDS,
    MASTHEADS,
    head_word,
    heads,
    kinds,
    known_bodies,
    linking_heads,
    words_placed,
)
from pipeline.annotate.organisation_names.marks import INNER, LINKS, POSSESSIVE, trim
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.places import NUMBER_MARKS
from pipeline.calendar_words import MONTHS, WEEKDAYS
from pipeline.vocabulary import word_list, words

_FOREIGN_LINKS = {"de", "del", "du", "des", "da", "do", "dos", "das", "di", "della"}
_SEATED = word_list("organisation_names.seated")
"""Courts of which a country has many, named by their seat ("Higher Court in Belgrade")."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_COURTS = word_list("organisation_names.numbered")
"""Bodies that are told apart by number."""
_AREAS = word_list("organisation_names.areas")
_UNIONS = word_list("organisation_names.unions")
CALENDAR_NAMES = {*MONTHS, *WEEKDAYS}
_OVER_NGOS = word_list("organisation_names.over_ngos")
"""Last words of the names of authorities that register and watch NGOs."""
_WATCHED = word_list("organisation_names.watched")
"""What such authorities watch, at the end of their names."""
_OF_NATIONS = word_list("organisation_names.of_nations")
_ENVOYS = word_list("organisation_names.envoys")
_OF_OFFICES = word_list("organisation_names.of_offices")
_BEARERS = word_list("organisation_names.bearers")


def edges(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The whole name around a tagged part: "the General’s | Office", "… Party of | Kazakhstan", "Lawyers for | Liberty"."""
    end = _forward(doc, start, end)
    if end < len(doc) and doc[end - 1].text in gazetteer.demonyms() and doc[end - 2].lower_ == "of" and doc[end].text[0].isupper() and doc[end].pos_ in ("NOUN", "PROPN"):
        end += 1  # "Network of Kenyan | NGOs"
    end = begins_sum(doc, start + 1, end) or end  # "Radio Nuru of Kigoma | TZS 10 million"
    start = _backward(doc, start, end)
    if end - start > 3 and doc[start + 1].tag_ == "POS" and gazetteer.country(doc[start].text):
        start += 2  # "Kenya's | High Court"
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].pos_ == "PROPN":
        start -= 2  # "the Pro- | Mombasa Civic Committee"
    end = next((i for i in range(start + 2, end - 1) if doc[i].text == "for" and _is_known_body(doc, i + 1, end)), end)
    end = _without_kind(doc, start, end)
    if doc[start].text in ("office", "offices") and doc[start + 1 : start + 2].text == "of":
        start, end = trim(doc, start + 2, end)  # "the office of the Daily Monitor" is none of its name
    if start > 0 and _ORDINAL.match(doc[start - 1].text) and doc[start].sent is doc[start - 1].sent and head_word(doc, start, end) in _COURTS:
        start -= 1  # "the 13th | Civil Court of Porto Alegre"
    if _is_one_of_many_courts(doc, start, end):
        end = _with_seat(doc, end)
    end = _with_area(doc, start, numbered(doc, end))
    if end - start == 2 and doc[start].text in gazetteer.demonyms() and doc[start + 1].lower_ in _OF_NATIONS:
        start += 1
    for i in range(start + 1, end):
        if doc[i].text in _BEARERS or doc[i].tag_ in ("NN", "NNP") and doc[i].lower_ in words("occupations", "occupation") and _is_known_body(doc, start, i):
            return start, i  # "X, Amnesty International | Campaigner for East Africa"
    if doc[start].text in _UNIONS and any(t.lower_ in _ENVOYS for t in doc.tokens[start + 1 : end + 1]):
        return start, start + 1  # "two UN Special Rapporteurs" are people of that body
    if doc[start].text in gazetteer.demonyms() and end - start > 2 and (inside := bracket(doc, end)) is not None:
        if not fits_acronym(doc[start:end].text, inside.text) and fits_acronym(doc[start + 1 : end].text, inside.text):
            return start + 1, end  # "the British Trades Union Congress (TUC)"
    if end - start > 3 and doc[end - 2].lower_ == "in" and gazetteer.country(doc[end - 1].text) and doc[start].text in ("UN", "EU", "OSCE", "Office"):
        end -= 2
    return start, end


def begins_sum(doc: Doc, start: int, end: int) -> int:
    """The first token of these at which a sum of money begins behind a space, 0 where none does."""
    if not any(t.text[-1].isdigit() for t in doc.tokens[start : end + 1]):
        return 0
    sums = sums_in(text_of(doc))
    return next((i for i in range(start, end) if doc[i].idx in sums and doc[i - 1].whitespace_), 0)


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


def numbered(doc: Doc, end: int) -> int:
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
        elif token.text[:1].isupper() and token.lower_ in (linking_heads() if doc[start].text in _UNIONS else heads()) and doc[end - 1].whitespace_:
            end, moved = end + 1, True
        elif stop := _second_country(doc, start, end):
            end, moved = stop, True
        elif token.lower_ in _FOREIGN_LINKS and doc[end - 1].whitespace_ and end + 1 < len(doc) and doc[end + 1].text[0].isupper() and doc[end + 1].ent_type_ != "PERSON":
            end, moved = end + 2, True  # "El Faro | de Chiriquí"
        elif token.text == "-" and end + 1 < len(doc) and not token.whitespace_ and (
                doc[end - 1].is_upper and doc[end + 1].is_upper or doc[end - 1].text == "Non" and doc[end + 1].text[0].isupper()):
            end, moved = end + 2, True  # "Bureau for Non | -Governmental"
        elif token.text[:1].isupper() and token.lower_ in _WATCHED and doc[end - 1].whitespace_ == " " and head_word(doc, start, end) in _OVER_NGOS:
            end, moved = end + 1, True  # "Authority for Civil Society | Organisations"
        elif _slash(token) or doc[end - 1].lower_ in linking_heads() and token.lower_ in ("of", "for", "on", "against"):
            stop = _capitalised_after(doc, end + 1)
            if stop and doc[end + 1].text not in CALENDAR_NAMES and not (token.text == "for" and end - start > 1 and _is_known_body(doc, end + 1, stop)):
                end, moved = stop, True
            elif not stop and token.lower_ == "on" and doc[end - 1].lower_ in words_placed("office"):
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
    if not link or doc[link - 1].lower_ not in linking_heads() or gazetteer.country(doc[link + 1 : end].text) is None:
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
        if doc[stop].lower_ in linking_heads():
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
    if link < 1 or doc[link].text not in INNER:
        return start
    before = doc[link - 1]
    if doc[link].text == "for" and doc[link - 2].text[:1].isupper() and doc[start:end].text in known_bodies():
        return start  # "Wayra Legal Centre for the | CIVICUS Monitor"
    if not before.text[0].isupper() or before.ent_type_ in ("PERSON", "DATE", "NORP") or before.lower_ in words("titles", "title") - {"justice"}:
        return start
    office = before.lower_ in _OF_OFFICES and doc[start].text in ("UN", "United", "High", "EU", "Prosecutor", "Ombudsman")
    plural = "Plur" in before.morph.get("Number", []) and link == start - 1 and before.lower_ not in words("group_nouns", "noun")
    purpose = doc[link].text == "for" and not before.is_sent_start and before.ent_type_ not in ("LOC", "FAC")
    headed = before.lower_ in heads()
    if not (office or headed or purpose or plural and not before.is_sent_start or plural and doc[start].pos_ == "PROPN" and doc[link].text != "of"):
        return start
    first = link - 1
    while first > 0 and doc[first - 1].text[0].isupper() and not doc[first - 1].is_sent_start and doc[first - 1].whitespace_ == " " and doc[first - 1].pos_ in ("PROPN", "ADJ"):
        first -= 1
    return first


def _without_kind(doc: Doc, start: int, end: int) -> int:
    """Cuts a common noun off a name that is whole without it: "Georgian Dream | party", "Danas | newspaper"."""
    if end - start < 2 or not doc[end - 1].text.islower() or kinds().get(doc[end - 1].lower_) not in LOWER_KINDS:
        return end
    rest = doc[start : end - 1]
    named = [t for t in rest if t.text[0].isupper() and t.text not in gazetteer.demonyms()]
    if not named or len(named) == 1 and named[0].pos_ == "ADJ" or rest[-1].lower_ in LINKS or not rest[-1].text[0].isupper():
        return end
    return end - 1
