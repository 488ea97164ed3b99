"""Members of a group that the text names: "including X", "among those held were X and Y", "X was one of the journalists arrested".

Called by `of_tokens`.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token, remembered
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Mention
from pipeline.relate.arguments.counts import MEMBER_REACH, is_of_several
from pipeline.relate.arguments.descriptions import NAMES_GIVEN, apposed
from pipeline.relate.arguments.listed import names_from
from pipeline.relate.index import Index
from pipeline.vocabulary import word_list

OTHERS = {"others", "those", "most", "many", "some", "several", "all", "both"}
PARTS = word_list("arguments.parts")
"""Nouns before "of" that stand for some of many ("a number of activists")."""
COUNTED = {"nsubj", "nsubj:pass", "obj"}
THOSE_BEFORE = ("them", "whom", "others")


def members_behind(token: Token, index: Index) -> list[Mention]:
    """Those named behind ", including", ", among them" and the like, wherever the parser hung them: people, or bodies where
    the group is no people. The list ends at a verb, at another preposition behind a name or at the end of a clause."""
    if named := identified(token, index):
        return named
    suffered = _suffered(token)
    opening = opens_members(token)
    if opening is None:
        return []
    of_bodies = lemma_of(token) == "group" or lemma_of(token) in body_nouns()
    people = lemma_of(token) in word_classes()["person"].lemmas or lemma_of(token) == "people" or suffered is not None and opening.i > suffered.i
    return names_from(opening.i + 1, token.sent.end, index, people and not of_bodies)


@remembered
def opens_members(token: Token) -> Token | None:
    """The word behind which the members of a group follow: "including", "them" of "among them"; None where none does."""
    if not is_of_several(token):
        return None
    doc, suffered = token.doc, _suffered(token)
    reach = MEMBER_REACH if suffered is None else suffered.i - token.i + MEMBER_REACH
    described = {t.i for clause in clauses.children(token, "acl:relcl", "acl") for t in clause.subtree}
    opening = next((t for t in doc.tokens[token.i + 1:min(token.i + reach, token.sent.end)] if t.lower_ in ("including", "namely") and not clauses.prepositions(t)
                    or t.lower_ in THOSE_BEFORE and doc[t.i - 1].lower_ in ("among", "including") or t.text in ";:"
                    or t.i in described and lemma_of(t) == "include" and doc[t.i - 1].lower_ in ("who", "which")
                    or _is_main(t) and t != suffered and t.i not in described and not (t.head == suffered and (_is_purpose(t) or _is_suffered_too(t)))), None)
    if opening is None or opening.text in ";:" or _is_main(opening) or opening.nbor().pos_ == "ADP":
        return _closes_clause(token)
    return opening


def belongs_to_victims(agent: Token) -> bool:
    """Whether those named behind an agent without a count are of the counted people to whom it was done ("eight women were beaten by
    officers, including X")."""
    verb = agent.head
    if "by" not in clauses.prepositions(agent) or not clauses.is_passive(verb) or clauses.has_child(agent, "nummod"):
        return False
    return any(clauses.has_child(victims, "nummod") and opens_members(victims) is not None for victims in clauses.children(verb, "nsubj:pass"))


def _is_suffered_too(verb: Token) -> bool:
    """Whether a participle tells what else befell the subject of the passive before it ("were arrested and charged, including X")."""
    return verb.dep_ == "conj" and clauses.is_passive(verb) and not clauses.has_child(verb, *clauses.SUBJECTS, "aux", "aux:pass")


def _is_purpose(verb: Token) -> bool:
    """Whether a clause tells what for ("were called to the police | to give statements, including X")."""
    return verb.dep_ == "advcl" and any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)


