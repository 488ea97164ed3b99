"""Who did what a passive without a by-agent of its own tells: the by-agent below its object or adjunct, who announced it, or the agent of the
violence told before ("was stopped at a roundabout by men in plain clothes").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.relate.authorities import holds_office, is_authority, is_state_organ
from pipeline.relate.index import index_of, is_participant_noun, kinds_of
from pipeline.relate.slots.proceedings import DECISIONS, is_court
from pipeline.relate.slots.slot import is_somebody
from pipeline.relate.type_sets import VERDICTS
from pipeline.vocabulary import word_list

SAYINGS = word_classes()["content"].lemmas | word_classes()["report"].lemmas | word_list("passive_agents.sayings")
ON_REQUEST = {"censorship", "asset_freeze", "registration_denied", "movement_restriction", "assembly_denied", "detention"}
"""Types of measures that others carry out for an authority ("taken down at the request of the ministry")."""
ANNOUNCED = ON_REQUEST | {"release", "extradition", "investigation", "designation"}
"""Types of measures that who announces them also takes."""
ANNOUNCING = word_list("slots.announcing")
INFORMING = word_list("slots.informing")
BY_THE_SAME = {"attack", "torture", "killing"}
"""Types whose doer is that of the deed told just before with the same subject."""
_COURT_AND_POLICE = frozenset(("court", "police"))


def agents_below(verb: Token, event_type: str) -> list[Token]:
    """The by-agent of a passive that the parser joined to its object or to what the object is for ("was given a sentence for
    defamation by a court"), or to where it happened ("was stopped at a roundabout by men in plain clothes"), or that made the words in which something was
    said ("was labelled a traitor in a post by X")."""
    things = clauses.children(verb, "obj", "xcomp", "obl", "advcl") if event_type in VERDICTS | {"charge"} else clauses.children(verb, "obj", "xcomp")
    found = [] if event_type in VERDICTS | {"charge"} else [t for thing in things for t in clauses.oblique(thing, "by")]
    if event_type == "summons":  # "was called in for questioning by detectives"
        found = found or [t for aim in clauses.oblique(verb, "for") for t in clauses.oblique(aim, "by")]
    authorities = class_lemmas(_COURT_AND_POLICE)
    below = (t for thing in things for t in thing.subtree if t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t)
             and lemma_of(t.head) not in DECISIONS and not (t.head.dep_ in ("acl", "acl:relcl", "advcl") and clauses.is_past_participle(t.head)))  # "for words interpreted by the police as …"
    found = found or [t for t in below if lemma_of(t) in authorities or is_court(t)]
    times = index_of(verb.doc).times
    where = [t for t in clauses.oblique(verb, "at", "in", "on", "outside", "near", "from", "to", "into", "as", "with") if t.dep_ != "advcl"]  # no "as reported by X"
    when = [t for t in clauses.children(verb, *clauses.OBLIQUES) if t.idx in times]  # "was held for 30 days by a court"
    found = found or [t for place in (*where, *when) for t in clauses.oblique(place, "by") if is_somebody(t) or is_participant_noun(t) or t.i in index_of(t.doc).groups or lemma_of(t) in authorities or "organisation" in kinds_of(t)]
    found = found or [t for thing in (*where, *_kept_from(verb)) for t in thing.subtree if t.dep_ in (*clauses.OBLIQUES, "obl:agent") and "by" in clauses.prepositions(t)
                      and is_state_organ(t) and not clauses.is_past_participle(t.head)]  # "was added to the list of foreign agents by the ministry"
    return found or [t for words in clauses.oblique(verb, "in", "during", "on") if lemma_of(words) in SAYINGS for t in clauses.oblique(words, "by")]


def _kept_from(verb: Token) -> list[Token]:
    """What somebody was kept from doing ("was prevented from boarding a flight by police")."""
    return [c for c in clauses.children(verb, "advcl", "acl") if c.tag_ == "VBG" and "from" in clauses.prepositions(c)]


def announcers(verb: Token, event_type: str) -> list[Token]:
    """The organ or holder of an office that announces or orders a measure told in the passive ("the ministry announced that X would
    be released")."""
    above = verb.head
    if event_type not in ANNOUNCED or verb.dep_ != "ccomp" or not (lemma_of(above) in ANNOUNCING or _informs(above)) or clauses.is_passive(above):
        return []
    who = clauses.agents_of(above)
    if event_type == "detention":
        return [t for t in who if lemma_of(t) in word_classes()["police"].lemmas - word_classes()["court"].lemmas]
    return [t for t in who if is_state_organ(t) or holds_office(t)]


def _informs(verb: Token) -> bool:
    """Whether a verb lets those know whom a measure concerns ("officers informed her that she was barred from leaving")."""
    return lemma_of(verb) in INFORMING and any(t.pos_ == "PRON" for t in clauses.children(verb, "obj", "iobj"))


def agents_before(verb: Token, event_type: str) -> list[Token]:
    """The by-agent of the violence before it in the same coordination ("was stopped by masked men, pulled from her car and
    whipped")."""
    types = index_of(verb.doc).types
    if event_type in VERDICTS and verb.dep_ in ("parataxis", "conj") and verb.head.pos_ == "VERB":  # "the court dealt with five of them: A was fined …"
        return [t for t in clauses.agents_of(verb.head) if is_court(t)]
    if event_type not in BY_THE_SAME and event_type != "detention":
        return []
    if shots := [t for t in verb.doc.tokens[verb.sent.start:verb.i] if lemma_of(t) == "open" and any(lemma_of(c) == "fire" for c in clauses.children(t, "obj"))]:
        return clauses.agents_of(shots[-1])  # "troops opened fire; two men were killed"
    if verb.dep_ != "conj" or clauses.children(verb, *clauses.SUBJECTS):
        return []
    first = clauses.first_conjunct(verb)
    series = [first, *(c for c in clauses.children(first, "conj", "advcl") if c.i < verb.i)]
    before = [c for c in series if c.i < verb.i and types.get(c.i, "") in {*BY_THE_SAME, "detention", "harassment", ""} and clauses.is_passive(c)]
    found = next((agents for c in reversed(before) if (agents := clauses.agents_of(c) or agents_below(c, event_type))), [])
    return [t for t in found if is_authority(t)] if event_type == "detention" else found  # "was attacked by a mob and arrested"
