"""Who receives a penalty: the targets of its event, or those of its own part of the sentence.

"A and B were sentenced to nine years, C received eight years and four others were given seven": where a sentence holds
several figures, each belongs to the people told between the figure before it and itself; where the figures come first
("terms of two years for A and three for B"), to those told behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Event, Mention, Participant
from pipeline.relate.arguments.counts import FLOATING, heads_told
from pipeline.relate.arguments.dropped import each_told
from pipeline.relate.arguments.of_tokens import participants_at
from pipeline.relate.index import index_of, is_authority_word, kinds_of, participant_kind, trigger_span
from pipeline.relate.lending import entities_of
from pipeline.relate.penalties.words import is_term
from pipeline.vocabulary import word_list

_RECEIVING = ("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "nmod")
_GIVEN_TO = re.compile(r"[^,;]{0,45}\b(?:to|for|on|against)\s(?:[^,;]{0,40})$")
_GAPPED = re.compile(
    r"(?: imprisonment| ?(?:days|months|years))?(?: ?(?:in|of|under|at|with) [a-z-]+(?: [a-z-]+)?){0,2}(?:,? (?:one|two|half|[a-z]+ (?:months?|years?)) of (?:which|them|it)(?: (?:was|were|is|being))? suspended)?(?: each)?[\s,;]*"
    r"(?>(?:\d\d,?|\(\d\d\)"
    r"|(?:and|while|whereas|that|those|each|all|its|the|his|her|their|to|for|an?|of|sentence|term|suspended|conditional|respectively|received|got|was|were|given"
    r"|[a-z]+(?:er|or|ist|ant))(?![a-z]))[\s,;]*)*"
)
"""What may stand beside the names between two figures of a list that leaves its verb out."""
_RELATIVE = {"who", "whom", "which", "that", "each", "all", "both"}
BODIES = frozenset({"body", "civil_society", "outlet"})
_GROUNDS = word_classes()["accusation"].lemmas | word_classes()["case"].lemmas | word_list("recipients.grounds")
"""What stands behind "on" and "for" and receives nothing ("on charges of assaulting officers")."""
_WITHIN_DEED = {"from", "of"}
_WHERE = {"at", "outside", "near", "inside", "from", "around"}
_REASONS = {"for", "because", "after", "over", "following", "against"}
_PEOPLE_AND_BODIES = class_lemmas(BODIES | {"person"})


def targets_of(doc: Doc, event: Event) -> list[Participant]:
    """Targets of an event, without sums, lengths of time and names of penalties that the grammar took for one."""
    return [p for p in each_told(event.participants) if p.role == "target" and not _is_figure(doc, p) and not is_part_of_term(doc, p) and not is_term(p.text)]


_PAID = re.compile(r"\b(?:pay(?:ing)?|compensat(?:e|ing)|reimburs(?:e|ing)) (?:(?:each|the|a|an) )?$|\b(?:damages|compensation|reparations|restitution)(?: of (?:[^,;:]|,(?=\d)){3,40})? to (?:(?:each|the|a|an|his|her|their) )?$")


def is_paid(text: str, start: int) -> bool:
    """Whether somebody told at an offset is whom the punished have to pay ("ordered him to pay X 500 dollars")."""
    return _PAID.search(text, max(0, start - 75), start) is not None


def is_part_of_term(doc: Doc, p: Participant) -> bool:
    """Whether the words mean months or years, not people: "six months, three of them suspended"."""
    words = text_of(doc)[max(0, p.start - _LONGEST_COUNT) : p.end].rsplit(",", 1)[-1].strip() if p.text.lower() in ("them", "which", "those") else p.text
    return _OF_THEM.fullmatch(words) is not None and _SUSPENDED.match(text_of(doc), p.end) is not None


def punished_before(doc: Doc, event: Event, told: Sequence[Event]) -> list[Participant]:
    """Targets of the nearest event told before in the sentence, for a coordinated verb whose own subject the parse lost
    ("was arrested, fined K2,000 and bound over")."""
    before = [e for e in told if e is not event and e.trigger_end <= event.trigger_start and targets_of(doc, e)]
    if not before:
        return []
    nearest = max(before, key=lambda e: e.trigger_start)
    between = doc.char_span(nearest.trigger_end, event.trigger_start, alignment_mode="contract")
    return [] if any(t.dep_ in clauses.SUBJECTS for t in between or ()) else targets_of(doc, nearest)


_LONGEST_COUNT = 20
_OF_THEM = re.compile(r"[\w-]+ of (?:them|which|those)", re.I)
_SUSPENDED = re.compile(r" (?:was |were |is |are |being )?(?:suspended(?! (?:\w+ )?(?:sentence|term))|to be served|firm\b)")
_SUSPENDED_PART = re.compile(r" (?:of (?:which|it|them|that) )?(?:(?:was|were|being) )?suspended\b")
"""What stands behind a length that is part of the one before it ("one year, six months of which were suspended")."""
_AND_MORE = re.compile(r"(?: [a-z]+){0,3} (?:and|plus) (?:to )?(?:an? )?(?:fines? of|fined|a further|another) ?")
"""What stands between two figures of one recipient ("two years in prison and a fine of 500")."""
_CONVERTED = re.compile(r" \((?:about|around|approx\w*\.?|some|roughly|nearly)? ?[^()]{2,30}\)")
"""A sum in another currency behind a figure."""
_ORDERED = word_list("recipients.ordered")
_PAIR = {"former", "latter", "both"}
_RECEIVE = word_list("recipients.receive")
"""Active verbs whose subject is the one punished."""


def is_suspended_part(text: str, end: int) -> bool:
    """Whether the length that ends at `end` is the part of the one before it that is suspended."""
    return _SUSPENDED_PART.match(text, end) is not None


def punished_beside(doc: Doc, event: Event, start: int, end: int) -> list[Participant]:
    """Recipients of a figure or measure text[start:end] that stands in a clause of its own, beside that of the event's
    trigger and with people of its own: "convicted A and B; A was ordered to do 90 days of service". Empty where it stands in
    the trigger's clause, or in one that names nobody else."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_span(doc, event)
    if span is None or trigger is None:
        return []
    node = span.root
    if (payer := _next_to_pay(node)) is not None:
        return participants_at("target", payer, "told with the penalty") or _thing_told(payer)
    while node.head.i != node.i and (node.pos_ not in ("VERB", "AUX") or node.dep_ in ("xcomp", "acl") or node.dep_ == "advcl" and not clauses.own_subjects(node)):
        if trigger.start <= node.i < trigger.end:
            return []
        node = node.head
    if event.event_type == "court_ruling" and lemma_of(node) == "award":
        return []  # who is awarded damages does not pay them
    around = any(a.i == node.i for a in clauses.enclosing_clauses(trigger.root)) and not clauses.own_subjects(trigger.root)
    listed = _subjects_behind_colon(node)
    if node.pos_ != "VERB" or trigger.start <= node.i < trigger.end or node.dep_ in ("acl:relcl", "ccomp") and not _is_due(node) and not listed or around:
        return []
    if lemma_of(node) in _REPLACING and (owners := [owner for t in clauses.patients_of(node) for owner in _owners_of_penalty(t)]):
        return [p for t in owners for p in participants_at("target", t, "whose penalty it was")]
    subjects = listed or clauses.own_subjects(node)
    paying = lemma_of(node) in _ORDERED and any(lemma_of(t) == "pay" for t in clauses.children(node, "xcomp")) or lemma_of(node) == "pay" and _is_due(node)
    floating, subjects = [t for t in subjects if t.lower_ in FLOATING], [t for t in subjects if t.lower_ not in FLOATING]
    if floating and not subjects:
        return [p for t in floating for p in _each_of_them(t)]  # "fined, each receiving …": those of the trigger
    if clauses.is_passive(node) or lemma_of(node) in _RECEIVE or lemma_of(node) == "have" and any(lemma_of(t) in _RECEIVE for t in clauses.children(node, "xcomp")):
        people = [t for t in subjects if t.i < node.i]
    else:
        people = clauses.recipients_of(node) or ([t for t in clauses.patients_of(node) if kinds_of(t) or paying or t.lower_ in _PAIR] if subjects or paying else [t for t in clauses.patients_of(node) if t.lower_ in FLOATING and clauses.oblique(t, "of")])
        people = people or [t for told in clauses.children(node, "xcomp") if paying for t in clauses.expand(clauses.children(told, *clauses.SUBJECTS, "iobj")) if t.i < told.i]
    judges = {p.entity for p in event.participants if p.role == "actor"} if paying else set()
    out: list[Participant] = []
    for token in [owner for t in people for owner in (clauses.oblique(t, "of") if t.lower_ in ("that", "those") else [t])]:
        if not is_authority_word(token) or paying:
            told = [p for p in participants_at("target", token, "told with the penalty") if not _is_figure(doc, p) and (p.entity is None or p.entity not in judges)]
            if told and all(is_part_of_term(doc, p) for p in told):
                continue
            told = told if any(p.entity is not None for p in told) else _each_of_them(token) or told
            out += told or (_thing_told(token) if (clauses.is_passive(node) or paying) and lemma_of(node) in _ORDERED else []) or _one_of_them(token)
    return out


