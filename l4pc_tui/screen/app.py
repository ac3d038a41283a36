"""The participants' window: one picture, looked for four times a second. ``q`` leaves."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from l4pc_tui.core.live.view.wall_words import WallWords, wall_words
from l4pc_tui.look.dressed import DressedApp
from l4pc_tui.look.themes import PLAIN
from l4pc_tui.screen.follower import Follower
from l4pc_tui.screen.picture import Timer, Wall, picture

_EVERY = 0.25
"""Seconds between two looks at the file."""


class Picture(Widget):
    """The whole wall. It is painted again only when something on it is different."""

    DEFAULT_CSS = """
    Picture { width: 1fr; height: 1fr; background: $wall; color: $foreground; }
    """
    ALLOW_SELECT = False

    said: reactive[WallWords] = reactive(wall_words(None, 0.0))

    def __init__(self, timer: Timer, *, solid: bool) -> None:
        super().__init__()
        self._timer = timer
        self._solid = solid

    def render(self) -> Content:
        """The picture for the size that there is."""
        wall = Wall(self.size.width, self.size.height, self.app.theme == PLAIN, self._solid)
        return picture(self.said, wall, self._timer)


class ScreenApp(DressedApp[None], inherit_bindings=False):
    """The Screen. ``clock_now`` tells the time in epoch seconds."""

    TITLE = "l4pc"
    BINDINGS = [Binding("q", "quit", "Leave", id="screen.quit")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        database: Path | None = None,
        timer: Timer = "bar",
        *,
        clock_now: Callable[[], float] = time.time,
        theme: str = "",
        solid: bool = False,
    ) -> None:
        super().__init__(theme=theme)
        self._following = Follower(database)
        self._timer = timer
        self._clock_now = clock_now
        self._solid = solid

    def compose(self) -> ComposeResult:
        """The picture alone."""
        yield Picture(self._timer, solid=self._solid)

    def on_mount(self) -> None:
        """Look at once, and from now on."""
        self._leave_cleanly()
        self.look()
        self.set_interval(_EVERY, self.look)

    def look(self) -> None:
        """Take the picture that a console shows now, and the time on it."""
        now = self._clock_now()
        heard = self._following.look(now)
        said = wall_words(heard.view if heard else None, now)
        if said.clock is not None and self._timer != "digits":
            # Seconds that nobody sees must not have the wall painted anew.
            said = replace(said, clock=replace(said.clock, digits=""))
        self.screen.query_one(Picture).said = said

    def _leave_cleanly(self) -> None:
        """A terminal that is closed, or a kill, still gets its own screen back."""
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has neither the second signal nor handlers in its loop.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)


def run_screen(db: Path | None, timer: Timer = "bar") -> int:
    """Show the room's picture until ``q``; the exit status.

    db: the database whose session to follow; None means whichever console runs.
    """
    app = ScreenApp(db, timer)
    app.run(mouse=False)
    app.raise_crash()
    return app.return_code or 0
