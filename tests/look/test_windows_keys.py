"""What a Windows console sends, by a double of the console: the records are Windows' own shapes."""

from __future__ import annotations

from collections import deque
from ctypes import POINTER, Structure, Union, cast, wintypes
from typing import Any

import pytest
from textual import events
from textual.message import Message

from l4pc_tui.look.reader import Reader
from l4pc_tui.look.windows_keys import listen


class _Letter(Union):
    _fields_ = (("UnicodeChar", wintypes.WCHAR),)


class _Key(Structure):
    _fields_ = (
        ("bKeyDown", wintypes.BOOL), ("wRepeatCount", wintypes.WORD),
        ("wVirtualKeyCode", wintypes.WORD), ("wVirtualScanCode", wintypes.WORD),
        ("uChar", _Letter), ("dwControlKeyState", wintypes.DWORD),
    )  # fmt: skip


class _Place(Structure):
    _fields_ = (("X", wintypes.SHORT), ("Y", wintypes.SHORT))


class _Size(Structure):
    _fields_ = (("dwSize", _Place),)


class _Event(Union):
    _fields_ = (("KeyEvent", _Key), ("WindowBufferSizeEvent", _Size))


class INPUT_RECORD(Structure):
    _fields_ = (("EventType", wintypes.WORD), ("Event", _Event))


def down(letter: str, code: int = 65, state: int = 0) -> INPUT_RECORD:
    record = INPUT_RECORD(EventType=1)
    record.Event.KeyEvent = _Key(True, 1, code, 0, _Letter(letter), state)
    return record


def up(letter: str) -> INPUT_RECORD:
    record = down(letter)
    record.Event.KeyEvent.bKeyDown = False
    return record


def size(columns: int, rows: int) -> INPUT_RECORD:
    record = INPUT_RECORD(EventType=4)
    record.Event.WindowBufferSizeEvent.dwSize = _Place(columns, rows)
    return record


_Record = INPUT_RECORD


class Console:
    """A console on which records arrive at given times; time passes where it is waited for."""

    STD_INPUT_HANDLE = -10

    def __init__(self, *arrivals: tuple[float, list[_Record]], gone_at: float = 9.0) -> None:
        self.now, self._gone_at = 0.0, gone_at
        self._arrivals = deque(arrivals)
        self.INPUT_RECORD = INPUT_RECORD
        self.KERNEL32 = self

    def GetStdHandle(self, which: int) -> int:
        assert which == self.STD_INPUT_HANDLE
        return 7

    def wait_for_handles(self, handles: list[int], timeout: int) -> int | None:
        assert handles == [7]
        due = self._arrivals[0][0] if self._arrivals else self._gone_at
        if due <= self.now + timeout / 1000:
            self.now = max(self.now, due)
            return handles[0]
        self.now += timeout / 1000
        return None

    def ReadConsoleInputW(self, handle: int, room: Any, most: int, count: Any) -> int:
        assert handle == 7
        if not self._arrivals:
            return 0
        _, records = self._arrivals.popleft()
        assert len(records) <= most
        room._obj[: len(records)] = records
        cast(count, POINTER(wintypes.DWORD)).contents.value = len(records)
        return 1

    def heard(self) -> tuple[list[Message], list[tuple[int, int]]]:
        """What is told until the console is gone."""
        told: list[Message] = []
        sizes: list[tuple[int, int]] = []
        with pytest.raises(OSError, match="gone"):
            listen(
                self, Reader("utf-8", marked=False), done=lambda: False, clock=lambda: self.now,
                tell=told.append, resized=lambda *size: sizes.append(size),
            )  # fmt: skip
        return told, sizes


def pressed(text: str) -> list[INPUT_RECORD]:
    return [record for letter in text for record in (down(letter), up(letter))]


def keys(told: list[Message]) -> list[str]:
    return [event.key for event in told if isinstance(event, events.Key)]


def test_keys_come_one_by_one_and_a_size_is_told() -> None:
    told, sizes = Console(
        (1.0, pressed("n")), (1.1, [size(120, 40)]), (1.2, pressed("é")), (1.3, pressed("\x1b[A")),
        (1.4, pressed("\x1b")),
    ).heard()  # fmt: skip
    assert keys(told) == ["n", "é", "up", "escape"]
    assert sizes == [(120, 40)]


def test_a_letter_in_two_halves_is_one_letter_though_they_come_apart() -> None:
    first, second = "😀".encode("utf-16-le")[:2], "😀".encode("utf-16-le")[2:]
    halves = [half.decode("utf-16-le", "surrogatepass") for half in (first, second)]
    together, _ = Console((1.0, [down(half) for half in halves])).heard()
    apart, _ = Console((1.0, [down(halves[0])]), (1.05, [down(halves[1])])).heard()
    for told in (together, apart):
        assert [event.character for event in told if isinstance(event, events.Key)] == ["😀"]


def test_a_paste_among_the_keys_is_one_paste() -> None:
    told, _ = Console(
        (1.0, pressed("f")), (1.002, pressed("irst\rq\r")), (1.004, pressed("z\rx")),
        (1.5, pressed("\r")),
    ).heard()  # fmt: skip
    pasted = [event.text for event in told if isinstance(event, events.Paste)]
    assert (pasted, keys(told)) == (["first\rq\rz\rx"], ["enter"])


def test_a_record_of_no_key_is_none() -> None:
    told, _ = Console((1.0, [down("x", 0, 8), down("n", 0, 0), INPUT_RECORD(EventType=16)])).heard()
    assert keys(told) == ["n"]