def _next_to_pay(amount: Token) -> Token | None:
    """Who has to pay a sum told behind another's ("ordered X to pay 100 euros and the state to pay 50")."""
    verb = amount.head
    if lemma_of(verb) != "pay" or verb.i < 2 or verb.nbor(-1).lower_ != "to" or lemma_of(verb.nbor(-2)) == "order":
        return None
    payer = next((t for t in (verb.nbor(-2), *verb.nbor(-2).ancestors) if t.dep_ == "conj" and t.pos_ in ("NOUN", "PROPN")), None)
    return payer if payer is not None and payer.i < verb.i and payer.head.i < payer.i and any(
        lemma_of(t) == "pay" and t.i < payer.i for t in (payer.head, payer.head.head, *clauses.children(payer.head, "xcomp"))) else None


_REPLACING = word_list("appeals.replacing")


def _owners_of_penalty(thing: Token) -> list[Token]:
    """Those whose penalty something is, also where its noun is left out ("replaced X’s with house arrest")."""
    return clauses.possessors(thing) or clauses.oblique(thing, "of", "on", "against") or ([thing] if any(c.tag_ == "POS" for c in thing.children) else [])


def _subjects_behind_colon(verb: Token) -> list[Token]:
    """The subjects of a clause that tells behind a colon what each of those got ("found them guilty: A and B were sent to prison"),
    also where the parser hung them at the verb before it."""
    if any(c.text == ":" and c.i < verb.i for c in clauses.children(verb, "punct")):
        return clauses.own_subjects(verb)
    if verb.dep_ != "ccomp" or clauses.has_child(verb, *clauses.SUBJECTS) or not clauses.is_passive(verb):
        return []
    before = [t for t in clauses.children(verb.head, *clauses.SUBJECTS) if verb.head.i < t.i < verb.i]
    return clauses.expand(before) if any(t.text == ":" for one in before for t in verb.doc.tokens[max(one.left_edge.i - 1, verb.sent.start) : one.i]) else []


