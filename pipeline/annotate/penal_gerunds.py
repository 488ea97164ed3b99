"""Gerunds that tell the penalty behind a conviction ("convicted her of libel, | fining her 300 dollars"), which the parser takes for one more
offence; mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.inflection import verb_forms
from pipeline.annotate.tree import join_to
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

PENAL = word_list("penal_gerunds.verbs")
_PUNISHED = {"him", "her", "them", "each", "both", "all"}
_DUTIES = word_list("penal_gerunds.duties")
_OF_DUTY = word_list("penal_gerunds.of_duty")
_VERDICTS = verb_forms("convict") | {"found", "finding"}


def tells_penalty(gerund: Token) -> bool:
    """Whether a gerund says how a court punishes those it has told of ("sentencing her to", "ordering them to pay")."""
    behind = gerund.doc.tokens[gerund.i + 1 : gerund.i + 4]
    if gerund.lower_ not in PENAL or not behind or behind[0].lower_ not in _PUNISHED:
        return False
    return gerund.lower_ not in _OF_DUTY or any(t.lower_ in _DUTIES for t in behind[1:])


def read_penal_gerund(gerund: Token) -> None:
    """Joins such a gerund to the verb of the conviction, or to the one before it."""
    verdict = next((t for t in gerund.ancestors if t.lower_ in _VERDICTS and t.i < gerund.i), None)
    if verdict is None or not tells_penalty(gerund):
        return
    first = next((t for t in gerund.doc.tokens[verdict.i + 1 : gerund.i] if t.tag_ == "VBG" and tells_penalty(t)), None)
    join_to(gerund, verdict if first is None else first)
    gerund.dep_ = "advcl" if first is None else "conj"
