"""Who is said to say what a clause tells: "according to X", "by X's account", asides ("X, his lawyer said, was beaten"), and
rumours with what is said of them ("reports that … proved false")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.status_cues import Reading, cue_of
from pipeline.vocabulary import word_list

ATTRIBUTING = {*clauses.OBLIQUES, "advcl", "parataxis"}
"""Relations in which "according to X" stands to what X says."""
DISPROVED = word_list("factuality.disproved")
_FIGURES = word_list("attribution.figures")
_AUTHORITIES = word_list("attribution.authorities")
_SPEAKING_FOR = word_list("attribution.speaking_for")
_MAKING_KNOWN = word_list("attribution.making_known") | {"according to"}


def speakers(verb: Token) -> list[Token]:
    """Who says it: the subject of a verb of saying, the by-agent of its passive."""
    return [t for t in clauses.agents_of(verb) if t.pos_ in clauses.NOMINALS and t.lower_ not in ("it", "there")]


def attribution_of(token: Token) -> Reading | None:
    """"According to X", "by X's account" or an aside "X said" in the clause or in a clause above it, up to a semicolon."""
    for head in clauses.enclosing_clauses(token):
        for child in head.children:
            if child.dep_ in ATTRIBUTING and child.lower_ != "according":
                first = child.left_edge
                if first.lower_ == "according" or any(t.lower_ == "according" for t in child.children):
                    according = next(t for t in child.subtree if t.lower_ == "according")
                    if _hedges_only_the_next(according):
                        continue
                    return _according(child if child.i > according.i else _named_behind(according))
                if clauses.is_account(child):
                    return Reading("alleged", child.text, clauses.possessors(child) + clauses.oblique(child, "of"))
                if _is_aside(child):
                    return Reading("alleged", child.text, speakers(child))
            elif child.lower_ == "according":
                nouns = [t for t in child.subtree if t.pos_ in clauses.NOMINALS and t.dep_ in ("obl", "nmod", "pobj")]
                return _according(nouns[0] if nouns else child)
        if head.dep_ == "acl:relcl" or clauses.behind_semicolon(head):
            return None
    return None


def _is_aside(verb: Token) -> bool:
    """Whether a verb of saying with its subject stands between the commas of the clause that it tells of ("X, witnesses say, was beaten")."""
    behind_colon = verb.left_edge.text == ":"  # "on bail under conditions: he must report to the police"
    return (verb.dep_ == "parataxis" and not behind_colon and cue_of("complement", verb) == "alleged" and bool(clauses.children(verb, "nsubj", "nsubj:pass"))
            and not clauses.has_child(verb, "ccomp", "xcomp", "obj") and not clauses.behind_semicolon(verb))


def _hedges_only_the_next(according: Token) -> bool:
    """Whether "according to X" stands behind an "and" that joins objects and so hedges only what follows ("used tear gas and,
    according to residents, live rounds")."""
    before = according.nbor(-1) if according.i else according
    joint = before.nbor(-1) if before.text == "," and before.i else before
    return joint.dep_ == "cc" and joint.head.pos_ in clauses.NOMINALS


def _named_behind(according: Token) -> Token:
    """The head of the first phrase behind "according to", where the parser joined that to a date before it."""
    behind = according.doc.tokens[according.i + 2:according.sent.end]
    return next((t for t in behind if t.pos_ in clauses.NOMINALS and t.dep_ not in ("compound", "nmod:poss", "nmod:desc", "flat") and t.head.i < according.i), according)


def _according(noun: Token) -> Reading:
    words = {t.lower_ for t in noun.subtree}
    official = bool(words & {"official", "officials"} and words & _FIGURES)
    if official:
        return Reading("occurred", "according to", [], True)
    return Reading("alleged", "according to", clauses.expand([noun]))


def tells_officially(reading: Reading) -> bool:
    """Whether authorities alone say it, and do not merely claim it: their own account of what they did ("police said that 15 people
    had been arrested")."""
    return bool(reading.sources) and reading.cue.lower() in _MAKING_KNOWN and all(_are_authorities(t) for t in reading.sources)


def _are_authorities(noun: Token) -> bool:
    """Whether a noun tells police, prosecutors or a part of the government, by itself, by the words of the name or title of which it is
    the head, or as those who speak for them."""
    if lemma_of(noun) in _AUTHORITIES or noun.lower_ in _AUTHORITIES:
        return True
    spoken_for = clauses.oblique(noun, "of", "for") if lemma_of(noun) in _SPEAKING_FOR else []
    return any(_are_authorities(t) for t in (*clauses.children(noun, "compound", "flat", "amod", "nmod:desc", "appos"), *spoken_for))


def is_hearsay(noun: Token) -> bool:
    """Whether a noun tells that something is only said ("reports that she had been beaten")."""
    return noun.pos_ == "NOUN" and cue_of("complement", noun) == "alleged"


def voices(noun: Token) -> list[Token]:
    """Whose report or claim it is ("its claim", "the claim by X", also where the parser joined X to the verb above)."""
    beside = [t for t in clauses.oblique(noun.head, "by") if t.left_edge.i == noun.i + 1 and t.i > noun.i]
    return clauses.possessors(noun) + (clauses.oblique(noun, "by", "from") or beside)


def rumour_of(clause: Token) -> Token | None:
    """The rumour or report whose content a clause is that the parser joined to the verb behind it."""
    return next((t for t in clauses.children(clause.head, *clauses.SUBJECTS) if is_hearsay(t) and t.i < clause.i < clause.head.i), None)


def is_disproved(predicate: Token) -> bool:
    """Whether what is said of a rumour is that it was false ("proved unfounded", "turned out to be untrue")."""
    return any(lemma_of(t) in DISPROVED for t in (predicate, *clauses.children(predicate, "xcomp")))
