"""The dates of clauses that hold the event's own, or that it goes on with, is coordinated with or came before ("was arrested and charged on 3
May")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import TimeExpression
from pipeline.relate.dated import AFTER, BEFORE, Dated, after, before, exact
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.topics import response_to
from pipeline.relate.when import counted_days
from pipeline.relate.when.between import ORDERING, Sought, is_holding_of_assembly_met, is_of_scene_covered
from pipeline.relate.when.dates_of_others import after_a_time
from pipeline.relate.when.syntax import (
    announced_at,
    behind_apposition,
    comma_between,
    is_fronted,
    opening_words,
    opens_chronicle,
    relation_of,
    way_up,
)
from pipeline.relate.when.tense import is_pluperfect, is_present
from pipeline.relate.when.words import ANNOUNCING, HOURS, LATER_ADVERBS, ON_THE_SPOT, REASON, REPORTED, SAYING
from pipeline.vocabulary import word_list

OFFICIALS = class_lemmas(frozenset(("court", "prosecution", "police", "official")))
AT = {"when", "while", "as", "during", "in", "at", "on", "amid"}
COORDINATED = "behind the coordinated verbs"
AFTER_ARREST = {"sentence", "acquittal", "extradition"}  # hardly on its day
WISHED = word_list("when.wished")
SAME_SCENE = {"search", "detention", "summons"}  # told as one scene: "detained after a search of her home"
ENDS_OF_CUSTODY = {"release", "acquittal", "sentence"}
"""Types of what comes long after an arrest ("was freed on D after she had been held for months")."""
MEASURES = word_list("triggers.measure_nouns")
TAKING_PART = word_list("clauses_above.taking_part")
REMANDING = word_list("when.remanding")
SHARED = "of the first of the coordinated verbs"
ANNOUNCED = {"investigation", "acquittal", "charge", "legislation"}  # done by announcing it


def _from_above(trigger: Token, verb: Token, time: TimeExpression, event_type: str) -> Dated | None:
    """The date of a clause in which the trigger's own clause or noun is embedded."""
    path = way_up(trigger, verb)
    if not path:
        return None
    words = time.text
    if is_present(path[0]) and clauses.semicolon_between(verb, trigger) and not is_present(verb):
        return None  # "six were deported on D; three are still being held"
    subjects = [t.left_edge.i for t in clauses.children(verb, *clauses.SUBJECTS) if t.i < verb.i]
    if subjects and trigger.i < subjects[0] and trigger.idx < time.start < verb.doc[subjects[0]].idx and not comma_between(trigger, time):
        return exact(time, f"“{words}” behind it, before the main clause", 3)
    if response_to(trigger) is not None:
        return before(time, f"before the response to it, “{words}”", 6)
    if event_type == "charge" and _is_step_in_court(path[0], verb):
        return exact(time, f"“{words}” of the step in court", 4)
    if event_type == "assembly_denied" and lemma_of(verb) in WISHED:
        return before(time, f"“{words}” is when the assembly was planned", 5)
    broken_up = event_type == "protest" and index_of(verb.doc).types.get(verb.i) == "assembly_disrupted"  # "broke up a march held by X on D"
    for node in path:
        marks = clauses.prepositions(node)
        if event_type == "trial" and "to" in marks and lemma_of(node.head) in ORDERING:
            return after(time, f"after the order of “{words}”", 6)
        if clauses.is_relative_clause(node) or node.dep_ == "advcl" and any(child.lower_ == "where" for child in node.children):
            if _continues_before_officials(node) or _goes_on(node) or event_type == "protest" and node is path[0] and _was_going_on(node, verb) or event_type in SCENE and _deed_of_the_doers(node) is not None:
                return exact(time, f"“{words}” of the clause that this one continues", 4)
            if any(child.lower_ in ("where", "when") for child in node.children) or clauses.tells_of_occasion(node):
                if is_present(node):
                    return None  # "was stopped on D on the way to X, where he is charged with fraud"
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
        if node.dep_ == "acl" and clauses.comments_on_clause(node.head):
            return after(time, f"comments on what happened “{words}”", 6)
        if node.dep_ == "ccomp" and lemma_of(node.head) == "announce" and event_type in ANNOUNCED and not (
                event_type == "legislation" and any(c.lower_ in ("would", "will") for c in clauses.children(node, "aux"))):
            return exact(time, f"announced “{words}”", 4)
        if (node.dep_ == "ccomp" or node.dep_ == "csubj" and clauses.has_child(node.head, "expl")) and lemma_of(node.head) in SAYING:
            if opens_chronicle(time, verb.doc):
                return exact(time, f"“{words}” of the entry", 4)
            if event_type == "statement" and trigger.dep_ == "conj" and node is clauses.first_conjunct(trigger) and not clauses.own_subjects(trigger):
                return exact(time, f"“{words}” of the first of the coordinated verbs", 4)  # "said on D that X was unjust, and called for …"
            return before(time, f"“{words}” {REPORTED}", 7)
        if node.dep_ in ("advcl", "acl", "obl", "nmod", "obl:agent"):
            if "based" in marks or "on" in marks and lemma_of(node.head) == "act" and node.head.tag_ == "VBG":
                return before(time, f"before what rests on it, “{words}”", 6)
            ended = index_of(verb.doc).types.get(verb.i) in ENDS_OF_CUSTODY and (is_pluperfect(node) or event_type == "detention" and _was_held_for_days(node))
            if marks & AFTER and not ended and not counted_days.is_counted(node) and (event_type in SAME_SCENE or event_type == "protest" and index_of(verb.doc).types.get(verb.i) in {*ON_THE_SPOT, "protest"}) and node is path[-1] and "in" not in clauses.prepositions(path[0]) and not node.idx < time.start < verb.idx and time.date_precision == "day":
                return exact(time, f"“{words}”: one scene", 5)
            if marks & AFTER:
                return before(time, f"before what happened “{words}”", 6)
            if marks & {"until", "till"} and event_type in ON_THE_SPOT and time.date_precision == "day":
                return exact(time, f"“{words}”: one scene", 5)
            if marks & BEFORE:
                return after(time, f"after what happened “{words}”", 6)
            if node.dep_ == "acl" and marks == {"with"} and clauses.own_subjects(node):
                continue  # "broke up a rally on D with four people injured"
            if node.dep_ == "advcl" and (marks == {"with"} and clauses.own_subjects(node) or not marks and node.left_edge.lower_ == "with"):
                continue  # what went on at the same time: "ended on D with two being convicted"
            if "with" in (marks or clauses.prepositions(node.head)) and path[0].dep_ == "acl" and clauses.is_past_participle(path[0]) and path[0].head.dep_ in ("obl", "nmod") and node in (path[0], path[0].head):
                continue  # how it ended: "ended on D with 14 people injured"
            if event_type == "sentence" and marks == {"with"} and node.pos_ == "NOUN":
                continue  # "was released with a fine"
            if node.dep_ == "acl" and node.head.dep_ in clauses.OBLIQUES and clauses.prepositions(node.head) & {"at", "during", "amid"} and index_of(verb.doc).types.get(node.head.i) == event_type:
                continue  # "on D, at a rally held in X, officers beat him"
            if marks == {"of"} and lemma_of(node.head) in MEASURES:
                continue  # "a wave of protests swept X on D"
            if event_type == "protest" and node.dep_ == "nmod" and marks == {"of"} and lemma_of(node.head) in TAKING_PART and index_of(verb.doc).types.get(verb.i) in ON_THE_SPOT and any(c.lower_ in ("a", "an") for c in node.children):
                continue  # "beat participants of a march on D"
            if marks & REASON and node.pos_ in ("VERB", "NOUN") and not marks & {"in", "at", "on", "during"}:
                return before(time, f"before its consequence “{words}”", 6)
            if node.dep_ == "nmod" and not marks & AT:
                return before(time, f"before what happened “{words}”", 7)
            if node.dep_ == "advcl" and node.i > verb.i and {event_type, index_of(verb.doc).types.get(verb.i)} <= SCENE and not marks:
                continue  # told one after the other: "was hit, beaten by two others and thrown into a van"
            if node.dep_ in ("acl", "advcl") and not marks and (clauses.is_past_participle(node) or clauses.is_passive(node)) and not broken_up:
                return before(time, f"before what happened “{words}”", 7)
    if any(is_pluperfect(node) for node in path if node.pos_ == "VERB"):
        return before(time, f"pluperfect: before “{words}”", 6)
    if path[0].pos_ == "NOUN" and path[0].dep_ in ("obj", "nsubj", "nsubj:pass", "nmod:poss") and len(path) == 1 and not broken_up:
        return before(time, f"before what happened “{words}”", 7)
    return exact(time, f"“{words}” of the governing clause", 4)


