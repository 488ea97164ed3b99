"""Who is subject, object and agent of a predicate in a Universal Dependencies tree.

A handful of general rules: active and passive voice, the by-agent, relative and participial clauses, coordination of
verbs and of nominals, control and raising, adverbial clauses without a subject. Every function takes and returns tokens
of `parse`; nothing is looked up by word except prepositions and relative pronouns. Guidelines: universaldependencies.org.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import class_lemmas, phrasal_verbs, word_classes
from pipeline.vocabulary import word_list

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
OBLIQUES = ("obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod", "nmod:unmarked", "nmod:desc", "nmod:tmod")
OBLIQUES_AND_CLAUSES = {*OBLIQUES, "xcomp", "advcl", "acl"}
RELATIVE = {"who", "whom", "which", "that", "whose"}
WITHIN_DESCRIPTION = {"nmod", "appos", "flat", "compound", "nmod:desc"}
"""Relations between the words by which a person is described."""
# Adverbial clauses opened by these take the patient of the main clause as their subject ("fined for protesting").
PATIENT_MARKS = {"for", "from", "of", "with", "into", "against"}
# Verbs that have no passive of one object, and verbs that have one of two.
INTRANSITIVE = word_list("clauses.intransitive")
UNCHANGED = word_list("clauses.unchanged")
DITRANSITIVE = word_list("clauses.ditransitive")
BIDDING = word_list("clauses.bidding")
"""Verbs whose object is told or made to do what the infinitive after it says."""
UNDERTAKING = word_list("clauses.undertaking")
"""Verbs whose subject does, or does not, what the infinitive after it says."""
SIMULTANEOUS = {"while", "as", "when"}
TELLING = word_list("clauses.telling")
"""Verbs whose first object is the one addressed."""
CITING = word_list("clauses.citing")
"""Verbs of words and wishes about something, which went on at another time and place."""
CLAUSE_OPENERS = {"after", "before", "since", "until", "as"}
"""Prepositions that open clauses too."""
BY_THE_SUBJECT = word_list("clauses.by_the_subject")
"""Participles that tell what the subject of the verb above does, whatever stands before them ("beat marchers using clubs")."""
NOMINALS = {"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"}


def children(token: Token, *relations: str) -> list[Token]:
    """Children of the token that stand in one of the relations, in text order."""
    below = token.children
    return [child for child in below if child.dep_ in relations] if below else []


def has_child(token: Token, *relations: str) -> bool:
    for child in token.children:  # noqa: SIM110 (any() takes twice as long, and nothing is asked more often)
        if child.dep_ in relations:
            return True
    return False


@remembered
def coordinated(token: Token) -> list[Token]:
    """The nominal and those coordinated with it ("A, B and C"), also where the coordination hangs on a part of its name
    ("film director A and producer B")."""
    if not token.children:
        return [token]
    heads = [token, *children(token, "flat")]
    conjuncts = [child for head in heads for child in head.children if child.dep_ == "conj" and _is_nominal(child)]
    if token.pos_ == "PROPN":
        conjuncts += [child for part in children(token, "compound") for child in part.children if child.dep_ == "conj" and child.pos_ == "PROPN" and child.i > token.i]
    conjuncts += [child for one in conjuncts for child in one.children if child.dep_ == "conj" and _is_nominal(child) and one.dep_ == "conj"]
    conjuncts += [c for c in (*_behind_apposition(token), *_counted_behind(token), *_listed_as_apposition(token), *_behind_semicolons(token)) if c not in conjuncts]
    return [token, *sorted((c for c in conjuncts if _verb_before(c) is None), key=lambda c: c.i)] if conjuncts else [token]


def _is_nominal(token: Token) -> bool:
    """Whether a word stands as a noun, also an adjective with an article of its own ("a Briton and a Nigerian")."""
    return token.pos_ in NOMINALS or token.pos_ == "ADJ" and any(c.lower_ in ("a", "an", "another") for c in children(token, "det"))


def _counted_behind(people: Token) -> list[Token]:
    """A counted group of people that the parser joined to a thing within the phrase of the group before it ("59 prisoners held
    in cells and another 163 prisoners")."""
    nouns = word_classes()["person"].lemmas
    if people.pos_ != "NOUN" or not has_child(people, "nummod") or lemma_of(people) not in nouns:
        return []
    return [t for t in people.subtree if t.dep_ == "conj" and t.pos_ == "NOUN" and lemma_of(t) in nouns and has_child(t, "nummod") and t.head != people
            and first_conjunct(t).pos_ == "NOUN" and lemma_of(first_conjunct(t)) not in nouns][:1]


def _behind_apposition(name: Token) -> list[Token]:
    """The last member of a list that the parser joined to the description of the first: "X, leader of the Y, and her
    husband"; a comma closes the description before "and"."""
    if name.pos_ != "PROPN":
        return []
    found = []
    for description in children(name, "appos"):
        if name.doc[description.left_edge.i - 1].text != "," and description.left_edge.text != ",":
            continue
        for t in description.subtree:
            if t.dep_ != "conj" or t.pos_ not in NOMINALS or t.head.i < description.i:
                continue
            joint = next((c for c in t.children if c.dep_ == "cc"), None)
            if joint is not None and name.doc[joint.i - 1].text == "," and (t.pos_ == "PROPN" or has_child(t, "det", "nmod:poss", "nummod")):
                found.append(t)
    return found[:1]


def _listed_as_apposition(name: Token) -> list[Token]:
    """The other members of a list that the parser took for descriptions of the first ("A, who heads X, his brother B and two others",
    "A, B and 11 other groups"): another name of the same kind in apposition, or in apposition to a noun there, with an "and" behind it."""
    if name.pos_ != "PROPN" or name.ent_type_ not in ("PERSON", "ORG"):
        return []
    joint = max((t.i for t in name.subtree if t.dep_ == "cc"), default=name.i)
    found: list[Token] = []
    for description in children(name, "appos"):
        within = [t for t in description.subtree if t.dep_ in ("appos", "conj") and t.head.dep_ == "nmod" and t.head.ent_type_ == "ORG" and t.ent_type_ == "PERSON"]  # "A, of the Y, B, who …, and C"
        for t in (description, *children(description, "appos"), *within):
            alike = t.ent_type_ == name.ent_type_ or not t.ent_type_ and has_child(t, "conj")
            if t.pos_ == "PROPN" and alike and name.i < t.left_edge.i < joint and name.doc[t.left_edge.i - 1].text != "(":
                found += [t, *(c for c in children(t, "conj") if _is_nominal(c))]
            elif t.pos_ == "NOUN" and name.ent_type_ == "PERSON" and name.i < t.left_edge.i < joint and not has_child(t, "det"):  # "A, former minister B and two others"
                found += [c for c in children(t, "flat", "appos") if c.pos_ == "PROPN" and c.ent_type_ == "PERSON" and c.i == t.i + 1]
    return found


def _behind_semicolons(name: Token) -> list[Token]:
    """The other people of a list whose members, each with a description, semicolons part ("X, head of the Y; Z, its secretary; and W")."""
    if name.ent_type_ != "PERSON" or name.dep_ == "conj":
        return []
    behind = [t for t in name.subtree if t.text == ";"]
    firsts = [t.doc[t.i + 2] if t.nbor().dep_ == "cc" else t.nbor() for t in behind if t.i + 2 < len(t.doc)]
    return [t for t in firsts if t.ent_type_ == "PERSON" and t.dep_ in ("appos", "conj") and t.head.ent_type_ != "PERSON"]


def _verb_before(nominal: Token) -> Token | None:
    """The verb right before a noun phrase, without an object of its own: what follows is its object, not a member of an
    earlier list ("killing two people and injuring others")."""
    first = nominal.left_edge
    while first.i > 0 and first.i > nominal.sent.start and nominal.doc[first.i - 1].pos_ in ("ADV", "PART", "ADP") and (
            nominal.doc[first.i - 1].lower_ in ("at", "about", "around", "over", "some", "nearly", "almost")):
        first = nominal.doc[first.i - 1]
    if first.i == nominal.sent.start:
        return None
    before = nominal.doc[first.i - 1]
    if before.pos_ != "VERB" or before.dep_ == "amod" or has_child(before, "obj") or before.i < nominal.head.i:
        return None
    return before


def expand(tokens: Iterable[Token]) -> list[Token]:
    """Every token with its coordinated nominals, without repetition."""
    out: list[Token] = []
    for token in tokens:
        out += [member for member in coordinated(token) if member not in out] if out else coordinated(token)
    return out


@remembered
def prepositions(token: Token) -> Set[str]:
    """Lower-case prepositions and conjunctions that mark a nominal or a clause ("because of" gives both words), also where
    they hang on the description of a name ("to activist X") or on its second word."""
    marks: set[str] = set()
    for child in token.children:
        relation = child.dep_
        if relation in ("case", "mark") or relation == "advmod" and child.lower_ == "as" and token.dep_ == "advcl" and child.i + 1 == token.i:
            cases = [child]  # "described it as unacceptable", with what the parser took for an adverb
        elif relation == "flat" or relation in ("nmod:desc", "compound") and child.i < token.i:
            cases = [case for case in children(child, "case") if case.i < token.i]
        else:
            continue
        for case in cases:
            marks.add(case.lower_)
            marks.update(part.lower_ for part in children(case, "fixed"))
    if not marks and token.dep_ in ("nmod", "obl") and (first := token.left_edge.i) > token.sent.start:
        before = token.doc[first - 1]
        if before.pos_ == "ADP":
            marks.add(before.lower_)  # joined to another word by the parser
    return marks


def oblique(token: Token, *cases: str) -> list[Token]:
    """Obliques and nominal modifiers of the token that one of the prepositions marks, coordination expanded."""
    found = [child for child, marks in _marked(token) if not marks.isdisjoint(cases)]
    if not found and "against" in cases:
        found = _accused_below(token)
    return expand(found)


@remembered
def _marked(token: Token) -> tuple[tuple[Token, Set[str]], ...]:
    """All obliques and nominal modifiers of the token that prepositions mark, with these."""
    return tuple(
        (child, marks) for child in token.children
        if child.dep_ in OBLIQUES_AND_CLAUSES
        and not (child.dep_ == "advcl" and any(subject.i < child.i for subject in children(child, *SUBJECTS)))
        and (marks := prepositions(child)) and "according" not in marks)


def _accused_below(token: Token) -> list[Token]:
    """Against whom a charge is that tells its offence first: the parser joins them to the offence ("charges of treason
    against X", "brought charges of inciting hatred and insulting the president against X")."""
    accusations = word_classes()["accusation"].lemmas
    for noun in [token] if token.pos_ == "NOUN" else children(token, "obj", "nsubj:pass"):
        if lemma_of(noun) in accusations and not any("against" in prepositions(child) for child in noun.children):
            offences = [child for child in children(noun, "acl", *OBLIQUES) if child.i > noun.i]
            found = [t for offence in offences for t in offence.subtree if t.dep_ in OBLIQUES and "against" in prepositions(t) and _is_named_or_counted(t)]
            if found:
                return found[-1:]
    return []


def _is_named_or_counted(nominal: Token) -> bool:
    """Whether a nominal is a name, or a number or noun of people: not "the state" or "public order"."""
    return nominal.pos_ == "PROPN" or has_child(nominal, "nummod") or lemma_of(nominal) in word_classes()["person"].lemmas


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token belongs to, or the token itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def previous_conjunct(token: Token) -> Token:
    """The verb just before in the same coordination ("was freed but taken back and charged": "taken" for "charged")."""
    above = _finite_above(token)
    if above is not None:
        return above
    head = token.head
    before = [c for c in head.children if c.dep_ == "conj" and c.i < token.i and c.pos_ == token.pos_]
    nearest = before[-1] if before else head
    gerund = nearest.tag_ == "VBG" and nearest.dep_ in ("advcl", "acl") and nearest.head.pos_ == "VERB"
    return nearest.head if gerund and token.tag_ in ("VBD", "VBN") else nearest  # "was held for taking part and fined"


def is_participle(token: Token) -> bool:
    return "Part" in token.morph.get("VerbForm", []) or "Ger" in token.morph.get("VerbForm", [])


def is_past_participle(token: Token) -> bool:
    return token.tag_ == "VBN" or ("Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", []))


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
        return head.pos_ in ("VERB", "ADJ") and is_passive(head) and (participle or not has_child(token, "nsubj"))
    if token.dep_ in ("acl", "advcl", "amod"):
        two = lemma_of(token) in DITRANSITIVE and (token.tag_ == "VBN" or token.dep_ == "acl") and token.dep_ != "amod"  # "was arrested, handed six days in jail"
        return not has_child(token, "nsubj") and (two or not has_child(token, "obj"))
    return "Pass" in token.morph.get("Voice", []) and not has_child(token, "nsubj")


