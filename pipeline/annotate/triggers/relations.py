"""The relations of conditions (`obj`, `subj`, `xcomp`, a preposition …): which tokens stand in them to a trigger, whatever the parser made of
them ("presented to parliament its report")."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.quotations import (
    OPENING_QUOTES,
    quotation_announced,
    quotation_behind,
    quoted_content,
    words_quoted,
)
from pipeline.annotate.trigger_vocabulary import light_verbs, phrasal_verbs
from pipeline.annotate.triggers.carriers import JOINED_BY, MEASURE_NOUNS, pos_is_noun
from pipeline.vocabulary import word_list

FOLLOWING = 10  # words behind a trigger in which a prepositional phrase still belongs to it
SAID = ("ccomp", "parataxis")
"""Relations of what is said to the verb of saying."""

BECOMING = word_list("triggers.becoming")
STORY_VERBS = word_list("triggers.story_verbs")
"""Verbs that say as their nouns do what a story is about, also as words of a name ("the Women's March")."""

IMPOSED = word_list("triggers.imposed")
BEHIND_SUBJECT = {"of", "against", "into", "on", "for", "about"}
"""Prepositions that join the subject of a passive to what its active would have behind the object."""


def is_beside(thing: Token, verb: Token) -> bool:
    """Whether an object stands behind its verb, or as subject of a passive right before it: "filed a lawsuit", "charges had
    been filed"."""
    between = verb.doc[thing.i + 1:verb.i]
    return thing.pos_ == "NOUN" and (thing.i > verb.i or all(t.pos_ in ("AUX", "ADV", "PART") for t in between))


def _objects(token: Token) -> list[Token]:
    objects = clauses.patients_of(token) + [
        t for t in clauses.children(token, "xcomp") if (t.pos_ == "NOUN" or _is_verbal_noun(t)) and not clauses.prepositions(t)]
    if not objects and token.pos_ == "VERB":
        objects = _next_noun(token)
    objects = objects + [t for t in (*clauses.expand(clauses.children(token, "obj")), *clauses.second_behind_apposition(token)) if t not in objects]
    if not objects and token.pos_ == "VERB":
        objects = clauses.expand(clauses.children(token, "iobj")) or _behind_phrase(token)
    if lemma_of(token) in METING_OUT:
        objects = objects + [t for t in clauses.expand(clauses.children(token, "obl:unmarked")) if t.i > token.i and t not in objects]
    counted = [t for t in objects if lemma_of(t) in MEASURE_NOUNS or t.lower_ in QUANTITIES or t.pos_ in ("NUM", "ADJ")]  # "the first of the charges"
    spans = [t for t in objects if lemma_of(t) in TIME_UNITS]  # "five hours of questioning"
    gerunds = [c for t in spans for c in clauses.children(t, "acl") if c.tag_ == "VBG" and "of" in clauses.prepositions(c)]
    return objects + [inner for t in counted + spans for inner in clauses.oblique(t, "of")] + gerunds


def _is_verbal_noun(token: Token) -> bool:
    """Whether the parser took a noun for a verb ("called the ruling a sign of weakness")."""
    return token.tag_ == "VBG" and clauses.has_child(token, "det")


def _behind_phrase(verb: Token) -> list[Token]:
    """The object that a phrase parts from its verb ("presented to parliament its report")."""
    return [t for t in clauses.children(verb, "obl") if t.i > verb.i and pos_is_noun(t) and not clauses.prepositions(t)
            and clauses.has_child(t, "det", "nmod:poss")][:1]


def _subjects(token: Token) -> list[Token]:
    agents = clauses.agents_of(token)
    made_of = [t for agent in agents if lemma_of(agent) in COLLECTIVES or agent.lower_ in QUANTITIES or agent.pos_ == "NUM" for t in clauses.oblique(agent, "of")]
    return agents + made_of + [
        t for agent in agents if lemma_of(agent) in PARTS_OF_BODIES for t in clauses.oblique(agent, "of") + clauses.children(agent, "compound")]


def _particles(token: Token) -> list[Token]:
    behind = clauses.particle_of(token)
    return clauses.children(token, "compound:prt", "advmod") + ([behind] if behind is not None else []) + _behind_object(token)


