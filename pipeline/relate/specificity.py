"""Whether a telling is of a specific event, or a generality, a statistic, a rule of law or a habit.

The data contract asks for at least one specific participant, date or place. Laws as subjects, habits ("are often
detained", "continued to reject") and bare plurals without date or place are background.
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.governing_cues import is_outcome
from pipeline.annotate.factuality.ongoing import is_under_way
from pipeline.annotate.factuality.predicates import carriers
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.status_cues import NEGATIONS
from pipeline.annotate.time.durations import WORDS
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, word_classes
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.layers import Event, Participant
from pipeline.relate.when.tense import is_added
from pipeline.vocabulary import word_list

FREQUENCY = word_list("specificity.frequency")
HABIT = word_list("specificity.habit")
STATISTICS = word_list("specificity.statistics")
SHARES = word_list("specificity.shares")
LAWS = word_list("specificity.laws")
FURTHER = {"more", "further"}  # "more arrests followed": as new to the reader as a counted noun
INDEFINITE = {"several", "some", "dozens", "hundreds", "thousands", "numerous", "others", "many", "other"}
OF_THOSE_TOLD = re.compile(
    r"(?:dozens|hundreds|thousands|scores) of (?:them|those|these|the|whom)\b.*|(?:some|most|many|others|several|half|all|the rest|a few)(?: of (?:them|those|these|the|whom)\b.*)?|some (?:participants|protesters|demonstrators|marchers)")
_HEDGE = r"(?:(?:more|fewer|less) than |at least |up to |(?:over|about|around|some|nearly|almost|both) )?"
_NUMBERED = re.compile(rf"{_HEDGE}(?:\d+|(?:{'|'.join(w for w in WORDS if w.isalpha() and w not in ('a', 'an', 'one'))})) ", re.I)
_OF_NUMBERED = re.compile(rf"^an? \w+ of {_HEDGE}\d+ ", re.I)  # "a coalition of 62 groups"
LASTING = {"sentence": {"serve"}, "detention": word_list("events.holding")}
"""By type, verbs of one thing that goes on: "continued to hold him" tells no habit."""
_PART = re.compile(r"^(?:all|both|most|each|none|some|many|half|few|several) (?:of )?(?=the\b|these\b|those\b)")
NO_PEOPLE = word_classes()["penalty"].lemmas
GENERAL_NOUNS = word_list("specificity.general_nouns")
ANYBODY = word_list("specificity.anybody")
WHOEVER = {"anyone", "anybody", "whoever"}
OCCASIONS = word_list("events.cases")
SOME_OF_MANY = word_list("specificity.some_of_many")
RULED_ON = {"obj", "nmod", "obl", "acl", "acl:relcl", "xcomp", "conj", "iobj", "compound"}
"""Relations within what a law rules on, besides the clause of what it says."""
RULING = word_list("specificity.ruling")
TALLYING = word_list("specificity.tallying")
RECENT = {"recent", "past", "last", "previous"}
SPOKEN_NOW = word_list("specificity.spoken_now")
BY_ORDER = {"registration_denied", "censorship", "assembly_denied", "movement_restriction", "designation", "asset_freeze", "release"}
ORDERS = word_list("specificity.orders")
FORCING = word_list("specificity.forcing")  # "it forces networks to remove content"
STANCES = word_list("specificity.stances")
PUBLISHING = word_list("events.publishing")
JOINING = word_list("specificity.joining")
COUNTED = {"detention", "release"}  # of so many people as the noun counts: "recorded more than 40 arrests in connection with the strike"
COUNT = "a count over time"
KNOWN = word_list("specificity.known")
THOSE_TOLD = {"they", "them"}
CONTENT_MARKS = {"for", "by", "of", "from", "with", "without", "in"}


def is_generic_clause(trigger: Token, event_type: str) -> str:
    """The reason why the clause tells a habit or a rule, or an empty string."""
    if event_type != "legislation" and (law := _law_that_says(trigger)) is not None:
        return f"rule of law (“{law.text}”)"
    for carrier in carriers(trigger):
        if reason := _why_generic(carrier, event_type):
            return reason
    if event_type == "statement" and trigger.pos_ == "VERB" and not _makes_known(trigger) and (
            trigger.dep_ in ("acl", "amod") or trigger.dep_ == "advcl" and clauses.prepositions(trigger) & CONTENT_MARKS) and (
            lemma_of(trigger.head) not in JOINING):  # "joined the union in condemning the raid"
        return "content of something else"
    carried = light_verb_of(trigger) if trigger.pos_ == "NOUN" else None
    if carried and carried[1].presupposes and event_type != "trial" and "Plur" in trigger.morph.get("Number", []) and not any(
            child.dep_ in ("det", "nmod:poss", "nummod") or child.lower_ in FURTHER or child.dep_ == "nmod" and clauses.has_child(child, "nummod") for child in trigger.children):
        return "practice"
    if carried and lemma_of(carried[0]) == "be" and clauses.has_child(trigger, "nummod") and clauses.has_child(carried[0], "expl"):
        return "practice"  # "there were 900 complaints"
    if trigger.dep_ == "acl" and trigger.head.dep_ == "nmod" and lemma_of(trigger.head.head) in STATISTICS:
        return "statistic"
    first = clauses.first_conjunct(trigger)
    if first.dep_ == "acl" and _is_anybody(first.head) or first.dep_ in ("acl", "acl:relcl") and _is_whoever(first.head):
        return "rule of law (of anybody)"
    if any(_befalls_anybody_now(carrier) for carrier in carriers(trigger)):
        return "rule of law (of anybody)"
    if (often := _said_often(trigger)) is not None:
        return f"habit (“{often.text}”)"
    if (custom := _usual_course(trigger) or _over_years(trigger)) is not None:
        return f"habit (“{custom.text}”)"
    if _is_tally(trigger) and event_type not in COUNTED or event_type == "statement" and _tallies(trigger):
        return COUNT
    if event_type == "statement" and trigger.dep_ == "acl:relcl" and trigger.head.pos_ == "NOUN" and trigger.head not in clauses.patients_of(trigger) and not (
            _goes_on_behind_comma(trigger)):
        return "description of somebody"
    if trigger.pos_ == "NOUN" and lemma_of(trigger.head) in KNOWN and "for" in clauses.prepositions(trigger):
        return f"habit (“{trigger.head.text} for”)"
    if trigger.pos_ == "NOUN" and any(child.lower_ in ("any", "every", "such") for child in trigger.children) and not _is_not_any(trigger):
        return "any, every, such"
    return ""


def _is_not_any(noun: Token) -> bool:
    """Whether a verb denies that there was any ("have not made any arrests")."""
    above = clauses.governor(noun)
    return above is not None and above[1] == "object" and any(c.lower_ in NEGATIONS for c in above[0].children)


def _why_generic(carrier: Token, event_type: str) -> str:
    """The reason why a word that tells an event tells a habit, a rule or a number by its own adverbs, subject and tense."""
    for child in carrier.children:
        if child.dep_ == "advmod" and child.lower_ in FREQUENCY:
            return f"habit (“{child.text}”)"
    going_on = carrier.dep_ == "xcomp" or carrier.dep_ == "advcl" and carrier.tag_ == "VBG" and carrier.i == carrier.head.i + 1
    if going_on and lemma_of(carrier.head) in HABIT and not (lemma_of(carrier) in LASTING.get(event_type, ()) and _of_somebody(carrier)):
        return f"habit (“{carrier.head.text}”)"
    for subject in clauses.surface_subjects(carrier) if carrier.pos_ in ("VERB", "AUX") else []:
        if lemma_of(subject) in LAWS and not clauses.is_passive(carrier) and event_type not in ("legislation", "statement") and not orders_on_one(carrier, event_type):
            return f"rule of law (“{subject.text}”)"
    above = clauses.first_conjunct(carrier).head
    if lemma_of(above) in FORCING and clauses.first_conjunct(carrier).dep_ == "xcomp" and _habitual_present(above):
        return f"rule of law (“{above.text}”)"
    for patient in clauses.patients_of(carrier) if carrier.pos_ == "VERB" else []:
        if event_type != "vilification" and any(child.lower_ == "such" for child in patient.children):
            return "such"
    if any(lemma_of(child) in SHARES for child in clauses.children(carrier, *clauses.SUBJECTS, "obj")):
        return "statistic"
    if carrier.pos_ == "VERB" and _habitual_present(carrier) and not (event_type == "statement" and _speaks_now(carrier) or event_type == "designation" and _regards_now(carrier)):
        return "present tense"
    return ""


def _makes_known(participle: Token) -> bool:
    """Whether a participle tells when the paper that speaks was made known ("the report, published on 3 May, found fault with …")."""
    return lemma_of(participle) in PUBLISHING and participle.dep_ == "acl" and participle.head.dep_ in clauses.SUBJECTS and any(
        t.ent_type_ == "DATE" for t in participle.subtree)


def orders_on_one(participle: Token, event_type: str) -> bool:
    """Whether a participle tells what an order does to somebody or something by name ("a decree withdrawing the licence of Radio
    Lake"): a measure, and no rule."""
    return (event_type in BY_ORDER and participle.dep_ == "acl" and participle.tag_ == "VBG" and lemma_of(participle.head) in ORDERS
            and any(t.pos_ == "PROPN" for thing in clauses.patients_of(participle) for t in thing.subtree))


def _law_that_says(trigger: Token) -> Token | None:
    """The law in whose words something stands ("the code states that whoever is arrested may call a lawyer"), or which rules in the
    present on what something tells ("the act requires a lawyer for people charged with theft"); an article has a number."""
    node = trigger
    for above in trigger.ancestors:
        if node.dep_ == "ccomp" or above.pos_ == "VERB" and node.dep_ in RULED_ON and _habitual_present(above):
            law = next((t for t in clauses.surface_subjects(above) if lemma_of(t) in LAWS and (lemma_of(t) != "article" or any(n.like_num for n in t.doc.tokens[t.i + 1 : t.i + 2]))), None)
            if law is not None and not clauses.is_passive(above):
                return law
        node = above
    return None


def _usual_course(trigger: Token) -> Token | None:
    """The word by which what a trigger tells is said of many cases ("in some cases police beat them", "cases in which the husband
    injured his wife"), or goes with what is done often ("they are often beaten after police arrest them")."""
    for carrier in carriers(trigger):
        for noun in clauses.children(carrier, "obl", "nmod"):
            if lemma_of(noun) in OCCASIONS and "in" in clauses.prepositions(noun) and any(c.lower_ in SOME_OF_MANY for c in noun.children):
                return noun
        clause = clauses.first_conjunct(carrier)
        above = clause.head
        if clause.dep_ == "acl:relcl" and _are_occasions(above) and any(c.lower_ in ("where", "when") or c.lower_ == "which" and c.dep_ == "obl" for c in clause.children):
            return above
        if clause.dep_ == "advcl" and above.pos_ == "VERB":
            often = next((c for c in above.children if c.dep_ == "advmod" and c.lower_ in FREQUENCY), None)
            if often is not None:
                return often
    return None


def _over_years(trigger: Token) -> Token | None:
    """The years over which something is told to have gone on ("in recent years, dozens of activists have been forced into exile")."""
    for carrier in carriers(trigger):
        for noun in clauses.oblique(carrier, "in", "over", "during"):
            if lemma_of(noun) in ("year", "decade") and any(c.lower_ in RECENT for c in noun.children) and not clauses.has_child(noun, "nummod"):
                return noun
    return None


def _are_occasions(noun: Token) -> bool:
    """Whether a noun tells of uncounted cases."""
    return lemma_of(noun) in OCCASIONS and "Plur" in noun.morph.get("Number", []) and not clauses.has_child(noun, "nummod")


def _is_whoever(noun: Token) -> bool:
    """Whether a noun with "any" or a pronoun means whoever it may be: "any person who challenged the order"."""
    return lemma_of(noun) in WHOEVER or lemma_of(noun) in word_classes()["person"].lemmas and any(c.dep_ == "det" and c.lower_ == "any" for c in noun.children)


def _goes_on_behind_comma(clause: Token) -> bool:
    """Whether a relative clause behind a comma goes on with the story ("angered the unions, which called for a strike"), and does not say
    who those are ("deputies who had criticised the law")."""
    return clause.left_edge.i > 0 and clause.doc[clause.left_edge.i - 1].text == "," and clause.tag_ == "VBD" and clause.right_edge.i + 1 >= clause.sent.end - 1


def _is_anybody(noun: Token) -> bool:
    """Whether a noun without article of its own means whoever it may be, of whom a rule tells: "a person arrested cannot be held
    for more than 72 hours", "anyone convicted may appeal"."""
    if lemma_of(noun) not in ANYBODY or any(c.dep_ in ("nummod", "nmod:poss") or c.dep_ == "det" and c.lower_ not in ("a", "an", "any", "every") for c in noun.children):
        return False
    ruling = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun) if noun.dep_ not in clauses.SUBJECTS else noun.head
    return any(c.dep_ == "aux" and c.lower_ in RULING for c in ruling.children)


