"""What a verb or noun of accusation takes, though the parser hung it lower: the offence behind the accuser, a court or the accused ("was
charged by the prosecutor with riot", "accused the mayor of fraud"), the rest of its list, the accuser behind the offence, and the accused
behind it ("charges of riot against X")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.inflection import verb_forms
from pipeline.annotate.penal_gerunds import tells_penalty
from pipeline.annotate.penal_phrases import FORBIDDEN, read_conviction
from pipeline.annotate.tag_sets import SUBJECTS
from pipeline.annotate.tree import has_child, join_to, make_passive, take_place_of
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_CASES = {"charge": ("with", "for"), "accuse": ("of",), "convict": ("of",), "acquit": ("of",), "clear": ("of",), "suspect": ("of",), "indict": ("for", "on"), "prosecute": ("for",)}
TAKES = {form: cases for verb, cases in _CASES.items() for form in verb_forms(verb)}
"""The prepositions of the offence, by each form of the verbs, the usual one first."""
_BETWEEN = {"obl:agent", "obl", "obj", "nsubj", "nsubj:pass"}
"""Relations to the verb of what may stand between it and the offence."""
_WITH_SUBJECT = {"nsubj", "nsubj:pass", "obj", "aux", "mark"}
_JOINED = {"conj", "obl", "obj", "appos"}
"""Relations that the parser gives to the next of a list of offences."""
_LINKS = {"nmod", "acl", "advcl", "compound", "obl"}
_OFFENCES = word_classes()["offence"].lemmas | word_classes()["of_crimes"].lemmas | word_list("offence_lists.plain")
DEED = re.compile(r"(?:tion|sion|ment|ance|ence|ure|ion)s?$")
"""How nouns for deeds end."""
_CLEARING = {form for verb in ("acquit", "clear") for form in verb_forms(verb)}
_PEOPLE = word_classes()["person"].lemmas
_BRIEFINGS = word_list("accusing_verbs.briefings")
_OCCASIONS = word_list("accusing_verbs.occasions")
_WITH_TWO = word_list("clauses.ditransitive")
_SAID = word_list("accusing_verbs.said")
_ON_OCCASION = {"at", "in", "during", "on"}
_ASSEMBLIES = class_lemmas(frozenset(("assembly", "gathering")))
CHARGES = word_classes()["accusation"].lemmas
ACCUSING = CHARGES | {"conviction"}
"""Nouns with "of" before the offence and "against" before those who are accused or convicted of it."""
_ACCUSERS = class_lemmas(frozenset(("court", "police", "prosecution")))


def mend(verb: Token) -> None:
    """Joins to a verb of accusation what belongs to it."""
    _read_as_standing(verb)
    if verb.lower_ == "convicted":
        read_conviction(verb)
    _read_as_opening(verb)
    _part_from_clause_before(verb)
    for accused in [c for c in verb.children if c.dep_ == "iobj" and not has_child(verb, "obj", "ccomp")]:
        accused.dep_ = "obj"  # "arrested and charged | him with riot"
    offence = next((c for case in TAKES[verb.lower_] for c in verb.children if c.i > verb.i and _mark_of(c) == case and c.ent_type_ != "DATE"), None)
    shared = verb.head.children if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not has_child(verb, "obj") else ()  # "tried and convicted X of theft"
    told = [child for child in (*verb.children, *shared) if child.dep_ in _BETWEEN and child.i > verb.i]
    below = [t for child in told for t in child.subtree if t is not child or t in shared]
    if offence is None and (offence := next((t for case in TAKES[verb.lower_] for t in below if _is_offence_of(verb, t, case)), None)) is not None:
        join_to(offence, verb)
        offence.dep_ = "advcl" if offence.pos_ == "VERB" else "obl"
    if offence is None and (offence := _joined_above(verb)) is not None:
        join_to(offence, verb)
    if offence is None:
        return
    if offence.dep_ in ("obj", "iobj"):
        offence.dep_ = "obl"
    if offence.pos_ == "VERB":
        _part_from_accused(verb, offence)
    if verb.lemma_ == "accuse" and offence.pos_ == "VERB":
        _part_from_occasion(verb, offence)
    if has_child(verb, "aux:pass"):
        _read_as_kind(verb, offence)
    _complete_list(offence)
    _part_from_day(verb, offence)
    _part_from_measure(verb, offence)
    if verb.tag_ == "VBD" and verb.dep_ in ("advcl", "acl") and not any(c.dep_ in _WITH_SUBJECT for c in verb.children):
        make_passive(verb)  # "appeared in court, charged with riot"
    passive = has_child(verb, "aux:pass") or verb.tag_ == "VBN" and verb.dep_ in ("acl", "conj", "advcl")
    if passive and not has_child(verb, "obl:agent"):
        agent = next((t for t in offence.subtree if t is not offence and _is_accuser(t, offence)), None)
        if agent is not None:
            behind = [t for t in offence.subtree if t.i > agent.right_edge.i and t.head.i < agent.left_edge.i and not t.is_punct]
            join_to(agent, verb)
            agent.dep_ = "obl:agent"
            for phrase in behind:
                join_to(phrase, verb)


def mend_guilty(guilty: Token) -> None:
    """Joins to the offence of "guilty of" the rest of its list, which the parser may have joined to the people ("found A and B guilty of
    theft (Article 4) and “incitement”"), and to the verb of finding "guilty" behind the comma that closes the names of those found so
    ("found its leaders, A and B, guilty of theft")."""
    finding = next((t for t in guilty.ancestors if t.lower_ in ("found", "find", "finds", "finding")), None)
    behind_names = guilty.doc[guilty.i - 1].text == "," and guilty.dep_ in ("appos", "conj", "nmod", "amod")
    beside = guilty.dep_ == "conj" and guilty.head.dep_ in ("obj", "conj") and not has_child(guilty, "cc")  # "found X and Y | guilty"
    if finding is not None and finding.i < guilty.i and (behind_names or beside):
        join_to(guilty, finding)
        guilty.dep_, guilty.pos_, guilty.tag_ = "xcomp", "ADJ", "JJ"
    offence = next((c for c in guilty.children if c.i > guilty.i and _mark_of(c) == "of"), None)
    if offence is not None:
        _complete_list(offence)


def _joined_above(verb: Token) -> Token | None:
    """The deed right behind a relative clause that accuses somebody of it, though the parser joined it to a verb above ("freed X, who had been charged
    in May | with spreading rumours")."""
    if verb.dep_ != "acl:relcl":
        return None
    behind, case = verb.right_edge.i + 1, TAKES[verb.lower_][0]
    return next((t for above in verb.ancestors for t in above.children if t.tag_ == "VBG" and t.left_edge.i == behind and _mark_of(t) == case), None)


def _part_from_accused(verb: Token, deed: Token) -> None:
    """Gives back the name of the accused, in front of the preposition, that the parser took for the subject of the deed ("accused the paper
    | Rundu Post | of serving foreign interests")."""
    name = next((c for c in deed.children if c.dep_ in SUBJECTS and c.right_edge.i + 1 < deed.i and c.right_edge.nbor().dep_ in ("mark", "case")), None)
    if name is None or name.right_edge.nbor().head is not deed:
        return
    title = next((c for c in verb.children if c.dep_ == "obj" and c.right_edge.i == name.left_edge.i - 1), None)
    join_to(name, title or verb)
    name.dep_ = "obj" if title is None else "appos"


def _part_from_occasion(verb: Token, deed: Token) -> None:
    """Joins to a verb of accusation the occasion on which somebody accused, with its day, where the parser hung it to the deed ("accused
    the paper of serving foreign interests | at a press conference on D"); on some occasions the deed may have been said, too."""
    where = _BRIEFINGS | (_OCCASIONS if deed.lemma_ not in _SAID else set())
    occasion = next((t for t in deed.subtree if t.i > deed.i and t.lemma_ in where and _mark_of(t) in _ON_OCCASION), None)
    if occasion is None:
        return
    behind = [t for t in occasion.head.children if t.i > occasion.i and t.dep_ in _BETWEEN]
    for phrase in (occasion, *behind):
        join_to(phrase, verb)
        phrase.dep_ = "obl"


def _complete_list(offence: Token) -> None:
    while (further := _next_of_list(offence)) is not None:
        join_to(further, offence)
        further.dep_ = "conj"


def _part_from_day(verb: Token, offence: Token) -> None:
    """Joins the only day of a sentence, which closes a deed that laws forbid by its name, to the verb of accusation ("charged X with
    discrediting the army | on 5 May")."""
    deed = next((t for t in reversed([offence, *offence.children]) if t.lower_ in FORBIDDEN and t.tag_ == "VBG"), None)
    day = next((t for t in deed.subtree if t.ent_type_ == "DATE" and _mark_of(t) == "on"), None) if deed is not None else None
    if deed is None or day is None or any(t.ent_type_ == "DATE" for t in verb.doc.tokens[verb.sent.start : day.left_edge.i]):
        return
    closing = all(t.is_punct or t.is_space for t in verb.doc.tokens[day.right_edge.i + 1 : verb.sent.end])
    if closing and (day.head is deed or day.head.head is deed and day.head.dep_ == "obj" and day.head.lemma_ not in _ASSEMBLIES):
        join_to(day, verb)
        day.dep_ = "obl"


def _part_from_measure(verb: Token, offence: Token) -> None:
    """Joins a participle behind an offence to the verb of accusation in the passive, the subject of which it shares ("were charged with being
    a nuisance and | remanded")."""
    for measure in offence.children:
        if measure.dep_ == "conj" and measure.tag_ == "VBN" and measure.i > offence.i and has_child(measure, "cc") and has_child(verb, "aux:pass") and not any(
                c.dep_.startswith(("nsubj", "aux")) for c in measure.children):
            join_to(measure, verb)


def _read_as_kind(verb: Token, offence: Token) -> None:
    """Makes a participle behind "and" say of what kind the next offence is, where the parser took it for one more verb of the passive ("was charged with
    theft and | aggravated | tax evasion")."""
    for kind in verb.children:
        further = next((c for c in kind.children if c.dep_ == "obj" and c.left_edge.i in (kind.i + 1, c.i)), None) if kind.dep_ == "conj" and kind.tag_ == "VBN" else None
        before = kind.doc[kind.i - 1]
        if further is None or before.dep_ != "cc" or before.i != offence.right_edge.i + 1 or kind.lemma_ in _WITH_TWO or not _may_be_offence(further) or len(kind.children) > 2 + (further.right_edge is not further):
            continue
        for child in kind.children:
            if child is not further:
                join_to(child, further)
        join_to(further, offence)
        join_to(kind, further)
        further.dep_, kind.dep_, kind.pos_ = "conj", "amod", "ADJ"
        return


def _read_as_standing(verb: Token) -> None:
    """Makes "stand" below an accusing participle the auxiliary of a passive, which the parser may take for a noun ("A and B stand charged
    with fraud")."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    if before.lower_ not in _STANDING:
        return
    if verb.head is before and verb.dep_ == "xcomp":  # read as a verb of its own
        take_place_of(verb, before)
    elif verb.head is before.head and verb.dep_ == before.dep_ == "conj":
        join_to(before, verb)
    if before.head is verb:
        before.dep_, before.pos_, before.tag_ = "aux:pass", "AUX", "VBP"
        make_passive(verb)
        for subject in before.children:
            join_to(subject, verb)
        for subject in verb.children:
            if subject.dep_ == "nsubj":
                subject.dep_ = "nsubj:pass"


def _read_as_opening(participle: Token) -> None:
    """Joins a participle of accusation that opens a clause to the clause behind its comma, which tells of the same people ("formally
    charged with riot, they were forbidden to leave")."""
    if participle.tag_ not in ("VBN", "VBD") or participle.dep_ not in ("root", "parataxis") or any(c.dep_ in _WITH_SUBJECT or c.dep_.startswith(("nsubj", "aux")) for c in participle.children):
        return
    start = participle.left_edge
    if start.i > participle.sent.start and start.text not in _OPENING and start.nbor(-1).text not in _OPENING:
        return
    beside = participle.children if participle.dep_ == "root" else (*participle.head.children, *participle.children)
    main = next((t for t in beside if t.dep_ in ("parataxis", "conj") and t.i > participle.i and not has_child(t, "cc") and any(c.dep_.startswith("nsubj") and c.i < t.i for c in t.children)), None)
    if main is None or main.left_edge.i <= participle.i or not any(t.text == "," for t in (main.left_edge, main.left_edge.nbor(-1))):
        return
    if main.head is participle:
        take_place_of(main, participle)
    else:
        join_to(participle, main)
    participle.dep_ = "advcl"
    make_passive(participle)


def _part_from_clause_before(participle: Token) -> None:
    """Joins what stands before the comma in front of a participle of accusation to the clause that the participle belongs to ("found
    themselves before a court, | accused of riot")."""
    clause = participle.head
    if participle.dep_ != "advcl" or clause.i > participle.i or participle.nbor(-1).text != "," or any(c.dep_.startswith(("nsubj", "aux")) for c in participle.children):
        return
    for phrase in [c for c in participle.children if clause.i < c.i < participle.i - 1 and c.dep_ == "obl"]:
        join_to(phrase, clause)


_STANDING = ("stand", "stands", "stood", "standing")
_OPENING = (":", ";", "–", "—")


def mend_charge(noun: Token) -> None:
    """Joins to a noun of accusation the rest of the list of its offences and those against whom it is, and to its verb what stands
    behind these ("brought charges of riot and theft against X on 3 May")."""
    offence = next((c for c in noun.children if c.i > noun.i and _mark_of(c) == "of"), None)
    verb = noun.head
    if offence is None:
        return
    while (further := _next_of_list(offence)) is not None and (further.lemma_ in _OFFENCES or further.tag_ == "VBG" or verb.pos_ != "VERB"):
        join_to(further, offence)
        further.dep_ = "conj"
    behind = [t for t in {*noun.subtree, *(verb.subtree if verb.pos_ == "VERB" else ())} if t.i > offence.i]
    accused = next((t for t in sorted(behind, key=lambda t: t.i) if _mark_of(t) == "against" and _is_somebody(t)), None)
    if accused is None:
        return
    if accused.head is not noun and accused.head is not verb:
        join_to(accused, noun)
        accused.dep_ = "nmod"
    if verb.pos_ != "VERB" or verb.i > offence.i:
        return
    for phrase in offence.subtree:
        if phrase.i > accused.right_edge.i and phrase.head.i < accused.left_edge.i and _mark_of(phrase):
            join_to(phrase, verb)
            phrase.dep_ = "obl"


def _is_somebody(noun: Token) -> bool:
    """Whether a noun names or counts people: not "the state" or "public order"."""
    return noun.pos_ == "PROPN" or names_somebody(noun) or noun.lemma_ in _PEOPLE or has_child(noun, "nummod")


def _mark_of(phrase: Token) -> str:
    """The preposition or conjunction before a phrase."""
    return next((c.lower_ for c in phrase.children if c.dep_ in ("case", "mark") and c.i < phrase.i), "")


def _is_offence_of(verb: Token, phrase: Token, case: str) -> bool:
    """Whether a phrase with a preposition below what stands behind a verb of accusation is its offence: of one told with its subject only
    what can be one, and no part of a name or title ("accused the head of state", "charged X, a reporter with Radio Y, with riot")."""
    if phrase.dep_ not in _LINKS or phrase.head.i > phrase.i or _mark_of(phrase) != case or _mark_of(phrase.head) in _REASONS or phrase.head.lower_ in TAKES:
        return False
    if case == "with" and has_child(verb, "aux:pass"):
        return True
    if phrase.lemma_ in CHARGES and phrase.pos_ == "NOUN" and phrase.head.lemma_ not in _OFFENCES and (
            has_child(phrase, "compound") or verb.lower_ in _CLEARING and has_child(phrase, "det")):
        return True  # "acquitted six of sedition charges", "acquitted the driver of the two charges"
    if phrase.pos_ == "VERB" or any(t.text in "“\"" for t in phrase.doc.tokens[phrase.left_edge.i : phrase.i]):
        return True
    words = {phrase.lower_, phrase.lemma_, *(f"{c.lower_} {phrase.lemma_}" for c in phrase.children if c.i == phrase.i - 1)}
    behind_name = any(c.ent_type_ == "PERSON" and c.i < phrase.i for c in phrase.head.children)  # "convicted the reporter X | of drug possession"
    bare = phrase.left_edge.i == phrase.i - 1 or behind_name and not has_child(phrase, "det", "nmod:poss")
    return phrase.pos_ in ("NOUN", "PROPN") and phrase.text.islower() and bool(words & _OFFENCES or DEED.search(phrase.lower_) and bare)


def _next_of_list(offence: Token) -> Token | None:
    """A word right behind one of a list of offences that goes on with it, though the parser joined it to a word before them."""
    within = {t.i for t in offence.subtree}
    for token in offence.doc.tokens[offence.i + 1 : offence.sent.end]:
        if token.dep_ in _JOINED and token.head.i < offence.left_edge.i and _may_be_offence(token) and not tells_penalty(token):
            first = next(t for t in token.subtree if not t.is_punct)
            before = _before_brackets(first.nbor(-2 if first.nbor(-1).text == "," else -1))
            told = token.dep_ == "conj" or token.lemma_ in _OFFENCES or DEED.search(token.lower_) is not None
            if before.i in within and (first.dep_ == "cc" or told and token.dep_ in ("conj", "appos")):
                return token
    return None


def _before_brackets(last: Token) -> Token:
    """The word before the brackets that a token closes, else the token itself ("theft (Article 4) and riot")."""
    if last.text != ")":
        return last
    opening = next((t for t in reversed(last.doc.tokens[last.sent.start : last.i]) if t.text == "("), None)
    return last if opening is None or opening.i == last.sent.start else opening.nbor(-1)


def _may_be_offence(further: Token) -> bool:
    """Whether a word can be the next of a list of offences: a gerund, or a noun without preposition or article."""
    nominal = further.tag_ == "VBG" or further.pos_ in ("NOUN", "PROPN") and further.text.islower()
    return nominal and not _mark_of(further) and not has_child(further, "det", "nummod", "nmod:poss", "flat", "appos")


def _is_accuser(agent: Token, offence: Token) -> bool:
    """Whether a phrase with "by" names an authority, not the deed by which an offence was done, nor who made a complaint or gave an
    order of which the sentence tells too."""
    known = agent.lemma_.lower() in _ACCUSERS or agent.pos_ == "PROPN" or agent.tag_ == "NNP"
    if not known or agent.dep_ not in ("nmod", "obl", "obl:agent") or not any(c.dep_ == "case" and c.lower_ == "by" for c in agent.children):
        return False
    above = next((t for t in agent.ancestors if t is offence or t.dep_ not in ("obj", "conj") and _mark_of(t) not in _WITHIN), offence)
    return above is offence


_REASONS = {"for", "due", "after", "because"}
"""Prepositions of what tells why, not of what somebody is accused ("acquitted for want of evidence")."""
_WITHIN = {"of", "in", "to", "against"}
"""Prepositions of what an offence is directed at."""
