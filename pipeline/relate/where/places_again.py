"""Places named again by what they are: "across the city", "the town's prison", "police cleared the square"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate.doc_text import paragraph_start, starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token, remembered
from pipeline.annotate.places import place_types
from pipeline.layers import Entity, Mention
from pipeline.relate.index import in_overview, index_of
from pipeline.relate.where.words import CENTRES
from pipeline.vocabulary import word_list

REACH = 4  # sentences
DEFINITE = {"the", "this", "that"}
WHOLE = word_list("places_again.whole")
REGIONS = word_list("places_again.regions")


def named_again(doc: Doc, start: int, end: int) -> Sequence[Mention]:
    """The definite nouns of a stretch of text that mean a place named before in the paragraph, as mentions of it, in text order."""
    return starting_in(_all(doc), start, end)


@remembered
def _all(doc: Doc) -> tuple[Mention, ...]:
    found = []
    kinds, sentences = place_types(), doc.sents
    for number, sentence in enumerate(sentences):
        for token in sentence:
            kind = _kind_meant(token) if token.lower_ in kinds else ""
            if not kind:
                continue
            back = number if in_overview(doc, token.idx) else max(number - REACH, 0)
            paragraph = paragraph_start(doc, token.idx)
            entity = _last(token, kind, doc, [(s.start_char, min(s.end_char, token.idx)) for s in reversed(sentences[back : number + 1]) if s.end_char > paragraph], paragraph)
            if entity is not None:
                found.append(Mention(token.idx, token.idx + len(token), token.text, "place", entity))
    return tuple(found)


def _kind_meant(noun: Token) -> str:
    """The kind of place that a definite singular noun means, "" where it is no such noun or says itself which place it is."""
    kind = place_types().get(noun.lower_, "") if noun.pos_ == "NOUN" else ""
    if not kind or kind == "region" and noun.lower_ not in REGIONS or index_of(noun.doc).place(noun) or index_of(noun.doc).named(noun):
        return ""
    if noun.dep_ == "compound" and noun.head.lower_ not in CENTRES:
        return ""
    holder = noun.head if noun.dep_ == "compound" else noun  # "the city centre" has its article behind the compound
    if holder is not noun and any(index_of(noun.doc).place(t) for t in noun.doc[holder.i + 1:min(holder.i + 4, noun.sent.end)]):
        return ""  # "at the city market in X"
    if not any(c.lower_ in DEFINITE for c in (*noun.children, *holder.children)):
        return ""
    told = any(c.dep_ in ("nmod", "acl", "acl:relcl", "appos", "flat", "compound", "nmod:poss", "nummod") or c.dep_ == "amod" and c.lower_ not in WHOLE for c in noun.children)
    return "" if told else kind


def _last(noun: Token, kind: str, doc: Doc, stretches: list[tuple[int, int]], paragraph: int) -> int | None:
    """The place of the kind that was named last; None where the sentence that names it names another one too, none of which holds the other."""
    entities: list[Entity] = doc._.entities or []
    for start, end in stretches:
        named = {m.entity for m in starting_in(doc._.mentions, max(start, paragraph), end) if m.kind == "place" and _may_be(noun, kind, entities[m.entity])}
        inner = {n for n in named if not any(entities[other].part_of == n for other in named)}
        if inner:
            return inner.pop() if len(inner) == 1 else None
    return None


def _may_be(noun: Token, kind: str, place: Entity) -> bool:
    if place.subkind != kind:
        return False
    return kind != "venue" or any(lemma_of(noun) in name.lower().split() for name in (place.name, *place.aliases))