def _befalls_anybody_now(verb: Token) -> bool:
    """Whether something is being done to one of whom a rule tells ("the term begins when an individual is being detained")."""
    now = any(c.lower_ in ("is", "are") for c in clauses.children(verb, "aux", "aux:pass")) if verb.pos_ == "VERB" else False
    return now and any(lemma_of(t) in ANYBODY and all(c.lower_ in ("a", "an", "any", "every") for c in clauses.children(t, "det", "nmod:poss")) and not clauses.has_child(t, "nummod")
                       for t in clauses.patients_of(verb))


def _said_often(trigger: Token) -> Token | None:
    """The adverb by which somebody is told to say often what the trigger tells ("frequently claimed that the suspect was shot")."""
    node = trigger
    for above in trigger.ancestors:
        if node.dep_ == "ccomp":
            return next((c for c in above.children if c.dep_ == "advmod" and c.lower_ in FREQUENCY), None)
        node = above
    return None


def _of_somebody(verb: Token) -> bool:
    """Whether it is done to somebody named, meant by a pronoun or definite, or has no object of people ("serve a sentence")."""
    patients = clauses.patients_of(verb)
    return not patients or any(t.pos_ in ("PROPN", "PRON") or lemma_of(t) in NO_PEOPLE or clauses.has_child(t, "det", "nmod:poss", "nummod") for t in patients)


