"""Whether a told event happened: cues of vocabulary/status_cues.csv and the scope of each over the tree.

Negation, hedges ("reportedly"), attribution ("according to", "he said that"), plans, requests, cancellations,
conditions and possibilities. `read_status` returns the status with the cue that decides it and the tokens that name
who says so; `drop` means that the passage tells no event at all (a duty, a possibility, a condition).

Order of precedence where several cues bear on one trigger: no event, not occurred, planned, alleged, ongoing.
"""

from __future__ import annotations

import re

from pipeline.annotate import clauses
from pipeline.annotate.attribution import attribution_of, is_disproved, is_hearsay, rumour_of, speakers, voices
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.status_cues import NEGATIONS, Reading, cue_of, cues
from pipeline.annotate.trigger_vocabulary import class_lemmas, light_verbs, word_classes
from pipeline.annotate.triggers import AUTHORITIES, light_verb_of
from pipeline.vocabulary import word_list

REFUSED = re.compile(r"(?:refus|declin|reject|den[iy])\w*", re.I)
PRECEDENCE = ("drop", "not_occurred", "planned", "alleged", "ongoing")
# Types that a verb such as "cancel" or "postpone" says not to have happened: the event itself is cancelled.
CALLED_OFF = {"", "trial", "protest", "statement", "hunger_strike"}
DECISIONS_AWAITED = {"sentence", "court_ruling"}  # "a verdict is expected in May"
ANNOUNCED = {"protest", "hunger_strike"}  # what is announced is still to come; a ban or a verdict is given by announcing it
GOING_ON = {"ongoing", "continuing"}
LASTING = {"hunger_strike", "prisoner_treatment", "censorship"}
STATES = LASTING | {"detention", "movement_restriction", "asset_freeze"}
STOPPING_SHORT = {("stop", "short"), ("fall", "short"), ("rule", "out")}
"""Verbs with the words before the gerund or noun that tells what was not done."""
GIVING_UP = word_list("factuality.giving_up")
NOT_HELD = {"call": "off", "give": "up", "fall": "through"}
"""Verbs that say with their particle that something planned was not held."""
OF_WHAT_IS_OFF = {"object", "subject", "", *NOT_HELD.values()}
"""Relations of what was not held to such a verb, whatever the parser takes its particle for."""
PUTTING_OFF = word_list("factuality.putting_off")
TO_A_DAY = {"until", "till", "to", "for"}
AIMS = word_list("factuality.aims")
ASKING = word_list("factuality.asking")
SCHEDULING = word_list("factuality.scheduling")
ASKED_FOR = {"sentence", "detention"}  # "prosecutors sought five years"; a statement that demands something is made
SPOKEN = {"statement", "vilification"}
ESCAPED = {"attack", "killing", "movement_restriction"}  # what somebody escapes had been tried or imposed
PERMISSIONS = {"permission", "permit", "authorisation", "authorization", "clearance", "leave", "approval", "consent"}
ASSEMBLING = {"march", "protest", "demonstrate", "rally", "picket", "gather", "assemble", "parade", "hold", "stage", "organise", "organize"}
"""Verbs of what those who ask for permission plan ("asked the police for permission to march", "applied to hold a rally")."""
LETTING_GO = {"release", "free", "acquit", "pardon"}
USING = word_list("factuality.using")
SPEAKING_BY = word_list("factuality.speaking_by")
TIMES = word_list("factuality.times")
REPORTING = word_list("factuality.reporting")
GRANTING = {"grant", "give", "allow"}
KEEPING_FROM = word_list("factuality.keeping_from")
PERMITTING = word_list("factuality.permitting")
PERMITTED = word_list("factuality.permitted")
ANNOUNCING = {"announce", "plan", "schedule", "call"}
SEEMING = {"appear", "seem"}
NOTIFYING = {"tell", "inform", "notify"}
NOTICES = {"notice", "notification"}
DECIDED = {"movement_restriction", "assembly_denied", "registration_denied", "asset_freeze", "designation"}
"""Types of what an authority decides on somebody, who is told of it."""
ANSWERED = {"against", "over", "after", "following", "since"}
BEGINNING = {"begin", "start", "resume"}
ADDING = {"add", "reply", "respond", "answer"}
STILL_TO_COME = {"before", "until", "till", "once"}
"""Words that open clauses about what has not happened, in the present tense."""
DEFINITE = {"the", "his", "her", "their", "its"}
GROUNDS = {"ground", "reason", "basis", "cause", "need"}


def _modifier_cues(token: Token) -> list[tuple[str, Token]]:
    """Cues that modify the token itself: adverbs, auxiliaries, determiners, adjectives."""
    found = []
    for child in token.children:
        if child.dep_ in ("advmod", "aux", "det", "amod", "neg", "cc:preconj", "discourse"):
            status = cue_of("modifier", child)
            if status and not _denies_nothing(child) and not _of_infinitive(child):
                found.append((status, child))
        elif child.dep_ == "cc" and child.lower_ == "nor":
            found.append(("not_occurred", child))
    return found


