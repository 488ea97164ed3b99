"""The words of vocabulary/status_cues.csv, by scope, and what is read from them: a status with its cue and who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Token
from pipeline.vocabulary import rows

NEGATIONS = {"not", "n't", "never", "no", "neither", "nobody", "none", "nor"}


@dataclass
class Reading:
    """A status with the words that decide it. `sources`: tokens of those who state or allege it."""

    status: str = "occurred"
    cue: str = ""
    sources: list[Token] = field(default_factory=list)
    factive: bool = False  # a source is named, but the report commits itself to the content
    official: bool = False  # the sources are authorities that tell of what they did

    def basis(self) -> str:
        return f"cue “{self.cue}”" if self.cue else ""


@cache
def cues(scope: str) -> dict[tuple[str, str], str]:
    """Statuses by cue lemma and part of speech, for one scope."""
    return {(row["cue"], row["pos"]): row["status"] for row in rows("status_cues") if row["scope"] == scope}


def cue_of(scope: str, token: Token) -> str:
    """The status that a word is a cue of in a scope, empty where it is none."""
    table = cues(scope)
    pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "verb"}.get(token.pos_, "any")
    for form in (lemma_of(token), token.lower_):
        status = table.get((form, pos)) or table.get((form, "any"))
        if status:
            return status
    return ""
