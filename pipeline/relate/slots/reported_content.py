"""Who speaks in a statement, and of whom its content speaks: subjects and objects of the clauses that complete the verb (`ccomp`, `xcomp`,
gerunds), and their owners ("urged the ministry to free X").
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.index import kinds_of
from pipeline.relate.slots.slot import is_concerned
from pipeline.vocabulary import words

ABOUT = ("against", "on", "at", "over", "about", "concerning", "regarding", "towards", "toward")


def speakers(verb: Token) -> list[Token]:
    """The subject of "said" for a coordinated verb of speech that the parser joined to what was said ("said the summons
    amounted to harassment and urged the government …")."""
    clause = clauses.speech_joined_to_content(verb)
    return clauses.agents_of(clause) if clause is not None else []


def speaking_for(verb: Token) -> list[Token]:
    """Somebody of the speaking body who adds words of their own: "called for his release, with its director, X, describing …"."""
    for opening in verb.doc.tokens[verb.i + 1:verb.sent.end]:
        if opening.lower_ != "with" or opening.dep_ not in ("case", "mark") or opening.nbor(-1).text != ",":
            continue
        clause = next((t for t in verb.doc.tokens[opening.i + 1:opening.sent.end] if t.tag_ == "VBG"), None)
        if clause is not None and lemma_of(clause) in words("reporting_verbs", "verb") | clauses.SPEECH:
            return clauses.own_subjects(clause) or [opening.head]
    return []


def who_did_so(verb: Token) -> list[Token]:
    """Others who said the same: "X condemned the arrest, as did Y"."""
    return [t for c in clauses.children(verb, "advcl") if lemma_of(c) == "do" and c.i > verb.i and "as" in clauses.prepositions(c) for t in clauses.own_subjects(c)]


def told_of(verb: Token) -> list[Token]:
    """People and bodies, other than authorities, that the content of a statement is about: subjects and objects of its verbs, and
    owners of these ("urged the ministry to free X", "warned that X's health was failing")."""
    found: list[Token] = []
    for clause in (*_content(verb), *_content_of_things(verb)):
        for token in (*clauses.own_subjects(clause), *clauses.patients_of(clause)):
            if token.i < verb.i:
                continue
            owners = clauses.possessors(token) or clauses.oblique(token, "against", "of")
            found += [t for t in ([token] if is_concerned(token) else owners) if is_concerned(t) and t not in found]
    return found


def _content(verb: Token, depth: int = 0) -> list[Token]:
    """Verbs of the clauses that complete a verb of speech, and those coordinated with them."""
    clause = [t for t in clauses.children(verb, "ccomp", "xcomp", *(("conj",) if depth else ())) if t.i > verb.i]
    clause += [t for t in clauses.children(verb, "advcl") if not depth and "to" in clauses.prepositions(t) or depth and clauses.prepositions(t) & {"whether", "if", "that"}]
    clause += [t for asked in clauses.children(verb, "advmod") if depth and asked.i > verb.i for t in clauses.children(asked, "advcl:relcl")]  # "to say where she was"
    return [t for one in clause for t in (one, *(_content(one, depth + 1) if depth < 3 else ()))]


def _content_of_things(verb: Token) -> list[Token]:
    """Verbs of what somebody is accused of, warned against or alarmed at: gerunds behind a preposition ("accused the police of beating
    X"), and clauses that say what a noun behind the verb is ("voiced alarm at reports that X was beaten", "criticised the way in which …")."""
    gerunds = [c for c in clauses.children(verb, "advcl") if c.tag_ == "VBG" and c.i > verb.i and clauses.prepositions(c) & {"of", "for", "against", "from", "over", "about"}]
    things = [t for t in (*clauses.children(verb, "obj"), *clauses.oblique(verb, *ABOUT, "by")) if t.i > verb.i and t.pos_ == "NOUN" and not kinds_of(t)
              and lemma_of(t) not in word_classes()["person"].lemmas]
    things += [t for thing in things for t in clauses.oblique(thing, *ABOUT)]
    return gerunds + [c for thing in things for c in clauses.children(thing, "acl", "acl:relcl") if c.pos_ == "VERB" and (
        "that" in clauses.prepositions(c) or any(t.lower_ == "which" and clauses.prepositions(t) for t in c.children))]
