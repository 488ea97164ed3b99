"""Sentences that go on with a verdict: "They must also pay …", "The same verdict gave her deputy …", "The term was suspended"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.time.durations import UNIT
from pipeline.layers import Event
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.penalties.imposing import PENAL
from pipeline.vocabulary import word_list

_CONTINUES = re.compile(
    r"(?:In addition, )?(?:They|[Hh]e|[Ss]he|It|Both|Each|All|The (?:court|judge|fine|(?:prison |jail )?(?:term|sentence)|verdict|ruling|penalty|same (?:court|judge|verdict|ruling|judge?ment|decision))|These|This|In addition|(?:(?:Their|His|Her|The) (?:(?:prison|jail) )?)?[Ss]entences?|An? (?:\w+ )?fine)\b")
_FURTHER = re.compile(
    r"^(?:In addition, )?(?:They|[Hh]e|[Ss]he|It|Both|Each|All|The (?:court|judge|two|three|four|latter|former|(?:prison |jail )?(?:term|sentence)|(?:same )?(?:verdict|ruling|judge?ment|court|judge|decision)))\b[^;]{0,60}\b(?:"
    r"must|(?:will|would|has|have|had) (?:also )?(?:to|have to|serve|spend|face|pay)"
    r"|(?:will|would|is|are|was|were|to) (?:also )?(?:be |remain |stay )?(?:placed |put )?(?:on|under) (?:[\w-]+ ){0,3}probation|remains? (?:on|under) (?:[\w-]+ ){0,3}probation"
    r"|(?:also|additionally|further) (?:\w+ )?(?:ordered|fined|banned|barred|prohibited|forbidden|disqualified|deprived|told|required|obliged|given|sentenced|imposed)|(?:(?<=verdict )|(?<=ruling )|(?<=decision )|(?<=judgment )|(?<=judgement ))(?:also )?(?:gave|handed|sentenced|fined|ordered|imposed|condemned))\b"
)
"""A penalty beside those of the verdict told in the sentence before."""
_KEPT_TOO = re.compile(
    r"\b(?:is|are|was|were|been) (?:(?:also|additionally|further) (?:told|required|obliged|given)|(?:(?:also|additionally|further) )?(?:ordered|banned|barred|prohibited|forbidden|disqualified|deprived))\b")
"""What else befalls somebody under the verdict told before."""
_PRONOUN = re.compile(r"(?:They|He|She|Both|All)\b")
"""What opens a paragraph that goes on with the one before it."""
_DUTY = re.compile(r"\b(?:must|will have to|has to|have to|had to|(?:is|are) to) (?:also |each |jointly |both ){0,2}(?:pay|serve|spend|perform|do|complete)\b")
"""What somebody has to do under the verdict told before, whoever the subject is."""
_PENAL_DUTY = re.compile(r"\b(?:serve|perform|damages|compensation|fines?|reparations?|restitution)\b")
_IMPOSING = re.compile(r"\b(?:received?|fine[ds]?|sentence[ds]?|amount\w*|each|given|imposed|ordered|rang(?:e[sd]?|ing))\b")
_TERMS = word_list("penal_words.terms")
_PART_SUSPENDED = re.compile(
    r"(?:But |However, )?(?:[\w-]+ (?:years?|months?|weeks?|days?)(?: of (?:the|his|her|their|this|that|each|both) (?:[\w-]+ )?(?:sentences?|terms?|punishment|imprisonment))? (?:was|were|is|are|has been|have been) (?:then |later )?suspended"
    r"|(?:The (?:court|judge|magistrate)|It|He|She) (?:then |later |also )?suspended [\w-]+ (?:years?|months?|weeks?|days?) of)\b")
"""A part of the term told before it ("Six months of the sentence were suspended")."""
_UNIT = re.compile(rf"{UNIT}s?")
_CONDITION = re.compile(r"(?:If|Should|Unless|Failing|In default)\b")
"""What opens a sentence on what follows only if a fine is not paid."""
_UNTIL_APPEAL = re.compile(r"\b(?:pending|until|while|so that|for \d+ (?:days|weeks))\b")


def verdicts_of(told: Sequence[Event]) -> list[Event]:
    """The verdicts of a sentence that the next one may go on with, or the appeals where it tells none."""
    decided = [event for event in told if event.event_type in PENAL and event.status != "not_occurred"]
    return [event for event in decided if event.event_type == "sentence"] or decided


def continues(doc: Doc, sentence: tuple[int, int], told: Sequence[Event]) -> bool:
    """Whether a sentence that tells no verdict goes on with that of the sentences before; with one of several only what "they" or
    "all" got, in the same paragraph."""
    text, penal = text_of(doc)[slice(*sentence)], verdicts_of(told)
    between = text_of(doc)[penal[0].end : sentence[0]] if penal else ""
    if not penal or _CONDITION.match(text) or "\n" in between and (between.strip() or not _PRONOUN.match(text)):
        return False
    if len(penal) > 1:
        return bool(re.match(r"(?:They|All|Both|Each)\b", text) and _FURTHER.search(text))
    if _PART_SUSPENDED.match(text):
        return True
    if _DUTY.search(text) and (_CONTINUES.match(text) or _PENAL_DUTY.search(text)):
        return True
    if _KEPT_TOO.search(text) and _is_told_of(doc, sentence, penal[0]):
        return True
    return bool(_CONTINUES.match(text)) and bool(_FURTHER.search(text) or not penal[0].penalties and _IMPOSING.search(text))


def _is_told_of(doc: Doc, sentence: tuple[int, int], verdict: Event) -> bool:
    """Whether a sentence tells of those whom a verdict befell ("The blogger was also forbidden to …")."""
    span = doc.char_span(*sentence, alignment_mode="expand")
    people = {p.entity for p in verdict.participants if p.role == "target" and p.entity is not None}
    told = [p for subject in clauses.own_subjects(span.root) for p in participants_at("target", subject, "kept too")] if span is not None else []
    return bool(told) and all(p.entity in people for p in told)


def suspend_terms(doc: Doc, sentences: Sequence[tuple[int, int]], told: Sequence[Event]) -> None:
    """Makes the prison terms of a verdict suspended ones where it, or the sentence behind it, says so of them ("The term was suspended",
    "X’s term being suspended")."""
    penal = verdicts_of(told)
    for start, end in sentences if penal else ():
        span = doc.char_span(start, end, alignment_mode="expand")
        for verb in span or ():
            if verb.lower_ != "suspended" or verb.pos_ != "VERB" or not _is_of_term(verb) or _UNTIL_APPEAL.search(text_of(doc)[verb.idx : end]):
                continue
            owners = {p.entity for noun in clauses.patients_of(verb) for owner in clauses.possessors(noun) + clauses.oblique(noun, "of") for p in participants_at("target", owner, "whose term it is")}
            if not owners and any(c.lower_ == "both" for noun in clauses.patients_of(verb) for c in noun.children):
                owners = _last_two(penal, verb.idx)
            for row in (p for event in penal for p in event.penalties):
                if row.kind == "imprisonment" and row.status == "imposed" and row.start < verb.idx and (not owners or row.recipient in owners):
                    row.kind = "suspended_sentence"


def _last_two(verdicts: Sequence[Event], offset: int) -> set[int | None]:
    """The two people punished who are told last before an offset; empty where there are no more than these."""
    told = {p.entity: p.start for event in verdicts for p in event.participants if p.role == "target" and p.entity is not None and p.start < offset}
    return set(sorted(told, key=lambda one: told[one])[-2:]) if len(told) > 2 else set()


def _is_of_term(verb: Token) -> bool:
    """Whether a participle tells of a whole term that it is suspended, not of a part of it."""
    return verb.tag_ == "VBN" and verb.nbor(-1).lower_ not in ("them", "which", "it") and not _UNIT.fullmatch(verb.nbor(-1).lower_) and any(lemma_of(t) in _TERMS and clauses.has_child(t, "det", "nmod:poss") for t in clauses.patients_of(verb))
