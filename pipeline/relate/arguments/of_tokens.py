"""The participants that a token in a slot names: entities, those a pronoun stands for, unnamed groups, and named members beside them.

A noun that is no participant itself passes the role on to its owner: "the group's applications were rejected" is done to
the group.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Group, Mention, Participant, Role
from pipeline.relate.arguments.bodies_meant import body_in, body_of_members, institution_before
from pipeline.relate.arguments.counts import (
    FLOATING,
    MEMBER_REACH,
    REST,
    heads_told,
    is_counted_with_first,
    is_of_several,
)
from pipeline.relate.arguments.descriptions import (
    apposed,
    described,
    known_as,
    named_part,
    names_of_itself,
    unnamed_behind,
)
from pipeline.relate.arguments.dropped import MEMBER_LISTED, unique
from pipeline.relate.arguments.listed import listed_behind, named_right_behind
from pipeline.relate.arguments.named_members import (
    among_whom,
    belongs_to_victims,
    members_behind,
    one_of_whom,
    opens_members,
    said_of,
    said_to_be_among,
)
from pipeline.relate.arguments.names_behind import is_title, name_behind_titles, named_next, post_holder
from pipeline.relate.arguments.no_people import THINGS, is_amount, is_time
from pipeline.relate.event_nouns import types_of_noun
from pipeline.relate.index import (
    Index,
    index_of,
    is_acting_place,
    is_participant_noun,
    kinds_of,
    noun_phrase,
    participant_kind,
)
from pipeline.relate.owners import owners
from pipeline.vocabulary import word_list

PAGES = word_list("arguments.pages")
PROGRAMMES = word_list("arguments.programmes")
MEMBER_NOUNS = word_list("arguments.member_nouns")
LED_BY = word_list("arguments.led_by")
BESIDE = word_list("arguments.beside")
OWNERS = 3  # how many steps from a thing to its owner are taken ("copies of the report of X")


def participants_at(role: Role, token: Token, how: str, depth: int = 0) -> list[Participant]:
    """The participants that a token names: named entities, those a pronoun stands for, an unnamed group, or the owner
    of a thing. Empty where the token names none. `depth`: steps taken from a thing to its owners so far."""
    doc, index = token.doc, index_of(token.doc)
    found: list[Participant] = []
    if is_amount(token) or token.pos_ == "NUM" and is_time(token):
        return []
    if token.pos_ == "VERB" and depth < 2:
        for patient in clauses.patients_of(token):
            found += participants_at(role, patient, f"{how}, object of “{token.text}”", depth + 1)
        return found
    if token.lower_ == "all" and "but" in {p for c in token.children for p in clauses.prepositions(c)}:
        start, end = token.idx, token.right_edge.idx + len(token.right_edge)
        return [Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(doc)[start:end], basis=f"{how}; but some of the group")]
    if token.lower_ in FLOATING and token.i not in index.anaphors and (whole := clauses.oblique(token, "of")) and whole[0].lower_ != "whom":
        return participants_at(role, whole[0], how, depth)  # "sentenced each of them"
    named = [m for m in index.named(token)]
    for seat in clauses.children(token, "appos") if index.place(token) or named and named[0].kind == "organisation" else ():
        if lemma_of(seat) in word_classes()["premises"].lemmas and depth < OWNERS:  # "Unity House, the headquarters of the X"
            owned = [p for owner in owners(seat, role) for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]
            if owned:
                return owned
    if role == "target" and depth < OWNERS:  # "Good Morning, the daily show of Radio X": the station, too
        shows = [show for show in clauses.children(token, "appos") if lemma_of(show) in PROGRAMMES]
        found += [p for show in shows for owner in owners(show, role) for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]
    if named and not (named[0].kind == "organisation" and _tells_members(token) and token.text[0].islower()):
        mention = named[0]
        holders = [m for t in clauses.children(token, "appos", "flat") for m in index.named(t)[:1] if m.kind == "person" and m.start > mention.end] if mention.kind == "organisation" else []
        holders = holders or post_holder(mention, index)
        posts = any("," not in text_of(doc)[mention.end:m.start] for m in holders)  # "Green Party president X": only who holds it
        for one in holders[:1] if posts else (mention, *holders):  # "the Prosecutor General, X": the office, too
            found.append(Participant(role=role, kind=participant_kind(one), entity=one.entity, start=one.start, end=one.end, text=one.text, basis=how))
        return found + members_beside(role, token, how)
    appositions = among_whom(token, index) or one_of_whom(token, index) or said_of(token, index) or (apposed(token, index) if not members_behind(token, index) else []) or named_part(token, index) or known_as(token, index) or named_next(token, index) or described(token, index)
    if appositions and (listed := listed_behind(token, index)) and len(listed) > len(appositions) and listed[:1] == appositions[:1]:
        appositions = listed  # "three organisers: A at his home, B at the airport and C in X"
    if appositions:
        found = [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text,
                             basis=f"{how}, apposition") for m in appositions]
        if counted := _counted_before(role, token, how, appositions[0].start):
            found = [*counted, *_of_listed(role, token, how, appositions)]
        return found + [p for t in unnamed_behind(token, index) for p in participants_at(role, t, how, OWNERS)]
    institution = institution_before(token)
    if institution is not None:
        start, end = noun_phrase(token)
        return [Participant(role=role, kind="organisation", entity=institution.entity, start=start, end=end,
                            text=text_of(doc)[start:end], basis=f"{how}; “{institution.text}” named before")]
    if token.pos_ == "NUM" and (right_behind := listed_behind(token, index)) and named_right_behind(token, index.groups.get(token.i), right_behind):
        return _of_listed(role, token, how, right_behind)  # "two of them, A and B, were jailed": no group beside the names
    anaphor = index.anaphors.get(token.i)
    if anaphor is not None and (anaphor.entities or anaphor.group):
        entities = doc._.entities
        for number in anaphor.entities:
            if entities[number].kind != "place":
                found.append(Participant(role=role, kind=entities[number].kind, entity=number, start=anaphor.start,
                                         end=anaphor.end, text=anaphor.text, basis=f"{how}; {anaphor.basis}"))
        before = None
        if not found and anaphor.group and token.sent.start_char <= anaphor.group[0] < anaphor.start:
            before = next((t for t in token.sent if t.i in index.groups and index.groups[t.i].start == anaphor.group[0]), None)
            if before is not None and token.pos_ == "PRON" and before.i < token.i:
                return participants_at(role, before, f"{how}; {anaphor.basis}", depth)
        if anaphor.group:
            group = next((g for g in doc._.groups or [] if (g.start, g.end) == tuple(anaphor.group)), None)
            own = index.groups.get(token.i)
            count = own if own and own.count_min is not None else group
            found.append(Participant(role=role, kind="group", entity=None, start=anaphor.start, end=anaphor.end,
                                     text=anaphor.text, count_min=count.count_min if count else None,
                                     count_max=count.count_max if count else None,
                                     approximate=bool(count and count.approximate), basis=f"{how}; {anaphor.basis}",
                                     stands_for=text_of(doc)[anaphor.group[0]:anaphor.group[1]]))
        if found:
            members = members_beside(role, before if before is not None and before.i < token.i else token, how) if anaphor.group or token.pos_ == "NOUN" else []
            if anaphor.group and group is not None:
                members += _all_named(role, group, token, how)
            return found + [q for q in members if q.entity not in {p.entity for p in found}]
    if lemma_of(token) in word_classes()["premises"].lemmas and token.i not in index.anaphors and depth < OWNERS:
        for owner in owners(token, role):
            found += participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)
        found = found or body_in(role, token, how)
        if found:
            return found
    if token.pos_ == "NUM" and depth < OWNERS and (things := [t for t in clauses.oblique(token, "of") if lemma_of(t) in THINGS]):  # "froze two of its accounts"
        return [p for thing in things for owner in owners(thing, role) for p in participants_at(role, owner, f"{how}, owner of “{thing.text}”", depth + 1)]
    if lemma_of(token) in PAGES and depth < OWNERS:  # "its website was blocked"
        whose = clauses.possessors(token) or (owners(token, role) if role == "target" else [])
        held = [(p, owner) for owner in whose for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]
        if any(p.entity is not None for p, _ in held):
            return [p for p, owner in held if p.entity is not None or clauses.has_child(owner, "nummod")]  # "the accounts of X and two other groups"
    organisation = body_of_members(token, index)
    if organisation is not None:
        start, end = noun_phrase(token)
        found.append(Participant(role=role, kind="organisation", entity=organisation.entity, start=start, end=end,
                                 text=text_of(doc)[start:end], basis=f"{how}, members of it"))
        return found + members_beside(role, token, how)
    if titled := name_behind_titles(token, index):
        return [Participant(role=role, kind="person", entity=titled.entity, start=titled.start, end=titled.end, text=titled.text, basis=f"{how}, name behind “{token.text}”")]
    if is_title(token) or is_counted_with_first(token):
        return []
    if role == "actor" and is_acting_place(token):
        station = next(m for m in index.mentions[token.i] if m.kind == "place")
        return [Participant(role=role, kind="group", entity=None, start=station.start, end=station.end, text=station.text, basis=how)]
    group = index.groups.get(token.i) if not _is_deed(token, index) else None
    listed = listed_behind(token, index)
    found += _of_listed(role, token, how, listed)
    if listed and named_right_behind(token, group, listed):
        return found
    if group is not None or ((is_participant_noun(token) and not _is_deed(token, index) or role == "source" and lemma_of(token) == "source") and not index.place(token)):
        if group is not None:
            start, end = group.start, group.end
        else:
            start, end = noun_phrase(token)
        end = max([end, *(noun_phrase(other)[1] for other in clauses.children(token, "conj") if is_counted_with_first(other))])
        found.append(Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(doc)[start:end],
                                 count_min=group.count_min if group else heads_told(token),
                                 count_max=group.count_max if group else heads_told(token),
                                 approximate=bool(group and group.approximate), basis=how))
        return found + members_beside(role, token, how)
    if depth < OWNERS:
        for owner in owners(token, role):
            found += participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)
    return found


def _tells_members(token: Token) -> bool:
    return lemma_of(token) in MEMBER_NOUNS


def _is_deed(noun: Token, index: Index) -> bool:
    """Whether a noun for a body stands for what it did: "condemned the prosecution", "faced criminal prosecution"."""
    if lemma_of(noun) == "prosecution" and (lemma_of(noun.head) == "face" or any(c.dep_ == "amod" and c.lower_ == "criminal" for c in noun.children)):
        return True
    return noun.dep_ == "obj" and bool(types_of_noun(noun)) and index.types.get(noun.head.i) == "statement"


def _counted_before(role: Role, token: Token, how: str, names: int) -> list[Participant]:
    """The counted group whose members an apposition names: "two brothers, A and B", "two of the farmers, A and B", "the remaining four, A, B,
    C and D"."""
    part = token.pos_ == "NUM" and any(t.pos_ == "NOUN" for t in clauses.oblique(token, "of"))
    group = index_of(token.doc).groups.get(token.i) if part or "Plur" in token.morph.get("Number", []) else None
    rest = token.lower_ == "others" or any(c.lower_ in REST for c in token.children)
    count = group.count_min if group is not None else heads_told(token) if rest else None
    if not count or count == 1 or names < token.idx:
        return []
    start, end = (group.start, group.end) if group is not None else noun_phrase(token)
    if start < names < end:
        end = start + len(text_of(token.doc)[start:names].rstrip(" ,–—-:("))
    return [Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(token.doc)[start:end], count_min=count,
                        count_max=group.count_max if group is not None else count, approximate=group is not None and group.approximate, basis=how)]


