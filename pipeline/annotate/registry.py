"""The entities and mentions of one report while they are found: what people, organisations and places are added to."""

from __future__ import annotations

from pipeline.annotate.doc_text import country_of
from pipeline.annotate.parse import Doc, Span
from pipeline.layers import Entity, Mention
from pipeline.vocabulary import word_list

_SHORT = word_list("registry.abbreviations")


class Registry:
    """Entities by number (their position in `found`) and their mentions, in any order. `home` is the report's country."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.found: list[Entity] = []
        self.mentions: list[Mention] = []
        self.home: str = country_of(doc)

    def add(self, entity: Entity) -> int:
        self.found.append(entity)
        return len(self.found) - 1

    def mention(self, span: Span, number: int) -> None:
        """Records that a span names an entity; a spelling that is new becomes an alias."""
        entity, text = self.found[number], text_of_name(span)
        self.mentions.append(Mention(span.start_char, span.start_char + len(text), text, entity.kind, number))
        self.alias(number, text)

    def alias(self, number: int, text: str) -> None:
        entity = self.found[number]
        if text != entity.name and text not in entity.aliases:
            entity.aliases.append(text)

    def rename(self, number: int, name: str) -> None:
        """Gives an entity a fuller name; the old one becomes an alias."""
        entity = self.found[number]
        old, entity.name = entity.name, name
        entity.aliases = [alias for alias in entity.aliases if alias != name]
        self.alias(number, old)

    def of_kind(self, kind: str) -> list[tuple[int, Entity]]:
        return [(number, entity) for number, entity in enumerate(self.found) if entity.kind == kind]


def text_of_name(span: Span) -> str:
    """The words of a name, without a full stop that ends the sentence and that the tokeniser left on the last word."""
    text = span.text
    last = text.rsplit(" ", 1)[-1]
    if text.endswith(".") and len(last) > 2 and last not in _SHORT and last.count(".") == 1 and len(text) > 4:
        return text[:-1]
    return text
