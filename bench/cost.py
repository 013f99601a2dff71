"""Runs `newsaudit` with the arguments given and says on stderr what it took: processor seconds and megabytes. A file of its own, because the words
that the texts of the benchmark are made from would count as memory of the run."""

import re
import resource
import sys
from multiprocessing import forkserver
from pathlib import Path


def get_peak_megabytes() -> float:
    """The most memory that this process has held; from /proc where there is one, as getrusage counts the parent that it was forked from too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 2**10


def get_processor_seconds() -> float:
    """The processor time of this process and of all that it started and waited for."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def end_server() -> None:
    """Ends and waits for the process that the workers are forked from, without which their time would be counted as nobody's."""
    end = getattr(forkserver._forkserver, "_stop", None)
    if end is not None:
        end()


def main() -> int:
    """The exit code of the run."""
    from newsaudit.cli import main as run_newsaudit

    code = run_newsaudit(sys.argv[1:])
    end_server()
    # of other processes the most that one has held
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(get_processor_seconds(), max(get_peak_megabytes(), kilobytes / (2**20 if sys.platform == "darwin" else 2**10)), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