def _speaks_now(verb: Token) -> bool:
    """Whether one named body or person says it in the present, as notices of the day do ("the union condemns the arrest"), or
    somebody holds to what he says ("which he denies")."""
    if lemma_of(verb) in STANCES and clauses.has_child(verb, "obj", "xcomp", "ccomp", "advcl"):
        return any(t.pos_ == "PROPN" or t.lower_ in ("he", "she") or clauses.has_child(t, "det", "nmod:poss") for t in clauses.surface_subjects(verb))
    said = [t for t in clauses.children(verb, "obj", "xcomp", "ccomp") if t.pos_ != "PRON"]
    return lemma_of(verb) in SPOKEN_NOW and bool(said) and any(t.pos_ == "PROPN" for t in clauses.surface_subjects(verb))


def _regards_now(verb: Token) -> bool:
    """Whether a named body holds one or several people to be something ("Amnesty International considers her a prisoner of conscience")."""
    return any(t.pos_ == "PROPN" for t in clauses.surface_subjects(verb)) and any(
        t.pos_ == "PROPN" or t.lower_ in ("him", "her", "them", "both") for t in clauses.children(verb, "obj"))


def _is_tally(noun: Token) -> bool:
    """Whether a counted noun is the object of a verb of record-keeping: "the observatory recorded 220 protests"."""
    above = clauses.governor(noun) if noun.pos_ == "NOUN" else None
    return (above is not None and above[1] == "object" and lemma_of(above[0]) in TALLYING
            and "Plur" in noun.morph.get("Number", []) and clauses.has_child(noun, "nummod"))


