"""Lists of offences: the parts of what somebody is charged with, also where the parse cut the list or joined two parts ("conspiracy to murder
and money laundering")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.accusing_verbs import DEED
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.penal_gerunds import tells_penalty
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event, Provision
from pipeline.relate.index import kinds_of
from pipeline.relate.offences.quotes import text_of
from pipeline.vocabulary import word_list

QUOTE_REACH = 160
"""Characters behind a phrase within which its closing quotation mark is looked for."""
TERMS = word_list("offence_lists.terms")
UNLAWFUL = word_list("offences.unlawful")
_DISHONEST = word_list("offences.dishonest")
"""Words for a penalty or its length, which no offence is named by."""
QUOTES = "“‘\"'"
PAIRS = word_list("offence_lists.pairs")
_ASIDE = re.compile(
    r" for (?:his|her|their|its) (?:[\w-]+ ){0,3}?(?:roles?|part|involvement|participation|actions|work|posts?|publications?|articles?|reports?|reporting|coverage|comments?|remarks?|statements?|tweets?|speech(?:es)?|videos?)\b"
    r"| ?— ?| – | for (?!failing to )(?:allegedly |having )?[a-z]+ing\b"
    r"|,[”’\"]? (?:(?:for|in|of|under|with) (?=which|whom))?(?:which|who|whom|where|although|though|but|while|when)\b"
    r"|,?[”’\"]? (?:after|because|following|among other|as well as other|in connection with|in relation to(?! an? terroris[tm]))\b"
    r"|, (?:an? (?:[a-z-]+ )?(?:offen[cs]e|crime|felony|misdemeanou?r|charge)|(?:all|both|each) of (?:which|them)|punishable|carrying"
    r"|with (?:[a-z]+ )?(?:proceedings?|trial|hearing|case|charges?)|to which)\b"
    r"|,? each (?:to|for)\b|,? respectively\b"
    r"|,? and (?:then |later )?(?:was|were|must|has to|have to|had to|is to|are to|will|sentenced|fined|ordered|remanded|placed|released|jailed|imprisoned|detained|acquitted|freed|bailed|let (?:out|go|off)|set free|sent (?:home|to)|taken (?:to|into)|held)\b"
    r"|, with (?:[\w’'-]+ ){0,4}(?:probation|imprisonment|damages|compensation)\b"
    r"|,[”’\"]? according to\b| as well\b(?! as\b)|,? (?:contrary to|in (?:violation|breach|contravention) of) (?:[Ss]ection|[Aa]rticle|[Pp]aragraph|[Pp]art \d)|,? under (?:(?:the|a|an|its) )?(?:[Ss]ections?|[Aa]rticles?|[Pp]arts? \d|[Pp]aragraphs?|[A-Z]|(?:[a-z-]+ ){0,4}(?:law|act|code|decree|ordinance|legislation|statute)s?\b)"
)
"""What only comments on an offence: whose part it was, a clause behind it, its gravity, what came of it, its
provision. The duty not met ("for failing to notify") is its own."""
_NO_MORE = re.compile(r"(?:an?|the|other) (?:\w+ )?(?:offen[cs]es?|crimes?)")
"""An offence that only the provision behind it tells ("an offence under the Computer Crime Act")."""
_NEXT_OFFENCE = re.compile(
    r"(?:, and|, or|,| and| or|,? as well as) (?:of |for |with )?"
    r"((?:allegedly )?[a-z‘“\"’][^,.;():]{3,110}?)(?=,|\.|;|:|\)| \(| (?:and|or) [a-z]+ing\b| under (?:[A-Z§]|(?:the|[Ss]ection|[Aa]rticle|[Pp]art) )|$)"
)
_MEASURING = word_list("offence_lists.measuring")
_PEOPLE = class_lemmas(frozenset(("person", "police")))


def quoted(text: str, start: int, end: int) -> tuple[int, int]:
    """A phrase without space and full stop at its ends, without what only comments on it, and with both of its quotation
    marks or neither. A phrase that opens with a quotation of several words is that quotation."""
    aside = _ASIDE.search(text[start:end])
    if aside and not _NO_MORE.fullmatch(text, start, start + aside.start()):
        end = start + aside.start()
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;"):
        end -= 1
    if text[start] in "“‘\"":
        closing = {"“": "”", "‘": "’", '"': '"'}[text[start]]
        inner = re.match(rf"[^{closing}]*? [^{closing}]*{closing}(?! (?:of|about|against|towards?)\b)(?=[\s,.;])", text[start + 1 : end + 1])
        if inner:
            return start, start + 1 + inner.end()
        if closing not in text[start + 1 : end]:
            at = text.find(closing, end, end + QUOTE_REACH)
            return (start, at + 1) if at >= 0 and "\n" not in text[end:at] else (start + 1, end)
    elif _is_in_quotes(text, start, end) and (closed := _CLOSED.match(text, end)) is not None:
        end = closed.end()  # "an “insult to the flag.”"
    return start, end


_BARE_GERUNDS = re.compile(r"\w+ing(?:, \w+ing)*")


def _in_own_quotes(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A part of a list with its quotation marks, or without those in which the whole list stands (“riot, theft and fraud”)."""
    opened, closed = quoted(text, start, end)
    if closed > end and any(end <= a and b <= closed for a, b in spans) and not _BARE_GERUNDS.fullmatch(text, start + 1, end):
        return start + 1, end
    if text[closed - 1] in "”\"" and not re.search(r"[“\"]", text[opened : closed - 1]) and any(b <= opened for _, b in spans):
        return opened, closed - 1
    return opened, closed


