"""The participants that the tokens in a trigger's slots name: entities, those a pronoun stands for, unnamed groups.

A noun that is no participant itself passes the role on to its owner: "the group's applications were rejected" is done to
the group.
"""

from __future__ import annotations

from collections import Counter

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import paragraph_start, text_of
from pipeline.annotate.groups import SCALES, body_nouns, count_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.organisation_names.head_words import is_kind_of_body
from pipeline.annotate.parse import Doc, Token, remembered
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import TriggerRule, word_classes
from pipeline.layers import Group, Mention, Participant, Role
from pipeline.relate.among import some_of_group
from pipeline.relate.bodies import bodies_behind
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
from pipeline.relate.kin import relatives_behind
from pipeline.relate.owners import owners
from pipeline.relate.parties import bodies_of_complainants, party_slots
from pipeline.relate.refused import DENIALS, whose_is_refused
from pipeline.relate.slots import OF_CASES, Slot, slots_of
from pipeline.relate.states import states_acting
from pipeline.vocabulary import word_list

PAGES = word_list("arguments.pages")
PROGRAMMES = word_list("arguments.programmes")
MEMBER_NOUNS = word_list("arguments.member_nouns")
LED_BY = word_list("arguments.led_by")
BESIDE = word_list("arguments.beside")
def _is_deed(noun: Token, index: Index) -> bool:
    """Whether a noun for a body stands for what it did: "condemned the prosecution"."""
    return noun.dep_ == "obj" and bool(types_of_noun(noun)) and index.types.get(noun.head.i) == "statement"


OWNERS = 3  # how many steps from a thing to its owner are taken ("copies of the report of X")


def participants_at(role: Role, token: Token, how: str, depth: int = 0) -> list[Participant]:
    """The participants that a token names: named entities, those a pronoun stands for, an unnamed group, or the owner
    of a thing. Empty where the token names none. `depth`: steps taken from a thing to its owners so far."""
    doc, index = token.doc, index_of(token.doc)
    found: list[Participant] = []
    if _is_amount(token) or token.pos_ == "NUM" and _is_time(token):
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
    if named and not (named[0].kind == "organisation" and _members(token) and token.text[0].islower()):
        mention = named[0]
        holders = [m for t in clauses.children(token, "appos", "flat") for m in index.named(t)[:1] if m.kind == "person" and m.start > mention.end] if mention.kind == "organisation" else []
        holders = holders or _post_holder(mention, index)
        posts = any("," not in text_of(doc)[mention.end:m.start] for m in holders)  # "Green Party president X": only who holds it
        for one in holders[:1] if posts else (mention, *holders):  # "the Prosecutor General, X": the office, too
            found.append(Participant(role=role, kind=participant_kind(one), entity=one.entity, start=one.start, end=one.end, text=one.text, basis=how))
        return found + _added(role, token, how)
    appositions = _among_whom(token, index) or _one_of_whom(token, index) or (_apposed(token, index) if not _named_behind(token, index) else []) or _named_part(token, index) or _known_as(token, index) or _named_next(token, index) or _described(token, index)
    if appositions:
        found = [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text,
                             basis=f"{how}, apposition") for m in appositions]
        if counted := _counted_before(role, token, how, appositions[0].start):
            found = [*counted, *_of_listed(role, token, how, appositions)]
        return found + [p for t in _unnamed_behind(token, index) for p in participants_at(role, t, how, OWNERS)]
    institution = _institution(token)
    if institution is not None:
        start, end = noun_phrase(token)
        return [Participant(role=role, kind="organisation", entity=institution.entity, start=start, end=end,
                            text=text_of(doc)[start:end], basis=f"{how}; “{institution.text}” named before")]
    if token.pos_ == "NUM" and (right_behind := _listed_behind(token, index)) and _named_right_behind(token, index.groups.get(token.i), right_behind):
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
            members = _added(role, before if before is not None and before.i < token.i else token, how) if anaphor.group or token.pos_ == "NOUN" else []
            if anaphor.group and group is not None:
                members += _all_named(role, group, token, how)
            return found + [q for q in members if q.entity not in {p.entity for p in found}]
    if lemma_of(token) in word_classes()["premises"].lemmas and token.i not in index.anaphors and depth < OWNERS:
        for owner in owners(token, role):
            found += participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)
        found = found or _body_in(role, token, how)
        if found:
            return found
    if token.pos_ == "NUM" and depth < OWNERS and (things := [t for t in clauses.oblique(token, "of") if lemma_of(t) in THINGS]):  # "froze two of its accounts"
        return [p for thing in things for owner in owners(thing, role) for p in participants_at(role, owner, f"{how}, owner of “{thing.text}”", depth + 1)]
    if lemma_of(token) in PAGES and depth < OWNERS:  # "its website was blocked"
        whose = clauses.possessors(token) or (owners(token, role) if role == "target" else [])
        held = [(p, owner) for owner in whose for p in participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)]
        if any(p.entity is not None for p, _ in held):
            return [p for p, owner in held if p.entity is not None or clauses.has_child(owner, "nummod")]  # "the accounts of X and two other groups"
    organisation = _member_of(token, index)
    if organisation is not None:
        start, end = noun_phrase(token)
        found.append(Participant(role=role, kind="organisation", entity=organisation.entity, start=start, end=end,
                                 text=text_of(doc)[start:end], basis=f"{how}, members of it"))
        return found + _added(role, token, how)
    if titled := _name_behind_titles(token, index):
        return [Participant(role=role, kind="person", entity=titled.entity, start=titled.start, end=titled.end, text=titled.text, basis=f"{how}, name behind “{token.text}”")]
    if _is_title(token) or _is_counted_with_first(token):
        return []
    if role == "actor" and is_acting_place(token):
        station = next(m for m in index.mentions[token.i] if m.kind == "place")
        return [Participant(role=role, kind="group", entity=None, start=station.start, end=station.end, text=station.text, basis=how)]
    group = index.groups.get(token.i) if not _is_deed(token, index) else None
    listed = _listed_behind(token, index)
    found += _of_listed(role, token, how, listed)
    if listed and _named_right_behind(token, group, listed):
        return found
    if group is not None or ((is_participant_noun(token) and not _is_deed(token, index) or role == "source" and lemma_of(token) == "source") and not index.place(token)):
        if group is not None:
            start, end = group.start, group.end
        else:
            start, end = noun_phrase(token)
        end = max([end, *(noun_phrase(other)[1] for other in clauses.children(token, "conj") if _is_counted_with_first(other))])
        found.append(Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(doc)[start:end],
                                 count_min=group.count_min if group else _heads(token),
                                 count_max=group.count_max if group else _heads(token),
                                 approximate=bool(group and group.approximate), basis=how))
        return found + _added(role, token, how)
    if depth < OWNERS:
        for owner in owners(token, role):
            found += participants_at(role, owner, f"{how}, owner of “{token.text}”", depth + 1)
    return found