def _was_held_for_days(node: Token) -> bool:
    """Whether a clause tells of custody longer than some hours ("freed on D after being held for a month")."""
    return node.pos_ == "VERB" and HOURS.search(node.doc.text, node.idx, node.right_edge.idx + len(node.right_edge)) is None


def _is_step_in_court(charged: Token, verb: Token) -> bool:
    """Whether a participle says what somebody was charged with when the verb, or one coordinated with it, brought them before a court
    or sent them to prison: "was brought before a judge on D, accused of theft"."""
    if charged.dep_ not in ("acl", "advcl") or clauses.prepositions(charged) or not clauses.is_past_participle(charged):
        return False
    step = charged.head
    while step.pos_ in clauses.NOMINALS and step.head is not step:
        step = step.head
    types = index_of(verb.doc).types
    steps = [step, *(c for c in clauses.children(step, "conj") if c.i < charged.i)]
    return clauses.first_conjunct(step) in (step, verb) and any(
        types.get(s.i) == "trial" or types.get(s.i) == "detention" and lemma_of(s) in REMANDING for s in steps)


def _continues_before_officials(verb: Token) -> bool:
    """Whether a relative clause behind a comma goes on with what the court or officials before it did: "was brought on D before the X
    Court, which sent him to prison", "met the mayor on D, who threatened them"."""
    court = verb.head
    opening = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else verb
    known = lemma_of(court) in word_classes()["court"].lemmas and court.dep_ in clauses.OBLIQUES or (
        lemma_of(court) in OFFICIALS and court.dep_ in (*clauses.OBLIQUES, "obj") and verb.tag_ == "VBD" and any(
            t.lower_ in ("him", "her", "them") for t in clauses.children(verb, "obj")))
    return known and (opening.text == "," or verb.left_edge.text == ",") and not any(
        is_pluperfect(node) for node in (verb, *clauses.children(verb, "conj")))


