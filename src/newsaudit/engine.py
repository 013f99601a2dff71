"""One article at a time over many: in this process, in several, or on a Dask cluster; always the same batches in the same order."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from newsaudit.errors import NewsauditError

Task = TypeVar("Task")
Result = TypeVar("Result")

# articles a chunk: its tables are a few MB, so that a process stays small, and handing them over costs little beside making them
CHUNK = 250
# chunks handed out ahead for each process: enough that none waits, few enough that memory does not grow with the corpus
AHEAD = 3
# chunks below which starting processes costs more than it saves
SMALL = 4


def make_chunks(items: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """The items in lists of `size`, the last one perhaps shorter; read only as far as they are asked for."""
    items = iter(items)
    while chunk := list(islice(items, size)):
        yield chunk


def get_processes(asked: int | None) -> int:
    """The number of processes to use: as asked, or as many as this machine gives to this one. Raises NewsauditError below 1."""
    if asked is not None and asked < 1:
        raise NewsauditError(f"--processes {asked}: give 1 or more")
    return asked or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))


def run_chunks(
    work: Callable[[Task], Result],
    chunks: Iterable[Task],
    *,
    processes: int | None = None,
    dask: str | None = None,
    begin: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """What `work` makes of each chunk, in the order of the chunks, whoever does it.

    processes: 1 works in this process, more in as many others; None in as many as there are cores, but for a few chunks in this one.
    dask: address of a Dask scheduler, or `local` for a cluster on this machine. `work` must live in an importable module.
    begin: what each process that is started here does first.
    """
    chunks = iter(chunks)
    if dask is not None:
        return _run_on_cluster(work, chunks, dask, processes)
    n = get_processes(processes)
    if n == 1:
        return map(work, chunks)
    first = list(islice(chunks, SMALL))
    if processes is None and len(first) < SMALL:
        return map(work, first)
    return _run_in_processes(work, chain(first, chunks), n, begin)


def _run_in_processes(
    work: Callable[[Task], Result], chunks: Iterator[Task], n: int, begin: Callable[[], None] | None
) -> Iterator[Result]:
    with ProcessPoolExecutor(n, mp_context=_get_context(), initializer=begin) as pool:
        try:
            yield from _run_window(lambda chunk: pool.submit(work, chunk), chunks, n * AHEAD)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _get_context():
    """How processes start: forked from a fresh one that imports once for all; never from this one, whose Arrow threads a fork would hang on."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["newsaudit.batches"])
    return context


def _run_on_cluster(work: Callable[[Task], Result], chunks: Iterator[Task], address: str, processes: int | None) -> Iterator[Result]:
    try:
        from dask.distributed import Client, LocalCluster
    except ImportError as error:
        raise NewsauditError("--dask needs Dask; install it with: pip install 'newsaudit[cluster]'") from error
    try:
        cluster = LocalCluster(n_workers=get_processes(processes), threads_per_worker=1, dashboard_address=None) if address == "local" else None
        client = Client(cluster or address, timeout="10s")
    except (OSError, ValueError) as error:
        raise NewsauditError(f"--dask {address}: no scheduler answers there ({error}); give its address, like tcp://host:8786, or local") from error
    try:
        n = max(1, sum(client.nthreads().values()))
        yield from _run_window(lambda chunk: client.submit(work, chunk, pure=False), chunks, n * AHEAD)
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _run_window(submit: Callable, chunks: Iterator, width: int) -> Iterator:
    """The results in the order of the chunks, with no more than `width` chunks handed out at a time."""
    waiting: deque = deque(submit(chunk) for chunk in islice(chunks, width))
    while waiting:
        result = waiting.popleft().result()
        for chunk in islice(chunks, 1):
            waiting.append(submit(chunk))
        yield result