def _behind_object(verb: Token) -> list[Token]:
    """The particle behind an object that the parser joined to the phrase that follows ("took the editor in on 4 May")."""
    if not clauses.has_child(verb, "obj"):
        return []
    return [t for t in verb.doc.tokens[verb.i + 2:min(verb.i + FOLLOWING, verb.sent.end - 1)]
            if t.dep_ in ("case", "advmod") and t.nbor().dep_ == "case" and t.nbor().head is t.head and (lemma_of(verb), t.lower_) in phrasal_verbs()][:1]


def _complements(token: Token) -> list[Token]:
    found = clauses.expand(clauses.children(token, "xcomp", "ccomp", "obl", "acl", "advmod"))
    told = clauses.told_to_do(token)
    if lemma_of(token) in GIVING_TIME:
        spans = [t for t in clauses.children(token, "obj", "obl:unmarked") if lemma_of(t) in TIME_UNITS]
        told += [t for t in clauses.children(token, "advcl") + [c for span in spans for c in clauses.children(span, "acl")] if t.tag_ == "VB"]
    made = [t for thing in clauses.children(token, "obj") for t in clauses.children(thing, "acl", "amod") if t.i > thing.i and (
        t.pos_ == "ADJ" or clauses.is_past_participle(t) and not clauses.has_child(t, "obj", "obl", "obl:agent", "xcomp", "advcl"))]
    inner = [t for child in clauses.children(token, "xcomp") + told for t in child.subtree if t.pos_ in ("NOUN", "ADJ") or t.lower_ in ("not", "home", "him", "her", "them")]
    return found + told + made + _called(token) + [t for t in inner if not _is_of_offence(t)]


def _is_of_offence(negation: Token) -> bool:
    """Whether "not" negates something in what somebody is guilty of ("guilty of not paying tax")."""
    return negation.lower_ == "not" and any(t.lower_ == "guilty" and t.i < negation.i for t in negation.ancestors)


def _said(verb: Token) -> list[Token]:
    """The clause that somebody says; of a verb set into it or behind it, the clause around it ("the draft, it wrote, would bury …")."""
    told = clauses.children(verb, "ccomp")
    aside = verb.dep_ == "parataxis" and verb.i > verb.head.left_edge.i and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    return told or ([verb.head] if aside and clauses.has_child(verb, "nsubj") and verb.doc[verb.left_edge.i - 1].text == "," else [])


def _within(token: Token) -> list[Token]:
    described = [t for t in clauses.children(token, "ccomp") if t.pos_ == "ADJ" or t.lower_ == "guilty"]  # "found them not guilty"
    barred = [t for t in clauses.children(token, "advcl") if t.tag_ == "VBG" and "from" in clauses.prepositions(t)]
    heads = [token] if token.pos_ == "NOUN" else [*clauses.patients_of(token), *clauses.children(token, "obj", "xcomp"), *described, *barred]
    aside = {t.i for head in heads for clause in head.subtree if clauses.is_relative_clause(clause) for t in clause.subtree if t.lower_ == "not"}
    return [inner for head in heads for inner in head.subtree if inner.i not in aside and not _is_of_offence(inner)]


def marked_by(preposition: str, token: Token) -> list[Token]:
    """Nominals and clauses that a preposition joins to the trigger."""
    asked = _asked_for(token) if preposition == "for" else []
    beside = [t for part in clauses.children(token, "acl") if clauses.is_past_participle(part) and (lemma_of(part), "object") in light_verbs()
              for t in clauses.oblique(part, preposition)] if token.pos_ == "NOUN" else []  # "the ban imposed by the mayor on a march"
    before = [t for thing in clauses.patients_of(token) if thing.i < token.i and thing.head is token for t in clauses.oblique(thing, preposition)] if (
        token.pos_ == "VERB" and preposition in BEHIND_SUBJECT and clauses.is_passive(token)) else []  # "the address of the judge was shared"
    joined = clauses.oblique(token, preposition)
    measured = [t for span in joined if lemma_of(span) in TIME_UNITS for t in clauses.oblique(span, "of")]  # "sent to seven days of custody"
    found = joined + measured + _following(preposition, token) + _gerunds_below_object(preposition, token) + asked + beside + before
    return found + _left_behind(preposition, token)


