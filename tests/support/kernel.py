"""A double of what Windows does when a window is closed: it calls, in a thread of its own."""

from __future__ import annotations

from threading import Thread

from l4pc_tui.machine.closing import CLOSE, Handler


class Kernel:
    """kernel32, as far as handlers go."""

    def __init__(self) -> None:
        self.handlers: list[Handler] = []
        self.answers: list[bool] = []

    def set_handler(self, handler: Handler, *, add: bool) -> bool:
        if add:
            self.handlers.append(handler)
        else:
            self.handlers.remove(handler)
        return True

    def call(self, which: int = CLOSE) -> Thread:
        """What Windows calls, the latest handler first; the thread in which it does."""
        handler = self.handlers[-1]
        thread = Thread(target=lambda: self.answers.append(handler(which)), daemon=True)
        thread.start()
        return thread
