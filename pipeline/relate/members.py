"""Groups whose members the text names in a sentence of their own: "They include: A, B and C".

The people listed join every event of the same section in which the group takes part. Where they are as many as the group
counts, they stand for it.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Event, Mention, Participant
from pipeline.relate.arguments import unique
from pipeline.relate.index import index_of
from pipeline.vocabulary import word_list

LISTING = word_list("members.listing")


def _subject(verb: Token) -> Token | None:
    subjects = [t for t in clauses.surface_subjects(verb) if t.i < verb.i]
    return subjects[0] if subjects else None


def _listed(verb: Token, sentence: Span, doc: Doc) -> list[Mention]:
    """People named one after the other behind the verb, only commas and "and" between them."""
    found: list[Mention] = []
    for mention in sorted(doc._.mentions or [], key=lambda m: m.start):
        if mention.kind != "person" or not verb.idx < mention.start < sentence.end_char:
            continue
        between = text_of(doc)[found[-1].end if found else verb.idx + len(verb):mention.start]
        if between.replace("and", "").strip(" ,;:\n\t") == "":
            found.append(mention)
    return found


def _spans_of(token: Token) -> set[tuple[int, int]]:
    """Spans of the group that a subject names or stands for, and of the larger group that it is part of."""
    index = index_of(token.doc)
    spans: set[tuple[int, int]] = set()
    if token.i in index.groups:
        spans.add((index.groups[token.i].start, index.groups[token.i].end))
    anaphor = index.anaphors.get(token.i)
    if anaphor is not None and anaphor.group:
        spans.add((anaphor.group[0], anaphor.group[1]))
    return spans


def add_members(doc: Doc, events: list[Event], sections: dict[int, tuple[int, int]]) -> None:
    """Adds the named members of listed groups to the events of the groups. `sections`: bounds by ordinal."""
    for sentence in doc.sents:
        for verb in sentence:
            if verb.pos_ != "VERB" or lemma_of(verb) not in LISTING:
                continue
            subject = _subject(verb)
            people = _listed(verb, sentence, doc) if subject is not None else []
            if subject is None or len(people) < 2:
                continue
            spans = _spans_of(subject)
            if not spans:
                continue
            for event in events:
                start, end = sections.get(event.section, (0, 0))
                if start <= verb.idx < end:
                    _join(doc, event, spans, people)


def _join(doc: Doc, event: Event, spans: set[tuple[int, int]], people: list[Mention]) -> None:
    for p in list(event.participants):
        if p.kind != "group" or not _same_group(doc, p, spans, len(people)):
            continue
        added = [Participant(role=p.role, kind="person", entity=m.entity, start=p.start, end=p.end, text=p.text,
                             basis=f"{p.basis}; member named later (“{m.text}”)") for m in people]
        rest = [q for q in event.participants if q is not p or p.count_min != len(people)]
        event.participants = unique(rest + added)


def _same_group(doc: Doc, p: Participant, spans: set[tuple[int, int]], count: int) -> bool:
    """Whether a participant is the listed group: the same words, the same number of people, or the larger group."""
    if (p.start, p.end) in spans or p.count_min == count == p.count_max:
        return True
    for group in doc._.groups or []:  # "five of them": the group of whom they are part
        if group.count_min == count and " of " in group.text:
            span = doc.char_span(group.start, group.end, alignment_mode="expand")
            inner = [_spans_of(t) for t in span or () if t.i != group.head]
            words = doc.char_span(p.start, p.end, alignment_mode="expand")
            end = words.root.right_edge.idx + 1 if words is not None else p.end  # "a group" is told with its "of activists"
            if any((p.start <= s and e <= max(end, p.end)) or (s <= p.start and p.end <= e) for found in inner for s, e in found):
                return True
    return False
