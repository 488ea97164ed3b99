"""The words of a sentence that tell charges, and the offences behind each: "was charged with", "on charges of"."""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Event
from pipeline.relate.index import trigger_root, trigger_span
from pipeline.relate.offences import quotes
from pipeline.relate.offences.lists import IN_BRACKETS, TERMS, about_provisions, is_of_people, is_offence, spelled_out
from pipeline.relate.offences.phrases import (
    BEARING,
    CHARGE_NOUNS,
    CHARGED,
    CIRCUMSTANCE,
    SUSPICION,
    by_name,
    complements_of,
    crime_names,
    is_body,
    names_offence,
    phrase_of,
    tokens_of,
    with_names,
)
from pipeline.vocabulary import word_list

_PROCEEDINGS = word_list("accusations.proceedings")
_BRINGING = word_list("offences.bringing")
LISTING = word_list("offences.listing")
"""Verbs of an accusation whose object are its charges."""
_CHANGING = word_list("offences.changing")
_CASES = word_classes()["case"].lemmas | word_list("accusations.inquiries")
_QUOTES = {"”": ("“", "\""), "’": ("‘", "'"), "'": ("'", "‘"), "\"": ("\"", "“")}
_QUOTED_WORDS = 6
_INTRODUCING = ("of", "for", "related to", "with", "including", "such")
_RELATED = word_list("offences.related")
_COUNTED = re.compile(r"\b(?:charges?|counts?|offences|offenses|accusations|crimes)\b")
_WITH_LIST = {"charge", "sentence", "trial", "detention", "acquittal"}
_LIST = re.compile(r"[^:–—;.]{0,120}(?:(?:: | [–—] |(?<=s)[–—])(?=[a-z“‘\"(])|,? (?:including|namely|among them|such as) )")

_CLAUSE = re.compile(r"\b(?:while|when|after|before)\b.*,? (?:namely|such as) $")
"""What tells more of a clause behind the accusation ("on charges of riot while at work, namely covering a march")."""


