"""Penalties of events: what was imposed, on whom, how much and how long, in one row per recipient.

A penalty is read from the event's own sentence, and from the next one where that continues it ("each receiving …").
Where a sentence tells several penal events, each expression goes to the event whose trigger is nearest, and among the
people of one event to those it is told with. An appeal that upholds or overturns carries the penalties of the decision
it is about.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event, Participant, Penalty, Quantity, TimeExpression
from pipeline.relate.arguments import unique
from pipeline.relate.index import in_overview
from pipeline.relate.offences import offence_after, provision_near
from pipeline.relate.penal_words import (
    BANS,
    CHANGED_TO,
    is_fine,
    is_imposed,
    is_no_fine,
    is_replaced,
    is_under_law,
    kind_by_tree,
    kind_of_length,
    kind_of_sum,
    lengths_in_turn,
    measures_no_penalty,
    terms,
    units_left_out,
)
from pipeline.relate.recipients import (
    is_bracketed,
    is_paid,
    is_part_of_term,
    is_suspended_part,
    named_beside,
    named_together,
    owners_of,
    punished_before,
    punished_beside,
    shared_out,
    targets_of,
    told_beside,
    unnamed_beside,
)
from pipeline.vocabulary import word_list

PENAL = {"sentence", "appeal_ruling"}
MEASURES = {
    "detention": {"pretrial_detention", "house_arrest"},
    "movement_restriction": {"travel_ban", "house_arrest", "deportation", "confiscation", "activity_ban", "restricted_freedom", "other"},
    "release": {"travel_ban", "house_arrest", "warning", "activity_ban", "confiscation", "other"},
    "asset_freeze": {"asset_freeze", "confiscation", "travel_ban"},
    "court_ruling": {"warning", "fine", "compensation", "pretrial_detention", "house_arrest", "travel_ban", "activity_ban", "confiscation"},
    "registration_denied": {"fine", "confiscation"},
    "trial": {"pretrial_detention"},
    "complaint": {"compensation"},
}  # fmt: skip
UNDER_A_SENTENCE = {"sentence", "movement_restriction", "detention"}
"""Types whose noun below the verb of a verdict is part of that verdict ("sentenced to a fine and to house arrest")."""

CONDITIONS = {"summons", "statement", "other"}
"""Types of what is told as a condition or a duty that comes with a verdict or a release."""
_CONDITION = word_list("penalties.condition")

_FINES = re.compile(r"\bfines?\b(?! (?:of|for each)\b)", re.I)
_TO_PRISON = re.compile(
    r"\b(?:to(?! (?:avoid|escape|evade))|received|given|handed|handed down|serving) (?:"
    r"(?:[\w-]+ ){0,5}?(?:life imprisonment|life in prison|life sentences?)"
    r"|(?:\w+ )?(?:prison|jail|imprisonment|(?:long|lengthy|heavy|harsh|various|different) (?:prison|jail) (?:terms|sentences))\b(?! (?:term|sentence)s? of)"
    r")|^(?:jailed|imprisoned)\b",
    re.I,
)
_FOR_LIFE = re.compile(r"(?:(?!\b(?:maximum|carr(?:y|ies|ied|ying)|punish\w*|penalt\w*|provid\w*|up to)\b)[^;:])*?\b(?:life (?:imprisonment|sentences?|terms?)|life in (?:prison|jail))\b", re.I)
_SOUGHT = re.compile(r"\b(?:prosecut\w+|state) (?:has |have |had )?(?:request|s(?:ought|eek)|demand|ask|call)\w*|\b(?:fac(?:e|es|ed|ing)|risk\w*|threaten\w*|liable|could (?:be|face)|may (?:be|face))\b", re.I)
_ASKED = re.compile(r"\bprosecut\w+ (?:\w+ ){0,3}?(?:request|s(?:ought|eek)|demand|ask|call)\w*", re.I)
_UPHELD = re.compile(r"\b(?:uph[eo]ld|upholding|los(?:t|es|ing)|confirm|left (?:the \w+ )?(?:unchanged|in force)|unchanged|dismiss|reject|affirm)", re.I)
_OVERTURNED = re.compile(r"\b(?:overturn|revok|lift|quash|annul|revers|cancel|set aside|overrul|struck down|repeal|commut|replac|substitut)", re.I)
_LIFTED = re.compile(r"\b(?:lift|eas|remov|scrapp?|end|drop)(?:s|e|es|ed|ped|ing|ping)? [^.;,]{0,40}$", re.I)
"""What stands between the trigger of a ruling and the measure that it ends ("lifted the travel ban")."""
_LEFT = re.compile(
    r"\b(?:upholding|leaving|maintaining|confirming|(?:but|and) (?:upheld|left|maintained|confirmed|kept)) (?:the|his|her|their) (?:\w+ )?(?P<what>fines?|prison (?:term|sentence)s?)\b", re.I)
"""An appeal that changed one penalty and left another ("cut the term to nine months, upholding the fine")."""
_IN_ITS_PLACE = re.compile(r"\b(?:commut|chang|convert|replac|substitut|reduc)\w* [^.;:]*\b(?:to|with|by|into) (?:[\w’'-]+ ){0,3}$", re.I)
"""What stands between an appeal and the penalty that it puts in the place of another."""
_ANEW = re.compile(r"(?:,|\band) (?:then |instead |later )?(?:(?:re-?)?sentenc(?:ed|ing)|impos(?:ed|ing)|gave|giving|handed|handing)\b[^.;:]*$", re.I)
"""What stands between an appeal that overturns and the penalty that it imposes itself ("quashed the acquittal and sentenced X to")."""
_CHANGED = re.compile(r"\b(?:halv|reduc|shorten|lower|rais|increas|doubl|lengthen|cut\b)\w*", re.I)
"""An appeal that leaves a penalty neither upheld nor overturned, to a length that its words would have to tell."""
_SIMILAR = re.compile(r"\b(?:(?:a|the) (?:similar|same|identical|equal)|similar|identical) (?:\w+ )?(?:sentences?|fines?|terms?|penalt(?:y|ies)|punishments?|prison terms?)\b", re.I)
SIMILAR_REACH = 1200
"""Characters: as far back the verdict may stand to which a "similar sentence" is similar."""
_SINGULAR = {"he", "she", "him", "her"}
_SERVED = re.compile(r"\b(?:(?:after|finish\w*|complet\w+) serving|having served|completed (?:his|her|their)|served (?:his|her|their|the) (?:full )?(?:sentence|term))", re.I)
_FREEDOM = re.compile(r"\b(?:freedom|liberty) (?:in|with|under) $", re.I)
_CLAIMED = re.compile(
    r"(?:\b(?:seek|sought|demand|claim|request|want)\w*|\bask\w* (?:[\w’'-]+ ){0,2}?for|\bsu(?:e[ds]?|ing)\b[^;.]{0,80} for)"
    r" (?:at least |about |around |some |over |more than |a total of |[\w.,’'€$£-]+ and )?$", re.I)
"""What stands between a lawsuit and the sum that it asks for."""
_DAMAGES_CLAIMED = re.compile(r"\b(?:seek|sought|demand|claim|ask|su(?:e[ds]?|ing)\b[^;.,]{0,60} )\w* ?(?:for )?(?:[\w,]+ ){0,4}(?:damages|compensation)\b", re.I)
_DAMAGES_DUE = re.compile(r"(?: [\w’'-]+){0,5}? (?:damages|compensation|reparations|restitution)\b")
_BANNING = word_list("penalties.banning")
_BEHIND_COLON = re.compile(r": (?:(?:[\w’'-]+ ){1,6}(?:and|plus) )?(?:an? |another )?$")
_LISTED = re.compile(r": [^:;.]{2,160} (?:to|for|got|received) (?:an? )?$")
"""What stands between a verdict and a length of a list behind a colon ("five were sentenced: A to two years, B to one")."""
_TAKING = word_list("penalties.taking")
_PUT_UNDER = re.compile(r"(?<!held )(?<!been )\b(?:to|into|under|onto) $")
_PAID = re.compile(r"(?:paid|paying|pay|settled) (?:the|his|her|their|its|both) (?:\w+ )?(?:fines?|penalt(?:y|ies))\b", re.I)
_ABSENT = re.compile(r"\bin absentia\b|\bin (?:his|her|their) absence\b", re.I)
_IN_OTHER_MONEY = re.compile(r" \([^()]*| or (?:about |around |approximately |roughly |some |nearly )?")
"""What stands between a sum and the same in another currency ("60,000 and 20,000 soms (about 630 and 210 euros)", "10,000
pesos or $500")."""
_ANOTHER = re.compile(r"\band (?:another|a further|an additional|an extra) $", re.I)
_FURTHER_TERM = re.compile(r"(?: (?:in|of) [a-z]+)? (?:(?:for|on charges of) [^,;:]+|(?:on|for|under) (?:the )?(?:\w+ )?(?:counts?|charges?)(?: \w+)?),? and ")
"""What stands between two terms of one verdict, each with its offence."""
_REMAND = re.compile(
    r"\bremand|\b(?:pre-?trial|preventive|provisional|judicial) (?:detention|custody|arrest)\b"
    r"|\b(?:detention|custody|arrest)\b.{0,40}\b(?:extended|renewed|prolonged)"
    r"|\b(?:extend|renew|prolong)\w*\b.{0,60}\b(?:detention|custody|arrest)\b",
    re.I,
)
_PENDING = re.compile(r"[^.;,]*\bpending (?:the |an? |his |her |their |further )?(?:\w+ )?(?:trial|investigation|inquir|hearing|appeal|outcome)", re.I)
_ADMINISTRATIVE = re.compile(r"\badministrative (?:detention|arrest)", re.I)
_HELD_FOR = re.compile(r"\b(?:held|detained|arrested|jailed|imprisoned)\b[^,;:.]{0,40} for $", re.I)
_INTO_CUSTODY = re.compile(r"\b(?:detention|custody|jail|prison|detained|held)\b", re.I)
_RESPECTIVELY = re.compile(r"[^.;]{0,60}\brespectively\b")
_CONTINUES = re.compile(r"(?:They|He|She|It|Both|Each|All|The (?:court|judge|fine|sentence|verdict|penalty)|These|This|In addition)\b")
_FURTHER = re.compile(
    r"(?:They|He|She|It|Both|Each|All|The (?:court|judge|two|three|four|latter|former))\b[^,;]{0,30}\b(?:"
    r"must|(?:will|would|has|have|had) (?:also )?(?:to|have to|serve|spend|face|pay)"
    r"|also (?:\w+ )?(?:ordered|fined|banned|barred|told|required|given|sentenced|imposed))\b"
)
"""A penalty beside those of the verdict told in the sentence before."""
_IMPOSING = re.compile(r"\b(?:received?|fine[ds]?|sentence[ds]?|amount\w*|each|given|imposed|ordered)\b")


@dataclass
class Figure:
    """A sum or a length of time that measures a penalty, before it is given to its recipients."""

    kind: str
    start: int
    end: int
    quantity: Quantity | None = None
    length: TimeExpression | None = None
    owner: Event | None = None


def fold_verdicts(doc: Doc, events: list[Event]) -> list[Event]:
    """Drops what is part of another verdict: nouns below its verb ("… and a fine of 500"), and the paying of a fine,
    which becomes a telling of the verdict that imposed it."""
    kept: list[Event] = []
    verdicts: dict[int, list[Event]] = {}
    told: dict[int, list[Event]] = {}
    for event in events:
        told.setdefault(event.start, []).append(event)
        if event.event_type == "sentence":
            verdicts.setdefault(event.start, []).append(event)
    for event in events:
        if event.event_type == "sentence" and _PAID.match(event.trigger):
            before = [e for e in kept if e.event_type == "sentence" and e.section == event.section and e.start < event.start]
            if before:
                if all(t.start != event.start for t in before[-1].tellings):
                    before[-1].tellings += event.tellings
                continue
        if event.event_type in CONDITIONS and any(e.event_type in ("sentence", "release") and _is_condition(doc, event, e) for e in told.get(event.start, ())):
            continue
        verdict = next((e for e in verdicts.get(event.start, ()) if e is not event and (
            _is_part_of(doc, event, e) or _is_ordered_with(doc, event, e) or _goes_on(doc, event, e))), None)
        if verdict is None:
            kept.append(event)
            continue
        roles = {p.role for p in verdict.participants}
        targets = targets_of(doc, event)
        verdict.participants += [p for p in event.participants if p.role not in roles and (p.role != "target" or p in targets)]
    return kept


def join_shares(doc: Doc, events: list[Event]) -> list[Event]:
    """Joins to a verdict, with penalties and charges, what the same sentence tells that others got in the one case."""
    kept: list[Event] = []
    verdicts: dict[int, Event] = {}
    for event in events:
        verdict = verdicts.get(event.start) if event.event_type == "sentence" and not in_overview(doc, event.start) else None  # it tells of other cases
        if verdict is not None and _is_on_others(doc, event, verdict):
            verdict.participants = unique(verdict.participants + targets_of(doc, event))
            verdict.penalties += event.penalties
            verdict.charges += event.charges
            continue
        if event.event_type == "sentence":
            verdicts[event.start] = event
        kept.append(event)
    return kept


def _is_condition(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether what an event tells is what somebody was ordered to do with a verdict, or on condition of which he was let go
    ("ordered the paper to publish an apology and to pay", "released on condition that she report to the police")."""
    part, whole = _root(doc, event), _root(doc, verdict)
    if part is None or whole is None or part.i <= whole.i:
        return False
    for node in (part, *clauses.enclosing_clauses(part)):
        if node.dep_ == "xcomp" and node.head.i == whole.i and verdict.event_type == "sentence" and lemma_of(whole) in clauses.BIDDING:
            return True
        if node.dep_ in ("acl", "ccomp", "xcomp", "advcl") and lemma_of(node.head) in _CONDITION and node.head.i > whole.i:
            return True
    return False


def _is_part_of(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether an event is part of a verdict of the same sentence."""
    if event.event_type not in UNDER_A_SENTENCE or "reference" in event.basis:
        return False
    part, whole = _root(doc, event), _root(doc, verdict)
    if part is None or whole is None or part.pos_ != "NOUN" or part.i == whole.i:
        return False
    own = {p.entity for p in targets_of(doc, event) if p.entity is not None}
    theirs = {p.entity for p in verdict.participants if p.role == "target"}
    if own - theirs and theirs:
        return False
    node = part
    while node.i != whole.i:
        reason = node.dep_ in ("advcl", "acl", "obl", "nmod") and clauses.prepositions(node) & {"for", "after", "following", "over", "because", "during"}
        if node.head.i == node.i or node.dep_ in ("acl:relcl", "ccomp") or reason:
            return False
        if node is not part and node.pos_ == "VERB" and clauses.children(node, *clauses.SUBJECTS):
            return False
        node = node.head
    return True


def _goes_on(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether a verdict only tells what came of the one before it, of the same people ("found A and B guilty and fined them")."""
    verb, whole = _root(doc, event), _root(doc, verdict)
    if event.event_type != "sentence" or verb is None or whole is None or verb.dep_ != "conj" or verb.pos_ != "VERB" or clauses.own_subjects(verb):
        return False
    things = clauses.patients_of(verb)
    return clauses.first_conjunct(verb).i == whole.i and not clauses.is_passive(whole) and bool(targets_of(doc, verdict)) and bool(things) and all(
        t.lower_ in ("them", "him", "her", "it", "both") and t.dep_ in ("obj", "iobj") for t in things)


def _is_on_others(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether a verdict of the same sentence tells what others got in the one case ("A was jailed for a year, while B received a
    fine"): it has no day, place or judge of its own."""
    if event.event_type != "sentence" or event.status != verdict.status or event.trigger_start < verdict.trigger_start or event.tellings != verdict.tellings:
        return False
    verb = _root(doc, event)
    if verb is None or verb.dep_ == "acl:relcl" or _PAID.match(event.trigger):
        return False
    own = any("in the clause" in event.basis.get(value, "") for value in ("date", "place"))
    judges, own_judges = ({p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == "actor"} for e in (verdict, event))
    people, others = (targets_of(doc, e) for e in (verdict, event))
    known = {(p.entity, p.start, p.end) if p.entity is None else p.entity for p in people}
    return not own and own_judges <= judges and bool(people and others) and not any(((p.entity, p.start, p.end) if p.entity is None else p.entity) in known for p in others)


def _is_ordered_with(doc: Doc, event: Event, verdict: Event) -> bool:
    """Whether an event is the confiscation that a court orders in the same breath ("convicted X and ordered the seizure of
    his assets")."""
    verb, whole = _root(doc, event), _root(doc, verdict)
    if verb is None or whole is None or event.event_type not in ("court_ruling", "asset_freeze") or verb.dep_ != "conj" or clauses.own_subjects(verb):
        return False
    things = clauses.patients_of(verb)
    return clauses.first_conjunct(verb).i == clauses.first_conjunct(whole).i and bool(things) and all(lemma_of(t) in _TAKING for t in things)


def _root(doc: Doc, event: Event) -> Token | None:
    span = doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
    return span.root if span is not None else None


def attach_penalties(doc: Doc, events: list[Event]) -> None:
    """Fill `event.penalties` of every candidate of the Doc."""
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault((event.start, event.end), []).append(event)
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    starts = [start for start, _ in sentences]
    telling = {event.start for event in events}
    for event in events:
        if event.event_type in PENAL:
            event.participants = [p for p in event.participants if not is_part_of_term(doc, p)]
    for (start, end), told in by_sentence.items():
        _of_sentence(doc, start, end, told)
        number = bisect_left(starts, end)
        if number < len(starts) and starts[number] not in telling:
            _continued(doc, sentences[number], told)
    _similar(doc, events)
    _of_appeals(events)


def _of_sentence(doc: Doc, start: int, end: int, told: list[Event]) -> None:
    told = [event for event in told if event.status != "not_occurred"]
    figures = [*_sums(doc, start, end, told), *_lengths(doc, start, end, told)]
    figures.sort(key=lambda figure: figure.start)
    for event in told:
        own = [figure for figure in figures if figure.owner is event]
        for recipients, figure in zip(_recipients_of(doc, event, own, told), own, strict=True):
            recipients = [p for p in recipients if not is_paid(text_of(doc), p.start)] if figure.quantity is not None else recipients
            _add(doc, event, figure, recipients)
            if event.event_type in PENAL:
                event.participants += [p for p in recipients if _is_new(p, event.participants)]
    _without_figures(doc, start, end, told)


def _is_new(recipient: Participant, known: list[Participant]) -> bool:
    """Whether a recipient, named or counted, is none of those that an event already has."""
    if recipient.entity is not None:
        return all(p.entity != recipient.entity for p in known)
    return recipient.count_min is not None and not any(recipient.start < p.end and p.start < recipient.end for p in known)


def _owner(kind: str, start: int, end: int, told: list[Event], text: str) -> Event | None:
    """The event that a penalty of this kind belongs to: the nearest that imposes such measures, else the nearest verdict."""
    measures, verdicts = _imposing(kind, told)
    owner = _nearest(measures, start, end, text) or _nearest(verdicts, start, end, text)
    if owner is None and _ASKED.search(text, max(0, start - 70), start):  # "at the hearing, prosecutors asked for five years"
        return _nearest([e for e in told if e.event_type == "trial"], start, end, text)
    return owner


def _imposing(kind: str, told: list[Event]) -> tuple[list[Event], list[Event]]:
    """The events that impose such measures as penalties of this kind are, and the verdicts that may."""
    measures = [e for e in told if kind in MEASURES.get(e.event_type, set()) and not _is_under_review(e, told)]
    return measures, [e for e in told if e.event_type in PENAL and kind != "asset_freeze"]


def _is_under_review(event: Event, told: list[Event]) -> bool:
    """Whether a sentence only refers to an event since an appeal decides on it."""
    return "reference" in event.basis and any(e.event_type == "appeal_ruling" for e in told)


def _sums(doc: Doc, start: int, end: int, told: list[Event]) -> list[Figure]:
    text, found = text_of(doc), []
    penal = [event for event in told if event.event_type in PENAL]
    sums = [q for q in doc._.money if start <= q.start < end]
    for quantity in sums:
        if any(q.currency != quantity.currency and q.end < quantity.start and _IN_OTHER_MONEY.fullmatch(text, q.end, quantity.start) for q in sums):
            continue
        nearest = _nearest(penal, quantity.start, quantity.end, text)
        kind = kind_of_sum(text, quantity.start, quantity.end, start, end, nearest.trigger if nearest else "")
        if not kind and nearest is None and any(e.event_type == "complaint" and _CLAIMED.search(text, e.trigger_start, quantity.start) for e in told):
            kind = "compensation"
        if is_replaced(text[start : quantity.start]):
            if quantity.amount_min == quantity.amount_max:
                continue
            quantity = copy.copy(quantity)  # "reduced the fine from 900 to 300" is no range
            quantity.amount_min = quantity.amount_max
        if not kind or (nearest is not None and _in_offence(doc, nearest, quantity.start, quantity.end)):
            continue
        owner = nearest or _owner(kind, quantity.start, quantity.end, told, text)
        if owner is not None:
            found.append(Figure(kind, quantity.start, quantity.end, quantity=quantity, owner=owner))
            found += _without_unit(doc, found[-1], end)
    return found


_BARE_SUM = re.compile(r" (\d{1,3}(?:,\d{3})+|\d{2,})(?=[.;:]|, |,? and )")


def _without_unit(doc: Doc, figure: Figure, end: int) -> list[Figure]:
    """The bare figures of others in a list whose first sum has the currency ("fined A 20,000 shillings and B 5,000")."""
    if figure.quantity is None or figure.kind not in ("fine", "compensation"):
        return []
    limit = min((q.start for q in doc._.money if q.start >= figure.end), default=end)
    bare = [m for named in starting_in(doc._.mentions or [], figure.end, min(limit, end)) if named.kind != "place" and (
        m := _BARE_SUM.match(text_of(doc), named.end, end))]
    found = []
    for match in bare:
        quantity = copy.copy(figure.quantity)
        quantity.amount_min = quantity.amount_max = float(match[1].replace(",", ""))
        quantity.converted_amount, quantity.converted_currency, quantity.basis = None, "", ""
        quantity.start, quantity.end, quantity.text = match.start(1), match.end(1), match[1]
        found.append(Figure(figure.kind, match.start(1), match.end(1), quantity=quantity, owner=figure.owner))
    return found


def _in_offence(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether a sum stands in what somebody was punished for ("fined for not declaring 200 USD")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), _root(doc, event)
    before = text_of(doc)[max(event.start, start - 12) : start]
    if span is None or trigger is None or is_fine(before) or is_imposed(before):
        return False
    node = span.root
    while node.i != trigger.i and node.head.i != node.i:
        if node.pos_ == "VERB" and node.dep_ in ("advcl", "acl") and clauses.prepositions(node) & {"for", "over", "because", "after", "of", "by"}:
            return True
        node = node.head
    return False


def _lengths(doc: Doc, start: int, end: int, told: list[Event]) -> list[Figure]:
    text = text_of(doc)
    told_whole = _joined([t for t in starting_in(doc._.times, start, end) if t.kind == "duration" and t.duration_min], text)
    if not told_whole:
        return []
    named = {x.end for x in (*(doc._.mentions or []), *(doc._.groups or [])) if start <= x.start < end}
    bare = units_left_out(text, told_whole, named, start, end)
    bare = [t for t in bare if _is_of_list(doc, t, [*told_whole, *bare], start)]
    lengths = [t for t in sorted([*told_whole, *bare], key=lambda t: t.start) if not measures_no_penalty(text, t.start, t.end, start, end)]
    kinds = []
    for length in lengths:
        days = not re.search(r"\d[YM]", length.duration_min.split("T")[0])
        kind = kind_of_length(text, length.start, length.end, start, end, days=days) or kind_by_tree(doc, length.start, length.end, days)
        kinds.append(kind or _kind_of_measure(doc, length, told) or _kind_by_law(text, length, start, end) or _kind_of_change(text, length, told, days))
    for n in range(1, len(lengths)):
        if not kinds[n] and kinds[n - 1] and _told_alike(doc, lengths[n - 1], lengths[n]):
            kinds[n] = kinds[n - 2] if n > 1 and kinds[n - 2] and is_suspended_part(text, lengths[n - 1].end) else kinds[n - 1]
    for n in range(len(lengths) - 1, 0, -1):
        if kinds[n] and not kinds[n - 1] and _told_alike(doc, lengths[n - 1], lengths[n]):
            kinds[n - 1] = kinds[n]
    if lengths and not any(kinds) and all(is_bracketed(doc, t.start) for t in lengths) and any(e.event_type == "sentence" for e in told):
        kinds = ["imprisonment" if re.search(r"\d[YM]", t.duration_min.split("T")[0]) else "administrative_detention" for t in lengths]
    found = _of_same_length(text, lengths, kinds, told, end) + _suspensions(doc, told_whole, told)
    for length, kind in zip(lengths, kinds, strict=True):
        owner = _owner(kind, length.start, length.end, told, text) if kind else None
        if owner is None and kind == "administrative_detention":
            by_law = is_under_law(text[length.end : end])
            owner = _arrest_of(doc, length, told) or next((e for e in told if e.event_type == "detention" and (by_law or "administrative" in e.trigger)), None)
        if owner is not None and _is_served_already(doc, owner, length):
            continue
        if owner is not None and (":" not in text[owner.trigger_end : length.start] or _LISTED.search(text, owner.trigger_end, length.start) or _BEHIND_COLON.search(text, owner.trigger_end, length.start) or is_bracketed(doc, length.start)
                                  or punished_beside(doc, owner, length.start, length.end)):
            found.append(Figure(kind, length.start, length.end, length=length, owner=owner))
    return _replaced(_without_totals(doc, sorted(found, key=lambda figure: figure.start)), text, told)


def _is_served_already(doc: Doc, event: Event, length: TimeExpression) -> bool:
    """Whether a length is a term that is served already, told in passing ("fined X, who is serving seven years")."""
    span = doc.char_span(length.start, length.end, alignment_mode="expand")
    verb = next((t for t in (span.root.head, span.root.head.head) if t.lemma_ == "serve"), None) if span is not None else None
    return verb is not None and verb.dep_ == "acl:relcl" and not event.trigger_start <= verb.idx < event.trigger_end


def _without_totals(doc: Doc, figures: list[Figure]) -> list[Figure]:
    """Without a term that is the sum of those told behind it ("to four years: two in prison and two of probation"), not the terms of
    others ("A received three years, B two and C one")."""
    months = [_months(figure.length.duration_min) if figure.length is not None else 0 for figure in figures]

    def is_total(n: int, last: int) -> bool:
        end = figures[last - 1].end
        return sum(months[n + 1 : last]) == months[n] and end - figures[n].end <= REACH_OF_TOTAL and not any(
            m.kind == "person" for m in starting_in(doc._.mentions or [], figures[n].end, end))

    return [figure for n, figure in enumerate(figures) if not months[n] or not any(is_total(n, last) for last in range(n + 3, len(figures) + 1))]


REACH_OF_TOTAL = 110


def _months(length: str) -> int:
    """A length in months; 0 where it has days."""
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?", length)
    return 12 * int(found[1] or 0) + int(found[2] or 0) if found else 0


_STOPPING = re.compile(r"\bsuspen(?!d\w* (?:the |a |its )?law)|\b(?:stop|ceas)|\boff (?:the )?air\b|\bbann?|\bbarr|\bclos|\bshut|\bhalt", re.I)
_STOPPED = {"registration_denied", "censorship"}
"""Types that keep an outlet or a programme from its work; a penalty where they tell for how long."""


_PERMIT = re.compile(r"\b(?:licen[cs]|approval|registration|accreditation|affiliation|permit|certificate)", re.I)
_BODIES = frozenset({"body", "civil_society", "outlet"})


def _is_stopped(doc: Doc, event: Event, p: Participant) -> bool:
    """Whether somebody can be kept from work for a time: a body of the media, a person whose show or page it is, and any other body
    that is itself suspended, not only its licence; also some unnamed ones."""
    if p.entity is not None and (p.kind == "person" or doc._.entities[p.entity].subkind == "media"):
        return True
    bodies = class_lemmas(_BODIES)
    named = p.entity is not None or any(word in bodies or word.removesuffix("s") in bodies for word in p.text.lower().split())
    return named and event.event_type == "registration_denied" and not _PERMIT.search(text_of(doc), max(event.start, event.trigger_start - 60), event.trigger_end + 40)


def _suspensions(doc: Doc, lengths: list[TimeExpression], told: list[Event]) -> list[Figure]:
    """Bans on the work of outlets and associations for a time: "suspended the station for three months", "a suspension of six months", "was taken off
    air for 15 days"."""
    stopped = [e for e in told if e.event_type in _STOPPED and e.status != "planned" and any(_is_stopped(doc, e, p) for p in targets_of(doc, e))]
    out: list[Figure] = []
    for length in lengths if stopped else ():
        span = doc.char_span(length.start, length.end, alignment_mode="expand")
        if span is None or span.root.dep_ not in ("nummod", "amod", "compound") and not clauses.prepositions(span.root) & {"for", "of"}:
            continue
        node = span.root.head
        while node.head.i != node.i and not any(e.trigger_start <= node.idx < e.trigger_end for e in stopped) and (
                node.pos_ not in ("VERB", "AUX") or node.dep_ in ("acl", "xcomp", "ccomp") and _STOPPING.match(node.lower_)):  # "an order suspending X for …"
            node = node.head
        owner = next((e for e in stopped if e.trigger_start <= node.idx < e.trigger_end), None)
        said = text_of(doc)[owner.trigger_start : max(owner.trigger_end, length.end)] if owner is not None else ""
        if owner is not None and _STOPPING.search(said) and not _goes_back(node):
            out.append(Figure("activity_ban", length.start, length.end, length=length, owner=owner))
    return out


def _goes_back(verb: Token) -> bool:
    """Whether a length tells since when something has lasted ("has been suspended for three years")."""
    return any(c.lower_ in ("has", "have", "’s", "’ve") for c in clauses.children(verb, "aux")) and any(c.lower_ == "been" for c in verb.children)


_SAME_LENGTH = re.compile(r"\b(?:of|for|with) (?:an?|the) (?:same|equal|identical|similar) (?:length|duration|period|term|time)(?: of time)?\b|\bof equal (?:length|duration)\b", re.I)


def _of_same_length(text: str, lengths: list[TimeExpression], kinds: list[str], told: list[Event], end: int) -> list[Figure]:
    """Bans as long as the term told before them: "ten years in prison and a travel ban of the same length"."""
    out: list[Figure] = []
    for length, kind in list(zip(lengths, kinds, strict=True))[::-1]:
        said = _SAME_LENGTH.search(text, length.end, end) if kind else None
        bans = [(m, term.kind) for term in terms() if term.kind in BANS and said for m in term.pattern.finditer(text, length.end, said.start())]
        if said is None or not bans or out:
            continue
        ban, banned = max(bans, key=lambda found: found[0].start())
        owner = _owner(banned, *ban.span(), told, text)
        if owner is not None:
            measured = copy.copy(length)
            measured.start, measured.end, measured.text = ban.start(), said.end(), text[ban.start() : said.end()]
            out.append(Figure(banned, ban.start(), said.end(), length=measured, owner=owner))
    return out


def _told_alike(doc: Doc, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether two lengths are members of one list: told "respectively", or each to people of its own ("A to nine years in
    prison, B to five", "A to nine years, B – five years")."""
    text = text_of(doc)
    if is_bracketed(doc, second.start):
        return True
    if re.match(r",? and |, ", text[first.end :]) and first.end + 12 > second.start and _is_respectively(text, second.end):
        return True
    between = text[first.end : second.start]
    return bool(_ANOTHER.search(between) or _FURTHER_TERM.fullmatch(between)) and len(between) < 110 or bool(told_beside(doc, first.end, second.start))


def _is_of_list(doc: Doc, bare: TimeExpression, lengths: list[TimeExpression], low: int) -> bool:
    """Whether a count without its unit is that of people of its own in a list, or replaces the length before it."""
    text = text_of(doc)
    before = max((t for t in lengths if t.end <= bare.start), key=lambda t: t.start, default=None)
    behind = min((t for t in lengths if t.start >= bare.end), key=lambda t: t.start, default=None)
    if before is None:
        return behind is not None and bool(told_beside(doc, bare.end, behind.start))
    between = text[before.end : bare.start]
    return between == " to " and is_replaced(text[low : before.start]) or CHANGED_TO.search(between) is not None or bool(told_beside(doc, before.end, bare.start))


def _arrest_of(doc: Doc, length: TimeExpression, told: list[Event]) -> Event | None:
    """The arrest that a number of days measures: "was arrested for 15 days" is a penalty where that is what people say of it."""
    span = doc.char_span(length.start, length.end, alignment_mode="expand")
    node = span.root if span is not None else None
    if node is None or "for" not in clauses.prepositions(node) or not re.fullmatch(r"P\d+D", length.duration_min):
        return None
    while node.head.i != node.i and node.pos_ != "VERB":
        node = node.head
    return next((e for e in told if e.event_type == "detention" and e.trigger_start <= node.idx < e.trigger_end and "arrest" in e.trigger.lower()), None)


def _kind_of_measure(doc: Doc, length: TimeExpression, told: list[Event]) -> str:
    """The kind of a measure whose own verb a length belongs to: "froze the accounts of X for 20 days", "sent X to judicial
    custody for 14 days"."""
    span = doc.char_span(length.start, length.end, alignment_mode="expand")
    node = span.root if span is not None else None
    if node is None or not clauses.prepositions(node) & {"for", "by", "of"}:
        return ""
    while node.head.i != node.i and node.pos_ not in ("VERB", "AUX"):
        node = node.head
    event = next((e for e in told if e.trigger_start <= node.idx < e.trigger_end), None)
    if event is None:
        return ""
    if event.event_type == "detention":
        return "pretrial_detention" if _is_remand(doc, event) else "administrative_detention" if _arrest_of(doc, length, [event]) else ""
    return "asset_freeze" if event.event_type == "asset_freeze" else "activity_ban" if _is_ban(node, event) else ""


def _kind_of_change(text: str, length: TimeExpression, told: list[Event], days: bool) -> str:
    """The kind of the term to which an appeal changed another ("this was raised on appeal to 34 years")."""
    appeal = next((e for e in told if e.event_type == "appeal_ruling" and _CHANGED.search(e.trigger)), None)
    if appeal is None or not CHANGED_TO.search(text, appeal.trigger_start, length.start):
        return ""
    return "administrative_detention" if days else "imprisonment"


def _kind_by_law(text: str, length: TimeExpression, start: int, end: int) -> str:
    """The detention that a law allows without a trial ("was held for 30 days under section 3 of …")."""
    return "administrative_detention" if is_under_law(text[length.end : end]) and _HELD_FOR.search(text, start, length.start) else ""


def _is_ban(verb: Token, event: Event) -> bool:
    """Whether the verb of a verdict keeps somebody from an activity ("banned X, the leader of the party, from politics")."""
    return event.event_type in ("sentence", "court_ruling") and lemma_of(verb) in _BANNING and bool(clauses.oblique(verb, "from"))


def _replaced(figures: list[Figure], text: str, told: list[Event]) -> list[Figure]:
    """Without a term that the next one replaced ("four years, reduced to two years"), whose kind that one has. Where an
    appeal is told that replaced it, the new term is that one's."""
    out: list[Figure] = []
    for figure in figures:
        changed = CHANGED_TO.search(text[out[-1].end : figure.start]) if out else None
        if changed is not None:
            at = out[-1].end + changed.start()
            appeal = next((e for e in told if e.event_type == "appeal_ruling" and e.trigger_start <= at < e.trigger_end), None)
            figure.kind, figure.owner = out[-1].kind, appeal or out[-1].owner
            if appeal is None or appeal is out[-1].owner and not CHANGED_TO.search(text, appeal.start, out[-1].start):
                out.pop()
        out.append(figure)
    return out


def _is_remand(doc: Doc, event: Event) -> bool:
    """Whether a detention is custody before trial: said so, or ordered by a court or prosecutor."""
    text = text_of(doc)
    if _REMAND.search(event.trigger) or _PENDING.match(text[event.trigger_end : min(event.end, event.trigger_end + 90)]):
        return True
    authority = word_classes()["court"].lemmas | {"prosecutor", "prosecution", "magistrate"}
    actors = {w for p in event.participants if p.role == "actor" for w in p.text.lower().replace("prosecutors", "prosecutor").split()}
    return bool(actors & authority) and bool(_INTO_CUSTODY.search(event.trigger + text[event.trigger_end : min(event.end, event.trigger_end + 40)]))


def _joined(lengths: list[TimeExpression], text: str) -> list[TimeExpression]:
    """"Two years and nine months" as one length, "six months to two years" as a range."""
    out: list[TimeExpression] = []
    for length in lengths:
        last = out[-1] if out else None
        between = text[last.end : length.start] if last is not None else ""
        if last is not None and re.fullmatch(r"P\d+Y", last.duration_min) and (
                re.fullmatch(r",? and | ", between) and re.fullmatch(r"P\d+[MD]", length.duration_min) or between == ", " and re.fullmatch(r"P\d+M\d+D", length.duration_min)):
            joined = copy.copy(last)
            joined.end, joined.text = length.end, text[last.start : length.end]
            joined.duration_min = last.duration_min + length.duration_min[1:]
            joined.duration_max = last.duration_max + length.duration_max[1:] if last.duration_max and length.duration_max else ""
            out[-1] = joined
        elif last is not None and _is_range(text[max(0, last.start - 90) : last.start], between):
            ranged = copy.copy(last)
            ranged.end, ranged.text, ranged.duration_max = length.end, text[last.start : length.end], length.duration_max
            out[-1] = ranged
        else:
            out.append(length)
    return out


def _is_range(before: str, between: str) -> bool:
    """Whether two lengths are the ends of a range: "one to three years", "between one and three years"; not "cut from three years to one"."""
    ends = re.fullmatch(r"(?: in (?:prison|jail))? to | ?[–-] ?", between) or between == " and " and re.search(r"\bbetween $", before)
    return bool(ends) and not is_replaced(before)


def _recipients_of(doc: Doc, event: Event, figures: list[Figure], told: list[Event]) -> list[list[Participant]]:
    """Recipients of every figure of an event. Told "respectively" each figure has one; then figures that are told as one
    ("30 and 20 months") are split in `_add`."""
    everyone = targets_of(doc, event)
    if not figures:
        return []
    if not everyone:
        everyone = [p for f in figures[:1] for p in named_beside(doc, event, f.start, f.end)] or punished_before(doc, event, told)
    in_turn = _respectively(doc, figures, everyone)
    if in_turn:
        return in_turn
    beside = [_told_beside_trigger(doc, event, f.start, f.end) for f in figures]
    for n in range(len(figures) - 1, 0, -1):  # "the former was sentenced to two years, the latter to six months"
        if beside[n] and beside[n] == beside[n - 1]:
            beside[n] = told_beside(doc, figures[n - 1].end, figures[n].start) or beside[n]
    shared = iter(shared_out(doc, event, [(f.start, f.end) for f, own in zip(figures, beside, strict=True) if not own]))
    rest = [own or next(shared) for own in beside]
    return [people if people is not None else everyone for people in rest]


_ALL = re.compile(r"all(?: (?:of (?:them|whom)|two|three|four|five|six|seven|eight|nine|ten))?|they all|each(?: of (?:them|whom))?|both(?: of (?:them|whom))?", re.I)


def _told_beside_trigger(doc: Doc, event: Event, start: int, end: int) -> list[Participant]:
    """Recipients told in a clause beside that of the trigger; "all of them" there means those told before, a pronoun, where the event
    has one target, that one ("X was placed under supervision: he may not leave")."""
    found, targets = punished_beside(doc, event, start, end), targets_of(doc, event)
    if len(found) > 0 and _ALL.fullmatch(found[0].text) and len(before := [p for p in targets if event.start <= p.start < found[0].start]) > 1:
        return before
    if len(targets) == len(found) == 1 and found[0].text.lower() in _SINGULAR and targets[0].kind == "person" and targets[0].start < found[0].start and targets[0].start >= event.start:
        return targets
    return found


def _is_respectively(text: str, offset: int, end: int | None = None) -> bool:
    """Whether "respectively" stands right behind an offset, before `end`."""
    return _RESPECTIVELY.match(text, offset, len(text) if end is None else end) is not None


def _respectively(doc: Doc, figures: list[Figure], everyone: list[Participant]) -> list[list[Participant]]:
    """Recipients of figures told "respectively": the first of each of those before them, others of the people told beside
    them ("A and B were given six and five years respectively, C four"). Empty where the counts differ."""
    text = text_of(doc)
    ends = [*(f.start for f in figures[1:]), len(text)]
    last = next((n for n, (f, end) in enumerate(zip(figures, ends, strict=True), 1) if _is_respectively(text, f.end, end)), 0)
    first = everyone if last == len(figures) else [p for p in everyone if p.start < figures[0].start]
    if len(first) != last > 1:
        first = named_together(doc, figures[0].start, last)
    if not len(first) == last > 1 or len({f.kind for f in figures[:last]}) > 1:
        return []
    others = [told_beside(doc, before.end, f.start) for before, f in zip(figures[last - 1 :], figures[last:], strict=False)]
    return [*([p] for p in first), *others] if all(others) else []


def _without_figures(doc: Doc, start: int, end: int, told: list[Event]) -> None:
    """Penalties that words alone state: bans, warnings, confiscation, and fines and prison terms without a figure."""
    text, verdict = text_of(doc), any(event.event_type in PENAL for event in told)
    measures = {kind for event in told if not _is_under_review(event, told) for kind in MEASURES.get(event.event_type, ())}
    for term in terms() if verdict or measures else ():
        if term.needs in ("duration", "money") or term.kind not in measures and not (verdict and term.kind != "asset_freeze"):
            continue
        for match in term.pattern.finditer(text, start, end):
            owner = _owner(term.kind, match.start(), match.end(), told, text)
            if owner is None or any(p.kind == term.kind for p in owner.penalties):
                continue
            within = owner.trigger_start <= match.start() < owner.trigger_end
            if owner.event_type not in PENAL and _LIFTED.search(text, owner.trigger_start, match.start()):
                continue
            if term.needs == "trigger" and not within and (owner.event_type not in (*PENAL, "registration_denied") or term.kind in ("deportation", "travel_ban")):
                continue
            if not within and owner.event_type in PENAL and not _is_of_verdict(doc, owner, term.kind, *match.span()):
                continue
            if term.kind == "house_arrest" and not _is_imposed_at_home(text, owner, start, match.start()):
                continue
            own = term.kind == "confiscation" and owners_of(doc, *match.span()) or ([] if within else _told_beside_trigger(doc, owner, *match.span()) or unnamed_beside(doc, owner.trigger_end, match.start()))
            recipients = own or targets_of(doc, owner) or named_beside(doc, owner, *match.span()) or punished_before(doc, owner, told)
            _add(doc, owner, Figure(term.kind, *match.span()), recipients)
    for event in told:
        if not _is_under_review(event, told):
            _by_trigger(doc, event, end)


def _is_of_verdict(doc: Doc, event: Event, kind: str, start: int, end: int) -> bool:
    """Whether a verdict imposes the penalty text[start:end]: not the custody before it, nor what somebody was punished for."""
    return (kind != "pretrial_detention" or _is_reviewed(doc, event, start, end)) and not _in_offence(doc, event, start, end)


def _is_imposed_at_home(text: str, event: Event, low: int, start: int) -> bool:
    """Whether the house arrest told at `start` is a penalty of its own ("restricted freedom in home confinement" is one), and,
    where somebody is released, what they were released to."""
    if _FREEDOM.search(text, max(low, start - 30), start):
        return False
    return event.event_type != "release" or _PUT_UNDER.search(text, low, start) is not None


def _by_trigger(doc: Doc, event: Event, end: int) -> None:
    """The penalty that the trigger itself states where nothing beside it told one: custody, a freeze, a fine or a prison term
    without a figure."""
    text, targets = text_of(doc), targets_of(doc, event)
    kinds = {p.kind for p in event.penalties}
    trigger = (event.trigger_start, event.trigger_end)
    if event.event_type == "detention" and "pretrial_detention" not in kinds and _is_remand(doc, event):
        _add(doc, event, Figure("pretrial_detention", *trigger), targets)
    if event.event_type == "detention" and not kinds and _ADMINISTRATIVE.search(event.trigger):
        _add(doc, event, Figure("administrative_detention", *trigger), targets)
    if event.event_type == "asset_freeze" and not kinds & {"asset_freeze", "confiscation"} and event.status != "planned":
        _add(doc, event, Figure("asset_freeze", *trigger), targets)
    claimed = _DAMAGES_CLAIMED.search(text, event.trigger_start, event.end) if event.event_type == "complaint" and targets and not kinds else None
    if claimed:
        _add(doc, event, Figure("compensation", *claimed.span()), targets)
    verb = _root(doc, event)
    if verb is not None and "activity_ban" not in kinds and "travel_ban" not in kinds and _is_ban(verb, event):
        _add(doc, event, Figure("activity_ban", *trigger), targets)
    if event.event_type != "sentence":
        return
    fine = _FINES.search(text, event.trigger_start, min(end, event.trigger_end + 60))
    told = kinds & {"fine", "compensation"} or any(p.duration_min for p in event.penalties) and not (verb is not None and lemma_of(verb) == "fine")
    if is_fine(event.trigger) and not is_no_fine(text[event.trigger_end : event.trigger_end + 45]) and not told:
        _add(doc, event, Figure("compensation" if _DAMAGES_DUE.match(text, event.trigger_end) else "fine", *trigger), targets)
    elif fine and fine.start() - event.trigger_end < 14 and "fine" not in kinds:
        _add(doc, event, Figure("fine", *fine.span()), targets)
    elif verb is not None and "fine" not in kinds and (beside := _fine_beside(doc, event, verb)):
        _add(doc, event, Figure("fine", *beside), _punished_with(event, targets, beside[0]))
    if verb is not None and (death := next((t for t in clauses.oblique(verb, "to") if t.lower_ == "death" and t.i > verb.i), None)) is not None and "death" not in event.trigger and lemma_of(verb) in ("sentence", "condemn"):
        _add(doc, event, Figure("other", death.idx, death.idx + len(death)), targets)
    if any(p.duration_min or p.kind not in ("fine", "compensation") for p in event.penalties):
        return
    near, far = (text[event.trigger_start : min(end, event.trigger_end + reach)] for reach in (45, 160))
    prison = _TO_PRISON.search(near) or _FOR_LIFE.match(far)
    if prison:
        at = event.trigger_start + prison.start()
        _add(doc, event, Figure("imprisonment", at, at + len(prison.group())), targets)


def _fine_beside(doc: Doc, event: Event, verb: Token) -> tuple[int, int] | None:
    """A fine without a figure beside another penalty of the verdict ("sentenced to a year in prison and a fine", "was jailed and fined")."""
    for token in doc.tokens[verb.i + 1 : verb.sent.end]:
        if lemma_of(token) != "fine" or token.dep_ not in ("conj", "obl", "obj", "nmod") or token.pos_ not in ("NOUN", "VERB") or token.pos_ == "NOUN" and clauses.prepositions(token) - {"to", "with", "and"}:
            continue
        if any(token.idx - 12 < q.start < token.idx + REACH_OF_FINE for q in doc._.money) or any(t.lower_ == "or" for t in clauses.children(token, "cc")) or lemma_of(token.nbor(-1)) == "pay":
            continue
        if _belongs_to(token, verb):
            return token.idx, token.idx + len(token)
    return None


def _punished_with(event: Event, targets: list[Participant], start: int) -> list[Participant]:
    """Those who received the penalty told right before the words at `start`, where others of the verdict received another."""
    before = max((p.end for p in event.penalties if p.end <= start), default=None)
    told = [p for p in targets if any(q.end == before and q.recipient == p.entity and (p.entity is not None or q.recipient_text == p.text) for q in event.penalties)]
    return told or targets


REACH_OF_FINE = 40
"""Characters behind the word within which the figure of a fine stands."""


def _belongs_to(token: Token, verb: Token) -> bool:
    """Whether a word is told of those whom a verb befell: in its clause, or in one joined to it that has no subject of its own."""
    node = token
    while node.i != verb.i:
        if node.dep_ in ("acl", "acl:relcl", "advcl", "ccomp", "root") or node.pos_ == "VERB" and clauses.has_child(node, *clauses.SUBJECTS) or clauses.prepositions(node) & {"for", "over", "after", "of"}:
            return False
        node = node.head
    return True


def _is_reviewed(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether the words are what an appeal ruling is about ("upheld pre-trial detention for eight defenders")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), _root(doc, event)
    if span is None or trigger is None or event.event_type != "appeal_ruling":
        return False
    return span.root.dep_ in ("obj", "nsubj:pass") and span.root.head.i == trigger.i


def _continued(doc: Doc, sentence: tuple[int, int], told: list[Event]) -> None:
    """"They each received a fine of …" after the sentence that tells the verdict."""
    start, end = sentence
    text = text_of(doc)[start:end]
    penal = [event for event in told if event.event_type == "sentence"]
    if len(penal) == 1 and _CONTINUES.match(text) and (_FURTHER.search(text) or not penal[0].penalties and _IMPOSING.search(text)):
        _of_sentence(doc, start, end, penal)


def _nearest(events: list[Event], start: int, end: int, text: str) -> Event | None:
    """The event whose trigger is nearest, one that stands before the expression preferred, none behind the end of a clause."""

    def distance(event: Event) -> tuple[bool, int]:
        gap = start - event.trigger_end if event.trigger_end <= start else max(0, event.trigger_start - end)
        after = event.trigger_start > end
        return bool(";" in text[min(event.trigger_end, end) : max(event.trigger_start, start)]), gap + (40 if after else 0)

    reachable = [e for e in events if e.trigger_start <= end or ";" not in text[end : e.trigger_start]]
    return min(reachable, key=distance) if reachable else None


def _status(doc: Doc, event: Event, start: int) -> str:
    context = re.split(r"; |, (?:while|but|and) (?=the )|,? but (?=was |were |instead |only |got |received |then )", text_of(doc)[max(event.start, start - 70) : start])[-1]
    if event.status == "planned" or event.event_type == "complaint" or _SOUGHT.search(context):
        return "sought"
    if event.event_type == "appeal_ruling":
        words = text_of(doc)[event.start : event.end]
        if CHANGED_TO.search(text_of(doc)[event.start : start]) or _IN_ITS_PLACE.search(text_of(doc)[event.trigger_start : start]) or _ANEW.search(text_of(doc)[event.trigger_end : start]):
            return "imposed"
        return "overturned" if _OVERTURNED.search(event.trigger) else "imposed" if _CHANGED.search(event.trigger) else "upheld" if _UPHELD.search(words) else "imposed"
    return "served" if _SERVED.search(context) else "imposed"


def _add(doc: Doc, event: Event, figure: Figure, recipients: list[Participant]) -> None:
    """Adds one row per recipient; each its own length where they are told "respectively"."""
    text = text_of(doc)
    first, last = min(figure.start, event.trigger_start), max(figure.end, event.trigger_end)
    if last - first > 160 or "\n" in text[first:last]:
        first, last = figure.start, figure.end
    base = Penalty(kind=figure.kind, recipient_kind="", recipient=None, recipient_text="", offence=offence_after(doc, event),
                   provision=provision_near(doc, event), status=_status(doc, event, figure.start), start=first, end=last, text=text[first:last])  # fmt: skip
    base.in_absentia = bool(_ABSENT.search(text[event.trigger_start : min(event.end, event.trigger_end + 60)]))
    if figure.quantity is not None:
        q = figure.quantity
        base.amount_min, base.amount_max, base.currency, base.unit = q.amount_min, q.amount_max, q.currency, q.unit
        base.converted_amount, base.converted_currency = q.converted_amount, q.converted_currency
        base.approximate, base.basis = q.approximate, q.basis
    if figure.length is not None:
        base.duration_min, base.duration_max = figure.length.duration_min, figure.length.duration_max
        base.approximate = figure.length.approximate
    rows = _per_recipient(base, _fitting(figure.kind, recipients))
    if figure.length is not None and _is_respectively(text, figure.end) and len(recipients) != 1:
        _in_turn(text, figure, rows)
    for row in rows:
        if not any(_measure(p) == _measure(row) for p in event.penalties):
            event.penalties.append(row)


def _measure(p: Penalty) -> tuple[object, ...]:
    """Kind, recipient and figures of a penalty: what no two rows of an event share."""
    return p.kind, p.recipient, p.recipient_text if p.recipient is None else "", p.amount_min, p.duration_min


def _in_turn(text: str, figure: Figure, rows: list[Penalty]) -> None:
    """"30 and 20 months respectively": each recipient the own length where the counts agree, else a length for nobody."""
    if len({(row.recipient, row.recipient_text) for row in rows}) < len(rows):
        return
    lengths = lengths_in_turn(text[max(0, figure.start - 25) : figure.end])
    for number, row in enumerate(rows):
        row.duration_min = row.duration_max = lengths[number] if len(lengths) == len(rows) else ""


OF_ANYBODY = {"fine", "compensation", "confiscation", "asset_freeze", "activity_ban", "warning", "other"}
"""Kinds of penalties that a body may receive as well as a person."""
_STATE = re.compile(r"(?:the |a |an )?(?:[\w-]+ )?(?:police|courts?|tribunal|judiciary|authorities|government|regime|ministry|prosecution|parliament)", re.I)
_PRONOUNS = {"he", "him", "his", "she", "her", "they", "them", "their", "both", "both of them", "each", "each of them", "all", "all of them", "who", "whom"}


def _fitting(kind: str, recipients: list[Participant]) -> list[Participant]:
    """Those who can receive a penalty of a kind: organs of the state only pay, and a pronoun that was taken for a body is told by its
    words alone where only people are punished so."""
    if kind not in ("fine", "compensation"):
        recipients = [p for p in recipients if p.kind != "group" or not _STATE.fullmatch(p.stands_for or p.text)]
    if kind in OF_ANYBODY:
        return recipients
    if any(p.kind == "person" for p in recipients):
        recipients = [p for p in recipients if p.kind != "organisation"]  # "party member X"
    return [replace(p, kind="group", entity=None) if p.kind == "organisation" and p.text.lower() in _PRONOUNS else p for p in recipients]


_BARE = {"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"}
"""Pronouns in whose place the words that they stand for are printed."""


def _per_recipient(base: Penalty, recipients: list[Participant]) -> list[Penalty]:
    if not recipients:
        return [base]
    out = []
    for p in recipients:
        row = copy.copy(base)
        row.recipient_kind, row.recipient, row.recipient_text = p.kind, p.entity, p.stands_for or p.text if p.text.lower() in _BARE else p.text
        row.recipient_count_min, row.recipient_count_max = p.count_min, p.count_max
        out.append(row)
    return out


def _similar(doc: Doc, events: list[Event]) -> None:
    """"She was handed a similar sentence": the penalties of the verdict told just before, for the new recipients."""
    last: Event | None = None
    for event in sorted(events, key=lambda e: e.trigger_start):
        if event.event_type != "sentence":
            continue
        said = _SIMILAR.search(event.text)
        if said and not any(p.amount_min or p.duration_min for p in event.penalties) and last is not None and last.section == event.section and 0 < event.start - last.start < SIMILAR_REACH:
            start = event.start + said.start()
            event.penalties = []
            for p in {(p.kind, p.amount_min, p.duration_min): p for p in last.penalties}.values():
                base = copy.copy(p)
                base.recipient_kind, base.recipient, base.recipient_text = "", None, ""
                base.recipient_count_min = base.recipient_count_max = None
                base.offence, base.provision, base.status, base.in_absentia = "", "", "imposed", False
                base.start, base.end, base.text = start, start + len(said.group()), said.group()
                event.penalties += _per_recipient(base, targets_of(doc, event))
            event.basis["penalties"] = f"“{said.group()}”: as “{last.trigger}” before it"
        if event.penalties:
            last = event


_HALVED = re.compile(r"\bhalv(?:e|es|ed|ing)\b", re.I)


def _halve(row: Penalty) -> bool:
    """Halves the figure of a penalty ("halved the fine"); whether it has one that can be halved."""
    years = re.fullmatch(r"P(\d+)([YMD])", row.duration_min)
    if years:
        count, unit = int(years[1]), years[2]
        half = f"P{count // 2}{unit}" if count % 2 == 0 else f"P{count // 2}Y6M".replace("P0Y", "P") if unit == "Y" else ""
        row.duration_min = row.duration_max = half
        return bool(half)
    if row.amount_min is None or row.amount_min != row.amount_max:
        return False
    row.amount_min = row.amount_max = row.amount_min / 2
    row.converted_amount, row.converted_currency = None, ""
    return True


def _of_appeals(events: list[Event]) -> None:
    """Give an appeal ruling the penalties of the decision it is about, as upheld or overturned; one that changed a penalty, the
    fine or the term that it left as it was."""
    for event in events:
        left = _LEFT.search(event.text) if event.event_type == "appeal_ruling" and _CHANGED.search(event.trigger) else None
        kinds = set() if left is None else {"fine"} if "fine" in left["what"] else {"imprisonment"}
        if event.event_type != "appeal_ruling" or not any(p.role == "target" for p in event.participants):
            continue
        halved = _HALVED.search(event.trigger) is not None
        if kinds & {p.kind for p in event.penalties} or not kinds and (event.penalties or _CHANGED.search(event.trigger) and not halved):
            continue
        named = {p.entity for p in event.participants if p.role == "target" and p.entity is not None}
        if not named and any(p.role == "target" and p.count_min is not None and not p.stands_for and p.start >= event.start for p in event.participants):
            continue  # of others than those told before
        options = [
            e for e in events
            if e.event_type == "sentence" and e.penalties and e.trigger_start < event.trigger_start
            and (named & {p.entity for p in e.participants if p.role == "target"} if named else e.section == event.section)
        ]  # fmt: skip
        if not options:
            continue
        status = "imposed" if halved else "overturned" if _OVERTURNED.search(event.trigger) and not kinds else "upheld"
        section = [e for e in options if e.section == event.section] or options
        if len(section) > 1 and not named and any(p.role == "target" and p.count_min is not None and not p.stands_for for p in event.participants):
            continue  # which of them it is about is not told
        decision = max(section, key=lambda e: e.trigger_start)
        for p in decision.penalties:
            if named and p.recipient not in named or kinds and p.kind not in kinds or p.status == "sought":
                continue
            row = copy.copy(p)
            if halved and not _halve(row):
                continue
            row.status, row.start, row.end, row.text = status, event.trigger_start, event.trigger_end, event.trigger
            event.penalties.append(row)
            event.basis["penalties"] = f"those of “{decision.trigger}” in the same case"
