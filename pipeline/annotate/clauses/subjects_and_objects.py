"""Voice, subjects, agents, objects and recipients of a predicate: each is known by the others ("was arrested and handed a sentence")."""

from __future__ import annotations

from pipeline.annotate.clauses.antecedents import antecedent, causative_object, possessors, ranked_predicate, resolved
from pipeline.annotate.clauses.coordination import coordinated, expand, previous_conjunct
from pipeline.annotate.clauses.lost_objects import (
    TAKING_TWO,
    bare_object,
    first_of_two,
    gapped,
    object_behind,
    object_of_phrasal,
)
from pipeline.annotate.clauses.lost_subjects import behind_opening, list_before, name_before, objects_end
from pipeline.annotate.clauses.obliques import at_the_hands_of, is_account, oblique
from pipeline.annotate.clauses.relations import (
    NOMINALS,
    OBLIQUES,
    RELATIVE,
    SUBJECTS,
    children,
    first_conjunct,
    has_child,
    is_participle,
    is_past_participle,
    prepositions,
)
from pipeline.annotate.clauses.several_subjects import are_several, behind_place, count_before, without_descriptions
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.vocabulary import word_list

# Adverbial clauses opened by these take the patient of the main clause as their subject ("fined for protesting").
PATIENT_MARKS = {"for", "from", "of", "with", "into", "against"}
# Verbs that have no passive of one object, and verbs that have one of two.
INTRANSITIVE = word_list("clauses.intransitive")
UNCHANGED = word_list("clauses.unchanged")
BIDDING = word_list("clauses.bidding")
"""Verbs whose object is told or made to do what the infinitive after it says."""
TELLING = word_list("clauses.telling")
"""Verbs whose first object is the one addressed."""
RELATIVE_ADVERBS = {"where", "when", "why", "whereupon"}
CLAUSE_OPENERS = {"after", "before", "since", "until", "as"}
"""Prepositions that open clauses too."""
PROTESTING = word_list("clauses.protesting")
ENDING = word_list("clauses.ending")
BY_THE_SUBJECT = word_list("clauses.by_the_subject")
"""Participles that tell what the subject of the verb above does, whatever stands before them ("beat marchers using clubs")."""
_TIMES = word_list("clauses.times")
_STANDING = word_list("clauses.standing")
"""Verbs whose participle tells what was done to their subject."""
_OF_JUSTICE = frozenset(("court", "police", "prosecution"))