def _counted_before(role: Role, token: Token, how: str, names: int) -> list[Participant]:
    """The counted group whose members an apposition names: "two brothers, A and B", "two of the farmers, A and B", "the remaining four, A, B,
    C and D"."""
    part = token.pos_ == "NUM" and any(t.pos_ == "NOUN" for t in clauses.oblique(token, "of"))
    group = index_of(token.doc).groups.get(token.i) if part or "Plur" in token.morph.get("Number", []) else None
    rest = token.lower_ == "others" or any(c.lower_ in REST for c in token.children)
    count = group.count_min if group is not None else _heads(token) if rest else None
    if not count or count == 1 or names < token.idx:
        return []
    start, end = (group.start, group.end) if group is not None else noun_phrase(token)
    if start < names < end:
        end = start + len(text_of(token.doc)[start:names].rstrip(" ,–—-:("))
    return [Participant(role=role, kind="group", entity=None, start=start, end=end, text=text_of(token.doc)[start:end], count_min=count,
                        count_max=group.count_max if group is not None else count, approximate=group is not None and group.approximate, basis=how)]


def _of_listed(role: Role, token: Token, how: str, members: list[Mention]) -> list[Participant]:
    return [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text, basis=f"{how}, {MEMBER_LISTED} “{token.text}”") for m in members]


def _named_right_behind(token: Token, group: Group | None, listed: list[Mention]) -> bool:
    """Whether a comma and the names of all of them stand right behind the words for a group."""
    between = text_of(token.doc)[group.end if group is not None else noun_phrase(token)[1]:listed[0].start]
    return between.startswith(", ") and not {",", ":", ";"} & set(between[2:]) and len(between.split()) < 5


def _is_time(token: Token) -> bool:
    """Whether a token is part of a date or length of time."""
    return token.idx in index_of(token.doc).times


def _is_amount(token: Token) -> bool:
    """Whether a token is part of a sum of money."""
    return token.idx in index_of(token.doc).amounts


def _listed_behind(token: Token, index: Index) -> list[Mention]:
    """The people listed behind a counted group, if they are as many: "three residents — A, B and C — were fined"."""
    group = index.groups.get(token.i)
    count = group.count_min if group else _heads(token)
    if not count or count < 2:
        return []
    found: list[Mention] = _listed_between_dashes(token, index)
    if len(found) == count:
        return found
    found = []
    bracketed, told = False, not any(t.text == ":" for t in token.doc.tokens[token.i + 1:token.right_edge.i + 2])
    for right in token.doc.tokens[token.i + 1:token.sent.end]:
        named = [m for m in index.named(right) if m.kind == "person"]
        bracketed = right.text == "(" or bracketed and right.text != ")"
        told = told or right.text == ":"
        if named and named[0] not in found:
            found.append(named[0])
        elif not named and told and not (bracketed or right.is_punct or right.pos_ in ("CCONJ", "PUNCT") or (not found and right.lower_ == "namely")):
            break
    if len(found) != count and (colon := next((t for t in token.doc.tokens[token.i + 1:token.sent.end] if t.text == ":"), None)) is not None:
        found = names_from(colon.i + 1, token.sent.end, index)  # "three activists were held in X: A, B and C"
        if len(found) != count:  # "…: A, head of X; B, its secretary; and C"
            found = _first_of_parts(colon.i + 1, token.sent.end, index)
    return found if len(found) == count else []


def _first_of_parts(start: int, end: int, index: Index) -> list[Mention]:
    """The people named first in each of the parts between semicolons."""
    found: list[Mention] = []
    opens = True
    for t in index.doc.tokens[start:end]:
        named = [m for m in index.named(t) if m.kind == "person"] if opens else []
        if named:
            found, opens = [*found, named[0]], False
        opens = opens or t.text == ";"
    return found


def _listed_between_dashes(token: Token, index: Index) -> list[Mention]:
    """The people named with their posts between dashes or in a comma-closed list behind a group ("six journalists – editor A;
    reporter B; … – were held", "four of the defendants, A, B, C and D, …")."""
    found: list[Mention] = []
    opened = ""
    for t in token.doc.tokens[token.i + 1:token.sent.end]:
        if not opened:
            opened = t.text if t.text in ("–", "—", "-", "--", ":", ",") and t.i > token.i + 1 - (t.text != ",") else ""
            if t.pos_ in ("VERB", "AUX") or t.i > token.i + MEMBER_REACH:
                return []
        elif t.text == opened and opened != "," or t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound"):
            if opened == "," and found and "by" in clauses.prepositions(token) and any(
                    c.dep_ in clauses.SUBJECTS and c.left_edge.idx <= found[0].start < c.right_edge.idx for verb in (t, t.head) for c in verb.children):
                return []  # "beaten by two men, A and B have left"
            break
        elif named := [m for m in index.named(t) if m.kind == "person"]:
            found += [named[0]] if named[0] not in found else []
    return found


AUTHORITIES = {"court", "police", "government"}
DWELLINGS = word_list("arguments.dwellings")
OF_OUTLETS = word_list("arguments.of_outlets")


