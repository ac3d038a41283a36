"""The Screen in a browser, from its opening to its end: looks at the file, tells the windows."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from l4pc_tui.core.live.view.wall_words import is_new_bell, wall_words
from l4pc_tui.look.themes import wants_stillness
from l4pc_tui.screen.browser.drawn import BEGINS, Begins, news
from l4pc_tui.screen.browser.leaving import leaving
from l4pc_tui.screen.browser.server import serving
from l4pc_tui.screen.follower import Follower
from l4pc_tui.screen.sounds import Bell, ring

if TYPE_CHECKING:
    from l4pc_tui.screen.picture import Timer

_EVERY = 0.2
"""Seconds between two looks at the file; a window is told at once."""
_OPENED = (
    "The room’s screen is a page in a browser of this laptop; it follows the session:",
    "No browser can be opened from here. On this laptop, open:",
)
_HOW_TO_LEAVE = (
    "Move that window to the projector; f makes it fill the screen.",
    "Only this laptop can open it. q here ends it.",
)
_NOBODY = (
    "No browser can be opened from here. Start this in a terminal: it tells the address there."
)
_BY_ITSELF = "Only this laptop can open it. It ends a minute after its last window is closed."
_IN_A_TERMINAL = ("www-browser", "links", "elinks", "lynx", "w3m")
ALONE = 60.0
"""Seconds without any window, after which it ends where nobody can type ``q``."""


class NoWindow(Exception):
    """Nobody would ever see the page; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What is chosen for the page.

    timer: how the time left is shown. bell: what is to be heard of one, besides what each window
    lets be heard. first: how a window looks that has only been opened.
    """

    timer: Timer = "bar"
    bell: Bell = "seen"
    first: Begins = BEGINS


def run_browser(
    db: Path | None, ways: Ways, *, say: Callable[[str], None],
    clock_now: Callable[[], float] = time.time,
) -> int:  # fmt: skip
    """Show the room's picture in a browser until ``q``; the exit status. Raises OSError where the
    system gives no port, NoWindow where there is neither a browser nor a terminal.

    db: the database whose session to follow; None means whichever console runs. say: tells the
    facilitator a line. clock_now: the time in epoch seconds.
    """
    still = ways.first.still or wants_stillness(os.environ)
    follow = Follow(Follower(db), replace(ways, first=replace(ways.first, still=still)))
    with serving() as server, leaving() as leave:
        opened = open_page(server.house.address, os.environ)
        if not opened and not leave.typed:
            raise NoWindow(_NOBODY)
        move, end = _HOW_TO_LEAVE
        for line in (
            _OPENED[not opened], f"  {server.house.address}", move, end if leave.typed else _BY_ITSELF,
        ):  # fmt: skip
            say(line)
        looked_at = time.monotonic()
        while leave.typed or time.monotonic() - looked_at < ALONE:
            server.latest.tell(follow.told(clock_now()))
            if server.latest.windows:
                looked_at = time.monotonic()
            if leave.wish(_EVERY):
                break
    say("The room’s screen is closed.")
    return 0


@dataclass(slots=True)
class Follow:
    """Follows a console, and rings for each of its bells once."""

    following: Follower
    ways: Ways
    rang: float = 0.0

    def told(self, now: float) -> str:
        """What every window is told at that moment (epoch seconds)."""
        heard = self.following.look(now)
        view = heard.view if heard else None
        now += heard.ahead if heard else 0.0
        rang = wall_words(view, now).rang
        if is_new_bell(rang, self.rang):
            self.rang = rang
            ring(self.ways.bell, _ring_here)
        return news(view, now, self.ways.timer, self.ways.first, bell=self.rang)


def _ring_here() -> None:
    if sys.stdout.isatty():
        sys.stdout.write("\a")
        sys.stdout.flush()


def open_page(address: str, environ: Mapping[str, str]) -> bool:
    """Ask the system for a browser that has a window; False where there is none.

    One that draws in the terminal would take it from whoever reads the address there.
    """
    windows = sys.platform in ("win32", "darwin") or bool(
        environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("BROWSER")
    )
    if not windows:
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if getattr(browser, "name", "") in _IN_A_TERMINAL:
        return False
    # Some stay until their window is closed.
    Thread(target=browser.open, args=(address,), daemon=True).start()
    return True