def _of_listed(role: Role, token: Token, how: str, members: list[Mention]) -> list[Participant]:
    """Those listed behind a group, as participants beside it."""
    return [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text, basis=f"{how}, {MEMBER_LISTED} “{token.text}”") for m in members]


def _all_named(role: Role, group: Group, token: Token, how: str) -> list[Participant]:
    """The members of a group told again, where names behind it told all of them ("two drivers, A and B, were held. They …")."""
    head, index = token.doc[group.head], index_of(token.doc)
    names = named_part(head, index) or apposed(head, index) or listed_behind(head, index)
    return _of_listed(role, token, how, names) if len(names) == group.count_min and all(m.kind == "person" for m in names) else []


def members_beside(role: Role, token: Token, how: str) -> list[Participant]:
    """Named members beside a group: "including its chair, X", "a group led by X and Y"."""
    index = index_of(token.doc)
    if role == "actor" and belongs_to_victims(token):
        return []
    found = []
    for child in token.children:
        people: list[Token] = []
        if child.lower_ not in ("them", "whom") and child.dep_ in ("nmod", "obl", "acl") and (
                child.lower_ == "including" or clauses.prepositions(child) & {"including", "among", "such"}):
            people = clauses.expand([child, *clauses.children(child, "obj", "appos")])
        elif child.lower_ in ("them", "whom") and clauses.prepositions(child) & {"among", "including"}:
            people = [t for t in token.subtree if t.i > child.i and "person" in kinds_of(t)]
        elif child.dep_ == "acl" and (lemma_of(child) in LED_BY or role == "actor" and lemma_of(child) in BESIDE) and clauses.is_passive(child) and (lemma_of(child) not in LED_BY or not index.named(token)):
            people = clauses.agents_of(child)
        for person in people:
            named = index.named(person)[:1] or apposed(person, index)
            if not named and lemma_of(child) in BESIDE and lemma_of(child) not in LED_BY:
                found += participants_at(role, person, f"{how}, beside them", OWNERS)
            for mention in named:
                found.append(Participant(role=role, kind=participant_kind(mention), entity=mention.entity, start=mention.start,
                                         end=mention.end, text=mention.text, basis=f"{how}, named member"))
    found += [p for t in said_to_be_among(token) for p in participants_at(role, t, f"{how}, among them", OWNERS) if p.entity is not None]
    called = names_of_itself(token, index)
    if not found:
        found = [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text,
                             basis=f"{how}, so called" if called else f"{how}, named member") for m in called or members_behind(token, index)]
        found += _groups_behind(role, token, how)
    return unique(found)


def _groups_behind(role: Role, token: Token, how: str) -> list[Participant]:
    """Unnamed people told behind ", including" or ", among them": "33 people were held, including street vendors and students"."""
    index = index_of(token.doc)
    opening = opens_members(token) if token.i in index.groups else None
    if opening is None:
        return []
    first = next((t for t in token.doc.tokens[opening.i + 1:min(opening.i + MEMBER_REACH, token.sent.end)] if t.i in index.groups), None)
    if first is None or any(t.pos_ in ("VERB", "PROPN") or t.text in ";:," for t in token.doc.tokens[opening.i + 1:first.i]):
        return []
    people = [t for t in clauses.coordinated(first) if t.i in index.groups and t.i not in index.anaphors and is_of_several(t)
              and lemma_of(t) in word_classes()["person"].lemmas]
    return [p for t in people for p in participants_at(role, t, f"{how}, among them", OWNERS)]
