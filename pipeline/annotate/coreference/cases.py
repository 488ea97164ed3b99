"""Who acts and whom a case befalls: what the verb or noun of a word tells of somebody held, tried or charged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cache

from pipeline.annotate import clauses
from pipeline.annotate.coreference.discourse import OFFICIALS, SUBJECTS, Discourse
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import trigger_rules, word_classes
from pipeline.layers import Mention
from pipeline.vocabulary import word_list, words

_REASONS = {"after", "because", "since", "as", "while"}
_SUFFERED = {"detention", "sentence", "summons", "search", "charge", "investigation", "complaint", "registration_denied", "censorship", "vilification",
             "harassment", "attack", "killing", "torture", "designation", "movement_restriction", "asset_freeze"}  # fmt: skip
_BY_OFFICIALS = {"detention", "sentence", "summons", "search", "charge", "registration_denied", "asset_freeze"}
_UNDERGONE = word_list("coreference.undergone")
_BORNE = word_list("coreference.borne")
CRITICAL = word_list("coreference.critical")
_BESIDE_ACCUSED = word_list("coreference.beside_accused")
_PROSECUTED_FOR = CRITICAL - word_list("coreference.critical_only")
_UNDERGONE_NOUNS = word_list("coreference.undergone_nouns")
IN_CUSTODY = word_list("coreference.in_custody")
"""Verbs that tell what follows an arrest."""
_LETTING_GO = word_list("coreference.letting_go")
_CONTESTING = word_list("coreference.contesting")
_LODGING = word_list("coreference.lodging")
_LODGED = word_list("parties.suits") | word_list("attachments.complaints")
_ANSWERING = word_list("coreference.answering")
_ANSWERED = word_list("clauses.commenting") | word_list("appeals.decisions") | word_list("coreference.measures")
_ACTIVITIES = word_list("coreference.activities")
_OF_CASES = {"detention", "sentence", "charge", "investigation", "summons", "release", "acquittal", "trial", "appeal_ruling", "torture", "prisoner_treatment", "extradition"}


def _triggers(pos: str, types: Set[str]) -> frozenset[str]:
    """Lemmas of the vocabulary's triggers of a part of speech and of these types."""
    return frozenset(rule.lemma for rules in trigger_rules().values() for rule in rules if rule.pos == pos and rule.event_type in types)


@cache
def deeds() -> frozenset[str]:
    """Verbs that tell what somebody suffers from another ("arrest", "sue", "suspend")."""
    return _triggers("verb", _SUFFERED)


@cache
def _deed_nouns() -> frozenset[str]:
    """Nouns of the same ("closure", "raid")."""
    return _triggers("noun", _SUFFERED)


@cache
def _owned() -> frozenset[str]:
    """Nouns of what an authority takes from a body, searches or closes."""
    classes = word_classes()
    return classes["premises"].lemmas | classes["asset"].lemmas | classes["licence"].lemmas | classes["possession"].lemmas | _ACTIVITIES


@cache
def all_deeds() -> frozenset[str]:
    """The same with what is done to those in custody ("question", "transfer")."""
    return deeds() | IN_CUSTODY


@cache
def _case_verbs() -> frozenset[str]:
    """Verbs of what befalls those held or tried, good or bad ("arrest", "pardon")."""
    return _triggers("verb", _OF_CASES)


@cache
def _done_to_accused() -> frozenset[str]:
    """The same with what is done to those in custody."""
    return _case_verbs() | IN_CUSTODY


@cache
def _arrests() -> frozenset[str]:
    """Verbs that tell an arrest."""
    return _triggers("verb", {"detention"})


def is_let_go(token: Token) -> bool:
    """Whether a verb tells of those whom a word stands for that they were released ("all of them were freed")."""
    verb = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    return verb is not None and lemma_of(verb) in _LETTING_GO


def was_arrested(noun: Token) -> bool:
    """Whether a verb tells the arrest of those whom a noun names ("a total of 60 people were arrested")."""
    if noun.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in noun.children):
        noun = noun.head
    return noun.dep_ in ("nsubj:pass", "obj") and lemma_of(noun.head) in _arrests()


