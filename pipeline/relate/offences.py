"""Offences and charges as printed: the complement of a charge, conviction or penalty, one per coordinated part.

A charge is told by a verb ("was charged with", "is accused of") or by a noun ("on charges of", "on suspicion of"). Each
goes to one event: the one whose trigger it is, else the one whose trigger governs it ("was remanded on charges of"), else
the nearest accusation of the sentence.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Charge, Event, Participant
from pipeline.relate.arguments import each_told, participants_at
from pipeline.relate.index import index_of, kinds_of, trigger_root, trigger_span
from pipeline.relate.lending import befallen, identity
from pipeline.relate.offence_lists import DEED, TERMS, about_provisions, is_offence, parts, quoted, spelled_out
from pipeline.vocabulary import word_list

_HEDGE = re.compile(r"^(?:(?:each|apiece) for |(?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple) (?:(?:\w+ )?(?:counts?|charges?) )?(?:each )?of|(?:his|her|their|its) (?:alleged|purported|supposed)|allegedly|purportedly|supposedly|reportedly|the alleged|alleged)\s+", re.I)
_NO_OFFENCE = word_list("offences.no_offence")
"""What stands behind the "for" of a penalty and is no reason for it."""
_ASKING = word_list("demands.asking")
_CHARGE_NOUNS = word_list("offences.charge_nouns")
_SUSPICION = {"suspicion"}
_BRINGING = word_list("offences.bringing")
_CHARGED = {"charge": ("with", "for"), "accuse": ("of",), "indict": ("on", "for"), "suspect": ("of",), "prosecute": ("for",),
            "arraign": ("for", "on"), "book": ("for",)}  # fmt: skip
_BEARING = word_list("offences.bearing")
"""Nouns of an accusation behind its verb ("named as suspects", "filed a case")."""
_CHANGING = word_list("offences.changing")
_AMONG = word_list("offences.among")
"""What only says that there are more ("charged with, inter alia, sedition")."""
_CASES = word_classes()["case"].lemmas | {"probe", "inquiry"}
_INTRODUCING = ("of", "for", "related to", "with", "including", "such")
_PLAIN_DEEDS = word_list("offences.plain_deeds")
_RELATED = word_list("offences.related")
ACCUSING = {"charge", "sentence", "investigation", "trial", "detention", "acquittal", "complaint", "summons", "release", "movement_restriction", "extradition"}
"""Types on which charges are told: accusations, and what is done to the accused "on charges of"."""
OWN_REACH = 220
"""Characters between a charge and the trigger of an event that does not govern it."""
_MONTHS = {m.lower() for m in calendar.month_name if m}
_TURNING = {",", "and", ";", "while", "whereas", "but"}
_CIRCUMSTANCE = {"pending", "after", "following", "during", "because", "over", "amid", "under"}
_ACCUSATION = re.compile(r"\b(?:charges?|counts?|case|accusations?|indictment)$", re.I)


def _phrase(token: Token) -> tuple[int, int]:
    """Characters of a complement without its coordination, trailing clauses and brackets."""
    left, right = max([token.left_edge.i, *(c.i + 1 for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i)]), token.i
    for child in token.rights:
        if child.dep_ == "conj" and _shares_object(token, child):
            right = max(right, token.right_edge.i if clauses.has_child(token, "obj") else child.right_edge.i)
            break
        if child.dep_ == "conj" or child.dep_ in ("advcl", "parataxis", "cc", "punct", "acl:relcl", "appos"):
            if child.dep_ == "punct":
                continue
            break
        if child.dep_ == "obl" and any(c.lower_ in _CIRCUMSTANCE and c.dep_ == "case" for c in child.children):
            break
        if child.dep_ in ("obl", "nmod", "obl:agent") and "by" in clauses.prepositions(child) and lemma_of(child) in word_classes()["court"].lemmas:
            break
        right = max(right, child.right_edge.i)
    right = max([right, *(t.right_edge.i for t in _closing(token) if right == token.i)])
    if token.dep_ == "amod" and token.lower_.endswith("ing"):  # its object, which the parser took for what it describes
        right = max(right, token.head.i)
    doc = token.doc
    right = max(right, _cut_off(token, right))
    while left < token.i and (doc[left].dep_ in ("case", "mark", "cc") or doc[left].is_punct and doc[left].text not in "“‘\"" or doc[left].pos_ in ("ADP", "SCONJ")):
        left += 1
    for i in range(token.i, right + 1):
        if doc[i].text in "(;" or i > token.i and _gives_reason(doc[i]):
            right = i - 1
            break
    while right > token.i and doc[right].is_punct and doc[right].text not in "”’\"":
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _cut_off(token: Token, right: int) -> int:
    """The end of what belongs to an offence though the parser hung it elsewhere: the object of a bare gerund, and by what deed
    it was done ("causing harm by posting pictures", "breaching the rules for failing to notify")."""
    doc = token.doc
    if token.tag_ == "VBG" and right == token.i and right + 1 < token.sent.end and doc[right + 1].pos_ in ("ADJ", "DET", "NOUN", "PROPN"):
        after = doc[right + 1]
        right = next((t.right_edge.i for t in (after, *after.ancestors) if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == after.i), right)
    if right + 2 < token.sent.end and (doc[right + 1].lower_ == "by" and doc[right + 2].tag_ == "VBG" or token.tag_ == "VBG" and (doc[right + 1].lower_, doc[right + 2].lower_) == ("for", "failing")):
        right = doc[right + 2].right_edge.i
    follows = doc[right + 1] if right + 2 < token.sent.end else token
    if right == token.i and follows.dep_ == "case" and follows.lower_ in _BELONGING and follows.head.i > follows.i and follows.head.head.i in (token.head.i, token.i):
        right = follows.head.right_edge.i  # "insult through an information system"
    by_link = _LINKED.match(text_of(doc), doc[right].idx + len(doc[right]), token.sent.end_char)
    linked = doc.char_span(doc[right].idx, by_link.end(), alignment_mode="contract") if by_link else None
    return linked[-1].i if linked is not None else right


_BELONGING = {"through", "via", "against", "towards", "toward", "between", "on"}
"""Prepositions of what an offence is directed at or done by, which the parser may have hung at the verb."""
_LINKED = re.compile(r" in (?:relation to|relation with|connection with) an? terrorist [a-z]+(?:(?:, [a-z][^,;.()“”]+)* and [a-z][^,;.()“”]+)?")
"""What belongs to a conspiracy, with the list that goes on behind it ("criminal association in relation to a terrorist undertaking")."""


def _gives_reason(preposition: Token) -> bool:
    """Whether a preposition tells over which words somebody is accused ("of inciting rebellion for a post on her page")."""
    if preposition.lower_ not in ("for", "over") or preposition.dep_ != "case":
        return False
    said, classes = lemma_of(preposition.head), word_classes()
    return said in classes["content"].lemmas and said not in classes["outlet"].lemmas and said not in ("website", "site", "platform", "account")  # "working for a website"


def _closing(last: Token) -> list[Token]:
    """What closes the last part of a list, though the parser joined it to the first: "murder and crimes against humanity",
    "rioting and colluding with agents"."""
    first, cases = clauses.first_conjunct(last), {"of", "against", "with", "to"}
    if first is not last:
        closing = clauses.children(first, "nmod", "obl", "acl")
    elif last.dep_ == "nmod" and lemma_of(last.head) in _CHARGE_NOUNS:  # "charges of enlistment in a terrorist group"
        closing, cases = clauses.children(last.head, "nmod"), cases | {"in"}
    else:
        return []
    return [t for t in closing if t.left_edge.i == last.i + 1 and clauses.prepositions(t) & cases]


def _complements(token: Token, cases: tuple[str, ...]) -> list[Token]:
    """Nouns or verbs under a token that one of the prepositions introduces, with their coordination."""
    out: list[Token] = []
    for child in token.children:
        marks = {c.lower_ for t in (child, *clauses.children(child, "flat")) for c in t.children if c.dep_ in ("case", "mark")}
        if not marks and child.tag_ == "VBG":  # the parser joined "of" to the object of the gerund
            marks = {child.doc[child.i - 1].lower_}
        if not marks and (gerund := _gerund_of(child, cases)) is not None and child.dep_ in ("obl", "nmod"):
            out += [gerund, *(t for t in child.conjuncts if t.i > child.i and is_offence(t))]
            continue
        if child.dep_ in ("obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:arg") and marks & set(cases):
            if child.ent_type_ == "DATE" or child.lower_ in _MONTHS:
                continue
            joined = [_gerund_of(t, cases) or t for t in child.conjuncts if t.i > child.i and t.dep_ == "conj"]
            out += _own_objects([child, *(t for t in joined if is_offence(t))])
    return out


def _gerund_of(noun: Token, cases: tuple[str, ...]) -> Token | None:
    """The gerund whose object the parser took for what it describes: "booked for riot and for obstructing public servants"."""
    return next((t for t in noun.lefts if t.lower_.endswith("ing") and any(c.dep_ in ("mark", "case") and c.lower_ in cases for c in t.children)), None)


def _own_objects(parts: list[Token]) -> list[Token]:
    """Without gerunds that share the object of the next one: "confiscating and destroying property" is one offence, told
    from its first word (see `_phrase`)."""
    return [t for t, before in zip(parts, [None, *parts], strict=False) if before is None or not _shares_object(before, t)]


def _shares_object(first: Token, second: Token) -> bool:
    if not first.pos_ == second.pos_ == "VERB" or second.i - first.i != 2 or first.lower_ in word_classes()["offence"].lemmas:
        return False
    objects = clauses.children(first, "obj")
    return all(t.i > second.i for t in objects) and not clauses.has_child(first, "xcomp", "ccomp") and (bool(objects) != clauses.has_child(second, "obj"))


def _tokens_of(doc: Doc, event: Event) -> list[Token]:
    span = doc.char_span(event.start, event.end, alignment_mode="expand")
    return list(span) if span is not None else []


def offence_after(doc: Doc, event: Event) -> str:
    """What a penalty was imposed for: the "for" or "of" complement of its trigger."""
    span = trigger_span(doc, event)
    if span is None:
        return ""
    for token in (span.root, span.root.head):
        found = _complements(token, ("for",)) if lemma_of(token) not in _ASKING else []  # of prosecutors: the penalty
        if not found and token.lemma_ in ("convict", "guilty", "find", "fine", "sentence"):
            found = _complements(token, ("of", "over"))
        if not found:
            measured = [t for t in token.subtree if t.i > token.i and t.lemma_.lower() in TERMS]
            found = [c for t in measured for c in _complements(t, ("for",))]
        found = [t for t in found if t.i > token.i or "for" in clauses.prepositions(t)]
        found = [t for t in found if t.ent_type_ not in ("DATE", "MONEY", "PERSON") and t.pos_ in ("VERB", "NOUN", "PROPN") and t.lemma_ not in _NO_OFFENCE
                 and lemma_of(t) not in word_classes()["person"].lemmas]
        if found:
            start, end = _phrase(found[0])
            return _HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, end))])
    about = about_provisions(doc, event)
    return text_of(doc)[slice(*about[0])] if len(about) == 1 else ""


_OWN_OFFENCE = re.compile(r"(?: (?:in|of|with|behind) (?:[\w-]+ ){0,2}?[\w-]+|[’']? imprisonment)? (?:for|(?:on|for) (?:(?:the|a) )?(?:charges?|counts?|offence|crime) of) ", re.I)


def offence_behind(doc: Doc, end: int, limit: int) -> str:
    """The offence told right behind one of several terms, before `limit`: "six years for riot and one year for libel"."""
    opening = _OWN_OFFENCE.match(text_of(doc), end, limit)
    span = doc.char_span(opening.end() - 1, limit, alignment_mode="contract") if opening else None
    if span is None:
        return ""
    mark = doc[span.start - 1]
    head = mark.head if mark.head.i > mark.i else span[0]
    if head.i >= span.end or not is_offence(head) or not _names_offence(head) or _is_body(head) or head.lemma_ in _NO_OFFENCE:
        return ""
    start, stop = span[0].idx, _phrase(head)[1]
    return _HEDGE.sub("", text_of(doc)[slice(*quoted(text_of(doc), start, stop))]) if stop <= limit else ""


def provision_near(doc: Doc, event: Event) -> str:
    """The provision named in the event's sentence, where it names one only."""
    found = {p.text for p in doc._.provisions if event.start <= p.start < event.end}
    return found.pop() if len(found) == 1 else ""


