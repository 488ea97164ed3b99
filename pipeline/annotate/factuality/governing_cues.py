"""Cues above the trigger, in whose scope it stands: verbs and nouns that it completes ("denied having beaten", "the threat to arrest"),
and conjunctions that open its clause ("if", "unless").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.attribution import is_disproved, is_hearsay, rumour_of, speakers, voices
from pipeline.annotate.factuality.modifiers import is_nobody, modifier_cues
from pipeline.annotate.factuality.performatives import PERMITTING, is_court_order
from pipeline.annotate.factuality.plans import is_scheduled
from pipeline.annotate.factuality.predicates import carriers, is_finite
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.status_cues import NEGATIONS, Reading, cue_of, cues
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.vocabulary import word_list

STOPPING_SHORT = {("stop", "short"), ("fall", "short"), ("rule", "out")}
"""Verbs with the words before the gerund or noun that tells what was not done."""
PERMISSIONS = word_list("factuality.permissions")
ASSEMBLING = word_list("factuality.assembling")
"""Verbs of what those who ask for permission plan ("asked the police for permission to march", "applied to hold a rally")."""
HELD = word_list("events.held")
LETTING_GO = word_list("factuality.letting_go")
USING = word_list("factuality.using")
TIMES = word_list("factuality.times")
GRANTING = word_list("factuality.granting")
KEEPING_FROM = word_list("factuality.keeping_from")
NOTING = word_list("factuality.noting")
SEEMING = word_list("factuality.seeming")
ANSWERED = {"against", "over", "after", "following", "since"}
ADDING = word_list("factuality.answering")
STILL_TO_COME = {"before", "until", "till", "once"}
"""Words that open clauses about what has not happened, in the present tense."""
DEFINITE = {"the", "his", "her", "their", "its"}
ACCUSING = word_list("factuality.accusing")


def cues_above(token: Token) -> list[Reading]:
    """Cues above the trigger and above the verb that carries it. Where that verb is no light verb the event is
    presupposed: "refused to investigate the killing" denies no killing."""
    last = carriers(token)[-1]
    if last is token or _is_aimed_at(token):
        return _without_denials_above(token, _governing_cues(token))
    above = _governing_cues(last)
    if light_verb_of(token) is None:
        if _is_judged(token):
            return [r for r in (*_governing_cues(token), *above) if r.status == "fact"]
        own = [r for r in _governing_cues(token) if r.cue == last.text or r.status in ("alleged", "fact")]
        return own + [r for r in above if r.status in ("alleged", "fact")]
    return above + [r for r in _governing_cues(token) if r.cue != last.text and r.status in ("planned", "drop", "not_occurred")]


def _is_judged(noun: Token) -> bool:
    """Whether a definite noun is the subject of what is said of the event ("the arrest of X violates the law, the union said"): that it
    happened, nobody only claims."""
    return noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and any(c.lower_ in DEFINITE for c in clauses.children(noun, "det", "nmod:poss"))


def _is_aimed_at(participle: Token) -> bool:
    """Whether somebody only means to have something done ("a process to have his sentence annulled"), not tries to."""
    thing = clauses.causative_object(participle) if participle.dep_ == "acl" else None
    return thing is not None and clauses.is_infinitive(thing.head) and cue_of("complement", thing.head.head) != "fact"


def _without_denials_above(noun: Token, readings: list[Reading]) -> list[Reading]:
    """The cues above a noun without the denials of a verb that only speaks of it: "refused to comment on the killing" denies no killing."""
    above = clauses.governor(noun) if noun.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in noun.children) else None
    if above is None or above[1] in ("object", "subject") or light_verb_of(noun) is not None:
        return readings
    path = {above[0].text, *(t.text for t in noun.ancestors if t.i > above[0].i)}
    return [r for r in readings if r.status != "not_occurred" or r.cue in path]


def _governing_cues(token: Token) -> list[Reading]:
    """Cues in whose complement the trigger stands, going up the tree until the clause is no longer a complement."""
    found: list[Reading] = []
    node = _first_governed(token)
    adjunct = False  # passed a noun phrase told beside a verb: it is presupposed, whatever is denied or planned above
    while node.head.i != node.i:
        head, relation = node.head, node.dep_
        if relation in ("acl", "acl:relcl") and head.pos_ == "NOUN" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children):
            if is_nobody(head):
                return [*found, Reading("drop", head.text)]  # "there is no evidence that she was held"
            relation = "acl" if is_hearsay(head) else relation
        if (above := _one_with(node, head, relation)) is not None:
            node = above
            continue
        if _is_purpose(node, head, relation):
            return found if _is_presupposed(token) else found + _purpose_cues(node, head)
        if (last := _last_cues(node, head, relation)) is not None:
            return found + last
        if relation == "conj":
            if node.pos_ == "VERB" and clauses.children(node, "nsubj", "nsubj:pass") and head.dep_ == "root":
                break
            if node.pos_ == "VERB" and is_finite(node) and head.pos_ == "VERB" and not is_finite(head) and head.dep_ in ("xcomp", "ccomp", "advcl"):
                head = head.head  # "reported being beaten and has gone on strike": the finite verb joins the finite one
        elif _is_complement(node, head, relation):
            found += _complement_cues(token, node, relation, adjunct)
        elif relation in ("obl", "nmod") and node.pos_ in ("NOUN", "PROPN"):
            adjunct = True
        elif relation == "nsubj":
            if is_hearsay(node) and is_disproved(head):
                return [*found, Reading("not_occurred", head.text)]
            if head.pos_ != "VERB":
                break
            if cue_of("modifier", next((c for c in head.children if c.dep_ == "aux"), head)) == "drop":
                found.append(Reading("drop", head.text))
        elif relation in ("acl:relcl", "root", "nmod:poss") or relation == "advcl" and not (clauses.is_participle(node) and not clauses.own_subjects(node)):
            break  # relative and adverbial clauses are told beside the governing verb, not under its cue
        node = head
    return found


def _first_governed(token: Token) -> Token:
    """The word from which the cues above a trigger are looked for."""
    if token.dep_ == "acl" and (thing := clauses.causative_object(token)) is not None:
        return thing.head  # "a request to have the party dissolved"
    return clauses.speech_joined_to_content(token) or token


def _one_with(node: Token, head: Token, relation: str) -> Token | None:
    """The word above a clause that tells one event with it, so that what stands above holds for both."""
    if node.pos_ == "VERB" and relation in ("advcl", "xcomp") and (_is_use(node) or is_outcome(node)):
        return head
    if relation not in ("advcl", "acl") or not clauses.is_infinitive(node):
        return None
    if relation == "acl":
        return clauses.ranked_predicate(head)  # "became the first reporter to be tried"
    granted = node.pos_ == "VERB" and lemma_of(head) in GRANTING and is_court_order(head, node)  # "granted police seven more days to hold him"
    return head if granted or _goes_on_to(head) else None


def _sets_out(verb: Token) -> bool:
    return lemma_of(verb) == "set" and clauses.has_child(verb, "compound:prt")


def _is_purpose(node: Token, head: Token, relation: str) -> bool:
    """Whether an infinitive says what is meant to be done."""
    if node.pos_ not in ("VERB", "AUX") or not (relation in ("advcl", "acl") or relation == "xcomp" and _sets_out(head)) or not clauses.is_infinitive(node):
        return False
    return not (relation == "advcl" and is_scheduled(node))


def _purpose_cues(node: Token, head: Token) -> list[Reading]:
    """What is said of what an infinitive says is meant to be done."""
    purpose = "drop" if _sets_out(head) else cue_of("complement", head) or ("planned" if lemma_of(head) in PERMISSIONS and lemma_of(node) in ASSEMBLING else "drop")
    if purpose == "planned" and head.pos_ == "NOUN" and lemma_of(node) in LETTING_GO:
        purpose = "drop"  # "turned down a request to release her"
    elif purpose == "planned" and is_nobody(head):
        purpose = "not_occurred"  # "there were no plans to arrest her"
    found = [Reading(purpose if purpose != "fact" else "drop", "to")]
    if purpose == "planned" and lemma_of(head) in PERMISSIONS:
        found += [Reading("drop", child.text) for asking in head.ancestors if asking.pos_ == "VERB" for status, child in modifier_cues(asking) if status == "drop"]
    return found


def _last_cues(node: Token, head: Token, relation: str) -> list[Reading] | None:
    """The cues of the word above a clause, where what stands higher holds no longer for the clause; None where it does."""
    if node.pos_ == "VERB" and relation == "acl" and clauses.is_participle(node):
        prepositions = clauses.prepositions(node)
        if not prepositions:
            return []  # "refused to hear a petition filed by X": filed it was; "a report portraying X as a spy" portrays
        if "of" in prepositions:
            purpose = cue_of("complement", head) or "drop"  # "the practice of pardoning"
            return [Reading("not_occurred" if purpose == "planned" and is_nobody(head) else purpose, head.text)]
    if relation == "acl" and clauses.children(head, "cop") and any(cue_of("modifier", aux) == "drop" for aux in clauses.children(head, "aux")):
        return [Reading("drop", head.text)]  # "would be the third reporter convicted"
    if relation == "nmod" and head.lower_ == "event" and "in" in clauses.prepositions(head):
        return [Reading("drop", "in the event of")]
    if node.pos_ == "VERB" and head.lower_ == "case" and head.i and head.nbor(-1).lower_ == "in":
        return [Reading("drop", "in case")]
    if relation in ("parataxis", "ccomp", "advcl", "conj") and clauses.behind_semicolon(node):
        return []  # a semicolon ends what was said
    if relation == "ccomp" and _is_reduced(head, node):
        return []
    if relation in ("advcl", "ccomp", "csubj", "csubj:pass") and "that" in clauses.prepositions(node) and (rumour := rumour_of(node)) is not None:
        return [Reading("not_occurred" if is_disproved(head) else "alleged", rumour.text, voices(rumour))]
    return None


def _is_complement(node: Token, head: Token, relation: str) -> bool:
    """Whether a clause or phrase is what the word above it is about."""
    if relation in ("ccomp", "xcomp", "csubj", "csubj:pass", "obj", "nsubj:pass", "acl", "parataxis"):
        return True
    if relation not in ("obl", "nmod", "advcl"):
        return False
    prepositions = clauses.prepositions(node)
    if relation == "advcl":
        return bool(prepositions & {"of", "for", "to", "from", "at", "against"}) and clauses.is_participle(node)
    if prepositions & {"of", "for", "to", "on", "from", "about", "over"} and "because" not in prepositions:
        return True
    return relation == "obl" and lemma_of(head) == "threaten" and "with" in prepositions


def _complement_cues(token: Token, node: Token, relation: str, adjunct: bool) -> list[Reading]:
    """The cues of the word above a complement and of what modifies that word."""
    head = node.head
    nominal = relation in ("obj", "nsubj:pass", "obl", "nmod")
    status = _status_of_complement(token, node, relation, nominal)
    found: list[Reading] = []
    if status and not (status in ("planned", "drop") and lemma_of(head) == "set" and relation != "xcomp"):
        sources = speakers(head) if head.pos_ == "VERB" and status in ("alleged", "fact") else voices(head) if status == "alleged" else []
        if any(child.lower_ in NEGATIONS or child.lower_ == "nothing" and child.dep_ in clauses.SUBJECTS for child in head.children):
            status = _negated(status, node, relation, nominal)
        if not adjunct or status in ("alleged", "fact"):
            found.append(Reading(status, head.text, sources, status == "fact"))
    for modifier, child in modifier_cues(head) if not (nominal or adjunct) and relation in ("xcomp", "ccomp", "csubj") else []:
        if child.lower_ in NEGATIONS and relation == "xcomp":
            found.append(Reading("not_occurred", child.text))
        elif modifier == "alleged" and relation == "xcomp":
            found.append(Reading("alleged", child.text))
        elif modifier in ("drop", "planned") and relation == "xcomp" or modifier == "drop" and relation == "csubj" and lemma_of(head) not in NOTING:
            found.append(Reading(modifier, child.text))
    return found


def _status_of_complement(token: Token, node: Token, relation: str, nominal: bool) -> str:
    """The status that the word above a complement gives to what that tells."""
    head = node.head
    status = cue_of("complement", head) or ("planned" if relation == "xcomp" and lemma_of(head) == "apply" and lemma_of(node) in ASSEMBLING else "")
    if nominal and (lemma_of(head) in ADDING or node is token and lemma_of(head) == "write"):
        status = ""  # "added two charges", "wrote an open letter"
    if (lemma_of(head), node.nbor(node.left_edge.i - node.i - 1).lower_) in STOPPING_SHORT:
        status = "not_occurred"  # "stopped short of charging him"
    if relation == "advcl" and "from" in clauses.prepositions(node) and lemma_of(head) in KEEPING_FROM and node in carriers(token):
        status = "drop"  # "kept the marchers from reaching the square": that the police stopped them is the event
    if status == "alleged" and relation in ("obl", "nmod") and lemma_of(head) == "report" and clauses.prepositions(node) & {"on", "about"} and not clauses.has_child(node, "nmod:poss"):
        status = "" if head.tag_ == "VBG" and "against" not in clauses.prepositions(head) else "drop"  # "had reported on protests"; where somebody is reporting on one, it is held
    elif nominal and head.pos_ == "VERB":
        status = _status_of_object(node, relation, status)
    if status == "planned" and head.pos_ == "NOUN" and node.pos_ in ("VERB", "AUX"):
        status = "drop"  # the request that something be done
    if status == "planned" and lemma_of(head) == "order" and (nominal or {lemma_of(node), lemma_of(token)} & {"pay", "serve"} or clauses.is_passive(node) or clauses.is_participle(node)):
        status = ""  # what is ordered of a thing or person is done by the order
    if status == "alleged" and relation == "xcomp" and lemma_of(head) == "tell" and clauses.is_infinitive(node) and node in carriers(token):
        status = "planned"  # "told officers to use batons"
    if status == "drop" and lemma_of(head) in PERMITTING and is_court_order(head, node):
        status = ""
    if relation == "advcl" and status in ("planned", "drop"):
        status = "drop" if lemma_of(head) in ("call", "aim") or head.pos_ == "ADJ" or "from" in clauses.prepositions(node) else ""
    if relation == "parataxis" and (status not in ("alleged", "fact") or lemma_of(head) in SEEMING):
        status = ""
    return status


def _status_of_object(node: Token, relation: str, status: str) -> str:
    """The status that a verb gives to the deed that a noun beside it tells. `status`: what it gives to a clause."""
    verb = node.head
    if object_status := cue_of("object", verb):
        return object_status
    if status in ("alleged", "fact", "drop") and relation in ("obl", "nmod"):
        return "" if lemma_of(verb) in ACCUSING and "for" not in clauses.prepositions(node) else status
    return "" if status == "not_occurred" and relation != "obj" else status


def _negated(status: str, node: Token, relation: str, nominal: bool) -> str:
    """The status that a negated word gives to its complement. `status`: what it gives without the negation."""
    if status == "not_occurred":
        return "occurred"
    if status == "alleged" and relation == "ccomp" and node.head.pos_ == "VERB":
        return "drop"  # "nothing suggests that he was threatened"
    if status == "fact" and nominal and not is_hearsay(node) and any(c.lower_ in DEFINITE for c in clauses.children(node, "det", "nmod:poss")):
        return "drop"  # "has not acknowledged his arrest": that denies none
    if status == "fact":
        return "alleged" if nominal and is_hearsay(node) else "not_occurred"  # "reports that … have not been confirmed"
    return status


def _is_use(verb: Token) -> bool:
    """Whether an infinitive tells to what use a thing was put ("used a baton to beat X": beaten he was)."""
    return clauses.is_infinitive(verb) and lemma_of(verb.head) in USING and clauses.has_child(verb.head, "obj", "nsubj:pass")


def is_outcome(verb: Token) -> bool:
    """Whether an infinitive tells what came of it ("assembled, only to be driven away", "were led away, to be freed the next
    morning")."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
    if mark is None or not mark.i:
        return False
    at_a_time = any(child.i > verb.i and lemma_of(child) in TIMES for child in clauses.children(verb, "obl:unmarked", "advmod", "obl"))
    return mark.nbor(-1).lower_ == "only" or mark.nbor(-1).text == "," and clauses.is_passive(verb) and clauses.is_passive(verb.head) and at_a_time


def _goes_on_to(verb: Token) -> bool:
    """Whether an infinitive behind a verb tells what was done next ("went on to arrest two reporters")."""
    return lemma_of(verb) == "go" and [t.lower_ for t in verb.doc.tokens[verb.i + 1:verb.i + 3]] == ["on", "to"]


def _is_reduced(verb: Token, clause: Token) -> bool:
    """Whether a verb of belief that the parser took for the main verb only describes the subject of the clause after it
    ("thugs believed to be loyal to him descended on the station")."""
    return (verb.lower_ in ("believed", "thought", "suspected", "alleged", "said") and not clauses.children(clause, *clauses.SUBJECTS, "mark")
            and any(clauses.is_infinitive(child) and child.i < clause.i for child in clauses.children(verb, "xcomp")))


def _is_presupposed(noun: Token) -> bool:
    """Whether a noun tells what happened, whatever is aimed at: a definite one that the aim answers to or comes after ("gathered to protest
    against the killing of X"), or one of which a participle tells that it was held ("plans to question those at a rally held on 1 May")."""
    if noun.pos_ != "NOUN":
        return False
    if any(lemma_of(c) in HELD and clauses.is_past_participle(c) for c in clauses.children(noun, "acl")):
        return True
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "these") or c.dep_ == "nmod:poss" for c in noun.children)
    return definite and noun.dep_ in ("obl", "nmod") and bool(clauses.prepositions(noun) & ANSWERED)


