"""Work done in forked processes where that is safe, one after the other where it is not.

A forked worker shares the imports that this process has paid for, which take longer than its work. But Arrow's threads do not survive a fork: a
child that asks for them waits for ever. So a process forks only while it has not used Arrow itself, which the command line never does before.
"""

import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pyarrow  # noqa: F401  (so that its threads at rest are counted below)

from newsaudit.report import ARROW_IS_OURS

_TASKS = Path("/proc/self/task")


def count_threads() -> int:
    """Threads of this process, those of libraries included; 0 where the system does not tell."""
    return len(os.listdir(_TASKS)) if _TASKS.is_dir() else 0


_AT_REST = count_threads()


def can_fork() -> bool:
    """Whether no thread has started since the libraries were loaded, and nobody used Arrow before."""
    return sys.platform.startswith("linux") and ARROW_IS_OURS and 0 < count_threads() <= _AT_REST


def map_workers(function: Callable, tasks: list, jobs: int) -> list:
    """What `function` makes of each task, in order; in up to `jobs` processes where this one can fork."""
    if len(tasks) < 2 or jobs < 2 or not can_fork():
        return [function(task) for task in tasks]
    with warnings.catch_warnings():
        # Python warns of any thread; those at rest belong to OpenBLAS, which ends them before a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        with multiprocessing.get_context("fork").Pool(min(jobs, len(tasks))) as pool:
            return pool.map(function, tasks, chunksize=1)
