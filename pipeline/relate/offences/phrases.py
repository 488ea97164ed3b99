"""What names an offence: its words in the sentence, without what only comments on it ("with theft | before a judge")."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.annotate import clauses
from pipeline.annotate.accusing_verbs import DEED
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event
from pipeline.relate.dated import is_told_on
from pipeline.relate.index import index_of, kinds_of
from pipeline.relate.offences.lists import TERMS, UNLAWFUL, is_being, is_offence
from pipeline.vocabulary import word_list

HEDGE = re.compile(r"^(?:(?:each|apiece) for |(?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|multiple) (?:(?:\w+ )?(?:counts?|charges?) )?(?:each )?of|(?:his|her|their|its) (?:alleged|purported|supposed)|allegedly|purportedly|supposedly|reportedly|the alleged|alleged|potential|possible|suspected|apparent)\s+", re.I)
NO_OFFENCE = word_list("offences.no_offence")
"""What stands behind the "for" of a penalty and is no reason for it."""
CHARGE_NOUNS = word_list("offences.charge_nouns")
SUSPICION = {"suspicion"}
CHARGED = {"charge": ("with", "for"), "accuse": ("of",), "indict": ("on", "for"), "suspect": ("of",), "prosecute": ("for",),
            "arraign": ("for", "on"), "book": ("for",)}  # fmt: skip
BEARING = word_list("offences.bearing")
"""Nouns of an accusation behind its verb ("named as suspects", "filed a case")."""
AMONG = word_list("offences.among")
"""What only says that there are more ("charged with, inter alia, sedition")."""
_PLAIN_DEEDS = word_list("offences.plain_deeds")
_FORBIDDEN = word_list("offences.forbidden")
_PLAIN_NOUNS = word_list("offences.plain_nouns")
_MONTHS = {m.lower() for m in calendar.month_name if m}
CIRCUMSTANCE = {"pending", "after", "following", "during", "because", "over", "amid", "under"}

CUSTODIAL = {"imprisonment", "suspended_sentence", "restricted_freedom"}
_PLATFORMS = word_list("offence_phrases.platforms")
_PEOPLE = class_lemmas(frozenset(("person", "police")))


def phrase_of(token: Token) -> tuple[int, int]:
    """Characters of a complement without its coordination, trailing clauses and brackets."""
    left, right = max([token.left_edge.i, *(c.i + 1 for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i)]), token.i
    aiming = next((c for c in token.lefts if c.dep_ == "nsubj" and lemma_of(c) in _AIMING), None) if token.tag_ == "VB" else None
    left = aiming.i if aiming is not None else left  # "for conspiracy to commit murder"
    left = next((c.i for c in token.children if c.dep_ == "cop" and c.tag_ == "VBG"), left)  # "with being out without a permit"
    for child in token.rights:
        if child.dep_ == "conj" and _shares_object(token, child):
            right = max(right, token.right_edge.i if token.pos_ == "NOUN" or clauses.has_child(token, "obj") else _end_of_shared(token, child))
            break
        if child.dep_ == "advcl" and child.tag_ == "VB" and token.tag_ == "VBG" and clauses.is_infinitive(child):
            comma = next((t.i for t in token.doc.tokens[child.i : child.right_edge.i + 1] if t.text == ","), child.right_edge.i + 1)
            right = max(right, comma - 1)  # "using a computer to mock somebody"
            continue
        if child.dep_ == "conj" or child.dep_ in ("advcl", "parataxis", "cc", "punct", "acl:relcl", "appos"):
            if child.dep_ == "punct":
                continue
            break
        if child.dep_ == "case":
            continue
        if child.dep_ == "obl" and any(c.lower_ in CIRCUMSTANCE and c.dep_ == "case" for c in child.children):
            break
        if "for" in clauses.prepositions(child) and (child.tag_ == "VBG" and child.dep_ == "acl" or clauses.has_child(child, "det", "nmod:poss")) and crime_names(token) & (word_classes()["offence"].lemmas | _PLAIN_NOUNS):
            break  # "assault for the beating of X"
        if _names_court(child):
            break
        right = max(right, child.right_edge.i)
    right = max([right, *(t.right_edge.i for t in _closing(token) if right == token.i)])
    if token.dep_ == "amod" and token.lower_.endswith("ing"):  # its object, which the parser took for what it describes
        right = max(right, token.head.i)
    doc = token.doc
    right = max(right, _cut_off(token, right))
    while left < token.i and doc[left].tag_ != "VBG" and (doc[left].dep_ in ("case", "mark", "cc") or doc[left].is_punct and doc[left].text not in "“‘\"'" or doc[left].pos_ in ("ADP", "SCONJ") or (doc[left].lower_, doc[left + 1].lower_) == ("well", "as")):
        left += 1
    for i in range(token.i, right + 1):
        told_by_court = doc[i].lower_ == "by" and lemma_of(doc[i].head) in word_classes()["court"].lemmas
        ends = _gives_reason(doc[i]) or told_by_court or _comments(doc[i]) or _lists_people(doc[i]) or _adds_accused(doc[i]) or _cites_definition(doc[i])
        if doc[i].text in "(;" or i > token.i and ends:
            right = i - 1
            break
    right = _before_occasion(token, right)
    while right > token.i and doc[right].is_punct and doc[right].text not in "”’\"":
        right -= 1
    if right + 1 < token.sent.end and doc[right + 1].text in _CLOSING.get(doc[left].text, ()):
        right += 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _names_court(phrase: Token) -> bool:
    """Whether a phrase says which court charged, tried or convicted somebody ("with theft before a judge", "with arms possession at the
    military court in X")."""
    if phrase.dep_ not in ("obl", "nmod", "obl:agent") or not clauses.prepositions(phrase) & {"by", "before", "at"}:
        return False
    courts = word_classes()["court"].lemmas
    return lemma_of(phrase) in courts or phrase.pos_ == "PROPN" and any(t.lower_.removesuffix("s") in courts for t in phrase.subtree)


def _adds_accused(preposition: Token) -> bool:
    """Whether a preposition opens who else is accused ("with treason alongside 30 others")."""
    return preposition.lower_ in _BESIDE and preposition.dep_ == "case" and preposition.head.i > preposition.i and bool(
        kinds_of(preposition.head) & {"person", "group"})


def _cites_definition(mark: Token) -> bool:
    """Whether "as" opens where a law says what an offence is ("subverting the state | as defined in section 22")."""
    return mark.lower_ == "as" and mark.i + 1 < mark.sent.end and mark.nbor().lower_ in _DEFINED


_DEFINED = {"defined", "provided", "prescribed", "stipulated", "outlined"}
_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'’"}
_BESIDE = {"alongside", "together", "along"}


def _before_occasion(token: Token, right: int) -> int:
    """The end of an offence told in a noun without the place and the day behind it, where and on which somebody was accused of it ("riot in
    Oban on 5 May"); of a deed told with more, they are its own ("taking part in the rally on 5 May"), unless the day goes on from the
    sentences before ("two days later")."""
    last = token.doc[right]
    told_on = next((t for t in starting_in(token.doc._.times, token.idx, last.idx + 1) if is_told_on(t) and t.end == last.idx + len(last)), None)
    if told_on is not None and (span := token.doc.span_of(told_on)) is not None:
        return span.start - 1
    if token.pos_ != "NOUN":
        return right
    index, behind = index_of(token.doc), token.doc.tokens[token.i + 1 : right + 1]
    kept = _before_last(behind, "on", lambda t: t.idx in index.times)
    named = token.tag_ == "NN" and bool(crime_names(token) & (word_classes()["offence"].lemmas | _PLAIN_NOUNS)) and token.i not in index.types
    before_place = _before_last(behind[:kept], "in", index.place) if named else kept
    return token.i + before_place if before_place in (0, kept) or kept == len(behind) else right


def _before_last(words: Sequence[Token], preposition: str, holds: Callable[[Token], bool]) -> int:
    """How many words stand before the last phrase, if it opens with the preposition and holds nothing but such words."""
    opening = next((n for n in range(len(words) - 1, -1, -1) if words[n].lower_ == preposition), len(words))
    behind = [t for t in words[opening + 1 :] if not t.is_punct]
    return opening if behind and all(holds(t) for t in behind) else len(words)


def _cut_off(token: Token, right: int) -> int:
    """The end of what belongs to an offence though the parser hung it elsewhere: the object of a bare gerund, and by what deed
    it was done ("causing harm by posting pictures", "breaching the rules for failing to notify")."""
    doc = token.doc
    between = right + 1 + _is_quoted_alone(token)
    if (token.tag_ == "VBG" or between > right + 1) and right == token.i and between < token.sent.end and doc[between].pos_ in ("ADJ", "DET", "NOUN", "PROPN"):
        after = doc[between]
        right = next((t.right_edge.i for t in (after, *after.ancestors) if t.pos_ in ("NOUN", "PROPN") and t.left_edge.i == after.i), right)
    if right + 2 < token.sent.end and (doc[right + 1].lower_ == "by" and doc[right + 2].tag_ == "VBG" or token.tag_ == "VBG" and (doc[right + 1].lower_, doc[right + 2].lower_) == ("for", "failing")):
        right = doc[right + 2].right_edge.i
    follows = doc[right + 1] if right + 2 < token.sent.end else token
    last = doc[right]
    phrase = follows.head if follows.head.i > follows.i else next((t for t in doc.tokens[right + 2 : right + 6] if t.left_edge.i == right + 2 and t.pos_ in clauses.NOMINALS), follows)
    if follows.dep_ == "case" and phrase.i > follows.i and _belongs(last, follows, phrase, token):
        right = phrase.right_edge.i  # "insult through an information system", "organising and taking part in riots"
    if (right == token.i and lemma_of(token) in _AIMING or token.lower_ in _CALLING) and follows.lower_ == "to" and doc[right + 2].tag_ == "VB":
        right = doc[right + 2].right_edge.i  # "conspiracy to commit murder", "calling on soldiers to desert"
    if right == token.i and f"{token.lower_} {follows.lower_}" in word_classes()["offence"].lemmas:
        right = follows.right_edge.i  # "money laundering", which the parser took for two
    if right == token.i and follows.i > token.i and follows.pos_ == token.pos_ == "NOUN" and follows.head.i == token.head.i and follows.dep_ == token.dep_ and not clauses.has_child(follows, "case", "det"):
        right = follows.right_edge.i  # "money laundering", which the parser took for two
    by_link = _LINKED.match(text_of(doc), doc[right].idx + len(doc[right]), token.sent.end_char)
    linked = doc.char_span(doc[right].idx, by_link.end(), alignment_mode="contract") if by_link else None
    return linked[-1].i if linked is not None else right


_JOINT = re.compile(r"(?:,|;| and| while| whereas| but)*(?: to)?(?: an?)?\s*$")


def up_to(text: str, start: int, end: int) -> int:
    """Where an offence ends that the parser drew on to the next of the accused or the next term, without what joins these."""
    joint = _JOINT.search(text, start, end)
    return joint.start() if joint else end


def _is_quoted_alone(token: Token) -> bool:
    """Whether a gerund, but not its object, stands in quotation marks (“discrediting” the army)."""
    doc = token.doc
    return token.lower_.endswith("ing") and token.i > 0 and doc[token.i - 1].text in "“‘\"" and token.i + 1 < len(doc) and doc[token.i + 1].text in "”’\""


def _belongs(last: Token, preposition: Token, noun: Token, token: Token) -> bool:
    """Whether a phrase right behind the last word of an offence belongs to it, which the parser hung at a word above it: of a gerund
    that shares its object with the one before it any, of a noun what such a noun asks for ("incitement to hatred")."""
    if noun.head.i not in (token.i, *(t.i for t in token.ancestors), clauses.first_conjunct(token).i) or noun.ent_type_ in ("DATE", "MONEY") or lemma_of(noun) in TERMS:
        return False
    if last is token:
        asked = f"{lemma_of(last)} {preposition.lower_}" in _ASKED_FOR
        by_means = (preposition.lower_, noun.lower_) == ("by", "means")
        return asked or (by_means or preposition.lower_ in _BELONGING) and noun.head.i in (token.head.i, token.i)
    return last.tag_ == "VBG" and last.head is token and preposition.lower_ in ("in", "of", "to", "with", "against", "on")


_CALLING = word_list("offence_phrases.calling")
"""Gerunds that say to do something ("calling on soldiers to desert")."""
_AIMING = word_list("offence_phrases.aiming")
"""Nouns of an offence with an infinitive."""
_ASKED_FOR = word_list("offences.asked_for")
_BELONGING = {"through", "via", "against", "towards", "toward", "between", "on"}
"""Prepositions of what an offence is directed at or done by, which the parser may have hung at the verb."""
_PROCEDURES = word_list("offence_phrases.procedures")
_LINKED = re.compile(r" in (?:relation to|relation with|connection with) an? terrorist [a-z]+(?:(?:, [a-z][^,;.()“”]+)* and [a-z][^,;.()“”]+)?")
"""What belongs to a conspiracy, with the list that goes on behind it ("criminal association in relation to a terrorist undertaking")."""


def _gives_reason(preposition: Token) -> bool:
    """Whether a preposition tells over which words somebody is accused ("of inciting rebellion for a post on her page")."""
    if preposition.lower_ not in ("for", "over") or preposition.dep_ != "case":
        return False
    said, classes = lemma_of(preposition.head), word_classes()
    return said in classes["content"].lemmas and said not in classes["outlet"].lemmas and said not in _PLATFORMS  # "working for a website"


def _comments(comma: Token) -> bool:
    """Whether a comma opens an apposition to the whole clause, which says more of the charge or the verdict ("jailed for insulting the
    king, a verdict that was quashed")."""
    behind = comma.doc.tokens[comma.i + 1 : comma.sent.end]
    if comma.text != "," or not behind or behind[0].lower_ not in ("a", "an", "the"):
        return False
    noun = next((t for t in behind[1:] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    said_of = word_classes()["decision"].lemmas | word_classes()["accusation"].lemmas | _PROCEDURES
    return noun is not None and lemma_of(noun) in said_of and all(t.pos_ in ("ADJ", "ADV", "NOUN", "VERB") for t in behind[1 : noun.i - comma.i - 1])


def _lists_people(comma: Token) -> bool:
    """Whether a comma opens a list of those who are accused ("several men were charged with riot, including X")."""
    including = comma.nbor() if comma.text == "," and comma.i + 1 < comma.sent.end else comma
    if including.lower_ not in ("including", "among"):
        return False
    first = next((t for t in comma.doc.tokens[including.i + 1 : comma.sent.end] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    return first is not None and ("person" in kinds_of(first) or lemma_of(first) in word_classes()["person"].lemmas)


def _closing(last: Token) -> list[Token]:
    """What closes the last part of a list, though the parser joined it to the first: "murder and crimes against humanity",
    "rioting and colluding with agents"."""
    first, cases = clauses.first_conjunct(last), {"of", "against", "with", "to"}
    if first is not last:
        closing = clauses.children(first, "nmod", "obl", "acl")
    elif last.dep_ == "nmod" and lemma_of(last.head) in CHARGE_NOUNS:  # "charges of enlistment in a terrorist group"
        closing, cases = clauses.children(last.head, "nmod"), cases | {"in"}
    else:
        return []
    return [t for t in closing if t.left_edge.i == last.i + 1 and clauses.prepositions(t) & cases]


_COMPLEMENTS = {"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obl:arg"}


def complements_of(token: Token, cases: tuple[str, ...]) -> list[Token]:
    """Nouns or verbs under a token that one of the prepositions introduces, with their coordination."""
    out: list[Token] = []
    for child in token.children:
        if child.dep_ not in _COMPLEMENTS:
            continue
        marks = {c.lower_ for t in (child, *clauses.children(child, "flat")) for c in t.children if c.dep_ in ("case", "mark")}
        if not marks and child.tag_ == "VBG":  # the parser joined "of" to the object of the gerund
            marks = {child.doc[child.i - 1].lower_}
        if not marks and (gerund := _gerund_of(child, cases)) is not None and child.dep_ in ("obl", "nmod"):
            out += [gerund, *(t for t in child.conjuncts if t.i > child.i and is_offence(t))]
            continue
        if not marks.isdisjoint(cases):
            if child.ent_type_ == "DATE" or child.lower_ in _MONTHS:
                continue
            joined = [_gerund_of(t, cases) or t for t in child.conjuncts if t.i > child.i and t.dep_ == "conj"]
            out += _own_objects([_gerund_over(child) or child, *(t for t in joined if is_offence(t))])
    return out


def _gerund_of(noun: Token, cases: tuple[str, ...]) -> Token | None:
    """The gerund whose object the parser took for what it describes: "booked for riot and for obstructing public servants"."""
    return next((t for t in noun.children if t.i < noun.i and t.lower_.endswith("ing") and any(c.dep_ in ("mark", "case") and c.lower_ in cases for c in t.children)), None)


def _gerund_over(people: Token) -> Token | None:
    """The gerund behind a preposition that the parser took for what describes its object: "charges of obstructing officials"."""
    if lemma_of(people) not in _PEOPLE:
        return None
    return next((t for t in people.children if t.dep_ == "amod" and t.lower_.endswith("ing") and people.doc[t.i - 1].dep_ == "case" and people.doc[t.i - 1].head is people), None)


def _own_objects(parts: list[Token]) -> list[Token]:
    """Without gerunds that share the object of the next one: "confiscating and destroying property" is one offence, told
    from its first word (see `phrase_of`)."""
    return [t for t, before in zip(parts, [None, *parts], strict=False) if before is None or not _shares_object(before, t)]


def _shares_object(first: Token, second: Token) -> bool:
    """Whether a gerund is told with the object of the next one, or with the phrase behind it ("organising and taking part in riots")."""
    if first.pos_ == second.pos_ == "NOUN":
        return _shares_complement(first, second)
    if not first.pos_ == second.pos_ == "VERB" or second.i - first.i != 2 or first.lower_ in word_classes()["offence"].lemmas:
        return False
    objects = clauses.children(first, "obj")
    if clauses.has_child(first, "xcomp", "ccomp") or any(t.i < second.i for t in objects):
        return False
    return bool(objects) != clauses.has_child(second, "obj") or not objects and second.nbor().dep_ == "case"


def _end_of_shared(first: Token, second: Token) -> int:
    """Where the second of two gerunds ends, with the phrase right behind it that the parser joined to the first ("organising and taking part | in riots")."""
    end = second.right_edge.i
    shared = (c for c in first.rights if c.dep_ == "obl" and c.left_edge.i == end + 1)
    return next((c.right_edge.i for c in shared if c.ent_type_ != "DATE" and not _names_court(c) and not clauses.prepositions(c) & CIRCUMSTANCE), end)


def _shares_complement(first: Token, second: Token) -> bool:
    """Whether a noun for a deed that is no offence by name is told with what stands behind the next one ("possession and sale of weapons")."""
    if not DEED.search(first.lower_) or crime_names(first) & word_classes()["offence"].lemmas or not all(t.is_punct or t.dep_ == "cc" for t in first.doc.tokens[first.i + 1 : second.i]):
        return False
    joined = [clauses.first_conjunct(first), *clauses.first_conjunct(first).conjuncts]
    if any("of" in clauses.prepositions(c) and c.left_edge.i == second.i + 1 for t in joined for c in t.children):
        return True
    following = next((t for t in joined if t.i > second.i), None)
    return following is not None and following.pos_ == "NOUN" and _shares_complement(second, following)


def tokens_of(doc: Doc, event: Event) -> list[Token]:
    """The tokens of the sentence that tells an event."""
    span = doc.span_of(event)
    return list(span) if span is not None else []


def names_offence(complement: Token) -> bool:
    """Whether a complement is an offence, not a word for one or for others beside it: "war crimes" and "crimes against
    humanity" are, "two counts" and "the crime of sedition" are not."""
    if lemma_of(complement) not in ("crime", "offence", "offense"):
        return complement.pos_ == "VERB" or is_being(complement) or lemma_of(complement) not in CHARGE_NOUNS | AMONG | word_classes()["person"].lemmas
    described = [c for c in complement.children if c.dep_ in ("compound", "amod") and c.i < complement.i and lemma_of(c) not in word_classes()["plain_charge"].lemmas]
    against = any("against" in clauses.prepositions(t) for t in (*complement.children, *_closing(complement)))
    if complement.doc[complement.i + 1 : complement.i + 2].text == "under":  # "an offence under the Cybercrime Act"
        return True
    return bool(described or against) and not clauses.oblique(complement, "of", "for")


def is_body(token: Token) -> bool:
    """Whether a word names people or a body ("accused the leader of the party of fraud")."""
    if token.pos_ == "VERB" or is_being(token):
        return False
    told = clauses.has_child(token, "det", "nummod", "nmod:poss")
    return bool(kinds_of(token)) or told and any(lemma_of(token) in word_classes()[name].lemmas for name in ("body", "civil_society", "person", "police"))


def with_names(people: Iterable[Token]) -> list[Token]:
    """Words for people, with the parts of a name behind them, at the last of which the parser hangs what follows."""
    return [t for one in people for t in (one, *(part for name in (one, *clauses.children(one, "appos", "nmod")) for part in clauses.children(name, "flat", "appos")))]


def by_name(complement: Token) -> bool:
    """Whether an offence is told as the law calls it: in quotation marks, by a noun for an offence or by a deed that laws forbid."""
    start = complement.left_edge
    if any(t.text in "“‘\"" for t in complement.doc.tokens[max(start.i - 1, 0) : complement.i + 1]):
        return True
    if complement.pos_ == "VERB":
        plain = lemma_of(complement) in _PLAIN_DEEDS and not any(t.lower_ in UNLAWFUL for t in complement.subtree)
        return not plain and not any(c.lower_ == "having" for c in complement.children)  # a deed of his, not one that the law names
    classes = word_classes()
    gerund = complement.doc[start.i + 1] if start.dep_ == "case" and start.i + 1 < complement.i else start
    if gerund.dep_ == "amod" and gerund.lower_.endswith("ing") and (gerund.pos_ == "VERB" or gerund.lower_ in _FORBIDDEN):  # whose object the parser took for what it describes
        return lemma_of(gerund) not in _PLAIN_DEEDS
    if lemma_of(complement) in classes["assembly"].lemmas | classes["gathering"].lemmas and any(c.lower_ in UNLAWFUL for c in complement.lefts):
        return True
    if lemma_of(complement) in _PLAIN_NOUNS and (clauses.oblique(complement, "of", "to", "on", "against") or _closing(complement)):
        return True
    if lemma_of(complement) in CHARGE_NOUNS and names_offence(complement):
        return True  # "war crimes", "crimes against the state"
    if (DEED.search(complement.lower_) or lemma_of(complement) == "membership" or is_being(complement)) and any(t.lower_ in UNLAWFUL for t in complement.subtree):
        return True
    return bool(crime_names(complement) & (classes["offence"].lemmas | classes["of_crimes"].lemmas | classes["accusation"].lemmas))


def is_named(offence: Span) -> bool:
    """Whether the words of an offence are told as the law calls it, also where the parser took the gerund that opens them for a
    description of its object ("obstructing justice")."""
    first = next((t for t in offence if not t.is_punct), offence[0])
    gerund = first.tag_ == "VBG" or first.lower_.endswith("ing") and first.pos_ in ("VERB", "ADJ", "NOUN") and first.i < offence.root.i
    return is_offence(offence.root) and not is_body(offence.root) and (lemma_of(first) not in _PLAIN_DEEDS if gerund else by_name(offence.root))


def crime_names(noun: Token) -> set[str]:
    """The names under which vocabularies may have an offence: the noun alone and with the word before it ("tax_evasion")."""
    words = [lemma_of(c) for c in noun.children if c.dep_ in ("compound", "amod") and c.i == noun.i - 1]
    return {lemma_of(noun), *(f"{w}_{lemma_of(noun)}" for w in words), *(f"{w} {lemma_of(noun)}" for w in words)}
