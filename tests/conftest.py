"""Fixtures that more than one test file needs."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def check_linear() -> Callable:
    """Checks that work takes time in proportion to its text: `check(work, piece)` runs it on the piece repeated to two sizes.

    Eight times the text would take quadratic work 64 times as long. Machines are noisy and short times are mostly noise, so that a short time
    passes as it is and one good try of three is enough.
    """

    def check(work: Callable, piece: str, *, size: int = 6_000, prepare: Callable = str) -> None:
        def seconds(n: int) -> float:
            given = prepare(piece * (n // len(piece) + 1))
            begun = time.process_time()
            work(given)
            return time.process_time() - begun

        tries = []
        for _ in range(3):
            small, large = seconds(size), seconds(8 * size)
            if large < 24 * max(small, 0.01):
                return
            tries.append(f"{small:.3f} s and {large:.3f} s")
        pytest.fail(f"eight times the text took more than 24 times as long: {', '.join(tries)}")

    return check
