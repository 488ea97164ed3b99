"""How far a word that a place locates is from an event in the tree, and what stands between ("a summit in X was criticised")."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas, word_classes
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.where.locating import is_authority
from pipeline.relate.where.words import BESIDE, ENTERING, GATHERING, SEATED
from pipeline.vocabulary import word_list

NEAR = 9  # words between the verbs of one scene, with their objects
CLOSE = 6  # words between coordinated verbs that share the place behind the last
CARRYING = word_list("where.carrying")
FRAMING = {"during", "at", "amid"}
AT_A_BUILDING = word_list("distance.at_a_building")
OCCASIONS = word_list("distance.occasions")


def distance_between(host: Token, chain: list[Token], seated: bool = False) -> int | None:
    """Steps between the token that a place locates and the trigger; None where another clause stands between. A court
    or police named with its place (`seated`) locates only what it does itself."""
    best: int | None = None
    if seated:
        chain = [*chain, *(t.head for t in chain if t.dep_ == "xcomp" and t.head.pos_ == "VERB")]  # "an X court refused to extradite him"
    for carrier in chain:
        up = _steps_up(host, carrier)
        if up is not None:
            best = min(up, best if best is not None else 99)
        down = 0 if _antecedent_acts(host, carrier) else None if seated else _steps_up(carrier, host, below=True)
        if down is not None:
            best = min(down + 2, best if best is not None else 99)
    if best is None and not seated:
        clause = _clause_of(host)
        for carrier in chain:
            down = _steps_up(carrier, clause, below=True)
            if down is not None and (not _inside_argument(host, clause) or _is_framing(host, clause)) and not _of_a_matter(host, clause):
                best = min(down + 3, best if best is not None else 99)
            if best is None and (main := clauses.framed_by(clause)) is not None and clauses.continues(carrier, main) and not (
                    clauses.is_frame(clause) and _inside_argument(host, clause)):
                best = 4
    if best is None and _court_behind(host, chain[0]) and (not seated or "by" in clauses.prepositions(host)):
        return 4
    return best


def _of_a_matter(host: Token, clause: Token) -> bool:
    """Whether a place stands in what the clause is about, or in what says who somebody is: "over a video about a prison in X"."""
    path = []
    for node in (host, *host.ancestors):
        if node is clause:
            break
        path.append(node)
    return any(_says_who(node) or node.pos_ == "NOUN" and clauses.prepositions(node) & {"over", "about", "concerning"} for node in path)


def _is_framing(host: Token, clause: Token) -> bool:
    """Whether a place stands inside the phrase of an occasion that frames the clause: "during a raid on an office in X"."""
    top = host
    while top.head.i not in (clause.i, top.i):
        top = top.head
    occasions = class_lemmas(ASSEMBLIES)
    return top.head.i == clause.i and bool(clauses.prepositions(top) & FRAMING) and (
        lemma_of(top) in occasions | OCCASIONS or top.i in index_of(top.doc).types)


def _court_behind(host: Token, trigger: Token) -> bool:
    """Whether a court follows its verdict with no other verb between, whatever noun it was attached to: "given a
    suspended sentence for defamation by a court in X"."""
    if lemma_of(host) not in word_classes()["court"].lemmas or not clauses.prepositions(host) & {"by", "before", "at", "in"}:
        return False
    return trigger.i < host.i and not any(t.pos_ == "VERB" and t.dep_ != "amod" or t.text == ";" for t in host.doc.tokens[trigger.i + 1:host.i])