def behind_colon(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offences of a list behind a colon, a dash or "including": "brought three charges against X: sedition, incitement
    and fraud"."""
    opening = _LIST.match(text_of(doc), event.trigger_end, event.end) if event.event_type in _WITH_LIST else None
    counted = event.event_type == "charge" or _COUNTED.search(event.trigger) is not None
    low = event.trigger_start if counted or opening is None else max(event.trigger_end, opening.end() - 40)
    if opening is None or not _COUNTED.search(text_of(doc)[low : opening.end()]) or _CLAUSE.search(opening.group()):
        return []
    listed = spelled_out(doc, opening.end(), event.end)
    return [] if listed and is_of_people(doc, *listed[0]) else listed


def changed_to(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offence of which somebody is accused from now on ("the charge was changed to sabotage", "replaced it with one of theft")."""
    verb = trigger_root(doc, event)
    if verb is None or event.event_type != "charge" or lemma_of(verb) not in _CHANGING:
        return []
    changed = [c for head in (verb, *clauses.children(verb, "obj")) for c in complements_of(head, ("to", "with", "by", "into")) if c.i > verb.i]
    named = [c for c in changed if is_offence(c) and lemma_of(c) not in {"one", *CHARGE_NOUNS}]
    return [phrase_of(c) for c in named or [t for c in changed for t in complements_of(c, ("of",))]]


def behind_measure(doc: Doc, event: Event) -> list[tuple[int, int]]:
    """The offences of an accusation told without a word of `CHARGED` ("named suspects for riot", "filed a case of theft
    against X") or with a provision between ("charged under section 4 with theft")."""
    trigger = trigger_span(doc, event)
    if trigger is None or event.event_type != "charge":
        return []
    cases = next((CHARGED[lemma_of(t)] for t in trigger if t.pos_ == "VERB" and lemma_of(t) in CHARGED), ())
    if not cases:
        cases = next((CHARGED[lemma_of(t)] for t in trigger.root.children if t.dep_ == "conj" and t.i > trigger.end - 1 and lemma_of(t) in CHARGED), ("for", "of"))
        verb = trigger.root
        bearing = [verb, *(t for t in verb.children if lemma_of(t) in BEARING), *(t for t in clauses.oblique(verb, "to") if lemma_of(t) in _PROCEEDINGS)]
        told = [c for t in bearing for c in complements_of(t, cases if t is not verb else ("for",))]
        told = told or [c for t in bearing for whom in with_names(one for a in clauses.oblique(t, "against") for one in (a, *a.conjuncts)) for c in complements_of(whom, ("for",)) if by_name(c)]
        told = told or [c for t in bearing for case in clauses.oblique(t, "in") if lemma_of(case) in _CASES for of in (case, *bearing) for c in complements_of(of, ("of", "on", "over", "about", "into", "for"))]
        opening = min([verb.i, *(t.i for t in clauses.children(verb, "nsubj:pass") if lemma_of(t) in BEARING)])  # "a report for theft was drawn up"
        if found := [phrase_of(c) for c in told if c.i > opening and is_offence(c) and not is_body(c)]:
            return found
    ends = [p.end for p in doc._.provisions or [] if event.trigger_start <= p.start < event.end]
    for mark in trigger.sent:
        if mark.lower_ in cases and mark.head.i > mark.i and any(text_of(doc)[end : mark.idx] in (" ", ", ", ") ") for end in ends) and is_offence(mark.head):
            return [(mark.nbor().idx, phrase_of(mark.head)[1])]
    bracketed = [match.span(match.lastindex or 0) for match in IN_BRACKETS.finditer(text_of(doc), event.trigger_start, event.end)]
    return (bracketed if ends else []) or about_provisions(doc, event)


def expressions(doc: Doc, event: Event) -> list[tuple[Token, list[tuple[int, int]]]]:
    """Verbs and nouns of the sentence that tell charges, with the offences that follow each."""
    out = []
    for token in tokens_of(doc, event):
        if token.pos_ not in ("VERB", "ADJ", "NOUN", "PROPN"):
            continue
        lemma = lemma_of(token)
        if lemma == "charge" and token.pos_ == "NOUN" and token.i and token.doc[token.i - 1].lower_ in ("in", "-"):
            continue  # "the ministry in charge of", "officer-in-charge"
        if token.pos_ == "NOUN" and "without" in clauses.prepositions(token):
            continue  # "was held without charge for two weeks"
        if lemma in ("offence", "offense") and event.event_type != "charge":
            continue
        if lemma == "plead":  # "pleaded not guilty to sedition"
            pleas = [c for t in (token, *(t for t in token.children if t.lower_ == "guilty")) for c in complements_of(t, ("to",))]
            found = [phrase_of(c) for c in pleas if is_offence(c) and names_offence(c) and not is_body(c)]
        elif token.pos_ in ("VERB", "ADJ") and lemma in CHARGED:
            told = [c for c in offences_of(token, lemma) if c.i > token.i]
            if not told and not clauses.is_passive(token):  # the parser joins it to the accused: "charged X and five others with sedition"
                told = [c for accused in {*clauses.patients_of(token), *clauses.children(token, "obj")} for c in _offences_beside(accused, lemma)]
            quoted = _quoted_behind(token, (*CHARGED[lemma], "of"))
            found = [*quoted, *(_behind_company(doc, *phrase_of(c)) for c in told if names_offence(c) and not (quoted and c.idx < quoted[0][1]))]
        elif token.pos_ not in ("VERB", "ADJ") and (lemma in CHARGE_NOUNS or lemma in SUSPICION or lemma == "allegation" and "on" in clauses.prepositions(token)):
            found = of_noun(token, lemma)
        else:
            continue
        if found:
            out.append((token, found))
    return out


def _behind_company(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """An offence without those told with the accused before it ("is accused, along with others, of fraud")."""
    at = re.match(r"[^,;]{0,80}, of ", text_of(doc)[start:end])
    return (start + at.end(), end) if at and text_of(doc)[max(0, start - 6) : start].endswith("with ") else (start, end)


def offences_of(token: Token, accusing: str) -> list[Token]:
    """The complements that tell the offences of an accusing verb; behind "with", "for" gives the reason ("charged with sedition for a post")."""
    found = next((found for case in dict.fromkeys((*CHARGED[accusing], "of")) if (found := [c for c in complements_of(token, (case,)) if c.i > token.i and not _is_somebody(c)])), [])
    if not found and accusing == "accuse":  # "accused by the prosecutor of fraud and theft"
        found = [c for agent in clauses.children(token, "obl:agent", "obl") if "by" in clauses.prepositions(agent)
                 for c in (*complements_of(agent, ("of",)), *clauses.children(agent, "conj")) if is_offence(c) and not is_body(c)]
    if not found:  # "accused, without evidence, of fraud"
        for aside in clauses.children(token, "obl"):
            parted = [c for c in complements_of(aside, CHARGED[accusing]) if "," in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)]
            found += complements_of(aside, CHARGED[accusing]) if aside.lower_ == "absentia" else parted
    if not found and (mark := token.doc[token.i + 1 : token.i + 2]) and mark[0].lower_ in CHARGED[accusing] and mark[0].dep_ in ("case", "mark") and mark[0].head.i > token.i:
        head = mark[0].head  # which the parser hung at the provision behind it: "suspected of vandalism under Section 371"
        found = [t for t in (head, *head.conjuncts) if t.i >= head.i and is_offence(t) and not is_body(t)]
    return found


def _is_somebody(complement: Token) -> bool:
    """Whether a complement names a person or body, with whom somebody is accused ("was jointly charged with X")."""
    return complement.text[0].isupper() and any(m.kind != "place" and m.start <= complement.idx < m.end for m in starting_in(complement.doc._.mentions, complement.sent.start_char, complement.idx + 1))


def _offences_beside(accused: Token, accusing: str) -> list[Token]:
    """The offences that the parser joined to the accused."""
    return [t for t in offences_of(accused, accusing) or _offences_below(accused, accusing) if not is_body(t) and t.pos_ != "PROPN"]


def _offences_below(accused: Token, accusing: str) -> list[Token]:
    """The offence that the parser joined to what tells more of the accused ("indicted two organisers of the march for riot")."""
    cases = set(CHARGED[accusing])
    found = [t for t in accused.subtree if t.dep_ in ("nmod", "obl") and t.i > accused.i and cases & {c.lower_ for c in t.children if c.dep_ == "case"}]
    last = [t for t in found[-1:] if t.right_edge.i == accused.right_edge.i and not _is_of_other_clause(t, accused)]
    return [t for first in last for t in (first, *clauses.children(first, "conj")) if is_offence(t) and not is_body(t)]


def _is_of_other_clause(phrase: Token, accused: Token) -> bool:
    """Whether a verb with a subject of its own stands between a phrase and the accused ("charged X, after which he was issued with a ban")."""
    between = takewhile(lambda a: a is not accused, phrase.ancestors)
    return any(a.pos_ == "VERB" and any(not t.tag_.startswith("W") for t in clauses.children(a, *clauses.SUBJECTS)) for a in between)


def _quoted_before(noun: Token) -> Token | None:
    """The opening quotation mark of the words right before a noun that tell the offence ("on ‘false news’ charges for a post")."""
    closing = noun.nbor(-1) if noun.i > noun.sent.start else noun
    opening = _QUOTES.get(closing.text, ())
    before = noun.doc.tokens[max(noun.sent.start, closing.i - _QUOTED_WORDS) : closing.i - 1]
    return next((t for t in reversed(before) if t.text in opening), None)


_QUOTATION = re.compile(r"[“\"](?=[^“”\"]* )[^“”\"]+[”\"](?! (?:of|about|against|towards?)\b)(?=[\s,.;])")


def _quoted_behind(accusing: Token, cases: tuple[str, ...]) -> list[tuple[int, int]]:
    """The quotation of several words that begins right behind an accusing word and its preposition, whatever the parse made of its words
    ("on charges of “insulting officials”")."""
    behind = accusing.doc.tokens[accusing.i + 1 : accusing.i + 3]
    quotation = _QUOTATION.match(quotes.text_of(accusing.doc), behind[1].idx) if len(behind) == 2 and behind[0].lower_ in cases and behind[1].is_punct else None
    return [quotation.span()] if quotation else []


def of_noun(noun: Token, lemma: str) -> list[tuple[int, int]]:
    """The offences of a noun: "charges of A and B", "charges related to A", "charges including A", "smuggling charges"."""
    if noun.dep_ == "nsubj" and lemma_of(noun.head) in LISTING and noun.i < noun.head.i:
        return spelled_out(noun.doc, noun.head.idx + len(noun.head) + 1, noun.sent.end_char)
    quoted = _quoted_before(noun)
    if quoted is not None and lemma in ("charge", "accusation"):
        return [(quoted.idx, noun.idx + len(noun))]
    if behind := _quoted_behind(noun, ("of",)):
        return [*behind, *(phrase_of(c) for c in complements_of(noun, ("of",)) if c.idx >= behind[0][1] and names_offence(c))]
    named = [c for c in noun.children if (c.dep_ == "compound" or c.dep_ == "nmod" and c.i == noun.i - 1) and c.i < noun.i and crime_names(c) & word_classes()["offence"].lemmas]
    complements = complements_of(noun, _INTRODUCING) if lemma in CHARGE_NOUNS and not named else complements_of(noun, ("of",))  # "corruption charges related to …"
    complements = complements or [c for each in noun.children if each.lower_ in ("each", "apiece") for c in complements_of(each, ("of",))]  # "one count each of"
    complements = [c for c in complements if not is_of_people(noun.doc, *phrase_of(c))]  # "arrested on false charges, including X"
    if clauses.oblique(noun, "of"):
        complements = [c for c in complements if "for" not in clauses.prepositions(c)]  # "three counts of libel for remarks on …"
    carrying = noun.head if noun.dep_ in ("obj", "nsubj:pass") and lemma_of(noun.head) in _BRINGING else None
    if not complements and carrying is not None and lemma in CHARGE_NOUNS:  # "charges were brought against X for fraud and libel"
        complements = [t for t in complements_of(carrying, ("for",)) if t.i > noun.i and is_offence(t)]
    if not complements and not named:
        complements = [
            t for clause in clauses.children(noun, "acl", "amod", "acl:relcl") if lemma_of(clause) in _RELATED and clause.i > noun.i
            for t in clauses.oblique(clause, "to", "with", "from", "on") or clauses.expand(clauses.children(clause, "obj"))
        ]  # fmt: skip
    if complements:
        if not clauses.children(complements[-1], "conj"):  # "the crimes of terrorism, incitement to hatred and conspiracy", joined to the crimes
            complements += [t for t in noun.conjuncts if t.dep_ == "conj" and t.i > complements[-1].i and is_offence(t) and by_name(t) and not is_body(t)]
        return [phrase_of(c) for c in complements if names_offence(c)]
    if lemma not in ("charge", "accusation"):
        return []
    described = [c for c in noun.children if (c.dep_ in ("amod", "compound", "nmod:desc") or c in named) and c.i < noun.i and not {lemma_of(c), c.lower_} & word_classes()["plain_charge"].lemmas]
    if any(lemma_of(c) in TERMS or c.lower_ in CIRCUMSTANCE for c in described):  # "under house arrest pending charges"
        return []
    first = clauses.first_conjunct(noun)
    listed = [first, *(t for t in first.conjuncts if t.i < noun.i)] if described and noun.dep_ == "conj" and not clauses.has_child(first, "det") else []
    before = [phrase_of(t) for t in listed if is_offence(t) and not is_body(t)] if all(by_name(t) for t in listed[:1]) else []  # "on terrorism, riot and weapons charges"
    if not described:
        return []
    first = min((c.left_edge for c in described), key=lambda t: t.i)
    first = first.nbor() if first.dep_ in ("case", "cc") else first
    whole = first.nbor(-2) if first.i > noun.sent.start + 1 and first.nbor(-1).lower_ == "of" else None
    if whole is not None and whole.pos_ == "NOUN" and is_offence(whole) and by_name(whole):  # "on corruption and abuse of power charges"
        listed = [whole, *(t for t in whole.conjuncts if t.i < whole.i and is_offence(t) and not is_body(t))]
        before, first = [phrase_of(t) for t in listed[1:]], whole.doc[min([whole.i, *(c.i for c in whole.children if c.dep_ in ("amod", "compound"))])]
    crimes = [t for c in described for t in (c, *c.conjuncts) if t.i < noun.i and crime_names(t) & word_classes()["offence"].lemmas]
    if len(crimes) > 1 and set(described) <= set(crimes) and any(t.dep_ == "cc" for t in noun.doc.tokens[first.i : noun.i]):  # "blasphemy and incitement charges"
        before, first = [phrase_of(c) for c in crimes[:-1]], crimes[-1]
    return [*(before or _listed_before(first)), (first.idx, noun.idx + len(noun))]


def _listed_before(first: Token) -> list[tuple[int, int]]:
    """The offences by name of a list right before the words that describe a noun for charges, wherever the parser hung them ("on
    sedition and | treason charges")."""
    out: list[tuple[int, int]] = []
    joint = first.nbor(-1) if first.i > first.sent.start + 1 else first
    while joint.lower_ in ("and", ",") and joint.i > first.sent.start + 1:
        crime = joint.nbor(-2) if joint.nbor(-1).text == "," and joint.lower_ == "and" else joint.nbor(-1)
        if crime.pos_ != "NOUN" or not crime_names(crime) & word_classes()["offence"].lemmas:
            break
        opening = next((t for t in (crime.nbor(-1),) if t.head is crime and t.dep_ in ("compound", "amod")), crime)
        out.insert(0, (opening.idx, crime.idx + len(crime)))
        joint = opening.nbor(-1) if opening.i > first.sent.start else opening
    return out if joint.pos_ in ("ADP", "VERB") else []