def _is_due(verb: Token) -> bool:
    """Whether a clause says what somebody has to pay or serve ("ruled that X must pay", "the damages that X must pay")."""
    return lemma_of(verb) in _RECEIVE and any(c.lower_ in ("must", "should", "shall", "to") for c in clauses.children(verb, "aux", "mark"))


def _by_words(span: Span) -> list[Participant]:
    """Those whom the text tells only by these words."""
    return [Participant("target", "group", None, span.start_char, span.end_char, span.text, basis="told with the penalty")]


def _each_of_them(token: Token) -> list[Participant]:
    """All of those told before, by their words ("and each of them was fined")."""
    if token.lower_ not in FLOATING or not any(t.lower_ in ("them", "whom") for t in clauses.oblique(token, "of")):
        return []
    return _by_words(token.doc[token.i : token.i + 3])


def _one_of_them(token: Token) -> list[Participant]:
    """Some of those told before, where no group is known of them ("while a third was jailed", "the older one got two years")."""
    article = token.doc[min(token.left_edge.i, max(token.i - 1, token.sent.start))]
    if token.lower_ not in _ONE_OF_THEM | {"old"} or article.pos_ != "DET" and not clauses.has_child(token, "det"):  # "a 17-year-old"
        return []
    article = next(iter(clauses.children(token, "det")), article)
    return _by_words(token.doc[article.i : token.i + 1])


def only_other(doc: Doc, event: Event) -> list[Participant]:
    """Whom a claim threatens that names no target: the only person or body named beside those who lodged it ("a suit for 1,000
    dollars, filed by X, threatens Y")."""
    if event.event_type != "complaint":
        return []
    taking_part = {p.entity for p in event.participants}
    named = [m for m in starting_in(doc._.mentions, event.start, event.end) if m.kind != "place" and m.entity not in taking_part and not is_paid(text_of(doc), m.start)]
    return [told_with(named[0])] if len({m.entity for m in named}) == 1 else []