def _closes_clause(people: Token) -> Token | None:
    """The word behind a comma that opens the members of counted people or bodies at the end of a clause, however far, where it tells of no others
    in the plural ("30 people went on trial in X for taking part in a protest, including Y")."""
    counted = people.head if people.dep_ == "nmod" else people  # "the registration of 20 NGOs"
    if counted.dep_ not in COUNTED or not clauses.has_child(people, "nummod") or not _may_have_members(people):
        return None
    doc = people.doc
    for t in doc.tokens[people.i + 1:people.sent.end - 1]:
        if t.lower_ == "including" and not clauses.prepositions(t) or t.lower_ in THOSE_BEFORE and doc[t.i - 1].lower_ in ("among", "including"):
            comma = doc[t.i - 1] if t.lower_ == "including" else doc[t.i - 2]
            of_others = comma.nbor(-1).tag_ == "NNS" and lemma_of(people) in body_nouns()  # "the data of beneficiaries, including victims"
            return t if comma.text in (",", "–", "—") and t.nbor().pos_ != "ADP" and not of_others else None
        if t.text in ";:" or _tells_others(t):
            return None
    return None


def _tells_others(token: Token) -> bool:
    """Whether a word tells of several people, by a noun or as a number or pronoun of its own."""
    if token.pos_ in ("NUM", "PRON") or token.lower_ in OTHERS:
        return token.dep_ in COUNTED and token.lower_ not in ("he", "she", "it", "him", "her", "who", "which", "that")
    return token.pos_ in ("NOUN", "PROPN") and is_of_several(token) and _may_have_members(token)


def _may_have_members(noun: Token) -> bool:
    return lemma_of(noun) in word_classes()["person"].lemmas or lemma_of(noun) in body_nouns()


def _suffered(token: Token) -> Token | None:
    """The passive verb behind its subject, whose end the names of members may follow."""
    if token.dep_ == "nmod" and lemma_of(token.head) in PARTS and "of" in clauses.prepositions(token):
        token = token.head
    return token.head if token.dep_ == "nsubj:pass" and token.head.i > token.i and clauses.is_passive(token.head) else None


def _is_main(token: Token) -> bool:
    """Whether a word belongs to a clause of its own, not to a modifier of the noun before it."""
    return token.dep_ in clauses.SUBJECTS or token.pos_ == "VERB" and token.dep_ in ("root", "conj", "parataxis", "advcl", "ccomp")


def said_to_be_among(token: Token) -> list[Token]:
    """Those of whom the text says that they are among a group ("both were among nine leaders arrested in May", "X was one of four people
    fined")."""
    if "among" in clauses.prepositions(token):
        linked = clauses.has_child(token, "cop") or any(clauses.has_child(clause, "aux:pass") for clause in clauses.children(token, "acl"))
        return clauses.own_subjects(token) if linked else []
    one = token.head
    counted = token.dep_ == "nmod" and one.lower_ == "one" and clauses.has_child(one, "cop") and clauses.has_child(token, "nummod") and clauses.has_child(token, "acl")
    return clauses.own_subjects(one) if counted else []


def among_whom(those: Token, index: Index) -> list[Mention]:
    """The people named behind "among those held were" or "those held included", the bodies behind "among the parties banned was"."""
    people = those.lower_ == "those" or _of_whom_some_are_named(those)
    if not people and (those.pos_ != "NOUN" or lemma_of(those) not in body_nouns()):
        return []
    if people and (named := identified(those, index)):
        return named
    if people and those.dep_ == "nsubj" and lemma_of(those.head) == "include":
        return [m for t in clauses.expand(clauses.children(those.head, "obj")) for m in index.named(t)[:1] or apposed(t, index) if m.kind == "person"]
    if those.left_edge.i == those.sent.start and those.left_edge.lower_ != "among" or "among" not in (those.left_edge.lower_, those.doc[those.left_edge.i - 1].lower_):
        return []
    verb = next((t for t in those.doc.tokens[those.i + 1:those.sent.end - 1] if lemma_of(t) == "be" and t.nbor().tag_ != "VBN"), None)
    found: list[Mention] = []
    for t in those.doc.tokens[verb.i + 1:those.sent.end] if verb is not None else ():
        named = [m for m in index.named(t) if m.kind == ("person" if people else "organisation")]
        if named and t.idx == named[0].start and not (found and t.dep_ == "nmod" and t.head.pos_ == "NOUN"):  # "X, the wife of Y"
            found.append(named[0])
        elif not named and t.pos_ in ("VERB", "AUX", "PRON", "SCONJ") and t.dep_ != "compound":
            break
    return found


