"""Component `names`: the tagger's entities → clean names of people, organisations and places.

Reads `doc.ents`; sets `doc.spans["names"]` with labels PERSON, ORG and PLACE. Titles, determiners and possessives are cut off, labels
that the words beside a name contradict are changed, and what only looks like a name is dropped (`tagged_names`, `names_in_context`);
then comes what the tagger left out (`organisation_names`, `person_names`, `place_names`, `places`). Word lists are in
vocabulary/titles.csv, organisation_kinds.csv, place_types.csv, peoples.csv and not_names.csv.
"""

from __future__ import annotations

from collections.abc import Callable

import spacy.tokens
from spacy.language import Language

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import is_known_noun
from pipeline.annotate.name_forms import fold
from pipeline.annotate.names_in_context import by_context
from pipeline.annotate.names_like_words import named_like_words
from pipeline.annotate.organisation_names.acronyms import acronyms, bracket
from pipeline.annotate.organisation_names.head_words import head_word, heads
from pipeline.annotate.organisation_names.introduced import introduced
from pipeline.annotate.organisation_names.joining import join_organisations
from pipeline.annotate.organisation_names.missed import (
    authors_as_bodies,
    foreign_names,
    missed_bodies,
    signatures,
    state_bodies,
)
from pipeline.annotate.organisation_names.told_again import short_forms, without_their_kind
from pipeline.annotate.organisation_names.translated import translations
from pipeline.annotate.parse import Doc, Span, parse_of
from pipeline.annotate.person_names import listed_names, other_names, surnames, whole_people
from pipeline.annotate.place_names import join_regions, join_towns, missed_countries, split_places
from pipeline.annotate.places import missed_places, parts_of_towns, places_of_entries, roads
from pipeline.annotate.provisions import is_cited
from pipeline.annotate.tagged_names import clean, is_party
from pipeline.embedded_posts import embedded_posts
from pipeline.layers import register_extensions
from pipeline.vocabulary import word_list, words

register_extensions()

_LAWS = word_list("names.laws")
"""Words with which the name of a law ends."""


def names(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc.spans["names"]`: non-overlapping Spans in text order, labels PERSON, ORG, PLACE."""
    doc.spans["names"] = [spacy.tokens.Span(doc, name.start, name.end, label=name.label_) for name in _names(parse_of(doc))]
    return doc


def _names(doc: Doc) -> list[Span]:
    found = [span for ent in doc.ents for span in clean(doc, ent.start, ent.end, ent.label_)]
    signed = [(s.start, s.end) for s in doc._.sections or [] if s.kind == "back_matter"]
    signed += [(post.signature, post.end) for post in embedded_posts(text_of(doc))]
    found = [span for span in found if span.label_ == "ORG" or not any(a <= span.start_char < b for a, b in signed)]
    found = by_context(doc, _without_laws(doc, join_organisations(doc, join_towns(join_regions(whole_people(found))))))
    found = _rather(_without_openings(found), other_names(doc, found))
    found = _rather(found, listed_names(found))
    found = _rather(found, named_like_words(doc, found))
    found = _rather(found, [*authors_as_bodies(doc, found), *without_their_kind(doc, found)])
    found = _rather(found, places_of_entries(doc))
    found += surnames(doc, found)
    found += state_bodies(doc, found)
    found += missed_bodies(doc, found)
    found = _rather(found, translations(found))
    found += signatures(doc, found)
    found += foreign_names(doc, found)
    found += introduced(doc, found)
    found += acronyms(doc, found)
    found += [Span(doc, t.i, t.i + 1, label="ORG") for t in doc if not t.ent_type_ and t.text[0].isupper() and is_party(doc, t.i, t.i + 1)]
    found += short_forms(doc, found) + missed_countries(doc, found)
    found += missed_places(doc, found)
    found = parts_of_towns(doc, found + roads(doc, found))
    return _without_overlaps([piece for span in found for piece in split_places(span)])


def _without_openings(found: list[Span]) -> list[Span]:
    """The names, without plain nouns that are capital letters' because they open a sentence or a headline ("Stones flew", "Exile
    killed in Bogotá"), where no full name has them."""
    people = {token.text for span in found if span.label_ == "PERSON" and len(span) > 1 for token in span}
    return [
        span for span in found
        if not (span.label_ == "PERSON" and len(span) == 1 and span.text.istitle() and span.start == span.sent.start and span.text not in people
                and is_known_noun(span.text.lower()) and fold(span.text) not in words("given_names", "name"))
    ]  # fmt: skip


def _without_laws(doc: Doc, found: list[Span]) -> list[Span]:
    """Drops the names of which a numbered section or article is cited somewhere ("Section 152 of the Bharatiya Nyaya Sanhita (BNS)"), with
    the short form behind them, and the short form that brackets give behind the word for a law ("the Foreign Influence law (FIL)"):
    they are laws."""
    laws: set[str] = set()
    for span in found:
        if span.label_ == "ORG" and span.text.isupper() and span.start > 1 and doc[span.start - 1].text == "(" and doc[span.start - 2].lower_ in _LAWS:
            laws.add(span.text)
        if span.label_ == "PLACE" or head_word(doc, span.start, span.end) in heads() or not is_cited(text_of(doc), span.start_char):
            continue
        laws.add(span.text)
        if (short := bracket(doc, span.end)) is not None:
            laws.add(short.text)
    return [span for span in found if span.text not in laws]


def _rather(found: list[Span], sure: list[Span]) -> list[Span]:
    """`sure` spans and what of `found` neither crosses them nor lies in them; a longer name around one stays, without it."""
    kept = [s for s in found if not any(s.start < other.end and other.start < s.end and not _has_within(s, other) for other in sure)]
    return kept + [s for s in sure if not any(_has_within(other, s) for other in kept)]


def _has_within(longer: Span, shorter: Span) -> bool:
    """Whether a name of a person or body has another within it and more beside."""
    return longer.start <= shorter.start and shorter.end <= longer.end and len(longer) > len(shorter)


def _without_overlaps(spans: list[Span]) -> list[Span]:
    """Longest first, organisations before places before people where equally long; result in text order."""
    order = {"ORG": 0, "PLACE": 1, "PERSON": 2}
    taken: set[int] = set()
    kept = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, order[s.label_], s.start)):
        if not any(i in taken for i in range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)


@Language.factory("names", requires=["doc.ents"], assigns=["doc.spans"])
def make_names(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return names
