"""Groups whose members the text names elsewhere: "Among them were A and B", "One of them, A, …", "The two, A and B, …".

The people named join every event of the section in which the group takes part; the group keeps its row (ruling 6 of the data
contract). A sentence that only names them tells the group's event again. Where nothing but their number ties the names to the group, they count only in the sentences right behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.time.durations import ORDINALS, WORDS
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, Group, Mention, Participant
from pipeline.relate.arguments.counts import REST, figure_of
from pipeline.relate.arguments.descriptions import NAMES_GIVEN
from pipeline.relate.arguments.dropped import MEMBER_LATER, unique
from pipeline.relate.arguments.listed import names_from
from pipeline.relate.headcounts import LET_GO, OF_CASES, counted_members, named_with_others, with_wholes
from pipeline.relate.index import Index, index_of, is_authority_word, trigger_span
from pipeline.relate.partitions import DEFINITE, REACH, Told, has_own_names, named_rests
from pipeline.relate.tellings import add_telling
from pipeline.vocabulary import word_list, words

LISTING = word_list("members.listing")
THEM = {"them", "these", "those", "whom"}
WHOLE = {"they", "these", "those", "others"}
PARTS = {"one", "another", "other", "others", "both"}
OF_ALL = {"oldest", "eldest", "youngest"}
"""Who is told of by what sets one of a group apart ("the oldest, X, …")."""
OF_MANY = word_list("members.of_many")
AMONG = {**dict.fromkeys(word_list("members.detained"), "detention"), **dict.fromkeys(word_list("members.hurt"), "attack"), **dict.fromkeys(word_list("members.dead"), "killing")}
"""Words for those whom something befell, with its type."""
SETTING_APART = {",": ",", ":": ":", "–": "–", "—": "—", "-": "-", "(": ")"}
"""Signs behind which names are set apart, with those that close them."""
NAMED_MEMBER = "named member"
"""What the basis of somebody named beside a group ends with ("nine women, including X")."""
SHORT = 6
"""Most words of "one of the other defendants" and of "student leader" before a name."""


class Listing(NamedTuple):
    """People named as members of a group, and the words that mean the group or a part of it."""

    people: Sequence[Mention | Group]
    anchor: Token
    befallen: str = ""
    """The type of the event by which the words tell the group ("the injured", "those arrested")."""


def add_members(doc: Doc, events: list[Event], sections: dict[int, tuple[int, int]]) -> None:
    """Adds the named members of groups to the events of the groups. `sections`: bounds by ordinal."""
    index = index_of(doc)
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    groups = {(group.start, group.end): group for group in index.groups.values()}
    stood_for = {a.start: a.group for a in index.anaphors.values() if a.group}
    told = [Told(event, p, bisect_right(starts, event.trigger_start) - 1, paragraph_start(doc, event.trigger_start), groups.get((p.start, p.end)) or groups.get(stood_for.get(p.start, (0, 0))))
            for event in events if event.event_type not in ("statement", "complaint") for p in event.participants
            if p.kind == "group" and p.role in ("actor", "target") and _is_of_several(p)]
    told = [one for one in told if one.group is None or _is_of_people(one.group, doc)]
    for number in sorted({n for one in told for n in range(one.sentence, one.sentence + REACH + 1) if n < len(sentences)} if told else ()):
        for listing in _listings(sentences[number], index):
            meant = _meant(listing, told, number, index)
            for group in with_wholes(meant, told, doc)[1:] if meant is not None else ():
                _join(doc, listing.people, group, told, sections, by_number=False, wholes=False)
            _join(doc, listing.people, meant, told, sections)
            if meant is not None and number > meant.sentence and lemma_of(sentences[number].root) not in words("reporting_verbs", "verb") and not any(sentences[number].start_char <= event.trigger_start < sentences[number].end_char for event in events):
                add_telling(meant.event, sentences[number])
    named = {(m.start, m.end): m for m in doc._.mentions or [] if m.kind == "person"}
    for one in list(told):
        beside = [named[q.start, q.end] for q in one.event.participants if q.role == one.participant.role and q.basis.endswith(NAMED_MEMBER) and q.start >= one.participant.end and (q.start, q.end) in named]
        if beside:
            _join(doc, beside, one, told, sections)
    for whole, people in list(named_rests(doc, told)):
        _join(doc, people, whole, told, sections, by_number=False)
    for chain, members in [*counted_members(told, sentences, events, index), *named_with_others(told, index)]:
        for group in chain:
            _join(doc, members, group, [one for one in told if one is group or not _is_of_part(one, group, doc)], sections, by_number=False, wholes=False)
    _fold_held(doc, events, told, starts)


def _is_of_several(p: Participant) -> bool:
    words = p.text.lower().split()
    return (p.count_min or 0) > 1 or p.count_min is None and (words[0] not in ("a", "an") or not OF_MANY.isdisjoint(words))


def _is_of_people(group: Group, doc: Doc) -> bool:
    head = doc[group.head]
    return (lemma_of(head) in word_classes()["person"].lemmas or head.pos_ in ("NUM", "PRON") or lemma_of(head) in OF_MANY) and not is_authority_word(head)


def _listings(sentence: Span, index: Index) -> Iterator[Listing]:
    """The places of a sentence that name members of a group told before."""
    for token in sentence:
        word = token.lower_
        people: Sequence[Mention | Group] = []
        anchor = token
        if word == "among" and token.nbor().lower_ in THEM and _opens(token) and not _how_told(token.head, index):
            anchor = token.nbor()
            opening = next((t for t in token.doc.tokens[anchor.i + 1:sentence.end - 1] if lemma_of(t) == "be" and t.nbor().tag_ != "VBN" or t.text == ":"), None)
            people = names_from(opening.i + 1, sentence.end, index) if opening is not None else []
        elif token.pos_ == "VERB" and lemma_of(token) in LISTING | NAMES_GIVEN and (subject := _subject(token)) is not None:
            opening = token if lemma_of(token) in LISTING else next((t for t in clauses.oblique(token, "as")), None)
            anchor, people = subject, names_from(opening.left_edge.i if opening is not token else token.i + 1, sentence.end, index) if opening is not None else []
        elif token.pos_ == "PROPN" and clauses.has_child(token, "cop") and (subject := _subject(token)) is not None:
            anchor, people = subject, names_from(token.left_edge.i if token.left_edge.i > subject.i else token.i, sentence.end, index)
        elif word == "among" and (number := _number_behind(token)) is not None and clauses.has_child(number, "cop"):
            anchor, people = number, [m for t in clauses.own_subjects(number) for m in index.named(t)[:1] if m.kind == "person"]
        elif word == "among" and (befallen := _how_told(token.head, index)):
            yield from [Listing(people, token.head, befallen)] if (people := _told_among(token.head, index)) else []
            continue
        elif _is_part(token, index):
            people = _named_apart(token, index)
        if people and not (anchor is not token and not _means_group(anchor)):
            yield Listing(people, anchor)


def _how_told(those: Token, index: Index) -> str:
    """The type of the event by which those among whom somebody was are told ("those arrested", "the injured"), or nothing."""
    if those.lower_ == "those":
        return next((index.types[clause.i] for clause in _clauses_on(those) if clause.i in index.types), "")
    return AMONG.get(lemma_of(those), "") if any(c.lower_ == "the" for c in those.children) else ""


def _clauses_on(those: Token) -> list[Token]:
    """What befell "those": participles behind it, or the passive before which "among those" stands ("X was among those held")."""
    passive = [those.head] if those.dep_ == "obl" and those.i < those.head.i and clauses.is_passive(those.head) else []
    return clauses.children(those, "acl") + passive


def _told_among(those: Token, index: Index) -> list[Mention | Group]:
    """The people, by name or by number, who are told to have been among others ("X was among those arrested", "Among the dead was a boy")."""
    subjects = [t for clause in (those, *_clauses_on(those)) for t in clauses.children(clause, *clauses.SUBJECTS)]
    told = clauses.expand(subjects) or ([those.head] if any(clauses.has_child(t, "cop") for t in (those, those.head)) else [])
    people: list[Mention | Group] = []
    for t in told:
        named = [m for part in (t, *clauses.children(t, "appos", "flat")) for m in index.named(part) if m.kind == "person"]
        group = index.groups.get(t.i)
        people += named[:1] or ([group] if group is not None else [])
    return people


def _number_behind(among: Token) -> Token | None:
    """The number of a part of a group, or of the whole, that "among" tells ("X is among the six who remain in prison")."""
    behind = among.doc.tokens[among.i + 1 : min(among.i + 3, among.sent.end)]
    return behind[1] if len(behind) == 2 and behind[0].lower_ == "the" and behind[1].lower_ in WORDS and among.head is behind[1] else None


def _opens(among: Token) -> bool:
    """Whether "among" opens a clause ("Among them were …", "; among those held was …")."""
    before = among.doc[among.i - 1] if among.i > among.sent.start else None
    return before is None or before.is_space or before.text in ";–—•"


def _subject(verb: Token) -> Token | None:
    subjects = [t for t in clauses.surface_subjects(verb) or clauses.children(verb, *clauses.SUBJECTS) if t.i < verb.i]
    return subjects[0] if subjects else None


def _means_group(anchor: Token) -> bool:
    """Whether a subject may mean a group told before: a pronoun, a number, a definite plural."""
    if anchor.lower_ in WHOLE | THEM | PARTS or anchor.pos_ == "NUM":
        return True
    return anchor.pos_ in ("NOUN", "VERB") and any(c.lower_ in DEFINITE for c in anchor.children)  # "the detainees", "those detained"


def _is_part(token: Token, index: Index) -> bool:
    """Whether a word tells a part of a group, or a definite plural the whole of it: "one of them", "the fourth", "the two",
    "the activists"."""
    word = token.lower_
    if word in OF_ALL:
        return any(c.lower_ == "the" for c in token.children) and (token.head.i > token.i + 1 or token.dep_ != "amod") and _is_of_group(token)
    if token.pos_ != "NOUN" and word not in PARTS and word not in ORDINALS and word not in WORDS:
        return False
    if index.named(token) or token.idx in index.times or token.idx in index.amounts:
        return False
    if word in ORDINALS and not any(c.lower_ == "the" for c in token.children) or word == "another" and not (clauses.oblique(token, "of") or _follows_one(token)):
        return False  # "a third, X, was held": beside the two told before
    if word in PARTS or word in ORDINALS or word in WORDS and token.pos_ == "NUM":
        return token.dep_ not in ("nummod", "amod", "det", "advmod", "compound") and _is_of_group(token)
    plural = token.pos_ == "NOUN" and "Plur" in token.morph.get("Number", [])
    return plural and lemma_of(token) in word_classes()["person"].lemmas and any(c.lower_ in DEFINITE for c in token.children)


def _follows_one(another: Token) -> bool:
    """Whether the sentence before tells of "one" of the group, or its own ("one was freed, another, X, was not")."""
    doc, start = another.doc, another.sent.start
    before = doc[doc[start - 1].sent.start:another.i] if start else doc[start:another.i]
    return any(t.lower_ == "one" for t in before)


def _named_apart(part: Token, index: Index) -> list[Mention]:
    """The people whose names are set apart behind a word for a part of a group or for the whole of it ("one of them, the farmer X,
    …", "the two – A and B – …"), or whom such a word describes ("X, one of the four, …")."""
    if part.dep_ == "appos" and part.lower_ in PARTS and (of := clauses.oblique(part, "of")):
        described = [m for m in index.named(part.head)[:1] if m.kind == "person"] if of[0].i - part.i < SHORT else []
        if described:
            return described
    opening = next((t for t in part.doc.tokens[part.i + 1:min(part.i + SHORT, part.sent.end - 1)] if t.is_punct or t.pos_ in ("VERB", "AUX") and t.nbor(-1).lower_ != "those"), None)
    if opening is None or opening.text not in SETTING_APART:
        return []
    first = next((t for t in part.doc.tokens[opening.i + 1:min(opening.i + SHORT + 2, part.sent.end)] if t.is_punct and t.text != "-" or t.pos_ in ("VERB", "AUX", "ADP", "PRON") or index.named(t)), None)
    name = next((m for m in index.named(first) if m.kind == "person"), None) if first is not None else None
    if name is None:
        return []
    together = next((people[people.index(name):] for people in index.lists if name in people), [name])
    if opening.text not in ",:":
        closing = next((t.i for t in part.doc.tokens[opening.i + 1:part.sent.end] if t.text == SETTING_APART[opening.text]), part.sent.end)
        together = names_from(opening.i + 1, closing, index)
    if part.lower_ in ORDINALS or part.lower_ in OF_ALL or part.lower_ in ("one", "another", "other"):
        return [name]
    return together if len(together) == WORDS.get(part.lower_, len(together)) > 1 or part.lower_ == "both" and len(together) == 2 else []


def _is_of_group(part: Token) -> bool:
    of = clauses.oblique(part, "of")
    return not of or of[0].lower_ in THEM or any(c.lower_ in DEFINITE for c in of[0].children)


def _meant(listing: Listing, told: list[Told], number: int, index: Index) -> Told | None:
    """The group that a listing's anchor means: the nearest before it in the paragraph that fits its words."""
    anchor = listing.anchor
    paragraph = paragraph_start(anchor.doc, anchor.idx)
    of = clauses.oblique(anchor, "of")
    words = of[0] if of else anchor
    anaphor = index.anaphors.get(words.i)
    near = [one for one in told if one.paragraph == paragraph and 0 <= number - one.sentence <= REACH and one.participant.end <= anchor.idx]
    near = [one for one in near if one.participant.count_max is None or one.participant.count_max >= len(listing.people)]
    near = [one for one in near if one.event.trigger_start < anchor.idx]
    near.sort(key=lambda one: (one.sentence, one.participant.role == "target", one.participant.start))
    if listing.befallen:
        of_type = [one for one in near if one.event.event_type == listing.befallen and one.participant.role == "target" and one.sentence < number]
        return of_type[-1] if of_type else None
    if anaphor is not None and anaphor.group and tuple(anaphor.group) != (anaphor.start, anaphor.end):
        same = [one for one in near if (one.participant.start, one.participant.end) == tuple(anaphor.group) or _inner(one, anaphor.group, anchor.doc)]
        head = index.groups.get(words.i) or next((g for g in index.groups.values() if (g.start, g.end) == tuple(anaphor.group)), None)
        if same and of and (held := [one for one in near if one.sentence == number - 1 and _is_held_part(one, same[-1])]):
            return held[-1]  # "… students marched. Police detained 26. Two of them, X and Y, …"
        if same or head is not None and not is_authority_word(anchor.doc[head.head]):
            return same[-1] if same else None
    if any(c.lower_ in REST for c in anchor.children):
        near = [one for one in near if not has_own_names(one)]
    if words is anchor and (anchor.lower_ in ORDINALS or anchor.lower_ in PARTS or anchor.lower_ in OF_ALL or any(c.lower_ in REST for c in anchor.children)):
        counts = {one.participant.count_min for one in near}
        least = figure_of(anchor) or next((figure_of(c) for c in clauses.children(anchor, "nummod")), None)
        near = [one for one in near if least and one.participant.count_min and one.participant.count_min - least in counts] or [one for one in near if one.group is not None and anchor.doc[one.group.head].pos_ == "NOUN"] or near  # "three were freed. The fourth, X, …"
    elif words.pos_ == "NOUN":
        count = next((WORDS.get(c.lower_) for c in words.children if c.dep_ == "nummod"), None)
        near = [one for one in near if _head(one, index) == lemma_of(words) and count in (None, one.participant.count_min)]
    elif words is anchor and anchor.lower_ in WORDS and any(c.lower_ in DEFINITE for c in anchor.children):
        near = [one for one in near if one.participant.count_min == WORDS[anchor.lower_] == len(listing.people)] or near
    return near[-1] if near else None


def _is_held_part(one: Told, whole: Told) -> bool:
    """Whether a counted group told behind a larger one is of those whom a case befell."""
    p, q = one.participant, whole.participant
    return one.event.event_type in OF_CASES and p.role == "target" and p.start > q.start and (p.count_min or 0) > 1 and (q.count_min is None or q.count_min > (p.count_min or 0))


def _inner(one: Told, span: tuple[int, int], doc: Doc) -> bool:
    """Whether the words meant lie in those of the group and what is told of it, or around them ("six activists" of "six activists who
    live abroad", "thousands" in "the organisers of a parade that drew thousands")."""
    return span[0] <= one.participant.start < span[1] or one.participant.start <= span[0] < max(_end(doc, one.participant), one.event.trigger_start)


def _head(one: Told, index: Index) -> str:
    return lemma_of(index.doc[one.group.head]) if one.group is not None else ""


def _join(doc: Doc, people: Sequence[Mention | Group], meant: Told | None, told: list[Told], sections: dict[int, tuple[int, int]], by_number: bool = True, wholes: bool = True) -> None:
    """Adds people to the events of a group and, with `wholes`, to those of groups of which it is told to be a part."""
    if meant is None:
        return
    start, end = sections.get(meant.event.section, (0, 0))
    here = [one for one in told if start <= one.event.trigger_start < end]
    same = [one for one in here if one is meant or _is_same(one.participant, meant.participant, by_number and one.paragraph == meant.paragraph)]
    larger = [span for one in same for span in _wholes(doc, one.participant)] if wholes else []
    for one in here:
        if one in same or any(one.participant.start <= first < _end(doc, one.participant) for first, _ in larger):
            _add(one, people)


def _is_of_part(one: Told, group: Told, doc: Doc) -> bool:
    """Whether an event lets go, in the same sentence, only some of a group that a fronted "of" tells ("of the 41 held, 36 were freed")."""
    words = doc.span_of(group.participant)
    return words is not None and "of" in clauses.prepositions(words.root) and one.event.event_type in LET_GO and one.sentence == group.sentence


def _end(doc: Doc, p: Participant) -> int:
    """Where the words of a group end with what is told of it: "a group" with its "of activists"."""
    words = doc.span_of(p)
    return max(p.end, words.root.right_edge.idx) if words is not None else p.end


def _wholes(doc: Doc, p: Participant) -> list[tuple[int, int]]:
    """Spans of the group of which a participant is told to be a part: of "them" in "five of them"."""
    words = doc.span_of(p) if " of " in p.text else None
    inner = [index_of(doc).anaphors.get(t.i) for t in words or () if t.pos_ == "PRON"]
    return [a.group for a in inner if a is not None and a.group and not (a.start <= p.start and p.end <= a.end)]


def _is_same(p: Participant, q: Participant, by_number: bool) -> bool:
    if (p.start, p.end) == (q.start, q.end):
        return True
    if not any(" of " in one.text for one in (p, q) if one.stands_for) and (p.stands_for and p.stands_for in (q.text, q.stands_for) or q.stands_for == p.text):
        return True
    return by_number and p.count_min is not None and p.count_min > 1 and p.count_min == p.count_max == q.count_min == q.count_max


def _add(one: Told, people: Sequence[Mention | Group]) -> None:
    """Adds people as members of a group, which keeps its own row beside them."""
    p = one.participant
    members = {m.entity for m in people if isinstance(m, Mention)} if p.role == "target" else set()
    one.event.participants = [q for q in one.event.participants if not (q.role == "actor" and q.kind == "person" and q.entity in members)]  # whom the parser took for subjects
    one.event.participants = unique(one.event.participants + [_member_of(p, m) for m in people])


def _member_of(p: Participant, member: Mention | Group) -> Participant:
    """One of those of a group as a participant of its event: under the words for the group who has a name, else under the own words."""
    basis = f"{p.basis}; {MEMBER_LATER} (“{member.text}”)"
    if isinstance(member, Mention):
        return Participant(role=p.role, kind="person", entity=member.entity, start=p.start, end=p.end, text=p.text, basis=basis)
    return Participant(role=p.role, kind="group", entity=None, start=member.start, end=member.end, text=member.text, count_min=member.count_min, count_max=member.count_max, basis=basis)


def _fold_held(doc: Doc, events: list[Event], told: list[Told], starts: list[int]) -> None:
    """Joins an event told only of some of its people, "one of those charged", "among those held were", to the one of the same type
    told before with their group."""
    for event in events:
        number, paragraph = bisect_right(starts, event.trigger_start) - 1, paragraph_start(doc, event.trigger_start)
        before = [one for one in told if one.event.event_type == event.event_type and one.participant.role == "target" and one.event is not event
                  and one.paragraph == paragraph and 0 < number - one.sentence <= REACH]
        people = [p for p in event.participants if p.role == "target"]
        span = trigger_span(doc, event) if before and people else None
        joined = {(p.entity, "" if p.entity is not None else p.text) for p in before[-1].event.participants if p.role == "target"} if before else set()
        if span is not None and span.root.dep_ == "acl" and all(p.text.lower() == "those" for p in people) and "in the clause" not in event.basis.get("date", ""):
            event.basis["reference"] = f"definite “those” are “{before[-1].participant.text}”"  # "rallied in support of those arrested"
            continue
        if span is None or not all(p.kind == "person" and p.basis.endswith("apposition") or (p.entity, "" if p.entity is not None else p.text) in joined for p in people):
            continue
        those = span.root.head if span.root.dep_ == "acl" else next(iter(clauses.children(span.root, "det") + clauses.oblique(span.root, "among")), span.root)
        if those.lower_ in THEM and "in the clause" not in event.basis.get("date", ""):
            one = before[-1]
            _add(one, [m for p in people for m in doc._.mentions if (m.start, m.end) == (p.start, p.end)])
            event.basis["reference"] = f"definite “{those.text}” are “{one.participant.text}”"