def _body_in(role: Role, premises: Token, how: str) -> list[Participant]:
    """The body whose premises are meant by "the studio", "the office", also told with their town: the only one without state power told
    before in the sentence, else in the one before it; of rooms of outlets the only outlet told before in the paragraph."""
    doc = premises.doc
    if lemma_of(premises) in DWELLINGS or not any(c.lower_ == "the" and c.dep_ == "det" for c in premises.children) or any(
            c.dep_ in ("amod", "compound", "acl", "acl:relcl") or c.dep_ == "nmod" and not index_of(doc).place(c) for c in premises.children):
        return []
    line = paragraph_start(doc, premises.idx)
    here = premises.sent.start_char
    before = doc[premises.sent.start - 1].sent.start_char if premises.sent.start else here
    of_outlet = lemma_of(premises) in OF_OUTLETS
    for start in (here, max(before, line), *([line] if of_outlet else ())):
        bodies = [m for m in doc._.mentions or [] if m.kind == "organisation" and start <= m.start < premises.idx and doc._.entities[m.entity].subkind not in AUTHORITIES]
        if of_outlet and (start < before or len({m.entity for m in bodies}) > 1):
            bodies = [m for m in bodies if doc._.entities[m.entity].subkind == "media"]
        if bodies:
            if len({m.entity for m in bodies}) > 1:
                return []
            first, last = noun_phrase(premises)
            return [Participant(role, "organisation", bodies[-1].entity, first, last, text_of(doc)[first:last], basis=f"{how}; of “{bodies[-1].text}” told before")]
    return []


def _is_title(token: Token) -> bool:
    """A bare singular noun for a person: the title or description of a name that stands elsewhere ("and editor of X")."""
    one_of_two = any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in token.children)  # "editor of X and correspondent of Y, Z, was held"
    return (token.pos_ == "NOUN" and "Sing" in token.morph.get("Number", []) and (one_of_two or token.dep_ in ("conj", "appos", "nmod:desc", "compound"))
            and lemma_of(token) in word_classes()["person"].lemmas
            and not any(c.dep_ in ("det", "nummod", "nmod:poss") for c in token.children))


def _is_counted_with_first(noun: Token) -> bool:
    """Whether a bare plural goes with the number of the noun before it: "15 villagers and activists" are one group."""
    first = clauses.first_conjunct(noun)
    return (noun.dep_ == "conj" and noun.pos_ == first.pos_ == "NOUN" and all("Plur" in t.morph.get("Number", []) for t in (noun, first))
            and clauses.has_child(first, "nummod") and not clauses.has_child(noun, "det", "nummod", "nmod:poss", "acl", "acl:relcl", "appos") and noun.i - first.i < MEMBER_REACH)


def _name_behind_titles(noun: Token, index: Index) -> Mention | None:
    """The person whose name closes a subject that opens with posts without an article ("Journalist and director of Radio Y X was
    held", "party vice chair for the north X said")."""
    verb = noun.head
    if noun.dep_ not in clauses.SUBJECTS or verb.i < noun.i or "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas:
        return None
    if clauses.has_child(noun, "det", "nmod:poss", "nummod"):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod") and noun.i < c.i < verb.i), default=verb.i)
    if noun.right_edge.i != first - 1:
        return None
    return next((m for m in index.named(noun.right_edge) if m.kind == "person"), None)


POST_WORDS = 3
"""Most words of a post between a body and the name of who holds it."""


def _post_holder(mention: Mention, index: Index) -> list[Mention]:
    """Who holds a post in a body and is named right behind it, however the parser joined them ("Refuge for Girls founder X")."""
    body = index.doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention.kind == "organisation" else None
    last = None
    for token in index.doc.tokens[body.end : body.end + POST_WORDS + 1] if body is not None else ():
        held = next((m for m in index.named(token) if m.kind == "person" and m.start == token.idx), None)
        if held is not None:
            return [held] if last is not None and lemma_of(last) in word_classes()["person"].lemmas else []
        if not token.is_lower or token.pos_ not in ("NOUN", "ADJ"):
            return []
        last = token
    return []


REST = {"remaining", "other"}
FLOATING = {"each", "both", "all"}  # beside what they count ("A and B were each fined")
TENS = 20
"""The least number that another follows in its word ("thirty-one")."""


def figure_of(token: Token) -> int | None:
    digits = token.text.replace(",", "")
    tens = next((WORDS[c.lower_] for c in clauses.children(token, "compound") if WORDS.get(c.lower_, 0) >= TENS), 0)
    if tens:
        return tens + WORDS.get(token.lower_, 0)
    if token.lower_ in SCALES and all(c.lower_ in ("a", "an", "one") for c in clauses.children(token, "det", "nummod", "compound")):
        return SCALES[token.lower_]
    return WORDS.get(token.lower_) or (int(digits) if digits.isdecimal() else None)


def _heads(token: Token) -> int | None:
    """How many people a noun phrase tells of: its numeral, 1 for one unnamed person ("a lawmaker", "his wife")."""
    if token.pos_ == "NUM":
        return figure_of(token)
    for child in token.children:
        if child.dep_ == "nummod" and child.i < token.i:
            return figure_of(child)
    if token.pos_ != "NOUN" or "Sing" not in token.morph.get("Number", []):
        return None
    if lemma_of(token) not in word_classes()["person"].lemmas:
        return None
    return 1 if any(child.dep_ in ("det", "nmod:poss") and child.lower_ not in ("no", "every", "any") for child in token.children) else None


NAMING = ("appos", "flat", "nmod:desc", "compound", "list", "parataxis", "dep")


def _apposed(token: Token, index: Index, depth: int = 0) -> list[Mention]:
    """Named people that an apposition or description gives for a noun: "co-founders, A and B", "blogger X", also a
    description within one ("human resources head X"); and the body that a noun without an article calls one ("news site X")."""
    names = []
    of_people = lemma_of(token) in word_classes()["person"].lemmas
    acting: list[Token] | None = None
    joined = next((c.i for c in clauses.children(token, "conj") if c.i > token.i and not index.named(c) and clauses.has_child(c, "det", "nmod:poss")), len(token.doc))
    for child in token.children:
        if child.dep_ in NAMING and child.pos_ in ("PROPN", "NOUN", "X") and child.i < joined:  # behind "the firm and its head", of the latter
            if acting is None:
                acting = clauses.behind_opening(token.sent.root) if token.i < token.sent.root.i else []
            if child in acting or child.dep_ == "compound" and child.i < token.i:
                continue  # "Okello supporters" are not Okello
            for member in clauses.coordinated(child):
                found = [m for m in index.named(member)[:1] if m.kind == "person" or (m.kind == "organisation" and (child.dep_ == "appos" or child.dep_ == "flat" and not of_people))]
                if not found and depth == 0 and child.dep_ == "appos" and (child.i - token.i == 1 or member.pos_ == "NOUN" and not clauses.has_child(token, "conj")):
                    found = _apposed(member, index, 1)
                names += found
    unique = []
    for mention in names:
        if mention not in unique:
            unique.append(mention)
    return unique


