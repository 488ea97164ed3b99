"""Names told one after the other, and whether they are all of a counted group: "three residents — A, B and C — were fined"."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Group, Mention
from pipeline.relate.arguments.counts import MEMBER_REACH, heads_told
from pipeline.relate.index import Index, noun_phrase
from pipeline.vocabulary import word_list

TITLE_REACH = 9
"""Tokens behind a semicolon within which the next name of a list begins."""
LINKING = {"of", "from", "with", "for", "as"}
ALIAS = word_list("arguments.alias")


def listed_behind(token: Token, index: Index) -> list[Mention]:
    """The people or bodies listed behind a counted group, if they are as many: "three residents — A, B and C — were fined", "closed two
    stations in May: X and Y"."""
    group = index.groups.get(token.i)
    count = (group.count_min if group else None) or heads_told(token)
    colon = next((t for t in token.doc.tokens[token.i + 1:token.sent.end] if t.text == ":"), None)
    if not count and colon is not None and any(c.lower_ == "following" for c in clauses.children(token, "amod")):
        return names_from(colon.i + 1, token.sent.end, index)
    if not count or count < 2:
        return []
    kind = "organisation" if lemma_of(token) in body_nouns() else "person"
    found: list[Mention] = _listed_between_dashes(token, index, kind)
    if len(found) == count:
        return found
    found = _listed_in_brackets(token, index, kind)
    if len(found) == count:
        return found
    found = []
    bracketed, told = False, not any(t.text == ":" for t in token.doc.tokens[token.i + 1:token.right_edge.i + 2])
    for right in token.doc.tokens[token.i + 1:token.sent.end]:
        named = [m for m in index.named(right) if m.kind == kind]
        bracketed = right.text == "(" or bracketed and right.text != ")"
        told = told or right.text == ":"
        if named and named[0] not in found:
            found.append(named[0])
        elif not named and told and not (bracketed or right.is_punct or right.pos_ in ("CCONJ", "PUNCT") or (not found and right.lower_ == "namely")):
            break
    if len(found) != count and colon is not None:
        found = names_from(colon.i + 1, token.sent.end, index, kind == "person")  # "three activists were held in X: A, B and C"
        if len(found) != count and kind == "person":  # "…: A, head of X; B, its secretary; and C"
            found = _first_of_parts(colon.i + 1, token.sent.end, index)
        if len(found) != count and kind == "person":  # "…: A at home, B at the airport and C in X"
            found = _all_behind(colon, index)
    return found if len(found) == count else []


def _listed_in_brackets(token: Token, index: Index, kind: str) -> list[Mention]:
    """Those named in the next brackets behind a group ("designated two groups as terrorist (X and Y)")."""
    opening = next((t for t in token.doc.tokens[token.i + 1:min(token.i + MEMBER_REACH, token.sent.end)] if t.text == "("), None)
    if opening is None:
        return []
    closing = next((t for t in token.doc.tokens[opening.i + 1:token.sent.end] if t.text == ")"), opening)
    named = [m for t in token.doc.tokens[opening.i + 1:closing.i] for m in index.named(t)[:1] if m.kind == kind]
    return [m for number, m in enumerate(named) if m not in named[:number]]


def _listed_between_dashes(token: Token, index: Index, kind: str) -> list[Mention]:
    """The people named with their posts between dashes or in a comma-closed list behind a group ("six journalists – editor A;
    reporter B; … – were held", "four of the defendants, A, B, C and D, …")."""
    found: list[Mention] = []
    opened = ""
    for t in token.doc.tokens[token.i + 1:token.sent.end]:
        if not opened:
            opened = t.text if t.text in ("–", "—", "-", "--", ":", ",") and t.i > token.i + 1 - (t.text != ",") else ""
            if t.pos_ in ("VERB", "AUX") or t.i > token.i + MEMBER_REACH:
                return []
        elif t.text == opened and opened != "," or t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound"):
            if opened == "," and found and "by" in clauses.prepositions(token) and any(
                    c.dep_ in clauses.SUBJECTS and c.left_edge.idx <= found[0].start < c.right_edge.idx for verb in (t, t.head) for c in verb.children):
                return []  # "beaten by two men, A and B have left"
            break
        elif named := [m for m in index.named(t) if m.kind == kind]:
            found += [named[0]] if named[0] not in found else []
    return found


def _all_behind(colon: Token, index: Index) -> list[Mention]:
    """The people named behind a colon, whatever is told of each, but for the relatives and bosses of these."""
    found: list[Mention] = []
    for t in colon.doc.tokens[colon.i + 1:colon.sent.end]:
        named = next((m for m in index.named(t) if m.kind == "person" and m.start == t.idx), None)
        if named is not None and named not in found and not _is_relative_of(t) and t.dep_ != "nmod:poss":
            found.append(named)
    return found


def _first_of_parts(start: int, end: int, index: Index) -> list[Mention]:
    """The people named first in each of the parts between semicolons."""
    found: list[Mention] = []
    opens = True
    for t in index.doc.tokens[start:end]:
        named = [m for m in index.named(t) if m.kind == "person"] if opens else []
        if named:
            found, opens = [*found, named[0]], False
        opens = opens or t.text == ";"
    return found


def named_right_behind(token: Token, group: Group | None, listed: list[Mention]) -> bool:
    """Whether a comma and the names of all of them stand right behind the words for a group."""
    between = text_of(token.doc)[group.end if group is not None else noun_phrase(token)[1]:listed[0].start]
    return between.startswith(", ") and not {",", ":", ";"} & set(between[2:]) and len(between.split()) < 5


def names_from(start: int, end: int, index: Index, people: bool = True) -> list[Mention]:
    """Those named one after the other from a token on, people or whatever is named; the list ends at a verb, at another preposition
    behind a name or at the end of a clause."""
    found: list[Mention] = []
    for t in index.doc.tokens[start:end]:
        named = [m for m in index.named(t) if m.kind == "person" or not people]
        if named:
            found += [named[0]] if named[0] not in found and not (people and found and _is_relative_of(t)) else []
        elif t.text == ";" and found and _goes_on(t, end, index):
            continue
        elif t.text in ";:." and (found or t.text != ":") or _tells_more(t) or found and (t.pos_ in ("SCONJ", "PRON") and t.dep_ != "nmod:poss" or t.pos_ == "ADP" and t.lower_ not in LINKING):
            break
    return found


def _goes_on(semicolon: Token, end: int, index: Index) -> bool:
    """Whether a list of names goes on behind a semicolon: with another name, whatever words but a clause stand in front of it."""
    for t in semicolon.doc.tokens[semicolon.i + 1:min(semicolon.i + 1 + TITLE_REACH, end)]:
        if any(m.kind == "person" for m in index.named(t)):
            return True
        if t.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "ADP") and t.dep_ not in ("compound", "amod", "nmod:poss") and t.lower_ not in ("of", "including"):
            return False
    return False


def _is_relative_of(name: Token) -> bool:
    """Whether a name only says whose relative or aide the one before is ("A, the wife of B")."""
    top = clauses.first_conjunct(name.head if name.dep_ == "flat" else name)
    return top.dep_ == "nmod" and bool(clauses.prepositions(top) & {"of", "for"}) and top is name


def _tells_more(token: Token) -> bool:
    """Whether a verb between names begins a clause, where it gives no other name of somebody ("X, known as Y")."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("compound", "amod", "cop") and not (token.dep_ == "acl" and lemma_of(token) in ALIAS)
