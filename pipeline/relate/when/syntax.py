"""How a date hangs in a sentence: the way up from it, the prepositions on that way, and the clause that it opens, frames or closes ("for
claiming that votes had been burnt, she was fined on D")."""

from __future__ import annotations

import re
from collections.abc import Set

from pipeline.annotate import clauses
from pipeline.annotate.chronicles import parts_of_head
from pipeline.annotate.doc_text import paragraph_start, starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.openings import clause_start
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import TimeExpression
from pipeline.relate.dated import AFTER, BEFORE
from pipeline.relate.when.words import AT_THE_TIME, HEARINGS, MOMENTS, PART_OF_THAT_DAY, PARTS_OF_DAY
from pipeline.vocabulary import word_list

ARRIVALS = word_list("where.arrivals")
MARKING = word_list("when.marking")


def way_up(node: Token, top: Token) -> list[Token] | None:
    """Tokens from node up to but not including top; None where top is not above node."""
    path = []
    while node.i != top.i:
        path.append(node)
        if node.head.i == node.i:
            return None
        node = node.head
    return path


def phrase_start(root: Token) -> int:
    """Where the words of a phrase begin, the comma in front of it left aside."""
    start = root.left_edge.i
    return start + 1 if root.doc[start].pos_ == "PUNCT" and start < root.i else start


def comma_between(trigger: Token, time: TimeExpression) -> bool:
    """Whether a comma stands between a trigger and a time behind it."""
    return any(t.text == "," and t.idx < time.start for t in trigger.doc.tokens[trigger.i:trigger.sent.end])


def opens_main_clause(root: Token) -> Token | None:
    """The verb of the main clause that a date opens behind a clause with a comma, which the parser joined it to: "although he had
    won the case, on D the court …"."""
    clause, doc = root.head, root.doc
    if root.dep_ not in clauses.OBLIQUES or clause.dep_ != "advcl" or not root.left_edge.i > clause.i or doc[root.left_edge.i - 1].text != ",":
        return None
    main = clause.head
    behind = root.right_edge.i + 1
    opened = any(behind <= s.left_edge.i <= behind + 1 for s in clauses.children(main, *clauses.SUBJECTS))
    return main if main.i > root.i and opened else None


def marked_by(root: Token) -> Token | None:
    """The verb of the main clause that tells how the occasion of a date was marked: "to mark Independence Day on D, mothers held a vigil"."""
    clause = root.head
    purpose = clause.dep_ == "advcl" and "to" in clauses.prepositions(clause) and lemma_of(clause) in MARKING
    return clause.head if purpose and root.dep_ in (*clauses.OBLIQUES, "nmod") and clause.head.i > root.i else None


def closes_main_clause(root: Token) -> Token | None:
    """The verb of the clause that a date closes although the parser joined it to another: to a clause in front, across the verb
    ("for claiming that votes had been burnt, she was fined on D"), or to a participle behind the comma ("was brought to court on D,
    accused of taking part in a march")."""
    doc, head, start, end = root.doc, root.head, root.left_edge.i, root.right_edge.i
    if root.dep_ not in clauses.OBLIQUES:
        return None
    if head.i < start:
        main = next((verb for verb in head.ancestors if head.i < verb.i < start and verb.pos_ == "VERB"), None)
        return main and next((t for t in reversed(doc.tokens[main.i:start]) if t.pos_ == "VERB" and clauses.first_conjunct(t) is main), main)
    if start == root.sent.start or doc[start - 1].text == "," or end + 1 == len(doc) or doc[end + 1].text != ",":
        return None
    clause = head
    while clause.head.i > end and clause.head.i != clause.i:
        clause = clause.head
    verb = clause.head
    joined = clause.dep_ in ("advcl", "acl") and clause.i == end + 2 and clauses.is_participle(clause)
    return verb if joined and verb.i < start and verb.pos_ == "VERB" else None


def closes_relative_clause(root: Token) -> Token | None:
    """The verb of the relative clause, on the subject of the main clause, that a date closes although the parser joined it to the main
    verb: "The union, which had warned of this in May, welcomed the ruling"."""
    doc, main, start, end = root.doc, root.head, root.left_edge.i, root.right_edge.i
    if root.dep_ not in clauses.OBLIQUES or not end < main.i or doc[end + 1].text != ",":
        return None
    for subject in clauses.children(main, *clauses.SUBJECTS):
        for token in reversed(doc.tokens[subject.i:start]):
            if token.text == "," and not _beside_apposed_place(token):
                break
            if token.dep_ == "acl:relcl" and token.pos_ == "VERB":
                return token
    return None


def _beside_apposed_place(comma: Token) -> bool:
    """Whether a comma stands before or behind the name of a place that another place, or what describes it, is told with: "in La Ceiba,
    Atlántida, in May", "in the capital, Lima, in May"."""
    places = ("GPE", "LOC")
    return comma.nbor(-1).ent_type_ in places and (comma.nbor().ent_type_ in places or clauses.first_conjunct(comma.nbor(-1)).dep_ == "appos") or comma.nbor().ent_type_ in places