def _tallies(verb: Token) -> bool:
    """Whether a verb of record-keeping counts what happened, in no paper: "the observatory counted 41 attacks in 2024"."""
    in_paper = any(lemma_of(t) in word_classes()["paper"].lemmas for t in clauses.oblique(verb, "in"))
    return verb.pos_ == "VERB" and lemma_of(verb) in TALLYING and not in_paper and any(_is_tally(thing) for thing in clauses.children(verb, "obj"))


def _habitual_present(verb: Token) -> bool:
    """Simple present of an active verb, or the passive with a present auxiliary and no perfect."""
    if verb.dep_ in ("acl", "xcomp") or verb.dep_ == "advcl" and not clauses.surface_subjects(verb):
        return False
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "aux:pass")]
    if any(a.lower_ in ("have", "has", "had", "'ve", "was", "were", "been", "being", "will", "did") for a in auxiliaries):
        return False
    if any(a.lower_ in ("is", "are", "'s", "'re") for a in auxiliaries):
        told = [t for t in clauses.patients_of(verb) if t.pos_ in ("PROPN", "PRON", "DET", "NUM") and t.lower_ not in ("they", "those", "who")]
        return clauses.is_past_participle(verb) and not told  # "both are accused of" is a state of theirs
    if lemma_of(verb) in clauses.UNCHANGED and verb.lower_ == lemma_of(verb):
        return False
    if verb.tag_ == "VBZ" and not verb.lower_.endswith("s"):
        return False  # "overrode", misread
    return verb.tag_ in ("VBP", "VBZ") or "Pres" in verb.morph.get("Tense", []) and "Fin" in verb.morph.get("VerbForm", [])