def _is_nobody(argument: Token) -> bool:
    """Whether an argument names none of those it names ("no activist", "none of the three", "neither X nor Y", "not one of them")."""
    if argument.lower_ in NEGATIONS or any(c.dep_ == "det" and c.lower_ == "no" for c in argument.children):
        return True
    first = argument.left_edge
    if first.lower_ == "neither":
        return any(c.lower_ == "nor" for c in argument.subtree)
    return first.lower_ == "not" and first.i + 1 < len(first.doc) and (first.nbor().lower_ == "one" or first.nbor(1).lower_ == "a" and first.nbor(2).lower_ == "single")


def _denies_nothing(cue: Token) -> bool:
    """Whether a negation says that more happened, or that it happened before ("was not only beaten but robbed", "not for the first
    time, police beat him")."""
    behind = [t.lower_ for t in cue.doc.tokens[cue.i + 1:cue.i + 4]]
    return cue.lower_ == "not" and (behind[:1] in (["only"], ["just"], ["merely"], ["simply"], ["least"]) or behind == ["for", "the", "first"])


def _of_infinitive(cue: Token) -> bool:
    """Whether a "not" behind a verb negates the infinitive that follows ("was told not to leave the city")."""
    return cue.lower_ == "not" and cue.head.i < cue.i and cue.i + 1 < len(cue.doc) and cue.nbor().lower_ == "to"


@remembered
def predicates(token: Token) -> list[Token]:
    """The trigger and its light verb: what a negation or hedge on the event itself modifies. A negated verb that merely
    has the event as subject denies something else ("the inquiry did not produce results")."""
    verb = light_verb_of(token) if token.pos_ in ("NOUN", "PROPN") else None
    return [token, verb[0]] if verb else [token]


@remembered
def carriers(token: Token) -> list[Token]:
    """The trigger and the verb whose time and place are its own: the light verb, or the verb it is subject or object of."""
    chain = [token]
    if token.dep_ == "acl" and (thing := clauses.causative_object(token)) is not None:
        chain.append(thing.head)  # "had his appeal denied"
    if lemma_of(token) == "refusal":
        chain = [*(c for c in clauses.children(token, "acl") if _is_infinitive(c)), token]  # "its refusal to register X on 3 May"
    if token.pos_ in ("NOUN", "PROPN"):
        verb = light_verb_of(token)
        if verb:
            chain.append(verb[0])
        else:
            above = clauses.governor(token)
            if above and above[1] in ("object", "subject"):
                chain.append(above[0])
    return chain


def _accessible(token: Token) -> list[Token]:
    """Auxiliaries and adverbs of a coordinated verb are those of the first conjunct where it has none of its own and
    follows without its own subject ("could be fined or jailed")."""
    if token.dep_ != "conj" or token.pos_ != "VERB" or clauses.children(token, *clauses.SUBJECTS, "aux"):
        return [token]
    first = clauses.first_conjunct(token)
    bare = any(child.pos_ == "AUX" and lemma_of(child) in ("do", "can", "could", "may", "might", "will", "would", "shall", "should", "must")
               for child in clauses.children(first, "aux"))
    return [token] if bare and token.tag_ in ("VBD", "VBZ") else [token, first]


def _shared_adjectives(noun: Token) -> list[tuple[str, Token]]:
    """The cues before the first of several nouns, for a later one that has nothing of its own before it ("ongoing threats and
    harassment", "alleged arrests and beatings")."""
    if noun.dep_ != "conj" or noun.pos_ != "NOUN" or any(c.i < noun.i and c.dep_ not in ("cc", "punct") for c in noun.children):
        return []
    first = clauses.first_conjunct(noun)
    return [(status, cue) for status, cue in _modifier_cues(first) if cue.dep_ == "amod" and cue.i < first.i]


def _is_over(token: Token) -> bool:
    """Whether a state is told to have ended ("was no longer under arrest", "were no longer held")."""
    held = token.pos_ in ("NOUN", "PROPN") and clauses.has_child(token, "cop") or clauses.is_passive(token) and lemma_of(token) not in PERMITTING
    return held and any(c.lower_ == "longer" and c.i and c.nbor(-1).lower_ == "no" for c in token.children)


def _shares_negation(token: Token) -> bool:
    """Whether the negation of the first of several verbs holds for a later one: joined by "or", not by "and" or "but"
    ("was not charged or fined", against "was not charged but fined")."""
    last = max((c for c in clauses.first_conjunct(token).children if c.dep_ == "conj"), key=lambda c: c.i, default=token)
    return any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for verb in (token, last) for child in verb.children)


def _reported_future(verb: Token, event_type: str) -> bool:
    """Whether "would" tells what was announced ("the ministry announced that it would appeal"), no condition; who announces a
    protest unless something is done announces it."""
    clause = clauses.first_conjunct(verb)
    if any(lemma_of(child) == "have" for child in clauses.children(verb, "aux")):
        return False  # "would have been arrested"
    conditional = any("if" in clauses.prepositions(child) or "unless" in clauses.prepositions(child)
                      for node in (verb, clause) for child in clauses.children(node, "advcl"))
    return clause.dep_ == "ccomp" and lemma_of(clause.head) in REPORTING and (not conditional or event_type in ANNOUNCED)


def _is_infinitive(verb: Token) -> bool:
    """Whether the verb stands in a "to" clause: a purpose, a plan, a right, not something done."""
    return any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)


