"""Whatever a file holds, each parser gives an answer of its own, at once and in little memory.

The quick run is the same every time. L4PC_FUZZ=long tries others for ten minutes a parser; an input
that it finds is said with its seed, and belongs beside the parser's own tests.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from fuzz import of_files, of_scripts, of_the_store
from fuzz.target import Target

LONG = os.environ.get("L4PC_FUZZ") == "long"
LONG_WORK = 600.0
"""Seconds of work for one parser in the long run."""
LARGEST = 150_000_000
"""Bytes that reading one input may hold at once."""
WEIGHED = 10
"""Every so manieth input is weighed too, which makes it slower."""

SCRIPTS = {target.name: target for target in of_scripts.targets()}
FILES = ("roster", "attendance", "word", "odt", "markdown", "settings", "screen")
STORE = ("restore", "rescue", "events")


class TooSlow(BaseException):
    """Reading took too long; nothing that catches what goes wrong catches this."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing outside the test's folder is read or written."""
    for name in ("DATA_HOME", "STATE_HOME", "CACHE_HOME", "CONFIG_HOME"):
        monkeypatch.setenv(f"XDG_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("L4PC_CONFIG", raising=False)


@pytest.fixture
def alarm() -> Iterator[Callable[[float], None]]:
    """Sets an alarm after so many seconds of work, which ends what is being read. Windows has
    none: there only what was not ended tells."""
    if sys.platform == "win32":
        yield lambda _seconds: None
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, ring)
    yield lambda seconds: signal.setitimer(signal.ITIMER_PROF, seconds) and None
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_strange_script_is_read_or_refused(name: str, alarm: Callable[[float], None]) -> None:
    fuzzed(SCRIPTS[name], alarm)


@pytest.mark.parametrize("name", FILES)
def test_a_strange_file_is_read_or_refused(
    name: str, tmp_path: Path, alarm: Callable[[float], None]
) -> None:
    fuzzed(one(of_files.targets(tmp_path), name), alarm)


@pytest.mark.parametrize("name", STORE)
def test_what_comes_to_the_store_is_taken_or_refused(
    name: str, tmp_path: Path, alarm: Callable[[float], None]
) -> None:
    fuzzed(one(of_the_store.targets(tmp_path), name), alarm)


def one(targets: tuple[Target, ...], name: str) -> Target:
    return next(target for target in targets if target.name == name)


def fuzzed(target: Target, alarm: Callable[[float], None]) -> None:
    """Try one input after another; the first that is too much is said with its seed."""
    until = time.process_time() + LONG_WORK
    began = str(time.time_ns()) if LONG else "quick"
    for number in range(10**9 if LONG else target.tries):
        seed = f"{target.name}-{began}-{number}"
        data = target.made(seed)
        try:
            weigh(target, data, alarm) if number % WEIGHED == 0 else timed(target, data, alarm)
        except BaseException as trouble:
            alarm(0)
            trouble.add_note(f"seed {seed!r}, {len(data)} bytes: {data[:2000]!r}")
            raise
        if LONG and time.process_time() > until:
            return


def timed(target: Target, data: bytes, alarm: Callable[[float], None]) -> None:
    """Read it, with an alarm set."""
    alarm(target.slowest)
    target.read(data)
    alarm(0)


def weigh(target: Target, data: bytes, alarm: Callable[[float], None]) -> None:
    """Read it, and see what it holds at its height; this takes several times as long."""
    tracemalloc.start()
    try:
        alarm(target.slowest * 6)
        target.read(data)
        alarm(0)
        assert tracemalloc.get_traced_memory()[1] < LARGEST
    finally:
        tracemalloc.stop()
