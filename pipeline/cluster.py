"""Work on reports by the processes of a Dask cluster: an existing one, or one that is started on this machine.

Only some reports more than there are threads are on their way at once, so the memory of this process does not grow with the
archive. Dask gives what a dead worker had to another one. It blames every task that the worker held, so whatever it gives up
is tried once more with nothing beside it: what kills workers then, too, has done so by itself.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import uuid4

if TYPE_CHECKING:
    from distributed import Client, Future

ANSWER = 15.0
"""Seconds in which a scheduler must answer."""

PATIENCE = 60.0
"""Seconds for which a cluster may be without workers."""

RECOUNT = 2.0
"""Seconds after which the threads of the cluster are counted again: workers may come and go."""

SETTINGS = {
    "distributed.scheduler.allowed-failures": 1,  # workers that a task may cost; by default 3
    "distributed.deploy.lost-worker-timeout": "300s",  # by default a worker that takes 15 s to start anew is given up
}
"""Of a cluster of our own; an existing one has its own."""

T = TypeVar("T")
P = TypeVar("P")
R = TypeVar("R")


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says why."""


def check_installed() -> None:
    """Raise ClusterError where Dask is not installed."""
    if importlib.util.find_spec("distributed") is None:
        raise ClusterError("--engine dask needs Dask: python -m pip install 'civic-event-tables[dask]'")


@contextmanager
def connected(scheduler: str, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or, without one, of a cluster of this machine that ends with the block.

    The latter has `workers` processes, one for each core where that is 0, and listens on this machine alone.
    """
    check_installed()
    import dask
    from distributed import Client, LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it would say is said once, by the run
    with ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", "Sending large graph")
        if not scheduler:
            scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="civic-events-", ignore_cleanup_errors=True))
            stack.enter_context(dask.config.set(SETTINGS))
            own = LocalCluster(
                n_workers=workers or os.cpu_count() or 1, threads_per_worker=1, processes=True, host="127.0.0.1",
                dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL, local_directory=scratch,
            )  # fmt: skip
            scheduler = stack.enter_context(own).scheduler_address
        try:
            client = Client(scheduler, timeout=ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(f"no Dask scheduler answers at {scheduler}: {error}") from error
        yield stack.enter_context(client)


def work(client: Client, todo: Iterable[tuple[T, P]], do: Callable[[P], R]) -> Iterator[tuple[T, R | None]]:
    """`do` of every payload, as they are done, each with what it belongs to; None where it kills workers.

    Raises ClusterError where the cluster has no workers, or they cannot run `do`, and whatever `do` raises.
    """
    given_up: list[tuple[T, P]] = []
    waiting = iter(todo)
    run: _Running[T, P, R] = _Running(client, do)
    more = True
    while more or len(run):
        while more and not run.full():
            if found := next(waiting, None):
                run.start(*found)
            else:
                more = False
        if len(run):
            one, payload, result = run.next()
            if result is None:
                given_up.append((one, payload))
            else:
                yield one, result
    for one, payload in given_up:
        run.start(one, payload)
        one, _, result = run.next()
        yield one, result


class _Running(Generic[T, P, R]):
    """The tasks that are on their way."""

    def __init__(self, client: Client, do: Callable[[P], R]) -> None:
        self._client, self._do = client, do
        self._held: dict[str, tuple[T, P, Future]] = {}
        self._done: SimpleQueue[Future] = SimpleQueue()
        self._threads, self._counted = 0, float("-inf")

    def __len__(self) -> int:
        return len(self._held)

    def full(self) -> bool:
        """Whether every thread has a task, and the next one is there already."""
        if time.monotonic() - self._counted > RECOUNT:
            self._threads, self._counted = sum(self._client.nthreads().values()), time.monotonic()
        return len(self._held) > 2 * self._threads

    def start(self, one: T, payload: P) -> None:
        future = self._client.submit(self._do, payload, key=f"report-{uuid4().hex}", pure=False)
        self._held[str(future.key)] = one, payload, future
        future.add_done_callback(self._done.put)

    def next(self) -> tuple[T, P, R | None]:
        """The next task that is done, with its result or, where Dask has given it up, None."""
        from distributed import KilledWorker

        future = self._wait()
        one, payload, _ = self._held.pop(str(future.key))
        try:
            return one, payload, future.result(timeout=PATIENCE)
        except KilledWorker:
            return one, payload, None
        except ImportError as error:
            raise ClusterError(f"a worker cannot do the work ({error}): every worker needs this version of civic-event-tables") from error
        except (OSError, CancelledError) as error:
            raise ClusterError(f"the scheduler is gone ({type(error).__name__}); what was done is kept: run again") from error

    def _wait(self) -> Future:
        empty_since = None
        while True:
            try:
                return self._done.get(timeout=RECOUNT)
            except Empty:
                if self._client.nthreads():
                    empty_since = None
                    continue
                empty_since = empty_since or time.monotonic()
                if time.monotonic() - empty_since > PATIENCE:
                    held = ", ".join(sorted(str(one) for one, *_ in self._held.values()))
                    raise ClusterError(f"the cluster has had no worker for {PATIENCE:.0f} seconds; what was done is kept. Not done: {held}") from None
