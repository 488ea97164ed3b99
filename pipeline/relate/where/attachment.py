"""Whose place it is, where the parser hangs it on another verb or noun than the one it goes with."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.modifiers import REPORTING
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.where.locating import is_authority
from pipeline.relate.where.words import LOCATING, SEATED
from pipeline.vocabulary import word_list

BEHIND_COMMA = {"at", "in", "outside", "near", "inside", "on"}
KEPT_ROOMS = word_list("where.kept_rooms")
FASTENING = word_list("where.fastening")
HANGING = word_list("where.hanging")
CLEARING = word_list("where.clearing")
CALLING = word_list("planned_days.holding") | word_list("planned_days.planning")
AT_ASSEMBLIES = {"assembly_disrupted", "assembly_denied"}
JUDGING = {"sentence", "acquittal", "charge", "trial", "investigation", "court_ruling", "appeal_ruling"}
MATTERS = {"for", "of", "over", "into", "after", "following", "because", "in", "with", "about", "on"}
RELATIVE = {"that", "which", "who", "whom"}
ABOUT = {"against", "over", "for", "about"}
CONTRASTING = {"while", "whereas"}
NEAR_BEHIND = 7  # words between a trigger and a place behind it that is the trigger's, whatever the parser chose


def is_ground(token: Token, trigger: Token) -> bool:
    """Whether a word of a trigger is only what it was done for or about: "booked for holding a rally"."""
    path = []
    for node in clauses.enclosing_clauses(token):
        if node.i == trigger.i:
            break
        path.append(node)
    return any(clauses.prepositions(node) & {"for", "over", "with", "of", "against"} for node in path)


def host_of(host: Token, root: Token, trigger: Token, event_type: str) -> Token:
    """The word that a place locates, where that stands for another."""
    if host.dep_ == "nmod" and "of" in clauses.prepositions(host) and host.head.pos_ in ("NUM", "PRON"):
        host = host.head  # "two of their cars near X"
    if host.dep_ == "acl:relcl" and host.i > root.i and any(t.lower_ in RELATIVE and t.i > root.i for t in host.children):
        host = host.head  # "banned a march across X | that unions had called"
    if host.dep_ == "acl:relcl" and lemma_of(host) in KEPT_ROOMS and lemma_of(host.head) in word_classes()["premises"].lemmas:
        host = host.head  # "the office that the group rents in X"
    host = of_conjunct_before(host, root)
    host = next((verb for verb in (trigger, trigger.head) if is_lost_subject(host, verb)), host)  # "wanted for trial, | police in X arrested her"
    if event_type in AT_ASSEMBLIES and _tells_of_assembly_met(host, trigger):
        host = trigger  # "dispersed a march that unions had called in X"
    if event_type == "protest" and _tells_of_plan(host, trigger):
        host = trigger  # "a vigil with sixty people that they wished to hold in X"
    if event_type == "protest" and _closes_the_matter(root, host, trigger):
        host = trigger  # "protested against changes to the law | in X"
    main = _behind_relative(root, host)
    return main if main is not None else host


def of_conjunct_before(host: Token, place: Token) -> Token:
    """The verb that a place goes with, where the parser hung it on the next one behind the "and" or comma that joins the two: "searched
    the home of X in Y | and seized a laptop"."""
    if host.dep_ != "conj" or host.pos_ != "VERB" or host.i < place.i or host.head.i > place.i:
        return host
    joints = [c.i for c in host.children if c.dep_ in ("cc", "punct") and c.i < host.i]
    return clauses.previous_conjunct(host) if joints and min(joints) > place.i else host


def is_lost_subject(noun: Token, verb: Token) -> bool:
    """Whether people or a body right before a verb without a subject are its subject, which the parser took for the description of what
    the clause in front of it ends with."""
    if noun.dep_ != "appos" or verb.pos_ != "VERB" or clauses.own_subjects(verb) or not 0 < noun.i - noun.sent.start < verb.i - noun.sent.start:
        return False
    words = word_classes()
    between = [t for t in noun.doc.tokens[noun.right_edge.i + 1:verb.i] if t.pos_ not in ("AUX", "ADV", "PUNCT")]
    opened = "," in (noun.left_edge.text, noun.doc[noun.left_edge.i - 1].text)
    return opened and not between and any(lemma_of(noun) in words[name].lemmas for name in ("person", *SEATED))


