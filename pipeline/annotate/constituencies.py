"""The seats of members of parliaments and councils, which the tagger takes for people or bodies ("the MP for Gweru North, X"), and the short
name of a body that it takes for the first part of a person's ("the chair of ZINASU | X Y").

Called by `tagged_names` for what it has labelled; `is_behind_member` by `names_in_context`, too.
"""

from __future__ import annotations

from pipeline.annotate.parse import Doc
from pipeline.vocabulary import word_list, words

_MEMBERS = word_list("constituencies.members")
"""Those who are elected for a place, last words."""
_CHOSEN = word_list("constituencies.chosen")
"""Those who may stand for a body as well."""
_QUARTERS = word_list("constituencies.quarters")
_SHORTEST = 3
"""Letters of the shortest acronym that is taken for one without more."""


def is_behind_member(doc: Doc, start: int) -> bool:
    """Whether a name stands behind "for" and those who are elected or chosen for something."""
    return start > 1 and doc[start - 1].lower_ == "for" and doc[start - 2].lower_ in _MEMBERS | _CHOSEN


def seat_end(doc: Doc, start: int, end: int, is_person: bool) -> int:
    """End of the seat with which these words begin, 0 where they begin with none."""
    if not is_behind_member(doc, start):
        return 0
    quarter = next((i for i in range(start + 1, end) if doc[i].lower_ in _QUARTERS), 0)
    if quarter:
        return next((i for i in range(quarter + 1, end) if doc[i].lower_ not in _QUARTERS), end)
    named_behind = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].ent_type_ == "PERSON"
    return end if is_person and named_behind and doc[start - 2].lower_ in _MEMBERS else 0


def body_end(doc: Doc, start: int, end: int) -> int:
    """End of the short name of a body behind "of" or "for" before the name of a person, 0 where there is none."""
    first = doc[start]
    short = end - start > 2 and first.is_upper and first.is_alpha and len(first) >= _SHORTEST and all(t.text.istitle() for t in doc.tokens[start + 1 : end])
    behind = start > 1 and (doc[start - 1].lower_ in ("of", "for") or doc[start - 1].lower_ == "the" and doc[start - 2].lower_ in ("of", "for"))
    return start + 1 if short and behind and first.lower_ not in words("given_names", "name") else 0
