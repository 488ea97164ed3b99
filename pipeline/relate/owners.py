"""To whom a thing belongs, who made it, and who uses it ("withdrew the permit of X", "the flat from which X is edited")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.index import index_of, is_participant_noun, kinds_of
from pipeline.vocabulary import word_list

OWNER_CASES = ("by", "of", "from")
AGAINST_SOMEBODY = word_classes()["case"].lemmas | word_classes()["accusation"].lemmas | word_list("owners.against_somebody")
GIVEN = word_list("owners.given")
LEADING_TO = word_list("owners.leading_to")
SENTENCES = word_list("owners.sentences")
TAKING_OF = word_list("owners.taking_of")
USING = word_list("owners.using")
WORKING_THERE = word_list("owners.working_there")


def owners(token: Token, role: str = "") -> list[Token]:
    """Those to whom a thing belongs or who made it: possessor, by-agent, `of`, `from`, or "organised by"; for charges and
    cases the one they are against."""
    against = clauses.oblique(token, "against")
    found = against if lemma_of(token) in AGAINST_SOMEBODY else []
    found = found or clauses.possessors(token)
    index = index_of(token.doc)
    for case in ("of", *OWNER_CASES) if role == "affected" else OWNER_CASES:
        found = found or [t for t in clauses.oblique(token, case) if t.pos_ in clauses.NOMINALS and t.idx not in index.amounts and t.idx not in index.times and not (
            case == "of" and _is_charge_of(token, t))]
        if case == "by" and role == "target" and clauses.oblique(token, "of"):
            found = [t for t in found if not is_state_organ(t)]  # "the seizure of the camera of X by police"
    brought = [t for part in clauses.children(token, "acl", "acl:relcl") for t in clauses.oblique(part, "against")] if lemma_of(token) in AGAINST_SOMEBODY else []
    found = found or _of_behind(token) or _by_behind(token) or against or brought or (clauses.oblique(token, "to") if lemma_of(token) in LEADING_TO else [])
    if not found and role == "target" and (lemma_of(token) in word_classes()["custody"].lemmas or lemma_of(token) in SENTENCES):
        found = [t for t in clauses.oblique(token, "for") if "person" in kinds_of(t) or is_participant_noun(t)]
    if not found and role == "target" and lemma_of(token) in word_classes()["licence"].lemmas:
        found = _licensed(token)
    if not found:
        for clause in clauses.children(token, "acl", "acl:relcl"):
            given = clauses.oblique(clause, "to", "on", "against", "with") if lemma_of(clause) in GIVEN else []
            if clause.dep_ == "acl:relcl":  # "the fine that a court had imposed on X"
                found += given
                continue
            agents = clauses.agents_of(clause) if clauses.is_passive(clause) and not given else []
            found += given or [t for t in agents if role != "target" or lemma_of(t) not in word_classes()["court"].lemmas]  # "a term imposed by the High Court"
    return found or _users(token)


def _licensed(licence: Token) -> list[Token]:
    """Those whom a phrase with "for" behind a licence, or behind what it permits, names ("suspended licences to broadcast news for X")."""
    permitted = [*clauses.children(licence, "acl"), *(c for c in clauses.children(licence.head, "advcl") if c.left_edge.i == licence.i + 1)]
    holding = (licence, *permitted, *(thing for verb in permitted for thing in clauses.children(verb, "obj")))
    behind = [t for head in holding for t in clauses.oblique(head, "for")] or _behind_object(licence, "for")
    return [t for t in behind if kinds_of(t) or is_participant_noun(t)]


def _is_charge_of(noun: Token, offence: Token) -> bool:
    """Whether "of" tells what a charge is about, not whose it is ("charges of contempt")."""
    return lemma_of(noun) in word_classes()["accusation"].lemmas and "person" not in kinds_of(offence) and not is_participant_noun(offence)


def _users(thing: Token) -> list[Token]:
    """Those who use a thing, or work there, by a relative clause ("the room in Y that X rents", "the flat from which X is edited")."""
    places = [t for t in clauses.children(thing, "nmod") if index_of(thing.doc).place(t)]
    for noun in (thing, *places):
        for clause in clauses.children(noun, "acl:relcl"):
            if lemma_of(clause) in USING and not clauses.is_passive(clause) and noun not in (users := clauses.agents_of(clause)):
                return users
            if lemma_of(clause) in WORKING_THERE and any(t.lower_ in ("where", "which") for t in clause.doc.tokens[clause.left_edge.i : clause.left_edge.i + 2]):
                return [t for t in clauses.surface_subjects(clause) if t is not noun]
    return []


def _of_behind(noun: Token) -> list[Token]:
    """The phrase with "of" right behind the object of a verb that takes none itself ("withdrew the permit of X")."""
    return [] if lemma_of(noun.head) in TAKING_OF else _behind_object(noun, "of")


def _by_behind(noun: Token) -> list[Token]:
    """The phrase with "by" right behind the object of an active verb: it tells whose the object is, though the parser
    joined it to the verb ("police blocked a rally by the union")."""
    return [] if clauses.is_passive(noun.head) else _behind_object(noun, "by")


def _behind_object(noun: Token, case: str) -> list[Token]:
    """The phrase with a preposition of a verb right behind the object of that."""
    verb = noun.head
    if noun.dep_ != "obj" or verb.pos_ != "VERB":
        return []
    return [t for t in clauses.oblique(verb, case) if t.left_edge.i == noun.right_edge.i + 1 and t.pos_ in clauses.NOMINALS]
