"""A disk that cannot be read for a moment (EIO, by strace): that is told, and is no damage."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = Path(__file__).with_name("read_errors.py")


def told(tmp_path: Path, *more: str, reads: str) -> dict[str, object]:
    strace = shutil.which("strace")
    assert strace is not None, "Errors are injected with strace: apt-get install strace."
    made = subprocess.run(
        [sys.executable, CHILD, "make", tmp_path], check=True, capture_output=True
    )
    assert made.returncode == 0
    done = subprocess.run(
        [strace, "-f", "-qq", "-o", tmp_path / "trace", "-P", tmp_path / "l4pc.db",
         "-e", "trace=pread64,read", "-e", f"inject=pread64:error=EIO:when={reads}", *more,
         sys.executable, CHILD, "look", tmp_path],
        capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "EIO" in (tmp_path / "trace").read_text(encoding="utf-8"), "else nothing was injected"
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("at", [30, 90, 150, 400])
def test_a_read_that_fails_once_is_tried_again_or_told_and_never_called_damage(
    tmp_path: Path, at: int
) -> None:
    said = told(tmp_path, reads=str(at))
    assert said["damage"] == ""
    assert "damaged" not in str(said["told"])
    assert said["after"] == 200, "what was there is read when the disk is there again"


def test_a_disk_that_cannot_be_read_any_more_is_not_called_damaged(tmp_path: Path) -> None:
    said = told(tmp_path, "-e", "inject=read:error=EIO:when=20+", reads="60+")
    assert said["damage"] == ""
    assert "damaged" not in str(said["told"])
    assert "could not read" in str(said["told"])
