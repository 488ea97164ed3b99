"""Component `entities`: names → the people, organisations and places of one report.

Reads `doc.spans["names"]`; sets `doc._.entities` and `doc._.mentions`. A mention joins an entity only where one
candidate is left; two people of one surname stay two. What the words beside a name say of it is read in `descriptions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy.tokens
from spacy.language import Language

from pipeline.annotate.descriptions import describe_organisation, describe_person, kind_of_name
from pipeline.annotate.doc_text import name_around, starting_in, text_of
from pipeline.annotate.name_forms import is_full_name
from pipeline.annotate.organisation_names.acronyms import is_acronym
from pipeline.annotate.organisations import link_organisations, locate
from pipeline.annotate.parse import Span, parse_of
from pipeline.annotate.people import link_people
from pipeline.annotate.places import link_places
from pipeline.annotate.registry import Registry
from pipeline.layers import Mention, TimeExpression, register_extensions
from pipeline.vocabulary import any_of

register_extensions()


def entities(source: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc._.entities` and `doc._.mentions` (in text order); days that are part of a body's name leave `doc._.times`."""
    doc = parse_of(source)
    registry = Registry(doc)
    names = [Span(doc, name.start, name.end, name.label_) for name in sorted(source.spans["names"], key=lambda span: span.start)]
    link_people(registry, [span for span in names if span.label_ == "PERSON"])
    link_organisations(registry, [span for span in names if span.label_ == "ORG"])
    link_places(registry, [span for span in names if span.label_ == "PLACE"])
    _repeated_names(registry)
    source._.entities = registry.found
    source._.mentions = sorted(registry.mentions, key=lambda m: (m.start, m.end))
    source._.times = _outside_names(source)
    for _, entity in registry.of_kind("organisation"):
        locate(registry, entity, seated=(entity.subkind or kind_of_name(entity.name)) in ("court", "police"))
    of_entity: dict[int, list[Mention]] = {}
    for mention in source._.mentions:
        of_entity.setdefault(mention.entity, []).append(mention)
    for number, entity in enumerate(registry.found):
        if entity.kind == "person":
            describe_person(doc, entity, of_entity.get(number, []))
        elif entity.kind == "organisation":
            describe_organisation(doc, entity, of_entity.get(number, []))
    return source


def _outside_names(doc: spacy.tokens.Doc) -> list[TimeExpression]:
    """The times but those inside the name of a body ("March 23 Movement")."""
    times: list[TimeExpression] = doc._.times or []
    inside = {time.start for m in doc._.mentions if m.kind == "organisation" for time in starting_in(times, m.start, m.end) if time.end <= m.end}
    return [time for time in times if time.start not in inside]


def _repeated_names(registry: Registry) -> None:
    """Surnames and long names of known people and organisations where they stand again untagged."""
    forms: dict[str, int] = {}
    surnames: dict[str, set[int]] = {}
    for number, entity in registry.of_kind("person"):
        surname = entity.name.split()[-1]
        surnames.setdefault(surname, set()).add(number)
        if is_full_name(entity.name):
            forms.setdefault(entity.name, number)
            if len(surname) > 3:
                forms.setdefault(surname, number)
    for number, entity in registry.of_kind("organisation"):
        for form in (entity.name, *entity.aliases):
            if len(form.split()) > 1 or form[0].isupper() and len(form) > 5 and form == entity.name or len(form) > 1 and is_acronym(form):
                forms.setdefault(form, number)
    forms = {form: number for form, number in forms.items() if len(surnames.get(form, {number})) == 1}
    if not forms:
        return
    first = "".join(sorted({re.escape(form[0]) for form in forms}))
    pattern = re.compile(rf"(?=[{first}])(?<![\w-]){any_of(forms)}(?![\w-])")
    covered = {i for m in registry.mentions for i in range(m.start, m.end)}
    for match in pattern.finditer(text_of(registry.doc)):
        if match.start() in covered or match.end() - 1 in covered:
            continue
        span = registry.doc.char_span(match.start(), match.end())
        if span is not None and not _inside_name(span):
            registry.mention(span, forms[match.group()])


def _inside_name(span: Span) -> bool:
    name = name_around(span)
    return name is not None and len(name) > len(span) and name.label_ in ("ORG", "PERSON", "MISC")


@Language.factory("entities", requires=["doc.spans"], assigns=["doc._.entities", "doc._.mentions", "doc._.times"])
def make_entities(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return entities