def _was_going_on(node: Token, verb: Token) -> bool:
    """Whether a relative clause tells what those were doing, or had come to do, whom something befell then ("teachers who were marching on
    the palace were beaten", "arrested students who had blocked a road")."""
    if index_of(verb.doc).types.get(verb.i) not in ON_THE_SPOT:
        return False
    auxiliaries = {c.lower_ for c in clauses.children(node, "aux")}
    if node.tag_ == "VBG":
        return bool(auxiliaries & {"was", "were"})
    return auxiliaries <= {"had"} and lemma_of(node) not in ANNOUNCING and clauses.first_conjunct(node.head) in clauses.patients_of(verb)


def _deed_of_the_doers(verb: Token) -> Token | None:
    """The event of a scene of whose doers a relative clause tells what they did there: "was disrupted by members of X, who filmed the guests"."""
    doer = clauses.first_conjunct(verb.head)
    while doer.dep_ in ("nmod", "appos", "flat", "compound") and doer.head.pos_ in clauses.NOMINALS:
        doer = doer.head
    deed = doer.head if doer.dep_ in ("nsubj", "obl:agent", "obl") and (doer.dep_ != "obl" or "by" in clauses.prepositions(doer)) else doer
    told = (deed is not doer and (index_of(verb.doc).types.get(deed.i) in SCENE or deed.pos_ == "VERB" and clauses.is_passive(deed)) and any(t.lower_ == "who" for t in clauses.children(verb, "nsubj"))
            and not clauses.has_child(verb, "aux", "aux:pass") and verb.tag_ == "VBD")
    return deed if told else None


