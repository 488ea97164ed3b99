"""When an event happened: the time expression of its own clause, or what other clauses and events allow to say.

A date that the syntax attaches to the trigger, or to the verb that carries it, is the event's date. A date reached
through "before", "after", "ahead of", through a reason ("fined for protesting") or through a pluperfect only bounds it
(EDTF `../D`, `D/..`; ruling 4 of the data contract). Where a sentence has no date, `inherit` takes one from the event
told before it in the same paragraph, exact within one scene, else as a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from datetime import date, timedelta
from itertools import groupby

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import light_verbs, word_classes
from pipeline.layers import Event, TimeExpression
from pipeline.relate import counted_days, planned_days, seats
from pipeline.relate.dated import AFTER, BEFORE, Dated, after, before, beginning, exact
from pipeline.relate.index import SCENE, befallen_by, in_overview, index_of
from pipeline.vocabulary import word_list

AT = {"when", "while", "as", "during", "in", "at", "on", "amid"}
REASON = {"based", "for", "over", "because", "of", "from", "due", "with"}
SPEECH = {"vilification", "statement", "legislation"}  # of one speaker, sentence after sentence: one occasion
ON_THE_SPOT = {"assembly_disrupted", "detention", "attack", "torture", "killing"}  # befall people at a protest while it goes on
PROTEST_TOLD = {"protest", "assembly_disrupted"}
AT_ASSEMBLIES = {*ON_THE_SPOT, "protest", "surveillance", "harassment"}
NAMES_PENALTY = {"sentence", "appeal_ruling", "court_ruling"}
IN_COURT = {"court_ruling", "appeal_ruling", "trial", "complaint"}  # what a verdict behind a colon spells out
VERDICTS = {"sentence", "acquittal"}
BEGINNING = "“when” it happened"
PARTS_OF_DAY = word_list("event_dates.parts_of_day")
MOMENTS = {"minute", "hour", "moment", "second", "while"}
CAUSING = word_list("event_dates.causing")
SERVING = word_list("event_dates.serving")
ASSAILED = {"attack", "harassment", "torture", "killing"}
CASE = {"charge", "trial", "sentence", "acquittal", "release"}  # what follows a scene, not part of it
REST = word_list("event_dates.rest")
TRIED_TOGETHER = ("co-accused", "co-defendant", "codefendant", "coaccused")
NAMED_AGAIN = word_list("event_dates.named_again")
AFTER_ARREST = {"sentence", "acquittal", "extradition"}  # hardly on its day
SAME_SCENE = {"search", "detention", "summons"}  # told as one scene: "detained after a search of her home"
OF_THE_REPORT = ("writing", "reporting period", "previous update", "at the time")
REMANDING = word_list("event_dates.remanding")
PASSED = word_list("event_dates.passed")
RELEASED_FROM = {"detention", "summons", "sentence", "acquittal", "trial", "movement_restriction", *PROTEST_TOLD}
FOLLOWING = re.compile(r"“the (?:next|following) (?:day|morning|evening|night|afternoon)”")
CLOCK = re.compile(r"\b(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m|p\.m)|(?:before|around|at|towards) (?:midnight|dusk|noon|nightfall))\b")
QUESTIONING = word_list("event_dates.questioning")
IN_PARLIAMENT = {"vote", "debate", "reading", "session", "sitting"}
HEARINGS = {"hearing", "session", "appearance", "arraignment", "sitting"}
ANOTHER = {"second", "third", "further", "next", "new", "earlier", "previous", "later", "separate", "last", "final"}
SHORTLY = re.compile(r"\b(?:(?:shortly|soon) (?:after(?:wards?)?|thereafter)(?=[,.;]| (?:and|but|with|without|on|as)\b)|a (?:short|little) (?:while|time) later\b|(?:with)?in (?:hours|minutes|a matter of (?:hours|minutes))\b"
                     r"|(?:hours|minutes|moments) (?:later|afterwards)\b)", re.I)
HOURS = re.compile(r"\bfor (?:[\w-]+ ){0,4}(?:hours?|minutes)\b")
PART_OF_THAT_DAY = {"early", "late", "in", "on", "at", "the", "of", "morning", "afternoon", "evening", "night", "dawn", "hours"}
MIDNIGHT = re.compile(r"\b(?:after|past) midnight\b", re.I)
SHORT = 8  # hours that hardly end on the next day
NEAR = 9  # words between a trigger and a date that follows it in the same clause
ANNOUNCING = word_list("event_dates.announcing")
SAYING = word_list("event_dates.saying")
MEASURES = word_list("triggers.measure_nouns")
ARRIVALS = word_list("event_places.arrivals")
WISHED = word_list("slots.wished")
DECISIONS = word_list("event_dates.decisions")
ORDERING = word_list("event_dates.ordering")
ANNOUNCED = {"investigation", "acquittal", "charge", "legislation"}  # done by announcing it
STRAIGHT = word_list("event_dates.straight")
EARLIER_ADVERBS = word_list("event_dates.earlier_adverbs")
ADDING = {"also", "additionally", "too"}
LATER_ADVERBS = {"later", "subsequently", "eventually", "afterwards", "then", "thereafter"}


def _is_present_perfect(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in token.children)


def _is_to_come(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("will", "would") for child in token.children)


def _another_clause_holds(time: TimeExpression, chain: list[Token], doc: Doc) -> bool:
    """Whether a date stands outside of the clause: "on D she was released; prosecutors have appealed"."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    return span is not None and all(_path(span.root, carrier) is None for carrier in chain)


def is_pluperfect(token: Token) -> bool:
    under_way = token.tag_ == "VBG" and any(child.lower_ == "been" for child in token.children)  # "had been filming them": at the time
    return not under_way and any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in token.children)


def looks_back(event: Event, doc: Doc) -> bool:
    """Whether an event was told as what had happened before the story ("two days earlier she had been fined"). Every later event
    of its paragraph asks again."""
    known, trigger = index_of(doc).looking_back, (event.trigger_start, event.trigger_end)
    if trigger not in known:
        span = doc.char_span(*trigger, alignment_mode="expand")
        known[trigger] = span is not None and _looks_back(span.root)
    return known[trigger]


def _looks_back(token: Token) -> bool:
    verb = next((node for node in clauses.enclosing_clauses(token) if node.pos_ == "VERB"), token) if token.pos_ == "NOUN" else token
    first = clauses.first_conjunct(verb)
    goes_on = first is not verb and is_pluperfect(first) and not any(c.dep_ in ("aux", "aux:pass") for c in verb.children) and not clauses.own_subjects(verb)
    return goes_on or any(is_pluperfect(carrier) for carrier in (verb, *carriers(token)))


def _of_the_decision(time: TimeExpression, root: Token, chain: list[Token], event_type: str) -> Dated | None:
    """A date of the decision that an appeal is about: it bounds the appeal and dates what the decision ordered ("upheld a
    ruling of D ordering X to pay")."""
    start = root.left_edge.i
    noun = root.head if root.dep_ == "nmod" else root.doc[max(start - 1, 0)]  # the one right before, whatever the parser chose
    if lemma_of(noun) not in DECISIONS or not clauses.prepositions(root) & {"of", "from"} or noun in chain:
        return None
    if any(carrier.dep_ == "acl" and carrier.head.i == noun.i for carrier in chain):
        return exact(time, f"“{time.text}” of the decision", 1)
    if event_type == "appeal_ruling" and noun.dep_ in ("obj", "nsubj:pass") and noun.head in chain:
        return after(time, f"after the decision of “{time.text}”", 5)
    return None


def _path(node: Token, top: Token) -> list[Token] | None:
    """Tokens from node up to but not including top; None where top is not above node."""
    path = []
    while node.i != top.i:
        path.append(node)
        if node.head.i == node.i:
            return None
        node = node.head
    return path


def _at_last(time: TimeExpression, path: list[Token], carrier: Token) -> Dated | None:
    """The day up to which something is told not to have happened, and so did then: "was not freed until 5 May"."""
    negated = any(c.lower_ in ("not", "n't") for c in carrier.children)
    until = time.text.lower().startswith(("until ", "till ")) or bool(path and clauses.prepositions(path[-1]) & {"until", "till"})
    day = time.date_end if negated and until and len(path) < 3 else ""
    if not day or not time.edtf.endswith(day):
        return None
    return Dated(day, day, day, "day", f"“{time.text}”, not before it", True, 2, time.start)


def _comma_between(trigger: Token, time: TimeExpression) -> bool:
    return any(t.text == "," and t.idx < time.start for t in trigger.doc.tokens[trigger.i:trigger.sent.end])


