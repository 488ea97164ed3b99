"""They, both, "the four", "the two others", "all of them" → the people meant, named or not."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.coreference.above import is_related, is_where, those_above
from pipeline.annotate.coreference.cases import (
    befalls_accused,
    dealt_with_before,
    deeds,
    is_let_go,
    is_of_accused,
    is_official_deed,
    is_victim,
    tells_of_patient,
    tells_of_undergone,
    was_arrested,
    whole_of,
)
from pipeline.annotate.coreference.discourse import (
    COUNTS,
    OFFICIALS,
    PLURAL,
    REACH,
    SECTION_REACH,
    SUBJECTS,
    Discourse,
    meaning,
    meaning_group,
    meaning_same,
)
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_NOUN
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.time.durations import ORDINALS, WORDS
from pipeline.annotate.tree import has_child
from pipeline.layers import Anaphor, Group, Mention
from pipeline.vocabulary import word_list

_CHARGES = word_list("coreference.charges")


def they(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """The people or the group whom a plural pronoun means, also several bodies, or people and bodies together."""
    block = discourse.block(token.idx)
    if token.lower_ in ("them", "they") and token.i + 1 < len(discourse.doc) and token.nbor().lower_ == "both" and (pair := both(discourse, token, number)):
        return pair
    speaker = _speaker(discourse, token)
    if speaker is not None:
        return speaker
    if token.lower_ == "them" and token.i and discourse.doc[token.i - 1].lower_ == "among":
        nearest = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and (g.count_min is None or g.count_min > 1) and discourse.is_plural(g)]
        if nearest:
            group = nearest[-1]
            return meaning_group(token, group, "are")
    part = next((a for a in reversed(discourse.found) if a.basis.startswith("part of") and a.end <= token.idx), None)
    if part is not None and discourse.sentence_of(part.start) == number and part.group is not None and discourse.block(part.start) == block:
        return meaning(token, part.entities, part.group, f"“{token.text}” are “{part.text}”")
    if (counted := _counted_of(discourse, token, number)) is not None:
        return meaning_group(token, counted, "are")
    carried = discourse.carried(token, number, PLURAL | {"both"}, several=True)
    of_officials = next((g for g in discourse.groups if carried is not None and carried.group == (g.start, g.end) and discourse.doc[g.head].lemma_.lower() in OFFICIALS), None)
    if of_officials is not None and _does_it_to(discourse, of_officials, token):
        carried = None  # "police stopped their cars. They were fined"
    set_aside: list[Group] = []  # who may be meant if nobody else is told of
    done_to = dealt_with_before(token)
    for back in range(3):
        here = [m for m in discourse.by_sentence.get(number - back, []) if m.end <= token.idx and discourse.block(m.start) == block and m.kind == "person" and m.start not in done_to]
        runs = discourse.runs(here)
        chain = runs[0] if runs and len(runs[0]) > 1 and len(runs[-1]) == 1 else runs[-1] if runs else []  # "held A and B over the murder of C"
        in_paragraph = number >= back and discourse.block(discourse.sentences[number - back].start_char) == block
        if in_paragraph and (company := _in_company(discourse, token, number - back)) is not None:
            return meaning(token, company[0], company[1], f"“{token.text}” are those to whom it was done together before it")
        mixed = _mixed(discourse, token, number - back) if in_paragraph else None
        groups = _groups_told(discourse, token, number - back, done_to)
        if len(chain) > 1:  # "journalists A and B": the noun describes those named behind it
            groups = [g for g in groups if not any(0 <= m.start - g.end <= 2 for m in here)]
        officials = [g for g in groups if lemma_of(discourse.doc[g.head]) in OFFICIALS]
        if is_of_accused(token):  # "police held two men, and the court ordered their release"
            groups = [g for g in groups if discourse.doc[g.head].dep_ in ("nsubj:pass", "obj") or g not in officials and not is_related(discourse, g)]
        elif tells_of_undergone(token):
            doers = [g for g in groups if g in officials or _does_deed(discourse, g) and (len(chain) > 1 or len(groups) > 1)]
            groups, set_aside = [g for g in groups if g not in doers], set_aside or doers[-1:]
        elif officials and is_official_deed(token):
            group = officials[-1]
            return meaning_group(token, group, "are")
        subject_groups = [g for g in groups if discourse.doc[g.head].dep_ in SUBJECTS]
        if mixed is not None and _holds_more_than_people(discourse, mixed, bool(subject_groups)):
            return meaning(token, mixed[0], mixed[1], f"“{token.text}” are those named together before it")
        listed = any(g.count_min == len(chain) and 0 <= min(m.start for m in here if m.entity in chain) - g.end <= len(" – ") for g in subject_groups if len(chain) > 1)
        if len(chain) > 1 and (listed or not subject_groups):  # also "five of them – A, B, C, D and E – are leaders. They were …"
            return meaning(token, chain, None, f"“{token.text}” are those named together before it")
        later = [g for g in subject_groups if carried is not None and not back and g.start > carried.end and not (token.dep_ in SUBJECTS and discourse.doc[g.head].head is token.head)]
        if carried is not None and discourse.sentence_of(carried.start) == number - back and not later:
            return meaning_same(token, carried)
        options = subject_groups or groups
        if len(groups) > 1 and is_let_go(token):  # "60 people were arrested and twelve injured. All of them were freed"
            options = [g for g in groups if was_arrested(discourse.doc[g.head])] or options
        if options:
            group = options[-1]
            return meaning_group(token, group, "are")
    if set_aside:
        return meaning_group(token, set_aside[0], "are")
    return those_above(discourse, token, number)


def _groups_told(discourse: Discourse, token: Token, number: int, done_to: set[int]) -> list[Group]:
    """The groups of a sentence whom a plural pronoun may mean: of more than one, no part of another, not told of as doing it to those."""
    block = discourse.block(token.idx)
    groups = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and discourse.block(g.start) == block
              and (g.count_min is None or g.count_min > 1) and discourse.is_plural(g)
              and not _does_it_to(discourse, g, token) and discourse.doc[g.head].idx not in done_to]
    return [g for g in groups if not any(_is_within(discourse, g, other) for other in groups) and not is_where(discourse, g)]


def _counted_of(discourse: Discourse, token: Token, number: int) -> Group | None:
    """The last group of the sentence before that counts more than the part of "them" ("led away 19 men. Sixteen of them were
    deported"), where nobody else is counted or named behind it."""
    count = WORDS.get(token.head.lower_) if token.dep_ == "nmod" and token.head.pos_ == "NUM" else None
    if count is None or token.lower_ != "them" or number == 0:
        return None
    block = discourse.block(token.idx)
    counted = [g for g in discourse.groups_of.get(number - 1, []) if g.count_min is not None and g.count_min > 1 and discourse.block(g.start) == block
               and lemma_of(discourse.doc[g.head]) not in OFFICIALS]
    last = counted[-1] if counted else None
    named = last is not None and any(m.kind == "person" and m.start > last.end for m in discourse.by_sentence.get(number - 1, []))
    return last if last is not None and not named and (last.count_min or 0) > count else None


def _speaker(discourse: Discourse, token: Token) -> Anaphor | None:
    """"they" in what a body or several people say of themselves: "X’s lawyers said they would appeal"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not any(c.dep_ == "aux" and c.lower_ in ("would", "will", "’ll", "'ll") for c in verb.children):
        return None
    subject = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < token.i), None)
    group = discourse.group_heads.get(subject.i) if subject is not None else None
    return meaning_group(token, group, "are") if group is not None else None


def _holds_more_than_people(discourse: Discourse, mixed: tuple[list[int], tuple[int, int] | None], beside_subject: bool) -> bool:
    """Whether a list holds unnamed people or bodies besides those named; one of bodies alone gives way to a group that acts."""
    bodies = [discourse.entities[n].kind == "organisation" for n in mixed[0]]
    return mixed[1] is not None or any(bodies) and not (all(bodies) and beside_subject)


def _is_within(discourse: Discourse, group: Group, other: Group) -> bool:
    """Whether a group only tells more of another ("nine relatives of prisoners who were on their way", "two nurses who had treated marchers")."""
    head, whole = discourse.doc[group.head], discourse.doc[other.head]
    of = head.dep_ == "nmod" and head.head.i == other.head and any(c.dep_ == "case" and c.lower_ == "of" for c in head.children)
    told = any(a.dep_ == "acl:relcl" and a.head is whole for a in head.ancestors)
    return of or told or group.start > other.start and group.end <= other.end


def _does_deed(discourse: Discourse, group: Group) -> bool:
    """Whether a group is the subject of what others suffer ("unknown men attacked X")."""
    head = discourse.doc[group.head]
    return head.dep_ == "nsubj" and lemma_of(head.head) in deeds()


def _does_it_to(discourse: Discourse, group: Group, token: Token) -> bool:
    """Whether a group cannot be the pronoun: it is the subject of the same verb, or officials where the pronoun tells of
    those to whom something was done ("police held A and B; they were released")."""
    head = discourse.doc[group.head]
    if head.dep_ in SUBJECTS and token.dep_ not in ("nmod:poss", *SUBJECTS) and head.head in (token.head, _first_of_joined(token.head)):
        return True
    if token.dep_ not in ("nmod:poss", *SUBJECTS) and _does_what_is_said_of(head, token.head):
        return True
    if token.dep_ == "nmod" and token.head.dep_ == "obj" and head.dep_ in SUBJECTS and head.head is token.head.head:
        return True  # "lawyers were denied access to them"
    if token.dep_ == "nmod:poss" and tells_of_patient(token) and head.dep_ in SUBJECTS and head.head == token.head.head and lemma_of(head) in OFFICIALS:
        return True  # "officers searched their home"
    if token.lower_ == "them" and token.dep_ in ("nmod", "obl") and head.lemma_.lower() in OFFICIALS:
        told_of = (*token.ancestors, *(c for c in token.head.children if c.dep_ == "obj"))
        if any(c.lower_ in ("against", "of", "for") for c in token.children) and any(a.lemma_.lower() in _CHARGES for a in told_of):
            return True
    return whole_of(token).dep_ in ("nsubj:pass", "obj", "iobj") and head.lemma_.lower() in OFFICIALS


def _does_what_is_said_of(noun: Token, verb: Token) -> bool:
    """Whether a noun beside the verb above tells who does what an infinitive or a gerund behind "from" tells ("lawyers were not allowed to
    see them", "stopped relatives from visiting them")."""
    if verb.dep_ != "xcomp" and not (verb.dep_ == "advcl" and any(c.lower_ == "from" for c in verb.children)) or noun.head is not verb.head or has_child(verb, *SUBJECTS):
        return False
    return noun.dep_ == "obj" or noun.dep_ in SUBJECTS and not has_child(verb.head, "obj")


def _first_of_joined(verb: Token) -> Token:
    """The verb whose subject a verb joined to it shares ("men entered the house and killed them"), or the verb itself."""
    return verb.head if verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children) else verb


def both(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"both", "the two", "the pair": the two named or told together before, people or one with another."""
    block = discourse.block(token.idx)
    for back in range(REACH):
        here = discourse.people_told(number - back, token.idx, block)
        here = _of_noun(discourse, here, token, 2)
        pairs = [g for g in discourse.groups_of.get(number - back, []) if g.end <= token.idx and g.count_min == 2 and discourse.block(g.start) == block]
        if pairs and _is_called_so(discourse, pairs[-1], token) and not any(0 <= m.start - pairs[-1].end <= len(" – ") for m in here):
            return meaning(token, [], (pairs[-1].start, pairs[-1].end), f"both are “{pairs[-1].text}”")
        chain = discourse.coordinated(here)
        people = list(dict.fromkeys(m.entity for m in here))
        pairs_named = [run for run in discourse.runs(here) if len(run) == 2]
        if len(chain) == 2 or len(people) == 2 or pairs_named:
            pair = chain if len(chain) == 2 else people if len(people) == 2 else pairs_named[-1]
            return meaning(token, pair, None, "the two named before it")
        acting = bool(pairs) and discourse.doc[pairs[-1].head].dep_ in SUBJECTS  # "two women had interrupted a concert at the Philharmonic"
        if token.lemma_.lower() not in OF_NOUN and not acting and (mixed := _mixed_of(discourse, token, number - back, 2)) is not None:
            return meaning(token, mixed[0], mixed[1], "the two told together before it")
        if pairs:
            return meaning(token, [], (pairs[-1].start, pairs[-1].end), f"both are “{pairs[-1].text}”")
    told = [a for a in discourse.found[-12:] if discourse.block(a.start) == block and sum(discourse.entities[n].kind == "person" for n in a.entities) == len(a.entities) == 2]
    if told:
        return meaning(token, told[-1].entities, None, f"as “{told[-1].text}” before it")
    if together := discourse.named_above(number, 2):
        return meaning(token, together, None, "the two named in a sentence of the paragraph above")
    named: dict[int, None] = {}
    for back in range(REACH + 1):
        named |= dict.fromkeys(m.entity for m in discourse.by_sentence.get(number - back, []) if m.end <= token.idx and discourse.block(m.start) == block and m.kind == "person")
        if len(named) > 1:
            break
    if len(named) == 2:
        return meaning(token, list(named), None, "the two named last before it")
    return None


def so_many(discourse: Discourse, token: Token, number: int, count: int, start: int = -1) -> Anaphor | None:
    """"all three", "the four": a group of that many, or the people named before in the paragraph if they are as many."""
    block = discourse.block(token.idx)
    start, end = discourse.doc[token.i - 1].idx if start < 0 else start, token.idx + len(token)
    text = text_of(discourse.doc)[start:end]
    if count < 2:
        return None
    people: list[int] = []
    for back in range(REACH + 1):
        here = sorted((m for m in discourse.by_sentence.get(number - back, []) if m.end <= token.idx and discourse.block(m.start) == block and m.kind == "person"),
                      key=lambda m: m.start)
        here = _of_noun(discourse, here, token, count)
        here = discourse.others_than_officers(here) or here
        here = [m for m in here if not is_victim(discourse, m)] if befalls_accused(token) else here
        counted = [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and g.count_min == count == g.count_max and discourse.block(g.start) == block]
        if counted and _is_called_so(discourse, counted[-1], token) and not any(0 <= m.start - counted[-1].end <= len(" – ") for m in here):
            return Anaphor(start, end, text, [], (counted[-1].start, counted[-1].end), f"“{text}” are “{counted[-1].text}”")
        chain = discourse.coordinated(here)
        people = list(dict.fromkeys([*(m.entity for m in here), *people]))
        if len(chain) == count or len(people) == count:
            return Anaphor(start, end, text, chain if len(chain) == count else people, None, f"the {count} named before it")
        if (mixed := _mixed_of(discourse, token, number - back, count)) is not None:
            return Anaphor(start, end, text, mixed[0], mixed[1], f"the {count} told together before it")
        if counted:
            return Anaphor(start, end, text, [], (counted[-1].start, counted[-1].end), f"“{text}” are “{counted[-1].text}”")
    again = next((a for a in reversed(discourse.found[-12:]) if discourse.block(a.start) == block and sum(discourse.entities[n].kind == "person" for n in a.entities) == len(a.entities) == count), None)
    if again is not None:
        return Anaphor(start, end, text, again.entities, None, f"as “{again.text}” before it")
    above = [m for n in discourse.paragraph_above(number) for m in discourse.by_sentence.get(n, []) if m.kind == "person"]
    if together := discourse.named_above(number, count):
        return Anaphor(start, end, text, together, None, f"the {count} named in a sentence of the paragraph above")
    unnamed = [g for n in discourse.paragraph_above(number) for g in discourse.groups_of.get(n, []) if g.count_min == count == g.count_max]
    if len(unnamed) == 1 and not above:
        return Anaphor(start, end, text, [], (unnamed[0].start, unnamed[0].end), f"“{text}” are “{unnamed[0].text}”")
    chain = discourse.coordinated(above)
    if len(chain) == count == len({m.entity for m in above}):
        return Anaphor(start, end, text, chain, None, f"the {count} named in the paragraph above")
    return None


def first_or_last(discourse: Discourse, token: Token, number: int, count: int) -> Anaphor | None:
    """"the first two", "the last three": so many of those named together last in the paragraph, from the end that the word tells."""
    which = discourse.doc[token.i - 1]
    start, end, block = discourse.doc[which.i - 1].idx, token.idx + len(token), discourse.block(token.idx)
    for back in range(REACH):
        here = discourse.people_told(number - back, start, block)
        chain = discourse.coordinated(here)
        if len(chain) > 1:
            told = chain[:count] if which.lower_ == "first" else chain[-count:]
            return Anaphor(start, end, text_of(discourse.doc)[start:end], told, None, f"the {which.lower_} of those named together before it") if len(chain) > count else None
    return None


def _of_noun(discourse: Discourse, mentions: list[Mention], noun: Token, count: int) -> list[Mention]:
    """Those of several people who may be called by a noun for women or men; where as many as it counts are known to be, only these."""
    gender = OF_NOUN.get(noun.lemma_.lower())
    if gender is None:
        return mentions
    known = [m for m in mentions if discourse.gender.get(m.entity) == gender]
    return known if len({m.entity for m in known}) == count else [m for m in mentions if discourse.gender.get(m.entity, gender) == gender]


def _is_called_so(discourse: Discourse, group: Group, noun: Token) -> bool:
    """Whether a noun is the one by which a group was told before."""
    return noun.pos_ == "NOUN" and discourse.doc[group.head].lemma_ == noun.lemma_


def told_together(discourse: Discourse, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
    """Those told together before the token in a sentence, joined by "and" or "with": the named ones and the words of an unnamed group."""
    return _in_company(discourse, token, number) or _mixed(discourse, token, number)


def _mixed(discourse: Discourse, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
    """The last noun phrases joined by "and" before the token in a sentence, if all are people or bodies: the named ones and
    the words of an unnamed group ("X and her cameraman", "X and four others")."""
    last = None
    for head in discourse.sentences[number]:
        joined = [c for c in head.children if c.dep_ == "conj"]
        last_joined = next((n for n, c in enumerate(joined, 1) if has_child(c, "cc")), 0)
        members = [head, *joined[: last_joined or None]]  # nothing behind the one with "and"
        if len(members) < 2 or head.dep_ == "conj" or members[-1].idx >= token.idx or head.pos_ not in ("PROPN", "NOUN"):
            continue
        if head.dep_ == "nmod" and head.head.dep_ == "appos":
            continue  # "A, a reporter for X and B from Y": B is with A, not with X
        entities: list[int] = []
        group = None
        for member, following in zip(members, [*(m.i for m in members[1:]), len(discourse.doc)], strict=True):
            if (named := _name_of_member(discourse, member, head, following, number)) is not None:
                entities.append(named.entity)
            elif described := [a for a in discourse.found if a.entities and a.start <= member.idx < a.end and a.end - a.start > len(member)]:
                entities += described[0].entities
            elif member.i in discourse.group_heads:
                group = (discourse.group_heads[member.i].start, discourse.group_heads[member.i].end)
        if len(entities) + (group is not None) >= len(members) and entities:
            last = list(dict.fromkeys(entities)), group
    return last


def _mixed_of(discourse: Discourse, token: Token, number: int, count: int) -> tuple[list[int], tuple[int, int] | None] | None:
    """Named and unnamed people, or people and bodies, who are told together in a sentence of the paragraph and are as many as the
    words count ("X and his driver", "X with her sister", "the site Y and its editor Z")."""
    if number < 0 or discourse.block(discourse.starts[number]) != discourse.block(token.idx):
        return None
    mixed = told_together(discourse, token, number) or _with_another(discourse, token, number)
    if mixed is None or mixed[1] is None and all(discourse.entities[n].kind == "person" for n in mixed[0]):
        return None
    group = next((g for g in discourse.groups_of.get(number, []) if (g.start, g.end) == mixed[1]), None)
    return mixed if len(mixed[0]) + (0 if group is None else group.count_min or 0) == count else None


def _in_company(discourse: Discourse, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
    """Those named to whom something was done and those to whom it was done with them ("X was held along with two students")."""
    told = [(m.entity, head) for m in discourse.people_told(number, token.idx) if (head := discourse.head_of(m.start, m.end)) is not None]
    for verb in dict.fromkeys(a for _, head in told for a in head.ancestors if a.pos_ == "VERB"):
        patients = clauses.patients_of(verb)
        company = clauses.comitatives(verb) + (clauses.oblique(verb, "with") if lemma_of(verb) in deeds() else [])
        if not company or not any(head in patients for _, head in told):
            continue
        named = {head: entity for entity, head in told if head in patients or head in company}
        group = next((discourse.group_heads[t.i] for t in company if t.i in discourse.group_heads and t not in named and t.idx < token.idx), None)
        if group is not None or len(named) > 1:
            return list(dict.fromkeys(named.values())), None if group is None else (group.start, group.end)
    return None


def _with_another(discourse: Discourse, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
    """The only person named in a sentence and the unnamed one with whom something was done ("X was held with his driver")."""
    people = discourse.people_told(number, token.idx)
    beside = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and g.count_min == g.count_max == 1 and discourse.doc[g.head].dep_ in ("obl", "nmod")
              and any(c.lower_ == "with" for c in discourse.doc[g.head].children)]
    if len({m.entity for m in people}) != 1 or len(beside) != 1:
        return None
    return [people[0].entity], (beside[0].start, beside[0].end)


def _name_of_member(discourse: Discourse, member: Token, head: Token, following: int, number: int) -> Mention | None:
    """The name that a member of a list is or has before the next one, also where the parser joined it to the list's head."""
    after = [c for c in head.children if member.i < c.i < following]
    parts = [member, *(c for c in (*member.children, *after) if c.dep_ in ("appos", "flat", "nmod:desc") and c.i < following)]
    if member.pos_ == "NOUN" and member.i + 1 < len(discourse.doc) and not has_child(member, "det", "nmod:poss", "nummod"):
        parts.append(discourse.doc[member.i + 1])  # "cameraman X", of whom the parser made two
    named = (m for m in discourse.by_sentence.get(number, []) if m.kind != "place")
    return next((m for m in named if any(m.start <= part.idx < m.end for part in parts)), None)


def latter_or_former(discourse: Discourse, token: Token, number: int, which: str) -> Anaphor | None:
    """"the latter", "the former": the last or the first of two named together right before."""
    block = discourse.block(token.idx)
    for back in range(REACH):
        here = [m for m in discourse.by_sentence.get(number - back, []) if m.end <= token.idx and discourse.block(m.start) == block]
        here = sorted((m for m in here if m.kind != "place"), key=lambda m: m.start)[-2:]
        if len(here) == 2 and " and " in text_of(discourse.doc)[here[0].end : here[1].start]:
            start = discourse.doc[token.i - 1].idx
            text = text_of(discourse.doc)[start : token.idx + len(token)]
            chosen = here[-1] if which == "latter" else here[0]
            return Anaphor(start, token.idx + len(token), text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
    return None


ONE_OF_THEM = "one of those told before"


def one_told_apart(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"the second", "the older of the two", "the other": one of several people named or counted before; of those named by place in the
    list, the one that an ordinal tells."""
    start, end = token.nbor(-1).idx, token.idx + len(token)
    of = next((c for c in token.children if c.dep_ in ("nmod", "obl") and c.i > token.i and any(d.lower_ == "of" for d in c.children)), None)
    if of is not None:
        if of.lower_ not in COUNTS and of.lower_ not in PLURAL:
            return None
        end = of.idx + len(of)
    text, block = text_of(discourse.doc)[start:end], discourse.block(start)
    place = ORDINALS.get(token.lower_, 0)
    if token.lower_ == "other" and (left := the_others(discourse, token, number, 1)) is not None:
        return left
    for back in range(REACH):
        here = discourse.people_told(number - back, start, block)
        chain = discourse.coordinated(here)
        if len(chain) > 1 and place and place <= len(chain):
            return Anaphor(start, end, text, [chain[place - 1]], None, f"“{text}” of those named together before it")
        counted = [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and (g.count_min or 0) > 1 and discourse.block(g.start) == block]
        if len(chain) > 1 and len(chain) >= place or counted and (counted[-1].count_min or 0) >= place:
            return Anaphor(start, end, text, [], (start, end), ONE_OF_THEM)
    return None


def the_others(discourse: Discourse, token: Token, number: int, count: int) -> Anaphor | None:
    """"the two others": those left of the people named together before, less those whom the same sentence names, or names again."""
    section = discourse.block(token.idx)[1]
    start, end = min((c.idx for c in token.lefts if c.dep_ != "cc"), default=token.idx), token.idx + len(token)
    told = discourse.people_told(number, start)
    meant = {n for a in discourse.found if a.end <= start and discourse.sentence_of(a.start) == number for n in a.entities}
    for back in range(SECTION_REACH):
        here = [m for m in discourse.by_sentence.get(number - back, []) if m.kind == "person" and m.end <= start and discourse.block(m.start)[1] == section]
        for run in discourse.runs(here)[::-1]:
            again = told if back else [m for m in told if any(m.entity == n.entity and n.start < m.start for n in told)]
            left = [n for n in run if n not in meant.union(m.entity for m in again)]
            if len(left) == count < len(run) and (count > 1 or len(run) == 2):
                return Anaphor(start, end, text_of(discourse.doc)[start:end], left, None, "the others of those named together before")
    return None


def part_of(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"Four of them": a part of a group; it stays a group of its own with its own count."""
    target = next((c for c in token.rights if c.lower_ in ("them", "whom", "these", "those") and any(x.lower_ == "of" for x in c.children)), None)
    if target is None:
        return None
    if token.lower_ in ("all", "both", "each", "none"):
        return _all_of(discourse, token, target, number)
    start, end = token.idx, target.idx + len(target)
    group = next((g for g in discourse.groups if g.head == token.i), None)
    if group is None:
        return None
    return Anaphor(start, end, text_of(discourse.doc)[start:end], [], (group.start, group.end), "part of those told before")


def _all_of(discourse: Discourse, token: Token, target: Token, number: int) -> Anaphor | None:
    """"all of them", "A, B and C, all of whom": those whom the pronoun stands for."""
    start, end = token.idx, target.idx + len(target)
    text = text_of(discourse.doc)[start:end]
    if target.lower_ == "them":
        meant = they(discourse, target, number)
        return None if meant is None else Anaphor(start, end, text, meant.entities, meant.group, meant.basis)
    if target.lower_ != "whom" or token.i < 2:
        return None
    people = discourse.people_told(number, start)
    chain = discourse.coordinated(people)
    if len(chain) > 1 and start - max(m.end for m in people) <= len(", "):
        return Anaphor(start, end, text, chain, None, f"“{text}” are those named together before it")
    before = [g for g in discourse.groups_of.get(number, []) if g.end <= start and discourse.is_plural(g)]
    if not before:
        return None
    return Anaphor(start, end, text, [], (before[-1].start, before[-1].end), f"“{text}” are “{before[-1].text}”")