def owners_of(doc: Doc, start: int, end: int) -> list[Participant]:
    """Those whose things the words text[start:end] take away: "her computers were confiscated", "the seizure of X’s house"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    things = clauses.patients_of(span.root) if span.root.pos_ == "VERB" else clauses.oblique(span.root, "of")
    owners = [owner for thing in things if not _is_somebody(thing) for owner in clauses.possessors(thing) or clauses.oblique(thing, "of", "from") or _holders(thing)]
    return [p for owner in owners for p in participants_at("target", owner, "owner of what is taken") or _thing_told(owner)]


def _is_somebody(noun: Token) -> bool:
    """Whether a noun tells people, who are no thing of somebody ("his assistant was stripped of her licence")."""
    return noun.ent_type_ == "PERSON" or lemma_of(noun) in word_classes()["person"].lemmas


def _holders(thing: Token) -> list[Token]:
    """Those to whom a clause says that money or an account belongs ("froze 500 dollars belonging to X", "the sum which X had collected")."""
    told = [*clauses.children(thing, "acl", "acl:relcl"), *(t for t in clauses.children(thing.head, "advcl") if lemma_of(t) == "belong" and t.i > thing.i)]
    return [t for clause in told for t in (clauses.oblique(clause, "to") if lemma_of(clause) == "belong" else clauses.agents_of(clause) if thing.idx in index_of(thing.doc).amounts else ())]


def _thing_told(noun: Token) -> list[Participant]:
    """A body that no vocabulary has, where it is told to pay or loses its things ("the paper was ordered to pay"): better its
    words than those punished beside it."""
    article = next(iter(clauses.children(noun, "det")), None)
    if noun.pos_ not in ("NOUN", "PROPN") or article is None:
        return []
    return _by_words(noun.doc[article.i : noun.i + 1])


def _is_figure(doc: Doc, p: Participant) -> bool:
    return not index_of(doc).figures.isdisjoint(range(p.start, p.end))


def shared_out(doc: Doc, event: Event, figures: Sequence[tuple[int, int]]) -> list[list[Participant] | None]:
    """For every figure (start and end, in text order) its own recipients, or None where it goes to all targets."""
    nobody: list[list[Participant] | None] = [None] * len(figures)
    if len(figures) == 1 and len(targets_of(doc, event)) > 1 and not _PAYING.search(text_of(doc), event.start, figures[0][0]):
        only = _given_behind(doc, figures[0][1], event.end)  # "asked for 20 years for X", of several accused
        named = {p.entity for p in targets_of(doc, event) if p.entity is not None}
        return [only if only and all(p.entity in named for p in only) else None]
    if len(figures) < 2:
        return nobody
    beside = [_bracketed(doc, start) for start, _ in figures]
    if all(beside):
        return list(beside)
    given = [_given_behind(doc, end, limit) for (_, end), limit in zip(figures, [*(start for start, _ in figures[1:]), event.end], strict=True)]
    if all(given) and not _PAYING.search(text_of(doc), event.start, figures[0][0]):
        return list(given)
    adjoining: list[list[Participant] | None] = []
    for (_, behind), (start, end) in zip(figures, figures[1:], strict=False):
        conversion = _CONVERTED.match(text_of(doc), behind, start)
        gap = conversion.end() if conversion else behind
        same = _AND_MORE.fullmatch(text_of(doc), gap, start) or is_suspended_part(text_of(doc), end)
        adjoining.append(None if same else told_beside(doc, gap, start) or _counted_beside(doc, event, gap, start))
    first = _right_before(doc, event, figures[0][0])
    if any(adjoining) and all(people is None or people for people in adjoining) and (first or targets_of(doc, event)):
        shared: list[list[Participant] | None] = [first or [p for p in targets_of(doc, event) if p.start < figures[0][0]] or None]
        for told in adjoining:
            shared.append(shared[-1] if told is None else told)
        return shared
    people = _people_of(doc, event)
    edges = [event.start, *(end for _, end in figures)]
    before = [[p for p in people if edges[i] <= p.start < start] for i, (start, _) in enumerate(figures)]
    if not before[0]:
        ends = [*(start for start, _ in figures[1:]), event.end]
        told_behind = [[p for p in people if end <= p.start < ends[i]] for i, (_, end) in enumerate(figures)]
        text = text_of(doc)
        if not all(group and _GIVEN_TO.match(text[end : group[0].start + 1]) for group, (_, end) in zip(told_behind, figures, strict=True)):
            return nobody
        return [list(group) for group in told_behind]
    if sum(bool(group) for group in before) < 2:
        return nobody if targets_of(doc, event) else [list(before[0]) for _ in figures]  # "gave X six months and a fine of 500"
    out: list[list[Participant] | None] = []
    for group in before:
        out.append(list(group) if group else out[-1])
    return out


AND = re.compile(r",? and |, ")
_SENTENCE_END = re.compile(r"[.;:\n]")
_JOINED = re.compile(r"(?:,|;|\band\b) (?:[\w’'-]+ ){0,4}$")
_GETS = re.compile(r" (?:to )?|,? (?:to )?(?:an?|another) (?:additional|further|extra)? ?")
"""What stands between a name and its own figure ("and her editor, B, an additional 500")."""
_ASIDE = re.compile(r", (?:who|whom|whose) [^,;]{1,80},")
_OPENS = re.compile(r"\s*(?:\(|[–—:])\s*(?:[\w-]+ ){0,3}$")


def told_with(mention: Mention) -> Participant:
    """Somebody named beside a figure as its recipient."""
    return Participant("target", participant_kind(mention), mention.entity, mention.start, mention.end, mention.text, basis="told with the figure")


def _person_before(doc: Doc, offset: int) -> Mention | None:
    """The last person named before an offset."""
    return max((m for m in doc._.mentions or [] if m.kind == "person" and m.end <= offset), key=lambda m: m.end, default=None)


def named_together(doc: Doc, offset: int, count: int) -> list[Participant]:
    """The last `count` people named before an offset in its sentence, where they are named together ("their trial ended with A and
    B being given six and five years respectively"); empty where they are not."""
    text = text_of(doc)
    people = [m for m in doc._.mentions or [] if m.kind == "person" and m.end <= offset][-count:]
    together = all(AND.fullmatch(text, a.end, b.start) for a, b in zip(people, people[1:], strict=False))
    return [told_with(m) for m in people] if len(people) == count and together and not _SENTENCE_END.search(text, people[-1].end, offset) else []


def _bracketed(doc: Doc, start: int) -> list[Participant]:
    """The person right before a figure in brackets or behind a dash ("A (18 months), B (two years) and two others (one year)"); empty where
    none is."""
    mention = _person_before(doc, start)
    if mention is not None and _OPENS.fullmatch(text_of(doc)[mention.end : start]):
        return [told_with(mention)]
    return unnamed(doc, _UNNAMED_OPENS.search(text_of(doc), max(0, start - 60), start)) if text_of(doc)[start - 1] == "(" else []


def _adjoining(doc: Doc, start: int) -> list[Participant]:
    """The person whose name stands right before a figure, behind "and" or a comma: "A was fined 300 pesos for a post, and her
    colleague B 500"."""
    mention = _person_before(doc, start)
    text = text_of(doc)
    if mention is None or not _GETS.fullmatch(text, mention.end, start) or not _JOINED.search(text[max(0, mention.start - 50) : mention.start]) or is_paid(text, mention.start):
        return []
    return [told_with(mention)]


def told_beside(doc: Doc, before: int, start: int) -> list[Participant]:
    """The people of a figure at `start` in a list that leaves its verb out; `before`: the end of the figure before it."""
    if (pronoun := _PRONOUN_BESIDE.fullmatch(text_of(doc), before, start)) and (span := doc.char_span(*pronoun.span("who"), alignment_mode="expand")) is not None:
        return [p for p in participants_at("target", span.root, "told with the figure") if p.entity is not None]
    beside = _people_between(doc, before, start)
    told = beside if len(beside) > 1 else _adjoining(doc, start) or _bracketed(doc, start) or beside or unnamed_beside(doc, before, start)
    return [p for p in told if not is_term(p.text)]


_PRONOUN_BESIDE = re.compile(r"(?: in (?:prison|jail)| (?:of )?imprisonment| behind bars)?(?:,| and|, and|, but| but|;) (?P<who>him|her|them|he|she)(?: (?:got|received|to|for))? (?:an? )?")
"""What stands between two figures, the second of which goes to one told by a pronoun ("gave her two years and him ten")."""
WHO = r"(?P<who>(?:the|an?|another|his|her|their|its|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some) (?!(?:the|an?|his|her|their|its) )[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,4}?)"
_TO_WHOM = re.compile(
    r"(?:(?: (?:in (?:prison|jail)|imprisonment|jail|each|(?:(?:prison|jail|suspended) ){0,2}(?:sentences?|terms?)))? (?:to|for|on|against)"
    r"|(?: (?:prison|jail|suspended)){0,2} (?:sentence|term) of) "
)
_SOMEBODY = re.compile(rf"{WHO}(?=,| and | to | for |[.;])")
_PAYING = re.compile(r"\bpay(?:ing|ment)?\b")
_UNNAMED = re.compile(
    rf"(?:,|;|,? (?:and|while|whereas|but))(?: (?:fined|jailed|sentenced|gave|handed))? (?:(?:that|those) of )?{WHO}"
    r"(?: (?:was|were) (?:given|handed|sentenced)| got| received| was given)?(?: to| for)?(?: an?)?"
    r"(?: (?:(?:suspended|conditional|prison|jail) ){0,2}(?:sentences?|terms?|fines?) of)? $")
"""Somebody without a name between two figures: "to six months and the other for ", ", and his co-defendants "."""
_COUNTED = re.compile(
    r"(?:,|;|\b(?:and|while|but)) (?P<who>two|three|four|five|six|seven|eight|nine|ten|\d+)(?: (?:received|got|were (?:given|handed)))?"
    r"(?: (?:suspended|conditional|prison|jail))* (?:sentences|terms|fines)(?: of)? $")
"""A bare number of people before the plural of what they got."""
_UNNAMED_OPENS = re.compile(rf"(?:[:,;]|\band) {WHO} \($")
"""Somebody without a name right before a figure in brackets."""
_ORDINALS = {"third", "fourth", "fifth", "sixth", "seventh"}
_REST = {"other", "others", "rest", "remainder"}
_ONE_OF_THEM = word_list("recipients.one_of_them")


def unnamed_beside(doc: Doc, before: int, start: int) -> list[Participant]:
    """Those told without a name between two figures of a list that leaves its verb out: "X got five years, and his co-defendants
    three years", "jailed one of them for six months and the other for a year"."""
    text = text_of(doc)
    return unnamed(doc, _UNNAMED.search(text, max(before, start - 70), start))


def _counted_beside(doc: Doc, event: Event, before: int, start: int) -> list[Participant]:
    """Those told by a bare number between two figures of what several got ("four received fines of 500 and two suspended sentences of three
    months")."""
    several = any((p.count_min or 0) > 1 for p in targets_of(doc, event))
    return unnamed(doc, _COUNTED.search(text_of(doc), before, start)) if several else []


def _given_behind(doc: Doc, end: int, limit: int) -> list[Participant]:
    """The people told with "to" or "for" right behind a figure: "two years to A and three to her brother B"."""
    text = text_of(doc)
    opening = _TO_WHOM.match(text, end, limit)
    if opening is None:
        return []
    people = [m for m in starting_in(doc._.mentions, opening.end(), limit) if m.kind != "place" and m.end <= limit]
    gap = text[opening.end() : people[0].start] if people else ""
    if people and not re.search(r";|\beach\b|\ball\b", gap) and _GAPPED.fullmatch(_PERSON_WORD.sub(_without_person, gap)):
        last = next((n for n, (a, b) in enumerate(zip(people, people[1:], strict=False), 1) if not AND.fullmatch(text, a.end, b.start)), None)
        return [told_with(m) for m in people[:last]]
    return unnamed(doc, _SOMEBODY.match(text, opening.end(), limit))


def unnamed(doc: Doc, found: re.Match[str] | None) -> list[Participant]:
    """Those whom the words of `found` tell without a name; empty where they tell no people."""
    words = doc.char_span(*found.span("who"), alignment_mode="contract") if found else None
    if found is None or words is None or any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in words):
        return []
    head = next((t for t in words if t.lower_ == "of"), None)
    last = words[-1] if head is None or head.i == words.start else head.nbor(-1)
    last = last.nbor(-1) if last.lower_.endswith(("self", "selves")) and last.i > words.start else last
    if lemma_of(last) in class_lemmas(BODIES) - word_classes()["person"].lemmas and words[0].lower_ in ("the", "his", "her", "their", "its"):
        return [p for p in participants_at("target", last, "told with the figure") if p.kind == "organisation"][:1] or _thing_told(last)
    if lemma_of(last) not in word_classes()["person"].lemmas - {"group"} and last.lower_ not in _ONE_OF_THEM and not (last.like_num and len(words) > 1 and words[-2].lower_ in ("other", "remaining")):
        return []
    told = [p for p in participants_at("target", last, "told with the figure") if p.kind == "person" and not (last.lower_ in _REST and p.end <= found.start("who"))]
    if any(t.lower_ in _ORDINALS for t in words):  # "the third defendant" is none of those named before
        told = [p for p in told if p.start >= found.end("who")]
    group = next((g for g in doc._.groups or [] if found.start("who") <= g.start and g.end <= found.end("who")), None)
    count = next((int(WORDS[t.lower_]) for t in words if t.lower_ in WORDS and t.pos_ == "NUM"), None)
    count = 1 if count is None and last.lower_ in _ONE_OF_THEM - _REST | {"other"} and last.pos_ != "NUM" else count
    count = heads_told(last) if count is None else count
    low, high = (group.count_min, group.count_max) if group else (count, count)
    if told:
        return told if "Plur" in last.morph.get("Number", []) else told[:1]
    return [Participant("target", "group", None, found.start("who"), found.end("who"), found["who"], low, high, basis="told with the figure")]