def _opens_main_clause(root: Token) -> Token | None:
    """The verb of the main clause that a date opens behind a clause with a comma, which the parser joined it to: "although he had
    won the case, on D the court …"."""
    clause, doc = root.head, root.doc
    if root.dep_ not in clauses.OBLIQUES or clause.dep_ != "advcl" or not root.left_edge.i > clause.i or doc[root.left_edge.i - 1].text != ",":
        return None
    main = clause.head
    behind = root.right_edge.i + 1
    opened = any(behind <= s.left_edge.i <= behind + 1 for s in clauses.children(main, *clauses.SUBJECTS))
    return main if main.i > root.i and opened else None


def _subordinate(token: Token) -> bool:
    return token.dep_ in ("acl:relcl", "advcl", "acl", "ccomp", "parataxis", "advcl:relcl")


def _days_of_hearings(day: Token) -> list[Token]:
    """The days of several hearings after which something was decided, of which `day` is one: "following hearings on D1 and D2"."""
    first = clauses.first_conjunct(day)
    hearings = first.head
    if lemma_of(hearings) not in HEARINGS or "Plur" not in hearings.morph.get("Number", []) or hearings.left_edge.lower_ not in ("after", "following"):
        return []
    days = [first, *(c for c in clauses.children(first, "conj") if c.like_num)]
    return days if len(days) > 1 and day in days else []


def _relation(path: list[Token], time: TimeExpression | None = None) -> str:
    """before, after or at: what the prepositions along the path say. Those inside the time expression are part of its
    value ("a day before"); "not until" is on the day."""
    if time is not None and path and path[0].doc.text[max(0, time.start - 10):time.start].lower() == "not until ":
        return "at"
    for node in path:
        if lemma_of(node) in PARTS_OF_DAY or node.lower_ == "midnight" or lemma_of(node) in ARRIVALS and clauses.prepositions(node) == {"upon"}:
            continue  # "after dark on D", "upon his arrival on D"
        inside = time is not None and time.start <= node.idx < time.end
        marks = {c.lower_ for c in clauses.children(node, "case", "mark") if time is None or c.idx < time.start}  # not "on D, following a sit-in"
        marks |= {part.lower_ for c in clauses.children(node, "case", "mark") if c.lower_ in marks for part in c.children if part.dep_ == "fixed"}
        if node.lower_ in ("wake", "aftermath") and "in" in clauses.prepositions(node):
            return "after"
        marks |= _words_in_front(node) | (set() if inside else {node.lower_} & (BEFORE | AFTER))
        if marks & BEFORE:
            return "before"
        if marks & AFTER:
            return "after"
    return "at"


def _behind_opening_noun(day: Span, trigger: Token) -> bool:
    """Whether a date closes the phrase with "after" and a noun that opens the sentence, whatever the parser joined it to: "after an
    attack on two offices in X on D, …"; not "after dark on D"."""
    doc, first = trigger.doc, day.sent.start
    if doc[first].lower_ not in ("after", "following") or not first + 1 < day.start < trigger.i or doc[day.end].text != ",":
        return False
    phrase = doc[first + 1:day.start]
    of_the_day = {lemma_of(t) for t in phrase} & (PARTS_OF_DAY | MOMENTS | HEARINGS | {"midnight", "trial", "day"})
    return not of_the_day and any(t.pos_ == "NOUN" for t in phrase) and not any(t.text == "," or t.pos_ == "VERB" and clauses.own_subjects(t) for t in phrase)


def _opens_behind(clause: Token, time: TimeExpression) -> bool:
    """Whether the conjunction of a clause stands behind a date that the parser joined to it: "held a picket on D, until police …"."""
    return clause.dep_ == "advcl" and any(mark.idx >= time.end for mark in clauses.children(clause, "mark"))


def _of_a_total(root: Token, trigger: Token) -> bool:
    """Whether a date stands in what the event brought a total to ("…, bringing the number of prisoners as of May to 30")."""
    path = _path(root, trigger)
    return path is not None and any(lemma_of(node) in ("bring", "raise", "take") and node.dep_ == "advcl" for node in path)


def _of_another_subject(root: Token, top: Token) -> bool:
    """Whether a date stands in a coordinated clause with a subject of its own, or in that subject."""
    return any(node.dep_ == "conj" and node.i > top.i and (node.pos_ == "VERB" and clauses.own_subjects(node) or clauses.has_child(node, "cop") and clauses.has_child(node, "nsubj"))
               for node in _path(root, top) or ())


def _is_planned_beside(node: Token, path: list[Token]) -> bool:
    """Whether a verb beside the trigger's holds the date in its infinitive ("was freed and is expected to return on Friday")."""
    return node.dep_ == "conj" and node.pos_ == "VERB" and any(
        part.dep_ == "xcomp" and part.head.i == node.i and part.pos_ == "VERB" and clauses.has_child(part, "mark") for part in path)


def _words_in_front(node: Token) -> set[str]:
    """The two words before a date's phrase: "ahead of", "prior to" are not always parsed as its prepositions."""
    start = node.left_edge.i
    words = [t.lower_ for t in node.doc.tokens[max(start - 2, node.sent.start):node.i]]
    return {word for word, following in zip(words, [*words[1:], node.lower_], strict=False)
            if (word, following) in (("ahead", "of"), ("prior", "to"))}


def _from_above(trigger: Token, verb: Token, time: TimeExpression, event_type: str) -> Dated | None:
    """The date of a clause in which the trigger's own clause or noun is embedded."""
    path = _path(trigger, verb)
    if not path:
        return None
    words = time.text
    subjects = [t.left_edge.i for t in clauses.children(verb, *clauses.SUBJECTS) if t.i < verb.i]
    if subjects and trigger.i < subjects[0] and trigger.idx < time.start < verb.doc[subjects[0]].idx and not _comma_between(trigger, time):
        return exact(time, f"“{words}” behind it, before the main clause", 3)
    for node in path:
        marks = clauses.prepositions(node)
        if event_type == "trial" and "to" in marks and lemma_of(node.head) in ORDERING:
            return after(time, f"after the order of “{words}”", 6)
        if clauses.is_relative_clause(node):
            if _continues_at_court(node) or _goes_on(node) or event_type in SCENE and _deed_of_the_doers(node) is not None:
                return exact(time, f"“{words}” of the clause that this one continues", 4)
            if any(child.lower_ in ("where", "when") for child in node.children) or clauses.tells_of_occasion(node):
                if is_pluperfect(node):
                    return before(time, f"pluperfect: before “{words}”", 6)
                return exact(time, f"“{words}” of the clause that this one continues", 4)
            return None
        if clauses.is_contrast(node) and time.start > verb.idx:
            return None  # "sent three home in May, while a fourth was jailed"
        if "while" in marks and any(c.lower_ in ("has", "have") for c in clauses.children(node, "aux")):
            return None
        if (day := counted_days.from_clause(node, time)) is not None:
            return day
        if node.dep_ == "ccomp" and lemma_of(node.head) == "announce" and event_type in ANNOUNCED and not (
                event_type == "legislation" and any(c.lower_ in ("would", "will") for c in clauses.children(node, "aux"))):
            return exact(time, f"announced “{words}”", 4)
        if node.dep_ == "ccomp" and lemma_of(node.head) in SAYING:
            return before(time, f"“{words}” dates the report of it", 7)
        if node.dep_ in ("advcl", "acl", "obl", "nmod", "obl:agent"):
            if "based" in marks:
                return before(time, f"before what rests on it, “{words}”", 6)
            if marks & AFTER and not counted_days.is_counted(node) and (event_type in SAME_SCENE or event_type == "protest" and index_of(verb.doc).types.get(verb.i) in {*ON_THE_SPOT, "protest"}) and node is path[-1] and "in" not in clauses.prepositions(path[0]) and time.date_precision == "day":
                return exact(time, f"“{words}”: one scene", 5)
            if marks & AFTER:
                return before(time, f"before what happened “{words}”", 6)
            if marks & {"until", "till"} and event_type in ON_THE_SPOT and time.date_precision == "day":
                return exact(time, f"“{words}”: one scene", 5)
            if marks & BEFORE:
                return after(time, f"after what happened “{words}”", 6)
            if node.dep_ == "advcl" and (marks == {"with"} and clauses.own_subjects(node) or not marks and node.left_edge.lower_ == "with"):
                continue  # what went on at the same time: "ended on D with two being convicted"
            if event_type == "sentence" and marks == {"with"} and node.pos_ == "NOUN":
                continue  # "was released with a fine"
            if marks == {"of"} and lemma_of(node.head) in MEASURES:
                continue  # "a wave of protests swept X on D"
            if marks & REASON and node.pos_ in ("VERB", "NOUN") and not marks & {"in", "at", "on", "during"}:
                return before(time, f"before its consequence “{words}”", 6)
            if node.dep_ == "nmod" and not marks & AT:
                return before(time, f"before what happened “{words}”", 7)
            if node.dep_ == "advcl" and node.i > verb.i and {event_type, index_of(verb.doc).types.get(verb.i)} <= SCENE and not marks:
                continue  # told one after the other: "was hit, beaten by two others and thrown into a van"
            if node.dep_ in ("acl", "advcl") and not marks and (clauses.is_past_participle(node) or clauses.is_passive(node)):
                return before(time, f"before what happened “{words}”", 7)
    if any(is_pluperfect(node) for node in path if node.pos_ == "VERB"):
        return before(time, f"pluperfect: before “{words}”", 6)
    if path[0].pos_ == "NOUN" and path[0].dep_ in ("obj", "nsubj", "nsubj:pass", "nmod:poss") and len(path) == 1:
        return before(time, f"before what happened “{words}”", 7)
    return exact(time, f"“{words}” of the governing clause", 4)


