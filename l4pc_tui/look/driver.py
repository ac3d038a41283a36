"""The keyboard side of a terminal on Linux and macOS, which nothing that it sends can end."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Callable

from textual.drivers.linux_driver import LinuxDriver

from l4pc_tui.look.reader import Reader, ask_about_pastes
from l4pc_tui.look.terminal_input import letters

_AT_ONCE = 1 << 20
"""Bytes that are taken before anything is done with them."""


class Steady(LinuxDriver):
    """Textual's driver for Linux and macOS, with a reader that goes on."""

    def run_input_thread(self) -> None:
        """Read until the app is done, or the terminal is gone; then the app leaves."""
        reader, empty = Reader(letters(), marked=False), time.monotonic()
        while not self.exit_event.is_set():
            looked, patience = time.monotonic(), reader.look
            data = _read(self.fileno, patience)
            if data is None:
                gone: Callable[[], None] = getattr(self._app, "terminal_gone", self._app.exit)
                self._app.call_later(gone)
                return
            for event in reader.events(data, time.monotonic(), empty):
                self.process_message(event)
            # What was there when nothing came was nothing; a thread may go on late.
            empty = empty if data else looked + patience

    def write(self, data: str) -> None:
        """Draw, unless the terminal is gone."""
        if not self._nobody_draws():
            super().write(data)

    def close(self) -> None:
        """Let go of the terminal; one that is gone is not waited for."""
        if self._nobody_draws():
            self._writer_thread = None
        super().close()

    def _nobody_draws(self) -> bool:
        """Whether what draws ended, as it does when its terminal is gone. Then nobody takes from its
        queue any more, and whoever adds to it once that is full would wait for ever."""
        writer = self._writer_thread
        return writer is not None and writer.ident is not None and not writer.is_alive()

    def _enable_bracketed_paste(self) -> None:
        """Ask for pastes to be marked, and whether the terminal knows what that is."""
        super()._enable_bracketed_paste()
        ask_about_pastes(self)


def _read(fileno: int, seconds: float) -> bytes | None:
    """What has come, all of it; nothing after so long; None when the terminal is gone."""
    data = b""
    while len(data) < _AT_ONCE and select.select([fileno], [], [], 0 if data else seconds)[0]:
        try:
            more = os.read(fileno, 65536)
        except OSError:
            more = b""
        if not more:
            return data or None
        data += more
    return data
