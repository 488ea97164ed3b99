"""Participles right behind a noun, without commas, which the language model took for the verb of the sentence, or whose phrase it
tore ("300 women led by the singer X set out", "the rally announced for 3 May was called off"), and objects that "whose" opens; mended
in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.counted_phrases import people_words
from pipeline.annotate.tag_sets import FINITE, SUBJECTS
from pipeline.annotate.tree import (
    has_child,
    join_to,
    make_reduced_relative,
    make_root,
    subject_relation,
    take_place_of,
)
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_PAST = {"VBN", "VBD"}
_LIKE_NOUNS = word_list("reduced_relatives.like_nouns")
_IN_FRONT = {"csubj", "csubj:pass", "ccomp", "advcl"}
_WHO_DOES = {*SUBJECTS, "csubj", "csubj:pass", "expl"}
_OF_RELATIVE = {"VBN", "VBD", "VBG"}
ACCUSED = word_list("reduced_relatives.accused")
BEFALLING = word_list("attachments.befalling") | ACCUSED
_OF_A_CLAUSE = ("aux", "aux:pass", "cop", "mark", "cc", "obj")
_OF_VERB = ("AUX", "ADV", "PART")
_BELOW = ("acl", "appos", "ccomp", "conj", "parataxis", "advcl", "xcomp")


def read_reduced_relatives(sentence: Span) -> None:
    """Makes a participle right behind a noun tell of it, and the verb that follows its phrase the verb of the sentence."""
    top = sentence.root
    if top.tag_ in _PAST and top.pos_ == "VERB":
        _read_top(top)
    for token in sentence:
        if token.dep_ in _IN_FRONT and token.head.i > token.i and token.tag_ in _OF_RELATIVE:
            _read_in_front(token)
        elif token.dep_ == "acl:relcl" and token.tag_ in _PAST and token.lower_ in BEFALLING:
            _read_bare(token)
        elif token.dep_ == "conj" and token.tag_ in _PAST and token.lower_ in ACCUSED:
            _read_accused(token)
        if token.dep_ == "nsubj" and token.left_edge.lower_ == "by":
            if not _read_agent(token):
                _read_doer(token)
        elif token.dep_ == "obl:agent" and (token.tag_ == "VBG" or token.lower_ in _LIKE_NOUNS):
            _read_as_living(token)
        elif token.dep_ == "obl:agent" and token.i < token.head.i and token.left_edge.lower_ == "by":
            _read_doer(token)
        elif token.dep_ in SUBJECTS and token.ent_type_ == "PERSON" and token.i > sentence.start + 2 and token.nbor(-1).text == ",":
            _read_names_behind(token, token.head if token.head.dep_ == "acl" and token.head.i < token.i else token.nbor(-2))
        elif token.lower_ == "set" and token.pos_ == "NOUN" and token.i + 1 < sentence.end and token.nbor().lower_ == "for":
            _read_set(token)
        elif token.lower_ == "whose" and token.head.dep_ == "appos":
            _read_whose(token.head)
        elif token.lower_ == "as" and token.dep_ == "mark":
            _read_known_as(token)
        elif token.lower_ == "dead" and token.i > sentence.start + 1 and token.nbor(-1).pos_ == "NOUN":
            _read_shot(token.nbor(-1))


def _read_in_front(clause: Token) -> None:
    """Makes a participle right behind a noun tell of it, and the noun the subject that the verb behind the phrase lacks, where the parser made
    both a clause in front of that verb ("drivers | coming to greet her | were held", "two nurses | tried in the case | were acquitted")."""
    verb = clause.head
    noun = next((c for c in clause.children if c.dep_ in SUBJECTS and c.i < clause.i), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN", "NUM") or verb.pos_ != "VERB" or any(c.dep_ in _WHO_DOES and c is not clause for c in verb.children) or has_child(clause, "aux", "aux:pass", "cop", "cc", "obj"):
        return
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop") and c.i > clause.i), default=verb.i)
    if verb.tag_ not in FINITE and first == verb.i or any(t.is_punct and t.text in ",;:–—" for t in clause.doc.tokens[noun.i : first]):
        return
    for mark in [c for c in clause.children if c.dep_ == "mark" and c.i < noun.i]:
        join_to(mark, verb)
    join_to(noun, verb)
    join_to(clause, noun)
    noun.dep_, clause.dep_ = subject_relation(verb), "acl"
    if clause.tag_ in _PAST:
        make_reduced_relative(clause)


def _read_bare(verb: Token) -> None:
    """Makes a verb right behind a noun, without "who", subject or object, a participle that tells what befell it ("the five bakers | charged with
    contempt | heard that …", "left 20 people | killed")."""
    if verb.left_edge is verb and verb.head.i == verb.i - 1 and verb.head.pos_ in ("NOUN", "PROPN") and not has_child(verb, "obj", "iobj", "ccomp"):
        make_reduced_relative(verb)


def _read_accused(participle: Token) -> None:
    """Makes "accused" or "charged" right behind people tell of them, and these go on with the people before "and", where the parser made it one more
    verb of who held them ("held members of the union and two nurses | accused of spying")."""
    verb, people = participle.head, participle.doc[participle.i - 1]
    if verb.i > people.i or has_child(verb, "aux:pass") or has_child(participle, "aux", "aux:pass", "obj", "mark"):
        return
    while people.dep_ in ("flat", "compound") and people.head.i < people.i:
        people = people.head
    if people.pos_ not in ("NOUN", "PROPN") or people.i <= verb.i:
        return
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS), None)
    if subject is people:
        conjunction = next((c for word in (people, participle) for c in word.children if c.dep_ == "cc" and c.i < people.i), None)
        before = participle.doc[conjunction.i - 1] if conjunction is not None else people
        before = participle.doc[before.i - 1] if before.is_punct else before
        while before.dep_ in ("flat", "compound", "appos") and verb.i < before.head.i < before.i or before.text == ")":
            before = before.head
        if conjunction is None or before.pos_ not in ("NOUN", "PROPN") or before.i <= verb.i:
            return
        join_to(conjunction, people)
        join_to(people, before)
        people.dep_ = "conj"
    elif subject is not None or has_child(participle, "cc"):
        return
    join_to(participle, people)
    make_reduced_relative(participle)