def _continues_at_court(verb: Token) -> bool:
    """Whether a relative clause behind a comma goes on with what the court before it did: "was brought on D before the X
    Court, which sent him to prison"."""
    court = verb.head
    opening = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    known = lemma_of(court) in word_classes()["court"].lemmas
    return known and (opening.text == "," or verb.left_edge.text == ",") and court.dep_ in clauses.OBLIQUES and not any(
        is_pluperfect(node) for node in (verb, *clauses.children(verb, "conj")))


def _deed_of_the_doers(verb: Token) -> Token | None:
    """The event of a scene of whose doers a relative clause tells what they did there: "was disrupted by members of X, who filmed the guests"."""
    doer = clauses.first_conjunct(verb.head)
    while doer.dep_ in ("nmod", "appos", "flat", "compound") and doer.head.pos_ in clauses.NOMINALS:
        doer = doer.head
    deed = doer.head if doer.dep_ in ("nsubj", "obl:agent", "obl") and (doer.dep_ != "obl" or "by" in clauses.prepositions(doer)) else doer
    told = (deed is not doer and index_of(verb.doc).types.get(deed.i) in SCENE and any(t.lower_ == "who" for t in clauses.children(verb, "nsubj"))
            and not any(c.dep_ in ("aux", "aux:pass") for c in verb.children) and verb.tag_ == "VBD")
    return deed if told else None


def _tells_of_assembly_met(clause: Token, chain: list[Token]) -> bool:
    """Whether a relative clause tells of the assembly which the event befell what went on there: "a rally that drew 300 people on D was dispersed"."""
    met = index_of(clause.doc).types.get(clause.head.i) == "protest" and clause.head.dep_ in ("obj", "nsubj:pass") and clause.head.head in chain
    planned = lemma_of(clause) in ANNOUNCING or any(c.dep_ in ("aux", "aux:pass") for c in clause.children)
    return met and clause.tag_ == "VBD" and not planned


def _goes_on(verb: Token) -> bool:
    """Whether a relative clause behind a comma adds what the same people did then: "…, who also took her phone"."""
    return any(c.lower_ in ("also", "too") for c in clauses.children(verb, "advmod")) and not any(
        is_pluperfect(node) for node in (verb, *clauses.children(verb, "conj")))


def _names_a_law(year: Token) -> bool:
    """Whether a year is part of the name of a law ("Article 117 of the 2015 Criminal Code")."""
    laws = word_classes()["legal"].lemmas | {"code", "constitution", "ordinance", "protocol", "convention"}
    return year.dep_ in ("compound", "nummod", "amod", "nmod", "nmod:unmarked") and not clauses.prepositions(year) and lemma_of(year.head) in laws


_OPENS_CLAUSE = re.compile(r"(?: [a-z]{3,14},|,)? (when|(?:on|in|during|at) which)\b")


def _is_when(time: TimeExpression, verb: Token, doc: Doc) -> bool:
    """Whether a verb stands in the clause with "when" right behind a date, or behind the noun that it dates ("… goes back to 15 April,
    when he was arrested", "the January 2022 riots, when police shot at crowds")."""
    opened = _OPENS_CLAUSE.match(doc.text[time.end : time.end + 28])
    first = clauses.first_conjunct(verb)
    return opened is not None and any(time.end + opened.start(1) in (c.idx, c.left_edge.idx) for c in first.children)


