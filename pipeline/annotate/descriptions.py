"""What the words beside a name say of it: occupations, nationality, affiliations; kind of an organisation.

Only words in the name's own noun phrase count: before the name without a break, or after it as an apposition. Each
value keeps the span of the words that state it, in `entity.evidence`.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span

from pipeline.annotate import gazetteer
from pipeline.layers import Entity
from pipeline.vocabulary import rows

_BREAK = {",", ".", ";", ":", "(", ")", "–", "—", "“", "”", "\n"}


@cache
def _occupation_pattern() -> re.Pattern[str]:
    forms = {row["occupation"] for row in rows("occupations")} | {r["title"] for r in rows("titles") if r["occupation"] == "yes"}
    forms |= {form.replace("’", "'") for form in forms}
    return re.compile(r"\b(?:former |ex-)?(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")s?\b", re.I)


def _windows(doc: Doc, start: int, end: int) -> list[Span]:
    """The noun phrase before a name and the apposition after it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    sentence = span.sent
    left = span.start
    while left > sentence.start and span.start - left < 9:
        token = doc[left - 1]
        if token.text in _BREAK or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ") or (token.pos_ == "ADP" and token.lower_ not in ("of", "for")):
            break
        if token.pos_ == "DET":
            left -= 1
            break
        left -= 1
    out = [doc[left : span.start]] if left < span.start else []
    right = span.end
    if right + 1 < sentence.end and doc[right].text in (",", "–", "—", "("):
        first = doc[right + 1]
        if first.lower_ in ("a", "an", "the", "who", "one", "chair", "head", "director", "editor", "leader", "co", "former") or first.pos_ in ("NOUN", "ADJ"):
            stop = right + 1
            while stop < sentence.end and stop - right < 14 and doc[stop].text not in (",", ".", ";", "–", "—", ")") and doc[stop].pos_ not in ("AUX",):
                stop += 1
            if first.lower_ != "who":
                out.append(doc[right + 1 : stop])
    if right < sentence.end and doc[right].lemma_ == "be" and right + 1 < sentence.end and doc[right + 1].lower_ in ("a", "an", "the"):
        out.append(doc[right + 1 : min(sentence.end, right + 8)])
    return out


def describe_person(doc: Doc, person: Entity, number: int) -> None:
    """Set occupations, nationality and affiliations of a person."""
    for mention in (m for m in doc._.mentions if m.kind == "person" and m.entity == number):
        for window in _windows(doc, mention.start, mention.end):
            for match in _occupation_pattern().finditer(window.text):
                words = match.group()
                words = words[:-1] if words.endswith("s") and not words.endswith(("ss", "boss")) else words
                words = words if words.isupper() else words[0].lower() + words[1:]
                if words not in person.occupations:
                    person.occupations.append(words)
                _note(person, "occupations", window.start_char + match.start(), window.start_char + match.end())
            nation = re.search(r"\b([A-Z][\w-]+) (?:citizen|national)\b|\b(?:citizen|national) of ([A-Z][\w-]+)", window.text)
            if nation and not person.nationality:
                word = nation.group(1) or nation.group(2)
                place = gazetteer.country(word)
                person.nationality = gazetteer.demonyms().get(word, "") or (place.country if place else "")
                if person.nationality:
                    _note(person, "nationality", window.start_char + nation.start(), window.start_char + nation.end())
            for other in doc._.mentions:
                if other.kind == "organisation" and window.start_char <= other.start and other.end <= window.end_char:
                    if other.entity not in person.affiliations:
                        person.affiliations.append(other.entity)
                    _note(person, "affiliations", other.start, other.end)


def describe_organisation(doc: Doc, organisation: Entity, number: int) -> None:
    """Set the kind and, for state bodies, the country of an organisation."""
    kinds = {row["word"]: row["kind"] for row in rows("organisation_kinds")}
    home = doc._.report.country if doc._.report else ""
    if not organisation.subkind:
        organisation.subkind = _kind_of_name(organisation.name, kinds)
    if not organisation.subkind:
        for mention in (m for m in doc._.mentions if m.kind == "organisation" and m.entity == number):
            for window in _windows(doc, mention.start, mention.end):
                for token in reversed(list(window)):
                    kind = kinds.get(token.lemma_.lower()) or kinds.get(token.lower_)
                    if kind and token.pos_ in ("NOUN", "PROPN"):
                        organisation.subkind = kind
                        _note(organisation, "kind", token.idx, token.idx + len(token))
                        break
                if organisation.subkind:
                    break
            if organisation.subkind:
                break
    if not organisation.country and organisation.subkind in ("government", "court", "police", "party"):
        organisation.country = home


def _kind_of_name(name: str, kinds: dict[str, str]) -> str:
    words = [re.sub(r"[’']s$", "", word.strip("“”\"!")).lower() for word in name.split()]
    civil = re.search(r"\b(?:Human Rights|Civil Society|Press Freedom|Journalists|Rule of Law|Against Torture)\b", name, re.I)
    if civil and not set(words) & {"ministry", "commission", "council", "committee", "department", "court", "office", "coalition", "commissioner"}:
        return "ngo"
    for i, word in enumerate(words):
        if word in ("of", "for", "on", "against", "in") and i and words[i - 1] in kinds:
            return kinds[words[i - 1]]
    return next((kinds[word] for word in reversed(words) if word in kinds), "")


def _note(entity: Entity, column: str, start: int, end: int) -> None:
    spans = entity.evidence.setdefault(column, [])
    if (start, end) not in spans:
        spans.append((start, end))
