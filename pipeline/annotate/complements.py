"""What completes a verb or noun, though the parser hung it elsewhere: an infinitive behind a day ("refused on 3 May | to allow"), what is
refused behind whom ("denied X, a reporter, | entry"), a noun with a hyphen before "by" ("a sit-in by nurses"), a clause with "whose", an
object behind a phrase ("dissolved by decree | the union")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import read_as_noun
from pipeline.annotate.tree import has_child, is_infinitive, join_to, make_title
from pipeline.annotate.trigger_vocabulary import verbs_with_object
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_WITH_INFINITIVE = word_list("misreadings.completed_by_infinitive")
_BIDDING = word_list("clauses.bidding") | {"call"}
_GIVEN = word_list("clauses.given_things")
_TAKING_TWO = word_list("clauses.ditransitive")
_PERSON = "PERSON"
_BESIDE = {"appos", "nmod", "conj", "parataxis"}
_PHRASES = {"obl", "advcl", "advmod", "obl:unmarked"}
_COMPLETED = {"obj", "iobj", "xcomp", "ccomp", "aux:pass"}
"""Relations below a verb that lacks no object."""
COMPLETING = _BESIDE | {"compound", "advcl", "acl", "obl:agent", "obl", "obl:unmarked", "obj", "amod"}
"""Relations of what may complete another word than the parser says."""


def read_complement(token: Token) -> None:
    """Mends what a token completes, in the parse."""
    if token.dep_ == "compound" and "-" in token.text and token.tag_ != "VB":
        read_as_noun(token)
    elif (verb := _verb_parted_from(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obj"
    elif token.lower_ == "free" and token.dep_ == "amod" and (verb := _verb_of_setting_free(token)) is not None:
        join_to(token, verb)
        token.dep_ = "xcomp"
    elif token.dep_ == "obl:unmarked" and token.head.dep_ == "xcomp" and token.head.pos_ == "ADJ" and _is_called_so(token):
        join_to(token, token.head.head)
        token.dep_ = "obj"
    elif token.pos_ == "NOUN" and token.dep_ in _BESIDE:
        _read_as_refused(token)
    elif token.dep_ == "advcl" and (token.head.lemma_ in _WITH_INFINITIVE and _completes(token) or token.head.lemma_ in _BIDDING and _is_bidden(token)):
        token.dep_ = "xcomp"
    elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD") and _opens_with_whose(token):
        token.dep_ = "acl:relcl"
    elif token.dep_ in ("obl:agent", "obl") and token.i < token.head.i and (noun := _made_by(token)) is not None:
        join_to(token, noun)
        token.dep_ = "nmod"


def _completes(infinitive: Token) -> bool:
    """Whether an infinitive behind a verb without an object is its complement."""
    verb = infinitive.head
    return verb.i < infinitive.i and is_infinitive(infinitive) and not any(
        c.dep_ in ("obj", "xcomp", "ccomp", "aux:pass") for c in verb.children)


def _is_bidden(infinitive: Token) -> bool:
    """Whether an infinitive stands right behind those who are told to do it ("ordered X | to be held", "called on the king | to resign")."""
    verb = infinitive.head
    if verb.i > infinitive.i or not is_infinitive(infinitive) or has_child(verb, "xcomp", "aux:pass"):
        return False
    return any(c.right_edge.i == infinitive.left_edge.i - 1 and (c.dep_ in ("obj", "iobj") or c.dep_ == "obl" and c.left_edge.lower_ in ("on", "upon")) for c in verb.children)


def _made_by(phrase: Token) -> Token | None:
    """The noun right before a phrase with "by" that the parser joined to a participle behind a comma with an agent of its own ("the ban on a
    march | by the union, announced by the mayor")."""
    first, participle = phrase.left_edge, phrase.head
    if first.lower_ != "by" or participle.dep_ != "acl" or not first.i:
        return None
    noun = first.doc[first.i - 1]
    agents = [c for c in participle.children if c.i > participle.i and any(t.dep_ == "case" and t.lower_ == "by" for t in c.children)]
    return noun if agents and noun.pos_ == "NOUN" and phrase not in noun.ancestors else None


def _verb_of_setting_free(free: Token) -> Token | None:
    """The "set" that "free" completes, where the parser took that for an adjective of its object ("set | free four clerks") or of a noun behind
    it ("set them | free pending trial")."""
    if free.i > free.sent.start and free.nbor(-1).lemma_ == "set" and free.nbor(-1).pos_ == "VERB":
        return free.nbor(-1)
    before = next((t for t in (free.nbor(-1), *free.nbor(-1).ancestors) if t.dep_ in ("obj", "nsubj:pass")), None) if free.i > free.sent.start else None
    return before.head if before is not None and before.head.lemma_ == "set" and before.head.i < free.i < free.head.i else None


def _is_called_so(noun: Token) -> bool:
    """Whether a noun between a verb without an object and an adjective is what the verb calls so ("declared the workers' march unlawful")."""
    verb = noun.head.head
    return noun.pos_ in ("NOUN", "PROPN") and verb.pos_ == "VERB" and verb.i < noun.left_edge.i and noun.i < noun.head.i and not any(c.dep_ in _COMPLETED - {"xcomp"} for c in verb.children)


def _verb_parted_from(noun: Token) -> Token | None:
    """The verb in front of the phrase that parts a noun from it as its object, be it between commas ("rejected, for the third time,
    | a request") or not ("dissolved by decree | the union")."""
    if noun.pos_ not in ("NOUN", "PROPN") or has_child(noun, "case", "cop", "nsubj", "cc"):
        return None
    first = noun.left_edge
    if first.is_punct:
        first = next((t for t in noun.subtree if not t.is_punct), noun)
    opens = first.pos_ in ("DET", "NUM") or first.dep_ == "nmod:poss" or noun.ent_type_ == _PERSON
    if not opens or first.i == noun.sent.start:
        return None
    parted_by_comma = noun.doc[first.i - 1].text == ","
    for verb in noun.ancestors:
        if verb.pos_ != "VERB" or verb.i >= first.i - 2 or verb.lemma_ not in verbs_with_object():
            continue
        opener = verb.nbor(2 if parted_by_comma else 1)
        phrase = opener.head
        if (verb.nbor().text == ",") != parted_by_comma or opener.dep_ not in ("case", "mark") or phrase.head is not verb or phrase is noun:
            continue
        inside = {t.i for c in verb.children if c.i > verb.i and c is not noun and c.dep_ in _PHRASES for t in c.subtree}
        if all(i in inside for i in range(opener.i, first.i - parted_by_comma)) and (parted_by_comma or noun.dep_ == "appos" and noun.head is phrase) and not any(
                c.dep_ in _COMPLETED for c in verb.children) and (
                verb.dep_ == "conj" or any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i for c in verb.children)):
            return verb
    return None


