"""Objects behind a verb that the parser gave to another word, and those that a list tells without repeating the verb ("convicted and sentenced
| X", "sentenced A to three years and B to two")."""

from __future__ import annotations

from pipeline.annotate.clauses.antecedents import resolved
from pipeline.annotate.clauses.coordination import coordinated, expand, verb_before
from pipeline.annotate.clauses.relations import NOMINALS, SUBJECTS, children, has_child, prepositions
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import phrasal_verbs, word_classes
from pipeline.vocabulary import word_list

TAKING_TWO = word_list("clauses.ditransitive")
GIVEN_THINGS = word_list("clauses.given_things")


def gapped(verb: Token) -> list[Token]:
    """People whom the verb befell too, told behind it without repeating it ("was fined 300 dollars, and its director 50",
    "sentenced A to three years and B to two")."""
    people = word_classes()["person"].lemmas
    end = next((t.i for t in verb.children if t.dep_ == "conj" and t.i > verb.i and t.pos_ == "VERB"), len(verb.doc))  # what follows is that verb's
    beside = [t for measure in children(verb, "obl") for clause in children(measure, "acl:relcl") for t in children(clause, "conj")]  # "one of which was suspended, and B to two"
    return expand(t for t in (*verb.children, *beside) if t.dep_ == "conj" and verb.i < t.i < end and t.pos_ in ("PROPN", "NOUN") and not has_child(t, "cop", *SUBJECTS)
                  and (t.ent_type_ == "PERSON" or lemma_of(t) in people))


def first_of_two(expanded: list[Token], objects: list[Token]) -> list[Token]:
    """Of two objects the first: what follows it says what it is called or gets ("labelled them agents")."""
    if len(objects) != 2 or objects[1].i <= objects[0].i or any(t.dep_ == "cc" for t in objects[0].doc[objects[0].i:objects[1].i]):
        return expanded
    if objects[0].pos_ == "NOUN" and objects[1].ent_type_ == "PERSON" and objects[1].left_edge.i == objects[0].i + 1:  # "held reporters A and B"
        return coordinated(objects[1])
    return coordinated(resolved(objects[0]))


def second_behind_apposition(verb: Token) -> list[Token]:
    """The thing that somebody is refused or given behind a description of them, which the parser took for another description
    ("refused the Y Party, a rival, the use of the hall")."""
    if lemma_of(verb) not in TAKING_TWO:
        return []
    described = [t for whom in children(verb, "obj") if has_child(whom, "appos") for t in children(whom, "appos")]
    aside = [t for t in children(verb, "parataxis") if has_child(verb, "obj") and t.left_edge.i and t.doc[t.left_edge.i - 1].text == ","]
    return [t for t in (*described, *aside) if t.pos_ == "NOUN" and lemma_of(t) in GIVEN_THINGS]


def object_behind(verb: Token) -> list[Token]:
    """The noun phrase right behind a verb that the parser took for a member of an earlier list."""
    found = [t for t in verb.doc.tokens[verb.i + 1:min(verb.i + 7, verb.sent.end)] if t.dep_ == "conj" and t.pos_ in NOMINALS and verb_before(t) == verb]
    return expand(found[:1] or _displaced_object(verb))


def _displaced_object(verb: Token) -> list[Token]:
    """The object that a prepositional phrase keeps from its verb ("freed on bail two activists", "approved on second reading
    the bill"), which the parser joined as an adverbial phrase or to that phrase."""
    phrase = verb.nbor().head if verb.i + 1 < verb.sent.end and verb.nbor().dep_ in ("case", "mark") else None
    if phrase is None or phrase.head != verb or phrase.pos_ == "VERB" and phrase.tag_ == "VBG":
        return []
    found = [t for t in children(phrase, "obj") if t.i > phrase.i]
    return found or [t for t in (*children(verb, "obl"), *children(phrase, "nmod")) if t.i > phrase.i and t.pos_ in ("NOUN", "PROPN") and not prepositions(t)
                     and t.left_edge.i == (phrase.i if t.head is phrase else phrase.right_edge.i) + 1 and has_child(t, "det", "nummod")
                     and lemma_of(t) not in ("hour", "day", "night", "week", "month", "year", "time")]


def bare_object(verb: Token) -> list[Token]:
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
    if behind is None or behind.dep_ == "case" and behind.head.ent_type_ == "DATE":  # "called in May for an inquiry"
        return None
    return behind if (lemma_of(verb), behind.lower_) in phrasal_verbs() else None


def object_of_phrasal(verb: Token) -> list[Token]:
    """The object of a verb with its particle that the parser took for an adverbial phrase ("sealed off the square")."""
    particle = particle_of(verb)
    if particle is None:
        return []
    found = [t for t in children(verb, "obl") if t.i > particle.i and t.pos_ in NOMINALS and prepositions(t) <= {particle.lower_}
             and t.left_edge.i <= particle.i + 1]
    return expand(found[:1])
