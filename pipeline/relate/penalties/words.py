"""Which kind of penalty a length of time or a sum of money measures, by the words beside it.

The words are in vocabulary/penalties.csv; this module holds where they may stand: behind the figure ("two years in
prison"), in front of it ("a prison term of two years", "banned from leaving the country for two years"), never over the
end of a clause. All offsets are characters of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.layers import TimeExpression
from pipeline.vocabulary import rows, word_list

REACH_BEHIND = 60
REACH_BEFORE = 70
"""Characters on either side of a figure in which the words that tell its kind may stand."""

REACH_OF_ORDER = 100
"""The same before a sum, where those ordered to pay stand between."""

CUSTODIAL = frozenset({"imprisonment", "suspended_sentence", "administrative_detention", "restricted_freedom", "community_service", "house_arrest"})
"""Kinds of which a verdict imposes one at a time, as a rule."""
BANS = {"travel_ban", "activity_ban", "deportation", "asset_freeze"}
MEASURED = BANS | {"house_arrest", "pretrial_detention"}
"""Kinds whose words state the penalty alone and that may have a length besides."""

_CLAUSE_END = re.compile(r"[;:(]|,(?! (?:suspended|conditional|all of (?:it|them|which)|wholly|entirely|fully|respectively|both (?:sentences |terms )?suspended|all suspended))|(?<=[a-z]),? (?:and|or|but|for|after|following|while|because|plus|followed|bringing) (?!hard)|(?<=[a-z]),? with (?=[\w-]+ (?:years?|months?|weeks?|days?) (?:being )?suspended\b)")
_CLAUSE_START = re.compile(r"[;:()]|, (?!for )|\b(?:and|or|but|while) ")
_FILLING = re.compile(r"(?:\s|[“‘\",]|of|for|to|ranging|varying|from|between|up|an?|the|terms?|sentences?|periods?|lasting|total|at least|over|more than|about|around|approximately|him|her|them|each|in|additional|another|further)*", re.I)
_FOR_A_TIME = re.compile(r"\b(?:for|by) (?:(?:a|the) (?:further |total )?(?:period|term) of |an (?:additional|initial|extra) |a further |another |(?:at least|up to|about|some) )?$")
"""Between a ban and its length, behind what somebody is banned from: "barred from journalism for a further "."""
_ADJOINING = re.compile(r"(?:[’']?[ -](?:of )?(?:[\w-]+ )?)?")
"""Between a length and the ban that it measures: "a one-year travel ban"."""
_OTHER_LENGTH = re.compile(r"(?:(?:closed|public|show) )?(?:trial|hearing|visit|conference|strike|protest|investigation|delay|period|old|later|earlier|after|before|ago|battle|campaign|march|vigil|curfew)\b", re.I)
_NO_PENALTY = re.compile(
    r"(?:\b(?:hearing|trial|session|interrogation|questioning|search|raid|standoff|siege|protest|strike|deliberation)s? (?:of|lasting|that (?:lasted|took)|which (?:lasted|took)) (?:\w+ ){0,2}?"
    r"|\b(?:in|over|during|throughout|within) (?:the|these|those|that) (?:\w+ )?"
    r"|\b(?:after|following|spent|spending|within|past|last|previous|next|already served|(?:has|had|have|having) (?:served|completed)|completing|(?<!be )held for|(?<!be )detained for|every)\s*(?:(?:nearly|almost|about|around|over|some|more than|at least|another|an?)\s*)?"
    r"|\b(?:reduc|cut|lower|shorten|slash|commut)\w*\b[^,;]{0,40}\bby\s*(?:an?\s*)?"
    r"|\btotal (?:\w+ )?(?:sentence|term|time)\b[^,;]*\bto\s*"
    r"|\b(?:carr(?:y|ies|ied|ying)(?! out)|punish(?:able|es)|penali[sz]es|criminali[sz]es|prescrib\w+|provid(?:es?|ing) for|stipulat\w+|envisag\w+)\b[^,;]{0,60}"
    r"|\b(?:law|bill|act|decree|article|section|code|amendments?|provisions?)\b[^,;.]{0,40} threatens? [^;.]{0,60}\bwith "
    r"|\bpenalt(?:y|ies)\b[^,;.]{0,30} (?:is|are|ranges?|include)\b[^,;]{0,30}"
    r"|\b(?:in default(?: of (?:pay\w*|which))?|failing (?:which|that)|in lieu(?: of \w+)?|fail\w* to pay|non-payment|or,? (?:in default|alternatively)|or serve)\b[^;.]{0,25}"
    r"|\bfin(?:e|es|ed|ing)\b[^;.]{0,40}\d[^;.]{0,20}\bor (?:to )?(?:serve |spend |face )?(?:an? )?"
    r"|\b(?:subject|liable) to (?:up to |at least |between )?(?:a |an )?(?:maximum |minimum )?(?:(?:sentence|term|penalty|punishment)s? )?(?:of |from )?(?:up to |at least |between )?"
    r"|\bfac(?:e|es|ed|ing) (?:up to |at least |a maximum of |a minimum of )?(?:an? )?"
    r"|\b(?:requests?|calls?|demands?|petitions?|motions?) for (?:an? )?"
    r"|\b(?:suspend|postpon|deferr)\w*(?: (?:the|his|her|their|its) (?:\w+ )?(?:sentences?|terms?|verdicts?|rulings?|orders?))? for (?:a (?:period|term) of )?)$",
    re.I,
)  # fmt: skip
_ALLOWED = re.compile(r"\b(?:given|gave|giving|gives|granted|allowed|has|had|have|within) (?:[\w’'-]+ ){0,5}?(?:only |just |another |about )?$", re.I)
_DEADLINE = re.compile(rf" (?:in which |within which )?to (?!(?:serve|be|an?|life|{'|'.join(w for w in WORDS if w.isalpha())})\b)[a-z]+ ")
"""What stands around the time that somebody has for doing something ("was given 15 days to list its donors")."""
_TO_BE_HELD = re.compile(r"\border\w* (?:[\w’'-]+ ){1,9}(?:held|detained|kept)\b[^,;]{0,30}\bfor (?:an? |the |at least |up to |another |about )?(?:\w+ )?$", re.I)
"""What stands before the length of custody that somebody ordered ("ordered him held for")."""
_SUSPENDED_BEFORE = re.compile(r"\b(?:suspended|conditional)\b(?! (?:its|his|her|their|the)\b| (?-i:[A-Z]))(?:(?! and )[^,;]){0,25}$", re.I)
_SUSPENDED_BEHIND = re.compile(r"\b(?:suspended|conditional)\b(?! (?:warning|caution)| for (?:failing|not)| (?:a|an|the|its|his|her|their)\b)", re.I)
_IN_PART = re.compile(r"\b(?:including|of which|with|minus)\s*(?:a |an |the )?$", re.I)
_TO_BE_SERVED = re.compile(r" of (?:which|them|it) (?:\w+ )?to be served\b")
"""What stands behind the part of a term that is not suspended ("a two-year sentence, six months of which to be served")."""
_OF_WHOLE = re.compile(r"\b(?:years?|months?|weeks?|days?) (?:out )?of (?:the|those|these) $", re.I)
"""What stands before a term of which a part is suspended ("six months of the twelve months were suspended")."""
_DEFAULT_BEHIND = re.compile(r"[^,;.]{0,30}\b(?:in default|in lieu|in case of non-?payment|in the event of non-?payment|to follow if\b|if (?:he|she|they|it|the fine) (?:fail|do|did|is not|was not|remains|were not)|should (?:he|she|they|it|the fine) (?:fail|not|remain))", re.I)
_UNDER_LAW = re.compile(r" under (?:[Ss]ection|[Aa]rticle|the [^,;.]{0,60}?(?:\bAct|\bLaw|\bOrdinance|\bOrder|\bRegulation|\bDecree)\b)")
_ON_REMAND = re.compile(r" (?:in|on|of) (?:pre-?trial|preventive|provisional) (?:detention|custody|imprisonment)\b(?! (?:facilit|cent|cell|block))", re.I)
"""What stands behind the time that somebody was held before trial."""
_RATE = re.compile(r"\s*(?:per|a|an|each|every) (?:day|week|month|year)\b", re.I)
_THEN_CHANGED = re.compile(
    r"[ -]?(?:\w+[ -])?(?:prison |jail )?(?:term|sentence)s?,? (?:(?:which|that) )?(?:(?:was|were|had|has|have|is|been|being|later|then|subsequently|recently) ){1,3}"
    r"(?:cut|reduced|shortened|lowered|halved|commuted|raised|increased|doubled|extended|quashed|overturned|annulled|replaced)\b")
"""What stands behind the length of a term that another replaced ("whose 20-year term was cut")."""
_CHANGES = "reduc|commut|cut|lower|increas|rais|extend|shorten|lengthen"
_CHANGED_FROM = re.compile(rf"\b(?:{_CHANGES}|halv|chang|modif|amend|revis|alter|soften|trim|slash|brought)\w*\b[^.;]*\bfrom (?:an? |the )?$", re.I)
_CHANGING = re.compile(rf"\b(?:{_CHANGES}|halv|chang|convert|turn)\w* (?:[\w’'-]+ ){{1,6}}$", re.I)
CHANGED_TO = re.compile(rf"\b(?:{_CHANGES}|halv)(?:ed|ing|ting|s|es)? (?:\w+ ){{0,3}}?to (?:an? )?$", re.I)
"""What stands between a penalty and the one that replaced it ("four years, reduced to two years")."""
_JUST_GIVEN = re.compile(r"\b(?:given|gave \w+|got|received?|receiving|handed(?: down)?|sentenced (?:[\w-]+ ){0,4}?to|(?:jailed|imprisoned|probation) for|serve|(?:terms?|sentences?) (?:of|(?:of |ranging |varying )?(?:from|between)))(?: an?)?(?: (?:additional|further|extra|combined|total of))?\s+$", re.I)
"""What stands right before the length of a penalty: an "after" behind that gives the time or reason of the verdict."""
_BANNED_FOR = re.compile(r"\b(?:barr?|bann?|prohibit|forb|disqualif|suspend)\w*\b[^,;.]{0,50} for $", re.I)
_SENTENCED = re.compile(r"\b(?:(?:re-?)?sentenc(?:ed|es?|ing)|condemned|terms?|handed|given|gave|received?|receiving|get|got|getting|serving|serve)\b[^.;]{0,30}$", re.I)
_JAIL = re.compile(r"\bjail\b", re.I)
_JAILED = re.compile(r"\b(?:jail(?:ed|ing)|imprison(?:ed|ing)|locked up)\b[^,;]{0,15}$", re.I)
_JAILED_FOR = re.compile(r"\b(?:jail(?:ed|ing)|imprison(?:ed|ing)|to (?:jail|imprison)|(?:sent|send|sentenced|sends|sending|go|goes|going|went|gone) (?:[^;:,]{1,60} )?to (?:(?:[A-Z][\w’'-]+|the|a|an|[a-z]+-security) ){0,4}(?:prison|jail|penal colony)|put (?:in|behind) (?:prison|jail|bars)|locked up)\b[^;:]{0,110} for (?:at least |up to |more than |over |nearly |almost |about |around |between |an? )*$", re.I)
SENTENCED_TO = re.compile(r"\b(?:(?:re-?)?sentenc(?:ed|ing)|condemn(?:ed|ing))\b[^;]{0,110} to (?:at least |up to |more than |over |nearly |almost |about |around |between |additional |further |extra |another |total of |an? )*$", re.I)
"""The same with the one sentenced between, whose name and description may be long."""
_RANGING = re.compile(r"\b(?:sentences|terms)\b[^.;]{0,100} (?:rang(?:ed?|ing)|var(?:y|ied|ying)) (?:from|between) (?:an? )?$", re.I)
REACH_OF_VERDICT = 140
_ASKED_FOR = re.compile(r"\b(?:prosecut\w+|indictment|state)\b[^.;:]{0,60}\b(?:request|s(?:ought|eek)|demand|ask|call|recommend|press|push|plead|argue|want)\w* (?:for )?(?:the court for |a |an |up to |at least |between |more than |over |only |just )*$", re.I)
"""What stands before a term that the prosecution asked for ("had asked for two years")."""
REQUESTED_BEHIND = re.compile(
    r" (?:in (?:prison|jail) |behind bars |of imprisonment )?(?:(?:that |which )?(?:had been |was |were )?(?:requested|sought|demanded|asked for|recommended) by (?:the |state )?(?:public )?prosecut"
    r"|(?:that |which )?(?:the |state )?(?:public )?prosecut\w+ (?:had )?(?:requested|sought|demanded|asked for|recommended)\b)", re.I)
"""What stands behind such a term ("half the three years requested by the prosecutor")."""

_FINE = re.compile(r"\bfin(?:e|es|ed|ing)\b|\bpecuniary penalt|\bpenalt(?:y|ies) of\b|\b(?:order(?:ed|ing)|sentenced|made|forced|required|oblig\w+|compell\w+|told|instructed|directed|condemned) (?:[\w’'-]+,? ){0,13}to pay\b|\b(?:must|has to|had to|have to|should|shall) (?:\w+ ){0,2}pay (?:[\w’'-]+ ){0,4}$|\bma(?:de|k(?:es?|ing)) (?:\w+ ){1,3}pay\b|\band to pay\b", re.I)
_NAMED_FINE = re.compile(r"\bfin(?:e|es|ed|ing)\b|penalt", re.I)
_DAMAGES = re.compile(r"\b(?:damages|compensation|reparations?|redress|restitution|indemnit(?:y|ies))\b", re.I)
_CONVERSION = re.compile(r"^\s*\([^()]*\)")
_COMPENSATION_BEHIND = re.compile(r"\W*(?:each |apiece )?(?:in|as|of|for)\b[^,;]{0,25}\b(?:damages|compensation|reparations?|redress|restitution|indemnit(?:y|ies))\b|\W*(?:damages|compensation|reparations?|redress|restitution|indemnit(?:y|ies))\b", re.I)
_AS_COMPENSATION = re.compile(r",? as (?:compensation|damages|reparations?|restitution)\b", re.I)
"""What may stand behind a comma after a sum that is paid to somebody."""
_MORE_TO_PAY = re.compile(r",? (?:plus|and|as well as)\b")
"""What joins the costs of a case to a sum."""
_FINE_BEHIND = re.compile(r"\W*(?:each |apiece )?in fines?\b", re.I)
_IMPOSED = re.compile(r"\bimpos(?:ed?|es|ing) (?:(?:about|around|some|up to) )?$", re.I)
_COMPENSATION_BEFORE = re.compile(r"\b(?:compensat\w+|reparations?|damages|redress|restitution|indemnit(?:y|ies))\b[^,;]{0,30}$|\bcompensate\b[^,;]{0,60} (?:with|by paying)(?: up to| about| around| some)? $", re.I)
_PAID_TO = re.compile(r"(?: each| apiece)?(?: \([^)]*\))? to (?!(?:the )?(?:state|treasury|government|budget|court|country|public)\b)(?:a|an|the|his|her|their|its|each|[A-Z])", )
"""What stands behind a sum that somebody has to pay to somebody: compensation, not a fine."""
_TO_PAY = re.compile(r"\b(?:to|must|should) (?:also )?pay\b", re.I)
_PAY_WHOM = re.compile(r"\bpay (?:the|a|an|his|her|their|each|two|three|four|five|six|seven|eight|nine|ten) (?:[\w-]+ )?(?P<whom>[\w-]+?)(?:(?<=\w\w)s)?(?: who [^,;.\d]{3,40}?)? (?-i:[A-Z][\w’'-]+ ){0,3}(?:about |around |some |roughly |nearly |over )?$", re.I)
_PAY_THEM = re.compile(r"\bpay (?:him|her|them) (?:(?:about|around|some|roughly|nearly|over|a total of) )?$", re.I)
_NO_PAYEE = word_list("penal_words.no_payee")
"""What stands between "pay the" and a sum that goes to nobody but the state."""
_NO_FINE = re.compile(r"(?:(?!fines?\b|penalt|for\b)[\w.,$€£]+ ){0,4}?(?:bail|bond|suret(?:y|ies)|bribes?|ransom|(?:(?:court|legal) )?costs|(?:court|legal) (?:fees|expenses))\b", re.I)
_RECEIVERS = class_lemmas(frozenset(("person", "body"))) | word_list("penal_words.receivers")


class Term(NamedTuple):
    """Words for a penalty, the kind that they tell and the figure that they need."""

    pattern: re.Pattern[str]
    kind: str
    needs: str


@cache
def terms() -> tuple[Term, ...]:
    """The rows of vocabulary/penalties.csv, compiled."""
    return tuple(Term(re.compile(rf"\b(?:{row['term']})", re.I), row["kind"], row["needs"]) for row in rows("penalties"))


@lru_cache(maxsize=4096)
def is_term(words: str) -> bool:
    """Whether words are the name of a penalty and nothing else."""
    named = _COUNT_BEFORE.sub("", words)
    return any(term.pattern.fullmatch(named) for term in terms())


_COUNT_BEFORE = re.compile(rf"^(?:[\d,.]+|{'|'.join(w for w in WORDS if w.isalpha())}) (?=lash|stroke)", re.I)


@cache
def _measured_terms() -> tuple[Term, ...]:
    return tuple(t for t in terms() if t.needs == "duration" or t.kind in MEASURED)


def measures_no_penalty(text: str, start: int, end: int, low: int, high: int) -> bool:
    """Whether the words about the length of time text[start:end] tell that nobody is punished with it: the length of a
    trial, time already spent, what a law provides for, imprisonment in default, a rate, the term that another replaced."""
    before = text[max(low, start - REACH_BEFORE) : start]
    behind = text[end:high]
    if _ON_REMAND.match(behind):
        return False
    other = _OTHER_LENGTH.match(behind.lstrip(" -")[:20])
    return bool(
        _DEADLINE.match(text, end, high) and _ALLOWED.search(before) or (other and not (other.group() in ("after", "earlier") and (_JUST_GIVEN.search(before) or CHANGED_TO.search(before) or _BANNED_FOR.search(before)))) or _NO_PENALTY.search(before) and not is_under_law(behind) and not _TO_BE_HELD.search(before) or _DEFAULT_BEHIND.match(behind) or _RATE.match(behind)
        or (_IN_PART.search(before) and re.match(r"\s*(?:\w+ )?(?:to be served|to serve|firm\b)", behind)) or is_replaced(text[low:start])
        or _TO_BE_SERVED.match(behind)
        or _OF_WHOLE.search(before) and re.match(r"\s*(?:was|were|is|are|being)? ?suspended", behind)
        or _THEN_CHANGED.match(behind) or _CHANGING.search(before) and re.match(r"[ -](?:prison |jail )?(?:term|sentence)s? to\b", behind)
    )  # fmt: skip


def is_under_law(behind: str) -> bool:
    """Whether the words behind a length of custody name the law that allows it ("held for 30 days under section 3 of …")."""
    return _UNDER_LAW.match(behind) is not None


def is_replaced(before: str) -> bool:
    """Whether the words before a length tell that it was replaced ("reduced the sentence from")."""
    return bool(_CHANGED_FROM.search(before))


def kind_of_length(text: str, start: int, end: int, low: int, high: int, days: bool) -> str:
    """Kind of the penalty that the length of time text[start:end] measures inside the sentence text[low:high]; empty
    where it measures something else. `days`: whether it is shorter than a month."""
    before = text[max(low, start - REACH_BEFORE) : start]
    tail = text[end : min(high, end + REACH_BEHIND)]
    cut = _CLAUSE_END.search(text, end, min(high, end + REACH_BEHIND))
    behind = text[start : cut.start()] if cut else text[start:end] + tail
    if _SUSPENDED_BEFORE.search(before) or _SUSPENDED_BEHIND.search(behind) or re.match(r"[\w’' -]{0,25}\(suspended", tail):
        return "suspended_sentence"
    best: tuple[int, str] | None = None
    for term in _measured_terms():
        match = term.pattern.search(behind)
        if match and term.kind in BANS and not _ADJOINING.fullmatch(text[end : start + match.start()]):
            continue  # what stands behind a length is seldom a ban ("ten days for breaching a ban")
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), term.kind)
    if best is not None:
        return "administrative_detention" if days and best[1] == "imprisonment" and _JAIL.search(behind) else best[1]
    if days and _JAILED.search(before):
        return "administrative_detention"
    if kind := _kind_in_front(before):
        return "administrative_detention" if days and kind == "imprisonment" and _JAIL.search(before) else kind
    if _JAILED.search(before):
        return "administrative_detention" if days else "imprisonment"
    front = text[max(low, start - REACH_OF_VERDICT) : start]
    if _SENTENCED.search(before) or _JAILED_FOR.search(front) or SENTENCED_TO.search(front) or _RANGING.search(front) or _ASKED_FOR.search(before) or REQUESTED_BEHIND.match(text, end, high):
        return "administrative_detention" if days else "imprisonment"
    return ""


def _kind_in_front(before: str) -> str:
    """"A prison term of", "pre-trial detention for", "banned him from administering websites for"."""
    starts = [m.end() for m in _CLAUSE_START.finditer(before)]
    front = before[starts[-1] :] if starts else before
    best: tuple[int, str] | None = None
    for term in _measured_terms():
        for match in term.pattern.finditer(front):
            gap = front[match.end() :]
            near = _FILLING.fullmatch(gap) or (term.kind in BANS | {"other"} and _FOR_A_TIME.search(gap))
            if near and (best is None or len(gap) < best[0]):
                best = (len(gap), term.kind)
    return best[1] if best else ""


_TERMS = word_list("penal_words.terms")
_PLACING = word_list("penal_words.placing")


def kind_by_tree(doc: Doc, start: int, end: int, days: bool) -> str:
    """Kind of the penalty that the noun or verb above a length of time in the tree names: "renewed the pre-trial detention
    of X for 45 days", "cut the sentence of X to two years". Empty where neither names one."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return ""
    node = span.root
    while node.head.i != node.i and (node.dep_ in (*clauses.OBLIQUES, "obj", "conj", "nummod", "compound", "amod") or _is_reason(node)):
        node = node.head
        if node.pos_ in ("NOUN", "PROPN") and (kind := _named_kind(node, days)):
            return kind
        if node.pos_ == "VERB" and not _is_reason(node):
            things = [t for t in clauses.patients_of(node) if t.pos_ == "NOUN" and node.i != t.i]
            things += clauses.oblique(node, "under", "to") if lemma_of(node) in _PLACING else []
            return next((kind for thing in things if (kind := _named_kind(thing, days))), "")
    return ""


