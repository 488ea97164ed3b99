"""Sums of money imposed in a sentence: fines and compensation, also those of a list that names the currency once ("fined A 20,000 shillings
and B 5,000")."""

from __future__ import annotations

import copy
import re

from pipeline.annotate.doc_text import starting_in, text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event
from pipeline.relate.penalties.figures import Figure
from pipeline.relate.penalties.imposing import PENAL, in_offence, nearest_to, owner_of
from pipeline.relate.penalties.recipients import WHO, unnamed
from pipeline.relate.penalties.words import is_by_law, is_replaced, kind_of_sum

_CLAIMED = re.compile(
    r"(?:\b(?:seek|sought|demand|claim|request|want)\w*|\bask\w* (?:[\w’'-]+ ){0,2}?for|\bsu(?:e[ds]?|ing)\b[^;.]{0,80} for)"
    r" (?:(?:a further|another|an additional|an extra|in addition) )?(?:at least |about |around |some |over |more than |a total of |[\w.,’'€$£-]+ and )?$", re.I)
"""What stands between a lawsuit and the sum that it asks for."""
_OF_CLAIMANT = re.compile(r"\bwho (?:had |has )?(?:claimed|sought|demanded|asked for) (?:(?:about|around|some|more than|over) )?$")
"""What stands between the one to whom a sum has to be paid and the sum asked for."""
_IN_OTHER_MONEY = re.compile(r"(?: fines?)?(?: each| apiece)?(?: \([^()]*|,? or (?:(?:about|around|approximately|roughly|some|nearly) )?)")
"""What stands between a sum and the same in another currency ("60,000 and 20,000 soms (about 630 and 210 euros)", "10,000
pesos or $500")."""
_AWARDED = re.compile(r"\baward(?:ed|s|ing)?\b[^;.,]{0,60}$", re.I)
"""What stands before a sum that a court gives to somebody."""
_HELD = re.compile(r"\b(?:accounts?|assets|funds|deposits?|savings)\b(?:(?!\b(?:which|who|whom|received|grants?|fined?)\b)[^.;])*?(?:\b(?:holding|containing|with|of|worth|in|totall?ing)|\bheld|\bto the tune of) (?:some |about |around |over |more than |nearly |almost |a total of |at least |approximately )?$", re.I)
"""What stands between frozen accounts and what is in them."""
_FROZEN = re.compile(r"(?: (?:the|about|around|some|over|more than|nearly|almost|at least|approximately))* ", re.I)
"""What stands between a freeze and the sum frozen ("blocked the 640,000 dollars that")."""
_BARE_SUM = re.compile(
    r"(?:,? (?:(?:had|has|have) to pay|must pay|(?:was|were) fined))? (?:to )?(?P<sum>\d{1,3}(?:,\d{3})+|\d{2,}|\d+(?:\.\d+)?(?= (?:thousand|million|billion)))"
    r"(?: (?P<unit>thousand|million|billion))?(?=[.;:]|, |,? and | each\b| apiece\b| on \d)")
_UNNAMED_PAYER = re.compile(rf"(?:[,;]|\b(?:and|while|whereas|but)) (?:(?:that|those) of )?{WHO}(?=(?:,? (?:(?:had|has|have) to pay|must pay|(?:was|were) fined))? (?:to )?\d)")
"""Somebody without a name before a bare figure."""
_AND_TO_PAY = re.compile(r"(?: \([^()]*\))?,? and (?!\w+ed )[^,;.]{2,60} to pay (?:about |around |approximately |some )?")
"""What stands between the sums that several have to pay to one."""
_UNITS = {"thousand": 1e3, "million": 1e6, "billion": 1e9}


def sums_imposed(doc: Doc, start: int, end: int, told: list[Event]) -> list[Figure]:
    """The sums of text[start:end] that a verdict or another event told there imposes or asks for."""
    text, found = text_of(doc), []
    penal = [event for event in told if event.event_type in PENAL]
    sums = [q for q in doc._.money if start <= q.start < end]
    for quantity in sums:
        if any(q.currency != quantity.currency and q.end < quantity.start and _IN_OTHER_MONEY.fullmatch(text, q.end, quantity.start) for q in sums):
            continue
        if is_by_law(text, start, quantity.start):
            continue
        nearest = nearest_to(penal, quantity.start, quantity.end, text)
        kind = kind_of_sum(text, quantity.start, quantity.end, start, end, nearest.trigger if nearest else "")
        if nearest is not None and kind == "fine" and _OF_CLAIMANT.search(text, nearest.trigger_end, quantity.start):
            kind = "compensation"
        if not kind and nearest is None and any(e.event_type == "complaint" and _CLAIMED.search(text, e.trigger_start, quantity.start) for e in told):
            kind = "compensation"
        if not kind and nearest is None and any(e.event_type == "court_ruling" and _AWARDED.search(text, e.trigger_start, quantity.start) for e in told):
            kind = "compensation"
        if not kind and not penal and any(e.event_type == "asset_freeze" and (_HELD.search(text, start, quantity.start) or _FROZEN.fullmatch(text, e.trigger_end, quantity.start)) for e in told):
            kind = "asset_freeze"
        if is_replaced(text[start : quantity.start]):
            if quantity.amount_min == quantity.amount_max:
                continue
            quantity = copy.copy(quantity)  # "reduced the fine from 900 to 300" is no range
            quantity.amount_min = quantity.amount_max
        if not kind or (nearest is not None and in_offence(doc, nearest, quantity.start, quantity.end)):
            continue
        owner = nearest or owner_of(kind, quantity.start, quantity.end, told, text)
        if owner is not None:
            found.append(Figure(kind, quantity.start, quantity.end, quantity=quantity, owner=owner))
            found += _without_unit(doc, found[-1], end)
    for one, following in zip(found, found[1:], strict=False):  # "ordered X to pay 100 euros and Y to pay 50 as compensation"
        if (one.kind, following.kind) == ("fine", "compensation") and one.owner is following.owner and _AND_TO_PAY.fullmatch(text, one.end, following.start):
            one.kind = "compensation"
    return found


def _without_unit(doc: Doc, figure: Figure, end: int) -> list[Figure]:
    """The bare figures of others in a list whose first sum has the currency ("fined A 20,000 shillings and B 5,000")."""
    if figure.quantity is None or figure.kind not in ("fine", "compensation"):
        return []
    limit = min((q.start for q in doc._.money if q.start >= figure.end), default=end)
    limit, text = min(limit, end), text_of(doc)
    payers = [named.end for named in starting_in(doc._.mentions or [], figure.end, limit) if named.kind != "place"]
    payers += [m.end() for m in _UNNAMED_PAYER.finditer(text, figure.end, limit) if unnamed(doc, m)]
    bare = [m for payer in sorted(set(payers)) if (m := _BARE_SUM.match(text, payer, end))]
    found = []
    for match in bare:
        quantity = copy.copy(figure.quantity)
        quantity.amount_min = quantity.amount_max = float(match["sum"].replace(",", "")) * _UNITS.get(match["unit"] or "", 1)
        quantity.converted_amount, quantity.converted_currency, quantity.basis = None, "", ""
        quantity.start, quantity.end = match.start("sum"), match.end("unit") if match["unit"] else match.end("sum")
        quantity.text = text[quantity.start : quantity.end]
        found.append(Figure(figure.kind, quantity.start, quantity.end, quantity=quantity, owner=figure.owner))
    return found
