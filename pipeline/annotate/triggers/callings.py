"""What the tokens of a Doc may be called in a condition: their lemma and words, what they name, what they are described as ("its president,
Ana Díaz, said": a person, an official)."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.annotate.triggers.carriers import pos_is_noun

AUTHORITIES = frozenset({"prosecution", "court", "police"})  # classes of those who act by law
OF_NAMED = AUTHORITIES | {"official", "accuser", "lawmaking"}
OF_UNNAMED = OF_NAMED | {"civil_society", "civilian"}
"""Classes to which a pronoun may belong by the name or the unnamed people that it stands for; as a speaker those people only go on."""

DESCRIBED = frozenset({"person", "official"})


class Kinds:
    """What a token names: `person`, `group`, `place`, `organisation` and `organisation:<subkind>`."""

    def __init__(self, doc: Doc) -> None:
        self.by_token: dict[int, set[str]] = {}
        entities = doc._.entities or []
        for mention in doc._.mentions or []:
            self._add(doc, mention.start, mention.end, self._names(entities, mention.entity, mention.kind))
        self.occupations: dict[int, set[str]] = {}
        for anaphor in doc._.anaphors or []:
            names: set[str] = {"group"} if anaphor.group else set()
            for number in anaphor.entities:
                names |= self._names(entities, number, entities[number].kind)
            span = self._add(doc, anaphor.start, anaphor.end, names)
            if span is not None and span.root.pos_ == "PRON":
                meant = doc.char_span(*anaphor.group, alignment_mode="expand") if anaphor.group and not anaphor.entities else None
                words = {lemma_of(meant.root)} if meant is not None else {
                    word for number in anaphor.entities for word in _last_words(entities[number].occupations)}
                self.occupations.setdefault(span.root.i, set()).update(words & class_lemmas(OF_NAMED if meant is None or span.root.dep_ == "nsubj" else OF_UNNAMED))
        for group in doc._.groups or []:
            self.by_token.setdefault(group.head, set()).add("group")
        for mention in doc._.mentions or []:
            span = doc.span_of(mention)
            if mention.kind == "person" and mention.entity < len(entities) and span is not None:
                self.occupations.setdefault(span.root.i, set()).update(_last_words(entities[mention.entity].occupations))

    @staticmethod
    def _names(entities: list, number: int | None, kind: str) -> set[str]:
        names = {kind}
        if number is not None and number < len(entities) and entities[number].subkind:
            names.add(f"{kind}:{entities[number].subkind}")
        return names

    def _add(self, doc: Doc, start: int, end: int, names: set[str]) -> Span | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            self.by_token.setdefault(span.root.i, set()).update(names)
        return span

    def of(self, token: Token) -> set[str]:
        return self.by_token.get(token.i, set())

    def beside(self, token: Token) -> set[str]:
        """What the name behind a description of people names ("its president, Ana Díaz, said")."""
        names = [kind for name in clauses.children(token, "appos") for kind in self.of(name)] if token.pos_ == "NOUN" else []
        return {kind for kind in names if kind == "person" or lemma_of(token) in class_lemmas(DESCRIBED)}

    def described(self, token: Token) -> set[str]:
        """Words that tell what somebody is: the occupations of the person named, the description beside a name; of a pronoun,
        what the one it means is of courts, police or prosecution."""
        beside = {lemma_of(child) for child in token.children if child.dep_ == "nmod:desc" and pos_is_noun(child)}
        return self.occupations.get(token.i, set()) | beside


def _last_words(occupations: list[str]) -> set[str]:
    return {occupation.lower().split()[-1] for occupation in occupations}


def names_of_thing(noun: Token) -> set[str]:
    """A noun, also with the one before it that is a part of its name: "house arrest" is no arrest."""
    named = {f"{c.lower_} {lemma_of(noun)}" for c in noun.children if c.i == noun.i - 1 and c.dep_ == "compound"}
    return named if "house arrest" in named else {lemma_of(noun), *named}


class Words(NamedTuple):
    """What a token, or one of several, may be called in a condition."""

    forms: set[str]  # its lemma, the word as it stands, its lemma with the word in front of it, of a title with what it is "of"
    described: set[str]
    kinds: set[str]


NO_WORDS = Words(set(), set(), set())
