"""Penalties of events: what was imposed, on whom, how much and how long, in one row per recipient.

A penalty is read from the event's own sentence, and from the next one where that continues it ("each receiving …").
Where a sentence tells several penal events, each expression goes to the event whose trigger is nearest, and among the
people of one event to those it is told with. An appeal that upholds or overturns carries the penalties of the decision
it is about.

`parts_of_verdicts` joins events that are part of a verdict to it, `demands` what prosecutors ask for. `imposing` finds the
event that a penalty belongs to; `sums` and `lengths` read the figures of a sentence, with `words` (which kind a figure
measures), `lists_of_lengths`, `custody` and `bans`; `shares` gives every figure its recipients, out of those that
`recipients` reads; `bare_words` reads what words alone state; `rows` writes it down, with its `status`.
`continued` finds the sentences that go on with a verdict.
`of_other_verdicts` takes penalties over from a verdict told before, `appeals` from the one that an appeal is about.
"""

from __future__ import annotations

from bisect import bisect_left

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Participant
from pipeline.relate.index import HUMAN_PRONOUNS
from pipeline.relate.lending import identity
from pipeline.relate.offences.of_penalties import offences_of_terms
from pipeline.relate.penalties.appeals import take_of_appeals, turn_to_convicted
from pipeline.relate.penalties.bare_words import add_without_figures
from pipeline.relate.penalties.continued import continues, suspend_terms, verdicts_of
from pipeline.relate.penalties.imposing import MEASURES, PENAL
from pipeline.relate.penalties.lengths import lengths_imposed
from pipeline.relate.penalties.of_other_verdicts import take_of_lifted, take_similar
from pipeline.relate.penalties.recipients import is_paid, is_part_of_term, owners_of, targets_of
from pipeline.relate.penalties.rows import add_rows
from pipeline.relate.penalties.shares import recipients_of
from pipeline.relate.penalties.sums import sums_imposed

SUSPENDED_BEHIND = 2
"""Sentences behind a verdict that may say of its terms that they are suspended."""


def attach_penalties(doc: Doc, events: list[Event]) -> None:
    """Fill `event.penalties` of every candidate of the Doc."""
    turn_to_convicted(doc, events)
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault((event.start, event.end), []).append(event)
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    starts = [start for start, _ in sentences]
    telling = {event.start for event in events if event.event_type in PENAL or event.event_type in MEASURES}
    verdicts = {event.start for event in events if event.event_type in PENAL}
    for event in events:
        if event.event_type == "asset_freeze" and not targets_of(doc, event):
            event.participants += [p for p in owners_of(doc, event.trigger_start, event.trigger_end) if p.entity is not None and not any(p.entity == q.entity for q in event.participants)]
        if event.event_type in PENAL:
            event.participants = [p for p in event.participants if not is_part_of_term(doc, p)]
    for (start, end), told in by_sentence.items():
        _of_sentence(doc, start, end, told)
        number = bisect_left(starts, end)
        while number < len(starts) and starts[number] not in telling and continues(doc, sentences[number], told):
            _of_sentence(doc, *sentences[number], verdicts_of(told)[:1])
            number += 1
        suspend_terms(doc, sentences[bisect_left(starts, start) : _end_of_verdict(doc, end, starts, number, verdicts)], told)
    take_similar(doc, events)
    take_of_appeals(doc, events)
    take_of_lifted(doc, events)


def _end_of_verdict(doc: Doc, end: int, starts: list[int], number: int, verdicts: set[int]) -> int:
    """The number of the sentence behind the last one that may still say of the terms of a verdict that they are suspended: the next two of
    the paragraph that tell none of their own. `number`: that of the next one."""
    behind = number
    while behind < min(len(starts), number + SUSPENDED_BEHIND) and starts[behind] not in verdicts and (behind == number or "\n" not in text_of(doc)[end : starts[behind]]):
        behind += 1
    return behind


def _of_sentence(doc: Doc, start: int, end: int, told: list[Event]) -> None:
    """The penalties of one sentence: those with a figure first, then those that words alone state."""
    told = [event for event in told if event.status != "not_occurred"]
    figures = [*sums_imposed(doc, start, end, told), *lengths_imposed(doc, start, end, told)]
    figures.sort(key=lambda figure: figure.start)
    for event in told:
        own = [figure for figure in figures if figure.owner is event]
        received = recipients_of(doc, event, own, told, figures)
        offences = offences_of_terms(doc, event, [(f.start, f.end, {identity(p) for p in who}) for f, who in zip(own, received, strict=True)])
        for told_with, figure, offence in zip(received, own, offences, strict=True):
            recipients = [p for p in told_with if not any(p.start <= f.start < p.end for f in figures) and not (figure.quantity is not None and is_paid(text_of(doc), p.start))]
            add_rows(doc, event, figure, recipients, offence)
            if event.event_type in PENAL or event.event_type in MEASURES:
                event.participants += [p for p in recipients if _is_new(p, event.participants)]
    add_without_figures(doc, start, end, told)


def _is_new(recipient: Participant, known: list[Participant]) -> bool:
    """Whether a recipient, named or counted, is none of those that an event already has."""
    if recipient.entity is not None:
        return all(p.entity != recipient.entity for p in known)
    if recipient.text.lower() in HUMAN_PRONOUNS and any(p.role == recipient.role and p.count_min == recipient.count_min for p in known):
        return False
    return recipient.count_min is not None and not any(recipient.start < p.end and p.start < recipient.end for p in known)
