"""Sentences that may tell an event again: those of an overview, and those of a section that take up what was told just before ("Ongoing
concerns include attacks on journalists")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise

import spacy.tokens

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import printed, starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token, parse_of, remembered
from pipeline.layers import Anaphor, Event, Reference
from pipeline.relate.event_nouns import main_type_of_noun, types_of_participle
from pipeline.relate.index import section_at, trigger_root
from pipeline.relate.specificity import FREQUENCY
from pipeline.vocabulary import word_list

ABOUT = {"about", "over", "against", "on", "for", "of", "to"}
REPORTS = word_list("references.reports")
WRITING = word_list("references.writing")
CONCERNS = word_list("references.concerns")
DOCUMENTING = word_list("references.documenting")
ASKED_FOR = word_list("events.requests")
EXPECTED = word_list("references.expected")
OF_WHAT = {"of", "to"}
FRONT = 12
"""Characters from the start of a sentence within which a date begins that is told for all its clauses."""
_CONTRAST = {"while", "whereas", "although", "though"}
_DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}


def references_of(annotated: spacy.tokens.Doc, events: list[Event]) -> list[Reference]:
    """References of a Doc in text order, typed ones first for each sentence.

    One per sentence that takes up the one before it (in a summary: per clause) and event type that a trigger names there and no candidate does;
    one without a type per clause of a summary. Of a summary, names and dates are those of the clause.
    """
    doc = parse_of(annotated)
    told: dict[tuple[str, int], list[int]] = {}
    of_sentence: dict[int, list[Event]] = {}
    for event in events:
        of_sentence.setdefault(event.start, []).append(event)
        told.setdefault((event.event_type, event.start), []).append(event.trigger_start)
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    triggers: dict[int, dict[str, list[int]]] = {}
    for trigger in doc._.triggers or []:
        number = bisect_right(starts, trigger.start) - 1
        triggers.setdefault(number, {}).setdefault(trigger.event_type, []).append(trigger.token)
    appeals = {trigger.token for trigger in doc._.triggers or [] if trigger.event_type == "appeal_ruling"}
    found: list[Reference] = []
    for number, sentence in enumerate(sentences):
        start, end, text = printed(sentence)
        section = section_at(doc._.sections or [], start)
        if section is None or not text or section.heading_start <= start < section.heading_end:
            continue
        listed = listed_events(sentence) if section.kind == "summary" else []
        parts = clauses_of(sentence, listed) if section.kind == "summary" else [(start, end)]
        dates, entities = _dates(doc, start, end), _named(doc, start, end)
        opening = _dates(doc, start, start + FRONT)  # of a sentence of several clauses: "In May, X was arrested and Y fined"
        of_part = {part: (_named(doc, *part), _dates(doc, *part)) if len(parts) > 1 else (entities, dates) for part in parts}
        of_type = triggers.get(number, {})
        if section.kind == "summary":
            for token, event_type in _events_named(sentence):
                of_type.setdefault(event_type, []).append(token)
        for event_type, every in of_type.items():
            for part, tokens in _by_part([t for t in every if not _is_presupposed(doc[t], event_type)], parts, doc):
                if any(part[0] <= at < part[1] for at in told.get((event_type, start), ())):
                    continue
                takes_up = any(_takes_up(doc[token], sentence) for token in tokens)
                if section.kind != "summary" and not takes_up:
                    continue
                on = _dates_of(doc[tokens[0]]) if _is_spoken_of(doc[tokens[0]]) or _is_reviewed(doc[tokens[0]], appeals) else of_part[part][1] or opening
                named = of_part[part][0] or _named(doc, start, part[1])
                found.append(Reference(
                    event_type, section.ordinal, start, end, text, named, on, takes_up, part,
                ))  # fmt: skip
        if section.kind == "summary" and not _is_of_concerns(sentence.root) and (listed or not _is_of_the_report(sentence)):
            single = [event.trigger_start for event in of_sentence.get(start, ()) if _is_of_one_thing(trigger_root(doc, event))]
            found += [Reference("", section.ordinal, start, end, text, named, on, clause=part, single=single) for part, (named, on) in of_part.items()]
    return found


def _events_named(sentence: Span) -> Iterator[tuple[int, str]]:
    """The nouns and participles of an overview's sentence that mean an event without telling it ("were tried over a blockade"), by number
    of the token, each with its type."""
    for token in sentence:
        if token.pos_ == "NOUN" and (event_type := main_type_of_noun(token)):
            yield token.i, event_type
        elif token.pos_ in ("VERB", "ADJ") and token.dep_ in ("amod", "acl"):
            yield from ((token.i, event_type) for event_type in types_of_participle(token))


def _by_part(tokens: list[int], parts: list[tuple[int, int]], doc: Doc) -> list[tuple[tuple[int, int], list[int]]]:
    """Trigger words by the clause in which they stand."""
    found: dict[tuple[int, int], list[int]] = {}
    for token in tokens:
        part = next((p for p in reversed(parts) if p[0] <= doc[token].idx), parts[0])
        found.setdefault(part, []).append(token)
    return list(found.items())


def _named(doc: Doc, start: int, end: int) -> list[int]:
    """The people and organisations that the words name or mean."""
    named = {m.entity for m in starting_in(doc._.mentions, start, end) if m.kind != "place"}
    return sorted(named.union(*(anaphor.entities for anaphor in starting_in(_anaphors(doc), start, end))))


@remembered
def _anaphors(doc: Doc) -> tuple[Anaphor, ...]:
    """The anaphors by where they begin: one for which a word in front was taken in stands behind it."""
    return tuple(sorted(doc._.anaphors or (), key=lambda anaphor: anaphor.start))


def _is_of_one_thing(trigger: Token | None) -> bool:
    """Whether a verb tells what happened to one thing or body: its object and the nouns that say of what are singular and not
    coordinated ("a website was blocked", "access to a site was cut")."""
    if trigger is None or trigger.pos_ != "VERB":
        return False
    nouns = clauses.patients_of(trigger)
    nouns = [*nouns, *(t for noun in nouns for t in clauses.children(noun, "nmod") if clauses.prepositions(t) & OF_WHAT)]
    return bool(nouns) and all("Plur" not in t.morph.get("Number", []) and t.pos_ != "PRON" and not clauses.has_child(t, "conj") for t in nouns)


def _is_of_the_report(sentence: Span) -> bool:
    """Whether a sentence tells of the report itself: "This update covers …", "It was prepared by …"."""
    root = sentence.root
    subjects = clauses.children(root, "nsubj", "nsubj:pass")
    return any(lemma_of(t) in REPORTS and any(c.lower_ == "this" for c in t.children) or t.lower_ == "it" and lemma_of(root) in WRITING for t in subjects)


def _is_of_concerns(root: Token) -> bool:
    """Whether a sentence tells only what kinds of wrongs a country sees ("Ongoing concerns include attacks on journalists", "Civil society
    has documented the harassment of lawyers"), without a figure or name."""
    includes = lemma_of(root) == "include" and any(lemma_of(t) in CONCERNS for t in clauses.children(root, "nsubj"))
    return (includes or lemma_of(root) in DOCUMENTING) and not any(t.pos_ == "NUM" or t.ent_type_ == "PERSON" for t in root.sent)


def _is_presupposed(trigger: Token, event_type: str) -> bool:
    """Whether a trigger only says of what, or behind what, another event is ("requests to hold rallies", "freed after serving his
    sentence")."""
    served = trigger.dep_ == "advcl" and lemma_of(trigger) == "serve"
    return served or event_type == "protest" and _is_asked_for(trigger)


def _is_asked_for(protest: Token) -> bool:
    """Whether a protest is only what somebody asks leave for, or expects ("requests to hold rallies", "ahead of planned protests")."""
    around = {lemma_of(t) for t in (*protest.children, *protest.ancestors)}
    return bool(around & ASKED_FOR) or any(c.lower_ in EXPECTED for c in protest.children)


def _is_spoken_of(noun: Token) -> bool:
    """Whether the event is only the matter of another one, whose date the clause tells ("spoke out in March about the closure")."""
    return noun.pos_ == "NOUN" and noun.dep_ in ("obl", "nmod") and bool(clauses.prepositions(noun) & ABOUT)


def _is_reviewed(noun: Token, appeals: set[int]) -> bool:
    """Whether a clause tells of a decision only that a higher court set it aside or upheld it ("the death sentence of X was quashed in
    May"): its date is that of the ruling."""
    return noun.pos_ == "NOUN" and noun.dep_ in ("obj", "nsubj:pass") and noun.head.i in appeals


def _dates_of(noun: Token) -> list[tuple[str, str]]:
    """Dates in a noun's phrase or right behind it."""
    return _dates(noun.doc, noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge) + len(" on ") + 1)