def _all_named(role: Role, group: Group, token: Token, how: str) -> list[Participant]:
    """The members of a group told again, where names behind it told all of them ("two drivers, A and B, were held. They …")."""
    head, index = token.doc[group.head], index_of(token.doc)
    names = _named_part(head, index) or _apposed(head, index) or _listed_behind(head, index)
    return _of_listed(role, token, how, names) if len(names) == group.count_min and all(m.kind == "person" for m in names) else []


def _named_part(number: Token, index: Index) -> list[Mention]:
    """The people named behind a part of a group, as many as it counts, whom the parser joined to the whole: "two of her musicians, A and B"."""
    count = figure_of(number) if number.pos_ == "NUM" else None
    named = [m for t in clauses.oblique(number, "of") for m in _apposed(t, index) if m.kind == "person"] if count and count > 1 else []
    return named if len(named) == count else []


def _unnamed_behind(token: Token, index: Index) -> list[Token]:
    """Unnamed people who close a list of names behind their descriptions, joined to the last of these ("the activists A and B, the lawyer C and
    a student")."""
    last = [d for child in clauses.children(token, "appos") for d in clauses.children(child, "appos") if d.pos_ == "NOUN"]
    return [t for d in last for t in clauses.children(d, "conj") if t.i in index.groups and not index.named(t) and clauses.has_child(t, "det", "nummod") and not _apposed(t, index)]


def _named_next(token: Token, index: Index) -> list[Mention]:
    """The person named right behind a description ("his companion X"), or the people behind a plural one ("journalists X, Y
    and Z"), if the parser left the names unattached."""
    if token.pos_ not in ("NOUN", "PROPN") or token.i + 1 >= len(token.doc):
        return []
    of_body = is_kind_of_body(token.lower_) or token.i in index.groups and lemma_of(token) in body_nouns()
    if of_body and (named := [m for m in index.named(token.doc[token.i + 1]) if m.kind == "organisation"]):
        return named[:1]  # "the newspaper X", "the news site X"
    if is_kind_of_body(token.lower_) and token.pos_ == "NOUN" and (named := [m for m in index.named(token.doc[token.i - 1]) if m.kind == "organisation" and token.i]):
        return named[:1]  # "the X party"
    if named := _in_brackets(token, index) or _closing_name(token, index) or _predicate(token, index):
        return named  # one person, or as many as the noun counts
    if "Plur" not in token.morph.get("Number", []):
        return [m for m in index.named(token.doc[token.i + 1]) if m.kind == "person"][:1]
    name = token.doc[token.i + 1]
    people = [[m for m in index.named(t) if m.kind == "person"][:1] for t in clauses.coordinated(name)]
    return [m for found in people for m in found] if len(people) > 1 and all(people) and name.dep_ in ("obj", "iobj", "obl", "nmod", "dep") else []


def _in_brackets(noun: Token, index: Index) -> list[Mention]:
    """The person whose name opens the brackets behind the description of one ("the leader of a party (X, its founder)")."""
    if "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas:
        return []
    opening = next((t for t in noun.doc.tokens[noun.i + 1:noun.right_edge.i] if t.text == "(" or t.pos_ == "VERB"), None)
    return [m for m in index.named(opening.nbor()) if m.kind == "person"][:1] if opening is not None and opening.text == "(" else []


def _closing_name(noun: Token, index: Index) -> list[Mention]:
    """The person whose name closes the description of one: "the head of the opposition party Y, X, was held", "activist of
    the movement Y X"."""
    if "Sing" not in noun.morph.get("Number", []) or lemma_of(noun) not in word_classes()["person"].lemmas or _is_title(noun):
        return []
    comma = False
    for t in noun.doc.tokens[noun.i + 1:min(noun.i + MEMBER_REACH, noun.sent.end)]:
        people = [m for m in index.named(t) if m.kind == "person"]
        if people and not comma and not any(m.kind == "organisation" for m in index.named(t.nbor(-1))):
            continue  # "the wife of activist X, Y"
        if people:
            behind = noun.doc.char_span(people[0].start, people[0].end, alignment_mode="expand")
            after = noun.doc[behind.end] if behind is not None and behind.end < len(noun.doc) else None
            listed = after is not None and (after.lower_ in ("and", "of", "’", "'", "’s", "'s") or comma and (after.pos_ in ("VERB", "AUX") or after.pos_ == "ADV" and after.nbor().pos_ in ("VERB", "AUX")))
            indefinite = any(c.lower_ in ("a", "an", "another") for c in noun.children)
            return [] if listed or people[0].start != t.idx or not comma and indefinite else people[:1]
        titled = comma and (t.text == "-" or t.pos_ == "ADJ" or t.pos_ in ("NOUN", "PROPN") and (t.dep_ == "compound" or lemma_of(t) in word_classes()["person"].lemmas))
        if comma and not titled or t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") and t.dep_ not in ("compound", "amod"):
            return []
        comma = comma or t.text == ","
    return []


def _predicate(noun: Token, index: Index) -> list[Mention]:
    """The person who somebody is said to be: "the man detained was X"."""
    if noun.dep_ == "nmod" and lemma_of(noun.head) == "name" and noun.head.dep_ in clauses.SUBJECTS:  # "the names of those held are A and B"
        top = noun.head.head
        listed = [m for t in clauses.coordinated(top) for m in index.named(t)[:1] if m.kind == "person"]
        return listed if clauses.has_child(top, "cop") and noun.i < top.i else []
    top = noun.head
    if noun.dep_ not in clauses.SUBJECTS or noun.i > top.i or not clauses.has_child(top, "cop") or lemma_of(noun) not in word_classes()["person"].lemmas:
        return []
    first = [m for m in index.named(top) if m.kind == "person" and m.start == top.left_edge.idx or m.start == top.idx][:1]
    count = _heads(noun) or 1
    if not first or count == 1:
        return first if "Sing" in noun.morph.get("Number", []) else []
    listed = [m for m in noun.doc._.mentions or [] if m.kind == "person" and first[0].start <= m.start < noun.sent.end_char]
    return listed if len(listed) == count else []