def is_narrated(verb: Token, event_type: str = "", depth: int = 0) -> bool:
    """Whether a verb tells one thing done in the past: simple past, passive or perfect with a past auxiliary, or a
    participle or coordinated verb beside such a verb ("police charged, injuring several")."""
    if verb.pos_ != "VERB" or depth > 4:
        return False
    auxiliaries = {a.lower_ for a in clauses.children(verb, "aux", "aux:pass")}
    if event_type == "investigation" and is_under_way(verb):
        return True  # "police are investigating" what was told just before
    if auxiliaries:
        return bool(auxiliaries & {"was", "were", "had", "did", "has", "have"}) and not auxiliaries & {"would", "could", "should", "might"}
    if verb.dep_ in ("conj", "advcl") and (clauses.is_participle(verb) or clauses.is_passive(verb) or is_outcome(verb)):
        return is_narrated(clauses.first_conjunct(verb) if verb.dep_ == "conj" else verb.head, event_type, depth + 1)
    return verb.tag_ == "VBD" and verb.dep_ != "acl"


def is_told_as_done(trigger: Token, event_type: str = "") -> bool:
    """Whether the verb, or the one that carries the noun, tells one thing done in the past."""
    carried = light_verb_of(trigger) if trigger.pos_ == "NOUN" else None
    return is_narrated(carried[0] if carried else trigger, event_type)


def is_one_by_somebody(noun: Token, event: Event) -> bool:
    """Whether a noun tells a single protest, new to the reader, and whose it was ("a sit-in by supporters of the union")."""
    new = noun.pos_ == "NOUN" and any(child.lower_ in ("a", "an", "another") for child in clauses.children(noun, "det"))
    return new and any(p.role == "actor" for p in event.participants)