def _tells_of_assembly_met(clause: Token, trigger: Token) -> bool:
    """Whether a relative clause or a participle tells who held or called the assembly that was met with force or a ban, whatever noun behind
    that the parser joined it to."""
    if clause.dep_ not in ("acl:relcl", "acl") or clause.i < trigger.i or lemma_of(clause) not in CALLING:
        return False
    met = [t for t in clauses.patients_of(trigger) if lemma_of(t) in word_classes()["assembly"].lemmas]
    return any(t is clause.head or t.i < clause.head.i and t.right_edge.i + 1 >= clause.head.left_edge.i - 1 for t in met)


def _tells_of_plan(verb: Token, assembly: Token) -> bool:
    """Whether a verb in a relative clause tells that the assembly named before was to be held."""
    clause = verb.head if verb.dep_ == "xcomp" else verb
    relative = clause.dep_ in ("acl:relcl", "acl") or clause.dep_ == "ccomp" and not clauses.has_child(verb, "obj")
    if not relative or clause.i < assembly.i or lemma_of(verb) not in CALLING or lemma_of(assembly) not in word_classes()["assembly"].lemmas:
        return False
    return not any(lemma_of(t) in word_classes()["assembly"].lemmas for t in assembly.doc.tokens[assembly.i + 1:clause.left_edge.i])


def _closes_the_matter(place: Token, host: Token, protest: Token) -> bool:
    """Whether a place ends the clause of a protest behind things that the protest is about, nothing of which has a site of its own."""
    behind = place.doc[min(place.right_edge.i + 1, len(place.doc) - 1)]
    if host.pos_ != "NOUN" or place.i < protest.i or clauses.prepositions(place) != {"in"} or not (behind.pos_ == "PUNCT" or behind.lower_ == "on"):
        return False
    types, words = index_of(place.doc).types, word_classes()
    verb = protest if protest.pos_ == "VERB" else protest.head
    for node in (host, *host.ancestors):
        if node.pos_ not in clauses.NOMINALS or types.get(node.i) or any(lemma_of(node) in words[name].lemmas for name in ("person", "civil_society", "body", *SEATED)):
            return False
        if node.head in (protest, verb):
            return bool(clauses.prepositions(node) & ABOUT)
    return False


def is_of_the_court(place: Token, trigger: Token, event_type: str) -> bool:
    """Whether a place is that of a court or an inquiry, and what happened is only what was tried there: "a court in X jailed them for a
    march", "closed its inquiry into the attack on Y"."""
    if event_type not in SCENE or trigger.dep_ in ("conj", "root"):
        return False
    types, node, matter = index_of(trigger.doc).types, trigger, False
    while node.head is not node:
        matter = matter or node.dep_ in ("obl", "nmod", "advcl", "acl") and bool(clauses.prepositions(node) & MATTERS)
        if matter and types.get(node.head.i) in JUDGING:
            return trigger not in place.ancestors and not (node.pos_ == "VERB" and node in place.ancestors)
        node = node.head
    return False


def is_of_another_day(host: Token, place: Token, trigger: Token, event_type: str) -> bool:
    """Whether a place is that of the first of coordinated verbs, and the last tells of another day: "was arrested in X in July and
    released only in May", "was held in X, but freed after six days"."""
    first = clauses.first_conjunct(trigger)
    if event_type in SCENE | {"trial"} or first is trigger or not place.i < trigger.i or is_authority(host) or not (host is first or first in host.ancestors):
        return False
    times = [t for t in starting_in(trigger.doc._.times, trigger.sent.start_char, trigger.sent.end_char) if t.edtf or t.kind == "duration"]
    joint = max((c.idx for c in trigger.children if c.dep_ == "cc" and c.i < trigger.i), default=trigger.idx)
    own = [t for t in times if t.start > joint and not any(o.dep_ == "conj" and trigger.idx < o.idx < t.start for o in trigger.sent)]
    dated = {t.edtf for t in times if t.start < joint and t.kind == "date"}
    return any(t.kind == "date" and dated and t.edtf not in dated and not t.edtf.startswith("..") or t.kind == "duration"
               and trigger.doc.text[max(t.start - 7, 0):t.start].lower().endswith((" after ", "within ")) for t in own)


def _behind_relative(place: Token, host: Token) -> Token | None:
    """The verb of the main clause that goes on with a place behind the comma that closes a relative clause: "arrested X, whom police
    suspect of theft, at a hotel in Y"."""
    clause = next((t for t in (host, *host.ancestors) if clauses.is_relative_clause(t)), None)
    if clause is None or clause.i > place.i:
        return None
    phrase = next((t for t in (place, *place.ancestors) if t is clause or t.head is clause), clause)
    opening = phrase.left_edge
    if phrase is clause or opening.i == 0 or opening.doc[opening.i - 1].text != "," or opening.lower_ not in BEHIND_COMMA or not clauses.prepositions(phrase) & LOCATING:
        return None
    if clause.left_edge.i > 0 and clause.doc[clause.left_edge.i - 1].text != "," and clause.left_edge.text != ",":
        return None
    return next((t for t in clause.head.ancestors if t.pos_ == "VERB"), None) if clause.head.pos_ != "VERB" else clause.head


