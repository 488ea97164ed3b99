"""The day for which an assembly was planned: where people met on it although it was forbidden, where it was called off, and of what
is told to have happened "on the day".

"The mayor banned a march planned for 5 May. On the day, some 300 people gathered all the same, and police arrested four."
"""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.defiance import all_the_same, on_the_day
from pipeline.annotate.doc_text import paragraph_start, starting_in, text_of
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event, TimeExpression
from pipeline.relate.dated import Dated
from pipeline.relate.index import index_of
from pipeline.relate.when.counted_days import NUMBERED
from pipeline.relate.when.syntax import tells_a_day
from pipeline.vocabulary import word_list

ASKING = word_list("planned_days.asking")
PLANNING = word_list("planned_days.planning")
HOLDING = word_list("planned_days.holding")
ANOTHER = {"second", "another", "third", "further", "new", "next", "counter"}
REACH = 3  # sentences
FAR = 600  # characters
PLANNED = "planned for that day"
THAT_DAY = re.compile(r"“(?:on |in )?(?:that|the) (?:same )?(?:day|evening|night|afternoon|morning)”")


def planned_day(event: Event, trigger: Token, earlier: list[tuple[Event, int]], number: int) -> Dated | None:
    """The day for which the assembly told last had been planned, for what happened to it or at it. `earlier`: the events told
    before in the paragraph, with the numbers of their sentences; `number`: that of the event's."""
    verbs = _clauses_of(trigger)
    if not (_was_called_off(event, trigger) or all_the_same(verbs) or on_the_day(verbs) or _of_the_scene(trigger)):
        return None
    told = [e for e, at in earlier if number - at <= REACH]
    denied = next((e for e in reversed(told) if e.event_type == "assembly_denied"), None)
    if denied is not None and denied.date_precision == "before" and denied.date == f"../{denied.date_end}" and denied.date_end:
        return _dated(denied.date_end, f"“{denied.trigger}”")
    ahead = next((e for e in reversed(told) if e.event_type == "protest" and e.status in ("planned", "not_occurred") and e.date_precision == "day"), None)
    if ahead is not None:
        return _dated(ahead.date_start, f"“{ahead.trigger}”")
    doc = trigger.doc
    first = max(paragraph_start(doc, trigger.sent.start_char), trigger.sent.start_char - FAR)
    named = [t for t in starting_in(doc._.times, first, trigger.idx) if t.date_precision == "day" and any(sign.isdigit() for sign in t.text) and _is_planned(t, doc)]
    days = {t.date_start for t in named}
    return _dated(days.pop(), f"“{named[0].text}”") if len(days) == 1 else None


def on_that_day(dated: Dated, earlier: list[tuple[Event, int]], number: int) -> Dated | None:
    """What "that evening" and "the same day" mean behind an event that has its day from a plan or from an event before it, which the
    words alone do not tell: the day of that event."""
    if not THAT_DAY.match(dated.basis) or dated.precision != "day":
        return None
    told = next((e for e, at in reversed(earlier) if number - at <= 1 and e.trigger_start < dated.offset), None)
    basis = told.basis.get("date", "") if told is not None else ""
    if told is None or told.date_precision != "day" or not basis.startswith((PLANNED, NUMBERED)):
        return None
    return Dated(told.date, told.date_start, told.date_end, "day", f"{dated.basis}: that of “{told.trigger}”", dated.exact, dated.rank, dated.offset)


def _dated(day: str, words: str) -> Dated:
    return Dated(day, day, day, "day", f"{PLANNED} ({words})", True)


def _is_planned(time: TimeExpression, doc: Doc) -> bool:
    """Whether a day is that for which an assembly is asked for or planned: "permission for a march on D", "to be held on D". Which
    word the parser joined the day to tells little: it stands behind the assembly, with no other clause between."""
    span = doc.span_of(time)
    if span is None or not clauses.prepositions(span.root) & {"for", "on"}:
        return False
    sentence, types = span.sent, index_of(doc).types
    if not any(types.get(t.i) == "assembly_denied" or lemma_of(t) in PLANNING | ASKING for t in sentence):
        return False
    for token in reversed(doc.tokens[sentence.start : span.start]):
        if lemma_of(token) in PLANNING or token.lower_ in word_classes()["assembly"].lemmas and token.pos_ != "VERB":
            return True
        if token.pos_ == "VERB" and (not clauses.is_participle(token) or clauses.is_passive(token)):
            return (token.tag_ == "VB" or "to" in clauses.prepositions(token)) and (lemma_of(token) in HOLDING or types.get(token.i) == "protest") and not clauses.own_subjects(token)
    return False


def _clauses_of(trigger: Token) -> list[Token]:
    """The verbs of a trigger's clause, and of those that it goes on from or that say when it happened."""
    verbs = [node for c in carriers(trigger) for node in (c, clauses.first_conjunct(c)) if node.pos_ == "VERB"]
    verbs += [v.head for v in verbs if v.dep_ == "advcl" and clauses.prepositions(v) & clauses.SIMULTANEOUS]
    return verbs + [clause for verb in verbs for clause in clauses.children(verb, "advcl")]


def _of_the_scene(trigger: Token) -> bool:
    """Whether the last clause of the sentence before tells, without an event of its own, that people met although it was forbidden, or
    on the day: "Some 300 turned up all the same. Police arrested four"."""
    doc, start = trigger.doc, trigger.sent.start
    if start == 0 or "\n" in text_of(doc)[doc[start - 1].idx : trigger.sent.start_char]:
        return False
    before = doc[start - 1].sent
    if tells_a_day(before, before.end_char, doc) and not on_the_day([before.root, *clauses.children(before.root, "conj")]):
        return False
    main = before.root
    last = max((main, *clauses.children(main, "conj")), key=lambda t: t.i)
    return last.pos_ == "VERB" and last.i not in index_of(doc).types and (all_the_same([last]) or on_the_day([last]))


def _was_called_off(event: Event, trigger: Token) -> bool:
    """Whether the assembly told before, and none besides, did not take place."""
    if event.event_type != "protest" or event.status != "not_occurred" or event.place is not None:
        return False
    nouns = [trigger, *clauses.patients_of(trigger), *clauses.surface_subjects(trigger)]
    return not any(c.lower_ in ANOTHER or c.lower_ in ("a", "an") for noun in nouns if noun.pos_ == "NOUN" for c in noun.children)