def is_subordinate(token: Token) -> bool:
    """Whether a word is the head of a subordinate clause."""
    return token.dep_ in ("acl:relcl", "advcl", "acl", "ccomp", "parataxis", "advcl:relcl")


def relation_of(path: list[Token], time: TimeExpression | None = None) -> str:
    """before, after or at: what the prepositions along the path say. Those inside the time expression are part of its
    value ("a day before"); "not until" is on the day."""
    if time is not None and path and path[0].doc.text[max(0, time.start - 10):time.start].lower() == "not until ":
        return "at"
    for node in path:
        if lemma_of(node) in PARTS_OF_DAY or node.lower_ == "midnight" or lemma_of(node) in ARRIVALS and clauses.prepositions(node) == {"upon"}:
            continue  # "after dark on D", "upon his arrival on D"
        if lemma_of(node) in word_classes()["court"].lemmas and clauses.prepositions(node) == {"before"}:
            continue  # "challenged it before the court, which overturned it on D"
        inside = time is not None and time.start <= node.idx < time.end
        marks = {c.lower_ for c in clauses.children(node, "case", "mark") if (time is None or c.idx < time.start) and not _of_a_body(c, node)}  # not "on D, following a sit-in"
        marks |= {part.lower_ for c in clauses.children(node, "case", "mark") if c.lower_ in marks for part in c.children if part.dep_ == "fixed"}
        if lemma_of(node) in word_classes()["court"].lemmas:
            marks.discard("before")  # "due before a judge on 3 May"
        if node.lower_ in ("wake", "aftermath") and "in" in clauses.prepositions(node):
            return "after"
        marks |= _words_in_front(node) | (set() if inside else {node.lower_} & (BEFORE | AFTER))
        if marks & BEFORE or node is path[0] and is_of_what_was_ahead(node):
            return "before"
        if marks & AFTER:
            return "after"
    return "at"


def is_of_what_was_ahead(day: Token) -> bool:
    """Whether a day stands right behind a noun that only tells before what something happened: "ahead of the elections in May", "in the
    run-up to the vote on D"."""
    start = day.doc[phrase_start(day)].idx
    return bool(clauses.prepositions(day) & {"in", "on"}) and _AHEAD_OF.search(day.doc.text[max(start - 90, 0):start]) is not None


_AHEAD_OF = re.compile(r"\b(?:ahead of|prior to|(?:run|lead|build)[- ]?up to)(?: (?!(?:who|which|that|and|where)\b)[\w’'-]+){1,6}(?: (?:in|on) [\w ]{4,20} and(?: [\w’'-]+){1,5})? $")


def _of_a_body(mark: Token, day: Token) -> bool:
    """Whether "before" that the parser gave to a date belongs to the court in front of it: "contested it before the court on D"."""
    courts = word_classes()["court"].lemmas
    return mark.lower_ == "before" and any(lemma_of(t) in courts for t in mark.doc.tokens[mark.i + 1:day.left_edge.i if day.left_edge.i > mark.i else day.i])


def behind_opening_noun(day: Span, trigger: Token) -> bool:
    """Whether a date closes the phrase with "after" and a noun that opens the sentence, whatever the parser joined it to: "after an
    attack on two offices in X on D, …"; not "after dark on D"."""
    doc, first = trigger.doc, day.sent.start
    if doc[first].lower_ not in ("after", "following") or not first + 1 < day.start < trigger.i or doc[day.end].text != ",":
        return False
    phrase = doc[first + 1:day.start]
    of_the_day = {lemma_of(t) for t in phrase} & (PARTS_OF_DAY | MOMENTS | HEARINGS | {"midnight", "trial", "day"})
    return not of_the_day and any(t.pos_ == "NOUN" for t in phrase) and not any(t.text == "," or t.pos_ == "VERB" and clauses.own_subjects(t) for t in phrase)


def opens_behind(clause: Token, time: TimeExpression) -> bool:
    """Whether the conjunction of a clause stands behind a date that the parser joined to it: "held a picket on D, until police …"."""
    return clause.dep_ == "advcl" and any(mark.idx >= time.end for mark in clauses.children(clause, "mark"))


def _words_in_front(node: Token) -> set[str]:
    """The two words before a date's phrase: "ahead of", "prior to" are not always parsed as its prepositions."""
    start = node.left_edge.i
    words = [t.lower_ for t in node.doc.tokens[max(start - 2, node.sent.start):node.i]]
    return {word for word, following in zip(words, [*words[1:], node.lower_], strict=False)
            if (word, following) in (("ahead", "of"), ("prior", "to"))}


def is_at_the_time(clause: Token) -> bool:
    """Whether a clause tells what went on when it happened."""
    return bool(opening_words(clause) & AT_THE_TIME) or clauses.is_frame(clause)


def tells_what_went_on(clause: Token) -> bool:
    """Whether a clause tells what happened during what the clause before it tells: "…, in the course of which two were hurt"."""
    return clause.doc[clause.left_edge.i:clause.i].text.lower().lstrip(", ").startswith(("during which", "in the course of which"))