_TIMES = word_list("clauses.times")


def _shares_auxiliary(token: Token) -> bool:
    """Whether a verb in -ed, -en or -wn, or one whose participle is its bare form ("was questioned and let go"), that was read as
    past tense shares the auxiliary of a passive before it ("was detained and released"). It has no object but a time, unless the verb takes
    two ("was arrested and handed a sentence")."""
    lemma = lemma_of(token)
    unchanged = lemma in UNCHANGED and token.lower_ == lemma
    if token.dep_ != "conj" or not (token.tag_ == "VBD" or unchanged) or token.pos_ != "VERB" or has_child(token, "aux", *SUBJECTS):
        return False
    if lemma in INTRANSITIVE or not (unchanged or token.lower_.endswith(("ed", "en", "wn", "ought", "aught", "shot", "held", "sent", "kept"))) and lemma not in DITRANSITIVE:
        return False
    head = previous_conjunct(token)
    return head.pos_ == "VERB" and is_passive(head) and (lemma in DITRANSITIVE or all(t.lower_ in _TIMES for t in children(token, "obj")))


_OF_JUSTICE = frozenset(("court", "police", "prosecution"))


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


def antecedent(clause: Token) -> Token | None:
    """The noun that a relative or participial clause modifies."""
    return clause.head if clause.dep_ in ("acl:relcl", "acl") and clause.head.pos_ in NOMINALS else None


