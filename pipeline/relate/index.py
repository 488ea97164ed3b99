"""Token look-up of the layers that relations read: mentions, pronouns and descriptions, groups, triggers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.annotate import clauses
from pipeline.annotate.chronicles import parts_of_head
from pipeline.annotate.doc_text import paragraph_start, text_of
from pipeline.annotate.groups import is_legal_personality, stands_apart
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token, remembered
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.annotate.triggers.callings import AUTHORITIES
from pipeline.layers import Anaphor, Event, Group, Mention, ParticipantKind, Quantity, Section, TimeExpression

SCENE = {"detention", "search", "attack", "assembly_disrupted", "surveillance", "protest", "torture", "killing", "harassment", "summons"}
"""Types of events that are told one after the other as one scene, at one place and on one day."""


class Index:
    """See the module; `types` gives the event type of each trigger, the sets of characters what lies in a layer."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: dict[int, list[Mention]] = {}
        self.lists = _lists_of_people(doc)
        self.anaphors: dict[int, Anaphor] = {}
        self.types: dict[int, str] = {trigger.token: trigger.event_type for trigger in doc._.triggers or []}
        self.groups: dict[int, Group] = {group.head: group for group in doc._.groups or []}
        self.looking_back: dict[tuple[int, int], bool] = {}  # by the characters of a trigger, see `when.tense`
        self.overviews = [(section.start, section.end) for section in doc._.sections or [] if section.kind == "summary"]
        self.datelines = _datelines(doc)
        self.amounts = _characters(doc._.money or [])
        self.times = _characters(doc._.times or [])
        self.figures = self.amounts | _characters(time for time in doc._.times or [] if time.kind == "duration")
        for mention in doc._.mentions or []:
            span = doc.span_of(mention)
            for token in span or ():
                self.mentions.setdefault(token.i, []).append(mention)
        for anaphor in doc._.anaphors or []:
            span = doc.span_of(anaphor)
            for token in span if span is not None else ():
                if span is not None and token.i == span.root.i or token.i not in self.anaphors:
                    self.anaphors[token.i] = anaphor

    def named(self, token: Token) -> list[Mention]:
        """Person and organisation mentions over the token, the longest first; of a title that heads a name those over the name."""
        over = self.mentions.get(token.i)
        if not over and token.pos_ != "PROPN":
            return []
        found = [m for m in over or () if m.kind in ("person", "organisation")]
        if not found and token.pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.nbor().dep_ == "flat" and token.nbor().head is token:
            found = [m for m in self.mentions.get(token.i + 1, []) if m.kind == "person"]  # "Alhaji X", "Hajia Y"
        return sorted(found, key=lambda m: m.start - m.end) if len(found) > 1 else found

    def place(self, token: Token) -> bool:
        return any(m.kind == "place" for m in self.mentions.get(token.i, []))


def _datelines(doc: Doc) -> list[tuple[int, int]]:
    """The place and day at the head of a press release ("Nairobi, 10 September 2020 – …"), known by the day, on which the report came out."""
    report, text = doc._.report, text_of(doc)
    out = []
    for time in doc._.times or [] if report is not None else []:
        if time.kind == "date" and time.date_start == report.published_on:
            start = paragraph_start(doc, time.start)
            parts = parts_of_head(text, start)
            if len(parts) == 2 and time.start < parts[-1]:
                out.append((start, parts[-1]))
    return out


def _characters(layer: Iterable[Quantity | TimeExpression]) -> set[int]:
    return {character for item in layer for character in range(item.start, item.end)}


_LINKS = re.compile(r"(?:, \d\d)?(?:, (?:and )?|; (?:and )?| and | as well as )")
"""What stands between two names of a list, also an age."""
_DESCRIPTION = 9
"""Most words between two names of a list."""


def _lists_of_people(doc: Doc) -> list[list[Mention]]:
    """People named together ("A, B and C"), two and more, in text order."""
    text = text_of(doc)
    lists: list[list[Mention]] = []
    for mention in sorted((m for m in doc._.mentions or [] if m.kind == "person"), key=lambda m: m.start):
        if lists and (_LINKS.fullmatch(text[lists[-1][-1].end : mention.start]) or _described(doc, lists[-1][-1].end, mention.start)):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [one for one in lists if len(one) > 1]


