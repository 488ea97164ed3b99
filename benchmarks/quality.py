"""How good the tables are: the pipeline on the annotated reports of tests/gold and its folders `longer` and `further`, figures per report and in all.

    python -m benchmarks.quality [--misses] [--record] [--gold FOLDER]

Figures are explained in benchmarks/scoring.py; those in all are micro averages over the reports' counts, once over all
reports of a folder, once over the open ones and once over the held-out ones (its split.csv), whose misses are printed only
on request. `--record` writes the overall figures to its recorded.csv, against which tests/test_quality.py compares, and to the
tables in the README.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from pathlib import Path

from benchmarks.gold import load, split
from benchmarks.scoring import SHARES, Count, Scorer, Scores, Tables
from pipeline import run

FOLDER = Path(__file__).parents[1] / "tests" / "gold"
LONGER = FOLDER / "longer"
FURTHER = FOLDER / "further"
SETS = {FOLDER: "Short updates", LONGER: "Longer updates", FURTHER: "Further updates"}
RECORDED = "recorded.csv"
README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- figures: make evaluate RECORD=1 writes them -->\n", "<!-- end of figures -->"
ORDER = (
    "sections", "dates.span", "dates", "mentions.person", "mentions.organisation", "mentions.place", "people",
    "organisations", "places", "events.untyped", "events", "duplicates", "tellings.merged", "event.date",
    "event.date.stated", "event.status", "event.place", "participants", "penalties", "penalties.value", "charges",
    "confidence >= 0.5", "confidence < 0.5",
)  # fmt: skip


def evaluate(folder: Path, output: Path) -> dict[str, Scores]:
    """Run the pipeline on every annotated report of `folder` into `output`; the scores by report.

    Raises RuntimeError where a report was rejected, benchmarks.gold.GoldError where a gold file is faulty.
    """
    annotated = sorted(path for path in folder.glob("*.json"))
    outcome = run.extract([path.with_suffix(".txt") for path in annotated], run.Options(output))
    if outcome.rejected:
        raise RuntimeError("; ".join(f"{r.source_path}: {r.error}" for r in outcome.rejected))
    return {path.stem: Scorer(load(path), Tables(output, path.with_suffix(".txt").name)).run() for path in annotated}


def total(scores: list[Scores]) -> dict[str, Count]:
    """The counts of several reports added up, so that each figure is a micro average."""
    return {
        figure: sum((s.counts[figure] for s in scores), Count(0, 0, None if figure in SHARES else 0)) for figure in ORDER
    }


def overall(by_report: dict[str, Scores], held_out: dict[str, bool]) -> dict[str, dict[str, Count]]:
    """Figures over all reports, over the open ones and over those held out."""
    return {
        "all": total(list(by_report.values())),
        "open": total([s for name, s in by_report.items() if not held_out.get(name)]),
        "held out": total([s for name, s in by_report.items() if held_out.get(name)]),
    }


def recorded(folder: Path) -> dict[str, float]:
    """Figure → value in per cent over all reports, as recorded last."""
    with (folder / RECORDED).open(encoding="utf-8", newline="") as handle:
        return {row["figure"]: float(row["all"]) for row in csv.DictReader(handle)}


def record(folder: Path, groups: dict[str, dict[str, Count]]) -> None:
    with (folder / RECORDED).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["figure", "all", "precision", "recall", "open", "held_out"])
        for figure, count in groups["all"].items():
            share = count.gold is None
            writer.writerow([
                figure, f"{count.value:.1f}", "" if share else f"{100 * count.precision:.1f}",
                "" if share else f"{100 * count.recall:.1f}", *(f"{groups[g][figure].value:.1f}" for g in ("open", "held out")),
            ])  # fmt: skip


def readme_table(folder: Path) -> str:
    """The recorded figures as a Markdown table."""
    lines = ["| figure | all | open | held out |", "| --- | ---: | ---: | ---: |"]
    with (folder / RECORDED).open(encoding="utf-8", newline="") as handle:
        lines += [f"| {row['figure']} | {row['all']} | {row['open']} | {row['held_out']} |" for row in csv.DictReader(handle)]
    return "\n".join(lines) + "\n"


def title(folder: Path) -> str:
    """A set's name with the numbers of its open and held-out reports."""
    held_out = list(split(folder).values())
    return f"{SETS.get(folder, folder)}: {held_out.count(False)} open, {held_out.count(True)} held out"