@cache
def _protests() -> frozenset[str]:
    """Verbs and nouns that tell a protest ("rally", "sit-in")."""
    return _triggers("verb", {"protest"}) | _triggers("noun", {"protest"})


def demonstrates(noun: Token) -> bool:
    """Whether a verb tells of those whom a noun names that they demonstrated ("residents rallied", "students held a march")."""
    verb = noun.head
    return noun.dep_ == "nsubj" and (lemma_of(verb) in _protests() or any(lemma_of(t) in _protests() for t in clauses.children(verb, "obj")))


@cache
def _case_nouns() -> frozenset[str]:
    """Nouns of the same ("release", "trial")."""
    return _triggers("noun", _OF_CASES)


@cache
def _nouns_of_accused() -> frozenset[str]:
    """Those that are not what officials do as well ("their inquiry")."""
    return _triggers("noun", _OF_CASES - {"investigation"})


def is_case(noun: Token) -> bool:
    """Whether a noun tells what befalls those held or tried ("the trial of five nurses")."""
    return noun.pos_ == "NOUN" and lemma_of(noun) in _nouns_of_accused()


@cache
def _official_deeds() -> frozenset[str]:
    """Those of them that officials do ("arrest", "search"), without those whose subject is mostly the one they befall ("receive", "spend")."""
    of_subjects: Counter[str] = Counter()
    for rule in (rule for rules in trigger_rules().values() for rule in rules):
        if rule.pos == "verb" and rule.event_type in _BY_OFFICIALS:
            of_subjects[rule.lemma] += 1 if rule.roles.get("subject") == "target" else -1
    return frozenset(lemma for lemma, weight in of_subjects.items() if weight < 0)


@cache
def speaking() -> frozenset[str]:
    """Verbs of what somebody says or writes."""
    return words("reporting_verbs", "verb") | clauses.SPEECH | _triggers("verb", {"statement"})


def suffers(discourse: Discourse, mention: Mention) -> bool:
    """Whether somebody is the subject of a verb that tells what was done to them ("his father, X, was arrested")."""
    head = discourse.head_of(mention.start, mention.end)
    return head is not None and head.dep_ == "nsubj:pass" and lemma_of(head.head) in deeds()


def acts(discourse: Discourse, mention: Mention) -> bool:
    """Whether somebody speaks, or does to another what befalls those held or tried ("X pardoned Y", not "X denied the charges")."""
    head = discourse.first_head_of(mention.start, mention.end)
    if head is None or head.dep_ != "nsubj" or lemma_of(head.head) in _BORNE | _UNDERGONE:
        return False
    verb, objects = lemma_of(head.head), [c for c in head.head.children if c.dep_ in ("obj", "obl", "ccomp", "xcomp")]
    if verb in CRITICAL:
        return any(lemma_of(c) in _case_nouns() for c in objects)  # "X condemned the arrest", but "X criticised the mayor" and was held for it
    return verb in speaking() or verb in _case_verbs() and any(c.dep_ == "obj" for c in objects)


def is_struck(discourse: Discourse, mention: Mention) -> bool:
    """Whether something befalls somebody of what befalls those held or tried ("police arrested X", "X’s release")."""
    head = discourse.first_head_of(mention.start, mention.end)
    if head is None:
        return False
    if head.dep_ in ("nmod", "nmod:poss"):
        return lemma_of(head.head) in _case_nouns()
    return befalls_accused(head)


@cache
def _killings() -> frozenset[str]:
    """Nouns that tell a killing ("murder")."""
    return _triggers("noun", {"killing"})


def is_victim(discourse: Discourse, mention: Mention) -> bool:
    """Whether somebody is told only as the one killed ("for ordering the murder of X")."""
    head = discourse.first_head_of(mention.start, mention.end)
    return head is not None and head.dep_ == "nmod" and lemma_of(head.head) in _killings()


def is_befallen(head: Token | None) -> bool:
    """Whether a noun tells those to whom a deed is done ("unknown men attacked X", "X was arrested")."""
    return head is not None and head.dep_ in ("obj", "iobj", "nsubj:pass") and lemma_of(head.head) in all_deeds()