def _is_right_behind(participle: Token, noun: Token) -> bool:
    own = [noun, *(t for child in noun.children if child is not participle for t in child.subtree if t.i < participle.i)]
    first = participle
    while first.i > noun.i + 1 and first.nbor(-1).dep_ == "advmod" and first.nbor(-1).head is participle:
        first = first.nbor(-1)
    return max(t.i for t in own) == first.i - 1 and first.nbor(-1).text != ","


def _read_top(participle: Token) -> None:
    """Hangs the head of a sentence on the subject before it where the verb stands behind its phrase."""
    if any(c.dep_ in _OF_A_CLAUSE and (c.i < participle.i or c.dep_ == "obj") for c in participle.children):
        return
    verb, subject = (_verb_behind(participle) or _verb_below_agent(participle) or _verb_of_subject(participle) or _verb_behind_phrases(participle)
                     or _verb_behind_infinitive(participle) or (None, None))
    if verb is None or subject is None or not _is_right_behind(participle, subject):
        return
    for phrase in [c for c in verb.children if participle.i < c.i < verb.i and c.pos_ not in _OF_VERB]:
        join_to(phrase, participle)
        phrase.dep_ = "obl:agent" if phrase.left_edge.lower_ == "by" else "obl"
    make_root(verb)
    before = [c for c in participle.children if c.i < subject.left_edge.i]
    behind = [c for c in participle.children if c.dep_ == "punct" and c.i > verb.i]
    for child in (*before, *behind, subject):
        join_to(child, verb)
    join_to(participle, subject)
    make_reduced_relative(participle)
    subject.dep_ = subject_relation(verb)


def _verb_behind(participle: Token) -> tuple[Token, Token] | None:
    """The finite verb behind a participle, with the subject that stands before both ("the rally announced for 3 May was called off")."""
    for verb in participle.children:
        if verb.i < participle.i or verb.pos_ != "VERB" or verb.dep_ not in _BELOW or has_child(verb, "mark", "cc"):
            continue
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < participle.i), None)
        if subject is not None:
            return verb, subject
    return None


def _verb_of_subject(participle: Token) -> tuple[Token, Token] | None:
    """The verb in the past that follows the phrase of a participle without a mark or comma, which the parser made a clause of its own,
    with the subject that it gave to the participle ("an editor convicted of insulting the king fled")."""
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i and c.pos_ != "PRON"), None)
    verb = next((c for c in participle.children if c.dep_ == "advcl" and c.i > participle.i + 1 and c.tag_ == "VBD"), None)
    if subject is None or verb is None or any(c.i < verb.i and not has_child(c, "case") for c in verb.children):
        return None
    own = [c for c in participle.children if participle.i < c.i < verb.i]
    phrases = [c for c in own if has_child(c, "case", "mark")]
    return (verb, subject) if own and phrases == own else None


