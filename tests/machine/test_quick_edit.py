"""While the wall is shown a click in Windows’ console selects nothing; then all is as it was."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from l4pc_tui.machine.quick_edit import EXTENDED, INSERT, QUICK_EDIT, back, no_quick_edit, without

USUAL = 0x1F7
"""What cmd.exe has: lines, echo, mouse, insert, QuickEdit, and that these two are told."""
TEXTUAL = 0x200
"""What Textual sets while it runs: input as sequences, and nothing told of the others."""


class Console:
    """Windows’ kernel32, as far as the input of a console goes; it believes flags as conhost does."""

    def __init__(self, mode: int, handle: int | None = 3) -> None:
        self.calls: list[tuple[str, int]] = []
        self.quick, self._mode, self._told = bool(mode & QUICK_EDIT), mode, bool(mode & EXTENDED)

        def standard(which: int) -> int | None:
            self.calls.append(("which", which))
            return handle

        self.GetStdHandle = standard

    def GetConsoleMode(self, handle: ctypes.c_void_p, into: Any) -> int:
        self.calls.append(("get", handle.value or 0))
        into._obj.value = self._mode
        return int(handle.value == 3)

    def SetConsoleMode(self, handle: ctypes.c_void_p, mode: int) -> int:
        assert handle.value == 3
        self.calls.append(("set", mode))
        if mode & (EXTENDED | INSERT | QUICK_EDIT):
            self.quick = bool(mode & QUICK_EDIT)
        self._mode = mode
        return 1


def test_it_is_off_meanwhile_and_then_as_it_was() -> None:
    console = Console(USUAL)
    with no_quick_edit(console):
        assert not console.quick
        console.SetConsoleMode(ctypes.c_void_p(3), TEXTUAL)
        assert not console.quick, "a mode that tells nothing of it leaves it off"
    assert console.quick
    off = USUAL & ~QUICK_EDIT
    assert console.calls == [
        ("which", -10), ("get", 3), ("set", off), ("set", TEXTUAL), ("set", USUAL),
    ]  # fmt: skip


def test_it_is_put_back_after_an_error_too() -> None:
    console = Console(USUAL)
    with pytest.raises(RuntimeError), no_quick_edit(console):
        raise RuntimeError
    assert console.calls[-1] == ("set", USUAL)
    assert console.quick


def test_a_mode_that_tells_nothing_of_it_is_put_back_with_what_every_console_has() -> None:
    console = Console(0x7)
    with no_quick_edit(console):
        assert not console.quick
    assert console.quick
    assert without(0x7) == 0x7 | EXTENDED | INSERT
    assert back(0x7) == 0x7 | EXTENDED | INSERT | QUICK_EDIT
    assert back(off := EXTENDED | INSERT) == off, "it was off, and stays so"


@pytest.mark.parametrize("handle", [None, 0, -1, 2**64 - 1, 4])
def test_where_the_input_is_no_console_nothing_is_set(handle: int | None) -> None:
    console = Console(USUAL, handle)
    with no_quick_edit(console):
        pass
    assert [what for what, _ in console.calls if what == "set"] == []


def test_elsewhere_there_is_nothing_to_do() -> None:
    with no_quick_edit():
        pass