def _dates(doc: Doc, start: int, end: int) -> list[tuple[str, str]]:
    return [(t.date_start, t.date_end) for t in starting_in(doc._.times, start, end) if (t.date_start or t.date_end)]


def listed_events(sentence: Span) -> list[int]:
    """The nouns of a list of events ("the arrest of X, a new law on Y and a fine for Z"), by number of the token. At least two mean
    an event and say of what."""
    found: list[int] = []
    for first in sentence:
        members = [first, *(t for t in clauses.children(first, "conj", "appos") if t.pos_ == "NOUN")] if first.pos_ == "NOUN" else []
        if sum(clauses.has_child(t, "nmod", "nmod:poss", "compound", "amod") and bool(main_type_of_noun(t)) for t in members) > 1:
            found += [t.i for t in members]
    return found


def clauses_of(sentence: Span, listed: Collection[int] = ()) -> list[tuple[int, int]]:
    """The sentence cut before coordinated, appended and relative clauses and around "while …", and before what it lists, as character
    offsets in text order without gaps: an overview's sentence often tells several events, each in a clause."""
    cuts = {sentence.doc[number].left_edge.idx for number in listed}
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX") and not clauses.has_child(token, "nsubj", "nsubj:pass"):
            continue
        if token.dep_ in ("conj", "parataxis") or token.dep_ == "acl:relcl" and token.head.i > token.head.head.i:
            if token.left_edge.i > token.head.i:
                cuts.add(token.left_edge.idx)
        elif token.dep_ == "ccomp" and _is_first_of_list(token):
            cuts.add(token.head.idx)
        elif token.dep_ == "advcl" and _contrasts(token):
            edge = token.right_edge.i + 1
            if token.i > token.head.i:
                cuts.add(token.left_edge.idx)
            elif edge < sentence.end:
                cuts.add(sentence.doc[edge].idx)
    first, last, _ = printed(sentence)
    edges = [first, *sorted(cut for cut in cuts if cut > first), last]
    return list(pairwise(edges))