def _right_before(doc: Doc, event: Event, start: int) -> list[Participant]:
    """Those named right before a figure behind the trigger: "fined A 1,500 and B 900", "upheld the decision sentencing A to
    six years, B to five"."""
    text = text_of(doc)
    told = {p.entity for p in targets_of(doc, event)}
    mention = next((m for m in doc._.mentions or [] if m.kind == "person" and m.start >= event.trigger_start and (
        text[m.end : start] == " " or text[m.end : start] == " to " and m.entity not in told)), None)
    if mention is None:
        return []
    chain = [mention]
    for before in sorted((m for m in doc._.mentions or [] if m.kind == "person" and event.trigger_start <= m.start < mention.start), key=lambda m: -m.start):
        if not AND.fullmatch(text, before.end, chain[0].start):
            break
        chain.insert(0, before)
    return [told_with(m) for m in chain]


def is_bracketed(doc: Doc, start: int) -> bool:
    """Whether a figure stands in brackets or behind a dash right after somebody's name."""
    return bool(_bracketed(doc, start))


def _people_between(doc: Doc, start: int, end: int) -> list[Participant]:
    """The people and bodies that stand alone, with "to" or "for", between two figures; empty where other words do too."""
    text = text_of(doc)
    inside = [m for m in starting_in(doc._.mentions, start, end) if m.kind != "place" and m.end <= end]
    nameless = {m.span("who"): p for m in _BESIDE_NAME.finditer(text, start, end) for p in unnamed(doc, m)} if inside else {}
    asides = [*(m.span() for m in _ASIDE.finditer(text, start, end)), *nameless, *(m.span() for m in _OR_FINE.finditer(text, start, end)),
              *((t.start - (3 if text[: t.start].endswith(("on ", "in ")) else 0), t.end) for t in starting_in(doc._.times, start, end) if t.kind == "date")]
    mentions = [m for m in inside if not any(a <= m.start < b for a, b in asides)]
    rest, at = "", start
    for a, b in sorted([*((m.start, m.end) for m in mentions), *asides]):
        rest += text[at:a] + " "
        at = b
    rest += text[at:end]
    if not mentions or len(mentions[-1].text) < 2 or not _GAPPED.fullmatch(_PERSON_WORD.sub(_without_person, rest)):
        return []
    return sorted([*(told_with(m) for m in mentions), *nameless.values()], key=lambda p: p.start)


