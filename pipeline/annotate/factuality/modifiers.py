"""Cues on the trigger or its verb themselves: negation with its scope, auxiliaries of modality, adverbs, determiners and adjectives ("none of
the three was held", "could be fined or jailed")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.factuality.plans import ANNOUNCED
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.status_cues import NEGATIONS, cue_of
from pipeline.annotate.trigger_vocabulary import light_verbs
from pipeline.annotate.triggers.carriers import joined_to, light_verb_of
from pipeline.vocabulary import word_list

REPORTING = word_list("factuality.reporting")
INCURRING = word_list("factuality.incurring")
RISKING = word_list("factuality.risking")


def modifier_cues(token: Token) -> list[tuple[str, Token]]:
    """Cues that modify the token itself: adverbs, auxiliaries, determiners, adjectives."""
    found = []
    for child in token.children:
        if child.dep_ in ("advmod", "aux", "det", "amod", "neg", "cc:preconj", "discourse"):
            status = cue_of("modifier", child)
            if status and not _denies_nothing(child) and not _of_infinitive(child):
                found.append((status, child))
        elif child.dep_ == "cc" and (child.lower_ == "nor" or child.lower_ == "rather" and any(c.lower_ == "than" for c in child.children)):
            found.append(("not_occurred", child))  # "were fined rather than jailed"
    return found


def _denies_nothing(cue: Token) -> bool:
    """Whether a negation says that more happened, or that it happened before ("was not only beaten but robbed", "not for the first
    time, police beat him")."""
    behind = [t.lower_ for t in cue.doc.tokens[cue.i + 1:cue.i + 4]]
    return cue.lower_ == "not" and (behind[:1] in (["only"], ["just"], ["merely"], ["simply"], ["least"]) or behind == ["for", "the", "first"])


def _of_infinitive(cue: Token) -> bool:
    """Whether a "not" behind a verb negates the infinitive that follows ("was told not to leave the city")."""
    return cue.lower_ == "not" and cue.head.i < cue.i and cue.i + 1 < len(cue.doc) and cue.nbor().lower_ == "to"


def is_nobody(argument: Token) -> bool:
    """Whether an argument names none of those it names ("no activist", "none of the three", "neither X nor Y", "not one of them")."""
    if argument.lower_ in NEGATIONS or any(c.dep_ == "det" and c.lower_ == "no" for c in argument.children):
        return True
    first = argument.left_edge
    if first.lower_ == "neither":
        return any(c.lower_ == "nor" for c in argument.subtree)
    return first.lower_ == "not" and first.i + 1 < len(first.doc) and (first.nbor().lower_ == "one" or first.nbor(1).lower_ == "a" and first.nbor(2).lower_ == "single")


def accessible(token: Token) -> list[Token]:
    """Auxiliaries and adverbs of a coordinated verb are those of the first conjunct, or of the one before it that has a subject, where it
    has none of its own and follows without its own subject ("could be fined or jailed")."""
    if token.dep_ != "conj" or token.pos_ != "VERB" or clauses.children(token, *clauses.SUBJECTS, "aux"):
        return [token]
    first = token.head
    while first.dep_ == "conj" and not clauses.children(first, *clauses.SUBJECTS):
        first = first.head
    bare = any(child.pos_ == "AUX" and lemma_of(child) in ("do", "can", "could", "may", "might", "will", "would", "shall", "should", "must")
               for child in clauses.children(first, "aux"))
    return [token] if bare and token.tag_ in ("VBD", "VBZ") else [token, first]


def shared_adjectives(noun: Token) -> list[tuple[str, Token]]:
    """The cues before the first of several nouns, for a later one that has nothing of its own before it ("ongoing threats and
    harassment", "alleged arrests and beatings")."""
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or any(c.i < noun.i and c.dep_ not in ("cc", "punct") for c in noun.children):
        return []
    first = clauses.first_conjunct(noun)
    return [(status, cue) for status, cue in modifier_cues(first) if cue.dep_ == "amod" and cue.i < first.i]


def shares_negation(token: Token) -> bool:
    """Whether the negation of the first of several verbs holds for a later one: joined by "or", not by "and" or "but"
    ("was not charged or fined", against "was not charged but fined")."""
    last = max((c for c in clauses.first_conjunct(token).children if c.dep_ == "conj"), key=lambda c: c.i, default=token)
    return any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for verb in (token, last) for child in verb.children)


