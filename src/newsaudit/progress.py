"""How far a long run is, said on stderr now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsaudit.corpus.meter import Meter

# seconds of silence before a run says how far it is, and between two such lines
PATIENCE = 5.0


@contextmanager
def show_progress(meter: Meter) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many articles are done and how many have been read, and says it with what is left, on long work only."""
    began = spoke = time.monotonic()

    def report(n_done: int, n_read: int) -> None:
        nonlocal spoke
        now = time.monotonic()
        if now - spoke >= PATIENCE:
            spoke = now
            print(f"newsaudit: {say_progress(n_done, n_read, meter.get_share(), now - began)}", file=sys.stderr, flush=True)

    yield report


def say_progress(n_done: int, n_read: int, share_read: float, seconds: float) -> str:
    """What has been done in so many seconds, and what is left if the rest of the corpus is like the share (0-1) of it that has been read."""
    rate = n_done / seconds
    if not n_done or not share_read:
        return f"{n_done:,} articles"
    total = n_read if share_read == 1 else max(n_read, _round(n_read / share_read))
    about = "" if share_read == 1 else "about "
    return f"{n_done:,} of {about}{total:,} articles, {rate:,.0f} a second, {_say_time((total - n_done) / rate)} left"


def _round(number: float) -> int:
    """The number to three digits, as an estimate says no more."""
    return int(float(f"{number:.3g}"))


def _say_time(seconds: float) -> str:
    """A time to the precision that one waits by: 40 s, 12 min, 1 h 57 min."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