def _is_reason(deed: Token) -> bool:
    """Whether a clause tells for what somebody was punished, to which the parser joined what follows ("the sentence of X for rioting | from
    three years to five")."""
    return deed.dep_ in ("advcl", "acl") and "for" in clauses.prepositions(deed)


def _named_kind(noun: Token, days: bool) -> str:
    words = f"{clauses.left_modifiers(noun)} {noun.lower_}"
    for term in _measured_terms():
        if term.kind not in BANS - {"travel_ban", "asset_freeze"} and term.pattern.search(words):
            return term.kind
    if lemma_of(noun) == "suspension" and not any(lemma_of(t) in _TERMS for t in clauses.oblique(noun, "of")):
        return "activity_ban"
    if lemma_of(noun) in _TERMS:
        return "administrative_detention" if days else "imprisonment"
    return ""


def kind_of_sum(text: str, start: int, end: int, low: int, high: int, trigger: str) -> str:
    """`fine` or `compensation` for the sum text[start:end] of a verdict with these trigger words; else empty."""
    before = text[max(low, start - REACH_OF_ORDER) : start]
    tail = _CONVERSION.sub("", text[end : min(high, end + 80)])[:45]
    cut = _CLAUSE_END.search(tail.replace("(", " "))
    behind = "" if _MORE_TO_PAY.match(tail) else tail[: cut.start()] if cut else tail
    if _NO_FINE.search(before[-30:]) or _NO_FINE.search(behind[:25].split(" for ")[0]):
        return ""
    if _COMPENSATION_BEHIND.match(behind) or _AS_COMPENSATION.match(tail):
        return "compensation"
    if _FINE_BEHIND.match(behind) or is_imposed(before):
        return "fine"
    clause = before.rsplit(";", 1)[-1]
    if ";" in before and _TO_PAY.search(clause) and not _NAMED_FINE.search(clause) and _PAID_TO.match(text[end:high]):
        return "compensation"
    whom = _PAY_WHOM.search(before)
    if whom and (lemma := whom["whom"]) not in _NO_PAYEE and not is_fine(lemma) and (
            re.match(r"pay (?:the|his|her|their|each) ", whom.group(), re.I) or lemma in _RECEIVERS):
        return "compensation"
    if _PAY_THEM.search(before):
        return "compensation"
    cues = [m.start() for m in _FINE.finditer(before)]
    if cues and not _NAMED_FINE.search(before, cues[-1]) and _PAID_TO.match(text[end:high]):
        return "compensation"
    if cues and _DAMAGES.search(before) and not _NAMED_FINE.search(f"{trigger} {before}"):
        return "compensation"
    paid = _COMPENSATION_BEFORE.search(before)
    if paid and (not cues or paid.start() > cues[-1]):
        return "compensation"
    if (cues or _FINE.search(trigger)) and not _NAMED_FINE.search(f"{trigger} {before}") and _PAID_TO.match(text[end:high]):
        return "compensation"
    if cues or _FINE.search(trigger) or re.search(r"\bfines?\b", behind[:25], re.I):
        return "fine"
    return ""