def _is_yet_to_be(verb: Token) -> bool:
    """Whether an infinitive tells what has not been done so far ("the court has yet to rule")."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "to"), None)
    if mark is None and lemma_of(verb) == "have":
        return any(_is_yet_to_be(below) for below in clauses.children(verb, "xcomp"))  # "the trial has yet to begin"
    return mark is not None and mark.i > 0 and mark.nbor(-1).lower_ == "yet"


def _is_use(verb: Token) -> bool:
    """Whether an infinitive tells to what use a thing was put ("used a baton to beat X": beaten he was)."""
    return _is_infinitive(verb) and lemma_of(verb.head) in USING and clauses.has_child(verb.head, "obj", "nsubj:pass")


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
            and any(_is_infinitive(child) and child.i < clause.i for child in clauses.children(verb, "xcomp")))


def _is_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is finite."""
    return any("Fin" in t.morph.get("VerbForm", []) for t in (verb, *clauses.children(verb, "aux", "aux:pass", "cop")))


def _governing_cues(token: Token) -> list[Reading]:
    """Cues in whose complement the trigger stands, going up the tree until the clause is no longer a complement."""
    found: list[Reading] = []
    node = token
    adjunct = False  # passed a noun phrase told beside a verb: it is presupposed, whatever is denied or planned above
    speech = clauses.speech_joined_to_content(token)
    if speech is not None:
        node = speech
    if token.dep_ == "acl" and (thing := clauses.causative_object(token)) is not None:
        node = thing.head  # "a request to have the party dissolved"
    while node.head.i != node.i:
        head, relation = node.head, node.dep_
        if relation in ("acl", "acl:relcl") and head.pos_ == "NOUN" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children):
            if _is_nobody(head):
                found.append(Reading("drop", head.text))  # "there is no evidence that she was held"
                break
            relation = "acl" if is_hearsay(head) else relation
        if node.pos_ == "VERB" and relation in ("advcl", "xcomp") and (_is_use(node) or is_outcome(node)):
            node = head
            continue
        if node.pos_ == "VERB" and relation == "advcl" and _is_infinitive(node) and lemma_of(head) in GRANTING and _is_court_order(head, node):
            node = head  # "granted police seven more days to hold him"
            continue
        if relation == "advcl" and _is_infinitive(node) and _goes_on_to(head):
            node = head
            continue
        if relation == "acl" and _is_infinitive(node) and (holder := clauses.ranked_predicate(head)) is not None:
            node = holder  # "became the first reporter to be tried"
            continue
        setting_out = lemma_of(head) == "set" and clauses.has_child(head, "compound:prt")
        if node.pos_ in ("VERB", "AUX") and (relation in ("advcl", "acl") or relation == "xcomp" and setting_out) and _is_infinitive(node) and not (relation == "advcl" and _is_scheduled(node)):
            if _is_presupposed(token):
                break
            purpose = "drop" if setting_out else cue_of("complement", head) or ("planned" if lemma_of(head) in PERMISSIONS and lemma_of(node) in ASSEMBLING else "drop")
            if purpose == "planned" and head.pos_ == "NOUN" and lemma_of(node) in LETTING_GO:
                purpose = "drop"  # "turned down a request to release her"
            elif purpose == "planned" and _is_nobody(head):
                purpose = "not_occurred"  # "there were no plans to arrest her"
            found.append(Reading(purpose if purpose != "fact" else "drop", "to"))
            if purpose == "planned" and lemma_of(head) in PERMISSIONS:
                found += [Reading("drop", child.text) for asking in head.ancestors if asking.pos_ == "VERB" for status, child in _modifier_cues(asking) if status == "drop"]
            break
        if node.pos_ == "VERB" and relation == "acl" and clauses.is_participle(node) and not clauses.prepositions(node):
            break  # "refused to hear a petition filed by X": filed it was; "a report portraying X as a spy" portrays
        if node.pos_ == "VERB" and relation == "acl" and "of" in clauses.prepositions(node) and clauses.is_participle(node):
            purpose = cue_of("complement", head) or "drop"  # "the practice of pardoning"
            found.append(Reading("not_occurred" if purpose == "planned" and _is_nobody(head) else purpose, head.text))
            break
        if relation == "acl" and clauses.children(head, "cop") and any(cue_of("modifier", aux) == "drop" for aux in clauses.children(head, "aux")):
            found.append(Reading("drop", head.text))  # "would be the third reporter convicted"
            break
        if relation == "nmod" and head.lower_ == "event" and "in" in clauses.prepositions(head):
            found.append(Reading("drop", "in the event of"))
            break
        if node.pos_ == "VERB" and head.lower_ == "case" and head.i and head.nbor(-1).lower_ == "in":
            found.append(Reading("drop", "in case"))
            break
        if relation in ("parataxis", "ccomp", "advcl", "conj") and clauses.behind_semicolon(node):
            break  # a semicolon ends what was said
        if relation == "ccomp" and _is_reduced(head, node):
            break
        if relation in ("advcl", "ccomp", "csubj", "csubj:pass") and "that" in clauses.prepositions(node) and (rumour := rumour_of(node)) is not None:
            found.append(Reading("not_occurred" if is_disproved(head) else "alleged", rumour.text, voices(rumour)))
            break
        if relation == "conj":
            if node.pos_ == "VERB" and clauses.children(node, "nsubj", "nsubj:pass") and head.dep_ == "root":
                break
            if node.pos_ == "VERB" and _is_finite(node) and head.pos_ == "VERB" and not _is_finite(head) and head.dep_ in ("xcomp", "ccomp", "advcl"):
                head = head.head  # "reported being beaten and has gone on strike": the finite verb joins the finite one
            node = head
            continue
        if relation in ("ccomp", "xcomp", "csubj", "csubj:pass", "obj", "nsubj:pass", "acl", "parataxis") or (
                relation in ("obl", "nmod") and clauses.prepositions(node) & {"of", "for", "to", "on", "from", "about", "over"}
                and "because" not in clauses.prepositions(node)) or (
                relation == "obl" and lemma_of(head) == "threaten" and "with" in clauses.prepositions(node)) or (
                relation == "advcl" and clauses.prepositions(node) & {"of", "for", "to", "from", "at"} and clauses.is_participle(node)):
            scope = "complement"
            nominal = relation in ("obj", "nsubj:pass", "obl", "nmod")
            status = cue_of(scope, head) or ("planned" if relation == "xcomp" and lemma_of(head) == "apply" and lemma_of(node) in ASSEMBLING else "")
            if nominal and (lemma_of(head) in ADDING or node is token and lemma_of(head) == "write"):
                status = ""  # "added two charges", "wrote an open letter"
            if (lemma_of(head), node.nbor(node.left_edge.i - node.i - 1).lower_) in STOPPING_SHORT:
                status = "not_occurred"  # "stopped short of charging him"
            if relation == "advcl" and "from" in clauses.prepositions(node) and lemma_of(head) in KEEPING_FROM and node in carriers(token):
                status = "drop"  # "kept the marchers from reaching the square": that the police stopped them is the event
            if nominal:
                object_status = cue_of("object", head)
                if head.pos_ == "VERB" and object_status:
                    status = object_status
                elif head.pos_ == "VERB" and status in ("alleged", "fact", "drop") and relation in ("obl", "nmod"):
                    status = "" if lemma_of(head) in ("accuse", "charge", "warn", "call") and "for" not in clauses.prepositions(node) else status
                elif head.pos_ == "VERB" and status in ("not_occurred",) and relation != "obj":
                    status = ""
            if status == "planned" and head.pos_ == "NOUN" and node.pos_ in ("VERB", "AUX"):
                status = "drop"  # the request that something be done
            if status == "planned" and lemma_of(head) == "order" and (nominal or lemma_of(node) in ("pay", "serve") or clauses.is_passive(node) or clauses.is_participle(node)):
                status = ""  # what is ordered of a thing or person is done by the order
            if status == "drop" and lemma_of(head) in PERMITTING and _is_court_order(head, node):
                status = ""
            if relation == "advcl" and status in ("planned", "drop"):
                status = "drop" if lemma_of(head) in ("call", "aim") or head.pos_ == "ADJ" or "from" in clauses.prepositions(node) else ""
            if relation == "parataxis" and (status not in ("alleged", "fact") or lemma_of(head) in SEEMING):
                status = ""
            if relation == "acl" and head.pos_ == "NOUN" and not status:
                status = ""
            if status and not (status in ("planned", "drop") and lemma_of(head) == "set" and relation != "xcomp"):
                sources = speakers(head) if head.pos_ == "VERB" and status in ("alleged", "fact") else (
                    voices(head) if status == "alleged" else [])
                negated = any(child.lower_ in NEGATIONS or child.lower_ == "nothing" and child.dep_ in clauses.SUBJECTS for child in head.children)
                if negated and status == "not_occurred":
                    status = "occurred"
                elif negated and status == "alleged" and relation == "ccomp" and head.pos_ == "VERB":
                    status = "drop"  # "nothing suggests that he was threatened"
                elif negated and status == "fact":
                    status = "alleged" if nominal and is_hearsay(node) else "not_occurred"  # "reports that … have not been confirmed"
                if not adjunct or status in ("alleged", "fact"):
                    found.append(Reading(status, head.text, sources, status == "fact"))
            for modifier, child in _modifier_cues(head) if not (nominal or adjunct) and relation in ("xcomp", "ccomp", "csubj") else []:
                if child.lower_ in NEGATIONS and relation == "xcomp":
                    found.append(Reading("not_occurred", child.text))
                elif modifier == "alleged" and relation == "xcomp":
                    found.append(Reading("alleged", child.text))
                elif modifier in ("drop", "planned") and relation == "xcomp" or modifier == "drop" and relation == "csubj":
                    found.append(Reading(modifier, child.text))
        elif relation in ("obl", "nmod") and node.pos_ in ("NOUN", "PROPN"):
            adjunct = True
        elif relation in ("advcl", "acl:relcl", "nsubj", "appos", "root", "nmod:poss"):
            # Subjects, relative and adverbial clauses are told beside the governing verb, not under its cue.
            if relation == "nsubj" and is_hearsay(node) and is_disproved(head):
                found.append(Reading("not_occurred", head.text))
                break
            if relation == "nsubj" and head.pos_ == "VERB":
                status = "drop" if cue_of("modifier", next((c for c in head.children if c.dep_ == "aux"), head)) == "drop" else ""
                if status:
                    found.append(Reading("drop", head.text))
                node = head
                continue
            if relation == "appos" or (relation == "advcl" and clauses.is_participle(node) and not clauses.own_subjects(node)):
                node = head
                continue
            break
        node = head
    return found


