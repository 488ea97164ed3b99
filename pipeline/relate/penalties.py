"""Penalties of events: what was imposed, on whom, how much and how long, in one row per recipient.

A penalty is read from the event's own sentence, and from the next one where that continues it ("each receiving …").
Where a sentence tells several penal events, each expression goes to the event whose trigger is nearest. An appeal that
upholds or overturns carries the penalties of the decision it is about.
"""

from __future__ import annotations

import copy
import re
from functools import cache

from spacy.tokens import Doc

from pipeline.annotate.doc_text import text_of
from pipeline.layers import Event, Participant, Penalty, Quantity, TimeExpression
from pipeline.relate.offences import offence_after, provision_near
from pipeline.vocabulary import rows

PENAL = {"sentence", "appeal_ruling"}
MEASURES = {
    "detention": {"pretrial_detention", "house_arrest"},
    "movement_restriction": {"travel_ban", "house_arrest", "deportation"},
    "release": {"travel_ban", "house_arrest"},
    "asset_freeze": {"asset_freeze"},
    "court_ruling": {"warning", "fine", "compensation"},
    "registration_denied": {"activity_ban", "fine"},
    "trial": {"pretrial_detention"},
}  # fmt: skip
_FINE = re.compile(r"\bfin(?:e|es|ed|ing)\b|\bpecuniary penalt|\bpenalt(?:y|ies) of\b|\bordered (?:\w+ ){0,3}to pay\b", re.I)
_COMPENSATION = re.compile(r"\b(?:compensat\w+|reparations?|(?:in|moral|civil|punitive) damages)\b", re.I)
_SOUGHT = re.compile(r"\b(?:prosecut\w+|state) (?:has |have |had )?(?:request|s(?:ought|eek)|demand|ask|call)\w*|\b(?:fac(?:e|es|ed|ing)|risk\w*|threaten\w*|liable|punishable|could (?:be|face)|may (?:be|face))\b", re.I)
_UPHELD = re.compile(r"\b(?:uph[eo]ld|upholding|confirm|left (?:the \w+ )?(?:unchanged|in force)|unchanged|dismiss|reject|affirm)", re.I)
_OVERTURNED = re.compile(r"\b(?:overturn|quash|annul|revers|cancel|set aside|overrul|struck down|repeal|commut)", re.I)
_OTHER_LENGTH = re.compile(r"(?:(?:closed|public|show) )?(?:trial|hearing|visit|conference|strike|protest|investigation|delay|period|old)\b", re.I)
_SIMILAR = re.compile(r"\b(?:(?:a|the) (?:similar|same|identical|equal)|similar|identical) (?:\w+ )?(?:sentences?|fines?|terms?|penalt(?:y|ies)|punishments?|prison terms?)\b", re.I)
SIMILAR_REACH = 1200
"""Characters: as far back the verdict may stand to which a "similar sentence" is similar."""
_SERVED = re.compile(r"\b(?:after serving|having served|completed (?:his|her|their)|served (?:his|her|their|the) (?:full )?(?:sentence|term))", re.I)


@cache
def _terms() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(rf"\b(?:{row['term']})", re.I), row["kind"], row["needs"]) for row in rows("penalties"))


def attach_penalties(doc: Doc, events: list[Event]) -> None:
    """Fill `event.penalties` of every candidate of the Doc."""
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        by_sentence.setdefault((event.start, event.end), []).append(event)
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    for (start, end), told in by_sentence.items():
        _of_sentence(doc, start, end, told)
        following = next(((a, b) for a, b in sentences if a >= end), None)
        if following and not any(event.start == following[0] for event in events):
            _continued(doc, following, told)
    _similar(doc, events)
    _of_appeals(events)


def _of_sentence(doc: Doc, start: int, end: int, told: list[Event]) -> None:
    text = text_of(doc)
    penal = [event for event in told if event.event_type in PENAL and event.status != "not_occurred"]
    for quantity in (q for q in doc._.money if start <= q.start < end):
        owner = _nearest(penal, quantity.start, quantity.end, text)
        if owner is not None and _is_fine(text, start, end, owner, quantity):
            near = text[max(start, quantity.start - 50) : min(end, quantity.end + 60)]
            _add(doc, owner, "compensation" if _COMPENSATION.search(near) else "fine", quantity.start, quantity.end, quantity=quantity)
    lengths = _joined([t for t in doc._.times if t.kind == "duration" and start <= t.start < end and t.duration_min], text)
    used: set[int] = set()
    for length in lengths:
        owner = _nearest(penal, length.start, length.end, text)
        kind = _kind_of_length(text, length, start, end, owner)
        if owner is not None and kind:
            used.add(length.start)
            _add(doc, owner, kind, length.start, length.end, length=length)
    for pattern, kind, needs in _terms():
        if needs == "duration" or needs == "money":
            continue
        for match in pattern.finditer(text, start, end):
            fitting = [e for e in told if kind in MEASURES.get(e.event_type, set()) or (e.event_type in PENAL and kind not in ("asset_freeze",))]
            measures = [e for e in fitting if kind in MEASURES.get(e.event_type, set())]
            owner = _nearest(measures or fitting, match.start(), match.end(), text)
            if owner is None or owner.status == "not_occurred" or any(p.kind == kind for p in owner.penalties):
                continue
            if needs == "trigger" and not (owner.trigger_start <= match.start() < owner.trigger_end or owner.event_type in PENAL):
                continue
            _add(doc, owner, kind, match.start(), match.end())
    for event in penal:
        if event.event_type == "sentence" and not event.penalties and _FINE.search(event.trigger):
            _add(doc, event, "fine", event.trigger_start, event.trigger_end)
        elif event.event_type == "sentence" and _FINE.search(text[event.trigger_end : min(end, event.trigger_end + 12)]) and not any(p.kind == "fine" for p in event.penalties):
            fine = _FINE.search(text, event.trigger_end, min(end, event.trigger_end + 14))
            if fine:
                _add(doc, event, "fine", fine.start(), fine.end())


