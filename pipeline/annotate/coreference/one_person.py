"""He, she, "his client" → the one person meant."""

from __future__ import annotations

from pipeline.annotate.coreference.above import alone_above
from pipeline.annotate.coreference.cases import (
    CRITICAL,
    acts,
    all_deeds,
    blamed_in_reason,
    dealt_with_before,
    deeds,
    is_of_accused,
    is_struck,
    is_struck_by_others,
    speaking,
    struck_above,
    suffers,
    tells_of_case,
)
from pipeline.annotate.coreference.discourse import (
    OFFICIALS,
    ROLE_HOLDERS,
    SUBJECTS,
    Discourse,
    ToldBefore,
    are_one,
    meaning,
    meaning_group,
    meaning_same,
)
from pipeline.annotate.coreference.newcomers import is_told_by, object_joined
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_NOUN, OF_PRONOUN, of_noun
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.tree import has_child
from pipeline.layers import Anaphor, Mention
from pipeline.vocabulary import word_list

_ADDRESSING = word_list("slots.addressing")
_ACCORDING = "according to "


def he_or_she(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The one person, named or not, whom a pronoun of that gender means; nobody where two are as likely."""
    by_clause = _meant_by_clause(discourse, token, number, gender)
    if by_clause is not None:
        return by_clause
    options = _options(discourse, token, number, gender)
    if options and options[0].back == 0 and all(discourse.only_a_source(item.mention) for item in options if item.back == 0):
        sources = {item.mention.entity for item in options if item.back == 0}
        earlier = [item for item in options if item.back > 0 and item.mention.entity not in sources]
        group = _single_group(discourse, token, number)
        if not earlier and group is not None:
            return group
        options = earlier or options
    chosen = _nearest(discourse, token, options, gender) if options else None
    told = _told_by_deed(discourse, token, options)
    if told is None and chosen is not None and not chosen.is_subject and (subject := _subject_pronoun(discourse, token, number - chosen.back, gender)) is not None:
        return meaning(token, subject.entities, subject.group, f"as the subject “{subject.text}” before it")
    in_office = chosen is not None and _speaks_in_office(discourse, chosen.mention) and not is_struck(discourse, chosen.mention)  # not "ex-deputy X, jailed in May"
    if told is None and chosen is not None and in_office and discourse.gender.get(chosen.mention.entity) is None:
        known = [item for item in options if discourse.gender.get(item.mention.entity) == gender]
        told = known[0] if are_one(known) else None  # "Liza was held. The governor, Noel, denied it. She …"
    if told is not None:
        chosen = told
    elif chosen is not None and (tells_of_case(token) or chosen.back and is_struck_by_others(token)) and (
            acts(discourse, chosen.mention) or in_office) and not _is_sure_of_own_case(discourse, token, chosen, options, gender):
        chosen = _struck_instead(discourse, chosen, options, in_office)
    carried = discourse.carried(token, number, {t for t, g in OF_PRONOUN.items() if g == gender})
    if carried is not None and chosen is not None and chosen.back == 0 and not chosen.is_subject and carried.end <= chosen.mention.start and _goes_on_from(discourse, token, carried, number):
        chosen = None
    if carried is not None and (chosen is None or chosen.back > number - discourse.sentence_of(carried.start) or chosen.back == 0 and chosen.mention.end <= carried.start):
        return meaning_same(token, carried)
    if chosen is None:
        return (_owner_of_lawyer(discourse, token, number, gender) or _single_group(discourse, token, number) or _named_behind(discourse, token, number, gender)
                or alone_above(discourse, token, number, gender) or _carried_above(discourse, token, number, gender))
    if are_one([item for item in options if item.back <= 1]):
        discourse.gender.setdefault(chosen.mention.entity, gender)
    return meaning(token, [chosen.mention.entity], None, f"“{token.text}” is “{chosen.mention.text}”")


def _meant_by_clause(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """Whom a pronoun means by what its clause, or the one above, tells of somebody: what befell them, of whom it speaks, who spoke."""
    described = _told_of_in_clause(discourse, token, number, gender)
    if described is not None:
        return meaning(token, [described.entity], None, f"“{token.text}” is “{described.text}”, of whom the clause tells")
    found = (_struck_above(discourse, token, number, gender) or object_joined(discourse, token, gender) or _told_of(discourse, token, number, gender)
             or _unnamed(discourse, token, number, gender) or _unnamed_in_custody(discourse, token, number, gender))
    if found is not None:
        return found
    speaker = _speaks_on(discourse, token, number, gender)
    if speaker is not None:
        return meaning(token, [speaker.entity], None, f"“{token.text}” is “{speaker.text}”, who spoke before")
    return None


def _options(discourse: Discourse, token: Token, number: int, gender: str) -> list[ToldBefore]:
    """Those told before whom a pronoun may mean: of its gender, not told of beside it, and no judge, source or relative where others are left."""
    done_to, acted_on = dealt_with_before(token), _objects(discourse, token, number)
    options = [item for item in discourse.people(token, number) if discourse.gender.get(item.mention.entity, gender) == gender and not _acts_on(discourse, item, token)
               and item.mention.start not in done_to and item.mention.entity not in acted_on and not is_told_by(discourse, item.mention, token)]
    others = {n for a in discourse.found[-12:] if OF_PRONOUN.get(a.text.lower(), gender) != gender and discourse.sentence_of(a.start) == number for n in a.entities}
    options = [item for item in options if item.mention.entity not in others] or options  # "he at a station and she at home"
    here = [item for item in options if item.back == 0]
    if len({item.mention.entity for item in here}) > 1 and any(not _is_judge(discourse, item.mention) for item in here):
        options = [item for item in options if not _is_judge(discourse, item.mention)]  # "Judge X freed Y, but he …"
    if any(not discourse.only_a_source(item.mention) for item in options if item.back == (options[0].back if options else 0)):
        options = [item for item in options if not discourse.only_a_source(item.mention)]
    if any(not discourse.is_relation(item.mention) for item in options) or discourse.carried(token, number, {t for t, g in OF_PRONOUN.items() if g == gender}) is not None:
        options = [item for item in options if not discourse.is_relation(item.mention) or token.dep_ in SUBJECTS and suffers(discourse, item.mention) and not discourse.is_lawyer_of(item.mention)]
    return options


def _nearest(discourse: Discourse, token: Token, options: list[ToldBefore], gender: str) -> ToldBefore | None:
    """The one of the nearest sentence that tells of any, of several its subject; whose possessor is told, the last of them."""
    nearest = [item for item in options if item.back == options[0].back]
    if are_one(nearest):
        return nearest[0]
    subjects = [item for item in nearest if item.is_subject]
    if not any(item.mention.start < token.idx and item.back == 0 for item in nearest):
        known = [item for item in subjects if discourse.gender.get(item.mention.entity) == gender]
        subjects = known if are_one(known) else subjects
    chosen = subjects[0] if are_one(subjects) else _subject_above(discourse, token, subjects)
    if chosen is None and nearest[0].back and are_one(arguments := [item for item in nearest if _is_argument(discourse, item)]):
        return arguments[0]  # "questioned X over a photo of Y. He was freed"
    if chosen is None and token.dep_ == "nmod:poss":
        return max(nearest, key=lambda item: item.mention.start)
    return chosen


def _is_argument(discourse: Discourse, item: ToldBefore) -> bool:
    """Whether somebody is the subject or object of a verb, and not told only to say of whom a thing is."""
    head = discourse.head_of(item.mention.start, item.mention.end)
    while head is not None and head.dep_ in ("appos", "flat"):
        head = head.head
    return head is not None and head.dep_ in ("obj", "iobj", *SUBJECTS)


def _told_by_deed(discourse: Discourse, token: Token, options: list[ToldBefore]) -> ToldBefore | None:
    """The one to whom the deed told of was done, or who is blamed for the reason that the clause gives."""
    told = _object_above(discourse, token, options) or _patient_before(discourse, token, options)
    if told is not None:
        return told
    heads = [(n, item.back, head) for n, item in enumerate(options) if (head := discourse.head_of(item.mention.start, item.mention.end)) is not None]
    blamed = blamed_in_reason(token, heads)
    return options[blamed] if blamed is not None else None


def _struck_instead(discourse: Discourse, chosen: ToldBefore, options: list[ToldBefore], in_office: bool) -> ToldBefore | None:
    """The one to whom something was done, for a pronoun to whom more is done, where the one chosen only acts or speaks in office."""
    struck = [item for item in options if item.mention.entity != chosen.mention.entity and not acts(discourse, item.mention)
              and (item.back == chosen.back or is_struck(discourse, item.mention) or in_office)]
    nearest = [item for item in struck if item.back == struck[0].back]
    if are_one(nearest):
        return nearest[0]
    return None if nearest and chosen.back == 1 and nearest[0].back == 1 else chosen


def _is_sure_of_own_case(discourse: Discourse, token: Token, chosen: ToldBefore, options: list[ToldBefore], gender: str) -> bool:
    """Whether somebody who speaks in the sentence, for no other and in no office, tells of what was done to them, or is alone known to be
    of the pronoun's gender ("Anna, a nurse, told reporters that she had been beaten")."""
    known = {item.mention.entity for item in options if discourse.gender.get(item.mention.entity) == gender}
    return chosen.back == 0 and (known == {chosen.mention.entity} or _says_what_was_done(discourse, chosen.mention, token)) and not (
        discourse.is_in_office(chosen.mention) or discourse.is_lawyer_of(chosen.mention) or discourse.is_relation(chosen.mention))


def _says_what_was_done(discourse: Discourse, mention: Mention, token: Token) -> bool:
    """Whether the pronoun is the one to whom something was done by what somebody says ("the blogger X said that he had been beaten")."""
    said = token.head
    head = discourse.head_of(mention.start, mention.end)
    return token.dep_ == "nsubj:pass" and said.dep_ == "ccomp" and head is not None and head.dep_ == "nsubj" and head.head is said.head and (
        lemma_of(said.head) in speaking())


def _told_of_in_clause(discourse: Discourse, token: Token, number: int, gender: str) -> Mention | None:
    """The person of whom a relative clause tells, for the subject of an adverbial clause below its verb ("X, who was held after
    he …"); whose things are told of there may be another's."""
    if token.dep_ not in SUBJECTS or token.head.dep_ != "advcl":
        return None
    above = token.head
    while above.head is not above:
        if above.dep_ in ("acl:relcl", "acl") and above is not token.head and above.i > above.head.i:
            subjects = [c for c in above.children if c.dep_ in SUBJECTS]
            if above.dep_ == "acl" and not subjects and above.tag_ == "VBN" or [c.lower_ for c in subjects] == ["who"]:
                named = next((m for m in discourse.by_sentence.get(number, []) if m.kind == "person" and m.start <= above.head.idx < m.end), None)
                if named is not None and discourse.gender.get(named.entity, gender) == gender:
                    between = [m for m in discourse.by_sentence.get(number, []) if m.kind == "person" and named.end < m.start and m.end <= token.idx]
                    return None if between else named
        above = above.head
    return None


def _struck_above(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The one who suffers what is told above the clause of a pronoun, named or not ("a driver hit and killed X while he …")."""
    struck = struck_above(token)
    if struck is None:
        return None
    for mention in discourse.by_sentence.get(number, []):
        head = discourse.head_of(mention.start, mention.end) if mention.kind == "person" and mention.end <= token.idx else None
        if head is not None and head.i == struck.i and discourse.gender.get(mention.entity, gender) == gender:
            return meaning(token, [mention.entity], None, f"“{token.text}” is “{mention.text}”, to whom it was done")
    group = discourse.group_heads.get(struck.i)
    if group is None or not group.count_min == group.count_max == 1 or of_noun(lemma_of(struck)) not in (gender, ""):
        return None
    return meaning(token, [], (group.start, group.end), f"“{token.text}” is “{group.text}”, to whom it was done")


def _told_of(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The unnamed person who is the subject before the pronoun in its sentence, where no named one takes part there:
    "a woman drove into the crowd, injuring X; she …", "one suspect was held, but he was let go"."""
    block = discourse.block(token.idx)
    here = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and g.count_min == g.count_max == 1 and discourse.block(g.start) == block
            and discourse.doc[g.head].dep_ in SUBJECTS and discourse.doc[g.head].lemma_.lower() not in OFFICIALS | ROLE_HOLDERS]
    if len(here) != 1 or token.dep_ not in SUBJECTS or {"woman": "f", "man": "m", "boy": "m", "girl": "f"}.get(discourse.doc[here[0].head].lemma_, gender) != gender:
        return None
    group, subject = here[0], discourse.doc[here[0].head]
    people = [discourse.head_of(m.start, m.end) for m in discourse.by_sentence.get(number, []) if m.kind == "person" and m.end <= token.idx]
    if any(head is not None and (head.dep_ in SUBJECTS or head.head.i == subject.head.i or head.dep_ == "nmod:poss") for head in people):
        return None
    of_herself = OF_NOUN.get(lemma_of(subject)) == gender and any(c.lower_ in ("a", "an") for c in subject.children) and any(
        c.dep_ == "ccomp" and token in c.subtree for c in subject.head.children)  # "a girl said that she had been beaten"
    if not people and subject.dep_ != "nsubj:pass" and not of_herself or token.head.i == subject.head.i:
        return None
    return meaning_group(token, group, "is")


def _unnamed(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The unnamed person told before in the sentence, no subject, whose noun has the gender of an object: "searched the flat of
    X's mother and questioned her"."""
    if token.dep_ not in ("obj", "iobj"):
        return None
    block = discourse.block(token.idx)
    here = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and discourse.block(g.start) == block
            and discourse.doc[g.head].dep_ not in SUBJECTS and of_noun(discourse.doc[g.head].lemma_.lower()) == gender
            and not any(c.lower_ == "according" for c in discourse.doc[g.head].children)]
    if len(here) != 1 or any(discourse.gender.get(m.entity) == gender for m in discourse.by_sentence.get(number, []) if m.kind == "person"):
        return None
    group = here[0]
    return meaning_group(token, group, "is")


def _unnamed_in_custody(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The unnamed person to whom the sentence before did something, for one to whom more is done, where neither sentence names
    anybody ("X was shot dead. A man of 22 was arrested. A court sentenced him")."""
    if number == 0 or token.dep_ not in ("nsubj:pass", "obj", "iobj") or token.head.lemma_.lower() not in all_deeds():
        return None
    block = discourse.block(token.idx)
    if any(m.kind == "person" and m.end <= token.idx for n in (number - 1, number) for m in discourse.by_sentence.get(n, [])):
        return None
    others = [g for g in discourse.groups_of.get(number, []) if g.end <= token.idx and g.count_min == g.count_max == 1 and of_noun(discourse.doc[g.head].lemma_.lower()) == gender]
    new = [g for g in discourse.groups_of.get(number - 1, []) if discourse.block(g.start) == block and g.count_min == g.count_max == 1
           and any(t.lower_ in ("a", "an", "one", "another") for t in (discourse.doc[g.head], *discourse.doc[g.head].children))]
    struck = [g for g in new if discourse.doc[g.head].dep_ == "nsubj:pass" and discourse.doc[g.head].head.lemma_.lower() in all_deeds()]
    if others or len(new) != 1 or not struck or of_noun(discourse.doc[new[0].head].lemma_.lower()) not in (gender, ""):
        return None
    group = struck[0]
    return meaning_group(token, group, "is")


def _speaks_in_office(discourse: Discourse, mention: Mention) -> bool:
    """Whether somebody with an office says something or acts in it ("the governor, X, denied it"; not "the lawyer X stopped eating")."""
    head = discourse.head_of(mention.start, mention.end)
    if head is None or not discourse.is_in_office(mention):
        return False
    return acts(discourse, mention) or lemma_of(head.head) in speaking()


def _speaks_on(discourse: Discourse, token: Token, number: int, gender: str) -> Mention | None:
    """The person who speaks in the sentence before, for the subject of one that begins with what the same one goes on to say ("his
    lawyer, X, said … He added")."""
    sentence, verb = discourse.sentences[number], token.head
    if token.dep_ != "nsubj" or verb is not sentence.root or lemma_of(verb) not in speaking() or number == 0 or discourse.block(discourse.starts[number - 1]) != discourse.block(token.idx):
        return None
    if tells_of_case(token):
        return None  # "The governor, X, denied it. She went on trial"
    said = discourse.sentences[number - 1].root
    if lemma_of(said) not in speaking() or discourse.people_told(number, token.idx):
        return None
    speakers = [m for m in discourse.by_sentence.get(number - 1, []) if m.kind == "person" and (head := discourse.head_of(m.start, m.end)) is not None
                and head.dep_ == "nsubj" and head.head is said]
    return speakers[0] if len({m.entity for m in speakers}) == 1 and discourse.gender.get(speakers[0].entity, gender) == gender else None


def _acts_on(discourse: Discourse, item: ToldBefore, token: Token) -> bool:
    """Whether somebody is the subject of the verb whose object the pronoun is: "X called him a spy" is of another; so is "X urged Y to free him"."""
    if item.back or token.lower_.endswith("self"):
        return False
    if token.dep_ in (*SUBJECTS, "obj") and _is_beside(discourse, item.mention, token):
        return True
    if not item.is_subject or token.dep_ not in ("obj", "iobj"):
        return False
    verb, head = token.head, discourse.head_of(item.mention.start, item.mention.end)
    verbs = {verb.i, verb.head.i} if verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children) else {verb.i}
    if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in _ADDRESSING:
        verbs.add(verb.head.i)  # "X urged the state to free him"
    return head is not None and head.dep_ == "nsubj" and head.i < head.head.i and head.head.i in verbs


def _objects(discourse: Discourse, token: Token, number: int) -> set[int]:
    """Those named behind the verb whose subject a pronoun is: "he had arrested X" is of another."""
    if token.dep_ != "nsubj":
        return set()
    behind = {c.i for c in token.head.children if c.dep_ in ("obj", "iobj") and c.i > token.i}
    return {m.entity for m in discourse.by_sentence.get(number, []) if behind and (head := discourse.head_of(m.start, m.end)) is not None and head.i in behind}


def _is_beside(discourse: Discourse, mention: Mention, token: Token) -> bool:
    """Whether somebody is told beside the pronoun, with the same verb ("together with X, he was moved", "police held him with X")."""
    head = discourse.first_head_of(mention.start, mention.end)
    return head is not None and head.dep_ in ("obl", "obl:agent") and head.head is token.head and any(c.dep_ == "case" and c.lower_ in ("with", "alongside", "by", "against") for c in head.children)


def _is_judge(discourse: Discourse, mention: Mention) -> bool:
    return any(set(o.lower().split()) & {"judge", "magistrate", "prosecutor"} for o in discourse.entities[mention.entity].occupations)


def _subject_above(discourse: Discourse, token: Token, subjects: list[ToldBefore]) -> ToldBefore | None:
    """Of several subjects in the sentence the one of the nearest clause above the pronoun's own ("A is missing since
    police came, while B fled after they asked for him": B)."""
    for verb in list(token.head.ancestors):
        of_verb = [item for item in subjects if item.back == 0 and (head := discourse.head_of(item.mention.start, item.mention.end)) is not None
                   and head.dep_ in SUBJECTS and head.head.i == verb.i]
        if of_verb:
            return of_verb[0] if len(of_verb) == 1 else None
    return None


def _object_above(discourse: Discourse, token: Token, options: list[ToldBefore]) -> ToldBefore | None:
    """The person who is the object of the verb above a participle whose object the pronoun is: both verbs have one
    subject, and so one patient ("a court convicted A at B's house, sentencing her")."""
    verb = token.head
    if verb.dep_ == "xcomp" and token.dep_ in SUBJECTS:  # "making her pay"
        verb = verb.head
    elif token.dep_ not in ("obj", "iobj"):
        return None
    verb = verb.head if verb.dep_ == "conj" else verb
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or any(child.dep_ in SUBJECTS for child in verb.children if child is not token):
        return None
    objects = {child.i for child in verb.head.children if child.dep_ in ("obj", "iobj") and child.i < token.i}
    return next((item for item in options if item.back == 0 and any(item.mention.start <= discourse.doc[i].idx < item.mention.end for i in objects)), None)


def _patient_before(discourse: Discourse, token: Token, options: list[ToldBefore]) -> ToldBefore | None:
    """The person to whom something was just done, for "he" to whom more is done ("X sued Y, whom police arrested. He was
    released"), and for "his" beside that very deed ("officers arrested Y at his flat and took his laptop")."""
    verb = token.head
    heads = [(item, head) for item in options if (head := discourse.head_of(item.mention.start, item.mention.end)) is not None]
    if token.dep_ == "nsubj:pass" and verb.lemma_.lower() in all_deeds():
        patients = [item for item, head in heads if item.back == options[0].back and head.dep_ in ("obj", "iobj", "nsubj:pass") and head.head.lemma_.lower() in deeds() and head.head.lemma_.lower() not in CRITICAL
                    and not (head.dep_ != "nsubj:pass" and _is_gerund(head.head))]
        return patients[0] if are_one(patients) else None
    thing = token.head
    placed = thing.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ in ("at", "in", "from", "outside", "near") for c in thing.children)
    if token.dep_ != "nmod:poss" or not placed and thing.dep_ != "obj":
        return None
    verb = thing.head
    while verb.lemma_.lower() in deeds():
        found = [item for item, head in heads if head.dep_ == "obj" and head.head is verb and head.i < token.i]
        if found or verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
            return found[0] if found else None
        verb = verb.head
    return None


def _is_gerund(verb: Token) -> bool:
    """Whether a verb tells what somebody is charged with or held for ("charged with slandering X"): of another than X."""
    return verb.tag_ == "VBG" and any(c.dep_ in ("mark", "case") and c.lower_ in ("with", "of", "for", "after") for c in verb.children)


def _subject_pronoun(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The last pronoun of the gender before the token that is the subject of a verb in a sentence of its paragraph: what
    follows goes on about the one rather than about somebody named in another place there ("He had criticised X. He was held")."""
    block = discourse.block(token.idx)
    for anaphor in reversed(discourse.found[-12:]):
        if discourse.sentence_of(anaphor.start) == number and discourse.block(anaphor.start) == block and OF_PRONOUN.get(anaphor.text.lower()) == gender:
            span = discourse.doc.span_of(anaphor)
            if span is not None and span.root.dep_ in SUBJECTS and len(anaphor.entities) + (anaphor.group is not None) == 1:
                return anaphor
    return None


def _goes_on_from(discourse: Discourse, token: Token, carried: Anaphor, number: int) -> bool:
    """Whether a pronoun is the object of a verb joined to the one whose object a pronoun before it is ("accused him of spying for X
    and threatened to kill him")."""
    span = discourse.doc.span_of(carried)
    if span is None or discourse.sentence_of(carried.start) != number or span.root.dep_ not in ("obj", "iobj") or token.dep_ not in ("obj", "iobj"):
        return False
    verb = token.head.head if token.head.dep_ == "xcomp" else token.head
    return verb.dep_ == "conj" and verb.head is span.root.head and not any(c.dep_ in SUBJECTS for c in verb.children)


def _owner_of_lawyer(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The one told of again before the noun for somebody that stands by them, who is the subject before the pronoun in its sentence
    ("The woman’s lawyer said that she …")."""
    for group in discourse.groups_of.get(number, []):
        head = discourse.doc[group.head]
        owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
        if group.end > token.idx or owner is None or head.dep_ not in SUBJECTS or not is_of_accused(owner):
            continue
        told = next((a for a in discourse.found if a.start <= owner.idx < a.end), None)
        if told is not None and len(told.entities) + (told.group is not None) == 1 and all(discourse.gender.get(n, gender) == gender for n in told.entities):
            return meaning_same(token, told)
    return None


def _single_group(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    block = discourse.block(token.idx)
    near = [g for n in (number - 2, number - 1, number) for g in discourse.groups_of.get(n, [])]
    options = [g for g in near if g.end <= token.idx and g.count_min == g.count_max == 1 and discourse.block(g.start) == block and discourse.doc[g.head].dep_ != "nmod:poss"
               and text_of(discourse.doc)[max(0, g.start - len(_ACCORDING)) : g.start].lower() != _ACCORDING]
    if not options:
        return None
    here = [g for g in options if discourse.sentence_of(g.start) == number]
    if len(here) > 1 and not (here[0] is not here[-1] and discourse.doc[here[0].head].dep_ in SUBJECTS):
        return None
    nearest = [g for g in options if discourse.sentence_of(g.start) == discourse.sentence_of(options[-1].start)]
    group = next((g for g in nearest if discourse.doc[g.head].dep_ in SUBJECTS), nearest[-1])
    return meaning_group(token, group, "is")


def _named_behind(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The named subject of the main clause, for a pronoun in the phrase or clause in front of it: "After his arrest on 3 May, X was
    charged"."""
    if discourse.people_told(number, token.idx):
        return None
    for mention in discourse.by_sentence.get(number, []):
        if mention.kind != "person" or discourse.gender.get(mention.entity, gender) != gender:
            continue
        head, verb = discourse.head_of(mention.start, mention.end), discourse.subject_head(mention.start, mention.end)
        opening = next((t for t in token.ancestors if t.head is verb), None)
        if head is None or verb is None or opening is None or opening.dep_ not in ("obl", "advcl") or not opening.right_edge.i < head.left_edge.i:
            continue
        joined = has_child(head, "conj")  # "after his arrest, X and Y …": whose, is not told
        return None if joined else meaning(token, [mention.entity], None, f"“{token.text}” is “{mention.text}”, named behind it")
    return None


def _carried_above(discourse: Discourse, token: Token, number: int, gender: str) -> Anaphor | None:
    """The person of whom the last pronoun of the paragraph above tells, for one in the first sentence of the next that nobody named
    before it can be: "… He was charged. | On 11 May, the court found him guilty"."""
    line, section = discourse.block(token.idx)
    above = discourse.block(discourse.starts[number - 1]) if number else (line, section)
    if above[0] == line or above[1] != section:
        return None
    last = next((a for a in reversed(discourse.found) if discourse.sentence_of(a.start) == number - 1 and a.text.lower() in OF_PRONOUN), None)
    if last is None or OF_PRONOUN[last.text.lower()] != gender or len(last.entities) != 1:
        return None
    return meaning(token, last.entities, None, f"as “{last.text}” in the paragraph above")