def own_date(trigger: Token, event_type: str, sentence: Span, doc: Doc, triggers: dict[int, str]) -> Dated | None:
    """The date that the trigger's sentence gives it, or None. `triggers`: types of all triggers by token."""
    times = [t for t in starting_in(doc._.times, sentence.start_char, sentence.end_char) if t.kind in ("date", "interval") and t.edtf]
    times = [t for t in times if not any(o is not t and o.start <= t.start and t.end <= o.end for o in times)]
    times = [t for t in times if not any(words in t.text.lower() for words in OF_THE_REPORT)]
    options: list[Dated] = []
    chain = [*carriers(trigger), *_resumed(trigger)]
    times = _behind_last_semicolon(times, trigger)
    opening = next((t for t in times if _opens_conjunct(t, chain, doc)), None)
    if opening is not None:
        times = [t for t in times if t.start >= opening.start]
        options.append(exact(opening, f"“{opening.text}” in front of the clause", 2))
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None:
            continue
        root = span.root
        if _spelt_out_on(trigger, root, event_type, times):
            options.append(exact(time, f"“{time.text}” before the colon", 5))
        if _colon_between(trigger, root) or _behind_semicolon(root, trigger) or _of_a_total(root, trigger):
            continue
        if time.date_precision == "year" and _names_a_law(root):
            continue
        if (told := clauses.cleft_clause(root)) is not None:
            if told in chain:
                options.append(exact(time, f"“{time.text}” in front of its clause", 1))
            continue
        if time.text.lower().startswith("since ") and (
                root.head.dep_ == "appos" or any(c.lower_ == "such" for c in root.head.children)):
            continue  # "the third refusal since July"
        if event_type != "trial" and time.kind == "date" and clauses.prepositions(root) == {"to"} and not _is_when(time, chain[-1], doc):
            continue  # "remanded to 30 July"
        if event_type != "trial" and (days := _days_of_hearings(root)):
            if root is days[-1] and (since := after(time, f"after the last hearing, “{time.text}”", 4)) is not None:
                options.append(since)
            continue
        if (main := _opens_main_clause(root)) is not None:
            if main in chain:
                options.append(exact(time, f"“{time.text}” in front of the main clause", 2))
                continue
            if root.head is trigger or trigger in root.ancestors:
                continue
        option: Dated | None = beginning(time, f"“{time.text}”, {BEGINNING}", 1) if _is_when(time, chain[-1], doc) else None
        if option is None and (report := _of_a_report(root)):
            option = before(time, f"“{time.text}” dates the report of it", 7) if event_type != "statement" or trigger.i != report.i else None
            if option is not None:
                options.append(option)
            continue
        option = option or _of_the_decision(time, root, chain, event_type)
        if event_type in ("detention", "charge") and _is_end(root) and not any(c.lower_ == "not" for c in chain[-1].children):
            continue  # how long it, or the custody told with it, lasts
        if option is None and (_is_of_another_noun(root, trigger) or _of_an_argument(root, chain, event_type)):
            continue
        if option is None and (counted_days.is_origin(span, trigger) or counted_days.is_counted_from(time, times, trigger)):
            continue
        for carrier in chain if option is None else ():
            path = _path(root, carrier)
            if path is None:
                continue
            relation = _relation(path, time)
            if relation == "at" and _behind_opening_noun(span, trigger):
                relation = "after"
            between = [node for node in path[1:] if node.i in triggers or (_subordinate(node) and node.pos_ == "VERB") or _is_planned_beside(node, path)]
            between = [n for n in between if not (
                n.dep_ == "acl" and (n.head.i == trigger.i or event_type == "sentence" and lemma_of(n) in PASSED) and (lemma_of(n), "object") in light_verbs())]
            between = [n for n in between if not (n.head.i == trigger.i and event_type == "protest" and _announces_for(n, root))]
            between = [n for n in between if "without" not in clauses.prepositions(n) or n.tag_ == "VBG"]  # "let go without charge on D"
            between = [n for n in between if event_type != "sentence" or lemma_of(n) != "suspend"]  # "…, half of it suspended, on D"
            between = [n for n in between if not clauses.has_child(n, "det") or n.i in triggers and n.pos_ != "VERB"]
            between = [n for n in between if n is not root.head or _behind_apposition(root, n) is n and not _opens_behind(n, time)]
            between = [n for n in between if n is not span[-1].head or span[-1].lower_ not in BEFORE | AFTER]  # "two days before the arrest"
            lower = _lower_trigger(trigger, root, triggers, event_type)
            if lower is not None and not between:
                between = [lower]
            if event_type == "assembly_denied" and (day := counted_days.moved_by(time, root, trigger)) is not None:
                option = day
            elif event_type == "assembly_denied" and (between or _plans_between(trigger, root)) and not _of_the_ban(time, root, trigger):
                option = before(time, f"“{time.text}” is when the assembly was planned", 5)
            elif (day := counted_days.moved_by(time, root, trigger)) is not None:
                option = day
            elif (last := _at_last(time, path, carrier)) is not None:
                option = last
            elif relation == "before" or event_type == "summons" and any(_is_errand(node) for node in path):
                option = before(time, f"before “{time.text}”", 3)
            elif relation == "after" and any(triggers.get(node.i) == "trial" or lemma_of(node) == "hearing" for node in path):
                option = exact(time, f"with the trial of “{time.text}”", 4)
            elif relation == "after" and any(clauses.is_relative_clause(node) for node in path[1:]):
                continue  # "freed were X and Y, who had been held since D": of what befell them before
            elif relation == "after":
                option = after(time, f"after “{time.text}”", 3)
            elif _of_another_subject(root, carrier):
                continue  # the reason of what somebody else did or met, or when somebody else did something
            elif trigger.pos_ == "NOUN" and any(clauses.is_relative_clause(node) and triggers.get(node.i) == event_type for node in between):
                option = exact(time, f"“{time.text}” of the clause on the same", 3)  # "the murder of X, who was shot on D"
            elif not between:
                option = exact(time, f"“{time.text}” in the clause", len(path) if len(path) < 3 else 3)
            elif (event_type in ON_THE_SPOT and lower is not None and between == [lower] and triggers.get(lower.i) == "protest"
                  and lower.pos_ == "NOUN" and clauses.prepositions(lower) & {"from", "at", "during"}):
                option = exact(time, f"at the protest of “{time.text}”", 4)
            elif lower is not None and between == [lower] and event_type == "statement" and lower.pos_ == "NOUN" and lemma_of(lower) in WISHED:
                option = exact(time, f"“{time.text}” in the clause", 4)  # "called for her release on D"
            elif lower is not None and between == [lower]:
                option = after(time, f"after its reason, “{time.text}”", 5)
            elif any(_is_reason(node, carrier) for node in between):
                if any(node.i in triggers for node in between):
                    option = after(time, f"after its reason, “{time.text}”", 5)
            elif any(clauses.is_contrast(node) for node in between):
                continue
            elif event_type in ON_THE_SPOT and all(triggers.get(node.i) == "protest" or _opening(node) & AT_THE_TIME for node in between):
                option = exact(time, f"during the protest of “{time.text}”", 4)
            elif _at_the_time(between[-1]) and all(_at_the_time(node) or _opening(node) == {"to"} for node in between):
                option = exact(time, f"during what happened “{time.text}”", 4)
            if option:
                break
        if option is None and _follows_closely(root, trigger, triggers):
            option = exact(time, f"“{time.text}” right behind the trigger", 3)
        if option is None:
            verb = root
            while verb.head.i != verb.i and not (verb.pos_ in ("VERB", "AUX") or verb.i in triggers):
                verb = verb.head
            verb = _behind_apposition(root, _announced_at(verb))
            if verb.pos_ == "NOUN" and verb.dep_ in clauses.OBLIQUES and clauses.prepositions(verb) & {"at", "during"} and trigger.dep_ == "conj" and verb.head is clauses.first_conjunct(trigger):
                verb = verb.head  # "was charged at a hearing on D and sent to prison"
            if _is_fronted(root, sentence) and _path(verb, sentence.root) is not None and _path(chain[-1], verb) is None:
                verb = sentence.root
            main = clauses.framed_by(verb)
            if main is not None and main.i != chain[-1].i and clauses.continues(chain[-1], main) and _relation(_path(root, verb) or [], time) == "at":
                option = exact(time, f"during what happened “{time.text}”", 4)
            elif verb.i in {c.i for c in chain} or verb.dep_ == "acl:relcl" and (
                    _deed_of_the_doers(verb) in chain or event_type in ON_THE_SPOT and _tells_of_assembly_met(verb, chain)):
                option = exact(time, f"“{time.text}” in the clause", 3)
            if option is None and verb.i not in {c.i for c in chain} and verb.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
                relation = _relation(_path(root, verb) or [], time)
                if event_type == "release" and root.i < trigger.i and _after_a_time(trigger):
                    pass  # "was arrested on D, but was freed after six days"
                elif relation == "at" and (verb.pos_ in ("VERB", "AUX", "ADJ") or clauses.has_child(verb, "cop")):
                    frame = verb.head if verb.dep_ == "advcl" and "when" in _opening(verb) and not is_pluperfect(verb) else verb
                    option = _shared(chain[-1], frame, time, root) or _from_above(chain[-1], verb, time, event_type)
                elif relation != "at" and _path(chain[-1], verb) is not None and verb.pos_ == "VERB":
                    shared = _shared(chain[-1], verb, time, root)
                    if shared:
                        option = (before if relation == "before" else after)(time, f"{relation} “{time.text}”", 5)
        if _stands_before(span, trigger):
            option = exact(time, f"“{time.text}” before “{trigger.text}”", 0)
        elif option is None or not option.exact:
            option = _of_last_conjunct(trigger, root, time) or option
        elif event_type in CASE and _semicolon_between(root, trigger) and not _on_the_same_day(trigger, root, event_type, triggers):
            option = after(time, f"after what was told before it, “{time.text}”", 5)
        if option is not None:
            options.append(option)
    if any(_is_present_perfect(c) for c in chain):
        outside = {t.start: t for t in times if _another_clause_holds(t, chain, doc)}
        options = [after(outside[o.offset], o.basis, 6) or o if o.exact and o.offset in outside else o for o in options]
    if event_type == "killing" and any(lemma_of(c) == "find" for c in chain):
        options = [bound for o in options if (bound := _passed_before(o, "a body was found"))]
    if event_type == "charge" and trigger.pos_ == "NOUN" and "on" in clauses.prepositions(trigger) and any(lemma_of(t) in REMANDING for t in trigger.ancestors):
        options = [bound for o in options if (bound := _passed_before(o, "remanded on charges, so charged before"))]
    if event_type == "sentence" and any(lemma_of(c) in SERVING for c in chain):
        options = [bound for o in options if (bound := _passed_before(o))]
    if event_type in SPEECH:
        options = [o for o in options if not _of_what_is_spoken_of(o, trigger, doc)] or options
    if not options:
        return None
    return min(options, key=lambda d: (not d.exact and d.rank > 3, d.rank, not d.exact, d.offset < trigger.idx, d.offset if d.offset < trigger.idx else d.offset - trigger.idx))


def _of_what_is_spoken_of(dated: Dated, trigger: Token, doc: Doc) -> bool:
    """Whether a day stands behind the noun of another event that words are about: "condemned the arrest of X on D"."""
    if dated.offset < trigger.idx:
        return False
    types = index_of(doc).types
    behind = [t for t in doc[trigger.i + 1:trigger.sent.end] if t.idx < dated.offset]
    return any(types.get(t.i, "statement") not in SPEECH and t.pos_ == "NOUN" and t.dep_ == "obj" for t in behind) and not any(t.pos_ == "VERB" or t.text in (",", ";") for t in behind)


def _on_the_same_day(trigger: Token, root: Token, event_type: str, triggers: dict[int, str]) -> bool:
    """Whether a step of a case behind a semicolon fell on the day told before it: a release soon after, one verdict of several."""
    if event_type == "release":
        return _soon(trigger)
    if any(t.lower_ in ("separate", "another", "different") and lemma_of(t.head) in ("case", "trial", "proceeding") for t in trigger.sent):
        return False
    return event_type in VERDICTS and any(triggers.get(t.i) in VERDICTS for t in trigger.doc.tokens[trigger.sent.start:trigger.i])


def _announces_for(clause: Token, day: Token) -> bool:
    """Whether the clause about a protest tells the day for which it was announced ("a march which the union had called for 2 May")."""
    return clauses.is_relative_clause(clause) and lemma_of(clause) in ANNOUNCING and "for" in clauses.prepositions(day)


def _is_end(root: Token) -> bool:
    """Whether "until" stands before a date, alone or with an occasion: "until a hearing on D"."""
    for token in reversed(root.doc.tokens[max(root.left_edge.i - 8, root.sent.start):root.i]):
        if token.lower_ in ("until", "till", "pending"):
            return True
        if token.pos_ in ("VERB", "AUX", "PUNCT", "CCONJ"):
            return False
    return False


