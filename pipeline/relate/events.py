"""Builds the event candidates of one Doc, in text order."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import cast

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.factuality import PUTTING_OFF, Reading, carriers, read_status
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import TriggerRule, rules_by_name, word_classes
from pipeline.annotate.triggers import JOINED_BY, OPENING_QUOTES, asks_alone, light_verb_of, measured
from pipeline.layers import Event, Participant, Section, Status, Telling, Trigger
from pipeline.relate import lasting, specificity
from pipeline.relate.arguments import FLOATING, participants_at, participants_of, unique, with_more
from pipeline.relate.case_roles import OF_CASE, Told, complete
from pipeline.relate.concerned import concerned
from pipeline.relate.confidence import observe
from pipeline.relate.dated import Dated
from pipeline.relate.deaths import add_killers, date_deaths, fold_deaths
from pipeline.relate.event_nouns import types_of_noun
from pipeline.relate.index import SCENE, in_overview, index_of
from pipeline.relate.lending import befallen, lend
from pipeline.relate.located import Located
from pipeline.relate.members import add_members
from pipeline.relate.police import add_arresting
from pipeline.relate.repeated import on_further_days
from pipeline.relate.stages import stages_differ
from pipeline.relate.when import own_dates, planned_days
from pipeline.relate.when.inherited import inherited_date, is_before_what_followed
from pipeline.relate.when.postponed import PUT_OFF, day_of, other_day
from pipeline.relate.when.scenes import day_of_scene
from pipeline.relate.when.tense import is_pluperfect, looks_back
from pipeline.relate.when.words import ON_THE_SPOT
from pipeline.relate.where import borders, own_places
from pipeline.relate.where.countrywide import laws_in_force
from pipeline.relate.where.courts import at_the_court_of_the_case, at_the_same_court, near_the_court
from pipeline.relate.where.inherited import inherited_place
from pipeline.relate.where.prisons import in_custody
from pipeline.relate.where.routes import on_the_move
from pipeline.relate.where.scenes import elsewhere, of_rooms_told, place_of_scene
from pipeline.relate.where.seats_of_actors import at_seats, seat_of_actor, where_they_govern
from pipeline.relate.where.sole_places import sole_place
from pipeline.vocabulary import rows, word_list

FREEDOM_OF_GROUP = {"assembly": "peaceful_assembly", "association": "association", "expression": "expression"}
# Types whose missing target is the person of the case told just before.
OF_THE_CASE = {"charge", "trial", "sentence", "appeal_ruling", "release", "acquittal", "extradition", "investigation"}

NARRATED = 0.8  # least weight of a verb that continues a story without naming anybody
ASSEMBLY_REACH = 3  # sentences back in which an assembly that something befell was told
REACH = 900  # characters back in which a noun without names finds its event
TOLD_BY_NOUN = {"protest", "killing", "attack", "search", "assembly_disrupted", "assembly_denied", "trial", "legislation"}
"""Types that a bare noun with a date tells ("the 5 May rally")."""
STATES = {"charge", "trial", "movement_restriction"}
ANEW = re.compile(r"^\W*(?:\w+\W+){0,2}(?:again|anew|afresh|once more)\b", re.I)
BESIDE = 30  # characters behind a trigger in which such words belong to it
OTHER_CASE = re.compile(r"\bin (?:a|another|two|three)(?: (?:separate|different|second|third|further|other))? (?:case|trial|prosecution)s?\b|\bseparately\b", re.I)
NOBODY = {"no", "nobody", "none"}
NOT_DONE = {"detention", "charge", "investigation", "court_ruling", "release"}
"""Types of what is told, right behind a story, to have been done to nobody ("Nobody was arrested", "No inquiry has been opened")."""
LOOKED_INTO = {"attack", "killing", "torture", "harassment", "prisoner_treatment", "assembly_disrupted"}
"""Types of deeds into which an inquiry told without more ("An investigation was opened") is made."""
MOMENTARY = {"sentence", "charge", "appeal_ruling", "acquittal", "release", "killing"}
DEFINITE = {"the", "this", "that", "these", "those", "his", "her", "their", "its"}
# A trigger in the complement or object of one of these tells its content, not a further event.
CONTENT_OF = {"statement", "vilification", "complaint", "legislation"}
PASSED = {"sentence", "charge"}
CONTINUING = {"remain", "serve"}
PREVENTED = {"movement_restriction", "harassment", "assembly_disrupted", "assembly_denied", "censorship", "registration_denied"}
MEASURES_TAKEN = {"registration_denied", "sentence", "acquittal", "appeal_ruling", "court_ruling", "detention", "censorship", "asset_freeze",
                  "movement_restriction", "assembly_denied", "designation", "charge"}
REFUSALS = word_list("events.refusals")
LIFTING = word_list("events.lifting")
CHALLENGING = word_list("events.challenging")
ATTEMPTING = {"attempt", "try"}
UNNAMED = {"them", "they", "him", "her", "he", "she"}  # a pronoun of whom the sentence told before
FORBIDDING = word_list("events.forbidding")
AGAIN = word_list("events.again")
HELD = word_list("events.held")
CASES = word_list("events.cases")
HOLDING = word_list("events.holding")
DYING = word_list("events.dying")
SHOOTING = word_list("events.shooting")
FINDINGS = word_list("events.findings")
NAMED_BEFORE = {"legislation", "investigation"}  # whose subject is a noun of their own type
RULED_ON = {"sentence", "acquittal", "complaint", "court_ruling"}  # what a ruling or an appeal is on was told before, or is told nowhere
RULINGS = {"appeal_ruling", "court_ruling"}
DECIDED_ON = "what the ruling is on"
SPOKEN = {"statement", "vilification"}
PERFECT = "in the perfect"
ACCUSED = word_list("events.accused")
OBSTRUCTING = {"block", "obstruct", "barricade"}  # "fined for blocking the road" names the offence
OFFENDING = {"attack", "harassment", "vilification", "statement"}
PUBLISHING = word_list("events.publishing")
CONVICTING = {"find", "convict"}
PART_OF_SENTENCE = {"censorship", "movement_restriction", "harassment", "registration_denied", "court_ruling"}
ORDERING = {"order", "direct", "instruct"}
MEASURES_OF_COURTS = {"movement_restriction", "appeal_ruling"}
IMPOSED = {"censorship", "registration_denied", "harassment", "movement_restriction", "summons"}  # told by the order to do something
DEMANDED = {"release", "investigation", "acquittal", "legislation"}
CUSTODY_ORDERED = word_list("events.custody_ordered")
BY_REQUEST = {"assembly_denied", "court_ruling", "registration_denied"}
REQUESTS = word_list("events.requests")
PERMISSIONS = {"permission", "permit", "authorisation", "authorization", "approval"}
REFUSING = {"refuse", "deny", "decline"}
BY_AUTHORITY = {"assembly_denied", "registration_denied", "movement_restriction", "censorship", "designation"}
TELLING = word_list("events.telling")
STORY_REACH = 3  # sentences back in which a story was told on which somebody comments
KEPT = {"remain", "keep", "stay"}  # "was arrested and remained in custody for four months"
REVIEWED = word_list("events.reviewed")
CONTINUATION = 2  # sentences back in which somebody's words, or a verdict, go on
PUNISHING = {"sentence", "detention", "trial", "investigation", "summons"}  # for an insult: an offence, no deed of its own
OFFENCE_MARKS = {"with", "of", "for", "under"}


def section_at(sections: list[Section], offset: int) -> Section | None:
    """The deepest section that holds the offset."""
    found = None
    for section in sections:
        if section.start <= offset < section.end and (found is None or section.level >= found.level):
            found = section
    return found


def _inside_content(token: Token, types: dict[int, str]) -> str:
    """The trigger of a statement, accusation or complaint in whose content the token stands. A noun that a statement or
    challenge is about is presupposed, not content: "condemned the arrest of X", "challenged the ban"."""
    node = token
    while node.head.i != node.i and node.dep_ != "acl:relcl" and not clauses.is_contrast(node) and not clauses.behind_semicolon(node):
        head = node.head
        if node.dep_ == "conj" and types[token.i] in SPOKEN and node is token and _speaks_itself(node):
            return ""
        if types.get(head.i) == "statement" and node.dep_ == "ccomp" and lemma_of(head) in TELLING and (token.pos_ == "VERB" or light_verb_of(token)):
            return ""
        if types.get(head.i) in CONTENT_OF and node.dep_ in ("ccomp", "xcomp", "obl", "nmod", "advcl", "obj", "acl"):
            marks = clauses.prepositions(node)
            temporal = marks & {"after", "before", "during", "following", "when", "in", "at", "while", "since", "by"}
            presupposed = (types[head.i] == "statement" or lemma_of(head) in CHALLENGING) and token.pos_ == "NOUN" and node.dep_ in ("obj", "obl", "nmod")
            if types[head.i] == "complaint" and types[token.i] == "statement" and node is token and clauses.is_participle(token) and not (
                    marks or clauses.has_child(token, "ccomp")):
                return ""  # "has appealed, calling the penalties excessive"
            before = node.dep_ == "advcl" and node.right_edge.i < head.i and types[token.i] not in SPOKEN  # "when he was tried, he said"
            if node.dep_ in ("ccomp", "xcomp") or not (temporal or presupposed or before):
                return head.text
        if types.get(head.i) in ("protest", "hunger_strike") and "for" in clauses.prepositions(node) and types[token.i] in DEMANDED and token.pos_ == "NOUN":
            return head.text  # "marched for his release"
        if types.get(head.i) == "court_ruling" and node.dep_ == "ccomp" and lemma_of(head) in FINDINGS and token.pos_ == "VERB":
            return head.text
        if (types.get(head.i) in PUNISHING or lemma_of(head) == "guilty") and types[token.i] in ("harassment", "vilification") and (
                clauses.prepositions(node) & {"for", "of"}) and node.dep_ in ("obl", "advcl", "nmod", "acl"):
            return head.text
        if (types.get(head.i) == "charge" or lemma_of(head) == "suspect") and clauses.prepositions(node) & OFFENCE_MARKS and node.dep_ in ("obl", "advcl", "nmod", "acl"):
            if types[token.i] not in ("charge", "protest"):
                return head.text
        node = head
    return ""


def _speaks_itself(verb: Token) -> bool:
    """Whether a verb of saying has a named body or person of its own as subject and no "that", so that it goes on beside what was
    said before it ("A said that the law is harmful, and B called on the president to veto it")."""
    return "that" not in clauses.prepositions(verb) and any(t.pos_ == "PROPN" for t in clauses.own_subjects(verb))


def _only_a_reason(token: Token, types: dict[int, str]) -> bool:
    """Whether an accusation or finding in a participle only gives the reason of the measure that its main verb tells
    ("suspended the group, accusing it of …", "acquitted him, finding that …")."""
    return (token.dep_ == "advcl" and clauses.is_participle(token) and not clauses.own_subjects(token)
            and types[token.i] in ("charge", "vilification", "court_ruling", "statement")
            and types.get(token.head.i, "") in MEASURES_TAKEN)


def _told_by_head(token: Token, types: dict[int, str]) -> bool:
    """Whether a verb only says in other words, or what came of, the event that the verb it depends on tells: the content
    of an order of the same type ("ordered them to cease"), an attack that killed ("was shot and killed")."""
    head = token.head
    if token.pos_ != "VERB":
        return False
    if types[token.i] in PART_OF_SENTENCE and _is_part_of_sentence(token, types):
        return True
    if types[token.i] == "detention" and _says_who_was_released(token, types):
        return True
    if types[token.i] == "search" and _is_of_the_search_above(token, types):
        return True
    if types[token.i] == "vilification" and token.tag_ == "VBG" and types.get(head.i) in ("sentence", "charge") and token.i and token.nbor(-1).text in OPENING_QUOTES:
        return True  # "convicted of theft and “insulting the court”"
    if types[token.i] == "trial" and token.dep_ in ("acl", "acl:relcl") and (above := clauses.governor(head)) and lemma_of(above[0]) in PUTTING_OFF:
        return True  # "a hearing set for 5 May was put off"
    if token in clauses.told_to_do(head) + clauses.children(head, "xcomp") and lemma_of(head) in clauses.BIDDING and (
            types.get(head.i) in IMPOSED or types.get(head.i) in ("sentence", "court_ruling") and types[token.i] == "statement"):  # "was ordered to publish an apology"
        return True
    if head is not token and types.get(head.i) == types[token.i] and (token.dep_ in ("xcomp", "ccomp") or token.dep_ == "advcl" and not clauses.own_subjects(token)):
        return True
    if token.dep_ == "xcomp" and types[token.i] == "killing" and types.get(head.i) == "attack" and lemma_of(head) in ATTEMPTING:
        return True
    if lemma_of(token) == "try" and types[token.i] == "trial" and any(types.get(c.i) in ("sentence", "acquittal") for c in clauses.children(token, "conj")):
        return True  # "was tried and sentenced"
    if token.dep_ == "advcl" and lemma_of(token) == "serve" and types.get(head.i) == "release":
        return not any(c.lower_ in ("a", "an") for t in clauses.children(token, "obj") for c in t.children)  # "after serving a two-year sentence for …"
    if lemma_of(token) in SHOOTING and any(types.get(c.i) == "killing" and clauses.is_participle(c) for c in clauses.children(token, "advcl")):
        return True
    if types[token.i] == "attack" and any(types.get(c.i) == "killing" and lemma_of(c) in DYING and not clauses.children(c, *clauses.SUBJECTS)
                                          for c in clauses.children(token, "conj")):
        return True  # "was struck in the back and died"
    beside = [head] if token.dep_ == "conj" else [c for c in token.children if c.dep_ == "conj"]
    return types[token.i] == "attack" and any(
        types.get(other.i) in ("killing", "torture") and abs(other.i - token.i) <= 3 and clauses.is_passive(other) == clauses.is_passive(token)
        and not clauses.own_subjects(max(token, other, key=lambda t: t.i)) for other in beside)


def _says_who_was_released(participle: Token, types: dict[int, str]) -> bool:
    """Whether a participle only says whom a release befell: "released the prisoners held in the barracks"."""
    held = lemma_of(participle) in HOLDING and participle.dep_ == "acl" and clauses.is_passive(participle)
    return held and types.get(clauses.first_conjunct(participle.head).head.i) == "release"


def _is_of_the_search_above(clause: Token, types: dict[int, str]) -> bool:
    """Whether a relative clause tells what a search came upon: "entered the office, from which they carried off computers"."""
    if not clauses.is_relative_clause(clause) or not any(t.lower_ in ("where", "which") for t in clause.subtree if t.i < clause.i):
        return False
    above = clauses.governor(clause.head)
    return above is not None and types.get(above[0].i) == "search"


def _is_part_of_sentence(participle: Token, types: dict[int, str]) -> bool:
    """Whether a verb tells what else the sentence holds that its main verb tells ("sentenced him to a year, banning him from
    publishing", "was sentenced to a year and banned from publishing", "gave her a year and barred her from publishing"), or how
    much of it need not be served ("24 months, twelve of them suspended")."""
    if lemma_of(participle) == "suspend" and participle.dep_ in ("acl", "acl:relcl", "advcl"):
        return types.get(participle.head.i) == "sentence" or lemma_of(participle.head) in word_classes()["penalty"].lemmas
    if participle.dep_ == "conj" and lemma_of(participle) in FORBIDDING | ORDERING and not clauses.own_subjects(participle):
        first = types.get(clauses.first_conjunct(participle).i)
        return first == "sentence" or first in MEASURES_OF_COURTS and types[participle.i] == "censorship"
    if participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "acl") or clauses.own_subjects(participle) or clauses.prepositions(participle):
        return False
    above = participle.head
    while above.pos_ in clauses.NOMINALS and above.head.i != above.i:
        above = above.head
    return "sentence" in (types.get(above.i), types.get(clauses.first_conjunct(above).i))


def _only_denied(token: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether something is only what was refused, or a protest only what was denied or disrupted: the object of such an
    event, not one of its own."""
    if event_type != "complaint" and token.dep_ in ("obj", "nsubj:pass", "xcomp") and token.head.i in types and lemma_of(token.head) in REFUSALS:
        return True
    if token.pos_ == "VERB" and types.get(token.head.i) in PREVENTED and token.dep_ in ("advcl", "xcomp", "obl") and "from" in clauses.prepositions(token):
        return True
    if token.pos_ == "VERB" and token.dep_ == "acl" and types.get(token.head.i) in PREVENTED and clauses.prepositions(token):
        return True  # "a ban on leaving the country"
    if event_type != "protest":
        return False
    node = token
    for _ in range(5):
        if node.head.i == node.i:
            return False
        if types.get(node.head.i) == "assembly_disrupted" and (node is token and _took_place(token) or _tells_what_they_did(token, node)):
            return False
        if types.get(node.head.i) in ("assembly_denied", "assembly_disrupted") and node.dep_ in ("obj", "nsubj:pass", "nmod", "acl", "obl", "xcomp"):
            return not clauses.prepositions(node) & {"after", "during", "at", "following", "before", "ahead"}
        node = node.head
    return False


def _tells_what_they_did(verb: Token, people: Token) -> bool:
    """Whether a relative clause tells of those who were dispersed that they protested ("members who prayed outside were dispersed")."""
    first = clauses.first_conjunct(verb)
    return first.dep_ == "acl:relcl" and first.head.i == people.i and specificity.is_narrated(verb)


def _took_place(protest: Token) -> bool:
    """Whether a clause of its own tells that a protest was held or began ("the protests that broke out on 1 July were dispersed")."""
    return any(specificity.is_narrated(clause) and lemma_of(clause) in HELD for clause in clauses.children(protest, "acl:relcl")) or any(
        clauses.is_past_participle(clause) and lemma_of(clause) in HELD for clause in clauses.children(protest, "acl"))


def _sources(reading: Reading) -> list[Participant]:
    found: list[Participant] = []
    for token in reading.sources:
        found += participants_at("source", token, f"says so (“{reading.cue}”)" if reading.cue else "says so")
    return found


def _decided_on(token: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether the token names only what a ruling or an appeal is on, or what was ended ("upheld the conviction", "the appeal lodged
    by X", "lifted the ban")."""
    if event_type in MEASURES_TAKEN and token.pos_ == "NOUN" and (above := clauses.governor(token)) and above[1] == "object":
        if lemma_of(above[0]) in LIFTING or event_type == "detention" and types.get(above[0].i) in RULINGS | {"release"}:
            return True  # "lifted the suspension of three groups", "found the detention of X unlawful"
    if event_type not in RULED_ON or token.pos_ == "NOUN" and any(c.ent_type_ == "DATE" and "of" in clauses.prepositions(c) for c in clauses.children(token, "nmod")):
        return False  # "the sentence of July 2023 was cut" tells the sentence with its date
    if token.pos_ == "VERB":
        return event_type == "complaint" and token.dep_ == "acl" and types.get(token.head.head.i) in RULINGS
    above = clauses.governor(token)
    if above is None or above[1] not in ("object", "against"):
        return False
    return types.get(above[0].i) in RULINGS or types.get(above[0].i) == "complaint" and event_type != "complaint"


def _goes_on(event: Event, token: Token, context: list[tuple[Event, int]], number: int) -> str:
    """Why an undated deed told by a pronoun or a definite description is part of the one told just before, or "": the
    same speaker's further words, the verdict behind a penalty already told."""
    if token.pos_ != "VERB" or event.status != "occurred":
        return ""
    role = "actor" if event.event_type in SPOKEN else "target"
    if event.event_type not in SPOKEN and not (event.event_type == "sentence" and lemma_of(token) in CONVICTING):
        return ""
    if lemma_of(token) in PUBLISHING:
        return ""
    told = {p.entity for p in event.participants if p.role == role and p.entity is not None and _refers_back(p.text)}
    groups = {p.text.lower() for p in event.participants if p.role == role and p.entity is None and _refers_back(p.text)}
    for previous, at in reversed(context):
        if number - at > CONTINUATION or at == number:
            continue
        if previous.event_type != event.event_type or previous.status != "occurred":
            continue
        before = [p for p in previous.participants if p.role == role]
        if told & {p.entity for p in before} or groups & {"they", "them"} and len(before) + sum(p.kind == "group" for p in before) > 1:
            return f"goes on with “{previous.trigger}”"
    return ""


def _refers_back(words: str) -> bool:
    """Whether the words are a pronoun or a definite description, no name."""
    first = words.split()[0].lower() if words.split() else ""
    pronoun = first in ("he", "she", "they", "it", "him", "her", "them", "both")
    return pronoun or first in ("the", "these") and words[len(first):].islower()


def _reference(token: Token, rule: TriggerRule, event: Event, own_date: bool, own_place: bool) -> str:
    """Why a trigger only refers back to an event, or an empty string.

    A definite noun that no verb carries ("his detention"), a definite noun whose verb adds nothing to the event ("the
    trial drew criticism"), a bare noun beside another event, and a relative clause without date or place ("the
    blogger, who was prosecuted").
    """
    if event.status == "not_occurred" or any(condition.relation in JOINED_BY for condition in rule.conditions):
        return ""
    if token.pos_ == "VERB":
        passing = token.dep_ == "acl:relcl" and clauses.is_passive(token) and not (own_date or own_place) and not clauses.agents_of(token)
        passing = passing and (lemma_of(token.head) in CASES or all(t.pos_ in ("PRON", "DET") and not clauses.has_child(t, "nmod") for t in clauses.children(token, "nsubj:pass")))
        if lemma_of(token) in CONTINUING:
            return f"“{token.text}” continues what was told before"
        if event.event_type in PASSED and not (own_date or own_place) and (passed := next((t for t in clauses.patients_of(token) if _is_passed(t, token, rule)), None)):
            return f"definite noun “{passed.text}” refers back"
        return f"relative clause “{token.text}” tells it in passing" if passing else ""
    if token.pos_ == "ADJ":
        return ""
    if clauses.has_child(token, "cop") and any(c.relation in ("case", "subj") and not c.negated for c in rule.conditions):
        return ""  # "has been off the air", "was the target of insults": said of its subject here
    phrase = measured(token)
    determiner = next((c.lower_ for c in phrase.children if c.dep_ in ("det", "nmod:poss")), "")
    definite = determiner in DEFINITE or bool(clauses.possessors(token))
    carried = light_verb_of(token)
    if carried:
        empty = carried[1].presupposes or (carried[1].noun == "subject" and not own_date and event.status == "occurred")
        empty = empty or clauses.first_conjunct(token).dep_ == "nsubj:pass"  # "the raids were ordered by the prosecutor"
        return f"definite noun “{token.text}” refers back" if definite and empty else ""
    if definite:
        return f"definite noun “{token.text}” refers back"
    short = event.date_precision in ("day", "part_of_month") or event.event_type in specificity.COUNTED and event.date_precision in ("month", "before", "interval")
    counted = own_date and short and clauses.has_child(phrase, "nummod")  # "spoke of 47 arrests on 23 May", "counted 39 arrests in July"
    return "" if determiner in ("a", "an", "another") or counted else "noun beside the main event"


def _is_passed(noun: Token, verb: Token, rule: TriggerRule) -> bool:
    """Whether a definite noun in front of a passive is the penalty or accusation itself ("the fines had been imposed")."""
    named = any(c.relation == "obj" and not c.negated and lemma_of(noun) in c.lemmas for c in rule.conditions)
    return named and noun.i < verb.i and clauses.is_passive(verb) and any(c.lower_ in DEFINITE for c in clauses.children(noun, "det"))


def _sentence_starts(doc: Doc) -> list[int]:
    return [sentence.start for sentence in doc.sents]


@cache
def _groups() -> dict[str, str]:
    """Event type → its group."""
    return {row["event_type"]: row["group"] for row in rows("event_types")}


@cache
def _is_refusal(rule: str) -> bool:
    """Whether a row of the vocabulary, by its name, tells what somebody was denied ("was not allowed to see her son")."""
    conditions = rules_by_name()[rule].conditions
    return any(c.relation in ("not", "no") or c.relation == "xcomp" and "not" in c.lemmas for c in conditions if not c.negated)


def relate(doc: Doc) -> list[Event]:
    """Event candidates of a fully annotated Doc, one per telling, in text order.

    Offsets are those of the Doc's text, which is the report's canonical text. A candidate without a specific
    participant, date or place is left out; so are possibilities, duties, conditions, quoted words and all that stands
    in the back matter, where the titles of sources tell what the report has told.
    """
    triggers: list[Trigger] = doc._.triggers or []
    sections: list[Section] = doc._.sections or []
    rules = rules_by_name()
    types = index_of(doc).types
    report_country = doc._.report.country if doc._.report else ""
    entities = doc._.entities or []
    starts = _sentence_starts(doc)
    sentences: list[Span] = list(doc.sents)
    events: list[Event] = []
    places_in_text: dict[int, tuple[int, int]] = {}  # numbers of the sentence and the paragraph of each event
    by_section: dict[int, list[tuple[Event, int]]] = {}
    context: list[tuple[Event, int]] = []  # of the current paragraph
    paragraph = -1
    for trigger in triggers:
        token, rule = doc[trigger.token], rules[trigger.rule]
        section = section_at(sections, trigger.start)
        if section and section.kind == "back_matter":
            continue
        number = bisect_right(starts, token.i) - 1
        sentence = sentences[number]
        start_of_paragraph = text_of(doc).rfind("\n", 0, sentence.start_char + 1)
        if start_of_paragraph != paragraph:
            paragraph, context = start_of_paragraph, []
        of_section = by_section.setdefault(section.ordinal, []) if section else []
        event = _candidate(trigger, token, rule, sentences, number, paragraph, doc, types, context, of_section)
        if event is None:
            continue
        on_other_days = other_day(event, token, doc) + on_further_days(event, token, doc)
        event.section = section.ordinal if section else 0
        event.civic_freedom = (section.civic_freedom if section else "") or FREEDOM_OF_GROUP.get(_groups()[event.event_type], "")
        event.country = entities[event.place].country if event.place is not None else event.country or report_country
        event.tellings = [Telling(event.section, event.start, event.end, event.text)]
        if not _repeats(event, events):
            if event.event_type in NAMED_BEFORE or event.event_type == "detention":
                events[:] = [e for e in events if not _gives_way(e, event)]
                of_section[:] = [(e, at) for e, at in of_section if not _gives_way(e, event)]
            events.append(event)
            of_section.append((event, number))
            places_in_text[id(event)] = (number, paragraph)
            context.append((event, number))
        for other in on_other_days:
            other.section, other.civic_freedom, other.country, other.tellings = event.section, event.civic_freedom, event.country, list(event.tellings)
            if not _repeats(other, events):
                events.append(other)
                of_section.append((other, number))
                places_in_text[id(other)] = (number, paragraph)
    date_deaths(events)
    lasting.until_ended(events, doc)
    lasting.while_held(events)
    lasting.until_decided(events, doc)
    lasting.until_next_step(events, doc)
    in_custody(events, entities)
    at_the_court_of_the_case([(event, *places_in_text[id(event)]) for event in events], doc)
    at_the_same_court(events, doc)
    at_seats(events, doc)
    laws_in_force(events, doc)
    for event in events:
        event.country = entities[event.place].country if event.place is not None else event.country
    add_arresting(events, doc)
    add_killers(events)
    complete([Told(event, *places_in_text[id(event)]) for event in events], doc)
    add_members(doc, events, {section.ordinal: (section.start, section.end) for section in sections})
    return fold_references(fold_deaths(events))


def fold_references(events: list[Event]) -> list[Event]:
    """Turns nouns that only refer back ("the protest", "his detention") into tellings of the event they refer to.

    That event has the same type, no other date or place, and a participant in common; where the noun names no
    participant, it is the nearest one before in the same section. Nouns that name nobody and fit no event are dropped.
    """
    kept: list[Event] = []
    for i, event in enumerate(events):
        if "reference" not in event.basis:
            kept.append(event)
            continue
        named = {p.entity for p in event.participants
                 if p.entity is not None and p.role != "source"
                 and not (p.basis.startswith(OF_CASE) and event.basis["reference"].startswith("definite"))}
        options = []
        for j, other in enumerate(events):
            if other.event_type != event.event_type or "reference" in other.basis or not _compatible(other, event) or stages_differ(other, event):
                continue
            if j > i and ANEW.search(other.text[other.trigger_end - other.start:][:BESIDE]):
                continue  # "learned of its suspension … was suspended anew"
            if event.place is not None and event.place != other.place and not _lent_place(event) and (not named or other.place is not None):
                continue
            shared = named & {p.entity for p in other.participants if p.entity is not None}
            if shared or (not named and j < i and other.section == event.section and event.start - other.start < REACH):
                options.append((not shared, j > i, abs(other.trigger_start - event.trigger_start), other))
        if options:
            target = min(options, key=lambda option: option[:3])[3]
            if all(t.start != event.start for t in target.tellings):
                target.tellings += event.tellings
            roles = {p.role for p in target.participants}
            if "actor" not in roles:
                pronouns = FLOATING | {"he", "she", "they", "it"}
                target.participants += [p for p in event.participants if p.role == "actor" and p.kind != "person" and p.text.lower() not in pronouns]
            if event.status == "ongoing" and target.status == "occurred" and target.event_type not in MOMENTARY:
                target.status, target.basis["status"] = "ongoing", f"“{event.trigger}”, another telling"
            if target.place is None and event.place is not None and "inherited" not in event.basis["place"]:
                target.place, target.country = event.place, event.country
                target.basis["place"] = f"from “{event.trigger}”, another telling: {event.basis['place']}"
            if not target.date and event.date:
                target.date, target.date_start, target.date_end, target.date_precision = (
                    event.date, event.date_start, event.date_end, event.date_precision)
                target.basis["date"] = f"from “{event.trigger}”, another telling: {event.basis['date']}"
        elif event.basis["reference"] == DECIDED_ON:
            continue
        elif named or _introduces(event) or (event.event_type in TOLD_BY_NOUN and event.date_precision in ("day", "month")) or _is_theirs_on_a_day(event):
            kept.append(event)
    return kept


def _dates_the_noun(dated: Dated, noun: Token) -> bool:
    """Whether a day stands inside the phrase of a noun, whatever its clause tells ("the case concerns a protest on 5 May")."""
    return noun.pos_ == "NOUN" and light_verb_of(noun) is None and noun.left_edge.idx <= dated.offset < noun.right_edge.idx + len(noun.right_edge.text)


def _only_says_when(noun: Token) -> bool:
    """Whether a noun with an article, and with no place of its own, only dates what its clause tells ("a week after the protest,
    the court …")."""
    dates = noun.pos_ == "NOUN" and clauses.prepositions(noun) & {"after", "before", "since", "following", "until", "till"} and any(c.lower_ in DEFINITE for c in noun.children)
    return bool(dates) and not any(m.kind == "place" for m in starting_in(noun.doc._.mentions, noun.left_edge.idx, noun.right_edge.idx + 1))


def _lent_place(event: Event) -> bool:
    """Whether an event has its place from another one or from the seat of a body beside it ("a week after the protest, the
    court …")."""
    return event.basis.get("place", "").startswith(("inherited", "seat"))


def _is_offence(verb: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether a gerund or a noun tells what somebody is punished or held for, or owns up to ("sentenced for assaulting a guard",
    "serves a sentence on charges brought in 2023"): an offence, which the charge or penalty has, and no event of its own."""
    if event_type == "charge" and verb.pos_ == "NOUN" and verb.dep_ == "nmod" and "on" in clauses.prepositions(verb):
        return verb.head.dep_ == "obj" and types.get(verb.head.head.i) == "sentence"
    undated_protest = event_type == "protest" and lemma_of(verb) in OBSTRUCTING and not any(t.ent_type_ == "DATE" for t in verb.subtree)
    if not (event_type in OFFENDING or undated_protest) or verb.pos_ != "VERB" or verb.tag_ != "VBG":
        return False
    first = clauses.first_conjunct(verb)
    if first.dep_ not in ("advcl", "acl"):
        return False
    if "to" in clauses.prepositions(first):
        return lemma_of(first.head) == "plead"
    above = clauses.governor(first.head) if first.dep_ == "acl" else None  # "gave him two years for insulting the king"
    punished = {types.get(first.head.i), types.get(above[0].i) if above else ""}
    return bool(clauses.prepositions(first) & {"for", "of", "with", "over"}) and bool(punished & {"sentence", "charge"} if undated_protest else punished & PUNISHING)


def _is_presupposed(noun: Token) -> bool:
    """Whether a definite noun stands inside the phrase of another one: what is denied there is not the event ("gave no reason
    for the arrest")."""
    return noun.pos_ == "NOUN" and noun.dep_ == "nmod" and any(c.dep_ in ("det", "nmod:poss") and c.lower_ in DEFINITE for c in noun.children)


def _is_not_joined(token: Token) -> bool:
    """Whether somebody only had no part in what went on all the same ("did not take part in the protests")."""
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    joined = [token] if carried and carried[1].noun == "in" else [t for t in clauses.oblique(token, "in") if "protest" in types_of_noun(t)]
    return any(c.dep_ in ("det", "nmod:poss") and c.lower_ in DEFINITE for noun in joined for c in noun.children)


def _is_theirs_on_a_day(event: Event) -> bool:
    """Whether a noun tells, with a day of its own, what befell people told before ("their arrest the previous day")."""
    return event.date_precision == "day" and "in the clause" in event.basis.get("date", "") and any(p.role == "target" for p in event.participants)


def _introduces(event: Event) -> bool:
    """Whether a definite noun, or a plural of violence, tells whom it befell by an indefinite count, as what is new to the
    reader ("the deaths of five civilians", "documented attacks on at least 40 reporters")."""
    return (event.basis["reference"].startswith("definite") or event.event_type in TOLD_BY_NOUN) and any(
        p.role == "target" and p.count_min is not None and p.text.split()[0].lower() not in DEFINITE for p in event.participants)


def _candidate(trigger: Trigger, token: Token, rule: TriggerRule, sentences: list[Span], number: int, paragraph: int, doc: Doc,
               types: dict[int, str], context: list[tuple[Event, int]], of_section: list[tuple[Event, int]]) -> Event | None:
    """The event that a trigger tells, None where it tells none. `context` and `of_section`: the events told before in the
    paragraph and in the section, with their sentences."""
    sentence = sentences[number]
    entities = doc._.entities or []
    home = doc._.report.country if doc._.report else ""
    reading = read_status(token, rule.event_type, refused=_is_refusal(rule.name))
    if rule.event_type in SPOKEN and (reading.status == "not_occurred" or reading.cue.lower().rstrip("s") in ACCUSED):
        return None
    if reading.status == "drop" or _inside_content(token, types) or _only_denied(token, rule.event_type, types) or _only_a_reason(token, types):
        return None
    if _told_by_head(token, types) or _is_offence(token, rule.event_type, types) or (reading.status == "not_occurred" and (_is_presupposed(token) or _is_not_joined(token))):
        return None
    text = sentence.text.strip()
    start = sentence.start_char + (len(sentence.text) - len(sentence.text.lstrip()))
    event = Event(event_type=rule.event_type, status=cast(Status, reading.status), section=0, trigger_start=trigger.start,
                  trigger_end=trigger.end, trigger=trigger.text, start=start, end=start + len(text), text=text)
    event.basis = {"event_type": trigger.rule}
    if event.event_type in MOMENTARY and event.status == "ongoing":
        event.status = "occurred"  # "continued to serve a sentence" tells of a sentence passed
    elif reading.cue:
        event.basis["status"] = reading.basis()
    participants = participants_of(token, rule)
    doers = {(p.start, p.end) for p in participants if p.role == "actor"}
    said = [p for p in _sources(reading) if (p.start, p.end) not in doers] if reading.status == "alleged" else []
    event.participants = unique(participants + said)
    if event.event_type == "attack" and _in_custody(event, context, number):
        event.event_type, event.basis["event_type"] = "torture", f"{trigger.rule}; of somebody just detained"
    if event.event_type == "appeal_ruling" and _reviews_a_measure(token, context, number):
        event.event_type, event.basis["event_type"] = "court_ruling", f"{trigger.rule}; on a measure of an authority"
    asked_for = None
    if event.event_type in BY_REQUEST and _is_refused_request(token):
        asked_for = _assembly_asked_for(context, number)
        if asked_for is not None:
            event.event_type, event.basis["event_type"] = "assembly_denied", f"{trigger.rule}; of the “{asked_for.trigger}” told before"
            event.participants = with_more([p for p in event.participants if p.role != "target"], [
                lend(p, "target", f"those who planned the “{asked_for.trigger}” told before") for p in asked_for.participants if p.role == "actor"])
        elif event.event_type == "assembly_denied" and not _is_of_permission(token):
            return None
    dated = own_dates.own_date(token, rule.event_type, sentence, doc, types)
    if event.event_type in PUT_OFF:
        dated = day_of(token, doc) or dated
    dated = dated and (planned_days.on_that_day(dated, context, number) or dated)
    own_date = dated is not None
    located = own_places.own_place(token, doc.char_span(trigger.start, trigger.end, alignment_mode="expand"), rule.event_type, sentence, doc)
    if located and _only_says_when(token):
        located = None  # it is where the main event was
    own_place = located is not None
    generic = specificity.is_generic_clause(token, rule.event_type)
    if generic == "present tense" and (event.status in ("planned", "ongoing") or dated and (_dates_the_noun(dated, token) or _is_of_one_day(dated))):
        generic = ""
    if generic == "practice" and dated and dated.precision in ("day", "after"):
        generic = ""  # "protests turned violent on 4 May"
    if dated:
        event.date, event.date_start, event.date_end, event.date_precision = dated[:4]
        event.basis["date"] = dated.basis
        published = doc._.report.published_on if doc._.report else ""
        if event.status == "occurred" and published and event.date_start > published and event.date_precision == "day":
            event.status, event.basis["status"] = "planned", "its date is later than the report"
            generic = "" if generic == "present tense" else generic
    if asked_for is not None:
        if dated is None and asked_for.date_end and asked_for.date_precision == "day":
            event.date, event.date_end, event.date_precision = f"../{asked_for.date_end}", asked_for.date_end, "before"
            event.basis["date"] = f"before the “{asked_for.trigger}” told before"
        if located is None and asked_for.place is not None:
            located = Located(asked_for.place, f"of the “{asked_for.trigger}” told before", False)
    if located:
        event.place, event.basis["place"] = located.entity, located.basis
    reference = DECIDED_ON if _decided_on(token, rule.event_type, types) else (
        _reference(token, rule, event, own_date, own_place) or ("" if own_date else _goes_on(event, token, context, number)))
    if reference:
        event.basis["reference"] = reference
    event.participants = with_more(event.participants, concerned(event, token, context, number) or concerned(event, token, of_section, number))
    found = specificity.anchors(event, own_date, own_place, doc)
    the_march = event.event_type == "assembly_denied" and any(c.lower_ == "the" for t in clauses.patients_of(token) for c in clauses.children(t, "det"))
    if (event.event_type == "assembly_disrupted" or the_march) and not generic and not any(p.role == "target" for p in event.participants):
        event.participants = with_more(event.participants, _those_assembled(context, number))
    if not generic and event.status != "not_occurred" and _is_step_of_case(event, rule.event_type) and not (rule.event_type != "trial" and _is_on_another(token) or not own_date and _are_of_many(token)):
        _target_of_case(event, context, number)
        if not context and rule.event_type in CASE_REACH:
            _target_of_case(event, of_section, number)
        found = specificity.anchors(event, own_date, own_place, doc)
    anchored = specificity.is_about_somebody(event, "target") or {"person", "organisation", "counted group", "date", "place"} & set(found)
    by_somebody = event.event_type == "protest" and not generic and specificity.is_one_by_somebody(token, event)
    befell_nobody = event.status == "not_occurred" and reading.cue.lower() in NOBODY and event.event_type in NOT_DONE and bool(context) and number - context[-1][1] <= 1
    if event.status == "not_occurred" and not (anchored or by_somebody or befell_nobody or event.event_type == "legislation" and light_verb_of(token) is not None):
        return None
    continued = asked_for is not None or not generic and bool(context) and number - context[-1][1] <= 1 and (
        (token.pos_ == "VERB" and rule.weight >= (NARRATED if context[-1][1] == number else 0.9) and specificity.is_indefinite_group(event))
        or (rule.weight >= NARRATED and specificity.is_told_as_done(token, event.event_type) and specificity.is_of_those_told(event))
        or (specificity.is_told_as_done(token) and specificity.is_said_by_a_body(event))
        or (rule.weight >= NARRATED and (event.status == "planned" or specificity.is_narrated(token, event.event_type)) and specificity.is_about_somebody(event))
        or (event.status == "not_occurred" and specificity.is_about_somebody(event, "target"))
        or befell_nobody
        or (event.event_type == "investigation" and context[-1][0].event_type in LOOKED_INTO and specificity.is_opened(token)))
    if not generic and context and number - context[-1][1] <= ASSEMBLY_REACH and rule.weight >= NARRATED:
        of_protest = event.event_type == "assembly_disrupted" and any(
            told.event_type == "protest" for told, at in context if number - at <= ASSEMBLY_REACH)
        continued = continued or specificity.is_narrated(token) and (
            event.event_type == "censorship" or of_protest or specificity.befell_an_assembly(token))
    of_some = {"person", "counted group"} & set(found) or rule.event_type == "charge" and bool(context) and number - context[-1][1] <= 1 and any(p.stands_for for p in event.participants)
    if generic == "present tense" and rule.event_type in STATES and of_some and any(p.role == "target" for p in event.participants):
        generic = ""  # "two of them face charges", "stands trial": how their case stands, no habit
    if not (continued or by_somebody) and not specificity.is_specific(found, generic, rule.event_type, token):
        return None
    if asks_alone(rule) and not own_date and not context and not (of_section and number - of_section[-1][1] <= STORY_REACH):
        return None  # where no story is told, what somebody says tells how things are
    carried = light_verb_of(token) if token.pos_ == "NOUN" else None
    pluperfect = any(is_pluperfect(carrier) for carrier in carriers(token))
    context = _of_one_story(event, context, number, doc, pluperfect)
    if dated and is_before_what_followed(dated, rule.event_type):
        told = inherited_date(event, token, context, number)
        if told is not None and told.exact and told.start and told.end <= dated.end:
            event.date, event.date_start, event.date_end, event.date_precision = told[:4]
            event.basis["date"] = told.basis
    if not dated and (asked_for is None or not event.date) and lemma_of(token) not in CONTINUING and not (carried and carried[1].presupposes):
        dated = inherited_date(event, token, context, number)
        if dated is None and not pluperfect and not elsewhere(token, doc):
            dated = day_of_scene(event, sentences, number, paragraph, context, doc, bool(located))
        if dated and dated.exact and dated.start and lemma_of(token) in AGAIN:
            dated = Dated(f"{dated.start}/..", dated.start, "", "after", f"{dated.basis}, and again after that", False)
        if dated:
            event.date, event.date_start, event.date_end, event.date_precision = dated[:4]
            event.basis["date"] = dated.basis
    if not located:
        abroad = any(entities[e.place].country != home for e, _ in context if e.place is not None)
        beside = near_the_court(event, token, of_section) if event.event_type in SCENE | {"release"} else None
        if beside is not None and beside.place is not None:
            located = Located(beside.place, f"inherited: beside the court of “{beside.trigger}”", False)
            if (not event.date or event.basis["date"].startswith("bound")) and beside.date_precision == "day":
                event.date, event.date_start, event.date_end, event.date_precision = beside.date, beside.date_start, beside.date_end, "day"
                event.basis["date"] = f"beside the court of “{beside.trigger}”"
        moving = event.event_type == "protest" and on_the_move(token, sentence, doc) or elsewhere(token, doc)
        located = located or (None if moving else (
            seat_of_actor(event, entities, doc)
            or where_they_govern(event, entities, doc)
            or sole_place(token, event.event_type, sentence, doc)
            or of_rooms_told(token, sentences, number, paragraph, doc)
            or inherited_place(event, context, number, abroad, home, entities)
            or place_of_scene(event, sentences, number, paragraph, doc)))
        abroad_by = borders.foreign_state(event, token, doc)
        if abroad_by is not None:
            event.country, located = abroad_by[0], borders.in_state(*abroad_by, located, doc)
            event.basis["country"] = f"“{abroad_by[1].text}” of this country"
        if located:
            event.place, event.basis["place"] = located.entity, located.basis
    if event.event_type == "search" and event.status == "occurred" and not any(p.role == "target" for p in event.participants):
        _target_of_case(event, context, number)
    if lemma_of(token) not in DROPPING:
        event.participants = with_more(event.participants, _who_ruled(event, context, number))
    event.observed = observe(event, token, rule, found, continued)
    return event


def _is_of_one_day(dated: Dated) -> bool:
    """Whether a printed day dates what is told in the present: no habit, but a chronicle ("On 3 May the council bans the march")."""
    return dated.exact and dated.precision == "day"


def _befell_it(event: Event, told: Event, back: int) -> bool:
    """Whether what befalls people on the spot is told right behind a protest of a printed day, in whatever tense that stands."""
    if back != 1 or told.event_type != "protest" or event.event_type not in ON_THE_SPOT:
        return False
    basis = told.basis.get("date", "")
    return any(sign.isdigit() for sign in basis) and " earlier" not in basis


def _of_one_story(event: Event, context: list[tuple[Event, int]], number: int, doc: Doc, pluperfect: bool) -> list[tuple[Event, int]]:
    """The events told before from which one may have its date and place: none that earlier sentences told as what had happened
    before, unless it had, too; of an overview, where each sentence tells another story, those of its sentence and of its people."""
    if not pluperfect:
        before = [(told, at, at != number and looks_back(told, doc)) for told, at in context]
        back = {at for _, at, earlier in before if earlier}
        current = [(told, at) for told, at, earlier in before if not earlier or _befell_it(event, told, number - at)]
        context = current if any(told.date for told, at in current if at not in back and at != number) else context  # else the story itself is told so
    if not in_overview(doc, event.start):
        return context
    people = {p.entity for p in event.participants if p.entity is not None}
    return [(told, at) for told, at in context if at == number or people & {p.entity for p in told.participants if p.entity is not None}]


def _reviews_a_measure(token: Token, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether a court decides on what an authority did just before, such as a refusal or ban, and not on a verdict."""
    if not {lemma_of(t) for t in clauses.patients_of(token)} & REVIEWED:
        return False
    decided = BY_AUTHORITY | {"sentence", "acquittal", "detention"}
    last = next((e.event_type for e, at in reversed(context) if number - at <= CONTINUATION and e.event_type in decided), "")
    return last in BY_AUTHORITY


def _in_custody(event: Event, context: list[tuple[Event, int]], number: int) -> bool:
    """Whether violence befell somebody whose detention was told just before, by nobody named or by officials: the types
    call that torture or ill-treatment."""
    police = word_classes()["police"].lemmas | word_classes()["prison"].lemmas
    actors = [p for p in event.participants if p.role == "actor"]
    if any(not set(p.text.lower().replace("officers", "officer").split()) & police for p in actors):
        return False
    targets = befallen(event)
    return any(previous.event_type in ("detention", "summons", "prisoner_treatment") and number - at <= 2 and previous.status != "not_occurred"
               and targets & {p.entity if p.entity is not None else p.text for p in previous.participants if p.role == "target"}
               and not any("owner of" in p.basis for p in event.participants if p.role == "target")
               for previous, at in context)


DISPERSED_REACH = 1
"""Sentences back in which a protest was told that is then broken up."""
CASE_REACH = {"appeal_ruling": 5, "trial": 3, "complaint": 2}  # sentences back; one for other types
CASE_BEFORE = {
    "complaint": {"sentence", "acquittal", "appeal_ruling", "release", "detention"},
    "appeal_ruling": {"sentence", "acquittal", "registration_denied", "designation", "assembly_denied", "detention", "court_ruling"},
}
"""What the case told before was told by; for other types an event of their own type."""


STEPS_REACH = 8  # sentences back in which the case was told that is heard again
STEPS = {"charge", "trial", "sentence", "appeal_ruling", "acquittal", "court_ruling"}
OF_NO_CASE = {"vilification", "statement", "protest", "attack"}
"""Types whose target is not the one on trial."""


def _is_step_of_case(event: Event, event_type: str) -> bool:
    """Whether an event without a target is a step of somebody's case, such as an appeal of the prosecution."""
    if any(p.role == "target" for p in event.participants):
        return False
    by_prosecution = any(p.role == "actor" and "prosecut" in p.text.lower() for p in event.participants)
    return event_type in OF_THE_CASE or event_type == "complaint" and by_prosecution


def _is_on_another(token: Token) -> bool:
    """Whether a ruling is on a decision that is new to the reader ("upheld a lower court ruling that sentenced a man"): not on
    the case told before."""
    return token.pos_ == "VERB" and any(child.dep_ == "acl:relcl" or child.lower_ in ("a", "an")
                                        for thing in clauses.patients_of(token) if thing.i != token.head.i for child in thing.children)


def _are_of_many(token: Token) -> bool:
    """Whether a plural without a day tells of hearings in the cases of anybody ("several hearings took place in prisons",
    "offences tried by military courts")."""
    noun = token.head if token.dep_ == "acl" else token
    definite = any(child.lower_ in DEFINITE for child in noun.children)
    return noun.pos_ == "NOUN" and "Plur" in noun.morph.get("Number", []) and not definite and not clauses.has_child(noun, "nummod", "nmod")


def _target_of_case(event: Event, context: list[tuple[Event, int]], number: int) -> None:
    """Adds the target of the event told just before: "The trial began in June" is that of the person detained."""
    before = [(told, at) for told, at in reversed(context) if number - at <= CASE_REACH.get(event.event_type, 1)
              and told.event_type in CASE_BEFORE.get(event.event_type, {told.event_type} - OF_NO_CASE)]
    if event.event_type == "search":  # "officers also took two telephones": from those searched or arrested
        before = [one for one in before if one[0].event_type in ("search", "detention")]
    if event.event_type == "trial":  # of somebody charged or tried before, or named: not of the many held on the way
        steps = [(told, at) for told, at in reversed(context) if told.event_type in STEPS and number - at <= STEPS_REACH]
        before = steps or [one for one in before if any(p.entity is not None for p in one[0].participants if p.role == "target")]
        if not before and (suit := next((told for told, at in reversed(context) if told.event_type == "complaint" and number - at <= CASE_REACH["trial"]), None)) is not None:
            parties = [p for p in suit.participants if p.role == "target"] or [p for p in suit.participants if p.role == "affected" and p.kind == "person"] or [
                p for p in suit.participants if p.role == "actor" and p.kind == "person"]  # "X has appealed, and a hearing is set for May"
            event.participants = unique(event.participants + [lend(p, "target", f"{OF_CASE} (“{suit.trigger}”)") for p in parties if p.entity is not None])
            return
    if event.event_type == "appeal_ruling":  # of those convicted rather than of those acquitted beside them
        before.sort(key=lambda told: (number - told[1], told[0].event_type == "acquittal"))
    for previous, place in before:
        verdicts = [told for told, at in before if at == place and told.event_type == "sentence"]  # "the judgment" is on all whom it sentenced
        told_with = verdicts if event.event_type == "appeal_ruling" and previous in verdicts else [previous]
        targets = [p for told in told_with for p in told.participants if p.role == "target"]
        if targets:
            event.participants = unique(event.participants + [lend(p, "target", f"{OF_CASE} (“{previous.trigger}”)") for p in targets])
            return


DROPPING = word_list("events.dropping")
"""Verbs that tell what prosecutors do with a case."""
RULED_TOGETHER = 1
"""Sentences back in which the court of a case was told that goes on to acquit or to sentence others."""


def _who_ruled(event: Event, context: list[tuple[Event, int]], number: int) -> list[Participant]:
    """The court of the verdict just told, for what else came of the case: "A court jailed A and B. Two others were acquitted"."""
    if event.event_type not in ("sentence", "acquittal") or any(p.role == "actor" for p in event.participants):
        return []
    dated = "in the clause" in event.basis.get("date", "")
    people = {p.entity for p in event.participants if p.role == "target" and p.entity is not None}
    for told, at in reversed(context):
        if number - at > RULED_TOGETHER:
            return []
        tried = told.event_type == "trial" and bool(people & {p.entity for p in told.participants if p.role == "target"}) and any(
            p.role == "actor" and set(p.text.lower().split()) & word_classes()["court"].lemmas for p in told.participants)
        if tried or not dated and told.event_type in ("sentence", "acquittal") and told.status == event.status == "occurred":
            return [lend(p, "actor", f"court of “{told.trigger}” told before") for p in told.participants if p.role == "actor"]
    return []


def _is_refused_request(verb: Token) -> bool:
    """Whether an authority refuses a request that the sentence says nothing more of ("the mayor turned down their application")."""
    asked = [t for t in clauses.patients_of(verb) if lemma_of(t) in REQUESTS]
    if not asked or verb.pos_ != "VERB" or any(lemma_of(t) in word_classes()["court"].lemmas for t in clauses.agents_of(verb)):
        return False
    gathered = word_classes()["assembly"].lemmas | word_classes()["gathering"].lemmas
    told = any(c.dep_ in ("acl", "acl:relcl") or c.dep_ == "nmod" and c.pos_ != "PRON" or c.dep_ == "compound" for t in asked for c in t.children)
    return not told and not any(lemma_of(t) in gathered for t in verb.subtree)


def _is_of_permission(verb: Token) -> bool:
    """Whether what is refused can hardly be but a protest: permission, or what those ask of who decides on protests."""
    decides = word_classes()["local_authority"].lemmas | {"police", "commander", "inspector"}
    asked = {lemma_of(t) for t in clauses.patients_of(verb)}
    return lemma_of(verb) in REFUSING and bool(asked & PERMISSIONS) or any(lemma_of(t) in decides for t in clauses.agents_of(verb))


def _assembly_asked_for(context: list[tuple[Event, int]], number: int) -> Event | None:
    """The planned protest told just before, for which what an authority refuses was asked."""
    for previous, at in reversed(context):
        if number - at > CONTINUATION:
            return None
        if previous.event_type == "protest":
            return previous if previous.status in ("planned", "not_occurred") else None
        if previous.event_type != "statement":
            return None
    return None


def _those_assembled(context: list[tuple[Event, int]], number: int) -> list[Participant]:
    """The doers of the protest told just before, whom force used to end it befell: "Residents blocked the road. Police broke up
    the blockade"."""
    for previous, at in reversed(context):
        if number - at > DISPERSED_REACH:
            return []
        if previous.event_type == "protest" and previous.status in ("occurred", "ongoing"):
            return [lend(p, "target", f"doers of “{previous.trigger}” told before") for p in previous.participants if p.role == "actor"]
    return []


def _repeats(event: Event, events: list[Event]) -> bool:
    """Whether the same sentence told this event already, in other words ("detained and taken to the police")."""
    for other in reversed(events):
        if other.start != event.start:
            return False
        if _gives_way(other, event) or other.event_type == event.event_type == "other" or _is_second_measure(other, event):
            continue
        if _is_deed_of_killing(other, event):
            return True
        if event.event_type in SPOKEN and PERFECT in other.observed and PERFECT not in event.observed and event.text[:event.trigger_start - event.start].endswith(", "):
            continue  # "had earlier accused the mayor of theft, called the case an act of revenge"
        alike = other.event_type == event.event_type and (_compatible(other, event) or _only_inherits(other, event)) and not _elsewhere(other, event)
        if alike and not _other_people(other, event) and not _later(other, event) and not _of_another_case(other, event):
            roles = {q.role for q in other.participants if not (q.role == "actor" and q.basis == "by-agent" and event.event_type in ("attack", "torture"))}
            known = {q.entity for q in other.participants if q.entity is not None}
            spans = {(q.start, q.end) for q in other.participants}
            if event.event_type == "statement":
                roles.discard("affected")  # "condemned the arrest and asked the minister to free X"
            other.participants += [p for p in event.participants if p.role not in roles and p.entity not in known and (p.start, p.end) not in spans]
            if event.date and (not other.date or _only_inherits(other, event)):
                other.date, other.date_start, other.date_end, other.date_precision = (
                    event.date, event.date_start, event.date_end, event.date_precision)
                other.basis["date"] = event.basis.get("date", "")
            return True
    return False


def _is_second_measure(first: Event, second: Event) -> bool:
    """Whether a court's custody measure follows the arrest of the same sentence ("were arrested and remanded in custody")."""
    def ordered(event: Event) -> bool:
        return event.basis["event_type"].split()[0] in CUSTODY_ORDERED | KEPT
    apart = first.trigger_end <= second.trigger_start  # not so "his detention was prolonged"
    return first.event_type == second.event_type == "detention" and ordered(second) and not ordered(first) and apart


def _only_inherits(other: Event, event: Event) -> bool:
    """Whether violence told with its day goes on from violence of the same sentence and victims that has its day from elsewhere
    ("was beaten by three men and dragged along the road on 3 May")."""
    def victims(e: Event) -> set:
        return {(p.start, p.end) for p in e.participants if p.role == "target"}
    return (event.event_type in ("attack", "torture", "harassment") and "in the clause" in event.basis.get("date", "")
            and "in the clause" not in other.basis.get("date", "") and bool(victims(event)) and victims(other) == victims(event)
            and other.status == event.status and (other.place is None or event.place is None or other.place == event.place))


def _is_deed_of_killing(killing: Event, event: Event) -> bool:
    """Whether violence told behind a killing of the same sentence is how it was done ("was killed by men who shot her")."""
    if killing.event_type != "killing" or event.event_type not in ("attack", "torture"):
        return False

    def people(e: Event, role: str) -> set:
        return {p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == role}
    return all(people(killing, role) and people(killing, role) == people(event, role) for role in ("actor", "target"))


def _gives_way(other: Event, event: Event) -> bool:
    """Whether an event before another one of its sentence tells no more than that one."""
    return _only_names_it(other, event) or _is_what_followed(other, event)


def _is_what_followed(custody: Event, event: Event) -> bool:
    """Whether an arrest is told as the beginning of a custody told before it in the sentence ("in custody since May, when she was
    arrested")."""
    if not (custody.start == event.start and custody.event_type == event.event_type == "detention" and custody.date_precision == "after"):
        return False
    begins = custody.date_start == event.date_start and own_dates.BEGINNING in event.basis.get("date", "")
    held, arrested = ({p.entity if p.entity is not None else (p.stands_for or p.text).lower() for p in e.participants if p.role == "target"} for e in (custody, event))
    return begins and bool(held & arrested)


def _only_names_it(noun: Event, event: Event) -> bool:
    """Whether a definite noun before the verb of the same sentence names what the verb tells ("the bill passed its second
    reading", "the inquiry was reopened")."""
    return (noun.start == event.start and noun.event_type == event.event_type in NAMED_BEFORE and "reference" in noun.basis
            and "reference" not in event.basis)


def _later(first: Event, second: Event) -> bool:
    """Whether the second is a day within the open span of the first ("on strike since 3 March, blocked the road on 17 March")."""
    return first.date_precision == "after" and second.date_precision == "day" and second.date_start > first.date_start


def _elsewhere(first: Event, second: Event) -> bool:
    """Whether two events of one sentence have places of their own ("in Gafsa a march was banned, in Kef a sit-in")."""
    own = all("inherited" not in e.basis.get("place", "") and not e.basis.get("place", "").startswith("seat") for e in (first, second))
    return own and None not in (first.place, second.place) and first.place != second.place and first.event_type in ("assembly_denied", "assembly_disrupted")


def _of_another_case(first: Event, second: Event) -> bool:
    """Whether words between two verdicts of one sentence say that the second was passed in another case."""
    return first.event_type in ("sentence", "charge", "acquittal") and bool(
        OTHER_CASE.search(second.text[max(0, first.trigger_end - first.start) : max(0, second.trigger_start - second.start)]))


def _other_people(first: Event, second: Event) -> bool:
    """Whether two protests or statements of one sentence are of different people ("relatives held a vigil, while unions marched"),
    or two rulings of different courts."""
    if first.event_type not in ("protest", "hunger_strike", "appeal_ruling", *SPOKEN):
        return False
    actors = [{p.entity if p.entity is not None else p.text.lower() for p in e.participants if p.role == "actor"} for e in (first, second)]
    return bool(actors[0] and actors[1]) and not actors[0] & actors[1]


def _compatible(first: Event, second: Event) -> bool:
    """No contradiction in target, date, place or status."""
    def targets(e: Event) -> set:
        return {p.entity if p.entity is not None else p.text.lower() for p in e.participants
                if p.role == "target" and p.text.lower() not in FLOATING and (p.entity is not None or p.text.lower() not in UNNAMED)}
    if targets(first) and targets(second) and not targets(first) & targets(second):
        return False
    bounds = {"before", "after"}
    if first.date and second.date and not {first.date_precision, second.date_precision} & bounds:
        if first.date_start > second.date_end or second.date_start > first.date_end:
            return False
    return first.status == second.status or "reference" in second.basis
