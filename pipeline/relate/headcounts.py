"""Groups whose members are told by number: "Eight were found guilty. A got four years, B two; five others must …, while C …".

What the sentences behind a group tell of single people and of counted parts of it are its shares. Where they add up to the group, or
where what is left is told as "the others", "most" and the like, the people named among them are its members.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.time.durations import ORDINALS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Group, Mention
from pipeline.relate.arguments.counts import REST, figure_of
from pipeline.relate.arguments.listed import names_from
from pipeline.relate.index import Index, in_overview, is_authority_word
from pipeline.relate.partitions import DEFINITE, NAMED_SUBJECTS, Told, is_rest
from pipeline.relate.penalties.custody import is_remand
from pipeline.vocabulary import word_list

OF_CASES = {"detention", "summons", "charge", "trial", "sentence", "acquittal", "release", "appeal_ruling", "investigation", "movement_restriction", "search", "extradition"}
"""Types of what befalls those who are arrested together, one step after the other."""
LET_GO = {"release", "acquittal"}
"""Types after which nothing further befalls those whom they befell."""
REACH = 6
"""Sentences behind a group in which its shares are told."""
MOST_SILENT = 1
"""Sentences between two shares that tell none."""
MOST_LEFT_OPEN = 3
"""Most words that may or may not tell a further person ("a student") of which each choice is tried."""
UNCOUNTED = word_list("headcounts.uncounted")
OTHER_MATTER = word_list("headcounts.other_matter")
HELD = word_list("headcounts.held")
EXCEPTION = word_list("headcounts.exception")
INCLUDING = {"including", "included", "namely", "among", "include"}
CLOSING = {"–": "–", "—": "—", "(": ")"}
SHORT = 6


class Share(NamedTuple):
    """One person or a counted part of a group, a negative one for "all but two". `open`: the words may also tell nobody further ("a student",
    "one of them")."""

    heads: int
    people: list[Mention]
    token: Token
    open: bool = False


def counted_members(told: list[Told], sentences: list[Span], events: list[Event], index: Index) -> Iterator[tuple[list[Told], list[Mention | Group]]]:
    """Groups, each with those of which it is told to be a part, and the people, with and without names, who are members of all of them."""
    for one in told:
        if one.participant.role == "target" and one.participant.count_min and (people := _named_behind(one, index)):
            yield with_wholes(one, told, index.doc), people
        if one.participant.role == "target" and one.event.event_type in OF_CASES - LET_GO and one.participant.count_min and one.participant.count_min == one.participant.count_max and not in_overview(index.doc, one.participant.start):
            people = _members(one, sentences, events, index)
            if people:
                yield with_wholes(one, told, index.doc), people


def named_with_others(told: list[Told], index: Index) -> Iterator[tuple[list[Told], list[Mention | Group]]]:
    """Groups of those in a case, each with the people named beside a number of others of them ("police seized nine protesters. … X and two
    other detainees were freed")."""
    for part in told:
        words = index.doc.span_of(part.participant)
        others = words.root if words is not None else None
        if others is None or not any(c.lower_ == "other" for c in others.children) or any(c.lower_ in DEFINITE for c in others.children):
            continue
        people: list[Mention | Group] = [m for t in clauses.coordinated(clauses.first_conjunct(others)) if t.i < others.i for m in index.named(t)[:1] if m.kind == "person"]
        least = (part.participant.count_min or 1) + len(people)
        wholes = [one for one in told if one.paragraph == part.paragraph and 0 < part.sentence - one.sentence <= REACH and one.participant.role == "target"
                  and one.event.event_type in OF_CASES - LET_GO - {part.event.event_type} and (one.participant.count_min or 0) >= least
                  and (lemma_of(others) in HELD or one.group is not None and lemma_of(others) == lemma_of(index.doc[one.group.head]))] if people and part.event.event_type in OF_CASES else []
        if wholes:
            yield with_wholes(wholes[-1], told, index.doc), people


def _named_behind(one: Told, index: Index) -> list[Mention | Group]:
    """Those whom dashes or brackets name behind a group as its members."""
    words = index.doc.span_of(one.participant)
    share = Share(one.participant.count_min or 0, [], words.root) if words is not None else None
    following = index.doc[words.end] if words is not None and words.end < len(index.doc) else None
    if share is None or following is None or following.text not in CLOSING:
        return []
    people, last = _set_apart(share, index)
    return [*people, *(group for t in index.doc.tokens[following.i:last] if people and (inner := _counted(t, index, True)) is not None for group in _unnamed(inner, index))]


def with_wholes(part: Told, told: list[Told], doc: Doc) -> list[Told]:
    """A group and those of which it is a part, from the inner to the outer."""
    chain = [part]
    while (whole := _whole_of(chain[-1], told, doc)) is not None and whole not in chain:
        chain.append(whole)
    return chain


def _whole_of(part: Told, told: list[Told], doc: Doc) -> Told | None:
    """The larger group, told before in the section, of which a group is a part by its words: "seven of them", "nine of the thirteen",
    "the other four", and a bare "five" behind "nine workers"."""
    p = part.participant
    words = doc.span_of(p)
    if words is None or p.count_min is None:
        return None
    before = [one for one in told if one.event.section == part.event.section and one.participant.end <= p.start and part.sentence - one.sentence <= REACH
              and one.participant.role == "target" and one.event.event_type in OF_CASES - LET_GO and (one.participant.count_min or 0) > p.count_min]
    of = clauses.oblique(words.root, "of")
    number = figure_of(of[0]) if of else None
    if number is not None:
        return next((one for one in reversed(before) if one.participant.count_min == number), None)
    bare = words.root.pos_ == "NUM" and len(words) == 1 and any(one.sentence == part.sentence or one.paragraph == part.paragraph and part.sentence - one.sentence <= 1 for one in before[-1:])
    those = bool(of) and (of[0].pos_ == "PRON" or of[0].lower_ in ("those", "these"))
    again = words.root.pos_ == "NUM" and not of and any(c.lower_ == "the" for c in words.root.children)
    if not is_rest(part, doc) and not again:
        return before[-1] if before and (those or bare) else None
    beside = {one.participant.count_min for one in told if one.sentence <= part.sentence}
    sums = [one for one in before if (one.participant.count_min or 0) - p.count_min in beside]
    return next(iter(sums[-1:] or ([] if again else before[-1:])), None)


def _members(one: Told, sentences: list[Span], events: list[Event], index: Index) -> list[Mention | Group]:
    """The people among the shares of a group that make it up."""
    size = one.participant.count_min or 0
    found: list[Share] = []
    members = {p.entity for event in events if any((q.start, q.end) == (one.participant.start, one.participant.end) for q in event.participants) for p in event.participants if p.role == "target"}
    before = {m.entity for m in index.doc._.mentions or [] if one.paragraph <= m.start < one.participant.start} - members
    silent = 0
    for passage in filter(None, _passages(one, sentences, index.doc)):
        shares = [share._replace(heads=size + share.heads) if share.heads < 0 else share for share in _shares(passage, one, events, index, before)]
        seen = {m.entity for share in found for m in share.people}
        found += [share for share in shares if not (share.people and share.heads == 1 and share.people[0].entity in seen)]
        if any(t.lower_ in OTHER_MATTER for t in passage):
            return []
        silent = 0 if shares else silent + 1
        if silent > MOST_SILENT:
            return []
        closed = _closing(found, size)
        if closed is not None:
            return [m for share in closed for m in share.people or _unnamed(share, index)]
        named = [m for share in shares for m in share.people]
        if named and _has_uncounted(passage) and sum(share.heads for share in found if not share.open) < size:
            return [m for share in found for m in share.people or _unnamed(share, index)]
        if sum(share.heads for share in found if not share.open) > size:
            return []
    return []


def _unnamed(share: Share, index: Index) -> list[Group]:
    """The one person whom a share tells of without a name: "a boy of 16"."""
    group = index.groups.get(share.token.i)
    return [group] if group is not None and share.heads == 1 and not share.people and share.token.pos_ == "NOUN" else []


def _closing(found: Sequence[Share], size: int) -> list[Share] | None:
    """The shares that make up a group of a size, if there are such: all that surely tell somebody, and some of the others."""
    sure = [share for share in found if not share.open]
    left = [share for share in found if share.open][:MOST_LEFT_OPEN]
    rest = size - sum(share.heads for share in sure)
    for number in range(len(left) + 1):
        for more in combinations(left, number):
            if sum(share.heads for share in more) == rest and len(sure) > 1:
                return [*sure, *more]
    return None


def _passages(one: Told, sentences: list[Span], doc: Doc) -> Iterator[list[Token]]:
    """What is told of a group behind it: the end of its own sentence behind a colon, a semicolon or "of whom", and the next sentences
    of the paragraph."""
    here = sentences[one.sentence]
    behind = [t for t in here if t.idx >= one.participant.end]
    opening = next((n for n, t in enumerate(behind) if t.text in (":", ";") or t.lower_ in ("whom", "them")), None)
    if any(t.lower_ == "of" and t.idx < one.participant.start <= t.idx + 9 for t in here[:3]):
        yield behind  # "of the 41 held, 36 walked free"
    elif opening is not None:
        yield behind[opening if behind[opening].is_punct else max(0, opening - 4) :]
    for sentence in sentences[one.sentence + 1 : one.sentence + 1 + REACH]:
        if paragraph_start(doc, sentence.start_char + 1) != one.paragraph:
            break
        yield list(sentence)


def _shares(passage: list[Token], one: Told, events: list[Event], index: Index, before: set[int]) -> Iterator[Share]:
    """The people and the counted parts of a group that a passage tells of as befallen, in text order."""
    start, end = passage[0].idx, passage[-1].idx
    here = [(event, q) for event in events if start <= event.trigger_start <= end for q in event.participants]
    befallen = {q.entity for event, q in here if q.role == "target" and event.event_type in OF_CASES and not _is_of_its_own(event, one, index.doc)}
    acting = {q.entity for event, q in here if q.entity is not None and (q.role in ("actor", "source") or _is_of_its_own(event, one, index.doc))} - befallen
    doers = {q.start for event, q in here if q.role in ("actor", "source")}
    exceptions = any(t.dep_ in clauses.SUBJECTS and lemma_of(t) in EXCEPTION for t in passage)
    seen: set[int | None] = set()
    inside = -1
    for token in passage:
        if token.i <= inside or token.idx in doers:
            continue
        name = next((m for m in index.named(token) if m.kind == "person"), None)
        if name is not None:
            words = index.doc.span_of(name)
            head = words.root if words is not None else token
            if name.entity not in seen and name.entity not in before and not _is_theirs(head) and (name.entity in befallen or name.entity not in acting and (exceptions or _is_subject(head) or _is_gapped(name, index))):
                seen.add(name.entity)
                yield Share(1, [name], token)
            continue
        share = _counted(token, index)
        if share is not None:
            people, last = _set_apart(share, index)
            inside = max(inside, last)
            yield share._replace(people=people)


def _is_subject(name: Token) -> bool:
    top = clauses.first_conjunct(name if name.dep_ != "flat" else name.head)
    return top.dep_ in NAMED_SUBJECTS


def _is_theirs(name: Token) -> bool:
    """Whether somebody is told to be related to the people told of: "their lawyer, X"."""
    described = (name, name.head) if name.dep_ in ("appos", "flat") else (name,)
    return any(c.lower_ == "their" for t in described for c in clauses.children(t, "nmod:poss"))


def _is_of_its_own(event: Event, one: Told, doc: Doc) -> bool:
    """Whether an event befell people on a day of its own in the way in which one befell a group: they are no members of it."""
    other = one.event
    return event.event_type == other.event_type and event is not other and "in the clause" in event.basis.get("date", "") and event.date != other.date and not (
        event.event_type == "detention" and is_remand(doc, event))


def _is_gapped(name: Mention, index: Index) -> bool:
    """Whether a name, or the list of names that it is in, stands right before a penalty, with the verb left out ("A got two years, B and C
    a fine")."""
    last = next((people[-1] for people in index.lists if name in people), name)
    span = index.doc.span_of(last)
    after = index.doc[span.end] if span is not None and span.end < len(index.doc) else None
    return after is not None and (after.pos_ == "NUM" or after.lower_ in ("a", "an") or after.idx in index.figures)


def _counted(token: Token, index: Index, listed: bool = False) -> Share | None:
    """The share that a number, an ordinal, a counted plural or one person without a name tells, if it is none told again ("the two
    women")."""
    if index.doc[token.i - 1].lower_ == "aged" or token.idx in index.times or token.idx in index.amounts or token.idx in index.figures or index.named(token) or is_authority_word(token):
        return None
    definite = any(c.lower_ in DEFINITE for c in token.children)
    rest = any(c.lower_ in REST for c in token.children) or token.lower_ in REST or token.lower_ == "others"
    if token.lower_ in ORDINALS and token.dep_ not in ("amod", "nummod", "compound", "advmod", "nmod") and (definite or clauses.has_child(token, "det")):
        return Share(1, [], token)
    people = lemma_of(token) in word_classes()["person"].lemmas or token.lower_ == "others"
    excepted = index.doc[token.i - 1].lower_ in ("but", "except") and token.i >= 2 and index.doc[token.i - 2].lower_ == "all"
    if token.pos_ == "NUM" and excepted:
        return Share(-(figure_of(token) or 0), [], token) if figure_of(token) else None
    if token.pos_ == "NUM" and clauses.first_conjunct(token).dep_ not in ("nummod", "amod", "det", "compound", "advmod", "nmod", "appos", "nmod:desc", "obl:unmarked", "nmod:unmarked", "flat"):
        number = figure_of(token)
        of = clauses.oblique(token, "of")
        lengthy = "to" in clauses.prepositions(token) or any(m.kind == "person" for m in index.named(token.nbor(-1)))  # "A to six years and B to four, C two"
        if number is None or lengthy or definite and not rest or of and not (of[0].pos_ in ("PRON", "NUM", "DET", "ADJ", "VERB") or lemma_of(of[0]) in word_classes()["person"].lemmas):
            return None
        return Share(number, [], token, number == 1)
    if not people or token.dep_ == "appos":
        return None
    number = next((figure_of(c) for c in clauses.children(token, "nummod") if c.i < token.i), None)
    if number is not None:
        return Share(number, [], token) if not definite or rest else None
    ordinal = any(c.lower_ in ORDINALS for c in token.children)
    single = "Sing" in token.morph.get("Number", []) and token.pos_ == "NOUN" and (listed or clauses.first_conjunct(token).dep_ in (*clauses.SUBJECTS, "obj", "iobj"))
    if single and (ordinal or any(c.lower_ in ("a", "an", "another") for c in token.children)):
        return Share(1, [], token, not ordinal)
    return None


def _has_uncounted(passage: list[Token]) -> bool:
    """Whether a passage tells of the rest of a group without number, as of those whom something befell: "the others were freed"."""
    return any(t.lower_ in UNCOUNTED and t.dep_ in clauses.SUBJECTS and not clauses.oblique(t, "of") and not clauses.has_child(t, "nummod") for t in passage)


def _set_apart(share: Share, index: Index) -> tuple[list[Mention], int]:
    """The people named right behind a count as those whom it counts ("the remaining four – A, B, C and D – were …", "five, among them
    A, were …"), with the last word of that."""
    token, doc = share.token, index.doc
    opening = next((t for t in doc.tokens[token.i + 1 : min(token.i + SHORT, token.sent.end)] if t.is_punct or t.lower_ in INCLUDING or t.pos_ in ("VERB", "AUX")), None)
    if opening is None or not (opening.is_punct or opening.lower_ in INCLUDING):
        return [], -1
    including = next((t for t in doc.tokens[opening.i : min(opening.i + 3, token.sent.end)] if t.lower_ in INCLUDING), None)
    first = (including or opening).i + 1
    if opening.text in CLOSING:
        last = next((t.i for t in doc.tokens[opening.i + 1 : token.sent.end] if t.text == CLOSING[opening.text]), token.sent.end)
    elif including is not None or opening.text in ",:":
        last = token.sent.end
    else:
        return [], -1
    people = names_from(first, last, index)
    leading = next((t for t in doc.tokens[first : min(first + SHORT, last)] if index.named(t) or t.pos_ in ("VERB", "AUX")), None)
    if not people or leading is None or not index.named(leading) or len(people) > abs(share.heads):
        return [], -1
    unnamed = sum(inner.heads for t in doc.tokens[first:last] if opening.text in CLOSING and (inner := _counted(t, index, True)) is not None)
    if including is None and len(people) + unnamed != abs(share.heads):
        return [], -1
    span = doc.span_of(people[-1])
    return people, span.end - 1 if span is not None and opening.text not in CLOSING else last
