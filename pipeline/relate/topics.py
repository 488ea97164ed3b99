"""Events that are only what others speak of, complain of, look into or protest against: the word above tells an event of its own ("condemned
the arrest of X in Y")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.relate.index import index_of
from pipeline.vocabulary import word_list

RESPONSES = frozenset({"statement", "vilification", "complaint", "protest", "investigation"})
"""Types of events that have another event as their topic."""
ELSEWHERE = RESPONSES - {"complaint"}
"""Those told from anywhere; a complaint is lodged where the decision was taken."""
AIMS = word_list("topics.aims")
JUDGING = {"charge", "trial", "sentence", "acquittal"}
MODELLED = word_list("topics.modelled")
"""Verbs that say on which other event one is modelled."""
ABOUT = {"against", "about", "into", "over", "concerning", "regarding"}


def response_to(noun: Token, kinds: frozenset[str] = RESPONSES) -> Token | None:
    """The word that tells the response to an event told by a noun: "condemned the arrest of X", "rallied against the arrest of X"."""
    if noun.pos_ != "NOUN":
        return None
    above, types = clauses.governor(noun), index_of(noun.doc).types
    if above is not None and above[1] == "object":
        options = [above[0]]
    elif noun.dep_ in ("obl", "nmod") and clauses.prepositions(noun) & ABOUT:
        options = [noun.head, *clauses.children(noun.head, "obj")]  # "opened an inquiry | into the killing of X"
    else:
        return None
    return next((t for t in options if types.get(t.i) in kinds), None)


def answered_by(trigger: Token) -> Token | None:
    """The word that tells the response to what a clause tells of its topic or aim ("rallied against the raid that had left two dead", "held a
    vigil to denounce the crackdown in which X was killed")."""
    for node in (trigger, *trigger.ancestors):
        if node.dep_ in ("acl", "acl:relcl") and node.head.pos_ == "NOUN" and (response := response_to(node.head)) is not None:
            return _with_aim(response) or response
        if node is not trigger and (response := _with_aim(node)) is not None:
            return response
    return None


def _with_aim(verb: Token) -> Token | None:
    """The word that tells the response that is meant to say what an infinitive does."""
    if not clauses.is_infinitive(verb) or lemma_of(verb) not in AIMS:
        return None
    types = index_of(verb.doc).types
    return next((t for t in (verb.head, *clauses.children(verb.head, "obj")) if types.get(t.i) in RESPONSES), None)


def own_carriers(trigger: Token, kinds: frozenset[str] = RESPONSES) -> list[Token]:
    """The trigger and the verb whose time and place are its own: not the one that tells the response to it."""
    response = response_to(trigger, kinds)
    return [carrier for carrier in carriers(trigger) if carrier is not response]


def is_of_topic(place: Token, chain: list[Token]) -> bool:
    """Whether a place stands right behind the event to which one of the words responds, or that it judges, told with whom it befell: where
    that was ("condemned the arrest of X in Y", "the trial of X for the killing of Y in Z")."""
    types = index_of(place.doc).types
    for response in chain:
        if place.i < response.i or types.get(response.i) not in RESPONSES | JUDGING:
            continue
        topic = next((t for t in reversed(place.doc.tokens[response.i + 1:place.i]) if t.i in types and response in (response_to(t), _judged_by(t))), None)
        if topic is not None and clauses.oblique(topic, "of", "on") and _is_beside(place, topic):
            return True
    return False


def is_of_model(place: Token, chain: list[Token]) -> bool:
    """Whether a place is that of another event which the one told was like or came after ("protests inspired by rallies in X", "marches that
    echoed those in Y")."""
    for clause in place.ancestors:
        if clause in chain:
            return False
        if lemma_of(clause) in MODELLED and clause.dep_ in ("acl", "acl:relcl") and clause.head in chain:
            return True
    return False


def _judged_by(noun: Token) -> Token | None:
    """The word that tells the case about an event told by a noun."""
    judged = noun.pos_ == "NOUN" and noun.dep_ in ("obl", "nmod") and clauses.prepositions(noun) & {"for", "over"}
    return noun.head if judged and index_of(noun.doc).types.get(noun.head.i) in JUDGING else None


def is_apart(place: Token, topic: Token) -> bool:
    """Whether a place that stands by the response to an event is not that of the event: "nurses in X protested against the arrest"."""
    return response_to(topic, ELSEWHERE) is not None and not _is_beside(place, topic)


def _is_beside(place: Token, topic: Token) -> bool:
    """Whether a place stands behind a noun in the same phrase: with no verb or comma between, or in a clause that tells of it."""
    between = place.doc.tokens[topic.i + 1:place.i]
    return topic.i < place.i and (topic in place.ancestors or not any(t.text in (",", ";", ":", "—", "–") or t.pos_ in ("VERB", "AUX") for t in between))
