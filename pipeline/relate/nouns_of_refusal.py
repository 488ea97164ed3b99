"""Who refuses what to whom, where a noun tells the refusal or ban: "the refusal of the ministry to register X", "the ban on a march by X"."""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.annotate.trigger_vocabulary import ASSEMBLIES, class_lemmas
from pipeline.relate.authorities import is_state_organ
from pipeline.relate.deeds_told_as_nouns import agents_beyond


def who_refuses(refusal: Token) -> list[Token]:
    """The owner of the refusal, also behind "of" or "by"."""
    refused = _refused(refusal)
    owners = [*clauses.possessors(refusal), *(t for t in clauses.oblique(refusal, "of", "from") if refused and t.pos_ != "NUM")]
    by = [t for c in refused for t in clauses.oblique(c, "by") if is_state_organ(t)]  # as the parser joins it
    return owners or by or clauses.oblique(refusal, "by") or agents_beyond(refusal)


def what_is_refused(refusal: Token) -> list[Token]:
    """The objects of the infinitive behind the noun."""
    return [t for c in _refused(refusal) for t in clauses.patients_of(c)]


def _refused(refusal: Token) -> list[Token]:
    return [c for c in clauses.children(refusal, "acl") if clauses.prepositions(c) == {"to"}]


def wanted_to_hold(body: Token, ban: Token) -> bool:
    """Whether a phrase with "by" tells who wanted to hold the assembly that a ban is on, right behind which it stands ("the ban on a
    march by the union")."""
    before = body.doc[body.left_edge.i - 1]
    return before is not ban and lemma_of(before) in class_lemmas(ASSEMBLIES) and not is_state_organ(body)
