"""Time expressions on WikiWars: relaxed spans and values, ours beside peers that are installed.

    python -m benchmarks.time_expressions <folder of WikiWars .tml files>

Conventions are mapped, not fitted: words without a time of their own (gold values PAST_REF, PRESENT_REF, FUTURE_REF and
null: "now", "former") are no time expressions for us and are left out of the gold; a part of the day (`TMO`) is dropped; an interval of ours ("from 3 to 5 May") counts as its two ends, since the corpus marks
each; an open bound ("since 1940") as the day, month or year that it names; seasons as SP, SU, FA, WI; a hedge (`~`) is
dropped, as the corpus keeps it in an attribute of its own. A span matches where it overlaps; a value where it is equal.
"""

from __future__ import annotations

import argparse
import html
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from pipeline.annotate.time import find_times
from pipeline.layers import Report, TimeExpression

NO_TIME = {"PAST_REF", "PRESENT_REF", "FUTURE_REF", "null", ""}
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


class Marked(NamedTuple):
    """A time expression of the corpus or of a system; `value` as in TIMEX3."""

    start: int
    end: int
    value: str


def read(path: Path) -> tuple[str, str, list[Marked]]:
    """Text, day of creation and gold of one TimeML file."""
    raw = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>.*?value=\"([^\"]*)\"", raw)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, at = "", [], 0
    for match in re.finditer(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", body, re.S):
        text += html.unescape(body[at : match.start()])
        words = html.unescape(re.sub(r"<[^>]+>", "", match.group(2)))
        value = re.search(r"value=\"([^\"]*)\"", match.group(1))
        timex = re.sub(r"T(?:MO|AF|EV|NI|DT|XX|\d).*$", "", value.group(1)) if value else ""
        if timex not in NO_TIME and not (timex.startswith("P") and "T" in timex and not timex[1:2].isdigit()):
            gold.append(Marked(len(text), len(text) + len(words), timex))
        text += words
        at = match.end()
    return text + html.unescape(body[at:]), created.group(1)[:10] if created else "", gold


def _timex(edtf: str) -> str:
    edtf = edtf.rstrip("~")
    match = re.fullmatch(r"(\d{4})-(2[1-4])", edtf)
    return f"{match.group(1)}-{SEASONS[match.group(2)]}" if match else edtf


def mapped(expression: TimeExpression) -> list[Marked]:
    """An expression of ours in the corpus's terms."""
    t = expression
    if t.kind == "frequency":
        words = t.text.lower()
        often = "XXXX-XX-XX" if re.search(r"daily|day", words) else "XXXX-XX" if "month" in words else "XXXX"
        return [Marked(t.start, t.end, often)]
    if t.kind == "duration":
        unit = re.search(r"(year|month|week|day|decade|hour|minute)", t.text.lower())
        vague = {"year": "PXY", "month": "PXM", "week": "PXW", "day": "PXD", "decade": "PXDE"}.get(unit.group(1) if unit else "", "PX")
        return [Marked(t.start, t.end, t.duration_min or vague)]
    if re.search(r"\d0s$", t.text):
        return [Marked(t.start, t.end, t.edtf[:3])]
    ends = [end for end in t.edtf.split("/") if end and end != ".."]
    if len(ends) == 2:
        middle = t.start + max(1, (t.end - t.start) // 2)
        return [Marked(t.start, middle, _timex(ends[0])), Marked(middle, t.end, _timex(ends[1]))]
    return [Marked(t.start, t.end, _timex(ends[0]) if ends else "")]


def ours(text: str, created: str) -> list[Marked]:
    report = Report("x", "x", "", text, published_on=created)
    return [marked for expression in find_times(text, report) for marked in mapped(expression)]


def dateparser_search(text: str, created: str) -> list[Marked]:
    from datetime import datetime

    from dateparser.search import search_dates

    out, at = [], 0
    base = datetime.fromisoformat(created) if created else datetime(2010, 1, 1)
    for words, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []:
        start = text.find(words, at)
        if start >= 0:
            out.append(Marked(start, start + len(words), day.date().isoformat()))
            at = start + len(words)
    return out


def score(files: Iterable[Path], system: Callable[[str, str], list[Marked]]) -> tuple[float, float, float]:
    """Relaxed span F1, value F1, words per second."""
    spans = values = predicted = expected = words = 0
    seconds = 0.0
    for path in files:
        text, created, gold = read(path)
        began = time.perf_counter()
        found = system(text, created)
        seconds += time.perf_counter() - began
        words += len(text.split())
        predicted, expected = predicted + len(found), expected + len(gold)
        used: set[int] = set()
        for g in gold:
            overlapping = [i for i, p in enumerate(found) if i not in used and p.start < g.end and g.start < p.end]
            if overlapping:
                best = next((i for i in overlapping if found[i].value == g.value), overlapping[0])
                used.add(best)
                spans += 1
                values += found[best].value == g.value
    total = predicted + expected
    return 200 * spans / total, 200 * values / total, words / seconds


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", action="store_true", help="also run dateparser.search")
    arguments = parser.parse_args()
    files = sorted(p for p in arguments.folder.rglob("*.tml") if "<TEXT>" in p.read_text(encoding="utf-8"))
    systems: dict[str, Callable[[str, str], list[Marked]]] = {"ours": ours}
    if arguments.peers:
        systems["dateparser.search"] = dateparser_search
    print(f"{len(files)} texts\n{'system':20} span F1  value F1   words/s")
    for name, system in systems.items():
        span, value, speed = score(files, system)
        print(f"{name:20} {span:7.1f}  {value:8.1f}  {speed:8.0f}")


if __name__ == "__main__":
    main()
