"""The gender of the people whom a text names, as far as its words tell it, or else their given name.

Told by a word before a name ("his wife, X"), by "himself" and "herself", and by the pronouns of paragraphs that name nobody
else. What a given name or an ending tells ("Aigerim", "Petrova") is only likely.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Entity, Group, Mention
from pipeline.vocabulary import rows, word_list

OF_PRONOUN = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
OF_NOUN = {"man": "m", "men": "m", "boy": "m", "brother": "m", "woman": "f", "women": "f", "girl": "f", "sister": "f"}
_BESIDE_NAME = re.compile(
    r"\b(?:(?P<f>wife|widow|mother|daughter|sister|niece|aunt|girlfriend|Mrs|Ms|Miss|spokeswoman|chairwoman|businesswoman|actress|congresswoman|laywoman|woman|nun)"
    r"|(?P<m>husband|widower|father|son|brother|nephew|uncle|boyfriend|Mr|spokesman|chairman|businessman|actor|congressman|cameraman|man|monk|priest|imam))"
    r"\.?,? (?:[a-z-]+ ){0,4}$"
)
"""Words right before a name that tell the gender of its bearer."""
_ACTING = word_list("coreference.officials") | word_list("coreference.role_holders")
"""Unnamed people of whom pronouns seldom tell."""
_FEMALE_ENDINGS = tuple(word_list("genders.female_endings"))
_MALE_ENDINGS = tuple(word_list("genders.male_endings"))
_FEMALE_PARTS = word_list("genders.female_parts")
_MALE_PARTS = word_list("genders.male_parts")


@cache
def _given_names() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in rows("given_names")}


def of_noun(noun: str) -> str:
    """"f" or "m" for a noun that names women or men ("wife"), else nothing."""
    return told_before(f"{noun} ", len(noun) + 1)


def of_name(name: str) -> str:
    """The gender that a full name makes likely; nothing for one word alone, or where its parts tell both."""
    parts = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower().replace("’", "'").split()
    if len(parts) < 2:
        return ""
    told = {_given_names().get(parts[0], "")} - {""}
    if set(parts[1:]) & _FEMALE_PARTS or not told and parts[-1].endswith(_FEMALE_ENDINGS):
        told.add("f")
    if set(parts[1:]) & _MALE_PARTS or not told and parts[-1].endswith(_MALE_ENDINGS):
        told.add("m")
    return told.pop() if len(told) == 1 else ""


def told_before(text: str, start: int) -> str:
    """The gender that the words right before a name tell of its bearer ("his son X"), or nothing."""
    match = _BESIDE_NAME.search(text[max(0, start - 40) : start])
    return "" if match is None else "f" if match["f"] else "m"


def are_unlike(first: str, second: str) -> bool:
    """Whether two full names begin with given names of different genders, as a father's within his daughter's name does ("Ali
    Salman", "Sarah Ali Salman")."""
    if first.split()[0].lower() == second.split()[0].lower():
        return False
    return {of_name(first), of_name(second)} == {"f", "m"}


def genders(doc: Doc, mentions: list[Mention], groups: list[Group], entities: list[Entity]) -> dict[int, str]:
    """Person → "f" or "m" where the text tells it, else where the name makes it likely."""
    told = _told(doc, mentions, groups)
    guessed = {n: of_name(e.name) for n, e in enumerate(entities) if e.kind == "person" and n not in told}
    return told | {n: gender for n, gender in guessed.items() if gender}


def _told(doc: Doc, mentions: list[Mention], groups: list[Group]) -> dict[int, str]:
    text = text_of(doc)
    people = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.start)
    found: dict[int, str] = {}
    for mention in people:
        if (before_it := told_before(text, mention.start)) and not _is_done_by(doc, mention, before_it):
            found.setdefault(mention.entity, before_it)
    starts = [m.start for m in people]
    singles = sorted(g.start for g in groups if g.count_min == g.count_max == 1 and doc[g.head].lemma_.lower() not in _ACTING and not _describes_named(g, starts, doc))
    votes: dict[int, Counter[str]] = {}
    for token in doc:
        gender = OF_PRONOUN.get(token.lower_)
        if gender is None or token.pos_ not in ("PRON", "DET"):
            continue
        line = text.rfind("\n", 0, token.idx)
        before = people[bisect_right(starts, line) : bisect_left(starts, token.idx)]
        bearer = _reflected(token, before) if token.lower_.endswith("self") else None
        if bearer is not None:
            found.setdefault(bearer.entity, gender)
        elif len({m.entity for m in before}) == 1 and bisect_right(singles, line) == bisect_left(singles, token.idx):
            votes.setdefault(before[0].entity, Counter())[gender] += 1
    for person, counted in votes.items():
        (gender, most), *rest = counted.most_common()
        if not rest or most > 3 * rest[0][1]:
            found.setdefault(person, gender)
    return found


def _is_done_by(doc: Doc, mention: Mention, gender: str) -> bool:
    """Whether the word for a woman or man before a name is the subject of the verb whose object the name is ("a man shot X")."""
    span = doc.span_of(mention)
    if span is None or span.root.dep_ not in ("obj", "iobj", "obl"):
        return False
    return any(c.dep_ == "nsubj" and c.i < span.root.head.i and of_noun(c.lemma_.lower()) == gender for c in span.root.head.children)


def _describes_named(group: Group, names: list[int], doc: Doc) -> bool:
    """Whether words for one person only say what somebody named is ("the journalist X", "X, a journalist,"). `names`: where names of
    people begin."""
    return doc[group.head].dep_ == "appos" or bisect_right(names, group.end + 1) > bisect_left(names, group.end)


def _reflected(token: Token, people: list[Mention]) -> Mention | None:
    """The person who is the subject of the verb beside which "himself" stands, also by way of "who"."""
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is not None and subject.lower_ == "who" and verb.dep_ == "acl:relcl":
        subject = verb.head
    if subject is None:
        return None
    return next((m for m in people if m.start <= subject.idx < m.end), None)
