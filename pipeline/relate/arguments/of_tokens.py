"""The participants that a token in a slot names: entities, those a pronoun stands for, unnamed groups, and named members beside them.

A noun that is no participant itself passes the role on to its owner: "the group's applications were rejected" is done to
the group.
"""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.coreference.discourse import PLURAL
from pipeline.annotate.coreference.several_people import ONE_OF_THEM
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Anaphor, Group, Mention, Participant, Role
from pipeline.relate.arguments.bodies_meant import body_in, body_of_members, institution_before
from pipeline.relate.arguments.counts import (
    FLOATING,
    MEMBER_REACH,
    REST,
    excepted_from,
    heads_left,
    heads_told,
    is_counted_with_first,
    is_each_one,
    is_of_several,
    joined,
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
    index = index_of(token.doc)
    if is_amount(token) or token.pos_ == "NUM" and is_time(token):
        return []
    if token.pos_ == "VERB" and depth < 2:
        return [p for patient in clauses.patients_of(token) for p in participants_at(role, patient, f"{how}, object of “{token.text}”", depth + 1)]
    if (excepted := excepted_from(token)) is not None:
        last = min((t.left_edge.i for t in token.subtree if t.dep_ in ("acl", "acl:relcl") and t.i > token.i), default=token.right_edge.i + 1) - 1
        left, end = heads_left(token, excepted), token.doc[last].idx + len(token.doc[last])
        return [replace(_unnamed(role, token, token.idx, end, f"{how}; but some of the group"), count_min=left, count_max=left)]
    if (token.lower_ in FLOATING and token.i not in index.anaphors or is_each_one(token)) and (whole := clauses.oblique(token, "of")) and whole[0].lower_ != "whom":
        return participants_at(role, whole[0], how, depth)  # "sentenced each of them"
    named = index.named(token)
    passes_on = depth < OWNERS
    if passes_on and (index.place(token) or named and named[0].kind == "organisation") and (seated := _seated_there(role, token, how, depth)):
        return seated
    beside = _whose_programme(role, token, how, depth) if role == "target" and passes_on else []
    if named and not (named[0].kind == "organisation" and _tells_members(token) and token.text[0].islower()):
        return [*beside, *_of_name(role, token, named[0], how, index), *members_beside(role, token, how)]
    if appositions := _apposed_names(token, index):
        return _of_appositions(role, token, appositions, how, index)
    if (institution := institution_before(token)) is not None:
        return [_body(role, token, institution, f"{how}; “{institution.text}” named before")]
    if token.pos_ == "NUM" and (right_behind := listed_behind(token, index)) and named_right_behind(token, index.groups.get(token.i), right_behind):
        return _of_listed(role, token, how, right_behind)  # "two of them, A and B, were jailed": no group beside the names
    anaphor = index.anaphors.get(token.i)
    if anaphor is not None and (anaphor.entities or anaphor.group) and (meant := _of_anaphor(role, token, anaphor, how, depth, beside)) is not None:
        return meant
    if anaphor is None and passes_on and lemma_of(token) in word_classes()["premises"].lemmas:
        if owning := [*beside, *_of_owners(role, token, token, how, depth)] or body_in(role, token, how):
            return owning
    if token.pos_ == "NUM" and passes_on and (things := [t for t in clauses.oblique(token, "of") if lemma_of(t) in THINGS]):  # "froze two of its accounts"
        return [p for thing in things for p in _of_owners(role, thing, thing, how, depth)]
    if passes_on and lemma_of(token) in PAGES and (holders := _holders_of_page(role, token, how, depth)):
        return holders
    if (organisation := body_of_members(token, index)) is not None:
        return [*beside, _body(role, token, organisation, f"{how}, members of it"), *members_beside(role, token, how)]
    if titled := name_behind_titles(token, index):
        return [_mentioned(role, titled, f"{how}, name behind “{token.text}”")]
    if is_title(token) or is_counted_with_first(token):
        return []
    if role == "actor" and is_acting_place(token):
        station = next(m for m in index.mentions[token.i] if m.kind == "place")
        return [_unnamed(role, token, station.start, station.end, how)]
    group = index.groups.get(token.i) if not _is_deed(token, index) else None
    listed = listed_behind(token, index)
    beside += _of_listed(role, token, how, listed)
    if listed and named_right_behind(token, group, listed):
        return beside
    if group is not None or ((is_participant_noun(token) and not _is_deed(token, index) or role == "source" and lemma_of(token) == "source") and not index.place(token)):
        return [*beside, _of_group(role, token, group, how), *members_beside(role, token, how)]
    return beside + _of_owners(role, token, token, how, depth) if passes_on else beside


def _mentioned(role: Role, mention: Mention, basis: str) -> Participant:
    """A person or body by its name."""
    return Participant(role=role, kind=participant_kind(mention), entity=mention.entity, start=mention.start, end=mention.end, text=mention.text, basis=basis)


def _unnamed(role: Role, token: Token, start: int, end: int, basis: str) -> Participant:
    """Unnamed people by the words that tell them."""
    return Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(token.doc)[start:end], basis=basis)


