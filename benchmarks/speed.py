"""How fast the pipeline is, measured side by side on the same text, with medians and ratios.

    python -m benchmarks.speed [--quick] [--only PART ...] [--text FILE]

Parts: `floor` (the whole pipeline against `nlp.pipe` of its language model alone), `start` (from the command to the first
table), `shares` (time of each component and stage), `growth` (time and peak memory of ever larger archives), `linking` (the
same of linking alone, on the facts of reports), `workers` (two processes against one), `peers` (other libraries on the parts
that they can do). The archives are made from the reports of tests/gold with other people and years
(benchmarks/variations.py). Each measurement has a process of its own.

Seconds are of processor time unless it says otherwise, since other work on the machine stretches the clock; what is compared
takes turns, and a ratio is the median of the ratios of the turns.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from benchmarks import variations

T = TypeVar("T")
SAMPLE = Path(__file__).parents[1] / "raw" / "kazakhstan-2025-07-14.txt"


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    turns: int
    archive: int  # reports
    growth: tuple[int, ...]  # reports
    linking: tuple[int, ...]  # reports


FULL = Size(turns=3, archive=32, growth=(1, 10, 100, 1000), linking=(10, 100, 1000, 4000))
QUICK = Size(turns=1, archive=16, growth=(1, 10, 50), linking=(10, 100, 1000))
TINY = Size(turns=1, archive=2, growth=(1, 2), linking=(2, 4))
"""For the tests: every table, no figure that means anything."""


class Cost(NamedTuple):
    """Seconds of processor time and of the clock, and the process's peak memory in MB (0 where the system does not tell)."""

    cpu: float
    wall: float
    peak: float = 0.0


def measured(work: Callable[[], T]) -> tuple[Cost, T]:
    """The cost of calling `work`, in this process and those it starts and waits for, and its result."""
    began, wall = _processor_time(), time.perf_counter()
    result = work()
    return Cost(_processor_time() - began, time.perf_counter() - wall, _peak()), result


def _processor_time() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> float:
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found.group(1)) / 1024 if found else 0.0


def apart(work: Callable[..., T], *arguments: Any) -> T:
    """The result of `work` from a process of its own, in which nothing is loaded yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


class Table(NamedTuple):
    """One printed table; the first column is text."""

    title: str
    header: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def __str__(self) -> str:
        widths = [max(len(row[n]) for row in (self.header, *self.rows)) for n in range(len(self.header))]

        def line(cells: Sequence[str]) -> str:
            return "| " + " | ".join(c.rjust(w) if n else c.ljust(w) for n, (c, w) in enumerate(zip(cells, widths, strict=True))) + " |"

        rule = "| " + " | ".join("-" * (w - 1) + ":" if n else "-" * w for n, w in enumerate(widths)) + " |"
        return "\n".join((f"**{self.title}**", "", line(self.header), rule, *map(line, self.rows)))


# --- the whole pipeline against the model alone ----------------------------------------------------------------------


def floor(size: Size, text: Path) -> Iterator[Table]:
    """The pipeline, from the files to the tables, against the model's own `nlp.pipe` on the same texts."""
    rows = []
    for name, files, turns in apart(_floor, size, text):
        words = sum(len(file.split()) for file in files)
        model, whole = (statistics.median(turn[n].cpu for turn in turns) for n in (0, 1))
        ratios = [statistics.median(getattr(turn[1], unit) / getattr(turn[0], unit) for turn in turns) for unit in ("cpu", "wall")]
        rows.append((name, f"{words:,}", f"{model:.2f}", f"{whole:.2f}", f"{words / whole:,.0f}", *(f"{ratio:.2f}" for ratio in ratios)))
    header = ("text", "words", "model alone, s", "whole pipeline, s", "words/s", "ratio", "ratio by the clock")
    yield Table("The whole pipeline against its model alone", header, rows)


