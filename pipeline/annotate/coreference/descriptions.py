"""Definite descriptions of people and bodies ("the blogger", "the union’s chair", "the women") → those told before."""

from __future__ import annotations

import re
from functools import cache

from pipeline.annotate.coreference.above import alone_above, is_called, of_gender_above, so_called_above
from pipeline.annotate.coreference.bodies import (
    BODY_WORDS,
    OF_KIND,
    bodies_together,
    in_small_letters,
    is_of_the_verb,
    last_so_called,
    of_kind,
)
from pipeline.annotate.coreference.cases import demonstrates, is_struck, speaks, tells_of_patient
from pipeline.annotate.coreference.discourse import (
    COUNTS,
    JUDICIAL,
    NAMED_BY_PLACE,
    OFFICIALS,
    REACH,
    ROLE_HOLDERS,
    SECTION_REACH,
    SUBJECTS,
    Discourse,
    are_one,
)
from pipeline.annotate.coreference.newcomers import the_newcomer
from pipeline.annotate.coreference.people_together import are_held, people_together
from pipeline.annotate.coreference.relations import related
from pipeline.annotate.coreference.several_people import both, so_many, the_others, told_together
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_NOUN, OF_PRONOUN
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.tree import has_child
from pipeline.layers import Anaphor, Group, Mention
from pipeline.vocabulary import rows, word_list, words

_QUOTES = {"“", "\"", "‘", "«", "„"}
_BESIDE_PLACES = {"outside", "inside", "near", "at"}
_LAWYERS = word_list("slots.counsel")
_HIS_LAWYER = re.compile(r"(?:’s|'s|’|') (?:\w+ )?(?:lawyer|attorney|counsel|advocate|solicitor|barrister)")
_HEADS = word_list("coreference.heads")
_ROLE_WORDS = word_list("coreference.role_words")
_ANYBODY = word_list("coreference.anybody")
_OF_CASE = word_list("headcounts.held")
_KNOWN_BY = word_list("coreference.known_by")
_PERSONAL = word_list("coreference.personal")
_IN_NAMES = word_list("coreference.in_names")
_PARTS_OF_STATE = word_list("coreference.parts_of_state")
"""Nouns for state organs that only a name says anything of ("the Legislative Chamber … the chamber")."""
_NAMED_OTHERWISE = {"regulator": word_list("coreference.regulators"), "chamber": word_list("chambers.chambers")}
"""Nouns for state organs whose names seldom hold them, with words that the names hold ("the Media Authority … the regulator")."""
_PLURAL_ROLES = word_list("coreference.plural_roles")
_DEMONSTRATORS = word_list("coreference.demonstrators")
_OF_THE_STATE = word_list("coreference.of_the_state")
"""Posts that one person holds, told by one word."""
_CAMPAIGNERS = word_list("coreference.campaigners")
_MEMBERS = word_list("coreference.members")


@cache
def _narrower(word: str) -> frozenset[str]:
    """Last words of the occupations of those who may be told of by a wider word than the text has given them before."""
    return frozenset(row["occupation"] for row in rows("wider_occupations") if row["wider"] == word)


def _is_plural(noun: Token) -> bool:
    """Whether a noun is in the plural by its features, or by its tag ("the women’s trial", of which the tagger has the latter alone)."""
    return "Plur" in noun.morph.get("Number", []) or noun.tag_ == "NNS"


def _is_given(child: Token) -> bool:
    """Whether the parser joined to a noun for people what tells nothing of them: what they get ("sentenced A to ten months and
    the two women to five"), the clause behind it."""
    return child.dep_ in ("parataxis", "punct", "case") or child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "to" for c in child.children)


def _is_aside(child: Token, noun: Token) -> bool:
    """Whether a comma or dash sets apart what tells more of people already known, and no name does ("the two men, both members of the
    union", "the activists, held since May")."""
    if child.i < noun.i or child.dep_ not in ("acl", "appos") or not {child.left_edge.text, child.doc[child.left_edge.i - 1].text} & {",", "–", "—"}:
        return False
    return child.dep_ == "acl" or child.pos_ != "PROPN" and not any(t.ent_type_ == "PERSON" for t in child.subtree)