_CLOSED = re.compile(r"[.,]?[”\"]")


def is_offence(token: Token) -> bool:
    """Whether a coordinated part can be an offence: no finite verb or participle ("charged and placed in custody"), no time,
    nothing that befalls each of several people ("and each posted bail")."""
    if token.pos_ == "VERB":
        if token.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return False
    elif not is_being(token) and ("person" in kinds_of(token) or lemma_of(token) in _PEOPLE) and not any(c.lower_ in _DISHONEST for c in token.lefts):
        return False
    before = [c for c in token.children if c.i < token.i]
    if any(c.dep_ in ("nsubj", "nsubj:pass", "aux:pass") or c.dep_ == "aux" and "Fin" in c.morph.get("VerbForm", []) or c.tag_ == "MD" or c.dep_ == "det" and c.lower_ in ("each", "both", "all") for c in before):
        return False
    words = {lemma_of(token), *(lemma_of(c) for c in token.children if c.dep_ == "compound")}
    measuring = words & (TERMS | _MEASURING) and not any(c.lower_ in UNLAWFUL for c in token.lefts)
    return token.ent_type_ not in ("DATE", "MONEY") and not measuring  # but "illegal detention"


def is_being(token: Token) -> bool:
    """Whether to be something is what a word tells ("being a member of a banned group")."""
    return any(c.dep_ == "cop" and c.tag_ == "VBG" for c in token.children)


_COMMENTING = re.compile(r"(?:cent(?:er|re?)ing|citing|arguing|claiming|saying|stating|adding|noting)\b", re.I)
"""A gerund that goes on with what the court said or what somebody wrote about, not with what somebody was convicted of."""


