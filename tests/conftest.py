"""What holds for every test, and which of them are slow."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import where
from hypothesis import HealthCheck, settings
from support import homes
from support.compiled import compile_ahead
from support.read_once import read_once

from l4pc_tui.machine.systems import system

TESTS = Path(__file__).parent
HERE, LIST = system(), where.listed()
"""What cannot run on this system is left out, as tests/where.toml says."""
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


def pytest_sessionstart() -> None:
    """While tests are collected there is nothing to be cleared away."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not look at it."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


def named(item: pytest.Item) -> str:
    """A test as where.toml names it: from here, whatever it is run with."""
    path = item.path.relative_to(TESTS).as_posix()
    return f"{path}::{item.nodeid.partition('::')[2].partition('[')[0]}"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Nothing of a file or folder that cannot run here is even read."""
    if not (LIST.anything_on(HERE) and collection_path.is_relative_to(TESTS)):
        return None
    return LIST.left_out(collection_path.relative_to(TESTS).as_posix(), HERE) or None


class Ran:
    """Writes down which tests ran, for tests/where.py. With workers, the one who listens to all."""

    def __init__(self, file: Path) -> None:
        self.file, self.tests = file, set[str]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.outcome != "skipped":
            file, _, name = report.nodeid.partition("::")
            self.tests.add(f"{file.removeprefix('tests/')}::{name.partition('[')[0]}")

    def pytest_sessionfinish(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(where.written(self.tests), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    file = os.environ.get("L4PC_RAN")
    if file and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Ran(Path(file).absolute()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if LIST.anything_on(HERE):
        out = {item for item in items if LIST.left_out(named(item), HERE)}
        config.hook.pytest_deselected(items=[*out])
        items[:] = [item for item in items if item not in out]
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


@pytest.fixture(autouse=True)
def opened_files_are_held() -> Iterator[None]:
    """With L4PC_HELD_FILES=1 every test is on a system that takes nothing away that is open."""
    if not os.environ.get("L4PC_HELD_FILES"):
        yield
        return
    from support.held_files import held_files

    with held_files():
        yield


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
