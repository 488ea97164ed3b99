"""Penalties that words alone state: bans, warnings, confiscation, and fines and prison terms without a figure ("A got a suspended sentence",
"ordered the expulsion of X")."""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.layers import Event, Participant, TimeExpression
from pipeline.relate.index import trigger_root
from pipeline.relate.penalties.bans import STOPPED, is_ban, is_kept_from_work
from pipeline.relate.penalties.custody import is_remand
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.imposing import MEASURES, PENAL, in_offence, is_under_review, owner_of
from pipeline.relate.penalties.neighbours import right_before
from pipeline.relate.penalties.recipients import named_beside, owners_of, punished_before, targets_of, unnamed_beside
from pipeline.relate.penalties.rows import add_rows
from pipeline.relate.penalties.shares import told_beside_trigger
from pipeline.relate.penalties.words import BANS, CUSTODIAL, is_by_law, is_fine, is_no_fine, terms
from pipeline.vocabulary import word_list

_FINES = re.compile(r"\bfines?\b(?! (?:of|for each)\b)", re.I)
_TO_PRISON = re.compile(
    r"\b(?:to(?! (?:avoid|escape|evade))|received|given|handed|handed down|serving) (?:"
    r"(?:[\w-]+ ){0,5}?(?:life imprisonment|life in prison|life sentences?)"
    r"|(?:\w+ )?(?:prison|jail|imprisonment|(?:long|lengthy|heavy|harsh|various|different) (?:prison|jail) (?:terms|sentences))\b(?! (?:term|sentence)s? of)"
    r")|^(?:jailed|imprisoned)(?:(?: [\w’'.-]+){0,6}? for life)?\b",
    re.I,
)
_FOR_LIFE = re.compile(r"(?:(?!\b(?:maximum|carr(?:y|ies|ied|ying)|punish\w*|penalt\w*|provid\w*|up to)\b)[^;:])*?\b(?:life (?:(?:prison|jail) )?(?:imprisonment|sentences?|terms?)|life in (?:prison|jail))\b", re.I)
_LIFE = re.compile(r"\blife\b", re.I)
_TO_LIFE = re.compile(r"\b(?:commut|reduc|chang|convert|increas|rais)\w*\b[^.;:]{0,60} (?:to|into) (?P<term>(?:a )?life (?:(?:prison|jail) )?(?:imprisonment|sentence|term|in (?:prison|jail)))\b", re.I)
"""What stands between an appeal and a sentence for life in the place of another penalty."""
_LIFTED = re.compile(r"\b(?:lift|eas|remov|scrapp?|end|drop)(?:s|e|es|ed|ped|ing|ping)? [^.;,]{0,40}$", re.I)
"""What stands between the trigger of a ruling and the measure that it ends ("lifted the travel ban")."""
_FREEDOM = re.compile(r"\b(?:freedom|liberty) (?:in|with|under) $|\b(?:type|form|kind|sort) of $", re.I)
_DAMAGES_CLAIMED = re.compile(r"\b(?:seek|sought|demand|claim|ask|su(?:e[ds]?|ing)\b[^;.,]{0,60} )\w* ?(?:for )?(?:[\w,]+ ){0,4}(?:damages|compensation)\b", re.I)
_DAMAGES_DUE = re.compile(r"(?: [\w’'-]+){0,5}? (?:damages|compensation|reparations|restitution)\b")
_PUT_UNDER = re.compile(r"(?<!held )(?<!been )\b(?:to|into|under|onto) $")
_IS_GIVEN = re.compile(r"\b(?:him|her|them) $")
_MEASURED = re.compile(r"(?: of|[’'])? ?")
"""What stands between a length and the penalty that it measures."""
_ADMINISTRATIVE = re.compile(r"\badministrative (?:detention|arrest)", re.I)
REACH_OF_FINE = 40
"""Characters behind the word within which the figure of a fine stands."""