def _is_of_another_noun(root: Token, trigger: Token) -> bool:
    """Whether a date stands before a noun deep inside the phrase of the trigger: "protests against the response to the May 2024
    attack" are not of that month."""
    noun = root.head
    path = _path(root, trigger)
    return (path is not None and len(path) > 2 and noun.pos_ == "NOUN" and root.i < noun.i and noun.dep_ == "nmod"
            and bool(clauses.prepositions(noun) & {"to", "of", "about", "over", "against", "for", "from"}))


def _of_an_argument(root: Token, chain: list[Token], event_type: str) -> bool:
    """Whether a date stands before a noun that the event only concerns: "overturned the 2019 conviction", "criticised the May
    2024 arrests"; what befell an assembly was on its day."""
    noun = root.head
    if noun.pos_ != "NOUN" or noun.i < root.i or root.dep_ not in ("compound", "nummod", "amod", "nmod:unmarked", "nmod") or clauses.prepositions(root):
        return False
    if noun in chain or noun.dep_ not in ("obj", "nsubj", "nsubj:pass") or event_type in ON_THE_SPOT and index_of(noun.doc).types.get(noun.i) == "protest":
        return False
    return any(noun.head is carrier or carrier in noun.head.ancestors for carrier in chain if carrier.pos_ == "VERB")


def _stands_before(span: Span, trigger: Token) -> bool:
    """Whether a date stands between the article and the noun of the event: "the November 2022 killing of X"."""
    doc = trigger.doc
    if trigger.pos_ != "NOUN" or not 0 <= trigger.i - span.end <= 3 or span.start == 0:
        return False
    opened = doc[span.start - 1]
    return opened.lower_ != "same" and (opened.pos_ in ("DET", "ADJ") or opened.dep_ in ("det", "nmod:poss") or opened.lower_ in ("'s", "’s")) and all(
        t.pos_ in ("ADJ", "NOUN", "PROPN") and t.i not in index_of(doc).types for t in doc.tokens[span.end:trigger.i])


def _of_a_report(root: Token) -> Token | None:
    """The noun behind "according to" whose phrase holds a date: when something was reported."""
    for node in (root, *root.ancestors):
        if node.pos_ in ("VERB", "AUX"):
            return None
        if node is not root and "according" in clauses.prepositions(node):
            return node
    return None


def _passed_before(served: Dated, told: str = "served, so passed before") -> Dated | None:
    """The bound that the day on which a sentence was served out gives for the day on which it was passed, or that on which a
    body was found for the killing."""
    if not served.exact or not served.end:
        return served
    return Dated(f"../{served.edtf.split('/')[-1].rstrip('~')}", "", served.end, "before", f"{told}: {served.basis}", False, served.rank, served.offset)


OCCASIONS = word_list("event_dates.occasions")
AT_THE_TIME = {"during", "in", "at", "when", "while", "as"}


def _at_the_time(clause: Token) -> bool:
    """Whether a clause tells what went on when it happened."""
    return bool(_opening(clause) & AT_THE_TIME) or clauses.is_frame(clause)


def _opening(clause: Token) -> Set[str]:
    """The prepositions and conjunctions of a clause, "when" and "where" among them however they are attached."""
    return clauses.prepositions(clause) | {t.lower_ for t in clauses.children(clause, "advmod") if t.i < clause.i}


def _is_reason(node: Token, top: Token) -> bool:
    """Whether a token stands in a reason or "after" clause below the top: what came before the event."""
    path = _path(node, top) or []
    if path and path[-1].pos_ == "VERB" and "from" in clauses.prepositions(path[-1]):
        path = path[:-1]  # what somebody was kept from
    return any(clauses.prepositions(step) & (REASON | AFTER) for step in path if step.dep_ in ("advcl", "obl", "nmod", "acl"))


def _is_errand(node: Token) -> bool:
    """Whether a verb says what somebody is summoned to do: "to appear before the court on 20 January"."""
    return node.pos_ == "VERB" and node.dep_ in ("xcomp", "acl", "advcl") and "to" in clauses.prepositions(node)


def _behind_for(trigger: Token, token: Token) -> bool:
    """Whether "for" with a gerund stands between the two, wherever the parser attached it."""
    between = token.doc[trigger.i + 1:token.i]
    return any(t.lower_ == "for" and t.nbor().pos_ == "VERB" and clauses.is_participle(t.nbor()) for t in between if t.i + 1 < token.i + 1)


def _colon_between(trigger: Token, root: Token) -> bool:
    """Whether a colon parts the two: an announcement and what it announces are two clauses."""
    low, high = sorted((trigger.i, root.i))
    return any(t.text.endswith(":") for t in trigger.doc.tokens[low:high])


def _spelt_out_on(trigger: Token, root: Token, event_type: str, times: list[TimeExpression]) -> bool:
    """Whether a date in front of a colon is also that of what the words behind it spell out: "on D, soldiers opened fire: two
    people were killed"; not of what somebody said."""
    doc, sentence = trigger.doc, trigger.sent
    colons = [t for t in doc.tokens[root.i:trigger.i] if t.text == ":"] if root.i < trigger.i else []
    if event_type not in ON_THE_SPOT | {"release", "search"} or len(colons) != 1:
        return False
    if root.left_edge.i > sentence.start + 2 and root.right_edge.i + 1 >= colons[0].i:
        return False
    before_colon = [t for t in doc.tokens[sentence.start:colons[0].i] if t.pos_ == "VERB"]
    said = any(lemma_of(t) in SAYING for t in before_colon)
    return bool(before_colon) and not said and not any(t.start > colons[0].idx for t in times) and not any(is_pluperfect(t) for t in (trigger, *before_colon))


def _semicolon_between(root: Token, trigger: Token) -> bool:
    """Whether a semicolon parts a date and a trigger behind it: what is told there came of what happened on that day."""
    return root.i < trigger.i and clauses.semicolon_between(root, trigger)


def _behind_semicolon(root: Token, trigger: Token) -> bool:
    """Whether a date stands in a later clause behind a semicolon, which says of its own when ("was hit; he was operated on
    two days later")."""
    if root.i < trigger.i or not clauses.semicolon_between(trigger, root):
        return False
    semicolon = max(t.i for t in trigger.doc.tokens[trigger.i:root.i] if t.text == ";")
    if root.left_edge.i <= semicolon + 2 and any(t.pos_ == "VERB" and clauses.own_subjects(t) for t in trigger.doc.tokens[root.i:trigger.sent.end]):
        return True
    return any(t.pos_ == "VERB" and clauses.own_subjects(t) for t in trigger.doc.tokens[semicolon:root.i])


def _lower_trigger(trigger: Token, root: Token, triggers: dict[int, str], event_type: str) -> Token | None:
    """Another event in a reason clause of this trigger, to which a date at the end belongs: "fined for a rally on 5 May"."""
    if root.i < trigger.i:
        return None
    for i in range(root.i - 1, trigger.i, -1):
        token = root.doc[i]
        if i in triggers and triggers[i] == event_type == "detention" and token.pos_ == "NOUN":
            continue  # the custody itself: "sent to prison for pretrial detention on 5 May"
        if i in triggers and triggers[i] == event_type == "trial" and token.pos_ == "NOUN":
            continue  # "come up for its first hearing on 24 June"
        if i in triggers and event_type in NAMES_PENALTY and triggers[i] in ("detention", "sentence", "movement_restriction") and token.pos_ != "VERB":
            continue  # the penalty itself: "given ten months of home detention on 5 May"
        if i in triggers and (_is_reason(token, trigger) or _behind_for(trigger, token)):
            return token
        if token.pos_ == "VERB":
            return None
    return None


def _of_the_ban(time: TimeExpression, root: Token, trigger: Token) -> bool:
    """Whether a day counted from another is that of the refusal behind which it stands: "banned the march to the palace the day before"."""
    return (time.anchor == "event" and trigger.i < root.i and not clauses.prepositions(root) & {"for", "on"}
            and not any(t.pos_ == "VERB" or t.lower_ in ("for", "on", "due") for t in trigger.doc.tokens[trigger.i + 1:root.i]))


def _plans_between(trigger: Token, root: Token) -> bool:
    """Whether an assembly or a verb of holding one stands between the refusal and the date."""
    return trigger.i < root.i and any(
        lemma_of(t) in word_classes()["assembly"].lemmas | word_classes()["gathering"].lemmas | {"hold", "stage"}
        for t in root.doc.tokens[trigger.i + 1:root.i])


def _follows_closely(root: Token, trigger: Token, triggers: dict[int, str]) -> bool:
    """Whether the date follows an embedded trigger with no other verb or trigger between: it then belongs to it even
    where the parser attached it to the verb above."""
    first = root.left_edge.i
    if not 0 < first - trigger.i <= NEAR:
        return False
    between = root.doc[trigger.i + 1:first]
    return not any(t.pos_ == "VERB" or t.i in triggers and "without" not in clauses.prepositions(t) or t.text in (",", ";", "—", "–") for t in between)


