"""Whom "who", "which" and "whose" mean, and which noun a relative or participial clause tells of."""

from __future__ import annotations

from pipeline.annotate.clauses.coordination import expand, first_conjunct
from pipeline.annotate.clauses.relations import NOMINALS, RELATIVE, SUBJECTS, children, has_child, is_past_participle
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.vocabulary import word_list

WITHIN_DESCRIPTION = {"nmod", "appos", "flat", "compound", "nmod:desc"}
"""Relations between the words by which a person is described."""
RANKS = word_list("clauses.ranks")
_STORY = 60  # words
_NOT_WHO = ("accusation", "weapon", "legal", "case", "possession", "penalty", "decision", "area", "premises")
"""Classes of nouns of which "who" hardly tells."""
_WHO = ("person", "body", "official", "police", "court", "prosecution", "civil_society", "outlet")
"""Classes of nouns of which it may."""
_ABSTRACT = ("ment", "tion", "ance", "ence", "ism", "ness", "ing", "ship")
"""Ends of nouns that name no people."""


def antecedent(clause: Token) -> Token | None:
    """The noun that a relative or participial clause modifies."""
    return clause.head if clause.dep_ in ("acl:relcl", "acl") and clause.head.pos_ in NOMINALS else None


@remembered
def causative_object(participle: Token) -> Token | None:
    """The object of "had" that a participle behind it tells of, whichever noun of the object the parser joined it to ("had
    his appeal of the sentence denied"); of "saw" one that has an owner ("saw its licence revoked")."""
    noun = participle.head
    while noun.dep_ == "nmod" and noun.head.pos_ in NOMINALS:
        noun = noun.head
    had = noun.head
    closes = all(t.is_punct or t.is_space for t in participle.doc.tokens[participle.right_edge.i + 1 : had.right_edge.i + 1])
    befell = lemma_of(had) == "have" or lemma_of(had) == "see" and has_child(noun, "nmod:poss")
    return noun if noun.dep_ == "obj" and befell and had.pos_ == "VERB" and is_past_participle(participle) and closes else None


def ranked_predicate(noun: Token) -> Token | None:
    """The predicate by which somebody is said to be the first or the only one of whom an infinitive tells: "became" in "became the
    first reporter to be tried", "one" in "was the only one to be fined"."""
    if not any(c.lower_ in RANKS or c.tag_ == "JJS" for c in noun.children):
        return None
    if noun.dep_ == "xcomp" and lemma_of(noun.head) == "become":
        return noun.head
    return noun if has_child(noun, "cop") and not has_child(noun, "aux") else None


def is_relative_clause(verb: Token) -> bool:
    """Whether a clause labelled relative can be one: it has a relative word, or a subject of its own. English has no
    relative clause without either, so what lacks both is a main verb that the parser misjudged."""
    if verb.dep_ not in ("acl:relcl", "advcl:relcl"):
        return False
    words = {t.lower_ for t in verb.subtree if t.i < verb.i}
    return bool(words & (RELATIVE | {"where", "when", "why"})) or bool(children(verb, *SUBJECTS))


def possessors(noun: Token) -> list[Token]:
    """Those to whom a thing belongs; for "whose" the noun that the relative clause modifies."""
    return expand(_owner(child) for child in children(noun, "nmod:poss"))


def _owner(possessive: Token) -> Token:
    return resolved(possessive) if possessive.lower_ == "whose" else possessive


def resolved(token: Token) -> Token:
    """A relative pronoun's antecedent, or the token itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    clause: Token = token.head
    while True:
        noun = antecedent(clause) if clause.dep_ == "acl:relcl" else None
        if noun is not None:
            return _person_before(token, noun) or _people_beside(token, noun) or _thing_before(token, noun) or _people_of_body(token, noun) or _by_number(clause, noun)
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


def _by_number(clause: Token, noun: Token) -> Token:
    """Of whom in a list a clause tells by its number: of all, where it hangs at the last, who is one ("X, a nurse, and her brother, who
    were beaten"); of the last, where it hangs at the first ("X and his driver, who was beaten")."""
    finite = {c.lower_ for c in children(clause, "aux", "aux:pass", "cop")}
    if noun.dep_ == "conj" and finite & {"were", "are", "have"} and "Sing" in noun.morph.get("Number", []):
        return first_conjunct(noun)
    last = [c for c in children(noun, "conj") if c.i < clause.left_edge.i][-1:] if finite & {"was", "is", "has"} else []
    return last[0] if last and (last[0].ent_type_ == "PERSON" or has_child(last[0], "det", "nmod:poss")) else noun


def _person_before(pronoun: Token, noun: Token) -> Token | None:
    """The name right before "who", where the clause was attached to a thing ("the case of X, who was fined")."""
    before = _noun_before(pronoun) if pronoun.lower_ == "who" else None
    if before is None or before.pos_ != "PROPN" or before.ent_type_ == "ORG" or noun.pos_ != "NOUN" or lemma_of(noun) in word_classes()["person"].lemmas:
        return None
    return before


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


@remembered
def words_before(token: Token) -> list[Token]:
    """The words before a word in its paragraph, the nearest first."""
    found = []
    for before in reversed(token.doc.tokens[max(0, token.i - _STORY):token.i]):
        if before.is_space or "\n" in before.whitespace_:
            break
        found.append(before)
    return found