def add_without_figures(doc: Doc, start: int, end: int, told: list[Event]) -> None:
    """Penalties that words alone state: bans, warnings, confiscation, and fines and prison terms without a figure."""
    text, verdict = text_of(doc), any(event.event_type in PENAL for event in told)
    measures = {kind for event in told if not is_under_review(event, told) for kind in MEASURES.get(event.event_type, ())}
    for term in terms() if verdict or measures else ():
        if term.needs in ("duration", "money") or term.kind not in measures and not (verdict and term.kind != "asset_freeze"):
            continue
        for match in term.pattern.finditer(text, start, end):
            owner = owner_of(term.kind, match.start(), match.end(), told, text)
            if owner is None or any(p.kind == term.kind for p in owner.penalties) or any(p.kind == term.kind and p.start <= match.start() < p.end for e in told for p in e.penalties):
                continue
            within = owner.trigger_start <= match.start() < owner.trigger_end or owner.event_type == "movement_restriction" and _is_ordered(doc, owner, *match.span())
            if any(t.end <= match.start() and _MEASURED.fullmatch(text, t.end, match.start()) and _is_counted(t, told) for t in starting_in(doc._.times, start, match.start())):
                continue
            if owner.event_type not in PENAL and _LIFTED.search(text, owner.trigger_start, match.start()):
                continue
            if term.needs == "trigger" and term.kind == "other" and not within and _is_carried_out(doc, owner, *match.span()):
                within = True  # "was deported and stripped of her citizenship"
            if term.kind == "deportation" and not within and _is_carried_out(doc, owner, *match.span()):
                within = True
                owner.penalties = [p for p in owner.penalties if p.kind != "travel_ban" or p.duration_min]
            if term.needs == "trigger" and not within and (owner.event_type not in (*PENAL, "registration_denied") or term.kind in ("deportation", "travel_ban") and not _is_added(doc, owner, *match.span())):
                continue
            if not within and owner.event_type in PENAL and not _is_of_verdict(doc, owner, term.kind, *match.span()):
                continue
            beside = [] if within else right_before(doc, owner, start, match.start(), pronouns=term.kind == "warning" and not _IS_GIVEN.search(text, start, match.start()))
            if term.kind in BANS and _describes_people(doc, *match.span()):
                continue
            if term.needs == "people" and not beside:
                continue
            if term.kind == "house_arrest" and not _is_imposed_at_home(text, owner, start, match.start()):
                continue
            own = (term.kind == "confiscation" or term.needs == "trigger" and "licen" in match.group().lower()) and owners_of(doc, *match.span()) or beside or ([] if within else told_beside_trigger(doc, owner, *match.span()) or unnamed_beside(doc, owner.trigger_end, match.start()))
            recipients = own or targets_of(doc, owner) or named_beside(doc, owner, *match.span()) or punished_before(doc, owner, told)
            add_rows(doc, owner, Figure(term.kind, *match.span()), _told_for(text, recipients, match.end()) or _without_others(owner, recipients, match.end()))
    verdicts = [event.trigger_start for event in told if event.event_type in PENAL]
    for event in told:
        if not is_under_review(event, told):
            _by_trigger(doc, event, min((begins for begins in verdicts if begins >= event.trigger_end), default=end))


_FOR = re.compile(r" (?:for|on|against) (?:[\w’'-]+ ){0,3}")
"""What stands between a penalty and those on whom alone it is imposed."""


def _told_for(text: str, recipients: list[Participant], end: int) -> list[Participant]:
    """Those of several people for whom a penalty is told right behind it ("house arrest for A and a travel ban for B"); none where it is not."""
    first = next((p for p in recipients if end <= p.start and _FOR.fullmatch(text, end, p.start)), None) if len(recipients) > 1 else None
    return [p for p in recipients if p is first or p.start > first.start and not _FOR.search(text, first.end, p.start)] if first is not None else []


def _without_others(event: Event, recipients: list[Participant], end: int) -> list[Participant]:
    """Without those told behind a penalty who alone received another one ("A got a suspended sentence and B a fine of 500")."""
    others = {(q.recipient, q.recipient_text if q.recipient is None else "") for q in event.penalties if q.recipient_text}
    behind = [p for p in recipients if p.start > end and (p.entity, p.text if p.entity is None else "") in others]
    first = [p for p in recipients if p not in behind]
    alone = not any((p.entity, p.text if p.entity is None else "") in others for p in first)
    return first if first and behind and alone else recipients


def _is_counted(length: TimeExpression, told: list[Event]) -> bool:
    """Whether a length measures a penalty of an event told in its sentence."""
    return length.kind == "duration" and any(p.duration_min and p.start <= length.start < p.end for e in told for p in e.penalties)


def _is_of_verdict(doc: Doc, event: Event, kind: str, start: int, end: int) -> bool:
    """Whether a verdict imposes the penalty text[start:end]: not the custody before it, nor what somebody was punished for."""
    return (kind != "pretrial_detention" or _is_reviewed(doc, event, start, end)) and not in_offence(doc, event, start, end)