def _floor(size: Size, text: Path) -> list[tuple[str, list[str], list[tuple[Cost, Cost]]]]:
    import spacy

    from pipeline import read
    from pipeline.annotate.pipeline import SHIPPED
    from pipeline.extract import language

    language("")  # loading is measured by `start`
    alone = spacy.load(SHIPPED)
    alone.max_length = language("").max_length
    out = []
    with tempfile.TemporaryDirectory() as folder:
        archive = variations.write(Path(folder) / "archive", size.archive)
        run_all(archive[:1], Path(folder) / "warm")
        for name, paths in ((f"one report, {text.stem}", [text]), (f"archive of {len(archive)} reports", archive)):
            texts = [read.read_report(path).text for path in paths]
            turns = []
            for _ in range(size.turns):
                model, _ = measured(lambda: sum(len(doc) for doc in alone.pipe(texts)))
                whole, _ = measured(lambda: run_all(paths, Path(folder) / "out"))
                turns.append((model, whole))
            out.append((name, texts, turns))
    return out


def run_all(paths: Sequence[Path], output: Path, workers: int = 1) -> None:
    """From the files to the tables, with nothing known from earlier runs."""
    from pipeline import run

    outcome = run.extract(paths, run.Options(output, workers=workers, fresh=True))
    if outcome.rejected:
        raise RuntimeError(f"rejected: {outcome.rejected[0]}")


# --- start-up --------------------------------------------------------------------------------------------------------


def start(size: Size, text: Path) -> Iterator[Table]:
    """From the command to its first word and its first table."""
    turns = 2 * size.turns - 1
    with tempfile.TemporaryDirectory() as folder:
        [short] = variations.write(Path(folder) / "in", 1)
        commands = {
            "`--help`": ["--help"],
            "one short report, from the command to the tables": ["extract", str(short), "--output", f"{folder}/out", "--fresh"],
            "the same again, nothing changed": ["extract", str(short), "--output", f"{folder}/out"],
        }
        rows = []
        for name, arguments in commands.items():
            costs = [measured(lambda: _command(arguments))[0] for _ in range(turns)]
            rows.append((name, f"{statistics.median(c.cpu for c in costs):.2f}", f"{min(c.wall for c in costs):.2f}"))
        yield Table("Commands", ("command", "s, median", "s by the clock, least"), rows)
        steps = [apart(_steps, short) for _ in range(turns)]
        medians = {name: statistics.median(step[name] for step in steps) for name in steps[0]}
        whole = sum(medians.values())
        yield Table(
            "What a short report waits for",
            ("step", "s", "share"),
            [(name, f"{seconds:.2f}", f"{100 * seconds / whole:.0f} %") for name, seconds in medians.items()],
        )


def _command(arguments: list[str]) -> None:
    subprocess.run([sys.executable, "-m", "pipeline", *arguments], check=True, stdout=subprocess.DEVNULL)


def _steps(path: Path) -> dict[str, float]:
    """Processor time of each step of a run on one report, in a new process."""
    steps: dict[str, float] = {}
    last = time.process_time()

    def step(name: str) -> None:
        nonlocal last
        now = time.process_time()
        steps[name], last = now - last, now

    import spacy  # noqa: F401

    step("importing spaCy")
    from pipeline.extract import facts_of, language
    from pipeline.merge import merge
    from pipeline.read import read_report

    step("importing the pipeline")
    language("")
    step("loading the language model")
    merged = [merge(facts_of(read_report(path)))]
    step("from the text to the facts, vocabulary included")
    with tempfile.TemporaryDirectory() as folder:
        link(merged, Path(folder))
    step("linking and writing")
    return steps


# --- shares ----------------------------------------------------------------------------------------------------------


def shares(size: Size, text: Path) -> Iterator[Table]:
    """Time of each stage, and of each component of the annotation."""
    for name, words, seconds in apart(_shares, size, text):
        whole = sum(seconds.values())
        rows = [(step, f"{s:.2f}", f"{100 * s / whole:.1f} %", f"{words / s:,.0f}" if s > 0.005 else "") for step, s in seconds.items()]
        rows.append(("whole", f"{whole:.2f}", "100 %", f"{words / whole:,.0f}"))
        yield Table(f"Share of each stage and component, {name}, {words:,} words", ("stage", "s", "share", "words/s"), rows)