def _among_whom(those: Token, index: Index) -> list[Mention]:
    """The people named behind "among those held were" or "those held included", the bodies behind "among the parties banned was"."""
    people = those.lower_ == "those"
    if not people and (those.pos_ != "NOUN" or lemma_of(those) not in body_nouns()):
        return []
    if people and those.dep_ == "nsubj" and lemma_of(those.head) == "include":
        return [m for t in clauses.expand(clauses.children(those.head, "obj")) for m in index.named(t)[:1] if m.kind == "person"]
    if those.left_edge.i == those.sent.start and those.left_edge.lower_ != "among" or "among" not in (those.left_edge.lower_, those.doc[those.left_edge.i - 1].lower_):
        return []
    verb = next((t for t in those.doc.tokens[those.i + 1:those.sent.end - 1] if lemma_of(t) == "be" and t.nbor().tag_ != "VBN"), None)
    found: list[Mention] = []
    for t in those.doc.tokens[verb.i + 1:those.sent.end] if verb is not None else ():
        named = [m for m in index.named(t) if m.kind == ("person" if people else "organisation")]
        if named and t.idx == named[0].start and not (found and t.dep_ == "nmod" and t.head.pos_ == "NOUN"):  # "X, the wife of Y"
            found.append(named[0])
        elif not named and t.pos_ in ("VERB", "AUX", "PRON", "SCONJ") and t.dep_ != "compound":
            break
    return found


def _one_of_whom(noun: Token, index: Index) -> list[Mention]:
    """The person who was "one of the journalists arrested", the body that is "one of three radio stations closed"."""
    one = noun.head if noun.dep_ == "nmod" else noun
    if one.lower_ == "one" and one.dep_ == "appos" and (noun is one or clauses.has_child(noun, "acl")):  # "X, one of those arrested, …"
        return index.named(one.head)[:1]
    if one.lower_ != "one" or not clauses.has_child(one, "cop") or not clauses.has_child(noun, "acl") or clauses.has_child(noun, "nummod"):
        return []
    named = [m for t in clauses.own_subjects(one) for m in (index.named(t)[:1] or _apposed(t, index)[:1])]
    meant = {n for t in clauses.own_subjects(one) if t.i in index.anaphors for n in index.anaphors[t.i].entities}
    return named or [next(m for m in noun.doc._.mentions if m.entity == n) for n in sorted(meant) if noun.doc._.entities[n].kind != "place"]


def _described(token: Token, index: Index) -> list[Mention]:
    """The person whom an apposition describes: "X, a well-known musician", by the tree or by the words in front."""
    if token.pos_ != "NOUN":
        return []
    if "Plur" in token.morph.get("Number", []):
        return _described_together(token, index)
    if token.dep_ == "appos":
        found = [m for m in index.named(token.head) if m.kind == "person"][:1]
        if found:
            return found
    first = min([token.i, *(c.left_edge.i for c in token.children if c.i < token.i)])
    if first < 2 or token.doc[first].lower_ not in ("a", "an") or token.doc[first - 1].text not in (",", "–", "—"):
        return []
    name = token.doc[first - 2]
    while name.dep_ == "flat":
        name = name.head
    if "according" in clauses.prepositions(name):
        return []  # "according to X, an officer hit her"
    return [m for m in index.named(name) if m.kind == "person"][:1]


def _described_together(noun: Token, index: Index) -> list[Mention]:
    """The people named right before a plural apposition, as many as it counts: "A and B, two lawyers who had been charged"."""
    if noun.dep_ != "appos" or lemma_of(noun) not in word_classes()["person"].lemmas or noun.head.i > noun.i:
        return []
    names = [m for t in clauses.coordinated(clauses.first_conjunct(noun.head)) for m in index.named(t)[:1]]
    people = all(m.kind == "person" and m.end < noun.idx for m in names)
    return names if people and len(names) > 1 and _heads(noun) in (None, len(names)) else []


def _members(token: Token) -> bool:
    return lemma_of(token) in MEMBER_NOUNS


INSTITUTIONS = {"court": "court", "tribunal": "court", "judge": "court", "police": "police"}
INSTITUTION_REACH = 700  # characters


def _institution(token: Token) -> Mention | None:
    """The court or police named shortly before in the paragraph, for a bare "the court", "the police"."""
    kind = INSTITUTIONS.get(lemma_of(token))
    modified = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl", "nummod") and c.lower_ != "same"]
    if kind is None or modified or not any(c.lower_ == "the" for c in token.children) or lemma_of(token) == "judge" and token.lower_ != "judges":
        return None
    doc = token.doc
    start = max(paragraph_start(doc, token.idx), token.idx - INSTITUTION_REACH)
    before = [m for m in doc._.mentions or [] if m.kind == "organisation" and start <= m.start < token.idx
              and (doc._.entities[m.entity].subkind == kind or kind in m.text.lower().split())]
    return max(before, key=lambda m: m.start, default=None)


# Members and parts whose deeds are those of the body: "officers of the agency", "the criminal chamber of the court".
MEMBERS = word_list("arguments.members")
JUDGES = word_list("arguments.judges")
"""Those by whom a body acts however many they are ("three judges of the High Court", "a committee of parliament")."""


def _member_of(token: Token, index: Index) -> Mention | None:
    """The organisation whose unnamed members a noun phrase tells of ("members of the union")."""
    judges = lemma_of(token) in JUDGES
    if not judges and (lemma_of(token) not in MEMBERS or any(child.dep_ == "nummod" for child in token.children)):
        return None
    named_before = [c for c in clauses.children(token, "compound") if not any(d.i > c.i for d in clauses.children(token, "det"))
                    and not (c.nbor().text == "-" or c.i and c.nbor(-1).text == "-")]  # not "X-aligned forces", "pro-X forces"
    for owner in [*clauses.oblique(token, "of", "from", "with", *(("at", "in") if judges else ())), *clauses.possessors(token), *named_before]:
        for mention in index.named(owner):
            if mention.kind == "organisation":
                return mention
        anaphor = index.anaphors.get(owner.i)
        if anaphor is not None:
            for number in anaphor.entities:
                if token.doc._.entities[number].kind == "organisation":
                    return next((m for m in token.doc._.mentions if m.entity == number), None)
    return None


