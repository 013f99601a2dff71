"""Seconds that `make report` takes on the shipped story: everything anew, the page alone, and with nothing changed.

    python bench/rebuild.py [--rounds R]

Builds into the checkout's own data/derived and reports, as a user's `make report` does; only times of change of files are touched.
"""

import argparse
import statistics
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# the file whose change asks for each rebuild
CASES = {
    "everything anew": ROOT / "src" / "newsaudit" / "spans.py",
    "the page alone": ROOT / "src" / "newsaudit" / "report" / "templates" / "page" / "page.css",
    "nothing changed": None,
}


def time_make() -> float:
    """Seconds on the wall of one `make report`."""
    began = time.perf_counter()
    subprocess.run(["make", "report"], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Prints the median of each case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each case (default: %(default)s)")
    args = parser.parse_args()
    time_make()
    for name, changed in CASES.items():
        seconds = []
        for _ in range(args.rounds):
            if changed is not None:
                changed.touch()
            seconds.append(time_make())
        print(f"  make report, {name:<16}{statistics.median(seconds):>8.2f} s")


if __name__ == "__main__":
    main()