def parts(doc: Doc, event: Event, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The offences of a list in text order, without repetition: also those that the parse cut off or hung lower."""
    limit = _before_penalty(doc, spans[0][0], event.end) if spans and event.event_type == "sentence" else event.end
    if spans and event.event_type == "sentence" and (cleared := _CLEARED.search(text_of(doc), min(spans)[0], limit)) is not None:
        limit = cleared.start()
    if limit < event.end:
        spans = [(start, min(end, limit)) for start, end in spans if start < limit]
    if spans and event.event_type in ("charge", "sentence", "detention", "trial", "acquittal", "investigation"):
        spans = spans + _quotations(doc, *spans[0], limit) + _listed(doc, spans[-1][1], limit) + _of_again(doc, spans[-1][0], spans[-1][1], limit)
    if len(spans) > 1:
        spans = [part for start, end in spans for part in _last_of_list(doc, start, end)]
        spans = _closed(doc, spans)
    for split in (_quoted_list, _quoted_last, _told_again, _gerunds, _series, _activities, _deeds, _crimes, _named_pair, _each_a_deed):
        spans = [part for start, end in spans for part in split(doc, start, end)]
    spans = [(a, b) for a, b in spans if not any(start == a and b < end for start, end in spans)]  # “money” before “money laundering”
    spans = _with_own(doc, _joined(doc, spans))
    laws = doc._.provisions or []
    spans = [_around_law(text_of(doc), a, b, laws) for a, b in spans if text_of(doc)[a - 1 : a] == "(" or text_of(doc)[a] in "“\"" or not any(p.start <= a < p.end for p in laws)]  # in the name of a law
    unique: list[tuple[int, int]] = []
    for start, end in (_in_own_quotes(text_of(doc), a, b, spans) for a, b in spans):
        if start < end and not any(a < end and start < b for a, b in unique) and not (unique and is_of_people(doc, start, end)):
            unique.append((start, end))
    listed = _list_of_deeds(doc, unique, limit) if unique else []
    return [(a, b) for a, b in (listed if len(listed) > len(unique) else unique) if not _COMMENTING.match(text_of(doc), a, b)]


def _before_penalty(doc: Doc, start: int, end: int) -> int:
    """Where a gerund behind the offences begins to tell what the convicted got ("of libel, | fining them"), without the comma before it."""
    gerund = next((t for t in doc.char_span(start, end, alignment_mode="expand") or () if t.tag_ == "VBG" and t.idx > start and tells_penalty(t)), None)
    return end if gerund is None else gerund.idx - 2


_CLEARED = re.compile(r",? (?:but|and|yet|though|while) (?:(?:was|were|is|are|has been|have been) )?(?:not (?:found )?(?:guilty|of|on)|(?:cleared|acquitted|absolved) (?:of|on))\b")
"""What goes on with the offences of which somebody was not convicted ("of libel | but not of sedition")."""
_ACCORDING = re.compile(r" (?:according to|in accordance with|in line with|as per) (?:[^,;()]{0,60},? )?$")
"""What stands between an offence and the provision that the sentence says it falls under."""


def _around_law(text: str, start: int, end: int, laws: Sequence[Provision]) -> tuple[int, int]:
    """An offence with the whole of a provision that it ends in ("violating Article 505 (B)"), or without one that it is only said to fall under."""
    law = next((p for p in laws if start < p.start < end), None)
    if law is None:
        return start, end
    according = _ACCORDING.search(text, start, law.start)
    return start, according.start() if according else max(end, law.end)


_IN_LIST = re.compile(r",? as well as (?:(?:of|for|with|on) )?|,? (?:and|or) (?:(?:of|for|with|on) )?|, (?:(?:of|for|with|on) )?")
_LIST_END = re.compile(r"[;:.(\n]|(?<=\w)[–—](?=[a-z])| [–—] |$")


def _list_of_deeds(doc: Doc, told: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The parts of a list with commas each of which opens with a deed or an offence, whatever the parse made of it; empty where the
    words behind the first offence are no such list. `told`: the offences that the parse tells."""
    text, start = text_of(doc), told[0][0]
    stop = _LIST_END.search(text, start, end)
    last = stop.start() if stop else end
    aside = _ASIDE.search(text, start, last)
    last = aside.start() if aside else last
    closings = [m for m in _IN_LIST.finditer(text, start, last) if not _is_in_quotes(text, start, m.start())]
    commas = [m for m in closings if m.group()[0] == ","]
    closing = next((m for m in closings if m.end() > commas[-1].start() and m.group().strip() != "," and " with " not in m.group()), None) if commas else None
    if closing is None or closing is commas[0]:
        return []
    joints = [m for m in commas if m.start() < closing.start()] + [closing]
    pieces = _cut_at(start, last, joints)
    behind = doc.char_span(*pieces[-1], alignment_mode="contract")
    if behind is None or not all(_opens_deed(doc, a, b) and not _has_verb(doc, a, b) for a, b in pieces[:-1]) or not (_opens_deed(doc, *pieces[-1]) or _may_name(behind) and behind[0].pos_ in ("NOUN", "ADJ")):
        return []
    ends = dict(told)
    pieces[-1] = (pieces[-1][0], min(pieces[-1][1], ends.get(pieces[-1][0], pieces[-1][1])))
    return [quoted(text, *piece) for piece in pieces]


def _is_in_quotes(text: str, start: int, offset: int) -> bool:
    """Whether an offset stands within quotation marks that open behind `start`."""
    before = text[start:offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    """Whether words hold a finite verb outside a relative clause."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return span is None or any("Fin" in t.morph.get("VerbForm", []) and not any(a.dep_ == "acl:relcl" for a in (t, *t.ancestors) if a.i >= span.start) for t in span)


def is_of_people(doc: Doc, start: int, end: int) -> bool:
    """Whether a part of a list names people ("conspiracy to murder the prosecutor A and former minister B")."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return span is not None and not (span[0].lower_.endswith("ing") and text_of(doc)[max(0, start - 4) : start] == " of ") and not _opens_deed(doc, start, end, own=True) and (
        lemma_of(span.root) in word_classes()["person"].lemmas or "person" in kinds_of(span.root))


def _joined(doc: Doc, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The two words of an offence that the parser took for two ("money laundering"), and pairs that name one offence ("assault and
    battery"), as one."""
    text, out = text_of(doc), list[tuple[int, int]]()
    for start, end in spans:
        gap, before = (text[out[-1][1] : start], text[slice(*out[-1])].split()) if out else ("", [])
        if gap == " " and len(before) == 1 or gap == " and " and f"{before[-1].lstrip(QUOTES)} and {text[start:end].split()[0]}".lower() in PAIRS:
            start = out.pop()[0]
        out.append((start, end))
    return out


_OWN = re.compile(r"(?:its|their|his|her) ")
_GAP = re.compile(r",? (?:and |or )?|, ")


def _with_own(doc: Doc, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A part that is something of what the part before it is directed at, with that part: "outrage against the state, its symbols and
    organs" is one offence."""
    text, out = text_of(doc), list[tuple[int, int]]()
    owning = False
    for start, end in sorted(spans):
        owned = _OWN.match(text, start, end) is not None
        if out and (owned or owning and end - start < 20 and " " not in text[start:end]) and _GAP.fullmatch(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
            owning = True
        else:
            out.append((start, end))
            owning = False
    return out


_BETWEEN = re.compile(r", (?:and |or )?")
_AND_DEED = re.compile(r",? (?:and|or|as well as) (?:of |for |with )?")
_PLAIN = word_list("offence_lists.plain")
"""Nouns for deeds that neither their ending nor the classes of offences tell."""
_NO_ACTIVITY = word_list("offence_lists.no_activity")
_NO_DEED = {"including", "following", "during", "concerning", "regarding", "according", "pending"}


def _each_a_deed(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Harassment by telephone, publication of false news and provocation of riots" as three, "causing bodily harm and damaging
    cars" as two: a list that the parse took for one offence, each part of which opens with a deed that has something of its own
    behind it."""
    text = text_of(doc)
    if text[start] in "“‘\"" or not _AND_DEED.search(text, start, end) and "," not in text[start:end]:
        return [(start, end)]
    pieces = _cut_at(start, end, list(_BETWEEN.finditer(text, start, end)))
    if len(pieces) > 1 and not all(_opens_deed(doc, *piece) for piece in pieces):
        return [(start, end)]
    return [*pieces[:-1], *_pair_of_deeds(doc, *pieces[-1])]


def _pair_of_deeds(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The two deeds that "and" joins in a part without commas; one where either is told in a word, as both then share what is behind
    the second."""
    text = text_of(doc)
    for joint in reversed(list(_AND_DEED.finditer(text, start, end))):
        first, second = (start, joint.start()), (joint.end(), end)
        if all(_opens_deed(doc, *piece, own=True) for piece in (first, second)):
            return [*_pair_of_deeds(doc, *first), second]
    return [(start, end)]


def _opens_deed(doc: Doc, start: int, end: int, own: bool = False) -> bool:
    """Whether a part of a list opens with a gerund or with a noun for a deed or an offence; with `own`, if more is told behind it."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or span[0].lower_ in _NO_DEED:
        return False
    if span[0].lower_.endswith("ing") and span[0].pos_ in ("VERB", "NOUN", "ADJ", "AUX"):
        later = sum(t.tag_ == "VBG" for t in span[1:])
        return not own or len(span) > 1 and span[1].lower_ not in ("of", "and", "or") and not later
    head = next((t for t, following in zip(span, [*span[1:], None], strict=True) if t.pos_ in ("NOUN", "PROPN") and (
        following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ") or t.i == span[-1].i)), None)
    if head is None or any(t.pos_ in ("ADP", "VERB", "DET", "PRON") and t.tag_ != "VBN" for t in span[: head.i - span.start]):
        return False
    activity = head.pos_ == "NOUN" and head.lower_.endswith("ing") and lemma_of(head) not in _NO_ACTIVITY
    deed = activity or DEED.search(head.lower_) is not None or bool(_crime_of(head) & _PLAIN.union(*(word_classes()[name].lemmas for name in ("offence", "of_crimes", "violence"))))
    return deed and (not own or head.i + 1 < span.end and doc[head.i + 1].pos_ == "ADP")


def _cut_at(start: int, end: int, joints: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The pieces of text[start:end] between the joints."""
    edges = [start, *(edge for joint in joints for edge in joint.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


_QUOTATION = re.compile(r"(?:(?:, and |, or |, | and | or |,? as well as )|(?<=,[”’\"]) (?:and |or )?)(?:of |for |with )?([“‘\"][^“”\"]*[”’\"])(?=[\s,.;]|$)")


def _quotations(doc: Doc, start: int, behind: int, end: int) -> list[tuple[int, int]]:
    """Further offences of a list of quotations behind one that starts at `start`, or behind a first one that ends at `behind`."""
    text = text_of(doc)
    first = re.compile(r"[“\"][^“”\"]*[”\"]").match(text, start, end)
    out: list[tuple[int, int]] = []
    offset = first.end() if first else behind
    closing = re.compile(r",[”\"](?= )").match(text, offset, end)
    offset = closing.end() if closing else offset
    while match := _QUOTATION.match(text, offset, end):
        out.append(match.span(1))
        offset = match.end(1)
    return out


_GERUND_AGAIN = re.compile(r",? and (?:of|for|with) (?:allegedly )?(?=[a-z]+ing )")
_OF_AGAIN = re.compile(r"(?:,? and|,) of (?:allegedly )?(?!(?:the|an?|his|her|their|its|all|both|any|other|which|whom)\b)(?=[a-z“])")


def _told_again(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Taking part in a rally and with damaging property", "insulting the head of state and of libel" as two: the preposition of
    the charge is told again."""
    text = text_of(doc)[start:end]
    again = _OF_AGAIN if text_of(doc)[max(0, start - 4) : start] == " of " else _GERUND_AGAIN
    edges = [0, *(edge for joint in again.finditer(text) for edge in joint.span()), len(text)]
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


_AGAIN = {
    of: re.compile(rf"(?:, and|,| and) {of} (?:allegedly )?(?!(?:the|an?|his|her|their|its|all|both|which|whom)\b)(?P<what>[a-z“][^,.;():]{{3,110}}?)(?=,|\.|;|:|\)| \(| and {of}\b| under\b|$)")
    for of in ("of", "for", "with")
}


def _of_again(doc: Doc, start: int, offset: int, end: int) -> list[tuple[int, int]]:
    """Further offences of "guilty of spreading rumours, of contempt and of insult", each with the preposition of the first."""
    text, out = text_of(doc), []
    again = _AGAIN.get(text[max(0, start - 5) : start].rsplit(" ", 2)[-2]) if text[max(0, start - 1) : start] == " " else None
    while again is not None and (match := again.match(text, offset, end)):
        span = doc.char_span(*match.span("what"), alignment_mode="contract")
        if span is None or not (_may_name(span) or again is _AGAIN["of"] and span[0].lower_.endswith("ing")):
            break
        out.append(match.span("what"))
        offset = match.end()
    return out


def _deeds(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Damage to property and illegal deprivation of liberty" as two: a deed with a complement of its own is an offence, where
    the parse joined it to a thing in the complement of the one before."""
    span = doc.char_span(start, end, alignment_mode="contract")
    for last in reversed(span or ()):
        first = clauses.first_conjunct(last)
        if last.dep_ != "conj" or last.pos_ != "NOUN" or not span or not span.start <= last.head.i or first.head.i < span.start or first.i == span.root.i:
            continue
        bodies, deeds = (set().union(*(word_classes()[name].lemmas for name in names)) for names in (("body", "civil_society"), ("offence", "unrest", "violence")))
        own = any("of" in clauses.prepositions(t) for t in last.children)
        followed = own or last.i + 1 < len(doc) and last.nbor().lower_ in ("of", "to", "against") and not _crime_of(first) & deeds
        if not DEED.search(last.lower_) or DEED.search(first.lower_) and lemma_of(first) not in bodies or not followed:
            continue
        begin = next(t for t in last.subtree if t.dep_ not in ("cc", "case", "mark") and not t.is_punct).idx
        joint = re.search(r",? (?:and|or) (?:of |for |with )?$", text_of(doc)[start:begin])
        if joint:
            return [*_deeds(doc, start, start + joint.start()), (begin, end)]
    return [(start, end)]


_AND_GERUND = re.compile(r", and (?!including)[a-z]+ing [a-z]")
_BEFORE_GERUND = re.compile(r",(?: and)? (?=(?!including|following|during)[a-z]+ing [a-z])")


def _gerunds(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Affray, obstructing officers, and working without a permit" as three: a list that ends with a gerund, which the parser
    took for one offence."""
    text = text_of(doc)[start:end]
    if not _AND_GERUND.search(text):
        return [(start, end)]
    edges = [0, *(edge for joint in _BEFORE_GERUND.finditer(text) for edge in joint.span()), len(text)]
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


_SERIES = re.compile(r"[^,“”]+(?:, [^,“”]+)*, (?!(?:includ|follow|dur|concern|regard|us|caus|lead|involv|carry|amount|relat|result|stemm|target|accord)ing\b)[a-z]+ing [^,“”]*?(?:, [^,“”]+)* (?:and|or) (?P<last>[^,“”]+)")


def _series(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Terrorism, paralysing services and illicit association" as three: a list with a gerund between its commas, which the
    parser took for a description of the offence before it."""
    text = text_of(doc)[start:end]
    found = _SERIES.fullmatch(text)
    last = doc.char_span(start + found.start("last"), end, alignment_mode="contract") if found else None
    opening = doc.char_span(start, start + text.find(","), alignment_mode="contract") if found else None
    if found is None or last is None or opening is None or not _crime_of(opening.root) & word_classes()["offence"].lemmas and not DEED.search(opening.root.lower_):
        return [(start, end)]
    joint = re.compile(r",? (?:and|or) $").search(text, 0, found.start("last"))
    if last[0].tag_ != "VBG" and not DEED.search(last.root.lower_) and not _crime_of(last.root) & word_classes()["offence"].lemmas or joint is None:
        return [(start, end)]
    edges = [0, *(edge for comma in re.finditer(", ", text[: joint.start()]) for edge in comma.span()), *joint.span(), len(text)]
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"]")
_OF_QUOTED = re.compile(r"[“\"][^“”\"]+[”\"](?:,? (?:(?:and|or|as well as) )?(?:of |for |with )?[“\"][^“”\"]+[”\"])+[.,]?")
"""A list of quotations that the parser took for one phrase (“riot,” “theft,” and “sedition”)."""
_IN_QUOTES = re.compile(r"[“\"](?P<list>[^“”\"]+(?:, [^“”\"]+)+,? (?:and|or) [^“”\"]+?)[.,]?[”\"]?")


def _quoted_list(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a list that stands in one pair of quotation marks, or in several."""
    if _OF_QUOTED.fullmatch(text_of(doc), start, end):
        return [found.span() for found in _QUOTED.finditer(text_of(doc), start, end)]
    whole = slice(*quoted(text_of(doc), start, end)) if text_of(doc)[start] in "“\"" else slice(start, end)
    found = _IN_QUOTES.fullmatch(text_of(doc)[whole])
    if found is None:
        return [(start, end)]
    edges = [found.start("list"), *(edge for joint in re.finditer(r",? (?:and|or) |, ", found["list"]) for edge in (found.start("list") + joint.start(), found.start("list") + joint.end())), found.end("list")]
    pieces = [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    told = [doc.char_span(a, b, alignment_mode="contract") for a, b in pieces]
    if all(span is not None and len(span) == 1 and span[0].lower_.endswith("ing") for span in told[:-1]) and told[-1] is not None and len(told[-1]) > 1:
        return [(start, end)]  # “making, storing and spreading information”
    return pieces if all(span is not None and (span[0].tag_ == "VBG" or DEED.search(span.root.lower_) or _crime_of(span.root) & word_classes()["offence"].lemmas) for span in told) else [(start, end)]


_QUOTED_LAST = re.compile(r"[^“”\"]+(?P<joint>,? and (?:of |with |for )?)[“\"](?!(?:the|an?|his|her|their|its) )[^“”\" ]+ [^“”\"]+[”\"]")


def _quoted_last(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Undermining the integrity of the territory and “racial aversion”" as two: what alone is quoted ends the list."""
    found = _QUOTED_LAST.fullmatch(text_of(doc)[slice(*quoted(text_of(doc), start, end))])
    return [(start, start + found.start("joint")), (start + found.end("joint"), start + found.end())] if found else [(start, end)]


def _activities(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Facilitating entry and money laundering" as two: what an activity ends a list with is an offence of its own."""
    span = doc.char_span(start, end, alignment_mode="contract")
    last = span[-1] if span is not None else None
    if last is None or last.dep_ != "conj" or not last.lower_.endswith("ing") or last.pos_ != "NOUN" or last.head.lower_.endswith("ing"):
        return [(start, end)]
    return _cut(doc, start, end, r",? (?:and|or) (?=(?:[\w-]+ )?[\w-]+$)")


def _crimes(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Abuse of office and forgery" as two: what names an offence alone is no part of the phrase before it, where the parse
    joined it to a word that names none, and is one of its own beside another."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or text_of(doc)[start] in "“\"" or lemma_of(span.root) in word_classes()["accusation"].lemmas:
        return [(start, end)]
    named, of_crimes = word_classes()["offence"].lemmas, word_classes()["of_crimes"].lemmas
    for last in reversed(span):
        if last.dep_ != "conj" or not _crime_of(last) & named or last.head.i < span.start:
            continue
        first = clauses.first_conjunct(last)
        above = [node for node in clauses.enclosing_clauses(first) if span.start <= node.i < span.end and node.i != first.i]
        paired = _crime_of(last) & named and lemma_of(last) not in named  # "criminal association", which nobody finances
        if first.i < span.start or above and _crime_of(first) & named and not paired:
            continue
        if lemma_of(last) in named and any(lemma_of(node) in of_crimes for node in above):
            continue  # "incitement to violence and rebellion"
        alone = lemma_of(last) in named and not clauses.children(last, *clauses.OBLIQUES)
        if above and alone and first.head.pos_ == "VERB" and lemma_of(first) in word_classes()["unrest"].lemmas:
            continue  # "facilitating violence and arson"
        begin = next(t for t in last.subtree if t.dep_ not in ("cc", "case", "mark") and not t.is_punct).idx
        joint = re.search(r"(?:,? (?:and|or|as well as)|,) (?:of |for |with )?$", text_of(doc)[start:begin])
        if joint:
            return [*_crimes(doc, start, start + joint.start()), (begin, end)]
    return [(start, end)]


_PAIR = re.compile(r"(?P<first>[\w-]+(?: [\w-]+)?),? (?:and|or|as well as) (?:of |for |with )?(?P<second>[\w-]+(?: [\w-]+){0,8})")


def _named_pair(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """"Extortion and fraudulent administration" as two: what names an offence alone and, behind "and", another by its own noun."""
    pair = _PAIR.fullmatch(text_of(doc), start, end)
    first, second = (doc.char_span(*pair.span(name), alignment_mode="contract") for name in ("first", "second")) if pair else (None, None)
    named = word_classes()["offence"].lemmas
    if pair is None or first is None or second is None or " ".join(lemma_of(t) for t in first) not in named | {"".join(t.lower_ for t in first)} & named:
        return [(start, end)]
    if second[0].pos_ in ("ADP", "AUX", "DET") or second.root.pos_ != "NOUN" or lemma_of(second.root) in word_classes()["accusation"].lemmas or not DEED.search(second.root.lower_) and not _crime_of(second.root) & (named | _PLAIN):
        return [(start, end)]
    return [pair.span("first"), pair.span("second")]


def _crime_of(noun: Token) -> set[str]:
    """A noun, alone and with the word before it ("money laundering")."""
    before = [lemma_of(c) for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1]
    return {lemma_of(noun), *(f"{word} {lemma_of(noun)}" for word in before)} if noun.pos_ in ("NOUN", "PROPN") else set()


def _last_of_list(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """A part of a list and, behind ", and", the last part that the parse hung under it."""
    return _cut(doc, start, end, r", (?:and|or) ")


def _cut(doc: Doc, start: int, end: int, joint: str) -> list[tuple[int, int]]:
    """A phrase as two where words that match `joint` stand between them."""
    found = re.search(joint, text_of(doc)[start:end])
    return [(start, start + found.start()), (start + found.end(), end)] if found else [(start, end)]


_COMMA = re.compile(r"[”’\"]?, [“‘\"]?(?:of |for |with )?")
_JOINT = re.compile(r" (?:and|or|as well as|along with|plus) ")


def _closed(doc: Doc, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A list of two or more parts with commas alone between them, whose "and" the parse hung under its last part: "theft,
    incitement to hatred and conspiracy" has three."""
    text = text_of(doc)
    spans = sorted(spans)
    (_, before), (start, end) = spans[-2:]
    joints = list(_JOINT.finditer(text, start, end))
    if not joints or not _COMMA.fullmatch(text[before:start]):
        return spans
    joint = joints[-1]
    behind = doc.char_span(joint.end(), end, alignment_mode="contract")
    quoted_together = "“" in text[start : joint.start()] and "”" in text[joint.end() : end]
    if behind is None or behind.root.pos_ not in ("NOUN", "VERB", "PROPN") or not is_offence(behind.root) or quoted_together:
        return spans
    return [*spans[:-1], (start, joint.start()), (joint.end(), end)]


CITING = re.compile(
    r"[”’\"]?,? ?\(?(?:(?:an|a) (?:offen[cs]e|crime) )?"
    r"(?:(?:the latter )?(?:under|contrary to|in (?:violation|contravention|breach) of|pursuant to|as defined (?:by|in)|punishable (?:under|by)) )?(?:the )?"
)
"""What stands between an offence and the provision that it falls under."""
_BEHIND_PROVISION = re.compile(
    r"(?:,? (?:(?:of|and|or) )?(?:the )?(?=[A-Z]|[Ss]ections?\b|[Aa]rticles?\b)[\w .’-]{0,60})?(?:, \d{4})?(?: \([^()]*\))?\)?"
)


def _past_provision(doc: Doc, offset: int, end: int) -> int:
    """Where a list of offences goes on behind the provision of the offence that ends at `offset`; `offset` where none follows."""
    text = text_of(doc)
    for provision in doc._.provisions or []:
        if offset <= provision.start < end and CITING.fullmatch(text, offset, provision.start):
            behind = _BEHIND_PROVISION.match(text, provision.end, end)
            return behind.end() if behind else provision.end
    return offset


def _listed(doc: Doc, offset: int, end: int) -> list[tuple[int, int]]:
    """Further offences of a list that the parse cut off: gerunds, a last noun phrase after "and", and what follows the
    provision of the offence before it ("riot under section 5 of the Penal Code and theft")."""
    out: list[tuple[int, int]] = []
    closed = False  # the list has reached its "and"; without one, what follows a comma is no list
    while match := _NEXT_OFFENCE.match(text_of(doc), at := _past_provision(doc, offset, end), end):
        span = doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
        words = match.group(1)
        if span is None or not _may_name(span):
            break
        gerund = re.match(r"(?:allegedly )?\w+ing\b", words) is not None
        joined = re.match(r",? (?:and|or|as well as) ", match.group()) is not None
        if not gerund and not (joined and out) and at == offset:
            break
        out.append((match.start(1), match.end(1)))
        closed = closed or joined
        offset = match.end(1)
    return out if closed else []


def _may_name(span: Span) -> bool:
    """Whether words of a list name an offence: no clause, participle or provision."""
    if span[0].tag_ in ("VBD", "VBN") or span[0].pos_ in ("ADP", "AUX") or span[0].tag_ == "VBG" and len(span) > 1 and span[1].lower_ == "that" or any(
            "Fin" in t.morph.get("VerbForm", []) and all(a.dep_ != "acl:relcl" for a in clauses.enclosing_clauses(t) if a.i >= span.start) for t in span):
        return False
    return is_offence(span.root) and not any(p.start == span.start_char for p in span.doc._.provisions or [])


def spelled_out(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The offences of a list that begins at `start`, behind "including" or a colon, by its commas and its first "and"
    behind the last of them; empty where it lists something else."""
    text = text_of(doc)
    stop = re.compile(r"[;.(]|(?<=\w)[–—](?=[a-z])| [–—] |$").search(text, start, end)
    last = stop.start() if stop else end
    aside = _ASIDE.search(text[start:last])
    last = start + aside.start() if aside else last
    commas = list(re.compile(r", (?:and |or )?").finditer(text, start, last))
    joint = re.compile(r" (?:and|or) ").search(text, commas[-1].end() if commas else start, last)
    joints = [*commas, *([joint] if joint and not (commas and commas[-1].group().strip() != ",") else [])]
    edges = [start, *(edge for match in joints for edge in match.span()), last]
    out = []
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        span = doc.char_span(a, b, alignment_mode="contract")
        if span is None or not _may_name(span):
            break
        out.append((a, b))
    return out


_ABOUT = re.compile(r" (?:\((?:the |on )?([a-z“\"‘][^()\d]{3,100})\)|([“\"][^“”\"\d]{3,100}[”\"]))")
"""What a provision is about, in brackets or quotation marks behind it ("under Article 20.3.3 of the Code of Administrative Offences (discrediting the army)")."""
_NOT_ABOUT = re.compile(r"(?:herein|as |adopted|amended|in force|see |now |former|so-called|also|known|which|since|enacted|part )")


_NEXT_ABOUT = re.compile(r"\),?(?: and| or)? (?:(?:part|section|article)s? )?\d[\w.-]{0,20}(?:\(\w{1,3}\))* \(([a-z“\"‘][^()\d]{3,100})\)", re.I)


IN_BRACKETS = re.compile(r"\d[\w.-]{0,20}(?:\(\w{1,3}\))* (?:\(([a-z“\"][^()\d]{3,90})\)|([“\"][^“”\"\d]{3,90}[”\"]))")
"""What a provision is about, in brackets or quotation marks behind its number ("under sections 153A (promoting enmity) and 505 (…)")."""


def about_provisions(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What the provisions are about under which somebody is punished or accused, by the brackets behind each or within it."""
    text, out = text_of(doc), []
    for p in doc._.provisions or []:
        if event.trigger_start <= p.start < event.end:
            out += [within.span(within.lastindex or 0) for within in IN_BRACKETS.finditer(text, p.start, p.end)]
        about = _ABOUT.match(text, p.end, event.end) if event.trigger_start <= p.start < event.end else None
        told = about.span(about.lastindex or 0) if about is not None else (0, 0)
        if about is not None and not _NOT_ABOUT.match(text, *told) and (span := doc.char_span(*told, alignment_mode="contract")) is not None:
            first = next((t for t in span if not t.is_punct), span[0])
            if is_offence(span.root) and first.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and first.tag_ not in ("VBD", "VBN", "VBZ"):
                out.append(told)
                while (following := _NEXT_ABOUT.match(text, out[-1][1], event.end)) is not None:
                    out.append(following.span(1))
    return out or _forbidden_by(doc, event)


_FORBIDDEN_BY = re.compile(r",? (?:of the [A-Z][\w ]{2,40}?)?,? ?(?:which|that) (?:punishes|criminali[sz]es|prohibits|penali[sz]es|forbids|outlaws|bans|covers|concerns|deals with) (?=[a-z“])")


def _forbidden_by(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """What the provision forbids under which somebody is accused, by the clause behind it ("under Article 5, which punishes insulting
    the flag")."""
    text = text_of(doc)
    for p in doc._.provisions or []:
        opening = _FORBIDDEN_BY.match(text, p.end, event.end) if event.trigger_start <= p.start < event.end else None
        if opening is not None:
            return spelled_out(doc, opening.end(), event.end)
    return []