def _opens_with_whose(verb: Token) -> bool:
    """Whether a clause on a noun is a relative one by its first words: "X, whose accounts were frozen"."""
    return any(t.lower_ == "whose" and t.dep_ == "nmod:poss" for c in verb.children if c.i < verb.i for t in c.children)


def _read_as_refused(thing: Token) -> None:
    """Makes a bare noun for what is given or refused the object of the verb before those to whom it is, whatever the parser joined it to
    ("refused the union | permission", "denied X, a reporter, | entry", "refused reporters A and B | entry")."""
    above = thing.head
    verb = above if above.pos_ == "VERB" else above.head
    if thing.lemma_ not in _GIVEN or verb.lemma_ not in _TAKING_TWO or thing.i < verb.i or any(c.i < thing.i and not c.is_punct for c in thing.children):
        return
    receivers = [c for c in verb.children if c.dep_ in ("obj", "iobj") and verb.i < c.i < thing.i]
    if not receivers or above is not verb and above not in receivers or has_child(verb, "aux:pass"):
        return
    if above is not verb:
        join_to(thing, verb)
    thing.dep_ = "obj"
    for receiver in receivers:
        receiver.dep_ = "iobj"
    title, name = receivers[0], receivers[-1]
    if title.pos_ == "NOUN" and name.ent_type_ == _PERSON and name.left_edge.i == title.i + 1:
        make_title(title, name)