def _verb_behind_phrases(participle: Token) -> tuple[Token, Token] | None:
    """The finite verb that follows the phrases of a participle without a comma, a conjunction or a subject of its own, with the subject
    that the parser gave to the participle ("suits filed in 2018 against X remained pending", "an NGO shut by the prefect helped
    migrants", whose agent the parser took for a subject)."""
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i and c.pos_ != "PRON"), None)
    own = [c for c in participle.children if c.i > participle.i]
    verb = next((c for c in own if c.dep_ in ("conj", "parataxis") and c.tag_ in FINITE), None) or next(
        (t for c in own for t in c.children if _goes_on(t)), None)
    if subject is None or verb is None or any(t.dep_ == "punct" for t in participle.doc.tokens[participle.i:verb.i]):
        return None
    between = [c for word in (participle, verb) for c in word.children if participle.i < c.i < verb.i]
    return (verb, subject) if between and all(has_child(c, "case") for c in between) else None


def _verb_behind_infinitive(participle: Token) -> tuple[Token, Token] | None:
    """The verb with an auxiliary that follows the infinitive right behind a participle, without a comma or a subject of its own, with the
    subject that the parser gave to the participle ("the women told to leave the square were beaten")."""
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i and c.pos_ != "PRON"), None)
    infinitive = next((c for c in participle.children if c.dep_ == "xcomp" and c.left_edge.lower_ == "to" and c.left_edge.i == participle.i + 1), None)
    if subject is None or infinitive is None:
        return None
    for verb in participle.children:
        first = verb.left_edge
        if verb.i > infinitive.i and verb.dep_ in _BELOW and first.dep_ in ("aux", "aux:pass") and first.head is verb and first.tag_ in FINITE:
            return None if any(t.dep_ == "punct" for t in participle.doc.tokens[participle.i:first.i]) else (verb, subject)
    return None


def _goes_on(verb: Token) -> bool:
    """Whether what the parser took for a clause on the noun before it is a finite verb whose subject stands elsewhere: it lacks one, and has
    an object or complement or an ending of the present."""
    if verb.dep_ != "acl:relcl" or verb.pos_ != "VERB" or verb.tag_ not in FINITE or any(c.i < verb.i for c in verb.children):
        return False
    return verb.tag_ != "VBD" or has_child(verb, "obj", "xcomp", "ccomp")


def _verb_below_agent(participle: Token) -> tuple[Token, Token] | None:
    """The verb right behind the name of the agent, which the parser took for an attribute of that ("300 women led by the singer X set out")."""
    subject = next((c for c in participle.children if c.dep_ in SUBJECTS and c.i < participle.i), None)
    agent = next((c for c in participle.children if c.i > participle.i and c.left_edge.lower_ == "by" and names_somebody(c)), None)
    if subject is None or agent is None:
        return None
    for verb in agent.children:
        if verb.dep_ not in _BELOW or verb.tag_ not in _PAST or verb.pos_ != "VERB" or verb.i < agent.i or not _is_right_behind(verb, agent):
            continue
        if not any(c.dep_ in (*SUBJECTS, "mark", "cc", "obj:agent") or c.left_edge.lower_ == "by" for c in verb.children):
            return verb, subject
    return None


def _read_agent(name: Token) -> bool:
    """Makes a name behind "by" the agent of the participle before it, where the parser took it for a second subject of the verb
    ("50 drivers led by the unionist X gathered"); whether it did."""
    verb = name.head
    first = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < name.i and c is not name), None)
    participle = name.left_edge.nbor(-1) if name.left_edge.i else name
    if first is None or participle.head is not first or participle.dep_ != "acl" or participle.tag_ not in _PAST:
        return False
    join_to(name, participle)
    name.dep_ = "obl:agent"
    return True


def _read_doer(people: Token) -> None:
    """Makes people behind "by" those who did what the passive before them tells, where the parser gave them to the participle behind that
    tells of them ("a rally held on 3 May by nurses | angered by pay cuts", "was subjected to threats by men | demanding money")."""
    clause, first = people.head, people.left_edge
    if clause.dep_ not in ("acl", "advcl") or clause.tag_ not in ("VBG", *_PAST) or people.right_edge.i != clause.i - 1 or first.dep_ != "case":
        return
    verb = next((t for t in reversed(people.doc.tokens[people.sent.start : first.i]) if t.pos_ == "VERB" and t.tag_ in _PAST), None)
    if verb is None or verb not in clause.ancestors and verb.head is not clause.head or verb.dep_ != "acl" and not has_child(verb, "aux:pass") or has_child(verb, "obl:agent"):
        return
    join_to(people, verb)
    people.dep_ = "obl:agent"
    join_to(clause, people)
    clause.dep_ = "acl"