def _added(role: Role, token: Token, how: str) -> list[Participant]:
    """Named members beside a group: "including its chair, X", "a group led by X and Y"."""
    index = index_of(token.doc)
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
            named = index.named(person)[:1] or _apposed(person, index)
            if not named and lemma_of(child) in BESIDE and lemma_of(child) not in LED_BY:
                found += participants_at(role, person, f"{how}, beside them", OWNERS)
            for mention in named:
                found.append(Participant(role=role, kind=participant_kind(mention), entity=mention.entity, start=mention.start,
                                         end=mention.end, text=mention.text, basis=f"{how}, named member"))
    found += [p for t in _said_to_be_among(token) for p in participants_at(role, t, f"{how}, among them", OWNERS) if p.entity is not None]
    called = _called(token, index)
    if not found:
        found = [Participant(role=role, kind=participant_kind(m), entity=m.entity, start=m.start, end=m.end, text=m.text,
                             basis=f"{how}, so called" if called else f"{how}, named member") for m in called or _named_behind(token, index)]
        found += _groups_behind(role, token, how)
    return unique(found)


def _said_to_be_among(token: Token) -> list[Token]:
    """Those of whom the text says that they are among a group ("both were among nine leaders arrested in May", "X was one of four people
    fined")."""
    if "among" in clauses.prepositions(token):
        linked = clauses.has_child(token, "cop") or any(clauses.has_child(clause, "aux:pass") for clause in clauses.children(token, "acl"))
        return clauses.own_subjects(token) if linked else []
    one = token.head
    counted = token.dep_ == "nmod" and one.lower_ == "one" and clauses.has_child(one, "cop") and clauses.has_child(token, "nummod") and clauses.has_child(token, "acl")
    return clauses.own_subjects(one) if counted else []


THOSE_BEFORE = ("them", "whom")
MEMBER_REACH = 12
"""Tokens between a group and the words that open the names of its members ("14 people in the square, among them X")."""
LINKING = {"of", "from", "with", "for", "as"}
ALIAS = word_list("arguments.alias")


def _suffered(token: Token) -> Token | None:
    """The passive verb behind its subject, whose end the names of members may follow."""
    return token.head if token.dep_ == "nsubj:pass" and token.head.i > token.i and clauses.is_passive(token.head) else None


@remembered
def _opens_members(token: Token) -> Token | None:
    """The word behind which the members of a group follow: "including", "them" of "among them"; None where none does."""
    if not _is_of_several(token):
        return None
    doc, suffered = token.doc, _suffered(token)
    reach = MEMBER_REACH if suffered is None else suffered.i - token.i + MEMBER_REACH
    described = {t.i for clause in clauses.children(token, "acl:relcl", "acl") for t in clause.subtree}
    opening = next((t for t in doc.tokens[token.i + 1:min(token.i + reach, token.sent.end)] if t.lower_ == "including" and not clauses.prepositions(t)
                    or t.lower_ in THOSE_BEFORE and doc[t.i - 1].lower_ in ("among", "including") or t.text in ";:"
                    or t.i in described and lemma_of(t) == "include" and doc[t.i - 1].lower_ in ("who", "which")
                    or _is_main(t) and t != suffered and t.i not in described), None)
    if opening is None or opening.text in ";:" or _is_main(opening) or opening.nbor().pos_ == "ADP":
        return None
    return opening


def _groups_behind(role: Role, token: Token, how: str) -> list[Participant]:
    """Unnamed people told behind ", including" or ", among them": "33 people were held, including street vendors and students"."""
    index = index_of(token.doc)
    opening = _opens_members(token) if token.i in index.groups else None
    if opening is None:
        return []
    first = next((t for t in token.doc.tokens[opening.i + 1:min(opening.i + MEMBER_REACH, token.sent.end)] if t.i in index.groups), None)
    if first is None or any(t.pos_ in ("VERB", "PROPN") or t.text in ";:," for t in token.doc.tokens[opening.i + 1:first.i]):
        return []
    people = [t for t in clauses.coordinated(first) if t.i in index.groups and t.i not in index.anaphors and _is_of_several(t)
              and lemma_of(t) in word_classes()["person"].lemmas]
    return [p for t in people for p in participants_at(role, t, f"{how}, among them", OWNERS)]


def _named_behind(token: Token, index: Index) -> list[Mention]:
    """Those named behind ", including", ", among them" and the like, wherever the parser hung them: people, or bodies where
    the group is no people. The list ends at a verb, at another preposition behind a name or at the end of a clause."""
    suffered = _suffered(token)
    opening = _opens_members(token)
    if opening is None:
        return []
    people = lemma_of(token) in word_classes()["person"].lemmas or lemma_of(token) == "people" or suffered is not None and opening.i > suffered.i
    return names_from(opening.i + 1, token.sent.end, index, people)


def names_from(start: int, end: int, index: Index, people: bool = True) -> list[Mention]:
    """Those named one after the other from a token on, people or whatever is named; the list ends at a verb, at another preposition
    behind a name or at the end of a clause."""
    found: list[Mention] = []
    for t in index.doc.tokens[start:end]:
        named = [m for m in index.named(t) if m.kind == "person" or not people]
        if named:
            found += [named[0]] if named[0] not in found and not (people and found and _is_relative_of(t)) else []
        elif t.text in ";:." and (found or t.text != ":") or _tells_more(t) or found and (t.pos_ in ("SCONJ", "PRON") and t.dep_ != "nmod:poss" or t.pos_ == "ADP" and t.lower_ not in LINKING):
            break
    return found


def _is_relative_of(name: Token) -> bool:
    """Whether a name only says whose relative or aide the one before is ("A, the wife of B")."""
    top = clauses.first_conjunct(name.head if name.dep_ == "flat" else name)
    return top.dep_ == "nmod" and bool(clauses.prepositions(top) & {"of", "for"}) and top is name