def _body(role: Role, token: Token, named: Mention, basis: str) -> Participant:
    """A body that is named elsewhere, by the noun phrase that means it."""
    start, end = noun_phrase(token)
    return Participant(role=role, kind="organisation", entity=named.entity, start=start, end=end, text=text_of(token.doc)[start:end], basis=basis)


def _of_owners(role: Role, thing: Token, token: Token, how: str, depth: int) -> list[Participant]:
    """The owners of a thing, which the token names."""
    return [p for owner in owners(thing, role) for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]


def _seated_there(role: Role, token: Token, how: str, depth: int) -> list[Participant]:
    """The body whose seat a name is said to be: "Unity House, the headquarters of the X"."""
    for seat in clauses.children(token, "appos"):
        if lemma_of(seat) in word_classes()["premises"].lemmas and (owned := _of_owners(role, seat, token, how, depth)):
            return owned
    return []


def _whose_programme(role: Role, token: Token, how: str, depth: int) -> list[Participant]:
    """The station whose programme a name is said to be: "Good Morning, the daily show of Radio X"."""
    shows = [show for show in clauses.children(token, "appos") if lemma_of(show) in PROGRAMMES]
    return [p for show in shows for p in _of_owners(role, show, token, how, depth)]


def _of_name(role: Role, token: Token, mention: Mention, how: str, index: Index) -> list[Participant]:
    """Who is named; behind the name of a body also who heads or speaks for it, or that one alone where the body only tells their post."""
    holders = [m for t in clauses.children(token, "appos", "flat") for m in index.named(t)[:1] if m.kind == "person" and m.start > mention.end] if mention.kind == "organisation" else []
    holders = holders or post_holder(mention, index)
    posts = any("," not in text_of(token.doc)[mention.end:m.start] for m in holders)  # "Green Party president X": only who holds it
    return [_mentioned(role, one, how) for one in (holders[:1] if posts else (mention, *holders))]  # "the Prosecutor General, X": the office, too


def _apposed_names(token: Token, index: Index) -> list[Mention]:
    """The names of those whom a noun describes, in apposition to it or said of them."""
    found = (among_whom(token, index) or one_of_whom(token, index) or said_of(token, index) or (apposed(token, index) if not members_behind(token, index) else [])
             or named_part(token, index) or known_as(token, index) or named_next(token, index) or described(token, index))
    if found and (listed := listed_behind(token, index)) and len(listed) > len(found) and listed[:1] == found[:1]:
        return listed  # "three organisers: A at his home, B at the airport and C in X"
    return found


def _of_appositions(role: Role, token: Token, names: list[Mention], how: str, index: Index) -> list[Participant]:
    """Those named in apposition to a noun, with the group that they are counted in, and the unnamed told beside them."""
    if counted := _counted_before(role, token, how, names[0].start):
        found = [*counted, *_of_listed(role, token, how, names)]
    else:
        found = [_mentioned(role, m, f"{how}, apposition") for m in names]
    return found + [p for t in unnamed_behind(token, index) for p in participants_at(role, t, how, OWNERS)]