def _is_carried_out(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether somebody who was not let in is sent off again in the same breath ("was refused entry and put on a plane to Zurich")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_root(doc, event)
    if event.event_type != "movement_restriction" or span is None or trigger is None or span.root.pos_ != "VERB":
        return False
    return span.root.dep_ == "conj" and span.root.head.i == trigger.i and not clauses.has_child(span.root, *clauses.SUBJECTS) and not clauses.has_child(span.root, "mark")


def _describes_people(doc: Doc, start: int, end: int) -> bool:
    """Whether the words text[start:end] say what people or an outlet are known to be ("the exiled editor", "a banned station")."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and span.root.dep_ == "amod" and span.root.head.i > span.root.i and span.root.head not in span


def _is_ordered(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether the words text[start:end] are the noun of what the verb of a measure orders ("ordered the expulsion of X", "a
    deportation order was issued")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_root(doc, event)
    node = span.root if span is not None else None
    if node is None or trigger is None or node.pos_ == "VERB":
        return False
    while node.i != trigger.i and node.head.i != node.i and node.dep_ in ("compound", "amod", "nmod", "obj", "nsubj:pass", "obl", "conj"):
        node = node.head
    return node.i == trigger.i or event.trigger_start <= node.idx < event.trigger_end


def _is_added(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether a verdict imposes the measure text[start:end] beside its penalty ("sentenced X to a year and ordered his deportation")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_root(doc, event)
    if span is None or trigger is None or event.event_type != "sentence" or span.root.i < trigger.i or trigger not in span.root.ancestors:
        return False
    return _belongs_to(span.root, trigger)


def _is_reviewed(doc: Doc, event: Event, start: int, end: int) -> bool:
    """Whether the words are what an appeal ruling is about ("upheld pre-trial detention for eight defenders")."""
    span, trigger = doc.char_span(start, end, alignment_mode="expand"), trigger_root(doc, event)
    if span is None or trigger is None or event.event_type != "appeal_ruling":
        return False
    return span.root.dep_ in ("obj", "nsubj:pass") and span.root.head.i == trigger.i


def _is_imposed_at_home(text: str, event: Event, low: int, start: int) -> bool:
    """Whether the house arrest told at `start` is a penalty of its own ("restricted freedom in home confinement" is one), and,
    where somebody is released, what they were released to."""
    if _FREEDOM.search(text, max(low, start - 30), start):
        return False
    return event.event_type != "release" or _PUT_UNDER.search(text, low, start) is not None


def _by_trigger(doc: Doc, event: Event, end: int) -> None:
    """The penalty that the trigger itself states where nothing beside it told one: custody, a freeze, a fine or a prison term
    without a figure."""
    text, targets = text_of(doc), targets_of(doc, event)
    kinds = {p.kind for p in event.penalties}
    trigger = (event.trigger_start, event.trigger_end)
    if event.event_type == "detention" and not kinds & {"pretrial_detention", "administrative_detention"} and is_remand(doc, event):
        add_rows(doc, event, Figure("pretrial_detention", *trigger), targets)
    if event.event_type == "detention" and not kinds and _ADMINISTRATIVE.search(event.trigger):
        add_rows(doc, event, Figure("administrative_detention", *trigger), targets)
    if event.event_type == "asset_freeze" and not kinds & {"asset_freeze", "confiscation"} and event.status != "planned":
        add_rows(doc, event, Figure("asset_freeze", *trigger), targets)
    claimed = _DAMAGES_CLAIMED.search(text, event.trigger_start, event.end) if event.event_type == "complaint" and targets and not kinds else None
    if claimed:
        add_rows(doc, event, Figure("compensation", *claimed.span()), targets)
    verb = trigger_root(doc, event)
    if verb is not None and "activity_ban" not in kinds and "travel_ban" not in kinds and (is_ban(verb, event) and (event.event_type not in STOPPED or any(p.kind == "person" for p in targets)) or is_kept_from_work(doc, event)):
        add_rows(doc, event, Figure("activity_ban", *trigger), targets)
    if event.event_type == "appeal_ruling" and (life := _TO_LIFE.search(text, event.trigger_start, event.end)):
        add_rows(doc, event, _prison_told(life.start("term"), life["term"]), targets)
    if event.event_type != "sentence" or is_by_law(text, event.start, event.trigger_start):
        return
    fine = _FINES.search(text, event.trigger_start, min(end, event.trigger_end + 60))
    told = kinds & {"fine", "compensation"} or any(p.duration_min for p in event.penalties) and not (verb is not None and lemma_of(verb) == "fine")
    if is_fine(event.trigger) and not is_no_fine(text[event.trigger_end : event.trigger_end + 45]) and not told:
        add_rows(doc, event, Figure("compensation" if _DAMAGES_DUE.match(text, event.trigger_end) else "fine", *trigger), targets)
    elif fine and fine.start() - event.trigger_end < 14 and "fine" not in kinds:
        add_rows(doc, event, Figure("fine", *fine.span()), targets)
    elif verb is not None and "fine" not in kinds and (beside := _fine_beside(doc, verb)):
        add_rows(doc, event, Figure("fine", *beside), _punished_with(event, targets, beside[0]))
    if verb is not None and "death" in text[event.trigger_end : event.end] and (death := _to_death(verb)) is not None:
        add_rows(doc, event, Figure("other", death.idx, death.idx + len(death)), _without_others(event, targets, death.idx))
    if any(p.kind in CUSTODIAL or "death" in p.text for p in event.penalties):
        return
    if verb is not None and lemma_of(verb) in _SENTENCING and (term := next((t for t in clauses.oblique(verb, "to") if t.i > verb.i and _is_of_prison(t)), None)) is not None:
        first = next((c for c in term.children if c.lower_ == "life"), term)
        add_rows(doc, event, _prison_told(first.idx, text[first.idx : term.idx + len(term)]), targets)
        return
    near, far = (text[event.trigger_start : min(end, event.trigger_end + reach)] for reach in (45, 160))
    prison = _TO_PRISON.search(near) or _FOR_LIFE.match(far)
    if prison:
        at = event.trigger_start + prison.start()
        add_rows(doc, event, _prison_told(at, prison.group()), targets)


def _to_death(verb: Token) -> Token | None:
    """The "death" to which a verdict sentences somebody, also by a verb that goes on with its own ("convicted X, sentencing him to death")."""
    going_on = [t for t in clauses.children(verb, "conj", "advcl") if t.i > verb.i and not clauses.own_subjects(t)]
    return next((t for head in (verb, *going_on) if lemma_of(head) in _SENTENCING for t in clauses.oblique(head, "to") if t.lower_ == "death" and t.i > head.i), None)


def _prison_told(start: int, words: str) -> Figure:
    """A term of prison that words alone tell, with its length where that is life."""
    if not _LIFE.search(words):
        return Figure("imprisonment", start, start + len(words))
    life = TimeExpression(start, start + len(words), words, "duration", duration_min="life", duration_max="life")
    return Figure("imprisonment", start, start + len(words), length=life)


_SENTENCING = word_list("bare_words.sentencing")
_PRISON = word_list("bare_words.prison")


def _is_of_prison(noun: Token) -> bool:
    """Whether a noun alone tells of prison ("to prison", "to lengthy jail terms")."""
    return lemma_of(noun) in _PRISON or lemma_of(noun) in ("term", "sentence") and any(lemma_of(c) in _PRISON for c in clauses.children(noun, "compound"))


def _fine_beside(doc: Doc, verb: Token) -> tuple[int, int] | None:
    """A fine without a figure beside another penalty of the verdict ("sentenced to a year in prison and a fine", "was jailed and fined")."""
    for token in doc.tokens[verb.i + 1 : verb.sent.end]:
        if lemma_of(token) != "fine" or token.dep_ not in ("conj", "obl", "obj", "nmod") or token.pos_ not in ("NOUN", "VERB") or token.pos_ == "NOUN" and clauses.prepositions(token) - {"to", "with", "and"}:
            continue
        if any(token.idx - 12 < q.start < token.idx + REACH_OF_FINE for q in doc._.money) or any(t.lower_ == "or" for t in clauses.children(token, "cc")) or lemma_of(token.nbor(-1)) == "pay":
            continue
        if _belongs_to(token, verb) and not _is_of_others(token, verb):
            return token.idx, token.idx + len(token)
    return None


def _is_of_others(fine: Token, verb: Token) -> bool:
    """Whether a verb beside that of the verdict tells whom the fine befell ("jailed A and fined B", "ordered B to pay a fine")."""
    node = fine
    while node.i != verb.i:
        if node.pos_ == "VERB" and any(t.pos_ != "PRON" and t.i > node.i for t in clauses.children(node, "obj") if t.i != fine.i and t.pos_ in clauses.NOMINALS):
            return True
        node = node.head
    return False


def _belongs_to(token: Token, verb: Token) -> bool:
    """Whether a word is told of those whom a verb befell: in its clause, in one joined to it that has no subject of its own, or as what
    is to follow."""
    node = token
    while node.i != verb.i:
        if node.dep_ in ("acl", "acl:relcl", "advcl", "ccomp", "root") and lemma_of(node) != "follow" or node.pos_ == "VERB" and clauses.has_child(node, *clauses.SUBJECTS) or clauses.prepositions(node) & {"for", "over", "after", "of"}:
            return False
        node = node.head
    return True


def _punished_with(event: Event, targets: list[Participant], start: int) -> list[Participant]:
    """Those who received the penalty told right before the words at `start`, where others of the verdict received another."""
    before = max((p.end for p in event.penalties if p.end <= start), default=None)
    told = [p for p in targets if any(q.end == before and q.recipient == p.entity and (p.entity is not None or q.recipient_text == p.text) for q in event.penalties)]
    return told or targets
