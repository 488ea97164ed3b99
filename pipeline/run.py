"""The stages in order: which inputs, which of them are known already, who works on the rest, what is written.

The only module that knows of clocks, processes and the output folder's state. A report that fails costs only itself:
it gets a row in rejected.csv, the others are written, and the run says so through its exit code.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tqdm import tqdm

from pipeline import read
from pipeline.cache import Cache, fingerprint, key
from pipeline.layers import Rejection, Report, ReportFacts
from pipeline.write import folder as output_folder
from pipeline.write import output_files
from pipeline.write.formats import FORMATS

STATE = ".state.json"
LOCK = ".lock"
CACHE = ".cache"


class BusyError(RuntimeError):
    """Another run works on the same output folder."""


@dataclass
class Options:
    """How a run is to be done; the defaults are those of the command line."""

    output: Path = Path("output")
    model: str = ""
    workers: int = 0  # 0: as many as there are cores
    metadata: Mapping[str, Any] = field(default_factory=dict)
    safe_cells: bool = True
    formats: tuple[str, ...] = ()  # beside CSV, names of pipeline.write.formats
    fresh: bool = False  # do not use what an earlier run left


@dataclass
class Outcome:
    """What a run did."""

    written: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    reports: int = 0
    reused: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    unchanged: bool = False


def extract(paths: Sequence[Path], options: Options) -> Outcome:
    """Read all inputs under `paths`, extract, link and write. Raises OutputError, BusyError or ModelError."""
    output_folder.open_folder(options.output)
    with _lock(options.output):
        reports, rejected = read_all(paths, options.metadata)
        state = _state(reports, rejected, options)
        if not options.fresh and _is_current(options.output, state):
            return Outcome(reports=len(reports), reused=len(reports), rejected=rejected, unchanged=True)
        facts, failed, reused = _facts(reports, options)
        rejected = sorted([*rejected, *failed], key=lambda r: (r.source_path, r.stage, r.error))
        files, rows = _link(facts, rejected, options)
        files[STATE] = json.dumps(state)
        output_folder.write(options.output, files)
        return Outcome(sorted(files), rows, len(facts), reused, rejected)


def read_all(paths: Sequence[Path], metadata: Mapping[str, Any]) -> tuple[list[Report], list[Rejection]]:
    """Every readable input as a `Report`, and a rejection for every other."""
    found, refused = read.find(paths)
    rejected = [Rejection(shown, "read", reason) for shown, reason in refused]
    reports = []
    for path, shown in found:
        try:
            reports.append(read.read_report(path, shown, metadata))
            rejected += [Rejection(shown, "read", words) for words in reports[-1].left_out]
        except read.ReadError as error:
            rejected.append(Rejection(shown, "read", str(error)))
        except Exception as error:
            rejected.append(Rejection(shown, "read", f"the reader failed: {type(error).__name__}: {error}"))
    return reports, rejected


def _link(facts: Sequence[ReportFacts], rejected: Sequence[Rejection], options: Options) -> tuple[dict[str, str | bytes], dict[str, int]]:
    from pipeline.resolve import resolve

    tables = resolve(facts)
    tables["rejected"] += [{"source_path": r.source_path, "stage": r.stage, "error": r.error} for r in rejected]
    texts = {report.report.report_id: report.report.text for report in facts}
    return output_files(tables, texts, options.safe_cells, options.formats), {name: len(rows) for name, rows in tables.items()}


def _facts(reports: Sequence[Report], options: Options) -> tuple[list[ReportFacts], list[Rejection], int]:
    """Facts of every report, from the cache where nothing has changed. The result does not depend on the workers."""
    cache = Cache(options.output / CACHE)
    names = [key(report, options.model) for report in reports]
    done: dict[int, ReportFacts] = {}
    if not options.fresh:
        for number, name in enumerate(names):
            if (facts := cache.get(name)) is not None:
                done[number] = facts
    reused = len(done)
    todo = [number for number in range(len(reports)) if number not in done]
    failed: list[Rejection] = []
    bar = tqdm(total=len(todo), unit="report", delay=2, disable=not sys.stderr.isatty())
    with bar:
        for number, result in _work([(n, reports[n]) for n in todo], options):
            if isinstance(result, ReportFacts):
                done[number] = result
                cache.put(names[number], result)
            else:
                failed.append(Rejection(reports[number].source_path, "extract", result))
            bar.update()
    cache.keep_only(set(names))
    return [done[number] for number in sorted(done)], failed, reused


def _work(todo: Sequence[tuple[int, Report]], options: Options) -> Iterator[tuple[int, ReportFacts | str]]:
    workers = min(options.workers or os.cpu_count() or 1, len(todo))
    if workers <= 1:
        for number, report in todo:
            yield number, attempt(report, options.model)
        return
    longest_first = sorted(todo, key=lambda item: (-len(item[1].text), item[0]))
    lost: list[tuple[int, Report]] = []
    with ProcessPoolExecutor(workers) as pool:
        futures = {pool.submit(attempt, report, options.model): (number, report) for number, report in longest_first}
        for future in as_completed(futures):
            number, report = futures[future]
            try:
                yield number, future.result()
            except BrokenProcessPool:
                lost.append((number, report))
    for number, report in lost:  # a worker died: each of its reports gets a process of its own
        with ProcessPoolExecutor(1) as pool:
            try:
                yield number, pool.submit(attempt, report, options.model).result()
            except BrokenProcessPool:
                yield number, "the process that worked on this report died"


def attempt(report: Report, model: str) -> ReportFacts | str:
    """The facts of a report, or the reason why there are none."""
    from pipeline.annotate.pipeline import ModelError
    from pipeline.extract import facts_of

    try:
        return facts_of(report, model)
    except ModelError:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({Path(where.filename).name}, line {where.lineno})"


def _state(reports: Iterable[Report], rejected: Iterable[Rejection], options: Options) -> dict[str, Any]:
    inputs = hashlib.sha256()
    for report in reports:
        inputs.update(key(report, options.model).encode())
    for rejection in rejected:
        inputs.update(f"{rejection.source_path}\0{rejection.error}".encode())
    return {"inputs": inputs.hexdigest(), "code": fingerprint(options.model), "safe_cells": options.safe_cells, "formats": list(options.formats)}


def _is_current(folder: Path, state: Mapping[str, Any]) -> bool:
    from pipeline.records import TABLES

    try:
        same = json.loads((folder / STATE).read_text(encoding="utf-8")) == state
    except (OSError, ValueError):
        return False
    more = [pattern for name in state["formats"] for pattern in FORMATS[name].files]
    return same and all((folder / f"{table.name}.csv").exists() for table in TABLES) and all(any(folder.glob(p)) for p in more)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the output folder, or raise BusyError with the number of the process that holds it."""
    path = folder / LOCK
    for _ in range(2):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            break
        except FileExistsError:
            holder = _holder(path)
            if holder:
                raise BusyError(f"process {holder} is writing to {folder}; wait for it, or choose another --output") from None
            path.unlink(missing_ok=True)
    else:
        raise BusyError(f"another run has just taken {folder}; try again")
    try:
        os.write(handle, str(os.getpid()).encode())
        os.close(handle)
        yield
    finally:
        path.unlink(missing_ok=True)


def _holder(path: Path) -> int:
    """The living process that holds a lock, or 0."""
    try:
        pid = int(path.read_text() or 0)
        os.kill(pid, 0)
    except (OSError, ValueError):
        return 0
    return pid


def stage_result(stage: str, paths: Sequence[Path], options: Options, dump: Callable[[Any], str]) -> list[str]:
    """Run the stages up to `stage` on every input and write what it yields to `<output>/stages/<stage>/`."""
    from pipeline.extract import doc_of, facts_of
    from pipeline.segment import segment

    reports, rejected = read_all(paths, options.metadata)
    files: dict[str, str] = {}
    for report in reports:
        name = f"stages/{stage}/{report.report_id}.json"
        if stage == "segment":
            files[name] = dump({"report": report, "sections": segment(report)})
        elif stage == "annotate":
            doc = doc_of(report, options.model)
            layers = ("times", "entities", "mentions", "anaphors", "groups", "money", "provisions", "triggers")
            files[name] = dump({layer: getattr(doc._, layer) for layer in layers})
        else:
            files[name] = dump(facts_of(report, options.model))
    for rejection in rejected:
        print(f"{rejection.source_path}: {rejection.error}", file=sys.stderr)
    for name, content in files.items():
        target = options.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return sorted(files)