def opening_words(clause: Token) -> Set[str]:
    """The prepositions and conjunctions of a clause, "when" and "where" among them however they are attached."""
    return clauses.prepositions(clause) | {t.lower_ for t in clauses.children(clause, "advmod") if t.i < clause.i}


def colon_between(trigger: Token, root: Token) -> bool:
    """Whether a colon parts the two: an announcement and what it announces are two clauses."""
    low, high = sorted((trigger.i, clause_start(root)))
    return any(t.text.endswith(":") for t in trigger.doc.tokens[low:high])


def semicolon_between(root: Token, trigger: Token) -> bool:
    """Whether a semicolon parts a date and a trigger behind it: what is told there came of what happened on that day."""
    return root.i < trigger.i and clauses.semicolon_between(root, trigger)


def announced_at(verb: Token) -> Token:
    """From a participle that dates an occasion to the verb that the occasion frames: "in a speech delivered on D, he
    accused", "in a decision issued on D, the court ruled"."""
    noun = clauses.antecedent(verb) if verb.dep_ == "acl" else None
    if noun is not None and noun.dep_ in clauses.OBLIQUES and clauses.prepositions(noun) & {"in", "at", "during"}:
        head = noun.head
        while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
            head = head.head
        return head
    return verb


def behind_apposition(root: Token, verb: Token) -> Token:
    """From a participle inside an apposition to the verb of the clause, where the date stands behind the comma that closes
    the apposition: "in X, a town located on the Nile, on 5 May"."""
    start = root.left_edge
    comma = start.text == "," or start.i > 0 and root.doc[start.i - 1].text == ","
    described = clauses.first_conjunct(verb.head)
    if not comma or verb.dep_ != "acl" or described.dep_ != "appos":
        return verb
    return next((node for node in clauses.enclosing_clauses(described) if node.pos_ in ("VERB", "AUX")), verb)


def is_fronted(root: Token, sentence: Span) -> bool:
    """Whether a date stands by itself between the start of the sentence, or a comma, and a comma: "..., in May, ..."."""
    doc, top = root.doc, root.head
    if root.dep_ in ("nmod:unmarked", "obl:unmarked") and any(c.lower_ in AFTER | BEFORE and root.i < c.i for c in clauses.children(top, "case", "mark")):
        root = top if top.pos_ in clauses.NOMINALS else root  # "two weeks after the decision, …"
    first, last = root.left_edge.i, root.right_edge.i
    while first > sentence.start and doc[first - 1].pos_ in ("ADP", "ADV", "DET"):
        first -= 1
    opened = first == sentence.start or doc[first - 1].text in (",", "—", "–", ":")
    return opened and last + 1 < sentence.end and (doc[last].text == "," or doc[last + 1].text in (",", "—", "–"))


def opens_chronicle(time: TimeExpression, doc: Doc) -> bool:
    """Whether a day heads a paragraph, alone or beside a place: that of the entry of a chronicle ("3 May 2024 – …")."""
    text, start = text_of(doc), paragraph_start(doc, time.start)
    parts = parts_of_head(text, start + len(text[start : time.start]) - len(text[start : time.start].lstrip()))
    return bool(parts) and time.end <= parts[-1]


def tells_a_day(sentence: Span, end: int, doc: Doc) -> bool:
    """Whether a day stands in a sentence before an offset: what follows is then on none that was told before."""
    return any(t.kind == "date" and t.date_precision == "day" for t in starting_in(doc._.times, sentence.start_char, end))


def behind_last_semicolon(times: list[TimeExpression], trigger: Token) -> list[TimeExpression]:
    """Of the dates before a trigger only those behind the last semicolon before it, if there are any there."""
    if not any(t.start < trigger.idx for t in times):
        return times
    semicolon = next((t for t in reversed(trigger.doc.tokens[trigger.sent.start:trigger.i]) if t.text == ";"), None)
    if semicolon is None or not any(semicolon.idx < t.start < trigger.idx for t in times):
        return times
    return [t for t in times if t.start > semicolon.idx]


def opens_conjunct(time: TimeExpression, chain: list[Token], doc: Doc) -> bool:
    """Whether a date stands right behind the conjunction of the coordinated clause that the trigger is in: "and on D police
    searched the office"."""
    span = doc.span_of(time)
    for node in (chain[-1], *chain[-1].ancestors):
        if node.dep_ == "conj" and node.pos_ == "VERB":
            joint = next((c for c in node.children if c.dep_ == "cc" and c.i < node.i), None)
            if span is not None and joint is not None and joint.i < span.start and span.end <= node.i and (
                    span.start <= joint.i + 2 or span.start <= joint.i + 6 and all(t.lower_ in PART_OF_THAT_DAY for t in doc[joint.i + 1:span.start])):
                return span[0].pos_ != "ADP" or span[0].lower_ not in ("by", "until", "since", "before", "after")
        if any(c.lower_ == "where" for c in clauses.children(node, "advmod")) or node.dep_ == "acl:relcl" and clauses.tells_of_occasion(node):
            continue  # "and on D thousands marched on the court, where six were held"
        if node.dep_ not in ("conj", "advcl") or node.dep_ == "advcl" and (clauses.prepositions(node) or clauses.own_subjects(node)):
            return False
    return False
