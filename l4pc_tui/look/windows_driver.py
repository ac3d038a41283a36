"""The keyboard side of a Windows console: Textual's driver with our reader."""

from __future__ import annotations

import time
from asyncio import run_coroutine_threadsafe
from collections.abc import Callable
from threading import Thread

from textual import events
from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver
from textual.geometry import Size

from l4pc_tui.look.reader import Reader, ask_about_pastes
from l4pc_tui.look.windows_keys import listen


class SteadyWindows(WindowsDriver):
    """Reads what the console sends in a thread of ours."""

    def start_application_mode(self) -> None:
        """Start; Textual's own thread is told to end before it has read anything."""
        self.exit_event.set()
        super().start_application_mode()
        if self._event_thread is not None:
            self._event_thread.join()
        self.exit_event.clear()
        self._event_thread = Thread(target=self._listen, name="textual-input", daemon=True)
        self._event_thread.start()

    def _enable_bracketed_paste(self) -> None:
        """Ask for pastes to be marked, and whether the console knows what that is."""
        super()._enable_bracketed_paste()
        ask_about_pastes(self)

    def _listen(self) -> None:
        try:
            listen(
                win32, Reader("utf-8", marked=False), done=self.exit_event.is_set,
                clock=time.monotonic, tell=self.process_message, resized=self._resized,
            )  # fmt: skip
        except OSError:
            gone: Callable[[], None] = getattr(self._app, "terminal_gone", self._app.exit)
            self._app.call_later(gone)

    def _resized(self, columns: int, rows: int) -> None:
        size = Size(columns, rows)
        run_coroutine_threadsafe(
            self._app._post_message(events.Resize(size, size)), loop=self._loop
        )