def _left_behind(preposition: str, verb: Token) -> list[Token]:
    """The subject of a passive that leaves its preposition behind ("her flat was broken into", "marchers were fired upon")."""
    word = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    stranded = word.lower_ == preposition and word.pos_ == "ADP" and word.head is verb and word.dep_ in ("obl", "compound:prt", "advmod")
    return clauses.patients_of(verb) if stranded and clauses.is_passive(verb) else []


def _asked_for(verb: Token) -> list[Token]:
    """The clause that "for" opens, also where it is joined to another word ("called for the ban to be lifted")."""
    clause = [t for t in clauses.children(verb, "advcl", "xcomp", "ccomp") if any(c.dep_ == "mark" and c.lower_ == "for" for c in t.children)]
    behind = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    return clause or ([behind.head] if behind.lower_ == "for" and behind.dep_ == "mark" else [])


def word_beside(word: str, token: Token) -> list[Token]:
    """The adverb or particle itself, where it hangs on the trigger or stands right before it."""
    found = [child for child in token.children if child.lower_ == word and child.dep_ not in ("case", "mark")]
    if not found and token.i > 0 and token.doc[token.i - 1].lower_ == word and token.doc[token.i - 1].pos_ == "ADV":
        return [token.doc[token.i - 1]]
    return found


def _following(preposition: str, token: Token) -> list[Token]:
    """Nominals marked by the preposition within the next words, up to the next verb: the parser often attaches a
    phrase to another head than the trigger that it follows."""
    found = []
    for right in token.doc.tokens[token.i + 1:min(token.i + 1 + FOLLOWING, token.sent.end)]:
        if right.pos_ == "VERB" and right.dep_ != "amod" and not right.tag_.startswith("NN") or right.text in (";", ":"):
            break
        if right.lower_ == preposition == "as" and right.dep_ in ("case", "mark") and right.nbor().text in OPENING_QUOTES:
            return [right.head]  # "described it as “the worst ever seen”"
        if right.pos_ in clauses.NOMINALS and preposition in clauses.prepositions(right):
            found.append(right)
    return found


def _gerunds_below_object(preposition: str, verb: Token) -> list[Token]:
    """Gerunds that the parser joined to those who are accused, thanked or stopped ("accused the men of spreading rumours")."""
    objects = clauses.children(verb, "obj") if verb.pos_ == "VERB" else []
    return [t for thing in objects for t in clauses.children(thing, "acl") if t.tag_ == "VBG" and preposition in clauses.prepositions(t)]


def _called(verb: Token) -> list[Token]:
    """What something is declared to be, which the parser took for a second object or for an apposition of the first ("declared the
    union, which dates from 2019, an unlawful organisation")."""
    objects = clauses.children(verb, "obj")
    if lemma_of(verb) not in NAMING or not objects:
        return []
    between = next(iter(clauses.children(objects[0], "acl:relcl", "acl", "appos")), None)
    beside = [t for t in objects[0].subtree if between is not None and t.i > between.i and t.dep_ == "appos" and any(
        d.lower_ in ("a", "an") for d in clauses.children(t, "det"))]
    return objects[1:] + beside


def _purposes(verb: Token) -> list[Token]:
    """The infinitives that say what something was done for, which the parser joined to the last noun before them ("beat pots in front
    of the ministry | to denounce a tax")."""
    nouns = [t for phrase in clauses.children(verb, *clauses.OBLIQUES) if phrase.i > verb.i for t in phrase.subtree if pos_is_noun(t)]
    return [c for noun in nouns for c in clauses.children(noun, "acl") if c.tag_ == "VB" and "to" in clauses.prepositions(c)]


def _next_noun(verb: Token) -> list[Token]:
    """The noun phrase right behind a verb that the parser left without an object."""
    for right in verb.doc.tokens[verb.i + 1:min(verb.i + 5, verb.sent.end)]:
        if right.pos_ in ("NOUN", "PROPN") and right.dep_ != "compound":
            return [right]
        if right.pos_ not in ("DET", "ADJ", "ADV", "PRON", "NUM", "PROPN", "NOUN") or right.dep_ in ("nsubj", "mark"):
            return []
    return []


