"""What holds for every test, and which of them are slow."""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from support import homes
from support.compiled import compile_ahead
from support.read_once import read_once

TESTS = Path(__file__).parent
WHOLE = ("cli", "console", "journeys", "lsp", "surroundings", "torture")
"""Folders in which every test runs the whole program, or kills it: all of them are slow, but for
a file that says ``pytestmark = pytest.mark.quick``."""
MOST = 10.0
"""Seconds of work that a test of the quick loop may take: far beyond what the slowest takes, on a
busy machine too."""

# A busy machine must not turn a property red: what is slow is a matter for the benchmarks.
settings.register_profile(
    "long", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# Every run draws other examples, so a twelfth of them in each loses nothing but a few days.
settings.register_profile("whole", settings.get_profile("long"), max_examples=8)
settings.register_profile("quick", settings.get_profile("long"), max_examples=8)
settings.load_profile("whole")
read_once()

# What a terminal can do is of no machine that runs the tests; those about it say what they play.
os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a test that waits for the disk or a process leaves its own."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Before the workers begin: none of them compiles what another is compiling too."""
    compile_ahead(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for folder in WHOLE:
        assert (TESTS / folder).is_dir(), f"tests/{folder} is gone; tests/conftest.py names it"
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        if folder in WHOLE and item.get_closest_marker("quick") is None:
            item.add_marker(pytest.mark.slow)
    # What takes longest begins first, or one worker is left alone with it at the end.
    items.sort(key=lambda item: item.path.parent.name != "torture")


def work() -> float:
    """Seconds that this process and those it has waited for have worked (on Windows: this one)."""
    if sys.platform == "win32":
        return time.process_time()
    import resource

    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@pytest.fixture(autouse=True)
def no_second_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing opens a window on the desk of whoever runs the tests."""
    for name in (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "TMUX",
        "STY",
        "TERMINAL",
        "TERM_PROGRAM",
        "WT_SESSION",
    ):
        monkeypatch.delenv(name, raising=False)


if sys.platform == "win32":
    # Whoever runs the tests has a record of their own: what no test has settled is not theirs.
    os.environ.update(homes.of_windows(Path(tempfile.mkdtemp(prefix="l4pc-tests-"))))

    @pytest.fixture(autouse=True)
    def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Everything is kept in the folder of the test; a folder of tests may say otherwise."""
        homes.settle(monkeypatch, tmp_path)


@pytest.fixture(autouse=True)
def quick_enough(request: pytest.FixtureRequest) -> Iterator[None]:
    """In the quick loop nothing may be slow that is not marked so."""
    if request.config.option.markexpr != "not slow":
        yield
        return
    before = work()
    yield
    took = work() - before
    assert took < MOST, f"{took:.1f} s of work: pytest.mark.slow keeps it out of the quick loop"


@pytest.fixture
def no_superpowers() -> Iterator[None]:
    """Let file modes hold for root too: without this power root may write to anything."""
    # On Windows modes of files mean nothing: what needs this does not run there.
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    effective = sets[0]
    sets[0] = effective & ~0b1110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0] = effective
        assert libc.capset(header, sets) == 0
