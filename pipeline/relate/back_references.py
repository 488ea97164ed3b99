"""Words that mean an event told before: "the arrest", "these verdicts", "those detained", "They added that …".

The words are data: nouns and participles in vocabulary/back_references.csv, each with the types of event it may mean, and
the verbs in vocabulary/reporting_verbs.csv. A noun that a trigger names counts too. Which event is meant is for
`pipeline.merge.retellings` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import spacy.tokens

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import printed, starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token, parse_of
from pipeline.annotate.time.durations import WORDS
from pipeline.layers import BackReference, Event
from pipeline.relate.event_nouns import is_definite, types_of_noun, types_of_participle
from pipeline.relate.index import index_of, section_at
from pipeline.vocabulary import word_list, words

ARGUMENTS = {"nsubj", "nsubj:pass", "obj", "nmod:poss", "conj"}
ABOUT = {"by", "about", "over", "against", "to", "of", "for"}
"""Prepositions with which a noun is told about; "after the arrest" only says when."""
MODALS = {"should", "must", "may", "can", "could", "might"}
WHERE = {"before", "at", "in", "to", "with", "under"}
"""Prepositions behind a noun with which nobody is named to whom it was done or who did it ("challenged the refusal before the High Court")."""
LOCATIVE = {"in", "at", "near", "outside"}
ACCUSERS = {"prosecution"}
"""Nouns that mean, as subject of an active verb, those who do it: "the prosecution asked for two years"."""
PROSECUTING = word_list("back_references.prosecuting")
PENALTIES_WANTED = word_list("back_references.penalties_wanted")
PENALTIES = word_list("back_references.penalties")
DECIDED = ("sentence", "acquittal")
"""Types of event to which a sentence looks back that tells what the prosecution had asked for."""
SAID = ("statement", "vilification")
AT_ONCE = {"assembly_disrupted": "protest"}
"""Types of event that happen while another goes on: day and place told of the one are those of the other."""
ON_OTHERS = {*SAID, "appeal_ruling", "acquittal", "assembly_denied"}
"""Types of event that are on another one: it is their matter and is not told again."""


def back_references_of(annotated: spacy.tokens.Doc, events: list[Event]) -> list[BackReference]:
    """Back references of a Doc's sections in text order; none to a type of which the sentence tells an event itself."""
    doc = parse_of(annotated)
    told: dict[int, set[str]] = {}
    at_once: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        told.setdefault(event.start, set()).add(event.event_type)
        if event.event_type in AT_ONCE:
            at_once.setdefault((event.start, AT_ONCE[event.event_type]), []).append(event)
    types: dict[int, str] = {trigger.token: trigger.event_type for trigger in doc._.triggers or []}
    sections = doc._.sections or []
    found = []
    before = 0
    for sentence in doc.sents:
        start, end, text = printed(sentence)
        section = section_at(sections, start)
        opens, before = "\n" in text_of(doc)[before:start] or not before, end
        if section is None or section.kind != "body" or not text or section.heading_start <= start < section.heading_end:
            continue
        for token, kinds, next_to in _meant(sentence, types, opens):
            if not kinds or told.get(start, set()) & kinds:
                continue
            first, last = _phrase(token) if token.pos_ != "VERB" else (start, end)
            dates = [(t.date_start, t.date_end) for t in starting_in(doc._.times, first, last) if t.date_start or t.date_end]
            beside = [event for kind in sorted(kinds) for event in at_once.get((start, kind), ())]
            found.append(BackReference(
                sorted(kinds), section.ordinal, start, end, text, _named(doc, first, last, token.pos_ == "VERB"), _others(token) if not next_to else [],
                dates or [(event.date_start, event.date_end) for event in beside if event.date_precision == "day"],
                _places(doc, token) or [event.place for event in beside if event.place is not None], _number(token), next_to,
            ))  # fmt: skip
    return found


def _meant(sentence: Span, types: Mapping[int, str], opens: bool) -> Iterator[tuple[Token, set[str], bool]]:
    """Words that mean an event, the types it may have, and whether only the sentence just before can tell it."""
    for token in sentence:
        if token.pos_ == "NOUN":
            kinds = types_of_noun(token) | ({types[token.i]} if token.i in types else set())
            if kinds and is_definite(token) and _is_told_about(token) and not _is_matter(token, types):
                yield token, kinds, False
        elif token.pos_ in ("VERB", "ADJ") and token.dep_ in ("acl", "amod") and _tells_apart(token):
            yield token.head, types_of_participle(token), False
    root = sentence.root
    if not opens and _had_been_asked_for(root):
        yield root, set(DECIDED), False
    if not opens and _says(root):
        speakers = [t for t in root.children if t.dep_ == "nsubj" and t.i < root.i]
        if speakers and _is_known(speakers[0]):
            yield speakers[0], set(SAID), True


