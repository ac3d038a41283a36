"""Locks on an open file: many may be there, or one alone."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from l4pc_tui.machine.file_locks import of_windows, take_lock


class Windows:
    """Its library: what was asked of it, and the number that it fails with, 0 for none."""

    def __init__(self, error: int = 0) -> None:
        self.error, self.asked = error, list[tuple[object, ...]]()

    def LockFileEx(self, *asked: object) -> int:
        self.asked.append(asked)
        return int(not self.error)

    def last_error(self) -> int:
        return self.error


@pytest.mark.parametrize(("alone", "flags"), [(False, 0x1), (True, 0x3)])
def test_windows_is_asked_for_one_byte_without_waiting(alone: bool, flags: int) -> None:
    library, at = Windows(), object()
    of_windows(7, library, at, library.last_error, alone=alone)
    assert library.asked == [(7, flags, 0, 1, 0, at)]


@pytest.mark.parametrize("error", [33, 997])
def test_others_who_are_in_the_way_are_told_from_a_volume_without_locks(error: int) -> None:
    library = Windows(error)
    with pytest.raises(BlockingIOError):
        of_windows(7, library, None, library.last_error, alone=True)
    library = Windows(1)
    with pytest.raises(OSError, match="locks nothing there") as told:
        of_windows(7, library, None, library.last_error, alone=True)
    assert not isinstance(told.value, BlockingIOError)
    assert told.value.errno == errno.ENOTSUP


def test_many_may_be_there_or_one_alone(tmp_path: Path) -> None:
    first, second, third = (os.open(tmp_path / "open", os.O_RDWR | os.O_CREAT) for _ in range(3))
    try:
        take_lock(first, alone=False)
        take_lock(second, alone=False)
        with pytest.raises(BlockingIOError):
            take_lock(third, alone=True)
    finally:
        for handle in (first, second):
            os.close(handle)
        take_lock(third, alone=True)
        os.close(third)