def reported_future(verb: Token, event_type: str) -> bool:
    """Whether "would" tells what was announced ("the ministry announced that it would appeal"), no condition; who announces a
    protest unless something is done announces it."""
    clause = clauses.first_conjunct(verb)
    if any(lemma_of(child) == "have" for child in clauses.children(verb, "aux")):
        return False  # "would have been arrested"
    conditional = any("if" in clauses.prepositions(child) or "unless" in clauses.prepositions(child)
                      for node in (verb, clause) for child in clauses.children(node, "advcl"))
    return clause.dep_ == "ccomp" and lemma_of(clause.head) in REPORTING and (not conditional or event_type in ANNOUNCED)


def negated_in_place(noun: Token) -> str:
    """The negation right before the noun phrase or right behind it, wherever the parser attached it: "no further
    action", "the march did not take place"."""
    doc, left = noun.doc, noun.i - 1
    while left >= noun.sent.start and doc[left].pos_ in ("ADJ", "NOUN", "ADV", "PUNCT") and doc[left].text not in (",", ";"):
        left -= 1
    if left >= noun.sent.start and doc[left].lower_ == "no":
        return doc[left].text
    behind = doc.tokens[noun.i + 1:min(noun.i + 5, noun.sent.end)]
    if len(behind) > 2 and behind[0].pos_ == "AUX" and behind[1].lower_ in ("not", "n't", "never"):
        verb = next((t for t in behind[2:] if t.pos_ in ("VERB", "AUX")), None)
        if verb is not None and (lemma_of(verb), "subject") in light_verbs():
            return behind[1].text
    return ""


def only_later(verb: Token) -> bool:
    """Whether a negated verb tells when something happened at last ("did not free them until noon")."""
    return any(t.lower_ not in ("now", "today") for t in clauses.oblique(verb, "until", "till")) or any(
        clauses.prepositions(clause) & {"until", "till"} for clause in clauses.children(verb, "advcl"))


def possible(noun: Token) -> str:
    """The auxiliary that makes a penalty a possibility only ("could face two years and a fine")."""
    above = noun
    while above.head.i != above.i and above.dep_ in ("obj", "conj", "nmod", "obl", "appos") and above.pos_ != "VERB":
        above = above.head
    if above.pos_ != "VERB" or lemma_of(above) not in INCURRING:
        return ""
    return next((c.text for c in clauses.children(above, "aux") if c.lower_ in ("could", "may", "might", "can", "would")), "")


def before_which(noun: Token) -> str:
    """The auxiliary of a duty or possibility that the law ties to any such event ("organisers must inform the police before a protest")."""
    verb = joined_to(noun)
    if noun.dep_ not in (*clauses.OBLIQUES, "nmod") or verb.pos_ != "VERB" or any(c.lower_ in ("the", "this", "that") or c.dep_ == "nmod:poss" for c in noun.children):
        return ""
    return next((c.text for c in clauses.children(verb, "aux") if c.lower_ in ("must", "should", "shall", "may", "can")), "")


def threatened(noun: Token) -> str:
    """The words that make a penalty what the law allows at most, or what a trial may end with ("had faced sentences of up to
    life", "faces a prison term")."""
    verb = light_verb_of(noun)
    if verb is None or lemma_of(verb[0]) not in RISKING:
        return ""
    if verb[0].tag_ in ("VBZ", "VBP", "VBG"):
        return verb[0].text
    most = next((t for t in noun.subtree if t.i > noun.i and t.lower_ == "up" and t.nbor().lower_ == "to"), None)
    return "up to" if most is not None else ""