def clause_cues(token: Token) -> list[Reading]:
    """Conjunctions that open the trigger's clause ("if", "unless", "without") or a condition before it ("if found, she faced
    trial")."""
    found = []
    for node in clauses.enclosing_clauses(token):
        condition = next((c for c in clauses.children(node, "advcl") if c.i < node.i and c.left_edge.lower_ in ("if", "unless")), None)
        if condition is not None:
            found.append(Reading("drop", condition.left_edge.text))
        if node.dep_ == "advcl" and clauses.prepositions(node) & STILL_TO_COME and any(c.lower_ in ("is", "are") for c in clauses.children(node, "aux", "aux:pass")):
            found.append(Reading("drop", node.left_edge.text))  # "left before he is arrested"
        first = node.left_edge
        if node.dep_ == "advcl" and first.lower_ in ("had", "were", "should") and first.dep_ in ("aux", "aux:pass") and first.i == token.sent.start:
            found.append(Reading("drop", first.text))  # "had they arrested him, he would have appealed"
        if {"in", "case"} <= clauses.prepositions(node):
            found.append(Reading("drop", "in case"))
        for mark in clauses.prepositions(node):
            status = cues("clause").get((mark, "any"))
            if status and not (mark == "whether" and node.pos_ in ("NOUN", "PROPN")):
                found.append(Reading(status, mark))
        if node.dep_ in ("advcl", "acl:relcl", "root", "ccomp"):
            break
    return found