def befalls_accused(noun: Token) -> bool:
    """Whether a noun tells those to whom a deed of a case is done ("X was remanded", "a court freed X", "found X guilty")."""
    verb = noun.head
    return noun.dep_ in ("obj", "iobj", "nsubj:pass") and (lemma_of(verb) in _done_to_accused() or lemma_of(verb) == "find" and any(c.lower_ == "guilty" for c in verb.children))


def tells_of_case(token: Token) -> bool:
    """Whether a pronoun tells whom a case is about: what is done to them, what they face, whose arrest or trial it is."""
    if token.dep_ == "nmod:poss":
        return lemma_of(token.head) in _case_nouns()
    noun = token.head if token.head.pos_ == "NOUN" else None
    return _is_done_to(token) or tells_of_undergone(token) or token.dep_ == "nsubj" and noun is not None and lemma_of(noun) in _UNDERGONE_NOUNS


def is_of_accused(token: Token) -> bool:
    """Whether a possessive tells whose arrest, trial or release it is, or who defends, or belongs to, those held or tried."""
    return token.dep_ == "nmod:poss" and (lemma_of(token.head) in _nouns_of_accused() or lemma_of(token.head) in _BESIDE_ACCUSED)


def _is_done_to(token: Token) -> bool:
    """Whether a pronoun tells to whom something is done that befalls those held or tried ("he was freed")."""
    return token.dep_ == "nsubj:pass" and lemma_of(token.head) in all_deeds()


def is_struck_by_others(token: Token) -> bool:
    """Whether a pronoun is the object of such a verb of a main clause ("A judge charged him"): of what others do to somebody told before."""
    verb = token.head
    return token.dep_ in ("obj", "iobj") and lemma_of(verb) in _done_to_accused() and lemma_of(verb) not in CRITICAL and (verb.dep_ == "root" or verb.dep_ == "conj" and verb.head.dep_ == "root")


def tells_of_patient(token: Token) -> bool:
    """Whether words tell to whom, or to what of whom, something is done ("searched the organisation’s office")."""
    word = token.head if token.dep_ == "nmod:poss" else token
    return word.dep_ in ("nsubj:pass", "obj") and lemma_of(word.head) in deeds()


def speaks(discourse: Discourse, start: int, end: int) -> bool:
    """Whether somebody is the subject of a verb of speech, alone or with others."""
    head = discourse.first_head_of(start, end)
    return head is not None and head.dep_ == "nsubj" and lemma_of(head.head) in speaking()


def dealt_with_before(token: Token) -> set[int]:
    """The characters of those to whom the subject of a clause does something in a gerund before it, none of whom it can be ("After
    beating X and Y, they took …")."""
    if token.dep_ != "nsubj":
        return set()
    gerunds = [c for c in token.head.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i < token.i and not clauses.has_child(c, "nsubj", "aux:pass")]
    objects = [t for gerund in gerunds for t in gerund.children if t.dep_ in ("obj", "iobj")]
    return {t.idx for noun in objects for t in noun.subtree}


def is_official_deed(token: Token) -> bool:
    """Whether "they" do what officials do to others ("they searched the office")."""
    return token.dep_ == "nsubj" and lemma_of(token.head) in _official_deeds()


def whole_of(token: Token) -> Token:
    """The word that counts those whom a pronoun stands for ("all of them"), else the pronoun itself."""
    return token.head if token.dep_ == "nmod" and (token.head.pos_ in ("ADJ", "DET", "NUM", "PRON") or token.head.lower_ == "one") else token


