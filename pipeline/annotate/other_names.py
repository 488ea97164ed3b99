"""Names by which people are also known, as the words beside a full name tell them: "X, better known as Junior", "X, a poet who
signs as Rosa", "X (“Old Baker”)", "X, “Baba” to his pupils", "X, whom everybody calls Mae Som"."""

from __future__ import annotations

import re
from functools import lru_cache

_QUOTE = "“\"‘'"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*[\w]"
_NAME = rf"{_WORD}(?: (?:(?:al|el|bin|de|da|la|the) )?{_WORD}){{0,2}}"
_KNOWN = (
    r"(?:(?:is |was )?(?:also |better |best |commonly |popularly |otherwise |formerly |widely |previously |professionally |locally )?known "
    r"(?:to [^,.;()]{2,48}? |online |on social media |in public )?(?:simply )?(?:as|by(?: (?:the|his|her|their)(?: \w+)? (?:name|nickname|alias|pseudonym))(?: of)?)"
    r"|(?:writ(?:es|ing)|sign(?:s|ing)(?: (?:his|her) \w+)?|perform(?:s|ing)|publish(?:es|ing)|blog(?:s|ging)|rap(?:s|ping)|tweet(?:s|ing)|post(?:s|ing)) (?:as|under the (?:pen |stage )?name(?: of)?)"
    r"|go(?:es|ing) by(?: the (?:nick|stage )?name(?: of)?)?"
    r"|under the (?:pseudonym|pen name|alias|stage name)(?: of)?|nicknamed|dubbed)"
)
_BESIDE = re.compile(
    rf"[\s,–—-]*(?:[(]\s?)?(?:"
    rf"(?:(?:an?|the)(?: [\w’'-]+){{1,3}},? )?(?:(?:and|who|who is|who was) )?{_KNOWN} "
    rf"|(?:an?|the) [^.,;()]{{3,48}}?,? (?:also|better|best|commonly|popularly) known (?:as|by) "
    rf"|whom (?:\w+ ){{1,3}}?(?:calls?|knows? as|nicknamed?) "
    rf"|(?:a\.?k\.?a\.?|aka|alias|née|real name:?|whose real name is|nom de guerre|pseudonym|pen name:?) "
    rf")(?:the )?[{_QUOTE}]?(?P<name>{_NAME})", re.I
)
_IN_BRACKETS = re.compile(rf" \([{_QUOTE}](?P<name>{_NAME})[”\"’']\)")
_TO_OTHERS = re.compile(rf",? (?:[–—-] )?[{_QUOTE}](?P<name>{_NAME}),?[”\"’'],? to (?:his|her|their|all|everybody|everyone|the|many|most|friends|fans|followers|readers)\b")
_INSIDE = re.compile(rf"{_WORD} [{_QUOTE}](?P<name>{_WORD})[”\"’'] {_WORD}$")


@lru_cache(maxsize=4096)
def _behind(words: str) -> tuple[int, int] | None:
    for form in (_IN_BRACKETS, _TO_OTHERS, _BESIDE):
        match = form.match(words)
        if match is not None and match["name"][0].isupper():
            return match.span("name")
    return None


def other_name(text: str, end: int) -> tuple[int, int] | None:
    """Character span of another name of the person whose name ends at `end`, where the words right behind it tell one."""
    found = _behind(text[end : end + 120])
    return (end + found[0], end + found[1]) if found is not None else None


def nickname_in(name: str) -> str:
    """The name in quotation marks within a full name, or nothing: "Siriporn “Pla” Kaewmanee"."""
    match = _INSIDE.search(name)
    return match["name"] if match else ""