def _tells_of_assembly_met(clause: Token, chain: list[Token]) -> bool:
    """Whether a relative clause tells of the assembly which the event befell what went on there: "a rally that drew 300 people on D was dispersed"."""
    met = index_of(clause.doc).types.get(clause.head.i) == "protest" and clause.head.dep_ in ("obj", "nsubj:pass") and clause.head.head in chain
    planned = lemma_of(clause) in ANNOUNCING or clauses.has_child(clause, "aux", "aux:pass")
    return met and clause.tag_ == "VBD" and not planned


def _goes_on(verb: Token) -> bool:
    """Whether a relative clause behind a comma adds what the same people did then: "…, who also took her phone"."""
    return any(c.lower_ in ("also", "too") for c in clauses.children(verb, "advmod")) and not any(
        is_pluperfect(node) for node in (verb, *clauses.children(verb, "conj")))


def of_clause_above(time: TimeExpression, root: Token, sought: Sought) -> Dated | None:
    """The date that a time of another clause, which holds the event's or which it goes on with, gives the event."""
    trigger, chain, event_type, sentence = sought.trigger, sought.chain, sought.event_type, sought.sentence
    verb = root
    while verb.head.i != verb.i and not (verb.pos_ in ("VERB", "AUX") or verb.i in sought.triggers or clauses.has_child(verb, "cop")):
        verb = verb.head
    verb = behind_apposition(root, announced_at(verb))
    if verb.pos_ == "NOUN" and verb.dep_ in clauses.OBLIQUES and clauses.prepositions(verb) & {"at", "during"} and trigger.dep_ == "conj" and verb.head is clauses.first_conjunct(trigger):
        verb = verb.head  # "was charged at a hearing on D and sent to prison"
    if is_fronted(root, sentence) and way_up(verb, sentence.root) is not None and way_up(chain[-1], verb) is None:
        verb = sentence.root
    main = clauses.framed_by(verb)
    if main is not None and main.i != chain[-1].i and clauses.continues(chain[-1], main) and relation_of(way_up(root, verb) or [], time) == "at":
        return exact(time, f"during what happened “{time.text}”", 4)
    if verb in chain or is_of_scene_covered(verb, event_type, chain) or verb.dep_ == "acl:relcl" and (
            _deed_of_the_doers(verb) in chain or event_type in ON_THE_SPOT and _tells_of_assembly_met(verb, chain)) or (
            event_type in ON_THE_SPOT and is_holding_of_assembly_met(verb, chain)):
        return exact(time, f"“{time.text}” in the clause", 3)
    if verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    relation = relation_of(way_up(root, verb) or [], time)
    if event_type == "release" and root.i < trigger.i and after_a_time(trigger):
        return None  # "was arrested on D, but was freed after six days"
    if relation == "at" and (verb.pos_ in ("VERB", "AUX", "ADJ") or clauses.has_child(verb, "cop")):
        frame = verb.head if verb.dep_ == "advcl" and "when" in opening_words(verb) and not is_pluperfect(verb) else verb
        return shared_with(chain[-1], frame, time, root) or _from_above(chain[-1], verb, time, event_type)
    if relation != "at" and way_up(chain[-1], verb) is not None and verb.pos_ == "VERB" and shared_with(chain[-1], verb, time, root):
        return (before if relation == "before" else after)(time, f"{relation} “{time.text}”", 5)
    return None


def of_last_conjunct(trigger: Token, root: Token, time: TimeExpression) -> Dated | None:
    """A date at the end of coordinated passives holds for all of them: "were seized and beaten in the camp in May"; in a main clause where
    "and" alone parts them ("was arrested and charged on 3 May")."""
    first = clauses.first_conjunct(trigger)
    if not clauses.is_passive(trigger) or first.dep_ not in ("acl:relcl", "ccomp", "advcl", "advcl:relcl", "root"):
        return None
    joined = [c for c in clauses.children(first, "conj") if c is not trigger]
    for other in (*joined, *(c for verb in (trigger, *joined) if verb is not first for c in clauses.children(verb, "conj"))):
        if other.i < trigger.i:
            continue
        if (first.dep_ == "root" or first is not trigger) and any(t.dep_ not in ("cc", "obj", "compound:prt") and not _is_in_list(t, first, other) for t in trigger.doc.tokens[trigger.i + 1 : other.i]):
            continue
        path = way_up(root, other) if other.i < root.i else None
        if path is not None and all(node.pos_ != "VERB" for node in path) and clauses.is_passive(other) and not clauses.own_subjects(other):
            if _is_step_after_arrest(trigger, other, time):
                return before(time, f"before “{time.text}” {COORDINATED}", 4)
            return exact(time, f"“{time.text}” {COORDINATED}", 4)
    return None


