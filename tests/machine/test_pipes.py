"""A pipe whose reader has gone, as each system tells it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from l4pc_tui.machine.pipes import nobody_reads


def test_linux_says_it_and_windows_calls_it_an_invalid_argument(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    invalid = OSError(errno.EINVAL, "Invalid argument")
    assert nobody_reads(BrokenPipeError(errno.EPIPE, "Broken pipe"), writing)
    assert nobody_reads(invalid, writing)
    assert not nobody_reads(OSError(errno.ENOSPC, "No space left"), writing)
    with (tmp_path / "file").open("wb") as file:
        assert not nobody_reads(invalid, file.fileno())
    os.close(reading)
    os.close(writing)
    assert not nobody_reads(invalid, writing)
