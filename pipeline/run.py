"""The stages in order: which inputs, which of them are known already, who works on the rest, what is written.

The only module that knows of clocks, processes and the output folder's state. A report that fails costs only itself:
it gets a row in rejected.csv, the others are written, and the run says so through its exit code.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import secrets
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, overload

import msgspec
from tqdm import tqdm

from pipeline import correction_file, read, withhold_list
from pipeline.archive import Archive
from pipeline.cache import Cache, Head, content_hash, encoded, fingerprint, key
from pipeline.garbage import rarely_collected
from pipeline.layers import MergedReport, ModelError, Rejection
from pipeline.location import is_remote
from pipeline.write import folder as output_folder
from pipeline.write import output_files
from pipeline.write.formats import FORMATS

tqdm.set_lock(threading.RLock())  # its own is shared by forked processes, and stays locked when one of them is killed

STATE = ".state.json"
LOCK = ".lock"
SECRET = ".public-key"
CACHE = ".cache"
PATIENCE = 1.5
CONNECTIONS = 16
"""Files that are fetched from an address at once."""

PROCESS = "process"
"""Stage of a rejection that may not be the input's own fault: it is tried again by the next run."""


LOCAL, DASK = "local", "dask"
"""Who works on the reports: processes of this machine, or those of a Dask cluster."""


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
    corrections: Path | None = None  # a file beside those that lie in the folders of reports
    public: bool = False  # write the tables that may be shown, too
    withhold: Path | None = None  # as corrections
    engine: str = LOCAL
    scheduler: str = ""  # address of an existing Dask cluster; without one the engine starts its own on this machine


@dataclass
class Outcome:
    """What a run did."""

    written: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    reports: int = 0
    reused: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    corrections_not_applied: int = 0
    unchanged: bool = False


def extract(paths: Sequence[Path], options: Options) -> Outcome:
    """Read all inputs under `paths`, extract, link and write. Raises OutputError, BusyError, ModelError or ClusterError.

    Where the output is an address, the tables are made in a folder of this machine and then brought there.
    """
    target = options.output
    if is_remote(target):
        from pipeline.write.upload import local_folder, upload

        options = replace(options, output=local_folder(target))
    output_folder.create(options.output)
    with _lock(options.output), rarely_collected():
        outcome = _extract(paths, options)
        if is_remote(target):
            if options.public:
                upload(public_folder(options.output), public_folder(target))
            upload(options.output, target)
    return outcome


def _extract(paths: Sequence[Path], options: Options) -> Outcome:
    output_folder.open_folder(options.output)
    cache = Cache(options.output / CACHE)
    with _reachable(paths):
        found, refused = read.find(paths)
        inputs = _inputs(found, cache, options)
    corrections = correction_file.read(_beside(paths, options.corrections, correction_file.FILE))
    choices = withhold_list.read(_beside(paths, options.withhold, withhold_list.FILE)) if options.public else []
    state = _state(inputs, refused, options) | {
        "corrections": [list(astuple(one)) for one in corrections], "public": options.public, "withhold": [list(astuple(one)) for one in choices]
    }  # fmt: skip
    if not options.fresh and (past := _current(options.output, state)) is not None:
        rejected, refused_corrections = past
        return Outcome([], {}, len(inputs), len(inputs), rejected, refused_corrections, unchanged=True)
    failed, reused = _make_facts(inputs, cache, options)
    lost = {r.source_path for r in failed}
    kept = _Kept(cache, [one for one in inputs if one.shown not in lost])
    rejected = [*failed, *(Rejection(shown, "read", reason) for shown, reason in refused)]
    rejected += [refusal for head in kept.heads() for refusal in head.refusals()]
    rejected.sort(key=lambda r: (r.source_path, r.stage, r.error))
    from pipeline.corrections import apply
    from pipeline.resolve import add_cases, resolve

    with output_folder.workspace(options.output) as work:
        archive = Archive(work / "tables.sqlite")
        report_ids = resolve(kept, archive)
        numbers = {report_id: number for number, report_id in enumerate(report_ids)}

        def text_of(report_id: str) -> str:
            return kept.head(numbers[report_id]).report.text

        not_applied = apply(archive, corrections, text_of)
        add_cases(archive)
        archive.add("rejected", ({"source_path": r.source_path, "stage": r.stage, "error": r.error} for r in rejected))
        if options.public:
            _publish(archive, choices, text_of, report_ids, work, options)
        texts = ((report_id, text_of(report_id)) for report_id in report_ids)
        files = output_files(archive, texts, options.safe_cells, options.formats)
        state |= {"rejected": [[r.source_path, r.stage, r.error] for r in rejected], "not_applied": not_applied}
        written = output_folder.write(options.output, chain(files, [(STATE, json.dumps(state))]))
        counts = {name: len(rows) for name, rows in archive.items()}
        archive.close()
    cache.keep_only({one.key for one in inputs})
    return Outcome(written, counts, len(kept), reused, rejected, not_applied)


