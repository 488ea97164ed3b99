"""Component `entities`: names → the people, organisations and places of one report.

Reads `doc.spans["names"]`; sets `doc._.entities` and `doc._.mentions`. A mention joins an entity only where one
candidate is left; two people of one surname stay two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotate import gazetteer
from pipeline.annotate.descriptions import describe_organisation, describe_person
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.name_forms import fold, is_full_name, parts, similar
from pipeline.layers import Entity, Mention, register_extensions
from pipeline.vocabulary import rows

register_extensions()

_ALSO_KNOWN = re.compile(
    r"^[\s,]*[(]?[\s,]*(?:also|better|commonly|popularly|otherwise|formerly|widely) known (?:as|by(?: the name)?)|^[\s,]*[(]?(?:a\.?k\.?a\.?|alias|née|real name|whose real name is|nicknamed|nom de guerre)\b", re.I
)  # fmt: skip


def entities(doc: Doc) -> Doc:
    """Set `doc._.entities` and `doc._.mentions` (in text order)."""
    builder = _Builder(doc)
    builder.people([span for span in doc.spans["names"] if span.label_ == "PERSON"])
    builder.organisations([span for span in doc.spans["names"] if span.label_ == "ORG"])
    builder.places([span for span in doc.spans["names"] if span.label_ == "PLACE"])
    builder.repeated_names()
    doc._.entities = builder.found
    doc._.mentions = sorted(builder.mentions, key=lambda m: (m.start, m.end))
    for entity in list(doc._.entities):
        if entity.kind == "organisation":
            builder.locate(entity)
    for number, entity in enumerate(doc._.entities):
        if entity.kind == "person":
            describe_person(doc, entity, number)
        elif entity.kind == "organisation":
            describe_organisation(doc, entity, number)
    return doc


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Form of a worldwide body → (full name, kind)."""
    out = {}
    for row in rows("organisations"):
        for form in (row["name"], *row["aliases"].split(";")):
            if form:
                out[form] = (row["name"], row["kind"])
    return out