def is_opened(noun: Token) -> bool:
    """Whether an inquiry is new to the reader and a verb tells of it ("an investigation was opened", "an inquiry is under way", "the attack is
    being investigated")."""
    if is_under_way(noun):
        return True
    new = noun.pos_ == "NOUN" and any(child.lower_ in ("a", "an") for child in clauses.children(noun, "det"))
    return new and clauses.governor(noun) is not None


def is_about_somebody(event: Event, *roles: str) -> bool:
    """Whether an event that continues a story names an actor, or people who are definite or counted; "protesters were
    fined" alone introduces what follows. `roles`: those looked at, actor and target unless stated."""
    if event.event_type in ("statement", "other"):
        return False
    told = [p for p in event.participants if p.role in (roles or ("actor", "target"))]
    return any(p.role == "actor" or p.entity is not None or _is_counted(p) or _definite_people(p.text) or p.stands_for and p.text.lower() in THOSE_TOLD
               or _PART.sub("", p.text.lower()).split()[0] in ("the", "these", "those", "his", "her", "their", "all", "both") for p in told)


def _is_counted(p: Participant) -> bool:
    """Whether heads are told, with a lower bound or, as of "up to 50", an upper one alone."""
    return p.count_min is not None or p.count_max is not None


def befell_an_assembly(verb: Token, event_type: str) -> bool:
    """Whether it befell one assembly ("a rally was dispersed"), of those broken up also one within doors ("the screening was broken
    off"): as specific as people are."""
    kinds = class_lemmas(ASSEMBLIES) if event_type == "assembly_disrupted" else word_classes()["assembly"].lemmas
    return any(lemma_of(t) in kinds and "Sing" in t.morph.get("Number", []) and clauses.has_child(t, "det", "nmod:poss")
               for t in clauses.patients_of(verb))


def _definite_people(text: str) -> bool:
    """Whether the words are definite and tell of people other than authorities ("the rest", "these students")."""
    first, *rest = _PART.sub("", text.lower()).split() or [""]
    if first not in ("the", "these", "those"):
        return False
    people, police = word_classes()["person"].lemmas, word_classes()["police"].lemmas
    return any(w in people and w not in police for word in rest for w in (word, word.removesuffix("s")))


def anchors(event: Event, own_date: bool, own_place: bool, doc) -> list[str]:
    """What makes the event specific: named participants, counted or single groups, a date, a place below the country."""
    entities = doc._.entities or []
    found = []
    for p in event.participants:
        if p.entity is not None and p.role != "source":
            subkind = entities[p.entity].subkind
            found.append("person" if p.kind == "person" else "state body" if subkind in ("government", "court", "police") else "organisation")
        elif p.entity is None and _is_counted(p) and (p.role != "source" or p.count_min == 1):
            found.append("counted group")
        elif p.entity is None and p.role in ("target", "actor") and (_NUMBERED.match(p.text) or _OF_NUMBERED.search(p.text)):
            found.append("counted group")  # bodies, which have no heads
        elif p.entity is None and p.role in ("target", "actor") and ("group" in p.basis or _definite_people(p.text)):
            found.append("group told before")
        elif p.entity is None and p.role == "actor" and _is_state(p, doc):
            found.append("state body")
    if not found and any(p.entity is None and p.role in ("target", "actor") and _are_of_somebody(p, doc) for p in event.participants):
        found.append("group told before")
    dated = own_date and event.date
    if dated and (event.date_precision in ("day", "part_of_month", "month", "season", "before", "after") or _is_short(event.date)):
        found.append("date")
    elif dated and event.date_precision == "year":
        befell = "“the year”" not in event.basis.get("date", "") and any(  # "In 2016 prosecutors indicted members of a network"
            p.role == "target" and p.entity is None for p in event.participants)
        found.append("date" if event.event_type == "legislation" or befell else "year")
    if own_place and event.place is not None and entities[event.place].subkind != "country":
        found.append("place")
    return found


