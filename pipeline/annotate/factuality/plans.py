"""What was planned: scheduled, yet to be done, announced to the authorities, put off or called off ("the trial, due to open on 3 May, was
adjourned")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.status_cues import NEGATIONS
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, word_classes
from pipeline.annotate.triggers.callings import AUTHORITIES
from pipeline.vocabulary import with_particles, word_list

_AFTER = {"after", "following", "upon", "on"}
_TO_COME = {"will", "shall", "must"}
ANNOUNCED = {"protest", "hunger_strike"}  # what is announced is still to come; a ban or a verdict is given by announcing it
GIVING_UP = word_list("factuality.giving_up")
NOT_HELD = with_particles(word_list("factuality.not_held"))
"""Verbs that say with their particle that something planned was not held."""
OF_WHAT_IS_OFF = {"object", "subject", "", *(particle for particles in NOT_HELD.values() for particle in particles)}
"""Relations of what was not held to such a verb, whatever the parser takes its particle for."""
PUTTING_OFF = word_list("factuality.putting_off")
TO_A_DAY = {"until", "till", "to", "for"}
SCHEDULING = word_list("factuality.scheduling")
ANNOUNCING = word_list("factuality.planning")
CALLING = word_list("factuality.calling")
NOTIFYING = word_list("slots.informing")
NOTICES = word_list("factuality.notices")


def is_yet_to_be(verb: Token) -> bool:
    """Whether an infinitive tells what has not been done so far ("the court has yet to rule")."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
    if mark is None and lemma_of(verb) == "have":
        return any(is_yet_to_be(below) for below in clauses.children(verb, "xcomp"))  # "the trial has yet to begin"
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "yet"


def is_scheduled(verb: Token) -> bool:
    """Whether a form of "be" before its infinitive says what is to happen ("is to appear before a court")."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "to"), None)
    if verb.i > verb.sent.start + 2 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ == "due" and verb.nbor(-3).lower_ in ("is", "are", "was", "were"):
        return True  # whatever the parser took "due to" for
    return mark is not None and any(c.lower_ in ("is", "are", "was", "were") and c.i < mark.i for c in clauses.children(verb, "cop", "aux", "aux:pass"))


def still_to_come(assembly: Token, verb: Token) -> Token | None:
    """The participle that sets the day of an assembly which somebody is told to have organised or called ("arrested for organising a march
    scheduled for 10 May")."""
    noun = assembly if assembly.pos_ == "NOUN" else next((t for t in clauses.children(assembly, "obj") if t.pos_ == "NOUN"), None)
    if noun is None or lemma_of(verb) not in CALLING:
        return None
    return next((c for c in clauses.children(noun, "acl") if lemma_of(c) in ANNOUNCING | SCHEDULING and clauses.is_past_participle(c) and clauses.oblique(c, "for")), None)


def is_missed(scheduled: Token, event_type: str) -> bool:
    """Whether what was due is then said to have been put off or called off ("was due on 3 May but was adjourned"), or what is said
    of it in an aside not to have come ("the trial, which was due to open on 3 May, did not begin")."""
    clause = scheduled.head if scheduled.head.dep_ == "acl:relcl" else scheduled
    above = [clause.head.head] if clause.dep_ in ("acl", "acl:relcl") and clause.head.dep_ in clauses.SUBJECTS else []
    return any(lemma_of(verb) in PUTTING_OFF or is_called_off(verb, event_type) for verb in (*clauses.children(scheduled, "conj"), *above)) or any(
        c.lower_ in NEGATIONS for verb in above for c in verb.children)


def is_put_off(verb: Token) -> bool:
    """Whether a verb tells the new day of something put off ("adjourned until 20 May", "rescheduled for July")."""
    particles = {t.lower_ for t in clauses.children(verb, "compound:prt", "advmod")}
    if lemma_of(verb) == "put" and not particles & {"off", "back"}:
        return False  # "put up barricades on 12 April", "put on trial for libel"
    return lemma_of(verb) in PUTTING_OFF and bool(clauses.oblique(verb, *TO_A_DAY))


def is_called_off(verb: Token, event_type: str = "") -> bool:
    """Whether a verb says that something planned was given up; of a plan itself ("abandoned its plans"), too."""
    if event_type == "hunger_strike":
        return False  # which ends by it
    if lemma_of(verb) in GIVING_UP:
        return True
    particle = clauses.particle_of(verb)
    beside = {child.lower_ for child in clauses.children(verb, "compound:prt", "advmod")} | ({particle.lower_} if particle is not None else set())
    return not beside.isdisjoint(NOT_HELD.get(lemma_of(verb), ()))


def main_verbs(participle: Token) -> list[Token]:
    """The main verb that the parser put below the participle of its own subject ("A march announced for May was called off")."""
    return [c for c in clauses.children(participle, "ccomp") if clauses.is_passive(c) and not clauses.has_child(c, "mark", *clauses.SUBJECTS)]


def notifying(assembly: Token) -> Token | None:
    """The word by which an authority is told beforehand of an assembly ("gave notice of a march", "notified the mayor of its rally", "issued
    a strike notice")."""
    if assembly.pos_ == "VERB":
        told_in = [t for t in clauses.children(assembly, "obj") if lemma_of(t) in NOTICES]
        return next((t for t in told_in if any(lemma_of(c) in class_lemmas(ASSEMBLIES) for c in clauses.children(t, "compound"))), None)
    told = [c for c in clauses.children(assembly, "acl", "acl:relcl") if not clauses.is_infinitive(c) and lemma_of(c) not in ANNOUNCING]
    if assembly.pos_ != "NOUN" or told or any(c.lower_ in ("the", "this", "that") for c in assembly.children):
        return None
    verb = next((t for t in assembly.ancestors if t.pos_ not in ("NOUN", "PROPN")), assembly)
    if not clauses.prepositions(assembly) & {"of", "for", "about"} or verb.pos_ != "VERB":
        return None
    notice = next((t for t in clauses.children(verb, "obj") if lemma_of(t) in NOTICES and t.i < assembly.i), None)
    bodies = class_lemmas(AUTHORITIES) | word_classes()["regulator"].lemmas
    of_verb = assembly.head.i == verb.i or assembly.head.dep_ in ("obj", "iobj") and lemma_of(assembly.head) in bodies
    return notice or (verb if of_verb and lemma_of(verb) in NOTIFYING else None)


def is_to_come(noun: Token) -> bool:
    """Whether something follows on a noun that is still to come ("will be on probation for a year after his release")."""
    own = any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in noun.children)
    return own and not _AFTER.isdisjoint(clauses.prepositions(noun)) and any(c.lower_ in _TO_COME for t in noun.ancestors if t.pos_ in ("VERB", "ADJ", "NOUN") for c in clauses.children(t, "aux"))
