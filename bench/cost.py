"""Runs `newsaudit` with the arguments given and says on stderr what it took: processor seconds and megabytes. A file of its own, because the words
that the texts of the benchmark are made from would count as memory of the run."""

import re
import resource
import sys
import time
from pathlib import Path


def get_peak_megabytes() -> float:
    """The most memory that this process has held; from /proc where there is one, as getrusage counts the parent that it was forked from too."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 2**10


def main() -> int:
    """The exit code of the run."""
    from newsaudit.cli import main as run_newsaudit

    code = run_newsaudit(sys.argv[1:])
    print(time.process_time(), get_peak_megabytes(), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