def attach_charges(doc: Doc, events: list[Event]) -> None:
    """Fill `event.charges` of accusations, and of verdicts, arrests and trials that name their charges."""
    by_sentence: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        if event.event_type in ACCUSING and event.status != "not_occurred":
            by_sentence.setdefault((event.start, event.end), []).append(event)
    for told in by_sentence.values():
        taken: list[tuple[int, int]] = []
        found: dict[int, list[tuple[int, int]]] = {}
        for token, spans in _expressions(doc, next((e for e in told if e.event_type == "charge"), told[0])):
            owner = _owner(doc, token, told)
            if owner is not None:
                found.setdefault(told.index(owner), []).extend(spans)
        for number, event in enumerate(told):
            spans = _changed_to(doc, event) or found.get(number, []) or _behind_colon(doc, event) or _behind_measure(doc, event)
            arrested = event.event_type == "detention" and all(e.event_type != "charge" for e in told)
            if not spans and (arrested or event.event_type in ("trial", "acquittal", "extradition") or "complaint" in event.trigger and any(p.role == "target" for p in event.participants)):
                spans = _tried_for(doc, event)
            if not spans and event.event_type == "investigation":
                spans = _case_for(doc, event)
            if not spans and event.event_type == "sentence":
                spans = _convicted_of(doc, event)
            if not spans and (event.event_type in ("trial", "investigation") or arrested):
                spans = about_provisions(doc, event)
            spans = [_before_accused(doc, event, *span) for span in parts(doc, event, spans)]
            spans = [span for span in spans if not any(a < span[1] and span[0] < b for a, b in taken)]
            turns = (_in_turn(doc, event) or _verdicts_in_turn(doc, event)) if spans else []
            if turns:
                spans = [span for span in spans if span[0] < turns[0].start]
            taken += spans
            _add(doc, event, spans, turns[0].start if turns else len(text_of(doc)))
            for turn in turns:
                event.participants += [p for p in turn.accused if not any(p.start < q.end and q.start < p.end for q in event.participants)]
                _add_to(doc, event, turn.spans, list(turn.accused))
    _continued(doc, events)


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
            if lemma_of(root) == "include" and (noun := next((t for t in subjects if lemma_of(t) in _CHARGE_NOUNS), None)) is not None:
                owner = next((e for e in reversed(before) if e.event_type == "charge"), before[-1])
                _add(doc, owner, parts(doc, owner, _of_noun(noun, lemma_of(noun))), len(text_of(doc)))
            elif lemma_of(root) in _CHARGED and clauses.is_passive(root) and subjects:
                meant = index_of(doc).anaphors.get(subjects[0].i)
                accused_in = next((e for e in before if not e.charges and meant is not None and meant.group and any(p.role == "target" and (p.start, p.end) == tuple(meant.group) for p in e.participants)), None)
                if accused_in is not None:
                    spans = [_phrase(c) for c in _offences_of(root, lemma_of(root)) if c.i > root.i and _names_offence(c)]
                    _add(doc, accused_in, parts(doc, accused_in, spans), len(text_of(doc)))
        before = told