def _is_presupposed(noun: Token) -> bool:
    """Whether a definite noun tells what an aim answers to or comes after ("gathered to protest against the killing of X"): it happened."""
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "these") or c.dep_ == "nmod:poss" for c in noun.children)
    return definite and noun.pos_ == "NOUN" and noun.dep_ in ("obl", "nmod") and bool(clauses.prepositions(noun) & ANSWERED)


def _notice_of(token: Token) -> str:
    """The verb by which somebody is told what an authority has decided about him ("was told that she could not leave"), which the
    decision needs to be known: no hearsay."""
    verb = token.head
    notified = token.dep_ == "ccomp" and lemma_of(verb) in NOTIFYING and clauses.is_passive(verb)
    told_by = {lemma_of(t) for t in clauses.oblique(verb, "by")} if notified else set()
    return verb.text if notified and told_by <= word_classes()["police"].lemmas | word_classes()["official"].lemmas else ""


def _decision_on(token: Token) -> str:
    """The word by which an infinitive tells what an authority has decided ("its decision of 3 May to close the paper", "the court
    decided to suspend the party"): taken it is by that."""
    head = token.head
    if not _is_infinitive(token):
        return ""
    if token.dep_ == "acl" and lemma_of(head) == "decision":
        return "to"
    bodies = word_classes()["regulator"].lemmas | word_classes()["court"].lemmas | word_classes()["official"].lemmas
    by_authority = token.dep_ == "xcomp" and lemma_of(head) == "decide" and any(lemma_of(t) in bodies for t in clauses.own_subjects(head))
    return head.text if by_authority else ""


