"""Words as the treebanks cut them: spaCy's English tokenizer with hyphens, dashes and doubled quotes split off.

"foreign-funded" is three words, "40–50" and "10-day" too, but a bound prefix stays ("pre-trial", "non-governmental"), as
it does in EWT and GUM. "’s", "n’t" and "cannot" are cut as spaCy does. Doubled quotes such as ''x'' and ‘’x’’ are one
mark each. ISO dates, telephone numbers and web addresses stay whole. Emoticons are no words: a bracket before a colon closes.
"""

import csv
import re
from importlib.resources import files
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.lang.tokenizer_exceptions import emoticons
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

DOUBLED_QUOTES = ("''", "‘’", "’’", "‘‘", "“”", "``")
PREFIXES = "non anti re co pre pro mid cross post over semi multi ex sub counter mini neo inter intra e"
"""Prefixes that both treebanks leave on their word."""

WHOLE = re.compile(
    rf"(?:\d{{4}}-\d\d-\d\d|\+?\d{{1,4}}(?:-\d{{2,5}}){{2,}}|(?i:{PREFIXES.replace(' ', '|')})-[{ALPHA_LOWER}]{{2,}})\Z"
)
"""Read to the end of the word by the pattern itself: a tokenizer that was saved matches it at the beginning alone."""
RUNS = r"[!?]{2,}|_{2,}|\*{2,}"
HYPHENS = (
    rf"(?<=[{ALPHA}0-9.])(?:[-–—―‑]|--+)(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9%\]\)])[–—―](?=[{ALPHA}0-9“‘(])",
    r"(?<=[”’\"'.,])[–—―]|[–—―](?=[“‘\"])",
)
BRACKETS = (r"(?<!\(s)(?<!\(es)[)\]”](?=[)\]”]?[-–—―/])", rf"(?<=[)\]])[-–—―/](?=[{ALPHA}])")
"""A bracket or quotation mark that closes before a dash or stroke without a space, and the stroke: "(NGOs)–with", "(OSCE)/Office"."""

REFERENCES = (r"(?<=[\w”’\"'])[.!?,](?=\[\d)", r"(?<=[\w.!?,”’\"'])\[(?=\d)", r"(?<=\d)\](?=\[)", r"(?<=\])\[(?=\d)")
"""Numbered references that stand on their word without a space: "banned.[3][4]"."""


class RememberingTokeniser(Tokenizer):
    """spaCy's tokenizer, which also remembers the words of long texts.

    It keeps what it has cut only until the first abbreviation or contraction of a text, and a report is one text: each
    new word is therefore shown to it alone before.
    """

    WORDS = 50_000
    """So many words are shown; spaCy remembers the first ten thousand."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._shown: set[str] = set()

    def __call__(self, text: str) -> Doc:
        if len(self._shown) < self.WORDS:
            new = set(text.split()) - self._shown
            self._shown |= new
            for word in new:
                super().__call__(word)
        return super().__call__(text)


def report_tokeniser(nlp: Language) -> Tokenizer:
    """The tokenizer for `nlp`, a blank English pipeline."""
    defaults = nlp.Defaults
    doubled = [re.escape(mark) for mark in DOUBLED_QUOTES]
    prefixes = [RUNS, *doubled, *(defaults.prefixes or ()), r"[-–—―•●▪](?=\w)"]
    suffixes = [RUNS, *doubled, *(defaults.suffixes or ()), r"(?<=\w)[-–—―]"]
    infixes = [
        *HYPHENS,
        *BRACKETS,
        *REFERENCES,
        *(pattern for pattern in defaults.infixes or () if r"[+\-\*^]" not in str(pattern)),
        *doubled,
    ]
    rules = dict(defaults.tokenizer_exceptions or {})
    for kept_whole in ("and/or", *emoticons):
        rules.pop(kept_whole, None)
    text = files("pipeline.vocabulary").joinpath("abbreviations.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        rules[row["abbreviation"]] = [{ORTH: row["abbreviation"]}]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=WHOLE.match,
        url_match=defaults.url_match,
    )
