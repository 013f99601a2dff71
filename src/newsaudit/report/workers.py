"""Work done in forked processes where that is safe, one after the other where it is not.

A forked worker shares the imports that this process has paid for, which take longer than its work. But Arrow's threads do not survive a fork: a
child that asks for them waits for ever. So a process forks only while it has not used Arrow itself, which the command line never does before.
"""

import gc
import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow  # noqa: F401  (so that its threads at rest are counted below)

from newsaudit.report import ARROW_IS_OURS

# a function and its tasks → the results
MapTasks = Callable[[Callable, list], list]
_TASKS = Path("/proc/self/task")


def count_threads() -> int:
    """Threads of this process, those of libraries included; 0 where the system does not tell."""
    return len(os.listdir(_TASKS)) if _TASKS.is_dir() else 0


_AT_REST = count_threads()


def can_fork() -> bool:
    """Whether no thread has started since the libraries were loaded, and nobody used Arrow before."""
    return sys.platform.startswith("linux") and ARROW_IS_OURS and 0 < count_threads() <= _AT_REST


def map_here(function: Callable, tasks: list) -> list:
    """What the function makes of each task, in order, one after the other in this process."""
    return [function(task) for task in tasks]


@contextmanager
def open_workers(jobs: int) -> Iterator[MapTasks]:
    """What maps a function over tasks, in order: in `jobs` processes where this one can fork. They stay until the end, so that what one has loaded
    for a task serves its later ones."""
    if jobs < 2 or not can_fork():
        yield map_here
        return
    # the workers' collectors leave alone what was loaded before: walking through it copies the memory that they share
    gc.freeze()
    with warnings.catch_warnings():
        # Python warns of any thread; those at rest belong to OpenBLAS, which ends them before a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        pool = multiprocessing.get_context("fork").Pool(jobs)
    gc.unfreeze()
    with pool:
        yield lambda function, tasks: pool.map(function, tasks, chunksize=1)