def _notifying(assembly: Token) -> Token | None:
    """The word by which an authority is told beforehand of an assembly ("gave notice of a march", "notified the mayor of its rally")."""
    told = [c for c in clauses.children(assembly, "acl", "acl:relcl") if not _is_infinitive(c) and lemma_of(c) not in ANNOUNCING]
    if assembly.pos_ != "NOUN" or told or any(c.lower_ in ("the", "this", "that") for c in assembly.children):
        return None
    verb = next((t for t in assembly.ancestors if t.pos_ not in ("NOUN", "PROPN")), assembly)
    if not clauses.prepositions(assembly) & {"of", "for", "about"} or verb.pos_ != "VERB":
        return None
    notice = next((t for t in clauses.children(verb, "obj") if lemma_of(t) in NOTICES and t.i < assembly.i), None)
    bodies = class_lemmas(AUTHORITIES) | word_classes()["regulator"].lemmas
    of_verb = assembly.head.i == verb.i or assembly.head.dep_ in ("obj", "iobj") and lemma_of(assembly.head) in bodies
    return notice or (verb if of_verb and lemma_of(verb) in NOTIFYING else None)


def _is_court_order(permitting: Token, permitted: Token) -> bool:
    """Whether a court permits a measure of force, which is its order ("the magistrate allowed police to hold him for a week")."""
    return lemma_of(permitted) in PERMITTED and any(lemma_of(t) in word_classes()["court"].lemmas for t in clauses.agents_of(permitting))


def _is_called_off(verb: Token, event_type: str = "") -> bool:
    """Whether a verb says that something planned was given up; of a plan itself ("abandoned its plans"), too."""
    if lemma_of(verb) in GIVING_UP:
        return event_type != "hunger_strike"  # which ends by it
    particle = clauses.particle_of(verb)
    beside = {child.lower_ for child in clauses.children(verb, "compound:prt", "advmod")} | ({particle.lower_} if particle is not None else set())
    return NOT_HELD.get(lemma_of(verb), "") in beside


def _main_verbs(participle: Token) -> list[Token]:
    """The main verb that the parser put below the participle of its own subject ("A march announced for May was called off")."""
    return [c for c in clauses.children(participle, "ccomp") if clauses.is_passive(c) and not clauses.has_child(c, "mark", *clauses.SUBJECTS)]


def _speaks_by(verb: Token) -> bool:
    """Whether an infinitive of speech tells what was said by the deed above it ("used a speech to brand them traitors",
    "took to Facebook to accuse them"), no mere purpose."""
    deed = verb.head if verb.head.pos_ == "VERB" else verb.head.head
    platform = lemma_of(deed) == "take" and any(lemma_of(t) in word_classes()["content"].lemmas for t in clauses.oblique(deed, "to"))
    return (_is_infinitive(verb) and verb.dep_ in ("advcl", "xcomp", "acl") and _is_finite(deed)
            and (lemma_of(deed) in SPEAKING_BY or platform))


def _is_scheduled(verb: Token) -> bool:
    """Whether a form of "be" before its infinitive says what is to happen ("is to appear before a court")."""
    mark = next((c for c in verb.children if c.dep_ == "mark" and c.lower_ == "to"), None)
    if verb.i > verb.sent.start + 2 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ == "due" and verb.nbor(-3).lower_ in ("is", "are", "was", "were"):
        return True  # whatever the parser took "due to" for
    return mark is not None and any(c.lower_ in ("is", "are", "was", "were") and c.i < mark.i for c in clauses.children(verb, "cop", "aux", "aux:pass"))


