"""Dates in the sentence of an event that are those of something else: of a total, a law, a report, an end, what somebody else did ("held for
her part in rallies, including those on D")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import TimeExpression
from pipeline.relate.dated import Dated, is_told_on
from pipeline.relate.index import index_of
from pipeline.relate.when.between import Sought
from pipeline.relate.when.syntax import phrase_start, way_up
from pipeline.relate.when.words import HEARINGS, ON_THE_SPOT, SPEECH
from pipeline.vocabulary import word_list

CONCERNING = {"over", "about", "regarding", "concerning"}
ACCUSED = {"charge", "sentence", "acquittal"}
TURMOIL = word_list("dates_of_others.turmoil")
FIXING = word_list("dates_of_others.fixing")
LAWS = word_classes()["legal"].lemmas | word_list("dates_of_others.laws")


def another_clause_holds(time: TimeExpression, chain: list[Token], doc: Doc) -> bool:
    """Whether a date stands outside of the clause: "on D she was released; prosecutors have appealed"."""
    span = doc.span_of(time)
    return span is not None and all(way_up(span.root, carrier) is None for carrier in chain)


def days_of_hearings(day: Token) -> list[Token]:
    """The days of several hearings after which something was decided, of which `day` is one: "following hearings on D1 and D2"."""
    first = clauses.first_conjunct(day)
    hearings = first.head
    if lemma_of(hearings) not in HEARINGS or "Plur" not in hearings.morph.get("Number", []) or hearings.left_edge.lower_ not in ("after", "following"):
        return []
    days = [first, *(c for c in clauses.children(first, "conj") if c.like_num)]
    return days if len(days) > 1 and day in days else []


def of_a_total(root: Token, trigger: Token) -> bool:
    """Whether a date stands in what the event brought a total to ("…, bringing the number of prisoners as of May to 30")."""
    path = way_up(root, trigger)
    return path is not None and any(lemma_of(node) in ("bring", "raise", "take") and node.dep_ == "advcl" and not _has_part(node) for node in path)


COMPARING = {"down": ("from",), "up": ("from",), "compared": ("with", "to"), "increase": ("from", "over"), "decrease": ("from",), "rise": ("from",),
             "drop": ("from",), "decline": ("from",), "than": ("in", "during", "the"), "versus": ()}
"""Words that lead to what a figure is compared with → what follows them."""
FAR_BACK = 8  # words before a date in which such a word stands


def of_a_comparison(root: Token) -> bool:
    """Whether a date is that of a figure with which another is compared: "fined 19 firms, down from 29 in 2015"."""
    first = root.left_edge.i
    for token in reversed(root.doc.tokens[max(first - FAR_BACK, root.sent.start):first]):
        follows = COMPARING.get(token.lower_)
        if follows is not None and (not follows or token.nbor().lower_ in follows) and token.dep_ != "compound:prt":
            return True  # not "picked up from her home"
        if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", ":"):
            return False
    return False


def _has_part(verb: Token) -> bool:
    return any(lemma_of(t) in ("part", "place") for t in clauses.children(verb, "obj"))


def of_another_subject(root: Token, top: Token) -> bool:
    """Whether a date stands in a coordinated clause with a subject of its own, or in that subject."""
    return any(node.dep_ == "conj" and node.i > top.i and (node.pos_ == "VERB" and clauses.own_subjects(node) or clauses.has_child(node, "cop") and clauses.has_child(node, "nsubj"))
               for node in way_up(root, top) or ())


def names_a_law(year: Token) -> bool:
    """Whether a year is part of the name of a law ("Article 117 of the 2015 Criminal Code")."""
    return year.dep_ in ("compound", "nummod", "amod", "nmod", "nmod:unmarked") and not clauses.prepositions(year) and lemma_of(year.head) in LAWS


def of_what_is_spoken_of(dated: Dated, trigger: Token, doc: Doc) -> bool:
    """Whether a day stands behind the noun of another event that words are about: "condemned the arrest of X on D"."""
    if dated.offset < trigger.idx:
        return False
    types = index_of(doc).types
    behind = [t for t in doc[trigger.i + 1:trigger.sent.end] if t.idx < dated.offset]
    return any(types.get(t.i, "statement") not in SPEECH and t.pos_ == "NOUN" and t.dep_ == "obj" for t in behind) and not any(t.pos_ == "VERB" or t.text in (",", ";") for t in behind)


def is_end(root: Token) -> bool:
    """Whether "until" stands before a date, alone or with an occasion: "until a hearing on D"."""
    for token in reversed(root.doc.tokens[max(root.left_edge.i - 8, root.sent.start):root.i]):
        if token.lower_ in ("until", "till", "pending"):
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return False
    return False


def is_fixed_for(day: Span, chain: list[Token]) -> bool:
    """Whether a day is one that was fixed for something, by a verb that does not carry the event: "granted bail and fixed 24 June for mention"."""
    verb = day.doc[max(day.start - 1, 0)]
    return verb.pos_ == "VERB" and lemma_of(verb) in FIXING and verb not in chain and day.doc[day.end].lower_ in ("for", "as")


def is_of_another_noun(root: Token, trigger: Token) -> bool:
    """Whether a date stands before a noun deep inside the phrase of the trigger: "protests against the response to the May 2024
    attack" are not of that month."""
    noun = root.head
    path = way_up(root, trigger)
    return (path is not None and len(path) > 2 and noun.pos_ == "NOUN" and root.i < noun.i and noun.dep_ == "nmod"
            and bool(clauses.prepositions(noun) & {"to", "of", "about", "over", "against", "for", "from"}))