def _predicate_nouns(verb: Token) -> list[Token]:
    """The nouns that what is said gives its subject ("told reporters that NGOs were “a front”", "had become “a fifth column”")."""
    clauses_said = clauses.children(verb, *SAID)
    become = [noun for clause in clauses_said if lemma_of(clause) in BECOMING for noun in clauses.children(clause, "xcomp", "obj")]
    return [t for t in [*clauses_said, *become] if pos_is_noun(t) and (t in become or clauses.has_child(t, "cop"))]


def _story(words: list[Token]) -> list[Token]:
    """The nouns among words, and the verbs of protest or arrest."""
    return [t for t in words if t.pos_ == "NOUN" or t.ent_type_ != "DATE" and lemma_of(t) in STORY_VERBS]


RELATIONS: dict[str, Callable[[Token], list[Token]]] = {
    "obj": _objects,
    "subj": _subjects,
    "prt": _particles,
    "xcomp": _complements,
    "ccomp": _said,
    "said-of": lambda token: [subject for clause in clauses.children(token, *SAID) for subject in clauses.surface_subjects(clause)],
    "said-to-be": _predicate_nouns,
    "content": lambda token: [word for clause in clauses.children(token, "ccomp") for word in clause.children
                              if word.dep_ == "aux" or word.lower_ in ("not", "n’t", "n't")],
    "advcl": lambda token: clauses.children(token, "advcl", "xcomp") + _purposes(token),
    "possessor": lambda token: clauses.possessors(token) or ([] if clauses.has_child(token, "det") else clauses.possessors(clauses.first_conjunct(token))),
    "compound": lambda token: clauses.children(token, "compound"),
    "announces": quotation_announced,
    "quoted": quotation_behind,
    "quotes": words_quoted,
    "speech": quoted_content,
    "not": lambda token: [child for child in token.children if child.lower_ in ("not", "n't", "never")],
    "no": lambda token: [child for noun in (token, *(clauses.patients_of(token) if token.pos_ == "VERB" else [])) for child in noun.children
                         if child.lower_ == "no"],
    "obl": lambda token: clauses.expand(clauses.children(token, *clauses.OBLIQUES)),
    "within": _within,
    "context": lambda token: _story(clauses.words_before(token)),
    "scene": lambda token: _story([*clauses.words_before(token), *token.doc.tokens[token.i + 1:token.sent.end]]),
}
"""Relations of conditions to the tokens that stand in them; every other one that is not of `OF_FORM` is an adverb, particle or
preposition."""

BESIDE = {"obj", "subj", "possessor", "within", "obl", "passive", "auxiliary", "mod", "case", "bare", "many", "alone", "content", "announces", "quoted", "quotes", "context", "scene", "defiant", "told"}
"""Relations whose words are no part of the trigger."""

OF_FORM = {"passive", "auxiliary", "case", "alone", "defiant", "told", "bare", "many", "light", "mod", "obj-of", "subj-of", *JOINED_BY}
"""Relations of conditions that ask how the trigger itself stands."""

PARTS_OF_BODIES = word_list("triggers.parts_of_bodies")
"""Nouns of people who act for the body beside them ("members of the Internal Security Agency")."""

NAMING = word_list("triggers.naming")
TIME_UNITS = {"minute", "hour", "night", "day", "week", "month"}
METING_OUT = word_list("triggers.meting_out")
"""Verbs whose object is a term, even where the parser takes it for a measure of time ("were handed five years each")."""

GIVING_TIME = word_list("triggers.giving_time")
"""Verbs behind whose measure of time an infinitive says for what it is given ("gave them two days to leave the country")."""

COLLECTIVES = word_list("triggers.collectives")
"""Nouns in the singular of many people that act together ("the crowd", "the staff")."""
QUANTITIES = {"dozens", "hundreds", "thousands", "scores", "handful", "group", "some", "several", "many", "most", "few", "half",
              "majority", "all", "each", "both", "any", "none"}
"""Words that only tell how many of those behind "of" something was done to."""