def _tells_more(token: Token) -> bool:
    """Whether a verb between names begins a clause, where it gives no other name of somebody ("X, known as Y")."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("compound", "amod", "cop") and not (token.dep_ == "acl" and lemma_of(token) in ALIAS)


def _called(token: Token, index: Index) -> list[Mention]:
    """The name that a group gives itself: "a group calling itself X", "a movement known as Y"."""
    for clause in clauses.children(token, "acl"):
        if lemma_of(clause) in ALIAS:
            for t in token.doc.tokens[clause.i + 1:min(clause.i + 4, token.sent.end)]:
                if named := index.named(t):
                    return named[:1]
                if t.lower_ not in ("itself", "themselves", "as", "the"):
                    break
    return []


def _known_as(token: Token, index: Index) -> list[Mention]:
    """The person of whom a noun tells with a clause that gives the name: "a man known online as X", "a student named X"; and
    the one whose name stands behind the whole: "another of the organisers, the farmer X"."""
    if token.lower_ in ("one", "another"):
        named = [m for t in clauses.oblique(token, "of") for m in _apposed(t, index) if m.kind == "person"]
        return named if len(named) == 1 else []
    if token.pos_ != "NOUN" or "Sing" not in token.morph.get("Number", []) or lemma_of(token) not in word_classes()["person"].lemmas:
        return []
    given = [t for clause in clauses.children(token, "acl") if lemma_of(clause) in ALIAS
             for t in (*clauses.oblique(clause, "as"), *clauses.children(clause, "obj", "xcomp"))]
    return [m for t in given[:1] for m in index.named(t)[:1] if m.kind == "person"]


def _is_main(token: Token) -> bool:
    """Whether a word belongs to a clause of its own, not to a modifier of the noun before it."""
    return token.dep_ in clauses.SUBJECTS or token.pos_ == "VERB" and token.dep_ in ("root", "conj", "parataxis", "advcl", "ccomp")


def _is_of_several(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", []) or token.pos_ == "NUM" or clauses.has_child(token, "nummod") or any(
        "Plur" in t.morph.get("Number", []) for t in clauses.oblique(token, "of"))


def _of_plural_verb(verb: Token, found: list[Participant]) -> list[Participant]:
    """The other people named before a verb in the plural whose subject the parser cut to one name, and the one whose name
    closes the subject ("editor A, reporter B and the publisher of X, C, were arrested")."""
    finite = clauses.first_conjunct(verb) if not clauses.has_child(verb, *clauses.SUBJECTS, "aux", "aux:pass") else verb
    auxiliaries = [c for c in finite.children if c.dep_ in ("aux", "aux:pass") and c.lower_ in ("were", "are", "have")]
    told = [p for p in found if "subject" in p.basis or p.basis == "recipient"]
    if verb.pos_ != "VERB" or not auxiliaries or not told or {p.kind for p in told} != {"person"} or told[0].start > auxiliaries[0].idx:
        return []
    people = []
    for mention in verb.doc._.mentions or []:
        if mention.kind != "person" or not told[0].end < mention.start < auxiliaries[0].idx:
            continue
        span = verb.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        closing = span is not None and verb.doc[span.end].text == "," and span.end + 1 == auxiliaries[0].i
        between = verb.doc.char_span(told[0].end, mention.start, alignment_mode="contract")
        listed = not any(t.pos_ in ("VERB", "AUX", "PRON") and t.dep_ not in ("amod", "compound") for t in between or ())
        if span is not None and verb.doc[span.start - 1].pos_ != "ADP" and (len(told) == 1 or closing or listed):
            people.append(Participant(role=told[0].role, kind="person", entity=mention.entity, start=mention.start, end=mention.end, text=mention.text,
                                      basis=f"{told[0].basis}, before “{auxiliaries[0].text}”"))
    return people


def participants_of(token: Token, rule: TriggerRule) -> list[Participant]:
    """Participants of the event that the trigger names, without repetition; actors first, in text order within a role."""
    found: list[Participant] = []
    slots = party_slots(token, rule.event_type, slots_of(token, rule))
    named: dict[int, list[Participant]] = {}
    for number, slot in enumerate(slots):
        deed = slot.role == "actor" and rule.event_type in DONE_BY_PEOPLE and slot.how in ("subject", "by-agent")
        named[number] = participants_at(slot.role, slot.token, slot.how, OWNERS if slot.direct or deed else 0)
        found += named[number]
    for number, slot in enumerate(slots):
        if named[number] or slot.direct or not _tells_people(slot.token) or _is_asked_thing(slot.token, rule):
            continue
        befell = PERSONAL | OF_NUMBERS if slot.token.pos_ == "NUM" else PERSONAL
        personal = rule.event_type in (befell if slot.role == "target" else DONE_BY_PEOPLE if slot.role == "actor" else ())
        first = clauses.first_conjunct(slot.token)
        alone = not any(p.role == slot.role for p in found) or not _is_counted_with_first(slot.token) and any(
            named[other] and one is not slot and one.role == slot.role and clauses.first_conjunct(one.token) == first for other, one in enumerate(slots))
        if personal and alone and (slot.role == "actor" or not clauses.possessors(slot.token)):
            found += [_of_people(slot), *_added(slot.role, slot.token, slot.how)]
    if rule.event_type in DENIALS and not any(p.role == "target" for p in _fitting(rule.event_type, found)):
        found += [p for t in whose_is_refused(token) for p in participants_at("target", t, "whose is refused")]
    found += [*_rest_of_lists(token.doc, found), *_of_plural_verb(token, found)]
    found += some_of_group(token.doc, found)
    found += relatives_behind(rule.event_type, slots, found, participants_at)
    found += [*bodies_behind(rule.event_type, slots, found), *states_acting(rule.event_type, slots, found), *bodies_of_complainants(rule.event_type, slots, found)]
    return _fitting(rule.event_type, unique(found))


def _rest_of_lists(doc: Doc, found: list[Participant]) -> list[Participant]:
    """People of the same list ("A, B and C") whom the parser left out of the coordination of two found ones."""
    added = []
    for role in {p.role for p in found}:
        spans = {p.start: p for p in found if p.role == role and p.kind == "person"}
        for people in index_of(doc).lists if len(spans) > 1 else ():
            known = [spans[m.start] for m in people if m.start in spans]
            if len(known) > 1:
                added += [Participant(role=role, kind="person", entity=m.entity, start=m.start, end=m.end, text=m.text,
                                      basis=f"{known[0].basis}, of the same list") for m in people if m.start not in spans]
    return added


# Types that befall people, so that an unknown noun in the target's place names people ("canvassers were beaten").
PERSONAL = {"detention", "charge", "summons", "torture", "attack", "killing", "release", "sentence", "acquittal", "vilification"}

# Types in which a bare number tells people, too ("eleven were deported").
OF_NUMBERS = {"movement_restriction", "trial", "surveillance", "prisoner_treatment", "extradition"}


# Nouns that are never people, though they stand where the doer or the one it befell stands ("was hit by a canister").
THINGS = frozenset(word for name in ("accusation", "weapon", "thing", "legal", "case", "content", "possession", "penalty", "decision") for word in word_classes()[name].lemmas)
DONE_BY_PEOPLE = {"protest", "hunger_strike", "attack", "killing", "assembly_disrupted"}


def _tells_people(token: Token) -> bool:
    if _is_amount(token) or _is_time(token):
        return False
    if lemma_of(token) in THINGS or lemma_of(token) in word_classes()["assembly"].lemmas - word_classes()["person"].lemmas:
        return False
    if token.pos_ == "NUM":
        return figure_of(token) is not None and not clauses.has_child(token, "nmod")
    if token.pos_ == "PROPN":
        return not index_of(token.doc).place(token)
    return token.pos_ == "NOUN" and (
        "Plur" in token.morph.get("Number", []) or any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in token.children))


def _is_asked_thing(token: Token, rule: TriggerRule) -> bool:
    """Whether the trigger's row asks for this very noun as its object, and it is none for people ("smashed the windows")."""
    lemma = lemma_of(token)
    return lemma not in word_classes()["person"].lemmas and any(c.relation == "obj" and not c.negated and lemma in c.lemmas for c in rule.conditions)


