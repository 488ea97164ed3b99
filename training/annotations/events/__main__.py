"""Work on the event annotations. CORPUS is the unpacked folder state_dept_hr_reports.

    python -m training.annotations.events sample CORPUS            draw sample.csv and reports.csv (fixed seed; done once)
    python -m training.annotations.events show CORPUS --hand X     print the next sentences to annotate (--second: the tenth again)
    python -m training.annotations.events add CORPUS FILE --hand X turn shorthand into rows of hand_X.csv
    python -m training.annotations.events check [CORPUS]           validate all rows (against the texts, if given)
    python -m training.annotations.events agreement                how far the hands agree where two read a sentence
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import spacy

from benchmarks.event_annotations import compare, report_lines
from pipeline.annotate.sentences import make_report_sentences  # noqa: F401  (registers the component)
from training.annotations.events import rows

SEED, REPORTS, PER_REPORT, TENTH = 2025, 150, 10, 10
RESERVED = "2022"
DATED = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|20[12]\d)\b")
LENGTHS = range(40, 420)


def draw(corpus: Path) -> None:
    """Draw the sample: ten sentences of each of 150 reports, six of those that name a month or year and four others.

    Dated sentences tell more events; the others keep sentences without any in the set. The year 2022 is reserved.
    """
    dice = random.Random(SEED)
    files = sorted(p for p in corpus.glob("20*/*.txt") if p.parent.name != RESERVED)
    dice.shuffle(files)
    nlp = spacy.blank("en")
    nlp.add_pipe("report_sentences")
    nlp.max_length = 10_000_000
    drawn, reports = [], []
    for file in files[:REPORTS]:
        raw = file.read_bytes()
        text = raw.decode("utf-8")
        doc = nlp.make_doc(text)
        doc._.boundaries = sorted(m.end() for m in re.finditer(r"\n", text))
        doc = nlp(doc)
        name = f"{file.parent.name}/{file.stem}"
        spans = []
        for sentence in doc.sents:
            words = sentence.text.strip()
            start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
            if len(words) in LENGTHS and words[0] not in "#*|" and words[-1] in ".”\"":
                spans.append((start, start + len(words)))
        dated = [s for s in spans if DATED.search(text[s[0] : s[1]])]
        other = [s for s in spans if s not in set(dated)]
        dice.shuffle(dated)
        dice.shuffle(other)
        picked = [(s, "dated") for s in dated[:6]] + [(s, "other") for s in other[: PER_REPORT - min(6, len(dated))]]
        drawn += [(name, *span, stratum) for span, stratum in picked]
        reports.append((name, hashlib.sha256(raw).hexdigest()))
    dice.shuffle(drawn)
    _write("reports.csv", ["report", "sha256"], sorted(reports))
    _write("sample.csv", ["sentence", "report", "start", "end", "stratum"], [(i, *row) for i, row in enumerate(drawn, 1)])


def show(corpus: Path, hand: str, count: int, second: bool) -> None:
    """Print the next `count` sentences that `hand` has not annotated; with `second`, of every tenth that another hand has."""
    done = rows.read(hand) if hand in rows.hands() else {}
    others = {n for other in rows.hands() if other != hand for n in rows.read(other)}
    todo = [s for s in rows.sample(corpus) if s.number not in done and (s.number in others) == second]
    if second:
        todo = [s for s in todo if s.number % TENTH == 0]
    for sentence in todo[:count]:
        print(f"{sentence.number} [{sentence.report}] {sentence.text}")


def check(corpus: Path | None) -> int:
    """Validate every hand's rows; the number of faults."""
    sentences, count = rows.sample(corpus), 0
    for hand in rows.hands():
        annotated = rows.read(hand)
        for fault in rows.faults(sentences, annotated):
            print(f"hand {hand}: {fault}")
            count += 1
        events = [event for of_sentence in annotated.values() for event in of_sentence]
        read = [s for s in sentences if s.number in annotated]
        print(f"hand {hand}: {len(annotated)} sentences of {len(rows.by_country(read))} countries, {len(events)} events, "
              f"{sum(len(e.arguments) for e in events)} arguments, {sum(not e for e in annotated.values())} sentences without event")  # fmt: skip
        print("   " + ", ".join(f"{kind} {n}" for kind, n in Counter(e.event_type for e in events).most_common()))
    return count


def agreement() -> None:
    """Print, for every two hands, how far they agree: one taken as gold, the other as predicted (F1 is symmetric)."""
    for a, b in combinations(rows.hands(), 2):
        first, second = rows.read(a), rows.read(b)
        shared = sorted(first.keys() & second.keys())
        if shared:
            print(f"hands {a} and {b}: {len(shared)} sentences")
            print("\n".join(report_lines(compare([(first[n], second[n]) for n in shared]))))


def _write(name: str, header: list[str], lines: list[tuple]) -> None:
    with (rows.FOLDER / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="training.annotations.events", description="Work on the event annotations.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("sample", "show", "add", "check"):
        command = commands.add_parser(name)
        command.add_argument("corpus", type=Path, nargs="?" if name == "check" else None)
        if name == "add":
            command.add_argument("file", type=Path)
        if name in ("show", "add"):
            command.add_argument("--hand", required=True)
        if name == "show":
            command.add_argument("--count", type=int, default=40)
            command.add_argument("--second", action="store_true", help="sentences that another hand has annotated: every tenth")
    commands.add_parser("agreement")
    arguments = parser.parse_args()
    try:
        if arguments.command == "sample":
            draw(arguments.corpus)
        elif arguments.command == "show":
            show(arguments.corpus, arguments.hand, arguments.count, arguments.second)
        elif arguments.command == "add":
            new = rows.from_shorthand(arguments.file.read_text(encoding="utf-8").splitlines(), rows.sample(arguments.corpus))
            known = rows.read(arguments.hand) if arguments.hand in rows.hands() else {}
            rows.write(arguments.hand, known | new)
        elif arguments.command == "check":
            return 1 if check(arguments.corpus) else 0
        else:
            agreement()
    except (rows.AnnotationError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
