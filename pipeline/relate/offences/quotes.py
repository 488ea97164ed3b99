"""The text of a Doc with single quotation marks as double ones, for the rules that read offences in quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.annotate import doc_text
from pipeline.annotate.parse import Doc

_SINGLE = re.compile(r"(?<![\w’'])(?:'(?P<straight>(?:[^'‘’“”\"\n]|(?<=\w)['’](?=\w)){3,160})'|‘(?P<curly>(?:[^'‘’“”\"\n]|(?<=\w)['’](?=\w)){3,160})’)(?!\w)")


def text_of(doc: Doc) -> str:
    """The text, character by character as long as the printed one: 'riot' as "riot", ‘riot’ as “riot”."""
    return _in_double_quotes(doc_text.text_of(doc))


@lru_cache(maxsize=1)
def _in_double_quotes(text: str) -> str:
    return _SINGLE.sub(lambda m: f'"{m["straight"]}"' if m["straight"] else f"“{m['curly']}”", text)
