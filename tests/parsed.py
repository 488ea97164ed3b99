"""Docs with hand-made Universal Dependencies trees, so that tests of the grammar do not depend on a trained model."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from pipeline.layers import Entity, Group, Mention, Report, TimeExpression, register_extensions

_NLP = spacy.blank("en")
TAGS = {"pp": "VBN", "ing": "VBG", "past": "VBD", "pres": "VBZ", "inf": "VB"}
MORPHS = {"pp": "Tense=Past|VerbForm=Part", "ing": "Tense=Pres|VerbForm=Part", "past": "Tense=Past|VerbForm=Fin",
          "pres": "Tense=Pres|VerbForm=Fin", "inf": "VerbForm=Inf"}


def parsed(rows: str) -> Doc:
    """A Doc from `word POS relation head` lines; head is a 1-based line number, 0 for the root. A fifth column gives a
    verb form: pp, ing, past, pres, inf."""
    words, pos, deps, heads, tags, morphs = [], [], [], [], [], []
    for number, line in enumerate(line for line in rows.strip().splitlines() if line.strip()):
        word, part, relation, head, *form = line.split()
        words.append(word)
        pos.append(part)
        deps.append(relation)
        heads.append(number if head == "0" else int(head) - 1)
        tags.append(TAGS.get(form[0], "") if form else "")
        morphs.append(MORPHS.get(form[0], "") if form else "")
    spaces = [not (i + 1 < len(words) and words[i + 1] in (",", ".", "’s")) for i in range(len(words))]
    register_extensions()
    doc = Doc(_NLP.vocab, words=words, spaces=spaces, pos=pos, deps=deps, heads=heads, tags=tags, morphs=morphs,
              lemmas=[word.lower() for word in words])
    doc._.report = Report("xxx-2024-12-31", "", "", doc.text, country="KEN", published_on="2024-12-31")
    doc._.entities, doc._.mentions, doc._.anaphors, doc._.groups, doc._.times, doc._.sections = [], [], [], [], [], []
    doc._.money, doc._.provisions = [], []
    return doc


def name(doc: Doc, kind: str, text: str, **attributes: object) -> int:
    """Adds an entity with its mention at the first place the text stands; returns the entity's number."""
    doc._.entities.append(Entity(kind=kind, name=text, **attributes))  # type: ignore[arg-type]
    number = len(doc._.entities) - 1
    start = doc.text.index(text)
    doc._.mentions.append(Mention(start, start + len(text), text, kind, number))  # type: ignore[arg-type]
    return number


def group(doc: Doc, text: str, head: str, low: int | None = None, high: int | None = None) -> None:
    """Adds an unnamed group whose head noun is the word `head`."""
    start = doc.text.index(text)
    token = next(t for t in doc if t.text == head and t.idx >= start)
    doc._.groups.append(Group(start, start + len(text), text, token.i, low, high))


def day(doc: Doc, text: str, iso: str) -> None:
    """Adds a time expression for one day."""
    start = doc.text.index(text)
    doc._.times.append(TimeExpression(start, start + len(text), text, "date", iso, iso, iso, "day"))
