"""Which provision each charge falls under: "riot (Article 5) and theft (Article 7)", "riot and theft under Articles 5 and 7"."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event, Provision
from pipeline.relate.offences.lists import CITING

_JOINT = re.compile(r"[”’\"]?,? ?(?:and|or|as well as)? ?(?P<again>(?:with|of|for) )?(?:allegedly )?[“‘\"]?")
"""What stands between two offences of a list."""
_SEVERAL = re.compile(r"(?:[a-z]+s|arts\.|secs\.|paras\.|§§) ", re.I)
"""How a provision opens that is several ("Articles 5 and 7")."""
_REACH = 80
"""Characters behind the last offence in which its provision is looked for, where it is told in another sentence."""
_TOGETHER = re.compile(r",? (?:and|or|as well as) |, ")
"""What stands between provisions that are told together."""
_ACCUSED = re.compile(r"\b(?:charged|accused|indicted|prosecuted|convicted|sentenced)\b")
"""In front of a provision in the next sentence: it is that of another charge."""


def provision_near(doc: Doc, event: Event) -> str:
    """The provision named in the event's sentence, where it names one only, or several together."""
    return _as_one(text_of(doc), [p for p in doc._.provisions if event.start <= p.start < event.end])


def _as_one(text: str, laws: list[Provision]) -> str:
    """A provision as printed, or several told together ("Section 5 and Article 7 of the Code"); empty where they stand apart."""
    if len({law.text for law in laws}) == 1:
        return laws[0].text
    together = all(_TOGETHER.fullmatch(text, a.end, b.start) for a, b in pairwise(laws))
    return text[laws[0].start : laws[-1].end] if laws and together else ""


def cite_provisions(doc: Doc, told: list[Event]) -> None:
    """Gives each charge of the events of one sentence the provision behind it; several ("Articles 5 and 7"), or one that "under" joins
    to a whole list, are of all offences before them that have none of their own. What stands behind no offence is of all that are left."""
    offences = sorted({(c.start, c.end) for event in told for c in event.charges if c.offence})
    if not offences:
        return
    sentence = told[0]
    laws = [p for p in doc._.provisions or [] if sentence.start <= p.start < max(sentence.end, offences[-1][1] + _REACH)
            and not (p.start >= sentence.end and _ACCUSED.search(text_of(doc), sentence.end, p.start))]
    of = _cited(text_of(doc), offences, laws)
    shared = _as_one(text_of(doc), [law for law in laws if law not in of.values()])
    for charge in (c for event in told for c in event.charges if c.offence):
        law = of.get((charge.start, charge.end))
        charge.provision = law.text if law is not None else shared


def _cited(text: str, offences: list[tuple[int, int]], laws: list[Provision]) -> dict[tuple[int, int], Provision]:
    """The provisions that stand in or behind offences, given as (start, end) in text order, with the offences before that share them."""
    of: dict[tuple[int, int], Provision] = {}
    for law in laws:
        behind = next((span for span in offences if span[0] <= law.start < span[1] or CITING.fullmatch(text, span[1], law.start)), None)
        if behind is not None:
            of.setdefault(behind, law)
    for before, span in reversed(list(zip(offences, offences[1:], strict=False))):
        joint = _JOINT.fullmatch(text, before[1], span[0])
        shared = of.get(span)
        if joint is None or shared is None or before in of or shared.start < span[1]:
            continue
        last = CITING.fullmatch(text, span[1], shared.start)
        if _SEVERAL.match(shared.text) or last is not None and "(" not in last.group() and not joint["again"]:
            of[before] = shared
    return of