def _is_missed(scheduled: Token, event_type: str) -> bool:
    """Whether what was due is then said to have been put off or called off ("was due on 3 May but was adjourned"), or what is said
    of it in an aside not to have come ("the trial, which was due to open on 3 May, did not begin")."""
    clause = scheduled.head if scheduled.head.dep_ == "acl:relcl" else scheduled
    above = [clause.head.head] if clause.dep_ in ("acl", "acl:relcl") and clause.head.dep_ in clauses.SUBJECTS else []
    return any(lemma_of(verb) in PUTTING_OFF or _is_called_off(verb, event_type) for verb in (*clauses.children(scheduled, "conj"), *above)) or any(
        c.lower_ in NEGATIONS for verb in above for c in verb.children)


def _is_state(noun: Token) -> bool:
    """Whether the present or perfect tells a state that goes on ("is under house arrest", "has been in custody since")."""
    copula = next(iter(clauses.children(noun, "cop")), None)
    if copula is None or not clauses.prepositions(noun) & {"under", "in", "on"}:
        return False
    auxiliaries = {c.lower_ for c in clauses.children(noun, "aux")}
    return copula.lower_ in ("is", "are", "'s", "’s") and not auxiliaries or copula.lower_ == "been" and bool(auxiliaries & {"has", "have"})


def _goes_on_since(verb: Token) -> bool:
    """Whether a verb tells what has gone on since a time, or goes on now ("has refused food since 2 June", "is being kept in
    isolation")."""
    auxiliaries = {c.lower_ for c in clauses.children(verb, "aux", "aux:pass")}
    since = any("since" in clauses.prepositions(c) or c.lower_ == "since" for c in verb.children)
    return bool(auxiliaries & {"has", "have"}) and since or "being" in auxiliaries and bool(auxiliaries & {"is", "are"})


def _goes_on_still(verb: Token) -> bool:
    """Whether a verb tells what is still so ("three are still being held")."""
    return any(c.lower_ in ("is", "are") for c in clauses.children(verb, "aux", "aux:pass", "cop")) and any(c.lower_ == "still" for c in verb.children)


def _is_put_off(verb: Token) -> bool:
    """Whether a verb tells the new day of something put off ("adjourned until 20 May", "rescheduled for July")."""
    particles = {t.lower_ for t in clauses.children(verb, "compound:prt", "advmod")}
    if lemma_of(verb) == "put" and particles and not particles & {"off", "back"}:
        return False  # "put up barricades on 12 April"
    return lemma_of(verb) in PUTTING_OFF and bool(clauses.oblique(verb, *TO_A_DAY))


def _cues_above(token: Token) -> list[Reading]:
    """Cues above the trigger and above the verb that carries it. Where that verb is no light verb the event is
    presupposed: "refused to investigate the killing" denies no killing."""
    last = carriers(token)[-1]
    if last is token:
        return _without_denials_above(token, _governing_cues(token))
    above = _governing_cues(last)
    if light_verb_of(token) is None:
        own = [r for r in _governing_cues(token) if r.cue == last.text or r.status in ("alleged", "fact")]
        return own + [r for r in above if r.status in ("alleged", "fact")]
    return above + [r for r in _governing_cues(token) if r.cue != last.text and r.status in ("planned", "drop", "not_occurred")]


def _without_denials_above(noun: Token, readings: list[Reading]) -> list[Reading]:
    """The cues above a noun without the denials of a verb that only speaks of it: "refused to comment on the killing" denies no killing."""
    above = clauses.governor(noun) if noun.pos_ == "NOUN" and any(c.lower_ in DEFINITE for c in noun.children) else None
    if above is None or above[1] in ("object", "subject") or light_verb_of(noun) is not None:
        return readings
    path = {above[0].text, *(t.text for t in noun.ancestors if t.i > above[0].i)}
    return [r for r in readings if r.status != "not_occurred" or r.cue in path]


def _clause_cues(token: Token) -> list[Reading]:
    """Conjunctions that open the trigger's clause ("if", "unless", "without") or a condition before it ("if found, she faced
    trial")."""
    found = []
    for node in clauses.enclosing_clauses(token):
        condition = next((c for c in clauses.children(node, "advcl") if c.i < node.i and c.left_edge.lower_ in ("if", "unless")), None)
        if condition is not None:
            found.append(Reading("drop", condition.left_edge.text))
        if node.dep_ == "advcl" and clauses.prepositions(node) & STILL_TO_COME and any(c.lower_ in ("is", "are") for c in clauses.children(node, "aux", "aux:pass")):
            found.append(Reading("drop", node.left_edge.text))  # "left before he is arrested"
        if {"in", "case"} <= clauses.prepositions(node):
            found.append(Reading("drop", "in case"))
        for mark in clauses.prepositions(node):
            status = cues("clause").get((mark, "any"))
            if status and not (mark == "whether" and node.pos_ in ("NOUN", "PROPN")):
                found.append(Reading(status, mark))
        if node.dep_ in ("advcl", "acl:relcl", "root", "ccomp"):
            break
    return found