def _had_been_asked_for(verb: Token) -> bool:
    """Whether a sentence looks back to the penalty that the prosecution wanted ("The prosecution had asked for five years")."""
    if lemma_of(verb) not in PENALTIES_WANTED or not any(c.lower_ == "had" for c in clauses.children(verb, "aux")):
        return False
    wanted = [t for thing in (*clauses.children(verb, "obj"), *clauses.oblique(verb, "for")) for t in (thing, *thing.children)]
    figures = index_of(verb.doc).figures
    penal = any(t.pos_ == "NUM" or t.idx in figures or lemma_of(t) in PENALTIES for t in wanted)
    return penal and any(lemma_of(t) in PROSECUTING for t in clauses.children(verb, "nsubj"))


def _says(verb: Token) -> bool:
    """Whether a verb tells what somebody says, or whom they call on; "also called for" begins something new."""
    if verb.pos_ != "VERB" or lemma_of(verb) not in words("reporting_verbs", "verb"):
        return False
    if clauses.has_child(verb, "ccomp", "parataxis"):
        return True
    return (clauses.has_child(verb, "xcomp") or bool(clauses.oblique(verb, "on", "for", "upon"))) and not any(c.lower_ == "also" for c in verb.children)


def _is_told_about(noun: Token) -> bool:
    if noun.head.pos_ == "VERB" and any(c.lower_ in MODALS for c in clauses.children(noun.head, "aux")):
        return False
    if lemma_of(noun) in ACCUSERS and noun.dep_ == "nsubj":
        return False
    if noun.dep_ in ARGUMENTS:
        return noun.dep_ != "conj" or _is_told_about(clauses.first_conjunct(noun))
    return noun.dep_ in ("obl", "obl:agent", "nmod") and bool(clauses.prepositions(noun) & ABOUT) and noun.head.pos_ == "VERB"


def _is_matter(noun: Token, types: Mapping[int, str]) -> bool:
    """Whether another event is only about the one meant ("upheld the sentence", "condemned the arrest", "banned the march")."""
    above = clauses.governor(noun)
    return above is not None and above[1] != "subject" and types.get(above[0].i) in ON_OTHERS


def _tells_apart(participle: Token) -> bool:
    """Whether people are told by what befell them: "those convicted", "the arrested activists"."""
    whom = participle.head
    if participle.dep_ == "acl":
        return whom.lower_ == "those" and not any(child.i > participle.i and child.dep_ in ("obl", "advmod", "obl:unmarked") for child in participle.children)
    return whom.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in ("the", "these", "those") for c in whom.children)


def _is_known(speaker: Token) -> bool:
    if speaker.pos_ == "PRON":
        return speaker.lower_ in ("he", "she", "they", "it")
    return speaker.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in ("the", "these", "both") for c in speaker.children)


def _phrase(noun: Token) -> tuple[int, int]:
    """Character span of the noun's phrase without its clauses and appositions."""
    kept = [noun]
    for child in noun.children:
        if child.dep_ in ("det", "nmod:poss", "amod", "compound", "nummod") or child.dep_ == "nmod" and not clauses.prepositions(child) & WHERE:
            kept += list(child.subtree)
    last = max(kept, key=lambda t: t.i)
    return min(kept, key=lambda t: t.i).idx, last.idx + len(last)


def _named(doc: Doc, start: int, end: int, people_only: bool = False) -> list[int]:
    named = {m.entity for m in starting_in(doc._.mentions, start, end) if m.kind == "person" or m.kind != "place" and not people_only}
    return sorted(named.union(*(a.entities for a in doc._.anaphors or [] if start <= a.start < end)))


def _places(doc: Doc, noun: Token) -> list[int]:
    """Where an event was, by the phrases joined to its noun ("the march in Kindia")."""
    where = [t for t in clauses.children(noun, "nmod") if clauses.prepositions(t) & LOCATIVE]
    return [m.entity for t in where for m in starting_in(doc._.mentions, t.left_edge.idx, t.right_edge.idx + 1) if m.kind == "place"]


def _others(noun: Token) -> list[str]:
    """Words for the people to whom it was done or who did it, where a phrase tells them ("the arrest of two journalists")."""
    return [lemma_of(child) for child in noun.children
            if child.dep_ == "nmod" and clauses.prepositions(child) & {"of", "against", "on", "by"} and child.pos_ == "NOUN"]  # fmt: skip


def _number(noun: Token) -> int:
    """How many events are meant: 1, as many as a number or "both" tells, 0 for a plural without one."""
    for child in noun.children:
        if child.lower_ == "both":
            return 2
        if child.dep_ == "nummod":
            return int(child.text) if child.text.isdecimal() else int(WORDS.get(child.lower_, 0))
    return 0 if "Plur" in noun.morph.get("Number", []) else 1