class _Turn(NamedTuple):
    """Further accused of a list that leaves its verb out, and their own offences."""

    start: int
    accused: list[Participant]
    spans: list[tuple[int, int]]


def _in_turn(doc: Doc, event: Event) -> list[_Turn]:
    """The further accused of "charged A with arson, B with riot and the others with theft"."""
    trigger = trigger_span(doc, event)
    verb = next((t for t in trigger or () if t.pos_ == "VERB" and lemma_of(t) in _CHARGED), None)
    if verb is None or event.event_type != "charge":
        return []
    turns: list[_Turn] = []
    marks = [t for t in doc.tokens[verb.i + 1 : verb.sent.end] if t.lower_ in _CHARGED[lemma_of(verb)] and t.dep_ in ("case", "mark")]
    for before, mark in zip(marks, marks[1:], strict=False):
        accused = _accused_before(mark, before)
        offence = mark.head
        if accused and offence.i > mark.i and is_offence(offence) and not _is_body(offence):
            turns.append(_Turn(min(p.start for p in accused), accused, [quoted(text_of(doc), *_phrase(offence))]))
    return turns


def _verdicts_in_turn(doc: Doc, event: Event) -> list[_Turn]:
    """Those of one verdict who were punished for something else than the ones told before: "sentenced A to two years for sedition and
    B to four for contempt"."""
    people = [p for p in each_told(event.participants) if p.role == "target"]
    if event.event_type != "sentence" or len(people) < 2:
        return []
    told = [c.head for c in _tokens_of(doc, event) if c.lower_ == "for" and c.dep_ in ("case", "mark") and c.idx > event.trigger_start and c.head.i > c.i]
    named = [t for t in told if t.pos_ in ("VERB", "NOUN", "PROPN") and is_offence(t) and lemma_of(t) not in _NO_OFFENCE and _by_name(t)]
    reasons = [[_phrase(part) for part in (t, *(c for c in clauses.children(t, "conj") if is_offence(c)))] for t in named]
    turns: list[_Turn] = []
    for before, spans in zip(reasons, reasons[1:], strict=False):
        punished = [p for p in people if before[0][1] <= p.start < spans[0][0]]
        if punished:
            turns.append(_Turn(min(p.start for p in punished), punished, [quoted(text_of(doc), *span) for span in spans]))
    return turns if reasons and any(p.start < reasons[0][0][0] for p in people) else []