SOME = {"those", "one", "ones"}
AIMED_AT = {"into", "to", "with", "for", "against"}


def of_an_argument(root: Token, chain: list[Token], event_type: str) -> bool:
    """Whether a date stands before a noun that the event only concerns: "overturned the 2019 conviction", "criticised the May
    2024 arrests", "charged over a 2019 article"; what befell an assembly was on its day."""
    noun = _dated_noun(root, chain, event_type)
    if noun is None:
        return False
    marks = clauses.prepositions(noun)
    reason = noun.dep_ in clauses.OBLIQUES and bool(marks & CONCERNING or "in" in marks and lemma_of(noun) in word_classes()["case"].lemmas)
    if noun.dep_ not in ("obj", "nsubj", "nsubj:pass") and not reason:
        return False
    return any(noun.head is carrier or carrier in noun.head.ancestors for carrier in chain if carrier.pos_ == "VERB")


def of_an_aim(root: Token, chain: list[Token], event_type: str) -> bool:
    """Whether a date stands before a noun to which the event, or one of its arguments, is joined as to its aim or ground: "accused of links
    to the 2016 coup", "an inquiry into the May clashes", "applied for a 2018 permit"; a bare year, before what a paper is."""
    noun = _dated_noun(root, chain, event_type)
    if noun is None:
        return False
    marks = clauses.prepositions(noun)
    if root.like_num and len(root) == 4 and "in" in marks and lemma_of(noun) in word_classes()["paper"].lemmas:
        return True  # "in its 2018 report"
    return noun.dep_ in clauses.OBLIQUES and bool(marks & AIMED_AT) and not marks & {"prior", "due"} and any(t in chain for t in noun.ancestors)


def _dated_noun(root: Token, chain: list[Token], event_type: str) -> Token | None:
    """The head of the phrase before a noun of which a date stands, if that is not the event itself or the protest at which it happened."""
    noun = root.head
    if noun.pos_ != "NOUN" or noun.i < root.i or root.dep_ not in ("compound", "nummod", "amod", "nmod:unmarked", "nmod") or clauses.prepositions(root):
        return None
    while noun.head.pos_ == "NOUN" and noun.dep_ in ("compound", "nmod:desc") and noun.head.i > noun.i:
        noun = noun.head  # "the June murder case"
    if noun in chain or event_type in ON_THE_SPOT and index_of(noun.doc).types.get(noun.i) == "protest":
        return None
    return noun


def of_some_of_several(root: Token) -> bool:
    """Whether a date only tells of some of several things that an event concerns ("held for her part in rallies, including those on D")."""
    before = root.doc.tokens[max(phrase_start(root) - 3, root.sent.start) : phrase_start(root)]
    return len(before) > 1 and before[-1].lower_ in SOME and any(t.lower_ in ("including", "among", "as") for t in before[:-1])


def interrupts_another_noun(root: Token, chain: list[Token]) -> bool:
    """Whether a date between commas parts a noun that the event only concerns from its own complement: "sued for the publication, on D,
    of a cartoon"."""
    doc, behind = root.doc, root.right_edge.i + 1
    start = phrase_start(root)
    if doc[start - 1].text != "," or behind + 1 >= len(doc) or doc[behind].text != ",":
        return False
    above = root.head
    if root.dep_ == "nmod" and above.pos_ == "NOUN" and above.i == start - 2 and above not in chain and clauses.prepositions(above) & {"for", *CONCERNING}:
        return True
    complement = next((t.head for t in doc.tokens[behind + 1:behind + 2] if t.dep_ == "case"), None)
    noun = complement.head if complement is not None and complement.dep_ == "nmod" else None
    return noun is not None and noun.i < start and noun.pos_ == "NOUN" and noun not in chain


