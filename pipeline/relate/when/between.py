"""What stands between an event and a date below it: a plan, a reason or another event, of which the date then is ("beat supporters of X, who
was fined on D")."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Span, Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, light_verbs, word_classes
from pipeline.annotate.triggers.relations import QUANTITIES
from pipeline.layers import TimeExpression
from pipeline.relate.dated import AFTER, BEFORE, Dated, after, exact
from pipeline.relate.index import index_of
from pipeline.relate.when.syntax import (
    behind_apposition,
    is_at_the_time,
    is_subordinate,
    opening_words,
    opens_behind,
    way_up,
)
from pipeline.relate.when.words import ANNOUNCING, AT_THE_TIME, ON_THE_SPOT, REASON
from pipeline.vocabulary import word_list

NAMES_PENALTY = {"sentence", "appeal_ruling", "court_ruling"}
ORDERING = word_list("when.ordering")
LETTING = word_list("between.letting")
MADE_KNOWN = word_list("when.saying") | word_list("between.made_known")
PASSED = word_list("when.passed")
MEASURING = word_list("between.measuring")
"""Participles that only tell more of a term ("…, half of it suspended, on D", "ranging from … to …, on D")."""
QUESTIONING = word_list("between.questioning")
WISHED = word_list("slots.wished")
HELD = word_list("between.held")
BEFALLING_REPORTERS = ON_THE_SPOT | {"search", "harassment", "censorship", "summons"}
COVERING = word_list("when.covering")
FORCING = word_list("when.forcing")


def _is_planned_beside(node: Token, path: list[Token]) -> bool:
    """Whether a verb beside the trigger's holds the date in its infinitive ("was freed and is expected to return on Friday")."""
    return node.dep_ == "conj" and node.pos_ == "VERB" and any(
        part.dep_ == "xcomp" and part.head.i == node.i and part.pos_ == "VERB" and clauses.has_child(part, "mark") and not _is_payment(part, path[0]) for part in path)


def _is_payment(verb: Token, day: Token) -> bool:
    """Whether a verb below a verdict only says what has to be paid, with the day of the verdict behind it ("ordered X to pay 50 euros on
    D", "ordered to pay … in May"; not "to pay by 5 May")."""
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and lemma_of(verb) == "pay" and bool(clauses.prepositions(day) & {"on", "in"})


class Sought(NamedTuple):
    """The event whose date is sought: its trigger with the words that carry it, its type, and the triggers (with their types) and
    times of its sentence."""

    trigger: Token
    chain: list[Token]
    event_type: str
    triggers: dict[int, str]
    times: list[TimeExpression]
    sentence: Span


def clauses_between(time: TimeExpression, span: Span, path: list[Token], sought: Sought) -> list[Token]:
    """Of the words between a time and an event the verbs of other clauses and the triggers of other events."""
    trigger, event_type, triggers = sought.trigger, sought.event_type, sought.triggers
    root = span.root
    between = [node for node in path[1:] if node.i in triggers or (is_subordinate(node) and (node.pos_ == "VERB" or clauses.has_child(node, "cop"))) or _is_planned_beside(node, path)]
    between = [n for n in between if not (
        n.dep_ == "acl" and (n.head.i == trigger.i or event_type == "protest" and n.head.dep_ == "nmod" and n.head.head.i == trigger.i or event_type == "sentence" and lemma_of(n) in PASSED) and (lemma_of(n), "object") in light_verbs())]
    between = [n for n in between if not (n.head.i == trigger.i and event_type == "protest" and _announces_for(n, root))]
    between = [n for n in between if not (event_type in ON_THE_SPOT and is_holding_of_assembly_met(n, sought.chain))]
    between = [n for n in between if "without" not in clauses.prepositions(n) or n.tag_ == "VBG"]  # "let go without charge on D"
    between = [n for n in between if event_type != "sentence" or lemma_of(n) not in MEASURING and not _is_payment(n, root)]
    between = [n for n in between if not (n.head in sought.chain and _is_one_deed(n, sought))]
    between = [n for n in between if not (n.head in sought.chain and _is_aim(n, time, sought))]
    between = [n for n in between if not clauses.has_child(n, "det") or n.i in triggers and n.pos_ != "VERB"]
    between = [n for n in between if n is not root.head or behind_apposition(root, n) is n and not opens_behind(n, time)]
    return [n for n in between if n is not span[-1].head or span[-1].lower_ not in BEFORE | AFTER]  # "two days before the arrest"


def is_holding_of_assembly_met(participle: Token, chain: list[Token]) -> bool:
    """Whether a participle says when the assembly was held which the event befell: "a vigil held on D was broken up"."""
    if participle.dep_ != "acl" or lemma_of(participle) not in HELD or not clauses.is_past_participle(participle):
        return False
    met = participle.head.head if participle.head.dep_ == "nmod" else participle.head  # "a rally of nurses held on D"
    known = index_of(met.doc).types.get(met.i) == "protest" or lemma_of(met) in word_classes()["assembly"].lemmas
    return known and met.dep_ in ("obj", "nsubj", "nsubj:pass") and met.head in chain


