"""Participants that are dropped: those told twice, descriptions of named ones, groups told by name, groups unfit for their role."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Participant
from pipeline.relate.arguments.counts import FLOATING
from pipeline.relate.slots.proceedings import OF_CASES
from pipeline.vocabulary import word_list

PASSED_BY_COURTS = {"sentence", "charge", "acquittal"}
COLLECTIVES = word_list("arguments.collectives")
GATHERINGS = tuple(word_list("arguments.gatherings"))
VIOLENCE = word_list("arguments.violence")
_OWNED = re.compile(r"owner of “([^”]*)”")
OWNED_BY_NAMED = ("his ", "her ", "their ")
"""What opens the words for somebody told beside a name by what they are to the one named ("X, her driver and two guards")."""
MEMBER_LATER = "member named later"
MEMBER_LISTED = "listed behind"


def unique(participants: list[Participant]) -> list[Participant]:
    """Drops repetitions of an entity in a role, and of the same words."""
    kept: list[Participant] = []
    for p in participants:
        if not any(((p.entity is not None and p.entity == q.entity) or (p.entity is None and q.entity is None and (p.start, p.end) == (q.start, q.end)))
                   and (p.role == "source") == (q.role == "source") for q in kept):
            kept.append(p)
    kept = [p for p in kept if not _describes_named(p, kept) and not _is_within_another(p, kept)]
    kept = [p for p in kept if not (p.entity is None and (p.text.lower() in FLOATING | {"those"} or p.text.lower().endswith("among those"))
                                    and any(q.role == p.role and q is not p and (not p.stands_for or p.stands_for.lower() == q.text.lower()) for q in kept))]
    order: dict[str, int] = {"actor": 0, "target": 1, "source": 2, "affected": 3}
    return sorted(kept, key=lambda p: (order[p.role], p.start))


def _describes_named(p: Participant, others: list[Participant]) -> bool:
    """Whether an unnamed single person is only the description of a named one beside it ("blogger X", "X, a blogger"),
    or an organisation only part of the words of a group ("three Daily Nation reporters")."""
    if p.kind == "organisation" and "body behind" not in p.basis:
        return any(q.role == p.role and q.kind == "group" and q.start <= p.start and p.end <= q.end for q in others)
    if p.kind != "group" or p.stands_for or (p.count_min or 1) > 1 or p.text.lower().split()[-1] in COLLECTIVES and p.count_min is None:
        return False
    return any(q.role == p.role and q.kind == "person" and q is not p and MEMBER_LATER not in q.basis
               and (0 <= q.start - p.end <= 2 or "so called" in q.basis and 0 <= q.start - p.end <= len(" who goes by the name of ") or 0 <= p.start - q.end <= 2 and not p.text.lower().startswith(OWNED_BY_NAMED) or (p.start <= q.start and q.end <= p.end))
               for q in others)


def _is_within_another(p: Participant, others: list[Participant]) -> bool:
    """Whether the words of another group of the same role tell an uncounted group, too ("teachers and nurses in X", beside "nurses")."""
    return p.kind == "group" and p.count_min is None and not p.stands_for and any(
        q is not p and q.kind == "group" and q.role == p.role and q.start < p.start and p.end <= q.end for q in others)


def with_more(participants: list[Participant], more: list[Participant]) -> list[Participant]:
    """Participants without repetition and others beside them."""
    return unique(participants + more) if more else participants


def each_told(participants: list[Participant]) -> list[Participant]:
    """The participants without the groups all of whose members are told by name beside them, for what each of them receives."""
    if not any(p.kind == "group" and p.count_min is not None for p in participants):
        return list(participants)
    members = Counter((p.role, _without_membership(p)) for p in participants if MEMBER_LATER in p.basis or MEMBER_LISTED in p.basis)
    return [p for p in participants if p.kind != "group" or p.count_min is None or p.count_min not in (
        members[p.role, p.basis], members[p.role, p.basis.partition("; ")[0]], _named_behind_count(p, participants))]  # also told again: "they"


def _without_membership(p: Participant) -> str:
    return p.basis.partition(", " + MEMBER_LISTED)[0].partition("; " + MEMBER_LATER)[0]


def _named_behind_count(group: Participant, participants: list[Participant]) -> int:
    """How many people are named in the same slot behind a group, where a sign alone parts them from it ("two men, A and B")."""
    behind = sorted(p.start for p in participants if p.kind == "person" and p.role == group.role and p.start >= group.end and MEMBER_LATER not in p.basis)
    return len(behind) if behind and behind[0] - group.end <= len(" – ") else 0


def fitting(event_type: str, participants: list[Participant]) -> list[Participant]:
    """Drops groups that cannot have their role: courts that a verdict would fall on, unnamed courts and prosecutors whom a case would be about ("an appeal against the
    court’s decision"), the court or police to whom a complaint goes, any gathering of a size that is banned."""
    courts = word_classes()["court"].lemmas

    def fits(p: Participant) -> bool:
        if p.role == "target" and event_type in PASSED_BY_COURTS and p.kind in ("group", "organisation") and re.split(r" (?:in|of|at|for)\b|,", p.text.lower())[0].split()[-1] in courts:
            return False
        if p.kind != "group" or p.stands_for:
            return True
        words = {word.removesuffix("s") for word in p.text.lower().split()}
        if p.role == "target" and event_type in OF_CASES and "owner of" in p.basis:
            return not words & (courts | {"prosecutor", "prosecution"})
        if p.role == "affected" and event_type == "complaint":
            return not words & (courts | {"police"})
        if p.role == "target" and event_type == "assembly_denied":
            return not p.text.lower().removeprefix("an ").removeprefix("a ").removeprefix("the ").startswith(GATHERINGS) and not (p.text.lower().startswith(("more than", "over ")) and "owner of" in p.basis)
        return True

    told = [_as_victim(p) if event_type == "investigation" and p.role == "target" else p for p in participants]
    return [p for p in told if fits(p)]


def _as_victim(p: Participant) -> Participant:
    """A participant, concerned only where what is looked into is what befell them ("investigated the murder of X")."""
    befell = _OWNED.search(p.basis)
    return msgspec.structs.replace(p, role="affected") if befell and befell[1].lower() in VIOLENCE else p