def is_taken(root: Token, tokens: set[int]) -> bool:
    """Whether a venue is what was blocked, occupied, sealed off or stormed."""
    node = clauses.first_conjunct(root)
    return (node.dep_ in ("obj", "nsubj:pass") or clauses.prepositions(node) == {"off"}) and node.head.i in tokens


def is_held_on_to(root: Token, event_type: str, tokens: set[int]) -> bool:
    """Whether a venue is what protesters made themselves fast to, from which they hung a banner or were driven: "chained themselves to the
    gate of X", "cleared them from X Square"."""
    node = clauses.first_conjunct(root)
    marks, verb = clauses.prepositions(node), lemma_of(node.head)
    if node.head.pos_ != "VERB" or node.head.i not in tokens:
        return False
    return event_type == "protest" and ("to" in marks and verb in FASTENING or "from" in marks and verb in HANGING) or (
        event_type == "assembly_disrupted" and "from" in marks and verb in CLEARING)


def is_of_the_telling(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place behind a verb of saying locates the saying, not what is said: "told a gathering in X that …"."""
    node = trigger
    while node.head.i != node.i:
        if node.dep_ == "ccomp" and lemma_of(node.head) in REPORTING and node.head.i < root.i < node.left_edge.i:
            return host is node.head or node.head in host.ancestors
        node = node.head
    return False


def is_of_other_subject(host: Token, trigger: Token) -> bool:
    """Whether a place stands in the subject of another of several coordinated clauses, each with its own: "exiles in X
    were turned back, and teachers were beaten"."""
    if trigger.dep_ != "conj" or not clauses.own_subjects(trigger):
        return False
    first = clauses.first_conjunct(trigger)
    return first.pos_ == "VERB" and any(host is subject or subject in host.ancestors for subject in clauses.children(first, *clauses.SUBJECTS))


def opens_contrast(place: Token, trigger: Token) -> bool:
    """Whether a place opens a clause behind the trigger's that sets something else beside it: "was fined in May, while in X a blogger
    had his arm broken"."""
    first = place.left_edge
    before = first if first.lower_ in CONTRASTING else first.doc[max(first.i - 1, 0)]
    behind = first.doc[min(place.right_edge.i + 1, len(first.doc) - 1)]
    return trigger.i < before.i and before.lower_ in CONTRASTING and before.doc[before.i - 1].text == "," and behind.pos_ != "PUNCT"


def is_by_authorities(trigger: Token, event_type: str) -> bool:
    """Whether a charge, or a court's order of custody, is told, which is hardly made where the arrest was."""
    courts = word_classes()["court"].lemmas
    return event_type == "charge" or event_type == "detention" and lemma_of(trigger) == "remand" or event_type == "detention" and any(lemma_of(s) in courts for s in clauses.own_subjects(trigger))


def is_of_the_arrest(host: Token, trigger: Token) -> bool:
    """Whether a place is only where somebody was held before: "was arrested in X and charged with Y"."""
    first = clauses.first_conjunct(trigger)
    arrested = first is not trigger and index_of(host.doc).types.get(first.i) in ("detention", "search", "summons")
    return arrested and not is_authority(host) and (host is first or first in host.ancestors) and not (host is trigger or trigger in host.ancestors)


def is_behind_conjunct(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place right behind the trigger was attached to the verb before that it is coordinated with: "were charged
    and remanded to X Prison"."""
    return (trigger.dep_ == "conj" and host.i == clauses.first_conjunct(trigger).i and trigger.i < root.i
            and not any(t.pos_ in ("VERB", "PUNCT") for t in trigger.doc.tokens[trigger.i + 1:root.i]))


def is_right_behind(host: Token, root: Token, trigger: Token) -> bool:
    """Whether a place right behind the trigger was attached to a participle behind it: "was summoned to the office in X, questioned
    for hours"."""
    later = next((t for t in (host, *host.ancestors) if t.pos_ == "VERB"), host)
    return (trigger.pos_ == "VERB" and 0 < root.i - trigger.i <= NEAR_BEHIND and later.i > root.i and later.head is trigger
            and not any(t.pos_ in ("VERB", "PUNCT") for t in trigger.doc.tokens[trigger.i + 1:root.i]))
