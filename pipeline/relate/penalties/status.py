"""Whether a penalty is imposed, sought, served, or upheld or overturned by an appeal ("asked for ten years", "cut the term to four years")."""

from __future__ import annotations

import re

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.parse import Doc
from pipeline.layers import Event
from pipeline.relate.penalties.imposing import ASKED
from pipeline.relate.penalties.words import CHANGED_TO, REQUESTED_BEHIND

_SOUGHT = re.compile(r"\b(?:prosecut\w+|state) (?:has |have |had )?(?:request|s(?:ought|eek)|demand|ask|call)\w*|\b(?:(?<!his )(?<!her )(?<!their )(?<!the )fac(?:e|es|ed|ing)(?! (?:masks?|coverings?|(?:[\w-]+ )?(?:charges|trial|accusations))\b)|risk\w*|threaten\w*(?=[^,;.]{0,60} (?:with|to)\b)|liable|could (?:be|face)|may (?:be|face))\b", re.I)
_CLAIMED = re.compile(r"\b(?:sought|seeking|demand(?:ed|ing)|claim(?:ed|ing)|request(?:ed|ing)|ask(?:ed|ing) for) (?:(?:only|just|up to|at least|about|around|some|more than|over|an?|the|another) )*$", re.I)
"""What stands right before what somebody asked for."""
_REFUSED = re.compile(r"(?:(?:was|were|has|had|been) )*(?:declin|reject|refus|dismiss|den(?:y|ied)|turn\w* down|threw out|thrown out)", re.I)
"""The trigger of a court's refusal of what somebody asked for ("rejected a request to extend the house arrest")."""
_ASKED = re.compile(r"(?:ask|seek|sought|request|demand|call|want|propose|recommend|suggest|urge|press|petition|insist|plead)(?:s|ed|d)?\b", re.I)  # the trigger of what a prosecutor asks for
_UPHELD = re.compile(r"\b(?:uph[eo]ld|upholding|los(?:t|es|ing)|confirm|left (?:the \w+ )?(?:unchanged|in force)|unchanged|dismiss|reject|affirm)", re.I)
OVERTURNED = re.compile(r"\b(?:overturn|abolish|revok|lift|quash|annul|revers|cancel|set aside|overrul|struck down|repeal|commut|replac|substitut)", re.I)
_IN_ITS_PLACE = re.compile(r"\b(?:commut|chang|convert|replac|substitut|reduc|increas|rais|lower(?!\b)|lengthen|shorten|cut)\w* [^.;:]*\b(?:to|with|by|into) (?:[\w’'-]+ ){0,3}$", re.I)
"""What stands between an appeal and the penalty that it puts in the place of another."""
_ANEW = re.compile(r"(?:,|\band) (?:then |instead |later )?(?:(?:re-?)?sentenc(?:ed|ing)|order(?:ed|ing)|impos(?:ed|ing)|gave|giving|handed|handing)\b[^.;:]*$", re.I)
"""What stands between an appeal that overturns and the penalty that it imposes itself ("quashed the acquittal and sentenced X to")."""
_ENDED_TOO = re.compile(r"(?:,|\band|\bbut) (?:also |then |instead )?(?:annul\w*|lift\w*|quash\w*|overturn\w*|waiv\w*|scrapp?\w*|cancel\w*|drop\w*|revok\w*|remov\w*|set aside|struck down) (?:the|an?|his|her|their|its) (?:[\w’'-]+ ){0,2}?(?:fines?|damages|compensation|terms?|sentences?|bans?|(?:orders?|obligations?|requirements?|duty|duties) to)\b[^,;.]{0,15}$", re.I)
"""What stands between an appeal and a further penalty that it ends ("cut the term to a year and annulled a fine of")."""
CHANGED = re.compile(r"\b(?:halv|reduc|shorten|lower|rais|increas|doubl|lengthen|cut\b)\w*", re.I)
"""An appeal that leaves a penalty neither upheld nor overturned, to a length that its words would have to tell."""
_SERVED = re.compile(r"\b(?:(?:after|finish\w*|complet\w+) serving|having served|completed (?:his|her|their)|served (?:his|her|their|the) (?:full )?(?:sentence|term))", re.I)

_DUE = re.compile(r"\b(?:will|would) (?:also )?have to $", re.I)
"""What stands before "pay" where a court has imposed that already ("the editor will have to pay 500 dollars")."""
_PART_SERVED = re.compile(r"\b(?:serv(?:ed|ing)|spent|spending) (?:(?:about|around|almost|nearly|over|more than|only|just|at least) )?$", re.I)
_OF_TERM = re.compile(r" (?:in (?:prison|jail) |behind bars )?(?:of|out of) (?:an?|the|his|her|their|its) ")
"""What stands around the part of a term that somebody has served ("served two years of a four-year term")."""
_WHOLE_OF_PART = re.compile(r"\b(?:serv(?:ed|ing)|spent|spending) [^,;:.]*\b(?:of|out of) (?:an?|the|his|her|their|its) (?:[a-z]+ )?$", re.I)
"""What stands before the term of which that is a part."""


def status_of(doc: Doc, event: Event, start: int, end: int) -> str:
    """The status of the penalty told at text[start:end]: by the words before it, of an appeal by its own."""
    context = re.split(r"; |, (?:while|but|and) (?=the )| after (?:being|having) |,? but (?=was |were |instead |only |got |received |then )", text_of(doc)[max(event.start, start - 70) : start])[-1]
    due = _DUE.search(text_of(doc), event.start, event.trigger_start)
    if event.status == "planned" and not due or event.event_type == "complaint" or _SOUGHT.search(context) or _CLAIMED.search(context) or REQUESTED_BEHIND.match(text_of(doc), end, event.end) or _ASKED.match(event.trigger):
        return "sought"
    if event.event_type == "trial" and ASKED.search(text_of(doc), event.start, start):
        return "sought"
    if event.event_type == "court_ruling" and _REFUSED.match(event.trigger):
        return "sought"
    if event.event_type == "appeal_ruling":
        if start >= event.end:
            return "imposed"  # "upheld the sentence. They must also pay …"
        words = text_of(doc)[event.start : event.end]
        if _ENDED_TOO.search(text_of(doc)[event.trigger_start : start]):
            return "overturned"
        if CHANGED_TO.search(text_of(doc)[event.start : start]) or _IN_ITS_PLACE.search(text_of(doc)[event.trigger_start : start]) or _ANEW.search(text_of(doc)[event.trigger_end : start]):
            return "imposed"
        return "overturned" if OVERTURNED.search(event.trigger) else "imposed" if CHANGED.search(event.trigger) else "upheld" if _UPHELD.search(words) else "imposed"
    if _WHOLE_OF_PART.search(context):
        return "imposed"
    return "served" if _SERVED.search(context) or _PART_SERVED.search(context) and _OF_TERM.match(text_of(doc), end, event.end) else "imposed"
