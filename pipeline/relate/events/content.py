"""Triggers in the content of another event: what was said, complained of, demanded, found or punished is no event of its own ("demanded the
release of X")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.attribution import is_hearsay
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.annotate.triggers.carriers import light_verb_of
from pipeline.relate.event_nouns import DEFINITE
from pipeline.relate.offences.phrases import CHARGE_NOUNS
from pipeline.relate.specificity import orders_on_one
from pipeline.relate.type_sets import OFFENDING
from pipeline.vocabulary import word_list

# A trigger in the complement or object of one of these tells its content, not a further event.
CONTENT_OF = {"statement", "vilification", "complaint", "legislation"}
SPOKEN = {"statement", "vilification"}
VIOLENCE = {"attack", "killing", "torture"}
PERMISSIONS = class_lemmas(frozenset(("permission",)))
MEASURES_TAKEN = {"registration_denied", "sentence", "acquittal", "appeal_ruling", "court_ruling", "detention", "censorship", "asset_freeze",
                  "movement_restriction", "assembly_denied", "designation", "charge"}
CHALLENGING = word_list("events.challenging")
FINDINGS = word_list("events.findings")
DEMANDED = {"release", "investigation", "acquittal", "legislation"}
TELLING = word_list("events.telling")
PUNISHING = {"sentence", "detention", "trial", "investigation", "summons"}  # for an insult: an offence, no deed of its own
PROVEN = word_list("content.proven")  # "deemed it proven that he had called for violence"
OFFENCE_MARKS = {"with", "of", "for", "under"}
OBSTRUCTING = word_list("content.obstructing")  # "fined for blocking the road" names the offence


def inside_content(token: Token, types: dict[int, str]) -> str:
    """The trigger of a statement, accusation or complaint in whose content the token stands. A noun that a statement or
    challenge is about is presupposed, not content: "condemned the arrest of X", "challenged the ban"."""
    node = token
    if orders_on_one(token, types[token.i]):
        return ""
    while node.head.i != node.i and not _tells_of_antecedent(node) and not clauses.is_contrast(node) and not clauses.behind_semicolon(node):
        head = node.head
        if node.dep_ == "conj" and types[token.i] in SPOKEN and node is token and _speaks_itself(node):
            return ""
        if types.get(head.i) == "statement" and node.dep_ == "ccomp" and lemma_of(head) in TELLING and (token.pos_ == "VERB" or light_verb_of(token)):
            return ""
        if types.get(head.i) == "statement" and types[token.i] == "protest" and lemma_of(node) in PERMISSIONS:
            return ""  # "asked the police for permission to march"
        if node.dep_ == "acl" and node.pos_ == "VERB" and is_hearsay(head) and "that" in clauses.prepositions(node):
            return ""  # "disputed the claim that she had been beaten"
        if types.get(head.i) in CONTENT_OF and node.dep_ in ("ccomp", "xcomp", "obl", "nmod", "advcl", "obj", "acl"):
            marks = clauses.prepositions(node)
            temporal = marks & {"after", "before", "during", "following", "upon", "when", "in", "at", "while", "since", "by"}
            if types[head.i] == "statement" and types[token.i] == "vilification" and node is token and node.dep_ == "advcl" and clauses.is_participle(node) and not marks:
                return ""  # "applauded the raids, deriding the groups as “spies”"
            told = token.pos_ == "NOUN" or token.dep_ == "acl" and token.head is node and clauses.is_past_participle(token)  # "condemned the ban imposed on X"
            presupposed = (types[head.i] == "statement" or lemma_of(head) in CHALLENGING) and told and node.dep_ in ("obj", "obl", "nmod")
            if types[head.i] == "statement" and node.dep_ == "ccomp" and token.head is node and _is_what_is_judged(token):
                return ""  # "said that the arrest of X was unlawful"
            if types[head.i] == "complaint" and types[token.i] == "statement" and node is token and clauses.is_participle(token) and not (
                    marks or clauses.has_child(token, "ccomp")):
                return ""  # "has appealed, calling the penalties excessive"
            before = node.dep_ == "advcl" and node.right_edge.i < head.i and types[token.i] not in SPOKEN  # "when he was tried, he said"
            beside = node.dep_ == "advcl" and "with" in marks and bool(clauses.own_subjects(node))  # "the bill passed, with X calling it a threat"
            if node.dep_ in ("ccomp", "xcomp") or not (temporal or presupposed or before or beside):
                return head.text
        if types.get(head.i) in ("protest", "hunger_strike") and "for" in clauses.prepositions(node) and types[token.i] in DEMANDED and token.pos_ == "NOUN":
            return head.text  # "marched for his release"
        if node.dep_ == "ccomp" and token.pos_ == "VERB" and any(lemma_of(t) in PROVEN for t in (head, *clauses.children(head, "xcomp"))):
            return head.text
        if types.get(head.i) == "court_ruling" and node.dep_ == "ccomp" and lemma_of(head) in FINDINGS and token.pos_ == "VERB":
            return head.text
        if (types.get(head.i) in PUNISHING or lemma_of(head) == "guilty") and types[token.i] in ("harassment", "vilification") and (
                clauses.prepositions(node) & {"for", "of"}) and node.dep_ in ("obl", "advcl", "nmod", "acl"):
            return head.text
        if (types.get(head.i) == "charge" or lemma_of(head) == "suspect") and clauses.prepositions(node) & OFFENCE_MARKS and (
                node.dep_ in ("obl", "advcl", "nmod", "acl") or node.dep_ == "conj" and node.tag_ == "VBG"):  # "accused of sedition and of damaging a monument"
            if types[token.i] in VIOLENCE and node is token and _is_under_suspicion(head):
                return ""
            if types[token.i] not in ("charge", "protest") or types[token.i] == "protest" and not any(t.ent_type_ == "DATE" for t in node.subtree):
                return head.text
        node = head
    return ""


def _is_under_suspicion(accused: Token) -> bool:
    """Whether people of a kind are only held to have done something, and no charge is told ("officers are accused of beating two students")."""
    if lemma_of(accused) != "accuse" or {t.lower_ for t in clauses.children(accused, "aux", "aux:pass")} != {"are"}:
        return False
    people = clauses.patients_of(accused)
    formal = clauses.has_child(accused, "obl:agent", "advmod") or bool(clauses.oblique(accused, "under", "in", "before"))
    return bool(people) and not formal and all(t.pos_ == "NOUN" and t.tag_ == "NNS" and not clauses.has_child(t, "nummod") for t in people)


def _is_what_is_judged(noun: Token) -> bool:
    """Whether a definite noun is what a clause with a copula judges."""
    definite = any(c.dep_ in ("det", "nmod:poss") and c.lower_ in DEFINITE for c in noun.children)
    return noun.pos_ == "NOUN" and noun.dep_ == "nsubj" and definite and clauses.has_child(noun.head, "cop") and not clauses.has_child(noun.head, "aux")


def _tells_of_antecedent(verb: Token) -> bool:
    """Whether a clause tells of a noun before it, also where the parser joined it to the verb above."""
    return verb.dep_ == "acl:relcl" or verb.dep_ == "advcl" and any(t.lower_ in ("which", "who") for t in clauses.children(verb, "nsubj", "nsubj:pass"))


def _speaks_itself(verb: Token) -> bool:
    """Whether a verb of saying has a named body or person of its own as subject and no "that", so that it goes on beside what was
    said before it ("A said that the law is harmful, and B called on the president to veto it")."""
    return "that" not in clauses.prepositions(verb) and any(t.pos_ == "PROPN" for t in clauses.own_subjects(verb))


def only_a_reason(token: Token, types: dict[int, str]) -> bool:
    """Whether an accusation or finding in a participle only gives the reason of the measure that its main verb tells
    ("suspended the group, accusing it of …", "acquitted him, finding that …"); not so a charge in a past participle ("charged with
    sedition, he was remanded")."""
    return (token.dep_ == "advcl" and not _is_passive_charge(token, types) and clauses.is_participle(token) and not clauses.own_subjects(token)
            and types[token.i] in ("charge", "vilification", "court_ruling", "statement")
            and types.get(token.head.i, "") in MEASURES_TAKEN)


def _is_passive_charge(participle: Token, types: dict[int, str]) -> bool:
    """Whether a past participle charges the subject of its clause, no others that a colon sets apart."""
    first, last = sorted((participle.i, participle.head.i))
    return types[participle.i] == "charge" and clauses.is_past_participle(participle) and all(":" not in t.text for t in participle.doc.tokens[first:last])


def _is_listed_charge(first: Token) -> bool:
    """Whether a list of charges begins with the word ("on charges of sedition and …", "on charges including writing offensive posts and …")."""
    if "including" in clauses.prepositions(first) and first.left_edge.i:
        return lemma_of(first.doc[first.left_edge.i - 1]) in CHARGE_NOUNS
    return first.dep_ in ("nmod", "acl") and "of" in clauses.prepositions(first) and lemma_of(first.head) in CHARGE_NOUNS


def is_offence(verb: Token, event_type: str, types: dict[int, str]) -> bool:
    """Whether a gerund or a noun tells what somebody is punished or held for, or owns up to ("sentenced for assaulting a guard",
    "serves a sentence on charges brought in 2023"): an offence, which the charge or penalty has, and no event of its own."""
    if event_type == "charge" and verb.pos_ == "NOUN" and verb.dep_ == "nmod" and "on" in clauses.prepositions(verb):
        return verb.head.dep_ == "obj" and types.get(verb.head.head.i) == "sentence"
    if verb.pos_ == "VERB" and verb.tag_ == "VBG" and verb.dep_ == "conj" and types.get(verb.head.i) == "charge" and clauses.is_past_participle(verb.head):
        return event_type in OFFENDING  # "charged with rioting and, in his case, insulting an officer"
    carried = light_verb_of(verb) if event_type == "protest" and verb.pos_ == "NOUN" else None  # "for organising an unlawful rally"
    verb = carried[0] if carried else verb
    if event_type in OFFENDING | {"protest"} and verb.tag_ == "VBG" and _is_listed_charge(clauses.first_conjunct(verb)):
        return True
    undated_protest = event_type == "protest" and (carried is not None or lemma_of(verb) in OBSTRUCTING) and not any(t.ent_type_ == "DATE" for t in verb.subtree)
    if not (event_type in OFFENDING or undated_protest) or verb.pos_ != "VERB" or verb.tag_ != "VBG":
        return False
    first = clauses.first_conjunct(verb)
    if first.dep_ not in ("advcl", "acl") or clauses.own_subjects(first):
        return False
    if "to" in clauses.prepositions(first):
        return lemma_of(first.head) == "plead"
    above = clauses.governor(first.head) if first.dep_ == "acl" else None  # "gave him two years for insulting the king"
    punished = {types.get(first.head.i), types.get(above[0].i) if above else ""}
    return bool(clauses.prepositions(first) & {"for", "of", "with", "over"}) and bool(punished & {"sentence", "charge"} if undated_protest else punished & PUNISHING)
