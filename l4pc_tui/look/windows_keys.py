"""What a Windows console sends, read record by record as Textual reads it.

Textual's own thread gives what it read straight to its parser, and a paste that the console does
not mark would be so many keys. This reads the same records, and looks more often, so that
``bursts`` can tell a paste from typing. What is asked of Windows comes in as an object with the
names of ``textual.drivers.win32``; a test has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import byref, wintypes
from typing import Any

from textual.message import Message

from l4pc_tui.look.reader import Reader

_MOST = 1024
_KEY, _SIZE = 0x0001, 0x0004
"""EventType of KEY_EVENT and WINDOW_BUFFER_SIZE_EVENT
(https://learn.microsoft.com/windows/console/input-record-str)."""


def listen(
    win32: Any, reader: Reader, *, done: Callable[[], bool], clock: Callable[[], float],
    tell: Callable[[Message], None], resized: Callable[[int, int], None],
) -> None:  # fmt: skip
    """Read until it is ``done``; raises OSError when the console is gone.

    clock: seconds, never going back. tell: takes each event. resized: takes columns and rows.
    """
    keyboard = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
    room = (win32.INPUT_RECORD * _MOST)()
    empty, half = clock(), ""
    while not done():
        looked, patience = clock(), reader.look
        came, text, size = False, half, None
        while win32.wait_for_handles([keyboard], 0 if came else int(patience * 1000)) is not None:
            came = True
            more, size = _read(win32, keyboard, room, size)
            text += more
        # Half a letter beyond U+FFFF waits for its other half.
        half = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        data = _whole(text[: len(text) - len(half)])
        for event in reader.events(data, clock(), empty):
            tell(event)
        empty = empty if came else looked + patience
        if size is not None:
            resized(*size)


def _read(
    win32: Any, keyboard: Any, room: Any, size: tuple[int, int] | None
) -> tuple[str, tuple[int, int] | None]:
    """The letters that are there now, and the window's size where it has another than ``size``."""
    count, letters = wintypes.DWORD(0), []
    if not win32.KERNEL32.ReadConsoleInputW(keyboard, byref(room), _MOST, byref(count)):
        raise OSError("The console is gone.")
    for record in room[: count.value]:
        if record.EventType == _KEY:
            key = record.Event.KeyEvent
            if key.bKeyDown and not (key.dwControlKeyState and key.wVirtualKeyCode == 0):
                letters.append(key.uChar.UnicodeChar)
        elif record.EventType == _SIZE:
            told = record.Event.WindowBufferSizeEvent.dwSize
            size = (told.X, told.Y)
    return "".join(letters), size


def _whole(text: str) -> bytes:
    """As UTF-8; what comes in two halves is one letter (https://github.com/Textualize/textual/issues/3178)."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
