"""One person whom the text has not named: told with "a" of what they did ("beaten by a guard"), and called "the man" or "him" behind it."""

from __future__ import annotations

from pipeline.annotate.coreference.discourse import OFFICIALS, ROLE_HOLDERS, SUBJECTS, Discourse, meaning_same
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_NOUN, of_noun
from pipeline.annotate.parse import Token
from pipeline.layers import Anaphor, Group, Mention

_ACTING = (*SUBJECTS, "obl:agent")
_NEW = {"a", "an", "another", "one", "unknown", "unidentified"}


def the_newcomer(discourse: Discourse, noun: Token, number: int, start: int) -> Anaphor | None:
    """"the man", "the woman": the one told as new with that word, or who did something to somebody, in this sentence or the one before."""
    lemma, block = noun.lemma_.lower(), discourse.block(start)
    for back in range(2):
        new = [g for g in discourse.groups_of.get(number - back, []) if g.end <= start and discourse.block(g.start) == block and _is_new(discourse, g)
               and (discourse.doc[g.head].lemma_.lower() == lemma or discourse.doc[g.head].dep_ in _ACTING and _may_be(discourse, g, OF_NOUN.get(lemma, "")))]
        if new:
            end = noun.idx + len(noun)
            return _of_group(text_of(discourse.doc)[start:end], start, end, new[-1]) if len(new) == 1 else None
    return None


def object_joined(discourse: Discourse, token: Token, gender: str) -> Anaphor | None:
    """The unnamed object of a verb, for the pronoun that tells of one in the clause joined to it ("identified the man and charged him")."""
    verb = token.head if token.head.pos_ == "VERB" else token.head.head
    if verb.dep_ != "conj" or token.dep_ in (*SUBJECTS, "nmod:poss"):
        return None
    told = next((c for c in verb.head.children if c.dep_ == "obj" and c.i < verb.i), None)
    group = discourse.group_heads.get(told.i) if told is not None else None
    if told is None or group is None or not _may_be(discourse, group, gender) or not group.count_min == group.count_max == 1:
        return None
    again = next((a for a in discourse.found if a.start <= told.idx < a.end), None)
    if again is not None:
        return meaning_same(token, again)
    return _of_group(token.text, token.idx, token.idx + len(token), group)


def is_told_by(discourse: Discourse, mention: Mention, token: Token) -> bool:
    """Whether a name only tells who an unnamed person is, who is the subject of the clause joined to the one that a pronoun stands in
    ("The driver of X was held, and a court jailed him")."""
    head = discourse.head_of(mention.start, mention.end)
    if head is None or head.dep_ not in ("nmod", "nmod:poss") or token.dep_ not in ("obj", "iobj", "nsubj:pass"):
        return False
    owner = discourse.group_heads.get(head.head.i)
    subject = head.head.dep_ in SUBJECTS and token.head.dep_ == "conj" and token.head.head is head.head.head
    return owner is not None and subject and owner.count_min == owner.count_max == 1 and head.head.lemma_.lower() not in OFFICIALS


def _is_new(discourse: Discourse, group: Group) -> bool:
    head = discourse.doc[group.head]
    return group.count_min == group.count_max == 1 and head.dep_ != "appos" and any(c.lower_ in _NEW for c in (head, *head.lefts))


def _may_be(discourse: Discourse, group: Group, gender: str) -> bool:
    noun = discourse.doc[group.head].lemma_.lower()
    return noun not in OFFICIALS | ROLE_HOLDERS and of_noun(noun) in (gender, "")


def _of_group(text: str, start: int, end: int, group: Group) -> Anaphor:
    return Anaphor(start, end, text, [], (group.start, group.end), f"“{text}” is “{group.text}”")
