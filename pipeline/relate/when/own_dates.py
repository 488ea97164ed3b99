"""The date that the sentence of an event gives it ("by an ordinance adopted on D, the city banned the march")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import TimeExpression
from pipeline.relate.dated import Dated, after, before, beginning, exact
from pipeline.relate.index import in_dateline, index_of
from pipeline.relate.topics import own_carriers, response_to
from pipeline.relate.type_sets import VERDICTS
from pipeline.relate.when import counted_days, planned_days
from pipeline.relate.when.between import (
    Sought,
    across,
    clauses_between,
    is_errand,
    lower_trigger,
    of_the_ban,
    plans_between,
)
from pipeline.relate.when.clauses_above import (
    REMANDING,
    SHARED,
    before_later_step,
    of_clause_above,
    of_last_conjunct,
    resumed,
)
from pipeline.relate.when.dates_of_others import (
    another_clause_holds,
    behind_semicolon,
    days_of_hearings,
    interrupts_another_noun,
    is_end,
    is_fixed_for,
    is_of_another_noun,
    names_a_law,
    of_a_comparison,
    of_a_report,
    of_a_total,
    of_an_aim,
    of_an_argument,
    of_another_subject,
    of_event_behind,
    of_offence_behind,
    of_some_of_several,
    of_the_accusing,
    of_what_is_spoken_of,
)
from pipeline.relate.when.occasions import DECIDED, IN_COURT, is_soon, on_the_same_occasion
from pipeline.relate.when.syntax import (
    behind_last_semicolon,
    behind_opening_noun,
    closes_main_clause,
    closes_relative_clause,
    colon_between,
    is_of_what_was_ahead,
    marked_by,
    opens_chronicle,
    opens_conjunct,
    opens_main_clause,
    phrase_start,
    relation_of,
    semicolon_between,
    way_up,
)
from pipeline.relate.when.tense import is_pluperfect, is_present_perfect
from pipeline.relate.when.words import HEARINGS, ON_THE_SPOT, PARTS_OF_DAY, REPORTED, SAYING, SPEECH
from pipeline.vocabulary import word_list

BEGINNING = "“when” it happened"
SERVING = word_list("when.serving")
FINDING = word_list("when.finding")
CASE = {"charge", "trial", "sentence", "acquittal", "release"}  # what follows a scene, not part of it
OF_THE_REPORT = word_list("own_dates.of_the_report")
BEHIND = "right behind the trigger"
NEAR = 9  # words between a trigger and a date that follows it in the same clause
FAR = 14  # the same, for a noun with whom it befell and where: "condemned on E the arrest of union leader X in Y on D"
ORDERS = word_list("when.orders")
ISSUING = word_list("when.issuing")
PROMISING = {"will", "would", "could", "can", "shall", "’ll", "'ll"}
_OPENS_CLAUSE = re.compile(r"(?: [a-z]{3,14},|,)? (when|(?:on|in|during|at) which)\b")
PROCEEDINGS = word_list("own_dates.proceedings")


def _of_the_decision(time: TimeExpression, root: Token, chain: list[Token], event_type: str) -> Dated | None:
    """A date of the decision that an appeal is about: it bounds the appeal and dates what the decision ordered or did ("upheld a
    ruling of D ordering X to pay", "challenged the D ruling that freed X")."""
    start = root.left_edge.i
    if root.i < root.head.i and lemma_of(root.head) in DECIDED | ORDERS and not clauses.prepositions(root):
        said = (root.head, *clauses.children(root.head, "nmod"))  # "the 2 April ruling of the court that upheld the ban"
        return exact(time, f"“{time.text}” of the decision", 1) if any(c.dep_ == "acl:relcl" and c.head in said for c in chain) else None
    noun = root.head if root.dep_ == "nmod" else root.doc[max(start - 1, 0)]  # the one right before, whatever the parser chose
    if lemma_of(noun) not in DECIDED or not clauses.prepositions(root) & {"of", "from"} or noun in chain:
        return None
    if any(carrier.dep_ == "acl" and carrier.head.i == noun.i for carrier in chain):
        return exact(time, f"“{time.text}” of the decision", 1)
    if event_type == "appeal_ruling" and noun.dep_ in ("obj", "nsubj:pass") and noun.head in chain:
        return after(time, f"after the decision of “{time.text}”", 5)
    return None


def _of_the_order(time: TimeExpression, root: Token, chain: list[Token]) -> Dated | None:
    """The day of the order by which something was done ("by an ordinance adopted on D, the city banned the march")."""
    issued = root.head
    order = issued.head
    by = lemma_of(issued) in ISSUING and issued.dep_ == "acl" and lemma_of(order) in ORDERS and clauses.prepositions(order) & {"by", "in", "through"}
    return exact(time, f"“{time.text}” of the order", 1) if by and order.head in chain and order.i < order.head.i else None


def _at_last(time: TimeExpression, path: list[Token], carrier: Token) -> Dated | None:
    """The day up to which something is told not to have happened, and so did then: "was not freed until 5 May"."""
    negated = any(c.lower_ in ("not", "n't") for c in carrier.children)
    until = time.text.lower().startswith(("until ", "till ")) or bool(path and clauses.prepositions(path[-1]) & {"until", "till"})
    day = time.date_end if negated and until and len(path) < 3 else ""
    if not day or not time.edtf.endswith(day):
        return None
    return Dated(day, day, day, "day", f"“{time.text}”, not before it", True, 2, time.start)


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
    chain = [*own_carriers(trigger), *resumed(trigger)]
    times = behind_last_semicolon(times, trigger)
    opening = next((t for t in times if opens_conjunct(t, chain, doc)), None)
    if opening is not None:
        times = [t for t in times if t.start >= opening.start]
        options.append(exact(opening, f"“{opening.text}” in front of the clause", 2))
    sought = Sought(trigger, chain, event_type, triggers, times, sentence)
    for time in times:
        span = doc.span_of(time)
        option = _dated_by(time, span, sought) if span is not None else None
        if option is not None:
            options.append(option)
    options = _as_bounds(options, sought)
    if clauses.own_subjects(trigger) and any(o.rank == 3 and not o.exact and o.basis.startswith(("after “", "before “")) for o in options):
        options = [o for o in options if not o.basis.endswith(SHARED)]  # the clause itself says after or before what it was
    options = [o for o in options if not any(_is_finer(other, o) for other in options)]
    if not options:
        return _before_response(trigger, sentence, doc, triggers)
    options = _opening_first(options, sentence)
    return min(options, key=lambda d: (not d.exact and d.rank > 3, d.rank, not d.exact, d.offset < trigger.idx, d.offset if d.exact and d.offset < trigger.idx else abs(d.offset - trigger.idx)))


def _is_finer(one: Dated, other: Dated) -> bool:
    """Whether one of two dates of a clause lies within a year that the other gives ("for the third time this year on 3 May")."""
    return one.exact and other.exact and one.precision == "day" and other.precision == "year" and other.start <= one.start <= one.end <= other.end and one.rank <= other.rank + 1


def _opening_first(options: list[Dated], sentence: Span) -> list[Dated]:
    """Of exact dates in one clause the one that opens the sentence, without those behind it that it does not hold: a clause has one
    date, and the later one belongs to a noun that the parser passed over ("on D, nurses marched against the cuts planned for E")."""
    opening = next((o for o in options if o.exact and o.start and o.offset - sentence.start_char <= len("throughout ")), None)
    if opening is None:
        return options
    return [o for o in options if o is opening or not o.exact or o.rank < opening.rank or opening.start <= o.start and o.end <= opening.end]


def _before_response(trigger: Token, sentence: Span, doc: Doc, triggers: dict[int, str]) -> Dated | None:
    """The bound that the date of a response gives the event that it responds to: "at a press conference on D, X condemned the arrest"."""
    response = response_to(trigger)
    dated = own_date(response, triggers[response.i], sentence, doc, triggers) if response is not None else None
    return _passed_before(dated, "before the response to it") if dated is not None and dated.exact else None


def _as_bounds(options: list[Dated], sought: Sought) -> list[Dated]:
    """Of dates found for an event those that it can have, as bounds where its words say that it came before or after them."""
    trigger, chain, event_type = sought.trigger, sought.chain, sought.event_type
    if any(is_present_perfect(c) for c in chain):
        outside = {t.start: t for t in sought.times if another_clause_holds(t, chain, trigger.doc)}
        options = [after(outside[o.offset], o.basis, 6) or o if o.exact and o.offset in outside else o for o in options]
    if event_type == "killing" and any(lemma_of(c) in FINDING for c in chain):
        options = [bound for o in options if (bound := _passed_before(o, "a body was found"))]
    if event_type == "charge" and trigger.pos_ == "NOUN" and "on" in clauses.prepositions(trigger) and any(lemma_of(t) in REMANDING for t in trigger.ancestors):
        options = [bound for o in options if (bound := _passed_before(o, "remanded on charges, so charged before"))]
    if event_type == "sentence" and any(lemma_of(c) in SERVING for c in chain):
        options = [bound for o in options if (bound := _passed_before(o))]
    if event_type in SPEECH:
        options = [o for o in options if not of_what_is_spoken_of(o, trigger, trigger.doc)] or options
    return options


def _dated_by(time: TimeExpression, span: Span, sought: Sought) -> Dated | None:
    """The date that one time of the sentence gives the event."""
    trigger, chain, event_type = sought.trigger, sought.chain, sought.event_type
    root = span.root
    if event_type != "statement" and in_dateline(trigger.doc, time.start):
        return None
    if _spelt_out_on(trigger, root, event_type, sought.times):
        return exact(time, f"“{time.text}” before the colon", 5)
    if colon_between(trigger, root) and not opens_chronicle(time, trigger.doc) or behind_semicolon(root, trigger) or of_a_total(root, trigger) or of_a_comparison(root):
        return None
    if time.date_precision == "year" and names_a_law(root):
        return None
    if (told := clauses.cleft_clause(root)) is not None:
        return exact(time, f"“{time.text}” in front of its clause", 1) if told in chain else None
    if is_fixed_for(span, chain) or of_some_of_several(root) or of_event_behind(time, root, sought) or of_offence_behind(root, sought) or interrupts_another_noun(root, chain):
        return None
    if time.text.lower().startswith("since ") and (
            root.head.dep_ == "appos" or any(c.lower_ == "such" for c in root.head.children)):
        return None  # "the third refusal since July"
    begins = _is_when(time, chain[-1], trigger.doc)
    if event_type != "trial" and time.kind == "date" and clauses.prepositions(root) == {"to"} and not begins and lemma_of(root.head) != "night":
        return None  # "remanded to 30 July", not "in the night to 30 July"
    if event_type != "trial" and (days := days_of_hearings(root)):
        return after(time, f"after the last hearing, “{time.text}”", 4) if root is days[-1] else None
    if (main := opens_main_clause(root) or marked_by(root)) is not None:
        if main in chain:
            return exact(time, f"“{time.text}” in front of the main clause", 2)
        if root.head is trigger or trigger in root.ancestors:
            return None
    if (main := closes_main_clause(root) or closes_relative_clause(root)) is not None:
        if main in chain:
            return exact(time, f"“{time.text}” at the end of the clause", 2)
        if root.head is trigger or root.head in chain:
            return None
    if of_the_accusing(time, root, sought):
        return exact(time, f"“{time.text}” goes on from what was told before", 3)
    option = beginning(time, f"“{time.text}”, {BEGINNING}", 1) if begins else None
    if option is None and (report := of_a_report(root)):
        return before(time, f"“{time.text}” {REPORTED}", 7) if event_type != "statement" or trigger.i != report.i else None
    option = option or _of_the_decision(time, root, chain, event_type) or _of_the_order(time, root, chain)
    if event_type in ("detention", "charge", "investigation") and is_end(root) and not any(c.lower_ == "not" for c in chain[-1].children):
        return None  # how long it, or the custody told with it, lasts
    if option is None and (is_of_another_noun(root, trigger) or of_an_argument(root, chain, event_type)):
        return None
    if option is None and (counted_days.is_origin(span, trigger) or counted_days.is_counted_from(time, sought.times, trigger)):
        return None
    for carrier in chain if option is None else ():
        option = _below(time, span, carrier, sought)
        if option:
            break
    if option is None and _follows_closely(root, trigger, sought.triggers):
        option = before(time, f"before “{time.text}”", 3) if is_of_what_was_ahead(root) else exact(time, f"“{time.text}” {BEHIND}", 3)
    option = option or of_clause_above(time, root, sought)
    if _stands_before(span, trigger):
        option = exact(time, f"“{time.text}” before “{trigger.text}”", 0)
    elif option is None or not option.exact:
        option = of_last_conjunct(trigger, root, time) or option
    elif (bound := before_later_step(trigger, root, time)) is not None:
        option = bound
    elif event_type in CASE and semicolon_between(root, trigger) and not _on_the_same_day(trigger, event_type, sought.triggers):
        option = after(time, f"after what was told before it, “{time.text}”", 5)
    return None if option is not None and option.exact and of_an_aim(root, chain, event_type) else option


def _is_promised(clause: Token) -> bool:
    """Whether a clause is what somebody says will be, whose day is none of what he says it about ("left after the mayor promised that buses
    would run from D")."""
    return clause.dep_ == "ccomp" and any(c.lower_ in PROMISING for c in clauses.children(clause, "aux"))


def _below(time: TimeExpression, span: Span, carrier: Token, sought: Sought) -> Dated | None:
    """The date that a time below a word that carries the event gives it, by what stands between the two."""
    trigger, event_type, triggers = sought.trigger, sought.event_type, sought.triggers
    root = span.root
    path = way_up(root, carrier)
    if path is None or any(_is_promised(node) for node in path if node is not carrier):
        return None
    relation = relation_of(path, time)
    if relation == "at" and behind_opening_noun(span, trigger):
        relation = "after"
    between = clauses_between(time, span, path, sought)
    lower = lower_trigger(trigger, root, triggers, event_type)
    if lower is not None and not between:
        between = [lower]
    moved = counted_days.moved_by(time, root, trigger)
    if event_type == "assembly_denied" and moved is None and (between or plans_between(trigger, root) or root.head.pos_ == "NOUN" and clauses.prepositions(root) == {"for"}) and not of_the_ban(time, root, trigger):
        return before(time, f"“{time.text}” is when the assembly was planned", 5)
    if event_type == "assembly_disrupted" and moved is None and any(node.dep_ == "acl" and lemma_of(node) in planned_days.PLANNING for node in path):
        return before(time, f"“{time.text}” is when the assembly was planned", 5)
    if (day := moved or _at_last(time, path, carrier)) is not None:
        return day
    if relation == "before" or event_type == "summons" and (any(is_errand(node) for node in path) or "for" in clauses.prepositions(root)):
        return before(time, f"before “{time.text}”", 3)
    if relation == "after" and any(triggers.get(node.i) == "trial" or lemma_of(node) == "hearing" for node in path):
        return exact(time, f"with the trial of “{time.text}”", 4)
    if relation == "after" and any(clauses.is_relative_clause(node) for node in path[1:]):
        return None  # "freed were X and Y, who had been held since D": of what befell them before
    if relation == "after":
        return after(time, f"after “{time.text}”", 3)
    if of_another_subject(root, carrier):
        return None  # the reason of what somebody else did or met, or when somebody else did something
    if trigger.pos_ == "NOUN" and any(clauses.is_relative_clause(node) and triggers.get(node.i) == event_type for node in between):
        return exact(time, f"“{time.text}” of the clause on the same", 3)  # "the murder of X, who was shot on D"
    if event_type in VERDICTS and any(lemma_of(node) in HEARINGS and clauses.prepositions(node) & {"in", "at", "during"} for node in path[1:]):
        return exact(time, f"at the hearing of “{time.text}”", 3)
    if not between:
        steps = len([node for node in path if lemma_of(node) not in PARTS_OF_DAY])
        return exact(time, f"“{time.text}” in the clause", min(steps, 3))
    return across(time, carrier, between, lower, sought)


def _on_the_same_day(trigger: Token, event_type: str, triggers: dict[int, str]) -> bool:
    """Whether a step of a case behind a semicolon fell on the day told before it: a release soon after, one verdict of several."""
    if on_the_same_occasion(trigger):
        return True
    if event_type == "release":
        return is_soon(trigger)
    if any(t.lower_ in ("separate", "another", "different") and lemma_of(t.head) in PROCEEDINGS for t in trigger.sent):
        return False
    return event_type in VERDICTS and any(triggers.get(t.i) in VERDICTS for t in trigger.doc.tokens[trigger.sent.start:trigger.i])


def _stands_before(span: Span, trigger: Token) -> bool:
    """Whether a date stands between the article and the noun of the event: "the November 2022 killing of X"."""
    doc = trigger.doc
    if trigger.pos_ != "NOUN" or not 0 <= trigger.i - span.end <= 3 or span.start == 0:
        return False
    opened = doc[span.start - 1]
    return opened.lower_ != "same" and (opened.pos_ in ("DET", "ADJ") or opened.dep_ in ("det", "nmod:poss") or opened.lower_ in ("'s", "’s")) and all(
        t.pos_ in ("ADJ", "NOUN", "PROPN") and t.i not in index_of(doc).types for t in doc.tokens[span.end:trigger.i])


def _passed_before(served: Dated, told: str = "served, so passed before") -> Dated | None:
    """The bound that the day on which a sentence was served out gives for the day on which it was passed, or that on which a
    body was found for the killing."""
    if not served.exact or not served.end:
        return served
    return Dated(f"../{served.edtf.split('/')[-1].rstrip('~')}", "", served.end, "before", f"{told}: {served.basis}", False, served.rank, served.offset)


def _spelt_out_on(trigger: Token, root: Token, event_type: str, times: list[TimeExpression]) -> bool:
    """Whether a date in front of a colon is also that of what the words behind it spell out: "on D, soldiers opened fire: two
    people were killed"; not of what somebody said."""
    doc, sentence = trigger.doc, trigger.sent
    colons = [t for t in doc.tokens[root.i:trigger.i] if t.text == ":"] if root.i < trigger.i else []
    if event_type not in ON_THE_SPOT | VERDICTS | {"release", "search", "appeal_ruling", "court_ruling"} or len(colons) != 1:
        return False
    if root.left_edge.i > sentence.start + 2 and root.right_edge.i + 1 >= colons[0].i:
        return False
    before_colon = [t for t in doc.tokens[sentence.start:colons[0].i] if t.pos_ in ("VERB", "AUX")]
    said = any(lemma_of(t) in SAYING for t in before_colon)
    if event_type not in ON_THE_SPOT | {"release", "search"} and not {index_of(doc).types.get(t.i, "trial") for t in before_colon} <= VERDICTS | IN_COURT:
        return False  # "on D ten were arrested: four were fined, …"
    return bool(before_colon) and not said and not any(t.start > colons[0].idx for t in times) and not any(is_pluperfect(t) for t in (trigger, *before_colon))


def _follows_closely(root: Token, trigger: Token, triggers: dict[int, str]) -> bool:
    """Whether the date follows an embedded trigger with no other verb or trigger between: it then belongs to it even
    where the parser attached it to the verb above."""
    first = phrase_start(root)
    whole = trigger.pos_ == "NOUN" and first == trigger.right_edge.i + 1  # "the killing of ruling party MP X and his driver | in June"
    if not 0 < first - trigger.i <= (NEAR if response_to(trigger) is None and not whole else FAR):
        return False
    between = root.doc[trigger.i + 1:first]
    return not any(t.pos_ == "VERB" and t.dep_ != "amod" or t.i in triggers and "without" not in clauses.prepositions(t) or t.text in (",", ";", "—", "–") for t in between)
