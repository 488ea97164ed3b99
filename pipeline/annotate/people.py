"""Names of people → people: one entity for all forms of a name, two people of one surname kept apart ("President Obi and his wife, Grace
Obi").

A full name joins a person only where exactly one fits. A surname or given name alone is the one person it fits; of
several it is the one told last, unless that one was only brought in as somebody's relative.
"""

from __future__ import annotations

import re

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import are_unlike, of_name, told_before
from pipeline.annotate.name_forms import is_full_name, parts, same_full_name, similar
from pipeline.annotate.other_names import other_name
from pipeline.annotate.parse import Span
from pipeline.annotate.registry import Registry, text_of_name
from pipeline.layers import Entity

_KIN = "wife|husband|spouse|widow|widower|brother|sister|son|daughter|father|mother|cousin|nephew|niece|partner|uncle|aunt|sibling|twin"
_RELATIVE = re.compile(rf"\b(?:{_KIN}),? ?$", re.I)
_RELATIVE_BEHIND = re.compile(rf"[^,.;:()\n]{{3,60}}, (?:his|her|(?:the )?[\w-]+(?: [\w-]+)?[’']s) (?:{_KIN})\b")
"""A name with what its bearer is to somebody else behind it ("Grace Obi, the president’s wife")."""
_IN_LIST = re.compile(rf",?(?: and)? (?:[a-z’'-]+ ){{0,4}}(?:{_KIN})s?[,:]? |,? and (?:[a-z’'-]+ ){{0,5}}")
"""What stands between two people of a list."""
_LONGEST_GAP = 48


def link_people(registry: Registry, spans: list[Span]) -> None:
    """Add the people of a report and their mentions; `spans` are names of people in text order."""
    numbers: dict[int, int] = {}
    full = [span for span in spans if is_full_name(text_of_name(span))]
    for span in sorted(full, key=lambda s: (-len(parts(text_of_name(s))), s.start)):
        numbers[span.start] = _full(registry, span, numbers, full)
    others: dict[str, int] = {}
    for before, after in zip(spans, spans[1:], strict=False):
        also = other_name(text_of(registry.doc), before.end_char)
        if also is not None and also[0] == after.start_char:
            number = numbers.get(before.start, others.get(text_of_name(before)))
            if number is not None and after.start in numbers:
                _join(registry, numbers, others, number, numbers[after.start])
            elif number is not None:
                others[text_of_name(after)] = number
    alone: dict[str, int] = {}
    for span in spans:
        number = numbers.get(span.start, others.get(text_of_name(span), -1))
        if number < 0:
            number = alone[text_of_name(span)] = _single(registry, span, numbers, alone.get(text_of_name(span)))
        registry.mention(span, number)


def _full(registry: Registry, span: Span, numbers: dict[int, int], full: list[Span]) -> int:
    """The person of a full name: the one that it fits, else a new one. Longer names come first. `full`: all full names."""
    text = text_of_name(span)
    mine = parts(text)
    fits = [
        number for number, entity in registry.of_kind("person")
        if any(is_full_name(name) and same_full_name(mine, parts(name)) and not are_unlike(text, name) for name in (entity.name, *entity.aliases))
        and not _is_told_beside(registry, span, [other for other in full if numbers.get(other.start) == number])
    ]  # fmt: skip
    if len(fits) > 1:
        exact = [number for number in fits if parts(registry.found[number].name) == mine]
        before = [(start, number) for start, number in numbers.items() if number in fits and start < span.start]
        fits = exact or ([max(before)[1]] if before else [])
    if fits:
        registry.alias(fits[0], text)
        return fits[0]
    return registry.add(Entity("person", text))


def _is_told_beside(registry: Registry, span: Span, others: list[Span]) -> bool:
    """Whether a name stands in a list, or behind a word for relatives, with another form that would be of the same person ("Luis Paz and
    his sons, Luis Alberto Paz and Juan Paz")."""
    text = text_of(registry.doc)
    for other in others:
        first, second = sorted((span, other), key=lambda s: s.start)
        if other.text != span.text and second.start_char - first.end_char <= _LONGEST_GAP and _IN_LIST.fullmatch(text[first.end_char : second.start_char]):
            return True
    return False


def _join(registry: Registry, numbers: dict[int, int], others: dict[str, int], keep: int, drop: int) -> None:
    if keep == drop:
        return
    for name in (registry.found[drop].name, *registry.found[drop].aliases):
        registry.alias(keep, name)
    for table in (numbers, others):
        for key, number in table.items():
            table[key] = keep - (keep > drop) if number == drop else number - (number > drop)  # type: ignore[index]
    del registry.found[drop]


def _single(registry: Registry, span: Span, numbers: dict[int, int], last: int | None) -> int:
    """The person of a surname or given name alone; `last` is whom the same word meant before."""
    name = parts(text_of_name(span))
    if not name:
        return _lone(registry, span)
    gender = told_before(text_of(registry.doc), span.start_char)
    people = [
        (number, [parts(form) for form in (entity.name, *entity.aliases) if is_full_name(form)]) for number, entity in registry.of_kind("person")
        if not gender or of_name(entity.name) in (gender, "")  # "his son Ali" is not Medina Ali
    ]  # fmt: skip
    for place in (-1, 0, None):
        fits = []
        for number, forms in people:
            if any(similar(name[-1], other) for form in forms if form for other in ([form[place]] if place is not None else form[1:-1])):
                fits.append(number)
        if len(fits) == 1:
            return _lone(registry, span) if _is_relative_told_later(registry, span, numbers, fits[0]) else fits[0]
        if len(fits) > 1:
            return _of_several(registry, span, numbers, fits, place, last)
    return _lone(registry, span)


def _is_relative_told_later(registry: Registry, span: Span, numbers: dict[int, int], person: int) -> bool:
    """Whether the only one of a surname is told behind it alone, as a relative ("President Obi and his wife, Grace Obi")."""
    text = text_of(registry.doc)
    offsets = [registry.doc[start].idx for start, number in numbers.items() if number == person]
    told_later = bool(offsets) and min(offsets) > span.start_char
    return told_later and all(_RELATIVE.search(text[max(0, at - 12) : at]) or _RELATIVE_BEHIND.match(text, at) for at in offsets)


def _of_several(registry: Registry, span: Span, numbers: dict[int, int], fits: list[int], place: int | None, last: int | None) -> int:
    """Of several people of a surname the one told last; not one who was only brought in as a relative of another."""
    before = sorted((start, number) for start, number in numbers.items() if number in fits and start < span.start)
    if not before or place != -1:
        return _lone(registry, span)
    text = text_of(registry.doc)
    principal = [
        number for start, number in before
        if not _RELATIVE.search(text[max(0, registry.doc[start].idx - 12) : registry.doc[start].idx])
    ]  # fmt: skip
    nearest = before[-1][1]
    if nearest in principal:
        return nearest
    if last in fits:
        return last
    return principal[-1] if principal else before[0][1]


def _lone(registry: Registry, span: Span) -> int:
    text = text_of_name(span)
    for number, entity in registry.of_kind("person"):
        if any(len(parts(name)) == 1 and parts(text) and similar(parts(name)[0], parts(text)[-1]) for name in (entity.name, *entity.aliases)):
            return number
    return registry.add(Entity("person", text))