def _of_whom_some_are_named(people: Token) -> bool:
    """Whether some are named of the people of whom a participle tells what befell them ("Other reporters arrested in May include A and B", "Among the nine
    reporters arrested are A and B")."""
    opens = people.left_edge.lower_ == "among" or people.dep_ == "nsubj" and lemma_of(people.head) == "include"
    told = people.tag_ == "NNS" and opens and lemma_of(people) in word_classes()["person"].lemmas
    return told and any(clauses.is_past_participle(clause) for clause in clauses.children(people, "acl"))


def identified(people: Token, index: Index) -> list[Mention]:
    """The names that are given for people as a whole: "the men charged were identified as A and B", "police identified those held as C and D",
    "three were arrested, later named as A, B and C"."""
    told = clauses.children(people, "acl", "acl:relcl")
    below = clauses.children(people.head, "advcl", "conj", "parataxis") if people.dep_ == "nsubj:pass" else []
    if not any(lemma_of(verb) in NAMES_GIVEN for verb in (people.head, *told, *below)):
        return []
    for verb in (people.head, *told, *(c for c in below if not clauses.own_subjects(c))):
        if verb is people.head and (people.dep_ not in ("nsubj:pass", "obj") or people.dep_ == "obj" and clauses.is_passive(verb)):
            continue
        if lemma_of(verb) not in NAMES_GIVEN or verb is not people.head and not clauses.is_past_participle(verb):
            continue
        opening = next((t for one in (verb, *told) for t in clauses.oblique(one, "as") if t.i > people.i), None)
        if opening is not None:
            return names_from(opening.left_edge.i, people.sent.end, index)
    return []


def one_of_whom(noun: Token, index: Index) -> list[Mention]:
    """The person who was "one of the journalists arrested", the body that is "one of three radio stations closed"."""
    one = noun.head if noun.dep_ == "nmod" else noun
    if one.lower_ == "one" and one.dep_ == "appos" and (noun is one or clauses.has_child(noun, "acl")):  # "X, one of those arrested, …"
        return index.named(one.head)[:1]
    if one.lower_ != "one" or not clauses.has_child(one, "cop") or not clauses.has_child(noun, "acl") or clauses.has_child(noun, "nummod"):
        return []
    named = [m for t in clauses.own_subjects(one) for m in (index.named(t)[:1] or apposed(t, index)[:1])]
    meant = {n for t in clauses.own_subjects(one) if t.i in index.anaphors for n in index.anaphors[t.i].entities}
    return named or [next(m for m in noun.doc._.mentions if m.entity == n) for n in sorted(meant) if noun.doc._.entities[n].kind != "place"]


def said_of(noun: Token, index: Index) -> list[Mention]:
    """The people by name of whom a noun and what befell its bearers is said: "X was the third reporter arrested", "X and Y were church leaders whom
    police questioned"."""
    if noun.pos_ != "NOUN" or not clauses.has_child(noun, "cop") or not clauses.has_child(noun, "acl", "acl:relcl") or lemma_of(noun) not in word_classes()["person"].lemmas:
        return []
    if any(c.lower_ in ("not", "n't", "never", "neither") for c in noun.children) or clauses.has_child(noun, "aux", "mark", "nummod"):
        return []
    subjects = clauses.own_subjects(noun)
    named = [(index.named(t) or apposed(t, index))[:1] for t in subjects]
    people = [m for found in named for m in found if m.kind == "person"]
    return people if len(people) == len(subjects) and (len(people) > 1) == is_of_several(noun) else []
