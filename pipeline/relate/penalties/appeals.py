"""What an appeal ruling leaves and what it ends: the penalties of the decision it is about, as upheld or overturned.

A ruling may treat the parts of a decision and its people differently: "cut X’s term to a year, but left that of her brother
unchanged", "converted the prison term into a fine", "confirmed the correction and set the damages aside". `_outcomes` reads
one outcome from every verb of its sentence that keeps, ends, replaces or halves something; one that names no part is about
all that the decision imposed and that the ruling does not treat otherwise.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Participant, Penalty
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import is_authority_word, trigger_root
from pipeline.relate.lending import befallen, entities_of
from pipeline.relate.penalties.status import CHANGED, OVERTURNED
from pipeline.relate.penalties.words import CHANGED_TO, CUSTODIAL, terms
from pipeline.vocabulary import with_particles, word_list

_PRISON = frozenset({"imprisonment", "suspended_sentence", "administrative_detention"})
_PAID = frozenset({"fine", "compensation"})
_OF_NOUNS = (
    (word_list("appeals.fines"), frozenset({"fine"})),
    (word_list("appeals.damages"), frozenset({"compensation"})),
    (word_list("appeals.terms"), CUSTODIAL),
    (word_list("appeals.bans"), frozenset({"travel_ban", "activity_ban"})),
    (word_list("appeals.freezes"), frozenset({"asset_freeze"})),
    (word_list("appeals.corrections"), frozenset({"other"})),
)
"""Nouns of a part of a decision, and the kinds of penalties that they name."""
_WHOLE = word_list("appeals.decisions")
_SUMS = word_list("appeals.sums")
_APPEALS = word_list("appeals.appeals")
_KEEPING = word_list("appeals.keeping")
_ENDING = word_list("appeals.ending")
_REPLACING = word_list("appeals.replacing")
_CHANGING = word_list("appeals.changing")
_REFUSING = word_list("appeals.refusing")
_UNCHANGED = re.compile(r"\b(?:unchanged|untouched|intact|unaltered|unaffected|alone|standing|stand|as (?:it|they) (?:was|were|stood)|(?:in|to) (?:force|place|effect))\b", re.I)
"""What stands beside "left" and "kept" where a thing stays as it was."""
_AWAY = with_particles(word_list("appeals.doing_away"))
_TURNED_AWAY = word_list("appeals.turned_away")
_HALVED = re.compile(r"\bhalv(?:e|es|ed|ing)\b", re.I)
_DECISIONS = {"sentence", "appeal_ruling", "court_ruling", "acquittal", "registration_denied", "assembly_denied", "censorship", "asset_freeze", "detention", "movement_restriction", "dismissal"}
"""Types of what an appeal may be about.

