"""The whole country as a place of what went on nationwide or in many towns ("marched in ten provinces")."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.layers import Entity
from pipeline.relate.index import index_of
from pipeline.relate.located import Located, country_number
from pipeline.relate.where.locating import is_several
from pipeline.relate.where.words import SPOKEN
from pipeline.vocabulary import word_list

WIDE = {"in", "across", "throughout", "around", "inside", "within"}
NATIONWIDE = word_list("where.nationwide")
MANY = {"several", "many", "various", "numerous"}


def whole_country(chain: list[Token], event_type: str, home: str, entities: list[Entity]) -> Located | None:
    """The report's country where the words behind the trigger say "in the country", "across the country", or beside it
    "nationwide": what is only spoken of may be so."""
    wide = _said_of_law(chain) if event_type == "legislation" else _said_nationwide(chain) if event_type not in SPOKEN else ""
    number = country_number(home, entities) if wide else None
    return Located(number, f"“{wide}” (country)", True) if number is not None else None


def in_several_towns(chain: list[Token], home: str, entities: list[Entity]) -> Located | None:
    """The report's country where people assembled in several of its towns or regions, none of them named ("in ten provinces")."""
    for carrier in chain:
        for noun in clauses.oblique(carrier, "in", "across"):
            counted = any(c.dep_ == "nummod" or c.lower_ in MANY for c in noun.children)
            named = clauses.has_child(noun, "nmod", "appos", "acl", "acl:relcl", "compound")
            number = country_number(home, entities) if counted and not named and is_several(noun) else None
            if number is not None:
                return Located(number, f"“{noun.text}” (country)", True)
    return None


def shut_off_in(country: Token, event_type: str, tokens: set[int]) -> bool:
    """Whether a country is the one in which a site or channel cannot be reached: "readers in X could not open it", "inaccessible from
    within X"."""
    node = clauses.first_conjunct(country)
    marks = clauses.prepositions(node)
    if event_type != "censorship" or not marks & (WIDE | {"from"}):
        return False
    return node.head.i in tokens or bool(marks & WIDE) and node.head.pos_ == "NOUN" and node.head.dep_ in (*clauses.SUBJECTS, *clauses.OBLIQUES) and node.head.head.i in tokens


def _said_of_law(chain: list[Token]) -> str:
    """The words that say of a law itself where it is to hold ("proposed introducing a law in the country")."""
    steps = [t for token in chain for t in (token, *clauses.children(token, "xcomp"))]
    laws = [noun for step in steps for noun in (*clauses.children(step, "obj", "nsubj:pass"), *([step] if step.pos_ == "NOUN" else []))]
    for place in (t for noun in laws for t in clauses.oblique(noun, *WIDE)):
        if lemma_of(place) == "country" and clauses.has_child(place, "det") and not clauses.has_child(place, "amod", "nmod", "compound"):
            return f"{' '.join(sorted(clauses.prepositions(place) & WIDE)[:1])} the country"
    return ""


def _said_nationwide(chain: list[Token]) -> str:
    wide = [t for t in chain[0].sent if t.lower_ in NATIONWIDE or t.lower_ == "general" or t.lower_.startswith("countr")]
    if not wide:
        return ""
    own = {t.i for token in chain for t in (token, *clauses.children(token, "xcomp", "ccomp"))}
    for noun in wide:
        if noun.lower_ in NATIONWIDE and noun.head.i in own:
            return noun.text
        if noun.lower_ == "general" and lemma_of(noun.head) == "strike" and (noun.head.i in own or noun.head.head.i in own):
            return "general strike"
        if lemma_of(noun) != "country":
            continue
        phrase = {child.lower_ for child in noun.children}
        if "the" not in phrase or not clauses.prepositions(noun) & WIDE or clauses.has_child(noun, "amod", "nmod", "compound"):
            continue
        before = [i for i in index_of(noun.doc).types if chain[0].sent.start <= i < noun.i]
        of_argument = noun.dep_ == "nmod" and noun.head.head.i in own and noun.i < chain[0].i
        if of_argument or before and before[-1] in own:
            return f"{' '.join(sorted(phrase & WIDE)[:1])} the country"
    return ""