def _is_first_of_list(verb: Token) -> bool:
    """Whether a verb that the parser took for what the next one says is the first of a list ("chanted X, waved Y, and …")."""
    following = verb.head
    return following.i > verb.i and following.nbor(-1).text == "," and not clauses.has_child(following, "nsubj", "nsubj:pass")


def _contrasts(verb: Token) -> bool:
    """Whether a clause with a subject of its own is set beside another ("while the cabinet approved …")."""
    own = clauses.has_child(verb, "nsubj", "nsubj:pass")
    return own and any(child.dep_ == "mark" and child.lower_ in _CONTRAST for child in verb.children)


def _is_bare(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and "Plur" in noun.morph.get("Number", []) and not clauses.has_child(noun, "det", "nmod:poss", "nummod")


def _takes_up(trigger: Token, sentence: Span) -> bool:
    """Whether a trigger is "the protest" as subject of the sentence, or the main verb with a pronoun or definite subject."""
    subject = next((t for t in sentence.root.children if t.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is None or any(t.pos_ in ("NOUN", "PROPN") for t in sentence[: max(0, subject.left_edge.i - sentence.start)]):
        return False
    if any(t.dep_ == "advmod" and t.lower_ in FREQUENCY for t in sentence.root.children) or any(_is_bare(t) for t in sentence.root.children if t.dep_ == "obj"):
        return False  # "the government sometimes rearrested detainees" tells of others
    definite = subject.pos_ == "PRON" or any(t.dep_ in ("det", "nmod:poss") and t.lower_ in _DEFINITE for t in subject.children)
    return definite and subject.pos_ != "PROPN" and (trigger.i == subject.i or trigger.i == sentence.root.i)
