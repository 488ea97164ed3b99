"""Verbs that only say in other words, or what came of, the event that the verb above or beside them tells ("ordered them to cease", "was shot
and killed")."""

from __future__ import annotations

from itertools import takewhile

from pipeline.annotate import clauses
from pipeline.annotate.factuality.governing_cues import is_outcome
from pipeline.annotate.factuality.plans import PUTTING_OFF, SCHEDULING
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.quotations import OPENING_QUOTES
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.relate.specificity import orders_on_one
from pipeline.vocabulary import word_list

ATTEMPTING = word_list("told_by_head.attempting")
FORBIDDING = word_list("events.forbidding")
DECIDING = word_list("told_by_head.deciding")
ORDERING = word_list("told_by_head.ordering")
HAVING_DONE = {"have", "see"}
ASKING = word_list("slots.claiming")
ARRIVING = word_list("told_by_head.arriving")
CONFINING = word_list("told_by_head.confining")
DURATIONS = {"day", "week", "month", "year"}
MAIMED = {"lose"}  # an eye, a finger
HOLDING = word_list("events.holding")
DYING = word_list("events.dying")
SHOOTING = word_list("events.shooting")
PART_OF_SENTENCE = {"censorship", "movement_restriction", "harassment", "registration_denied", "court_ruling"}
MEASURES_OF_COURTS = {"movement_restriction", "appeal_ruling"}
DECIDED = {"sentence", "acquittal", "appeal_ruling", "court_ruling", "registration_denied", "release"}
NOT_DONE = {"charge", "trial", "summons"}
"""Types of what is only said not to have gone before another event."""
IMPOSED = {"censorship", "registration_denied", "harassment", "movement_restriction", "summons"}  # told by the order to do something
RESOLVING = word_list("told_by_head.resolving")


def told_by_head(token: Token, types: dict[int, str]) -> bool:
    """Whether a word only says in other words, or what came of, the event that the verb it depends on tells: the content
    of an order of the same type ("ordered them to cease"), an attack that killed ("was shot and killed")."""
    if token.pos_ != "VERB":
        return _noun_told_by_head(token, types)
    if _says_in_other_words(token, types):
        return True
    if types[token.i] == "detention" and _arrested_before(token.head, types) is token:
        return False
    return _says_what_came_of(token, types)


def _noun_told_by_head(token: Token, types: dict[int, str]) -> bool:
    """Whether a noun is part of what its verb tells ("declined to open a case", "in a judgment …, the court acquitted X")."""
    event_type = types[token.i]
    if token.pos_ == "NOUN" and event_type == "sentence" and token.dep_ == "conj" and _is_asked_for(token):
        return True
    if token.pos_ == "NOUN" and event_type == "trial" and (put_off := clauses.governor(token)) and put_off[0] is not token and types.get(put_off[0].i) == "trial" and (
            lemma_of(put_off[0]) in PUTTING_OFF or lemma_of(put_off[0]) in SCHEDULING and token.dep_ in clauses.SUBJECTS):
        return True  # "his trial, due to begin on 5 May, was put off", "the next hearing was set for 5 May"
    above = clauses.governor(token)
    if above is not None and above[0].dep_ in ("xcomp", "ccomp") and types.get(above[0].head.i) == event_type:
        return True  # "declined to open a case", "ordered that he remain in custody"
    if event_type == "trial" and token.dep_ in clauses.OBLIQUES and "for" in clauses.prepositions(token) and types.get(token.head.i) == "appeal_ruling":
        return True  # "sent the case back for a new trial"
    if event_type == "statement" and token.dep_ == "obj" and types.get(token.head.i) == "statement":
        return True  # "wrote a letter to the minister"
    if event_type == "statement" and token.dep_ in clauses.OBLIQUES and clauses.prepositions(token) & {"at", "in", "during"} and types.get(token.head.i) == "vilification":
        return True  # "called them traitors at a press conference"
    if event_type == "court_ruling" and token.dep_ in clauses.OBLIQUES and "in" in clauses.prepositions(token) and types.get(token.head.i) in DECIDED:
        return True  # "in a judgment delivered on 5 May, the court acquitted X"
    carried = light_verb_of(token) if event_type == "movement_restriction" else None
    told = types.get(carried[0].i) if carried else ""
    return carried is not None and (told == "sentence" or told == event_type and _is_part_of_sentence(carried[0], types))


