"""Component `groups`: noun phrases that name unnamed people or bodies, with their counts.

Reads the parse and `doc._.mentions`; sets `doc._.groups`. Nouns are in vocabulary/group_nouns.csv. A group's words run
from its determiner to the end of its modifiers, without relative clauses; "over ten people" has a count of 11 and more,
"around a dozen" of 12 and approximate, "40–50 officials" of 40 to 50, "thousands" none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import spacy.tokens
from spacy.language import Language

from pipeline.annotate.counted_phrases import IRREGULAR_PLURALS
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.gazetteer import demonyms
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, parse_of
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.tree import has_child
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Group, register_extensions
from pipeline.vocabulary import any_of, rows, word_list

register_extensions()

_OF_VIOLENCE = word_list("groups.of_violence")
_OF_PEOPLE = word_list("groups.of_people")
_PARTNERSHIPS = word_list("clauses.partnerships")
_OF_TWO_WORDS = word_list("groups.of_two_words")
_HEDGES = word_list("groups.hedges")
_HEDGED = re.compile(rf"\b(?:{'|'.join(sorted(_HEDGES))})\b", re.I)
_MORE = re.compile(r"\b(?:over|more than|above|in excess of)\b", re.I)
_LEAST = re.compile(r"\b(?:at least|not? (?:fewer|less) than|minimum of|upwards of)\b|\d\+", re.I)
_MOST = re.compile(r"\b(?:up to|at most|not? more than|maximum of)\b", re.I)
_BELOW = re.compile(r"\b(?:fewer than|less than|under)\b", re.I)
_AGE = re.compile(r"\b\d{1,3}[-‐‑ ](?:year|month|day|week)s?\b(?:[-‐‑ ]old)?|\baged \d+")  # "a 38-year-old activist"
_ONE = rf"\d[\d,]*|{any_of(WORDS)}"
_FROM_TO = re.compile(rf"\b({_ONE})(?:\s?[–—-]\s?|\s(?:to|or)\s)({_ONE})\b", re.I)
_BETWEEN = re.compile(rf"\bbetween ({_ONE}) and ({_ONE})\b", re.I)
_HEDGED_WITHIN = 14
_RANGE_WITHIN = 24
"""Characters before a group in which its number may be hedged, or given as a range with "between"."""
_HALF = re.compile(r"\bhalf an? (?=dozen|hundred|thousand|million)", re.I)
_PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_NUMBER_OR_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[A-Za-z-]+")
_ROUND = word_list("groups.round")
HUNDRED = 100
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_POS = {"NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET"}
_PARTS = {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "advmod", "det:predet", "nmod:unmarked", "obl:unmarked", "flat", "case", "punct"}
_ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"}
_NO_SINGLE = word_list("groups.no_single")


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["number"] for row in rows("group_nouns")}


_OF_MEDIA = word_list("groups.of_media")
"""Words before "site" that make it an outlet."""
_OF_PLACES = word_list("groups.of_places")
"""Words before "station" that make it a place and no broadcaster."""


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that name bodies, whose members are not counted ("ministry", "union")."""
    return frozenset(noun for noun, number in _nouns().items() if number == "body")