def _negated_in_place(noun: Token) -> str:
    """The negation right before the noun phrase or right behind it, wherever the parser attached it: "no further
    action", "the march did not take place"."""
    doc, left = noun.doc, noun.i - 1
    while left >= noun.sent.start and doc[left].pos_ in ("ADJ", "NOUN", "ADV", "PUNCT") and doc[left].text not in (",", ";"):
        left -= 1
    if left >= noun.sent.start and doc[left].lower_ == "no":
        return doc[left].text
    behind = doc.tokens[noun.i + 1:min(noun.i + 5, noun.sent.end)]
    if len(behind) > 2 and behind[0].pos_ == "AUX" and behind[1].lower_ in ("not", "n't", "never"):
        verb = next((t for t in behind[2:] if t.pos_ in ("VERB", "AUX")), None)
        if verb is not None and (lemma_of(verb), "subject") in light_verbs():
            return behind[1].text
    return ""


def _only_later(verb: Token) -> bool:
    """Whether a negated verb tells when something happened at last ("did not free them until noon")."""
    return any(t.lower_ not in ("now", "today") for t in clauses.oblique(verb, "until", "till")) or any(
        clauses.prepositions(clause) & {"until", "till"} for clause in clauses.children(verb, "advcl"))


def _possible(noun: Token) -> str:
    """The auxiliary that makes a penalty a possibility only ("could face two years and a fine")."""
    above = noun
    while above.head.i != above.i and above.dep_ in ("obj", "conj", "nmod", "obl", "appos") and above.pos_ != "VERB":
        above = above.head
    if above.pos_ != "VERB" or lemma_of(above) not in ("face", "receive", "get", "incur", "risk", "carry"):
        return ""
    return next((c.text for c in clauses.children(above, "aux") if c.lower_ in ("could", "may", "might", "can", "would")), "")


def _threatened(noun: Token) -> str:
    """The words that make a penalty what the law allows at most, or what a trial may end with ("had faced sentences of up to
    life", "faces a prison term")."""
    verb = light_verb_of(noun)
    if verb is None or lemma_of(verb[0]) not in ("face", "risk", "carry"):
        return ""
    if verb[0].tag_ in ("VBZ", "VBP", "VBG"):
        return verb[0].text
    most = next((t for t in noun.subtree if t.i > noun.i and t.lower_ == "up" and t.nbor().lower_ == "to"), None)
    return "up to" if most is not None else ""