def _shares(size: Size, text: Path) -> list[tuple[str, int, dict[str, float]]]:
    from pipeline.extract import facts_of, language
    from pipeline.read import read_report

    out = []
    with tempfile.TemporaryDirectory() as folder:
        archive = variations.write(Path(folder) / "in", size.archive)
        facts_of(read_report(archive[0]))
        language("")
        for name, paths in ((f"one report, {text.stem}", [text]), (f"archive of {len(archive)} reports", archive)):
            turns = [_stages(paths, Path(folder) / "out") for _ in range(size.turns)]
            words = sum(len(read_report(path).text.split()) for path in paths)
            out.append((name, words, {stage: statistics.median(turn[stage] for turn in turns) for stage in turns[0]}))
    return out


def _stages(paths: Sequence[Path], folder: Path) -> dict[str, float]:
    """Processor time of each stage over all reports."""
    from pipeline.annotate.pipeline import begin
    from pipeline.extract import facts_from, language
    from pipeline.merge import merge
    from pipeline.read import read_report
    from pipeline.segment import segment

    seconds: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - began
        return result

    nlp, merged = language(""), []
    for path in paths:
        report = timed("read", lambda: read_report(path))
        sections = timed("segment", lambda: segment(report))
        doc = timed("annotate: tokens", lambda: begin(nlp, report, sections))
        for name, pipe in nlp.pipeline:
            doc = timed(f"annotate: {name}", lambda: pipe(doc))
        facts = timed("relate", lambda: facts_from(doc, ""))
        merged.append(timed("merge", lambda: merge(facts)))
    timed("resolve and write", lambda: link(merged, folder))
    return seconds


def link(merged: Any, folder: Path) -> None:
    """The stages over all reports: from what each yields to the files. `merged`: a sequence of MergedReport."""
    from pipeline.archive import Archive
    from pipeline.resolve import add_cases, resolve
    from pipeline.write import output_files
    from pipeline.write.folder import workspace, write

    folder.mkdir(exist_ok=True)
    with workspace(folder) as work:
        archive = Archive(work / "tables.sqlite")
        ids = resolve(merged, archive)
        add_cases(archive)
        write(folder, output_files(archive, ((name, "") for name in ids), True))
        archive.close()


# --- growth ----------------------------------------------------------------------------------------------------------


def growth(size: Size, text: Path) -> Iterator[Table]:
    """The whole pipeline in one process on ever larger archives."""
    rows = []
    for count in size.growth:
        cost, words = apart(_grown, count)
        rows.append((f"{count:,}", f"{words:,}", f"{cost.cpu:.1f}", f"{1000 * cost.cpu / count:,.0f}", f"{1e6 * cost.cpu / words:,.0f}", f"{cost.peak:,.0f}"))
    header = ("reports", "words", "s", "ms per report", "µs per word", "peak memory, MB")
    yield Table("Growth of the whole pipeline, loading not counted", header, rows)


def _grown(count: int) -> tuple[Cost, int]:
    from pipeline.extract import language

    language("")
    with tempfile.TemporaryDirectory() as folder:
        paths = variations.write(Path(folder) / "in", count)
        run_all(paths[:1], Path(folder) / "warm")
        cost, _ = measured(lambda: run_all(paths, Path(folder) / "out"))
        return cost, sum(len(path.read_text(encoding="utf-8").split()) for path in paths)