def _are_of_somebody(p: Participant, doc: Doc) -> bool:
    """Whether unnamed people are told as those of somebody named ("Otieno's supporters", "relatives of Mary Wanjiku")."""
    return any(m.kind == "person" for m in starting_in(doc._.mentions, p.start, p.end))


def _is_state(p: Participant, doc: Doc) -> bool:
    """Whether a country does it or says it ("Canada criticised the trial")."""
    return any(m.kind == "place" and doc._.entities[m.entity].subkind == "country" for m in starting_in(doc._.mentions, p.start, p.end))


def _is_short(edtf: str) -> bool:
    """Whether an EDTF value is an interval of at most 31 days between two days: one event, not the count of a period."""
    ends = re.fullmatch(r"(\d{4}-\d\d-\d\d)[~?%]?/(\d{4}-\d\d-\d\d)[~?%]?", edtf)
    if ends is None:
        return False
    first, last = (date.fromisoformat(end) for end in ends.groups())
    return 0 <= (last - first).days <= 31


def is_indefinite_group(event: Event) -> bool:
    """Whether the event befell an uncounted part of people ("several activists"): specific only as the continuation of
    an event told just before."""
    return any(p.kind == "group" and p.role == "target" and p.text.lower().split()[0] in INDEFINITE for p in event.participants)


def befell_others_too(verb: Token, event: Event) -> bool:
    """Whether a verb adds people to those of whom the story told ("Opposition figures were also detained")."""
    return is_added(verb) and is_narrated(verb, event.event_type) and event.event_type not in ("statement", "other") and any(p.kind == "group" and p.role == "target" for p in event.participants)


def counts_people(noun: Token, event_type: str) -> bool:
    """Whether a noun counts those arrested or released of whom a verb tells ("eleven arrests were made")."""
    return event_type in COUNTED and noun.pos_ == "NOUN" and clauses.has_child(noun, "nummod") and clauses.governor(noun) is not None


def is_of_those_told(event: Event) -> bool:
    """Whether a part of the people of whom the story told did it or suffered it ("most were freed", "some of them threw stones")."""
    return event.event_type not in ("statement", "other") and any(
        p.kind == "group" and p.role in ("target", "actor") and OF_THOSE_TOLD.fullmatch(p.text.lower()) for p in event.participants)


def is_said_by_a_body(event: Event) -> bool:
    """Whether a statement is that of one body, or of people, that the story knows ("the army apologised", "both denied it",
    "his family demanded justice")."""
    return event.event_type == "statement" and any(
        p.role == "actor" and p.entity is None and p.text.lower().split()[0] in ("the", "his", "her", "their", "its", "both", "all")
        and not p.text.lower().endswith("people") for p in event.participants)


def is_specific(found: list[str], generic: str, event_type: str, trigger: Token) -> bool:
    """Whether the anchors suffice; a habit or rule needs a named person or body and a date."""
    noun = trigger.pos_ != "VERB"
    if event_type == "harassment" and lemma_of(trigger) in GENERAL_NOUNS and noun and not {"date", "place"} & set(found):
        return False  # "faced harassment" alone is a general claim
    if event_type == "legislation" and not generic and trigger.dep_ != "acl" and (not noun or light_verb_of(trigger) is not None):
        return True  # the law itself is what is specific
    if found == ["state body"] and not generic and (not noun or light_verb_of(trigger) is not None):
        return True  # a named authority did it
    if generic == COUNT and event_type == "statement":
        return False
    strong = set(found) - {"year", "state body", "group told before"}
    if generic:
        return bool({"person", "organisation", "counted group"} & strong) and bool({"date", "place", "year"} & set(found))
    return bool(strong) or len(set(found)) >= 2 or bool(found) and found != ["year"] and found != ["state body"]