def _is_person(noun: Token) -> bool:
    """Whether a plural noun names people by what they are ("men", "journalists", "defendants")."""
    lemma = lemma_of(noun)
    return lemma in _PLURAL_ROLES or _is_role(lemma)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(occupation.lower().split()[-1] for occupation in words("occupations", "occupation"))


def _is_role(lemma: str) -> bool:
    """Whether a noun calls somebody by a role or an occupation, also as the last word of one ("the host" of a radio host)."""
    return lemma in _ROLE_WORDS or lemma in _last_words()


def definite(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """What a noun of the sentence of that number stands for, with the words before it."""
    if token.pos_ == "NOUN" and (holder := _holder_of_post(discourse, token, number)) is not None:
        return holder
    if token.pos_ == "NOUN" and (kin := related(discourse, token, number)) is not None:
        return kin
    if token.lower_ == "client" and any(c.dep_ == "nmod:poss" for c in token.lefts):
        return _client(discourse, token, number)
    return None if token.dep_ in ("compound", "amod", "nmod:desc", "appos", "flat") else _description(discourse, token, number)


def _holder_of_post(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"its leader", "the union's chair", "the director of the station": the only person whom the text gives that post in the
    organisation told last, or in the one meant."""
    if token.lemma_.lower() not in _HEADS or has_child(token, "appos", "flat") or _is_plural(token):
        return None
    owner = next((c for c in token.children if c.dep_ == "nmod:poss" or c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children)), None)
    if owner is None or token.left_edge.lower_ not in ("its", "the"):
        return None
    if owner.lower_ == "its":
        bodies = [item.mention.entity for item in discourse.earlier(token, number) if item.mention.kind == "organisation"][:1]
    else:
        meant = definite(discourse, owner, number) if owner.pos_ == "NOUN" else None
        bodies = meant.entities if meant is not None else [m.entity for m in discourse.by_sentence.get(number, []) if m.start <= owner.idx < m.end]
    lemma, first = token.lemma_.lower(), token.left_edge.idx
    holders = {n for n, e in enumerate(discourse.entities) if e.kind == "person" and set(bodies) & set(e.affiliations) and any(lemma in o.split() for o in e.occupations)}
    holders &= {m.entity for m in discourse.mentions if m.start < first}
    if len(bodies) != 1 or len(holders) != 1:
        return None
    start, end = first, token.idx + len(token)
    text = text_of(discourse.doc)[start:end]
    return Anaphor(start, end, text, [*holders], None, f"“{text}” is “{discourse.entities[min(holders)].name}”")


def _client(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"his client": whose lawyer speaks, else the only person told before who is no lawyer."""
    people = [item for item in discourse.people(token, number) if not any(set(o.lower().split()) & _LAWYERS for o in discourse.entities[item.mention.entity].occupations)]
    text = text_of(discourse.doc)
    chosen = next((item.mention for item in people if item.back < 2 and _HIS_LAWYER.match(text[item.mention.end : item.mention.end + 40])), None)
    nearest = [item.mention for item in people if item.back == people[0].back]
    if chosen is None and len({m.entity for m in nearest}) == 1:
        chosen = nearest[0]
    if chosen is None:
        return None
    start, end = next(c.left_edge.idx for c in token.lefts if c.dep_ == "nmod:poss"), token.idx + len(token)
    return Anaphor(start, end, text[start:end], [chosen.entity], None, f"“{text[start:end]}” is “{chosen.text}”")


def _description(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"the blogger", "the organisation", "the two activists": an entity or group told before with that word."""
    if (campaigner := _campaigner(discourse, token, number)) is not None:
        return campaigner
    lemma, lefts, rights = token.lemma_.lower(), token.lefts, token.rights
    words_before = [c for c in lefts if c.dep_ in ("det", "nmod:poss", "det:predet")] or _article_of_owner(token)
    determiners = {c.lower_ for c in lefts if c.dep_ == "cc:preconj" and c.i == token.i - 1} | {c.lower_ for c in words_before}
    people = token.i in discourse.group_heads and lemma not in body_nouns()
    counted = [c for c in lefts if c.dep_ == "nummod"]
    if _is_plural(token) and (lemma in BODY_WORDS or lemma in body_nouns()) and all(_is_given(c) or is_of_the_verb(c, token) for c in rights):
        count = 2 if determiners == {"both"} else COUNTS.get(counted[0].lower_, 0) if counted and determiners & {"the", "all", "these"} else 0
        if count > 1 and all(c.dep_ in ("det", "nummod", "det:predet", "cc:preconj", "case", "punct") for c in lefts):
            return bodies_together(discourse, token, number, count)
    if people and determiners == {"both"} and token.dep_ in (*SUBJECTS, "obj", "iobj", "obl", "nmod") and all(_is_given(c) or _is_aside(c, token) or is_where_it_was_done(c, token) for c in rights):
        pair = both(discourse, token, number)
        if pair is not None:
            pair.start = next(c.idx for c in lefts if c.lower_ == "both")
            pair.text = text_of(discourse.doc)[pair.start : token.idx + len(token)]
        return pair
    if lemma in body_nouns() and (lower := in_small_letters(discourse, token)) is not None:
        return lower
    if not determiners & {"the", "this", "that", "these", "those"}:
        return None
    if (holder := _post_holder(discourse, token, lemma)) is not None:
        return holder
    if lemma == "other" and counted:
        return the_others(discourse, token, number, COUNTS.get(counted[0].lower_, 0))
    if counted and _is_plural(token) and all(_is_given(c) or _is_aside(c, token) or is_where_it_was_done(c, token) for c in rights) and not any(c.dep_ == "nmod:poss" for c in lefts):
        found = so_many(discourse, token, number, COUNTS.get(counted[0].lower_, 0), start=min(c.idx for c in words_before))
        if found is None and _is_person(token):  # "A got ten months and the two women five": those of three whom it does not name
            found = the_others(discourse, token, number, COUNTS.get(counted[0].lower_, 0))
        if found is not None and found.entities:
            return found
    person = _is_role(lemma) or lemma == "old"
    body = lemma in BODY_WORDS and not _is_plural(token)
    narrowing = _narrowing(discourse, token, person)
    aged = _tells_age(token)
    described = bool(body and narrowing and all(c.i < token.i and c.dep_ in ("amod", "compound", "nmod:poss") and c.pos_ != "PROPN" for c in narrowing))
    if token.pos_ == "PROPN" or narrowing and not described:
        return None
    start, end = min(c.idx for c in words_before if c.lower_ not in ("all", "both")), token.idx + len(token)
    text = text_of(discourse.doc)[start:end]
    if _is_plural(token):
        return _plural_description(discourse, token, number, lemma, start, end, text)
    if (so_called := last_so_called(discourse, token, number, start, end, text)) is not None:
        return so_called
    if lemma in OF_NOUN and (newcomer := the_newcomer(discourse, token, number, start)) is not None:
        return newcomer
    if person and (told := _person_meant(discourse, token, number, lemma, aged, start, end, text)) is not None:
        return told
    acts = token.dep_ in (*SUBJECTS, "obj", "iobj", "obl:agent", "nmod:poss")
    if lemma in BODY_WORDS or lemma in body_nouns() and lemma not in NAMED_BY_PLACE or lemma in _PARTS_OF_STATE or lemma in _NAMED_OTHERWISE or acts and lemma in _IN_NAMES:
        return _body_meant(discourse, token, number, lemma, described, start, end, text)
    return None


def _person_meant(discourse: Discourse, token: Token, number: int, lemma: str, aged: bool, start: int, end: int, text: str) -> Anaphor | None:
    """The person told before whom a description calls by what they are ("the blogger", "the woman"). `aged`: it tells their age."""
    options = [item for item in discourse.people(token, number) if any(lemma in o.lower().split() for o in discourse.entities[item.mention.entity].occupations)]
    if not options and lemma in _ANYBODY:
        gender = {"man": "m", "woman": "f"}.get(lemma, "")
        options = [item for item in discourse.people(token, number) if not gender or discourse.gender.get(item.mention.entity, gender) == gender]
        options = [item for item in options if discourse.gender.get(item.mention.entity) == gender] or [item for item in options if not discourse.is_in_office(item.mention)] or options
        if lemma in _OF_CASE:
            options = [item for item in options if is_struck(discourse, item.mention)] or options
    if not options and (narrower := _narrower(lemma)):
        holders = [item for item in discourse.people(token, number) if narrower & {o.lower().split()[-1] for o in discourse.entities[item.mention.entity].occupations}]
        options = holders if are_one(holders) else []
    if not options:
        single = [g for g in discourse.groups if g.end <= start and g.count_min == g.count_max == 1 and discourse.doc[g.head].lemma_.lower() == lemma
                  and discourse.block(g.start) == discourse.block(start) and number - discourse.sentence_of(g.start) <= REACH]
        if single:
            return Anaphor(start, end, text, [], (single[-1].start, single[-1].end), f"“{text}” is “{single[-1].text}”")
        options = [item for item in discourse.earlier(token, number, True) if item.mention.kind == "person" and any(
            lemma in o.lower().split() for o in discourse.entities[item.mention.entity].occupations)]
        options = options if are_one(options) else []
    if are_one(options) or (options and options[0].is_subject):
        chosen = options[0].mention
        return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
    if aged and (alone := _alone_before(discourse, token, number)) is not None:
        return Anaphor(start, end, text, [alone.entity], None, f"“{text}” is “{alone.text}”, alone before it")
    if lemma in OF_NOUN and not options and (carried := discourse.carried(token, number, {p for p, g in OF_PRONOUN.items() if g == OF_NOUN[lemma]})) is not None:
        return Anaphor(start, end, text, carried.entities, carried.group, f"as “{carried.text}” before it")
    if (aged or lemma in _ANYBODY) and not options and (told := alone_above(discourse, token, number, OF_NOUN.get(lemma, ""))) is not None:
        return Anaphor(start, end, text, told.entities, None, told.basis)
    if not options and lemma in _CAMPAIGNERS | _PERSONAL and (told := alone_above(discourse, token, number) or _alone_meant(discourse, token)) is not None and (
            _may_be_called(discourse, told.entities[0], lemma) or any(o.lower().split()[-1] in _narrower(lemma) for o in discourse.entities[told.entities[0]].occupations)):
        return Anaphor(start, end, text, told.entities, None, told.basis)
    return None


def _body_meant(discourse: Discourse, token: Token, number: int, lemma: str, described: bool, start: int, end: int, text: str) -> Anaphor | None:
    """The body told before that a description calls by its kind or by a word of its name ("the organisation", "the ministry"). `described`: with
    words of its own."""
    earlier = [item for item in discourse.earlier(token, number) if item.mention.kind == "organisation"]
    wide = [item for item in discourse.earlier(token, number, True) if item.mention.kind == "organisation"] if not described else []
    named = () if described else (*earlier, *wide)
    of_name = [item for item in named if lemma in discourse.entities[item.mention.entity].name.lower().split()]
    if not of_name and lemma in _NAMED_OTHERWISE:
        of_name = [item for item in named if not _NAMED_OTHERWISE[lemma].isdisjoint(discourse.entities[item.mention.entity].name.lower().split())]
        of_name = of_name if are_one(of_name) else []
    if of_name:
        chosen = of_name[0].mention
        return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
    if lemma == "group" and (people_meant := people_together(discourse, token, number)) is not None:
        together = told_together(discourse, token, discourse.sentence_of(people_meant.start))
        named_too = together[0] if together is not None and together[1] == (people_meant.start, people_meant.end) else []
        return Anaphor(start, end, text, named_too, (people_meant.start, people_meant.end), f"“{text}” is “{people_meant.text}”")
    earlier = [item for item in earlier if lemma == "force" or not discourse.is_state_organ(item.mention.entity)]
    options = [item for item in earlier if lemma in OF_KIND.get(discourse.entities[item.mention.entity].subkind, set())]
    if lemma in OF_KIND["media"]:
        options = [item for item in options if discourse.entities[item.mention.entity].subkind] or options
    if described:
        options = [item for item in options if item.back <= 2 and lemma != "party"]
        options = options if are_one(options) else []
    elif not options:
        wide = [item for item in wide if lemma in OF_KIND.get(discourse.entities[item.mention.entity].subkind, set()) and (
            lemma == "force" or not discourse.is_state_organ(item.mention.entity))]
        options = wide if are_one(wide) else []
    if tells_of_patient(token):
        options = [item for item in options if not speaks(discourse, item.mention.start, item.mention.end)] or options
    if options:
        chosen = options[0].mention
        unnamed = _unnamed_behind(discourse, chosen, number, lemma, start)
        if unnamed is not None:
            return Anaphor(start, end, text, [], (unnamed.start, unnamed.end), f"“{text}” is “{unnamed.text}”")
        return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
    return None


def is_where_it_was_done(child: Token, noun: Token) -> bool:
    """Whether a phrase behind the object of a verb, which the parser joined to that, tells the place of the deed ("attacked the woman
    outside a bank in Gulu")."""
    if noun.dep_ not in ("obj", "iobj") or child.dep_ != "nmod" or child.i < noun.i:
        return False
    cases = {c.lower_ for c in child.children if c.dep_ == "case"}
    return bool(cases & _BESIDE_PLACES) or "in" in cases and child.ent_type_ in ("GPE", "LOC", "FAC")


def _article_of_owner(noun: Token) -> list[Token]:
    """The article right before people to whom something belongs, which the parser joined to that ("the women’s trial")."""
    first = noun.left_edge
    article = noun.doc[first.i - 1] if first.i else first
    owned = noun.dep_ == "nmod:poss" and article.lower_ == "the" and article.head is noun.head
    return [article] if owned and noun.head.lemma_.lower() not in BODY_WORDS | body_nouns() else []


def _does_it_to(discourse: Discourse, group: Group, noun: Token) -> bool:
    """Whether a group is the subject of the verb whose object a noun is ("unknown men attacked the men")."""
    head = discourse.doc[group.head]
    return noun.dep_ in ("obj", "iobj") and head.dep_ == "nsubj" and head.head is noun.head


def _narrowing(discourse: Discourse, token: Token, person: bool) -> list[Token]:
    """What hangs on a noun and may make it another than the one told before ("the group in Gulu", "the man who fled")."""
    joined = next((c.i for c in token.rights if c.dep_ == "conj"), len(discourse.doc))  # what follows describes that
    found = []
    for child in token.children:
        if child.lower_ in ("year", "same") or _is_quoted(child, token):
            continue
        if child.dep_ == "acl:relcl":
            narrows = not {child.left_edge.text, discourse.doc[child.left_edge.i - 1].text} & {",", "–", "—"}
        elif child.dep_ == "nummod":
            narrows = not child.like_num
        elif _is_aside(child, token) or person and is_where_it_was_done(child, token):
            narrows = False
        else:
            narrows = child.dep_ in ("nmod", "acl", "appos", "amod", "compound", "flat", "nmod:desc") and child.i < joined and not (
                person and child.i < token.i and child.lower_ in _KNOWN_BY) and not is_of_the_verb(child, token)
        if narrows:
            found.append(child)
    return found or (_shared_behind(token) if person else [])


def _shared_behind(noun: Token) -> list[Token]:
    """The body behind the last of several nouns whose people all of them are ("the director and two editors of the weekly X")."""
    joined = [c for c in noun.children if c.dep_ == "conj"]
    behind = (c for head in (*joined[-1:], noun) for c in head.children if c.dep_ == "nmod" and c.i > joined[-1].i)
    return [c for c in behind if c.left_edge.lower_ == "of" and any(t.pos_ == "PROPN" for t in c.subtree)] if joined else []


def _is_quoted(child: Token, noun: Token) -> bool:
    """Whether quotation marks hold what stands behind a noun: what somebody calls it, though the parser joined it ("called the group “spies”")."""
    first = child.left_edge
    return first.i > noun.i and (first.text in _QUOTES or first.i - 1 > noun.i and first.nbor(-1).text in _QUOTES)


def _presides_over_less(discourse: Discourse, entity: int, post: str) -> bool:
    """Whether the post of somebody is one in a body, by the noun before it: a "guild president" is not the president of the state."""
    heads = [discourse.head_of(m.start, m.end) for m in discourse.mentions if m.entity == entity]
    titles = [t for head in heads if head is not None for t in (head.left_edge, *head.lefts) if t.lower_ == post]
    return any(c.dep_ == "compound" and c.pos_ == "NOUN" and c.lower_ != "vice" for t in titles for c in t.lefts)


def _post_holder(discourse: Discourse, token: Token, lemma: str) -> Anaphor | None:
    """"the Prime Minister", "the human rights lawyer": the only person whom the text gives that post in the same words."""
    parts = [c for c in token.lefts if c.dep_ in ("compound", "amod") and c.i > 0]
    if not parts and lemma not in _OF_THE_STATE or not _is_role(lemma) or any(
            c.dep_ in ("nmod", "acl", "acl:relcl", "appos", "flat") for c in token.rights):
        return None
    determiner = next((c for c in token.lefts if c.dep_ == "det"), None)
    if determiner is None or _is_plural(token):
        return None
    phrase = discourse.doc[determiner.i + 1 : token.i + 1].text.lower()
    holders = {m.entity for m in discourse.mentions if m.kind == "person" and m.end <= token.idx and any(
        phrase in o.lower() if parts else phrase == o.lower() for o in discourse.entities[m.entity].occupations)}
    if len(holders) != 1 or not parts and any(_presides_over_less(discourse, n, lemma) for n in holders):
        return None
    start, end, holder = determiner.idx, token.idx + len(token), holders.pop()
    text = text_of(discourse.doc)[start:end]
    return Anaphor(start, end, text, [holder], None, f"“{text}” is “{discourse.entities[holder].name}”")


def _campaigner(discourse: Discourse, token: Token, number: int) -> Anaphor | None:
    """"the teachers' rights activist", "the defender": the only person named in the paragraph so far, if the text gives
    them no other occupation; "the journalist", "the farmer", if it gives them none."""
    if (lemma := token.lemma_.lower()) not in _CAMPAIGNERS and lemma not in _PERSONAL or _is_plural(token) or any(
            c.dep_ not in ("det", "compound", "amod", "nmod:poss", "punct") for c in token.children if c.i < token.i or c.dep_ != "punct"):
        return None
    determiner = token.left_edge if token.left_edge.lower_ == "the" else None
    block = discourse.block(token.idx)
    people = [m for n in range(max(0, number - SECTION_REACH), number) if discourse.block(discourse.sentences[n].start_char) == block
              for m in discourse.by_sentence.get(n, []) if m.kind == "person" and not discourse.only_a_source(m)]
    people = [m for m in people if not discourse.is_in_office(m) and not discourse.is_relation(m)] or people
    single = any(g.count_min == g.count_max == 1 and discourse.block(g.start) == block and g.end <= token.idx
                 and discourse.doc[g.head].dep_ != "appos" and discourse.doc[g.head].lemma_.lower() not in OFFICIALS | ROLE_HOLDERS
                 and not any(0 < m.start - g.end <= len(", ") for m in people) for g in discourse.groups)
    if determiner is None or single or len({m.entity for m in people}) != 1:
        return None
    if not _may_be_called(discourse, people[0].entity, lemma):
        return None
    start, end = determiner.idx, token.idx + len(token)
    text = text_of(discourse.doc)[start:end]
    return Anaphor(start, end, text, [people[0].entity], None, f"“{text}” is “{people[0].text}”, alone in the paragraph")


def _alone_meant(discourse: Discourse, token: Token) -> Anaphor | None:
    """The last words of the paragraph for somebody told above, where no others mean or name anybody else ("The reporter was beaten. Police
    accused the journalist of trespass")."""
    block = discourse.block(token.idx)
    meant = [a for a in discourse.found[-12:] if len(a.entities) == 1 and discourse.entities[a.entities[0]].kind == "person" and discourse.block(a.start) == block]
    return meant[-1] if len({a.entities[0] for a in meant}) == 1 else None


def _may_be_called(discourse: Discourse, person: int, lemma: str) -> bool:
    """Whether a noun for campaigners, or for what somebody is, may mean a person by what the text has said of them so far."""
    occupations = discourse.entities[person].occupations
    fitting = _MEMBERS | _CAMPAIGNERS if lemma in _CAMPAIGNERS else _MEMBERS
    return all(o.lower().split()[-1] in fitting for o in occupations)


def _tells_age(noun: Token) -> bool:
    """Whether a noun is told with an age ("the 40-year-old barrister", "the 40-year-old")."""
    old = noun if noun.lower_ == "old" else next((c for c in noun.lefts if c.lower_ == "old"), None)
    return old is not None and any(c.lower_ == "year" for c in old.lefts)


def _alone_before(discourse: Discourse, token: Token, number: int) -> Mention | None:
    """The only person whom the last sentence of the paragraph with a name names before the token, leaving out sources and those in office
    where it tells of others; none where somebody unnamed is told of behind it."""
    people = [item for item in discourse.people(token, number) if item.back <= 3 and not discourse.only_a_source(item.mention)]
    people = [item for item in people if not discourse.is_in_office(item.mention)] or (people if are_one(people) else [])
    named = [item.mention for item in people if item.back == people[0].back]
    if len({m.entity for m in named}) != 1:
        return None
    told_again = {a.start for a in discourse.found if a.entities}
    behind = (g for back in range(people[0].back + 1) for g in discourse.groups_of.get(number - back, []) if named[0].end < g.start and g.end <= token.left_edge.idx)
    unnamed = any(g.count_min == g.count_max == 1 and g.start not in told_again and discourse.doc[g.head].dep_ != "appos"
                  and discourse.doc[g.head].lemma_.lower() not in OFFICIALS | ROLE_HOLDERS for g in behind)
    return None if unnamed else named[0]


def _unnamed_behind(discourse: Discourse, name: Mention, number: int, lemma: str, end: int) -> Group | None:
    """An unnamed body told of behind a name by the noun that would stand for it ("X said that a radio station … the station")."""
    told = [g for back in range(REACH + 1) for g in discourse.groups_of.get(number - back, []) if name.end < g.start and g.end <= end
            and discourse.doc[g.head].lemma_.lower() == lemma and discourse.doc[g.head].dep_ != "appos" and g.text.lower().startswith(("a ", "an ", "another "))]
    return told[-1] if told else None


def _plural_description(discourse: Discourse, token: Token, number: int, lemma: str, start: int, end: int, text: str) -> Anaphor | None:
    block = discourse.block(token.idx)
    counts = [c for c in token.children if c.dep_ == "nummod"]
    for back in range(REACH + 1):
        options = [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and discourse.block(g.start) == block
                   and discourse.doc[g.head].lemma_.lower() == lemma and (g.count_min is None or g.count_min > 1) and not _does_it_to(discourse, g, token)]
        if options:
            group = _counted_part(discourse, options[-1])
            if bearers := _described_by(discourse, group, number - back):
                return Anaphor(start, end, text, bearers, None, f"“{text}” are those called “{group.text}”")
            return Anaphor(start, end, text, [], (group.start, group.end), f"“{text}” are “{group.text}”")
        if back <= 1 and not counts and lemma in BODY_WORDS and (run := [r for r in discourse.runs(of_kind(discourse, number - back, start, lemma)) if len(r) > 1]):
            return Anaphor(start, end, text, run[-1], None, f"“{text}” are those named together before it")
        if lemma in _DEMONSTRATORS and (marching := [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and discourse.block(g.start) == block and demonstrates(discourse.doc[g.head])]):
            return Anaphor(start, end, text, [], (marching[-1].start, marching[-1].end), f"“{text}” are “{marching[-1].text}”")
        people = discourse.people_told(number - back, start, block)
        if lemma in _OF_CASE:
            people = discourse.others_than_officers(people)
            if not counts and (those := _those_held(discourse, token, number - back, block, start, end, text)) is not None:
                return those
        if lemma in OF_NOUN and _are_other(discourse, people, OF_NOUN[lemma]):
            found = _of_gender(discourse, people, OF_NOUN[lemma], start, end) or _assailants(discourse, number - back, start, end, text)
            if found is not None or any(discourse.gender.get(m.entity, OF_NOUN[lemma]) == OF_NOUN[lemma] for m in people):
                return found
            continue
        chain = discourse.coordinated(people)
        here = {tuple(a.entities) for a in discourse.found if a.start >= discourse.starts[number] and a.text.lower() != text.lower() and a.text.lower().startswith("the ")}
        unlike = lemma in JUDICIAL and not any(lemma in o.lower().split() for n in chain for o in discourse.entities[n].occupations)
        called = all(is_called(discourse, n, lemma) for n in chain)
        if len(chain) > 1 and not unlike and (back <= 1 or counts or called or lemma in _OF_CASE) and tuple(chain) not in here and (called or lemma in _ROLE_WORDS | _PLURAL_ROLES) and (not counts or len(chain) in (COUNTS.get(counts[0].lower_), int(counts[0].text) if counts[0].text.isdecimal() else 0)):
            return Anaphor(start, end, text, chain, None, f"“{text}” are those named together before it")
        again = [a for a in discourse.found[-12:] if a.end <= start and discourse.sentence_of(a.start) == number - back and discourse.block(a.start) == block and a.group is None
                 and len(a.entities) > 1 and all(discourse.entities[n].kind == ("organisation" if lemma in BODY_WORDS else "person") for n in a.entities)]
        if again and not counts and back <= 1 and (lemma in _PLURAL_ROLES | BODY_WORDS | OF_NOUN.keys() or all(is_called(discourse, n, lemma) for n in again[-1].entities)) and tuple(again[-1].entities) not in here and all(
                discourse.gender.get(n, OF_NOUN.get(lemma)) == OF_NOUN.get(lemma, discourse.gender.get(n)) for n in again[-1].entities):
            return Anaphor(start, end, text, again[-1].entities, None, f"as “{again[-1].text}” before it")
    if lemma in OF_NOUN and (of_gender := of_gender_above(discourse, number, OF_NOUN[lemma], start, end)) is not None:
        return of_gender
    return None if counts else so_called_above(discourse, number, lemma, start, end)


def _counted_part(discourse: Discourse, group: Group) -> Group:
    """The part of a group that is counted, where one is, else the whole ("two of its lawyers")."""
    head = discourse.doc[group.head]
    part = head.head if head.dep_ == "nmod" and head.head.pos_ == "NUM" else head
    return discourse.group_heads.get(part.i, group)


def _described_by(discourse: Discourse, group: Group, number: int) -> list[int]:
    """Those of whom a group in apposition says what they are ("X and Y, both lawyers, were held")."""
    head = discourse.doc[group.head]
    if head.dep_ != "appos":
        return []
    named = discourse.by_sentence.get(number, [])
    bearers = {m.entity for m in named if m.start <= head.head.idx < m.end}
    return next((run for run in discourse.runs([m for m in named if m.kind == "person" and m.end <= group.start]) if len(run) > 1 and bearers & set(run)), [])


def _those_held(discourse: Discourse, token: Token, number: int, block: tuple[int, int], start: int, end: int, text: str) -> Anaphor | None:
    """"the defendants": those told together in a sentence, some of them without a name ("X and seven others were arrested"), or an unnamed
    group to whom a case befalls."""
    if number < 0 or discourse.block(discourse.starts[number]) != block:
        return None
    together = told_together(discourse, token, number)
    if together is not None and together[1] is not None:
        return Anaphor(start, end, text, together[0], together[1], f"“{text}” are those told together before it")
    held = [g for g in discourse.groups_of.get(number, []) if g.end <= start and are_held(discourse, g) and not discourse.people_told(number, start, block)]
    return Anaphor(start, end, text, [], (held[-1].start, held[-1].end), f"“{text}” are “{held[-1].text}”") if held else None


def _of_gender(discourse: Discourse, people: list[Mention], gender: str, start: int, end: int) -> Anaphor | None:
    """"the women": the women of those named together last, if it is known of all who they are."""
    for run in discourse.runs(people)[::-1]:
        fitting = [n for n in run if discourse.gender.get(n, gender) == gender]
        if len(fitting) > 1 and all(discourse.gender.get(n) == gender for n in fitting):
            return Anaphor(start, end, text_of(discourse.doc)[start:end], fitting, None, "those of that gender among the people named together before it")
    return None


def _are_other(discourse: Discourse, people: list[Mention], gender: str) -> bool:
    """Whether somebody among those named cannot be one of "the men" or "the women"."""
    return any(discourse.gender.get(m.entity, gender) != gender for m in people)


def _assailants(discourse: Discourse, number: int, start: int, end: int, text: str) -> Anaphor | None:
    """"the men": the unnamed people of a sentence who are told of by a word for men ("gunmen"), where those named there are women."""
    told = [g for g in discourse.groups_of.get(number, []) if g.end <= start and discourse.is_plural(g) and discourse.doc[g.head].lemma_.lower().endswith("man")]
    if len({g.text for g in told}) != 1:
        return None
    return Anaphor(start, end, text, [], (told[0].start, told[0].end), f"“{text}” are “{told[0].text}”")