@remembered
def is_passive(token: Token) -> bool:
    """Whether the verb stands in the passive, also as reduced clause ("those arrested") or coordinated passive."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return False
    if has_child(token, "aux:pass"):
        return True
    if lemma_of(token) == "call" and not has_child(token, "obj", "obl:agent") and any(
            prepositions(child) & {"on", "for"} for child in children(token, "obl", "advcl", "xcomp", "ccomp")):
        return False  # "groups called on the president to veto it", "called for it to be lifted"
    if token.dep_ == "xcomp" and token.tag_ in ("VBN", "VBD") and lemma_of(token.head) in BIDDING and has_child(token, *SUBJECTS) and not has_child(token, "obj", "aux"):
        return True  # "ordered him held"
    standing = token.head if token.dep_ == "xcomp" else token.doc[token.i - 1]
    if token.tag_ == "VBN" and standing.pos_ == "VERB" and lemma_of(standing) in _STANDING and not has_child(token, "obj", "aux", *SUBJECTS):
        return True  # "stands accused of fraud"
    subjects = children(token, *SUBJECTS)
    if subjects and subjects[0].i < token.i < subjects[-1].i:  # of two, the one behind the verb is its object
        return False
    if has_child(token, "nsubj:pass", "csubj:pass"):  # with an object and no auxiliary the label of the subject is wrong
        return not has_child(token, "obj") and lemma_of(token) not in INTRANSITIVE
    if _shares_auxiliary(token) or _is_punished(token):
        return True
    if not is_past_participle(token) and not (token.dep_ == "acl" and token.tag_ == "VBD") or has_child(token, "aux"):
        return False
    if token.dep_ == "conj":
        head = previous_conjunct(token)
        participle = token.tag_ == "VBN" and not has_child(token, "obj")  # "was banned and its leader jailed"
        if head.pos_ == "ADJ" and participle and lemma_of(token) not in INTRANSITIVE and has_child(head, "cop"):
            return True  # "were armed and killed in a shoot-out"
        return head.pos_ in ("VERB", "ADJ") and is_passive(head) and (participle or not has_child(token, "nsubj"))
    if token.dep_ in ("acl", "advcl", "amod"):
        two = lemma_of(token) in TAKING_TWO and (token.tag_ == "VBN" or token.dep_ == "acl") and token.dep_ != "amod"  # "was arrested, handed six days in jail"
        return not has_child(token, "nsubj") and (two or not has_child(token, "obj"))
    return "Pass" in token.morph.get("Voice", []) and not has_child(token, "nsubj")


def _shares_auxiliary(token: Token) -> bool:
    """Whether a verb in -ed, -en or -wn, or one whose participle is its bare form ("was questioned and let go"), that was read as
    past tense shares the auxiliary of a passive before it ("was detained and released"). It has no object but a time, unless the verb takes
    two ("was arrested and handed a sentence")."""
    lemma = lemma_of(token)
    unchanged = lemma in UNCHANGED and token.lower_ == lemma or token.lower_ == "found" and any(c.lower_ == "guilty" for c in children(token, "xcomp"))
    if token.dep_ != "conj" or not (token.tag_ == "VBD" or unchanged) or token.pos_ != "VERB" or has_child(token, "aux", *SUBJECTS) or has_child(token, "iobj") and has_child(token, "ccomp"):
        return False  # "was freed and told reporters that …"
    if lemma in INTRANSITIVE or not (unchanged or token.lower_.endswith(("ed", "en", "wn", "ought", "aught", "shot", "held", "sent", "kept"))) and lemma not in TAKING_TWO:
        return False
    head = previous_conjunct(token)
    return head.pos_ == "VERB" and is_passive(head) and (lemma in TAKING_TWO or all(t.lower_ in _TIMES or t.lower_ == "incommunicado" for t in children(token, "obj")))


def _is_punished(token: Token) -> bool:
    """Whether a verb of courts without an object tells of whom the clause before it tells, though the parser joined it to an active
    verb ("was held after she had mocked the king, and sentenced to a year")."""
    joint = {"sentence": "to", "convict": "of", "charge": "with"}.get(lemma_of(token))
    if joint is None or token.dep_ != "conj" or token.tag_ not in ("VBD", "VBN") or has_child(token, "obj", "iobj", "aux", *SUBJECTS):
        return False
    above = [t for t in surface_subjects(token.head) if t.i < token.i]
    if any(lemma_of(t) in class_lemmas(_OF_JUSTICE) or t.ent_type_ == "ORG" for t in above) or lemma_of(token) == "charge" and not above:
        return False
    behind = [t for t in children(token.head, "conj") if t.i > token.i]
    return not any(has_child(t, "obj") for t in behind) and any(joint in prepositions(t) for t in children(token, *OBLIQUES, "advcl"))


@remembered
def own_subjects(token: Token) -> list[Token]:
    """The subjects that hang on a verb or its auxiliary, without those of what was said beside it."""
    subjects = children(token, *SUBJECTS) or [t for auxiliary in children(token, "aux") for t in children(auxiliary, *SUBJECTS)]
    if not subjects:
        return count_before(token)
    said = [child.i for child in children(token, "ccomp") if child.i < token.i]
    if said and len(subjects) > 1:  # "X was held, the source said": X is the subject of what was said
        subjects = [child for child in subjects if child.i > said[0]] or subjects
    if len(subjects) > 1 and token.dep_ == "ccomp" and token.head.i < token.i:  # "two reporters said that officers forced them"
        subjects = [child for child in subjects if child.i > token.head.i] or subjects
    if len(subjects) > 1 and token.dep_ == "ccomp" and lemma_of(token.head) in TELLING and subjects[0].left_edge.i == token.head.i + 1:
        subjects = subjects[1:]  # "told the BBC the officers beat him"
    in_front = any(child.i < token.i for child in subjects)
    if len(subjects) > 1 and not are_several(token):
        before = [child for child in subjects if child.i < token.i and child.dep_ in ("nsubj", "nsubj:pass")]
        described = before[0].pos_ == "PROPN" and has_child(before[0], "appos")  # "X, the wife of the founder, Y, was held"
        nearest = before[:1] if described else before[-1:]
        subjects = [child for child in subjects if child.i > token.i or child in nearest]
    objects = [child.i for child in children(token, "obj") if child.i > token.i] if token.pos_ == "VERB" and subjects and not in_front and not is_passive(token) else []
    found = expand(behind_place(resolved(child)) for child in subjects
                   if child.pos_ != "VERB" and not ("by" in prepositions(child) and child.i > token.i) and "according" not in prepositions(child)
                   and not (objects and child.i > objects[0]))
    return without_descriptions(token, found) if len(found) > 1 else found


SPENT_DOING = word_list("clauses.spent_doing")
"""Nouns of what somebody spends on doing something ("took turns | kicking him", "spent hours | questioning them")."""


@remembered
def surface_subjects(token: Token, depth: int = 0) -> list[Token]:
    """Surface subjects of a predicate, inherited through coordination, control, participial and adverbial clauses.

    Coordinated nominals are expanded. Empty where the subject is not expressed.
    """
    if depth > 6:
        return []
    own = own_subjects(token)
    if own:
        return own
    told = objects_end(token) or _subject_before(token) or _of_content_before(token) or name_before(token) or behind_opening(token) or list_before(token)
    if told:
        return told
    if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        head = previous_conjunct(token)
        if head.pos_ in ("VERB", "AUX") or children(head, *SUBJECTS):
            return surface_subjects(head, depth + 1)
        return []
    if token.dep_ == "ccomp" and token.head.i > token.i:
        before = [t for t in children(token.head, *SUBJECTS) if t.i < token.i]
        if before:
            return expand(before)
    if token.dep_ == "ccomp" and token.head.dep_ == "acl:relcl" and not has_child(token, "mark"):
        whom = [child for child in children(token.head, "obj", "iobj", "nsubj:pass", "ccomp") if child.lower_ in RELATIVE and child.i < token.head.i]
        if whom:  # "X, who his wife said had been beaten"
            return coordinated(resolved(whom[0]))
    if token.dep_ == "xcomp" or (token.dep_ == "ccomp" and not has_child(token, "mark") and _non_finite(token)):
        return controllers(token, depth)
    if token.dep_ in ("advcl", "parataxis", "advcl:relcl") and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        marks = prepositions(token)
        if token.dep_ == "advcl" and not marks & {"that"}:
            if marks & PATIENT_MARKS and is_participle(token) and token.head.pos_ != "ADJ":
                patients = patients_of(token.head, depth + 1) or _patients_above(token.head, depth + 1)
                if patients:
                    return patients
            if (held := _held_for(token)):
                return held
            return surface_subjects(token.head, depth + 1)
        return []
    if token.dep_ == "acl" and (thing := causative_object(token)) is not None:
        return [thing]
    if token.dep_ == "acl" and (noun := antecedent(token)) is not None:
        if "to" in prepositions(token) and (predicate := ranked_predicate(noun)) is not None:
            return surface_subjects(predicate, depth + 1)
        if token.tag_ == "VBG" and noun.dep_ in ("obj", "obl:unmarked") and lemma_of(noun) in SPENT_DOING:
            return surface_subjects(noun.head, depth + 1)
        if (is_participle(token) or (token.tag_ == "VBD" or token.doc[token.i - 1] is noun) and is_passive(token)) and not prepositions(token):
            return coordinated(noun)
        if prepositions(token) & PATIENT_MARKS:
            patients = oblique(noun, "against") or _patients_above(noun, depth + 1)
            if patients:
                return patients
        return possessors(noun) or expand(oblique(noun, "by")) or (_deciding(noun) if has_child(token, "mark") else [])
    if token.dep_ == "acl:relcl" and (noun := antecedent(token)) is not None:
        objects = [resolved(child) for child in children(token, "obj", "iobj")]
        return [] if noun in objects else coordinated(noun)
    return []


def _held_for(gerund: Token) -> list[Token]:
    """Whoever was held after a protest that a gerund tells, which is theirs and not that of who held them ("police arrested X after holding
    a rally")."""
    protests = lemma_of(gerund) in PROTESTING or any(lemma_of(t) in word_classes()["assembly"].lemmas for t in (*children(gerund, "obj"), *oblique(gerund, "in", "at")))
    by_police = any(lemma_of(t) in class_lemmas(_OF_JUSTICE) for t in children(gerund.head, "nsubj"))
    return patients_of(gerund.head) if protests and by_police and "after" in prepositions(gerund) and gerund.tag_ == "VBG" and lemma_of(gerund) not in ENDING else []


def _deciding(noun: Token) -> list[Token]:
    """Whose decision or refusal to do something a noun tells ("the decision of the ministry to close X")."""
    return [t for t in oblique(noun, "of") if t.pos_ in ("NOUN", "PROPN")] if lemma_of(noun) in ("decision", "refusal") else []


def _subject_before(verb: Token) -> list[Token]:
    """The name right before a finite clause without a subject, which the parser joined to the verb above ("came days after
    X, an editor, was held"); the person right before a participle ("fired at marchers holding flags")."""
    if verb.dep_ != "advcl" or verb.head.i > verb.i:
        return []
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ == "VBN" and before.text == "," and not has_child(verb, "aux", "aux:pass", "mark") and is_passive(verb):  # "convicted A and B, arrested in May"
        name = verb.doc[before.i - 1]
        while name.dep_ in ("flat", "conj") and name.head.i < name.i:
            name = name.head
        court = lemma_of(name) in word_classes()["court"].lemmas or name.dep_ == "obl" and prepositions(name) & {"before", "in", "at"}
        if name.pos_ == "PROPN" and name.dep_ in ("appos", "obj", "nmod", "obl") and name.i > verb.head.i and not court:
            return coordinated(name)
    clause = {t for t in verb.subtree if t.i < verb.i and t.dep_ != "punct"}
    first = min((t.i for t in clause if t.head.i == verb.i), default=verb.i)
    finite = any("Fin" in t.morph.get("VerbForm", []) for t in children(verb, "aux", "aux:pass"))
    adverb = verb.left_edge if verb.left_edge.dep_ == "advmod" and verb.left_edge.lower_.endswith("ly") else None
    for nominal in reversed([t for t in verb.head.children if t.i < verb.i and (t.dep_ in OBLIQUES or adverb is not None and t.dep_ == "obj")]):
        between = verb.doc[nominal.right_edge.i + 1:first]
        if finite and prepositions(nominal) & CLAUSE_OPENERS and all(t.is_punct for t in between):
            return coordinated(nominal)
        person = lemma_of(nominal) in word_classes()["person"].lemmas and "Plur" in nominal.morph.get("Number", [])
        if verb.tag_ == "VBG" and not len(between) and person and nominal.right_edge.i + 1 == (adverb or verb).i and lemma_of(verb) not in BY_THE_SUBJECT:
            return coordinated(nominal)
    return []


def _of_content_before(verb: Token) -> list[Token]:
    """The subject of what was said, for a coordinated passive that the parser joined to "said" ("said that X was freed but
    will be barred from travelling")."""
    if verb.dep_ != "conj" or not has_child(verb, "aux:pass") or has_child(verb, *SUBJECTS):
        return []
    content = [t for t in verb.head.children if t.dep_ == "ccomp" and verb.head.i < t.i < verb.i and is_passive(t)]
    return own_subjects(content[-1]) if content else []


def _patients_above(noun: Token, depth: int) -> list[Token]:
    """Patients of the verb that a noun hangs under, however deep in its phrases ("sentenced X to two years in prison for …")."""
    path = [noun]
    for _ in range(4):
        top = path[-1]
        if top.dep_ not in ("obj", "conj", *OBLIQUES) or top.head.pos_ not in (*NOMINALS, "VERB"):
            return []
        if top.head.pos_ == "VERB" and top.dep_ != "conj":
            return [t for t in recipients_of(top.head) or patients_of(top.head, depth) if t not in path]
        path.append(top.head)
    return []


def _non_finite(token: Token) -> bool:
    """A gerund or participle without a finite auxiliary ("reported being summoned")."""
    if any("Fin" in child.morph.get("VerbForm", []) for child in children(token, "aux", "aux:pass")):
        return False
    return is_participle(token)


def controllers(token: Token, depth: int = 0) -> list[Token]:
    """Subject of an open complement: the object of the governing verb where it has one, else its subject."""
    head = token.head
    objects = expand(resolved(child) for child in children(head, "obj", "iobj"))
    if objects and not is_passive(head):
        return objects
    return surface_subjects(head, depth + 1)


@remembered
def agents_of(token: Token, depth: int = 0) -> list[Token]:
    """Those who do it: subjects of the active, by-agents of the passive."""
    if is_passive(token):
        agents = expand(resolved(child) for child in token.children
                        if child.dep_ in ("obl:agent", "obl", *SUBJECTS) and "by" in prepositions(child) and not is_account(child))
        if not agents and token.dep_ == "advcl" and not has_child(token, "obj"):  # joined to the verb above
            agents = expand(t for t in children(token.head, "obl:agent") if t.left_edge.i == token.i + 1)
        if not agents:
            agents = expand(at_the_hands_of(token)) or _agents_behind(token)
        return [agent for agent in agents if agent.pos_ in NOMINALS and lemma_of(agent) not in word_classes()["body_part"].lemmas]  # "hung by his wrists"
    return _in_front(token, surface_subjects(token, depth))


def _agents_behind(participle: Token) -> list[Token]:
    """The by-agent behind the last of several participles under one auxiliary, on whichever of them the parser left it ("were harassed
    and beaten by police")."""
    first = first_conjunct(participle)
    joined = sorted((c for above in (first, *children(first, "conj")) for c in children(above, "conj") if not has_child(c, *SUBJECTS)), key=lambda c: c.i)
    last = [c for c in joined if c.i >= participle.i and c.pos_ in ("VERB", "ADJ") and is_past_participle(c) and not has_child(c, "aux:pass", "aux", "obj")]
    return [t for c in last[-1:] for t in expand(by for verb in (first, *joined) for by in verb.children
                                                 if by.i > c.i and by.dep_ in ("obl:agent", "obl") and "by" in prepositions(by) and not is_account(by))]


def _in_front(verb: Token, subjects: list[Token]) -> list[Token]:
    """Subjects before the verb, where there are any: in statements what stands behind it is an object, whatever the
    parser says ("a court convicted blogger X")."""
    return [t for t in subjects if t.i < verb.i] or subjects


@remembered
def patients_of(token: Token, depth: int = 0) -> list[Token]:
    """Those to whom it is done: objects of the active, subjects of the passive."""
    if is_passive(token):
        patients = _in_front(token, surface_subjects(token, depth))
        return patients + [t for t in gapped(token) if t not in patients] if patients else patients
    objects = first_of_two(expand(resolved(child) for child in children(token, "obj")), children(token, "obj"))
    if objects:
        objects += [t for t in gapped(token) if t not in objects]
    subjects = own_subjects(token)
    if not objects and not has_child(token, "ccomp", "xcomp"):
        objects = expand(resolved(child) for child in children(token, "iobj")) or object_behind(token) or object_of_phrasal(token) or bare_object(token)
    if any(t.i < token.i for t in subjects):
        objects += [t for t in subjects if t.i > token.i and t not in objects]
    if objects:
        return objects
    if token.dep_ == "acl:relcl" and (noun := antecedent(token)) is not None and own_subjects(token):
        if noun not in own_subjects(token) and not has_child(token, "obj", "xcomp", "ccomp") and not any(c.lower_ in RELATIVE_ADVERBS for c in token.children):
            return coordinated(noun)
    joined = next((child.i for child in children(token, "conj")), len(token.doc))
    bare = all(child.dep_ in (*SUBJECTS, "punct", "cc", "conj", "advmod", "aux", "obl", "obl:unmarked") and (child.i < token.i or child.dep_ in ("punct", "cc", "conj") or child.ent_type_ == "DATE")
               or child.dep_ == "compound:prt" and child.lower_ not in ("at", "on")
               or child.dep_ in ("obl", "obl:unmarked", "advcl", "advmod") and child.left_edge.i > joined  # behind the object that they share
               for child in token.children)
    if bare and not token.dep_.startswith("acl"):  # "slapped, kicked and beat X"
        first = first_conjunct(token)
        following = [t for t in (*children(first, "conj"), *(children(token, "conj") if token is not first else ())) if t.i > token.i and t.pos_ == "VERB"]
        if following and not has_child(following[0], *SUBJECTS):
            last = next((t for t in following if not has_child(t, *SUBJECTS) and has_child(t, "obj")), None)
            shared_behind = [t for t in following if last is not None and t.i < last.i]
            if last is not None and all(t.i - token.i < 8 and not has_child(t, "obl", "ccomp", "xcomp") for t in shared_behind) and last.i - token.i < 10:
                return expand(children(last, "obj"))
            shot_at = [t for t in oblique(following[-1], "at", "on") if t.ent_type_ == "PERSON" and t.left_edge.i == following[-1].i + 1]
            if last is None and shot_at:  # "beat and shot at X"
                return shot_at
    head = token
    while head.dep_ == "conj" and head.head.pos_ == "VERB" and not is_passive(head.head):  # "stormed the house, beat and abducted X"
        head = head.head
        if shared := [t for t in expand(children(head, "obj")) if t.i > token.i]:
            return shared
    return []


def recipients_of(token: Token) -> list[Token]:
    """Indirect objects; in the passive the subject beside a remaining object ("he was handed a sentence")."""
    if is_passive(token) and has_child(token, "obj"):
        found = surface_subjects(token)
        return found + [t for t in gapped(token) if t not in found] if found else found
    return expand(resolved(child) for child in children(token, "iobj")) or _named_before_object(token)


SHORT_UNIT = 3
"""Most letters of a currency's short name before a figure ("fined Nu 500")."""


def _named_before_object(verb: Token) -> list[Token]:
    """The name between a verb of two objects and the thing given or refused, which the parser took for a part of that thing
    ("refused X entry", "denied the Y Party permission", "fined the Y Nu 500")."""
    if lemma_of(verb) not in TAKING_TWO:
        return []
    people, bodies = word_classes()["person"].lemmas, word_classes()["body"].lemmas
    things = [thing for thing in children(verb, "obj") if thing.ent_type_ == "MONEY" or thing.pos_ == "NOUN" and lemma_of(thing) not in people]
    parts = [part for thing in things for part in children(thing, "compound", "nmod:desc") if part.i > verb.i]
    parts = [next((c for c in children(part, "appos", "flat") if c.ent_type_ == "PERSON"), part) for part in parts]  # "the reporter X"
    return expand([part for part in parts if part.pos_ == "PROPN" and (part.ent_type_ in ("PERSON", "ORG") or part.nbor().like_num and part.text.istitle() and len(part) > SHORT_UNIT)
                   or part.tag_ == "NNS" and part.pos_ == "NOUN" and lemma_of(part) in people | bodies][-1:])