Of these only a verdict lends an appeal its penalties."""
_DUTIES = word_list("appeals.duties")
"""Nouns of what somebody has to do."""
_PRONOUNS = {"this", "it", "them", "these"}
_THOSE = {"that", "those"}
_LEAVING = word_list("appeals.leaving")


@dataclass
class _Outcome:
    """What a verb of a ruling does to penalties: to those of its `kinds` and `owners`, of all where either is empty."""

    status: str
    kinds: frozenset[str]
    owners: list[Participant]
    start: int
    end: int
    plural: bool
    is_sum: bool


def take_of_appeals(doc: Doc, events: list[Event]) -> None:
    """Give an appeal ruling the penalties of the decision it is about, as upheld, overturned or halved."""
    for event in events:
        if event.event_type != "appeal_ruling" or event.status == "not_occurred":
            continue
        outcomes = _outcomes(doc, event, events)
        for outcome in outcomes:
            if outcome.status and (outcome.kinds or outcome.owners):
                _take(doc, event, outcome, outcomes, events)
            elif outcome.is_sum:
                _take_sum(doc, event, outcome, events)
        _take_rest(doc, event, outcomes, events)
        _drop_of_others(event, events)


_VERDICT_VERBS = word_list("appeals.verdict_verbs")
_COURT = re.compile(r"\b(?:court|tribunal)s?\b", re.I)


def turn_to_convicted(doc: Doc, events: Sequence[Event]) -> None:
    """Makes those whom a lower court convicted the targets of the ruling on its decision, in the place of that court ("upheld the High
    Court's decision to jail X")."""
    for event in events:
        root = trigger_root(doc, event) if event.event_type == "appeal_ruling" else None
        targets = [p for p in event.participants if p.role == "target"]
        if root is None or not all(p.kind != "person" and _COURT.search(p.text) for p in targets):
            continue
        verdicts = [t for t in root.subtree if t.i > root.i and t.pos_ == "VERB" and t.tag_ in ("VB", "VBG") and lemma_of(t) in _VERDICT_VERBS and t.dep_ in ("advcl", "acl", "xcomp", "ccomp")]
        people = [patient for t in verdicts[:1] for patient in clauses.patients_of(t)] or _due_to_pay(root)
        convicted = [p for patient in people for p in participants_at("target", patient, "convicted by the lower court")]
        if convicted:
            event.participants = [p for p in event.participants if p.role != "target"] + convicted


def _due_to_pay(ruling: Token) -> list[Token]:
    """Those who have to pay under the order that a ruling is on ("upheld an order for X to pay", "an order that X pay")."""
    duties = (t for noun in clauses.children(ruling, "obj") if lemma_of(noun) in _DUTIES | _WHOLE for t in noun.subtree if lemma_of(t) == "pay")
    return next((people for duty in duties if (people := clauses.expand(clauses.children(duty, *clauses.SUBJECTS)))), [])


def _outcomes(doc: Doc, event: Event, events: Sequence[Event]) -> list[_Outcome]:
    """The outcomes that the verbs of a ruling tell, in text order; one without a status where it changes something."""
    root, span = trigger_root(doc, event), doc.span_of(event)
    if root is None or span is None:
        return []
    others = {verb.i for e in events if e is not event and e.event_type == event.event_type and e.start == event.start and (verb := trigger_root(doc, e)) is not None}
    out: list[_Outcome] = []
    before: frozenset[str] = frozenset()
    for verb in span:
        status = _status_by(verb) if verb.pos_ == "VERB" and verb.i not in others and _is_of_ruling(verb, root) else None
        for thing in [*clauses.patients_of(verb), *_left_as(verb)] if status is not None else ():
            elliptical = any(c.tag_ == "POS" for c in thing.children)  # "left Y’s unchanged"
            kinds = before if thing.lower_ in _THOSE or elliptical else _kinds_of(thing) or (CUSTODIAL if thing.lower_ in _PRONOUNS and lemma_of(verb) in _REPLACING else frozenset())
            before = kinds or before
            is_sum = lemma_of(thing) in _SUMS
            kinds = _PAID if is_sum and status else kinds
            if status == "suspended" and not (kinds & _PRISON and clauses.has_child(thing, "det", "nmod:poss")):
                continue  # "suspended terms"
            appealed = lemma_of(thing) in _APPEALS
            if appealed and _is_turned_away(verb):
                status = "upheld"
            elif not kinds and thing.lower_ not in _THOSE and not elliptical and lemma_of(thing) not in _WHOLE | _APPEALS | _SUMS or status == "upheld" and appealed != (lemma_of(verb) in _REFUSING):
                continue
            owned = [thing] if elliptical else [*clauses.possessors(thing), *clauses.oblique(thing, "of", "on", "against", "for", "by")]
            owners = [p for t in owned if not is_authority_word(t) for p in participants_at("target", t, "whose penalty it was")]
            first, last = sorted((verb, thing), key=lambda t: t.i)
            out.append(_Outcome(status or "", kinds, owners, first.idx, last.idx + len(last), thing.tag_ in ("NNS", "NNPS") or thing.lower_ == "those", not status and (is_sum or kinds <= _PAID and bool(kinds))))
    return out


def _left_as(verb: Token) -> list[Token]:
    """What is left as it was, which the parser made the subject of "unchanged"."""
    return [t for as_it_was in clauses.children(verb, "xcomp") for t in clauses.children(as_it_was, "nsubj") if t.i > verb.i]


def _is_turned_away(verb: Token) -> bool:
    """Whether an appeal fails by a verb with its particle ("turned down his appeal", "threw out the complaint")."""
    return any(f"{lemma_of(verb)} {c.lower_}" in _TURNED_AWAY for c in verb.children)


def _status_by(verb: Token) -> str | None:
    """What a verb does to its object: upheld, overturned, halved, suspended or replaced; nothing where it changes it, None where none of these."""
    lemma = lemma_of(verb)
    if lemma in _AWAY:
        return "overturned" if any(c.lower_ in _AWAY[lemma] for c in verb.children) else None
    if lemma in _REFUSING:
        return "upheld"
    if lemma in _KEEPING:
        words = " ".join(t.text for t in verb.subtree if t.i > verb.i or t.dep_ in ("xcomp", "obl"))
        return "upheld" if lemma not in _LEAVING or _UNCHANGED.search(words) else None
    if lemma in _ENDING:
        return "overturned"
    if lemma in _REPLACING:
        return "upheld" if _is_turned_away(verb) else "replaced"
    if _HALVED.match(verb.lower_):
        return "halved"
    if lemma == "suspend":
        return "suspended"
    return "" if lemma in _CHANGING else None


def _is_of_ruling(verb: Token, root: Token) -> bool:
    """Whether a verb tells what the ruling of another one does, too: joined to it or below it, in no relative clause or what is said."""
    node = verb
    while node.i != root.i and node.i != clauses.first_conjunct(root).i:
        if node.head.i == node.i or node.dep_ in ("acl:relcl", "ccomp", "acl", "parataxis"):
            return False
        node = node.head
    return True


def _kinds_of(noun: Token) -> frozenset[str]:
    """The kinds of penalties that a noun names, with the words before it ("the travel ban", "her prison term"); empty where it names
    none or the whole decision."""
    words, lemma = f"{clauses.left_modifiers(noun)} {noun.lower_}", lemma_of(noun)
    if lemma in _DUTIES and noun.i + 2 < noun.sent.end and noun.nbor(1).lower_ == "to" and (deed := noun.nbor(2)).tag_ == "VB":
        words = noun.doc[noun.i : deed.right_edge.i + 1].text  # "the order to publish an apology"
    for term in terms():
        if term.needs != "money" and term.pattern.search(words):
            return _PRISON if term.kind in ("imprisonment", "administrative_detention") else frozenset({term.kind})
    if re.search(r"\b(?:detention|custody|remand|custodial)\b", words):
        return frozenset({"pretrial_detention", "administrative_detention"}) if "custodial" not in words else _PRISON
    return next((kinds for nouns, kinds in _OF_NOUNS if lemma in nouns or noun.lower_ in nouns), frozenset())


def _take(doc: Doc, event: Event, outcome: _Outcome, outcomes: Sequence[_Outcome], events: Sequence[Event]) -> None:
    """The rows of one outcome."""
    named = {p.entity for p in outcome.owners if p.entity is not None}
    decisions = [d for n in sorted(named) if (d := _decision_on(n, event, events, outcome.kinds)) is not None] if named else _decisions_of(doc, event, events, outcome.kinds)
    rows = [p for d in {id(d): d for d in decisions}.values() for p in _of_same_sentence(d, events) if p.status != "sought" and (not outcome.kinds or p.kind in outcome.kinds)]
    if outcome.status == "suspended":
        rows = [p for p in rows if p.kind == "imprisonment"]
    elif outcome.kinds is _PRISON:  # "the prison terms", with what of them is suspended
        imprisoned = {(p.recipient, p.recipient_text) for p in rows if p.kind != "suspended_sentence"}
        rows = [p for p in rows if (p.recipient, p.recipient_text) in imprisoned]
    if named:
        rows = [p for p in rows if p.recipient in named]
    elif outcome.owners:
        rows = _of_others(rows, outcome, outcomes)
    else:
        own = entities_of(event, "target")
        treated = {p.entity for o in outcomes if o is not outcome and o.kinds & outcome.kinds for p in o.owners if p.entity is not None}
        rows = [p for p in rows if p.recipient not in treated]
        rows = [p for p in rows if p.recipient in own] or rows
    for row in rows:
        _add(event, row, outcome.status, outcome.start, outcome.end, text_of(doc))
    told = {(p.recipient_kind, p.recipient) for p in rows if p.recipient is not None}
    for owner in outcome.owners:
        for kind, recipient in [(owner.kind, owner.entity)] if owner.entity is not None else sorted(told):
            if rows and all(p.entity != recipient for p in event.participants if p.role == "target"):
                event.participants.append(replace(owner, kind=kind, entity=recipient))


def _take_sum(doc: Doc, event: Event, outcome: _Outcome, events: Sequence[Event]) -> None:
    """The new sum of what had to be paid ("reduced the sum to 35,000 dollars")."""
    money = next((q for q in doc._.money if q.start > outcome.end and CHANGED_TO.search(text_of(doc)[outcome.start : q.start])), None)
    decision = _decision_of(doc, event, events)
    rows = [p for p in decision.penalties if p.kind in (outcome.kinds or _PAID) and p.amount_min is not None and p.status == "imposed"] if decision is not None else []
    named = {p.entity for p in outcome.owners if p.entity is not None}
    rows = [p for p in rows if p.recipient in named] if named else rows
    if money is None or money.start > event.end or any(p.start <= money.start < p.end for p in event.penalties) or len({(p.kind, p.amount_min) for p in rows}) != 1:
        return
    for row in rows:
        paid = replace(row, amount_min=money.amount_max, amount_max=money.amount_max, currency=money.currency, unit=money.unit, approximate=money.approximate,
                       converted_amount=money.converted_amount, converted_currency=money.converted_currency)
        _add(event, paid, "imposed", outcome.start, money.end, text_of(doc))


def _of_others(rows: list[Penalty], outcome: _Outcome, outcomes: Sequence[_Outcome]) -> list[Penalty]:
    """Rows of those told by a description ("that of her colleague"): of all whom the ruling does not name, where they are as many."""
    named = {p.entity for o in outcomes for p in o.owners if p.entity is not None}
    others = {(p.recipient, p.recipient_text if p.recipient is None else ""): p for p in rows if p.recipient is None or p.recipient not in named}
    count = next((p.count_min for p in outcome.owners if p.count_min), None)
    if _many(others.values()) != (count or 1) and not (count is None and outcome.plural):
        alike = [same for same in _by_measure(others.values()) if count and _many(same) == count]
        others = {(p.recipient, p.recipient_text if p.recipient is None else ""): p for p in alike[0]} if len(alike) == 1 else {}
    return [p for p in rows if (p.recipient, p.recipient_text if p.recipient is None else "") in others]


def _many(rows: Iterable[Penalty]) -> int:
    """How many people receive penalties, one row for each recipient."""
    return sum(1 if p.recipient is not None else p.recipient_count_min or 1 for p in rows)


def _by_measure(rows: Iterable[Penalty]) -> list[list[Penalty]]:
    """Rows by what they impose: those who received the same are told together."""
    out: dict[tuple[object, ...], list[Penalty]] = {}
    for row in rows:
        out.setdefault((row.kind, row.duration_min, row.amount_min), []).append(row)
    return list(out.values())


def _take_rest(doc: Doc, event: Event, outcomes: Sequence[_Outcome], events: Sequence[Event]) -> None:
    """What a ruling on the whole decision does to all that it does not treat by itself."""
    whole = next((o for o in outcomes if not o.kinds and not o.owners and o.status in ("upheld", "overturned")), None)
    changed = {kind for o in outcomes if not o.status for kind in o.kinds}
    own = bool(event.penalties)
    if own and (whole is None or whole.status != "upheld" or any(p.kind in CUSTODIAL for p in event.penalties)):
        return
    if any(not o.status and not o.kinds for o in outcomes) or CHANGED.search(event.trigger) and whole is None:
        return
    if whole is None and outcomes and all(o.status and o.kinds for o in outcomes):
        return  # "upheld a ban", of nobody told before
    decisions = _decisions_of(doc, event, events)
    decision = next(iter(decisions), None)
    named = {p.entity for p in event.participants if p.role == "target" and p.entity is not None and (p.start >= event.start or whole is None)}
    status = whole.status if whole is not None else "overturned" if OVERTURNED.search(event.trigger) else "upheld"
    for row in (row for one in decisions for row in _of_same_sentence(one, events)):
        if row.status != "sought" and row.kind not in changed and not (named and row.recipient not in named):
            _add(event, row, status, event.trigger_start, event.trigger_end, text_of(doc))
    told = entities_of(event, "target")
    for p in decision.participants if decision is not None and not named else ():
        if p.role == "target" and p.entity is not None and p.entity not in told and any(row.recipient == p.entity for row in event.penalties):
            event.participants.append(p)
    if event.penalties and decision is not None and not own:
        event.basis["penalties"] = f"those of “{decision.trigger}” in the same case"


def _drop_of_others(event: Event, events: Sequence[Event]) -> None:
    """Drops a changed sum from those in a case who never had to pay one ("reduced the fine to 500", where one was fined, another jailed)."""
    paid = {(p.kind, p.recipient) for e in events if e.event_type == "sentence" and e.section == event.section and e.trigger_start < event.trigger_start for p in e.penalties}
    sums = [p for p in event.penalties if p.amount_min is not None and p.status == "imposed" and p.recipient is not None]
    for row in sums:
        same = [p for p in sums if (p.kind, p.start) == (row.kind, row.start)]
        if (row.kind, row.recipient) not in paid and any((p.kind, p.recipient) in paid for p in same):
            event.penalties.remove(row)


def _add(event: Event, row: Penalty, status: str, start: int, end: int, text: str) -> None:
    """Adds the row of a decision to a ruling, unless that tells a penalty of the kind for the same recipient."""
    same = [p for p in event.penalties if p.recipient == row.recipient and (p.recipient is not None or p.recipient_text == row.recipient_text)]
    if status == "suspended":
        row, status = replace(row, kind="suspended_sentence"), "imposed"
        for bare in (p for p in same if p.kind == row.kind and not p.duration_min):
            bare.duration_min, bare.duration_max = row.duration_min, row.duration_max
    for bare in [p for p in same if p.kind == row.kind and not p.duration_min and p.amount_min is None and start < p.end <= end and (row.duration_min or row.amount_min is not None)]:
        event.penalties.remove(bare)
        same.remove(bare)
    if any(p.kind == row.kind for p in same) or status == "upheld" and row.kind in CUSTODIAL and any(p.kind in CUSTODIAL and p.status == "imposed" for p in same):
        return
    taken = copy.copy(row)
    if status == "halved" and not _halve(taken):
        return
    taken.status = {"halved": "imposed", "replaced": "overturned"}.get(status, status)
    taken.start, taken.end, taken.text = start, end, text[start:end]
    event.penalties.append(taken)


def _of_same_sentence(verdict: Event, events: Sequence[Event]) -> list[Penalty]:
    """The penalties of a verdict with those that its sentence tells of others ("A got a year, while B and C were each given ten days")."""
    return [p for e in events if e is verdict or e.event_type == "sentence" and e.start == verdict.start for p in e.penalties]


def _decision_on(person: int, event: Event, events: Sequence[Event], kinds: frozenset[str]) -> Event | None:
    """The last verdict before a ruling that punished somebody, with one of the `kinds` where they are told, in its section where there is one."""
    found = [e for e in events if e.event_type == "sentence" and e.trigger_start < event.trigger_start and any(
        p.recipient == person and p.status != "sought" and (not kinds or p.kind in kinds) for p in e.penalties)]
    return max(found, key=lambda e: (e.section == event.section, e.trigger_start), default=None)


def _decision_of(doc: Doc, event: Event, events: Sequence[Event], kinds: frozenset[str] = frozenset()) -> Event | None:
    """The verdict that a ruling is about: the last on one of its people, with one of the `kinds` where there is one; where it names none,
    the last of its section, or of its paragraph, where no other decision stands between."""
    targets = [p for p in event.participants if p.role == "target"]
    named = {p.entity for p in targets if p.entity is not None}
    counted = any(p.count_min is not None and not p.stands_for for p in targets)
    if not named and any(p.count_min is not None and not p.stands_for and p.start >= event.start for p in targets):
        return None  # of others than those told before
    before = [e for e in events if e.trigger_start < event.trigger_start or e.start == event.start and e.event_type == "sentence" and (e.date_precision == "before" or _is_told_of(doc, e))]
    if not targets:
        last = max((e for e in before if e.event_type in _DECISIONS and not (e.penalties and all(p.status == "sought" for p in e.penalties))), key=lambda e: e.trigger_start, default=None)
        same = last is not None and last.event_type == "sentence" and last.penalties and "\n" not in text_of(doc)[last.trigger_end : event.start]
        return last if same else None
    options = [e for e in before if e.event_type == "sentence" and any(p.status != "sought" for p in e.penalties) and (
        named & {p.entity for p in e.participants if p.role == "target"} if named else e.section == event.section)]
    options = [e for e in options if any(p.kind in kinds for p in e.penalties)] or options or _custody_of(before, event, doc)
    section = [e for e in options if e.section == event.section] or options
    if len(section) > 1 and not named and counted:
        return None  # which of them it is about is not told
    return max(section, key=lambda e: e.trigger_start, default=None)


def _custody_of(before: Sequence[Event], event: Event, doc: Doc) -> list[Event]:
    """The custody before trial, told last in the paragraph of a ruling, that it is about where nobody was sentenced there."""
    ordered = max((e for e in before if e.event_type == "detention" and any(p.kind == "pretrial_detention" for p in e.penalties)), key=lambda e: e.trigger_start, default=None)
    near = ordered is not None and ordered.end <= event.start and "\n" not in text_of(doc)[ordered.end : event.start]
    same = near and ordered is not None and befallen(ordered) & befallen(event)
    return [ordered] if ordered is not None and same else []


def _decisions_of(doc: Doc, event: Event, events: Sequence[Event], kinds: frozenset[str] = frozenset()) -> list[Event]:
    """The verdict that a ruling is about, with those on others of its people of whose verdicts the paragraph told one after the other
    ("upheld both sentences")."""
    decision = _decision_of(doc, event, events, kinds)
    if decision is None:
        return []
    punished = {p.recipient for p in _of_same_sentence(decision, events)}
    others = [_decision_on(n, event, events, kinds) for n in sorted(entities_of(event, "target") - punished)]
    return [decision, *(e for e in others if e is not None and "\n" not in text_of(doc)[e.end : event.start])]


def _is_told_of(doc: Doc, verdict: Event) -> bool:
    """Whether a clause on somebody tells a verdict of before ("quashed the conviction of X, whom a magistrate had fined 500", "upheld the
    ruling ordering X to pay 500")."""
    verb = trigger_root(doc, verdict)
    if verb is None or verb.pos_ != "VERB":
        return False
    ordered = verb.dep_ in ("acl", "ccomp", "xcomp", "advcl") and lemma_of(verb.head) in _DUTIES | _WHOLE
    return ordered or verb.dep_ == "acl:relcl" and clauses.has_child(verb, "aux", "aux:pass")


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