def _announced_at(verb: Token) -> Token:
    """From a participle that dates an occasion to the verb that the occasion frames: "in a speech delivered on D, he
    accused", "in a decision issued on D, the court ruled"."""
    noun = clauses.antecedent(verb) if verb.dep_ == "acl" else None
    if noun is not None and noun.dep_ in clauses.OBLIQUES and clauses.prepositions(noun) & {"in", "at", "during"}:
        head = noun.head
        while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
            head = head.head
        return head
    return verb


def _behind_apposition(root: Token, verb: Token) -> Token:
    """From a participle inside an apposition to the verb of the clause, where the date stands behind the comma that closes
    the apposition: "in X, a town located on the Nile, on 5 May"."""
    start = root.left_edge
    comma = start.text == "," or start.i > 0 and root.doc[start.i - 1].text == ","
    described = clauses.first_conjunct(verb.head)
    if not comma or verb.dep_ != "acl" or described.dep_ != "appos":
        return verb
    return next((node for node in clauses.enclosing_clauses(described) if node.pos_ in ("VERB", "AUX")), verb)


def _is_fronted(root: Token, sentence: Span) -> bool:
    """Whether a date stands by itself between the start of the sentence, or a comma, and a comma: "..., in May, ..."."""
    doc, top = root.doc, root.head
    if root.dep_ in ("nmod:unmarked", "obl:unmarked") and any(c.lower_ in AFTER | BEFORE and root.i < c.i for c in clauses.children(top, "case", "mark")):
        root = top if top.pos_ in clauses.NOMINALS else root  # "two weeks after the decision, …"
    first, last = root.left_edge.i, root.right_edge.i
    while first > sentence.start and doc[first - 1].pos_ in ("ADP", "ADV", "DET"):
        first -= 1
    opened = first == sentence.start or doc[first - 1].text in (",", "—", "–", ":")
    return opened and last + 1 < sentence.end and (doc[last].text == "," or doc[last + 1].text in (",", "—", "–"))


def _of_last_conjunct(trigger: Token, root: Token, time: TimeExpression) -> Dated | None:
    """A date at the end of coordinated passives holds for all of them: "were seized and beaten in the camp in May"."""
    if not clauses.is_passive(trigger) or trigger.dep_ not in ("acl:relcl", "ccomp", "advcl", "advcl:relcl"):
        return None
    for other in clauses.children(trigger, "conj"):
        path = _path(root, other) if other.i < root.i else None
        if path is not None and all(node.pos_ != "VERB" for node in path) and clauses.is_passive(other) and not clauses.own_subjects(other):
            return exact(time, f"“{time.text}” behind the coordinated verbs", 4)
    return None


def _shared(token: Token, verb: Token, time: TimeExpression, root: Token) -> Dated | None:
    """A date fronted to, or within, the first of several coordinated verbs holds for all of them."""
    head = token
    while head.dep_ in ("conj", "xcomp") and head.i != verb.i:
        head = head.head
    if head.i != verb.i or root.i > token.i:
        return None
    if is_pluperfect(token) and not is_pluperfect(verb):
        return before(time, f"pluperfect: before “{time.text}”", 6)
    later = {t.lower_ for child in token.children for t in (child, *(child.children if child.dep_ in clauses.OBLIQUES else ()))} & (LATER_ADVERBS | {"within"})
    if later:
        return after(time, f"after “{time.text}” (“{later.pop()}”)", 5)
    types = index_of(token.doc).types
    if types.get(verb.i) == "detention" and clauses.is_passive(verb) and types.get(token.i) in AFTER_ARREST and not is_pluperfect(token):
        return after(time, f"after the arrest of “{time.text}”", 5)
    between = [t for t in token.doc.tokens[root.i + 1:token.i] if t.dep_ == "conj" and t.pos_ == "VERB"]
    return exact(time, f"“{time.text}” of the first of the coordinated verbs", 2 + min(len(between), 2))


def _resumed(trigger: Token) -> list[Token]:
    """The verb of the main clause that goes on behind a clause of what had happened before, wherever the parser attached it: "he
    came on D after a warrant had been issued on E, and was detained"."""
    first = clauses.first_conjunct(trigger)
    told = first is not trigger and first.dep_ == "advcl" and is_pluperfect(first) and any(c.lower_ in ("was", "were") for c in clauses.children(trigger, "aux", "aux:pass"))
    return [first.head] if told and first.head.i < first.i else []


def _actors(event: Event) -> set[int]:
    return {p.entity for p in event.participants if p.role == "actor" and p.entity is not None}


def _of_the_rest(trigger: Token) -> bool:
    """Whether the subject of a verdict is the same court, or others of those judged: "the remaining two were acquitted"."""
    return any({lemma_of(t).lower(), *(lemma_of(c).lower() for c in t.children)} & REST or any(
        word.lower_.startswith(TRIED_TOGETHER) for word in (t, *t.children)) for t in clauses.surface_subjects(trigger))


def _after_a_time(release: Token) -> bool:
    """Whether a length of time says how long after an arrest somebody was let go: "after six days", "within 24 hours"."""
    return any(clauses.prepositions(t) & {"after", "within"} and any(time.kind == "duration" for time in starting_in(release.doc._.times, t.left_edge.idx, t.idx + 1))
               for t in clauses.children(release, "obl"))


def _of_another_count(trigger: Token) -> bool:
    """Whether a charge is told to have been dropped or proven besides: "the charge of resisting arrest was dismissed"."""
    return any(lemma_of(t) in ("charge", "count", "accusation") and clauses.has_child(t, "det", "amod") for t in clauses.surface_subjects(trigger))


def _is_its_penalty(conviction: Event, trigger: Token) -> bool:
    """Whether a verb tells the penalty that came with a conviction told before: "were convicted on D. Two received a year"."""
    return lemma_of(trigger) in ("receive", "get") and conviction.trigger.lower().startswith(("convict", "found", "find"))


def _of_those_convicted(event: Event, conviction: Event) -> bool:
    """Whether a verdict names some of the unnamed people of whose conviction it was told right before: "convicted 14 of them … X
    received two years"."""
    told, named = ([p for p in e.participants if p.role == "target"] for e in (conviction, event))
    group = bool(told) and all(p.kind == "group" and (p.count_min or 0) > 1 for p in told)
    return group and any(p.kind == "person" for p in named)