def _joined(lengths: list[TimeExpression], text: str) -> list[TimeExpression]:
    """"Two years and nine months" as one length; where several are told "respectively", none is known for anybody."""
    out: list[TimeExpression] = []
    for length in lengths:
        last = out[-1] if out else None
        if last is not None and re.fullmatch(r",? and | ", text[last.end : length.start]) and re.fullmatch(r"P\d+Y", last.duration_min) and re.fullmatch(r"P\d+[MD]", length.duration_min):
            joined = copy.copy(last)
            joined.end, joined.text = length.end, text[last.start : length.end]
            joined.duration_min = last.duration_min + length.duration_min[1:]
            joined.duration_max = last.duration_max + length.duration_max[1:] if last.duration_max and length.duration_max else ""
            out[-1] = joined
        else:
            out.append(length)
    return [_unless_respective(length, text) for length in out]


def _unless_respective(length: TimeExpression, text: str) -> TimeExpression:
    if not re.match(r"[^.;]{0,60}\brespectively\b", text[length.end : length.end + 75]):
        return length
    unknown = copy.copy(length)
    unknown.duration_min = unknown.duration_max = ""
    return unknown


def _continued(doc: Doc, sentence: tuple[int, int], told: list[Event]) -> None:
    """"They each received a fine of …" after the sentence that tells the verdict."""
    start, end = sentence
    text = text_of(doc)[start:end]
    if not re.match(r"(?:They|He|She|Both|Each|All|The (?:court|judge|fine|sentence|verdict|penalty)|These|This|In addition)\b", text):
        return
    penal = [event for event in told if event.event_type == "sentence"]
    if len(penal) != 1 or penal[0].penalties or not re.search(r"\b(?:received?|fine[ds]?|sentence[ds]?|amount\w*|each|given|imposed)\b", text):
        return
    _of_sentence(doc, start, end, penal)


def _nearest(events: list[Event], start: int, end: int, text: str) -> Event | None:
    """The event whose trigger is nearest, one that stands before the expression preferred, none over a clause's end."""

    def distance(event: Event) -> tuple[bool, int]:
        gap = start - event.trigger_end if event.trigger_end <= start else max(0, event.trigger_start - end)
        after = event.trigger_start > end
        return bool(";" in text[min(event.trigger_end, end) : max(event.trigger_start, start)]), gap + (40 if after else 0)

    return min(events, key=distance) if events else None


def _is_fine(text: str, start: int, end: int, owner: Event, quantity: Quantity) -> bool:
    if _FINE.search(owner.trigger):
        return True
    near = text[max(start, quantity.start - 60) : min(end, quantity.end + 25)]
    return bool(_FINE.search(near))


def _kind_of_length(text: str, length: TimeExpression, start: int, end: int, owner: Event | None) -> str:
    """Kind of penalty that a length of time measures, by the words beside it."""
    after = text[length.start : min(end, length.end + 60)]
    after = re.split(r"(?<=[a-z]),? (?:and|but|for|after|following|while|because) (?!hard)", after)[0]
    before = text[max(start, length.start - 40) : length.start]
    if _OTHER_LENGTH.match(text[length.end :].lstrip(" -")[:20]):
        return ""
    best: tuple[int, str] | None = None
    for pattern, kind, _ in _terms():
        if kind in ("asset_freeze", "compensation", "warning", "other", "confiscation", "deportation", "travel_ban"):
            continue
        match = pattern.search(after)
        if match and (best is None or match.start() < best[0] or kind == "suspended_sentence"):
            best = (match.start(), kind)
    suspended = re.search(r"\b(?:suspended|conditional)\b[^,;]{0,25}$", before, re.I)
    if suspended:
        return "suspended_sentence"
    if best is not None:
        return best[1]
    for word, kind in (("restricted freedom", "restricted_freedom"), ("house arrest", "house_arrest"), ("community service", "community_service"), ("pretrial", "pretrial_detention"), ("pre-trial", "pretrial_detention")):
        if word in before.lower():
            return kind
    if re.search(r"\b(?:jailed|imprisoned)\b[^,;]{0,15}$", before, re.I):
        return "imprisonment"
    if owner is not None and re.search(r"\b(?:sentenced|sentence|condemned|term|handed|given|received?|get|got|serving|serve)\b[^.;]{0,30}$", before, re.I):
        return "imprisonment" if re.search(r"\d+[YM]", length.duration_min.split("T")[0]) else "administrative_detention"
    return ""