def is_of_scene_covered(told: Token, event_type: str, chain: list[Token]) -> bool:
    """Whether a clause tells what those were covering to whom, or to whose things, something was done then ("took the cameras of three
    reporters filming a march on D"). `told`: its verb, or the event that is its object."""
    covering = told.head if told.pos_ == "NOUN" and told.dep_ in ("obj", *clauses.OBLIQUES) else told
    if event_type not in BEFALLING_REPORTERS or lemma_of(covering) not in COVERING or covering.tag_ != "VBG" or covering.dep_ not in ("acl", "acl:relcl"):
        return False
    noun = covering.head
    while noun.dep_ in ("nmod", "nmod:poss", "appos", "flat", "compound", "conj") and noun.head.pos_ in clauses.NOMINALS:
        noun = noun.head
    return noun.head in chain and noun.dep_ in ("obj", "nsubj:pass", "obl")


def across(time: TimeExpression, carrier: Token, between: list[Token], lower: Token | None, sought: Sought) -> Dated | None:
    """The date that a time gives an event across other clauses or events: after its reason, or during what went on."""
    event_type, triggers = sought.event_type, sought.triggers
    if lower is not None and _is_of_somebody_else(lower, carrier):
        return None
    if lower is not None and between == [lower]:
        if is_of_scene_covered(lower, event_type, [carrier]):
            return exact(time, f"at what was covered on “{time.text}”", 4)
        if event_type in ON_THE_SPOT and triggers.get(lower.i) == "protest" and lower.pos_ == "NOUN" and clauses.prepositions(lower) & {"from", "at", "during", "of"}:
            return exact(time, f"at the protest of “{time.text}”", 4)
        if lower.pos_ == "NOUN" and (event_type == "statement" and lemma_of(lower) in WISHED or event_type == "extradition" == triggers.get(lower.i)):
            return exact(time, f"“{time.text}” in the clause", 4)  # "called for her release on D", "asked for his extradition on D"
        return after(time, f"after its reason, “{time.text}”", 5)
    if any(is_reason(node, carrier) for node in between):
        return after(time, f"after its reason, “{time.text}”", 5) if any(node.i in triggers for node in between) else None
    if any(clauses.is_contrast(node) or _is_comment(node) for node in between):
        return None
    if event_type in ON_THE_SPOT and all(triggers.get(node.i) == "protest" or opening_words(node) & AT_THE_TIME for node in between):
        return exact(time, f"during the protest of “{time.text}”", 4)
    if is_at_the_time(between[-1]) and all(is_at_the_time(node) or opening_words(node) == {"to"} for node in between):
        return exact(time, f"during what happened “{time.text}”", 4)
    return None


def _is_of_somebody_else(clause: Token, carrier: Token) -> bool:
    """Whether a relative clause tells what befell one named only to say whose people are meant ("beat supporters of X, who was fined on D")."""
    whose = clause.head
    return clause.dep_ == "acl:relcl" and whose.ent_type_ == "PERSON" and whose.dep_ == "nmod" and whose.head is not carrier and "of" in clauses.prepositions(whose)


def _is_comment(clause: Token) -> bool:
    """Whether a clause with "as" says who made known what the clause around it tells: "as the Ombudsperson established on D"."""
    return "as" in opening_words(clause) and lemma_of(clause) in MADE_KNOWN


def _announces_for(clause: Token, day: Token) -> bool:
    """Whether the clause about a protest tells the day for which it was announced ("a march which the union had called for 2 May")."""
    return clauses.is_relative_clause(clause) and lemma_of(clause) in ANNOUNCING and "for" in clauses.prepositions(day)


def is_reason(node: Token, top: Token) -> bool:
    """Whether a token stands in a reason or "after" clause below the top: what came before the event."""
    path = way_up(node, top) or []
    if path and path[-1].pos_ == "VERB" and "from" in clauses.prepositions(path[-1]):
        path = path[:-1]  # what somebody was kept from
    return any(clauses.prepositions(step) & (REASON | AFTER) for step in path
               if step.dep_ in ("advcl", "obl", "nmod", "acl") and not (step.dep_ == "nmod" and (step.head.lower_ in QUANTITIES or step.head.tag_ == "CD")))  # "hundreds of farmers", "one of the rallies"


def is_errand(node: Token) -> bool:
    """Whether a verb says what somebody is summoned to do: "to appear before the court on 20 January"."""
    return node.pos_ == "VERB" and node.dep_ in ("xcomp", "acl", "advcl") and "to" in clauses.prepositions(node)