def _clause_of(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i and token.dep_ not in ("acl:relcl", "advcl", "ccomp"):
        token = token.head
    return token


def _inside_argument(host: Token, clause: Token) -> bool:
    """Whether a place belongs to a noun that is no court, police or the like ("a summit in X was criticised")."""
    if host.dep_ == "obj" and host.head is clause and lemma_of(clause) in ENTERING:
        return False
    if host.i == clause.i or host.pos_ == "NOUN" and host.dep_ == "obl" and host.head.i == clause.i and clauses.prepositions(host) & BESIDE:
        return False
    words = word_classes()
    return not any(lemma_of(host) in words[name].lemmas for name in (*SEATED, "person"))


def _may_hold(noun: Token) -> bool:
    """Whether a place inside a noun's phrase is where the clause happens: people, courts, venues, not topics."""
    lemma, words = lemma_of(noun), word_classes()
    return any(lemma in words[name].lemmas for name in (*SEATED, "person", "civil_society")) or (
        bool(clauses.prepositions(noun) & {"by", "of"}) and lemma_of(noun.head) in words["assembly"].lemmas) or (
        bool(clauses.prepositions(noun) & {"by", "with", "via", "through"}) and lemma not in words["body"].lemmas)


def _antecedent_acts(host: Token, carrier: Token) -> bool:
    """Whether a court, police or authority located by a place is what a relative clause around the event tells of: "the
    court in X, which dismissed the appeal"."""
    beside = carrier.head is host or host.i < carrier.i and carrier.left_edge.i - host.right_edge.i <= 2
    return clauses.is_relative_clause(carrier) and beside and is_authority(host) and bool(
        {t.lower_ for t in clauses.children(carrier, *clauses.SUBJECTS)} & {"which", "who", "that"})


def _steps_up(node: Token, top: Token, below: bool = False) -> int | None:
    """Steps from node up to top, None if a relative clause (or, going up from a place, any clause) lies between, unless
    it tells what goes on at the same spot."""
    steps = 0
    start = node
    while node.i != top.i:
        if not below and node is not start and node.pos_ == "NOUN" and not _may_hold(node) and lemma_of(node) not in AT_A_BUILDING:
            return None
        if not below and _says_who(node) and (node is not start or not is_authority(node)):
            return None
        if not below and node is not start and node.pos_ == "NOUN" and clauses.prepositions(node) & {"over", "for"}:
            return None  # what somebody was punished for
        if not below and (node.pos_ == "VERB" or node.dep_ == "acl:relcl") and _on_the_spot(node, top):
            steps += 1
        elif _another_clause(node, below):
            return None
        if below and node.dep_ in ("advcl", "obl", "nmod") and clauses.prepositions(node) & {"after", "following"} and index_of(node.doc).types.get(start.i) not in SCENE:
            return None
        if below and node.dep_ in ("advcl", "acl") and "for" in clauses.prepositions(node):
            return None  # what somebody was punished for happened elsewhere
        if node.head.i == node.i:
            return None
        node = node.head
        steps += 1
    return steps


def _says_who(node: Token) -> bool:
    """Whether a noun behind a name says who somebody is: "X, an employee of the office in Y"."""
    lemma, words = lemma_of(node), word_classes()
    return node.dep_ == "appos" and node.pos_ == "NOUN" and lemma in words["person"].lemmas and lemma not in words["body"].lemmas


def _another_clause(node: Token, below: bool) -> bool:
    if node.dep_ in ("acl:relcl", "advcl:relcl"):
        return not clauses.tells_of_occasion(node)
    if node.pos_ != "VERB" or node.dep_ == "acl" and lemma_of(node.head) in word_classes()["permission"].lemmas:
        return False
    if node.dep_ == "acl" and not clauses.prepositions(node):
        return clauses.is_past_participle(node) and node.i in index_of(node.doc).types
    return not below and node.dep_ in ("advcl", "ccomp", "conj", "acl")


def _on_the_spot(verb: Token, top: Token) -> bool:
    """Whether a verb below another tells what goes on at the same time and spot: "while covering a march in X", "as he
    left a church in X", "protesters who had gathered in X", "beaten and detained in X"."""
    if verb.dep_ == "advcl":
        if clauses.is_contrast(verb):
            return False
        marks = clauses.prepositions(verb) | {t.lower_ for t in clauses.children(verb, "advmod") if t.i < verb.i}
        gerund = not marks and verb.tag_ == "VBG"
        return bool(marks & clauses.SIMULTANEOUS or gerund) and not any(t.lower_ in ("had", "has", "have") for t in clauses.children(verb, "aux"))
    if verb.dep_ in ("acl:relcl", "acl"):
        if verb.dep_ == "acl:relcl" and verb.head.dep_ == "nmod" and lemma_of(verb.head.head) in word_classes()["person"].lemmas:
            return False  # "relatives of those who rallied in X"
        return index_of(verb.doc).types.get(verb.i) == "protest" or lemma_of(verb) in GATHERING or lemma_of(verb.head) in word_classes()["assembly"].lemmas
    if verb.dep_ == "conj":
        between = verb.doc.tokens[top.i + 1:verb.i]
        return not clauses.own_subjects(verb) and (
            0 < verb.i - top.i < CLOSE and all(t.pos_ in ("CCONJ", "VERB", "AUX", "PUNCT") for t in between) or _of_one_scene(top, verb, between))
    return False


def _of_one_scene(first: Token, second: Token, between: Sequence[Token]) -> bool:
    """Whether two coordinated verbs tell what the same people did at one spot: "beat him and took his phone on X Street"."""
    types = index_of(first.doc).types
    return (second.head is first and 0 < second.i - first.i < NEAR and types.get(first.i) in SCENE - {"protest"} and types.get(second.i, "search") in SCENE
            and lemma_of(second) not in CARRYING and not clauses.is_passive(first) and not clauses.is_passive(second)
            and not any(t.pos_ in ("PUNCT", "NUM") or t.idx in index_of(first.doc).times for t in between)
            and not any(clauses.prepositions(t) & {"in", "at", "near"} for t in clauses.children(first, "obl") if t.i < second.i))