class _Builder:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.found: list[Entity] = []
        self.mentions: list[Mention] = []
        self.home = doc._.report.country if doc._.report else ""

    def _add(self, entity: Entity) -> int:
        self.found.append(entity)
        return len(self.found) - 1

    def _mention(self, span: Span, number: int) -> None:
        entity = self.found[number]
        self.mentions.append(Mention(span.start_char, span.end_char, span.text, entity.kind, number))
        if span.text != entity.name and span.text not in entity.aliases:
            entity.aliases.append(span.text)

    # -- people ----------------------------------------------------------------------------------------------------

    def people(self, spans: list[Span]) -> None:
        full = [span for span in spans if is_full_name(span.text)]
        numbers: dict[int, int] = {}
        for span in full:
            numbers[span.start] = self._person_of(span)
        for before, after in zip(spans, spans[1:], strict=False):
            if before.start in numbers and after.start in numbers and after.start_char - before.end_char < 60:
                between = text_of(self.doc)[before.end_char : after.start_char]
                if _ALSO_KNOWN.search(between):
                    self._join(numbers, numbers[before.start], numbers[after.start])
        nicknames: dict[str, int] = {}
        previous: tuple[Span, int] | None = None
        for span in spans:
            number = numbers.get(span.start)
            if number is None:
                number = nicknames.get(span.text)
            if number is None and previous is not None and span.start_char - previous[0].end_char < 60:
                if _ALSO_KNOWN.search(self.doc.text[previous[0].end_char : span.start_char]):
                    number = nicknames[span.text] = previous[1]
            if number is None:
                number = self._single(span, numbers)
            self._mention(span, number)
            previous = (span, number)

    def _person_of(self, span: Span) -> int:
        mine = parts(span.text)
        for number, entity in enumerate(self.found):
            for name in (entity.name, *entity.aliases):
                if is_full_name(name) and _same_full(mine, parts(name)):
                    if len(mine) > len(parts(entity.name)):
                        entity.aliases.append(entity.name)
                        entity.name = span.text
                    return number
        return self._add(Entity("person", span.text))

    def _join(self, numbers: dict[int, int], keep: int, drop: int) -> None:
        if keep == drop:
            return
        kept, dropped = self.found[keep], self.found[drop]
        kept.aliases += [name for name in (dropped.name, *dropped.aliases) if name != kept.name and name not in kept.aliases]
        for start, number in numbers.items():
            numbers[start] = keep if number == drop else number - (number > drop)
        del self.found[drop]

    def _single(self, span: Span, numbers: dict[int, int]) -> int:
        """The person of a surname or given name alone: the only one it fits, else the nearest one before it."""
        name = parts(span.text)
        if not name:
            return self._lone(span)
        word = name[-1]
        for place in (-1, 0, None):
            fits = []
            for number, entity in enumerate(self.found):
                if entity.kind != "person":
                    continue
                forms = [parts(form) for form in (entity.name, *entity.aliases) if is_full_name(form)]
                for form in forms:
                    if not form:
                        continue
                    tested = [form[place]] if place is not None else form[1:-1]
                    if any(similar(word, other) for other in tested):
                        fits.append(number)
                        break
            if len(fits) == 1:
                return fits[0]
            if len(fits) > 1:
                before = [(start, number) for start, number in numbers.items() if number in fits and start < span.start]
                if before and place == -1:
                    return max(before)[1]
                return self._lone(span)
        return self._lone(span)

    def _lone(self, span: Span) -> int:
        for number, entity in enumerate(self.found):
            if entity.kind == "person" and fold(entity.name) == fold(span.text):
                return number
        return self._add(Entity("person", span.text))

    # -- organisations ---------------------------------------------------------------------------------------------

    def organisations(self, spans: list[Span]) -> None:
        spans = sorted(spans, key=lambda s: s.start)
        self.full_names = self._acronyms(spans)
        last: list[int] = []
        for span in spans:
            number = self._organisation_of(span, last)
            self._mention(span, number)
            last.append(number)

    def _acronyms(self, spans: list[Span]) -> dict[str, str]:
        """Acronym → full name, where brackets or the initials of one name alone say so."""
        out: dict[str, str] = {}
        for full, short in zip(spans, spans[1:], strict=False):
            between = text_of(self.doc)[full.end_char : short.start_char]
            closed = text_of(self.doc)[short.end_char : short.end_char + 1] == ")"
            if re.fullmatch(r"[”’\"']? ?\(", between) and closed and _is_acronym(short.text) and len(full.text) > len(short.text):
                out.setdefault(short.text, full.text)
        long = {span.text for span in spans if len(span.text.split()) > 2}
        for text in {span.text for span in spans if _is_acronym(span.text)} - set(out):
            fits = {name for name in long if fold(text) in _initials(name)}
            if len(fits) == 1:
                out[text] = fits.pop()
        return out

    def _organisation_of(self, span: Span, last: list[int]) -> int:
        text = self.full_names.get(span.text, span.text)
        name, kind = _known().get(text, _known().get(span.text, ("", "")))
        for number, entity in enumerate(self.found):
            if entity.kind != "organisation":
                continue
            forms = {fold(form) for form in (entity.name, *entity.aliases)}
            if fold(text) in forms or (name and fold(name) in forms):
                return number
        if not name and len(text.split()) == 1 and _is_head(text) and last:
            for number in reversed(last):
                if text.lower() in self.found[number].name.lower().split():
                    return number
        if not name and len(text.split()) > 1:
            for number in dict.fromkeys(reversed(last)):
                other = self.found[number].name
                if len(text.split()) > 2 and (fold(other).endswith(" " + fold(text)) or fold(text).endswith(" " + fold(other)) and len(other.split()) > 2):
                    if len(text) > len(other):
                        self.found[number].aliases.append(other)
                        self.found[number].name = text
                    return number
        return self._add(Entity("organisation", name or text, aliases=[text] if name and name != text else [], subkind=kind))

    def locate(self, entity: Entity) -> None:
        """Country of an organisation, and the place that its name holds ("Almaty City Court")."""
        for form in (entity.name, *entity.aliases):
            tokens = form.split()
            for size in (3, 2, 1):
                for i in range(len(tokens) - size + 1):
                    words_ = re.sub(r"[’']s?$", "", " ".join(tokens[i : i + size]))
                    place = gazetteer.country(words_)
                    code = place.country if place else gazetteer.demonyms().get(words_, "")
                    if code and entity.subkind != "international":
                        entity.country = entity.country or code
                        return
        if len(entity.name.split()) < 2 or entity.subkind not in ("court", "police", "government", ""):
            return
        first = entity.name.split()[0]
        known = [n for n, e in enumerate(self.found) if e.kind == "place" and e.subkind in ("city", "region") and first in (e.name, *e.aliases)]
        if known:
            entity.located_in = known[0]
        else:
            place, _ = gazetteer.best(first, self.home)
            if place is not None and place.country == self.home and place.kind == "city" and place.population > 10_000 and first not in ("Central", "Union", "Police", "March"):
                entity.located_in = self._add(_entity_of(place, first, ""))
        if entity.located_in is not None:
            entity.country = self.found[entity.located_in].country

    # -- places ----------------------------------------------------------------------------------------------------

    def places(self, spans: list[Span]) -> None:
        near = {p.country for span in spans if (p := gazetteer.country(span.text))}
        kinds = {row["word"]: row["kind"] for row in rows("place_types")}
        keys: dict[tuple[str, str], int] = {}
        spans = sorted(spans, key=lambda s: s.start)
        for position, span in enumerate(spans):
            type_word = kinds.get(span[-1].lower_, "") if len(span) > 1 else ""
            kind = type_word
            text = span.text
            key = (fold(text), kind)
            if key not in keys:
                holder = self._holder(spans, position)
                keys[key] = self._place_of(span, kind, near, holder)
            if keys[key] >= 0:
                self._mention(span, keys[key])

    def _holder(self, spans: list[Span], position: int) -> str:
        """A region or country told right after the place: "Taldykorgan, Jetisu region"."""
        if position + 1 < len(spans):
            gap = text_of(self.doc)[spans[position].end_char : spans[position + 1].start_char]
            if re.fullmatch(r", |, in | in | \(", gap):
                return re.sub(r" (?:region|province|state)$", "", spans[position + 1].text)
        return ""

    def _place_of(self, span: Span, kind: str, near: set[str], holder: str) -> int:
        text = span.text
        country = gazetteer.country(text)
        if country is not None and not kind:
            return self._known_place(_entity_of(country, text, ""))
        if kind == "venue":
            return self._known_place(Entity("place", text, subkind="venue", country=self.home, part_of=self._city_before(span)))
        name = re.sub(r" (?:[Cc]ity|[Tt]own|[Vv]illage|[Mm]unicipality|[Ss]ettlement)$", "", text) if kind == "city" else text
        place, note = gazetteer.best(name, self.home, near, kind if kind == "region" else "", holder)
        if place is None and kind == "region":
            place, note = gazetteer.best(re.sub(r" \w+$", "", text), self.home, near, "region", holder)
        if place is not None:
            return self._known_place(_entity_of(place, text, note))
        if text.lower() in {row["word"] for row in rows("not_names")}:
            return -1
        fac = any(span.start >= ent.start and span.end <= ent.end and ent.label_ == "FAC" for ent in span.sent.ents)
        subkind = "venue" if fac else kind or "city"
        return self._known_place(Entity("place", text, subkind=subkind, country=self.home, part_of=self._city_before(span) if fac else None))

    def _city_before(self, span: Span) -> int | None:
        """The city told in the sentence, which a venue is part of."""
        left, right = span.sent.start_char, span.sent.end_char
        for mention in sorted(self.mentions, key=lambda m: abs(m.start - span.start_char)):
            if mention.kind == "place" and left <= mention.start < right and self.found[mention.entity].subkind == "city":
                return mention.entity
        return None

    def _known_place(self, entity: Entity) -> int:
        for number, other in enumerate(self.found):
            if other.kind == "place" and other.subkind == entity.subkind and other.name == entity.name and other.country == entity.country:
                for alias in entity.aliases:
                    if alias not in other.aliases:
                        other.aliases.append(alias)
                return number
        return self._add(entity)

    # -- names that the tagger missed ------------------------------------------------------------------------------

    def repeated_names(self) -> None:
        """Surnames and long names of known people and organisations where they stand again untagged."""
        forms: dict[str, int] = {}
        for number, entity in enumerate(self.found):
            if entity.kind == "person" and is_full_name(entity.name):
                forms.setdefault(entity.name, number)
                surname = entity.name.split()[-1]
                if len(surname) > 3:
                    forms.setdefault(surname, number if surname not in forms else -1)
            elif entity.kind == "organisation" and (len(entity.name.split()) > 1 or entity.name[0].isupper() and len(entity.name) > 5):
                forms.setdefault(entity.name, number)
        surnames: dict[str, set[int]] = {}
        for number, entity in enumerate(self.found):
            if entity.kind == "person":
                surnames.setdefault(entity.name.split()[-1], set()).add(number)
        forms = {form: n for form, n in forms.items() if n >= 0 and len(surnames.get(form, {n})) == 1}
        if not forms:
            return
        taken = sorted((m.start, m.end) for m in self.mentions)
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")(?![\w-])")
        covered = {i for start, end in taken for i in range(start, end)}
        for match in pattern.finditer(text_of(self.doc)):
            if match.start() in covered or match.end() - 1 in covered:
                continue
            span = self.doc.char_span(match.start(), match.end())
            if span is not None and not _inside_name(span):
                self._mention(span, forms[match.group()])