def _separate(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether two events of one type befell different people, each named: incidents told one after the other."""
    if event.event_type != previous.event_type or event.event_type in VERDICTS and _of_the_rest(trigger):
        return False
    named = [{p.entity for p in e.participants if p.role == "target" and p.kind == "person"} for e in (event, previous)]
    return all(named) and not named[0] & named[1]


def _outside_court(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether words were spoken as people came from the hearing or verdict told before: "told reporters outside the court", "on leaving
    the courtroom"."""
    if event.event_type != "statement" or previous.event_type not in IN_COURT | VERDICTS | {"charge"}:
        return False
    courts = word_classes()["court"].lemmas | {"courtroom", "courthouse"}
    for verb in (trigger, *carriers(trigger), *(t.head for t in carriers(trigger) if t.dep_ == "ccomp")):
        places = clauses.oblique(verb, "outside", "front", "leaving")
        places += [o for clause in clauses.children(verb, "advcl", "obl") if lemma_of(clause) in ("leave", "exit") for o in clauses.children(clause, "obj")]
        if any(lemma_of(t) in courts for t in places):
            return True
    return False


def _by_those_told(event: Event) -> bool:
    """Whether those who act are only named again: "they", "the men", "one of them"."""
    actors = [p for p in event.participants if p.role == "actor"]
    return bool(actors) and all(p.text.lower() in NAMED_AGAIN or p.text.lower().startswith(("one of the", "some of the")) for p in actors)


def _spelt_out(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether a verdict stands behind the colon of what was told in court: "judgment fell on D: she received a year"."""
    told = trigger.doc.char_span(previous.trigger_start, previous.trigger_end, alignment_mode="expand")
    return (event.event_type in VERDICTS and previous.event_type in IN_COURT | VERDICTS and told is not None and told.end <= trigger.i
            and _colon_between(trigger, told.root))


def _main_first(earlier: list[tuple[Event, int]], doc: Doc) -> Iterator[tuple[Event, int]]:
    """The events told before, the nearest sentence first, and in it what its main clause tells before what only a
    relative clause, a reason or the description of somebody mentions."""
    def depth(event: Event) -> int:
        span = doc.char_span(event.trigger_start, event.trigger_end, alignment_mode="expand")
        if span is None:
            return 0
        within = span.root.pos_ in ("NOUN", "PROPN") and span.root.dep_ in ("nmod", "compound")  # "participants of the 19 May protest"
        return within + sum(is_aside(node) for node in clauses.enclosing_clauses(span.root))

    def is_aside(node: Token) -> bool:
        return node.dep_ in ("acl:relcl", "acl") or node.dep_ == "advcl" and bool(clauses.prepositions(node) & (REASON | AFTER | BEFORE))

    for _, told in groupby(reversed(earlier), key=lambda one: one[1]):
        of_sentence = list(told)
        yield from sorted(of_sentence, key=lambda one: depth(one[0])) if len(of_sentence) > 1 else of_sentence


def inherit(event: Event, trigger: Token, earlier: list[tuple[Event, int]], sentence_number: int) -> Dated | None:
    """A date from the nearest dated event before this one in its paragraph.

    `earlier` holds the paragraph's previous events with the numbers of their sentences, in text order.
    """
    counted = (counted_days.counted_from_told(trigger, earlier) or counted_days.counted_from_named(trigger, earlier)
               or counted_days.counted_in_custody(event, trigger, earlier))
    if counted is not None or event.event_type in ("registration_denied", "other", "designation"):
        return counted
    words = {child.lower_ for node in (*carriers(trigger), *clauses.enclosing_clauses(trigger)) for child in node.children
             if child.dep_ == "advmod"}
    entities = {p.entity for p in event.participants if p.entity is not None}
    befallen = befallen_by(event)
    soon = event.event_type == "release" and (_soon(trigger) or bool(HOURS.search(trigger.sent.text[:trigger.idx - trigger.sent.start_char]))) and any(e.event_type in RELEASED_FROM for e, n in earlier if sentence_number - n <= 2)
    same_occasion = on_the_same_occasion(trigger)
    scene_told = event.event_type in SCENE and any(
        e.event_type in SCENE and e.date_precision == "day" and sentence_number - n <= 2 for e, n in earlier)
    planned = planned_days.planned_day(event, trigger, earlier, sentence_number) if event.event_type in AT_ASSEMBLIES else None
    if planned is not None:
        return planned
    for previous, number in _main_first(earlier, trigger.doc):
        if _separate(event, previous, trigger) and not _spelt_out(event, previous, trigger):
            return None
        at_once = _at_once(event, previous, trigger)
        if scene_told and previous.event_type not in SCENE and not at_once or soon and previous.event_type not in RELEASED_FROM:
            continue
        if not previous.date or sentence_number - number > 4:
            continue
        if number == sentence_number and previous.basis.get("date", "").startswith("inherited") and not (
                {event.event_type, previous.event_type} <= VERDICTS or at_once):
            continue
        shared = entities & {p.entity for p in previous.participants if p.entity is not None}
        if number != sentence_number and not shared and in_overview(trigger.doc, event.start):
            return None
        near = sentence_number - number <= 1
        goes_on = scene_told and not befallen and sentence_number - number == 2
        if not shared and not near and not goes_on and not same_occasion or same_occasion and previous.date_precision in ("before", "after"):
            continue
        if near and number != sentence_number and event.event_type in ON_THE_SPOT | {"protest"} and _called_for_then(previous):
            day = previous.date_start
            return Dated(day, day, day, "day", f"for which the assembly was called (“{previous.trigger}”)", True)
        exact_date = previous.date_precision not in ("before", "after", "interval") and bool(previous.date_start)
        what = f"from the {previous.event_type.replace('_', ' ')} told before (“{previous.trigger}”)"
        if number == sentence_number and previous.date_precision == "before" and previous.basis.get("date", "").startswith("bound"):
            continue  # told only in passing
        if words & EARLIER_ADVERBS or any(is_pluperfect(c) for c in carriers(trigger)):
            if exact_date:
                return Dated(f"../{previous.date.rstrip('~')}", "", previous.date_end, "before", "bound " + what, False)
            return None
        if exact_date and near and previous.date_precision == "day" and event.event_type in ON_THE_SPOT | RELEASED_FROM | {"release"} and _after_midnight(trigger):
            day = (date.fromisoformat(previous.date_start) + timedelta(days=1)).isoformat()
            return Dated(day, day, day, "day", "inherited, “after midnight”, " + what, True)
        follows = any(lemma_of(c) in CAUSING or any(
            child.pos_ in ("NOUN", "PROPN") and lemma_of(child) not in PARTS_OF_DAY | MOMENTS and clauses.prepositions(child) & AFTER
            for child in c.children) for c in carriers(trigger))
        in_court = seats.by_a_court(event) != seats.by_a_court(previous)
        scene = (event.event_type in SCENE and previous.event_type in SCENE and number != sentence_number and not follows and not in_court)
        speech = (event.event_type in SPEECH and previous.event_type in SPEECH and number != sentence_number
                  and bool(_actors(event) & _actors(previous)) and sentence_number - number <= 1)
        verdict = (event.event_type in VERDICTS and previous.event_type in VERDICTS and near and not follows
                   and (_of_the_rest(trigger) or _of_another_count(trigger) or _is_its_penalty(previous, trigger) or _of_those_convicted(event, previous) or bool(shared and words & ADDING)
                        or number == sentence_number and clauses.is_contrast(trigger)))
        at_protest = number == sentence_number and not follows and (
            event.event_type in ON_THE_SPOT and previous.event_type in PROTEST_TOLD
            or event.event_type == "protest" and previous.event_type == "assembly_disrupted" and clauses.is_relative_clause(trigger))
        if number == sentence_number and _spelt_out(event, previous, trigger) and exact_date and not follows and not words & LATER_ADVERBS:
            return Dated(previous.date, previous.date_start, previous.date_end, previous.date_precision, "inherited, behind a colon, " + what, True)
        scene = scene or at_once or near and number != sentence_number and _goes_on_during(trigger, previous) or number != sentence_number and (
            same_occasion or near and bool(words & STRAIGHT) and not _tells_a_day(trigger.sent, trigger.idx, trigger.doc))
        on_the_spot = near and number != sentence_number and event.event_type == "vilification" and previous.event_type in ASSAILED and _by_those_told(event)
        on_the_spot = on_the_spot or near and number != sentence_number and previous.event_type == "other" and event.event_type in ON_THE_SPOT and not follows
        scene = scene or speech or verdict or at_protest or on_the_spot or _outside_court(event, previous, trigger) or (
            event.status == "not_occurred" and number != sentence_number and not any(_is_present_perfect(c) or _is_to_come(c) for c in carriers(trigger)))
        if scene and (soon or not words & LATER_ADVERBS) and exact_date and (
                sentence_number - number <= 1 or same_occasion or previous.date_precision == "day" and sentence_number - number <= 2):
            return Dated(previous.date, previous.date_start, previous.date_end, previous.date_precision, "inherited " + what, True)
        if previous.date_precision == "after":
            return Dated(previous.date, previous.date_start, "", "after", "bound " + what, False)
        if event.event_type == "legislation":
            return None
        if exact_date:
            return Dated(f"{previous.date.rstrip('~')}/..", previous.date_start, "", "after", "bound " + what, False)
        return None
    return None


def _at_once(event: Event, previous: Event, trigger: Token) -> bool:
    """Whether somebody was let go, or sent to prison by a court, on the occasion told before: "was freed after questioning",
    "walked free from the courtroom", "pleaded not guilty and was remanded", "after a hearing of six hours, the judge …"."""
    if event.event_type in ("detention", "release", "movement_restriction") and previous.event_type in ("charge", "trial") and _at_the_hearing(trigger):
        return True
    if event.event_type == "detention":
        return previous.event_type in ("charge", "trial") and lemma_of(trigger) == "remand"
    if event.event_type == "release" and previous.event_type in ("summons", "detention") and HOURS.search(previous.text):
        return True
    let_go_beside = event.event_type == "release" and previous.event_type == "detention" and previous.start == event.start and clauses.is_contrast(trigger)
    return let_go_beside or event.event_type == "release" and previous.event_type in RELEASED_FROM and _soon(trigger)


def _at_the_hearing(trigger: Token) -> bool:
    """Whether it came of a hearing that no date tells apart from what was told before: "at the end of the hearing"."""
    for carrier in carriers(trigger):
        for noun in clauses.oblique(carrier, "at", "after", "during", "following"):
            named = [noun, *(clauses.oblique(noun, "of") if lemma_of(noun) in ("end", "close", "conclusion") else ())]
            if any(lemma_of(t) in HEARINGS and not any(c.dep_ == "amod" and c.lower_ in ANOTHER for c in t.children) for t in named):
                return True
    return False


def _called_for_then(previous: Event) -> bool:
    """Whether a call to assemble on a day was told, which dates the assembly: "called for a march on 7 June"."""
    said = previous.event_type == "statement" and previous.basis.get("date", "").startswith("after its reason") and previous.date.endswith("/..")
    words = previous.trigger.lower().split()
    return said and words[0].startswith(("call", "announc")) and bool(set(words) & word_classes()["assembly"].lemmas) and len(previous.date) == 13


def on_the_same_occasion(trigger: Token) -> bool:
    """Whether it happened at what was told before: "in the same session", "during that same protest"."""
    return any(any(c.lower_ == "same" for c in t.children) and not any(time.start <= t.idx < time.end for time in starting_in(t.doc._.times, t.left_edge.idx, t.idx + 1))
               and lemma_of(t) in OCCASIONS | word_classes()["assembly"].lemmas
               for carrier in carriers(trigger) for t in clauses.oblique(carrier, "in", "at", "during", "on"))


def _goes_on_during(trigger: Token, previous: Event) -> bool:
    """Whether it happened while what the sentence before tells went on: "during the debate", "while the vote was taking place"."""
    for carrier in carriers(trigger):
        nouns = clauses.oblique(carrier, "during", "at")
        nouns += [subject for clause in clauses.children(carrier, "advcl") if clauses.prepositions(clause) & {"while", "as"} and not is_pluperfect(clause)
                  for subject in clauses.own_subjects(clause)]
        if any(previous.event_type in _types_of_occasion(noun) for noun in nouns if any(c.lower_ in ("the", "that", "this") for c in noun.children) and not any(
                c.dep_ == "amod" and c.lower_ in ANOTHER for c in noun.children)):
            return True
    return False


def _types_of_occasion(noun: Token) -> set[str]:
    """Types of the events that a noun for an occasion may mean."""
    lemma = lemma_of(noun)
    found: set[str] = set()
    if lemma in IN_PARLIAMENT:
        found |= {"legislation"}
    if lemma in HEARINGS:
        found |= IN_COURT | VERDICTS | {"charge"}
    if lemma in word_classes()["assembly"].lemmas:
        found |= PROTEST_TOLD
    return found


def _after_midnight(trigger: Token) -> bool:
    return any(lemma_of(t) == "midnight" for carrier in carriers(trigger) for t in clauses.oblique(carrier, "after"))


def is_before_what_followed(dated: Dated, event_type: str) -> bool:
    """Whether an event on the spot is only told to have come before what happened on the day after what was told before: "was
    beaten before they were let go the next day"."""
    return dated.precision == "before" and event_type in SCENE and dated.basis.startswith("before “") and FOLLOWING.search(dated.basis) is not None


def _shortly(trigger: Token) -> bool:
    """Whether words in the trigger's clause say that it came a short while later."""
    sentence = trigger.sent
    for match in SHORTLY.finditer(sentence.text):
        word = sentence.doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end(), alignment_mode="expand")
        if word is None:
            continue
        low, high = (word.end, trigger.i) if word.start < trigger.i else (trigger.i + 1, word.start)
        if not any(t.pos_ == "VERB" and t.dep_ not in ("xcomp", "amod") or t.text == ";" for t in sentence.doc.tokens[low:high]):
            return True
    return False


def _soon(trigger: Token) -> bool:
    """Whether a release is told to have come after hours or some questioning, or on the spot in court."""
    if _shortly(trigger):
        return True
    for node in (trigger, *carriers(trigger), *clauses.children(trigger, "xcomp")):
        if any(lemma_of(t) in ("courtroom", "dock") for t in clauses.oblique(node, "from", "in")):
            return True
        if any(c.lower_ == "soon" and c.i < node.i for c in clauses.children(node, "advmod")):
            return True
        for t in clauses.children(node, "obl", "advcl", "obl:unmarked"):
            marks = clauses.prepositions(t)
            if t.dep_ == "advcl" and "after" in marks and lemma_of(t) in ("give", "make", "record") and any(lemma_of(o) in QUESTIONING for o in clauses.children(t, "obj")):
                return True
            if lemma_of(t) in ("afternoon", "evening") and "in" in marks and not clauses.has_child(t, "amod") or marks & {"after", "following"} and lemma_of(t) in QUESTIONING:
                return True
            if CLOCK.search(t.sent.text[max(t.left_edge.idx - t.sent.start_char - 8, 0): t.right_edge.idx - t.sent.start_char + len(t.right_edge)]):
                return True
            hours = [time for time in starting_in(t.doc._.times, t.left_edge.idx, t.idx + 1) if re.fullmatch(r"PT\d+[HM]", time.duration_max)]
            if marks & {"after", "within"} and hours and (int(re.sub(r"\D", "", hours[0].duration_max)) <= SHORT or hours[0].duration_max.endswith("M")):
                return True
    return False


def scene(event: Event, sentences: list[Span], number: int, paragraph_start: int, earlier: list[tuple[Event, int]], doc: Doc, elsewhere: bool) -> Dated | None:
    """The one day of the main clause of the sentence right before, where that tells no event of its own, for what happens on
    the spot: "On 28 February, police stood at the gates. Eleven people were detained". `elsewhere`: the event has a place of its own, so
    that the sentence before must open with its day."""
    told = any(n == number - 1 and not (e.date_precision in ("before", "after") or looks_back(e, doc)) or n == number and e.date for e, n in earlier)
    if event.event_type not in ON_THE_SPOT | {"protest"} or number == 0 or told or _tells_a_day(sentences[number], event.trigger_start, doc):
        return None
    before = sentences[number - 1]
    if before.start_char < paragraph_start or seats.by_a_court(event) or is_pluperfect(before.root) or not any(t.pos_ in ("VERB", "AUX") for t in before):
        return None
    days = [t for t in starting_in(doc._.times, before.start_char, before.end_char) if t.kind == "date"]
    if len(days) != 1 or days[0].date_precision not in ("day", "month") or not (
            _opens(days[0], before) or not elsewhere and days[0].date_precision == "day" and _of_main_clause(days[0], before, doc)):
        return None
    basis = f"“{days[0].text}” of the scene told before"
    if MIDNIGHT.search(sentences[number].text[: event.trigger_start - sentences[number].start_char]) and days[0].date_precision == "day":
        day = (date.fromisoformat(days[0].date_start) + timedelta(days=1)).isoformat()
        return Dated(day, day, day, "day", f"{basis}, after midnight", True)
    return exact(days[0], basis)


def _tells_a_day(sentence: Span, end: int, doc: Doc) -> bool:
    """Whether a day stands in a sentence before an offset: what follows is then on none that was told before."""
    return any(t.kind == "date" and t.date_precision == "day" for t in starting_in(doc._.times, sentence.start_char, end))


def _behind_last_semicolon(times: list[TimeExpression], trigger: Token) -> list[TimeExpression]:
    """Of the dates before a trigger only those behind the last semicolon before it, if there are any there."""
    if not any(t.start < trigger.idx for t in times):
        return times
    semicolon = next((t for t in reversed(trigger.doc.tokens[trigger.sent.start:trigger.i]) if t.text == ";"), None)
    if semicolon is None or not any(semicolon.idx < t.start < trigger.idx for t in times):
        return times
    return [t for t in times if t.start > semicolon.idx]


def _opens_conjunct(time: TimeExpression, chain: list[Token], doc: Doc) -> bool:
    """Whether a date stands right behind the conjunction of the coordinated clause that the trigger is in: "and on D police
    searched the office"."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
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


def _of_main_clause(time: TimeExpression, sentence: Span, doc: Doc) -> bool:
    """Whether a day says when the main verb of a sentence told of the past happened ("300 people came together on 7 October")."""
    span, verb = doc.char_span(time.start, time.end, alignment_mode="expand"), sentence.root
    if span is None or verb.pos_ != "VERB" or lemma_of(verb) in SAYING or verb.tag_ != "VBD" and not any(c.lower_ in ("was", "were") for c in clauses.children(verb, "aux", "aux:pass")):
        return False
    path = _path(span.root, verb)
    if not path:
        return False
    return all(node.pos_ != "VERB" for node in path) and _relation(path, time) == "at" and "for" not in clauses.prepositions(path[-1])


def _opens(time: TimeExpression, sentence: Span) -> bool:
    """Whether a day stands at the start of a sentence, alone or behind a place: "On D", "In X on D"."""
    words = sentence.text[: time.start - sentence.start_char].split()
    return len(words) <= 1 or {word.lower() for word in words} <= PART_OF_THAT_DAY or len(words) <= 5 and words[0] in ("In", "At") and words[-1] == "on" and not any(w.endswith(",") for w in words[:-2])
