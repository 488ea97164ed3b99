"""What the next sentences say came of a planned protest: "It was called off", "The march went ahead all the same"."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import printed
from pipeline.annotate.factuality.plans import PUTTING_OFF
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.index import behind_trigger, index_of, trigger_span
from pipeline.relate.specificity import is_narrated
from pipeline.relate.tellings import add_telling, take_tellings
from pipeline.vocabulary import with_particles, word_list

REACH = 2  # sentences behind the plan
CALLING_OFF = word_list("carried_out.calling_off")
HOLDING = word_list("carried_out.holding")
PARTICLES = with_particles(word_list("carried_out.with_particles"))
"""Verbs that say so only with one of these words beside them."""
MEANT = {"protest", "trial", "statement", "legislation"}
"""Types of what may be called off or held: "it" is the last of them told."""
ASSEMBLIES_MEANT = word_classes()["assembly"].lemmas | word_list("carried_out.assemblies_meant")


def settle_planned(events: list[Event], doc: Doc) -> None:
    """Gives planned protests the status that the next sentences tell, and takes in the events that tell only that."""
    for event in [e for e in events if e.event_type == "protest" and (e.status == "planned" or e.status == "occurred" and _is_called(e, doc))]:
        if not any(event is one for one in events):
            continue
        verb = _outcome(event, events, doc)
        if verb is None:
            continue
        event.status = "not_occurred" if lemma_of(verb) in CALLING_OFF or _is_denied(verb) else "occurred"
        event.basis["status"] = f"“{verb.text}”, told of it later"
        if lemma_of(verb) in PUTTING_OFF and any(e.status == "planned" and e.date and e.trigger_start > event.trigger_end and (
                e.trigger_start <= verb.idx < e.trigger_end) for e in events):
            continue  # "was postponed to 5 May", which tells the new day
        for other in [e for e in events if e is not event and e.event_type == "protest" and e.trigger_start > event.trigger_end and (
                e.trigger_start <= verb.idx < e.trigger_end or any(e.trigger_start <= t.idx < e.trigger_end for t in _things(verb)))]:
            events[:] = [one for one in events if one is not other]
            take_tellings(event, other)
        _tell_by(verb, event)


def _tell_by(verb: Token, event: Event) -> None:
    """Makes the sentence that tells what came of it the main telling of an event."""
    add_telling(event, verb.sent)
    start, end, text = printed(verb.sent)
    particle = _particle(verb) if lemma_of(verb) in PARTICLES else None
    words = [verb, *([particle] if particle else []), *(t for t in _things(verb) if t.pos_ == "NOUN")]
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    event.start, event.end, event.text = start, end, text
    event.trigger_start, event.trigger_end = first.idx, last.idx + len(last)
    event.trigger = text[first.idx - start : last.idx + len(last) - start]


def _is_called(event: Event, doc: Doc) -> bool:
    """Whether people are only called out to a protest ("called a strike for 4 May")."""
    span = trigger_span(doc, event)
    return span is not None and any(lemma_of(t) == "call" for t in span)


def _outcome(event: Event, events: list[Event], doc: Doc) -> Token | None:
    """The verb that tells what came of a plan, in its paragraph and before the next protest or hearing is told."""
    span = trigger_span(doc, event)
    if span is None:
        return None
    others = {e.trigger_start for e in events if e.event_type in MEANT and e.trigger_start > event.trigger_end and not _only_refers(e, doc)}
    for token in behind_trigger(doc, event, REACH):
        if token.pos_ == "VERB" and _tells_outcome(token) and (_is_told_on(token, span) or any(t.i > span.end and refers_to_assembly(t) for t in _things(token))):
            return token
        if token.idx in others:
            return None
    return None


def tells_of_holding(verb: Token) -> bool:
    """Whether a verb tells that something planned was held ("went ahead", "took place")."""
    return lemma_of(verb) in HOLDING and _tells_outcome(verb) and not _is_denied(verb)


def _tells_outcome(verb: Token) -> bool:
    lemma = lemma_of(verb)
    if lemma not in CALLING_OFF | HOLDING or not is_narrated(verb) or lemma in CALLING_OFF and _is_denied(verb):
        return False
    return lemma not in PARTICLES or _particle(verb) is not None


def _particle(verb: Token) -> Token | None:
    """The word beside a verb, or right behind what it is told of ("called the march off"), that makes its meaning."""
    edges = {verb.i, *(t.right_edge.i for t in _things(verb) if t.i > verb.i)}
    beside = [*verb.children, *(t for at in edges for t in verb.doc.tokens[at + 1:at + 2])]
    return next((t for t in beside if t.lower_ in PARTICLES[lemma_of(verb)]), None)


def _is_denied(verb: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "never") for c in verb.children)


def _things(verb: Token) -> list[Token]:
    """What was called off or held: the object, or the subject where there is none."""
    named = [*clauses.patients_of(verb), *(t for t in clauses.children(verb, "xcomp") if t.pos_ == "NOUN")]
    return [t for t in named if t.i != verb.i and t.lower_ != "place"] or clauses.own_subjects(verb)


def refers_to_assembly(thing: Token) -> bool:
    """Whether a pronoun or a definite noun means an assembly told before."""
    if thing.lower_ in ("it", "this"):
        return True
    definite = any(c.lower_ in ("the", "this", "that") or c.dep_ == "nmod:poss" for c in thing.children)
    return definite and not clauses.has_child(thing, "acl", "acl:relcl", "nmod") and lemma_of(thing) in ASSEMBLIES_MEANT


def _is_told_on(verb: Token, plan: Span) -> bool:
    """Whether a verb stands in a relative clause on the plan itself ("called for a rally on 9 May, which did not take place")."""
    return verb.dep_ == "acl:relcl" and plan.start <= verb.head.i < plan.end


def _only_refers(event: Event, doc: Doc) -> bool:
    """Whether an event is told by a definite noun that may mean the plan."""
    span = trigger_span(doc, event)
    if span is None or event.event_type != "protest":
        return False
    return any(index_of(doc).types.get(t.i) == "protest" and t.pos_ == "NOUN" and refers_to_assembly(t) for t in span)
