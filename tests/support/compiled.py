"""The package and the tests compiled once, before each worker would do it for itself.

pytest rewrites every ``assert`` of a module before it compiles it: 22 seconds of CPU for all tests,
in every worker that begins without compiled files. What is written here is what pytest itself would
have written, by its own functions, into its own files.
"""

from __future__ import annotations

import compileall
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

TESTS = Path(__file__).parent.parent
PACKAGE = TESTS.parent / "l4pc_tui"
FEW = 40
"""So many modules that were changed are left to the workers."""


def compile_ahead(config: pytest.Config) -> None:
    """Write the compiled files that are missing or out of date, on two cores where that is possible."""
    if sys.dont_write_bytecode:
        return
    wanted = stale()
    if len(wanted) <= FEW:
        return
    child = os.fork() if hasattr(os, "fork") else None
    if child == 0:
        try:
            _compile(config, wanted[::2])
        finally:
            os._exit(0)  # What it did not write, whoever needs it writes.
    compileall.compile_dir(PACKAGE, quiet=2)
    _compile(config, wanted[1::2] if child else wanted)
    if child:
        os.waitpid(child, 0)


def stale() -> list[Path]:
    """The modules of tests whose compiled file is not there or is of another text, by name."""
    files = (path for path in TESTS.rglob("*.py") if _rewritten(path))
    return sorted(path for path in files if rewrite._read_pyc(path, _place(path)) is None)


def _rewritten(path: Path) -> bool:
    return path.name == "conftest.py" or path.name.startswith("test_")


def _place(path: Path) -> Path:
    """Where pytest looks for the compiled module."""
    return rewrite.get_cache_dir(path) / f"{path.stem}{rewrite.PYC_TAIL}"


def _compile(config: pytest.Config, paths: Sequence[Path]) -> None:
    state = config.stash[rewrite.assertstate_key]
    for path in paths:
        place = _place(path)
        place.parent.mkdir(exist_ok=True)
        known, code = rewrite._rewrite_test(path, config)
        rewrite._write_pyc(state, code, known, place)