def readme_tables() -> str:
    """The recorded figures of every set, each under its title."""
    return "\n".join(f"{title(folder)}\n\n{readme_table(folder)}" for folder in SETS)


def write_readme(readme: Path = README) -> None:
    """Put the recorded figures between the two marks in the README."""
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    readme.write_text(before + BEGIN + readme_tables() + END + rest.split(END, 1)[1], encoding="utf-8")


def worse(now: dict[str, Count], before: dict[str, float], tolerance: float = 1.0) -> list[str]:
    """The figures that are more than `tolerance` points worse than recorded, in words."""
    out = []
    for figure, old in before.items():
        if figure.startswith("confidence <"):
            continue  # rows that the pipeline itself doubts may be as wrong as they like
        fall = now[figure].value - old if figure == "duplicates" else old - now[figure].value
        if fall > tolerance:
            out.append(f"{figure}: {now[figure].value:.1f}, recorded {old:.1f}")
    return out


def print_table(by_report: dict[str, Scores], groups: dict[str, dict[str, Count]]) -> None:
    shown = ("dates", "people", "organisations", "places", "events", "event.date", "event.status", "event.place",
             "participants", "penalties", "charges")  # fmt: skip
    print(f"{'report':30}" + "".join(f"{figure.removeprefix('event.')[:8]:>9}" for figure in shown))
    for name, scores in by_report.items():
        print(f"{name:30}" + "".join(_cell(scores.counts[figure]) for figure in shown))
    print(f"\n{'figure':22}{'all':>7}{'P':>8}{'R':>7}{'open':>9}{'held out':>10}")
    for figure in ORDER:
        count = groups["all"][figure]
        sides = "" if count.gold is None else f"{100 * count.precision:8.1f}{100 * count.recall:7.1f}"
        print(f"{figure:22}{count.value:7.1f}{sides:15}{groups['open'][figure].value:9.1f}{groups['held out'][figure].value:10.1f}")


def _cell(count: Count) -> str:
    return f"{'–':>9}" if count.gold == 0 or (count.gold is None and not count.predicted) else f"{count.value:9.1f}"


def print_misses(name: str, scores: Scores) -> None:
    for side, by_figure in (("missed", scores.missed), ("extra", scores.extra)):
        for figure, lines in by_figure.items():
            for line in lines:
                print(f"{name} {figure} {side}: {line}")


def main() -> None:
    parser = argparse.ArgumentParser(description="The pipeline on annotated reports: figures per report and in all.")
    parser.add_argument("--gold", type=Path, action="append", default=[], metavar="FOLDER", help="default: tests/gold, tests/gold/longer and tests/gold/further")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what was too much, of the open reports")
    parser.add_argument("--held-out-too", action="store_true", help="with --misses: of the held-out reports as well")
    parser.add_argument("--record", action="store_true", help=f"write the overall figures to {RECORDED}")
    arguments = parser.parse_args()
    for folder in arguments.gold or SETS:
        held_out = split(folder)
        with tempfile.TemporaryDirectory() as output:
            by_report = evaluate(folder, Path(output))
        groups = overall(by_report, held_out)
        print(f"{title(folder)}\n")
        print_table(by_report, groups)
        if arguments.misses:
            for name, scores in by_report.items():
                if arguments.held_out_too or not held_out.get(name):
                    print_misses(name, scores)
        if arguments.record:
            record(folder, groups)
            print(f"recorded in {folder / RECORDED}")
        print()
    if arguments.record:
        write_readme()


if __name__ == "__main__":
    main()