def _of_people(slot: Slot) -> Participant:
    start, end = noun_phrase(slot.token)
    if slot.token.pos_ == "NUM":
        low, high, approximate = count_of(slot.token, start, end)
    else:
        low, approximate = _heads(slot.token) or (1 if "Sing" in slot.token.morph.get("Number", []) else None), False
        high = low
    return Participant(role=slot.role, kind="group", entity=None, start=start, end=end, text=text_of(slot.token.doc)[start:end],
                       count_min=low, count_max=high, approximate=approximate, basis=slot.how)


COLLECTIVES = word_list("arguments.collectives")


def unique(participants: list[Participant]) -> list[Participant]:
    """Drops repetitions of an entity in a role, and of the same words."""
    kept: list[Participant] = []
    for p in participants:
        if not any(((p.entity is not None and p.entity == q.entity) or (p.entity is None and q.entity is None and (p.start, p.end) == (q.start, q.end)))
                   and (p.role == "source") == (q.role == "source") for q in kept):
            kept.append(p)
    kept = [p for p in kept if not _describes_named(p, kept)]
    kept = [p for p in kept if not (p.entity is None and (p.text.lower() in FLOATING | {"those"} or p.text.lower().endswith("among those"))
                                    and any(q.role == p.role and q is not p and (not p.stands_for or p.stands_for.lower() == q.text.lower()) for q in kept))]
    order: dict[str, int] = {"actor": 0, "target": 1, "source": 2, "affected": 3}
    return sorted(kept, key=lambda p: (order[p.role], p.start))


def with_more(participants: list[Participant], more: list[Participant]) -> list[Participant]:
    """Participants without repetition and others beside them."""
    return unique(participants + more) if more else participants


MEMBER_LATER = "member named later"
MEMBER_LISTED = "listed behind"


def each_told(participants: list[Participant]) -> list[Participant]:
    """The participants without the groups all of whose members are told by name beside them, for what each of them receives."""
    if not any(p.kind == "group" and p.count_min is not None for p in participants):
        return list(participants)
    members = Counter((p.role, _without_membership(p)) for p in participants if MEMBER_LATER in p.basis or MEMBER_LISTED in p.basis)
    return [p for p in participants if p.kind != "group" or p.count_min is None or p.count_min not in (members[p.role, p.basis], _named_behind_count(p, participants))]


def _without_membership(p: Participant) -> str:
    return p.basis.partition(", " + MEMBER_LISTED)[0].partition("; " + MEMBER_LATER)[0]


def _named_behind_count(group: Participant, participants: list[Participant]) -> int:
    """How many people are named in the same slot behind a group, where a sign alone parts them from it ("two men, A and B")."""
    behind = sorted(p.start for p in participants if p.kind == "person" and p.role == group.role and p.start >= group.end and MEMBER_LATER not in p.basis)
    return len(behind) if behind and behind[0] - group.end <= len(" – ") else 0


def _fitting(event_type: str, participants: list[Participant]) -> list[Participant]:
    """Drops unnamed groups that cannot have their role: courts and prosecutors whom a case would be about ("an appeal against the
    court’s decision"), the court or police to whom a complaint goes, any gathering of a size that is banned."""
    courts = word_classes()["court"].lemmas

    def fits(p: Participant) -> bool:
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

    return [p for p in participants if fits(p)]


GATHERINGS = ("assembl", "gathering", "public gathering", "public assembl")


def _describes_named(p: Participant, others: list[Participant]) -> bool:
    """Whether an unnamed single person is only the description of a named one beside it ("blogger X", "X, a blogger"),
    or an organisation only part of the words of a group ("three Daily Nation reporters")."""
    if p.kind == "organisation" and "body behind" not in p.basis:
        return any(q.role == p.role and q.kind == "group" and q.start <= p.start and p.end <= q.end for q in others)
    if p.kind != "group" or p.stands_for or (p.count_min or 1) > 1 or p.text.lower().split()[-1] in COLLECTIVES and p.count_min is None:
        return False
    return any(q.role == p.role and q.kind == "person" and q is not p and MEMBER_LATER not in q.basis
               and (0 <= q.start - p.end <= 2 or 0 <= p.start - q.end <= 2 or (p.start <= q.start and q.end <= p.end))
               for q in others)