class _Kept(Sequence[MergedReport]):
    """The facts of reports, each read from the cache when it is asked for."""

    def __init__(self, cache: Cache, inputs: Sequence[Input]) -> None:
        self._cache, self._inputs = cache, inputs

    def __len__(self) -> int:
        return len(self._inputs)

    @overload
    def __getitem__(self, index: int) -> MergedReport: ...
    @overload
    def __getitem__(self, index: slice) -> list[MergedReport]: ...
    def __getitem__(self, index: int | slice) -> MergedReport | list[MergedReport]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        return self._cache.get(self._inputs[index].key)

    def head(self, index: int) -> Head:
        """Only the document and what was refused of it."""
        return self._cache.head(self._inputs[index].key)

    def heads(self) -> Iterator[Head]:
        """The same of all, in their order."""
        return (self.head(index) for index in range(len(self)))


def public_folder(output: Path) -> Path:
    """Where the tables that may be shown are written: beside the full ones, so that the folder can be given away whole."""
    return output.with_name(output.name + "-public")


def _publish(
    archive: Archive, choices: Sequence[withhold_list.Choice], text_of: Callable[[str], str], report_ids: Sequence[str], work: Path, options: Options
) -> None:
    """Write the public tables. They come before the full ones, whose state says that both are current."""
    from pipeline.public import publish

    secret = options.output / SECRET
    if not secret.exists():
        with open(os.open(secret, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as handle:
            handle.write(secrets.token_hex(32))
    shown = Archive(work / "public.sqlite")
    text = publish(archive, shown, choices, secret.read_bytes(), text_of)
    target = public_folder(options.output)
    output_folder.open_folder(target)
    output_folder.write(target, output_files(shown, ((name, text(name)) for name in report_ids), options.safe_cells, options.formats))
    shown.close()


@dataclass(frozen=True)
class Input:
    """One input file: where it lies, the path that the tables show, and the hash of all that its facts depend on."""

    path: Path
    shown: str
    content: str  # SHA-256 of its bytes
    key: str

    def __str__(self) -> str:
        return self.shown


@contextmanager
def _reachable(paths: Iterable[Path]) -> Iterator[None]:
    """What goes wrong with an address is a ReadError: every driver has errors of its own."""
    try:
        yield
    except Exception as error:
        if isinstance(error, read.ReadError | output_folder.OutputError) or not any(map(is_remote, paths)):
            raise
        raise read.ReadError(f"{', '.join(str(path) for path in paths if is_remote(path))} cannot be read: {error or type(error).__name__}") from error


def _inputs(found: Sequence[tuple[Path, str]], cache: Cache, options: Options) -> list[Input]:
    """The inputs in their order. Of those that lie at an address, what is not known already is brought to this machine."""
    if not any(is_remote(path) for path, _ in found):
        return [_input(path, shown, options) for path, shown in found]
    fetched = options.output / output_folder.WORK / "inputs"

    def fetch(number: int, path: Path, shown: str) -> Input:
        if not is_remote(path):
            return _input(path, shown, options)
        try:
            source = read.load(path)
        except read.ReadError as error:
            if isinstance(error.__cause__, OSError) and not isinstance(error.__cause__, FileNotFoundError | PermissionError):
                raise read.ReadError(f"{path}: {error}; the output is left as it was") from error  # the store is out of reach
            return Input(path, shown, "", key(f"unreadable: {error}", "", shown, options.metadata, options.model))
        copy = fetched / str(number) / source.name
        copy.parent.mkdir(parents=True)
        copy.write_bytes(source.raw)
        if source.sidecar is not None:
            copy.with_name(copy.stem + read.SIDECAR).write_bytes(source.sidecar)
        one = _input(copy, shown, options)
        if one.key in cache and not options.fresh:
            shutil.rmtree(copy.parent)
        return one

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return list(pool.map(fetch, range(len(found)), *zip(*found, strict=True)))


def _input(path: Path, shown: str, options: Options) -> Input:
    content = content_hash(path)
    sidecar = path.with_name(path.stem + read.SIDECAR)
    stated = content_hash(sidecar) if sidecar.exists() else ""
    return Input(path, shown, content, key(content, stated, shown, options.metadata, options.model))


def _make_facts(inputs: Sequence[Input], cache: Cache, options: Options) -> tuple[list[Rejection], int]:
    """Put the facts of every input into the cache, unless they are there; the rejections, and how many were there.

    The workers hand nothing back but a reason where there is one, so that memory does not grow with the archive.
    """
    todo = [one for one in inputs if options.fresh or one.key not in cache]
    failed = []
    with tqdm(total=len(todo), unit="report", delay=2, disable=not sys.stderr.isatty()) as bar:
        for one, refusal in _work(todo, cache, options):
            if refusal is not None:
                failed.append(Rejection(one.shown, *refusal))
            bar.update()
    return failed, len(inputs) - len(todo)


Refusal = tuple[str, str] | None
"""Stage and reason, or nothing where the facts are in the cache."""


def _work(todo: Sequence[Input], cache: Cache, options: Options) -> Iterator[tuple[Input, Refusal]]:
    if options.engine == DASK and todo:
        yield from _on_cluster(todo, cache, options)
        return
    workers = min(options.workers or os.cpu_count() or 1, len(todo))
    job = partial(attempt, metadata=options.metadata, model=options.model, cache=cache)
    if workers <= 1:
        yield from ((one, job(one)) for one in todo)
        return
    if multiprocessing.get_start_method() == "fork":  # its children share what is loaded once
        from pipeline.extract import language

        language(options.model)
    lost: list[Input] = []
    waiting = iter(sorted(todo, key=_largest_first))
    left = len(todo)
    while left:  # once, and again after the death of a worker, which spoils the pool
        with _pool(workers) as pool:
            running: dict[Future[Refusal], Input] = {}
            whole = True
            while True:
                for one in islice(waiting, 2 * workers - len(running) if whole else 0):
                    running[_submitted(pool, job, one)] = one
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    one, left = running.pop(future), left - 1
                    try:
                        yield one, future.result()
                    except BrokenProcessPool:
                        lost.append(one)
                        whole = False
    for one in sorted(lost, key=lambda one: one.shown):  # a worker died: each of its reports gets a process of its own
        with _pool(1) as pool:
            try:
                yield one, pool.submit(job, one).result()
            except BrokenProcessPool:
                yield one, (PROCESS, "the process that worked on this report died")


def _on_cluster(todo: Sequence[Input], cache: Cache, options: Options) -> Iterator[tuple[Input, Refusal]]:
    """The same by a Dask cluster: its workers get the bytes of a report and give back its facts, and need no folder of ours."""
    from pipeline import cluster

    refused: list[tuple[Input, Refusal]] = []
    code = fingerprint(options.model, whole=False)

    def jobs() -> Iterator[tuple[Input, Job]]:
        for one in sorted(todo, key=_largest_first):
            source = _load(one)
            if isinstance(source, read.Source):
                yield one, Job(source, one.shown, dict(options.metadata), options.model, code)
            else:
                refused.append((one, source))

    with cluster.connected(options.scheduler, options.workers) as client:
        for one, made in cluster.work(client, jobs(), attempt_elsewhere):
            if isinstance(made, bytes):
                _keep(cache, one, made)
                yield one, None
            else:
                yield one, made or (PROCESS, "every process that worked on this report died")
    yield from refused


def _submitted(pool: ProcessPoolExecutor, job: Callable[[Input], Refusal], one: Input) -> Future[Refusal]:
    try:
        return pool.submit(job, one)
    except BrokenProcessPool as error:
        future: Future[Refusal] = Future()
        future.set_exception(error)
        return future


def _pool(workers: int) -> ProcessPoolExecutor:
    inherited = _held if multiprocessing.get_start_method() == "fork" else ()  # elsewhere a worker starts without our open files
    return ProcessPoolExecutor(workers, initializer=_follow, initargs=(os.getpid(), inherited))


def _follow(parent: int, locks: Iterable[int]) -> None:
    """In a worker: let go of the inherited locks, and end with the process that started it, however that ends."""
    for handle in locks:
        os.close(handle)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _largest_first(one: Input) -> tuple[int, str]:
    try:
        return -one.path.stat().st_size, one.shown
    except OSError:
        return 0, one.shown


class Job(msgspec.Struct):
    """All that a worker elsewhere needs for one report; `code` is the fingerprint of the code that is to do it."""

    source: read.Source
    shown: str
    metadata: dict[str, Any]
    model: str
    code: str


def attempt_elsewhere(job: Job) -> bytes | tuple[str, str]:
    """Encoded facts of one input, or stage and reason. Raises ModelError where the worker has another version of this code."""
    from pipeline.extract import language

    with _reading:
        if fingerprint(job.model, whole=False) != job.code:
            raise ModelError("a worker has another version of civic-event-tables, its vocabulary or model than this machine; install the same")
        language(job.model)  # before the report: a process that dies at once may not be started anew
        made = _facts(job.source, job.shown, job.metadata, job.model)
    return made if isinstance(made, tuple) else encoded(made)


_reading = threading.Lock()
"""The language model reads one report at a time, whatever the threads of a worker."""


def attempt(one: Input, metadata: Mapping[str, Any], model: str, cache: Cache) -> Refusal:
    """Read one input and put its facts into the cache, or say at which stage and why that is not possible."""
    source = _load(one)
    if isinstance(source, tuple):
        return source
    made = _facts(source, one.shown, metadata, model)
    if isinstance(made, tuple):
        return made
    _keep(cache, one, made)
    return None


def _load(one: Input) -> read.Source | tuple[str, str]:
    try:
        source = read.load(one.path)
    except read.ReadError as error:
        return "read", str(error)
    if hashlib.sha256(source.raw).hexdigest() != one.content:
        return "read", "the file was changed during the run; run again"
    return source


def _keep(cache: Cache, one: Input, facts: MergedReport | bytes) -> None:
    try:
        cache.put(one.key, facts)
    except OSError as error:
        raise output_folder.OutputError(f"the cache {cache.folder} cannot be written: {error.strerror or error}") from error


def _facts(source: read.Source, shown: str, metadata: Mapping[str, Any], model: str) -> MergedReport | tuple[str, str]:
    """The facts of one input, or at which stage and why there are none."""
    from pipeline.extract import facts_of
    from pipeline.merge import merge

    stage = "read"
    try:
        report = read.report_of(source, shown, metadata)
        stage = "extract"
        return merge(facts_of(report, model))
    except read.ReadError as error:
        return stage, str(error)
    except ModelError:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return stage, f"{type(error).__name__}: {error} ({Path(where.filename).name}, line {where.lineno})"


def _state(inputs: Iterable[Input], refused: Iterable[tuple[str, str]], options: Options) -> dict[str, Any]:
    digest = hashlib.sha256()
    for one in inputs:
        digest.update(one.key.encode())
    for shown, reason in refused:
        digest.update(f"{shown}\0{reason}".encode("utf-8", "surrogatepass"))
    return {
        "inputs": digest.hexdigest(), "code": fingerprint(options.model), "safe_cells": options.safe_cells,
        "formats": list(options.formats),
    }  # fmt: skip


def _beside(paths: Iterable[Path], named: Path | None, name: str) -> list[Path]:
    """The files of that name in the folders of reports, and the one that the command line names."""
    found = [path / name for path in paths if (path / name).is_file()]
    return [*found, named] if named else found


def _current(folder: Path, state: Mapping[str, Any]) -> tuple[list[Rejection], int] | None:
    """What the run that left the output rejected and did not apply, where the output is what this run would write."""
    from pipeline.records import TABLES

    try:
        past = json.loads((folder / STATE).read_text(encoding="utf-8"))
        rejected = [Rejection(*row) for row in past.pop("rejected")]
        not_applied = int(past.pop("not_applied"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    if past != state or any(r.stage == PROCESS for r in rejected):
        return None
    more = [pattern for name in state["formats"] for pattern in FORMATS[name].files]
    folders = [folder, public_folder(folder)] if state["public"] else [folder]
    whole = all((one / f"{table.name}.csv").exists() for one in folders for table in TABLES) and all(any(folder.glob(p)) for p in more)
    return (rejected, not_applied) if whole else None


_held: list[int] = []
"""File descriptors of the locks that this process holds."""


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    """Hold the output folder, or raise BusyError with the number of the process that holds it.

    The lock is the kernel's, so it goes with its process however that ends; its workers follow within a second, which is
    why a taken lock is tried for `PATIENCE` seconds.
    """
    try:
        handle = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise output_folder.OutputError(f"the output folder {folder} cannot be written: {error.strerror}") from error
    try:
        _take(handle, folder)
        _held.append(handle)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n".encode())
        yield
    finally:
        if handle in _held:
            _held.remove(handle)
        os.close(handle)


def _take(handle: int, folder: Path) -> None:
    tried_until = time.monotonic() + PATIENCE
    while True:
        try:
            return _lock_file(handle)
        except OSError:  # held: BlockingIOError, on Windows PermissionError
            if time.monotonic() > tried_until:
                os.lseek(handle, 0, os.SEEK_SET)
                holder = os.read(handle, 20).decode("ascii", "replace").strip() or "another process"
                raise BusyError(f"process {holder} is writing to {folder}; wait for it, or choose another --output") from None
            time.sleep(0.1)


def _lock_file(handle: int) -> None:
    """Take the kernel's lock of an open file, or raise OSError at once. Windows locks bytes, here one behind the number."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, 64, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def stage_result(stage: str, paths: Sequence[Path], options: Options, dump: Callable[[Any], str]) -> list[str]:
    """Run the stages up to `stage` on every input and write what it yields to `<output>/stages/<stage>/`."""
    from pipeline.extract import doc_of, facts_of
    from pipeline.merge import merge
    from pipeline.segment import segment

    found, refused = read.find(paths)
    files: dict[str, str] = {}
    for path, shown in found:
        try:
            report = read.read_report(path, shown, options.metadata)
        except read.ReadError as error:
            refused.append((shown, str(error)))
            continue
        name = f"stages/{stage}/{report.report_id}.json"
        if stage == "segment":
            files[name] = dump({"report": report, "sections": segment(report)})
        elif stage == "annotate":
            doc = doc_of(report, options.model)
            layers = ("times", "entities", "mentions", "anaphors", "groups", "money", "provisions", "triggers")
            files[name] = dump({layer: getattr(doc._, layer) for layer in layers})
        else:
            facts = facts_of(report, options.model)
            files[name] = dump(facts if stage == "relate" else merge(facts))
    for shown, reason in refused:
        print(f"{shown}: {reason}", file=sys.stderr)
    for name, content in files.items():
        target = options.output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    return sorted(files)