_BY_LAW = re.compile(r"\b(?:punishable (?:by|with)|punish(?:es|ed)? (?:by|with)|carr(?:y|ies|ied|ying)(?! out)|penali[sz]es|criminali[sz]es|prescrib\w+|provid(?:es?|ed|ing) for|stipulat\w+|envisag\w+)\b[^.;]{0,90}$", re.I)
"""What stands before a sum that a law provides for."""


def is_by_law(text: str, low: int, start: int) -> bool:
    """Whether the words before an offset say that a law provides for what stands there ("punishable by a year in prison or a fine of")."""
    return _BY_LAW.search(text, max(low, start - REACH_OF_VERDICT), start) is not None


def is_fine(words: str) -> bool:
    """Whether the words name a fine."""
    return bool(_FINE.search(words))


def is_imposed(before: str) -> bool:
    """Whether the words before a sum say that it is imposed, which only a fine is ("imposing 5,000 on each")."""
    return _IMPOSED.search(before) is not None


def is_no_fine(words: str) -> bool:
    """Whether the words begin with something else that is paid: bail, a bond, the costs of a case."""
    return _NO_FINE.match(words.strip().removeprefix("the ").removeprefix("all ")) is not None


_COUNT = rf"(?:\d+(?:\.\d+)?|(?:{'|'.join(sorted((w for w in WORDS if w.isalpha() and w not in ('a', 'an')), key=len, reverse=True))}))(?:[ -]and[ -]a[ -]half)?"
_SHARED = re.compile(rf"(?P<counts>{_COUNT}(?:,? (?:and )?{_COUNT})+)[ -](?P<unit>year|month|week|day|hour)", re.I)
_BARE_COUNT = rf"\d+|{'|'.join(w for w in WORDS if w.isalpha())}"
_UNIT_WORDS = "year|month|week|day|hour"
_OWN_UNIT = re.compile(rf"(?P<count>{_BARE_COUNT})[ -](?P<unit>{_UNIT_WORDS})s?\b", re.I)
_WITH_UNIT = rf"(?:{_BARE_COUNT})[ -](?:{_UNIT_WORDS})s?\b"
_OWN_UNITS = re.compile(rf"\b{_WITH_UNIT}(?:(?:, (?:and )?| and ){_WITH_UNIT})+", re.I)
_UNIT = {"year": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H"}


_LEFT_OUT = re.compile(
    rf" (?P<count>{_COUNT})(?=(?: each| apiece)?(?: in (?:prison|jail)| behind bars)?(?:[.;)]|,(?!\d)|$| (?:and|while|whereas|but|for|over|on|both|after|plus|because|since|respectively)\b)|(?P<part> of (?:them|which|those|it)(?: (?:was|were|being))? suspended\b))", re.I)
_ONE_UNIT = re.compile(r" an? (?P<unit>year|month|week)(?=(?: in (?:prison|jail)| behind bars)?(?:[.;)]|,(?!\d)|$| (?:and|while|whereas|but|for|over|on)\b))", re.I)
"""A single unit as the length of a list ("A got two years and B a year")."""
_HALF_SUSPENDED = re.compile(r",? (?:and )?(?:with )?(?P<half>half)(?: of (?:it|that|them|which|those|the (?:term|sentence)))?(?: (?:was|were|being|is))? suspended\b", re.I)
_FOR_SOMEBODY = re.compile(r" (?:to|for) (?:[A-Z]|(?:each of |both |all )?(?:the|an?|his|her|their) )")
"""What stands behind a count of a list that tells its people behind ("four years for A and two for B")."""
_REST = re.compile(r"\b(?:the|all) (?:others?|rest|remaining|former|latter|first|eldest|oldest|youngest|second|third|fourth|fifth|older|elder|younger)(?: \w+){0,2}$")
_GIVING = re.compile(r"\b(?:and (?:him|her|them)|(?:sought|requested|demanded)(?: only| just)?|to|for|received?|receiving|gets?|got|getting|given|gave|handed|serve) ?$", re.I)
_LARGEST = 60


def units_left_out(text: str, lengths: Sequence[TimeExpression], named: Container[int], low: int, high: int) -> list[TimeExpression]:
    """Lengths of a list that leave out the unit that another one tells: "A to eight and B to ten years", "A got two years, B
    three". `named`: where the words for people end."""
    whole = [t for t in lengths if re.fullmatch(r"P\d+[YMWD](?:\d+[MD])?", t.duration_min)]
    out: list[TimeExpression] = []
    for match in _LEFT_OUT.finditer(text, low, high) if whole else ():
        start, end = match.span("count")
        if any(t.start < end and start < t.end for t in lengths):
            continue
        behind_and = text[max(low, start - 4) : start].endswith(("and ", ", ")) and _FOR_SOMEBODY.match(text, end, high)
        if not (match["part"] or match.start() in named or _GIVING.search(text, max(low, start - 16), start) or behind_and or _REST.search(text, max(low, start - 40), match.start())):
            continue
        words = match["count"].lower()
        half, word = _halved(words)
        count = float(WORDS.get(word, word))
        model = max((t for t in whole if t.end <= start), key=lambda t: t.end, default=None) or min(whole, key=lambda t: t.start)
        between = text[model.end : start] if model.end <= start else text[end : model.start]
        if not 0 < count <= _LARGEST or count % 1 or ";" in between and not _GIVING.search(text, max(low, start - 16), start):
            continue
        unit = re.findall(r"[YMWD]", model.duration_min)[0]
        length = _with_half(f"P{count:g}{unit}", half)
        out.append(TimeExpression(start, end, text[start:end], "duration", duration_min=length, duration_max=length, anchor="context"))
    for match in _ONE_UNIT.finditer(text, low, high) if whole else ():
        start, end = match.start() + 1, match.end()
        if (match.start() in named or _GIVING.search(text, max(low, start - 16), start)) and not any(t.start < end and start < t.end for t in (*lengths, *out)):
            length = _UNIT[match["unit"].lower()].format(1)
            out.append(TimeExpression(start, end, text[start:end], "duration", duration_min=length, duration_max=length, anchor="context"))
    return out


def suspended_halves(text: str, lengths: Sequence[TimeExpression], low: int, high: int) -> list[TimeExpression]:
    """The halves of terms that are suspended: "twelve months in prison, half of it suspended"."""
    out: list[TimeExpression] = []
    for match in _HALF_SUSPENDED.finditer(text, low, high):
        whole = max((t for t in lengths if t.end <= match.start()), key=lambda t: t.end, default=None)
        counted = re.fullmatch(r"P(\d+)([YM])", whole.duration_min) if whole is not None else None
        if counted is None or re.search(r"[;:]", text[whole.end : match.start()] if whole is not None else ""):
            continue
        months = int(counted[1]) * (12 if counted[2] == "Y" else 1)
        if months % 2:
            continue
        length = f"P{int(counted[1]) // 2}{counted[2]}" if int(counted[1]) % 2 == 0 else f"P{months // 2}M"
        out.append(TimeExpression(*match.span("half"), match["half"], "duration", duration_min=length, duration_max=length, anchor="context"))
    return out


def _halved(words: str) -> tuple[bool, str]:
    """Whether a count ends with a half, and the count without it."""
    whole = re.sub(r"[ -]and[ -]a[ -]half$", "", words)
    return whole != words, whole


def _with_half(length: str, half: bool) -> str:
    return f"{length}6M" if half and length.endswith("Y") else f"{length}15D" if half and length.endswith("M") else length


def lengths_in_turn(text: str) -> list[str]:
    """ISO 8601 lengths of several counts with one unit ("30 and 20 months", "three and two and a half years") or each with its own, in order.

    >>> lengths_in_turn("three and two and a half years")
    ['P3Y', 'P2Y6M']
    >>> lengths_in_turn("a year and six months")
    ['P1Y', 'P6M']
    >>> lengths_in_turn("between four and nine years")  # one range for all
    []
    """
    if text.lower().startswith("between "):
        return []
    match = _SHARED.search(text)
    if not match:
        own = _OWN_UNITS.search(text)
        return [_UNIT[part["unit"].lower()].format(f"{float(WORDS.get(part['count'].lower(), part['count'])):g}") for part in _OWN_UNIT.finditer(own.group())] if own else []
    unit, out = match["unit"].lower(), []
    for part in re.finditer(_COUNT, match["counts"], re.I):
        half, word = _halved(part.group().lower())
        count = WORDS.get(word, word)
        out.append(_UNIT[unit].format(f"{count:g}" if isinstance(count, float) else count) + ("6M" if half and unit == "year" else ""))
    return out


_RESPECTIVELY = re.compile(r"[^.;]{0,60}\brespectively\b")


def is_respectively(text: str, offset: int, end: int | None = None) -> bool:
    """Whether "respectively" stands right behind an offset, before `end`."""
    return _RESPECTIVELY.match(text, offset, len(text) if end is None else end) is not None
