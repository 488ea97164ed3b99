"""Offences and charges as printed: the complement of a charge, conviction or penalty, one per coordinated part.

A charge is told by a verb ("was charged with", "is accused of") or by a noun ("on charges of", "on suspicion of"). Each
goes to one event: the one whose trigger it is, else the one whose trigger governs it ("was remanded on charges of"), else
the nearest accusation of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Charge, Event, Participant
from pipeline.relate.arguments.dropped import each_told
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import index_of
from pipeline.relate.lending import befallen, identity
from pipeline.relate.offences.accusations import (
    LISTING,
    behind_colon,
    behind_measure,
    changed_to,
    expressions,
    of_noun,
    offences_of,
)
from pipeline.relate.offences.citing import cite_provisions, provision_near
from pipeline.relate.offences.counts import charge_by_number
from pipeline.relate.offences.lists import about_provisions, parts
from pipeline.relate.offences.phrases import CHARGE_NOUNS, CHARGED, HEDGE, names_offence, phrase_of, up_to
from pipeline.relate.offences.turns import (
    Turn,
    accused_by,
    found_of_part,
    in_case_of,
    in_turn,
    not_of_all,
    punished_in_turn,
    respectively,
    verdicts_in_turn,
)
from pipeline.relate.offences.verdicts import case_for, convicted_of, guilty_in, tried_for

ACCUSING = {"charge", "sentence", "investigation", "trial", "detention", "acquittal", "complaint", "summons", "release", "movement_restriction", "extradition"}
"""Types on which charges are told: accusations, and what is done to the accused "on charges of"."""
OWN_REACH = 220
"""Characters between a charge and the trigger of an event that does not govern it."""
_UNTOLD = re.compile(r"(?:(?:several|various|multiple|a number of|other|related) )?(?:offen[cs]es|crimes|charges)(?: under .*)?")
"""An offence that only says that there are some."""
_TOLD_BY = re.compile(r"\baccording to [^,;.]* and $")
"""Who tells of a charge besides somebody else: "convicted of libel, according to X and | court documents"."""
_ACCUSATION = re.compile(r"\b(?:charges?|counts?|case|accusations?|indictment)$", re.I)


def attach_charges(doc: Doc, events: list[Event]) -> None:
    """Fill `event.charges` of accusations, and of verdicts, arrests and trials that name their charges."""
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        if event.event_type in ACCUSING and event.status != "not_occurred":
            by_sentence.setdefault((event.start, event.end), []).append(event)
    for told in by_sentence.values():
        taken: list[tuple[int, int]] = []
        found: dict[int, list[tuple[int, int]]] = {}
        others: dict[int, list[Turn]] = {}
        for token, spans in expressions(doc, next((e for e in told if e.event_type == "charge"), told[0])):
            owner = _owner(doc, token, told) or _accusing_them_too(doc, token, told)
            if owner is not None and (accused := accused_by(doc, token, owner)):
                others.setdefault(told.index(owner), []).append(Turn(token.idx, accused, parts(doc, owner, spans)))
            elif owner is not None:
                found.setdefault(told.index(owner), []).extend(spans)
        for number, event in enumerate(told):
            accusing = event.event_type == "charge" or all(e.event_type != "charge" for e in told)
            listed = behind_colon(doc, event) if accusing or event.event_type == "sentence" else []
            spans = changed_to(doc, event) or found.get(number, []) or listed or behind_measure(doc, event)
            if any(_UNTOLD.fullmatch(text_of(doc), *span) for span in spans):  # "prosecuted for offences under the Press Act, including libel"
                spans = listed or spans
            arrested = event.event_type == "detention" and accusing
            if not spans and (arrested or event.event_type in ("trial", "acquittal", "extradition", "movement_restriction") or "complaint" in event.trigger and any(p.role == "target" for p in event.participants)):
                spans = tried_for(doc, event)
            if not spans and event.event_type == "investigation":
                spans = case_for(doc, event)
            if not spans and event.event_type == "sentence":
                spans = convicted_of(doc, event)
            if not spans and (event.event_type in ("trial", "investigation") or arrested):
                spans = about_provisions(doc, event)
            spans = [_before_accused(doc, event, *span) for span in parts(doc, event, spans) if not _TOLD_BY.search(text_of(doc), event.start, span[0])]
            spans = [span for span in spans if not any(a < span[1] and span[0] < b for a, b in taken)]
            punished = punished_in_turn(doc, event) if not spans or not_of_all(event) else []
            if punished and all(any(a <= start < b for turn in punished for a, b in turn.spans) for start, _ in spans):
                turns, spans = [turn._replace(spans=parts(doc, event, turn.spans)) for turn in punished], []
            elif turns := respectively(doc, event, spans):
                spans = []
            else:
                turns = (in_turn(doc, event) or in_case_of(doc, event) or verdicts_in_turn(doc, event)) if spans else []
            if turns and spans:
                spans = [(a, up_to(text_of(doc), a, min(b, turns[0].start))) for a, b in spans if a < turns[0].start]
            turns += others.get(number, []) + found_of_part(doc, event, told)
            taken += spans
            _add(doc, event, spans, turns[0].start if turns else len(text_of(doc)))
            for turn in turns:
                event.participants += [p for p in turn.accused if not any(p.start < q.end and q.start < p.end or p.entity is not None and (p.entity, p.role) == (q.entity, q.role) for q in event.participants)]
                _add_to(doc, event, turn.spans, list(turn.accused))
        cite_provisions(doc, told)
    _continued(doc, events)
    _told_elsewhere(doc, events)
    for told in by_sentence.values():
        verdicts = [{(charge.start, charge.end) for charge in event.charges} for event in told if event.event_type in ("sentence", "acquittal")]
        for event in told:
            if event.event_type == "trial" and {(charge.start, charge.end) for charge in event.charges} in verdicts:
                event.charges = []  # "jailed for five years at a closed trial on charges of sedition"
    charge_by_number(doc, events)


def _continued(doc: Doc, events: list[Event]) -> None:
    """Fill the charges of an accusation, or else of an arrest or verdict, from the next sentence ("The charges include riot and
    theft"; of people without a name, whose accusation is no event of its own, also "They were accused of riot")."""
    sentences = list(doc.sents)
    starts = [sentence.start_char for sentence in sentences]
    accusing: dict[int, list[Event]] = {}
    for event in events:
        if event.event_type in ACCUSING and event.status != "not_occurred":
            accusing.setdefault(bisect_right(starts, event.start) - 1, []).append(event)
    before: list[Event] = []
    for number, sentence in enumerate(sentences):
        told = accusing.get(number, [])
        if before and not told and "\n" not in text_of(doc)[before[-1].end : sentence.start_char]:
            root = sentence.root
            subjects = clauses.children(root, "nsubj", "nsubj:pass")
            if lemma_of(root) in LISTING and (noun := next((t for t in subjects if lemma_of(t) in CHARGE_NOUNS), None)) is not None:
                owner = next((e for e in reversed(before) if e.event_type == "charge"), before[-1])
                _add(doc, owner, parts(doc, owner, of_noun(noun, lemma_of(noun))), len(text_of(doc)))
                cite_provisions(doc, [owner])
            elif lemma_of(root) in CHARGED and clauses.is_passive(root) and subjects:
                meant = index_of(doc).anaphors.get(subjects[0].i)
                accused_in = next((e for e in before if not e.charges and meant is not None and meant.group and any(p.role == "target" and (p.start, p.end) == tuple(meant.group) for p in e.participants)), None)
                if accused_in is not None:
                    spans = [phrase_of(c) for c in offences_of(root, lemma_of(root)) if c.i > root.i and names_offence(c)]
                    _add(doc, accused_in, parts(doc, accused_in, spans), len(text_of(doc)))
                    cite_provisions(doc, [accused_in])
        before = told


def _told_elsewhere(doc: Doc, events: list[Event]) -> None:
    """Fill the charges of a verdict, of more than a fine, that its main telling leaves out from its other tellings."""
    for event in events:
        fined = bool(event.penalties) and all(p.kind == "fine" for p in event.penalties)
        if event.event_type == "sentence" and not fined and event.status != "not_occurred" and not any(c.offence for c in event.charges):
            spans = [span for t in event.tellings if t.start != event.start for span in guilty_in(doc, t.start, t.end)]
            _add(doc, event, parts(doc, event, spans), len(text_of(doc)))
            cite_provisions(doc, [event])


def _before_accused(doc: Doc, event: Event, start: int, end: int) -> tuple[int, int]:
    """An offence without those whom it is told against ("charges of treason against X")."""
    for p in event.participants:
        told = re.search(r" against (?:(?!against )[^\W\d_]+ ){0,4}$", text_of(doc)[start : p.start]) if p.role == "target" and start < p.start < end else None
        if told and not (text_of(doc)[start] in "“\"" and not re.search(r"[”\"]", text_of(doc)[start + 1 : p.start])):
            return start, start + told.start()
    return start, end


def _add(doc: Doc, event: Event, spans: list[tuple[int, int]], end: int) -> None:
    """One row for each charge and accused told before `end`; of an accusation also where the accused are not told."""
    accused = [p for p in each_told(event.participants) if p.role == "target" and p.start < end and not _ACCUSATION.search(p.text) and not any(law.start <= p.start < law.end for law in doc._.provisions or [])]
    _add_to(doc, event, spans, accused or ([None] if event.event_type == "charge" else []))


def _add_to(doc: Doc, event: Event, spans: list[tuple[int, int]], recipients: Sequence[Participant | None]) -> None:
    """One row for each charge and accused; an accusation whose charge is not told has one without."""
    provision = provision_near(doc, event)
    if spans:
        event.charges = [c for c in event.charges if c.offence]
    for start, end in spans:
        words = text_of(doc)[start:end]
        shift = HEDGE.match(words)
        if shift:
            start, words = start + shift.end(), words[shift.end() :]
        for p in recipients:
            event.charges.append(Charge(p.kind if p else "", p.entity if p else None, p.text if p else "", words, provision, start, end, text_of(doc)[start:end]))
    if not spans and event.event_type == "charge":
        for p in recipients:
            if p is not None and not _OF_THOSE.search(p.text):
                event.charges.append(Charge(p.kind, p.entity, p.text, "", provision, event.trigger_start, event.trigger_end, event.trigger))


_OF_THOSE = re.compile(r"\bthose$", re.I)
"""Who is only told by having been charged ("two of those charged were released")."""


def _owner(doc: Doc, token: Token, told: list[Event]) -> Event | None:
    """The event of the sentence on which a charge is told."""
    for node in (token, *clauses.enclosing_clauses(token)):
        for event in told:
            if event.trigger_start <= node.idx < event.trigger_end and (event.event_type == "charge" or lemma_of(token) not in CHARGED or node is not token):
                if node is token or token.pos_ != "VERB":
                    return event
    if token.pos_ == "VERB" and _accuses_others(token, told):
        return None
    if token.pos_ == "VERB" and (borne := _done_to_accused(token, told)) is not None:
        return borne
    accusations = [e for e in told if e.event_type == "charge"]
    if lemma_of(token) == "plead" and not accusations:
        accusations = [e for e in told if e.event_type == "trial"]
    if token.pos_ != "VERB" and not accusations:
        accusations = [e for e in told if e.trigger_start < token.idx and not (e.event_type == "complaint" and lemma_of(token) == "accusation") and ";" not in text_of(doc)[e.trigger_start : token.idx]]
    near = [e for e in accusations if abs(e.trigger_start - token.idx) < OWN_REACH]
    return min(near, key=lambda e: abs(e.trigger_start - token.idx)) if near else None


def _accusing_them_too(doc: Doc, token: Token, told: list[Event]) -> Event | None:
    """The only accusation of a sentence, some of whose accused a noun far behind it accuses of more ("; B faced an extra count of theft")."""
    accusations = [e for e in told if e.event_type == "charge"]
    further = accused_by(doc, token, accusations[0]) if len(accusations) == 1 and token.pos_ == "NOUN" else []
    return accusations[0] if further and {identity(p) for p in further} <= befallen(accusations[0]) else None


def _accuses_others(verb: Token, told: list[Event]) -> bool:
    """Whether a verb accuses somebody to whom nothing is done in the sentence ("was charged over a post accusing X of fraud")."""
    if clauses.is_passive(verb) or not (accused := [t for t in clauses.patients_of(verb) if t.pos_ != "PRON"]):
        return False
    named = [p for t in accused for p in participants_at("target", t, "")]
    targets = [p for event in [e for e in told if e.event_type == "charge"] or told for p in event.participants if p.role == "target"]
    return bool(targets) and not any(p.start < q.end and q.start < p.end or p.entity is not None and p.entity == q.entity for p in named for q in targets) and not any(
        q.start <= t.idx < q.end for t in accused for q in targets)


_HELD = {"detention", "extradition"}


def _done_to_accused(verb: Token, told: list[Event]) -> Event | None:
    """The event that befell those whom a participle or relative clause calls suspected or accused, and nobody else
    ("activists suspected of riot were remanded"), or that itself accuses them ("cases were filed, accusing them of riot")."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG":
        return next((e for e in told if e.event_type == "complaint" and e.trigger_start <= verb.head.idx < e.trigger_end), None)
    if not clauses.is_passive(verb) and (verb.dep_ == "acl:relcl" or verb.dep_ == "advcl" and clauses.prepositions(verb) & {"as", "since", "because"}):
        whom = {identity(p) for t in clauses.patients_of(verb) if t.pos_ == "PRON" for p in participants_at("target", t, "")}
        return next((e for e in told if whom and e.event_type in _HELD and whom <= befallen(e)), None)
    if verb.dep_ == "advcl" and clauses.is_past_participle(verb) and verb.i < verb.head.i and not clauses.has_child(verb, "aux", "mark", *clauses.SUBJECTS):
        return next((e for e in told if e.trigger_start <= verb.head.idx < e.trigger_end), None)  # "Charged with riot, X was jailed"
    if verb.dep_ not in ("acl", "acl:relcl") or not clauses.is_passive(verb):
        return None
    accused = [*clauses.coordinated(verb.head), *clauses.patients_of(verb)]
    for event in told:
        targets = [p for p in event.participants if p.role == "target"]
        if targets and all(any(p.start <= t.idx < p.end for t in accused) for p in targets):
            return event
    return None