def read_status(token: Token, event_type: str = "", *, refused: bool = False) -> Reading:
    """The status of the event that the token triggers. `event_type`: its type, where known. `refused`: the negation of the
    word is what happened ("was not allowed to see her son")."""
    readings: list[Reading] = []
    for carrier in predicates(token):
        for form in _accessible(carrier):
            for status, cue in _modifier_cues(form):
                if form is not carrier and cue.dep_ != "aux" and cue.i > carrier.i:
                    continue
                if form is not carrier and status == "not_occurred" and not _shares_negation(carrier):
                    continue
                rather = any(c.lower_ == "rather" for c in form.children)  # "would rather be jailed than silenced"
                if cue.lower_ in ("would", "'d", "’d") and not rather and _reported_future(form, event_type):
                    status = "planned"
                readings.append(Reading(status, cue.text))
        readings += [Reading(status, cue.text) for status, cue in _shared_adjectives(carrier)]
        # Negated subjects and objects: "no activist was detained", "detained nobody", "none was tried or convicted".
        shared = clauses.surface_subjects(carrier) if carrier.dep_ == "conj" else []
        for argument in (*clauses.children(carrier, "nsubj", "nsubj:pass", "obj"), *shared):
            if _is_nobody(argument):
                readings.append(Reading("not_occurred", "no"))
    if any(_is_yet_to_be(carrier) for carrier in carriers(token)):
        readings.append(Reading("drop", "yet"))
    if event_type in STATES and _is_over(token):
        readings.append(Reading("drop", "no longer"))
    if any(child.lower_ == "be" for child in clauses.children(token, "aux:pass")) and not clauses.has_child(token, "aux") and not _is_infinitive(token):
        readings.append(Reading("drop", "be"))  # "the request that she be released"
    opening = [token.head] if token.dep_ in ("nsubj", "nsubj:outer") and token.head.pos_ == "ADJ" else []  # "the trial was due to open", as the parser reads it
    for carrier in [*predicates(token), *opening]:
        if _is_scheduled(carrier) or carrier.dep_ == "xcomp" and lemma_of(carrier.head) in BEGINNING and _is_scheduled(carrier.head):
            named = {lemma_of(t) for t in clauses.children(carrier, *clauses.SUBJECTS, "nsubj:outer")}
            missed = any(lemma_of(c) == "have" for c in clauses.children(carrier, "aux")) or any(  # "was to have opened on 5 May"
                lemma_of(c) in PUTTING_OFF for verb in (carrier, carrier.head) for c in clauses.children(verb, "conj"))
            readings.append(Reading("drop" if named & AIMS else "not_occurred" if missed else "planned", "is to"))
    if token.dep_ == "nsubj" and "under" in clauses.prepositions(token.head):
        readings.append(Reading("ongoing", f"under {token.head.text}"))
    if token.pos_ in ("NOUN", "PROPN"):
        if _is_state(token):
            readings.append(Reading("ongoing", next(c.text for c in clauses.children(token, "cop"))))
        if possibility := _possible(token):
            readings.append(Reading("drop", possibility))
        if event_type == "sentence" and (threat := _threatened(token)):
            readings.append(Reading("drop", threat))
        if lemma_of(token.head) in GROUNDS and "for" in clauses.prepositions(token) and not any(c.lower_ in DEFINITE for c in token.children) and any(c.lower_ == "no" for c in token.head.children):
            readings.append(Reading("not_occurred", "no"))  # "saw no grounds for an inquiry"
        if _negated_in_place(token):
            readings.append(Reading("not_occurred", _negated_in_place(token)))
        verb = light_verb_of(token)
        if verb and verb[0].tag_ == "VBD":
            readings = [r for r in readings if r.status != "ongoing" or r.cue not in GOING_ON]  # "faced ongoing threats": then
        if verb and verb[1].status and not (lemma_of(verb[0]) == "escape" and event_type in ESCAPED):
            readings.append(Reading(verb[1].status, verb[0].text, speakers(verb[0]) if verb[1].status == "alleged" else []))
        if verb and verb[1].noun not in ("object", "subject") or verb and lemma_of(verb[0]) in ("join", "attend"):
            # Who did not take part in something says nothing on whether it took place.
            readings = [Reading("drop", r.cue) if r.status == "not_occurred" else r for r in readings]
    if token.pos_ == "NOUN" and token.dep_ == "nsubj" and token.head.lower_ == "due" and token.head.pos_ == "ADJ":
        readings.append(Reading("not_occurred" if _is_missed(token.head, event_type) else "planned", "due"))  # "the second reading is due on 18 June"
    if token.dep_ == "conj" and lemma_of(token) in PUTTING_OFF and lemma_of(token.head) in SCHEDULING and not _is_put_off(token):
        readings.append(Reading("not_occurred", token.text))  # "was due on 3 May but was adjourned"
    can_be_called_off = event_type in CALLED_OFF or event_type == "legislation" and token.pos_ == "NOUN"  # a vote; a law "cancelled" is repealed
    if can_be_called_off and any(_is_put_off(carrier) for carrier in carriers(token)):
        readings.append(Reading("planned", "until"))
    above = _cues_above(token)
    if event_type in SPOKEN and _speaks_by(token):
        above = [r for r in above if r.cue != "to"]
    readings += above
    carrier = carriers(token)[-1]
    above_noun = clauses.governor(token) if token.pos_ == "NOUN" else None
    verbs = [carrier, *_main_verbs(carrier), *([above_noun[0]] if above_noun and above_noun[1] in OF_WHAT_IS_OFF else [])]
    if can_be_called_off and any(_is_called_off(verb, event_type) or lemma_of(verb) == "drop" and event_type == "protest" for verb in verbs):
        readings.append(Reading("not_occurred", "called off"))
    if event_type in ANNOUNCED and lemma_of(carrier) == "suspend" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl", "acl:relcl", "amod")):
        readings.append(Reading("not_occurred", carrier.text))
    if event_type in ANNOUNCED and token.pos_ == "NOUN" and any(lemma_of(c) in ANNOUNCING for c in clauses.children(token, "acl:relcl")):
        readings = [Reading("planned", r.cue) if r.status == "drop" and lemma_of(carrier) in PERMITTING else r for r in readings]  # "has not yet been authorised"
    if event_type in ANNOUNCED and (told_by := _notifying(token)) is not None:
        readings.append(Reading("planned", told_by.text))
    if event_type in ANNOUNCED | {"legislation"} and lemma_of(carriers(token)[-1]) == "announce" and token.pos_ == "NOUN":
        readings.append(Reading("planned", carriers(token)[-1].text))
    if event_type in LASTING and _goes_on_since(token):
        readings.append(Reading("ongoing", "since"))
    if event_type in STATES and _goes_on_still(token):
        readings.append(Reading("ongoing", "still"))
    own = cue_of("trigger", token)
    told_of = ASKED_FOR if lemma_of(token) in ASKING else {"trial", "court_ruling"} if lemma_of(token) in SCHEDULING else CALLED_OFF
    if lemma_of(token) == "expect":
        told_of = told_of | DECISIONS_AWAITED
    if own and event_type in told_of:
        missed = lemma_of(token) in SCHEDULING and _is_missed(token, event_type)
        readings.append(Reading("not_occurred" if missed else own, token.text))
    readings += _clause_cues(token)
    attribution = attribution_of(token)
    if attribution:
        readings.append(attribution)
    if any(r.status == "not_occurred" for r in readings) and (any(r.cue == "until" for r in readings) or any(_only_later(carrier) for carrier in carriers(token))):
        readings = [r for r in readings if r.status != "not_occurred"]
    if event_type in DECIDED | {"censorship"} and (told := _notice_of(token) or _decision_on(token)):
        readings = [r for r in readings if r.cue != told]
    if event_type == "extradition":  # whose refusal is a decision on it
        readings = [r for r in readings if r.status != "not_occurred" or not REFUSED.fullmatch(r.cue)]
    if refused:
        readings = [r for r in readings if r.cue.lower() not in NEGATIONS | {"would", "could", "can", "may", "decided", "chose", "opted"}]
    for status in PRECEDENCE:
        for reading in readings:
            if reading.status == status:
                sources = [s for r in readings if r.status in ("alleged", "fact") for s in r.sources]
                return Reading(status, reading.cue, sources)
    sources = [s for r in readings for s in r.sources]
    return Reading("occurred", "", sources, any(r.factive for r in readings))