def before_later_step(trigger: Token, root: Token, time: TimeExpression) -> Dated | None:
    """The bound that a date behind the last of coordinated verbs gives an arrest, though the parser joined it to that ("was arrested and freed two
    days later")."""
    later = [c for c in clauses.children(trigger, "conj") if trigger.i < c.i < root.i and not clauses.own_subjects(c)]
    path = way_up(root, trigger) if later else None
    if path is not None and all(node.pos_ != "VERB" for node in path) and any(_is_step_after_arrest(trigger, c, time) for c in later):
        return before(time, f"before “{time.text}” {COORDINATED}", 4)
    return None


def _is_step_after_arrest(arrest: Token, step: Token, time: TimeExpression) -> bool:
    """Whether a verb tells what came of an arrest at another time: a release, a verdict; or what a time counted from it dates ("was arrested and
    charged the next day")."""
    types = index_of(arrest.doc).types
    steps = AFTER_ARREST | {"release"} | ({"charge", "trial"} if time.anchor == "event" else set())
    return types.get(arrest.i) == "detention" and types.get(step.i) in steps


def _is_in_list(token: Token, first: Token, last: Token) -> bool:
    """Whether a token is one of the bare participles between two others, or the comma before it ("was seized, | beaten | and held")."""
    verb = token.nbor() if token.text == "," else token
    bare = not any(verb.i < c.i < last.i and c.dep_ not in ("punct", "conj", "cc") for c in verb.children)
    return verb.dep_ == "conj" and verb.head is first and verb.tag_ in ("VBN", "VBD") and bare


def shared_with(token: Token, verb: Token, time: TimeExpression, root: Token) -> Dated | None:
    """A date fronted to, or within, the first of several coordinated verbs holds for all of them."""
    head = token
    while head.dep_ in ("conj", "xcomp") and head.i != verb.i:
        head = head.head
    if head.i != verb.i or root.i > token.i:
        return None
    if index_of(token.doc).types.get(token.i) == "assembly_denied" and lemma_of(verb) in WISHED:
        return before(time, f"“{time.text}” is when the assembly was planned", 5)
    if is_pluperfect(token) and not is_pluperfect(verb):
        return before(time, f"pluperfect: before “{time.text}”", 6)
    later = {t.lower_ for child in token.children for t in (child, *(child.children if child.dep_ in clauses.OBLIQUES else ()))} & (LATER_ADVERBS | {"within"})
    if later:
        return after(time, f"after “{time.text}” (“{later.pop()}”)", 5)
    types = index_of(token.doc).types
    if types.get(verb.i) == "detention" and clauses.is_passive(verb) and types.get(token.i) in AFTER_ARREST and not is_pluperfect(token):
        return after(time, f"after the arrest of “{time.text}”", 5)
    between = [t for t in token.doc.tokens[root.i + 1:token.i] if t.dep_ == "conj" and t.pos_ == "VERB"]
    return exact(time, f"“{time.text}” {SHARED}", 2 + min(len(between), 2))


def resumed(trigger: Token) -> list[Token]:
    """The verb of the main clause that goes on behind a clause of what had happened before, wherever the parser attached it: "he
    came on D after a warrant had been issued on E, and was detained"."""
    first = clauses.first_conjunct(trigger)
    told = first is not trigger and first.dep_ == "advcl" and is_pluperfect(first) and any(c.lower_ in ("was", "were") for c in clauses.children(trigger, "aux", "aux:pass"))
    return [first.head] if told and first.head.i < first.i else []
