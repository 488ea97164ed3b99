"""Whose application or assembly a refusal meant of which only the text around it tells: who applied for it just before, who then organised it
no more ("applied for a permit for a march. The mayor refused it")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, word_classes
from pipeline.layers import Event, Participant
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.index import kinds_of, sentences_before, trigger_root
from pipeline.relate.protest_slots import INTENDING, NOTIFYING
from pipeline.relate.refused import of_refused
from pipeline.vocabulary import word_list

BEFORE = 2
"""Sentences back in which the application was told."""
BEHIND = 1
"""Sentences on in which its organisers act on the refusal."""
NAME_REACH = 10
"""Tokens from "the organisers" to the name behind their description."""
ASSEMBLING = word_list("applicants.assembling")
ORGANISERS = word_list("applicants.organisers")
GIVING_UP = word_list("applicants.giving_up")
PEOPLE = word_classes()["person"].lemmas
WANTED = {
    "assembly_denied": class_lemmas(ASSEMBLIES) - PEOPLE,
    "registration_denied": word_classes()["licence"].lemmas,
}
"""What somebody applies for, by the type of the refusal."""
LEAVE = word_classes()["permission"].lemmas | word_list("applicants.leave")
PLANS = word_list("applicants.plans")


def applicants(doc: Doc, event: Event) -> list[Participant]:
    """Those who told an authority of what it then refused, or asked for it; empty where the refusal is of another matter."""
    trigger = trigger_root(doc, event)
    if trigger is None or any(c.lower_ in ("a", "an", "all", "any", "every", "no") for t in of_refused(trigger) for c in t.children if c.dep_ == "det" and lemma_of(t) in WANTED[event.event_type]):
        return []  # "banned a march" is of none told before
    for sentence in (trigger.sent, *sentences_before(trigger, BEFORE)):
        for verb in reversed(sentence):
            if verb.i < trigger.i and verb.pos_ == "VERB" and _asks(verb, event.event_type):
                told = [t for t in clauses.agents_of(verb) if not is_state_organ(t)]
                if found := [p for t in told for p in participants_at("target", t, f"subject of “{verb.text}”, which is refused")]:
                    return found
    return []


def organisers(doc: Doc, event: Event) -> list[Participant]:
    """Those of whom the same sentence or the next tells that they are its organisers, or that they called it off."""
    trigger = trigger_root(doc, event)
    if trigger is None or event.event_type != "assembly_denied":
        return []
    for sentence in _behind(trigger):
        for token in sentence:
            if token.i <= trigger.i:
                continue
            if lemma_of(token) in ORGANISERS and token.dep_ not in ("compound", "amod", "appos") and _definite(token):
                told = _named_behind(token) or [token]
            elif token.pos_ == "VERB" and _gives_up(token):
                told = [t for t in clauses.agents_of(token) if not is_state_organ(t)]
            else:
                continue
            if found := [p for t in told for p in participants_at("target", t, f"“{token.text}” behind the refusal")]:
                return found
    return []


def _named_behind(organisers: Token) -> list[Token]:
    """The name that a description behind a comma gives ("the organisers, a group named X, …")."""
    if organisers.i + 1 >= organisers.sent.end or organisers.nbor().text != ",":
        return []
    for t in organisers.doc.tokens[organisers.i + 2 : min(organisers.i + NAME_REACH, organisers.sent.end)]:
        if kinds_of(t):
            return [t]
        if t.is_punct or t.pos_ in ("VERB", "AUX") and not clauses.is_past_participle(t):
            break
    return []


def _behind(trigger: Token) -> Iterator[Span]:
    """The sentence of a token, and the one behind it in its paragraph."""
    sentence = trigger.sent
    for _ in range(BEHIND + 1):
        yield sentence
        if sentence.end >= len(sentence.doc) or "\n" in sentence.text:
            return
        sentence = sentence.doc[sentence.end].sent


def _asks(verb: Token, event_type: str) -> bool:
    """Whether a verb tells that somebody wanted to hold an assembly, gave notice of it, or applied for leave or registration."""
    wanted, lemma = WANTED[event_type], lemma_of(verb)
    if lemma in NOTIFYING:
        things = [t for t in (*clauses.patients_of(verb), *clauses.oblique(verb, "for", "of", "about")) if t.i > verb.i or clauses.is_passive(verb)]
        if any(lemma_of(t) in wanted for t in things):
            return True
        if any(lemma_of(t) in LEAVE and _tells(t, wanted, event_type) for t in things):
            return True
        return not things and any(_tells(c, wanted, event_type) for c in clauses.children(verb, "xcomp", "advcl") if c.i > verb.i and "to" in clauses.prepositions(c))
    if lemma in INTENDING and event_type == "assembly_denied":
        done = clauses.children(verb, "xcomp")
        return any(lemma_of(t) in wanted for t in clauses.patients_of(verb)) or any(lemma_of(c) in ASSEMBLING or _tells(c, wanted, event_type) for c in done)
    return False


def _tells(head: Token, wanted: frozenset[str], event_type: str) -> bool:
    """Whether the phrase of a word tells of what is wanted: a noun for it, or "to march"."""
    return any(lemma_of(t) in wanted and t.pos_ in clauses.NOMINALS or event_type == "assembly_denied" and t.pos_ == "VERB" and lemma_of(t) in ASSEMBLING for t in head.subtree)


def _definite(noun: Token) -> bool:
    """Whether a noun has the article "the", or is a bare plural."""
    determiners = [c.lower_ for c in noun.children if c.dep_ in ("det", "nmod:poss", "nummod", "amod")]
    return determiners == ["the"] or not determiners and "Plur" in noun.morph.get("Number", [])


def _gives_up(verb: Token) -> bool:
    """Whether somebody calls an assembly off."""
    if lemma_of(verb) not in GIVING_UP or lemma_of(verb) == "call" and not any(c.lower_ == "off" for c in verb.children):
        return False
    things = clauses.patients_of(verb)
    return not clauses.is_passive(verb) and any(t.pos_ == "PRON" or lemma_of(t) in WANTED["assembly_denied"] | PLANS for t in things)
