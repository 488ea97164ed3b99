"""A group and those whom the text names between commas as some of it ("23 organisations, X and Y among them, urged …"), of whom the
parser gave the verb only one."""

from __future__ import annotations

import re

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc, remembered
from pipeline.layers import Group, Mention, Participant
from pipeline.relate.index import participant_kind

_BEHIND = re.compile(r",? (?:among(?:st)? them|included)\b")
_BETWEEN = {"", ",", "and", "&", ", and", "the", ", the", "and the", ", and the"}


def some_of_group(doc: Doc, found: list[Participant]) -> list[Participant]:
    """The group of which participants are some, and those who are some of a group, with the role that the others have."""
    if not _tells_some(doc):
        return []
    added: list[Participant] = []
    for p in found:
        if p.kind == "group":
            names = _named_behind(doc, p.end)
            added += [Participant(p.role, participant_kind(m), m.entity, m.start, m.end, m.text, basis=f"{p.basis}, among them") for m in names]
        else:
            group = next((g for g, names in _named_groups(doc) if any(m.start == p.start for m in names)), None)
            if group is not None:
                added.append(_as_participant(group, p))
    return added


@remembered
def _tells_some(doc: Doc) -> bool:
    return _BEHIND.search(text_of(doc)) is not None


@remembered
def _named_groups(doc: Doc) -> tuple[tuple[Group, list[Mention]], ...]:
    """The groups of several behind which some of them are named, with these."""
    return tuple((g, names) for g in doc._.groups or [] if _is_plural(doc, g) and (names := _named_behind(doc, g.end)))


def _named_behind(doc: Doc, end: int) -> list[Mention]:
    """The names behind a comma that "among them" or "included" closes."""
    text = text_of(doc)
    if not text.startswith(", ", end):
        return []
    named: list[Mention] = []
    at = end + 2
    for mention in sorted((m for m in doc._.mentions or [] if m.kind != "place" and m.start >= end), key=lambda m: m.start):
        if text[at : mention.start].strip() not in _BETWEEN:
            break
        named.append(mention)
        at = mention.end
    return named if named and _BEHIND.match(text, at) else []


def _as_participant(group: Group, member: Participant) -> Participant:
    return Participant(member.role, "group", None, group.start, group.end, group.text, count_min=group.count_min, count_max=group.count_max,
                       approximate=group.approximate, basis=f"{member.basis}, one of “{group.text}”")


def _is_plural(doc: Doc, group: Group) -> bool:
    return "Plur" in doc[group.head].morph.get("Number", [])