def tells_of_undergone(token: Token) -> bool:
    """Whether "they" do what those do whom officials meet, hold or try: protest, deny a charge, await a verdict, say that
    officers beat them."""
    token = whole_of(token)
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    if verb.dep_ == "conj" and lemma_of(verb) not in _UNDERGONE:
        return False
    if lemma_of(verb) in _PROSECUTED_FOR and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
        return True  # "police held A and B. They had criticised the mayor"
    own = ("xcomp", "conj") if all(c.dep_ not in ("obj", "iobj") for c in verb.children) else ("conj",)  # not "warned others not to march"
    for part in (verb, *(c for c in verb.children if c.dep_ in own)):
        if lemma_of(part) in _UNDERGONE or any(c.dep_ in ("obj", "obl") and lemma_of(c) in _UNDERGONE_NOUNS for c in part.children):
            return True
        if any(c.dep_ == "ccomp" and any(d.dep_ == "nsubj" and lemma_of(d) in OFFICIALS for d in c.children) for c in part.children):
            return True
    return False


def struck_above(token: Token) -> Token | None:
    """The object of the verb above a clause whose subject the pronoun is, for verbs that tell what somebody suffers and clauses that give
    what they did or were doing ("sued X after he …", "shot and killed X while he …", "beat X when she was …")."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "advcl" or not _tells_what_they_did(verb):
        return None
    above = verb.head
    joined = [c for c in above.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < token.i and not any(d.dep_ in SUBJECTS for d in c.children)]
    for deed in (*reversed(joined), above):
        found = next((c for c in deed.children if c.dep_ in ("obj", "iobj") and deed.i < c.i < token.i), None)
        if found is not None:
            return found if lemma_of(deed) in deeds() else None
    return None


def _tells_what_they_did(clause: Token) -> bool:
    """Whether a clause begins with a word for reasons or with "while", or with "when" and tells what went on ("when he was marching")."""
    openings = {c.lower_ for c in clause.children if c.dep_ in ("mark", "case", "advmod") and c.i < clause.i}
    goes_on = clause.tag_ == "VBG" or clause.pos_ != "VERB"
    return bool(openings & _REASONS) or "when" in openings and goes_on


def blamed_in_reason(token: Token, options: list[tuple[int, int, Token]]) -> int | None:
    """The number of the option that suffers what is told above the clause whose subject the pronoun is.
    `options`: (number, distance in sentences, head) of each."""
    struck = struck_above(token)
    return next((n for n, back, head in options if back == 0 and struck is not None and head.i == struck.i), None)


def struck_before(token: Token, options: list[tuple[int, int, Token]]) -> int | None:
    """The number of the option to which something was just done, for a pronoun that tells to whom, or to what of whom, more is
    done ("the Council suspended X. Its website was blocked")."""
    if not tells_of_patient(token):
        return None
    struck = [n for n, _, head in options if head.dep_ in ("obj", "nsubj:pass") and head.head.lemma_.lower() in deeds()]
    return struck[0] if len(struck) == 1 else None


def contests(token: Token) -> bool:
    """Whether a pronoun does what those do to whom an authority did something: it appeals, denies what it is accused of, condemns the
    decision."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB":
        return False
    lemma, objects = lemma_of(verb), {lemma_of(c) for c in verb.children if c.dep_ == "obj"}
    if lemma in _LODGING:
        return bool(objects & _LODGED) or any(c.dep_ == "obl" and lemma_of(c) in word_classes()["court"].lemmas for c in verb.children)
    return lemma in _CONTESTING or (lemma in _ANSWERING or lemma in CRITICAL) and bool(objects & _ANSWERED)


def struck_body(options: list[tuple[int, int, Token]]) -> int | None:
    """The number of the only option to which, or to whose premises, accounts or licence, something was done ("the Council suspended X", "froze
    the accounts of X", "refused to register X"). `options`: (number, distance in sentences, head) of each."""
    struck = [n for n, _, head in options if _is_struck_body(head)]
    return struck[0] if len(struck) == 1 else None


def _is_struck_body(head: Token) -> bool:
    if head.dep_ in ("nmod", "nmod:poss"):
        if lemma_of(head.head) not in _owned() and (head.dep_ == "nmod:poss" or lemma_of(head.head) not in _deed_nouns()):
            return False
        head = head.head
    verb = head.head.head if head.head.dep_ == "xcomp" else head.head
    return head.dep_ in ("obj", "nsubj:pass") and (lemma_of(verb) in deeds() or lemma_of(head) in _deed_nouns())
