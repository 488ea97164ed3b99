"""The day of a sentence that tells no event but sets the scene for what follows ("300 people came together on 7 October")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import Dated, after, exact
from pipeline.relate.index import trigger_span
from pipeline.relate.when.syntax import relation_of, tells_a_day, way_up
from pipeline.relate.when.tense import is_pluperfect, looks_back
from pipeline.relate.when.words import LATER_ADVERBS, ON_THE_SPOT, PART_OF_THAT_DAY, SAYING
from pipeline.relate.where import seats

MIDNIGHT = re.compile(r"\b(?:after|past) midnight\b", re.I)


def day_of_scene(event: Event, sentences: list[Span], number: int, paragraph_start: int, earlier: list[tuple[Event, int]], doc: Doc, elsewhere: bool) -> Dated | None:
    """The one day of the main clause of the sentence right before, where that tells no event of its own, for what happens on
    the spot: "On 28 February, police stood at the gates. Eleven people were detained". `elsewhere`: the event has a place of its own, so
    that the sentence before must open with its day."""
    told = any(n == number - 1 and not (e.date_precision in ("before", "after") or looks_back(e, doc)) or n == number and e.date for e, n in earlier)
    if event.event_type not in ON_THE_SPOT | {"protest", "harassment", "search"} or number == 0 or told or tells_a_day(sentences[number], event.trigger_start, doc):
        return None
    before = sentences[number - 1]
    if before.start_char < paragraph_start or seats.by_a_court(event) or is_pluperfect(before.root) or not any(t.pos_ in ("VERB", "AUX") for t in before):
        return None
    days = [t for t in starting_in(doc._.times, before.start_char, before.end_char) if t.kind == "date"]
    if len(days) != 1 or days[0].date_precision not in ("day", "month") or not (
            _opens_with(days[0], before) or not elsewhere and days[0].date_precision == "day" and _of_main_clause(days[0], before, doc)):
        return None
    basis = f"“{days[0].text}” of the scene told before"
    if MIDNIGHT.search(sentences[number].text[: event.trigger_start - sentences[number].start_char]) and days[0].date_precision == "day":
        day = (date.fromisoformat(days[0].date_start) + timedelta(days=1)).isoformat()
        return Dated(day, day, day, "day", f"{basis}, after midnight", True)
    trigger = trigger_span(doc, event)
    if trigger is not None and any(t.lower_ in LATER_ADVERBS for t in clauses.children(trigger.root, "advmod")):
        return after(days[0], basis)
    return exact(days[0], basis)


def _of_main_clause(time: TimeExpression, sentence: Span, doc: Doc) -> bool:
    """Whether a day says when the main verb of a sentence told of the past happened ("300 people came together on 7 October")."""
    span, verb = doc.span_of(time), sentence.root
    if span is None or verb.pos_ != "VERB" or lemma_of(verb) in SAYING or verb.tag_ != "VBD" and not any(c.lower_ in ("was", "were") for c in clauses.children(verb, "aux", "aux:pass")):
        return False
    path = way_up(span.root, verb)
    if not path or len(path) > 2 and path[-1].dep_ == "obj":
        return False  # "this followed the publication of an article on D"
    return all(node.pos_ != "VERB" or _is_held(node, verb) for node in path) and relation_of(path, time) == "at" and "for" not in clauses.prepositions(path[-1])


def _is_held(participle: Token, verb: Token) -> bool:
    """Whether a participle says when and where the subject of a verb was held: "a meeting held in X on D ended in a brawl"."""
    return participle.dep_ == "acl" and lemma_of(participle) == "hold" and any(
        s.left_edge.i < participle.i <= s.right_edge.i for s in clauses.children(verb, *clauses.SUBJECTS))


def _opens_with(time: TimeExpression, sentence: Span) -> bool:
    """Whether a day stands at the start of a sentence, alone or behind a place: "On D", "In X on D"."""
    words = sentence.text[: time.start - sentence.start_char].split()
    return len(words) <= 1 or {word.lower() for word in words} <= PART_OF_THAT_DAY or len(words) <= 5 and words[0] in ("In", "At") and words[-1] == "on" and not any(w.endswith(",") for w in words[:-2])
