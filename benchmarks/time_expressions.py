"""Time expressions on corpora: spans and values, ours beside the peers that are installed, on the same gold in one go.

    python -m benchmarks.time_expressions timeml FOLDER          # any folder of .tml files: WikiWars, newswire
    python -m benchmarks.time_expressions report GOLD.json TEXT.txt
    python -m benchmarks.time_expressions gum FOLDER             # values of GUM's dates on given spans, ours alone (see time_gum)
    python -m benchmarks.time_expressions years FOLDER           # years of days printed without one, in yearly reports (see time_years)
    ... --peers                                                  # peers too (see time_systems)

For TimeML two tables are printed. *All gold* counts every TIMEX3 as the corpus has it. *Calendar* leaves out, of the gold
and of every system, what is no time expression by a report's conventions: words without a time of their own (PAST_REF,
PRESENT_REF, FUTURE_REF, null) and times of day alone; and compares days without their part (`TMO`).

Texts are read as news or as narrative: as narrative where most of the years in figures lie more than a year from the day
of creation, else as news, in which days and weekdays count from creation; `--style` says so for all.

Our values are put in TIMEX3's terms by `timex3.timex`: seasons as SP, SU, FA, WI; quarters, halves, weeks, decades
and centuries as Q, H, W and shortened years; a closed interval as its two ends; an open bound ("since 1940") as the
day, month or year it names; "the past two years" as P2Y; a hedge (`~`) dropped, as TIMEX3 keeps it in an attribute.
Relaxed spans overlap; strict spans are equal; a value counts where the spans overlap and the values are equal.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks import time_corpora, time_gum, time_systems, time_years
from benchmarks.time_corpora import Text
from benchmarks.timex3 import Marked, timex
from pipeline.annotate.time import find_times

_NO_TIME = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF|null|T\d.*|.*-XX-XXT.*|(?:XXXX.*)?T[A-Z0-9:]+")


class Score(NamedTuple):
    """F1 in per cent, and words per second of the system alone."""

    strict: float
    relaxed: float
    value: float
    speed: float


def calendar(marked: list[Marked]) -> list[Marked]:
    """Expressions with a calendar value or a length, days without their part."""
    return [
        m._replace(value=re.sub(r"(?<=\d)T.*$", "", m.value))
        for m in marked
        if not _NO_TIME.fullmatch(m.value)
    ]


def pairs(gold: list[Marked], found: list[Marked]) -> list[tuple[Marked, Marked]]:
    """Gold with the expression that overlaps it, one to one; among several the one of equal value, then of equal span."""
    free, out = list(found), []
    for g in gold:
        overlapping = [p for p in free if p.start < g.end and g.start < p.end]
        if overlapping:
            best = max(overlapping, key=lambda p: (p.value == g.value, (p.start, p.end) == (g.start, g.end)))
            free.remove(best)
            out.append((g, best))
    return out


def score(texts: list[Text], found: list[list[Marked]], seconds: float, kept: Callable[[list[Marked]], list[Marked]]) -> Score:
    strict = relaxed = value = total = 0
    for text, marked in zip(texts, found, strict=True):
        gold, predicted = kept(text.gold), kept(marked)
        for g, p in pairs(gold, predicted):
            relaxed += 1
            strict += (g.start, g.end) == (p.start, p.end)
            value += g.value == p.value
        total += len(gold) + len(predicted)
    words = sum(len(text.text.split()) for text in texts)
    return Score._make((*(200 * n / max(1, total) for n in (strict, relaxed, value)), words / max(seconds, 1e-9)))


def is_news(text: Text) -> bool:
    """Whether a text tells of the days around its creation."""
    if not text.created:
        return False
    years = [int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d\b", text.text)]
    return 2 * sum(abs(year - int(text.created[:4])) > 1 for year in years) <= len(years)


def compare(texts: list[Text], style: str, systems: dict[str, time_systems.System], report: bool = False, misses: bool = False) -> None:
    """Print the tables of scores."""
    runs = {}
    for name, system in systems.items():
        began = time.process_time() if name == "ours" else time.perf_counter()
        found = [system(text.text, text.created, is_news(text) if style == "auto" else style == "news") for text in texts]
        runs[name] = found, (time.process_time() if name == "ours" else time.perf_counter()) - began
    views = {"": lambda marked: marked} if report else {"all gold": lambda marked: marked, "calendar": calendar}
    for view, kept in views.items():
        print(f"{len(texts)} texts, {sum(len(kept(t.gold)) for t in texts)} expressions {view}")
        print(f"{'system':20} {'strict F1':>9} {'span F1':>8} {'value F1':>9} {'words/s':>9}")
        for name, (found, seconds) in runs.items():
            s = score(texts, found, seconds, kept)
            print(f"{name:20} {s.strict:9.1f} {s.relaxed:8.1f} {s.value:9.1f} {s.speed:9.0f}")
    if misses:
        print_misses(texts, runs["ours"][0], next(reversed(views.values())))


def print_misses(texts: list[Text], found: list[list[Marked]], kept: Callable[[list[Marked]], list[Marked]]) -> None:
    """Every gold expression of another value or none, and every expression beside the gold."""
    for text, marked in zip(texts, found, strict=True):
        gold, predicted = kept(text.gold), kept(marked)
        matched = pairs(gold, predicted)
        for g in gold:
            p = next((p for other, p in matched if other is g), None)
            if p is None or p.value != g.value:
                around = text.text[max(0, g.start - 60) : g.end + 30].replace("\n", " ")
                print(f"{text.name}: {text.text[g.start:g.end]!r} is {g.value}, read {p.value if p else None} … {around}")
        used = [p for _, p in matched]
        for p in predicted:
            if p not in used:
                around = text.text[max(0, p.start - 40) : p.end + 30].replace("\n", " ")
                print(f"{text.name}: EXTRA {text.text[p.start:p.end]!r} {p.value} … {around}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=["timeml", "report", "gum", "years"])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--style", choices=["auto", "news", "narrative"], default="auto", help="how texts are read")
    parser.add_argument("--peers", action="store_true", help="run the peers that are installed, too")
    parser.add_argument("--misses", action="store_true", help="print every expression that ours has wrong")
    parser.add_argument("--without", nargs="*", default=[], help="years left out of a corpus of yearly reports")
    arguments = parser.parse_args()
    systems: dict[str, time_systems.System] = time_systems.installed() if arguments.peers else {"ours": time_systems.ours}
    if arguments.corpus == "timeml":
        compare(time_corpora.read_timeml(arguments.paths[0]), arguments.style, systems, misses=arguments.misses)
    elif arguments.corpus == "report":
        text, report = time_corpora.read_report(arguments.paths[0], arguments.paths[1])
        systems["ours"] = lambda *_: [marked for t in find_times(text.text, report) for marked in timex(t)]
        compare([text], "narrative", systems, report=True, misses=arguments.misses)
    elif arguments.corpus == "gum":
        time_gum.measure(arguments.paths[0], arguments.misses)
    else:
        time_years.measure(arguments.paths[0], set(arguments.without), arguments.misses)


if __name__ == "__main__":
    main()