def _inside_name(span: Span) -> bool:
    return any(ent.start <= span.start and span.end <= ent.end and len(ent) > len(span) and ent.label_ in ("ORG", "PERSON", "MISC") for ent in span.sent.ents)


def _entity_of(place: gazetteer.Place, text: str, note: str) -> Entity:
    return Entity(
        "place", place.name, aliases=[text] if text != place.name else [], subkind=place.kind, country=place.country,
        gazetteer_id=place.id, admin1=place.admin1 if place.kind == "city" else "", latitude=place.latitude,
        longitude=place.longitude, note=note,
    )  # fmt: skip


def _same_full(a: list[str], b: list[str]) -> bool:
    """Whether two full names are one: the same parts in any romanisation, or one inside the other with equal ends."""
    if not a or not b:
        return False
    if len(a) == len(b):
        return all(similar(x, y) for x, y in zip(a, b, strict=True))
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    return similar(short[0], long[0]) and all(any(similar(x, y) for y in long) for x in short)


def _is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9/.&-]{1,9}", text)) and sum(c.isupper() for c in text) >= 2


def _initials(name: str) -> set[str]:
    """Acronyms that a name may have, with and without its small words."""
    capital = [word for word in re.split(r"[\s/-]+", name) if word]
    return {
        fold("".join(w[0] for w in capital if w[0].isupper())),
        fold("".join(w[0] for w in capital)),
        fold("".join(w[0] for w in capital if w.lower() not in ("of", "the", "and", "for", "in", "on"))),
    } - {""}


def _is_head(word: str) -> bool:
    return word.lower() in {row["word"] for row in rows("organisation_kinds")}


@Language.factory("entities", requires=["doc.spans"], assigns=["doc._.entities", "doc._.mentions"])
def make_entities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, as a spaCy factory."""
    return entities