def _says_in_other_words(token: Token, types: dict[int, str]) -> bool:
    """Whether a verb tells in other words, or as a part of it, what another word of the sentence tells ("turned up at the office and searched
    it", "a bill amending the act was tabled")."""
    head, event_type = token.head, types[token.i]
    if event_type in PART_OF_SENTENCE and _is_part_of_sentence(token, types):
        return True
    if event_type == "court_ruling" and lemma_of(token) in DECIDING and any(types.get(c.i) and clauses.is_infinitive(c) for c in clauses.children(token, "xcomp")):
        return True  # "ruled to deport X"
    if event_type == "sentence" and lemma_of(token) == "pay" and (token.dep_ in ("acl", "advcl") or lemma_of(head) == "help") and clauses.is_infinitive(token):
        return True  # "asked for money to help pay a fine"
    if token.dep_ == "acl" and head.dep_ == "obj" and lemma_of(head.head) == "have" and types.get(head.head.i):
        return True  # "had her licence revoked", where "had" tells it
    if event_type == "detention" and _arrested_before(token, types) is not None:
        return True
    if event_type in NOT_DONE and token.dep_ == "advcl" and "without" in clauses.prepositions(token):
        return True  # "was let go without having been charged"
    if event_type == "detention" and (_says_who_was_released(token, types) or _says_how_long_held(token, types)):
        return True
    if event_type == "legislation" and any(orders_on_one(c, types.get(c.i, "")) for thing in clauses.patients_of(token) for c in clauses.children(thing, "acl")):
        return True  # "signed a decree withdrawing the licence of Radio Lake"
    if event_type == "search" and _is_of_the_search_above(token, types):
        return True
    if event_type == "harassment" and lemma_of(token) in ARRIVING and any(
            types.get(c.i) in ("search", "detention", "harassment") for c in token.subtree if c.dep_ == "conj" and clauses.first_conjunct(c) is token):
        return True  # "turned up at the office and searched it"
    if event_type == "vilification" and token.tag_ == "VBG" and types.get(head.i) in ("sentence", "charge") and token.i and token.nbor(-1).text in OPENING_QUOTES:
        return True  # "convicted of theft and “insulting the court”"
    if event_type == "movement_restriction" and lemma_of(token) == "put" and any(types.get(c.i) == "detention" and not clauses.own_subjects(c) for c in clauses.children(token, "conj")):
        return True  # "were put on a bus and taken to the station"
    if event_type == "legislation" and token.dep_ == "acl" and token.tag_ == "VBG" and (above := clauses.governor(head)) and types.get(above[0].i) == "legislation":
        return True  # "a bill amending the act was tabled"
    if event_type == "trial" and token.dep_ in ("acl", "acl:relcl") and (above := clauses.governor(head)) and lemma_of(above[0]) in PUTTING_OFF:
        return True  # "a hearing set for 5 May was put off"
    return token in clauses.told_to_do(head) + clauses.children(head, "xcomp") and lemma_of(head) in clauses.BIDDING and (
        types.get(head.i) in IMPOSED or types.get(head.i) in ("sentence", "court_ruling") and event_type == "statement")  # "was ordered to publish an apology"


def _says_what_came_of(token: Token, types: dict[int, str]) -> bool:
    """Whether a verb tells what the event of another verb was done for or led to ("decided to dissolve the group", "was struck and died")."""
    head, event_type = token.head, types[token.i]
    if head is not token and not is_outcome(token) and types.get(head.i) == event_type and (token.dep_ in ("xcomp", "ccomp") or token.dep_ == "advcl" and not clauses.own_subjects(token)):
        return True
    if token.dep_ == "advcl" and token.tag_ == "VBG" and {event_type, types.get(head.i)} == {"attack", "torture"} and not clauses.own_subjects(token):
        return True  # "pelted them with stones, breaking the arm of a boy"
    if event_type == "registration_denied" and token.dep_ in ("xcomp", "advcl") and types.get(head.i) == "other" and lemma_of(head) in RESOLVING:
        return True  # "the board decided to dissolve the group"
    if event_type == "harassment" and token.dep_ == "acl" and (above := clauses.governor(head)) and types.get(above[0].i) == "harassment":
        return True  # "received calls threatening their children"
    if event_type == "registration_denied" and lemma_of(token) == "seal" and token.dep_ == "conj" and types.get(clauses.first_conjunct(token).i) == "search":
        return True  # "raided the office, carried off computers and sealed it"
    if (had := _having_done(token)) is not None and types.get(had.i):
        return True  # "had her licence revoked"
    if event_type == "attack" and lemma_of(token) in MAIMED and any(types.get(c.i) == "torture" for c in clauses.children(token, "advcl")):
        return True  # "lost an eye after being struck by an officer"
    if token.dep_ in ("xcomp", "advcl") and event_type in ("killing", "detention") and types.get(head.i) == "attack" and lemma_of(head) in ATTEMPTING:
        return True  # "tried to kill X", "tried to abduct X"
    if lemma_of(token) == "try" and event_type == "trial" and any(types.get(c.i) in ("sentence", "acquittal") for c in clauses.children(token, "conj")):
        return True  # "was tried and sentenced"
    if token.dep_ == "advcl" and lemma_of(token) == "serve" and types.get(head.i) == "release":
        return not any(c.lower_ in ("a", "an") for t in clauses.children(token, "obj") for c in t.children)  # "after serving a two-year sentence for …"
    at_assembly = event_type == "assembly_disrupted" and clauses.oblique(token, "at", "on", "into")
    if not at_assembly and lemma_of(token) in SHOOTING and any(types.get(c.i) == "killing" and clauses.is_participle(c) for c in clauses.children(token, "advcl")):
        return True
    if event_type == "attack" and any(types.get(c.i) == "killing" and lemma_of(c) in DYING and not clauses.children(c, *clauses.SUBJECTS)
                                          for c in clauses.children(token, "conj")):
        return True  # "was struck in the back and died"
    beside = [head] if token.dep_ == "conj" else [c for c in token.children if c.dep_ == "conj"]
    return event_type == "attack" and any(
        types.get(other.i) in ("killing", "torture") and abs(other.i - token.i) <= 3 and clauses.is_passive(other) == clauses.is_passive(token)
        and not clauses.own_subjects(max(token, other, key=lambda t: t.i)) for other in beside)