def of_event_behind(time: TimeExpression, root: Token, sought: Sought) -> bool:
    """Whether a date closes the phrase of another event that a verb tells of, and the verb has a date in front of it: "on D, nurses
    protested against the arrest of X on E", "on D, the court upheld the sentence passed on E"."""
    verb = sought.chain[-1]
    if verb.pos_ != "VERB" or root.i < verb.i:
        return False
    between = verb.doc.tokens[verb.i + 1:root.left_edge.i]
    if any(t.text in (",", ";", ":") or t.pos_ == "VERB" and t.dep_ != "acl" for t in between):
        return False
    other = next((t for t in between if t.i in sought.triggers and (t.pos_ == "NOUN" or t.dep_ == "acl") and t not in sought.chain), None)
    if other is None or other.dep_ != "acl" and not clauses.has_child(other, "nmod", "acl"):
        return False
    for front in sought.times:
        day = verb.doc.span_of(front)
        holds = front.date_start <= time.date_start and time.date_end <= front.date_end
        if front.start < verb.idx and day is not None and day.root.head is verb and not holds:
            return True
    return False


def of_offence_behind(root: Token, sought: Sought) -> bool:
    """Whether a date closes a deed of which somebody is accused by a verb that has a day in front of it: "on D, she was brought to
    court and charged with funding attacks between E and F"."""
    verb = sought.chain[-1]
    if sought.event_type not in ACCUSED or verb.pos_ != "VERB" or root.i < verb.i:
        return False
    between = verb.doc.tokens[verb.i + 1:phrase_start(root)]
    if _is_of_turmoil(root, verb):
        return True
    deed = next((t for t in between if t.tag_ == "VBG" and t.pos_ == "VERB"), None)
    if deed is None or any(t.text in (",", ";", ":") or t.tag_ in ("VBD", "VBN") for t in verb.doc.tokens[deed.i:root.i]):
        return False
    heads = (verb, clauses.first_conjunct(verb))
    spans = (verb.doc.span_of(t) for t in sought.times if t.start < verb.idx)
    return any(day is not None and day.root.head in heads for day in spans)


def of_the_accusing(time: TimeExpression, root: Token, sought: Sought) -> bool:
    """Whether a day counted from one of the sentences before closes the deed of which somebody is accused, and so is that of the accusing:
    the deed came before what was told ("police arrested her on D. She was charged with spreading rumours two days later")."""
    verb = sought.chain[-1]
    if sought.event_type not in ACCUSED or verb.pos_ != "VERB" or not is_told_on(time) or any(t is not time for t in sought.times):
        return False
    path = way_up(root, verb) or []
    deed = next((node for node in path if node.pos_ == "VERB"), verb)  # none of what else was done: "for a post made a year later"
    return deed.tag_ == "VBG" and bool(clauses.prepositions(deed) & {"with", "for", "of"})


def _is_of_turmoil(root: Token, accusing: Token) -> bool:
    """Whether a date tells when the unrest was in which somebody did what the verb accuses them of ("charged with arson during the riots of
    July 2021")."""
    for node in (root, *root.ancestors):
        if node is accusing:
            return False
        if node.pos_ == "NOUN" and lemma_of(node) in TURMOIL and clauses.prepositions(node) & {"during", "in", "amid"}:
            return any(t.lower_ in ("with", "of", "for", "over") for t in accusing.doc.tokens[accusing.i + 1:node.left_edge.i])
    return False


def of_a_report(root: Token) -> Token | None:
    """The noun behind "according to" whose phrase holds a date: when something was reported."""
    for node in (root, *root.ancestors):
        if node.pos_ in ("VERB", "AUX"):
            return None
        if node is not root and "according" in clauses.prepositions(node):
            return node
    return None


def behind_semicolon(root: Token, trigger: Token) -> bool:
    """Whether a date stands in a later clause behind a semicolon, which says of its own when ("was hit; he was operated on
    two days later")."""
    if root.i < trigger.i or not clauses.semicolon_between(trigger, root):
        return False
    semicolon = max(t.i for t in trigger.doc.tokens[trigger.i:root.i] if t.text == ";")
    if root.left_edge.i <= semicolon + 2 and any(t.pos_ == "VERB" and clauses.own_subjects(t) for t in trigger.doc.tokens[root.i:trigger.sent.end]):
        return True
    return any(t.pos_ == "VERB" and clauses.own_subjects(t) for t in trigger.doc.tokens[semicolon:root.i])


def after_a_time(release: Token) -> bool:
    """Whether a length of time says how long after an arrest somebody was let go: "after six days", "within 24 hours"."""
    return any(clauses.prepositions(t) & {"after", "within"} and any(time.kind == "duration" for time in starting_in(release.doc._.times, t.left_edge.idx, t.idx + 1))
               for t in clauses.children(release, "obl"))