def groups(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc._.groups` in text order."""
    named = {i for m in doc._.mentions or [] if m.kind != "place" for i in range(m.start, m.end)}
    people = {m.start for m in doc._.mentions or [] if m.kind == "person"}
    doc._.groups = [
        group for token in parse_of(doc) if token.pos_ in _POS and token.idx not in named and (group := _group_of(token)) is not None and not _is_title(token, people)
    ]
    return doc


def _is_title(token: Token, people: set[int]) -> bool:
    """Whether a plural without a number stands before names whose bearers it describes ("activists A and B", "the activists A and B")."""
    after = token.idx + len(token.text_with_ws)
    return after in people and "Plur" in token.morph.get("Number", []) and not has_child(token, "nummod", "nmod:poss") and all(
        child.lower_ == "the" for child in token.children if child.dep_ == "det")


def _group_of(token: Token) -> Group | None:
    if token.dep_ in ("compound", "amod", "nmod:desc", "nummod", "flat"):
        return None
    lemma = token.lemma_.lower()
    kind = _nouns().get(lemma) or _nouns().get(lemma_of(token)) or _nouns().get(token.lower_) or (
        "body" if _is_of_two_words(token) else "people" if _is_national(token) or _are_further(token) else None)
    counted = (_is_number(token) or token.lower_ in ("tens", "scores")) and any(child.lower_ == "of" or child.dep_ == "nmod" for child in token.children)
    counted = counted and not any(child.lower_ in ("every", "each") for child in token.children)
    counted = counted or _is_rest(token)
    if kind is None and not counted:
        return None
    if lemma == "station" and any(c.dep_ == "compound" and c.lower_ in _OF_PLACES for c in token.children):
        return None
    if lemma == "site" and not any(c.dep_ == "compound" and c.lower_ in _OF_MEDIA for c in token.children):
        return None
    if lemma == "prosecution" and any(c.dep_ == "amod" and c.lower_ == "criminal" for c in token.children):
        return None
    if lemma == "force" and _is_violence(token) or is_legal_personality(token) or counted and kind is None and _is_part_of_term(token):
        return None
    article = next((c for c in token.children if c.lower_ in ("a", "an")), None) if token.dep_ == "nmod:poss" and (token.tag_ == "NNS" or token.lower_ in IRREGULAR_PLURALS) else None
    start, end = _extent(token)
    if article is not None and start == article.idx:
        start = token.doc.tokens[article.i + 1].idx  # "a women’s rally": the article of the rally
    text = text_of(token.doc)[start:end]
    low, high, approximate = count_of(token, start, end)
    if counted and kind is None and low is None and lemma not in _ROUND:
        return None
    if article is None and kind == "people" and lemma not in _PAIRS and _is_single(token) and (low is None or text.split()[0].lower() in ("a", "an")):
        low, high, approximate = 1, 1, False  # also "a Group 24 activist"
    if kind == "body":
        low, high, approximate = None, None, False
    members = next((c for c in token.children if c.dep_ == "nmod" and has_child(c, "nummod")), None)
    if low is None and lemma in _OF_PEOPLE and members is not None:
        low, high, approximate = count_of(members, *_extent(members))
    return Group(start, end, text, token.i, low, high, approximate)


def _is_national(token: Token) -> bool:
    """Whether a word for a nationality tells one of that nation ("jailed a Pakistani for six months")."""
    return token.dep_ in _ARGUMENTS and token.text in demonyms() and any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.children)


def _are_further(token: Token) -> bool:
    """Whether "others" are told with somebody ("X and four others", "along with two others", "X, Y and others")."""
    return token.lower_ == "others" and (has_child(token, "nummod") or token.dep_ == "conj") and not has_child(token, "det")


def _is_of_two_words(token: Token) -> bool:
    """Whether only the word before makes a noun tell a body: "city hall", "military intelligence"."""
    return any(c.i == token.i - 1 and f"{c.lower_} {token.lower_}" in _OF_TWO_WORDS for c in token.children)


def _is_rest(token: Token) -> bool:
    """Whether a number tells what is left of a group: "the other four", "the remaining six"."""
    return token.pos_ == "NUM" and _is_number(token) and any(c.lower_ in ("other", "remaining") for c in token.children) and any(c.lower_ in ("the", "all") for c in token.children)


def _is_part_of_term(number: Token) -> bool:
    """Whether a number "of them" counts the months of a term that are suspended, not people ("six months in prison, two of them suspended")."""
    behind = number.doc.tokens[number.i + 1 : min(number.i + 5, number.sent.end)]
    if not behind or behind[0].lower_ != "of" or not any(t.lower_ in ("suspended", "served") for t in behind):
        return False
    return any(t.lower_ in _TERM_UNITS for t in number.doc.tokens[max(number.sent.start, number.i - 6) : number.i])


_TERM_UNITS = {"years", "months", "weeks", "days", "year", "month", "year’s", "month’s"}


def is_legal_personality(token: Token) -> bool:
    """Whether "personality" is what a body has by law."""
    return token.lemma_.lower() == "personality" and any(c.lower_ in ("legal", "juridical") for c in token.children)


def _is_violence(force: Token) -> bool:
    """Whether "force" in the singular is no body: "excessive force", "by force"."""
    bare = all(c.dep_ in ("amod", "case", "punct") for c in force.children)
    return "Plur" not in force.morph.get("Number", []) and (bare or any(c.dep_ == "amod" and c.lower_ in _OF_VIOLENCE for c in force.children))


_SINGLING_OUT = word_list("groups.singling_out")
"""Adverbs before a group that are no part of it ("especially against migrants")."""


def _leads_into(adverb: Token) -> bool:
    """Whether an adverb only says how a preposition is meant ("straight into the crowd")."""
    return adverb.pos_ == "ADV" and adverb.lower_ not in _HEDGES and adverb.nbor().pos_ == "ADP" and adverb.nbor().lower_ in ("into", "at", "against", "from", "in", "for", "to", "of")


_BEHIND_POSTS = word_list("groups.behind_posts")
"""Adjectives that stand behind the noun of a post ("the attorney general")."""


def _extent(token: Token) -> tuple[int, int]:
    """Characters from the first modifier to the last word of the noun and its "of" phrase."""
    doc, first, last = token.doc, token.i, token.i
    article = next((c.i for c in token.children if c.dep_ == "det" and c.i < token.i), -1)
    opened = next((c.i for c in token.children if c.dep_ == "case" and c.lower_ in ("after", "before")), -1)
    for child in token.children:
        if child.dep_ == "compound" and child.i < article:
            continue  # "told the BBC the officers": no part of the noun
        if child.ent_type_ == "DATE" and child.dep_ != "nummod" or child.i < opened:
            continue
        if child.lower_ in ("each", "apiece") and doc[child.i + 1].pos_ == "ADP":
            continue  # "fines of 500 | each on three nurses"
        if child.lower_ in ("together", "along") or child.lower_ in _PARTNERSHIPS and child.left_edge.lower_ in ("in", ","):
            continue  # "together with her husband", "in cooperation with the ministry"
        if child.dep_ in _PARTS and child.i < token.i and child.dep_ != "case" and (child.dep_ != "punct" or child.text in "“‘"):
            first = min(first, child.left_edge.i)
        elif child.dep_ in ("amod", "appos") and child.i == token.i + 1 and child.lower_ in _BEHIND_POSTS:
            last = child.i
        elif child.dep_ == "conj" and child.i > token.i:
            break  # "traders | and students in X": what stands behind the second is no part of the first
        elif child.dep_ in ("nmod", "obl", "nmod:unmarked") and child.i > token.i:
            if stands_apart(child):
                break
            prepositions = {c.lower_ for c in child.children if c.dep_ == "case"}
            clause = min((t.left_edge.i for t in child.subtree if t.dep_ in ("acl", "acl:relcl") and t.left_edge.i > child.i), default=child.right_edge.i + 1)
            clause = min([clause, *(t.left_edge.i for t in child.subtree if t is not child and (t.ent_type_ == "MONEY" or _is_penalty(t)))])
            own = [t for t in child.subtree if t.i < clause]  # "hundreds of farmers | who were protesting"
            if not own:
                break  # "sentenced a man | to one year in prison"
            if prepositions == {"for"} and _is_reason(child, token) or prepositions == {"in"} and child.lower_ == "absentia":
                break  # "indicted the driver | for riot"
            if token.pos_ == "NUM" and prepositions == {"for"} and last > token.i:
                break  # "fined eleven of them | for a march"
            if prepositions & {"of", "from", "in", "for", "against"} and own[-1].i - token.i <= 9 and not any(t.pos_ == "VERB" for t in own):
                last = max(last, own[-1].i)
            elif "of" in prepositions and has_child(child, "nummod"):
                last = max(last, child.i)  # "a group of 15 students from …"
            elif prepositions:
                break  # "sentenced two men of Afghan origin to life in prison"
    while first < token.i and (doc[first].is_punct or doc[first].pos_ in ("ADP", "CCONJ", "SCONJ") or doc[first].lower_ in _SINGLING_OUT or _leads_into(doc[first])) and (
            doc[first].lower_ not in ("over", "around", "about", "up", "at", "under")):
        first += 1
    if first > 0 and doc[first - 1].lower_ in _HEDGES | {"over", "between"} and doc[first].like_num:
        first -= 1
    while last > token.i and doc[last].is_punct:
        last -= 1
    if last + 1 < len(doc) and doc[last + 1].text == ")" and any(doc[i].text == "(" for i in range(first, last)):
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def stands_apart(phrase: Token) -> bool:
    """Whether a phrase behind a noun is none of its own: parted from it by a comma or colon, or telling how long something lasted ("seven men: four
    in X", "protests against the mayor for over a month")."""
    if phrase.dep_ not in ("nmod", "nmod:unmarked"):
        return False
    first = phrase.left_edge
    lasting = phrase.lemma_ in _UNITS and any(c.lower_ == "for" and c.i < phrase.i for c in phrase.children)
    return lasting or first.text in (",", ":") or first.nbor(-1).text in (",", ":")


_UNITS = word_list("parse.time_units")
_OFFENCES = word_classes()["offence"].lemmas | word_list("offence_lists.plain")
_BEARERS = word_classes()["person"].lemmas | class_lemmas(frozenset(("body", "civil_society", "outlet", "police")))
_PENALTIES = word_list("groups.penalties")


@cache
def _punishing() -> frozenset[str]:
    """Verbs that tell what befalls the accused."""
    return frozenset(lemma for row in rows("triggers") if row["pos"] == "verb" and row["event_type"] in ("charge", "sentence", "detention") for lemma in row["lemma"].split("|"))


def _is_reason(noun: Token, people: Token) -> bool:
    """Whether a noun behind "for" tells why people are accused or punished, not for whom they work."""
    words = {noun.lemma_.lower(), *(f"{c.lower_} {noun.lemma_.lower()}" for c in noun.children if c.i == noun.i - 1)}
    if words & _OFFENCES:
        return True
    whole = people.head if people.dep_ == "conj" else people
    return lemma_of(whole.head) in _punishing() and noun.pos_ == "NOUN" and not has_child(noun, "det") and not words & _BEARERS


def _is_penalty(phrase: Token) -> bool:
    """Whether a phrase tells what somebody is sentenced to ("a member of a gang | to two years")."""
    return phrase.lemma_.lower() in _PENALTIES and any(c.dep_ == "case" and c.lower_ == "to" for c in phrase.children)


def _is_number(token: Token) -> bool:
    return token.like_num or token.lower_ in WORDS and token.lower_ not in ("a", "an") or token.lemma_.lower() in SCALES


def _is_single(token: Token) -> bool:
    if "Plur" in token.morph.get("Number", []) or token.pos_ != "NOUN" and not _is_national(token) or token.lower_ in _NO_SINGLE:
        return False
    return any(child.dep_ in ("det", "nmod:poss", "nummod", "amod") and child.lower_ not in ("no", "any", "every", "each") for child in token.children)


def count_of(token: Token, start: int, end: int) -> tuple[int | None, int | None, bool]:
    """(at least, at most, approximate) heads that the noun phrase text[start:end] around a noun or number states."""
    text = text_of(token.doc)
    words, before = text[start:end], text[max(0, start - _HEDGED_WITHIN) : end]
    of = re.split(r"\b(?:of|in|from)\b", words, maxsplit=1)[0] if _is_number(token) else words[: max(0, token.idx - start)]
    span = _FROM_TO.search(_AGE.sub("", of)) or _BETWEEN.search(text, max(0, start - _RANGE_WITHIN), end)
    approximate = _HEDGED.search(before) is not None
    if span:
        low, high = (_number_in(part) for part in span.groups())
        if low is not None and high is not None and low < high:
            return low, high, approximate
    value = _number_in(of) or _PAIRS.get(lemma_of(token))
    if value is None:
        return None, None, False
    if _MORE.search(before):
        return value + 1, None, False
    if _LEAST.search(before):
        return value, None, False
    if _BELOW.search(before):
        return None, value - 1, False
    if _MOST.search(before):
        return None, value, False
    return value, value, approximate


def _number_in(words: str) -> int | None:
    value: float | None = None
    share = 0.5 if _HALF.search(words) else 1
    for word in _NUMBER_OR_WORD.findall(re.sub(r"(?<=\d) (?=\d{3}\b)", ",", _AGE.sub("", words))):
        low = word.lower()
        if word[0].isdecimal():
            if re.fullmatch(r"(?:19|20)\d\d", word) and "," not in word:
                continue
            value = float(word.replace(",", ""))
        elif low in SCALES:
            value = (1 if value is None and re.search(rf"\b(?:an?|one) {low}", words, re.I) else value or 0) * SCALES[low] * share or None
        elif low in WORDS and low not in ("a", "an", "one") or low == "one":
            added = value if value is not None and value >= HUNDRED and not value % HUNDRED and WORDS[low] < HUNDRED else 0
            value = added + float(WORDS[low])  # "two hundred and fifty"
        elif low in _PAIRS and value is None:
            value = _PAIRS[low]
        elif low == "both":
            value = 2
    return int(value) if value else None


@Language.factory("groups", requires=["token.dep", "token.pos"], assigns=["doc._.groups"])
def make_groups(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return groups
