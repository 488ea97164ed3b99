"""Participles beside the subject of a sentence that the language model took for its verb: in front of it ("Fined 500 euros by a court, X has
left"), between commas behind it ("X, fined 500 euros on 3 May, denies it") and behind a pronoun ("among those fined in May was X")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import PAST_LIKE_NOUNS
from pipeline.annotate.counted_phrases import people_words
from pipeline.annotate.kinds_of_offences import BEFORE_NOUN, KINDS, read_as_kind
from pipeline.annotate.tag_sets import FINITE, SUBJECTS
from pipeline.annotate.tree import (
    has_child,
    join_to,
    make_passive,
    make_reduced_relative,
    make_root,
    make_title,
    subject_relation,
    take_place_of,
)
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_PAST = {"VBN", "VBD"}
_PROCEEDINGS = word_list("participles.proceedings")
_SEEING = word_list("participles.seeing")
_FIRED = word_list("participles.fired")
_ASIDES = {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"}
_BESIDE = {"parataxis", "advcl", "ccomp", "conj"}
_PHRASES = {"obl", "obl:unmarked", "obl:agent", "nmod:unmarked"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_OPENING = {"while", "whereas", "although", "though", "as", "when", "because", "since"}
_BEFORE_VERB = {"aux", "aux:pass", "cop", "advmod"}


def read_participles(sentence: Span) -> None:
    """Makes participles beside the subject of a sentence clauses of their own, in the parse."""
    for token in sentence:
        if token.i > sentence.start and (token.lower_ in KINDS or token.tag_ == "VBN" and token.dep_ in ("acl", "advcl") and token.nbor(-1).lower_ in BEFORE_NOUN) and read_as_kind(token):
            continue
        those = token.nbor(-1) if token.i > sentence.start + 1 else token
        those = those.nbor(-1) if those.pos_ == "ADV" and those.head in (token, token.head) and those.i > sentence.start + 1 else those  # "those still held"
        if those.lower_ == "those" and those.nbor(-1).lower_ == "among" and (token.tag_ in _PAST or token.lower_ in PAST_LIKE_NOUNS):
            _read_behind_those(token, those)
        elif token.tag_ == "VBG" and token.dep_ == "advcl":
            _read_as_seen(token)
        elif token.dep_ == "acl" and token.head.dep_ == "obl:agent" and token.lower_ in _FIRED:
            _read_as_weapon(token)
        elif token.tag_ not in _PAST or token.pos_ not in ("VERB", "ADJ") or token.dep_ == "acl" and _read_behind_nearest(token):
            continue
        elif token.i == sentence.start and token.dep_ == "advcl":
            _read_as_passive(token)
        elif token.dep_ == "advcl" and _read_before_subject(token):
            continue
        elif token.dep_ == "root":
            _read_in_front(token) or _read_as_aside(token)
        elif token.dep_ in _ASIDES:
            _read_as_aside(token) or token.dep_ == "parataxis" and _read_behind_people(token)


def _read_in_front(participle: Token) -> bool:
    """Hangs a participle that opens a sentence, and that the parser took for its head, on the verb whose subject stands behind the
    comma that closes its phrase."""
    if participle.i != participle.sent.start or any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "aux:pass") for c in participle.children):
        return False
    for verb in participle.children:
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
        if verb.dep_ not in _BESIDE or subject is None or any(c.dep_ in ("mark", "cc") and c.i < verb.i for c in verb.children):
            continue
        first = subject.left_edge
        comma = first if first.text == "," else first.nbor(-1)
        if comma.text == ",":
            _make_head(verb, participle)
            participle.dep_ = "advcl"
            _take_phrases(participle, verb, comma)
            return True
    return False


def _read_before_subject(participle: Token) -> bool:
    """Makes a participle between a conjunction and a noun without an article say of what kind the subject behind it is, where the parser took it
    for the verb of that clause ("while | detained blogger X has no lawyer")."""
    mark = participle.nbor(-1) if participle.i > participle.sent.start else participle
    if mark.dep_ != "mark" or mark.lower_ not in _OPENING or mark.head is not participle or participle.i + 1 >= participle.sent.end:
        return False
    first = participle.nbor()
    subject = next((t for t in (first, *first.ancestors) if t.dep_ in SUBJECTS or t.dep_ == "obj" and t.head is participle), None)
    if subject is None or subject.left_edge is not first or first.dep_ in ("det", "case", "nummod", "nmod:poss") or any(c not in (mark, subject) for c in participle.children):
        return False
    behind = subject.right_edge.i + 1
    verb = subject.head if subject.head is not participle else next(
        (c for c in participle.head.children if c.dep_ in _BESIDE and min([c.i, *(t.i for t in c.children if t.dep_ in _BEFORE_VERB)]) == behind), participle)
    if not participle.i < subject.i < verb.i or not _is_finite(verb) or any(c.dep_ in ("mark", "cc") and c.i < verb.i for c in verb.children):
        return False
    if subject.head is participle and any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    above = participle.head
    if subject.head is participle:
        join_to(subject, verb)
        subject.dep_ = subject_relation(verb)
    join_to(participle, subject)
    participle.dep_ = "amod"
    join_to(mark, verb)
    if verb is not above and verb.head is not verb:
        join_to(verb, above)
        verb.dep_ = "advcl"
    return True


def _read_as_aside(participle: Token) -> bool:
    """Makes a participle with its phrase between commas, behind the subject of the finite verb that follows, a clause on that subject;
    phrases within the commas are its own."""
    opening = participle.nbor(-1) if participle.i > participle.sent.start + 1 else participle
    if opening.dep_ == "advmod" and opening.head is participle and opening.i > participle.sent.start + 1:
        opening = opening.nbor(-1)  # "X, recently removed by the mayor, denies it"
    if opening.text != "," or has_child(participle, "aux", "aux:pass", "mark", "cc", "cop"):
        return False
    above = participle.head
    on_subject = above.dep_ in SUBJECTS and above.i < participle.i
    if participle.dep_ == "root":
        verb = next((c for c in participle.children if c.i > participle.i and not has_child(c, "mark") and (c.dep_ in ("parataxis", "ccomp", "advcl") or c.dep_ == "conj" and _tells_by_whom(participle) and not any(
            t.dep_ == "cc" for t in c.children))), participle)
    else:
        verb = above.head if on_subject else above
    closing = verb.doc[min([verb.i, *(c.i for c in verb.children if c.dep_ in _BEFORE_VERB and c.i > participle.i)]) - 1]
    if verb.i <= participle.i or not _is_finite(verb) or closing.text != ",":
        return False
    subject = _subject_of_both(participle, verb)
    if subject is None or subject.i > opening.i or any(c.lower_ in _RELATIVE for c in participle.children):
        return False
    if not (participle.dep_ == "acl" and above is subject or _may_be_passive(participle)) or not _ends_before(subject, participle, opening):
        return False
    if participle.dep_ == "root":
        _make_head(verb, participle)
    if subject.head is participle:
        join_to(subject, verb)
    subject.dep_ = subject_relation(verb)
    if participle.head is not subject:
        join_to(participle, _person_tried(subject, opening))
    make_reduced_relative(participle)
    _take_phrases(participle, verb, closing)
    return True


def _person_tried(subject: Token, comma: Token) -> Token:
    """The person right before a comma whose trial or the like is the subject ("the trial of X, arrested on 3 May, …"); else the subject."""
    of = next((c for c in subject.children if c.dep_ == "nmod" and c.right_edge.i == comma.i - 1), None)
    named = of is not None and any(t.ent_type_ == "PERSON" for t in of.subtree)
    return of if of is not None and named and subject.lemma_.lower() in _PROCEEDINGS else subject


def _read_behind_those(participle: Token, those: Token) -> None:
    """Makes a participle behind "among those" tell of these, with all that stands between it and the verb before those named."""
    before = next((t for t in reversed(those.doc.tokens[those.sent.start : those.i - 1]) if t.pos_ != "ADV"), those)
    if before.lemma_ == "be":
        _read_behind_copula(participle, those, before)
        return
    be = next((t for t in participle.doc.tokens[participle.i + 1 : participle.sent.end - 1] if t.lemma_ == "be" and t.nbor().tag_ != "VBN"), None)
    if be is None:
        return
    named = be.head
    if named is participle:  # "arrested were", taken for a passive
        named = next((t for head in (participle, those) for t in head.children if t.dep_ in SUBJECTS and t.left_edge.i == be.i + 1), named)
        join_to(be, named)
        be.dep_ = "cop"
    if named is those and (subject := next((t for t in those.children if t.dep_ in SUBJECTS and t.i > be.i), None)) is not None:
        named = subject  # "those arrested | was X", of whom the parser took "those" for what he was
        take_place_of(named, those)
        for child in [c for c in those.children if c.i >= be.i]:
            join_to(child, named)
    if named.i < be.i:
        return
    if participle.dep_ == "root" and named.head is participle:
        _make_head(named, participle)
    elif participle.dep_ == "root" and named.head is those:
        join_to(named, participle)
        _make_head(named, participle)
    if participle in named.ancestors or those in named.ancestors:
        return
    if participle.pos_ == "NOUN":
        for child in participle.children:
            if child.dep_ == "case":
                join_to(child, those)
            child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_
    if those.head is not named:
        join_to(those, named)
    if participle.head is not those:
        join_to(participle, those)
    those.dep_ = "obl"
    make_reduced_relative(participle)
    within = range(participle.i + 1, be.i)
    for token in [t for t in participle.doc.tokens[within.start : within.stop] if t.head.i not in within and t.head is not participle and not t.is_punct]:
        join_to(token, participle)
        token.dep_ = "obl" if has_child(token, "case") else "obj"


def _read_behind_copula(participle: Token, those: Token, copula: Token) -> None:
    """Makes a participle behind "were among those" the passive of which the people in front are the subject, where the parser took "those" for
    what is said of them ("ten reporters were among those | held")."""
    if participle.head is those and those.head is not participle:
        take_place_of(participle, those)
    elif those.head is not participle:
        if those.head is not participle.head or those.dep_ not in _ASIDES:
            return
        join_to(those, participle)
    for child in [c for c in those.children if c.i < participle.i and (c.dep_ in SUBJECTS or c.dep_ in ("cop", "aux", "advmod", "punct", "mark", "cc"))]:
        join_to(child, participle)
    above = participle.head
    beside = [c for c in above.children if c.dep_ in SUBJECTS and above.i < c.i < copula.i] if above is not participle else []
    for subject in beside:
        join_to(subject, participle)
    for subject in participle.children:
        subject.dep_ = "nsubj:pass" if subject.dep_ in SUBJECTS and subject.i < copula.i else subject.dep_
    if copula.head is not participle:
        join_to(copula, participle)
    copula.dep_, those.dep_, participle.pos_ = "aux:pass", "obl", "VERB"
    make_passive(participle)


def _read_behind_people(participle: Token) -> bool:
    """Makes a participle right behind a plural, which the parser set beside the sentence, tell of it ("is one of four people | refused entry
    by police")."""
    people = participle.nbor(-1)
    within = people.tag_ == "NNS" and people.i < participle.i and participle.head.i < people.i and participle.left_edge is participle
    if within and people is not participle.head and not has_child(participle, *SUBJECTS, "aux", "aux:pass", "cop", "mark") and any(
            t.dep_ == "case" and t.lower_ == "by" for c in participle.children for t in c.children):
        join_to(participle, people)
        make_reduced_relative(participle)
        return True
    return False


def _read_as_seen(participle: Token) -> None:
    """Makes a participle in -ing right behind the people whom somebody saw or filmed tell what these did, not the one who saw it ("filmed
    officers | beating a hawker")."""
    verb, people = participle.head, participle.nbor(-1)
    seen = verb.lemma_.lower() in _SEEING and people.pos_ in ("NOUN", "PROPN") and people.dep_ in ("obj", "nsubj", "flat") and participle.left_edge is participle
    thing = people.head if people.dep_ == "flat" else people
    if seen and thing.head is verb and thing.i > verb.i and (thing.tag_ == "NNS" or thing.ent_type_ == "PERSON" or thing.lemma_.lower() in people_words() | {"police"}):
        join_to(participle, thing)
        thing.dep_, participle.dep_ = "obj", "acl"


def _read_as_weapon(participle: Token) -> None:
    """Makes who fired or threw what hit somebody the one who did it, with the time and place ("was hit by a rubber bullet | fired by police")."""
    weapon, verb = participle.head, participle.head.head
    told = [c for c in participle.children if c.i > participle.i and not c.is_punct]
    if not any(c.dep_ == "obl:agent" for c in told):
        return
    for phrase in told:
        join_to(phrase, verb)
    weapon.dep_ = "obl"


def _read_behind_nearest(participle: Token) -> bool:
    """Makes a participle right behind a plural inside the clause on somebody tell of those, and not of that one ("a lawyer who represents
    protesters | arrested in March")."""
    people = participle.nbor(-1)
    if people.tag_ != "NNS" or people is participle.head or people.lemma_.lower() not in people_words():
        return False
    above = people
    while above.dep_ not in ("acl:relcl", "root") and above.head is not above:
        above = above.head
    if above.dep_ != "acl:relcl" or above.head is not participle.head:
        return False
    join_to(participle, people)
    return True


def read_behind_preposition(participle: Token) -> None:
    """Makes a participle between a preposition and its noun an attribute of that, where the parser joined it to the noun in front ("the family of |
    slain | columnist X")."""
    noun = participle.nbor(-1).head
    if noun not in participle.ancestors and not any(not c.is_punct for c in participle.children):
        join_to(participle, noun)
        participle.dep_, participle.pos_ = "amod", "ADJ"


def _take_phrases(participle: Token, verb: Token, comma: Token) -> None:
    """Joins to a participle the phrases before the comma that closes its own, which the parser gave to the finite verb."""
    for phrase in [c for c in verb.children if c.dep_ in _PHRASES and participle.i < c.i < comma.i]:
        if not any(t.text == "," for t in phrase.doc.tokens[participle.i : phrase.i]):
            join_to(phrase, participle)


def _subject_of_both(participle: Token, verb: Token) -> Token | None:
    """The only subject of a participle and the verb behind it; a name with the title before it that the parser gave a place of its own."""
    subjects = sorted((c for c in (*participle.children, *verb.children) if c.dep_ in SUBJECTS), key=lambda c: c.i)
    if len(subjects) == 2 and subjects[0].pos_ == "NOUN" and subjects[1].pos_ == "PROPN" and max(c.i for c in (subjects[0], *_before(subjects[0], subjects[1]))) == subjects[1].i - 1:
        title, name = subjects
        make_title(title, name)
        for clause in [c for c in title.children if c.i > name.i]:
            join_to(clause, name)
        return name
    return subjects[0] if len(subjects) == 1 else None


def _before(noun: Token, other: Token) -> list[Token]:
    return [t for c in noun.children if c.i < other.i for t in c.subtree]


def _read_as_passive(participle: Token) -> None:
    """Makes a verb in the past that opens a sentence, in front of the subject of another, a participle."""
    above = participle.head
    first = next((c.left_edge for c in above.children if c.dep_ in SUBJECTS and c.i > participle.i), participle)
    if above.i > participle.i and first is not participle and "," in (first.text, first.nbor(-1).text) and _tells_by_whom(participle):
        make_reduced_relative(participle)
        participle.dep_ = "advcl"


def _is_finite(verb: Token) -> bool:
    """Whether a predicate is finite, by itself or by its auxiliary or copula."""
    return verb.pos_ == "VERB" and verb.tag_ in FINITE or any(c.dep_ in ("aux", "aux:pass", "cop") and c.i < verb.i for c in verb.children)


def _may_be_passive(participle: Token) -> bool:
    """Whether a verb in -ed has no object but a sum, or tells by whom it was done."""
    objects = [c for c in participle.children if c.dep_ in ("obj", "iobj") and c.i > participle.i]
    return _tells_by_whom(participle) or all(c.ent_type_ == "MONEY" or c.pos_ in ("NUM", "SYM") for c in objects)


def _tells_by_whom(participle: Token) -> bool:
    own = [c for c in participle.children if c.i > participle.i]
    return any(t.dep_ == "case" and t.lower_ == "by" for c in (*own, *(g for c in own for g in c.children)) for t in c.children)


def _ends_before(subject: Token, participle: Token, comma: Token) -> bool:
    """Whether a subject, without the participle, ends right before a comma."""
    own = [c for c in subject.children if c is not participle]
    return max([subject.i, *(t.i for c in own for t in c.subtree if not t.is_punct)]) == comma.i - 1


def _make_head(verb: Token, top: Token) -> None:
    """Makes a verb below the head of its sentence the head, with that one and its closing mark below it."""
    make_root(verb)
    for mark in top.children:
        if mark.dep_ == "punct" and mark.i > verb.i:
            join_to(mark, verb)