_BESIDE_NAME = re.compile(rf"(?:,|\band|\bwith) {WHO}(?=,| and | to | for | \d|$)")
"""Somebody without a name told with a name in a list ("and A and her brother to two years")."""
_OR_FINE = re.compile(r" (?:and|plus) (?:an? )?fines?(?=,| and |;)")
"""A fine without a figure that closes what those before received ("to ten years and a fine, and B to six")."""
_PERSON_WORD = re.compile(r"[a-z][a-z-]+(?=[ ,])")


def _without_person(word: re.Match[str]) -> str:
    """A word, or nothing where it is a noun for people or bodies ("her colleagues X and Y", "the weekly X")."""
    return "" if {word.group(), word.group().removesuffix("s")} & _PEOPLE_AND_BODIES or word.group() in _ONE_OF_THEM else word.group()


_IN_QUOTATION = re.compile(r'[^"“”]*(?:"[^"]*"[^"]*|“[^”]*”[^“]*)*["“][^"“”]*$')
"""Between a verdict and somebody in the quoted words of an offence ("10 years for “harming the society”, and five for …")."""


def _people_of(doc: Doc, event: Event) -> list[Participant]:
    """Those in the sentence who may receive a penalty, in text order: no actors, nobody inside a reason clause."""
    span = doc.span_of(event)
    targets = entities_of(event, "target")
    actors = entities_of(event, "actor") - targets
    found = [p for p in targets_of(doc, event) if event.start <= p.start < event.end]
    for token in span or ():
        if clauses.first_conjunct(token).dep_ not in _RECEIVING or "as" in clauses.prepositions(token) or in_reason(token) or lemma_of(token.head) == "pay" and token.i > token.head.i or _is_in_duty(token):
            continue
        told = []
        for p in participants_at("target", token, "told with the figure"):
            if p.kind == "organisation" and p.entity not in targets or p.entity is not None and p.entity in actors or is_paid(text_of(doc), p.start):
                continue
            if _IN_QUOTATION.match(text_of(doc), event.trigger_end, p.start):
                continue
            if p.kind == "group" and any(q.role == "actor" and p.start < q.end and q.start <= p.end + 2 for q in event.participants):
                continue  # "the regulator X"
            if "owner of" in p.basis and clauses.prepositions(token) & _WHERE and lemma_of(token) not in _GROUNDS:
                continue  # "a protest at X’s home"
            if p.kind == "group" and (is_authority_word(token) or _is_bare(token) or is_part_of_term(doc, p) or _is_figure(doc, p) or p.text.lower() in _RELATIVE or is_term(p.text)):
                continue
            told.append(p)
        found += [p for p in told if not any(p.start < q.end and q.start < p.end for q in found)]
    return sorted(found, key=lambda p: p.start)