def _completes(clause: Token) -> bool:
    """Whether a clause only says what somebody was kept from, called in for or ordered to be: one deed with its verb, of one day
    ("kept from boarding his flight on D", "called in for questioning on D", "ordered her held for a month on D")."""
    if clause.pos_ != "VERB":
        return False
    marks = clauses.prepositions(clause)
    if clause.tag_ == "VBG":
        return "from" in marks or "for" in marks and lemma_of(clause) in QUESTIONING
    return clause.dep_ in ("xcomp", "ccomp") and not marks and lemma_of(clause.head) in ORDERING and clauses.is_past_participle(clause)


def _is_aim(infinitive: Token, time: TimeExpression, sought: Sought) -> bool:
    """Whether an infinitive tells the same deed by its aim ("used tear gas to disperse a march on D"), or for what people came together on
    a day ("gathered to demand better pay on D")."""
    if infinitive.dep_ not in ("advcl", "xcomp") or not is_errand(infinitive):
        return False
    told = sought.triggers.get(infinitive.i)
    return told == sought.event_type and told in ON_THE_SPOT or told == "statement" and sought.event_type == "protest" and time.date_precision in ("day", "interval")


def _is_one_deed(clause: Token, sought: Sought) -> bool:
    """Whether a clause below the verb of an event tells no other event: what somebody was kept from ("barred from leaving the country
    on D"), were forced to do or threatened with, or by a trigger of the same type what they were ordered to do ("ordered to remove two
    articles on D")."""
    told = sought.triggers.get(clause.i)
    if clause.dep_ == "xcomp" and clauses.is_infinitive(clause) and (
            lemma_of(clause.head) in FORCING or lemma_of(clause.head) == "threaten" and sought.event_type == "harassment" and _is_past(sought)):
        return True  # "was forced to flee the town on D", "threatened to sue the paper on D"
    if sought.event_type == "release" and clause.dep_ == "xcomp" and clause.head is sought.trigger and lemma_of(clause.head) in LETTING:
        return True  # "was allowed to go home on D"
    if told is None or clause.tag_ == "VBG" and "from" in clauses.prepositions(clause):
        return _completes(clause)
    return told == sought.event_type and (clause.dep_ == "xcomp" or is_errand(clause)) and lemma_of(clause.head) in ORDERING | {"tell", "force"}


def _is_past(sought: Sought) -> bool:
    """Whether the only time of a sentence lies before the report, so that nothing is planned for it."""
    published = sought.trigger.doc._.report.published_on if sought.trigger.doc._.report else ""
    return len(sought.times) == 1 and bool(published) and "" < sought.times[0].date_end <= published


def _behind_for(trigger: Token, token: Token) -> bool:
    """Whether "for" with a gerund stands between the two, wherever the parser attached it."""
    between = token.doc[trigger.i + 1:token.i]
    return any(t.lower_ == "for" and t.nbor().pos_ == "VERB" and clauses.is_participle(t.nbor()) for t in between if t.i + 1 < token.i + 1)


def lower_trigger(trigger: Token, root: Token, triggers: dict[int, str], event_type: str) -> Token | None:
    """Another event in a reason clause of this trigger, to which a date at the end belongs: "fined for a rally on 5 May"."""
    if root.i < trigger.i or root.head is trigger and "," in (root.left_edge.text, root.doc[root.left_edge.i - 1].text):
        return None
    for i in range(root.i - 1, trigger.i, -1):
        token = root.doc[i]
        if token.lower_ == "against" and token.head.head in (trigger, *clauses.children(trigger, "obj", "nsubj:pass")) and token.head.i > i:
            return None  # behind those against whom a charge is brought: "filed charges of riot against X on 5 May"
        if i in triggers and triggers[i] == event_type == "detention" and token.pos_ == "NOUN":
            continue  # the custody itself: "sent to prison for pretrial detention on 5 May"
        if i in triggers and triggers[i] == event_type == "trial" and token.pos_ == "NOUN":
            continue  # "come up for its first hearing on 24 June"
        if i in triggers and event_type in NAMES_PENALTY and triggers[i] in ("detention", "sentence", "movement_restriction") and token.pos_ != "VERB":
            continue  # the penalty itself: "given ten months of home detention on 5 May"
        if i in triggers and (is_reason(token, trigger) or _behind_for(trigger, token)):
            return token
        if token.pos_ == "VERB":
            return None
    return None


def of_the_ban(time: TimeExpression, root: Token, trigger: Token) -> bool:
    """Whether a day counted from another is that of the refusal behind which it stands: "banned the march to the palace the day before"."""
    return (time.anchor == "event" and trigger.i < root.i and not clauses.prepositions(root) & {"for", "on"}
            and not any(t.pos_ == "VERB" or t.lower_ in ("for", "on", "due") for t in trigger.doc.tokens[trigger.i + 1:root.i]))


def plans_between(trigger: Token, root: Token) -> bool:
    """Whether an assembly or a verb of holding one stands between the refusal and the date."""
    return trigger.i < root.i and any(
        lemma_of(t) in class_lemmas(ASSEMBLIES) | {"hold", "stage"}
        for t in root.doc.tokens[trigger.i + 1:root.i])