def _described(doc: Doc, start: int, end: int) -> bool:
    """Whether only a comma or "and" and a description that ends in a noun stand between two names of a list ("A, B, student leaders C and D",
    "A, 35, and retired scriptwriter B")."""
    span = doc.char_span(start, end, alignment_mode="contract")
    words = [t for t in span or () if not t.is_space]
    if len(words) > 3 and words[0].text == "," and words[1].like_num and words[2].text == ",":
        words = words[2:]
    if not 2 <= len(words) <= _DESCRIPTION or words[0].text not in (",", ";", "and") or words[-1].pos_ != "NOUN" and lemma_of(words[-1]) not in word_classes()["person"].lemmas:
        return False
    return all(t.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") or t.dep_ == "amod" or t.text == "-" or t.i == words[1].i and t.lower_ in ("and", "the") for t in words[1:])


@remembered
def index_of(doc: Doc) -> Index:
    """The Doc's index."""
    return Index(doc)


def kinds_of(token: Token) -> set[str]:
    """The kinds of what a token names: person, organisation, place."""
    return {mention.kind for mention in index_of(token.doc).named(token)}


def is_authority_word(token: Token) -> bool:
    """Whether a word tells an authority by its kind: "court", "officer", "prosecutor"."""
    return lemma_of(token) in class_lemmas(AUTHORITIES)


PARTICIPANT_CLASSES = ("person", "police", "prosecution", "court", "body", "civil_society", "official", "outlet")
HUMAN_PRONOUNS = {"he", "she", "they", "him", "her", "them", "his", "their", "who", "both", "each", "those", "others",
                  "all", "everyone", "everybody", "someone", "somebody", "nobody", "some", "many", "most", "several", "two", "three", "four", "five", "six", "one", "another"}


def is_participant_noun(token: Token) -> bool:
    """Whether a word may tell unnamed people or bodies."""
    lemma = lemma_of(token)
    if lemma == "force" and "Plur" not in token.morph.get("Number", []):
        return False  # the use of force
    if is_legal_personality(token):
        return False
    if lemma == "enforcement":
        return any(c.dep_ == "compound" and c.lower_ == "law" for c in token.children)
    if token.pos_ == "PRON" or token.dep_ in ("det",) or token.lower_ in HUMAN_PRONOUNS:
        return token.lower_ in HUMAN_PRONOUNS
    return any(lemma in word_classes()[name].lemmas for name in PARTICIPANT_CLASSES)


def is_acting_place(token: Token) -> bool:
    """Whether a word tells a police station or town hall by its name: a place, and a body that calls people in and forbids."""
    kinds = {"station": {"police"}, "hall": {"city", "town"}}.get(lemma_of(token), set())
    return bool(kinds) and index_of(token.doc).place(token) and any(c.lower_ in kinds for c in token.children)


_SIDES = {"pro", "anti", "non"}
_HYPHENS = {"-", "‑", "–"}


def tells_a_stand(name: Token) -> bool:
    """Whether a name only tells what people are for or against ("pro-EU demonstrations", "an anti-Kenya march")."""
    before = name.doc.tokens[max(0, name.i - 2) : name.i]
    return len(before) == 2 and before[1].text in _HYPHENS and before[0].lower_ in _SIDES or name.lower_.startswith(("pro-", "anti-"))


def participant_kind(mention: Mention) -> ParticipantKind:
    """A mention's kind as a participant's; places take no part."""
    return "person" if mention.kind == "person" else "organisation"


def befallen_by(event: Event) -> set[int | None]:
    """The people and bodies that an event befell, and the people who acted: not the body that acts."""
    return {p.entity for p in event.participants if p.entity is not None and (p.role == "target" or p.kind == "person")}


def noun_phrase(token: Token) -> tuple[int, int]:
    """Character span of the nominal without relative clauses, coordination and appositions."""
    first, last = token.i, token.i
    article = next((c.i for c in token.children if c.dep_ == "det" and c.i < token.i), -1)
    for child in token.children:
        if child.dep_ == "compound" and child.i < article or child.i > token.i and stands_apart(child):
            continue
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "advmod", "det:predet", "nmod:unmarked"):
            first, last = min(first, child.left_edge.i), max(last, child.right_edge.i)
        elif child.dep_ == "nmod" and child.i > token.i and clauses.prepositions(child) & {"of", "from", "in"}:
            clause = min((t.left_edge.i for t in child.children if t.dep_ in ("acl", "acl:relcl")), default=child.right_edge.i + 1)
            last = max(last, clause - 1) if clause - 1 - token.i <= 8 else last
    while first < token.i and token.doc[first].text in (",", ";"):
        first += 1
    return token.doc[first].idx, token.doc[last].idx + len(token.doc[last])


def in_overview(doc: Doc, offset: int) -> bool:
    """Whether an offset lies in the opening overview, where each sentence is on another matter."""
    return any(start <= offset < end for start, end in index_of(doc).overviews)


def in_dateline(doc: Doc, offset: int) -> bool:
    """Whether an offset lies in words that say where and when a report was written, not where and when what it tells happened."""
    return any(start <= offset < end for start, end in index_of(doc).datelines)


def trigger_span(doc: Doc, event: Event) -> Span | None:
    """The words of the trigger of an event."""
    return doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")


def trigger_root(doc: Doc, event: Event) -> Token | None:
    """The word that heads the trigger of an event."""
    span = trigger_span(doc, event)
    return span.root if span is not None else None


def behind_trigger(doc: Doc, event: Event, reach: int) -> Iterator[Token]:
    """The words behind the trigger of an event in its paragraph, up to `reach` sentences on."""
    span = trigger_span(doc, event)
    if span is None:
        return
    sentence, told = span.sent, 0
    for token in doc.tokens[span.end :]:
        if token.sent.start != sentence.start:
            sentence, told = token.sent, told + 1
            if told > reach or "\n" in text_of(doc)[event.trigger_end : token.idx]:
                return
        yield token


def sentences_before(token: Token, reach: int) -> Iterator[Span]:
    """The sentences before that of a token in its paragraph, the nearest first, at most `reach`."""
    sentence = token.sent
    paragraph = paragraph_start(token.doc, token.idx)
    while reach and sentence.start and sentence.start_char > paragraph:
        sentence = token.doc[sentence.start - 1].sent
        reach -= 1
        yield sentence


def section_at(sections: list[Section], offset: int) -> Section | None:
    """The deepest section that holds the offset."""
    found = None
    for section in sections:
        if section.start <= offset < section.end and (found is None or section.level >= found.level):
            found = section
    return found