def linking(size: Size, text: Path) -> Iterator[Table]:
    """Linking and writing alone, as benchmarks/growth.py measures them: the facts of each report of tests/gold are made once."""
    from benchmarks import growth as growth_of_linking

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        apart(growth_of_linking.keep_facts, Path(folder), max(size.linking))
        for count in size.linking:
            one = apart(growth_of_linking.measure, Path(folder), count)
            seconds = one["link"] + one["cases"] + one["write"]
            rows.append((f"{count:,}", f"{one['events_rows']:,.0f}", f"{seconds:.2f}", f"{1000 * seconds / count:.1f}", f"{one['memory'] / 1e6:,.0f}"))
    header = ("reports", "events", "s", "ms per report", "peak memory, MB")
    yield Table("Growth of linking over reports and writing the tables", header, rows)


# --- workers ---------------------------------------------------------------------------------------------------------


def workers(size: Size, text: Path) -> Iterator[Table]:
    """Two processes against one on the same archive, by the clock: that is what they are for."""
    turns = apart(_workers, size)
    one, two = (statistics.median(turn[n].wall for turn in turns) for n in (0, 1))
    more = statistics.median(turn[1].cpu / turn[0].cpu for turn in turns)
    rows = [
        ("one worker", f"{one:.1f}", f"{statistics.median(turn[0].cpu for turn in turns):.1f}", ""),
        ("two workers", f"{two:.1f}", f"{statistics.median(turn[1].cpu for turn in turns):.1f}", f"{statistics.median(turn[0].wall / turn[1].wall for turn in turns):.2f}"),
        ("two workers, on two cores with nothing else to do", "", "", f"{2 / more:.2f}"),
    ]  # fmt: skip
    yield Table(f"Two workers against one, archive of {4 * size.archive} reports", ("", "s by the clock", "s of processors", "times as fast"), rows)


def _workers(size: Size) -> list[tuple[Cost, Cost]]:
    from pipeline.extract import language

    language("")  # one worker works in this process, two are forked from it where the system can
    with tempfile.TemporaryDirectory() as folder:
        paths = variations.write(Path(folder) / "in", 4 * size.archive)
        run_all(paths[:1], Path(folder) / "warm")

        def turn(number: int) -> Cost:
            return measured(lambda: run_all(paths, Path(folder) / "out", number))[0]

        return [(turn(1), turn(2)) for _ in range(size.turns)]


# --- peers -----------------------------------------------------------------------------------------------------------


def peers(size: Size, text: Path) -> Iterator[Table]:
    """Times, places and amounts: ours beside the libraries that are installed."""
    for part, figures in (("times", ("span F1", "value F1")), ("places", ("span F1",)), ("amounts", ("sums found, %",))):
        rows = []
        for system, speed, quality in apart(_peers, part):
            figures_of = [f"{one:.1f}" for one in quality] or ["not installed", *[""] * (len(figures) - 1)]
            rows.append((system, f"{speed:,.0f}" if speed else "", *figures_of))
        yield Table(f"Peers: {part}", ("system", "words/s", *figures), rows)


def _peers(part: str) -> list[Any]:
    from benchmarks import speed_peers

    return list(getattr(speed_peers, part)())


# --- all of it -------------------------------------------------------------------------------------------------------

PARTS: dict[str, Callable[[Size, Path], Iterator[Table]]] = {
    "floor": floor, "start": start, "shares": shares, "growth": growth, "linking": linking, "workers": workers, "peers": peers,
}  # fmt: skip


def machine() -> str:
    """Processor, cores, Python, and how busy the machine is."""
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    processor = found.group(1) if found else platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{processor}, {os.cpu_count()} cores{load}; Python {platform.python_version()} on {platform.system()}"


def measure(parts: Iterable[str], size: Size, text: Path) -> Iterator[Table]:
    """The tables of the parts, in their order."""
    for part in parts:
        yield from PARTS[part](size, text)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer turns and smaller archives: a few minutes in all")
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS), metavar="PART", help="only these parts")
    parser.add_argument("--text", type=Path, default=SAMPLE, help="the long report; default: the sample in raw/")
    chosen = parser.parse_args(arguments)
    print(machine(), flush=True)
    for table in measure(chosen.only, QUICK if chosen.quick else FULL, chosen.text):
        print(f"\n{table}", flush=True)
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