def _accused_before(mark: Token, before: Token) -> list[Participant]:
    """People told between a comma or "and" and the preposition of their offence, behind the offence told before."""
    found: list[Participant] = []
    last = mark.i
    for i in range(mark.i - 1, before.i + 1, -1):
        if mark.doc[i].lower_ not in _TURNING:
            continue
        part = mark.doc[i + 1 : last]
        if len(part):
            told = participants_at("target", part.root, "told with the offence") if part.root.pos_ in clauses.NOMINALS else []
            told = [p for p in told if part.start_char <= p.start < part.end_char]
            if not told or mark.lower_ == "of" and "person" not in kinds_of(part.root):
                break
            found = [p for p in told if not any(q.start <= p.start < q.end for q in found)] + found
        last = i
    return found


def _before_accused(doc: Doc, event: Event, start: int, end: int) -> tuple[int, int]:
    """An offence without those whom it is told against ("charges of treason against X")."""
    for p in event.participants:
        told = re.search(r" against (?:(?!against )[^\W\d_]+ ){0,4}$", text_of(doc)[start : p.start]) if p.role == "target" and start < p.start < end else None
        if told:
            return start, start + told.start()
    return start, end


def _add(doc: Doc, event: Event, spans: list[tuple[int, int]], end: int) -> None:
    """One row for each charge and accused told before `end`; of an accusation also where the accused are not told."""
    accused = [p for p in each_told(event.participants) if p.role == "target" and p.start < end and not _ACCUSATION.search(p.text)]
    _add_to(doc, event, spans, accused or ([None] if event.event_type == "charge" else []))


def _add_to(doc: Doc, event: Event, spans: list[tuple[int, int]], recipients: Sequence[Participant | None]) -> None:
    """One row for each charge and accused; an accusation whose charge is not told has one without."""
    provision = provision_near(doc, event)
    if spans:
        event.charges = [c for c in event.charges if c.offence]
    for start, end in spans:
        words = text_of(doc)[start:end]
        shift = _HEDGE.match(words)
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
_COUNTED = re.compile(r"\b(?:charges?|counts?|offences|offenses|accusations|crimes)\b")
_LIST = re.compile(r"[^:–—;.]{0,120}(?:(?:: | [–—] |(?<=s)[–—])(?=[a-z“‘\"(])|,? (?:including|namely|among them|such as) )")