def _is_in_duty(token: Token) -> bool:
    """Whether somebody or something is told in what the punished may not do ("forbade him to administer websites")."""
    deed = token.head
    return token.i > deed.i and deed.dep_ == "xcomp" and lemma_of(deed) not in ("pay", "compensate") and lemma_of(deed.head) in _FORBIDDING and deed.pos_ == "VERB"


_FORBIDDING = word_list("recipients.forbidding")


def _is_bare(token: Token) -> bool:
    """Whether a noun in the singular stands alone, as what somebody did rather than who ("for assembly and collusion")."""
    return token.tag_ == "NN" and not clauses.has_child(token, "det", "nummod", "nmod:poss")


def in_reason(token: Token) -> bool:
    """Whether a word stands in the reason of a penalty, or in what somebody is banned from."""
    node = token
    while node.head.i != node.i:
        marks = clauses.prepositions(node)
        if node.dep_ in ("advcl", "acl", "obl", "nmod") and node.i != token.i and marks & _REASONS or node.pos_ == "VERB" and marks & _WITHIN_DEED:
            return True  # also what somebody is banned from, or convicted of doing
        node = node.head
    return False


def named_beside(doc: Doc, event: Event, start: int, end: int) -> list[Participant]:
    """Recipients that the clause of a figure or of a measure names, for events without a target: "imposed a fine on X",
    "ordered two months of detention for X", "X received a fine"; never who imposed it."""
    actors = {(p.start, p.end) for p in event.participants if p.role == "actor"}
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    node = span.root
    found: list[Token] = []
    while True:
        found += [t for t in clauses.oblique(node, "on", "upon", "for", "to", "against") if not span.start <= t.i < span.end]
        found += [t for t in clauses.oblique(node, "of") if node.pos_ == "NOUN" and "person" in kinds_of(t)]
        if node.pos_ in ("VERB", "AUX") or node.head.i == node.i:
            break
        node = node.head
    below = (t for t in node.subtree if t.i > span.start and t.dep_ in clauses.OBLIQUES and "for" in clauses.prepositions(t))
    found = found or [t for t in below if "person" in kinds_of(t)][:1]
    if not found and node.pos_ == "VERB":
        found = clauses.surface_subjects(node) if clauses.is_passive(node) else [t for t in clauses.patients_of(node) if kinds_of(t)]
    out: list[Participant] = []
    for token in found:
        if token.pos_ == "VERB" or is_authority_word(token) or lemma_of(token) in _GROUNDS:
            continue
        for p in participants_at("target", token, "told with the penalty"):
            if "for" in clauses.prepositions(token) and "owner of" in p.basis:
                continue  # "fined for slander against the army"
            if not _is_figure(doc, p) and (p.start, p.end) not in actors and not is_paid(text_of(doc), p.start) and not any((p.start, p.entity) == (q.start, q.entity) for q in out):
                out.append(p)
    return out