def causative_object(participle: Token) -> Token | None:
    """The object of "had" that a participle behind it tells of, whichever noun of the object the parser joined it to ("had
    his appeal of the sentence denied")."""
    noun = participle.head
    while noun.dep_ == "nmod" and noun.head.pos_ in NOMINALS:
        noun = noun.head
    had = noun.head
    closes = participle.right_edge.i == had.right_edge.i or all(t.is_punct for t in participle.doc.tokens[participle.right_edge.i + 1 : had.right_edge.i + 1])
    return noun if noun.dep_ == "obj" and lemma_of(had) == "have" and had.pos_ == "VERB" and is_past_participle(participle) and closes else None


def _resolved(token: Token) -> Token:
    """A relative pronoun's antecedent, or the token itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    clause: Token = token.head
    while True:
        noun = antecedent(clause) if clause.dep_ == "acl:relcl" else None
        if noun is not None:
            return _person_before(token, noun) or _people_beside(token, noun) or _thing_before(token, noun) or _people_of_body(token, noun) or noun
        if clause.dep_ in ("conj", "xcomp", "ccomp", "nmod", "obl", "obj", "nsubj", "nsubj:pass", "nmod:poss", "aux:pass") and clause.head.i != clause.i:
            clause = clause.head
            continue
        return _noun_before(token) or _of_clause_before(token) or token


def _of_clause_before(pronoun: Token) -> Token | None:
    """The noun of the relative clause that "and whose" continues, where the parser joined its verb to the main clause."""
    if pronoun.i == pronoun.sent.start or pronoun.nbor(-1).lower_ not in ("and", "or"):
        return None
    before = [t for t in pronoun.doc.tokens[pronoun.sent.start:pronoun.i] if t.dep_ == "acl:relcl" and t.right_edge.i == pronoun.i - 2]
    return antecedent(before[-1]) if before else None


def _person_before(pronoun: Token, noun: Token) -> Token | None:
    """The name right before "who", where the clause was attached to a thing ("the case of X, who was fined")."""
    before = _noun_before(pronoun) if pronoun.lower_ == "who" else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ == "ORG" or noun.pos_ != "NOUN" or lemma_of(noun) in word_classes()["person"].lemmas:
        return None
    return before


_NOT_WHO = ("accusation", "weapon", "legal", "case", "possession", "penalty", "decision", "area", "premises")
"""Classes of nouns of which "who" hardly tells."""
_WHO = ("person", "body", "official", "police", "court", "prosecution", "civil_society", "outlet")
"""Classes of nouns of which it may."""
_ABSTRACT = ("ment", "tion", "ance", "ence", "ism", "ness", "ing", "ship")
"""Ends of nouns that name no people."""


def _people_beside(pronoun: Token, noun: Token) -> Token | None:
    """The people of whom "who" tells, where the parser joined the clause to a thing of the same phrase or verb ("acquitted 14 students of
    disobedience who had been held", "opened fire on miners at the pit who …")."""
    if pronoun.lower_ not in ("who", "whom") or noun.pos_ != "NOUN" or noun.ent_type_ or noun.dep_ not in ("nmod", "obl"):
        return None
    people, lemma, above = word_classes()["person"].lemmas, lemma_of(noun), noun.head
    if lemma in class_lemmas(frozenset(_WHO)) or not noun.lower_.endswith(_ABSTRACT) and lemma not in class_lemmas(frozenset(_NOT_WHO)):
        return None
    for word in (above, *(children(above, "obj", "nsubj:pass") if above.pos_ == "VERB" else ())):
        if word.i < noun.i and word.pos_ in ("NOUN", "PROPN") and (lemma_of(word) in people or word.ent_type_ == "PERSON"):
            return word
    return None


def _people_of_body(pronoun: Token, noun: Token) -> Token | None:
    """Whose body stands right before "who" ("two advisers of the movement, who are on trial", "X, editor of the weekly Y, who was
    arrested")."""
    people = word_classes()["person"].lemmas
    if pronoun.lower_ != "who" or noun.ent_type_ == "PERSON" or noun.ent_type_ != "ORG" and noun.pos_ == "NOUN" and lemma_of(noun) in people:
        return None
    above = noun
    while above.dep_ in WITHIN_DESCRIPTION and above.head.pos_ in NOMINALS and above.head is not above:
        above = above.head
        if above.ent_type_ == "PERSON":
            return above
        if above.pos_ == "NOUN" and above.ent_type_ != "ORG" and lemma_of(above) in people and above.lower_ != "chief":
            return _name_described(above) or above
    return None


def _name_described(noun: Token) -> Token | None:
    """The name of a person behind which a comma opens a description, whatever the parser joined that to."""
    before = noun.left_edge.i - 1
    if before < noun.sent.start + 1 or "," not in (noun.doc[before].text, noun.left_edge.text):
        return None
    name = noun.doc[before - (noun.doc[before].text == ",")]
    while name.dep_ in ("flat", "compound") and name.head.ent_type_ == "PERSON":
        name = name.head
    return name if name.ent_type_ == "PERSON" else None


def _thing_before(pronoun: Token, noun: Token) -> Token | None:
    """The noun right before "which", where the clause was attached to a person ("X, head of the Y, which was banned")."""
    if pronoun.lower_ != "which" or noun.ent_type_ != "PERSON" and (noun.pos_ != "NOUN" or lemma_of(noun) not in word_classes()["person"].lemmas):
        return None
    return _noun_before(pronoun)


def _noun_before(pronoun: Token) -> Token | None:
    """The noun phrase that "who" or "which" directly follows, for clauses that the parser attached elsewhere."""
    before = pronoun.i - 1
    if before >= 0 and pronoun.doc[before].text in (",", "–", "—"):
        before -= 1
    if before < 0 or pronoun.lower_ not in ("who", "which") or pronoun.doc[before].pos_ not in ("NOUN", "PROPN"):
        return None
    noun = pronoun.doc[before]
    while noun.dep_ in ("flat", "compound", "nmod:desc") and noun.head.i != noun.i and abs(noun.head.i - noun.i) < 4:
        noun = noun.head
    return noun


def _are_several(verb: Token) -> bool:
    """Whether the subjects that the parser gave a verb may be those of a list: an "and" between them, or a verb in the plural."""
    subjects = [child for child in children(verb, "nsubj", "nsubj:pass") if child.i < verb.i]
    if len(subjects) < 2:
        return True
    if subjects[0].pos_ == "PROPN":
        return not (_is_singular(verb) and has_child(subjects[0], "appos"))
    plural = any(c.lower_ in ("were", "are", "have") for c in children(verb, "aux", "aux:pass"))
    return plural or any(t.dep_ == "cc" and t.text.isalpha() for t in verb.doc.tokens[subjects[-2].i:subjects[-1].i])


def _is_singular(verb: Token) -> bool:
    """Whether an auxiliary of the verb tells that it has one subject."""
    return any(c.lower_ in ("was", "is", "has") for c in children(verb, "aux", "aux:pass"))


def _without_descriptions(verb: Token, subjects: list[Token]) -> list[Token]:
    """The subjects of a verb in the singular without what only describes the first ("X, head of the Y and wife of Z, was held")."""
    first = subjects[0]
    described = min((c.i for c in children(first, "appos")), default=None)
    if described is not None and len(subjects) == 2 and first.pos_ == "PROPN" and _closes_description(verb, subjects[1], described):
        return [first]
    if described is None or not _is_singular(verb):
        return subjects
    return [first, *(t for t in subjects[1:] if t.i < described or t.pos_ == "PROPN")]


def _closes_description(verb: Token, last: Token, described: int) -> bool:
    """Whether the second of two subjects is part of what describes the first: no comma before its "and", one behind it
    ("X, a journalist and the deputy chair of Y, had been held")."""
    joint = next((c for c in children(last, "cc")), None)
    behind = last.doc[last.right_edge.i + 1] if last.right_edge.i + 1 < verb.i else last.right_edge
    return last.pos_ == "NOUN" and joint is not None and joint.i > described and joint.nbor(-1).text != "," and behind.text == ","


def _behind_place(subject: Token) -> Token:
    """The people behind the description of a place that the parser took for the subject ("in X, a town in the north, some
    60 residents blocked the road"), or the subject itself."""
    if subject.pos_ != "NOUN" or lemma_of(subject) not in word_classes()["area"].lemmas or not any(
            c.lower_ in ("a", "an") and c.i > 0 and c.nbor(-1).text == "," for c in children(subject, "det")):
        return subject
    people = [t for t in children(subject, "appos", "conj") if t.i > subject.i and (
        t.ent_type_ == "PERSON" or "Plur" in t.morph.get("Number", []) or lemma_of(t) in word_classes()["person"].lemmas)]
    return people[0] if people and not has_child(people[0], "cc") else subject


@remembered
def _count_before(participle: Token) -> list[Token]:
    """The number right before a coordinated participle that counts those whom it befell ("six people were killed, 40 injured")."""
    if participle.dep_ != "conj" or participle.tag_ != "VBN" or participle.i == 0:
        return []
    count = participle.nbor(-1)
    counts = count.pos_ == "NUM" or count.lower_ in ("others", "more", "people") and has_child(count, "nummod")
    return [count] if counts and count.dep_ in ("obl:unmarked", "conj", "obl") and count.head.i in (participle.i, participle.head.i) else []


@remembered
def own_subjects(token: Token) -> list[Token]:
    subjects = children(token, *SUBJECTS) or [t for auxiliary in children(token, "aux") for t in children(auxiliary, *SUBJECTS)]
    if not subjects:
        return _count_before(token)
    said = [child.i for child in children(token, "ccomp") if child.i < token.i]
    if said and len(subjects) > 1:  # "X was held, the source said": X is the subject of what was said
        subjects = [child for child in subjects if child.i > said[0]] or subjects
    if len(subjects) > 1 and token.dep_ == "ccomp" and token.head.i < token.i:  # "two reporters said that officers forced them"
        subjects = [child for child in subjects if child.i > token.head.i] or subjects
    if len(subjects) > 1 and token.dep_ == "ccomp" and lemma_of(token.head) in TELLING and subjects[0].left_edge.i == token.head.i + 1:
        subjects = subjects[1:]  # "told the BBC the officers beat him"
    in_front = any(child.i < token.i for child in subjects)
    if len(subjects) > 1 and not _are_several(token):
        before = [child for child in subjects if child.i < token.i and child.dep_ in ("nsubj", "nsubj:pass")]
        described = before[0].pos_ == "PROPN" and has_child(before[0], "appos")  # "X, the wife of the founder, Y, was held"
        nearest = before[:1] if described else before[-1:]
        subjects = [child for child in subjects if child.i > token.i or child in nearest]
    objects = [child.i for child in children(token, "obj") if child.i > token.i] if token.pos_ == "VERB" and subjects and not in_front and not is_passive(token) else []
    found = expand(_behind_place(_resolved(child)) for child in subjects
                   if child.pos_ != "VERB" and not ("by" in prepositions(child) and child.i > token.i) and "according" not in prepositions(child)
                   and not (objects and child.i > objects[0]))
    return _without_descriptions(token, found) if len(found) > 1 else found


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
    told = _objects_end(token) or _subject_before(token) or _of_content_before(token) or _name_before(token) or behind_opening(token) or _list_before(token)
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
            return coordinated(_resolved(whom[0]))
    if token.dep_ == "xcomp" or (token.dep_ == "ccomp" and not has_child(token, "mark") and _non_finite(token)):
        return controllers(token, depth)
    if token.dep_ in ("advcl", "parataxis", "advcl:relcl") and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        marks = prepositions(token)
        if token.dep_ == "advcl" and not marks & {"that"}:
            if marks & PATIENT_MARKS and is_participle(token) and token.head.pos_ != "ADJ":
                patients = patients_of(token.head, depth + 1) or _patients_above(token.head, depth + 1)
                if patients:
                    return patients
            return surface_subjects(token.head, depth + 1)
        return []
    if token.dep_ == "acl" and (thing := causative_object(token)) is not None:
        return [thing]
    if token.dep_ == "acl" and (noun := antecedent(token)) is not None:
        if (is_participle(token) or token.tag_ == "VBD" and is_passive(token)) and not prepositions(token):
            return coordinated(noun)
        if prepositions(token) & PATIENT_MARKS:
            patients = oblique(noun, "against") or _patients_above(noun, depth + 1)
            if patients:
                return patients
        return possessors(noun) or expand(oblique(noun, "by"))
    if token.dep_ == "acl:relcl" and (noun := antecedent(token)) is not None:
        objects = [_resolved(child) for child in children(token, "obj", "iobj")]
        return [] if noun in objects else coordinated(noun)
    return []


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
        if name.pos_ == "PROPN" and name.dep_ in ("appos", "obj", "nmod", "obl") and name.i > verb.head.i:
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


def _list_before(verb: Token) -> list[Token]:
    """The list of names right before the auxiliary of a passive without a subject, whose head the parser gave to another verb
    ("employed by X, one of the outlets of freely reported news, journalists A and B were held")."""
    auxiliaries = children(verb, "aux:pass", "aux")
    if not auxiliaries or auxiliaries[0].i == 0 or auxiliaries[0].i == verb.sent.start:
        return []
    nominal = verb.doc[auxiliaries[0].i - 1]
    if nominal.dep_ == "punct" and nominal.head.right_edge.i == nominal.i:  # "87 people, among them X, were held"
        nominal = nominal.head
    while nominal.head.i != nominal.i and nominal.dep_ in ("flat", "conj", "appos") and nominal.head.i < nominal.i and nominal.head.pos_ in ("PROPN", "NOUN"):
        nominal = nominal.head
    plural = nominal.pos_ == "PROPN" or "Plur" in nominal.morph.get("Number", [])
    return [nominal] if plural and nominal.dep_ in (*SUBJECTS, "parataxis") and nominal.head.i < nominal.i and nominal.right_edge.i == auxiliaries[0].i - 1 else []


def _objects_end(verb: Token) -> list[Token]:
    """The nominals right before a coordinated finite verb that the parser took for the end of an object's list: behind a list
    of objects "and" would stand before the verb ("read the declaration, police and the army fired")."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or has_child(verb, "aux", "aux:pass", "cc"):
        return []
    last = verb.doc[verb.i - 1]
    while last.dep_ in ("flat", "compound") and last.head.i < last.i:
        last = last.head
    if last.dep_ != "conj" or last.pos_ not in NOMINALS or last.right_edge.i != verb.i - 1 or last.head.i < verb.head.i:
        return []
    first = last
    while first.dep_ == "conj" and has_child(first, "cc") and first.head.dep_ == "conj":
        first = first.head
    return [first, *(t for t in coordinated(first) if t is not first)]


def _name_before(verb: Token) -> list[Token]:
    """The name right before a finite verb without a subject, which the parser took for an adverbial phrase ("on 10 May
    pensioner X stood alone")."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in ("root", "conj", "parataxis", "ccomp"):
        return []
    if verb.tag_ == "VBN" and not has_child(verb, "aux", "aux:pass") or verb.dep_ == "conj" and verb.head.i > verb.i - 4:
        return []
    before = [t for t in verb.children if t.i < verb.i and t.dep_ not in ("punct", "aux", "aux:pass", "advmod", "cc", "mark")]
    crossing = [t for child in verb.children if child.i > verb.i for t in child.children if t.i < verb.i and t.pos_ == "PROPN"]
    if crossing and crossing[-1].right_edge.i >= verb.i - 2:  # "MP X tabled amendments", joined to "amendments"
        return coordinated(crossing[-1])
    name = before[-1] if before else None
    if name is None or name.dep_ not in ("obl", "obl:unmarked") or name.pos_ != "PROPN" or prepositions(name) or name.ent_type_ == "DATE" or name.right_edge.i < verb.i - 3:
        return []
    return coordinated(name)


def behind_opening(verb: Token) -> list[Token]:
    """The noun phrase behind the comma that closes the opening phrase or clause, which the parser took for a description of a
    noun in it ("in a letter sent to the mayor, the Campaign, a coalition, asked …"): the subject, where the verb has no other."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.dep_ not in ("root", "parataxis", "ccomp") or children(verb, *SUBJECTS, "aux"):
        return []
    before = [t for t in verb.children if t.i < verb.i and (t.dep_ in ("obl", "obl:unmarked") and prepositions(t) or t.dep_ == "advcl")]
    found = [t for t in before[-1].subtree if t.dep_ == "appos" and t.i < verb.i and "," in (t.left_edge.text, t.doc[t.left_edge.i - 1].text)] if before else []
    found = [t for t in found if t.right_edge.i >= verb.i - 3 and (t.pos_ == "PROPN" or has_child(t, "det", "nummod") or "Plur" in t.morph.get("Number", []))]
    return coordinated(found[0]) if found else []


def _of_content_before(verb: Token) -> list[Token]:
    """The subject of what was said, for a coordinated passive that the parser joined to "said" ("said that X was freed but
    will be barred from travelling")."""
    if verb.dep_ != "conj" or not has_child(verb, "aux:pass") or has_child(verb, *SUBJECTS):
        return []
    content = [t for t in verb.head.children if t.dep_ == "ccomp" and verb.head.i < t.i < verb.i and is_passive(t)]
    return own_subjects(content[-1]) if content else []


def _finite_above(verb: Token) -> Token | None:
    """The finite verb that a coordinated passive with an auxiliary of its own continues, where the parser joined it to an
    infinitive or participle ("were charged over a report accusing X, and were remanded")."""
    first = first_conjunct(verb)
    finite = any("Fin" in c.morph.get("VerbForm", []) for c in children(verb, "aux:pass", "aux"))
    if not finite or first.pos_ != "VERB" or has_child(first, "aux", "aux:pass", *SUBJECTS) or not set(first.morph.get("VerbForm", [])) & {"Part", "Ger", "Inf"}:
        return None
    node = first
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX") and (has_child(node, *SUBJECTS) or node.dep_ == "root"):
            return node
    return None


def _non_finite(token: Token) -> bool:
    """A gerund or participle without a finite auxiliary ("reported being summoned")."""
    if any("Fin" in child.morph.get("VerbForm", []) for child in children(token, "aux", "aux:pass")):
        return False
    return is_participle(token)


def controllers(token: Token, depth: int = 0) -> list[Token]:
    """Subject of an open complement: the object of the governing verb where it has one, else its subject."""
    head = token.head
    objects = expand(_resolved(child) for child in children(head, "obj", "iobj"))
    if objects and not is_passive(head):
        return objects
    return surface_subjects(head, depth + 1)


@remembered
def agents_of(token: Token, depth: int = 0) -> list[Token]:
    """Those who do it: subjects of the active, by-agents of the passive."""
    if is_passive(token):
        agents = expand(_resolved(child) for child in token.children
                        if child.dep_ in ("obl:agent", "obl", *SUBJECTS) and "by" in prepositions(child))
        if not agents and token.dep_ == "advcl" and not has_child(token, "obj"):  # joined to the verb above
            agents = expand(t for t in children(token.head, "obl:agent") if t.left_edge.i == token.i + 1)
        if not agents:
            agents = _agents_behind(token)
        return [agent for agent in agents if agent.pos_ in NOMINALS]
    return _in_front(token, surface_subjects(token, depth))


def _agents_behind(participle: Token) -> list[Token]:
    """The by-agent behind the last of several participles under one auxiliary ("were harassed and beaten by police")."""
    first = first_conjunct(participle)
    last = [c for c in children(first, "conj") if c.i > participle.i and c.pos_ in ("VERB", "ADJ") and is_past_participle(c) and not has_child(c, *SUBJECTS, "aux:pass", "aux", "obj")]
    return [t for c in last[-1:] for t in agents_of(c)]


def _in_front(verb: Token, subjects: list[Token]) -> list[Token]:
    """Subjects before the verb, where there are any: in statements what stands behind it is an object, whatever the
    parser says ("a court convicted blogger X")."""
    return [t for t in subjects if t.i < verb.i] or subjects


@remembered
def patients_of(token: Token, depth: int = 0) -> list[Token]:
    """Those to whom it is done: objects of the active, subjects of the passive."""
    if is_passive(token):
        patients = _in_front(token, surface_subjects(token, depth))
        return patients + [t for t in _gapped(token) if t not in patients] if patients else patients
    objects = _first_of_two(expand(_resolved(child) for child in children(token, "obj")), children(token, "obj"))
    if objects:
        objects += [t for t in _gapped(token) if t not in objects]
    subjects = own_subjects(token)
    if not objects and not has_child(token, "ccomp", "xcomp"):
        objects = expand(_resolved(child) for child in children(token, "iobj")) or _object_behind(token) or _object_of_phrasal(token) or _bare_object(token)
    if any(t.i < token.i for t in subjects):
        objects += [t for t in subjects if t.i > token.i and t not in objects]
    if objects:
        return objects
    if token.dep_ == "acl:relcl" and (noun := antecedent(token)) is not None and own_subjects(token):
        if noun not in own_subjects(token) and not has_child(token, "obj", "xcomp", "ccomp"):
            return coordinated(noun)
    bare = all(child.dep_ in (*SUBJECTS, "punct", "cc", "conj", "advmod", "aux", "obl", "obl:unmarked") and (child.i < token.i or child.dep_ in ("punct", "cc", "conj"))
               for child in token.children)
    if bare and not token.dep_.startswith("acl"):  # "slapped, kicked and beat X"
        following = [t for t in children(first_conjunct(token), "conj") if t.i > token.i and t.pos_ == "VERB"]
        if following and not has_child(following[0], *SUBJECTS):
            last = next((t for t in following if not has_child(t, *SUBJECTS) and has_child(t, "obj")), None)
            shared_behind = [t for t in following if last is not None and t.i < last.i]
            if last is not None and all(t.i - token.i < 8 and not has_child(t, "obl", "ccomp", "xcomp") for t in shared_behind) and last.i - token.i < 10:
                return expand(children(last, "obj"))
    head = first_conjunct(token)
    if head is not token and head.pos_ == "VERB" and not is_passive(head):
        return [shared for shared in expand(children(head, "obj")) if shared.i > token.i]
    return []


def _gapped(verb: Token) -> list[Token]:
    """People whom the verb befell too, told behind it without repeating it ("was fined 300 dollars, and its director 50",
    "sentenced A to three years and B to two")."""
    people = word_classes()["person"].lemmas
    end = next((t.i for t in verb.children if t.dep_ == "conj" and t.i > verb.i and t.pos_ == "VERB"), len(verb.doc))  # what follows is that verb's
    beside = [t for measure in children(verb, "obl") for clause in children(measure, "acl:relcl") for t in children(clause, "conj")]  # "one of which was suspended, and B to two"
    return expand(t for t in (*verb.children, *beside) if t.dep_ == "conj" and verb.i < t.i < end and t.pos_ in ("PROPN", "NOUN") and not has_child(t, "cop", *SUBJECTS)
                  and (t.ent_type_ == "PERSON" or lemma_of(t) in people))


def _first_of_two(expanded: list[Token], objects: list[Token]) -> list[Token]:
    """Of two objects the first: what follows it says what it is called or gets ("labelled them agents")."""
    if len(objects) != 2 or objects[1].i <= objects[0].i or any(t.dep_ == "cc" for t in objects[0].doc[objects[0].i:objects[1].i]):
        return expanded
    if objects[0].pos_ == "NOUN" and objects[1].ent_type_ == "PERSON" and objects[1].left_edge.i == objects[0].i + 1:  # "held reporters A and B"
        return coordinated(objects[1])
    return coordinated(_resolved(objects[0]))


def _object_behind(verb: Token) -> list[Token]:
    """The noun phrase right behind a verb that the parser took for a member of an earlier list."""
    found = [t for t in verb.doc.tokens[verb.i + 1:min(verb.i + 7, verb.sent.end)] if t.dep_ == "conj" and t.pos_ in NOMINALS and _verb_before(t) == verb]
    return expand(found[:1] or _displaced_object(verb))


def _displaced_object(verb: Token) -> list[Token]:
    """The object that a prepositional phrase keeps from its verb ("freed on bail two activists", "approved on second reading
    the bill"), which the parser joined as an adverbial phrase or to that phrase."""
    phrase = verb.nbor().head if verb.i + 1 < verb.sent.end and verb.nbor().dep_ in ("case", "mark") else None
    if phrase is None or phrase.head != verb:
        return []
    found = [t for t in children(phrase, "obj") if t.i > phrase.i]
    return found or [t for t in (*children(verb, "obl"), *children(phrase, "nmod")) if t.i > phrase.i and t.pos_ in ("NOUN", "PROPN") and not prepositions(t)
                     and t.left_edge.i == (phrase.i if t.head is phrase else phrase.right_edge.i) + 1 and has_child(t, "det", "nummod")
                     and lemma_of(t) not in ("hour", "day", "night", "week", "month", "year", "time")]


def _bare_object(verb: Token) -> list[Token]:
    """The noun phrase right behind a verb, or behind two ("convicted and sentenced X"), without a preposition, that the parser
    took for an adverbial phrase."""
    behind = {verb.i + 1, *(t.i + 1 for t in children(verb, "conj") if t.pos_ == "VERB" and t.i == verb.i + 2)}
    found = [t for t in children(verb, "obl") if t.left_edge.i in behind and t.pos_ in ("NOUN", "PROPN") and not prepositions(t) and t.ent_type_ in ("", "PERSON")]
    if not found and lemma_of(verb) in ("sentence", "condemn"):  # "sentenced to four years in prison a local resident, X"
        terms = [part for t in children(verb, "obl") for part in (t, *children(t, "nmod")) if prepositions(part)]
        found = [t for term in terms for t in children(term, "appos") if t.left_edge.i > term.i and has_child(t, "det")]
    return expand(found[:1])


def particle_of(verb: Token) -> Token | None:
    """The particle right behind a verb of the vocabulary that takes one ("voted down the bill"), however it was parsed."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    return behind if behind is not None and (lemma_of(verb), behind.lower_) in phrasal_verbs() else None


def _object_of_phrasal(verb: Token) -> list[Token]:
    """The object of a verb with its particle that the parser took for an adverbial phrase ("sealed off the square")."""
    particle = particle_of(verb)
    if particle is None:
        return []
    found = [t for t in children(verb, "obl") if t.i > particle.i and t.pos_ in NOMINALS and prepositions(t) <= {particle.lower_}
             and t.left_edge.i <= particle.i + 1]
    return expand(found[:1])


def comitatives(verb: Token) -> list[Token]:
    """Those who shared the part of the subject or object: "detained along with two others", "together with X"."""
    found = []
    for subject in children(verb, *SUBJECTS):  # "X, along with Y, was arrested"
        joined = [t for t in subject.children if t.lower_ in ("along", "together", "alongside")]
        found += expand(t for mark in joined for t in (*children(mark, *OBLIQUES), *([mark.head] if mark.dep_ == "case" and mark.head is not subject else [])))
        found += [t for t in oblique(subject, "with", "alongside") if {"along", "together", "alongside"} & {c.lower_ for c in first_conjunct(t).children if c.dep_ in ("case", "advmod")}]
    for other in children(verb, "advcl", "obl"):  # "X was arrested, as was Y"
        if other.pos_ in NOMINALS and has_child(other, "cop") and prepositions(other) == {"as"} and not has_child(other, *SUBJECTS):
            found += expand([other])
    for child in oblique(verb, "with", "alongside", "along"):
        marks = prepositions(first_conjunct(child)) | {t.lower_ for t in first_conjunct(child).children if t.dep_ in ("advmod", "case")}
        beside = {t.lower_ for t in verb.children if t.dep_ == "advmod" and 0 < first_conjunct(child).left_edge.i - t.i < 3}
        if child not in found and ("alongside" in marks or (marks | beside) & {"along", "together"}):
            found.append(child)
    return found


# Verbs of speech that do not report content with "that" and so continue "said that …" rather than what was said.
SPEECH = word_list("clauses.speech")


def speech_joined_to_content(verb: Token) -> Token | None:
    """The verb of saying above a coordinated verb of speech that has no subject of its own and that the parser joined to
    the content of what was said: "said that it was unlawful and urged the court to act" gives "said"."""
    if verb.dep_ != "conj" or lemma_of(verb) not in SPEECH or children(verb, *SUBJECTS, "aux"):
        return None
    content = first_conjunct(verb)
    return content.head if content.dep_ == "ccomp" and content.head.pos_ == "VERB" else None


def told_to_do(verb: Token) -> list[Token]:
    """Infinitives of what somebody is told to do, or refuses or tries to do, that the parser joined as adverbial clauses or to
    their object ("ordered four stations, among them X, to cease broadcasting", "declined in May to register the union")."""
    if verb.pos_ != "VERB" or lemma_of(verb) not in BIDDING | UNDERTAKING or has_child(verb, "xcomp"):
        return []
    below = children(verb, "advcl") + [t for thing in children(verb, "obj", "iobj") for t in children(thing, "acl")]
    return [t for t in below if t.i > verb.i and any(c.dep_ == "mark" and c.lower_ == "to" for c in t.children)]


def recipients_of(token: Token) -> list[Token]:
    """Indirect objects; in the passive the subject beside a remaining object ("he was handed a sentence")."""
    if is_passive(token) and has_child(token, "obj"):
        found = surface_subjects(token)
        return found + [t for t in _gapped(token) if t not in found] if found else found
    return expand(_resolved(child) for child in children(token, "iobj")) or _named_before_object(token)


def _named_before_object(verb: Token) -> list[Token]:
    """The name between a verb of two objects and the thing given or refused, which the parser took for a part of that thing
    ("refused X entry", "denied the Y Party permission", "fined the Y Nu 500")."""
    if lemma_of(verb) not in DITRANSITIVE:
        return []
    people, bodies = word_classes()["person"].lemmas, word_classes()["body"].lemmas
    things = [thing for thing in children(verb, "obj") if thing.ent_type_ == "MONEY" or thing.pos_ == "NOUN" and lemma_of(thing) not in people]
    parts = [part for thing in things for part in children(thing, "compound", "nmod:desc") if part.i > verb.i]
    return expand([part for part in parts if part.pos_ == "PROPN" and part.ent_type_ in ("PERSON", "ORG")
                   or part.tag_ == "NNS" and part.pos_ == "NOUN" and lemma_of(part) in people | bodies][-1:])


def possessors(noun: Token) -> list[Token]:
    """Those to whom a thing belongs; for "whose" the noun that the relative clause modifies."""
    return expand(_owner(child) for child in children(noun, "nmod:poss"))


def _owner(possessive: Token) -> Token:
    return _resolved(possessive) if possessive.lower_ == "whose" else possessive


def is_relative_clause(verb: Token) -> bool:
    """Whether a clause labelled relative can be one: it has a relative word, or a subject of its own. English has no
    relative clause without either, so what lacks both is a main verb that the parser misjudged."""
    if verb.dep_ not in ("acl:relcl", "advcl:relcl"):
        return False
    words = {t.lower_ for t in verb.subtree if t.i < verb.i}
    return bool(words & (RELATIVE | {"where", "when", "why"})) or bool(children(verb, *SUBJECTS))


@remembered
def governor(noun: Token) -> tuple[Token, str] | None:
    """The verb that a noun depends on, with the noun's relation: object, subject, or its preposition. Control verbs
    between are passed ("began to hold a protest" gives "hold")."""
    noun = first_conjunct(noun)
    head = noun.head
    if noun.dep_ == "obj":
        return head, "object"
    if noun.dep_ == "nsubj:pass":
        return head, "object" if not has_child(head, "obj") else "recipient"
    if noun.dep_ == "nsubj" or noun.dep_ == "nsubj:outer" and head.pos_ == "VERB":  # "the trial was to start"
        return head, "subject"
    if noun.dep_ in OBLIQUES and head.pos_ in ("VERB", "AUX"):
        cases = prepositions(noun)
        return (head, sorted(cases)[0]) if cases else (head, "")
    return None


def left_modifiers(noun: Token) -> str:
    """The words between the start of the noun phrase and the noun, lower case, hyphens closed ("pre-trial")."""
    start = noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod", "nmod:desc", "nmod:poss", "nummod", "det", "advmod", "punct", "nmod:unmarked"):
            start = min(start, child.left_edge.i)
    text = "".join(token.text_with_ws for token in noun.doc.tokens[start:noun.i]).lower().strip()
    return text.replace(" - ", "-").replace("‐", "-").replace("‑", "-")


def enclosing_clauses(token: Token) -> Iterator[Token]:
    """The token and its heads up to the root of the sentence."""
    while True:
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def framed_by(clause: Token) -> Token | None:
    """The verb of the main clause behind a clause that says what went on at the time ("When they met in X, men broke in", "Arriving
    in X, he was arrested")."""
    if clause.dep_ != "advcl" or clause.i > clause.head.i:
        return None
    opened = prepositions(clause) | {t.lower_ for t in children(clause, "advmod") if t.i < clause.i}
    return clause.head if opened & SIMULTANEOUS or is_frame(clause) else None


def is_frame(clause: Token) -> bool:
    """Whether a gerund in front says what its subject was doing then ("On leaving the court, she …"), not what words are about."""
    done = any(t.lower_ == "having" for t in clause.children) or own_subjects(clause)
    return clause.dep_ == "advcl" and clause.i < clause.head.i and clause.tag_ == "VBG" and prepositions(clause) <= {"on", "upon", "in"} and not done and lemma_of(clause) not in CITING


def continues(verb: Token, main: Token) -> bool:
    """Whether a verb is the main one, is coordinated with it, or is a participle of what else its subject did."""
    node = verb
    while node.i != main.i:
        if node.dep_ not in ("conj", "advcl") or own_subjects(node) or node.dep_ == "advcl" and (prepositions(node) or node.i < main.i):
            return False
        node = node.head
    return main.pos_ == "VERB"


def is_contrast(clause: Token) -> bool:
    """Whether a clause with "while" or "whereas" behind the main one only sets something else beside it: "two were jailed, while
    in X a third was shot"."""
    behind = clause.dep_ == "advcl" and bool({"while", "whereas"} & prepositions(clause)) and clause.i > clause.head.i
    first = clause.left_edge
    return behind and "," in (first.text, first.i and clause.doc[first.i - 1].text) and bool(own_subjects(clause))


def semicolon_between(first: Token, second: Token) -> bool:
    """Whether a semicolon stands somewhere between two words of a sentence, the first before the second."""
    return any(t.text == ";" for t in first.doc.tokens[first.i:second.i])


def behind_semicolon(clause: Token) -> bool:
    """Whether a semicolon parts a clause from the one before, to which the parser joined it: it goes on with nothing that is said
    there."""
    if clause.pos_ not in ("VERB", "AUX") or clause.i < clause.head.i:
        return False
    return semicolon_between(clause.head, clause)


def tells_of_occasion(clause: Token) -> bool:
    """Whether a relative clause tells what happened at the occasion before it: "a rally during which two were held"."""
    opening = [t.lower_ for t in clause.doc.tokens[clause.left_edge.i:clause.i] if not t.is_punct]
    in_the_course = opening[:5] == ["in", "the", "course", "of", "which"] or clause.head.lower_ == "course" and opening[:2] == ["of", "which"]
    return opening[:2] in (["during", "which"], ["at", "which"]) or in_the_course


def cleft_clause(token: Token) -> Token | None:
    """The verb of what is told of a word that "it was … that" puts in front: "it was not until 5 May that he was freed"."""
    if not any(child.lower_ == "it" and child.i < token.i for child in token.children) or not has_child(token, "cop"):
        return None
    behind = (child for child in token.children if child.i > token.i and child.pos_ == "VERB" and child.dep_ in ("acl", "acl:relcl", "ccomp", "csubj", "advcl", "parataxis"))
    return next((verb for verb in behind if any(c.lower_ in ("that", "when") and c.i < verb.i for c in verb.children)), None)