def _is_asked_for(penalty: Token) -> bool:
    """Whether a noun is one of several penalties that a prosecutor asks for ("asked for a year for X and a fine for Y")."""
    first = clauses.first_conjunct(penalty)
    while first.dep_ in ("nmod", "conj") and first.head.pos_ in clauses.NOMINALS:
        first = first.head
    above = clauses.governor(first)
    return above is not None and lemma_of(above[0]) in ASKING


def _having_done(participle: Token) -> Token | None:
    """The "had" or "saw" whose object a participle behind it tells of."""
    thing = clauses.causative_object(participle)
    had = thing.head if thing is not None else participle.head if participle.dep_ == "xcomp" and clauses.is_past_participle(participle) else None
    return had if had is not None and lemma_of(had) in HAVING_DONE else None


def _says_who_was_released(participle: Token, types: dict[int, str]) -> bool:
    """Whether a participle only says whom a release befell: "released the prisoners held in the barracks"."""
    held = lemma_of(participle) in HOLDING and participle.dep_ == "acl" and clauses.is_passive(participle) and not any(t.ent_type_ == "DATE" for t in participle.subtree)
    return held and types.get(clauses.first_conjunct(participle.head).head.i) == "release"


def _says_how_long_held(verb: Token, types: dict[int, str]) -> bool:
    """Whether a verb tells how long those just detained were kept: "picked her up and kept her for four hours"."""
    if verb.dep_ != "conj" or lemma_of(verb) not in HOLDING or types.get(clauses.first_conjunct(verb).i) != "detention":
        return False
    held = clauses.children(verb, "obj")
    passive = clauses.is_passive(verb) and not clauses.own_subjects(verb)  # "were rounded up and kept in the cells for two nights"
    return (passive or bool(held)) and all(t.pos_ == "PRON" for t in held) and "for" in {mark for t in clauses.children(verb, "obl") for mark in clauses.prepositions(t)}


def _arrested_before(verb: Token, types: dict[int, str]) -> Token | None:
    """The participle in front of a verb of custody that tells the arrest ("Arrested on 3 May, she was kept in a cell")."""
    if lemma_of(verb) not in HOLDING or not clauses.is_passive(verb) or any(c.lower_ == "again" or c.ent_type_ == "DATE" for c in verb.children):
        return None
    before = [c for c in clauses.children(verb, "advcl") if c.i < verb.i and clauses.is_past_participle(c) and not clauses.own_subjects(c)]
    return next((c for c in before if types.get(c.i) == "detention" and not clauses.has_child(c, "mark")), None)


def _is_of_the_search_above(clause: Token, types: dict[int, str]) -> bool:
    """Whether a relative clause tells what a search came upon: "entered the office, from which they carried off computers"."""
    if not clauses.is_relative_clause(clause) or not any(t.lower_ in ("where", "which") for t in clause.subtree if t.i < clause.i):
        return False
    above = clauses.governor(clause.head)
    nouns = [clause.head, *takewhile(lambda t: t.pos_ in clauses.NOMINALS, clause.head.ancestors)]
    return any(types.get(noun.i) == "search" for noun in nouns) or above is not None and types.get(above[0].i) == "search"


def _is_part_of_sentence(participle: Token, types: dict[int, str]) -> bool:
    """Whether a verb tells what else the sentence holds that its main verb tells ("sentenced him to a year, banning him from
    publishing", "was sentenced to a year and banned from publishing", "gave her a year and barred her from publishing"), or how
    much of it need not be served ("24 months, twelve of them suspended")."""
    if lemma_of(participle) == "suspend" and participle.dep_ in ("acl", "acl:relcl", "advcl"):
        return types.get(participle.head.i) == "sentence" or lemma_of(participle.head) in word_classes()["penalty"].lemmas
    confined = types[participle.i] == "movement_restriction" and lemma_of(participle) in CONFINING and any(
        lemma_of(t) in DURATIONS and "for" in clauses.prepositions(t) for t in participle.subtree)
    if participle.dep_ == "conj" and (confined or lemma_of(participle) in FORBIDDING | ORDERING) and not clauses.own_subjects(participle):
        first = types.get(clauses.first_conjunct(participle).i)
        return first == "sentence" or first in MEASURES_OF_COURTS and types[participle.i] == "censorship"
    if participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "acl") or clauses.own_subjects(participle) or clauses.prepositions(participle):
        return False
    above = participle.head
    while above.pos_ in clauses.NOMINALS and above.head.i != above.i:
        above = above.head
    return "sentence" in (types.get(above.i), types.get(clauses.first_conjunct(above).i))