def _recipients(doc: Doc, event: Event) -> list[Participant]:
    """Targets, without sums and lengths of time that the grammar took for one."""
    measures = [(m.start, m.end) for m in (*doc._.money, *(t for t in doc._.times if t.kind == "duration"))]
    return [p for p in event.participants if p.role == "target" and not any(a < p.end and p.start < b for a, b in measures)]


def _status(doc: Doc, event: Event, start: int) -> str:
    context = text_of(doc)[max(event.start, start - 70) : start]
    if event.status == "planned" or _SOUGHT.search(context):
        return "sought"
    if event.event_type == "appeal_ruling":
        words = text_of(doc)[event.start : event.end]
        return "overturned" if _OVERTURNED.search(event.trigger) else "upheld" if _UPHELD.search(words) else "imposed"
    return "served" if _SERVED.search(context) else "imposed"


def _add(doc: Doc, event: Event, kind: str, start: int, end: int, quantity: Quantity | None = None, length: TimeExpression | None = None) -> None:
    first, last = min(start, event.trigger_start), max(end, event.trigger_end)
    if last - first > 160 or "\n" in text_of(doc)[first:last]:
        first, last = start, end
    offence = offence_after(doc, event)
    provision = provision_near(doc, event)
    base = Penalty(kind=kind, recipient_kind="", recipient=None, recipient_text="", offence=offence, provision=provision,
                   status=_status(doc, event, start), start=first, end=last, text=text_of(doc)[first:last])  # fmt: skip
    if quantity is not None:
        base.amount_min, base.amount_max, base.currency = quantity.amount_min, quantity.amount_max, quantity.currency
        base.converted_amount, base.converted_currency = quantity.converted_amount, quantity.converted_currency
        base.approximate, base.basis = quantity.approximate, quantity.basis
    if length is not None:
        base.duration_min, base.duration_max = length.duration_min, length.duration_max
        base.approximate = length.approximate
    for row in _per_recipient(doc, base, event):
        if not any((p.kind, p.recipient, p.recipient_text, p.amount_min, p.duration_min) == (row.kind, row.recipient, row.recipient_text, row.amount_min, row.duration_min) for p in event.penalties):
            event.penalties.append(row)


def _per_recipient(doc: Doc, base: Penalty, event: Event) -> list[Penalty]:
    out = []
    recipients: list[Participant | None] = list(_recipients(doc, event)) or [None]
    for p in recipients:
        row = copy.copy(base)
        if p is not None:
            row.recipient_kind, row.recipient, row.recipient_text = p.kind, p.entity, p.stands_for or p.text
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
        if said and not event.penalties and last is not None and last.section == event.section and 0 < event.start - last.start < SIMILAR_REACH:
            start = event.start + said.start()
            for p in {(p.kind, p.amount_min, p.duration_min): p for p in last.penalties}.values():
                base = copy.copy(p)
                base.recipient_kind, base.recipient, base.recipient_text = "", None, ""
                base.recipient_count_min = base.recipient_count_max = None
                base.offence, base.provision, base.status = "", "", "imposed"
                base.start, base.end, base.text = start, start + len(said.group()), said.group()
                event.penalties += _per_recipient(doc, base, event)
            event.basis["penalties"] = f"“{said.group()}”: as “{last.trigger}” before it"
        if event.penalties:
            last = event


def _of_appeals(events: list[Event]) -> None:
    """Give an appeal ruling the penalties of the decision it is about, as upheld or overturned."""
    for event in events:
        if event.event_type != "appeal_ruling" or event.penalties:
            continue
        named = {p.entity for p in event.participants if p.role == "target" and p.entity is not None}
        options = [
            e for e in events
            if e.event_type == "sentence" and e.penalties and e.start < event.start
            and (named & {p.entity for p in e.participants if p.role == "target"} if named else e.section == event.section)
        ]  # fmt: skip
        if not options:
            continue
        status = "overturned" if _OVERTURNED.search(event.trigger) else "upheld"
        section = [e for e in options if e.section == event.section] or options
        decision = max(section, key=lambda e: e.start)
        for p in decision.penalties:
            if named and p.recipient not in named:
                continue
            row = copy.copy(p)
            row.status, row.start, row.end, row.text = status, event.trigger_start, event.trigger_end, event.trigger
            event.penalties.append(row)
            event.basis["penalties"] = f"those of “{decision.trigger}” in the same case"