def _read_as_living(participle: Token) -> None:
    """Makes people before a participle those who did it, where the parser took them for a part of that word ("was robbed by a Spanish | national
    | living in X")."""
    people = participle.nbor(-1)
    if people.dep_ != "compound" or people.head is not participle or people.lemma_.lower() not in people_words():
        return
    take_place_of(people, participle)
    for child in [c for c in participle.children if c.i < people.i]:
        join_to(child, people)
    for phrase in [c for c in participle.children if c.dep_ == "nmod"]:
        phrase.dep_ = "obl"
    participle.dep_, participle.pos_, participle.tag_ = "acl", "VERB", "VBG"


def _read_names_behind(name: Token, participle: Token) -> None:
    """Sets the names between commas behind a participle, or behind its phrase, beside the noun that it tells of, where the parser took them
    for subjects ("the drivers held, X and Y, were freed", "two others accused in the case, X and Y, were acquitted")."""
    noun = participle.head
    if participle.dep_ != "acl" or participle.tag_ not in _PAST or noun.i > participle.i or name.head not in (participle, noun.head) or noun.dep_ not in SUBJECTS or has_child(participle, "obj"):
        return
    if noun.head.i < name.i:
        return
    join_to(name, noun)
    name.dep_ = "appos"
    make_reduced_relative(participle)


def _read_whose(thing: Token) -> None:
    """Makes the noun behind "whose" the object of the clause that it opens, which the parser set beside the owner ("the union, whose
    licence the ministry withdrew")."""
    owner = thing.head
    verb = next((c for c in (*owner.children, *thing.children) if c.dep_ in ("acl:relcl", "acl") and c.i > thing.i and c.pos_ == "VERB"), None)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb is not None else None
    if verb is None or subject is None or subject.dep_ != "nsubj" or subject.left_edge.i != thing.i + 1 or has_child(verb, "obj"):
        return
    if verb.head is thing:
        join_to(verb, owner)
    join_to(thing, verb)
    verb.dep_, thing.dep_ = "acl:relcl", "obj"


def _read_known_as(mark: Token) -> None:
    """Makes the name behind "known as" the whole of that phrase, and the verb behind it the verb of the sentence, where the parser took
    the name for its subject ("the inquiry against the rapper known as X was shelved")."""
    verb = mark.head
    known = mark.nbor(-1) if mark.i > mark.sent.start else mark
    name = next((c for c in verb.children if c.dep_ in SUBJECTS and c.left_edge.i == mark.i + 1), None)
    top = mark.sent.root
    if known.tag_ != "VBN" or verb.head is not known or name is None or name.pos_ != "PROPN" or known not in top.subtree or top.pos_ == "VERB":
        return
    aside = [c for c in known.children if c.i > verb.i]
    make_root(verb)
    for child in [*aside, *(c for c in top.children if c.dep_ == "punct" and c.i > verb.i)]:
        join_to(child, verb)
    join_to(name, known)
    join_to(mark, name)
    name.dep_, mark.dep_ = "obl", "case"
    top.dep_ = subject_relation(verb)


def _read_set(word: Token) -> None:
    """Makes "set" a participle on the noun before it ("a hearing set for 3 May was put off")."""
    noun = word.nbor(-1)
    if noun.head is word and noun.dep_ == "compound":
        _give_way(word, noun)


def _read_shot(shot: Token) -> None:
    """Makes "shot" a participle on the noun before it, which the parser took for a part of its name ("a student shot dead by police")."""
    victim = shot.nbor(-1)
    if shot.lower_ != "shot" or victim.head is not shot or victim.dep_ != "compound" or shot.dep_ not in ("appos", "obj", "obl", "nmod", "conj"):
        return
    _give_way(shot, victim)


def _give_way(participle: Token, noun: Token) -> None:
    """Gives the noun before a participle, which the parser took for a part of that word's phrase, its place in the sentence."""
    for child in [c for c in participle.children if c.i < noun.i]:
        join_to(child, noun)
    if participle.head is participle:
        make_root(noun)
    else:
        join_to(noun, participle.head)
    noun.dep_ = participle.dep_
    if participle.head is not noun:
        join_to(participle, noun)
    make_reduced_relative(participle)
    for child in participle.children:
        child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_