def _behind_colon(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offences of a list behind a colon, a dash or "including": "brought three charges against X: sedition, incitement
    and fraud"."""
    opening = _LIST.match(text_of(doc), event.trigger_end, event.end) if event.event_type in ("charge", "sentence") else None
    counted = event.event_type == "charge" or _COUNTED.search(event.trigger) is not None
    low = event.trigger_start if counted or opening is None else max(event.trigger_end, opening.end() - 40)
    if opening is None or not _COUNTED.search(text_of(doc)[low : opening.end()]):
        return []
    return spelled_out(doc, opening.end(), event.end)


_IN_BRACKETS = re.compile(r"\d[\w.-]{0,20}(?:\(\w{1,3}\))* \(([a-z][^()\d]{3,90})\)")
"""What a provision is about, in brackets behind its number ("under sections 153A (promoting enmity) and 505 (…)")."""


def _changed_to(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offence of which somebody is accused from now on ("the charge was changed to sabotage", "replaced it with one of theft")."""
    verb = trigger_root(doc, event)
    if verb is None or event.event_type != "charge" or lemma_of(verb) not in _CHANGING:
        return []
    changed = [c for head in (verb, *clauses.children(verb, "obj")) for c in _complements(head, ("to", "with", "by", "into")) if c.i > verb.i]
    named = [c for c in changed if is_offence(c) and lemma_of(c) not in {"one", *_CHARGE_NOUNS}]
    return [_phrase(c) for c in named or [t for c in changed for t in _complements(c, ("of",))]]


def _behind_measure(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offences of an accusation told without a word of `_CHARGED` ("named suspects for riot", "filed a case of theft
    against X") or with a provision between ("charged under section 4 with theft")."""
    trigger = trigger_span(doc, event)
    if trigger is None or event.event_type != "charge":
        return []
    cases = next((_CHARGED[lemma_of(t)] for t in trigger if t.pos_ == "VERB" and lemma_of(t) in _CHARGED), ())
    if not cases:
        cases = next((_CHARGED[lemma_of(t)] for t in trigger.root.children if t.dep_ == "conj" and t.i > trigger.end - 1 and lemma_of(t) in _CHARGED), ("for", "of"))
        verb = trigger.root
        bearing = [verb, *(t for t in verb.children if lemma_of(t) in _BEARING)]
        told = [c for t in bearing for c in _complements(t, cases if t is not verb else ("for",))]
        told = told or [c for t in bearing for case in clauses.oblique(t, "in") if lemma_of(case) in _CASES for of in (case, *bearing) for c in _complements(of, ("of", "on", "over", "about", "into", "for"))]
        if found := [_phrase(c) for c in told if c.i > verb.i and is_offence(c) and not _is_body(c)]:
            return found
    ends = [p.end for p in doc._.provisions or [] if event.trigger_start <= p.start < event.end]
    for mark in trigger.sent:
        if mark.lower_ in cases and mark.head.i > mark.i and any(text_of(doc)[end : mark.idx] in (" ", ", ", ") ") for end in ends) and is_offence(mark.head):
            return [(doc[mark.i + 1].idx, _phrase(mark.head)[1])]
    bracketed = [match.span(1) for match in _IN_BRACKETS.finditer(text_of(doc), event.trigger_start, event.end)]
    return (bracketed if ends else []) or about_provisions(doc, event)


def _expressions(doc: Doc, event: Event) -> list[tuple[Token, list[tuple[int, int]]]]:
    """Verbs and nouns of the sentence that tell charges, with the offences that follow each."""
    out = []
    for token in _tokens_of(doc, event):
        if token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN"):
            continue
        lemma = lemma_of(token)
        if lemma == "charge" and token.pos_ == "NOUN" and token.i and token.doc[token.i - 1].lower_ in ("in", "-"):
            continue  # "the ministry in charge of", "officer-in-charge"
        if lemma in ("offence", "offense") and event.event_type != "charge":
            continue
        if token.pos_ in ("VERB", "ADJ") and lemma in _CHARGED:
            told = [c for c in _offences_of(token, lemma) if c.i > token.i]
            if not told and not clauses.is_passive(token):  # the parser joins it to the accused: "charged X and five others with sedition"
                told = [c for accused in {*clauses.patients_of(token), *clauses.children(token, "obj")} for c in _offences_beside(accused, lemma)]
            found = [_behind_company(doc, *_phrase(c)) for c in told if _names_offence(c)]
        elif token.pos_ not in ("VERB", "ADJ") and (lemma in _CHARGE_NOUNS or lemma in _SUSPICION):
            found = _of_noun(token, lemma)
        else:
            continue
        if found:
            out.append((token, found))
    return out


def _names_offence(complement: Token) -> bool:
    """Whether a complement is an offence, not a word for one or for others beside it: "war crimes" and "crimes against
    humanity" are, "two counts" and "the crime of sedition" are not."""
    if lemma_of(complement) not in ("crime", "offence", "offense"):
        return lemma_of(complement) not in _CHARGE_NOUNS | _AMONG
    described = [c for c in complement.children if c.dep_ in ("compound", "amod") and c.i < complement.i and lemma_of(c) not in word_classes()["plain_charge"].lemmas]
    against = any("against" in clauses.prepositions(t) for t in (*complement.children, *_closing(complement)))
    if complement.doc[complement.i + 1 : complement.i + 2].text == "under":  # "an offence under the Cybercrime Act"
        return True
    return bool(described or against) and not clauses.oblique(complement, "of", "for")


def _behind_company(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """An offence without those told with the accused before it ("is accused, along with others, of fraud")."""
    at = re.match(r"[^,;]{0,80}, of ", text_of(doc)[start:end])
    return (start + at.end(), end) if at and text_of(doc)[max(0, start - 6) : start].endswith("with ") else (start, end)


def _offences_of(token: Token, accusing: str) -> list[Token]:
    """The complements that tell the offences of an accusing verb; behind "with", "for" gives the reason ("charged with sedition for a post")."""
    found = next((found for case in _CHARGED[accusing] if (found := [c for c in _complements(token, (case,)) if c.i > token.i])), [])
    if not found and accusing == "accuse":  # "accused by the prosecutor of fraud and theft"
        found = [c for agent in clauses.children(token, "obl:agent", "obl") if "by" in clauses.prepositions(agent)
                 for c in (*_complements(agent, ("of",)), *clauses.children(agent, "conj")) if is_offence(c) and not _is_body(c)]
    if not found:  # "accused, without evidence, of fraud"
        for aside in clauses.children(token, "obl"):
            parted = [c for c in _complements(aside, _CHARGED[accusing]) if "," in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)]
            found += _complements(aside, _CHARGED[accusing]) if aside.lower_ == "absentia" else parted
    return found


def _offences_beside(accused: Token, accusing: str) -> list[Token]:
    """The offences that the parser joined to the accused."""
    return [t for t in _offences_of(accused, accusing) if not _is_body(t)] or _offences_below(accused, accusing)


def _offences_below(accused: Token, accusing: str) -> list[Token]:
    """The offence that the parser joined to what tells more of the accused ("indicted two organisers of the march for riot")."""
    cases = set(_CHARGED[accusing])
    found = [t for t in accused.subtree if t.dep_ in ("nmod", "obl") and t.i > accused.i and cases & {c.lower_ for c in t.children if c.dep_ == "case"}]
    last = [t for t in found[-1:] if t.right_edge.i == accused.right_edge.i]
    return [t for first in last for t in (first, *clauses.children(first, "conj")) if is_offence(t) and not _is_body(t)]


def _is_body(token: Token) -> bool:
    """Whether a word names people or a body ("accused the leader of the party of fraud")."""
    told = clauses.has_child(token, "det", "nummod", "nmod:poss")
    return bool(kinds_of(token)) or told and any(lemma_of(token) in word_classes()[name].lemmas for name in ("body", "civil_society", "person", "police"))


def _of_noun(noun: Token, lemma: str) -> list[tuple[int, int]]:
    """The offences of a noun: "charges of A and B", "charges related to A", "charges including A", "smuggling charges"."""
    if noun.dep_ == "nsubj" and lemma_of(noun.head) == "include" and noun.i < noun.head.i:
        return spelled_out(noun.doc, noun.head.idx + len(noun.head) + 1, noun.sent.end_char)
    named = [c for c in noun.children if c.dep_ == "compound" and c.i < noun.i and _crime_names(c) & word_classes()["offence"].lemmas]
    complements = _complements(noun, _INTRODUCING) if lemma in _CHARGE_NOUNS and not named else _complements(noun, ("of",))  # "corruption charges related to …"
    if clauses.oblique(noun, "of"):
        complements = [c for c in complements if "for" not in clauses.prepositions(c)]  # "three counts of libel for remarks on …"
    carrying = noun.head if noun.dep_ in ("obj", "nsubj:pass") and lemma_of(noun.head) in _BRINGING else None
    if not complements and carrying is not None and lemma in _CHARGE_NOUNS:  # "charges were brought against X for fraud and libel"
        complements = [t for t in _complements(carrying, ("for",)) if t.i > noun.i and is_offence(t)]
    if not complements and not named:
        complements = [
            t for clause in clauses.children(noun, "acl", "amod", "acl:relcl") if lemma_of(clause) in _RELATED and clause.i > noun.i
            for t in clauses.oblique(clause, "to", "with", "from", "on") or clauses.expand(clauses.children(clause, "obj"))
        ]  # fmt: skip
    if complements:
        return [_phrase(c) for c in complements if _names_offence(c)]
    if lemma not in ("charge", "accusation"):
        return []
    described = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod:desc") and c.i < noun.i and lemma_of(c) not in word_classes()["plain_charge"].lemmas]
    if any(lemma_of(c) in TERMS or c.lower_ in _CIRCUMSTANCE for c in described):  # "under house arrest pending charges"
        return []
    first = clauses.first_conjunct(noun)
    listed = [first, *(t for t in first.conjuncts if t.i < noun.i)] if described and noun.dep_ == "conj" and not clauses.has_child(first, "det") else []
    before = [_phrase(t) for t in listed if is_offence(t) and not _is_body(t)] if all(_by_name(t) for t in listed[:1]) else []  # "on terrorism, riot and weapons charges"
    return [*before, (min(c.left_edge.idx for c in described), noun.idx + len(noun))] if described else []


def _owner(doc: Doc, token: Token, told: list[Event]) -> Event | None:
    """The event of the sentence on which a charge is told."""
    for node in (token, *clauses.enclosing_clauses(token)):
        for event in told:
            if event.trigger_start <= node.idx < event.trigger_end and (event.event_type == "charge" or lemma_of(token) not in _CHARGED or node is not token):
                if node is token or token.pos_ != "VERB":
                    return event
    if token.pos_ == "VERB" and _accuses_others(token, told):
        return None
    if token.pos_ == "VERB" and (borne := _done_to_accused(token, told)) is not None:
        return borne
    accusations = [e for e in told if e.event_type == "charge"]
    if token.pos_ != "VERB" and not accusations:
        accusations = [e for e in told if e.trigger_start < token.idx and not (e.event_type == "complaint" and lemma_of(token) == "accusation") and ";" not in text_of(doc)[e.trigger_start : token.idx]]
    near = [e for e in accusations if abs(e.trigger_start - token.idx) < OWN_REACH]
    return min(near, key=lambda e: abs(e.trigger_start - token.idx)) if near else None


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
    if verb.dep_ == "advcl" and clauses.is_past_participle(verb) and verb.i < verb.head.i and not any(c.dep_ in ("aux", "mark", *clauses.SUBJECTS) for c in verb.children):
        return next((e for e in told if e.trigger_start <= verb.head.idx < e.trigger_end), None)  # "Charged with riot, X was jailed"
    if verb.dep_ not in ("acl", "acl:relcl") or not clauses.is_passive(verb):
        return None
    accused = [*clauses.coordinated(verb.head), *clauses.patients_of(verb)]
    for event in told:
        targets = [p for p in event.participants if p.role == "target"]
        if targets and all(any(p.start <= t.idx < p.end for t in accused) for p in targets):
            return event
    return None


def _case_for(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What a criminal case is brought for ("opened a criminal case against X for incitement", "a case for fraud")."""
    for token in _trigger_of(doc, event):
        if lemma_of(token) != "case":
            continue
        heads = [token, token.head] if token.dep_ in ("obj", "nsubj:pass") else [token]
        found = [c for head in heads for c in _complements(head, ("for", "over")) if c.i > token.i and is_offence(c) and _by_name(c) and not _is_body(c)]
        if found:
            return [_phrase(c) for c in found]
    return []


def _trigger_of(doc: Doc, event: Event) -> list[Token]:
    span = trigger_span(doc, event)
    return list(span) if span is not None else []


_GUILTY = {"convict", "guilty", "find", "conviction"}
_UNLAWFUL = word_list("offences.unlawful")
_ANYBODY = {"anyone", "anybody", "those", "whoever", "persons", "a person", "individuals", "people", "someone", "offenders"}
_CUSTODIAL = {"imprisonment", "suspended_sentence"}


def _convicted_of(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What somebody is found guilty of, or is sent to prison for where that is an offence by name, not only what was done ("for
    a post")."""
    span = trigger_span(doc, event)
    if span is None or not any(p.role == "target" and p.text.lower() not in _ANYBODY for p in event.participants):
        return []
    near = [span.root, *span.root.children, *(t for t in span.sent if t.lower_ == "guilty" and t.i > span.root.i), span.root.head]
    guilty = [c for t in near if lemma_of(t) in _GUILTY or t.lower_ == "absentia" for c in _complements(t, ("of",)) if c.i > t.i]
    if found := [c for c in guilty if is_offence(c) and _names_offence(c) and not _is_body(c)] or _behind_accused(near):
        return list(dict.fromkeys(_phrase(c) for c in found))
    if span.root.pos_ == "NOUN" and lemma_of(span.root) in ("conviction", "verdict") and (reasons := _of_conviction(span.root)):
        return reasons
    if reasons := [span for t in clauses.oblique(span.root, "following", "after", "upon", "on", "over") if lemma_of(t) == "conviction" for span in _of_conviction(t)]:
        return reasons
    custodial = _CUSTODIAL & {p.kind for p in event.penalties} or any("death" in p.text for p in event.penalties if p.kind == "other")
    if custodial and (admitted := _admitted(span.root)):
        return [_phrase(c) for c in admitted]
    own = list(dict.fromkeys(p.offence for p in event.penalties if p.offence))
    if len(own) > 1:  # each term with its own offence
        starts = [text_of(doc).find(offence, event.start, event.end) for offence in own]
        return sorted((at, at + len(offence)) for at, offence in zip(starts, own, strict=True) if at >= 0)
    if (about := about_provisions(doc, event)) and not any(c.i > span.root.i for c in _complements(span.root, ("for",))):
        return about
    if not custodial and lemma_of(span.root) != "convict":
        return []
    for token in _reason_heads(span.root):
        told = [c for c in map(_so_called, _complements(token, ("for",))) if c.i > token.i and is_offence(c) and c.pos_ in ("VERB", "NOUN", "PROPN") and c.lemma_ not in _NO_OFFENCE]
        if told:
            return [_phrase(c) for c in told] if any(_by_name(c) for c in told) else []
    return []


def _of_conviction(noun: Token) -> list[tuple[int, int]]:
    """The offence of a conviction or verdict told by its noun, with it or with the verb that carries it ("his conviction for libel",
    "returned a guilty verdict against X for libel")."""
    carrying = [noun.head] if noun.dep_ == "obj" else []
    heads = (noun, *_with_names(clauses.children(noun, "nmod")), *carrying)
    return [_phrase(c) for t in heads for c in _complements(t, ("for", "on")) if c.i > noun.i and is_offence(c) and _by_name(c) and not _is_body(c)]


def _behind_accused(near: list[Token]) -> list[Token]:
    """The offence of a conviction that the convicted, a law, a court or a day parts from its verb: "convicted A, the mayor of X, and
    B of fraud", "convicted him under the Press Act of publishing lies", "was convicted by a court in May of fraud"."""
    for told in near:
        if lemma_of(told) not in _GUILTY or told.pos_ == "NOUN":
            continue
        for mark in told.subtree:
            offence = mark.head
            if mark.lower_ != "of" or mark.dep_ not in ("case", "mark") or not told.i < mark.i < offence.i or any(
                    a.pos_ == "VERB" for a in takewhile(lambda a: a.i != told.i, clauses.enclosing_clauses(offence.head))):
                continue
            of_name = offence.pos_ == "NOUN" and any(m.kind == "person" for m in index_of(told.doc).named(offence.head))
            named = offence.tag_ == "VBG" or offence.lower_.endswith("ing") and not clauses.has_child(offence, "det") or of_name or _by_name(offence)
            if named and is_offence(offence) and _names_offence(offence) and not _is_body(offence):
                return [offence, *(c for c in _complements(offence.head, ("of",)) if c.i > offence.i)]
    return []


def _admitted(verdict: Token) -> list[Token]:
    """What the one who is sentenced in the same sentence pleaded guilty to."""
    pleas = [t for t in verdict.sent if lemma_of(t) == "plead" and any(c.lower_ == "guilty" for c in t.children)]
    return [c for plea in pleas for t in (plea, *plea.children) for c in _complements(t, ("to",)) if is_offence(c) and not _is_body(c) and lemma_of(c) not in _CHARGE_NOUNS]


def _reason_heads(verb: Token) -> list[Token]:
    """Where the reason of a penalty hangs: at its verb, at the noun or length that measures it, at those on whom it is imposed, or at
    what says that there are more ("among other things for treason")."""
    custody = word_classes()["prison"].lemmas | {"colony", "camp", "facility"}
    measured = [t for t in verb.subtree if t.i > verb.i and (
        t.lemma_.lower() in TERMS or t.ent_type_ == "MONEY" or lemma_of(t) in custody | _AMONG | _LABOUR or t.lower_ == "suspended" or _is_in_provision(t))]
    objects = clauses.children(verb, "obj", "iobj")
    measured += [t for t in clauses.oblique(verb, "to") if t.lower_ == "death"]
    measured += [t for t in clauses.children(verb, "nsubj:pass") if lemma_of(t) in TERMS]  # "a two-year sentence for libel was handed to X"
    return [verb, verb.head, *measured, *_with_names([*objects, *(t for head in (verb, *objects) for t in clauses.oblique(head, "on"))])]


_LABOUR = {"labour", "labor", "lash", "stroke"}
_PROVISIONS = {"section", "article", "code", "law", "act", "decree", "ordinance", "constitution"}


def _is_in_provision(token: Token) -> bool:
    """Whether a word belongs to the provision under which somebody is punished ("jailed under Section 505A for incitement")."""
    return (lemma_of(token) in _PROVISIONS or token.pos_ in ("NUM", "PROPN") and lemma_of(token.head) in _PROVISIONS) and any(
        p.start <= token.idx < p.end for p in token.doc._.provisions or [])


def _so_called(complement: Token) -> Token:
    """The offence that somebody calls a deed ("for what the court described as incitement"); else the complement itself."""
    if complement.lower_ != "what":
        return complement
    calling = clauses.children(complement, "acl:relcl", "acl")
    named = [t for verb in calling for t in (*clauses.children(verb, "xcomp", "obj"), *clauses.oblique(verb, "as")) if t.i > verb.i]
    return named[0] if named else complement


def _with_names(people: Iterable[Token]) -> list[Token]:
    """Words for people, with the parts of a name behind them, at the last of which the parser hangs what follows."""
    return [t for one in people for t in (one, *(part for name in (one, *clauses.children(one, "appos", "nmod")) for part in clauses.children(name, "flat", "appos")))]


def _by_name(complement: Token) -> bool:
    """Whether an offence is told as the law calls it: in quotation marks, by a noun for an offence or by a deed that laws forbid."""
    start = complement.left_edge
    if any(t.text in "“‘\"" for t in complement.doc.tokens[max(start.i - 1, 0) : complement.i + 1]):
        return True
    if complement.pos_ == "VERB":
        return lemma_of(complement) not in _PLAIN_DEEDS
    classes = word_classes()
    if (DEED.search(complement.lower_) or lemma_of(complement) == "membership") and any(t.lower_ in _UNLAWFUL for t in complement.subtree):
        return True
    return bool(_crime_names(complement) & (classes["offence"].lemmas | classes["of_crimes"].lemmas | classes["accusation"].lemmas))


def _crime_names(noun: Token) -> set[str]:
    words = [lemma_of(c) for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1]
    return {lemma_of(noun), *(f"{w}_{lemma_of(noun)}" for w in words), *(f"{w} {lemma_of(noun)}" for w in words)}


def _tried_for(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What somebody stands trial for, is remanded for, is acquitted of, or is reported to the authorities for."""
    span = trigger_span(doc, event)
    for token in span or ():
        marks = ("for",) if event.event_type == "trial" or lemma_of(token) in ("remand", "want", "wanted") else ("of",) if lemma_of(token) in ("acquit", "clear", "absolve") else ()
        held = not marks and event.event_type == "detention" and any(p.kind == "pretrial_detention" for p in event.penalties)
        if held:
            marks = ("for",)
        if event.event_type == "acquittal" and any(t.lower_ == "guilty" for t in span or ()):  # "found X not guilty of libel"
            marks = ("of",)
        if event.event_type == "complaint":
            marks = ("for",)
        heads = [token, *(c for c in token.children if marks and lemma_of(c) in word_classes()["custody"].lemmas)]
        if event.event_type in ("acquittal", "complaint") and marks:
            objects = clauses.children(token, "obj", "iobj")
            heads += _with_names(t for t in (*objects, *(t for head in (token, *objects) for t in clauses.oblique(head, "against"))) if t.i > token.i)
        found = [t for head in heads for t in _complements(head, marks) if t.pos_ in ("VERB", "NOUN") and is_offence(t) and _names_offence(t) and not _is_body(t)]
        if found and (not (held or event.event_type == "complaint") or any(_by_name(t) for t in found)):
            return [_phrase(t) for t in found]
    return []