def _of_anaphor(role: Role, token: Token, anaphor: Anaphor, how: str, depth: int, beside: list[Participant]) -> list[Participant] | None:
    """Those for whom a pronoun or description stands (with those found `beside` it), and the named members of their group; None
    where it stands for a place."""
    doc, index, basis = token.doc, index_of(token.doc), f"{how}; {anaphor.basis}"
    entities = doc._.entities
    found = beside + [Participant(role=role, kind=entities[n].kind, entity=n, start=anaphor.start, end=anaphor.end, text=anaphor.text, basis=basis)
                      for n in anaphor.entities if entities[n].kind != "place"]
    if anaphor.basis == ONE_OF_THEM:
        return [replace(_unnamed(role, token, anaphor.start, anaphor.end, basis), count_min=1, count_max=1)]
    before = group = None
    if not found and anaphor.group and token.sent.start_char <= anaphor.group[0] < anaphor.start:
        before = next((t for t in token.sent if t.i in index.groups and index.groups[t.i].start == anaphor.group[0]), None)
        if before is not None and token.pos_ == "PRON" and before.i < token.i:
            return [p for t in _told_together(before, token, index) for p in participants_at(role, t, basis, depth)]
    if anaphor.group:
        group = next((g for g in doc._.groups or [] if (g.start, g.end) == tuple(anaphor.group)), None)
        own = index.groups.get(token.i)
        together = [index.groups[t.i] for t in _told_together(doc[group.head], token, index)] if group is not None else []
        count = own if own and own.count_min is not None else joined(together) or group
        found.append(Participant(role=role, kind="group", entity=None, start=anaphor.start, end=anaphor.end, text=anaphor.text,
                                 count_min=count.count_min if count else None, count_max=count.count_max if count else None,
                                 approximate=bool(count and count.approximate), basis=basis,
                                 stands_for=text_of(doc)[slice(together[0].start, together[-1].end) if together else slice(*anaphor.group)]))
    if not found:
        return None
    members = members_beside(role, before if before is not None and before.i < token.i else token, how) if anaphor.group or token.pos_ == "NOUN" else []
    if group is not None:
        members += _all_named(role, group, token, how)
    return found + [q for q in members if q.entity not in {p.entity for p in found}]


def _told_together(noun: Token, pronoun: Token, index: Index) -> list[Token]:
    """The unnamed people whom a plural pronoun means who are told together with a noun before it ("beat farmers and students and freed
    them")."""
    chain = clauses.coordinated(clauses.first_conjunct(noun))
    plural = pronoun.lower_ in PLURAL and noun in chain and all(t.i in index.groups and t.pos_ == "NOUN" for t in chain)
    return [t for t in chain if t.i < pronoun.i] if plural else [noun]


def _holders_of_page(role: Role, token: Token, how: str, depth: int) -> list[Participant]:
    """The named or counted holders of a website or account, where one of them is named: "its website was blocked"."""
    whose = clauses.possessors(token) or (owners(token, role) if role == "target" else [])
    held = [(p, owner) for owner in whose for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]
    if not any(p.entity is not None for p, _ in held):
        return []
    return [p for p, owner in held if p.entity is not None or clauses.has_child(owner, "nummod")]  # "the accounts of X and two other groups"


def _of_group(role: Role, token: Token, group: Group | None, how: str) -> Participant:
    """Unnamed people, with their number, up to the last noun counted with the first ("two men and a woman")."""
    start, end = (group.start, group.end) if group is not None else noun_phrase(token)
    end = max([end, *(noun_phrase(other)[1] for other in clauses.children(token, "conj") if is_counted_with_first(other))])
    return Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(token.doc)[start:end],
                       count_min=group.count_min if group else heads_told(token), count_max=group.count_max if group else heads_told(token),
                       approximate=bool(group and group.approximate), basis=how)


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
    return [_mentioned(role, m, f"{how}, {MEMBER_LISTED} “{token.text}”") for m in members]


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
                found.append(_mentioned(role, mention, f"{how}, named member"))
    found += [p for t in said_to_be_among(token) for p in participants_at(role, t, f"{how}, among them", OWNERS) if p.entity is not None]
    called = names_of_itself(token, index)
    if not found:
        found = [_mentioned(role, m, f"{how}, so called" if called else f"{how}, named member") for m in called or members_behind(token, index)]
        found += _groups_behind(role, token, how)
    return unique(found)


def _groups_behind(role: Role, token: Token, how: str) -> list[Participant]:
    """Unnamed people told behind ", including" or ", among them": "33 people were held, including street vendors and students"."""
    index = index_of(token.doc)
    opening = opens_members(token) if token.i in index.groups else None
    if opening is None:
        return []
    first = next((t for t in token.doc.tokens[opening.i + 1:min(opening.i + MEMBER_REACH, token.sent.end)] if t.i in index.groups and t.dep_ != "nmod:poss"), None)  # not "women's rights defender X"
    if first is None or any(t.pos_ in ("VERB", "PROPN") or t.text in ";:," for t in token.doc.tokens[opening.i + 1:first.i]):
        return []
    people = [t for t in clauses.coordinated(first) if t.i in index.groups and t.i not in index.anaphors and is_of_several(t)
              and lemma_of(t) in word_classes()["person"].lemmas]
    return [p for t in people for p in participants_at(role, t, f"{how}, among them", OWNERS)]
